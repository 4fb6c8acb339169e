/*
 * pair.c: the miniport of the test pair – render-only, its engine a counter, its escape at the caller's command.
 *
 * PAIR_ENTRY_STATUS, PAIR_ADD_STATUS and PAIR_START_STATUS, where the compiler defines one, are what that function
 * fails with; PAIR_NO_INITIALIZE leaves out DxgkInitialize.
 */
#include <ntddk.h>

#include <dispmprt.h>

#include "pair.h"

#define PAIR_TAG ((ULONG)'riaP')

#ifndef PAIR_ADD_STATUS
#define PAIR_ADD_STATUS STATUS_SUCCESS
#endif
#ifndef PAIR_START_STATUS
#define PAIR_START_STATUS STATUS_SUCCESS
#endif

typedef struct _PAIR_ADAPTER {
    DXGKRNL_INTERFACE Dxgk;
    LONG Escapes;
    LONG Numbers; /* of devices, contexts and processes */
    ULONG UmdFault;
    LONG Hangs;
    UINT Completed;
    UINT PreemptionFence;
    PVOID Kept;
} PAIR_ADAPTER;

typedef struct _PAIR_OBJECT {
    PAIR_ADAPTER *Adapter;
    ULONG Number;
} PAIR_OBJECT;

static NTSTATUS PairMake(PAIR_ADAPTER *Adapter, HANDLE *Handle)
{
    PAIR_OBJECT *Object = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*Object), PAIR_TAG);
    if (Object == NULL) {
        return STATUS_NO_MEMORY;
    }
    Object->Adapter = Adapter;
    Object->Number = (ULONG)InterlockedIncrement(&Adapter->Numbers);
    *Handle = Object;
    return STATUS_SUCCESS;
}

static NTSTATUS PairUnmake(HANDLE Handle)
{
    ExFreePoolWithTag(Handle, PAIR_TAG);
    return STATUS_SUCCESS;
}

static ULONG PairNumber(HANDLE Handle)
{
    return Handle == NULL ? 0 : ((PAIR_OBJECT *)Handle)->Number;
}

/* ---------------------------------------------------------------------------------------------------- life */
static NTSTATUS PairAddDevice(const PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext)
{
    PAIR_ADAPTER *Adapter;

    UNREFERENCED_PARAMETER(PhysicalDeviceObject);
    if (!NT_SUCCESS(PAIR_ADD_STATUS)) {
        return PAIR_ADD_STATUS;
    }
    Adapter = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*Adapter), PAIR_TAG);
    if (Adapter == NULL) {
        return STATUS_NO_MEMORY;
    }
    *MiniportDeviceContext = Adapter;
    return STATUS_SUCCESS;
}

static NTSTATUS PairStartDevice(const PVOID MiniportDeviceContext, PDXGK_START_INFO DxgkStartInfo,
                                PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources,
                                PULONG NumberOfChildren)
{
    PAIR_ADAPTER *Adapter = MiniportDeviceContext;

    UNREFERENCED_PARAMETER(DxgkStartInfo);
    if (!NT_SUCCESS(PAIR_START_STATUS)) {
        return PAIR_START_STATUS;
    }
    Adapter->Dxgk = *DxgkInterface;
    Adapter->Completed = 0;
    Adapter->Hangs = 0;
    *NumberOfVideoPresentSources = 0;
    *NumberOfChildren = 0;
    return STATUS_SUCCESS;
}

static NTSTATUS PairStopDevice(const PVOID MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    return STATUS_SUCCESS;
}

static NTSTATUS PairRemoveDevice(const PVOID MiniportDeviceContext)
{
    return PairUnmake(MiniportDeviceContext);
}

static VOID PairUnload(VOID)
{
}

static NTSTATUS PairQueryAdapterInfo(const HANDLE hAdapter, const DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo)
{
    PAIR_ADAPTER *Adapter = hAdapter;

    if (pQueryAdapterInfo->Type == DXGKQAITYPE_DRIVERCAPS) {
        DXGK_DRIVERCAPS *Caps = pQueryAdapterInfo->pOutputData;
        Caps->HighestAcceptableAddress.QuadPart = -1;
        Caps->SchedulingCaps.MultiEngineAware = 1;
        Caps->GpuEngineTopology.NbAsymetricProcessingNodes = 1;
        return STATUS_SUCCESS;
    }
    if (pQueryAdapterInfo->Type == DXGKQAITYPE_UMDRIVERPRIVATE) {
        struct pair_query *Query = pQueryAdapterInfo->pOutputData;
        if (pQueryAdapterInfo->OutputDataSize != sizeof(*Query) || Query->magic != PAIR_CONTEXT_MAGIC) {
            return STATUS_INVALID_PARAMETER;
        }
        Query->umd_fault = Adapter->UmdFault;
        return STATUS_SUCCESS;
    }
    return STATUS_NOT_SUPPORTED;
}

