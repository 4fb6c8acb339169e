/*
 * umd_test.c: a user-mode display driver opened by the Direct3D runtime – its callbacks, pfnEscapeCb above all.
 */
#include "fixture.h"

#include <d3dumddi.h>
#include <string.h>

#include "pair_umd.h"

/* The test pair's two halves, a device made by the user-mode one. */
struct pair {
    struct fixture fx;
    struct host_umd *umd;
    struct host_umd_device *device;
    const PAIR_UMD_SEEN *seen;
    PFN_PAIR_UMD_ESCAPE escape;
};
static struct pair pair;

static struct host_umd *load(uint32_t interface, struct host_error *error)
{
    char path[4096];
    driver_path(path, "pair_umd");
    return host_umd_load(pair.fx.process, path, interface, error);
}

static void open_miniport(uint32_t tdr_delay_ms)
{
    const struct host_options options = {.tdr_delay_ms = tdr_delay_ms};
    memset(&pair, 0, sizeof pair);
    fixture_open(&pair.fx, &options);
}

static void open_pair(uint32_t interface, uint32_t tdr_delay_ms)
{
    static struct host_error error;
    open_miniport(tdr_delay_ms);
    pair.umd = load(interface, &error);
    if (!pair.umd) {
        fail_msg("%s", error.text);
    }
    HRESULT result = E_FAIL;
    pair.device = host_umd_device_create(pair.umd, &result);
    assert_int_equal(result, S_OK);
    assert_non_null(pair.device);
    PFN_PAIR_UMD_SEEN seen = (PFN_PAIR_UMD_SEEN)host_umd_symbol(pair.umd, "PairUmdSeen");
    assert_non_null(seen);
    pair.seen = seen();
    pair.escape = (PFN_PAIR_UMD_ESCAPE)host_umd_symbol(pair.umd, "PairUmdEscape");
}

/* The kernel starts inside a test, since cmocka takes the signals of faults at each test's beginning. */
static int teardown(void **state)
{
    (void)state;
    host_umd_device_destroy(pair.device);
    if (pair.seen) {
        assert_int_equal(pair.seen->OpenDevices, 0);
    }
    host_umd_unload(pair.umd);
    fixture_close(&pair.fx);
    return 0;
}

/* ---- what the driver is given ---- */

static void driver_is_told_versions(void)
{
    assert_int_equal(pair.seen->AdapterInterface, 9);
    assert_int_equal(pair.seen->AdapterVersion, D3D_UMD_INTERFACE_VERSION);
    assert_int_equal(pair.seen->DeviceInterface, 9);
    assert_int_equal(pair.seen->DeviceVersion, D3D_UMD_INTERFACE_VERSION);
    assert_int_equal(pair.seen->CommandBufferSize, 0);
}

static void no_callback_is_null(void)
{
    const void *const *members = (const void *const *)pair.seen->DeviceCallbacks;
    for (size_t i = 0; i < sizeof(D3DDDI_DEVICECALLBACKS) / sizeof(void *); i++) {
        assert_non_null(members[i]);
    }
    members = (const void *const *)pair.seen->AdapterCallbacks;
    for (size_t i = 0; i < sizeof(D3DDDI_ADAPTERCALLBACKS) / sizeof(void *); i++) {
        assert_non_null(members[i]);
    }
}

static void callbacks_that_are_not_there_say_so(void)
{
    const D3DDDI_DEVICECALLBACKS *callbacks = pair.seen->DeviceCallbacks;
    assert_int_equal(callbacks->pfnAllocateCb(pair.seen->hDevice, NULL), D3DDDIERR_NOTAVAILABLE);
    assert_int_equal(callbacks->pfnSubmitHistorySequenceCb(pair.seen->hDevice, NULL), D3DDDIERR_NOTAVAILABLE);
    assert_int_equal(pair.seen->AdapterCallbacks->pfnGetMultisampleMethodListCb(pair.seen->hAdapter, NULL),
                     D3DDDIERR_NOTAVAILABLE);
    assert_int_equal(callbacks->pfnSetAsyncCallbacksCb(pair.seen->hDevice, TRUE), S_OK);
    assert_int_equal(callbacks->pfnSetAsyncCallbacksCb(pair.seen->hAdapter, TRUE), E_INVALIDARG);
}

