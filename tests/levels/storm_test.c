/*
 * storm_test.c: the synchronization levels under a storm of 8 processes with 8 threads each, watched from inside the
 * driver (drivers/storm.c) – exclusion, an idle engine at level two, and that nobody starves.
 *
 * Progress is counted, never timed: a scene that wants one side not to starve lasts until that side has done its work
 * while the other one storms, so where it starves the scene does not end. Counts and waits are printed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <d3dkmthk.h>
#include <escapement/host.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drivers/storm.h"
#include "dxgkrnl/adapter.h"
#include "host/state.h"

#define PROCESSES 8u
#define THREADS   8u /* of each */
#define CLIENTS   (PROCESSES * THREADS)

#define HARDWARE 0x01u
#define NO_SYNC  0x08u

/* What a client does next, and what it did. */
enum deed { ZERO, UNSYNCHRONIZED, TWO, RENDER, DEEDS };
static const char *const deed_names[DEEDS] = {"level zero", "NoAdapterSynchronization", "level two", "render"};

struct process {
    struct host_process *process;
};

struct client {
    pthread_t thread;
    struct process *process;
    unsigned number;
    uint32_t random;
    D3DKMT_HANDLE adapter;
    D3DKMT_HANDLE device;
    D3DKMT_HANDLE context;
    unsigned done[DEEDS];
    unsigned removed; /* calls that answered STATUS_DEVICE_REMOVED */
    unsigned opened;
    NTSTATUS wrong; /* the first status that may not be */
};

/* One kind of storm: how often a client does what, in 16ths, by whether it belongs to the last process. */
struct scene {
    const char *name;
    unsigned char crowd[DEEDS]; /* the first seven processes */
    unsigned char few[DEEDS];   /* the last one */
    unsigned stay_one_in;       /* calls that sleep inside; 0: none */
    void (*meanwhile)(void);    /* what happens to the adapter; null: nothing, and every call succeeds */
    unsigned few_do;            /* the scene ends when the last process has done so much, */
    unsigned crowd_do;          /* and the others so much together */
};

static struct host *host;
static struct storm_board board;
static struct process processes[PROCESSES];
static struct client clients[CLIENTS];
static const struct scene *scene;
static bool storming; /* the clients' threads are there */
static int over;      /* the clients go home */
static int few_did;   /* progress */
static int crowd_did;

static int get(const int *field)
{
    return __atomic_load_n(field, __ATOMIC_ACQUIRE);
}

static void set(int *field, int value)
{
    __atomic_store_n(field, value, __ATOMIC_RELEASE);
}

static void add(int *field)
{
    __atomic_fetch_add(field, 1, __ATOMIC_ACQ_REL);
}

/* ---- one client ---- */

static uint32_t random_of(struct client *client)
{
    uint32_t x = client->random;
    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    return client->random = x;
}

/* What the adapter's life may answer; everything else is wrong. */
static bool may_be(const struct client *client, NTSTATUS status)
{
    (void)client;
    return status == STATUS_SUCCESS || (scene->meanwhile && status == STATUS_DEVICE_REMOVED);
}

static bool note(struct client *client, NTSTATUS status)
{
    if (!may_be(client, status) && client->wrong == 0) {
        client->wrong = status;
    }
    client->removed += status == STATUS_DEVICE_REMOVED;
    return status == STATUS_SUCCESS;
}

static void close_all(struct client *client)
{
    D3DKMT_DESTROYCONTEXT context = {.hContext = client->context};
    D3DKMT_DESTROYDEVICE device = {.hDevice = client->device};
    D3DKMT_CLOSEADAPTER adapter = {.hAdapter = client->adapter};
    if (client->context) {
        note(client, D3DKMTDestroyContext(&context));
    }
    if (client->device) {
        note(client, D3DKMTDestroyDevice(&device));
    }
    if (client->adapter) {
        note(client, D3DKMTCloseAdapter(&adapter));
    }
    client->adapter = client->device = client->context = 0;
}

/* Adapter, device, context; false where the adapter is not there at this moment. */
static bool open_all(struct client *client)
{
    D3DKMT_OPENADAPTERFROMLUID open = {.AdapterLuid = host_adapter_luid(host)};
    NTSTATUS status = D3DKMTOpenAdapterFromLuid(&open);
    if (status == STATUS_INVALID_PARAMETER && scene->meanwhile) {
        return false; /* stopped: no adapter has the LUID */
    }
    if (!note(client, status)) {
        return false;
    }
    client->adapter = open.hAdapter;
    D3DKMT_CREATEDEVICE device = {.hAdapter = client->adapter};
    if (!note(client, D3DKMTCreateDevice(&device))) {
        return false;
    }
    client->device = device.hDevice;
    D3DKMT_CREATECONTEXT context = {.hDevice = client->device};
    if (!note(client, D3DKMTCreateContext(&context))) {
        return false;
    }
    client->context = context.hContext;
    client->opened++;
    return true;
}

