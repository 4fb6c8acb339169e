/* edid_test.c: monitors' blocks as their makers write them, and as nobody should. */
#include "dxgkrnl/edid.h"

#include <ntstatus.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <setjmp.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#define MOST 64

static struct {
    D3DKMDT_VIDEO_SIGNAL_INFO modes[MOST];
    bool preferred[MOST];
    unsigned count;
} seen;

static void see(void *context, const D3DKMDT_VIDEO_SIGNAL_INFO *signal, bool is_preferred)
{
    (void)context;
    assert_true(seen.count < MOST);
    seen.modes[seen.count] = *signal;
    seen.preferred[seen.count++] = is_preferred;
}

static void read_blocks(const uint8_t *blocks, uint32_t count)
{
    seen.count = 0;
    dxg_edid_each_mode(blocks, count, see, NULL);
}

static bool has(UINT width, UINT height, uint32_t millihertz)
{
    bool found = false;
    for (unsigned i = 0; i < seen.count; i++) {
        uint32_t rate = dxg_signal_millihertz(&seen.modes[i]);
        found = found || (seen.modes[i].ActiveSize.cx == width && seen.modes[i].ActiveSize.cy == height &&
                          rate + 600 > millihertz && rate < millihertz + 600);
    }
    return found;
}

static void seal(uint8_t *block)
{
    uint8_t total = 0;
    for (int i = 0; i < 127; i++) {
        total = (uint8_t)(total + block[i]);
    }
    block[127] = (uint8_t)-total;
}

/* A block on the heap, so that a sanitizer sees what reads beyond it. */
static uint8_t *make(UINT width, UINT height)
{
    uint8_t *block = malloc(DXG_EDID_BLOCK);
    assert_non_null(block);
    dxg_edid_make(block, dxg_timing_find(width, height, 60, false), "Test panel");
    return block;
}

static void a_made_block_is_read_back(void **state)
{
    (void)state;
    uint8_t *block = make(1920, 1080);
    char name[DXG_EDID_NAME];
    D3DKMDT_MONITOR_FREQUENCY_RANGE range;
    assert_true(dxg_edid_is_sound(block));
    assert_int_equal(dxg_edid_blocks(block), 1);
    dxg_edid_name(block, name);
    assert_string_equal(name, "Test panel");
    read_blocks(block, 1);
    assert_true(seen.preferred[0]);
    assert_int_equal(seen.modes[0].ActiveSize.cx, 1920);
    assert_int_equal(seen.modes[0].TotalSize.cx, 2200);
    assert_int_equal(seen.modes[0].TotalSize.cy, 1125);
    assert_int_equal(seen.modes[0].PixelRate, 148500000);
    assert_int_equal(dxg_signal_millihertz(&seen.modes[0]), 60000);
    assert_true(has(640, 480, 60000) && has(800, 600, 60000) && has(1024, 768, 60000));
    assert_true(dxg_edid_range(block, &range));
    assert_int_equal(range.RangeLimits.MinVSyncFreq.Numerator, 50);
    assert_int_equal(range.RangeLimits.MaxHSyncFreq.Numerator, 110000);
    assert_int_equal(range.Constraint.MaxPixelRate, 240000000);
    free(block);
}

static void every_mode_of_a_block_is_sound(void **state)
{
    (void)state;
    uint8_t *block = make(1600, 1200);
    memset(block + 35, 0xFF, 3); /* all established timings there are */
    seal(block);
    read_blocks(block, 1);
    assert_int_equal(seen.count, 18);
    for (unsigned i = 0; i < seen.count; i++) {
        assert_int_equal(dxg_signal_check(&seen.modes[i]), STATUS_SUCCESS);
        assert_int_equal(seen.preferred[i], i == 0);
    }
    assert_true(has(1024, 768, 87000)); /* fields, of the interlaced one */
    free(block);
}

static void standard_timings_name_size_and_rate(void **state)
{
    (void)state;
    uint8_t *block = make(640, 480);
    block[38] = 1280 / 8 - 31; /* 5:4 at 75 Hz: 1280 x 1024, which has a standard's timing */
    block[39] = 2 << 6 | 15;
    block[40] = 1440 / 8 - 31; /* 16:10 at 72: none has */
    block[41] = 12;
    block[42] = 0; /* reserved */
    seal(block);
    read_blocks(block, 1);
    assert_true(has(1280, 1024, 75000));
    assert_true(has(1440, 900, 72000));
    assert_int_equal(seen.modes[1].VideoStandard, D3DKMDT_VSS_VESA_DMT);
    assert_int_equal(seen.modes[2].VideoStandard, D3DKMDT_VSS_OTHER);
    assert_int_equal(seen.modes[2].TotalSize.cx, D3DKMDT_DIMENSION_NOTSPECIFIED);
    free(block);
}

static void what_is_no_edid_is_not_sound(void **state)
{
    (void)state;
    uint8_t *block = make(800, 600);
    block[127]++;
    assert_false(dxg_edid_is_sound(block));
    block[127]--;
    block[0] = 1;
    seal(block);
    assert_false(dxg_edid_is_sound(block));
    memset(block, 0, DXG_EDID_BLOCK);
    assert_false(dxg_edid_is_sound(block));
    free(block);
}

