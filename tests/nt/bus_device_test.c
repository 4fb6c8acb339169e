/*
 * bus_device_test.c: what the device beneath an adapter answers – its interface, configuration space, DMA.
 */
#include "kernel.h"

#include <initguid.h>

#include <nt/bus_device.h>
#include <wdmguid.h>

static UCHAR config[256];
static PDEVICE_OBJECT pdo;

static uint32_t read_config(void *bus, uint32_t offset, void *to, uint32_t bytes)
{
    assert_ptr_equal(bus, config);
    if (offset >= sizeof config) {
        return 0;
    }
    bytes = bytes < sizeof config - offset ? bytes : (uint32_t)sizeof config - offset;
    memcpy(to, config + offset, bytes);
    return bytes;
}

static uint32_t write_config(void *bus, uint32_t offset, const void *from, uint32_t bytes)
{
    (void)bus;
    memcpy(config + offset, from, bytes);
    return bytes;
}

static const struct nt_bus_ops ops = {read_config, write_config};

static int start(void **state)
{
    int error = machine_start(state);
    pdo = error ? NULL : nt_device_object_create("PCI\\VEN_1234", "bustest");
    memset(config, 0, sizeof config);
    config[0] = 0x34;
    config[1] = 0x12;
    if (pdo) {
        nt_device_set_bus(pdo, &ops, config);
    }
    return pdo ? 0 : -1;
}

static int stop(void **state)
{
    nt_device_object_destroy(pdo);
    return machine_stop(state);
}

static KEVENT event;
static IO_STATUS_BLOCK status;

static PIRP begin_pnp(UCHAR minor)
{
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    PIRP irp = IoBuildSynchronousFsdRequest(IRP_MJ_PNP, pdo, NULL, 0, NULL, &event, &status);
    assert_non_null(irp);
    irp->IoStatus.Status = STATUS_NOT_SUPPORTED;
    IoGetNextIrpStackLocation(irp)->MinorFunction = minor;
    return irp;
}

static NTSTATUS query_interface(const GUID *type, void *interface, USHORT size)
{
    PIRP irp = begin_pnp(IRP_MN_QUERY_INTERFACE);
    PIO_STACK_LOCATION stack = IoGetNextIrpStackLocation(irp);
    stack->Parameters.QueryInterface.InterfaceType = type;
    stack->Parameters.QueryInterface.Size = size;
    stack->Parameters.QueryInterface.Version = 1;
    stack->Parameters.QueryInterface.Interface = interface;
    return IoCallDriver(pdo, irp);
}

static void bus_interface(void **state)
{
    (void)state;
    static BUS_INTERFACE_STANDARD bus;
    USHORT vendor = 0;
    UCHAR value = 0x5A;
    assert_int_equal(query_interface(&GUID_BUS_INTERFACE_STANDARD, &bus, sizeof bus), STATUS_SUCCESS);
    assert_int_equal(bus.GetBusData(bus.Context, PCI_WHICHSPACE_CONFIG, &vendor, 0, 2), 2);
    assert_int_equal(vendor, 0x1234);
    assert_int_equal(bus.SetBusData(bus.Context, PCI_WHICHSPACE_CONFIG, &value, 0x40, 1), 1);
    assert_int_equal(config[0x40], 0x5A);
    assert_int_equal(bus.GetBusData(bus.Context, PCI_WHICHSPACE_ROM, &vendor, 0, 2), 0);
    assert_int_equal(bus.GetBusData(bus.Context, PCI_WHICHSPACE_CONFIG, &vendor, MAXULONG, 2), 0);
    PHYSICAL_ADDRESS address = {.QuadPart = 0xFE000000};
    PHYSICAL_ADDRESS translated = {0};
    ULONG space = 0;
    assert_true(bus.TranslateBusAddress(bus.Context, address, 4, &space, &translated));
    assert_int_equal(translated.QuadPart, address.QuadPart);
    bus.InterfaceDereference(bus.Context);
}

static void interfaces_that_it_has_not(void **state)
{
    (void)state;
    static const GUID other = {1, 2, 3, {4}};
    BUS_INTERFACE_STANDARD bus = {0};
    assert_int_equal(query_interface(&other, &bus, sizeof bus), STATUS_NOT_SUPPORTED);
    assert_int_equal(query_interface(&GUID_BUS_INTERFACE_STANDARD, &bus, 8), STATUS_INVALID_PARAMETER);
    assert_null(bus.Context);
}

