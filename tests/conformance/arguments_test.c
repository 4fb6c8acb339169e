/*
 * arguments_test.c: what an escape may name and say – handles, types, flags, sizes (facts/escape.md 2, 3, 4, 7), each a
 * row that starts from an escape that succeeds and changes one thing.
 */
#include "conformance.h"

#include <stdio.h>
#include <string.h>

static struct conf fx;

static int teardown(void **state)
{
    (void)state;
    conf_close(&fx);
    return 0;
}

/* Every row: its escape succeeds as it stands; with one thing changed it is refused, or reaches the driver. */
struct row {
    const char *name;
    void (*change)(uint32_t value);
    uint32_t value;
    NTSTATUS status; /* STATUS_SUCCESS: reaches the driver, once */
};

static void runs(void **state)
{
    const struct row *row = *state;
    conf_open(&fx, "probe", NULL);
    conf_succeeds(&fx);
    row->change(row->value);
    if (row->status == STATUS_SUCCESS) {
        conf_succeeds(&fx);
    } else {
        conf_refuses(&fx, row->status);
    }
}

/* ---- handles ---- */

enum place { ADAPTER, DEVICE, CONTEXT };

static D3DKMT_HANDLE *place_of(D3DKMT_ESCAPE *args, uint32_t place)
{
    return place == ADAPTER ? &args->hAdapter : place == DEVICE ? &args->hDevice : &args->hContext;
}

static D3DKMT_HANDLE make(uint32_t place)
{
    return place == ADAPTER  ? conf_open_adapter(host_adapter_luid(fx.host))
           : place == DEVICE ? conf_create_device(fx.own.adapter)
                             : conf_create_context(fx.own.device, NULL);
}

static void unmake(uint32_t place, D3DKMT_HANDLE handle)
{
    D3DKMT_CLOSEADAPTER adapter = {.hAdapter = handle};
    D3DKMT_DESTROYDEVICE device = {.hDevice = handle};
    D3DKMT_DESTROYCONTEXT context = {.hContext = handle};
    NTSTATUS status = place == ADAPTER  ? D3DKMTCloseAdapter(&adapter)
                      : place == DEVICE ? D3DKMTDestroyDevice(&device)
                                        : D3DKMTDestroyContext(&context);
    assert_status(status, STATUS_SUCCESS);
}

static void put(uint32_t place, D3DKMT_HANDLE handle)
{
    *place_of(&fx.args, place) = handle;
}

static void zero(uint32_t place)
{
    put(place, 0);
}

static void adapter_alone(uint32_t unused)
{
    (void)unused;
    fx.args.hDevice = 0;
    fx.args.hContext = 0;
}

static void another_of_ours(uint32_t place)
{
    put(place, make(place));
    if (place == DEVICE) {
        fx.args.hContext = 0;
    }
}

static void foreign(uint32_t place)
{
    /* The tables are alike, so the other process makes more of everything, to have handles that we have not. */
    struct conf_client other;
    conf_client_open(&fx, &other, "other");
    D3DKMT_ESCAPE args = {.hAdapter = other.adapter, .hDevice = other.device, .hContext = other.context};
    for (D3DKMT_HANDLE handle = *place_of(&args, place); handle <= fx.own.context;) {
        handle = place == ADAPTER  ? conf_open_adapter(host_adapter_luid(fx.host))
                 : place == DEVICE ? conf_create_device(other.adapter)
                                   : conf_create_context(other.device, NULL);
        put(place, handle);
    }
    host_process_attach(fx.own.process);
}

static void closed(uint32_t place)
{
    D3DKMT_HANDLE stale = make(place);
    put(place, stale);
    if (place == DEVICE) {
        fx.args.hContext = 0;
    }
    conf_succeeds(&fx);
    unmake(place, stale);
}

static bool same_slot(D3DKMT_HANDLE a, D3DKMT_HANDLE b)
{
    return ((a ^ b) & 0x3FFFFFFFu) == 0;
}

