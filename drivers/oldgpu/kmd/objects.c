/*
 * objects.c: the devices and contexts of clients, and the allocations that the video memory manager keeps for them.
 */
#include "oldgpu.h"

#define OLDGPU_LARGEST_SIDE 8192

static NTSTATUS OgAllocationBytes(CONST VOID *PrivateData, UINT PrivateDataSize, SIZE_T *Bytes);

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, OgCreateDevice)
#pragma alloc_text(PAGE, OgDestroyDevice)
#pragma alloc_text(PAGE, OgCreateContext)
#pragma alloc_text(PAGE, OgDestroyContext)
#pragma alloc_text(PAGE, OgAllocationBytes)
#pragma alloc_text(PAGE, OgCreateAllocation)
#pragma alloc_text(PAGE, OgDestroyAllocation)
#pragma alloc_text(PAGE, OgDescribeAllocation)
#pragma alloc_text(PAGE, OgGetStandardAllocationDriverData)
#pragma alloc_text(PAGE, OgOpenAllocation)
#pragma alloc_text(PAGE, OgCloseAllocation)
#endif

NTSTATUS OgCreateDevice(CONST HANDLE hAdapter, DXGKARG_CREATEDEVICE *pCreateDevice)
{
    POLDGPU_DEVICE Device;

    PAGED_CODE();
    Device = ExAllocatePoolWithTag(PagedPool, sizeof(*Device), OLDGPU_TAG);
    if (Device == NULL) {
        return STATUS_NO_MEMORY;
    }
    Device->Adapter = hAdapter;
    Device->RuntimeDevice = pCreateDevice->hDevice;
    pCreateDevice->hDevice = Device;
    return STATUS_SUCCESS;
}

NTSTATUS OgDestroyDevice(CONST HANDLE hDevice)
{
    PAGED_CODE();
    ExFreePoolWithTag(hDevice, OLDGPU_TAG);
    return STATUS_SUCCESS;
}

NTSTATUS OgCreateContext(CONST HANDLE hDevice, DXGKARG_CREATECONTEXT *pCreateContext)
{
    POLDGPU_CONTEXT Context;

    PAGED_CODE();
    if (pCreateContext->NodeOrdinal != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    Context = ExAllocatePoolWithTag(PagedPool, sizeof(*Context), OLDGPU_TAG);
    if (Context == NULL) {
        return STATUS_NO_MEMORY;
    }
    Context->Device = hDevice;
    pCreateContext->ContextInfo.DmaBufferSize = OLDGPU_DMA_BYTES;
    pCreateContext->ContextInfo.DmaBufferSegmentSet = 0; /* contiguous system memory */
    pCreateContext->ContextInfo.DmaBufferPrivateDataSize = 0;
    pCreateContext->ContextInfo.AllocationListSize = OLDGPU_ALLOCATIONS;
    pCreateContext->ContextInfo.PatchLocationListSize = OLDGPU_PATCHES;
    pCreateContext->hContext = Context;
    return STATUS_SUCCESS;
}

NTSTATUS OgDestroyContext(CONST HANDLE hContext)
{
    PAGED_CODE();
    ExFreePoolWithTag(hContext, OLDGPU_TAG);
    return STATUS_SUCCESS;
}

/* The private data is the user-mode driver's, copied by the port driver: nobody changes it while it is read. */
static NTSTATUS OgAllocationBytes(CONST VOID *PrivateData, UINT PrivateDataSize, SIZE_T *Bytes)
{
    CONST OLDGPU_ALLOCATION_DATA *Data = PrivateData;

    PAGED_CODE();
    if (Data == NULL || PrivateDataSize < sizeof(*Data)) {
        return STATUS_INVALID_PARAMETER;
    }
    if (Data->Width == 0 || Data->Width > OLDGPU_LARGEST_SIDE || Data->Height == 0 ||
        Data->Height > OLDGPU_LARGEST_SIDE || (Data->BytesPerPixel != 2 && Data->BytesPerPixel != 4)) {
        return STATUS_INVALID_PARAMETER;
    }
    *Bytes = (SIZE_T)Data->Width * Data->Height * Data->BytesPerPixel;
    return STATUS_SUCCESS;
}

NTSTATUS OgCreateAllocation(CONST HANDLE hAdapter, DXGKARG_CREATEALLOCATION *pCreateAllocation)
{
    DXGK_ALLOCATIONINFO *Info;
    POLDGPU_ALLOCATION Allocation;
    NTSTATUS Status = STATUS_SUCCESS;
    SIZE_T Bytes;
    UINT Index;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    for (Index = 0; Index < pCreateAllocation->NumAllocations && NT_SUCCESS(Status); Index++) {
        Info = &pCreateAllocation->pAllocationInfo[Index];
        Status = OgAllocationBytes(Info->pPrivateDriverData, Info->PrivateDriverDataSize, &Bytes);
        if (!NT_SUCCESS(Status)) {
            break;
        }
        Allocation = ExAllocatePoolWithTag(PagedPool, sizeof(*Allocation), OLDGPU_TAG);
        if (Allocation == NULL) {
            Status = STATUS_NO_MEMORY;
            break;
        }
        Allocation->Bytes = Bytes;
        Info->Alignment = PAGE_SIZE;
        Info->Size = ROUND_TO_PAGES(Bytes);
        Info->PitchAlignedSize = 0;
        Info->HintedBank.Value = 0;
        Info->PreferredSegment.Value = 0;
        Info->PreferredSegment.SegmentId0 = OLDGPU_APERTURE_SEGMENT;
        Info->SupportedReadSegmentSet = 1 << (OLDGPU_APERTURE_SEGMENT - 1);
        Info->SupportedWriteSegmentSet = 1 << (OLDGPU_APERTURE_SEGMENT - 1);
        Info->EvictionSegmentSet = 0;
        Info->MaximumRenamingListLength = 0;
        Info->Flags.Value = 0;
        Info->Flags.CpuVisible = 1;
        Info->pAllocationUsageHint = NULL;
        Info->AllocationPriority = D3DDDI_ALLOCATIONPRIORITY_NORMAL;
        Info->hAllocation = Allocation;
    }
    if (!NT_SUCCESS(Status)) {
        while (Index > 0) {
            Index--;
            ExFreePoolWithTag(pCreateAllocation->pAllocationInfo[Index].hAllocation, OLDGPU_TAG);
            pCreateAllocation->pAllocationInfo[Index].hAllocation = NULL;
        }
    }
    return Status;
}

NTSTATUS OgDestroyAllocation(CONST HANDLE hAdapter, CONST DXGKARG_DESTROYALLOCATION *pDestroyAllocation)
{
    UINT Index;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    for (Index = 0; Index < pDestroyAllocation->NumAllocations; Index++) {
        ExFreePoolWithTag(pDestroyAllocation->pAllocationList[Index], OLDGPU_TAG);
    }
    return STATUS_SUCCESS;
}

/* Only primaries are described, and there is no user-mode driver that makes one of its own. */
NTSTATUS OgDescribeAllocation(CONST HANDLE hAdapter, DXGKARG_DESCRIBEALLOCATION *pDescribeAllocation)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pDescribeAllocation);
    return STATUS_NOT_SUPPORTED;
}

