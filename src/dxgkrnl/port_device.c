/*
 * port_device.c: the callbacks about the device – what it is, its configuration space, its children, and who is alone
 * in the adapter.
 */
#include "dxgkrnl/adapter.h"
#include "dxgkrnl/port.h"
#include "nt/log.h"

#include <string.h>

#define SYSTEM_MEMORY_BYTES      0x100000000ll /* what a driver is told; nothing depends on it */
#define HIGHEST_PHYSICAL_ADDRESS 0xFFFFFFFFFFll

static NTSTATUS NTAPI eval_acpi_method(HANDLE DeviceHandle, ULONG DeviceUid,
                                       PACPI_EVAL_INPUT_BUFFER_COMPLEX AcpiInputBuffer, ULONG AcpiInputSize,
                                       PACPI_EVAL_OUTPUT_BUFFER AcpiOutputBuffer, ULONG AcpiOutputSize)
{
    (void)DeviceUid;
    (void)AcpiInputBuffer;
    (void)AcpiInputSize;
    (void)AcpiOutputBuffer;
    (void)AcpiOutputSize;
    if (dxg_port_adapter(DeviceHandle, "DxgkCbEvalAcpiMethod", PASSIVE_LEVEL) == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    return dxg_port_not_supported("DxgkCbEvalAcpiMethod (this machine has no ACPI)");
}

static NTSTATUS NTAPI get_device_information(HANDLE DeviceHandle, PDXGK_DEVICE_INFO DeviceInfo)
{
    struct dxg_adapter *adapter = dxg_port_adapter(DeviceHandle, "DxgkCbGetDeviceInformation", PASSIVE_LEVEL);
    if (adapter == NULL || DeviceInfo == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    *DeviceInfo = (DXGK_DEVICE_INFO){
        .MiniportDeviceContext = adapter->miniport_context,
        .PhysicalDeviceObject = adapter->pdo,
        .DeviceRegistryPath = adapter->registry_path,
        .TranslatedResourceList = adapter->resources,
        .SystemMemorySize.QuadPart = SYSTEM_MEMORY_BYTES,
        .HighestPhysicalAddress.QuadPart = HIGHEST_PHYSICAL_ADDRESS,
        .DockingState = DockStateUnsupported,
    };
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI indicate_child_status(HANDLE DeviceHandle, PDXGK_CHILD_STATUS ChildStatus)
{
    struct dxg_adapter *adapter = dxg_port_adapter(DeviceHandle, "DxgkCbIndicateChildStatus", DISPATCH_LEVEL);
    if (adapter == NULL || ChildStatus == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    return dxg_child_indicate(adapter, ChildStatus);
}

/* What DataType may be: configuration space, and a ROM where the device has one and it is to be read. */
static NTSTATUS check_space(ULONG data_type, bool has_rom, const char *callback)
{
    switch (data_type) {
    case DXGK_WHICHSPACE_CONFIG:
        return STATUS_SUCCESS;
    case DXGK_WHICHSPACE_ROM:
        return has_rom ? STATUS_SUCCESS : dxg_port_not_supported(callback);
    case DXGK_WHICHSPACE_MCH:
    case DXGK_WHICHSPACE_BRIDGE:
        return dxg_port_not_supported(callback);
    default:
        return STATUS_INVALID_PARAMETER;
    }
}

static NTSTATUS NTAPI read_device_space(HANDLE DeviceHandle, ULONG DataType, PVOID Buffer, ULONG Offset, ULONG Length,
                                        PULONG BytesRead)
{
    struct dxg_adapter *adapter = dxg_port_adapter(DeviceHandle, "DxgkCbReadDeviceSpace", PASSIVE_LEVEL);
    if (adapter == NULL || Buffer == NULL || BytesRead == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    *BytesRead = 0;
    NTSTATUS status = check_space(DataType, dxg_bus_rom_bytes(adapter->bus) > 0,
                                  "DxgkCbReadDeviceSpace of a space that the device does not have");
    if (NT_SUCCESS(status) && DataType == DXGK_WHICHSPACE_ROM) {
        *BytesRead = dxg_bus_read_rom(adapter->bus, Offset, Buffer, Length);
    } else if (NT_SUCCESS(status)) {
        *BytesRead = dxg_bus_read_config(adapter->bus, Offset, Buffer, Length);
    }
    return status;
}

static NTSTATUS NTAPI write_device_space(HANDLE DeviceHandle, ULONG DataType, PVOID Buffer, ULONG Offset, ULONG Length,
                                         PULONG BytesWritten)
{
    struct dxg_adapter *adapter = dxg_port_adapter(DeviceHandle, "DxgkCbWriteDeviceSpace", PASSIVE_LEVEL);
    if (adapter == NULL || Buffer == NULL || BytesWritten == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    *BytesWritten = 0;
    NTSTATUS status =
        check_space(DataType, false, "DxgkCbWriteDeviceSpace of a space other than DXGK_WHICHSPACE_CONFIG");
    if (NT_SUCCESS(status)) {
        *BytesWritten = dxg_bus_write_config(adapter->bus, Offset, Buffer, Length);
    }
    return status;
}

/* Whether the adapter's own function, which is all that is on the bus, is what the parameters describe. */
static bool is_present(struct dxg_adapter *adapter, const PCI_DEVICE_PRESENCE_PARAMETERS *wanted)
{
    const struct escapement_device_model *model = dxg_bus_model(adapter->bus);
    ULONG flags = wanted->Flags;
    return dxg_bus_is_plugged(adapter->bus) &&
           ((flags & PCI_USE_VENDEV_IDS) == 0 ||
            (wanted->VendorID == model->vendor_id && wanted->DeviceID == model->device_id)) &&
           ((flags & PCI_USE_SUBSYSTEM_IDS) == 0 ||
            (wanted->SubVendorID == model->subsystem_vendor_id && wanted->SubSystemID == model->subsystem_id)) &&
           ((flags & PCI_USE_REVISION) == 0 || wanted->RevisionID == model->revision) &&
           ((flags & PCI_USE_CLASS_SUBCLASS) == 0 || (wanted->BaseClass == (UCHAR)(model->class_code >> 16) &&
                                                      wanted->SubClass == (UCHAR)(model->class_code >> 8))) &&
           ((flags & PCI_USE_PROGIF) == 0 || wanted->ProgIf == (UCHAR)model->class_code);
}

static NTSTATUS NTAPI is_device_present(HANDLE DeviceHandle, PPCI_DEVICE_PRESENCE_PARAMETERS DevicePresenceParameters,
                                        PBOOLEAN DevicePresent)
{
    struct dxg_adapter *adapter = dxg_port_adapter(DeviceHandle, "DxgkCbIsDevicePresent", PASSIVE_LEVEL);
    if (adapter == NULL || DevicePresent == NULL || DevicePresenceParameters == NULL ||
        DevicePresenceParameters->Size < sizeof *DevicePresenceParameters ||
        (DevicePresenceParameters->Flags & (PCI_USE_VENDEV_IDS | PCI_USE_CLASS_SUBCLASS)) == 0) {
        return STATUS_INVALID_PARAMETER;
    }
    *DevicePresent = is_present(adapter, DevicePresenceParameters);
    return STATUS_SUCCESS;
}

static VOID NTAPI log_etw_event(CONST LPCGUID EventGuid, UCHAR Type, USHORT EventBufferSize, PVOID EventBuffer)
{
    (void)EventBuffer;
    if (EventGuid == NULL) {
        return;
    }
    nt_log(NT_LOG_DRIVER, "event {%08X-%04X-%04X-%02X%02X-%02X%02X%02X%02X%02X%02X} of type %u with %u bytes\n",
           (unsigned)EventGuid->Data1, EventGuid->Data2, EventGuid->Data3, EventGuid->Data4[0], EventGuid->Data4[1],
           EventGuid->Data4[2], EventGuid->Data4[3], EventGuid->Data4[4], EventGuid->Data4[5], EventGuid->Data4[6],
           EventGuid->Data4[7], Type, EventBufferSize);
}

/*
 * The caller is alone already at level two or three, which is all that may call this; so the protected callback runs at
 * once, on its thread.
 */
static NTSTATUS NTAPI exclude_adapter_access(HANDLE DeviceHandle, ULONG Attributes,
                                             DXGKDDI_PROTECTED_CALLBACK DxgkProtectedCallback,
                                             PVOID ProtectedCallbackContext)
{
    (void)Attributes;
    struct dxg_adapter *adapter = dxg_port_adapter(DeviceHandle, "DxgkCbExcludeAdapterAccess", PASSIVE_LEVEL);
    if (adapter == NULL || DxgkProtectedCallback == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    if (!dxg_level_is_alone(adapter)) {
        nt_log(NT_LOG_KERNEL, "DxgkCbExcludeAdapterAccess was called below level two");
        return STATUS_INVALID_DEVICE_REQUEST;
    }
    DxgkProtectedCallback(adapter->miniport_context, ProtectedCallbackContext, STATUS_SUCCESS);
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI report_diagnostic(HANDLE DeviceHandle, IN_PDXGK_DIAGNOSTIC_HEADER pDiagnostic)
{
    if (dxg_port_adapter(DeviceHandle, "DxgkCbReportDiagnostic", DISPATCH_LEVEL) == NULL || pDiagnostic == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    return dxg_port_not_supported("DxgkCbReportDiagnostic");
}

/* No optional feature of WDDM is on: a driver that asks is told so. */
static NTSTATUS NTAPI is_feature_enabled(INOUT_PDXGKARGCB_ISFEATUREENABLED Args)
{
    if (Args == NULL || dxg_port_adapter(Args->DeviceHandle, "DxgkCbIsFeatureEnabled", PASSIVE_LEVEL) == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    Args->Enabled = FALSE;
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI query_feature_support(INOUT_PDXGKARGCB_QUERYFEATURESUPPORT Args)
{
    if (Args == NULL || dxg_port_adapter(Args->DeviceHandle, "DxgkCbQueryFeatureSupport", PASSIVE_LEVEL) == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    Args->Enabled = FALSE;
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI save_memory_for_hot_update(IN_CONST_HANDLE hAdapter,
                                                 IN_CONST_PDXGKARGCB_SAVEMEMORYFORHOTUPDATE pArgs)
{
    (void)pArgs;
    if (dxg_port_adapter(hAdapter, "DxgkCbSaveMemoryForHotUpdate", PASSIVE_LEVEL) == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    return dxg_port_not_supported("DxgkCbSaveMemoryForHotUpdate");
}

void dxg_port_device_callbacks(DXGKRNL_INTERFACE *interface)
{
    interface->DxgkCbEvalAcpiMethod = eval_acpi_method;
    interface->DxgkCbGetDeviceInformation = get_device_information;
    interface->DxgkCbIndicateChildStatus = indicate_child_status;
    interface->DxgkCbReadDeviceSpace = read_device_space;
    interface->DxgkCbWriteDeviceSpace = write_device_space;
    interface->DxgkCbIsDevicePresent = is_device_present;
    interface->DxgkCbLogEtwEvent = log_etw_event;
    interface->DxgkCbExcludeAdapterAccess = exclude_adapter_access;
    interface->DxgkCbReportDiagnostic = report_diagnostic;
    interface->DxgkCbIsFeatureEnabled = is_feature_enabled;
    interface->DxgkCbQueryFeatureSupport = query_feature_support;
    interface->DxgkCbSaveMemoryForHotUpdate = save_memory_for_hot_update;
}
