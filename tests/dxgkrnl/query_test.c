/* query_test.c: D3DKMTQueryAdapterInfo – each type's size rule and answer, and the private channel into the driver. */
#include "fake.h"

#include "dxgkrnl/device.h"
#include "dxgkrnl/process.h"
#include "dxgkrnl/query.h"

#include <assert.h>
#include <string.h>

static struct dxg_adapter *adapter;
static struct dxg_process *process;
static D3DKMT_HANDLE handle;
static _Alignas(16) UCHAR data[16384];

static int query_up(void **state)
{
    if (fake_machine_up(state) != 0) {
        return -1;
    }
    fake.caps.GpuEngineTopology.NbAsymetricProcessingNodes = 1;
    adapter = fake_start(&dxg_plain_device);
    process = dxg_process_create("client");
    memset(data, 0xAA, sizeof data);
    return NT_SUCCESS(dxg_process_open_adapter(process, adapter, &handle)) ? 0 : -1;
}

static int query_down(void **state)
{
    dxg_process_destroy(process);
    fake_end(adapter);
    return fake_machine_down(state);
}

/* The type is a number here: a caller's may be any. */
static NTSTATUS query(int type, void *at, UINT bytes)
{
    D3DKMT_QUERYADAPTERINFO args = {.hAdapter = handle, .pPrivateDriverData = at, .PrivateDriverDataSize = bytes};
    static_assert(sizeof args.Type == sizeof type, "an enumeration has 32 bits");
    memcpy(&args.Type, &type, sizeof type);
    return dxg_query_adapter_info(process, &args);
}

struct size_rule {
    const char *name;
    KMTQUERYADAPTERINFOTYPE type;
    UINT bytes;
};

// clang-format off
static const struct size_rule size_rules[] = {
    {"GETSEGMENTSIZE: 24 bytes",             KMTQAITYPE_GETSEGMENTSIZE,            24},
    {"ADAPTERGUID: 16 bytes",                KMTQAITYPE_ADAPTERGUID,               16},
    {"ADAPTERADDRESS: 12 bytes",             KMTQAITYPE_ADAPTERADDRESS,            12},
    {"ADAPTERREGISTRYINFO: 2080 bytes",      KMTQAITYPE_ADAPTERREGISTRYINFO,       2080},
    {"DRIVERVERSION: 4 bytes",               KMTQAITYPE_DRIVERVERSION,             4},
    {"ADAPTERTYPE: 4 bytes",                 KMTQAITYPE_ADAPTERTYPE,               4},
    {"UMD_DRIVER_VERSION: 8 bytes",          KMTQAITYPE_UMD_DRIVER_VERSION,        8},
    {"PHYSICALADAPTERCOUNT: 4 bytes",        KMTQAITYPE_PHYSICALADAPTERCOUNT,      4},
    {"KMD_DRIVER_VERSION: 8 bytes",          KMTQAITYPE_KMD_DRIVER_VERSION,        8},
    {"QUERY_ADAPTER_UNIQUE_GUID: 80 bytes",  KMTQAITYPE_QUERY_ADAPTER_UNIQUE_GUID, 80},
    {"DRIVER_DESCRIPTION: 8192 bytes",       KMTQAITYPE_DRIVER_DESCRIPTION,        8192},
    {"WDDM_2_7_CAPS: 4 bytes",               KMTQAITYPE_WDDM_2_7_CAPS,             4},
};
// clang-format on

static void keeps_its_size(void **state)
{
    const struct size_rule *row = *state;
    assert_int_equal(query_up(NULL), 0);
    assert_int_equal(query((int)row->type, NULL, row->bytes), STATUS_INVALID_PARAMETER);
    assert_int_equal(query((int)row->type, data, row->bytes - 1), STATUS_INVALID_PARAMETER);
    assert_int_equal(query((int)row->type, data, 0), STATUS_INVALID_PARAMETER);
    for (size_t i = 0; i < sizeof data; i++) {
        assert_int_equal(data[i], 0xAA);
    }
    assert_int_equal(query((int)row->type, data, row->bytes), STATUS_SUCCESS);
    assert_int_equal(query((int)row->type, data, row->bytes + 100), STATUS_SUCCESS);
    assert_int_equal(data[row->bytes], 0xAA);
    assert_int_equal(query((int)row->type, (void *)(uintptr_t)0x10, row->bytes), STATUS_INVALID_PARAMETER);
    assert_int_equal(query_down(NULL), 0);
}

