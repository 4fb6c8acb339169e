/*
 * allocation_share.c: D3DKMTQueryResourceInfo and D3DKMTOpenResource – a resource of one device opened on another.
 */
#include "dxgkrnl/allocation.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/capture.h"

#include <assert.h>
#include <string.h>

/* By its global name, kept open by one more; null where there is none of this adapter. */
static struct dxg_resource *take_shared(const struct dxg_adapter *adapter, D3DKMT_HANDLE global)
{
    os_lock(&dxg_kernel.lock);
    struct dxg_resource *resource = dxg_kernel.shared;
    while (resource && !(resource->global == global && resource->adapter == adapter)) {
        resource = resource->next;
    }
    if (resource) {
        resource->opens++;
    }
    os_unlock(&dxg_kernel.lock);
    return resource;
}

/* Opened by nobody but the device that asks, whose opened resource it becomes. */
static struct dxg_opened_resource *open_shared(struct dxg_device *device, D3DKMT_HANDLE global, NTSTATUS *status)
{
    struct dxg_opened_resource *opened = os_alloc(sizeof *opened);
    if (!opened) {
        *status = STATUS_NO_MEMORY;
        return NULL;
    }
    opened->device = device;
    opened->resource = take_shared(device->open->adapter, global);
    if (!opened->resource) {
        os_free(opened);
        *status = STATUS_INVALID_PARAMETER;
        return NULL;
    }
    *status = STATUS_SUCCESS;
    return opened;
}

static UINT total_private_bytes(const struct dxg_resource *resource)
{
    UINT total = 0;
    for (const struct dxg_allocation *allocation = resource->allocations; allocation; allocation = allocation->next) {
        total += allocation->private_bytes;
    }
    return total;
}

/* With the turn. */
static NTSTATUS query(struct dxg_device *device, D3DKMT_QUERYRESOURCEINFO *args)
{
    NTSTATUS status;
    struct dxg_opened_resource *opened = open_shared(device, args->hGlobalShare, &status);
    if (!opened) {
        return status;
    }
    const struct dxg_resource *resource = opened->resource;
    if (args->pPrivateRuntimeData && args->PrivateRuntimeDataSize < resource->runtime_bytes) {
        status = STATUS_BUFFER_TOO_SMALL;
    } else if (args->pPrivateRuntimeData) {
        status = dxg_capture_out(args->pPrivateRuntimeData, resource->runtime_data, resource->runtime_bytes);
    }
    if (NT_SUCCESS(status)) {
        os_lock(&dxg_kernel.lock);
        args->NumAllocations = resource->count;
        args->TotalPrivateDriverDataSize = total_private_bytes(resource);
        os_unlock(&dxg_kernel.lock);
        args->PrivateRuntimeDataSize = resource->runtime_bytes;
        args->ResourcePrivateDriverDataSize = resource->private_bytes;
    }
    dxg_opened_resource_free(opened);
    return status;
}

NTSTATUS dxg_resource_query(struct dxg_process *process, D3DKMT_QUERYRESOURCEINFO *args)
{
    struct dxg_device *device = dxg_device_find(process, args->hDevice);
    if (!device) {
        return STATUS_INVALID_PARAMETER;
    }
    os_lock(&process->turn);
    NTSTATUS status = dxg_device_is(device, args->hDevice) ? query(device, args) : STATUS_INVALID_PARAMETER;
    os_unlock(&process->turn);
    return status;
}

/* ---------------------------------------------------------------------------------------------------------- open */

struct opening {
    struct dxg_process *process;
    struct dxg_device *device;
    D3DKMT_OPENRESOURCE *args;
    uint32_t entry_bytes;
    struct dxg_opened_resource *of;
    struct dxg_opened **opened;
    UINT count;
};

static NTSTATUS check_room(const struct opening *opening, UINT *count)
{
    const D3DKMT_OPENRESOURCE *args = opening->args;
    const struct dxg_resource *resource = opening->of->resource;
    os_lock(&dxg_kernel.lock);
    UINT total = total_private_bytes(resource);
    *count = resource->count;
    os_unlock(&dxg_kernel.lock);
    if (args->NumAllocations < *count || (*count > 0 && !args->pOpenAllocationInfo)) {
        return STATUS_INVALID_PARAMETER;
    }
    bool fits = args->PrivateRuntimeDataSize >= resource->runtime_bytes &&
                args->ResourcePrivateDriverDataSize >= resource->private_bytes &&
                args->TotalPrivateDriverDataBufferSize >= total;
    return fits ? STATUS_SUCCESS : STATUS_BUFFER_TOO_SMALL;
}

/* Another process may add to the resource meanwhile, and end what it added: what is taken here is held. */
static void take_allocations(struct opening *opening, UINT room)
{
    UINT taken = 0;
    os_lock(&dxg_kernel.lock);
    struct dxg_allocation *allocation = opening->of->resource->allocations;
    for (; allocation && taken < room; allocation = allocation->next) {
        dxg_opened_take(opening->opened[taken++], allocation);
    }
    os_unlock(&dxg_kernel.lock);
    while (opening->count > taken) {
        dxg_opened_free(opening->opened[--opening->count]);
    }
}

