/*
 * object_test.c: references and handles – counted, typed, per process, and the tokens and devices that are objects.
 */
#include "kernel.h"

#include <nt/object.h>
#include <nt/process.h>
#include <nt/wide.h>
#include <ntifs.h>

static uint32_t destroyed;

static void count_destroyed(void *body)
{
    (void)body;
    destroyed++;
}

static struct _OBJECT_TYPE test_type = {.name = "Test", .destroy = count_destroyed};

static int setup(void **state)
{
    destroyed = 0;
    return machine_start(state);
}

static void references_count(void **state)
{
    void *object = nt_object_create(&test_type, 100);
    (void)state;
    assert_non_null(object);
    assert_int_equal((uintptr_t)object % 16, 0);
    assert_int_equal(nt_object_references(object), 1);
    assert_int_equal(ObReferenceObject(object), 2);
    assert_int_equal(ObReferenceObjectByPointer(object, 0, &test_type, KernelMode), STATUS_SUCCESS);
    assert_int_equal(ObReferenceObjectByPointer(object, 0, &nt_event_type, KernelMode), STATUS_OBJECT_TYPE_MISMATCH);
    assert_int_equal(ObDereferenceObject(object), 2);
    assert_true(ObReferenceObjectSafe(object));
    ObDereferenceObjectDeferDelete(object);
    assert_int_equal(ObDereferenceObjectWithTag(object, 1), 1);
    assert_int_equal(destroyed, 0);
    assert_int_equal(ObDereferenceObject(object), 0);
    assert_int_equal(destroyed, 1);
    assert_false(ObReferenceObjectSafe(object)); /* known by its address alone */
}

static void handles_hold_a_reference(void **state)
{
    void *object = nt_object_create(&test_type, 8);
    void *found = NULL;
    HANDLE handle = NULL;
    OBJECT_HANDLE_INFORMATION information = {0};
    (void)state;
    assert_int_equal(nt_handle_create(object, 0x3, true, &handle), STATUS_SUCCESS);
    assert_int_equal(nt_handle_count(), 1);
    nt_object_put(object);
    assert_int_equal(ObReferenceObjectByHandle(handle, 0x1, &test_type, KernelMode, &found, &information),
                     STATUS_SUCCESS);
    assert_ptr_equal(found, object);
    assert_int_equal(information.GrantedAccess, 0x3);
    ObDereferenceObject(found);
    assert_int_equal(ObReferenceObjectByHandle(handle, 0, &nt_event_type, KernelMode, &found, NULL),
                     STATUS_OBJECT_TYPE_MISMATCH);
    assert_null(found);
    assert_int_equal(ZwClose(handle), STATUS_SUCCESS);
    assert_int_equal(destroyed, 1);
    assert_int_equal(ZwClose(handle), STATUS_INVALID_HANDLE);
    assert_int_equal(ObReferenceObjectByHandle(handle, 0, NULL, KernelMode, &found, NULL), STATUS_INVALID_HANDLE);
    assert_machine_clean();
}

static void user_mode_is_held_to_its_handle(void **state)
{
    void *object = nt_object_create(&test_type, 8);
    void *found = NULL;
    HANDLE of_kernel = NULL;
    HANDLE of_user = NULL;
    (void)state;
    assert_int_equal(nt_handle_create(object, 0x1, true, &of_kernel), STATUS_SUCCESS);
    assert_int_equal(nt_handle_create(object, 0x1, false, &of_user), STATUS_SUCCESS);
    assert_int_equal(ObReferenceObjectByHandle(of_kernel, 0x1, NULL, UserMode, &found, NULL), STATUS_INVALID_HANDLE);
    assert_int_equal(ObCloseHandle(of_kernel, UserMode), STATUS_INVALID_HANDLE);
    assert_int_equal(ObReferenceObjectByHandle(of_user, 0x1, NULL, UserMode, &found, NULL), STATUS_SUCCESS);
    ObDereferenceObject(found);
    assert_int_equal(ObReferenceObjectByHandle(of_user, 0x2, NULL, UserMode, &found, NULL), STATUS_ACCESS_DENIED);
    assert_int_equal(ObReferenceObjectByHandle(of_user, 0x2, NULL, KernelMode, &found, NULL), STATUS_SUCCESS);
    ObDereferenceObject(found);
    assert_int_equal(ObCloseHandle(of_user, UserMode), STATUS_SUCCESS);
    assert_int_equal(ZwClose(of_kernel), STATUS_SUCCESS);
    nt_object_put(object);
}

