/*
 * contract.h: what a driver owes when it returns from one of its functions – the IRQL as it was, no lock held, no
 * region entered.
 */
#ifndef ESCAPEMENT_DXGKRNL_CONTRACT_H
#define ESCAPEMENT_DXGKRNL_CONTRACT_H

#include "nt/apc_region.h"
#include "nt/thread.h"

/** The slow half: says which. */
_Noreturn void dxg_contract_broken(const char *function, const void *address, KIRQL irql_before);

/**
 * The calling thread returned from a function of the driver that it had entered at `irql_before` with no lock held.
 * Bugcheck 0x4A where the IRQL is another, 0xC4 where a lock is held (Windows documents no code for that), 0x1
 * where a critical or guarded region was entered and not left, or left once too often.
 */
static inline void dxg_contract_check(const char *function, const void *address, KIRQL irql_before)
{
    const struct nt_thread *thread = nt_thread_current();
    const struct nt_apc_disable *apcs = &nt_apc_disabled_self;
    bool holds = thread->spin_locks_held != 0 || thread->mutexes_held != 0 || (apcs->kernel | apcs->special) != 0;
    if (__builtin_expect(thread->irql != irql_before || holds, 0)) {
        dxg_contract_broken(function, address, irql_before);
    }
}

#endif