/* ---------------------------------------------------------------------------------------------------- clients */
static NTSTATUS PairCreateProcess(const HANDLE hAdapter, DXGKARG_CREATEPROCESS *pArgs)
{
    return PairMake(hAdapter, &pArgs->hKmdProcess);
}

static NTSTATUS PairDestroyProcess(const HANDLE hAdapter, const HANDLE hKmdProcess)
{
    UNREFERENCED_PARAMETER(hAdapter);
    return PairUnmake(hKmdProcess);
}

static NTSTATUS PairCreateDevice(const HANDLE hAdapter, DXGKARG_CREATEDEVICE *pCreateDevice)
{
    return PairMake(hAdapter, &pCreateDevice->hDevice);
}

static NTSTATUS PairDestroyDevice(const HANDLE hDevice)
{
    return PairUnmake(hDevice);
}

static NTSTATUS PairCreateContext(const HANDLE hDevice, DXGKARG_CREATECONTEXT *pCreateContext)
{
    PAIR_OBJECT *Device = hDevice;

    if (pCreateContext->PrivateDriverDataSize != sizeof(ULONG) ||
        *(const ULONG *)pCreateContext->pPrivateDriverData != PAIR_CONTEXT_MAGIC) {
        return STATUS_INVALID_PARAMETER;
    }
    pCreateContext->ContextInfo.DmaBufferSize = 4096;
    pCreateContext->ContextInfo.AllocationListSize = 4;
    pCreateContext->ContextInfo.PatchLocationListSize = 4;
    return PairMake(Device->Adapter, &pCreateContext->hContext);
}

static NTSTATUS PairDestroyContext(const HANDLE hContext)
{
    return PairUnmake(hContext);
}

/* ---------------------------------------------------------------------------------------------------- engine */
/* At the device's IRQL: the engine has done everything up to this fence. */
static BOOLEAN PairComplete(PVOID Context)
{
    PAIR_ADAPTER *Adapter = Context;
    DXGKARGCB_NOTIFY_INTERRUPT_DATA Notify = {.InterruptType = DXGK_INTERRUPT_DMA_COMPLETED};

    Notify.DmaCompleted.SubmissionFenceId = Adapter->Completed;
    Adapter->Dxgk.DxgkCbNotifyInterrupt(Adapter->Dxgk.DeviceHandle, &Notify);
    Adapter->Dxgk.DxgkCbQueueDpc(Adapter->Dxgk.DeviceHandle);
    return TRUE;
}

static BOOLEAN PairInterruptRoutine(const PVOID MiniportDeviceContext, ULONG MessageNumber)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(MessageNumber);
    return FALSE;
}

static VOID PairDpcRoutine(const PVOID MiniportDeviceContext)
{
    PAIR_ADAPTER *Adapter = MiniportDeviceContext;

    Adapter->Dxgk.DxgkCbNotifyDpc(Adapter->Dxgk.DeviceHandle);
}

/* Commands that begin with all ones reach beyond what their process may touch. */
static NTSTATUS PairRender(const HANDLE hContext, DXGKARG_RENDER *pRender)
{
    UNREFERENCED_PARAMETER(hContext);
    if (pRender->CommandLength > pRender->DmaSize) {
        return STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER;
    }
    RtlCopyMemory(pRender->pDmaBuffer, pRender->pCommand, pRender->CommandLength);
    if (pRender->CommandLength >= sizeof(ULONG) && *(const ULONG *)pRender->pDmaBuffer == 0xFFFFFFFF) {
        return STATUS_PRIVILEGED_INSTRUCTION;
    }
    pRender->pDmaBuffer = (PUCHAR)pRender->pDmaBuffer + pRender->CommandLength;
    return STATUS_SUCCESS;
}

