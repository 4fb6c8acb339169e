/*
 * rig.h: an adapter without a bus and a miniport of the test's own functions, for what lies between a process and the
 * driver: levels, scheduler, devices, escapes.
 */
#ifndef ESCAPEMENT_TESTS_DXGKRNL_RIG_H
#define ESCAPEMENT_TESTS_DXGKRNL_RIG_H

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/device.h"
#include "dxgkrnl/driver.h"
#include "dxgkrnl/escape.h"
#include "dxgkrnl/process.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <setjmp.h>

#include <cmocka.h>

/** What the engine does with a packet. */
enum rig_engine {
    RIG_COMPLETES,   /* at once, from within SubmitCommand */
    RIG_HOLDS,       /* nothing, until rig_complete; preemption is answered with what was completed */
    RIG_HANGS,       /* nothing, and preemption is not answered either */
    RIG_FAULTS,      /* reports DMA_FAULTED for it */
    RIG_PAGE_FAULTS, /* reports DMA_PAGE_FAULTED, and that the adapter must be reset */
};

#define RIG_TRACE 256

/** One for each test; everything the DDIs of the fake driver count or are told. */
struct rig {
    struct dxg_driver driver;
    struct dxg_adapter *adapter;
    struct dxg_process *process;
    D3DKMT_HANDLE handle; /* of the adapter, in `process` */

    NTSTATUS fail; /* what the call that `failing` names returns */
    const char *failing;
    NTSTATUS (*on_escape)(struct rig *rig, const DXGKARG_ESCAPE *escape);
    NTSTATUS (*on_render)(struct rig *rig, DXGKARG_RENDER *render);
    _Atomic enum rig_engine engine;
    UINT dma_bytes, private_bytes, allocations, patches; /* what a context asks for */

    _Atomic uint32_t escapes;
    _Atomic uint32_t submits;
    _Atomic uint32_t preempts;
    _Atomic uint32_t resets;
    _Atomic uint32_t devices; /* made and not destroyed */
    _Atomic uint32_t contexts;
    _Atomic uint32_t processes;
    _Atomic UINT last_fence;
    _Atomic UINT completed;
    char trace[RIG_TRACE]; /* the DDIs' letters in the order of their calls; see rig.c */
    _Atomic uint32_t traced;
};

/** The kernel, a started adapter of WDDM 3.1, a process with a handle to it. TdrDelay is off unless a test sets it. */
struct rig *rig_open(void);
/** The same with a driver of another version. */
struct rig *rig_open_version(uint32_t version);
/** Everything goes; fails the test where the driver is left with an object. */
void rig_close(struct rig *rig);
/** Stop the adapter as its owner does: level three, objects torn down. */
void rig_stop(struct rig *rig);
/** And start it again. */
void rig_start(struct rig *rig);

D3DKMT_HANDLE rig_device(struct rig *rig);
D3DKMT_HANDLE rig_context(struct rig *rig, D3DKMT_HANDLE device);
D3DKMT_HANDLE rig_virtual_context(struct rig *rig, D3DKMT_HANDLE device);
D3DKMT_DEVICEEXECUTION_STATE rig_state(struct rig *rig, D3DKMT_HANDLE device);

/** One submission to a virtual context. */
NTSTATUS rig_submit(struct rig *rig, D3DKMT_HANDLE context);
/** The engine is done with everything up to a fence, and says so. */
void rig_complete(struct rig *rig, UINT fence);
/** Wait until a counter is at least so high; the test fails after half a minute. */
void rig_wait(_Atomic uint32_t *counter, uint32_t at_least);

#endif
