/*
 * monitor.c: monitors as objects – what a descriptor or the default profile makes of them, and how they are found.
 */
#include "dxgkrnl/monitor.h"

#include "dxgkrnl/child.h"
#include "dxgkrnl/port.h"
#include "nt/os.h"

#include <ntstatus.h>
#include <string.h>

static struct {
    struct os_lock lock;
    struct dxg_monitor *first;
} monitors;

/* The modes of a monitor that says nothing of itself; the first is preferred. */
static const struct {
    uint32_t width, height;
} profile[] = {{1024, 768}, {640, 480}, {800, 600}, {1280, 720}, {1280, 1024}, {1600, 1200}, {1920, 1080}};

#define PROFILE_HZ 60u

void dxg_monitor_enter(const char *function)
{
    dxg_port_check_irql(function, PASSIVE_LEVEL);
    os_lock(&monitors.lock);
}

NTSTATUS dxg_monitor_leave(NTSTATUS status)
{
    os_unlock(&monitors.lock);
    return status;
}

struct dxg_monitor *dxg_monitor_of_modes(const void *handle)
{
    struct dxg_monitor *monitor = monitors.first;
    while (monitor != NULL && monitor->modes != handle) {
        monitor = monitor->next;
    }
    return monitor;
}

struct dxg_monitor *dxg_monitor_of_ranges(const void *handle)
{
    struct dxg_monitor *monitor = monitors.first;
    while (monitor != NULL && (const void *)&monitor->ranges != handle) {
        monitor = monitor->next;
    }
    return monitor;
}

struct dxg_monitor *dxg_monitor_of_descriptors(const void *handle)
{
    struct dxg_monitor *monitor = monitors.first;
    while (monitor != NULL && (const void *)&monitor->descriptors != handle) {
        monitor = monitor->next;
    }
    return monitor;
}

static struct dxg_monitor *find(const struct dxg_adapter *adapter, uint32_t target)
{
    struct dxg_monitor *monitor = monitors.first;
    while (monitor != NULL && (monitor->adapter != adapter || monitor->target != target)) {
        monitor = monitor->next;
    }
    return monitor;
}

struct dxg_monitor *dxg_monitor_find(struct dxg_adapter *adapter, uint32_t target)
{
    os_lock(&monitors.lock);
    struct dxg_monitor *monitor = find(adapter, target);
    os_unlock(&monitors.lock);
    return monitor;
}

NTSTATUS dxg_monitor_on(struct dxg_adapter *adapter, uint32_t target, struct dxg_monitor **monitor)
{
    *monitor = find(adapter, target);
    if (*monitor != NULL) {
        return STATUS_SUCCESS;
    }
    return dxg_child_is_target(adapter, target) ? STATUS_GRAPHICS_MONITOR_NOT_CONNECTED
                                                : STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_TARGET;
}

/* ---- what it can show ---- */

struct building {
    struct dxg_mode_set *modes;
    D3DKMDT_MONITOR_CAPABILITIES_ORIGIN origin;
    NTSTATUS status; /* STATUS_NO_MEMORY once there is none */
};

static void add_mode(void *context, const D3DKMDT_VIDEO_SIGNAL_INFO *signal, bool is_preferred)
{
    struct building *building = context;
    void *info;
    if (!NT_SUCCESS(building->status)) {
        return;
    }
    building->status = dxg_mode_set_create_mode(building->modes, &info);
    if (!NT_SUCCESS(building->status)) {
        return;
    }
    D3DKMDT_MONITOR_SOURCE_MODE *mode = info;
    mode->VideoSignalInfo = *signal;
    mode->ColorBasis = D3DKMDT_CB_SRGB;
    mode->ColorCoeffDynamicRanges = (D3DKMDT_COLOR_COEFF_DYNAMIC_RANGES){8, 8, 8, 8};
    mode->Origin = building->origin;
    mode->Preference = is_preferred ? D3DKMDT_MP_PREFERRED : D3DKMDT_MP_NOTPREFERRED;
    if (!NT_SUCCESS(dxg_mode_set_add(building->modes, mode))) {
        dxg_mode_set_release(building->modes, mode); /* named twice, or no mode at all: the rest counts */
    }
}

