/*
 * kernel_test.c: the escapes that the kernel answers itself and no driver sees – known escapes and the TDR control
 * group (facts/escape.md 4, 5).
 */
#include "conformance.h"

#include <string.h>

#define HARDWARE 0x01u
#define NO_SYNC  0x08u
#define KNOWN    0x40u

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

/* ---- known escapes ---- */

/* What a known escape carries: its type, then 44 bytes more at most. */
struct known {
    const char *name;
    uint32_t flags;
    uint32_t type;
    uint32_t size;
    NTSTATUS status;
};

// clang-format off
static struct known knowns[] = {
    {"known: TRANSLATEALLOCATIONHANDLE: output is input",      KNOWN,            0, 8,  STATUS_SUCCESS},
    {"known: TRANSLATERESOURCEHANDLE: output is input",        KNOWN,            1, 8,  STATUS_SUCCESS},
    {"known: with NoAdapterSynchronization",                   KNOWN | NO_SYNC,  0, 8,  STATUS_SUCCESS},
    {"known: with DriverCommonEscape",                         KNOWN | 0x80,     0, 8,  STATUS_SUCCESS},
    {"known: TRANSLATEALLOCATIONHANDLE of 7 bytes",            KNOWN,            0, 7,  INVALID},
    {"known: TRANSLATEALLOCATIONHANDLE of 9 bytes",            KNOWN,            0, 9,  INVALID},
    {"known: TRANSLATEALLOCATIONHANDLE of 48 bytes",           KNOWN,            0, 48, INVALID},
    {"known: TRANSLATERESOURCEHANDLE of 4 bytes",              KNOWN,            1, 4,  INVALID},
    {"known: TRANSLATERESOURCEHANDLE of 12 bytes",             KNOWN,            1, 12, INVALID},
    {"known: CPUEVENTUSAGE without a synchronization object",  KNOWN,            2, 48, INVALID},
    {"known: CPUEVENTUSAGE of 47 bytes",                       KNOWN,            2, 47, INVALID},
    {"known: CPUEVENTUSAGE of 8 bytes",                        KNOWN,            2, 8,  INVALID},
    {"known: type 3, the first that is none",                  KNOWN,            3, 8,  INVALID},
    {"known: type 0xFFFFFFFF",                                 KNOWN,            0xFFFFFFFF, 8, INVALID},
    {"known: of 0 bytes",                                      KNOWN,            0, 0,  INVALID},
    {"known: of 3 bytes, too few for a type",                  KNOWN,            0, 3,  INVALID},
    {"known: with HardwareAccess",                             KNOWN | HARDWARE, 0, 8,  INVALID},
    {"known: with a bit of the kernel's",                      KNOWN | 0x20,     0, 8,  INVALID},
};
// clang-format on

