/*
 * workitem_test.c: work items – run at PASSIVE_LEVEL in a system thread, beside one another, and what they must not do.
 */
#include "kernel.h"

#include <nt/process.h>
#include <nt/workitem.h>

enum { MANY = 500 };

static WORK_QUEUE_ITEM item;
static KEVENT done;
static KEVENT gate;
static _Atomic uint32_t calls;
static KIRQL seen_irql;
static PEPROCESS seen_process;
static void *seen_object;
static void *seen_item;

static VOID NTAPI note(PVOID Parameter)
{
    seen_irql = KeGetCurrentIrql();
    seen_process = PsGetCurrentProcess();
    atomic_fetch_add(&calls, (uint32_t)(uintptr_t)Parameter);
    KeSetEvent(&done, 0, FALSE);
}

static VOID NTAPI wait_at_gate(PVOID Parameter)
{
    (void)Parameter;
    wait_forever(&gate);
    atomic_fetch_add(&calls, 1);
}

static VOID NTAPI open_gate(PVOID Parameter)
{
    (void)Parameter;
    KeSetEvent(&gate, 0, FALSE);
}

static int setup(void **state)
{
    atomic_store(&calls, 0);
    KeInitializeEvent(&done, SynchronizationEvent, FALSE);
    KeInitializeEvent(&gate, NotificationEvent, FALSE);
    return machine_start(state);
}

/* Every worker there can be waits at the gate, so that the next item stays queued. */
static void occupy_workers(void)
{
    enum { WORKERS_AT_MOST = 32 };
    static WORK_QUEUE_ITEM busy[WORKERS_AT_MOST];
    KeInitializeEvent(&gate, NotificationEvent, FALSE);
    for (int i = 0; i < WORKERS_AT_MOST; i++) {
        ExInitializeWorkItem(&busy[i], wait_at_gate, NULL);
        ExQueueWorkItem(&busy[i], DelayedWorkQueue);
    }
    while (nt_workitem_queued() > 0) {
        os_thread_yield();
    }
}

static void open_gate_once_dropped(void *argument)
{
    (void)argument;
    while (nt_workitem_queued() > 0) {
        os_thread_yield();
    }
    KeSetEvent(&gate, 0, FALSE);
}

static void await_idle(void)
{
    while (nt_workitem_count() > 0) {
        os_thread_yield();
    }
}

static void runs_in_a_system_thread(void **state)
{
    (void)state;
    ExInitializeWorkItem(&item, note, (void *)3);
    KIRQL before = KeRaiseIrqlToDpcLevel();
    ExQueueWorkItem(&item, DelayedWorkQueue);
    KeLowerIrql(before);
    assert_int_equal(wait_forever(&done), STATUS_SUCCESS);
    await_idle();
    assert_int_equal(calls, 3);
    assert_int_equal(seen_irql, PASSIVE_LEVEL);
    assert_ptr_equal(seen_process, nt_process_system());
}

static void one_may_wait_for_another(void **state)
{
    WORK_QUEUE_ITEM waiting[4];
    (void)state;
    for (int i = 0; i < 4; i++) {
        ExInitializeWorkItem(&waiting[i], wait_at_gate, NULL);
        ExQueueWorkItem(&waiting[i], DelayedWorkQueue);
    }
    ExInitializeWorkItem(&item, open_gate, NULL);
    ExQueueWorkItem(&item, CriticalWorkQueue);
    await_idle();
    assert_int_equal(calls, 4);
}

static VOID NTAPI free_itself(PVOID Parameter)
{
    os_free(Parameter);
    atomic_fetch_add(&calls, 1);
}

static void routine_may_free_its_item(void **state)
{
    (void)state;
    for (int i = 0; i < MANY; i++) {
        WORK_QUEUE_ITEM *own = os_alloc(sizeof *own);
        assert_non_null(own);
        ExInitializeWorkItem(own, free_itself, own);
        ExQueueWorkItem(own, i % 2 ? CriticalWorkQueue : DelayedWorkQueue);
    }
    await_idle();
    assert_int_equal(calls, MANY);
}

static VOID NTAPI queue_again(PVOID Parameter)
{
    if (atomic_fetch_add(&calls, 1) < 9) {
        ExQueueWorkItem(Parameter, DelayedWorkQueue);
    } else {
        KeSetEvent(&done, 0, FALSE);
    }
}

static void routine_may_queue_its_own_again(void **state)
{
    (void)state;
    ExInitializeWorkItem(&item, queue_again, &item);
    ExQueueWorkItem(&item, DelayedWorkQueue);
    assert_int_equal(wait_forever(&done), STATUS_SUCCESS);
    await_idle();
    assert_int_equal(calls, 10);
}

/* ---------------------------------------------------------------------------------------------------- IO_WORKITEM */

