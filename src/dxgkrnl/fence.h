/*
 * fence.h: monitored fences – a number that rises, which the CPU reads at an address and waits for.
 */
#ifndef ESCAPEMENT_DXGKRNL_FENCE_H
#define ESCAPEMENT_DXGKRNL_FENCE_H

#include "dxgkrnl/device.h"

/** Named by a handle of its device; counted, because who waits holds it while others may end it. */
struct dxg_fence {
    struct dxg_device *device;
    D3DKMT_HANDLE handle;
    uint32_t references;     /* guarded by the lock of all fences */
    bool is_dead;            /* its handle is gone: who waits is told */
    bool is_of_queue;        /* a paging queue's, which ends it */
    _Atomic uint64_t *value; /* a page of its own, which the client sees */
    struct dxg_fence *next;  /* of the device's */
};

/** A fence with a handle. Null: no memory. With the process's turn. */
struct dxg_fence *dxg_fence_make(struct dxg_process *process, struct dxg_device *device, uint64_t value);
/** Its handle and the device's part of it go. With the turn. */
void dxg_fence_end(struct dxg_process *process, struct dxg_fence *fence);
void dxg_fences_end(struct dxg_process *process, struct dxg_device *device);
/** A device was lost: who waits for a fence of its is told. Threads any. */
void dxg_fences_wake(void);
/** The value, and whoever waits for it. Threads any. */
void dxg_fence_signal(struct dxg_fence *fence, uint64_t value);

/**
 * As the D3DKMT functions answer, of monitored fences. Where Windows is silent:
 * - other types, sharing and the other flags are STATUS_NOT_SUPPORTED, as is an event to be set (hAsyncEvent);
 * - the GPU's address of a fence is 0: the scheduler signals, not the engine;
 * - a wait ends with STATUS_DEVICE_REMOVED where a fence of it ends, or its device ends or is lost;
 * - SignalFromGpu signals once the context has nothing queued any more, which the call waits for; WaitFromGpu succeeds
 * for values that are reached, and is STATUS_NOT_SUPPORTED for others.
 */
NTSTATUS dxg_sync_create(struct dxg_process *process, D3DKMT_CREATESYNCHRONIZATIONOBJECT2 *args);
NTSTATUS dxg_sync_destroy(struct dxg_process *process, D3DKMT_HANDLE handle);
NTSTATUS dxg_sync_wait_cpu(struct dxg_process *process, const D3DKMT_WAITFORSYNCHRONIZATIONOBJECTFROMCPU *args);
NTSTATUS dxg_sync_signal_cpu(struct dxg_process *process, const D3DKMT_SIGNALSYNCHRONIZATIONOBJECTFROMCPU *args);
NTSTATUS dxg_sync_wait_gpu(struct dxg_process *process, const D3DKMT_WAITFORSYNCHRONIZATIONOBJECTFROMGPU *args);
NTSTATUS dxg_sync_signal_gpu(struct dxg_process *process, const D3DKMT_SIGNALSYNCHRONIZATIONOBJECTFROMGPU *args);

#endif
