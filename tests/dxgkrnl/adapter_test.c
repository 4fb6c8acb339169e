/* adapter_test.c: the life of an adapter – the order of calls, each call failing in turn, stop, restart, removal. */
#include "fake.h"

#include "dxgkrnl/device.h"
#include "dxgkrnl/port.h"
#include "dxgkrnl/process.h"
#include "nt/iospace.h"

#include <stdio.h>
#include <string.h>

#define START_CALLS "ExchangePreStartInfo StartDevice QueryDriverCaps QuerySegment4 QuerySegment4 SetPowerState"

static void calls_come_in_the_documented_order(void **state)
{
    (void)state;
    fake.sources = 1;
    fake.children = 2;
    struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
    assert_string_equal(fake_calls(0), "AddDevice ExchangePreStartInfo StartDevice QueryDriverCaps QuerySegment4 "
                                       "QuerySegment4 QueryChildRelations QueryChildStatus QueryDeviceDescriptor "
                                       "QueryChildStatus QueryDeviceDescriptor SetPowerState");
    assert_int_equal(fake.power_uid, DISPLAY_ADAPTER_HW_ID);
    assert_int_equal(fake.power_state, PowerDeviceD0);
    assert_int_equal(dxg_adapter_state(adapter), DXG_ADAPTER_STARTED);
    assert_int_equal(adapter->sources, 1);
    assert_int_equal(adapter->children, 2);
    assert_int_equal(adapter->segments, 2);
    assert_int_equal(adapter->dedicated_bytes, 0x100000);
    assert_int_equal(adapter->shared_bytes, 0x200000);
    assert_true(adapter->can_render);
    unsigned before = fake.count;
    fake_end(adapter);
    assert_string_equal(fake_calls(before), "StopDevice RemoveDevice Unload");
}

static void start_info_names_the_adapter(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
    assert_int_equal(fake.start_info.AdapterLuid.LowPart, adapter->luid.LowPart);
    assert_int_equal(fake.start_info.AdapterLuid.HighPart, adapter->luid.HighPart);
    assert_memory_equal(&fake.start_info.AdapterGuid, &adapter->guid, sizeof(GUID));
    assert_ptr_equal(fake.pdo, adapter->pdo);
    struct dxg_adapter *found = dxg_adapter_find(adapter->luid);
    assert_ptr_equal(found, adapter);
    dxg_adapter_put(found);
    assert_ptr_equal(dxg_adapter_of_handle(fake.interface.DeviceHandle), adapter);
    assert_null(dxg_adapter_of_handle(FAKE_CONTEXT));
    fake_end(adapter);
}

static void adapter_begins_with_a_new_luid_at_each_start(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
    struct dxg_error error;
    LUID first = adapter->luid;
    dxg_adapter_stop(adapter);
    assert_int_equal(dxg_adapter_state(adapter), DXG_ADAPTER_STOPPED);
    assert_null(dxg_adapter_find(first));
    unsigned before = fake.count;
    assert_int_equal(dxg_adapter_start(adapter, &error), STATUS_SUCCESS);
    assert_string_equal(fake_calls(before), START_CALLS);
    assert_true(adapter->luid.LowPart != first.LowPart);
    assert_null(dxg_adapter_find(first));
    struct dxg_adapter *found = dxg_adapter_find(adapter->luid);
    assert_ptr_equal(found, adapter);
    dxg_adapter_put(found);
    fake_end(adapter);
}

static void stop_and_start_do_nothing_twice(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
    struct dxg_error error;
    unsigned before = fake.count;
    assert_int_equal(dxg_adapter_start(adapter, &error), STATUS_INVALID_DEVICE_STATE);
    dxg_adapter_stop(adapter);
    dxg_adapter_stop(adapter);
    assert_string_equal(fake_calls(before), "StopDevice");
    fake_end(adapter);
}

