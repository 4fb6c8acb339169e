/*
 * driver_test.c: what the driver is given and beside whom it runs – DXGKARG_ESCAPE member by member, the caller's
 * thread and IRQL, the level that the flags ask for (facts/escape.md 1, 2, 3, 8, 9; facts/sync.md 1), and kinds of
 * drivers.
 */
#include "conformance.h"

#include "dxgkrnl/level.h"

#include <ntddk.h>
#include <string.h>
#include <unistd.h>

#define HARDWARE 0x01u
#define NO_SYNC  0x08u

static struct conf fx;

static int teardown(void **state)
{
    (void)state;
    conf_close(&fx);
    return 0;
}

static const struct probe_seen *seen(void)
{
    return &conf_board.seen;
}

/* ---- DXGKARG_ESCAPE ---- */

static void adapter_is_the_drivers(void)
{
    conf_succeeds(&fx);
    assert_int_equal(seen()->is_own, 1);
}

static void handles_are_the_drivers(void)
{
    conf_succeeds(&fx);
    assert_int_equal(seen()->device, 1);
    assert_int_equal(seen()->context, 1);
    fx.args.hDevice = conf_create_device(fx.own.adapter);
    fx.args.hContext = 0;
    conf_succeeds(&fx);
    assert_int_equal(seen()->device, 2);
    assert_int_equal(seen()->context, 0);
    fx.args.hContext = conf_create_context(fx.args.hDevice, NULL);
    conf_succeeds(&fx);
    assert_int_equal(seen()->device, 2);
    assert_int_equal(seen()->context, 2);
    fx.args.hDevice = 0;
    fx.args.hContext = 0;
    conf_succeeds(&fx);
    assert_int_equal(seen()->device, 0);
    assert_int_equal(seen()->context, 0);
}

static void data_is_a_copy(void)
{
    static const uint32_t sizes[] = {1, 63, 64, 4096, 4097, 100000};
    for (size_t i = 0; i < CONF_ARRAY(sizes); i++) {
        fx.args.PrivateDriverDataSize = sizes[i];
        conf_succeeds(&fx);
        assert_int_equal(seen()->size, sizes[i]);
        uint64_t apart = seen()->data - (uintptr_t)fx.payload;
        assert_true(apart >= CONF_LIMIT); /* modulo 2^64: neither within the caller's nor before it by little */
        assert_int_equal(seen()->data % 16, 0);
    }
}

static void no_data_is_null(void)
{
    fx.args.PrivateDriverDataSize = 0;
    conf_succeeds(&fx); /* at an address */
    assert_int_equal(seen()->data, 0);
    assert_int_equal(seen()->size, 0);
    fx.args.pPrivateDriverData = NULL;
    conf_succeeds(&fx);
    assert_int_equal(seen()->data, 0);
    assert_int_equal(seen()->size, 0);
}

static void flags_are_copied(void)
{
    static const uint32_t flags[] = {0, 1, 2, 4, 8, 9, 0x80, 0x81, 0x88};
    for (size_t i = 0; i < CONF_ARRAY(flags); i++) {
        fx.args.Flags.Value = flags[i];
        conf_succeeds(&fx);
        assert_int_equal(seen()->flags, flags[i]);
    }
}

