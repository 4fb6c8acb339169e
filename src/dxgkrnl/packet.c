/*
 * packet.c: a DMA buffer's memory, and the calls that give it to the hardware.
 */
#include "dxgkrnl/packet.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/device.h"
#include "dxgkrnl/paging.h"
#include "dxgkrnl/system.h"
#include "nt/bugcheck.h"
#include "nt/iospace.h"
#include "nt/os.h"
#include "nt/thread.h"

#define SUBMIT_FAILED 2u
#define PATCH_FAILED  3u

#define VERSION_WITH_RESUBMISSION 0x5023u /* WDDM 2.0 */

/* An array that may be empty; false: no memory. */
static bool allocate(void **array, size_t count, size_t bytes)
{
    if (count > 0) {
        *array = os_alloc(count * bytes);
    }
    return count == 0 || *array != NULL;
}

struct dxg_packet *dxg_packet_create(struct dxg_context *context, UINT dma_bytes, UINT private_bytes,
                                     UINT allocation_count, UINT patch_count)
{
    struct dxg_packet *packet = os_alloc(sizeof *packet);
    if (!packet) {
        return NULL;
    }
    void *allocations = NULL;
    void *patches = NULL;
    void *used = NULL;
    bool complete = allocate(&packet->dma, dma_bytes, 1) && allocate(&packet->private_data, private_bytes, 1) &&
                    allocate(&allocations, allocation_count, sizeof *packet->allocations) &&
                    allocate(&patches, patch_count, sizeof *packet->patches) &&
                    allocate(&used, allocation_count, sizeof *packet->used);
    packet->allocations = allocations;
    packet->patches = patches;
    packet->used = used;
    if (!complete) {
        dxg_packet_destroy(packet);
        return NULL;
    }
    packet->context = context;
    packet->driver_context = context->driver_handle;
    packet->node_ordinal = context->node_ordinal;
    packet->is_virtual = context->is_virtual;
    packet->dma_bytes = dma_bytes;
    packet->private_bytes = private_bytes;
    packet->allocation_count = allocation_count;
    packet->patch_count = patch_count;
    return packet;
}

void dxg_packet_carry_out(struct dxg_packet *packet)
{
    dxg_paging_carry_out(&packet->work);
    packet->work.kind = DXG_WORK_NONE;
}

void dxg_packet_destroy(struct dxg_packet *packet)
{
    if (!packet) {
        return;
    }
    if (packet->buffer) {
        dxg_system_give_buffer(packet->buffer);
    } else {
        os_free(packet->dma);
    }
    os_free(packet->used);
    os_free(packet->private_data);
    os_free(packet->allocations);
    os_free(packet->patches);
    os_free(packet);
}

static PHYSICAL_ADDRESS physical_of(const void *dma)
{
    PHYSICAL_ADDRESS address = {.QuadPart = dma ? (LONGLONG)nt_physical_of(dma) : 0};
    return address;
}

/* A resubmission is told to drivers that know the word. */
static DXGK_SUBMITCOMMANDFLAGS flags_of(const struct dxg_adapter *adapter, const struct dxg_packet *packet)
{
    DXGK_SUBMITCOMMANDFLAGS flags = {0};
    flags.Paging = packet->is_paging;
    flags.NullRendering = packet->null_rendering;
    flags.Resubmission = packet->resubmission && adapter->driver->version >= VERSION_WITH_RESUBMISSION;
    return flags;
}