static void handles_belong_to_a_process(void **state)
{
    struct nt_process *own = nt_process_create("own");
    struct nt_process *other = nt_process_create("other");
    struct nt_process *before = nt_thread_current()->process;
    void *object = nt_object_create(&test_type, 8);
    void *found = NULL;
    HANDLE handle = NULL;
    HANDLE kernel = NULL;
    (void)state;
    assert_int_equal(nt_handle_create_in(other, object, 0x1, &handle), STATUS_SUCCESS);
    nt_thread_attach(own);
    assert_int_equal(ObReferenceObjectByHandle(handle, 0, NULL, KernelMode, &found, NULL), STATUS_INVALID_HANDLE);
    assert_int_equal(ZwClose(handle), STATUS_INVALID_HANDLE);
    assert_int_equal(nt_handle_create(object, 0x1, true, &kernel), STATUS_SUCCESS);
    nt_thread_attach(other);
    assert_int_equal(ObReferenceObjectByHandle(handle, 0, NULL, KernelMode, &found, NULL), STATUS_SUCCESS);
    ObDereferenceObject(found);
    assert_int_equal(ObReferenceObjectByHandle(kernel, 0, NULL, KernelMode, &found, NULL), STATUS_SUCCESS);
    ObDereferenceObject(found);
    nt_thread_attach(before);
    nt_object_put(object);
    nt_process_destroy(other); /* its handles go with it */
    ZwClose(kernel);
    assert_int_equal(destroyed, 1);
    nt_process_destroy(own);
    assert_machine_clean();
}

static void stale_handles_stay_stale(void **state)
{
    void *object = nt_object_create(&test_type, 8);
    HANDLE first = NULL;
    (void)state;
    assert_int_equal(nt_handle_create(object, 0, true, &first), STATUS_SUCCESS);
    ZwClose(first);
    for (int i = 0; i < 20; i++) {
        HANDLE later = NULL;
        assert_int_equal(nt_handle_create(object, 0, true, &later), STATUS_SUCCESS);
        assert_ptr_not_equal(later, first);
        ZwClose(later);
    }
    nt_object_put(object);
}

static void many_handles(void **state)
{
    enum { MANY = 1000 };
    static HANDLE handles[MANY];
    void *object = nt_object_create(&test_type, 8);
    (void)state;
    for (int i = 0; i < MANY; i++) {
        assert_int_equal(nt_handle_create(object, 0, i % 2 == 0, &handles[i]), STATUS_SUCCESS);
    }
    assert_int_equal(nt_object_references(object), MANY + 1);
    for (int i = 0; i < MANY; i++) {
        assert_int_equal(ZwClose(handles[i]), STATUS_SUCCESS);
    }
    nt_object_put(object);
    assert_int_equal(destroyed, 1);
}

