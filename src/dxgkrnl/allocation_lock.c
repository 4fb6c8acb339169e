/*
 * allocation_lock.c: gives the CPU an allocation's bytes, once nothing else has them.
 */
#include "dxgkrnl/allocation_lock.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/allocation.h"
#include "dxgkrnl/capture.h"

/* D3DDDICB_LOCKFLAGS. */
#define LOCK_DONOT_WAIT  0x4u
#define LOCK_IGNORE_SYNC 0x8u
#define LOCK_KNOWN       0x7FFu
#define LOCK_NOT_HERE    0x240u /* AcquireAperture, UseAlternateVA */

/* One lock, from the first look to the address. */
struct locking {
    struct dxg_process *process;
    struct dxg_device *device;
    struct dxg_adapter *adapter;
    D3DKMT_HANDLE device_handle;
    D3DKMT_HANDLE handle;
    bool waits;        /* for work of others */
    bool refuses_wait; /* and answers that it is busy */
    void *data;
};

static bool cpu_sees(const struct dxg_adapter *adapter, const struct dxg_residency *residency)
{
    const struct dxg_segment *segment = dxg_segment_of(&adapter->memory_model, residency->place.segment);
    return !segment || segment->flags.CpuVisible || segment->flags.Aperture || segment->flags.PopulatedFromSystemMemory;
}

