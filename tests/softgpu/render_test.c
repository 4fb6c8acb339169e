/*
 * render_test.c: the scheduler's way to softgpu's engine – DMA buffers, draining at level two, and a hung engine's
 * reset.
 */
#include "fixture.h"

#include <sched.h>
#include <string.h>

struct renderer {
    struct client client;
    D3DKMT_HANDLE context;
    void *commands;
    UINT commands_bytes;
    struct softgpu_allocate object;
};

static struct host *host;

static int start(void **state)
{
    (void)state;
    const struct host_options options = {.tdr_delay_ms = 200};
    host = fixture_start(&options);
    return 0;
}

/* Timeout detection is patient and does as it is told, so that the driver's own patience is what ends first. */
static int start_patient(void **state)
{
    (void)state;
    const struct host_options options = {.tdr_test_mode = true, .tdr_delay_ms = 60000};
    host = fixture_start(&options);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    fixture_stop(host);
    return 0;
}

static void renderer_open(struct renderer *renderer)
{
    client_open(&renderer->client, host);
    renderer->object = client_allocate(&renderer->client, 4096);
    D3DKMT_CREATECONTEXT create = {.hDevice = renderer->client.device};
    assert_status_equal(D3DKMTCreateContext(&create), STATUS_SUCCESS);
    assert_non_null(create.pCommandBuffer);
    renderer->context = create.hContext;
    renderer->commands = create.pCommandBuffer;
    renderer->commands_bytes = create.CommandBufferSize;
}

static void renderer_close(struct renderer *renderer)
{
    client_close(&renderer->client);
}

static NTSTATUS render(struct renderer *renderer, const uint32_t *words, uint32_t count)
{
    host_process_attach(renderer->client.process);
    assert_true(4 * count <= renderer->commands_bytes);
    memcpy(renderer->commands, words, 4 * (size_t)count);
    D3DKMT_RENDER args = {.hContext = renderer->context, .CommandLength = 4 * count};
    NTSTATUS status = D3DKMTRender(&args);
    if (status == STATUS_SUCCESS) {
        renderer->commands = args.pNewCommandBuffer;
        renderer->commands_bytes = args.NewCommandBufferSize;
    }
    return status;
}

static uint64_t instructions(struct client *client)
{
    struct softgpu_counters counters = {0};
    assert_status_equal(client_send(client, SOFTGPU_COUNTERS_READ, 1, &counters, sizeof counters, false),
                        STATUS_SUCCESS);
    return counters.instructions;
}

/* Returns once the engine has executed the fence before the wait. */
static void render_a_hang(struct renderer *renderer)
{
    const uint64_t before = instructions(&renderer->client);
    const uint32_t object = renderer->object.address;
    const uint32_t words[] = {
        SOFTGPU_INSTRUCTION(SOFTGPU_OP_FENCE, 3), object + 8, 1,
        SOFTGPU_INSTRUCTION(SOFTGPU_OP_WAIT, 3),  object,     0xDEAD,
    };
    assert_status_equal(render(renderer, words, 6), STATUS_SUCCESS);
    while (instructions(&renderer->client) == before) {
        sched_yield();
    }
}

static NTSTATUS submit_a_fence(struct renderer *renderer, uint32_t value)
{
    const struct softgpu_fence fence = {SOFTGPU_INSTRUCTION(SOFTGPU_OP_FENCE, 3), renderer->object.address, value};
    return client_submit(&renderer->client, &fence.head, 3);
}

static NTSTATUS force_tdr(struct client *client)
{
    D3DKMT_TDRDBGCTRL_ESCAPE data = {.TdrControl = D3DKMT_TDRDBGCTRLTYPE_FORCETDR};
    D3DKMT_ESCAPE escape = {
        .hAdapter = client->adapter,
        .Type = D3DKMT_ESCAPE_TDRDBGCTRL,
        .pPrivateDriverData = &data,
        .PrivateDriverDataSize = sizeof data,
    };
    return host_escape(client->process, &escape, NULL);
}

