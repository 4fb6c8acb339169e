/*
 * bitmap_test.c: bit maps – ranges, searches with a hint, runs; and nothing beyond the map's end.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ntddk.h>
#include <string.h>

/* 70 bits: two words and a piece of a third, the rest of which must stay as it is. */
static ULONG words[3];
static RTL_BITMAP map;

static int start(void **state)
{
    (void)state;
    memset(words, 0, sizeof words);
    words[2] = 0xFFFFFFC0;
    RtlInitializeBitMap(&map, words, 70);
    return 0;
}

static int untouched_beyond_the_end(void **state)
{
    (void)state;
    return (words[2] & 0xFFFFFFC0) == 0xFFFFFFC0 ? 0 : -1;
}

static void ranges_are_set_and_cleared(void **state)
{
    (void)state;
    RtlSetBits(&map, 3, 64);
    assert_int_equal(RtlNumberOfSetBits(&map), 64);
    assert_true(RtlAreBitsSet(&map, 3, 64));
    assert_false(RtlAreBitsSet(&map, 2, 2));
    RtlClearBits(&map, 30, 4);
    assert_int_equal(RtlNumberOfClearBits(&map), 10);
    assert_true(RtlAreBitsClear(&map, 30, 4));
    assert_false(RtlTestBit(&map, 33));
    assert_true(RtlTestBit(&map, 34));
    assert_int_equal(RtlNumberOfSetBitsInRange(&map, 28, 8), 4);
}

static void a_range_ends_with_the_map(void **state)
{
    (void)state;
    RtlSetBits(&map, 60, 1000);
    assert_int_equal(RtlNumberOfSetBits(&map), 10);
    assert_false(RtlAreBitsSet(&map, 60, 11));
    assert_false(RtlTestBit(&map, 70));
    RtlSetAllBits(&map);
    assert_int_equal(RtlNumberOfSetBits(&map), 70);
    RtlClearAllBits(&map);
    assert_int_equal(RtlNumberOfClearBits(&map), 70);
}

static void a_search_begins_at_its_hint_and_wraps(void **state)
{
    (void)state;
    RtlSetBits(&map, 40, 30);
    assert_int_equal(RtlFindClearBits(&map, 5, 10), 10);
    assert_int_equal(RtlFindClearBits(&map, 5, 38), 0);
    assert_int_equal(RtlFindClearBits(&map, 41, 0), 0xFFFFFFFF);
    assert_int_equal(RtlFindSetBits(&map, 30, 0), 40);
    assert_int_equal(RtlFindClearBits(&map, 0, 12), 12);
    assert_int_equal(RtlFindClearBits(&map, 1, 5000), 0);
}

static void find_and_set_takes_what_it_found(void **state)
{
    (void)state;
    assert_int_equal(RtlFindClearBitsAndSet(&map, 35, 0), 0);
    assert_int_equal(RtlFindClearBitsAndSet(&map, 35, 0), 35);
    assert_int_equal(RtlFindClearBitsAndSet(&map, 1, 0), 0xFFFFFFFF);
    assert_int_equal(RtlFindSetBitsAndClear(&map, 2, 69), 0);
    assert_int_equal(RtlNumberOfClearBits(&map), 2);
}

static void runs_are_found_in_order_or_by_length(void **state)
{
    (void)state;
    RTL_BITMAP_RUN runs[2];
    ULONG start_index;
    RtlSetAllBits(&map);
    RtlClearBits(&map, 5, 2);
    RtlClearBits(&map, 20, 9);
    RtlClearBits(&map, 60, 4);
    assert_int_equal(RtlFindClearRuns(&map, runs, 2, FALSE), 2);
    assert_int_equal(runs[0].StartingIndex, 5);
    assert_int_equal(runs[1].StartingIndex, 20);
    assert_int_equal(RtlFindClearRuns(&map, runs, 2, TRUE), 2);
    assert_int_equal(runs[0].NumberOfBits, 9);
    assert_int_equal(runs[1].NumberOfBits, 4);
    assert_int_equal(RtlFindLongestRunClear(&map, &start_index), 9);
    assert_int_equal(start_index, 20);
    assert_int_equal(RtlFindNextForwardRunClear(&map, 22, &start_index), 7);
    assert_int_equal(start_index, 22);
    assert_int_equal(RtlFindLastBackwardRunClear(&map, 59, &start_index), 9);
    assert_int_equal(start_index, 20);
    RtlSetAllBits(&map);
    assert_int_equal(RtlFindLongestRunClear(&map, &start_index), 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(ranges_are_set_and_cleared, start, untouched_beyond_the_end),
        cmocka_unit_test_setup_teardown(a_range_ends_with_the_map, start, untouched_beyond_the_end),
        cmocka_unit_test_setup_teardown(a_search_begins_at_its_hint_and_wraps, start, untouched_beyond_the_end),
        cmocka_unit_test_setup_teardown(find_and_set_takes_what_it_found, start, untouched_beyond_the_end),
        cmocka_unit_test_setup_teardown(runs_are_found_in_order_or_by_length, start, untouched_beyond_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
