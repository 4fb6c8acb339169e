/*
 * handle.h: the table of a process's D3DKMT handles – typed, checked against reuse, read without a lock.
 *
 * A handle is 2 bits of generation (1 to 3), 24 bits of index, 6 bits of zero: what Windows' handles were observed to
 * look like. A slot is reused only after 128 others have been, and then under its next generation. Source
 * facts/observed.md, facts/dev-dxg.md; docs/architecture.md.
 */
#ifndef ESCAPEMENT_DXGKRNL_HANDLE_H
#define ESCAPEMENT_DXGKRNL_HANDLE_H

#include "nt/os.h"

#include <d3dukmdt.h>

enum dxg_handle_type {
    DXG_HANDLE_FREE = 0,
    DXG_HANDLE_ADAPTER,      /* struct dxg_open */
    DXG_HANDLE_DEVICE,       /* struct dxg_device */
    DXG_HANDLE_CONTEXT,      /* struct dxg_context */
    DXG_HANDLE_ALLOCATION,   /* struct dxg_opened */
    DXG_HANDLE_RESOURCE,     /* struct dxg_opened_resource */
    DXG_HANDLE_FENCE,        /* struct dxg_fence */
    DXG_HANDLE_PAGING_QUEUE, /* struct dxg_paging_queue */
};

struct dxg_handle_slot {
    void *_Atomic object;
    _Atomic uint32_t tag; /* type, and the generation above it */
    uint32_t next_free;
};

#define DXG_HANDLE_CHUNK  64u
#define DXG_HANDLE_CHUNKS 256u /* 16,384 handles a process */

struct dxg_handle_table {
    struct os_lock lock; /* for changes; readers need none */
    struct dxg_handle_slot *_Atomic chunks[DXG_HANDLE_CHUNKS];
    uint32_t used; /* slots that were ever handed out */
    uint32_t free_first;
    uint32_t free_last;
    uint32_t free_count;
};

void dxg_handle_table_init(struct dxg_handle_table *table);
void dxg_handle_table_fini(struct dxg_handle_table *table);

/** 0: no memory, or the table is full. */
D3DKMT_HANDLE dxg_handle_add(struct dxg_handle_table *table, enum dxg_handle_type type, void *object);
/** The object, removed from the table; null where the handle does not name one of that type. */
void *dxg_handle_remove(struct dxg_handle_table *table, enum dxg_handle_type type, D3DKMT_HANDLE handle);
/** Null for zero, stale, foreign and other types' handles. What keeps the object alive is said by who asks (escape.c,
 * process.h). */
void *dxg_handle_find(const struct dxg_handle_table *table, enum dxg_handle_type type, D3DKMT_HANDLE handle);
/** Visit every handle of a type, in order of index, the table unlocked. Returns the first at or after *index, which
 * moves past it; 0 at the end. */
D3DKMT_HANDLE dxg_handle_next(const struct dxg_handle_table *table, enum dxg_handle_type type, uint32_t *index);

#endif
