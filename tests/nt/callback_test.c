/*
 * callback_test.c: callback objects – made, found by name, registered with, called in order, taken back.
 */
#include "kernel.h"

#include <nt/object.h>

static unsigned calls;
static void *seen[8][3];

static void NTAPI note(PVOID context, PVOID argument1, PVOID argument2)
{
    seen[calls][0] = context;
    seen[calls][1] = argument1;
    seen[calls][2] = argument2;
    calls++;
}

static OBJECT_ATTRIBUTES named(UNICODE_STRING *name, const WCHAR *text)
{
    OBJECT_ATTRIBUTES attributes;
    RtlInitUnicodeString(name, text);
    InitializeObjectAttributes(&attributes, name, OBJ_CASE_INSENSITIVE, NULL, NULL);
    return attributes;
}

static const WCHAR own_name[] = {'\\', 'C', 'a', 'l', 'l', 'b', 'a', 'c', 'k', '\\', 'O', 'w', 'n', 0};
static const WCHAR power_name[] = {'\\', 'C', 'a', 'l', 'l', 'b', 'a', 'c', 'k', '\\', 'P',
                                   'o',  'w', 'e', 'r', 'S', 't', 'a', 't', 'e', 0};

static void calls_in_order_of_registration(void **state)
{
    (void)state;
    PCALLBACK_OBJECT object;
    int first;
    int second;
    calls = 0;
    assert_int_equal(ExCreateCallback(&object, NULL, TRUE, TRUE), STATUS_SUCCESS);
    void *one = ExRegisterCallback(object, note, &first);
    void *two = ExRegisterCallback(object, note, &second);
    assert_non_null(one);
    assert_non_null(two);
    ExNotifyCallback(object, (void *)1, (void *)2);
    assert_int_equal(calls, 2);
    assert_ptr_equal(seen[0][0], &first);
    assert_ptr_equal(seen[1][0], &second);
    assert_int_equal((uintptr_t)seen[1][1], 1);
    assert_int_equal((uintptr_t)seen[1][2], 2);
    ExUnregisterCallback(one);
    ExNotifyCallback(object, NULL, NULL);
    assert_int_equal(calls, 3);
    ExUnregisterCallback(two);
    ExUnregisterCallback(two); /* it is none any more */
    ExNotifyCallback(object, NULL, NULL);
    assert_int_equal(calls, 3);
    ObfDereferenceObject(object);
    assert_machine_clean();
}

static void one_registration_where_one_is_allowed(void **state)
{
    (void)state;
    PCALLBACK_OBJECT object;
    assert_int_equal(ExCreateCallback(&object, NULL, TRUE, FALSE), STATUS_SUCCESS);
    void *one = ExRegisterCallback(object, note, NULL);
    assert_non_null(one);
    assert_null(ExRegisterCallback(object, note, NULL));
    ExUnregisterCallback(one);
    one = ExRegisterCallback(object, note, NULL);
    assert_non_null(one);
    ExUnregisterCallback(one);
    ObfDereferenceObject(object);
}

static void names(void **state)
{
    (void)state;
    UNICODE_STRING name;
    PCALLBACK_OBJECT object;
    PCALLBACK_OBJECT again;
    OBJECT_ATTRIBUTES attributes = named(&name, own_name);
    assert_int_equal(ExCreateCallback(&object, &attributes, FALSE, TRUE), STATUS_OBJECT_NAME_NOT_FOUND);
    assert_int_equal(ExCreateCallback(&object, &attributes, TRUE, TRUE), STATUS_SUCCESS);
    assert_int_equal(ExCreateCallback(&again, &attributes, FALSE, TRUE), STATUS_SUCCESS);
    assert_ptr_equal(object, again);
    ObfDereferenceObject(object);
    ObfDereferenceObject(again);
    attributes = named(&name, power_name);
    assert_int_equal(ExCreateCallback(&object, &attributes, FALSE, TRUE), STATUS_SUCCESS); /* the system's */
    ObfDereferenceObject(object);
    assert_int_equal(ExCreateCallback(&object, NULL, FALSE, TRUE), STATUS_UNSUCCESSFUL);
    attributes.Length = 1;
    assert_int_equal(ExCreateCallback(&object, &attributes, TRUE, TRUE), STATUS_INVALID_PARAMETER);
}

static void *registration;

static void NTAPI take_itself_back(PVOID context, PVOID argument1, PVOID argument2)
{
    (void)context, (void)argument1, (void)argument2;
    calls++;
    ExUnregisterCallback(registration);
}

