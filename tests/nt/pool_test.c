/*
 * pool_test.c: what ExAllocatePool2 and its kin promise, and what Windows stops a driver for.
 */
#include "child.h"

#include <bugcodes.h>
#include <nt/machine.h>
#include <nt/os.h>
#include <nt/pool.h>
#include <nt/thread.h>

enum { TAG = 0x31747345 }; /* 'Est1' as a driver writes it */

static void is_zeroed(void **state)
{
    (void)state;
    for (SIZE_T bytes = 1; bytes < 9000; bytes += bytes < 200 ? 1 : 501) {
        unsigned char *block = ExAllocatePool2(POOL_FLAG_NON_PAGED, bytes, TAG);
        assert_non_null(block);
        for (SIZE_T i = 0; i < bytes; i++) {
            assert_int_equal(block[i], 0);
        }
        memset(block, 0xFF, bytes);
        ExFreePoolWithTag(block, TAG);
    }
}

static void alignment_and_pages(void **state)
{
    (void)state;
    for (SIZE_T bytes = 1; bytes < 20000; bytes += bytes < 5000 ? 37 : 1013) {
        char *block = ExAllocatePool2(POOL_FLAG_PAGED | POOL_FLAG_UNINITIALIZED, bytes, TAG);
        assert_non_null(block);
        assert_int_equal((uintptr_t)block % 16, 0);
        if (bytes >= 4096) {
            assert_int_equal((uintptr_t)block % 4096, 0);
        } else {
            assert_int_equal((uintptr_t)block / 4096, ((uintptr_t)block + bytes - 1) / 4096);
        }
        ExFreePool(block);
    }
    char *block = ExAllocatePool2(POOL_FLAG_NON_PAGED | POOL_FLAG_CACHE_ALIGNED, 10, TAG);
    assert_int_equal((uintptr_t)block % 64, 0);
    ExFreePool(block);
}

struct flags_row {
    const char *name;
    POOL_FLAGS flags;
    ULONG tag;
    bool succeeds;
};
static const struct flags_row flags_rows[] = {
    {"flags: non-paged", POOL_FLAG_NON_PAGED, TAG, true},
    {"flags: non-paged, executable", POOL_FLAG_NON_PAGED_EXECUTE, TAG, true},
    {"flags: paged", POOL_FLAG_PAGED, TAG, true},
    {"flags: quota", POOL_FLAG_PAGED | POOL_FLAG_USE_QUOTA, TAG, true},
    {"flags: an unknown optional bit", POOL_FLAG_PAGED | (UINT64_C(1) << 40), TAG, true},
    {"flags: special pool", POOL_FLAG_NON_PAGED | POOL_FLAG_SPECIAL_POOL, TAG, true},
    {"flags: no pool", 0, TAG, false},
    {"flags: two pools", POOL_FLAG_NON_PAGED | POOL_FLAG_PAGED, TAG, false},
    {"flags: both non-paged pools", POOL_FLAG_NON_PAGED | POOL_FLAG_NON_PAGED_EXECUTE, TAG, false},
    {"flags: an unknown required bit", POOL_FLAG_PAGED | 0x10000, TAG, false},
    {"flags: a reserved bit", POOL_FLAG_PAGED | 0x10, TAG, false},
    {"flags: tag 0", POOL_FLAG_NON_PAGED, 0, false},
};

static void flags_rule(void **state)
{
    const struct flags_row *row = *state;
    PVOID block = ExAllocatePool2(row->flags, 100, row->tag);
    assert_int_equal(block != NULL, row->succeeds);
    if (block) {
        ExFreePoolWithTag(block, row->tag);
    }
}

static void failure_is_null(void **state)
{
    (void)state;
    os_fail_nth(1, false);
    assert_null(ExAllocatePool2(POOL_FLAG_NON_PAGED, 100, TAG));
    os_fail_nth(1, false);
    assert_null(ExAllocatePoolWithTag(PagedPool, 100, TAG));
    os_fail_nth(0, false);
    assert_null(ExAllocatePool2(POOL_FLAG_NON_PAGED, SIZE_MAX, TAG));
    assert_null(ExAllocatePool2(POOL_FLAG_NON_PAGED, SIZE_MAX / 2, TAG));
}

