/*
 * display_only.c: a display-only miniport as samples write one, with their includes in their order, inside extern "C".
 *
 * compile_test.sh compiles it in every way that a driver or the host may; nothing runs it.
 */
#ifdef __cplusplus
extern "C" {
#endif
// clang-format off
#include <initguid.h>
#include <ntddk.h>
#include <windef.h>
#include <winerror.h>
#include <wingdi.h>
#include <winddi.h>
#include <ntddvdeo.h>
#include <d3dkmddi.h>
#include <d3dkmthk.h>
#include <ntstrsafe.h>
#include <ntintsafe.h>
#include <dispmprt.h>
// clang-format on

#define CHILDREN 1
#define TAG      0x646f6464u

struct adapter {
    DXGK_START_INFO start;
    DXGKRNL_INTERFACE port;
    DXGK_DEVICE_INFO device;
    DXGK_DISPLAY_INFORMATION post;
    D3DKMDT_VIDPN_PRESENT_PATH_ROTATION rotation;
    BOOLEAN visible;
};

#ifdef _WIN32
/* A driver's own layout, with the kits' name for a member without one. */
struct request {
    USHORT type;
    _ANONYMOUS_UNION union {
        ULONG id;
        _ANONYMOUS_STRUCT struct {
            USHORT width, height;
        } DUMMYSTRUCTNAME2;
    } DUMMYUNIONNAME;
};
C_ASSERT(FIELD_OFFSET(struct request, id) == 4 && FIELD_OFFSET(struct request, height) == 6);
#endif

DRIVER_INITIALIZE DriverEntry;
static DXGKDDI_ADD_DEVICE add_device;
static DXGKDDI_START_DEVICE start_device;
static DXGKDDI_STOP_DEVICE stop_device;
static DXGKDDI_REMOVE_DEVICE remove_device;
static DXGKDDI_INTERRUPT_ROUTINE interrupt_routine;
static DXGKDDI_QUERY_CHILD_RELATIONS query_child_relations;
static DXGKDDI_QUERY_CHILD_STATUS query_child_status;
static DXGKDDI_QUERY_INTERFACE query_interface;
static DXGKDDI_SET_POWER_STATE set_power_state;
static DXGKDDI_QUERYADAPTERINFO query_adapter_info;
static DXGKDDI_SETPOINTERPOSITION set_pointer_position;
static DXGKDDI_SETPOINTERSHAPE set_pointer_shape;
static DXGKDDI_ESCAPE escape;
static DXGKDDI_ENUMVIDPNCOFUNCMODALITY enum_cofunc_modality;
static DXGKDDI_COMMITVIDPN commit_vidpn;
static DXGKDDI_PRESENTDISPLAYONLY present_display_only;
static DXGKDDI_SYSTEM_DISPLAY_WRITE system_display_write;

static NTSTATUS NTAPI add_device(const PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(PhysicalDeviceObject);
    *MiniportDeviceContext = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(struct adapter), TAG);
    return *MiniportDeviceContext != NULL ? STATUS_SUCCESS : STATUS_NO_MEMORY;
}

