/* allocation_test.c: allocations and resources – made, opened, shared, closed, destroyed, and each step failing. */
#include "memory.h"

#include <string.h>

static const struct wish_of plain_wish = {.bytes = 2 * PAGE, .set = 1, .preferred = 1, .cpu_visible = 1};

static void system_device_comes_first(void **state)
{
    (void)state;
    assert_int_equal(memory_prepare(NULL), 0);
    assert_int_equal(memory_start(), 0);
    assert_int_equal(memory_down(NULL), 0);
    /* Made before every client's, and unmade after them. */
    assert_string_equal(memory_trace(), "~Context ~Device ~Process ~SystemContext ~SystemDevice ~SystemProcess");
}

static void allocation_is_made_opened_closed_destroyed(void **state)
{
    (void)state;
    D3DKMT_HANDLE handle = memory_allocate(plain_wish);
    struct dxg_opened *opened = memory_of(handle);
    assert_non_null(opened);
    assert_int_equal((uintptr_t)opened->allocation->driver_handle, 0x1001);
    assert_int_equal((uintptr_t)opened->driver_handle, 0x2001);
    assert_int_equal(opened->allocation->info.Size, 2 * PAGE);
    assert_int_equal(memory_free(handle), STATUS_SUCCESS);
    assert_string_equal(memory_trace(), "Create1 Open1 Close1 Destroy1");
    assert_int_equal(memory_free(handle), STATUS_INVALID_PARAMETER);
}

static D3DKMT_CREATEALLOCATION resource_args(D3DDDI_ALLOCATIONINFO *infos, struct wish_of *wishes, UINT count)
{
    static int runtime_data = 0x52;
    for (UINT i = 0; i < count; i++) {
        wishes[i] = plain_wish;
        infos[i] = (D3DDDI_ALLOCATIONINFO){.pPrivateDriverData = &wishes[i], .PrivateDriverDataSize = sizeof wishes[i]};
    }
    return (D3DKMT_CREATEALLOCATION){
        .hDevice = memory.device,
        .NumAllocations = count,
        .pAllocationInfo = infos,
        .pPrivateRuntimeData = &runtime_data,
        .PrivateRuntimeDataSize = sizeof runtime_data,
        .Flags.CreateResource = 1,
    };
}

static NTSTATUS destroy_resource(D3DKMT_HANDLE device, D3DKMT_HANDLE resource)
{
    const D3DKMT_DESTROYALLOCATION2 args = {.hDevice = device, .hResource = resource};
    return dxg_allocation_destroy(memory.process, &args);
}

static void resource_goes_as_a_whole(void **state)
{
    (void)state;
    D3DDDI_ALLOCATIONINFO infos[3];
    struct wish_of wishes[3];
    D3DKMT_CREATEALLOCATION args = resource_args(infos, wishes, 3);
    struct dxg_created created;
    assert_int_equal(dxg_allocation_create(memory.process, &args, false, &created), STATUS_SUCCESS);
    assert_int_not_equal(args.hResource, 0);
    assert_int_equal(args.hGlobalShare, 0);
    assert_int_equal(memory_free(infos[1].hAllocation), STATUS_INVALID_PARAMETER); /* with its resource alone */
    /* One more, later. */
    D3DDDI_ALLOCATIONINFO info;
    struct wish_of wish;
    D3DKMT_CREATEALLOCATION more = resource_args(&info, &wish, 1);
    more.Flags.CreateResource = 0;
    more.hResource = args.hResource;
    assert_int_equal(dxg_allocation_create(memory.process, &more, false, &created), STATUS_SUCCESS);
    DXGKARGCB_GETHANDLEDATA get = {.hObject = args.hResource, .Type = DXGK_HANDLE_RESOURCE};
    assert_int_equal((uintptr_t)fake.interface.DxgkCbGetHandleData(&get), 0x7E50);
    assert_int_equal(fake.interface.DxgkCbGetHandleParent(info.hAllocation), args.hResource);
    unsigned children = 0;
    DXGKARGCB_ENUMHANDLECHILDREN children_of = {.hObject = args.hResource};
    while (fake.interface.DxgkCbEnumHandleChildren(&children_of) != 0) {
        children_of.Index = ++children;
    }
    assert_int_equal(children, 4);
    assert_int_equal(destroy_resource(memory.device, args.hResource), STATUS_SUCCESS);
    assert_string_equal(memory_trace(), "Create3 Open3 Create1 Open1 Close4 DestroyResource4");
    assert_int_equal(destroy_resource(memory.device, args.hResource), STATUS_INVALID_PARAMETER);
}

