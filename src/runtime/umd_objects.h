/*
 * umd_objects.h: the runtime's adapters and devices, and how a handle that the driver gave back finds one.
 */
#ifndef ESCAPEMENT_RUNTIME_UMD_OBJECTS_H
#define ESCAPEMENT_RUNTIME_UMD_OBJECTS_H

#include "nt/os.h"
#include "runtime/umd.h"

#define RT_FRAME_LATENCY_DEFAULT 3u
#define RT_FRAME_LATENCY_MAXIMUM 16u /* Direct3D's own limit for what an application may set */

struct rt_umd {
    D3DKMT_HANDLE kernel_handle;
    HANDLE driver_handle;
    UINT interface;
    UINT driver_version;
    D3DDDI_ADAPTERCALLBACKS callbacks;
    D3DDDI_ADAPTERFUNCS functions;
    struct rt_umd_device *devices; /* guarded by rt_umds.lock, as is `next` */
    struct rt_umd *next;
};

struct rt_umd_device {
    struct rt_umd *umd;
    D3DKMT_HANDLE kernel_handle;
    HANDLE driver_handle;
    D3DDDI_DEVICECALLBACKS callbacks;
    D3DDDI_DEVICEFUNCS functions;
    struct rt_umd_application application; /* guarded by rt_umds.lock, as is what follows */
    UINT frame_latency;
    struct rt_umd_device *next;
};

/** All that are open. The runtime's handle for one is its address, valid while it is in here. */
struct rt_umds {
    struct os_lock lock;
    struct rt_umd *first;
};
extern struct rt_umds rt_umds;

/** What a callback needs to know of the object behind a handle: copies, since the object may go meanwhile. */
struct rt_adapter_view {
    D3DKMT_HANDLE adapter;
    UINT interface;
};
struct rt_device_view {
    D3DKMT_HANDLE adapter;
    D3DKMT_HANDLE device;
};

/** False: the handle is none of an open adapter, or of a device. */
bool rt_view_adapter(HANDLE handle, struct rt_adapter_view *view);
bool rt_view_device(HANDLE handle, struct rt_device_view *view);
/** The device behind a handle, with rt_umds.lock held by the caller; or null. */
struct rt_umd_device *rt_find_device(HANDLE handle);

/** Fill the tables; every member is set. */
void rt_callbacks_of_adapter(D3DDDI_ADAPTERCALLBACKS *callbacks);
void rt_callbacks_of_device(D3DDDI_DEVICECALLBACKS *callbacks);

/** The members that this runtime has nothing behind (callbacks_lacking.c). */
void rt_callbacks_lacking_of_adapter(D3DDDI_ADAPTERCALLBACKS *callbacks);
void rt_callbacks_lacking_of_device(D3DDDI_DEVICECALLBACKS *callbacks);

/** pfnEscapeCb. */
HRESULT APIENTRY rt_escape_cb(HANDLE hAdapter, const D3DDDICB_ESCAPE *pData);

#endif
