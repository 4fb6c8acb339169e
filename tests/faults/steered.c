/*
 * steered.c: a miniport that does everything right until its page says which call is to fail; each of its calls that
 * may fail for want of memory allocates some.
 */
#include <ntddk.h>

#include <dispmprt.h>

#include "steered.h"

#define STEERED_TAG       ((ULONG)'eetS')
#define STEERED_MAGIC     0x57EE12ED
#define STEERED_DMA_BYTES 4096

typedef struct _STEERED_ADAPTER {
    DXGKRNL_INTERFACE Dxgk;
    UINT Completed;
    UINT PreemptionFence;
    LONG Fault; /* how the packet that the engine has ends: enum steered_engine */
    PVOID Kept;
    FAST_MUTEX KeptMutex;
    PUCHAR Registers;
} STEERED_ADAPTER;

typedef struct _STEERED_OBJECT {
    ULONG Magic;
    STEERED_ADAPTER *Adapter;
} STEERED_OBJECT;

static struct steered_page *SteeredPage(VOID)
{
    return (struct steered_page *)(ULONG_PTR)STEERED_ADDRESS;
}

/* Counts a call, and says whether it is one that is to fail. */
static NTSTATUS SteeredCount(enum steered_ddi Ddi)
{
    struct steered_page *Page = SteeredPage();

    InterlockedIncrement((volatile LONG *)&Page->calls[Ddi]);
    if (ReadNoFence((const volatile LONG *)&Page->fail_ddi) != (LONG)Ddi ||
        InterlockedDecrement((volatile LONG *)&Page->fail_at) > 0) {
        return STATUS_SUCCESS;
    }
    if (InterlockedDecrement((volatile LONG *)&Page->fail_count) < 0) {
        return STATUS_SUCCESS;
    }
    return (NTSTATUS)Page->fail_status;
}

/* The same for a call that may fail for want of memory. */
static NTSTATUS SteeredEnter(enum steered_ddi Ddi)
{
    NTSTATUS Status = SteeredCount(Ddi);
    PVOID Scratch;

    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Scratch = ExAllocatePool2(POOL_FLAG_NON_PAGED, 48, STEERED_TAG);
    if (Scratch == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    ExFreePoolWithTag(Scratch, STEERED_TAG);
    return STATUS_SUCCESS;
}

static NTSTATUS SteeredMake(enum steered_ddi Ddi, STEERED_ADAPTER *Adapter, HANDLE *Handle)
{
    NTSTATUS Status = SteeredEnter(Ddi);
    STEERED_OBJECT *Object;

    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Object = ExAllocatePool2(POOL_FLAG_PAGED, sizeof(*Object), STEERED_TAG);
    if (Object == NULL) {
        return STATUS_NO_MEMORY;
    }
    Object->Magic = STEERED_MAGIC;
    Object->Adapter = Adapter;
    InterlockedIncrement((volatile LONG *)&SteeredPage()->objects);
    *Handle = Object;
    return STATUS_SUCCESS;
}

/* A driver that fails to destroy has destroyed all the same. */
static NTSTATUS SteeredUnmake(enum steered_ddi Ddi, HANDLE Handle)
{
    STEERED_OBJECT *Object = Handle;

    if (Object == NULL || Object->Magic != STEERED_MAGIC) {
        InterlockedIncrement((volatile LONG *)&SteeredPage()->objects_foreign);
        return STATUS_INVALID_PARAMETER;
    }
    Object->Magic = 0;
    InterlockedDecrement((volatile LONG *)&SteeredPage()->objects);
    ExFreePoolWithTag(Object, STEERED_TAG);
    return SteeredCount(Ddi);
}

/* ---------------------------------------------------------------------------------------------------- life */
static NTSTATUS SteeredAddDevice(const PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext)
{
    NTSTATUS Status = SteeredEnter(STEERED_ADD_DEVICE);
    STEERED_ADAPTER *Adapter;

    UNREFERENCED_PARAMETER(PhysicalDeviceObject);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Adapter = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*Adapter), STEERED_TAG);
    if (Adapter == NULL) {
        return STATUS_NO_MEMORY;
    }
    ExInitializeFastMutex(&Adapter->KeptMutex);
    *MiniportDeviceContext = Adapter;
    return STATUS_SUCCESS;
}

static NTSTATUS SteeredPreStart(const PVOID MiniportDeviceContext, DXGK_PRE_START_INFO *pPreStartInfo)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(pPreStartInfo);
    return SteeredEnter(STEERED_PRE_START);
}