static void process_handle_by_device(void)
{
    struct conf_client other;
    conf_client_open(&fx, &other, "other");
    struct host_process *third = host_process_create(fx.host, "third");
    assert_non_null(third);
    host_process_attach(third);
    fx.args = (D3DKMT_ESCAPE){.hAdapter = conf_open_adapter(host_adapter_luid(fx.host)),
                              .pPrivateDriverData = fx.payload,
                              .PrivateDriverDataSize = CONF_PAYLOAD};
    conf_succeeds(&fx);
    assert_int_equal(seen()->kmd, 0); /* before its first device */
    D3DKMT_DESTROYDEVICE device = {.hDevice = conf_create_device(fx.args.hAdapter)};
    conf_succeeds(&fx); /* with the adapter alone */
    assert_int_equal(seen()->kmd, 3);
    assert_status(D3DKMTDestroyDevice(&device), STATUS_SUCCESS);
    conf_succeeds(&fx); /* it lasts as long as the process has the adapter open */
    assert_int_equal(seen()->kmd, 3);
    D3DKMT_CLOSEADAPTER close = {.hAdapter = fx.args.hAdapter};
    D3DKMT_HANDLE again = conf_open_adapter(host_adapter_luid(fx.host));
    assert_status(D3DKMTCloseAdapter(&close), STATUS_SUCCESS);
    assert_int_equal(conf_get(&conf_board.processes), 2); /* another handle keeps it; the first came before the board */
    close.hAdapter = again;
    assert_status(D3DKMTCloseAdapter(&close), STATUS_SUCCESS);
    assert_int_equal(conf_get(&conf_board.processes), 1);
    fx.args.hAdapter = conf_open_adapter(host_adapter_luid(fx.host));
    conf_succeeds(&fx);
    assert_int_equal(seen()->kmd, 0);
    host_process_attach(other.process);
    fx.args.hAdapter = other.adapter;
    conf_succeeds(&fx);
    assert_int_equal(seen()->kmd, 2);
}

static void at_passive_level(void)
{
    static const uint32_t flags[] = {0, HARDWARE, NO_SYNC};
    for (size_t i = 0; i < CONF_ARRAY(flags); i++) {
        fx.args.Flags.Value = flags[i];
        conf_succeeds(&fx);
        assert_int_equal(seen()->irql, PASSIVE_LEVEL);
    }
}

static void on_the_callers_thread(void)
{
    static const uint32_t flags[] = {0, HARDWARE, NO_SYNC};
    uint64_t others = 0;
    for (size_t i = 0; i < CONF_ARRAY(flags); i++) {
        fx.args.Flags.Value = flags[i];
        conf_succeeds(&fx);
        assert_int_equal(seen()->thread, (uintptr_t)PsGetCurrentThreadId());
        assert_int_equal(seen()->process, (uintptr_t)PsGetCurrentProcessId());
        struct conf_caller caller;
        conf_caller_start(&caller, &fx.own, flags[i]);
        assert_status(conf_caller_join(&caller), STATUS_SUCCESS);
        assert_int_not_equal(seen()->thread, (uintptr_t)PsGetCurrentThreadId());
        assert_int_equal(seen()->process, (uintptr_t)PsGetCurrentProcessId());
        others += seen()->thread;
    }
    assert_int_not_equal(others, 0);
}

/* ---- levels: who is inside beside whom ---- */

struct beside {
    const char *name;
    uint32_t first; /* flags of the one that is inside */
    uint32_t second;
    bool same_process;
    bool beside; /* the second goes in */
};

// clang-format off
static struct beside besides[] = {
    {"level: two processes are inside at level zero",                            0, 0, false, true},
    {"level: two threads of one process are not",                                0, 0, true, false},
    {"level: HardwareAccess waits for level zero",                               0, HARDWARE, false, false},
    {"level: level zero waits for HardwareAccess",                               HARDWARE, 0, false, false},
    {"level: HardwareAccess waits for HardwareAccess",                           HARDWARE, HARDWARE, false, false},
    {"level: NoAdapterSynchronization goes in beside level zero",                0, NO_SYNC, false, true},
    {"level: NoAdapterSynchronization goes in beside HardwareAccess",            HARDWARE, NO_SYNC, false, true},
    {"level: HardwareAccess goes in beside NoAdapterSynchronization",            NO_SYNC, HARDWARE, false, true},
    {"level: NoAdapterSynchronization, two processes",                           NO_SYNC, NO_SYNC, false, true},
    {"level: NoAdapterSynchronization, two threads of one process",              NO_SYNC, NO_SYNC, true, false},
    {"level: both flags: HardwareAccess, so it waits",                           0, HARDWARE | NO_SYNC, false, false},
    {"level: both flags: HardwareAccess, so others wait",                        HARDWARE | NO_SYNC, 0, false, false},
};
// clang-format on

