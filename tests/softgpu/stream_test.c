/*
 * stream_test.c: what the miniport lets a process have the engine do – each way to be refused, each instruction's work.
 */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

static struct host *host;
static struct client client;
static struct softgpu_allocate object; /* 16 pages: a surface of 128 by 128 pixels */

#define SIDE         128u
#define PITCH        (SIDE * 4u)
#define OBJECT_BYTES (PITCH * SIDE)

static int start(void **state)
{
    (void)state;
    host = fixture_start(NULL);
    client_open(&client, host);
    object = client_allocate(&client, OBJECT_BYTES);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    client_close(&client);
    fixture_stop(host);
    return 0;
}

/* ---------------------------------------------------------------------------------------------------- refusals */
#define HEAD(opcode, words) SOFTGPU_INSTRUCTION(opcode, words)
/* Stands for the object's address, which is known at run time: low bits are added to it. */
#define OBJECT     0xA0000000u
#define OBJECT_END (OBJECT + OBJECT_BYTES)
#define ILLEGAL    STATUS_ILLEGAL_INSTRUCTION
#define PRIVILEGED STATUS_PRIVILEGED_INSTRUCTION
#define INVALID    STATUS_INVALID_PARAMETER

struct stream_row {
    const char *name;
    NTSTATUS status;
    uint32_t count;
    uint32_t words[16];
};

#define TRIANGLE_HEAD HEAD(SOFTGPU_OP_TRIANGLE, 14)
#define SURFACE       OBJECT, PITCH, SIDE, SIDE

