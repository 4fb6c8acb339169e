/*
 * pair_umd.h: what the user-mode driver of the test pair exports beside OpenAdapter.
 */
#ifndef PAIR_UMD_H
#define PAIR_UMD_H

#include <d3dumddi.h>

/** What the runtime gave the driver; a test may call the callbacks as the driver would. */
typedef struct _PAIR_UMD_SEEN {
    HANDLE hAdapter; /* the runtime's */
    HANDLE hDevice;
    UINT AdapterInterface;
    UINT AdapterVersion;
    UINT DeviceInterface;
    UINT DeviceVersion;
    UINT CommandBufferSize;
    const D3DDDI_ADAPTERCALLBACKS *AdapterCallbacks;
    const D3DDDI_DEVICECALLBACKS *DeviceCallbacks;
    UINT OpenAdapters; /* opened and not closed */
    UINT OpenDevices;
} PAIR_UMD_SEEN;

/** PairUmdSeen. */
typedef const PAIR_UMD_SEEN *(APIENTRY *PFN_PAIR_UMD_SEEN)(VOID);
/** PairUmdEscape: pfnEscapeCb, called from inside the driver. */
typedef HRESULT(APIENTRY *PFN_PAIR_UMD_ESCAPE)(HANDLE hDevice, const D3DDDICB_ESCAPE *pEscape);
/** PairUmdImports: uses each function that a user-mode driver may import; 0, or the line that found one wrong. */
typedef UINT(APIENTRY *PFN_PAIR_UMD_IMPORTS)(VOID);

#endif
