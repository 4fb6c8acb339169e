/*
 * rundown.c: run-down protection and remove locks – references that stop being given out, and waiting for the last.
 */
#include "nt/bugcheck.h"
#include "nt/dispatcher.h"
#include "nt/export_tables.h"
#include "nt/os.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <ntddk.h>
#include <ntstatus.h>

/* ---------------------------------------------------------------------------------------------------------
 * EX_RUNDOWN_REF */

/*
 * The word: twice the number of references while it is active. RUN_DOWN alone: run down. RUN_DOWN with an address:
 * somebody waits, and what lies there on that thread's stack counts the references that are left.
 */
enum { RUN_DOWN = 1, REFERENCE = 2 };

struct waiter {
    _Atomic uint64_t left;
    _Atomic uint32_t is_over;
};

static _Atomic uint64_t *word_of(PEX_RUNDOWN_REF ref)
{
    return (_Atomic uint64_t *)&ref->Count;
}

static bool acquire(PEX_RUNDOWN_REF ref, uint64_t count)
{
    uint64_t value = atomic_load_explicit(word_of(ref), memory_order_relaxed);
    do {
        if (value & RUN_DOWN) {
            return false;
        }
    } while (!atomic_compare_exchange_weak_explicit(word_of(ref), &value, value + count * REFERENCE,
                                                    memory_order_acquire, memory_order_relaxed));
    return true;
}

static void release_to_waiter(struct waiter *waiter, uint64_t count, PEX_RUNDOWN_REF ref)
{
    uint64_t before = atomic_fetch_sub_explicit(&waiter->left, count, memory_order_acq_rel);
    if (before < count) {
        nt_bugcheck(REFERENCE_BY_POINTER, 0, (uint64_t)(uintptr_t)ref, before, count,
                    "run-down protection is released more often than it was acquired");
    }
    if (before == count) {
        _Atomic uint32_t *is_over = &waiter->is_over;
        atomic_store_explicit(is_over, 1, memory_order_release);
        os_futex_wake(is_over, 1); /* by its address alone: the waiter's stack may have moved on */
    }
}

static void release(PEX_RUNDOWN_REF ref, uint64_t count)
{
    uint64_t value = atomic_load_explicit(word_of(ref), memory_order_acquire);
    do {
        if (value & RUN_DOWN) {
            struct waiter *waiter = (struct waiter *)(uintptr_t)(value & ~(uint64_t)RUN_DOWN); // NOLINT
            if (!waiter) {
                nt_bugcheck(REFERENCE_BY_POINTER, 0, (uint64_t)(uintptr_t)ref, 0, count,
                            "run-down protection is released that has run down already");
            }
            release_to_waiter(waiter, count, ref);
            return;
        }
        if (value < count * REFERENCE) {
            nt_bugcheck(REFERENCE_BY_POINTER, 0, (uint64_t)(uintptr_t)ref, value / REFERENCE, count,
                        "run-down protection is released more often than it was acquired");
        }
    } while (!atomic_compare_exchange_weak_explicit(word_of(ref), &value, value - count * REFERENCE,
                                                    memory_order_release, memory_order_acquire));
}

void NTAPI ExInitializeRundownProtection(PEX_RUNDOWN_REF RunRef)
{
    atomic_store_explicit(word_of(RunRef), 0, memory_order_relaxed);
}

void NTAPI ExReInitializeRundownProtection(PEX_RUNDOWN_REF RunRef)
{
    atomic_store_explicit(word_of(RunRef), 0, memory_order_release);
}

BOOLEAN NTAPI ExAcquireRundownProtection(PEX_RUNDOWN_REF RunRef)
{
    return acquire(RunRef, 1);
}

BOOLEAN NTAPI ExAcquireRundownProtectionEx(PEX_RUNDOWN_REF RunRef, ULONG Count)
{
    return acquire(RunRef, Count);
}

void NTAPI ExReleaseRundownProtection(PEX_RUNDOWN_REF RunRef)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)ExReleaseRundownProtection,
                            "ExReleaseRundownProtection is called at DISPATCH_LEVEL or below");
    release(RunRef, 1);
}

void NTAPI ExReleaseRundownProtectionEx(PEX_RUNDOWN_REF RunRef, ULONG Count)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)ExReleaseRundownProtectionEx,
                            "ExReleaseRundownProtectionEx is called at DISPATCH_LEVEL or below");
    release(RunRef, Count);
}

