/*
 * modes.cpp: the video present network of an adapter that has one mode – the one that it was found in.
 */
#include "basicdisp.hpp"

#pragma code_seg(push)
#pragma code_seg("PAGE")

VOID BasicDisplay::FillSignal(D3DKMDT_VIDEO_SIGNAL_INFO &Signal) const
{
    PAGED_CODE();
    RtlZeroMemory(&Signal, sizeof(Signal));
    Signal.VideoStandard = D3DKMDT_VSS_OTHER;
    Signal.TotalSize.cx = Post.Width;
    Signal.TotalSize.cy = Post.Height;
    Signal.ActiveSize = Signal.TotalSize;
    Signal.VSyncFreq.Numerator = D3DKMDT_FREQUENCY_NOTSPECIFIED;
    Signal.VSyncFreq.Denominator = D3DKMDT_FREQUENCY_NOTSPECIFIED;
    Signal.HSyncFreq.Numerator = D3DKMDT_FREQUENCY_NOTSPECIFIED;
    Signal.HSyncFreq.Denominator = D3DKMDT_FREQUENCY_NOTSPECIFIED;
    Signal.PixelRate = D3DKMDT_FREQUENCY_NOTSPECIFIED;
    Signal.ScanLineOrdering = D3DDDI_VSSLO_PROGRESSIVE;
}

/* Sources, targets and monitors have interfaces of one shape: make a mode, fill it, add it or give it back. */
template <typename Interface, typename Set, typename Mode, typename Fill>
NTSTATUS BasicDisplay::AddOneMode(const Interface &Modes, Set ModeSet, Fill &&FillMode)
{
    Mode *Info = nullptr;
    NTSTATUS Status = Modes.pfnCreateNewModeInfo(ModeSet, &Info);

    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    FillMode(*Info);
    Status = Modes.pfnAddMode(ModeSet, Info);
    if (!NT_SUCCESS(Status)) {
        Modes.pfnReleaseModeInfo(ModeSet, Info);
    }
    return Status == STATUS_GRAPHICS_MODE_ALREADY_IN_MODESET ? STATUS_SUCCESS : Status;
}

NTSTATUS BasicDisplay::AddSourceMode(const DXGK_VIDPN_INTERFACE &VidPn, D3DKMDT_HVIDPN Handle,
                                     const D3DKMDT_VIDPN_PRESENT_PATH &Path)
{
    PAGED_CODE();
    const DXGK_VIDPNSOURCEMODESET_INTERFACE *Modes = nullptr;
    D3DKMDT_HVIDPNSOURCEMODESET Set = nullptr;
    const D3DKMDT_VIDPN_SOURCE_MODE *Pinned = nullptr;

    NTSTATUS Status = VidPn.pfnAcquireSourceModeSet(Handle, Path.VidPnSourceId, &Set, &Modes);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = Modes->pfnAcquirePinnedModeInfo(Set, &Pinned);
    if (NT_SUCCESS(Status) && Pinned != nullptr) {
        Modes->pfnReleaseModeInfo(Set, Pinned);
        return VidPn.pfnReleaseSourceModeSet(Handle, Set);
    }
    VidPn.pfnReleaseSourceModeSet(Handle, Set);

    Status = VidPn.pfnCreateNewSourceModeSet(Handle, Path.VidPnSourceId, &Set, &Modes);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = AddOneMode<DXGK_VIDPNSOURCEMODESET_INTERFACE, D3DKMDT_HVIDPNSOURCEMODESET, D3DKMDT_VIDPN_SOURCE_MODE>(
        *Modes, Set, [this](D3DKMDT_VIDPN_SOURCE_MODE &Mode) {
            Mode.Type = D3DKMDT_RMT_GRAPHICS;
            Mode.Format.Graphics.PrimSurfSize.cx = Post.Width;
            Mode.Format.Graphics.PrimSurfSize.cy = Post.Height;
            Mode.Format.Graphics.VisibleRegionSize = Mode.Format.Graphics.PrimSurfSize;
            Mode.Format.Graphics.Stride = Post.Pitch;
            Mode.Format.Graphics.PixelFormat = D3DDDIFMT_A8R8G8B8;
            Mode.Format.Graphics.ColorBasis = D3DKMDT_CB_SCRGB;
            Mode.Format.Graphics.PixelValueAccessMode = D3DKMDT_PVAM_DIRECT;
        });
    if (NT_SUCCESS(Status)) {
        Status = VidPn.pfnAssignSourceModeSet(Handle, Path.VidPnSourceId, Set);
    }
    if (!NT_SUCCESS(Status)) {
        VidPn.pfnReleaseSourceModeSet(Handle, Set);
    }
    return Status;
}

