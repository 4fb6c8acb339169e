/*
 * gpuva.c: address spaces – what their entries are to say of allocations, and what the paging process sees of them.
 */
#include "dxgkrnl/gpuva.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/allocation.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/paging.h"
#include "dxgkrnl/status.h"
#include "dxgkrnl/system.h"
#include "dxgkrnl/table.h"
#include "nt/iospace.h"

#define PAGE_BITS  12u
#define RING_BYTES (UINT64_C(1) << 30)

/* D3DDDIGPUVIRTUALADDRESS_PROTECTION_TYPE. */
#define PROTECT_WRITE     0x1u
#define PROTECT_EXECUTE   0x2u
#define PROTECT_ZERO      0x4u
#define PROTECT_NO_ACCESS 0x8u

bool dxg_gpuva_is_used(const struct dxg_adapter *adapter)
{
    return adapter->memory_model.addressing == DXG_ADDRESSING_GPUMMU && adapter->vidmm.system &&
           adapter->vidmm.system->context.made;
}

/* --------------------------------------------------------------------------------------------------------- spaces */

static void drop_space(struct dxg_adapter *adapter, struct dxg_space *space)
{
    dxg_table_drop(adapter, space->root);
    os_free(space);
}

static NTSTATUS make_space(struct dxg_adapter *adapter, HANDLE process, bool is_system, struct dxg_space **made)
{
    struct dxg_space *space = os_alloc(sizeof *space);
    if (!space) {
        return STATUS_NO_MEMORY;
    }
    space->adapter = adapter;
    space->process = process;
    space->is_system = is_system;
    if (is_system) {
        adapter->vidmm.system->space = space; /* its own operations look for it */
    }
    NTSTATUS status = dxg_table_make_root(space);
    if (!NT_SUCCESS(status)) {
        if (is_system) {
            adapter->vidmm.system->space = NULL;
        }
        drop_space(adapter, space);
        return status;
    }
    space->kept = space->limit;
    space->ring = DXG_PAGE_BYTES; /* address 0 is nobody's */
    *made = space;
    return STATUS_SUCCESS;
}

static void set_root(struct dxg_adapter *adapter, const struct dxg_context *context, const struct dxg_space *space)
{
    PDXGKDDI_SETROOTPAGETABLE ddi = adapter->driver->ddi.DxgkDdiSetRootPageTable;
    if (ddi) {
        const DXGKARG_SETROOTPAGETABLE args = {
            .hContext = context->driver_handle,
            .Address = dxg_table_address(space->root),
            .NumEntries = space->root->entries,
        };
        ddi(adapter->miniport_context, &args);
        dxg_contract_check("DxgkDdiSetRootPageTable", (const void *)ddi, PASSIVE_LEVEL);
    }
}

NTSTATUS dxg_gpuva_start(struct dxg_adapter *adapter, struct dxg_error *error)
{
    if (!dxg_gpuva_is_used(adapter)) {
        return STATUS_SUCCESS;
    }
    struct dxg_system *system = adapter->vidmm.system;
    os_lock(&adapter->vidmm.turn);
    NTSTATUS status = make_space(adapter, system->open.kmd_process, true, &system->space);
    os_unlock(&adapter->vidmm.turn);
    if (!NT_SUCCESS(status)) {
        char text[DXG_STATUS_TEXT];
        dxg_error_set(error, status,
                      "the paging process has no page tables: %s (of DxgkDdiBuildPagingBuffer, "
                      "DXGK_OPERATION_UPDATE_PAGE_TABLE, or no memory)",
                      dxg_status_text(status, text));
        return status;
    }
    set_root(adapter, &system->context, system->space);
    return STATUS_SUCCESS;
}

void dxg_gpuva_stop(struct dxg_adapter *adapter)
{
    struct dxg_system *system = adapter->vidmm.system;
    os_lock(&adapter->vidmm.turn);
    if (system->space) {
        drop_space(adapter, system->space);
        system->space = NULL;
    }
    dxg_table_reap(adapter, true);
    os_unlock(&adapter->vidmm.turn);
}

NTSTATUS dxg_gpuva_make(struct dxg_open *open)
{
    struct dxg_adapter *adapter = open->adapter;
    NTSTATUS status = STATUS_SUCCESS;
    os_lock(&adapter->vidmm.turn);
    dxg_table_reap(adapter, false);
    if (!open->space) {
        status = make_space(adapter, open->kmd_process, false, &open->space);
    }
    os_unlock(&adapter->vidmm.turn);
    return status;
}

NTSTATUS dxg_gpuva_give_root(struct dxg_context *context)
{
    struct dxg_open *open = context->device->open;
    if (!dxg_gpuva_is_used(open->adapter)) {
        return STATUS_SUCCESS;
    }
    NTSTATUS status = dxg_gpuva_make(open);
    if (NT_SUCCESS(status)) {
        set_root(open->adapter, context, open->space);
    }
    return status;
}

