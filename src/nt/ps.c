/*
 * ps.c: what drivers ask about processes, and attaching to one.
 */
#include "nt/bugcheck.h"
#include "nt/clock.h"
#include "nt/export_tables.h"
#include "nt/object.h"
#include "nt/process.h"
#include "nt/systhread.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <ntifs.h>
#include <ntstatus.h>

static struct nt_process *process_of(PEPROCESS process)
{
    return (struct nt_process *)process;
}

static HANDLE id_of(uint64_t id)
{
    return (HANDLE)(uintptr_t)id; // NOLINT(performance-no-int-to-ptr)
}

PEPROCESS NTAPI IoGetCurrentProcess(void)
{
    return (PEPROCESS)nt_thread_current()->process;
}

HANDLE NTAPI PsGetCurrentProcessId(void)
{
    return id_of(nt_thread_current()->process->id);
}

HANDLE NTAPI PsGetProcessId(PEPROCESS Process)
{
    return id_of(process_of(Process)->id);
}

/* Processes begin with the machine as far as a driver can tell, and have not ended while it can ask. */
LONGLONG NTAPI PsGetProcessCreateTimeQuadPart(PEPROCESS Process)
{
    (void)Process;
    return (LONGLONG)(nt_clock_system_time_100ns() - nt_clock_now_ns() / 100);
}

NTSTATUS NTAPI PsGetProcessExitStatus(PEPROCESS Process)
{
    (void)Process;
    return STATUS_PENDING;
}

PEPROCESS NTAPI PsGetThreadProcess(PETHREAD Thread)
{
    return (PEPROCESS)Thread->process;
}

BOOLEAN NTAPI PsIsSystemThread(PETHREAD Thread)
{
    return Thread->is_system || Thread->process == nt_process_system();
}

BOOLEAN NTAPI PsIsThreadTerminating(PETHREAD Thread)
{
    return PsGetThreadExitStatus(Thread) != STATUS_PENDING;
}

static bool has_process_id(void *body, void *context)
{
    return ((const struct nt_process *)body)->id == *(const uint64_t *)context;
}

static bool has_thread_id(void *body, void *context)
{
    return ((const struct _KTHREAD *)body)->id == *(const uint64_t *)context;
}

NTSTATUS NTAPI PsLookupProcessByProcessId(HANDLE ProcessId, PEPROCESS *Process)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)PsLookupProcessByProcessId,
                            "PsLookupProcessByProcessId is called at APC_LEVEL or below");
    uint64_t id = (uint64_t)(uintptr_t)ProcessId;
    *Process = nt_object_find(&nt_process_type, has_process_id, &id);
    return *Process ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER; /* documented: not STATUS_NOT_FOUND */
}

NTSTATUS NTAPI PsLookupThreadByThreadId(HANDLE ThreadId, PETHREAD *Thread)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)PsLookupThreadByThreadId,
                            "PsLookupThreadByThreadId is called at APC_LEVEL or below");
    uint64_t id = (uint64_t)(uintptr_t)ThreadId;
    *Thread = nt_object_find(&nt_thread_type, has_thread_id, &id);
    return *Thread ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

/* ------------------------------------------------------------------------------------------------------ attaching */

/* KAPC_STATE is the driver's memory and Windows' secret: the process to return to is kept in its Process. */
void NTAPI KeStackAttachProcess(PRKPROCESS PROCESS, PRKAPC_STATE ApcState)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)KeStackAttachProcess,
                            "KeStackAttachProcess is called at DISPATCH_LEVEL or below");
    if (KeIsExecutingDpc()) {
        nt_bugcheck(INVALID_PROCESS_ATTACH_ATTEMPT, (uint64_t)(uintptr_t)PROCESS, 0, 0, 1,
                    "a DPC attaches to a process");
    }
    ApcState->Process = (struct _KPROCESS *)nt_thread_current()->process;
    nt_thread_attach(process_of(PROCESS));
}

void NTAPI KeUnstackDetachProcess(PRKAPC_STATE ApcState)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)KeUnstackDetachProcess,
                            "KeUnstackDetachProcess is called at DISPATCH_LEVEL or below");
    nt_thread_attach(process_of(ApcState->Process));
}

static _Thread_local struct nt_process *attached_from;

void NTAPI KeAttachProcess(PRKPROCESS Process)
{
    if (attached_from) {
        nt_bugcheck(INVALID_PROCESS_ATTACH_ATTEMPT, (uint64_t)(uintptr_t)Process, (uint64_t)(uintptr_t)attached_from, 0,
                    0, "KeAttachProcess while attached");
    }
    attached_from = nt_thread_current()->process;
    nt_thread_attach(process_of(Process));
}

void NTAPI KeDetachProcess(void)
{
    if (attached_from) {
        nt_thread_attach(attached_from);
        attached_from = NULL;
    }
}

static const struct nt_export rows[] = {
    NT_EXPORT(IoGetCurrentProcess),
    NT_EXPORT_AS(PsGetCurrentProcess, IoGetCurrentProcess),
    NT_EXPORT(PsGetCurrentProcessId),
    NT_EXPORT(PsGetProcessId),
    NT_EXPORT(PsGetProcessCreateTimeQuadPart),
    NT_EXPORT(PsGetProcessExitStatus),
    NT_EXPORT(PsGetThreadProcess),
    NT_EXPORT_AS(IoThreadToProcess, PsGetThreadProcess),
    NT_EXPORT(PsIsSystemThread),
    NT_EXPORT_AS(IoIsSystemThread, PsIsSystemThread),
    NT_EXPORT(PsIsThreadTerminating),
    NT_EXPORT(PsLookupProcessByProcessId),
    NT_EXPORT(PsLookupThreadByThreadId),
    NT_EXPORT(KeStackAttachProcess),
    NT_EXPORT(KeUnstackDetachProcess),
    NT_EXPORT(KeAttachProcess),
    NT_EXPORT(KeDetachProcess),
};
const struct nt_export_table nt_ps_exports = NT_EXPORT_TABLE(rows);