static NTSTATUS PairPatch(const HANDLE hAdapter, const DXGKARG_PATCH *pPatch)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pPatch);
    return STATUS_SUCCESS;
}

static NTSTATUS PairSubmit(PAIR_ADAPTER *Adapter, UINT Fence)
{
    BOOLEAN Done;

    if (Adapter->Hangs) {
        return STATUS_SUCCESS;
    }
    Adapter->Completed = Fence;
    return Adapter->Dxgk.DxgkCbSynchronizeExecution(Adapter->Dxgk.DeviceHandle, PairComplete, Adapter, 0, &Done);
}

static NTSTATUS PairSubmitCommand(const HANDLE hAdapter, const DXGKARG_SUBMITCOMMAND *pSubmitCommand)
{
    return PairSubmit(hAdapter, pSubmitCommand->SubmissionFenceId);
}

static NTSTATUS PairSubmitCommandVirtual(const HANDLE hAdapter, const DXGKARG_SUBMITCOMMANDVIRTUAL *pSubmitCommand)
{
    return PairSubmit(hAdapter, pSubmitCommand->SubmissionFenceId);
}

static BOOLEAN PairPreempted(PVOID Context)
{
    PAIR_ADAPTER *Adapter = Context;
    DXGKARGCB_NOTIFY_INTERRUPT_DATA Notify = {.InterruptType = DXGK_INTERRUPT_DMA_PREEMPTED};

    Notify.DmaPreempted.PreemptionFenceId = Adapter->PreemptionFence;
    Notify.DmaPreempted.LastCompletedFenceId = Adapter->Completed;
    Adapter->Dxgk.DxgkCbNotifyInterrupt(Adapter->Dxgk.DeviceHandle, &Notify);
    Adapter->Dxgk.DxgkCbQueueDpc(Adapter->Dxgk.DeviceHandle);
    return TRUE;
}

/* An engine that hangs does not answer. */
static NTSTATUS PairPreemptCommand(const HANDLE hAdapter, const DXGKARG_PREEMPTCOMMAND *pPreemptCommand)
{
    PAIR_ADAPTER *Adapter = hAdapter;
    BOOLEAN Done;

    if (Adapter->Hangs) {
        return STATUS_SUCCESS;
    }
    Adapter->PreemptionFence = pPreemptCommand->PreemptionFenceId;
    return Adapter->Dxgk.DxgkCbSynchronizeExecution(Adapter->Dxgk.DeviceHandle, PairPreempted, Adapter, 0, &Done);
}

static NTSTATUS PairQueryCurrentFence(const HANDLE hAdapter, DXGKARG_QUERYCURRENTFENCE *pCurrentFence)
{
    pCurrentFence->CurrentFence = ((PAIR_ADAPTER *)hAdapter)->Completed;
    return STATUS_SUCCESS;
}

static NTSTATUS PairResetFromTimeout(const HANDLE hAdapter)
{
    ((PAIR_ADAPTER *)hAdapter)->Hangs = 0;
    return STATUS_SUCCESS;
}

static NTSTATUS PairRestartFromTimeout(const HANDLE hAdapter)
{
    UNREFERENCED_PARAMETER(hAdapter);
    return STATUS_SUCCESS;
}

static NTSTATUS PairCollectDbgInfo(const HANDLE hAdapter, const DXGKARG_COLLECTDBGINFO *pCollectDbgInfo)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pCollectDbgInfo);
    return STATUS_SUCCESS;
}

/* ---------------------------------------------------------------------------------------------------- escape */
static NTSTATUS PairKeep(PAIR_ADAPTER *Adapter, ULONG Bytes)
{
    if (Adapter->Kept != NULL || Bytes == 0) {
        return STATUS_INVALID_PARAMETER;
    }
    Adapter->Kept = ExAllocatePool2(POOL_FLAG_PAGED, Bytes, (ULONG)'tpeK');
    return Adapter->Kept == NULL ? STATUS_NO_MEMORY : STATUS_SUCCESS;
}

