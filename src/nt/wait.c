/*
 * wait.c: waiting for objects, and for time to pass.
 */
#include "nt/apc_region.h"
#include "nt/bugcheck.h"
#include "nt/clock.h"
#include "nt/dispatcher.h"
#include "nt/export_tables.h"
#include "nt/systhread.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <errno.h>
#include <ntstatus.h>

/* With the lock not held. Ends at once where somebody has decided and is about to let the waiter go. */
static void sleep_until_decided(struct nt_waiter *waiter, uint64_t deadline_ns)
{
    uint64_t deadline = nt_clock_to_os_deadline(deadline_ns);
    while (atomic_load_explicit(&waiter->state, memory_order_acquire) == NT_WAITER_WAITS) {
        if (os_futex_wait(&waiter->state, NT_WAITER_WAITS, deadline) != -ETIMEDOUT) {
            continue;
        }
        os_lock(&nt_dispatcher_lock_word);
        bool is_ours = !waiter->is_decided;
        if (is_ours) {
            nt_waiter_decide(waiter, STATUS_TIMEOUT);
        }
        os_unlock(&nt_dispatcher_lock_word);
        if (is_ours) {
            return;
        }
        deadline = UINT64_MAX;
    }
}

/* What belongs to the waiting thread and only it may write. */
static void account(const struct nt_waiter *waiter)
{
    if (waiter->mutants_taken > 0) {
        nt_thread_current()->mutexes_held += waiter->mutants_taken;
        nt_apc_kernel_change((int32_t)waiter->mutants_taken);
    }
}

/* Blocks are filled in, `count` of them. Null timeout: for ever. */
static NTSTATUS wait_for(struct nt_waiter *waiter, const LARGE_INTEGER *timeout, const void *routine)
{
    bool polls = timeout && timeout->QuadPart == 0;
    uint64_t deadline_ns = timeout ? nt_due_moment_ns(timeout->QuadPart) : UINT64_MAX;
    waiter->thread = nt_thread_object();
    os_lock(&nt_dispatcher_lock_word);
    for (uint32_t i = 0; i < waiter->count; i++) {
        nt_header_check(waiter->blocks[i].Object, routine);
    }
    bool is_there = nt_waiter_try(waiter);
    bool must_leave = !is_there && !polls && nt_thread_must_leave(waiter->thread);
    if (!is_there && !polls && !must_leave) {
        nt_waiter_insert(waiter);
    }
    os_unlock(&nt_dispatcher_lock_word);
    if (must_leave) {
        nt_thread_leave();
    }
    if (!is_there) {
        if (polls) {
            return STATUS_TIMEOUT;
        }
        sleep_until_decided(waiter, deadline_ns);
    }
    if (waiter->status == STATUS_THREAD_IS_TERMINATING) {
        nt_thread_leave();
    }
    account(waiter);
    return waiter->status;
}

static void require_may_wait(const LARGE_INTEGER *timeout, const void *routine)
{
    if (timeout && timeout->QuadPart == 0) {
        nt_irql_require_at_most(DISPATCH_LEVEL, routine, "a wait with a time-out of zero above DISPATCH_LEVEL");
        return;
    }
    if (KeIsExecutingDpc()) {
        nt_bugcheck(ATTEMPTED_SWITCH_FROM_DPC, (uint64_t)(uintptr_t)nt_thread_object(), 0, 0, 0,
                    "a DPC routine waits; it may only test an object, with a time-out of zero");
    }
    nt_irql_require_at_most(APC_LEVEL, routine, "a wait with a time-out other than zero above APC_LEVEL");
}

static void fill_block(KWAIT_BLOCK *block, struct nt_waiter *waiter, PVOID object, WAIT_TYPE type, uint32_t key)
{
    block->WaitType = (UCHAR)type;
    block->WaitKey = (USHORT)key;
    block->Thread = nt_thread_object();
    block->Object = object;
    block->SparePtr = waiter;
}

NTSTATUS NTAPI KeWaitForSingleObject(PVOID Object, KWAIT_REASON WaitReason, KPROCESSOR_MODE WaitMode, BOOLEAN Alertable,
                                     PLARGE_INTEGER Timeout)
{
    (void)WaitReason;
    (void)WaitMode;  /* nothing delivers a user APC or an alert, */
    (void)Alertable; /* so that neither ends a wait */
    require_may_wait(Timeout, (const void *)KeWaitForSingleObject);
    KWAIT_BLOCK block;
    struct nt_waiter waiter = {.count = 1, .blocks = &block};
    fill_block(&block, &waiter, Object, WaitAny, 0);
    return wait_for(&waiter, Timeout, (const void *)KeWaitForSingleObject);
}

NTSTATUS NTAPI KeWaitForMultipleObjects(ULONG Count, PVOID Object[], WAIT_TYPE WaitType, KWAIT_REASON WaitReason,
                                        KPROCESSOR_MODE WaitMode, BOOLEAN Alertable, PLARGE_INTEGER Timeout,
                                        PKWAIT_BLOCK WaitBlockArray)
{
    (void)WaitReason;
    (void)WaitMode;
    (void)Alertable;
    require_may_wait(Timeout, (const void *)KeWaitForMultipleObjects);
    ULONG most = WaitBlockArray ? MAXIMUM_WAIT_OBJECTS : THREAD_WAIT_OBJECTS;
    if (Count == 0 || Count > most) {
        nt_bugcheck(MAXIMUM_WAIT_OBJECTS_EXCEEDED, Count, most, 0, 0,
                    "KeWaitForMultipleObjects takes 1 to 3 objects, or up to 64 with an array of wait blocks");
    }
    KWAIT_BLOCK own_blocks[THREAD_WAIT_OBJECTS];
    struct nt_waiter waiter = {
        .count = Count, .blocks = WaitBlockArray ? WaitBlockArray : own_blocks, .for_all = WaitType == WaitAll};
    for (ULONG i = 0; i < Count; i++) {
        fill_block(&waiter.blocks[i], &waiter, Object[i], WaitType, i);
    }
    return wait_for(&waiter, Timeout, (const void *)KeWaitForMultipleObjects);
}

NTSTATUS NTAPI KeDelayExecutionThread(KPROCESSOR_MODE WaitMode, BOOLEAN Alertable, PLARGE_INTEGER Interval)
{
    (void)WaitMode;
    (void)Alertable;
    if (KeIsExecutingDpc()) {
        nt_bugcheck(ATTEMPTED_SWITCH_FROM_DPC, (uint64_t)(uintptr_t)nt_thread_object(), 0, 0, 0,
                    "a DPC routine sleeps");
    }
    nt_irql_require_at_most(APC_LEVEL, (const void *)KeDelayExecutionThread,
                            "KeDelayExecutionThread is called at APC_LEVEL or below");
    if (Interval->QuadPart == 0) {
        os_thread_yield();
        return STATUS_SUCCESS;
    }
    struct nt_waiter waiter = {.count = 0};
    NTSTATUS status = wait_for(&waiter, Interval, (const void *)KeDelayExecutionThread);
    return status == STATUS_TIMEOUT ? STATUS_SUCCESS : status;
}

static const struct nt_export rows[] = {
    NT_EXPORT(KeWaitForSingleObject),
    NT_EXPORT_AS(KeWaitForMutexObject, KeWaitForSingleObject),
    NT_EXPORT(KeWaitForMultipleObjects),
    NT_EXPORT(KeDelayExecutionThread),
};
const struct nt_export_table nt_wait_exports = NT_EXPORT_TABLE(rows);
