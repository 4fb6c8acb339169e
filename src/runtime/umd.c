/*
 * umd.c: opens a user-mode display driver on an adapter, makes devices with it, and takes both apart again.
 */
#include "runtime/umd.h"

#include "runtime/hresult.h"
#include "runtime/umd_objects.h"

struct rt_umds rt_umds;

static void link_umd(struct rt_umd *umd)
{
    os_lock(&rt_umds.lock);
    umd->next = rt_umds.first;
    rt_umds.first = umd;
    os_unlock(&rt_umds.lock);
}

static void unlink_umd(struct rt_umd *umd)
{
    os_lock(&rt_umds.lock);
    struct rt_umd **at = &rt_umds.first;
    while (*at != umd) {
        at = &(*at)->next;
    }
    *at = umd->next;
    os_unlock(&rt_umds.lock);
}

static void link_device(struct rt_umd_device *device)
{
    os_lock(&rt_umds.lock);
    device->next = device->umd->devices;
    device->umd->devices = device;
    os_unlock(&rt_umds.lock);
}

static void unlink_device(struct rt_umd_device *device)
{
    os_lock(&rt_umds.lock);
    struct rt_umd_device **at = &device->umd->devices;
    while (*at != device) {
        at = &(*at)->next;
    }
    *at = device->next;
    os_unlock(&rt_umds.lock);
}

/* Linked before the driver is called, since it may call back at once. */
static HRESULT call_open_adapter(struct rt_umd *umd, PFND3DDDI_OPENADAPTER entry)
{
    D3DDDIARG_OPENADAPTER args = {
        .hAdapter = umd,
        .Interface = umd->interface,
        .Version = D3D_UMD_INTERFACE_VERSION,
        .pAdapterCallbacks = &umd->callbacks,
        .pAdapterFuncs = &umd->functions,
    };
    HRESULT result = entry(&args);
    if (FAILED(result)) {
        return result;
    }
    umd->driver_handle = args.hAdapter;
    umd->driver_version = args.DriverVersion;
    if (umd->functions.pfnCreateDevice && umd->functions.pfnCloseAdapter) {
        return S_OK;
    }
    if (umd->functions.pfnCloseAdapter) {
        umd->functions.pfnCloseAdapter(umd->driver_handle);
    }
    return D3DDDIERR_NOTAVAILABLE;
}

static void close_kernel_adapter(D3DKMT_HANDLE handle)
{
    D3DKMT_CLOSEADAPTER args = {.hAdapter = handle};
    D3DKMTCloseAdapter(&args);
}

HRESULT rt_umd_open(const struct rt_umd_open *open, struct rt_umd **opened)
{
    D3DKMT_OPENADAPTERFROMLUID args = {.AdapterLuid = open->adapter};
    NTSTATUS status = D3DKMTOpenAdapterFromLuid(&args);
    if (!NT_SUCCESS(status)) {
        return rt_hresult(status);
    }
    HRESULT result = E_OUTOFMEMORY;
    struct rt_umd *umd = os_alloc(sizeof *umd);
    if (!umd) {
        goto close_adapter;
    }
    umd->kernel_handle = args.hAdapter;
    umd->interface = open->interface;
    rt_callbacks_of_adapter(&umd->callbacks);
    link_umd(umd);
    result = call_open_adapter(umd, open->entry);
    if (FAILED(result)) {
        goto free_umd;
    }
    *opened = umd;
    return S_OK;

free_umd:
    unlink_umd(umd);
    os_free(umd);
close_adapter:
    close_kernel_adapter(args.hAdapter);
    return result;
}

void rt_umd_close(struct rt_umd *umd)
{
    if (!umd) {
        return;
    }
    while (umd->devices) {
        rt_umd_device_destroy(umd->devices);
    }
    umd->functions.pfnCloseAdapter(umd->driver_handle);
    unlink_umd(umd);
    close_kernel_adapter(umd->kernel_handle);
    os_free(umd);
}

D3DKMT_HANDLE rt_umd_adapter(const struct rt_umd *umd)
{
    return umd->kernel_handle;
}

const D3DDDI_ADAPTERFUNCS *rt_umd_functions(const struct rt_umd *umd)
{
    return &umd->functions;
}

HANDLE rt_umd_driver_handle(const struct rt_umd *umd)
{
    return umd->driver_handle;
}

UINT rt_umd_driver_version(const struct rt_umd *umd)
{
    return umd->driver_version;
}

