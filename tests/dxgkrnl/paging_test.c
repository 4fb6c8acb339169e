/* paging_test.c: residency – into segments and out of them, with their bytes, in the engine's order, and locks. */
#include "memory.h"

#include <string.h>

static struct wish_of wish(uint32_t pages, uint32_t segment, bool cpu_visible)
{
    return (struct wish_of){.bytes = (uint32_t)(pages * PAGE),
                            .set = 1u << (segment - 1),
                            .preferred = segment,
                            .cpu_visible = cpu_visible};
}

static uint32_t segment_of(D3DKMT_HANDLE handle)
{
    return memory_of(handle)->allocation->residency.place.segment;
}

static void fresh_allocation_is_filled_and_patched(void **state)
{
    (void)state;
    D3DKMT_HANDLE handle = memory_allocate(wish(4, 1, true));
    assert_int_equal(segment_of(handle), 0);
    assert_int_equal(memory_render(&handle, 1), STATUS_SUCCESS);
    memory_idle();
    assert_string_equal(memory_trace(), "Create1 Open1 fill1 Render");
    assert_int_equal(memory.pages, 1);
    assert_int_equal(memory.runs, 1);
    assert_int_equal(segment_of(handle), 1);
    assert_int_equal((uintptr_t)memory.listed[0].hDeviceSpecificAllocation, 0x2001);
    assert_int_equal(memory.listed[0].SegmentId, 1);
    assert_true(memory.listed[0].WriteOperation);
    assert_int_equal(memory.patched[0].PhysicalAddress.QuadPart, VRAM_BASE);
    assert_int_equal(memory.patched[0].SegmentId, 1);
    /* Once it is there, nothing moves. */
    assert_int_equal(memory_render(&handle, 1), STATUS_SUCCESS);
    memory_idle();
    assert_string_equal(memory_trace(), "Render");
}

static void bytes_go_with_the_allocation(void **state)
{
    (void)state;
    D3DKMT_HANDLE first = memory_allocate(wish(12, 1, true));
    D3DKMT_HANDLE second = memory_allocate(wish(12, 1, true));
    memset(memory_lock(first), 0xA1, 12 * PAGE); /* in system memory */
    memory_unlock(first);
    assert_int_equal(memory_render(&first, 1), STATUS_SUCCESS);
    memory_idle();
    char *seen = memory_lock(first);
    assert_int_equal((unsigned char)seen[12 * PAGE - 1], 0xA1);
    assert_ptr_not_equal(seen, memory_of(first)->allocation->residency.memory); /* the device's memory */
    memset(seen, 0xA2, 12 * PAGE);
    memory_unlock(first);
    assert_int_equal(memory_render(&second, 1), STATUS_SUCCESS); /* no room beside the first */
    memory_idle();
    assert_string_equal(memory_trace(), "Create1 Open1 Create1 Open1 in1 Render out1 fill1 Render");
    assert_int_equal(segment_of(first), 0);
    assert_int_equal(segment_of(second), 1);
    assert_int_equal((unsigned char)*(char *)memory_lock(first), 0xA2);
    memory_unlock(first);
    seen = memory_lock(second);
    assert_int_equal(seen[0], 0); /* nobody sees what was there before */
    memory_unlock(second);
}

static void aperture_is_mapped_and_unmapped(void **state)
{
    (void)state;
    D3DKMT_HANDLE first = memory_allocate(wish(40, 2, true));
    D3DKMT_HANDLE second = memory_allocate(wish(40, 2, true));
    char *bytes = memory_lock(first);
    bytes[5] = 0x77;
    memory_unlock(first);
    assert_int_equal(memory_render(&first, 1), STATUS_SUCCESS);
    memory_idle();
    assert_ptr_equal(memory_lock(first), bytes); /* the same pages */
    memory_unlock(first);
    assert_int_equal(memory_render(&second, 1), STATUS_SUCCESS);
    memory_idle();
    assert_int_equal(memory_free(second), STATUS_SUCCESS);
    assert_string_equal(memory_trace(),
                        "Create1 Open1 Create1 Open1 map2 Render unmap2 map2 Render Close1 unmap2 Destroy1");
}

static void segment_that_the_cpu_does_not_see_is_left_for_a_lock(void **state)
{
    (void)state;
    D3DKMT_HANDLE handle = memory_allocate(wish(2, 3, true));
    *(char *)memory_lock(handle) = 0x3C;
    memory_unlock(handle);
    assert_int_equal(memory_render(&handle, 1), STATUS_SUCCESS);
    memory_idle();
    assert_int_equal(segment_of(handle), 3);
    assert_int_equal(*(char *)memory_lock(handle), 0x3C);
    assert_int_equal(segment_of(handle), 0);
    memory_unlock(handle);
    assert_string_equal(memory_trace(), "Create1 Open1 in3 Render out3");
}