static void answers_are_the_adapters(void)
{
    assert_int_equal(query(KMTQAITYPE_DRIVERVERSION, data, 4), STATUS_SUCCESS);
    UINT number;
    memcpy(&number, data, 4);
    assert_int_equal(number, 3100);
    D3DKMT_ADAPTERTYPE type;
    assert_int_equal(query(KMTQAITYPE_ADAPTERTYPE, &type, sizeof type), STATUS_SUCCESS);
    assert_int_equal(type.Value, 1); /* renders, and nothing else */
    D3DKMT_SEGMENTSIZEINFO segments;
    assert_int_equal(query(KMTQAITYPE_GETSEGMENTSIZE, &segments, sizeof segments), STATUS_SUCCESS);
    assert_int_equal(segments.DedicatedVideoMemorySize, 0x100000);
    assert_int_equal(segments.SharedSystemMemorySize, 0x200000);
    D3DKMT_QUERY_DEVICE_IDS ids = {.PhysicalAdapterIndex = 0};
    assert_int_equal(query(KMTQAITYPE_PHYSICALADAPTERDEVICEIDS, &ids, sizeof ids), STATUS_SUCCESS);
    assert_int_equal(ids.DeviceIds.VendorID, dxg_plain_device.vendor_id);
    assert_int_equal(ids.DeviceIds.DeviceID, dxg_plain_device.device_id);
    ids.PhysicalAdapterIndex = 1;
    assert_int_equal(query(KMTQAITYPE_PHYSICALADAPTERDEVICEIDS, &ids, sizeof ids), STATUS_INVALID_PARAMETER);
    D3DKMT_PHYSICAL_ADAPTER_COUNT count;
    assert_int_equal(query(KMTQAITYPE_PHYSICALADAPTERCOUNT, &count, sizeof count), STATUS_SUCCESS);
    assert_int_equal(count.Count, 1);
    D3DKMT_QUERY_ADAPTER_UNIQUE_GUID guid;
    assert_int_equal(query(KMTQAITYPE_QUERY_ADAPTER_UNIQUE_GUID, &guid, sizeof guid), STATUS_SUCCESS);
    assert_int_equal(guid.AdapterUniqueGUID[0], '{');
    assert_int_equal(guid.AdapterUniqueGUID[37], '}');
    assert_int_equal(guid.AdapterUniqueGUID[38], 0);
    D3DKMT_NODEMETADATA node = {.NodeOrdinalAndAdapterIndex = 1};
    assert_int_equal(query(KMTQAITYPE_NODEMETADATA, &node, sizeof node), STATUS_INVALID_PARAMETER);
    node.NodeOrdinalAndAdapterIndex = 0;
    assert_int_equal(query(KMTQAITYPE_NODEMETADATA, &node, sizeof node), STATUS_NOT_SUPPORTED); /* no such DDI */
}

static void refuses_what_is_no_question(void)
{
    assert_int_equal(query(1000, data, 100), STATUS_INVALID_PARAMETER);
    assert_int_equal(query(-1, data, 100), STATUS_INVALID_PARAMETER);
    assert_int_equal(query(KMTQAITYPE_MODELIST, data, 100), STATUS_NOT_SUPPORTED);
    assert_int_equal(dxg_query_adapter_info(process, NULL), STATUS_INVALID_PARAMETER);
    D3DKMT_QUERYADAPTERINFO args = {
        .hAdapter = handle, .Type = KMTQAITYPE_ADAPTERTYPE, .pPrivateDriverData = data, .PrivateDriverDataSize = 4};
    assert_int_equal(dxg_query_adapter_info(process, &args), STATUS_SUCCESS);
    args.hAdapter = 0;
    assert_int_equal(dxg_query_adapter_info(process, &args), STATUS_INVALID_PARAMETER);
    args.hAdapter = handle + 0x40;
    assert_int_equal(dxg_query_adapter_info(process, &args), STATUS_INVALID_PARAMETER);
}

