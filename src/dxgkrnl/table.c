/*
 * table.c: page tables in memory, and DXGK_OPERATION_UPDATE_PAGE_TABLE for what the driver is to write into them.
 */
#include "dxgkrnl/table.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/paging.h"
#include "dxgkrnl/residency.h"
#include "dxgkrnl/system.h"
#include "nt/iospace.h"

#define PAGE_BITS          12u
#define MOST_ROOT_ENTRIES  (1u << 16)
#define LARGEST_ROOT_BYTES (64u << 20)

static uint32_t root_level(const struct dxg_adapter *adapter)
{
    return adapter->memory_model.mmu.PageTableLevelCount - 1;
}

/* How far an address is shifted to get a level's index. */
static uint32_t shift_of(const struct dxg_adapter *adapter, uint32_t level)
{
    uint32_t shift = PAGE_BITS;
    for (uint32_t i = 0; i < level; i++) {
        shift += adapter->memory_model.levels[i].PageTableIndexBitCount;
    }
    return shift;
}

/* The root has what the address leaves; one that may grow is made as large as it is of use. */
static uint32_t entries_of(const struct dxg_adapter *adapter, uint32_t level)
{
    uint32_t bits = adapter->memory_model.levels[level].PageTableIndexBitCount;
    if (level == root_level(adapter)) {
        bits = adapter->memory_model.mmu.VirtualAddressBitCount - shift_of(adapter, level);
    }
    uint64_t entries = UINT64_C(1) << bits;
    return level == root_level(adapter) && entries > MOST_ROOT_ENTRIES ? MOST_ROOT_ENTRIES : (uint32_t)entries;
}

D3DGPU_PHYSICAL_ADDRESS dxg_table_address(const struct dxg_table *table)
{
    return (D3DGPU_PHYSICAL_ADDRESS){
        .SegmentId = table->place.segment,
        .SegmentOffset = table->place.segment != 0 ? table->place.offset : nt_physical_of(table->memory),
    };
}

/* ------------------------------------------------------------------------------------------------------- memory */

static bool take_system_memory(const struct dxg_adapter *adapter, struct dxg_table *table)
{
    PHYSICAL_ADDRESS zero = {.QuadPart = 0};
    PHYSICAL_ADDRESS highest = adapter->caps.HighestAcceptableAddress;
    if (highest.QuadPart == 0) {
        highest.QuadPart = -1;
    }
    table->mdl = MmAllocatePagesForMdlEx(zero, highest, zero, table->bytes, MmCached, 0);
    if (!table->mdl) {
        return false;
    }
    table->memory = MmMapLockedPagesSpecifyCache(table->mdl, KernelMode, MmCached, NULL, FALSE,
                                                 NormalPagePriority | MdlMappingNoExecute);
    return table->memory != NULL;
}

static bool take_segment_memory(struct dxg_adapter *adapter, struct dxg_table *table, uint32_t id, uint32_t alignment)
{
    const struct dxg_segment *segment = dxg_segment_of(&adapter->memory_model, id);
    if (!dxg_place_take(adapter, &table->place, id, table->bytes, alignment, false)) {
        return false;
    }
    if (segment->cpu_address != 0 &&
        dxg_bus_owns(adapter->bus, segment->cpu_address + table->place.offset, table->place.bytes)) {
        table->memory = nt_io_memory_at(segment->cpu_address + table->place.offset, table->place.bytes);
    }
    if (!table->memory) {
        table->memory = os_map_pages(table->place.bytes, 0);
        table->is_stand_in = true;
    }
    return table->memory != NULL;
}

static void free_table(struct dxg_adapter *adapter, struct dxg_table *table)
{
    if (table->is_stand_in && table->memory) {
        os_unmap_pages(table->memory, (table->bytes + DXG_PAGE_BYTES - 1) / DXG_PAGE_BYTES * DXG_PAGE_BYTES);
    }
    if (table->mdl) {
        MmFreePagesFromMdl(table->mdl);
        ExFreePool(table->mdl);
    }
    dxg_place_give(adapter, &table->place);
    os_free(table->children);
    os_free(table);
}

void dxg_table_drop(struct dxg_adapter *adapter, struct dxg_table *table)
{
    if (!table) {
        return;
    }
    for (uint32_t i = 0; table->children && i < table->entries; i++) {
        dxg_table_drop(adapter, table->children[i]); /* no deeper than there are levels */
    }
    table->next = adapter->vidmm.dead_tables;
    adapter->vidmm.dead_tables = table;
}

void dxg_table_reap(struct dxg_adapter *adapter, bool always)
{
    if (!always && adapter->vidmm.dead_tables && !dxg_scheduler_is_idle(adapter)) {
        return;
    }
    while (adapter->vidmm.dead_tables) {
        struct dxg_table *table = adapter->vidmm.dead_tables;
        adapter->vidmm.dead_tables = table->next;
        free_table(adapter, table);
    }
}