static void what_is_used_or_locked_stays(void **state)
{
    (void)state;
    D3DKMT_HANDLE first = memory_allocate(wish(10, 1, true));
    D3DKMT_HANDLE second = memory_allocate(wish(10, 1, true));
    atomic_store(&memory.holds, true);
    assert_int_equal(memory_render(&first, 1), STATUS_SUCCESS);
    assert_int_equal(memory_render(&second, 1), STATUS_GRAPHICS_NO_VIDEO_MEMORY);
    assert_int_equal(segment_of(second), 0);
    atomic_store(&memory.holds, false);
    memory_complete();
    memory_idle();
    memory_lock(first);
    assert_int_equal(memory_render(&second, 1), STATUS_GRAPHICS_NO_VIDEO_MEMORY);
    memory_unlock(first);
    assert_int_equal(memory_render(&second, 1), STATUS_SUCCESS);
    memory_idle();
    const D3DKMT_HANDLE both[] = {first, second};
    assert_int_equal(memory_render(both, 2), STATUS_GRAPHICS_NO_VIDEO_MEMORY);
    assert_int_equal(memory_of(second)->allocation->residency.pins, 0);
}

static void paging_packet_has_the_engine_to_itself(void **state)
{
    (void)state;
    D3DKMT_HANDLE first = memory_allocate(wish(2, 1, true));
    D3DKMT_HANDLE second = memory_allocate(wish(2, 1, true));
    assert_int_equal(memory_render(&first, 1), STATUS_SUCCESS);
    memory_idle();
    atomic_store(&memory.holds, true);
    assert_int_equal(memory_render(&first, 1), STATUS_SUCCESS);  /* flies */
    assert_int_equal(memory_render(&second, 1), STATUS_SUCCESS); /* a page and a run, behind it */
    fake_wait(&memory.runs, 2);
    assert_int_equal(memory.pages, 1);
    memory_complete();
    fake_wait(&memory.pages, 2);
    assert_int_equal(memory.runs, 2);
    memory_complete();
    fake_wait(&memory.runs, 3);
    memory_idle();
}

static void lock_waits_for_work_unless_told_otherwise(void **state)
{
    (void)state;
    D3DKMT_HANDLE handle = memory_allocate(wish(2, 1, true));
    assert_int_equal(memory_render(&handle, 1), STATUS_SUCCESS);
    memory_idle();
    atomic_store(&memory.holds, true);
    assert_int_equal(memory_render(&handle, 1), STATUS_SUCCESS);
    D3DKMT_LOCK args = {.hDevice = memory.device, .hAllocation = handle, .Flags.DonotWait = 1};
    assert_int_equal(dxg_allocation_lock(memory.process, &args), STATUS_GRAPHICS_ALLOCATION_BUSY);
    args.Flags.IgnoreSync = 1;
    assert_int_equal(dxg_allocation_lock(memory.process, &args), STATUS_SUCCESS);
    assert_non_null(args.pData);
    memory_unlock(handle);
    memory_idle();
    args.Flags.Value = 0x4;
    assert_int_equal(dxg_allocation_lock(memory.process, &args), STATUS_SUCCESS);
    memory_unlock(handle);
}

static void lock_refuses_what_is_not_for_the_cpu(void **state)
{
    (void)state;
    D3DKMT_HANDLE hidden = memory_allocate(wish(2, 1, false));
    D3DKMT_HANDLE seen = memory_allocate(wish(2, 1, true));
    D3DKMT_LOCK2 args = {.hDevice = memory.device, .hAllocation = hidden};
    assert_int_equal(dxg_allocation_lock2(memory.process, &args), STATUS_INVALID_PARAMETER);
    args.hAllocation = memory.context;
    assert_int_equal(dxg_allocation_lock2(memory.process, &args), STATUS_INVALID_PARAMETER);
    D3DKMT_LOCK old = {.hDevice = memory.device, .hAllocation = seen, .Flags.Value = 0x80000000};
    assert_int_equal(dxg_allocation_lock(memory.process, &old), STATUS_INVALID_PARAMETER);
    old.Flags.Value = 0x200; /* UseAlternateVA */
    assert_int_equal(dxg_allocation_lock(memory.process, &old), STATUS_NOT_SUPPORTED);
    const D3DKMT_HANDLE list[] = {seen, seen};
    const D3DKMT_UNLOCK unlock = {.hDevice = memory.device, .NumAllocations = 2, .phAllocations = list};
    memory_lock(seen);
    assert_int_equal(dxg_allocation_unlock(memory.process, &unlock),
                     STATUS_INVALID_PARAMETER); /* one lock, named twice */
    memory_lock(seen);
    assert_int_equal(dxg_allocation_unlock(memory.process, &unlock), STATUS_SUCCESS);
    assert_int_equal(dxg_allocation_unlock(memory.process, &unlock), STATUS_INVALID_PARAMETER);
}

