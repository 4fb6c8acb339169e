/*
 * os_test.c: what os.h promises – memory with injected failures, locks, conditions, threads, barriers.
 */
#include "child.h"

#include <nt/os.h>
#include <pthread.h>

static void alloc_is_zeroed_and_aligned(void **state)
{
    (void)state;
    for (size_t bytes = 0; bytes < 300; bytes += 7) {
        unsigned char *block = os_alloc(bytes);
        assert_non_null(block);
        assert_int_equal((uintptr_t)block % 16, 0);
        for (size_t i = 0; i < bytes; i++) {
            assert_int_equal(block[i], 0);
        }
        os_free(block);
    }
    os_free(NULL);
}

static void alloc_aligned_is_aligned(void **state)
{
    (void)state;
    for (size_t alignment = 16; alignment <= 65536; alignment *= 2) {
        void *block = os_alloc_aligned(alignment, 100);
        assert_non_null(block);
        assert_int_equal((uintptr_t)block % alignment, 0);
        os_free(block);
    }
}

static void absurd_sizes_are_null(void **state)
{
    (void)state;
    assert_null(os_alloc(SIZE_MAX));
    assert_null(os_alloc_aligned(4096, SIZE_MAX - 4096));
    assert_null(os_map_pages(SIZE_MAX - 10, 0));
    assert_null(os_map_pages(0, 0));
    assert_null(os_map_reserved(SIZE_MAX));
}

static void nth_allocation_fails(void **state)
{
    (void)state;
    os_fail_nth(3, false);
    for (int i = 1; i <= 5; i++) {
        void *block = os_alloc(10);
        assert_int_equal(block == NULL, i == 3);
        os_free(block);
    }
    assert_int_equal(os_allocations(), 5);
    os_fail_nth(0, false);
}

static void persistent_failure_stays(void **state)
{
    (void)state;
    os_fail_nth(2, true);
    void *block = os_alloc(10);
    assert_non_null(block);
    os_free(block);
    assert_null(os_alloc(10));
    assert_null(os_alloc_aligned(64, 10));
    assert_null(os_map_pages(4096, 0));
    assert_true(os_fail_here());
    os_fail_nth(0, false);
    block = os_alloc(10);
    assert_non_null(block);
    os_free(block);
}

static void pages_below_a_limit(void **state)
{
    (void)state;
    char *low = os_map_pages(3 * 4096 + 1, UINT64_C(1) << 31);
    assert_non_null(low);
    assert_true((uintptr_t)low + (size_t)4 * 4096 <= UINT64_C(1) << 31);
    assert_int_equal((uintptr_t)low % 4096, 0);
    low[3 * 4096 + 1] = 1;
    os_unmap_pages(low, 3 * 4096 + 1);
    char *lower = os_map_pages(8192, UINT64_C(0x30000000));
    assert_non_null(lower);
    assert_true((uintptr_t)lower + 8192 <= UINT64_C(0x30000000));
    os_unmap_pages(lower, 8192);
    assert_null(os_map_pages(8192, 4096));
}

static void touch(void *address)
{
    *(volatile char *)address = 1;
}

static void reserved_pages_fault(void **state)
{
    (void)state;
    static struct child child;
    void *pages = os_map_reserved(8192);
    assert_non_null(pages);
    child_run(&child, touch, pages);
    assert_int_not_equal(child.status, 0);
    os_unmap_pages(pages, 8192);
}

/* ----------------------------------------------------------------------------------------------------------- waiting
 */

enum { WORKERS = 4, ROUNDS = 20000 };

static struct {
    struct os_lock lock;
    uint64_t plain; /* by the lock */
} counter;

static void count_up(void *argument)
{
    (void)argument;
    for (int i = 0; i < ROUNDS; i++) {
        os_lock(&counter.lock);
        counter.plain++;
        os_unlock(&counter.lock);
    }
}