static HRESULT call_create_device(struct rt_umd_device *device, const D3DKMT_CREATEDEVICE *made,
                                  D3DDDI_CREATEDEVICEFLAGS flags)
{
    D3DDDIARG_CREATEDEVICE args = {
        .hDevice = device,
        .Interface = device->umd->interface,
        .Version = D3D_UMD_INTERFACE_VERSION,
        .pCallbacks = &device->callbacks,
        .pCommandBuffer = made->pCommandBuffer,
        .CommandBufferSize = made->CommandBufferSize,
        .pAllocationList = made->pAllocationList,
        .AllocationListSize = made->AllocationListSize,
        .pPatchLocationList = made->pPatchLocationList,
        .PatchLocationListSize = made->PatchLocationListSize,
        .pDeviceFuncs = &device->functions,
        .Flags = flags,
    };
    HRESULT result = device->umd->functions.pfnCreateDevice(device->umd->driver_handle, &args);
    if (FAILED(result)) {
        return result;
    }
    device->driver_handle = args.hDevice;
    return device->functions.pfnDestroyDevice ? S_OK : D3DDDIERR_NOTAVAILABLE;
}

static void destroy_kernel_device(D3DKMT_HANDLE handle)
{
    D3DKMT_DESTROYDEVICE args = {.hDevice = handle};
    D3DKMTDestroyDevice(&args);
}

HRESULT rt_umd_device_create(struct rt_umd *umd, D3DDDI_CREATEDEVICEFLAGS flags, struct rt_umd_device **created)
{
    D3DKMT_CREATEDEVICE args = {.hAdapter = umd->kernel_handle};
    NTSTATUS status = D3DKMTCreateDevice(&args);
    if (!NT_SUCCESS(status)) {
        return rt_hresult(status);
    }
    HRESULT result = E_OUTOFMEMORY;
    struct rt_umd_device *device = os_alloc(sizeof *device);
    if (!device) {
        goto destroy_device;
    }
    device->umd = umd;
    device->kernel_handle = args.hDevice;
    device->frame_latency = RT_FRAME_LATENCY_DEFAULT;
    rt_callbacks_of_device(&device->callbacks);
    link_device(device);
    result = call_create_device(device, &args, flags);
    if (FAILED(result)) {
        goto free_device;
    }
    *created = device;
    return S_OK;

free_device:
    unlink_device(device);
    os_free(device);
destroy_device:
    destroy_kernel_device(args.hDevice);
    return result;
}

void rt_umd_device_destroy(struct rt_umd_device *device)
{
    if (!device) {
        return;
    }
    device->functions.pfnDestroyDevice(device->driver_handle);
    unlink_device(device);
    destroy_kernel_device(device->kernel_handle);
    os_free(device);
}

const D3DDDI_DEVICEFUNCS *rt_umd_device_functions(const struct rt_umd_device *device)
{
    return &device->functions;
}

HANDLE rt_umd_device_driver_handle(const struct rt_umd_device *device)
{
    return device->driver_handle;
}

D3DKMT_HANDLE rt_umd_device_kernel_handle(const struct rt_umd_device *device)
{
    return device->kernel_handle;
}

void rt_umd_device_set_application(struct rt_umd_device *device, const struct rt_umd_application *application)
{
    os_lock(&rt_umds.lock);
    device->application = *application;
    os_unlock(&rt_umds.lock);
}

UINT rt_umd_device_frame_latency(const struct rt_umd_device *device)
{
    os_lock(&rt_umds.lock);
    UINT frames = device->frame_latency;
    os_unlock(&rt_umds.lock);
    return frames;
}

static struct rt_umd *find_umd(HANDLE handle)
{
    struct rt_umd *umd = rt_umds.first;
    while (umd && umd != handle) {
        umd = umd->next;
    }
    return umd;
}

struct rt_umd_device *rt_find_device(HANDLE handle)
{
    for (struct rt_umd *umd = rt_umds.first; umd; umd = umd->next) {
        for (struct rt_umd_device *device = umd->devices; device; device = device->next) {
            if (device == handle) {
                return device;
            }
        }
    }
    return NULL;
}

bool rt_view_adapter(HANDLE handle, struct rt_adapter_view *view)
{
    os_lock(&rt_umds.lock);
    const struct rt_umd *umd = find_umd(handle);
    if (umd) {
        *view = (struct rt_adapter_view){.adapter = umd->kernel_handle, .interface = umd->interface};
    }
    os_unlock(&rt_umds.lock);
    return umd != NULL;
}

bool rt_view_device(HANDLE handle, struct rt_device_view *view)
{
    os_lock(&rt_umds.lock);
    const struct rt_umd_device *device = rt_find_device(handle);
    if (device) {
        *view = (struct rt_device_view){.adapter = device->umd->kernel_handle, .device = device->kernel_handle};
    }
    os_unlock(&rt_umds.lock);
    return device != NULL;
}
