/*
 * life_test.c: escapes through an adapter's life – before it starts, while it stops, stopped, started again, removed by
 * surprise, reset (facts/escape.md 7; facts/sync.md 4, 5).
 */
#include "conformance.h"

#include "dxgkrnl/adapter.h"

#include <string.h>

#define HARDWARE 0x01u
#define NO_SYNC  0x08u

#define REMOVED STATUS_DEVICE_REMOVED
#define INVALID STATUS_INVALID_PARAMETER

static struct conf fx;

static int teardown(void **state)
{
    (void)state;
    conf_close(&fx);
    return 0;
}

/* With a TDR that nobody but a row forces. */
static const struct host_options patient = {.tdr_test_mode = true, .tdr_delay_ms = 600000};

/* Every kind of escape that reaches the driver while the adapter runs is refused now. */
static void all_are_refused(NTSTATUS status)
{
    static const uint32_t flags[] = {0, HARDWARE, NO_SYNC, HARDWARE | NO_SYNC, 0x80};
    D3DKMT_ESCAPE whole = fx.args;
    for (size_t i = 0; i < CONF_ARRAY(flags); i++) {
        fx.args = whole;
        fx.args.Flags.Value = flags[i];
        conf_refuses(&fx, status);
        fx.args.hContext = 0;
        conf_refuses(&fx, status);
        fx.args.hDevice = 0;
        conf_refuses(&fx, status);
        fx.args.PrivateDriverDataSize = 0;
        conf_refuses(&fx, status);
    }
    fx.args = whole;
}

static void close_everything(void)
{
    D3DKMT_DESTROYCONTEXT context = {.hContext = fx.own.context};
    D3DKMT_DESTROYDEVICE device = {.hDevice = fx.own.device};
    D3DKMT_CLOSEADAPTER adapter = {.hAdapter = fx.own.adapter};
    assert_status(D3DKMTDestroyContext(&context), STATUS_SUCCESS);
    assert_status(D3DKMTDestroyDevice(&device), STATUS_SUCCESS);
    assert_status(D3DKMTCloseAdapter(&adapter), STATUS_SUCCESS);
    assert_status(D3DKMTDestroyContext(&context), INVALID);
    assert_status(D3DKMTDestroyDevice(&device), INVALID);
    assert_status(D3DKMTCloseAdapter(&adapter), INVALID);
}

/* ---- before the start ---- */

static void *restart(void *unused)
{
    (void)unused;
    return (void *)(uintptr_t)(uint32_t)host_restart_adapter(fx.host);
}

static void before_start(void)
{
    pthread_t thread;
    void *status;
    LUID before = host_adapter_luid(fx.host);
    conf_set(&conf_board.hold_start, 1);
    assert_int_equal(pthread_create(&thread, NULL, restart, NULL), 0);
    conf_wait(&conf_board.in_start, 1);
    all_are_refused(REMOVED); /* at once: none of them waits for the start */
    D3DKMT_OPENADAPTERFROMLUID open = {.AdapterLuid = before};
    assert_status(D3DKMTOpenAdapterFromLuid(&open), INVALID);
    D3DKMT_CREATEDEVICE device = {.hAdapter = fx.own.adapter};
    conf_set(&conf_board.hold_start, 0);
    assert_int_equal(pthread_join(thread, &status), 0);
    assert_status((NTSTATUS)(uint32_t)(uintptr_t)status, STATUS_SUCCESS);
    assert_status(D3DKMTCreateDevice(&device), STATUS_SUCCESS);
    conf_fresh_ones_work(&fx);
}

/* ---- stop ---- */

static void after_stop(void)
{
    host_stop_adapter(fx.host);
    all_are_refused(REMOVED);
    D3DKMT_OPENADAPTERFROMLUID open = {.AdapterLuid = host_adapter_luid(fx.host)};
    assert_status(D3DKMTOpenAdapterFromLuid(&open), INVALID);
    assert_int_equal(conf_get(&conf_board.stops), 1);
    host_stop_adapter(fx.host); /* it stays stopped */
    assert_int_equal(conf_get(&conf_board.stops), 1);
    close_everything();
}

static void argument_faults_come_first_when_stopped(void)
{
    host_stop_adapter(fx.host);
    fx.args.hContext = 0x7FFFFFC0;
    conf_refuses(&fx, INVALID);
    fx.args.hContext = 0;
    fx.args.Flags.Value = 0x20;
    conf_refuses(&fx, INVALID);
    fx.args.Flags.Value = 0;
    conf_refuses(&fx, REMOVED);
}

