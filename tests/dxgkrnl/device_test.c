/* device_test.c: devices and contexts – made, named, destroyed, and what a stop leaves of them. */
#include "rig.h"

#include <pthread.h>
#include <string.h>

static NTSTATUS create(struct rig *rig, D3DKMT_CREATEDEVICE *args)
{
    return dxg_device_create(rig->process, args);
}

static void a_device_is_made_by_the_driver(struct rig *rig)
{
    D3DKMT_CREATEDEVICE args = {.hAdapter = rig->handle, .CommandBufferSize = 7};
    assert_int_equal(create(rig, &args), STATUS_SUCCESS);
    assert_null(args.pCommandBuffer);
    assert_int_equal(args.CommandBufferSize, 0);
    assert_null(args.pAllocationList);
    assert_null(args.pPatchLocationList);
    assert_string_equal(rig->trace, "PD"); /* the process first */
    assert_int_equal(rig_state(rig, args.hDevice), D3DKMT_DEVICEEXECUTION_ACTIVE);
    rig_device(rig);
    assert_string_equal(rig->trace, "PDD");
    assert_int_equal(dxg_device_destroy(rig->process, args.hDevice), STATUS_SUCCESS);
    assert_int_equal(dxg_device_destroy(rig->process, args.hDevice), STATUS_INVALID_PARAMETER);
    assert_string_equal(rig->trace, "PDDd");
}

static void refuses_bad_arguments(struct rig *rig)
{
    D3DKMT_CREATEDEVICE args = {.hAdapter = 0};
    assert_int_equal(create(rig, &args), STATUS_INVALID_PARAMETER);
    D3DKMT_HANDLE device = rig_device(rig);
    args.hAdapter = device;
    assert_int_equal(create(rig, &args), STATUS_INVALID_PARAMETER);
    args.hAdapter = rig->handle;
    args.Flags.Reserved = 1;
    assert_int_equal(create(rig, &args), STATUS_INVALID_PARAMETER);
    assert_int_equal(dxg_device_destroy(rig->process, 0), STATUS_INVALID_PARAMETER);
    assert_int_equal(dxg_device_destroy(rig->process, rig->handle), STATUS_INVALID_PARAMETER);
    D3DKMT_CREATECONTEXT context = {.hDevice = 0};
    assert_int_equal(dxg_context_create(rig->process, &context), STATUS_INVALID_PARAMETER);
    context.hDevice = device;
    context.Flags.Reserved = 1;
    assert_int_equal(dxg_context_create(rig->process, &context), STATUS_INVALID_PARAMETER);
    context.Flags.Reserved = 0;
    context.NodeOrdinal = 1;
    assert_int_equal(dxg_context_create(rig->process, &context), STATUS_INVALID_PARAMETER);
    context.NodeOrdinal = 0;
    context.PrivateDriverDataSize = 8;
    assert_int_equal(dxg_context_create(rig->process, &context), STATUS_INVALID_PARAMETER);
    context.pPrivateDriverData = (void *)(uintptr_t)0x1000;
    assert_int_equal(dxg_context_create(rig->process, &context), STATUS_INVALID_PARAMETER);
    assert_int_equal(dxg_context_destroy(rig->process, device), STATUS_INVALID_PARAMETER);
    D3DKMT_GETDEVICESTATE state = {.hDevice = rig->handle, .StateType = D3DKMT_DEVICESTATE_EXECUTION};
    assert_int_equal(dxg_device_get_state(rig->process, &state), STATUS_INVALID_PARAMETER);
    state.hDevice = device;
    static const uint32_t unknown = 99;
    memcpy(&state.StateType, &unknown, sizeof unknown);
    assert_int_equal(dxg_device_get_state(rig->process, &state), STATUS_INVALID_PARAMETER);
    state.StateType = D3DKMT_DEVICESTATE_PRESENT;
    assert_int_equal(dxg_device_get_state(rig->process, &state), STATUS_NOT_SUPPORTED);
    state.StateType = D3DKMT_DEVICESTATE_RESET;
    assert_int_equal(dxg_device_get_state(rig->process, &state), STATUS_SUCCESS);
    assert_string_equal(rig->trace, "PD");
}

static void the_drivers_failure_reaches_the_caller(struct rig *rig)
{
    D3DKMT_CREATEDEVICE device = {.hAdapter = rig->handle};
    rig->fail = STATUS_NO_MEMORY;
    rig->failing = "CreateProcess";
    assert_int_equal(create(rig, &device), STATUS_NO_MEMORY);
    assert_int_equal(device.hDevice, 0);
    rig->failing = "CreateDevice";
    rig->fail = STATUS_INVALID_PARAMETER;
    assert_int_equal(create(rig, &device), STATUS_INVALID_PARAMETER);
    assert_int_equal(device.hDevice, 0);
    rig->failing = "CreateContext";
    D3DKMT_CREATECONTEXT context = {.hDevice = rig_device(rig)};
    assert_int_equal(dxg_context_create(rig->process, &context), STATUS_INVALID_PARAMETER);
    assert_int_equal(context.hContext, 0);
    D3DKMT_CREATECONTEXTVIRTUAL virtual = {.hDevice = context.hDevice};
    assert_int_equal(dxg_context_create_virtual(rig->process, &virtual), STATUS_INVALID_PARAMETER);
}

