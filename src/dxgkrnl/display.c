/*
 * display.c: the way from a started driver to a picture, again whenever a monitor comes or goes, and back.
 */
#include "dxgkrnl/adapter.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/modality.h"
#include "dxgkrnl/monitor.h"
#include "dxgkrnl/primary.h"
#include "dxgkrnl/status.h"
#include "dxgkrnl/timing.h"
#include "nt/log.h"
#include "nt/os.h"

#include <ntstatus.h>
#include <string.h>

static NTSTATUS returned(const char *call, const void *routine, NTSTATUS status)
{
    dxg_contract_check(call, routine, PASSIVE_LEVEL);
    return status;
}

static void remark(const char *call, NTSTATUS status)
{
    char text[DXG_STATUS_TEXT];
    nt_log(NT_LOG_KERNEL, "%s returned %s", call, dxg_status_text(status, text));
}

/* ---- monitors ---- */

/* The driver adds modes to each monitor's, or not: what it could not is its loss. */
static void recommend_monitor_modes(struct dxg_adapter *adapter)
{
    PDXGKDDI_RECOMMENDMONITORMODES call = adapter->driver->ddi.DxgkDdiRecommendMonitorModes;
    struct dxg_display *display = &adapter->display;
    for (uint32_t i = 0; call != NULL && i < display->child_count; i++) {
        struct dxg_monitor *monitor = display->children[i].monitor;
        if (monitor == NULL) {
            continue;
        }
        const DXGKARG_RECOMMENDMONITORMODES args = {
            .VideoPresentTargetId = monitor->target,
            .hMonitorSourceModeSet = dxg_monitor_modes_handle(monitor),
            .pMonitorSourceModeSetInterface = &dxg_monitor_modes_interface,
        };
        NTSTATUS status =
            returned("DxgkDdiRecommendMonitorModes", (const void *)call, call(adapter->miniport_context, &args));
        if (!NT_SUCCESS(status)) {
            remark("DxgkDdiRecommendMonitorModes", status);
        }
        if (dxg_monitor_take_back(monitor) > 0) {
            nt_log(NT_LOG_KERNEL,
                   "DxgkDdiRecommendMonitorModes returned without adding or releasing all modes it made");
        }
    }
}

/* ---- a VidPN becomes the active one ---- */

static NTSTATUS set_visibility(struct dxg_adapter *adapter, uint32_t source, bool visible)
{
    PDXGKDDI_SETVIDPNSOURCEVISIBILITY call = adapter->driver->ddi.DxgkDdiSetVidPnSourceVisibility;
    if (call == NULL) {
        return STATUS_SUCCESS;
    }
    const DXGKARG_SETVIDPNSOURCEVISIBILITY args = {.VidPnSourceId = source, .Visible = visible};
    NTSTATUS status =
        returned("DxgkDdiSetVidPnSourceVisibility", (const void *)call, call(adapter->miniport_context, &args));
    if (!NT_SUCCESS(status)) {
        remark("DxgkDdiSetVidPnSourceVisibility", status);
    }
    return status;
}

static NTSTATUS commit_source(struct dxg_adapter *adapter, struct dxg_vidpn *vidpn, uint32_t source,
                              const struct dxg_primary *primary)
{
    PDXGKDDI_COMMITVIDPN call = adapter->driver->ddi.DxgkDdiCommitVidPn;
    const DXGKARG_COMMITVIDPN args = {
        .hFunctionalVidPn = dxg_vidpn_handle(vidpn),
        .AffectedVidPnSourceId = source,
        .MonitorConnectivityChecks = D3DKMDT_MCC_IGNORE,
        .hPrimaryAllocation = primary != NULL ? primary->allocation : NULL,
    };
    dxg_vidpn_open(vidpn, DXG_VIDPN_READ);
    NTSTATUS status = returned("DxgkDdiCommitVidPn", (const void *)call, call(adapter->miniport_context, &args));
    uint32_t held = dxg_vidpn_close(vidpn);
    if (held > 0) {
        nt_log(
            NT_LOG_KERNEL,
            "DxgkDdiCommitVidPn returned without releasing %u of the modes, mode sets and paths that it had acquired",
            (unsigned)held);
    }
    if (!NT_SUCCESS(status)) {
        remark("DxgkDdiCommitVidPn", status);
    }
    return status;
}