static void *stop(void *unused)
{
    (void)unused;
    host_stop_adapter(fx.host);
    return NULL;
}

static void *pull(void *unused)
{
    (void)unused;
    host_surprise_remove(fx.host);
    return NULL;
}

/* At the gate, or in the line of those who want to be alone, which is so long then. */
static void wait_until_it_waits(uint32_t flags, uint32_t line)
{
    if (flags & HARDWARE) {
        conf_wait_line(&fx, line);
    } else {
        conf_wait_queue(&fx, 1);
    }
}

/* One is inside, another waits: the first finishes and succeeds, the second is turned away. */
static void while_it_ends(void *(*end)(void *unused), uint32_t inside, uint32_t waiting, bool waits_first)
{
    struct conf_client other;
    struct conf_caller first;
    struct conf_caller second;
    pthread_t thread;
    conf_client_open(&fx, &other, "other");
    conf_set(&conf_board.hold, 1);
    conf_caller_start(&first, &fx.own, inside);
    conf_wait(&conf_board.inside, 1);
    if (waits_first) {
        conf_caller_start(&second, &other, waiting);
        wait_until_it_waits(waiting, 1);
    }
    assert_int_equal(pthread_create(&thread, NULL, end, NULL), 0);
    conf_wait_gate(&fx, DXG_GATE_ALL);
    if (!waits_first) {
        conf_caller_start(&second, &other, waiting);
        wait_until_it_waits(waiting, 2);
    }
    assert_int_equal(conf_get(&second.done), 0);
    conf_set(&conf_board.hold, 0);
    assert_status(conf_caller_join(&first), STATUS_SUCCESS);
    conf_assert_complemented(first.payload, CONF_PAYLOAD);
    assert_status(conf_caller_join(&second), REMOVED);
    conf_assert_filled(second.payload, CONF_PAYLOAD);
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_int_equal(conf_get(&conf_board.calls), 1);
    assert_int_equal(conf_get(&conf_board.stops), 1);
    all_are_refused(REMOVED);
}

static void zero_waits_while_it_stops(void)
{
    while_it_ends(stop, 0, 0, false);
}

static void two_waits_while_it_stops(void)
{
    while_it_ends(stop, 0, HARDWARE, false);
}

static void unsynchronized_waits_while_it_stops(void)
{
    while_it_ends(stop, NO_SYNC, NO_SYNC, false);
}

/* Those who waited for one at level two to leave do not go in before the stop. */
static void zero_waited_before_it_stops(void)
{
    while_it_ends(stop, HARDWARE, 0, true);
}

static void two_waited_before_it_stops(void)
{
    while_it_ends(stop, 0, HARDWARE, true);
}

static void two_waited_for_two_before_it_stops(void)
{
    while_it_ends(stop, HARDWARE, HARDWARE, true);
}

static void zero_waits_while_it_is_pulled(void)
{
    while_it_ends(pull, 0, 0, false);
    assert_int_equal(conf_get(&conf_board.removals), 1);
}

static void two_waits_while_it_is_pulled(void)
{
    while_it_ends(pull, 0, HARDWARE, false);
    assert_int_equal(conf_get(&conf_board.removals), 1);
}

/* The second thread of the same process waits for its turn while the adapter stops. */
static void turn_waits_while_it_stops(void)
{
    struct conf_caller first;
    struct conf_caller second;
    pthread_t thread;
    conf_set(&conf_board.hold, 1);
    conf_caller_start(&first, &fx.own, 0);
    conf_wait(&conf_board.inside, 1);
    assert_int_equal(pthread_create(&thread, NULL, stop, NULL), 0);
    conf_wait_gate(&fx, DXG_GATE_ALL);
    conf_caller_start(&second, &fx.own, 0);
    conf_set(&conf_board.hold, 0);
    assert_status(conf_caller_join(&first), STATUS_SUCCESS);
    assert_status(conf_caller_join(&second), REMOVED);
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_int_equal(conf_get(&conf_board.calls), 1);
}

