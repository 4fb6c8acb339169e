/*
 * run_test.c: `escapement run` – what it says of a driver, and of what a driver leaves behind.
 */
#include "program.h"

static json_t *object_in(json_t *object, const char *member)
{
    json_t *value = json_object_get(object, member);
    if (!value) {
        program_fail(member);
    }
    return value;
}

static long long number_in(json_t *object, const char *member)
{
    return json_integer_value(object_in(object, member));
}

static const char *text_in(json_t *object, const char *member)
{
    return json_string_value(object_in(object, member));
}

/* ------------------------------------------------------------------------------------------------------ what it is */

struct kind {
    const char *name, *driver;
    const char *says[6];
    const char *kind, *interface;
    long long sources, children;
    int has_escape, has_processes;
};

// clang-format off
static struct kind kinds[] = {
    {"render-only",  "cli-kinds-render",
     {"a render-only driver for WDDM 3.1 (interface version 0x10004), " ESCAPEMENT_VARIANT " variant",
      "PCI E5CA:0001", "0 video present sources, 0 children", "escape     DxgkDdiEscape"},
     "render-only", "WDDM 3.1", 0, 0, 1, 0},
    {"full",         "cli-kinds-full",    {"a full driver for WDDM 2.2 (interface version 0x700A)",
     "2 video present sources, 3 children", "processes  DxgkDdiCreateProcess"}, "full", "WDDM 2.2", 2, 3, 1, 1},
    {"display-only", "cli-kinds-display", {"a display-only driver for WDDM 1.2",
     "1 video present source, 1 child\n", "escape     none: escapes answer STATUS_NOT_SUPPORTED", "rendering  none"},
     "display-only", "WDDM 1.2", 1, 1, 0, 0},
};
// clang-format on

static void says_what_it_is(void **state)
{
    const struct kind *row = *state;
    PROGRAM_RUN("run", program_driver(row->driver));
    assert_status_is(0);
    for (size_t i = 0; i < 6 && row->says[i]; i++) {
        assert_says_in(program.out, row->says[i]);
    }
    assert_says_in(program.out, ".so: cycle 1: started, stopped; nothing left behind\n");
    assert_string_equal(program.errors, "");
}

static void says_what_it_is_in_json(void **state)
{
    const struct kind *row = *state;
    PROGRAM_RUN("run", "--json", program_driver(row->driver));
    assert_status_is(0);
    json_t *object = program_json();
    json_t *is = object_in(object, "is");
    assert_string_equal(text_in(object, "driver"), program_driver(row->driver));
    assert_string_equal(text_in(is, "kind"), row->kind);
    assert_string_equal(text_in(is, "interface"), row->interface);
    assert_string_equal(text_in(is, "variant"), ESCAPEMENT_VARIANT);
    assert_int_equal(number_in(is, "sources"), row->sources);
    assert_int_equal(number_in(is, "children"), row->children);
    assert_int_equal(json_is_true(object_in(is, "has_escape")), row->has_escape);
    assert_int_equal(json_is_true(object_in(is, "has_processes")), row->has_processes);
    assert_string_equal(text_in(is, "device"), "plain");
    assert_int_equal(json_array_size(object_in(object, "cycles")), 1);
    assert_string_equal(text_in(object, "ended"), "done");
    json_decref(object);
}

static bool names(json_t *array, const char *name)
{
    bool found = false;
    for (size_t i = 0; i < json_array_size(array); i++) {
        found |= strcmp(json_string_value(json_array_get(array, i)), name) == 0;
    }
    return found;
}

/* What Windows requires of an adapter with displays, what it may lack, and what is none of a version's. */
static void callbacks_are_told_apart(void **state)
{
    (void)state;
    PROGRAM_RUN("run", program_driver("cli-kinds-full"));
    assert_status_is(0);
    assert_says_in(program.out, "there, DxgkDdi...: AddDevice, StartDevice, StopDevice, RemoveDevice");
    assert_says_in(program.out, "that Windows requires, DxgkDdi...: IsSupportedVidPn, RecommendFunctionalVidPn");
    assert_says_in(program.out, "that it may lack; --json names them");
    PROGRAM_RUN("run", "--json", program_driver("cli-kinds-full"));
    json_t *object = program_json();
    json_t *callbacks = object_in(object_in(object, "is"), "callbacks");
    assert_true(names(object_in(callbacks, "present"), "DxgkDdiEscape"));
    assert_true(names(object_in(callbacks, "absent_required"), "DxgkDdiCommitVidPn"));
    assert_false(names(object_in(callbacks, "absent_optional"), "DxgkDdiCommitVidPn"));
    assert_true(names(object_in(callbacks, "absent_optional"), "DxgkDdiPresent"));
    assert_false(names(object_in(callbacks, "absent_optional"), "DxgkDdiCreateDoorbell")); /* of a later version */
    json_decref(object);
    PROGRAM_RUN("run", "--json", program_driver("cli-kinds-display"));
    object = program_json();
    callbacks = object_in(object_in(object, "is"), "callbacks");
    assert_true(names(object_in(callbacks, "absent_optional"), "DxgkDdiPresentDisplayOnly"));
    assert_false(names(object_in(callbacks, "absent_optional"), "DxgkDdiPresent")); /* of the other table */
    assert_true(json_is_null(object_in(object_in(object, "is"), "escape")));
    json_decref(object);
}