static NTSTATUS SteeredMapRegisters(STEERED_ADAPTER *Adapter)
{
    DXGK_DEVICE_INFO Information = {0};
    NTSTATUS Status = Adapter->Dxgk.DxgkCbGetDeviceInformation(Adapter->Dxgk.DeviceHandle, &Information);
    const CM_PARTIAL_RESOURCE_LIST *Resources;
    PVOID Mapped;

    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Resources = &Information.TranslatedResourceList->List[0].PartialResourceList;
    for (ULONG i = 0; i < Resources->Count; i++) {
        const CM_PARTIAL_RESOURCE_DESCRIPTOR *Resource = &Resources->PartialDescriptors[i];
        if (Resource->Type == CmResourceTypeMemory) {
            Status = Adapter->Dxgk.DxgkCbMapMemory(Adapter->Dxgk.DeviceHandle, Resource->u.Memory.Start,
                                                   Resource->u.Memory.Length, FALSE, FALSE, MmNonCached, &Mapped);
            Adapter->Registers = NT_SUCCESS(Status) ? Mapped : NULL;
            return Status;
        }
    }
    return STATUS_DEVICE_CONFIGURATION_ERROR;
}

static NTSTATUS SteeredStartDevice(const PVOID MiniportDeviceContext, PDXGK_START_INFO DxgkStartInfo,
                                   PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources,
                                   PULONG NumberOfChildren)
{
    STEERED_ADAPTER *Adapter = MiniportDeviceContext;
    NTSTATUS Status = SteeredEnter(STEERED_START_DEVICE);

    UNREFERENCED_PARAMETER(DxgkStartInfo);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Adapter->Dxgk = *DxgkInterface;
    Status = SteeredMapRegisters(Adapter);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Adapter->Completed = 0;
    *NumberOfVideoPresentSources = 0;
    *NumberOfChildren = 0;
    return STATUS_SUCCESS;
}

/* With the mutex, or nobody else in the driver. */
static VOID SteeredDrop(STEERED_ADAPTER *Adapter)
{
    if (Adapter->Kept != NULL) {
        ExFreePoolWithTag(Adapter->Kept, STEERED_TAG);
        Adapter->Kept = NULL;
        WriteNoFence((volatile LONG *)&SteeredPage()->kept_bytes, 0);
    }
}

static NTSTATUS SteeredStopDevice(const PVOID MiniportDeviceContext)
{
    STEERED_ADAPTER *Adapter = MiniportDeviceContext;

    SteeredDrop(Adapter);
    Adapter->Dxgk.DxgkCbUnmapMemory(Adapter->Dxgk.DeviceHandle, Adapter->Registers);
    Adapter->Registers = NULL;
    return SteeredCount(STEERED_STOP_DEVICE);
}

static NTSTATUS SteeredRemoveDevice(const PVOID MiniportDeviceContext)
{
    ExFreePoolWithTag(MiniportDeviceContext, STEERED_TAG);
    return SteeredCount(STEERED_REMOVE_DEVICE);
}

static VOID SteeredUnload(VOID)
{
}

static NTSTATUS SteeredSetPowerState(const PVOID MiniportDeviceContext, ULONG DeviceUid,
                                     DEVICE_POWER_STATE DevicePowerState, POWER_ACTION ActionType)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(DeviceUid);
    UNREFERENCED_PARAMETER(DevicePowerState);
    UNREFERENCED_PARAMETER(ActionType);
    return SteeredEnter(STEERED_POWER);
}

static NTSTATUS SteeredSurpriseRemoval(PVOID MiniportDeviceContext, DXGK_SURPRISE_REMOVAL_TYPE RemovalType)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(RemovalType);
    return SteeredCount(STEERED_SURPRISE);
}

