/*
 * conformance.c: starts the probe driver, opens what an escape can name, and watches what one escape does.
 */
#include "conformance.h"

#include "dxgkrnl/adapter.h"
#include "host/state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct probe_board conf_board;

/* What a failed row did not stop, so that it alone fails. */
static struct host *running;
static struct dxg_adapter *second;
static unsigned char *payload;

#define PAYLOAD_ROOM (CONF_LIMIT + 4096u)

void conf_assert_status(NTSTATUS actual, NTSTATUS expected, const char *file, int line)
{
    if (actual != expected) {
        const char *got = host_status_name(actual);
        const char *wanted = host_status_name(expected);
        print_error("%s (0x%08X), not %s (0x%08X)\n", got ? got : "a status without a name", (unsigned)actual,
                    wanted ? wanted : "the status expected", (unsigned)expected);
        _fail(file, line);
    }
}

/* ---- the board ---- */

int conf_get(const int *field)
{
    return __atomic_load_n(field, __ATOMIC_ACQUIRE);
}

void conf_set(int *field, int value)
{
    __atomic_store_n(field, value, __ATOMIC_RELEASE);
}

void conf_wait(const int *field, int value)
{
    while (conf_get(field) < value) {
        usleep(50);
    }
}

/* ---- the payload ---- */

static unsigned char pattern(size_t at)
{
    return (unsigned char)(at * 7 + at / 251 + 0x5A);
}

void conf_fill(unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        bytes[i] = pattern(i);
    }
}

void conf_assert_filled(const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != pattern(i)) {
            fail_msg("byte %zu of %zu was changed", i, size);
        }
    }
}

void conf_assert_complemented(const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != (unsigned char)~pattern(i)) {
            fail_msg("byte %zu of %zu is not the driver's", i, size);
        }
    }
}

/* ---- start and stop ---- */

static void stop_all(void)
{
    conf_set(&conf_board.hold, 0);
    conf_set(&conf_board.hold_start, 0);
    conf_set(&conf_board.engine_holds, 0);
    host_process_attach(NULL);
    if (second) {
        dxg_adapter_stop(second);
        dxg_adapter_remove(second);
        second = NULL;
    }
    host_stop(running);
    running = NULL;
    if (payload) {
        munmap(payload, PAYLOAD_ROOM);
        payload = NULL;
    }
}

D3DKMT_HANDLE conf_open_adapter(LUID luid)
{
    D3DKMT_OPENADAPTERFROMLUID args = {.AdapterLuid = luid};
    assert_status(D3DKMTOpenAdapterFromLuid(&args), STATUS_SUCCESS);
    return args.hAdapter;
}

D3DKMT_HANDLE conf_create_device(D3DKMT_HANDLE adapter)
{
    D3DKMT_CREATEDEVICE args = {.hAdapter = adapter};
    assert_status(D3DKMTCreateDevice(&args), STATUS_SUCCESS);
    return args.hDevice;
}

D3DKMT_HANDLE conf_create_context(D3DKMT_HANDLE device, void **commands)
{
    D3DKMT_CREATECONTEXT args = {.hDevice = device};
    assert_status(D3DKMTCreateContext(&args), STATUS_SUCCESS);
    if (commands) {
        *commands = args.pCommandBuffer;
    }
    return args.hContext;
}

void conf_client_open(const struct conf *fx, struct conf_client *client, const char *name)
{
    memset(client, 0, sizeof *client);
    client->process = host_process_create(fx->host, name);
    assert_non_null(client->process);
    host_process_attach(client->process);
    client->adapter = conf_open_adapter(host_adapter_luid(fx->host));
    client->device = conf_create_device(client->adapter);
    if (fx->host->driver->ddi.DxgkDdiCreateContext) {
        client->context = conf_create_context(client->device, &client->commands);
    }
}

static void attach_board(const struct conf *fx)
{
    struct probe_attach attach = {PROBE_MAGIC, &conf_board};
    NTSTATUS status = conf_escape(&fx->own, &attach, sizeof attach, 0);
    assert_status(status, fx->host->driver->ddi.DxgkDdiEscape ? STATUS_SUCCESS : STATUS_NOT_SUPPORTED);
}

void conf_driver_path(char path[4096], const char *name)
{
    const char *build = getenv("ESCAPEMENT_BUILD");
    snprintf(path, 4096, "%s/tests/drivers/%s-" ESCAPEMENT_VARIANT ".so", build ? build : "build", name);
}

