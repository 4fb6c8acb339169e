/* gpuva_test.c: GPU virtual addresses – tables that the driver writes, looked up as its GPU does, in each update mode.
 */
#include "memory.h"

#include "dxgkrnl/pagingqueue.h"
#include "nt/iospace.h"

#include <string.h>

static D3DKMT_CREATEPAGINGQUEUE queue;

static int up(DXGK_PAGETABLEUPDATEMODE mode)
{
    if (memory_prepare(NULL) != 0) {
        return -1;
    }
    memory.has_page_tables = true;
    memory.mode = mode;
    if (memory_start() != 0) {
        return -1;
    }
    queue = (D3DKMT_CREATEPAGINGQUEUE){.hDevice = memory.device};
    return NT_SUCCESS(dxg_paging_queue_create(memory.process, &queue)) ? 0 : -1;
}

static int up_cpu(void **state)
{
    (void)state;
    return up(DXGK_PAGETABLEUPDATE_CPU_VIRTUAL);
}

static int up_gpu(void **state)
{
    (void)state;
    return up(DXGK_PAGETABLEUPDATE_GPU_VIRTUAL);
}

static int up_physical(void **state)
{
    (void)state;
    return up(DXGK_PAGETABLEUPDATE_GPU_PHYSICAL);
}

static D3DKMT_HANDLE allocate(uint32_t pages, uint32_t segment)
{
    return memory_allocate((struct wish_of){
        .bytes = (uint32_t)(pages * PAGE), .set = 1u << (segment - 1), .preferred = segment, .cpu_visible = 1});
}

static uint64_t fence_value(void)
{
    return *(const uint64_t *)queue.FenceValueCPUVirtualAddress;
}

static D3DGPU_VIRTUAL_ADDRESS map(D3DKMT_HANDLE handle)
{
    D3DDDI_MAPGPUVIRTUALADDRESS args = {.hPagingQueue = queue.hPagingQueue, .hAllocation = handle};
    args.Protection.Write = 1;
    assert_int_equal(dxg_gpuva_map(memory.process, &args), STATUS_SUCCESS);
    assert_true(args.VirtualAddress != 0 && args.VirtualAddress % PAGE == 0);
    assert_true(fence_value() >= args.PagingFenceValue);
    return args.VirtualAddress;
}

static NTSTATUS make_resident(D3DKMT_HANDLE handle)
{
    D3DDDI_MAKERESIDENT args = {.hPagingQueue = queue.hPagingQueue, .NumAllocations = 1, .AllocationList = &handle};
    NTSTATUS status = dxg_make_resident(memory.process, &args);
    assert_true(status == STATUS_SUCCESS ? fence_value() >= args.PagingFenceValue : args.NumBytesToTrim > 0);
    return status;
}

static NTSTATUS evict(D3DKMT_HANDLE handle)
{
    D3DKMT_EVICT args = {.hDevice = memory.device, .NumAllocations = 1, .AllocationList = &handle};
    return dxg_evict(memory.process, &args);
}

static void contexts_get_a_root(void **state)
{
    (void)state;
    assert_int_equal(memory.roots, 2); /* the system's, and the client's */
    assert_int_equal(memory.root.SegmentId, 1);
    assert_int_equal(memory.system_root.SegmentId, 0); /* the paging process's tables have another segment */
    uint32_t segment;
    uint64_t at;
    uint64_t flags;
    assert_false(memory_translate(memory.root, 0x12345000, &segment, &at, &flags));
}

static void resident_allocation_is_found_at_its_address(void **state)
{
    (void)state;
    D3DKMT_HANDLE handle = allocate(3, 1);
    D3DGPU_VIRTUAL_ADDRESS address = map(handle);
    uint32_t segment;
    uint64_t at;
    uint64_t flags;
    assert_false(memory_translate(memory.root, address, &segment, &at, &flags)); /* not resident */
    assert_int_equal(make_resident(handle), STATUS_SUCCESS);
    uint64_t offset = memory_of(handle)->allocation->residency.place.offset;
    for (uint64_t i = 0; i < 3; i++) {
        assert_true(memory_translate(memory.root, address + i * PAGE, &segment, &at, &flags));
        assert_int_equal(segment, 1);
        assert_int_equal(at, offset + i * PAGE);
        assert_int_equal(flags & 0x80, 0); /* writable */
    }
    assert_false(memory_translate(memory.root, address + 3 * PAGE, &segment, &at, &flags));
    memory_idle();
    assert_int_equal(memory_free(handle), STATUS_SUCCESS);
    assert_false(memory_translate(memory.root, address, &segment, &at, &flags));
}

