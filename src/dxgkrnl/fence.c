/*
 * fence.c: monitored fences, signalled and waited for by the CPU.
 */
#include "dxgkrnl/fence.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/capture.h"

#include <string.h>

#define MOST_FENCES 64u
#define WAIT_ANY    0x1u /* D3DDDI_WAITFORSYNCHRONIZATIONOBJECTFROMCPU_FLAGS */

/* All fences of all adapters: signals and waits are rare beside everything else. */
static struct {
    struct os_lock lock;
    struct os_condition changed;
} fences;

static struct dxg_fence *find(struct dxg_process *process, D3DKMT_HANDLE handle)
{
    return dxg_handle_find(&process->handles, DXG_HANDLE_FENCE, handle);
}

static void put(struct dxg_fence *fence)
{
    os_lock(&fences.lock);
    bool last = --fence->references == 0;
    os_unlock(&fences.lock);
    if (last) {
        os_unmap_pages((void *)(uintptr_t)fence->value, DXG_PAGE_BYTES);
        os_free(fence);
    }
}

struct dxg_fence *dxg_fence_make(struct dxg_process *process, struct dxg_device *device, uint64_t value)
{
    struct dxg_fence *fence = os_alloc(sizeof *fence);
    if (!fence) {
        return NULL;
    }
    fence->device = device;
    fence->references = 1;
    fence->value = os_map_pages(DXG_PAGE_BYTES, 0);
    if (!fence->value) {
        os_free(fence);
        return NULL;
    }
    atomic_store_explicit(fence->value, value, memory_order_relaxed);
    fence->handle = dxg_handle_add(&process->handles, DXG_HANDLE_FENCE, fence);
    if (fence->handle == 0) {
        put(fence);
        return NULL;
    }
    fence->next = device->fences;
    device->fences = fence;
    return fence;
}

void dxg_fence_end(struct dxg_process *process, struct dxg_fence *fence)
{
    struct dxg_fence **link = &fence->device->fences;
    dxg_handle_remove(&process->handles, DXG_HANDLE_FENCE, fence->handle);
    while (*link && *link != fence) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = fence->next;
    }
    os_lock(&fences.lock);
    fence->is_dead = true;
    os_condition_wake_all(&fences.changed);
    os_unlock(&fences.lock);
    put(fence);
}

void dxg_fences_end(struct dxg_process *process, struct dxg_device *device)
{
    while (device->fences) {
        dxg_fence_end(process, device->fences);
    }
}

void dxg_fences_wake(void)
{
    os_lock(&fences.lock);
    os_condition_wake_all(&fences.changed);
    os_unlock(&fences.lock);
}

void dxg_fence_signal(struct dxg_fence *fence, uint64_t value)
{
    os_lock(&fences.lock);
    atomic_store_explicit(fence->value, value, memory_order_release);
    os_condition_wake_all(&fences.changed);
    os_unlock(&fences.lock);
}

/* ------------------------------------------------------------------------------------------------ create, destroy */

NTSTATUS dxg_sync_create(struct dxg_process *process, D3DKMT_CREATESYNCHRONIZATIONOBJECT2 *args)
{
    struct dxg_device *device = dxg_device_find(process, args->hDevice);
    if (!device || args->Info.Type < D3DDDI_SYNCHRONIZATION_MUTEX ||
        (UINT)args->Info.Type >= D3DDDI_SYNCHRONIZATION_TYPE_LIMIT) {
        return STATUS_INVALID_PARAMETER;
    }
    if (args->Info.Type != D3DDDI_MONITORED_FENCE || args->Info.Flags.Value != 0) {
        return STATUS_NOT_SUPPORTED;
    }
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    os_lock(&process->turn);
    if (dxg_device_is(device, args->hDevice)) {
        struct dxg_fence *fence = dxg_fence_make(process, device, args->Info.MonitoredFence.InitialFenceValue);
        status = fence ? STATUS_SUCCESS : STATUS_NO_MEMORY;
        if (fence) {
            args->hSyncObject = fence->handle;
            args->Info.MonitoredFence.FenceValueCPUVirtualAddress = (void *)(uintptr_t)fence->value;
            args->Info.MonitoredFence.FenceValueGPUVirtualAddress = 0;
            args->Info.SharedHandle = 0;
        }
    }
    os_unlock(&process->turn);
    return status;
}

