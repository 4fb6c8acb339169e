/*
 * allocation_create.c: D3DKMTCreateAllocation – from a client's array to allocations that the driver made and the
 * device has open.
 */
#include "dxgkrnl/allocation.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/capture.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/vidmm.h"
#include "nt/bugcheck.h"
#include "nt/log.h"

#include <assert.h>
#include <string.h>

/* D3DKMT_CREATEALLOCATIONFLAGS. */
#define CREATE_RESOURCE    0x1u
#define CREATE_SHARED      0x2u
#define EXISTING_SYSMEM    0x20u
#define FLAGS_KNOWN        0x3FFFFFu
#define FLAGS_NOT_HERE     0xB9800u /* cross adapter, write watch, standard, sections, contiguous */
#define INFO_FLAGS_KNOWN   0x7u
#define INFO_PRIMARY       0x1u
#define LARGEST_ALLOCATION (UINT64_C(2) << 30)
#define LARGEST_ALIGNMENT  (1u << 30)
#define FIRST_GLOBAL       0xC0000002u
#define GLOBAL_STEP        0x40u
#define ENTRY_OVERRUN      0x5u /* of BAD_POOL_HEADER */

/* One allocation of the call: what the client said of it. */
struct wish {
    const void *system_memory;
    void *private_user;
    struct dxg_capture private_data;
};

/* One call. */
struct creation {
    struct dxg_process *process;
    struct dxg_device *device;
    struct dxg_adapter *adapter;
    D3DKMT_CREATEALLOCATION *args;
    uint32_t flags;
    uint32_t entry_bytes; /* of the client's array */
    struct dxg_capture array;
    struct dxg_capture private_data;
    UINT count;
    struct wish *wishes;
    DXGK_ALLOCATIONINFO *infos;
    struct dxg_opened **opened;
    struct dxg_opened_resource *resource; /* that the allocations become part of, or null */
    bool made_resource;
    HANDLE *driver_handles;
};

/* The two forms of the array begin alike; the members that are asked for stand at the same places. */
static const D3DDDI_ALLOCATIONINFO *entry(const struct creation *creation, UINT index)
{
    static_assert(offsetof(D3DDDI_ALLOCATIONINFO, Flags) == offsetof(D3DDDI_ALLOCATIONINFO2, Flags), "one beginning");
    return (const void *)((const char *)creation->array.data + (size_t)index * creation->entry_bytes);
}

/* ---------------------------------------------------------------------------------------------------- the capture */

static NTSTATUS check_arguments(const struct creation *creation)
{
    const D3DKMT_CREATEALLOCATION *args = creation->args;
    const DRIVER_INITIALIZATION_DATA *ddi = &creation->adapter->driver->ddi;
    if ((creation->flags & ~FLAGS_KNOWN) != 0 || args->NumAllocations == 0 ||
        args->NumAllocations > DXG_ALLOCATIONS_MOST || !args->pAllocationInfo ||
        args->PrivateDriverDataSize > dxg_kernel.escape_limit ||
        args->PrivateRuntimeDataSize > dxg_kernel.escape_limit) {
        return STATUS_INVALID_PARAMETER;
    }
    bool creates = (creation->flags & CREATE_RESOURCE) != 0;
    if ((creates && args->hResource != 0) || (!creates && (creation->flags & CREATE_SHARED) != 0)) {
        return STATUS_INVALID_PARAMETER;
    }
    bool can = ddi->DxgkDdiCreateAllocation && ddi->DxgkDdiDestroyAllocation && ddi->DxgkDdiOpenAllocation &&
               ddi->DxgkDdiCloseAllocation && creation->adapter->memory_model.count > 0;
    return can && (creation->flags & FLAGS_NOT_HERE) == 0 ? STATUS_SUCCESS : STATUS_NOT_SUPPORTED;
}

