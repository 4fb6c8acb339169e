/*
 * contract.h: what a driver owes when it returns from one of its functions – the IRQL as it was, no lock held.
 */
#ifndef ESCAPEMENT_DXGKRNL_CONTRACT_H
#define ESCAPEMENT_DXGKRNL_CONTRACT_H

#include "nt/thread.h"

/** The slow half: says which. */
_Noreturn void dxg_contract_broken(const char *function, const void *address, KIRQL irql_before);

/**
 * The calling thread returned from a function of the driver that it had entered at `irql_before` with no lock held.
 * Bugcheck 0x4A where the IRQL is another, 0xC4 where a lock is held (Windows documents no code for that).
 */
static inline void dxg_contract_check(const char *function, const void *address, KIRQL irql_before)
{
    const struct nt_thread *thread = nt_thread_current();
    if (__builtin_expect(thread->irql != irql_before || thread->spin_locks_held != 0 || thread->mutexes_held != 0, 0)) {
        dxg_contract_broken(function, address, irql_before);
    }
}

#endif
