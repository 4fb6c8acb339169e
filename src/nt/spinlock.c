/*
 * spinlock.c: spin locks in all their forms, held by threads that have raised their IRQL.
 *
 * On Windows a thread at DISPATCH_LEVEL has its processor to itself. Here it may be preempted by Linux while it holds a
 * lock, so whoever waits spins for a moment only and sleeps then. The lock word says who holds it, so that what would
 * be an endless loop on Windows (a second acquire by the same thread) is a report.
 */
#include "nt/spinlock.h"
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/os.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <stdatomic.h>

/*
 * A KSPIN_LOCK: 0 is free. Held: the holder's thread id in the upper half, the state in the lower one, which waiters
 * sleep on. Windows promises of the value no more than that 0 is free.
 */
enum { HELD = 1, HELD_AND_AWAITED = 3, SPINS = 200 };

_Static_assert(sizeof(KSPIN_LOCK) == sizeof(uint64_t), "x64");

static _Atomic uint64_t *word_of(PKSPIN_LOCK lock)
{
    return (_Atomic uint64_t *)lock;
}

/* The lower half, on a little-endian machine. */
static _Atomic uint32_t *state_of(const volatile void *lock)
{
    return (_Atomic uint32_t *)(uintptr_t)lock;
}

static uint64_t held_by(const struct nt_thread *thread, uint32_t state)
{
    return (thread->id << 32) | state;
}

static uint64_t address(const volatile void *pointer)
{
    return (uint64_t)(uintptr_t)pointer;
}

static bool is_held_state(uint64_t value)
{
    uint32_t state = (uint32_t)value;
    return value >> 32 != 0 && (state == HELD || state == HELD_AND_AWAITED);
}

static void check_before_wait(PKSPIN_LOCK lock, uint64_t value, const struct nt_thread *thread)
{
    if (!is_held_state(value)) {
        nt_bugcheck(
            SPIN_LOCK_INIT_FAILURE, address(lock), value, 0, 0,
            "not a spin lock: KeInitializeSpinLock was never called for it, it was overwritten, or it is in use "
            "as an in-stack queued lock");
    }
    if (value >> 32 == (uint32_t)thread->id) {
        nt_bugcheck(SPIN_LOCK_ALREADY_OWNED, address(lock), 0, 0, 0,
                    "this thread holds the spin lock already and would wait for itself for ever");
    }
}

static void acquire_slow(PKSPIN_LOCK lock, const struct nt_thread *thread)
{
    _Atomic uint64_t *word = word_of(lock);
    uint32_t taken = HELD;
    for (uint32_t tries = 0;; tries++) {
        uint64_t value = atomic_load_explicit(word, memory_order_relaxed);
        if (value == 0) {
            if (atomic_compare_exchange_weak_explicit(word, &value, held_by(thread, taken), memory_order_acquire,
                                                      memory_order_relaxed)) {
                return;
            }
            continue;
        }
        check_before_wait(lock, value, thread);
        if (tries < SPINS) {
            __builtin_ia32_pause();
            continue;
        }
        /* Others may sleep beside this thread, so it takes the lock as one that is awaited. */
        taken = HELD_AND_AWAITED;
        if ((uint32_t)value == HELD_AND_AWAITED ||
            atomic_compare_exchange_weak_explicit(word, &value, value | HELD_AND_AWAITED, memory_order_relaxed,
                                                  memory_order_relaxed)) {
            os_futex_wait(state_of(lock), HELD_AND_AWAITED, UINT64_MAX);
        }
    }
}

static bool try_acquire(PKSPIN_LOCK lock, struct nt_thread *thread)
{
    uint64_t free_lock = 0;
    if (!atomic_compare_exchange_strong_explicit(word_of(lock), &free_lock, held_by(thread, HELD), memory_order_acquire,
                                                 memory_order_relaxed)) {
        return false;
    }
    thread->spin_locks_held++;
    return true;
}

void nt_spin_acquire(PKSPIN_LOCK SpinLock)
{
    struct nt_thread *thread = nt_thread_current();
    if (!try_acquire(SpinLock, thread)) {
        acquire_slow(SpinLock, thread);
        thread->spin_locks_held++;
    }
}

