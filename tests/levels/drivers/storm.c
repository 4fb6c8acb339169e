/*
 * storm.c: the miniport that watches the levels from inside – in each call it looks who else is in, and notes on its
 * board what must not be.
 *
 * Its engine is a DPC: what it is given is done a little later, on another thread, so that there is something to drain.
 */
#include <ntddk.h>

#include <dispmprt.h>

#include "storm.h"

#define STORM_TAG ((ULONG)'rotS')

/* Beside whom a call may run. */
typedef enum _STORM_LEVEL { STORM_ZERO, STORM_UNSYNCHRONIZED, STORM_TWO, STORM_THREE } STORM_LEVEL;

typedef struct _STORM_ADAPTER {
    DXGKRNL_INTERFACE Dxgk;
    volatile LONG Inside[STORM_THREE + 1]; /* callers, by level */
    volatile LONG Started;
    volatile LONG Removed; /* by surprise: nobody waited for the engine */
    volatile LONG Submitted;
    volatile LONG Completed;
    UINT Preemption;
    KDPC Engine;
} STORM_ADAPTER;

typedef struct _STORM_PROCESS {
    volatile LONG Inside; /* its threads */
} STORM_PROCESS;

/* A device or a context. */
typedef struct _STORM_OBJECT {
    STORM_ADAPTER *Adapter;
    STORM_PROCESS *Process;
} STORM_OBJECT;

static struct storm_board NoBoard;
static struct storm_board *volatile Board = &NoBoard;

static LONG StormCount(int *Field)
{
    return InterlockedIncrement((volatile LONG *)Field);
}

static LONG StormRead(volatile LONG *Field)
{
    return InterlockedOr(Field, 0);
}

static VOID StormExpect(BOOLEAN Condition, enum storm_violation Violation)
{
    if (!Condition) {
        StormCount(&Board->violations[Violation]);
    }
}

static BOOLEAN StormIsIdle(STORM_ADAPTER *Adapter)
{
    return StormRead(&Adapter->Submitted) == StormRead(&Adapter->Completed);
}

/* Who is in beside a caller of this level, who counts already. */
static VOID StormLook(STORM_ADAPTER *Adapter, STORM_LEVEL Level)
{
    LONG Zero = StormRead(&Adapter->Inside[STORM_ZERO]);
    LONG Unsynchronized = StormRead(&Adapter->Inside[STORM_UNSYNCHRONIZED]);
    LONG Two = StormRead(&Adapter->Inside[STORM_TWO]);
    LONG Three = StormRead(&Adapter->Inside[STORM_THREE]);

    switch (Level) {
    case STORM_ZERO:
        StormExpect(Two == 0, STORM_ZERO_BESIDE_TWO);
        StormExpect(Three == 0, STORM_BESIDE_THREE);
        break;
    case STORM_UNSYNCHRONIZED:
        StormExpect(Three == 0, STORM_BESIDE_THREE);
        break;
    case STORM_TWO:
        StormExpect(Zero == 0, STORM_ZERO_BESIDE_TWO);
        StormExpect(Two == 1, STORM_TWO_BESIDE_TWO);
        StormExpect(Three == 0, STORM_BESIDE_THREE);
        StormExpect(StormIsIdle(Adapter), STORM_ENGINE_AT_TWO);
        break;
    case STORM_THREE:
        StormExpect(Zero == 0 && Two == 0 && Unsynchronized == 0 && Three == 1, STORM_BESIDE_THREE);
        break;
    }
    if (Level != STORM_THREE) {
        StormExpect(StormRead(&Adapter->Started) != 0, STORM_NOT_STARTED);
    }
    if (Zero + Unsynchronized + Two > StormRead((volatile LONG *)&Board->most_beside)) {
        InterlockedExchange((volatile LONG *)&Board->most_beside, Zero + Unsynchronized + Two);
    }
}

static VOID StormEnter(STORM_ADAPTER *Adapter, STORM_PROCESS *Process, STORM_LEVEL Level)
{
    StormExpect(KeGetCurrentIrql() == PASSIVE_LEVEL, STORM_IRQL);
    if (Process != NULL) {
        StormExpect(InterlockedIncrement(&Process->Inside) == 1, STORM_TWO_OF_A_PROCESS);
    }
    InterlockedIncrement(&Adapter->Inside[Level]);
    StormLook(Adapter, Level);
}

