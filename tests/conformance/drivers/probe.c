/*
 * probe.c: the miniport of the conformance tests – its escape tells a board what it saw and answers what the board
 * says.
 *
 * It compiles at every interface version. PROBE_DISPLAY_ONLY makes it a display-only driver, with one source and one
 * child; otherwise it is render-only. PROBE_NO_ESCAPE leaves DxgkDdiEscape out, PROBE_NO_PROCESS DxgkDdiCreateProcess,
 * PROBE_NO_DEVICE everything that is for rendering.
 */
#include <ntddk.h>

#include <dispmprt.h>

#include "probe.h"

#define PROBE_TAG ((ULONG)'borP')

#if defined(PROBE_DISPLAY_ONLY) || defined(PROBE_NO_DEVICE)
#define HAS_DEVICE 0
#else
#define HAS_DEVICE 1
#endif
#if HAS_DEVICE && !defined(PROBE_NO_PROCESS) && (DXGKDDI_INTERFACE_VERSION >= DXGKDDI_INTERFACE_VERSION_WDDM2_0)
#define HAS_PROCESS 1
#else
#define HAS_PROCESS 0
#endif

typedef struct _PROBE_ADAPTER {
    ULONG Signature;
    DXGKRNL_INTERFACE Dxgk;
    LONG Devices;
    LONG Contexts;
    LONG Processes;
    KSPIN_LOCK Lock; /* the board's record of a call */
    FAST_MUTEX FastMutex;
    KGUARDED_MUTEX GuardedMutex;
#if HAS_DEVICE
    KTIMER Timer;
    KDPC Tick;
    volatile LONG Submitted; /* fences */
    volatile LONG Completed;
    UINT Preemption;
#endif
} PROBE_ADAPTER;

/* What a handle of ours points to. */
typedef struct _PROBE_OBJECT {
    PROBE_ADAPTER *Adapter;
    ULONG Number;
} PROBE_OBJECT;

static struct probe_board NoBoard;
static struct probe_board *volatile Board = &NoBoard;

static LONG ProbeRead(int *Field)
{
    return InterlockedOr((volatile LONG *)Field, 0);
}

static LONG ProbeAdd(int *Field, LONG By)
{
    return InterlockedExchangeAdd((volatile LONG *)Field, By) + By;
}

#if HAS_DEVICE
static LONG ProbeFence(volatile LONG *Fence)
{
    return InterlockedOr(Fence, 0);
}
#endif

static VOID ProbeWaitWhile(int *Field)
{
    LARGE_INTEGER Interval;

    Interval.QuadPart = -1000; /* 100 microseconds */
    while (ProbeRead(Field) != 0) {
        KeDelayExecutionThread(KernelMode, FALSE, &Interval);
    }
}

/* ---- life ---- */

static NTSTATUS ProbeAddDevice(const PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext)
{
    PROBE_ADAPTER *Adapter = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*Adapter), PROBE_TAG);

    UNREFERENCED_PARAMETER(PhysicalDeviceObject);
    if (Adapter == NULL) {
        return STATUS_NO_MEMORY;
    }
    RtlZeroMemory(Adapter, sizeof(*Adapter));
    Adapter->Signature = PROBE_TAG;
    KeInitializeSpinLock(&Adapter->Lock);
    ExInitializeFastMutex(&Adapter->FastMutex);
    KeInitializeGuardedMutex(&Adapter->GuardedMutex);
    *MiniportDeviceContext = Adapter;
    return STATUS_SUCCESS;
}

static NTSTATUS ProbeRemoveDevice(const PVOID MiniportDeviceContext)
{
    ExFreePoolWithTag(MiniportDeviceContext, PROBE_TAG);
    return STATUS_SUCCESS;
}

static VOID ProbeUnload(VOID)
{
}