static void block_is_one_allocation(void **state)
{
    (void)state;
    os_fail_nth(0, false);
    for (SIZE_T bytes = 1; bytes < 6000; bytes += 333) {
        ExFreePool(ExAllocatePool2(POOL_FLAG_NON_PAGED, bytes, TAG));
    }
    assert_int_equal(os_allocations(), 19);
}

static void size_zero_is_a_block(void **state)
{
    (void)state;
    PVOID block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 0, TAG);
    assert_non_null(block);
    ExFreePoolWithTag(block, TAG);
}

static void tag_zero_and_protected_free(void **state)
{
    (void)state;
    ExFreePoolWithTag(ExAllocatePoolWithTag(NonPagedPoolNx, 8, TAG), 0);
    ExFreePoolWithTag(ExAllocatePoolWithTag(NonPagedPoolNx, 8, TAG | 0x80000000), TAG);
    ExFreePool(ExAllocatePool(NonPagedPool, 8));
}

static void extended_parameters(void **state)
{
    (void)state;
    POOL_EXTENDED_PARAMETER parameter = {.Type = PoolExtendedParameterPriority};
    PVOID block = ExAllocatePool3(POOL_FLAG_PAGED, 8, TAG, &parameter, 1);
    assert_non_null(block);
    ExFreePool2(block, TAG, NULL, 0);
    parameter.Type = PoolExtendedParameterSecurePool;
    assert_null(ExAllocatePool3(POOL_FLAG_PAGED, 8, TAG, &parameter, 1));
    parameter.Optional = 1;
    block = ExAllocatePool3(POOL_FLAG_PAGED, 8, TAG, &parameter, 1);
    assert_non_null(block);
    ExFreePool2(block, TAG, NULL, 0);
    assert_null(ExAllocatePool3(POOL_FLAG_PAGED, 8, TAG, NULL, 1));
}

static void accounts(void **state)
{
    (void)state;
    struct nt_pool_tag_usage rows[4];
    uint64_t blocks;
    uint64_t bytes;
    assert_int_equal(nt_pool_usage(rows, 4), 0);
    PVOID a = ExAllocatePool2(POOL_FLAG_PAGED, 100, 1);
    PVOID b = ExAllocatePool2(POOL_FLAG_NON_PAGED, 50, 1);
    PVOID c = ExAllocatePool2(POOL_FLAG_NON_PAGED, 1000, 2);
    assert_int_equal(nt_pool_usage(rows, 4), 2);
    assert_int_equal(rows[0].tag, 2); /* largest first */
    assert_int_equal(rows[0].bytes, 1000);
    assert_int_equal(rows[1].tag, 1);
    assert_int_equal(rows[1].blocks, 2);
    assert_int_equal(rows[1].bytes, 150);
    assert_int_equal(rows[1].paged_bytes, 100);
    nt_pool_totals(&blocks, &bytes);
    assert_int_equal(blocks, 3);
    assert_int_equal(bytes, 1150);
    ExFreePool(a);
    ExFreePool(b);
    assert_int_equal(nt_pool_usage(NULL, 0), 1);
    ExFreePool(c);
    nt_pool_totals(&blocks, &bytes);
    assert_int_equal(blocks, 0);
    assert_int_equal(bytes, 0);
}

static void block_of_an_address(void **state)
{
    (void)state;
    const void *start;
    uint64_t bytes;
    uint32_t tag;
    bool is_paged;
    char *block = ExAllocatePool2(POOL_FLAG_PAGED, 100, TAG);
    assert_true(nt_pool_block_of(block + 99, &start, &bytes, &tag, &is_paged));
    assert_ptr_equal(start, block);
    assert_int_equal(bytes, 100);
    assert_int_equal(tag, TAG);
    assert_true(is_paged);
    assert_false(nt_pool_block_of(&start, &start, &bytes, &tag, &is_paged));
    ExFreePool(block);
}

static void what_is_left_is_dropped(void **state)
{
    (void)state;
    for (int i = 0; i < 10; i++) {
        assert_non_null(ExAllocatePool2(POOL_FLAG_NON_PAGED, 100, TAG));
    }
    assert_int_equal(nt_pool_drop_all(), 10);
    assert_int_equal(nt_pool_usage(NULL, 0), 0);
}

/* ----------------------------------------------------------------------------------------------------------- threads
 */