/* Committed, scanned out, shown. */
static NTSTATUS show(struct dxg_adapter *adapter, struct dxg_vidpn *vidpn, uint32_t source,
                     const struct dxg_primary *primary)
{
    NTSTATUS status = commit_source(adapter, vidpn, source, primary);
    if (NT_SUCCESS(status) && primary != NULL) {
        status = dxg_primary_scan_out(adapter, source, primary);
        if (!NT_SUCCESS(status)) {
            remark("DxgkDdiSetVidPnSourceAddress", status);
        }
    }
    if (NT_SUCCESS(status)) {
        set_visibility(adapter, source, true);
    }
    return status;
}

static bool shows(const struct dxg_vidpn *vidpn, uint32_t source)
{
    return vidpn != NULL && dxg_vidpn_find_path(vidpn, source, D3DDDI_ID_ANY) != NULL;
}

/* A primary for each source that shows something, of a driver that has such surfaces. */
static NTSTATUS make_primaries(struct dxg_adapter *adapter, const struct dxg_vidpn *vidpn,
                               struct dxg_primary *primaries[DXG_SOURCES_MOST])
{
    NTSTATUS status = STATUS_SUCCESS;
    bool wanted = dxg_primary_is_wanted(adapter);
    for (uint32_t source = 0; NT_SUCCESS(status) && source < adapter->sources; source++) {
        if (wanted && shows(vidpn, source)) {
            status = dxg_primary_create(adapter, vidpn, source, &primaries[source]);
        }
    }
    return status;
}

static void drop_primaries(struct dxg_adapter *adapter, struct dxg_primary *primaries[DXG_SOURCES_MOST])
{
    for (uint32_t source = 0; source < DXG_SOURCES_MOST; source++) {
        dxg_primary_destroy(adapter, primaries[source]);
        primaries[source] = NULL;
    }
}

/* Each source that shows something, or did: hidden, then shown. What fails shows again what was shown before. */
static NTSTATUS commit(struct dxg_adapter *adapter, struct dxg_vidpn *vidpn,
                       struct dxg_primary *primaries[DXG_SOURCES_MOST])
{
    struct dxg_display *display = &adapter->display;
    struct dxg_vidpn *before = display->active;
    NTSTATUS status = STATUS_SUCCESS;
    uint32_t source = 0;
    for (; NT_SUCCESS(status) && source < adapter->sources; source++) {
        if (shows(vidpn, source) || shows(before, source)) {
            set_visibility(adapter, source, false);
            status = shows(vidpn, source) ? show(adapter, vidpn, source, primaries[source])
                                          : commit_source(adapter, vidpn, source, NULL);
        }
    }
    for (uint32_t undone = 0; !NT_SUCCESS(status) && before != NULL && undone < source; undone++) {
        if (shows(before, undone)) {
            show(adapter, before, undone, display->primaries[undone]);
        }
    }
    return status;
}

/* ---- vertical synchronization ---- */

static NTSTATUS control_vsync(struct dxg_adapter *adapter, bool enable)
{
    const DRIVER_INITIALIZATION_DATA *ddi = &adapter->driver->ddi;
    if (ddi->DxgkDdiInterruptRoutine == NULL || ddi->DxgkDdiControlInterrupt == NULL) {
        return STATUS_NOT_SUPPORTED;
    }
    DXGK_INTERRUPT_TYPE type =
        adapter->driver->display_only ? DXGK_INTERRUPT_DISPLAYONLY_VSYNC : DXGK_INTERRUPT_CRTC_VSYNC;
    return returned("DxgkDdiControlInterrupt", (const void *)ddi->DxgkDdiControlInterrupt,
                    ddi->DxgkDdiControlInterrupt(adapter->miniport_context, type, enable));
}

/* A driver without such an interrupt says STATUS_NOT_SUPPORTED or STATUS_NOT_IMPLEMENTED. */
static void enable_vsync(struct dxg_adapter *adapter)
{
    NTSTATUS status = control_vsync(adapter, true);
    adapter->display.has_vsync = NT_SUCCESS(status);
    if (!NT_SUCCESS(status) && status != STATUS_NOT_SUPPORTED && status != STATUS_NOT_IMPLEMENTED) {
        remark("DxgkDdiControlInterrupt", status);
    }
}

/* ---- bringing up ---- */

static void tell(struct dxg_adapter *adapter)
{
    const struct dxg_vidpn *vidpn = adapter->display.active;
    const struct dxg_vidpn_path *path = dxg_vidpn_first_path(vidpn);
    for (; path != NULL; path = dxg_vidpn_next_path(path)) {
        const struct dxg_mode_set *set = dxg_vidpn_modes(vidpn, DXG_MODES_SOURCE, path->info.VidPnSourceId);
        if (set != NULL && set->pinned != NULL) {
            const D3DKMDT_2DREGION *size = &set->pinned->info.source.Format.Graphics.VisibleRegionSize;
            nt_log(NT_LOG_KERNEL, "source %u is shown on target %u, %u x %u", (unsigned)path->info.VidPnSourceId,
                   (unsigned)path->info.VidPnTargetId, (unsigned)size->cx, (unsigned)size->cy);
        }
    }
}

