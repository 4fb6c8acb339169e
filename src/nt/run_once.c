/*
 * run_once.c: initialization that happens once, whoever comes first.
 */
#include "nt/export_tables.h"
#include "nt/os.h"
#include "nt/thread.h"

#include <ntddk.h>
#include <ntstatus.h>

/* The word: 0 nobody came yet, RUNS while the first one works, and then the context with IS_DONE in its lowest bits. */
enum { RUNS = 1, IS_DONE = 2, STATE_BITS = 3 };

static _Atomic uint64_t *word_of(PRTL_RUN_ONCE once)
{
    return (_Atomic uint64_t *)&once->Ptr;
}

/* The lower half, on a little-endian machine. */
static _Atomic uint32_t *state_of(PRTL_RUN_ONCE once)
{
    return (_Atomic uint32_t *)&once->Ptr;
}

static PVOID context_of(uint64_t word)
{
    return (PVOID)(uintptr_t)(word & ~(uint64_t)STATE_BITS); // NOLINT(performance-no-int-to-ptr)
}

void NTAPI RtlRunOnceInitialize(PRTL_RUN_ONCE RunOnce)
{
    atomic_store(word_of(RunOnce), 0);
}

/* STATUS_PENDING: the caller is the one who initializes, and completes. The asynchronous form lets several try. */
NTSTATUS NTAPI RtlRunOnceBeginInitialize(PRTL_RUN_ONCE RunOnce, ULONG Flags, PVOID *Context)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)RtlRunOnceBeginInitialize,
                            "RtlRunOnceBeginInitialize is called at APC_LEVEL or below");
    if ((Flags & ~(ULONG)(RTL_RUN_ONCE_CHECK_ONLY | RTL_RUN_ONCE_ASYNC)) != 0 ||
        Flags == (RTL_RUN_ONCE_CHECK_ONLY | RTL_RUN_ONCE_ASYNC)) {
        return STATUS_INVALID_PARAMETER;
    }
    for (;;) {
        uint64_t word = atomic_load_explicit(word_of(RunOnce), memory_order_acquire);
        if ((word & STATE_BITS) == IS_DONE) {
            if (Context) {
                *Context = context_of(word);
            }
            return STATUS_SUCCESS;
        }
        if (Flags & RTL_RUN_ONCE_CHECK_ONLY) {
            return STATUS_UNSUCCESSFUL;
        }
        if (Flags & RTL_RUN_ONCE_ASYNC) {
            return STATUS_PENDING;
        }
        if (word == 0) {
            if (atomic_compare_exchange_strong(word_of(RunOnce), &word, RUNS)) {
                return STATUS_PENDING;
            }
        } else {
            os_futex_wait(state_of(RunOnce), (uint32_t)word, UINT64_MAX);
        }
    }
}

NTSTATUS NTAPI RtlRunOnceComplete(PRTL_RUN_ONCE RunOnce, ULONG Flags, PVOID Context)
{
    uint64_t context = (uint64_t)(uintptr_t)Context;
    uint64_t done = Flags & RTL_RUN_ONCE_INIT_FAILED ? 0 : context | IS_DONE;
    uint64_t expected = Flags & RTL_RUN_ONCE_ASYNC ? 0 : RUNS;
    if ((context & STATE_BITS) != 0 || (Flags & ~(ULONG)(RTL_RUN_ONCE_ASYNC | RTL_RUN_ONCE_INIT_FAILED)) != 0 ||
        Flags == (RTL_RUN_ONCE_ASYNC | RTL_RUN_ONCE_INIT_FAILED)) {
        return STATUS_INVALID_PARAMETER;
    }
    if (!atomic_compare_exchange_strong(word_of(RunOnce), &expected, done)) {
        return Flags & RTL_RUN_ONCE_ASYNC ? STATUS_OBJECT_NAME_COLLISION : STATUS_UNSUCCESSFUL;
    }
    os_futex_wake(state_of(RunOnce), UINT32_MAX);
    return STATUS_SUCCESS;
}

/* The routine says whether it succeeded; where it did not, the next caller tries again. */
NTSTATUS NTAPI RtlRunOnceExecuteOnce(PRTL_RUN_ONCE RunOnce, PRTL_RUN_ONCE_INIT_FN InitFn, PVOID Parameter,
                                     PVOID *Context)
{
    PVOID context = NULL;
    NTSTATUS status = RtlRunOnceBeginInitialize(RunOnce, 0, Context);
    if (status != STATUS_PENDING) {
        return status;
    }
    if (!InitFn(RunOnce, Parameter, &context)) {
        RtlRunOnceComplete(RunOnce, RTL_RUN_ONCE_INIT_FAILED, NULL);
        return STATUS_UNSUCCESSFUL;
    }
    status = RtlRunOnceComplete(RunOnce, 0, context);
    if (NT_SUCCESS(status) && Context) {
        *Context = context;
    }
    return status;
}

static const struct nt_export rows[] = {
    NT_EXPORT(RtlRunOnceInitialize),
    NT_EXPORT(RtlRunOnceBeginInitialize),
    NT_EXPORT(RtlRunOnceComplete),
    NT_EXPORT(RtlRunOnceExecuteOnce),
};
const struct nt_export_table nt_run_once_exports = NT_EXPORT_TABLE(rows);
