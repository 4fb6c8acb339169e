/*
 * pnp_test.c: device interfaces and who is told of them; processes and threads and who is told of those.
 */
#include "kernel.h"

#include <nt/process.h>

#include <devpropdef.h>

static const GUID class_id = {0x5B45201D, 0xF2F2, 0x4F3B, {0x85, 0xBB, 0x30, 0xFF, 0x1F, 0x95, 0x35, 0x99}};
static const GUID other_class = {1, 2, 3, {4}};
static PDEVICE_OBJECT pdo;

static int start(void **state)
{
    int error = machine_start(state);
    pdo = error ? NULL : nt_device_object_create("PCI\\VEN_1234&DEV_0001", "pnptest");
    return pdo ? 0 : -1;
}

static int stop(void **state)
{
    nt_device_object_destroy(pdo);
    return machine_stop(state);
}

static unsigned calls;
static GUID last_event;

static NTSTATUS NTAPI on_change(PVOID structure, PVOID context)
{
    const DEVICE_INTERFACE_CHANGE_NOTIFICATION *change = structure;
    assert_ptr_equal(context, &calls);
    assert_memory_equal(&change->InterfaceClassGuid, &class_id, sizeof class_id);
    assert_true(change->SymbolicLinkName->Length > 0);
    last_event = change->Event;
    calls++;
    return STATUS_SUCCESS;
}

static void interfaces_come_and_go(void **state)
{
    (void)state;
    UNICODE_STRING name;
    void *entries[3];
    static const GUID arrived = {0xCB3A4004, 0x46F0, 0x11D0, {0xB0, 0x8F, 0x00, 0x60, 0x97, 0x13, 0x05, 0x3F}};
    calls = 0;
    assert_int_equal(IoRegisterPlugPlayNotification(EventCategoryDeviceInterfaceChange, 0, (void *)(uintptr_t)&class_id,
                                                    NULL, on_change, &calls, &entries[0]),
                     STATUS_SUCCESS);
    assert_int_equal(IoRegisterPlugPlayNotification(EventCategoryDeviceInterfaceChange, 0,
                                                    (void *)(uintptr_t)&other_class, NULL, on_change, NULL,
                                                    &entries[1]),
                     STATUS_SUCCESS);
    assert_int_equal(IoRegisterDeviceInterface(pdo, &class_id, NULL, &name), STATUS_SUCCESS);
    assert_int_equal(name.Buffer[0], '\\');
    assert_int_equal(name.Buffer[name.Length / 2 - 1], '}');
    assert_int_equal(IoSetDeviceInterfaceState(&name, FALSE), STATUS_OBJECT_NAME_NOT_FOUND);
    assert_int_equal(IoSetDeviceInterfaceState(&name, TRUE), STATUS_SUCCESS);
    assert_int_equal(calls, 1);
    assert_memory_equal(&last_event, &arrived, sizeof arrived);
    assert_int_equal(IoSetDeviceInterfaceState(&name, TRUE), STATUS_OBJECT_NAME_EXISTS);
    assert_int_equal(IoRegisterPlugPlayNotification(EventCategoryDeviceInterfaceChange,
                                                    PNPNOTIFY_DEVICE_INTERFACE_INCLUDE_EXISTING_INTERFACES,
                                                    (void *)(uintptr_t)&class_id, NULL, on_change, &calls, &entries[2]),
                     STATUS_SUCCESS);
    assert_int_equal(calls, 2);
    assert_int_equal(IoUnregisterPlugPlayNotification(entries[0]), STATUS_SUCCESS);
    assert_int_equal(IoSetDeviceInterfaceState(&name, FALSE), STATUS_SUCCESS);
    assert_int_equal(calls, 3);
    IoUnregisterPlugPlayNotificationEx(entries[1]);
    IoUnregisterPlugPlayNotificationEx(entries[2]);
    RtlFreeUnicodeString(&name);
    assert_machine_clean();
}

static void interfaces_are_listed(void **state)
{
    (void)state;
    static WCHAR reference_text[] = {'r', 'e', 'f', 0};
    UNICODE_STRING reference = {6, 8, reference_text};
    UNICODE_STRING name;
    UNICODE_STRING again;
    PZZWSTR list = NULL;
    assert_int_equal(IoRegisterDeviceInterface(pdo, &class_id, &reference, &name), STATUS_SUCCESS);
    assert_int_equal(IoRegisterDeviceInterface(pdo, &class_id, &reference, &again), STATUS_SUCCESS); /* the same one */
    assert_memory_equal(name.Buffer, again.Buffer, name.Length);
    assert_int_equal(name.Buffer[name.Length / 2 - 1], 'f');
    assert_int_equal(IoGetDeviceInterfaces(&class_id, NULL, 0, &list), STATUS_SUCCESS);
    assert_int_equal(list[0], 0);
    ExFreePool(list);
    assert_int_equal(IoGetDeviceInterfaces(&class_id, pdo, DEVICE_INTERFACE_INCLUDE_NONACTIVE, &list), STATUS_SUCCESS);
    assert_memory_equal(list, name.Buffer, name.Length + 2);
    assert_int_equal(list[name.Length / 2 + 1], 0);
    ExFreePool(list);
    RtlFreeUnicodeString(&name);
    RtlFreeUnicodeString(&again);
}

