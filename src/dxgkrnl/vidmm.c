/*
 * vidmm.c: brings allocations into segments and out of them, as paging buffers that the driver builds.
 */
#include "dxgkrnl/vidmm.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/allocation.h"
#include "dxgkrnl/capture.h"
#include "dxgkrnl/gpuva.h"
#include "dxgkrnl/paging.h"
#include "dxgkrnl/system.h"
#include "nt/iospace.h"

#define PREFERENCES 5u

/* ---------------------------------------------------------------------------------------------- system memory */

static NTSTATUS describe_existing(struct dxg_residency *residency, const void *existing)
{
    char probe;
    for (size_t at = 0; at < residency->bytes; at += DXG_PAGE_BYTES) {
        NTSTATUS status = dxg_capture_in(&probe, (const char *)existing + at, 1);
        if (!NT_SUCCESS(status)) {
            return status;
        }
    }
    residency->memory = (void *)(uintptr_t)existing;
    residency->mdl = IoAllocateMdl(residency->memory, (ULONG)residency->bytes, FALSE, FALSE, NULL);
    if (!residency->mdl) {
        return STATUS_NO_MEMORY;
    }
    MmBuildMdlForNonPagedPool(residency->mdl);
    residency->is_existing = true;
    residency->has_contents = true;
    return STATUS_SUCCESS;
}

NTSTATUS dxg_vidmm_make_memory(struct dxg_adapter *adapter, struct dxg_allocation *allocation, const void *existing)
{
    struct dxg_residency *residency = &allocation->residency;
    PHYSICAL_ADDRESS zero = {.QuadPart = 0};
    PHYSICAL_ADDRESS highest = adapter->caps.HighestAcceptableAddress;
    if (highest.QuadPart == 0) {
        highest.QuadPart = -1;
    }
    residency->bytes = (size_t)((allocation->info.Size + DXG_PAGE_BYTES - 1) / DXG_PAGE_BYTES * DXG_PAGE_BYTES);
    if (existing) {
        return describe_existing(residency, existing);
    }
    residency->mdl = MmAllocatePagesForMdlEx(zero, highest, zero, residency->bytes, MmCached, 0);
    if (!residency->mdl) {
        return STATUS_NO_MEMORY;
    }
    residency->memory = MmMapLockedPagesSpecifyCache(residency->mdl, KernelMode, MmCached, NULL, FALSE,
                                                     NormalPagePriority | MdlMappingNoExecute);
    return residency->memory ? STATUS_SUCCESS : STATUS_NO_MEMORY;
}

static void free_memory(struct dxg_residency *residency)
{
    if (residency->mdl && residency->is_existing) {
        IoFreeMdl(residency->mdl);
    } else if (residency->mdl) {
        MmFreePagesFromMdl(residency->mdl); /* unmaps, too */
        ExFreePool(residency->mdl);
    }
    residency->mdl = NULL;
    residency->memory = NULL;
}

static void drop_stand_in(struct dxg_residency *residency)
{
    if (residency->stand_in) {
        os_unmap_pages(residency->stand_in, residency->bytes);
        residency->stand_in = NULL;
    }
}

void dxg_vidmm_forget(struct dxg_adapter *adapter, struct dxg_allocation *allocation)
{
    os_lock(&adapter->vidmm.turn);
    dxg_place_give(adapter, &allocation->residency.place);
    drop_stand_in(&allocation->residency);
    free_memory(&allocation->residency);
    os_unlock(&adapter->vidmm.turn);
}

/* ------------------------------------------------------------------------------------------------ where bytes are */

static const struct dxg_segment *segment_of(const struct dxg_adapter *adapter, const struct dxg_residency *residency)
{
    return dxg_segment_of(&adapter->memory_model, residency->place.segment);
}

static bool is_aperture(const struct dxg_segment *segment)
{
    return segment->flags.Aperture || segment->flags.PopulatedFromSystemMemory;
}

/* The device's memory behind a place; null where the device has none there that the CPU sees. */
static void *device_memory(const struct dxg_adapter *adapter, const struct dxg_segment *segment,
                           const struct dxg_place *place)
{
    if (segment->cpu_address == 0 || !dxg_bus_owns(adapter->bus, segment->cpu_address + place->offset, place->bytes)) {
        return NULL;
    }
    return nt_io_memory_at(segment->cpu_address + place->offset, place->bytes);
}

