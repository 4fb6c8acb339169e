/* driver_test.c: how a miniport introduces itself – each way to do it wrong, each version, each kind of driver. */
#include "fake.h"

#include "dxgkrnl/port.h"
#include "dxgkrnl/status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct refusal {
    const char *name;
    void (*spoil)(void);
    NTSTATUS status;
    const char *says[3]; /* each is in the error's text */
};

static void entry_fails(void)
{
    fake.initialize_calls = 0;
    fake.entry_status = STATUS_INSUFFICIENT_RESOURCES;
}

static void entry_fails_after_initialize(void)
{
    fake.entry_status = STATUS_DEVICE_CONFIGURATION_ERROR;
}

static void never_initializes(void)
{
    fake.initialize_calls = 0;
}

static void initializes_twice(void)
{
    fake.initialize_calls = 2;
}

static void initializes_twice_and_ignores_it(void)
{
    fake.initialize_calls = 2;
    fake.swallow = true;
}

static void uninitializes(void)
{
    fake.uninitialize = true;
}

static void gives_no_table(void)
{
    fake.no_table = true;
}

static void gives_no_path(void)
{
    fake.no_path = true;
}

static void gives_another_object(void)
{
    fake.foreign_object = true;
}

static void states_no_version(void)
{
    fake_set_version(0x7009);
}

static void states_zero(void)
{
    fake_set_version(0);
}

static void states_a_later_version(void)
{
    fake_set_version(0x11000);
}

static void ignores_the_refusal(void)
{
    fake_set_version(0x7009);
    fake.swallow = true;
}

static void display_only_before_windows_8(void)
{
    fake.display_only = true;
    fake_set_version(DXGKDDI_INTERFACE_VERSION_WIN7);
}

static void lacks_start_device(void)
{
    fake.table.DxgkDdiStartDevice = NULL;
}

static void lacks_two(void)
{
    fake.table.DxgkDdiAddDevice = NULL;
    fake.table.DxgkDdiQueryAdapterInfo = NULL;
    fake.swallow = true;
}

static void lacks_one_display_only(void)
{
    fake.display_only = true;
    fake.display_only_table.DxgkDdiRemoveDevice = NULL;
}

static void lacks_destroy_device(void)
{
    fake.table.DxgkDdiDestroyDevice = NULL;
}

static void lacks_destroy_process(void)
{
    fake.table.DxgkDdiDestroyProcess = NULL;
}

static void lacks_reset(void)
{
    fake.table.DxgkDdiResetFromTimeout = NULL;
    fake.table.DxgkDdiRestartFromTimeout = NULL;
}

static void lacks_dpc(void)
{
    fake.table.DxgkDdiDpcRoutine = NULL;
}

