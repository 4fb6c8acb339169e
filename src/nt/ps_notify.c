/*
 * ps_notify.c: routines of drivers that are told of processes, threads and images which come and go.
 *
 * A routine that refuses a process is heard, and the process is made all the same: what attaches to this kernel is
 * there already. No image is loaded while a driver runs.
 */
#include "nt/export_tables.h"
#include "nt/hook.h"
#include "nt/log.h"
#include "nt/process.h"
#include "nt/ps.h"
#include "nt/thread.h"

#include <ntddk.h>
#include <ntstatus.h>
#include <string.h>

enum { ROUTINES_MAX = 64 }; /* of a kind, as on Windows */

/* The subject of a hook: which prototype its routine has. */
static const char plain, extended;

static HANDLE id_of(uint64_t id)
{
    return (HANDLE)(uintptr_t)id; // NOLINT(performance-no-int-to-ptr)
}

static void require_passive(const void *routine)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, routine, "a notify routine is set or removed at PASSIVE_LEVEL");
}

static NTSTATUS add(enum nt_hook_kind kind, void *routine, const void *prototype)
{
    if (nt_hook_find(kind, routine, prototype) || nt_hook_count(kind) >= ROUTINES_MAX) {
        return STATUS_INVALID_PARAMETER;
    }
    return nt_hook_add(kind, routine, NULL, prototype) ? STATUS_SUCCESS : STATUS_INSUFFICIENT_RESOURCES;
}

static NTSTATUS take_back(enum nt_hook_kind kind, const void *routine, const void *prototype)
{
    const struct nt_hook *hook = nt_hook_find(kind, routine, prototype);
    return hook && nt_hook_remove(hook, kind) ? STATUS_SUCCESS : STATUS_PROCEDURE_NOT_FOUND;
}

/* ------------------------------------------------------------------------------------------------------- processes */

NTSTATUS NTAPI PsSetCreateProcessNotifyRoutine(PCREATE_PROCESS_NOTIFY_ROUTINE NotifyRoutine, BOOLEAN Remove)
{
    require_passive((const void *)PsSetCreateProcessNotifyRoutine);
    void *routine = (void *)(uintptr_t)NotifyRoutine;
    return Remove ? take_back(NT_HOOK_PROCESS, routine, &plain) : add(NT_HOOK_PROCESS, routine, &plain);
}

/* On Windows the image must be linked with an integrity check, which this kernel cannot tell and does not ask for. */
NTSTATUS NTAPI PsSetCreateProcessNotifyRoutineEx(PCREATE_PROCESS_NOTIFY_ROUTINE_EX NotifyRoutine, BOOLEAN Remove)
{
    require_passive((const void *)PsSetCreateProcessNotifyRoutineEx);
    void *routine = (void *)(uintptr_t)NotifyRoutine;
    return Remove ? take_back(NT_HOOK_PROCESS, routine, &extended) : add(NT_HOOK_PROCESS, routine, &extended);
}

NTSTATUS NTAPI PsSetCreateProcessNotifyRoutineEx2(PSCREATEPROCESSNOTIFYTYPE NotifyType, PVOID NotifyInformation,
                                                  BOOLEAN Remove)
{
    if (NotifyType != PsCreateProcessNotifySubsystems) {
        return STATUS_INVALID_PARAMETER;
    }
    return PsSetCreateProcessNotifyRoutineEx((PCREATE_PROCESS_NOTIFY_ROUTINE_EX)(uintptr_t)NotifyInformation, Remove);
}

static void tell_extended(PCREATE_PROCESS_NOTIFY_ROUTINE_EX routine, const struct nt_process *process, HANDLE parent,
                          bool is_created)
{
    WCHAR text[sizeof process->name];
    UNICODE_STRING name = {.Buffer = text};
    for (; process->name[name.Length / 2]; name.Length += 2) {
        text[name.Length / 2] = (UCHAR)process->name[name.Length / 2];
    }
    name.MaximumLength = name.Length;
    PS_CREATE_NOTIFY_INFO info = {
        .Size = sizeof info,
        .ParentProcessId = parent,
        .CreatingThreadId = {parent, id_of(nt_thread_current()->id)},
        .ImageFileName = &name,
        .CreationStatus = STATUS_SUCCESS,
    };
    routine((PEPROCESS)(uintptr_t)process, id_of(process->id), is_created ? &info : NULL);
    if (!NT_SUCCESS(info.CreationStatus)) {
        nt_log(NT_LOG_KERNEL, "a process notify routine refuses process \"%s\" with status 0x%08X; it goes on",
               process->name, (unsigned)info.CreationStatus);
    }
}