static void imports_work(void)
{
    PFN_PAIR_UMD_IMPORTS imports = (PFN_PAIR_UMD_IMPORTS)host_umd_symbol(pair.umd, "PairUmdImports");
    assert_non_null(imports);
    assert_int_equal(imports(), 0);
    assert_null(host_umd_symbol(pair.umd, "PairUmdNothing"));
}

/* ---- pfnEscapeCb ---- */

static D3DDDICB_ESCAPE escape_of(void *data, uint32_t size)
{
    return (D3DDDICB_ESCAPE){.hDevice = pair.seen->hDevice, .pPrivateDriverData = data, .PrivateDriverDataSize = size};
}

static uint32_t calls_so_far(void)
{
    struct pair_escape escape = {.operation = PAIR_ECHO};
    assert_status(send(&pair.fx, 0, 0, &escape), STATUS_SUCCESS);
    return escape.calls;
}

static void escape_reaches_the_miniport(void)
{
    struct pair_escape seen = {.operation = PAIR_SEEN};
    D3DDDICB_ESCAPE args = escape_of(&seen, sizeof seen);
    assert_int_equal(pair.escape(NULL, &args), S_OK);
    assert_int_not_equal(seen.seen_device, 0);
    assert_int_equal(seen.seen_context, 0);
    assert_int_equal(seen.seen_flags, 0);
    args.hDevice = NULL;
    assert_int_equal(pair.escape(NULL, &args), S_OK);
    assert_int_equal(seen.seen_device, 0);
    args.Flags.HardwareAccess = 1;
    assert_int_equal(pair.escape(NULL, &args), S_OK);
    assert_int_equal(seen.seen_flags, 1);
}

static void escape_with_context(void)
{
    uint32_t magic = PAIR_CONTEXT_MAGIC;
    D3DDDICB_CREATECONTEXT context = {.pPrivateDriverData = &magic, .PrivateDriverDataSize = sizeof magic};
    assert_int_equal(pair.seen->DeviceCallbacks->pfnCreateContextCb(pair.seen->hDevice, &context), S_OK);
    struct pair_escape seen = {.operation = PAIR_SEEN};
    D3DDDICB_ESCAPE args = escape_of(&seen, sizeof seen);
    args.hContext = context.hContext;
    assert_int_equal(pair.escape(NULL, &args), S_OK);
    assert_int_not_equal(seen.seen_context, 0);
    args.hDevice = NULL;
    assert_int_equal(pair.escape(NULL, &args), E_INVALIDARG);
    args = escape_of(&seen, sizeof seen);
    args.hContext = (HANDLE)((uintptr_t)context.hContext | (1ull << 32));
    assert_int_equal(pair.escape(NULL, &args), E_INVALIDARG);
}

struct status_row {
    const char *name;
    uint32_t status;
    uint32_t result;
};

// clang-format off
static struct status_row statuses[] = {
    {"escape: STATUS_INVALID_PARAMETER is E_INVALIDARG",                     0xC000000D, 0x80070057},
    {"escape: STATUS_NO_MEMORY is E_OUTOFMEMORY",                            0xC0000017, 0x8007000E},
    {"escape: STATUS_PRIVILEGED_INSTRUCTION is its D3DDDIERR",               0xC0000096, 0x88760871},
    {"escape: STATUS_ILLEGAL_INSTRUCTION is D3DDDIERR_INVALIDINSTRUCTION",   0xC000001D, 0x88760872},
    {"escape: STATUS_GRAPHICS_DRIVER_MISMATCH is its ERROR",                 0xC01E0009, 0xC0262009},
    {"escape: an undocumented status is HRESULT_FROM_NT",                    0xC0000001, 0xD0000001},
};
// clang-format on

static void escape_gives_result(void **state)
{
    const struct status_row *row = *state;
    open_pair(0, 0);
    struct pair_escape escape = {.operation = PAIR_STATUS, .value = row->status};
    D3DDDICB_ESCAPE args = escape_of(&escape, sizeof escape);
    assert_int_equal((uint32_t)pair.escape(NULL, &args), row->result);
    assert_int_equal(escape.seen_flags, 0); /* nothing came back */
}