NTSTATUS BasicDisplay::AddTargetMode(const DXGK_VIDPN_INTERFACE &VidPn, D3DKMDT_HVIDPN Handle,
                                     const D3DKMDT_VIDPN_PRESENT_PATH &Path)
{
    PAGED_CODE();
    const DXGK_VIDPNTARGETMODESET_INTERFACE *Modes = nullptr;
    D3DKMDT_HVIDPNTARGETMODESET Set = nullptr;
    const D3DKMDT_VIDPN_TARGET_MODE *Pinned = nullptr;

    NTSTATUS Status = VidPn.pfnAcquireTargetModeSet(Handle, Path.VidPnTargetId, &Set, &Modes);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = Modes->pfnAcquirePinnedModeInfo(Set, &Pinned);
    if (NT_SUCCESS(Status) && Pinned != nullptr) {
        Modes->pfnReleaseModeInfo(Set, Pinned);
        return VidPn.pfnReleaseTargetModeSet(Handle, Set);
    }
    VidPn.pfnReleaseTargetModeSet(Handle, Set);

    Status = VidPn.pfnCreateNewTargetModeSet(Handle, Path.VidPnTargetId, &Set, &Modes);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = AddOneMode<DXGK_VIDPNTARGETMODESET_INTERFACE, D3DKMDT_HVIDPNTARGETMODESET, D3DKMDT_VIDPN_TARGET_MODE>(
        *Modes, Set, [this](D3DKMDT_VIDPN_TARGET_MODE &Mode) {
            FillSignal(Mode.VideoSignalInfo);
            Mode.Preference = D3DKMDT_MP_PREFERRED;
        });
    if (NT_SUCCESS(Status)) {
        Status = VidPn.pfnAssignTargetModeSet(Handle, Path.VidPnTargetId, Set);
    }
    if (!NT_SUCCESS(Status)) {
        VidPn.pfnReleaseTargetModeSet(Handle, Set);
    }
    return Status;
}

NTSTATUS BasicDisplay::IsSupportedVidPn(DXGKARG_ISSUPPORTEDVIDPN *IsSupported)
{
    PAGED_CODE();
    IsSupported->IsVidPnSupported = FALSE;
    if (IsSupported->hDesiredVidPn == nullptr) {
        IsSupported->IsVidPnSupported = TRUE; /* a screen that is off */
        return STATUS_SUCCESS;
    }
    const DXGK_VIDPN_INTERFACE *VidPn = nullptr;
    NTSTATUS Status =
        Dxgk.DxgkCbQueryVidPnInterface(IsSupported->hDesiredVidPn, DXGK_VIDPN_INTERFACE_VERSION_V1, &VidPn);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    const DXGK_VIDPNTOPOLOGY_INTERFACE *Topology = nullptr;
    D3DKMDT_HVIDPNTOPOLOGY Paths = nullptr;
    Status = VidPn->pfnGetTopology(IsSupported->hDesiredVidPn, &Paths, &Topology);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    SIZE_T Count = 0;
    Status = Topology->pfnGetNumPathsFromSource(Paths, 0, &Count);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    IsSupported->IsVidPnSupported = Count <= 1;
    return STATUS_SUCCESS;
}

NTSTATUS BasicDisplay::EnumCofuncModality(const DXGKARG_ENUMVIDPNCOFUNCMODALITY *Enum)
{
    PAGED_CODE();
    const DXGK_VIDPN_INTERFACE *VidPn = nullptr;
    NTSTATUS Status = Dxgk.DxgkCbQueryVidPnInterface(Enum->hConstrainingVidPn, DXGK_VIDPN_INTERFACE_VERSION_V1, &VidPn);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    const DXGK_VIDPNTOPOLOGY_INTERFACE *Topology = nullptr;
    D3DKMDT_HVIDPNTOPOLOGY Paths = nullptr;
    Status = VidPn->pfnGetTopology(Enum->hConstrainingVidPn, &Paths, &Topology);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    const D3DKMDT_VIDPN_PRESENT_PATH *Path = nullptr;
    Status = Topology->pfnAcquireFirstPathInfo(Paths, &Path);
    while (Status == STATUS_SUCCESS) {
        D3DKMDT_VIDPN_PRESENT_PATH Changed = *Path;
        if (Enum->EnumPivotType != D3DKMDT_EPT_VIDPNSOURCE) {
            Status = AddSourceMode(*VidPn, Enum->hConstrainingVidPn, *Path);
        }
        if (NT_SUCCESS(Status) && Enum->EnumPivotType != D3DKMDT_EPT_VIDPNTARGET) {
            Status = AddTargetMode(*VidPn, Enum->hConstrainingVidPn, *Path);
        }
        if (NT_SUCCESS(Status)) {
            Changed.ContentTransformation.ScalingSupport = {};
            Changed.ContentTransformation.ScalingSupport.Identity = 1;
            Changed.ContentTransformation.RotationSupport = {};
            Changed.ContentTransformation.RotationSupport.Identity = 1;
            Status = Topology->pfnUpdatePathSupportInfo(Paths, &Changed);
        }
        const D3DKMDT_VIDPN_PRESENT_PATH *Next = nullptr;
        NTSTATUS Following = NT_SUCCESS(Status) ? Topology->pfnAcquireNextPathInfo(Paths, Path, &Next) : Status;
        Topology->pfnReleasePathInfo(Paths, Path);
        Path = Next;
        Status = Following;
    }
    return NT_SUCCESS(Status) ? STATUS_SUCCESS : Status;
}

