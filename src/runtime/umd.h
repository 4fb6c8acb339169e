/*
 * umd.h: the Direct3D runtime as a user-mode display driver meets it – OpenAdapter, CreateDevice, and the callbacks.
 *
 * It is a client of the D3DKMT functions: everything happens in the calling thread's process, which must be the one
 * that opened the adapter. Handles that the driver gives back are looked up, never followed. What a callback cannot do
 * here it says with D3DDDIERR_NOTAVAILABLE; no pointer in a table is null. The driver's argument structures, and the
 * answers to DeviceStatusQuery and ChangeFrameLatency, are touched as user mode touches them: a pointer that leads
 * nowhere is the process's crash, as on Windows. Everything that goes on to the kernel is captured there.
 */
#ifndef ESCAPEMENT_RUNTIME_UMD_H
#define ESCAPEMENT_RUNTIME_UMD_H

#include <d3dkmthk.h>
#include <d3dumddi.h>
#include <stdbool.h>

struct rt_umd;
struct rt_umd_device;

/** The runtime's `Interface`: which Direct3D opened the driver. Up to Direct3D 8 the escape flags DeviceStatusQuery and
 * ChangeFrameLatency are ignored. */
#define RT_UMD_DIRECT3D9 9u
#define RT_UMD_DIRECT3D8 8u

struct rt_umd_open {
    LUID adapter;
    PFND3DDDI_OPENADAPTER entry; /* the driver's OpenAdapter */
    UINT interface;              /* RT_UMD_DIRECT3D9 */
};

/**
 * Open the adapter, then the driver's OpenAdapter with D3D_UMD_INTERFACE_VERSION.
 *
 * The kernel's failure as an HRESULT, or the driver's own; D3DDDIERR_NOTAVAILABLE where the driver left pfnCreateDevice
 * or pfnCloseAdapter null. On failure nothing is left.
 */
HRESULT rt_umd_open(const struct rt_umd_open *open, struct rt_umd **umd);
/** Devices that are left, the driver's pfnCloseAdapter, the adapter. Null does nothing. */
void rt_umd_close(struct rt_umd *umd);

D3DKMT_HANDLE rt_umd_adapter(const struct rt_umd *umd);
const D3DDDI_ADAPTERFUNCS *rt_umd_functions(const struct rt_umd *umd);
/** The driver's own handle for the adapter, and the version that it says it was built for. */
HANDLE rt_umd_driver_handle(const struct rt_umd *umd);
UINT rt_umd_driver_version(const struct rt_umd *umd);

/** A device: the kernel's, then the driver's CreateDevice. Failures as above; D3DDDIERR_NOTAVAILABLE where the driver
 * left pfnDestroyDevice null. */
HRESULT rt_umd_device_create(struct rt_umd *umd, D3DDDI_CREATEDEVICEFLAGS flags, struct rt_umd_device **device);
/** The driver's pfnDestroyDevice, then the kernel's device with the contexts that are left in it. Null does nothing. */
void rt_umd_device_destroy(struct rt_umd_device *device);

const D3DDDI_DEVICEFUNCS *rt_umd_device_functions(const struct rt_umd_device *device);
/** The driver's own handle, which its device functions want. */
HANDLE rt_umd_device_driver_handle(const struct rt_umd_device *device);
D3DKMT_HANDLE rt_umd_device_kernel_handle(const struct rt_umd_device *device);

/** What ChangeFrameLatency asks about the application and its adapters. All false at first, and then it is refused. */
struct rt_umd_application {
    bool linked_adapters;      /* several adapters of one vendor, linked */
    bool was_exclusive;        /* the application owned the display full-screen at some time */
    bool chose_latency_itself; /* it overrode the default of 3 frames */
};
void rt_umd_device_set_application(struct rt_umd_device *device, const struct rt_umd_application *application);
/** Frames that may be queued before submission: 3, or what ChangeFrameLatency asked for. */
UINT rt_umd_device_frame_latency(const struct rt_umd_device *device);

#endif
