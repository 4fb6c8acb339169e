/*
 * call.c: takes a D3DKMT call's argument structure from its caller and gives the results back.
 */
#include "dxgkrnl/call.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/allocation.h"
#include "dxgkrnl/allocation_lock.h"
#include "dxgkrnl/capture.h"
#include "dxgkrnl/device.h"
#include "dxgkrnl/enum.h"
#include "dxgkrnl/fence.h"
#include "dxgkrnl/pagingqueue.h"
#include "dxgkrnl/present.h"
#include "dxgkrnl/submit.h"

/* The structures of all calls; `args` of the functions below points to one. */
union arguments {
    D3DKMT_OPENADAPTERFROMLUID open;
    struct {
        union {
            D3DKMT_ENUMADAPTERS2 enum2;
            D3DKMT_ENUMADAPTERS3 enum3;
        };
        struct dxg_enum_list opened;
    };
    D3DKMT_CLOSEADAPTER close;
    D3DKMT_CREATEDEVICE create_device;
    D3DKMT_DESTROYDEVICE destroy_device;
    D3DKMT_CREATECONTEXT create_context;
    D3DKMT_CREATECONTEXTVIRTUAL create_virtual;
    D3DKMT_DESTROYCONTEXT destroy_context;
    D3DKMT_RENDER render;
    D3DKMT_SUBMITCOMMAND submit;
    D3DKMT_GETDEVICESTATE state;
    struct {
        D3DKMT_CREATEALLOCATION create_allocation;
        struct dxg_created created;
    };
    D3DKMT_DESTROYALLOCATION destroy_allocation;
    D3DKMT_DESTROYALLOCATION2 destroy_allocation2;
    D3DKMT_QUERYRESOURCEINFO query_resource;
    D3DKMT_OPENRESOURCE open_resource;
    D3DKMT_LOCK lock;
    D3DKMT_LOCK2 lock2;
    D3DKMT_UNLOCK unlock;
    D3DKMT_UNLOCK2 unlock2;
    D3DKMT_PRESENT present;
    D3DKMT_CREATEPAGINGQUEUE paging_queue;
    D3DDDI_DESTROYPAGINGQUEUE destroy_queue;
    D3DDDI_MAKERESIDENT resident;
    D3DKMT_EVICT evict;
    D3DDDI_MAPGPUVIRTUALADDRESS map;
    D3DDDI_RESERVEGPUVIRTUALADDRESS reserve;
    D3DKMT_FREEGPUVIRTUALADDRESS free;
    D3DKMT_CREATESYNCHRONIZATIONOBJECT2 create_sync;
    D3DKMT_DESTROYSYNCHRONIZATIONOBJECT destroy_sync;
    D3DKMT_WAITFORSYNCHRONIZATIONOBJECTFROMCPU wait_cpu;
    D3DKMT_SIGNALSYNCHRONIZATIONOBJECTFROMCPU signal_cpu;
    D3DKMT_WAITFORSYNCHRONIZATIONOBJECTFROMGPU wait_gpu;
    D3DKMT_SIGNALSYNCHRONIZATIONOBJECTFROMGPU signal_gpu;
};

static NTSTATUS open_adapter(struct dxg_process *process, union arguments *args)
{
    struct dxg_adapter *adapter = dxg_adapter_find(args->open.AdapterLuid);
    if (!adapter) {
        return STATUS_INVALID_PARAMETER;
    }
    NTSTATUS status = dxg_process_open_adapter(process, adapter, &args->open.hAdapter);
    dxg_adapter_put(adapter);
    return status;
}

static void open_undo(struct dxg_process *process, union arguments *args)
{
    dxg_process_close_adapter(process, args->open.hAdapter);
}

