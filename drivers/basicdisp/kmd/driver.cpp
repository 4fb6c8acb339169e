/*
 * driver.cpp: DriverEntry and the functions of the table, each of which hands its call to the adapter's object.
 */
#include "basicdisp.hpp"

#pragma code_seg(push)
#pragma code_seg("INIT")

extern "C" DRIVER_INITIALIZE DriverEntry;

#pragma code_seg(pop)

#pragma code_seg(push)
#pragma code_seg("PAGE")

static BasicDisplay *Self(VOID *Context)
{
    return static_cast<BasicDisplay *>(Context);
}

static NTSTATUS BddAddDevice(CONST PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext)
{
    PAGED_CODE();
    BasicDisplay *Adapter = new (NonPagedPoolNx) BasicDisplay(PhysicalDeviceObject);
    if (Adapter == nullptr) {
        return STATUS_NO_MEMORY;
    }
    NTSTATUS Status = Adapter->Initialize();
    if (!NT_SUCCESS(Status)) {
        delete Adapter;
        return Status;
    }
    *MiniportDeviceContext = Adapter;
    return STATUS_SUCCESS;
}

static NTSTATUS BddRemoveDevice(CONST PVOID MiniportDeviceContext)
{
    PAGED_CODE();
    delete Self(MiniportDeviceContext);
    return STATUS_SUCCESS;
}

static NTSTATUS BddStartDevice(CONST PVOID MiniportDeviceContext, PDXGK_START_INFO DxgkStartInfo,
                               PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources,
                               PULONG NumberOfChildren)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(DxgkStartInfo);
    return Self(MiniportDeviceContext)->Start(DxgkInterface, NumberOfVideoPresentSources, NumberOfChildren);
}

static NTSTATUS BddStopDevice(CONST PVOID MiniportDeviceContext)
{
    PAGED_CODE();
    return Self(MiniportDeviceContext)->Stop();
}

static NTSTATUS BddStopDeviceAndRelease(PVOID MiniportDeviceContext, D3DDDI_VIDEO_PRESENT_TARGET_ID TargetId,
                                        PDXGK_DISPLAY_INFORMATION DisplayInfo)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(TargetId);
    Self(MiniportDeviceContext)->GiveBack(DisplayInfo);
    return Self(MiniportDeviceContext)->Stop();
}

static NTSTATUS BddDispatchIoRequest(CONST PVOID MiniportDeviceContext, ULONG VidPnSourceId,
                                     PVIDEO_REQUEST_PACKET VideoRequestPacket)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(VidPnSourceId);
    UNREFERENCED_PARAMETER(VideoRequestPacket);
    return STATUS_NOT_IMPLEMENTED;
}

static NTSTATUS BddSetPowerState(CONST PVOID MiniportDeviceContext, ULONG DeviceUid,
                                 DEVICE_POWER_STATE DevicePowerState, POWER_ACTION ActionType)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(DeviceUid);
    UNREFERENCED_PARAMETER(DevicePowerState);
    UNREFERENCED_PARAMETER(ActionType);
    return STATUS_SUCCESS;
}

static NTSTATUS BddQueryChildRelations(CONST PVOID MiniportDeviceContext, PDXGK_CHILD_DESCRIPTOR ChildRelations,
                                       ULONG ChildRelationsSize)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    if (ChildRelationsSize < 2 * sizeof(*ChildRelations)) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    ChildRelations[0].ChildDeviceType = TypeVideoOutput;
    ChildRelations[0].ChildCapabilities.HpdAwareness = HpdAwarenessAlwaysConnected;
    ChildRelations[0].ChildCapabilities.Type.VideoOutput.InterfaceTechnology = D3DKMDT_VOT_INTERNAL;
    ChildRelations[0].ChildCapabilities.Type.VideoOutput.MonitorOrientationAwareness = D3DKMDT_MOA_NONE;
    ChildRelations[0].ChildCapabilities.Type.VideoOutput.SupportsSdtvModes = FALSE;
    ChildRelations[0].AcpiUid = 0;
    ChildRelations[0].ChildUid = BasicDisplay::ChildUid;
    return STATUS_SUCCESS;
}