static void configuration_by_request(void **state)
{
    (void)state;
    USHORT vendor = 0;
    PIRP irp = begin_pnp(IRP_MN_READ_CONFIG);
    PIO_STACK_LOCATION stack = IoGetNextIrpStackLocation(irp);
    stack->Parameters.ReadWriteConfig.Buffer = &vendor;
    stack->Parameters.ReadWriteConfig.Length = 2;
    assert_int_equal(IoCallDriver(pdo, irp), STATUS_SUCCESS);
    assert_int_equal(vendor, 0x1234);
    assert_int_equal(status.Information, 2);
}

static void capabilities(void **state)
{
    (void)state;
    DEVICE_CAPABILITIES capabilities = {.Size = sizeof capabilities, .Version = 1};
    PIRP irp = begin_pnp(IRP_MN_QUERY_CAPABILITIES);
    IoGetNextIrpStackLocation(irp)->Parameters.DeviceCapabilities.Capabilities = &capabilities;
    assert_int_equal(IoCallDriver(pdo, irp), STATUS_SUCCESS);
    assert_int_equal(capabilities.DeviceState[PowerSystemWorking], PowerDeviceD0);
    assert_int_equal(capabilities.DeviceState[PowerSystemShutdown], PowerDeviceD3);
    assert_int_equal(capabilities.Address, 1u << 16);
}

static void no_acpi(void **state)
{
    (void)state;
    UCHAR bytes[16] = {0};
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    PIRP irp = IoBuildDeviceIoControlRequest(0x32C004, pdo, bytes, 16, bytes, 16, FALSE, &event, &status);
    assert_int_equal(IoCallDriver(pdo, irp), STATUS_NOT_SUPPORTED);
    irp = begin_pnp(IRP_MN_START_DEVICE);
    assert_int_equal(IoCallDriver(pdo, irp), STATUS_NOT_SUPPORTED); /* what it came with */
}

static void through_the_hal(void **state)
{
    (void)state;
    ULONG id = 0;
    UCHAR byte = 7;
    assert_int_equal(HalGetBusDataByOffset(PCIConfiguration, 0, 1, &id, 0, 4), 4);
    assert_int_equal(id & 0xFFFF, 0x1234);
    assert_int_equal(HalSetBusDataByOffset(PCIConfiguration, 0, 1, &byte, 0x50, 1), 1);
    assert_int_equal(config[0x50], 7);
    assert_int_equal(HalGetBusDataByOffset(PCIConfiguration, 0, 2, &id, 0, 4), 2); /* nothing in that slot */
    assert_int_equal(id & 0xFFFF, 0xFFFF);
    assert_int_equal(HalGetBusDataByOffset(PCIConfiguration, 0, 1 | 1 << 5, &id, 0, 4), 2); /* no second function */
    assert_int_equal(HalGetBusDataByOffset(PCIConfiguration, 1, 1, &id, 0, 4), 0);          /* no such bus */
    assert_int_equal(HalGetBusDataByOffset(Cmos, 0, 1, &id, 0, 4), 0);
    PHYSICAL_ADDRESS address = {.QuadPart = 0x3C0};
    ULONG space = 1;
    assert_true(HalTranslateBusAddress(PCIBus, 0, address, &space, &address));
    assert_int_equal(address.QuadPart, 0x3C0);
    assert_false(HalTranslateBusAddress(PCIBus, 9, address, &space, &address));
    nt_device_set_bus(pdo, NULL, NULL);
    assert_int_equal(HalGetBusDataByOffset(PCIConfiguration, 0, 1, &id, 0, 4), 4); /* the device is gone */
    assert_int_equal(id, MAXULONG);
}

/* ---- DMA ---- */

static DEVICE_DESCRIPTION master(void)
{
    return (DEVICE_DESCRIPTION){.Version = DEVICE_DESCRIPTION_VERSION,
                                .Master = TRUE,
                                .ScatterGather = TRUE,
                                .Dma32BitAddresses = TRUE,
                                .InterfaceType = PCIBus,
                                .MaximumLength = 1 << 20};
}