static VOID StormLeave(STORM_ADAPTER *Adapter, STORM_PROCESS *Process, STORM_LEVEL Level)
{
    StormLook(Adapter, Level);
    InterlockedDecrement(&Adapter->Inside[Level]);
    if (Process != NULL) {
        StormExpect(InterlockedDecrement(&Process->Inside) == 0, STORM_TWO_OF_A_PROCESS);
    }
}

/* ---- escape ---- */

static BOOLEAN StormAttaches(const DXGKARG_ESCAPE *pEscape)
{
    const struct storm_attach *Attach = pEscape->pPrivateDriverData;

    if (pEscape->PrivateDriverDataSize != sizeof(*Attach) || Attach->magic != STORM_MAGIC) {
        return FALSE;
    }
    Board = Attach->board;
    return TRUE;
}

static NTSTATUS StormEscape(const HANDLE hAdapter, const DXGKARG_ESCAPE *pEscape)
{
    STORM_ADAPTER *Adapter = hAdapter;
    STORM_PROCESS *Process = pEscape->hKmdProcessHandle;
    STORM_LEVEL Level = pEscape->Flags.HardwareAccess             ? STORM_TWO
                        : pEscape->Flags.NoAdapterSynchronization ? STORM_UNSYNCHRONIZED
                                                                  : STORM_ZERO;
    struct storm_order *Order = pEscape->pPrivateDriverData;
    LARGE_INTEGER Stay;

    if (StormAttaches(pEscape)) {
        return STATUS_SUCCESS;
    }
    if (pEscape->PrivateDriverDataSize != sizeof(*Order)) {
        return STATUS_INVALID_PARAMETER;
    }
    StormEnter(Adapter, Process, Level);
    Order->calls = (unsigned int)StormCount(Level == STORM_TWO              ? &Board->two
                                            : Level == STORM_UNSYNCHRONIZED ? &Board->unsynchronized
                                                                            : &Board->zero);
    if (Order->stay != 0) {
        Stay.QuadPart = -10 * (LONGLONG)Order->stay;
        KeDelayExecutionThread(KernelMode, FALSE, &Stay);
    }
    StormLeave(Adapter, Process, Level);
    return STATUS_SUCCESS;
}

/* ---- clients: level zero, but when the adapter stops ---- */

static NTSTATUS StormMake(STORM_ADAPTER *Adapter, STORM_PROCESS *Process, HANDLE *Handle)
{
    STORM_OBJECT *Object = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*Object), STORM_TAG);

    if (Object == NULL) {
        return STATUS_NO_MEMORY;
    }
    Object->Adapter = Adapter;
    Object->Process = Process;
    *Handle = Object;
    return STATUS_SUCCESS;
}

static NTSTATUS StormUnmake(HANDLE Handle)
{
    STORM_OBJECT *Object = Handle;

    if (Object->Process != NULL) {
        StormExpect(StormRead(&Object->Process->Inside) == 0, STORM_TWO_OF_A_PROCESS);
    }
    StormExpect(StormRead(&Object->Adapter->Inside[STORM_TWO]) == 0, STORM_ZERO_BESIDE_TWO);
    ExFreePoolWithTag(Object, STORM_TAG);
    return STATUS_SUCCESS;
}

static NTSTATUS StormCreateProcess(const HANDLE hAdapter, DXGKARG_CREATEPROCESS *pArgs)
{
    STORM_PROCESS *Process = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*Process), STORM_TAG);

    UNREFERENCED_PARAMETER(hAdapter);
    if (Process == NULL) {
        return STATUS_NO_MEMORY;
    }
    pArgs->hKmdProcess = Process;
    return STATUS_SUCCESS;
}

static NTSTATUS StormDestroyProcess(const HANDLE hAdapter, const HANDLE hKmdProcess)
{
    UNREFERENCED_PARAMETER(hAdapter);
    StormExpect(StormRead(&((STORM_PROCESS *)hKmdProcess)->Inside) == 0, STORM_TWO_OF_A_PROCESS);
    ExFreePoolWithTag(hKmdProcess, STORM_TAG);
    return STATUS_SUCCESS;
}

