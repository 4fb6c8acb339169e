/*
 * process.c: processes and what they have open – from the first handle to an adapter to the end of the process.
 */
#include "dxgkrnl/process.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/device.h"
#include "dxgkrnl/gpuva.h"
#include "nt/fault.h"
#include "nt/thread.h"

#include <string.h>

/* The processes that dxg_process_current made, for the kernel's own: nobody else ends them. */
static struct {
    struct os_lock lock;
    struct dxg_process *of_initial;
    struct dxg_process *of_system;
} implicit;

/* Readers take `upper` without a lock, and for the kernel's own processes another thread may be the one to fill it. */
static struct dxg_process *upper_of(const struct nt_process *nt)
{
    return __atomic_load_n(&nt->upper, __ATOMIC_ACQUIRE);
}

static void set_upper(struct nt_process *nt, struct dxg_process *process)
{
    __atomic_store_n(&nt->upper, process, __ATOMIC_RELEASE);
}

static struct dxg_process *process_for(struct nt_process *nt)
{
    struct dxg_process *process = os_alloc(sizeof *process);
    if (process != NULL) {
        process->nt = nt;
        dxg_handle_table_init(&process->handles);
        set_upper(nt, process);
    }
    return process;
}

struct dxg_process *dxg_process_create(const char *name)
{
    struct nt_process *nt = nt_process_create(name);
    if (nt == NULL) {
        return NULL;
    }
    struct dxg_process *process = process_for(nt);
    if (process == NULL) {
        nt_process_destroy(nt);
    }
    return process;
}

/* A program may call before a kernel runs, whose start would make copies of user memory survive faults. */
static struct dxg_process *process_with_captures(struct nt_process *nt)
{
    if (nt_fault_init() != 0) {
        return NULL;
    }
    struct dxg_process *process = process_for(nt);
    if (process == NULL) {
        nt_fault_fini();
    }
    return process;
}

static struct dxg_process *make_implicit(struct nt_process *nt)
{
    os_lock(&implicit.lock);
    struct dxg_process *process = upper_of(nt);
    if (process == NULL) {
        process = process_with_captures(nt);
        *(nt == nt_process_system() ? &implicit.of_system : &implicit.of_initial) = process;
    }
    os_unlock(&implicit.lock);
    return process;
}

struct dxg_process *dxg_process_current(void)
{
    struct nt_thread *thread = nt_thread_current();
    if (thread == NULL) {
        return NULL;
    }
    struct dxg_process *process = upper_of(thread->process);
    return __builtin_expect(process != NULL, 1) ? process : make_implicit(thread->process);
}

void dxg_process_attach(struct dxg_process *process)
{
    nt_thread_attach(process != NULL ? process->nt : nt_process_initial());
}

/*
 * Into the adapter, to undo something: at level zero; or alone, which never fails, where the adapter is stopped (its
 * stop may still walk the list of opens, and is waited for) or the thread has no memory for its place in the levels.
 */
static bool enter_to_undo(struct dxg_adapter *adapter)
{
    bool alone = !NT_SUCCESS(dxg_level_zero_enter(adapter));
    if (alone) {
        dxg_level_three_enter(adapter, false, UINT64_MAX);
    }
    return alone;
}

static void leave_after_undoing(struct dxg_adapter *adapter, bool alone)
{
    if (alone) {
        dxg_level_three_leave(adapter);
    } else {
        dxg_level_zero_leave(adapter);
    }
}

/* Off the adapter, with what the driver holds for it. */
static void end_open(struct dxg_open *open)
{
    struct dxg_adapter *adapter = open->adapter;
    bool alone = enter_to_undo(adapter);
    dxg_open_drop_kmd_process(open);
    os_lock(&adapter->objects_lock);
    struct dxg_open **link = &adapter->opens;
    while (*link != NULL && *link != open) {
        link = &(*link)->next_of_adapter;
    }
    if (*link == open) {
        *link = open->next_of_adapter;
    }
    os_unlock(&adapter->objects_lock);
    leave_after_undoing(adapter, alone);
    dxg_device_free_resting(open);
    dxg_adapter_put(adapter);
    os_free(open);
}

static void close_all(struct dxg_process *process, enum dxg_handle_type type,
                      NTSTATUS (*close)(struct dxg_process *process, D3DKMT_HANDLE handle))
{
    uint32_t index = 0;
    D3DKMT_HANDLE handle;
    while ((handle = dxg_handle_next(&process->handles, type, &index)) != 0) {
        close(process, handle);
    }
}

/* What the process holds, youngest kind first, then the process. */
static void end_process(struct dxg_process *process)
{
    close_all(process, DXG_HANDLE_CONTEXT, dxg_context_destroy);
    close_all(process, DXG_HANDLE_DEVICE, dxg_device_destroy);
    close_all(process, DXG_HANDLE_ADAPTER, dxg_process_close_adapter);
    while (process->opens != NULL) {
        struct dxg_open *open = process->opens;
        process->opens = open->next_of_process;
        end_open(open);
    }
    dxg_handle_table_fini(&process->handles);
    set_upper(process->nt, NULL);
    os_free(process);
}