static void system_memory_is_mapped_page_by_page(void **state)
{
    (void)state;
    D3DKMT_HANDLE handle = allocate(2, 2); /* an aperture: the tables reach its pages */
    D3DGPU_VIRTUAL_ADDRESS address = map(handle);
    assert_int_equal(make_resident(handle), STATUS_SUCCESS);
    uint32_t segment;
    uint64_t at;
    uint64_t flags;
    char *bytes = memory_lock(handle);
    for (uint64_t i = 0; i < 2; i++) {
        assert_true(memory_translate(memory.root, address + i * PAGE, &segment, &at, &flags));
        assert_int_equal(segment, 0);
        assert_int_equal(at, nt_physical_of(bytes + i * PAGE));
    }
    memory_unlock(handle);
    assert_null(strstr(memory_trace(), "map")); /* the aperture itself is not */
}

static void moves_are_at_addresses_of_the_paging_process(void **state)
{
    (void)state;
    D3DKMT_HANDLE first = allocate(10, 1);
    D3DKMT_HANDLE second = allocate(10, 1);
    uint32_t segment;
    uint64_t at;
    uint64_t flags;
    memset(memory_lock(first), 0x61, PAGE);
    memory_unlock(first);
    assert_int_equal(make_resident(first), STATUS_SUCCESS);
    assert_true(memory_translate(memory.system_root, memory.to + PAGE, &segment, &at, &flags));
    assert_int_equal(segment, 1);
    assert_int_equal(at, memory_of(first)->allocation->residency.place.offset + PAGE);
    assert_true(memory_translate(memory.system_root, memory.from, &segment, &at, &flags));
    assert_int_equal(segment, 0);
    memory_idle();
    assert_true(memory.submitted != 0);
    assert_true(memory_translate(memory.system_root, memory.submitted, &segment, &at, &flags));
    assert_int_equal(make_resident(second), STATUS_NO_MEMORY); /* the first is held */
    assert_int_equal(evict(first), STATUS_SUCCESS);
    assert_int_equal(evict(first), STATUS_INVALID_PARAMETER);
    assert_int_equal(make_resident(second), STATUS_SUCCESS);
    memory_idle();
    assert_int_equal(*(char *)memory_lock(first), 0x61);
    memory_unlock(first);
    assert_string_equal(memory_trace(), "Create1 Open1 Create1 Open1 vin vout vfill");
}

static void eviction_takes_the_entries(void **state)
{
    (void)state;
    D3DKMT_HANDLE first = allocate(10, 1);
    D3DKMT_HANDLE second = allocate(10, 1);
    D3DGPU_VIRTUAL_ADDRESS address = map(first);
    uint32_t segment;
    uint64_t at;
    uint64_t flags;
    assert_int_equal(make_resident(first), STATUS_SUCCESS);
    memory_idle();
    assert_true(memory_translate(memory.root, address, &segment, &at, &flags));
    assert_int_equal(evict(first), STATUS_SUCCESS);
    assert_int_equal(make_resident(second), STATUS_SUCCESS);
    memory_idle();
    assert_false(memory_translate(memory.root, address, &segment, &at, &flags));
}

