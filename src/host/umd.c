/*
 * umd.c: a user-mode display driver in an embedding program – its image, the adapter opened with it, its devices.
 */
#include "host/state.h"

#include "host/user_exports.h"
#include "nt/export_tables.h"
#include "runtime/umd.h"

struct host_umd {
    struct host_process *process;
    struct image *image;
    struct rt_umd *runtime;
    struct os_lock lock; /* guards `devices` */
    struct host_umd_device *devices;
};

struct host_umd_device {
    struct host_umd *umd;
    struct rt_umd_device *runtime;
    struct host_umd_device *next;
};

static struct image *load_image(const char *file, struct host_error *error)
{
    const struct nt_export_table tables[] = {
        host_user_exports,     nt_crt_memory_exports, nt_crt_string_exports, nt_crt_number_exports,
        nt_crt_printf_exports, nt_wpp_exports,        nt_seh_user_exports,
    };
    return host_image_load(file, IMAGE_USER, tables, sizeof tables / sizeof tables[0], error);
}

struct host_umd *host_umd_load(struct host_process *process, const char *file, uint32_t interface,
                               struct host_error *error)
{
    if (error) {
        *error = (struct host_error){.failure = HOST_OK};
    }
    struct host_umd *umd = os_alloc(sizeof *umd);
    if (!umd) {
        host_fail(error, HOST_NO_MEMORY, STATUS_NO_MEMORY, "no memory for a user-mode driver");
        return NULL;
    }
    umd->process = process;
    umd->image = load_image(file, error);
    if (!umd->image) {
        goto free_umd;
    }
    struct rt_umd_open open = {
        .adapter = process->host->adapter->luid,
        .entry = (PFND3DDDI_OPENADAPTER)(uintptr_t)image_symbol(umd->image, "OpenAdapter"),
        .interface = interface ? interface : RT_UMD_DIRECT3D9,
    };
    if (!open.entry) {
        host_fail(error, HOST_ENTRY_FAILED, 0, "%s: not a user-mode display driver, since it exports no OpenAdapter",
                  file);
        goto unload_image;
    }
    struct nt_process *before = host_process_enter(process);
    HRESULT result = rt_umd_open(&open, &umd->runtime);
    host_process_leave(before);
    if (FAILED(result)) {
        host_fail(error, HOST_ENTRY_FAILED, (NTSTATUS)result, "%s: OpenAdapter gave 0x%08X", file, (unsigned)result);
        goto unload_image;
    }
    return umd;

unload_image:
    host_image_unload(umd->image);
free_umd:
    os_free(umd);
    return NULL;
}

void host_umd_unload(struct host_umd *umd)
{
    if (!umd) {
        return;
    }
    while (umd->devices) {
        host_umd_device_destroy(umd->devices);
    }
    struct nt_process *before = host_process_enter(umd->process);
    rt_umd_close(umd->runtime);
    host_process_leave(before);
    host_image_unload(umd->image);
    os_free(umd);
}

void *host_umd_symbol(const struct host_umd *umd, const char *name)
{
    return image_symbol(umd->image, name);
}

D3DKMT_HANDLE host_umd_adapter(const struct host_umd *umd)
{
    return rt_umd_adapter(umd->runtime);
}

static void link_device(struct host_umd_device *device)
{
    os_lock(&device->umd->lock);
    device->next = device->umd->devices;
    device->umd->devices = device;
    os_unlock(&device->umd->lock);
}

static void unlink_device(struct host_umd_device *device)
{
    os_lock(&device->umd->lock);
    struct host_umd_device **at = &device->umd->devices;
    while (*at != device) {
        at = &(*at)->next;
    }
    *at = device->next;
    os_unlock(&device->umd->lock);
}

static HRESULT create_device(struct host_umd *umd, struct host_umd_device **created)
{
    struct host_umd_device *device = os_alloc(sizeof *device);
    if (!device) {
        return E_OUTOFMEMORY;
    }
    device->umd = umd;
    struct nt_process *before = host_process_enter(umd->process);
    HRESULT result = rt_umd_device_create(umd->runtime, (D3DDDI_CREATEDEVICEFLAGS){.Value = 0}, &device->runtime);
    host_process_leave(before);
    if (FAILED(result)) {
        os_free(device);
        return result;
    }
    link_device(device);
    *created = device;
    return result;
}

struct host_umd_device *host_umd_device_create(struct host_umd *umd, HRESULT *result)
{
    struct host_umd_device *device = NULL;
    HRESULT made = create_device(umd, &device);
    if (result) {
        *result = made;
    }
    return device;
}

void host_umd_device_destroy(struct host_umd_device *device)
{
    if (!device) {
        return;
    }
    unlink_device(device);
    struct nt_process *before = host_process_enter(device->umd->process);
    rt_umd_device_destroy(device->runtime);
    host_process_leave(before);
    os_free(device);
}

void *host_umd_device_handle(const struct host_umd_device *device)
{
    return rt_umd_device_driver_handle(device->runtime);
}

const struct _D3DDDI_DEVICEFUNCS *host_umd_device_functions(const struct host_umd_device *device)
{
    return rt_umd_device_functions(device->runtime);
}

D3DKMT_HANDLE host_umd_device_kernel_handle(const struct host_umd_device *device)
{
    return rt_umd_device_kernel_handle(device->runtime);
}

void host_umd_device_set_application(struct host_umd_device *device, bool linked_adapters, bool was_exclusive,
                                     bool chose_latency_itself)
{
    const struct rt_umd_application application = {
        .linked_adapters = linked_adapters,
        .was_exclusive = was_exclusive,
        .chose_latency_itself = chose_latency_itself,
    };
    rt_umd_device_set_application(device->runtime, &application);
}

uint32_t host_umd_device_frame_latency(const struct host_umd_device *device)
{
    return rt_umd_device_frame_latency(device->runtime);
}
