/*
 * extimer_test.c: timers that the system allocates – expiry, period, cancellation, and each way to delete one.
 */
#include "kernel.h"

static struct {
    KEVENT reached;
    _Atomic unsigned calls, enough, ends;
    PEX_TIMER last;
    void *context;
    KIRQL irql;
} seen;

static void NTAPI on_timer(PEX_TIMER timer, PVOID context)
{
    seen.last = timer;
    seen.context = context;
    seen.irql = KeGetCurrentIrql();
    if (atomic_fetch_add(&seen.calls, 1) + 1 == seen.enough) {
        KeSetEvent(&seen.reached, 0, FALSE);
    }
}

static void NTAPI on_end(PVOID context)
{
    assert_ptr_equal(context, &seen);
    atomic_fetch_add(&seen.ends, 1);
    KeSetEvent(&seen.reached, 0, FALSE);
}

static void begin(unsigned enough)
{
    memset(&seen, 0, sizeof seen);
    seen.enough = enough;
    KeInitializeEvent(&seen.reached, SynchronizationEvent, FALSE);
}

static void expires_once(void **state)
{
    (void)state;
    begin(1);
    PEX_TIMER timer = ExAllocateTimer(on_timer, &seen, EX_TIMER_HIGH_RESOLUTION);
    assert_non_null(timer);
    assert_false(ExSetTimer(timer, -10000, 0, NULL));
    assert_int_equal(wait_forever(timer), STATUS_SUCCESS); /* a dispatcher object */
    wait_forever(&seen.reached);
    assert_ptr_equal(seen.last, timer);
    assert_ptr_equal(seen.context, &seen);
    assert_int_equal(seen.irql, DISPATCH_LEVEL);
    assert_false(ExDeleteTimer(timer, TRUE, TRUE, NULL));
    assert_machine_clean();
}

static void repeats_until_cancelled(void **state)
{
    (void)state;
    begin(3);
    PEX_TIMER timer = ExAllocateTimer(on_timer, NULL, EX_TIMER_NOTIFICATION);
    ExSetTimer(timer, -1, 5000, NULL); /* half a millisecond is rounded up */
    wait_forever(&seen.reached);
    assert_true(ExSetTimer(timer, -INT64_C(600000000), 0, NULL));
    assert_true(ExCancelTimer(timer, NULL));
    assert_false(ExCancelTimer(timer, NULL));
    assert_false(ExDeleteTimer(timer, TRUE, FALSE, NULL));
    assert_machine_clean();
}

static void deletion_cancels(void **state)
{
    (void)state;
    begin(1);
    EXT_DELETE_PARAMETERS parameters = {.DeleteCallback = on_end, .DeleteContext = &seen};
    PEX_TIMER timer = ExAllocateTimer(on_timer, NULL, 0);
    ExSetTimer(timer, -INT64_C(600000000), 0, NULL);
    assert_true(ExDeleteTimer(timer, TRUE, TRUE, &parameters));
    assert_int_equal(seen.ends, 1);
    assert_int_equal(seen.calls, 0);
    assert_machine_clean();
}

static void deletion_lets_it_expire(void **state)
{
    (void)state;
    begin(100);
    EXT_DELETE_PARAMETERS parameters = {.DeleteCallback = on_end, .DeleteContext = &seen};
    PEX_TIMER timer = ExAllocateTimer(on_timer, NULL, 0);
    ExSetTimer(timer, -100000, 0, NULL);
    assert_false(ExDeleteTimer(timer, FALSE, FALSE, &parameters));
    wait_forever(&seen.reached);
    assert_int_equal(seen.calls, 1);
    assert_int_equal(seen.ends, 1);
    KeFlushQueuedDpcs();
    assert_machine_clean();
}

static void deletion_at_dispatch_level(void **state)
{
    (void)state;
    KIRQL before;
    begin(100);
    EXT_DELETE_PARAMETERS parameters = {.DeleteCallback = on_end, .DeleteContext = &seen};
    PEX_TIMER timer = ExAllocateTimer(NULL, NULL, 0);
    KeRaiseIrql(DISPATCH_LEVEL, &before);
    ExDeleteTimer(timer, TRUE, FALSE, &parameters);
    KeLowerIrql(before);
    wait_forever(&seen.reached);
    KeFlushQueuedDpcs();
    assert_machine_clean();
}

static void refuses_attributes(void **state)
{
    (void)state;
    assert_null(ExAllocateTimer(on_timer, NULL, 1));
    assert_null(ExAllocateTimer(on_timer, NULL, EX_TIMER_HIGH_RESOLUTION | EX_TIMER_NO_WAKE));
    os_fail_nth(1, false);
    assert_null(ExAllocateTimer(on_timer, NULL, 0));
    os_fail_nth(0, false);
}

static void wait_without_cancel(void)
{
    ExDeleteTimer(ExAllocateTimer(on_timer, NULL, 0), FALSE, TRUE, NULL);
}

static void wait_at_dispatch(void)
{
    KIRQL before;
    PEX_TIMER timer = ExAllocateTimer(on_timer, NULL, 0);
    KeRaiseIrql(DISPATCH_LEVEL, &before);
    ExDeleteTimer(timer, TRUE, TRUE, NULL);
}

static void negative_period(void)
{
    ExSetTimer(ExAllocateTimer(on_timer, NULL, 0), -1, -1, NULL);
}

static const struct misuse misuses[] = {
    {"ExDeleteTimer waits and does not cancel", TIMER_OR_DPC_INVALID, wait_without_cancel},
    {"ExDeleteTimer waits at DISPATCH_LEVEL", IRQL_NOT_LESS_OR_EQUAL, wait_at_dispatch},
    {"ExSetTimer with a negative period", TIMER_OR_DPC_INVALID, negative_period},
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW_TEST(misuses[0], ends_in_bugcheck), ROW_TEST(misuses[1], ends_in_bugcheck),
        ROW_TEST(misuses[2], ends_in_bugcheck), WITH_MACHINE(expires_once),
        WITH_MACHINE(repeats_until_cancelled),  WITH_MACHINE(deletion_cancels),
        WITH_MACHINE(deletion_lets_it_expire),  WITH_MACHINE(deletion_at_dispatch_level),
        WITH_MACHINE(refuses_attributes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
