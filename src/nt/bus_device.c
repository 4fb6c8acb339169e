/*
 * bus_device.c: the requests that a physical device object answers, and configuration space through the HAL.
 */
#include "nt/bus_device.h"
#include "nt/export_tables.h"
#include "nt/machine.h"
#include "nt/object.h"
#include "nt/thread.h"

#include <ntddk.h>
#include <ntstatus.h>
#include <string.h>

static const GUID bus_interface = {0x496B8280, 0x6F25, 0x11D0, {0xBE, 0xAF, 0x08, 0x00, 0x2B, 0xE2, 0x09, 0x2F}};
static const GUID pci_bus = {0xC8EBDFB0, 0xB510, 0x11D0, {0x80, 0xE5, 0x00, 0xA0, 0xC9, 0x25, 0x42, 0xE3}};

enum { CONFIG_BYTES = 4096 };

/* --------------------------------------------------------------------------------------------- the bus' interface */

static ULONG read_config(PDEVICE_OBJECT device, ULONG space, void *to, ULONG offset, ULONG bytes)
{
    uint32_t moved = 0;
    if (space != PCI_WHICHSPACE_CONFIG || offset > CONFIG_BYTES || bytes > CONFIG_BYTES - offset) {
        return 0;
    }
    return nt_device_read_config(device, offset, to, bytes, &moved) ? moved : 0;
}

static ULONG write_config(PDEVICE_OBJECT device, ULONG space, const void *from, ULONG offset, ULONG bytes)
{
    uint32_t moved = 0;
    if (space != PCI_WHICHSPACE_CONFIG || offset > CONFIG_BYTES || bytes > CONFIG_BYTES - offset) {
        return 0;
    }
    return nt_device_write_config(device, offset, from, bytes, &moved) ? moved : 0;
}

static ULONG NTAPI get_bus_data(PVOID Context, ULONG DataType, PVOID Buffer, ULONG Offset, ULONG Length)
{
    return read_config(Context, DataType, Buffer, Offset, Length);
}

static ULONG NTAPI set_bus_data(PVOID Context, ULONG DataType, PVOID Buffer, ULONG Offset, ULONG Length)
{
    return write_config(Context, DataType, Buffer, Offset, Length);
}

static VOID NTAPI reference_interface(PVOID Context)
{
    ObfReferenceObject(Context);
}

static VOID NTAPI dereference_interface(PVOID Context)
{
    ObfDereferenceObject(Context);
}

/* A bus address is the processor's. */
static BOOLEAN NTAPI translate_address(PVOID Context, PHYSICAL_ADDRESS BusAddress, ULONG Length, PULONG AddressSpace,
                                       PPHYSICAL_ADDRESS TranslatedAddress)
{
    (void)Context, (void)Length, (void)AddressSpace;
    *TranslatedAddress = BusAddress;
    return TRUE;
}

static struct _DMA_ADAPTER *NTAPI get_dma_adapter(PVOID Context, struct _DEVICE_DESCRIPTION *DeviceDescriptor,
                                                  PULONG NumberOfMapRegisters)
{
    return IoGetDmaAdapter(Context, DeviceDescriptor, NumberOfMapRegisters);
}

static NTSTATUS query_interface(PDEVICE_OBJECT device, const IO_STACK_LOCATION *stack, NTSTATUS before)
{
    if (!IsEqualGUID(stack->Parameters.QueryInterface.InterfaceType, &bus_interface)) {
        return before;
    }
    BUS_INTERFACE_STANDARD *interface = (BUS_INTERFACE_STANDARD *)stack->Parameters.QueryInterface.Interface;
    if (stack->Parameters.QueryInterface.Size < sizeof *interface) {
        return STATUS_INVALID_PARAMETER;
    }
    *interface = (BUS_INTERFACE_STANDARD){
        .Size = sizeof *interface,
        .Version = 1,
        .Context = device,
        .InterfaceReference = reference_interface,
        .InterfaceDereference = dereference_interface,
        .TranslateBusAddress = translate_address,
        .GetDmaAdapter = get_dma_adapter,
        .SetBusData = set_bus_data,
        .GetBusData = get_bus_data,
    };
    reference_interface(device); /* the asker has one */
    return STATUS_SUCCESS;
}

