/*
 * mutex.c: mutexes that one thread owns – KMUTEX, which is waited for, and fast and guarded mutexes, which are not.
 */
#include "nt/apc_region.h"
#include "nt/bugcheck.h"
#include "nt/dispatcher.h"
#include "nt/export_tables.h"
#include "nt/systhread.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <ntstatus.h>
#include <stdatomic.h>

/* --------------------------------------------------------------------------------------------------------- KMUTEX */

void NTAPI KeInitializeMutex(PRKMUTEX Mutex, ULONG Level)
{
    (void)Level;
    nt_header_init(&Mutex->Header, NT_MUTANT, sizeof(KMUTANT), 1);
    InitializeListHead(&Mutex->MutantListEntry);
    Mutex->OwnerThread = NULL;
    Mutex->MutantFlags = 0;
    Mutex->ApcDisable = 1;
}

LONG NTAPI KeReleaseMutex(PRKMUTEX Mutex, BOOLEAN Wait)
{
    nt_irql_require_at_most(
        Wait ? APC_LEVEL : DISPATCH_LEVEL, (const void *)KeReleaseMutex,
        "KeReleaseMutex is called at DISPATCH_LEVEL or below, with Wait TRUE at APC_LEVEL or below");
    struct nt_wake_list wakes;
    struct _KTHREAD *thread = nt_thread_object();
    nt_dispatcher_lock(&wakes);
    nt_header_check(&Mutex->Header, (const void *)KeReleaseMutex);
    if (Mutex->OwnerThread != thread) {
        nt_dispatcher_raise(STATUS_MUTANT_NOT_OWNED, (const void *)KeReleaseMutex,
                            "a mutex is released by a thread that does not own it");
    }
    LONG before = Mutex->Header.SignalState++;
    if (Mutex->Header.SignalState == 1) {
        Mutex->OwnerThread = NULL;
        nt_header_signalled(&Mutex->Header, &wakes);
    }
    nt_dispatcher_unlock(&wakes);
    nt_thread_current()->mutexes_held--;
    nt_apc_kernel_change(-1);
    return before;
}

LONG NTAPI KeReadStateMutex(PRKMUTEX Mutex)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)KeReadStateMutex,
                            "KeReadStateMutex is called at DISPATCH_LEVEL or below");
    os_lock(&nt_dispatcher_lock_word);
    LONG state = Mutex->Header.SignalState;
    os_unlock(&nt_dispatcher_lock_word);
    return state;
}

/* --------------------------------------------------------------------------------------- fast and guarded mutexes */

/*
 * Count: 1 free, 0 held, -1 held while others sleep on the word. Owner is a thread's object, OldIrql what the owner is
 * to return to. The Event is Windows' way to wait and lies unused. Driver Verifier's codes for a lock that is misused:
 * 0xC4 with 0x1000 (acquired twice), 0x1004 (released by another thread), 0x1007 (released without being held).
 */
enum { FREE = 1, HELD = 0, AWAITED = -1, SPINS = 100 };

static _Atomic int32_t *count_of(PFAST_MUTEX mutex)
{
    return (_Atomic int32_t *)&mutex->Count;
}

static _Atomic uint64_t *owner_of(PFAST_MUTEX mutex)
{
    return (_Atomic uint64_t *)&mutex->Owner;
}

static uint64_t self(void)
{
    return (uint64_t)(uintptr_t)nt_thread_object();
}

static void misuse(uint64_t violation, PFAST_MUTEX mutex, const char *because)
{
    nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, violation, (uint64_t)(uintptr_t)mutex, self(),
                atomic_load_explicit(owner_of(mutex), memory_order_relaxed), because);
}

static bool try_acquire(PFAST_MUTEX mutex, int32_t taken)
{
    int32_t free_count = FREE;
    return atomic_compare_exchange_strong_explicit(count_of(mutex), &free_count, taken, memory_order_acquire,
                                                   memory_order_relaxed);
}

static void acquire_slow(PFAST_MUTEX mutex)
{
    atomic_fetch_add_explicit((_Atomic uint32_t *)&mutex->Contention, 1, memory_order_relaxed);
    for (int i = 0; i < SPINS; i++) {
        if (try_acquire(mutex, HELD)) {
            return;
        }
        __builtin_ia32_pause();
    }
    /* From here on others may sleep beside this thread. */
    while (!try_acquire(mutex, AWAITED)) {
        int32_t held = HELD;
        if (atomic_compare_exchange_strong_explicit(count_of(mutex), &held, AWAITED, memory_order_relaxed,
                                                    memory_order_relaxed) ||
            held == AWAITED) {
            os_futex_wait((_Atomic uint32_t *)count_of(mutex), (uint32_t)AWAITED, UINT64_MAX);
        }
    }
}

static void note_owner(PFAST_MUTEX mutex)
{
    atomic_store_explicit(owner_of(mutex), self(), memory_order_relaxed);
    nt_thread_current()->mutexes_held++;
}

static void acquire(PFAST_MUTEX mutex)
{
    if (!try_acquire(mutex, HELD)) {
        if (atomic_load_explicit(owner_of(mutex), memory_order_relaxed) == self()) {
            misuse(0x1000, mutex, "this thread holds the mutex already and would wait for itself for ever");
        }
        acquire_slow(mutex);
    }
    note_owner(mutex);
}

static void release(PFAST_MUTEX mutex)
{
    uint64_t owner = atomic_load_explicit(owner_of(mutex), memory_order_relaxed);
    if (owner == 0) {
        misuse(0x1007, mutex, "a fast or guarded mutex is released that nobody holds");
    }
    if (owner != self()) {
        misuse(0x1004, mutex, "a fast or guarded mutex is released by a thread other than the one that acquired it");
    }
    atomic_store_explicit(owner_of(mutex), 0, memory_order_relaxed);
    nt_thread_current()->mutexes_held--;
    if (atomic_exchange_explicit(count_of(mutex), FREE, memory_order_release) == AWAITED) {
        os_futex_wake((_Atomic uint32_t *)count_of(mutex), 1);
    }
}

