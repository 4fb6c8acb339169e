/*
 * umd.c: softgpu's user-mode display driver – Direct3D's runtime opens it, and it reaches its miniport by pfnEscapeCb.
 */
#include <windows.h>

#include <d3dumddi.h>
#include <stdlib.h>
#include <string.h>

#include "../shared/softgpu_umd.h"

typedef struct _SOFTGPU_UMD_ADAPTER {
    HANDLE hRuntime;
    D3DDDI_ADAPTERCALLBACKS Callbacks;
} SOFTGPU_UMD_ADAPTER;

typedef struct _SOFTGPU_UMD_DEVICE {
    SOFTGPU_UMD_ADAPTER *Adapter;
    HANDLE hRuntime;
    const D3DDDI_DEVICECALLBACKS *Callbacks;
    UINT32 StreamBytes;
    /* A whole SUBMIT payload, so that the stream needs no copy. */
    struct {
        struct softgpu_submit Submit;
        UINT32 Stream[SOFTGPU_LARGEST_STREAM / sizeof(UINT32)];
    } Payload;
} SOFTGPU_UMD_DEVICE;

/* ---------------------------------------------------------------------------------------------------- escapes */
static void FillHeader(struct softgpu_header *Header, UINT32 Command, UINT32 Version, UINT32 Size)
{
    memset(Header, 0, sizeof(*Header));
    Header->command = Command;
    Header->version = Version;
    Header->size = Size;
}

/* Every escape of this driver: the header says how many bytes it has. */
static HRESULT SendEscape(SOFTGPU_UMD_DEVICE *Device, BOOL HardwareAccess, struct softgpu_header *Header)
{
    D3DDDICB_ESCAPE Escape;

    memset(&Escape, 0, sizeof(Escape));
    Escape.hDevice = Device->hRuntime;
    Escape.Flags.HardwareAccess = HardwareAccess ? 1 : 0;
    Escape.pPrivateDriverData = Header;
    Escape.PrivateDriverDataSize = Header->size;
    return Device->Callbacks->pfnEscapeCb(Device->Adapter->hRuntime, &Escape);
}

static HRESULT APIENTRY SoftgpuHandshake(HANDLE hDevice, UINT32 Interface, struct softgpu_handshake *Answer)
{
    memset(Answer, 0, sizeof(*Answer));
    FillHeader(&Answer->header, SOFTGPU_HANDSHAKE, 1, sizeof(*Answer));
    Answer->umd_interface = Interface;
    return SendEscape(hDevice, FALSE, &Answer->header);
}

static HRESULT APIENTRY SoftgpuQuery(HANDLE hDevice, UINT32 Version, struct softgpu_query *Answer)
{
    static const UINT32 Sizes[] = {0, SOFTGPU_QUERY_SIZE_1, SOFTGPU_QUERY_SIZE_2, SOFTGPU_QUERY_SIZE_3};

    if (Version < 1 || Version >= sizeof(Sizes) / sizeof(Sizes[0])) {
        return E_INVALIDARG;
    }
    memset(Answer, 0, sizeof(*Answer));
    FillHeader(&Answer->header, SOFTGPU_QUERY, Version, Sizes[Version]);
    return SendEscape(hDevice, FALSE, &Answer->header);
}

static HRESULT APIENTRY SoftgpuGetSetting(HANDLE hDevice, UINT32 Setting, UINT32 *Value)
{
    struct softgpu_setting_access Access = {.setting = Setting};
    HRESULT Result;

    FillHeader(&Access.header, SOFTGPU_GET_SETTING, 1, sizeof(Access));
    Result = SendEscape(hDevice, FALSE, &Access.header);
    *Value = Access.value;
    return Result;
}

static HRESULT APIENTRY SoftgpuSetSetting(HANDLE hDevice, UINT32 Setting, UINT32 Value)
{
    struct softgpu_setting_access Access = {.setting = Setting, .value = Value};

    FillHeader(&Access.header, SOFTGPU_SET_SETTING, 1, sizeof(Access));
    return SendEscape(hDevice, FALSE, &Access.header);
}