static void escape_of_removed(void)
{
    struct pair_escape escape = {.operation = PAIR_ECHO};
    D3DDDICB_ESCAPE args = escape_of(&escape, sizeof escape);
    host_surprise_remove(pair.fx.host);
    assert_int_equal(pair.escape(NULL, &args), D3DDDIERR_DEVICEREMOVED);
}

static void escape_with_wrong_handles(void)
{
    PFND3DDDI_ESCAPECB escape = pair.seen->DeviceCallbacks->pfnEscapeCb;
    uint32_t before = calls_so_far();
    struct pair_escape data = {.operation = PAIR_ECHO};
    D3DDDICB_ESCAPE args = escape_of(&data, sizeof data);
    assert_int_equal(escape(NULL, &args), E_INVALIDARG);
    assert_int_equal(escape(pair.seen->hDevice, &args), E_INVALIDARG); /* the device's, where the adapter's belongs */
    assert_int_equal(escape((HANDLE)16, &args), E_INVALIDARG);
    assert_int_equal(escape(pair.seen->hAdapter, NULL), E_INVALIDARG);
    args.hDevice = pair.seen->hAdapter;
    assert_int_equal(escape(pair.seen->hAdapter, &args), E_INVALIDARG);
    args = escape_of((void *)16, sizeof data);
    assert_int_equal(escape(pair.seen->hAdapter, &args), E_INVALIDARG);
    args = escape_of(NULL, sizeof data);
    assert_int_equal(escape(pair.seen->hAdapter, &args), E_INVALIDARG);
    assert_int_equal(calls_so_far(), before + 1);
}

/* ---- DeviceStatusQuery and ChangeFrameLatency ---- */

static void status_is_the_runtimes(void)
{
    uint32_t before = calls_so_far();
    D3DDDI_EXECUTIONSTATEESCAPE answer = {D3DDDI_DEVICEEXECUTION_HUNG};
    D3DDDICB_ESCAPE args = escape_of(&answer, sizeof answer);
    args.Flags.DeviceStatusQuery = 1;
    assert_int_equal(pair.escape(NULL, &args), S_OK);
    assert_int_equal(answer.State, D3DDDI_DEVICEEXECUTION_ACTIVE);
    assert_int_equal(calls_so_far(), before + 1);
}

static void status_of_lost_device(void)
{
    D3DDDI_EXECUTIONSTATEESCAPE answer = {D3DDDI_DEVICEEXECUTION_HUNG};
    D3DDDICB_ESCAPE args = escape_of(&answer, sizeof answer);
    args.Flags.DeviceStatusQuery = 1;
    host_stop_adapter(pair.fx.host);
    HRESULT result = pair.escape(NULL, &args);
    /* Either is documented: the kernel refuses, or says which state the device is in. */
    assert_true(result == D3DDDIERR_DEVICEREMOVED || (result == S_OK && answer.State != D3DDDI_DEVICEEXECUTION_ACTIVE));
}

/* The engine hangs on work of this device; level two, which drains it, resets it on the way. */
static void status_after_reset(void)
{
    const D3DDDI_DEVICECALLBACKS *callbacks = pair.seen->DeviceCallbacks;
    uint32_t magic = PAIR_CONTEXT_MAGIC;
    D3DDDICB_CREATECONTEXT context = {.pPrivateDriverData = &magic, .PrivateDriverDataSize = sizeof magic};
    assert_int_equal(callbacks->pfnCreateContextCb(pair.seen->hDevice, &context), S_OK);
    tell(&pair.fx, PAIR_HANG, 1);
    memset(context.pCommandBuffer, 0, 16);
    D3DDDICB_RENDER render = {.hContext = context.hContext, .CommandLength = 16};
    assert_int_equal(callbacks->pfnRenderCb(pair.seen->hDevice, &render), S_OK);

    struct pair_escape seen = {.operation = PAIR_SEEN};
    D3DDDICB_ESCAPE alone = escape_of(&seen, sizeof seen);
    alone.hDevice = NULL;
    alone.Flags.HardwareAccess = 1;
    assert_int_equal(pair.escape(NULL, &alone), S_OK);

    D3DDDI_EXECUTIONSTATEESCAPE answer = {D3DDDI_DEVICEEXECUTION_ACTIVE};
    D3DDDICB_ESCAPE args = escape_of(&answer, sizeof answer);
    args.Flags.DeviceStatusQuery = 1;
    HRESULT result = pair.escape(NULL, &args);
    if (result != D3DDDIERR_DEVICEREMOVED) {
        assert_int_equal(result, S_OK);
        assert_int_not_equal(answer.State, D3DDDI_DEVICEEXECUTION_ACTIVE);
    }
    args = escape_of(&seen, sizeof seen);
    assert_int_equal(pair.escape(NULL, &args), D3DDDIERR_DEVICEREMOVED);
    struct host_umd_device *fresh = host_umd_device_create(pair.umd, NULL);
    assert_non_null(fresh);
    host_umd_device_destroy(fresh);
}

