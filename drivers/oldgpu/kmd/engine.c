/*
 * engine.c: from a command buffer to a fence. The engine is the driver's own DPC, which finishes what was submitted as
 * an interrupt of hardware would: through the port driver, at the device's IRQL.
 */
#include "oldgpu.h"

static NTSTATUS OgCopyCommands(CONST DXGKARG_RENDER *Render, PULONG Words, PULONG Patches);

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, OgCopyCommands)
#pragma alloc_text(PAGE, OgRender)
#pragma alloc_text(PAGE, OgPresent)
#pragma alloc_text(PAGE, OgPatch)
#pragma alloc_text(PAGE, OgBuildPagingBuffer)
#pragma alloc_text(PAGE, OgResetFromTimeout)
#pragma alloc_text(PAGE, OgRestartFromTimeout)
#pragma alloc_text(PAGE, OgCollectDbgInfo)
#endif

/* ---------------------------------------------------------------------------------------------------- interrupt */
static BOOLEAN OgReportCompleted(PVOID Context)
{
    POLDGPU_ADAPTER Adapter = Context;
    DXGKARGCB_NOTIFY_INTERRUPT_DATA Notify;

    if (Adapter->CompletedFence == Adapter->SubmittedFence) {
        return FALSE;
    }
    InterlockedExchange(&Adapter->CompletedFence, Adapter->SubmittedFence);
    RtlZeroMemory(&Notify, sizeof(Notify));
    Notify.InterruptType = DXGK_INTERRUPT_DMA_COMPLETED;
    Notify.DmaCompleted.SubmissionFenceId = (UINT)Adapter->SubmittedFence;
    Adapter->Dxgk.DxgkCbNotifyInterrupt(Adapter->Dxgk.DeviceHandle, &Notify);
    Adapter->Dxgk.DxgkCbQueueDpc(Adapter->Dxgk.DeviceHandle);
    return TRUE;
}

VOID OgEngineDpc(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    POLDGPU_ADAPTER Adapter = DeferredContext;
    BOOLEAN Reported = FALSE;

    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);
    if (NT_SUCCESS(Adapter->Dxgk.DxgkCbSynchronizeExecution(Adapter->Dxgk.DeviceHandle, OgReportCompleted, Adapter, 0,
                                                            &Reported)) &&
        Reported) {
        OgCount(Adapter, &Adapter->Statistics.Completed, 1);
    }
}

/* The hardware raises none: whoever shares the line did. */
BOOLEAN OgInterruptRoutine(CONST PVOID MiniportDeviceContext, ULONG MessageNumber)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(MessageNumber);
    return FALSE;
}

VOID OgDpcRoutine(CONST PVOID MiniportDeviceContext)
{
    POLDGPU_ADAPTER Adapter = MiniportDeviceContext;

    Adapter->Dxgk.DxgkCbNotifyDpc(Adapter->Dxgk.DeviceHandle);
}

NTSTATUS OgControlInterrupt(CONST HANDLE hAdapter, CONST DXGK_INTERRUPT_TYPE InterruptType, BOOLEAN EnableInterrupt)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(EnableInterrupt);
    return InterruptType == DXGK_INTERRUPT_CRTC_VSYNC ? STATUS_SUCCESS : STATUS_NOT_IMPLEMENTED;
}

/* ----------------------------------------------------------------------------------------------------- commands */
/*
 * Copy the client's commands into the DMA buffer word by word, and judge the copy: the command buffer is the client's
 * memory, which it may change meanwhile and unmap. Each CLEAR needs its allocation's address patched in.
 */
static NTSTATUS OgCopyCommands(CONST DXGKARG_RENDER *Render, PULONG Words, PULONG Patches)
{
    D3DDDI_PATCHLOCATIONLIST *Patch = Render->pPatchLocationListOut;
    PULONG Dma = Render->pDmaBuffer;
    ULONG Count = Render->CommandLength / sizeof(ULONG);
    ULONG Index = 0;

    PAGED_CODE();
    __try {
        RtlCopyMemory(Dma, Render->pCommand, Render->CommandLength);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return STATUS_INVALID_PARAMETER;
    }
    *Patches = 0;
    while (Index < Count) {
        if (Dma[Index] == OLDGPU_OP_NOP) {
            Index++;
            continue;
        }
        if (Dma[Index] != OLDGPU_OP_CLEAR || Count - Index < OLDGPU_CLEAR_WORDS) {
            return STATUS_ILLEGAL_INSTRUCTION;
        }
        if (Dma[Index + 1] >= Render->AllocationListSize || *Patches >= Render->PatchLocationListOutSize) {
            return STATUS_INVALID_PARAMETER;
        }
        RtlZeroMemory(Patch, sizeof(*Patch));
        Patch->AllocationIndex = Dma[Index + 1];
        Patch->PatchOffset = (Index + 1) * (ULONG)sizeof(ULONG);
        Patch++;
        (*Patches)++;
        Index += OLDGPU_CLEAR_WORDS;
    }
    *Words = Count;
    return STATUS_SUCCESS;
}