NTSTATUS dxg_sync_destroy(struct dxg_process *process, D3DKMT_HANDLE handle)
{
    os_lock(&process->turn);
    struct dxg_fence *fence = find(process, handle);
    bool is_of_queue = fence && fence->is_of_queue; /* goes with its queue alone */
    if (fence && !is_of_queue) {
        dxg_fence_end(process, fence);
    }
    os_unlock(&process->turn);
    return fence && !is_of_queue ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

/* ------------------------------------------------------------------------------------------------- lists of fences */

/* The fences of a call and their values, held. */
struct fence_list {
    UINT count;
    struct dxg_fence *fences[MOST_FENCES];
    UINT64 values[MOST_FENCES];
};

static void drop_list(struct fence_list *list)
{
    while (list->count > 0) {
        put(list->fences[--list->count]);
    }
}

static NTSTATUS hold_all(struct dxg_process *process, struct fence_list *list, const D3DKMT_HANDLE *handles, UINT count)
{
    NTSTATUS status = STATUS_SUCCESS;
    os_lock(&process->turn);
    for (UINT i = 0; i < count && NT_SUCCESS(status); i++) {
        struct dxg_fence *fence = find(process, handles[i]);
        if (fence) {
            os_lock(&fences.lock);
            fence->references++;
            os_unlock(&fences.lock);
            list->fences[list->count++] = fence;
        } else {
            status = STATUS_INVALID_PARAMETER;
        }
    }
    os_unlock(&process->turn);
    if (!NT_SUCCESS(status)) {
        drop_list(list);
    }
    return status;
}

static NTSTATUS take_list(struct dxg_process *process, struct fence_list *list, const D3DKMT_HANDLE *handles_user,
                          const UINT64 *values_user, UINT count)
{
    D3DKMT_HANDLE handles[MOST_FENCES];
    list->count = 0;
    if (count == 0 || count > MOST_FENCES) {
        return STATUS_INVALID_PARAMETER;
    }
    NTSTATUS status = dxg_capture_in(handles, handles_user, count * sizeof handles[0]);
    if (NT_SUCCESS(status)) {
        status = dxg_capture_in(list->values, values_user, count * sizeof list->values[0]);
    }
    return NT_SUCCESS(status) ? hold_all(process, list, handles, count) : status;
}

/* With the lock: STATUS_PENDING, where it is to be waited on. */
static NTSTATUS look(const struct fence_list *list, bool any)
{
    UINT reached = 0;
    for (UINT i = 0; i < list->count; i++) {
        if (list->fences[i]->is_dead || !NT_SUCCESS(dxg_device_alive(list->fences[i]->device))) {
            return STATUS_DEVICE_REMOVED;
        }
        reached += atomic_load_explicit(list->fences[i]->value, memory_order_acquire) >= list->values[i];
    }
    return reached == list->count || (any && reached > 0) ? STATUS_SUCCESS : STATUS_PENDING;
}

NTSTATUS dxg_sync_wait_cpu(struct dxg_process *process, const D3DKMT_WAITFORSYNCHRONIZATIONOBJECTFROMCPU *args)
{
    struct fence_list list;
    if ((args->Flags.Value & ~WAIT_ANY) != 0 || !dxg_device_find(process, args->hDevice)) {
        return STATUS_INVALID_PARAMETER;
    }
    if (args->hAsyncEvent) {
        return STATUS_NOT_SUPPORTED;
    }
    NTSTATUS status = take_list(process, &list, args->ObjectHandleArray, args->FenceValueArray, args->ObjectCount);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    os_lock(&fences.lock);
    while ((status = look(&list, (args->Flags.Value & WAIT_ANY) != 0)) == STATUS_PENDING) {
        os_condition_wait(&fences.changed, &fences.lock, UINT64_MAX);
    }
    os_unlock(&fences.lock);
    drop_list(&list);
    return status;
}

static void signal_all(const struct fence_list *list)
{
    for (UINT i = 0; i < list->count; i++) {
        dxg_fence_signal(list->fences[i], list->values[i]);
    }
}

NTSTATUS dxg_sync_signal_cpu(struct dxg_process *process, const D3DKMT_SIGNALSYNCHRONIZATIONOBJECTFROMCPU *args)
{
    struct fence_list list;
    UINT flags;
    memcpy(&flags, &args->Flags, sizeof flags);
    if (!dxg_device_find(process, args->hDevice)) {
        return STATUS_INVALID_PARAMETER;
    }
    if (flags != 0) {
        return STATUS_NOT_SUPPORTED;
    }
    NTSTATUS status = take_list(process, &list, args->ObjectHandleArray, args->FenceValueArray, args->ObjectCount);
    if (NT_SUCCESS(status)) {
        signal_all(&list);
        drop_list(&list);
    }
    return status;
}

/* ------------------------------------------------------------------------------------------------- from contexts */

NTSTATUS dxg_sync_wait_gpu(struct dxg_process *process, const D3DKMT_WAITFORSYNCHRONIZATIONOBJECTFROMGPU *args)
{
    struct fence_list list;
    if (!dxg_context_find(process, args->hContext)) {
        return STATUS_INVALID_PARAMETER;
    }
    NTSTATUS status =
        take_list(process, &list, args->ObjectHandleArray, args->MonitoredFenceValueArray, args->ObjectCount);
    if (NT_SUCCESS(status)) {
        os_lock(&fences.lock);
        status = look(&list, false);
        os_unlock(&fences.lock);
        drop_list(&list);
    }
    return status == STATUS_PENDING ? STATUS_NOT_SUPPORTED : status;
}

NTSTATUS dxg_sync_signal_gpu(struct dxg_process *process, const D3DKMT_SIGNALSYNCHRONIZATIONOBJECTFROMGPU *args)
{
    struct fence_list list;
    struct dxg_context *context = dxg_context_find(process, args->hContext);
    if (!context) {
        return STATUS_INVALID_PARAMETER;
    }
    NTSTATUS status =
        take_list(process, &list, args->ObjectHandleArray, args->MonitoredFenceValueArray, args->ObjectCount);
    if (NT_SUCCESS(status)) {
        dxg_scheduler_wait_context(context->device->open->adapter, context); /* its memory stays, see device.h */
        signal_all(&list);
        drop_list(&list);
    }
    return status;
}
