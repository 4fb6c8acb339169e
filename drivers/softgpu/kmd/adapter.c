/*
 * adapter.c: the adapter's life – from AddDevice to RemoveDevice, and what it says of itself.
 */
#include "softgpu.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, SoftgpuAddDevice)
#pragma alloc_text(PAGE, SoftgpuStartDevice)
#pragma alloc_text(PAGE, SoftgpuStopDevice)
#pragma alloc_text(PAGE, SoftgpuRemoveDevice)
#pragma alloc_text(PAGE, SoftgpuDispatchIoRequest)
#pragma alloc_text(PAGE, SoftgpuQueryChildRelations)
#pragma alloc_text(PAGE, SoftgpuQueryChildStatus)
#pragma alloc_text(PAGE, SoftgpuQueryDeviceDescriptor)
#pragma alloc_text(PAGE, SoftgpuSetPowerState)
#pragma alloc_text(PAGE, SoftgpuQueryAdapterInfo)
#pragma alloc_text(PAGE, SoftgpuGetNodeMetadata)
#endif

NTSTATUS SoftgpuAddDevice(const PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext)
{
    PSOFTGPU_ADAPTER Adapter;

    PAGED_CODE();
    Adapter = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*Adapter), SOFTGPU_TAG);
    if (Adapter == NULL) {
        return STATUS_NO_MEMORY;
    }
    Adapter->PhysicalDeviceObject = PhysicalDeviceObject;
    KeInitializeSpinLock(&Adapter->QueueLock);
    KeInitializeMutex(&Adapter->StreamMutex, 0);
    KeInitializeEvent(&Adapter->StreamEnded, SynchronizationEvent, FALSE);
    ExInitializeFastMutex(&Adapter->MemoryMutex);
    RtlInitializeBitMap(&Adapter->MemoryMap, Adapter->MemoryBits, SOFTGPU_MEMORY_PAGES);
    *MiniportDeviceContext = Adapter;
    return STATUS_SUCCESS;
}

/* ---------------------------------------------------------------------------------------------------- resources */
/* The n-th memory range of the device, which is base address n: softgpu has no ports. */
static const CM_PARTIAL_RESOURCE_DESCRIPTOR *SoftgpuFindBar(const CM_RESOURCE_LIST *Resources, ULONG Bar)
{
    const CM_PARTIAL_RESOURCE_LIST *List;
    ULONG Index;

    if (Resources == NULL || Resources->Count < 1) {
        return NULL;
    }
    List = &Resources->List[0].PartialResourceList;
    for (Index = 0; Index < List->Count; Index++) {
        if (List->PartialDescriptors[Index].Type == CmResourceTypeMemory && Bar-- == 0) {
            return &List->PartialDescriptors[Index];
        }
    }
    return NULL;
}

static NTSTATUS SoftgpuMapBar(PSOFTGPU_ADAPTER Adapter, const CM_RESOURCE_LIST *Resources, ULONG Bar, ULONG Bytes,
                              MEMORY_CACHING_TYPE CacheType, PUCHAR *Mapped)
{
    const CM_PARTIAL_RESOURCE_DESCRIPTOR *Range = SoftgpuFindBar(Resources, Bar);
    PVOID Address = NULL;
    NTSTATUS Status;

    if (Range == NULL || Range->u.Memory.Length < Bytes) {
        return STATUS_DEVICE_CONFIGURATION_ERROR;
    }
    Status = Adapter->Dxgk.DxgkCbMapMemory(Adapter->Dxgk.DeviceHandle, Range->u.Memory.Start, Bytes, FALSE, FALSE,
                                           CacheType, &Address);
    *Mapped = Address;
    return Status;
}

static VOID SoftgpuUnmapBar(PSOFTGPU_ADAPTER Adapter, PUCHAR *Mapped)
{
    if (*Mapped != NULL) {
        Adapter->Dxgk.DxgkCbUnmapMemory(Adapter->Dxgk.DeviceHandle, *Mapped);
        *Mapped = NULL;
    }
}

static VOID SoftgpuReleaseResources(PSOFTGPU_ADAPTER Adapter)
{
    if (Adapter->StreamBuffer != NULL) {
        MmFreeContiguousMemory(Adapter->StreamBuffer);
        Adapter->StreamBuffer = NULL;
    }
    SoftgpuUnmapBar(Adapter, &Adapter->Memory);
    SoftgpuUnmapBar(Adapter, &Adapter->Registers);
}

