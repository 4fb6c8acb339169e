/*
 * contract.c: how a driver ends that returned with a lock held, within a region or at another IRQL.
 */
#include "dxgkrnl/contract.h"

#include "nt/bugcheck.h"

#include <stdint.h>
#include <stdio.h>

/* Parameter 1 of 0xC4, near what Driver Verifier has for the same objects (facts/verifier.md 3). */
#define SPIN_LOCK_HELD 0x32u
#define MUTEX_HELD     0x34u

_Noreturn void dxg_contract_broken(const char *function, const void *address, KIRQL irql_before)
{
    const struct nt_thread *thread = nt_thread_current();
    char because[256];
    if (thread->irql != irql_before) {
        snprintf(because, sizeof because,
                 "%s was called at %s and returned at %s: release the spin lock or the mutex, or lower the IRQL, on "
                 "every way out of it",
                 function, nt_irql_name(irql_before), nt_irql_name(thread->irql));
        nt_bugcheck(IRQL_GT_ZERO_AT_SYSTEM_SERVICE, (uintptr_t)address, thread->irql, 0, 0, because);
    }
    if (thread->spin_locks_held == 0 && thread->mutexes_held == 0) {
        snprintf(because, sizeof because,
                 "%s returned within a critical or guarded region: leave it on every way out (KeLeaveCriticalRegion, "
                 "KeLeaveGuardedRegion)",
                 function);
        nt_bugcheck(APC_INDEX_MISMATCH, (uintptr_t)address, (uint32_t)nt_apc_disabled_self.kernel,
                    (uint32_t)nt_apc_disabled_self.special, 0, because);
    }
    const char *kind = thread->spin_locks_held != 0 ? "spin lock" : "mutex";
    uint32_t count = thread->spin_locks_held != 0 ? thread->spin_locks_held : thread->mutexes_held;
    snprintf(because, sizeof because, "%s returned with %u %s%s held: release it on every way out", function,
             (unsigned)count, kind, count == 1 ? "" : "s");
    nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, thread->spin_locks_held != 0 ? SPIN_LOCK_HELD : MUTEX_HELD,
                thread->irql, (uintptr_t)address, count, because);
}
