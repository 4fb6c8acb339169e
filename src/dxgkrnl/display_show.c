/*
 * display_show.c: what happens on a display that is up – pictures, pointers, palettes, flips, and the news of them.
 */
#include "dxgkrnl/adapter.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/port.h"
#include "dxgkrnl/vidpn.h"
#include "nt/clock.h"
#include "nt/log.h"
#include "nt/os.h"
#include "nt/thread.h"

#include <ntstatus.h>

#define PRESENT_TIMEOUT_NS UINT64_C(2000000000) /* TdrDodPresentDelay: 2 seconds */
#define BYTES_PER_PIXEL    4u

static NTSTATUS returned(const char *call, const void *routine, NTSTATUS status)
{
    dxg_contract_check(call, routine, PASSIVE_LEVEL);
    return status;
}

static NTSTATUS check_source(const struct dxg_adapter *adapter, uint32_t source)
{
    return source < adapter->sources ? STATUS_SUCCESS : STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE;
}

/* ---- display-only pictures ---- */

/* Whether now, or at the device's interrupt. */
static void note_present(struct dxg_adapter *adapter, DXGK_PRESENT_DISPLAY_ONLY_PROGRESS_ID id)
{
    struct dxg_display *display = &adapter->display;
    os_lock(&display->update_lock);
    display->presents++;
    display->failed_presents += id != DXGK_PRESENT_DISPLAYONLY_PROGRESS_ID_COMPLETE;
    os_condition_wake_all(&display->idle);
    os_unlock(&display->update_lock);
}

static void NTAPI present_progress(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARGCB_PRESENT_DISPLAYONLY_PROGRESS pArgs)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "pfnPresentDisplayOnlyProgress", DISPATCH_LEVEL);
    if (adapter != NULL && pArgs != NULL) {
        note_present(adapter, pArgs->ProgressId);
    }
}

static NTSTATUS await_present(struct dxg_display *display, uint32_t before, uint32_t failed_before)
{
    uint64_t deadline = nt_clock_to_os_deadline(nt_clock_now_ns() + PRESENT_TIMEOUT_NS);
    int error = 0;
    os_lock(&display->update_lock);
    while (display->presents == before && error == 0) {
        error = os_condition_wait(&display->idle, &display->update_lock, deadline);
    }
    NTSTATUS status = display->presents == before                 ? STATUS_TIMEOUT
                      : display->failed_presents != failed_before ? STATUS_UNSUCCESSFUL
                                                                  : STATUS_SUCCESS;
    os_unlock(&display->update_lock);
    if (status == STATUS_TIMEOUT) {
        nt_log(NT_LOG_KERNEL, "DxgkDdiPresentDisplayOnly returned STATUS_PENDING, and its progress callback was not "
                              "called within 2 seconds");
    }
    return status;
}

/* The size that a source has, and how the path turns it. */
static bool size_of(const struct dxg_adapter *adapter, uint32_t source, RECT *rect, bool *turned)
{
    const struct dxg_vidpn *vidpn = adapter->display.active;
    const struct dxg_mode_set *set = vidpn == NULL ? NULL : dxg_vidpn_modes(vidpn, DXG_MODES_SOURCE, source);
    const struct dxg_vidpn_path *path = vidpn == NULL ? NULL : dxg_vidpn_find_path(vidpn, source, D3DDDI_ID_ANY);
    if (set == NULL || set->pinned == NULL || path == NULL) {
        return false;
    }
    const D3DKMDT_2DREGION *size = &set->pinned->info.source.Format.Graphics.VisibleRegionSize;
    *rect = (RECT){.right = (LONG)size->cx, .bottom = (LONG)size->cy};
    *turned = path->info.ContentTransformation.Rotation > D3DKMDT_VPPR_IDENTITY &&
              path->info.ContentTransformation.Rotation <= D3DKMDT_VPPR_ROTATE270;
    return true;
}

static NTSTATUS present(struct dxg_adapter *adapter, uint32_t source, void *pixels, uint32_t pitch_bytes,
                        const RECT *rect)
{
    struct dxg_display *display = &adapter->display;
    PDXGKDDI_PRESENTDISPLAYONLY call = adapter->driver->present_display_only;
    RECT all;
    bool turned;
    if (!size_of(adapter, source, &all, &turned)) {
        return STATUS_GRAPHICS_NO_ACTIVE_VIDPN;
    }
    RECT dirty = rect != NULL ? *rect : all;
    if (dirty.left < 0 || dirty.top < 0 || dirty.right > all.right || dirty.bottom > all.bottom ||
        dirty.left >= dirty.right || dirty.top >= dirty.bottom || pitch_bytes / BYTES_PER_PIXEL < (uint32_t)all.right) {
        return STATUS_INVALID_PARAMETER;
    }
    const DXGKARG_PRESENT_DISPLAYONLY args = {
        .VidPnSourceId = source,
        .pSource = pixels,
        .BytesPerPixel = BYTES_PER_PIXEL,
        .Pitch = (LONG)pitch_bytes,
        .Flags.Rotate = turned,
        .NumDirtyRects = 1,
        .pDirtyRect = &dirty,
        .pfnPresentDisplayOnlyProgress = present_progress,
    };
    os_lock(&display->update_lock);
    uint32_t before = display->presents;
    uint32_t failed_before = display->failed_presents;
    os_unlock(&display->update_lock);
    NTSTATUS status = returned("DxgkDdiPresentDisplayOnly", (const void *)call, call(adapter->miniport_context, &args));
    return status == STATUS_PENDING ? await_present(display, before, failed_before) : status;
}