static void current_process_and_thread(void **state)
{
    void *found = NULL;
    PEPROCESS process = NULL;
    PETHREAD thread = NULL;
    (void)state;
    assert_int_equal(ObReferenceObjectByHandle(ZwCurrentProcess(), 0, *PsProcessType, KernelMode, &found, NULL),
                     STATUS_SUCCESS);
    assert_ptr_equal(found, PsGetCurrentProcess());
    ObDereferenceObject(found);
    assert_int_equal(ObReferenceObjectByHandle(ZwCurrentThread(), 0, *PsThreadType, UserMode, &found, NULL),
                     STATUS_SUCCESS);
    assert_ptr_equal(found, KeGetCurrentThread());
    ObDereferenceObject(found);
    assert_int_equal(ZwClose(ZwCurrentProcess()), STATUS_SUCCESS);
    assert_int_equal(PsLookupProcessByProcessId(PsGetCurrentProcessId(), &process), STATUS_SUCCESS);
    assert_ptr_equal(process, PsGetCurrentProcess());
    ObDereferenceObject(process);
    assert_int_equal(PsLookupProcessByProcessId((HANDLE)0x7777, &process), STATUS_INVALID_PARAMETER);
    assert_int_equal(PsLookupThreadByThreadId(PsGetCurrentThreadId(), &thread), STATUS_SUCCESS);
    assert_ptr_equal(thread, KeGetCurrentThread());
    ObDereferenceObject(thread);
}

static void attaching_changes_the_process(void **state)
{
    struct nt_process *other = nt_process_create("other");
    KAPC_STATE apc_state;
    (void)state;
    PEPROCESS before = PsGetCurrentProcess();
    KeStackAttachProcess((PRKPROCESS)other, &apc_state);
    assert_ptr_equal(PsGetCurrentProcess(), other);
    KeUnstackDetachProcess(&apc_state);
    assert_ptr_equal(PsGetCurrentProcess(), before);
    nt_process_destroy(other);
}

static uint32_t told;
static HANDLE told_of;

static VOID NTAPI be_told(HANDLE ParentId, HANDLE ProcessId, BOOLEAN Create)
{
    (void)ParentId;
    told += Create ? 1 : 100;
    told_of = ProcessId;
}

static void told_of_processes(void **state)
{
    (void)state;
    told = 0;
    assert_int_equal(PsSetCreateProcessNotifyRoutine(be_told, FALSE), STATUS_SUCCESS);
    struct nt_process *process = nt_process_create("observed");
    assert_int_equal(told, 1);
    assert_int_equal((uintptr_t)told_of, process->id);
    nt_process_destroy(process);
    assert_int_equal(told, 101);
    assert_int_equal(PsSetCreateProcessNotifyRoutine(be_told, TRUE), STATUS_SUCCESS);
    assert_int_equal(PsSetCreateProcessNotifyRoutine(be_told, TRUE), STATUS_PROCEDURE_NOT_FOUND);
    nt_process_destroy(nt_process_create("unobserved"));
    assert_int_equal(told, 101);
}

static void named_events_are_one(void **state)
{
    WCHAR text[64];
    WCHAR shouted[64];
    HANDLE first = NULL;
    HANDLE second = NULL;
    HANDLE third = NULL;
    OBJECT_ATTRIBUTES attributes;
    UNICODE_STRING name = nt_wide_of_text(text, 64, "\\BaseNamedObjects\\Test");
    UNICODE_STRING loud = nt_wide_of_text(shouted, 64, "\\BASENAMEDOBJECTS\\TEST");
    (void)state;
    InitializeObjectAttributes(&attributes, &loud, OBJ_KERNEL_HANDLE, NULL, NULL);
    assert_int_equal(ZwOpenEvent(&third, EVENT_ALL_ACCESS, &attributes), STATUS_OBJECT_NAME_NOT_FOUND);
    PKEVENT event = IoCreateNotificationEvent(&name, &first);
    assert_non_null(event);
    assert_int_not_equal(KeReadStateEvent(event), 0); /* documented: made signalled */
    assert_ptr_equal(IoCreateSynchronizationEvent(&loud, &second), event);
    assert_int_equal(ZwOpenEvent(&third, EVENT_ALL_ACCESS, &attributes), STATUS_SUCCESS);
    void *found = NULL;
    assert_int_equal(ObReferenceObjectByHandle(third, 0, *ExEventObjectType, KernelMode, &found, NULL), STATUS_SUCCESS);
    assert_ptr_equal(found, event);
    ObDereferenceObject(found);
    ZwClose(first);
    ZwClose(second);
    ZwClose(third);
    assert_int_equal(ZwOpenEvent(&third, EVENT_ALL_ACCESS, &attributes), STATUS_OBJECT_NAME_NOT_FOUND);
    assert_machine_clean();
}

