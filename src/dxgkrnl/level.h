/*
 * level.h: the synchronization levels of an adapter – who may be in the miniport beside whom.
 *
 * Level zero costs its caller one store to its own cache line and one load; levels two and three pay for both sides.
 * Nobody starves: while somebody waits for level two no new caller enters level zero, and when level two is left those
 * who waited for level zero go in before the next level two. Level three, which is rare, goes before both. Interrupts
 * and DPCs are beside every level. Source facts/sync.md 1; docs/architecture.md has the protocol.
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

/** What a closed gate keeps out. */
enum dxg_gate {
    DXG_GATE_OPEN = 0,
    DXG_GATE_ZERO = 1, /* callers of level zero: somebody is, or waits to be, at level two */
    DXG_GATE_ALL = 2,  /* unsynchronized callers as well: level three */
};

struct dxg_level_waiter;

/** The gate of one adapter. Zeroed memory is an open one. */
struct dxg_level {
    struct os_lock lock; /* guards what is not atomic */
    struct os_condition changed;
    _Atomic uint32_t closed;          /* enum dxg_gate; read by every caller, written under the lock */
    const void *_Atomic alone;        /* the thread that is alone in the adapter, as an address of its own */
    enum dxg_gate holder;             /* what that thread keeps out */
    struct dxg_level_waiter *waiting; /* for being alone: level three first, then first come, first served */
    uint32_t waiting_zero;            /* kept out by the gate since the last one alone came */
    uint32_t admitted;                /* let in by the last one alone, ahead of the next; not in yet */
    uint32_t batch;                   /* moves with each admission */
    uint64_t longest_wait_zero_ns;
    uint64_t longest_wait_alone_ns;
    struct os_lock classes[DXG_CLASS_COUNT];
};

/**
 * A thread's place in the levels: which adapter it is inside of. On a cache line of its own, which only its thread
 * writes. Slots are used again and never freed, so that who looks at all of them needs no lock. Null: no memory.
 */
struct dxg_level_slot;
struct dxg_level_slot *dxg_level_slot_take(void);
void dxg_level_slot_give(struct dxg_level_slot *slot);

/**
 * Enter the adapter at level zero, or leave. STATUS_DEVICE_REMOVED, without having entered, where the adapter stopped
 * while the caller waited, or is not started at all; STATUS_NO_MEMORY at a thread's first call. IRQL PASSIVE_LEVEL.
 * Not recursive, a thread is in one adapter at a time.
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
 * engine is reset on the way (tdr.h). Unsynchronized callers are neither waited for nor held up. STATUS_DEVICE_REMOVED
 * as above; needs no memory. IRQL PASSIVE_LEVEL.
 */
NTSTATUS dxg_level_two_enter(struct dxg_adapter *adapter);
void dxg_level_two_leave(struct dxg_adapter *adapter);

/**
 * Level three: as two, and whatever the adapter's state is (start, stop and reset use it), unsynchronized callers out
 * as well, and the scheduler's worker out of the driver. `drain` false leaves packets as they are: for a reset, whose
 * engine hangs, and a surprise removal. Waits at most `timeout_ns` for the callers inside to leave (UINT64_MAX: for
 * ever); STATUS_TIMEOUT without having entered. Needs no memory and does not fail otherwise.
 */
NTSTATUS dxg_level_three_enter(struct dxg_adapter *adapter, bool drain, uint64_t timeout_ns);
void dxg_level_three_leave(struct dxg_adapter *adapter);

/**
 * For the scheduler's worker, whom a stop at level three waits for: as dxg_level_three_enter without a drain, but
 * STATUS_CANCELLED once *cancelled, of which dxg_level_wake tells those who wait.
 */
NTSTATUS dxg_level_three_enter_unless(struct dxg_adapter *adapter, uint64_t timeout_ns, const _Atomic bool *cancelled);
void dxg_level_wake(struct dxg_adapter *adapter);

/** Level one, by class; the caller is in level zero, or is the scheduler. */
void dxg_level_class_enter(struct dxg_adapter *adapter, enum dxg_class class);
void dxg_level_class_leave(struct dxg_adapter *adapter, enum dxg_class class);

/** How many stand in line to be alone, for tests and reports. Threads any. */
uint32_t dxg_level_waiting_alone(struct dxg_level *level);

/** The calling thread is alone in the adapter: at level two or three. */
bool dxg_level_is_alone(struct dxg_adapter *adapter);

#endif
