/*
 * post.c: the picture that the firmware left – where it is, who owns it, and what is in it.
 *
 * A VGA-compatible device with a memory bar is the one that the firmware drew on, at the start of that bar. A
 * display-only driver lives on such a picture; where its device has no memory of its own, the firmware's frame buffer
 * is system memory at a physical address that belongs to nobody else. Other adapters were not used by the firmware.
 */
#include "dxgkrnl/adapter.h"
#include "nt/iospace.h"
#include "nt/os.h"

#include <errno.h>
#include <ntstatus.h>
#include <string.h>

#define BYTES_PER_PIXEL 4u
#define CLASS_VGA       0x0300u
#define WINDOW_START    0x3F00000000ull /* below where wide bars are placed (bus.c) */
#define WINDOW_END      0x4000000000ull

static const struct {
    UINT width, height;
} sizes[] = {{1024, 768}, {800, 600}, {640, 480}};

static uint64_t bytes_of(UINT width, UINT height)
{
    return (uint64_t)width * height * BYTES_PER_PIXEL;
}

static void describe(struct dxg_display *display, uint64_t physical, UINT width, UINT height)
{
    display->has_post = true;
    display->post = (DXGK_DISPLAY_INFORMATION){
        .Width = width,
        .Height = height,
        .Pitch = width * BYTES_PER_PIXEL,
        .ColorFormat = D3DDDIFMT_X8R8G8B8,
        .PhysicAddress.QuadPart = (LONGLONG)physical,
        .TargetId = D3DDDI_ID_UNINITIALIZED,
    };
}

/* On the first memory bar of a VGA-compatible device that one of the sizes fits into, the largest. */
static bool is_on_device(struct dxg_adapter *adapter)
{
    const struct escapement_device_model *model = dxg_bus_model(adapter->bus);
    for (uint32_t bar = 0; model->class_code >> 8 == CLASS_VGA && bar < ESCAPEMENT_DEVICE_BARS; bar++) {
        for (size_t i = 0; model->bars[bar].kind == ESCAPEMENT_BAR_MEMORY && i < sizeof sizes / sizeof sizes[0]; i++) {
            if (bytes_of(sizes[i].width, sizes[i].height) <= model->bars[bar].size_bytes) {
                describe(&adapter->display, dxg_bus_bar_address(adapter->bus, bar), sizes[i].width, sizes[i].height);
                return true;
            }
        }
    }
    return false;
}

static NTSTATUS place_in_memory(struct dxg_display *display)
{
    uint64_t bytes = bytes_of(sizes[0].width, sizes[0].height);
    void *memory = os_map_pages(bytes, 0);
    if (memory == NULL) {
        return STATUS_NO_MEMORY;
    }
    for (uint64_t at = WINDOW_START; at < WINDOW_END; at += bytes) {
        int error = nt_physical_claim(at, bytes, NULL, NULL, memory);
        if (error == 0) {
            display->post_memory = memory;
            describe(display, at, sizes[0].width, sizes[0].height);
            return STATUS_SUCCESS;
        }
        if (error != -EEXIST) {
            break;
        }
    }
    os_unmap_pages(memory, bytes);
    return STATUS_NO_MEMORY;
}

NTSTATUS dxg_post_prepare(struct dxg_adapter *adapter)
{
    struct dxg_display *display = &adapter->display;
    display->post_acquired = false;
    if (display->has_post || is_on_device(adapter) || !adapter->driver->display_only) {
        return STATUS_SUCCESS;
    }
    return place_in_memory(display);
}

void dxg_post_forget(struct dxg_adapter *adapter)
{
    struct dxg_display *display = &adapter->display;
    if (display->post_memory != NULL) {
        nt_physical_release((uint64_t)display->post.PhysicAddress.QuadPart);
        os_unmap_pages(display->post_memory, bytes_of(sizes[0].width, sizes[0].height));
        display->post_memory = NULL;
    }
    display->has_post = false;
}

void dxg_post_acquire(struct dxg_adapter *adapter, DXGK_DISPLAY_INFORMATION *info)
{
    struct dxg_display *display = &adapter->display;
    memset(info, 0, sizeof *info);
    if (display->has_post) {
        *info = display->post;
        display->post_acquired = true;
    }
}

bool dxg_post_owns(struct dxg_adapter *adapter, uint64_t physical, uint64_t bytes)
{
    const struct dxg_display *display = &adapter->display;
    uint64_t start = (uint64_t)display->post.PhysicAddress.QuadPart;
    uint64_t size = bytes_of(sizes[0].width, sizes[0].height);
    return display->post_memory != NULL && physical >= start && bytes <= size && physical - start <= size - bytes;
}

/* A picture that lies in memory which the adapter has is what the next driver finds; another is not believed. */
void dxg_post_release(struct dxg_adapter *adapter, const DXGK_DISPLAY_INFORMATION *info)
{
    struct dxg_display *display = &adapter->display;
    uint64_t start = (uint64_t)info->PhysicAddress.QuadPart;
    uint64_t bytes = (uint64_t)info->Pitch * info->Height;
    bool is_sound = info->Width != 0 && info->Height != 0 && info->Pitch / BYTES_PER_PIXEL >= info->Width &&
                    (info->ColorFormat == D3DDDIFMT_X8R8G8B8 || info->ColorFormat == D3DDDIFMT_A8R8G8B8);
    if (is_sound && (dxg_bus_owns(adapter->bus, start, bytes) || dxg_post_owns(adapter, start, bytes)) &&
        (display->post_memory == NULL || start == (uint64_t)display->post.PhysicAddress.QuadPart)) {
        display->post = *info;
        display->has_post = true;
    }
}

NTSTATUS dxg_post_read(struct dxg_adapter *adapter, uint64_t offset, void *to, size_t bytes)
{
    const struct dxg_display *display = &adapter->display;
    uint64_t start = (uint64_t)display->post.PhysicAddress.QuadPart;
    if (!display->has_post) {
        return STATUS_NOT_FOUND;
    }
    if (offset > UINT32_MAX ||
        !(dxg_bus_owns(adapter->bus, start, offset + bytes) || dxg_post_owns(adapter, start, offset + bytes))) {
        return STATUS_INVALID_PARAMETER;
    }
    return nt_dma_read(start + offset, to, bytes) == 0 ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}
