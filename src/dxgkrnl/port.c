/*
 * port.c: DXGKRNL_INTERFACE as a driver of a version gets it, and the names that drivers import from this room.
 */
#include "dxgkrnl/port.h"

#include "dxgkrnl/adapter.h"
#include "nt/log.h"
#include "nt/thread.h"

#include <string.h>

void dxg_port_check_irql(const char *callback, KIRQL highest)
{
    KIRQL irql = nt_irql();
    if (irql > highest) {
        nt_log(NT_LOG_KERNEL, "%s was called at %s; it may be called up to %s", callback, nt_irql_name(irql),
               nt_irql_name(highest));
    }
}

struct dxg_adapter *dxg_port_adapter(HANDLE handle, const char *callback, KIRQL highest)
{
    dxg_port_check_irql(callback, highest);
    struct dxg_adapter *adapter = dxg_adapter_of_handle(handle);
    if (adapter != NULL) {
        return adapter;
    }
    nt_log(NT_LOG_KERNEL, "%s was given the handle %p, which is not the DeviceHandle of DXGKRNL_INTERFACE", callback,
           handle);
    return NULL;
}

NTSTATUS dxg_port_not_supported(const char *callback)
{
    nt_log(NT_LOG_KERNEL, "%s is not supported here", callback);
    return STATUS_NOT_SUPPORTED;
}

void dxg_port_interface(struct dxg_adapter *adapter, uint32_t version, DXGKRNL_INTERFACE *interface)
{
    uint32_t size = dxg_version_interface_size(version);
    memset(interface, 0, sizeof *interface);
    dxg_port_device_callbacks(interface);
    dxg_port_memory_callbacks(interface);
    dxg_port_interrupt_callbacks(interface);
    dxg_port_object_callbacks(interface);
    dxg_port_handle_callbacks(interface);
    dxg_port_power_callbacks(interface);
    dxg_port_display_callbacks(interface);
    dxg_port_service_callbacks(interface);
    memset((char *)interface + size, 0, sizeof *interface - size);
    interface->Size = size;
    interface->Version = version;
    interface->DeviceHandle = adapter;
}

static const struct nt_export rows[] = {
    {"DxgkInitialize", (const void *)DxgkInitialize},
    {"DxgkInitializeDisplayOnlyDriver", (const void *)DxgkInitializeDisplayOnlyDriver},
    {"DxgkUnInitialize", (const void *)DxgkUnInitialize},
};

const struct nt_export_table dxg_exports = {.rows = rows, .count = sizeof rows / sizeof rows[0]};
