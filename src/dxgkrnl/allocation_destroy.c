/*
 * allocation_destroy.c: D3DKMTDestroyAllocation – a resource or a list of allocations, once the engine is done with
 * them.
 */
#include "dxgkrnl/allocation.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/capture.h"
#include "dxgkrnl/gpuva.h"
#include "dxgkrnl/port.h"
#include "dxgkrnl/vidmm.h"

#define DESTROY_FLAGS 0x3u /* AssumeNotInUse, SynchronousDestroy */

/* What goes, off the table and so nobody else's. */
struct destruction {
    struct dxg_process *process;
    struct dxg_device *device;
    struct dxg_opened_resource *resource;
    UINT count;
    struct dxg_opened **opened;
};

static UINT count_of_resource(const struct dxg_opened_resource *resource)
{
    UINT count = 0;
    for (const struct dxg_opened *opened = resource->device->opened; opened; opened = opened->next) {
        count += opened->of == resource;
    }
    return count;
}

/* With the turn, which guards the device's list against all but the adapter's stop, and that changes no links. */
static NTSTATUS collect_resource(struct destruction *destruction, D3DKMT_HANDLE handle)
{
    destruction->resource = dxg_opened_resource_find(destruction->process, destruction->device, handle);
    if (!destruction->resource) {
        return STATUS_INVALID_PARAMETER;
    }
    UINT count = count_of_resource(destruction->resource);
    destruction->opened = os_alloc((count > 0 ? count : 1) * sizeof *destruction->opened);
    if (!destruction->opened) {
        return STATUS_NO_MEMORY;
    }
    for (struct dxg_opened *opened = destruction->device->opened; opened; opened = opened->next) {
        if (opened->of == destruction->resource) {
            destruction->opened[destruction->count++] = opened;
        }
    }
    return STATUS_SUCCESS;
}

static bool is_named_before(const struct destruction *destruction, const struct dxg_opened *opened)
{
    for (UINT i = 0; i < destruction->count; i++) {
        if (destruction->opened[i] == opened) {
            return true;
        }
    }
    return false;
}

/* An allocation of a resource goes with the resource alone. */
static NTSTATUS collect_list(struct destruction *destruction, const D3DKMT_HANDLE *handles, UINT count)
{
    destruction->opened = os_alloc(count * sizeof *destruction->opened);
    if (!destruction->opened) {
        return STATUS_NO_MEMORY;
    }
    for (UINT i = 0; i < count; i++) {
        struct dxg_opened *opened = dxg_opened_find(destruction->process, destruction->device, handles[i]);
        if (!opened || opened->of || is_named_before(destruction, opened)) {
            return STATUS_INVALID_PARAMETER;
        }
        destruction->opened[destruction->count++] = opened;
    }
    return STATUS_SUCCESS;
}

static void take_off_table(const struct destruction *destruction)
{
    for (UINT i = 0; i < destruction->count; i++) {
        dxg_handle_remove(&destruction->process->handles, DXG_HANDLE_ALLOCATION, destruction->opened[i]->handle);
    }
    if (destruction->resource) {
        dxg_handle_remove(&destruction->process->handles, DXG_HANDLE_RESOURCE, destruction->resource->handle);
    }
}

/* Everything was the device's when it was collected. The turn is left while the engine is waited for, and with it the
 * device: DXG_HANDLE_DEVICE stays a device's memory (device.h), and who ends the device waits for `ending`. */
static void end(const struct destruction *destruction)
{
    struct dxg_process *process = destruction->process;
    struct dxg_adapter *adapter = destruction->device->open->adapter;
    for (UINT i = 0; i < destruction->count; i++) {
        dxg_vidmm_wait_unused(adapter, destruction->opened[i]->allocation);
        dxg_port_wait_released(&destruction->opened[i]->acquired);
    }
    if (destruction->resource) {
        dxg_port_wait_released(&destruction->resource->acquired);
    }
    os_lock(&process->turn);
    bool alone = dxg_enter_to_unmake(adapter);
    for (UINT i = 0; i < destruction->count; i++) {
        dxg_gpuva_unmap_opened(destruction->opened[i]);
    }
    dxg_allocation_unmake(destruction->device, destruction->opened, destruction->count);
    dxg_leave_after_unmaking(adapter, alone);
    for (UINT i = 0; i < destruction->count; i++) {
        dxg_opened_free(destruction->opened[i]);
    }
    dxg_opened_resource_free(destruction->resource);
    destruction->device->ending--;
    os_unlock(&process->turn);
}

NTSTATUS dxg_allocation_destroy_handles(struct dxg_process *process, D3DKMT_HANDLE device, D3DKMT_HANDLE resource,
                                        const D3DKMT_HANDLE *handles, UINT count)
{
    struct destruction destruction = {.process = process, .device = dxg_device_find(process, device)};
    if (!destruction.device) {
        return STATUS_INVALID_PARAMETER;
    }
    os_lock(&process->turn);
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    if (dxg_device_is(destruction.device, device)) {
        status = resource != 0 ? collect_resource(&destruction, resource) : collect_list(&destruction, handles, count);
    }
    if (NT_SUCCESS(status)) {
        take_off_table(&destruction);
        destruction.device->ending++;
    }
    os_unlock(&process->turn);
    if (NT_SUCCESS(status)) {
        end(&destruction);
    }
    os_free(destruction.opened);
    return status;
}

NTSTATUS dxg_allocation_destroy(struct dxg_process *process, const D3DKMT_DESTROYALLOCATION2 *args)
{
    if ((args->Flags.Value & ~DESTROY_FLAGS) != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    if (args->hResource != 0) {
        return dxg_allocation_destroy_handles(process, args->hDevice, args->hResource, NULL, 0);
    }
    if (args->AllocationCount == 0 || args->AllocationCount > DXG_ALLOCATIONS_MOST) {
        return STATUS_INVALID_PARAMETER;
    }
    struct dxg_capture list;
    NTSTATUS status =
        dxg_capture_take(&list, args->phAllocationList, args->AllocationCount * (UINT)sizeof *args->phAllocationList);
    if (NT_SUCCESS(status)) {
        status = dxg_allocation_destroy_handles(process, args->hDevice, 0, list.data, args->AllocationCount);
    }
    dxg_capture_drop(&list);
    return status;
}