static void handle_data_is_the_drivers(void **state)
{
    (void)state;
    D3DKMT_HANDLE handle = memory_allocate(plain_wish);
    DXGKARGCB_GETHANDLEDATA get = {.hObject = handle, .Type = DXGK_HANDLE_ALLOCATION};
    assert_int_equal((uintptr_t)fake.interface.DxgkCbGetHandleData(&get), 0x1001);
    get.Flags.DeviceSpecific = 1;
    assert_int_equal((uintptr_t)fake.interface.DxgkCbGetHandleData(&get), 0x2001);
    DXGKARG_RELEASE_HANDLE release = NULL;
    assert_int_equal((uintptr_t)fake.interface.DxgkCbAcquireHandleData(&get, &release), 0x2001);
    assert_non_null(release);
    DXGKARGCB_RELEASEHANDLEDATA args = {.ReleaseHandle = release, .Type = DXGK_HANDLE_RESOURCE};
    fake.interface.DxgkCbReleaseHandleData(args); /* another type: nothing of it */
    assert_int_equal(memory_of(handle)->acquired, 1);
    args.Type = DXGK_HANDLE_ALLOCATION;
    fake.interface.DxgkCbReleaseHandleData(args);
    assert_int_equal(memory_of(handle)->acquired, 0);
    fake.interface.DxgkCbReleaseHandleData(args); /* twice */
    get.Type = DXGK_HANDLE_RESOURCE;
    assert_null(fake.interface.DxgkCbGetHandleData(&get));
    assert_int_equal(fake.interface.DxgkCbGetHandleParent(handle), 0);
    get.Type = DXGK_HANDLE_ALLOCATION;
    dxg_process_attach(NULL); /* another process's handle */
    assert_null(fake.interface.DxgkCbGetHandleData(&get));
    dxg_process_attach(memory.process);
    assert_int_equal(memory_free(handle), STATUS_SUCCESS);
    assert_null(fake.interface.DxgkCbGetHandleData(&get));
}

/* ---------------------------------------------------------------------------------------------------------- shared */

