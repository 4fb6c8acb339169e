/*
 * residency.h: where an allocation's bytes are – its pages of system memory, and its place in a segment.
 */
#ifndef ESCAPEMENT_DXGKRNL_RESIDENCY_H
#define ESCAPEMENT_DXGKRNL_RESIDENCY_H

#include "dxgkrnl/vidmm.h"

/**
 * The system memory is there as long as the allocation is, and has its contents while it is in no segment or in an
 * aperture, which maps it. In a memory segment the contents are behind the segment's CPU address where the device has
 * memory there, else in a block of host memory that stands in for it.
 */
struct dxg_residency {
    size_t bytes;     /* whole pages */
    PMDL mdl;         /* of the system memory */
    void *memory;     /* the same, for the kernel */
    bool is_existing; /* the client's own memory, which may go at any time */
    struct dxg_place place;
    void *stand_in;    /* see above; null for others */
    bool has_contents; /* a client wrote to it, or the engine: it is moved, not filled */
    uint32_t pins;     /* guarded by the turn of vidmm */
    uint32_t uses;     /* packets that are queued or with the engine; guarded by the scheduler's lock */
    uint32_t moves;    /* those of them that move it */
};

#endif
