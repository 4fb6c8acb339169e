/*
 * adapter.c: the life of a display adapter – added, started, stopped, pulled out, removed, in the documented order.
 */
#include "dxgkrnl/adapter.h"

#include "dxgkrnl/context_allocation.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/device.h"
#include "dxgkrnl/modality.h"
#include "dxgkrnl/port.h"
#include "dxgkrnl/process.h"
#include "dxgkrnl/query.h"
#include "dxgkrnl/status.h"
#include "nt/bugcheck.h"
#include "nt/bus_device.h"
#include "nt/interrupt.h"
#include "nt/log.h"
#include "nt/machine.h"
#include "nt/registry.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define ESCAPE_LIMIT           (16u * 1024 * 1024)
#define FIRST_LUID             0x10000u
#define MOST_CHILDREN          1024u
#define DMA_QUEUE_ENTRIES      2u
#define REGISTRY_PATH_BYTES    512
#define VERSION_WITH_PRE_START 0x700Au /* WDDM 2.2 */

struct dxg_kernel dxg_kernel;

NTSTATUS dxg_kernel_init(void)
{
    dxg_kernel = (struct dxg_kernel){.last_luid = FIRST_LUID, .escape_limit = ESCAPE_LIMIT};
    return STATUS_SUCCESS;
}

void dxg_kernel_fini(void)
{
    dxg_process_destroy_implicit();
}

static void set_state(struct dxg_adapter *adapter, enum dxg_adapter_state state)
{
    atomic_store_explicit(&adapter->state, (uint32_t)state, memory_order_release);
}

static void list_adapter(struct dxg_adapter *adapter)
{
    os_lock(&dxg_kernel.lock);
    struct dxg_adapter **link = &dxg_kernel.adapters;
    while (*link != NULL) {
        link = &(*link)->next;
    }
    *link = adapter;
    os_unlock(&dxg_kernel.lock);
}

static void unlist_adapter(struct dxg_adapter *adapter)
{
    os_lock(&dxg_kernel.lock);
    struct dxg_adapter **link = &dxg_kernel.adapters;
    while (*link != NULL && *link != adapter) {
        link = &(*link)->next;
    }
    if (*link == adapter) {
        *link = adapter->next;
        adapter->next = NULL;
    }
    os_unlock(&dxg_kernel.lock);
}

struct dxg_adapter *dxg_adapter_get(struct dxg_adapter *adapter)
{
    atomic_fetch_add_explicit(&adapter->references, 1, memory_order_relaxed);
    return adapter;
}

void dxg_adapter_put(struct dxg_adapter *adapter)
{
    if (adapter != NULL && atomic_fetch_sub_explicit(&adapter->references, 1, memory_order_acq_rel) == 1) {
        dxg_driver_put(adapter->driver);
        os_free(adapter);
    }
}

static bool same_luid(LUID a, LUID b)
{
    return a.LowPart == b.LowPart && a.HighPart == b.HighPart;
}

struct dxg_adapter *dxg_adapter_find(LUID luid)
{
    os_lock(&dxg_kernel.lock);
    struct dxg_adapter *adapter = dxg_kernel.adapters;
    for (; adapter != NULL; adapter = adapter->next) {
        enum dxg_adapter_state state = dxg_adapter_state(adapter);
        bool started = state == DXG_ADAPTER_STARTED || state == DXG_ADAPTER_RESETTING;
        if (started && same_luid(adapter->luid, luid)) {
            dxg_adapter_get(adapter);
            break;
        }
    }
    os_unlock(&dxg_kernel.lock);
    return adapter;
}

struct dxg_adapter *dxg_adapter_of_handle(HANDLE handle)
{
    os_lock(&dxg_kernel.lock);
    struct dxg_adapter *adapter = dxg_kernel.adapters;
    while (adapter != NULL && adapter != handle) {
        adapter = adapter->next;
    }
    os_unlock(&dxg_kernel.lock);
    return adapter;
}

bool dxg_adapter_exists(const struct dxg_driver *driver)
{
    os_lock(&dxg_kernel.lock);
    const struct dxg_adapter *adapter = dxg_kernel.adapters;
    while (adapter != NULL && adapter->driver != driver) {
        adapter = adapter->next;
    }
    os_unlock(&dxg_kernel.lock);
    return adapter != NULL;
}