/* What the second one does is seen where it waits: at the gate, in the line, or, for its process's turn, nowhere. */
static void wait_until_it_waits(const struct beside *row)
{
    if (row->same_process) {
        usleep(20000); /* whether it is seen going in wrongly depends on this; whether the row passes does not */
    } else if (row->second & HARDWARE) {
        conf_wait_line(&fx, 1);
    } else {
        conf_wait_queue(&fx, 1);
    }
}

static void beside(void **state)
{
    const struct beside *row = *state;
    struct conf_client other;
    struct conf_caller first;
    struct conf_caller second;
    conf_open(&fx, "probe", NULL);
    conf_client_open(&fx, &other, "other");
    conf_set(&conf_board.hold, 1);
    conf_caller_start(&first, &fx.own, row->first);
    conf_wait(&conf_board.inside, 1);
    conf_caller_start(&second, row->same_process ? &fx.own : &other, row->second);
    if (row->beside) {
        conf_wait(&conf_board.inside, 2);
    } else {
        wait_until_it_waits(row);
        assert_int_equal(conf_get(&conf_board.inside), 1);
        assert_int_equal(conf_get(&conf_board.calls), 1);
    }
    conf_set(&conf_board.hold, 0);
    assert_status(conf_caller_join(&first), STATUS_SUCCESS);
    assert_status(conf_caller_join(&second), STATUS_SUCCESS);
    conf_assert_complemented(first.payload, CONF_PAYLOAD);
    conf_assert_complemented(second.payload, CONF_PAYLOAD);
    assert_int_equal(conf_get(&conf_board.calls), 2);
    assert_int_equal(conf_get(&conf_board.most_inside), row->beside ? 2 : 1);
}

/* The engine has work: level zero sees it, level two waits until it is done. */
static void engine_is_busy(uint32_t flags)
{
    const struct host_options options = {.tdr_delay_ms = 600000};
    struct conf_caller caller;
    conf_open(&fx, "probe", &options);
    conf_set(&conf_board.engine_holds, 1);
    assert_status(conf_render(&fx.own), STATUS_SUCCESS);
    conf_wait(&conf_board.submitted, 1);
    conf_caller_start(&caller, &fx.own, flags);
    if (flags & HARDWARE) {
        conf_wait_gate(&fx, DXG_GATE_ZERO);
        usleep(5000);
        assert_int_equal(conf_get(&conf_board.calls), 0);
        conf_set(&conf_board.engine_holds, 0);
    }
    assert_status(conf_caller_join(&caller), STATUS_SUCCESS);
    assert_int_equal(seen()->busy, flags & HARDWARE ? 0 : 1);
    conf_set(&conf_board.engine_holds, 0);
}

static void zero_beside_the_engine(void **state)
{
    (void)state;
    engine_is_busy(0);
}

static void unsynchronized_beside_the_engine(void **state)
{
    (void)state;
    engine_is_busy(NO_SYNC);
}

static void two_drains_the_engine(void **state)
{
    (void)state;
    engine_is_busy(HARDWARE);
}

/* ---- kinds of drivers ---- */

static void no_escape(void **state)
{
    (void)state;
    static const uint32_t flags[] = {0, HARDWARE, NO_SYNC, 0x80};
    conf_open(&fx, "probe-no-escape", NULL);
    for (size_t i = 0; i < CONF_ARRAY(flags); i++) {
        fx.args.Flags.Value = flags[i];
        conf_refuses(&fx, STATUS_NOT_SUPPORTED);
    }
    fx.args.PrivateDriverDataSize = 0;
    conf_refuses(&fx, STATUS_NOT_SUPPORTED);
    fx.args.hAdapter = 0;
    conf_refuses(&fx, STATUS_INVALID_PARAMETER);
}

static void no_process(void **state)
{
    (void)state;
    conf_open(&fx, "probe-no-process", NULL);
    conf_succeeds(&fx);
    assert_int_equal(seen()->has_kmd, 1);
    assert_int_equal(seen()->kmd, 0);
    assert_int_equal(seen()->device, 1);
}

