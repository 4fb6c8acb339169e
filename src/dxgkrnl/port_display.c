/*
 * port_display.c: the callbacks that only adapters with displays use.
 */
#include "dxgkrnl/adapter.h"
#include "dxgkrnl/monitor.h"
#include "dxgkrnl/port.h"
#include "dxgkrnl/vidpn.h"
#include "nt/log.h"

static NTSTATUS NTAPI query_vidpn_interface(IN_CONST_D3DKMDT_HVIDPN hVidPn,
                                            IN_CONST_DXGK_VIDPN_INTERFACE_VERSION VidPnInterfaceVersion,
                                            DEREF_OUT_CONST_PPDXGK_VIDPN_INTERFACE ppVidPnInterface)
{
    dxg_port_check_irql("DxgkCbQueryVidPnInterface", APC_LEVEL);
    if (ppVidPnInterface == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    *ppVidPnInterface = NULL;
    if (!dxg_vidpn_is_open(hVidPn)) {
        return STATUS_GRAPHICS_INVALID_VIDPN;
    }
    *ppVidPnInterface = dxg_vidpn_interface(VidPnInterfaceVersion);
    return *ppVidPnInterface != NULL ? STATUS_SUCCESS : STATUS_NOT_SUPPORTED;
}

static NTSTATUS NTAPI query_monitor_interface(IN_CONST_HANDLE hAdapter,
                                              IN_CONST_DXGK_MONITOR_INTERFACE_VERSION MonitorInterfaceVersion,
                                              DEREF_OUT_CONST_PPDXGK_MONITOR_INTERFACE ppMonitorInterface)
{
    if (dxg_port_adapter(hAdapter, "DxgkCbQueryMonitorInterface", APC_LEVEL) == NULL || ppMonitorInterface == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    *ppMonitorInterface = dxg_monitor_interface(MonitorInterfaceVersion);
    return *ppMonitorInterface != NULL ? STATUS_SUCCESS : STATUS_NOT_SUPPORTED;
}

static NTSTATUS NTAPI get_capture_address(INOUT_PDXGKARGCB_GETCAPTUREADDRESS Args)
{
    (void)Args;
    dxg_port_check_irql("DxgkCbGetCaptureAddress", PASSIVE_LEVEL);
    return dxg_port_not_supported("DxgkCbGetCaptureAddress");
}

/* Documented: a Width of zero says that the firmware drew nothing on this device. */
static NTSTATUS NTAPI acquire_post_display_ownership(HANDLE DeviceHandle, PDXGK_DISPLAY_INFORMATION DisplayInfo)
{
    struct dxg_adapter *adapter = dxg_port_adapter(DeviceHandle, "DxgkCbAcquirePostDisplayOwnership", APC_LEVEL);
    if (adapter == NULL || DisplayInfo == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    dxg_post_acquire(adapter, DisplayInfo);
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI acquire_post_display_ownership2(HANDLE DeviceHandle, PDXGK_DISPLAY_INFORMATION DisplayInfo,
                                                      PDXGK_DISPLAY_OWNERSHIP_FLAGS Flags)
{
    NTSTATUS status = acquire_post_display_ownership(DeviceHandle, DisplayInfo);
    if (NT_SUCCESS(status) && Flags != NULL) {
        Flags->Value = DisplayInfo->Width == 0                            ? FrameBufferStateUnknown
                       : DisplayInfo->TargetId == D3DDDI_ID_UNINITIALIZED ? FrameBufferStateInitializedByFirmware
                                                                          : FrameBufferStateInitializedByDriver;
    }
    return status;
}

static VOID NTAPI hardware_content_protection_teardown(IN_CONST_HANDLE hAdapter, UINT Flags)
{
    (void)Flags;
    if (dxg_port_adapter(hAdapter, "DxgkCbHardwareContentProtectionTeardown", DISPATCH_LEVEL) != NULL) {
        dxg_port_not_supported("DxgkCbHardwareContentProtectionTeardown");
    }
}

/* No overlay plane is ever enabled, so none is to be taken back. */
static VOID NTAPI multi_plane_overlay_disabled(IN_CONST_HANDLE hAdapter, UINT VidPnSourceId)
{
    const struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "DxgkCbMultiPlaneOverlayDisabled", DISPATCH_LEVEL);
    if (adapter != NULL && VidPnSourceId >= adapter->sources) {
        nt_log(NT_LOG_KERNEL, "DxgkCbMultiPlaneOverlayDisabled was given source %u, of %u", (unsigned)VidPnSourceId,
               (unsigned)adapter->sources);
    }
}

static NTSTATUS NTAPI indicate_connector_change(IN_CONST_HANDLE hAdapter)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "DxgkCbIndicateConnectorChange", DISPATCH_LEVEL);
    return adapter == NULL ? STATUS_INVALID_PARAMETER : dxg_child_indicate_connector(adapter);
}

static NTSTATUS NTAPI unblock_uefi_frame_buffer_ranges(IN_CONST_HANDLE hAdapter,
                                                       IN_CONST_PDXGK_SEGMENTMEMORYSTATE pSegmentMemoryState)
{
    (void)pSegmentMemoryState;
    if (dxg_port_adapter(hAdapter, "DxgkCbUnblockUEFIFrameBufferRanges", DISPATCH_LEVEL) == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    return dxg_port_not_supported("DxgkCbUnblockUEFIFrameBufferRanges (there is no such frame buffer)");
}

static NTSTATUS NTAPI pin_frame_buffer_for_save(IN_CONST_HANDLE hAdapter, INOUT_PDXGKARGCB_PINFRAMEBUFFERFORSAVE Args)
{
    (void)Args;
    if (dxg_port_adapter(hAdapter, "DxgkCbPinFrameBufferForSave", PASSIVE_LEVEL) == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    return dxg_port_not_supported("DxgkCbPinFrameBufferForSave");
}

static NTSTATUS NTAPI pin_frame_buffer_for_save2(IN_CONST_HANDLE hAdapter, INOUT_PDXGKARGCB_PINFRAMEBUFFERFORSAVE2 Args)
{
    (void)Args;
    if (dxg_port_adapter(hAdapter, "DxgkCbPinFrameBufferForSave2", PASSIVE_LEVEL) == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    return dxg_port_not_supported("DxgkCbPinFrameBufferForSave2");
}

static NTSTATUS NTAPI unpin_frame_buffer_for_save(IN_CONST_HANDLE hAdapter,
                                                  IN_CONST_PDXGKARGCB_UNPINFRAMEBUFFERFORSAVE Args)
{
    (void)Args;
    if (dxg_port_adapter(hAdapter, "DxgkCbUnpinFrameBufferForSave", PASSIVE_LEVEL) == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    return dxg_port_not_supported("DxgkCbUnpinFrameBufferForSave");
}

static NTSTATUS NTAPI map_frame_buffer_pointer(IN_CONST_HANDLE hAdapter, INOUT_PDXGKARGCB_MAPFRAMEBUFFERPOINTER Args)
{
    (void)Args;
    if (dxg_port_adapter(hAdapter, "DxgkCbMapFrameBufferPointer", PASSIVE_LEVEL) == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    return dxg_port_not_supported("DxgkCbMapFrameBufferPointer");
}

static NTSTATUS NTAPI unmap_frame_buffer_pointer(IN_CONST_HANDLE hAdapter,
                                                 IN_CONST_PDXGKARGCB_UNMAPFRAMEBUFFERPOINTER Args)
{
    (void)Args;
    if (dxg_port_adapter(hAdapter, "DxgkCbUnmapFrameBufferPointer", PASSIVE_LEVEL) == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    return dxg_port_not_supported("DxgkCbUnmapFrameBufferPointer");
}

/* The kernel draws no pointer: whether the hardware can is the next caller's to find out. */
static NTSTATUS NTAPI notify_cursor_support_change(IN_CONST_PDXGKARGCB_NOTIFYCURSORSUPPORTCHANGE Args)
{
    const struct dxg_adapter *adapter =
        Args == NULL ? NULL : dxg_port_adapter(Args->DeviceHandle, "DxgkCbNotifyCursorSupportChange", PASSIVE_LEVEL);
    if (adapter == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    return Args->VidPnSourceId < adapter->sources ? STATUS_SUCCESS : STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE;
}

void dxg_port_display_callbacks(DXGKRNL_INTERFACE *interface)
{
    interface->DxgkCbQueryVidPnInterface = query_vidpn_interface;
    interface->DxgkCbQueryMonitorInterface = query_monitor_interface;
    interface->DxgkCbGetCaptureAddress = get_capture_address;
    interface->DxgkCbAcquirePostDisplayOwnership = acquire_post_display_ownership;
    interface->DxgkCbAcquirePostDisplayOwnership2 = acquire_post_display_ownership2;
    interface->DxgkCbHardwareContentProtectionTeardown = hardware_content_protection_teardown;
    interface->DxgkCbMultiPlaneOverlayDisabled = multi_plane_overlay_disabled;
    interface->DxgkCbIndicateConnectorChange = indicate_connector_change;
    interface->DxgkCbUnblockUEFIFrameBufferRanges = unblock_uefi_frame_buffer_ranges;
    interface->DxgkCbPinFrameBufferForSave = pin_frame_buffer_for_save;
    interface->DxgkCbPinFrameBufferForSave2 = pin_frame_buffer_for_save2;
    interface->DxgkCbUnpinFrameBufferForSave = unpin_frame_buffer_for_save;
    interface->DxgkCbMapFrameBufferPointer = map_frame_buffer_pointer;
    interface->DxgkCbUnmapFrameBufferPointer = unmap_frame_buffer_pointer;
    interface->DxgkCbNotifyCursorSupportChange = notify_cursor_support_change;
}