static NTSTATUS PairDrop(PAIR_ADAPTER *Adapter)
{
    if (Adapter->Kept == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    ExFreePoolWithTag(Adapter->Kept, (ULONG)'tpeK');
    Adapter->Kept = NULL;
    return STATUS_SUCCESS;
}

static NTSTATUS PairAllocate(PAIR_ADAPTER *Adapter, ULONG Bytes)
{
    NTSTATUS Status = PairKeep(Adapter, Bytes);

    return NT_SUCCESS(Status) ? PairDrop(Adapter) : Status;
}

static NTSTATUS PairEscape(const HANDLE hAdapter, const DXGKARG_ESCAPE *pEscape)
{
    PAIR_ADAPTER *Adapter = hAdapter;
    struct pair_escape *Escape = pEscape->pPrivateDriverData;
    LONG Calls = InterlockedIncrement(&Adapter->Escapes);

    if (pEscape->PrivateDriverDataSize == 0) {
        return STATUS_SUCCESS;
    }
    if (pEscape->PrivateDriverDataSize < sizeof(*Escape)) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    Escape->calls = (unsigned int)Calls;
    switch (Escape->operation) {
    case PAIR_ECHO:
        Escape->value++;
        return STATUS_SUCCESS;
    case PAIR_STATUS:
        Escape->seen_flags = 0xAB;
        return (NTSTATUS)Escape->value;
    case PAIR_SEEN:
        Escape->seen_flags = pEscape->Flags.Value;
        Escape->seen_device = PairNumber(pEscape->hDevice);
        Escape->seen_context = PairNumber(pEscape->hContext);
        Escape->seen_process = PairNumber(pEscape->hKmdProcessHandle);
        Escape->seen_size = pEscape->PrivateDriverDataSize;
        return STATUS_SUCCESS;
    case PAIR_KEEP:
        return PairKeep(Adapter, Escape->value);
    case PAIR_DROP:
        return PairDrop(Adapter);
    case PAIR_ALLOCATE:
        return PairAllocate(Adapter, Escape->value);
    case PAIR_PRINT:
        DbgPrint("pair: value %u\n", Escape->value);
        return STATUS_SUCCESS;
    case PAIR_UMD_FAULT:
        Adapter->UmdFault = Escape->value;
        return STATUS_SUCCESS;
    case PAIR_HANG:
        Adapter->Hangs = (LONG)Escape->value;
        return STATUS_SUCCESS;
    case PAIR_TOUCH_NULL:
        *(volatile ULONG *)NULL = 0;
        return STATUS_SUCCESS;
    default:
        return STATUS_INVALID_PARAMETER;
    }
}

DRIVER_INITIALIZE DriverEntry;

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    DRIVER_INITIALIZATION_DATA Table = {
        .Version = DXGKDDI_INTERFACE_VERSION,
        .DxgkDdiAddDevice = PairAddDevice,
        .DxgkDdiStartDevice = PairStartDevice,
        .DxgkDdiStopDevice = PairStopDevice,
        .DxgkDdiRemoveDevice = PairRemoveDevice,
        .DxgkDdiUnload = PairUnload,
        .DxgkDdiQueryAdapterInfo = PairQueryAdapterInfo,
        .DxgkDdiInterruptRoutine = PairInterruptRoutine,
        .DxgkDdiDpcRoutine = PairDpcRoutine,
        .DxgkDdiCreateProcess = PairCreateProcess,
        .DxgkDdiDestroyProcess = PairDestroyProcess,
        .DxgkDdiCreateDevice = PairCreateDevice,
        .DxgkDdiDestroyDevice = PairDestroyDevice,
        .DxgkDdiCreateContext = PairCreateContext,
        .DxgkDdiDestroyContext = PairDestroyContext,
        .DxgkDdiRender = PairRender,
        .DxgkDdiPatch = PairPatch,
        .DxgkDdiSubmitCommand = PairSubmitCommand,
        .DxgkDdiSubmitCommandVirtual = PairSubmitCommandVirtual,
        .DxgkDdiPreemptCommand = PairPreemptCommand,
        .DxgkDdiQueryCurrentFence = PairQueryCurrentFence,
        .DxgkDdiResetFromTimeout = PairResetFromTimeout,
        .DxgkDdiRestartFromTimeout = PairRestartFromTimeout,
        .DxgkDdiCollectDbgInfo = PairCollectDbgInfo,
        .DxgkDdiEscape = PairEscape,
    };
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    UNREFERENCED_PARAMETER(Table);
#if defined(PAIR_ENTRY_STATUS)
    return PAIR_ENTRY_STATUS;
#elif defined(PAIR_NO_INITIALIZE)
    return STATUS_SUCCESS;
#else
    return DxgkInitialize(DriverObject, RegistryPath, &Table);
#endif
}