static const struct refusal refusals[] = {
    {"DriverEntry fails, by name",
     entry_fails,
     STATUS_INSUFFICIENT_RESOURCES,
     {"DriverEntry", "STATUS_INSUFFICIENT_RESOURCES"}},
    {"DriverEntry fails after DxgkInitialize",
     entry_fails_after_initialize,
     STATUS_DEVICE_CONFIGURATION_ERROR,
     {"STATUS_DEVICE_CONFIGURATION_ERROR"}},
    {"DxgkInitialize is never called",
     never_initializes,
     STATUS_INVALID_DEVICE_REQUEST,
     {"DxgkInitialize was never called"}},
    {"DxgkInitialize is called twice", initializes_twice, STATUS_INVALID_DEVICE_REQUEST, {"DxgkInitialize", "once"}},
    {"... and the driver ignores the second's status",
     initializes_twice_and_ignores_it,
     STATUS_INVALID_DEVICE_REQUEST,
     {"DxgkInitialize", "once"}},
    {"DxgkUnInitialize undoes it in DriverEntry", uninitializes, STATUS_INVALID_DEVICE_REQUEST, {"DxgkUnInitialize"}},
    {"no table", gives_no_table, STATUS_INVALID_PARAMETER, {"without a table"}},
    {"no registry path", gives_no_path, STATUS_INVALID_PARAMETER, {"registry path"}},
    {"another driver's object", gives_another_object, STATUS_INVALID_PARAMETER, {"DriverEntry"}},
    {"a version that is none", states_no_version, STATUS_REVISION_MISMATCH, {"0x7009", "STATUS_REVISION_MISMATCH"}},
    {"version 0", states_zero, STATUS_REVISION_MISMATCH, {"0x0"}},
    {"a version of the future", states_a_later_version, STATUS_REVISION_MISMATCH, {"0x11000"}},
    {"a refusal that the driver ignores", ignores_the_refusal, STATUS_REVISION_MISMATCH, {"0x7009"}},
    {"display-only before WDDM 1.2",
     display_only_before_windows_8,
     STATUS_REVISION_MISMATCH,
     {"display-only", "WDDM 1.1"}},
    {"StartDevice missing",
     lacks_start_device,
     STATUS_INVALID_PARAMETER,
     {"lacks 1 required callback:", "DxgkDdiStartDevice"}},
    {"two missing, both named",
     lacks_two,
     STATUS_INVALID_PARAMETER,
     {"lacks 2 required callbacks:", "DxgkDdiAddDevice", "DxgkDdiQueryAdapterInfo"}},
    {"RemoveDevice missing, display-only",
     lacks_one_display_only,
     STATUS_INVALID_PARAMETER,
     {"DxgkInitializeDisplayOnlyDriver", "DxgkDdiRemoveDevice"}},
    {"DestroyDevice missing beside CreateDevice",
     lacks_destroy_device,
     STATUS_INVALID_PARAMETER,
     {"DxgkDdiDestroyDevice (needed with DxgkDdiCreateDevice)"}},
    {"DestroyProcess missing beside CreateProcess",
     lacks_destroy_process,
     STATUS_INVALID_PARAMETER,
     {"DxgkDdiDestroyProcess"}},
    {"the reset pair missing beside SubmitCommand",
     lacks_reset,
     STATUS_INVALID_PARAMETER,
     {"lacks 2", "DxgkDdiResetFromTimeout", "DxgkDdiRestartFromTimeout"}},
    {"DpcRoutine missing beside InterruptRoutine", lacks_dpc, STATUS_INVALID_PARAMETER, {"DxgkDdiDpcRoutine"}},
};

static void refuses(void **state)
{
    const struct refusal *row = *state;
    fake_machine_up(NULL);
    row->spoil();
    struct dxg_driver *driver;
    struct dxg_error error;
    NTSTATUS status = fake_load(&driver, &error);
    assert_int_equal(status, row->status);
    assert_int_equal(error.status, row->status);
    assert_null(driver);
    assert_null(dxg_kernel.driver);
    for (int i = 0; i < 3 && row->says[i] != NULL; i++) {
        if (strstr(error.text, row->says[i]) == NULL) {
            fail_msg("\"%s\" is not in \"%s\"", row->says[i], error.text);
        }
    }
    assert_string_equal(fake_calls(0), ""); /* DxgkDdiUnload not either: the driver was never loaded */
    assert_int_equal(fake_machine_down(NULL), 0);
}

static const uint32_t versions[] = {0x1052, 0x1053, 0x2005, 0x300E, 0x4002, 0x4003, 0x5023, 0x6003, 0x6010, 0x6011,
                                    0x700A, 0x8001, 0x9006, 0xA00B, 0xB004, 0xC004, 0xD001, 0xE003, 0xF003, 0x10004};

