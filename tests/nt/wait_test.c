/*
 * wait_test.c: events, semaphores and waits – who is let go, with which status, and that nobody is forgotten.
 */
#include "kernel.h"

#include <nt/clock.h>

enum { WAITERS = 4, ROUNDS = 2000 };

static KEVENT event;
static KEVENT other;
static KSEMAPHORE semaphore;
static _Atomic uint32_t through;

/* --------------------------------------------------------------------------------------------------------- events */

static void notification_stays_set(void **state)
{
    (void)state;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    assert_int_equal(poll_object(&event), STATUS_TIMEOUT);
    assert_int_equal(KeSetEvent(&event, 0, FALSE), 0);
    assert_int_not_equal(KeSetEvent(&event, 0, FALSE), 0);
    assert_int_equal(poll_object(&event), STATUS_SUCCESS);
    assert_int_equal(poll_object(&event), STATUS_SUCCESS);
    assert_int_not_equal(KeReadStateEvent(&event), 0);
    assert_int_not_equal(KeResetEvent(&event), 0);
    assert_int_equal(KeResetEvent(&event), 0);
    assert_int_equal(poll_object(&event), STATUS_TIMEOUT);
}

static void synchronization_lets_one_go(void **state)
{
    (void)state;
    KeInitializeEvent(&event, SynchronizationEvent, TRUE);
    assert_int_equal(poll_object(&event), STATUS_SUCCESS);
    assert_int_equal(poll_object(&event), STATUS_TIMEOUT);
    KeSetEvent(&event, 0, FALSE);
    KeClearEvent(&event);
    assert_int_equal(poll_object(&event), STATUS_TIMEOUT);
}

static void layout_is_windows(void **state)
{
    (void)state;
    KeInitializeEvent(&event, SynchronizationEvent, TRUE);
    assert_int_equal(event.Header.Type, 1);
    assert_int_equal(event.Header.Size, 6);
    assert_int_equal(event.Header.SignalState, 1);
    assert_ptr_equal(event.Header.WaitListHead.Flink, &event.Header.WaitListHead);
}

static void wait_and_count(void *argument)
{
    assert_int_equal(wait_forever(argument), STATUS_SUCCESS);
    atomic_fetch_add(&through, 1);
}

static bool has_waiters(const DISPATCHER_HEADER *header, uint32_t count);

static void start_waiters(struct helper helpers[WAITERS], DISPATCHER_HEADER *header)
{
    atomic_store(&through, 0);
    for (uint32_t i = 0; i < WAITERS; i++) {
        helper_start(&helpers[i], wait_and_count, header);
        while (!has_waiters(header, i + 1)) {
            os_thread_yield();
        }
    }
}

static void await_through(uint32_t count)
{
    while (atomic_load(&through) < count) {
        os_thread_yield();
    }
}

extern struct os_lock nt_dispatcher_lock_word;

static bool has_waiters(const DISPATCHER_HEADER *header, uint32_t count)
{
    uint32_t found = 0;
    os_lock(&nt_dispatcher_lock_word);
    for (const LIST_ENTRY *entry = header->WaitListHead.Flink; entry != &header->WaitListHead; entry = entry->Flink) {
        found++;
    }
    os_unlock(&nt_dispatcher_lock_word);
    return found == count;
}

static void notification_lets_all_go(void **state)
{
    struct helper helpers[WAITERS];
    (void)state;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    start_waiters(helpers, &event.Header);
    KeSetEvent(&event, 0, FALSE);
    for (int i = 0; i < WAITERS; i++) {
        helper_join(&helpers[i]);
    }
    assert_int_equal(atomic_load(&through), WAITERS);
}

static void synchronization_lets_them_go_one_by_one(void **state)
{
    struct helper helpers[WAITERS];
    (void)state;
    KeInitializeEvent(&event, SynchronizationEvent, FALSE);
    start_waiters(helpers, &event.Header);
    for (uint32_t i = 0; i < WAITERS; i++) {
        assert_int_equal(KeSetEvent(&event, 0, FALSE), 0);
        await_through(i + 1);
        assert_true(has_waiters(&event.Header, WAITERS - i - 1));
        assert_int_equal(KeReadStateEvent(&event), 0); /* the waiter took it */
    }
    for (int i = 0; i < WAITERS; i++) {
        helper_join(&helpers[i]);
    }
}

