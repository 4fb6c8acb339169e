/*
 * render.c: the scheduler's way to the engine – a client's commands become a DMA buffer, the buffer goes to channel 0.
 */
#include "softgpu.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, SoftgpuRender)
#pragma alloc_text(PAGE, SoftgpuPatch)
#endif

/*
 * The command buffer is the process's memory and may change while it is read: it is copied into the DMA buffer, which
 * only the kernel can write, and checked there.
 */
NTSTATUS SoftgpuRender(const HANDLE hContext, DXGKARG_RENDER *pRender)
{
    PSOFTGPU_CONTEXT Context = hContext;
    PSOFTGPU_PROCESS Process = Context->Device->Process;
    NTSTATUS Status;

    PAGED_CODE();
    if (pRender->CommandLength == 0 || pRender->CommandLength % sizeof(UINT32) != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    if (pRender->CommandLength > pRender->DmaSize) {
        return STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER;
    }
    InterlockedExchange(&Process->Rendered, 1);
    RtlCopyMemory(pRender->pDmaBuffer, pRender->pCommand, pRender->CommandLength);
    ExAcquireFastMutex(&Process->Mutex);
    Status = SoftgpuValidateStream(Process, SOFTGPU_CHANNEL_SCHEDULER, pRender->pDmaBuffer,
                                   pRender->CommandLength / sizeof(UINT32));
    ExReleaseFastMutex(&Process->Mutex);
    if (NT_SUCCESS(Status)) {
        pRender->pDmaBuffer = (PUCHAR)pRender->pDmaBuffer + pRender->CommandLength;
    }
    return Status;
}

/* Addresses in a stream are VRAM's own: there is nothing to patch. */
NTSTATUS SoftgpuPatch(const HANDLE hAdapter, const DXGKARG_PATCH *pPatch)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pPatch);
    return STATUS_SUCCESS;
}

/* IRQL DISPATCH_LEVEL, and so is what follows. */
NTSTATUS SoftgpuSubmitCommand(const HANDLE hAdapter, const DXGKARG_SUBMITCOMMAND *pSubmitCommand)
{
    PHYSICAL_ADDRESS Address = pSubmitCommand->DmaBufferPhysicalAddress;
    UINT Start = pSubmitCommand->DmaBufferSubmissionStartOffset;
    UINT Bytes = pSubmitCommand->DmaBufferSubmissionEndOffset - Start;

    Address.QuadPart += Start;
    if (!SoftgpuEngineSubmit(hAdapter, SOFTGPU_CHANNEL_SCHEDULER, Address, Bytes, pSubmitCommand->SubmissionFenceId)) {
        return STATUS_DEVICE_BUSY;
    }
    return STATUS_SUCCESS;
}

NTSTATUS SoftgpuPreemptCommand(const HANDLE hAdapter, const DXGKARG_PREEMPTCOMMAND *pPreemptCommand)
{
    PSOFTGPU_ADAPTER Adapter = hAdapter;

    Adapter->PreemptionFence = pPreemptCommand->PreemptionFenceId;
    SoftgpuWrite(Adapter, SOFTGPU_REG_CONTROL,
                 SOFTGPU_CONTROL_ENABLE | SOFTGPU_CONTROL_DROP(SOFTGPU_CHANNEL_SCHEDULER));
    return STATUS_SUCCESS;
}

NTSTATUS SoftgpuQueryCurrentFence(const HANDLE hAdapter, DXGKARG_QUERYCURRENTFENCE *pCurrentFence)
{
    pCurrentFence->CurrentFence = SoftgpuRead(hAdapter, SOFTGPU_REG_FENCE(SOFTGPU_CHANNEL_SCHEDULER));
    return STATUS_SUCCESS;
}