static void latency_needs_everything(void)
{
    uint32_t before = calls_so_far();
    D3DDDI_FRAMELATENCYESCAPE latency = {.RequestedLatency = 6};
    D3DDDICB_ESCAPE args = escape_of(&latency, sizeof latency);
    args.Flags.ChangeFrameLatency = 1;
    for (unsigned bits = 0; bits < 8; bits++) {
        bool due = bits == 3;
        host_umd_device_set_application(pair.device, bits & 1, bits & 2, bits & 4);
        assert_int_equal(pair.escape(NULL, &args), due ? S_OK : E_INVALIDARG);
        assert_int_equal(host_umd_device_frame_latency(pair.device), bits < 3 ? 3 : 6);
    }
    host_umd_device_set_application(pair.device, true, true, false);
    latency.RequestedLatency = 0;
    assert_int_equal(pair.escape(NULL, &args), E_INVALIDARG);
    latency.RequestedLatency = 17;
    assert_int_equal(pair.escape(NULL, &args), E_INVALIDARG);
    latency.RequestedLatency = 16;
    assert_int_equal(pair.escape(NULL, &args), S_OK);
    assert_int_equal(host_umd_device_frame_latency(pair.device), 16);
    assert_int_equal(calls_so_far(), before + 1);
}

/* A call that would succeed, and one thing spoiled. */
struct spoiled {
    const char *name;
    uint32_t flags;
    uint32_t size;
    bool without_device;
    bool without_data;
};

// clang-format off
static struct spoiled spoils[] = {
    {"DeviceStatusQuery: size 0",                      0x2, 0, false, false},
    {"DeviceStatusQuery: size 3",                      0x2, 3, false, false},
    {"DeviceStatusQuery: size 5",                      0x2, 5, false, false},
    {"DeviceStatusQuery: without a device",            0x2, 4, true,  false},
    {"DeviceStatusQuery: null",                        0x2, 4, false, true},
    {"DeviceStatusQuery: with HardwareAccess",         0x3, 4, false, false},
    {"DeviceStatusQuery: with ChangeFrameLatency",     0x6, 4, false, false},
    {"ChangeFrameLatency: size 3",                     0x4, 3, false, false},
    {"ChangeFrameLatency: size 8",                     0x4, 8, false, false},
    {"ChangeFrameLatency: without a device",           0x4, 4, true,  false},
    {"ChangeFrameLatency: null",                       0x4, 4, false, true},
    {"ChangeFrameLatency: with HardwareAccess",        0x5, 4, false, false},
};
// clang-format on

static void is_refused(void **state)
{
    const struct spoiled *row = *state;
    open_pair(0, 0);
    uint32_t before = calls_so_far();
    uint32_t data[2] = {5, 5};
    D3DDDICB_ESCAPE args = escape_of(row->without_data ? NULL : data, row->size);
    args.Flags.Value = row->flags;
    args.hDevice = row->without_device ? NULL : args.hDevice;
    host_umd_device_set_application(pair.device, true, true, false);
    assert_int_equal(pair.escape(NULL, &args), E_INVALIDARG);
    assert_int_equal(data[0], 5);
    assert_int_equal(host_umd_device_frame_latency(pair.device), 3);
    assert_int_equal(calls_so_far(), before + 1);
}