NTSTATUS OgRender(CONST HANDLE hContext, DXGKARG_RENDER *pRender)
{
    POLDGPU_CONTEXT Context = hContext;
    POLDGPU_ADAPTER Adapter = Context->Device->Adapter;
    NTSTATUS Status;
    ULONG Patches;
    ULONG Words;

    PAGED_CODE();
    if (pRender->CommandLength == 0 || pRender->CommandLength % sizeof(ULONG) != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    if (pRender->CommandLength > pRender->DmaSize) {
        return STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER;
    }
    Status = OgCopyCommands(pRender, &Words, &Patches);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    pRender->pDmaBuffer = (PULONG)pRender->pDmaBuffer + Words;
    pRender->pPatchLocationListOut += Patches;
    OgCount(Adapter, &Adapter->Statistics.Rendered, 1);
    return STATUS_SUCCESS;
}

/* The screen is cleared by its owner: a present adds nothing to the engine's work but one NOP. */
NTSTATUS OgPresent(CONST HANDLE hContext, DXGKARG_PRESENT *pPresent)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hContext);
    if (pPresent->DmaSize < sizeof(ULONG)) {
        return STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER;
    }
    *(PULONG)pPresent->pDmaBuffer = OLDGPU_OP_NOP;
    pPresent->pDmaBuffer = (PULONG)pPresent->pDmaBuffer + 1;
    return STATUS_SUCCESS;
}

/* The port driver says where each allocation lies now; addresses of the engine have 32 bits. */
NTSTATUS OgPatch(CONST HANDLE hAdapter, CONST DXGKARG_PATCH *pPatch)
{
    CONST D3DDDI_PATCHLOCATIONLIST *Patch;
    CONST DXGK_ALLOCATIONLIST *Allocation;
    UINT Index;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    for (Index = 0; Index < pPatch->PatchLocationListSubmissionLength; Index++) {
        Patch = &pPatch->pPatchLocationList[pPatch->PatchLocationListSubmissionStart + Index];
        Allocation = &pPatch->pAllocationList[Patch->AllocationIndex];
        if (Patch->PatchOffset > pPatch->DmaBufferSize - sizeof(ULONG)) {
            return STATUS_INVALID_PARAMETER;
        }
        *(PULONG)((PUCHAR)pPatch->pDmaBuffer + Patch->PatchOffset) =
            Allocation->PhysicalAddress.u.LowPart + Patch->AllocationOffset;
    }
    return STATUS_SUCCESS;
}

/* IRQL DISPATCH_LEVEL, and so is what follows. The fences are written and compared at the device's IRQL. */
typedef struct _OLDGPU_REQUEST {
    POLDGPU_ADAPTER Adapter;
    UINT Fence;
} OLDGPU_REQUEST;

static BOOLEAN OgTakeFence(PVOID Context)
{
    OLDGPU_REQUEST *Request = Context;

    Request->Adapter->SubmittedFence = (LONG)Request->Fence;
    OgWrite(Request->Adapter, OLDGPU_REG_FENCE, Request->Fence);
    return TRUE;
}

NTSTATUS OgSubmitCommand(CONST HANDLE hAdapter, CONST DXGKARG_SUBMITCOMMAND *pSubmitCommand)
{
    POLDGPU_ADAPTER Adapter = hAdapter;
    OLDGPU_REQUEST Request;
    BOOLEAN Taken = FALSE;
    NTSTATUS Status;

    Request.Adapter = Adapter;
    Request.Fence = pSubmitCommand->SubmissionFenceId;
    Status = Adapter->Dxgk.DxgkCbSynchronizeExecution(Adapter->Dxgk.DeviceHandle, OgTakeFence, &Request, 0, &Taken);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    OgCount(Adapter, &Adapter->Statistics.Submitted, 1);
    KeInsertQueueDpc(&Adapter->EngineDpc, NULL, NULL);
    return STATUS_SUCCESS;
}

static BOOLEAN OgReportPreempted(PVOID Context)
{
    OLDGPU_REQUEST *Preemption = Context;
    POLDGPU_ADAPTER Adapter = Preemption->Adapter;
    DXGKARGCB_NOTIFY_INTERRUPT_DATA Notify;

    InterlockedExchange(&Adapter->CompletedFence, Adapter->SubmittedFence);
    RtlZeroMemory(&Notify, sizeof(Notify));
    Notify.InterruptType = DXGK_INTERRUPT_DMA_PREEMPTED;
    Notify.DmaPreempted.PreemptionFenceId = Preemption->Fence;
    Notify.DmaPreempted.LastCompletedFenceId = (UINT)Adapter->SubmittedFence;
    Adapter->Dxgk.DxgkCbNotifyInterrupt(Adapter->Dxgk.DeviceHandle, &Notify);
    Adapter->Dxgk.DxgkCbQueueDpc(Adapter->Dxgk.DeviceHandle);
    return TRUE;
}

