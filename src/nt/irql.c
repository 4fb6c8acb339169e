/*
 * irql.c: the IRQL of the calling thread, which stands for the processor that it would have to itself on Windows.
 */
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/thread.h"

#include <bugcodes.h>

static const char *const irql_names[] = {
    "PASSIVE_LEVEL", "APC_LEVEL", "DISPATCH_LEVEL", "DIRQL 3",  "DIRQL 4",  "DIRQL 5",     "DIRQL 6",   "DIRQL 7",
    "DIRQL 8",       "DIRQL 9",   "DIRQL 10",       "DIRQL 11", "DIRQL 12", "CLOCK_LEVEL", "IPI_LEVEL", "HIGH_LEVEL",
};

KIRQL nt_irql(void)
{
    const struct nt_thread *thread = nt_thread_self;
    return thread ? thread->irql : PASSIVE_LEVEL;
}

KIRQL nt_irql_set(KIRQL irql)
{
    struct nt_thread *thread = nt_thread_current();
    KIRQL before = thread->irql;
    thread->irql = irql;
    return before;
}

const char *nt_irql_name(KIRQL irql)
{
    return irql <= HIGH_LEVEL ? irql_names[irql] : "no IRQL";
}

void nt_irql_require_at_most(KIRQL highest, const void *routine, const char *because)
{
    KIRQL irql = nt_irql();
    if (__builtin_expect(irql > highest, 0)) {
        nt_bugcheck(IRQL_NOT_LESS_OR_EQUAL, (uint64_t)(uintptr_t)routine, irql, 0, (uint64_t)(uintptr_t)routine,
                    because);
    }
}

KIRQL NTAPI KeGetCurrentIrql(VOID)
{
    return nt_irql();
}

KIRQL NTAPI KfRaiseIrql(KIRQL NewIrql)
{
    KIRQL before = nt_irql();
    if (NewIrql < before || NewIrql > HIGH_LEVEL) {
        nt_bugcheck(IRQL_NOT_GREATER_OR_EQUAL, before, NewIrql, 0, 0,
                    "KeRaiseIrql to an IRQL below the current one, or above HIGH_LEVEL");
    }
    return nt_irql_set(NewIrql);
}

VOID NTAPI KeLowerIrql(KIRQL NewIrql)
{
    KIRQL before = nt_irql();
    if (NewIrql > before) {
        nt_bugcheck(IRQL_NOT_LESS_OR_EQUAL, before, NewIrql, 0, 0, "KeLowerIrql to an IRQL above the current one");
    }
    nt_irql_set(NewIrql);
}

/* Inline in the headers; exported for a driver that asks for them by name. */
static KIRQL NTAPI raise_to_dpc_level(void)
{
    return KfRaiseIrql(DISPATCH_LEVEL);
}

static KIRQL NTAPI raise_to_synch_level(void)
{
    return KfRaiseIrql(SYNCH_LEVEL);
}

// clang-format off
static const struct nt_export rows[] = {
    NT_EXPORT(KeGetCurrentIrql),
    NT_EXPORT(KeLowerIrql),
    NT_EXPORT_AS(KeRaiseIrqlToDpcLevel, raise_to_dpc_level),
    NT_EXPORT_AS(KeRaiseIrqlToSynchLevel, raise_to_synch_level),
    NT_EXPORT(KfRaiseIrql),
};
// clang-format on
const struct nt_export_table nt_irql_exports = NT_EXPORT_TABLE(rows);
