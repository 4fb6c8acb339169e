/*
 * timer_test.c: timers – armed, expired, cancelled, periodic, with a DPC, and left behind.
 */
#include "kernel.h"

#include <nt/clock.h>
#include <nt/timer.h>

enum { MANY = 300 };

static KTIMER timer;
static KDPC dpc;
static _Atomic uint32_t calls;

static LARGE_INTEGER far_away(void)
{
    return after_ms(3600000);
}

static void NTAPI count_call(PRKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    (void)Dpc;
    (void)DeferredContext;
    (void)SystemArgument1;
    (void)SystemArgument2;
    atomic_fetch_add(&calls, 1);
}

static int setup(void **state)
{
    atomic_store(&calls, 0);
    KeInitializeDpc(&dpc, count_call, NULL);
    return machine_start(state);
}

static void set_says_whether_it_was_set(void **state)
{
    (void)state;
    KeInitializeTimer(&timer);
    assert_false(KeReadStateTimer(&timer));
    assert_false(KeSetTimer(&timer, far_away(), NULL));
    assert_true(KeSetTimer(&timer, far_away(), NULL));
    assert_int_equal(nt_timer_count(), 1);
    assert_true(KeCancelTimer(&timer));
    assert_false(KeCancelTimer(&timer));
    assert_int_equal(nt_timer_count(), 0);
    assert_false(KeReadStateTimer(&timer));
}

static void expires_when_it_is_due(void **state)
{
    (void)state;
    KeInitializeTimer(&timer);
    uint64_t start = nt_clock_now_ns();
    assert_false(KeSetTimer(&timer, after_ms(10), NULL));
    assert_int_equal(poll_object(&timer), STATUS_TIMEOUT);
    assert_int_equal(wait_forever(&timer), STATUS_SUCCESS);
    assert_true(nt_clock_now_ns() - start >= UINT64_C(10000000));
    assert_true(KeReadStateTimer(&timer));
    assert_false(KeCancelTimer(&timer)); /* it is not set any more */
    assert_int_equal(poll_object(&timer), STATUS_SUCCESS);
    assert_machine_clean();
}

static void synchronization_timer_lets_one_go(void **state)
{
    (void)state;
    KeInitializeTimerEx(&timer, SynchronizationTimer);
    KeSetTimer(&timer, after_ms(1), NULL);
    assert_int_equal(wait_forever(&timer), STATUS_SUCCESS);
    assert_int_equal(poll_object(&timer), STATUS_TIMEOUT);
}

static void absolute_time(void **state)
{
    LARGE_INTEGER due;
    (void)state;
    KeInitializeTimer(&timer);
    KeQuerySystemTime(&due);
    due.QuadPart += 50000;
    assert_false(KeSetTimer(&timer, due, NULL));
    assert_int_equal(wait_forever(&timer), STATUS_SUCCESS);
    LARGE_INTEGER now;
    KeQuerySystemTime(&now);
    assert_true(now.QuadPart >= due.QuadPart);
}

static void past_expires_in_the_call(void **state)
{
    LARGE_INTEGER past = {.QuadPart = 1};
    LARGE_INTEGER zero = {.QuadPart = 0};
    (void)state;
    KeInitializeTimer(&timer);
    assert_false(KeSetTimer(&timer, past, &dpc));
    assert_true(KeReadStateTimer(&timer));
    KeFlushQueuedDpcs();
    assert_int_equal(calls, 1);
    assert_false(KeSetTimer(&timer, zero, &dpc));
    KeFlushQueuedDpcs();
    assert_int_equal(calls, 2);
}

static void setting_again_resets(void **state)
{
    (void)state;
    KeInitializeTimer(&timer);
    KeSetTimer(&timer, after_ms(0), NULL);
    assert_true(KeReadStateTimer(&timer));
    KeSetTimer(&timer, far_away(), NULL);
    assert_false(KeReadStateTimer(&timer));
    KeCancelTimer(&timer);
}

static void periodic_goes_on(void **state)
{
    (void)state;
    KeInitializeTimerEx(&timer, SynchronizationTimer);
    assert_false(KeSetTimerEx(&timer, after_ms(1), 1, &dpc));
    for (int i = 0; i < 5; i++) {
        assert_int_equal(wait_forever(&timer), STATUS_SUCCESS);
    }
    assert_int_equal(nt_timer_count(), 1);
    assert_true(KeCancelTimer(&timer));
    KeFlushQueuedDpcs();
    uint32_t until_now = calls;
    assert_true(until_now >= 1); /* an expiry finds the DPC of the one before queued yet, where the thread is late */
    sleep_ms(5);
    assert_int_equal(calls, until_now);
}

static void coalescable_expires_too(void **state)
{
    (void)state;
    KeInitializeTimer(&timer);
    assert_false(KeSetCoalescableTimer(&timer, after_ms(1), 0, 100, &dpc));
    assert_int_equal(wait_forever(&timer), STATUS_SUCCESS);
    KeFlushQueuedDpcs();
    assert_int_equal(calls, 1);
}