static void patch(struct dxg_adapter *adapter, struct dxg_packet *packet)
{
    PDXGKDDI_PATCH ddi = adapter->driver->ddi.DxgkDdiPatch;
    if (!ddi) {
        return;
    }
    DXGKARG_PATCH args = {
        .hContext = packet->driver_context,
        .DmaBufferPhysicalAddress = physical_of(packet->dma),
        .pDmaBuffer = packet->dma,
        .DmaBufferSize = packet->dma_bytes,
        .DmaBufferSubmissionEndOffset = packet->dma_used,
        .pDmaBufferPrivateData = packet->private_data,
        .DmaBufferPrivateDataSize = packet->private_bytes,
        .DmaBufferPrivateDataSubmissionEndOffset = packet->private_used,
        .pAllocationList = packet->allocations,
        .AllocationListSize = packet->allocation_count,
        .pPatchLocationList = packet->patches,
        .PatchLocationListSize = packet->patches_used,
        .PatchLocationListSubmissionLength = packet->patches_used,
        .SubmissionFenceId = packet->fence,
        .Flags.Paging = packet->is_paging,
        .Flags.NullRendering = packet->null_rendering,
    };
    NTSTATUS status = ddi(adapter->miniport_context, &args);
    dxg_contract_check("DxgkDdiPatch", (const void *)ddi, PASSIVE_LEVEL);
    if (!NT_SUCCESS(status)) {
        nt_bugcheck(VIDEO_SCHEDULER_INTERNAL_ERROR, PATCH_FAILED, (uint32_t)status, (uintptr_t)&args, 0,
                    "DxgkDdiPatch failed, which it must not");
    }
}

static void submit_physical(struct dxg_adapter *adapter, struct dxg_packet *packet)
{
    PDXGKDDI_SUBMITCOMMAND ddi = adapter->driver->ddi.DxgkDdiSubmitCommand;
    DXGKARG_SUBMITCOMMAND args = {
        .hContext = packet->driver_context,
        .DmaBufferPhysicalAddress = physical_of(packet->dma),
        .DmaBufferSize = packet->dma_bytes,
        .DmaBufferSubmissionEndOffset = packet->dma_used,
        .pDmaBufferPrivateData = packet->private_data,
        .DmaBufferPrivateDataSize = packet->private_bytes,
        .DmaBufferPrivateDataSubmissionEndOffset = packet->private_used,
        .SubmissionFenceId = packet->fence,
        .Flags = flags_of(adapter, packet),
        .NodeOrdinal = packet->node_ordinal,
    };
    nt_irql_set(DISPATCH_LEVEL);
    NTSTATUS status = ddi(adapter->miniport_context, &args);
    dxg_contract_check("DxgkDdiSubmitCommand", (const void *)ddi, DISPATCH_LEVEL);
    nt_irql_set(PASSIVE_LEVEL);
    if (!NT_SUCCESS(status)) {
        nt_bugcheck(VIDEO_SCHEDULER_INTERNAL_ERROR, SUBMIT_FAILED, (uint32_t)status, (uintptr_t)&args, 0,
                    "DxgkDdiSubmitCommand failed, which it must not");
    }
}

static void submit_virtual(struct dxg_adapter *adapter, struct dxg_packet *packet)
{
    PDXGKDDI_SUBMITCOMMANDVIRTUAL ddi = adapter->driver->ddi.DxgkDdiSubmitCommandVirtual;
    DXGKARG_SUBMITCOMMANDVIRTUAL args = {
        .hContext = packet->driver_context,
        .DmaBufferVirtualAddress = packet->dma_address,
        .DmaBufferSize = packet->dma_used,
        .pDmaBufferPrivateData = packet->private_data,
        .DmaBufferPrivateDataSize = packet->private_bytes,
        .DmaBufferUmdPrivateDataSize = packet->private_used,
        .SubmissionFenceId = packet->fence,
        .Flags = flags_of(adapter, packet),
        .NodeOrdinal = packet->node_ordinal,
    };
    NTSTATUS status = ddi(adapter->miniport_context, &args);
    dxg_contract_check("DxgkDdiSubmitCommandVirtual", (const void *)ddi, PASSIVE_LEVEL);
    if (!NT_SUCCESS(status)) {
        nt_bugcheck(VIDEO_SCHEDULER_INTERNAL_ERROR, SUBMIT_FAILED, (uint32_t)status, (uintptr_t)&args, 0,
                    "DxgkDdiSubmitCommandVirtual failed, which it must not");
    }
}

void dxg_packet_submit(struct dxg_adapter *adapter, struct dxg_packet *packet)
{
    dxg_packet_carry_out(packet);
    dxg_level_class_enter(adapter, DXG_CLASS_SCHEDULER);
    if (packet->is_virtual) {
        submit_virtual(adapter, packet);
    } else {
        patch(adapter, packet);
        submit_physical(adapter, packet);
    }
    dxg_level_class_leave(adapter, DXG_CLASS_SCHEDULER);
}
