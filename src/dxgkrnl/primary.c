/*
 * primary.c: makes a source's primary surface and has it scanned out.
 */
#include "dxgkrnl/primary.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/status.h"
#include "dxgkrnl/vidpn.h"
#include "nt/log.h"
#include "nt/os.h"

#include <ntstatus.h>

#define MOST_PRIVATE_BYTES 65536u
#define LARGEST_ALIGNMENT  (1u << 30)

bool dxg_primary_is_wanted(const struct dxg_adapter *adapter)
{
    const DRIVER_INITIALIZATION_DATA *ddi = &adapter->driver->ddi;
    return !adapter->driver->display_only && ddi->DxgkDdiGetStandardAllocationDriverData != NULL &&
           ddi->DxgkDdiCreateAllocation != NULL && ddi->DxgkDdiDestroyAllocation != NULL &&
           adapter->memory_model.count > 0;
}

static NTSTATUS returned(const char *call, const void *routine, NTSTATUS status)
{
    dxg_contract_check(call, routine, PASSIVE_LEVEL);
    if (!NT_SUCCESS(status)) {
        char text[DXG_STATUS_TEXT];
        nt_log(NT_LOG_KERNEL, "no primary surface: %s returned %s", call, dxg_status_text(status, text));
    }
    return status;
}

/* What the driver wants to be told of the surface when it makes it. */
struct private_data {
    void *allocation, *resource;
    UINT allocation_bytes, resource_bytes;
};

static void drop(struct private_data *data)
{
    os_free(data->allocation);
    os_free(data->resource);
}

static NTSTATUS describe(const struct dxg_vidpn *vidpn, uint32_t source, D3DKMDT_SHAREDPRIMARYSURFACEDATA *surface)
{
    const struct dxg_vidpn_path *path = dxg_vidpn_find_path(vidpn, source, D3DDDI_ID_ANY);
    const struct dxg_mode_set *modes = dxg_vidpn_modes(vidpn, DXG_MODES_SOURCE, source);
    const struct dxg_mode_set *signals =
        path == NULL ? NULL : dxg_vidpn_modes(vidpn, DXG_MODES_TARGET, path->info.VidPnTargetId);
    if (modes == NULL || modes->pinned == NULL || signals == NULL || signals->pinned == NULL) {
        return STATUS_GRAPHICS_MODE_NOT_IN_MODESET;
    }
    const D3DKMDT_GRAPHICS_RENDERING_FORMAT *format = &modes->pinned->info.source.Format.Graphics;
    *surface = (D3DKMDT_SHAREDPRIMARYSURFACEDATA){
        .Width = format->PrimSurfSize.cx,
        .Height = format->PrimSurfSize.cy,
        .Format = format->PixelFormat,
        .RefreshRate = signals->pinned->info.target.VideoSignalInfo.VSyncFreq,
        .VidPnSourceId = source,
    };
    return STATUS_SUCCESS;
}

/* Asked twice: how large the driver's data is, then what it says. */
static NTSTATUS ask_standard(struct dxg_adapter *adapter, D3DKMDT_SHAREDPRIMARYSURFACEDATA *surface,
                             struct private_data *data)
{
    PDXGKDDI_GETSTANDARDALLOCATIONDRIVERDATA call = adapter->driver->ddi.DxgkDdiGetStandardAllocationDriverData;
    DXGKARG_GETSTANDARDALLOCATIONDRIVERDATA args = {
        .StandardAllocationType = D3DKMDT_STANDARDALLOCATION_SHAREDPRIMARYSURFACE,
        .pCreateSharedPrimarySurfaceData = surface,
    };
    NTSTATUS status =
        returned("DxgkDdiGetStandardAllocationDriverData", (const void *)call, call(adapter->miniport_context, &args));
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (args.AllocationPrivateDriverDataSize > MOST_PRIVATE_BYTES ||
        args.ResourcePrivateDriverDataSize > MOST_PRIVATE_BYTES) {
        nt_log(NT_LOG_KERNEL, "no primary surface: DxgkDdiGetStandardAllocationDriverData wants %u and %u bytes",
               (unsigned)args.AllocationPrivateDriverDataSize, (unsigned)args.ResourcePrivateDriverDataSize);
        return STATUS_INVALID_PARAMETER;
    }
    data->allocation_bytes = args.AllocationPrivateDriverDataSize;
    data->resource_bytes = args.ResourcePrivateDriverDataSize;
    data->allocation = data->allocation_bytes > 0 ? os_alloc(data->allocation_bytes) : NULL;
    data->resource = data->resource_bytes > 0 ? os_alloc(data->resource_bytes) : NULL;
    if ((data->allocation_bytes > 0 && data->allocation == NULL) ||
        (data->resource_bytes > 0 && data->resource == NULL)) {
        return STATUS_NO_MEMORY;
    }
    args.pAllocationPrivateDriverData = data->allocation;
    args.pResourcePrivateDriverData = data->resource;
    return returned("DxgkDdiGetStandardAllocationDriverData", (const void *)call,
                    call(adapter->miniport_context, &args));
}