static void allocate_and_free(void *argument)
{
    PVOID blocks[16] = {0};
    (void)argument;
    for (unsigned i = 0; i < 5000; i++) {
        unsigned slot = i * 7 % 16;
        if (blocks[slot]) {
            ExFreePoolWithTag(blocks[slot], TAG);
        }
        blocks[slot] = ExAllocatePool2(POOL_FLAG_NON_PAGED, i % 300, TAG);
    }
    for (unsigned i = 0; i < 16; i++) {
        ExFreePoolWithTag(blocks[i], TAG);
    }
}

static void many_threads(void **state)
{
    (void)state;
    struct os_thread *threads[4];
    for (int i = 0; i < 4; i++) {
        assert_int_equal(os_thread_create(&threads[i], "pool", allocate_and_free, NULL), 0);
    }
    for (int i = 0; i < 4; i++) {
        os_thread_join(threads[i]);
    }
    assert_int_equal(nt_pool_usage(NULL, 0), 0);
}

/* ------------------------------------------------------------------------------------------------------------- stops
 */

static void paged_at_dispatch(void)
{
    KfRaiseIrql(DISPATCH_LEVEL);
    ExAllocatePool2(POOL_FLAG_PAGED, 100, TAG);
}

static void paged_at_apc(void)
{
    KfRaiseIrql(APC_LEVEL);
    ExFreePool(ExAllocatePool2(POOL_FLAG_PAGED, 100, TAG));
}

static void non_paged_at_dispatch(void)
{
    KfRaiseIrql(DISPATCH_LEVEL);
    ExFreePool(ExAllocatePool2(POOL_FLAG_NON_PAGED, 100, TAG));
}

static void non_paged_at_dirql(void)
{
    KfRaiseIrql(5);
    ExAllocatePoolWithTag(NonPagedPoolNx, 100, TAG);
}

static void free_paged_at_dispatch(void)
{
    PVOID block = ExAllocatePool2(POOL_FLAG_PAGED, 100, TAG);
    KfRaiseIrql(DISPATCH_LEVEL);
    ExFreePool(block);
}

static void free_twice(void)
{
    PVOID block = ExAllocatePool2(POOL_FLAG_PAGED, 100, TAG);
    ExFreePool(block);
    ExFreePool(block);
}

static void free_inside(void)
{
    ExFreePool((char *)ExAllocatePool2(POOL_FLAG_PAGED, 100, TAG) + 16);
}

static void free_null(void)
{
    ExFreePool(NULL);
}

static void free_with_another_tag(void)
{
    ExFreePoolWithTag(ExAllocatePool2(POOL_FLAG_PAGED, 100, TAG), TAG + 1);
}

static void tag_zero(void)
{
    ExAllocatePoolWithTag(PagedPool, 100, 0);
}

static void must_succeed(void)
{
    ExAllocatePoolWithTag(NonPagedPoolMustSucceed, 100, TAG);
}

static void raise_on_failure(void)
{
    os_fail_nth(1, false);
    ExAllocatePool2(POOL_FLAG_PAGED | POOL_FLAG_RAISE_ON_FAILURE, 100, TAG);
}

static void quota_raises(void)
{
    os_fail_nth(1, false);
    ExAllocatePoolWithQuotaTag(PagedPool, 100, TAG);
}

static void quota_fails_instead(void)
{
    os_fail_nth(1, false);
    /* NOLINTNEXTLINE(clang-analyzer-optin.core.EnumCastOutOfRange): the bit is documented to go beside the type */
    ExAllocatePoolWithQuotaTag((POOL_TYPE)(PagedPool | POOL_QUOTA_FAIL_INSTEAD_OF_RAISE), 100, TAG);
}

static volatile SIZE_T past = 100;

static void write_past_the_end(void)
{
    volatile char *block = ExAllocatePool2(POOL_FLAG_PAGED, 100, TAG);
    block[past] = 1;
    ExFreePool((PVOID)(uintptr_t)block);
}