void nt_spin_release(PKSPIN_LOCK SpinLock)
{
    struct nt_thread *thread = nt_thread_current();
    uint64_t value = atomic_load_explicit(word_of(SpinLock), memory_order_relaxed);
    if (value >> 32 != (uint32_t)thread->id || !is_held_state(value)) {
        nt_bugcheck(SPIN_LOCK_NOT_OWNED, address(SpinLock), value, 0, 0,
                    "a spin lock is released by a thread that does not hold it");
    }
    thread->spin_locks_held--;
    if ((uint32_t)atomic_exchange_explicit(word_of(SpinLock), 0, memory_order_release) == HELD_AND_AWAITED) {
        os_futex_wake(state_of(SpinLock), 1);
    }
}

/* ----------------------------------------------------------------------------------------------------------- IRQL */

static KIRQL raise_to_dispatch(const void *routine)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, routine, "a spin lock is acquired above DISPATCH_LEVEL");
    return nt_irql_set(DISPATCH_LEVEL);
}

static void require_dispatch(const volatile void *lock, const void *routine, const char *because)
{
    KIRQL irql = nt_irql();
    if (irql < DISPATCH_LEVEL) {
        nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, 0x40, irql, address(lock), address(routine), because);
    }
}

static void lower_after_release(KIRQL irql, const volatile void *lock, const void *routine)
{
    KIRQL current = nt_irql();
    if (irql > current || irql > DISPATCH_LEVEL) {
        nt_bugcheck(IRQL_NOT_LESS_OR_EQUAL, address(lock), current, irql, address(routine),
                    "a spin lock is released to an IRQL above the current one");
    }
    nt_irql_set(irql);
}

static void require_dispatch_to_release(const volatile void *lock, const void *routine)
{
    KIRQL irql = nt_irql();
    if (irql != DISPATCH_LEVEL) {
        nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, 0x41, irql, address(lock), address(routine),
                    "a spin lock is released at an IRQL other than DISPATCH_LEVEL");
    }
}

void NTAPI KeInitializeSpinLock(PKSPIN_LOCK SpinLock)
{
    atomic_store_explicit(word_of(SpinLock), 0, memory_order_relaxed);
}

KIRQL NTAPI KeAcquireSpinLockRaiseToDpc(PKSPIN_LOCK SpinLock)
{
    KIRQL before = raise_to_dispatch((const void *)KeAcquireSpinLockRaiseToDpc);
    nt_spin_acquire(SpinLock);
    return before;
}

void NTAPI KeReleaseSpinLock(PKSPIN_LOCK SpinLock, KIRQL NewIrql)
{
    require_dispatch_to_release(SpinLock, (const void *)KeReleaseSpinLock);
    nt_spin_release(SpinLock);
    lower_after_release(NewIrql, SpinLock, (const void *)KeReleaseSpinLock);
}

void NTAPI KeAcquireSpinLockAtDpcLevel(PKSPIN_LOCK SpinLock)
{
    require_dispatch(SpinLock, (const void *)KeAcquireSpinLockAtDpcLevel,
                     "KeAcquireSpinLockAtDpcLevel below DISPATCH_LEVEL");
    nt_spin_acquire(SpinLock);
}

void NTAPI KeReleaseSpinLockFromDpcLevel(PKSPIN_LOCK SpinLock)
{
    require_dispatch(SpinLock, (const void *)KeReleaseSpinLockFromDpcLevel,
                     "KeReleaseSpinLockFromDpcLevel below DISPATCH_LEVEL");
    nt_spin_release(SpinLock);
}

BOOLEAN NTAPI KeTryToAcquireSpinLockAtDpcLevel(PKSPIN_LOCK SpinLock)
{
    require_dispatch(SpinLock, (const void *)KeTryToAcquireSpinLockAtDpcLevel,
                     "KeTryToAcquireSpinLockAtDpcLevel below DISPATCH_LEVEL");
    return try_acquire(SpinLock, nt_thread_current());
}

/* A threaded DPC may run at PASSIVE_LEVEL, hence these two, which suit both kinds. */
KIRQL NTAPI KeAcquireSpinLockForDpc(PKSPIN_LOCK SpinLock)
{
    KIRQL before = raise_to_dispatch((const void *)KeAcquireSpinLockForDpc);
    nt_spin_acquire(SpinLock);
    return before;
}

void NTAPI KeReleaseSpinLockForDpc(PKSPIN_LOCK SpinLock, KIRQL OldIrql)
{
    require_dispatch_to_release(SpinLock, (const void *)KeReleaseSpinLockForDpc);
    nt_spin_release(SpinLock);
    lower_after_release(OldIrql, SpinLock, (const void *)KeReleaseSpinLockForDpc);
}

