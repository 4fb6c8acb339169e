/*
 * systhread_test.c: system threads – created, waited for by handle and by object, ended in each way, left behind.
 */
#include "kernel.h"

#include <nt/object.h>
#include <nt/process.h>
#include <nt/systhread.h>

static KEVENT event;
static _Atomic uint32_t ran;
static _Atomic bool goes_on;
static PKTHREAD seen_thread;
static PEPROCESS seen_process;
static HANDLE seen_id;

static VOID NTAPI note(PVOID StartContext)
{
    seen_thread = KeGetCurrentThread();
    seen_process = PsGetCurrentProcess();
    seen_id = PsGetCurrentThreadId();
    atomic_fetch_add(&ran, (uint32_t)(uintptr_t)StartContext);
}

static VOID NTAPI terminate_itself(PVOID StartContext)
{
    PsTerminateSystemThread((NTSTATUS)(uintptr_t)StartContext);
    atomic_fetch_add(&ran, 1000); /* never reached */
}

static VOID NTAPI wait_for_event(PVOID StartContext)
{
    wait_forever(StartContext);
    atomic_fetch_add(&ran, 1);
}

static VOID NTAPI spin(PVOID StartContext)
{
    (void)StartContext;
    while (atomic_load(&goes_on)) {
        os_thread_yield();
    }
    wait_ms(&event, 1);
}

static HANDLE create(PKSTART_ROUTINE routine, void *context)
{
    HANDLE handle = NULL;
    OBJECT_ATTRIBUTES attributes;
    InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    assert_int_equal(PsCreateSystemThread(&handle, THREAD_ALL_ACCESS, &attributes, NULL, NULL, routine, context),
                     STATUS_SUCCESS);
    assert_non_null(handle);
    return handle;
}

static PKTHREAD object_of(HANDLE handle)
{
    void *object = NULL;
    assert_int_equal(ObReferenceObjectByHandle(handle, THREAD_ALL_ACCESS, *PsThreadType, KernelMode, &object, NULL),
                     STATUS_SUCCESS);
    return object;
}

static int setup(void **state)
{
    atomic_store(&ran, 0);
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    return machine_start(state);
}

static void runs_and_is_waited_for(void **state)
{
    (void)state;
    HANDLE handle = create(note, (void *)7);
    PKTHREAD thread = object_of(handle);
    assert_int_equal(ZwClose(handle), STATUS_SUCCESS);
    assert_int_equal(wait_forever(thread), STATUS_SUCCESS);
    assert_int_equal(wait_forever(thread), STATUS_SUCCESS); /* it stays ended */
    assert_int_equal(ran, 7);
    assert_ptr_equal(seen_thread, thread);
    assert_ptr_equal(seen_process, nt_process_system());
    assert_ptr_equal(PsGetThreadId(thread), seen_id);
    assert_int_equal(PsGetThreadExitStatus(thread), STATUS_SUCCESS);
    ObDereferenceObject(thread);
    assert_machine_clean();
}

static void terminates_itself_with_a_status(void **state)
{
    (void)state;
    HANDLE handle = create(terminate_itself, (void *)(uintptr_t)(uint32_t)STATUS_DEVICE_BUSY);
    PKTHREAD thread = object_of(handle);
    assert_int_equal(wait_forever(thread), STATUS_SUCCESS);
    assert_int_equal(PsGetThreadExitStatus(thread), STATUS_DEVICE_BUSY);
    assert_int_equal(ran, 0);
    ObDereferenceObject(thread);
    ZwClose(handle);
}

static void only_system_threads_terminate(void **state)
{
    (void)state;
    assert_int_equal(PsTerminateSystemThread(STATUS_SUCCESS), STATUS_INVALID_PARAMETER);
}

static void running_one_is_pending(void **state)
{
    struct nt_leftovers left;
    (void)state;
    HANDLE handle = create(wait_for_event, &event);
    PKTHREAD thread = object_of(handle);
    assert_int_equal(poll_object(thread), STATUS_TIMEOUT);
    assert_int_equal(PsGetThreadExitStatus(thread), STATUS_PENDING);
    nt_leftovers(&left);
    assert_int_equal(left.threads, 1);
    assert_int_equal(left.handles, 1);
    KeSetEvent(&event, 0, FALSE);
    assert_int_equal(wait_forever(thread), STATUS_SUCCESS);
    ObDereferenceObject(thread);
    ZwClose(handle);
    assert_machine_clean();
}

