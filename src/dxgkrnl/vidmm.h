/*
 * vidmm.h: the video memory manager – which allocation is where, moved by paging buffers that the driver builds.
 *
 * Allocations begin in system memory and enter a segment when they are used: by a D3DKMTRender that lists them, by
 * D3DKMTMakeResident, by a lock of one that the CPU sees in its segment. Who needs room evicts what was used longest
 * ago, is with no packet, and is pinned by nobody. Every move is a BuildPagingBuffer (paging.h) before the packet that
 * needs it. Where Windows is silent: work that does not fit beside what it cannot evict is
 * STATUS_GRAPHICS_NO_VIDEO_MEMORY; it is not split.
 */
#ifndef ESCAPEMENT_DXGKRNL_VIDMM_H
#define ESCAPEMENT_DXGKRNL_VIDMM_H

#include "dxgkrnl/segment.h"
#include "nt/os.h"

#include <d3dkmddi.h>
#include <stdatomic.h>

struct dxg_adapter;
struct dxg_allocation;
struct dxg_context_allocation;
struct dxg_system;
struct dxg_table;

/** A range of a segment that somebody has. */
struct dxg_place {
    struct dxg_place *next; /* in the segment, by offset */
    uint32_t segment;       /* 0: it is none */
    uint64_t offset;
    uint64_t bytes;
    struct dxg_allocation *allocation; /* whose it is; null: the kernel's own, which stays */
    uint64_t stamp;                    /* of its last use */
};

/** Zeroed memory is one that was never started. */
struct dxg_vidmm {
    struct os_lock turn; /* around everything that follows, and around BuildPagingBuffer; taken inside a level */
    struct dxg_place *places[DXG_SEGMENTS_MOST];
    uint64_t used[DXG_SEGMENTS_MOST];
    uint64_t stamp;
    struct dxg_system *system;     /* the paging process, device and context; null for a driver that does not page */
    struct dxg_table *dead_tables; /* page tables of spaces that are gone; table.h */
    struct dxg_context_allocation *context_allocations; /* context_allocation.h; guarded by the adapter's memory_lock */
    struct dxg_context_allocation *context_resting;
    _Atomic uint32_t builder; /* the thread that is in BuildPagingBuffer; 0: none */
    uint64_t transferred;     /* bytes that were moved, for reports */
    uint64_t filled;
};

/**
 * After the queries of a start, alone in the adapter: DxgkDdiCreateProcess for the system process, CreateDevice of the
 * system device, CreateContext of the system context on the paging node; and, of a driver with page tables, the paging
 * process's. Nothing for a driver without segments or without BuildPagingBuffer. A failure has a text and is undone.
 */
NTSTATUS dxg_vidmm_start(struct dxg_adapter *adapter, struct dxg_error *error);
/** Undo it, alone, after the clients' objects. Allocations that are left are in no segment any more. Repeatable. */
void dxg_vidmm_stop(struct dxg_adapter *adapter);

/** The allocation's system memory: pages that the device reaches, or the client's own. STATUS_NO_MEMORY, or
 * STATUS_INVALID_PARAMETER for a client's memory that is not there. */
NTSTATUS dxg_vidmm_make_memory(struct dxg_adapter *adapter, struct dxg_allocation *allocation, const void *existing);
/** Give everything back. The driver knows the allocation no more. */
void dxg_vidmm_forget(struct dxg_adapter *adapter, struct dxg_allocation *allocation);

/** Inside the level: into a segment of its sets (of `set`'s bits among them, where it is not 0), with a use of now; and
 * out of it. The packets that move it are queued. */
NTSTATUS dxg_vidmm_page_in(struct dxg_adapter *adapter, struct dxg_allocation *allocation);
NTSTATUS dxg_vidmm_page_out(struct dxg_adapter *adapter, struct dxg_allocation *allocation);
/** Inside the level, before the driver destroys it: out of its segment, its contents lost. */
void dxg_vidmm_evict_dead(struct dxg_adapter *adapter, struct dxg_allocation *allocation);

/** A reason for it to stay where it is, and its end. */
void dxg_vidmm_pin(struct dxg_adapter *adapter, struct dxg_allocation *allocation);
void dxg_vidmm_unpin(struct dxg_adapter *adapter, struct dxg_allocation *allocation);

/** Outside of every level: no packet uses it any more. */
void dxg_vidmm_wait_unused(struct dxg_adapter *adapter, struct dxg_allocation *allocation);

/** Where the CPU finds the bytes: behind its place in a segment that the CPU sees or that maps system memory, else the
 * system memory. */
void *dxg_vidmm_bytes(struct dxg_adapter *adapter, const struct dxg_allocation *allocation);
/** Its address as the GPU's, and the segment; 0 and 0 while it is in none. */
uint64_t dxg_vidmm_address(struct dxg_adapter *adapter, const struct dxg_allocation *allocation, uint32_t *segment);

/** Where it is, the driver initialises it: DXGK_OPERATION_INIT_CONTEXT_RESOURCE. Nothing of a driver that does not
 * page. */
NTSTATUS dxg_vidmm_init_context(struct dxg_adapter *adapter, struct dxg_allocation *allocation);
/** The calling thread is in BuildPagingBuffer, and has the turn of vidmm. */
bool dxg_vidmm_is_building(struct dxg_adapter *adapter);

/** The segments that an allocation may be used in, as bits; 0: system memory alone. */
uint32_t dxg_vidmm_usable_set(const struct dxg_allocation *allocation);

/** With the turn of vidmm: a range of a segment, first fit from either end. False: there is none. And its end. */
bool dxg_place_take(struct dxg_adapter *adapter, struct dxg_place *place, uint32_t segment, uint64_t bytes,
                    uint64_t alignment, bool from_end);
void dxg_place_give(struct dxg_adapter *adapter, struct dxg_place *place);

#endif