static NTSTATUS BddQueryChildStatus(CONST PVOID MiniportDeviceContext, PDXGK_CHILD_STATUS ChildStatus,
                                    BOOLEAN NonDestructiveOnly)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(NonDestructiveOnly);
    if (ChildStatus->ChildUid != BasicDisplay::ChildUid) {
        return STATUS_INVALID_PARAMETER;
    }
    switch (ChildStatus->Type) {
    case StatusConnection:
        ChildStatus->HotPlug.Connected = TRUE;
        return STATUS_SUCCESS;
    case StatusRotation:
        return STATUS_INVALID_PARAMETER; /* the descriptor said that the monitor does not know */
    default:
        return STATUS_NOT_SUPPORTED;
    }
}

static NTSTATUS BddQueryDeviceDescriptor(CONST PVOID MiniportDeviceContext, ULONG ChildUid,
                                         PDXGK_DEVICE_DESCRIPTOR DeviceDescriptor)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(DeviceDescriptor);
    return ChildUid == BasicDisplay::ChildUid ? STATUS_GRAPHICS_CHILD_DESCRIPTOR_NOT_SUPPORTED
                                              : STATUS_INVALID_PARAMETER;
}

static NTSTATUS BddQueryAdapterInfo(CONST HANDLE hAdapter, CONST DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo)
{
    PAGED_CODE();
    return Self(hAdapter)->QueryAdapterInfo(pQueryAdapterInfo);
}

static NTSTATUS BddEscape(CONST HANDLE hAdapter, CONST DXGKARG_ESCAPE *pEscape)
{
    PAGED_CODE();
    return Self(hAdapter)->Escape(pEscape);
}

static NTSTATUS BddIsSupportedVidPn(CONST HANDLE hAdapter, DXGKARG_ISSUPPORTEDVIDPN *pIsSupportedVidPn)
{
    PAGED_CODE();
    return Self(hAdapter)->IsSupportedVidPn(pIsSupportedVidPn);
}

static NTSTATUS BddEnumVidPnCofuncModality(CONST HANDLE hAdapter,
                                           CONST DXGKARG_ENUMVIDPNCOFUNCMODALITY *CONST pEnumCofuncModality)
{
    PAGED_CODE();
    return Self(hAdapter)->EnumCofuncModality(pEnumCofuncModality);
}

static NTSTATUS BddCommitVidPn(CONST HANDLE hAdapter, CONST DXGKARG_COMMITVIDPN *CONST pCommitVidPn)
{
    PAGED_CODE();
    return Self(hAdapter)->CommitVidPn(pCommitVidPn);
}

static NTSTATUS BddSetVidPnSourceVisibility(CONST HANDLE hAdapter,
                                            CONST DXGKARG_SETVIDPNSOURCEVISIBILITY *pSetVidPnSourceVisibility)
{
    PAGED_CODE();
    return Self(hAdapter)->SetVisibility(pSetVidPnSourceVisibility);
}

static NTSTATUS BddRecommendMonitorModes(CONST HANDLE hAdapter, CONST DXGKARG_RECOMMENDMONITORMODES *CONST pRecommend)
{
    PAGED_CODE();
    return Self(hAdapter)->RecommendMonitorModes(pRecommend);
}

static NTSTATUS BddPresentDisplayOnly(CONST HANDLE hAdapter, CONST DXGKARG_PRESENT_DISPLAYONLY *pPresentDisplayOnly)
{
    PAGED_CODE();
    return Self(hAdapter)->Present(pPresentDisplayOnly);
}

static NTSTATUS BddSetPointerPosition(CONST HANDLE hAdapter, CONST DXGKARG_SETPOINTERPOSITION *pSetPointerPosition)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    return pSetPointerPosition->Flags.Visible ? STATUS_NOT_SUPPORTED : STATUS_SUCCESS;
}

static NTSTATUS BddSetPointerShape(CONST HANDLE hAdapter, CONST DXGKARG_SETPOINTERSHAPE *pSetPointerShape)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pSetPointerShape);
    return STATUS_NOT_SUPPORTED;
}

static VOID BddUnload(VOID)
{
    PAGED_CODE();
}

#pragma code_seg(pop)

/* ------------------------------------------------------------------------------------- at raised IRQL, so resident */
#pragma code_seg(push)
#pragma code_seg()