static void closed_and_reused(uint32_t place)
{
    closed(place);
    D3DKMT_HANDLE stale = *place_of(&fx.args, place);
    for (unsigned i = 0; i < 1000; i++) {
        D3DKMT_HANDLE handle = make(place);
        if (same_slot(handle, stale)) {
            assert_int_not_equal(handle, stale);
            return;
        }
        unmake(place, handle);
    }
    fail_msg("the slot of 0x%08X was never used again", stale);
}

static void adapter_in_place(uint32_t place)
{
    put(place, fx.own.adapter);
}

static void device_in_place(uint32_t place)
{
    put(place, fx.own.device);
}

static void context_in_place(uint32_t place)
{
    put(place, fx.own.context);
}

static void low_bit(uint32_t place)
{
    *place_of(&fx.args, place) |= 1;
}

static void other_generation(uint32_t place)
{
    *place_of(&fx.args, place) ^= 0xC0000000u;
}

static void all_ones(uint32_t place)
{
    put(place, 0xFFFFFFFFu);
}

static void never_made(uint32_t place)
{
    put(place, 0x7FFFFFC0u);
}

static void context_of_another_device(uint32_t unused)
{
    (void)unused;
    fx.args.hContext = conf_create_context(conf_create_device(fx.own.adapter), NULL);
}

static void context_without_device(uint32_t unused)
{
    (void)unused;
    fx.args.hDevice = 0;
}

static void another_device_with_its_context(uint32_t unused)
{
    (void)unused;
    fx.args.hDevice = conf_create_device(fx.own.adapter);
    fx.args.hContext = conf_create_context(fx.args.hDevice, NULL);
}

static void device_of_another_adapter(uint32_t unused)
{
    (void)unused;
    fx.args.hDevice = conf_create_device(conf_open_adapter(conf_second_adapter(&fx)));
    fx.args.hContext = 0;
}

static void context_of_another_adapter(uint32_t unused)
{
    device_of_another_adapter(unused);
    fx.args.hContext = conf_create_context(fx.args.hDevice, NULL);
}

static void only_context_of_another_adapter(uint32_t unused)
{
    context_of_another_adapter(unused);
    fx.args.hDevice = fx.own.device;
}

static void everything_of_another_adapter(uint32_t unused)
{
    (void)unused;
    fx.args.hAdapter = conf_open_adapter(conf_second_adapter(&fx));
    fx.args.hDevice = conf_create_device(fx.args.hAdapter);
    fx.args.hContext = conf_create_context(fx.args.hDevice, NULL);
}

#define INVALID STATUS_INVALID_PARAMETER

