/*
 * spinlock_test.c: spin locks exclude, raise, come in turn where they are queued, and report their misuse.
 */
#include "kernel.h"

enum { THREADS = 4, ROUNDS = 20000 };

static KSPIN_LOCK lock;
static volatile LONG ex_lock;
static uint64_t counter;

static void unlocked_is_zero(void **state)
{
    (void)state;
    lock = 77;
    KeInitializeSpinLock(&lock);
    assert_int_equal(lock, 0);
    assert_true(KeTestSpinLock(&lock));
}

static void acquire_raises_and_release_lowers(void **state)
{
    KIRQL before = HIGH_LEVEL;
    (void)state;
    KeInitializeSpinLock(&lock);
    KeAcquireSpinLock(&lock, &before);
    assert_int_equal(before, PASSIVE_LEVEL);
    assert_int_equal(KeGetCurrentIrql(), DISPATCH_LEVEL);
    assert_false(KeTestSpinLock(&lock));
    assert_int_equal(nt_thread_current()->spin_locks_held, 1);
    KeReleaseSpinLock(&lock, before);
    assert_int_equal(KeGetCurrentIrql(), PASSIVE_LEVEL);
    assert_int_equal(nt_thread_current()->spin_locks_held, 0);
    assert_int_equal(lock, 0);
}

static void nested_locks_return_to_their_level(void **state)
{
    KSPIN_LOCK inner;
    (void)state;
    KeInitializeSpinLock(&lock);
    KeInitializeSpinLock(&inner);
    KIRQL outer_irql = KeAcquireSpinLockRaiseToDpc(&lock);
    KIRQL inner_irql = KeAcquireSpinLockRaiseToDpc(&inner);
    assert_int_equal(outer_irql, PASSIVE_LEVEL);
    assert_int_equal(inner_irql, DISPATCH_LEVEL);
    KeReleaseSpinLock(&inner, inner_irql);
    assert_int_equal(KeGetCurrentIrql(), DISPATCH_LEVEL);
    KeReleaseSpinLock(&lock, outer_irql);
}

static void at_dpc_level_changes_no_irql(void **state)
{
    (void)state;
    KeInitializeSpinLock(&lock);
    KIRQL before = KeRaiseIrqlToDpcLevel();
    KeAcquireSpinLockAtDpcLevel(&lock);
    assert_int_equal(KeGetCurrentIrql(), DISPATCH_LEVEL);
    KeReleaseSpinLockFromDpcLevel(&lock);
    assert_int_equal(KeGetCurrentIrql(), DISPATCH_LEVEL);
    KeLowerIrql(before);
}

static void for_dpc_suits_both_levels(void **state)
{
    (void)state;
    KeInitializeSpinLock(&lock);
    KIRQL before = KeAcquireSpinLockForDpc(&lock);
    assert_int_equal(before, PASSIVE_LEVEL);
    KeReleaseSpinLockForDpc(&lock, before);
    assert_int_equal(KeGetCurrentIrql(), PASSIVE_LEVEL);
}

static void try_at_dpc(void *argument)
{
    KIRQL before = KeRaiseIrqlToDpcLevel();
    *(BOOLEAN *)argument = KeTryToAcquireSpinLockAtDpcLevel(&lock);
    if (*(BOOLEAN *)argument) {
        KeReleaseSpinLockFromDpcLevel(&lock);
    }
    KeLowerIrql(before);
}

static void try_gives_up_at_once(void **state)
{
    struct helper helper;
    BOOLEAN got = TRUE;
    (void)state;
    KeInitializeSpinLock(&lock);
    KIRQL before = KeAcquireSpinLockRaiseToDpc(&lock);
    helper_start(&helper, try_at_dpc, &got);
    helper_join(&helper);
    assert_false(got);
    KeReleaseSpinLock(&lock, before);
    try_at_dpc(&got);
    assert_true(got);
}

/* ------------------------------------------------------------------------------------------------------ exclusion */

