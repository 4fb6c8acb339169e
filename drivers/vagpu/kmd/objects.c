/*
 * objects.c: processes, devices, contexts and allocations.
 */
#include "vagpu.h"

static NTSTATUS VaDescribe(DXGK_ALLOCATIONINFO *Info);

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, VaCreateProcess)
#pragma alloc_text(PAGE, VaDestroyProcess)
#pragma alloc_text(PAGE, VaCreateDevice)
#pragma alloc_text(PAGE, VaDestroyDevice)
#pragma alloc_text(PAGE, VaCreateContext)
#pragma alloc_text(PAGE, VaDestroyContext)
#pragma alloc_text(PAGE, VaDescribe)
#pragma alloc_text(PAGE, VaCreateAllocation)
#pragma alloc_text(PAGE, VaDestroyAllocation)
#pragma alloc_text(PAGE, VaDescribeAllocation)
#pragma alloc_text(PAGE, VaGetStandardAllocationDriverData)
#pragma alloc_text(PAGE, VaOpenAllocation)
#pragma alloc_text(PAGE, VaCloseAllocation)
#endif

NTSTATUS VaCreateProcess(const HANDLE hAdapter, DXGKARG_CREATEPROCESS *pCreateProcess)
{
    PVAGPU_PROCESS Process;

    PAGED_CODE();
    Process = ExAllocatePool2(POOL_FLAG_PAGED, sizeof(*Process), VAGPU_TAG);
    if (Process == NULL) {
        return STATUS_NO_MEMORY;
    }
    Process->Adapter = hAdapter;
    pCreateProcess->hKmdProcess = Process;
    return STATUS_SUCCESS;
}

NTSTATUS VaDestroyProcess(const HANDLE hAdapter, const HANDLE hKmdProcess)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    ExFreePoolWithTag(hKmdProcess, VAGPU_TAG);
    return STATUS_SUCCESS;
}

NTSTATUS VaCreateDevice(const HANDLE hAdapter, DXGKARG_CREATEDEVICE *pCreateDevice)
{
    PVAGPU_DEVICE Device;

    PAGED_CODE();
    Device = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*Device), VAGPU_TAG);
    if (Device == NULL) {
        return STATUS_NO_MEMORY;
    }
    Device->Adapter = hAdapter;
    Device->Process = pCreateDevice->hKmdProcess;
    ExInitializeFastMutex(&Device->LabelLock);
    if (Device->Process != NULL) {
        InterlockedIncrement(&Device->Process->Devices);
    }
    pCreateDevice->hDevice = Device;
    return STATUS_SUCCESS;
}

NTSTATUS VaDestroyDevice(const HANDLE hDevice)
{
    PVAGPU_DEVICE Device = hDevice;

    PAGED_CODE();
    if (Device->Process != NULL) {
        InterlockedDecrement(&Device->Process->Devices);
    }
    ExFreePoolWithTag(Device, VAGPU_TAG);
    return STATUS_SUCCESS;
}

NTSTATUS VaCreateContext(const HANDLE hDevice, DXGKARG_CREATECONTEXT *pCreateContext)
{
    PVAGPU_DEVICE Device = hDevice;
    PVAGPU_CONTEXT Context;

    PAGED_CODE();
    if (pCreateContext->NodeOrdinal >= VAGPU_ENGINES) {
        return STATUS_INVALID_PARAMETER;
    }
    /* The paging engine writes page tables: it takes the system's commands alone. */
    if (pCreateContext->NodeOrdinal == VAGPU_ENGINE_PAGING && !pCreateContext->Flags.SystemContext) {
        return STATUS_INVALID_PARAMETER;
    }
    Context = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*Context), VAGPU_TAG);
    if (Context == NULL) {
        return STATUS_NO_MEMORY;
    }
    Context->Device = Device;
    Context->Engine = pCreateContext->NodeOrdinal;
    Context->Root = (LONG)VAGPU_NO_ROOT;
    InterlockedIncrement(&Device->Contexts);
    pCreateContext->ContextInfo.DmaBufferSize = PAGE_SIZE;
    pCreateContext->ContextInfo.DmaBufferSegmentSet = 0;
    pCreateContext->ContextInfo.DmaBufferPrivateDataSize = 0;
    pCreateContext->ContextInfo.AllocationListSize = 0;
    pCreateContext->ContextInfo.PatchLocationListSize = 0;
    pCreateContext->ContextInfo.Caps.NoPatchingRequired = 1;
    pCreateContext->hContext = Context;
    return STATUS_SUCCESS;
}

NTSTATUS VaDestroyContext(const HANDLE hContext)
{
    PVAGPU_CONTEXT Context = hContext;

    PAGED_CODE();
    InterlockedDecrement(&Context->Device->Contexts);
    ExFreePoolWithTag(Context, VAGPU_TAG);
    return STATUS_SUCCESS;
}

