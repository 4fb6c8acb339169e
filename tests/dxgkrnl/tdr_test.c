/* tdr_test.c: the control escape – each value, both sizes, with and without TdrTestMode. */
#include "rig.h"

#include "dxgkrnl/tdr.h"
#include "nt/registry.h"

#include <string.h>

static NTSTATUS control(struct rig *rig, uint32_t kind, uint32_t node, uint32_t bytes)
{
    uint32_t data[4] = {kind, node, 0, 0};
    D3DKMT_ESCAPE args = {
        .hAdapter = rig->handle,
        .Type = D3DKMT_ESCAPE_TDRDBGCTRL,
        .pPrivateDriverData = data,
        .PrivateDriverDataSize = bytes,
    };
    NTSTATUS status = dxg_escape(rig->process, &args, NULL);
    assert_int_equal(atomic_load(&rig->escapes), 0); /* never to the driver */
    return status;
}

static void set_test_mode(struct rig *rig)
{
    atomic_store(&rig->adapter->tdr.test_mode, true);
}

struct value {
    const char *name;
    uint32_t kind, node, bytes;
    NTSTATUS status;
    uint32_t resets;
};

// clang-format off
static const struct value values[] = {
    {"FORCETDR resets",                        0, 0, 4, STATUS_SUCCESS,           1},
    {"FORCETDR in 8 bytes",                    0, 0, 8, STATUS_SUCCESS,           1},
    {"DISABLEBREAK",                           1, 0, 4, STATUS_SUCCESS,           0},
    {"ENABLEBREAK",                            2, 0, 4, STATUS_SUCCESS,           0},
    {"UNCONDITIONAL",                          3, 0, 8, STATUS_SUCCESS,           0},
    {"VSYNCTDR: nothing is displayed",         4, 0, 8, STATUS_NOT_SUPPORTED,     0},
    {"GPUTDR resets",                          5, 0, 8, STATUS_SUCCESS,           1},
    {"FORCEDODTDR: nothing is displayed",      6, 0, 8, STATUS_NOT_SUPPORTED,     0},
    {"FORCEDODVSYNCTDR: nothing is displayed", 7, 0, 8, STATUS_NOT_SUPPORTED,     0},
    {"ENGINETDR resets with the adapter",      8, 0, 8, STATUS_SUCCESS,           1},
    {"ENGINETDR of a node that is none",       8, 1, 8, STATUS_INVALID_PARAMETER, 0},
    {"ENGINETDR without a node",               8, 0, 4, STATUS_INVALID_PARAMETER, 0},
    {"a value that is none",                   9, 0, 8, STATUS_INVALID_PARAMETER, 0},
    {"a negative value",              UINT32_MAX, 0, 4, STATUS_INVALID_PARAMETER, 0},
    {"no bytes",                               0, 0, 0, STATUS_INVALID_PARAMETER, 0},
    {"3 bytes",                                0, 0, 3, STATUS_INVALID_PARAMETER, 0},
    {"12 bytes",                               0, 0, 12, STATUS_INVALID_PARAMETER, 0},
};
// clang-format on

static void answers(void **state)
{
    const struct value *row = *state;
    struct rig *rig = rig_open();
    assert_int_equal(control(rig, row->kind, row->node, row->bytes), STATUS_NOT_SUPPORTED);
    set_test_mode(rig);
    assert_int_equal(control(rig, row->kind, row->node, row->bytes), row->status);
    assert_int_equal(atomic_load(&rig->resets), row->resets);
    rig_close(rig);
}

static void a_stopped_adapter(struct rig *rig)
{
    set_test_mode(rig);
    rig_stop(rig);
    assert_int_equal(control(rig, 0, 0, 4), STATUS_DEVICE_REMOVED);
    assert_int_equal(atomic_load(&rig->resets), 0);
}

static void display_only(struct rig *rig)
{
    set_test_mode(rig);
    rig->driver.ddi.DxgkDdiResetFromTimeout = NULL;
    rig->driver.ddi.DxgkDdiRestartFromTimeout = NULL;
    assert_int_equal(control(rig, 0, 0, 4), STATUS_NOT_SUPPORTED);
}

static void work_in_flight_is_lost(struct rig *rig)
{
    set_test_mode(rig);
    D3DKMT_HANDLE busy = rig_device(rig);
    D3DKMT_HANDLE idle = rig_device(rig);
    rig->engine = RIG_HOLDS;
    assert_int_equal(rig_submit(rig, rig_virtual_context(rig, busy)), STATUS_SUCCESS);
    rig_wait(&rig->submits, 1);
    assert_int_equal(control(rig, 0, 0, 4), STATUS_SUCCESS);
    assert_int_equal(rig_state(rig, busy), D3DKMT_DEVICEEXECUTION_HUNG);
    assert_int_equal(rig_state(rig, idle), D3DKMT_DEVICEEXECUTION_ACTIVE);
    D3DKMT_ESCAPE args = {.hAdapter = rig->handle, .hDevice = busy};
    assert_int_equal(dxg_escape(rig->process, &args, NULL), STATUS_DEVICE_REMOVED);
    args.hDevice = idle;
    assert_int_equal(dxg_escape(rig->process, &args, NULL), STATUS_SUCCESS);
    args.hDevice = rig_device(rig);
    assert_int_equal(dxg_escape(rig->process, &args, NULL), STATUS_SUCCESS);
    assert_int_equal(rig->adapter->tdr.recoveries, 1);
}

