/*
 * device_queue_test.c: device queues – the first makes the device busy, the others wait by arrival or by key.
 */
#include "kernel.h"

static KDEVICE_QUEUE queue;
static KDEVICE_QUEUE_ENTRY entries[5];

static void begin(void)
{
    memset(entries, 0, sizeof entries);
    KeInitializeDeviceQueue(&queue);
}

static void in_order_of_arrival(void **state)
{
    (void)state;
    begin();
    assert_null(KeRemoveDeviceQueue(&queue));
    assert_false(KeInsertDeviceQueue(&queue, &entries[0])); /* the device is busy with it */
    assert_true(KeInsertDeviceQueue(&queue, &entries[1]));
    assert_true(KeInsertDeviceQueue(&queue, &entries[2]));
    assert_ptr_equal(KeRemoveDeviceQueue(&queue), &entries[1]);
    assert_ptr_equal(KeRemoveDeviceQueue(&queue), &entries[2]);
    assert_true(queue.Busy);
    assert_null(KeRemoveDeviceQueue(&queue));
    assert_false(queue.Busy);
    assert_false(KeInsertDeviceQueue(&queue, &entries[3]));
}

static void by_key(void **state)
{
    (void)state;
    begin();
    assert_false(KeInsertByKeyDeviceQueue(&queue, &entries[0], 9));
    assert_true(KeInsertByKeyDeviceQueue(&queue, &entries[1], 30));
    assert_true(KeInsertByKeyDeviceQueue(&queue, &entries[2], 10));
    assert_true(KeInsertByKeyDeviceQueue(&queue, &entries[3], 30));
    assert_true(KeInsertByKeyDeviceQueue(&queue, &entries[4], 20));
    assert_ptr_equal(KeRemoveByKeyDeviceQueue(&queue, 15), &entries[4]);       /* the next above */
    assert_ptr_equal(KeRemoveByKeyDeviceQueue(&queue, 30), &entries[1]);       /* the elder of equals */
    assert_ptr_equal(KeRemoveByKeyDeviceQueueIfBusy(&queue, 31), &entries[2]); /* none: the first */
    assert_ptr_equal(KeRemoveDeviceQueue(&queue), &entries[3]);
    assert_null(KeRemoveByKeyDeviceQueue(&queue, 0));
    assert_null(KeRemoveByKeyDeviceQueueIfBusy(&queue, 0));
}

static void one_is_taken_out(void **state)
{
    (void)state;
    begin();
    KeInsertDeviceQueue(&queue, &entries[0]);
    KeInsertDeviceQueue(&queue, &entries[1]);
    assert_false(KeRemoveEntryDeviceQueue(&queue, &entries[0])); /* it never was in the list */
    assert_true(KeRemoveEntryDeviceQueue(&queue, &entries[1]));
    assert_false(KeRemoveEntryDeviceQueue(&queue, &entries[1]));
    assert_null(KeRemoveDeviceQueue(&queue));
}

static void at_high_level(void)
{
    KIRQL before;
    begin();
    KeRaiseIrql(HIGH_LEVEL, &before);
    KeInsertDeviceQueue(&queue, &entries[0]);
}

static const struct misuse misuses[] = {{"KeInsertDeviceQueue at HIGH_LEVEL", IRQL_NOT_LESS_OR_EQUAL, at_high_level}};

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW_TEST(misuses[0], ends_in_bugcheck),
        WITH_MACHINE(in_order_of_arrival),
        WITH_MACHINE(by_key),
        WITH_MACHINE(one_is_taken_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
