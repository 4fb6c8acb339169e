/*
 * d3dkmt_test.c: the D3DKMT functions as documented (facts/d3dkmt.md) and as Windows was observed to answer
 * (facts/observed.md).
 */
#include "fixture.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

static struct fixture fx;

/* The kernel starts inside a test, since cmocka takes the signals of faults at each test's beginning. */
static int teardown(void **state)
{
    (void)state;
    fixture_close(&fx);
    return 0;
}

/* ---- what every function does with a structure that is none ---- */

typedef NTSTATUS function(void *args);

static NTSTATUS call_open_from_luid(void *args)
{
    return D3DKMTOpenAdapterFromLuid(args);
}

static NTSTATUS call_enum_adapters2(void *args)
{
    return D3DKMTEnumAdapters2(args);
}

static NTSTATUS call_enum_adapters3(void *args)
{
    return D3DKMTEnumAdapters3(args);
}

static NTSTATUS call_close_adapter(void *args)
{
    return D3DKMTCloseAdapter(args);
}

static NTSTATUS call_query_adapter_info(void *args)
{
    return D3DKMTQueryAdapterInfo(args);
}

static NTSTATUS call_create_device(void *args)
{
    return D3DKMTCreateDevice(args);
}

static NTSTATUS call_destroy_device(void *args)
{
    return D3DKMTDestroyDevice(args);
}

static NTSTATUS call_create_context(void *args)
{
    return D3DKMTCreateContext(args);
}

static NTSTATUS call_context_virtual(void *args)
{
    return D3DKMTCreateContextVirtual(args);
}

static NTSTATUS call_destroy_context(void *args)
{
    return D3DKMTDestroyContext(args);
}

static NTSTATUS call_render(void *args)
{
    return D3DKMTRender(args);
}

static NTSTATUS call_submit_command(void *args)
{
    return D3DKMTSubmitCommand(args);
}

static NTSTATUS call_get_device_state(void *args)
{
    return D3DKMTGetDeviceState(args);
}

static NTSTATUS call_escape(void *args)
{
    return D3DKMTEscape(args);
}

struct entry {
    const char *name;
    function *call;
    size_t size;
    NTSTATUS zeroed; /* what a zeroed structure gives */
};

// clang-format off
static struct entry entries[] = {
    {"D3DKMTOpenAdapterFromLuid", call_open_from_luid, sizeof(D3DKMT_OPENADAPTERFROMLUID), STATUS_INVALID_PARAMETER},
    {"D3DKMTEnumAdapters2", call_enum_adapters2, sizeof(D3DKMT_ENUMADAPTERS2), STATUS_SUCCESS},
    {"D3DKMTEnumAdapters3", call_enum_adapters3, sizeof(D3DKMT_ENUMADAPTERS3), STATUS_SUCCESS},
    {"D3DKMTCloseAdapter", call_close_adapter, sizeof(D3DKMT_CLOSEADAPTER), STATUS_INVALID_PARAMETER},
    {"D3DKMTQueryAdapterInfo", call_query_adapter_info, sizeof(D3DKMT_QUERYADAPTERINFO), STATUS_INVALID_PARAMETER},
    {"D3DKMTCreateDevice", call_create_device, sizeof(D3DKMT_CREATEDEVICE), STATUS_INVALID_PARAMETER},
    {"D3DKMTDestroyDevice", call_destroy_device, sizeof(D3DKMT_DESTROYDEVICE), STATUS_INVALID_PARAMETER},
    {"D3DKMTCreateContext", call_create_context, sizeof(D3DKMT_CREATECONTEXT), STATUS_INVALID_PARAMETER},
    {"D3DKMTCreateContextVirtual", call_context_virtual, sizeof(D3DKMT_CREATECONTEXTVIRTUAL), STATUS_INVALID_PARAMETER},
    {"D3DKMTDestroyContext", call_destroy_context, sizeof(D3DKMT_DESTROYCONTEXT), STATUS_INVALID_PARAMETER},
    {"D3DKMTRender", call_render, sizeof(D3DKMT_RENDER), STATUS_INVALID_PARAMETER},
    {"D3DKMTSubmitCommand", call_submit_command, sizeof(D3DKMT_SUBMITCOMMAND), STATUS_INVALID_PARAMETER},
    {"D3DKMTGetDeviceState", call_get_device_state, sizeof(D3DKMT_GETDEVICESTATE), STATUS_INVALID_PARAMETER},
    {"D3DKMTEscape", call_escape, sizeof(D3DKMT_ESCAPE), STATUS_INVALID_PARAMETER},
};
// clang-format on

