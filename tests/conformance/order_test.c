/*
 * order_test.c: the order of the steps – of two faults the first counts, for every pair of steps (docs/escape.md).
 *
 * Most refusals have the same status, so a row asks the kernel which check refused (dxg_escape_report.refused_by).
 */
#include "conformance.h"

#include "dxgkrnl/escape.h"
#include "host/state.h"

#include <stdio.h>
#include <string.h>

static struct conf fx;

static int teardown(void **state)
{
    (void)state;
    conf_close(&fx);
    return 0;
}

/* ---- the faults, in the order of the steps ---- */

static void adapter(void)
{
    fx.args.hAdapter = 0;
}

static void device(void)
{
    fx.args.hDevice = 0x7FFFFFC0;
}

static void context(void)
{
    fx.args.hContext = 0x7FFFFFC0;
}

static void type(void)
{
    fx.args.Type = D3DKMT_ESCAPE_VIDMM;
}

static void reserved_flag(void)
{
    fx.args.Flags.Value |= 0x100;
}

static void kernels_flag(void)
{
    fx.args.Flags.VirtualMachineData = 1;
}

static void exclusive_flags(void)
{
    fx.args.Flags.HardwareAccess = 1;
    fx.args.Flags.ChangeFrameLatency = 1;
}

static void known_with_hardware(void)
{
    fx.args.Flags.HardwareAccess = 1;
    fx.args.Flags.DriverKnownEscape = 1;
}

static void beyond_limit(void)
{
    fx.args.PrivateDriverDataSize = CONF_LIMIT + 1;
}

static void null_buffer(void)
{
    fx.args.pPrivateDriverData = NULL;
}

static void adapter_stopped(void)
{
    host_stop_adapter(fx.host);
}

/* A packet of the device has the engine when the adapter is reset. */
static void device_lost(void)
{
    if (fx.host->driver->ddi.DxgkDdiEscape) {
        conf_set(&conf_board.engine_holds, 1);
    }
    assert_status(conf_render(&fx.own), STATUS_SUCCESS);
    conf_wait(&conf_board.submitted, 1);
    assert_status(conf_tdr(&fx.own, D3DKMT_TDRDBGCTRLTYPE_FORCETDR, 0), STATUS_SUCCESS);
}

/* Where the pointer is null already, that is the fault of an earlier step. */
static void unreadable_buffer(void)
{
    if (fx.args.pPrivateDriverData) {
        fx.args.pPrivateDriverData = (void *)(uintptr_t)0x1000;
    }
}

struct fault {
    const char *check;
    void (*make)(void);
    NTSTATUS status;
};

// clang-format off
static const struct fault faults[] = {
    {"adapter",        adapter,             STATUS_INVALID_PARAMETER},
    {"device",         device,              STATUS_INVALID_PARAMETER},
    {"context",        context,             STATUS_INVALID_PARAMETER},
    {"type",           type,                STATUS_NOT_SUPPORTED},
    {"flags.reserved", reserved_flag,       STATUS_INVALID_PARAMETER},
    {"flags.kernel",   kernels_flag,        STATUS_INVALID_PARAMETER},
    {"flags.one-of",   exclusive_flags,     STATUS_INVALID_PARAMETER},
    {"flags.known",    known_with_hardware, STATUS_INVALID_PARAMETER},
    {"size.limit",     beyond_limit,        STATUS_INVALID_PARAMETER},
    {"size.buffer",    null_buffer,         STATUS_INVALID_PARAMETER},
    {"alive.adapter",  adapter_stopped,     STATUS_DEVICE_REMOVED},
    {"alive.device",   device_lost,         STATUS_DEVICE_REMOVED},
    {"payload",        unreadable_buffer,   STATUS_INVALID_PARAMETER},
};
// clang-format on

#define FAULTS CONF_ARRAY(faults)

/* One fault alone (both indexes the same), or two. */
struct pair {
    char name[64];
    size_t first;
    size_t second;
};
static struct pair pairs[FAULTS * (FAULTS + 1) / 2];

