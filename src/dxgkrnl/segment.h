/*
 * segment.h: what a driver says of its memory when it starts – segments, paging buffer, GPU virtual addresses, engines.
 *
 * `run` prints it, the memory manager (vidmm.h) works by it. Written at level three, read in a level.
 */
#ifndef ESCAPEMENT_DXGKRNL_SEGMENT_H
#define ESCAPEMENT_DXGKRNL_SEGMENT_H

#include "dxgkrnl/driver.h"

#include <d3dkmddi.h>
#include <stdbool.h>
#include <stdint.h>

struct dxg_adapter;

/** Segments are numbered from 1, in five bits (DXGK_ALLOCATIONLIST, DXGK_PTE). */
#define DXG_SEGMENTS_MOST 31u
/** Engines that are asked for their metadata; a driver may have more. */
#define DXG_NODES_KEPT 16u
/** The size of a page, of the CPU's and of every GPU's. */
#define DXG_PAGE_BYTES UINT64_C(4096)

/** One segment, whatever the form of its descriptor. */
struct dxg_segment {
    DXGK_SEGMENTFLAGS flags;
    uint64_t base;         /* as the GPU sees it */
    uint64_t bytes;        /* a multiple of a page */
    uint64_t commit_limit; /* how much of system memory may be mapped into an aperture */
    uint64_t cpu_address;  /* where the CPU sees it; 0: nowhere */
    uint32_t banks;
};

/** How the driver's GPU finds memory. */
enum dxg_addressing {
    DXG_ADDRESSING_PHYSICAL, /* DMA buffers are patched */
    DXG_ADDRESSING_IOMMU,    /* the process's own virtual addresses */
    DXG_ADDRESSING_GPUMMU,   /* page tables of the GPU's own */
};

/** An engine, from DxgkDdiGetNodeMetadata. */
struct dxg_node {
    bool known; /* the driver answered */
    DXGK_ENGINE_TYPE type;
    WCHAR name[32]; /* ends with a zero */
    bool gpu_mmu, io_mmu;
};

struct dxg_segments {
    uint32_t count;
    struct dxg_segment rows[DXG_SEGMENTS_MOST]; /* segment n is rows[n - 1] */
    uint32_t paging_segment;                    /* of the paging buffer; 0: system memory */
    uint32_t paging_bytes;
    uint32_t paging_private_bytes;
    uint32_t paging_node;
    enum dxg_addressing addressing;
    DXGK_GPUMMUCAPS mmu;                                                /* with DXG_ADDRESSING_GPUMMU */
    DXGK_PAGE_TABLE_LEVEL_DESC levels[DXGK_MAX_PAGE_TABLE_LEVEL_COUNT]; /* the leaf first */
    uint32_t nodes;                                                     /* that `node` has */
    struct dxg_node node[DXG_NODES_KEPT];
};

/**
 * Ask the driver, once its caps are known. Of a driver that does not render nothing is asked. Each form of segment is
 * asked for twice, how many and then which: DXGKQAITYPE_QUERYSEGMENT4 from WDDM 2.0, QUERYSEGMENT3 from WDDM 1.2,
 * QUERYSEGMENT before. A driver with GPU virtual addresses is asked for GPUMMUCAPS and every PAGETABLELEVELDESC.
 *
 * Fails, with a text, where the driver fails a question that it must answer, and where an answer is none: a count that
 * changes or that no driver has, a size of zero or not of whole pages, segments that overlap, a paging buffer in a
 * segment that there is not, tables that do not make up the address. Where Windows is silent:
 * - STATUS_NOT_SUPPORTED, STATUS_NOT_IMPLEMENTED and STATUS_INVALID_PARAMETER for QUERYSEGMENT say that a driver has no
 *   segments, as does a count of zero: nothing here needs them to start, and no allocation can be made;
 * - a CPU address outside of the device's base addresses is remarked on: host memory stands in for it.
 */
NTSTATUS dxg_segments_query(struct dxg_adapter *adapter, struct dxg_error *error);

/** Null for 0 and for a number that no segment has. */
const struct dxg_segment *dxg_segment_of(const struct dxg_segments *segments, uint32_t id);

#endif
