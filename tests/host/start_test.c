/*
 * start_test.c: host_start with each thing that can be wrong, what the error says, and a kernel that starts after it.
 */
#include "../runtime/fixture.h"

#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static struct host_error error; /* it is large */

static void model_path(char path[4096], const char *name)
{
    const char *build = getenv("ESCAPEMENT_BUILD");
    snprintf(path, 4096, "%s/tests/host/%s-" ESCAPEMENT_VARIANT ".so", build ? build : "build", name);
}

/* ---- what can be wrong ---- */

struct failure_row {
    const char *name;
    const char *driver; /* a test driver's name, or a path with a slash */
    const char *device; /* the same for a device model */
    enum host_failure failure;
    uint32_t status;
    const char *says;
};

// clang-format off
static struct failure_row failures[] = {
    {"a file that is not there",        "/nonexistent/driver.so", NULL, HOST_BAD_IMAGE,    0, "/nonexistent/driver.so"},
    {"a folder",                        "/tmp",                   NULL, HOST_BAD_IMAGE,    0, "/tmp"},
    {"a file that is no image",         "/proc/self/status",      NULL, HOST_BAD_IMAGE,    0, "/proc/self/status"},
    {"the C library", "/lib/x86_64-linux-gnu/libc.so.6", NULL, HOST_BAD_IMAGE, 0, "libc.so.6"},
    {"a user-mode driver",              "pair_umd",               NULL, HOST_BAD_IMAGE,    0, "pair_umd"},
    {"DriverEntry fails", "pair_entry_fails", NULL, HOST_ENTRY_FAILED, 0xC00000A3, "STATUS_DEVICE_NOT_READY"},
    {"DxgkInitialize is never called", "pair_no_initialize", NULL, HOST_ENTRY_FAILED, 0xFFFFFFFF, "DxgkInitialize"},
    {"AddDevice fails",                 "pair_add_fails",   NULL, HOST_START_FAILED, 0xC000009A, "AddDevice"},
    {"StartDevice fails",               "pair_start_fails", NULL, HOST_START_FAILED, 0xC0000001, "StartDevice"},
    {"a device model that is not there", "pair", "/nonexistent/model.so", HOST_BAD_DEVICE, 0, "/nonexistent/model.so"},
    {"a device model that is a folder", "pair", "/tmp",                   HOST_BAD_DEVICE, 0, "/tmp"},
    {"a device model that is no object", "pair", "/proc/self/maps",       HOST_BAD_DEVICE, 0, "/proc/self/maps"},
    {"a device model without its name", "pair", "model_nameless", HOST_BAD_DEVICE, 0, "escapement_device_model"},
    {"a device model of another number", "pair", "model_other_abi",       HOST_BAD_DEVICE, 0, "number 99"},
    {"a device model with a null function", "pair", "model_null",         HOST_BAD_DEVICE, 0, "null"},
    {"a device model whose bar is none", "pair", "model_bad_bar",         HOST_START_FAILED, 0xC000000D, "device"},
    {"a device model without memory",   "pair", "model_no_memory",        HOST_START_FAILED, 0xC0000017, "memory"},
};
// clang-format on

static void fails(void **state)
{
    const struct failure_row *row = *state;
    char driver[4096];
    char device[4096];
    if (strchr(row->driver, '/')) {
        snprintf(driver, sizeof driver, "%s", row->driver);
    } else {
        driver_path(driver, row->driver);
    }
    if (row->device && !strchr(row->device, '/')) {
        model_path(device, row->device);
    } else if (row->device) {
        snprintf(device, sizeof device, "%s", row->device);
    }
    const struct host_options options = {.device = row->device ? device : NULL};
    memset(&error, 0xEE, sizeof error);
    assert_null(host_start(driver, &options, &error));
    if (error.failure != row->failure || !strstr(error.text, row->says)) {
        fail_msg("failure %d, \"%s\"", error.failure, error.text);
    }
    if (row->status != 0xFFFFFFFF) {
        assert_int_equal((uint32_t)error.status, row->status);
    }
    assert_null(host_start(driver, &options, NULL)); /* the same without asking why */

    struct fixture fx;
    fixture_open(&fx, NULL);
    tell(&fx, PAIR_ECHO, 1);
    fixture_close(&fx);
}