static NTSTATUS capture_wish(struct creation *creation, UINT index)
{
    const D3DDDI_ALLOCATIONINFO *from = entry(creation, index);
    struct wish *wish = &creation->wishes[index];
    if ((from->Flags.Value & ~INFO_FLAGS_KNOWN) != 0 || from->PrivateDriverDataSize > dxg_kernel.escape_limit ||
        ((from->Flags.Value & INFO_PRIMARY) != 0 && from->VidPnSourceId >= creation->adapter->sources)) {
        return STATUS_INVALID_PARAMETER;
    }
    bool existing = (creation->flags & EXISTING_SYSMEM) != 0;
    if (existing && (!from->pSystemMem || (uintptr_t)from->pSystemMem % DXG_PAGE_BYTES != 0)) {
        return STATUS_INVALID_PARAMETER;
    }
    wish->system_memory = existing ? from->pSystemMem : NULL;
    wish->private_user = from->pPrivateDriverData;
    return dxg_capture_take(&wish->private_data, from->pPrivateDriverData, from->PrivateDriverDataSize);
}

static bool allocate_arrays(struct creation *creation)
{
    UINT count = creation->count;
    creation->wishes = os_alloc(count * sizeof *creation->wishes);
    creation->infos = os_alloc(count * sizeof *creation->infos);
    creation->opened = os_alloc(count * sizeof *creation->opened);
    creation->driver_handles = os_alloc(count * sizeof *creation->driver_handles);
    return creation->wishes && creation->infos && creation->opened && creation->driver_handles;
}

static NTSTATUS capture(struct creation *creation)
{
    const D3DKMT_CREATEALLOCATION *args = creation->args;
    creation->count = args->NumAllocations;
    if (!allocate_arrays(creation)) {
        return STATUS_NO_MEMORY;
    }
    NTSTATUS status =
        dxg_capture_take(&creation->array, args->pAllocationInfo, creation->count * creation->entry_bytes);
    if (NT_SUCCESS(status)) {
        status = dxg_capture_take(&creation->private_data, args->pPrivateDriverData, args->PrivateDriverDataSize);
    }
    for (UINT i = 0; i < creation->count && NT_SUCCESS(status); i++) {
        status = capture_wish(creation, i);
    }
    return status;
}

static void drop(struct creation *creation)
{
    for (UINT i = creation->count; creation->wishes && i-- > 0;) {
        dxg_capture_drop(&creation->wishes[i].private_data);
    }
    dxg_capture_drop(&creation->private_data);
    dxg_capture_drop(&creation->array);
    os_free(creation->wishes);
    os_free(creation->infos);
    os_free(creation->opened);
    os_free(creation->driver_handles);
}

/* --------------------------------------------------------------------------------------------- objects of our own */

/* A copy that may be of zero bytes. */
static bool copy_of(void **to, const void *from, UINT bytes)
{
    *to = NULL;
    if (bytes > 0) {
        *to = os_alloc(bytes);
        if (*to) {
            memcpy(*to, from, bytes);
        }
    }
    return bytes == 0 || *to;
}

static NTSTATUS fill_resource(struct creation *creation, struct dxg_resource *resource)
{
    const D3DKMT_CREATEALLOCATION *args = creation->args;
    resource->runtime_bytes = args->PrivateRuntimeDataSize;
    resource->private_bytes = creation->private_data.size;
    if (!copy_of(&resource->private_data, creation->private_data.data, resource->private_bytes)) {
        return STATUS_NO_MEMORY;
    }
    if (resource->runtime_bytes > 0) {
        resource->runtime_data = os_alloc(resource->runtime_bytes);
        if (!resource->runtime_data) {
            return STATUS_NO_MEMORY;
        }
    }
    return dxg_capture_in(resource->runtime_data, args->pPrivateRuntimeData, resource->runtime_bytes);
}

/* A resource that this device has open, with its handle. */
static NTSTATUS make_resource(struct creation *creation)
{
    struct dxg_opened_resource *opened = os_alloc(sizeof *opened);
    struct dxg_resource *resource = os_alloc(sizeof *resource);
    if (!opened || !resource) {
        os_free(opened);
        os_free(resource);
        return STATUS_NO_MEMORY;
    }
    resource->adapter = dxg_adapter_get(creation->adapter);
    resource->opens = 1;
    *opened = (struct dxg_opened_resource){.device = creation->device, .resource = resource};
    creation->resource = opened;
    creation->made_resource = true;
    NTSTATUS status = fill_resource(creation, resource);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    opened->handle = dxg_handle_add(&creation->process->handles, DXG_HANDLE_RESOURCE, opened);
    if (opened->handle == 0) {
        return STATUS_NO_MEMORY;
    }
    os_lock(&creation->adapter->objects_lock);
    opened->next = creation->device->opened_resources;
    creation->device->opened_resources = opened;
    os_unlock(&creation->adapter->objects_lock);
    return STATUS_SUCCESS;
}

