/*
 * callback_test.c: the same escapes through pfnEscapeCb, whose answers are HRESULTs – what the Direct3D runtime refuses
 * or answers itself, and what its kernel's statuses become (facts/escape.md 1, 6, 7).
 */
#include "conformance.h"

#include <string.h>
#include <sys/mman.h>

#include "drivers/caller_umd.h"

#define HARDWARE 0x01u
#define STATE    0x02u /* DeviceStatusQuery */
#define LATENCY  0x04u
#define NO_SYNC  0x08u
#define KNOWN    0x40u

static struct conf fx;
static struct host_umd *umd;
static struct host_umd_device *device;
static const CALLER_UMD *seen_by_umd;
static HANDLE adapter; /* the first argument of pfnEscapeCb */
static D3DDDICB_ESCAPE args;

static int teardown(void **state)
{
    (void)state;
    host_umd_unload(umd);
    umd = NULL;
    conf_close(&fx);
    return 0;
}

/* `interface`: Direct3D's version as the user-mode driver is told; 0: 9. */
static void open_umd(const char *driver, uint32_t interface)
{
    static struct host_error error;
    static const struct host_options options = {.tdr_test_mode = true, .tdr_delay_ms = 600000};
    char path[4096];
    conf_open(&fx, driver, &options);
    conf_driver_path(path, "caller-umd");
    umd = host_umd_load(fx.own.process, path, interface, &error);
    if (!umd) {
        fail_msg("%s", error.text);
    }
    device = host_umd_device_create(umd, NULL);
    assert_non_null(device);
    PFN_CALLER_UMD get_seen;
    void *symbol = host_umd_symbol(umd, "CallerUmd");
    memcpy(&get_seen, &symbol, sizeof get_seen);
    seen_by_umd = get_seen();
    adapter = seen_by_umd->hAdapter;
    args = (D3DDDICB_ESCAPE){
        .hDevice = seen_by_umd->hDevice,
        .pPrivateDriverData = fx.payload,
        .PrivateDriverDataSize = CONF_PAYLOAD,
        .hContext = seen_by_umd->hContext,
    };
}

static HRESULT call(void)
{
    conf_set(&conf_board.calls, 0);
    return seen_by_umd->Callbacks->pfnEscapeCb(adapter, &args);
}

static void assert_result(HRESULT actual, uint32_t expected)
{
    if ((uint32_t)actual != expected) {
        fail_msg("0x%08X, not 0x%08X", (unsigned)actual, (unsigned)expected);
    }
}

static void succeeds(void)
{
    conf_fill(args.pPrivateDriverData, args.PrivateDriverDataSize);
    assert_result(call(), S_OK);
    assert_int_equal(conf_get(&conf_board.calls), 1);
    conf_assert_complemented(args.pPrivateDriverData, args.PrivateDriverDataSize);
}

static void refuses(uint32_t result)
{
    conf_fill(fx.payload, fx.untouched);
    assert_result(call(), result);
    assert_int_equal(conf_get(&conf_board.calls), 0);
    conf_assert_filled(fx.payload, fx.untouched);
}

/* ---- an escape that succeeds, and one thing changed ---- */

static void nothing(uint32_t unused)
{
    (void)unused;
}

static void flags(uint32_t value)
{
    args.Flags.Value = value;
}

static void size(uint32_t value)
{
    args.PrivateDriverDataSize = value;
    fx.untouched = value < CONF_LIMIT ? value : CONF_LIMIT;
}

static void null_buffer(uint32_t value)
{
    args.pPrivateDriverData = NULL;
    args.PrivateDriverDataSize = value;
}

static void unmapped_buffer(uint32_t unused)
{
    (void)unused;
    args.pPrivateDriverData = (void *)(uintptr_t)0x1000;
}

static void adapter_is(uint32_t value)
{
    adapter = (HANDLE)(uintptr_t)value;
}

static void device_as_adapter(uint32_t unused)
{
    (void)unused;
    adapter = args.hDevice;
}

