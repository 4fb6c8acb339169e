/*
 * table.h: the page tables of one address space – made on the way to a page, written by the driver.
 */
#ifndef ESCAPEMENT_DXGKRNL_TABLE_H
#define ESCAPEMENT_DXGKRNL_TABLE_H

#include "dxgkrnl/gpuva.h"

/** What stands in the entries of a range: the entry of its page `index`. */
struct dxg_mapping {
    HANDLE allocation; /* the driver's; null: none */
    uint64_t offset;   /* of the first page, into the allocation */
    uint64_t driver_protection;
    DXGK_PTE (*entry)(const void *context, uint64_t index);
    const void *context;
};

/** With the turn of vidmm. The space's root table, with every entry invalid. */
NTSTATUS dxg_table_make_root(struct dxg_space *space);
/** The entries of `bytes` from `start` on, tables on the way made; then the TLB. Whole pages within the space's limit.
 */
NTSTATUS dxg_table_map(struct dxg_space *space, uint64_t start, uint64_t bytes, const struct dxg_mapping *mapping);
/** All tables: they rest until nothing is with the engine. Null does nothing. */
void dxg_table_drop(struct dxg_adapter *adapter, struct dxg_table *table);
/** Give back those that rest, if the engine is idle; at a stop, whatever it is. */
void dxg_table_reap(struct dxg_adapter *adapter, bool always);
/** Where the GPU finds a table. */
D3DGPU_PHYSICAL_ADDRESS dxg_table_address(const struct dxg_table *table);

#endif