static void handle_of_a_list_must_be_an_allocations(void **state)
{
    (void)state;
    D3DKMT_HANDLE none = 0;
    assert_int_equal(memory_render(&none, 1), STATUS_SUCCESS);
    D3DKMT_HANDLE context = memory.context;
    assert_int_equal(memory_render(&context, 1), STATUS_INVALID_HANDLE);
    D3DKMT_HANDLE stale = memory_allocate(wish(1, 1, true));
    assert_int_equal(memory_free(stale), STATUS_SUCCESS);
    assert_int_equal(memory_render(&stale, 1), STATUS_INVALID_HANDLE);
    memory_idle();
}

static void existing_memory_is_the_clients(void **state)
{
    (void)state;
    static _Alignas(4096) unsigned char mine[2 * PAGE];
    memset(mine, 0x5A, sizeof mine);
    struct wish_of of = wish(2, 1, true);
    D3DDDI_ALLOCATIONINFO info = {.pSystemMem = mine, .pPrivateDriverData = &of, .PrivateDriverDataSize = sizeof of};
    D3DKMT_CREATEALLOCATION args = {
        .hDevice = memory.device, .NumAllocations = 1, .pAllocationInfo = &info, .Flags.ExistingSysMem = 1};
    struct dxg_created created;
    assert_int_equal(dxg_allocation_create(memory.process, &args, false, &created), STATUS_SUCCESS);
    D3DKMT_HANDLE handle = info.hAllocation;
    assert_int_equal(memory_render(&handle, 1), STATUS_SUCCESS);
    memory_idle();
    unsigned char *seen = memory_lock(handle);
    assert_int_equal(seen[0], 0x5A);
    seen[0] = 0x5B;
    memory_unlock(handle);
    D3DKMT_HANDLE other = memory_allocate(wish(16, 1, true));
    assert_int_equal(memory_render(&other, 1), STATUS_SUCCESS);
    memory_idle();
    assert_int_equal(mine[0], 0x5B); /* back where it came from */
    assert_string_equal(memory_trace(), "Create1 Open1 in1 Render Create1 Open1 out1 fill1 Render");
}

/* ------------------------------------------------------------------------------------------------- paging buffers */

static void insufficient_buffer_is_followed_by_another(void **state)
{
    (void)state;
    D3DKMT_HANDLE handle = memory_allocate(wish(2, 1, true));
    memory.insufficient = 2;
    assert_int_equal(memory_render(&handle, 1), STATUS_SUCCESS);
    memory_idle();
    assert_string_equal(memory_trace(), "Create1 Open1 fill1 fill1 fill1 Render");
    assert_int_equal(memory.pages, 3);
}

static void no_progress_in_an_empty_buffer_is_no_memory(void **state)
{
    (void)state;
    D3DKMT_HANDLE handle = memory_allocate(wish(2, 1, true));
    memory.insufficient = 1;
    memory.no_progress = true;
    assert_int_equal(memory_render(&handle, 1), STATUS_NO_MEMORY);
    assert_int_equal(segment_of(handle), 0);
    assert_int_equal(memory_render(&handle, 1), STATUS_SUCCESS);
    memory_idle();
}

static void driver_that_fails_to_page_keeps_the_allocation_where_it_is(void **state)
{
    (void)state;
    D3DKMT_HANDLE first = memory_allocate(wish(12, 1, true));
    D3DKMT_HANDLE second = memory_allocate(wish(12, 1, true));
    memory.failing = "BuildPagingBuffer";
    memory.fail = STATUS_GRAPHICS_ALLOCATION_BUSY;
    assert_int_equal(memory_render(&first, 1), STATUS_GRAPHICS_ALLOCATION_BUSY);
    assert_int_equal(segment_of(first), 0);
    memory.failing = NULL;
    assert_int_equal(memory_render(&first, 1), STATUS_SUCCESS);
    memory_idle();
    memory.failing = "BuildPagingBuffer";
    assert_int_equal(memory_render(&second, 1), STATUS_GRAPHICS_ALLOCATION_BUSY);
    assert_int_equal(segment_of(first), 1);
    assert_int_equal(segment_of(second), 0);
}

