/*
 * device.c: D3DKMT devices and contexts – made by the driver, named by handles, unmade by whoever ends first: the
 * client, its process, or the adapter.
 *
 * Who makes or unmakes an object holds the process's turn and is inside the adapter's level; so does who uses one.
 */
#include "dxgkrnl/device.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/allocation.h"
#include "dxgkrnl/capture.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/fence.h"
#include "dxgkrnl/gpuva.h"
#include "dxgkrnl/pagingqueue.h"
#include "dxgkrnl/submit.h"

#include <assert.h>
#include <string.h>

/* Flags that a caller may set; the rest are reserved. */
#define CREATE_DEVICE_FLAGS  0x7u
#define CREATE_CONTEXT_FLAGS 0x3Fu

/* ------------------------------------------------------------------------------------------------------- finding */

struct dxg_device *dxg_device_find(struct dxg_process *process, D3DKMT_HANDLE handle)
{
    return dxg_handle_find(&process->handles, DXG_HANDLE_DEVICE, handle);
}

struct dxg_context *dxg_context_find(struct dxg_process *process, D3DKMT_HANDLE handle)
{
    return dxg_handle_find(&process->handles, DXG_HANDLE_CONTEXT, handle);
}

bool dxg_device_is(const struct dxg_device *device, D3DKMT_HANDLE handle)
{
    return device->handle == handle;
}

bool dxg_context_is(const struct dxg_context *context, D3DKMT_HANDLE handle)
{
    return context->handle == handle && context->device->handle != 0;
}

NTSTATUS dxg_device_alive(struct dxg_device *device)
{
    return atomic_load_explicit(&device->execution, memory_order_acquire) == D3DKMT_DEVICEEXECUTION_ACTIVE
               ? STATUS_SUCCESS
               : STATUS_DEVICE_REMOVED;
}

void dxg_device_set_lost(struct dxg_device *device, D3DKMT_DEVICEEXECUTION_STATE state)
{
    uint32_t active = D3DKMT_DEVICEEXECUTION_ACTIVE;
    atomic_compare_exchange_strong_explicit(&device->execution, &active, (uint32_t)state, memory_order_acq_rel,
                                            memory_order_relaxed);
    dxg_fences_wake();
}

/* ------------------------------------------------------------------------------------------------ memory and lists */

/* A device's memory: one that rests, or a new one. Null: no memory. */
static struct dxg_device *take_device(struct dxg_open *open)
{
    os_lock(&open->adapter->objects_lock);
    struct dxg_device *device = open->resting;
    if (device) {
        open->resting = device->next;
    }
    os_unlock(&open->adapter->objects_lock);
    if (!device) {
        device = os_alloc(sizeof *device);
        if (device) {
            device->open = open; /* once: other threads may read it, see device.h */
        }
    }
    if (device) {
        device->driver_handle = NULL;
        device->made = false;
        atomic_store_explicit(&device->execution, D3DKMT_DEVICEEXECUTION_ACTIVE, memory_order_relaxed);
    }
    return device;
}

static void rest_device(struct dxg_device *device)
{
    struct dxg_open *open = device->open;
    os_lock(&open->adapter->objects_lock);
    device->next = open->resting;
    open->resting = device;
    os_unlock(&open->adapter->objects_lock);
}

static struct dxg_context *take_context(struct dxg_device *device)
{
    struct os_lock *lock = &device->open->adapter->objects_lock;
    os_lock(lock);
    struct dxg_context *context = device->resting;
    if (context) {
        device->resting = context->next;
    }
    os_unlock(lock);
    if (!context) {
        context = os_alloc(sizeof *context);
        if (context) {
            context->device = device;
        }
    }
    if (context) {
        context->driver_handle = NULL;
        context->made = false;
        context->submission = NULL;
        memset(&context->info, 0, sizeof context->info);
    }
    return context;
}

static void rest_context(struct dxg_context *context)
{
    struct dxg_device *device = context->device;
    dxg_submission_destroy(context->submission);
    context->submission = NULL;
    os_lock(&device->open->adapter->objects_lock);
    context->next = device->resting;
    device->resting = context;
    os_unlock(&device->open->adapter->objects_lock);
}

static void link_device(struct dxg_device *device)
{
    struct dxg_open *open = device->open;
    os_lock(&open->adapter->objects_lock);
    device->next = open->devices;
    open->devices = device;
    os_unlock(&open->adapter->objects_lock);
}