static NTSTATUS read_register(struct client *client, uint32_t offset, uint32_t *value)
{
    struct softgpu_register_access access = {.offset = offset};
    NTSTATUS status = client_send(client, SOFTGPU_READ_REGISTER, 1, &access, sizeof access, true);
    *value = access.value;
    return status;
}

static void level_two_waits_for_what_was_rendered(void **state)
{
    (void)state;
    struct renderer renderer;
    renderer_open(&renderer);
    for (uint32_t value = 1; value <= 20; value++) {
        const struct softgpu_fence fence = {SOFTGPU_INSTRUCTION(SOFTGPU_OP_FENCE, 3), renderer.object.address, value};
        assert_status_equal(render(&renderer, &fence.head, 3), STATUS_SUCCESS);
    }
    uint32_t status_register = 0;
    assert_status_equal(read_register(&renderer.client, SOFTGPU_REG_STATUS, &status_register), STATUS_SUCCESS);
    assert_int_equal(status_register & SOFTGPU_STATUS_BUSY, 0);
    assert_int_equal(client_read_word(&renderer.client, renderer.object.id, 0), 20);
    renderer_close(&renderer);
}

static void render_is_validated_as_the_escape_is(void **state)
{
    (void)state;
    struct renderer renderer;
    renderer_open(&renderer);
    const struct softgpu_fence outside = {SOFTGPU_INSTRUCTION(SOFTGPU_OP_FENCE, 3), 0x00F00000, 1};
    assert_status_equal(render(&renderer, &outside.head, 3), STATUS_PRIVILEGED_INSTRUCTION);
    const uint32_t loop = SOFTGPU_INSTRUCTION(SOFTGPU_OP_LOOP, 1);
    assert_status_equal(render(&renderer, &loop, 1), STATUS_ILLEGAL_INSTRUCTION);
    renderer_close(&renderer);
}

static void free_needs_hardware_access_after_render(void **state)
{
    (void)state;
    struct renderer renderer;
    renderer_open(&renderer);
    const struct softgpu_fence fence = {SOFTGPU_INSTRUCTION(SOFTGPU_OP_FENCE, 3), renderer.object.address, 1};
    assert_status_equal(render(&renderer, &fence.head, 3), STATUS_SUCCESS);
    struct softgpu_free release = {.id = renderer.object.id};
    assert_status_equal(client_send(&renderer.client, SOFTGPU_FREE, 1, &release, sizeof release, false),
                        STATUS_INVALID_PARAMETER);
    assert_status_equal(client_send(&renderer.client, SOFTGPU_FREE, 1, &release, sizeof release, true), STATUS_SUCCESS);
    renderer_close(&renderer);
}

static void a_wait_that_comes_true_is_no_hang(void **state)
{
    (void)state;
    struct renderer renderer;
    renderer_open(&renderer);
    const uint32_t words[] = {
        SOFTGPU_INSTRUCTION(SOFTGPU_OP_FENCE, 3), renderer.object.address, 77,
        SOFTGPU_INSTRUCTION(SOFTGPU_OP_WAIT, 3),  renderer.object.address, 77,
    };
    assert_status_equal(render(&renderer, words, 6), STATUS_SUCCESS);
    uint32_t ignored;
    assert_status_equal(read_register(&renderer.client, SOFTGPU_REG_STATUS, &ignored), STATUS_SUCCESS);
    D3DKMT_GETDEVICESTATE device_state = {.hDevice = renderer.client.device, .StateType = D3DKMT_DEVICESTATE_EXECUTION};
    assert_status_equal(D3DKMTGetDeviceState(&device_state), STATUS_SUCCESS);
    assert_int_equal(device_state.ExecutionState, D3DKMT_DEVICEEXECUTION_ACTIVE);
    renderer_close(&renderer);
}