void conf_open(struct conf *fx, const char *driver, const struct host_options *options)
{
    static struct host_error error; /* it is large */
    char path[4096];
    stop_all();
    memset(fx, 0, sizeof *fx);
    memset(&conf_board, 0, sizeof conf_board);
    conf_driver_path(path, driver);
    running = fx->host = host_start(path, options, &error);
    if (!fx->host) {
        fail_msg("%s", error.text);
        return;
    }
    payload = mmap(NULL, PAYLOAD_ROOM, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_ptr_not_equal(payload, MAP_FAILED);
    fx->payload = payload;
    fx->untouched = CONF_PAYLOAD;
    conf_fill(fx->payload, CONF_PAYLOAD);
    conf_client_open(fx, &fx->own, "caller");
    attach_board(fx);
    fx->args = (D3DKMT_ESCAPE){
        .hAdapter = fx->own.adapter,
        .hDevice = fx->own.device,
        .Type = D3DKMT_ESCAPE_DRIVERPRIVATE,
        .pPrivateDriverData = fx->payload,
        .PrivateDriverDataSize = CONF_PAYLOAD,
        .hContext = fx->own.context,
    };
}

void conf_close(struct conf *fx)
{
    (void)fx;
    bool ran = running != NULL;
    stop_all();
    if (ran) {
        static const struct host_leftovers nothing;
        struct host_leftovers left;
        host_leftovers(&left);
        assert_memory_equal(&left, &nothing, sizeof left);
    }
}

struct dxg_adapter *conf_adapter(const struct conf *fx)
{
    return fx->host->adapter;
}

LUID conf_second_adapter(struct conf *fx)
{
    static struct dxg_error error;
    assert_status(dxg_adapter_add(fx->host->driver, fx->host->model.model, &second, &error), STATUS_SUCCESS);
    assert_status(dxg_adapter_start(second, &error), STATUS_SUCCESS);
    fx->second = second;
    return second->luid;
}

/* ---- calls ---- */

NTSTATUS conf_escape(const struct conf_client *client, void *data, uint32_t size, uint32_t flags)
{
    D3DKMT_ESCAPE args = {
        .hAdapter = client->adapter,
        .hDevice = client->device,
        .Type = D3DKMT_ESCAPE_DRIVERPRIVATE,
        .Flags.Value = flags,
        .pPrivateDriverData = data,
        .PrivateDriverDataSize = size,
        .hContext = client->context,
    };
    return host_escape(client->process, &args, NULL);
}

NTSTATUS conf_tdr(const struct conf_client *client, uint32_t control, uint32_t node)
{
    D3DKMT_TDRDBGCTRL_ESCAPE data = {.TdrControl = (D3DKMT_TDRDBGCTRLTYPE)control, .NodeOrdinal = node};
    D3DKMT_ESCAPE args = {
        .hAdapter = client->adapter,
        .Type = D3DKMT_ESCAPE_TDRDBGCTRL,
        .pPrivateDriverData = &data,
        .PrivateDriverDataSize = sizeof data,
    };
    return host_escape(client->process, &args, NULL);
}

NTSTATUS conf_render(const struct conf_client *client)
{
    D3DKMT_RENDER args = {.hContext = client->context, .CommandLength = 16};
    return D3DKMTRender(&args);
}

void conf_succeeds(struct conf *fx)
{
    uint32_t size = fx->args.PrivateDriverDataSize;
    unsigned char *data = fx->args.pPrivateDriverData;
    if (size > 0) {
        conf_fill(data, size);
    }
    conf_set(&conf_board.calls, 0);
    assert_status(D3DKMTEscape(&fx->args), STATUS_SUCCESS);
    assert_int_equal(conf_get(&conf_board.calls), 1);
    conf_assert_complemented(data, size);
    conf_fill(fx->payload, fx->untouched);
    conf_set(&conf_board.calls, 0);
}

void conf_refuses(struct conf *fx, NTSTATUS status)
{
    conf_fill(fx->payload, fx->untouched);
    conf_set(&conf_board.calls, 0);
    assert_status(D3DKMTEscape(&fx->args), status);
    assert_int_equal(conf_get(&conf_board.calls), 0);
    conf_assert_filled(fx->payload, fx->untouched);
}

void conf_fresh_ones_work(struct conf *fx)
{
    struct conf_client fresh;
    D3DKMT_ESCAPE old = fx->args;
    conf_client_open(fx, &fresh, "fresh");
    fx->args.hAdapter = fresh.adapter;
    fx->args.hDevice = fresh.device;
    fx->args.hContext = fresh.context;
    fx->args.Type = D3DKMT_ESCAPE_DRIVERPRIVATE;
    fx->args.Flags.Value = 0;
    fx->args.pPrivateDriverData = fx->payload;
    fx->args.PrivateDriverDataSize = CONF_PAYLOAD;
    conf_succeeds(fx);
    fx->args.Flags.HardwareAccess = 1;
    conf_succeeds(fx);
    host_process_attach(fx->own.process);
    fx->args = old;
}

/* ---- who waits where ---- */

void conf_wait_gate(const struct conf *fx, uint32_t closed)
{
    while (atomic_load(&conf_adapter(fx)->level.closed) != closed) {
        usleep(50);
    }
}

void conf_wait_queue(const struct conf *fx, uint32_t waiting)
{
    struct dxg_level *level = &conf_adapter(fx)->level;
    for (;;) {
        os_lock(&level->lock);
        uint32_t now = level->waiting_zero;
        os_unlock(&level->lock);
        if (now >= waiting) {
            return;
        }
        usleep(50);
    }
}

void conf_wait_line(const struct conf *fx, uint32_t waiting)
{
    struct dxg_level *level = &conf_adapter(fx)->level;
    while (dxg_level_waiting_alone(level) < waiting) {
        usleep(50);
    }
}

static void *run_caller(void *opaque)
{
    struct conf_caller *caller = opaque;
    conf_set(&caller->started, 1);
    caller->status = conf_escape(caller->client, caller->payload, sizeof caller->payload, caller->flags);
    conf_set(&caller->done, 1);
    return NULL;
}

void conf_caller_start(struct conf_caller *caller, const struct conf_client *client, uint32_t flags)
{
    memset(caller, 0, sizeof *caller);
    caller->client = client;
    caller->flags = flags;
    conf_fill(caller->payload, sizeof caller->payload);
    assert_int_equal(pthread_create(&caller->thread, NULL, run_caller, caller), 0);
    conf_wait(&caller->started, 1);
}

NTSTATUS conf_caller_join(struct conf_caller *caller)
{
    assert_int_equal(pthread_join(caller->thread, NULL), 0);
    return caller->status;
}