NTSTATUS dxg_display_present(struct dxg_adapter *adapter, uint32_t source, void *pixels, uint32_t pitch_bytes,
                             const RECT *rect)
{
    if (pixels == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    NTSTATUS status = dxg_level_zero_enter(adapter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = check_source(adapter, source);
    if (NT_SUCCESS(status)) {
        status = adapter->driver->present_display_only != NULL ? present(adapter, source, pixels, pitch_bytes, rect)
                                                               : STATUS_NOT_SUPPORTED;
    }
    dxg_level_zero_leave(adapter);
    return status;
}

/* ---- pointers ---- */

NTSTATUS dxg_display_set_pointer_shape(struct dxg_adapter *adapter, const DXGKARG_SETPOINTERSHAPE *shape)
{
    PDXGKDDI_SETPOINTERSHAPE call = adapter->driver->ddi.DxgkDdiSetPointerShape;
    NTSTATUS status = dxg_level_zero_enter(adapter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    dxg_level_class_enter(adapter, DXG_CLASS_POINTER);
    status = check_source(adapter, shape->VidPnSourceId);
    if (NT_SUCCESS(status)) {
        status = call == NULL
                     ? STATUS_NOT_SUPPORTED
                     : returned("DxgkDdiSetPointerShape", (const void *)call, call(adapter->miniport_context, shape));
    }
    dxg_level_class_leave(adapter, DXG_CLASS_POINTER);
    dxg_level_zero_leave(adapter);
    return status;
}

NTSTATUS dxg_display_set_pointer_position(struct dxg_adapter *adapter, const DXGKARG_SETPOINTERPOSITION *position)
{
    PDXGKDDI_SETPOINTERPOSITION call = adapter->driver->ddi.DxgkDdiSetPointerPosition;
    NTSTATUS status = dxg_level_zero_enter(adapter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    dxg_level_class_enter(adapter, DXG_CLASS_POINTER);
    status = check_source(adapter, position->VidPnSourceId);
    if (NT_SUCCESS(status)) {
        status = call == NULL ? STATUS_NOT_SUPPORTED
                              : returned("DxgkDdiSetPointerPosition", (const void *)call,
                                         call(adapter->miniport_context, position));
    }
    dxg_level_class_leave(adapter, DXG_CLASS_POINTER);
    dxg_level_zero_leave(adapter);
    return status;
}

/* ---- what is done alone ---- */

NTSTATUS dxg_display_set_visibility(struct dxg_adapter *adapter, uint32_t source, bool visible)
{
    PDXGKDDI_SETVIDPNSOURCEVISIBILITY call = adapter->driver->ddi.DxgkDdiSetVidPnSourceVisibility;
    NTSTATUS status = dxg_level_two_enter(adapter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = check_source(adapter, source);
    if (NT_SUCCESS(status)) {
        const DXGKARG_SETVIDPNSOURCEVISIBILITY args = {.VidPnSourceId = source, .Visible = visible};
        status = call == NULL ? STATUS_NOT_SUPPORTED
                              : returned("DxgkDdiSetVidPnSourceVisibility", (const void *)call,
                                         call(adapter->miniport_context, &args));
    }
    dxg_level_two_leave(adapter);
    return status;
}

NTSTATUS dxg_display_set_palette(struct dxg_adapter *adapter, const DXGKARG_SETPALETTE *palette)
{
    PDXGKDDI_SETPALETTE call = adapter->driver->ddi.DxgkDdiSetPalette;
    NTSTATUS status = dxg_level_two_enter(adapter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = check_source(adapter, palette->VidPnSourceId);
    if (NT_SUCCESS(status)) {
        status = call == NULL
                     ? STATUS_NOT_SUPPORTED
                     : returned("DxgkDdiSetPalette", (const void *)call, call(adapter->miniport_context, palette));
    }
    dxg_level_two_leave(adapter);
    return status;
}

NTSTATUS dxg_display_scan_line(struct dxg_adapter *adapter, DXGKARG_GETSCANLINE *line)
{
    PDXGKDDI_GETSCANLINE call = adapter->driver->ddi.DxgkDdiGetScanLine;
    NTSTATUS status = dxg_level_zero_enter(adapter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (!dxg_child_is_target(adapter, line->VidPnTargetId)) {
        status = STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_TARGET;
    } else if (call == NULL) {
        status = STATUS_NOT_SUPPORTED;
    } else {
        status = returned("DxgkDdiGetScanLine", (const void *)call, call(adapter->miniport_context, line));
    }
    dxg_level_zero_leave(adapter);
    return status;
}

/* Alone; the active VidPN's path, which the caller found to be there. */
static NTSTATUS update_path(struct dxg_adapter *adapter, struct dxg_vidpn_path *path,
                            D3DKMDT_VIDPN_PRESENT_PATH_ROTATION rotation)
{
    PDXGKDDI_UPDATEACTIVEVIDPNPRESENTPATH call = adapter->driver->ddi.DxgkDdiUpdateActiveVidPnPresentPath;
    if (call == NULL) {
        return STATUS_NOT_SUPPORTED;
    }
    DXGKARG_UPDATEACTIVEVIDPNPRESENTPATH args = {.VidPnPresentPathInfo = path->info};
    args.VidPnPresentPathInfo.ContentTransformation.Rotation = rotation;
    NTSTATUS status =
        returned("DxgkDdiUpdateActiveVidPnPresentPath", (const void *)call, call(adapter->miniport_context, &args));
    if (NT_SUCCESS(status)) {
        path->info.ContentTransformation.Rotation = rotation;
    }
    return status;
}

static struct dxg_vidpn_path *active_path(const struct dxg_adapter *adapter, uint32_t source, uint32_t target,
                                          NTSTATUS *status)
{
    const struct dxg_vidpn *vidpn = adapter->display.active;
    struct dxg_vidpn_path *path = vidpn == NULL ? NULL : dxg_vidpn_find_path(vidpn, source, target);
    *status = vidpn == NULL  ? STATUS_GRAPHICS_NO_ACTIVE_VIDPN
              : path == NULL ? STATUS_GRAPHICS_PATH_NOT_IN_TOPOLOGY
                             : STATUS_SUCCESS;
    return path;
}

NTSTATUS dxg_display_update_path(struct dxg_adapter *adapter, uint32_t source, uint32_t target,
                                 D3DKMDT_VIDPN_PRESENT_PATH_ROTATION rotation)
{
    NTSTATUS status = dxg_level_two_enter(adapter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    struct dxg_vidpn_path *path = active_path(adapter, source, target, &status);
    if (path != NULL) {
        status = update_path(adapter, path, rotation);
    }
    dxg_level_two_leave(adapter);
    return status;
}

NTSTATUS dxg_display_hw_capability(struct dxg_adapter *adapter, uint32_t source, uint32_t target,
                                   D3DKMDT_VIDPN_HW_CAPABILITY *capability)
{
    PDXGKDDI_QUERYVIDPNHWCAPABILITY call = adapter->driver->ddi.DxgkDdiQueryVidPnHWCapability;
    NTSTATUS status = dxg_level_two_enter(adapter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    struct dxg_vidpn *vidpn = adapter->display.active;
    if (active_path(adapter, source, target, &status) != NULL) {
        status = STATUS_NOT_SUPPORTED;
        if (call != NULL) {
            DXGKARG_QUERYVIDPNHWCAPABILITY args = {
                .hFunctionalVidPn = dxg_vidpn_handle(vidpn), .SourceId = source, .TargetId = target};
            dxg_vidpn_open(vidpn, DXG_VIDPN_READ);
            status =
                returned("DxgkDdiQueryVidPnHWCapability", (const void *)call, call(adapter->miniport_context, &args));
            dxg_vidpn_close(vidpn);
            *capability = args.VidPnHWCaps;
        }
    }
    dxg_level_two_leave(adapter);
    return status;
}

NTSTATUS dxg_display_set_address(struct dxg_adapter *adapter, const DXGKARG_SETVIDPNSOURCEADDRESS *address)
{
    PDXGKDDI_SETVIDPNSOURCEADDRESS call = adapter->driver->ddi.DxgkDdiSetVidPnSourceAddress;
    NTSTATUS status = check_source(adapter, address->VidPnSourceId);
    if (!NT_SUCCESS(status) || call == NULL) {
        return NT_SUCCESS(status) ? STATUS_NOT_SUPPORTED : status;
    }
    KIRQL irql = nt_irql();
    status = call(adapter->miniport_context, address);
    dxg_contract_check("DxgkDdiSetVidPnSourceAddress", (const void *)call, irql);
    return status;
}

/* ---- the device's news ---- */

void dxg_display_interrupt(struct dxg_adapter *adapter, const DXGKARGCB_NOTIFY_INTERRUPT_DATA *data)
{
    switch ((int)data->InterruptType) {
    case DXGK_INTERRUPT_CRTC_VSYNC:
    case DXGK_INTERRUPT_DISPLAYONLY_VSYNC:
    case DXGK_INTERRUPT_CRTC_VSYNC_WITH_MULTIPLANE_OVERLAY:
    case DXGK_INTERRUPT_CRTC_VSYNC_WITH_MULTIPLANE_OVERLAY2:
    case DXGK_INTERRUPT_CRTC_VSYNC_WITH_MULTIPLANE_OVERLAY3:
        atomic_fetch_add_explicit(&adapter->display.vsyncs, 1, memory_order_relaxed);
        break;
    case DXGK_INTERRUPT_DISPLAYONLY_PRESENT_PROGRESS:
        note_present(adapter, data->DisplayOnlyPresentProgress.ProgressId);
        break;
    default:
        break;
    }
}
