/*
 * stop_test.c: public routines that nothing carries out – one entry each, whose call ends with its name.
 */
#include "kernel.h"

#include <nt/exports.h>
#include <nt/stop.h>

typedef void NTAPI routine(void);

static routine *entry_of(const char *name)
{
    const void *address = nt_export_find(nt_stops(), name);
    assert_non_null(address);
    return (routine *)(uintptr_t)address;
}

static void names_are_sorted_and_entries_differ(void **state)
{
    (void)state;
    const struct nt_export_table *table = nt_stops();
    assert_true(table->count > 1000);
    for (size_t i = 1; i < table->count; i++) {
        assert_true(strcmp(table->rows[i - 1].name, table->rows[i].name) < 0);
        assert_ptr_not_equal(table->rows[i - 1].address, table->rows[i].address);
    }
}

static void address_has_its_name(void **state)
{
    (void)state;
    assert_string_equal(nt_stop_name((const void *)entry_of("PcwRegister")), "PcwRegister");
    assert_null(nt_stop_name((const void *)KeSetEvent));
    assert_null(nt_stop_name(NULL));
    assert_null(nt_export_find(nt_stops(), "malloc"));
}

/* With a frame of its own: neither inlined nor left by a tail call. */
__attribute__((noinline)) static void call_it(void *argument)
{
    (void)argument;
    nt_machine_init();
    entry_of("PcwRegister")();
    __asm__ volatile("");
}

static void call_ends_with_its_name(void **state)
{
    (void)state;
    static struct child child;
    child_run(&child, call_it, NULL);
    assert_bugcheck(&child, KMODE_EXCEPTION_NOT_HANDLED);
    assert_says(&child, "PcwRegister was called by call_it at ");
    assert_says(&child, "stop_test.c:");
    assert_int_equal((uint32_t)child_parameter(&child, 1), (uint32_t)STATUS_NOT_IMPLEMENTED);
    json_t *report = json_loads(child.report, 0, NULL);
    assert_string_equal(json_string_value(json_object_get(report, "unimplemented")), "PcwRegister");
    json_decref(report);
}

/* A driver that looks a newer routine up takes its other way. */
static void lookup_by_name_gives_none(void **state)
{
    (void)state;
    UNICODE_STRING name;
    RtlInitUnicodeString(&name, u"PcwRegister");
    assert_null(MmGetSystemRoutineAddress(&name));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_sorted_and_entries_differ),
        cmocka_unit_test(address_has_its_name),
        cmocka_unit_test(call_ends_with_its_name),
        WITH_MACHINE(lookup_by_name_gives_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