void nt_ps_notify(const struct nt_process *process, bool is_created)
{
    HANDLE parent = PsGetCurrentProcessId();
    for (struct nt_hook *hook = nt_hook_step(NT_HOOK_PROCESS, NULL); hook; hook = nt_hook_step(NT_HOOK_PROCESS, hook)) {
        if (hook->subject == &plain) {
            ((PCREATE_PROCESS_NOTIFY_ROUTINE)(uintptr_t)hook->routine)(parent, id_of(process->id), is_created);
        } else {
            tell_extended((PCREATE_PROCESS_NOTIFY_ROUTINE_EX)(uintptr_t)hook->routine, process, parent, is_created);
        }
    }
}

/* --------------------------------------------------------------------------------------------- threads and images */

NTSTATUS NTAPI PsSetCreateThreadNotifyRoutine(PCREATE_THREAD_NOTIFY_ROUTINE NotifyRoutine)
{
    require_passive((const void *)PsSetCreateThreadNotifyRoutine);
    return add(NT_HOOK_THREAD, (void *)(uintptr_t)NotifyRoutine, &plain);
}

/* One that wants threads of no system process alone hears of none: every thread made here is a system thread. */
NTSTATUS NTAPI PsSetCreateThreadNotifyRoutineEx(PSCREATETHREADNOTIFYTYPE NotifyType, PVOID NotifyInformation)
{
    require_passive((const void *)PsSetCreateThreadNotifyRoutineEx);
    if (NotifyType != PsCreateThreadNotifyNonSystem && NotifyType != PsCreateThreadNotifySubsystems) {
        return STATUS_INVALID_PARAMETER;
    }
    return add(NT_HOOK_THREAD, NotifyInformation, NotifyType == PsCreateThreadNotifySubsystems ? &plain : &extended);
}

NTSTATUS NTAPI PsRemoveCreateThreadNotifyRoutine(PCREATE_THREAD_NOTIFY_ROUTINE NotifyRoutine)
{
    require_passive((const void *)PsRemoveCreateThreadNotifyRoutine);
    void *routine = (void *)(uintptr_t)NotifyRoutine;
    NTSTATUS status = take_back(NT_HOOK_THREAD, routine, &plain);
    return NT_SUCCESS(status) ? status : take_back(NT_HOOK_THREAD, routine, &extended);
}

void nt_ps_notify_thread(uint64_t process, uint64_t thread, bool is_created)
{
    for (struct nt_hook *hook = nt_hook_step(NT_HOOK_THREAD, NULL); hook; hook = nt_hook_step(NT_HOOK_THREAD, hook)) {
        if (hook->subject == &plain) {
            ((PCREATE_THREAD_NOTIFY_ROUTINE)(uintptr_t)hook->routine)(id_of(process), id_of(thread), is_created);
        }
    }
}

NTSTATUS NTAPI PsSetLoadImageNotifyRoutine(PLOAD_IMAGE_NOTIFY_ROUTINE NotifyRoutine)
{
    require_passive((const void *)PsSetLoadImageNotifyRoutine);
    return add(NT_HOOK_IMAGE, (void *)(uintptr_t)NotifyRoutine, &plain);
}

NTSTATUS NTAPI PsSetLoadImageNotifyRoutineEx(PLOAD_IMAGE_NOTIFY_ROUTINE NotifyRoutine, ULONG_PTR Flags)
{
    enum { CONFLICTING_ARCHITECTURE = 1 };
    return Flags & ~(ULONG_PTR)CONFLICTING_ARCHITECTURE ? STATUS_INVALID_PARAMETER_2
                                                        : PsSetLoadImageNotifyRoutine(NotifyRoutine);
}

NTSTATUS NTAPI PsRemoveLoadImageNotifyRoutine(PLOAD_IMAGE_NOTIFY_ROUTINE NotifyRoutine)
{
    require_passive((const void *)PsRemoveLoadImageNotifyRoutine);
    return take_back(NT_HOOK_IMAGE, (void *)(uintptr_t)NotifyRoutine, &plain);
}

static const struct nt_export rows[] = {
    NT_EXPORT(PsSetCreateProcessNotifyRoutine),    NT_EXPORT(PsSetCreateProcessNotifyRoutineEx),
    NT_EXPORT(PsSetCreateProcessNotifyRoutineEx2), NT_EXPORT(PsSetCreateThreadNotifyRoutine),
    NT_EXPORT(PsSetCreateThreadNotifyRoutineEx),   NT_EXPORT(PsRemoveCreateThreadNotifyRoutine),
    NT_EXPORT(PsSetLoadImageNotifyRoutine),        NT_EXPORT(PsSetLoadImageNotifyRoutineEx),
    NT_EXPORT(PsRemoveLoadImageNotifyRoutine),
};
const struct nt_export_table nt_ps_notify_exports = NT_EXPORT_TABLE(rows);
