/*
 * gpuva_range.c: D3DKMTMapGpuVirtualAddress and its kin – ranges of a process's addresses, taken and given back.
 */
#include "dxgkrnl/adapter.h"
#include "dxgkrnl/allocation.h"
#include "dxgkrnl/gpuva.h"
#include "dxgkrnl/pagingqueue.h"

#define PROTECTION_KNOWN 0xFu
#define RESERVE_UNIT     UINT64_C(65536)

/* ------------------------------------------------------------------------------------------------- free addresses */

static bool is_whole(uint64_t start, uint64_t bytes)
{
    return start % DXG_PAGE_BYTES == 0 && bytes % DXG_PAGE_BYTES == 0;
}

/* The range that has the first address at or behind `start`; its link, to insert before it. */
static struct dxg_range **link_at(struct dxg_space *space, uint64_t start)
{
    struct dxg_range **link = &space->ranges;
    while (*link && (*link)->start + (*link)->bytes <= start) {
        link = &(*link)->next;
    }
    return link;
}

static bool is_free(struct dxg_space *space, uint64_t start, uint64_t bytes)
{
    const struct dxg_range *range = *link_at(space, start);
    return bytes <= space->limit && start <= space->limit - bytes && (!range || range->start >= start + bytes);
}

/* The first free addresses between two bounds; UINT64_MAX: there are none. The first page is nobody's. */
static uint64_t find_free(struct dxg_space *space, uint64_t minimum, uint64_t maximum, uint64_t bytes, uint64_t unit)
{
    uint64_t end = maximum == 0 || maximum > space->limit ? space->limit : maximum;
    uint64_t at = minimum < unit ? unit : (minimum + unit - 1) / unit * unit;
    while (at <= end && bytes <= end - at) {
        const struct dxg_range *range = *link_at(space, at);
        if (!range || range->start >= at + bytes) {
            return at;
        }
        at = (range->start + range->bytes + unit - 1) / unit * unit;
    }
    return UINT64_MAX;
}

static struct dxg_range *insert(struct dxg_space *space, uint64_t start, uint64_t bytes)
{
    struct dxg_range *range = os_alloc(sizeof *range);
    if (range) {
        struct dxg_range **link = link_at(space, start);
        range->space = space;
        range->start = start;
        range->bytes = bytes;
        range->next = *link;
        *link = range;
    }
    return range;
}

static void detach(struct dxg_range *range)
{
    struct dxg_range **link = &range->opened->allocation->ranges;
    while (*link && *link != range) {
        link = &(*link)->next_of_allocation;
    }
    if (*link) {
        *link = range->next_of_allocation;
    }
    range->opened = NULL;
}

static void remove_range(struct dxg_range *range)
{
    struct dxg_range **link = &range->space->ranges;
    while (*link != range) {
        link = &(*link)->next;
    }
    *link = range->next;
    if (range->opened) {
        detach(range);
    }
    os_free(range);
}

/* Part of a reservation becomes a range of its own: what is before and behind it stays reserved. Null: no memory. */
static struct dxg_range *carve(struct dxg_range *reserved, uint64_t start, uint64_t bytes)
{
    uint64_t end = reserved->start + reserved->bytes;
    struct dxg_range *behind = NULL;
    if (start + bytes < end) {
        behind = os_alloc(sizeof *behind);
        if (!behind) {
            return NULL;
        }
        *behind = *reserved;
        behind->start = start + bytes;
        behind->bytes = end - behind->start;
    }
    struct dxg_range *range = reserved;
    if (start > reserved->start) {
        range = os_alloc(sizeof *range);
        if (!range) {
            os_free(behind);
            return NULL;
        }
        *range = *reserved;
        reserved->bytes = start - reserved->start;
        range->next = reserved->next;
        reserved->next = range;
    }
    range->start = start;
    range->bytes = bytes;
    if (behind) {
        behind->next = range->next;
        range->next = behind;
    }
    return range;
}

/* -------------------------------------------------------------------------------------------------------------- map */