static void pulse_lets_go_who_waits(void **state)
{
    struct helper helpers[WAITERS];
    (void)state;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    start_waiters(helpers, &event.Header);
    KePulseEvent(&event, 0, FALSE);
    for (int i = 0; i < WAITERS; i++) {
        helper_join(&helpers[i]);
    }
    assert_int_equal(KeReadStateEvent(&event), 0);
}

/* ----------------------------------------------------------------------------------------------------- semaphores */

static void semaphore_counts(void **state)
{
    (void)state;
    KeInitializeSemaphore(&semaphore, 1, 3);
    assert_int_equal(poll_object(&semaphore), STATUS_SUCCESS);
    assert_int_equal(poll_object(&semaphore), STATUS_TIMEOUT);
    assert_int_equal(KeReleaseSemaphore(&semaphore, 0, 2, FALSE), 0);
    assert_int_equal(KeReleaseSemaphore(&semaphore, 0, 1, FALSE), 2);
    assert_int_equal(KeReadStateSemaphore(&semaphore), 3);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(poll_object(&semaphore), STATUS_SUCCESS);
    }
    assert_int_equal(poll_object(&semaphore), STATUS_TIMEOUT);
}

static void semaphore_lets_as_many_go(void **state)
{
    struct helper helpers[WAITERS];
    (void)state;
    KeInitializeSemaphore(&semaphore, 0, WAITERS);
    start_waiters(helpers, &semaphore.Header);
    KeReleaseSemaphore(&semaphore, 0, 2, FALSE);
    await_through(2);
    assert_true(has_waiters(&semaphore.Header, WAITERS - 2));
    KeReleaseSemaphore(&semaphore, 0, WAITERS - 2, FALSE);
    for (int i = 0; i < WAITERS; i++) {
        helper_join(&helpers[i]);
    }
    assert_int_equal(KeReadStateSemaphore(&semaphore), 0);
}

/* ------------------------------------------------------------------------------------------------------------
 * time-outs */

static void relative_timeout(void **state)
{
    (void)state;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    uint64_t start = nt_clock_now_ns();
    assert_int_equal(wait_ms(&event, 20), STATUS_TIMEOUT);
    assert_true(nt_clock_now_ns() - start >= UINT64_C(20000000));
    assert_true(has_waiters(&event.Header, 0));
}

static void absolute_timeout(void **state)
{
    LARGE_INTEGER due;
    (void)state;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    uint64_t start = nt_clock_now_ns();
    KeQuerySystemTime(&due);
    due.QuadPart += 200000;
    assert_int_equal(KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, &due), STATUS_TIMEOUT);
    assert_true(nt_clock_now_ns() - start >= UINT64_C(19000000));
}

static void absolute_past_times_out_at_once(void **state)
{
    LARGE_INTEGER due = {.QuadPart = 1};
    (void)state;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    assert_int_equal(KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, &due), STATUS_TIMEOUT);
    KeSetEvent(&event, 0, FALSE);
    assert_int_equal(KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, &due), STATUS_SUCCESS);
}

static void set_event_later(void *argument)
{
    sleep_ms(10);
    KeSetEvent(argument, 0, FALSE);
}

static void longest_timeouts_do_not_overflow(void **state)
{
    static const int64_t extremes[] = {INT64_MIN, INT64_MIN + 1, INT64_MAX, -INT64_C(1000000000000000000)};
    struct helper helper;
    (void)state;
    for (size_t i = 0; i < sizeof extremes / sizeof extremes[0]; i++) {
        LARGE_INTEGER timeout = {.QuadPart = extremes[i]};
        KeInitializeEvent(&event, NotificationEvent, FALSE);
        helper_start(&helper, set_event_later, &event);
        assert_int_equal(KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, &timeout), STATUS_SUCCESS);
        helper_join(&helper);
    }
}

static void zero_timeout_at_dispatch(void **state)
{
    (void)state;
    KeInitializeEvent(&event, NotificationEvent, TRUE);
    KIRQL before = KeRaiseIrqlToDpcLevel();
    assert_int_equal(poll_object(&event), STATUS_SUCCESS);
    KeClearEvent(&event);
    assert_int_equal(poll_object(&event), STATUS_TIMEOUT);
    KeLowerIrql(before);
}

static void delay_takes_its_time(void **state)
{
    LARGE_INTEGER interval = {.QuadPart = -100000};
    LARGE_INTEGER nothing = {.QuadPart = 0};
    (void)state;
    uint64_t start = nt_clock_now_ns();
    assert_int_equal(KeDelayExecutionThread(KernelMode, FALSE, &interval), STATUS_SUCCESS);
    assert_true(nt_clock_now_ns() - start >= UINT64_C(10000000));
    assert_int_equal(KeDelayExecutionThread(KernelMode, FALSE, &nothing), STATUS_SUCCESS);
}