static void kernels_adapter(uint32_t unused)
{
    (void)unused;
    adapter = (HANDLE)(uintptr_t)host_umd_adapter(umd);
}

static void device_is(uint32_t value)
{
    args.hDevice = (HANDLE)(uintptr_t)value;
}

static void no_device_no_context(uint32_t unused)
{
    (void)unused;
    args.hDevice = NULL;
    args.hContext = NULL;
}

static void adapter_as_device(uint32_t unused)
{
    (void)unused;
    args.hDevice = adapter;
}

static void kernels_device(uint32_t unused)
{
    (void)unused;
    args.hDevice = (HANDLE)(uintptr_t)host_umd_device_kernel_handle(device);
}

static void context_is(uint32_t value)
{
    args.hContext = (HANDLE)(uintptr_t)value;
}

static void context_of_another_device(uint32_t unused)
{
    (void)unused;
    HANDLE first = args.hDevice;
    assert_non_null(host_umd_device_create(umd, NULL));
    assert_ptr_not_equal(seen_by_umd->hDevice, first);
    args.hContext = seen_by_umd->hContext;
}

static void another_device_with_its_context(uint32_t unused)
{
    context_of_another_device(unused);
    args.hDevice = seen_by_umd->hDevice;
}

static void context_beyond_32_bits(uint32_t unused)
{
    (void)unused;
    args.hContext = (HANDLE)((uintptr_t)args.hContext | 1ull << 32);
}

static void stopped(uint32_t unused)
{
    (void)unused;
    host_stop_adapter(fx.host);
}

static void removed(uint32_t unused)
{
    (void)unused;
    host_surprise_remove(fx.host);
}

static void restarted(uint32_t unused)
{
    (void)unused;
    assert_status(host_restart_adapter(fx.host), STATUS_SUCCESS);
}

#define INVALID     0x80070057u /* E_INVALIDARG */
#define GONE        0x88760870u /* D3DDDIERR_DEVICEREMOVED */
#define UNAVAILABLE 0x8876086Au /* D3DDDIERR_NOTAVAILABLE */

struct row {
    const char *name;
    void (*change)(uint32_t value);
    uint32_t value;
    uint32_t result; /* S_OK: reaches the driver, once */
};