/* Without a time-out this does not fail (level.h). */
static void enter_alone(struct dxg_adapter *adapter, bool drain)
{
    NTSTATUS status = dxg_level_three_enter(adapter, drain, UINT64_MAX);
    assert(NT_SUCCESS(status));
    (void)status;
}

/* The driver came back from a call that it was given at PASSIVE_LEVEL. */
static void returned(const char *call, const void *routine)
{
    dxg_contract_check(call, routine, PASSIVE_LEVEL);
}

/* What the error of a failed call says: the call, and its status by name. */
static NTSTATUS call_failed(struct dxg_error *error, const char *call, NTSTATUS status)
{
    char text[DXG_STATUS_TEXT];
    dxg_error_set(error, status, "%s returned %s", call, dxg_status_text(status, text));
    return status;
}

static bool interrupt_service(void *context, uint32_t message)
{
    struct dxg_adapter *adapter = context;
    return adapter->driver->ddi.DxgkDdiInterruptRoutine(adapter->miniport_context, message) != FALSE;
}

static VOID NTAPI dpc_routine(struct _KDPC *Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    (void)Dpc;
    (void)SystemArgument1;
    (void)SystemArgument2;
    struct dxg_adapter *adapter = DeferredContext;
    adapter->driver->ddi.DxgkDdiDpcRoutine(adapter->miniport_context);
}

static GUID guid_of(uint32_t number)
{
    return (GUID){.Data1 = number, .Data2 = 0x4553, .Data3 = 0x4341, .Data4 = {'P', 'E', 'M', 'E', 'N', 'T', 0, 1}};
}

static bool can_render(const struct dxg_driver *driver)
{
    const DRIVER_INITIALIZATION_DATA *ddi = &driver->ddi;
    return ddi->DxgkDdiCreateDevice != NULL && ddi->DxgkDdiCreateContext != NULL &&
           (ddi->DxgkDdiSubmitCommand != NULL || ddi->DxgkDdiSubmitCommandVirtual != NULL);
}

static NTSTATUS set_text_if_missing(struct nt_key *key, const char *name, const char *text)
{
    uint32_t number;
    NTSTATUS status = nt_key_query_u32(key, name, &number);
    return status == STATUS_OBJECT_NAME_NOT_FOUND ? nt_key_set_text(key, name, text) : STATUS_SUCCESS;
}

/* The driver's key for this device, as its installation leaves it; a later adapter in its place finds it again. */
static NTSTATUS make_registry_key(const char *path, const char *model, const char *hardware_id)
{
    struct nt_key *key;
    NTSTATUS status = nt_key_open(&key, path);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = set_text_if_missing(key, "DriverDesc", model);
    if (NT_SUCCESS(status)) {
        status = set_text_if_missing(key, "MatchingDeviceId", hardware_id);
    }
    nt_key_close(key);
    return status;
}

static NTSTATUS make_registry_path(struct dxg_adapter *adapter)
{
    const char *path = nt_device_driver_key_path(adapter->pdo);
    size_t length = strlen(path);
    WCHAR *text = os_alloc((length + 1) * sizeof *text);
    if (text == NULL) {
        return STATUS_NO_MEMORY;
    }
    for (size_t i = 0; i < length; i++) {
        text[i] = (WCHAR)(unsigned char)path[i];
    }
    adapter->registry_path = (UNICODE_STRING){
        .Length = (USHORT)(length * sizeof *text),
        .MaximumLength = (USHORT)((length + 1) * sizeof *text),
        .Buffer = text,
    };
    return STATUS_SUCCESS;
}

/* How many messages the installation wants for the device in place of its line: MSISupported, MessageNumberLimit. */
static uint32_t messages_wanted(PDEVICE_OBJECT pdo)
{
    char path[REGISTRY_PATH_BYTES];
    struct nt_key *key;
    uint32_t supported = 0;
    uint32_t limit = UINT32_MAX;
    snprintf(path, sizeof path, "%s\\Interrupt Management\\MessageSignaledInterruptProperties",
             nt_device_key_path(pdo));
    if (NT_SUCCESS(nt_key_open_existing(&key, path))) {
        (void)nt_key_query_u32(key, "MSISupported", &supported);
        (void)nt_key_query_u32(key, "MessageNumberLimit", &limit);
        nt_key_close(key);
    }
    return supported == 1 ? limit : 0;
}