/* ---------------------------------------------------------------------------------------------------------- ranges */

static void forget_mapping(struct dxg_range *range)
{
    if (range->opened) {
        struct dxg_range **link = &range->opened->allocation->ranges;
        while (*link && *link != range) {
            link = &(*link)->next_of_allocation;
        }
        if (*link) {
            *link = range->next_of_allocation;
        }
        range->opened = NULL;
    }
}

void dxg_gpuva_drop(struct dxg_open *open)
{
    struct dxg_space *space = open->space;
    if (!space) {
        return;
    }
    os_lock(&open->adapter->vidmm.turn);
    open->space = NULL;
    while (space->ranges) {
        struct dxg_range *range = space->ranges;
        space->ranges = range->next;
        forget_mapping(range);
        os_free(range);
    }
    drop_space(open->adapter, space);
    os_unlock(&open->adapter->vidmm.turn);
}

static uint64_t frame_of(const struct dxg_residency *residency, uint64_t page)
{
    return MmGetMdlPfnArray(residency->mdl)[page];
}

/* An allocation's page where it is: in its segment's memory, or in system memory if it may be used there. */
static DXGK_PTE page_of_allocation(const struct dxg_adapter *adapter, const struct dxg_allocation *allocation,
                                   uint64_t page)
{
    const struct dxg_residency *residency = &allocation->residency;
    const struct dxg_segment *segment = dxg_segment_of(&adapter->memory_model, residency->place.segment);
    DXGK_PTE entry = {.Valid = 1};
    if (segment && !segment->flags.Aperture && !segment->flags.PopulatedFromSystemMemory) {
        entry.Segment = residency->place.segment & 0x1F;
        entry.PageAddress = (residency->place.offset >> PAGE_BITS) + page;
    } else if (segment || dxg_vidmm_usable_set(allocation) == 0) {
        entry.PageAddress = frame_of(residency, page);
        entry.CacheCoherent = adapter->memory_model.mmu.CacheCoherentMemorySupported;
    } else {
        entry.Valid = 0;
    }
    return entry;
}

static DXGK_PTE entry_of_range(const void *context, uint64_t index)
{
    const struct dxg_range *range = context;
    const struct dxg_adapter *adapter = range->space->adapter;
    DXGK_PTE entry = {0};
    if ((range->protection & PROTECT_ZERO) != 0) {
        entry.Valid = entry.Zero = adapter->memory_model.mmu.ZeroInPteSupported;
        return entry;
    }
    if (range->opened && (range->protection & PROTECT_NO_ACCESS) == 0) {
        entry = page_of_allocation(adapter, range->opened->allocation, (range->offset >> PAGE_BITS) + index);
    }
    entry.ReadOnly =
        entry.Valid && (range->protection & PROTECT_WRITE) == 0 && adapter->memory_model.mmu.ReadOnlyMemorySupported;
    entry.NoExecute =
        entry.Valid && (range->protection & PROTECT_EXECUTE) == 0 && adapter->memory_model.mmu.NoExecuteMemorySupported;
    return entry;
}

NTSTATUS dxg_gpuva_write_range(struct dxg_range *range)
{
    const struct dxg_mapping mapping = {
        .allocation = range->opened ? range->opened->allocation->driver_handle : NULL,
        .offset = range->offset,
        .driver_protection = range->driver_protection,
        .entry = entry_of_range,
        .context = range,
    };
    return dxg_table_map(range->space, range->start, range->bytes, &mapping);
}

NTSTATUS dxg_gpuva_refresh(struct dxg_adapter *adapter, struct dxg_allocation *allocation)
{
    NTSTATUS status = STATUS_SUCCESS;
    if (!dxg_gpuva_is_used(adapter)) {
        return status;
    }
    for (struct dxg_range *range = allocation->ranges; range; range = range->next_of_allocation) {
        NTSTATUS written = dxg_gpuva_write_range(range);
        status = NT_SUCCESS(status) ? written : status;
    }
    return status;
}

void dxg_gpuva_unmap_opened(struct dxg_opened *opened)
{
    struct dxg_adapter *adapter = opened->device->open->adapter;
    os_lock(&adapter->vidmm.turn);
    for (;;) {
        struct dxg_range *range = opened->allocation->ranges;
        while (range && range->opened != opened) {
            range = range->next_of_allocation;
        }
        if (!range) {
            break;
        }
        forget_mapping(range);
        if (dxg_gpuva_is_used(adapter) && dxg_adapter_state(adapter) == DXG_ADAPTER_STARTED) {
            (void)dxg_gpuva_write_range(range); /* what cannot be told to the driver is not told */
        }
    }
    os_unlock(&adapter->vidmm.turn);
}

/* ----------------------------------------------------------------------------------------------- paging process */

