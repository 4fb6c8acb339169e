/*
 * push_lock_test.c: push locks – who may be in together, who waits, and what is released that is not held.
 */
#include "kernel.h"

enum { ROUNDS = 2000, THREADS = 3 };

static ULONG_PTR lock;
static int value, other_value;
static _Atomic int inside;

static void storm(void *argument)
{
    bool writes = *(const bool *)argument;
    for (int i = 0; i < ROUNDS; i++) {
        if (writes) {
            ExAcquirePushLockExclusiveEx(&lock, 0);
            assert_int_equal(atomic_fetch_add(&inside, 1), 0);
            value++;
            other_value++;
            atomic_fetch_sub(&inside, 1);
            ExReleasePushLockExclusiveEx(&lock, 0);
        } else {
            ExAcquirePushLockSharedEx(&lock, 0);
            assert_int_equal(value, other_value);
            ExReleasePushLockSharedEx(&lock, 0);
        }
    }
}

static void writers_exclude_everyone(void **state)
{
    (void)state;
    static bool kinds[THREADS] = {true, false, true};
    struct helper helpers[THREADS];
    ExInitializePushLock(&lock);
    value = other_value = 0;
    for (size_t i = 0; i < THREADS; i++) {
        helper_start(&helpers[i], storm, &kinds[i]);
    }
    for (size_t i = 0; i < THREADS; i++) {
        helper_join(&helpers[i]);
    }
    assert_int_equal(value, 2 * ROUNDS);
    assert_int_equal(lock, 0);
}

static void readers_share(void **state)
{
    (void)state;
    ExInitializePushLock(&lock);
    ExAcquirePushLockSharedEx(&lock, 0);
    ExAcquirePushLockSharedEx(&lock, 0);
    ExReleasePushLockSharedEx(&lock, 0);
    ExReleasePushLockSharedEx(&lock, 0);
    ExAcquirePushLockExclusiveEx(&lock, 0);
    ExReleasePushLockExclusiveEx(&lock, 0);
    assert_int_equal(lock, 0);
}

static void release_of_nothing(void)
{
    ExInitializePushLock(&lock);
    ExReleasePushLockExclusiveEx(&lock, 0);
}

static void release_as_the_other(void)
{
    ExInitializePushLock(&lock);
    ExAcquirePushLockExclusiveEx(&lock, 0);
    ExReleasePushLockSharedEx(&lock, 0);
}

static void at_dispatch_level(void)
{
    KIRQL before;
    KeRaiseIrql(DISPATCH_LEVEL, &before);
    ExAcquirePushLockSharedEx(&lock, 0);
}

static const struct misuse misuses[] = {
    {"release of a push lock that is free", DRIVER_VERIFIER_DETECTED_VIOLATION, release_of_nothing},
    {"shared release of an exclusive push lock", DRIVER_VERIFIER_DETECTED_VIOLATION, release_as_the_other},
    {"a push lock at DISPATCH_LEVEL", IRQL_NOT_LESS_OR_EQUAL, at_dispatch_level},
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW_TEST(misuses[0], ends_in_bugcheck), ROW_TEST(misuses[1], ends_in_bugcheck),
        ROW_TEST(misuses[2], ends_in_bugcheck), WITH_MACHINE(readers_share),
        WITH_MACHINE(writers_exclude_everyone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