static enum deed choose(struct client *client, const unsigned char *share)
{
    unsigned at = random_of(client) % 16;
    enum deed deed = ZERO;
    while (at >= share[deed]) {
        at -= share[deed];
        deed++;
    }
    return deed;
}

static NTSTATUS escape(struct client *client, uint32_t flags)
{
    struct storm_order order = {0};
    if (scene->stay_one_in && random_of(client) % scene->stay_one_in == 0) {
        order.stay = 1 + random_of(client) % 50;
    }
    D3DKMT_ESCAPE args = {
        .hAdapter = client->adapter,
        .hDevice = client->device,
        .Flags.Value = flags,
        .pPrivateDriverData = &order,
        .PrivateDriverDataSize = sizeof order,
        .hContext = client->context,
    };
    return D3DKMTEscape(&args);
}

static NTSTATUS do_deed(struct client *client, enum deed deed)
{
    D3DKMT_RENDER render = {.hContext = client->context, .CommandLength = 16};
    switch (deed) {
    case ZERO:
        return escape(client, 0);
    case UNSYNCHRONIZED:
        return escape(client, NO_SYNC);
    case TWO:
        return escape(client, HARDWARE);
    default:
        return D3DKMTRender(&render);
    }
}

static void *storm(void *opaque)
{
    struct client *client = opaque;
    bool few = client->number / THREADS == PROCESSES - 1;
    host_process_attach(client->process->process);
    while (!get(&over) && client->wrong == 0) {
        if (!client->context && !open_all(client)) {
            close_all(client);
            sched_yield();
            continue;
        }
        enum deed deed = choose(client, few ? scene->few : scene->crowd);
        if (note(client, do_deed(client, deed))) {
            client->done[deed]++;
            add(few ? &few_did : &crowd_did);
        } else {
            close_all(client);
        }
    }
    close_all(client);
    host_process_attach(NULL);
    return NULL;
}

/* ---- what happens meanwhile ---- */

/* Each event after the storm has got somewhere since the last one. */
static void after_progress(int calls)
{
    int before = get(&crowd_did);
    while (get(&crowd_did) < before + calls) {
        sched_yield();
    }
}

static D3DKMT_ESCAPE control(D3DKMT_HANDLE adapter, D3DKMT_TDRDBGCTRL_ESCAPE *data, D3DKMT_TDRDBGCTRLTYPE type)
{
    *data = (D3DKMT_TDRDBGCTRL_ESCAPE){.TdrControl = type};
    return (D3DKMT_ESCAPE){.hAdapter = adapter,
                           .Type = D3DKMT_ESCAPE_TDRDBGCTRL,
                           .pPrivateDriverData = data,
                           .PrivateDriverDataSize = sizeof *data};
}

static void resets(void)
{
    D3DKMT_OPENADAPTERFROMLUID open = {.AdapterLuid = host_adapter_luid(host)};
    D3DKMT_TDRDBGCTRL_ESCAPE data;
    assert_int_equal(D3DKMTOpenAdapterFromLuid(&open), STATUS_SUCCESS);
    D3DKMT_ESCAPE args = control(open.hAdapter, &data, D3DKMT_TDRDBGCTRLTYPE_UNCONDITIONAL);
    assert_int_equal(D3DKMTEscape(&args), STATUS_SUCCESS);
    for (unsigned i = 0; i < 12; i++) {
        after_progress(200);
        args = control(open.hAdapter, &data, D3DKMT_TDRDBGCTRLTYPE_FORCETDR);
        assert_int_equal(D3DKMTEscape(&args), STATUS_SUCCESS);
    }
    D3DKMT_CLOSEADAPTER close = {.hAdapter = open.hAdapter};
    assert_int_equal(D3DKMTCloseAdapter(&close), STATUS_SUCCESS);
    assert_int_equal(get(&board.resets), 12);
}

static void stops_and_starts(void)
{
    for (unsigned i = 0; i < 8; i++) {
        after_progress(200);
        if (i % 2 == 0) {
            host_stop_adapter(host);
        }
        assert_int_equal(host_restart_adapter(host), STATUS_SUCCESS);
    }
    assert_int_equal(get(&board.stops), 8);
}

static void surprise_removals(void)
{
    for (unsigned i = 0; i < 8; i++) {
        after_progress(200);
        host_surprise_remove(host);
        assert_int_equal(host_restart_adapter(host), STATUS_SUCCESS);
    }
    assert_int_equal(get(&board.removals), 8);
}