/* A device model's file cut off at several lengths, not all of which dlopen alone would survive. */
static void truncated_model(void **state)
{
    (void)state;
    char path[4096];
    model_path(path, "model");
    FILE *from = fopen(path, "rb");
    if (!from) {
        fail_msg("%s", path);
        return;
    }
    static char bytes[1 << 20];
    assert_true(fread(bytes, 1, sizeof bytes, from) > 4096);
    fclose(from);
    char cut[] = "/tmp/escapement-model-XXXXXX";
    int fd = mkstemp(cut);
    assert_true(fd >= 0);
    close(fd);
    char driver[4096];
    driver_path(driver, "pair");
    const struct host_options options = {.device = cut};
    const size_t lengths[] = {0, 1, 40, 64, 100, 1000, 4096};
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        FILE *to = fopen(cut, "wb");
        if (!to) {
            fail_msg("%s", cut);
            return;
        }
        assert_int_equal(fwrite(bytes, 1, lengths[i], to), lengths[i]);
        fclose(to);
        assert_null(host_start(driver, &options, &error));
        assert_int_equal(error.failure, HOST_BAD_DEVICE);
    }
    unlink(cut);
}

static void second_kernel_is_busy(void **state)
{
    (void)state;
    struct fixture fx;
    fixture_open(&fx, NULL);
    assert_null(host_start(fx.path, NULL, &error));
    assert_int_equal(error.failure, HOST_BUSY);
    tell(&fx, PAIR_ECHO, 1);
    fixture_close(&fx);
}

/* ---- what the options do ---- */

static void model_is_used(void **state)
{
    (void)state;
    char path[4096];
    model_path(path, "model");
    struct fixture fx;
    const struct host_options options = {.device = path};
    fixture_open(&fx, &options);
    D3DKMT_QUERY_DEVICE_IDS ids = {0};
    D3DKMT_QUERYADAPTERINFO args = {.hAdapter = fx.adapter,
                                    .Type = KMTQAITYPE_PHYSICALADAPTERDEVICEIDS,
                                    .pPrivateDriverData = &ids,
                                    .PrivateDriverDataSize = sizeof ids};
    assert_status(D3DKMTQueryAdapterInfo(&args), STATUS_SUCCESS);
    assert_int_equal(ids.DeviceIds.VendorID, 0x1AF4);
    assert_int_equal(ids.DeviceIds.DeviceID, 0x7357);
    fixture_close(&fx);
}

static void link_to_file(const char *file, const char *path)
{
    char real[PATH_MAX];
    if (!realpath(file, real) || symlink(real, path) != 0) {
        fail_msg("%s", file);
    }
}

/* A copy of the driver with a device model beside it, then "plain" in its place. */
static void model_beside_driver_is_found(void **state)
{
    (void)state;
    char folder[] = "/tmp/escapement-host-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char driver[4096];
    char model[4096];
    char link_path[4096];
    char model_link[4200];
    driver_path(driver, "pair");
    model_path(model, "model");
    snprintf(link_path, sizeof link_path, "%s/mine.so", folder);
    snprintf(model_link, sizeof model_link, "%s/mine.device.so", folder);
    link_to_file(driver, link_path);
    link_to_file(model, model_link);
    const char *const devices[] = {NULL, "plain"};
    for (size_t i = 0; i < 2; i++) {
        const struct host_options options = {.device = devices[i]};
        struct host *host = host_start(link_path, &options, &error);
        assert_non_null(host);
        D3DKMT_OPENADAPTERFROMLUID open = {.AdapterLuid = host_adapter_luid(host)};
        assert_status(D3DKMTOpenAdapterFromLuid(&open), STATUS_SUCCESS);
        D3DKMT_QUERY_DEVICE_IDS ids = {0};
        D3DKMT_QUERYADAPTERINFO args = {.hAdapter = open.hAdapter,
                                        .Type = KMTQAITYPE_PHYSICALADAPTERDEVICEIDS,
                                        .pPrivateDriverData = &ids,
                                        .PrivateDriverDataSize = sizeof ids};
        assert_status(D3DKMTQueryAdapterInfo(&args), STATUS_SUCCESS);
        assert_int_equal(ids.DeviceIds.DeviceID == 0x7357, i == 0);
        host_stop(host);
    }
    unlink(link_path);
    unlink(model_link);
    rmdir(folder);
}