static void count_plain(void *argument)
{
    (void)argument;
    for (int i = 0; i < ROUNDS; i++) {
        KIRQL before = KeAcquireSpinLockRaiseToDpc(&lock);
        counter++;
        KeReleaseSpinLock(&lock, before);
    }
}

static void count_queued(void *argument)
{
    (void)argument;
    for (int i = 0; i < ROUNDS / 10; i++) {
        KLOCK_QUEUE_HANDLE handle;
        KeAcquireInStackQueuedSpinLock(&lock, &handle);
        counter++;
        KeReleaseInStackQueuedSpinLock(&handle);
    }
}

static void count_exclusive(void *argument)
{
    (void)argument;
    for (int i = 0; i < ROUNDS / 10; i++) {
        KIRQL before = ExAcquireSpinLockExclusive(&ex_lock);
        counter++;
        ExReleaseSpinLockExclusive(&ex_lock, before);
        before = ExAcquireSpinLockShared(&ex_lock);
        assert_true(counter > 0);
        ExReleaseSpinLockShared(&ex_lock, before);
    }
}

static void count_with(void (*count)(void *), uint64_t rounds)
{
    struct helper helpers[THREADS];
    counter = 0;
    KeInitializeSpinLock(&lock);
    ex_lock = 0;
    for (int i = 0; i < THREADS; i++) {
        helper_start(&helpers[i], count, NULL);
    }
    for (int i = 0; i < THREADS; i++) {
        helper_join(&helpers[i]);
    }
    assert_int_equal(counter, THREADS * rounds);
    assert_int_equal(lock, 0);
    assert_int_equal(ex_lock, 0);
}

static void plain_excludes(void **state)
{
    (void)state;
    count_with(count_plain, ROUNDS);
}

static void queued_excludes(void **state)
{
    (void)state;
    count_with(count_queued, ROUNDS / 10);
}

static void reader_writer_excludes(void **state)
{
    (void)state;
    count_with(count_exclusive, ROUNDS / 10);
}

/* Four wait, and it is known in which order they came. */
struct turn {
    _Atomic uint32_t arrived;
    uint32_t order[THREADS];
    uint32_t taken;
};
static struct turn turn;

static void take_turn(void *argument)
{
    KLOCK_QUEUE_HANDLE handle;
    KeAcquireInStackQueuedSpinLock(&lock, &handle);
    turn.order[turn.taken++] = (uint32_t)(uintptr_t)argument;
    KeReleaseInStackQueuedSpinLock(&handle);
}

static KSPIN_LOCK read_lock_word(void)
{
    return __atomic_load_n(&lock, __ATOMIC_RELAXED);
}

static void queued_is_fair(void **state)
{
    struct helper helpers[THREADS];
    KLOCK_QUEUE_HANDLE handle;
    (void)state;
    turn = (struct turn){0};
    KeInitializeSpinLock(&lock);
    KeAcquireInStackQueuedSpinLock(&lock, &handle);
    for (uint32_t i = 0; i < THREADS; i++) {
        KSPIN_LOCK last = read_lock_word();
        helper_start(&helpers[i], take_turn, (void *)(uintptr_t)i);
        while (read_lock_word() == last) { /* until it stands in the queue */
            os_thread_yield();
        }
    }
    KeReleaseInStackQueuedSpinLock(&handle);
    for (uint32_t i = 0; i < THREADS; i++) {
        helper_join(&helpers[i]);
    }
    for (uint32_t i = 0; i < THREADS; i++) {
        assert_int_equal(turn.order[i], i);
    }
}

static void queued_at_dpc_level_changes_no_irql(void **state)
{
    KLOCK_QUEUE_HANDLE handle;
    (void)state;
    KeInitializeSpinLock(&lock);
    KIRQL before = KeRaiseIrqlToDpcLevel();
    KeAcquireInStackQueuedSpinLockAtDpcLevel(&lock, &handle);
    assert_int_not_equal(lock, 0);
    KeReleaseInStackQueuedSpinLockFromDpcLevel(&handle);
    assert_int_equal(lock, 0);
    assert_int_equal(KeGetCurrentIrql(), DISPATCH_LEVEL);
    KeLowerIrql(before);
    KeAcquireInStackQueuedSpinLockForDpc(&lock, &handle);
    assert_int_equal(KeGetCurrentIrql(), DISPATCH_LEVEL);
    KeReleaseInStackQueuedSpinLockForDpc(&handle);
    assert_int_equal(KeGetCurrentIrql(), PASSIVE_LEVEL);
}