/* Processes that come, send a little, and end with everything open. */
static void come_and_go(void)
{
    for (unsigned i = 0; i < 40; i++) {
        struct process process = {host_process_create(host, "passer-by")};
        assert_non_null(process.process);
        struct client client = {.process = &process, .random = i + 1};
        host_process_attach(process.process);
        assert_true(open_all(&client));
        for (enum deed deed = ZERO; deed < DEEDS; deed++) {
            assert_int_equal(do_deed(&client, deed), STATUS_SUCCESS);
        }
        host_process_attach(NULL);
        host_process_destroy(process.process);
    }
}

/* ---- scenes ---- */

// clang-format off
static struct scene scenes[] = {
    /*                                                  16ths of zero, unsynchronized, two, render */
    {"storm: every level, and rendering",                    {9, 2, 2, 3}, {9, 2, 2, 3},  8, NULL, 500, 8000},
    {"storm: callers that stay inside",                      {9, 2, 2, 3}, {9, 2, 2, 3},  1, NULL, 50, 800},
    {"storm: level two does not starve amid level zero",     {16, 0, 0, 0}, {0, 0, 16, 0}, 32, NULL, 500, 2000},
    {"storm: level two does not starve amid rendering",      {8, 0, 0, 8}, {0, 0, 16, 0}, 0, NULL, 300, 1000},
    {"storm: level zero does not starve amid level two",     {0, 0, 16, 0}, {16, 0, 0, 0}, 32, NULL, 1000, 1000},
    {"storm: rendering does not starve amid level two",      {0, 0, 16, 0}, {0, 0, 0, 16}, 0, NULL, 500, 1000},
    {"storm: NoAdapterSynchronization amid level two",       {0, 0, 16, 0}, {0, 16, 0, 0}, 32, NULL, 1000, 1000},
    {"storm: processes come and go",                         {9, 2, 2, 3}, {9, 2, 2, 3}, 16, come_and_go, 0, 0},
    {"storm: resets",                                        {9, 2, 2, 3}, {9, 2, 2, 3}, 16, resets, 0, 0},
    {"storm: stops and starts",                              {9, 2, 2, 3}, {9, 2, 2, 3}, 16, stops_and_starts, 0, 0},
    {"storm: surprise removals",                             {9, 2, 2, 3}, {9, 2, 2, 3}, 16, surprise_removals, 0, 0},
};
// clang-format on

static const char *const violation_names[STORM_VIOLATIONS] = {
    [STORM_TWO_OF_A_PROCESS] = "two threads of one process are inside",
    [STORM_ZERO_BESIDE_TWO] = "somebody is inside beside level two",
    [STORM_TWO_BESIDE_TWO] = "two are at level two",
    [STORM_BESIDE_THREE] = "somebody is inside beside a start, a stop or a reset",
    [STORM_ENGINE_AT_TWO] = "the engine has work at level two",
    [STORM_SUBMITTED_AT_TWO] = "something is submitted at level two or three",
    [STORM_ENGINE_AT_STOP] = "the engine has work when the device is stopped",
    [STORM_NOT_STARTED] = "a call reaches a driver that is not started",
    [STORM_IRQL] = "a call is not at its IRQL",
};

static void start_host(void)
{
    static struct host_error error;
    char path[4096];
    const char *build = getenv("ESCAPEMENT_BUILD");
    snprintf(path, sizeof path, "%s/tests/drivers/storm-" ESCAPEMENT_VARIANT ".so", build ? build : "build");
    const struct host_options options = {.tdr_test_mode = true, .tdr_delay_ms = 600000};
    host = host_start(path, &options, &error);
    if (!host) {
        fail_msg("%s", error.text);
    }
    memset(&board, 0, sizeof board);
    struct storm_attach attach = {STORM_MAGIC, &board};
    D3DKMT_OPENADAPTERFROMLUID open = {.AdapterLuid = host_adapter_luid(host)};
    assert_int_equal(D3DKMTOpenAdapterFromLuid(&open), STATUS_SUCCESS);
    D3DKMT_ESCAPE args = {
        .hAdapter = open.hAdapter, .pPrivateDriverData = &attach, .PrivateDriverDataSize = sizeof attach};
    assert_int_equal(D3DKMTEscape(&args), STATUS_SUCCESS);
    D3DKMT_CLOSEADAPTER close = {.hAdapter = open.hAdapter};
    assert_int_equal(D3DKMTCloseAdapter(&close), STATUS_SUCCESS);
}