static void refusals(void **state)
{
    (void)state;
    static WCHAR bad_text[] = {'a', '\\', 'b', 0};
    UNICODE_STRING bad = {6, 8, bad_text};
    UNICODE_STRING name;
    void *entry;
    PDEVICE_OBJECT nobody = NULL;
    assert_int_equal(IoRegisterDeviceInterface(pdo, &class_id, &bad, &name), STATUS_INVALID_DEVICE_REQUEST);
    assert_int_equal(IoRegisterDeviceInterface((PDEVICE_OBJECT)&nobody, &class_id, NULL, &name),
                     STATUS_INVALID_DEVICE_REQUEST);
    assert_int_equal(IoSetDeviceInterfaceState(&bad, TRUE), STATUS_OBJECT_NAME_NOT_FOUND);
    /* NOLINTNEXTLINE(clang-analyzer-optin.core.EnumCastOutOfRange): it is to be none */
    const IO_NOTIFICATION_EVENT_CATEGORY no_category = (IO_NOTIFICATION_EVENT_CATEGORY)9;
    assert_int_equal(IoRegisterPlugPlayNotification(no_category, 0, NULL, NULL, on_change, NULL, &entry),
                     STATUS_INVALID_PARAMETER);
    for (uint64_t nth = 1; nth <= 2; nth++) {
        os_fail_nth(nth, false);
        assert_int_equal(IoRegisterDeviceInterface(pdo, &class_id, NULL, &name), STATUS_INSUFFICIENT_RESOURCES);
        os_fail_nth(0, false);
    }
    os_fail_nth(1, false);
    assert_int_equal(
        IoRegisterPlugPlayNotification(EventCategoryHardwareProfileChange, 0, NULL, NULL, on_change, NULL, &entry),
        STATUS_INSUFFICIENT_RESOURCES);
    os_fail_nth(0, false);
    assert_machine_clean();
}

static void properties_by_key(void **state)
{
    (void)state;
    static const DEVPROPKEY key = {{1, 2, 3, {4}}, 5};
    static const DEVPROPKEY other = {{1, 2, 3, {4}}, 6};
    ULONG value = 77;
    ULONG back = 0;
    ULONG size = 0;
    DEVPROPTYPE type = 0;
    assert_int_equal(IoGetDevicePropertyData(pdo, &key, 0, 0, 4, &back, &size, &type), STATUS_OBJECT_NAME_NOT_FOUND);
    assert_int_equal(IoSetDevicePropertyData(pdo, &key, 0, 0, 7, sizeof value, &value), STATUS_SUCCESS);
    assert_int_equal(IoGetDevicePropertyData(pdo, &key, 0, 0, 2, &back, &size, &type), STATUS_BUFFER_TOO_SMALL);
    assert_int_equal(size, 4);
    assert_int_equal(IoGetDevicePropertyData(pdo, &key, 0, 0, 4, &back, &size, &type), STATUS_SUCCESS);
    assert_int_equal(back, 77);
    assert_int_equal(type, 7);
    assert_int_equal(IoGetDevicePropertyData(pdo, &other, 0, 0, 4, &back, &size, &type), STATUS_OBJECT_NAME_NOT_FOUND);
    os_fail_nth(1, false);
    assert_int_equal(IoSetDevicePropertyData(pdo, &key, 0, 0, 7, sizeof value, &back), STATUS_INSUFFICIENT_RESOURCES);
    os_fail_nth(0, false);
    assert_int_equal(IoSetDevicePropertyData(pdo, &key, 0, 0, 0, 0, NULL), STATUS_SUCCESS);
    assert_int_equal(IoGetDevicePropertyData(pdo, &key, 0, 0, 4, &back, &size, &type), STATUS_OBJECT_NAME_NOT_FOUND);
    assert_int_equal(IoSetDevicePropertyData(NULL, &key, 0, 0, 7, 4, &value), STATUS_INVALID_DEVICE_REQUEST);
}

/* ---- processes and threads ---- */

static unsigned created, ended, extended_created, extended_ended, threads_created;
static _Atomic unsigned threads_ended;

static VOID NTAPI on_process(HANDLE parent, HANDLE process, BOOLEAN is_created)
{
    (void)parent, (void)process;
    created += is_created;
    ended += !is_created;
}

static VOID NTAPI on_process_ex(PEPROCESS process, HANDLE id, PPS_CREATE_NOTIFY_INFO info)
{
    assert_ptr_equal(PsGetProcessId(process), id);
    extended_ended += !info;
    if (info) {
        extended_created++;
        assert_int_equal(info->Size, sizeof *info);
        assert_int_equal(info->ImageFileName->Length, 10);
        info->CreationStatus = STATUS_ACCESS_DENIED; /* heard, and not followed */
    }
}

