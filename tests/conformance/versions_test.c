/*
 * versions_test.c: one driver's source compiled at every interface version – the size of its DXGKARG_ESCAPE, whether it
 * has hKmdProcessHandle, and which flags its headers name (facts/escape.md 2, 3, 5).
 */
#include "conformance.h"

#include <stdio.h>
#include <string.h>

#define INVALID STATUS_INVALID_PARAMETER
#define KNOWN   0x40u

static struct conf fx;

static int teardown(void **state)
{
    (void)state;
    conf_close(&fx);
    return 0;
}

struct version {
    const char *name;
    const char *driver;
    uint32_t version;
    uint32_t args_size;
    uint32_t named; /* flags that a caller may set alone */
    bool has_process;
    bool display_only;
};

// clang-format off
static struct version versions[] = {
    /* name                  driver                 DXGKARG_ESCAPE  flags hKmdProcessHandle */
    {"WDDM 1.0, Vista",      "probe-1052", 0x01052,               40, 0x01, false, false},
    {"WDDM 1.0, Vista SP1",  "probe-1053", 0x01053,               40, 0x01, false, false},
    {"WDDM 1.1, Windows 7",  "probe-2005", 0x02005,               40, 0x01, false, false},
    {"WDDM 1.2, Windows 8",  "probe-300E", 0x0300E,               40, 0x01, false, false},
    {"WDDM 1.3, Windows 8.1", "probe-4002", 0x04002,              40, 0x07, false, false},
    {"WDDM 1.3, rotation",   "probe-4003", 0x04003,               40, 0x07, false, false},
    {"WDDM 2.0, Windows 10", "probe-5023", 0x05023,               40, 0x0F, false, false},
    {"WDDM 2.1",             "probe-6003", 0x06003,               40, 0x0F, false, false},
    {"WDDM 2.1.5",           "probe-6010", 0x06010,               40, 0x0F, false, false},
    {"WDDM 2.1.6",           "probe-6011", 0x06011,               40, 0x0F, false, false},
    {"WDDM 2.2",             "probe-700A", 0x0700A,               48, 0x0F, true,  false},
    {"WDDM 2.3",             "probe-8001", 0x08001,               48, 0x0F, true,  false},
    {"WDDM 2.4",             "probe-9006", 0x09006,               48, 0x0F, true,  false},
    {"WDDM 2.5",             "probe-A00B", 0x0A00B,               48, 0xCF, true,  false},
    {"WDDM 2.6",             "probe-B004", 0x0B004,               48, 0xCF, true,  false},
    {"WDDM 2.7",             "probe-C004", 0x0C004,               48, 0xCF, true,  false},
    {"WDDM 2.8",             "probe-D001", 0x0D001,               48, 0xCF, true,  false},
    {"WDDM 2.9",             "probe-E003", 0x0E003,               48, 0xCF, true,  false},
    {"WDDM 3.0, Windows 11", "probe-F003", 0x0F003,               48, 0xCF, true,  false},
    {"WDDM 3.1",             "probe-10004", 0x10004,              48, 0xCF, true,  false},
    {"display-only, WDDM 1.2", "probe-display-only-300E", 0x0300E, 40, 0x01, false, true},
    {"display-only, WDDM 2.1", "probe-display-only-6003", 0x06003, 40, 0x0F, false, true},
    {"display-only, WDDM 3.1", "probe-display-only", 0x10004,      48, 0xCF, false, true},
};
// clang-format on

#define VERSIONS CONF_ARRAY(versions)

static void structure(void **state)
{
    const struct version *row = *state;
    const struct probe_seen *seen = &conf_board.seen;
    conf_open(&fx, row->driver, NULL);
    conf_succeeds(&fx);
    assert_int_equal(seen->version, row->version);
    assert_int_equal(seen->args_size, row->args_size);
    assert_int_equal(seen->has_kmd, row->args_size == 48);
    assert_int_equal(seen->kmd, row->has_process ? 1 : 0);
    assert_int_equal(seen->device, row->display_only ? 0 : 1);
    assert_int_equal(seen->context, row->display_only ? 0 : 1);
    assert_int_equal(seen->size, CONF_PAYLOAD);
    assert_int_equal(seen->is_own, 1);
    fx.args.PrivateDriverDataSize = 0;
    conf_succeeds(&fx);
    assert_int_equal(seen->data, 0);
}

static void flags(void **state)
{
    const struct version *row = *state;
    conf_open(&fx, row->driver, NULL);
    for (uint32_t bit = 0; bit < 32; bit++) {
        fx.args.Flags.Value = 1u << bit;
        if ((row->named & ~KNOWN) >> bit & 1) {
            conf_succeeds(&fx);
            assert_int_equal(conf_board.seen.flags, 1u << bit);
        } else {
            conf_refuses(&fx, INVALID);
        }
    }
}

static void known(void **state)
{
    const struct version *row = *state;
    conf_open(&fx, row->driver, NULL);
    for (uint32_t type = 0; type <= 1; type++) {
        uint32_t data[2] = {type, 0x40001240};
        fx.args.Flags.Value = KNOWN;
        fx.args.pPrivateDriverData = data;
        fx.args.PrivateDriverDataSize = sizeof data;
        assert_status(D3DKMTEscape(&fx.args), row->named & KNOWN ? STATUS_SUCCESS : INVALID);
        assert_int_equal(data[1], 0x40001240);
        assert_int_equal(conf_get(&conf_board.calls), 0);
    }
}

int main(void)
{
    static const struct {
        const char *what;
        CMUnitTestFunction run;
    } kinds[] = {
        {"DXGKARG_ESCAPE", structure},
        {"flags", flags},
        {"known escapes", known},
    };
    static struct CMUnitTest tests[VERSIONS * CONF_ARRAY(kinds)];
    static char names[VERSIONS * CONF_ARRAY(kinds)][80];
    size_t count = 0;
    for (size_t i = 0; i < VERSIONS; i++) {
        for (size_t j = 0; j < CONF_ARRAY(kinds); j++) {
            snprintf(names[count], sizeof names[count], "version: 0x%X, %s: %s", versions[i].version, versions[i].name,
                     kinds[j].what);
            tests[count] = (struct CMUnitTest){names[count], kinds[j].run, NULL, teardown, &versions[i]};
            count++;
        }
    }
    return cmocka_run_group_tests_name("conformance-versions", tests, NULL, NULL);
}