static void *bytes_of(const struct dxg_adapter *adapter, const struct dxg_residency *residency)
{
    const struct dxg_segment *segment = segment_of(adapter, residency);
    if (!segment || is_aperture(segment)) {
        return residency->memory;
    }
    return residency->stand_in ? residency->stand_in : device_memory(adapter, segment, &residency->place);
}

void *dxg_vidmm_bytes(struct dxg_adapter *adapter, const struct dxg_allocation *allocation)
{
    os_lock(&adapter->vidmm.turn);
    void *bytes = bytes_of(adapter, &allocation->residency);
    os_unlock(&adapter->vidmm.turn);
    return bytes;
}

uint64_t dxg_vidmm_address(struct dxg_adapter *adapter, const struct dxg_allocation *allocation, uint32_t *segment)
{
    os_lock(&adapter->vidmm.turn);
    const struct dxg_segment *row = segment_of(adapter, &allocation->residency);
    uint64_t address = row ? row->base + allocation->residency.place.offset : 0;
    *segment = allocation->residency.place.segment;
    os_unlock(&adapter->vidmm.turn);
    return address;
}

/* ------------------------------------------------------------------------------------------------------- operations */

/* Whether the driver pages, and is so far that it can. */
static bool pages(const struct dxg_adapter *adapter)
{
    return adapter->vidmm.system && adapter->vidmm.system->context.made;
}

static NTSTATUS run(struct dxg_adapter *adapter, DXGKARG_BUILDPAGINGBUFFER *args, struct dxg_paging_work *work,
                    struct dxg_residency *residency)
{
    if (!pages(adapter)) { /* the kernel alone moves the bytes */
        if (work) {
            dxg_paging_carry_out(work);
            work->kind = DXG_WORK_NONE;
        }
        return STATUS_SUCCESS;
    }
    return dxg_paging_run(adapter, args, work, residency);
}

/* With page tables of its own, a GPU reaches system memory through those: an aperture is for what it accesses by
 * physical address. */
static bool is_mapped(const struct dxg_adapter *adapter, const struct dxg_allocation *allocation)
{
    return !dxg_gpuva_is_used(adapter) || allocation->info.FlagsWddm2.AccessedPhysically;
}

static NTSTATUS map_aperture(struct dxg_adapter *adapter, struct dxg_allocation *allocation)
{
    struct dxg_residency *residency = &allocation->residency;
    DXGKARG_BUILDPAGINGBUFFER args = {.Operation = DXGK_OPERATION_MAP_APERTURE_SEGMENT};
    args.MapApertureSegment.hAllocation = allocation->driver_handle;
    args.MapApertureSegment.SegmentId = residency->place.segment;
    args.MapApertureSegment.OffsetInPages = residency->place.offset / DXG_PAGE_BYTES;
    args.MapApertureSegment.NumberOfPages = residency->bytes / DXG_PAGE_BYTES;
    args.MapApertureSegment.pMdl = residency->mdl;
    args.MapApertureSegment.Flags.CacheCoherent = segment_of(adapter, residency)->flags.CacheCoherent;
    return run(adapter, &args, NULL, residency);
}

/* `used`: what the packets keep from its end; null for an allocation that is at its end. */
static NTSTATUS unmap_aperture(struct dxg_adapter *adapter, struct dxg_allocation *allocation,
                               struct dxg_residency *used)
{
    struct dxg_residency *residency = &allocation->residency;
    DXGKARG_BUILDPAGINGBUFFER args = {.Operation = DXGK_OPERATION_UNMAP_APERTURE_SEGMENT};
    args.UnmapApertureSegment.hAllocation = allocation->driver_handle;
    args.UnmapApertureSegment.SegmentId = residency->place.segment;
    args.UnmapApertureSegment.OffsetInPages = residency->place.offset / DXG_PAGE_BYTES;
    args.UnmapApertureSegment.NumberOfPages = residency->bytes / DXG_PAGE_BYTES;
    if (pages(adapter)) {
        args.UnmapApertureSegment.DummyPage.QuadPart = (LONGLONG)nt_physical_of(adapter->vidmm.system->dummy_page);
    }
    return run(adapter, &args, NULL, used);
}