static void sole_reader_becomes_writer(void **state)
{
    (void)state;
    ex_lock = 0;
    KIRQL before = ExAcquireSpinLockShared(&ex_lock);
    assert_true(ExTryConvertSharedSpinLockExclusive(&ex_lock));
    assert_false(ExTryAcquireSpinLockSharedAtDpcLevel(&ex_lock));
    ExReleaseSpinLockExclusive(&ex_lock, before);
    before = KeRaiseIrqlToDpcLevel();
    assert_true(ExTryAcquireSpinLockSharedAtDpcLevel(&ex_lock));
    assert_true(ExTryAcquireSpinLockSharedAtDpcLevel(&ex_lock));
    assert_false(ExTryConvertSharedSpinLockExclusive(&ex_lock));
    assert_false(ExTryAcquireSpinLockExclusiveAtDpcLevel(&ex_lock));
    ExReleaseSpinLockSharedFromDpcLevel(&ex_lock);
    ExReleaseSpinLockSharedFromDpcLevel(&ex_lock);
    assert_true(ExTryAcquireSpinLockExclusiveAtDpcLevel(&ex_lock));
    ExReleaseSpinLockExclusiveFromDpcLevel(&ex_lock);
    ExAcquireSpinLockSharedAtDpcLevel(&ex_lock);
    ExReleaseSpinLockSharedFromDpcLevel(&ex_lock);
    ExAcquireSpinLockExclusiveAtDpcLevel(&ex_lock);
    ExReleaseSpinLockExclusiveFromDpcLevel(&ex_lock);
    KeLowerIrql(before);
    assert_int_equal(ex_lock, 0);
}

/* --------------------------------------------------------------------------------------------------------- misuse */

static void acquire_twice(void)
{
    KeAcquireSpinLockRaiseToDpc(&lock);
    KeAcquireSpinLockRaiseToDpc(&lock);
}

static void acquire_queued_twice(void)
{
    KLOCK_QUEUE_HANDLE first;
    KLOCK_QUEUE_HANDLE second;
    KeAcquireInStackQueuedSpinLock(&lock, &first);
    KeAcquireInStackQueuedSpinLock(&lock, &second);
}

static void acquire_exclusive_twice(void)
{
    ExAcquireSpinLockExclusive(&ex_lock);
    ExAcquireSpinLockExclusive(&ex_lock);
}

static void release_without_acquire(void)
{
    KeRaiseIrqlToDpcLevel();
    KeReleaseSpinLock(&lock, PASSIVE_LEVEL);
}

static void release_twice(void)
{
    KIRQL before = KeAcquireSpinLockRaiseToDpc(&lock);
    KeReleaseSpinLock(&lock, before);
    KeRaiseIrqlToDpcLevel();
    KeReleaseSpinLock(&lock, before);
}

static void release_exclusive_unheld(void)
{
    KeRaiseIrqlToDpcLevel();
    ExReleaseSpinLockExclusiveFromDpcLevel(&ex_lock);
}

static void acquire_only(void *argument)
{
    (void)argument;
    KeAcquireSpinLockRaiseToDpc(&lock);
}

static void release_by_other(void)
{
    struct helper helper;
    helper_start(&helper, acquire_only, NULL);
    helper_join(&helper);
    KeRaiseIrqlToDpcLevel();
    KeReleaseSpinLock(&lock, PASSIVE_LEVEL);
}

static void never_initialized(void)
{
    lock = 0xDEADBEEF;
    KeAcquireSpinLockRaiseToDpc(&lock);
}

