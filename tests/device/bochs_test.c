/* bochs_test.c: the Bochs VGA adapter, by its ports, its register bar and its framebuffer. */
#include "../dxgkrnl/fake.h"

#include "device/presets.h"
#include "nt/iospace.h"
#include "nt/os.h"

#include <string.h>

enum { XRES = 1, YRES, BPP, ENABLE, BANK, VIRT_WIDTH, VIRT_HEIGHT, X_OFFSET, Y_OFFSET, MEMORY_64K };

static struct dxg_bus *bus;
static char *mmio;
static unsigned char *framebuffer;

static int bochs_up(void **state)
{
    fake_machine_up(state);
    if (dxg_bus_create(device_preset_find("bochs"), &bus) != STATUS_SUCCESS) {
        return -1;
    }
    mmio = nt_io_map(dxg_bus_bar_address(bus, 2), 0x1000);
    framebuffer = nt_io_map(dxg_bus_bar_address(bus, 0), 0x1000000);
    return 0;
}

static int bochs_down(void **state)
{
    nt_io_unmap(mmio);
    nt_io_unmap(framebuffer);
    dxg_bus_destroy(bus);
    return fake_machine_down(state);
}

static void set(USHORT index, USHORT value)
{
    WRITE_PORT_USHORT((PUSHORT)(uintptr_t)0x1CE, index);
    WRITE_PORT_USHORT((PUSHORT)(uintptr_t)0x1CF, value);
}

static USHORT get(USHORT index)
{
    WRITE_PORT_USHORT((PUSHORT)(uintptr_t)0x1CE, index);
    return READ_PORT_USHORT((PUSHORT)(uintptr_t)0x1CF);
}

static UCHAR in(uintptr_t port)
{
    return READ_PORT_UCHAR((PUCHAR)port);
}

static void out(uintptr_t port, UCHAR value)
{
    WRITE_PORT_UCHAR((PUCHAR)port, value);
}

static void set_mode(USHORT width, USHORT height, USHORT depth)
{
    set(ENABLE, 0);
    set(XRES, width);
    set(YRES, height);
    set(BPP, depth);
    set(ENABLE, 0x41);
}

static void is_bochs_on_the_bus(void **state)
{
    (void)state;
    uint32_t ids;
    dxg_bus_read_config(bus, 0, &ids, 4);
    assert_int_equal(ids, 0x11111234);
    dxg_bus_read_config(bus, 8, &ids, 4);
    assert_int_equal(ids >> 8, 0x030000);
    assert_int_equal(get(0), 0xB0C5);
    set(0, 0xB0C2); /* a driver that knows an older one says so */
    assert_int_equal(get(0), 0xB0C2);
    set(0, 0x1234);
    assert_int_equal(get(0), 0xB0C2);
    assert_int_equal(get(MEMORY_64K), 256);
    assert_int_equal(get(77), 0);
}

static void a_mode_is_set(void **state)
{
    (void)state;
    framebuffer[100] = 7;
    set_mode(800, 600, 32);
    assert_int_equal(get(ENABLE), 0x41);
    assert_int_equal(get(XRES), 800);
    assert_int_equal(get(VIRT_WIDTH), 800);
    assert_int_equal(get(VIRT_HEIGHT), 0x1000000 / 3200);
    assert_int_equal(framebuffer[100], 0); /* cleared */
    framebuffer[100] = 7;
    set(ENABLE, 0);
    set(ENABLE, 0xC1); /* and not cleared when asked so */
    assert_int_equal(framebuffer[100], 7);
}

static void a_mode_does_not_change_while_it_is_enabled(void **state)
{
    (void)state;
    set_mode(640, 480, 16);
    set(XRES, 1024);
    set(BPP, 32);
    assert_int_equal(get(XRES), 640);
    assert_int_equal(get(BPP), 16);
}

static void the_largest_mode_can_be_asked_for(void **state)
{
    (void)state;
    set_mode(640, 480, 8);
    set(ENABLE, 0x43);
    assert_int_equal(get(XRES), 2560);
    assert_int_equal(get(YRES), 1600);
    assert_int_equal(get(BPP), 32);
    set(ENABLE, 0x41);
    assert_int_equal(get(XRES), 640);
}