/* A CTA extension with two detailed timings, the second interlaced. */
static uint8_t *make_extended(void)
{
    uint8_t *blocks = calloc(2, DXG_EDID_BLOCK);
    assert_non_null(blocks);
    uint8_t *extension = blocks + DXG_EDID_BLOCK;
    dxg_edid_make(blocks, dxg_timing_find(800, 600, 60, false), "Extended");
    blocks[126] = 1;
    seal(blocks);
    uint8_t other[DXG_EDID_BLOCK];
    dxg_edid_make(other, dxg_timing_find(1280, 720, 60, false), "");
    extension[0] = 2;
    extension[1] = 3;
    extension[2] = 4;
    memcpy(extension + 4, other + 54, 18);
    memcpy(extension + 22, other + 54, 18);
    extension[39] |= 0x80;
    seal(extension);
    return blocks;
}

static void an_extension_adds_its_timings(void **state)
{
    (void)state;
    uint8_t *blocks = make_extended();
    assert_int_equal(dxg_edid_blocks(blocks), 2);
    read_blocks(blocks, 2);
    assert_true(has(1280, 720, 60000));
    assert_int_equal(seen.modes[seen.count - 1].ActiveSize.cy, 1440);
    assert_int_equal(seen.modes[seen.count - 1].ScanLineOrdering, D3DDDI_VSSLO_INTERLACED_UPPERFIELDFIRST);
    unsigned with = seen.count;
    blocks[DXG_EDID_BLOCK + 50]++; /* does not add up any more */
    read_blocks(blocks, 2);
    assert_int_equal(seen.count, with - 2);
    free(blocks);
}

static void an_extension_without_timings_or_with_wild_offsets(void **state)
{
    (void)state;
    static const uint8_t offsets[] = {0, 1, 3, 109, 110, 126, 127, 255};
    for (size_t i = 0; i < sizeof offsets; i++) {
        uint8_t *blocks = make_extended();
        blocks[DXG_EDID_BLOCK + 2] = offsets[i];
        seal(blocks + DXG_EDID_BLOCK);
        read_blocks(blocks, 2);
        free(blocks);
    }
}

static void more_extensions_than_are_read(void **state)
{
    (void)state;
    uint8_t *block = make(800, 600);
    block[126] = 255;
    assert_int_equal(dxg_edid_blocks(block), DXG_EDID_MOST_BLOCKS);
    free(block);
}

static void a_monitor_without_a_name_has_its_makers(void **state)
{
    (void)state;
    uint8_t *block = make(800, 600);
    char name[DXG_EDID_NAME];
    block[54 + 36 + 3] = 0x10;
    dxg_edid_name(block, name);
    assert_string_equal(name, "ESC 0001");
    free(block);
}

static void rates_above_255_have_an_offset(void **state)
{
    (void)state;
    uint8_t *block = make(800, 600);
    D3DKMDT_MONITOR_FREQUENCY_RANGE range;
    block[54 + 18 + 4] = 0x0A; /* both highest rates */
    assert_true(dxg_edid_range(block, &range));
    assert_int_equal(range.RangeLimits.MaxVSyncFreq.Numerator, 76 + 255);
    assert_int_equal(range.RangeLimits.MinVSyncFreq.Numerator, 50);
    assert_int_equal(range.RangeLimits.MaxHSyncFreq.Numerator, (110 + 255) * 1000);
    block[54 + 18 + 3] = 0x10;
    assert_false(dxg_edid_range(block, &range));
    free(block);
}

/* Whatever the bytes are: no read beyond the blocks, and each mode is one or is not. */
static void any_bytes_are_read_without_harm(void **state)
{
    (void)state;
    uint32_t random = 12345;
    for (int round = 0; round < 2000; round++) {
        uint8_t *blocks = malloc((size_t)2 * DXG_EDID_BLOCK);
        assert_non_null(blocks);
        for (size_t i = 0; i < (size_t)2 * DXG_EDID_BLOCK; i++) {
            random = random * 1664525u + 1013904223u;
            blocks[i] = (uint8_t)(random >> 24);
        }
        blocks[DXG_EDID_BLOCK] = 2;
        seal(blocks + DXG_EDID_BLOCK);
        char name[DXG_EDID_NAME];
        D3DKMDT_MONITOR_FREQUENCY_RANGE range;
        read_blocks(blocks, 2);
        dxg_edid_name(blocks, name);
        assert_true(strlen(name) < sizeof name);
        dxg_edid_range(blocks, &range);
        free(blocks);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_made_block_is_read_back),
        cmocka_unit_test(every_mode_of_a_block_is_sound),
        cmocka_unit_test(standard_timings_name_size_and_rate),
        cmocka_unit_test(what_is_no_edid_is_not_sound),
        cmocka_unit_test(an_extension_adds_its_timings),
        cmocka_unit_test(an_extension_without_timings_or_with_wild_offsets),
        cmocka_unit_test(more_extensions_than_are_read),
        cmocka_unit_test(a_monitor_without_a_name_has_its_makers),
        cmocka_unit_test(rates_above_255_have_an_offset),
        cmocka_unit_test(any_bytes_are_read_without_harm),
    };
    return cmocka_run_group_tests_name("dxg-edid", tests, NULL, NULL);
}