static void null_is_refused(void **state)
{
    const struct entry *entry = *state;
    fixture_open(&fx, NULL);
    assert_status(entry->call(NULL), STATUS_INVALID_PARAMETER);
}

static void zeroed_is_answered(void **state)
{
    const struct entry *entry = *state;
    uint64_t args[64] = {0};
    fixture_open(&fx, NULL);
    assert_true(entry->size <= sizeof args);
    assert_status(entry->call(args), entry->zeroed);
}

/* The structure's last byte lies on a page that is not there. */
static void half_a_structure_is_refused(void **state)
{
    const struct entry *entry = *state;
    fixture_open(&fx, NULL);
    char *pages = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_ptr_not_equal(pages, MAP_FAILED);
    assert_int_equal(munmap(pages + 4096, 4096), 0);
    assert_status(entry->call(pages + 4096 - entry->size + 1), STATUS_INVALID_PARAMETER);
    assert_int_equal(munmap(pages, 4096), 0);
}

/* ---- results that cannot be given are unmade ---- */

/* A page that can be read and not written, holding `args`. */
static void *read_only(const void *args, size_t size)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_ptr_not_equal(page, MAP_FAILED);
    memcpy(page, args, size);
    assert_int_equal(mprotect(page, 4096, PROT_READ), 0);
    return page;
}

static void refuse_read_only(function *call, const void *args, size_t size)
{
    void *page = read_only(args, size);
    assert_status(call(page), STATUS_INVALID_PARAMETER);
    assert_memory_equal(page, args, size);
    assert_int_equal(munmap(page, 4096), 0);
}

static void results_that_cannot_be_given(void)
{
    D3DKMT_OPENADAPTERFROMLUID open = {.AdapterLuid = host_adapter_luid(fx.host)};
    refuse_read_only(call_open_from_luid, &open, sizeof open);
    D3DKMT_ADAPTERINFO infos[4];
    D3DKMT_ENUMADAPTERS2 list = {.NumAdapters = 4, .pAdapters = infos};
    refuse_read_only(call_enum_adapters2, &list, sizeof list);
    D3DKMT_CREATEDEVICE device = {.hAdapter = fx.adapter};
    refuse_read_only(call_create_device, &device, sizeof device);
    uint32_t magic = PAIR_CONTEXT_MAGIC;
    D3DKMT_CREATECONTEXT context = {
        .hDevice = create_device(&fx), .pPrivateDriverData = &magic, .PrivateDriverDataSize = sizeof magic};
    refuse_read_only(call_create_context, &context, sizeof context);
    D3DKMT_CREATECONTEXTVIRTUAL virtual = {
        .hDevice = context.hDevice, .pPrivateDriverData = &magic, .PrivateDriverDataSize = sizeof magic};
    refuse_read_only(call_context_virtual, &virtual, sizeof virtual);
    /* What was unmade left handles free, and the handle that is made next is the next. */
    D3DKMT_HANDLE first = open_adapter(&fx);
    D3DKMT_HANDLE second = open_adapter(&fx);
    assert_int_equal(second, first + 0x40);
}

/* ---- adapters ---- */

static void handles_look_like_windows(void)
{
    D3DKMT_HANDLE previous = fx.adapter;
    for (unsigned i = 0; i < 100; i++) {
        D3DKMT_HANDLE handle = i % 2 ? create_device(&fx) : open_adapter(&fx);
        assert_true(handle & 0xC0000000u);
        assert_int_equal(handle & 0x3Fu, 0);
        assert_int_equal(handle, previous + 0x40);
        previous = handle;
    }
}

static void each_open_gives_a_handle(void)
{
    D3DKMT_CLOSEADAPTER close = {.hAdapter = open_adapter(&fx)};
    assert_int_not_equal(close.hAdapter, fx.adapter);
    assert_status(D3DKMTCloseAdapter(&close), STATUS_SUCCESS);
    assert_status(D3DKMTCloseAdapter(&close), STATUS_INVALID_PARAMETER);
    tell(&fx, PAIR_ECHO, 1);
}