static void limit_is_kept(void **state)
{
    (void)state;
    struct fixture fx;
    const struct host_options options = {.escape_limit = 64};
    fixture_open(&fx, &options);
    struct pair_escape data[3] = {{.operation = PAIR_ECHO}};
    D3DKMT_ESCAPE args = {.hAdapter = fx.adapter, .pPrivateDriverData = data, .PrivateDriverDataSize = 64};
    assert_status(D3DKMTEscape(&args), STATUS_SUCCESS);
    args.PrivateDriverDataSize = 65;
    assert_status(D3DKMTEscape(&args), STATUS_INVALID_PARAMETER);
    fixture_close(&fx);
}

static NTSTATUS force_reset(const struct fixture *fx)
{
    int control = D3DKMT_TDRDBGCTRLTYPE_FORCETDR;
    D3DKMT_ESCAPE args = {.hAdapter = fx->adapter,
                          .Type = D3DKMT_ESCAPE_TDRDBGCTRL,
                          .pPrivateDriverData = &control,
                          .PrivateDriverDataSize = sizeof control};
    return D3DKMTEscape(&args);
}

static void resets_are_forced_in_test_mode(void **state)
{
    (void)state;
    struct fixture fx;
    fixture_open(&fx, NULL);
    assert_status(force_reset(&fx), STATUS_NOT_SUPPORTED);
    fixture_close(&fx);
    const struct host_options options = {.tdr_test_mode = true};
    fixture_open(&fx, &options);
    assert_status(force_reset(&fx), STATUS_SUCCESS);
    tell(&fx, PAIR_ECHO, 1);
    fixture_close(&fx);
}

/* The kernel waits for a hung engine as long as it is told, and then gives it a new life. */
static void hung_engine_is_reset(void **state)
{
    (void)state;
    struct fixture fx;
    const struct host_options options = {.tdr_delay_ms = 20};
    fixture_open(&fx, &options);
    D3DKMT_HANDLE device = create_device(&fx);
    D3DKMT_HANDLE context = create_context(device);
    tell(&fx, PAIR_HANG, 1);
    D3DKMT_RENDER render = {.hContext = context, .CommandLength = 4};
    assert_status(D3DKMTRender(&render), STATUS_SUCCESS);
    D3DKMT_ESCAPE args = {.hAdapter = fx.adapter};
    args.Flags.HardwareAccess = 1; /* drains the engine first */
    assert_status(D3DKMTEscape(&args), STATUS_SUCCESS);
    struct pair_escape data = {.operation = PAIR_ECHO};
    assert_status(send(&fx, device, 0, &data), STATUS_DEVICE_REMOVED);
    assert_status(send(&fx, create_device(&fx), 0, &data), STATUS_SUCCESS);
    fixture_close(&fx);
}

struct lines {
    char last[256];
    bool from_driver;
};

static void keep_line(void *context, bool from_driver, const char *line)
{
    struct lines *lines = context;
    if (from_driver) {
        snprintf(lines->last, sizeof lines->last, "%s", line);
        lines->from_driver = true;
    }
}

static void log_gets_the_drivers_lines(void **state)
{
    (void)state;
    struct lines lines = {0};
    struct fixture fx;
    const struct host_options options = {.log = keep_line, .log_context = &lines};
    fixture_open(&fx, &options);
    tell(&fx, PAIR_PRINT, 7);
    fixture_close(&fx);
    assert_true(lines.from_driver);
    assert_string_equal(lines.last, "pair: value 7");
}

/* ---- processes and escapes ---- */