static NTSTATUS StormCreateDevice(const HANDLE hAdapter, DXGKARG_CREATEDEVICE *pCreateDevice)
{
    STORM_PROCESS *Process = pCreateDevice->hKmdProcess;
    NTSTATUS Status;

    StormEnter(hAdapter, Process, STORM_ZERO);
    Status = StormMake(hAdapter, Process, &pCreateDevice->hDevice);
    StormLeave(hAdapter, Process, STORM_ZERO);
    return Status;
}

static NTSTATUS StormDestroyDevice(const HANDLE hDevice)
{
    return StormUnmake(hDevice);
}

static NTSTATUS StormCreateContext(const HANDLE hDevice, DXGKARG_CREATECONTEXT *pCreateContext)
{
    STORM_OBJECT *Device = hDevice;
    NTSTATUS Status;

    StormEnter(Device->Adapter, Device->Process, STORM_ZERO);
    pCreateContext->ContextInfo.DmaBufferSize = 256;
    pCreateContext->ContextInfo.AllocationListSize = 1;
    pCreateContext->ContextInfo.PatchLocationListSize = 1;
    Status = StormMake(Device->Adapter, Device->Process, &pCreateContext->hContext);
    StormLeave(Device->Adapter, Device->Process, STORM_ZERO);
    return Status;
}

static NTSTATUS StormDestroyContext(const HANDLE hContext)
{
    return StormUnmake(hContext);
}

static NTSTATUS StormRender(const HANDLE hContext, DXGKARG_RENDER *pRender)
{
    STORM_OBJECT *Context = hContext;

    StormEnter(Context->Adapter, Context->Process, STORM_ZERO);
    StormCount(&Board->renders);
    pRender->pDmaBuffer = (PUCHAR)pRender->pDmaBuffer + pRender->CommandLength;
    StormLeave(Context->Adapter, Context->Process, STORM_ZERO);
    return STATUS_SUCCESS;
}

/* ---- engine ---- */

static BOOLEAN StormComplete(PVOID Context)
{
    STORM_ADAPTER *Adapter = Context;
    DXGKARGCB_NOTIFY_INTERRUPT_DATA Notify;
    LONG Fence = StormRead(&Adapter->Submitted);

    if (Fence == StormRead(&Adapter->Completed)) {
        return FALSE;
    }
    RtlZeroMemory(&Notify, sizeof(Notify));
    Notify.InterruptType = DXGK_INTERRUPT_DMA_COMPLETED;
    Notify.DmaCompleted.SubmissionFenceId = (UINT)Fence;
    StormCount(&Board->completed);
    InterlockedExchange(&Adapter->Completed, Fence);
    Adapter->Dxgk.DxgkCbNotifyInterrupt(Adapter->Dxgk.DeviceHandle, &Notify);
    Adapter->Dxgk.DxgkCbQueueDpc(Adapter->Dxgk.DeviceHandle);
    return TRUE;
}

static VOID StormEngine(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    STORM_ADAPTER *Adapter = DeferredContext;
    BOOLEAN Done;

    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);
    Adapter->Dxgk.DxgkCbSynchronizeExecution(Adapter->Dxgk.DeviceHandle, StormComplete, Adapter, 0, &Done);
}

static VOID StormExpectBelowTwo(STORM_ADAPTER *Adapter)
{
    StormExpect(StormRead(&Adapter->Inside[STORM_TWO]) == 0 && StormRead(&Adapter->Inside[STORM_THREE]) == 0,
                STORM_SUBMITTED_AT_TWO);
    StormExpect(StormRead(&Adapter->Started) != 0, STORM_NOT_STARTED);
}

static NTSTATUS StormPatch(const HANDLE hAdapter, const DXGKARG_PATCH *pPatch)
{
    UNREFERENCED_PARAMETER(pPatch);
    StormExpectBelowTwo(hAdapter);
    return STATUS_SUCCESS;
}

