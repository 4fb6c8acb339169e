/*
 * level.h: the synchronization levels of an adapter – who may be in the miniport beside whom.
 *
 * Level zero costs its caller one store to its own cache line and one load; levels two and three pay for both sides.
 * Nobody starves: while somebody waits for level two no new caller enters level zero, and when level two is left those
 * who waited for level zero go in before the next level two. Interrupts and DPCs are beside every level.
 * Source facts/sync.md 1; docs/architecture.md has the protocol.
 */
#ifndef ESCAPEMENT_DXGKRNL_LEVEL_H
#define ESCAPEMENT_DXGKRNL_LEVEL_H

#include "nt/os.h"

#include <ntddk.h>
#include <stdbool.h>
#include <stdint.h>

struct dxg_adapter;

/** Level one's classes: at most one thread in each. */
enum dxg_class {
    DXG_CLASS_POINTER,
    DXG_CLASS_SCHEDULER,
    DXG_CLASS_SWIZZLING,
    DXG_CLASS_OVERLAY,
    DXG_CLASS_CHILD_IO,
    DXG_CLASS_DISPLAY,
    DXG_CLASS_COUNT,
};

/** The gate of one adapter. Zeroed memory is an open one. */
struct dxg_level {
    struct os_lock lock; /* guards what follows but `closed` */
    struct os_condition changed;
    _Atomic uint32_t closed; /* read by every caller of level zero: somebody is, or waits to be, alone */
    bool alone;              /* somebody is */
    uint32_t waiting_alone;
    uint32_t waiting_zero;
    uint32_t admitted; /* callers of level zero that go in before the next one alone */
    uint64_t longest_wait_zero_ns;
    uint64_t longest_wait_alone_ns;
    struct os_lock classes[DXG_CLASS_COUNT];
};

/**
 * Enter the adapter at level zero, or leave. STATUS_DEVICE_REMOVED, without having entered, where the adapter stopped
 * while the caller waited. IRQL PASSIVE_LEVEL. Not recursive, a thread is in one adapter at a time.
 */
NTSTATUS dxg_level_zero_enter(struct dxg_adapter *adapter);
void dxg_level_zero_leave(struct dxg_adapter *adapter);

/**
 * Enter level zero past the gate: held up by nobody, counted by those who wait to be alone. For
 * NoAdapterSynchronization, which skips the adapter's lock but not the guard against removal. STATUS_DEVICE_REMOVED as
 * above; a start, a stop and a reset (dxg_level_three_enter) are waited for all the same.
 */
NTSTATUS dxg_level_unsynchronized_enter(struct dxg_adapter *adapter);
void dxg_level_unsynchronized_leave(struct dxg_adapter *adapter);

/**
 * Be alone in the adapter at level two: nobody else in the driver, the scheduler drained, the engine idle. A hung
 * engine is reset on the way (tdr.h). STATUS_DEVICE_REMOVED as above. IRQL PASSIVE_LEVEL.
 */
NTSTATUS dxg_level_two_enter(struct dxg_adapter *adapter);
void dxg_level_two_leave(struct dxg_adapter *adapter);

/**
 * Level three: as two, and whatever the adapter's state is (start, stop and reset use it), unsynchronized callers out
 * as well. `drain` false leaves the scheduler as it is: for a reset, whose engine hangs, and a surprise removal. Waits
 * at most `timeout_ns` for the callers inside to leave (UINT64_MAX: for ever); STATUS_TIMEOUT without having entered.
 */
NTSTATUS dxg_level_three_enter(struct dxg_adapter *adapter, bool drain, uint64_t timeout_ns);
void dxg_level_three_leave(struct dxg_adapter *adapter);

/** Level one, by class; the caller is in level zero, or is the scheduler. */
void dxg_level_class_enter(struct dxg_adapter *adapter, enum dxg_class class);
void dxg_level_class_leave(struct dxg_adapter *adapter, enum dxg_class class);

/** The calling thread is alone in the adapter: at level two or three. */
bool dxg_level_is_alone(struct dxg_adapter *adapter);

#endif