static NTSTATUS ProbeQueryAdapterInfo(const HANDLE hAdapter, const DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo)
{
    UNREFERENCED_PARAMETER(hAdapter);
    if (pQueryAdapterInfo->Type == DXGKQAITYPE_DRIVERCAPS) {
        DXGK_DRIVERCAPS *Caps = pQueryAdapterInfo->pOutputData;
        Caps->HighestAcceptableAddress.QuadPart = -1;
#if (DXGKDDI_INTERFACE_VERSION >= DXGKDDI_INTERFACE_VERSION_WDDM2_0)
        Caps->SupportSurpriseRemoval = TRUE;
#endif
        return STATUS_SUCCESS;
    }
    return STATUS_NOT_SUPPORTED;
}

#if (DXGKDDI_INTERFACE_VERSION >= DXGKDDI_INTERFACE_VERSION_WDDM2_0)
static NTSTATUS ProbeNotifySurpriseRemoval(PVOID MiniportDeviceContext, DXGK_SURPRISE_REMOVAL_TYPE RemovalType)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(RemovalType);
    ProbeAdd(&Board->removals, 1);
    return STATUS_SUCCESS;
}
#endif

/* ---- escape ---- */

#if !defined(PROBE_NO_ESCAPE)
static ULONG ProbeNumber(HANDLE Handle)
{
    return Handle == NULL ? 0 : ((PROBE_OBJECT *)Handle)->Number;
}

static VOID ProbeRecord(PROBE_ADAPTER *Adapter, const DXGKARG_ESCAPE *pEscape, KIRQL Irql)
{
    struct probe_seen Seen;
    KIRQL Old;

    RtlZeroMemory(&Seen, sizeof(Seen));
    Seen.data = (ULONG_PTR)pEscape->pPrivateDriverData;
    Seen.thread = (ULONG_PTR)PsGetCurrentThreadId();
    Seen.process = (ULONG_PTR)PsGetCurrentProcessId();
    Seen.size = pEscape->PrivateDriverDataSize;
    Seen.flags = pEscape->Flags.Value;
    Seen.device = ProbeNumber(pEscape->hDevice);
    Seen.context = ProbeNumber(pEscape->hContext);
#if (DXGKDDI_INTERFACE_VERSION >= DXGKDDI_INTERFACE_VERSION_WDDM2_2)
    Seen.kmd = ProbeNumber(pEscape->hKmdProcessHandle);
    Seen.has_kmd = 1;
#endif
    Seen.is_own = Adapter->Signature == PROBE_TAG;
    Seen.irql = Irql;
#if HAS_DEVICE
    Seen.busy = (ULONG)(ProbeFence(&Adapter->Submitted) - ProbeFence(&Adapter->Completed));
#endif
    Seen.args_size = sizeof(DXGKARG_ESCAPE);
    Seen.version = DXGKDDI_INTERFACE_VERSION;
    KeAcquireSpinLock(&Adapter->Lock, &Old);
    Board->seen = Seen;
    KeReleaseSpinLock(&Adapter->Lock, Old);
}

static BOOLEAN ProbeAttaches(const DXGKARG_ESCAPE *pEscape)
{
    const struct probe_attach *Attach = pEscape->pPrivateDriverData;

    if (pEscape->PrivateDriverDataSize != sizeof(*Attach) || Attach->magic != PROBE_MAGIC) {
        return FALSE;
    }
    Board = Attach->board;
    return TRUE;
}

static VOID ProbeMisbehave(PROBE_ADAPTER *Adapter, const DXGKARG_ESCAPE *pEscape)
{
    KIRQL Irql;

    switch ((enum probe_misdeed)ProbeRead(&Board->misdeed)) {
    case PROBE_RIGHT:
        break;
    case PROBE_KEEPS_IRQL:
        KeRaiseIrql(APC_LEVEL, &Irql);
        break;
    case PROBE_KEEPS_SPIN_LOCK:
        KeAcquireSpinLock(&Adapter->Lock, &Irql);
        break;
    case PROBE_KEEPS_MUTEX:
        ExAcquireFastMutex(&Adapter->FastMutex);
        break;
    case PROBE_KEEPS_GUARDED:
        KeAcquireGuardedMutex(&Adapter->GuardedMutex);
        break;
    case PROBE_OVERRUNS:
        ((volatile UCHAR *)pEscape->pPrivateDriverData)[pEscape->PrivateDriverDataSize] = 0;
        break;
    case PROBE_TOUCHES_NULL:
        *(volatile ULONG *)NULL = 0;
        break;
    }
}