static NTSTATUS add_modes(struct dxg_monitor *monitor)
{
    struct building building = {.modes = monitor->modes, .origin = D3DKMDT_MCO_MONITORDESCRIPTOR};
    dxg_edid_each_mode(monitor->edid, monitor->blocks, add_mode, &building);
    if (dxg_mode_set_first(monitor->modes) != NULL || !NT_SUCCESS(building.status)) {
        return building.status;
    }
    building.origin = D3DKMDT_MCO_DEFAULTMONITORPROFILE;
    for (size_t i = 0; i < sizeof profile / sizeof profile[0]; i++) {
        const struct dxg_timing *timing = dxg_timing_find(profile[i].width, profile[i].height, PROFILE_HZ, false);
        D3DKMDT_VIDEO_SIGNAL_INFO signal = timing != NULL
                                               ? dxg_timing_signal(timing)
                                               : dxg_signal_of_size(profile[i].width, profile[i].height, PROFILE_HZ);
        add_mode(&building, &signal, i == 0);
    }
    return building.status;
}

static void describe(struct dxg_monitor *monitor)
{
    if (monitor->blocks == 0) {
        memcpy(monitor->name, "default monitor", sizeof "default monitor");
        return;
    }
    dxg_edid_name(monitor->edid, monitor->name);
    monitor->has_range = dxg_edid_range(monitor->edid, &monitor->range);
    monitor->descriptor = (D3DKMDT_MONITOR_DESCRIPTOR){
        .Id = 0,
        .Type = D3DKMDT_MDT_VESA_EDID_V1_BASEBLOCK,
        .DataSize = DXG_EDID_BLOCK,
        .pData = monitor->edid,
        .Origin = D3DKMDT_MCO_MONITORDESCRIPTOR,
    };
}

struct dxg_monitor *dxg_monitor_create(struct dxg_adapter *adapter, uint32_t target, const uint8_t *edid,
                                       uint32_t blocks)
{
    struct dxg_monitor *monitor = os_alloc(sizeof *monitor);
    if (monitor == NULL) {
        return NULL;
    }
    monitor->adapter = adapter;
    monitor->target = target;
    monitor->blocks = blocks < DXG_EDID_MOST_BLOCKS ? blocks : DXG_EDID_MOST_BLOCKS;
    if (monitor->blocks > 0) {
        memcpy(monitor->edid, edid, (size_t)monitor->blocks * DXG_EDID_BLOCK);
    }
    monitor->modes = dxg_mode_set_create(DXG_MODES_MONITOR, target);
    if (monitor->modes == NULL || !NT_SUCCESS(add_modes(monitor))) {
        dxg_mode_set_destroy(monitor->modes);
        os_free(monitor);
        return NULL;
    }
    describe(monitor);
    os_lock(&monitors.lock);
    monitor->next = monitors.first;
    monitors.first = monitor;
    os_unlock(&monitors.lock);
    return monitor;
}

void dxg_monitor_destroy(struct dxg_monitor *monitor)
{
    if (monitor == NULL) {
        return;
    }
    os_lock(&monitors.lock);
    struct dxg_monitor **link = &monitors.first;
    while (*link != monitor) {
        link = &(*link)->next;
    }
    *link = monitor->next;
    os_unlock(&monitors.lock);
    dxg_mode_set_destroy(monitor->modes);
    os_free(monitor);
}

uint32_t dxg_monitor_take_back(struct dxg_monitor *monitor)
{
    os_lock(&monitors.lock);
    uint32_t held = dxg_mode_set_take_back(monitor->modes);
    os_unlock(&monitors.lock);
    return held;
}

const D3DKMDT_MONITOR_SOURCE_MODE *dxg_monitor_preferred(const struct dxg_monitor *monitor)
{
    const struct dxg_mode *mode =
        monitor->modes->pinned != NULL ? monitor->modes->pinned : dxg_mode_set_first(monitor->modes);
    return mode != NULL ? &mode->info.monitor : NULL;
}