/* Inside the level: STATUS_PENDING, where somebody has the bytes and is to be waited for. */
static NTSTATUS take(struct locking *locking, struct dxg_opened *opened)
{
    struct dxg_allocation *allocation = opened->allocation;
    NTSTATUS status = dxg_device_alive(locking->device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (!cpu_sees(locking->adapter, &allocation->residency)) {
        if (allocation->residency.pins > 0) {
            return STATUS_GRAPHICS_CANT_EVICT_PINNED_ALLOCATION;
        }
        if (dxg_scheduler_uses(locking->adapter, &allocation->residency) > 0) {
            return STATUS_PENDING;
        }
        status = dxg_vidmm_page_out(locking->adapter, allocation);
        if (!NT_SUCCESS(status)) {
            return status;
        }
    }
    uint32_t busy = locking->waits ? dxg_scheduler_uses(locking->adapter, &allocation->residency)
                                   : dxg_scheduler_moves(locking->adapter, &allocation->residency);
    if (busy > 0) {
        return STATUS_PENDING;
    }
    dxg_vidmm_pin(locking->adapter, allocation);
    allocation->residency.has_contents = true;
    opened->locks++;
    locking->data = dxg_vidmm_bytes(locking->adapter, allocation);
    return STATUS_SUCCESS;
}

/* With the turn. */
static NTSTATUS look(struct locking *locking)
{
    if (!dxg_device_is(locking->device, locking->device_handle)) {
        return STATUS_INVALID_PARAMETER;
    }
    struct dxg_opened *opened = dxg_opened_find(locking->process, locking->device, locking->handle);
    if (!opened || !opened->allocation->info.Flags.CpuVisible) {
        return STATUS_INVALID_PARAMETER;
    }
    NTSTATUS status = dxg_level_zero_enter(locking->adapter);
    if (NT_SUCCESS(status)) {
        status = take(locking, opened);
        dxg_level_zero_leave(locking->adapter);
    }
    return status;
}

static NTSTATUS lock(struct locking *locking)
{
    locking->device = dxg_device_find(locking->process, locking->device_handle);
    if (!locking->device) {
        return STATUS_INVALID_PARAMETER;
    }
    locking->adapter = locking->device->open->adapter;
    for (;;) {
        uint64_t ended = dxg_scheduler_ended(locking->adapter);
        os_lock(&locking->process->turn);
        NTSTATUS status = look(locking);
        os_unlock(&locking->process->turn);
        if (status != STATUS_PENDING) {
            return status;
        }
        if (locking->refuses_wait) {
            return STATUS_GRAPHICS_ALLOCATION_BUSY;
        }
        dxg_scheduler_wait_ended(locking->adapter, ended);
    }
}

NTSTATUS dxg_allocation_lock(struct dxg_process *process, D3DKMT_LOCK *args)
{
    if ((args->Flags.Value & ~LOCK_KNOWN) != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    if ((args->Flags.Value & LOCK_NOT_HERE) != 0) {
        return STATUS_NOT_SUPPORTED;
    }
    struct locking locking = {
        .process = process,
        .device_handle = args->hDevice,
        .handle = args->hAllocation,
        .waits = (args->Flags.Value & LOCK_IGNORE_SYNC) == 0,
        .refuses_wait = (args->Flags.Value & LOCK_DONOT_WAIT) != 0,
    };
    NTSTATUS status = lock(&locking);
    if (NT_SUCCESS(status)) {
        args->pData = locking.data;
        args->GpuVirtualAddress = 0;
    }
    return status;
}

NTSTATUS dxg_allocation_lock2(struct dxg_process *process, D3DKMT_LOCK2 *args)
{
    if (args->Flags.Value != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    struct locking locking = {.process = process, .device_handle = args->hDevice, .handle = args->hAllocation};
    NTSTATUS status = lock(&locking);
    if (NT_SUCCESS(status)) {
        args->pData = locking.data;
    }
    return status;
}

/* ---------------------------------------------------------------------------------------------------------- unlock */

/* How often a list names one of its first `count` handles. */
static uint32_t times_named(const D3DKMT_HANDLE *handles, UINT count, D3DKMT_HANDLE handle)
{
    uint32_t times = 0;
    for (UINT i = 0; i < count; i++) {
        times += handles[i] == handle;
    }
    return times;
}

/* With the turn: all of them or none. */
static NTSTATUS unlock_all(struct dxg_process *process, struct dxg_device *device, const D3DKMT_HANDLE *handles,
                           UINT count)
{
    for (UINT i = 0; i < count; i++) {
        const struct dxg_opened *opened = dxg_opened_find(process, device, handles[i]);
        if (!opened || opened->locks < times_named(handles, i + 1, handles[i])) {
            return STATUS_INVALID_PARAMETER;
        }
    }
    for (UINT i = 0; i < count; i++) {
        struct dxg_opened *opened = dxg_opened_find(process, device, handles[i]);
        opened->locks--;
        dxg_vidmm_unpin(device->open->adapter, opened->allocation);
    }
    return STATUS_SUCCESS;
}

static NTSTATUS unlock(struct dxg_process *process, D3DKMT_HANDLE device_handle, const D3DKMT_HANDLE *handles,
                       UINT count)
{
    struct dxg_device *device = dxg_device_find(process, device_handle);
    if (!device) {
        return STATUS_INVALID_PARAMETER;
    }
    os_lock(&process->turn);
    NTSTATUS status =
        dxg_device_is(device, device_handle) ? unlock_all(process, device, handles, count) : STATUS_INVALID_PARAMETER;
    os_unlock(&process->turn);
    return status;
}

NTSTATUS dxg_allocation_unlock(struct dxg_process *process, const D3DKMT_UNLOCK *args)
{
    if (args->NumAllocations == 0 || args->NumAllocations > DXG_ALLOCATIONS_MOST) {
        return STATUS_INVALID_PARAMETER;
    }
    struct dxg_capture list;
    NTSTATUS status =
        dxg_capture_take(&list, args->phAllocations, args->NumAllocations * (UINT)sizeof *args->phAllocations);
    if (NT_SUCCESS(status)) {
        status = unlock(process, args->hDevice, list.data, args->NumAllocations);
    }
    dxg_capture_drop(&list);
    return status;
}

NTSTATUS dxg_allocation_unlock2(struct dxg_process *process, const D3DKMT_UNLOCK2 *args)
{
    return unlock(process, args->hDevice, &args->hAllocation, 1);
}