static void lock_excludes(void **state)
{
    (void)state;
    struct os_thread *threads[WORKERS];
    counter.plain = 0;
    for (int i = 0; i < WORKERS; i++) {
        assert_int_equal(os_thread_create(&threads[i], "counter", count_up, NULL), 0);
    }
    for (int i = 0; i < WORKERS; i++) {
        os_thread_join(threads[i]);
    }
    assert_int_equal(counter.plain, (uint64_t)WORKERS * ROUNDS);
    assert_true(os_lock_try(&counter.lock));
    assert_false(os_lock_try(&counter.lock));
    os_unlock(&counter.lock);
}

enum { PATIENT = 3, TURNS = 5, GREEDY_TURNS = 5000, SECTION_US = 2000 };

static struct {
    struct os_lock lock;
    int inside;            /* by the lock */
    int turns_had;         /* by the lock: of the patient ones */
    atomic_bool never_two; /* were inside at once */
} fair;

static void take_a_turn(void)
{
    os_lock(&fair.lock);
    if (fair.inside++ != 0) {
        atomic_store(&fair.never_two, false);
    }
    usleep(SECTION_US);
    fair.inside--;
}

static void be_patient(void *argument)
{
    (void)argument;
    for (int i = 0; i < TURNS; i++) {
        usleep(SECTION_US);
        take_a_turn();
        fair.turns_had++;
        os_unlock(&fair.lock);
    }
}

/* A thread that takes it again at once is faster than any that must wake up first. */
static void lock_is_handed_to_who_waits(void **state)
{
    (void)state;
    struct os_thread *threads[PATIENT];
    bool all_had = false;
    fair.turns_had = 0;
    atomic_store(&fair.never_two, true);
    for (int i = 0; i < PATIENT; i++) {
        assert_int_equal(os_thread_create(&threads[i], "patient", be_patient, NULL), 0);
    }
    for (int i = 0; i < GREEDY_TURNS && !all_had; i++) {
        take_a_turn();
        all_had = fair.turns_had == PATIENT * TURNS;
        os_unlock(&fair.lock);
    }
    for (int i = 0; i < PATIENT; i++) {
        os_thread_join(threads[i]);
    }
    assert_true(all_had);
    assert_true(atomic_load(&fair.never_two));
}

static struct {
    struct os_lock lock;
    struct os_condition changed;
    int turn; /* by the lock */
} game;

static void answer(void *argument)
{
    (void)argument;
    for (int i = 0; i < 500; i++) {
        os_lock(&game.lock);
        while (game.turn != 1) {
            os_condition_wait(&game.changed, &game.lock, UINT64_MAX);
        }
        game.turn = 0;
        os_unlock(&game.lock);
        os_condition_wake_all(&game.changed);
    }
}

static void condition_loses_no_wake(void **state)
{
    (void)state;
    struct os_thread *thread;
    assert_int_equal(os_thread_create(&thread, "answer", answer, NULL), 0);
    for (int i = 0; i < 500; i++) {
        os_lock(&game.lock);
        game.turn = 1;
        os_condition_wake_all(&game.changed);
        while (game.turn != 0) {
            os_condition_wait(&game.changed, &game.lock, UINT64_MAX);
        }
        os_unlock(&game.lock);
    }
    os_thread_join(thread);
}

static void waits_time_out(void **state)
{
    (void)state;
    _Atomic uint32_t word = 7;
    assert_int_equal(os_futex_wait(&word, 7, 0), -ETIMEDOUT);
    assert_int_equal(os_futex_wait(&word, 7, os_now_ns() + 1000000), -ETIMEDOUT);
    assert_int_equal(os_futex_wait(&word, 8, UINT64_MAX), 0); /* not what was expected: at once */
    os_lock(&game.lock);
    assert_int_equal(os_condition_wait(&game.changed, &game.lock, os_now_ns() + 1000000), -ETIMEDOUT);
    assert_false(os_lock_try(&game.lock)); /* taken again */
    os_unlock(&game.lock);
}