static NTSTATUS fill(struct dxg_adapter *adapter, struct dxg_allocation *allocation)
{
    struct dxg_residency *residency = &allocation->residency;
    struct dxg_paging_work work = {
        .kind = DXG_WORK_FILL,
        .to = bytes_of(adapter, residency),
        .bytes = residency->bytes,
    };
    adapter->vidmm.filled += residency->bytes;
    if (dxg_gpuva_is_used(adapter)) {
        return dxg_gpuva_fill(adapter, allocation, &work);
    }
    DXGKARG_BUILDPAGINGBUFFER args = {.Operation = DXGK_OPERATION_FILL};
    args.Fill.hAllocation = allocation->driver_handle;
    args.Fill.FillSize = residency->bytes;
    args.Fill.Destination.SegmentId = residency->place.segment;
    args.Fill.Destination.SegmentAddress.QuadPart = (LONGLONG)residency->place.offset;
    return run(adapter, &args, &work, residency);
}

/* Between system memory, which is segment 0 and an MDL, and the place. */
static NTSTATUS transfer(struct dxg_adapter *adapter, struct dxg_allocation *allocation, bool in)
{
    struct dxg_residency *residency = &allocation->residency;
    enum dxg_work_kind existing = in ? DXG_WORK_COPY_FROM_CLIENT : DXG_WORK_COPY_TO_CLIENT;
    void *local = bytes_of(adapter, residency);
    struct dxg_paging_work work = {
        .kind = residency->is_existing ? existing : DXG_WORK_COPY,
        .to = in ? local : residency->memory,
        .from = in ? residency->memory : local,
        .bytes = residency->bytes,
        .released = in ? NULL : residency->stand_in,
    };
    DXGKARG_BUILDPAGINGBUFFER args = {.Operation = DXGK_OPERATION_TRANSFER};
    args.Transfer.hAllocation = allocation->driver_handle;
    args.Transfer.TransferSize = residency->bytes;
    if (in) {
        args.Transfer.Source.pMdl = residency->mdl;
        args.Transfer.Destination.SegmentId = residency->place.segment;
        args.Transfer.Destination.SegmentAddress.QuadPart = (LONGLONG)residency->place.offset;
    } else {
        args.Transfer.Source.SegmentId = residency->place.segment;
        args.Transfer.Source.SegmentAddress.QuadPart = (LONGLONG)residency->place.offset;
        args.Transfer.Destination.pMdl = residency->mdl;
    }
    adapter->vidmm.transferred += residency->bytes;
    NTSTATUS status = dxg_gpuva_is_used(adapter) ? dxg_gpuva_move(adapter, allocation, &work, in)
                                                 : run(adapter, &args, &work, residency);
    if (!in && work.kind == DXG_WORK_NONE) {
        residency->stand_in = NULL; /* it goes with the packet */
        status = STATUS_SUCCESS;    /* the bytes are on their way, whatever became of later buffers */
    }
    return status;
}

NTSTATUS dxg_vidmm_init_context(struct dxg_adapter *adapter, struct dxg_allocation *allocation)
{
    struct dxg_residency *residency = &allocation->residency;
    DXGKARG_BUILDPAGINGBUFFER args = {.Operation = DXGK_OPERATION_INIT_CONTEXT_RESOURCE};
    os_lock(&adapter->vidmm.turn);
    args.InitContextResource.hAllocation = allocation->driver_handle;
    args.InitContextResource.Destination.SegmentId = residency->place.segment;
    if (residency->place.segment != 0) {
        args.InitContextResource.Destination.SegmentAddress.QuadPart = (LONGLONG)residency->place.offset;
    } else {
        args.InitContextResource.Destination.pMdl = residency->mdl;
    }
    args.InitContextResource.Destination.VirtualAddress = bytes_of(adapter, residency);
    NTSTATUS status = run(adapter, &args, NULL, residency);
    os_unlock(&adapter->vidmm.turn);
    return status;
}

bool dxg_vidmm_is_building(struct dxg_adapter *adapter)
{
    return atomic_load_explicit(&adapter->vidmm.builder, memory_order_relaxed) == os_thread_id();
}

/* A segment's own memory that the CPU does not see at the device: host memory stands in for it. */
static bool provide_memory(struct dxg_adapter *adapter, struct dxg_residency *residency)
{
    const struct dxg_segment *segment = segment_of(adapter, residency);
    if (!is_aperture(segment) && !device_memory(adapter, segment, &residency->place)) {
        residency->stand_in = os_map_pages(residency->bytes, 0);
        return residency->stand_in != NULL;
    }
    return true;
}