/* ------------------------------------------------------------------------------------------------------ several
 * objects */

static NTSTATUS wait_for_both(WAIT_TYPE type, LARGE_INTEGER *timeout)
{
    void *objects[] = {&event, &other};
    return KeWaitForMultipleObjects(2, objects, type, Executive, KernelMode, FALSE, timeout, NULL);
}

static void any_gives_the_first_index(void **state)
{
    LARGE_INTEGER zero = {.QuadPart = 0};
    (void)state;
    KeInitializeEvent(&event, SynchronizationEvent, FALSE);
    KeInitializeEvent(&other, SynchronizationEvent, TRUE);
    assert_int_equal(wait_for_both(WaitAny, &zero), STATUS_WAIT_1);
    assert_int_equal(wait_for_both(WaitAny, &zero), STATUS_TIMEOUT);
    KeSetEvent(&event, 0, FALSE);
    KeSetEvent(&other, 0, FALSE);
    assert_int_equal(wait_for_both(WaitAny, &zero), STATUS_WAIT_0);
    assert_int_not_equal(KeReadStateEvent(&other), 0); /* only the one that ended the wait was taken */
}

static void all_takes_all_or_nothing(void **state)
{
    LARGE_INTEGER zero = {.QuadPart = 0};
    (void)state;
    KeInitializeEvent(&event, SynchronizationEvent, TRUE);
    KeInitializeEvent(&other, SynchronizationEvent, FALSE);
    assert_int_equal(wait_for_both(WaitAll, &zero), STATUS_TIMEOUT);
    assert_int_not_equal(KeReadStateEvent(&event), 0);
    KeSetEvent(&other, 0, FALSE);
    assert_int_equal(wait_for_both(WaitAll, &zero), STATUS_SUCCESS);
    assert_int_equal(KeReadStateEvent(&event), 0);
    assert_int_equal(KeReadStateEvent(&other), 0);
}

static void wait_all_thread(void *argument)
{
    (void)argument;
    assert_int_equal(wait_for_both(WaitAll, NULL), STATUS_SUCCESS);
    atomic_fetch_add(&through, 1);
}

static void all_waits_for_the_last(void **state)
{
    struct helper helper;
    (void)state;
    KeInitializeEvent(&event, SynchronizationEvent, FALSE);
    KeInitializeEvent(&other, SynchronizationEvent, FALSE);
    atomic_store(&through, 0);
    helper_start(&helper, wait_all_thread, NULL);
    while (!has_waiters(&event.Header, 1)) {
        os_thread_yield();
    }
    KeSetEvent(&event, 0, FALSE);
    assert_true(has_waiters(&other.Header, 1));
    assert_int_not_equal(KeReadStateEvent(&event), 0);
    KeSetEvent(&other, 0, FALSE);
    helper_join(&helper);
    assert_int_equal(KeReadStateEvent(&event), 0);
    assert_true(has_waiters(&event.Header, 0));
}

static void sixty_four_with_wait_blocks(void **state)
{
    static KEVENT events[MAXIMUM_WAIT_OBJECTS];
    static KWAIT_BLOCK blocks[MAXIMUM_WAIT_OBJECTS];
    void *objects[MAXIMUM_WAIT_OBJECTS];
    LARGE_INTEGER timeout = after_ms(5);
    (void)state;
    for (int i = 0; i < MAXIMUM_WAIT_OBJECTS; i++) {
        KeInitializeEvent(&events[i], NotificationEvent, FALSE);
        objects[i] = &events[i];
    }
    assert_int_equal(KeWaitForMultipleObjects(MAXIMUM_WAIT_OBJECTS, objects, WaitAny, Executive, KernelMode, FALSE,
                                              &timeout, blocks),
                     STATUS_TIMEOUT);
    KeSetEvent(&events[63], 0, FALSE);
    assert_int_equal(
        KeWaitForMultipleObjects(MAXIMUM_WAIT_OBJECTS, objects, WaitAny, Executive, KernelMode, FALSE, NULL, blocks),
        STATUS_WAIT_63);
}

/* ---------------------------------------------------------------------------------------------------------- no one
 * lost */

static KEVENT ping;
static KEVENT pong;