BOOLEAN NTAPI KeTestSpinLock(PKSPIN_LOCK SpinLock)
{
    return atomic_load_explicit(word_of(SpinLock), memory_order_acquire) == 0;
}

/* ------------------------------------------------------------------------------------------------ in-stack queued */

/*
 * The lock word is the address of the last handle in the queue. A handle's Lock is the lock's address, with WAITS in
 * its lowest bit until the one before it hands over: first come, first served.
 */
enum { WAITS = 1, QUEUED_HELD_MAX = 32 };

/* The queued and reader-writer locks that this thread holds, whose words do not say so. */
static _Thread_local struct {
    const volatile void *locks[QUEUED_HELD_MAX];
    uint32_t count; /* may exceed the array: then the surplus is not watched */
} held;

static void note_held(struct nt_thread *thread, const volatile void *lock)
{
    thread->spin_locks_held++;
    if (held.count < QUEUED_HELD_MAX) {
        held.locks[held.count] = lock;
    }
    held.count++;
}

/* -1: not among those that are watched. */
static int find_held(const volatile void *lock)
{
    uint32_t watched = held.count < QUEUED_HELD_MAX ? held.count : QUEUED_HELD_MAX;
    for (uint32_t i = 0; i < watched; i++) {
        if (held.locks[i] == lock) {
            return (int)i;
        }
    }
    return -1;
}

static void require_not_held(const volatile void *lock)
{
    if (find_held(lock) >= 0) {
        nt_bugcheck(SPIN_LOCK_ALREADY_OWNED, address(lock), 0, 0, 0,
                    "this thread holds the spin lock already and would wait for itself for ever");
    }
}

static void forget_held(struct nt_thread *thread, const volatile void *lock)
{
    int index = find_held(lock);
    if (index < 0 && held.count <= QUEUED_HELD_MAX) {
        nt_bugcheck(SPIN_LOCK_NOT_OWNED, address(lock), 0, 0, 0,
                    "a spin lock is released by a thread that does not hold it");
    }
    if (index >= 0) {
        uint32_t watched = held.count < QUEUED_HELD_MAX ? held.count : QUEUED_HELD_MAX;
        held.locks[index] = held.locks[watched - 1];
        held.locks[watched - 1] = NULL;
    }
    held.count--;
    thread->spin_locks_held--;
}

static _Atomic uint64_t *next_of(PKLOCK_QUEUE_HANDLE handle)
{
    return (_Atomic uint64_t *)&handle->LockQueue.Next;
}

static _Atomic uint64_t *lock_of(PKLOCK_QUEUE_HANDLE handle)
{
    return (_Atomic uint64_t *)&handle->LockQueue.Lock;
}

static void await_hand_over(PKLOCK_QUEUE_HANDLE handle)
{
    for (uint32_t tries = 0;; tries++) {
        uint64_t value = atomic_load_explicit(lock_of(handle), memory_order_acquire);
        if (!(value & WAITS)) {
            return;
        }
        if (tries < SPINS) {
            __builtin_ia32_pause();
        } else {
            os_futex_wait(state_of(&handle->LockQueue.Lock), (uint32_t)value, UINT64_MAX);
        }
    }
}

static void queued_acquire(PKSPIN_LOCK lock, PKLOCK_QUEUE_HANDLE handle)
{
    require_not_held(lock);
    atomic_store_explicit(next_of(handle), 0, memory_order_relaxed);
    atomic_store_explicit(lock_of(handle), address(lock) | WAITS, memory_order_relaxed);
    uint64_t last = atomic_exchange_explicit(word_of(lock), address(handle), memory_order_acq_rel);
    if (last == 0) {
        atomic_store_explicit(lock_of(handle), address(lock), memory_order_relaxed);
    } else if (is_held_state(last)) {
        nt_bugcheck(SPIN_LOCK_INIT_FAILURE, address(lock), last, 0, 0,
                    "a spin lock that is held as an ordinary one is acquired as an in-stack queued one");
    } else {
        PKLOCK_QUEUE_HANDLE before = (PKLOCK_QUEUE_HANDLE)(uintptr_t)last; // NOLINT(performance-no-int-to-ptr)
        atomic_store_explicit(next_of(before), address(handle), memory_order_release);
        await_hand_over(handle);
    }
    note_held(nt_thread_current(), lock);
}