static NTSTATUS SoftgpuClaimResources(PSOFTGPU_ADAPTER Adapter)
{
    static const PHYSICAL_ADDRESS Anywhere = {.QuadPart = -1};
    DXGK_DEVICE_INFO Info = {0};
    NTSTATUS Status;

    Status = Adapter->Dxgk.DxgkCbGetDeviceInformation(Adapter->Dxgk.DeviceHandle, &Info);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = SoftgpuMapBar(Adapter, Info.TranslatedResourceList, SOFTGPU_BAR_REGISTERS, SOFTGPU_REGISTERS_BYTES,
                           MmNonCached, &Adapter->Registers);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    if (SoftgpuRead(Adapter, SOFTGPU_REG_ID) != SOFTGPU_ID ||
        SoftgpuRead(Adapter, SOFTGPU_REG_REVISION) != SOFTGPU_REVISION) {
        DbgPrint("softgpu: the device is not a softgpu of revision %u\n", SOFTGPU_REVISION);
        return STATUS_DEVICE_CONFIGURATION_ERROR;
    }
    Status = SoftgpuMapBar(Adapter, Info.TranslatedResourceList, SOFTGPU_BAR_MEMORY, SOFTGPU_MEMORY_BYTES,
                           MmWriteCombined, &Adapter->Memory);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Adapter->StreamBuffer = MmAllocateContiguousMemory(SOFTGPU_STREAM_BUFFER_BYTES, Anywhere);
    if (Adapter->StreamBuffer == NULL) {
        return STATUS_NO_MEMORY;
    }
    Adapter->StreamAddress = MmGetPhysicalAddress(Adapter->StreamBuffer);
    return STATUS_SUCCESS;
}

/* ---------------------------------------------------------------------------------------------------- start and stop
 */
NTSTATUS SoftgpuStartDevice(const PVOID MiniportDeviceContext, PDXGK_START_INFO DxgkStartInfo,
                            PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources,
                            PULONG NumberOfChildren)
{
    PSOFTGPU_ADAPTER Adapter = MiniportDeviceContext;
    NTSTATUS Status;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(DxgkStartInfo);
    Adapter->Dxgk = *DxgkInterface;
    Status = SoftgpuClaimResources(Adapter);
    if (!NT_SUCCESS(Status)) {
        SoftgpuReleaseResources(Adapter);
        return Status;
    }
    RtlClearAllBits(&Adapter->MemoryMap);
    Adapter->StreamFence = 0;
    Adapter->DriverWorkEnded = FALSE;
    Adapter->Started = TRUE;
    SoftgpuEngineStart(Adapter);
    *NumberOfVideoPresentSources = 0;
    *NumberOfChildren = 0;
    return STATUS_SUCCESS;
}

NTSTATUS SoftgpuStopDevice(const PVOID MiniportDeviceContext)
{
    PSOFTGPU_ADAPTER Adapter = MiniportDeviceContext;

    PAGED_CODE();
    SoftgpuEngineStop(Adapter);
    Adapter->Started = FALSE;
    SoftgpuReleaseResources(Adapter);
    return STATUS_SUCCESS;
}

NTSTATUS SoftgpuRemoveDevice(const PVOID MiniportDeviceContext)
{
    PAGED_CODE();
    ExFreePoolWithTag(MiniportDeviceContext, SOFTGPU_TAG);
    return STATUS_SUCCESS;
}

/* The system stops without the graphics kernel: leave the hardware quiet. Any IRQL. */
VOID SoftgpuResetDevice(const PVOID MiniportDeviceContext)
{
    PSOFTGPU_ADAPTER Adapter = MiniportDeviceContext;

    if (Adapter->Started) {
        SoftgpuEngineStop(Adapter);
    }
}

NTSTATUS SoftgpuSetPowerState(const PVOID MiniportDeviceContext, ULONG DeviceUid, DEVICE_POWER_STATE DevicePowerState,
                              POWER_ACTION ActionType)
{
    PSOFTGPU_ADAPTER Adapter = MiniportDeviceContext;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(ActionType);
    if (DeviceUid == DISPLAY_ADAPTER_HW_ID && Adapter->Started && DevicePowerState != PowerDeviceD0) {
        SoftgpuEngineStop(Adapter);
    } else if (DeviceUid == DISPLAY_ADAPTER_HW_ID && Adapter->Started) {
        SoftgpuEngineStart(Adapter);
    }
    return STATUS_SUCCESS;
}