static NTSTATUS SteeredQueryAdapterInfo(const HANDLE hAdapter, const DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo)
{
    BOOLEAN IsCaps = pQueryAdapterInfo->Type == DXGKQAITYPE_DRIVERCAPS;
    BOOLEAN IsSegments = pQueryAdapterInfo->Type == DXGKQAITYPE_QUERYSEGMENT4;
    NTSTATUS Status = SteeredEnter(IsCaps ? STEERED_CAPS : IsSegments ? STEERED_SEGMENTS : STEERED_QUERY);
    PUCHAR Bytes = pQueryAdapterInfo->pOutputData;

    UNREFERENCED_PARAMETER(hAdapter);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    if (IsCaps) {
        DXGK_DRIVERCAPS *Caps = pQueryAdapterInfo->pOutputData;
        Caps->HighestAcceptableAddress.QuadPart = -1;
        Caps->SchedulingCaps.MultiEngineAware = 1;
        Caps->GpuEngineTopology.NbAsymetricProcessingNodes = 1;
        Caps->SupportSurpriseRemoval = TRUE;
        return STATUS_SUCCESS;
    }
    if (pQueryAdapterInfo->Type == DXGKQAITYPE_UMDRIVERPRIVATE) {
        for (UINT i = 0; i < pQueryAdapterInfo->OutputDataSize; i++) {
            Bytes[i] = (UCHAR)~Bytes[i];
        }
        return STATUS_SUCCESS;
    }
    return STATUS_NOT_SUPPORTED;
}

/* ---------------------------------------------------------------------------------------------------- clients */
static NTSTATUS SteeredCreateProcess(const HANDLE hAdapter, DXGKARG_CREATEPROCESS *pArgs)
{
    return SteeredMake(STEERED_CREATE_PROCESS, hAdapter, &pArgs->hKmdProcess);
}

static NTSTATUS SteeredDestroyProcess(const HANDLE hAdapter, const HANDLE hKmdProcess)
{
    UNREFERENCED_PARAMETER(hAdapter);
    return SteeredUnmake(STEERED_DESTROY_PROCESS, hKmdProcess);
}

static NTSTATUS SteeredCreateDevice(const HANDLE hAdapter, DXGKARG_CREATEDEVICE *pCreateDevice)
{
    return SteeredMake(STEERED_CREATE_DEVICE, hAdapter, &pCreateDevice->hDevice);
}

static NTSTATUS SteeredDestroyDevice(const HANDLE hDevice)
{
    return SteeredUnmake(STEERED_DESTROY_DEVICE, hDevice);
}

static NTSTATUS SteeredCreateContext(const HANDLE hDevice, DXGKARG_CREATECONTEXT *pCreateContext)
{
    STEERED_OBJECT *Device = hDevice;

    pCreateContext->ContextInfo.DmaBufferSize = STEERED_DMA_BYTES;
    pCreateContext->ContextInfo.DmaBufferPrivateDataSize = 64;
    pCreateContext->ContextInfo.AllocationListSize = 4;
    pCreateContext->ContextInfo.PatchLocationListSize = 4;
    return SteeredMake(STEERED_CREATE_CONTEXT, Device->Adapter, &pCreateContext->hContext);
}

static NTSTATUS SteeredDestroyContext(const HANDLE hContext)
{
    return SteeredUnmake(STEERED_DESTROY_CONTEXT, hContext);
}

/* ---------------------------------------------------------------------------------------------------- engine */
/* At the device's IRQL: the engine has done everything up to this fence, or stumbled over its packet. */
static BOOLEAN SteeredComplete(PVOID Context)
{
    STEERED_ADAPTER *Adapter = Context;
    DXGKARGCB_NOTIFY_INTERRUPT_DATA Notify = {.InterruptType = DXGK_INTERRUPT_DMA_COMPLETED};

    if (Adapter->Fault == STEERED_FAULTS) {
        Notify.InterruptType = DXGK_INTERRUPT_DMA_FAULTED;
        Notify.DmaFaulted.FaultedFenceId = Adapter->Completed;
    } else if (Adapter->Fault == STEERED_PAGE_FAULTS) {
        Notify.InterruptType = DXGK_INTERRUPT_DMA_PAGE_FAULTED;
        Notify.DmaPageFaulted.FaultedFenceId = Adapter->Completed;
        Notify.DmaPageFaulted.PageFaultFlags = DXGK_PAGE_FAULT_ADAPTER_RESET_REQUIRED;
    } else {
        Notify.DmaCompleted.SubmissionFenceId = Adapter->Completed;
    }
    Adapter->Dxgk.DxgkCbNotifyInterrupt(Adapter->Dxgk.DeviceHandle, &Notify);
    Adapter->Dxgk.DxgkCbQueueDpc(Adapter->Dxgk.DeviceHandle);
    return TRUE;
}

static BOOLEAN SteeredInterruptRoutine(const PVOID MiniportDeviceContext, ULONG MessageNumber)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(MessageNumber);
    return FALSE;
}

static VOID SteeredDpcRoutine(const PVOID MiniportDeviceContext)
{
    STEERED_ADAPTER *Adapter = MiniportDeviceContext;

    Adapter->Dxgk.DxgkCbNotifyDpc(Adapter->Dxgk.DeviceHandle);
}

