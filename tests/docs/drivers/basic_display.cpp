// A display-only miniport in C++ as a stranger writes it: a class for the adapter, operator new over the pool, code in
// the segments PAGE and INIT, and an escape that reports the display that the firmware left.

extern "C" {
#define __CPLUSPLUS
#include <stddef.h>
#include <string.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <initguid.h>
#include <ntddk.h>
#ifndef FAR
#define FAR
#endif
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
};

#define DODTAG 'DDOD'
#define MAX_CHILDREN 1
#define MAX_VIEWS 1

struct DodEscape {
    ULONG Operation;
    ULONG Status;
    ULONG Width;
    ULONG Height;
    ULONG Pitch;
    LONG Format;
    GUID Cookie;
};

static_assert(sizeof(DodEscape) == 40, "shared with user mode");

// {0b1a1ed0-51c3-4b34-9c51-7d2f4b3e2d11}
DEFINE_GUID(GUID_DOD_COOKIE, 0x0b1a1ed0, 0x51c3, 0x4b34, 0x9c, 0x51, 0x7d, 0x2f, 0x4b, 0x3e, 0x2d, 0x11);

inline void *__cdecl operator new(size_t Size, POOL_TYPE PoolType)
{
    return ExAllocatePoolWithTag(PoolType, Size ? Size : 1, DODTAG);
}

void __cdecl operator delete(void *Pointer)
{
    if (Pointer) {
        ExFreePool(Pointer);
    }
}

void __cdecl operator delete(void *Pointer, size_t)
{
    if (Pointer) {
        ExFreePool(Pointer);
    }
}

class Lock {
public:
    explicit Lock(PFAST_MUTEX Mutex) : m_Mutex(Mutex) { ExAcquireFastMutex(m_Mutex); }
    ~Lock() { ExReleaseFastMutex(m_Mutex); }
    Lock(const Lock &) = delete;
    Lock &operator=(const Lock &) = delete;

private:
    PFAST_MUTEX m_Mutex;
};

class BasicDisplay {
public:
    explicit BasicDisplay(DEVICE_OBJECT *Pdo);
    ~BasicDisplay() { m_Pdo = nullptr; }

    NTSTATUS StartDevice(DXGK_START_INFO *StartInfo, DXGKRNL_INTERFACE *Interface, ULONG *Views, ULONG *Children);
    NTSTATUS StopDevice();
    NTSTATUS QueryChildRelations(DXGK_CHILD_DESCRIPTOR *Relations, ULONG Size);
    NTSTATUS QueryAdapterInfo(const DXGKARG_QUERYADAPTERINFO *Query);
    NTSTATUS Escape(const DXGKARG_ESCAPE *Escape);

private:
    DEVICE_OBJECT *m_Pdo;
    DXGKRNL_INTERFACE m_Dxgk;
    DXGK_START_INFO m_StartInfo;
    DXGK_DEVICE_INFO m_DeviceInfo;
    DXGK_DISPLAY_INFORMATION m_Post;
    FAST_MUTEX m_Mutex;
    ULONG m_Escapes;
    struct {
        UINT Active : 1;
        UINT Reserved : 31;
    } m_Flags;
};

BasicDisplay::BasicDisplay(DEVICE_OBJECT *Pdo) : m_Pdo(Pdo), m_Escapes(0)
{
    RtlZeroMemory(&m_Dxgk, sizeof m_Dxgk);
    RtlZeroMemory(&m_StartInfo, sizeof m_StartInfo);
    RtlZeroMemory(&m_DeviceInfo, sizeof m_DeviceInfo);
    RtlZeroMemory(&m_Post, sizeof m_Post);
    ExInitializeFastMutex(&m_Mutex);
    m_Flags.Active = FALSE;
}

NTSTATUS BasicDisplay::StartDevice(DXGK_START_INFO *StartInfo, DXGKRNL_INTERFACE *Interface, ULONG *Views,
                                   ULONG *Children)
{
    PAGED_CODE();
    NT_ASSERT(StartInfo != NULL);
    RtlCopyMemory(&m_StartInfo, StartInfo, sizeof(m_StartInfo));
    RtlCopyMemory(&m_Dxgk, Interface, sizeof(m_Dxgk));
    NTSTATUS Status = m_Dxgk.DxgkCbGetDeviceInformation(m_Dxgk.DeviceHandle, &m_DeviceInfo);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = m_Dxgk.DxgkCbAcquirePostDisplayOwnership(m_Dxgk.DeviceHandle, &m_Post);
    if (!NT_SUCCESS(Status) || m_Post.Width == 0) {
        m_Post.Width = 1024;
        m_Post.Height = 768;
        m_Post.Pitch = 4096;
        m_Post.ColorFormat = D3DDDIFMT_X8R8G8B8;
        m_Post.TargetId = D3DDDI_ID_UNINITIALIZED;
        m_Post.AcpiId = 0;
    }
    *Views = MAX_VIEWS;
    *Children = MAX_CHILDREN;
    m_Flags.Active = TRUE;
    return STATUS_SUCCESS;
}