static NTSTATUS ProbeEscape(const HANDLE hAdapter, const DXGKARG_ESCAPE *pEscape)
{
    KIRQL Irql = KeGetCurrentIrql();
    PUCHAR Data = pEscape->pPrivateDriverData;
    LONG Inside;
    UINT Index;

    if (ProbeAttaches(pEscape)) {
        return STATUS_SUCCESS;
    }
    ProbeRecord(hAdapter, pEscape, Irql);
    ProbeAdd(&Board->calls, 1);
    Inside = ProbeAdd(&Board->inside, 1);
    if (Inside > ProbeRead(&Board->most_inside)) {
        InterlockedExchange((volatile LONG *)&Board->most_inside, Inside);
    }
    ProbeWaitWhile(&Board->hold);
    /* Whatever the answer is, the copy is changed: what comes back to the caller shows. */
    for (Index = 0; Index < pEscape->PrivateDriverDataSize; Index++) {
        Data[Index] = (UCHAR)~Data[Index];
    }
    ProbeAdd(&Board->inside, -1);
    ProbeMisbehave(hAdapter, pEscape);
    return (NTSTATUS)ProbeRead(&Board->status);
}
#endif

/* ---- clients ---- */

#if HAS_DEVICE
static NTSTATUS ProbeMake(PROBE_ADAPTER *Adapter, LONG *Count, HANDLE *Handle)
{
    PROBE_OBJECT *Object = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*Object), PROBE_TAG);

    if (Object == NULL) {
        return STATUS_NO_MEMORY;
    }
    Object->Adapter = Adapter;
    Object->Number = (ULONG)InterlockedIncrement(Count);
    *Handle = Object;
    return STATUS_SUCCESS;
}

#if HAS_PROCESS
static NTSTATUS ProbeCreateProcess(const HANDLE hAdapter, DXGKARG_CREATEPROCESS *pArgs)
{
    PROBE_ADAPTER *Adapter = hAdapter;

    ProbeAdd(&Board->processes, 1);
    return ProbeMake(Adapter, &Adapter->Processes, &pArgs->hKmdProcess);
}

static NTSTATUS ProbeDestroyProcess(const HANDLE hAdapter, const HANDLE hKmdProcess)
{
    UNREFERENCED_PARAMETER(hAdapter);
    ProbeAdd(&Board->processes, -1);
    ExFreePoolWithTag(hKmdProcess, PROBE_TAG);
    return STATUS_SUCCESS;
}
#endif

static NTSTATUS ProbeCreateDevice(const HANDLE hAdapter, DXGKARG_CREATEDEVICE *pCreateDevice)
{
    PROBE_ADAPTER *Adapter = hAdapter;

    return ProbeMake(Adapter, &Adapter->Devices, &pCreateDevice->hDevice);
}

static NTSTATUS ProbeDestroyDevice(const HANDLE hDevice)
{
    ExFreePoolWithTag(hDevice, PROBE_TAG);
    return STATUS_SUCCESS;
}

static NTSTATUS ProbeCreateContext(const HANDLE hDevice, DXGKARG_CREATECONTEXT *pCreateContext)
{
    PROBE_ADAPTER *Adapter = ((PROBE_OBJECT *)hDevice)->Adapter;

    pCreateContext->ContextInfo.DmaBufferSize = 4096;
    pCreateContext->ContextInfo.AllocationListSize = 1;
    pCreateContext->ContextInfo.PatchLocationListSize = 1;
    return ProbeMake(Adapter, &Adapter->Contexts, &pCreateContext->hContext);
}