static void escape_as_another_process(void **state)
{
    (void)state;
    struct fixture fx;
    fixture_open(&fx, NULL);
    host_process_attach(NULL);
    struct pair_escape data = {.operation = PAIR_SEEN};
    D3DKMT_ESCAPE args = {.hAdapter = fx.adapter, .pPrivateDriverData = &data, .PrivateDriverDataSize = sizeof data};
    assert_status(D3DKMTEscape(&args), STATUS_INVALID_PARAMETER); /* the handle is the other process's */
    uint64_t ns = UINT64_MAX;
    assert_status(host_escape(fx.process, &args, &ns), STATUS_SUCCESS);
    assert_int_not_equal(ns, UINT64_MAX);
    assert_status(host_escape(fx.process, &args, NULL), STATUS_SUCCESS);
    assert_status(D3DKMTEscape(&args), STATUS_INVALID_PARAMETER); /* the thread is where it was */
    args.hAdapter = 0;
    ns = UINT64_MAX;
    assert_status(host_escape(fx.process, &args, &ns), STATUS_INVALID_PARAMETER);
    assert_int_equal(ns, 0);
    fixture_close(&fx);
}

static void stop_ends_processes(void **state)
{
    (void)state;
    struct fixture fx;
    fixture_open(&fx, NULL);
    D3DKMT_HANDLE device = create_device(&fx);
    create_context(device);
    assert_non_null(host_process_create(fx.host, "another"));
    fixture_stop(); /* the thread is attached to the first still */
    struct host_leftovers left;
    host_leftovers(&left);
    assert_int_equal(left.pool_blocks, 0);
    fixture_open(&fx, NULL);
    fixture_close(&fx);
}

static void *escape_on_a_thread(void *argument)
{
    struct fixture *fx = argument;
    host_process_attach(fx->process);
    for (unsigned i = 0; i < 1000; i++) {
        struct pair_escape data = {.operation = PAIR_ECHO, .value = i};
        NTSTATUS status = send(fx, 0, 0, &data);
        if (status != STATUS_SUCCESS && status != STATUS_DEVICE_REMOVED) {
            return (void *)(uintptr_t)(uint32_t)status;
        }
        if (status == STATUS_SUCCESS && data.value != i + 1) {
            return argument;
        }
    }
    return NULL;
}

/* Four threads of one process while the adapter is pulled out and put back. */
static void removal_under_escapes(void **state)
{
    (void)state;
    struct fixture fx;
    fixture_open(&fx, NULL);
    pthread_t threads[4];
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, escape_on_a_thread, &fx), 0);
    }
    for (size_t i = 0; i < 8; i++) {
        if (i % 2) {
            host_surprise_remove(fx.host);
        }
        assert_status(host_restart_adapter(fx.host), STATUS_SUCCESS);
    }
    for (size_t i = 0; i < 4; i++) {
        void *result;
        assert_int_equal(pthread_join(threads[i], &result), 0);
        assert_null(result);
    }
    fixture_close(&fx);
}

static void lost_and_started_again(void **state)
{
    (void)state;
    struct fixture fx;
    fixture_open(&fx, NULL);
    host_stop_adapter(fx.host);
    host_stop_adapter(fx.host);
    struct pair_escape data = {.operation = PAIR_ECHO};
    assert_status(send(&fx, 0, 0, &data), STATUS_DEVICE_REMOVED);
    assert_status(host_restart_adapter(fx.host), STATUS_SUCCESS);
    fx.adapter = open_adapter(&fx);
    tell(&fx, PAIR_ECHO, 1);
    host_surprise_remove(fx.host);
    host_surprise_remove(fx.host);
    assert_status(send(&fx, 0, 0, &data), STATUS_DEVICE_REMOVED);
    assert_status(host_restart_adapter(fx.host), STATUS_SUCCESS);
    fx.adapter = open_adapter(&fx);
    tell(&fx, PAIR_ECHO, 1);
    fixture_close(&fx);
}

/* ---- what is left ---- */