static VOID NTAPI io_note(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    seen_object = DeviceObject;
    atomic_fetch_add(&calls, (uint32_t)(uintptr_t)Context);
    KeSetEvent(&done, 0, FALSE);
}

static VOID NTAPI io_note_ex(PVOID IoObject, PVOID Context, PIO_WORKITEM IoWorkItem)
{
    seen_object = IoObject;
    seen_item = IoWorkItem;
    atomic_fetch_add(&calls, (uint32_t)(uintptr_t)Context);
    IoFreeWorkItem(IoWorkItem); /* allowed: it is not queued any more */
    KeSetEvent(&done, 0, FALSE);
}

static VOID NTAPI io_try(PVOID IoObject, PVOID Context, PIO_WORKITEM IoWorkItem)
{
    (void)IoWorkItem;
    io_note(IoObject, Context);
}

static VOID NTAPI io_wait(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    (void)DeviceObject;
    (void)Context;
    wait_forever(&gate);
}

static void io_work_item_holds_its_device(void **state)
{
    PDEVICE_OBJECT device = nt_device_object_create("PCI\\TEST", "test");
    PIO_WORKITEM io_item = IoAllocateWorkItem(device);
    (void)state;
    assert_non_null(device);
    assert_non_null(io_item);
    IoQueueWorkItem(io_item, io_note, DelayedWorkQueue, (void *)2);
    assert_int_equal(wait_forever(&done), STATUS_SUCCESS);
    await_idle();
    assert_ptr_equal(seen_object, device);
    assert_int_equal(calls, 2);
    IoQueueWorkItemEx(io_item, io_note_ex, DelayedWorkQueue, (void *)5);
    assert_int_equal(wait_forever(&done), STATUS_SUCCESS);
    await_idle();
    assert_ptr_equal(seen_item, io_item);
    assert_int_equal(calls, 7);
    assert_int_equal(ObReferenceObject(device), 2); /* only ours and this one */
    ObDereferenceObject(device);
    nt_device_object_destroy(device);
    assert_machine_clean();
}

static void io_work_item_in_the_drivers_memory(void **state)
{
    PDEVICE_OBJECT device = nt_device_object_create("PCI\\TEST", "test");
    PIO_WORKITEM io_item = os_alloc(IoSizeofWorkItem());
    (void)state;
    assert_non_null(io_item);
    IoInitializeWorkItem(device, io_item);
    assert_true(IoTryQueueWorkItem(io_item, io_try, DelayedWorkQueue, (void *)1));
    assert_int_equal(wait_forever(&done), STATUS_SUCCESS);
    await_idle();
    IoUninitializeWorkItem(io_item);
    os_free(io_item);
    nt_device_object_destroy(device);
}

static void without_memory(void **state)
{
    PDEVICE_OBJECT device = nt_device_object_create("PCI\\TEST", "test");
    (void)state;
    os_fail_nth(1, true);
    PIO_WORKITEM io_item = IoAllocateWorkItem(device);
    os_fail_nth(0, false);
    assert_null(io_item);
    /* No further worker can be made: the first one does it all, in turn. */
    os_fail_nth(1, true);
    ExInitializeWorkItem(&item, note, (void *)1);
    ExQueueWorkItem(&item, DelayedWorkQueue);
    os_fail_nth(0, false);
    wait_forever(&done);
    await_idle();
    nt_device_object_destroy(device);
}

/* The item that is left does not run once it is dropped, nor is it touched. */
static void left_in_freed_memory(void **state)
{
    struct helper helper;
    (void)state;
    occupy_workers();
    WORK_QUEUE_ITEM *own = os_alloc(sizeof *own);
    assert_non_null(own);
    ExInitializeWorkItem(own, note, (void *)1000);
    ExQueueWorkItem(own, DelayedWorkQueue);
    os_free(own);
    helper_start(&helper, open_gate_once_dropped, NULL);
    nt_workitem_drop_all();
    helper_join(&helper);
    assert_true(calls < 1000);
}

/* A routine that waits for ever ends in its wait when the machine does, and does not go on in its driver. */
static void left_waiting(void **state)
{
    (void)state;
    ExInitializeWorkItem(&item, wait_at_gate, NULL);
    ExQueueWorkItem(&item, DelayedWorkQueue);
    while (nt_workitem_queued() > 0) {
        os_thread_yield();
    }
    nt_machine_drop_leftovers();
    assert_int_equal(nt_workitem_count(), 0);
    assert_int_equal(calls, 0);
    ExInitializeWorkItem(&item, note, (void *)1); /* and the worker works on */
    ExQueueWorkItem(&item, DelayedWorkQueue);
    assert_int_equal(wait_forever(&done), STATUS_SUCCESS);
    await_idle();
}

static _Atomic bool goes_on;