NTSTATUS BasicDisplay::StopDevice()
{
    m_Flags.Active = FALSE;
    return STATUS_SUCCESS;
}

NTSTATUS BasicDisplay::QueryChildRelations(DXGK_CHILD_DESCRIPTOR *Relations, ULONG Size)
{
    ULONG Count = (Size / sizeof(DXGK_CHILD_DESCRIPTOR)) - 1;
    for (UINT Index = 0; Index < Count; ++Index) {
        Relations[Index].ChildDeviceType = TypeVideoOutput;
        Relations[Index].ChildCapabilities.HpdAwareness = HpdAwarenessAlwaysConnected;
        Relations[Index].ChildCapabilities.Type.VideoOutput.InterfaceTechnology = D3DKMDT_VOT_INTERNAL;
        Relations[Index].ChildCapabilities.Type.VideoOutput.MonitorOrientationAwareness = D3DKMDT_MOA_NONE;
        Relations[Index].ChildCapabilities.Type.VideoOutput.SupportsSdtvModes = FALSE;
        Relations[Index].AcpiUid = m_Post.AcpiId;
        Relations[Index].ChildUid = Index;
    }
    return STATUS_SUCCESS;
}

NTSTATUS BasicDisplay::QueryAdapterInfo(const DXGKARG_QUERYADAPTERINFO *Query)
{
    switch (Query->Type) {
    case DXGKQAITYPE_DRIVERCAPS: {
        if (!Query->OutputDataSize) {
            return STATUS_INVALID_PARAMETER;
        }
        auto Caps = static_cast<DXGK_DRIVERCAPS *>(Query->pOutputData);
        RtlZeroMemory(Caps, Query->OutputDataSize);
        Caps->WDDMVersion = DXGKDDI_WDDMv1_2;
        Caps->HighestAcceptableAddress.QuadPart = -1;
        Caps->SupportNonVGA = TRUE;
        Caps->SupportSmoothRotation = TRUE;
        return STATUS_SUCCESS;
    }
    case DXGKQAITYPE_DISPLAY_DRIVERCAPS_EXTENSION: {
        auto Caps = static_cast<DXGK_DISPLAY_DRIVERCAPS_EXTENSION *>(Query->pOutputData);
        RtlZeroMemory(Caps, Query->OutputDataSize);
        Caps->VirtualModeSupport = 1;
        return STATUS_SUCCESS;
    }
    default:
        return STATUS_NOT_SUPPORTED;
    }
}

NTSTATUS BasicDisplay::Escape(const DXGKARG_ESCAPE *Escape)
{
    if (Escape->PrivateDriverDataSize < sizeof(DodEscape)) {
        return STATUS_INVALID_PARAMETER;
    }
    auto Data = static_cast<DodEscape *>(Escape->pPrivateDriverData);
    Lock Guard(&m_Mutex);
    switch (Data->Operation) {
    case 1:
        Data->Status = m_Flags.Active;
        Data->Width = m_Post.Width;
        Data->Height = m_Post.Height;
        Data->Pitch = m_Post.Pitch;
        Data->Format = m_Post.ColorFormat;
        Data->Cookie = GUID_DOD_COOKIE;
        ++m_Escapes;
        return STATUS_SUCCESS;
    case 2:
        if (!IsEqualGUID(Data->Cookie, GUID_DOD_COOKIE)) {
            return STATUS_ACCESS_DENIED;
        }
        Data->Status = m_Escapes;
        return STATUS_SUCCESS;
    default:
        return STATUS_NOT_SUPPORTED;
    }
}

// ------------------------------------------------------------------------------------------ the table's functions
extern "C" DRIVER_INITIALIZE DriverEntry;

#pragma code_seg(push)
#pragma code_seg("PAGE")