/* The next addresses of the ring. UINT64_MAX: it is not so long. */
static uint64_t take_ring(struct dxg_space *space, uint64_t bytes)
{
    uint64_t end = space->kept < RING_BYTES ? space->kept : RING_BYTES;
    if (bytes > end - DXG_PAGE_BYTES) {
        return UINT64_MAX;
    }
    if (bytes > end - space->ring) {
        space->ring = DXG_PAGE_BYTES;
    }
    uint64_t at = space->ring;
    space->ring += bytes;
    return at;
}

static DXGK_PTE entry_of_buffer(const void *context, uint64_t index)
{
    const char *page = (const char *)context + index * DXG_PAGE_BYTES;
    return (DXGK_PTE){.Valid = 1, .PageAddress = nt_physical_of(page) >> PAGE_BITS};
}

/* Buffers stay, and so lie with the tables, beyond the ring. */
NTSTATUS dxg_gpuva_map_buffer(struct dxg_adapter *adapter, void *memory, size_t bytes, D3DGPU_VIRTUAL_ADDRESS *address)
{
    struct dxg_space *space = adapter->vidmm.system->space;
    const struct dxg_mapping mapping = {.entry = entry_of_buffer, .context = memory};
    if (space->kept < bytes + DXG_PAGE_BYTES) {
        return STATUS_NO_MEMORY;
    }
    space->kept -= bytes;
    *address = space->kept;
    return dxg_table_map(space, *address, bytes, &mapping);
}

static DXGK_PTE entry_of_place(const void *context, uint64_t index)
{
    const struct dxg_place *place = context;
    return (DXGK_PTE){
        .Valid = 1, .Segment = place->segment & 0x1F, .PageAddress = (place->offset >> PAGE_BITS) + index};
}

static DXGK_PTE entry_of_memory(const void *context, uint64_t index)
{
    return (DXGK_PTE){.Valid = 1, .PageAddress = frame_of(context, index)};
}

static NTSTATUS map_in_ring(struct dxg_adapter *adapter, const struct dxg_allocation *allocation,
                            DXGK_PTE (*entry)(const void *context, uint64_t index), const void *context,
                            D3DGPU_VIRTUAL_ADDRESS *address)
{
    struct dxg_space *space = adapter->vidmm.system->space;
    const struct dxg_mapping mapping = {.allocation = allocation->driver_handle, .entry = entry, .context = context};
    *address = take_ring(space, allocation->residency.bytes);
    if (*address == UINT64_MAX) {
        return STATUS_NO_MEMORY;
    }
    return dxg_table_map(space, *address, allocation->residency.bytes, &mapping);
}

NTSTATUS dxg_gpuva_move(struct dxg_adapter *adapter, struct dxg_allocation *allocation, struct dxg_paging_work *work,
                        bool in)
{
    struct dxg_residency *residency = &allocation->residency;
    D3DGPU_VIRTUAL_ADDRESS local;
    D3DGPU_VIRTUAL_ADDRESS system;
    NTSTATUS status = map_in_ring(adapter, allocation, entry_of_place, &residency->place, &local);
    if (NT_SUCCESS(status)) {
        status = map_in_ring(adapter, allocation, entry_of_memory, residency, &system);
    }
    if (!NT_SUCCESS(status)) {
        return status;
    }
    DXGKARG_BUILDPAGINGBUFFER args = {.Operation = DXGK_OPERATION_VIRTUAL_TRANSFER};
    args.TransferVirtual = (DXGK_BUILDPAGINGBUFFER_TRANSFERVIRTUAL){
        .hAllocation = allocation->driver_handle,
        .TransferSizeInBytes = residency->bytes,
        .SourceVirtualAddress = in ? system : local,
        .DestinationVirtualAddress = in ? local : system,
        .TransferDirection = in ? DXGK_MEMORY_TRANSFER_SYSTEM_TO_LOCAL : DXGK_MEMORY_TRANSFER_LOCAL_TO_SYSTEM,
    };
    return dxg_paging_run(adapter, &args, work, residency);
}

NTSTATUS dxg_gpuva_fill(struct dxg_adapter *adapter, struct dxg_allocation *allocation, struct dxg_paging_work *work)
{
    DXGKARG_BUILDPAGINGBUFFER args = {.Operation = DXGK_OPERATION_VIRTUAL_FILL};
    D3DGPU_VIRTUAL_ADDRESS local;
    NTSTATUS status = map_in_ring(adapter, allocation, entry_of_place, &allocation->residency.place, &local);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    args.FillVirtual = (DXGK_BUILDPAGINGBUFFER_FILLVIRTUAL){
        .hAllocation = allocation->driver_handle,
        .FillSizeInBytes = allocation->residency.bytes,
        .DestinationVirtualAddress = local,
    };
    return dxg_paging_run(adapter, &args, work, &allocation->residency);
}