static void the_image_is_described(void **state)
{
    (void)state;
    PROGRAM_RUN("run", program_driver("cli-kinds-render"));
    assert_says_in(program.out, "escape     DxgkDdiEscape is KindsEscape, ");
    assert_says_in(program.out, "kinds.c:");
    assert_says_in(program.out, ", in .text, not pageable\n");
    assert_says_in(program.out, "sections   ");
    assert_says_in(program.out, " code");
    PROGRAM_RUN("run", "--json", program_driver("cli-kinds-render"));
    json_t *object = program_json();
    json_t *is = object_in(object, "is");
    json_t *escape = object_in(is, "escape");
    assert_string_equal(text_in(escape, "function"), "KindsEscape");
    assert_true(number_in(escape, "line") > 0);
    assert_true(names(object_in(object_in(is, "imports"), "implemented"), "DxgkInitialize"));
    assert_int_equal(json_array_size(object_in(object_in(is, "imports"), "stop_when_called")), 0);
    assert_true(json_array_size(object_in(is, "sections")) > 3);
    json_decref(object);
}

/* ---------------------------------------------------------------------------------------------------------- cycles */

static void cycles_are_counted(void **state)
{
    (void)state;
    PROGRAM_RUN("run", "--cycles", "5", program_driver("cli-kinds-full"));
    assert_status_is(0);
    assert_says_in(program.out, "cycle 1: started, 20 escapes (");
    assert_says_in(program.out, "), stopped; nothing left behind\n");
    assert_says_in(program.out, "and 4 more cycles like it\n");
}

static void cycles_in_json(void **state)
{
    (void)state;
    PROGRAM_RUN("run", "--cycles", "3", "--json", program_driver("cli-kinds-full"));
    assert_status_is(0);
    json_t *object = program_json();
    json_t *cycles = object_in(object, "cycles");
    assert_int_equal(json_array_size(cycles), 3);
    for (size_t i = 0; i < 3; i++) {
        json_t *cycle = json_array_get(cycles, i);
        long long all = 0;
        const char *status;
        json_t *count;
        assert_int_equal(number_in(cycle, "cycle"), (long long)i + 1);
        json_object_foreach(object_in(cycle, "statuses"), status, count)
        {
            all += json_integer_value(count);
        }
        assert_int_equal(all, 20);
        assert_int_equal(number_in(cycle, "escapes"), 20);
        assert_int_equal(number_in(object_in(cycle, "left_behind"), "pool_blocks"), 0);
    }
    json_decref(object);
}

/* What the driver leaves behind, by a kind of thing. */
struct left {
    const char *name, *driver, *member, *says;
};

// clang-format off
static struct left lefts[] = {
    {"pool",       "cli-leaves-pool",    "pool_blocks",  "left behind: 1 pool block, 100 bytes of pool\n"
                                                         "    pool 'Leak': 1 block of 100 bytes, 100 of them paged\n"},
    {"a mapping",  "cli-leaves-mapping", "mappings",     "left behind: 1 mapping\n"},
    {"a handle",   "cli-leaves-handle",  "handles",      "left behind: 1 handle\n"},
    {"a timer",    "cli-leaves-timer",   "timers_armed", "left behind: 1 armed timer\n"},
    {"a thread",   "cli-leaves-thread",  "threads",      "left behind: 1 thread"},
    {"an MDL",     "cli-leaves-mdl",     "mdls",         "left behind: 1 MDL\n"},
};
// clang-format on

static void leftovers_are_a_finding(void **state)
{
    const struct left *row = *state;
    PROGRAM_RUN("run", "--cycles", "2", program_driver(row->driver));
    assert_status_is(1);
    assert_says_in(program.out, row->says);
    assert_says_in(program.out, "and 1 more cycle like it\n  why   what was taken was not given back");
    PROGRAM_RUN("run", "--json", program_driver(row->driver));
    assert_status_is(1);
    json_t *object = program_json();
    json_t *left = object_in(json_array_get(object_in(object, "cycles"), 0), "left_behind");
    assert_int_equal(number_in(left, row->member), 1);
    json_decref(object);
}

static void crash_while_stopping(void **state)
{
    (void)state;
    PROGRAM_RUN("run", "--json", program_driver("cli-leaves-crash"));
    assert_status_is(4);
    json_t *object = program_json();
    assert_string_equal(text_in(object_in(object, "is"), "kind"), "render-only");
    assert_int_equal(json_array_size(object_in(object, "cycles")), 0);
    assert_string_equal(text_in(object_in(object, "bugcheck"), "name"), "PAGE_FAULT_IN_NONPAGED_AREA");
    assert_string_equal(text_in(object, "ended"), "crashed");
    json_decref(object);
}

static void crash_in_an_escape_of_a_cycle(void **state)
{
    (void)state;
    PROGRAM_RUN("run", "--cycles", "2", program_driver("cli-leaves-escape"));
    assert_status_is(4);
    assert_says_in(program.errors, "adapter, flags none, 4 bytes: 00 00 00 00: not finished");
    assert_says_in(program.errors, "adapter, flags none, 0 bytes: STATUS_SUCCESS (0x00000000)");
}

int main(void)
{
    static struct CMUnitTest tests[32];
    size_t count = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        tests[count++] =
            (struct CMUnitTest){.name = kinds[i].name, .test_func = says_what_it_is, .initial_state = &kinds[i]};
        tests[count++] = (struct CMUnitTest){
            .name = "the same with --json", .test_func = says_what_it_is_in_json, .initial_state = &kinds[i]};
    }
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(callbacks_are_told_apart);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(the_image_is_described);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(cycles_are_counted);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(cycles_in_json);
    for (size_t i = 0; i < sizeof lefts / sizeof lefts[0]; i++) {
        tests[count++] = (struct CMUnitTest){
            .name = lefts[i].name, .test_func = leftovers_are_a_finding, .initial_state = &lefts[i]};
    }
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(crash_while_stopping);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(crash_in_an_escape_of_a_cycle);
    return _cmocka_run_group_tests("cli-run", tests, count, NULL, NULL);
}