/* Addresses for a mapping, wherever the caller wants them. */
static NTSTATUS take_addresses(struct dxg_space *space, const D3DDDI_MAPGPUVIRTUALADDRESS *args, uint64_t bytes,
                               struct dxg_range **taken)
{
    uint64_t start = args->BaseAddress;
    if (start == 0) {
        start = find_free(space, args->MinimumAddress, args->MaximumAddress, bytes, DXG_PAGE_BYTES);
        if (start == UINT64_MAX) {
            return STATUS_GRAPHICS_NO_VIDEO_MEMORY;
        }
    }
    if (is_free(space, start, bytes)) {
        *taken = insert(space, start, bytes);
    } else {
        struct dxg_range *range = *link_at(space, start);
        bool is_reserved =
            range && !range->opened && range->start <= start && start + bytes <= range->start + range->bytes;
        if (!is_reserved) {
            return STATUS_INVALID_PARAMETER;
        }
        *taken = carve(range, start, bytes);
    }
    return *taken ? STATUS_SUCCESS : STATUS_NO_MEMORY;
}

/* With the turn of vidmm. */
static NTSTATUS map(struct dxg_space *space, struct dxg_opened *opened, D3DDDI_MAPGPUVIRTUALADDRESS *args)
{
    struct dxg_range *range;
    NTSTATUS status = take_addresses(space, args, args->SizeInPages * DXG_PAGE_BYTES, &range);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    range->opened = opened;
    range->offset = args->OffsetInPages * DXG_PAGE_BYTES;
    range->protection = args->Protection.Value;
    range->driver_protection = args->DriverProtection;
    if (opened) {
        range->next_of_allocation = opened->allocation->ranges;
        opened->allocation->ranges = range;
    }
    status = dxg_gpuva_write_range(range);
    if (NT_SUCCESS(status)) {
        args->VirtualAddress = range->start;
    } else {
        remove_range(range);
    }
    return status;
}