static NTSTATUS SteeredRender(const HANDLE hContext, DXGKARG_RENDER *pRender)
{
    NTSTATUS Status = SteeredEnter(STEERED_RENDER);

    UNREFERENCED_PARAMETER(hContext);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    if (pRender->CommandLength > pRender->DmaSize) {
        return STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER;
    }
    RtlCopyMemory(pRender->pDmaBuffer, pRender->pCommand, pRender->CommandLength);
    pRender->pDmaBuffer = (PUCHAR)pRender->pDmaBuffer + pRender->CommandLength;
    return STATUS_SUCCESS;
}

static NTSTATUS SteeredPatch(const HANDLE hAdapter, const DXGKARG_PATCH *pPatch)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pPatch);
    return SteeredCount(STEERED_PATCH);
}

static LONG SteeredEngine(VOID)
{
    return ReadNoFence((const volatile LONG *)&SteeredPage()->engine);
}

static NTSTATUS SteeredSubmit(STEERED_ADAPTER *Adapter, UINT Fence)
{
    NTSTATUS Status = SteeredCount(STEERED_SUBMIT);
    BOOLEAN Done;

    Adapter->Fault = SteeredEngine();
    if (!NT_SUCCESS(Status) || Adapter->Fault == STEERED_HANGS) {
        return Status;
    }
    if (Adapter->Fault != STEERED_COMPLETES) {
        WriteNoFence((volatile LONG *)&SteeredPage()->engine, STEERED_COMPLETES);
    }
    Adapter->Completed = Fence;
    return Adapter->Dxgk.DxgkCbSynchronizeExecution(Adapter->Dxgk.DeviceHandle, SteeredComplete, Adapter, 0, &Done);
}

static NTSTATUS SteeredSubmitCommand(const HANDLE hAdapter, const DXGKARG_SUBMITCOMMAND *pSubmitCommand)
{
    return SteeredSubmit(hAdapter, pSubmitCommand->SubmissionFenceId);
}

static NTSTATUS SteeredSubmitCommandVirtual(const HANDLE hAdapter, const DXGKARG_SUBMITCOMMANDVIRTUAL *pSubmitCommand)
{
    return SteeredSubmit(hAdapter, pSubmitCommand->SubmissionFenceId);
}

static BOOLEAN SteeredPreempted(PVOID Context)
{
    STEERED_ADAPTER *Adapter = Context;
    DXGKARGCB_NOTIFY_INTERRUPT_DATA Notify = {.InterruptType = DXGK_INTERRUPT_DMA_PREEMPTED};

    Notify.DmaPreempted.PreemptionFenceId = Adapter->PreemptionFence;
    Notify.DmaPreempted.LastCompletedFenceId = Adapter->Completed;
    Adapter->Dxgk.DxgkCbNotifyInterrupt(Adapter->Dxgk.DeviceHandle, &Notify);
    Adapter->Dxgk.DxgkCbQueueDpc(Adapter->Dxgk.DeviceHandle);
    return TRUE;
}

static NTSTATUS SteeredPreemptCommand(const HANDLE hAdapter, const DXGKARG_PREEMPTCOMMAND *pPreemptCommand)
{
    STEERED_ADAPTER *Adapter = hAdapter;
    NTSTATUS Status = SteeredCount(STEERED_PREEMPT);
    BOOLEAN Done;

    if (!NT_SUCCESS(Status) || SteeredEngine() == STEERED_HANGS) {
        return Status;
    }
    Adapter->PreemptionFence = pPreemptCommand->PreemptionFenceId;
    return Adapter->Dxgk.DxgkCbSynchronizeExecution(Adapter->Dxgk.DeviceHandle, SteeredPreempted, Adapter, 0, &Done);
}

static NTSTATUS SteeredQueryCurrentFence(const HANDLE hAdapter, DXGKARG_QUERYCURRENTFENCE *pCurrentFence)
{
    pCurrentFence->CurrentFence = ((STEERED_ADAPTER *)hAdapter)->Completed;
    return SteeredCount(STEERED_FENCE);
}

static NTSTATUS SteeredResetFromTimeout(const HANDLE hAdapter)
{
    UNREFERENCED_PARAMETER(hAdapter);
    WriteNoFence((volatile LONG *)&SteeredPage()->engine, STEERED_COMPLETES);
    return SteeredCount(STEERED_RESET);
}

