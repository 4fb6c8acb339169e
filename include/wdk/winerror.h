/*
 * winerror.h: results and error numbers of user mode; first what display drivers meet.
 */
#ifndef _WINERROR_
#define _WINERROR_

#include "ntdef.h"

#define SUCCEEDED(hr) (((HRESULT)(hr)) >= 0)
#define FAILED(hr)    (((HRESULT)(hr)) < 0)

#define MAKE_HRESULT(severity, facility, code) \
    ((HRESULT)((ULONG)(severity) << 31 | (ULONG)(facility) << 16 | (ULONG)(code)))
#define HRESULT_CODE(hr)     ((hr) & 0xFFFF)
#define HRESULT_FACILITY(hr) (((hr) >> 16) & 0x1FFF)
#define HRESULT_SEVERITY(hr) (((ULONG)(hr) >> 31) & 1)

#define FACILITY_NT_BIT    0x10000000
#define HRESULT_FROM_NT(x) ((HRESULT)((x) | FACILITY_NT_BIT))

#define S_OK           ((HRESULT)0)
#define S_FALSE        ((HRESULT)1)
#define E_NOTIMPL      ((HRESULT)0x80004001)
#define E_NOINTERFACE  ((HRESULT)0x80004002)
#define E_POINTER      ((HRESULT)0x80004003)
#define E_ABORT        ((HRESULT)0x80004004)
#define E_FAIL         ((HRESULT)0x80004005)
#define E_UNEXPECTED   ((HRESULT)0x8000FFFF)
#define E_ACCESSDENIED ((HRESULT)0x80070005)
#define E_HANDLE       ((HRESULT)0x80070006)
#define E_OUTOFMEMORY  ((HRESULT)0x8007000E)
#define E_INVALIDARG   ((HRESULT)0x80070057)

#define ERROR_GRAPHICS_DRIVER_MISMATCH ((HRESULT)0xC0262009)

#include "winerror/facility.h"
#include "winerror/hresult.h"
#include "winerror/win32.h"

/* Numbers of user mode's functions as results; what is a result already stays as it is. */
FORCEINLINE HRESULT HRESULT_FROM_WIN32(ULONG x)
{
    return (HRESULT)x <= 0 ? (HRESULT)x : (HRESULT)((x & 0x0000FFFF) | (7u << 16) | 0x80000000);
}
#define __HRESULT_FROM_WIN32(x) HRESULT_FROM_WIN32(x)

FORCEINLINE HRESULT HRESULT_FROM_SETUPAPI(ULONG x)
{
    return (x & 0xE0000000) == 0xE0000000 ? (HRESULT)((x & 0x0000FFFF) | (15u << 16) | 0x80000000)
                                          : HRESULT_FROM_WIN32(x);
}

#endif