static void added_adapter_goes_without_a_stop(void **state)
{
    (void)state;
    struct dxg_driver *driver;
    struct dxg_adapter *adapter;
    struct dxg_error error;
    assert_int_equal(fake_load(&driver, &error), STATUS_SUCCESS);
    assert_int_equal(dxg_adapter_add(driver, &dxg_plain_device, &adapter, &error), STATUS_SUCCESS);
    assert_int_equal(dxg_adapter_state(adapter), DXG_ADAPTER_ADDED);
    dxg_adapter_remove(adapter);
    dxg_driver_unload(driver);
    assert_string_equal(fake_calls(0), "AddDevice RemoveDevice Unload");
}

/* A call of the start that fails: what was called before it, what undoes it, and that a later start is a full one. */
struct failure {
    const char *name;
    const char *call;
    const char *calls;
};

static const struct failure failures[] = {
    {"ExchangePreStartInfo fails: nothing started", "ExchangePreStartInfo", "ExchangePreStartInfo"},
    {"StartDevice fails: no StopDevice", "StartDevice", "ExchangePreStartInfo StartDevice"},
    {"DRIVERCAPS fails: StopDevice", "QueryDriverCaps", "ExchangePreStartInfo StartDevice QueryDriverCaps StopDevice"},
    {"QueryChildRelations fails: StopDevice", "QueryChildRelations",
     "ExchangePreStartInfo StartDevice QueryDriverCaps QuerySegment4 QuerySegment4 QueryChildRelations StopDevice"},
    {"SetPowerState fails: StopDevice", "SetPowerState",
     "ExchangePreStartInfo StartDevice QueryDriverCaps QuerySegment4 QuerySegment4 QueryChildRelations "
     "QueryChildStatus QueryDeviceDescriptor SetPowerState StopDevice"},
    {"QuerySegment4 fails: StopDevice", "QuerySegment4",
     "ExchangePreStartInfo StartDevice QueryDriverCaps QuerySegment4 StopDevice"},
    {"QueryChildStatus fails: it starts", "QueryChildStatus", NULL},
    {"QueryDeviceDescriptor fails: it starts", "QueryDeviceDescriptor", NULL},
};

static void failing_call_is_unwound(void **state)
{
    const struct failure *row = *state;
    fake_machine_up(NULL);
    fake.children = 1;
    struct dxg_driver *driver;
    struct dxg_adapter *adapter;
    struct dxg_error error;
    assert_int_equal(fake_load(&driver, &error), STATUS_SUCCESS);
    assert_int_equal(dxg_adapter_add(driver, &dxg_plain_device, &adapter, &error), STATUS_SUCCESS);
    fake.fail = row->call;
    fake.fail_with = STATUS_DEVICE_HARDWARE_ERROR;
    unsigned before = fake.count;
    NTSTATUS status = dxg_adapter_start(adapter, &error);
    fake.fail = NULL;
    if (row->calls == NULL) {
        assert_int_equal(status, STATUS_SUCCESS);
        dxg_adapter_stop(adapter);
    } else {
        assert_int_equal(status, STATUS_DEVICE_HARDWARE_ERROR);
        assert_string_equal(fake_calls(before), row->calls);
        assert_non_null(strstr(error.text, "STATUS_DEVICE_HARDWARE_ERROR"));
        assert_null(dxg_adapter_find(fake.start_info.AdapterLuid));
        assert_int_equal(dxg_adapter_state(adapter), DXG_ADAPTER_ADDED);
        assert_null(dxg_bus_interrupt(adapter->bus));
    }
    assert_int_equal(dxg_adapter_start(adapter, &error), STATUS_SUCCESS);
    fake_end(adapter);
    assert_int_equal(fake_machine_down(NULL), 0);
}

static void add_device_fails(void **state)
{
    (void)state;
    struct dxg_driver *driver;
    struct dxg_adapter *adapter;
    struct dxg_error error;
    assert_int_equal(fake_load(&driver, &error), STATUS_SUCCESS);
    fake.fail = "AddDevice";
    fake.fail_with = STATUS_NO_MEMORY;
    assert_int_equal(dxg_adapter_add(driver, &dxg_plain_device, &adapter, &error), STATUS_NO_MEMORY);
    assert_non_null(strstr(error.text, "DxgkDdiAddDevice returned STATUS_NO_MEMORY"));
    fake.fail = NULL;
    fake.null_context = true;
    assert_int_equal(dxg_adapter_add(driver, &dxg_plain_device, &adapter, &error), STATUS_NOT_SUPPORTED);
    assert_non_null(strstr(error.text, "MiniportDeviceContext"));
    assert_false(dxg_adapter_exists(driver));
    dxg_driver_unload(driver);
    assert_string_equal(fake_calls(0), "AddDevice AddDevice Unload");
}