static void answer(void *argument)
{
    (void)argument;
    for (int i = 0; i < ROUNDS; i++) {
        wait_forever(&ping);
        KeSetEvent(&pong, 0, FALSE);
    }
}

static void no_wake_up_is_lost(void **state)
{
    struct helper helper;
    (void)state;
    KeInitializeEvent(&ping, SynchronizationEvent, FALSE);
    KeInitializeEvent(&pong, SynchronizationEvent, FALSE);
    helper_start(&helper, answer, NULL);
    for (int i = 0; i < ROUNDS; i++) {
        KeSetEvent(&ping, 0, FALSE);
        assert_int_equal(wait_forever(&pong), STATUS_SUCCESS);
    }
    helper_join(&helper);
}

/* The event is freed as soon as the wait returns, while the other thread may still be in KeSetEvent. */
static void set_given_event(void *argument)
{
    for (int i = 0; i < ROUNDS; i++) {
        wait_forever(&ping);
        KeSetEvent(*(KEVENT *volatile *)argument, 0, FALSE);
    }
}

static void event_may_go_after_the_wait(void **state)
{
    struct helper helper;
    KEVENT *volatile given = NULL;
    (void)state;
    KeInitializeEvent(&ping, SynchronizationEvent, FALSE);
    helper_start(&helper, set_given_event, (void *)&given);
    for (int i = 0; i < ROUNDS; i++) {
        KEVENT *fresh = os_alloc(sizeof *fresh);
        assert_non_null(fresh);
        KeInitializeEvent(fresh, i % 2 ? NotificationEvent : SynchronizationEvent, FALSE);
        given = fresh;
        KeSetEvent(&ping, 0, FALSE);
        assert_int_equal(wait_forever(fresh), STATUS_SUCCESS);
        os_free(fresh);
    }
    helper_join(&helper);
}

/* Time-outs race with what they wait for: a semaphore's count must not be lost with either outcome. */
static void release_some(void *argument)
{
    (void)argument;
    for (int i = 0; i < ROUNDS / 4; i++) {
        KeStallExecutionProcessor(20);
        KeReleaseSemaphore(&semaphore, 0, 1, FALSE);
    }
}

static void timeout_races_keep_the_count(void **state)
{
    struct helper helper;
    LARGE_INTEGER timeout = {.QuadPart = -200};
    int taken = 0;
    (void)state;
    KeInitializeSemaphore(&semaphore, 0, MAXLONG);
    helper_start(&helper, release_some, NULL);
    while (taken < ROUNDS / 4) {
        NTSTATUS status = KeWaitForSingleObject(&semaphore, Executive, KernelMode, FALSE, &timeout);
        assert_true(status == STATUS_SUCCESS || status == STATUS_TIMEOUT);
        taken += status == STATUS_SUCCESS;
    }
    helper_join(&helper);
    assert_int_equal(KeReadStateSemaphore(&semaphore), 0);
}

/* --------------------------------------------------------------------------------------------------------- misuse */

static void wait_at_dispatch(void)
{
    KeInitializeEvent(&event, NotificationEvent, TRUE);
    KeRaiseIrqlToDpcLevel();
    wait_forever(&event);
}

static void poll_above_dispatch(void)
{
    KIRQL before;
    KeInitializeEvent(&event, NotificationEvent, TRUE);
    KeRaiseIrql(5, &before);
    poll_object(&event);
}

static void set_above_dispatch(void)
{
    KIRQL before;
    KeInitializeEvent(&event, NotificationEvent, TRUE);
    KeRaiseIrql(5, &before);
    KeSetEvent(&event, 0, FALSE);
}

static void set_and_wait_at_dispatch(void)
{
    KeInitializeEvent(&event, NotificationEvent, TRUE);
    KeRaiseIrqlToDpcLevel();
    KeSetEvent(&event, 0, TRUE);
}

static void uninitialized_object(void)
{
    static KEVENT blank;
    wait_forever(&blank);
}

static void null_object(void)
{
    wait_forever(NULL);
}

static void not_an_object(void)
{
    KeInitializeEvent(&event, NotificationEvent, TRUE);
    event.Header.Type = 0x77;
    wait_forever(&event);
}

static void four_without_wait_blocks(void)
{
    void *objects[] = {&event, &event, &event, &event};
    KeInitializeEvent(&event, NotificationEvent, TRUE);
    KeWaitForMultipleObjects(4, objects, WaitAny, Executive, KernelMode, FALSE, NULL, NULL);
}

