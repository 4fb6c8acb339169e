/*
 * escape_cb.c: pfnEscapeCb – what the runtime answers itself, and the rest as an escape to the miniport.
 */
#include "runtime/hresult.h"
#include "runtime/umd_objects.h"

#include <stdint.h>

/*
 * DeviceStatusQuery: the kernel's word on the device, without the driver. The enumeration of the callback ends before
 * the page fault that the kernel's has: both are faults of a DMA buffer.
 */
static HRESULT answer_status(const D3DDDICB_ESCAPE *data, const struct rt_device_view *device)
{
    D3DKMT_GETDEVICESTATE args = {.hDevice = device->device, .StateType = D3DKMT_DEVICESTATE_EXECUTION};
    NTSTATUS status = D3DKMTGetDeviceState(&args);
    if (!NT_SUCCESS(status)) {
        return rt_hresult(status);
    }
    D3DDDI_EXECUTIONSTATEESCAPE *answer = data->pPrivateDriverData;
    answer->State = args.ExecutionState == D3DKMT_DEVICEEXECUTION_ERROR_DMAPAGEFAULT
                        ? D3DDDI_DEVICEEXECUTION_ERROR_DMAFAULT
                        : (D3DDDI_DEVICEEXECUTION_STATE)args.ExecutionState;
    return S_OK;
}

/* ChangeFrameLatency: for linked adapters of one vendor, an application that was full-screen, and no wish of its own.
 */
static HRESULT change_latency(const D3DDDICB_ESCAPE *data)
{
    const D3DDDI_FRAMELATENCYESCAPE *asked = data->pPrivateDriverData;
    UINT frames = asked->RequestedLatency;
    if (frames == 0 || frames > RT_FRAME_LATENCY_MAXIMUM) {
        return E_INVALIDARG;
    }
    HRESULT result = E_INVALIDARG;
    os_lock(&rt_umds.lock);
    struct rt_umd_device *device = rt_find_device(data->hDevice);
    if (device && device->application.linked_adapters && device->application.was_exclusive &&
        !device->application.chose_latency_itself) {
        device->frame_latency = frames;
        result = S_OK;
    }
    os_unlock(&rt_umds.lock);
    return result;
}

static HRESULT answer_here(const D3DDDICB_ESCAPE *data, const struct rt_device_view *device)
{
    D3DDDI_ESCAPEFLAGS flags = data->Flags;
    UINT size = flags.DeviceStatusQuery ? sizeof(D3DDDI_EXECUTIONSTATEESCAPE) : sizeof(D3DDDI_FRAMELATENCYESCAPE);
    bool excludes = flags.HardwareAccess || (flags.DeviceStatusQuery && flags.ChangeFrameLatency);
    if (excludes || !device->device || data->PrivateDriverDataSize != size || !data->pPrivateDriverData) {
        return E_INVALIDARG;
    }
    return flags.DeviceStatusQuery ? answer_status(data, device) : change_latency(data);
}

HRESULT APIENTRY rt_escape_cb(HANDLE hAdapter, const D3DDDICB_ESCAPE *pData)
{
    struct rt_adapter_view adapter;
    struct rt_device_view device = {0};
    if (!pData || !rt_view_adapter(hAdapter, &adapter) ||
        (pData->hDevice && (!rt_view_device(pData->hDevice, &device) || device.adapter != adapter.adapter)) ||
        (uintptr_t)pData->hContext > UINT32_MAX) {
        return E_INVALIDARG;
    }
    D3DDDI_ESCAPEFLAGS flags = pData->Flags;
    if (adapter.interface <= RT_UMD_DIRECT3D8) {
        flags.DeviceStatusQuery = 0;
        flags.ChangeFrameLatency = 0;
    } else if (flags.DeviceStatusQuery || flags.ChangeFrameLatency) {
        return answer_here(pData, &device);
    }
    D3DKMT_ESCAPE args = {
        .hAdapter = adapter.adapter,
        .hDevice = device.device,
        .Type = D3DKMT_ESCAPE_DRIVERPRIVATE,
        .Flags = flags,
        .pPrivateDriverData = pData->pPrivateDriverData,
        .PrivateDriverDataSize = pData->PrivateDriverDataSize,
        .hContext = (D3DKMT_HANDLE)(uintptr_t)pData->hContext,
    };
    return rt_hresult(D3DKMTEscape(&args));
}
