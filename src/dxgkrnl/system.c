/*
 * system.c: makes and unmakes what the driver holds for the kernel itself, so that it can page.
 */
#include "dxgkrnl/system.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/gpuva.h"
#include "dxgkrnl/status.h"

static NTSTATUS failed(struct dxg_error *error, const char *call, NTSTATUS status)
{
    char text[DXG_STATUS_TEXT];
    dxg_error_set(error, status, "%s returned %s for the system's, which pages", call, dxg_status_text(status, text));
    return status;
}

static NTSTATUS make_process(struct dxg_adapter *adapter, struct dxg_system *system, struct dxg_error *error)
{
    static const char text[] = "System";
    PDXGKDDI_CREATEPROCESS ddi = adapter->driver->ddi.DxgkDdiCreateProcess;
    WCHAR name[sizeof text];
    if (!ddi) {
        return STATUS_SUCCESS;
    }
    for (size_t i = 0; i < sizeof text; i++) {
        name[i] = (WCHAR)(unsigned char)text[i];
    }
    DXGKARG_CREATEPROCESS args = {
        .hDxgkProcess = &system->open,
        .Flags.SystemProcess = 1,
        .ProcessNameLength = sizeof text - 1,
        .pProcessName = name,
    };
    NTSTATUS status = ddi(adapter->miniport_context, &args);
    dxg_contract_check("DxgkDdiCreateProcess", (const void *)ddi, PASSIVE_LEVEL);
    if (!NT_SUCCESS(status)) {
        return failed(error, "DxgkDdiCreateProcess", status);
    }
    system->open.kmd_process = args.hKmdProcess;
    system->open.kmd_process_made = true;
    return STATUS_SUCCESS;
}

static NTSTATUS make_device(struct dxg_adapter *adapter, struct dxg_system *system, struct dxg_error *error)
{
    PDXGKDDI_CREATEDEVICE ddi = adapter->driver->ddi.DxgkDdiCreateDevice;
    DXGKARG_CREATEDEVICE args = {
        .hDevice = &system->device,
        .Flags.SystemDevice = 1,
        .hKmdProcess = system->open.kmd_process,
    };
    NTSTATUS status = ddi(adapter->miniport_context, &args);
    dxg_contract_check("DxgkDdiCreateDevice", (const void *)ddi, PASSIVE_LEVEL);
    if (!NT_SUCCESS(status)) {
        return failed(error, "DxgkDdiCreateDevice", status);
    }
    system->device.driver_handle = args.hDevice;
    system->device.made = true;
    return STATUS_SUCCESS;
}

static NTSTATUS make_context(struct dxg_adapter *adapter, struct dxg_system *system, struct dxg_error *error)
{
    PDXGKDDI_CREATECONTEXT ddi = adapter->driver->ddi.DxgkDdiCreateContext;
    DXGKARG_CREATECONTEXT args = {
        .hContext = &system->context,
        .NodeOrdinal = adapter->memory_model.paging_node,
        .EngineAffinity = 1,
        .Flags.SystemContext = 1,
    };
    args.Flags.VirtualAddressing = system->context.is_virtual;
    NTSTATUS status = ddi(system->device.driver_handle, &args);
    dxg_contract_check("DxgkDdiCreateContext", (const void *)ddi, PASSIVE_LEVEL);
    if (!NT_SUCCESS(status)) {
        return failed(error, "DxgkDdiCreateContext", status);
    }
    system->context.driver_handle = args.hContext;
    system->context.info = args.ContextInfo;
    system->context.made = true;
    return STATUS_SUCCESS;
}

NTSTATUS dxg_system_make(struct dxg_adapter *adapter, struct dxg_error *error)
{
    struct dxg_system *system = os_alloc(sizeof *system);
    if (system) {
        system->dummy_page = os_map_pages(DXG_PAGE_BYTES, 0);
    }
    if (!system || !system->dummy_page) {
        os_free(system);
        dxg_error_set(error, STATUS_NO_MEMORY, "no memory for the system's device");
        return STATUS_NO_MEMORY;
    }
    adapter->vidmm.system = system;
    system->open.adapter = adapter;
    system->device.open = &system->open;
    atomic_store_explicit(&system->device.execution, D3DKMT_DEVICEEXECUTION_ACTIVE, memory_order_relaxed);
    system->context.device = &system->device;
    system->context.node_ordinal = adapter->memory_model.paging_node;
    system->context.engine_affinity = 1;
    system->context.is_virtual = adapter->memory_model.addressing == DXG_ADDRESSING_GPUMMU &&
                                 adapter->driver->ddi.DxgkDdiSubmitCommandVirtual != NULL;
    NTSTATUS status = make_process(adapter, system, error);
    if (NT_SUCCESS(status)) {
        status = make_device(adapter, system, error);
    }
    if (NT_SUCCESS(status)) {
        status = make_context(adapter, system, error);
    }
    if (!NT_SUCCESS(status)) {
        dxg_system_unmake(adapter);
    }
    return status;
}