// clang-format off
static struct row handle_rows[] = {
    {"handles: adapter alone",                                  adapter_alone, 0, STATUS_SUCCESS},
    {"handles: adapter with a device, no context",              zero, CONTEXT, STATUS_SUCCESS},
    {"handles: another handle of ours to the same adapter",     another_of_ours, ADAPTER, STATUS_SUCCESS},
    {"handles: another device of ours",                         another_of_ours, DEVICE, STATUS_SUCCESS},
    {"handles: another context of the device",                  another_of_ours, CONTEXT, STATUS_SUCCESS},
    {"handles: another device with its own context",            another_device_with_its_context, 0, STATUS_SUCCESS},
    {"handles: everything of another adapter",                  everything_of_another_adapter, 0, STATUS_SUCCESS},
    {"handles: context without device",                         context_without_device, 0, INVALID},
    {"handles: context of another device",                      context_of_another_device, 0, INVALID},
    {"handles: device of another adapter",                      device_of_another_adapter, 0, INVALID},
    {"handles: device and context of another adapter",          context_of_another_adapter, 0, INVALID},
    {"handles: context of another adapter's device",            only_context_of_another_adapter, 0, INVALID},
    {"handles: adapter zero",                                   zero, ADAPTER, INVALID},
    {"handles: adapter of a foreign process",                   foreign, ADAPTER, INVALID},
    {"handles: device of a foreign process",                    foreign, DEVICE, INVALID},
    {"handles: context of a foreign process",                   foreign, CONTEXT, INVALID},
    {"handles: adapter closed",                                 closed, ADAPTER, INVALID},
    {"handles: device destroyed",                               closed, DEVICE, INVALID},
    {"handles: context destroyed",                              closed, CONTEXT, INVALID},
    {"handles: adapter closed, its slot used again",            closed_and_reused, ADAPTER, INVALID},
    {"handles: device destroyed, its slot used again",          closed_and_reused, DEVICE, INVALID},
    {"handles: context destroyed, its slot used again",         closed_and_reused, CONTEXT, INVALID},
    {"handles: a device as the adapter",                        device_in_place, ADAPTER, INVALID},
    {"handles: a context as the adapter",                       context_in_place, ADAPTER, INVALID},
    {"handles: an adapter as the device",                       adapter_in_place, DEVICE, INVALID},
    {"handles: a context as the device",                        context_in_place, DEVICE, INVALID},
    {"handles: an adapter as the context",                      adapter_in_place, CONTEXT, INVALID},
    {"handles: a device as the context",                        device_in_place, CONTEXT, INVALID},
    {"handles: adapter with a low bit set",                     low_bit, ADAPTER, INVALID},
    {"handles: device with a low bit set",                      low_bit, DEVICE, INVALID},
    {"handles: context with a low bit set",                     low_bit, CONTEXT, INVALID},
    {"handles: adapter of another generation",                  other_generation, ADAPTER, INVALID},
    {"handles: device of another generation",                   other_generation, DEVICE, INVALID},
    {"handles: context of another generation",                  other_generation, CONTEXT, INVALID},
    {"handles: adapter of all ones",                            all_ones, ADAPTER, INVALID},
    {"handles: device of all ones",                             all_ones, DEVICE, INVALID},
    {"handles: context of all ones",                            all_ones, CONTEXT, INVALID},
    {"handles: adapter that was never made",                    never_made, ADAPTER, INVALID},
    {"handles: device that was never made",                     never_made, DEVICE, INVALID},
    {"handles: context that was never made",                    never_made, CONTEXT, INVALID},
};
// clang-format on

/* ---- types ---- */

static void type(uint32_t value)
{
    fx.args.Type = (D3DKMT_ESCAPETYPE)value;
}

#define UNSUPPORTED STATUS_NOT_SUPPORTED

