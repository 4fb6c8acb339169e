/*
 * stops_test.c: a driver that imports what nothing carries out runs until it calls it, and then is told what it was.
 */
#include "program.h"

static void never_called_runs(void **state)
{
    (void)state;
    PROGRAM_RUN("run", program_driver("cli-stops-never"));
    assert_status_is(0);
    assert_says_in(program.out, "1 that stop the driver when it calls them: PcwUnregister\n");
    PROGRAM_RUN("call", program_driver("cli-stops-never"), "--no-device", "--hex", "00");
    assert_status_is(0);
}

static void in_its_start_it_has_not_started(void **state)
{
    static const char *const verbs[] = {"run", "call"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        PROGRAM_RUN(verbs[i], program_driver("cli-stops-start"), i == 1 ? "--no-device" : NULL, "--hex", "00");
        assert_status_is(3);
        assert_says_in(program.errors, "PcwUnregister was called by ");
        assert_says_in(program.errors, "stops.c:");
    }
}

static void in_an_escape_it_crashes(void **state)
{
    (void)state;
    PROGRAM_RUN("call", program_driver("cli-stops-escape"), "--no-device", "--hex", "00");
    assert_status_is(4);
    assert_says_in(program.errors, "PcwUnregister was called by ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(never_called_runs),
        cmocka_unit_test(in_its_start_it_has_not_started),
        cmocka_unit_test(in_an_escape_it_crashes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