static NTSTATUS StormSubmitCommand(const HANDLE hAdapter, const DXGKARG_SUBMITCOMMAND *pSubmitCommand)
{
    STORM_ADAPTER *Adapter = hAdapter;

    StormExpect(KeGetCurrentIrql() == DISPATCH_LEVEL, STORM_IRQL);
    StormExpectBelowTwo(Adapter);
    InterlockedExchange(&Adapter->Submitted, (LONG)pSubmitCommand->SubmissionFenceId);
    KeInsertQueueDpc(&Adapter->Engine, NULL, NULL);
    return STATUS_SUCCESS;
}

static BOOLEAN StormPreempted(PVOID Context)
{
    STORM_ADAPTER *Adapter = Context;
    DXGKARGCB_NOTIFY_INTERRUPT_DATA Notify;

    RtlZeroMemory(&Notify, sizeof(Notify));
    Notify.InterruptType = DXGK_INTERRUPT_DMA_PREEMPTED;
    Notify.DmaPreempted.PreemptionFenceId = Adapter->Preemption;
    Notify.DmaPreempted.LastCompletedFenceId = (UINT)StormRead(&Adapter->Completed);
    Adapter->Dxgk.DxgkCbNotifyInterrupt(Adapter->Dxgk.DeviceHandle, &Notify);
    Adapter->Dxgk.DxgkCbQueueDpc(Adapter->Dxgk.DeviceHandle);
    return TRUE;
}

static NTSTATUS StormPreemptCommand(const HANDLE hAdapter, const DXGKARG_PREEMPTCOMMAND *pPreemptCommand)
{
    STORM_ADAPTER *Adapter = hAdapter;
    BOOLEAN Done;

    Adapter->Preemption = pPreemptCommand->PreemptionFenceId;
    return Adapter->Dxgk.DxgkCbSynchronizeExecution(Adapter->Dxgk.DeviceHandle, StormPreempted, Adapter, 0, &Done);
}

static BOOLEAN StormInterruptRoutine(const PVOID MiniportDeviceContext, ULONG MessageNumber)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(MessageNumber);
    return FALSE;
}

static VOID StormDpcRoutine(const PVOID MiniportDeviceContext)
{
    STORM_ADAPTER *Adapter = MiniportDeviceContext;

    StormExpect(KeGetCurrentIrql() == DISPATCH_LEVEL, STORM_IRQL);
    Adapter->Dxgk.DxgkCbNotifyDpc(Adapter->Dxgk.DeviceHandle);
}

static VOID StormQuiet(STORM_ADAPTER *Adapter)
{
    KeRemoveQueueDpc(&Adapter->Engine);
    KeFlushQueuedDpcs();
    InterlockedExchange(&Adapter->Completed, StormRead(&Adapter->Submitted));
}

static NTSTATUS StormResetFromTimeout(const HANDLE hAdapter)
{
    StormEnter(hAdapter, NULL, STORM_THREE);
    StormCount(&Board->resets);
    StormQuiet(hAdapter);
    StormLeave(hAdapter, NULL, STORM_THREE);
    return STATUS_SUCCESS;
}

static NTSTATUS StormRestartFromTimeout(const HANDLE hAdapter)
{
    StormEnter(hAdapter, NULL, STORM_THREE);
    StormLeave(hAdapter, NULL, STORM_THREE);
    return STATUS_SUCCESS;
}

/* ---- life ---- */

static NTSTATUS StormAddDevice(const PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(PhysicalDeviceObject);
    *MiniportDeviceContext = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(STORM_ADAPTER), STORM_TAG);
    return *MiniportDeviceContext == NULL ? STATUS_NO_MEMORY : STATUS_SUCCESS;
}

static NTSTATUS StormStartDevice(const PVOID MiniportDeviceContext, PDXGK_START_INFO DxgkStartInfo,
                                 PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources,
                                 PULONG NumberOfChildren)
{
    STORM_ADAPTER *Adapter = MiniportDeviceContext;

    UNREFERENCED_PARAMETER(DxgkStartInfo);
    StormEnter(Adapter, NULL, STORM_THREE);
    Adapter->Dxgk = *DxgkInterface;
    KeInitializeDpc(&Adapter->Engine, StormEngine, Adapter);
    *NumberOfVideoPresentSources = 0;
    *NumberOfChildren = 0;
    StormCount(&Board->starts);
    InterlockedExchange(&Adapter->Removed, 0);
    StormLeave(Adapter, NULL, STORM_THREE);
    InterlockedExchange(&Adapter->Started, 1);
    return STATUS_SUCCESS;
}

