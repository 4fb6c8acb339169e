/*
 * engine.c: the engine – its registers, its interrupt, and what becomes of it after a time-out. All of it is nonpaged.
 */
#include "softgpu.h"

ULONG SoftgpuRead(PSOFTGPU_ADAPTER Adapter, ULONG Offset)
{
    return READ_REGISTER_ULONG((volatile ULONG *)(Adapter->Registers + Offset));
}

VOID SoftgpuWrite(PSOFTGPU_ADAPTER Adapter, ULONG Offset, ULONG Value)
{
    WRITE_REGISTER_ULONG((volatile ULONG *)(Adapter->Registers + Offset), Value);
}

/* What every register of hardware that was pulled out reads as. */
#define SOFTGPU_GONE 0xFFFFFFFFu

/* Every interrupt that the hardware has. */
#define SOFTGPU_INT_ALL                                                                                                \
    (SOFTGPU_INT_CHANNEL(0) | SOFTGPU_INT_CHANNEL(1) | SOFTGPU_INT_DROPPED(0) | SOFTGPU_INT_DROPPED(1) |               \
     SOFTGPU_INT_FAULT)

static BOOLEAN SoftgpuInterruptsOn(PVOID Context)
{
    PSOFTGPU_ADAPTER Adapter = Context;

    Adapter->TakesInterrupts = TRUE;
    SoftgpuWrite(Adapter, SOFTGPU_REG_INT_ENABLE, SOFTGPU_INT_ALL);
    return TRUE;
}

static BOOLEAN SoftgpuInterruptsOff(PVOID Context)
{
    PSOFTGPU_ADAPTER Adapter = Context;

    Adapter->TakesInterrupts = FALSE;
    SoftgpuWrite(Adapter, SOFTGPU_REG_INT_ENABLE, 0);
    return TRUE;
}

/*
 * At the device's IRQL, excluded against the interrupt routine. Without an interrupt that is connected (refused: the
 * adapter is being taken down) there is nobody to exclude.
 */
static VOID SoftgpuSetInterrupts(PSOFTGPU_ADAPTER Adapter, PKSYNCHRONIZE_ROUTINE Set)
{
    BOOLEAN Done = FALSE;

    if (!NT_SUCCESS(Adapter->Dxgk.DxgkCbSynchronizeExecution(Adapter->Dxgk.DeviceHandle, Set, Adapter, 0, &Done))) {
        Set(Adapter);
    }
}

VOID SoftgpuEngineStart(PSOFTGPU_ADAPTER Adapter)
{
    SoftgpuWrite(Adapter, SOFTGPU_REG_CONTROL, SOFTGPU_CONTROL_RESET);
    SoftgpuSetInterrupts(Adapter, SoftgpuInterruptsOn);
    SoftgpuWrite(Adapter, SOFTGPU_REG_CONTROL, SOFTGPU_CONTROL_ENABLE);
}

/* The interrupt routine touches no register once this has returned: they may be unmapped. */
VOID SoftgpuEngineStop(PSOFTGPU_ADAPTER Adapter)
{
    SoftgpuSetInterrupts(Adapter, SoftgpuInterruptsOff);
    SoftgpuWrite(Adapter, SOFTGPU_REG_CONTROL, SOFTGPU_CONTROL_RESET);
}

BOOLEAN SoftgpuEngineSubmit(PSOFTGPU_ADAPTER Adapter, ULONG Channel, PHYSICAL_ADDRESS Address, ULONG Bytes,
                            UINT32 Fence)
{
    KIRQL OldIrql;
    BOOLEAN Taken = FALSE;

    KeAcquireSpinLock(&Adapter->QueueLock, &OldIrql);
    if (SoftgpuRead(Adapter, SOFTGPU_REG_QUEUE_SPACE) > 0) {
        SoftgpuWrite(Adapter, SOFTGPU_REG_QUEUE_ADDRESS_LOW, Address.u.LowPart);
        SoftgpuWrite(Adapter, SOFTGPU_REG_QUEUE_ADDRESS_HIGH, (ULONG)Address.u.HighPart);
        SoftgpuWrite(Adapter, SOFTGPU_REG_QUEUE_BYTES, Bytes);
        SoftgpuWrite(Adapter, SOFTGPU_REG_QUEUE_FENCE, Fence);
        SoftgpuWrite(Adapter, SOFTGPU_REG_SUBMIT, Channel);
        Taken = TRUE;
    }
    KeReleaseSpinLock(&Adapter->QueueLock, OldIrql);
    return Taken;
}

/* ---------------------------------------------------------------------------------------------------- interrupt */
static VOID SoftgpuNotifyCompleted(PSOFTGPU_ADAPTER Adapter)
{
    DXGKARGCB_NOTIFY_INTERRUPT_DATA Notify = {.InterruptType = DXGK_INTERRUPT_DMA_COMPLETED};
    Notify.DmaCompleted.SubmissionFenceId = SoftgpuRead(Adapter, SOFTGPU_REG_FENCE(SOFTGPU_CHANNEL_SCHEDULER));
    Adapter->Dxgk.DxgkCbNotifyInterrupt(Adapter->Dxgk.DeviceHandle, &Notify);
}

static VOID SoftgpuNotifyPreempted(PSOFTGPU_ADAPTER Adapter)
{
    DXGKARGCB_NOTIFY_INTERRUPT_DATA Notify = {.InterruptType = DXGK_INTERRUPT_DMA_PREEMPTED};
    Notify.DmaPreempted.PreemptionFenceId = Adapter->PreemptionFence;
    Notify.DmaPreempted.LastCompletedFenceId = SoftgpuRead(Adapter, SOFTGPU_REG_FENCE(SOFTGPU_CHANNEL_SCHEDULER));
    Adapter->Dxgk.DxgkCbNotifyInterrupt(Adapter->Dxgk.DeviceHandle, &Notify);
}