static void private_data_goes_to_the_driver_and_back(void)
{
    static const UINT sizes[] = {1, 4096, 4097, sizeof data};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        memset(data, 0x0F, sizeof data);
        assert_int_equal(query(KMTQAITYPE_UMDRIVERPRIVATE, data, sizes[i]), STATUS_SUCCESS);
        assert_int_equal(data[0], 0xF0);
        assert_int_equal(data[sizes[i] - 1], 0xF0);
        if (sizes[i] < sizeof data) {
            assert_int_equal(data[sizes[i]], 0x0F);
        }
    }
    fake.fail = "QueryUmDriverPrivate";
    fake.fail_with = STATUS_GRAPHICS_DRIVER_MISMATCH;
    memset(data, 0x0F, sizeof data);
    assert_int_equal(query(KMTQAITYPE_UMDRIVERPRIVATE, data, 64), STATUS_GRAPHICS_DRIVER_MISMATCH);
    assert_int_equal(data[0], 0x0F); /* a failure leaves the caller's buffer as it was */
    fake.fail = NULL;
    unsigned before = fake.count;
    assert_int_equal(query(KMTQAITYPE_UMDRIVERPRIVATE, NULL, 64), STATUS_INVALID_PARAMETER);
    assert_int_equal(query(KMTQAITYPE_UMDRIVERPRIVATE, (void *)(uintptr_t)0x10, 64), STATUS_INVALID_PARAMETER);
    assert_int_equal(query(KMTQAITYPE_UMDRIVERPRIVATE, data, dxg_kernel.escape_limit + 1), STATUS_INVALID_PARAMETER);
    assert_int_equal(fake.count, before);
}

static void a_stopped_adapter_answers_removed(void)
{
    dxg_adapter_stop(adapter);
    assert_int_equal(query(KMTQAITYPE_ADAPTERTYPE, data, 4), STATUS_DEVICE_REMOVED);
    assert_int_equal(query(KMTQAITYPE_UMDRIVERPRIVATE, data, 4), STATUS_DEVICE_REMOVED);
    struct dxg_error error;
    assert_int_equal(dxg_adapter_start(adapter, &error), STATUS_SUCCESS);
    assert_int_equal(query(KMTQAITYPE_ADAPTERTYPE, data, 4), STATUS_SUCCESS); /* the handle is the same adapter's */
}

static void each_allocation_failing_is_no_memory(void)
{
    static const KMTQUERYADAPTERINFOTYPE types[] = {KMTQAITYPE_UMDRIVERPRIVATE, KMTQAITYPE_DRIVER_DESCRIPTION};
    for (size_t i = 0; i < 2; i++) {
        NTSTATUS status = STATUS_NO_MEMORY;
        for (uint64_t n = 1; status != STATUS_SUCCESS; n++) {
            assert_true(n < 50);
            os_fail_nth(n, false);
            status = query((int)types[i], data, 8192);
            os_fail_nth(0, false);
            assert_true(status == STATUS_SUCCESS || status == STATUS_NO_MEMORY);
        }
    }
}

/* The machine comes up within the test: cmocka puts its own signal handlers in place between a setup and its test. */
static void at_query(void **state)
{
    void (*const *test)(void) = *state;
    assert_int_equal(query_up(NULL), 0);
    (*test)();
    assert_int_equal(query_down(NULL), 0);
}

static const struct {
    const char *name;
    void (*run)(void);
} others[] = {
    {"answers_are_the_adapters", answers_are_the_adapters},
    {"refuses_what_is_no_question", refuses_what_is_no_question},
    {"private_data_goes_to_the_driver_and_back", private_data_goes_to_the_driver_and_back},
    {"a_stopped_adapter_answers_removed", a_stopped_adapter_answers_removed},
    {"each_allocation_failing_is_no_memory", each_allocation_failing_is_no_memory},
};

int main(void)
{
    enum { ROWS = sizeof size_rules / sizeof size_rules[0] };
    enum { OTHERS = sizeof others / sizeof others[0] };
    struct CMUnitTest tests[ROWS + OTHERS];
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] =
            (struct CMUnitTest){size_rules[i].name, keeps_its_size, NULL, NULL, (void *)(uintptr_t)&size_rules[i]};
    }
    for (size_t i = 0; i < OTHERS; i++) {
        tests[ROWS + i] = (struct CMUnitTest){others[i].name, at_query, NULL, NULL, (void *)(uintptr_t)&others[i].run};
    }
    return cmocka_run_group_tests_name("dxg-query", tests, NULL, NULL);
}