void dxg_adapter_hardware_id(const struct escapement_device_model *model, char *text, size_t room)
{
    snprintf(text, room, "PCI\\VEN_%04X&DEV_%04X&SUBSYS_%04X%04X&REV_%02X", model->vendor_id, model->device_id,
             model->subsystem_id, model->subsystem_vendor_id, model->revision);
}

/* Without DxgkDdiAddDevice: the parts that are ours. */
static NTSTATUS make_adapter(struct dxg_driver *driver, const struct escapement_device_model *model,
                             struct dxg_adapter **adapter, struct dxg_error *error)
{
    NTSTATUS status = STATUS_NO_MEMORY;
    struct dxg_adapter *made = os_alloc(sizeof *made);
    if (made == NULL) {
        dxg_error_set(error, status, "no memory for the adapter");
        return status;
    }
    made->driver = dxg_driver_get(driver);
    made->can_render = can_render(driver);
    atomic_store_explicit(&made->references, 1, memory_order_relaxed);
    os_lock(&dxg_kernel.lock);
    made->guid = guid_of(++dxg_kernel.last_adapter);
    os_unlock(&dxg_kernel.lock);
    KeInitializeDpc(&made->dpc, dpc_routine, made);
    status = dxg_bus_create(model, &made->bus);
    if (status == STATUS_NO_MEMORY) {
        dxg_error_set(error, status, "no memory for the device");
        goto free_adapter;
    }
    if (!NT_SUCCESS(status)) {
        dxg_error_set(error, status, "the device model %s is not as escapement/device.h has it",
                      model != NULL && model->name != NULL ? model->name : "without a name");
        goto free_adapter;
    }
    char hardware_id[DXG_HARDWARE_ID_BYTES];
    dxg_adapter_hardware_id(model, hardware_id, sizeof hardware_id);
    made->pdo = nt_device_object_create(hardware_id, driver->name);
    if (made->pdo == NULL) {
        status = STATUS_NO_MEMORY;
        dxg_error_set(error, status, "no memory for the physical device object");
        goto destroy_bus;
    }
    nt_device_set_bus(made->pdo, &dxg_bus_config_ops, made->bus);
    dxg_bus_grant_messages(made->bus, messages_wanted(made->pdo));
    made->resources = dxg_bus_resources(made->bus);
    if (made->resources == NULL) {
        status = STATUS_NO_MEMORY;
        dxg_error_set(error, status, "no memory for the device's resources");
        goto destroy_pdo;
    }
    status = make_registry_key(nt_device_driver_key_path(made->pdo), model->name, hardware_id);
    if (NT_SUCCESS(status)) {
        status = make_registry_path(made);
    }
    if (!NT_SUCCESS(status)) {
        dxg_error_set(error, status, "no memory for the device's registry key");
        goto free_resources;
    }
    *adapter = made;
    return STATUS_SUCCESS;

free_resources:
    os_free(made->resources);
destroy_pdo:
    nt_device_object_destroy(made->pdo);
destroy_bus:
    dxg_bus_destroy(made->bus);
free_adapter:
    dxg_adapter_put(made);
    return status;
}

/* Our parts of an adapter that the driver has no context for (any more). The memory stays for those who refer to it. */
static void unmake_adapter(struct dxg_adapter *adapter)
{
    nt_device_object_destroy(adapter->pdo);
    adapter->pdo = NULL;
    os_free(adapter->registry_path.Buffer);
    adapter->registry_path.Buffer = NULL;
    os_free(adapter->resources);
    adapter->resources = NULL;
    dxg_post_forget(adapter);
    dxg_bus_destroy(adapter->bus);
    adapter->bus = NULL;
    dxg_adapter_put(adapter);
}

