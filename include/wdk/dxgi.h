/*
 * dxgi.h: what a kernel driver takes of DXGI: its formats and modes, and the error codes that user mode is told.
 *
 * The interfaces are COM's and user mode's; no miniport can call them, and they are not here.
 */
#ifndef __dxgi_h__
#define __dxgi_h__

#include "dxgitype.h"

#ifndef _HRESULT_DEFINED
#define _HRESULT_DEFINED
typedef LONG HRESULT;
#endif

#define DXGI_STATUS_OCCLUDED                ((HRESULT)0x087A0001L)
#define DXGI_STATUS_CLIPPED                 ((HRESULT)0x087A0002L)
#define DXGI_STATUS_MODE_CHANGED            ((HRESULT)0x087A0007L)
#define DXGI_STATUS_MODE_CHANGE_IN_PROGRESS ((HRESULT)0x087A0008L)
#define DXGI_ERROR_INVALID_CALL             ((HRESULT)0x887A0001L)
#define DXGI_ERROR_NOT_FOUND                ((HRESULT)0x887A0002L)
#define DXGI_ERROR_MORE_DATA                ((HRESULT)0x887A0003L)
#define DXGI_ERROR_UNSUPPORTED              ((HRESULT)0x887A0004L)
#define DXGI_ERROR_DEVICE_REMOVED           ((HRESULT)0x887A0005L)
#define DXGI_ERROR_DEVICE_HUNG              ((HRESULT)0x887A0006L)
#define DXGI_ERROR_DEVICE_RESET             ((HRESULT)0x887A0007L)
#define DXGI_ERROR_WAS_STILL_DRAWING        ((HRESULT)0x887A000AL)
#define DXGI_ERROR_DRIVER_INTERNAL_ERROR    ((HRESULT)0x887A0020L)
#define DXGI_ERROR_NONEXCLUSIVE             ((HRESULT)0x887A0021L)

#define DXGI_USAGE_SHADER_INPUT         0x00000010UL
#define DXGI_USAGE_RENDER_TARGET_OUTPUT 0x00000020UL
#define DXGI_USAGE_BACK_BUFFER          0x00000040UL
#define DXGI_USAGE_SHARED               0x00000080UL
#define DXGI_USAGE_READ_ONLY            0x00000100UL

typedef enum DXGI_SWAP_EFFECT {
    DXGI_SWAP_EFFECT_DISCARD,
    DXGI_SWAP_EFFECT_SEQUENTIAL,
} DXGI_SWAP_EFFECT;

#endif