static VOID NTAPI spin(PVOID Parameter)
{
    (void)Parameter;
    while (atomic_load(&goes_on)) {
        os_thread_yield();
    }
    atomic_fetch_add(&calls, 1);
}

/* One that neither waits nor returns is given up, and a later machine is none the worse for it. */
static void left_spinning(void **state)
{
    WORK_QUEUE_ITEM other;
    atomic_store(&goes_on, true);
    ExInitializeWorkItem(&item, spin, NULL);
    ExQueueWorkItem(&item, DelayedWorkQueue);
    while (nt_workitem_queued() > 0) {
        os_thread_yield();
    }
    nt_machine_fini();
    assert_int_equal(machine_start(state), 0);
    assert_int_equal(nt_workitem_count(), 0);
    assert_int_equal(nt_workitem_given_up(), 1);
    atomic_store(&goes_on, false);
    while (nt_workitem_given_up() > 0) {
        os_thread_yield();
    }
    assert_int_equal(calls, 1);
    ExInitializeWorkItem(&other, note, (void *)1);
    ExQueueWorkItem(&other, DelayedWorkQueue);
    assert_int_equal(wait_forever(&done), STATUS_SUCCESS);
    await_idle();
}

/* --------------------------------------------------------------------------------------------------------- misuse */

static VOID NTAPI return_raised(PVOID Parameter)
{
    (void)Parameter;
    KeRaiseIrqlToDpcLevel();
}

static VOID NTAPI return_in_region(PVOID Parameter)
{
    (void)Parameter;
    KeEnterCriticalRegion();
}

static void run_bad(PWORKER_THREAD_ROUTINE routine)
{
    ExInitializeWorkItem(&item, routine, NULL);
    ExQueueWorkItem(&item, DelayedWorkQueue);
    await_idle();
}

static void returns_raised(void)
{
    run_bad(return_raised);
}

static void returns_in_region(void)
{
    run_bad(return_in_region);
}

static void queued_twice(void)
{
    occupy_workers();
    ExInitializeWorkItem(&item, wait_at_gate, NULL);
    ExQueueWorkItem(&item, DelayedWorkQueue);
    ExQueueWorkItem(&item, DelayedWorkQueue);
}

static void without_a_routine(void)
{
    ExInitializeWorkItem(&item, NULL, NULL);
    ExQueueWorkItem(&item, DelayedWorkQueue);
}

static void io_item_queued_twice(void)
{
    PDEVICE_OBJECT device = nt_device_object_create("PCI\\TEST", "test");
    occupy_workers();
    PIO_WORKITEM io_item = IoAllocateWorkItem(device);
    IoQueueWorkItem(io_item, io_wait, DelayedWorkQueue, NULL);
    IoQueueWorkItem(io_item, io_wait, DelayedWorkQueue, NULL);
}

static void io_item_freed_while_queued(void)
{
    PDEVICE_OBJECT device = nt_device_object_create("PCI\\TEST", "test");
    occupy_workers();
    PIO_WORKITEM io_item = IoAllocateWorkItem(device);
    IoQueueWorkItem(io_item, io_wait, DelayedWorkQueue, NULL);
    IoFreeWorkItem(io_item);
}

static void queued_above_dispatch(void)
{
    KIRQL before;
    ExInitializeWorkItem(&item, note, NULL);
    KeRaiseIrql(5, &before);
    ExQueueWorkItem(&item, DelayedWorkQueue);
}

// clang-format off
static const struct misuse misuses[] = {
    {"returns above PASSIVE_LEVEL: 0xE1",       WORKER_THREAD_RETURNED_AT_BAD_IRQL, returns_raised},
    {"returns in a critical region: 0x1",       APC_INDEX_MISMATCH,                 returns_in_region},
    {"queued twice: 0xE4",                      WORKER_INVALID,                     queued_twice},
    {"without a routine: 0x96",                 INVALID_WORK_QUEUE_ITEM,            without_a_routine},
    {"an I/O work item queued twice: 0xE4",     WORKER_INVALID,                     io_item_queued_twice},
    {"an I/O work item freed in use: 0xE4",     WORKER_INVALID,                     io_item_freed_while_queued},
    {"queued above DISPATCH_LEVEL: 0xA",        IRQL_NOT_LESS_OR_EQUAL,             queued_above_dispatch},
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
        ROW_TEST(misuses[6], ends_in_bugcheck),
        WITH(runs_in_a_system_thread),
        WITH(one_may_wait_for_another),
        WITH(routine_may_free_its_item),
        WITH(routine_may_queue_its_own_again),
        WITH(io_work_item_holds_its_device),
        WITH(io_work_item_in_the_drivers_memory),
        WITH(without_memory),
        WITH(left_in_freed_memory),
        WITH(left_waiting),
        WITH(left_spinning),
    };
    return cmocka_run_group_tests_name("nt-workitem", tests, NULL, NULL);
}
