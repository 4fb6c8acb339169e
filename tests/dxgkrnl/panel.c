/* panel.c: the fake miniport's display DDIs, written as drivers write them. */
#include "panel.h"

#include "dxgkrnl/timing.h"

#include <ntstatus.h>
#include <stdio.h>
#include <string.h>

struct panel panel;

static NTSTATUS called(const char *name, unsigned argument)
{
    size_t used = strlen(panel.trace);
    snprintf(panel.trace + used, sizeof panel.trace - used, "%s%s(%u)", used == 0 ? "" : " ", name, argument);
    return panel.fail != NULL && strcmp(panel.fail, name) == 0 ? panel.fail_with : STATUS_SUCCESS;
}

unsigned panel_count(const char *call)
{
    unsigned count = 0;
    for (const char *at = panel.trace; (at = strstr(at, call)) != NULL; at++) {
        count += at == panel.trace || at[-1] == ' ';
    }
    return count;
}

static void must(NTSTATUS status)
{
    if (!NT_SUCCESS(status) && NT_SUCCESS(panel.worst)) {
        panel.worst = status;
    }
}

static NTSTATUS NTAPI query_child_relations(IN_CONST_PVOID MiniportDeviceContext,
                                            INOUT_PDXGK_CHILD_DESCRIPTOR ChildRelations, IN_ULONG ChildRelationsSize)
{
    (void)MiniportDeviceContext;
    (void)ChildRelationsSize;
    for (ULONG i = 0; i < fake.children; i++) {
        ChildRelations[i].ChildDeviceType = TypeVideoOutput;
        ChildRelations[i].ChildCapabilities.HpdAwareness =
            panel.always_connected ? HpdAwarenessAlwaysConnected : HpdAwarenessInterruptible;
        ChildRelations[i].ChildCapabilities.Type.VideoOutput.InterfaceTechnology = D3DKMDT_VOT_HDMI;
        ChildRelations[i].ChildCapabilities.Type.VideoOutput.MonitorOrientationAwareness = D3DKMDT_MOA_NONE;
        ChildRelations[i].ChildUid = PANEL_UID + i;
    }
    return called("QueryChildRelations", (unsigned)fake.children);
}

static NTSTATUS NTAPI query_child_status(IN_CONST_PVOID MiniportDeviceContext, INOUT_PDXGK_CHILD_STATUS ChildStatus,
                                         IN_BOOLEAN NonDestructiveOnly)
{
    (void)MiniportDeviceContext;
    (void)NonDestructiveOnly;
    unsigned index = (unsigned)ChildStatus->ChildUid - PANEL_UID;
    ChildStatus->HotPlug.Connected = panel.connected[index];
    return called("QueryChildStatus", index);
}

static NTSTATUS NTAPI query_device_descriptor(IN_CONST_PVOID MiniportDeviceContext, IN_ULONG ChildUid,
                                              INOUT_PDXGK_DEVICE_DESCRIPTOR DeviceDescriptor)
{
    (void)MiniportDeviceContext;
    unsigned index = (unsigned)ChildUid - PANEL_UID;
    NTSTATUS status = called("QueryDeviceDescriptor", index);
    if (!panel.has_edid[index] || DeviceDescriptor->DescriptorOffset != 0) {
        return STATUS_GRAPHICS_CHILD_DESCRIPTOR_NOT_SUPPORTED;
    }
    memcpy(DeviceDescriptor->DescriptorBuffer, panel.edid, DXG_EDID_BLOCK);
    return status;
}

static NTSTATUS NTAPI recommend_monitor_modes(IN_CONST_HANDLE hAdapter,
                                              IN_CONST_PDXGKARG_RECOMMENDMONITORMODES_CONST pArgs)
{
    (void)hAdapter;
    const DXGK_MONITORSOURCEMODESET_INTERFACE *mi = pArgs->pMonitorSourceModeSetInterface;
    D3DKMDT_MONITOR_SOURCE_MODE *mode;
    NTSTATUS status = mi->pfnCreateNewModeInfo(pArgs->hMonitorSourceModeSet, &mode);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    mode->VideoSignalInfo = dxg_signal_of_size(panel.modes[0].width, panel.modes[0].height, 0);
    mode->ColorBasis = D3DKMDT_CB_SRGB;
    mode->Origin = D3DKMDT_MCO_DRIVER;
    mode->Preference = D3DKMDT_MP_NOTPREFERRED;
    status = panel.leaks ? STATUS_SUCCESS : mi->pfnAddMode(pArgs->hMonitorSourceModeSet, mode);
    if (!NT_SUCCESS(status)) {
        mi->pfnReleaseModeInfo(pArgs->hMonitorSourceModeSet, mode);
    }
    return called("RecommendMonitorModes", pArgs->VideoPresentTargetId - PANEL_UID);
}

