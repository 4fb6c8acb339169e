/*
 * allocation.h: allocations and resources – the kernel's half, the driver's, and the handles that a device has for
 * them.
 *
 * An allocation is one thing, which the driver made (DxgkDdiCreateAllocation); a device that has it open has a handle
 * for it and a driver's half of its own (DxgkDdiOpenAllocation). A shared resource may be open on many devices; the
 * last to close it ends it. What a handle names is looked up and used with the process's turn alone, so it needs no
 * count. Driver's halves are made and unmade inside the adapter's level.
 */
#ifndef ESCAPEMENT_DXGKRNL_ALLOCATION_H
#define ESCAPEMENT_DXGKRNL_ALLOCATION_H

#include "dxgkrnl/device.h"
#include "dxgkrnl/residency.h"

#include <d3dkmddi.h>
#include <d3dkmthk.h>

struct dxg_range;
struct dxg_resource;

/** The most that one call may make, open or name. */
#define DXG_ALLOCATIONS_MOST 1024u

struct dxg_allocation {
    struct dxg_adapter *adapter;   /* referenced */
    struct dxg_resource *resource; /* null for one without */
    struct dxg_allocation *next;   /* of the resource's */
    HANDLE driver_handle;          /* from DxgkDdiCreateAllocation */
    bool made;                     /* the driver has it, as the next two guarded by dxg_kernel.lock */
    uint32_t halves;               /* driver's halves of devices; the driver's allocation goes with the last */
    uint32_t opens;                /* devices that have it open; the memory goes with the last */
    void *private_data;            /* as the driver left it when it made the allocation */
    UINT private_bytes;
    DXGK_ALLOCATIONINFO info; /* what the driver answered; its pointers are null */
    struct dxg_residency residency;
    struct dxg_range *ranges; /* of GPU virtual addresses that map it; guarded by the turn of vidmm */
};

struct dxg_resource {
    struct dxg_adapter *adapter; /* referenced */
    struct dxg_resource *next;   /* of those that are shared */
    struct dxg_allocation *allocations;
    UINT count;
    HANDLE driver_handle;
    uint32_t opens;       /* as an allocation's */
    D3DKMT_HANDLE global; /* the name under which it is shared; 0: it is not */
    void *private_data;
    UINT private_bytes;
    void *runtime_data;
    UINT runtime_bytes;
};

/** A resource as one device has it open. */
struct dxg_opened_resource {
    struct dxg_device *device;
    struct dxg_resource *resource;
    D3DKMT_HANDLE handle;
    uint32_t acquired;                /* by the driver, and not released; guarded by dxg_kernel.lock */
    struct dxg_opened_resource *next; /* of the device's */
};

/** An allocation as one device has it open. */
struct dxg_opened {
    struct dxg_device *device;
    struct dxg_allocation *allocation;
    struct dxg_opened_resource *of; /* null for one without a resource */
    D3DKMT_HANDLE handle;
    HANDLE driver_handle; /* hDeviceSpecificAllocation, guarded by the level */
    bool made;
    uint32_t acquired;       /* as a resource's */
    uint32_t locks;          /* that the client has not undone */
    uint32_t residents;      /* D3DKMTMakeResident that D3DKMTEvict has not undone */
    struct dxg_opened *next; /* of the device's */
};

/** What a D3DKMTCreateAllocation made, for its undoing. */
struct dxg_created {
    UINT count;
    D3DKMT_HANDLE resource; /* that the call made; 0: none */
    D3DKMT_HANDLE handles[DXG_ALLOCATIONS_MOST];
};

/**
 * As D3DKMTCreateAllocation and ...2 answer (the second where `is_second`, whose array has longer entries). The array
 * and every private buffer are captured once; handles, and private data as the driver left it, are written back last.
 * DxgkDdiCreateAllocation, then DxgkDdiOpenAllocation for the device, in which every handle resolves already; what
 * fails undoes what was before it. Where Windows is silent:
 * - STATUS_NOT_SUPPORTED: a driver without these functions or without segments, standard allocations, sections, cross
 *   adapter, write watch and physically contiguous ones;
 * - an answer of the driver's that is none (no size, an alignment that is no power of two, a segment that there is not)
 *   is STATUS_INVALID_PARAMETER, with a remark; one that no segment of its set can hold is
 *   STATUS_GRAPHICS_NO_VIDEO_MEMORY;
 * - existing system memory begins at a page of its own.
 */