// clang-format off
static const struct stream_row rows[] = {
    {"memory: below the object", PRIVILEGED, 6, {HEAD(SOFTGPU_OP_FILL, 6), OBJECT - 4, PITCH, SIDE, SIDE, 0}},
    {"memory: one row beyond the object", PRIVILEGED, 6, {HEAD(SOFTGPU_OP_FILL, 6), OBJECT, PITCH, SIDE, SIDE + 1, 0}},
    {"memory: one pixel beyond the object", PRIVILEGED, 6,
     {HEAD(SOFTGPU_OP_FILL, 6), OBJECT + 4, PITCH, SIDE, SIDE, 0}},
    {"memory: a pitch that leads out of the object", PRIVILEGED, 6,
     {HEAD(SOFTGPU_OP_FILL, 6), OBJECT, 0xFFFFFFFC, 1, 2, 0}},
    {"memory: 32 bits of address and size wrap", PRIVILEGED, 6,
     {HEAD(SOFTGPU_OP_FILL, 6), 0xFFFFFF00, 1024, 256, 4, 0}},
    {"memory: nobody's", PRIVILEGED, 6, {HEAD(SOFTGPU_OP_FILL, 6), 0x00F00000, 64, 16, 16, 0}},
    {"memory: copy from elsewhere", PRIVILEGED, 7, {HEAD(SOFTGPU_OP_COPY, 7), SURFACE, 0x00F00000, PITCH}},
    {"memory: blend from elsewhere", PRIVILEGED, 7, {HEAD(SOFTGPU_OP_BLEND, 7), SURFACE, 0x00F00000, PITCH}},
    {"memory: triangle elsewhere", PRIVILEGED, 14,
     {TRIANGLE_HEAD, 0x00F00000, PITCH, SIDE, SIDE, 0, 0, 0, 9, 0, 0, 0, 9, 0}},
    {"memory: fence behind the object", PRIVILEGED, 3, {HEAD(SOFTGPU_OP_FENCE, 3), OBJECT_END, 1}},
    {"memory: fence at the object's last word", STATUS_SUCCESS, 3, {HEAD(SOFTGPU_OP_FENCE, 3), OBJECT_END - 4, 1}},
    {"register: the engine's control", PRIVILEGED, 3, {HEAD(SOFTGPU_OP_REG_WRITE, 3), SOFTGPU_REG_CONTROL, 0}},
    {"register: scratch is not the user's", PRIVILEGED, 3, {HEAD(SOFTGPU_OP_REG_WRITE, 3), SOFTGPU_REG_SCRATCH(0), 0}},
    {"register: behind the user's", PRIVILEGED, 3,
     {HEAD(SOFTGPU_OP_REG_WRITE, 3), SOFTGPU_REG_USER(SOFTGPU_USER_REGISTERS), 0}},
    {"register: the user's last", STATUS_SUCCESS, 3,
     {HEAD(SOFTGPU_OP_REG_WRITE, 3), SOFTGPU_REG_USER(SOFTGPU_USER_REGISTERS - 1), 0}},
    {"register: between two", ILLEGAL, 3, {HEAD(SOFTGPU_OP_REG_WRITE, 3), SOFTGPU_REG_USER(0) + 2, 0}},
    {"register: beyond the bar", ILLEGAL, 3, {HEAD(SOFTGPU_OP_REG_WRITE, 3), SOFTGPU_REGISTERS_BYTES, 0}},
    {"register: an alpha that is none", ILLEGAL, 3,
     {HEAD(SOFTGPU_OP_REG_WRITE, 3), SOFTGPU_REG_USER(SOFTGPU_USER_ALPHA), 256}},
    {"opcode: revision 3 has it", ILLEGAL, 1, {HEAD(SOFTGPU_OP_LOOP, 1)}},
    {"opcode: none", ILLEGAL, 1, {HEAD(0xFF, 1)}},
    {"opcode: bits that must be zero", ILLEGAL, 1, {HEAD(SOFTGPU_OP_NOP, 1) | 0x100}},
    {"opcode: WAIT is the scheduler's", ILLEGAL, 3, {HEAD(SOFTGPU_OP_WAIT, 3), OBJECT, 0}},
    {"length: not the instruction's", ILLEGAL, 7, {HEAD(SOFTGPU_OP_FILL, 7), OBJECT, PITCH, 1, 1, 0, 0}},
    {"length: zero", INVALID, 1, {HEAD(SOFTGPU_OP_NOP, 0)}},
    {"length: beyond the stream", INVALID, 2, {HEAD(SOFTGPU_OP_NOP, 3), 0}},
    {"length: FILL cut off", INVALID, 5, {HEAD(SOFTGPU_OP_FILL, 6), OBJECT, PITCH, 1, 1}},
    {"operand: odd address", ILLEGAL, 6, {HEAD(SOFTGPU_OP_FILL, 6), OBJECT + 2, PITCH, 1, 1, 0}},
    {"operand: odd pitch", ILLEGAL, 6, {HEAD(SOFTGPU_OP_FILL, 6), OBJECT, PITCH + 2, 1, 1, 0}},
    {"operand: pitch below width", ILLEGAL, 6, {HEAD(SOFTGPU_OP_FILL, 6), OBJECT, 12, 4, 1, 0}},
    {"operand: too wide", ILLEGAL, 6, {HEAD(SOFTGPU_OP_FILL, 6), OBJECT, 0x8000, SOFTGPU_MAX_DIMENSION + 1, 1, 0}},
    {"operand: too high", ILLEGAL, 6, {HEAD(SOFTGPU_OP_FILL, 6), OBJECT, 4, 1, SOFTGPU_MAX_DIMENSION + 1, 0}},
    {"operand: a corner too far away", ILLEGAL, 14, {TRIANGLE_HEAD, SURFACE, 0x7FFFFFFF, 0, 0, 9, 0, 0, 0, 9, 0}},
    {"operand: a fence between two words", ILLEGAL, 3, {HEAD(SOFTGPU_OP_FENCE, 3), OBJECT + 1, 0}},
    {"branch: no such register", ILLEGAL, 3, {HEAD(SOFTGPU_OP_BRANCH, 3), SOFTGPU_USER_REGISTERS, 0}},
    {"branch: into an instruction", ILLEGAL, 6,
     {HEAD(SOFTGPU_OP_BRANCH, 3), 1, 1, HEAD(SOFTGPU_OP_FENCE, 3), OBJECT, 0}},
    {"branch: beyond the end", ILLEGAL, 3, {HEAD(SOFTGPU_OP_BRANCH, 3), 1, 1}},
    {"branch: 32 bits wrap", ILLEGAL, 3, {HEAD(SOFTGPU_OP_BRANCH, 3), 1, 0xFFFFFFFD}},
    {"branch: to the end", STATUS_SUCCESS, 3, {HEAD(SOFTGPU_OP_BRANCH, 3), 1, 0}},
    {"a bad instruction that is branched over", PRIVILEGED, 6,
     {HEAD(SOFTGPU_OP_BRANCH, 3), 1, 3, HEAD(SOFTGPU_OP_FENCE, 3), OBJECT_END, 0}},
    {"a good instruction, then a bad one", PRIVILEGED, 6,
     {HEAD(SOFTGPU_OP_FENCE, 3), OBJECT, 0, HEAD(SOFTGPU_OP_FENCE, 3), OBJECT_END, 0}},
    {"nothing to draw: no width, nobody's memory", STATUS_SUCCESS, 6,
     {HEAD(SOFTGPU_OP_FILL, 6), 0x00F00000, 0, 0, 9, 0}},
};
// clang-format on