static void unknown_luid(void)
{
    D3DKMT_OPENADAPTERFROMLUID args = {.AdapterLuid = host_adapter_luid(fx.host)};
    args.AdapterLuid.LowPart++;
    assert_status(D3DKMTOpenAdapterFromLuid(&args), STATUS_INVALID_PARAMETER);
    assert_int_equal(args.hAdapter, 0);
}

static void luid_changes_at_restart(void)
{
    LUID before = host_adapter_luid(fx.host);
    assert_status(host_restart_adapter(fx.host), STATUS_SUCCESS);
    D3DKMT_OPENADAPTERFROMLUID args = {.AdapterLuid = before};
    assert_status(D3DKMTOpenAdapterFromLuid(&args), STATUS_INVALID_PARAMETER);
    open_adapter(&fx);
}

static void closing_an_adapter_keeps_devices(void)
{
    D3DKMT_CLOSEADAPTER close = {.hAdapter = open_adapter(&fx)};
    D3DKMT_CREATEDEVICE create = {.hAdapter = close.hAdapter};
    assert_status(D3DKMTCreateDevice(&create), STATUS_SUCCESS);
    assert_status(D3DKMTCloseAdapter(&close), STATUS_SUCCESS);
    struct pair_escape seen = {.operation = PAIR_SEEN};
    assert_status(send(&fx, create.hDevice, 0, &seen), STATUS_SUCCESS);
    assert_int_not_equal(seen.seen_device, 0);
}

static void enum_without_array(void)
{
    D3DKMT_ENUMADAPTERS2 two = {0};
    assert_status(D3DKMTEnumAdapters2(&two), STATUS_SUCCESS);
    assert_int_equal(two.NumAdapters, 34);
    D3DKMT_ENUMADAPTERS3 three = {0};
    assert_status(D3DKMTEnumAdapters3(&three), STATUS_SUCCESS);
    assert_int_equal(three.NumAdapters, 34);
}

static void enum_opens_each(void)
{
    D3DKMT_ADAPTERINFO infos[2];
    memset(infos, 0xEE, sizeof infos);
    D3DKMT_ENUMADAPTERS2 args = {.NumAdapters = 2, .pAdapters = infos};
    assert_status(D3DKMTEnumAdapters2(&args), STATUS_SUCCESS);
    assert_int_equal(args.NumAdapters, 1);
    LUID luid = host_adapter_luid(fx.host);
    assert_memory_equal(&infos[0].AdapterLuid, &luid, sizeof luid);
    assert_int_equal(infos[0].NumOfSources, 0);
    assert_int_equal(infos[1].hAdapter, 0xEEEEEEEE);
    D3DKMT_CLOSEADAPTER close = {.hAdapter = infos[0].hAdapter};
    assert_status(D3DKMTCloseAdapter(&close), STATUS_SUCCESS);
}

static void enum_without_room(void)
{
    D3DKMT_ADAPTERINFO info = {0};
    D3DKMT_ENUMADAPTERS2 two = {.NumAdapters = 0, .pAdapters = &info};
    assert_status(D3DKMTEnumAdapters2(&two), STATUS_BUFFER_TOO_SMALL);
    D3DKMT_ENUMADAPTERS3 three = {.NumAdapters = 0, .pAdapters = &info};
    assert_status(D3DKMTEnumAdapters3(&three), STATUS_BUFFER_TOO_SMALL);
}

static void enum_into_nothing(void)
{
    D3DKMT_ENUMADAPTERS2 args = {.NumAdapters = 4, .pAdapters = (D3DKMT_ADAPTERINFO *)(uintptr_t)16};
    assert_status(D3DKMTEnumAdapters2(&args), STATUS_INVALID_PARAMETER);
}

static void enum3_filters(void)
{
    D3DKMT_ADAPTERINFO info;
    D3DKMT_ENUMADAPTERS3 args = {.NumAdapters = 1, .pAdapters = &info};
    assert_status(D3DKMTEnumAdapters3(&args), STATUS_SUCCESS);
    assert_int_equal(args.NumAdapters, 1); /* a render-only adapter is neither compute-only nor display-only */
    args.Filter.Value = 3;
    assert_status(D3DKMTEnumAdapters3(&args), STATUS_SUCCESS);
    args.Filter.Value = 4;
    assert_status(D3DKMTEnumAdapters3(&args), STATUS_INVALID_PARAMETER);
    args.Filter.Value = 1ull << 63;
    assert_status(D3DKMTEnumAdapters3(&args), STATUS_INVALID_PARAMETER);
}