/* Once cancelled and flushed, nothing of the timer or its DPC is touched. */
static void memory_is_the_drivers_after_cancel(void **state)
{
    (void)state;
    for (int i = 0; i < MANY; i++) {
        KTIMER *own = os_alloc(sizeof *own);
        KDPC *own_dpc = os_alloc(sizeof *own_dpc);
        LARGE_INTEGER due = {.QuadPart = -(LONGLONG)(i % 7) * 100};
        assert_non_null(own);
        assert_non_null(own_dpc);
        KeInitializeTimer(own);
        KeInitializeDpc(own_dpc, count_call, NULL);
        KeSetTimerEx(own, due, i % 3, own_dpc);
        if (i % 2) {
            KeStallExecutionProcessor(20);
        }
        KeCancelTimer(own);
        KeFlushQueuedDpcs();
        os_free(own);
        os_free(own_dpc);
    }
    assert_int_equal(nt_timer_count(), 0);
}

/* A thread waits for the timer itself, which it then frees. */
static void memory_is_the_drivers_after_the_wait(void **state)
{
    (void)state;
    for (int i = 0; i < MANY; i++) {
        KTIMER *own = os_alloc(sizeof *own);
        assert_non_null(own);
        LARGE_INTEGER due = {.QuadPart = -1};
        KeInitializeTimer(own);
        KeSetTimer(own, due, NULL);
        assert_int_equal(wait_forever(own), STATUS_SUCCESS);
        os_free(own);
    }
}

static KTIMER many[MANY];

static void many_at_once(void **state)
{
    (void)state;
    for (int i = 0; i < MANY; i++) {
        KeInitializeTimer(&many[i]);
    }
    for (int i = 0; i < MANY; i++) { /* 7 has no factor in common with MANY: each once, mixed */
        KeSetTimer(&many[i], after_ms(1 + i * 7 % MANY / 30), NULL);
    }
    for (int i = 0; i < MANY; i += 2) {
        KeCancelTimer(&many[i]);
    }
    for (int i = 1; i < MANY; i += 2) {
        assert_int_equal(wait_forever(&many[i]), STATUS_SUCCESS);
    }
    for (int i = 0; i < MANY; i += 2) {
        assert_false(KeReadStateTimer(&many[i]));
    }
    assert_int_equal(nt_timer_count(), 0);
}

/* What a driver left armed in memory that is gone is dropped without being touched. */
static void left_in_freed_memory(void **state)
{
    struct nt_leftovers left;
    (void)state;
    KTIMER *own = os_alloc(sizeof *own);
    assert_non_null(own);
    KeInitializeTimer(own);
    KeSetTimer(own, far_away(), NULL);
    os_free(own);
    nt_leftovers(&left);
    assert_int_equal(left.timers_armed, 1);
    nt_timer_drop_all();
    assert_int_equal(nt_timer_count(), 0);
    KeInitializeTimer(&timer);
    KeSetTimer(&timer, far_away(), NULL); /* and once more for the machine's end */
}

/* --------------------------------------------------------------------------------------------------------- misuse */

static void never_initialized(void)
{
    static KTIMER blank;
    KeSetTimer(&blank, far_away(), NULL);
}

static void initialized_while_armed(void)
{
    KeInitializeTimer(&timer);
    KeSetTimer(&timer, far_away(), NULL);
    KeInitializeTimer(&timer);
}

static void freed_while_armed(void)
{
    KTIMER *own = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof *own, 0x74736554);
    KeInitializeTimer(own);
    KeSetTimer(own, far_away(), NULL);
    ExFreePool(own);
}

static void set_above_dispatch(void)
{
    KIRQL before;
    KeInitializeTimer(&timer);
    KeRaiseIrql(5, &before);
    KeSetTimer(&timer, far_away(), NULL);
}

// clang-format off
static const struct misuse misuses[] = {
    {"never initialized: 0xC7",             TIMER_OR_DPC_INVALID,   never_initialized},
    {"initialized while it is armed: 0xC7", TIMER_OR_DPC_INVALID,   initialized_while_armed},
    {"pool freed while it is armed: 0xC7",  TIMER_OR_DPC_INVALID,   freed_while_armed},
    {"set above DISPATCH_LEVEL: 0xA",       IRQL_NOT_LESS_OR_EQUAL, set_above_dispatch},
};
// clang-format on

#define WITH(test) cmocka_unit_test_setup_teardown(test, setup, machine_stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW_TEST(misuses[0], ends_in_bugcheck),
        ROW_TEST(misuses[1], ends_in_bugcheck),
        ROW_TEST(misuses[2], ends_in_bugcheck),
        ROW_TEST(misuses[3], ends_in_bugcheck),
        WITH(set_says_whether_it_was_set),
        WITH(expires_when_it_is_due),
        WITH(synchronization_timer_lets_one_go),
        WITH(absolute_time),
        WITH(past_expires_in_the_call),
        WITH(setting_again_resets),
        WITH(periodic_goes_on),
        WITH(coalescable_expires_too),
        WITH(memory_is_the_drivers_after_cancel),
        WITH(memory_is_the_drivers_after_the_wait),
        WITH(many_at_once),
        WITH(left_in_freed_memory),
    };
    return cmocka_run_group_tests_name("nt-timer", tests, NULL, NULL);
}
