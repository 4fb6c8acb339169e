/*
 * dpc_test.c: deferred procedure calls – queued once, run at their IRQL, removed, flushed, and what they must not do.
 */
#include "kernel.h"

#include <nt/dpc.h>

enum { MANY = 200 };

static KDPC dpc;
static KDPC second;
static KEVENT ran;
static KEVENT gate; /* a DPC's routine spins on it: it may not wait */
static struct {
    _Atomic uint32_t count;
    KIRQL irql;
    LOGICAL executing;
    void *dpc;
    void *context;
    void *argument1;
    void *argument2;
} seen;
static _Atomic bool holds;
static _Atomic bool is_held;
static uint32_t order[8];
static uint32_t ordered;

static void NTAPI note(PRKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    seen.irql = KeGetCurrentIrql();
    seen.executing = KeIsExecutingDpc();
    seen.dpc = Dpc;
    seen.context = DeferredContext;
    seen.argument1 = SystemArgument1;
    seen.argument2 = SystemArgument2;
    atomic_fetch_add(&seen.count, 1);
    KeSetEvent(&ran, 0, FALSE);
}

static void NTAPI hold(PRKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    (void)Dpc;
    (void)DeferredContext;
    (void)SystemArgument1;
    (void)SystemArgument2;
    atomic_store(&is_held, true);
    while (atomic_load(&holds)) {
        os_thread_yield();
    }
    atomic_store(&is_held, false);
}

static void NTAPI note_order(PRKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    (void)Dpc;
    (void)SystemArgument1;
    (void)SystemArgument2;
    order[ordered++] = (uint32_t)(uintptr_t)DeferredContext;
}

static void hold_queue(KDPC *holder)
{
    atomic_store(&holds, true);
    KeInitializeDpc(holder, hold, NULL);
    assert_true(KeInsertQueueDpc(holder, NULL, NULL));
    while (!atomic_load(&is_held)) {
        os_thread_yield();
    }
}

static int setup(void **state)
{
    seen.count = 0;
    ordered = 0;
    atomic_store(&holds, false);
    KeInitializeEvent(&ran, SynchronizationEvent, FALSE);
    KeInitializeEvent(&gate, NotificationEvent, FALSE);
    return machine_start(state);
}

static void runs_at_dispatch_with_its_arguments(void **state)
{
    int context;
    int argument;
    (void)state;
    KeInitializeDpc(&dpc, note, &context);
    assert_true(KeInsertQueueDpc(&dpc, &argument, NULL));
    assert_int_equal(wait_forever(&ran), STATUS_SUCCESS);
    KeFlushQueuedDpcs();
    assert_int_equal(seen.irql, DISPATCH_LEVEL);
    assert_true(seen.executing);
    assert_ptr_equal(seen.dpc, &dpc);
    assert_ptr_equal(seen.context, &context);
    assert_ptr_equal(seen.argument1, &argument);
    assert_null(seen.argument2);
    assert_false(KeIsExecutingDpc());
    assert_machine_clean();
}

static void threaded_runs_at_passive(void **state)
{
    (void)state;
    KeInitializeThreadedDpc(&dpc, note, NULL);
    assert_true(KeInsertQueueDpc(&dpc, NULL, NULL));
    KeFlushQueuedDpcs();
    assert_int_equal(seen.count, 1);
    assert_int_equal(seen.irql, PASSIVE_LEVEL);
}

static void queued_twice_runs_once(void **state)
{
    KDPC holder;
    int first;
    int later;
    (void)state;
    hold_queue(&holder);
    KeInitializeDpc(&dpc, note, NULL);
    assert_true(KeInsertQueueDpc(&dpc, &first, NULL));
    assert_false(KeInsertQueueDpc(&dpc, &later, NULL));
    assert_int_equal(nt_dpc_count(), 1);
    atomic_store(&holds, false);
    KeFlushQueuedDpcs();
    assert_int_equal(seen.count, 1);
    assert_ptr_equal(seen.argument1, &first);
    assert_true(KeInsertQueueDpc(&dpc, NULL, NULL));
    KeFlushQueuedDpcs();
    assert_int_equal(seen.count, 2);
}

static void important_ones_come_first(void **state)
{
    KDPC holder;
    KDPC queued[3];
    (void)state;
    hold_queue(&holder);
    for (uintptr_t i = 0; i < 3; i++) {
        KeInitializeDpc(&queued[i], note_order, (void *)i);
        KeSetImportanceDpc(&queued[i], i == 2 ? HighImportance : MediumImportance);
        assert_true(KeInsertQueueDpc(&queued[i], NULL, NULL));
    }
    atomic_store(&holds, false);
    KeFlushQueuedDpcs();
    assert_int_equal(ordered, 3);
    assert_int_equal(order[0], 2);
    assert_int_equal(order[1], 0);
    assert_int_equal(order[2], 1);
}

