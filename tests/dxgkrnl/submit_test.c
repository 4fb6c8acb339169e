/* submit_test.c: D3DKMTRender and D3DKMTSubmitCommand – what is captured, what the driver gets, what comes back. */
#include "rig.h"

#include "dxgkrnl/submit.h"

#include <string.h>
#include <sys/mman.h>

/* A context with its client's buffers, and a call that would succeed. */
struct client {
    struct rig *rig;
    D3DKMT_HANDLE device;
    D3DKMT_CREATECONTEXT buffers;
    D3DKMT_RENDER render;
};

static void prepare(struct client *client, struct rig *rig)
{
    memset(client, 0, sizeof *client);
    client->rig = rig;
    client->device = rig_device(rig);
    client->buffers.hDevice = client->device;
    assert_int_equal(dxg_context_create(rig->process, &client->buffers), STATUS_SUCCESS);
    memset(client->buffers.pCommandBuffer, 0xC0, client->buffers.CommandBufferSize);
    client->render.hContext = client->buffers.hContext;
    client->render.CommandLength = 16;
}

static NTSTATUS render(struct client *client)
{
    return dxg_render(client->rig->process, &client->render);
}

static void drain(struct rig *rig)
{
    assert_int_equal(dxg_level_two_enter(rig->adapter), STATUS_SUCCESS);
    dxg_level_two_leave(rig->adapter);
}

static void buffers_have_the_drivers_sizes(struct rig *rig)
{
    struct client client;
    prepare(&client, rig);
    assert_int_equal(client.buffers.CommandBufferSize, 256);
    assert_int_equal(client.buffers.AllocationListSize, 4);
    assert_int_equal(client.buffers.PatchLocationListSize, 4);
    assert_non_null(client.buffers.pCommandBuffer);
    assert_non_null(client.buffers.pAllocationList);
    assert_non_null(client.buffers.pPatchLocationList);
}

static void reaches_the_engine(struct rig *rig)
{
    struct client client;
    prepare(&client, rig);
    assert_int_equal(render(&client), STATUS_SUCCESS);
    drain(rig);
    assert_int_equal(atomic_load(&rig->submits), 1);
    assert_non_null(strstr(rig->trace, "RAS")); /* Render, Patch, SubmitCommand */
    assert_ptr_equal(client.render.pNewCommandBuffer, client.buffers.pCommandBuffer);
    assert_int_equal(client.render.NewCommandBufferSize, 256);
    assert_int_equal(client.render.NewAllocationListSize, 4);
    assert_int_equal(client.render.NewPatchLocationListSize, 4);
}

static NTSTATUS reads_its_copy(struct rig *rig, DXGKARG_RENDER *args)
{
    (void)rig;
    const unsigned char *command = args->pCommand;
    assert_int_equal(args->CommandLength, 8);
    assert_int_equal(command[0], 0xAB);
    assert_int_equal(args->DmaSize, 256);
    assert_int_equal(args->DmaBufferPrivateDataSize, 32);
    assert_int_equal(args->AllocationListSize, 2);
    assert_int_equal(args->pAllocationList[1].WriteOperation, 1);
    assert_null(args->pAllocationList[1].hDeviceSpecificAllocation);
    assert_int_equal(args->PatchLocationListInSize, 1);
    assert_int_equal(args->pPatchLocationListIn[0].AllocationIndex, 1);
    args->pDmaBuffer = (char *)args->pDmaBuffer + 4;
    args->pDmaBufferPrivateData = (char *)args->pDmaBufferPrivateData + 32;
    args->pPatchLocationListOut[0] = args->pPatchLocationListIn[0];
    args->pPatchLocationListOut++;
    return STATUS_SUCCESS;
}

static void the_driver_gets_a_copy(struct rig *rig)
{
    struct client client;
    prepare(&client, rig);
    rig->on_render = reads_its_copy;
    ((unsigned char *)client.buffers.pCommandBuffer)[40] = 0xAB;
    client.buffers.pAllocationList[1].WriteOperation = 1;
    client.buffers.pPatchLocationList[0].AllocationIndex = 1;
    client.render.CommandOffset = 40;
    client.render.CommandLength = 8;
    client.render.AllocationCount = 2;
    client.render.PatchLocationCount = 1;
    assert_int_equal(render(&client), STATUS_SUCCESS);
    drain(rig);
}