static void shared_resource_lives_until_its_last_device(void **state)
{
    (void)state;
    D3DDDI_ALLOCATIONINFO infos[2];
    struct wish_of wishes[2];
    D3DKMT_CREATEALLOCATION args = resource_args(infos, wishes, 2);
    args.Flags.CreateShared = 1;
    struct dxg_created created;
    assert_int_equal(dxg_allocation_create(memory.process, &args, false, &created), STATUS_SUCCESS);
    assert_int_not_equal(args.hGlobalShare, 0);

    struct dxg_process *other = dxg_process_create("other");
    D3DKMT_HANDLE adapter;
    assert_int_equal(dxg_process_open_adapter(other, memory.adapter, &adapter), STATUS_SUCCESS);
    D3DKMT_CREATEDEVICE device = {.hAdapter = adapter};
    assert_int_equal(dxg_device_create(other, &device), STATUS_SUCCESS);
    dxg_process_attach(other);

    int runtime = 0;
    D3DKMT_QUERYRESOURCEINFO query = {.hDevice = device.hDevice,
                                      .hGlobalShare = args.hGlobalShare,
                                      .pPrivateRuntimeData = &runtime,
                                      .PrivateRuntimeDataSize = sizeof runtime};
    assert_int_equal(dxg_resource_query(other, &query), STATUS_SUCCESS);
    assert_int_equal(query.NumAllocations, 2);
    assert_int_equal(query.TotalPrivateDriverDataSize, 2 * sizeof wishes[0]);
    assert_int_equal(runtime, 0x52);
    query.PrivateRuntimeDataSize = 1;
    assert_int_equal(dxg_resource_query(other, &query), STATUS_BUFFER_TOO_SMALL);
    query.hGlobalShare++;
    assert_int_equal(dxg_resource_query(other, &query), STATUS_INVALID_PARAMETER);

    struct wish_of seen[2] = {0};
    D3DDDI_OPENALLOCATIONINFO opened[2] = {0};
    D3DKMT_OPENRESOURCE open = {.hDevice = device.hDevice,
                                .hGlobalShare = args.hGlobalShare,
                                .NumAllocations = 2,
                                .pOpenAllocationInfo = opened,
                                .pPrivateRuntimeData = &runtime,
                                .PrivateRuntimeDataSize = sizeof runtime,
                                .pTotalPrivateDriverDataBuffer = seen,
                                .TotalPrivateDriverDataBufferSize = sizeof seen};
    open.TotalPrivateDriverDataBufferSize--;
    assert_int_equal(dxg_resource_open(other, &open, false), STATUS_BUFFER_TOO_SMALL);
    open.TotalPrivateDriverDataBufferSize++;
    open.NumAllocations = 1;
    assert_int_equal(dxg_resource_open(other, &open, false), STATUS_INVALID_PARAMETER);
    open.NumAllocations = 2;
    assert_int_equal(dxg_resource_open(other, &open, false), STATUS_SUCCESS);
    assert_int_equal(seen[1].answer, 0xA11);
    assert_ptr_equal(opened[1].pPrivateDriverData, &seen[1]);
    assert_int_not_equal(opened[0].hAllocation, 0);

    /* The maker goes: the driver keeps the allocations for the other. */
    assert_int_equal(destroy_resource(memory.device, args.hResource), STATUS_SUCCESS);
    assert_int_equal(memory.made, 2);
    memory_trace();
    dxg_process_attach(memory.process);
    dxg_process_destroy(other);
    assert_string_equal(memory_trace(), "Close2 DestroyResource2 ~Device ~Process");
    assert_int_equal(memory.made, 0);
    assert_null(dxg_kernel.shared);
}

/* -------------------------------------------------------------------------------------------------------- refusals */

struct refusal {
    const char *name;
    void (*spoil)(D3DKMT_CREATEALLOCATION *args, D3DDDI_ALLOCATIONINFO *info, struct wish_of *wish);
    NTSTATUS status;
    const char *calls;
};

#define SPOIL(function, line)                                                                                          \
    static void function(D3DKMT_CREATEALLOCATION *args, D3DDDI_ALLOCATIONINFO *info, struct wish_of *wish)             \
    {                                                                                                                  \
        (void)args;                                                                                                    \
        (void)info;                                                                                                    \
        (void)wish;                                                                                                    \
        line;                                                                                                          \
    }

SPOIL(no_device, args->hDevice = 0)
SPOIL(adapter_for_device, args->hDevice = memory.handle)
SPOIL(no_allocations, args->NumAllocations = 0)
SPOIL(too_many, args->NumAllocations = DXG_ALLOCATIONS_MOST + 1)
SPOIL(no_array, args->pAllocationInfo = NULL)
SPOIL(bad_array, args->pAllocationInfo = (void *)(uintptr_t)0x10)
SPOIL(bad_private, info->pPrivateDriverData = (void *)(uintptr_t)0x10)
SPOIL(huge_private, info->PrivateDriverDataSize = 0x7FFFFFFF)
SPOIL(reserved_flag, args->Flags.Reserved = 1)
SPOIL(reserved_info, info->Flags.Value = 0x80000000)
SPOIL(primary_of_none, info->Flags.Primary = 1; info->VidPnSourceId = 5)
SPOIL(shared_alone, args->Flags.CreateShared = 1)
SPOIL(foreign_resource, args->hResource = memory.context)
SPOIL(both_resources, args->Flags.CreateResource = 1; args->hResource = memory.context)
SPOIL(standard, args->Flags.StandardAllocation = 1)
SPOIL(cross_adapter, args->Flags.CrossAdapter = 1)
SPOIL(section, args->Flags.ExistingSection = 1)
SPOIL(existing_null, args->Flags.ExistingSysMem = 1)
SPOIL(existing_odd, args->Flags.ExistingSysMem = 1; info->pSystemMem = (void *)(uintptr_t)0x10010)
SPOIL(existing_bad, args->Flags.ExistingSysMem = 1; info->pSystemMem = (void *)(uintptr_t)0x10000)
SPOIL(driver_no_size, wish->bytes = 0)
SPOIL(driver_alignment, wish->alignment = 3)
SPOIL(driver_segment, wish->set = 8)
SPOIL(driver_too_large, wish->bytes = (VRAM_PAGES + 1) * PAGE)
SPOIL(driver_fails, memory.failing = "CreateAllocation"; memory.fail = STATUS_GRAPHICS_DRIVER_MISMATCH)
SPOIL(open_fails, memory.failing = "OpenAllocation"; memory.fail = STATUS_NO_MEMORY)

