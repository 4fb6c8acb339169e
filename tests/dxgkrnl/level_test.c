/* level_test.c: who is in the driver beside whom, shown by counters that each caller moves while it is inside. */
#include "rig.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#define THREADS 8

/* What is inside at this moment. */
static struct {
    struct rig *rig;
    _Atomic uint32_t zero, unsynchronized, alone;
    _Atomic uint32_t done_zero, done_alone, done_unsynchronized, removed;
    _Atomic bool stop;
    uint64_t plain; /* guarded by the levels alone: ThreadSanitizer judges them by it */
} inside;

static void begin(struct rig *rig)
{
    memset(&inside, 0, sizeof inside);
    inside.rig = rig;
}

static bool enter_zero(void)
{
    struct dxg_adapter *adapter = inside.rig->adapter;
    NTSTATUS status = dxg_level_zero_enter(adapter);
    if (!NT_SUCCESS(status)) {
        assert_int_equal(status, STATUS_DEVICE_REMOVED);
        atomic_fetch_add(&inside.removed, 1);
        return false;
    }
    atomic_fetch_add(&inside.zero, 1);
    assert_int_equal(atomic_load(&inside.alone), 0);
    return true;
}

static void leave_zero(void)
{
    atomic_fetch_add(&inside.done_zero, 1); /* while it is inside still, so that who comes after it has seen it */
    atomic_fetch_sub(&inside.zero, 1);
    dxg_level_zero_leave(inside.rig->adapter);
}

static void once_at_zero(void)
{
    if (enter_zero()) {
        assert_true(*(volatile uint64_t *)&inside.plain < UINT64_MAX);
        leave_zero();
    }
}

static void once_at_two(void)
{
    struct dxg_adapter *adapter = inside.rig->adapter;
    NTSTATUS status = dxg_level_two_enter(adapter);
    if (!NT_SUCCESS(status)) {
        assert_int_equal(status, STATUS_DEVICE_REMOVED);
        atomic_fetch_add(&inside.removed, 1);
        return;
    }
    assert_int_equal(atomic_fetch_add(&inside.alone, 1), 0);
    assert_int_equal(atomic_load(&inside.zero), 0);
    assert_true(dxg_level_is_alone(adapter));
    assert_true(dxg_scheduler_is_idle(adapter));
    inside.plain++;
    atomic_fetch_sub(&inside.alone, 1);
    dxg_level_two_leave(adapter);
    assert_false(dxg_level_is_alone(adapter));
    atomic_fetch_add(&inside.done_alone, 1);
}

static void once_unsynchronized(void)
{
    struct dxg_adapter *adapter = inside.rig->adapter;
    if (NT_SUCCESS(dxg_level_unsynchronized_enter(adapter))) {
        atomic_fetch_add(&inside.unsynchronized, 1);
        atomic_fetch_sub(&inside.unsynchronized, 1);
        dxg_level_unsynchronized_leave(adapter);
        atomic_fetch_add(&inside.done_unsynchronized, 1);
    } else {
        atomic_fetch_add(&inside.removed, 1);
    }
}

static void once_at_three(void)
{
    struct dxg_adapter *adapter = inside.rig->adapter;
    assert_int_equal(dxg_level_three_enter(adapter, true, UINT64_MAX), STATUS_SUCCESS);
    assert_int_equal(atomic_fetch_add(&inside.alone, 1), 0);
    assert_int_equal(atomic_load(&inside.zero), 0);
    assert_int_equal(atomic_load(&inside.unsynchronized), 0);
    inside.plain++;
    atomic_fetch_sub(&inside.alone, 1);
    dxg_level_three_leave(adapter);
    atomic_fetch_add(&inside.done_alone, 1);
}

static void *storm(void *once)
{
    while (!atomic_load(&inside.stop)) {
        (*(void (**)(void))once)();
    }
    return NULL;
}

static void (*const zero)(void) = once_at_zero;
static void (*const two)(void) = once_at_two;
static void (*const three)(void) = once_at_three;
static void (*const unsynchronized)(void) = once_unsynchronized;

static pthread_t start(void (*const *once)(void))
{
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, storm, (void *)once), 0);
    return thread;
}

static void finish(const pthread_t *threads, size_t count)
{
    atomic_store(&inside.stop, true);
    for (size_t i = 0; i < count; i++) {
        pthread_join(threads[i], NULL);
    }
}

static void print_waits(struct rig *rig)
{
    printf("# longest wait: level zero %llu us, alone %llu us\n",
           (unsigned long long)rig->adapter->level.longest_wait_zero_ns / 1000,
           (unsigned long long)rig->adapter->level.longest_wait_alone_ns / 1000);
}

