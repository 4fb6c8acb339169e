/*
 * caller_umd.c: the user-mode driver of the conformance tests – makes a device with a context, and hands out what
 * pfnEscapeCb is called with.
 */
#include <windows.h>

#include <d3dkmthk.h>
#include <d3dumddi.h>
#include <string.h>

#include "caller_umd.h"

static CALLER_UMD Umd;

__declspec(dllexport) const CALLER_UMD *APIENTRY CallerUmd(VOID)
{
    return &Umd;
}

static HRESULT APIENTRY DestroyDevice(HANDLE hDevice)
{
    UNREFERENCED_PARAMETER(hDevice);
    return S_OK;
}

static HRESULT APIENTRY CreateDevice(HANDLE hAdapter, D3DDDIARG_CREATEDEVICE *pCreateData)
{
    D3DDDICB_CREATECONTEXT Context;
    HRESULT Result;

    UNREFERENCED_PARAMETER(hAdapter);
    Umd.hDevice = pCreateData->hDevice;
    Umd.Callbacks = pCreateData->pCallbacks;
    memset(&Context, 0, sizeof(Context));
    Result = Umd.Callbacks->pfnCreateContextCb(Umd.hDevice, &Context);
    Umd.hContext = Context.hContext;
    pCreateData->hDevice = &Umd;
    pCreateData->pDeviceFuncs->pfnDestroyDevice = DestroyDevice;
    return Result;
}

static HRESULT APIENTRY CloseAdapter(HANDLE hAdapter)
{
    UNREFERENCED_PARAMETER(hAdapter);
    return S_OK;
}

__declspec(dllexport) HRESULT APIENTRY OpenAdapter(D3DDDIARG_OPENADAPTER *pOpenData)
{
    Umd.hAdapter = pOpenData->hAdapter;
    pOpenData->hAdapter = &Umd;
    pOpenData->DriverVersion = D3D_UMD_INTERFACE_VERSION;
    pOpenData->pAdapterFuncs->pfnCreateDevice = CreateDevice;
    pOpenData->pAdapterFuncs->pfnCloseAdapter = CloseAdapter;
    return S_OK;
}
