/*
 * modes.c: one source, one target, three modes – what the mode manager asks before it sets one, and setting it.
 */
#include "oldgpu.h"

typedef struct _OLDGPU_SIZE {
    UINT Width;
    UINT Height;
} OLDGPU_SIZE;

static CONST OLDGPU_SIZE OgSizes[] = {{640, 480}, {800, 600}, {1024, 768}};

#define OLDGPU_REFRESH         60
#define OLDGPU_BYTES_PER_PIXEL 4

static NTSTATUS OgAddSourceModes(POLDGPU_ADAPTER Adapter, D3DKMDT_HVIDPN VidPn, CONST DXGK_VIDPN_INTERFACE *Interface,
                                 D3DDDI_VIDEO_PRESENT_SOURCE_ID Source);
static NTSTATUS OgAddTargetModes(D3DKMDT_HVIDPN VidPn, CONST DXGK_VIDPN_INTERFACE *Interface,
                                 D3DDDI_VIDEO_PRESENT_TARGET_ID Target);
static VOID OgFillSignal(D3DKMDT_VIDEO_SIGNAL_INFO *Signal, CONST OLDGPU_SIZE *Size);
static NTSTATUS OgReadPinnedSource(D3DKMDT_HVIDPN VidPn, CONST DXGK_VIDPN_INTERFACE *Interface, OLDGPU_MODE *Mode);
static NTSTATUS OgTakePinned(D3DKMDT_HVIDPN VidPn, CONST DXGK_VIDPN_INTERFACE *Interface, BOOLEAN *SourcePinned,
                             BOOLEAN *TargetPinned);

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, OgFillSignal)
#pragma alloc_text(PAGE, OgAddSourceModes)
#pragma alloc_text(PAGE, OgAddTargetModes)
#pragma alloc_text(PAGE, OgTakePinned)
#pragma alloc_text(PAGE, OgReadPinnedSource)
#pragma alloc_text(PAGE, OgIsSupportedVidPn)
#pragma alloc_text(PAGE, OgRecommendFunctionalVidPn)
#pragma alloc_text(PAGE, OgEnumVidPnCofuncModality)
#pragma alloc_text(PAGE, OgCommitVidPn)
#pragma alloc_text(PAGE, OgUpdateActiveVidPnPresentPath)
#pragma alloc_text(PAGE, OgRecommendMonitorModes)
#pragma alloc_text(PAGE, OgRecommendVidPnTopology)
#pragma alloc_text(PAGE, OgSetVidPnSourceVisibility)
#pragma alloc_text(PAGE, OgSetPalette)
#pragma alloc_text(PAGE, OgSetPointerPosition)
#pragma alloc_text(PAGE, OgSetPointerShape)
#pragma alloc_text(PAGE, OgGetScanLine)
#endif

/* Not in PAGE: they run at DISPATCH_LEVEL while they hold the lock. */
static VOID OgKeepMode(POLDGPU_ADAPTER Adapter, CONST OLDGPU_MODE *Mode)
{
    KIRQL OldIrql;

    KeAcquireSpinLock(&Adapter->Lock, &OldIrql);
    Adapter->Mode.Width = Mode->Width;
    Adapter->Mode.Height = Mode->Height;
    Adapter->Mode.Pitch = Mode->Pitch;
    KeReleaseSpinLock(&Adapter->Lock, OldIrql);
}

static VOID OgKeepVisible(POLDGPU_ADAPTER Adapter, BOOLEAN Visible)
{
    KIRQL OldIrql;

    KeAcquireSpinLock(&Adapter->Lock, &OldIrql);
    Adapter->Mode.Visible = Visible;
    KeReleaseSpinLock(&Adapter->Lock, OldIrql);
}

static NTSTATUS OgOpenVidPn(POLDGPU_ADAPTER Adapter, D3DKMDT_HVIDPN VidPn, CONST DXGK_VIDPN_INTERFACE **Interface)
{
    return Adapter->Dxgk.DxgkCbQueryVidPnInterface(VidPn, DXGK_VIDPN_INTERFACE_VERSION_V1, Interface);
}

static VOID OgFillSignal(D3DKMDT_VIDEO_SIGNAL_INFO *Signal, CONST OLDGPU_SIZE *Size)
{
    PAGED_CODE();
    RtlZeroMemory(Signal, sizeof(*Signal));
    Signal->VideoStandard = D3DKMDT_VSS_OTHER;
    Signal->TotalSize.cx = Size->Width;
    Signal->TotalSize.cy = Size->Height;
    Signal->ActiveSize = Signal->TotalSize;
    Signal->VSyncFreq.Numerator = OLDGPU_REFRESH;
    Signal->VSyncFreq.Denominator = 1;
    Signal->HSyncFreq.Numerator = OLDGPU_REFRESH * Size->Height;
    Signal->HSyncFreq.Denominator = 1;
    Signal->PixelRate = (SIZE_T)OLDGPU_REFRESH * Size->Width * Size->Height;
    Signal->ScanLineOrdering = D3DDDI_VSSLO_PROGRESSIVE;
}

