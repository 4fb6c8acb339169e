/*
 * call_send.c: the child of `escapement call` – starts the adapter, and sends the escapes from the processes and
 * threads that were asked for.
 */
#include "cli/call.h"
#include "cli/last_escapes.h"
#include "cli/report.h"
#include "dxgkrnl/adapter.h"
#include "dxgkrnl/escape.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* One process as the driver sees them, and the handles that its threads share. */
struct team {
    const struct cli_call_request *request;
    uint32_t index;
    struct host_process *process;
    D3DKMT_HANDLE adapter, device, context;
};

struct worker {
    const struct team *team;
    uint32_t index; /* in its team */
    pthread_t thread;
    uint8_t *buffer; /* room for the largest payload */
};

static _Atomic uint64_t sent;

/* A place where threads wait for one another. */
struct meeting {
    pthread_mutex_t lock;
    pthread_cond_t moved;
    size_t arrived, expected; /* `expected` is 0 until it is known */
};

/*
 * Threads begin to send when all of them are there, so that they do it at once, and end when all of them are done. Both
 * ends are kept apart, and one that ends early would give its places in the kernel to one that begins late: to
 * ThreadSanitizer the two would be ordered, and their races in the driver hidden.
 */
static struct meeting beginning = {.lock = PTHREAD_MUTEX_INITIALIZER, .moved = PTHREAD_COND_INITIALIZER};
static struct meeting end = {.lock = PTHREAD_MUTEX_INITIALIZER, .moved = PTHREAD_COND_INITIALIZER};

static void meet(struct meeting *meeting)
{
    pthread_mutex_lock(&meeting->lock);
    meeting->arrived++;
    pthread_cond_broadcast(&meeting->moved);
    while (meeting->expected == 0 || meeting->arrived < meeting->expected) {
        pthread_cond_wait(&meeting->moved, &meeting->lock);
    }
    pthread_mutex_unlock(&meeting->lock);
}

static void expect(struct meeting *meeting, size_t threads)
{
    pthread_mutex_lock(&meeting->lock);
    meeting->expected = threads;
    pthread_cond_broadcast(&meeting->moved);
    pthread_mutex_unlock(&meeting->lock);
}

static void fail(const struct cli_call_request *request, NTSTATUS status, const char *what)
{
    static struct host_error error;
    char text[96];
    error.status = status;
    snprintf(error.text, sizeof error.text, "%s: %s: %s", request->driver, what,
             cli_status_text(status, text, sizeof text));
    cli_child_send(CLI_CALL_FAILED, &error, sizeof error);
}

/* ------------------------------------------------------------------------------------------------------- sending */

static D3DKMT_ESCAPE arguments_of(const struct team *team, const struct cli_escape *escape, void *data)
{
    const struct cli_settings *settings = &escape->settings;
    return (D3DKMT_ESCAPE){
        .hAdapter = team->adapter,
        .hDevice = settings->handles >= CLI_HANDLES_DEVICE ? team->device : 0,
        .hContext = settings->handles >= CLI_HANDLES_CONTEXT ? team->context : 0,
        .Type = (D3DKMT_ESCAPETYPE)settings->type,
        .Flags = {.Value = settings->flags},
        .pPrivateDriverData = data,
        .PrivateDriverDataSize = (UINT)escape->payload.size,
    };
}

/* What is beyond the limit is refused unread: no copy of it is needed. */
static void *fill_buffer(const struct worker *worker, const struct cli_bytes *payload)
{
    if (payload->size == 0 || payload->size > dxg_kernel.escape_limit) {
        return payload->data;
    }
    memcpy(worker->buffer, payload->data, payload->size);
    return worker->buffer;
}

static void send_one(const struct worker *worker, uint32_t round, uint32_t index)
{
    const struct cli_escape *escape = &worker->team->request->escapes[index];
    uint8_t *data = fill_buffer(worker, &escape->payload);
    const D3DKMT_ESCAPE args = arguments_of(worker->team, escape, data);
    struct dxg_escape_report report;
    struct cli_call_result result = {
        .number = atomic_fetch_add_explicit(&sent, 1, memory_order_relaxed) + 1,
        .size = escape->payload.size,
        .escape = index,
        .round = round,
        .process = worker->team->index,
        .thread = worker->index,
    };
    uint32_t place = cli_last_escape_begins(result.number, &args);
    cli_child_enters_driver();
    result.status = dxg_escape(dxg_process_current(), &args, &report);
    cli_child_left_driver();
    cli_last_escape_ends(place, result.status);
    result.driver_ns = report.driver_ns;
    result.level = report.level;
    snprintf(result.refused_by, sizeof result.refused_by, "%s", report.refused_by ? report.refused_by : "");
    result.changed = data != escape->payload.data && memcmp(data, escape->payload.data, result.size) != 0;
    cli_child_send_parts(CLI_CALL_RESULT, &result, sizeof result, data, result.changed ? result.size : 0);
}

static void send_sequence(const struct worker *worker)
{
    const struct cli_call_request *request = worker->team->request;
    for (uint32_t round = 0; round < request->repeat; round++) {
        for (uint32_t i = 0; i < request->count; i++) {
            send_one(worker, round, i);
        }
    }
}

static void *work(void *context)
{
    const struct worker *worker = context;
    host_process_attach(worker->team->process);
    cli_child_enters_driver(); /* takes a place for the thread, here where threads are ordered anyway */
    cli_child_left_driver();
    meet(&beginning);
    send_sequence(worker);
    meet(&end);
    host_process_attach(NULL);
    return NULL;
}

static void work_alone(const struct worker *worker)
{
    host_process_attach(worker->team->process);
    send_sequence(worker);
    host_process_attach(NULL);
}