void NTAPI ExRundownCompleted(PEX_RUNDOWN_REF RunRef)
{
    atomic_store_explicit(word_of(RunRef), RUN_DOWN, memory_order_release);
}

/* One that is run down already needs no wait; two that wait at once are the driver's mistake. */
void NTAPI ExWaitForRundownProtectionRelease(PEX_RUNDOWN_REF RunRef)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)ExWaitForRundownProtectionRelease,
                            "ExWaitForRundownProtectionRelease is called at APC_LEVEL or below");
    struct waiter waiter;
    uint64_t value = atomic_load_explicit(word_of(RunRef), memory_order_acquire);
    for (;;) {
        if (value == RUN_DOWN) {
            return;
        }
        if (value & RUN_DOWN) {
            nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, 0x1000, (uint64_t)(uintptr_t)RunRef, 0, 0,
                        "two threads wait for the same run-down protection");
        }
        atomic_store_explicit(&waiter.left, value / REFERENCE, memory_order_relaxed);
        atomic_store_explicit(&waiter.is_over, 0, memory_order_relaxed);
        uint64_t next = value == 0 ? RUN_DOWN : (uint64_t)(uintptr_t)&waiter | RUN_DOWN;
        if (atomic_compare_exchange_weak_explicit(word_of(RunRef), &value, next, memory_order_acq_rel,
                                                  memory_order_acquire)) {
            break;
        }
    }
    if (value == 0) {
        return;
    }
    while (atomic_load_explicit(&waiter.is_over, memory_order_acquire) == 0) {
        os_futex_wait(&waiter.is_over, 0, UINT64_MAX);
    }
    ExRundownCompleted(RunRef);
}

/* The cache-aware kind spreads its count over processors on Windows; what it means is the same. */
static PEX_RUNDOWN_REF plain(PEX_RUNDOWN_REF_CACHE_AWARE ref)
{
    return (PEX_RUNDOWN_REF)ref;
}

PEX_RUNDOWN_REF_CACHE_AWARE NTAPI ExAllocateCacheAwareRundownProtection(POOL_TYPE PoolType, ULONG PoolTag)
{
    PEX_RUNDOWN_REF ref = ExAllocatePoolWithTag(PoolType, sizeof *ref, PoolTag);
    if (ref) {
        ExInitializeRundownProtection(ref);
    }
    return (PEX_RUNDOWN_REF_CACHE_AWARE)ref;
}

void NTAPI ExFreeCacheAwareRundownProtection(PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware)
{
    ExFreePool(RunRefCacheAware);
}

SIZE_T NTAPI ExSizeOfRundownProtectionCacheAware(void)
{
    return sizeof(EX_RUNDOWN_REF);
}

void NTAPI ExInitializeRundownProtectionCacheAware(PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware, SIZE_T RunRefSize)
{
    (void)RunRefSize;
    ExInitializeRundownProtection(plain(RunRefCacheAware));
}

void NTAPI ExReInitializeRundownProtectionCacheAware(PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware)
{
    ExReInitializeRundownProtection(plain(RunRefCacheAware));
}

BOOLEAN NTAPI ExAcquireRundownProtectionCacheAware(PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware)
{
    return acquire(plain(RunRefCacheAware), 1);
}

BOOLEAN NTAPI ExAcquireRundownProtectionCacheAwareEx(PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware, ULONG Count)
{
    return acquire(plain(RunRefCacheAware), Count);
}

void NTAPI ExReleaseRundownProtectionCacheAware(PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware)
{
    release(plain(RunRefCacheAware), 1);
}

void NTAPI ExReleaseRundownProtectionCacheAwareEx(PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware, ULONG Count)
{
    release(plain(RunRefCacheAware), Count);
}

void NTAPI ExRundownCompletedCacheAware(PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware)
{
    ExRundownCompleted(plain(RunRefCacheAware));
}

void NTAPI ExWaitForRundownProtectionReleaseCacheAware(PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware)
{
    ExWaitForRundownProtectionRelease(plain(RunRefCacheAware));
}

/* --------------------------------------------------------------------------------------------------- remove locks */

static _Atomic int32_t *io_count_of(PIO_REMOVE_LOCK lock)
{
    return (_Atomic int32_t *)&lock->Common.IoCount;
}

static _Atomic uint8_t *removed_of(PIO_REMOVE_LOCK lock)
{
    return (_Atomic uint8_t *)&lock->Common.Removed;
}