/* ---------------------------------------------------------------------------------------------------- what it has not
 */
NTSTATUS SoftgpuDispatchIoRequest(const PVOID MiniportDeviceContext, ULONG VidPnSourceId,
                                  PVIDEO_REQUEST_PACKET VideoRequestPacket)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(VidPnSourceId);
    UNREFERENCED_PARAMETER(VideoRequestPacket);
    return STATUS_NOT_SUPPORTED;
}

NTSTATUS SoftgpuQueryChildRelations(const PVOID MiniportDeviceContext, PDXGK_CHILD_DESCRIPTOR ChildRelations,
                                    ULONG ChildRelationsSize)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(ChildRelations);
    UNREFERENCED_PARAMETER(ChildRelationsSize);
    return STATUS_SUCCESS; /* the list that was handed in is zeroed, which is a list without children */
}

NTSTATUS SoftgpuQueryChildStatus(const PVOID MiniportDeviceContext, PDXGK_CHILD_STATUS ChildStatus,
                                 BOOLEAN NonDestructiveOnly)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(ChildStatus);
    UNREFERENCED_PARAMETER(NonDestructiveOnly);
    return STATUS_INVALID_PARAMETER;
}

NTSTATUS SoftgpuQueryDeviceDescriptor(const PVOID MiniportDeviceContext, ULONG ChildUid,
                                      PDXGK_DEVICE_DESCRIPTOR DeviceDescriptor)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(ChildUid);
    UNREFERENCED_PARAMETER(DeviceDescriptor);
    return STATUS_INVALID_PARAMETER;
}

/* ---------------------------------------------------------------------------------------------------- capabilities */
static NTSTATUS SoftgpuReportCaps(const DXGKARG_QUERYADAPTERINFO *Query)
{
    DXGK_DRIVERCAPS *Caps = Query->pOutputData;

    if (Query->OutputDataSize < sizeof(*Caps)) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    RtlZeroMemory(Caps, sizeof(*Caps));
    Caps->HighestAcceptableAddress.QuadPart = -1;
    Caps->SchedulingCaps.MultiEngineAware = 1;
    Caps->SchedulingCaps.PreemptionAware = 1;
    Caps->GpuEngineTopology.NbAsymetricProcessingNodes = 1;
    Caps->WDDMVersion = DXGKDDI_WDDMv3_1;
    Caps->PreemptionCaps.GraphicsPreemptionGranularity = D3DKMDT_GRAPHICS_PREEMPTION_DMA_BUFFER_BOUNDARY;
    Caps->PreemptionCaps.ComputePreemptionGranularity = D3DKMDT_COMPUTE_PREEMPTION_DMA_BUFFER_BOUNDARY;
    return STATUS_SUCCESS;
}

/* The user-mode driver's first question, before it may send an escape: which interface does the miniport speak? */
static NTSTATUS SoftgpuReportToUserMode(const DXGKARG_QUERYADAPTERINFO *Query)
{
    UINT32 *Interface = Query->pOutputData;

    if (Query->OutputDataSize != sizeof(*Interface)) {
        return STATUS_INVALID_PARAMETER;
    }
    *Interface = SOFTGPU_INTERFACE;
    return STATUS_SUCCESS;
}

NTSTATUS SoftgpuQueryAdapterInfo(const HANDLE hAdapter, const DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    switch (pQueryAdapterInfo->Type) {
    case DXGKQAITYPE_DRIVERCAPS:
        return SoftgpuReportCaps(pQueryAdapterInfo);
    case DXGKQAITYPE_UMDRIVERPRIVATE:
        return SoftgpuReportToUserMode(pQueryAdapterInfo);
    default:
        return STATUS_NOT_SUPPORTED;
    }
}

NTSTATUS SoftgpuGetNodeMetadata(const HANDLE hAdapter, UINT NodeOrdinal, DXGKARG_GETNODEMETADATA *pGetNodeMetadata)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    if (NodeOrdinal != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    RtlZeroMemory(pGetNodeMetadata, sizeof(*pGetNodeMetadata));
    pGetNodeMetadata->EngineType = DXGK_ENGINE_TYPE_3D;
    return STATUS_SUCCESS;
}