/* Without an array the answer is how long one must be at most. */
static NTSTATUS enum_adapters(struct dxg_process *process, uint32_t kinds, ULONG *count, D3DKMT_ADAPTERINFO *user,
                              struct dxg_enum_list *opened)
{
    opened->count = 0;
    if (!user) {
        *count = DXG_ENUM_MAXIMUM;
        return STATUS_SUCCESS;
    }
    NTSTATUS status = dxg_enum_open(process, kinds, *count, opened);
    if (!NT_SUCCESS(status) || opened->count == 0) {
        *count = 0;
        return status;
    }
    status = dxg_capture_out(user, opened->adapters, opened->count * sizeof opened->adapters[0]);
    if (!NT_SUCCESS(status)) {
        dxg_enum_close(process, opened);
        return status;
    }
    *count = opened->count;
    return STATUS_SUCCESS;
}

static NTSTATUS enum_adapters2(struct dxg_process *process, union arguments *args)
{
    return enum_adapters(process, DXG_ENUM_COMPUTE_ONLY | DXG_ENUM_DISPLAY_ONLY, &args->enum2.NumAdapters,
                         args->enum2.pAdapters, &args->opened);
}

static NTSTATUS enum_adapters3(struct dxg_process *process, union arguments *args)
{
    if (args->enum3.Filter.Value & ~(ULONGLONG)(DXG_ENUM_COMPUTE_ONLY | DXG_ENUM_DISPLAY_ONLY)) {
        return STATUS_INVALID_PARAMETER;
    }
    return enum_adapters(process, (uint32_t)args->enum3.Filter.Value, &args->enum3.NumAdapters, args->enum3.pAdapters,
                         &args->opened);
}

static void enum_undo(struct dxg_process *process, union arguments *args)
{
    dxg_enum_close(process, &args->opened);
}

static NTSTATUS close_adapter(struct dxg_process *process, union arguments *args)
{
    return dxg_process_close_adapter(process, args->close.hAdapter);
}

static NTSTATUS create_device(struct dxg_process *process, union arguments *args)
{
    return dxg_device_create(process, &args->create_device);
}

static void device_undo(struct dxg_process *process, union arguments *args)
{
    dxg_device_destroy(process, args->create_device.hDevice);
}

static NTSTATUS destroy_device(struct dxg_process *process, union arguments *args)
{
    return dxg_device_destroy(process, args->destroy_device.hDevice);
}

static NTSTATUS create_context(struct dxg_process *process, union arguments *args)
{
    return dxg_context_create(process, &args->create_context);
}

static void context_undo(struct dxg_process *process, union arguments *args)
{
    dxg_context_destroy(process, args->create_context.hContext);
}

static NTSTATUS create_virtual(struct dxg_process *process, union arguments *args)
{
    return dxg_context_create_virtual(process, &args->create_virtual);
}

static void virtual_undo(struct dxg_process *process, union arguments *args)
{
    dxg_context_destroy(process, args->create_virtual.hContext);
}

static NTSTATUS destroy_context(struct dxg_process *process, union arguments *args)
{
    return dxg_context_destroy(process, args->destroy_context.hContext);
}

static NTSTATUS render(struct dxg_process *process, union arguments *args)
{
    return dxg_render(process, &args->render);
}

static NTSTATUS submit_command(struct dxg_process *process, union arguments *args)
{
    return dxg_submit_command(process, &args->submit);
}

static NTSTATUS get_device_state(struct dxg_process *process, union arguments *args)
{
    return dxg_device_get_state(process, &args->state);
}

static NTSTATUS create_allocation(struct dxg_process *process, union arguments *args)
{
    return dxg_allocation_create(process, &args->create_allocation, false, &args->created);
}

static NTSTATUS create_allocation2(struct dxg_process *process, union arguments *args)
{
    return dxg_allocation_create(process, &args->create_allocation, true, &args->created);
}

static void alloc_undo(struct dxg_process *process, union arguments *args)
{
    dxg_allocation_uncreate(process, &args->create_allocation, &args->created);
}