// clang-format off
static struct row rows[] = {
    {"callback: adapter, device and context",                        nothing, 0, S_OK},
    {"callback: without device and context",                         no_device_no_context, 0, S_OK},
    {"callback: without a context",                                  context_is, 0, S_OK},
    {"callback: another device with its context",                    another_device_with_its_context, 0, S_OK},
    {"callback: adapter null",                                       adapter_is, 0, INVALID},
    {"callback: adapter that was never given",                       adapter_is, 0x1230, INVALID},
    {"callback: a device as the adapter",                            device_as_adapter, 0, INVALID},
    {"callback: the kernel's handle as the adapter",                 kernels_adapter, 0, INVALID},
    {"callback: device that was never given",                        device_is, 0x1230, INVALID},
    {"callback: an adapter as the device",                           adapter_as_device, 0, INVALID},
    {"callback: the kernel's handle as the device",                  kernels_device, 0, INVALID},
    {"callback: context without a device",                           device_is, 0, INVALID},
    {"callback: context of another device",                          context_of_another_device, 0, INVALID},
    {"callback: context that was never given",                       context_is, 0x7FFFFFC0, INVALID},
    {"callback: context beyond 32 bits",                             context_beyond_32_bits, 0, INVALID},
    {"callback: flags: bit 0 HardwareAccess",                        flags, HARDWARE, S_OK},
    {"callback: flags: bit 1 DeviceStatusQuery of another size",     flags, STATE, INVALID},
    {"callback: flags: bit 2 ChangeFrameLatency of another size",    flags, LATENCY, INVALID},
    {"callback: flags: bit 3 NoAdapterSynchronization",              flags, NO_SYNC, S_OK},
    {"callback: flags: bit 4 is the kernel's",                       flags, 0x10, INVALID},
    {"callback: flags: bit 5 VirtualMachineData is the kernel's",    flags, 0x20, INVALID},
    {"callback: flags: bit 6 DriverKnownEscape of an unknown type",  flags, KNOWN, INVALID},
    {"callback: flags: bit 7 DriverCommonEscape",                    flags, 0x80, S_OK},
    {"callback: flags: bit 8 is reserved",                           flags, 0x100, INVALID},
    {"callback: flags: bit 16 is reserved",                          flags, 0x10000, INVALID},
    {"callback: flags: bit 31 is reserved",                          flags, 0x80000000, INVALID},
    {"callback: flags: HardwareAccess with DeviceStatusQuery",       flags, HARDWARE | STATE, INVALID},
    {"callback: flags: HardwareAccess with ChangeFrameLatency",      flags, HARDWARE | LATENCY, INVALID},
    {"callback: flags: DeviceStatusQuery with ChangeFrameLatency",   flags, STATE | LATENCY, INVALID},
    {"callback: flags: HardwareAccess with DriverKnownEscape",       flags, HARDWARE | KNOWN, INVALID},
    {"callback: size 0 at an address",                               size, 0, S_OK},
    {"callback: size 0 at null",                                     null_buffer, 0, S_OK},
    {"callback: size 1",                                             size, 1, S_OK},
    {"callback: size 4095",                                          size, 4095, S_OK},
    {"callback: size 4096",                                          size, 4096, S_OK},
    {"callback: size 4097",                                          size, 4097, S_OK},
    {"callback: size limit",                                         size, CONF_LIMIT, S_OK},
    {"callback: size limit + 1",                                     size, CONF_LIMIT + 1, INVALID},
    {"callback: size 2^32 - 1",                                      size, 0xFFFFFFFF, INVALID},
    {"callback: 64 bytes at null",                                   null_buffer, 64, INVALID},
    {"callback: an unmapped buffer",                                 unmapped_buffer, 0, INVALID},
    {"callback: after a stop: DEVICEREMOVED",                        stopped, 0, GONE},
    {"callback: after a surprise removal: DEVICEREMOVED",            removed, 0, GONE},
    {"callback: after a restart, with an old device: DEVICEREMOVED", restarted, 0, GONE},
};
// clang-format on

static void runs(void **state)
{
    const struct row *row = *state;
    open_umd("probe", 0);
    succeeds();
    row->change(row->value);
    if (row->result == S_OK) {
        succeeds();
    } else {
        refuses(row->result);
    }
}

/* ---- statuses and their HRESULTs ---- */

struct answer {
    const char *name;
    uint32_t status;
    uint32_t result;
};

// clang-format off
static struct answer answers[] = {
    {"callback: STATUS_SUCCESS is S_OK",                                     0x00000000, S_OK},
    {"callback: STATUS_PENDING is S_OK",                                     0x00000103, S_OK},
    {"callback: the last success is S_OK",                                   0x3FFFFFFF, S_OK},
    {"callback: 0x401E0117, informational, is S_OK",                         0x401E0117, S_OK},
    {"callback: STATUS_INVALID_PARAMETER is E_INVALIDARG",                   0xC000000D, INVALID},
    {"callback: STATUS_NO_MEMORY is E_OUTOFMEMORY",                          0xC0000017, 0x8007000E},
    {"callback: STATUS_INSUFFICIENT_RESOURCES is E_OUTOFMEMORY",             0xC000009A, 0x8007000E},
    {"callback: STATUS_PRIVILEGED_INSTRUCTION",                              0xC0000096, 0x88760871},
    {"callback: STATUS_ILLEGAL_INSTRUCTION",                                 0xC000001D, 0x88760872},
    {"callback: STATUS_GRAPHICS_DRIVER_MISMATCH",                            0xC01E0009, 0xC0262009},
    {"callback: STATUS_DEVICE_REMOVED is D3DDDIERR_DEVICEREMOVED",           0xC00002B6, GONE},
    {"callback: STATUS_GRAPHICS_ADAPTER_WAS_RESET is D3DDDIERR_DEVICEREMOVED", 0xC01E0003, GONE},
    {"callback: STATUS_INVALID_HANDLE is D3DDDIERR_INVALIDHANDLE",           0xC0000008, 0x88760873},
    {"callback: STATUS_INVALID_USER_BUFFER is D3DDDIERR_INVALIDUSERBUFFER",  0xC00000E8, 0x88760879},
    {"callback: STATUS_NOT_SUPPORTED is D3DDDIERR_NOTAVAILABLE",             0xC00000BB, UNAVAILABLE},
    {"callback: STATUS_NOT_IMPLEMENTED is D3DDDIERR_NOTAVAILABLE",           0xC0000002, UNAVAILABLE},
    {"callback: STATUS_UNSUCCESSFUL is HRESULT_FROM_NT",                     0xC0000001, 0xD0000001},
    {"callback: STATUS_BUFFER_TOO_SMALL is HRESULT_FROM_NT",                 0xC0000023, 0xD0000023},
    {"callback: a warning is HRESULT_FROM_NT",                               0x80000005, 0x90000005},
};
// clang-format on