static void client_id_and_priority(void **state)
{
    HANDLE handle = NULL;
    CLIENT_ID id = {0};
    (void)state;
    assert_int_equal(PsCreateSystemThread(&handle, THREAD_ALL_ACCESS, NULL, NULL, &id, wait_for_event, &event),
                     STATUS_SUCCESS);
    PKTHREAD thread = object_of(handle);
    assert_ptr_equal(id.UniqueThread, PsGetThreadId(thread));
    assert_int_equal((uintptr_t)id.UniqueProcess, 4);
    KPRIORITY before = KeSetPriorityThread(thread, LOW_REALTIME_PRIORITY);
    assert_int_equal(KeSetPriorityThread(thread, before), LOW_REALTIME_PRIORITY);
    KeSetEvent(&event, 0, FALSE);
    wait_forever(thread);
    ObDereferenceObject(thread);
    ZwClose(handle);
}

static void refusals(void **state)
{
    HANDLE handle = NULL;
    (void)state;
    assert_int_equal(PsCreateSystemThread(NULL, 0, NULL, NULL, NULL, note, NULL), STATUS_INVALID_PARAMETER);
    assert_int_equal(PsCreateSystemThread(&handle, 0, NULL, NULL, NULL, NULL, NULL), STATUS_INVALID_PARAMETER);
    assert_int_equal(PsCreateSystemThread(&handle, 0, NULL, (HANDLE)0x1234, NULL, note, NULL), STATUS_INVALID_HANDLE);
    assert_machine_clean();
}

static void each_allocation_fails_in_turn(void **state)
{
    NTSTATUS status = STATUS_UNSUCCESSFUL;
    HANDLE handle = NULL;
    (void)state;
    for (uint64_t n = 1; status != STATUS_SUCCESS && n < 50; n++) {
        os_fail_nth(n, false);
        status = PsCreateSystemThread(&handle, 0, NULL, NULL, NULL, wait_for_event, &event);
        os_fail_nth(0, false);
        assert_true(status == STATUS_SUCCESS || status == STATUS_INSUFFICIENT_RESOURCES);
        if (status != STATUS_SUCCESS) {
            assert_machine_clean();
        }
    }
    assert_int_equal(status, STATUS_SUCCESS);
    PKTHREAD thread = object_of(handle);
    KeSetEvent(&event, 0, FALSE);
    wait_forever(thread);
    ObDereferenceObject(thread);
    ZwClose(handle);
}

static void create_many(void **state)
{
    (void)state;
    for (int i = 0; i < 50; i++) {
        HANDLE handle = create(note, (void *)1);
        PKTHREAD thread = object_of(handle);
        ZwClose(handle);
        wait_forever(thread);
        ObDereferenceObject(thread);
    }
    assert_int_equal(ran, 50);
}

/* The machine's end finds a thread that waits for ever, and one that runs and comes to wait later. */
static void left_waiting_and_left_running(void **state)
{
    (void)state;
    atomic_store(&goes_on, true);
    ZwClose(create(wait_for_event, &event));
    ZwClose(create(spin, NULL));
    assert_int_equal(nt_systhread_count(), 2);
    atomic_store(&goes_on, false);
    nt_systhread_fini();
    assert_int_equal(nt_systhread_count(), 0);
    assert_int_equal(ran, 0); /* the one that waited did not go on in its driver */
}

static VOID NTAPI spin_for_long(PVOID StartContext)
{
    (void)StartContext;
    while (atomic_load(&goes_on)) {
        os_thread_yield();
    }
    atomic_fetch_add(&ran, 1);
}

/* One that neither ends nor waits is given up, and a later machine is none the worse for it. */
static void left_spinning(void **state)
{
    atomic_store(&goes_on, true);
    PKTHREAD spinning = object_of(create(spin_for_long, NULL));
    nt_machine_fini();
    assert_int_equal(machine_start(state), 0);
    assert_int_equal(nt_systhread_count(), 0);
    atomic_store(&goes_on, false);
    assert_int_equal(wait_forever(spinning), STATUS_SUCCESS);
    ObDereferenceObject(spinning);
    assert_int_equal(ran, 1);
    PKTHREAD thread = object_of(create(note, (void *)1));
    assert_int_equal(wait_forever(thread), STATUS_SUCCESS);
    ObDereferenceObject(thread);
}