NTSTATUS BasicDisplay::CommitVidPn(const DXGKARG_COMMITVIDPN *Commit)
{
    PAGED_CODE();
    const DXGK_VIDPN_INTERFACE *VidPn = nullptr;
    NTSTATUS Status = Dxgk.DxgkCbQueryVidPnInterface(Commit->hFunctionalVidPn, DXGK_VIDPN_INTERFACE_VERSION_V1, &VidPn);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    const DXGK_VIDPNSOURCEMODESET_INTERFACE *Modes = nullptr;
    D3DKMDT_HVIDPNSOURCEMODESET Set = nullptr;
    BOOLEAN Pins = FALSE;
    Status = VidPn->pfnAcquireSourceModeSet(Commit->hFunctionalVidPn, 0, &Set, &Modes);
    if (NT_SUCCESS(Status)) {
        const D3DKMDT_VIDPN_SOURCE_MODE *Pinned = nullptr;
        Status = Modes->pfnAcquirePinnedModeInfo(Set, &Pinned);
        if (NT_SUCCESS(Status) && Pinned != nullptr) {
            Pins = Pinned->Format.Graphics.PrimSurfSize.cx == Post.Width &&
                   Pinned->Format.Graphics.PrimSurfSize.cy == Post.Height;
            Status = Pins ? STATUS_SUCCESS : STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE_MODE;
            Modes->pfnReleaseModeInfo(Set, Pinned);
        }
        VidPn->pfnReleaseSourceModeSet(Commit->hFunctionalVidPn, Set);
    }
    if (NT_SUCCESS(Status)) {
        Guard Held(Lock);
        Active = Pins;
        Status = STATUS_SUCCESS;
    }
    return Status;
}

NTSTATUS BasicDisplay::SetVisibility(const DXGKARG_SETVIDPNSOURCEVISIBILITY *Visibility)
{
    PAGED_CODE();
    if (Visibility->VidPnSourceId != 0 && Visibility->VidPnSourceId != D3DDDI_ID_ALL) {
        return STATUS_INVALID_PARAMETER;
    }
    Guard Held(Lock);
    Visible = Visibility->Visible;
    return STATUS_SUCCESS;
}

NTSTATUS BasicDisplay::RecommendMonitorModes(const DXGKARG_RECOMMENDMONITORMODES *Recommend)
{
    PAGED_CODE();
    return AddOneMode<DXGK_MONITORSOURCEMODESET_INTERFACE, D3DKMDT_HMONITORSOURCEMODESET, D3DKMDT_MONITOR_SOURCE_MODE>(
        *Recommend->pMonitorSourceModeSetInterface, Recommend->hMonitorSourceModeSet,
        [this](D3DKMDT_MONITOR_SOURCE_MODE &Mode) {
            FillSignal(Mode.VideoSignalInfo);
            Mode.ColorBasis = D3DKMDT_CB_SRGB;
            Mode.ColorCoeffDynamicRanges.FirstChannel = 8;
            Mode.ColorCoeffDynamicRanges.SecondChannel = 8;
            Mode.ColorCoeffDynamicRanges.ThirdChannel = 8;
            Mode.ColorCoeffDynamicRanges.FourthChannel = 8;
            Mode.Origin = D3DKMDT_MCO_DRIVER;
            Mode.Preference = D3DKMDT_MP_PREFERRED;
        });
}

NTSTATUS BddRecommendFunctionalVidPn(CONST HANDLE hAdapter, CONST DXGKARG_RECOMMENDFUNCTIONALVIDPN *CONST pRecommend)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pRecommend);
    return STATUS_GRAPHICS_NO_RECOMMENDED_FUNCTIONAL_VIDPN;
}

NTSTATUS BddUpdateActiveVidPnPresentPath(CONST HANDLE hAdapter,
                                         CONST DXGKARG_UPDATEACTIVEVIDPNPRESENTPATH *CONST pUpdate)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pUpdate);
    return STATUS_SUCCESS;
}

NTSTATUS BddQueryVidPnHwCapability(CONST HANDLE hAdapter, DXGKARG_QUERYVIDPNHWCAPABILITY *pCapability)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    RtlZeroMemory(&pCapability->VidPnHWCaps, sizeof(pCapability->VidPnHWCaps)); /* the processor does it all */
    return STATUS_SUCCESS;
}

#pragma code_seg(pop)
