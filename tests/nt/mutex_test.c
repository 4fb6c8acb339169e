/*
 * mutex_test.c: mutexes of each kind – owned by one thread, recursive or not, with the IRQL and the regions they imply.
 */
#include "kernel.h"

#include <nt/apc_region.h>

enum { THREADS = 4, ROUNDS = 5000 };

static KMUTEX mutex;
static FAST_MUTEX fast;
static KGUARDED_MUTEX guarded;
static uint64_t counter;

static void assert_holds_nothing(void)
{
    assert_int_equal(KeGetCurrentIrql(), PASSIVE_LEVEL);
    assert_int_equal(nt_thread_current()->mutexes_held, 0);
    assert_false(KeAreApcsDisabled());
}

static void kmutex_is_recursive(void **state)
{
    (void)state;
    KeInitializeMutex(&mutex, 0);
    assert_int_equal(KeReadStateMutex(&mutex), 1);
    assert_int_equal(wait_forever(&mutex), STATUS_SUCCESS);
    assert_int_equal(KeReadStateMutex(&mutex), 0);
    assert_int_equal(wait_forever(&mutex), STATUS_SUCCESS);
    assert_int_equal(nt_thread_current()->mutexes_held, 2);
    assert_true(KeAreApcsDisabled());
    assert_int_not_equal(KeReleaseMutex(&mutex, FALSE), 0);
    assert_int_equal(KeReleaseMutex(&mutex, FALSE), 0);
    assert_int_equal(KeReadStateMutex(&mutex), 1);
    assert_holds_nothing();
}

static void try_kmutex(void *argument)
{
    NTSTATUS *status = argument;
    *status = poll_object(&mutex);
    if (*status == STATUS_SUCCESS) {
        KeReleaseMutex(&mutex, FALSE);
    }
}

static void kmutex_has_one_owner(void **state)
{
    struct helper helper;
    NTSTATUS status = STATUS_SUCCESS;
    (void)state;
    KeInitializeMutex(&mutex, 0);
    wait_forever(&mutex);
    helper_start(&helper, try_kmutex, &status);
    helper_join(&helper);
    assert_int_equal(status, STATUS_TIMEOUT);
    KeReleaseMutex(&mutex, FALSE);
    helper_start(&helper, try_kmutex, &status);
    helper_join(&helper);
    assert_int_equal(status, STATUS_SUCCESS);
}

static void count_kmutex(void *argument)
{
    (void)argument;
    for (int i = 0; i < ROUNDS; i++) {
        assert_int_equal(wait_forever(&mutex), STATUS_SUCCESS);
        counter++;
        KeReleaseMutex(&mutex, FALSE);
    }
}

static void count_fast(void *argument)
{
    (void)argument;
    for (int i = 0; i < ROUNDS; i++) {
        ExAcquireFastMutex(&fast);
        counter++;
        ExReleaseFastMutex(&fast);
    }
}

static void count_guarded(void *argument)
{
    (void)argument;
    for (int i = 0; i < ROUNDS; i++) {
        KeAcquireGuardedMutex(&guarded);
        counter++;
        KeReleaseGuardedMutex(&guarded);
    }
}

static void count_with(void (*count)(void *))
{
    struct helper helpers[THREADS];
    counter = 0;
    for (int i = 0; i < THREADS; i++) {
        helper_start(&helpers[i], count, NULL);
    }
    for (int i = 0; i < THREADS; i++) {
        helper_join(&helpers[i]);
    }
    assert_int_equal(counter, THREADS * ROUNDS);
}

static void kmutex_excludes(void **state)
{
    (void)state;
    KeInitializeMutex(&mutex, 0);
    count_with(count_kmutex);
}

static void fast_mutex_excludes(void **state)
{
    (void)state;
    ExInitializeFastMutex(&fast);
    count_with(count_fast);
    assert_int_equal(fast.Count, 1);
}

static void guarded_mutex_excludes(void **state)
{
    (void)state;
    KeInitializeGuardedMutex(&guarded);
    count_with(count_guarded);
}

static void fast_mutex_raises_to_apc_level(void **state)
{
    (void)state;
    ExInitializeFastMutex(&fast);
    ExAcquireFastMutex(&fast);
    assert_int_equal(KeGetCurrentIrql(), APC_LEVEL);
    assert_int_equal(nt_thread_current()->mutexes_held, 1);
    assert_ptr_equal(fast.Owner, KeGetCurrentThread());
    ExReleaseFastMutex(&fast);
    assert_holds_nothing();
    assert_true(ExTryToAcquireFastMutex(&fast));
    assert_int_equal(KeGetCurrentIrql(), APC_LEVEL);
    assert_false(ExTryToAcquireFastMutex(&fast));
    ExReleaseFastMutex(&fast);
    assert_holds_nothing();
}

static void unsafe_forms_leave_the_irql(void **state)
{
    (void)state;
    ExInitializeFastMutex(&fast);
    KeEnterCriticalRegion();
    ExAcquireFastMutexUnsafe(&fast);
    assert_int_equal(KeGetCurrentIrql(), PASSIVE_LEVEL);
    ExReleaseFastMutexUnsafe(&fast);
    KeLeaveCriticalRegion();
    assert_holds_nothing();
}