NTSTATUS dxg_adapter_add(struct dxg_driver *driver, const struct escapement_device_model *model,
                         struct dxg_adapter **adapter, struct dxg_error *error)
{
    struct dxg_adapter *made;
    NTSTATUS status = make_adapter(driver, model, &made, error);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    enter_alone(made, false);
    PVOID context = NULL;
    status = driver->ddi.DxgkDdiAddDevice(made->pdo, &context);
    returned("DxgkDdiAddDevice", (const void *)driver->ddi.DxgkDdiAddDevice);
    dxg_level_three_leave(made);
    if (!NT_SUCCESS(status)) {
        call_failed(error, "DxgkDdiAddDevice", status);
    } else if (context == NULL) {
        /* Documented: success without a context says that the driver does not serve this function of the device. */
        status = STATUS_NOT_SUPPORTED;
        dxg_error_set(error, status,
                      "DxgkDdiAddDevice returned success without a MiniportDeviceContext, which says that the driver "
                      "does not support this device: set *MiniportDeviceContext");
    }
    if (!NT_SUCCESS(status)) {
        unmake_adapter(made);
        return status;
    }
    made->miniport_context = context;
    set_state(made, DXG_ADAPTER_ADDED);
    list_adapter(made);
    *adapter = made;
    return STATUS_SUCCESS;
}

static NTSTATUS exchange_pre_start_info(struct dxg_adapter *adapter, struct dxg_error *error)
{
    const struct dxg_driver *driver = adapter->driver;
    if (driver->version < VERSION_WITH_PRE_START || driver->ddi.DxgkDdiExchangePreStartInfo == NULL) {
        return STATUS_SUCCESS;
    }
    DXGK_PRE_START_INFO info = {0};
    NTSTATUS status = driver->ddi.DxgkDdiExchangePreStartInfo(adapter->miniport_context, &info);
    returned("DxgkDdiExchangePreStartInfo", (const void *)driver->ddi.DxgkDdiExchangePreStartInfo);
    return NT_SUCCESS(status) ? status : call_failed(error, "DxgkDdiExchangePreStartInfo", status);
}

/* DxgkDdiStartDevice with an interface of exactly the size that the driver's version has. */
static NTSTATUS start_device(struct dxg_adapter *adapter, LUID luid, struct dxg_error *error)
{
    const struct dxg_driver *driver = adapter->driver;
    DXGKRNL_INTERFACE full;
    dxg_port_interface(adapter, driver->version, &full);
    DXGKRNL_INTERFACE *interface = os_alloc(full.Size);
    if (interface == NULL) {
        dxg_error_set(error, STATUS_NO_MEMORY, "no memory for the port's interface");
        return STATUS_NO_MEMORY;
    }
    memcpy(interface, &full, full.Size);
    DXGK_START_INFO info = {
        .RequiredDmaQueueEntry = DMA_QUEUE_ENTRIES, .AdapterGuid = adapter->guid, .AdapterLuid = luid};
    ULONG sources = 0;
    ULONG children = 0;
    NTSTATUS status = driver->ddi.DxgkDdiStartDevice(adapter->miniport_context, &info, interface, &sources, &children);
    returned("DxgkDdiStartDevice", (const void *)driver->ddi.DxgkDdiStartDevice);
    os_free(interface);
    if (!NT_SUCCESS(status)) {
        return call_failed(error, "DxgkDdiStartDevice", status);
    }
    adapter->sources = sources;
    adapter->children = children;
    return STATUS_SUCCESS;
}

static NTSTATUS check_counts(const struct dxg_adapter *adapter, struct dxg_error *error)
{
    if (adapter->sources <= DXG_SOURCES_MOST && adapter->children <= MOST_CHILDREN) {
        return STATUS_SUCCESS;
    }
    dxg_error_set(error, STATUS_INVALID_PARAMETER,
                  "DxgkDdiStartDevice reported %u video present sources and %u children, of which no adapter has so "
                  "many (at most %u and %u)",
                  (unsigned)adapter->sources, (unsigned)adapter->children, DXG_SOURCES_MOST, MOST_CHILDREN);
    return STATUS_INVALID_PARAMETER;
}

/* Callbacks that an adapter with displays, or with children, has on Windows. */
struct wanted {
    const char *name;
    size_t member;
    bool for_children;
};

#define SOURCES(member)  {#member, offsetof(DRIVER_INITIALIZATION_DATA, member), false}
#define CHILDREN(member) {#member, offsetof(DRIVER_INITIALIZATION_DATA, member), true}