/* Up to Direct3D 8 the two flags mean nothing: the escape goes to the miniport. */
static void old_interfaces_ignore_the_flags(void)
{
    assert_int_equal(pair.seen->AdapterInterface, 8);
    for (uint32_t flags = 0; flags < 8; flags += 2) {
        struct pair_escape seen = {.operation = PAIR_SEEN};
        D3DDDICB_ESCAPE args = escape_of(&seen, sizeof seen);
        args.Flags.Value = flags;
        assert_int_equal(pair.escape(NULL, &args), S_OK);
        assert_int_not_equal(seen.seen_device, 0);
        assert_int_equal(seen.seen_flags, 0);
    }
}

/* ---- the other callbacks ---- */

static void query_adapter_info(void)
{
    const D3DDDI_ADAPTERCALLBACKS *callbacks = pair.seen->AdapterCallbacks;
    struct pair_query query = {.magic = PAIR_CONTEXT_MAGIC, .umd_fault = 99};
    D3DDDICB_QUERYADAPTERINFO args = {.pPrivateDriverData = &query, .PrivateDriverDataSize = sizeof query};
    assert_int_equal(callbacks->pfnQueryAdapterInfoCb(pair.seen->hAdapter, &args), S_OK);
    assert_int_equal(query.umd_fault, 0);
    assert_int_equal(callbacks->pfnQueryAdapterInfoCb(pair.seen->hDevice, &args), E_INVALIDARG);
    assert_int_equal(callbacks->pfnQueryAdapterInfoCb(pair.seen->hAdapter, NULL), E_INVALIDARG);
    D3DDDICB_QUERYADAPTERINFO2 two = {.QueryType = D3DDDI_QUERYADAPTERTYPE_DRIVERPRIVATE,
                                      .pPrivateDriverData = &query,
                                      .PrivateDriverDataSize = sizeof query};
    query.umd_fault = 99;
    assert_int_equal(callbacks->pfnQueryAdapterInfoCb2(pair.seen->hAdapter, &two), S_OK);
    assert_int_equal(query.umd_fault, 0);
    two.QueryType = 7; // NOLINT(clang-analyzer-optin.core.EnumCastOutOfRange): it is to be none
    assert_int_equal(callbacks->pfnQueryAdapterInfoCb2(pair.seen->hAdapter, &two), E_INVALIDARG);
}

static void contexts_and_rendering(void)
{
    const D3DDDI_DEVICECALLBACKS *callbacks = pair.seen->DeviceCallbacks;
    HANDLE device = pair.seen->hDevice;
    uint32_t magic = PAIR_CONTEXT_MAGIC;
    D3DDDICB_CREATECONTEXT context = {.pPrivateDriverData = &magic, .PrivateDriverDataSize = sizeof magic};
    assert_int_equal(callbacks->pfnCreateContextCb(NULL, &context), E_INVALIDARG);
    assert_int_equal(callbacks->pfnCreateContextCb(device, NULL), E_INVALIDARG);
    assert_int_equal(callbacks->pfnCreateContextCb(device, &context), S_OK);
    assert_non_null(context.pCommandBuffer);
    assert_int_equal(context.AllocationListSize, 4);

    memset(context.pCommandBuffer, 0x22, 32);
    D3DDDICB_RENDER render = {.hContext = context.hContext, .CommandLength = 32};
    assert_int_equal(callbacks->pfnRenderCb(device, &render), S_OK);
    assert_non_null(render.pNewCommandBuffer);
    memset(render.pNewCommandBuffer, 0xFF, 32);
    assert_int_equal(callbacks->pfnRenderCb(device, &render), D3DDDIERR_PRIVILEGEDINSTRUCTION);
    render.BroadcastContextCount = 65;
    assert_int_equal(callbacks->pfnRenderCb(device, &render), E_INVALIDARG);
    render.BroadcastContextCount = 0;
    render.hContext = (HANDLE)16;
    assert_int_equal(callbacks->pfnRenderCb(device, &render), E_INVALIDARG);
    assert_int_equal(callbacks->pfnRenderCb(NULL, &render), E_INVALIDARG);

    D3DDDICB_DESTROYCONTEXT destroy = {.hContext = context.hContext};
    assert_int_equal(callbacks->pfnDestroyContextCb(device, &destroy), S_OK);
    assert_int_equal(callbacks->pfnDestroyContextCb(device, &destroy), E_INVALIDARG);
    magic = 1;
    assert_int_equal(callbacks->pfnCreateContextCb(device, &context), E_INVALIDARG);
}

