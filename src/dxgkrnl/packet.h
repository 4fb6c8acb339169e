/*
 * packet.h: one DMA buffer on its way to the hardware, with everything that Patch and SubmitCommand are told of it.
 */
#ifndef ESCAPEMENT_DXGKRNL_PACKET_H
#define ESCAPEMENT_DXGKRNL_PACKET_H

#include <d3dkmddi.h>
#include <stdbool.h>
#include <stdint.h>

struct dxg_context;
struct dxg_paging_buffer;
struct dxg_residency;

/** What the kernel carries out of a paging packet, once: before the engine gets it, or where it never does. */
enum dxg_work_kind { DXG_WORK_NONE, DXG_WORK_FILL, DXG_WORK_COPY, DXG_WORK_COPY_FROM_CLIENT, DXG_WORK_COPY_TO_CLIENT };
struct dxg_paging_work {
    enum dxg_work_kind kind;
    UINT pattern;
    void *to;
    const void *from;
    size_t bytes;
    void *released; /* pages of `bytes` that are given back afterwards; null: none */
};

struct dxg_packet {
    struct dxg_packet *next;
    struct dxg_context *context; /* stays until none of its packets is left */
    HANDLE driver_context;
    UINT node_ordinal;
    UINT fence;           /* of its last submission */
    uint32_t preemptions; /* while it had the engine */
    bool resubmission;    /* the hardware had it before and gave it back */
    bool is_virtual;      /* to DxgkDdiSubmitCommandVirtual, without Patch */
    bool null_rendering;
    bool is_paging; /* has the engine to itself; its device is the system's, which is never lost */
    struct dxg_paging_work work;
    struct dxg_paging_buffer *buffer; /* whose memory `dma` is; null: it is the packet's */

    void *dma; /* physically contiguous; null for virtual ones */
    UINT dma_bytes;
    UINT dma_used;
    D3DGPU_VIRTUAL_ADDRESS dma_address; /* of virtual ones */
    void *private_data;
    UINT private_bytes;
    UINT private_used;
    DXGK_ALLOCATIONLIST *allocations;
    UINT allocation_count;
    D3DDDI_PATCHLOCATIONLIST *patches;
    UINT patch_count; /* entries that the list has room for */
    UINT patches_used;
    struct dxg_residency **used; /* what it uses while it is queued or with the engine: `used_count`, at most
                                    `allocation_count`, of a paging packet 1 */
    UINT used_count;
};

/** Zeroed buffers of these sizes, each of which may be 0. Null: no memory. */
struct dxg_packet *dxg_packet_create(struct dxg_context *context, UINT dma_bytes, UINT private_bytes,
                                     UINT allocation_count, UINT patch_count);
/** What the kernel does of a paging packet, unless it was done. While nothing that it uses can go. */
void dxg_packet_carry_out(struct dxg_packet *packet);
/** Null does nothing. */
void dxg_packet_destroy(struct dxg_packet *packet);

struct dxg_adapter;

/**
 * Give a packet to the driver: DxgkDdiPatch (where there is one), then DxgkDdiSubmitCommand at DISPATCH_LEVEL; or
 * DxgkDdiSubmitCommandVirtual at PASSIVE_LEVEL. A failure of any of them is bugcheck 0x119. The scheduler's worker
 * calls it.
 */
void dxg_packet_submit(struct dxg_adapter *adapter, struct dxg_packet *packet);

#endif
