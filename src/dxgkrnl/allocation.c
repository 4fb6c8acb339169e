/*
 * allocation.c: allocations as objects – opened by devices, made and unmade in the driver, gone with the last who has
 * them open.
 */
#include "dxgkrnl/allocation.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/gpuva.h"
#include "dxgkrnl/port.h"
#include "dxgkrnl/vidmm.h"

/* ---------------------------------------------------------------------------------------------------- what is open */

struct dxg_opened *dxg_opened_find(struct dxg_process *process, const struct dxg_device *device, D3DKMT_HANDLE handle)
{
    struct dxg_opened *opened = dxg_handle_find(&process->handles, DXG_HANDLE_ALLOCATION, handle);
    return opened && opened->device == device ? opened : NULL;
}

struct dxg_opened_resource *dxg_opened_resource_find(struct dxg_process *process, const struct dxg_device *device,
                                                     D3DKMT_HANDLE handle)
{
    struct dxg_opened_resource *opened = dxg_handle_find(&process->handles, DXG_HANDLE_RESOURCE, handle);
    return opened && opened->device == device ? opened : NULL;
}

struct dxg_opened *dxg_opened_make(struct dxg_device *device, struct dxg_allocation *allocation,
                                   struct dxg_opened_resource *of)
{
    struct dxg_opened *opened = os_alloc(sizeof *opened);
    if (opened) {
        opened->device = device;
        opened->of = of;
        os_lock(&dxg_kernel.lock);
        dxg_opened_take(opened, allocation);
        os_unlock(&dxg_kernel.lock);
    }
    return opened;
}

void dxg_opened_take(struct dxg_opened *opened, struct dxg_allocation *allocation)
{
    opened->allocation = allocation;
    if (allocation) {
        allocation->opens++;
    }
}

bool dxg_opened_publish(struct dxg_process *process, struct dxg_opened *opened)
{
    opened->handle = dxg_handle_add(&process->handles, DXG_HANDLE_ALLOCATION, opened);
    if (opened->handle == 0) {
        return false;
    }
    os_lock(&opened->device->open->adapter->objects_lock);
    opened->next = opened->device->opened;
    opened->device->opened = opened;
    os_unlock(&opened->device->open->adapter->objects_lock);
    return true;
}

static void unlink_opened(struct dxg_opened *opened)
{
    struct os_lock *lock = &opened->device->open->adapter->objects_lock;
    os_lock(lock);
    struct dxg_opened **link = &opened->device->opened;
    while (*link && *link != opened) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = opened->next;
    }
    os_unlock(lock);
}

static void unlink_allocation(struct dxg_resource *resource, const struct dxg_allocation *allocation)
{
    struct dxg_allocation **link = &resource->allocations;
    while (*link && *link != allocation) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = allocation->next;
        resource->count--;
    }
}

static void free_allocation(struct dxg_allocation *allocation)
{
    struct dxg_adapter *adapter = allocation->adapter;
    dxg_vidmm_forget(adapter, allocation);
    os_free(allocation->private_data);
    os_free(allocation);
    dxg_adapter_put(adapter);
}

void dxg_opened_free(struct dxg_opened *opened)
{
    if (!opened) {
        return;
    }
    struct dxg_allocation *allocation = opened->allocation;
    unlink_opened(opened);
    for (uint32_t pins = opened->locks + opened->residents; pins > 0; pins--) {
        dxg_vidmm_unpin(allocation->adapter, allocation);
    }
    os_lock(&dxg_kernel.lock);
    bool last = allocation && --allocation->opens == 0;
    if (last && allocation->resource) {
        unlink_allocation(allocation->resource, allocation);
    }
    os_unlock(&dxg_kernel.lock);
    os_free(opened);
    if (last) {
        free_allocation(allocation);
    }
}

static void unlist_shared(const struct dxg_resource *resource)
{
    struct dxg_resource **link = &dxg_kernel.shared;
    while (*link && *link != resource) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = resource->next;
    }
}

void dxg_opened_resource_free(struct dxg_opened_resource *opened)
{
    if (!opened) {
        return;
    }
    struct dxg_resource *resource = opened->resource;
    struct dxg_adapter *adapter = opened->device->open->adapter;
    os_lock(&adapter->objects_lock);
    struct dxg_opened_resource **link = &opened->device->opened_resources;
    while (*link && *link != opened) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = opened->next;
    }
    os_unlock(&adapter->objects_lock);
    os_lock(&dxg_kernel.lock);
    bool last = --resource->opens == 0;
    if (last) {
        unlist_shared(resource);
    }
    os_unlock(&dxg_kernel.lock);
    os_free(opened);
    if (last) {
        os_free(resource->private_data);
        os_free(resource->runtime_data);
        os_free(resource);
        dxg_adapter_put(adapter);
    }
}