static void callers_are_unprivileged(void **state)
{
    LUID debug = {20, 0};
    LUID change_notify = {23, 0};
    (void)state;
    PACCESS_TOKEN token = PsReferencePrimaryToken(PsGetCurrentProcess());
    assert_false(SeTokenIsAdmin(token));
    PsDereferencePrimaryToken(token);
    assert_true(SeSinglePrivilegeCheck(debug, KernelMode));
    assert_false(SeSinglePrivilegeCheck(debug, UserMode));
    assert_true(SeSinglePrivilegeCheck(change_notify, UserMode));
    assert_int_equal(ExGetPreviousMode(), UserMode);
    nt_thread_current()->process->is_privileged = true;
    token = PsReferencePrimaryToken(PsGetCurrentProcess());
    assert_true(SeTokenIsAdmin(token));
    PsDereferencePrimaryToken(token);
    assert_true(SeSinglePrivilegeCheck(debug, UserMode));
    nt_thread_current()->process->is_privileged = false;
}

static void devices_and_drivers_are_objects(void **state)
{
    PDRIVER_OBJECT driver = nt_driver_object_create("test", NULL, 0);
    PDEVICE_OBJECT device = nt_device_object_create("PCI\\VEN_1234&DEV_1111", "test");
    HANDLE key = NULL;
    ULONG length = 0;
    ULONG number = 0;
    WCHAR text[64];
    (void)state;
    assert_int_equal(ObReferenceObject(device), 2);
    assert_int_equal(ObDereferenceObject(device), 1);
    assert_ptr_equal(IoGetAttachedDeviceReference(device), device);
    ObDereferenceObject(device);
    assert_int_equal(IoOpenDeviceRegistryKey(device, PLUGPLAY_REGKEY_DEVICE, KEY_READ, &key), STATUS_SUCCESS);
    ZwClose(key);
    assert_int_equal(IoOpenDeviceRegistryKey(device, PLUGPLAY_REGKEY_DRIVER, KEY_READ, &key), STATUS_SUCCESS);
    ZwClose(key);
    assert_int_equal(IoOpenDeviceRegistryKey(device, 8, KEY_READ, &key), STATUS_INVALID_PARAMETER);
    assert_int_equal(IoOpenDriverRegistryKey(driver, DriverRegKeyParameters, KEY_READ, 0, &key), STATUS_SUCCESS);
    ZwClose(key);
    assert_int_equal(IoGetDeviceProperty(device, DevicePropertyHardwareID, 0, NULL, &length), STATUS_BUFFER_TOO_SMALL);
    assert_int_equal(length, (sizeof("PCI\\VEN_1234&DEV_1111") + 1) * 2);
    assert_int_equal(IoGetDeviceProperty(device, DevicePropertyHardwareID, sizeof text, text, &length), STATUS_SUCCESS);
    assert_int_equal(text[0], 'P');
    assert_int_equal(IoGetDeviceProperty(device, DevicePropertyLegacyBusType, 4, &number, &length), STATUS_SUCCESS);
    assert_int_equal(number, PCIBus);
    assert_int_equal(IoGetDeviceProperty(device, DevicePropertyUINumber, 4, &number, &length),
                     STATUS_OBJECT_NAME_NOT_FOUND);
    DEVICE_OBJECT foreign = {0};
    assert_int_equal(IoGetDeviceProperty(&foreign, DevicePropertyBusNumber, 4, &number, &length),
                     STATUS_INVALID_DEVICE_REQUEST);
    assert_int_equal(IoOpenDeviceRegistryKey(&foreign, PLUGPLAY_REGKEY_DEVICE, KEY_READ, &key),
                     STATUS_INVALID_DEVICE_REQUEST);
    nt_device_object_destroy(device);
    nt_driver_object_destroy(driver);
    assert_machine_clean();
}