static HRESULT APIENTRY SoftgpuReadCounters(HANDLE hDevice, struct softgpu_counters *Answer)
{
    memset(Answer, 0, sizeof(*Answer));
    FillHeader(&Answer->header, SOFTGPU_COUNTERS_READ, 1, sizeof(*Answer));
    return SendEscape(hDevice, FALSE, &Answer->header);
}

static HRESULT APIENTRY SoftgpuReadRegister(HANDLE hDevice, BOOL HardwareAccess, UINT32 Offset, UINT32 *Value)
{
    struct softgpu_register_access Access = {.offset = Offset};
    HRESULT Result;

    FillHeader(&Access.header, SOFTGPU_READ_REGISTER, 1, sizeof(Access));
    Result = SendEscape(hDevice, HardwareAccess, &Access.header);
    *Value = Access.value;
    return Result;
}

static HRESULT APIENTRY SoftgpuWriteRegister(HANDLE hDevice, BOOL HardwareAccess, UINT32 Offset, UINT32 Value)
{
    struct softgpu_register_access Access = {.offset = Offset, .value = Value};

    FillHeader(&Access.header, SOFTGPU_WRITE_REGISTER, 1, sizeof(Access));
    return SendEscape(hDevice, HardwareAccess, &Access.header);
}

static HRESULT APIENTRY SoftgpuAllocate(HANDLE hDevice, UINT32 Bytes, UINT32 *Id, UINT32 *Address)
{
    struct softgpu_allocate Allocate = {.bytes = Bytes};
    HRESULT Result;

    FillHeader(&Allocate.header, SOFTGPU_ALLOCATE, 1, sizeof(Allocate));
    Result = SendEscape(hDevice, FALSE, &Allocate.header);
    *Id = Allocate.id;
    *Address = Allocate.address;
    return Result;
}

/* This driver never renders through the scheduler, so that FREE needs no HardwareAccess. */
static HRESULT APIENTRY SoftgpuFree(HANDLE hDevice, UINT32 Id)
{
    struct softgpu_free Free = {.id = Id};

    FillHeader(&Free.header, SOFTGPU_FREE, 1, sizeof(Free));
    return SendEscape(hDevice, FALSE, &Free.header);
}

static HRESULT APIENTRY SoftgpuReadObject(HANDLE hDevice, UINT32 Id, UINT32 Offset, VOID *To, UINT32 Bytes)
{
    struct softgpu_read_object *Read;
    HRESULT Result;

    if (Bytes > SOFTGPU_LARGEST_OBJECT) {
        return E_INVALIDARG;
    }
    Read = malloc(sizeof(*Read) + Bytes);
    if (Read == NULL) {
        return E_OUTOFMEMORY;
    }
    memset(Read, 0, sizeof(*Read) + Bytes);
    FillHeader(&Read->header, SOFTGPU_READ_OBJECT, 1, (UINT32)sizeof(*Read) + Bytes);
    Read->id = Id;
    Read->offset = Offset;
    Read->bytes = Bytes;
    Result = SendEscape(hDevice, FALSE, &Read->header);
    if (SUCCEEDED(Result)) {
        memcpy(To, Read + 1, Bytes);
    }
    free(Read);
    return Result;
}

static HRESULT APIENTRY SoftgpuRecord(HANDLE hDevice, const UINT32 *Instruction)
{
    SOFTGPU_UMD_DEVICE *Device = hDevice;
    UINT32 Bytes = SOFTGPU_WORDS(*Instruction) * (UINT32)sizeof(UINT32);

    if (Bytes > sizeof(Device->Payload.Stream) - Device->StreamBytes) {
        return E_OUTOFMEMORY;
    }
    memcpy((char *)Device->Payload.Stream + Device->StreamBytes, Instruction, Bytes);
    Device->StreamBytes += Bytes;
    return S_OK;
}