/** OBJECT stands near 0xA0000000, farther than VRAM reaches; the rows' words near it become addresses. */
static uint32_t relocated(uint32_t word)
{
    return word - (OBJECT - 4096) <= 4096 + OBJECT_BYTES + 4096 ? word - OBJECT + object.address : word;
}

static void submits(void **state)
{
    const struct stream_row *row = *state;
    uint32_t words[16];
    for (uint32_t i = 0; i < row->count; i++) {
        words[i] = relocated(row->words[i]);
    }
    struct softgpu_counters before = {0};
    struct softgpu_counters after = {0};
    client_send(&client, SOFTGPU_COUNTERS_READ, 1, &before, sizeof before, false);
    assert_status_equal(client_submit(&client, words, row->count), row->status);
    client_send(&client, SOFTGPU_COUNTERS_READ, 1, &after, sizeof after, false);
    assert_int_equal(after.streams - before.streams, row->status == STATUS_SUCCESS ? 1 : 0);
    assert_int_equal(after.faults, before.faults); /* what is let through, the engine can execute */
}

/* ---------------------------------------------------------------------------------------------------- what is drawn */
static uint32_t pixel(uint32_t x, uint32_t y)
{
    return client_read_word(&client, object.id, y * PITCH + x * 4);
}

static void fill(uint32_t x, uint32_t y, uint32_t width, uint32_t height, uint32_t color)
{
    const struct softgpu_fill fill = {
        HEAD(SOFTGPU_OP_FILL, 6), {object.address + y * PITCH + x * 4, PITCH, width, height}, color};
    assert_status_equal(client_submit(&client, &fill.head, 6), STATUS_SUCCESS);
}

static void fill_draws_the_rectangle_and_no_more(void **state)
{
    (void)state;
    fill(0, 0, SIDE, SIDE, 0);
    fill(10, 20, 5, 3, 0xFFABCDEF);
    assert_int_equal(pixel(10, 20), 0xFFABCDEF);
    assert_int_equal(pixel(14, 22), 0xFFABCDEF);
    assert_int_equal(pixel(9, 20), 0);
    assert_int_equal(pixel(15, 22), 0);
    assert_int_equal(pixel(10, 19), 0);
    assert_int_equal(pixel(14, 23), 0);
}

static struct softgpu_copy copy_of(enum softgpu_opcode opcode, uint32_t x, uint32_t from_x)
{
    return (struct softgpu_copy){
        HEAD(opcode, 7), {object.address + x * 4, PITCH, 2, 2}, object.address + from_x * 4, PITCH};
}

static void copy_moves_pixels(void **state)
{
    (void)state;
    fill(0, 0, SIDE, SIDE, 0);
    fill(4, 0, 2, 2, 0x11223344);
    struct softgpu_copy copy = copy_of(SOFTGPU_OP_COPY, 8, 4);
    assert_status_equal(client_submit(&client, &copy.head, 7), STATUS_SUCCESS);
    assert_int_equal(pixel(9, 1), 0x11223344);
    assert_int_equal(pixel(10, 1), 0);
}

static void blend_weighs_by_the_device_s_alpha(void **state)
{
    (void)state;
    static const struct {
        uint32_t alpha;
        uint32_t pixel;
    } steps[] = {{0, 0xFF000000}, {51, 0xFF330033}, {255, 0xFFFF00FF}};
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        struct softgpu_setting_access alpha = {.setting = SOFTGPU_SETTING_ALPHA, .value = steps[i].alpha};
        assert_status_equal(client_send(&client, SOFTGPU_SET_SETTING, 1, &alpha, sizeof alpha, false), 0);
        fill(0, 0, SIDE, SIDE, 0xFF000000);
        fill(4, 0, 2, 2, 0xFFFF00FF);
        struct softgpu_copy blend = copy_of(SOFTGPU_OP_BLEND, 8, 4);
        assert_status_equal(client_submit(&client, &blend.head, 7), STATUS_SUCCESS);
        assert_int_equal(pixel(8, 0), steps[i].pixel);
    }
}

