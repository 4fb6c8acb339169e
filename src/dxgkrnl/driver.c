/*
 * driver.c: a miniport introduces itself – DriverEntry, DxgkInitialize with its table, and the end of both.
 */
#include "dxgkrnl/driver.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/status.h"
#include "nt/machine.h"
#include "nt/os.h"
#include "nt/registry.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define SERVICE_PATH_BYTES 512

static struct {
    struct os_lock lock;
    struct dxg_driver *first;
} drivers;

/* Where the members of the two tables that drivers may give lie. */
#define BOTH(member) {offsetof(KMDDOD_INITIALIZATION_DATA, member), offsetof(DRIVER_INITIALIZATION_DATA, member)}

struct place_pair {
    size_t display_only;
    size_t full;
};

static const struct place_pair display_only_members[] = {
    /* facts/layouts.md 2; DxgkDdiPresentDisplayOnly apart */
    BOTH(DxgkDdiAddDevice),
    BOTH(DxgkDdiStartDevice),
    BOTH(DxgkDdiStopDevice),
    BOTH(DxgkDdiRemoveDevice),
    BOTH(DxgkDdiDispatchIoRequest),
    BOTH(DxgkDdiInterruptRoutine),
    BOTH(DxgkDdiDpcRoutine),
    BOTH(DxgkDdiQueryChildRelations),
    BOTH(DxgkDdiQueryChildStatus),
    BOTH(DxgkDdiQueryDeviceDescriptor),
    BOTH(DxgkDdiSetPowerState),
    BOTH(DxgkDdiNotifyAcpiEvent),
    BOTH(DxgkDdiResetDevice),
    BOTH(DxgkDdiUnload),
    BOTH(DxgkDdiQueryInterface),
    BOTH(DxgkDdiControlEtwLogging),
    BOTH(DxgkDdiQueryAdapterInfo),
    BOTH(DxgkDdiSetPalette),
    BOTH(DxgkDdiSetPointerPosition),
    BOTH(DxgkDdiSetPointerShape),
    BOTH(DxgkDdiEscape),
    BOTH(DxgkDdiCollectDbgInfo),
    BOTH(DxgkDdiIsSupportedVidPn),
    BOTH(DxgkDdiRecommendFunctionalVidPn),
    BOTH(DxgkDdiEnumVidPnCofuncModality),
    BOTH(DxgkDdiSetVidPnSourceVisibility),
    BOTH(DxgkDdiCommitVidPn),
    BOTH(DxgkDdiUpdateActiveVidPnPresentPath),
    BOTH(DxgkDdiRecommendMonitorModes),
    BOTH(DxgkDdiGetScanLine),
    BOTH(DxgkDdiQueryVidPnHWCapability),
    BOTH(DxgkDdiStopDeviceAndReleasePostDisplayOwnership),
    BOTH(DxgkDdiSystemDisplayEnable),
    BOTH(DxgkDdiSystemDisplayWrite),
    BOTH(DxgkDdiGetChildContainerId),
    BOTH(DxgkDdiControlInterrupt),
    BOTH(DxgkDdiSetPowerComponentFState),
    BOTH(DxgkDdiPowerRuntimeControlRequest),
    BOTH(DxgkDdiNotifySurpriseRemoval),
    BOTH(DxgkDdiPowerRuntimeSetDeviceHandle),
};

/* What a table must hold: always, or because it holds something that needs it. */
struct requirement {
    const char *name;
    size_t member;
    const char *for_name; /* null: always */
    size_t for_member;
};