static const struct wanted wanted_with_displays[] = {
    SOURCES(DxgkDdiIsSupportedVidPn),
    SOURCES(DxgkDdiRecommendFunctionalVidPn),
    SOURCES(DxgkDdiEnumVidPnCofuncModality),
    SOURCES(DxgkDdiSetVidPnSourceVisibility),
    SOURCES(DxgkDdiCommitVidPn),
    SOURCES(DxgkDdiUpdateActiveVidPnPresentPath),
    CHILDREN(DxgkDdiQueryChildRelations),
    CHILDREN(DxgkDdiQueryChildStatus),
    CHILDREN(DxgkDdiQueryDeviceDescriptor),
};

const char *dxg_adapter_lacks(const struct dxg_adapter *adapter, size_t *place)
{
    while (*place < sizeof wanted_with_displays / sizeof wanted_with_displays[0]) {
        const struct wanted *row = &wanted_with_displays[(*place)++];
        const void *callback;
        memcpy(&callback, (const char *)&adapter->driver->ddi + row->member, sizeof callback);
        if (callback == NULL && (row->for_children ? adapter->children : adapter->sources) != 0) {
            return row->name;
        }
    }
    return NULL;
}

/* A driver that would not get so far on Windows starts here, and is told. */
static void remark_on_displays(const struct dxg_adapter *adapter)
{
    size_t place = 0;
    for (const char *name = dxg_adapter_lacks(adapter, &place); name; name = dxg_adapter_lacks(adapter, &place)) {
        nt_log(NT_LOG_KERNEL, "the driver reports %s, for which Windows requires %s",
               wanted_with_displays[place - 1].for_children ? "children" : "video present sources", name);
    }
}

/* The interrupt and the DPC are quiet: neither runs, nor will. */
static void quiesce(struct dxg_adapter *adapter)
{
    dxg_bus_connect(adapter->bus, NULL, NULL);
    KeRemoveQueueDpc(&adapter->dpc);
    KeFlushQueuedDpcs();
}

/* The target of the picture that the next driver, or the firmware's, is to find; false: there is no output. */
static bool boot_target(struct dxg_adapter *adapter, uint32_t *target)
{
    const struct dxg_vidpn *vidpn = adapter->display.active;
    const struct dxg_vidpn_path *path = vidpn == NULL ? NULL : dxg_vidpn_first_path(vidpn);
    if (path != NULL) {
        *target = path->info.VidPnTargetId;
        return true;
    }
    return dxg_modality_targets(adapter, false, target, 1) == 1;
}

/*
 * Documented: the driver of the device that the firmware drew on is asked to hand a picture back as it stops; one that
 * does not (or has no such function) is stopped as any other.
 */
static bool stop_and_release(struct dxg_adapter *adapter)
{
    PDXGKDDI_STOP_DEVICE_AND_RELEASE_POST_DISPLAY_OWNERSHIP stop =
        adapter->driver->ddi.DxgkDdiStopDeviceAndReleasePostDisplayOwnership;
    uint32_t target;
    if (stop == NULL || !adapter->display.has_post || !dxg_bus_is_plugged(adapter->bus) ||
        !boot_target(adapter, &target)) {
        return false;
    }
    DXGK_DISPLAY_INFORMATION info = {0};
    NTSTATUS status = stop(adapter->miniport_context, target, &info);
    returned("DxgkDdiStopDeviceAndReleasePostDisplayOwnership", (const void *)stop);
    if (NT_SUCCESS(status)) {
        dxg_post_release(adapter, &info);
    }
    return NT_SUCCESS(status);
}

static void stop_device(struct dxg_adapter *adapter)
{
    char text[DXG_STATUS_TEXT];
    if (stop_and_release(adapter)) {
        return;
    }
    NTSTATUS status = adapter->driver->ddi.DxgkDdiStopDevice(adapter->miniport_context);
    returned("DxgkDdiStopDevice", (const void *)adapter->driver->ddi.DxgkDdiStopDevice);
    if (!NT_SUCCESS(status)) {
        nt_log(NT_LOG_KERNEL, "DxgkDdiStopDevice returned %s: the adapter counts as stopped all the same",
               dxg_status_text(status, text));
    }
}

static LUID next_luid(void)
{
    os_lock(&dxg_kernel.lock);
    LUID luid = {.LowPart = ++dxg_kernel.last_luid};
    os_unlock(&dxg_kernel.lock);
    return luid;
}

/* From here on other threads find the adapter. */
static void publish(struct dxg_adapter *adapter, LUID luid)
{
    os_lock(&dxg_kernel.lock);
    adapter->luid = luid;
    set_state(adapter, DXG_ADAPTER_STARTED);
    os_unlock(&dxg_kernel.lock);
}