static void require_apc_level(PFAST_MUTEX mutex, const void *routine, const char *because)
{
    if (nt_irql() != APC_LEVEL && !(nt_irql() < APC_LEVEL && KeAreApcsDisabled())) {
        nt_bugcheck(IRQL_NOT_LESS_OR_EQUAL, (uint64_t)(uintptr_t)mutex, nt_irql(), 0, (uint64_t)(uintptr_t)routine,
                    because);
    }
}

void NTAPI ExAcquireFastMutex(PFAST_MUTEX FastMutex)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)ExAcquireFastMutex,
                            "ExAcquireFastMutex is called at APC_LEVEL or below");
    KIRQL before = nt_irql_set(APC_LEVEL);
    acquire(FastMutex);
    FastMutex->OldIrql = before;
}

BOOLEAN NTAPI ExTryToAcquireFastMutex(PFAST_MUTEX FastMutex)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)ExTryToAcquireFastMutex,
                            "ExTryToAcquireFastMutex is called at APC_LEVEL or below");
    if (!try_acquire(FastMutex, HELD)) {
        return FALSE;
    }
    note_owner(FastMutex);
    FastMutex->OldIrql = nt_irql_set(APC_LEVEL);
    return TRUE;
}

void NTAPI ExReleaseFastMutex(PFAST_MUTEX FastMutex)
{
    if (nt_irql() != APC_LEVEL) {
        nt_bugcheck(IRQL_NOT_LESS_OR_EQUAL, (uint64_t)(uintptr_t)FastMutex, nt_irql(), 0,
                    (uint64_t)(uintptr_t)ExReleaseFastMutex, "ExReleaseFastMutex is called at APC_LEVEL");
    }
    KIRQL before = (KIRQL)FastMutex->OldIrql;
    release(FastMutex);
    nt_irql_set(before);
}

/* The caller has disabled APCs by itself: by APC_LEVEL or a region. */
void NTAPI ExAcquireFastMutexUnsafe(PFAST_MUTEX FastMutex)
{
    require_apc_level(FastMutex, (const void *)ExAcquireFastMutexUnsafe,
                      "ExAcquireFastMutexUnsafe is called at APC_LEVEL, or in a critical or guarded region");
    acquire(FastMutex);
}

void NTAPI ExReleaseFastMutexUnsafe(PFAST_MUTEX FastMutex)
{
    require_apc_level(FastMutex, (const void *)ExReleaseFastMutexUnsafe,
                      "ExReleaseFastMutexUnsafe is called at APC_LEVEL, or in a critical or guarded region");
    release(FastMutex);
}

void NTAPI KeInitializeGuardedMutex(PKGUARDED_MUTEX Mutex)
{
    ExInitializeFastMutex(Mutex);
}

void NTAPI KeAcquireGuardedMutex(PKGUARDED_MUTEX Mutex)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)KeAcquireGuardedMutex,
                            "KeAcquireGuardedMutex is called at APC_LEVEL or below");
    nt_apc_special_change(1);
    acquire(Mutex);
}

BOOLEAN NTAPI KeTryToAcquireGuardedMutex(PKGUARDED_MUTEX Mutex)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)KeTryToAcquireGuardedMutex,
                            "KeTryToAcquireGuardedMutex is called at APC_LEVEL or below");
    if (!try_acquire(Mutex, HELD)) {
        return FALSE;
    }
    nt_apc_special_change(1);
    note_owner(Mutex);
    return TRUE;
}

void NTAPI KeReleaseGuardedMutex(PKGUARDED_MUTEX Mutex)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)KeReleaseGuardedMutex,
                            "KeReleaseGuardedMutex is called at APC_LEVEL or below");
    release(Mutex);
    nt_apc_special_change(-1);
}

void NTAPI KeAcquireGuardedMutexUnsafe(PKGUARDED_MUTEX FastMutex)
{
    require_apc_level(FastMutex, (const void *)KeAcquireGuardedMutexUnsafe,
                      "KeAcquireGuardedMutexUnsafe is called at APC_LEVEL, or in a critical or guarded region");
    acquire(FastMutex);
}

void NTAPI KeReleaseGuardedMutexUnsafe(PKGUARDED_MUTEX FastMutex)
{
    require_apc_level(FastMutex, (const void *)KeReleaseGuardedMutexUnsafe,
                      "KeReleaseGuardedMutexUnsafe is called at APC_LEVEL, or in a critical or guarded region");
    release(FastMutex);
}

static const struct nt_export rows[] = {
    NT_EXPORT(KeInitializeMutex),
    NT_EXPORT(KeReleaseMutex),
    NT_EXPORT(KeReadStateMutex),
    NT_EXPORT(ExAcquireFastMutex),
    NT_EXPORT(ExTryToAcquireFastMutex),
    NT_EXPORT(ExReleaseFastMutex),
    NT_EXPORT(ExAcquireFastMutexUnsafe),
    NT_EXPORT(ExReleaseFastMutexUnsafe),
    NT_EXPORT(KeInitializeGuardedMutex),
    NT_EXPORT(KeAcquireGuardedMutex),
    NT_EXPORT(KeTryToAcquireGuardedMutex),
    NT_EXPORT(KeReleaseGuardedMutex),
    NT_EXPORT(KeAcquireGuardedMutexUnsafe),
    NT_EXPORT(KeReleaseGuardedMutexUnsafe),
};
const struct nt_export_table nt_mutex_exports = NT_EXPORT_TABLE(rows);
