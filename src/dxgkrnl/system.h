/*
 * system.h: the graphics kernel as a client of the driver – the system process, its device, and the context that pages.
 */
#ifndef ESCAPEMENT_DXGKRNL_SYSTEM_H
#define ESCAPEMENT_DXGKRNL_SYSTEM_H

#include "dxgkrnl/device.h"
#include "dxgkrnl/packet.h"

struct dxg_error;

/** None of it is on an adapter's lists, and none of it is ever lost. */
struct dxg_system {
    struct dxg_open open; /* process null: it is nobody's */
    struct dxg_device device;
    struct dxg_context context;
    void *dummy_page;                  /* what an aperture maps where it maps nothing */
    struct dxg_space *space;           /* of the paging process; null without page tables */
    struct os_lock buffers_lock;       /* guards the next two */
    uint32_t lent;                     /* buffers that packets have, which may be gone and not freed yet */
    struct dxg_paging_buffer *buffers; /* that no packet has, mapped in the space */
};

/** A paging buffer that the paging process sees, for as long as the system's device is there. */
struct dxg_paging_buffer {
    struct dxg_paging_buffer *next;
    struct dxg_system *system;
    void *memory;
    size_t bytes;
    D3DGPU_VIRTUAL_ADDRESS address;
};

/** Alone in the adapter: DxgkDdiCreateProcess (SystemProcess), CreateDevice (SystemDevice), CreateContext
 * (SystemContext) on the paging node. A failure has a text, and is undone. */
NTSTATUS dxg_system_make(struct dxg_adapter *adapter, struct dxg_error *error);
/** The same backwards. Null does nothing. */
void dxg_system_unmake(struct dxg_adapter *adapter);

/**
 * An empty paging packet; with `seen`, and of a driver with page tables, in a buffer that the paging process sees.
 * With the turn of vidmm. Null: no memory.
 */
struct dxg_packet *dxg_system_packet(struct dxg_adapter *adapter, bool seen);
/** A packet is done with its buffer. Threads any. */
void dxg_system_give_buffer(struct dxg_paging_buffer *buffer);

#endif