static uint32_t passes;

static NTSTATUS takes_three_passes(struct rig *rig, DXGKARG_RENDER *args)
{
    (void)rig;
    assert_int_equal(args->MultipassOffset, passes * 100);
    args->pDmaBuffer = (char *)args->pDmaBuffer + 16;
    args->MultipassOffset = ++passes * 100;
    return passes < 3 ? STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER : STATUS_SUCCESS;
}

static void a_full_buffer_is_submitted_and_another_given(struct rig *rig)
{
    struct client client;
    prepare(&client, rig);
    passes = 0;
    rig->on_render = takes_three_passes;
    assert_int_equal(render(&client), STATUS_SUCCESS);
    drain(rig);
    assert_int_equal(passes, 3);
    assert_int_equal(atomic_load(&rig->submits), 3);
}

static NTSTATUS never_has_enough(struct rig *rig, DXGKARG_RENDER *args)
{
    (void)rig;
    (void)args;
    passes++;
    return STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER;
}

static void no_progress_is_no_memory(struct rig *rig)
{
    struct client client;
    prepare(&client, rig);
    passes = 0;
    rig->on_render = never_has_enough;
    assert_int_equal(render(&client), STATUS_NO_MEMORY);
    assert_int_equal(passes, 1);
    drain(rig);
    assert_int_equal(atomic_load(&rig->submits), 0);
}

static void a_failure_reaches_the_caller(struct rig *rig)
{
    static const NTSTATUS statuses[] = {STATUS_PRIVILEGED_INSTRUCTION, STATUS_ILLEGAL_INSTRUCTION,
                                        STATUS_GRAPHICS_ALLOCATION_INVALID, STATUS_INVALID_PARAMETER};
    struct client client;
    prepare(&client, rig);
    rig->failing = "Render";
    for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
        rig->fail = statuses[i];
        assert_int_equal(render(&client), statuses[i]);
        assert_null(client.render.pNewCommandBuffer);
    }
    assert_int_equal(atomic_load(&rig->submits), 0);
}

static void buffers_can_grow(struct rig *rig)
{
    struct client client;
    prepare(&client, rig);
    client.render.Flags.ResizeCommandBuffer = 1;
    client.render.Flags.ResizePatchLocationList = 1;
    client.render.NewCommandBufferSize = 8192;
    client.render.NewPatchLocationListSize = 0x40000000; /* refused: it stays */
    assert_int_equal(render(&client), STATUS_SUCCESS);
    assert_int_equal(client.render.NewCommandBufferSize, 8192);
    assert_int_equal(client.render.NewPatchLocationListSize, 4);
    ((char *)client.render.pNewCommandBuffer)[8191] = 1;
    client.render.Flags.ResizeCommandBuffer = 0;
    client.render.Flags.ResizePatchLocationList = 0;
    assert_int_equal(render(&client), STATUS_SUCCESS);
    drain(rig);
}

/* ------------------------------------------------------------------------------------------------------ refusals */