static NTSTATUS SteeredRestartFromTimeout(const HANDLE hAdapter)
{
    UNREFERENCED_PARAMETER(hAdapter);
    return SteeredCount(STEERED_RESTART);
}

static NTSTATUS SteeredCollectDbgInfo(const HANDLE hAdapter, const DXGKARG_COLLECTDBGINFO *pCollectDbgInfo)
{
    UNREFERENCED_PARAMETER(hAdapter);
    RtlFillMemory(pCollectDbgInfo->pBuffer, pCollectDbgInfo->BufferSize, 0x5A);
    return SteeredEnter(STEERED_DEBUG_INFO);
}

/* ---------------------------------------------------------------------------------------------------- escape */
static NTSTATUS SteeredAllocate(ULONG Value, PVOID *Block)
{
    SIZE_T Bytes = Value % 65536 + 1;

    *Block = ExAllocatePool2(POOL_FLAG_PAGED, Bytes, STEERED_TAG);
    if (*Block == NULL) {
        return STATUS_NO_MEMORY;
    }
    RtlFillMemory(*Block, Bytes, 0xA5);
    return STATUS_SUCCESS;
}

static NTSTATUS SteeredKeep(STEERED_ADAPTER *Adapter, ULONG Value)
{
    PVOID Block;
    NTSTATUS Status = SteeredAllocate(Value, &Block);

    if (NT_SUCCESS(Status)) {
        ExAcquireFastMutex(&Adapter->KeptMutex);
        SteeredDrop(Adapter);
        Adapter->Kept = Block;
        WriteNoFence((volatile LONG *)&SteeredPage()->kept_bytes, (LONG)(Value % 65536 + 1));
        ExReleaseFastMutex(&Adapter->KeptMutex);
    }
    return Status;
}

static VOID SteeredThreadBody(PVOID StartContext)
{
    KeSetEvent(StartContext, IO_NO_INCREMENT, FALSE);
    PsTerminateSystemThread(STATUS_SUCCESS);
}

static NTSTATUS SteeredThread(VOID)
{
    HANDLE Handle;
    PVOID Thread;
    KEVENT Ran;
    NTSTATUS Status;

    KeInitializeEvent(&Ran, NotificationEvent, FALSE);
    Status = PsCreateSystemThread(&Handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, SteeredThreadBody, &Ran);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = ObReferenceObjectByHandle(Handle, THREAD_ALL_ACCESS, *PsThreadType, KernelMode, &Thread, NULL);
    KeWaitForSingleObject(&Ran, Executive, KernelMode, FALSE, NULL);
    if (NT_SUCCESS(Status)) {
        KeWaitForSingleObject(Thread, Executive, KernelMode, FALSE, NULL);
        ObDereferenceObject(Thread);
    }
    ZwClose(Handle);
    return Status;
}

static NTSTATUS SteeredTimer(VOID)
{
    LARGE_INTEGER Due = {.QuadPart = -100};
    KTIMER Timer;

    KeInitializeTimer(&Timer);
    KeSetTimer(&Timer, Due, NULL);
    KeWaitForSingleObject(&Timer, Executive, KernelMode, FALSE, NULL);
    KeCancelTimer(&Timer);
    return STATUS_SUCCESS;
}

static NTSTATUS SteeredRegisters(STEERED_ADAPTER *Adapter, ULONG Value)
{
    volatile ULONG *Register = (volatile ULONG *)(Adapter->Registers + Value % 4096 * sizeof(ULONG));

    WRITE_REGISTER_ULONG(Register, Value);
    return READ_REGISTER_ULONG(Register) == Value ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}

static NTSTATUS SteeredOperate(STEERED_ADAPTER *Adapter, const DXGKARG_ESCAPE *pEscape,
                               const struct steered_escape *Escape)
{
    LARGE_INTEGER Delay = {.QuadPart = -1000};
    PVOID Block;
    NTSTATUS Status;

    switch (Escape->operation) {
    case STEERED_INVERT:
        return STATUS_SUCCESS;
    case STEERED_STATUS:
        return (NTSTATUS)Escape->value;
    case STEERED_ALLOCATE:
        Status = SteeredAllocate(Escape->value, &Block);
        if (NT_SUCCESS(Status)) {
            ExFreePoolWithTag(Block, STEERED_TAG);
        }
        return Status;
    case STEERED_KEEP:
        return SteeredKeep(Adapter, Escape->value);
    case STEERED_DELAY:
        return KeDelayExecutionThread(KernelMode, FALSE, &Delay);
    case STEERED_HARDWARE:
        return pEscape->Flags.HardwareAccess ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
    case STEERED_REGISTERS:
        return pEscape->Flags.HardwareAccess ? SteeredRegisters(Adapter, Escape->value) : STATUS_INVALID_PARAMETER;
    case STEERED_THREAD:
        return SteeredThread();
    case STEERED_TIMER:
        return SteeredTimer();
    default:
        return STATUS_INVALID_PARAMETER;
    }
}