/* Alone in the adapter. */
static NTSTATUS start_alone(struct dxg_adapter *adapter, struct dxg_error *error)
{
    LUID luid = next_luid();
    NTSTATUS status = dxg_tdr_configure(adapter);
    if (!NT_SUCCESS(status)) {
        dxg_error_set(error, status, "no memory for the settings of time-outs");
        return status;
    }
    status = dxg_bus_replug(adapter->bus);
    if (!NT_SUCCESS(status)) {
        dxg_error_set(error, status, "no memory for the device");
        return status;
    }
    status = dxg_post_prepare(adapter);
    if (!NT_SUCCESS(status)) {
        dxg_error_set(error, status, "no memory for the frame buffer");
        return status;
    }
    status = dxg_scheduler_start(adapter);
    if (!NT_SUCCESS(status)) {
        dxg_error_set(error, status, "no memory for the scheduler");
        return status;
    }
    status = exchange_pre_start_info(adapter, error);
    if (!NT_SUCCESS(status)) {
        goto stop_scheduler;
    }
    if (adapter->driver->ddi.DxgkDdiInterruptRoutine != NULL) {
        status = dxg_bus_connect(adapter->bus, interrupt_service, adapter);
        if (!NT_SUCCESS(status)) {
            dxg_error_set(error, status, "no memory to connect the interrupt");
            goto stop_scheduler;
        }
    }
    /* A device that did not start is not stopped: DxgkDdiStopDevice follows only what fails later. */
    status = start_device(adapter, luid, error);
    if (!NT_SUCCESS(status)) {
        goto quiesce;
    }
    status = check_counts(adapter, error);
    if (!NT_SUCCESS(status)) {
        goto stop_device;
    }
    remark_on_displays(adapter);
    status = dxg_query_at_start(adapter, error);
    if (!NT_SUCCESS(status)) {
        goto stop_device;
    }
    status = dxg_power_start(adapter, error);
    if (!NT_SUCCESS(status)) {
        goto stop_device;
    }
    status = dxg_vidmm_start(adapter, error);
    if (!NT_SUCCESS(status)) {
        goto stop_device;
    }
    dxg_display_start(adapter);
    publish(adapter, luid);
    return STATUS_SUCCESS;

stop_device:
    stop_device(adapter);
quiesce:
    quiesce(adapter);
    dxg_display_forget(adapter);
    dxg_power_stop(adapter);
stop_scheduler:
    dxg_scheduler_stop(adapter);
    return status;
}

NTSTATUS dxg_adapter_start(struct dxg_adapter *adapter, struct dxg_error *error)
{
    enter_alone(adapter, false);
    NTSTATUS status;
    enum dxg_adapter_state state = dxg_adapter_state(adapter);
    if (state == DXG_ADAPTER_ADDED || state == DXG_ADAPTER_STOPPED) {
        status = start_alone(adapter, error);
    } else {
        status = STATUS_INVALID_DEVICE_STATE;
        dxg_error_set(error, status, "the adapter is %s", state == DXG_ADAPTER_REMOVED ? "removed" : "started already");
    }
    dxg_level_three_leave(adapter);
    if (NT_SUCCESS(status) && dxg_child_has_news(adapter)) {
        dxg_display_request_update(adapter); /* that the driver had while it was started */
    }
    return status;
}

/* What the driver made for the processes that have the adapter open: it destroys them before it is stopped. */
static void drop_kmd_processes(struct dxg_adapter *adapter)
{
    /* Alone, and so against the end of a process, which takes an open off the list inside a level (process.c). */
    os_lock(&adapter->objects_lock);
    struct dxg_open *open = adapter->opens;
    os_unlock(&adapter->objects_lock);
    while (open != NULL) {
        dxg_open_drop_kmd_process(open);
        os_lock(&adapter->objects_lock);
        open = open->next_of_adapter;
        os_unlock(&adapter->objects_lock);
    }
}