static void virtual_contexts(void)
{
    const D3DDDI_DEVICECALLBACKS *callbacks = pair.seen->DeviceCallbacks;
    HANDLE device = pair.seen->hDevice;
    uint32_t magic = PAIR_CONTEXT_MAGIC;
    D3DDDICB_CREATECONTEXTVIRTUAL context = {.pPrivateDriverData = &magic, .PrivateDriverDataSize = sizeof magic};
    assert_int_equal(callbacks->pfnCreateContextVirtualCb(device, &context), S_OK);
    D3DDDICB_SUBMITCOMMAND submit = {
        .Commands = 0x1000, .CommandLength = 16, .BroadcastContextCount = 1, .BroadcastContext = {context.hContext}};
    assert_int_equal(callbacks->pfnSubmitCommandCb(device, &submit), S_OK);
    submit.NumPrimaries = 17;
    assert_int_equal(callbacks->pfnSubmitCommandCb(device, &submit), E_INVALIDARG);
    submit.NumPrimaries = 0;
    submit.BroadcastContext[0] = (HANDLE)(1ull << 40);
    assert_int_equal(callbacks->pfnSubmitCommandCb(device, &submit), E_INVALIDARG);
    D3DDDICB_DESTROYCONTEXT destroy = {.hContext = context.hContext};
    assert_int_equal(callbacks->pfnDestroyContextCb(device, &destroy), S_OK);
}

/* ---- a driver that does not keep its side ---- */

struct fault_row {
    const char *name;
    enum pair_umd_fault fault;
    bool opens;
    uint32_t result;
};

// clang-format off
static struct fault_row faults[] = {
    {"OpenAdapter fails: its own result",                 PAIR_UMD_OPEN_FAILS,      false, 0x8000FFFF},
    {"OpenAdapter leaves pfnCreateDevice null",           PAIR_UMD_NO_CREATE,       false, 0x8876086A},
    {"OpenAdapter leaves pfnCloseAdapter null",           PAIR_UMD_NO_CLOSE,        false, 0x8876086A},
    {"CreateDevice fails: its own result",                PAIR_UMD_CREATE_FAILS,    true,  0x8000FFFF},
    {"CreateDevice leaves pfnDestroyDevice null",         PAIR_UMD_NO_DESTROY,      true,  0x8876086A},
    {"DestroyDevice leaves contexts: the runtime does not", PAIR_UMD_LEAVES_CONTEXTS, true,  0},
};
// clang-format on

static void fault_is_unwound(void **state)
{
    const struct fault_row *row = *state;
    static struct host_error error;
    open_miniport(0);
    tell(&pair.fx, PAIR_UMD_FAULT, row->fault);
    struct host_umd *umd = load(0, &error);
    assert_int_equal(umd != NULL, row->opens);
    if (!umd) {
        assert_int_equal(error.failure, HOST_ENTRY_FAILED);
        assert_int_equal((uint32_t)error.status, row->result);
        return;
    }
    HRESULT result = 1;
    struct host_umd_device *device = host_umd_device_create(umd, &result);
    assert_int_equal((uint32_t)result, row->result);
    assert_int_equal(device != NULL, row->result == 0);
    host_umd_device_destroy(device);
    host_umd_unload(umd);
}

static void devices_go_with_the_driver(void)
{
    static struct host_error error;
    struct host_umd *umd = load(0, &error);
    assert_non_null(umd);
    struct host_umd_device *first = host_umd_device_create(umd, NULL);
    struct host_umd_device *second = host_umd_device_create(umd, NULL);
    assert_non_null(first);
    assert_non_null(second);
    assert_int_not_equal(host_umd_device_kernel_handle(first), host_umd_device_kernel_handle(second));
    assert_non_null(host_umd_device_functions(first)->pfnDestroyDevice);
    assert_non_null(host_umd_device_handle(first));
    host_umd_device_destroy(second);
    host_umd_unload(umd); /* and the first with it */
}