// clang-format off
static struct row type_rows[] = {
    {"type: 0 DRIVERPRIVATE goes to the driver",                type, 0, STATUS_SUCCESS},
    {"type: 1 VIDMM is not supported",                          type, 1, UNSUPPORTED},
    {"type: 2 TDRDBGCTRL is not supported without TdrTestMode", type, 2, UNSUPPORTED},
    {"type: 3 VIDSCH is not supported",                         type, 3, UNSUPPORTED},
    {"type: 4 DEVICE is not supported",                         type, 4, UNSUPPORTED},
    {"type: 5 DMM is not supported",                            type, 5, UNSUPPORTED},
    {"type: 6 DEBUG_SNAPSHOT is not supported",                 type, 6, UNSUPPORTED},
    {"type: 7 SETDRIVERUPDATESTATUS is not supported",          type, 7, UNSUPPORTED},
    {"type: 8 DRT_TEST is not supported",                       type, 8, UNSUPPORTED},
    {"type: 9 DIAGNOSTICS is not supported",                    type, 9, UNSUPPORTED},
    {"type: 10 OUTPUTDUPL_SNAPSHOT is not supported",           type, 10, UNSUPPORTED},
    {"type: 11 OUTPUTDUPL_DIAGNOSTICS is not supported",        type, 11, UNSUPPORTED},
    {"type: 12 BDD_PNP is not supported",                       type, 12, UNSUPPORTED},
    {"type: 13 BDD_FALLBACK is not supported",                  type, 13, UNSUPPORTED},
    {"type: 14 ACTIVATE_SPECIFIC_DIAG is not supported",        type, 14, UNSUPPORTED},
    {"type: 15 MODES_PRUNED_OUT is not supported",              type, 15, UNSUPPORTED},
    {"type: 16 WHQL_INFO is not supported",                     type, 16, UNSUPPORTED},
    {"type: 17 BRIGHTNESS is not supported",                    type, 17, UNSUPPORTED},
    {"type: 18 EDID_CACHE is not supported",                    type, 18, UNSUPPORTED},
    {"type: 19 GENERIC_ADAPTER_DIAG_INFO is not supported",     type, 19, UNSUPPORTED},
    {"type: 20 MIRACAST_DISPLAY_REQUEST is not supported",      type, 20, UNSUPPORTED},
    {"type: 21 HISTORY_BUFFER_STATUS is not supported",         type, 21, UNSUPPORTED},
    {"type: 22, never public, is not supported",                type, 22, UNSUPPORTED},
    {"type: 23 MIRACAST_ADAPTER_DIAG_INFO is not supported",    type, 23, UNSUPPORTED},
    {"type: 24 FORCE_BDDFALLBACK_HEADLESS is not supported",    type, 24, UNSUPPORTED},
    {"type: 25 REQUEST_MACHINE_CRASH is not supported",         type, 25, UNSUPPORTED},
    {"type: 26 HMD_GET_EDID_BASE_BLOCK is not supported",       type, 26, UNSUPPORTED},
    {"type: 27 SOFTGPU_ENABLE_DISABLE_HMD is not supported",    type, 27, UNSUPPORTED},
    {"type: 28 PROCESS_VERIFIER_OPTION is not supported",       type, 28, UNSUPPORTED},
    {"type: 29 ADAPTER_VERIFIER_OPTION is not supported",       type, 29, UNSUPPORTED},
    {"type: 30 IDD_REQUEST is not supported",                   type, 30, UNSUPPORTED},
    {"type: 31 DOD_SET_DIRTYRECT_MODE is not supported",        type, 31, UNSUPPORTED},
    {"type: 32 LOG_CODEPOINT_PACKET is not supported",          type, 32, UNSUPPORTED},
    {"type: 33 LOG_USERMODE_DAIG_PACKET is not supported",      type, 33, UNSUPPORTED},
    {"type: 34 GET_EXTERNAL_DIAGNOSTICS is not supported",      type, 34, UNSUPPORTED},
    {"type: 35 GET_PREFERRED_MODE is not supported",            type, 35, UNSUPPORTED},
    {"type: 36 GET_DISPLAY_CONFIGURATIONS is not supported",    type, 36, UNSUPPORTED},
    {"type: 37 QUERY_IOMMU_STATUS is not supported",            type, 37, UNSUPPORTED},
    {"type: 38 CCD_DATABASE is not supported",                  type, 38, UNSUPPORTED},
    {"type: 39 QUERY_DMA_REMAPPING_STATUS is not supported",    type, 39, UNSUPPORTED},
    {"type: 40, undefined, is not supported",                   type, 40, UNSUPPORTED},
    {"type: 255, undefined, is not supported",                  type, 255, UNSUPPORTED},
    {"type: 1023, undefined, is not supported",                 type, 1023, UNSUPPORTED},
    {"type: 1024 WIN32K_START is not supported",                type, 1024, UNSUPPORTED},
    {"type: 1025 WIN32K_QUERY_CD_ROTATION_BLOCK is not supported", type, 1025, UNSUPPORTED},
    {"type: 1026 WIN32K_DPI_INFO is not supported",             type, 1026, UNSUPPORTED},
    {"type: 1027 WIN32K_PRESENTER_VIEW_INFO is not supported",  type, 1027, UNSUPPORTED},
    {"type: 1028 WIN32K_SYSTEM_DPI is not supported",           type, 1028, UNSUPPORTED},
    {"type: 1029 WIN32K_BDD_FALLBACK is not supported",         type, 1029, UNSUPPORTED},
    {"type: 1030 WIN32K_DDA_TEST_CTL is not supported",         type, 1030, UNSUPPORTED},
    {"type: 1031 WIN32K_USER_DETECTED_BLACK_SCREEN is not supported", type, 1031, UNSUPPORTED},
    {"type: 1032 WIN32K_HMD_ENUM is not supported",             type, 1032, UNSUPPORTED},
    {"type: 1033 WIN32K_HMD_CONTROL is not supported",          type, 1033, UNSUPPORTED},
    {"type: 1034 WIN32K_LPMDISPLAY_CONTROL is not supported",   type, 1034, UNSUPPORTED},
    {"type: 1035 WIN32K_DISPBROKER_TEST is not supported",      type, 1035, UNSUPPORTED},
    {"type: 1036 WIN32K_COLOR_PROFILE_INFO is not supported",   type, 1036, UNSUPPORTED},
    {"type: 1037 WIN32K_SET_DIMMED_STATE is not supported",     type, 1037, UNSUPPORTED},
    {"type: 1038 WIN32K_SPECIALIZED_DISPLAY_TEST is not supported", type, 1038, UNSUPPORTED},
    {"type: 1039, undefined, is not supported",                 type, 1039, UNSUPPORTED},
    {"type: 0x7FFFFFFF is not supported",                       type, 0x7FFFFFFF, UNSUPPORTED},
    {"type: 0x80000000 is not supported",                       type, 0x80000000, UNSUPPORTED},
    {"type: 0xFFFFFFFF is not supported",                       type, 0xFFFFFFFF, UNSUPPORTED},
};
// clang-format on