/* A handle that is closed while its call waits for the turn names nothing any more. */
static void closed_while_it_waits(void)
{
    struct conf_caller first;
    struct conf_caller second;
    struct conf_client with_context = fx.own;
    struct conf_client alone = fx.own;
    alone.device = 0;
    alone.context = 0;
    with_context.device = conf_create_device(fx.own.adapter);
    with_context.context = conf_create_context(with_context.device, NULL);
    conf_set(&conf_board.hold, 1);
    conf_caller_start(&first, &alone, 0);
    conf_wait(&conf_board.inside, 1);
    conf_caller_start(&second, &with_context, 0);
    conf_set(&conf_board.hold, 0);
    D3DKMT_DESTROYDEVICE destroy = {.hDevice = with_context.device};
    assert_status(D3DKMTDestroyDevice(&destroy), STATUS_SUCCESS);
    assert_status(conf_caller_join(&first), STATUS_SUCCESS);
    NTSTATUS status = conf_caller_join(&second);
    /* Whether the escape or the close had its turn first is theirs; the driver saw a live device, or nothing. */
    assert_true(status == STATUS_SUCCESS || status == INVALID);
    assert_int_equal(conf_get(&conf_board.calls), status == STATUS_SUCCESS ? 2 : 1);
}

/* ---- start again ---- */

static void after_restart(void)
{
    LUID before = host_adapter_luid(fx.host);
    assert_status(host_restart_adapter(fx.host), STATUS_SUCCESS);
    LUID after = host_adapter_luid(fx.host);
    assert_memory_not_equal(&before, &after, sizeof before);
    conf_refuses(&fx, REMOVED); /* its device is lost */
    fx.args.hContext = 0;
    conf_refuses(&fx, REMOVED);
    fx.args.hDevice = 0;
    conf_succeeds(&fx); /* the adapter itself runs again */
    fx.args.hDevice = fx.own.device;
    fx.args.hContext = fx.own.context;
    conf_fresh_ones_work(&fx);
    close_everything();
}

static void many_restarts(void)
{
    for (unsigned i = 0; i < 10; i++) {
        assert_status(host_restart_adapter(fx.host), STATUS_SUCCESS);
        conf_fresh_ones_work(&fx);
    }
    conf_refuses(&fx, REMOVED);
    assert_int_equal(conf_get(&conf_board.stops), 10);
    assert_int_equal(conf_get(&conf_board.starts), 10);
}

/* ---- surprise removal ---- */

static void after_removal(void)
{
    host_surprise_remove(fx.host);
    assert_int_equal(conf_get(&conf_board.removals), 1);
    assert_int_equal(conf_get(&conf_board.stops), 1);
    all_are_refused(REMOVED);
    host_surprise_remove(fx.host);
    assert_int_equal(conf_get(&conf_board.stops), 1);
    close_everything();
    assert_status(host_restart_adapter(fx.host), STATUS_SUCCESS);
    conf_fresh_ones_work(&fx);
}

/* ---- reset ---- */

static void hang(const struct conf_client *client)
{
    conf_set(&conf_board.engine_holds, 1);
    int before = conf_get(&conf_board.submitted);
    host_process_attach(client->process);
    assert_status(conf_render(client), STATUS_SUCCESS);
    host_process_attach(fx.own.process);
    conf_wait(&conf_board.submitted, before + 1);
}

static D3DKMT_DEVICEEXECUTION_STATE state_of(const struct conf_client *client)
{
    D3DKMT_GETDEVICESTATE args = {.hDevice = client->device, .StateType = D3DKMT_DEVICESTATE_EXECUTION};
    host_process_attach(client->process);
    NTSTATUS status = D3DKMTGetDeviceState(&args);
    host_process_attach(fx.own.process);
    assert_status(status, STATUS_SUCCESS);
    return args.ExecutionState;
}

static void device_is_lost(void)
{
    conf_refuses(&fx, REMOVED);
    fx.args.Flags.HardwareAccess = 1;
    conf_refuses(&fx, REMOVED);
    fx.args.Flags.Value = 0;
    fx.args.hContext = 0;
    conf_refuses(&fx, REMOVED);
    fx.args.hDevice = 0;
    conf_succeeds(&fx); /* an adapter handle survives a reset */
}