static void enum_of_stopped(void)
{
    D3DKMT_ADAPTERINFO info;
    host_stop_adapter(fx.host);
    D3DKMT_ENUMADAPTERS2 args = {.NumAdapters = 1, .pAdapters = &info};
    assert_status(D3DKMTEnumAdapters2(&args), STATUS_SUCCESS);
    assert_int_equal(args.NumAdapters, 0);
}

/* ---- questions ---- */

static void query_sizes(void)
{
    D3DKMT_ADAPTERTYPE type = {.Value = 0xFFFFFFFF};
    D3DKMT_QUERYADAPTERINFO args = {.hAdapter = fx.adapter, .Type = KMTQAITYPE_ADAPTERTYPE};
    args.PrivateDriverDataSize = sizeof type;
    assert_status(D3DKMTQueryAdapterInfo(&args), STATUS_INVALID_PARAMETER);
    args.pPrivateDriverData = &type;
    args.PrivateDriverDataSize = sizeof type - 1;
    assert_status(D3DKMTQueryAdapterInfo(&args), STATUS_INVALID_PARAMETER);
    args.PrivateDriverDataSize = sizeof type;
    assert_status(D3DKMTQueryAdapterInfo(&args), STATUS_SUCCESS);
    assert_true(type.RenderSupported);
    assert_false(type.DisplaySupported);
}

static void query_driver_private(void)
{
    struct pair_query query = {.magic = PAIR_CONTEXT_MAGIC, .umd_fault = 99};
    D3DKMT_QUERYADAPTERINFO args = {.hAdapter = fx.adapter,
                                    .Type = KMTQAITYPE_UMDRIVERPRIVATE,
                                    .pPrivateDriverData = &query,
                                    .PrivateDriverDataSize = sizeof query};
    assert_status(D3DKMTQueryAdapterInfo(&args), STATUS_SUCCESS);
    assert_int_equal(query.umd_fault, PAIR_UMD_RIGHT);
    query = (struct pair_query){.magic = 1, .umd_fault = 99};
    assert_status(D3DKMTQueryAdapterInfo(&args), STATUS_INVALID_PARAMETER);
    assert_int_equal(query.umd_fault, 99);
    args.pPrivateDriverData = (void *)(uintptr_t)16;
    assert_status(D3DKMTQueryAdapterInfo(&args), STATUS_INVALID_PARAMETER);
}

static void query_of_stopped(void)
{
    D3DKMT_ADAPTERTYPE type;
    D3DKMT_QUERYADAPTERINFO args = {.hAdapter = fx.adapter,
                                    .Type = KMTQAITYPE_ADAPTERTYPE,
                                    .pPrivateDriverData = &type,
                                    .PrivateDriverDataSize = sizeof type};
    host_stop_adapter(fx.host);
    assert_status(D3DKMTQueryAdapterInfo(&args), STATUS_DEVICE_REMOVED);
}

/* ---- devices and contexts ---- */

static void device_has_no_buffers(void)
{
    D3DKMT_CREATEDEVICE args = {.hAdapter = fx.adapter, .pCommandBuffer = &args, .CommandBufferSize = 7};
    assert_status(D3DKMTCreateDevice(&args), STATUS_SUCCESS);
    assert_int_not_equal(args.hDevice, 0);
    assert_null(args.pCommandBuffer);
    assert_int_equal(args.CommandBufferSize, 0);
    assert_null(args.pAllocationList);
    assert_int_equal(args.AllocationListSize, 0);
    assert_null(args.pPatchLocationList);
    assert_int_equal(args.PatchLocationListSize, 0);
    D3DKMT_DESTROYDEVICE destroy = {.hDevice = args.hDevice};
    assert_status(D3DKMTDestroyDevice(&destroy), STATUS_SUCCESS);
    assert_status(D3DKMTDestroyDevice(&destroy), STATUS_INVALID_PARAMETER);
}

static void handles_of_other_types(void)
{
    D3DKMT_HANDLE device = create_device(&fx);
    D3DKMT_HANDLE context = create_context(device);
    D3DKMT_CLOSEADAPTER close = {.hAdapter = device};
    assert_status(D3DKMTCloseAdapter(&close), STATUS_INVALID_PARAMETER);
    D3DKMT_DESTROYDEVICE destroy = {.hDevice = context};
    assert_status(D3DKMTDestroyDevice(&destroy), STATUS_INVALID_PARAMETER);
    D3DKMT_DESTROYCONTEXT drop = {.hContext = fx.adapter};
    assert_status(D3DKMTDestroyContext(&drop), STATUS_INVALID_PARAMETER);
    D3DKMT_CREATEDEVICE create = {.hAdapter = device};
    assert_status(D3DKMTCreateDevice(&create), STATUS_INVALID_PARAMETER);
    D3DKMT_CREATECONTEXT make = {.hDevice = fx.adapter};
    assert_status(D3DKMTCreateContext(&make), STATUS_INVALID_PARAMETER);
}