static void without_conditions_there_is_no_limit(struct rig *rig)
{
    set_test_mode(rig);
    assert_int_equal(control(rig, 3, 0, 4), STATUS_SUCCESS);
    for (int i = 0; i < 40; i++) {
        assert_int_equal(control(rig, 0, 0, 4), STATUS_SUCCESS);
    }
    assert_int_equal(atomic_load(&rig->resets), 40);
}

static void breaks_are_remembered(struct rig *rig)
{
    set_test_mode(rig);
    assert_int_equal(control(rig, 1, 0, 4), STATUS_SUCCESS);
    assert_true(atomic_load(&rig->adapter->tdr.break_disabled));
    assert_int_equal(control(rig, 2, 0, 4), STATUS_SUCCESS);
    assert_false(atomic_load(&rig->adapter->tdr.break_disabled));
}

static void debug_information_needs_no_memory(struct rig *rig)
{
    set_test_mode(rig);
    os_fail_nth(1, true);
    NTSTATUS status = dxg_tdr_control(rig->adapter, &(uint32_t){0}, 4);
    os_fail_nth(0, false);
    assert_int_equal(status, STATUS_SUCCESS);
    assert_null(strchr(rig->trace, 'I'));
    assert_int_equal(atomic_load(&rig->resets), 1);
}

#define SETTINGS "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Control\\GraphicsDrivers"

static void settings_come_from_the_registry(struct rig *rig)
{
    struct dxg_tdr *tdr = &rig->adapter->tdr;
    assert_int_equal(dxg_tdr_configure(rig->adapter), STATUS_SUCCESS);
    assert_int_equal(tdr->delay_ns, 2000000000);
    assert_int_equal(tdr->ddi_delay_ns, 5000000000);
    assert_int_equal(tdr->level, DXG_TDR_RECOVER);
    assert_int_equal(tdr->limit_count, 5);
    assert_int_equal(tdr->limit_time_ns, 60000000000);
    assert_false(atomic_load(&tdr->test_mode));
    assert_false(atomic_load(&tdr->unconditional));
    static const struct {
        const char *name;
        uint32_t value;
    } settings[] = {
        {"TdrDelay", 3},      {"TdrDdiDelay", 7},  {"TdrLevel", 0},    {"TdrLimitCount", 9},
        {"TdrLimitTime", 11}, {"TdrDebugMode", 3}, {"TdrTestMode", 1},
    };
    struct nt_key *key;
    assert_int_equal(nt_key_open(&key, SETTINGS), STATUS_SUCCESS);
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        assert_int_equal(nt_key_set_u32(key, settings[i].name, settings[i].value), STATUS_SUCCESS);
    }
    assert_int_equal(dxg_tdr_configure(rig->adapter), STATUS_SUCCESS);
    assert_int_equal(tdr->delay_ns, 3000000000);
    assert_int_equal(tdr->ddi_delay_ns, 7000000000);
    assert_int_equal(tdr->level, DXG_TDR_OFF);
    assert_int_equal(tdr->limit_count, 9);
    assert_int_equal(tdr->limit_time_ns, 11000000000);
    assert_true(atomic_load(&tdr->test_mode));
    assert_true(atomic_load(&tdr->unconditional));
    assert_int_equal(nt_key_set_u32(key, "TdrDelayMilliseconds", 40), STATUS_SUCCESS);
    nt_key_close(key);
    assert_int_equal(dxg_tdr_configure(rig->adapter), STATUS_SUCCESS);
    assert_int_equal(tdr->delay_ns, 40000000); /* ours comes first */
}

struct row {
    const char *name;
    void (*run)(struct rig *rig);
};

static const struct row rows[] = {
    {"settings come from the registry", settings_come_from_the_registry},
    {"a stopped adapter", a_stopped_adapter},
    {"a display-only driver has nothing to reset", display_only},
    {"work in flight is lost, idle devices go on", work_in_flight_is_lost},
    {"without conditions there is no limit", without_conditions_there_is_no_limit},
    {"breaks are remembered", breaks_are_remembered},
    {"a reset needs no memory", debug_information_needs_no_memory},
};

static void in_a_rig(void **state)
{
    const struct row *row = *state;
    struct rig *rig = rig_open();
    row->run(rig);
    rig_close(rig);
}

int main(void)
{
    enum { ROWS = sizeof rows / sizeof rows[0], VALUES = sizeof values / sizeof values[0] };
    struct CMUnitTest tests[ROWS + VALUES];
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] = (struct CMUnitTest){.name = rows[i].name, .test_func = in_a_rig, .initial_state = (void *)&rows[i]};
    }
    for (size_t i = 0; i < VALUES; i++) {
        tests[ROWS + i] =
            (struct CMUnitTest){.name = values[i].name, .test_func = answers, .initial_state = (void *)&values[i]};
    }
    return cmocka_run_group_tests_name("dxg-tdr", tests, NULL, NULL);
}
