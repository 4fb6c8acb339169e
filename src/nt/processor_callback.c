/*
 * processor_callback.c: callbacks for what a processor may do – interrupt without a mask, break a bound, be added.
 *
 * Nothing here does any of it; a callback for processors is called for those that are there, if it wants that.
 */
#include "nt/export_tables.h"
#include "nt/hook.h"
#include "nt/thread.h"

#include <ntddk.h>
#include <ntstatus.h>

PVOID NTAPI KeRegisterNmiCallback(PNMI_CALLBACK CallbackRoutine, PVOID Context)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)KeRegisterNmiCallback,
                            "KeRegisterNmiCallback is called at APC_LEVEL or below");
    return nt_hook_add(NT_HOOK_NMI, (void *)(uintptr_t)CallbackRoutine, Context, NULL);
}

NTSTATUS NTAPI KeDeregisterNmiCallback(PVOID Handle)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)KeDeregisterNmiCallback,
                            "KeDeregisterNmiCallback is called at APC_LEVEL or below");
    return nt_hook_remove(Handle, NT_HOOK_NMI) ? STATUS_SUCCESS : STATUS_INVALID_HANDLE;
}

PVOID NTAPI KeRegisterBoundCallback(PBOUND_CALLBACK CallbackRoutine)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)KeRegisterBoundCallback,
                            "KeRegisterBoundCallback is called at APC_LEVEL or below");
    return nt_hook_add(NT_HOOK_BOUND, (void *)(uintptr_t)CallbackRoutine, NULL, NULL);
}

NTSTATUS NTAPI KeDeregisterBoundCallback(PVOID Handle)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)KeDeregisterBoundCallback,
                            "KeDeregisterBoundCallback is called at APC_LEVEL or below");
    return nt_hook_remove(Handle, NT_HOOK_BOUND) ? STATUS_SUCCESS : STATUS_INVALID_HANDLE;
}

/* ------------------------------------------------------------------------------------------------------ processors */

static NTSTATUS tell(PPROCESSOR_CALLBACK_FUNCTION callback, PVOID context, KE_PROCESSOR_CHANGE_NOTIFY_STATE event,
                     ULONG number)
{
    NTSTATUS status = STATUS_SUCCESS;
    KE_PROCESSOR_CHANGE_NOTIFY_CONTEXT change = {.State = event, .NtNumber = number, .Status = STATUS_SUCCESS};
    KeGetProcessorNumberFromIndex(number, &change.ProcNumber);
    callback(context, &change, &status);
    return status;
}

/* Each processor starts to be added before any is; the first that the callback refuses undoes it for all. */
static NTSTATUS tell_of_existing(PPROCESSOR_CALLBACK_FUNCTION callback, PVOID context)
{
    ULONG count = KeQueryActiveProcessorCountEx(ALL_PROCESSOR_GROUPS);
    for (ULONG i = 0; i < count; i++) {
        NTSTATUS status = tell(callback, context, KeProcessorAddStartNotify, i);
        if (!NT_SUCCESS(status)) {
            for (ULONG told = 0; told <= i; told++) {
                tell(callback, context, KeProcessorAddFailureNotify, told);
            }
            return status;
        }
    }
    for (ULONG i = 0; i < count; i++) {
        tell(callback, context, KeProcessorAddCompleteNotify, i);
    }
    return STATUS_SUCCESS;
}

PVOID NTAPI KeRegisterProcessorChangeCallback(PPROCESSOR_CALLBACK_FUNCTION CallbackFunction, PVOID CallbackContext,
                                              ULONG Flags)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)KeRegisterProcessorChangeCallback,
                            "KeRegisterProcessorChangeCallback is called at APC_LEVEL or below");
    struct nt_hook *hook = nt_hook_add(NT_HOOK_PROCESSOR, (void *)(uintptr_t)CallbackFunction, CallbackContext, NULL);
    if (hook && (Flags & KE_PROCESSOR_CHANGE_ADD_EXISTING) != 0 &&
        !NT_SUCCESS(tell_of_existing(CallbackFunction, CallbackContext))) {
        nt_hook_remove(hook, NT_HOOK_PROCESSOR);
        return NULL;
    }
    return hook;
}

void NTAPI KeDeregisterProcessorChangeCallback(PVOID CallbackHandle)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)KeDeregisterProcessorChangeCallback,
                            "KeDeregisterProcessorChangeCallback is called at APC_LEVEL or below");
    nt_hook_remove(CallbackHandle, NT_HOOK_PROCESSOR);
}

static const struct nt_export rows[] = {
    NT_EXPORT(KeRegisterNmiCallback),
    NT_EXPORT(KeDeregisterNmiCallback),
    NT_EXPORT(KeRegisterBoundCallback),
    NT_EXPORT(KeDeregisterBoundCallback),
    NT_EXPORT(KeRegisterProcessorChangeCallback),
    NT_EXPORT(KeDeregisterProcessorChangeCallback),
};
const struct nt_export_table nt_processor_callback_exports = NT_EXPORT_TABLE(rows);