/* The table lies in a block of exactly its version's size: AddressSanitizer sees a byte too many. */
static void every_version_is_read_to_its_end_and_no_further(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof versions / sizeof versions[0]; i++) {
        for (int display_only = 0; display_only < 2; display_only++) {
            fake_reset();
            fake_set_version(versions[i]);
            fake.display_only = display_only != 0;
            if (dxg_version_table_size(versions[i], fake.display_only) == 0) {
                continue;
            }
            struct dxg_driver *driver;
            struct dxg_error error;
            assert_int_equal(fake_load(&driver, &error), STATUS_SUCCESS);
            assert_int_equal(driver->version, versions[i]);
            assert_int_equal(driver->display_only, fake.display_only);
            assert_non_null(dxg_version_name(driver->version));
            assert_ptr_equal(driver->ddi.DxgkDdiAddDevice, fake.table.DxgkDdiAddDevice);
            /* Members of later versions are not there, whatever lies behind a short table. */
            bool knows_processes = versions[i] >= DXGKDDI_INTERFACE_VERSION_WDDM2_0 && !fake.display_only;
            assert_int_equal(driver->ddi.DxgkDdiCreateProcess != NULL, knows_processes);
            assert_int_equal(driver->ddi.DxgkDdiCreateDevice != NULL, !fake.display_only);
            assert_int_equal(driver->ddi.DxgkDdiNotifySurpriseRemoval != NULL,
                             versions[i] >= DXGKDDI_INTERFACE_VERSION_WIN8);
            dxg_driver_unload(driver);
            assert_string_equal(fake_calls(0), "Unload");
        }
    }
}

static void sizes_follow_the_version(void **state)
{
    (void)state;
    assert_int_equal(dxg_version_table_size(0x10004, false), sizeof(DRIVER_INITIALIZATION_DATA));
    assert_int_equal(dxg_version_table_size(0x10004, true), sizeof(KMDDOD_INITIALIZATION_DATA));
    assert_int_equal(dxg_version_interface_size(0x10004), sizeof(DXGKRNL_INTERFACE));
    assert_int_equal(dxg_version_caps_size(0x10004), sizeof(DXGK_DRIVERCAPS));
    assert_int_equal(dxg_version_escape_size(0x10004), sizeof(DXGKARG_ESCAPE));
    assert_int_equal(dxg_version_escape_size(0x6011), 40);
    assert_int_equal(dxg_version_escape_size(0x700A), 48);
    assert_int_equal(dxg_version_table_size(0x2005, true), 0);
    assert_int_equal(dxg_version_table_size(0x10003, false), 0);
    assert_int_equal(dxg_version_number(0x700A), 2200);
    assert_string_equal(dxg_version_name(0x700A), "WDDM 2.2");
    assert_null(dxg_version_name(0x700B));
}

static void render_only_driver_without_processes_loads(void **state)
{
    (void)state;
    fake.table.DxgkDdiQueryChildRelations = NULL;
    fake.table.DxgkDdiQueryChildStatus = NULL;
    fake.table.DxgkDdiQueryDeviceDescriptor = NULL;
    fake.table.DxgkDdiCreateProcess = NULL;
    fake.table.DxgkDdiDestroyProcess = NULL;
    struct dxg_driver *driver;
    struct dxg_error error;
    assert_int_equal(fake_load(&driver, &error), STATUS_SUCCESS);
    dxg_driver_unload(driver);
}

static void smallest_driver_loads(void **state)
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
    struct dxg_driver *driver;
    struct dxg_error error;
    assert_int_equal(fake_load(&driver, &error), STATUS_SUCCESS);
    dxg_driver_unload(driver);
    assert_string_equal(fake_calls(0), "");
}

static void an_informational_status_of_driver_entry_is_success(void **state)
{
    (void)state;
    fake.entry_status = (NTSTATUS)0x40000000;
    struct dxg_driver *driver;
    struct dxg_error error;
    assert_int_equal(fake_load(&driver, &error), (NTSTATUS)0);
    dxg_driver_unload(driver);
}

static void uninitialize_waits_for_the_adapters_to_go(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
    struct dxg_driver *driver = adapter->driver;
    assert_int_equal(DxgkUnInitialize(driver->object), STATUS_DEVICE_BUSY);
    dxg_adapter_stop(adapter);
    assert_int_equal(DxgkUnInitialize(driver->object), STATUS_DEVICE_BUSY);
    dxg_adapter_remove(adapter);
    assert_int_equal(DxgkUnInitialize(driver->object), STATUS_SUCCESS);
    assert_int_equal(DxgkUnInitialize(driver->object), STATUS_INVALID_PARAMETER);
    assert_int_equal(DxgkUnInitialize(NULL), STATUS_INVALID_PARAMETER);
    unsigned before = fake.count;
    dxg_driver_unload(driver);
    assert_string_equal(fake_calls(before), ""); /* it is not the kernel's driver any more */
}