static void zero_is_shared(struct rig *rig)
{
    begin(rig);
    pthread_t threads[2] = {start(&zero), start(&zero)};
    assert_true(enter_zero());
    rig_wait(&inside.done_zero, 100); /* others came and went while this one is inside */
    leave_zero();
    finish(threads, 2);
}

static void two_is_alone_under_a_storm(struct rig *rig)
{
    begin(rig);
    pthread_t threads[THREADS];
    for (size_t i = 0; i < THREADS; i++) {
        threads[i] = start(i % 4 == 3 ? &two : &zero);
    }
    rig_wait(&inside.done_alone, 500);
    rig_wait(&inside.done_zero, 500);
    finish(threads, THREADS);
    print_waits(rig);
}

static void two_does_not_starve(struct rig *rig)
{
    begin(rig);
    pthread_t threads[THREADS];
    for (size_t i = 0; i < THREADS; i++) {
        threads[i] = start(i == 0 ? &two : &zero);
    }
    rig_wait(&inside.done_alone, 300); /* one against seven */
    finish(threads, THREADS);
    print_waits(rig);
}

static void zero_does_not_starve(struct rig *rig)
{
    begin(rig);
    pthread_t threads[THREADS];
    for (size_t i = 0; i < THREADS; i++) {
        threads[i] = start(i == 0 ? &zero : &two);
    }
    rig_wait(&inside.done_zero, 300);
    rig_wait(&inside.done_alone, 300);
    finish(threads, THREADS);
    print_waits(rig);
}

static void three_keeps_everybody_out(struct rig *rig)
{
    begin(rig);
    pthread_t threads[THREADS];
    for (size_t i = 0; i < THREADS; i++) {
        static void (*const *const kinds[])(void) = {&zero, &unsynchronized, &two, &three};
        threads[i] = start(kinds[i % 4]);
    }
    rig_wait(&inside.done_alone, 500);
    rig_wait(&inside.done_zero, 300);
    rig_wait(&inside.done_unsynchronized, 300);
    finish(threads, THREADS);
    print_waits(rig);
}

static void unsynchronized_passes_level_two(struct rig *rig)
{
    begin(rig);
    assert_int_equal(dxg_level_two_enter(rig->adapter), STATUS_SUCCESS);
    pthread_t thread = start(&unsynchronized);
    rig_wait(&inside.done_unsynchronized, 10);
    dxg_level_two_leave(rig->adapter);
    finish(&thread, 1);
}

static void *waits_for_level(void *once)
{
    (*(void (**)(void))once)();
    return NULL;
}

/* Until so many wait at the gate. */
static void wait_for_waiters(struct rig *rig, uint32_t zeros)
{
    struct dxg_level *level = &rig->adapter->level;
    for (uint32_t waiting = 0; waiting < zeros;) {
        os_thread_yield();
        os_lock(&level->lock);
        waiting = level->waiting_zero;
        os_unlock(&level->lock);
    }
}

static void a_stop_turns_waiters_away(struct rig *rig)
{
    begin(rig);
    struct dxg_adapter *adapter = rig->adapter;
    assert_int_equal(dxg_level_three_enter(adapter, true, UINT64_MAX), STATUS_SUCCESS);
    pthread_t threads[3];
    void (*const *const kinds[])(void) = {&zero, &unsynchronized, &two};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, waits_for_level, (void *)kinds[i]), 0);
    }
    wait_for_waiters(rig, 2);
    atomic_store(&adapter->state, DXG_ADAPTER_STOPPED);
    dxg_level_three_leave(adapter);
    for (size_t i = 0; i < 3; i++) {
        pthread_join(threads[i], NULL);
    }
    assert_int_equal(atomic_load(&inside.removed), 3);
    assert_int_equal(dxg_level_zero_enter(adapter), STATUS_DEVICE_REMOVED);
    assert_int_equal(dxg_level_two_enter(adapter), STATUS_DEVICE_REMOVED);
    atomic_store(&adapter->state, DXG_ADAPTER_STARTED);
    assert_int_equal(dxg_level_zero_enter(adapter), STATUS_SUCCESS);
    dxg_level_zero_leave(adapter);
}

static void those_kept_out_go_first(struct rig *rig)
{
    begin(rig);
    struct dxg_adapter *adapter = rig->adapter;
    pthread_t threads[3];
    assert_int_equal(dxg_level_two_enter(adapter), STATUS_SUCCESS);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, waits_for_level, (void *)&zero), 0);
    }
    wait_for_waiters(rig, 3);
    dxg_level_two_leave(adapter);
    assert_int_equal(dxg_level_two_enter(adapter), STATUS_SUCCESS); /* at once again, and yet after them */
    assert_int_equal(atomic_load(&inside.done_zero) + atomic_load(&inside.removed), 3);
    dxg_level_two_leave(adapter);
    for (size_t i = 0; i < 3; i++) {
        pthread_join(threads[i], NULL);
    }
}