static NTSTATUS ProbeDestroyContext(const HANDLE hContext)
{
    return ProbeDestroyDevice(hContext);
}

/* ---- engine: it is done with what it was given, unless the board holds it ---- */

static BOOLEAN ProbeComplete(PVOID Context)
{
    PROBE_ADAPTER *Adapter = Context;
    DXGKARGCB_NOTIFY_INTERRUPT_DATA Notify;
    LONG Fence = ProbeFence(&Adapter->Submitted);

    RtlZeroMemory(&Notify, sizeof(Notify));
    Notify.InterruptType = DXGK_INTERRUPT_DMA_COMPLETED;
    Notify.DmaCompleted.SubmissionFenceId = (UINT)Fence;
    InterlockedExchange(&Adapter->Completed, Fence);
    Adapter->Dxgk.DxgkCbNotifyInterrupt(Adapter->Dxgk.DeviceHandle, &Notify);
    Adapter->Dxgk.DxgkCbQueueDpc(Adapter->Dxgk.DeviceHandle);
    return TRUE;
}

static VOID ProbeRun(PROBE_ADAPTER *Adapter)
{
    LARGE_INTEGER Due;
    BOOLEAN Done;

    if (ProbeRead(&Board->engine_holds) != 0) {
        Due.QuadPart = -1000;
        KeSetTimer(&Adapter->Timer, Due, &Adapter->Tick);
    } else if (ProbeFence(&Adapter->Completed) != ProbeFence(&Adapter->Submitted)) {
        Adapter->Dxgk.DxgkCbSynchronizeExecution(Adapter->Dxgk.DeviceHandle, ProbeComplete, Adapter, 0, &Done);
    }
}

static VOID ProbeTick(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);
    ProbeRun(DeferredContext);
}

static NTSTATUS ProbeRender(const HANDLE hContext, DXGKARG_RENDER *pRender)
{
    UNREFERENCED_PARAMETER(hContext);
    pRender->pDmaBuffer = (PUCHAR)pRender->pDmaBuffer + pRender->CommandLength;
    return STATUS_SUCCESS;
}

static NTSTATUS ProbePatch(const HANDLE hAdapter, const DXGKARG_PATCH *pPatch)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pPatch);
    return STATUS_SUCCESS;
}

static NTSTATUS ProbeSubmitCommand(const HANDLE hAdapter, const DXGKARG_SUBMITCOMMAND *pSubmitCommand)
{
    PROBE_ADAPTER *Adapter = hAdapter;

    InterlockedExchange(&Adapter->Submitted, (LONG)pSubmitCommand->SubmissionFenceId);
    ProbeAdd(&Board->submitted, 1);
    ProbeRun(Adapter);
    return STATUS_SUCCESS;
}

static BOOLEAN ProbePreempted(PVOID Context)
{
    PROBE_ADAPTER *Adapter = Context;
    DXGKARGCB_NOTIFY_INTERRUPT_DATA Notify;

    RtlZeroMemory(&Notify, sizeof(Notify));
    Notify.InterruptType = DXGK_INTERRUPT_DMA_PREEMPTED;
    Notify.DmaPreempted.PreemptionFenceId = Adapter->Preemption;
    Notify.DmaPreempted.LastCompletedFenceId = (UINT)ProbeFence(&Adapter->Completed);
    Adapter->Dxgk.DxgkCbNotifyInterrupt(Adapter->Dxgk.DeviceHandle, &Notify);
    Adapter->Dxgk.DxgkCbQueueDpc(Adapter->Dxgk.DeviceHandle);
    return TRUE;
}