static void answer(void **state)
{
    const struct answer *row = *state;
    open_umd("probe", 0);
    conf_set(&conf_board.status, (int)row->status);
    conf_fill(fx.payload, CONF_PAYLOAD);
    assert_result(call(), row->result);
    assert_int_equal(conf_get(&conf_board.calls), 1);
    if (row->result == S_OK) {
        conf_assert_complemented(fx.payload, CONF_PAYLOAD);
    } else {
        conf_assert_filled(fx.payload, CONF_PAYLOAD);
    }
}

/* ---- scenes ---- */

static void driver_sees_its_own_handles(void)
{
    succeeds();
    assert_int_equal(conf_board.seen.device, 2); /* the first is the fixture's */
    assert_int_equal(conf_board.seen.context, 2);
    assert_int_equal(conf_board.seen.kmd, 1);
    no_device_no_context(0);
    succeeds();
    assert_int_equal(conf_board.seen.device, 0);
    assert_int_equal(conf_board.seen.context, 0);
}

static void null_arguments(void)
{
    conf_set(&conf_board.calls, 0);
    assert_result(seen_by_umd->Callbacks->pfnEscapeCb(adapter, NULL), INVALID);
    assert_int_equal(conf_get(&conf_board.calls), 0);
}

static void read_only_buffer(void)
{
    void *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_ptr_not_equal(page, MAP_FAILED);
    args.pPrivateDriverData = page;
    assert_result(call(), INVALID);
    assert_int_equal(conf_get(&conf_board.calls), 1);
    munmap(page, 4096);
}

static void known_escape(void)
{
    uint32_t data[2] = {D3DDDI_DRIVERESCAPETYPE_TRANSLATERESOURCEHANDLE, 0x40001240};
    args.Flags.Value = KNOWN;
    args.pPrivateDriverData = data;
    args.PrivateDriverDataSize = sizeof data;
    assert_result(call(), S_OK);
    assert_int_equal(conf_get(&conf_board.calls), 0);
    assert_int_equal(data[1], 0x40001240);
}

static void state_of_device(uint32_t state)
{
    D3DDDI_EXECUTIONSTATEESCAPE answer_of = {.State = D3DDDI_DEVICEEXECUTION_ERROR_DMAFAULT};
    args.Flags.Value = STATE;
    args.pPrivateDriverData = &answer_of;
    args.PrivateDriverDataSize = sizeof answer_of;
    assert_result(call(), S_OK);
    assert_int_equal(answer_of.State, state);
    assert_int_equal(conf_get(&conf_board.calls), 0);
}

static void status_of_a_device(void)
{
    state_of_device(D3DDDI_DEVICEEXECUTION_ACTIVE);
}