static void spoil_handle(struct client *client)
{
    client->render.hContext = 0;
}
static void spoil_device(struct client *client)
{
    client->render.hContext = client->device;
}
static void spoil_virtual(struct client *client)
{
    client->render.hContext = rig_virtual_context(client->rig, client->device);
}
static void spoil_offset(struct client *client)
{
    client->render.CommandOffset = 257;
    client->render.CommandLength = 0;
}
static void spoil_length(struct client *client)
{
    client->render.CommandOffset = 250;
    client->render.CommandLength = 7;
}
static void spoil_wrap(struct client *client)
{
    client->render.CommandOffset = 16;
    client->render.CommandLength = UINT32_MAX - 8;
}
static void spoil_allocations(struct client *client)
{
    client->render.AllocationCount = 5;
}
static void spoil_patches(struct client *client)
{
    client->render.PatchLocationCount = 5;
}
static void spoil_allocation_handle(struct client *client)
{
    client->render.AllocationCount = 1;
    client->buffers.pAllocationList[0].hAllocation = 0x40000040;
}
static void spoil_patch_index(struct client *client)
{
    client->render.AllocationCount = 1;
    client->render.PatchLocationCount = 1;
    client->buffers.pPatchLocationList[0].AllocationIndex = 1;
}
static void spoil_flags(struct client *client)
{
    client->render.Flags.Reserved = 1;
}
static void spoil_render_km(struct client *client)
{
    client->render.Flags.RenderKm = 1;
}
static void spoil_broadcast(struct client *client)
{
    client->render.BroadcastContextCount = 1;
}
static void spoil_broadcast_count(struct client *client)
{
    client->render.BroadcastContextCount = 65;
}
static void spoil_lost(struct client *client)
{
    dxg_device_set_lost(dxg_device_find(client->rig->process, client->device), D3DKMT_DEVICEEXECUTION_RESET);
}
static void spoil_stopped(struct client *client)
{
    rig_stop(client->rig);
}
static void spoil_no_render(struct client *client)
{
    client->rig->driver.ddi.DxgkDdiRender = NULL;
}
static void spoil_unmapped(struct client *client)
{
    assert_int_equal(mprotect(client->buffers.pCommandBuffer, 4096, PROT_NONE), 0);
}

struct refusal {
    const char *name;
    void (*spoil)(struct client *client);
    NTSTATUS status;
};

// clang-format off
static const struct refusal refusals[] = {
    {"render: no context",                         spoil_handle,            STATUS_INVALID_PARAMETER},
    {"render: a device's handle",                  spoil_device,            STATUS_INVALID_PARAMETER},
    {"render: a virtual context",                  spoil_virtual,           STATUS_INVALID_PARAMETER},
    {"render: offset beyond the command buffer",   spoil_offset,            STATUS_INVALID_PARAMETER},
    {"render: length beyond the command buffer",   spoil_length,            STATUS_INVALID_PARAMETER},
    {"render: offset and length wrap",             spoil_wrap,              STATUS_INVALID_PARAMETER},
    {"render: more allocations than the list has", spoil_allocations,       STATUS_INVALID_PARAMETER},
    {"render: more patches than the list has",     spoil_patches,           STATUS_INVALID_PARAMETER},
    {"render: an allocation that is none",         spoil_allocation_handle, STATUS_INVALID_HANDLE},
    {"render: a patch of no allocation",           spoil_patch_index,       STATUS_INVALID_PARAMETER},
    {"render: reserved flags",                     spoil_flags,             STATUS_INVALID_PARAMETER},
    {"render: RenderKm",                           spoil_render_km,         STATUS_NOT_SUPPORTED},
    {"render: broadcast",                          spoil_broadcast,         STATUS_NOT_SUPPORTED},
    {"render: broadcast to too many",              spoil_broadcast_count,   STATUS_INVALID_PARAMETER},
    {"render: a lost device",                      spoil_lost,              STATUS_DEVICE_REMOVED},
    {"render: a stopped adapter",                  spoil_stopped,           STATUS_DEVICE_REMOVED},
    {"render: a driver without DxgkDdiRender",     spoil_no_render,         STATUS_NOT_SUPPORTED},
    {"render: command buffer unmapped",            spoil_unmapped,          STATUS_INVALID_PARAMETER},
};
// clang-format on

static void refuses(void **state)
{
    const struct refusal *row = *state;
    struct rig *rig = rig_open();
    struct client client;
    prepare(&client, rig);
    row->spoil(&client);
    assert_int_equal(render(&client), row->status);
    assert_int_equal(atomic_load(&rig->submits), 0);
    assert_null(client.render.pNewCommandBuffer);
    rig_close(rig);
}

/* ------------------------------------------------------------------------------------------------- submit command */