static NTSTATUS NTAPI start_device(const PVOID MiniportDeviceContext, PDXGK_START_INFO DxgkStartInfo,
                                   PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources,
                                   PULONG NumberOfChildren)
{
    struct adapter *adapter = (struct adapter *)MiniportDeviceContext;
    adapter->start = *DxgkStartInfo;
    RtlCopyMemory(&adapter->port, DxgkInterface, sizeof adapter->port);
    NTSTATUS status = adapter->port.DxgkCbGetDeviceInformation(adapter->port.DeviceHandle, &adapter->device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = adapter->port.DxgkCbAcquirePostDisplayOwnership(adapter->port.DeviceHandle, &adapter->post);
    if (!NT_SUCCESS(status) || adapter->post.Width == 0) {
        return STATUS_UNSUCCESSFUL;
    }
    adapter->rotation = D3DKMDT_VPPR_IDENTITY;
    *NumberOfVideoPresentSources = 1;
    *NumberOfChildren = CHILDREN;
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI stop_device(const PVOID MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI remove_device(const PVOID MiniportDeviceContext)
{
    ExFreePoolWithTag(MiniportDeviceContext, TAG);
    return STATUS_SUCCESS;
}

static BOOLEAN NTAPI interrupt_routine(const PVOID MiniportDeviceContext, ULONG MessageNumber)
{
    struct adapter *adapter = (struct adapter *)MiniportDeviceContext;
    DXGKARGCB_NOTIFY_INTERRUPT_DATA data;
    UNREFERENCED_PARAMETER(MessageNumber);
    RtlZeroMemory(&data, sizeof data);
    data.InterruptType = DXGK_INTERRUPT_DISPLAYONLY_VSYNC;
    data.DisplayOnlyVsync.VidPnTargetId = 0;
    adapter->port.DxgkCbNotifyInterrupt(adapter->port.DeviceHandle, &data);
    return adapter->port.DxgkCbQueueDpc(adapter->port.DeviceHandle);
}

static NTSTATUS NTAPI query_child_relations(const PVOID MiniportDeviceContext, PDXGK_CHILD_DESCRIPTOR ChildRelations,
                                            ULONG ChildRelationsSize)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    ULONG children = ChildRelationsSize / sizeof(DXGK_CHILD_DESCRIPTOR) - 1;
    for (ULONG uid = 0; uid < children && uid < CHILDREN; uid++) {
        ChildRelations[uid].ChildDeviceType = TypeVideoOutput;
        ChildRelations[uid].ChildCapabilities.HpdAwareness = HpdAwarenessInterruptible;
        ChildRelations[uid].ChildCapabilities.Type.VideoOutput.InterfaceTechnology = D3DKMDT_VOT_INTERNAL;
        ChildRelations[uid].ChildCapabilities.Type.VideoOutput.MonitorOrientationAwareness = D3DKMDT_MOA_NONE;
        ChildRelations[uid].ChildCapabilities.Type.VideoOutput.SupportsSdtvModes = FALSE;
        ChildRelations[uid].AcpiUid = 0;
        ChildRelations[uid].ChildUid = uid;
    }
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI query_child_status(const PVOID MiniportDeviceContext, PDXGK_CHILD_STATUS ChildStatus,
                                         BOOLEAN NonDestructiveOnly)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(NonDestructiveOnly);
    if (ChildStatus->Type != StatusConnection) {
        return STATUS_NOT_SUPPORTED;
    }
    ChildStatus->HotPlug.Connected = TRUE;
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI query_interface(const PVOID MiniportDeviceContext, PQUERY_INTERFACE QueryInterface)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    if (RtlCompareMemory(QueryInterface->InterfaceType, &GUID_DEVINTERFACE_BRIGHTNESS_2, sizeof(GUID)) ==
        sizeof(GUID)) {
        ((PDXGK_BRIGHTNESS_INTERFACE_2)QueryInterface->Interface)->Version = DXGK_BRIGHTNESS_INTERFACE_VERSION_2;
    }
    return STATUS_NOT_SUPPORTED;
}

static NTSTATUS NTAPI set_power_state(const PVOID MiniportDeviceContext, ULONG DeviceUid,
                                      DEVICE_POWER_STATE DevicePowerState, POWER_ACTION ActionType)
{
    struct adapter *adapter = (struct adapter *)MiniportDeviceContext;
    UNREFERENCED_PARAMETER(ActionType);
    if (DeviceUid == DISPLAY_ADAPTER_HW_ID) {
        adapter->visible = DevicePowerState == PowerDeviceD0;
    }
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI query_adapter_info(const HANDLE hAdapter, const DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo)
{
    UNREFERENCED_PARAMETER(hAdapter);
    if (pQueryAdapterInfo->Type != DXGKQAITYPE_DRIVERCAPS ||
        pQueryAdapterInfo->OutputDataSize < sizeof(DXGK_DRIVERCAPS)) {
        return STATUS_NOT_SUPPORTED;
    }
    DXGK_DRIVERCAPS *caps = (DXGK_DRIVERCAPS *)pQueryAdapterInfo->pOutputData;
    RtlZeroMemory(caps, sizeof *caps);
    caps->WDDMVersion = DXGKDDI_WDDMv1_2;
    caps->HighestAcceptableAddress.QuadPart = -1;
    caps->PointerCaps.Color = 1;
    caps->SupportNonVGA = TRUE;
    caps->SupportSmoothRotation = TRUE;
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI set_pointer_position(const HANDLE hAdapter, const DXGKARG_SETPOINTERPOSITION *pPosition)
{
    UNREFERENCED_PARAMETER(hAdapter);
    return pPosition->Flags.Visible && pPosition->X < 0 ? STATUS_INVALID_PARAMETER : STATUS_SUCCESS;
}

static NTSTATUS NTAPI set_pointer_shape(const HANDLE hAdapter, const DXGKARG_SETPOINTERSHAPE *pShape)
{
    UNREFERENCED_PARAMETER(hAdapter);
    return pShape->Flags.Color && pShape->pPixels != NULL ? STATUS_SUCCESS : STATUS_NOT_SUPPORTED;
}

static NTSTATUS NTAPI escape(const HANDLE hAdapter, const DXGKARG_ESCAPE *pEscape)
{
    UNREFERENCED_PARAMETER(hAdapter);
    return pEscape->Flags.HardwareAccess || pEscape->PrivateDriverDataSize == 0 ? STATUS_INVALID_PARAMETER
                                                                                : STATUS_SUCCESS;
}

/* One mode, that of the boot display, for a source that has none yet. */
static NTSTATUS add_source_mode(struct adapter *adapter, const DXGK_VIDPN_INTERFACE *vidpn, D3DKMDT_HVIDPN hVidPn,
                                D3DDDI_VIDEO_PRESENT_SOURCE_ID source)
{
    D3DKMDT_HVIDPNSOURCEMODESET set;
    const DXGK_VIDPNSOURCEMODESET_INTERFACE *modes;
    D3DKMDT_VIDPN_SOURCE_MODE *mode;
    NTSTATUS status = vidpn->pfnCreateNewSourceModeSet(hVidPn, source, &set, &modes);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = modes->pfnCreateNewModeInfo(set, &mode);
    if (!NT_SUCCESS(status)) {
        goto release_set;
    }
    mode->Type = D3DKMDT_RMT_GRAPHICS;
    mode->Format.Graphics.PrimSurfSize.cx = adapter->post.Width;
    mode->Format.Graphics.PrimSurfSize.cy = adapter->post.Height;
    mode->Format.Graphics.VisibleRegionSize = mode->Format.Graphics.PrimSurfSize;
    mode->Format.Graphics.Stride = adapter->post.Pitch;
    mode->Format.Graphics.PixelFormat = D3DDDIFMT_A8R8G8B8;
    mode->Format.Graphics.ColorBasis = D3DKMDT_CB_SCRGB;
    mode->Format.Graphics.PixelValueAccessMode = D3DKMDT_PVAM_DIRECT;
    status = modes->pfnAddMode(set, mode);
    if (!NT_SUCCESS(status) && status != STATUS_GRAPHICS_MODE_ALREADY_IN_MODESET) {
        modes->pfnReleaseModeInfo(set, mode);
        goto release_set;
    }
    return vidpn->pfnAssignSourceModeSet(hVidPn, source, set);

release_set:
    vidpn->pfnReleaseSourceModeSet(hVidPn, set);
    return status;
}

static NTSTATUS NTAPI enum_cofunc_modality(const HANDLE hAdapter, const DXGKARG_ENUMVIDPNCOFUNCMODALITY *const pEnum)
{
    struct adapter *adapter = (struct adapter *)hAdapter;
    const DXGK_VIDPN_INTERFACE *vidpn;
    const DXGK_VIDPNTOPOLOGY_INTERFACE *topology;
    D3DKMDT_HVIDPNTOPOLOGY hTopology;
    const D3DKMDT_VIDPN_PRESENT_PATH *path, *next;
    SIZE_T paths;
    NTSTATUS status =
        adapter->port.DxgkCbQueryVidPnInterface(pEnum->hConstrainingVidPn, DXGK_VIDPN_INTERFACE_VERSION_V1, &vidpn);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = vidpn->pfnGetTopology(pEnum->hConstrainingVidPn, &hTopology, &topology);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = topology->pfnGetNumPaths(hTopology, &paths);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = topology->pfnAcquireFirstPathInfo(hTopology, &path);
    while (status == STATUS_SUCCESS) {
        D3DKMDT_VIDPN_PRESENT_PATH changed = *path;
        changed.ContentTransformation.ScalingSupport.Identity = 1;
        changed.ContentTransformation.RotationSupport.Identity = 1;
        changed.CopyProtection.CopyProtectionType = D3DKMDT_VPPMT_NOPROTECTION;
        status = topology->pfnUpdatePathSupportInfo(hTopology, &changed);
        if (NT_SUCCESS(status) && pEnum->EnumPivotType != D3DKMDT_EPT_VIDPNSOURCE) {
            status = add_source_mode(adapter, vidpn, pEnum->hConstrainingVidPn, path->VidPnSourceId);
        }
        NTSTATUS advanced = topology->pfnAcquireNextPathInfo(hTopology, path, &next);
        topology->pfnReleasePathInfo(hTopology, path);
        path = next;
        status = NT_SUCCESS(status) ? advanced : status;
    }
    return status == STATUS_GRAPHICS_NO_MORE_ELEMENTS_IN_DATASET ? STATUS_SUCCESS : status;
}

static NTSTATUS NTAPI commit_vidpn(const HANDLE hAdapter, const DXGKARG_COMMITVIDPN *const pCommitVidPn)
{
    UNREFERENCED_PARAMETER(hAdapter);
    return pCommitVidPn->Flags.PathPoweredOff && pCommitVidPn->AffectedVidPnSourceId != D3DDDI_ID_ALL
               ? STATUS_GRAPHICS_PATH_NOT_IN_TOPOLOGY
               : STATUS_SUCCESS;
}

static NTSTATUS NTAPI present_display_only(const HANDLE hAdapter, const DXGKARG_PRESENT_DISPLAYONLY *pPresent)
{
    struct adapter *adapter = (struct adapter *)hAdapter;
    LONG touched = 0;
    for (ULONG i = 0; i < pPresent->NumMoves; i++) {
        touched += pPresent->pMoves[i].DestRect.right - pPresent->pMoves[i].SourcePoint.x;
    }
    for (ULONG i = 0; i < pPresent->NumDirtyRects; i++) {
        touched += pPresent->pDirtyRect[i].bottom - pPresent->pDirtyRect[i].top;
    }
    if (touched == 0 || pPresent->Flags.Rotate) {
        return STATUS_SUCCESS;
    }
    DXGKARGCB_PRESENT_DISPLAYONLY_PROGRESS progress;
    RtlZeroMemory(&progress, sizeof progress);
    progress.VidPnSourceId = pPresent->VidPnSourceId;
    progress.ProgressId = DXGK_PRESENT_DISPLAYONLY_PROGRESS_ID_COMPLETE;
    pPresent->pfnPresentDisplayOnlyProgress(adapter->port.DeviceHandle, &progress);
    return STATUS_SUCCESS;
}

static VOID NTAPI system_display_write(PVOID MiniportDeviceContext, PVOID Source, UINT SourceWidth, UINT SourceHeight,
                                       UINT SourceStride, UINT PositionX, UINT PositionY)
{
    struct adapter *adapter = (struct adapter *)MiniportDeviceContext;
    adapter->visible = Source != NULL && SourceWidth * SourceHeight <= SourceStride + PositionX + PositionY;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    KMDDOD_INITIALIZATION_DATA table;
    RtlZeroMemory(&table, sizeof table);
    table.Version = DXGKDDI_INTERFACE_VERSION;
    table.DxgkDdiAddDevice = add_device;
    table.DxgkDdiStartDevice = start_device;
    table.DxgkDdiStopDevice = stop_device;
    table.DxgkDdiRemoveDevice = remove_device;
    table.DxgkDdiInterruptRoutine = interrupt_routine;
    table.DxgkDdiQueryChildRelations = query_child_relations;
    table.DxgkDdiQueryChildStatus = query_child_status;
    table.DxgkDdiQueryInterface = query_interface;
    table.DxgkDdiSetPowerState = set_power_state;
    table.DxgkDdiQueryAdapterInfo = query_adapter_info;
    table.DxgkDdiSetPointerPosition = set_pointer_position;
    table.DxgkDdiSetPointerShape = set_pointer_shape;
    table.DxgkDdiEscape = escape;
    table.DxgkDdiEnumVidPnCofuncModality = enum_cofunc_modality;
    table.DxgkDdiCommitVidPn = commit_vidpn;
    table.DxgkDdiPresentDisplayOnly = present_display_only;
    table.DxgkDdiSystemDisplayWrite = system_display_write;
    return DxgkInitializeDisplayOnlyDriver(DriverObject, RegistryPath, &table);
}

#ifdef __cplusplus
}
#endif