static NTSTATUS move_in(struct dxg_adapter *adapter, struct dxg_allocation *allocation)
{
    struct dxg_residency *residency = &allocation->residency;
    if (is_aperture(segment_of(adapter, residency))) {
        return is_mapped(adapter, allocation) ? map_aperture(adapter, allocation) : STATUS_SUCCESS;
    }
    return residency->has_contents ? transfer(adapter, allocation, true) : fill(adapter, allocation);
}

static NTSTATUS move_out(struct dxg_adapter *adapter, struct dxg_allocation *allocation)
{
    if (is_aperture(segment_of(adapter, &allocation->residency))) {
        return is_mapped(adapter, allocation) ? unmap_aperture(adapter, allocation, &allocation->residency)
                                              : STATUS_SUCCESS;
    }
    return transfer(adapter, allocation, false);
}

/* -------------------------------------------------------------------------------------------------- in and out */

static NTSTATUS page_out(struct dxg_adapter *adapter, struct dxg_allocation *allocation)
{
    struct dxg_residency *residency = &allocation->residency;
    if (residency->place.segment == 0) {
        return STATUS_SUCCESS;
    }
    NTSTATUS status = move_out(adapter, allocation);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    dxg_place_give(adapter, &residency->place);
    return dxg_gpuva_refresh(adapter, allocation);
}

static bool can_go(struct dxg_adapter *adapter, const struct dxg_allocation *allocation)
{
    return allocation && allocation->residency.pins == 0 && dxg_scheduler_uses(adapter, &allocation->residency) == 0;
}

/* Whoever of a segment was used longest ago and may go; null: nobody. */
static struct dxg_allocation *victim(struct dxg_adapter *adapter, uint32_t segment)
{
    const struct dxg_place *oldest = NULL;
    for (const struct dxg_place *place = adapter->vidmm.places[segment - 1]; place; place = place->next) {
        if ((!oldest || place->stamp < oldest->stamp) && can_go(adapter, place->allocation)) {
            oldest = place;
        }
    }
    return oldest ? oldest->allocation : NULL;
}

static uint32_t preferred(const DXGK_ALLOCATIONINFO *info, unsigned index)
{
    return info->PreferredSegment.Value >> (6 * index) & 0x1F;
}

static bool prefers_end(const DXGK_ALLOCATIONINFO *info, unsigned index)
{
    return (info->PreferredSegment.Value >> (6 * index + 5) & 1) != 0;
}

uint32_t dxg_vidmm_usable_set(const struct dxg_allocation *allocation)
{
    return allocation->info.SupportedReadSegmentSet & allocation->info.SupportedWriteSegmentSet;
}

static bool try_place(struct dxg_adapter *adapter, struct dxg_allocation *allocation, uint32_t segment, bool from_end)
{
    return segment > 0 && segment <= adapter->memory_model.count &&
           (dxg_vidmm_usable_set(allocation) & 1u << (segment - 1)) != 0 &&
           dxg_place_take(adapter, &allocation->residency.place, segment, allocation->residency.bytes,
                          allocation->info.Alignment, from_end);
}

/* The driver's preferences first, then whatever its sets allow. */
static bool find_place(struct dxg_adapter *adapter, struct dxg_allocation *allocation)
{
    bool from_end = allocation->info.Flags.FromEndOfSegment;
    for (unsigned i = 0; i < PREFERENCES; i++) {
        if (try_place(adapter, allocation, preferred(&allocation->info, i),
                      from_end || prefers_end(&allocation->info, i))) {
            return true;
        }
    }
    for (uint32_t segment = 1; segment <= adapter->memory_model.count; segment++) {
        if (try_place(adapter, allocation, segment, from_end)) {
            return true;
        }
    }
    return false;
}

/* One more out of the way, of any segment of the allocation's sets. */
static NTSTATUS make_room(struct dxg_adapter *adapter, const struct dxg_allocation *allocation)
{
    for (uint32_t segment = 1; segment <= adapter->memory_model.count; segment++) {
        if ((dxg_vidmm_usable_set(allocation) & 1u << (segment - 1)) != 0 &&
            allocation->residency.bytes <= adapter->memory_model.rows[segment - 1].bytes) {
            struct dxg_allocation *other = victim(adapter, segment);
            if (other) {
                return page_out(adapter, other);
            }
        }
    }
    return STATUS_GRAPHICS_NO_VIDEO_MEMORY;
}