/* ---- VidPN ---- */

struct network {
    D3DKMDT_HVIDPN handle;
    const DXGK_VIDPN_INTERFACE *vi;
    D3DKMDT_HVIDPNTOPOLOGY topology;
    const DXGK_VIDPNTOPOLOGY_INTERFACE *ti;
};

static NTSTATUS open_network(D3DKMDT_HVIDPN handle, struct network *net)
{
    net->handle = handle;
    NTSTATUS status = fake.interface.DxgkCbQueryVidPnInterface(handle, DXGK_VIDPN_INTERFACE_VERSION_V1, &net->vi);
    return NT_SUCCESS(status) ? net->vi->pfnGetTopology(handle, &net->topology, &net->ti) : status;
}

static NTSTATUS NTAPI is_supported(IN_CONST_HANDLE hAdapter, INOUT_PDXGKARG_ISSUPPORTEDVIDPN pArgs)
{
    struct network net;
    size_t paths = 0;
    (void)hAdapter;
    NTSTATUS status = open_network(pArgs->hDesiredVidPn, &net);
    if (NT_SUCCESS(status)) {
        status = net.ti->pfnGetNumPaths(net.topology, &paths);
    }
    must(status);
    pArgs->IsVidPnSupported = paths <= panel.most_paths;
    return called("IsSupportedVidPn", (unsigned)paths);
}

static NTSTATUS add_source(const DXGK_VIDPNSOURCEMODESET_INTERFACE *si, D3DKMDT_HVIDPNSOURCEMODESET set, UINT width,
                           UINT height, UINT *id)
{
    D3DKMDT_VIDPN_SOURCE_MODE *mode;
    NTSTATUS status = si->pfnCreateNewModeInfo(set, &mode);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    mode->Type = D3DKMDT_RMT_GRAPHICS;
    mode->Format.Graphics = (D3DKMDT_GRAPHICS_RENDERING_FORMAT){
        .PrimSurfSize = {width, height},
        .VisibleRegionSize = {width, height},
        .Stride = width * 4,
        .PixelFormat = D3DDDIFMT_A8R8G8B8,
        .ColorBasis = D3DKMDT_CB_SCRGB,
        .PixelValueAccessMode = D3DKMDT_PVAM_DIRECT,
    };
    *id = mode->Id;
    status = si->pfnAddMode(set, mode);
    if (!NT_SUCCESS(status)) {
        si->pfnReleaseModeInfo(set, mode);
    }
    return status;
}

/* A set of all modes, or of the first alone, pinned. */
static NTSTATUS fill_source(const struct network *net, UINT source, bool pin)
{
    D3DKMDT_HVIDPNSOURCEMODESET set;
    const DXGK_VIDPNSOURCEMODESET_INTERFACE *si;
    NTSTATUS status = net->vi->pfnCreateNewSourceModeSet(net->handle, source, &set, &si);
    UINT id = 0;
    for (int i = 0; NT_SUCCESS(status) && panel.modes[i].width != 0 && (i == 0 || !pin); i++) {
        status = add_source(si, set, panel.modes[i].width, panel.modes[i].height, &id);
    }
    if (NT_SUCCESS(status) && pin) {
        status = si->pfnPinMode(set, id);
    }
    if (!NT_SUCCESS(status)) {
        net->vi->pfnReleaseSourceModeSet(net->handle, set);
        return status;
    }
    return net->vi->pfnAssignSourceModeSet(net->handle, source, set);
}