void NTAPI IoInitializeRemoveLockEx(PIO_REMOVE_LOCK Lock, ULONG AllocateTag, ULONG MaxLockedMinutes,
                                    ULONG HighWatermark, ULONG RemlockSize)
{
    (void)AllocateTag; /* what a checked build would watch */
    (void)MaxLockedMinutes;
    (void)HighWatermark;
    (void)RemlockSize;
    atomic_store(removed_of(Lock), FALSE);
    atomic_store(io_count_of(Lock), 1);
    KeInitializeEvent(&Lock->Common.RemoveEvent, SynchronizationEvent, FALSE);
}

NTSTATUS NTAPI IoAcquireRemoveLockEx(PIO_REMOVE_LOCK RemoveLock, PVOID Tag, PCSTR File, ULONG Line, ULONG RemlockSize)
{
    (void)Tag;
    (void)File;
    (void)Line;
    (void)RemlockSize;
    atomic_fetch_add(io_count_of(RemoveLock), 1);
    if (!atomic_load(removed_of(RemoveLock))) {
        return STATUS_SUCCESS;
    }
    if (atomic_fetch_sub(io_count_of(RemoveLock), 1) == 1) {
        KeSetEvent(&RemoveLock->Common.RemoveEvent, 0, FALSE);
    }
    return STATUS_DELETE_PENDING;
}

void NTAPI IoReleaseRemoveLockEx(PIO_REMOVE_LOCK RemoveLock, PVOID Tag, ULONG RemlockSize)
{
    (void)Tag;
    (void)RemlockSize;
    int32_t before = atomic_fetch_sub(io_count_of(RemoveLock), 1);
    if (before <= 0) {
        nt_bugcheck(REFERENCE_BY_POINTER, 0, (uint64_t)(uintptr_t)RemoveLock, (uint64_t)(uint32_t)before, 1,
                    "a remove lock is released more often than it was acquired");
    }
    if (before == 1) {
        KeSetEvent(&RemoveLock->Common.RemoveEvent, 0, FALSE);
    }
}

/* The caller's own reference and the first one go; then it waits for the others'. */
void NTAPI IoReleaseRemoveLockAndWaitEx(PIO_REMOVE_LOCK RemoveLock, PVOID Tag, ULONG RemlockSize)
{
    (void)Tag;
    (void)RemlockSize;
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)IoReleaseRemoveLockAndWaitEx,
                            "IoReleaseRemoveLockAndWait is called at PASSIVE_LEVEL");
    atomic_store(removed_of(RemoveLock), TRUE);
    if (atomic_fetch_sub(io_count_of(RemoveLock), 2) > 2) {
        KeWaitForSingleObject(&RemoveLock->Common.RemoveEvent, Executive, KernelMode, FALSE, NULL);
    }
}

static const struct nt_export rows[] = {
    NT_EXPORT(ExInitializeRundownProtection),
    NT_EXPORT(ExReInitializeRundownProtection),
    NT_EXPORT(ExAcquireRundownProtection),
    NT_EXPORT(ExAcquireRundownProtectionEx),
    NT_EXPORT(ExReleaseRundownProtection),
    NT_EXPORT(ExReleaseRundownProtectionEx),
    NT_EXPORT(ExRundownCompleted),
    NT_EXPORT(ExWaitForRundownProtectionRelease),
    NT_EXPORT(ExAllocateCacheAwareRundownProtection),
    NT_EXPORT(ExFreeCacheAwareRundownProtection),
    NT_EXPORT(ExSizeOfRundownProtectionCacheAware),
    NT_EXPORT(ExInitializeRundownProtectionCacheAware),
    NT_EXPORT(ExReInitializeRundownProtectionCacheAware),
    NT_EXPORT(ExAcquireRundownProtectionCacheAware),
    NT_EXPORT(ExAcquireRundownProtectionCacheAwareEx),
    NT_EXPORT(ExReleaseRundownProtectionCacheAware),
    NT_EXPORT(ExReleaseRundownProtectionCacheAwareEx),
    NT_EXPORT(ExRundownCompletedCacheAware),
    NT_EXPORT(ExWaitForRundownProtectionReleaseCacheAware),
    NT_EXPORT(IoInitializeRemoveLockEx),
    NT_EXPORT(IoAcquireRemoveLockEx),
    NT_EXPORT(IoReleaseRemoveLockEx),
    NT_EXPORT(IoReleaseRemoveLockAndWaitEx),
};
const struct nt_export_table nt_rundown_exports = NT_EXPORT_TABLE(rows);