/* ------------------------------------------------------------------------------------------------- paging buffers */

static struct dxg_paging_buffer *take_buffer(struct dxg_system *system)
{
    os_lock(&system->buffers_lock);
    struct dxg_paging_buffer *buffer = system->buffers;
    if (buffer) {
        system->buffers = buffer->next;
    }
    os_unlock(&system->buffers_lock);
    return buffer;
}

void dxg_system_give_buffer(struct dxg_paging_buffer *buffer)
{
    struct dxg_system *system = buffer->system;
    os_lock(&system->buffers_lock);
    buffer->next = system->buffers;
    system->buffers = buffer;
    system->lent--;
    os_unlock(&system->buffers_lock);
}

/* Whoever completed or aborted the last packets may be about to free them. */
static void wait_for_buffers(struct dxg_system *system)
{
    os_lock(&system->buffers_lock);
    while (system->lent > 0) {
        os_unlock(&system->buffers_lock);
        os_thread_yield();
        os_lock(&system->buffers_lock);
    }
    os_unlock(&system->buffers_lock);
}

static void free_buffer(struct dxg_paging_buffer *buffer)
{
    if (buffer->memory) {
        os_unmap_pages(buffer->memory, buffer->bytes);
    }
    os_free(buffer);
}

void dxg_system_unmake(struct dxg_adapter *adapter)
{
    struct dxg_system *system = adapter->vidmm.system;
    const DRIVER_INITIALIZATION_DATA *ddi = &adapter->driver->ddi;
    if (!system) {
        return;
    }
    if (system->context.made && ddi->DxgkDdiDestroyContext) {
        ddi->DxgkDdiDestroyContext(system->context.driver_handle);
        dxg_contract_check("DxgkDdiDestroyContext", (const void *)ddi->DxgkDdiDestroyContext, PASSIVE_LEVEL);
    }
    if (system->device.made && ddi->DxgkDdiDestroyDevice) {
        ddi->DxgkDdiDestroyDevice(system->device.driver_handle);
        dxg_contract_check("DxgkDdiDestroyDevice", (const void *)ddi->DxgkDdiDestroyDevice, PASSIVE_LEVEL);
    }
    dxg_open_drop_kmd_process(&system->open);
    wait_for_buffers(system);
    while (system->buffers) {
        free_buffer(take_buffer(system));
    }
    adapter->vidmm.system = NULL;
    os_unmap_pages(system->dummy_page, DXG_PAGE_BYTES);
    os_free(system);
}

/* Null: no memory, of whatever kind. */
static struct dxg_paging_buffer *make_buffer(struct dxg_adapter *adapter)
{
    struct dxg_paging_buffer *buffer = os_alloc(sizeof *buffer);
    if (!buffer) {
        return NULL;
    }
    buffer->system = adapter->vidmm.system;
    buffer->bytes = (adapter->memory_model.paging_bytes + DXG_PAGE_BYTES - 1) / DXG_PAGE_BYTES * DXG_PAGE_BYTES;
    buffer->memory = os_map_pages(buffer->bytes, 0);
    if (!buffer->memory ||
        !NT_SUCCESS(dxg_gpuva_map_buffer(adapter, buffer->memory, buffer->bytes, &buffer->address))) {
        free_buffer(buffer);
        return NULL;
    }
    return buffer;
}

static bool give_seen_buffer(struct dxg_adapter *adapter, struct dxg_packet *packet)
{
    struct dxg_paging_buffer *buffer = take_buffer(adapter->vidmm.system);
    if (!buffer) {
        buffer = make_buffer(adapter);
    }
    if (buffer) {
        os_lock(&adapter->vidmm.system->buffers_lock);
        adapter->vidmm.system->lent++;
        os_unlock(&adapter->vidmm.system->buffers_lock);
        packet->buffer = buffer;
        packet->dma = buffer->memory;
        packet->dma_bytes = adapter->memory_model.paging_bytes;
        packet->dma_address = buffer->address;
    }
    return buffer != NULL;
}

struct dxg_packet *dxg_system_packet(struct dxg_adapter *adapter, bool seen)
{
    const struct dxg_segments *model = &adapter->memory_model;
    struct dxg_system *system = adapter->vidmm.system;
    bool needs_buffer = seen && system->space;
    struct dxg_packet *packet =
        dxg_packet_create(&system->context, needs_buffer ? 0 : model->paging_bytes, model->paging_private_bytes, 1, 0);
    if (!packet) {
        return NULL;
    }
    packet->is_paging = true;
    packet->allocation_count = 0; /* the room was for what it uses */
    if (needs_buffer && !give_seen_buffer(adapter, packet)) {
        dxg_packet_destroy(packet);
        return NULL;
    }
    return packet;
}