static void removed_does_not_run(void **state)
{
    KDPC holder;
    (void)state;
    hold_queue(&holder);
    KeInitializeDpc(&dpc, note, NULL);
    KeInitializeDpc(&second, note_order, (void *)7);
    assert_false(KeRemoveQueueDpc(&dpc));
    assert_true(KeInsertQueueDpc(&dpc, NULL, NULL));
    assert_true(KeInsertQueueDpc(&second, NULL, NULL));
    assert_true(KeRemoveQueueDpc(&dpc));
    assert_false(KeRemoveQueueDpc(&dpc));
    atomic_store(&holds, false);
    KeFlushQueuedDpcs();
    assert_int_equal(seen.count, 0);
    assert_int_equal(ordered, 1); /* what stood behind it did */
}

static void release_holder(void *argument)
{
    (void)argument;
    sleep_ms(10);
    atomic_store(&holds, false);
}

static void release_holder_once_dropped(void *argument)
{
    (void)argument;
    while (nt_dpc_count() > 0) {
        os_thread_yield();
    }
    atomic_store(&holds, false);
}

static void remove_can_wait_for_the_routine(void **state)
{
    struct helper helper;
    KDPC holder;
    (void)state;
    hold_queue(&holder);
    helper_start(&helper, release_holder, NULL);
    assert_false(KeRemoveQueueDpcEx(&holder, TRUE)); /* it ran already, and has ended now */
    assert_false(atomic_load(&is_held));
    helper_join(&helper);
}

/* Its memory is freed by its own routine, or as soon as flushing returns. */
static void NTAPI free_itself(PRKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    (void)DeferredContext;
    (void)SystemArgument1;
    (void)SystemArgument2;
    atomic_fetch_add(&seen.count, 1);
    os_free(Dpc);
}

static void memory_is_the_drivers_from_the_call_on(void **state)
{
    (void)state;
    for (int i = 0; i < MANY; i++) {
        KDPC *own = os_alloc(sizeof *own);
        assert_non_null(own);
        KeInitializeDpc(own, free_itself, NULL);
        assert_true(KeInsertQueueDpc(own, NULL, NULL));
    }
    KeFlushQueuedDpcs();
    assert_int_equal(seen.count, MANY);
    for (int i = 0; i < MANY; i++) {
        KDPC *own = os_alloc(sizeof *own);
        assert_non_null(own);
        KeInitializeDpc(own, note, NULL);
        assert_true(KeInsertQueueDpc(own, NULL, NULL));
        KeFlushQueuedDpcs();
        os_free(own);
    }
    assert_int_equal(seen.count, 2 * MANY);
}

static void NTAPI queue_again(PRKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    (void)DeferredContext;
    (void)SystemArgument1;
    (void)SystemArgument2;
    if (atomic_fetch_add(&seen.count, 1) < 9) {
        assert_true(KeInsertQueueDpc(Dpc, NULL, NULL));
    } else {
        KeSetEvent(&ran, 0, FALSE);
    }
}

static void routine_may_queue_its_own_again(void **state)
{
    (void)state;
    KeInitializeDpc(&dpc, queue_again, NULL);
    assert_true(KeInsertQueueDpc(&dpc, NULL, NULL));
    assert_int_equal(wait_forever(&ran), STATUS_SUCCESS);
    assert_int_equal(seen.count, 10);
    KeFlushQueuedDpcs();
}

static void queued_at_any_irql(void **state)
{
    KIRQL before;
    (void)state;
    KeInitializeDpc(&dpc, note, NULL);
    KeRaiseIrql(HIGH_LEVEL, &before);
    assert_true(KeInsertQueueDpc(&dpc, NULL, NULL));
    KeLowerIrql(before);
    KeFlushQueuedDpcs();
    assert_int_equal(seen.count, 1);
}