static void empty_buffer_is_not_submitted(void **state)
{
    (void)state;
    D3DKMT_HANDLE handle = memory_allocate(wish(2, 1, true));
    memory.writes_nothing = true;
    memset(memory_lock(handle), 0x66, PAGE);
    memory_unlock(handle);
    assert_int_equal(memory_render(&handle, 1), STATUS_SUCCESS);
    memory_idle();
    assert_int_equal(memory.pages, 0);
    assert_int_equal(*(char *)memory_lock(handle), 0x66); /* moved all the same */
    memory_unlock(handle);
}

static void every_allocation_of_a_move_may_fail(void **state)
{
    (void)state;
    D3DKMT_HANDLE first = memory_allocate(wish(12, 3, true));
    D3DKMT_HANDLE second = memory_allocate(wish(12, 3, true));
    *(char *)memory_lock(first) = 0x1D;
    memory_unlock(first);
    assert_int_equal(memory_render(&first, 1), STATUS_SUCCESS);
    memory_idle();
    NTSTATUS status = STATUS_NO_MEMORY;
    for (uint64_t n = 1; status != STATUS_SUCCESS; n++) {
        os_fail_nth(n, false);
        status = memory_render(&second, 1);
        os_fail_nth(0, false);
        memory_idle();
        assert_true(status == STATUS_SUCCESS || status == STATUS_NO_MEMORY);
        assert_int_equal(memory_of(second)->allocation->residency.pins, 0);
    }
    assert_int_equal(segment_of(second), 3);
    assert_int_equal(*(char *)memory_lock(first), 0x1D);
    memory_unlock(first);
}

static void reset_gives_up_the_work_and_not_the_bytes(void **state)
{
    (void)state;
    D3DKMT_HANDLE handle = memory_allocate(wish(2, 1, true));
    *(char *)memory_lock(handle) = 0x2E;
    memory_unlock(handle);
    atomic_store(&memory.holds, true);
    assert_int_equal(memory_render(&handle, 1), STATUS_SUCCESS);
    fake_wait(&memory.pages, 1);
    assert_int_equal(dxg_level_three_enter(memory.adapter, false, UINT64_MAX), STATUS_SUCCESS);
    dxg_scheduler_abort(memory.adapter, D3DKMT_DEVICEEXECUTION_RESET);
    dxg_level_three_leave(memory.adapter);
    atomic_store(&memory.holds, false);
    assert_int_equal(memory_render(&handle, 1), STATUS_DEVICE_REMOVED); /* the device that had work */
    D3DKMT_CREATEDEVICE device = {.hAdapter = memory.handle};
    assert_int_equal(dxg_device_create(memory.process, &device), STATUS_SUCCESS);
    assert_int_equal(memory_free(handle), STATUS_SUCCESS);
    /* The system's is never lost: it pages for the next. */
    memory.device = device.hDevice;
    D3DKMT_CREATECONTEXT context = {.hDevice = device.hDevice};
    assert_int_equal(dxg_context_create(memory.process, &context), STATUS_SUCCESS);
    memory.context = context.hContext;
    handle = memory_allocate(wish(2, 1, true));
    assert_int_equal(memory_render(&handle, 1), STATUS_SUCCESS);
    memory_idle();
    assert_int_equal(segment_of(handle), 1);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, memory_up, memory_down)
    const struct CMUnitTest tests[] = {
        TEST(fresh_allocation_is_filled_and_patched),
        TEST(bytes_go_with_the_allocation),
        TEST(aperture_is_mapped_and_unmapped),
        TEST(segment_that_the_cpu_does_not_see_is_left_for_a_lock),
        TEST(what_is_used_or_locked_stays),
        TEST(paging_packet_has_the_engine_to_itself),
        TEST(lock_waits_for_work_unless_told_otherwise),
        TEST(lock_refuses_what_is_not_for_the_cpu),
        TEST(handle_of_a_list_must_be_an_allocations),
        TEST(existing_memory_is_the_clients),
        TEST(insufficient_buffer_is_followed_by_another),
        TEST(no_progress_in_an_empty_buffer_is_no_memory),
        TEST(driver_that_fails_to_page_keeps_the_allocation_where_it_is),
        TEST(empty_buffer_is_not_submitted),
        TEST(every_allocation_of_a_move_may_fail),
        TEST(reset_gives_up_the_work_and_not_the_bytes),
    };
    return cmocka_run_group_tests_name("dxg-paging", tests, NULL, NULL);
}
