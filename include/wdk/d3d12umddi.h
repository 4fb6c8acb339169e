/*
 * d3d12umddi.h: the handles that Direct3D 12 passes to a user-mode driver, and how it lays out a resource.
 *
 * A miniport that includes this shares structures with its user-mode half. That half's functions are no part of the
 * kernel's interface, and are not here.
 */
#ifndef _D3D12UMDDI_H
#define _D3D12UMDDI_H

#include "d3d10umddi.h"

/* The driver's objects. */
typedef struct D3D12DDI_HADAPTER {
    void *pDrvPrivate;
} D3D12DDI_HADAPTER;
typedef struct D3D12DDI_HDEVICE {
    void *pDrvPrivate;
} D3D12DDI_HDEVICE;
typedef struct D3D12DDI_HRESOURCE {
    void *pDrvPrivate;
} D3D12DDI_HRESOURCE;
typedef struct D3D12DDI_HCOMMANDQUEUE {
    void *pDrvPrivate;
} D3D12DDI_HCOMMANDQUEUE;
typedef struct D3D12DDI_HCOMMANDLIST {
    void *pDrvPrivate;
} D3D12DDI_HCOMMANDLIST;
typedef struct D3D12DDI_HCOMMANDALLOCATOR {
    void *pDrvPrivate;
} D3D12DDI_HCOMMANDALLOCATOR;
typedef struct D3D12DDI_HHEAP {
    void *pDrvPrivate;
} D3D12DDI_HHEAP;
typedef struct D3D12DDI_HFENCE {
    void *pDrvPrivate;
} D3D12DDI_HFENCE;
typedef struct D3D12DDI_HPIPELINESTATE {
    void *pDrvPrivate;
} D3D12DDI_HPIPELINESTATE;
typedef struct D3D12DDI_HROOTSIGNATURE {
    void *pDrvPrivate;
} D3D12DDI_HROOTSIGNATURE;
typedef struct D3D12DDI_HDESCRIPTORHEAP {
    void *pDrvPrivate;
} D3D12DDI_HDESCRIPTORHEAP;
typedef struct D3D12DDI_HQUERYHEAP {
    void *pDrvPrivate;
} D3D12DDI_HQUERYHEAP;
typedef struct D3D12DDI_HCOMMANDSIGNATURE {
    void *pDrvPrivate;
} D3D12DDI_HCOMMANDSIGNATURE;
typedef struct D3D12DDI_HSHADER {
    void *pDrvPrivate;
} D3D12DDI_HSHADER;
typedef struct D3D12DDI_HCOMMANDRECORDER {
    void *pDrvPrivate;
} D3D12DDI_HCOMMANDRECORDER;
typedef struct D3D12DDI_HCOMMANDPOOL {
    void *pDrvPrivate;
} D3D12DDI_HCOMMANDPOOL;

/* The runtime's, which the driver passes back. */
typedef struct D3D12DDI_HRTADAPTER {
    void *handle;
} D3D12DDI_HRTADAPTER;
typedef struct D3D12DDI_HRTDEVICE {
    void *handle;
} D3D12DDI_HRTDEVICE;
typedef struct D3D12DDI_HRTRESOURCE {
    void *handle;
} D3D12DDI_HRTRESOURCE;
typedef struct D3D12DDI_HRTCOMMANDQUEUE {
    void *handle;
} D3D12DDI_HRTCOMMANDQUEUE;
typedef struct D3D12DDI_HRTCOMMANDLIST {
    void *handle;
} D3D12DDI_HRTCOMMANDLIST;
typedef struct D3D12DDI_HRTPAGINGQUEUE {
    void *handle;
} D3D12DDI_HRTPAGINGQUEUE;
typedef struct D3D12DDI_HRTTABLE {
    void *handle;
} D3D12DDI_HRTTABLE;

typedef enum D3D12DDI_RESOURCE_TYPE {
    D3D12DDI_RT_BUFFER = 1,
    D3D12DDI_RT_TEXTURE1D = 2,
    D3D12DDI_RT_TEXTURE2D = 3,
    D3D12DDI_RT_TEXTURE3D = 4,
} D3D12DDI_RESOURCE_TYPE;

typedef enum D3D12DDI_TEXTURE_LAYOUT {
    D3D12DDI_TL_UNDEFINED = 0,
    D3D12DDI_TL_ROW_MAJOR = 1,
    D3D12DDI_TL_64KB_TILE_UNDEFINED_SWIZZLE = 2,
    D3D12DDI_TL_64KB_TILE_STANDARD_SWIZZLE = 3,
    D3D12DDI_TL_DEVICE_DEPENDENT_SWIZZLE_0 = 0x100,
} D3D12DDI_TEXTURE_LAYOUT;

#endif
