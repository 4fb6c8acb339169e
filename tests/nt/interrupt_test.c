/*
 * interrupt_test.c: delivery at the device's IRQL, exclusion, coalescing, disconnecting, and misuse.
 */
#include "child.h"

#include <bugcodes.h>
#include <nt/interrupt.h>
#include <nt/os.h>
#include <nt/process.h>
#include <nt/thread.h>

struct device {
    struct nt_interrupt *interrupt;
    _Atomic uint32_t delivered;
    _Atomic uint32_t last_message;
    _Atomic uint32_t irql;
    _Atomic uint32_t holds; /* the service routine waits while it is not 0 */
    uint64_t shared;        /* by exclusion alone */
};

static bool service(void *context, uint32_t message)
{
    struct device *device = context;
    atomic_store(&device->irql, nt_irql());
    atomic_store(&device->last_message, message);
    device->shared++;
    atomic_fetch_add(&device->delivered, 1);
    while (atomic_load(&device->holds)) {
        os_thread_yield();
    }
    return true;
}

static void device_open(struct device *device, KIRQL irql)
{
    memset(device, 0, sizeof *device);
    device->interrupt = nt_interrupt_connect(service, device, irql);
    assert_non_null(device->interrupt);
}

static void delivered_at_dirql(void **state)
{
    (void)state;
    struct device device;
    device_open(&device, 7);
    nt_interrupt_assert(device.interrupt, 3);
    nt_interrupt_flush(device.interrupt);
    assert_int_equal(atomic_load(&device.delivered), 1);
    assert_int_equal(atomic_load(&device.irql), 7);
    assert_int_equal(atomic_load(&device.last_message), 3);
    assert_int_equal(nt_irql(), PASSIVE_LEVEL);
    nt_interrupt_disconnect(device.interrupt);
}

static void wait_until_delivered(struct device *device, uint32_t count)
{
    while (atomic_load(&device->delivered) < count) {
        os_thread_yield();
    }
}

static void repeats_coalesce(void **state)
{
    (void)state;
    struct device device;
    device_open(&device, 5);
    atomic_store(&device.holds, 1);
    nt_interrupt_assert(device.interrupt, 0);
    wait_until_delivered(&device, 1);
    for (int i = 0; i < 10; i++) {
        nt_interrupt_assert(device.interrupt, 0); /* while the first is being served: once more, and once only */
    }
    atomic_store(&device.holds, 0);
    nt_interrupt_flush(device.interrupt);
    assert_int_equal(atomic_load(&device.delivered), 2);
    nt_interrupt_disconnect(device.interrupt);
}

static void messages_do_not_coalesce(void **state)
{
    (void)state;
    struct device device;
    device_open(&device, 5);
    atomic_store(&device.holds, 1);
    nt_interrupt_assert(device.interrupt, 0);
    wait_until_delivered(&device, 1);
    for (uint32_t message = 0; message < NT_INTERRUPT_MESSAGES; message++) {
        nt_interrupt_assert(device.interrupt, message);
    }
    nt_interrupt_assert(device.interrupt, NT_INTERRUPT_MESSAGES); /* never connected: lost */
    atomic_store(&device.holds, 0);
    nt_interrupt_flush(device.interrupt);
    assert_int_equal(atomic_load(&device.delivered), 1 + NT_INTERRUPT_MESSAGES);
    nt_interrupt_disconnect(device.interrupt);
}

static bool count_shared(void *context)
{
    struct device *device = context;
    device->shared++;
    return nt_irql() == 6;
}

static void assert_often(void *argument)
{
    struct device *device = argument;
    for (int i = 0; i < 3000; i++) {
        nt_interrupt_assert(device->interrupt, (uint32_t)i % 4);
    }
}

static void synchronized_routine_excludes(void **state)
{
    (void)state;
    struct device device;
    struct os_thread *thread;
    device_open(&device, 6);
    assert_int_equal(os_thread_create(&thread, "device", assert_often, &device), 0);
    for (int i = 0; i < 3000; i++) {
        assert_true(nt_interrupt_synchronize(device.interrupt, count_shared, &device));
        assert_int_equal(nt_irql(), PASSIVE_LEVEL);
    }
    os_thread_join(thread);
    nt_interrupt_flush(device.interrupt);
    assert_int_equal(device.shared, 3000 + (uint64_t)atomic_load(&device.delivered));
    nt_interrupt_disconnect(device.interrupt);
}

static bool say_false(void *context)
{
    (void)context;
    return false;
}

static void synchronize_gives_the_result(void **state)
{
    (void)state;
    struct device device;
    device_open(&device, 4);
    KIRQL before = KfRaiseIrql(DISPATCH_LEVEL);
    assert_false(nt_interrupt_synchronize(device.interrupt, say_false, NULL));
    assert_int_equal(nt_irql(), DISPATCH_LEVEL);
    KeLowerIrql(before);
    nt_interrupt_disconnect(device.interrupt);
}