static NTSTATUS destroy_allocation(struct dxg_process *process, union arguments *args)
{
    const D3DKMT_DESTROYALLOCATION2 second = {
        .hDevice = args->destroy_allocation.hDevice,
        .hResource = args->destroy_allocation.hResource,
        .phAllocationList = args->destroy_allocation.phAllocationList,
        .AllocationCount = args->destroy_allocation.AllocationCount,
    };
    return dxg_allocation_destroy(process, &second);
}

static NTSTATUS destroy_allocation2(struct dxg_process *process, union arguments *args)
{
    return dxg_allocation_destroy(process, &args->destroy_allocation2);
}

static NTSTATUS query_resource(struct dxg_process *process, union arguments *args)
{
    return dxg_resource_query(process, &args->query_resource);
}

static NTSTATUS open_resource(struct dxg_process *process, union arguments *args)
{
    return dxg_resource_open(process, &args->open_resource, false);
}

static NTSTATUS open_resource2(struct dxg_process *process, union arguments *args)
{
    return dxg_resource_open(process, &args->open_resource, true);
}

static void share_undo(struct dxg_process *process, union arguments *args)
{
    dxg_allocation_destroy_handles(process, args->open_resource.hDevice, args->open_resource.hResource, NULL, 0);
}

static NTSTATUS lock(struct dxg_process *process, union arguments *args)
{
    return dxg_allocation_lock(process, &args->lock);
}

static void lock_undo(struct dxg_process *process, union arguments *args)
{
    const D3DKMT_UNLOCK2 unlock2 = {.hDevice = args->lock.hDevice, .hAllocation = args->lock.hAllocation};
    dxg_allocation_unlock2(process, &unlock2);
}

static NTSTATUS lock2(struct dxg_process *process, union arguments *args)
{
    return dxg_allocation_lock2(process, &args->lock2);
}

static void lock2_undo(struct dxg_process *process, union arguments *args)
{
    const D3DKMT_UNLOCK2 unlock2 = {.hDevice = args->lock2.hDevice, .hAllocation = args->lock2.hAllocation};
    dxg_allocation_unlock2(process, &unlock2);
}

static NTSTATUS unlock(struct dxg_process *process, union arguments *args)
{
    return dxg_allocation_unlock(process, &args->unlock);
}

static NTSTATUS unlock2(struct dxg_process *process, union arguments *args)
{
    return dxg_allocation_unlock2(process, &args->unlock2);
}

static NTSTATUS create_paging_queue(struct dxg_process *process, union arguments *args)
{
    return dxg_paging_queue_create(process, &args->paging_queue);
}

static NTSTATUS destroy_paging_queue(struct dxg_process *process, union arguments *args)
{
    return dxg_paging_queue_destroy(process, args->destroy_queue.hPagingQueue);
}

static NTSTATUS make_resident(struct dxg_process *process, union arguments *args)
{
    return dxg_make_resident(process, &args->resident);
}

static NTSTATUS evict(struct dxg_process *process, union arguments *args)
{
    return dxg_evict(process, &args->evict);
}

static NTSTATUS map_gpuva(struct dxg_process *process, union arguments *args)
{
    return dxg_gpuva_map(process, &args->map);
}

static NTSTATUS reserve_gpuva(struct dxg_process *process, union arguments *args)
{
    return dxg_gpuva_reserve(process, &args->reserve);
}

static NTSTATUS free_gpuva(struct dxg_process *process, union arguments *args)
{
    return dxg_gpuva_free(process, &args->free);
}

static NTSTATUS create_sync(struct dxg_process *process, union arguments *args)
{
    return dxg_sync_create(process, &args->create_sync);
}

static NTSTATUS destroy_sync(struct dxg_process *process, union arguments *args)
{
    return dxg_sync_destroy(process, args->destroy_sync.hSyncObject);
}