static NTSTATUS OgAddSourceModes(POLDGPU_ADAPTER Adapter, D3DKMDT_HVIDPN VidPn, CONST DXGK_VIDPN_INTERFACE *Interface,
                                 D3DDDI_VIDEO_PRESENT_SOURCE_ID Source)
{
    CONST DXGK_VIDPNSOURCEMODESET_INTERFACE *Set;
    D3DKMDT_HVIDPNSOURCEMODESET Modes;
    D3DKMDT_VIDPN_SOURCE_MODE *Mode;
    NTSTATUS Status;
    UINT Index;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(Adapter);
    Status = Interface->pfnCreateNewSourceModeSet(VidPn, Source, &Modes, &Set);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    for (Index = 0; Index < ARRAYSIZE(OgSizes); Index++) {
        Status = Set->pfnCreateNewModeInfo(Modes, &Mode);
        if (!NT_SUCCESS(Status)) {
            break;
        }
        Mode->Type = D3DKMDT_RMT_GRAPHICS;
        Mode->Format.Graphics.PrimSurfSize.cx = OgSizes[Index].Width;
        Mode->Format.Graphics.PrimSurfSize.cy = OgSizes[Index].Height;
        Mode->Format.Graphics.VisibleRegionSize = Mode->Format.Graphics.PrimSurfSize;
        Mode->Format.Graphics.Stride = OgSizes[Index].Width * OLDGPU_BYTES_PER_PIXEL;
        Mode->Format.Graphics.PixelFormat = D3DDDIFMT_X8R8G8B8;
        Mode->Format.Graphics.ColorBasis = D3DKMDT_CB_SCRGB;
        Mode->Format.Graphics.PixelValueAccessMode = D3DKMDT_PVAM_DIRECT;
        Status = Set->pfnAddMode(Modes, Mode);
        if (!NT_SUCCESS(Status)) {
            Set->pfnReleaseModeInfo(Modes, Mode);
            if (Status != STATUS_GRAPHICS_MODE_ALREADY_IN_MODESET) {
                break;
            }
            Status = STATUS_SUCCESS;
        }
    }
    if (NT_SUCCESS(Status)) {
        Status = Interface->pfnAssignSourceModeSet(VidPn, Source, Modes);
    }
    if (!NT_SUCCESS(Status)) {
        Interface->pfnReleaseSourceModeSet(VidPn, Modes);
    }
    return Status;
}

static NTSTATUS OgAddTargetModes(D3DKMDT_HVIDPN VidPn, CONST DXGK_VIDPN_INTERFACE *Interface,
                                 D3DDDI_VIDEO_PRESENT_TARGET_ID Target)
{
    CONST DXGK_VIDPNTARGETMODESET_INTERFACE *Set;
    D3DKMDT_HVIDPNTARGETMODESET Modes;
    D3DKMDT_VIDPN_TARGET_MODE *Mode;
    NTSTATUS Status;
    UINT Index;

    PAGED_CODE();
    Status = Interface->pfnCreateNewTargetModeSet(VidPn, Target, &Modes, &Set);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    for (Index = 0; Index < ARRAYSIZE(OgSizes); Index++) {
        Status = Set->pfnCreateNewModeInfo(Modes, &Mode);
        if (!NT_SUCCESS(Status)) {
            break;
        }
        OgFillSignal(&Mode->VideoSignalInfo, &OgSizes[Index]);
        Mode->Preference = Index == 0 ? D3DKMDT_MP_PREFERRED : D3DKMDT_MP_NOTPREFERRED;
        Status = Set->pfnAddMode(Modes, Mode);
        if (!NT_SUCCESS(Status)) {
            Set->pfnReleaseModeInfo(Modes, Mode);
            if (Status != STATUS_GRAPHICS_MODE_ALREADY_IN_MODESET) {
                break;
            }
            Status = STATUS_SUCCESS;
        }
    }
    if (NT_SUCCESS(Status)) {
        Status = Interface->pfnAssignTargetModeSet(VidPn, Target, Modes);
    }
    if (!NT_SUCCESS(Status)) {
        Interface->pfnReleaseTargetModeSet(VidPn, Modes);
    }
    return Status;
}