/* ---- flags ---- */

static void flags(uint32_t value)
{
    fx.args.Flags.Value = value;
}

#define HARDWARE   0x01u
#define STATUS     0x02u
#define LATENCY    0x04u
#define NO_SYNC    0x08u
#define KNOWN      0x40u
#define COMMON     0x80u
#define KERNEL     0x30u
#define ONE_OF     (HARDWARE | STATUS | LATENCY)
#define NAMED_BITS 8u

// clang-format off
static struct row flag_rows[] = {
    {"flags: none",                                             flags, 0, STATUS_SUCCESS},
    {"flags: bit 0 HardwareAccess is the caller's",             flags, HARDWARE, STATUS_SUCCESS},
    {"flags: bit 1 DeviceStatusQuery alone is an ordinary escape in the kernel", flags, STATUS, STATUS_SUCCESS},
    {"flags: bit 2 ChangeFrameLatency alone is an ordinary escape in the kernel", flags, LATENCY, STATUS_SUCCESS},
    {"flags: bit 3 NoAdapterSynchronization is the caller's",   flags, NO_SYNC, STATUS_SUCCESS},
    {"flags: bit 4 Reserved is the kernel's",                   flags, 0x10, INVALID},
    {"flags: bit 5 VirtualMachineData is the kernel's",         flags, 0x20, INVALID},
    {"flags: bit 6 DriverKnownEscape with an unknown type",     flags, KNOWN, INVALID},
    {"flags: bit 7 DriverCommonEscape goes to the driver",      flags, COMMON, STATUS_SUCCESS},
    {"flags: bit 8 is reserved",                                flags, 1u << 8, INVALID},
    {"flags: bit 9 is reserved",                                flags, 1u << 9, INVALID},
    {"flags: bit 10 is reserved",                               flags, 1u << 10, INVALID},
    {"flags: bit 11 is reserved",                               flags, 1u << 11, INVALID},
    {"flags: bit 12 is reserved",                               flags, 1u << 12, INVALID},
    {"flags: bit 13 is reserved",                               flags, 1u << 13, INVALID},
    {"flags: bit 14 is reserved",                               flags, 1u << 14, INVALID},
    {"flags: bit 15 is reserved",                               flags, 1u << 15, INVALID},
    {"flags: bit 16 is reserved",                               flags, 1u << 16, INVALID},
    {"flags: bit 17 is reserved",                               flags, 1u << 17, INVALID},
    {"flags: bit 18 is reserved",                               flags, 1u << 18, INVALID},
    {"flags: bit 19 is reserved",                               flags, 1u << 19, INVALID},
    {"flags: bit 20 is reserved",                               flags, 1u << 20, INVALID},
    {"flags: bit 21 is reserved",                               flags, 1u << 21, INVALID},
    {"flags: bit 22 is reserved",                               flags, 1u << 22, INVALID},
    {"flags: bit 23 is reserved",                               flags, 1u << 23, INVALID},
    {"flags: bit 24 is reserved",                               flags, 1u << 24, INVALID},
    {"flags: bit 25 is reserved",                               flags, 1u << 25, INVALID},
    {"flags: bit 26 is reserved",                               flags, 1u << 26, INVALID},
    {"flags: bit 27 is reserved",                               flags, 1u << 27, INVALID},
    {"flags: bit 28 is reserved",                               flags, 1u << 28, INVALID},
    {"flags: bit 29 is reserved",                               flags, 1u << 29, INVALID},
    {"flags: bit 30 is reserved",                               flags, 1u << 30, INVALID},
    {"flags: bit 31 is reserved",                               flags, 1u << 31, INVALID},
    {"flags: all ones",                                         flags, 0xFFFFFFFF, INVALID},
    {"flags: HardwareAccess with DeviceStatusQuery",            flags, HARDWARE | STATUS, INVALID},
    {"flags: HardwareAccess with ChangeFrameLatency",           flags, HARDWARE | LATENCY, INVALID},
    {"flags: DeviceStatusQuery with ChangeFrameLatency",        flags, STATUS | LATENCY, INVALID},
    {"flags: all three that exclude one another",               flags, ONE_OF, INVALID},
    {"flags: HardwareAccess with DriverKnownEscape",            flags, HARDWARE | KNOWN, INVALID},
    {"flags: HardwareAccess with NoAdapterSynchronization",     flags, HARDWARE | NO_SYNC, STATUS_SUCCESS},
    {"flags: HardwareAccess with DriverCommonEscape",           flags, HARDWARE | COMMON, STATUS_SUCCESS},
    {"flags: NoAdapterSynchronization with DriverCommonEscape", flags, NO_SYNC | COMMON, STATUS_SUCCESS},
    {"flags: HardwareAccess with a reserved bit",               flags, HARDWARE | 0x100, INVALID},
    {"flags: HardwareAccess with the kernel's bits",            flags, HARDWARE | KERNEL, INVALID},
};
// clang-format on