static void handles_of_other_processes(void)
{
    D3DKMT_HANDLE device = create_device(&fx);
    struct host_process *other = host_process_create(fx.host, "other");
    assert_non_null(other);
    host_process_attach(other);
    D3DKMT_DESTROYDEVICE destroy = {.hDevice = device};
    assert_status(D3DKMTDestroyDevice(&destroy), STATUS_INVALID_PARAMETER);
    D3DKMT_CLOSEADAPTER close = {.hAdapter = fx.adapter};
    assert_status(D3DKMTCloseAdapter(&close), STATUS_INVALID_PARAMETER);
    host_process_attach(fx.process);
    host_process_destroy(other);
    assert_status(D3DKMTDestroyDevice(&destroy), STATUS_SUCCESS);
}

static void context_gives_buffers(void)
{
    uint32_t magic = PAIR_CONTEXT_MAGIC;
    D3DKMT_CREATECONTEXT args = {
        .hDevice = create_device(&fx), .pPrivateDriverData = &magic, .PrivateDriverDataSize = sizeof magic};
    assert_status(D3DKMTCreateContext(&args), STATUS_SUCCESS);
    assert_non_null(args.pCommandBuffer);
    assert_true(args.CommandBufferSize > 0);
    assert_non_null(args.pAllocationList);
    assert_int_equal(args.AllocationListSize, 4);
    assert_non_null(args.pPatchLocationList);
    assert_int_equal(args.PatchLocationListSize, 4);
    struct pair_escape seen = {.operation = PAIR_SEEN};
    assert_status(send(&fx, args.hDevice, args.hContext, &seen), STATUS_SUCCESS);
    assert_int_not_equal(seen.seen_context, 0);
    D3DKMT_DESTROYCONTEXT destroy = {.hContext = args.hContext};
    assert_status(D3DKMTDestroyContext(&destroy), STATUS_SUCCESS);
    assert_status(D3DKMTDestroyContext(&destroy), STATUS_INVALID_PARAMETER);
}

static void context_private_data(void)
{
    uint32_t magic = 1;
    D3DKMT_CREATECONTEXT args = {
        .hDevice = create_device(&fx), .pPrivateDriverData = &magic, .PrivateDriverDataSize = sizeof magic};
    assert_status(D3DKMTCreateContext(&args), STATUS_INVALID_PARAMETER); /* the driver's own answer */
    args.pPrivateDriverData = (void *)(uintptr_t)16;
    assert_status(D3DKMTCreateContext(&args), STATUS_INVALID_PARAMETER);
    args.pPrivateDriverData = NULL;
    assert_status(D3DKMTCreateContext(&args), STATUS_INVALID_PARAMETER);
}

static void device_goes_with_its_contexts(void)
{
    D3DKMT_HANDLE device = create_device(&fx);
    D3DKMT_HANDLE context = create_context(device);
    D3DKMT_DESTROYDEVICE destroy = {.hDevice = device};
    assert_status(D3DKMTDestroyDevice(&destroy), STATUS_SUCCESS);
    D3DKMT_DESTROYCONTEXT drop = {.hContext = context};
    assert_status(D3DKMTDestroyContext(&drop), STATUS_INVALID_PARAMETER);
}

static void state_of_device(void)
{
    D3DKMT_GETDEVICESTATE args = {.hDevice = create_device(&fx), .StateType = D3DKMT_DEVICESTATE_EXECUTION};
    assert_status(D3DKMTGetDeviceState(&args), STATUS_SUCCESS);
    assert_int_equal(args.ExecutionState, D3DKMT_DEVICEEXECUTION_ACTIVE);
    args.StateType = 99; // NOLINT(clang-analyzer-optin.core.EnumCastOutOfRange): it is to be none
    assert_status(D3DKMTGetDeviceState(&args), STATUS_INVALID_PARAMETER);
}