// clang-format off
static const struct refusal refusals[] = {
    {"device: none",                          no_device,          STATUS_INVALID_PARAMETER, ""},
    {"device: an adapter's handle",           adapter_for_device, STATUS_INVALID_PARAMETER, ""},
    {"allocations: none",                     no_allocations,     STATUS_INVALID_PARAMETER, ""},
    {"allocations: 1025",                     too_many,           STATUS_INVALID_PARAMETER, ""},
    {"array: null",                           no_array,           STATUS_INVALID_PARAMETER, ""},
    {"array: unreadable",                     bad_array,          STATUS_INVALID_PARAMETER, ""},
    {"private data: unreadable",              bad_private,        STATUS_INVALID_PARAMETER, ""},
    {"private data: 2 GiB",                   huge_private,       STATUS_INVALID_PARAMETER, ""},
    {"flags: reserved",                       reserved_flag,      STATUS_INVALID_PARAMETER, ""},
    {"allocation's flags: reserved",          reserved_info,      STATUS_INVALID_PARAMETER, ""},
    {"primary: of a source that is not",      primary_of_none,    STATUS_INVALID_PARAMETER, ""},
    {"shared: without a resource",            shared_alone,       STATUS_INVALID_PARAMETER, ""},
    {"resource: a context's handle",          foreign_resource,   STATUS_INVALID_PARAMETER, ""},
    {"resource: given, and to be made",       both_resources,     STATUS_INVALID_PARAMETER, ""},
    {"standard allocation",                   standard,           STATUS_NOT_SUPPORTED,     ""},
    {"cross adapter",                         cross_adapter,      STATUS_NOT_SUPPORTED,     ""},
    {"existing section",                      section,            STATUS_NOT_SUPPORTED,     ""},
    {"existing memory: null",                 existing_null,      STATUS_INVALID_PARAMETER, ""},
    {"existing memory: within a page",        existing_odd,       STATUS_INVALID_PARAMETER, ""},
    {"existing memory: unreadable",           existing_bad,       STATUS_INVALID_PARAMETER, "Create1 Destroy1"},
    {"driver: an allocation of no size",      driver_no_size,     STATUS_INVALID_PARAMETER, "Create1 Destroy1"},
    {"driver: an alignment of 3",             driver_alignment,   STATUS_INVALID_PARAMETER, "Create1 Destroy1"},
    {"driver: a segment that there is not",   driver_segment,     STATUS_INVALID_PARAMETER, "Create1 Destroy1"},
    {"driver: more than the segment has",     driver_too_large,   STATUS_GRAPHICS_NO_VIDEO_MEMORY, "Create1 Destroy1"},
    {"driver: DxgkDdiCreateAllocation fails", driver_fails,       STATUS_GRAPHICS_DRIVER_MISMATCH, "Create1"},
    {"driver: DxgkDdiOpenAllocation fails",   open_fails,         STATUS_NO_MEMORY,         "Create1 Open1 Destroy1"},
};
// clang-format on