struct stop {
    const char *name;
    void (*body)(void);
    uint32_t code; /* 0: none, the process goes on */
    uint64_t p1;
};
static const struct stop stops[] = {
    {"irql: paged at DISPATCH_LEVEL", paged_at_dispatch, BAD_POOL_CALLER, 8},
    {"irql: paged at APC_LEVEL", paged_at_apc, 0, 0},
    {"irql: non-paged at DISPATCH_LEVEL", non_paged_at_dispatch, 0, 0},
    {"irql: non-paged at DIRQL", non_paged_at_dirql, BAD_POOL_CALLER, 8},
    {"irql: free paged at DISPATCH_LEVEL", free_paged_at_dispatch, BAD_POOL_CALLER, 9},
    {"free: twice", free_twice, BAD_POOL_CALLER, 7},
    {"free: an address inside a block", free_inside, BAD_POOL_CALLER, 0x46},
    {"free: null", free_null, BAD_POOL_CALLER, 0x46},
    {"free: another tag", free_with_another_tag, BAD_POOL_CALLER, 0xA},
    {"allocate: tag 0", tag_zero, BAD_POOL_CALLER, 0x9B},
    {"allocate: must succeed", must_succeed, BAD_POOL_CALLER, 0x9A},
    {"raise: on failure", raise_on_failure, KMODE_EXCEPTION_NOT_HANDLED, UINT64_C(0xFFFFFFFFC000009A)},
    {"raise: quota", quota_raises, KMODE_EXCEPTION_NOT_HANDLED, UINT64_C(0xFFFFFFFFC000009A)},
    {"raise: quota, fail instead", quota_fails_instead, 0, 0},
    {"past the end: by one byte", write_past_the_end, BAD_POOL_HEADER, 0x20},
};

static void do_stop(void *argument)
{
    const struct stop *row = argument;
    nt_machine_init();
    row->body();
}

static void stops_machine(void **state)
{
    static struct child child;
    const struct stop *row = *state;
    child_run(&child, do_stop, *state);
    if (row->code == 0) {
        assert_int_equal(child.status, 0);
    } else if (row->body == write_past_the_end && strcmp(ESCAPEMENT_VARIANT, "check") == 0) {
        assert_bugcheck(&child, DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION); /* at the write, not at the free */
    } else {
        assert_bugcheck(&child, row->code);
        assert_int_equal(child_parameter(&child, 1), row->p1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_zeroed),
        cmocka_unit_test(alignment_and_pages),
        ROW_TEST(flags_rows[0], flags_rule),
        ROW_TEST(flags_rows[1], flags_rule),
        ROW_TEST(flags_rows[2], flags_rule),
        ROW_TEST(flags_rows[3], flags_rule),
        ROW_TEST(flags_rows[4], flags_rule),
        ROW_TEST(flags_rows[5], flags_rule),
        ROW_TEST(flags_rows[6], flags_rule),
        ROW_TEST(flags_rows[7], flags_rule),
        ROW_TEST(flags_rows[8], flags_rule),
        ROW_TEST(flags_rows[9], flags_rule),
        ROW_TEST(flags_rows[10], flags_rule),
        ROW_TEST(flags_rows[11], flags_rule),
        cmocka_unit_test(failure_is_null),
        cmocka_unit_test(block_is_one_allocation),
        cmocka_unit_test(size_zero_is_a_block),
        cmocka_unit_test(tag_zero_and_protected_free),
        cmocka_unit_test(extended_parameters),
        cmocka_unit_test(accounts),
        cmocka_unit_test(block_of_an_address),
        cmocka_unit_test(what_is_left_is_dropped),
        cmocka_unit_test(many_threads),
        ROW_TEST(stops[0], stops_machine),
        ROW_TEST(stops[1], stops_machine),
        ROW_TEST(stops[2], stops_machine),
        ROW_TEST(stops[3], stops_machine),
        ROW_TEST(stops[4], stops_machine),
        ROW_TEST(stops[5], stops_machine),
        ROW_TEST(stops[6], stops_machine),
        ROW_TEST(stops[7], stops_machine),
        ROW_TEST(stops[8], stops_machine),
        ROW_TEST(stops[9], stops_machine),
        ROW_TEST(stops[10], stops_machine),
        ROW_TEST(stops[11], stops_machine),
        ROW_TEST(stops[12], stops_machine),
        ROW_TEST(stops[13], stops_machine),
        ROW_TEST(stops[14], stops_machine),
    };
    return cmocka_run_group_tests_name("nt-pool", tests, NULL, NULL);
}