static NTSTATUS add_target(const DXGK_VIDPNTARGETMODESET_INTERFACE *ti, D3DKMDT_HVIDPNTARGETMODESET set, UINT width,
                           UINT height, UINT hz, UINT *id)
{
    D3DKMDT_VIDPN_TARGET_MODE *mode;
    NTSTATUS status = ti->pfnCreateNewModeInfo(set, &mode);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    mode->VideoSignalInfo = dxg_signal_of_size(width, height, hz);
    mode->Preference = D3DKMDT_MP_NOTPREFERRED;
    *id = mode->Id;
    status = ti->pfnAddMode(set, mode);
    if (!NT_SUCCESS(status)) {
        ti->pfnReleaseModeInfo(set, mode);
    }
    return status;
}

/* The modes at 60 and at 75 Hz; or the first at 60, pinned. */
static NTSTATUS fill_target(const struct network *net, UINT target, bool pin)
{
    D3DKMDT_HVIDPNTARGETMODESET set;
    const DXGK_VIDPNTARGETMODESET_INTERFACE *ti;
    UINT id = 0;
    if (panel.no_targets) {
        return STATUS_SUCCESS;
    }
    NTSTATUS status = net->vi->pfnCreateNewTargetModeSet(net->handle, target, &set, &ti);
    for (int i = 0; NT_SUCCESS(status) && panel.modes[i].width != 0 && (i == 0 || !pin); i++) {
        status = pin ? STATUS_SUCCESS : add_target(ti, set, panel.modes[i].width, panel.modes[i].height, 75, &id);
        if (NT_SUCCESS(status)) {
            status = add_target(ti, set, panel.modes[i].width, panel.modes[i].height, 60, &id);
        }
    }
    if (NT_SUCCESS(status) && pin) {
        status = ti->pfnPinMode(set, id);
    }
    if (!NT_SUCCESS(status)) {
        net->vi->pfnReleaseTargetModeSet(net->handle, set);
        return status;
    }
    return net->vi->pfnAssignTargetModeSet(net->handle, target, set);
}

static bool source_is_pinned(const struct network *net, UINT source)
{
    D3DKMDT_HVIDPNSOURCEMODESET set;
    const DXGK_VIDPNSOURCEMODESET_INTERFACE *si;
    const D3DKMDT_VIDPN_SOURCE_MODE *mode = NULL;
    must(net->vi->pfnAcquireSourceModeSet(net->handle, source, &set, &si));
    must(si->pfnAcquirePinnedModeInfo(set, &mode));
    if (panel.leaks) {
        return mode != NULL;
    }
    if (mode != NULL) {
        must(si->pfnReleaseModeInfo(set, mode));
    }
    must(net->vi->pfnReleaseSourceModeSet(net->handle, set));
    return mode != NULL;
}

static bool target_is_pinned(const struct network *net, UINT target)
{
    D3DKMDT_HVIDPNTARGETMODESET set;
    const DXGK_VIDPNTARGETMODESET_INTERFACE *ti;
    const D3DKMDT_VIDPN_TARGET_MODE *mode = NULL;
    must(net->vi->pfnAcquireTargetModeSet(net->handle, target, &set, &ti));
    must(ti->pfnAcquirePinnedModeInfo(set, &mode));
    if (mode != NULL) {
        must(ti->pfnReleaseModeInfo(set, mode));
    }
    must(net->vi->pfnReleaseTargetModeSet(net->handle, set));
    return mode != NULL;
}

static NTSTATUS enumerate_path(const struct network *net, const DXGKARG_ENUMVIDPNCOFUNCMODALITY *args,
                               const D3DKMDT_VIDPN_PRESENT_PATH *path)
{
    UINT source = path->VidPnSourceId;
    UINT target = path->VidPnTargetId;
    bool is_pivot = args->EnumPivotType == D3DKMDT_EPT_VIDPNSOURCE && args->EnumPivot.VidPnSourceId == source;
    NTSTATUS status = STATUS_SUCCESS;
    if (!source_is_pinned(net, source) && !is_pivot) {
        status = fill_source(net, source, false);
    }
    is_pivot = args->EnumPivotType == D3DKMDT_EPT_VIDPNTARGET && args->EnumPivot.VidPnTargetId == target;
    if (NT_SUCCESS(status) && !target_is_pinned(net, target) && !is_pivot) {
        status = fill_target(net, target, false);
    }
    D3DKMDT_VIDPN_PRESENT_PATH mine = *path;
    mine.ContentTransformation.ScalingSupport.Identity = !panel.only_stretches;
    mine.ContentTransformation.ScalingSupport.Stretched = 1;
    mine.ContentTransformation.RotationSupport.Identity = 1;
    mine.ContentTransformation.RotationSupport.Rotate90 = 1;
    return NT_SUCCESS(status) ? net->ti->pfnUpdatePathSupportInfo(net->topology, &mine) : status;
}