/* The VidPN becomes the active one, or is destroyed. */
static NTSTATUS activate(struct dxg_adapter *adapter, struct dxg_vidpn *vidpn)
{
    struct dxg_display *display = &adapter->display;
    struct dxg_primary *primaries[DXG_SOURCES_MOST] = {NULL};
    NTSTATUS status = make_primaries(adapter, vidpn, primaries);
    if (NT_SUCCESS(status)) {
        status = commit(adapter, vidpn, primaries);
    }
    if (!NT_SUCCESS(status)) {
        drop_primaries(adapter, primaries);
        dxg_vidpn_destroy(vidpn);
        return status;
    }
    drop_primaries(adapter, display->primaries);
    memcpy(display->primaries, primaries, sizeof primaries);
    dxg_vidpn_destroy(display->active);
    display->active = vidpn;
    tell(adapter);
    return status;
}

/* Alone in the adapter. A failure is told, and leaves what is shown. */
static void bring_up(struct dxg_adapter *adapter)
{
    char text[DXG_STATUS_TEXT];
    struct dxg_modality modality = {.adapter = adapter};
    if (adapter->sources == 0 || !dxg_modality_is_possible(adapter)) {
        return;
    }
    recommend_monitor_modes(adapter);
    modality.vidpn = dxg_modality_create_vidpn(adapter);
    if (modality.vidpn == NULL) {
        nt_log(NT_LOG_KERNEL, "no memory to set a display mode");
        return;
    }
    NTSTATUS status = dxg_modality_find(&modality);
    if (!NT_SUCCESS(status)) {
        nt_log(NT_LOG_KERNEL, "no display mode is set (%s: %s): the display stays as it is", modality.failed,
               dxg_status_text(status, text));
        dxg_vidpn_destroy(modality.vidpn);
        return;
    }
    if (NT_SUCCESS(activate(adapter, modality.vidpn)) && !adapter->display.has_vsync) {
        enable_vsync(adapter);
    }
}

void dxg_display_start(struct dxg_adapter *adapter)
{
    bring_up(adapter);
}

void dxg_display_stop(struct dxg_adapter *adapter)
{
    struct dxg_display *display = &adapter->display;
    if (display->has_vsync) {
        control_vsync(adapter, false);
        display->has_vsync = false;
    }
    for (uint32_t source = 0; source < adapter->sources; source++) {
        if (shows(display->active, source)) {
            set_visibility(adapter, source, false);
        }
    }
}

void dxg_display_resume(struct dxg_adapter *adapter)
{
    struct dxg_display *display = &adapter->display;
    if (display->active == NULL) {
        bring_up(adapter);
        return;
    }
    for (uint32_t source = 0; source < adapter->sources; source++) {
        if (shows(display->active, source)) {
            show(adapter, display->active, source, display->primaries[source]);
        }
    }
    enable_vsync(adapter);
}

void dxg_display_drop_primaries(struct dxg_adapter *adapter)
{
    drop_primaries(adapter, adapter->display.primaries);
}

void dxg_display_forget(struct dxg_adapter *adapter)
{
    dxg_vidpn_destroy(adapter->display.active);
    adapter->display.active = NULL;
    adapter->display.has_vsync = false;
    dxg_child_stop(adapter);
}

/* ---- a monitor comes or goes ---- */

