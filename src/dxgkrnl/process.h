/*
 * process.h: a process as the graphics kernel sees it (Windows' DXGPROCESS) – its handles, its adapters, its turn in
 * the driver.
 */
#ifndef ESCAPEMENT_DXGKRNL_PROCESS_H
#define ESCAPEMENT_DXGKRNL_PROCESS_H

#include "dxgkrnl/handle.h"
#include "nt/os.h"
#include "nt/process.h"

#include <d3dkmddi.h>
#include <d3dkmthk.h>

struct dxg_adapter;
struct dxg_device;
struct dxg_space;

/**
 * One process at one adapter: made with the process's first handle to it, kept until the process ends, so that a
 * thread that found it in the handle table may use it for as long as its process lives.
 */
struct dxg_open {
    struct dxg_process *process;
    struct dxg_adapter *adapter; /* referenced */
    HANDLE kmd_process;          /* from DxgkDdiCreateProcess, or null; guarded by the adapter's level */
    bool kmd_process_made;       /* guarded by the adapter's level, as what the driver is told */
    uint32_t handles;            /* adapter handles that are open; guarded by the process's opens_lock */
    struct dxg_device *devices;  /* guarded by the adapter's objects_lock */
    struct dxg_open *next_of_process;
    struct dxg_open *next_of_adapter;
    struct dxg_space *space;    /* GPU virtual addresses (gpuva.h); guarded by the adapter's level */
    struct dxg_device *resting; /* destroyed devices' memory, guarded as `devices`; dxg_device_free_resting frees it */
};

struct dxg_process {
    struct nt_process *nt; /* its own, or the kernel's for the initial process and "System" */
    struct os_lock turn;   /* held around every call into the driver: no two threads of one process are in it */
    struct nt_thread *_Atomic in_turn; /* who has the turn for an escape, or null: a report of a hang asks */
    struct dxg_handle_table handles;
    struct os_lock opens_lock;
    struct dxg_open *opens;
};

/** Null: no memory. */
struct dxg_process *dxg_process_create(const char *name);
/**
 * The process ends: contexts, devices, adapter handles, in that order. No thread may be attached to it or inside a call
 * of it. Null does nothing.
 */
void dxg_process_destroy(struct dxg_process *process);

/** The calling thread's process. Null only where there was no memory to make the first. */
struct dxg_process *dxg_process_current(void);
/** Move the calling thread to a process; null: back to the initial one. */
void dxg_process_attach(struct dxg_process *process);

/** End what dxg_process_current made for the kernel's own processes. From dxg_kernel_fini. */
void dxg_process_destroy_implicit(void);

/** A new handle to an adapter, as D3DKMTOpenAdapterFromLuid gives. STATUS_NO_MEMORY. */
NTSTATUS dxg_process_open_adapter(struct dxg_process *process, struct dxg_adapter *adapter, D3DKMT_HANDLE *handle);
/** STATUS_INVALID_PARAMETER for a handle that is no adapter's. The last one ends the driver's process object, once its
 * devices are gone too. */
NTSTATUS dxg_process_close_adapter(struct dxg_process *process, D3DKMT_HANDLE handle);

/** The open of an adapter handle; null for any other. The result lives as long as the process. */
struct dxg_open *dxg_process_find_open(struct dxg_process *process, D3DKMT_HANDLE handle);

/**
 * Called inside the adapter's level with the process's turn, or alone: the driver's process object, made where it is
 * not there yet. Success without one where the driver has no DxgkDdiCreateProcess; otherwise the driver's status.
 */
NTSTATUS dxg_open_make_kmd_process(struct dxg_open *open);
/** Undo it, where it was made. Inside the level, as above. */
void dxg_open_drop_kmd_process(struct dxg_open *open);
/**
 * Drop it if the process has neither a handle to the adapter nor a device on it any more. Who destroys a device calls
 * this inside the level, with the process's turn, once the device is off the list.
 */
void dxg_open_settle(struct dxg_open *open);

#endif
