/*
 * submit.c: doorbells, interrupts, time-outs.
 */
#include "vagpu.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, VaInterruptsOn)
#pragma alloc_text(PAGE, VaInterruptsOff)
#pragma alloc_text(PAGE, VaResetFromTimeout)
#pragma alloc_text(PAGE, VaRestartFromTimeout)
#pragma alloc_text(PAGE, VaCollectDbgInfo)
#endif

/* IRQL <= DISPATCH_LEVEL. */
static VOID VaRing(PVAGPU_ADAPTER Adapter, UINT Engine, UINT64 Address, UINT Bytes, UINT Fence, UINT32 Root)
{
    KIRQL OldIrql;

    KeAcquireSpinLock(&Adapter->SubmitLock, &OldIrql);
    VaWrite(Adapter, VAGPU_REG_ADDRESS_LOW, (UINT32)Address);
    VaWrite(Adapter, VAGPU_REG_ADDRESS_HIGH, (UINT32)(Address >> 32));
    VaWrite(Adapter, VAGPU_REG_BYTES, Bytes);
    VaWrite(Adapter, VAGPU_REG_FENCE_NEXT, Fence);
    VaWrite(Adapter, VAGPU_REG_ROOT, Root);
    VaWrite(Adapter, VAGPU_REG_DOORBELL, Engine);
    KeReleaseSpinLock(&Adapter->SubmitLock, OldIrql);
}

NTSTATUS VaSubmitCommand(const HANDLE hAdapter, const DXGKARG_SUBMITCOMMAND *pSubmitCommand)
{
    UINT64 Address = (UINT64)pSubmitCommand->DmaBufferPhysicalAddress.QuadPart;
    UINT Start = pSubmitCommand->DmaBufferSubmissionStartOffset;

    if (pSubmitCommand->DmaBufferSegmentId != VAGPU_SEGMENT_LOCAL) {
        Address |= VAGPU_PHYSICAL_SYSTEM;
    }
    VaRing(hAdapter, pSubmitCommand->NodeOrdinal, Address + Start, pSubmitCommand->DmaBufferSubmissionEndOffset - Start,
           pSubmitCommand->SubmissionFenceId, VAGPU_NO_ROOT);
    return STATUS_SUCCESS;
}

NTSTATUS VaSubmitCommandVirtual(const HANDLE hAdapter, const DXGKARG_SUBMITCOMMANDVIRTUAL *pSubmitCommandVirtual)
{
    PVAGPU_CONTEXT Context = pSubmitCommandVirtual->hContext;

    InterlockedIncrement64(&Context->Device->Submissions);
    VaRing(hAdapter, Context->Engine, pSubmitCommandVirtual->DmaBufferVirtualAddress,
           pSubmitCommandVirtual->DmaBufferSize, pSubmitCommandVirtual->SubmissionFenceId, (UINT32)Context->Root);
    return STATUS_SUCCESS;
}

/* The engines are done when the doorbell has been rung: there is never anything to stop. */
typedef struct _VAGPU_PREEMPTION {
    PVAGPU_ADAPTER Adapter;
    UINT Engine;
    UINT Fence;
} VAGPU_PREEMPTION;

static BOOLEAN VaNotePreemption(PVOID Context)
{
    VAGPU_PREEMPTION *Preemption = Context;
    PVAGPU_ADAPTER Adapter = Preemption->Adapter;
    DXGKARGCB_NOTIFY_INTERRUPT_DATA Notify = {.InterruptType = DXGK_INTERRUPT_DMA_PREEMPTED};

    Notify.DmaPreempted.PreemptionFenceId = Preemption->Fence;
    Notify.DmaPreempted.LastCompletedFenceId = VaRead(Adapter, VAGPU_REG_FENCE(Preemption->Engine));
    Notify.DmaPreempted.NodeOrdinal = Preemption->Engine;
    Adapter->Dxgk.DxgkCbNotifyInterrupt(Adapter->Dxgk.DeviceHandle, &Notify);
    Adapter->Dxgk.DxgkCbQueueDpc(Adapter->Dxgk.DeviceHandle);
    return TRUE;
}

NTSTATUS VaPreemptCommand(const HANDLE hAdapter, const DXGKARG_PREEMPTCOMMAND *pPreemptCommand)
{
    PVAGPU_ADAPTER Adapter = hAdapter;
    VAGPU_PREEMPTION Preemption;
    BOOLEAN Done = FALSE;

    if (pPreemptCommand->NodeOrdinal >= VAGPU_ENGINES) {
        return STATUS_INVALID_PARAMETER;
    }
    Preemption.Adapter = Adapter;
    Preemption.Engine = pPreemptCommand->NodeOrdinal;
    Preemption.Fence = pPreemptCommand->PreemptionFenceId;
    return Adapter->Dxgk.DxgkCbSynchronizeExecution(Adapter->Dxgk.DeviceHandle, VaNotePreemption, &Preemption, 0,
                                                    &Done);
}

NTSTATUS VaQueryCurrentFence(const HANDLE hAdapter, DXGKARG_QUERYCURRENTFENCE *pCurrentFence)
{
    if (pCurrentFence->NodeOrdinal >= VAGPU_ENGINES) {
        return STATUS_INVALID_PARAMETER;
    }
    pCurrentFence->CurrentFence = VaRead(hAdapter, VAGPU_REG_FENCE(pCurrentFence->NodeOrdinal));
    return STATUS_SUCCESS;
}

