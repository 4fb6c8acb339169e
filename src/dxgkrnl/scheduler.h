/*
 * scheduler.h: the one-engine scheduler – DMA buffers in order to the hardware, fences back from interrupts, and what
 * level two drains.
 */
#ifndef ESCAPEMENT_DXGKRNL_SCHEDULER_H
#define ESCAPEMENT_DXGKRNL_SCHEDULER_H

#include "nt/os.h"

#include <d3dkmddi.h>
#include <d3dkmthk.h>
#include <stdbool.h>
#include <stdint.h>

struct dxg_adapter;
struct dxg_context;
struct dxg_packet;
struct dxg_residency;

/** What the driver reported in its interrupt routine and has not confirmed with DxgkCbNotifyDpc. */
struct dxg_notified {
    bool completed;
    bool preempted;
    bool faulted;
    UINT completed_fence; /* the last work that is done, whichever kind of report said so */
    UINT preempted_fence;
    UINT faulted_fence;
    D3DKMT_DEVICEEXECUTION_STATE fault; /* what becomes of the device whose work faulted */
    bool reset_required;
};

/**
 * Zeroed memory is one that was never started.
 *
 * All nodes of the adapter share one queue. Two packets are with the hardware at most. A packet that ends neither
 * within half of TdrDelay nor, after DxgkDdiPreemptCommand, within another TdrDelay hangs the engine; one that was
 * preempted gets a new fence and TdrDelay for its second try. Where Windows is silent: a reported fence that was
 * completed before changes nothing; one that was never submitted is bugcheck 0x119 (1).
 */
struct dxg_scheduler {
    struct os_lock lock;
    struct os_condition changed;
    struct os_thread *worker;        /* calls Patch and SubmitCommand, watches the time */
    struct dxg_packet *queued_first; /* waiting for the engine */
    struct dxg_packet *queued_last;
    struct dxg_packet *flying_first; /* submitted, not completed */
    struct dxg_packet *flying_last;
    uint32_t flying;
    UINT last_submitted_fence;         /* also counts preemption requests, which take their ids from it */
    _Atomic UINT last_completed_fence; /* everything up to here is done, by a DxgkCbNotifyDpc */
    struct dxg_notified notified;
    uint64_t progress_ns;  /* when the oldest flying packet got the engine */
    bool preempting;       /* DxgkDdiPreemptCommand was called, its interrupt has not come */
    UINT preemption_fence; /* of that request */
    bool busy;             /* the worker is in the driver */
    bool hung;             /* the engine makes no progress; until a reset */
    uint32_t paused;       /* the worker may not enter the driver */
    bool running;          /* takes packets */
    _Atomic bool stopping;
    uint64_t completed; /* packets, for reports */
    uint64_t aborted;
    uint64_t preempted;
};

/** At level three. STATUS_NO_MEMORY. May follow a stop; fences go on where they were. */
NTSTATUS dxg_scheduler_start(struct dxg_adapter *adapter);
/** Level three, drained or aborted; what is left nevertheless is aborted. Repeatable. */
void dxg_scheduler_stop(struct dxg_adapter *adapter);

/** Hand over a packet (packet.h); it is the scheduler's from here on. STATUS_DEVICE_REMOVED: refused, still the
 * caller's. Called inside the adapter's level. */
NTSTATUS dxg_scheduler_queue(struct dxg_adapter *adapter, struct dxg_packet *packet);
/** Wait while a context has as many packets waiting as one may. Called outside of every level. */
void dxg_scheduler_wait_room(struct dxg_adapter *adapter, struct dxg_context *context);
/** How many packets of a context are queued or flying. */
uint32_t dxg_scheduler_count(struct dxg_adapter *adapter, struct dxg_context *context);

/**
 * Wait until nothing is queued and nothing flies, as level two and three need. The caller has closed the level's gate.
 * STATUS_TIMEOUT when the engine hangs (and TDR is on).
 */
NTSTATUS dxg_scheduler_drain(struct dxg_adapter *adapter);
bool dxg_scheduler_is_idle(struct dxg_adapter *adapter);
bool dxg_scheduler_hangs(struct dxg_adapter *adapter);

/** Keep the worker out of the driver, and wait until it is: STATUS_TIMEOUT, not paused, when it is still in at
 * `deadline_ns` of the kernel's clock. Counts: each needs its resume. */
NTSTATUS dxg_scheduler_pause(struct dxg_adapter *adapter, uint64_t deadline_ns);
void dxg_scheduler_resume(struct dxg_adapter *adapter);

/**
 * Level three, after ResetFromTimeout or a surprise removal: forget what was flying and queued; devices that owned any
 * of it are lost, with `state`; but with D3DKMT_DEVICEEXECUTION_RESET the one whose packet had the engine is HUNG.
 * Returns how many packets.
 */
uint32_t dxg_scheduler_abort(struct dxg_adapter *adapter, D3DKMT_DEVICEEXECUTION_STATE state);

/** A context is about to be destroyed: wait until none of its packets is left. Called outside of every level, for the
 * reset of a hung engine needs level three. */
void dxg_scheduler_wait_context(struct dxg_adapter *adapter, struct dxg_context *context);

/** How many packets use an allocation, and move it; and wait, outside of every level, until none uses it. */
uint32_t dxg_scheduler_uses(struct dxg_adapter *adapter, const struct dxg_residency *residency);
uint32_t dxg_scheduler_moves(struct dxg_adapter *adapter, const struct dxg_residency *residency);
void dxg_scheduler_wait_unused(struct dxg_adapter *adapter, const struct dxg_residency *residency);

/** How many packets ended so far, one way or the other; and wait, outside of every level, until it is another number.
 * Ask first, look second, wait third. */
uint64_t dxg_scheduler_ended(struct dxg_adapter *adapter);
void dxg_scheduler_wait_ended(struct dxg_adapter *adapter, uint64_t ended);

/** From DxgkCbNotifyInterrupt at device IRQL, and DxgkCbNotifyDpc at DISPATCH_LEVEL. */
void dxg_scheduler_interrupt(struct dxg_adapter *adapter, const DXGKARGCB_NOTIFY_INTERRUPT_DATA *data);
void dxg_scheduler_dpc(struct dxg_adapter *adapter);

#endif
