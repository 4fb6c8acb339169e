/*
 * user_mode.c: a client of the graphics kernel and a user-mode display driver, which see no kernel header.
 *
 * compile_test.sh compiles it in every way that a driver or the host may; nothing runs it.
 */
#include <d3dkmthk.h>
#include <d3dumddi.h>
#include <windows.h>

#ifdef _NTDDK_
#error "the user-mode headers bring the kernel's along"
#endif

#ifdef __cplusplus
extern "C" {
#endif

NTSTATUS escape_as_client(LUID luid, void *data, UINT size);
HRESULT APIENTRY OpenAdapter(D3DDDIARG_OPENADAPTER *pOpenData);

NTSTATUS escape_as_client(LUID luid, void *data, UINT size)
{
    D3DKMT_OPENADAPTERFROMLUID open = {luid, 0};
    NTSTATUS status = D3DKMTOpenAdapterFromLuid(&open);
    if (status < 0) {
        return status;
    }
    D3DKMT_ESCAPE escape;
    for (UINT i = 0; i < sizeof escape; i++) {
        ((BYTE *)&escape)[i] = 0;
    }
    escape.hAdapter = open.hAdapter;
    escape.Type = D3DKMT_ESCAPE_DRIVERPRIVATE;
    escape.Flags.HardwareAccess = 1;
    escape.pPrivateDriverData = data;
    escape.PrivateDriverDataSize = size;
    PFND3DKMT_ESCAPE call = D3DKMTEscape;
    status = call(&escape);
    D3DKMT_CLOSEADAPTER close = {open.hAdapter};
    (void)D3DKMTCloseAdapter(&close);
    return status;
}

static HRESULT APIENTRY create_device(HANDLE hAdapter, D3DDDIARG_CREATEDEVICE *pCreateDevice)
{
    UINT packet = 0;
    D3DDDICB_ESCAPE escape;
    escape.hDevice = pCreateDevice->hDevice;
    escape.Flags.Value = 0;
    escape.pPrivateDriverData = &packet;
    escape.PrivateDriverDataSize = sizeof packet;
    escape.hContext = NULL;
    HRESULT hr = pCreateDevice->pCallbacks->pfnEscapeCb(hAdapter, &escape);
    return hr == D3DDDIERR_DEVICEREMOVED ? E_FAIL : hr;
}

static HRESULT APIENTRY close_adapter(HANDLE hAdapter)
{
    return hAdapter != NULL ? S_OK : E_INVALIDARG;
}

HRESULT APIENTRY OpenAdapter(D3DDDIARG_OPENADAPTER *pOpenData)
{
    pOpenData->pAdapterFuncs->pfnCreateDevice = create_device;
    pOpenData->pAdapterFuncs->pfnCloseAdapter = close_adapter;
    pOpenData->DriverVersion = D3D_UMD_INTERFACE_VERSION;
    return pOpenData->Interface != 0 ? S_OK : E_INVALIDARG;
}

#ifdef __cplusplus
}
#endif