static NTSTATUS NTAPI enumerate(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_ENUMVIDPNCOFUNCMODALITY_CONST pArgs)
{
    struct network net;
    const D3DKMDT_VIDPN_PRESENT_PATH *path = NULL;
    (void)hAdapter;
    panel.enumerations[pArgs->EnumPivotType & 7]++;
    NTSTATUS status = called("EnumVidPnCofuncModality", (unsigned)pArgs->EnumPivotType);
    if (NT_SUCCESS(status)) {
        status = open_network(pArgs->hConstrainingVidPn, &net);
    }
    if (!NT_SUCCESS(status)) {
        return status;
    }
    NTSTATUS walk = net.ti->pfnAcquireFirstPathInfo(net.topology, &path);
    while (walk == STATUS_SUCCESS) {
        const D3DKMDT_VIDPN_PRESENT_PATH *next = NULL;
        status = NT_SUCCESS(status) ? enumerate_path(&net, pArgs, path) : status;
        walk = net.ti->pfnAcquireNextPathInfo(net.topology, path, &next);
        if (!panel.leaks) {
            must(net.ti->pfnReleasePathInfo(net.topology, path));
        }
        path = next;
    }
    must(walk);
    return status;
}

static NTSTATUS NTAPI recommend(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_RECOMMENDFUNCTIONALVIDPN_CONST pArgs)
{
    struct network net;
    D3DKMDT_VIDPN_PRESENT_PATH *path;
    (void)hAdapter;
    called("RecommendFunctionalVidPn", pArgs->NumberOfVidPnTargets);
    if (!NT_SUCCESS(panel.recommended)) {
        return panel.recommended;
    }
    UINT target = pArgs->pVidPnTargetPrioritizationVector[pArgs->NumberOfVidPnTargets - 1];
    NTSTATUS status = open_network(pArgs->hRecommendedFunctionalVidPn, &net);
    if (NT_SUCCESS(status)) {
        status = net.ti->pfnCreateNewPathInfo(net.topology, &path);
    }
    if (NT_SUCCESS(status)) {
        path->VidPnSourceId = 0;
        path->VidPnTargetId = target;
        path->ContentTransformation.Scaling = D3DKMDT_VPPS_CENTERED;
        path->ContentTransformation.Rotation = D3DKMDT_VPPR_IDENTITY;
        status = net.ti->pfnAddPath(net.topology, path);
    }
    if (NT_SUCCESS(status)) {
        status = fill_source(&net, 0, true);
    }
    return NT_SUCCESS(status) ? fill_target(&net, target, true) : status;
}

static void look_at_pins(const struct network *net)
{
    D3DKMDT_HVIDPNSOURCEMODESET sources;
    const DXGK_VIDPNSOURCEMODESET_INTERFACE *si;
    D3DKMDT_HVIDPNTARGETMODESET targets;
    const DXGK_VIDPNTARGETMODESET_INTERFACE *ti;
    const D3DKMDT_VIDPN_SOURCE_MODE *source = NULL;
    const D3DKMDT_VIDPN_TARGET_MODE *target = NULL;
    const D3DKMDT_VIDPN_PRESENT_PATH *path = NULL;
    D3DDDI_VIDEO_PRESENT_TARGET_ID id;
    must(net->ti->pfnEnumPathTargetsFromSource(net->topology, 0, 0, &id));
    must(net->ti->pfnAcquirePathInfo(net->topology, 0, id, &path));
    must(net->vi->pfnAcquireSourceModeSet(net->handle, 0, &sources, &si));
    must(si->pfnAcquirePinnedModeInfo(sources, &source));
    must(net->vi->pfnAcquireTargetModeSet(net->handle, id, &targets, &ti));
    must(ti->pfnAcquirePinnedModeInfo(targets, &target));
    panel.committed_width = source != NULL ? source->Format.Graphics.VisibleRegionSize.cx : 0;
    panel.committed_target_width = target != NULL ? target->VideoSignalInfo.ActiveSize.cx : 0;
    panel.committed_scaling = path->ContentTransformation.Scaling;
    panel.rotation = path->ContentTransformation.Rotation;
    if (!panel.leaks) {
        must(net->ti->pfnReleasePathInfo(net->topology, path));
        must(si->pfnReleaseModeInfo(sources, source));
        must(ti->pfnReleaseModeInfo(targets, target));
        must(net->vi->pfnReleaseSourceModeSet(net->handle, sources));
        must(net->vi->pfnReleaseTargetModeSet(net->handle, targets));
    }
}

