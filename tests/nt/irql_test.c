/*
 * irql_test.c: raising, lowering, and what Windows stops for.
 */
#include "child.h"

#include <bugcodes.h>
#include <nt/os.h>
#include <nt/thread.h>

static void starts_at_passive(void **state)
{
    (void)state;
    assert_int_equal(KeGetCurrentIrql(), PASSIVE_LEVEL);
}

static void raise_and_lower(void **state)
{
    (void)state;
    assert_int_equal(KfRaiseIrql(APC_LEVEL), PASSIVE_LEVEL);
    assert_int_equal(KfRaiseIrql(DISPATCH_LEVEL), APC_LEVEL);
    assert_int_equal(KfRaiseIrql(DISPATCH_LEVEL), DISPATCH_LEVEL); /* to the same is allowed */
    assert_int_equal(KfRaiseIrql(HIGH_LEVEL), DISPATCH_LEVEL);
    KeLowerIrql(DISPATCH_LEVEL);
    assert_int_equal(KeGetCurrentIrql(), DISPATCH_LEVEL);
    KeLowerIrql(PASSIVE_LEVEL);
    assert_int_equal(KeRaiseIrqlToDpcLevel(), PASSIVE_LEVEL);
    assert_int_equal(KeGetCurrentIrql(), DISPATCH_LEVEL);
    KeLowerIrql(PASSIVE_LEVEL);
}

static void look(void *argument)
{
    *(KIRQL *)argument = KeGetCurrentIrql();
}

static void each_thread_has_its_own(void **state)
{
    (void)state;
    KIRQL other = 9;
    struct os_thread *thread;
    KIRQL before = KfRaiseIrql(DISPATCH_LEVEL);
    assert_int_equal(os_thread_create(&thread, "other", look, &other), 0);
    os_thread_join(thread);
    KeLowerIrql(before);
    assert_int_equal(other, PASSIVE_LEVEL);
}

static void names(void **state)
{
    (void)state;
    assert_string_equal(nt_irql_name(0), "PASSIVE_LEVEL");
    assert_string_equal(nt_irql_name(2), "DISPATCH_LEVEL");
    assert_string_equal(nt_irql_name(5), "DIRQL 5");
    assert_string_equal(nt_irql_name(15), "HIGH_LEVEL");
    assert_string_equal(nt_irql_name(16), "no IRQL");
}

struct stop {
    const char *name;
    KIRQL from;
    bool raises;
    KIRQL to;
    uint32_t code;
};
static const struct stop stops[] = {
    {"raise: to a lower IRQL", DISPATCH_LEVEL, true, APC_LEVEL, IRQL_NOT_GREATER_OR_EQUAL},
    {"raise: past HIGH_LEVEL", PASSIVE_LEVEL, true, 16, IRQL_NOT_GREATER_OR_EQUAL},
    {"lower: to a higher IRQL", APC_LEVEL, false, DISPATCH_LEVEL, IRQL_NOT_LESS_OR_EQUAL},
};

static void do_stop(void *argument)
{
    const struct stop *row = argument;
    nt_irql_set(row->from);
    if (row->raises) {
        KfRaiseIrql(row->to);
    } else {
        KeLowerIrql(row->to);
    }
}

static void stops_machine(void **state)
{
    static struct child child;
    const struct stop *row = *state;
    child_run(&child, do_stop, *state);
    assert_bugcheck(&child, row->code);
    assert_int_equal(child_parameter(&child, 1), row->from);
    assert_int_equal(child_parameter(&child, 2), row->to);
}

static void require_passive(void *argument)
{
    nt_irql_set(*(KIRQL *)argument);
    nt_irql_require_at_most(APC_LEVEL, (const void *)(uintptr_t)0x1234, "a routine above its IRQL");
}

static void required_irql(void **state)
{
    (void)state;
    static struct child child;
    KIRQL irql = APC_LEVEL;
    child_run(&child, require_passive, &irql);
    assert_int_equal(child.status, 0);
    irql = DISPATCH_LEVEL;
    child_run(&child, require_passive, &irql);
    assert_bugcheck(&child, IRQL_NOT_LESS_OR_EQUAL);
    assert_int_equal(child_parameter(&child, 1), 0x1234);
    assert_says(&child, "a routine above its IRQL");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts_at_passive),       cmocka_unit_test(raise_and_lower),
        cmocka_unit_test(each_thread_has_its_own), cmocka_unit_test(names),
        ROW_TEST(stops[0], stops_machine),         ROW_TEST(stops[1], stops_machine),
        ROW_TEST(stops[2], stops_machine),         cmocka_unit_test(required_irql),
    };
    return cmocka_run_group_tests_name("nt-irql", tests, NULL, NULL);
}
