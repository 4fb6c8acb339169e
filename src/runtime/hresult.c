/*
 * hresult.c: the table of statuses and the HRESULTs that stand for them at the Direct3D runtime's callbacks.
 */
#include "runtime/hresult.h"

#include <ntstatus.h>
#include <stddef.h>

struct result {
    NTSTATUS status;
    HRESULT result;
};

// clang-format off
static const struct result results[] = {
    /* status                               result                            basis */
    {STATUS_INVALID_PARAMETER,              E_INVALIDARG},                    /* documented */
    {STATUS_NO_MEMORY,                      E_OUTOFMEMORY},                   /* documented */
    {STATUS_INSUFFICIENT_RESOURCES,         E_OUTOFMEMORY},
    {STATUS_DEVICE_REMOVED,                 D3DDDIERR_DEVICEREMOVED},         /* documented */
    {STATUS_GRAPHICS_ADAPTER_WAS_RESET,     D3DDDIERR_DEVICEREMOVED},
    {STATUS_PRIVILEGED_INSTRUCTION,         D3DDDIERR_PRIVILEGEDINSTRUCTION}, /* the names are pfnRenderCb's */
    {STATUS_ILLEGAL_INSTRUCTION,            D3DDDIERR_INVALIDINSTRUCTION},
    {STATUS_INVALID_HANDLE,                 D3DDDIERR_INVALIDHANDLE},
    {STATUS_INVALID_USER_BUFFER,            D3DDDIERR_INVALIDUSERBUFFER},
    {STATUS_NOT_SUPPORTED,                  D3DDDIERR_NOTAVAILABLE},
    {STATUS_NOT_IMPLEMENTED,                D3DDDIERR_NOTAVAILABLE},
    {STATUS_GRAPHICS_DRIVER_MISMATCH,       ERROR_GRAPHICS_DRIVER_MISMATCH},
};
// clang-format on

HRESULT rt_hresult(NTSTATUS status)
{
    if (status >= 0) {
        return S_OK;
    }
    for (size_t i = 0; i < sizeof results / sizeof results[0]; i++) {
        if (results[i].status == status) {
            return results[i].result;
        }
    }
    return (HRESULT)((ULONG)status | 0x10000000u); /* HRESULT_FROM_NT: the bit that says whose number it is */
}
