/*
 * scheduler.h: the one-engine scheduler – DMA buffers in order to the hardware, fences back from interrupts, and what
 * level two drains.
 */
#ifndef ESCAPEMENT_DXGKRNL_SCHEDULER_H
#define ESCAPEMENT_DXGKRNL_SCHEDULER_H

#include "nt/os.h"

#include <d3dkmddi.h>
#include <stdbool.h>
#include <stdint.h>

struct dxg_adapter;
struct dxg_context;
struct dxg_packet;

struct dxg_scheduler {
    struct os_lock lock;
    struct os_condition changed;
    struct os_thread *worker;        /* calls Patch and SubmitCommand, watches the time */
    struct dxg_packet *queued_first; /* waiting for the engine */
    struct dxg_packet *queued_last;
    struct dxg_packet *flying_first; /* submitted, not completed */
    struct dxg_packet *flying_last;
    UINT last_submitted_fence;
    _Atomic UINT last_completed_fence; /* set in the interrupt by DxgkCbNotifyInterrupt */
    bool stopping;
    uint64_t completed; /* packets, for reports */
    uint64_t aborted;
};

NTSTATUS dxg_scheduler_start(struct dxg_adapter *adapter);
/** Level three, drained or aborted. */
void dxg_scheduler_stop(struct dxg_adapter *adapter);

/** Hand over a packet (submit.c makes them); it is the scheduler's from here on. STATUS_DEVICE_REMOVED: refused, still
 * the caller's. */
NTSTATUS dxg_scheduler_queue(struct dxg_adapter *adapter, struct dxg_packet *packet);

/**
 * Wait until nothing is queued and nothing flies, as level two and three need. The caller has closed the level's gate.
 * STATUS_TIMEOUT when the engine made no progress for the adapter's TdrDelay (and TDR is on): it hangs.
 */
NTSTATUS dxg_scheduler_drain(struct dxg_adapter *adapter);
bool dxg_scheduler_is_idle(struct dxg_adapter *adapter);

/** Level three, after ResetFromTimeout: forget what was flying and queued; devices that owned any of it are lost.
 * Returns how many packets. */
uint32_t dxg_scheduler_abort(struct dxg_adapter *adapter, D3DKMT_DEVICEEXECUTION_STATE state);

/** A context is about to be destroyed: wait until none of its packets is left. */
void dxg_scheduler_wait_context(struct dxg_adapter *adapter, struct dxg_context *context);

/** From DxgkCbNotifyInterrupt at device IRQL, and DxgkCbNotifyDpc at DISPATCH_LEVEL. */
void dxg_scheduler_interrupt(struct dxg_adapter *adapter, const DXGKARGCB_NOTIFY_INTERRUPT_DATA *data);
void dxg_scheduler_dpc(struct dxg_adapter *adapter);

#endif
