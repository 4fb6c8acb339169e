/*
 * gpuva.h: GPU virtual addresses – a process's address space at an adapter with page tables, and the paging process's.
 *
 * Page tables are the kernel's own: in the segment that the level names, or in system memory. The driver writes their
 * entries (DXGK_OPERATION_UPDATE_PAGE_TABLE), at an address of the kind that its update mode asks for; those of the
 * paging process always by the CPU, at once. Each table begins with all entries invalid (InitialUpdate, Repeat); each
 * change ends with DXGK_OPERATION_FLUSH_TLB. Everything here is called inside the adapter's level; ranges, tables and
 * the lists of them are guarded by the turn of vidmm. Where Windows is silent:
 * - a level that names an aperture has its tables in system memory;
 * - the root table of two levels is made in its full size (DxgkDdiGetRootPageTableSize), and does not grow;
 * - the paging process uses the lowest GiB of its addresses as a ring, for moves and paging buffers.
 */
#ifndef ESCAPEMENT_DXGKRNL_GPUVA_H
#define ESCAPEMENT_DXGKRNL_GPUVA_H

#include "dxgkrnl/vidmm.h"

#include <d3dkmddi.h>

struct dxg_allocation;
struct dxg_context;
struct dxg_error;
struct dxg_paging_work;
struct dxg_open;
struct dxg_opened;

/** A page table. */
struct dxg_table {
    struct dxg_table *next;      /* of those that are dead */
    struct dxg_table **children; /* by index; null for a leaf */
    struct dxg_place place;      /* in a segment; none: in system memory */
    PMDL mdl;                    /* of system memory */
    void *memory;                /* for the CPU */
    size_t bytes;
    bool is_stand_in; /* host memory, for a segment without memory that the CPU sees */
    uint32_t level;
    uint32_t entries;
    D3DGPU_VIRTUAL_ADDRESS system_address; /* in the paging process, with DXGK_PAGETABLEUPDATE_GPU_VIRTUAL */
};

/** A range of addresses that is taken: reserved, or mapped. */
struct dxg_range {
    struct dxg_range *next; /* in the space, by address */
    struct dxg_space *space;
    uint64_t start;
    uint64_t bytes;
    struct dxg_opened *opened; /* null: nothing is mapped */
    uint64_t offset;           /* into the allocation, in bytes */
    uint64_t protection;       /* D3DDDIGPUVIRTUALADDRESS_PROTECTION_TYPE */
    uint64_t driver_protection;
    struct dxg_range *next_of_allocation;
};

struct dxg_space {
    struct dxg_adapter *adapter;
    HANDLE process; /* the driver's */
    bool is_system;
    struct dxg_table *root;
    struct dxg_range *ranges;
    uint64_t limit; /* the first address that there is not */
    uint64_t ring;  /* the paging process's alone: where it maps next, and the end of what it may map so: */
    uint64_t kept;  /* from here on it sees page tables */
};

/** Whether the adapter's driver has page tables that the kernel fills. */
bool dxg_gpuva_is_used(const struct dxg_adapter *adapter);

/** With the start of vidmm, once the system's context is made: the paging process's space, its root table given to that
 * context. A failure has a text. And its end. */
NTSTATUS dxg_gpuva_start(struct dxg_adapter *adapter, struct dxg_error *error);
void dxg_gpuva_stop(struct dxg_adapter *adapter);

/** A context of a client's: DxgkDdiSetRootPageTable with its process's space, made where it is not there yet. Success,
 * without a call, for a driver without page tables. */
NTSTATUS dxg_gpuva_give_root(struct dxg_context *context);
/** The process's space, made where it is not there; for a driver with page tables. */
NTSTATUS dxg_gpuva_make(struct dxg_open *open);
/** The process's space goes, before the driver's process object. */
void dxg_gpuva_drop(struct dxg_open *open);

/** With the turn of vidmm: move an allocation between its pages and its place, by DXGK_OPERATION_VIRTUAL_TRANSFER, or
 * fill the place by DXGK_OPERATION_VIRTUAL_FILL. */
NTSTATUS dxg_gpuva_move(struct dxg_adapter *adapter, struct dxg_allocation *allocation, struct dxg_paging_work *work,
                        bool in);
NTSTATUS dxg_gpuva_fill(struct dxg_adapter *adapter, struct dxg_allocation *allocation, struct dxg_paging_work *work);
/** With the turn of vidmm: the entries of every range that maps the allocation, after it moved. */
NTSTATUS dxg_gpuva_refresh(struct dxg_adapter *adapter, struct dxg_allocation *allocation);
/** With the turn of vidmm: the entries of one range. */
NTSTATUS dxg_gpuva_write_range(struct dxg_range *range);
/** The device closes the allocation: its ranges of it are reserved, and map nothing. */
void dxg_gpuva_unmap_opened(struct dxg_opened *opened);

/** A paging buffer's pages, where the paging process finds them; with the turn of vidmm. */
NTSTATUS dxg_gpuva_map_buffer(struct dxg_adapter *adapter, void *memory, size_t bytes, D3DGPU_VIRTUAL_ADDRESS *address);

#endif
