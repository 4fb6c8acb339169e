/*
 * pagingqueue.c: paging queues, and the residency that is asked for through them.
 */
#include "dxgkrnl/pagingqueue.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/allocation.h"
#include "dxgkrnl/capture.h"

#define RESIDENT_FLAGS 0x3u
#define EVICT_FLAGS    0x3u

struct dxg_paging_queue *dxg_paging_queue_find(struct dxg_process *process, D3DKMT_HANDLE handle)
{
    return dxg_handle_find(&process->handles, DXG_HANDLE_PAGING_QUEUE, handle);
}

static void end_queue(struct dxg_process *process, struct dxg_paging_queue *queue)
{
    struct dxg_paging_queue **link = &queue->device->paging_queues;
    dxg_handle_remove(&process->handles, DXG_HANDLE_PAGING_QUEUE, queue->handle);
    while (*link && *link != queue) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = queue->next;
    }
    dxg_fence_end(process, queue->fence);
    os_free(queue);
}

void dxg_paging_queues_end(struct dxg_process *process, struct dxg_device *device)
{
    while (device->paging_queues) {
        end_queue(process, device->paging_queues);
    }
}

/* With the turn. */
static NTSTATUS make_queue(struct dxg_process *process, struct dxg_device *device, struct dxg_paging_queue **made)
{
    struct dxg_paging_queue *queue = os_alloc(sizeof *queue);
    if (!queue) {
        return STATUS_NO_MEMORY;
    }
    queue->device = device;
    queue->fence = dxg_fence_make(process, device, 0);
    if (!queue->fence) {
        os_free(queue);
        return STATUS_NO_MEMORY;
    }
    queue->fence->is_of_queue = true;
    queue->handle = dxg_handle_add(&process->handles, DXG_HANDLE_PAGING_QUEUE, queue);
    if (queue->handle == 0) {
        dxg_fence_end(process, queue->fence);
        os_free(queue);
        return STATUS_NO_MEMORY;
    }
    queue->next = device->paging_queues;
    device->paging_queues = queue;
    *made = queue;
    return STATUS_SUCCESS;
}

NTSTATUS dxg_paging_queue_create(struct dxg_process *process, D3DKMT_CREATEPAGINGQUEUE *args)
{
    struct dxg_device *device = dxg_device_find(process, args->hDevice);
    if (!device || args->PhysicalAdapterIndex != 0 || args->Priority < D3DDDI_PAGINGQUEUE_PRIORITY_BELOW_NORMAL ||
        args->Priority > D3DDDI_PAGINGQUEUE_PRIORITY_ABOVE_NORMAL) {
        return STATUS_INVALID_PARAMETER;
    }
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    os_lock(&process->turn);
    if (dxg_device_is(device, args->hDevice)) {
        struct dxg_paging_queue *queue = NULL;
        status = dxg_device_alive(device);
        if (NT_SUCCESS(status)) {
            status = make_queue(process, device, &queue);
        }
        if (queue) {
            args->hPagingQueue = queue->handle;
            args->hSyncObject = queue->fence->handle;
            args->FenceValueCPUVirtualAddress = (void *)(uintptr_t)queue->fence->value;
        }
    }
    os_unlock(&process->turn);
    return status;
}