/* -------------------------------------------------------------------------------------------------- the driver's */

/* A half of the allocation for one more device; false where the driver has it no more. */
static bool claim_half(struct dxg_allocation *allocation)
{
    os_lock(&dxg_kernel.lock);
    bool made = allocation->made;
    allocation->halves += made;
    os_unlock(&dxg_kernel.lock);
    return made;
}

/* True: it was the last, and the driver is to destroy it. */
static bool drop_half(struct dxg_allocation *allocation)
{
    os_lock(&dxg_kernel.lock);
    bool last = --allocation->halves == 0;
    if (last) {
        allocation->made = false;
    }
    os_unlock(&dxg_kernel.lock);
    return last;
}

static NTSTATUS call_open(struct dxg_device *device, DXGK_OPENALLOCATIONINFO *infos, UINT count,
                          const struct dxg_resource *resource, bool is_create)
{
    PDXGKDDI_OPENALLOCATIONINFO ddi = device->open->adapter->driver->ddi.DxgkDdiOpenAllocation;
    const DXGKARG_OPENALLOCATION args = {
        .NumAllocations = count,
        .pOpenAllocation = infos,
        .pPrivateDriverData = resource ? resource->private_data : NULL,
        .PrivateDriverSize = resource ? resource->private_bytes : 0,
        .Flags.Create = is_create,
    };
    NTSTATUS status = ddi(device->driver_handle, &args);
    dxg_contract_check("DxgkDdiOpenAllocation", (const void *)ddi, PASSIVE_LEVEL);
    return status;
}

NTSTATUS dxg_allocation_open_driver(struct dxg_device *device, struct dxg_opened *const *opened, UINT count,
                                    const struct dxg_resource *resource, bool is_create)
{
    DXGK_OPENALLOCATIONINFO *infos = os_alloc(count * sizeof *infos);
    if (!infos) {
        return STATUS_NO_MEMORY;
    }
    UINT claimed = 0;
    NTSTATUS status = STATUS_SUCCESS;
    for (; claimed < count && NT_SUCCESS(status); claimed += NT_SUCCESS(status)) {
        struct dxg_allocation *allocation = opened[claimed]->allocation;
        infos[claimed] = (DXGK_OPENALLOCATIONINFO){
            .hAllocation = opened[claimed]->handle,
            .pPrivateDriverData = allocation->private_data,
            .PrivateDriverDataSize = allocation->private_bytes,
        };
        status = claim_half(allocation) ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
    }
    if (NT_SUCCESS(status)) {
        status = call_open(device, infos, count, resource, is_create);
    }
    for (UINT i = 0; i < claimed; i++) {
        if (NT_SUCCESS(status)) {
            opened[i]->driver_handle = infos[i].hDeviceSpecificAllocation;
        } else if (!is_create) { /* who creates it destroys it */
            drop_half(opened[i]->allocation);
        } else {
            os_lock(&dxg_kernel.lock);
            opened[i]->allocation->halves--;
            os_unlock(&dxg_kernel.lock);
        }
        opened[i]->made = NT_SUCCESS(status);
    }
    os_free(infos);
    return status;
}

static void call_close(struct dxg_device *device, const HANDLE *handles, UINT count)
{
    PDXGKDDI_CLOSEALLOCATION ddi = device->open->adapter->driver->ddi.DxgkDdiCloseAllocation;
    if (ddi && count > 0) {
        const DXGKARG_CLOSEALLOCATION args = {.NumAllocations = count, .pOpenHandleList = handles};
        ddi(device->driver_handle, &args);
        dxg_contract_check("DxgkDdiCloseAllocation", (const void *)ddi, PASSIVE_LEVEL);
    }
}

void dxg_allocation_destroy_driver(struct dxg_adapter *adapter, const HANDLE *handles, UINT count,
                                   struct dxg_resource *resource)
{
    PDXGKDDI_DESTROYALLOCATION ddi = adapter->driver->ddi.DxgkDdiDestroyAllocation;
    if (ddi && (count > 0 || resource)) {
        const DXGKARG_DESTROYALLOCATION args = {
            .NumAllocations = count,
            .pAllocationList = handles,
            .hResource = resource ? resource->driver_handle : NULL,
            .Flags.DestroyResource = resource != NULL,
        };
        ddi(adapter->miniport_context, &args);
        dxg_contract_check("DxgkDdiDestroyAllocation", (const void *)ddi, PASSIVE_LEVEL);
    }
}