static void start_clients(void)
{
    set(&over, 0);
    set(&few_did, 0);
    set(&crowd_did, 0);
    memset(clients, 0, sizeof clients);
    for (unsigned i = 0; i < PROCESSES; i++) {
        char name[32];
        snprintf(name, sizeof name, "client %u", i);
        processes[i].process = host_process_create(host, name);
        assert_non_null(processes[i].process);
    }
    for (unsigned i = 0; i < CLIENTS; i++) {
        clients[i].number = i;
        clients[i].process = &processes[i / THREADS];
        clients[i].random = 0x9E3779B9u * (i + 1);
        assert_int_equal(pthread_create(&clients[i].thread, NULL, storm, &clients[i]), 0);
    }
    storming = true;
}

static void end_clients(void)
{
    if (!storming) {
        return;
    }
    storming = false;
    set(&over, 1);
    for (unsigned i = 0; i < CLIENTS; i++) {
        assert_int_equal(pthread_join(clients[i].thread, NULL), 0);
    }
    for (unsigned i = 0; i < PROCESSES; i++) {
        host_process_destroy(processes[i].process);
    }
}

/* How often the clients' calls succeeded, by what they were. */
static void sum_up(unsigned sums[DEEDS], unsigned *removed, unsigned *opened)
{
    memset(sums, 0, DEEDS * sizeof *sums);
    *removed = *opened = 0;
    for (unsigned i = 0; i < CLIENTS; i++) {
        for (enum deed deed = ZERO; deed < DEEDS; deed++) {
            sums[deed] += clients[i].done[deed];
        }
        *removed += clients[i].removed;
        *opened += clients[i].opened;
    }
}

static void report(const unsigned sums[DEEDS], unsigned removed, unsigned opened)
{
    const struct dxg_level *level = &host->adapter->level;
    for (enum deed deed = ZERO; deed < DEEDS; deed++) {
        print_message("# %s: %u calls\n", deed_names[deed], sums[deed]);
    }
    print_message("# opened %u times, STATUS_DEVICE_REMOVED %u times, packets done in %d interrupts\n", opened, removed,
                  get(&board.completed));
    print_message("# at most %d callers inside at once; longest wait for level zero %.3f ms, to be alone %.3f ms\n",
                  get(&board.most_beside), (double)level->longest_wait_zero_ns / 1e6,
                  (double)level->longest_wait_alone_ns / 1e6);
}

static void judge(void)
{
    unsigned sums[DEEDS];
    unsigned removed;
    unsigned opened;
    sum_up(sums, &removed, &opened);
    report(sums, removed, opened);
    for (unsigned i = 0; i < STORM_VIOLATIONS; i++) {
        if (get(&board.violations[i])) {
            print_error("%s: seen %d times\n", violation_names[i], get(&board.violations[i]));
        }
    }
    for (unsigned i = 0; i < STORM_VIOLATIONS; i++) {
        assert_int_equal(get(&board.violations[i]), 0);
    }
    for (unsigned i = 0; i < CLIENTS; i++) {
        assert_int_equal(clients[i].wrong, 0);
    }
    assert_in_range(get(&board.most_beside), 1, PROCESSES);
    if (!scene->meanwhile) {
        /* Nothing was lost on the way, and nothing reached the driver twice. */
        assert_int_equal(get(&board.zero), sums[ZERO]);
        assert_int_equal(get(&board.unsynchronized), sums[UNSYNCHRONIZED]);
        assert_int_equal(get(&board.two), sums[TWO]);
        assert_int_equal(get(&board.renders), sums[RENDER]);
        assert_int_equal(removed, 0);
    }
}

static void runs(void **state)
{
    scene = *state;
    start_host();
    start_clients();
    if (scene->meanwhile) {
        scene->meanwhile();
    }
    while (get(&few_did) < (int)scene->few_do || get(&crowd_did) < (int)scene->crowd_do) {
        sched_yield();
    }
    end_clients();
    judge();
}

static int teardown(void **state)
{
    (void)state;
    host_process_attach(NULL);
    end_clients(); /* after a failure they are still at it */
    host_stop(host);
    host = NULL;
    static const struct host_leftovers nothing;
    struct host_leftovers left;
    host_leftovers(&left);
    return memcmp(&left, &nothing, sizeof left) == 0 ? 0 : -1;
}

int main(void)
{
    enum { SCENES = sizeof scenes / sizeof scenes[0] };
    static struct CMUnitTest tests[SCENES];
    for (size_t i = 0; i < SCENES; i++) {
        tests[i] = (struct CMUnitTest){scenes[i].name, runs, NULL, teardown, &scenes[i]};
    }
    return cmocka_run_group_tests_name("levels-storm", tests, NULL, NULL);
}