static NTSTATUS ProbePreemptCommand(const HANDLE hAdapter, const DXGKARG_PREEMPTCOMMAND *pPreemptCommand)
{
    PROBE_ADAPTER *Adapter = hAdapter;
    BOOLEAN Done;

    if (ProbeRead(&Board->engine_holds) != 0) {
        return STATUS_SUCCESS; /* an engine that hangs does not answer */
    }
    Adapter->Preemption = pPreemptCommand->PreemptionFenceId;
    return Adapter->Dxgk.DxgkCbSynchronizeExecution(Adapter->Dxgk.DeviceHandle, ProbePreempted, Adapter, 0, &Done);
}

static BOOLEAN ProbeInterruptRoutine(const PVOID MiniportDeviceContext, ULONG MessageNumber)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(MessageNumber);
    return FALSE;
}

static VOID ProbeDpcRoutine(const PVOID MiniportDeviceContext)
{
    PROBE_ADAPTER *Adapter = MiniportDeviceContext;

    Adapter->Dxgk.DxgkCbNotifyDpc(Adapter->Dxgk.DeviceHandle);
}

static VOID ProbeQuiet(PROBE_ADAPTER *Adapter)
{
    KeCancelTimer(&Adapter->Timer);
    KeFlushQueuedDpcs();
    KeCancelTimer(&Adapter->Timer); /* a tick that ran meanwhile may have set it again */
    InterlockedExchange(&Adapter->Completed, ProbeFence(&Adapter->Submitted));
}

static NTSTATUS ProbeResetFromTimeout(const HANDLE hAdapter)
{
    ProbeAdd(&Board->resets, 1);
    ProbeQuiet(hAdapter);
    InterlockedExchange((volatile LONG *)&Board->engine_holds, 0); /* not before: a tick would do the work yet */
    return STATUS_SUCCESS;
}

static NTSTATUS ProbeRestartFromTimeout(const HANDLE hAdapter)
{
    UNREFERENCED_PARAMETER(hAdapter);
    ProbeAdd(&Board->restarts, 1);
    return STATUS_SUCCESS;
}
#endif

static NTSTATUS ProbeStartDevice(const PVOID MiniportDeviceContext, PDXGK_START_INFO DxgkStartInfo,
                                 PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources,
                                 PULONG NumberOfChildren)
{
    PROBE_ADAPTER *Adapter = MiniportDeviceContext;

    UNREFERENCED_PARAMETER(DxgkStartInfo);
    ProbeAdd(&Board->in_start, 1);
    ProbeWaitWhile(&Board->hold_start);
    ProbeAdd(&Board->in_start, -1);
    Adapter->Dxgk = *DxgkInterface;
#if HAS_DEVICE
    KeInitializeTimer(&Adapter->Timer);
    KeInitializeDpc(&Adapter->Tick, ProbeTick, Adapter);
#endif
#if defined(PROBE_DISPLAY_ONLY)
    *NumberOfVideoPresentSources = 1;
    *NumberOfChildren = 1;
#else
    *NumberOfVideoPresentSources = 0;
    *NumberOfChildren = 0;
#endif
    ProbeAdd(&Board->starts, 1);
    return STATUS_SUCCESS;
}

static NTSTATUS ProbeStopDevice(const PVOID MiniportDeviceContext)
{
#if HAS_DEVICE
    ProbeQuiet(MiniportDeviceContext);
#else
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
#endif
    ProbeAdd(&Board->stops, 1);
    return STATUS_SUCCESS;
}

/* ---- a display, for the display-only driver ---- */

#if defined(PROBE_DISPLAY_ONLY)
static NTSTATUS ProbeQueryChildRelations(const PVOID MiniportDeviceContext, PDXGK_CHILD_DESCRIPTOR ChildRelations,
                                         ULONG ChildRelationsSize)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    if (ChildRelationsSize < 2 * sizeof(*ChildRelations)) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    ChildRelations->ChildDeviceType = TypeVideoOutput;
    ChildRelations->ChildCapabilities.HpdAwareness = HpdAwarenessAlwaysConnected;
    ChildRelations->ChildCapabilities.Type.VideoOutput.InterfaceTechnology = D3DKMDT_VOT_INTERNAL;
    return STATUS_SUCCESS;
}

