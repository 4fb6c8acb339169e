/*
 * host.c: starts a kernel with a driver and an adapter in it, and ends it again.
 */
#include "host/registry.h"
#include "host/state.h"

#include "dxgkrnl/port.h"
#include "dxgkrnl/status.h"
#include "nt/bugcheck.h"
#include "nt/exports.h"
#include "nt/log.h"
#include "nt/machine.h"
#include "nt/process.h"
#include "nt/registry.h"
#include "nt/stop.h"
#include "nt/thread.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

enum { DEFAULT_ESCAPE_LIMIT = 16 << 20 };

static atomic_bool busy; /* a kernel runs in this Linux process */

bool host_fail(struct host_error *error, enum host_failure failure, NTSTATUS status, const char *format, ...)
{
    if (error) {
        error->failure = failure;
        error->status = status;
        va_list args;
        va_start(args, format);
        vsnprintf(error->text, sizeof error->text, format, args);
        va_end(args);
    }
    return false;
}

static void forward_line(void *context, enum nt_log_source source, const char *line)
{
    const struct host *host = context;
    host->log(host->log_context, source == NT_LOG_DRIVER, line);
}

/* The last lines that the driver and the kernel said during a start, for the error of one that fails. */
enum { LAST_LINES = 3, LAST_LINE_BYTES = 200 };
struct last_lines {
    const struct host *host;
    unsigned count; /* of all that came */
    struct {
        bool from_driver;
        char text[LAST_LINE_BYTES];
    } rows[LAST_LINES];
};

static void keep_line(void *context, enum nt_log_source source, const char *line)
{
    struct last_lines *lines = context;
    unsigned row = lines->count++ % LAST_LINES;
    lines->rows[row].from_driver = source == NT_LOG_DRIVER;
    snprintf(lines->rows[row].text, LAST_LINE_BYTES, "%s", line);
    if (lines->host->log) {
        lines->host->log(lines->host->log_context, source == NT_LOG_DRIVER, line);
    }
}

static void listen(const struct host *host)
{
    nt_log_set_sink(host->log ? forward_line : NULL, (void *)(uintptr_t)host);
}

/* A status says little: what the driver printed, and what the kernel remarked on it, is often why. */
static void tell_last_lines(const struct last_lines *lines, struct host_error *error)
{
    if (!error) {
        return;
    }
    unsigned shown = lines->count < LAST_LINES ? lines->count : LAST_LINES;
    for (unsigned i = lines->count - shown; i < lines->count; i++) {
        size_t used = strlen(error->text);
        snprintf(error->text + used, sizeof error->text - used, "\n  %s  %s",
                 lines->rows[i % LAST_LINES].from_driver ? "driver" : "kernel", lines->rows[i % LAST_LINES].text);
    }
}

struct image *host_image_load(const char *path, enum image_mode mode, const struct nt_export_table *tables,
                              size_t count, struct host_error *error)
{
    struct image_error refused;
    struct image *image = NULL;
    if (!image_load(path, mode, tables, count, &image, &refused)) {
        host_fail(error, refused.failure == IMAGE_NO_MEMORY ? HOST_NO_MEMORY : HOST_BAD_IMAGE, 0, "%s", refused.text);
        return NULL;
    }
    uint64_t base = (uintptr_t)image_base(image);
    if (!nt_bugcheck_image_add(image_base(image), image_size(image), base, path)) {
        nt_log(NT_LOG_KERNEL, "%s: too many images; a report would not show this one's lines", path);
    }
    return image;
}

void host_image_unload(struct image *image)
{
    if (image) {
        nt_bugcheck_image_remove(image_base(image));
        image_unload(image);
    }
}

/* What the graphics kernel reads of the registry when an adapter starts. */
static NTSTATUS write_settings(const struct host_options *options)
{
    struct nt_key *key;
    NTSTATUS status = nt_key_open(&key, "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Control\\GraphicsDrivers");
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (options->tdr_test_mode) {
        status = nt_key_set_u32(key, "TdrTestMode", 1);
    }
    if (NT_SUCCESS(status) && options->tdr_delay_ms) {
        status = nt_key_set_u32(key, "TdrDelayMilliseconds", options->tdr_delay_ms);
    }
    nt_key_close(key);
    return status;
}