static void refuses(void **state)
{
    const struct refusal *row = *state;
    assert_int_equal(memory_up(NULL), 0);
    struct wish_of wish = plain_wish;
    D3DDDI_ALLOCATIONINFO info = {.pPrivateDriverData = &wish, .PrivateDriverDataSize = sizeof wish};
    D3DKMT_CREATEALLOCATION args = {.hDevice = memory.device, .NumAllocations = 1, .pAllocationInfo = &info};
    row->spoil(&args, &info, &wish);
    struct dxg_created created;
    assert_int_equal(dxg_allocation_create(memory.process, &args, false, &created), row->status);
    assert_string_equal(memory_trace(), row->calls);
    assert_int_equal(info.hAllocation, 0);
    struct dxg_device *device = dxg_device_find(memory.process, memory.device);
    assert_null(device->opened);
    assert_null(device->opened_resources);
    assert_int_equal(memory_down(NULL), 0);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    D3DDDI_ALLOCATIONINFO infos[2];
    struct wish_of wishes[2];
    NTSTATUS status = STATUS_NO_MEMORY;
    unsigned failures = 0;
    for (uint64_t n = 1; status != STATUS_SUCCESS; n++) {
        D3DKMT_CREATEALLOCATION args = resource_args(infos, wishes, 2);
        args.Flags.CreateShared = 1;
        struct dxg_created created;
        os_fail_nth(n, false);
        status = dxg_allocation_create(memory.process, &args, false, &created);
        os_fail_nth(0, false);
        if (status == STATUS_SUCCESS) {
            assert_int_equal(destroy_resource(memory.device, args.hResource), STATUS_SUCCESS);
        } else {
            assert_int_equal(status, STATUS_NO_MEMORY);
            failures++;
        }
        assert_int_equal(memory.made, 0);
        assert_int_equal(memory.opened, 0);
        assert_null(dxg_device_find(memory.process, memory.device)->opened);
        assert_null(dxg_kernel.shared);
    }
    assert_true(failures > 8);
}

/* ------------------------------------------------------------------------------------------- context allocations */

static void context_allocation_is_initialised_in_its_segment(void **state)
{
    (void)state;
    DXGKARGCB_CREATECONTEXTALLOCATION args = {.hAdapter = fake.interface.DeviceHandle,
                                              .hDriverAllocation = (HANDLE)(uintptr_t)0x99,
                                              .Size = PAGE + 1,
                                              .SupportedSegmentSet = 1};
    assert_int_equal(fake.interface.DxgkCbCreateContextAllocation(&args), STATUS_SUCCESS);
    HANDLE first = args.hAllocation;
    assert_non_null(first);
    args.SupportedSegmentSet = 0;
    assert_int_equal(fake.interface.DxgkCbCreateContextAllocation(&args), STATUS_SUCCESS);
    HANDLE second = args.hAllocation;
    memory_idle();
    assert_string_equal(memory_trace(), "fill1 init1 init");
    struct wish_of all = {.bytes = VRAM_PAGES * PAGE, .set = 1, .preferred = 1};
    D3DKMT_HANDLE handle;
    assert_int_equal(memory_try(&all, &handle), STATUS_SUCCESS);
    assert_int_equal(memory_render(&handle, 1), STATUS_GRAPHICS_NO_VIDEO_MEMORY); /* it stays where it is */
    HANDLE device = fake.interface.DeviceHandle;
    assert_int_equal(fake.interface.DxgkCbDestroyContextAllocation(device, &args), STATUS_INVALID_PARAMETER);
    assert_int_equal(fake.interface.DxgkCbDestroyContextAllocation(device, first), STATUS_SUCCESS);
    assert_int_equal(fake.interface.DxgkCbDestroyContextAllocation(device, first), STATUS_INVALID_PARAMETER);
    assert_int_equal(fake.interface.DxgkCbDestroyContextAllocation(device, second), STATUS_SUCCESS);
    assert_int_equal(memory_render(&handle, 1), STATUS_SUCCESS);
    memory_idle();
}