static NTSTATUS check_map(struct dxg_process *process, const struct dxg_device *device,
                          D3DDDI_MAPGPUVIRTUALADDRESS *args, struct dxg_opened **opened)
{
    const uint64_t most = UINT64_C(1) << 45; /* pages; more have no addresses */
    if (args->Reserved0 != 0 || args->Reserved1 != 0 || args->BaseAddress % DXG_PAGE_BYTES != 0 ||
        (args->Protection.Value & ~(UINT64)PROTECTION_KNOWN) != 0 || args->SizeInPages > most ||
        args->OffsetInPages > most) {
        return STATUS_INVALID_PARAMETER;
    }
    *opened = NULL;
    if (args->hAllocation == 0) {
        bool nothing = args->Protection.Zero || args->Protection.NoAccess;
        return nothing && args->SizeInPages > 0 ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
    }
    *opened = dxg_opened_find(process, device, args->hAllocation);
    if (!*opened) {
        return STATUS_INVALID_PARAMETER;
    }
    uint64_t pages = (*opened)->allocation->residency.bytes / DXG_PAGE_BYTES;
    if (args->SizeInPages == 0 && args->OffsetInPages < pages) {
        args->SizeInPages = pages - args->OffsetInPages;
    }
    bool inside =
        args->SizeInPages > 0 && args->OffsetInPages <= pages && args->SizeInPages <= pages - args->OffsetInPages;
    return inside ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

/* Inside the level: the process's space, made where it is not there. */
static NTSTATUS space_of(struct dxg_device *device, struct dxg_space **space)
{
    NTSTATUS status = dxg_device_alive(device);
    if (NT_SUCCESS(status)) {
        status = dxg_gpuva_is_used(device->open->adapter) ? dxg_gpuva_make(device->open) : STATUS_NOT_SUPPORTED;
    }
    *space = device->open->space;
    return status;
}

/* With the turn. */
static NTSTATUS map_in_turn(struct dxg_process *process, D3DDDI_MAPGPUVIRTUALADDRESS *args)
{
    struct dxg_paging_queue *queue = dxg_paging_queue_find(process, args->hPagingQueue);
    struct dxg_opened *opened;
    if (!queue) {
        return STATUS_INVALID_PARAMETER;
    }
    struct dxg_adapter *adapter = queue->device->open->adapter;
    NTSTATUS status = check_map(process, queue->device, args, &opened);
    if (NT_SUCCESS(status)) {
        status = dxg_level_zero_enter(adapter);
    }
    if (!NT_SUCCESS(status)) {
        return status;
    }
    struct dxg_space *space;
    status = space_of(queue->device, &space);
    if (NT_SUCCESS(status)) {
        os_lock(&adapter->vidmm.turn);
        status = map(space, opened, args);
        os_unlock(&adapter->vidmm.turn);
    }
    dxg_level_zero_leave(adapter);
    if (NT_SUCCESS(status)) {
        args->PagingFenceValue = atomic_load_explicit(queue->fence->value, memory_order_relaxed) + 1;
        dxg_fence_signal(queue->fence, args->PagingFenceValue);
    }
    return status;
}

NTSTATUS dxg_gpuva_map(struct dxg_process *process, D3DDDI_MAPGPUVIRTUALADDRESS *args)
{
    os_lock(&process->turn);
    NTSTATUS status = map_in_turn(process, args);
    os_unlock(&process->turn);
    return status;
}

/* ---------------------------------------------------------------------------------------------------- reserve, free */

/* Named by a paging queue, or by the adapter. */
static struct dxg_open *open_of(struct dxg_process *process, D3DKMT_HANDLE handle)
{
    const struct dxg_paging_queue *queue = dxg_paging_queue_find(process, handle);
    return queue ? queue->device->open : dxg_process_find_open(process, handle);
}

/* With the turn of vidmm. */
static NTSTATUS reserve(struct dxg_space *space, D3DDDI_RESERVEGPUVIRTUALADDRESS *args)
{
    uint64_t start = args->BaseAddress;
    if (start == 0) {
        start = find_free(space, args->MinimumAddress, args->MaximumAddress, args->Size, RESERVE_UNIT);
        if (start == UINT64_MAX) {
            return STATUS_GRAPHICS_NO_VIDEO_MEMORY;
        }
    } else if (!is_free(space, start, args->Size)) {
        return STATUS_INVALID_PARAMETER;
    }
    if (!insert(space, start, args->Size)) {
        return STATUS_NO_MEMORY;
    }
    args->VirtualAddress = start;
    args->PagingFenceValue = 0;
    return STATUS_SUCCESS;
}

/* With the turn of vidmm: whole ranges, and none in part. */
static NTSTATUS free_ranges(struct dxg_space *space, uint64_t start, uint64_t bytes)
{
    struct dxg_range *range = *link_at(space, start);
    uint64_t end = start + bytes;
    if (!range || range->start < start || range->start >= end) {
        return STATUS_INVALID_PARAMETER;
    }
    for (const struct dxg_range *other = range; other && other->start < end; other = other->next) {
        if (other->start + other->bytes > end) {
            return STATUS_INVALID_PARAMETER;
        }
    }
    NTSTATUS status = STATUS_SUCCESS;
    while (range && range->start < end) {
        struct dxg_range *next = range->next;
        if (range->opened || range->protection != 0) {
            if (range->opened) {
                detach(range);
            }
            range->protection = 0;
            NTSTATUS written = dxg_gpuva_write_range(range);
            status = NT_SUCCESS(status) ? written : status;
        }
        remove_range(range);
        range = next;
    }
    return status;
}

NTSTATUS dxg_gpuva_reserve(struct dxg_process *process, D3DDDI_RESERVEGPUVIRTUALADDRESS *args)
{
    os_lock(&process->turn);
    struct dxg_open *open = open_of(process, args->hPagingQueue);
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    if (open && args->Size > 0 && is_whole(args->BaseAddress, args->Size)) {
        status = dxg_level_zero_enter(open->adapter);
    }
    if (NT_SUCCESS(status)) {
        status = dxg_gpuva_is_used(open->adapter) ? dxg_gpuva_make(open) : STATUS_NOT_SUPPORTED;
        if (NT_SUCCESS(status)) {
            os_lock(&open->adapter->vidmm.turn);
            status = reserve(open->space, args);
            os_unlock(&open->adapter->vidmm.turn);
        }
        dxg_level_zero_leave(open->adapter);
    }
    os_unlock(&process->turn);
    return status;
}

NTSTATUS dxg_gpuva_free(struct dxg_process *process, const D3DKMT_FREEGPUVIRTUALADDRESS *args)
{
    os_lock(&process->turn);
    struct dxg_open *open = dxg_process_find_open(process, args->hAdapter);
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    if (open && args->Size > 0 && is_whole(args->BaseAddress, args->Size) &&
        args->BaseAddress <= UINT64_MAX - args->Size) {
        status = dxg_level_zero_enter(open->adapter);
    }
    if (NT_SUCCESS(status)) {
        os_lock(&open->adapter->vidmm.turn);
        status = open->space ? free_ranges(open->space, args->BaseAddress, args->Size) : STATUS_INVALID_PARAMETER;
        os_unlock(&open->adapter->vidmm.turn);
        dxg_level_zero_leave(open->adapter);
    }
    os_unlock(&process->turn);
    return status;
}