static NTSTATUS StormStopDevice(const PVOID MiniportDeviceContext)
{
    STORM_ADAPTER *Adapter = MiniportDeviceContext;

    StormEnter(Adapter, NULL, STORM_THREE);
    InterlockedExchange(&Adapter->Started, 0);
    StormExpect(StormRead(&Adapter->Removed) != 0 || StormIsIdle(Adapter), STORM_ENGINE_AT_STOP);
    StormQuiet(Adapter);
    StormCount(&Board->stops);
    StormLeave(Adapter, NULL, STORM_THREE);
    return STATUS_SUCCESS;
}

static NTSTATUS StormNotifySurpriseRemoval(PVOID MiniportDeviceContext, DXGK_SURPRISE_REMOVAL_TYPE RemovalType)
{
    STORM_ADAPTER *Adapter = MiniportDeviceContext;

    UNREFERENCED_PARAMETER(RemovalType);
    StormEnter(Adapter, NULL, STORM_UNSYNCHRONIZED);
    InterlockedExchange(&Adapter->Removed, 1);
    StormCount(&Board->removals);
    StormLeave(Adapter, NULL, STORM_UNSYNCHRONIZED);
    return STATUS_SUCCESS;
}

static NTSTATUS StormRemoveDevice(const PVOID MiniportDeviceContext)
{
    ExFreePoolWithTag(MiniportDeviceContext, STORM_TAG);
    return STATUS_SUCCESS;
}

static VOID StormUnload(VOID)
{
}

static NTSTATUS StormQueryAdapterInfo(const HANDLE hAdapter, const DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo)
{
    UNREFERENCED_PARAMETER(hAdapter);
    if (pQueryAdapterInfo->Type == DXGKQAITYPE_DRIVERCAPS) {
        DXGK_DRIVERCAPS *Caps = pQueryAdapterInfo->pOutputData;
        Caps->HighestAcceptableAddress.QuadPart = -1;
        Caps->SupportSurpriseRemoval = TRUE;
        return STATUS_SUCCESS;
    }
    return STATUS_NOT_SUPPORTED;
}

DRIVER_INITIALIZE DriverEntry;

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    DRIVER_INITIALIZATION_DATA Table = {
        .Version = DXGKDDI_INTERFACE_VERSION,
        .DxgkDdiAddDevice = StormAddDevice,
        .DxgkDdiStartDevice = StormStartDevice,
        .DxgkDdiStopDevice = StormStopDevice,
        .DxgkDdiRemoveDevice = StormRemoveDevice,
        .DxgkDdiUnload = StormUnload,
        .DxgkDdiQueryAdapterInfo = StormQueryAdapterInfo,
        .DxgkDdiNotifySurpriseRemoval = StormNotifySurpriseRemoval,
        .DxgkDdiInterruptRoutine = StormInterruptRoutine,
        .DxgkDdiDpcRoutine = StormDpcRoutine,
        .DxgkDdiCreateProcess = StormCreateProcess,
        .DxgkDdiDestroyProcess = StormDestroyProcess,
        .DxgkDdiCreateDevice = StormCreateDevice,
        .DxgkDdiDestroyDevice = StormDestroyDevice,
        .DxgkDdiCreateContext = StormCreateContext,
        .DxgkDdiDestroyContext = StormDestroyContext,
        .DxgkDdiRender = StormRender,
        .DxgkDdiPatch = StormPatch,
        .DxgkDdiSubmitCommand = StormSubmitCommand,
        .DxgkDdiPreemptCommand = StormPreemptCommand,
        .DxgkDdiResetFromTimeout = StormResetFromTimeout,
        .DxgkDdiRestartFromTimeout = StormRestartFromTimeout,
        .DxgkDdiEscape = StormEscape,
    };

    return DxgkInitialize(DriverObject, RegistryPath, &Table);
}