static void after_reset(void)
{
    struct conf_client bystander;
    conf_client_open(&fx, &bystander, "bystander");
    host_process_attach(fx.own.process);
    hang(&fx.own);
    assert_status(conf_tdr(&fx.own, D3DKMT_TDRDBGCTRLTYPE_FORCETDR, 0), STATUS_SUCCESS);
    assert_int_equal(conf_get(&conf_board.resets), 1);
    assert_int_equal(conf_get(&conf_board.restarts), 1);
    assert_int_equal(state_of(&fx.own), D3DKMT_DEVICEEXECUTION_HUNG);
    device_is_lost();
    /* Who had no work with the engine goes on with what it has. */
    unsigned char data[CONF_PAYLOAD];
    assert_int_equal(state_of(&bystander), D3DKMT_DEVICEEXECUTION_ACTIVE);
    assert_status(conf_escape(&bystander, data, sizeof data, HARDWARE), STATUS_SUCCESS);
    conf_fresh_ones_work(&fx);
    close_everything();
}

/* The engine hangs and nobody forces anything: a caller at level two finds out, has it reset, and goes in. */
static void two_resets_a_hung_engine(void **state)
{
    (void)state;
    const struct host_options options = {.tdr_delay_ms = 50};
    struct conf_client other;
    conf_open(&fx, "probe", &options);
    conf_client_open(&fx, &other, "other");
    host_process_attach(fx.own.process);
    hang(&fx.own);
    unsigned char data[CONF_PAYLOAD];
    assert_status(conf_escape(&other, data, sizeof data, HARDWARE), STATUS_SUCCESS);
    assert_int_equal(conf_board.seen.busy, 0);
    assert_int_equal(conf_get(&conf_board.resets), 1);
    conf_set(&conf_board.calls, 0);
    device_is_lost();
    conf_fresh_ones_work(&fx);
}

/* The device that a call at level two names is itself lost in the drain that the call waits for. */
static void two_loses_its_own_device(void **state)
{
    (void)state;
    const struct host_options options = {.tdr_delay_ms = 50};
    conf_open(&fx, "probe", &options);
    hang(&fx.own);
    fx.args.Flags.HardwareAccess = 1;
    conf_refuses(&fx, REMOVED);
    assert_int_equal(conf_get(&conf_board.resets), 1);
}

struct scene {
    const char *name;
    void (*run)(void);
};

// clang-format off
static struct scene scenes[] = {
    {"life: before the start, and while it starts",                  before_start},
    {"life: after a stop",                                           after_stop},
    {"life: after a stop, faults of the arguments still come first", argument_faults_come_first_when_stopped},
    {"life: level zero waits while it stops",                        zero_waits_while_it_stops},
    {"life: level two waits while it stops",                         two_waits_while_it_stops},
    {"life: NoAdapterSynchronization waits while it stops",          unsynchronized_waits_while_it_stops},
    {"life: level zero waited for level two before it stops",        zero_waited_before_it_stops},
    {"life: level two waited for level zero before it stops",        two_waited_before_it_stops},
    {"life: level two waited for level two before it stops",         two_waited_for_two_before_it_stops},
    {"life: a thread waits for its process's turn while it stops",   turn_waits_while_it_stops},
    {"life: level zero waits while it is removed",                   zero_waits_while_it_is_pulled},
    {"life: level two waits while it is removed",                    two_waits_while_it_is_pulled},
    {"life: handles closed while a call waits",                      closed_while_it_waits},
    {"life: after a restart, with old handles and new ones",         after_restart},
    {"life: after ten restarts",                                     many_restarts},
    {"life: after a surprise removal",                               after_removal},
    {"life: after a reset: the device lost, a bystander's and a fresh one", after_reset},
};

static const struct CMUnitTest others[] = {
    {"life: level two has a hung engine reset, and goes in",         two_resets_a_hung_engine, NULL, teardown, NULL},
    {"life: level two loses its own device on the way in",           two_loses_its_own_device, NULL, teardown, NULL},
};
// clang-format on

static void scene(void **state)
{
    const struct scene *row = *state;
    conf_open(&fx, "probe", &patient);
    row->run();
}

int main(void)
{
    enum { SCENES = CONF_ARRAY(scenes), OTHERS = CONF_ARRAY(others) };
    static struct CMUnitTest tests[SCENES + OTHERS];
    size_t count = 0;
    for (size_t i = 0; i < SCENES; i++) {
        tests[count++] = (struct CMUnitTest){scenes[i].name, scene, NULL, teardown, &scenes[i]};
    }
    for (size_t i = 0; i < OTHERS; i++) {
        tests[count++] = others[i];
    }
    return cmocka_run_group_tests_name("conformance-life", tests, NULL, NULL);
}
