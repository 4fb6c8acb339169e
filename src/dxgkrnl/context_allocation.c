/*
 * context_allocation.c: DxgkCbCreateContextAllocation – an allocation of the kernel's that only the driver knows.
 */
#include "dxgkrnl/context_allocation.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/allocation.h"
#include "nt/log.h"

#define LARGEST_ALIGNMENT (1u << 30)
#define LARGEST_SIZE      (UINT64_C(1) << 30)

/* On the adapter's list, or on that of those that rest; both guarded by its memory_lock. */
struct dxg_context_allocation {
    struct dxg_context_allocation *next;
    struct dxg_allocation allocation;
};

static void free_one(struct dxg_adapter *adapter, struct dxg_context_allocation *one)
{
    dxg_vidmm_forget(adapter, &one->allocation);
    os_free(one);
}

/* Off the list of those that rest: one that no packet uses. */
static struct dxg_context_allocation *take_unused(struct dxg_adapter *adapter)
{
    os_lock(&adapter->memory_lock);
    struct dxg_context_allocation **link = &adapter->vidmm.context_resting;
    while (*link && dxg_scheduler_uses(adapter, &(*link)->allocation.residency) > 0) {
        link = &(*link)->next;
    }
    struct dxg_context_allocation *one = *link;
    if (one) {
        *link = one->next;
    }
    os_unlock(&adapter->memory_lock);
    return one;
}

static void free_unused(struct dxg_adapter *adapter)
{
    struct dxg_context_allocation *one;
    while ((one = take_unused(adapter))) {
        free_one(adapter, one);
    }
}

static NTSTATUS check(const struct dxg_adapter *adapter, const DXGKARGCB_CREATECONTEXTALLOCATION *args)
{
    uint32_t all = (uint32_t)((UINT64_C(1) << adapter->memory_model.count) - 1);
    bool good = args->Size > 0 && args->Size <= LARGEST_SIZE && args->Alignment <= LARGEST_ALIGNMENT &&
                (args->Alignment & (args->Alignment - 1)) == 0 && (args->SupportedSegmentSet & ~all) == 0;
    return good ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

NTSTATUS dxg_context_allocation_create(struct dxg_adapter *adapter, DXGKARGCB_CREATECONTEXTALLOCATION *args)
{
    args->hAllocation = NULL;
    if (dxg_vidmm_is_building(adapter)) {
        return STATUS_INVALID_DEVICE_REQUEST;
    }
    NTSTATUS status = check(adapter, args);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    free_unused(adapter);
    struct dxg_context_allocation *one = os_alloc(sizeof *one);
    if (!one) {
        return STATUS_NO_MEMORY;
    }
    one->allocation.adapter = adapter;
    one->allocation.driver_handle = args->hDriverAllocation;
    one->allocation.info = (DXGK_ALLOCATIONINFO){
        .Alignment = args->Alignment,
        .Size = args->Size,
        .PreferredSegment = args->PreferredSegment,
        .SupportedReadSegmentSet = args->SupportedSegmentSet,
        .SupportedWriteSegmentSet = args->SupportedSegmentSet,
        .Flags = args->Flags,
    };
    status = dxg_vidmm_make_memory(adapter, &one->allocation, NULL);
    if (NT_SUCCESS(status)) {
        status = dxg_vidmm_page_in(adapter, &one->allocation);
    }
    if (NT_SUCCESS(status)) {
        dxg_vidmm_pin(adapter, &one->allocation);
        dxg_vidmm_wait_unused(adapter, &one->allocation); /* the driver may write it at once: it has been filled */
        status = dxg_vidmm_init_context(adapter, &one->allocation);
    }
    os_lock(&adapter->memory_lock);
    struct dxg_context_allocation **list =
        NT_SUCCESS(status) ? &adapter->vidmm.context_allocations : &adapter->vidmm.context_resting;
    one->next = *list;
    *list = one;
    os_unlock(&adapter->memory_lock);
    if (NT_SUCCESS(status)) {
        args->hAllocation = one;
    }
    return status;
}

NTSTATUS dxg_context_allocation_destroy(struct dxg_adapter *adapter, HANDLE handle)
{
    if (dxg_vidmm_is_building(adapter)) {
        return STATUS_INVALID_DEVICE_REQUEST;
    }
    os_lock(&adapter->memory_lock);
    struct dxg_context_allocation **link = &adapter->vidmm.context_allocations;
    while (*link && *link != handle) {
        link = &(*link)->next;
    }
    struct dxg_context_allocation *one = *link;
    if (one) {
        *link = one->next;
        one->next = adapter->vidmm.context_resting;
        adapter->vidmm.context_resting = one;
    }
    os_unlock(&adapter->memory_lock);
    if (!one) {
        return STATUS_INVALID_PARAMETER;
    }
    dxg_vidmm_evict_dead(adapter, &one->allocation);
    free_unused(adapter);
    return STATUS_SUCCESS;
}

void dxg_context_allocation_reclaim(struct dxg_adapter *adapter)
{
    while (adapter->vidmm.context_allocations) {
        struct dxg_context_allocation *one = adapter->vidmm.context_allocations;
        adapter->vidmm.context_allocations = one->next;
        nt_log(NT_LOG_KERNEL, "the driver left %llu bytes that it had from DxgkCbCreateContextAllocation",
               (unsigned long long)one->allocation.info.Size);
        free_one(adapter, one);
    }
    free_unused(adapter);
}