static void queued_release(PKLOCK_QUEUE_HANDLE handle)
{
    uint64_t value = atomic_load_explicit(lock_of(handle), memory_order_relaxed);
    PKSPIN_LOCK lock = (PKSPIN_LOCK)(uintptr_t)value; // NOLINT(performance-no-int-to-ptr)
    forget_held(nt_thread_current(), lock);
    atomic_store_explicit(lock_of(handle), 0, memory_order_relaxed);
    uint64_t next = atomic_load_explicit(next_of(handle), memory_order_acquire);
    if (next == 0) {
        uint64_t last = address(handle);
        if (atomic_compare_exchange_strong_explicit(word_of(lock), &last, 0, memory_order_release,
                                                    memory_order_relaxed)) {
            return;
        }
        /* Somebody has queued behind this handle and is about to say so. */
        for (uint32_t tries = 0; next == 0; tries++) {
            if (tries >= SPINS) {
                os_thread_yield();
            }
            next = atomic_load_explicit(next_of(handle), memory_order_acquire);
        }
    }
    PKLOCK_QUEUE_HANDLE successor = (PKLOCK_QUEUE_HANDLE)(uintptr_t)next; // NOLINT(performance-no-int-to-ptr)
    _Atomic uint32_t *sleeps_on = state_of(&successor->LockQueue.Lock);
    atomic_store_explicit(lock_of(successor), address(lock), memory_order_release);
    os_futex_wake(sleeps_on, 1); /* by its address alone: the handle may be gone */
}

void NTAPI KeAcquireInStackQueuedSpinLock(PKSPIN_LOCK SpinLock, PKLOCK_QUEUE_HANDLE LockHandle)
{
    LockHandle->OldIrql = raise_to_dispatch((const void *)KeAcquireInStackQueuedSpinLock);
    queued_acquire(SpinLock, LockHandle);
}

void NTAPI KeReleaseInStackQueuedSpinLock(PKLOCK_QUEUE_HANDLE LockHandle)
{
    KIRQL before = LockHandle->OldIrql;
    require_dispatch_to_release(LockHandle, (const void *)KeReleaseInStackQueuedSpinLock);
    queued_release(LockHandle);
    lower_after_release(before, LockHandle, (const void *)KeReleaseInStackQueuedSpinLock);
}

void NTAPI KeAcquireInStackQueuedSpinLockAtDpcLevel(PKSPIN_LOCK SpinLock, PKLOCK_QUEUE_HANDLE LockHandle)
{
    require_dispatch(SpinLock, (const void *)KeAcquireInStackQueuedSpinLockAtDpcLevel,
                     "KeAcquireInStackQueuedSpinLockAtDpcLevel below DISPATCH_LEVEL");
    LockHandle->OldIrql = nt_irql();
    queued_acquire(SpinLock, LockHandle);
}

void NTAPI KeReleaseInStackQueuedSpinLockFromDpcLevel(PKLOCK_QUEUE_HANDLE LockHandle)
{
    require_dispatch(LockHandle, (const void *)KeReleaseInStackQueuedSpinLockFromDpcLevel,
                     "KeReleaseInStackQueuedSpinLockFromDpcLevel below DISPATCH_LEVEL");
    queued_release(LockHandle);
}

void NTAPI KeAcquireInStackQueuedSpinLockForDpc(PKSPIN_LOCK SpinLock, PKLOCK_QUEUE_HANDLE LockHandle)
{
    LockHandle->OldIrql = raise_to_dispatch((const void *)KeAcquireInStackQueuedSpinLockForDpc);
    queued_acquire(SpinLock, LockHandle);
}

void NTAPI KeReleaseInStackQueuedSpinLockForDpc(PKLOCK_QUEUE_HANDLE LockHandle)
{
    KIRQL before = LockHandle->OldIrql;
    require_dispatch_to_release(LockHandle, (const void *)KeReleaseInStackQueuedSpinLockForDpc);
    queued_release(LockHandle);
    lower_after_release(before, LockHandle, (const void *)KeReleaseInStackQueuedSpinLockForDpc);
}

/* --------------------------------------------------------------------------------------- readers and writers (Ex) */

/*
 * An EX_SPIN_LOCK: the number of readers, with WRITER_WAITS and WRITER above them. Readers keep out once a writer
 * waits, unless the thread reads already.
 */
enum { WRITER_WAITS = 1 << 30 };
static const uint32_t writer = UINT32_C(1) << 31;