static void unregisters_from_within(void **state)
{
    (void)state;
    PCALLBACK_OBJECT object;
    calls = 0;
    assert_int_equal(ExCreateCallback(&object, NULL, TRUE, TRUE), STATUS_SUCCESS);
    registration = ExRegisterCallback(object, take_itself_back, NULL);
    ExNotifyCallback(object, NULL, NULL);
    ExNotifyCallback(object, NULL, NULL);
    assert_int_equal(calls, 1);
    ObfDereferenceObject(object);
}

static struct {
    KEVENT entered, go;
    _Atomic bool is_gone;
} meeting;

static void NTAPI stay(PVOID context, PVOID argument1, PVOID argument2)
{
    (void)context, (void)argument1, (void)argument2;
    KeSetEvent(&meeting.entered, 0, FALSE);
    wait_forever(&meeting.go);
    assert_false(atomic_load(&meeting.is_gone));
}

static void notify_it(void *object)
{
    ExNotifyCallback(object, NULL, NULL);
}

static void let_it_go(void *argument)
{
    (void)argument;
    sleep_ms(20);
    KeSetEvent(&meeting.go, 0, FALSE);
}

static void unregistering_waits_for_a_call(void **state)
{
    (void)state;
    PCALLBACK_OBJECT object;
    struct helper notifier;
    struct helper opener;
    KeInitializeEvent(&meeting.entered, NotificationEvent, FALSE);
    KeInitializeEvent(&meeting.go, NotificationEvent, FALSE);
    atomic_store(&meeting.is_gone, false);
    assert_int_equal(ExCreateCallback(&object, NULL, TRUE, TRUE), STATUS_SUCCESS);
    void *one = ExRegisterCallback(object, stay, NULL);
    helper_start(&notifier, notify_it, object);
    wait_forever(&meeting.entered);
    helper_start(&opener, let_it_go, NULL);
    ExUnregisterCallback(one);
    atomic_store(&meeting.is_gone, true);
    assert_int_not_equal(KeReadStateEvent(&meeting.go), 0);
    helper_join(&opener);
    helper_join(&notifier);
    ObfDereferenceObject(object);
}

static void no_memory(void **state)
{
    (void)state;
    UNICODE_STRING name;
    PCALLBACK_OBJECT object;
    OBJECT_ATTRIBUTES attributes = named(&name, own_name);
    for (uint64_t nth = 1; nth <= 2; nth++) {
        os_fail_nth(nth, false);
        assert_int_equal(ExCreateCallback(&object, &attributes, TRUE, TRUE), STATUS_INSUFFICIENT_RESOURCES);
        os_fail_nth(0, false);
    }
    assert_int_equal(ExCreateCallback(&object, &attributes, TRUE, FALSE), STATUS_SUCCESS);
    os_fail_nth(1, false);
    assert_null(ExRegisterCallback(object, note, NULL));
    os_fail_nth(0, false);
    assert_int_equal(nt_object_references(object), 1);
    ObfDereferenceObject(object);
}

static void create_above_apc(void)
{
    KIRQL before;
    PCALLBACK_OBJECT object;
    KeRaiseIrql(DISPATCH_LEVEL, &before);
    ExCreateCallback(&object, NULL, TRUE, TRUE);
}

static void notify_above_dispatch(void)
{
    KIRQL before;
    PCALLBACK_OBJECT object;
    ExCreateCallback(&object, NULL, TRUE, TRUE);
    KeRaiseIrql(HIGH_LEVEL, &before);
    ExNotifyCallback(object, NULL, NULL);
}

static const struct misuse misuses[] = {
    {"ExCreateCallback at DISPATCH_LEVEL", IRQL_NOT_LESS_OR_EQUAL, create_above_apc},
    {"ExNotifyCallback at HIGH_LEVEL", IRQL_NOT_LESS_OR_EQUAL, notify_above_dispatch},
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW_TEST(misuses[0], ends_in_bugcheck),
        ROW_TEST(misuses[1], ends_in_bugcheck),
        WITH_MACHINE(calls_in_order_of_registration),
        WITH_MACHINE(one_registration_where_one_is_allowed),
        WITH_MACHINE(names),
        WITH_MACHINE(unregisters_from_within),
        WITH_MACHINE(unregistering_waits_for_a_call),
        WITH_MACHINE(no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