static void unlink_device(struct dxg_device *device)
{
    struct dxg_open *open = device->open;
    os_lock(&open->adapter->objects_lock);
    struct dxg_device **link = &open->devices;
    while (*link != device) {
        link = &(*link)->next;
    }
    *link = device->next;
    os_unlock(&open->adapter->objects_lock);
}

static void link_context(struct dxg_context *context)
{
    struct dxg_device *device = context->device;
    os_lock(&device->open->adapter->objects_lock);
    context->next = device->contexts;
    device->contexts = context;
    os_unlock(&device->open->adapter->objects_lock);
}

static void unlink_context(struct dxg_context *context)
{
    struct dxg_device *device = context->device;
    os_lock(&device->open->adapter->objects_lock);
    struct dxg_context **link = &device->contexts;
    while (*link != context) {
        link = &(*link)->next;
    }
    *link = context->next;
    os_unlock(&device->open->adapter->objects_lock);
}

static struct dxg_context *first_context(struct dxg_device *device)
{
    os_lock(&device->open->adapter->objects_lock);
    struct dxg_context *context = device->contexts;
    os_unlock(&device->open->adapter->objects_lock);
    return context;
}

void dxg_device_free_resting(struct dxg_open *open)
{
    while (open->resting) {
        struct dxg_device *device = open->resting;
        open->resting = device->next;
        while (device->resting) {
            struct dxg_context *context = device->resting;
            device->resting = context->next;
            os_free(context);
        }
        os_free(device);
    }
}

/* --------------------------------------------------------------------------------------------------- the driver's */

static NTSTATUS make_device(struct dxg_device *device)
{
    struct dxg_adapter *adapter = device->open->adapter;
    PDXGKDDI_CREATEDEVICE ddi = adapter->driver->ddi.DxgkDdiCreateDevice;
    if (!ddi) {
        return STATUS_SUCCESS;
    }
    DXGKARG_CREATEDEVICE args = {.hDevice = device, .hKmdProcess = device->open->kmd_process};
    NTSTATUS status = ddi(adapter->miniport_context, &args);
    dxg_contract_check("DxgkDdiCreateDevice", (const void *)ddi, PASSIVE_LEVEL);
    if (NT_SUCCESS(status)) {
        device->driver_handle = args.hDevice;
        device->made = true;
    }
    return status;
}

static void unmake_device(struct dxg_device *device)
{
    HANDLE handle = device->driver_handle;
    device->driver_handle = NULL;
    if (!device->made) {
        return;
    }
    device->made = false;
    PDXGKDDI_DESTROYDEVICE ddi = device->open->adapter->driver->ddi.DxgkDdiDestroyDevice;
    if (ddi) {
        ddi(handle);
        dxg_contract_check("DxgkDdiDestroyDevice", (const void *)ddi, PASSIVE_LEVEL);
    }
}

static NTSTATUS make_context(struct dxg_context *context, const struct dxg_capture *private_data)
{
    struct dxg_adapter *adapter = context->device->open->adapter;
    PDXGKDDI_CREATECONTEXT ddi = adapter->driver->ddi.DxgkDdiCreateContext;
    DXGKARG_CREATECONTEXT args = {
        .hContext = context,
        .NodeOrdinal = context->node_ordinal,
        .EngineAffinity = context->engine_affinity,
        .Flags.VirtualAddressing = context->is_virtual,
        .pPrivateDriverData = private_data->data,
        .PrivateDriverDataSize = private_data->size,
    };
    NTSTATUS status = ddi(context->device->driver_handle, &args);
    dxg_contract_check("DxgkDdiCreateContext", (const void *)ddi, PASSIVE_LEVEL);
    if (NT_SUCCESS(status)) {
        context->driver_handle = args.hContext;
        context->info = args.ContextInfo;
        context->made = true;
    }
    return status;
}

static void unmake_context(struct dxg_context *context)
{
    HANDLE handle = context->driver_handle;
    context->driver_handle = NULL;
    if (!context->made) {
        return;
    }
    context->made = false;
    PDXGKDDI_DESTROYCONTEXT ddi = context->device->open->adapter->driver->ddi.DxgkDdiDestroyContext;
    if (ddi) {
        ddi(handle);
        dxg_contract_check("DxgkDdiDestroyContext", (const void *)ddi, PASSIVE_LEVEL);
    }
}

