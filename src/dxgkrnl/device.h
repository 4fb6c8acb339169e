/*
 * device.h: D3DKMT devices and contexts – the kernel's half, and the driver's handles for them.
 */
#ifndef ESCAPEMENT_DXGKRNL_DEVICE_H
#define ESCAPEMENT_DXGKRNL_DEVICE_H

#include "dxgkrnl/process.h"

#include <d3dkmddi.h>
#include <d3dkmthk.h>
#include <stdatomic.h>

struct dxg_context;

struct dxg_device {
    struct dxg_open *open;
    D3DKMT_HANDLE handle;
    HANDLE driver_handle; /* from DxgkDdiCreateDevice; null for a driver without it, and after a stop; guarded by the
                             adapter's level */
    bool made;            /* the driver was called and has not been called to destroy it */
    _Atomic uint32_t
        execution; /* D3DKMT_DEVICEEXECUTION_STATE; other than ACTIVE: lost, calls answer STATUS_DEVICE_REMOVED */
    struct dxg_context *contexts; /* guarded by the adapter's objects_lock */
    struct dxg_device *next;      /* in open->devices */
};

struct dxg_context {
    struct dxg_device *device;
    D3DKMT_HANDLE handle;
    HANDLE driver_handle; /* from DxgkDdiCreateContext, guarded as above */
    bool made;
    bool is_virtual; /* from D3DKMTCreateContextVirtual: submits with D3DKMTSubmitCommand */
    UINT node_ordinal;
    UINT engine_affinity;
    DXGK_CONTEXTINFO info;             /* what the driver answered: sizes of DMA buffer and lists */
    struct dxg_submission *submission; /* buffers of D3DKMTRender, submit.h; null for virtual ones */
    struct dxg_context *next;          /* in device->contexts */
};

/** As the D3DKMT functions of the same name answer (facts/d3dkmt.md 2). Arguments are captured; user pointers in them
 * are not followed but for private data. */
NTSTATUS dxg_device_create(struct dxg_process *process, D3DKMT_CREATEDEVICE *args);
NTSTATUS dxg_device_destroy(struct dxg_process *process, D3DKMT_HANDLE handle);
NTSTATUS dxg_context_create(struct dxg_process *process, D3DKMT_CREATECONTEXT *args);
NTSTATUS dxg_context_create_virtual(struct dxg_process *process, D3DKMT_CREATECONTEXTVIRTUAL *args);
NTSTATUS dxg_context_destroy(struct dxg_process *process, D3DKMT_HANDLE handle);
NTSTATUS dxg_device_get_state(struct dxg_process *process, D3DKMT_GETDEVICESTATE *args);

/**
 * The adapter stops, at level three: destroy what the driver holds for every client of it. The handles stay, their
 * objects without a driver's half. `call_driver` false after a surprise removal of a driver that must not be called.
 */
void dxg_device_tear_down_all(struct dxg_adapter *adapter);

/** STATUS_SUCCESS, or STATUS_DEVICE_REMOVED for one that a reset or a stop took. */
NTSTATUS dxg_device_alive(struct dxg_device *device);
void dxg_device_set_lost(struct dxg_device *device, D3DKMT_DEVICEEXECUTION_STATE state);

#endif