static void contexts_go_with_their_device(struct rig *rig)
{
    D3DKMT_HANDLE device = rig_device(rig);
    D3DKMT_HANDLE first = rig_context(rig, device);
    D3DKMT_HANDLE second = rig_virtual_context(rig, device);
    assert_int_equal(dxg_device_destroy(rig->process, device), STATUS_SUCCESS);
    assert_int_equal(atomic_load(&rig->contexts), 0);
    assert_string_equal(rig->trace, "PDCCccd");
    assert_int_equal(dxg_context_destroy(rig->process, first), STATUS_INVALID_PARAMETER);
    assert_int_equal(dxg_context_destroy(rig->process, second), STATUS_INVALID_PARAMETER);
}

static void memory_is_used_again_under_another_handle(struct rig *rig)
{
    D3DKMT_HANDLE first = rig_device(rig);
    struct dxg_device *object = dxg_device_find(rig->process, first);
    D3DKMT_HANDLE context = rig_context(rig, first);
    struct dxg_context *of_context = dxg_context_find(rig->process, context);
    assert_int_equal(dxg_context_destroy(rig->process, context), STATUS_SUCCESS);
    assert_ptr_equal(dxg_context_find(rig->process, rig_context(rig, first)), of_context);
    assert_int_equal(dxg_device_destroy(rig->process, first), STATUS_SUCCESS);
    D3DKMT_HANDLE second = rig_device(rig);
    assert_ptr_equal(dxg_device_find(rig->process, second), object);
    assert_null(dxg_device_find(rig->process, first));
    assert_false(dxg_device_is(object, first));
    assert_true(dxg_device_is(object, second));
}

static void a_stop_takes_the_drivers_half(struct rig *rig)
{
    D3DKMT_HANDLE device = rig_device(rig);
    D3DKMT_HANDLE context = rig_context(rig, device);
    struct dxg_process *other = dxg_process_create("other");
    D3DKMT_CREATEDEVICE args = {0};
    assert_int_equal(dxg_process_open_adapter(other, rig->adapter, &args.hAdapter), STATUS_SUCCESS);
    assert_int_equal(dxg_device_create(other, &args), STATUS_SUCCESS);
    rig_stop(rig);
    assert_int_equal(atomic_load(&rig->devices), 0);
    assert_int_equal(atomic_load(&rig->contexts), 0);
    assert_int_equal(atomic_load(&rig->processes), 0);
    D3DKMT_GETDEVICESTATE state = {.hDevice = device, .StateType = D3DKMT_DEVICESTATE_EXECUTION};
    assert_int_equal(dxg_device_get_state(rig->process, &state), STATUS_DEVICE_REMOVED);
    D3DKMT_CREATEDEVICE again = {.hAdapter = rig->handle};
    assert_int_equal(create(rig, &again), STATUS_DEVICE_REMOVED);
    D3DKMT_CREATECONTEXT of_old = {.hDevice = device};
    assert_int_equal(dxg_context_create(rig->process, &of_old), STATUS_DEVICE_REMOVED);
    rig_start(rig);
    assert_int_equal(rig_state(rig, device), D3DKMT_DEVICEEXECUTION_STOPPED);
    assert_int_equal(dxg_context_create(rig->process, &of_old), STATUS_DEVICE_REMOVED);
    assert_int_equal(dxg_context_destroy(rig->process, context), STATUS_SUCCESS);
    assert_int_equal(dxg_device_destroy(rig->process, device), STATUS_SUCCESS);
    rig_device(rig);
    dxg_process_destroy(other);
}

static void destroyed_while_stopped(struct rig *rig)
{
    D3DKMT_HANDLE device = rig_device(rig);
    D3DKMT_HANDLE context = rig_context(rig, device);
    rig_stop(rig);
    assert_int_equal(dxg_context_destroy(rig->process, context), STATUS_SUCCESS);
    assert_int_equal(dxg_device_destroy(rig->process, device), STATUS_SUCCESS);
    assert_string_equal(rig->trace, "PDCcdp");
}

static void the_end_of_a_process_closes_all(struct rig *rig)
{
    struct dxg_process *other = dxg_process_create("other");
    D3DKMT_CREATEDEVICE args = {0};
    assert_int_equal(dxg_process_open_adapter(other, rig->adapter, &args.hAdapter), STATUS_SUCCESS);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(dxg_device_create(other, &args), STATUS_SUCCESS);
        D3DKMT_CREATECONTEXT context = {.hDevice = args.hDevice};
        assert_int_equal(dxg_context_create(other, &context), STATUS_SUCCESS);
    }
    dxg_process_destroy(other);
    assert_int_equal(atomic_load(&rig->devices), 0);
    assert_int_equal(atomic_load(&rig->contexts), 0);
    assert_int_equal(atomic_load(&rig->processes), 0);
}

