/* fence_test.c: monitored fences – created, signalled and waited for by the CPU, and what ends a wait. */
#include "memory.h"

#include "dxgkrnl/fence.h"

#include <pthread.h>

static D3DKMT_CREATESYNCHRONIZATIONOBJECT2 create(UINT64 value)
{
    D3DKMT_CREATESYNCHRONIZATIONOBJECT2 args = {.hDevice = memory.device, .Info.Type = D3DDDI_MONITORED_FENCE};
    args.Info.MonitoredFence.InitialFenceValue = value;
    assert_int_equal(dxg_sync_create(memory.process, &args), STATUS_SUCCESS);
    return args;
}

static NTSTATUS wait_for(D3DKMT_HANDLE handle, UINT64 value)
{
    const D3DKMT_WAITFORSYNCHRONIZATIONOBJECTFROMCPU args = {
        .hDevice = memory.device, .ObjectCount = 1, .ObjectHandleArray = &handle, .FenceValueArray = &value};
    return dxg_sync_wait_cpu(memory.process, &args);
}

static NTSTATUS signal(D3DKMT_HANDLE handle, UINT64 value)
{
    const D3DKMT_SIGNALSYNCHRONIZATIONOBJECTFROMCPU args = {
        .hDevice = memory.device, .ObjectCount = 1, .ObjectHandleArray = &handle, .FenceValueArray = &value};
    return dxg_sync_signal_cpu(memory.process, &args);
}

static UINT64 value_of(const D3DKMT_CREATESYNCHRONIZATIONOBJECT2 *fence)
{
    return __atomic_load_n((const UINT64 *)fence->Info.MonitoredFence.FenceValueCPUVirtualAddress, __ATOMIC_ACQUIRE);
}

static void value_is_what_was_signalled(void **state)
{
    (void)state;
    D3DKMT_CREATESYNCHRONIZATIONOBJECT2 fence = create(5);
    assert_int_equal(value_of(&fence), 5);
    assert_int_equal(wait_for(fence.hSyncObject, 5), STATUS_SUCCESS);
    assert_int_equal(signal(fence.hSyncObject, 9), STATUS_SUCCESS);
    assert_int_equal(value_of(&fence), 9);
    assert_int_equal(wait_for(fence.hSyncObject, 7), STATUS_SUCCESS);
    assert_int_equal(dxg_sync_destroy(memory.process, fence.hSyncObject), STATUS_SUCCESS);
    assert_int_equal(dxg_sync_destroy(memory.process, fence.hSyncObject), STATUS_INVALID_PARAMETER);
    assert_int_equal(wait_for(fence.hSyncObject, 7), STATUS_INVALID_PARAMETER);
}

static void any_of_several_is_enough(void **state)
{
    (void)state;
    D3DKMT_CREATESYNCHRONIZATIONOBJECT2 first = create(1);
    D3DKMT_CREATESYNCHRONIZATIONOBJECT2 second = create(0);
    const D3DKMT_HANDLE handles[] = {second.hSyncObject, first.hSyncObject};
    const UINT64 values[] = {100, 1};
    D3DKMT_WAITFORSYNCHRONIZATIONOBJECTFROMCPU args = {
        .hDevice = memory.device, .ObjectCount = 2, .ObjectHandleArray = handles, .FenceValueArray = values};
    args.Flags.WaitAny = 1;
    assert_int_equal(dxg_sync_wait_cpu(memory.process, &args), STATUS_SUCCESS);
    args.ObjectCount = 0;
    assert_int_equal(dxg_sync_wait_cpu(memory.process, &args), STATUS_INVALID_PARAMETER);
    args.ObjectCount = 65;
    assert_int_equal(dxg_sync_wait_cpu(memory.process, &args), STATUS_INVALID_PARAMETER);
}

/* cmocka has the signal handlers until the machine comes up. */
static void unreadable_list_is_refused(void **state)
{
    assert_int_equal(memory_up(state), 0);
    D3DKMT_CREATESYNCHRONIZATIONOBJECT2 fence = create(1);
    const UINT64 value = 1;
    D3DKMT_WAITFORSYNCHRONIZATIONOBJECTFROMCPU args = {.hDevice = memory.device,
                                                       .ObjectCount = 1,
                                                       .ObjectHandleArray = (const D3DKMT_HANDLE *)(uintptr_t)0x10,
                                                       .FenceValueArray = &value};
    assert_int_equal(dxg_sync_wait_cpu(memory.process, &args), STATUS_INVALID_PARAMETER);
    args.ObjectHandleArray = &fence.hSyncObject;
    args.FenceValueArray = NULL;
    assert_int_equal(dxg_sync_wait_cpu(memory.process, &args), STATUS_INVALID_PARAMETER);
    assert_int_equal(memory_down(state), 0);
}