static size_t largest_payload(const struct cli_call_request *request)
{
    size_t largest = 1;
    for (size_t i = 0; i < request->count; i++) {
        size_t size = request->escapes[i].payload.size;
        largest = size > largest && size <= dxg_kernel.escape_limit ? size : largest;
    }
    return largest;
}

/* All that can be started work; one that cannot is told after the others have ended. */
static void start_and_join(const struct cli_call_request *request, struct worker *workers, size_t count)
{
    size_t started = 0;
    while (started < count && pthread_create(&workers[started].thread, NULL, work, &workers[started]) == 0) {
        started++;
    }
    expect(&end, started);
    expect(&beginning, started);
    for (size_t i = 0; i < started; i++) {
        pthread_join(workers[i].thread, NULL);
    }
    if (started < count) {
        fail(request, STATUS_INSUFFICIENT_RESOURCES, "not all of the threads could be started");
    }
}

static void send_all(const struct cli_call_request *request, const struct team *teams)
{
    size_t count = (size_t)request->processes * request->threads;
    size_t largest = largest_payload(request);
    struct worker *workers = calloc(count, sizeof *workers);
    uint8_t *buffers = malloc(count * largest);
    if (!workers || !buffers) {
        fail(request, STATUS_NO_MEMORY, "no memory for the threads' payloads");
    } else {
        for (size_t i = 0; i < count; i++) {
            workers[i] = (struct worker){.team = &teams[i / request->threads],
                                         .index = (uint32_t)(i % request->threads),
                                         .buffer = buffers + i * largest};
        }
        if (count == 1) {
            work_alone(&workers[0]);
        } else {
            start_and_join(request, workers, count);
        }
    }
    free(buffers);
    free(workers);
}

/* ------------------------------------------------------------------------------------------------------- handles */

static enum cli_handles needed_handles(const struct cli_call_request *request)
{
    enum cli_handles most = CLI_HANDLES_ADAPTER;
    for (size_t i = 0; i < request->count; i++) {
        enum cli_handles needed = request->escapes[i].settings.handles;
        most = needed > most ? needed : most;
    }
    return most;
}

static bool open_adapter(struct team *team, const struct host *host)
{
    D3DKMT_OPENADAPTERFROMLUID open = {.AdapterLuid = host_adapter_luid(host)};
    NTSTATUS status = D3DKMTOpenAdapterFromLuid(&open);
    team->adapter = open.hAdapter;
    if (!NT_SUCCESS(status)) {
        fail(team->request, status, "the adapter could not be opened (D3DKMTOpenAdapterFromLuid)");
    }
    return NT_SUCCESS(status);
}

static bool create_device(struct team *team)
{
    D3DKMT_CREATEDEVICE create = {.hAdapter = team->adapter};
    NTSTATUS status = D3DKMTCreateDevice(&create);
    team->device = create.hDevice;
    if (!NT_SUCCESS(status)) {
        fail(team->request, status, "no device could be made (DxgkDdiCreateDevice); --no-device does without");
    }
    return NT_SUCCESS(status);
}

static bool create_context(struct team *team)
{
    D3DKMT_CREATECONTEXT create = {.hDevice = team->device};
    NTSTATUS status = D3DKMTCreateContext(&create);
    team->context = create.hContext;
    if (!NT_SUCCESS(status)) {
        fail(team->request, status, "no context could be made (DxgkDdiCreateContext)");
    }
    return NT_SUCCESS(status);
}

static bool open_team(struct team *team, struct host *host)
{
    char name[32];
    enum cli_handles needed = needed_handles(team->request);
    snprintf(name, sizeof name, "call %u", team->index + 1);
    team->process = host_process_create(host, name);
    if (!team->process) {
        fail(team->request, STATUS_NO_MEMORY, "no process could be made");
        return false;
    }
    host_process_attach(team->process);
    cli_child_enters_driver();
    bool opened = open_adapter(team, host) && (needed < CLI_HANDLES_DEVICE || create_device(team)) &&
                  (needed < CLI_HANDLES_CONTEXT || create_context(team));
    cli_child_left_driver();
    host_process_attach(NULL);
    return opened;
}

static void send_from_teams(const struct cli_call_request *request, struct host *host)
{
    struct team *teams = calloc(request->processes, sizeof *teams);
    bool opened = teams != NULL;
    if (!teams) {
        fail(request, STATUS_NO_MEMORY, "no memory for the processes");
    }
    for (uint32_t i = 0; opened && i < request->processes; i++) {
        teams[i] = (struct team){.request = request, .index = i};
        opened = open_team(&teams[i], host);
    }
    if (opened) {
        send_all(request, teams);
    }
    free(teams); /* the processes end with the host */
}

void cli_call_send(const struct cli_call_request *request)
{
    static struct host_error error;
    struct host_leftovers left;
    struct host_options options = cli_child_host_options(request->log);
    cli_hardware_apply(&request->hardware, &options);
    options.escape_limit = request->escape_limit;
    options.tdr_test_mode = request->tdr_test_mode;
    cli_last_escapes_show();
    cli_child_enters_driver();
    struct host *host = host_start(request->driver, &options, &error);
    cli_child_left_driver();
    if (!host) {
        cli_child_send(CLI_CALL_FAILED, &error, sizeof error);
        return;
    }
    cli_child_send(CLI_MESSAGE_STARTED, NULL, 0);
    send_from_teams(request, host);
    cli_child_enters_driver();
    host_stop(host);
    cli_child_left_driver();
    host_leftovers(&left);
    cli_child_send(CLI_CALL_LEFT, &left, sizeof left);
}