bool dxg_enter_to_unmake(struct dxg_adapter *adapter)
{
    bool alone = !NT_SUCCESS(dxg_level_zero_enter(adapter));
    if (alone) {
        dxg_level_three_enter(adapter, false, UINT64_MAX);
    }
    return alone;
}

void dxg_leave_after_unmaking(struct dxg_adapter *adapter, bool alone)
{
    if (alone) {
        dxg_level_three_leave(adapter);
    } else {
        dxg_level_zero_leave(adapter);
    }
}

/* ------------------------------------------------------------------------------------------------------- devices */

/* With the turn and inside the level: the driver's half, and the handle last. */
static NTSTATUS make_and_publish(struct dxg_process *process, struct dxg_device *device)
{
    NTSTATUS status = dxg_open_make_kmd_process(device->open);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = make_device(device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    device->handle = dxg_handle_add(&process->handles, DXG_HANDLE_DEVICE, device);
    if (device->handle == 0) {
        unmake_device(device);
        return STATUS_NO_MEMORY;
    }
    link_device(device);
    return STATUS_SUCCESS;
}

NTSTATUS dxg_device_create(struct dxg_process *process, D3DKMT_CREATEDEVICE *args)
{
    uint32_t flags;
    static_assert(sizeof args->Flags == sizeof flags, "the flags are one word");
    memcpy(&flags, &args->Flags, sizeof flags);
    struct dxg_open *open = dxg_process_find_open(process, args->hAdapter);
    if (!open || (flags & ~CREATE_DEVICE_FLAGS) != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    struct dxg_device *device = take_device(open);
    if (!device) {
        return STATUS_NO_MEMORY;
    }
    os_lock(&process->turn);
    NTSTATUS status = dxg_level_zero_enter(open->adapter);
    if (NT_SUCCESS(status)) {
        status = make_and_publish(process, device);
        dxg_level_zero_leave(open->adapter);
    }
    D3DKMT_HANDLE handle = device->handle;
    os_unlock(&process->turn);
    if (!NT_SUCCESS(status)) {
        rest_device(device);
        return status;
    }
    args->hDevice = handle;
    args->pCommandBuffer = NULL;
    args->CommandBufferSize = 0;
    args->pAllocationList = NULL;
    args->AllocationListSize = 0;
    args->pPatchLocationList = NULL;
    args->PatchLocationListSize = 0;
    return STATUS_SUCCESS;
}

/* The object is nobody's but the caller's: its handle is gone from the table, and from here on from the object. */
static void disown(struct dxg_process *process, D3DKMT_HANDLE *handle)
{
    os_lock(&process->turn);
    *handle = 0;
    os_unlock(&process->turn);
}

/* The context's handle is removed. */
static void end_context(struct dxg_process *process, struct dxg_context *context)
{
    struct dxg_adapter *adapter = context->device->open->adapter;
    disown(process, &context->handle);
    dxg_scheduler_wait_context(adapter, context);
    os_lock(&process->turn);
    bool alone = dxg_enter_to_unmake(adapter);
    unmake_context(context);
    unlink_context(context);
    dxg_leave_after_unmaking(adapter, alone);
    os_unlock(&process->turn);
    rest_context(context);
}

/* Another thread may be ending allocations of the device's: it found them while the device had its handle. */
static void wait_for_enders(struct dxg_process *process, const struct dxg_device *device)
{
    os_lock(&process->turn);
    while (device->ending > 0) {
        os_unlock(&process->turn);
        os_thread_yield();
        os_lock(&process->turn);
    }
    os_unlock(&process->turn);
}

NTSTATUS dxg_device_destroy(struct dxg_process *process, D3DKMT_HANDLE handle)
{
    struct dxg_device *device = dxg_handle_remove(&process->handles, DXG_HANDLE_DEVICE, handle);
    if (!device) {
        return STATUS_INVALID_PARAMETER;
    }
    struct dxg_adapter *adapter = device->open->adapter;
    disown(process, &device->handle);
    for (;;) {
        /* No new ones: a context is made with the turn, for a device that has its handle. */
        struct dxg_context *context = first_context(device);
        if (!context) {
            break;
        }
        os_lock(&process->turn);
        D3DKMT_HANDLE of_context = context->handle;
        os_unlock(&process->turn);
        if (of_context != 0 && dxg_handle_remove(&process->handles, DXG_HANDLE_CONTEXT, of_context) == context) {
            end_context(process, context);
        } else {
            os_thread_yield(); /* another thread ends it at this moment */
        }
    }
    wait_for_enders(process, device);
    dxg_allocations_end(process, device);
    os_lock(&process->turn);
    dxg_paging_queues_end(process, device);
    dxg_fences_end(process, device);
    bool alone = dxg_enter_to_unmake(adapter);
    unmake_device(device);
    unlink_device(device);
    dxg_open_settle(device->open);
    dxg_leave_after_unmaking(adapter, alone);
    os_unlock(&process->turn);
    rest_device(device);
    return STATUS_SUCCESS;
}

NTSTATUS dxg_device_get_state(struct dxg_process *process, D3DKMT_GETDEVICESTATE *args)
{
    struct dxg_device *device = dxg_device_find(process, args->hDevice);
    if (!device) {
        return STATUS_INVALID_PARAMETER;
    }
    enum dxg_adapter_state state = dxg_adapter_state(device->open->adapter);
    if (state != DXG_ADAPTER_STARTED && state != DXG_ADAPTER_RESETTING) {
        return STATUS_DEVICE_REMOVED;
    }
    switch ((int)args->StateType) {
    case D3DKMT_DEVICESTATE_EXECUTION:
        args->ExecutionState =
            (D3DKMT_DEVICEEXECUTION_STATE)atomic_load_explicit(&device->execution, memory_order_acquire);
        return STATUS_SUCCESS;
    case D3DKMT_DEVICESTATE_RESET:
        args->ResetState.Value = 0; /* no desktop was switched */
        return STATUS_SUCCESS;
    case D3DKMT_DEVICESTATE_PAGE_FAULT:
        memset(&args->PageFaultState, 0, sizeof args->PageFaultState);
        return STATUS_SUCCESS;
    case D3DKMT_DEVICESTATE_PRESENT:
    case D3DKMT_DEVICESTATE_PRESENT_DWM:
    case D3DKMT_DEVICESTATE_PRESENT_QUEUE:
        return STATUS_NOT_SUPPORTED; /* nothing is presented here */
    default:
        return STATUS_INVALID_PARAMETER;
    }
}

/* ------------------------------------------------------------------------------------------------------ contexts */

/* What both ways of making a context ask for. */
struct context_request {
    D3DKMT_HANDLE device;
    UINT node_ordinal;
    UINT engine_affinity;
    UINT flags;
    const void *private_data;
    UINT private_bytes;
    bool is_virtual;
};

/* With the turn and inside the level. */
static NTSTATUS make_and_publish_context(struct dxg_process *process, struct dxg_context *context,
                                         const struct dxg_capture *private_data)
{
    NTSTATUS status = dxg_device_alive(context->device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = make_context(context, private_data);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = dxg_gpuva_give_root(context);
    if (!NT_SUCCESS(status)) {
        goto unmake;
    }
    if (!context->is_virtual) {
        status = dxg_submission_create(&context->info, &context->submission);
        if (!NT_SUCCESS(status)) {
            goto unmake;
        }
    }
    context->handle = dxg_handle_add(&process->handles, DXG_HANDLE_CONTEXT, context);
    if (context->handle == 0) {
        status = STATUS_NO_MEMORY;
        goto unmake;
    }
    link_context(context);
    return STATUS_SUCCESS;

unmake:
    unmake_context(context);
    return status;
}

static NTSTATUS check_request(const struct dxg_device *device, const struct context_request *request)
{
    const struct dxg_adapter *adapter = device->open->adapter;
    if ((request->flags & ~CREATE_CONTEXT_FLAGS) != 0 || request->node_ordinal >= dxg_adapter_nodes(adapter) ||
        request->private_bytes > dxg_kernel.escape_limit || (request->private_bytes > 0 && !request->private_data)) {
        return STATUS_INVALID_PARAMETER;
    }
    const DRIVER_INITIALIZATION_DATA *ddi = &adapter->driver->ddi;
    bool can_submit = request->is_virtual ? ddi->DxgkDdiSubmitCommandVirtual != NULL : true;
    return ddi->DxgkDdiCreateContext && can_submit ? STATUS_SUCCESS : STATUS_NOT_SUPPORTED;
}

/* `describe` fills the caller's structure from the new context, with the turn. */
static NTSTATUS create_context(struct dxg_process *process, const struct context_request *request,
                               void (*describe)(const struct dxg_context *context, void *args), void *args)
{
    struct dxg_device *device = dxg_device_find(process, request->device);
    if (!device) {
        return STATUS_INVALID_PARAMETER;
    }
    NTSTATUS status = check_request(device, request);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    struct dxg_capture private_data;
    status = dxg_capture_take(&private_data, request->private_data, request->private_bytes);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    struct dxg_context *context = take_context(device);
    if (!context) {
        status = STATUS_NO_MEMORY;
        goto drop;
    }
    context->node_ordinal = request->node_ordinal;
    context->engine_affinity = request->engine_affinity;
    context->is_virtual = request->is_virtual;
    os_lock(&process->turn);
    if (!dxg_device_is(device, request->device)) {
        status = STATUS_INVALID_PARAMETER; /* destroyed meanwhile */
    } else {
        status = dxg_level_zero_enter(device->open->adapter);
    }
    if (NT_SUCCESS(status)) {
        status = make_and_publish_context(process, context, &private_data);
        dxg_level_zero_leave(device->open->adapter);
    }
    if (NT_SUCCESS(status)) {
        describe(context, args);
    }
    os_unlock(&process->turn);
    if (!NT_SUCCESS(status)) {
        rest_context(context);
    }
drop:
    dxg_capture_drop(&private_data);
    return status;
}

static void describe_context(const struct dxg_context *context, void *args)
{
    D3DKMT_CREATECONTEXT *create = args;
    create->hContext = context->handle;
    dxg_submission_describe(context->submission, create);
}

static void describe_virtual_context(const struct dxg_context *context, void *args)
{
    D3DKMT_CREATECONTEXTVIRTUAL *create = args;
    create->hContext = context->handle;
}

NTSTATUS dxg_context_create(struct dxg_process *process, D3DKMT_CREATECONTEXT *args)
{
    const struct context_request request = {
        .device = args->hDevice,
        .node_ordinal = args->NodeOrdinal,
        .engine_affinity = args->EngineAffinity,
        .flags = args->Flags.Value,
        .private_data = args->pPrivateDriverData,
        .private_bytes = args->PrivateDriverDataSize,
    };
    return create_context(process, &request, describe_context, args);
}

NTSTATUS dxg_context_create_virtual(struct dxg_process *process, D3DKMT_CREATECONTEXTVIRTUAL *args)
{
    const struct context_request request = {
        .device = args->hDevice,
        .node_ordinal = args->NodeOrdinal,
        .engine_affinity = args->EngineAffinity,
        .flags = args->Flags.Value,
        .private_data = args->pPrivateDriverData,
        .private_bytes = args->PrivateDriverDataSize,
        .is_virtual = true,
    };
    return create_context(process, &request, describe_virtual_context, args);
}

NTSTATUS dxg_context_destroy(struct dxg_process *process, D3DKMT_HANDLE handle)
{
    struct dxg_context *context = dxg_handle_remove(&process->handles, DXG_HANDLE_CONTEXT, handle);
    if (!context) {
        return STATUS_INVALID_PARAMETER;
    }
    end_context(process, context);
    return STATUS_SUCCESS;
}

/* -------------------------------------------------------------------------------------------- the adapter's stop */

static bool is_torn_down(struct dxg_device *device)
{
    return !device->made && !NT_SUCCESS(dxg_device_alive(device));
}

/* The next open with something of the driver's. An open with devices stays: unmaking one takes a level. */
static struct dxg_open *next_to_tear_down(struct dxg_adapter *adapter)
{
    os_lock(&adapter->objects_lock);
    struct dxg_open *open = adapter->opens;
    for (; open; open = open->next_of_adapter) {
        struct dxg_device *device = open->devices;
        while (device && is_torn_down(device)) {
            device = device->next;
        }
        if (device) {
            break;
        }
    }
    os_unlock(&adapter->objects_lock);
    return open;
}

static void tear_down(struct dxg_open *open)
{
    for (struct dxg_device *device = open->devices; device; device = device->next) {
        dxg_device_set_lost(device, D3DKMT_DEVICEEXECUTION_STOPPED);
        for (struct dxg_context *context = device->contexts; context; context = context->next) {
            unmake_context(context);
        }
        dxg_allocations_tear_down(device);
        unmake_device(device);
    }
}

void dxg_device_tear_down_all(struct dxg_adapter *adapter)
{
    for (struct dxg_open *open = next_to_tear_down(adapter); open; open = next_to_tear_down(adapter)) {
        tear_down(open);
    }
}