static void three_gives_up_in_time(struct rig *rig)
{
    begin(rig);
    struct dxg_adapter *adapter = rig->adapter;
    assert_true(enter_zero());
    assert_int_equal(dxg_level_three_enter(adapter, false, 1000000), STATUS_TIMEOUT);
    assert_false(dxg_level_is_alone(adapter));
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, waits_for_level, (void *)&zero), 0);
    pthread_join(thread, NULL); /* the gate is open again */
    leave_zero();
    assert_int_equal(dxg_level_three_enter(adapter, false, 0), STATUS_SUCCESS);
    dxg_level_three_leave(adapter);
}

static void cancelled_three_gives_up(struct rig *rig)
{
    begin(rig);
    struct dxg_adapter *adapter = rig->adapter;
    _Atomic bool cancelled = true;
    assert_true(enter_zero());
    assert_int_equal(dxg_level_three_enter_unless(adapter, UINT64_MAX, &cancelled), STATUS_CANCELLED);
    leave_zero();
    assert_int_equal(dxg_level_two_enter(adapter), STATUS_SUCCESS);
    dxg_level_two_leave(adapter);
}

/* A thread's first call needs memory, and none is a status; being alone needs none. */
static NTSTATUS first_status;

static void *first_call(void *argument)
{
    struct rig *rig = argument;
    os_fail_nth(1, true);
    first_status = dxg_level_zero_enter(rig->adapter);
    assert_int_equal(dxg_level_two_enter(rig->adapter), STATUS_SUCCESS);
    dxg_level_two_leave(rig->adapter);
    assert_int_equal(dxg_level_three_enter(rig->adapter, true, UINT64_MAX), STATUS_SUCCESS);
    dxg_level_three_leave(rig->adapter);
    os_fail_nth(0, false);
    return NULL;
}

static void only_the_first_call_needs_memory(struct rig *rig)
{
    pthread_t thread;
    first_status = STATUS_SUCCESS;
    assert_int_equal(pthread_create(&thread, NULL, first_call, rig), 0);
    pthread_join(thread, NULL);
    assert_int_equal(first_status, STATUS_NO_MEMORY);
}

static void classes_exclude_their_own(struct rig *rig)
{
    struct dxg_level *level = &rig->adapter->level;
    dxg_level_class_enter(rig->adapter, DXG_CLASS_POINTER);
    assert_false(os_lock_try(&level->classes[DXG_CLASS_POINTER]));
    assert_true(os_lock_try(&level->classes[DXG_CLASS_OVERLAY])); /* another class runs beside it */
    dxg_level_class_leave(rig->adapter, DXG_CLASS_OVERLAY);
    dxg_level_class_leave(rig->adapter, DXG_CLASS_POINTER);
    assert_true(os_lock_try(&level->classes[DXG_CLASS_POINTER]));
    dxg_level_class_leave(rig->adapter, DXG_CLASS_POINTER);
}

static void slots_are_used_again(struct rig *rig)
{
    begin(rig);
    struct dxg_level_slot *slot = dxg_level_slot_take();
    assert_non_null(slot);
    dxg_level_slot_give(slot);
    assert_ptr_equal(dxg_level_slot_take(), slot);
    dxg_level_slot_give(slot);
}

struct row {
    const char *name;
    void (*run)(struct rig *rig);
};

static const struct row rows[] = {
    {"zero: is shared", zero_is_shared},
    {"two: is alone under a storm", two_is_alone_under_a_storm},
    {"fairness: one at level two against seven at zero", two_does_not_starve},
    {"fairness: one at level zero against seven at two", zero_does_not_starve},
    {"fairness: those kept out go before the next at level two", those_kept_out_go_first},
    {"three: keeps everybody out", three_keeps_everybody_out},
    {"three: gives up in time", three_gives_up_in_time},
    {"three: gives up when it is cancelled", cancelled_three_gives_up},
    {"unsynchronized: passes level two", unsynchronized_passes_level_two},
    {"stop: turns those who wait away", a_stop_turns_waiters_away},
    {"memory: a thread's first call alone needs some", only_the_first_call_needs_memory},
    {"one: a class excludes its own", classes_exclude_their_own},
    {"slots: are used again", slots_are_used_again},
};

static void in_a_rig(void **state)
{
    const struct row *row = *state;
    struct rig *rig = rig_open();
    row->run(rig);
    rig_close(rig);
}

int main(void)
{
    enum { ROWS = sizeof rows / sizeof rows[0] };
    struct CMUnitTest tests[ROWS];
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] = (struct CMUnitTest){.name = rows[i].name, .test_func = in_a_rig, .initial_state = (void *)&rows[i]};
    }
    return cmocka_run_group_tests_name("dxg-level", tests, NULL, NULL);
}