/* How large the driver wants a root table that may grow. */
static size_t root_bytes(struct dxg_adapter *adapter, uint32_t entries)
{
    PDXGKDDI_GETROOTPAGETABLESIZE ddi = adapter->driver->ddi.DxgkDdiGetRootPageTableSize;
    if (root_level(adapter) != 1 || !ddi) {
        return adapter->memory_model.levels[root_level(adapter)].PageTableSizeInBytes;
    }
    DXGKARG_GETROOTPAGETABLESIZE args = {.NumberOfPte = entries};
    return ddi(adapter->miniport_context, &args);
}

/* Without what the driver writes. Null: no memory, or the driver's sizes make no table. */
static struct dxg_table *take_table(struct dxg_space *space, uint32_t level)
{
    struct dxg_adapter *adapter = space->adapter;
    const DXGK_PAGE_TABLE_LEVEL_DESC *desc = &adapter->memory_model.levels[level];
    uint32_t id = space->is_system ? desc->PagingProcessPageTableSegmentId : desc->PageTableSegmentId;
    const struct dxg_segment *segment = dxg_segment_of(&adapter->memory_model, id);
    bool is_local = segment && !segment->flags.Aperture && !segment->flags.PopulatedFromSystemMemory;
    struct dxg_table *table = os_alloc(sizeof *table);
    if (!table) {
        return NULL;
    }
    table->level = level;
    table->entries = entries_of(adapter, level);
    table->bytes = level == root_level(adapter) ? root_bytes(adapter, table->entries) : desc->PageTableSizeInBytes;
    if (table->bytes == 0 || table->bytes > LARGEST_ROOT_BYTES) {
        goto fail;
    }
    if (level > 0) {
        table->children = os_alloc(table->entries * sizeof(struct dxg_table *));
        if (!table->children) {
            goto fail;
        }
    }
    if (is_local ? take_segment_memory(adapter, table, id, desc->PageTableAlignmentInBytes)
                 : take_system_memory(adapter, table)) {
        return table;
    }

fail:
    free_table(adapter, table);
    return NULL;
}

/* ------------------------------------------------------------------------------------------------------- entries */

static DXGK_PAGETABLEUPDATEMODE mode_of(const struct dxg_space *space)
{
    return space->is_system ? DXGK_PAGETABLEUPDATE_CPU_VIRTUAL : space->adapter->memory_model.mmu.PageTableUpdateMode;
}

static NTSTATUS write_entries(const struct dxg_space *space, const struct dxg_table *table,
                              DXGK_BUILDPAGINGBUFFER_UPDATEPAGETABLE *update)
{
    DXGKARG_BUILDPAGINGBUFFER args = {.Operation = DXGK_OPERATION_UPDATE_PAGE_TABLE};
    update->PageTableLevel = table->level;
    update->hProcess = space->process;
    update->UpdateMode = mode_of(space);
    switch (update->UpdateMode) {
    case DXGK_PAGETABLEUPDATE_CPU_VIRTUAL:
        update->PageTableAddress.CpuVirtual = table->memory;
        break;
    case DXGK_PAGETABLEUPDATE_GPU_VIRTUAL:
        update->PageTableAddress.GpuVirtual = table->system_address;
        break;
    case DXGK_PAGETABLEUPDATE_GPU_PHYSICAL:
        update->PageTableAddress.GpuPhysical = dxg_table_address(table);
        break;
    }
    args.UpdatePageTable = *update;
    return dxg_paging_run(space->adapter, &args, NULL, NULL);
}

static NTSTATUS invalidate_all(const struct dxg_space *space, const struct dxg_table *table)
{
    DXGK_PTE invalid = {0};
    DXGK_BUILDPAGINGBUFFER_UPDATEPAGETABLE update = {
        .pPageTableEntries = &invalid,
        .NumPageTableEntries = table->entries,
        .Flags = {.Repeat = 1, .InitialUpdate = 1},
    };
    return write_entries(space, table, &update);
}

static DXGK_PTE page_of_table(const void *context, uint64_t index)
{
    const struct dxg_table *table = context;
    D3DGPU_PHYSICAL_ADDRESS address = dxg_table_address(table);
    const char *page = (const char *)table->memory + index * DXG_PAGE_BYTES;
    uint64_t at = address.SegmentId != 0 ? address.SegmentOffset + index * DXG_PAGE_BYTES : nt_physical_of(page);
    return (DXGK_PTE){.Valid = 1, .Segment = address.SegmentId & 0x1F, .PageAddress = at >> PAGE_BITS};
}

/* Where the paging process finds the table, for a driver that writes at addresses of that. */
static NTSTATUS show_to_system(struct dxg_space *space, struct dxg_table *table)
{
    struct dxg_space *system = space->adapter->vidmm.system->space;
    if (space->is_system || mode_of(space) != DXGK_PAGETABLEUPDATE_GPU_VIRTUAL) {
        return STATUS_SUCCESS;
    }
    const struct dxg_mapping mapping = {.entry = page_of_table, .context = table};
    uint64_t bytes = (table->bytes + DXG_PAGE_BYTES - 1) / DXG_PAGE_BYTES * DXG_PAGE_BYTES;
    if (system->kept < bytes) {
        return STATUS_NO_MEMORY;
    }
    system->kept -= bytes; /* from the end of its addresses: a table stays */
    table->system_address = system->kept;
    return dxg_table_map(system, table->system_address, bytes, &mapping);
}