static NTSTATUS NTAPI commit(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_COMMITVIDPN_CONST pCommitVidPn)
{
    struct network net;
    (void)hAdapter;
    NTSTATUS status = called("CommitVidPn", pCommitVidPn->AffectedVidPnSourceId);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = open_network(pCommitVidPn->hFunctionalVidPn, &net);
    must(status);
    if (NT_SUCCESS(status) && pCommitVidPn->AffectedVidPnSourceId == 0) {
        panel.committed_primary = pCommitVidPn->hPrimaryAllocation;
        look_at_pins(&net);
    }
    panel.commits++;
    return status;
}

static NTSTATUS NTAPI set_visibility(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_SETVIDPNSOURCEVISIBILITY pArgs)
{
    (void)hAdapter;
    panel.visible[pArgs->VidPnSourceId] = pArgs->Visible != FALSE;
    return called(pArgs->Visible ? "Show" : "Hide", pArgs->VidPnSourceId);
}

static NTSTATUS NTAPI update_path(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_UPDATEACTIVEVIDPNPRESENTPATH_CONST pArgs)
{
    (void)hAdapter;
    panel.rotation = pArgs->VidPnPresentPathInfo.ContentTransformation.Rotation;
    return called("UpdateActiveVidPnPresentPath", pArgs->VidPnPresentPathInfo.VidPnTargetId - PANEL_UID);
}

static NTSTATUS NTAPI hw_capability(IN_CONST_HANDLE hAdapter, INOUT_PDXGKARG_QUERYVIDPNHWCAPABILITY pArgs)
{
    struct network net;
    (void)hAdapter;
    must(open_network(pArgs->hFunctionalVidPn, &net));
    pArgs->VidPnHWCaps.DriverRotation = 1;
    return called("QueryVidPnHWCapability", pArgs->SourceId);
}

/* ---- what is shown ---- */

static NTSTATUS NTAPI control_interrupt(IN_CONST_HANDLE hAdapter, IN_CONST_DXGK_INTERRUPT_TYPE InterruptType,
                                        IN_BOOLEAN EnableInterrupt)
{
    (void)hAdapter;
    NTSTATUS status = called(EnableInterrupt ? "EnableInterrupt" : "DisableInterrupt", (unsigned)InterruptType);
    panel.vsync = EnableInterrupt && NT_SUCCESS(status);
    return status;
}