static bool start_kernel(const struct host_options *options, struct host_error *error)
{
    int failed = nt_machine_init();
    if (failed) {
        return host_fail(error, HOST_NO_MEMORY, 0, "the kernel could not be started: %s", strerror(-failed));
    }
    nt_bugcheck_set_report(options->report_fd > 0 ? options->report_fd : -1);
    NTSTATUS status = dxg_kernel_init();
    if (!NT_SUCCESS(status)) {
        host_fail(error, HOST_NO_MEMORY, status, "the graphics kernel could not be started: no memory");
        goto fini_machine;
    }
    dxg_kernel.escape_limit = options->escape_limit ? options->escape_limit : DEFAULT_ESCAPE_LIMIT;
    status = write_settings(options);
    if (!NT_SUCCESS(status)) {
        host_fail(error, HOST_NO_MEMORY, status, "the registry could not be filled: no memory");
        goto fini_graphics;
    }
    return true;

fini_graphics:
    dxg_kernel_fini();
fini_machine:
    nt_log_set_sink(NULL, NULL);
    nt_bugcheck_set_report(-1);
    nt_machine_fini();
    return false;
}

/*
 * The driver is unloaded. What it left may run code of its image: threads, timers, DPCs, work items. So the image goes
 * after them, while the kernel that its destructors call still stands.
 */
static void end_kernel(const struct host *host)
{
    host_trace_end();
    dxg_kernel_fini();
    host_leftovers_keep();
    nt_machine_drop_leftovers();
    host_image_unload(host->image);
    nt_machine_fini();
    nt_log_set_sink(NULL, NULL);
    nt_bugcheck_set_report(-1);
}

/*
 * The file's values, before anything of the driver runs. The keys are those that the adapter will have: a device object
 * made for the moment tells their names, and the next one is given them again.
 */
static bool fill_registry(const struct host *host, const char *file, struct host_error *error)
{
    char hardware_id[DXG_HARDWARE_ID_BYTES];
    char service[512];
    dxg_adapter_hardware_id(host->model.model, hardware_id, sizeof hardware_id);
    snprintf(service, sizeof service, "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Services\\%s",
             image_name(host->image));
    PDEVICE_OBJECT device = nt_device_object_create(hardware_id, image_name(host->image));
    if (!device) {
        return host_fail(error, HOST_NO_MEMORY, STATUS_NO_MEMORY, "%s: no memory for the registry", file);
    }
    const struct host_registry_keys keys = {
        .software = nt_device_driver_key_path(device),
        .hardware = nt_device_key_path(device),
        .service = service,
        .hardware_id = hardware_id,
    };
    bool filled = host_registry_import(&keys, file, error);
    nt_device_object_destroy(device);
    return filled;
}

static bool load_driver(struct host *host, const char *driver, const struct host_options *options,
                        struct host_error *error)
{
    const struct nt_export_table tables[] = {*nt_exports(), dxg_exports, *nt_stops()};
    host->image = host_image_load(driver, IMAGE_KERNEL, tables, sizeof tables / sizeof tables[0], error);
    if (!host->image || (options->registry && !fill_registry(host, options->registry, error))) {
        return false;
    }
    struct dxg_driver_image image = {
        .name = image_name(host->image),
        .entry = (PDRIVER_INITIALIZE)(uintptr_t)image_entry(host->image),
        .base = image_base(host->image),
        .size = (uint32_t)image_size(host->image),
    };
    struct dxg_error refused = {0};
    NTSTATUS status = dxg_driver_load(&image, &host->driver, &refused);
    if (!NT_SUCCESS(status)) {
        return host_fail(error, HOST_ENTRY_FAILED, status, "%s: %s", driver, refused.text);
    }
    return true;
}

static bool start_adapter(struct host *host, const char *driver, struct host_error *error)
{
    struct dxg_error refused = {0};
    NTSTATUS status = dxg_adapter_add(host->driver, host->model.model, &host->adapter, &refused);
    if (!NT_SUCCESS(status)) {
        return host_fail(error, HOST_START_FAILED, status, "%s: %s", driver, refused.text);
    }
    status = dxg_adapter_start(host->adapter, &refused);
    if (!NT_SUCCESS(status)) {
        dxg_adapter_remove(host->adapter);
        return host_fail(error, HOST_START_FAILED, status, "%s: %s", driver, refused.text);
    }
    return true;
}