static BOOLEAN BddInterruptRoutine(CONST PVOID MiniportDeviceContext, ULONG MessageNumber)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(MessageNumber);
    return FALSE; /* a framebuffer raises none */
}

static VOID BddDpcRoutine(CONST PVOID MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
}

static VOID BddResetDevice(CONST PVOID MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
}

static NTSTATUS BddSystemDisplayEnable(PVOID MiniportDeviceContext, D3DDDI_VIDEO_PRESENT_TARGET_ID TargetId,
                                       PDXGKARG_SYSTEM_DISPLAY_ENABLE_FLAGS Flags, UINT *Width, UINT *Height,
                                       D3DDDIFORMAT *ColorFormat)
{
    const DXGK_DISPLAY_INFORMATION &Post = static_cast<BasicDisplay *>(MiniportDeviceContext)->PostMode();

    UNREFERENCED_PARAMETER(TargetId);
    UNREFERENCED_PARAMETER(Flags);
    *Width = Post.Width;
    *Height = Post.Height;
    *ColorFormat = Post.ColorFormat;
    return STATUS_SUCCESS;
}

static VOID BddSystemDisplayWrite(PVOID MiniportDeviceContext, PVOID Source, UINT SourceWidth, UINT SourceHeight,
                                  UINT SourceStride, UINT PositionX, UINT PositionY)
{
    static_cast<BasicDisplay *>(MiniportDeviceContext)
        ->SystemDisplayWrite(Source, SourceWidth, SourceHeight, SourceStride, PositionX, PositionY);
}

#pragma code_seg(pop)

#pragma code_seg(push)
#pragma code_seg("INIT")

extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    KMDDOD_INITIALIZATION_DATA Table = {};

    Table.Version = DXGKDDI_INTERFACE_VERSION;
    Table.DxgkDdiAddDevice = BddAddDevice;
    Table.DxgkDdiStartDevice = BddStartDevice;
    Table.DxgkDdiStopDevice = BddStopDevice;
    Table.DxgkDdiRemoveDevice = BddRemoveDevice;
    Table.DxgkDdiDispatchIoRequest = BddDispatchIoRequest;
    Table.DxgkDdiInterruptRoutine = BddInterruptRoutine;
    Table.DxgkDdiDpcRoutine = BddDpcRoutine;
    Table.DxgkDdiQueryChildRelations = BddQueryChildRelations;
    Table.DxgkDdiQueryChildStatus = BddQueryChildStatus;
    Table.DxgkDdiQueryDeviceDescriptor = BddQueryDeviceDescriptor;
    Table.DxgkDdiSetPowerState = BddSetPowerState;
    Table.DxgkDdiResetDevice = BddResetDevice;
    Table.DxgkDdiUnload = BddUnload;
    Table.DxgkDdiQueryAdapterInfo = BddQueryAdapterInfo;
    Table.DxgkDdiEscape = BddEscape;
    Table.DxgkDdiSetPointerPosition = BddSetPointerPosition;
    Table.DxgkDdiSetPointerShape = BddSetPointerShape;
    Table.DxgkDdiIsSupportedVidPn = BddIsSupportedVidPn;
    Table.DxgkDdiRecommendFunctionalVidPn = BddRecommendFunctionalVidPn;
    Table.DxgkDdiEnumVidPnCofuncModality = BddEnumVidPnCofuncModality;
    Table.DxgkDdiSetVidPnSourceVisibility = BddSetVidPnSourceVisibility;
    Table.DxgkDdiCommitVidPn = BddCommitVidPn;
    Table.DxgkDdiUpdateActiveVidPnPresentPath = BddUpdateActiveVidPnPresentPath;
    Table.DxgkDdiRecommendMonitorModes = BddRecommendMonitorModes;
    Table.DxgkDdiQueryVidPnHWCapability = BddQueryVidPnHwCapability;
    Table.DxgkDdiPresentDisplayOnly = BddPresentDisplayOnly;
    Table.DxgkDdiStopDeviceAndReleasePostDisplayOwnership = BddStopDeviceAndRelease;
    Table.DxgkDdiSystemDisplayEnable = BddSystemDisplayEnable;
    Table.DxgkDdiSystemDisplayWrite = BddSystemDisplayWrite;
    return DxgkInitializeDisplayOnlyDriver(DriverObject, RegistryPath, &Table);
}

#pragma code_seg(pop)