static void the_view_moves_within_the_virtual_screen(void **state)
{
    (void)state;
    set_mode(640, 480, 32);
    set(VIRT_WIDTH, 1280);
    assert_int_equal(get(VIRT_WIDTH), 1280);
    assert_int_equal(get(VIRT_HEIGHT), 0x1000000 / 5120);
    set(X_OFFSET, 640);
    set(Y_OFFSET, 480);
    assert_int_equal(get(X_OFFSET), 640);
    assert_int_equal(get(Y_OFFSET), 480);
    set(X_OFFSET, 641);
    assert_int_equal(get(X_OFFSET), 640);
    set(Y_OFFSET, 0xFFFF);
    assert_int_equal(get(Y_OFFSET), 480);
    set(VIRT_WIDTH, 100); /* narrower than what is shown */
    assert_int_equal(get(VIRT_WIDTH), 640);
}

struct bad_mode {
    const char *name;
    USHORT width, height, depth;
};

static const struct bad_mode bad_modes[] = {
    {"no mode: nothing wide", 0, 480, 32},
    {"no mode: nothing high", 640, 0, 32},
    {"no mode: wider than it can", 2568, 16, 8},
    {"no mode: higher than it can", 640, 1601, 8},
    {"no mode: of an odd width", 641, 480, 32},
    {"no mode: of a depth of its own", 640, 480, 17},
    {"no mode: larger than the memory", 2560, 1640, 32},
    {"no mode: as large as numbers go", 65535, 65535, 65535},
};

static void refuses_mode(void **state)
{
    const struct bad_mode *row = *state;
    bochs_up(NULL);
    set_mode(row->width, row->height, row->depth);
    assert_int_equal(get(ENABLE), 0);
    set_mode(640, 480, 32);
    assert_int_equal(get(ENABLE), 0x41);
    assert_int_equal(bochs_down(NULL), 0);
}

static void registers_are_in_the_bar_too(void **state)
{
    (void)state;
    WRITE_REGISTER_USHORT((PUSHORT)(mmio + 0x502), 1024);
    assert_int_equal(get(XRES), 1024);
    assert_int_equal(READ_REGISTER_USHORT((PUSHORT)(mmio + 0x500)), 0xB0C5);
    assert_int_equal(READ_REGISTER_UCHAR((PUCHAR)(mmio + 0x501)), 0xB0);
    assert_int_equal(READ_REGISTER_ULONG((PULONG)(mmio + 0x600)), 8);
    assert_int_equal(READ_REGISTER_ULONG((PULONG)(mmio + 0x604)), 0x1E1E1E1E);
    assert_int_equal(READ_REGISTER_ULONG((PULONG)(mmio + 0x700)), 0);
    WRITE_REGISTER_USHORT((PUSHORT)(mmio + 0x414), 0x5A0E); /* index and data in one */
    out(0x3D4, 0x0E);
    assert_int_equal(in(0x3D5), 0x5A);
}

static void the_edid_is_one(void **state)
{
    (void)state;
    static const UCHAR head[8] = {0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0};
    UCHAR edid[128];
    UCHAR sum = 0;
    for (unsigned i = 0; i < sizeof edid; i++) {
        edid[i] = READ_REGISTER_UCHAR((PUCHAR)(mmio + i));
        sum = (UCHAR)(sum + edid[i]);
    }
    assert_memory_equal(edid, head, sizeof head);
    assert_int_equal(sum, 0);
    assert_int_equal(edid[54 + 2] | (edid[54 + 4] & 0xF0) << 4, 1024);
    assert_int_equal(edid[54 + 5] | (edid[54 + 7] & 0xF0) << 4, 768);
    assert_int_equal(READ_REGISTER_ULONG((PULONG)mmio), 0xFFFFFF00);
    WRITE_REGISTER_ULONG((PULONG)mmio, 0);
    assert_int_equal(READ_REGISTER_ULONG((PULONG)mmio), 0xFFFFFF00);
}

