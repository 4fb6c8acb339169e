/*
 * zwobject.c: events, waits, processes and copies of handles, by handle.
 */
#include "nt/export_tables.h"
#include "nt/object.h"
#include "nt/os.h"
#include "nt/process.h"
#include "nt/thread.h"

#include <ntifs.h>
#include <ntstatus.h>
#include <string.h>

static void require_passive(const void *routine)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, routine, "the routine is called at PASSIVE_LEVEL");
}

/* ---------------------------------------------------------------------------------------------------------- events */

NTSTATUS NTAPI ZwCreateEvent(PHANDLE EventHandle, ACCESS_MASK DesiredAccess, POBJECT_ATTRIBUTES ObjectAttributes,
                             EVENT_TYPE EventType, BOOLEAN InitialState)
{
    require_passive((const void *)ZwCreateEvent);
    PCUNICODE_STRING name = ObjectAttributes ? ObjectAttributes->ObjectName : NULL;
    if (EventType != NotificationEvent && EventType != SynchronizationEvent) {
        return STATUS_INVALID_PARAMETER;
    }
    KEVENT *event = name ? nt_object_find_named(&nt_event_type, name) : NULL;
    bool is_there = event != NULL;
    if (is_there && (ObjectAttributes->Attributes & OBJ_OPENIF) == 0) {
        nt_object_put(event);
        return STATUS_OBJECT_NAME_COLLISION;
    }
    NTSTATUS status = STATUS_SUCCESS;
    if (!is_there) {
        event = nt_object_create(&nt_event_type, sizeof *event);
        if (!event) {
            return STATUS_INSUFFICIENT_RESOURCES;
        }
        KeInitializeEvent(event, EventType, InitialState);
        status = name ? nt_object_name_set(event, name) : STATUS_SUCCESS;
    }
    if (NT_SUCCESS(status)) {
        status = nt_handle_create(event, DesiredAccess, nt_handle_is_kernel(ObjectAttributes), EventHandle);
    }
    nt_object_put(event); /* the handle keeps it */
    return NT_SUCCESS(status) && is_there ? STATUS_OBJECT_NAME_EXISTS : status;
}

NTSTATUS NTAPI ZwSetEvent(HANDLE EventHandle, PLONG PreviousState)
{
    KEVENT *event = NULL;
    require_passive((const void *)ZwSetEvent);
    NTSTATUS status = nt_handle_resolve(EventHandle, &nt_event_type, KernelMode, 0, (void **)&event, NULL);
    if (NT_SUCCESS(status)) {
        LONG before = KeSetEvent(event, IO_NO_INCREMENT, FALSE);
        if (PreviousState) {
            *PreviousState = before;
        }
        nt_object_put(event);
    }
    return status;
}

static bool is_waitable(const struct _OBJECT_TYPE *type)
{
    return type == &nt_event_type || type == &nt_semaphore_type || type == &nt_thread_type;
}

NTSTATUS NTAPI ZwWaitForSingleObject(HANDLE Handle, BOOLEAN Alertable, PLARGE_INTEGER Timeout)
{
    void *object = NULL;
    require_passive((const void *)ZwWaitForSingleObject);
    NTSTATUS status = nt_handle_resolve(Handle, NULL, KernelMode, 0, &object, NULL);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (is_waitable(nt_object_type_of(object))) {
        status = KeWaitForSingleObject(object, UserRequest, KernelMode, Alertable, Timeout);
    } else {
        status = STATUS_OBJECT_TYPE_MISMATCH;
    }
    nt_object_put(object);
    return status;
}

/* ------------------------------------------------------------------------------------------------------- processes */

NTSTATUS NTAPI ZwOpenProcess(PHANDLE ProcessHandle, ACCESS_MASK DesiredAccess, POBJECT_ATTRIBUTES ObjectAttributes,
                             PCLIENT_ID ClientId)
{
    PEPROCESS process = NULL;
    require_passive((const void *)ZwOpenProcess);
    if (!ClientId || (ObjectAttributes && ObjectAttributes->ObjectName)) {
        return STATUS_INVALID_PARAMETER_MIX;
    }
    NTSTATUS status = PsLookupProcessByProcessId(ClientId->UniqueProcess, &process);
    if (!NT_SUCCESS(status)) {
        return STATUS_INVALID_CID;
    }
    status = nt_handle_create(process, DesiredAccess, nt_handle_is_kernel(ObjectAttributes), ProcessHandle);
    nt_object_put(process);
    return status;
}

/* ----------------------------------------------------------------------------------------------- handles and names */

