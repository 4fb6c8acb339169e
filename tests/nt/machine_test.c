/*
 * machine_test.c: the kernel started and stopped a hundred times, with each allocation failing in turn, and what a
 * driver leaves behind.
 */
#include "child.h"

#include <nt/clock.h>
#include <nt/export_tables.h>
#include <nt/exports.h>
#include <nt/fault.h>
#include <nt/interrupt.h>
#include <nt/iospace.h>
#include <nt/machine.h>
#include <nt/os.h>
#include <nt/process.h>
#include <nt/thread.h>
#include <ntstatus.h>

static void assert_no_leftovers(void)
{
    static const struct nt_leftovers none;
    struct nt_leftovers left;
    nt_leftovers(&left);
    assert_memory_equal(&left, &none, sizeof left);
}

static void starts_and_stops_repeatedly(void **state)
{
    (void)state;
    for (int i = 0; i < 100; i++) {
        assert_int_equal(nt_machine_init(), 0);
        assert_no_leftovers();
        nt_machine_fini();
    }
}

static void each_allocation_fails_in_turn(void **state)
{
    (void)state;
    int error = -1;
    uint64_t n = 1;
    for (; error != 0 && n < 1000; n++) {
        os_fail_nth(n, false);
        error = nt_machine_init();
        os_fail_nth(0, false);
        assert_true(error == 0 || error == -ENOMEM);
    }
    assert_int_equal(error, 0);
    assert_true(n > 2); /* something was made to fail */
    nt_machine_fini();
}

static void persistent_failure(void **state)
{
    (void)state;
    os_fail_nth(1, true);
    assert_int_equal(nt_machine_init(), -ENOMEM);
    os_fail_nth(0, false);
}

static void leftovers_are_counted_and_dropped(void **state)
{
    (void)state;
    static char memory[4096];
    struct nt_leftovers left;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(nt_machine_init(), 0);
        assert_int_equal(nt_physical_claim(0x10000000, 4096, NULL, NULL, memory), 0);
        assert_non_null(ExAllocatePool2(POOL_FLAG_PAGED, 100, 'a'));
        assert_non_null(ExAllocatePool2(POOL_FLAG_NON_PAGED, 50, 'b'));
        assert_non_null(nt_io_map(0x10000000, 4096));
        assert_non_null(IoAllocateMdl(memory, 100, FALSE, FALSE, NULL));
        assert_non_null(MmAllocateContiguousMemory(5000, (PHYSICAL_ADDRESS){.QuadPart = 0xFFFFFFFF}));
        nt_leftovers(&left);
        assert_int_equal(left.pool_blocks, 2);
        assert_int_equal(left.pool_bytes, 150);
        assert_int_equal(left.mappings, 1);
        assert_int_equal(left.mdls, 1);
        assert_int_equal(left.contiguous_bytes, 8192);
        nt_machine_fini();
        assert_no_leftovers();
    }
}

/* ---------------------------------------------------------------------------------------------- threads, processes */

static _Atomic int freed;

static void free_part(void *part)
{
    assert_int_equal(*(int *)part, 42);
    atomic_fetch_add(&freed, 1);
}

static void use_kernel(void *argument)
{
    struct nt_thread *thread = nt_thread_current();
    assert_ptr_equal(thread, nt_thread_current());
    assert_ptr_equal(thread->process, nt_process_initial());
    nt_thread_attach(nt_process_system());
    assert_ptr_equal(nt_thread_current()->process, nt_process_system());
    nt_thread_set_upper(thread, argument, free_part);
    nt_thread_set_object(thread, argument, free_part);
}

static void a_thread_frees_its_parts(void **state)
{
    (void)state;
    int part = 42;
    struct os_thread *thread;
    atomic_store(&freed, 0);
    for (int i = 0; i < 50; i++) {
        assert_int_equal(os_thread_create(&thread, "part", use_kernel, &part), 0);
        os_thread_join(thread);
    }
    assert_int_equal(atomic_load(&freed), 100);
}

static void processes_have_ids(void **state)
{
    (void)state;
    struct nt_process *a = nt_process_create("a-process-with-a-long-name");
    struct nt_process *b = nt_process_create("b");
    assert_int_equal(a->id % 4, 0);
    assert_true(a->id != b->id && a->id > 4);
    assert_string_equal(a->name, "a-process-with-");
    assert_int_equal(nt_process_system()->id, 4);
    nt_process_destroy(a);
    nt_process_destroy(b);
    nt_process_destroy(NULL);
    nt_process_destroy(nt_process_system()); /* is not one that was created */
    os_fail_nth(1, false);
    assert_null(nt_process_create("c"));
    os_fail_nth(0, false);
}

static void clock_counts_from_the_start(void **state)
{
    (void)state;
    assert_int_equal(nt_machine_init(), 0);
    uint64_t first = nt_clock_now_ns();
    uint64_t second = nt_clock_now_ns();
    assert_true(first <= second);
    assert_true(first < UINT64_C(60000000000)); /* of this machine's time, not of the computer's */
    assert_true(nt_clock_to_os_deadline(second) <= os_now_ns());
    assert_true(nt_clock_to_os_deadline(second + 1000000000) > os_now_ns() - 1000000000);
    assert_true(nt_clock_to_os_deadline(UINT64_MAX) == UINT64_MAX);
    assert_true(nt_clock_system_time_100ns() > UINT64_C(130000000000000000)); /* after 2012 */
    nt_machine_fini();
}

