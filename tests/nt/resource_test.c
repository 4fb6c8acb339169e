/*
 * resource_test.c: resources, run-down protection, remove locks – who gets in, who waits, in which order, and misuse.
 */
#include "kernel.h"

enum { THREADS = 4, ROUNDS = 2000 };

static ERESOURCE resource;
static EX_RUNDOWN_REF rundown;
static IO_REMOVE_LOCK remove_lock;
static _Atomic uint32_t through;
static uint64_t counter;

/* ------------------------------------------------------------------------------------------------------ resources */

static void enter(void)
{
    KeEnterCriticalRegion();
}

static void leave(void)
{
    KeLeaveCriticalRegion();
}

static void exclusive_is_recursive(void **state)
{
    (void)state;
    enter();
    assert_int_equal(ExInitializeResourceLite(&resource), STATUS_SUCCESS);
    assert_true(ExAcquireResourceExclusiveLite(&resource, FALSE));
    assert_true(ExAcquireResourceExclusiveLite(&resource, TRUE));
    assert_true(ExAcquireResourceSharedLite(&resource, TRUE)); /* by its owner: counts as owned */
    assert_true(ExIsResourceAcquiredExclusiveLite(&resource));
    assert_int_equal(ExIsResourceAcquiredSharedLite(&resource), 3);
    ExReleaseResourceLite(&resource);
    ExReleaseResourceLite(&resource);
    ExReleaseResourceLite(&resource);
    assert_false(ExIsResourceAcquiredExclusiveLite(&resource));
    assert_int_equal(ExIsResourceAcquiredSharedLite(&resource), 0);
    assert_int_equal(ExDeleteResourceLite(&resource), STATUS_SUCCESS);
    leave();
}

static void try_exclusive(void *argument)
{
    enter();
    *(BOOLEAN *)argument = ExAcquireResourceExclusiveLite(&resource, FALSE);
    if (*(BOOLEAN *)argument) {
        ExReleaseResourceLite(&resource);
    }
    leave();
}

static void try_shared(void *argument)
{
    enter();
    *(BOOLEAN *)argument = ExAcquireResourceSharedLite(&resource, FALSE);
    if (*(BOOLEAN *)argument) {
        ExReleaseResourceLite(&resource);
    }
    leave();
}

static void try_starving(void *argument)
{
    enter();
    *(BOOLEAN *)argument = ExAcquireSharedStarveExclusive(&resource, FALSE);
    if (*(BOOLEAN *)argument) {
        ExReleaseResourceLite(&resource);
    }
    leave();
}

static BOOLEAN on_another_thread(void (*run)(void *))
{
    struct helper helper;
    BOOLEAN got = FALSE;
    helper_start(&helper, run, &got);
    helper_join(&helper);
    return got;
}

static void shared_by_several_owned_by_one(void **state)
{
    (void)state;
    enter();
    ExInitializeResourceLite(&resource);
    assert_true(ExAcquireResourceSharedLite(&resource, TRUE));
    assert_true(on_another_thread(try_shared));
    assert_false(on_another_thread(try_exclusive));
    ExReleaseResourceLite(&resource);
    assert_true(on_another_thread(try_exclusive));
    assert_true(ExAcquireResourceExclusiveLite(&resource, TRUE));
    assert_false(on_another_thread(try_shared));
    ExConvertExclusiveToSharedLite(&resource);
    assert_true(on_another_thread(try_shared));
    assert_false(ExAcquireResourceExclusiveLite(&resource, FALSE)); /* not from shared to exclusive */
    ExReleaseResourceLite(&resource);
    ExDeleteResourceLite(&resource);
    leave();
}

static void own_once(void *argument)
{
    (void)argument;
    enter();
    ExAcquireResourceExclusiveLite(&resource, TRUE);
    atomic_fetch_add(&through, 1);
    ExReleaseResourceLite(&resource);
    leave();
}

static void newcomers_give_way_to_who_waits(void **state)
{
    struct helper helper;
    (void)state;
    enter();
    atomic_store(&through, 0);
    ExInitializeResourceLite(&resource);
    assert_true(ExAcquireResourceSharedLite(&resource, TRUE));
    helper_start(&helper, own_once, NULL);
    while (ExGetExclusiveWaiterCount(&resource) == 0) {
        os_thread_yield();
    }
    assert_false(on_another_thread(try_shared));
    assert_true(on_another_thread(try_starving));
    assert_true(ExAcquireResourceSharedLite(&resource, FALSE)); /* again, by who shares already */
    assert_false(ExAcquireSharedWaitForExclusive(&resource, FALSE));
    ExReleaseResourceLite(&resource);
    assert_int_equal(through, 0);
    ExReleaseResourceLite(&resource);
    helper_join(&helper);
    assert_int_equal(through, 1);
    ExDeleteResourceLite(&resource);
    leave();
}