/* Whether the network has a mode pinned at its source and its target: such a set is left as it is. */
static NTSTATUS OgTakePinned(D3DKMDT_HVIDPN VidPn, CONST DXGK_VIDPN_INTERFACE *Interface, BOOLEAN *SourcePinned,
                             BOOLEAN *TargetPinned)
{
    CONST DXGK_VIDPNSOURCEMODESET_INTERFACE *SourceSet;
    CONST DXGK_VIDPNTARGETMODESET_INTERFACE *TargetSet;
    CONST D3DKMDT_VIDPN_SOURCE_MODE *SourceMode = NULL;
    CONST D3DKMDT_VIDPN_TARGET_MODE *TargetMode = NULL;
    D3DKMDT_HVIDPNSOURCEMODESET SourceModes;
    D3DKMDT_HVIDPNTARGETMODESET TargetModes;
    NTSTATUS Status;

    PAGED_CODE();
    Status = Interface->pfnAcquireSourceModeSet(VidPn, 0, &SourceModes, &SourceSet);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = SourceSet->pfnAcquirePinnedModeInfo(SourceModes, &SourceMode);
    *SourcePinned = NT_SUCCESS(Status) && SourceMode != NULL;
    if (*SourcePinned) {
        SourceSet->pfnReleaseModeInfo(SourceModes, SourceMode);
    }
    Interface->pfnReleaseSourceModeSet(VidPn, SourceModes);

    Status = Interface->pfnAcquireTargetModeSet(VidPn, 1, &TargetModes, &TargetSet);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = TargetSet->pfnAcquirePinnedModeInfo(TargetModes, &TargetMode);
    *TargetPinned = NT_SUCCESS(Status) && TargetMode != NULL;
    if (*TargetPinned) {
        TargetSet->pfnReleaseModeInfo(TargetModes, TargetMode);
    }
    Interface->pfnReleaseTargetModeSet(VidPn, TargetModes);
    return STATUS_SUCCESS;
}

/* One path or none, from the one source to the one target. */
NTSTATUS OgIsSupportedVidPn(CONST HANDLE hAdapter, DXGKARG_ISSUPPORTEDVIDPN *pIsSupportedVidPn)
{
    CONST DXGK_VIDPN_INTERFACE *Interface;
    CONST DXGK_VIDPNTOPOLOGY_INTERFACE *Topology;
    D3DKMDT_HVIDPNTOPOLOGY Paths;
    SIZE_T Count = 0;
    NTSTATUS Status;

    PAGED_CODE();
    pIsSupportedVidPn->IsVidPnSupported = FALSE;
    if (pIsSupportedVidPn->hDesiredVidPn == NULL) {
        pIsSupportedVidPn->IsVidPnSupported = TRUE; /* nothing shown is always possible */
        return STATUS_SUCCESS;
    }
    Status = OgOpenVidPn(hAdapter, pIsSupportedVidPn->hDesiredVidPn, &Interface);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = Interface->pfnGetTopology(pIsSupportedVidPn->hDesiredVidPn, &Paths, &Topology);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = Topology->pfnGetNumPaths(Paths, &Count);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    pIsSupportedVidPn->IsVidPnSupported = Count <= 1;
    return STATUS_SUCCESS;
}

NTSTATUS OgRecommendFunctionalVidPn(CONST HANDLE hAdapter,
                                    CONST DXGKARG_RECOMMENDFUNCTIONALVIDPN *CONST pRecommendFunctionalVidPn)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pRecommendFunctionalVidPn);
    return STATUS_GRAPHICS_NO_RECOMMENDED_FUNCTIONAL_VIDPN;
}