static void pause_or_yield(uint32_t tries)
{
    if (tries < SPINS) {
        __builtin_ia32_pause();
    } else {
        os_thread_yield();
    }
}

static bool try_shared(_Atomic uint32_t *word, bool even_before_writers)
{
    uint32_t value = atomic_load_explicit(word, memory_order_relaxed);
    uint32_t obstacles = even_before_writers ? writer : writer | WRITER_WAITS;
    return !(value & obstacles) &&
           atomic_compare_exchange_weak_explicit(word, &value, value + 1, memory_order_acquire, memory_order_relaxed);
}

static bool try_exclusive(_Atomic uint32_t *word)
{
    uint32_t value = atomic_load_explicit(word, memory_order_relaxed);
    return !(value & ~(uint32_t)WRITER_WAITS) &&
           atomic_compare_exchange_weak_explicit(word, &value, writer, memory_order_acquire, memory_order_relaxed);
}

static void shared_acquire(PEX_SPIN_LOCK lock)
{
    _Atomic uint32_t *word = state_of(lock);
    bool reads_already = find_held(lock) >= 0;
    for (uint32_t tries = 0; !try_shared(word, reads_already); tries++) {
        pause_or_yield(tries);
    }
    note_held(nt_thread_current(), lock);
}

static void shared_release(PEX_SPIN_LOCK lock)
{
    forget_held(nt_thread_current(), lock);
    atomic_fetch_sub_explicit(state_of(lock), 1, memory_order_release);
}

static void exclusive_acquire(PEX_SPIN_LOCK lock)
{
    _Atomic uint32_t *word = state_of(lock);
    require_not_held(lock);
    for (uint32_t tries = 0; !try_exclusive(word); tries++) {
        atomic_fetch_or_explicit(word, WRITER_WAITS, memory_order_relaxed);
        pause_or_yield(tries);
    }
    note_held(nt_thread_current(), lock);
}

static void exclusive_release(PEX_SPIN_LOCK lock)
{
    forget_held(nt_thread_current(), lock);
    atomic_fetch_and_explicit(state_of(lock), WRITER_WAITS, memory_order_release);
}

KIRQL NTAPI ExAcquireSpinLockShared(PEX_SPIN_LOCK SpinLock)
{
    KIRQL before = raise_to_dispatch((const void *)ExAcquireSpinLockShared);
    shared_acquire(SpinLock);
    return before;
}

void NTAPI ExReleaseSpinLockShared(PEX_SPIN_LOCK SpinLock, KIRQL OldIrql)
{
    require_dispatch_to_release(SpinLock, (const void *)ExReleaseSpinLockShared);
    shared_release(SpinLock);
    lower_after_release(OldIrql, SpinLock, (const void *)ExReleaseSpinLockShared);
}

void NTAPI ExAcquireSpinLockSharedAtDpcLevel(PEX_SPIN_LOCK SpinLock)
{
    require_dispatch(SpinLock, (const void *)ExAcquireSpinLockSharedAtDpcLevel,
                     "ExAcquireSpinLockSharedAtDpcLevel below DISPATCH_LEVEL");
    shared_acquire(SpinLock);
}

void NTAPI ExReleaseSpinLockSharedFromDpcLevel(PEX_SPIN_LOCK SpinLock)
{
    require_dispatch(SpinLock, (const void *)ExReleaseSpinLockSharedFromDpcLevel,
                     "ExReleaseSpinLockSharedFromDpcLevel below DISPATCH_LEVEL");
    shared_release(SpinLock);
}

KIRQL NTAPI ExAcquireSpinLockExclusive(PEX_SPIN_LOCK SpinLock)
{
    KIRQL before = raise_to_dispatch((const void *)ExAcquireSpinLockExclusive);
    exclusive_acquire(SpinLock);
    return before;
}

void NTAPI ExReleaseSpinLockExclusive(PEX_SPIN_LOCK SpinLock, KIRQL OldIrql)
{
    require_dispatch_to_release(SpinLock, (const void *)ExReleaseSpinLockExclusive);
    exclusive_release(SpinLock);
    lower_after_release(OldIrql, SpinLock, (const void *)ExReleaseSpinLockExclusive);
}

void NTAPI ExAcquireSpinLockExclusiveAtDpcLevel(PEX_SPIN_LOCK SpinLock)
{
    require_dispatch(SpinLock, (const void *)ExAcquireSpinLockExclusiveAtDpcLevel,
                     "ExAcquireSpinLockExclusiveAtDpcLevel below DISPATCH_LEVEL");
    exclusive_acquire(SpinLock);
}