/* The private data is a copy that nobody changes while it is read. */
static NTSTATUS VaDescribe(DXGK_ALLOCATIONINFO *Info)
{
    const VAGPU_ALLOCATION_DATA *Data = Info->pPrivateDriverData;
    PVAGPU_ALLOCATION Allocation;

    PAGED_CODE();
    if (Data == NULL || Info->PrivateDriverDataSize != sizeof(*Data) || Data->Bytes == 0 ||
        Data->Bytes > VAGPU_MEMORY_BYTES || Data->CpuVisible > 1 || Data->Reserved != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    Allocation = ExAllocatePool2(POOL_FLAG_PAGED, sizeof(*Allocation), VAGPU_TAG);
    if (Allocation == NULL) {
        return STATUS_NO_MEMORY;
    }
    Allocation->Bytes = Data->Bytes;
    Info->Alignment = PAGE_SIZE;
    Info->Size = (SIZE_T)ROUND_TO_PAGES(Data->Bytes);
    Info->PitchAlignedSize = 0;
    Info->HintedBank.Value = 0;
    Info->PreferredSegment.Value = 0;
    Info->PreferredSegment.SegmentId0 = VAGPU_SEGMENT_LOCAL;
    Info->PreferredSegment.SegmentId1 = VAGPU_SEGMENT_APERTURE;
    Info->SupportedReadSegmentSet = 1 << (VAGPU_SEGMENT_LOCAL - 1) | 1 << (VAGPU_SEGMENT_APERTURE - 1);
    Info->SupportedWriteSegmentSet = Info->SupportedReadSegmentSet;
    Info->EvictionSegmentSet = 0;
    Info->PhysicalAdapterIndex = 0;
    Info->FlagsWddm2.Value = 0;
    Info->FlagsWddm2.CpuVisible = Data->CpuVisible;
    Info->pAllocationUsageHint = NULL;
    Info->AllocationPriority = D3DDDI_ALLOCATIONPRIORITY_NORMAL;
    Info->hAllocation = Allocation;
    return STATUS_SUCCESS;
}

NTSTATUS VaCreateAllocation(const HANDLE hAdapter, DXGKARG_CREATEALLOCATION *pCreateAllocation)
{
    NTSTATUS Status = STATUS_SUCCESS;
    UINT Index;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    for (Index = 0; Index < pCreateAllocation->NumAllocations; Index++) {
        Status = VaDescribe(&pCreateAllocation->pAllocationInfo[Index]);
        if (!NT_SUCCESS(Status)) {
            break;
        }
    }
    if (NT_SUCCESS(Status)) {
        return STATUS_SUCCESS;
    }
    while (Index-- > 0) {
        ExFreePoolWithTag(pCreateAllocation->pAllocationInfo[Index].hAllocation, VAGPU_TAG);
        pCreateAllocation->pAllocationInfo[Index].hAllocation = NULL;
    }
    return Status;
}

NTSTATUS VaDestroyAllocation(const HANDLE hAdapter, const DXGKARG_DESTROYALLOCATION *pDestroyAllocation)
{
    UINT Index;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    for (Index = 0; Index < pDestroyAllocation->NumAllocations; Index++) {
        ExFreePoolWithTag(pDestroyAllocation->pAllocationList[Index], VAGPU_TAG);
    }
    return STATUS_SUCCESS;
}

NTSTATUS VaDescribeAllocation(const HANDLE hAdapter, DXGKARG_DESCRIBEALLOCATION *pDescribeAllocation)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pDescribeAllocation);
    return STATUS_NOT_SUPPORTED;
}

/* No screen, so none of the surfaces that the graphics kernel makes itself. */
NTSTATUS VaGetStandardAllocationDriverData(const HANDLE hAdapter, DXGKARG_GETSTANDARDALLOCATIONDRIVERDATA *pData)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pData);
    return STATUS_NOT_SUPPORTED;
}

/* A reference of the graphics kernel's, given back at once: the allocation outlives what is opened of it. */
NTSTATUS VaOpenAllocation(const HANDLE hDevice, const DXGKARG_OPENALLOCATION *pOpenAllocation)
{
    PVAGPU_DEVICE Device = hDevice;
    UINT Index;

    PAGED_CODE();
    for (Index = 0; Index < pOpenAllocation->NumAllocations; Index++) {
        DXGKARGCB_GETHANDLEDATA Get = {0};
        DXGKARGCB_RELEASEHANDLEDATA Release = {0};
        DXGKARG_RELEASE_HANDLE Handle = NULL;
        PVOID Allocation;

        Get.hObject = pOpenAllocation->pOpenAllocation[Index].hAllocation;
        Get.Type = DXGK_HANDLE_ALLOCATION;
        Allocation = Device->Adapter->Dxgk.DxgkCbAcquireHandleData(&Get, &Handle);
        if (Allocation == NULL) {
            return STATUS_INVALID_PARAMETER;
        }
        Release.ReleaseHandle = Handle;
        Release.Type = DXGK_HANDLE_ALLOCATION;
        Device->Adapter->Dxgk.DxgkCbReleaseHandleData(Release);
        pOpenAllocation->pOpenAllocation[Index].hDeviceSpecificAllocation = Allocation;
    }
    InterlockedExchangeAdd(&Device->Allocations, (LONG)pOpenAllocation->NumAllocations);
    return STATUS_SUCCESS;
}

NTSTATUS VaCloseAllocation(const HANDLE hDevice, const DXGKARG_CLOSEALLOCATION *pCloseAllocation)
{
    PVAGPU_DEVICE Device = hDevice;

    PAGED_CODE();
    InterlockedExchangeAdd(&Device->Allocations, -(LONG)pCloseAllocation->NumAllocations);
    return STATUS_SUCCESS;
}
