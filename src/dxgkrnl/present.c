/*
 * present.c: holds a present against the rules, and says that there is nothing to present to.
 */
#include "dxgkrnl/present.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/allocation.h"
#include "dxgkrnl/device.h"

/* By either of the handles that the argument may be. */
static struct dxg_device *device_of(struct dxg_process *process, D3DKMT_HANDLE handle)
{
    const struct dxg_context *context = dxg_context_find(process, handle);
    if (context) {
        return dxg_context_is(context, handle) ? context->device : NULL;
    }
    struct dxg_device *device = dxg_device_find(process, handle);
    return device && dxg_device_is(device, handle) ? device : NULL;
}

static bool is_none_or_allocation(struct dxg_process *process, const struct dxg_device *device, D3DKMT_HANDLE handle)
{
    return handle == 0 || dxg_opened_find(process, device, handle);
}

/* With the turn. */
static NTSTATUS check(struct dxg_process *process, const D3DKMT_PRESENT *args)
{
    struct dxg_device *device = device_of(process, args->hContext);
    if (!device || !is_none_or_allocation(process, device, args->hSource) ||
        !is_none_or_allocation(process, device, args->hDestination)) {
        return STATUS_INVALID_PARAMETER;
    }
    if (args->VidPnSourceId != D3DDDI_ID_UNINITIALIZED && args->VidPnSourceId >= device->open->adapter->sources) {
        return STATUS_INVALID_PARAMETER;
    }
    NTSTATUS status = dxg_device_alive(device);
    return NT_SUCCESS(status) ? STATUS_NOT_SUPPORTED : status;
}

NTSTATUS dxg_present(struct dxg_process *process, const D3DKMT_PRESENT *args)
{
    os_lock(&process->turn);
    NTSTATUS status = check(process, args);
    os_unlock(&process->turn);
    return status;
}
