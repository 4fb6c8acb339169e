/*
 * caps.c: what the adapter is – two engines, a local and an aperture segment, page tables of two levels.
 */
#include "vagpu.h"

typedef NTSTATUS VAGPU_ANSWER(PVAGPU_ADAPTER Adapter, const DXGKARG_QUERYADAPTERINFO *Query);

static VAGPU_ANSWER VaDriverCaps;
static VAGPU_ANSWER VaSegments;
static VAGPU_ANSWER VaPhysicalAdapterCaps;
static VAGPU_ANSWER VaGpuMmuCaps;
static VAGPU_ANSWER VaPageTableLevel;
static VAGPU_ANSWER VaUserModePrivate;

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, VaDriverCaps)
#pragma alloc_text(PAGE, VaSegments)
#pragma alloc_text(PAGE, VaPhysicalAdapterCaps)
#pragma alloc_text(PAGE, VaGpuMmuCaps)
#pragma alloc_text(PAGE, VaPageTableLevel)
#pragma alloc_text(PAGE, VaUserModePrivate)
#pragma alloc_text(PAGE, VaQueryAdapterInfo)
#pragma alloc_text(PAGE, VaGetNodeMetadata)
#endif

static const struct {
    VAGPU_ANSWER *Answer;
    DXGK_QUERYADAPTERINFOTYPE Type;
    UINT OutputBytes;
} VaAnswers[] = {
    {VaDriverCaps, DXGKQAITYPE_DRIVERCAPS, sizeof(DXGK_DRIVERCAPS)},
    {VaSegments, DXGKQAITYPE_QUERYSEGMENT4, sizeof(DXGK_QUERYSEGMENTOUT4)},
    {VaPhysicalAdapterCaps, DXGKQAITYPE_PHYSICALADAPTERCAPS, sizeof(DXGK_PHYSICALADAPTERCAPS)},
    {VaGpuMmuCaps, DXGKQAITYPE_GPUMMUCAPS, sizeof(DXGK_GPUMMUCAPS)},
    {VaPageTableLevel, DXGKQAITYPE_PAGETABLELEVELDESC, sizeof(DXGK_PAGE_TABLE_LEVEL_DESC)},
    {VaUserModePrivate, DXGKQAITYPE_UMDRIVERPRIVATE, sizeof(UINT32)},
};

NTSTATUS VaQueryAdapterInfo(const HANDLE hAdapter, const DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo)
{
    SIZE_T Index;

    PAGED_CODE();
    for (Index = 0; Index < ARRAYSIZE(VaAnswers); Index++) {
        if (VaAnswers[Index].Type == pQueryAdapterInfo->Type) {
            if (pQueryAdapterInfo->OutputDataSize < VaAnswers[Index].OutputBytes) {
                return STATUS_BUFFER_TOO_SMALL;
            }
            return VaAnswers[Index].Answer(hAdapter, pQueryAdapterInfo);
        }
    }
    return STATUS_NOT_SUPPORTED;
}

static NTSTATUS VaDriverCaps(PVAGPU_ADAPTER Adapter, const DXGKARG_QUERYADAPTERINFO *Query)
{
    DXGK_DRIVERCAPS *Caps = Query->pOutputData;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(Adapter);
    RtlZeroMemory(Caps, sizeof(*Caps));
    Caps->HighestAcceptableAddress.QuadPart = -1;
    Caps->SchedulingCaps.MultiEngineAware = 1;
    Caps->SchedulingCaps.PreemptionAware = 1;
    Caps->GpuEngineTopology.NbAsymetricProcessingNodes = VAGPU_ENGINES;
    Caps->MemoryManagementCaps.VirtualAddressingSupported = 1;
    Caps->MemoryManagementCaps.GpuMmuSupported = 1;
    Caps->WDDMVersion = DXGKDDI_WDDMv2;
    Caps->PreemptionCaps.GraphicsPreemptionGranularity = D3DKMDT_GRAPHICS_PREEMPTION_DMA_BUFFER_BOUNDARY;
    Caps->PreemptionCaps.ComputePreemptionGranularity = D3DKMDT_COMPUTE_PREEMPTION_DMA_BUFFER_BOUNDARY;
    return STATUS_SUCCESS;
}