static void reservation_is_filled_in_parts(void **state)
{
    (void)state;
    D3DKMT_HANDLE handle = allocate(2, 1);
    assert_int_equal(make_resident(handle), STATUS_SUCCESS);
    D3DDDI_RESERVEGPUVIRTUALADDRESS reserve = {.hAdapter = memory.handle, .Size = 64 * PAGE};
    assert_int_equal(dxg_gpuva_reserve(memory.process, &reserve), STATUS_SUCCESS);
    D3DGPU_VIRTUAL_ADDRESS base = reserve.VirtualAddress;
    D3DDDI_MAPGPUVIRTUALADDRESS args = {
        .hPagingQueue = queue.hPagingQueue, .hAllocation = handle, .BaseAddress = base + 4 * PAGE};
    assert_int_equal(dxg_gpuva_map(memory.process, &args), STATUS_SUCCESS);
    assert_int_equal(args.VirtualAddress, base + 4 * PAGE);
    assert_int_equal(dxg_gpuva_map(memory.process, &args), STATUS_INVALID_PARAMETER); /* taken */
    uint32_t segment;
    uint64_t at;
    uint64_t flags;
    assert_true(memory_translate(memory.root, base + 5 * PAGE, &segment, &at, &flags));
    assert_int_equal(flags & 0x80, 0x80); /* not writable */
    args = (D3DDDI_MAPGPUVIRTUALADDRESS){
        .hPagingQueue = queue.hPagingQueue, .BaseAddress = base + 8 * PAGE, .SizeInPages = 1};
    args.Protection.Zero = 1;
    assert_int_equal(dxg_gpuva_map(memory.process, &args), STATUS_SUCCESS);
    assert_true(memory_translate(memory.root, base + 8 * PAGE, &segment, &at, &flags));
    assert_int_equal(flags & 0x40, 0x40); /* reads as zero */
    D3DKMT_FREEGPUVIRTUALADDRESS release = {.hAdapter = memory.handle, .BaseAddress = base, .Size = 5 * PAGE};
    assert_int_equal(dxg_gpuva_free(memory.process, &release), STATUS_INVALID_PARAMETER); /* ends in a mapping */
    release.Size = 64 * PAGE;
    assert_int_equal(dxg_gpuva_free(memory.process, &release), STATUS_SUCCESS);
    assert_false(memory_translate(memory.root, base + 5 * PAGE, &segment, &at, &flags));
    assert_false(memory_translate(memory.root, base + 8 * PAGE, &segment, &at, &flags));
    assert_int_equal(dxg_gpuva_free(memory.process, &release), STATUS_INVALID_PARAMETER);
    reserve.BaseAddress = base;
    assert_int_equal(dxg_gpuva_reserve(memory.process, &reserve), STATUS_SUCCESS);
}

static void map_refuses_what_is_none(void **state)
{
    (void)state;
    D3DKMT_HANDLE handle = allocate(2, 1);
    const D3DDDI_MAPGPUVIRTUALADDRESS good = {.hPagingQueue = queue.hPagingQueue, .hAllocation = handle};
    D3DDDI_MAPGPUVIRTUALADDRESS args = good;
    args.hPagingQueue = memory.device;
    assert_int_equal(dxg_gpuva_map(memory.process, &args), STATUS_INVALID_PARAMETER);
    args = good;
    args.hAllocation = memory.context;
    assert_int_equal(dxg_gpuva_map(memory.process, &args), STATUS_INVALID_PARAMETER);
    args = good;
    args.hAllocation = 0; /* and no protection that needs none */
    args.SizeInPages = 1;
    assert_int_equal(dxg_gpuva_map(memory.process, &args), STATUS_INVALID_PARAMETER);
    args = good;
    args.OffsetInPages = 1;
    args.SizeInPages = 2;
    assert_int_equal(dxg_gpuva_map(memory.process, &args), STATUS_INVALID_PARAMETER);
    args = good;
    args.SizeInPages = UINT64_MAX;
    assert_int_equal(dxg_gpuva_map(memory.process, &args), STATUS_INVALID_PARAMETER);
    args = good;
    args.BaseAddress = UINT64_C(1) << 39; /* beyond the last */
    assert_int_equal(dxg_gpuva_map(memory.process, &args), STATUS_INVALID_PARAMETER);
    args = good;
    args.BaseAddress = 0x1010;
    assert_int_equal(dxg_gpuva_map(memory.process, &args), STATUS_INVALID_PARAMETER);
    args = good;
    args.MinimumAddress = (UINT64_C(1) << 39) - PAGE;
    assert_int_equal(dxg_gpuva_map(memory.process, &args), STATUS_GRAPHICS_NO_VIDEO_MEMORY);
    args = good;
    args.Protection.Value = 0x100;
    assert_int_equal(dxg_gpuva_map(memory.process, &args), STATUS_INVALID_PARAMETER);
}

static void every_allocation_of_a_mapping_may_fail(void **state)
{
    (void)state;
    D3DKMT_HANDLE handle = allocate(2, 1);
    NTSTATUS status = STATUS_NO_MEMORY;
    for (uint64_t n = 1; status != STATUS_SUCCESS; n++) {
        D3DDDI_MAPGPUVIRTUALADDRESS args = {
            .hPagingQueue = queue.hPagingQueue, .hAllocation = handle, .BaseAddress = UINT64_C(0x4000000000)};
        os_fail_nth(n, false);
        status = dxg_gpuva_map(memory.process, &args);
        os_fail_nth(0, false);
        assert_true(status == STATUS_SUCCESS || status == STATUS_NO_MEMORY);
    }
    assert_int_equal(make_resident(handle), STATUS_SUCCESS);
    uint32_t segment;
    uint64_t at;
    uint64_t flags;
    assert_true(memory_translate(memory.root, UINT64_C(0x4000000000), &segment, &at, &flags));
}

