/*
 * caller_umd.h: what the conformance tests' user-mode driver was given, which is what a call of pfnEscapeCb needs.
 */
#ifndef CONFORMANCE_CALLER_UMD_H
#define CONFORMANCE_CALLER_UMD_H

#include <d3dumddi.h>

typedef struct _CALLER_UMD {
    HANDLE hAdapter; /* the runtime's */
    HANDLE hDevice;  /* the runtime's, of the last device */
    HANDLE hContext; /* of that device */
    const D3DDDI_DEVICECALLBACKS *Callbacks;
} CALLER_UMD;

/* CallerUmd, exported. */
typedef const CALLER_UMD *(APIENTRY *PFN_CALLER_UMD)(VOID);

#endif
