/*
 * softgpu_umd.h: what an application asks of softgpu's user-mode driver beyond the Direct3D interface.
 *
 * The user-mode driver exports SoftgpuGetFunctions. Each function sends one escape through pfnEscapeCb and returns what
 * the runtime made of it; `Recorded` ones only add an instruction to the device's stream, which Flush sends.
 */
#ifndef SOFTGPU_UMD_H
#define SOFTGPU_UMD_H

#include <windows.h>

#include "softgpu_escape.h"
#include "softgpu_isa.h"

typedef struct _SOFTGPU_FUNCTIONS {
    HRESULT(APIENTRY *Handshake)(HANDLE hDevice, UINT32 Interface, struct softgpu_handshake *Answer);
    HRESULT(APIENTRY *Query)(HANDLE hDevice, UINT32 Version, struct softgpu_query *Answer);
    HRESULT(APIENTRY *GetSetting)(HANDLE hDevice, UINT32 Setting, UINT32 *Value);
    HRESULT(APIENTRY *SetSetting)(HANDLE hDevice, UINT32 Setting, UINT32 Value);
    HRESULT(APIENTRY *ReadCounters)(HANDLE hDevice, struct softgpu_counters *Answer);
    HRESULT(APIENTRY *ReadRegister)(HANDLE hDevice, BOOL HardwareAccess, UINT32 Offset, UINT32 *Value);
    HRESULT(APIENTRY *WriteRegister)(HANDLE hDevice, BOOL HardwareAccess, UINT32 Offset, UINT32 Value);
    HRESULT(APIENTRY *Allocate)(HANDLE hDevice, UINT32 Bytes, UINT32 *Id, UINT32 *Address);
    HRESULT(APIENTRY *Free)(HANDLE hDevice, UINT32 Id);
    HRESULT(APIENTRY *ReadObject)(HANDLE hDevice, UINT32 Id, UINT32 Offset, VOID *To, UINT32 Bytes);
    /* Recorded: one instruction of SOFTGPU_WORDS(*Instruction) words. E_OUTOFMEMORY where the stream is full. */
    HRESULT(APIENTRY *Record)(HANDLE hDevice, const UINT32 *Instruction);
    /* Send the stream; it is empty afterwards, whatever came of it. */
    HRESULT(APIENTRY *Flush)(HANDLE hDevice);
} SOFTGPU_FUNCTIONS;

/* `hDevice` of the functions is the driver's own device, as CreateDevice returned it. */
typedef VOID(APIENTRY SOFTGPU_GET_FUNCTIONS)(SOFTGPU_FUNCTIONS *Functions);

#endif
