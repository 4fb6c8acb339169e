/*
 * caps.c: what the adapter is – its capabilities and its one segment.
 */
#include "oldgpu.h"

static NTSTATUS OgReportCaps(CONST DXGKARG_QUERYADAPTERINFO *Query);
static NTSTATUS OgReportSegments(CONST DXGKARG_QUERYADAPTERINFO *Query);

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, OgReportCaps)
#pragma alloc_text(PAGE, OgReportSegments)
#pragma alloc_text(PAGE, OgQueryAdapterInfo)
#endif

static NTSTATUS OgReportCaps(CONST DXGKARG_QUERYADAPTERINFO *Query)
{
    DXGK_DRIVERCAPS *Caps = Query->pOutputData;

    PAGED_CODE();
    if (Query->OutputDataSize < sizeof(*Caps)) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    RtlZeroMemory(Caps, sizeof(*Caps));
    Caps->HighestAcceptableAddress.QuadPart = -1;
    Caps->MaxAllocationListSlotId = 16;
    Caps->ApertureSegmentCommitLimit = (SIZE_T)OLDGPU_APERTURE_PAGES * PAGE_SIZE;
    Caps->GammaRampCaps.Gamma_Rgb256x3x16 = 1;
    Caps->SchedulingCaps.MultiEngineAware = 1;
    Caps->GpuEngineTopology.NbAsymetricProcessingNodes = 1;
#if (DXGKDDI_INTERFACE_VERSION >= DXGKDDI_INTERFACE_VERSION_WIN7)
    Caps->WDDMVersion = DXGKDDI_WDDMv1;
#endif
    return STATUS_SUCCESS;
}

/* Asked twice: for the number without a list, and for the list. */
static NTSTATUS OgReportSegments(CONST DXGKARG_QUERYADAPTERINFO *Query)
{
    DXGK_QUERYSEGMENTOUT *Segments = Query->pOutputData;
    DXGK_SEGMENTDESCRIPTOR *Descriptor;

    PAGED_CODE();
    if (Query->OutputDataSize < sizeof(*Segments)) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    Descriptor = Segments->pSegmentDescriptor;
    if (Descriptor == NULL) {
        Segments->NbSegment = 1;
        return STATUS_SUCCESS;
    }
    RtlZeroMemory(Descriptor, sizeof(*Descriptor));
    Descriptor->BaseAddress.QuadPart = OLDGPU_APERTURE_BASE;
    Descriptor->Size = (SIZE_T)OLDGPU_APERTURE_PAGES * PAGE_SIZE;
    Descriptor->CommitLimit = Descriptor->Size;
    Descriptor->Flags.Aperture = 1;
    Descriptor->Flags.CacheCoherent = 1;
    Segments->PagingBufferSegmentId = 0; /* contiguous system memory */
    Segments->PagingBufferSize = PAGE_SIZE;
    Segments->PagingBufferPrivateDataSize = 0;
    return STATUS_SUCCESS;
}

NTSTATUS OgQueryAdapterInfo(CONST HANDLE hAdapter, CONST DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo)
{
    ULONG *Version;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    switch (pQueryAdapterInfo->Type) {
    case DXGKQAITYPE_DRIVERCAPS:
        return OgReportCaps(pQueryAdapterInfo);
    case DXGKQAITYPE_QUERYSEGMENT:
        return OgReportSegments(pQueryAdapterInfo);
    case DXGKQAITYPE_UMDRIVERPRIVATE:
        if (pQueryAdapterInfo->OutputDataSize != sizeof(*Version)) {
            return STATUS_INVALID_PARAMETER;
        }
        Version = pQueryAdapterInfo->pOutputData;
        *Version = DXGKDDI_INTERFACE_VERSION;
        return STATUS_SUCCESS;
    default:
        return STATUS_NOT_SUPPORTED;
    }
}