static void processes(void **state)
{
    (void)state;
    created = ended = extended_created = extended_ended = 0;
    assert_int_equal(PsSetCreateProcessNotifyRoutine(on_process, FALSE), STATUS_SUCCESS);
    assert_int_equal(PsSetCreateProcessNotifyRoutine(on_process, FALSE), STATUS_INVALID_PARAMETER); /* a second time */
    assert_int_equal(PsSetCreateProcessNotifyRoutineEx(on_process_ex, FALSE), STATUS_SUCCESS);
    struct nt_process *process = nt_process_create("guest");
    assert_non_null(process);
    nt_process_destroy(process);
    assert_int_equal(created, 1);
    assert_int_equal(ended, 1);
    assert_int_equal(extended_created, 1);
    assert_int_equal(extended_ended, 1);
    assert_int_equal(PsSetCreateProcessNotifyRoutine(on_process, TRUE), STATUS_SUCCESS);
    assert_int_equal(PsSetCreateProcessNotifyRoutine(on_process, TRUE), STATUS_PROCEDURE_NOT_FOUND);
    assert_int_equal(
        PsSetCreateProcessNotifyRoutineEx2(PsCreateProcessNotifySubsystems, (void *)(uintptr_t)on_process_ex, TRUE),
        STATUS_SUCCESS);
    /* NOLINTNEXTLINE(clang-analyzer-optin.core.EnumCastOutOfRange): it is to be none */
    assert_int_equal(PsSetCreateProcessNotifyRoutineEx2((PSCREATEPROCESSNOTIFYTYPE)1, NULL, FALSE),
                     STATUS_INVALID_PARAMETER);
    os_fail_nth(1, false);
    assert_int_equal(PsSetCreateProcessNotifyRoutine(on_process, FALSE), STATUS_INSUFFICIENT_RESOURCES);
    os_fail_nth(0, false);
}

static VOID NTAPI on_thread(HANDLE process, HANDLE thread, BOOLEAN is_created)
{
    (void)process;
    assert_non_null(thread);
    threads_created += is_created;
    atomic_fetch_add(&threads_ended, !is_created);
}

static VOID NTAPI short_thread(PVOID context)
{
    (void)context;
}

static void threads(void **state)
{
    (void)state;
    HANDLE handle;
    void *thread;
    threads_created = 0;
    atomic_store(&threads_ended, 0);
    assert_int_equal(PsSetCreateThreadNotifyRoutine(on_thread), STATUS_SUCCESS);
    assert_int_equal(PsCreateSystemThread(&handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, short_thread, NULL),
                     STATUS_SUCCESS);
    assert_int_equal(ObReferenceObjectByHandle(handle, 0, *PsThreadType, KernelMode, &thread, NULL), STATUS_SUCCESS);
    wait_forever(thread);
    assert_int_equal(threads_created, 1);
    assert_int_equal(atomic_load(&threads_ended), 1);
    ObDereferenceObject(thread);
    ZwClose(handle);
    assert_int_equal(PsRemoveCreateThreadNotifyRoutine(on_thread), STATUS_SUCCESS);
    assert_int_equal(PsRemoveCreateThreadNotifyRoutine(on_thread), STATUS_PROCEDURE_NOT_FOUND);
    assert_int_equal(PsSetLoadImageNotifyRoutine((PLOAD_IMAGE_NOTIFY_ROUTINE)(uintptr_t)on_thread), STATUS_SUCCESS);
    assert_int_equal(PsRemoveLoadImageNotifyRoutine((PLOAD_IMAGE_NOTIFY_ROUTINE)(uintptr_t)on_thread), STATUS_SUCCESS);
}

static void interrupts_are_the_port_s(void **state)
{
    (void)state;
    PKINTERRUPT interrupt = (PKINTERRUPT)&calls;
    IO_CONNECT_INTERRUPT_PARAMETERS parameters = {.Version = CONNECT_FULLY_SPECIFIED};
    assert_int_equal(IoConnectInterrupt(&interrupt, NULL, NULL, NULL, 0, 5, 5, LevelSensitive, TRUE, 1, FALSE),
                     STATUS_INVALID_PARAMETER);
    assert_null(interrupt);
    assert_int_equal(IoConnectInterruptEx(&parameters), STATUS_INVALID_PARAMETER);
    assert_int_equal(IoWMIRegistrationControl(pdo, WMIREG_ACTION_REGISTER), STATUS_SUCCESS);
    assert_int_equal(IoWMIRegistrationControl(pdo, 99), STATUS_INVALID_PARAMETER);
    assert_int_equal(IoRegisterShutdownNotification(pdo), STATUS_SUCCESS);
    IoUnregisterShutdownNotification(pdo);
    assert_true((pdo->Flags & DO_SHUTDOWN_REGISTERED) == 0);
}

#define WITH_DEVICE(test) cmocka_unit_test_setup_teardown(test, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DEVICE(interfaces_come_and_go),
        WITH_DEVICE(interfaces_are_listed),
        WITH_DEVICE(properties_by_key),
        WITH_DEVICE(refusals),
        WITH_DEVICE(processes),
        WITH_DEVICE(threads),
        WITH_DEVICE(interrupts_are_the_port_s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
