/*
 * adapter.h: a display adapter – the miniport's context for it, its state, and its life from AddDevice to RemoveDevice.
 *
 * What hangs on the driver (its context, the driver handles of devices and contexts) is read and changed by threads
 * that are inside the adapter's level; what hangs on a process, under that process's lock (process.h).
 */
#ifndef ESCAPEMENT_DXGKRNL_ADAPTER_H
#define ESCAPEMENT_DXGKRNL_ADAPTER_H

#include "dxgkrnl/bus.h"
#include "dxgkrnl/display.h"
#include "dxgkrnl/driver.h"
#include "dxgkrnl/level.h"
#include "dxgkrnl/power.h"
#include "dxgkrnl/scheduler.h"
#include "dxgkrnl/segment.h"
#include "dxgkrnl/tdr.h"
#include "dxgkrnl/vidmm.h"

#include <dispmprt.h>
#include <stdatomic.h>

struct dxg_acquired;
struct dxg_open;
struct dxg_resource;

enum dxg_adapter_state {
    DXG_ADAPTER_ADDED,     /* AddDevice succeeded, not started */
    DXG_ADAPTER_STARTED,   /* the one state in which escapes reach the driver */
    DXG_ADAPTER_RESETTING, /* between ResetFromTimeout and RestartFromTimeout */
    DXG_ADAPTER_STOPPED,   /* StopDevice was called, or removal was a surprise; can start again */
    DXG_ADAPTER_REMOVED, /* RemoveDevice was called: nothing of it is left but the memory, for those who hold handles */
};

struct dxg_adapter {
    struct dxg_driver *driver;
    struct dxg_bus *bus;
    PDEVICE_OBJECT pdo;
    PVOID miniport_context;      /* MiniportDeviceContext, from DxgkDdiAddDevice */
    LUID luid;                   /* a new one at each start */
    _Atomic uint32_t state;      /* enum dxg_adapter_state; changed at level three */
    _Atomic uint32_t references; /* opens and the kernel; the memory goes with the last */
    ULONG sources;               /* NumberOfVideoPresentSources */
    ULONG children;
    PCM_RESOURCE_LIST resources;  /* translated; what DxgkCbGetDeviceInformation gives, as the next one */
    UNICODE_STRING registry_path; /* the driver's key for this device, under Class */
    GUID guid;                    /* its own for as long as it lives */
    UINT segments;                /* how many the driver named at start, and their sizes by kind */
    uint64_t dedicated_bytes;
    uint64_t shared_bytes;
    struct dxg_segments memory_model; /* the same in full; zeroed for a driver that does not render */
    DXGK_DRIVERCAPS caps;   /* zeroed beyond what the driver's version has; written at level three, read in a level */
    _Atomic uint32_t nodes; /* of the caps, what is asked outside of every level: dxg_adapter_nodes */
    _Atomic bool compute_only;
    _Atomic bool can_be_removed; /* by surprise */
    bool can_render;             /* has DxgkDdiCreateDevice, CreateContext and a submission path */
    struct dxg_level level;
    struct dxg_scheduler scheduler;
    struct dxg_tdr tdr;
    struct dxg_display display;
    struct dxg_vidmm vidmm;
    struct dxg_power power;
    struct os_lock objects_lock; /* guards `opens` and the lists of devices and contexts below it */
    struct dxg_open *opens;
    struct os_lock memory_lock;
    struct dxg_port_memory *memory; /* what the driver allocated through the port */
    KDPC dpc;
    struct dxg_adapter *next; /* in the list of adapters */
};

/** The adapters of this kernel, and what an escape may carry at most. */
struct dxg_kernel {
    struct os_lock lock; /* guards `adapters`, each adapter's `luid`, and the two counters */
    uint32_t last_luid;
    uint32_t last_adapter;
    struct dxg_adapter *adapters;
    struct dxg_driver *driver;
    struct dxg_acquired *acquired; /* by drivers, of handles; guarded by `lock` */
    struct dxg_resource *shared;   /* resources that have a global handle, and the last such; guarded by `lock` */
    uint32_t last_global;
    uint32_t escape_limit; /* bytes; 16 MiB unless told otherwise */
};
extern struct dxg_kernel dxg_kernel;

/** Once per machine, after nt_machine_init. STATUS_NO_MEMORY with nothing left. */
NTSTATUS dxg_kernel_init(void);
void dxg_kernel_fini(void);

/**
 * DxgkDdiAddDevice for one device. The error's text names the call and its status. On failure nothing is left.
 * Level three, IRQL PASSIVE_LEVEL.
 */
NTSTATUS dxg_adapter_add(struct dxg_driver *driver, const struct escapement_device_model *model,
                         struct dxg_adapter **adapter, struct dxg_error *error);
/**
 * StartDevice, the queries and SetPowerState D0, in the order of facts/sync.md 4, every failure unwound (after a failed
 * StartDevice no StopDevice; after a later failure StopDevice). Publishes last. May follow a stop.
 */
NTSTATUS dxg_adapter_start(struct dxg_adapter *adapter, struct dxg_error *error);
/** Clients' objects first (DestroyContext, DestroyDevice, DestroyProcess), then StopDevice. Callers in flight finish;
 * those who wait get STATUS_DEVICE_REMOVED. */
void dxg_adapter_stop(struct dxg_adapter *adapter);
/** The device is gone: NotifySurpriseRemoval where the driver supports it, then as a stop, without waiting for the
 * engine. */
void dxg_adapter_surprise_remove(struct dxg_adapter *adapter);
/** RemoveDevice. Stopped, or never started. Handles to it stay until they are closed and answer STATUS_DEVICE_REMOVED.
 */
void dxg_adapter_remove(struct dxg_adapter *adapter);

struct dxg_adapter *dxg_adapter_get(struct dxg_adapter *adapter);
void dxg_adapter_put(struct dxg_adapter *adapter);
/** By LUID, started ones only (one that is being reset counts), with a reference; null when there is none. */
struct dxg_adapter *dxg_adapter_find(LUID luid);
/** The adapter that a driver means with a handle it was given as DeviceHandle; null where it is none's. Threads any, at
 * any IRQL. The driver keeps it alive: it has been added and is not removed. */
struct dxg_adapter *dxg_adapter_of_handle(HANDLE handle);
/** The hardware id that the bus gives such a device: "PCI\VEN_1234&DEV_1111&SUBSYS_11001AF4&REV_02". */
#define DXG_HARDWARE_ID_BYTES 64
void dxg_adapter_hardware_id(const struct escapement_device_model *model, char *text, size_t room);
/** The next callback that Windows requires of an adapter with such sources and children, and that the driver lacks;
 * null at the end. `place` is 0 at first. The adapter was started. */
const char *dxg_adapter_lacks(const struct dxg_adapter *adapter, size_t *place);
/** Whether a driver has an adapter that was added and not removed. */
bool dxg_adapter_exists(const struct dxg_driver *driver);

static inline enum dxg_adapter_state dxg_adapter_state(struct dxg_adapter *adapter)
{
    return (enum dxg_adapter_state)atomic_load_explicit(&adapter->state, memory_order_acquire);
}

/** How many engines a client may name: one at least, whatever the driver's caps say. */
static inline uint32_t dxg_adapter_nodes(const struct dxg_adapter *adapter)
{
    uint32_t nodes = atomic_load_explicit(&adapter->nodes, memory_order_relaxed);
    return nodes > 0 ? nodes : 1;
}

#endif
