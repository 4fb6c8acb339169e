/*
 * memory.h: the fake miniport with memory – segments, allocations, paging – for tests of the memory manager.
 */
#ifndef ESCAPEMENT_TESTS_DXGKRNL_MEMORY_H
#define ESCAPEMENT_TESTS_DXGKRNL_MEMORY_H

#include "fake.h"

#include "dxgkrnl/allocation.h"
#include "dxgkrnl/allocation_lock.h"
#include "dxgkrnl/device.h"
#include "dxgkrnl/process.h"

/* Segment 1: 16 pages of the device's that the CPU sees. 2: an aperture of 64 pages. 3: 16 pages that it does not see.
 */
#define VRAM_BASE  UINT64_C(0x100000000)
#define VRAM_PAGES 16u
#define PAGE       ((size_t)4096)

/** What a client asks for: the private data of an allocation. */
struct wish_of {
    uint32_t bytes;
    uint32_t set; /* of segments */
    uint32_t preferred;
    uint32_t cpu_visible;
    uint32_t alignment;
    uint32_t answer; /* the driver writes 0xA11 here */
};

struct memory {
    struct dxg_adapter *adapter;
    struct dxg_process *process;
    D3DKMT_HANDLE handle, device, context;

    const char *failing; /* a DDI, which returns `fail` */
    NTSTATUS fail;
    DXGK_ALLOCATIONINFO spoilt; /* added to what the driver answers, where `spoils` */
    bool spoils;
    bool writes_nothing;   /* into paging buffers */
    unsigned insufficient; /* so many calls of BuildPagingBuffer ask for another buffer */
    bool no_progress;      /* and write nothing meanwhile */
    bool has_page_tables;  /* set before memory_start: three levels of nine bits, in segment 1 and in system memory */
    DXGK_PAGETABLEUPDATEMODE mode;
    D3DGPU_PHYSICAL_ADDRESS system_root, root; /* what SetRootPageTable named */
    unsigned roots;
    bool asks_while_paging; /* a context allocation is asked for within BuildPagingBuffer */
    NTSTATUS answered_while_paging;
    D3DGPU_VIRTUAL_ADDRESS filled, from, to; /* of the last virtual fill and transfer */
    D3DGPU_VIRTUAL_ADDRESS submitted;        /* of the last paging buffer */
    _Atomic bool holds;                      /* the engine keeps what it gets */

    char trace[1024]; /* DDIs, see memory.c */
    unsigned traced;
    unsigned made, opened;        /* allocations and halves that the driver has */
    _Atomic unsigned pages, runs; /* packets that were submitted, paging and others */
    _Atomic UINT last_fence;
    DXGK_ALLOCATIONLIST listed[8]; /* of the last Render */
    DXGK_ALLOCATIONLIST patched[8];
};
extern struct memory memory;

/** The machine, a started adapter, a process with a device and a context; and the end of all that, clean. */
int memory_up(void **state);
int memory_down(void **state);
/** The same for a driver that the test changed between the two. */
int memory_prepare(void **state);
int memory_start(void);

/** One allocation without a resource. */
D3DKMT_HANDLE memory_allocate(struct wish_of wish);
NTSTATUS memory_try(struct wish_of *wish, D3DKMT_HANDLE *handle);
NTSTATUS memory_free(D3DKMT_HANDLE handle);
/** D3DKMTRender with these in its list. */
NTSTATUS memory_render(const D3DKMT_HANDLE *handles, UINT count);
/** Everything that was submitted is done. */
void memory_complete(void);
void memory_idle(void);
void *memory_lock(D3DKMT_HANDLE handle);
void memory_unlock(D3DKMT_HANDLE handle);
struct dxg_opened *memory_of(D3DKMT_HANDLE handle);
/** What the page tables say of an address: the segment and the address there; false: nothing. */
bool memory_translate(D3DGPU_PHYSICAL_ADDRESS root, D3DGPU_VIRTUAL_ADDRESS address, uint32_t *segment, uint64_t *at,
                      uint64_t *flags);
/** What was traced since the last call of it. */
const char *memory_trace(void);

#endif
