/* process_test.c: processes – their adapters, the driver's process object, and their end with everything they hold. */
#include "fake.h"

#include "dxgkrnl/device.h"
#include "dxgkrnl/process.h"
#include "nt/thread.h"

#include <string.h>

struct client {
    struct dxg_adapter *adapter;
    struct dxg_process *process;
    D3DKMT_HANDLE handle;
};

static struct client client_begin(void)
{
    struct client client = {.adapter = fake_start(&dxg_plain_device), .process = dxg_process_create("client")};
    assert_non_null(client.process);
    assert_int_equal(dxg_process_open_adapter(client.process, client.adapter, &client.handle), STATUS_SUCCESS);
    return client;
}

static void client_end(struct client *client)
{
    dxg_process_destroy(client->process);
    assert_int_equal(fake.processes, 0);
    assert_int_equal(atomic_load(&client->adapter->references), 1);
    assert_null(client->adapter->opens);
    fake_end(client->adapter);
}

static D3DKMT_HANDLE make_device(const struct client *client)
{
    D3DKMT_CREATEDEVICE create = {.hAdapter = client->handle};
    assert_int_equal(dxg_device_create(client->process, &create), STATUS_SUCCESS);
    return create.hDevice;
}

static void each_open_gives_a_handle_of_its_own(void **state)
{
    (void)state;
    struct client client = client_begin();
    D3DKMT_HANDLE second;
    assert_int_equal(dxg_process_open_adapter(client.process, client.adapter, &second), STATUS_SUCCESS);
    assert_int_equal(second, client.handle + 0x40);
    struct dxg_open *open = dxg_process_find_open(client.process, client.handle);
    assert_non_null(open);
    assert_ptr_equal(dxg_process_find_open(client.process, second), open);
    assert_int_equal(dxg_process_close_adapter(client.process, client.handle), STATUS_SUCCESS);
    assert_null(dxg_process_find_open(client.process, client.handle));
    assert_ptr_equal(dxg_process_find_open(client.process, second), open);
    assert_int_equal(dxg_process_close_adapter(client.process, client.handle), STATUS_INVALID_PARAMETER);
    assert_int_equal(dxg_process_close_adapter(client.process, 0), STATUS_INVALID_PARAMETER);
    assert_int_equal(dxg_process_close_adapter(client.process, second), STATUS_SUCCESS);
    client_end(&client);
}

static void handles_of_another_process_are_none(void **state)
{
    (void)state;
    struct client client = client_begin();
    struct dxg_process *other = dxg_process_create("other");
    assert_null(dxg_process_find_open(other, client.handle));
    assert_int_equal(dxg_process_close_adapter(other, client.handle), STATUS_INVALID_PARAMETER);
    assert_non_null(dxg_process_find_open(client.process, client.handle));
    dxg_process_destroy(other);
    client_end(&client);
}

static void a_device_handle_is_no_adapter(void **state)
{
    (void)state;
    struct client client = client_begin();
    D3DKMT_HANDLE device = make_device(&client);
    assert_null(dxg_process_find_open(client.process, device));
    assert_int_equal(dxg_process_close_adapter(client.process, device), STATUS_INVALID_PARAMETER);
    client_end(&client);
}

static void the_first_device_makes_the_drivers_process(void **state)
{
    (void)state;
    struct client client = client_begin();
    struct dxg_open *open = dxg_process_find_open(client.process, client.handle);
    assert_int_equal(fake.processes, 0);
    assert_null(open->kmd_process);
    D3DKMT_HANDLE first = make_device(&client);
    assert_int_equal(fake.processes, 1);
    assert_true(open->kmd_process == FAKE_KMD_PROCESS);
    assert_ptr_equal(fake.process.hDxgkProcess, client.process);
    assert_int_equal(fake.process.Flags.Value, 0);
    assert_int_equal(fake.process.ProcessNameLength, strlen("client"));
    D3DKMT_HANDLE second = make_device(&client);
    assert_int_equal(fake.processes, 1);
    /* It lasts as long as the process has a handle to the adapter, devices or not. */
    assert_int_equal(dxg_device_destroy(client.process, first), STATUS_SUCCESS);
    assert_int_equal(dxg_device_destroy(client.process, second), STATUS_SUCCESS);
    assert_int_equal(fake.processes, 1);
    assert_int_equal(dxg_process_close_adapter(client.process, client.handle), STATUS_SUCCESS);
    assert_int_equal(fake.processes, 0);
    assert_null(open->kmd_process);
    client_end(&client);
}