static void triangle_is_drawn_in_either_winding_and_clipped(void **state)
{
    (void)state;
    const struct softgpu_corner a = {10, 10, 0xFFFF0000};
    const struct softgpu_corner b = {300, 10, 0xFFFF0000};
    const struct softgpu_corner c = {10, -50, 0xFFFF0000};
    for (int winding = 0; winding < 2; winding++) {
        fill(0, 0, SIDE, SIDE, 0);
        const struct softgpu_triangle triangle = {
            TRIANGLE_HEAD, {object.address, PITCH, SIDE, SIDE}, {a, winding ? c : b, winding ? b : c}};
        assert_status_equal(client_submit(&client, &triangle.head, 14), STATUS_SUCCESS);
        assert_int_equal(pixel(20, 5), 0xFFFF0000);
        assert_int_equal(pixel(127, 9), 0xFFFF0000);
        assert_int_equal(pixel(9, 5), 0);
        assert_int_equal(pixel(20, 11), 0);
    }
}

static void branch_skips_where_the_register_is_zero(void **state)
{
    (void)state;
    for (uint32_t value = 0; value < 2; value++) {
        const uint32_t words[] = {HEAD(SOFTGPU_OP_REG_WRITE, 3),
                                  SOFTGPU_REG_USER(2),
                                  value,
                                  HEAD(SOFTGPU_OP_FENCE, 3),
                                  object.address,
                                  1,
                                  HEAD(SOFTGPU_OP_BRANCH, 3),
                                  2,
                                  3,
                                  HEAD(SOFTGPU_OP_FENCE, 3),
                                  object.address,
                                  2};
        assert_status_equal(client_submit(&client, words, 12), STATUS_SUCCESS);
        assert_int_equal(pixel(0, 0), value == 0 ? 1 : 2);
    }
}

static void the_largest_stream_is_taken_and_one_word_more_is_not(void **state)
{
    (void)state;
    uint32_t count = SOFTGPU_LARGEST_STREAM / 4;
    uint32_t *words = calloc(count + 1, 4);
    assert_non_null(words);
    for (uint32_t i = 0; i <= count; i++) {
        words[i] = HEAD(SOFTGPU_OP_NOP, 1);
    }
    assert_status_equal(client_submit(&client, words, count), STATUS_SUCCESS);
    assert_status_equal(client_submit(&client, words, count + 1), STATUS_INVALID_PARAMETER);
    free(words);
}

static void random_streams_never_fault_the_engine(void **state)
{
    (void)state;
    struct softgpu_counters counters = {0};
    uint32_t random = 12345;
    uint32_t taken = 0;
    for (uint32_t round = 0; round < 3000; round++) {
        uint32_t words[16];
        for (uint32_t i = 0; i < 16; i++) {
            random = random * 1664525u + 1013904223u;
            uint32_t kind = random >> 28;
            words[i] = kind < 6    ? HEAD(random >> 8 & 0xF, (random >> 12 & 0x7) + 1)
                       : kind < 9  ? object.address + (random >> 8 & 0xFFFC)
                       : kind < 14 ? random >> 20 & 0x1FC
                                   : random;
        }
        taken += client_submit(&client, words, 1 + round % 16) == STATUS_SUCCESS;
    }
    client_send(&client, SOFTGPU_COUNTERS_READ, 1, &counters, sizeof counters, false);
    assert_int_equal(counters.faults, 0);
    assert_true(taken > 0);
}

int main(void)
{
    enum { ROWS = sizeof rows / sizeof rows[0] };
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(fill_draws_the_rectangle_and_no_more),
        cmocka_unit_test(copy_moves_pixels),
        cmocka_unit_test(blend_weighs_by_the_device_s_alpha),
        cmocka_unit_test(triangle_is_drawn_in_either_winding_and_clipped),
        cmocka_unit_test(branch_skips_where_the_register_is_zero),
        cmocka_unit_test(the_largest_stream_is_taken_and_one_word_more_is_not),
        cmocka_unit_test(random_streams_never_fault_the_engine),
    };
    struct CMUnitTest tests[ROWS + sizeof others / sizeof others[0]];
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] = (struct CMUnitTest){rows[i].name, submits, NULL, NULL, (void *)&rows[i]};
    }
    memcpy(tests + ROWS, others, sizeof others);
    return cmocka_run_group_tests(tests, start, stop);
}