static void everything_of_stopped(void)
{
    D3DKMT_HANDLE device = create_device(&fx);
    D3DKMT_HANDLE context = create_context(device);
    host_stop_adapter(fx.host);
    struct pair_escape escape = {.operation = PAIR_ECHO};
    assert_status(send(&fx, device, 0, &escape), STATUS_DEVICE_REMOVED);
    D3DKMT_CREATEDEVICE create = {.hAdapter = fx.adapter};
    assert_status(D3DKMTCreateDevice(&create), STATUS_DEVICE_REMOVED);
    uint32_t magic = PAIR_CONTEXT_MAGIC;
    D3DKMT_CREATECONTEXT make = {
        .hDevice = device, .pPrivateDriverData = &magic, .PrivateDriverDataSize = sizeof magic};
    assert_status(D3DKMTCreateContext(&make), STATUS_DEVICE_REMOVED);
    D3DKMT_RENDER render = {.hContext = context, .CommandLength = 4};
    assert_status(D3DKMTRender(&render), STATUS_DEVICE_REMOVED);
    /* What is left can be put away. */
    D3DKMT_DESTROYCONTEXT drop = {.hContext = context};
    assert_status(D3DKMTDestroyContext(&drop), STATUS_SUCCESS);
    D3DKMT_DESTROYDEVICE destroy = {.hDevice = device};
    assert_status(D3DKMTDestroyDevice(&destroy), STATUS_SUCCESS);
    D3DKMT_CLOSEADAPTER close = {.hAdapter = fx.adapter};
    assert_status(D3DKMTCloseAdapter(&close), STATUS_SUCCESS);
}

/* ---- submission ---- */

static void render_gives_new_buffers(void)
{
    uint32_t magic = PAIR_CONTEXT_MAGIC;
    D3DKMT_CREATECONTEXT make = {
        .hDevice = create_device(&fx), .pPrivateDriverData = &magic, .PrivateDriverDataSize = sizeof magic};
    assert_status(D3DKMTCreateContext(&make), STATUS_SUCCESS);
    memset(make.pCommandBuffer, 0x11, 64);
    D3DKMT_RENDER args = {.hContext = make.hContext, .CommandLength = 64};
    assert_status(D3DKMTRender(&args), STATUS_SUCCESS);
    assert_non_null(args.pNewCommandBuffer);
    assert_true(args.NewCommandBufferSize >= 64);
    memset(args.pNewCommandBuffer, 0xFF, 64);
    D3DKMT_RENDER next = {.hContext = make.hContext, .CommandLength = 64};
    assert_status(D3DKMTRender(&next), STATUS_PRIVILEGED_INSTRUCTION); /* the driver's own answer */
    next = (D3DKMT_RENDER){.hContext = make.hContext, .CommandLength = 0x7FFFFFFF};
    assert_status(D3DKMTRender(&next), STATUS_INVALID_PARAMETER);
}

static void submit_to_virtual_context(void)
{
    uint32_t magic = PAIR_CONTEXT_MAGIC;
    D3DKMT_CREATECONTEXTVIRTUAL make = {
        .hDevice = create_device(&fx), .pPrivateDriverData = &magic, .PrivateDriverDataSize = sizeof magic};
    assert_status(D3DKMTCreateContextVirtual(&make), STATUS_SUCCESS);
    D3DKMT_SUBMITCOMMAND args = {
        .Commands = 0x1000, .CommandLength = 64, .BroadcastContextCount = 1, .BroadcastContext = {make.hContext}};
    assert_status(D3DKMTSubmitCommand(&args), STATUS_SUCCESS);
    args.BroadcastContext[0] = make.hDevice;
    assert_status(D3DKMTSubmitCommand(&args), STATUS_INVALID_PARAMETER);
    args.BroadcastContextCount = 0;
    assert_status(D3DKMTSubmitCommand(&args), STATUS_INVALID_PARAMETER);
    args.BroadcastContextCount = 65;
    assert_status(D3DKMTSubmitCommand(&args), STATUS_INVALID_PARAMETER);
}

/* ---- without a kernel ---- */

static volatile uintptr_t nowhere = 0x10;