static void closing_the_adapter_does_not_close_its_devices(void **state)
{
    (void)state;
    struct client client = client_begin();
    D3DKMT_HANDLE device = make_device(&client);
    assert_int_equal(dxg_process_close_adapter(client.process, client.handle), STATUS_SUCCESS);
    assert_int_equal(fake.processes, 1);
    assert_int_equal(dxg_device_destroy(client.process, device), STATUS_SUCCESS);
    assert_int_equal(fake.processes, 0); /* with the last of both */
    client_end(&client);
}

static void an_adapter_is_opened_again_after_the_last_close(void **state)
{
    (void)state;
    struct client client = client_begin();
    make_device(&client);
    struct dxg_open *open = dxg_process_find_open(client.process, client.handle);
    assert_int_equal(dxg_process_close_adapter(client.process, client.handle), STATUS_SUCCESS);
    D3DKMT_HANDLE stale = client.handle;
    assert_int_equal(dxg_process_open_adapter(client.process, client.adapter, &client.handle), STATUS_SUCCESS);
    assert_true(client.handle != stale);
    assert_ptr_equal(dxg_process_find_open(client.process, client.handle), open);
    make_device(&client);
    assert_int_equal(fake.processes, 1);
    client_end(&client);
}

static void a_driver_without_processes_has_none(void **state)
{
    (void)state;
    fake.table.DxgkDdiCreateProcess = NULL;
    fake.table.DxgkDdiDestroyProcess = NULL;
    struct client client = client_begin();
    make_device(&client);
    assert_null(dxg_process_find_open(client.process, client.handle)->kmd_process);
    client_end(&client);
}

static void a_failing_create_process_fails_the_device(void **state)
{
    (void)state;
    struct client client = client_begin();
    fake.fail = "CreateProcess";
    fake.fail_with = STATUS_INSUFFICIENT_RESOURCES;
    D3DKMT_CREATEDEVICE create = {.hAdapter = client.handle};
    assert_int_equal(dxg_device_create(client.process, &create), STATUS_INSUFFICIENT_RESOURCES);
    assert_int_equal(fake.processes, 0);
    fake.fail = NULL;
    make_device(&client);
    assert_int_equal(fake.processes, 1);
    client_end(&client);
}

static void the_end_of_a_process_closes_everything_youngest_first(void **state)
{
    (void)state;
    struct client client = client_begin();
    make_device(&client);
    D3DKMT_HANDLE device = make_device(&client);
    D3DKMT_CREATECONTEXT create = {.hDevice = device};
    assert_int_equal(dxg_context_create(client.process, &create), STATUS_SUCCESS);
    unsigned before = fake.count;
    dxg_process_destroy(client.process);
    assert_string_equal(fake_calls(before), "DestroyContext DestroyDevice DestroyDevice DestroyProcess");
    fake_end(client.adapter);
}

static void threads_belong_to_a_process(void **state)
{
    (void)state;
    struct dxg_process *initial = dxg_process_current();
    assert_non_null(initial);
    assert_ptr_equal(dxg_process_current(), initial);
    struct dxg_process *process = dxg_process_create("mine");
    dxg_process_attach(process);
    assert_ptr_equal(dxg_process_current(), process);
    assert_ptr_equal(nt_thread_current()->process, process->nt);
    dxg_process_attach(NULL);
    assert_ptr_equal(dxg_process_current(), initial);
    dxg_process_destroy(process);
    dxg_process_destroy(NULL);
}

static struct dxg_process *_Atomic seen[4];

static void look(void *argument)
{
    atomic_store((struct dxg_process * _Atomic *)argument, dxg_process_current());
}

static void threads_agree_on_the_initial_process(void **state)
{
    (void)state;
    struct os_thread *threads[4];
    for (int i = 0; i < 4; i++) {
        assert_int_equal(os_thread_create(&threads[i], "look", look, &seen[i]), 0);
    }
    for (int i = 0; i < 4; i++) {
        os_thread_join(threads[i]);
        assert_non_null(atomic_load(&seen[i]));
        assert_ptr_equal(atomic_load(&seen[i]), atomic_load(&seen[0]));
    }
}