/* Each of two threads writes its word and reads the other's: with the protocol they cannot both miss the other. */
static struct {
    _Atomic uint32_t reader;
    _Atomic uint32_t writer;
    _Atomic uint32_t reader_saw;
    _Atomic uint32_t round;
    _Atomic uint32_t done;
} asymmetric;

static void read_side(void *argument)
{
    (void)argument;
    for (uint32_t round = 1; round <= 2000; round++) {
        while (atomic_load(&asymmetric.round) != round) {
            os_thread_yield();
        }
        atomic_store_explicit(&asymmetric.reader, round, memory_order_relaxed);
        os_light_barrier();
        atomic_store_explicit(&asymmetric.reader_saw, atomic_load_explicit(&asymmetric.writer, memory_order_relaxed),
                              memory_order_relaxed);
        atomic_store(&asymmetric.done, round);
    }
}

static void barriers_pair(void **state)
{
    (void)state;
    struct os_thread *thread;
    assert_int_equal(os_thread_create(&thread, "reader", read_side, NULL), 0);
    for (uint32_t round = 1; round <= 2000; round++) {
        atomic_store(&asymmetric.round, round);
        atomic_store_explicit(&asymmetric.writer, round, memory_order_relaxed);
        os_heavy_barrier();
        uint32_t saw = atomic_load_explicit(&asymmetric.reader, memory_order_relaxed);
        while (atomic_load(&asymmetric.done) != round) {
            os_thread_yield();
        }
        assert_true(saw == round || atomic_load(&asymmetric.reader_saw) == round);
    }
    os_thread_join(thread);
}

/* ----------------------------------------------------------------------------------------------------------- threads
 */

static void record_name(void *argument)
{
    pthread_getname_np(pthread_self(), argument, 16);
}

static void threads_are_named(void **state)
{
    (void)state;
    char name[16] = "";
    struct os_thread *thread;
    assert_int_equal(os_thread_create(&thread, "a-name-that-is-too-long", record_name, name), 0);
    os_thread_join(thread);
    assert_string_equal(name, "a-name-that-is-");
    os_thread_join(NULL);
}

static void thread_without_memory_is_an_error(void **state)
{
    (void)state;
    struct os_thread *thread = NULL;
    os_fail_nth(1, false);
    assert_int_equal(os_thread_create(&thread, "none", record_name, NULL), -ENOMEM);
    os_fail_nth(0, false);
    assert_null(thread);
}

static void modules_hold_this_function(void *context, const char *path, uint64_t bias, uint64_t low, uint64_t high)
{
    uint64_t here = (uint64_t)(uintptr_t)modules_hold_this_function;
    (void)path;
    (void)bias;
    *(int *)context += here >= low && here < high;
}

static void each_module_is_visited(void **state)
{
    (void)state;
    int found = 0;
    os_each_module(modules_hold_this_function, &found);
    assert_int_equal(found, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alloc_is_zeroed_and_aligned),
        cmocka_unit_test(alloc_aligned_is_aligned),
        cmocka_unit_test(absurd_sizes_are_null),
        cmocka_unit_test(nth_allocation_fails),
        cmocka_unit_test(persistent_failure_stays),
        cmocka_unit_test(pages_below_a_limit),
        cmocka_unit_test(reserved_pages_fault),
        cmocka_unit_test(lock_excludes),
        cmocka_unit_test(lock_is_handed_to_who_waits),
        cmocka_unit_test(condition_loses_no_wake),
        cmocka_unit_test(waits_time_out),
        cmocka_unit_test(barriers_pair),
        cmocka_unit_test(threads_are_named),
        cmocka_unit_test(thread_without_memory_is_an_error),
        cmocka_unit_test(each_module_is_visited),
    };
    os_init();
    return cmocka_run_group_tests_name("nt-os", tests, NULL, NULL);
}