static void disconnect_drops_what_is_pending(void **state)
{
    (void)state;
    struct device first;
    struct device second;
    device_open(&first, 4);
    device_open(&second, 4);
    for (int i = 0; i < 200; i++) {
        nt_interrupt_assert(first.interrupt, 0);
        nt_interrupt_assert(second.interrupt, 0);
        nt_interrupt_disconnect(second.interrupt);
        uint32_t served = atomic_load(&second.delivered);
        nt_interrupt_flush(first.interrupt);
        assert_int_equal(atomic_load(&second.delivered), served);
        device_open(&second, 4);
    }
    nt_interrupt_disconnect(first.interrupt);
    nt_interrupt_disconnect(second.interrupt);
    nt_interrupt_disconnect(NULL);
}

static void several_devices(void **state)
{
    (void)state;
    enum { DEVICES = 8 };
    static struct device devices[DEVICES];
    for (int i = 0; i < DEVICES; i++) {
        device_open(&devices[i], (KIRQL)(3 + i));
    }
    for (int round = 0; round < 100; round++) {
        for (int i = 0; i < DEVICES; i++) {
            nt_interrupt_assert(devices[i].interrupt, (uint32_t)round);
        }
    }
    for (int i = 0; i < DEVICES; i++) {
        nt_interrupt_flush(devices[i].interrupt);
        assert_int_equal(atomic_load(&devices[i].delivered), 100);
        assert_int_equal(atomic_load(&devices[i].irql), 3 + i);
        nt_interrupt_disconnect(devices[i].interrupt);
    }
}

static void no_memory_is_null(void **state)
{
    (void)state;
    os_fail_nth(1, false);
    assert_null(nt_interrupt_connect(service, NULL, 5));
    os_fail_nth(0, false);
}

static void init_fails_and_repeats(void **state)
{
    (void)state;
    nt_interrupt_fini();
    os_fail_nth(1, false);
    assert_int_equal(nt_interrupt_init(), -ENOMEM);
    os_fail_nth(0, false);
    for (int i = 0; i < 20; i++) {
        assert_int_equal(nt_interrupt_init(), 0);
        nt_interrupt_fini();
    }
    assert_int_equal(nt_interrupt_init(), 0);
}

/* ------------------------------------------------------------------------------------------------------------- stops
 */

static struct nt_interrupt *victim;

static bool synchronize_again(void *context)
{
    return nt_interrupt_synchronize(victim, say_false, context);
}

static bool leave_at_another_irql(void *context)
{
    (void)context;
    nt_irql_set(2);
    return true;
}

static bool serve_at_another_irql(void *context, uint32_t message)
{
    (void)message;
    return leave_at_another_irql(context);
}

static void nested(void)
{
    nt_interrupt_synchronize(victim, synchronize_again, NULL);
}

static void from_above(void)
{
    nt_irql_set(9);
    nt_interrupt_synchronize(victim, say_false, NULL);
}

static void routine_leaves_irql(void)
{
    nt_interrupt_synchronize(victim, leave_at_another_irql, NULL);
}

static void service_leaves_irql(void)
{
    nt_interrupt_assert(victim, 0);
    nt_interrupt_flush(victim);
}

struct stop {
    const char *name;
    void (*body)(void);
    uint32_t code;
};
static const struct stop stops[] = {
    {"synchronize: within a synchronized routine", nested, SPIN_LOCK_ALREADY_OWNED},
    {"synchronize: above the device's IRQL", from_above, IRQL_NOT_LESS_OR_EQUAL},
    {"synchronize: returns at another IRQL", routine_leaves_irql, DRIVER_VERIFIER_DETECTED_VIOLATION},
    {"service: returns at another IRQL", service_leaves_irql, DRIVER_VERIFIER_DETECTED_VIOLATION},
};

static void do_stop(void *argument)
{
    const struct stop *row = argument;
    nt_interrupt_init();
    victim = nt_interrupt_connect(serve_at_another_irql, NULL, 5);
    row->body();
}

static void stops_machine(void **state)
{
    static struct child child;
    const struct stop *row = *state;
    nt_interrupt_fini(); /* a child of a process with threads may not start its own under ThreadSanitizer */
    child_run(&child, do_stop, *state);
    assert_int_equal(nt_interrupt_init(), 0);
    assert_bugcheck(&child, row->code);
}

static int start(void **state)
{
    (void)state;
    return nt_interrupt_init();
}

static int stop_all(void **state)
{
    (void)state;
    nt_interrupt_fini();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(delivered_at_dirql),
        cmocka_unit_test(repeats_coalesce),
        cmocka_unit_test(messages_do_not_coalesce),
        cmocka_unit_test(synchronized_routine_excludes),
        cmocka_unit_test(synchronize_gives_the_result),
        cmocka_unit_test(disconnect_drops_what_is_pending),
        cmocka_unit_test(several_devices),
        cmocka_unit_test(no_memory_is_null),
        cmocka_unit_test(init_fails_and_repeats),
        ROW_TEST(stops[0], stops_machine),
        ROW_TEST(stops[1], stops_machine),
        ROW_TEST(stops[2], stops_machine),
        ROW_TEST(stops[3], stops_machine),
    };
    return cmocka_run_group_tests_name("nt-interrupt", tests, start, stop_all);
}