/* ---- a place ---- */

static bool is_memory(const struct dxg_segments *model, uint32_t segment)
{
    const struct dxg_segment *row = dxg_segment_of(model, segment);
    return row != NULL && !row->flags.Aperture;
}

static bool take(struct dxg_adapter *adapter, struct dxg_primary *primary, uint32_t segment,
                 const DXGK_ALLOCATIONINFO *info)
{
    uint32_t set = info->SupportedReadSegmentSet & info->SupportedWriteSegmentSet;
    if (segment == 0 || segment > DXG_SEGMENTS_MOST || !is_memory(&adapter->memory_model, segment) ||
        (set & 1u << (segment - 1)) == 0) {
        return false;
    }
    os_lock(&adapter->vidmm.turn);
    bool taken = dxg_place_take(adapter, &primary->place, segment, primary->bytes, info->Alignment, false);
    os_unlock(&adapter->vidmm.turn);
    if (taken) {
        primary->address = adapter->memory_model.rows[segment - 1].base + primary->place.offset;
    }
    return taken;
}

/* In the segments that the driver prefers, then in any of its set. */
static NTSTATUS find_place(struct dxg_adapter *adapter, struct dxg_primary *primary, const DXGK_ALLOCATIONINFO *info)
{
    if (info->Size == 0 || info->Alignment > LARGEST_ALIGNMENT || (info->Alignment & (info->Alignment - 1)) != 0) {
        nt_log(NT_LOG_KERNEL, "no primary surface: DxgkDdiCreateAllocation answered with %llu bytes, aligned to %u",
               (unsigned long long)info->Size, (unsigned)info->Alignment);
        return STATUS_INVALID_PARAMETER;
    }
    primary->bytes = info->Size;
    const uint32_t preferred[] = {info->PreferredSegment.SegmentId0, info->PreferredSegment.SegmentId1,
                                  info->PreferredSegment.SegmentId2, info->PreferredSegment.SegmentId3,
                                  info->PreferredSegment.SegmentId4};
    bool taken = false;
    for (size_t i = 0; !taken && i < sizeof preferred / sizeof preferred[0]; i++) {
        taken = take(adapter, primary, preferred[i], info);
    }
    for (uint32_t segment = 1; !taken && segment <= adapter->memory_model.count; segment++) {
        taken = take(adapter, primary, segment, info);
    }
    if (!taken) {
        nt_log(NT_LOG_KERNEL, "no primary surface: no memory segment of set 0x%X has %llu bytes free",
               (unsigned)(info->SupportedReadSegmentSet & info->SupportedWriteSegmentSet),
               (unsigned long long)info->Size);
    }
    return taken ? STATUS_SUCCESS : STATUS_GRAPHICS_NO_VIDEO_MEMORY;
}

/* ---- its life ---- */