static NTSTATUS wait_cpu(struct dxg_process *process, union arguments *args)
{
    return dxg_sync_wait_cpu(process, &args->wait_cpu);
}

static NTSTATUS signal_cpu(struct dxg_process *process, union arguments *args)
{
    return dxg_sync_signal_cpu(process, &args->signal_cpu);
}

static NTSTATUS wait_gpu(struct dxg_process *process, union arguments *args)
{
    return dxg_sync_wait_gpu(process, &args->wait_gpu);
}

static NTSTATUS signal_gpu(struct dxg_process *process, union arguments *args)
{
    return dxg_sync_signal_gpu(process, &args->signal_gpu);
}

static void queue_undo(struct dxg_process *process, union arguments *args)
{
    dxg_paging_queue_destroy(process, args->paging_queue.hPagingQueue);
}

static void sync_undo(struct dxg_process *process, union arguments *args)
{
    dxg_sync_destroy(process, args->create_sync.hSyncObject);
}

static NTSTATUS present(struct dxg_process *process, union arguments *args)
{
    return dxg_present(process, &args->present);
}

struct call {
    uint32_t size;
    bool has_results;
    NTSTATUS (*run)(struct dxg_process *process, union arguments *args);
    void (*undo)(struct dxg_process *process, union arguments *args);
};