NTSTATUS dxg_display_update(struct dxg_adapter *adapter)
{
    NTSTATUS status = dxg_level_two_enter(adapter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (dxg_child_update(adapter)) {
        bring_up(adapter);
    }
    dxg_level_two_leave(adapter);
    return STATUS_SUCCESS;
}

NTSTATUS dxg_display_poll(struct dxg_adapter *adapter)
{
    NTSTATUS status = dxg_level_two_enter(adapter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    dxg_child_poll(adapter);
    if (dxg_child_update(adapter)) {
        bring_up(adapter);
    }
    dxg_level_two_leave(adapter);
    return STATUS_SUCCESS;
}

NTSTATUS dxg_display_notify_acpi(struct dxg_adapter *adapter, DXGK_EVENT_TYPE type, ULONG event, PVOID argument,
                                 ULONG *flags)
{
    NTSTATUS status = dxg_level_two_enter(adapter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = dxg_child_notify_acpi(adapter, type, event, argument, flags);
    bool wants_another = (*flags & (DXGK_ACPI_CHANGE_DISPLAY_MODE | DXGK_ACPI_CHANGE_DISPLAY_TOPOLOGY)) != 0;
    bool changed = dxg_child_update(adapter);
    if (NT_SUCCESS(status) && (changed || wants_another)) {
        bring_up(adapter);
    }
    dxg_level_two_leave(adapter);
    return status;
}

NTSTATUS dxg_display_io_request(struct dxg_adapter *adapter, uint32_t source, VIDEO_REQUEST_PACKET *packet)
{
    PDXGKDDI_DISPATCH_IO_REQUEST call = adapter->driver->ddi.DxgkDdiDispatchIoRequest;
    NTSTATUS status = dxg_level_two_enter(adapter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (source >= adapter->sources) {
        status = STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE;
    } else if (call == NULL) {
        status = STATUS_NOT_SUPPORTED;
    } else {
        status =
            returned("DxgkDdiDispatchIoRequest", (const void *)call, call(adapter->miniport_context, source, packet));
    }
    dxg_level_two_leave(adapter);
    return status;
}

static VOID NTAPI update_on_worker(PVOID Parameter)
{
    struct dxg_adapter *adapter = Parameter;
    struct dxg_display *display = &adapter->display;
    os_lock(&display->update_lock);
    display->update_queued = false; /* what is said from here on asks for another look */
    display->updating++;
    os_unlock(&display->update_lock);
    dxg_display_update(adapter);
    os_lock(&display->update_lock);
    display->updating--;
    os_condition_wake_all(&display->idle);
    os_unlock(&display->update_lock);
}

void dxg_display_request_update(struct dxg_adapter *adapter)
{
    struct dxg_display *display = &adapter->display;
    os_lock(&display->update_lock);
    if (!display->update_queued && dxg_adapter_state(adapter) == DXG_ADAPTER_STARTED) {
        display->update_queued = true;
        display->update = (WORK_QUEUE_ITEM){.WorkerRoutine = update_on_worker, .Parameter = adapter};
        ExQueueWorkItem(&display->update, DelayedWorkQueue);
    }
    os_unlock(&display->update_lock);
}

void dxg_display_wait_idle(struct dxg_adapter *adapter)
{
    struct dxg_display *display = &adapter->display;
    os_lock(&display->update_lock);
    while (display->update_queued || display->updating > 0) {
        os_condition_wait(&display->idle, &display->update_lock, UINT64_MAX);
    }
    os_unlock(&display->update_lock);
}

/* ---- modes ---- */

static struct dxg_display_mode mode_of(const union dxg_mode_info *source, const union dxg_mode_info *target)
{
    struct dxg_display_mode mode = {0};
    if (source != NULL) {
        const D3DKMDT_GRAPHICS_RENDERING_FORMAT *format = &source->source.Format.Graphics;
        mode.width = format->VisibleRegionSize.cx;
        mode.height = format->VisibleRegionSize.cy;
        mode.stride_bytes = format->Stride;
        mode.format = format->PixelFormat;
    }
    if (target != NULL) {
        mode.refresh_millihertz = dxg_signal_millihertz(&target->target.VideoSignalInfo);
    }
    return mode;
}

static const union dxg_mode_info *pinned(const struct dxg_vidpn *vidpn, enum dxg_mode_kind kind, uint32_t of)
{
    const struct dxg_mode_set *set = dxg_vidpn_modes(vidpn, kind, of);
    return set == NULL || set->pinned == NULL ? NULL : &set->pinned->info;
}

size_t dxg_display_modes(struct dxg_adapter *adapter, struct dxg_display_mode *modes, size_t count)
{
    if (!NT_SUCCESS(dxg_level_two_enter(adapter))) {
        return 0;
    }
    const struct dxg_vidpn *vidpn = adapter->display.active;
    size_t found = 0;
    const struct dxg_vidpn_path *path = vidpn == NULL ? NULL : dxg_vidpn_first_path(vidpn);
    for (; path != NULL; path = dxg_vidpn_next_path(path), found++) {
        if (found < count) {
            modes[found] = mode_of(pinned(vidpn, DXG_MODES_SOURCE, path->info.VidPnSourceId),
                                   pinned(vidpn, DXG_MODES_TARGET, path->info.VidPnTargetId));
            modes[found].source = path->info.VidPnSourceId;
            modes[found].target = path->info.VidPnTargetId;
            modes[found].rotation = path->info.ContentTransformation.Rotation;
            modes[found].scaling = path->info.ContentTransformation.Scaling;
        }
    }
    dxg_level_two_leave(adapter);
    return found;
}

/* A VidPN with the paths of the active one, and the modes of all sources but `but` pinned as they are. */
static NTSTATUS like_active(struct dxg_adapter *adapter, uint32_t but, struct dxg_vidpn **vidpn)
{
    const struct dxg_vidpn *active = adapter->display.active;
    NTSTATUS status = STATUS_SUCCESS;
    *vidpn = dxg_modality_create_vidpn(adapter);
    if (*vidpn == NULL) {
        return STATUS_NO_MEMORY;
    }
    const struct dxg_vidpn_path *path = dxg_vidpn_first_path(active);
    for (; NT_SUCCESS(status) && path != NULL; path = dxg_vidpn_next_path(path)) {
        uint32_t source = path->info.VidPnSourceId;
        uint32_t target = path->info.VidPnTargetId;
        const union dxg_mode_info *source_mode = pinned(active, DXG_MODES_SOURCE, source);
        const union dxg_mode_info *target_mode = pinned(active, DXG_MODES_TARGET, target);
        status = dxg_vidpn_connect(*vidpn, source, target);
        if (source == but || source_mode == NULL || target_mode == NULL) {
            continue;
        }
        if (NT_SUCCESS(status)) {
            status = dxg_vidpn_set_mode(*vidpn, DXG_MODES_SOURCE, source, source_mode);
        }
        if (NT_SUCCESS(status)) {
            status = dxg_vidpn_set_mode(*vidpn, DXG_MODES_TARGET, target, target_mode);
        }
    }
    if (!NT_SUCCESS(status)) {
        dxg_vidpn_destroy(*vidpn);
        *vidpn = NULL;
    }
    return status;
}

/* Alone in the adapter; the status of a source that is not shown. */
static NTSTATUS check_source(struct dxg_adapter *adapter, uint32_t source)
{
    if (source >= adapter->sources) {
        return STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE;
    }
    if (adapter->display.active == NULL) {
        return STATUS_GRAPHICS_NO_ACTIVE_VIDPN;
    }
    return shows(adapter->display.active, source) ? STATUS_SUCCESS : STATUS_GRAPHICS_SOURCE_NOT_IN_TOPOLOGY;
}

static size_t list_modes(struct dxg_adapter *adapter, uint32_t source, struct dxg_display_mode *modes, size_t count)
{
    struct dxg_modality modality = {.adapter = adapter};
    size_t found = 0;
    if (!NT_SUCCESS(check_source(adapter, source)) || !NT_SUCCESS(like_active(adapter, source, &modality.vidpn))) {
        return 0;
    }
    const struct dxg_mode_set *set = NULL;
    if (NT_SUCCESS(dxg_modality_enumerate(&modality))) {
        set = dxg_vidpn_modes(modality.vidpn, DXG_MODES_SOURCE, source);
    }
    const struct dxg_mode *mode = set == NULL ? NULL : dxg_mode_set_first(set);
    for (; mode != NULL; mode = dxg_mode_set_next(mode), found++) {
        if (found < count) {
            modes[found] = mode_of(&mode->info, NULL);
            modes[found].source = source;
        }
    }
    dxg_vidpn_destroy(modality.vidpn);
    return found;
}

size_t dxg_display_source_modes(struct dxg_adapter *adapter, uint32_t source, struct dxg_display_mode *modes,
                                size_t count)
{
    if (!NT_SUCCESS(dxg_level_two_enter(adapter))) {
        return 0;
    }
    size_t found = list_modes(adapter, source, modes, count);
    dxg_level_two_leave(adapter);
    return found;
}

static NTSTATUS set_mode(struct dxg_modality *modality)
{
    struct dxg_adapter *adapter = modality->adapter;
    NTSTATUS status = check_source(adapter, modality->source);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = like_active(adapter, modality->source, &modality->vidpn);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = dxg_modality_find(modality);
    if (!NT_SUCCESS(status)) {
        dxg_vidpn_destroy(modality->vidpn);
        return status;
    }
    return activate(adapter, modality->vidpn);
}

NTSTATUS dxg_display_set_mode(struct dxg_adapter *adapter, uint32_t source, uint32_t width, uint32_t height,
                              uint32_t refresh_millihertz)
{
    struct dxg_modality modality = {
        .adapter = adapter,
        .has_request = true,
        .source = source,
        .width = width,
        .height = height,
        .refresh_millihertz = refresh_millihertz,
    };
    NTSTATUS status = dxg_level_two_enter(adapter);
    if (NT_SUCCESS(status)) {
        status = set_mode(&modality);
        dxg_level_two_leave(adapter);
    }
    return status;
}