static void display_only_has_devices_and_no_contexts(struct rig *rig)
{
    rig->driver.ddi.DxgkDdiCreateDevice = NULL;
    rig->driver.ddi.DxgkDdiCreateContext = NULL;
    rig->driver.ddi.DxgkDdiCreateProcess = NULL;
    D3DKMT_CREATECONTEXT args = {.hDevice = rig_device(rig)};
    assert_int_equal(dxg_context_create(rig->process, &args), STATUS_NOT_SUPPORTED);
    assert_string_equal(rig->trace, "");
}

static void no_memory_at_any_point(struct rig *rig)
{
    for (uint64_t n = 1;; n++) {
        D3DKMT_CREATEDEVICE device = {.hAdapter = rig->handle};
        D3DKMT_CREATECONTEXT context = {0};
        D3DKMT_CREATECONTEXTVIRTUAL virtual = {0};
        struct dxg_process *process = dxg_process_create("fault");
        assert_non_null(process);
        assert_int_equal(dxg_process_open_adapter(process, rig->adapter, &device.hAdapter), STATUS_SUCCESS);
        char data[64] = {0};
        os_fail_nth(n, false);
        NTSTATUS status = dxg_device_create(process, &device);
        if (NT_SUCCESS(status)) {
            context.hDevice = virtual.hDevice = device.hDevice;
            context.pPrivateDriverData = data;
            context.PrivateDriverDataSize = sizeof data;
            status = dxg_context_create(process, &context);
        }
        if (NT_SUCCESS(status)) {
            status = dxg_context_create_virtual(process, &virtual);
        }
        uint64_t counted = os_allocations();
        os_fail_nth(0, false);
        dxg_process_destroy(process);
        assert_int_equal(atomic_load(&rig->devices), 0);
        assert_int_equal(atomic_load(&rig->contexts), 0);
        if (counted < n) {
            assert_int_equal(status, STATUS_SUCCESS);
            break;
        }
        assert_int_equal(status, STATUS_NO_MEMORY);
    }
}

/* Threads of one process make and destroy beside each other, while another one destroys what it finds. */
static _Atomic D3DKMT_HANDLE target;
static _Atomic bool enough;

static void *destroys_what_it_finds(void *argument)
{
    struct rig *rig = argument;
    while (!atomic_load(&enough)) {
        D3DKMT_HANDLE handle = atomic_load(&target);
        if (handle != 0) {
            dxg_context_destroy(rig->process, handle);
        }
    }
    return NULL;
}

static void a_context_ends_twice_at_once(struct rig *rig)
{
    atomic_store(&enough, false);
    atomic_store(&target, 0);
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, destroys_what_it_finds, rig), 0);
    for (int i = 0; i < 1000; i++) {
        D3DKMT_HANDLE device = rig_device(rig);
        atomic_store(&target, rig_virtual_context(rig, device));
        if (i % 3 == 0) {
            os_thread_yield();
        }
        assert_int_equal(dxg_device_destroy(rig->process, device), STATUS_SUCCESS);
    }
    atomic_store(&enough, true);
    pthread_join(thread, NULL);
    assert_int_equal(atomic_load(&rig->contexts), 0);
}

static void a_thousand_devices_are_small(struct rig *rig)
{
    assert_true(sizeof(struct dxg_device) <= 128);
    for (int i = 0; i < 1000; i++) {
        rig_device(rig);
    }
    assert_int_equal(atomic_load(&rig->devices), 1000);
}

struct row {
    const char *name;
    void (*run)(struct rig *rig);
};

static const struct row rows[] = {
    {"device: is made by the driver", a_device_is_made_by_the_driver},
    {"device: bad arguments", refuses_bad_arguments},
    {"device: the driver's failure reaches the caller", the_drivers_failure_reaches_the_caller},
    {"device: its memory is used again under another handle", memory_is_used_again_under_another_handle},
    {"device: display only has no contexts", display_only_has_devices_and_no_contexts},
    {"device: a thousand are small", a_thousand_devices_are_small},
    {"context: goes with its device", contexts_go_with_their_device},
    {"context: ends twice at once", a_context_ends_twice_at_once},
    {"stop: takes the driver's half", a_stop_takes_the_drivers_half},
    {"stop: objects can be destroyed after it", destroyed_while_stopped},
    {"process: its end closes all", the_end_of_a_process_closes_all},
    {"memory: none at any point", no_memory_at_any_point},
};

static void in_a_rig(void **state)
{
    const struct row *row = *state;
    struct rig *rig = rig_open();
    row->run(rig);
    rig_close(rig);
}

int main(void)
{
    enum { ROWS = sizeof rows / sizeof rows[0] };
    struct CMUnitTest tests[ROWS];
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] = (struct CMUnitTest){.name = rows[i].name, .test_func = in_a_rig, .initial_state = (void *)&rows[i]};
    }
    return cmocka_run_group_tests_name("dxg-device", tests, NULL, NULL);
}