static void a_hung_engine_costs_its_device_and_nobody_else(void **state)
{
    (void)state;
    struct renderer guilty;
    struct renderer innocent;
    renderer_open(&guilty);
    renderer_open(&innocent);
    render_a_hang(&guilty);

    /* Level two must drain the engine, which the reset does for it. */
    uint32_t status_register = 0;
    host_process_attach(innocent.client.process);
    assert_status_equal(read_register(&innocent.client, SOFTGPU_REG_STATUS, &status_register), STATUS_SUCCESS);
    assert_int_equal(status_register, 0);

    struct softgpu_setting_access access = {.setting = SOFTGPU_SETTING_ALPHA};
    assert_status_equal(client_send(&guilty.client, SOFTGPU_GET_SETTING, 1, &access, sizeof access, false),
                        STATUS_DEVICE_REMOVED);
    assert_status_equal(client_send(&innocent.client, SOFTGPU_GET_SETTING, 1, &access, sizeof access, false),
                        STATUS_SUCCESS);

    /* A new device of the same process works. */
    host_process_attach(guilty.client.process);
    D3DKMT_DESTROYDEVICE destroy = {guilty.client.device};
    assert_status_equal(D3DKMTDestroyDevice(&destroy), STATUS_SUCCESS);
    D3DKMT_CREATEDEVICE create = {.hAdapter = guilty.client.adapter};
    assert_status_equal(D3DKMTCreateDevice(&create), STATUS_SUCCESS);
    guilty.client.device = create.hDevice;
    assert_status_equal(client_send(&guilty.client, SOFTGPU_GET_SETTING, 1, &access, sizeof access, false),
                        STATUS_SUCCESS);
    renderer_close(&innocent);
    renderer_close(&guilty);
}

static void a_stream_behind_a_hung_engine_is_withdrawn(void **state)
{
    (void)state;
    struct renderer guilty;
    struct renderer innocent;
    renderer_open(&guilty);
    renderer_open(&innocent);
    render_a_hang(&guilty);
    assert_status_equal(submit_a_fence(&innocent, 5), STATUS_IO_TIMEOUT);
    assert_status_equal(submit_a_fence(&innocent, 6), STATUS_IO_TIMEOUT);

    /* Withdrawn is not postponed: with the engine free again, neither of the two ran. */
    assert_status_equal(force_tdr(&innocent.client), STATUS_SUCCESS);
    uint32_t ignored;
    assert_status_equal(read_register(&innocent.client, SOFTGPU_REG_STATUS, &ignored), STATUS_SUCCESS);
    assert_int_equal(client_read_word(&innocent.client, innocent.object.id, 0), 0);
    assert_status_equal(submit_a_fence(&innocent, 7), STATUS_SUCCESS);
    assert_int_equal(client_read_word(&innocent.client, innocent.object.id, 0), 7);
    assert_status_equal(submit_a_fence(&guilty, 8), STATUS_DEVICE_REMOVED);
    renderer_close(&innocent);
    renderer_close(&guilty);
}

static void a_stream_behind_a_hung_engine_ends_when_the_adapter_is_pulled_out(void **state)
{
    (void)state;
    struct renderer renderer;
    renderer_open(&renderer);
    render_a_hang(&renderer);
    assert_status_equal(submit_a_fence(&renderer, 5), STATUS_IO_TIMEOUT);
    host_surprise_remove(host);
    assert_status_equal(submit_a_fence(&renderer, 6), STATUS_DEVICE_REMOVED);
    renderer_close(&renderer);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(level_two_waits_for_what_was_rendered, start, stop),
        cmocka_unit_test_setup_teardown(render_is_validated_as_the_escape_is, start, stop),
        cmocka_unit_test_setup_teardown(free_needs_hardware_access_after_render, start, stop),
        cmocka_unit_test_setup_teardown(a_wait_that_comes_true_is_no_hang, start, stop),
        cmocka_unit_test_setup_teardown(a_hung_engine_costs_its_device_and_nobody_else, start, stop),
        cmocka_unit_test_setup_teardown(a_stream_behind_a_hung_engine_is_withdrawn, start_patient, stop),
        cmocka_unit_test_setup_teardown(a_stream_behind_a_hung_engine_ends_when_the_adapter_is_pulled_out,
                                        start_patient, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