void dxg_process_destroy(struct dxg_process *process)
{
    if (process == NULL) {
        return;
    }
    struct nt_process *nt = process->nt;
    end_process(process);
    nt_process_destroy(nt);
}

void dxg_process_destroy_implicit(void)
{
    os_lock(&implicit.lock);
    struct dxg_process *of_initial = implicit.of_initial;
    struct dxg_process *of_system = implicit.of_system;
    implicit.of_initial = NULL;
    implicit.of_system = NULL;
    os_unlock(&implicit.lock);
    if (of_initial != NULL) {
        end_process(of_initial);
        nt_fault_fini();
    }
    if (of_system != NULL) {
        end_process(of_system);
        nt_fault_fini();
    }
}

/* The process's open of an adapter, made at the first call. Null: no memory. */
static struct dxg_open *open_of(struct dxg_process *process, struct dxg_adapter *adapter)
{
    struct dxg_open *open = process->opens;
    while (open != NULL && open->adapter != adapter) {
        open = open->next_of_process;
    }
    if (open != NULL) {
        return open;
    }
    open = os_alloc(sizeof *open);
    if (open == NULL) {
        return NULL;
    }
    open->process = process;
    open->adapter = dxg_adapter_get(adapter);
    open->next_of_process = process->opens;
    process->opens = open;
    os_lock(&adapter->objects_lock);
    open->next_of_adapter = adapter->opens;
    adapter->opens = open;
    os_unlock(&adapter->objects_lock);
    return open;
}

NTSTATUS dxg_process_open_adapter(struct dxg_process *process, struct dxg_adapter *adapter, D3DKMT_HANDLE *handle)
{
    *handle = 0;
    os_lock(&process->opens_lock);
    struct dxg_open *open = open_of(process, adapter);
    if (open != NULL) {
        *handle = dxg_handle_add(&process->handles, DXG_HANDLE_ADAPTER, open);
        open->handles += *handle != 0;
    }
    os_unlock(&process->opens_lock);
    return *handle != 0 ? STATUS_SUCCESS : STATUS_NO_MEMORY;
}

NTSTATUS dxg_process_close_adapter(struct dxg_process *process, D3DKMT_HANDLE handle)
{
    os_lock(&process->opens_lock);
    struct dxg_open *open = dxg_handle_remove(&process->handles, DXG_HANDLE_ADAPTER, handle);
    bool last = open != NULL && --open->handles == 0;
    os_unlock(&process->opens_lock);
    if (open == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    if (last) {
        os_lock(&process->turn);
        bool alone = enter_to_undo(open->adapter);
        dxg_open_settle(open);
        leave_after_undoing(open->adapter, alone);
        os_unlock(&process->turn);
    }
    return STATUS_SUCCESS;
}

struct dxg_open *dxg_process_find_open(struct dxg_process *process, D3DKMT_HANDLE handle)
{
    return dxg_handle_find(&process->handles, DXG_HANDLE_ADAPTER, handle);
}

NTSTATUS dxg_open_make_kmd_process(struct dxg_open *open)
{
    struct dxg_adapter *adapter = open->adapter;
    if (open->kmd_process_made || adapter->driver->ddi.DxgkDdiCreateProcess == NULL) {
        return STATUS_SUCCESS;
    }
    const struct nt_process *nt = open->process->nt;
    WCHAR name[sizeof nt->name];
    UINT length = 0;
    while (length + 1 < sizeof nt->name && nt->name[length] != '\0') {
        name[length] = (WCHAR)(unsigned char)nt->name[length];
        length++;
    }
    name[length] = 0;
    DXGKARG_CREATEPROCESS args = {
        .hDxgkProcess = open->process,
        .Flags.SystemProcess = nt == nt_process_system(),
        .ProcessNameLength = length,
        .pProcessName = name,
    };
    PDXGKDDI_CREATEPROCESS create = adapter->driver->ddi.DxgkDdiCreateProcess;
    NTSTATUS status = create(adapter->miniport_context, &args);
    dxg_contract_check("DxgkDdiCreateProcess", (const void *)create, PASSIVE_LEVEL);
    if (NT_SUCCESS(status)) {
        open->kmd_process = args.hKmdProcess;
        open->kmd_process_made = true;
    }
    return status;
}

void dxg_open_drop_kmd_process(struct dxg_open *open)
{
    dxg_gpuva_drop(open);
    if (!open->kmd_process_made) {
        return;
    }
    HANDLE kmd_process = open->kmd_process;
    open->kmd_process = NULL;
    open->kmd_process_made = false;
    PDXGKDDI_DESTROYPROCESS destroy = open->adapter->driver->ddi.DxgkDdiDestroyProcess;
    destroy(open->adapter->miniport_context, kmd_process);
    dxg_contract_check("DxgkDdiDestroyProcess", (const void *)destroy, PASSIVE_LEVEL);
}

void dxg_open_settle(struct dxg_open *open)
{
    os_lock(&open->process->opens_lock);
    bool unused = open->handles == 0;
    os_unlock(&open->process->opens_lock);
    os_lock(&open->adapter->objects_lock);
    unused = unused && open->devices == NULL;
    os_unlock(&open->adapter->objects_lock);
    if (unused) {
        dxg_open_drop_kmd_process(open);
    }
}