/* Asked twice: for the sizes, and for the data of a surface that the port driver makes itself. */
NTSTATUS OgGetStandardAllocationDriverData(CONST HANDLE hAdapter, DXGKARG_GETSTANDARDALLOCATIONDRIVERDATA *pData)
{
    OLDGPU_ALLOCATION_DATA *Private = pData->pAllocationPrivateDriverData;
    D3DKMDT_SHAREDPRIMARYSURFACEDATA *Primary;
    D3DKMDT_SHADOWSURFACEDATA *Shadow;
    D3DKMDT_STAGINGSURFACEDATA *Staging;
    OLDGPU_ALLOCATION_DATA Made;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    Made.BytesPerPixel = 4;
    switch (pData->StandardAllocationType) {
    case D3DKMDT_STANDARDALLOCATION_SHAREDPRIMARYSURFACE:
        Primary = pData->pCreateSharedPrimarySurfaceData;
        Made.Width = Primary->Width;
        Made.Height = Primary->Height;
        break;
    case D3DKMDT_STANDARDALLOCATION_SHADOWSURFACE:
        Shadow = pData->pCreateShadowSurfaceData;
        Made.Width = Shadow->Width;
        Made.Height = Shadow->Height;
        Shadow->Pitch = Shadow->Width * Made.BytesPerPixel;
        break;
    case D3DKMDT_STANDARDALLOCATION_STAGINGSURFACE:
        Staging = pData->pCreateStagingSurfaceData;
        Made.Width = Staging->Width;
        Made.Height = Staging->Height;
        Staging->Pitch = Staging->Width * Made.BytesPerPixel;
        break;
    default:
        return STATUS_NOT_SUPPORTED;
    }
    if (Private != NULL) {
        *Private = Made;
    }
    pData->AllocationPrivateDriverDataSize = sizeof(*Private);
    pData->ResourcePrivateDriverDataSize = 0;
    return STATUS_SUCCESS;
}

NTSTATUS OgOpenAllocation(CONST HANDLE hDevice, CONST DXGKARG_OPENALLOCATION *pOpenAllocation)
{
    POLDGPU_DEVICE Device = hDevice;
    DXGKARGCB_GETHANDLEDATA Get;
    UINT Index;

    PAGED_CODE();
    for (Index = 0; Index < pOpenAllocation->NumAllocations; Index++) {
        RtlZeroMemory(&Get, sizeof(Get));
        Get.hObject = pOpenAllocation->pOpenAllocation[Index].hAllocation;
        Get.Type = DXGK_HANDLE_ALLOCATION;
        pOpenAllocation->pOpenAllocation[Index].hDeviceSpecificAllocation =
            Device->Adapter->Dxgk.DxgkCbGetHandleData(&Get);
        if (pOpenAllocation->pOpenAllocation[Index].hDeviceSpecificAllocation == NULL) {
            return STATUS_INVALID_HANDLE;
        }
    }
    return STATUS_SUCCESS;
}

NTSTATUS OgCloseAllocation(CONST HANDLE hDevice, CONST DXGKARG_CLOSEALLOCATION *pCloseAllocation)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hDevice);
    UNREFERENCED_PARAMETER(pCloseAllocation);
    return STATUS_SUCCESS;
}
