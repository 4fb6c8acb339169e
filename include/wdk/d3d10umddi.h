/*
 * d3d10umddi.h: the handles that Direct3D 10 and 11 pass to a user-mode driver.
 *
 * A miniport that includes this shares structures with its user-mode half. That half's functions are no part of the
 * kernel's interface, and are not here.
 */
#ifndef _D3D10UMDDI_H
#define _D3D10UMDDI_H

#include "d3dkmddi.h"
#include "dxgiformat.h"
#include "dxgitype.h"

/* The driver's objects: memory that the runtime allocates and the driver fills. */
typedef struct D3D10DDI_HADAPTER {
    void *pDrvPrivate;
} D3D10DDI_HADAPTER;
typedef struct D3D10DDI_HDEVICE {
    void *pDrvPrivate;
} D3D10DDI_HDEVICE;
typedef struct D3D10DDI_HRESOURCE {
    void *pDrvPrivate;
} D3D10DDI_HRESOURCE;
typedef struct D3D10DDI_HSHADERRESOURCEVIEW {
    void *pDrvPrivate;
} D3D10DDI_HSHADERRESOURCEVIEW;
typedef struct D3D10DDI_HRENDERTARGETVIEW {
    void *pDrvPrivate;
} D3D10DDI_HRENDERTARGETVIEW;
typedef struct D3D10DDI_HDEPTHSTENCILVIEW {
    void *pDrvPrivate;
} D3D10DDI_HDEPTHSTENCILVIEW;
typedef struct D3D10DDI_HSHADER {
    void *pDrvPrivate;
} D3D10DDI_HSHADER;
typedef struct D3D10DDI_HELEMENTLAYOUT {
    void *pDrvPrivate;
} D3D10DDI_HELEMENTLAYOUT;
typedef struct D3D10DDI_HBLENDSTATE {
    void *pDrvPrivate;
} D3D10DDI_HBLENDSTATE;
typedef struct D3D10DDI_HDEPTHSTENCILSTATE {
    void *pDrvPrivate;
} D3D10DDI_HDEPTHSTENCILSTATE;
typedef struct D3D10DDI_HRASTERIZERSTATE {
    void *pDrvPrivate;
} D3D10DDI_HRASTERIZERSTATE;
typedef struct D3D10DDI_HSAMPLER {
    void *pDrvPrivate;
} D3D10DDI_HSAMPLER;
typedef struct D3D10DDI_HQUERY {
    void *pDrvPrivate;
} D3D10DDI_HQUERY;

/* The runtime's, which the driver passes back. */
typedef struct D3D10DDI_HRTADAPTER {
    void *handle;
} D3D10DDI_HRTADAPTER;
typedef struct D3D10DDI_HRTDEVICE {
    void *handle;
} D3D10DDI_HRTDEVICE;
typedef struct D3D10DDI_HRTRESOURCE {
    void *handle;
} D3D10DDI_HRTRESOURCE;
typedef struct D3D10DDI_HRTSHADERRESOURCEVIEW {
    void *handle;
} D3D10DDI_HRTSHADERRESOURCEVIEW;
typedef struct D3D10DDI_HRTRENDERTARGETVIEW {
    void *handle;
} D3D10DDI_HRTRENDERTARGETVIEW;
typedef struct D3D10DDI_HRTDEPTHSTENCILVIEW {
    void *handle;
} D3D10DDI_HRTDEPTHSTENCILVIEW;
typedef struct D3D10DDI_HRTSHADER {
    void *handle;
} D3D10DDI_HRTSHADER;
typedef struct D3D10DDI_HRTELEMENTLAYOUT {
    void *handle;
} D3D10DDI_HRTELEMENTLAYOUT;
typedef struct D3D10DDI_HRTBLENDSTATE {
    void *handle;
} D3D10DDI_HRTBLENDSTATE;
typedef struct D3D10DDI_HRTDEPTHSTENCILSTATE {
    void *handle;
} D3D10DDI_HRTDEPTHSTENCILSTATE;
typedef struct D3D10DDI_HRTRASTERIZERSTATE {
    void *handle;
} D3D10DDI_HRTRASTERIZERSTATE;
typedef struct D3D10DDI_HRTSAMPLER {
    void *handle;
} D3D10DDI_HRTSAMPLER;
typedef struct D3D10DDI_HRTQUERY {
    void *handle;
} D3D10DDI_HRTQUERY;
typedef struct D3D10DDI_HRTCORELAYER {
    void *handle;
} D3D10DDI_HRTCORELAYER;

#endif