static NTSTATUS create_allocation(struct dxg_adapter *adapter, struct dxg_primary *primary,
                                  const struct private_data *data, DXGK_ALLOCATIONINFO *info)
{
    PDXGKDDI_CREATEALLOCATION call = adapter->driver->ddi.DxgkDdiCreateAllocation;
    *info = (DXGK_ALLOCATIONINFO){
        .pPrivateDriverData = data->allocation,
        .PrivateDriverDataSize = data->allocation_bytes,
    };
    DXGKARG_CREATEALLOCATION args = {
        .pPrivateDriverData = data->resource,
        .PrivateDriverDataSize = data->resource_bytes,
        .NumAllocations = 1,
        .pAllocationInfo = info,
        .Flags.Resource = 1,
    };
    NTSTATUS status = returned("DxgkDdiCreateAllocation", (const void *)call, call(adapter->miniport_context, &args));
    primary->allocation = info->hAllocation;
    primary->resource = args.hResource;
    return status;
}

static void destroy_allocation(struct dxg_adapter *adapter, const struct dxg_primary *primary)
{
    PDXGKDDI_DESTROYALLOCATION call = adapter->driver->ddi.DxgkDdiDestroyAllocation;
    const DXGKARG_DESTROYALLOCATION args = {
        .NumAllocations = 1,
        .pAllocationList = &primary->allocation,
        .hResource = primary->resource,
        .Flags.DestroyResource = 1,
    };
    NTSTATUS status = call(adapter->miniport_context, &args);
    dxg_contract_check("DxgkDdiDestroyAllocation", (const void *)call, PASSIVE_LEVEL);
    if (!NT_SUCCESS(status)) {
        char text[DXG_STATUS_TEXT];
        nt_log(NT_LOG_KERNEL, "DxgkDdiDestroyAllocation of a primary surface returned %s",
               dxg_status_text(status, text));
    }
}

NTSTATUS dxg_primary_create(struct dxg_adapter *adapter, const struct dxg_vidpn *vidpn, uint32_t source,
                            struct dxg_primary **made)
{
    D3DKMDT_SHAREDPRIMARYSURFACEDATA surface;
    struct private_data data = {0};
    DXGK_ALLOCATIONINFO info;
    *made = NULL;
    struct dxg_primary *primary = os_alloc(sizeof *primary);
    if (primary == NULL) {
        return STATUS_NO_MEMORY;
    }
    NTSTATUS status = describe(vidpn, source, &surface);
    if (NT_SUCCESS(status)) {
        status = ask_standard(adapter, &surface, &data);
    }
    if (NT_SUCCESS(status)) {
        status = create_allocation(adapter, primary, &data, &info);
    }
    if (!NT_SUCCESS(status)) {
        goto free_primary;
    }
    status = find_place(adapter, primary, &info);
    if (!NT_SUCCESS(status)) {
        goto destroy_allocation;
    }
    drop(&data);
    *made = primary;
    return STATUS_SUCCESS;

destroy_allocation:
    destroy_allocation(adapter, primary);
free_primary:
    drop(&data);
    os_free(primary);
    return status;
}

void dxg_primary_destroy(struct dxg_adapter *adapter, struct dxg_primary *primary)
{
    if (primary == NULL) {
        return;
    }
    os_lock(&adapter->vidmm.turn);
    dxg_place_give(adapter, &primary->place);
    os_unlock(&adapter->vidmm.turn);
    destroy_allocation(adapter, primary);
    os_free(primary);
}

NTSTATUS dxg_primary_scan_out(struct dxg_adapter *adapter, uint32_t source, const struct dxg_primary *primary)
{
    DXGKARG_SETVIDPNSOURCEADDRESS args = {
        .VidPnSourceId = source,
        .PrimarySegment = primary->place.segment,
        .PrimaryAddress.QuadPart = (LONGLONG)primary->address,
        .hAllocation = primary->allocation,
        .Flags.ModeChange = 1,
    };
    args.PrimaryData[0] = (DXGK_PRIMARYDATA){
        .hAllocation = primary->allocation,
        .SegmentId = (WORD)primary->place.segment,
        .SegmentAddress.QuadPart = (LONGLONG)primary->address,
    };
    return dxg_display_set_address(adapter, &args);
}