/* ------------------------------------------------------------------------------------------------------- identities */

static bool text_is(const UNICODE_STRING *string, const char *expected)
{
    if (string->Length != 2 * strlen(expected) || string->MaximumLength < string->Length) {
        return false;
    }
    for (size_t i = 0; expected[i]; i++) {
        if (string->Buffer[i] != (unsigned char)expected[i]) {
            return false;
        }
    }
    return true;
}

static void driver_object(void **state)
{
    (void)state;
    int image;
    PDRIVER_OBJECT driver = nt_driver_object_create("softgpu", &image, 1234);
    assert_int_equal(driver->Type, 4);
    assert_int_equal(driver->Size, 336);
    assert_ptr_equal(driver->DriverStart, &image);
    assert_int_equal(driver->DriverSize, 1234);
    assert_true(text_is(&driver->DriverName, "\\Driver\\softgpu"));
    assert_true(
        text_is(nt_driver_registry_path(driver), "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Services\\softgpu"));
    assert_string_equal(nt_driver_service_name(driver), "softgpu");
    assert_ptr_equal(driver->DriverExtension->DriverObject, driver);
    PIRP request = IoAllocateIrp(1, FALSE);
    IoSetNextIrpStackLocation(request);
    assert_int_equal(driver->MajorFunction[IRP_MJ_CREATE](NULL, request), STATUS_INVALID_DEVICE_REQUEST);
    IoFreeIrp(request);
    nt_driver_object_destroy(driver);
    nt_driver_object_destroy(NULL);
    os_fail_nth(1, false);
    assert_null(nt_driver_object_create("softgpu", NULL, 0));
    os_fail_nth(0, false);
}

static void names_that_are_too_long_are_cut(void **state)
{
    (void)state;
    static char name[5000];
    memset(name, 'n', sizeof name - 1);
    PDRIVER_OBJECT driver = nt_driver_object_create(name, NULL, 0);
    PDEVICE_OBJECT device = nt_device_object_create(name, name);
    assert_int_equal(driver->DriverName.Buffer[driver->DriverName.Length / 2], 0);
    nt_driver_object_destroy(driver);
    nt_device_object_destroy(device);
}

static void device_object(void **state)
{
    (void)state;
    PDEVICE_OBJECT device = nt_device_object_create("PCI\\VEN_1AE0&DEV_E5CA", "softgpu");
    assert_int_equal(device->Type, 3);
    assert_int_equal((uintptr_t)device % 16, 0);
    assert_string_equal(nt_device_hardware_id(device), "PCI\\VEN_1AE0&DEV_E5CA");
    assert_string_equal(nt_device_service_name(device), "softgpu");
    assert_string_equal(nt_device_key_path(device), "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Enum\\"
                                                    "PCI\\VEN_1AE0&DEV_E5CA\\0\\Device Parameters");
    assert_string_equal(nt_device_driver_key_path(device),
                        "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Class\\"
                        "{4d36e968-e325-11ce-bfc1-08002be10318}\\0000");
    PDEVICE_OBJECT second = nt_device_object_create("PCI\\VEN_1AE0&DEV_E5CA", "softgpu");
    assert_string_not_equal(nt_device_key_path(second), nt_device_key_path(device));
    DEVICE_OBJECT other;
    assert_null(nt_device_hardware_id(&other)); /* not the bus driver's */
    nt_device_object_destroy(second);
    nt_device_object_destroy(device);
    nt_device_object_destroy(NULL);
    os_fail_nth(1, false);
    assert_null(nt_device_object_create("x", "y"));
    os_fail_nth(0, false);
}

/* ---------------------------------------------------------------------------------------------------------- exports */

static void exports_are_sorted_and_single(void **state)
{
    (void)state;
    const struct nt_export_table *table = nt_exports();
    assert_ptr_equal(table, nt_exports());
    assert_true(table->count > 200);
    for (size_t i = 0; i < table->count; i++) {
        assert_non_null(table->rows[i].address);
        if (i > 0 && strcmp(table->rows[i - 1].name, table->rows[i].name) >= 0) {
            print_error("%s, then %s\n", table->rows[i - 1].name, table->rows[i].name);
            fail();
        }
    }
}

static void exports_are_found(void **state)
{
    (void)state;
    const void *found = nt_export_find(nt_exports(), "ExAllocatePool2");
    assert_true((uintptr_t)found == (uintptr_t)ExAllocatePool2);
    assert_non_null(nt_export_find(nt_exports(), "memcpy"));
    assert_null(nt_export_find(nt_exports(), "malloc"));
    assert_null(nt_export_find(nt_exports(), ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts_and_stops_repeatedly),
        cmocka_unit_test(each_allocation_fails_in_turn),
        cmocka_unit_test(persistent_failure),
        cmocka_unit_test(leftovers_are_counted_and_dropped),
        cmocka_unit_test(a_thread_frees_its_parts),
        cmocka_unit_test(processes_have_ids),
        cmocka_unit_test(clock_counts_from_the_start),
        cmocka_unit_test(driver_object),
        cmocka_unit_test(names_that_are_too_long_are_cut),
        cmocka_unit_test(device_object),
        cmocka_unit_test(exports_are_sorted_and_single),
        cmocka_unit_test(exports_are_found),
    };
    return cmocka_run_group_tests_name("nt-machine", tests, NULL, NULL);
}