static void queue_is_a_fence_and_goes_with_its_device(void **state)
{
    (void)state;
    assert_int_not_equal(queue.hSyncObject, 0);
    assert_int_equal(dxg_sync_destroy(memory.process, queue.hSyncObject), STATUS_INVALID_PARAMETER);
    D3DKMT_CREATEPAGINGQUEUE another = {.hDevice = memory.device, .PhysicalAdapterIndex = 1};
    assert_int_equal(dxg_paging_queue_create(memory.process, &another), STATUS_INVALID_PARAMETER);
    another.PhysicalAdapterIndex = 0;
    assert_int_equal(dxg_paging_queue_create(memory.process, &another), STATUS_SUCCESS);
    assert_int_equal(dxg_paging_queue_destroy(memory.process, another.hPagingQueue), STATUS_SUCCESS);
    assert_int_equal(dxg_paging_queue_destroy(memory.process, another.hPagingQueue), STATUS_INVALID_PARAMETER);
    assert_int_equal(dxg_sync_destroy(memory.process, another.hSyncObject), STATUS_INVALID_PARAMETER);
}

static void start_fails_with_the_paging_process(void **state)
{
    (void)state;
    assert_int_equal(memory_prepare(NULL), 0);
    memory.has_page_tables = true;
    memory.failing = "BuildPagingBuffer";
    memory.fail = STATUS_UNSUCCESSFUL;
    fake.caps.MemoryManagementCaps.VirtualAddressingSupported = 1;
    fake.caps.MemoryManagementCaps.GpuMmuSupported = 1;
    struct dxg_driver *driver;
    struct dxg_adapter *adapter;
    struct dxg_error error = {0};
    assert_int_equal(fake_load(&driver, &error), STATUS_SUCCESS);
    assert_int_equal(dxg_adapter_add(driver, &dxg_plain_device, &adapter, &error), STATUS_SUCCESS);
    assert_int_equal(dxg_adapter_start(adapter, &error), STATUS_UNSUCCESSFUL);
    assert_non_null(strstr(error.text, "UPDATE_PAGE_TABLE"));
    assert_string_equal(memory_trace(), "SystemProcess SystemDevice SystemContext ~SystemContext ~SystemDevice "
                                        "~SystemProcess");
    memory.failing = "CreateContext";
    assert_int_equal(dxg_adapter_start(adapter, &error), STATUS_UNSUCCESSFUL);
    assert_non_null(strstr(error.text, "DxgkDdiCreateContext"));
    assert_string_equal(memory_trace(), "SystemProcess SystemDevice SystemContext ~SystemDevice ~SystemProcess");
    fake_end(adapter);
    assert_int_equal(fake_machine_down(NULL), 0);
}

int main(void)
{
#define IN_EACH_MODE(function)                                                                                         \
    {#function ", by the CPU", function, up_cpu, memory_down, NULL},                                                   \
        {#function ", by the GPU's addresses", function, up_gpu, memory_down, NULL},                                   \
    {                                                                                                                  \
        #function ", by physical addresses", function, up_physical, memory_down, NULL                                  \
    }
#define TEST(function) cmocka_unit_test_setup_teardown(function, up_cpu, memory_down)
    const struct CMUnitTest tests[] = {
        IN_EACH_MODE(resident_allocation_is_found_at_its_address),
        IN_EACH_MODE(eviction_takes_the_entries),
        IN_EACH_MODE(reservation_is_filled_in_parts),
        IN_EACH_MODE(every_allocation_of_a_mapping_may_fail),
        TEST(contexts_get_a_root),
        TEST(system_memory_is_mapped_page_by_page),
        TEST(moves_are_at_addresses_of_the_paging_process),
        TEST(map_refuses_what_is_none),
        TEST(queue_is_a_fence_and_goes_with_its_device),
        cmocka_unit_test(start_fails_with_the_paging_process),
    };
    return cmocka_run_group_tests_name("dxg-gpuva", tests, NULL, NULL);
}