static VOID SoftgpuNotifyFaulted(PSOFTGPU_ADAPTER Adapter)
{
    DXGKARGCB_NOTIFY_INTERRUPT_DATA Notify = {.InterruptType = DXGK_INTERRUPT_DMA_FAULTED};
    Notify.DmaFaulted.FaultedFenceId = SoftgpuRead(Adapter, SOFTGPU_REG_FAULT_FENCE);
    Notify.DmaFaulted.Status = STATUS_ILLEGAL_INSTRUCTION;
    Adapter->Dxgk.DxgkCbNotifyInterrupt(Adapter->Dxgk.DeviceHandle, &Notify);
}

BOOLEAN SoftgpuInterruptRoutine(const PVOID MiniportDeviceContext, ULONG MessageNumber)
{
    PSOFTGPU_ADAPTER Adapter = MiniportDeviceContext;
    ULONG Pending;
    BOOLEAN DriverWorkEnded = FALSE;

    UNREFERENCED_PARAMETER(MessageNumber);
    if (!Adapter->TakesInterrupts) {
        return FALSE;
    }
    Pending = SoftgpuRead(Adapter, SOFTGPU_REG_INT_STATUS);
    if (Pending == 0 || Pending == SOFTGPU_GONE) {
        return FALSE;
    }
    if ((Pending & SOFTGPU_INT_FAULT) != 0) {
        if (SoftgpuRead(Adapter, SOFTGPU_REG_FAULT_CHANNEL) == SOFTGPU_CHANNEL_SCHEDULER) {
            SoftgpuNotifyFaulted(Adapter);
        } else {
            Adapter->StreamFaulted = TRUE;
            DriverWorkEnded = TRUE;
        }
    }
    /* Cleared before the fences are read: what ends after this line interrupts again. */
    SoftgpuWrite(Adapter, SOFTGPU_REG_INT_STATUS, Pending);
    if ((Pending & SOFTGPU_INT_CHANNEL(SOFTGPU_CHANNEL_SCHEDULER)) != 0) {
        SoftgpuNotifyCompleted(Adapter);
    }
    if ((Pending & SOFTGPU_INT_DROPPED(SOFTGPU_CHANNEL_SCHEDULER)) != 0) {
        SoftgpuNotifyPreempted(Adapter);
    }
    if ((Pending & SOFTGPU_INT_CHANNEL(SOFTGPU_CHANNEL_DRIVER)) != 0) {
        DriverWorkEnded = TRUE;
    }
    if (DriverWorkEnded) {
        Adapter->DriverWorkEnded = TRUE;
    }
    Adapter->Dxgk.DxgkCbQueueDpc(Adapter->Dxgk.DeviceHandle);
    return TRUE;
}

/* Runs at the device's IRQL, so that the interrupt routine does not set the flag between its two lines. */
static BOOLEAN SoftgpuTakeDriverWorkEnded(PVOID Context)
{
    PSOFTGPU_ADAPTER Adapter = Context;
    BOOLEAN Ended = Adapter->DriverWorkEnded;

    Adapter->DriverWorkEnded = FALSE;
    return Ended;
}

VOID SoftgpuDpcRoutine(const PVOID MiniportDeviceContext)
{
    PSOFTGPU_ADAPTER Adapter = MiniportDeviceContext;
    BOOLEAN Ended = FALSE;

    Adapter->Dxgk.DxgkCbNotifyDpc(Adapter->Dxgk.DeviceHandle);
    Adapter->Dxgk.DxgkCbSynchronizeExecution(Adapter->Dxgk.DeviceHandle, SoftgpuTakeDriverWorkEnded, Adapter, 0,
                                             &Ended);
    if (Ended) {
        KeSetEvent(&Adapter->StreamEnded, IO_NO_INCREMENT, FALSE);
    }
}

/* There is no vertical blank whose interrupt could be switched. */
NTSTATUS SoftgpuControlInterrupt(const HANDLE hAdapter, const DXGK_INTERRUPT_TYPE InterruptType,
                                 BOOLEAN EnableInterrupt)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(InterruptType);
    UNREFERENCED_PARAMETER(EnableInterrupt);
    return STATUS_NOT_IMPLEMENTED;
}

/* ---------------------------------------------------------------------------------------------------- time-outs */
NTSTATUS SoftgpuResetFromTimeout(const HANDLE hAdapter)
{
    SoftgpuEngineStop(hAdapter);
    return STATUS_SUCCESS;
}

NTSTATUS SoftgpuRestartFromTimeout(const HANDLE hAdapter)
{
    SoftgpuEngineStart(hAdapter);
    return STATUS_SUCCESS;
}

NTSTATUS SoftgpuCollectDbgInfo(const HANDLE hAdapter, const DXGKARG_COLLECTDBGINFO *pCollectDbgInfo)
{
    static const ULONG Interesting[] = {SOFTGPU_REG_STATUS,   SOFTGPU_REG_INT_STATUS, SOFTGPU_REG_FENCE(0),
                                        SOFTGPU_REG_FENCE(1), SOFTGPU_REG_FAULT_CODE, SOFTGPU_REG_FAULT_OFFSET};
    ULONG *Values = pCollectDbgInfo->pBuffer;
    SIZE_T Index;

    for (Index = 0; Index < ARRAYSIZE(Interesting); Index++) {
        if (pCollectDbgInfo->BufferSize < (Index + 1) * sizeof(ULONG)) {
            break;
        }
        Values[Index] = SoftgpuRead(hAdapter, Interesting[Index]);
    }
    return STATUS_SUCCESS;
}