static NTSTATUS ProbeQueryChildStatus(const PVOID MiniportDeviceContext, PDXGK_CHILD_STATUS ChildStatus,
                                      BOOLEAN NonDestructiveOnly)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(NonDestructiveOnly);
    if (ChildStatus->Type == StatusConnection) {
        ChildStatus->HotPlug.Connected = TRUE;
        return STATUS_SUCCESS;
    }
    return STATUS_NOT_SUPPORTED;
}

static NTSTATUS ProbeQueryDeviceDescriptor(const PVOID MiniportDeviceContext, ULONG ChildUid,
                                           PDXGK_DEVICE_DESCRIPTOR DeviceDescriptor)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(ChildUid);
    UNREFERENCED_PARAMETER(DeviceDescriptor);
    return STATUS_MONITOR_NO_DESCRIPTOR;
}
#endif

/* ---- table ---- */

DRIVER_INITIALIZE DriverEntry;

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
#if defined(PROBE_DISPLAY_ONLY)
    KMDDOD_INITIALIZATION_DATA Table;
#else
    DRIVER_INITIALIZATION_DATA Table;
#endif

    RtlZeroMemory(&Table, sizeof(Table));
    Table.Version = DXGKDDI_INTERFACE_VERSION;
    Table.DxgkDdiAddDevice = ProbeAddDevice;
    Table.DxgkDdiStartDevice = ProbeStartDevice;
    Table.DxgkDdiStopDevice = ProbeStopDevice;
    Table.DxgkDdiRemoveDevice = ProbeRemoveDevice;
    Table.DxgkDdiUnload = ProbeUnload;
    Table.DxgkDdiQueryAdapterInfo = ProbeQueryAdapterInfo;
#if !defined(PROBE_NO_ESCAPE)
    Table.DxgkDdiEscape = ProbeEscape;
#endif
#if (DXGKDDI_INTERFACE_VERSION >= DXGKDDI_INTERFACE_VERSION_WDDM2_0)
    Table.DxgkDdiNotifySurpriseRemoval = ProbeNotifySurpriseRemoval;
#endif
#if HAS_PROCESS
    Table.DxgkDdiCreateProcess = ProbeCreateProcess;
    Table.DxgkDdiDestroyProcess = ProbeDestroyProcess;
#endif
#if HAS_DEVICE
    Table.DxgkDdiInterruptRoutine = ProbeInterruptRoutine;
    Table.DxgkDdiDpcRoutine = ProbeDpcRoutine;
    Table.DxgkDdiCreateDevice = ProbeCreateDevice;
    Table.DxgkDdiDestroyDevice = ProbeDestroyDevice;
    Table.DxgkDdiCreateContext = ProbeCreateContext;
    Table.DxgkDdiDestroyContext = ProbeDestroyContext;
    Table.DxgkDdiRender = ProbeRender;
    Table.DxgkDdiPatch = ProbePatch;
    Table.DxgkDdiSubmitCommand = ProbeSubmitCommand;
    Table.DxgkDdiPreemptCommand = ProbePreemptCommand;
    Table.DxgkDdiResetFromTimeout = ProbeResetFromTimeout;
    Table.DxgkDdiRestartFromTimeout = ProbeRestartFromTimeout;
#endif
#if defined(PROBE_DISPLAY_ONLY)
    Table.DxgkDdiQueryChildRelations = ProbeQueryChildRelations;
    Table.DxgkDdiQueryChildStatus = ProbeQueryChildStatus;
    Table.DxgkDdiQueryDeviceDescriptor = ProbeQueryDeviceDescriptor;
    return DxgkInitializeDisplayOnlyDriver(DriverObject, RegistryPath, &Table);
#else
    return DxgkInitialize(DriverObject, RegistryPath, &Table);
#endif
}