static void the_kernels_end_closes_what_the_initial_process_holds(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
    D3DKMT_HANDLE handle;
    assert_int_equal(dxg_process_open_adapter(dxg_process_current(), adapter, &handle), STATUS_SUCCESS);
    fake_end(adapter);
    /* the teardown ends the kernel; LeakSanitizer sees what stays */
}

static void each_allocation_failing_is_unwound(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
    bool complete = false;
    for (uint64_t n = 1; !complete; n++) {
        assert_true(n < 100);
        os_fail_nth(n, false);
        struct dxg_process *process = dxg_process_create("client");
        D3DKMT_HANDLE handle = 0;
        NTSTATUS status = process == NULL ? STATUS_NO_MEMORY : dxg_process_open_adapter(process, adapter, &handle);
        os_fail_nth(0, false);
        assert_true(status == STATUS_SUCCESS || status == STATUS_NO_MEMORY);
        assert_int_equal(status == STATUS_SUCCESS, handle != 0);
        complete = status == STATUS_SUCCESS;
        dxg_process_destroy(process);
        assert_int_equal(atomic_load(&adapter->references), 1);
    }
    fake_end(adapter);
}

/* One thread opens and closes, another ends processes, while the adapter stops and starts. */
static struct {
    struct dxg_adapter *adapter;
    _Atomic bool stop;
    _Atomic uint32_t wrong;
} storm;

static void storm_client(void *argument)
{
    (void)argument;
    while (!atomic_load(&storm.stop)) {
        struct dxg_process *process = dxg_process_create("storm");
        D3DKMT_HANDLE handle;
        if (process == NULL || dxg_process_open_adapter(process, storm.adapter, &handle) != STATUS_SUCCESS) {
            atomic_fetch_add(&storm.wrong, 1);
        } else {
            D3DKMT_CREATEDEVICE create = {.hAdapter = handle};
            NTSTATUS status = dxg_device_create(process, &create);
            if (status != STATUS_SUCCESS && status != STATUS_DEVICE_REMOVED) {
                atomic_fetch_add(&storm.wrong, 1);
            }
        }
        dxg_process_destroy(process);
    }
}

static void processes_come_and_go_while_the_adapter_stops(void **state)
{
    (void)state;
    storm.adapter = fake_start(&dxg_plain_device);
    atomic_store(&storm.stop, false);
    struct os_thread *threads[2];
    for (int i = 0; i < 2; i++) {
        assert_int_equal(os_thread_create(&threads[i], "storm", storm_client, NULL), 0);
    }
    for (int i = 0; i < 50; i++) {
        struct dxg_error error;
        dxg_adapter_stop(storm.adapter);
        assert_int_equal(dxg_adapter_start(storm.adapter, &error), STATUS_SUCCESS);
    }
    atomic_store(&storm.stop, true);
    for (int i = 0; i < 2; i++) {
        os_thread_join(threads[i]);
    }
    assert_int_equal(atomic_load(&storm.wrong), 0);
    assert_int_equal(fake.processes, 0);
    fake_end(storm.adapter);
}

#define ON_MACHINE(test) cmocka_unit_test_setup_teardown(test, fake_machine_up, fake_machine_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_MACHINE(each_open_gives_a_handle_of_its_own),
        ON_MACHINE(handles_of_another_process_are_none),
        ON_MACHINE(a_device_handle_is_no_adapter),
        ON_MACHINE(the_first_device_makes_the_drivers_process),
        ON_MACHINE(closing_the_adapter_does_not_close_its_devices),
        ON_MACHINE(an_adapter_is_opened_again_after_the_last_close),
        ON_MACHINE(a_driver_without_processes_has_none),
        ON_MACHINE(a_failing_create_process_fails_the_device),
        ON_MACHINE(the_end_of_a_process_closes_everything_youngest_first),
        ON_MACHINE(threads_belong_to_a_process),
        ON_MACHINE(threads_agree_on_the_initial_process),
        ON_MACHINE(the_kernels_end_closes_what_the_initial_process_holds),
        ON_MACHINE(each_allocation_failing_is_unwound),
        ON_MACHINE(processes_come_and_go_while_the_adapter_stops),
    };
    return cmocka_run_group_tests_name("dxg-process", tests, NULL, NULL);
}