/* Whether the driver has no allocation of a resource any more. */
static bool is_resource_left(const struct dxg_resource *resource)
{
    bool left = false;
    os_lock(&dxg_kernel.lock);
    for (const struct dxg_allocation *allocation = resource->allocations; allocation; allocation = allocation->next) {
        left = left || allocation->made;
    }
    os_unlock(&dxg_kernel.lock);
    return left;
}

/* A batch of the driver's handles at a time, so that undoing needs no memory. */
#define BATCH 64u

static void unmake_batch(struct dxg_device *device, struct dxg_opened *const *opened, UINT count)
{
    struct dxg_adapter *adapter = device->open->adapter;
    struct dxg_resource *resource = count > 0 ? opened[0]->allocation->resource : NULL;
    HANDLE handles[BATCH];
    UINT closed = 0;
    for (UINT i = 0; i < count; i++) {
        if (opened[i]->made) {
            handles[closed++] = opened[i]->driver_handle;
        }
    }
    call_close(device, handles, closed);
    UINT destroyed = 0;
    for (UINT i = 0; i < count; i++) {
        struct dxg_allocation *allocation = opened[i]->allocation;
        if (opened[i]->made && drop_half(allocation)) {
            dxg_vidmm_evict_dead(adapter, allocation);
            handles[destroyed++] = allocation->driver_handle;
        }
        opened[i]->made = false;
    }
    bool whole = destroyed > 0 && resource && !is_resource_left(resource);
    dxg_allocation_destroy_driver(adapter, handles, destroyed, whole ? resource : NULL);
}

void dxg_allocation_unmake(struct dxg_device *device, struct dxg_opened *const *opened, UINT count)
{
    for (UINT done = 0; done < count; done += BATCH) {
        unmake_batch(device, opened + done, count - done < BATCH ? count - done : BATCH);
    }
}

/* ------------------------------------------------------------------------------------------ a device's end, a stop */

/* Some of a device's that share a resource, or have none, and that still have a driver's half if `made` is asked for.
 */
static UINT take_some(struct dxg_device *device, struct dxg_opened **some, bool made)
{
    UINT count = 0;
    struct os_lock *lock = &device->open->adapter->objects_lock;
    os_lock(lock);
    for (struct dxg_opened *opened = device->opened; opened && count < BATCH; opened = opened->next) {
        if ((!made || opened->made) && (count == 0 || opened->of == some[0]->of)) {
            some[count++] = opened;
        }
    }
    os_unlock(lock);
    return count;
}

void dxg_allocations_tear_down(struct dxg_device *device)
{
    struct dxg_opened *some[BATCH];
    UINT count;
    while ((count = take_some(device, some, true)) > 0) {
        for (UINT i = 0; i < count; i++) {
            dxg_gpuva_unmap_opened(some[i]);
        }
        unmake_batch(device, some, count);
    }
}

void dxg_allocations_end(struct dxg_process *process, struct dxg_device *device)
{
    struct dxg_adapter *adapter = device->open->adapter;
    struct dxg_opened *some[BATCH];
    UINT count;
    /* Nobody else has the device any more: its list changes no links until here. */
    for (struct dxg_opened *opened = device->opened; opened; opened = opened->next) {
        dxg_vidmm_wait_unused(adapter, opened->allocation);
        dxg_port_wait_released(&opened->acquired);
    }
    for (struct dxg_opened_resource *opened = device->opened_resources; opened; opened = opened->next) {
        dxg_port_wait_released(&opened->acquired);
    }
    os_lock(&process->turn);
    bool alone = dxg_enter_to_unmake(adapter);
    dxg_allocations_tear_down(device);
    dxg_leave_after_unmaking(adapter, alone);
    while ((count = take_some(device, some, false)) > 0) {
        for (UINT i = 0; i < count; i++) {
            dxg_handle_remove(&process->handles, DXG_HANDLE_ALLOCATION, some[i]->handle);
            dxg_opened_free(some[i]);
        }
    }
    while (device->opened_resources) {
        dxg_handle_remove(&process->handles, DXG_HANDLE_RESOURCE, device->opened_resources->handle);
        dxg_opened_resource_free(device->opened_resources);
    }
    os_unlock(&process->turn);
}