static void no_kernel_no_adapters(void **state)
{
    (void)state;
    D3DKMT_ADAPTERINFO info;
    D3DKMT_ENUMADAPTERS2 list = {.NumAdapters = 1, .pAdapters = &info};
    assert_status(D3DKMTEnumAdapters2(&list), STATUS_SUCCESS);
    assert_int_equal(list.NumAdapters, 0);
    D3DKMT_OPENADAPTERFROMLUID open = {.AdapterLuid = {.LowPart = 0x10001}};
    assert_status(D3DKMTOpenAdapterFromLuid(&open), STATUS_INVALID_PARAMETER);
    D3DKMT_ESCAPE escape = {.hAdapter = 0x40000000};
    assert_status(D3DKMTEscape(&escape), STATUS_INVALID_PARAMETER);
    assert_status(D3DKMTEscape(NULL), STATUS_INVALID_PARAMETER);
    assert_status(D3DKMTOpenAdapterFromLuid((void *)(uintptr_t)nowhere), STATUS_INVALID_PARAMETER);
}

struct row {
    const char *name;
    void (*run)(void);
};

// clang-format off
static struct row rows[] = {
    {"a result that cannot be given is unmade",             results_that_cannot_be_given},
    {"handles: top bits, low bits, the next is + 0x40",     handles_look_like_windows},
    {"OpenAdapterFromLuid: each open gives a handle",       each_open_gives_a_handle},
    {"OpenAdapterFromLuid: a LUID that is none",            unknown_luid},
    {"OpenAdapterFromLuid: the LUID changes at a restart",  luid_changes_at_restart},
    {"CloseAdapter: devices stay",                          closing_an_adapter_keeps_devices},
    {"EnumAdapters: pAdapters null gives a maximum",        enum_without_array},
    {"EnumAdapters2: each adapter with a handle",           enum_opens_each},
    {"EnumAdapters: NumAdapters 0 with an array",           enum_without_room},
    {"EnumAdapters2: an array that is not there",           enum_into_nothing},
    {"EnumAdapters3: filters",                              enum3_filters},
    {"EnumAdapters2: a stopped adapter is not listed",      enum_of_stopped},
    {"QueryAdapterInfo: null buffer, one short, exact",     query_sizes},
    {"QueryAdapterInfo: UMDRIVERPRIVATE reaches the driver", query_driver_private},
    {"QueryAdapterInfo: a stopped adapter",                 query_of_stopped},
    {"CreateDevice: no buffers; DestroyDevice: twice",      device_has_no_buffers},
    {"handles of another type",                             handles_of_other_types},
    {"handles of another process",                          handles_of_other_processes},
    {"CreateContext: buffers of the driver's sizes",        context_gives_buffers},
    {"CreateContext: private data",                         context_private_data},
    {"DestroyDevice: its contexts go with it",              device_goes_with_its_contexts},
    {"GetDeviceState: active; a type that is none",         state_of_device},
    {"a stopped adapter: everything is removed",            everything_of_stopped},
    {"Render: new buffers; the driver's own status",        render_gives_new_buffers},
    {"SubmitCommand: to a virtual context",                 submit_to_virtual_context},
};
// clang-format on

static void run_row(void **state)
{
    const struct row *row = *state;
    fixture_open(&fx, NULL);
    row->run();
}

enum { ENTRIES = sizeof entries / sizeof entries[0], ROWS = sizeof rows / sizeof rows[0] };

/* For each function the three things that all have in common. */
static const struct {
    const char *what;
    CMUnitTestFunction test;
} common[] = {
    {"null", null_is_refused},
    {"zeroed", zeroed_is_answered},
    {"half a structure", half_a_structure_is_refused},
};
enum { COMMON = sizeof common / sizeof common[0] };

int main(void)
{
    static char names[ENTRIES * COMMON][64];
    static struct CMUnitTest tests[ENTRIES * COMMON + ROWS + 1];
    size_t count = 0;
    for (size_t i = 0; i < ENTRIES; i++) {
        for (size_t j = 0; j < COMMON; j++) {
            snprintf(names[count], sizeof names[count], "%s: %s", entries[i].name, common[j].what);
            tests[count] = (struct CMUnitTest){names[count], common[j].test, NULL, teardown, &entries[i]};
            count++;
        }
    }
    for (size_t i = 0; i < ROWS; i++) {
        tests[count++] = (struct CMUnitTest){rows[i].name, run_row, NULL, teardown, &rows[i]};
    }
    tests[count] =
        (struct CMUnitTest){"without a kernel there are no adapters", no_kernel_no_adapters, NULL, NULL, NULL};
    return cmocka_run_group_tests_name("runtime-d3dkmt", tests, NULL, NULL);
}
