/*
 * stack.c: the calling thread's stack, and calls that want a larger one.
 */
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/os.h"
#include "nt/thread.h"

#include <ntifs.h>
#include <ntstatus.h>

void NTAPI IoGetStackLimits(PULONG_PTR LowLimit, PULONG_PTR HighLimit)
{
    static _Thread_local uint64_t low, high;
    if (high == 0) {
        os_stack_limits(&low, &high);
    }
    *LowLimit = low;
    *HighLimit = high;
}

ULONG_PTR NTAPI IoGetRemainingStackSize(VOID)
{
    ULONG_PTR low;
    ULONG_PTR high;
    IoGetStackLimits(&low, &high);
    return (ULONG_PTR)__builtin_frame_address(0) - low;
}

LOGICAL NTAPI IoWithinStackLimits(ULONG_PTR RegionStart, SIZE_T RegionSize)
{
    ULONG_PTR low;
    ULONG_PTR high;
    IoGetStackLimits(&low, &high);
    return RegionStart >= low && RegionStart < high && RegionSize <= high - RegionStart;
}

/* A thread's stack here is larger than any that Windows would expand one to: the call is made on it. */
NTSTATUS NTAPI KeExpandKernelStackAndCalloutEx(PEXPAND_STACK_CALLOUT Callout, PVOID Parameter, SIZE_T Size,
                                               BOOLEAN Wait, PVOID Context)
{
    (void)Wait, (void)Context;
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)KeExpandKernelStackAndCalloutEx,
                            "a stack is expanded at DISPATCH_LEVEL or below");
    if (Size > MAXIMUM_EXPANSION_SIZE) {
        return STATUS_INVALID_PARAMETER_3;
    }
    KIRQL before = nt_irql();
    Callout(Parameter);
    if (nt_irql() != before) {
        nt_bugcheck(IRQL_UNEXPECTED_VALUE, (uint64_t)before << 16 | nt_irql(), (uint64_t)(uintptr_t)Callout, 0, 0,
                    "a callout on an expanded stack returns at another IRQL");
    }
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI KeExpandKernelStackAndCallout(PEXPAND_STACK_CALLOUT Callout, PVOID Parameter, SIZE_T Size)
{
    return KeExpandKernelStackAndCalloutEx(Callout, Parameter, Size, TRUE, NULL);
}

/* Stacks are never paged out. */
BOOLEAN NTAPI KeSetKernelStackSwapEnable(BOOLEAN Enable)
{
    static _Thread_local BOOLEAN enabled = TRUE;
    BOOLEAN before = enabled;
    enabled = Enable;
    return before;
}

static const struct nt_export rows[] = {
    NT_EXPORT(IoGetStackLimits),
    NT_EXPORT(IoGetRemainingStackSize),
    NT_EXPORT(IoWithinStackLimits),
    NT_EXPORT(KeExpandKernelStackAndCalloutEx),
    NT_EXPORT(KeExpandKernelStackAndCallout),
    NT_EXPORT(KeSetKernelStackSwapEnable),
};
const struct nt_export_table nt_stack_exports = NT_EXPORT_TABLE(rows);