/* The three sizes wherever nothing is pinned, and the transformations of a path that the hardware has: none. */
NTSTATUS OgEnumVidPnCofuncModality(CONST HANDLE hAdapter,
                                   CONST DXGKARG_ENUMVIDPNCOFUNCMODALITY *CONST pEnumCofuncModality)
{
    D3DKMDT_HVIDPN VidPn = pEnumCofuncModality->hConstrainingVidPn;
    CONST DXGK_VIDPN_INTERFACE *Interface;
    CONST DXGK_VIDPNTOPOLOGY_INTERFACE *Topology;
    CONST D3DKMDT_VIDPN_PRESENT_PATH *Path;
    D3DKMDT_VIDPN_PRESENT_PATH Changed;
    D3DKMDT_HVIDPNTOPOLOGY Paths;
    BOOLEAN SourcePinned = FALSE;
    BOOLEAN TargetPinned = FALSE;
    NTSTATUS Status;

    PAGED_CODE();
    Status = OgOpenVidPn(hAdapter, VidPn, &Interface);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = Interface->pfnGetTopology(VidPn, &Paths, &Topology);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = Topology->pfnAcquireFirstPathInfo(Paths, &Path);
    if (Status != STATUS_SUCCESS) {
        return NT_SUCCESS(Status) ? STATUS_SUCCESS : Status; /* no path: nothing to add */
    }
    Changed = *Path;
    Topology->pfnReleasePathInfo(Paths, Path);
    Status = OgTakePinned(VidPn, Interface, &SourcePinned, &TargetPinned);
    if (NT_SUCCESS(Status) && !SourcePinned && pEnumCofuncModality->EnumPivotType != D3DKMDT_EPT_VIDPNSOURCE) {
        Status = OgAddSourceModes(hAdapter, VidPn, Interface, Changed.VidPnSourceId);
    }
    if (NT_SUCCESS(Status) && !TargetPinned && pEnumCofuncModality->EnumPivotType != D3DKMDT_EPT_VIDPNTARGET) {
        Status = OgAddTargetModes(VidPn, Interface, Changed.VidPnTargetId);
    }
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    if (pEnumCofuncModality->EnumPivotType != D3DKMDT_EPT_SCALING) {
        RtlZeroMemory(&Changed.ContentTransformation.ScalingSupport,
                      sizeof(Changed.ContentTransformation.ScalingSupport));
        Changed.ContentTransformation.ScalingSupport.Identity = 1;
    }
    if (pEnumCofuncModality->EnumPivotType != D3DKMDT_EPT_ROTATION) {
        RtlZeroMemory(&Changed.ContentTransformation.RotationSupport,
                      sizeof(Changed.ContentTransformation.RotationSupport));
        Changed.ContentTransformation.RotationSupport.Identity = 1;
    }
    return Topology->pfnUpdatePathSupportInfo(Paths, &Changed);
}

static NTSTATUS OgReadPinnedSource(D3DKMDT_HVIDPN VidPn, CONST DXGK_VIDPN_INTERFACE *Interface, OLDGPU_MODE *Mode)
{
    CONST DXGK_VIDPNSOURCEMODESET_INTERFACE *Set;
    CONST D3DKMDT_VIDPN_SOURCE_MODE *Pinned = NULL;
    D3DKMDT_HVIDPNSOURCEMODESET Modes;
    NTSTATUS Status;

    PAGED_CODE();
    RtlZeroMemory(Mode, sizeof(*Mode));
    Status = Interface->pfnAcquireSourceModeSet(VidPn, 0, &Modes, &Set);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = Set->pfnAcquirePinnedModeInfo(Modes, &Pinned);
    if (NT_SUCCESS(Status) && Pinned != NULL) {
        Mode->Width = Pinned->Format.Graphics.PrimSurfSize.cx;
        Mode->Height = Pinned->Format.Graphics.PrimSurfSize.cy;
        Mode->Pitch = Pinned->Format.Graphics.Stride;
        Set->pfnReleaseModeInfo(Modes, Pinned);
    }
    Interface->pfnReleaseSourceModeSet(VidPn, Modes);
    return NT_SUCCESS(Status) ? STATUS_SUCCESS : Status;
}

/* A network without a pinned source mode switches the screen off. */
NTSTATUS OgCommitVidPn(CONST HANDLE hAdapter, CONST DXGKARG_COMMITVIDPN *CONST pCommitVidPn)
{
    POLDGPU_ADAPTER Adapter = hAdapter;
    CONST DXGK_VIDPN_INTERFACE *Interface;
    OLDGPU_MODE Mode;
    NTSTATUS Status;

    PAGED_CODE();
    Status = OgOpenVidPn(Adapter, pCommitVidPn->hFunctionalVidPn, &Interface);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = OgReadPinnedSource(pCommitVidPn->hFunctionalVidPn, Interface, &Mode);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    OgWrite(Adapter, OLDGPU_REG_MODE, Mode.Width);
    OgWrite(Adapter, OLDGPU_REG_MODE + 4, Mode.Height);
    OgWrite(Adapter, OLDGPU_REG_MODE + 8, Mode.Pitch);
    OgKeepMode(Adapter, &Mode);
    OgNoteEvent(Adapter, 2, Mode.Width << 16 | (Mode.Height & 0xFFFF));
    return STATUS_SUCCESS;
}

NTSTATUS OgUpdateActiveVidPnPresentPath(CONST HANDLE hAdapter,
                                        CONST DXGKARG_UPDATEACTIVEVIDPNPRESENTPATH *CONST pUpdate)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pUpdate);
    return STATUS_SUCCESS;
}