static HRESULT APIENTRY SoftgpuFlush(HANDLE hDevice)
{
    SOFTGPU_UMD_DEVICE *Device = hDevice;
    struct softgpu_submit *Submit = &Device->Payload.Submit;

    FillHeader(&Submit->header, SOFTGPU_SUBMIT, 1, (UINT32)sizeof(*Submit) + Device->StreamBytes);
    Submit->stream_bytes = Device->StreamBytes;
    Submit->fence = 0;
    Device->StreamBytes = 0;
    return SendEscape(Device, FALSE, &Submit->header);
}

__declspec(dllexport) VOID APIENTRY SoftgpuGetFunctions(SOFTGPU_FUNCTIONS *Functions)
{
    static const SOFTGPU_FUNCTIONS All = {
        .Handshake = SoftgpuHandshake,
        .Query = SoftgpuQuery,
        .GetSetting = SoftgpuGetSetting,
        .SetSetting = SoftgpuSetSetting,
        .ReadCounters = SoftgpuReadCounters,
        .ReadRegister = SoftgpuReadRegister,
        .WriteRegister = SoftgpuWriteRegister,
        .Allocate = SoftgpuAllocate,
        .Free = SoftgpuFree,
        .ReadObject = SoftgpuReadObject,
        .Record = SoftgpuRecord,
        .Flush = SoftgpuFlush,
    };
    *Functions = All;
}

/* ---------------------------------------------------------------------------------------------------- Direct3D */
static HRESULT APIENTRY DestroyDevice(HANDLE hDevice)
{
    free(hDevice);
    return S_OK;
}

/* The device is of use only if the miniport speaks this driver's interface: ask before anything else is sent. */
static HRESULT APIENTRY CreateDevice(HANDLE hAdapter, D3DDDIARG_CREATEDEVICE *pCreateData)
{
    SOFTGPU_UMD_DEVICE *Device = malloc(sizeof(*Device));
    struct softgpu_handshake Handshake;
    HRESULT Result;

    if (Device == NULL) {
        return E_OUTOFMEMORY;
    }
    memset(Device, 0, sizeof(*Device));
    Device->Adapter = hAdapter;
    Device->hRuntime = pCreateData->hDevice;
    Device->Callbacks = pCreateData->pCallbacks;
    Result = SoftgpuHandshake(Device, SOFTGPU_INTERFACE, &Handshake);
    if (FAILED(Result)) {
        free(Device);
        return Result;
    }
    pCreateData->hDevice = Device;
    pCreateData->pDeviceFuncs->pfnDestroyDevice = DestroyDevice;
    return S_OK;
}

static HRESULT APIENTRY GetCaps(HANDLE hAdapter, const D3DDDIARG_GETCAPS *pData)
{
    (void)hAdapter;
    (void)pData;
    return E_NOTIMPL; /* there are no Direct3D capabilities: the device draws through its own functions */
}

static HRESULT APIENTRY CloseAdapter(HANDLE hAdapter)
{
    free(hAdapter);
    return S_OK;
}

__declspec(dllexport) HRESULT APIENTRY OpenAdapter(D3DDDIARG_OPENADAPTER *pOpenData)
{
    SOFTGPU_UMD_ADAPTER *Adapter = malloc(sizeof(*Adapter));
    UINT32 Interface = 0;
    D3DDDICB_QUERYADAPTERINFO Query = {&Interface, sizeof(Interface)};
    HRESULT Result;

    if (Adapter == NULL) {
        return E_OUTOFMEMORY;
    }
    Adapter->hRuntime = pOpenData->hAdapter;
    Adapter->Callbacks = *pOpenData->pAdapterCallbacks;
    Result = Adapter->Callbacks.pfnQueryAdapterInfoCb(Adapter->hRuntime, &Query);
    if (FAILED(Result)) {
        free(Adapter);
        return Result;
    }
    pOpenData->hAdapter = Adapter;
    pOpenData->pAdapterFuncs->pfnGetCaps = GetCaps;
    pOpenData->pAdapterFuncs->pfnCreateDevice = CreateDevice;
    pOpenData->pAdapterFuncs->pfnCloseAdapter = CloseAdapter;
    pOpenData->DriverVersion = D3D_UMD_INTERFACE_VERSION;
    return S_OK;
}