static void files_are_not_there(void **state)
{
    HANDLE file = (HANDLE)1;
    IO_STATUS_BLOCK io_status;
    WCHAR text[64];
    OBJECT_ATTRIBUTES attributes;
    UNICODE_STRING name = nt_wide_of_text(text, 64, "\\??\\C:\\log.txt");
    (void)state;
    InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE, NULL, NULL);
    assert_int_equal(ZwCreateFile(&file, GENERIC_WRITE, &attributes, &io_status, NULL, 0, 0, FILE_OPEN_IF, 0, NULL, 0),
                     STATUS_OBJECT_PATH_NOT_FOUND);
    assert_null(file);
    assert_int_equal(ZwWriteFile(file, NULL, NULL, NULL, &io_status, text, 2, NULL, NULL), STATUS_INVALID_HANDLE);
}

static void each_allocation_fails_in_turn(void **state)
{
    WCHAR text[64];
    UNICODE_STRING name = nt_wide_of_text(text, 64, "\\BaseNamedObjects\\Fragile");
    HANDLE handle = NULL;
    PKEVENT event = NULL;
    (void)state;
    for (uint64_t n = 1; !event && n < 20; n++) {
        os_fail_nth(n, false);
        event = IoCreateNotificationEvent(&name, &handle);
        os_fail_nth(0, false);
        if (!event) {
            assert_machine_clean();
        }
    }
    assert_non_null(event);
    ZwClose(handle);
}

/* What a driver still holds at the machine's end goes with it. */
static void left_references_and_handles(void **state)
{
    void *object = nt_object_create(&test_type, 8);
    HANDLE handle = NULL;
    (void)state;
    ObReferenceObject(object);
    assert_int_equal(nt_handle_create(object, 0, true, &handle), STATUS_SUCCESS);
    struct nt_leftovers left;
    nt_leftovers(&left);
    assert_int_equal(left.handles, 1);
}

/* --------------------------------------------------------------------------------------------------------- misuse */

static void dereferenced_too_often(void)
{
    void *object = nt_object_create(&test_type, 8);
    ObDereferenceObject(object);
    ObDereferenceObject(object);
}

static void references_no_object(void)
{
    int local;
    ObReferenceObject(&local);
}

static void process_dereferenced_too_often(void)
{
    ObDereferenceObject(PsGetCurrentProcess());
}

static void resolve_at_dispatch(void)
{
    void *found;
    KeRaiseIrqlToDpcLevel();
    ObReferenceObjectByHandle(ZwCurrentProcess(), 0, NULL, KernelMode, &found, NULL);
}

// clang-format off
static const struct misuse misuses[] = {
    {"dereferenced too often: 0x18",            REFERENCE_BY_POINTER,   dereferenced_too_often},
    {"a reference to what is no object: 0x18",  REFERENCE_BY_POINTER,   references_no_object},
    {"a process dereferenced too often: 0x18",  REFERENCE_BY_POINTER,   process_dereferenced_too_often},
    {"a handle resolved at DISPATCH_LEVEL: 0xA", IRQL_NOT_LESS_OR_EQUAL, resolve_at_dispatch},
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
        WITH(references_count),
        WITH(handles_hold_a_reference),
        WITH(user_mode_is_held_to_its_handle),
        WITH(handles_belong_to_a_process),
        WITH(stale_handles_stay_stale),
        WITH(many_handles),
        WITH(current_process_and_thread),
        WITH(attaching_changes_the_process),
        WITH(told_of_processes),
        WITH(named_events_are_one),
        WITH(callers_are_unprivileged),
        WITH(devices_and_drivers_are_objects),
        WITH(files_are_not_there),
        WITH(each_allocation_fails_in_turn),
        WITH(left_references_and_handles),
    };
    return cmocka_run_group_tests_name("nt-object", tests, NULL, NULL);
}