static NTSTATUS DodAddDevice(_In_ DEVICE_OBJECT *Pdo, _Outptr_ PVOID *Context)
{
    PAGED_CODE();
    if (Pdo == NULL || Context == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    *Context = NULL;
    BasicDisplay *Display = new (NonPagedPoolNx) BasicDisplay(Pdo);
    if (Display == NULL) {
        return STATUS_NO_MEMORY;
    }
    *Context = Display;
    return STATUS_SUCCESS;
}

static NTSTATUS DodRemoveDevice(_In_ VOID *Context)
{
    delete reinterpret_cast<BasicDisplay *>(Context);
    return STATUS_SUCCESS;
}

static NTSTATUS DodStartDevice(_In_ VOID *Context, _In_ DXGK_START_INFO *StartInfo, _In_ DXGKRNL_INTERFACE *Interface,
                               _Out_ ULONG *Views, _Out_ ULONG *Children)
{
    return reinterpret_cast<BasicDisplay *>(Context)->StartDevice(StartInfo, Interface, Views, Children);
}

static NTSTATUS DodStopDevice(_In_ VOID *Context)
{
    return reinterpret_cast<BasicDisplay *>(Context)->StopDevice();
}

static NTSTATUS DodDispatchIoRequest(_In_ VOID *, _In_ ULONG, _In_ VIDEO_REQUEST_PACKET *)
{
    return STATUS_NOT_SUPPORTED;
}

static NTSTATUS DodSetPowerState(_In_ VOID *, _In_ ULONG, _In_ DEVICE_POWER_STATE, _In_ POWER_ACTION)
{
    return STATUS_SUCCESS;
}

static NTSTATUS DodQueryChildRelations(_In_ VOID *Context, _Out_ DXGK_CHILD_DESCRIPTOR *Relations, _In_ ULONG Size)
{
    return reinterpret_cast<BasicDisplay *>(Context)->QueryChildRelations(Relations, Size);
}

static NTSTATUS DodQueryChildStatus(_In_ VOID *, _Inout_ DXGK_CHILD_STATUS *Status, _In_ BOOLEAN)
{
    if (Status->Type == StatusConnection) {
        Status->HotPlug.Connected = TRUE;
        return STATUS_SUCCESS;
    }
    return STATUS_INVALID_PARAMETER;
}

static NTSTATUS DodQueryDeviceDescriptor(_In_ VOID *, _In_ ULONG, _Inout_ DXGK_DEVICE_DESCRIPTOR *)
{
    return STATUS_GRAPHICS_CHILD_DESCRIPTOR_NOT_SUPPORTED;
}

static NTSTATUS APIENTRY DodQueryAdapterInfo(_In_ CONST HANDLE Adapter, _In_ CONST DXGKARG_QUERYADAPTERINFO *Query)
{
    return reinterpret_cast<BasicDisplay *>(Adapter)->QueryAdapterInfo(Query);
}

static NTSTATUS APIENTRY DodEscapeRoutine(_In_ CONST HANDLE Adapter, _In_ CONST DXGKARG_ESCAPE *Escape)
{
    return reinterpret_cast<BasicDisplay *>(Adapter)->Escape(Escape);
}

static NTSTATUS APIENTRY DodSetPointerPosition(_In_ CONST HANDLE, _In_ CONST DXGKARG_SETPOINTERPOSITION *)
{
    return STATUS_UNSUCCESSFUL;
}

static NTSTATUS APIENTRY DodSetPointerShape(_In_ CONST HANDLE, _In_ CONST DXGKARG_SETPOINTERSHAPE *)
{
    return STATUS_NOT_IMPLEMENTED;
}

static NTSTATUS APIENTRY DodPresentDisplayOnly(_In_ CONST HANDLE, _In_ CONST DXGKARG_PRESENT_DISPLAYONLY *)
{
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY DodIsSupportedVidPn(_In_ CONST HANDLE, _Inout_ DXGKARG_ISSUPPORTEDVIDPN *Args)
{
    Args->IsVidPnSupported = Args->hDesiredVidPn == 0;
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY DodRecommendFunctionalVidPn(_In_ CONST HANDLE,
    _In_ CONST DXGKARG_RECOMMENDFUNCTIONALVIDPN *CONST)
{
    return STATUS_GRAPHICS_NO_RECOMMENDED_FUNCTIONAL_VIDPN;
}

static NTSTATUS APIENTRY DodEnumVidPnCofuncModality(_In_ CONST HANDLE,
    _In_ CONST DXGKARG_ENUMVIDPNCOFUNCMODALITY *CONST)
{
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY DodSetVidPnSourceVisibility(_In_ CONST HANDLE, _In_ CONST DXGKARG_SETVIDPNSOURCEVISIBILITY *)
{
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY DodCommitVidPn(_In_ CONST HANDLE, _In_ CONST DXGKARG_COMMITVIDPN *CONST)
{
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY DodUpdateActiveVidPnPresentPath(_In_ CONST HANDLE,
    _In_ CONST DXGKARG_UPDATEACTIVEVIDPNPRESENTPATH *CONST)
{
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY DodRecommendMonitorModes(_In_ CONST HANDLE, _In_ CONST DXGKARG_RECOMMENDMONITORMODES *CONST)
{
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY DodQueryVidPnHWCapability(_In_ CONST HANDLE, _Inout_ DXGKARG_QUERYVIDPNHWCAPABILITY *Args)
{
    Args->VidPnHWCaps.DriverRotation = 1;
    Args->VidPnHWCaps.DriverScaling = 0;
    return STATUS_SUCCESS;
}

static VOID DodUnload(VOID)
{
}

#pragma code_seg(pop)

static VOID DodDpcRoutine(_In_ VOID *)
{
}

static BOOLEAN DodInterruptRoutine(_In_ VOID *, _In_ ULONG)
{
    return FALSE;
}

static VOID DodResetDevice(_In_ VOID *)
{
}

static NTSTATUS APIENTRY DodStopDeviceAndReleasePostDisplayOwnership(_In_ VOID *, _In_ D3DDDI_VIDEO_PRESENT_TARGET_ID,
                                                                     _Out_ DXGK_DISPLAY_INFORMATION *DisplayInfo)
{
    RtlZeroMemory(DisplayInfo, sizeof *DisplayInfo);
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY DodSystemDisplayEnable(_In_ VOID *, _In_ D3DDDI_VIDEO_PRESENT_TARGET_ID,
                                                _In_ PDXGKARG_SYSTEM_DISPLAY_ENABLE_FLAGS, _Out_ UINT *Width,
                                                _Out_ UINT *Height, _Out_ D3DDDIFORMAT *ColorFormat)
{
    *Width = *Height = 0;
    *ColorFormat = D3DDDIFMT_UNKNOWN;
    return STATUS_UNSUCCESSFUL;
}

static VOID APIENTRY DodSystemDisplayWrite(_In_ VOID *, _In_ VOID *, _In_ UINT, _In_ UINT, _In_ UINT, _In_ UINT,
                                           _In_ UINT)
{
}

#pragma code_seg(push)
#pragma code_seg("INIT")

extern "C" NTSTATUS DriverEntry(_In_ DRIVER_OBJECT *DriverObject, _In_ UNICODE_STRING *RegistryPath)
{
    PAGED_CODE();

    KMDDOD_INITIALIZATION_DATA InitialData = {0};
    InitialData.Version = DXGKDDI_INTERFACE_VERSION;
    InitialData.DxgkDdiAddDevice = DodAddDevice;
    InitialData.DxgkDdiStartDevice = DodStartDevice;
    InitialData.DxgkDdiStopDevice = DodStopDevice;
    InitialData.DxgkDdiResetDevice = DodResetDevice;
    InitialData.DxgkDdiRemoveDevice = DodRemoveDevice;
    InitialData.DxgkDdiDispatchIoRequest = DodDispatchIoRequest;
    InitialData.DxgkDdiInterruptRoutine = DodInterruptRoutine;
    InitialData.DxgkDdiDpcRoutine = DodDpcRoutine;
    InitialData.DxgkDdiQueryChildRelations = DodQueryChildRelations;
    InitialData.DxgkDdiQueryChildStatus = DodQueryChildStatus;
    InitialData.DxgkDdiQueryDeviceDescriptor = DodQueryDeviceDescriptor;
    InitialData.DxgkDdiSetPowerState = DodSetPowerState;
    InitialData.DxgkDdiUnload = DodUnload;
    InitialData.DxgkDdiQueryAdapterInfo = DodQueryAdapterInfo;
    InitialData.DxgkDdiSetPointerPosition = DodSetPointerPosition;
    InitialData.DxgkDdiSetPointerShape = DodSetPointerShape;
    InitialData.DxgkDdiEscape = DodEscapeRoutine;
    InitialData.DxgkDdiIsSupportedVidPn = DodIsSupportedVidPn;
    InitialData.DxgkDdiRecommendFunctionalVidPn = DodRecommendFunctionalVidPn;
    InitialData.DxgkDdiEnumVidPnCofuncModality = DodEnumVidPnCofuncModality;
    InitialData.DxgkDdiSetVidPnSourceVisibility = DodSetVidPnSourceVisibility;
    InitialData.DxgkDdiCommitVidPn = DodCommitVidPn;
    InitialData.DxgkDdiUpdateActiveVidPnPresentPath = DodUpdateActiveVidPnPresentPath;
    InitialData.DxgkDdiRecommendMonitorModes = DodRecommendMonitorModes;
    InitialData.DxgkDdiQueryVidPnHWCapability = DodQueryVidPnHWCapability;
    InitialData.DxgkDdiPresentDisplayOnly = DodPresentDisplayOnly;
    InitialData.DxgkDdiStopDeviceAndReleasePostDisplayOwnership = DodStopDeviceAndReleasePostDisplayOwnership;
    InitialData.DxgkDdiSystemDisplayEnable = DodSystemDisplayEnable;
    InitialData.DxgkDdiSystemDisplayWrite = DodSystemDisplayWrite;

    return DxgkInitializeDisplayOnlyDriver(DriverObject, RegistryPath, &InitialData);
}

#pragma code_seg(pop)