/* Whatever was submitted is over as soon as anybody looks: it is completed, then preempted. */
NTSTATUS OgPreemptCommand(CONST HANDLE hAdapter, CONST DXGKARG_PREEMPTCOMMAND *pPreemptCommand)
{
    POLDGPU_ADAPTER Adapter = hAdapter;
    OLDGPU_REQUEST Preemption;
    BOOLEAN Done = FALSE;

    Preemption.Adapter = Adapter;
    Preemption.Fence = pPreemptCommand->PreemptionFenceId;
    return Adapter->Dxgk.DxgkCbSynchronizeExecution(Adapter->Dxgk.DeviceHandle, OgReportPreempted, &Preemption, 0,
                                                    &Done);
}

NTSTATUS OgQueryCurrentFence(CONST HANDLE hAdapter, DXGKARG_QUERYCURRENTFENCE *pCurrentFence)
{
    POLDGPU_ADAPTER Adapter = hAdapter;

    pCurrentFence->CurrentFence = (UINT)InterlockedCompareExchange(&Adapter->CompletedFence, 0, 0);
    return STATUS_SUCCESS;
}

/* ------------------------------------------------------------------------------------------------------- paging */
NTSTATUS OgBuildPagingBuffer(CONST HANDLE hAdapter, DXGKARG_BUILDPAGINGBUFFER *pBuildPagingBuffer)
{
    POLDGPU_ADAPTER Adapter = hAdapter;
    OLDGPU_PAGING_COMMAND *Command = pBuildPagingBuffer->pDmaBuffer;
    SIZE_T First;
    SIZE_T Pages;
    BOOLEAN Map;

    PAGED_CODE();
    switch (pBuildPagingBuffer->Operation) {
    case DXGK_OPERATION_MAP_APERTURE_SEGMENT:
        First = pBuildPagingBuffer->MapApertureSegment.OffsetInPages;
        Pages = pBuildPagingBuffer->MapApertureSegment.NumberOfPages;
        Map = TRUE;
        break;
    case DXGK_OPERATION_UNMAP_APERTURE_SEGMENT:
        First = pBuildPagingBuffer->UnmapApertureSegment.OffsetInPages;
        Pages = pBuildPagingBuffer->UnmapApertureSegment.NumberOfPages;
        Map = FALSE;
        break;
    case DXGK_OPERATION_DISCARD_CONTENT:
        return STATUS_SUCCESS;
    default:
        return STATUS_NOT_SUPPORTED; /* there is no memory of the engine's own to fill or to transfer */
    }
    if (First > OLDGPU_APERTURE_PAGES || Pages > OLDGPU_APERTURE_PAGES - First) {
        return STATUS_INVALID_PARAMETER;
    }
    if (pBuildPagingBuffer->DmaSize < sizeof(*Command)) {
        return STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER;
    }
    Command->FirstPage = (ULONG)First;
    Command->Pages = (ULONG)Pages;
    Command->Map = Map;
    Command->Reserved = 0;
    pBuildPagingBuffer->pDmaBuffer = Command + 1;
    if (Map) {
        OgCount(Adapter, &Adapter->Statistics.PagesMapped, Pages);
    }
    return STATUS_SUCCESS;
}

/* --------------------------------------------------------------------------------------------------- time-outs */
NTSTATUS OgResetFromTimeout(CONST HANDLE hAdapter)
{
    POLDGPU_ADAPTER Adapter = hAdapter;

    PAGED_CODE();
    KeRemoveQueueDpc(&Adapter->EngineDpc);
    OgNoteEvent(Adapter, 3, 0);
    return STATUS_SUCCESS;
}

NTSTATUS OgRestartFromTimeout(CONST HANDLE hAdapter)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    return STATUS_SUCCESS;
}

NTSTATUS OgCollectDbgInfo(CONST HANDLE hAdapter, CONST DXGKARG_COLLECTDBGINFO *pCollectDbgInfo)
{
    POLDGPU_ADAPTER Adapter = hAdapter;

    PAGED_CODE();
    if (pCollectDbgInfo->BufferSize >= sizeof(UINT)) {
        *(LONG *)pCollectDbgInfo->pBuffer = InterlockedCompareExchange(&Adapter->CompletedFence, 0, 0);
    }
    return STATUS_SUCCESS;
}