static void others_are_not_supported(void **state)
{
    (void)state;
    D3DKMT_CREATESYNCHRONIZATIONOBJECT2 args = {.hDevice = memory.device, .Info.Type = D3DDDI_SEMAPHORE};
    assert_int_equal(dxg_sync_create(memory.process, &args), STATUS_NOT_SUPPORTED);
    args.Info.Type = D3DDDI_SYNCHRONIZATION_TYPE_LIMIT;
    assert_int_equal(dxg_sync_create(memory.process, &args), STATUS_INVALID_PARAMETER);
    args.Info.Type = D3DDDI_MONITORED_FENCE;
    args.Info.Flags.Shared = 1;
    assert_int_equal(dxg_sync_create(memory.process, &args), STATUS_NOT_SUPPORTED);
    args.hDevice = memory.context;
    assert_int_equal(dxg_sync_create(memory.process, &args), STATUS_INVALID_PARAMETER);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    NTSTATUS status = STATUS_NO_MEMORY;
    for (uint64_t n = 1; status != STATUS_SUCCESS; n++) {
        D3DKMT_CREATESYNCHRONIZATIONOBJECT2 args = {.hDevice = memory.device, .Info.Type = D3DDDI_MONITORED_FENCE};
        os_fail_nth(n, false);
        status = dxg_sync_create(memory.process, &args);
        os_fail_nth(0, false);
        assert_true(status == STATUS_SUCCESS || status == STATUS_NO_MEMORY);
    }
}

/* A thread that waits for a value nobody has signalled yet. */
struct waiter {
    pthread_t thread;
    D3DKMT_HANDLE handle;
    NTSTATUS status;
    _Atomic uint32_t began;
};

static void *wait_on_a_thread(void *argument)
{
    struct waiter *waiter = argument;
    atomic_store(&waiter->began, 1);
    waiter->status = wait_for(waiter->handle, 10);
    return NULL;
}

static void start(struct waiter *waiter, D3DKMT_HANDLE handle)
{
    *waiter = (struct waiter){.handle = handle};
    assert_int_equal(pthread_create(&waiter->thread, NULL, wait_on_a_thread, waiter), 0);
    fake_wait(&waiter->began, 1);
}

static void signal_ends_the_wait(void **state)
{
    (void)state;
    struct waiter waiter;
    D3DKMT_CREATESYNCHRONIZATIONOBJECT2 fence = create(0);
    start(&waiter, fence.hSyncObject);
    assert_int_equal(signal(fence.hSyncObject, 3), STATUS_SUCCESS);
    assert_int_equal(signal(fence.hSyncObject, 10), STATUS_SUCCESS);
    pthread_join(waiter.thread, NULL);
    assert_int_equal(waiter.status, STATUS_SUCCESS);
}

/* The waiter may look its handle up only after it is gone: then there is nothing to wait for. */
static bool is_end(NTSTATUS status)
{
    return status == STATUS_DEVICE_REMOVED || status == STATUS_INVALID_PARAMETER;
}

static void end_of_the_fence_ends_the_wait(void **state)
{
    (void)state;
    struct waiter waiter;
    D3DKMT_CREATESYNCHRONIZATIONOBJECT2 fence = create(0);
    start(&waiter, fence.hSyncObject);
    assert_int_equal(dxg_sync_destroy(memory.process, fence.hSyncObject), STATUS_SUCCESS);
    pthread_join(waiter.thread, NULL);
    assert_true(is_end(waiter.status));
}

static void stop_of_the_adapter_ends_the_wait(void **state)
{
    (void)state;
    struct waiter waiter;
    D3DKMT_CREATESYNCHRONIZATIONOBJECT2 fence = create(0);
    start(&waiter, fence.hSyncObject);
    dxg_adapter_stop(memory.adapter);
    pthread_join(waiter.thread, NULL);
    assert_int_equal(waiter.status, STATUS_DEVICE_REMOVED);
}

static void context_signals_when_its_work_is_done(void **state)
{
    (void)state;
    D3DKMT_CREATESYNCHRONIZATIONOBJECT2 fence = create(0);
    const UINT64 value = 4;
    D3DKMT_HANDLE none = 0;
    const D3DKMT_WAITFORSYNCHRONIZATIONOBJECTFROMGPU wait = {.hContext = memory.context,
                                                             .ObjectCount = 1,
                                                             .ObjectHandleArray = &fence.hSyncObject,
                                                             .MonitoredFenceValueArray = &value};
    assert_int_equal(dxg_sync_wait_gpu(memory.process, &wait), STATUS_NOT_SUPPORTED);
    assert_int_equal(memory_render(&none, 1), STATUS_SUCCESS);
    const D3DKMT_SIGNALSYNCHRONIZATIONOBJECTFROMGPU args = {.hContext = memory.context,
                                                            .ObjectCount = 1,
                                                            .ObjectHandleArray = &fence.hSyncObject,
                                                            .MonitoredFenceValueArray = &value};
    assert_int_equal(dxg_sync_signal_gpu(memory.process, &args), STATUS_SUCCESS);
    assert_int_equal(memory.runs, 1);
    assert_int_equal(value_of(&fence), 4);
    assert_int_equal(dxg_sync_wait_gpu(memory.process, &wait), STATUS_SUCCESS);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, memory_up, memory_down)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unreadable_list_is_refused),
        TEST(value_is_what_was_signalled),
        TEST(any_of_several_is_enough),
        TEST(others_are_not_supported),
        TEST(every_allocation_may_fail),
        TEST(signal_ends_the_wait),
        TEST(end_of_the_fence_ends_the_wait),
        TEST(stop_of_the_adapter_ends_the_wait),
        TEST(context_signals_when_its_work_is_done),
    };
    return cmocka_run_group_tests_name("dxg-fence", tests, NULL, NULL);
}