static struct host *start(const char *driver, const struct host_options *options, struct host_error *error)
{
    struct last_lines lines = {0};
    struct host *host = os_alloc(sizeof *host);
    if (!host) {
        host_fail(error, HOST_NO_MEMORY, STATUS_NO_MEMORY, "no memory for a kernel");
        return NULL;
    }
    host->log = options->log;
    host->log_context = options->log_context;
    lines.host = host;
    if (!start_kernel(options, error)) {
        goto free_host;
    }
    nt_log_set_sink(keep_line, &lines);
    host_trace_begin(host, options);
    if (!host_device_model_load(&host->model, driver, options, error)) {
        goto end_kernel;
    }
    if (!load_driver(host, driver, options, error)) {
        tell_last_lines(&lines, error);
        goto unload_model;
    }
    if (!start_adapter(host, driver, error)) {
        tell_last_lines(&lines, error);
        goto unload_driver;
    }
    listen(host);
    return host;

unload_driver:
    dxg_driver_unload(host->driver);
unload_model:
    host_device_model_unload(&host->model);
end_kernel:
    end_kernel(host);
free_host:
    os_free(host);
    return NULL;
}

/* A DDI that fails gives back what it took; nothing else tells whose start forgot to. */
static void tell_leftovers(struct host_error *error)
{
    struct host_leftovers left;
    host_leftovers(&left);
    const struct {
        const char *name;
        uint64_t count;
    } rows[] = {
        {"blocks of pool", left.pool_blocks},
        {"bytes of pool", left.pool_bytes},
        {"armed timers", left.timers_armed},
        {"queued DPCs", left.dpcs_queued},
        {"threads", left.threads},
        {"mappings", left.mappings},
        {"MDLs", left.mdls},
        {"handles", left.handles},
        {"bytes of contiguous memory", left.contiguous_bytes},
    };
    const char *between = "\n  and   it left behind: ";
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t used = strlen(error->text);
        if (rows[i].count > 0) {
            snprintf(error->text + used, sizeof error->text - used, "%s%llu %s", between,
                     (unsigned long long)rows[i].count, rows[i].name);
            between = ", ";
        }
    }
}

struct host *host_start(const char *driver, const struct host_options *options, struct host_error *error)
{
    static const struct host_options defaults;
    if (error) {
        *error = (struct host_error){.failure = HOST_OK};
    }
    if (atomic_exchange(&busy, true)) {
        host_fail(error, HOST_BUSY, 0, "a kernel runs in this Linux process already; stop it first");
        return NULL;
    }
    host_leftovers_forget();
    struct host *host = NULL;
    if (os_init() != 0) {
        host_fail(error, HOST_NO_MEMORY, 0, "the kernel could not be started");
    } else {
        host = start(driver, options ? options : &defaults, error);
    }
    if (!host && error && (error->failure == HOST_ENTRY_FAILED || error->failure == HOST_START_FAILED)) {
        tell_leftovers(error);
    }
    if (!host) {
        atomic_store(&busy, false);
    }
    return host;
}

void host_stop(struct host *host)
{
    if (!host) {
        return;
    }
    nt_thread_attach(nt_process_initial());
    host_stop_adapter(host);
    while (host->processes) {
        host_process_destroy(host->processes);
    }
    dxg_adapter_remove(host->adapter);
    dxg_driver_unload(host->driver);
    host_device_model_unload(&host->model);
    end_kernel(host);
    os_free(host);
    atomic_store(&busy, false);
}

LUID host_adapter_luid(const struct host *host)
{
    os_lock(&dxg_kernel.lock); /* a start in another thread gives it a new one */
    LUID luid = host->adapter->luid;
    os_unlock(&dxg_kernel.lock);
    return luid;
}

void host_stop_adapter(struct host *host)
{
    if (dxg_adapter_state(host->adapter) == DXG_ADAPTER_STARTED) {
        dxg_adapter_stop(host->adapter);
    }
}

NTSTATUS host_restart_adapter(struct host *host)
{
    struct dxg_error refused = {0};
    host_stop_adapter(host);
    return dxg_adapter_start(host->adapter, &refused);
}

void host_surprise_remove(struct host *host)
{
    if (dxg_adapter_state(host->adapter) == DXG_ADAPTER_STARTED) {
        dxg_adapter_surprise_remove(host->adapter);
    }
}

const char *host_status_name(NTSTATUS status)
{
    return dxg_status_name(status);
}