static NTSTATUS make_objects(struct opening *opening, UINT room)
{
    opening->opened = os_alloc((room > 0 ? room : 1) * sizeof *opening->opened);
    if (!opening->opened) {
        return STATUS_NO_MEMORY;
    }
    for (; opening->count < room; opening->count++) {
        opening->opened[opening->count] = dxg_opened_make(opening->device, NULL, opening->of);
        if (!opening->opened[opening->count]) {
            return STATUS_NO_MEMORY;
        }
    }
    take_allocations(opening, room);
    for (UINT i = 0; i < opening->count; i++) {
        if (!dxg_opened_publish(opening->process, opening->opened[i])) {
            return STATUS_NO_MEMORY;
        }
    }
    opening->of->handle = dxg_handle_add(&opening->process->handles, DXG_HANDLE_RESOURCE, opening->of);
    return opening->of->handle != 0 ? STATUS_SUCCESS : STATUS_NO_MEMORY;
}

static void unmake_objects(struct opening *opening)
{
    for (UINT i = opening->count; i-- > 0;) {
        dxg_handle_remove(&opening->process->handles, DXG_HANDLE_ALLOCATION, opening->opened[i]->handle);
        dxg_opened_free(opening->opened[i]);
    }
    dxg_handle_remove(&opening->process->handles, DXG_HANDLE_RESOURCE, opening->of->handle);
    dxg_opened_resource_free(opening->of);
}

/* One entry of the client's array, of either form: handle, where its private data are, and how many. */
static NTSTATUS write_entry(const struct opening *opening, UINT index, UINT *used)
{
    const struct dxg_opened *opened = opening->opened[index];
    char *total = opening->args->pTotalPrivateDriverDataBuffer;
    const D3DDDI_OPENALLOCATIONINFO info = {
        .hAllocation = opened->handle,
        .pPrivateDriverData = opened->allocation->private_bytes > 0 ? total + *used : NULL,
        .PrivateDriverDataSize = opened->allocation->private_bytes,
    };
    static_assert(sizeof info <= sizeof(D3DDDI_OPENALLOCATIONINFO2), "one beginning");
    NTSTATUS status = dxg_capture_out(total + *used, opened->allocation->private_data, info.PrivateDriverDataSize);
    *used += info.PrivateDriverDataSize;
    if (!NT_SUCCESS(status)) {
        return status;
    }
    return dxg_capture_out((char *)opening->args->pOpenAllocationInfo + (size_t)index * opening->entry_bytes, &info,
                           sizeof info);
}

static NTSTATUS write_results(struct opening *opening)
{
    D3DKMT_OPENRESOURCE *args = opening->args;
    const struct dxg_resource *resource = opening->of->resource;
    UINT used = 0;
    NTSTATUS status = dxg_capture_out(args->pPrivateRuntimeData, resource->runtime_data, resource->runtime_bytes);
    if (NT_SUCCESS(status)) {
        status = dxg_capture_out(args->pResourcePrivateDriverData, resource->private_data, resource->private_bytes);
    }
    for (UINT i = 0; i < opening->count && NT_SUCCESS(status); i++) {
        status = write_entry(opening, i, &used);
    }
    if (NT_SUCCESS(status)) {
        args->NumAllocations = opening->count;
        args->PrivateRuntimeDataSize = resource->runtime_bytes;
        args->ResourcePrivateDriverDataSize = resource->private_bytes;
        args->TotalPrivateDriverDataBufferSize = used;
        args->hResource = opening->of->handle;
    }
    return status;
}

static NTSTATUS make_driver_halves(struct opening *opening)
{
    struct dxg_adapter *adapter = opening->device->open->adapter;
    NTSTATUS status = dxg_level_zero_enter(adapter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = dxg_device_alive(opening->device);
    if (NT_SUCCESS(status) && opening->count > 0) {
        status =
            dxg_allocation_open_driver(opening->device, opening->opened, opening->count, opening->of->resource, false);
    }
    if (NT_SUCCESS(status)) {
        status = write_results(opening);
        if (!NT_SUCCESS(status)) {
            dxg_allocation_unmake(opening->device, opening->opened, opening->count);
        }
    }
    dxg_level_zero_leave(adapter);
    return status;
}

static void link_resource(struct dxg_opened_resource *opened)
{
    struct dxg_device *device = opened->device;
    os_lock(&device->open->adapter->objects_lock);
    opened->next = device->opened_resources;
    device->opened_resources = opened;
    os_unlock(&device->open->adapter->objects_lock);
}

/* With the turn. */
static NTSTATUS open(struct opening *opening)
{
    NTSTATUS status;
    opening->of = open_shared(opening->device, opening->args->hGlobalShare, &status);
    if (!opening->of) {
        return status;
    }
    UINT room = 0;
    status = check_room(opening, &room);
    if (NT_SUCCESS(status)) {
        status = make_objects(opening, room);
    }
    if (NT_SUCCESS(status)) {
        status = make_driver_halves(opening);
    }
    if (NT_SUCCESS(status)) {
        link_resource(opening->of);
    } else {
        unmake_objects(opening);
    }
    os_free(opening->opened);
    return status;
}

NTSTATUS dxg_resource_open(struct dxg_process *process, D3DKMT_OPENRESOURCE *args, bool is_second)
{
    struct opening opening = {
        .process = process,
        .device = dxg_device_find(process, args->hDevice),
        .args = args,
        .entry_bytes = is_second ? sizeof(D3DDDI_OPENALLOCATIONINFO2) : sizeof(D3DDDI_OPENALLOCATIONINFO),
    };
    if (!opening.device) {
        return STATUS_INVALID_PARAMETER;
    }
    os_lock(&process->turn);
    NTSTATUS status = dxg_device_is(opening.device, args->hDevice) ? open(&opening) : STATUS_INVALID_PARAMETER;
    os_unlock(&process->turn);
    return status;
}