#define ALWAYS(member) {#member, offsetof(DRIVER_INITIALIZATION_DATA, member), NULL, 0}
#define WITH(other, member)                                                                                            \
    {#member, offsetof(DRIVER_INITIALIZATION_DATA, member), #other, offsetof(DRIVER_INITIALIZATION_DATA, other)}

// clang-format off
static const struct requirement requirements[] = {
    ALWAYS(DxgkDdiAddDevice),
    ALWAYS(DxgkDdiStartDevice),
    ALWAYS(DxgkDdiStopDevice),
    ALWAYS(DxgkDdiRemoveDevice),
    ALWAYS(DxgkDdiQueryAdapterInfo),
    WITH(DxgkDdiInterruptRoutine,     DxgkDdiDpcRoutine),
    WITH(DxgkDdiCreateDevice,         DxgkDdiDestroyDevice),
    WITH(DxgkDdiCreateContext,        DxgkDdiCreateDevice),
    WITH(DxgkDdiCreateContext,        DxgkDdiDestroyContext),
    WITH(DxgkDdiCreateProcess,        DxgkDdiDestroyProcess),
    WITH(DxgkDdiSubmitCommand,        DxgkDdiInterruptRoutine),
    WITH(DxgkDdiSubmitCommand,        DxgkDdiPreemptCommand),
    WITH(DxgkDdiSubmitCommand,        DxgkDdiResetFromTimeout),
    WITH(DxgkDdiSubmitCommand,        DxgkDdiRestartFromTimeout),
    WITH(DxgkDdiSubmitCommandVirtual, DxgkDdiInterruptRoutine),
    WITH(DxgkDdiSubmitCommandVirtual, DxgkDdiPreemptCommand),
    WITH(DxgkDdiSubmitCommandVirtual, DxgkDdiResetFromTimeout),
    WITH(DxgkDdiSubmitCommandVirtual, DxgkDdiRestartFromTimeout),
};
// clang-format on

static bool has(const DRIVER_INITIALIZATION_DATA *ddi, size_t member)
{
    void *callback;
    memcpy(&callback, (const char *)ddi + member, sizeof callback);
    return callback != NULL;
}

/* Name each required callback that is not there, once. Returns how many. */
static uint32_t missing_callbacks(const DRIVER_INITIALIZATION_DATA *ddi, char *names, size_t bytes)
{
    uint32_t count = 0;
    size_t used = 0;
    names[0] = '\0';
    for (size_t i = 0; i < sizeof requirements / sizeof requirements[0]; i++) {
        const struct requirement *row = &requirements[i];
        if (has(ddi, row->member) || (row->for_name != NULL && !has(ddi, row->for_member)) ||
            strstr(names, row->name) != NULL) {
            continue;
        }
        int written = row->for_name == NULL
                          ? snprintf(names + used, bytes - used, "%s%s", count == 0 ? "" : ", ", row->name)
                          : snprintf(names + used, bytes - used, "%s%s (needed with %s)", count == 0 ? "" : ", ",
                                     row->name, row->for_name);
        used = written < 0 || (size_t)written >= bytes - used ? bytes - 1 : used + (size_t)written;
        count++;
    }
    return count;
}

static struct dxg_driver *find_driver(PDRIVER_OBJECT object)
{
    os_lock(&drivers.lock);
    struct dxg_driver *driver = drivers.first;
    while (driver != NULL && driver->object != object) {
        driver = driver->next;
    }
    os_unlock(&drivers.lock);
    return driver;
}

static void list_driver(struct dxg_driver *driver)
{
    os_lock(&drivers.lock);
    driver->next = drivers.first;
    drivers.first = driver;
    os_unlock(&drivers.lock);
}

static void unlist_driver(struct dxg_driver *driver)
{
    os_lock(&drivers.lock);
    struct dxg_driver **link = &drivers.first;
    while (*link != NULL && *link != driver) {
        link = &(*link)->next;
    }
    if (*link == driver) {
        *link = driver->next;
    }
    os_unlock(&drivers.lock);
}

/* Copy the members that the stated version has, each to its place in the newest full table. */
static void copy_table(struct dxg_driver *driver, uint32_t version, const void *table, bool display_only)
{
    uint32_t size = dxg_version_table_size(version, display_only);
    memset(&driver->ddi, 0, sizeof driver->ddi);
    driver->present_display_only = NULL;
    driver->ddi.Version = version;
    if (!display_only) {
        memcpy(&driver->ddi, table, size);
        return;
    }
    KMDDOD_INITIALIZATION_DATA given = {0};
    memcpy(&given, table, size);
    for (size_t i = 0; i < sizeof display_only_members / sizeof display_only_members[0]; i++) {
        const struct place_pair *pair = &display_only_members[i];
        memcpy((char *)&driver->ddi + pair->full, (const char *)&given + pair->display_only, sizeof(void *));
    }
    driver->present_display_only = given.DxgkDdiPresentDisplayOnly;
}

/* The checks of a call of DxgkInitialize; the first that fails is what the driver gets and what the error tells. */
static NTSTATUS take_table(struct dxg_driver *driver, const void *table, bool display_only, struct dxg_error *why)
{
    const char *call = display_only ? "DxgkInitializeDisplayOnlyDriver" : "DxgkInitialize";
    if (driver->initialized) {
        dxg_error_set(why, STATUS_INVALID_DEVICE_REQUEST, "%s was called after the driver had initialized: once is all",
                      call);
        return why->status;
    }
    if (table == NULL) {
        dxg_error_set(why, STATUS_INVALID_PARAMETER, "%s was called without a table", call);
        return why->status;
    }
    ULONG version;
    memcpy(&version, table, sizeof version);
    if (dxg_version_table_size((uint32_t)version, display_only) == 0) {
        const char *name = dxg_version_name((uint32_t)version);
        if (name == NULL) {
            dxg_error_set(why, STATUS_REVISION_MISMATCH,
                          "%s was given a table of interface version 0x%X, which is no version of WDDM "
                          "(0x1052 for Vista to 0x10004 for WDDM 3.1): set Version to DXGKDDI_INTERFACE_VERSION",
                          call, (unsigned)version);
        } else {
            dxg_error_set(why, STATUS_REVISION_MISMATCH,
                          "%s was given a table of interface version 0x%X (%s), but display-only drivers begin with "
                          "WDDM 1.2 (0x300E)",
                          call, (unsigned)version, name);
        }
        return why->status;
    }
    copy_table(driver, (uint32_t)version, table, display_only);
    char names[768];
    uint32_t missing = missing_callbacks(&driver->ddi, names, sizeof names);
    if (missing != 0) {
        dxg_error_set(why, STATUS_INVALID_PARAMETER, "the table given to %s lacks %u required callback%s: %s", call,
                      missing, missing == 1 ? "" : "s", names);
        return why->status;
    }
    driver->version = (uint32_t)version;
    driver->display_only = display_only;
    driver->initialized = true;
    return STATUS_SUCCESS;
}

static NTSTATUS initialize(PDRIVER_OBJECT object, const UNICODE_STRING *registry_path, const void *table,
                           bool display_only)
{
    struct dxg_driver *driver = object == NULL ? NULL : find_driver(object);
    if (driver == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    struct dxg_error why = {0};
    if (registry_path == NULL) {
        dxg_error_set(&why, STATUS_INVALID_PARAMETER, "DxgkInitialize was called without the registry path");
    } else {
        take_table(driver, table, display_only, &why);
    }
    if (why.status != STATUS_SUCCESS && driver->refused.status == STATUS_SUCCESS) {
        driver->refused = why;
    }
    return why.status;
}

NTSTATUS NTAPI DxgkInitialize(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath,
                              PDRIVER_INITIALIZATION_DATA DriverInitializationData)
{
    return initialize(DriverObject, RegistryPath, DriverInitializationData, false);
}

NTSTATUS NTAPI DxgkInitializeDisplayOnlyDriver(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath,
                                               PKMDDOD_INITIALIZATION_DATA KmdDodInitializationData)
{
    return initialize(DriverObject, RegistryPath, KmdDodInitializationData, true);
}

NTSTATUS NTAPI DxgkUnInitialize(PDRIVER_OBJECT DriverObject)
{
    struct dxg_driver *driver = DriverObject == NULL ? NULL : find_driver(DriverObject);
    if (driver == NULL || !driver->initialized) {
        return STATUS_INVALID_PARAMETER;
    }
    if (dxg_adapter_exists(driver)) {
        return STATUS_DEVICE_BUSY;
    }
    driver->initialized = false;
    return STATUS_SUCCESS;
}

/* What DriverEntry's return means together with what it did. */
static NTSTATUS judge_entry(const struct dxg_driver *driver, NTSTATUS returned, struct dxg_error *error)
{
    char text[DXG_STATUS_TEXT];
    if (!NT_SUCCESS(returned)) {
        dxg_error_set(error, returned, "DriverEntry returned %s%s%s", dxg_status_text(returned, text),
                      driver->refused.status != STATUS_SUCCESS ? ": " : "", driver->refused.text);
        return returned;
    }
    if (driver->refused.status != STATUS_SUCCESS) {
        dxg_error_set(error, driver->refused.status, "%s", driver->refused.text);
        return driver->refused.status;
    }
    if (!driver->initialized) {
        dxg_error_set(error, STATUS_INVALID_DEVICE_REQUEST,
                      "DriverEntry returned %s, but DxgkInitialize was never called%s", dxg_status_text(returned, text),
                      driver->ddi.Version != 0 ? " (or DxgkUnInitialize undid it)" : "");
        return STATUS_INVALID_DEVICE_REQUEST;
    }
    return STATUS_SUCCESS;
}

struct dxg_driver *dxg_driver_get(struct dxg_driver *driver)
{
    atomic_fetch_add_explicit(&driver->references, 1, memory_order_relaxed);
    return driver;
}

void dxg_driver_put(struct dxg_driver *driver)
{
    if (atomic_fetch_sub_explicit(&driver->references, 1, memory_order_acq_rel) == 1) {
        os_free(driver);
    }
}

/* The service's key, which DriverEntry is told of, as its installation leaves it. */
static NTSTATUS make_service_key(const char *name)
{
    char path[SERVICE_PATH_BYTES];
    struct nt_key *key;
    snprintf(path, sizeof path, "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Services\\%s", name);
    NTSTATUS status = nt_key_open(&key, path);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    static const struct {
        const char *name;
        uint32_t value;
    } values[] = {
        {"Type", 1},         /* SERVICE_KERNEL_DRIVER */
        {"Start", 3},        /* SERVICE_DEMAND_START */
        {"ErrorControl", 0}, /* SERVICE_ERROR_IGNORE */
    };
    for (size_t i = 0; i < sizeof values / sizeof values[0] && NT_SUCCESS(status); i++) {
        status = nt_key_set_u32(key, values[i].name, values[i].value);
    }
    nt_key_close(key);
    return status;
}

NTSTATUS dxg_driver_load(const struct dxg_driver_image *image, struct dxg_driver **driver, struct dxg_error *error)
{
    NTSTATUS status = STATUS_NO_MEMORY;
    struct dxg_driver *made = os_alloc(sizeof *made);
    if (made == NULL) {
        dxg_error_set(error, status, "no memory to load the driver");
        return status;
    }
    atomic_store_explicit(&made->references, 1, memory_order_relaxed);
    snprintf(made->name, sizeof made->name, "%s", image->name);
    made->object = nt_driver_object_create(made->name, image->base, image->size);
    if (made->object == NULL) {
        dxg_error_set(error, status, "no memory for the driver's object");
        goto free_driver;
    }
    status = make_service_key(nt_driver_service_name(made->object));
    if (!NT_SUCCESS(status)) {
        dxg_error_set(error, status, "no memory for the service's registry key");
        goto destroy_object;
    }
    list_driver(made);
    status = image->entry(made->object, nt_driver_registry_path(made->object));
    dxg_contract_check("DriverEntry", (const void *)image->entry, PASSIVE_LEVEL);
    status = judge_entry(made, status, error);
    if (!NT_SUCCESS(status)) {
        goto unlist;
    }
    dxg_kernel.driver = made;
    *driver = made;
    return STATUS_SUCCESS;

unlist:
    unlist_driver(made);
destroy_object:
    nt_driver_object_destroy(made->object);
free_driver:
    os_free(made);
    return status;
}

void dxg_driver_unload(struct dxg_driver *driver)
{
    if (driver == NULL) {
        return;
    }
    if (driver->initialized && driver->ddi.DxgkDdiUnload != NULL) {
        driver->ddi.DxgkDdiUnload();
        dxg_contract_check("DxgkDdiUnload", (const void *)driver->ddi.DxgkDdiUnload, PASSIVE_LEVEL);
    }
    if (dxg_kernel.driver == driver) {
        dxg_kernel.driver = NULL;
    }
    unlist_driver(driver);
    nt_driver_object_destroy(driver->object);
    dxg_driver_put(driver);
}