static void common_buffer(void **state)
{
    (void)state;
    DEVICE_DESCRIPTION description = master();
    ULONG registers = 0;
    PHYSICAL_ADDRESS logical = {0};
    PDMA_ADAPTER adapter = IoGetDmaAdapter(pdo, &description, &registers);
    assert_non_null(adapter);
    assert_true(registers > 0);
    UCHAR *memory = adapter->DmaOperations->AllocateCommonBuffer(adapter, 8192, &logical, TRUE);
    assert_non_null(memory);
    assert_true(logical.QuadPart + 8192 <= 0x100000000); /* 32 bits reach it */
    memset(memory, 1, 8192);
    adapter->DmaOperations->FreeCommonBuffer(adapter, 8192, logical, memory, TRUE);
    adapter->DmaOperations->PutDmaAdapter(adapter);
    assert_machine_clean();
}

static SCATTER_GATHER_LIST *listed;

static VOID NTAPI on_list(PDEVICE_OBJECT device, PIRP irp, PSCATTER_GATHER_LIST list, PVOID context)
{
    (void)irp, (void)context;
    assert_ptr_equal(device, pdo);
    assert_int_equal(KeGetCurrentIrql(), DISPATCH_LEVEL);
    listed = list;
}

static void scatter_gather(void **state)
{
    (void)state;
    DEVICE_DESCRIPTION description = master();
    ULONG registers;
    PDMA_ADAPTER adapter = IoGetDmaAdapter(pdo, &description, &registers);
    PHYSICAL_ADDRESS highest = {.QuadPart = MAXLONGLONG};
    UCHAR *memory = MmAllocateContiguousMemory(3 * (SIZE_T)4096, highest);
    PMDL mdl = IoAllocateMdl(memory + 100, 2 * 4096, FALSE, FALSE, NULL);
    MmBuildMdlForNonPagedPool(mdl);
    PVOID from = MmGetMdlVirtualAddress(mdl);
    listed = NULL;
    assert_int_equal(
        adapter->DmaOperations->GetScatterGatherList(adapter, pdo, mdl, from, 2 * 4096, on_list, NULL, TRUE),
        STATUS_SUCCESS);
    assert_non_null(listed);
    assert_int_equal(listed->NumberOfElements, 1); /* contiguous pages are one element */
    assert_int_equal(listed->Elements[0].Length, 2 * 4096);
    assert_int_equal(listed->Elements[0].Address.QuadPart, MmGetPhysicalAddress(memory + 100).QuadPart);
    adapter->DmaOperations->PutScatterGatherList(adapter, listed, TRUE);
    assert_int_equal(
        adapter->DmaOperations->GetScatterGatherList(adapter, pdo, mdl, from, 2 * 4096 + 1, on_list, NULL, TRUE),
        STATUS_BUFFER_TOO_SMALL);
    ULONG size = 0;
    assert_int_equal(adapter->DmaOperations->CalculateScatterGatherList(adapter, mdl, from, 2 * 4096, &size, NULL),
                     STATUS_SUCCESS);
    assert_true(size >= sizeof(SCATTER_GATHER_LIST) + sizeof(SCATTER_GATHER_ELEMENT));
    IoFreeMdl(mdl);
    MmFreeContiguousMemory(memory);
    adapter->DmaOperations->PutDmaAdapter(adapter);
    assert_machine_clean();
}

static void adapters_that_there_are_not(void **state)
{
    (void)state;
    ULONG registers;
    DEVICE_DESCRIPTION description = master();
    description.Version = DEVICE_DESCRIPTION_VERSION3;
    assert_null(IoGetDmaAdapter(pdo, &description, &registers));
    description = master();
    description.Master = FALSE;
    assert_null(IoGetDmaAdapter(pdo, &description, &registers));
    description = master();
    os_fail_nth(1, false);
    assert_null(IoGetDmaAdapter(pdo, &description, &registers));
    os_fail_nth(0, false);
}

#define WITH_DEVICE(test) cmocka_unit_test_setup_teardown(test, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DEVICE(bus_interface),
        WITH_DEVICE(interfaces_that_it_has_not),
        WITH_DEVICE(configuration_by_request),
        WITH_DEVICE(capabilities),
        WITH_DEVICE(no_acpi),
        WITH_DEVICE(through_the_hal),
        WITH_DEVICE(common_buffer),
        WITH_DEVICE(scatter_gather),
        WITH_DEVICE(adapters_that_there_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