/* Alone in the adapter, which was started: everything of the clients' goes, then the device. */
static void stop_alone(struct dxg_adapter *adapter)
{
    set_state(adapter, DXG_ADAPTER_STOPPED);
    dxg_device_tear_down_all(adapter);
    drop_kmd_processes(adapter);
    if (dxg_bus_is_plugged(adapter->bus)) {
        dxg_display_stop(adapter);
    }
    dxg_display_drop_primaries(adapter);
    dxg_vidmm_stop(adapter);
    stop_device(adapter);
    quiesce(adapter);
    dxg_display_forget(adapter);
    dxg_power_stop(adapter);
    dxg_scheduler_stop(adapter);
}

static bool is_started(struct dxg_adapter *adapter)
{
    enum dxg_adapter_state state = dxg_adapter_state(adapter);
    return state == DXG_ADAPTER_STARTED || state == DXG_ADAPTER_RESETTING;
}

void dxg_adapter_stop(struct dxg_adapter *adapter)
{
    enter_alone(adapter, true);
    if (is_started(adapter)) {
        stop_alone(adapter);
    }
    dxg_level_three_leave(adapter);
    dxg_display_wait_idle(adapter);
}

static bool wants_surprise_removal(const struct dxg_adapter *adapter)
{
    return adapter->driver->ddi.DxgkDdiNotifySurpriseRemoval != NULL &&
           atomic_load_explicit(&adapter->can_be_removed, memory_order_relaxed);
}

/* Inside the adapter. */
static void notify_surprise_removal(struct dxg_adapter *adapter)
{
    const struct dxg_driver *driver = adapter->driver;
    NTSTATUS status = driver->ddi.DxgkDdiNotifySurpriseRemoval(adapter->miniport_context, DxgkRemovalPnPNotify);
    returned("DxgkDdiNotifySurpriseRemoval", (const void *)driver->ddi.DxgkDdiNotifySurpriseRemoval);
    if (!NT_SUCCESS(status)) {
        nt_bugcheck(VIDEO_DXGKRNL_FATAL_ERROR, (uint32_t)status, (uintptr_t)adapter->miniport_context,
                    DxgkRemovalPnPNotify, 0,
                    "DxgkDdiNotifySurpriseRemoval failed for a PnP removal, which it must not");
    }
}

/* DxgkDdiNotifySurpriseRemoval, at level zero and so beside calls in flight; for drivers that say they support it.
 * STATUS_NO_MEMORY: not called. */
static NTSTATUS notify_beside_calls(struct dxg_adapter *adapter)
{
    NTSTATUS status = dxg_level_unsynchronized_enter(adapter);
    if (NT_SUCCESS(status)) {
        notify_surprise_removal(adapter);
        dxg_level_unsynchronized_leave(adapter);
    }
    return status;
}

void dxg_adapter_surprise_remove(struct dxg_adapter *adapter)
{
    dxg_bus_unplug(adapter->bus);
    bool is_late = wants_surprise_removal(adapter) && notify_beside_calls(adapter) == STATUS_NO_MEMORY;
    enter_alone(adapter, false);
    if (is_started(adapter)) {
        if (is_late) { /* a thread without memory for its place in the levels: once the calls are out */
            notify_surprise_removal(adapter);
        }
        dxg_scheduler_abort(adapter, D3DKMT_DEVICEEXECUTION_STOPPED);
        stop_alone(adapter);
    }
    dxg_level_three_leave(adapter);
    dxg_display_wait_idle(adapter);
}

void dxg_adapter_remove(struct dxg_adapter *adapter)
{
    if (is_started(adapter)) {
        dxg_adapter_stop(adapter);
    }
    enter_alone(adapter, false);
    char text[DXG_STATUS_TEXT];
    NTSTATUS status = adapter->driver->ddi.DxgkDdiRemoveDevice(adapter->miniport_context);
    returned("DxgkDdiRemoveDevice", (const void *)adapter->driver->ddi.DxgkDdiRemoveDevice);
    if (!NT_SUCCESS(status)) {
        nt_log(NT_LOG_KERNEL, "DxgkDdiRemoveDevice returned %s: the adapter counts as removed all the same",
               dxg_status_text(status, text));
    }
    set_state(adapter, DXG_ADAPTER_REMOVED);
    adapter->miniport_context = NULL;
    dxg_port_memory_reclaim(adapter);
    dxg_context_allocation_reclaim(adapter);
    dxg_level_three_leave(adapter);
    unlist_adapter(adapter);
    unmake_adapter(adapter);
}