static void guarded_mutex_disables_all_apcs(void **state)
{
    (void)state;
    KeInitializeGuardedMutex(&guarded);
    KeAcquireGuardedMutex(&guarded);
    assert_int_equal(KeGetCurrentIrql(), PASSIVE_LEVEL);
    assert_true(KeAreAllApcsDisabled());
    assert_false(KeTryToAcquireGuardedMutex(&guarded));
    KeReleaseGuardedMutex(&guarded);
    assert_false(KeAreAllApcsDisabled());
    assert_true(KeTryToAcquireGuardedMutex(&guarded));
    KeReleaseGuardedMutex(&guarded);
    KeEnterGuardedRegion();
    KeAcquireGuardedMutexUnsafe(&guarded);
    KeReleaseGuardedMutexUnsafe(&guarded);
    KeLeaveGuardedRegion();
    assert_holds_nothing();
}

static void regions_nest(void **state)
{
    (void)state;
    KeEnterCriticalRegion();
    KeEnterCriticalRegion();
    KeLeaveCriticalRegion();
    assert_true(KeAreApcsDisabled());
    assert_false(KeAreAllApcsDisabled());
    KeEnterGuardedRegion();
    assert_true(KeAreAllApcsDisabled());
    KeLeaveGuardedRegion();
    KeLeaveCriticalRegion();
    assert_holds_nothing();
}

/* --------------------------------------------------------------------------------------------------------- misuse */

static void acquire_only(void *argument)
{
    (void)argument;
    ExAcquireFastMutex(&fast);
}

static void kmutex_released_by_other(void)
{
    KeInitializeMutex(&mutex, 0);
    KeReleaseMutex(&mutex, FALSE);
}

static void fast_twice(void)
{
    ExInitializeFastMutex(&fast);
    ExAcquireFastMutex(&fast);
    ExAcquireFastMutex(&fast);
}

static void fast_released_unheld(void)
{
    KIRQL before;
    ExInitializeFastMutex(&fast);
    KeRaiseIrql(APC_LEVEL, &before);
    ExReleaseFastMutex(&fast);
}

static void fast_released_by_other(void)
{
    struct helper helper;
    KIRQL before;
    ExInitializeFastMutex(&fast);
    helper_start(&helper, acquire_only, NULL);
    helper_join(&helper);
    KeRaiseIrql(APC_LEVEL, &before);
    ExReleaseFastMutex(&fast);
}

static void fast_at_dispatch(void)
{
    ExInitializeFastMutex(&fast);
    KeRaiseIrqlToDpcLevel();
    ExAcquireFastMutex(&fast);
}

static void fast_released_at_passive(void)
{
    ExInitializeFastMutex(&fast);
    ExAcquireFastMutex(&fast);
    KeLowerIrql(PASSIVE_LEVEL);
    ExReleaseFastMutex(&fast);
}

static void unsafe_outside_a_region(void)
{
    ExInitializeFastMutex(&fast);
    ExAcquireFastMutexUnsafe(&fast);
}

static void guarded_twice(void)
{
    KeInitializeGuardedMutex(&guarded);
    KeAcquireGuardedMutex(&guarded);
    KeAcquireGuardedMutex(&guarded);
}

static void region_left_unentered(void)
{
    KeLeaveCriticalRegion();
}

static void guarded_left_unentered(void)
{
    KeLeaveGuardedRegion();
}

// clang-format off
static const struct misuse misuses[] = {
    {"KeReleaseMutex by who does not own it: 0x1E",   KMODE_EXCEPTION_NOT_HANDLED,        kmutex_released_by_other},
    {"a fast mutex acquired twice: 0xC4",             DRIVER_VERIFIER_DETECTED_VIOLATION, fast_twice},
    {"a fast mutex released unheld: 0xC4",            DRIVER_VERIFIER_DETECTED_VIOLATION, fast_released_unheld},
    {"a fast mutex released by another thread: 0xC4", DRIVER_VERIFIER_DETECTED_VIOLATION, fast_released_by_other},
    {"a fast mutex acquired at DISPATCH_LEVEL: 0xA",  IRQL_NOT_LESS_OR_EQUAL,             fast_at_dispatch},
    {"a fast mutex released at PASSIVE_LEVEL: 0xA",   IRQL_NOT_LESS_OR_EQUAL,             fast_released_at_passive},
    {"the unsafe form outside a region: 0xA",         IRQL_NOT_LESS_OR_EQUAL,             unsafe_outside_a_region},
    {"a guarded mutex acquired twice: 0xC4",          DRIVER_VERIFIER_DETECTED_VIOLATION, guarded_twice},
    {"a critical region left unentered: 0x1",         APC_INDEX_MISMATCH,                 region_left_unentered},
    {"a guarded region left unentered: 0x1",          APC_INDEX_MISMATCH,                 guarded_left_unentered},
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
        WITH_MACHINE(kmutex_is_recursive),
        WITH_MACHINE(kmutex_has_one_owner),
        WITH_MACHINE(kmutex_excludes),
        WITH_MACHINE(fast_mutex_excludes),
        WITH_MACHINE(guarded_mutex_excludes),
        WITH_MACHINE(fast_mutex_raises_to_apc_level),
        WITH_MACHINE(unsafe_forms_leave_the_irql),
        WITH_MACHINE(guarded_mutex_disables_all_apcs),
        WITH_MACHINE(regions_nest),
    };
    return cmocka_run_group_tests_name("nt-mutex", tests, NULL, NULL);
}