static void plain_on_queued(void)
{
    KLOCK_QUEUE_HANDLE handle;
    KeAcquireInStackQueuedSpinLock(&lock, &handle);
    KeAcquireSpinLockRaiseToDpc(&lock);
}

static void queued_on_plain(void)
{
    KLOCK_QUEUE_HANDLE handle;
    KeAcquireSpinLockRaiseToDpc(&lock);
    KeAcquireInStackQueuedSpinLock(&lock, &handle);
}

static void acquire_above_dispatch(void)
{
    KIRQL before;
    KeRaiseIrql(5, &before);
    KeAcquireSpinLockRaiseToDpc(&lock);
}

static void at_dpc_level_below_it(void)
{
    KeAcquireSpinLockAtDpcLevel(&lock);
}

static void release_below_dispatch(void)
{
    KeAcquireSpinLockRaiseToDpc(&lock);
    KeLowerIrql(PASSIVE_LEVEL);
    KeReleaseSpinLock(&lock, PASSIVE_LEVEL);
}

static void release_to_higher(void)
{
    KeAcquireSpinLockRaiseToDpc(&lock);
    KeReleaseSpinLock(&lock, 5);
}

// clang-format off
static const struct misuse misuses[] = {
    {"acquire twice: 0xF",                      SPIN_LOCK_ALREADY_OWNED,            acquire_twice},
    {"acquire a queued one twice: 0xF",         SPIN_LOCK_ALREADY_OWNED,            acquire_queued_twice},
    {"acquire exclusively twice: 0xF",          SPIN_LOCK_ALREADY_OWNED,            acquire_exclusive_twice},
    {"release without acquire: 0x10",           SPIN_LOCK_NOT_OWNED,                release_without_acquire},
    {"release twice: 0x10",                     SPIN_LOCK_NOT_OWNED,                release_twice},
    {"release an unheld exclusive lock: 0x10",  SPIN_LOCK_NOT_OWNED,                release_exclusive_unheld},
    {"release by another thread: 0x10",         SPIN_LOCK_NOT_OWNED,                release_by_other},
    {"never initialized: 0x81",                 SPIN_LOCK_INIT_FAILURE,             never_initialized},
    {"plain acquire of a queued one: 0x81",     SPIN_LOCK_INIT_FAILURE,             plain_on_queued},
    {"queued acquire of a plain one: 0x81",     SPIN_LOCK_INIT_FAILURE,             queued_on_plain},
    {"acquire above DISPATCH_LEVEL: 0xA",       IRQL_NOT_LESS_OR_EQUAL,             acquire_above_dispatch},
    {"AtDpcLevel below DISPATCH_LEVEL: 0xC4",   DRIVER_VERIFIER_DETECTED_VIOLATION, at_dpc_level_below_it},
    {"release below DISPATCH_LEVEL: 0xC4",      DRIVER_VERIFIER_DETECTED_VIOLATION, release_below_dispatch},
    {"release to a higher IRQL: 0xA",           IRQL_NOT_LESS_OR_EQUAL,             release_to_higher},
};
// clang-format on

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unlocked_is_zero),
        cmocka_unit_test(acquire_raises_and_release_lowers),
        cmocka_unit_test(nested_locks_return_to_their_level),
        cmocka_unit_test(at_dpc_level_changes_no_irql),
        cmocka_unit_test(for_dpc_suits_both_levels),
        cmocka_unit_test(try_gives_up_at_once),
        cmocka_unit_test(plain_excludes),
        cmocka_unit_test(queued_excludes),
        cmocka_unit_test(reader_writer_excludes),
        cmocka_unit_test(queued_is_fair),
        cmocka_unit_test(queued_at_dpc_level_changes_no_irql),
        cmocka_unit_test(sole_reader_becomes_writer),
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
        ROW_TEST(misuses[11], ends_in_bugcheck),
        ROW_TEST(misuses[12], ends_in_bugcheck),
        ROW_TEST(misuses[13], ends_in_bugcheck),
    };
    return cmocka_run_group_tests_name("nt-spinlock", tests, NULL, NULL);
}