static void count_owned(void *argument)
{
    (void)argument;
    for (int i = 0; i < ROUNDS; i++) {
        ExEnterCriticalRegionAndAcquireResourceExclusive(&resource);
        counter++;
        ExReleaseResourceAndLeaveCriticalRegion(&resource);
        ExEnterCriticalRegionAndAcquireResourceShared(&resource);
        assert_true(counter > 0);
        ExReleaseResourceAndLeaveCriticalRegion(&resource);
    }
}

static void resource_excludes(void **state)
{
    struct helper helpers[THREADS];
    (void)state;
    counter = 0;
    ExInitializeResourceLite(&resource);
    for (int i = 0; i < THREADS; i++) {
        helper_start(&helpers[i], count_owned, NULL);
    }
    for (int i = 0; i < THREADS; i++) {
        helper_join(&helpers[i]);
    }
    assert_int_equal(counter, THREADS * ROUNDS);
    assert_int_equal(ExGetSharedWaiterCount(&resource), 0);
    ExDeleteResourceLite(&resource);
}

static void released_for_another_owner(void **state)
{
    int owner = 0;
    (void)state;
    enter();
    ExInitializeResourceLite(&resource);
    ExAcquireResourceSharedLite(&resource, TRUE);
    ExSetResourceOwnerPointer(&resource, &owner);
    assert_int_equal(ExIsResourceAcquiredSharedLite(&resource), 0);
    ExReleaseResourceForThreadLite(&resource, (ERESOURCE_THREAD)&owner);
    ExAcquireResourceExclusiveLite(&resource, TRUE);
    ExSetResourceOwnerPointerEx(&resource, &owner, 0);
    assert_false(on_another_thread(try_shared));
    ExReleaseResourceForThreadLite(&resource, (ERESOURCE_THREAD)&owner);
    assert_true(on_another_thread(try_shared));
    ExDeleteResourceLite(&resource);
    leave();
}

/* ------------------------------------------------------------------------------------------------------- run-down */

static void rundown_stops_new_ones(void **state)
{
    (void)state;
    ExInitializeRundownProtection(&rundown);
    assert_true(ExAcquireRundownProtection(&rundown));
    assert_true(ExAcquireRundownProtectionEx(&rundown, 3));
    ExReleaseRundownProtectionEx(&rundown, 3);
    ExReleaseRundownProtection(&rundown);
    ExWaitForRundownProtectionRelease(&rundown);
    assert_false(ExAcquireRundownProtection(&rundown));
    ExWaitForRundownProtectionRelease(&rundown); /* again needs no wait */
    ExReInitializeRundownProtection(&rundown);
    assert_true(ExAcquireRundownProtection(&rundown));
    ExReleaseRundownProtection(&rundown);
    ExRundownCompleted(&rundown);
    assert_false(ExAcquireRundownProtection(&rundown));
}

static void use_until_run_down(void *argument)
{
    (void)argument;
    while (ExAcquireRundownProtection(&rundown)) {
        atomic_fetch_add(&through, 1);
        ExReleaseRundownProtection(&rundown);
    }
}

static void rundown_waits_for_the_last(void **state)
{
    struct helper helpers[THREADS];
    (void)state;
    for (int round = 0; round < 50; round++) {
        atomic_store(&through, 0);
        ExInitializeRundownProtection(&rundown);
        for (int i = 0; i < THREADS; i++) {
            helper_start(&helpers[i], use_until_run_down, NULL);
        }
        while (atomic_load(&through) == 0) {
            os_thread_yield();
        }
        ExWaitForRundownProtectionRelease(&rundown);
        uint32_t used = atomic_load(&through);
        for (int i = 0; i < THREADS; i++) {
            helper_join(&helpers[i]);
        }
        assert_int_equal(atomic_load(&through), used); /* nobody was in after the wait */
    }
}

static void cache_aware_is_the_same(void **state)
{
    (void)state;
    PEX_RUNDOWN_REF_CACHE_AWARE aware = ExAllocateCacheAwareRundownProtection(NonPagedPoolNx, 0x74736554);
    assert_non_null(aware);
    assert_true(ExAcquireRundownProtectionCacheAware(aware));
    assert_true(ExAcquireRundownProtectionCacheAwareEx(aware, 2));
    ExReleaseRundownProtectionCacheAwareEx(aware, 2);
    ExReleaseRundownProtectionCacheAware(aware);
    ExWaitForRundownProtectionReleaseCacheAware(aware);
    assert_false(ExAcquireRundownProtectionCacheAware(aware));
    ExReInitializeRundownProtectionCacheAware(aware);
    ExRundownCompletedCacheAware(aware);
    ExFreeCacheAwareRundownProtection(aware);
    assert_machine_clean();
}

