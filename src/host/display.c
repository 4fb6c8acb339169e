/*
 * display.c: an adapter's displays and its power, as host.h offers them.
 */
#include "dxgkrnl/display.h"

#include "dxgkrnl/modeset.h"
#include "dxgkrnl/monitor.h"
#include "host/state.h"

#include <stdio.h>

static struct host_child child_of(const struct dxg_child *child)
{
    const struct dxg_monitor *monitor = child->monitor;
    struct host_child is = {
        .uid = (uint32_t)child->descriptor.ChildUid,
        .is_output = dxg_child_is_output(child),
        .technology = (int32_t)child->descriptor.ChildCapabilities.Type.VideoOutput.InterfaceTechnology,
        .has_monitor = monitor != NULL,
    };
    if (monitor) {
        is.has_descriptor = monitor->blocks > 0;
        is.modes = (uint32_t)dxg_mode_set_count(monitor->modes);
        snprintf(is.name, sizeof is.name, "%s", monitor->name);
    }
    return is;
}

size_t host_children(struct host *host, struct host_child *children, size_t count)
{
    struct dxg_adapter *adapter = host->adapter;
    if (!NT_SUCCESS(dxg_level_two_enter(adapter))) {
        return 0;
    }
    size_t found = adapter->display.child_count;
    for (size_t i = 0; i < found && i < count; i++) {
        children[i] = child_of(&adapter->display.children[i]);
    }
    dxg_level_two_leave(adapter);
    return found;
}

static struct host_display_mode mode_of(const struct dxg_display_mode *mode)
{
    bool is_turn = mode->rotation >= D3DKMDT_VPPR_IDENTITY && mode->rotation <= D3DKMDT_VPPR_ROTATE270;
    return (struct host_display_mode){
        .source = mode->source,
        .target = mode->target,
        .width = mode->width,
        .height = mode->height,
        .stride_bytes = mode->stride_bytes,
        .format = (uint32_t)mode->format,
        .refresh_millihertz = mode->refresh_millihertz,
        .rotation_degrees = is_turn ? 90u * (uint32_t)(mode->rotation - D3DKMDT_VPPR_IDENTITY) : 0,
    };
}

/* Both lists in steps of this many, so that no memory is needed. */
enum { AT_ONCE = 256 };

static size_t fill(const struct dxg_display_mode *found, size_t have, struct host_display_mode *modes, size_t count)
{
    for (size_t i = 0; i < have && i < count && i < AT_ONCE; i++) {
        modes[i] = mode_of(&found[i]);
    }
    return have;
}

size_t host_display_modes(struct host *host, struct host_display_mode *modes, size_t count)
{
    struct dxg_display_mode found[AT_ONCE];
    return fill(found, dxg_display_modes(host->adapter, found, AT_ONCE), modes, count);
}

size_t host_display_source_modes(struct host *host, uint32_t source, struct host_display_mode *modes, size_t count)
{
    struct dxg_display_mode found[AT_ONCE];
    return fill(found, dxg_display_source_modes(host->adapter, source, found, AT_ONCE), modes, count);
}

NTSTATUS host_display_set_mode(struct host *host, uint32_t source, uint32_t width, uint32_t height,
                               uint32_t refresh_millihertz)
{
    return dxg_display_set_mode(host->adapter, source, width, height, refresh_millihertz);
}

NTSTATUS host_display_present(struct host *host, uint32_t source, void *pixels, uint32_t pitch_bytes, const RECT *rect)
{
    return dxg_display_present(host->adapter, source, pixels, pitch_bytes, rect);
}

uint64_t host_display_vsyncs(const struct host *host)
{
    return atomic_load_explicit(&host->adapter->display.vsyncs, memory_order_relaxed);
}

NTSTATUS host_poll_children(struct host *host)
{
    return dxg_display_poll(host->adapter);
}

bool host_framebuffer(struct host *host, struct host_framebuffer *framebuffer)
{
    const struct dxg_display *display = &host->adapter->display;
    if (!display->has_post) {
        return false;
    }
    *framebuffer = (struct host_framebuffer){
        .physical = (uint64_t)display->post.PhysicAddress.QuadPart,
        .width = display->post.Width,
        .height = display->post.Height,
        .pitch_bytes = display->post.Pitch,
        .format = (uint32_t)display->post.ColorFormat,
    };
    return true;
}

NTSTATUS host_framebuffer_read(struct host *host, uint64_t offset, void *to, size_t bytes)
{
    return dxg_post_read(host->adapter, offset, to, bytes);
}

NTSTATUS host_power(struct host *host, uint32_t d_state)
{
    if (d_state > PowerDeviceD3 - PowerDeviceD0) {
        return STATUS_INVALID_PARAMETER;
    }
    return dxg_power_set(host->adapter, (DEVICE_POWER_STATE)(PowerDeviceD0 + d_state));
}

NTSTATUS host_power_component(struct host *host, uint32_t component, uint32_t f_state)
{
    return dxg_power_set_component(host->adapter, component, f_state);
}