static NTSTATUS make_table(struct dxg_space *space, uint32_t level, struct dxg_table **made)
{
    struct dxg_table *table = take_table(space, level);
    if (!table) {
        return STATUS_NO_MEMORY;
    }
    NTSTATUS status = show_to_system(space, table);
    if (NT_SUCCESS(status)) {
        status = invalidate_all(space, table);
    }
    if (!NT_SUCCESS(status)) {
        dxg_table_drop(space->adapter, table);
        return status;
    }
    *made = table;
    return STATUS_SUCCESS;
}

NTSTATUS dxg_table_make_root(struct dxg_space *space)
{
    struct dxg_adapter *adapter = space->adapter;
    uint32_t level = root_level(adapter);
    space->limit = (uint64_t)entries_of(adapter, level) << shift_of(adapter, level);
    return make_table(space, level, &space->root);
}

/* The table below, made and entered where it is not there. */
static NTSTATUS descend(struct dxg_space *space, struct dxg_table *table, uint64_t address, struct dxg_table **below)
{
    uint32_t shift = shift_of(space->adapter, table->level);
    uint32_t index = (uint32_t)(address >> shift) & (table->entries - 1);
    *below = table->children[index];
    if (*below) {
        return STATUS_SUCCESS;
    }
    struct dxg_table *made;
    NTSTATUS status = make_table(space, table->level - 1, &made);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    D3DGPU_PHYSICAL_ADDRESS at = dxg_table_address(made);
    DXGK_PTE entry = {.Valid = 1, .Segment = at.SegmentId & 0x1F, .PageTableAddress = at.SegmentOffset >> PAGE_BITS};
    DXGK_BUILDPAGINGBUFFER_UPDATEPAGETABLE update = {
        .pPageTableEntries = &entry,
        .StartIndex = index,
        .NumPageTableEntries = 1,
        .FirstPteVirtualAddress = address >> shift << shift,
    };
    status = write_entries(space, table, &update);
    if (!NT_SUCCESS(status)) {
        dxg_table_drop(space->adapter, made);
        return status;
    }
    table->children[index] = *below = made;
    return STATUS_SUCCESS;
}

/* The pages of one leaf: as many of `pages` from `address` on as it has. */
static NTSTATUS map_leaf(struct dxg_space *space, uint64_t address, uint64_t first, uint64_t pages,
                         const struct dxg_mapping *mapping, uint64_t *done)
{
    struct dxg_table *table = space->root;
    while (table->level > 0) {
        NTSTATUS status = descend(space, table, address, &table);
        if (!NT_SUCCESS(status)) {
            return status;
        }
    }
    uint32_t index = (uint32_t)(address >> PAGE_BITS) & (table->entries - 1);
    uint32_t count = pages < table->entries - index ? (uint32_t)pages : table->entries - index;
    DXGK_PTE *entries = os_alloc(count * sizeof *entries);
    if (!entries) {
        return STATUS_NO_MEMORY;
    }
    for (uint32_t i = 0; i < count; i++) {
        entries[i] = mapping->entry(mapping->context, first + i);
    }
    DXGK_BUILDPAGINGBUFFER_UPDATEPAGETABLE update = {
        .hAllocation = mapping->allocation,
        .pPageTableEntries = entries,
        .StartIndex = index,
        .NumPageTableEntries = count,
        .DriverProtection = mapping->driver_protection,
        .AllocationOffsetInBytes = mapping->offset + first * DXG_PAGE_BYTES,
        .FirstPteVirtualAddress = address,
    };
    NTSTATUS status = write_entries(space, table, &update);
    os_free(entries);
    *done = count;
    return status;
}

NTSTATUS dxg_table_map(struct dxg_space *space, uint64_t start, uint64_t bytes, const struct dxg_mapping *mapping)
{
    uint64_t pages = bytes / DXG_PAGE_BYTES;
    NTSTATUS status = STATUS_SUCCESS;
    for (uint64_t first = 0; first < pages && NT_SUCCESS(status);) {
        uint64_t done = 0;
        status = map_leaf(space, start + first * DXG_PAGE_BYTES, first, pages - first, mapping, &done);
        first += done;
    }
    if (NT_SUCCESS(status)) {
        DXGKARG_BUILDPAGINGBUFFER args = {.Operation = DXGK_OPERATION_FLUSH_TLB};
        args.FlushTlb.RootPageTableAddress = dxg_table_address(space->root);
        args.FlushTlb.hProcess = space->process;
        args.FlushTlb.StartVirtualAddress = start;
        args.FlushTlb.EndVirtualAddress = start + bytes;
        status = dxg_paging_run(space->adapter, &args, NULL, NULL);
    }
    return status;
}
