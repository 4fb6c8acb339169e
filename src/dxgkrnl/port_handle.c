/*
 * port_handle.c: the callbacks by which a driver finds what a D3DKMT handle of the calling process names – its own half
 * of an allocation or a resource.
 *
 * A driver asks while it is called for a process, whose turn keeps what it finds. What it acquires it keeps beyond the
 * call, until it releases it: the end of an allocation waits for that.
 */
#include "dxgkrnl/adapter.h"
#include "dxgkrnl/allocation.h"
#include "dxgkrnl/port.h"
#include "nt/log.h"

/* An acquisition that was not released, on dxg_kernel's list. */
struct dxg_acquired {
    struct dxg_acquired *next;
    DXGK_HANDLE_TYPE type;
    uint32_t *count;
};

static struct dxg_opened *opened_of(D3DKMT_HANDLE handle)
{
    struct dxg_process *process = dxg_process_current();
    return process ? dxg_handle_find(&process->handles, DXG_HANDLE_ALLOCATION, handle) : NULL;
}

static struct dxg_opened_resource *resource_of(D3DKMT_HANDLE handle)
{
    struct dxg_process *process = dxg_process_current();
    return process ? dxg_handle_find(&process->handles, DXG_HANDLE_RESOURCE, handle) : NULL;
}

/* `count`: what counts who acquired it. */
static PVOID data_of(const DXGKARGCB_GETHANDLEDATA *args, uint32_t **count)
{
    if (args->Type == DXGK_HANDLE_ALLOCATION) {
        struct dxg_opened *opened = opened_of(args->hObject);
        if (opened) {
            *count = &opened->acquired;
            return args->Flags.DeviceSpecific ? opened->driver_handle : opened->allocation->driver_handle;
        }
    } else if (args->Type == DXGK_HANDLE_RESOURCE) {
        struct dxg_opened_resource *opened = resource_of(args->hObject);
        if (opened) {
            *count = &opened->acquired;
            return opened->resource->driver_handle;
        }
    }
    return NULL;
}

static PVOID NTAPI get_handle_data(IN_CONST_PDXGKARGCB_GETHANDLEDATA Args)
{
    uint32_t *count;
    dxg_port_check_irql("DxgkCbGetHandleData", APC_LEVEL);
    return Args ? data_of(Args, &count) : NULL;
}

static D3DKMT_HANDLE NTAPI get_handle_parent(IN_D3DKMT_HANDLE hAllocation)
{
    dxg_port_check_irql("DxgkCbGetHandleParent", APC_LEVEL);
    const struct dxg_opened *opened = opened_of(hAllocation);
    return opened && opened->of ? opened->of->handle : 0;
}

static D3DKMT_HANDLE NTAPI enum_handle_children(IN_CONST_PDXGKARGCB_ENUMHANDLECHILDREN Args)
{
    dxg_port_check_irql("DxgkCbEnumHandleChildren", PASSIVE_LEVEL);
    const struct dxg_opened_resource *resource = Args ? resource_of(Args->hObject) : NULL;
    if (!resource) {
        return 0;
    }
    D3DKMT_HANDLE child = 0;
    UINT index = 0;
    os_lock(&resource->device->open->adapter->objects_lock);
    for (const struct dxg_opened *opened = resource->device->opened; opened && !child; opened = opened->next) {
        if (opened->of == resource && index++ == Args->Index) {
            child = opened->handle;
        }
    }
    os_unlock(&resource->device->open->adapter->objects_lock);
    return child;
}

static PVOID NTAPI acquire_handle_data(IN_CONST_PDXGKARGCB_GETHANDLEDATA Args, PDXGKARG_RELEASE_HANDLE ReleaseHandle)
{
    dxg_port_check_irql("DxgkCbAcquireHandleData", APC_LEVEL);
    if (!Args || !ReleaseHandle) {
        return NULL;
    }
    *ReleaseHandle = NULL;
    uint32_t *count = NULL;
    PVOID data = data_of(Args, &count);
    struct dxg_acquired *acquired = data ? os_alloc(sizeof *acquired) : NULL;
    if (!acquired) {
        return NULL;
    }
    acquired->type = Args->Type;
    acquired->count = count;
    os_lock(&dxg_kernel.lock);
    ++*count;
    acquired->next = dxg_kernel.acquired;
    dxg_kernel.acquired = acquired;
    os_unlock(&dxg_kernel.lock);
    *ReleaseHandle = acquired;
    return data;
}

static VOID NTAPI release_handle_data(IN_CONST_DXGKARGCB_RELEASEHANDLEDATA Args)
{
    dxg_port_check_irql("DxgkCbReleaseHandleData", APC_LEVEL);
    os_lock(&dxg_kernel.lock);
    struct dxg_acquired **link = &dxg_kernel.acquired;
    while (*link && !(*link == Args.ReleaseHandle && (*link)->type == Args.Type)) {
        link = &(*link)->next;
    }
    struct dxg_acquired *acquired = *link;
    if (acquired) {
        *link = acquired->next;
        --*acquired->count;
    }
    os_unlock(&dxg_kernel.lock);
    if (!acquired) {
        nt_log(NT_LOG_KERNEL, "DxgkCbReleaseHandleData was given %p of type %d, which was not acquired",
               Args.ReleaseHandle, (int)Args.Type);
    }
    os_free(acquired);
}

void dxg_port_wait_released(const uint32_t *count)
{
    os_lock(&dxg_kernel.lock);
    while (*count > 0) {
        os_unlock(&dxg_kernel.lock);
        os_thread_yield();
        os_lock(&dxg_kernel.lock);
    }
    os_unlock(&dxg_kernel.lock);
}

void dxg_port_handle_callbacks(DXGKRNL_INTERFACE *interface)
{
    interface->DxgkCbGetHandleData = get_handle_data;
    interface->DxgkCbGetHandleParent = get_handle_parent;
    interface->DxgkCbEnumHandleChildren = enum_handle_children;
    interface->DxgkCbAcquireHandleData = acquire_handle_data;
    interface->DxgkCbReleaseHandleData = release_handle_data;
}