static void each_allocation_failing_leaves_nothing(void **state)
{
    (void)state;
    NTSTATUS status = STATUS_NO_MEMORY;
    for (uint64_t n = 1; status != STATUS_SUCCESS; n++) {
        assert_true(n < 100);
        struct dxg_driver *driver;
        struct dxg_error error;
        os_fail_nth(n, false);
        status = fake_load(&driver, &error);
        os_fail_nth(0, false);
        if (status == STATUS_SUCCESS) {
            dxg_driver_unload(driver);
        } else {
            assert_int_equal(status, STATUS_NO_MEMORY);
            assert_null(driver);
            assert_true(error.text[0] != '\0');
        }
    }
}

static void exports_its_three_names(void **state)
{
    (void)state;
    assert_int_equal(dxg_exports.count, 3);
    for (size_t i = 0; i < dxg_exports.count; i++) {
        assert_non_null(dxg_exports.rows[i].address);
        assert_true(i == 0 || strcmp(dxg_exports.rows[i - 1].name, dxg_exports.rows[i].name) < 0);
    }
}

static void statuses_have_names(void **state)
{
    (void)state;
    char text[DXG_STATUS_TEXT];
    assert_string_equal(dxg_status_name(STATUS_SUCCESS), "STATUS_SUCCESS");
    assert_string_equal(dxg_status_name(STATUS_INVALID_PARAMETER), "STATUS_INVALID_PARAMETER");
    assert_string_equal(dxg_status_name((NTSTATUS)0xC01E0009), "STATUS_GRAPHICS_DRIVER_MISMATCH");
    assert_string_equal(dxg_status_name(STATUS_NO_MEMORY), "STATUS_NO_MEMORY");
    assert_null(dxg_status_name((NTSTATUS)0xC0FFEE00));
    assert_string_equal(dxg_status_text(STATUS_DEVICE_REMOVED, text), "STATUS_DEVICE_REMOVED (0xC00002B6)");
    assert_string_equal(dxg_status_text((NTSTATUS)0xC0FFEE00, text), "0xC0FFEE00");
}

int main(void)
{
    enum { ROWS = sizeof refusals / sizeof refusals[0] };
    const struct CMUnitTest others[] = {
        cmocka_unit_test_setup_teardown(every_version_is_read_to_its_end_and_no_further, fake_machine_up,
                                        fake_machine_down),
        cmocka_unit_test(sizes_follow_the_version),
        cmocka_unit_test_setup_teardown(render_only_driver_without_processes_loads, fake_machine_up, fake_machine_down),
        cmocka_unit_test_setup_teardown(smallest_driver_loads, fake_machine_up, fake_machine_down),
        cmocka_unit_test_setup_teardown(an_informational_status_of_driver_entry_is_success, fake_machine_up,
                                        fake_machine_down),
        cmocka_unit_test_setup_teardown(uninitialize_waits_for_the_adapters_to_go, fake_machine_up, fake_machine_down),
        cmocka_unit_test_setup_teardown(each_allocation_failing_leaves_nothing, fake_machine_up, fake_machine_down),
        cmocka_unit_test(exports_its_three_names),
        cmocka_unit_test(statuses_have_names),
    };
    enum { OTHERS = sizeof others / sizeof others[0] };
    struct CMUnitTest tests[ROWS + OTHERS];
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] = (struct CMUnitTest){refusals[i].name, refuses, NULL, NULL, (void *)(uintptr_t)&refusals[i]};
    }
    memcpy(tests + ROWS, others, sizeof others);
    return cmocka_run_group_tests_name("dxg-driver", tests, NULL, NULL);
}