static void status_of_a_device_that_hung(void)
{
    conf_set(&conf_board.engine_holds, 1);
    D3DDDICB_RENDER render = {.hContext = args.hContext, .CommandLength = 16};
    assert_result(seen_by_umd->Callbacks->pfnRenderCb(args.hDevice, &render), S_OK);
    conf_wait(&conf_board.submitted, 1);
    assert_status(conf_tdr(&fx.own, D3DKMT_TDRDBGCTRLTYPE_FORCETDR, 0), STATUS_SUCCESS);
    D3DDDICB_ESCAPE ordinary = args;
    state_of_device(D3DDDI_DEVICEEXECUTION_HUNG);
    args = ordinary;
    refuses(GONE);
    no_device_no_context(0);
    succeeds(); /* the adapter's handle survives */
}

static void latency(void)
{
    D3DDDI_FRAMELATENCYESCAPE wanted = {.RequestedLatency = 5};
    args.Flags.Value = LATENCY;
    args.pPrivateDriverData = &wanted;
    args.PrivateDriverDataSize = sizeof wanted;
    assert_result(call(), INVALID); /* the application fulfils no condition */
    assert_int_equal(host_umd_device_frame_latency(device), 3);
    host_umd_device_set_application(device, true, true, false);
    assert_result(call(), S_OK);
    assert_int_equal(host_umd_device_frame_latency(device), 5);
    assert_int_equal(conf_get(&conf_board.calls), 0);
}

struct scene {
    const char *name;
    void (*run)(void);
};

// clang-format off
static struct scene scenes[] = {
    {"callback: the driver sees its own handles",                       driver_sees_its_own_handles},
    {"callback: null arguments",                                        null_arguments},
    {"callback: a read-only buffer, found out after the driver ran",    read_only_buffer},
    {"callback: a known escape is the kernel's",                        known_escape},
    {"callback: DeviceStatusQuery: ACTIVE, without the driver",         status_of_a_device},
    {"callback: DeviceStatusQuery: HUNG after a reset; escapes: DEVICEREMOVED", status_of_a_device_that_hung},
    {"callback: ChangeFrameLatency under its conditions",               latency},
};
// clang-format on

static void scene(void **state)
{
    const struct scene *row = *state;
    open_umd("probe", 0);
    row->run();
}

static void no_escape(void **state)
{
    (void)state;
    open_umd("probe-no-escape", 0);
    refuses(UNAVAILABLE);
    args.Flags.Value = HARDWARE;
    refuses(UNAVAILABLE);
}

/* Up to Direct3D 8 the runtime ignores bits 1 and 2, so the driver does not see them. */
static void old_interface(void **state)
{
    (void)state;
    open_umd("probe", 8);
    for (uint32_t value = 0; value <= 6; value += 2) {
        args.Flags.Value = value;
        succeeds();
        assert_int_equal(conf_board.seen.flags, 0);
    }
}

int main(void)
{
    enum { ROWS = CONF_ARRAY(rows), ANSWERS = CONF_ARRAY(answers), SCENES = CONF_ARRAY(scenes) };
    static struct CMUnitTest tests[ROWS + ANSWERS + SCENES + 2];
    size_t count = 0;
    for (size_t i = 0; i < ROWS; i++) {
        tests[count++] = (struct CMUnitTest){rows[i].name, runs, NULL, teardown, &rows[i]};
    }
    for (size_t i = 0; i < ANSWERS; i++) {
        tests[count++] = (struct CMUnitTest){answers[i].name, answer, NULL, teardown, &answers[i]};
    }
    for (size_t i = 0; i < SCENES; i++) {
        tests[count++] = (struct CMUnitTest){scenes[i].name, scene, NULL, teardown, &scenes[i]};
    }
    tests[count++] = (struct CMUnitTest){"callback: a driver without DxgkDdiEscape: D3DDDIERR_NOTAVAILABLE", no_escape,
                                         NULL, teardown, NULL};
    tests[count++] = (struct CMUnitTest){"callback: Interface 8: DeviceStatusQuery and ChangeFrameLatency are ignored",
                                         old_interface, NULL, teardown, NULL};
    return cmocka_run_group_tests_name("conformance-callback", tests, NULL, NULL);
}