/* As a driver that copies with the processor does: into the picture that the firmware left. */
static NTSTATUS copy(const DXGKARG_PRESENT_DISPLAYONLY *args)
{
    const RECT *rect = args->pDirtyRect;
    ULONG bytes = panel.post.Pitch * panel.post.Height;
    uint8_t *screen = MmMapIoSpace(panel.post.PhysicAddress, bytes, MmCached);
    if (screen == NULL) {
        return STATUS_NO_MEMORY;
    }
    for (LONG y = rect->top; y < rect->bottom; y++) {
        const uint8_t *from = (const uint8_t *)args->pSource + (size_t)y * (size_t)args->Pitch;
        memcpy(screen + (size_t)y * panel.post.Pitch + (size_t)rect->left * 4, from + (size_t)rect->left * 4,
               (size_t)(rect->right - rect->left) * 4);
    }
    MmUnmapIoSpace(screen, bytes);
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI present(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_PRESENT_DISPLAYONLY pArgs)
{
    (void)hAdapter;
    NTSTATUS status = called("PresentDisplayOnly", pArgs->VidPnSourceId);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    panel.presents++;
    status = copy(pArgs);
    if (panel.presented == STATUS_PENDING && !panel.no_progress) {
        DXGKARGCB_PRESENT_DISPLAYONLY_PROGRESS progress = {
            .VidPnSourceId = pArgs->VidPnSourceId,
            .ProgressId = NT_SUCCESS(status) ? DXGK_PRESENT_DISPLAYONLY_PROGRESS_ID_COMPLETE
                                             : DXGK_PRESENT_DISPLAYONLY_PROGRESS_ID_FAILED,
        };
        pArgs->pfnPresentDisplayOnlyProgress(fake.interface.DeviceHandle, &progress);
    }
    return NT_SUCCESS(status) ? panel.presented : status;
}

static NTSTATUS NTAPI pointer_shape(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_SETPOINTERSHAPE pArgs)
{
    (void)hAdapter;
    return called("SetPointerShape", pArgs->Width);
}

static NTSTATUS NTAPI pointer_position(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_SETPOINTERPOSITION pArgs)
{
    (void)hAdapter;
    return called("SetPointerPosition", (unsigned)pArgs->X);
}

static NTSTATUS NTAPI palette(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_SETPALETTE pArgs)
{
    (void)hAdapter;
    return called("SetPalette", pArgs->NumEntries);
}

static NTSTATUS NTAPI scan_line(IN_CONST_HANDLE hAdapter, INOUT_PDXGKARG_GETSCANLINE pArgs)
{
    (void)hAdapter;
    pArgs->ScanLine = 17;
    return called("GetScanLine", pArgs->VidPnTargetId - PANEL_UID);
}

static NTSTATUS NTAPI stop_and_release(PVOID MiniportDeviceContext, D3DDDI_VIDEO_PRESENT_TARGET_ID TargetId,
                                       PDXGK_DISPLAY_INFORMATION DisplayInfo)
{
    (void)MiniportDeviceContext;
    NTSTATUS status = called("StopDeviceAndRelease", TargetId - PANEL_UID);
    *DisplayInfo = panel.post;
    DisplayInfo->Width = 640;
    DisplayInfo->Height = 480;
    DisplayInfo->TargetId = TargetId;
    return status;
}

/* ---- primary surfaces ---- */

#define PRIVATE_BYTES 24u

static NTSTATUS NTAPI standard_allocation(IN_CONST_HANDLE hAdapter,
                                          INOUT_PDXGKARG_GETSTANDARDALLOCATIONDRIVERDATA pArgs)
{
    (void)hAdapter;
    panel.surface = *pArgs->pCreateSharedPrimarySurfaceData;
    if (pArgs->pAllocationPrivateDriverData == NULL) {
        pArgs->AllocationPrivateDriverDataSize = PRIVATE_BYTES;
        return called("StandardSize", panel.surface.Width);
    }
    memset(pArgs->pAllocationPrivateDriverData, 0x11, PRIVATE_BYTES);
    return called("StandardData", panel.surface.Width);
}

static NTSTATUS NTAPI create_allocation(IN_CONST_HANDLE hAdapter, INOUT_PDXGKARG_CREATEALLOCATION pArgs)
{
    (void)hAdapter;
    static char objects[64];
    DXGK_ALLOCATIONINFO *info = pArgs->pAllocationInfo;
    NTSTATUS status = called("CreateAllocation", pArgs->NumAllocations);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    must(info->PrivateDriverDataSize == PRIVATE_BYTES ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER);
    info->Size = panel.primary_bytes != 0 ? panel.primary_bytes : panel.surface.Width * (SIZE_T)4;
    info->Alignment = 4096;
    info->SupportedReadSegmentSet = panel.primary_set;
    info->SupportedWriteSegmentSet = panel.primary_set;
    info->hAllocation = &objects[++panel.primaries % sizeof objects];
    pArgs->hResource = objects;
    return status;
}

static NTSTATUS NTAPI destroy_allocation(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_DESTROYALLOCATION pArgs)
{
    (void)hAdapter;
    must(pArgs->Flags.DestroyResource && pArgs->hResource != NULL ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER);
    panel.primaries -= pArgs->NumAllocations;
    return called("DestroyAllocation", pArgs->NumAllocations);
}

static NTSTATUS NTAPI set_address(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_SETVIDPNSOURCEADDRESS pArgs)
{
    (void)hAdapter;
    panel.address = *pArgs;
    return called("SetVidPnSourceAddress", pArgs->VidPnSourceId);
}

void panel_set_full(void)
{
    fake.display_only = false;
    fake.table.DxgkDdiGetStandardAllocationDriverData = standard_allocation;
    fake.table.DxgkDdiCreateAllocation = create_allocation;
    fake.table.DxgkDdiDestroyAllocation = destroy_allocation;
    fake.table.DxgkDdiSetVidPnSourceAddress = set_address;
    panel.primary_set = 1;
}

/* ---- power, and news ---- */

static NTSTATUS NTAPI set_power_state(IN_CONST_PVOID MiniportDeviceContext, IN_ULONG DeviceUid,
                                      IN_DEVICE_POWER_STATE ToState, IN_POWER_ACTION ActionType)
{
    (void)MiniportDeviceContext;
    (void)ActionType;
    static const char *const names[] = {"", "D0", "D1", "D2", "D3"};
    return called(names[ToState], DeviceUid == DISPLAY_ADAPTER_HW_ID ? 99 : (unsigned)DeviceUid - PANEL_UID);
}

static PDXGKDDI_QUERYADAPTERINFO query_others;

static NTSTATUS NTAPI query_adapter_info(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_QUERYADAPTERINFO pArgs)
{
    DXGK_POWER_RUNTIME_COMPONENT *component = pArgs->pOutputData;
    switch (pArgs->Type) {
    case DXGKQAITYPE_NUMPOWERCOMPONENTS:
        memcpy(pArgs->pOutputData, &panel.components, sizeof(UINT));
        return STATUS_SUCCESS;
    case DXGKQAITYPE_POWERCOMPONENTINFO:
        component->StateCount = 3;
        component->Flags.DriverCompletesFStateTransition = panel.completes;
        return called("PowerComponentInfo", *(const UINT *)pArgs->pInputData);
    default:
        return query_others(hAdapter, pArgs);
    }
}

static NTSTATUS NTAPI set_f_state(IN_CONST_HANDLE DriverContext, UINT ComponentIndex, UINT FState)
{
    (void)DriverContext;
    NTSTATUS status = called("SetPowerComponentFState", ComponentIndex * 10 + FState);
    if (panel.completes && !panel.never_completes) {
        fake.interface.DxgkCbCompleteFStateTransition(fake.interface.DeviceHandle, ComponentIndex);
    }
    return status;
}

static NTSTATUS NTAPI power_control(IN_CONST_HANDLE DriverContext, LPCGUID PowerControlCode, PVOID InBuffer,
                                    SIZE_T InBufferSize, PVOID OutBuffer, SIZE_T OutBufferSize, PSIZE_T BytesReturned)
{
    (void)DriverContext;
    (void)InBuffer;
    memset(OutBuffer, 0x5A, OutBufferSize);
    *BytesReturned = OutBufferSize + 100; /* more than there is room for */
    return called("PowerRuntimeControlRequest", (unsigned)(PowerControlCode->Data1 + InBufferSize));
}

static NTSTATUS NTAPI set_device_handle(IN_CONST_HANDLE hAdapter, HANDLE hDevice)
{
    (void)hAdapter;
    panel.power_handle = hDevice;
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI notify_acpi(IN_CONST_PVOID MiniportDeviceContext, IN_DXGK_EVENT_TYPE EventType, IN_ULONG Event,
                                  IN_PVOID Argument, OUT_PULONG AcpiFlags)
{
    (void)MiniportDeviceContext;
    (void)EventType;
    (void)Argument;
    *AcpiFlags = panel.acpi_flags;
    return called("NotifyAcpiEvent", (unsigned)Event);
}

static NTSTATUS NTAPI dispatch_io_request(IN_CONST_PVOID MiniportDeviceContext, IN_ULONG VidPnSourceId,
                                          IN_PVIDEO_REQUEST_PACKET VideoRequestPacket)
{
    (void)MiniportDeviceContext;
    (void)VideoRequestPacket;
    return called("DispatchIoRequest", (unsigned)VidPnSourceId);
}

static NTSTATUS NTAPI query_connection_change(IN_CONST_HANDLE hAdapter, IN_PDXGKARG_QUERYCONNECTIONCHANGE pArgs)
{
    (void)hAdapter;
    if (panel.told >= 4 || panel.changes[panel.told].status == 0) {
        return STATUS_ALREADY_COMPLETE;
    }
    pArgs->ConnectionChange.ConnectionChangeId = panel.told;
    pArgs->ConnectionChange.TargetId = panel.changes[panel.told].target & 0xFFFFFF;
    pArgs->ConnectionChange.ConnectionStatus = panel.changes[panel.told].status & 0xF;
    panel.told++;
    return STATUS_SUCCESS;
}

static void acquire_post(void)
{
    fake.interface.DxgkCbAcquirePostDisplayOwnership(fake.interface.DeviceHandle, &panel.post);
}

#define PANEL_TABLE(table)                                                                                             \
    do {                                                                                                               \
        (table)->DxgkDdiQueryChildRelations = query_child_relations;                                                   \
        (table)->DxgkDdiQueryChildStatus = query_child_status;                                                         \
        (table)->DxgkDdiQueryDeviceDescriptor = query_device_descriptor;                                               \
        (table)->DxgkDdiRecommendMonitorModes = recommend_monitor_modes;                                               \
        (table)->DxgkDdiIsSupportedVidPn = is_supported;                                                               \
        (table)->DxgkDdiRecommendFunctionalVidPn = recommend;                                                          \
        (table)->DxgkDdiEnumVidPnCofuncModality = enumerate;                                                           \
        (table)->DxgkDdiCommitVidPn = commit;                                                                          \
        (table)->DxgkDdiSetVidPnSourceVisibility = set_visibility;                                                     \
        (table)->DxgkDdiUpdateActiveVidPnPresentPath = update_path;                                                    \
        (table)->DxgkDdiQueryVidPnHWCapability = hw_capability;                                                        \
        (table)->DxgkDdiControlInterrupt = control_interrupt;                                                          \
        (table)->DxgkDdiSetPointerShape = pointer_shape;                                                               \
        (table)->DxgkDdiSetPointerPosition = pointer_position;                                                         \
        (table)->DxgkDdiSetPalette = palette;                                                                          \
        (table)->DxgkDdiGetScanLine = scan_line;                                                                       \
        (table)->DxgkDdiStopDeviceAndReleasePostDisplayOwnership = stop_and_release;                                   \
        (table)->DxgkDdiSetPowerState = set_power_state;                                                               \
        (table)->DxgkDdiQueryAdapterInfo = query_adapter_info;                                                         \
        (table)->DxgkDdiSetPowerComponentFState = set_f_state;                                                         \
        (table)->DxgkDdiPowerRuntimeControlRequest = power_control;                                                    \
        (table)->DxgkDdiPowerRuntimeSetDeviceHandle = set_device_handle;                                               \
        (table)->DxgkDdiNotifyAcpiEvent = notify_acpi;                                                                 \
        (table)->DxgkDdiDispatchIoRequest = dispatch_io_request;                                                       \
    } while (0)

void panel_reset(void)
{
    memset(&panel, 0, sizeof panel);
    panel.modes[0].width = 1024;
    panel.modes[0].height = 768;
    panel.modes[1].width = 800;
    panel.modes[1].height = 600;
    panel.modes[2].width = 640;
    panel.modes[2].height = 480;
    panel.fail_with = STATUS_UNSUCCESSFUL;
    panel.recommended = STATUS_GRAPHICS_NO_RECOMMENDED_FUNCTIONAL_VIDPN;
    panel.most_paths = PANEL_OUTPUTS;
    panel.connected[0] = true;
    panel.has_edid[0] = true;
    dxg_edid_make(panel.edid, dxg_timing_find(800, 600, 60, false), "Panel");
    if (fake.table.DxgkDdiQueryAdapterInfo != query_adapter_info) {
        query_others = fake.table.DxgkDdiQueryAdapterInfo;
    }
    PANEL_TABLE(&fake.table);
    fake.table.DxgkDdiQueryConnectionChange = query_connection_change;
    PANEL_TABLE(&fake.display_only_table);
    fake.display_only_table.DxgkDdiPresentDisplayOnly = present;
    fake.display_only = true;
    fake.sources = 1;
    fake.children = 1;
    fake.at_start = acquire_post;
}
