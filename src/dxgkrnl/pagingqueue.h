/*
 * pagingqueue.h: what a client of WDDM 2 asks of the memory manager – paging queues, residency, GPU virtual addresses.
 */
#ifndef ESCAPEMENT_DXGKRNL_PAGINGQUEUE_H
#define ESCAPEMENT_DXGKRNL_PAGINGQUEUE_H

#include "dxgkrnl/device.h"
#include "dxgkrnl/fence.h"

/** Named by a handle, found and used with the process's turn, gone with its device. */
struct dxg_paging_queue {
    struct dxg_device *device;
    D3DKMT_HANDLE handle;
    struct dxg_fence *fence; /* of the device's; its value counts the operations */
    struct dxg_paging_queue *next;
};

/**
 * As the D3DKMT functions answer. Where Windows is silent:
 * - the engine has one queue for everything, so that what is submitted after a call follows what the call queued: the
 *   calls are done when they return, with STATUS_SUCCESS and a PagingFenceValue that is reached already;
 * - MakeResident pins what it names until an Evict undoes it, all or nothing; what does not fit is STATUS_NO_MEMORY,
 * with NumBytesToTrim; Evict leaves allocations where they are until their place is needed;
 * - a mapping at a BaseAddress lies within free addresses, or within one reservation of the process's, of which it
 * takes its part; Free ends whole ranges, of any number;
 * - STATUS_NOT_SUPPORTED: a driver without page tables; STATUS_GRAPHICS_NO_VIDEO_MEMORY: no such addresses are left.
 */
NTSTATUS dxg_paging_queue_create(struct dxg_process *process, D3DKMT_CREATEPAGINGQUEUE *args);
NTSTATUS dxg_paging_queue_destroy(struct dxg_process *process, D3DKMT_HANDLE handle);
NTSTATUS dxg_make_resident(struct dxg_process *process, D3DDDI_MAKERESIDENT *args);
NTSTATUS dxg_evict(struct dxg_process *process, D3DKMT_EVICT *args);
NTSTATUS dxg_gpuva_map(struct dxg_process *process, D3DDDI_MAPGPUVIRTUALADDRESS *args);
NTSTATUS dxg_gpuva_reserve(struct dxg_process *process, D3DDDI_RESERVEGPUVIRTUALADDRESS *args);
NTSTATUS dxg_gpuva_free(struct dxg_process *process, const D3DKMT_FREEGPUVIRTUALADDRESS *args);

/** With the turn. Null for a handle that is none. */
struct dxg_paging_queue *dxg_paging_queue_find(struct dxg_process *process, D3DKMT_HANDLE handle);
/** The device ends: its queues. With the turn. */
void dxg_paging_queues_end(struct dxg_process *process, struct dxg_device *device);

#endif
