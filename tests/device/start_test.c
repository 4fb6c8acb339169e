/* start_test.c: a driver whose start goes wrong – each step, what is said of it, and exit status 3. */
#include "../cli/program.h"

struct failure {
    const char *name, *driver;
    const char *says[4];
};

// clang-format off
static const struct failure failures[] = {
    {"AddDevice fails",              "add",      {"DxgkDdiAddDevice returned STATUS_INSUFFICIENT_RESOURCES"}},
    {"AddDevice gives no context",   "context",  {"without a MiniportDeviceContext"}},
    {"ExchangePreStartInfo fails",   "prestart", {"DxgkDdiExchangePreStartInfo returned STATUS_GRAPHICS_DRIVER_MIS"}},
    {"StartDevice fails",            "start",    {"DxgkDdiStartDevice returned STATUS_DEVICE_POWER_FAILURE"}},
    {"a resource is missing",        "resource",
     {"DxgkDdiStartDevice returned STATUS_INVALID_PARAMETER",
      "kernel  DxgkCbMapMemory was asked for 4096 bytes at 0xfed00000, which no translated resource holds",
      "driver  no registers: c000000d"}},
    {"too many sources",             "sources",  {"DxgkDdiStartDevice reported 2779096485 video present sources"}},
    {"DRIVERCAPS fails",             "capsfail", {"(DXGKQAITYPE_DRIVERCAPS) returned STATUS_INVALID_PARAMETER"}},
    {"DRIVERCAPS is garbage",        "garbage",
     {"(DXGKQAITYPE_DRIVERCAPS) gave GpuEngineTopology.NbAsymetricProcessingNodes 0xA5A5A5A5", "64 at most"}},
    {"DRIVERCAPS is all ones",       "ones",
     {"(DXGKQAITYPE_DRIVERCAPS) gave GpuEngineTopology.NbAsymetricProcessingNodes 0xFFFFFFFF"}},
    {"QueryChildRelations fails",    "children", {"DxgkDdiQueryChildRelations returned STATUS_UNSUCCESSFUL"}},
    {"SetPowerState fails",          "power",    {"DxgkDdiSetPowerState (to D0) returned STATUS_DEVICE_NOT_READY"}},
    {"StartDevice waits for ever",   "waits",
     {"the driver did not complete its start within 1 second\n", "WaitForNobody", "FailsStartDevice", "fails.c:"}},
    {"StartDevice polls for ever",   "spins",
     {"the driver did not complete its start within 1 second\n", "PollForNothing", "FailsStartDevice", "fails.c:"}},
};
// clang-format on

static void check(const struct failure *row)
{
    assert_status_is(3);
    for (size_t i = 0; i < 4 && row->says[i]; i++) {
        assert_says_in(program.errors, row->says[i]);
    }
}

static void fails(void **state)
{
    const struct failure *row = *state;
    char driver[64];
    bool hangs = strcmp(row->driver, "waits") == 0 || strcmp(row->driver, "spins") == 0;
    snprintf(driver, sizeof driver, "device-fails-%s", row->driver);
    PROGRAM_RUN("run", "--timeout", hangs ? "1" : "60", program_driver(driver));
    check(row);
    assert_string_equal(program.out, "");
    if (!hangs) { /* `call` and JSON say the same; a second wait would add nothing */
        PROGRAM_RUN("call", program_driver(driver), "--size", "0");
        check(row);
        PROGRAM_RUN("run", "--json", program_driver(driver));
        check(row);
        json_t *object = program_json();
        assert_non_null(json_object_get(object, "error"));
        json_decref(object);
    }
}

int main(void)
{
    enum { ROWS = sizeof failures / sizeof failures[0] };
    struct CMUnitTest tests[ROWS];
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] = (struct CMUnitTest){failures[i].name, fails, NULL, NULL, (void *)(uintptr_t)&failures[i]};
    }
    return cmocka_run_group_tests_name("device-start", tests, NULL, NULL);
}