/* The queue is the driver's leftover; the machine's end must not touch it. */
static void left_in_freed_memory(void **state)
{
    KDPC holder;
    struct nt_leftovers left;
    struct helper helper;
    (void)state;
    hold_queue(&holder);
    KDPC *own = os_alloc(sizeof *own);
    assert_non_null(own);
    KeInitializeDpc(own, note, NULL);
    assert_true(KeInsertQueueDpc(own, NULL, NULL));
    os_free(own);
    nt_leftovers(&left);
    assert_int_equal(left.dpcs_queued, 1);
    helper_start(&helper, release_holder_once_dropped, NULL);
    nt_dpc_drop_all();
    helper_join(&helper);
    assert_int_equal(nt_dpc_count(), 0);
    assert_int_equal(seen.count, 0);
}

static void target_processors_exist(void **state)
{
    PROCESSOR_NUMBER number = {.Number = 1};
    (void)state;
    KeInitializeDpc(&dpc, note, NULL);
    assert_int_equal(KeSetTargetProcessorDpcEx(&dpc, &number), STATUS_SUCCESS);
    number.Number = 63;
    assert_int_equal(KeSetTargetProcessorDpcEx(&dpc, &number), STATUS_INVALID_PARAMETER);
    number = (PROCESSOR_NUMBER){.Group = 1};
    assert_int_equal(KeSetTargetProcessorDpcEx(&dpc, &number), STATUS_INVALID_PARAMETER);
}

/* --------------------------------------------------------------------------------------------------------- misuse */

static void NTAPI waits(PRKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    (void)Dpc;
    (void)DeferredContext;
    (void)SystemArgument1;
    (void)SystemArgument2;
    wait_ms(&gate, 1);
}

static KSPIN_LOCK lock;

static void NTAPI keeps_lock(PRKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    (void)Dpc;
    (void)DeferredContext;
    (void)SystemArgument1;
    (void)SystemArgument2;
    KeAcquireSpinLockAtDpcLevel(&lock);
}

static void NTAPI lowers(PRKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2)
{
    (void)Dpc;
    (void)DeferredContext;
    (void)SystemArgument1;
    (void)SystemArgument2;
    KeLowerIrql(PASSIVE_LEVEL);
}

static void run_routine(PKDEFERRED_ROUTINE routine)
{
    KeInitializeEvent(&gate, NotificationEvent, FALSE);
    KeInitializeDpc(&dpc, routine, NULL);
    KeInsertQueueDpc(&dpc, NULL, NULL);
    KeFlushQueuedDpcs();
}

static void routine_waits(void)
{
    run_routine(waits);
}

static void routine_keeps_lock(void)
{
    run_routine(keeps_lock);
}

static void routine_lowers(void)
{
    run_routine(lowers);
}

static void never_initialized(void)
{
    static KDPC blank;
    KeInsertQueueDpc(&blank, NULL, NULL);
}

static void flush_at_dispatch(void)
{
    KeRaiseIrqlToDpcLevel();
    KeFlushQueuedDpcs();
}

static void freed_while_queued(void)
{
    KDPC holder;
    hold_queue(&holder);
    KDPC *own = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof *own, 0x74736554);
    KeInitializeDpc(own, note, NULL);
    KeInsertQueueDpc(own, NULL, NULL);
    ExFreePool(own);
}

// clang-format off
static const struct misuse misuses[] = {
    {"a routine waits: 0xB8",                  ATTEMPTED_SWITCH_FROM_DPC,          routine_waits},
    {"a routine keeps a spin lock: 0xC4",      DRIVER_VERIFIER_DETECTED_VIOLATION, routine_keeps_lock},
    {"a routine returns at PASSIVE: 0xC4",     DRIVER_VERIFIER_DETECTED_VIOLATION, routine_lowers},
    {"never initialized: 0xC7",                TIMER_OR_DPC_INVALID,               never_initialized},
    {"flush at DISPATCH_LEVEL: 0xA",           IRQL_NOT_LESS_OR_EQUAL,             flush_at_dispatch},
    {"pool freed while it is queued: 0xC7",    TIMER_OR_DPC_INVALID,               freed_while_queued},
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
        ROW_TEST(misuses[4], ends_in_bugcheck),
        ROW_TEST(misuses[5], ends_in_bugcheck),
        WITH(runs_at_dispatch_with_its_arguments),
        WITH(threaded_runs_at_passive),
        WITH(queued_twice_runs_once),
        WITH(important_ones_come_first),
        WITH(removed_does_not_run),
        WITH(remove_can_wait_for_the_routine),
        WITH(memory_is_the_drivers_from_the_call_on),
        WITH(routine_may_queue_its_own_again),
        WITH(queued_at_any_irql),
        WITH(left_in_freed_memory),
        WITH(target_processors_exist),
    };
    return cmocka_run_group_tests_name("nt-dpc", tests, NULL, NULL);
}