static const char *refused_by(NTSTATUS *status)
{
    static struct dxg_escape_report report;
    conf_set(&conf_board.calls, 0);
    conf_fill(fx.payload, fx.untouched);
    *status = dxg_escape(fx.own.process->dxg, &fx.args, &report);
    return report.refused_by ? report.refused_by : "nobody";
}

static void first_counts(void **state)
{
    const struct pair *pair = *state;
    const struct host_options options = {.tdr_test_mode = true, .tdr_delay_ms = 600000};
    conf_open(&fx, "probe", &options);
    NTSTATUS status;
    assert_string_equal(refused_by(&status), "nobody");
    conf_fill(fx.payload, fx.untouched);
    /* What takes the adapter down is made last: the other may need it. */
    bool swap = faults[pair->first].make == adapter_stopped;
    faults[swap ? pair->second : pair->first].make();
    if (pair->first != pair->second) {
        faults[swap ? pair->first : pair->second].make();
    }
    assert_string_equal(refused_by(&status), faults[pair->first].check);
    assert_status(status, faults[pair->first].status);
    assert_int_equal(conf_get(&conf_board.calls), 0);
    conf_assert_filled(fx.payload, fx.untouched);
}

/* ---- the first step, and those after the payload ---- */

static void arguments_first(void **state)
{
    (void)state;
    struct dxg_escape_report report;
    conf_open(&fx, "probe", NULL);
    host_stop_adapter(fx.host);
    assert_status(dxg_escape(fx.own.process->dxg, (void *)(uintptr_t)0x1000, &report), STATUS_INVALID_PARAMETER);
    assert_string_equal(report.refused_by, "arguments");
}

static void payload_before_entry(void **state)
{
    (void)state;
    NTSTATUS status;
    conf_open(&fx, "probe-no-escape", NULL);
    assert_string_equal(refused_by(&status), "entry");
    assert_status(status, STATUS_NOT_SUPPORTED);
    unreadable_buffer();
    assert_string_equal(refused_by(&status), "payload");
    assert_status(status, STATUS_INVALID_PARAMETER);
}

static void payload_before_known(void **state)
{
    (void)state;
    NTSTATUS status;
    conf_open(&fx, "probe", NULL);
    fx.args.Flags.DriverKnownEscape = 1;
    assert_string_equal(refused_by(&status), "known.type");
    unreadable_buffer();
    assert_string_equal(refused_by(&status), "payload");
}

/* A driver's failure is the answer, though its bytes could not be returned either. */
static void driver_before_return(void **state)
{
    (void)state;
    NTSTATUS status;
    conf_open(&fx, "probe", NULL);
    conf_set(&conf_board.status, STATUS_ILLEGAL_INSTRUCTION);
    assert_string_equal(refused_by(&status), "nobody");
    assert_status(status, STATUS_ILLEGAL_INSTRUCTION);
}

int main(void)
{
    static struct CMUnitTest tests[CONF_ARRAY(pairs) + 4];
    static const struct CMUnitTest others[] = {
        cmocka_unit_test_teardown(arguments_first, teardown),
        cmocka_unit_test_teardown(payload_before_entry, teardown),
        cmocka_unit_test_teardown(payload_before_known, teardown),
        cmocka_unit_test_teardown(driver_before_return, teardown),
    };
    static const char *const names[] = {
        "order: arguments, then all else",
        "order: payload, then entry",
        "order: payload, then known.type",
        "order: the driver's status, then return",
    };
    size_t count = 0;
    for (size_t i = 0; i < FAULTS; i++) {
        for (size_t j = i; j < FAULTS; j++) {
            struct pair *pair = &pairs[count];
            pair->first = i;
            pair->second = j;
            snprintf(pair->name, sizeof pair->name, i == j ? "order: %s alone" : "order: %s, then %s", faults[i].check,
                     faults[j].check);
            tests[count++] = (struct CMUnitTest){pair->name, first_counts, NULL, teardown, pair};
        }
    }
    for (size_t i = 0; i < CONF_ARRAY(others); i++) {
        tests[count] = others[i];
        tests[count++].name = names[i];
    }
    return cmocka_run_group_tests_name("conformance-order", tests, NULL, NULL);
}