static void other_files_are_refused(void)
{
    static struct host_error error;
    assert_null(host_umd_load(pair.fx.process, pair.fx.path, 0, &error)); /* the kernel-mode half */
    assert_int_equal(error.failure, HOST_BAD_IMAGE);
    assert_non_null(strstr(error.text, pair.fx.path));
    assert_null(host_umd_load(pair.fx.process, "/nonexistent/umd.so", 0, &error));
    assert_int_equal(error.failure, HOST_BAD_IMAGE);
    char path[4096];
    driver_path(path, "no_entry_umd");
    assert_null(host_umd_load(pair.fx.process, path, 0, &error));
    assert_int_equal(error.failure, HOST_ENTRY_FAILED);
    assert_non_null(strstr(error.text, "OpenAdapter"));
}

struct row {
    const char *name;
    void (*run)(void);
    uint32_t interface; /* 0: the newest */
    bool miniport_only; /* `run` loads the user-mode driver itself */
    uint32_t tdr_delay_ms;
};

// clang-format off
static struct row rows[] = {
    /* name, run, interface, miniport only, TDR delay */
    {"the driver is told versions",                       driver_is_told_versions,             0, false, 0},
    {"no callback is null",                               no_callback_is_null,                 0, false, 0},
    {"callbacks that are not there say so",               callbacks_that_are_not_there_say_so, 0, false, 0},
    {"imports of the driver work",                        imports_work,                        0, false, 0},
    {"escape: reaches the miniport",                      escape_reaches_the_miniport,         0, false, 0},
    {"escape: with a context",                            escape_with_context,                 0, false, 0},
    {"escape: wrong handles are E_INVALIDARG",            escape_with_wrong_handles,           0, false, 0},
    {"escape: a removed adapter is DEVICEREMOVED",        escape_of_removed,                   0, false, 0},
    {"DeviceStatusQuery: answered without the miniport",  status_is_the_runtimes,              0, false, 0},
    {"DeviceStatusQuery: of a lost device",               status_of_lost_device,               0, false, 0},
    {"DeviceStatusQuery: after a reset",                  status_after_reset,                  0, false, 20},
    {"ChangeFrameLatency: all conditions must hold",      latency_needs_everything,            0, false, 0},
    {"Interface 8: both flags are ignored",               old_interfaces_ignore_the_flags,     8, false, 0},
    {"pfnQueryAdapterInfoCb and Cb2",                     query_adapter_info,                  0, false, 0},
    {"pfnCreateContextCb, RenderCb, DestroyContextCb",    contexts_and_rendering,              0, false, 0},
    {"pfnCreateContextVirtualCb, SubmitCommandCb",        virtual_contexts,                    0, false, 0},
    {"two devices of one driver",                         devices_go_with_the_driver,          0, true,  0},
    {"files that are no user-mode driver",                other_files_are_refused,             0, true,  0},
};
// clang-format on

static void run_row(void **state)
{
    const struct row *row = *state;
    if (row->miniport_only) {
        open_miniport(0);
    } else {
        open_pair(row->interface, row->tdr_delay_ms);
    }
    row->run();
}

enum {
    ROWS = sizeof rows / sizeof rows[0],
    STATUSES = sizeof statuses / sizeof statuses[0],
    SPOILS = sizeof spoils / sizeof spoils[0],
    FAULTS = sizeof faults / sizeof faults[0],
};

int main(void)
{
    static struct CMUnitTest tests[ROWS + STATUSES + SPOILS + FAULTS];
    size_t count = 0;
    for (size_t i = 0; i < ROWS; i++) {
        tests[count++] = (struct CMUnitTest){rows[i].name, run_row, NULL, teardown, &rows[i]};
    }
    for (size_t i = 0; i < STATUSES; i++) {
        tests[count++] = (struct CMUnitTest){statuses[i].name, escape_gives_result, NULL, teardown, &statuses[i]};
    }
    for (size_t i = 0; i < SPOILS; i++) {
        tests[count++] = (struct CMUnitTest){spoils[i].name, is_refused, NULL, teardown, &spoils[i]};
    }
    for (size_t i = 0; i < FAULTS; i++) {
        tests[count++] = (struct CMUnitTest){faults[i].name, fault_is_unwound, NULL, teardown, &faults[i]};
    }
    return cmocka_run_group_tests_name("runtime-umd", tests, NULL, NULL);
}