static void counts_that_no_adapter_has_are_refused(void **state)
{
    (void)state;
    static const ULONG bad[][2] = {{0xFFFFFFFF, 0}, {0, 0xFFFFFFFF}, {65, 1}};
    struct dxg_driver *driver;
    struct dxg_adapter *adapter;
    struct dxg_error error;
    assert_int_equal(fake_load(&driver, &error), STATUS_SUCCESS);
    assert_int_equal(dxg_adapter_add(driver, &dxg_plain_device, &adapter, &error), STATUS_SUCCESS);
    for (size_t i = 0; i < 3; i++) {
        fake.sources = bad[i][0];
        fake.children = bad[i][1];
        unsigned before = fake.count;
        assert_int_equal(dxg_adapter_start(adapter, &error), STATUS_INVALID_PARAMETER);
        assert_string_equal(fake_calls(before), "ExchangePreStartInfo StartDevice StopDevice");
    }
    dxg_adapter_remove(adapter);
    dxg_driver_unload(driver);
}

static const uint32_t versions[] = {0x1052, 0x1053, 0x2005, 0x300E, 0x4002, 0x4003, 0x5023, 0x6003, 0x6010, 0x6011,
                                    0x700A, 0x8001, 0x9006, 0xA00B, 0xB004, 0xC004, 0xD001, 0xE003, 0xF003, 0x10004};

static void every_version_starts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof versions / sizeof versions[0]; i++) {
        for (int display_only = 0; display_only < 2; display_only++) {
            uint32_t version = versions[i];
            if (dxg_version_table_size(version, display_only != 0) == 0) {
                continue;
            }
            fake_reset();
            fake_set_version(version);
            fake.display_only = display_only != 0;
            struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
            assert_int_equal(fake.interface.Size, dxg_version_interface_size(version));
            assert_int_equal(fake.interface.Version, version);
            assert_int_equal(fake.caps_bytes, dxg_version_caps_size(version));
            bool pre_start = version >= DXGKDDI_INTERFACE_VERSION_WDDM2_2 && display_only == 0;
            assert_int_equal(strstr(fake_calls(0), "ExchangePreStartInfo") != NULL, pre_start);
            assert_int_equal(adapter->can_render, display_only == 0);
            fake_end(adapter);
        }
    }
}

static void render_only_driver_starts(void **state)
{
    (void)state;
    fake.table.DxgkDdiQueryChildRelations = NULL;
    fake.table.DxgkDdiQueryChildStatus = NULL;
    fake.table.DxgkDdiQueryDeviceDescriptor = NULL;
    fake.table.DxgkDdiCreateProcess = NULL;
    fake.table.DxgkDdiDestroyProcess = NULL;
    struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
    assert_int_equal(adapter->sources, 0);
    fake_end(adapter);
}

static void driver_without_interrupt_starts(void **state)
{
    (void)state;
    DRIVER_INITIALIZATION_DATA all = fake.table;
    fake.table = (DRIVER_INITIALIZATION_DATA){
        .Version = all.Version,
        .DxgkDdiAddDevice = all.DxgkDdiAddDevice,
        .DxgkDdiStartDevice = all.DxgkDdiStartDevice,
        .DxgkDdiStopDevice = all.DxgkDdiStopDevice,
        .DxgkDdiRemoveDevice = all.DxgkDdiRemoveDevice,
        .DxgkDdiQueryAdapterInfo = all.DxgkDdiQueryAdapterInfo,
    };
    struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
    assert_string_equal(fake_calls(0), "AddDevice StartDevice QueryDriverCaps");
    assert_null(dxg_bus_interrupt(adapter->bus));
    assert_false(adapter->can_render);
    fake_end(adapter);
}