/* A monitor without a descriptor: the modes of the connector are as good as any. */
NTSTATUS OgRecommendMonitorModes(CONST HANDLE hAdapter, CONST DXGKARG_RECOMMENDMONITORMODES *CONST pRecommend)
{
    CONST DXGK_MONITORSOURCEMODESET_INTERFACE *Set = pRecommend->pMonitorSourceModeSetInterface;
    D3DKMDT_MONITOR_SOURCE_MODE *Mode;
    NTSTATUS Status;
    UINT Index;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    for (Index = 0; Index < ARRAYSIZE(OgSizes); Index++) {
        Status = Set->pfnCreateNewModeInfo(pRecommend->hMonitorSourceModeSet, &Mode);
        if (!NT_SUCCESS(Status)) {
            return Status;
        }
        OgFillSignal(&Mode->VideoSignalInfo, &OgSizes[Index]);
        Mode->ColorBasis = D3DKMDT_CB_SRGB;
        Mode->ColorCoeffDynamicRanges.FirstChannel = 8;
        Mode->ColorCoeffDynamicRanges.SecondChannel = 8;
        Mode->ColorCoeffDynamicRanges.ThirdChannel = 8;
        Mode->ColorCoeffDynamicRanges.FourthChannel = 0;
        Mode->Origin = D3DKMDT_MCO_DRIVER;
        Mode->Preference = D3DKMDT_MP_NOTPREFERRED;
        Status = Set->pfnAddMode(pRecommend->hMonitorSourceModeSet, Mode);
        if (!NT_SUCCESS(Status)) {
            Set->pfnReleaseModeInfo(pRecommend->hMonitorSourceModeSet, Mode);
            if (Status != STATUS_GRAPHICS_MODE_ALREADY_IN_MODESET) {
                return Status;
            }
        }
    }
    return STATUS_SUCCESS;
}

NTSTATUS OgRecommendVidPnTopology(CONST HANDLE hAdapter,
                                  CONST DXGKARG_RECOMMENDVIDPNTOPOLOGY *CONST pRecommendVidPnTopology)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pRecommendVidPnTopology);
    return STATUS_GRAPHICS_NO_RECOMMENDED_VIDPN_TOPOLOGY;
}

/* May come at DIRQL for a flip that waits for no blank: a register, and nothing that could wait. */
NTSTATUS OgSetVidPnSourceAddress(CONST HANDLE hAdapter, CONST DXGKARG_SETVIDPNSOURCEADDRESS *pSetVidPnSourceAddress)
{
    if (pSetVidPnSourceAddress->VidPnSourceId != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    OgWrite(hAdapter, OLDGPU_REG_MODE + 12, pSetVidPnSourceAddress->PrimaryAddress.u.LowPart);
    return STATUS_SUCCESS;
}

NTSTATUS OgSetVidPnSourceVisibility(CONST HANDLE hAdapter,
                                    CONST DXGKARG_SETVIDPNSOURCEVISIBILITY *pSetVidPnSourceVisibility)
{
    POLDGPU_ADAPTER Adapter = hAdapter;

    PAGED_CODE();
    if (pSetVidPnSourceVisibility->VidPnSourceId != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    OgWrite(Adapter, OLDGPU_REG_VISIBLE, pSetVidPnSourceVisibility->Visible);
    OgKeepVisible(Adapter, pSetVidPnSourceVisibility->Visible);
    return STATUS_SUCCESS;
}

/* No palette, no pointer in hardware. */
NTSTATUS OgSetPalette(CONST HANDLE hAdapter, CONST DXGKARG_SETPALETTE *pSetPalette)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pSetPalette);
    return STATUS_NOT_SUPPORTED;
}

NTSTATUS OgSetPointerPosition(CONST HANDLE hAdapter, CONST DXGKARG_SETPOINTERPOSITION *pSetPointerPosition)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    return pSetPointerPosition->Flags.Visible ? STATUS_UNSUCCESSFUL : STATUS_SUCCESS;
}

NTSTATUS OgSetPointerShape(CONST HANDLE hAdapter, CONST DXGKARG_SETPOINTERSHAPE *pSetPointerShape)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pSetPointerShape);
    return STATUS_NOT_SUPPORTED;
}

NTSTATUS OgGetScanLine(CONST HANDLE hAdapter, DXGKARG_GETSCANLINE *pGetScanLine)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    pGetScanLine->InVerticalBlank = TRUE;
    pGetScanLine->ScanLine = 0;
    return STATUS_SUCCESS;
}