/* -------------------------------------------------------------------------------------------------- interrupts */
static VOID VaNotifyDone(PVAGPU_ADAPTER Adapter, UINT Engine)
{
    DXGKARGCB_NOTIFY_INTERRUPT_DATA Notify = {.InterruptType = DXGK_INTERRUPT_DMA_COMPLETED};

    Notify.DmaCompleted.SubmissionFenceId = VaRead(Adapter, VAGPU_REG_FENCE(Engine));
    Notify.DmaCompleted.NodeOrdinal = Engine;
    Adapter->Dxgk.DxgkCbNotifyInterrupt(Adapter->Dxgk.DeviceHandle, &Notify);
}

static VOID VaNotifyFault(PVAGPU_ADAPTER Adapter)
{
    DXGKARGCB_NOTIFY_INTERRUPT_DATA Notify = {.InterruptType = DXGK_INTERRUPT_DMA_FAULTED};

    Notify.DmaFaulted.FaultedFenceId = VaRead(Adapter, VAGPU_REG_FAULT_FENCE);
    Notify.DmaFaulted.Status = STATUS_ILLEGAL_INSTRUCTION;
    Notify.DmaFaulted.NodeOrdinal = VAGPU_ENGINE_RENDER;
    Adapter->Dxgk.DxgkCbNotifyInterrupt(Adapter->Dxgk.DeviceHandle, &Notify);
}

BOOLEAN VaInterruptRoutine(const PVOID MiniportDeviceContext, ULONG MessageNumber)
{
    PVAGPU_ADAPTER Adapter = MiniportDeviceContext;
    UINT32 Pending;
    UINT Engine;

    UNREFERENCED_PARAMETER(MessageNumber);
    if (!Adapter->TakesInterrupts) {
        return FALSE;
    }
    Pending = VaRead(Adapter, VAGPU_REG_INT_STATUS);
    if (Pending == 0 || Pending == MAXULONG) {
        return FALSE; /* another device's, or hardware that is gone */
    }
    VaWrite(Adapter, VAGPU_REG_INT_STATUS, Pending);
    for (Engine = 0; Engine < VAGPU_ENGINES; Engine++) {
        if ((Pending & VAGPU_INT_DONE(Engine)) != 0) {
            VaNotifyDone(Adapter, Engine);
        }
    }
    if ((Pending & VAGPU_INT_FAULT) != 0) {
        VaNotifyFault(Adapter);
    }
    Adapter->Dxgk.DxgkCbQueueDpc(Adapter->Dxgk.DeviceHandle);
    return TRUE;
}

VOID VaDpcRoutine(const PVOID MiniportDeviceContext)
{
    PVAGPU_ADAPTER Adapter = MiniportDeviceContext;

    Adapter->Dxgk.DxgkCbNotifyDpc(Adapter->Dxgk.DeviceHandle);
}

NTSTATUS VaControlInterrupt(const HANDLE hAdapter, const DXGK_INTERRUPT_TYPE InterruptType, BOOLEAN EnableInterrupt)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(InterruptType);
    UNREFERENCED_PARAMETER(EnableInterrupt);
    return STATUS_NOT_IMPLEMENTED;
}

static BOOLEAN VaSwitchOn(PVOID Context)
{
    PVAGPU_ADAPTER Adapter = Context;

    Adapter->TakesInterrupts = TRUE;
    VaWrite(Adapter, VAGPU_REG_INT_ENABLE, VAGPU_INT_DONE(0) | VAGPU_INT_DONE(1) | VAGPU_INT_FAULT);
    return TRUE;
}

static BOOLEAN VaSwitchOff(PVOID Context)
{
    PVAGPU_ADAPTER Adapter = Context;

    Adapter->TakesInterrupts = FALSE;
    VaWrite(Adapter, VAGPU_REG_CONTROL, VAGPU_CONTROL_RESET);
    return TRUE;
}

/* Where no interrupt is connected any more, there is nobody to exclude. */
static VOID VaSwitch(PVAGPU_ADAPTER Adapter, PKSYNCHRONIZE_ROUTINE Routine)
{
    BOOLEAN Done = FALSE;

    if (!NT_SUCCESS(Adapter->Dxgk.DxgkCbSynchronizeExecution(Adapter->Dxgk.DeviceHandle, Routine, Adapter, 0, &Done))) {
        Routine(Adapter);
    }
}

VOID VaInterruptsOn(PVAGPU_ADAPTER Adapter)
{
    PAGED_CODE();
    VaSwitch(Adapter, VaSwitchOn);
}

VOID VaInterruptsOff(PVAGPU_ADAPTER Adapter)
{
    PAGED_CODE();
    VaSwitch(Adapter, VaSwitchOff);
}

/* --------------------------------------------------------------------------------------------------- time-outs */
NTSTATUS VaResetFromTimeout(const HANDLE hAdapter)
{
    PAGED_CODE();
    VaInterruptsOff(hAdapter);
    return STATUS_SUCCESS;
}

NTSTATUS VaRestartFromTimeout(const HANDLE hAdapter)
{
    PAGED_CODE();
    VaInterruptsOn(hAdapter);
    return STATUS_SUCCESS;
}

NTSTATUS VaCollectDbgInfo(const HANDLE hAdapter, const DXGKARG_COLLECTDBGINFO *pCollectDbgInfo)
{
    PAGED_CODE();
    if (pCollectDbgInfo->BufferSize >= sizeof(UINT32)) {
        *(UINT32 *)pCollectDbgInfo->pBuffer = VaRead(hAdapter, VAGPU_REG_CLOCK);
    }
    return STATUS_SUCCESS;
}