// clang-format off
static const struct call calls[DXG_CALL_COUNT] = {
    /*                              size of the structure                results  run                     undo */
    [DXG_OPEN_ADAPTER_FROM_LUID] = {sizeof(D3DKMT_OPENADAPTERFROMLUID),  true,    open_adapter,           open_undo},
    [DXG_ENUM_ADAPTERS2]         = {sizeof(D3DKMT_ENUMADAPTERS2),        true,    enum_adapters2,         enum_undo},
    [DXG_ENUM_ADAPTERS3]         = {sizeof(D3DKMT_ENUMADAPTERS3),        true,    enum_adapters3,         enum_undo},
    [DXG_CLOSE_ADAPTER]          = {sizeof(D3DKMT_CLOSEADAPTER),         false,   close_adapter,          NULL},
    [DXG_CREATE_DEVICE]          = {sizeof(D3DKMT_CREATEDEVICE),         true,    create_device,          device_undo},
    [DXG_DESTROY_DEVICE]         = {sizeof(D3DKMT_DESTROYDEVICE),        false,   destroy_device,         NULL},
    [DXG_CREATE_CONTEXT]         = {sizeof(D3DKMT_CREATECONTEXT),        true,    create_context,         context_undo},
    [DXG_CREATE_CONTEXT_VIRTUAL] = {sizeof(D3DKMT_CREATECONTEXTVIRTUAL), true,    create_virtual,         virtual_undo},
    [DXG_DESTROY_CONTEXT]        = {sizeof(D3DKMT_DESTROYCONTEXT),       false,   destroy_context,        NULL},
    [DXG_RENDER]                 = {sizeof(D3DKMT_RENDER),               true,    render,                 NULL},
    [DXG_SUBMIT_COMMAND]         = {sizeof(D3DKMT_SUBMITCOMMAND),        false,   submit_command,         NULL},
    [DXG_GET_DEVICE_STATE]       = {sizeof(D3DKMT_GETDEVICESTATE),       true,    get_device_state,       NULL},
    [DXG_CREATE_ALLOCATION]      = {sizeof(D3DKMT_CREATEALLOCATION),     true,    create_allocation,      alloc_undo},
    [DXG_CREATE_ALLOCATION2]     = {sizeof(D3DKMT_CREATEALLOCATION),     true,    create_allocation2,     alloc_undo},
    [DXG_DESTROY_ALLOCATION]     = {sizeof(D3DKMT_DESTROYALLOCATION),    false,   destroy_allocation,     NULL},
    [DXG_DESTROY_ALLOCATION2]    = {sizeof(D3DKMT_DESTROYALLOCATION2),   false,   destroy_allocation2,    NULL},
    [DXG_QUERY_RESOURCE_INFO]    = {sizeof(D3DKMT_QUERYRESOURCEINFO),    true,    query_resource,         NULL},
    [DXG_OPEN_RESOURCE]          = {sizeof(D3DKMT_OPENRESOURCE),         true,    open_resource,          share_undo},
    [DXG_OPEN_RESOURCE2]         = {sizeof(D3DKMT_OPENRESOURCE),         true,    open_resource2,         share_undo},
    [DXG_LOCK]                   = {sizeof(D3DKMT_LOCK),                 true,    lock,                   lock_undo},
    [DXG_LOCK2]                  = {sizeof(D3DKMT_LOCK2),                true,    lock2,                  lock2_undo},
    [DXG_UNLOCK]                 = {sizeof(D3DKMT_UNLOCK),               false,   unlock,                 NULL},
    [DXG_UNLOCK2]                = {sizeof(D3DKMT_UNLOCK2),              false,   unlock2,                NULL},
    [DXG_CREATE_PAGING_QUEUE]    = {sizeof(D3DKMT_CREATEPAGINGQUEUE), true, create_paging_queue, queue_undo},
    [DXG_DESTROY_PAGING_QUEUE]   = {sizeof(D3DDDI_DESTROYPAGINGQUEUE), false, destroy_paging_queue, NULL},
    [DXG_MAKE_RESIDENT]          = {sizeof(D3DDDI_MAKERESIDENT), true, make_resident, NULL},
    [DXG_EVICT]                  = {sizeof(D3DKMT_EVICT), true, evict, NULL},
    [DXG_MAP_GPUVA]              = {sizeof(D3DDDI_MAPGPUVIRTUALADDRESS), true, map_gpuva, NULL},
    [DXG_RESERVE_GPUVA]          = {sizeof(D3DDDI_RESERVEGPUVIRTUALADDRESS), true, reserve_gpuva, NULL},
    [DXG_FREE_GPUVA]             = {sizeof(D3DKMT_FREEGPUVIRTUALADDRESS), false, free_gpuva, NULL},
    [DXG_CREATE_SYNC]            = {sizeof(D3DKMT_CREATESYNCHRONIZATIONOBJECT2), true, create_sync, sync_undo},
    [DXG_DESTROY_SYNC]           = {sizeof(D3DKMT_DESTROYSYNCHRONIZATIONOBJECT), false, destroy_sync, NULL},
    [DXG_WAIT_CPU]               = {sizeof(D3DKMT_WAITFORSYNCHRONIZATIONOBJECTFROMCPU), false, wait_cpu, NULL},
    [DXG_SIGNAL_CPU]             = {sizeof(D3DKMT_SIGNALSYNCHRONIZATIONOBJECTFROMCPU), false, signal_cpu, NULL},
    [DXG_WAIT_GPU]               = {sizeof(D3DKMT_WAITFORSYNCHRONIZATIONOBJECTFROMGPU), false, wait_gpu, NULL},
    [DXG_SIGNAL_GPU]             = {sizeof(D3DKMT_SIGNALSYNCHRONIZATIONOBJECTFROMGPU), false, signal_gpu, NULL},
    [DXG_PRESENT]                = {sizeof(D3DKMT_PRESENT), false, present, NULL},
};
// clang-format on

NTSTATUS dxg_call(struct dxg_process *process, enum dxg_call call, void *user)
{
    const struct call *row = &calls[call];
    union arguments args;
    NTSTATUS status = dxg_capture_in(&args, user, row->size);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = row->run(process, &args);
    if (!NT_SUCCESS(status) || !row->has_results) {
        return status;
    }
    NTSTATUS returned = dxg_capture_out(user, &args, row->size);
    if (!NT_SUCCESS(returned)) {
        if (row->undo) {
            row->undo(process, &args);
        }
        return returned;
    }
    return status;
}
