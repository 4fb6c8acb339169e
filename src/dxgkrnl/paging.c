/*
 * paging.c: from one operation of the memory manager's to paging packets for the scheduler.
 */
#include "dxgkrnl/paging.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/capture.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/gpuva.h"
#include "dxgkrnl/residency.h"
#include "dxgkrnl/system.h"
#include "nt/bugcheck.h"
#include "nt/log.h"

#include <string.h>

#define BUFFER_OVERRUN 0x45u /* of VIDEO_MEMORY_MANAGEMENT_INTERNAL: ours, Windows documents no number for it */

static void fill(const struct dxg_paging_work *work)
{
    char *to = work->to;
    for (size_t done = 0; done < work->bytes; done += sizeof work->pattern) {
        size_t left = work->bytes - done;
        memcpy(to + done, &work->pattern, left < sizeof work->pattern ? left : sizeof work->pattern);
    }
}

/* A client's own memory may be gone: then nothing is moved. */
void dxg_paging_carry_out(const struct dxg_paging_work *work)
{
    switch (work->kind) {
    case DXG_WORK_NONE:
        break;
    case DXG_WORK_FILL:
        fill(work);
        break;
    case DXG_WORK_COPY:
        memcpy(work->to, work->from, work->bytes);
        break;
    case DXG_WORK_COPY_FROM_CLIENT:
        (void)dxg_capture_in(work->to, work->from, work->bytes);
        break;
    case DXG_WORK_COPY_TO_CLIENT:
        (void)dxg_capture_out(work->to, work->from, work->bytes);
        break;
    }
    if (work->kind != DXG_WORK_NONE && work->released) {
        os_unmap_pages(work->released, work->bytes);
    }
}

static UINT advanced(const void *start, const void *now, UINT size, const char *because)
{
    uintptr_t moved = (uintptr_t)now - (uintptr_t)start;
    if (moved > size) {
        nt_bugcheck(VIDEO_MEMORY_MANAGEMENT_INTERNAL, BUFFER_OVERRUN, (uintptr_t)start, (uintptr_t)now, size, because);
    }
    return (UINT)moved;
}

static NTSTATUS call_build(struct dxg_adapter *adapter, DXGKARG_BUILDPAGINGBUFFER *args, struct dxg_packet *packet)
{
    PDXGKDDI_BUILDPAGINGBUFFER ddi = adapter->driver->ddi.DxgkDdiBuildPagingBuffer;
    args->pDmaBuffer = packet->dma;
    args->DmaSize = packet->dma_bytes;
    args->pDmaBufferPrivateData = packet->private_data;
    args->DmaBufferPrivateDataSize = packet->private_bytes;
    args->hSystemContext = packet->driver_context;
    args->DmaBufferGpuVirtualAddress = packet->dma_address;
    args->DmaBufferWriteOffset = 0;
    atomic_store_explicit(&adapter->vidmm.builder, os_thread_id(), memory_order_relaxed);
    NTSTATUS status = ddi(adapter->miniport_context, args);
    atomic_store_explicit(&adapter->vidmm.builder, 0, memory_order_relaxed);
    dxg_contract_check("DxgkDdiBuildPagingBuffer", (const void *)ddi, PASSIVE_LEVEL);
    if (NT_SUCCESS(status) || status == STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER) {
        packet->dma_used = advanced(packet->dma, args->pDmaBuffer, packet->dma_bytes,
                                    "DxgkDdiBuildPagingBuffer moved pDmaBuffer beyond the paging buffer");
        packet->private_used = advanced(packet->private_data, args->pDmaBufferPrivateData, packet->private_bytes,
                                        "DxgkDdiBuildPagingBuffer moved pDmaBufferPrivateData beyond its buffer");
    }
    return status;
}

/* Into the queue, or at once where there is nothing for the engine. The packet is nobody's afterwards. */
static NTSTATUS hand_over(struct dxg_adapter *adapter, struct dxg_packet *packet)
{
    if (packet->dma_used == 0) {
        dxg_packet_carry_out(packet);
        dxg_packet_destroy(packet);
        return STATUS_SUCCESS;
    }
    NTSTATUS status = dxg_scheduler_queue(adapter, packet);
    if (!NT_SUCCESS(status)) {
        dxg_packet_destroy(packet);
    }
    return status;
}

static bool is_of_system(const struct dxg_adapter *adapter, HANDLE process)
{
    return adapter->vidmm.system->space && adapter->vidmm.system->space->process == process;
}

/* One buffer. STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER asks for the next. */
static NTSTATUS build_one(struct dxg_adapter *adapter, DXGKARG_BUILDPAGINGBUFFER *args, struct dxg_paging_work *work,
                          struct dxg_residency *used)
{
    /* The CPU writes at once, so that nothing is to be seen; the buffers themselves are mapped in this way. */
    bool seen = !(args->Operation == DXGK_OPERATION_UPDATE_PAGE_TABLE &&
                  args->UpdatePageTable.UpdateMode == DXGK_PAGETABLEUPDATE_CPU_VIRTUAL) &&
                !(args->Operation == DXGK_OPERATION_FLUSH_TLB && is_of_system(adapter, args->FlushTlb.hProcess));
    struct dxg_packet *packet = dxg_system_packet(adapter, seen);
    if (!packet) {
        return STATUS_NO_MEMORY;
    }
    UINT multipass_before = args->MultipassOffset;
    NTSTATUS status = call_build(adapter, args, packet);
    bool again = status == STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER;
    if (again && packet->dma_used == 0 && args->MultipassOffset == multipass_before) {
        nt_log(NT_LOG_KERNEL,
               "DxgkDdiBuildPagingBuffer finds an empty buffer of %u bytes too small for operation %d, and wrote "
               "nothing",
               (unsigned)packet->dma_bytes, (int)args->Operation);
        status = STATUS_NO_MEMORY;
        again = false;
    }
    if (!NT_SUCCESS(status) && !again) {
        dxg_packet_destroy(packet);
        return status;
    }
    if (work) {
        packet->work = *work;
    }
    if (used) {
        packet->used[0] = used;
        packet->used_count = 1;
    }
    NTSTATUS queued = hand_over(adapter, packet);
    if (!NT_SUCCESS(queued)) {
        return queued;
    }
    if (work) {
        work->kind = DXG_WORK_NONE;
    }
    return status;
}

NTSTATUS dxg_paging_run(struct dxg_adapter *adapter, DXGKARG_BUILDPAGINGBUFFER *args, struct dxg_paging_work *work,
                        struct dxg_residency *used)
{
    args->MultipassOffset = 0;
    NTSTATUS status = build_one(adapter, args, work, used);
    while (status == STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER) {
        status = build_one(adapter, args, NULL, used);
    }
    return status;
}