static void context_allocation_refuses_what_is_none(void **state)
{
    (void)state;
    const DXGKARGCB_CREATECONTEXTALLOCATION good = {.hAdapter = fake.interface.DeviceHandle, .Size = PAGE};
    DXGKARGCB_CREATECONTEXTALLOCATION args = good;
    args.Size = 0;
    assert_int_equal(fake.interface.DxgkCbCreateContextAllocation(&args), STATUS_INVALID_PARAMETER);
    args = good;
    args.Alignment = 3;
    assert_int_equal(fake.interface.DxgkCbCreateContextAllocation(&args), STATUS_INVALID_PARAMETER);
    args = good;
    args.SupportedSegmentSet = 8;
    assert_int_equal(fake.interface.DxgkCbCreateContextAllocation(&args), STATUS_INVALID_PARAMETER);
    args = good;
    args.hAdapter = FAKE_CONTEXT;
    assert_int_equal(fake.interface.DxgkCbCreateContextAllocation(&args), STATUS_INVALID_PARAMETER);
    assert_int_equal(fake.interface.DxgkCbCreateContextAllocation(NULL), STATUS_INVALID_PARAMETER);
    D3DKMT_HANDLE handle = memory_allocate(plain_wish);
    memory.asks_while_paging = true;
    assert_int_equal(memory_render(&handle, 1), STATUS_SUCCESS);
    memory_idle();
    assert_int_equal(memory.answered_while_paging, STATUS_INVALID_DEVICE_REQUEST);
    memory.asks_while_paging = false;
    NTSTATUS status = STATUS_NO_MEMORY;
    for (uint64_t n = 1; status != STATUS_SUCCESS; n++) {
        args = good;
        args.SupportedSegmentSet = 4;
        os_fail_nth(n, false);
        status = fake.interface.DxgkCbCreateContextAllocation(&args);
        os_fail_nth(0, false);
        assert_true(status == STATUS_SUCCESS || status == STATUS_NO_MEMORY);
        assert_true((status == STATUS_SUCCESS) == (args.hAllocation != NULL));
    }
    memory_idle(); /* what is left is reclaimed when the device is removed */
}

/* ------------------------------------------------------------------------------------------------------------ ends */

static void device_ends_with_what_it_has_open(void **state)
{
    (void)state;
    D3DDDI_ALLOCATIONINFO infos[2];
    struct wish_of wishes[2];
    D3DKMT_CREATEALLOCATION args = resource_args(infos, wishes, 2);
    struct dxg_created created;
    memory_allocate(plain_wish);
    assert_int_equal(dxg_allocation_create(memory.process, &args, false, &created), STATUS_SUCCESS);
    memory_trace();
    assert_int_equal(dxg_device_destroy(memory.process, memory.device), STATUS_SUCCESS);
    assert_string_equal(memory_trace(), "~Context Close2 DestroyResource2 Close1 Destroy1 ~Device");
}

static void stop_unmakes_and_handles_stay(void **state)
{
    (void)state;
    D3DKMT_HANDLE handle = memory_allocate(plain_wish);
    assert_int_equal(memory_render(&handle, 1), STATUS_SUCCESS);
    memory_idle();
    memory_trace();
    dxg_adapter_stop(memory.adapter);
    assert_string_equal(memory_trace(), "~Context Close1 Destroy1 ~Device ~Process ~SystemContext ~SystemDevice "
                                        "~SystemProcess");
    assert_int_equal(memory_of(handle)->allocation->residency.place.segment, 0);
    struct wish_of wish = plain_wish;
    D3DKMT_HANDLE another;
    assert_int_equal(memory_try(&wish, &another), STATUS_DEVICE_REMOVED);
    D3DKMT_LOCK2 lock = {.hDevice = memory.device, .hAllocation = handle};
    assert_int_equal(dxg_allocation_lock2(memory.process, &lock), STATUS_DEVICE_REMOVED);
    assert_int_equal(memory_free(handle), STATUS_SUCCESS);
    assert_string_equal(memory_trace(), "");
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, memory_up, memory_down)
    const struct CMUnitTest others[] = {
        cmocka_unit_test(system_device_comes_first),
        TEST(allocation_is_made_opened_closed_destroyed),
        TEST(resource_goes_as_a_whole),
        TEST(handle_data_is_the_drivers),
        TEST(shared_resource_lives_until_its_last_device),
        TEST(every_allocation_may_fail),
        TEST(context_allocation_is_initialised_in_its_segment),
        TEST(context_allocation_refuses_what_is_none),
        TEST(device_ends_with_what_it_has_open),
        TEST(stop_unmakes_and_handles_stay),
    };
    enum { ROWS = sizeof refusals / sizeof refusals[0], OTHERS = sizeof others / sizeof others[0] };
    struct CMUnitTest tests[ROWS + OTHERS];
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] = (struct CMUnitTest){refusals[i].name, refuses, NULL, NULL, (void *)(uintptr_t)&refusals[i]};
    }
    memcpy(tests + ROWS, others, sizeof others);
    return cmocka_run_group_tests_name("dxg-allocation", tests, NULL, NULL);
}