NTSTATUS dxg_paging_queue_destroy(struct dxg_process *process, D3DKMT_HANDLE handle)
{
    os_lock(&process->turn);
    struct dxg_paging_queue *queue = dxg_paging_queue_find(process, handle);
    if (queue) {
        end_queue(process, queue);
    }
    os_unlock(&process->turn);
    return queue ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

/* ------------------------------------------------------------------------------------------------------- residency */

static NTSTATUS find_all(struct dxg_process *process, const struct dxg_device *device, const D3DKMT_HANDLE *handles,
                         UINT count)
{
    for (UINT i = 0; i < count; i++) {
        if (!dxg_opened_find(process, device, handles[i])) {
            return STATUS_INVALID_PARAMETER;
        }
    }
    return STATUS_SUCCESS;
}

static void release(struct dxg_process *process, const struct dxg_device *device, const D3DKMT_HANDLE *handles,
                    UINT count)
{
    for (UINT i = 0; i < count; i++) {
        struct dxg_opened *opened = dxg_opened_find(process, device, handles[i]);
        opened->residents--;
        dxg_vidmm_unpin(device->open->adapter, opened->allocation);
    }
}

/* Inside the level: all of them or none. */
static NTSTATUS hold(struct dxg_process *process, struct dxg_device *device, const D3DKMT_HANDLE *handles, UINT count,
                     UINT64 *trim)
{
    struct dxg_adapter *adapter = device->open->adapter;
    NTSTATUS status = dxg_device_alive(device);
    for (UINT i = 0; i < count && NT_SUCCESS(status); i++) {
        struct dxg_opened *opened = dxg_opened_find(process, device, handles[i]);
        status = dxg_vidmm_page_in(adapter, opened->allocation);
        if (NT_SUCCESS(status)) {
            dxg_vidmm_pin(adapter, opened->allocation);
            opened->residents++;
        } else {
            release(process, device, handles, i);
            *trim = opened->allocation->residency.bytes;
        }
    }
    return status == STATUS_GRAPHICS_NO_VIDEO_MEMORY ? STATUS_NO_MEMORY : status;
}

/* With the turn. */
static NTSTATUS make_resident(struct dxg_process *process, D3DDDI_MAKERESIDENT *args, const D3DKMT_HANDLE *handles)
{
    struct dxg_paging_queue *queue = dxg_paging_queue_find(process, args->hPagingQueue);
    if (!queue) {
        return STATUS_INVALID_PARAMETER;
    }
    struct dxg_adapter *adapter = queue->device->open->adapter;
    NTSTATUS status = find_all(process, queue->device, handles, args->NumAllocations);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    UINT64 trim = 0;
    status = dxg_level_zero_enter(adapter);
    if (NT_SUCCESS(status)) {
        status = hold(process, queue->device, handles, args->NumAllocations, &trim);
        dxg_level_zero_leave(adapter);
    }
    if (NT_SUCCESS(status)) {
        args->PagingFenceValue = atomic_load_explicit(queue->fence->value, memory_order_relaxed) + 1;
        dxg_fence_signal(queue->fence, args->PagingFenceValue);
    }
    args->NumBytesToTrim = trim;
    return status;
}

NTSTATUS dxg_make_resident(struct dxg_process *process, D3DDDI_MAKERESIDENT *args)
{
    if ((args->Flags.Value & ~RESIDENT_FLAGS) != 0 || args->NumAllocations == 0 ||
        args->NumAllocations > DXG_ALLOCATIONS_MOST) {
        return STATUS_INVALID_PARAMETER;
    }
    struct dxg_capture list;
    NTSTATUS status =
        dxg_capture_take(&list, args->AllocationList, args->NumAllocations * (UINT)sizeof *args->AllocationList);
    if (NT_SUCCESS(status)) {
        os_lock(&process->turn);
        status = make_resident(process, args, list.data);
        os_unlock(&process->turn);
    }
    dxg_capture_drop(&list);
    return status;
}

/* How often a list names one of its first `count` handles. */
static uint32_t times_named(const D3DKMT_HANDLE *handles, UINT count, D3DKMT_HANDLE handle)
{
    uint32_t times = 0;
    for (UINT i = 0; i < count; i++) {
        times += handles[i] == handle;
    }
    return times;
}

/* With the turn. */
static NTSTATUS evict(struct dxg_process *process, const struct dxg_device *device, const D3DKMT_HANDLE *handles,
                      UINT count)
{
    NTSTATUS status = find_all(process, device, handles, count);
    for (UINT i = 0; i < count && NT_SUCCESS(status); i++) {
        const struct dxg_opened *opened = dxg_opened_find(process, device, handles[i]);
        if (opened->residents < times_named(handles, i + 1, handles[i])) {
            status = STATUS_INVALID_PARAMETER;
        }
    }
    if (NT_SUCCESS(status)) {
        release(process, device, handles, count);
    }
    return status;
}

NTSTATUS dxg_evict(struct dxg_process *process, D3DKMT_EVICT *args)
{
    struct dxg_device *device = dxg_device_find(process, args->hDevice);
    if (!device || (args->Flags.Value & ~EVICT_FLAGS) != 0 || args->NumAllocations == 0 ||
        args->NumAllocations > DXG_ALLOCATIONS_MOST) {
        return STATUS_INVALID_PARAMETER;
    }
    struct dxg_capture list;
    NTSTATUS status =
        dxg_capture_take(&list, args->AllocationList, args->NumAllocations * (UINT)sizeof *args->AllocationList);
    if (NT_SUCCESS(status)) {
        os_lock(&process->turn);
        status = dxg_device_is(device, args->hDevice) ? evict(process, device, list.data, args->NumAllocations)
                                                      : STATUS_INVALID_PARAMETER;
        os_unlock(&process->turn);
        args->NumBytesToTrim = 0;
    }
    dxg_capture_drop(&list);
    return status;
}