static void interrupt_and_dpc_run_at_their_irql(void **state)
{
    (void)state;
    fake.claims_interrupt = true;
    struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
    PVOID registers;
    PHYSICAL_ADDRESS at = {.QuadPart = (LONGLONG)dxg_bus_bar_address(adapter->bus, 0)};
    assert_int_equal(
        fake.interface.DxgkCbMapMemory(fake.interface.DeviceHandle, at, 0x10000, FALSE, FALSE, MmNonCached, &registers),
        STATUS_SUCCESS);
    WRITE_REGISTER_ULONG((PULONG)((char *)registers + DXG_PLAIN_DOORBELL), 1);
    fake_wait(&fake.dpcs, 1);
    assert_in_range(fake.interrupt_irql, DISPATCH_LEVEL + 1, 12);
    assert_int_equal(fake.interrupt_message, 0);
    assert_int_equal(fake.dpc_irql, DISPATCH_LEVEL);
    /* Once it is stopped nothing runs any more, whatever the device asserts. */
    dxg_adapter_stop(adapter);
    uint32_t interrupts = atomic_load(&fake.interrupts);
    uint32_t dpcs = atomic_load(&fake.dpcs);
    WRITE_REGISTER_ULONG((PULONG)((char *)registers + DXG_PLAIN_DOORBELL), 2);
    assert_int_equal(atomic_load(&fake.interrupts), interrupts);
    assert_int_equal(atomic_load(&fake.dpcs), dpcs);
    assert_int_equal(fake.interface.DxgkCbUnmapMemory(fake.interface.DeviceHandle, registers), STATUS_SUCCESS);
    fake_end(adapter);
}

static void surprise_removal_tells_a_driver_that_supports_it(void **state)
{
    (void)state;
    fake.caps.SupportSurpriseRemoval = TRUE;
    struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
    LUID luid = adapter->luid;
    unsigned before = fake.count;
    dxg_adapter_surprise_remove(adapter);
    assert_string_equal(fake_calls(before), "NotifySurpriseRemoval StopDevice");
    assert_int_equal(dxg_adapter_state(adapter), DXG_ADAPTER_STOPPED);
    assert_null(dxg_adapter_find(luid));
    uint16_t vendor;
    assert_int_equal(dxg_bus_read_config(adapter->bus, 0, &vendor, sizeof vendor), sizeof vendor);
    assert_int_equal(vendor, 0xFFFF);
    /* and back again */
    struct dxg_error error;
    assert_int_equal(dxg_adapter_start(adapter, &error), STATUS_SUCCESS);
    dxg_bus_read_config(adapter->bus, 0, &vendor, sizeof vendor);
    assert_int_equal(vendor, dxg_plain_device.vendor_id);
    fake_end(adapter);
}

static void surprise_removal_does_not_tell_one_that_does_not(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
    unsigned before = fake.count;
    dxg_adapter_surprise_remove(adapter);
    assert_string_equal(fake_calls(before), "StopDevice");
    fake_end(adapter);
}

static void failing_stop_and_remove_change_nothing(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
    fake.fail = "StopDevice";
    dxg_adapter_stop(adapter);
    assert_int_equal(dxg_adapter_state(adapter), DXG_ADAPTER_STOPPED);
    fake.fail = "RemoveDevice";
    fake_end(adapter);
}

static void stop_destroys_what_clients_have_first(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
    struct dxg_process *process = dxg_process_create("client");
    D3DKMT_HANDLE handle;
    assert_int_equal(dxg_process_open_adapter(process, adapter, &handle), STATUS_SUCCESS);
    D3DKMT_CREATEDEVICE create = {.hAdapter = handle};
    assert_int_equal(dxg_device_create(process, &create), STATUS_SUCCESS);
    unsigned before = fake.count;
    dxg_adapter_stop(adapter);
    assert_string_equal(fake_calls(before), "DestroyDevice DestroyProcess StopDevice");
    /* Handles stay; their use says what happened. */
    assert_non_null(dxg_process_find_open(process, handle));
    D3DKMT_CREATEDEVICE again = {.hAdapter = handle};
    assert_int_equal(dxg_device_create(process, &again), STATUS_DEVICE_REMOVED);
    dxg_process_destroy(process);
    fake_end(adapter);
}