NTSTATUS dxg_allocation_create(struct dxg_process *process, D3DKMT_CREATEALLOCATION *args, bool is_second,
                               struct dxg_created *created);
/** Undo it. */
void dxg_allocation_uncreate(struct dxg_process *process, const D3DKMT_CREATEALLOCATION *args,
                             const struct dxg_created *created);

/**
 * As D3DKMTDestroyAllocation and ...2: a resource with its allocations, or a list of allocations. All handles are
 * checked before the first is removed. Work of the engine's that uses them is waited for, whatever the flags say; then
 * DxgkDdiCloseAllocation, and DxgkDdiDestroyAllocation where no other device has them open.
 */
NTSTATUS dxg_allocation_destroy(struct dxg_process *process, const D3DKMT_DESTROYALLOCATION2 *args);

/** The same with captured handles; `resource` 0: the list. */
NTSTATUS dxg_allocation_destroy_handles(struct dxg_process *process, D3DKMT_HANDLE device, D3DKMT_HANDLE resource,
                                        const D3DKMT_HANDLE *handles, UINT count);

/** As D3DKMTQueryResourceInfo and D3DKMTOpenResource (...2 where `is_second`) answer, for the global handles that
 * CreateShared gave. STATUS_BUFFER_TOO_SMALL where a buffer is. */
NTSTATUS dxg_resource_query(struct dxg_process *process, D3DKMT_QUERYRESOURCEINFO *args);
NTSTATUS dxg_resource_open(struct dxg_process *process, D3DKMT_OPENRESOURCE *args, bool is_second);

/** With the process's turn. Null for a handle that is none of this device's. */
struct dxg_opened *dxg_opened_find(struct dxg_process *process, const struct dxg_device *device, D3DKMT_HANDLE handle);
struct dxg_opened_resource *dxg_opened_resource_find(struct dxg_process *process, const struct dxg_device *device,
                                                     D3DKMT_HANDLE handle);

/** The device ends, its contexts are gone: everything that it has open. Takes and leaves the turn. */
void dxg_allocations_end(struct dxg_process *process, struct dxg_device *device);
/** The adapter stops, alone: the driver's halves of everything that a device has open. The handles stay. */
void dxg_allocations_tear_down(struct dxg_device *device);

/* ---- between the files of this part ---- */

/** Inside the level with the turn: DxgkDdiOpenAllocation for `count` of a device's, none of which has its half.
 * STATUS_INVALID_PARAMETER where the driver has lost an allocation meanwhile. */
NTSTATUS dxg_allocation_open_driver(struct dxg_device *device, struct dxg_opened *const *opened, UINT count,
                                    const struct dxg_resource *resource, bool is_create);
/** The driver's halves of those, and of their allocations where nobody else has them open, in one call each: all of a
 * resource's, or all without one. Inside the level. */
void dxg_allocation_unmake(struct dxg_device *device, struct dxg_opened *const *opened, UINT count);
/** DxgkDdiDestroyAllocation for these handles of the driver's; with `resource`, of that too. */
void dxg_allocation_destroy_driver(struct dxg_adapter *adapter, const HANDLE *handles, UINT count,
                                   struct dxg_resource *resource);
/** One that the device has open, without a handle; of an allocation that stays meanwhile, or null, which
 * dxg_opened_take replaces under dxg_kernel.lock. Null: no memory. */
struct dxg_opened *dxg_opened_make(struct dxg_device *device, struct dxg_allocation *allocation,
                                   struct dxg_opened_resource *of);
void dxg_opened_take(struct dxg_opened *opened, struct dxg_allocation *allocation);
/** On the device's list, with a handle. False: no memory. */
bool dxg_opened_publish(struct dxg_process *process, struct dxg_opened *opened);
/** The memory; and the allocation's, with the last. The driver's halves are gone, the handle is removed. */
void dxg_opened_free(struct dxg_opened *opened);
/** The same of a resource. */
void dxg_opened_resource_free(struct dxg_opened_resource *opened);

#endif