static NTSTATUS page_in(struct dxg_adapter *adapter, struct dxg_allocation *allocation)
{
    struct dxg_residency *residency = &allocation->residency;
    residency->place.stamp = ++adapter->vidmm.stamp;
    if (residency->place.segment != 0 || dxg_vidmm_usable_set(allocation) == 0) {
        return STATUS_SUCCESS;
    }
    /* A way in that failed half way may have left a packet that still writes to it. */
    if (residency->stand_in && dxg_scheduler_uses(adapter, residency) > 0) {
        return STATUS_GRAPHICS_ALLOCATION_BUSY;
    }
    drop_stand_in(residency);
    residency->place.allocation = allocation;
    while (!find_place(adapter, allocation)) {
        NTSTATUS status = make_room(adapter, allocation);
        if (!NT_SUCCESS(status)) {
            return status;
        }
    }
    NTSTATUS status = provide_memory(adapter, residency) ? move_in(adapter, allocation) : STATUS_NO_MEMORY;
    if (NT_SUCCESS(status)) {
        residency->has_contents = true;
        status = dxg_gpuva_refresh(adapter, allocation);
    } else {
        dxg_place_give(adapter, &residency->place);
    }
    return status;
}

NTSTATUS dxg_vidmm_page_in(struct dxg_adapter *adapter, struct dxg_allocation *allocation)
{
    os_lock(&adapter->vidmm.turn);
    NTSTATUS status = page_in(adapter, allocation);
    os_unlock(&adapter->vidmm.turn);
    return status;
}

NTSTATUS dxg_vidmm_page_out(struct dxg_adapter *adapter, struct dxg_allocation *allocation)
{
    os_lock(&adapter->vidmm.turn);
    NTSTATUS status = page_out(adapter, allocation);
    os_unlock(&adapter->vidmm.turn);
    return status;
}

void dxg_vidmm_evict_dead(struct dxg_adapter *adapter, struct dxg_allocation *allocation)
{
    struct dxg_residency *residency = &allocation->residency;
    os_lock(&adapter->vidmm.turn);
    const struct dxg_segment *segment = segment_of(adapter, residency);
    if (segment && is_aperture(segment) && is_mapped(adapter, allocation) &&
        dxg_adapter_state(adapter) == DXG_ADAPTER_STARTED) {
        (void)unmap_aperture(adapter, allocation, NULL); /* what cannot be told to the driver is not told */
    }
    dxg_place_give(adapter, &residency->place);
    os_unlock(&adapter->vidmm.turn);
}

void dxg_vidmm_pin(struct dxg_adapter *adapter, struct dxg_allocation *allocation)
{
    os_lock(&adapter->vidmm.turn);
    allocation->residency.pins++;
    os_unlock(&adapter->vidmm.turn);
}

void dxg_vidmm_unpin(struct dxg_adapter *adapter, struct dxg_allocation *allocation)
{
    os_lock(&adapter->vidmm.turn);
    allocation->residency.pins--;
    os_unlock(&adapter->vidmm.turn);
}

void dxg_vidmm_wait_unused(struct dxg_adapter *adapter, struct dxg_allocation *allocation)
{
    dxg_scheduler_wait_unused(adapter, &allocation->residency);
}

/* --------------------------------------------------------------------------------------------------- start and stop */

NTSTATUS dxg_vidmm_start(struct dxg_adapter *adapter, struct dxg_error *error)
{
    if (adapter->memory_model.count == 0 || !adapter->driver->ddi.DxgkDdiBuildPagingBuffer) {
        return STATUS_SUCCESS;
    }
    NTSTATUS status = dxg_system_make(adapter, error);
    if (NT_SUCCESS(status)) {
        status = dxg_gpuva_start(adapter, error);
        if (!NT_SUCCESS(status)) {
            dxg_vidmm_stop(adapter);
        }
    }
    return status;
}

void dxg_vidmm_stop(struct dxg_adapter *adapter)
{
    os_lock(&adapter->vidmm.turn);
    for (uint32_t i = 0; i < DXG_SEGMENTS_MOST; i++) {
        while (adapter->vidmm.places[i]) {
            dxg_place_give(adapter, adapter->vidmm.places[i]);
        }
    }
    os_unlock(&adapter->vidmm.turn);
    if (adapter->vidmm.system) {
        dxg_scheduler_abort(adapter, D3DKMT_DEVICEEXECUTION_STOPPED);
        dxg_gpuva_stop(adapter);
        dxg_system_unmake(adapter);
    }
}
