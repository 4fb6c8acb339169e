/*
 * push_lock.c: locks of one word, shared or exclusive, that a sleeping thread may hold.
 *
 * Once somebody waits, newcomers wait too, so that neither kind starves the other; the last holder's release lets all
 * of them try.
 */
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/os.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <ntddk.h>
#include <stdatomic.h>

/* The lower half of the word; the upper one is not used. */
#define EXCLUSIVE 0x80000000u
#define WAITED    0x40000000u
#define SHARED    0x3FFFFFFFu /* how many hold it */

static _Atomic uint32_t *word_of(PULONG_PTR lock)
{
    return (_Atomic uint32_t *)lock;
}

static void require_may_use(const void *routine)
{
    nt_irql_require_at_most(APC_LEVEL, routine, "a push lock is used at APC_LEVEL or below");
}

/* Takes the lock by adding `add` where `state & blocked` is zero. */
static void acquire(PULONG_PTR lock, uint32_t add, uint32_t blocked)
{
    _Atomic uint32_t *word = word_of(lock);
    uint32_t state = atomic_load(word);
    for (;;) {
        if ((state & blocked) == 0) {
            if (atomic_compare_exchange_weak(word, &state, state + add)) {
                return;
            }
        } else if ((state & WAITED) != 0 || atomic_compare_exchange_weak(word, &state, state | WAITED)) {
            os_futex_wait(word, state | WAITED, UINT64_MAX);
            state = atomic_load(word);
        }
    }
}

void NTAPI ExInitializePushLock(PULONG_PTR PushLock)
{
    *PushLock = 0;
}

void NTAPI ExAcquirePushLockExclusiveEx(PULONG_PTR Lock, ULONG Flags)
{
    (void)Flags;
    require_may_use((const void *)ExAcquirePushLockExclusiveEx);
    acquire(Lock, EXCLUSIVE, EXCLUSIVE | WAITED | SHARED);
}

void NTAPI ExAcquirePushLockSharedEx(PULONG_PTR Lock, ULONG Flags)
{
    (void)Flags;
    require_may_use((const void *)ExAcquirePushLockSharedEx);
    acquire(Lock, 1, EXCLUSIVE | WAITED);
}

static void release(PULONG_PTR lock, uint32_t held, uint32_t take, const void *routine)
{
    _Atomic uint32_t *word = word_of(lock);
    uint32_t state = atomic_load(word);
    uint32_t left;
    require_may_use(routine);
    do {
        if ((state & held) == 0) {
            nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, (uint64_t)(uintptr_t)lock, state, 0, 0,
                        "a push lock is released that is not held so");
        }
        left = state - take;
        left = (left & ~WAITED) == 0 ? 0 : left;
    } while (!atomic_compare_exchange_weak(word, &state, left));
    if (left == 0 && (state & WAITED) != 0) {
        os_futex_wake(word, INT32_MAX);
    }
}

void NTAPI ExReleasePushLockExclusiveEx(PULONG_PTR Lock, ULONG Flags)
{
    (void)Flags;
    release(Lock, EXCLUSIVE, EXCLUSIVE, (const void *)ExReleasePushLockExclusiveEx);
}

void NTAPI ExReleasePushLockSharedEx(PULONG_PTR Lock, ULONG Flags)
{
    (void)Flags;
    release(Lock, SHARED, 1, (const void *)ExReleasePushLockSharedEx);
}

static const struct nt_export rows[] = {
    NT_EXPORT(ExInitializePushLock),      NT_EXPORT(ExAcquirePushLockExclusiveEx),
    NT_EXPORT(ExAcquirePushLockSharedEx), NT_EXPORT(ExReleasePushLockExclusiveEx),
    NT_EXPORT(ExReleasePushLockSharedEx),
};
const struct nt_export_table nt_push_lock_exports = NT_EXPORT_TABLE(rows);