static void handles_outlive_the_adapter_and_its_driver(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
    struct dxg_process *process = dxg_process_create("client");
    D3DKMT_HANDLE handle;
    assert_int_equal(dxg_process_open_adapter(process, adapter, &handle), STATUS_SUCCESS);
    D3DKMT_CREATEDEVICE create = {.hAdapter = handle};
    assert_int_equal(dxg_device_create(process, &create), STATUS_SUCCESS);
    fake_end(adapter);
    assert_int_equal(dxg_adapter_state(dxg_process_find_open(process, handle)->adapter), DXG_ADAPTER_REMOVED);
    D3DKMT_CREATEDEVICE again = {.hAdapter = handle};
    assert_int_equal(dxg_device_create(process, &again), STATUS_DEVICE_REMOVED);
    assert_int_equal(dxg_device_destroy(process, create.hDevice), STATUS_SUCCESS);
    assert_int_equal(dxg_process_close_adapter(process, handle), STATUS_SUCCESS);
    dxg_process_destroy(process);
}

static void each_allocation_failing_is_unwound(void **state)
{
    (void)state;
    struct dxg_driver *driver;
    struct dxg_error error;
    fake.children = 1;
    assert_int_equal(fake_load(&driver, &error), STATUS_SUCCESS);
    bool complete = false;
    for (uint64_t n = 1; !complete; n++) {
        assert_true(n < 1000);
        struct dxg_adapter *adapter = NULL;
        os_fail_nth(n, false);
        NTSTATUS status = dxg_adapter_add(driver, &dxg_plain_device, &adapter, &error);
        if (NT_SUCCESS(status)) {
            status = dxg_adapter_start(adapter, &error);
            complete = NT_SUCCESS(status) && os_allocations() < n;
            os_fail_nth(0, false);
            if (!NT_SUCCESS(status)) {
                assert_int_equal(status, STATUS_NO_MEMORY);
                assert_null(dxg_adapter_find(adapter->luid));
            }
            dxg_adapter_remove(adapter);
        } else {
            os_fail_nth(0, false);
            assert_int_equal(status, STATUS_NO_MEMORY);
            assert_true(error.text[0] != '\0');
        }
        assert_false(dxg_adapter_exists(driver));
        fake.count = 0;
    }
    dxg_driver_unload(driver);
}

#define LIFE(test) cmocka_unit_test_setup_teardown(test, fake_machine_up, fake_machine_down)

int main(void)
{
    enum { ROWS = sizeof failures / sizeof failures[0] };
    const struct CMUnitTest others[] = {
        LIFE(calls_come_in_the_documented_order),
        LIFE(start_info_names_the_adapter),
        LIFE(adapter_begins_with_a_new_luid_at_each_start),
        LIFE(stop_and_start_do_nothing_twice),
        LIFE(added_adapter_goes_without_a_stop),
        LIFE(add_device_fails),
        LIFE(counts_that_no_adapter_has_are_refused),
        LIFE(every_version_starts),
        LIFE(render_only_driver_starts),
        LIFE(driver_without_interrupt_starts),
        LIFE(interrupt_and_dpc_run_at_their_irql),
        LIFE(surprise_removal_tells_a_driver_that_supports_it),
        LIFE(surprise_removal_does_not_tell_one_that_does_not),
        LIFE(failing_stop_and_remove_change_nothing),
        LIFE(stop_destroys_what_clients_have_first),
        LIFE(handles_outlive_the_adapter_and_its_driver),
        LIFE(each_allocation_failing_is_unwound),
    };
    enum { OTHERS = sizeof others / sizeof others[0] };
    struct CMUnitTest tests[ROWS + OTHERS];
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] =
            (struct CMUnitTest){failures[i].name, failing_call_is_unwound, NULL, NULL, (void *)(uintptr_t)&failures[i]};
    }
    memcpy(tests + ROWS, others, sizeof others);
    return cmocka_run_group_tests_name("dxg-adapter", tests, NULL, NULL);
}