static void vga_registers_keep_what_is_written(void **state)
{
    (void)state;
    static const struct {
        uintptr_t index;
        UCHAR last;
    } indexed[] = {{0x3C4, 7}, {0x3CE, 15}, {0x3D4, 31}};
    for (unsigned i = 0; i < 3; i++) {
        out(indexed[i].index, indexed[i].last);
        out(indexed[i].index + 1, 0x77);
        assert_int_equal(in(indexed[i].index), indexed[i].last);
        assert_int_equal(in(indexed[i].index + 1), 0x77);
        out(indexed[i].index, 0xFF);
        out(indexed[i].index + 1, 1); /* there is no such register */
        assert_int_equal(in(indexed[i].index + 1), 0xFF);
    }
    out(0x3C2, 0xE3);
    assert_int_equal(in(0x3CC), 0xE3);
    in(0x3DA); /* the attribute controller's next write is an index */
    out(0x3C0, 0x31);
    out(0x3C0, 0x42);
    in(0x3DA);
    out(0x3C0, 0x31);
    assert_int_equal(in(0x3C1), 0x42);
}

static void the_palette_has_three_parts_a_colour(void **state)
{
    (void)state;
    out(0x3C8, 255);
    for (UCHAR i = 0; i < 6; i++) {
        out(0x3C9, (UCHAR)(10 + i));
    }
    assert_int_equal(in(0x3C8), 1); /* around the end */
    out(0x3C7, 255);
    for (UCHAR i = 0; i < 6; i++) {
        assert_int_equal(in(0x3C9), 10 + i);
    }
}

static void a_wait_for_retrace_ends(void **state)
{
    (void)state;
    int looks = 0;
    while ((in(0x3DA) & 8) != 0) {
        looks++;
    }
    while ((in(0x3DA) & 8) == 0) {
        looks++;
    }
    assert_true(looks < 4);
}

static void it_is_reset_when_it_is_plugged_in_again(void **state)
{
    (void)state;
    set_mode(640, 480, 32);
    dxg_bus_unplug(bus);
    assert_int_equal(get(ENABLE), 0xFFFF);
    assert_int_equal(dxg_bus_replug(bus), STATUS_SUCCESS);
    assert_int_equal(get(ENABLE), 0);
}

static void without_memory_there_is_none(void **state)
{
    (void)state;
    void *const memory[ESCAPEMENT_DEVICE_BARS] = {0};
    os_fail_nth(1, false);
    assert_null(device_bochs.create(NULL, NULL, memory));
    os_fail_nth(0, false);
    device_bochs.destroy(NULL);
}

#define ON_BOCHS(test) cmocka_unit_test_setup_teardown(test, bochs_up, bochs_down)

int main(void)
{
    enum { ROWS = sizeof bad_modes / sizeof bad_modes[0] };
    const struct CMUnitTest others[] = {
        ON_BOCHS(is_bochs_on_the_bus),
        ON_BOCHS(a_mode_is_set),
        ON_BOCHS(a_mode_does_not_change_while_it_is_enabled),
        ON_BOCHS(the_largest_mode_can_be_asked_for),
        ON_BOCHS(the_view_moves_within_the_virtual_screen),
        ON_BOCHS(registers_are_in_the_bar_too),
        ON_BOCHS(the_edid_is_one),
        ON_BOCHS(vga_registers_keep_what_is_written),
        ON_BOCHS(the_palette_has_three_parts_a_colour),
        ON_BOCHS(a_wait_for_retrace_ends),
        ON_BOCHS(it_is_reset_when_it_is_plugged_in_again),
        cmocka_unit_test(without_memory_there_is_none),
    };
    enum { OTHERS = sizeof others / sizeof others[0] };
    struct CMUnitTest tests[ROWS + OTHERS];
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] = (struct CMUnitTest){bad_modes[i].name, refuses_mode, NULL, NULL, (void *)(uintptr_t)&bad_modes[i]};
    }
    memcpy(tests + ROWS, others, sizeof others);
    return cmocka_run_group_tests_name("device-bochs", tests, NULL, NULL);
}