/* The rule in one line, held against all combinations: a known escape of the payload's unknown type is refused too. */
static bool reaches_the_driver(uint32_t value)
{
    uint32_t one_of = value & ONE_OF;
    return (value & (KERNEL | KNOWN)) == 0 && (one_of & (one_of - 1)) == 0;
}

static void every_combination(void **state)
{
    (void)state;
    conf_open(&fx, "probe", NULL);
    for (uint32_t value = 0; value < 1u << NAMED_BITS; value++) {
        fx.args.Flags.Value = value;
        if (reaches_the_driver(value)) {
            conf_succeeds(&fx);
            assert_int_equal(conf_board.seen.flags, value);
        } else {
            conf_refuses(&fx, INVALID);
        }
    }
}

/* ---- sizes ---- */

static void size(uint32_t value)
{
    fx.args.PrivateDriverDataSize = value;
    fx.untouched = value < CONF_LIMIT ? value : CONF_LIMIT;
}

static void size_at_null(uint32_t value)
{
    fx.args.PrivateDriverDataSize = value;
    fx.args.pPrivateDriverData = NULL;
}

// clang-format off
static struct row size_rows[] = {
    {"size: 0 at an address",                                   size, 0, STATUS_SUCCESS},
    {"size: 0 at null",                                         size_at_null, 0, STATUS_SUCCESS},
    {"size: 1",                                                 size, 1, STATUS_SUCCESS},
    {"size: a page less 1",                                     size, 4095, STATUS_SUCCESS},
    {"size: a page",                                            size, 4096, STATUS_SUCCESS},
    {"size: a page and 1",                                      size, 4097, STATUS_SUCCESS},
    {"size: 128 KiB, the limit of the wire, less 1",            size, 131071, STATUS_SUCCESS},
    {"size: 128 KiB, the limit of the wire",                    size, 131072, STATUS_SUCCESS},
    {"size: 128 KiB, the limit of the wire, and 1",             size, 131073, STATUS_SUCCESS},
    {"size: 2 MiB, which a thread keeps, and 1",                size, 2 * 1024 * 1024 + 1, STATUS_SUCCESS},
    {"size: limit - 1",                                         size, CONF_LIMIT - 1, STATUS_SUCCESS},
    {"size: limit",                                             size, CONF_LIMIT, STATUS_SUCCESS},
    {"size: limit + 1",                                         size, CONF_LIMIT + 1, INVALID},
    {"size: 2^31 - 1",                                          size, 0x7FFFFFFF, INVALID},
    {"size: 2^31",                                              size, 0x80000000, INVALID},
    {"size: 2^32 - 1",                                          size, 0xFFFFFFFF, INVALID},
    {"size: 1 at null",                                         size_at_null, 1, INVALID},
    {"size: 64 at null",                                        size_at_null, 64, INVALID},
    {"size: limit at null",                                     size_at_null, CONF_LIMIT, INVALID},
    {"size: limit + 1 at null",                                 size_at_null, CONF_LIMIT + 1, INVALID},
    {"size: 2^32 - 1 at null",                                  size_at_null, 0xFFFFFFFF, INVALID},
};