static void leftovers_are_named(void **state)
{
    (void)state;
    struct fixture fx;
    fixture_open(&fx, NULL);
    struct host_leftovers before;
    struct host_leftovers after;
    host_leftovers(&before);
    tell(&fx, PAIR_KEEP, 1000);
    host_leftovers(&after);
    assert_int_equal(after.pool_blocks, before.pool_blocks + 1);
    assert_int_equal(after.pool_bytes, before.pool_bytes + 1000);
    host_process_attach(NULL);
    fixture_stop();

    host_leftovers(&after);
    assert_int_equal(after.pool_blocks, 1);
    assert_int_equal(after.pool_bytes, 1000);
    struct host_pool_tag tags[2];
    assert_int_equal(host_pool_usage(tags, 2), 1);
    assert_string_equal(tags[0].name, "Kept");
    assert_int_equal(tags[0].blocks, 1);
    assert_int_equal(tags[0].bytes, 1000);
    assert_int_equal(tags[0].paged_bytes, 1000);
    assert_int_equal(host_pool_usage(tags, 0), 1);

    fixture_open(&fx, NULL); /* and are forgotten by the next */
    fixture_close(&fx);
}

static void a_hundred_cycles(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 100; i++) {
        struct fixture fx;
        fixture_open(&fx, NULL);
        tell(&fx, PAIR_ECHO, i);
        create_context(create_device(&fx));
        fixture_close(&fx);
    }
}

static void nothing_is_stopped(void **state)
{
    (void)state;
    host_stop(NULL);
    host_process_destroy(NULL);
    host_umd_unload(NULL);
    host_umd_device_destroy(NULL);
    assert_string_equal(host_status_name(STATUS_INVALID_PARAMETER), "STATUS_INVALID_PARAMETER");
    assert_string_equal(host_status_name(STATUS_GRAPHICS_DRIVER_MISMATCH), "STATUS_GRAPHICS_DRIVER_MISMATCH");
    assert_null(host_status_name((NTSTATUS)0xCEEEEEEE));
}

/* The child crashes in the driver: its end, and the line of its report. */
static void crash_ends_the_process(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(STDERR_FILENO);
        struct fixture fx;
        const struct host_options options = {.report_fd = ends[1]};
        fixture_open(&fx, &options);
        struct pair_escape data = {.operation = PAIR_TOUCH_NULL};
        send(&fx, 0, 0, &data);
        _exit(0);
    }
    close(ends[1]);
    static char report[1 << 16];
    size_t size = 0;
    for (ssize_t got; (got = read(ends[0], report + size, sizeof report - 1 - size)) > 0;) {
        size += (size_t)got;
    }
    close(ends[0]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 134);
    assert_non_null(strstr(report, "\"backtrace\""));
    assert_non_null(strstr(report, "PairEscape"));
}

// clang-format off
static const struct CMUnitTest rows[] = {
    cmocka_unit_test(nothing_is_stopped),
    cmocka_unit_test(truncated_model),
    cmocka_unit_test(second_kernel_is_busy),
    cmocka_unit_test(model_is_used),
    cmocka_unit_test(model_beside_driver_is_found),
    cmocka_unit_test(limit_is_kept),
    cmocka_unit_test(resets_are_forced_in_test_mode),
    cmocka_unit_test(hung_engine_is_reset),
    cmocka_unit_test(log_gets_the_drivers_lines),
    cmocka_unit_test(escape_as_another_process),
    cmocka_unit_test(stop_ends_processes),
    cmocka_unit_test(removal_under_escapes),
    cmocka_unit_test(lost_and_started_again),
    cmocka_unit_test(leftovers_are_named),
    cmocka_unit_test(a_hundred_cycles),
    cmocka_unit_test(crash_ends_the_process),
};
// clang-format on

enum { ROWS = sizeof rows / sizeof rows[0], FAILURES = sizeof failures / sizeof failures[0] };

int main(void)
{
    static struct CMUnitTest tests[ROWS + FAILURES];
    memcpy(tests, rows, sizeof rows);
    for (size_t i = 0; i < FAILURES; i++) {
        tests[ROWS + i] = (struct CMUnitTest){failures[i].name, fails, NULL, NULL, &failures[i]};
    }
    return cmocka_run_group_tests_name("host-start", tests, NULL, NULL);
}