void NTAPI ExReleaseSpinLockExclusiveFromDpcLevel(PEX_SPIN_LOCK SpinLock)
{
    require_dispatch(SpinLock, (const void *)ExReleaseSpinLockExclusiveFromDpcLevel,
                     "ExReleaseSpinLockExclusiveFromDpcLevel below DISPATCH_LEVEL");
    exclusive_release(SpinLock);
}

/* Only the sole reader becomes the writer. */
LOGICAL NTAPI ExTryConvertSharedSpinLockExclusive(PEX_SPIN_LOCK SpinLock)
{
    require_dispatch(SpinLock, (const void *)ExTryConvertSharedSpinLockExclusive,
                     "ExTryConvertSharedSpinLockExclusive below DISPATCH_LEVEL");
    uint32_t value = atomic_load_explicit(state_of(SpinLock), memory_order_relaxed);
    return (value & ~(uint32_t)WRITER_WAITS) == 1 &&
           atomic_compare_exchange_strong_explicit(state_of(SpinLock), &value, (value - 1) | writer,
                                                   memory_order_acquire, memory_order_relaxed);
}

LOGICAL NTAPI ExTryAcquireSpinLockSharedAtDpcLevel(PEX_SPIN_LOCK SpinLock)
{
    require_dispatch(SpinLock, (const void *)ExTryAcquireSpinLockSharedAtDpcLevel,
                     "ExTryAcquireSpinLockSharedAtDpcLevel below DISPATCH_LEVEL");
    if (!try_shared(state_of(SpinLock), false)) {
        return FALSE;
    }
    note_held(nt_thread_current(), SpinLock);
    return TRUE;
}

LOGICAL NTAPI ExTryAcquireSpinLockExclusiveAtDpcLevel(PEX_SPIN_LOCK SpinLock)
{
    require_dispatch(SpinLock, (const void *)ExTryAcquireSpinLockExclusiveAtDpcLevel,
                     "ExTryAcquireSpinLockExclusiveAtDpcLevel below DISPATCH_LEVEL");
    if (!try_exclusive(state_of(SpinLock))) {
        return FALSE;
    }
    note_held(nt_thread_current(), SpinLock);
    return TRUE;
}

static const struct nt_export rows[] = {
    NT_EXPORT(KeInitializeSpinLock),
    NT_EXPORT(KeAcquireSpinLockRaiseToDpc),
    NT_EXPORT(KeReleaseSpinLock),
    NT_EXPORT(KeAcquireSpinLockAtDpcLevel),
    NT_EXPORT(KeReleaseSpinLockFromDpcLevel),
    NT_EXPORT(KeTryToAcquireSpinLockAtDpcLevel),
    NT_EXPORT(KeAcquireSpinLockForDpc),
    NT_EXPORT(KeReleaseSpinLockForDpc),
    NT_EXPORT(KeTestSpinLock),
    NT_EXPORT(KeAcquireInStackQueuedSpinLock),
    NT_EXPORT(KeReleaseInStackQueuedSpinLock),
    NT_EXPORT(KeAcquireInStackQueuedSpinLockAtDpcLevel),
    NT_EXPORT(KeReleaseInStackQueuedSpinLockFromDpcLevel),
    NT_EXPORT(KeAcquireInStackQueuedSpinLockForDpc),
    NT_EXPORT(KeReleaseInStackQueuedSpinLockForDpc),
    NT_EXPORT(ExAcquireSpinLockShared),
    NT_EXPORT(ExReleaseSpinLockShared),
    NT_EXPORT(ExAcquireSpinLockSharedAtDpcLevel),
    NT_EXPORT(ExReleaseSpinLockSharedFromDpcLevel),
    NT_EXPORT(ExAcquireSpinLockExclusive),
    NT_EXPORT(ExReleaseSpinLockExclusive),
    NT_EXPORT(ExAcquireSpinLockExclusiveAtDpcLevel),
    NT_EXPORT(ExReleaseSpinLockExclusiveFromDpcLevel),
    NT_EXPORT(ExTryConvertSharedSpinLockExclusive),
    NT_EXPORT(ExTryAcquireSpinLockSharedAtDpcLevel),
    NT_EXPORT(ExTryAcquireSpinLockExclusiveAtDpcLevel),
};
const struct nt_export_table nt_spinlock_exports = NT_EXPORT_TABLE(rows);