NTSTATUS NTAPI ObOpenObjectByPointer(PVOID Object, ULONG HandleAttributes, PACCESS_STATE PassedAccessState,
                                     ACCESS_MASK DesiredAccess, POBJECT_TYPE ObjectType, KPROCESSOR_MODE AccessMode,
                                     PHANDLE Handle)
{
    (void)PassedAccessState;
    require_passive((const void *)ObOpenObjectByPointer);
    NTSTATUS status = ObReferenceObjectByPointer(Object, DesiredAccess, ObjectType, AccessMode);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = nt_handle_create(Object, DesiredAccess, (HandleAttributes & OBJ_KERNEL_HANDLE) != 0, Handle);
    nt_object_put(Object);
    return status;
}

NTSTATUS NTAPI ObOpenObjectByPointerWithTag(PVOID Object, ULONG HandleAttributes, PACCESS_STATE PassedAccessState,
                                            ACCESS_MASK DesiredAccess, POBJECT_TYPE ObjectType,
                                            KPROCESSOR_MODE AccessMode, ULONG Tag, PHANDLE Handle)
{
    (void)Tag;
    return ObOpenObjectByPointer(Object, HandleAttributes, PassedAccessState, DesiredAccess, ObjectType, AccessMode,
                                 Handle);
}

/* The calling process' handles, or a process' that a handle names; null where it is neither. */
static NTSTATUS resolve_process(HANDLE handle, struct nt_process **process)
{
    if (handle == ZwCurrentProcess()) {
        *process = nt_thread_current()->process;
        nt_object_try_get(*process);
        return STATUS_SUCCESS;
    }
    return nt_handle_resolve(handle, &nt_process_type, KernelMode, 0, (void **)process, NULL);
}

static NTSTATUS duplicate(HANDLE source, struct nt_process *target, PHANDLE copy, ACCESS_MASK access, ULONG attributes,
                          ULONG options)
{
    void *object = NULL;
    ACCESS_MASK granted = 0;
    NTSTATUS status = nt_handle_resolve(source, NULL, KernelMode, 0, &object, &granted);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    access = (options & DUPLICATE_SAME_ACCESS) != 0 ? granted : access;
    status = (attributes & OBJ_KERNEL_HANDLE) != 0 ? nt_handle_create(object, access, true, copy)
                                                   : nt_handle_create_in(target, object, access, copy);
    nt_object_put(object);
    return status;
}

NTSTATUS NTAPI ZwDuplicateObject(HANDLE SourceProcessHandle, HANDLE SourceHandle, HANDLE TargetProcessHandle,
                                 PHANDLE TargetHandle, ACCESS_MASK DesiredAccess, ULONG HandleAttributes, ULONG Options)
{
    struct nt_process *source = NULL;
    struct nt_process *target = NULL;
    require_passive((const void *)ZwDuplicateObject);
    NTSTATUS status = resolve_process(SourceProcessHandle, &source);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = TargetProcessHandle ? resolve_process(TargetProcessHandle, &target) : STATUS_SUCCESS;
    if (!NT_SUCCESS(status)) {
        goto put_source;
    }
    struct nt_process *own = nt_thread_current()->process;
    nt_thread_attach(source); /* whose handle it is */
    if (target) {
        status = duplicate(SourceHandle, target, TargetHandle, DesiredAccess, HandleAttributes, Options);
    }
    if ((Options & DUPLICATE_CLOSE_SOURCE) != 0) {
        nt_handle_close(SourceHandle, KernelMode);
    }
    nt_thread_attach(own);
    nt_object_put(target);

put_source:
    nt_object_put(source);
    return status;
}

NTSTATUS NTAPI ZwAllocateLocallyUniqueId(PLUID Luid)
{
    static _Atomic uint64_t last = 1000; /* below are the privileges' */
    uint64_t value = atomic_fetch_add(&last, 1) + 1;
    require_passive((const void *)ZwAllocateLocallyUniqueId);
    Luid->LowPart = (ULONG)value;
    Luid->HighPart = (LONG)(value >> 32);
    return STATUS_SUCCESS;
}

static const struct nt_export rows[] = {
    NT_EXPORT(ZwCreateEvent),         NT_EXPORT(ZwSetEvent),
    NT_EXPORT(ZwWaitForSingleObject), NT_EXPORT(ZwOpenProcess),
    NT_EXPORT(ObOpenObjectByPointer), NT_EXPORT(ObOpenObjectByPointerWithTag),
    NT_EXPORT(ZwDuplicateObject),     NT_EXPORT(ZwAllocateLocallyUniqueId),
};
const struct nt_export_table nt_zwobject_exports = NT_EXPORT_TABLE(rows);