/* ------------------------------------------------------------------------------------------------------- requests */

static NTSTATUS query_capabilities(PDEVICE_OBJECT device, const IO_STACK_LOCATION *stack)
{
    DEVICE_CAPABILITIES *capabilities = stack->Parameters.DeviceCapabilities.Capabilities;
    if (!capabilities || capabilities->Version != 1 || capabilities->Size < sizeof *capabilities) {
        return STATUS_INVALID_PARAMETER;
    }
    capabilities->DeviceD1 = TRUE;
    capabilities->DeviceD2 = TRUE;
    capabilities->Address = (nt_device_number(device) + 1) << 16; /* device and function */
    capabilities->UINumber = MAXULONG;
    capabilities->DeviceState[PowerSystemWorking] = PowerDeviceD0;
    for (int i = PowerSystemSleeping1; i < PowerSystemMaximum; i++) {
        capabilities->DeviceState[i] = PowerDeviceD3;
    }
    capabilities->SystemWake = PowerSystemUnspecified;
    capabilities->DeviceWake = PowerDeviceUnspecified;
    return STATUS_SUCCESS;
}

static NTSTATUS move_config(PDEVICE_OBJECT device, PIRP irp, const IO_STACK_LOCATION *stack)
{
    PVOID buffer = stack->Parameters.ReadWriteConfig.Buffer;
    ULONG space = stack->Parameters.ReadWriteConfig.WhichSpace;
    ULONG offset = stack->Parameters.ReadWriteConfig.Offset;
    ULONG bytes = stack->Parameters.ReadWriteConfig.Length;
    ULONG moved = stack->MinorFunction == IRP_MN_READ_CONFIG ? read_config(device, space, buffer, offset, bytes)
                                                             : write_config(device, space, buffer, offset, bytes);
    irp->IoStatus.Information = moved;
    return moved == bytes ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

static NTSTATUS query_bus(PDEVICE_OBJECT device, PIRP irp)
{
    PPNP_BUS_INFORMATION information = ExAllocatePool2(POOL_FLAG_PAGED, sizeof *information, 0x42706E50 /* "PnpB" */);
    (void)device;
    if (!information) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    information->BusTypeGuid = pci_bus;
    information->LegacyBusType = PCIBus;
    information->BusNumber = 0;
    irp->IoStatus.Information = (ULONG_PTR)information; /* the asker's to free */
    return STATUS_SUCCESS;
}

static NTSTATUS complete(PIRP irp, NTSTATUS status)
{
    irp->IoStatus.Status = status;
    IofCompleteRequest(irp, IO_NO_INCREMENT);
    return status;
}

/* What it does not know it completes with the status that it came with. */
static NTSTATUS NTAPI on_pnp(PDEVICE_OBJECT device, PIRP irp)
{
    const IO_STACK_LOCATION *stack = IoGetCurrentIrpStackLocation(irp);
    switch (stack->MinorFunction) {
    case IRP_MN_QUERY_INTERFACE:
        return complete(irp, query_interface(device, stack, irp->IoStatus.Status));
    case IRP_MN_QUERY_CAPABILITIES:
        return complete(irp, query_capabilities(device, stack));
    case IRP_MN_READ_CONFIG:
    case IRP_MN_WRITE_CONFIG:
        return complete(irp, move_config(device, irp, stack));
    case IRP_MN_QUERY_BUS_INFORMATION:
        return complete(irp, query_bus(device, irp));
    case IRP_MN_QUERY_PNP_DEVICE_STATE:
        irp->IoStatus.Information = 0;
        return complete(irp, STATUS_SUCCESS);
    default:
        return complete(irp, irp->IoStatus.Status);
    }
}

static NTSTATUS NTAPI on_power(PDEVICE_OBJECT device, PIRP irp)
{
    const IO_STACK_LOCATION *stack = IoGetCurrentIrpStackLocation(irp);
    (void)device;
    bool is_known = stack->MinorFunction == IRP_MN_SET_POWER || stack->MinorFunction == IRP_MN_QUERY_POWER;
    return complete(irp, is_known ? STATUS_SUCCESS : irp->IoStatus.Status);
}

/* ACPI's methods among them: this machine has no ACPI. */
static NTSTATUS NTAPI on_control(PDEVICE_OBJECT device, PIRP irp)
{
    (void)device;
    irp->IoStatus.Information = 0;
    return complete(irp, STATUS_NOT_SUPPORTED);
}

static NTSTATUS NTAPI on_anything_else(PDEVICE_OBJECT device, PIRP irp)
{
    (void)device;
    irp->IoStatus.Information = 0;
    return complete(irp, STATUS_INVALID_DEVICE_REQUEST);
}

static DRIVER_OBJECT driver;

PDRIVER_OBJECT nt_bus_driver(void)
{
    return &driver;
}

/* Constant from here on. */
__attribute__((constructor)) static void fill_driver(void)
{
    driver.Type = IO_TYPE_DRIVER;
    driver.Size = sizeof driver;
    for (size_t i = 0; i <= IRP_MJ_MAXIMUM_FUNCTION; i++) {
        driver.MajorFunction[i] = on_anything_else;
    }
    driver.MajorFunction[IRP_MJ_PNP] = on_pnp;
    driver.MajorFunction[IRP_MJ_POWER] = on_power;
    driver.MajorFunction[IRP_MJ_DEVICE_CONTROL] = on_control;
    driver.MajorFunction[IRP_MJ_INTERNAL_DEVICE_CONTROL] = on_control;
}

/* -------------------------------------------------------------------------------------------------------- the HAL */

enum { NO_SUCH_DEVICE = 2, VENDOR_BYTES = 2 };

/* A slot without a device reads as one vendor id of all ones, and says two bytes; a bus that is not there says none. */
ULONG NTAPI HalGetBusDataByOffset(BUS_DATA_TYPE BusDataType, ULONG BusNumber, ULONG SlotNumber, PVOID Buffer,
                                  ULONG Offset, ULONG Length)
{
    if (BusDataType != PCIConfiguration || BusNumber != 0) {
        return 0;
    }
    PDEVICE_OBJECT device = nt_device_at_slot(BusNumber, SlotNumber);
    if (!device) {
        memset(Buffer, 0xFF, Length < VENDOR_BYTES ? Length : VENDOR_BYTES);
        return NO_SUCH_DEVICE;
    }
    return read_config(device, PCI_WHICHSPACE_CONFIG, Buffer, Offset, Length);
}

ULONG NTAPI HalSetBusDataByOffset(BUS_DATA_TYPE BusDataType, ULONG BusNumber, ULONG SlotNumber, PVOID Buffer,
                                  ULONG Offset, ULONG Length)
{
    PDEVICE_OBJECT device = BusDataType == PCIConfiguration ? nt_device_at_slot(BusNumber, SlotNumber) : NULL;
    return device ? write_config(device, PCI_WHICHSPACE_CONFIG, Buffer, Offset, Length) : 0;
}

/* Of the buses that a PC has; memory stays memory, and ports stay ports. */
BOOLEAN NTAPI HalTranslateBusAddress(INTERFACE_TYPE InterfaceType, ULONG BusNumber, PHYSICAL_ADDRESS BusAddress,
                                     PULONG AddressSpace, PPHYSICAL_ADDRESS TranslatedAddress)
{
    bool is_there = BusNumber == 0 && (InterfaceType == PCIBus || InterfaceType == Isa || InterfaceType == Internal);
    if (!is_there || *AddressSpace > 1) {
        return FALSE;
    }
    *TranslatedAddress = BusAddress;
    return TRUE;
}

static const struct nt_export rows[] = {
    NT_EXPORT(HalGetBusDataByOffset),
    NT_EXPORT(HalSetBusDataByOffset),
    NT_EXPORT(HalTranslateBusAddress),
    NT_EXPORT_AS(IoTranslateBusAddress, HalTranslateBusAddress),
};
const struct nt_export_table nt_bus_device_exports = NT_EXPORT_TABLE(rows);
