/*
 * clients.c: the miniport's half of processes, devices and contexts.
 */
#include "softgpu.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, SoftgpuCreateProcess)
#pragma alloc_text(PAGE, SoftgpuDestroyProcess)
#pragma alloc_text(PAGE, SoftgpuCreateDevice)
#pragma alloc_text(PAGE, SoftgpuDestroyDevice)
#pragma alloc_text(PAGE, SoftgpuCreateContext)
#pragma alloc_text(PAGE, SoftgpuDestroyContext)
#endif

NTSTATUS SoftgpuCreateProcess(const HANDLE hAdapter, DXGKARG_CREATEPROCESS *pArgs)
{
    PSOFTGPU_PROCESS Process;

    PAGED_CODE();
    Process = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*Process), SOFTGPU_TAG);
    if (Process == NULL) {
        return STATUS_NO_MEMORY;
    }
    Process->Adapter = hAdapter;
    ExInitializeFastMutex(&Process->Mutex);
    InitializeListHead(&Process->Objects);
    pArgs->hKmdProcess = Process;
    return STATUS_SUCCESS;
}

NTSTATUS SoftgpuDestroyProcess(const HANDLE hAdapter, const HANDLE hKmdProcess)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    SoftgpuFreeAllObjects(hKmdProcess);
    ExFreePoolWithTag(hKmdProcess, SOFTGPU_TAG);
    return STATUS_SUCCESS;
}

NTSTATUS SoftgpuCreateDevice(const HANDLE hAdapter, DXGKARG_CREATEDEVICE *pCreateDevice)
{
    PSOFTGPU_DEVICE Device;

    PAGED_CODE();
    if (pCreateDevice->hKmdProcess == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    Device = ExAllocatePool2(POOL_FLAG_PAGED, sizeof(*Device), SOFTGPU_TAG);
    if (Device == NULL) {
        return STATUS_NO_MEMORY;
    }
    Device->Adapter = hAdapter;
    Device->Process = pCreateDevice->hKmdProcess;
    Device->DxgkDevice = pCreateDevice->hDevice;
    Device->Settings[SOFTGPU_SETTING_ALPHA] = 255;
    pCreateDevice->hDevice = Device;
    return STATUS_SUCCESS;
}

NTSTATUS SoftgpuDestroyDevice(const HANDLE hDevice)
{
    PAGED_CODE();
    ExFreePoolWithTag(hDevice, SOFTGPU_TAG);
    return STATUS_SUCCESS;
}

NTSTATUS SoftgpuCreateContext(const HANDLE hDevice, DXGKARG_CREATECONTEXT *pCreateContext)
{
    PSOFTGPU_CONTEXT Context;

    PAGED_CODE();
    if (pCreateContext->NodeOrdinal != 0 || pCreateContext->Flags.VirtualAddressing) {
        return STATUS_INVALID_PARAMETER;
    }
    Context = ExAllocatePool2(POOL_FLAG_PAGED, sizeof(*Context), SOFTGPU_TAG);
    if (Context == NULL) {
        return STATUS_NO_MEMORY;
    }
    Context->Device = hDevice;
    pCreateContext->hContext = Context;
    pCreateContext->ContextInfo.DmaBufferSize = SOFTGPU_LARGEST_STREAM;
    pCreateContext->ContextInfo.DmaBufferSegmentSet = 0; /* system memory */
    pCreateContext->ContextInfo.DmaBufferPrivateDataSize = 0;
    pCreateContext->ContextInfo.AllocationListSize = 1;
    pCreateContext->ContextInfo.PatchLocationListSize = 1;
    return STATUS_SUCCESS;
}

NTSTATUS SoftgpuDestroyContext(const HANDLE hContext)
{
    PAGED_CODE();
    ExFreePoolWithTag(hContext, SOFTGPU_TAG);
    return STATUS_SUCCESS;
}