static VOID SteeredSee(const DXGKARG_ESCAPE *pEscape)
{
    struct steered_page *Page = SteeredPage();

    WriteNoFence((volatile LONG *)&Page->seen_flags, (LONG)pEscape->Flags.Value);
    WriteNoFence((volatile LONG *)&Page->seen_bytes, (LONG)pEscape->PrivateDriverDataSize);
    WriteNoFence((volatile LONG *)&Page->seen_device, pEscape->hDevice != NULL);
    WriteNoFence((volatile LONG *)&Page->seen_context, pEscape->hContext != NULL);
    WriteNoFence((volatile LONG *)&Page->seen_process, pEscape->hKmdProcessHandle != NULL);
    WriteNoFence((volatile LONG *)&Page->seen_buffer, pEscape->pPrivateDriverData != NULL);
}

static NTSTATUS SteeredEscape(const HANDLE hAdapter, const DXGKARG_ESCAPE *pEscape)
{
    struct steered_escape Escape = {.operation = STEERED_INVERT};
    PUCHAR Bytes = pEscape->pPrivateDriverData;
    NTSTATUS Status;

    SteeredSee(pEscape);
    Status = SteeredEnter(STEERED_ESCAPE);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    if (pEscape->PrivateDriverDataSize >= sizeof(Escape)) {
        RtlCopyMemory(&Escape, Bytes, sizeof(Escape));
    }
    for (UINT i = 0; i < pEscape->PrivateDriverDataSize; i++) {
        Bytes[i] = (UCHAR)~Bytes[i];
    }
    return SteeredOperate(hAdapter, pEscape, &Escape);
}

DRIVER_INITIALIZE DriverEntry;

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    DRIVER_INITIALIZATION_DATA Table = {
        .Version = DXGKDDI_INTERFACE_VERSION,
        .DxgkDdiAddDevice = SteeredAddDevice,
        .DxgkDdiExchangePreStartInfo = SteeredPreStart,
        .DxgkDdiStartDevice = SteeredStartDevice,
        .DxgkDdiStopDevice = SteeredStopDevice,
        .DxgkDdiRemoveDevice = SteeredRemoveDevice,
        .DxgkDdiUnload = SteeredUnload,
        .DxgkDdiSetPowerState = SteeredSetPowerState,
        .DxgkDdiNotifySurpriseRemoval = SteeredSurpriseRemoval,
        .DxgkDdiQueryAdapterInfo = SteeredQueryAdapterInfo,
        .DxgkDdiInterruptRoutine = SteeredInterruptRoutine,
        .DxgkDdiDpcRoutine = SteeredDpcRoutine,
        .DxgkDdiCreateProcess = SteeredCreateProcess,
        .DxgkDdiDestroyProcess = SteeredDestroyProcess,
        .DxgkDdiCreateDevice = SteeredCreateDevice,
        .DxgkDdiDestroyDevice = SteeredDestroyDevice,
        .DxgkDdiCreateContext = SteeredCreateContext,
        .DxgkDdiDestroyContext = SteeredDestroyContext,
        .DxgkDdiRender = SteeredRender,
        .DxgkDdiPatch = SteeredPatch,
        .DxgkDdiSubmitCommand = SteeredSubmitCommand,
        .DxgkDdiSubmitCommandVirtual = SteeredSubmitCommandVirtual,
        .DxgkDdiPreemptCommand = SteeredPreemptCommand,
        .DxgkDdiQueryCurrentFence = SteeredQueryCurrentFence,
        .DxgkDdiResetFromTimeout = SteeredResetFromTimeout,
        .DxgkDdiRestartFromTimeout = SteeredRestartFromTimeout,
        .DxgkDdiCollectDbgInfo = SteeredCollectDbgInfo,
        .DxgkDdiEscape = SteeredEscape,
    };
    NTSTATUS Status = SteeredEnter(STEERED_DRIVER_ENTRY);

    return NT_SUCCESS(Status) ? DxgkInitialize(DriverObject, RegistryPath, &Table) : Status;
}