static struct row own_limit_rows[] = {
    {"size: the host's own limit - 1",                          size, 4999, STATUS_SUCCESS},
    {"size: the host's own limit",                              size, 5000, STATUS_SUCCESS},
    {"size: the host's own limit + 1",                          size, 5001, INVALID},
    {"size: the default limit, beyond the host's own",          size, CONF_LIMIT, INVALID},
};
// clang-format on

static void runs_with_own_limit(void **state)
{
    const struct row *row = *state;
    const struct host_options options = {.escape_limit = 5000};
    conf_open(&fx, "probe", &options);
    conf_succeeds(&fx);
    row->change(row->value);
    if (row->status == STATUS_SUCCESS) {
        conf_succeeds(&fx);
    } else {
        conf_refuses(&fx, row->status);
    }
}

int main(void)
{
    enum {
        HANDLES = CONF_ARRAY(handle_rows),
        TYPES = CONF_ARRAY(type_rows),
        FLAGS = CONF_ARRAY(flag_rows),
        SIZES = CONF_ARRAY(size_rows),
        OWN_LIMITS = CONF_ARRAY(own_limit_rows)
    };
    static struct CMUnitTest tests[HANDLES + TYPES + FLAGS + 1 + SIZES + OWN_LIMITS];
    const struct {
        struct row *rows;
        size_t count;
        CMUnitTestFunction run;
    } tables[] = {
        {handle_rows, HANDLES, runs},
        {type_rows, TYPES, runs},
        {flag_rows, FLAGS, runs},
        {size_rows, SIZES, runs},
        {own_limit_rows, OWN_LIMITS, runs_with_own_limit},
    };
    size_t count = 0;
    for (size_t i = 0; i < CONF_ARRAY(tables); i++) {
        for (size_t j = 0; j < tables[i].count; j++) {
            struct row *row = &tables[i].rows[j];
            tests[count++] = (struct CMUnitTest){row->name, tables[i].run, NULL, teardown, row};
        }
    }
    tests[count++] =
        (struct CMUnitTest){"flags: all 256 combinations of the named bits", every_combination, NULL, teardown, NULL};
    return cmocka_run_group_tests_name("conformance-arguments", tests, NULL, NULL);
}