static NTSTATUS VaSegments(PVAGPU_ADAPTER Adapter, const DXGKARG_QUERYADAPTERINFO *Query)
{
    DXGK_QUERYSEGMENTOUT4 *Segments = Query->pOutputData;
    DXGK_SEGMENTDESCRIPTOR4 *Segment;

    PAGED_CODE();
    if (Segments->pSegmentDescriptor == NULL) {
        Segments->NbSegment = 2;
        return STATUS_SUCCESS;
    }
    Segment = (DXGK_SEGMENTDESCRIPTOR4 *)Segments->pSegmentDescriptor;
    RtlZeroMemory(Segment, sizeof(*Segment));
    Segment->Flags.CpuVisible = 1;
    Segment->BaseAddress.QuadPart = 0;
    Segment->CpuTranslatedAddress = Adapter->MemoryAddress;
    Segment->Size = VAGPU_MEMORY_BYTES;
    Segment->CommitLimit = VAGPU_MEMORY_BYTES;

    Segment = (DXGK_SEGMENTDESCRIPTOR4 *)(Segments->pSegmentDescriptor + Segments->SegmentDescriptorStride);
    RtlZeroMemory(Segment, sizeof(*Segment));
    Segment->Flags.Aperture = 1;
    Segment->Flags.CacheCoherent = 1;
    Segment->BaseAddress.QuadPart = VAGPU_MEMORY_BYTES;
    Segment->Size = VAGPU_APERTURE_BYTES;
    Segment->CommitLimit = VAGPU_APERTURE_BYTES;

    Segments->PagingBufferSegmentId = VAGPU_SEGMENT_SYSTEM;
    Segments->PagingBufferSize = 2 * PAGE_SIZE;
    Segments->PagingBufferPrivateDataSize = 0;
    return STATUS_SUCCESS;
}

static NTSTATUS VaPhysicalAdapterCaps(PVAGPU_ADAPTER Adapter, const DXGKARG_QUERYADAPTERINFO *Query)
{
    DXGK_PHYSICALADAPTERCAPS *Caps = Query->pOutputData;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(Adapter);
    RtlZeroMemory(Caps, sizeof(*Caps));
    Caps->NumExecutionNodes = VAGPU_ENGINES;
    Caps->PagingNodeIndex = VAGPU_ENGINE_PAGING;
    Caps->Flags.GpuMmuSupported = 1;
    return STATUS_SUCCESS;
}

static NTSTATUS VaGpuMmuCaps(PVAGPU_ADAPTER Adapter, const DXGKARG_QUERYADAPTERINFO *Query)
{
    DXGK_GPUMMUCAPS *Caps = Query->pOutputData;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(Adapter);
    RtlZeroMemory(Caps, sizeof(*Caps));
    Caps->ReadOnlyMemorySupported = 1;
    Caps->CacheCoherentMemorySupported = 1;
    Caps->PageTableUpdateMode = DXGK_PAGETABLEUPDATE_GPU_PHYSICAL;
    Caps->VirtualAddressBitCount = VAGPU_ADDRESS_BITS;
    Caps->PageTableLevelCount = VAGPU_LEVELS;
    return STATUS_SUCCESS;
}

static NTSTATUS VaPageTableLevel(PVAGPU_ADAPTER Adapter, const DXGKARG_QUERYADAPTERINFO *Query)
{
    DXGK_PAGE_TABLE_LEVEL_DESC *Level = Query->pOutputData;
    const DXGK_QUERYPAGETABLELEVELDESCIN *Asked = Query->pInputData;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(Adapter);
    if (Query->InputDataSize < sizeof(*Asked) || Asked->LevelIndex >= VAGPU_LEVELS ||
        Asked->PhysicalAdapterIndex != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    RtlZeroMemory(Level, sizeof(*Level));
    Level->PageTableIndexBitCount = VAGPU_TABLE_BITS;
    Level->PageTableSegmentId = VAGPU_SEGMENT_LOCAL;
    Level->PagingProcessPageTableSegmentId = VAGPU_SEGMENT_LOCAL;
    Level->PageTableSizeInBytes = VAGPU_TABLE_BYTES;
    Level->PageTableAlignmentInBytes = VAGPU_TABLE_BYTES;
    return STATUS_SUCCESS;
}

static NTSTATUS VaUserModePrivate(PVAGPU_ADAPTER Adapter, const DXGKARG_QUERYADAPTERINFO *Query)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(Adapter);
    *(UINT32 *)Query->pOutputData = VAGPU_INTERFACE;
    return STATUS_SUCCESS;
}

NTSTATUS VaGetNodeMetadata(const HANDLE hAdapter, UINT NodeOrdinalAndAdapterIndex,
                           DXGKARG_GETNODEMETADATA *pGetNodeMetadata)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    if (NodeOrdinalAndAdapterIndex >= VAGPU_ENGINES) {
        return STATUS_INVALID_PARAMETER;
    }
    RtlZeroMemory(pGetNodeMetadata, sizeof(*pGetNodeMetadata));
    pGetNodeMetadata->EngineType =
        NodeOrdinalAndAdapterIndex == VAGPU_ENGINE_RENDER ? DXGK_ENGINE_TYPE_3D : DXGK_ENGINE_TYPE_COPY;
    pGetNodeMetadata->GpuMmuSupported = TRUE;
    return STATUS_SUCCESS;
}