static void submits_private_data(struct rig *rig)
{
    D3DKMT_HANDLE device = rig_device(rig);
    D3DKMT_HANDLE context = rig_virtual_context(rig, device);
    D3DKMT_HANDLE physical = rig_context(rig, device);
    char data[33] = {1};
    D3DKMT_SUBMITCOMMAND good = {
        .Commands = 0x1000,
        .CommandLength = 64,
        .BroadcastContextCount = 1,
        .pPrivateDriverData = data,
        .PrivateDriverDataSize = 32,
    };
    good.BroadcastContext[0] = context;
    assert_int_equal(dxg_submit_command(rig->process, &good), STATUS_SUCCESS);
    D3DKMT_SUBMITCOMMAND bad = good;
    bad.PrivateDriverDataSize = 33;
    assert_int_equal(dxg_submit_command(rig->process, &bad), STATUS_INVALID_PARAMETER);
    bad = good;
    bad.pPrivateDriverData = NULL;
    assert_int_equal(dxg_submit_command(rig->process, &bad), STATUS_INVALID_PARAMETER);
    bad.pPrivateDriverData = (void *)(uintptr_t)0x1000;
    assert_int_equal(dxg_submit_command(rig->process, &bad), STATUS_INVALID_PARAMETER);
    bad = good;
    bad.BroadcastContext[0] = physical;
    assert_int_equal(dxg_submit_command(rig->process, &bad), STATUS_INVALID_PARAMETER);
    bad.BroadcastContext[0] = device;
    assert_int_equal(dxg_submit_command(rig->process, &bad), STATUS_INVALID_PARAMETER);
    bad = good;
    bad.BroadcastContextCount = 0;
    assert_int_equal(dxg_submit_command(rig->process, &bad), STATUS_INVALID_PARAMETER);
    bad.BroadcastContextCount = 2;
    assert_int_equal(dxg_submit_command(rig->process, &bad), STATUS_NOT_SUPPORTED);
    bad = good;
    bad.NumPrimaries = 1;
    assert_int_equal(dxg_submit_command(rig->process, &bad), STATUS_INVALID_PARAMETER);
    bad = good;
    bad.Flags.Reserved = 1;
    assert_int_equal(dxg_submit_command(rig->process, &bad), STATUS_INVALID_PARAMETER);
    drain(rig);
    assert_int_equal(atomic_load(&rig->submits), 1);
}

/* Each allocation of a submission fails in turn: a status, and nothing left. */
static void no_memory_at_any_point(struct rig *rig)
{
    struct client client;
    prepare(&client, rig);
    D3DKMT_HANDLE context = rig_virtual_context(rig, client.device);
    client.render.AllocationCount = 1;
    for (uint64_t n = 1;; n++) {
        os_fail_nth(n, false);
        NTSTATUS rendered = render(&client);
        NTSTATUS submitted = rig_submit(rig, context);
        uint64_t counted = os_allocations();
        os_fail_nth(0, false);
        assert_true(rendered == STATUS_SUCCESS || rendered == STATUS_NO_MEMORY);
        assert_true(submitted == STATUS_SUCCESS || submitted == STATUS_NO_MEMORY);
        if (counted < n) {
            break;
        }
        assert_true(rendered == STATUS_NO_MEMORY || submitted == STATUS_NO_MEMORY);
    }
    drain(rig);
}

struct row {
    const char *name;
    void (*run)(struct rig *rig);
};

static const struct row rows[] = {
    {"context: buffers have the driver's sizes", buffers_have_the_drivers_sizes},
    {"render: reaches the engine", reaches_the_engine},
    {"render: the driver gets a copy", the_driver_gets_a_copy},
    {"render: a full DMA buffer is submitted and another given", a_full_buffer_is_submitted_and_another_given},
    {"render: no progress is no memory", no_progress_is_no_memory},
    {"render: the driver's failure reaches the caller", a_failure_reaches_the_caller},
    {"render: buffers can grow", buffers_can_grow},
    {"submit: private data go one way", submits_private_data},
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
    enum { ROWS = sizeof rows / sizeof rows[0], REFUSALS = sizeof refusals / sizeof refusals[0] };
    struct CMUnitTest tests[ROWS + REFUSALS];
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] = (struct CMUnitTest){.name = rows[i].name, .test_func = in_a_rig, .initial_state = (void *)&rows[i]};
    }
    for (size_t i = 0; i < REFUSALS; i++) {
        tests[ROWS + i] =
            (struct CMUnitTest){.name = refusals[i].name, .test_func = refuses, .initial_state = (void *)&refusals[i]};
    }
    return cmocka_run_group_tests_name("dxg-submit", tests, NULL, NULL);
}