static void known(void **state)
{
    const struct known *row = *state;
    conf_open(&fx, "probe", NULL);
    uint32_t data[12] = {row->type, 0x40001240, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    uint32_t before[12];
    memcpy(before, data, sizeof data);
    fx.args.Flags.Value = row->flags;
    fx.args.pPrivateDriverData = data;
    fx.args.PrivateDriverDataSize = row->size;
    assert_status(D3DKMTEscape(&fx.args), row->status);
    assert_memory_equal(data, before, sizeof data);
    assert_int_equal(conf_get(&conf_board.calls), 0); /* the kernel's, whatever the answer */
}

/* ---- TDR control ---- */

struct control {
    const char *name;
    uint32_t control;
    uint32_t node;
    uint32_t size;
    NTSTATUS status;
    int resets;
    const char *driver; /* null: the probe */
};

// clang-format off
static struct control controls[] = {
    {"tdr: 0 FORCETDR resets",                              0, 0, 8, STATUS_SUCCESS, 1, NULL},
    {"tdr: 0 FORCETDR, the 4 bytes of Vista",               0, 0, 4, STATUS_SUCCESS, 1, NULL},
    {"tdr: 0 FORCETDR, whose node does not count",          0, 9, 8, STATUS_SUCCESS, 1, NULL},
    {"tdr: 1 DISABLEBREAK",                                 1, 0, 8, STATUS_SUCCESS, 0, NULL},
    {"tdr: 2 ENABLEBREAK",                                  2, 0, 8, STATUS_SUCCESS, 0, NULL},
    {"tdr: 3 UNCONDITIONAL",                                3, 0, 8, STATUS_SUCCESS, 0, NULL},
    {"tdr: 4 VSYNCTDR is not supported",                    4, 0, 8, STATUS_NOT_SUPPORTED, 0, NULL},
    {"tdr: 5 GPUTDR resets",                                5, 0, 8, STATUS_SUCCESS, 1, NULL},
    {"tdr: 6 FORCEDODTDR is not supported",                 6, 0, 8, STATUS_NOT_SUPPORTED, 0, NULL},
    {"tdr: 7 FORCEDODVSYNCTDR is not supported",            7, 0, 8, STATUS_NOT_SUPPORTED, 0, NULL},
    {"tdr: 8 ENGINETDR of node 0 resets",                   8, 0, 8, STATUS_SUCCESS, 1, NULL},
    {"tdr: 8 ENGINETDR of a node that is none",             8, 1, 8, INVALID, 0, NULL},
    {"tdr: 8 ENGINETDR of 4 bytes, which name no node",     8, 0, 4, INVALID, 0, NULL},
    {"tdr: 9, undefined",                                   9, 0, 8, INVALID, 0, NULL},
    {"tdr: 0x7FFFFFFF, undefined",                          0x7FFFFFFF, 0, 8, INVALID, 0, NULL},
    {"tdr: 0xFFFFFFFF, undefined",                          0xFFFFFFFF, 0, 8, INVALID, 0, NULL},
    {"tdr: 0 bytes",                                        0, 0, 0, INVALID, 0, NULL},
    {"tdr: 3 bytes",                                        0, 0, 3, INVALID, 0, NULL},
    {"tdr: 5 bytes",                                        0, 0, 5, INVALID, 0, NULL},
    {"tdr: 7 bytes",                                        0, 0, 7, INVALID, 0, NULL},
    {"tdr: 9 bytes",                                        0, 0, 9, INVALID, 0, NULL},
    {"tdr: FORCETDR of a display-only driver",              0, 0, 8, STATUS_NOT_SUPPORTED, 0, "probe-display-only"},
    {"tdr: GPUTDR of a display-only driver",                5, 0, 8, STATUS_NOT_SUPPORTED, 0, "probe-display-only"},
};
// clang-format on

static void send_control(const struct control *row, NTSTATUS status, int resets)
{
    uint32_t data[3] = {row->control, row->node, 0x12345678};
    uint32_t before[3];
    memcpy(before, data, sizeof data);
    fx.args.Type = D3DKMT_ESCAPE_TDRDBGCTRL;
    fx.args.pPrivateDriverData = data;
    fx.args.PrivateDriverDataSize = row->size;
    assert_status(D3DKMTEscape(&fx.args), status);
    assert_memory_equal(data, before, sizeof data);
    assert_int_equal(conf_get(&conf_board.calls), 0);
    assert_int_equal(conf_get(&conf_board.resets), resets);
    assert_int_equal(conf_get(&conf_board.restarts), resets);
}

static void tdr_on(void **state)
{
    const struct control *row = *state;
    conf_open(&fx, row->driver ? row->driver : "probe", &patient);
    send_control(row, row->status, row->resets);
    conf_fresh_ones_work(&fx);
}

/* Without TdrTestMode every one of them is refused alike. */
static void tdr_off(void **state)
{
    (void)state;
    conf_open(&fx, "probe", NULL);
    for (size_t i = 0; i < CONF_ARRAY(controls); i++) {
        send_control(&controls[i], STATUS_NOT_SUPPORTED, 0);
    }
}

static void tdr_of_a_stopped_adapter(void **state)
{
    (void)state;
    conf_open(&fx, "probe", &patient);
    host_stop_adapter(fx.host);
    assert_status(conf_tdr(&fx.own, D3DKMT_TDRDBGCTRLTYPE_FORCETDR, 0), REMOVED);
    assert_int_equal(conf_get(&conf_board.resets), 0);
}

/* Five within a minute are recovered from; after UNCONDITIONAL any number is. */
static void tdr_limit_is_dropped(void **state)
{
    (void)state;
    conf_open(&fx, "probe", &patient);
    assert_status(conf_tdr(&fx.own, D3DKMT_TDRDBGCTRLTYPE_UNCONDITIONAL, 0), STATUS_SUCCESS);
    for (int i = 1; i <= 20; i++) {
        assert_status(conf_tdr(&fx.own, D3DKMT_TDRDBGCTRLTYPE_FORCETDR, 0), STATUS_SUCCESS);
        assert_int_equal(conf_get(&conf_board.resets), i);
    }
    conf_fresh_ones_work(&fx);
}

// clang-format off
static const struct CMUnitTest others[] = {
    {"tdr: all are refused without TdrTestMode",                     tdr_off, NULL, teardown, NULL},
    {"tdr: of a stopped adapter",                                    tdr_of_a_stopped_adapter, NULL, teardown, NULL},
    {"tdr: UNCONDITIONAL drops the limit",                           tdr_limit_is_dropped, NULL, teardown, NULL},
};
// clang-format on

int main(void)
{
    enum { KNOWNS = CONF_ARRAY(knowns), CONTROLS = CONF_ARRAY(controls), OTHERS = CONF_ARRAY(others) };
    static struct CMUnitTest tests[KNOWNS + CONTROLS + OTHERS];
    size_t count = 0;
    for (size_t i = 0; i < KNOWNS; i++) {
        tests[count++] = (struct CMUnitTest){knowns[i].name, known, NULL, teardown, &knowns[i]};
    }
    for (size_t i = 0; i < CONTROLS; i++) {
        tests[count++] = (struct CMUnitTest){controls[i].name, tdr_on, NULL, teardown, &controls[i]};
    }
    for (size_t i = 0; i < OTHERS; i++) {
        tests[count++] = others[i];
    }
    return cmocka_run_group_tests_name("conformance-kernel", tests, NULL, NULL);
}
