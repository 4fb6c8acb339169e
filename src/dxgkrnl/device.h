/*
 * device.h: D3DKMT devices and contexts – the kernel's half, and the driver's handles for them.
 *
 * A thread that found a device or a context in the handle table reads it without a lock or a count, while another
 * thread of its process may destroy it. So their memory is never given back while the process has the adapter: a
 * destroyed device rests until the same open makes another, a destroyed context until the same device does. What never
 * changes (`open` of a device, `device` of a context) may be read at any time; everything else only with the process's
 * turn, after dxg_device_is or dxg_context_is said that the object is still the one that the handle named.
 */
#ifndef ESCAPEMENT_DXGKRNL_DEVICE_H
#define ESCAPEMENT_DXGKRNL_DEVICE_H

#include "dxgkrnl/process.h"

#include <d3dkmddi.h>
#include <d3dkmthk.h>
#include <stdatomic.h>

struct dxg_context;
struct dxg_fence;
struct dxg_opened;
struct dxg_opened_resource;
struct dxg_paging_queue;

struct dxg_device {
    struct dxg_open *open; /* the same for as long as the memory is there */
    D3DKMT_HANDLE handle;  /* 0 once it is being destroyed; guarded by the process's turn */
    HANDLE driver_handle;  /* from DxgkDdiCreateDevice; null for a driver without it, and after a stop; guarded by the
                              adapter's level */
    bool made;             /* the driver was called and has not been called to destroy it */
    _Atomic uint32_t
        execution; /* D3DKMT_DEVICEEXECUTION_STATE; other than ACTIVE: lost, calls answer STATUS_DEVICE_REMOVED */
    struct dxg_context *contexts; /* guarded by the adapter's objects_lock */
    struct dxg_context *resting;  /* destroyed ones, guarded as above */
    struct dxg_opened *opened;    /* allocations that it has open, guarded as `contexts` */
    struct dxg_opened_resource *opened_resources;
    struct dxg_fence *fences; /* guarded by the process's turn, as the next two */
    struct dxg_paging_queue *paging_queues;
    uint32_t ending;         /* threads that end allocations of its */
    struct dxg_device *next; /* in open->devices or open->resting */
};

struct dxg_context {
    struct dxg_device *device; /* the same for as long as the memory is there */
    D3DKMT_HANDLE handle;      /* as a device's */
    HANDLE driver_handle;      /* from DxgkDdiCreateContext, guarded as above */
    bool made;
    bool is_virtual; /* from D3DKMTCreateContextVirtual: submits with D3DKMTSubmitCommand */
    UINT node_ordinal;
    UINT engine_affinity;
    DXGK_CONTEXTINFO info;             /* what the driver answered: sizes of DMA buffer and lists */
    struct dxg_submission *submission; /* buffers of D3DKMTRender, submit.h; null for virtual ones */
    uint32_t packets;                  /* queued or flying; guarded by the scheduler's lock */
    struct dxg_context *next;          /* in device->contexts or device->resting */
};

/**
 * As the D3DKMT functions of the same name answer (facts/d3dkmt.md 2). Arguments are captured; user pointers in them
 * are not followed but for private data. Where Windows is silent:
 * - a driver without DxgkDdiCreateDevice (display only) gets devices without a driver's half; a driver without
 *   DxgkDdiCreateContext gets no contexts: STATUS_NOT_SUPPORTED;
 * - destroying a device destroys its contexts; work of theirs that the engine has is waited for;
 * - a driver's failure reaches the caller unchanged;
 * - the state of a device can be asked for whatever the device's state is, of a stopped adapter's not.
 */
NTSTATUS dxg_device_create(struct dxg_process *process, D3DKMT_CREATEDEVICE *args);
NTSTATUS dxg_device_destroy(struct dxg_process *process, D3DKMT_HANDLE handle);
NTSTATUS dxg_context_create(struct dxg_process *process, D3DKMT_CREATECONTEXT *args);
NTSTATUS dxg_context_create_virtual(struct dxg_process *process, D3DKMT_CREATECONTEXTVIRTUAL *args);
NTSTATUS dxg_context_destroy(struct dxg_process *process, D3DKMT_HANDLE handle);
NTSTATUS dxg_device_get_state(struct dxg_process *process, D3DKMT_GETDEVICESTATE *args);

/** Null for every handle that is not one of this process's of that type. The memory stays until the process ends. */
struct dxg_device *dxg_device_find(struct dxg_process *process, D3DKMT_HANDLE handle);
struct dxg_context *dxg_context_find(struct dxg_process *process, D3DKMT_HANDLE handle);
/**
 * To unmake something: level zero; or alone (true), where the adapter is stopped (then the driver holds nothing any
 * more, but its stop may still walk the lists) or the thread has no memory for its slot. And out again.
 */
bool dxg_enter_to_unmake(struct dxg_adapter *adapter);
void dxg_leave_after_unmaking(struct dxg_adapter *adapter, bool alone);

/** With the process's turn: the object is still the one that the handle named. */
bool dxg_device_is(const struct dxg_device *device, D3DKMT_HANDLE handle);
bool dxg_context_is(const struct dxg_context *context, D3DKMT_HANDLE handle);

/**
 * The adapter stops, at level three, its scheduler drained or aborted: DxgkDdiDestroyContext and DestroyDevice for what
 * the driver holds for every client of it (its process objects are process.h's). The handles stay, their objects
 * without a driver's half and lost (D3DKMT_DEVICEEXECUTION_STOPPED).
 */
void dxg_device_tear_down_all(struct dxg_adapter *adapter);

/** Give back the memory of an open's devices. All are destroyed, and no thread is in a call of its process. */
void dxg_device_free_resting(struct dxg_open *open);

/** STATUS_SUCCESS, or STATUS_DEVICE_REMOVED for one that a reset or a stop took. */
NTSTATUS dxg_device_alive(struct dxg_device *device);
/** The first loss counts. */
void dxg_device_set_lost(struct dxg_device *device, D3DKMT_DEVICEEXECUTION_STATE state);

#endif