static void release_remove_lock_later(void *argument)
{
    (void)argument;
    sleep_ms(5);
    atomic_store(&through, 1);
    IoReleaseRemoveLockEx(&remove_lock, NULL, sizeof remove_lock);
}

static void remove_lock_waits(void **state)
{
    struct helper helper;
    (void)state;
    atomic_store(&through, 0);
    IoInitializeRemoveLockEx(&remove_lock, 0x74736554, 0, 0, sizeof remove_lock);
    assert_int_equal(IoAcquireRemoveLockEx(&remove_lock, NULL, "", 1, sizeof remove_lock), STATUS_SUCCESS);
    assert_int_equal(IoAcquireRemoveLockEx(&remove_lock, NULL, "", 1, sizeof remove_lock), STATUS_SUCCESS);
    helper_start(&helper, release_remove_lock_later, NULL);
    IoReleaseRemoveLockAndWaitEx(&remove_lock, NULL, sizeof remove_lock);
    assert_int_equal(through, 1);
    helper_join(&helper);
    assert_int_equal(IoAcquireRemoveLockEx(&remove_lock, NULL, "", 1, sizeof remove_lock), STATUS_DELETE_PENDING);
}

/* --------------------------------------------------------------------------------------------------------- misuse */

static void released_unheld(void)
{
    ExInitializeResourceLite(&resource);
    ExReleaseResourceLite(&resource);
}

static void never_initialized(void)
{
    static ERESOURCE blank;
    ExAcquireResourceSharedLite(&blank, TRUE);
}

static void used_after_delete(void)
{
    ExInitializeResourceLite(&resource);
    ExDeleteResourceLite(&resource);
    ExAcquireResourceSharedLite(&resource, TRUE);
}

static void shared_to_exclusive(void)
{
    ExInitializeResourceLite(&resource);
    ExAcquireResourceSharedLite(&resource, TRUE);
    ExAcquireResourceExclusiveLite(&resource, TRUE);
}

static void acquired_at_dispatch(void)
{
    ExInitializeResourceLite(&resource);
    KeRaiseIrqlToDpcLevel();
    ExAcquireResourceSharedLite(&resource, FALSE);
}

static void convert_unowned(void)
{
    ExInitializeResourceLite(&resource);
    ExAcquireResourceSharedLite(&resource, TRUE);
    ExConvertExclusiveToSharedLite(&resource);
}

static void rundown_released_too_often(void)
{
    ExInitializeRundownProtection(&rundown);
    ExReleaseRundownProtection(&rundown);
}

static void rundown_released_after_it(void)
{
    ExInitializeRundownProtection(&rundown);
    ExWaitForRundownProtectionRelease(&rundown);
    ExReleaseRundownProtection(&rundown);
}

static void remove_lock_released_too_often(void)
{
    IoInitializeRemoveLockEx(&remove_lock, 0, 0, 0, sizeof remove_lock);
    IoReleaseRemoveLockEx(&remove_lock, NULL, sizeof remove_lock);
    IoReleaseRemoveLockEx(&remove_lock, NULL, sizeof remove_lock);
}

// clang-format off
static const struct misuse misuses[] = {
    {"a resource released unheld: 0xE3",          RESOURCE_NOT_OWNED,                 released_unheld},
    {"a resource never initialized: 0xC4",        DRIVER_VERIFIER_DETECTED_VIOLATION, never_initialized},
    {"a resource used after its delete: 0xC4",    DRIVER_VERIFIER_DETECTED_VIOLATION, used_after_delete},
    {"from shared to exclusive: 0xC4",            DRIVER_VERIFIER_DETECTED_VIOLATION, shared_to_exclusive},
    {"a resource acquired at DISPATCH: 0xA",      IRQL_NOT_LESS_OR_EQUAL,             acquired_at_dispatch},
    {"converted by who only shares: 0xE3",        RESOURCE_NOT_OWNED,                 convert_unowned},
    {"run-down released too often: 0x18",         REFERENCE_BY_POINTER,               rundown_released_too_often},
    {"run-down released after it: 0x18",          REFERENCE_BY_POINTER,               rundown_released_after_it},
    {"a remove lock released too often: 0x18",    REFERENCE_BY_POINTER,               remove_lock_released_too_often},
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
        WITH_MACHINE(exclusive_is_recursive),
        WITH_MACHINE(shared_by_several_owned_by_one),
        WITH_MACHINE(newcomers_give_way_to_who_waits),
        WITH_MACHINE(resource_excludes),
        WITH_MACHINE(released_for_another_owner),
        WITH_MACHINE(rundown_stops_new_ones),
        WITH_MACHINE(rundown_waits_for_the_last),
        WITH_MACHINE(cache_aware_is_the_same),
        WITH_MACHINE(remove_lock_waits),
    };
    return cmocka_run_group_tests_name("nt-resource", tests, NULL, NULL);
}