static NTSTATUS find_resource(struct creation *creation)
{
    D3DKMT_HANDLE handle = creation->args->hResource;
    if ((creation->flags & CREATE_RESOURCE) != 0) {
        return make_resource(creation);
    }
    if (handle == 0) {
        return STATUS_SUCCESS;
    }
    creation->resource = dxg_opened_resource_find(creation->process, creation->device, handle);
    return creation->resource ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

/* The kernel's half of one, with a handle that resolves. */
static NTSTATUS make_opened(struct creation *creation, UINT index)
{
    struct dxg_allocation *allocation = os_alloc(sizeof *allocation);
    if (!allocation) {
        return STATUS_NO_MEMORY;
    }
    allocation->adapter = dxg_adapter_get(creation->adapter);
    struct dxg_opened *opened = dxg_opened_make(creation->device, allocation, creation->resource);
    if (!opened) {
        dxg_adapter_put(allocation->adapter);
        os_free(allocation);
        return STATUS_NO_MEMORY;
    }
    creation->opened[index] = opened;
    allocation->private_bytes = creation->wishes[index].private_data.size;
    if (allocation->private_bytes > 0) {
        allocation->private_data = os_alloc(allocation->private_bytes);
        if (!allocation->private_data) {
            return STATUS_NO_MEMORY;
        }
    }
    if (creation->resource) {
        struct dxg_resource *resource = creation->resource->resource;
        os_lock(&dxg_kernel.lock);
        allocation->resource = resource;
        allocation->next = resource->allocations;
        resource->allocations = allocation;
        resource->count++;
        os_unlock(&dxg_kernel.lock);
    }
    return dxg_opened_publish(creation->process, opened) ? STATUS_SUCCESS : STATUS_NO_MEMORY;
}

/* Everything of ours that was made, whether whole or in part. The driver's halves are gone. */
static void unmake_objects(struct creation *creation)
{
    for (UINT i = creation->count; i-- > 0;) {
        struct dxg_opened *opened = creation->opened[i];
        if (opened) {
            dxg_handle_remove(&creation->process->handles, DXG_HANDLE_ALLOCATION, opened->handle);
            dxg_opened_free(opened);
        }
    }
    if (creation->made_resource) {
        dxg_handle_remove(&creation->process->handles, DXG_HANDLE_RESOURCE, creation->resource->handle);
        dxg_opened_resource_free(creation->resource);
    }
}

/* --------------------------------------------------------------------------------------------------- the driver's */

static void check_intact(const struct creation *creation)
{
    bool intact = dxg_capture_intact(&creation->private_data);
    for (UINT i = 0; i < creation->count; i++) {
        intact = intact && dxg_capture_intact(&creation->wishes[i].private_data);
    }
    if (!intact) {
        nt_bugcheck(BAD_POOL_HEADER, ENTRY_OVERRUN, 0, 0,
                    (uintptr_t)creation->adapter->driver->ddi.DxgkDdiCreateAllocation,
                    "DxgkDdiCreateAllocation wrote past the end of private data that it was given");
    }
}

static NTSTATUS call_create(struct creation *creation)
{
    PDXGKDDI_CREATEALLOCATION ddi = creation->adapter->driver->ddi.DxgkDdiCreateAllocation;
    struct dxg_resource *resource = creation->resource ? creation->resource->resource : NULL;
    for (UINT i = 0; i < creation->count; i++) {
        creation->infos[i] = (DXGK_ALLOCATIONINFO){
            .pPrivateDriverData = creation->wishes[i].private_data.data,
            .PrivateDriverDataSize = creation->wishes[i].private_data.size,
        };
        creation->infos[i].Flags.ExistingSysMem = creation->wishes[i].system_memory != NULL;
    }
    DXGKARG_CREATEALLOCATION args = {
        .pPrivateDriverData = creation->private_data.data,
        .PrivateDriverDataSize = creation->private_data.size,
        .NumAllocations = creation->count,
        .pAllocationInfo = creation->infos,
        .hResource = resource ? resource->driver_handle : NULL,
        .Flags.Resource = resource != NULL,
    };
    NTSTATUS status = ddi(creation->adapter->miniport_context, &args);
    dxg_contract_check("DxgkDdiCreateAllocation", (const void *)ddi, PASSIVE_LEVEL);
    check_intact(creation);
    if (NT_SUCCESS(status) && resource && creation->made_resource) {
        resource->driver_handle = args.hResource;
    }
    return status;
}

static NTSTATUS refuse_answer(UINT index, const char *what, uint64_t value)
{
    nt_log(NT_LOG_KERNEL, "DxgkDdiCreateAllocation answered for allocation %u with %s (0x%llx)", (unsigned)index, what,
           (unsigned long long)value);
    return STATUS_INVALID_PARAMETER;
}

/* Segments stand in a set as bits, the first at bit 0. */
static NTSTATUS check_answer(const struct creation *creation, UINT index)
{
    const struct dxg_segments *model = &creation->adapter->memory_model;
    const DXGK_ALLOCATIONINFO *info = &creation->infos[index];
    uint32_t all = (uint32_t)((UINT64_C(1) << model->count) - 1);
    uint32_t set = info->SupportedReadSegmentSet | info->SupportedWriteSegmentSet | info->EvictionSegmentSet;
    if (info->Size == 0 || info->Size > LARGEST_ALLOCATION) {
        return refuse_answer(index, "a size that none has", info->Size);
    }
    if (info->Alignment > LARGEST_ALIGNMENT || (info->Alignment & (info->Alignment - 1)) != 0) {
        return refuse_answer(index, "an alignment that is no power of two", info->Alignment);
    }
    if ((set & ~all) != 0) {
        return refuse_answer(index, "a segment that there is not in its sets", set);
    }
    uint32_t usable = info->SupportedReadSegmentSet & info->SupportedWriteSegmentSet;
    for (uint32_t i = 0; i < model->count; i++) {
        if ((usable & 1u << i) != 0 && info->Size <= model->rows[i].bytes) {
            return STATUS_SUCCESS;
        }
    }
    return usable == 0 ? STATUS_SUCCESS : STATUS_GRAPHICS_NO_VIDEO_MEMORY; /* without a set: system memory alone */
}

static NTSTATUS take_answer(struct creation *creation, UINT index)
{
    struct dxg_allocation *allocation = creation->opened[index]->allocation;
    NTSTATUS status = check_answer(creation, index);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    allocation->info = creation->infos[index];
    allocation->info.pPrivateDriverData = NULL;
    allocation->info.pAllocationUsageHint = NULL;
    if (allocation->private_bytes > 0) {
        memcpy(allocation->private_data, creation->wishes[index].private_data.data, allocation->private_bytes);
    }
    return dxg_vidmm_make_memory(creation->adapter, allocation, creation->wishes[index].system_memory);
}

/* The driver made them; from here on they are allocations of its. */
static void note_made(struct creation *creation)
{
    os_lock(&dxg_kernel.lock);
    for (UINT i = 0; i < creation->count; i++) {
        creation->opened[i]->allocation->driver_handle = creation->infos[i].hAllocation;
        creation->opened[i]->allocation->made = true;
        creation->driver_handles[i] = creation->infos[i].hAllocation;
    }
    os_unlock(&dxg_kernel.lock);
}

static void undo_create(struct creation *creation)
{
    os_lock(&dxg_kernel.lock);
    for (UINT i = 0; i < creation->count; i++) {
        creation->opened[i]->allocation->made = false;
    }
    os_unlock(&dxg_kernel.lock);
    dxg_allocation_destroy_driver(creation->adapter, creation->driver_handles, creation->count,
                                  creation->made_resource ? creation->resource->resource : NULL);
}

/* Inside the level. */
static NTSTATUS make_driver_halves(struct creation *creation)
{
    NTSTATUS status = dxg_device_alive(creation->device);
    if (NT_SUCCESS(status)) {
        status = call_create(creation);
    }
    if (!NT_SUCCESS(status)) {
        return status;
    }
    note_made(creation);
    for (UINT i = 0; i < creation->count && NT_SUCCESS(status); i++) {
        status = take_answer(creation, i);
    }
    if (NT_SUCCESS(status)) {
        const struct dxg_resource *resource = creation->resource ? creation->resource->resource : NULL;
        status = dxg_allocation_open_driver(creation->device, creation->opened, creation->count, resource, true);
    }
    if (!NT_SUCCESS(status)) {
        undo_create(creation);
    }
    return status;
}

/* ----------------------------------------------------------------------------------------------------- the results */

static void share(struct dxg_resource *resource)
{
    os_lock(&dxg_kernel.lock);
    resource->global = FIRST_GLOBAL + GLOBAL_STEP * dxg_kernel.last_global++;
    resource->next = dxg_kernel.shared;
    dxg_kernel.shared = resource;
    os_unlock(&dxg_kernel.lock);
}

static NTSTATUS write_back(const struct creation *creation)
{
    NTSTATUS status = STATUS_SUCCESS;
    char *array = (char *)creation->args->pAllocationInfo;
    for (UINT i = 0; i < creation->count && NT_SUCCESS(status); i++) {
        const struct wish *wish = &creation->wishes[i];
        status = dxg_capture_out(array + (size_t)i * creation->entry_bytes, &creation->opened[i]->handle,
                                 sizeof creation->opened[i]->handle);
        if (NT_SUCCESS(status) && wish->private_data.size > 0) {
            status = dxg_capture_return(&wish->private_data, wish->private_user);
        }
    }
    return status;
}

static void note_results(struct creation *creation, struct dxg_created *created)
{
    created->count = creation->count;
    created->resource = creation->made_resource ? creation->resource->handle : 0;
    for (UINT i = 0; i < creation->count; i++) {
        created->handles[i] = creation->opened[i]->handle;
    }
    if (creation->made_resource) {
        if ((creation->flags & CREATE_SHARED) != 0) {
            share(creation->resource->resource);
        }
        creation->args->hResource = creation->resource->handle;
        creation->args->hGlobalShare = creation->resource->resource->global;
    }
}

/* With the turn, for the device that the handle still names. */
static NTSTATUS create(struct creation *creation, struct dxg_created *created)
{
    NTSTATUS status = find_resource(creation);
    for (UINT i = 0; i < creation->count && NT_SUCCESS(status); i++) {
        status = make_opened(creation, i);
    }
    if (NT_SUCCESS(status)) {
        status = dxg_level_zero_enter(creation->adapter);
    }
    if (NT_SUCCESS(status)) {
        status = make_driver_halves(creation);
        if (NT_SUCCESS(status)) {
            status = write_back(creation);
            if (!NT_SUCCESS(status)) {
                dxg_allocation_unmake(creation->device, creation->opened, creation->count);
            }
        }
        dxg_level_zero_leave(creation->adapter);
    }
    if (NT_SUCCESS(status)) {
        note_results(creation, created);
    } else {
        unmake_objects(creation);
    }
    return status;
}

NTSTATUS dxg_allocation_create(struct dxg_process *process, D3DKMT_CREATEALLOCATION *args, bool is_second,
                               struct dxg_created *created)
{
    struct creation creation = {
        .process = process,
        .device = dxg_device_find(process, args->hDevice),
        .args = args,
        .entry_bytes = is_second ? sizeof(D3DDDI_ALLOCATIONINFO2) : sizeof(D3DDDI_ALLOCATIONINFO),
    };
    static_assert(sizeof args->Flags == sizeof creation.flags, "the flags are one word");
    memcpy(&creation.flags, &args->Flags, sizeof creation.flags);
    if (!creation.device) {
        return STATUS_INVALID_PARAMETER;
    }
    creation.adapter = creation.device->open->adapter;
    NTSTATUS status = check_arguments(&creation);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    os_lock(&process->turn);
    status = dxg_device_is(creation.device, args->hDevice) ? capture(&creation) : STATUS_INVALID_PARAMETER;
    if (NT_SUCCESS(status)) {
        status = create(&creation, created);
    }
    drop(&creation);
    os_unlock(&process->turn);
    return status;
}

void dxg_allocation_uncreate(struct dxg_process *process, const D3DKMT_CREATEALLOCATION *args,
                             const struct dxg_created *created)
{
    dxg_allocation_destroy_handles(process, args->hDevice, created->resource, created->handles, created->count);
}