/* A driver without devices of its own: clients have them all the same, and the driver sees null. */
static void without_devices(const char *driver)
{
    conf_open(&fx, driver, NULL);
    assert_int_not_equal(fx.args.hDevice, 0);
    assert_int_equal(fx.args.hContext, 0);
    conf_succeeds(&fx);
    assert_int_equal(seen()->is_own, 1);
    assert_int_equal(seen()->device, 0);
    assert_int_equal(seen()->context, 0);
    assert_int_equal(seen()->kmd, 0);
    fx.args.Flags.HardwareAccess = 1;
    conf_succeeds(&fx);
    fx.args.hDevice = 0;
    conf_succeeds(&fx);
    fx.args.hContext = 0x7FFFFFC0;
    conf_refuses(&fx, STATUS_INVALID_PARAMETER);
    D3DKMT_CREATECONTEXT context = {.hDevice = fx.own.device};
    assert_status(D3DKMTCreateContext(&context), STATUS_NOT_SUPPORTED);
}

static void display_only(void **state)
{
    (void)state;
    without_devices("probe-display-only");
}

static void no_device(void **state)
{
    (void)state;
    without_devices("probe-no-device");
}

static void render_only(void **state)
{
    (void)state;
    conf_open(&fx, "probe", NULL);
    conf_succeeds(&fx);
    assert_int_equal(seen()->context, 1);
}

struct scene {
    const char *name;
    void (*run)(void);
};

// clang-format off
static struct scene scenes[] = {
    {"driver: hAdapter is what DxgkDdiAddDevice gave",             adapter_is_the_drivers},
    {"driver: hDevice and hContext are its own, or null",          handles_are_the_drivers},
    {"driver: pPrivateDriverData is the kernel's copy",            data_is_a_copy},
    {"driver: null and 0 where the size is 0",                     no_data_is_null},
    {"driver: Flags are the caller's",                             flags_are_copied},
    {"driver: hKmdProcessHandle from the first device to the last close", process_handle_by_device},
    {"driver: runs at PASSIVE_LEVEL",                              at_passive_level},
    {"driver: runs on the caller's thread, in its process",        on_the_callers_thread},
};

static const struct CMUnitTest others[] = {
    {"level: level zero runs beside a busy engine",                zero_beside_the_engine, NULL, teardown, NULL},
    {"level: NoAdapterSynchronization runs beside a busy engine",  unsynchronized_beside_the_engine, NULL, teardown,
     NULL},
    {"level: HardwareAccess waits until the engine is idle",       two_drains_the_engine, NULL, teardown, NULL},
    {"kind: no DxgkDdiEscape: STATUS_NOT_SUPPORTED",               no_escape, NULL, teardown, NULL},
    {"kind: no DxgkDdiCreateProcess: hKmdProcessHandle is null",   no_process, NULL, teardown, NULL},
    {"kind: render-only",                                          render_only, NULL, teardown, NULL},
    {"kind: display-only",                                         display_only, NULL, teardown, NULL},
    {"kind: no DxgkDdiCreateDevice",                               no_device, NULL, teardown, NULL},
};
// clang-format on

static void scene(void **state)
{
    const struct scene *row = *state;
    conf_open(&fx, "probe", NULL);
    row->run();
}

int main(void)
{
    enum { SCENES = CONF_ARRAY(scenes), BESIDES = CONF_ARRAY(besides), OTHERS = CONF_ARRAY(others) };
    static struct CMUnitTest tests[SCENES + BESIDES + OTHERS];
    size_t count = 0;
    for (size_t i = 0; i < SCENES; i++) {
        tests[count++] = (struct CMUnitTest){scenes[i].name, scene, NULL, teardown, &scenes[i]};
    }
    for (size_t i = 0; i < BESIDES; i++) {
        tests[count++] = (struct CMUnitTest){besides[i].name, beside, NULL, teardown, &besides[i]};
    }
    for (size_t i = 0; i < OTHERS; i++) {
        tests[count++] = others[i];
    }
    return cmocka_run_group_tests_name("conformance-driver", tests, NULL, NULL);
}
