/*
 * handle.c: handles to the kernel's objects – one table, each row of which belongs to a process or to the kernel.
 */
#include "nt/export_tables.h"
#include "nt/object.h"
#include "nt/os.h"
#include "nt/process.h"
#include "nt/systhread.h"
#include "nt/thread.h"

#include <ntstatus.h>
#include <string.h>

/* A row in use has a body. A free one is reused after all that were free before it, so that a stale handle stays one.
 */
struct row {
    void *body;
    const struct nt_process *process; /* null: a kernel handle */
    ACCESS_MASK access;
    uint32_t next_free;
};

enum { FIRST_ROWS = 64, ROWS_MAX = 1 << 20, NONE = UINT32_MAX, SHIFT = 2 };
static const uint64_t kernel_bits = UINT64_C(0xFFFFFFFF80000000);

static struct {
    struct os_lock lock;
    struct row *rows;
    uint32_t count; /* rows there are */
    uint32_t used;
    uint32_t first_free;
    uint32_t last_free;
} handles = {.first_free = NONE, .last_free = NONE};

/* With the lock held, as the next three. */
static bool grow(void)
{
    uint32_t count = handles.count ? handles.count * 2 : FIRST_ROWS;
    struct row *rows = count <= ROWS_MAX ? os_alloc(count * sizeof *rows) : NULL;
    if (!rows) {
        return false;
    }
    if (handles.rows) {
        memcpy(rows, handles.rows, handles.count * sizeof *rows);
    }
    for (uint32_t i = handles.count; i < count; i++) {
        rows[i].next_free = i + 1 < count ? i + 1 : NONE;
    }
    handles.first_free = handles.count;
    handles.last_free = count - 1;
    os_free(handles.rows);
    handles.rows = rows;
    handles.count = count;
    return true;
}

/* Index 0 is no handle's, as on Windows. */
static HANDLE handle_of(uint32_t index, bool kernel)
{
    uint64_t value = (uint64_t)(index + 1) << SHIFT;
    return (HANDLE)(uintptr_t)(kernel ? value | kernel_bits : value); // NOLINT(performance-no-int-to-ptr)
}

static struct row *find(HANDLE handle, const struct nt_process *process)
{
    uint64_t value = (uint64_t)(uintptr_t)handle;
    bool kernel = (value & kernel_bits) == kernel_bits;
    uint64_t number =
        (kernel ? value & ~kernel_bits : value) >> SHIFT; /* the two lowest bits are the caller's to use */
    if (number == 0 || number > handles.count) {
        return NULL;
    }
    struct row *row = &handles.rows[number - 1];
    if (!row->body || row->process != (kernel ? NULL : process)) {
        return NULL;
    }
    return row;
}

static void free_row(struct row *row)
{
    uint32_t index = (uint32_t)(row - handles.rows);
    *row = (struct row){.next_free = NONE};
    if (handles.last_free == NONE) {
        handles.first_free = index;
    } else {
        handles.rows[handles.last_free].next_free = index;
    }
    handles.last_free = index;
    handles.used--;
}