static void sixty_five_objects(void)
{
    static KWAIT_BLOCK blocks[65];
    static void *objects[65];
    KeInitializeEvent(&event, NotificationEvent, TRUE);
    for (int i = 0; i < 65; i++) {
        objects[i] = &event;
    }
    KeWaitForMultipleObjects(65, objects, WaitAny, Executive, KernelMode, FALSE, NULL, blocks);
}

static void semaphore_over_its_limit(void)
{
    KeInitializeSemaphore(&semaphore, 1, 2);
    KeReleaseSemaphore(&semaphore, 0, 2, FALSE);
}

static void delay_at_dispatch(void)
{
    KeRaiseIrqlToDpcLevel();
    sleep_ms(1);
}

// clang-format off
static const struct misuse misuses[] = {
    {"wait at DISPATCH_LEVEL: 0xA",                IRQL_NOT_LESS_OR_EQUAL,        wait_at_dispatch},
    {"zero time-out above DISPATCH_LEVEL: 0xA",    IRQL_NOT_LESS_OR_EQUAL,        poll_above_dispatch},
    {"KeSetEvent above DISPATCH_LEVEL: 0xA",       IRQL_NOT_LESS_OR_EQUAL,        set_above_dispatch},
    {"KeSetEvent, Wait, at DISPATCH_LEVEL: 0xA",   IRQL_NOT_LESS_OR_EQUAL,        set_and_wait_at_dispatch},
    {"an uninitialized object: 0xA",               IRQL_NOT_LESS_OR_EQUAL,        uninitialized_object},
    {"a null object: 0xA",                         IRQL_NOT_LESS_OR_EQUAL,        null_object},
    {"what is no object to wait for: 0x1E",        KMODE_EXCEPTION_NOT_HANDLED,   not_an_object},
    {"four objects without wait blocks: 0xC",      MAXIMUM_WAIT_OBJECTS_EXCEEDED, four_without_wait_blocks},
    {"sixty-five objects: 0xC",                    MAXIMUM_WAIT_OBJECTS_EXCEEDED, sixty_five_objects},
    {"a semaphore over its limit: 0x1E",           KMODE_EXCEPTION_NOT_HANDLED,   semaphore_over_its_limit},
    {"KeDelayExecutionThread at DISPATCH: 0xA",    IRQL_NOT_LESS_OR_EQUAL,        delay_at_dispatch},
};
// clang-format on

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW_TEST(misuses[0], ends_in_bugcheck),
        ROW_TEST(misuses[1], ends_in_bugcheck),
        ROW_TEST(misuses[2], ends_in_bugcheck),
        ROW_TEST(misuses[3], ends_in_bugcheck),
        ROW_TEST(misuses[4], ends_in_bugcheck),
        ROW_TEST(misuses[5], ends_in_bugcheck),
        ROW_TEST(misuses[6], ends_in_bugcheck),
        ROW_TEST(misuses[7], ends_in_bugcheck),
        ROW_TEST(misuses[8], ends_in_bugcheck),
        ROW_TEST(misuses[9], ends_in_bugcheck),
        ROW_TEST(misuses[10], ends_in_bugcheck),
        WITH_MACHINE(notification_stays_set),
        WITH_MACHINE(synchronization_lets_one_go),
        WITH_MACHINE(layout_is_windows),
        WITH_MACHINE(notification_lets_all_go),
        WITH_MACHINE(synchronization_lets_them_go_one_by_one),
        WITH_MACHINE(pulse_lets_go_who_waits),
        WITH_MACHINE(semaphore_counts),
        WITH_MACHINE(semaphore_lets_as_many_go),
        WITH_MACHINE(relative_timeout),
        WITH_MACHINE(absolute_timeout),
        WITH_MACHINE(absolute_past_times_out_at_once),
        WITH_MACHINE(longest_timeouts_do_not_overflow),
        WITH_MACHINE(zero_timeout_at_dispatch),
        WITH_MACHINE(delay_takes_its_time),
        WITH_MACHINE(any_gives_the_first_index),
        WITH_MACHINE(all_takes_all_or_nothing),
        WITH_MACHINE(all_waits_for_the_last),
        WITH_MACHINE(sixty_four_with_wait_blocks),
        WITH_MACHINE(no_wake_up_is_lost),
        WITH_MACHINE(event_may_go_after_the_wait),
        WITH_MACHINE(timeout_races_keep_the_count),
    };
    return cmocka_run_group_tests_name("nt-wait", tests, NULL, NULL);
}