static void host_threads_are_objects_too(void **state)
{
    (void)state;
    PKTHREAD thread = KeGetCurrentThread();
    assert_ptr_equal(thread, KeGetCurrentThread());
    assert_int_equal(poll_object(thread), STATUS_TIMEOUT);
    assert_ptr_equal(PsGetThreadProcessId(thread), PsGetCurrentProcessId());
    ObReferenceObject(thread);
    ObDereferenceObject(thread);
}

static void end_at_once(void *argument)
{
    PKTHREAD *thread = argument;
    *thread = KeGetCurrentThread();
    ObReferenceObject(*thread);
}

static void host_threads_end_is_signalled(void **state)
{
    struct helper helper;
    PKTHREAD thread = NULL;
    (void)state;
    helper_start(&helper, end_at_once, &thread);
    helper_join(&helper);
    assert_int_equal(poll_object(thread), STATUS_SUCCESS);
    ObDereferenceObject(thread);
}

/* --------------------------------------------------------------------------------------------------------- misuse */

static FAST_MUTEX fast;
static KMUTEX mutex;

static VOID NTAPI end_with_mutex(PVOID StartContext)
{
    (void)StartContext;
    KeInitializeMutex(&mutex, 0);
    wait_forever(&mutex);
}

static VOID NTAPI end_in_region(PVOID StartContext)
{
    (void)StartContext;
    KeEnterCriticalRegion();
}

static VOID NTAPI end_raised(PVOID StartContext)
{
    (void)StartContext;
    KeRaiseIrqlToDpcLevel();
}

static VOID NTAPI terminate_raised(PVOID StartContext)
{
    (void)StartContext;
    ExInitializeFastMutex(&fast);
    ExAcquireFastMutex(&fast);
    PsTerminateSystemThread(STATUS_SUCCESS);
}

static void run_to_end(PKSTART_ROUTINE routine)
{
    PKTHREAD thread = object_of(create(routine, NULL));
    wait_forever(thread);
}

static void ends_with_mutex(void)
{
    run_to_end(end_with_mutex);
}

static void ends_in_region(void)
{
    run_to_end(end_in_region);
}

static void ends_raised(void)
{
    run_to_end(end_raised);
}

static void terminates_raised(void)
{
    run_to_end(terminate_raised);
}

static void created_at_apc_level(void)
{
    KIRQL before;
    HANDLE handle;
    KeRaiseIrql(APC_LEVEL, &before);
    PsCreateSystemThread(&handle, 0, NULL, NULL, NULL, note, NULL);
}

// clang-format off
static const struct misuse misuses[] = {
    {"ends with a mutex held: 0x4000008A",     THREAD_TERMINATE_HELD_MUTEX,    ends_with_mutex},
    {"ends in a critical region: 0x20",        KERNEL_APC_PENDING_DURING_EXIT, ends_in_region},
    {"ends above PASSIVE_LEVEL: 0x20",         KERNEL_APC_PENDING_DURING_EXIT, ends_raised},
    {"terminates above PASSIVE_LEVEL: 0xA",    IRQL_NOT_LESS_OR_EQUAL,         terminates_raised},
    {"created above PASSIVE_LEVEL: 0xA",       IRQL_NOT_LESS_OR_EQUAL,         created_at_apc_level},
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
        WITH(runs_and_is_waited_for),
        WITH(terminates_itself_with_a_status),
        WITH(only_system_threads_terminate),
        WITH(running_one_is_pending),
        WITH(client_id_and_priority),
        WITH(refusals),
        WITH(each_allocation_fails_in_turn),
        WITH(create_many),
        WITH(left_waiting_and_left_running),
        WITH(left_spinning),
        WITH(host_threads_are_objects_too),
        WITH(host_threads_end_is_signalled),
    };
    return cmocka_run_group_tests_name("nt-systhread", tests, NULL, NULL);
}