static NTSTATUS create(const struct nt_process *process, void *body, ACCESS_MASK access, HANDLE *handle)
{
    ObfReferenceObject(body);
    os_lock(&handles.lock);
    if (handles.first_free == NONE && !grow()) {
        os_unlock(&handles.lock);
        nt_object_put(body);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    uint32_t index = handles.first_free;
    struct row *row = &handles.rows[index];
    handles.first_free = row->next_free;
    if (handles.first_free == NONE) {
        handles.last_free = NONE;
    }
    *row = (struct row){.body = body, .process = process, .access = access, .next_free = NONE};
    handles.used++;
    os_unlock(&handles.lock);
    *handle = handle_of(index, process == NULL);
    return STATUS_SUCCESS;
}

/* A handle of the process "System" is a kernel handle by nature. */
static const struct nt_process *owner_of(const struct nt_process *process)
{
    return process == nt_process_system() ? NULL : process;
}

NTSTATUS nt_handle_create(void *body, ACCESS_MASK access, bool kernel, HANDLE *handle)
{
    return create(kernel ? NULL : owner_of(nt_thread_current()->process), body, access, handle);
}

NTSTATUS nt_handle_create_in(struct nt_process *process, void *body, ACCESS_MASK access, HANDLE *handle)
{
    return create(owner_of(process), body, access, handle);
}

bool nt_handle_is_kernel(const OBJECT_ATTRIBUTES *attributes)
{
    return attributes && (attributes->Attributes & OBJ_KERNEL_HANDLE) != 0;
}

/* The two that stand for the caller. Gives the body with a reference more, or null. */
static void *resolve_pseudo(HANDLE handle)
{
    void *body = NULL;
    if (handle == ZwCurrentProcess()) {
        body = nt_thread_current()->process;
    } else if (handle == ZwCurrentThread()) {
        body = KeGetCurrentThread();
    }
    return body && nt_object_try_get(body) ? body : NULL;
}

NTSTATUS nt_handle_resolve(HANDLE handle, const struct _OBJECT_TYPE *type, KPROCESSOR_MODE mode, ACCESS_MASK access,
                           void **body, ACCESS_MASK *granted)
{
    bool kernel = ((uint64_t)(uintptr_t)handle & kernel_bits) == kernel_bits;
    ACCESS_MASK allowed = (ACCESS_MASK)~0u;
    *body = resolve_pseudo(handle);
    if (!*body) {
        if (kernel && mode != KernelMode) {
            return STATUS_INVALID_HANDLE; /* a user cannot name a kernel handle */
        }
        os_lock(&handles.lock);
        const struct row *row = find(handle, nt_thread_current()->process);
        if (row) {
            *body = row->body;
            allowed = row->access;
            nt_object_try_get(*body); /* the handle's own reference keeps it there */
        }
        os_unlock(&handles.lock);
    }
    if (!*body) {
        return STATUS_INVALID_HANDLE;
    }
    NTSTATUS status = STATUS_SUCCESS;
    if (type && nt_object_type_of(*body) != type) {
        status = STATUS_OBJECT_TYPE_MISMATCH;
    } else if (mode != KernelMode && (access & ~allowed) != 0) {
        status = STATUS_ACCESS_DENIED;
    }
    if (!NT_SUCCESS(status)) {
        nt_object_put(*body);
        *body = NULL;
        return status;
    }
    if (granted) {
        *granted = allowed;
    }
    return STATUS_SUCCESS;
}

NTSTATUS nt_handle_close(HANDLE handle, KPROCESSOR_MODE mode)
{
    bool kernel = ((uint64_t)(uintptr_t)handle & kernel_bits) == kernel_bits;
    if (handle == ZwCurrentProcess() || handle == ZwCurrentThread()) {
        return STATUS_SUCCESS; /* there is nothing to close */
    }
    if (kernel && mode != KernelMode) {
        return STATUS_INVALID_HANDLE;
    }
    void *body = NULL;
    os_lock(&handles.lock);
    struct row *row = find(handle, nt_thread_current()->process);
    if (row) {
        body = row->body;
        free_row(row);
    }
    os_unlock(&handles.lock);
    if (!body) {
        return STATUS_INVALID_HANDLE;
    }
    nt_object_put(body);
    return STATUS_SUCCESS;
}

static void close_where(bool (*match)(const struct row *row, const struct nt_process *process),
                        const struct nt_process *process)
{
    for (uint32_t i = 0;; i++) {
        void *body = NULL;
        os_lock(&handles.lock);
        bool is_row = i < handles.count;
        if (is_row && handles.rows[i].body && match(&handles.rows[i], process)) {
            body = handles.rows[i].body;
            free_row(&handles.rows[i]);
        }
        os_unlock(&handles.lock);
        nt_object_put(body);
        if (!is_row) {
            return;
        }
    }
}

static bool belongs_to(const struct row *row, const struct nt_process *process)
{
    return row->process == process;
}

static bool is_any(const struct row *row, const struct nt_process *process)
{
    (void)row;
    (void)process;
    return true;
}

void nt_handle_close_all_of(const struct nt_process *process)
{
    close_where(belongs_to, process);
}

uint64_t nt_handle_count(void)
{
    os_lock(&handles.lock);
    uint64_t count = handles.used;
    os_unlock(&handles.lock);
    return count;
}

int nt_object_init(void)
{
    return 0;
}

void nt_object_fini(void)
{
    close_where(is_any, NULL);
    nt_object_drop_all();
    os_lock(&handles.lock);
    os_free(handles.rows);
    handles.rows = NULL;
    handles.count = 0;
    handles.used = 0;
    handles.first_free = NONE;
    handles.last_free = NONE;
    os_unlock(&handles.lock);
}

/* ---------------------------------------------------------------------------------------------------- what drivers
 * call */

NTSTATUS NTAPI ObReferenceObjectByHandle(HANDLE Handle, ACCESS_MASK DesiredAccess, POBJECT_TYPE ObjectType,
                                         KPROCESSOR_MODE AccessMode, PVOID *Object,
                                         POBJECT_HANDLE_INFORMATION HandleInformation)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)ObReferenceObjectByHandle,
                            "ObReferenceObjectByHandle is called at PASSIVE_LEVEL");
    ACCESS_MASK granted = 0;
    NTSTATUS status = nt_handle_resolve(Handle, ObjectType, AccessMode, DesiredAccess, Object, &granted);
    if (NT_SUCCESS(status) && HandleInformation) {
        HandleInformation->HandleAttributes = 0;
        HandleInformation->GrantedAccess = granted;
    }
    return status;
}

NTSTATUS NTAPI ObReferenceObjectByHandleWithTag(HANDLE Handle, ACCESS_MASK DesiredAccess, POBJECT_TYPE ObjectType,
                                                KPROCESSOR_MODE AccessMode, ULONG Tag, PVOID *Object,
                                                POBJECT_HANDLE_INFORMATION HandleInformation)
{
    (void)Tag;
    return ObReferenceObjectByHandle(Handle, DesiredAccess, ObjectType, AccessMode, Object, HandleInformation);
}

NTSTATUS NTAPI ObCloseHandle(HANDLE Handle, KPROCESSOR_MODE PreviousMode)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)ObCloseHandle, "ObCloseHandle is called at PASSIVE_LEVEL");
    return nt_handle_close(Handle, PreviousMode);
}

NTSTATUS NTAPI ZwClose(HANDLE Handle)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)ZwClose, "ZwClose is called at PASSIVE_LEVEL");
    return nt_handle_close(Handle, KernelMode);
}

static const struct nt_export rows[] = {
    NT_EXPORT(ObReferenceObjectByHandle),
    NT_EXPORT(ObReferenceObjectByHandleWithTag),
    NT_EXPORT(ObCloseHandle),
    NT_EXPORT(ZwClose),
    NT_EXPORT_AS(NtClose, ZwClose),
};
const struct nt_export_table nt_handle_exports = NT_EXPORT_TABLE(rows);
