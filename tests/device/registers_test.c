/* registers_test.c: files of registers – what each clause does, what is in front of what, and each line in error. */
#include "../dxgkrnl/fake.h"

#include "device/presets.h"
#include "device/registers.h"
#include "nt/iospace.h"
#include "nt/os.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct device_registers *registers;
static struct dxg_bus *bus;
static char *bar;
static char why[512];

static void open_file(const char *text, const struct escapement_device_model *base)
{
    fake_machine_up(NULL);
    registers = device_registers_read(text, strlen(text), why, sizeof why);
    if (registers == NULL) {
        fail_msg("%s", why);
    }
    const struct escapement_device_model *model = device_registers_model(registers, base, why, sizeof why);
    if (model == NULL) {
        fail_msg("%s", why);
    }
    assert_int_equal(dxg_bus_create(model, &bus), STATUS_SUCCESS);
    bar = nt_io_map(dxg_bus_bar_address(bus, 0), 4096);
}

static void close_file(void)
{
    if (bar != NULL) {
        nt_io_unmap(bar);
    }
    dxg_bus_destroy(bus);
    device_registers_destroy(registers);
    assert_int_equal(fake_machine_down(NULL), 0);
}

static uint32_t get(uint32_t offset)
{
    return READ_REGISTER_ULONG((PULONG)(bar + offset));
}

static void set(uint32_t offset, uint32_t value)
{
    WRITE_REGISTER_ULONG((PULONG)(bar + offset), value);
}

#define DEVICE "device 8086:1234\nbar 0 registers 4K\n"

static void a_device_of_its_own(void **state)
{
    (void)state;
    open_file("# a chip\n"
              "device 8086:5916 subsystem 17AA:2245 revision 2 class 0x038000 messages 1\n"
              "bar 0 registers 4K # the first\r\n"
              "bar 2 memory 16M wide prefetchable\n"
              "bar 4 ports 64\n"
              "ports 0x3C0 32\n"
              "\n"
              "0 0x10 4 = 0x12345678 ; STATUS\n"
              "bar 4 8 2=0xBEEF;ID\n"
              "port 0x3DA 1 = 9",
              NULL);
    uint32_t word;
    dxg_bus_read_config(bus, 0, &word, 4);
    assert_int_equal(word, 0x59168086);
    dxg_bus_read_config(bus, 8, &word, 4);
    assert_int_equal(word, 0x03800002);
    dxg_bus_read_config(bus, 0x2C, &word, 4);
    assert_int_equal(word, 0x224517AA);
    dxg_bus_read_config(bus, 0x18, &word, 4);
    assert_int_equal(word & 0xF, 0xC);
    assert_int_equal(get(0x10), 0x12345678);
    assert_int_equal(get(0x14), 0); /* no register */
    set(0x14, 5);
    assert_int_equal(get(0x14), 0);
    uintptr_t first = dxg_bus_bar_address(bus, 4);
    assert_int_equal(READ_PORT_USHORT((PUSHORT)(first + 8)), 0xBEEF);
    assert_int_equal(READ_PORT_UCHAR((PUCHAR)(uintptr_t)0x3DA), 9);
    close_file();
}

struct clause {
    const char *name, *text;
    uint32_t first, written, second, third; /* read, write, read, read */
};

// clang-format off
static const struct clause clauses[] = {
    {"without a word it stores", "",                  0xF0F0, 0x1234, 0x1234, 0x1234},
    {"store",              "; on write: store",       0xF0F0, 0x1234, 0x1234, 0x1234},
    {"clear",              "; on write: clear",       0xF0F0, 0x1234, 0xE0C0, 0xE0C0},
    {"set",                "; on write: set",         0xF0F0, 0x1234, 0xF2F4, 0xF2F4},
    {"zero",               "; on write: zero",        0xF0F0, 0x1234, 0,      0},
    {"count",              "; on write: count",       0xF0F0, 0x1234, 0xF0F1, 0xF0F1},
    {"counter is count",   "; on write: counter",     0xF0F0, 0x1234, 0xF0F1, 0xF0F1},
    {"ignore",             "; on write: ignore",      0xF0F0, 0x1234, 0xF0F0, 0xF0F0},
    {"a name and a clause", "; NAME ; on write: ignore", 0xF0F0, 0x1234, 0xF0F0, 0xF0F0},
    {"read counts",        "; on read: count",        0xF0F0, 0x1234, 0x1234, 0x1235},
    {"read zeroes",        "; on read: zero",         0xF0F0, 0x1234, 0x1234, 0},
    {"read keeps",         "; on read: keep",         0xF0F0, 0x1234, 0x1234, 0x1234},
    {"both",               "; on read: counter ; on write: ignore", 0xF0F0, 0x1234, 0xF0F1, 0xF0F2},
};
// clang-format on

static void does(void **state)
{
    const struct clause *row = *state;
    char text[256];
    snprintf(text, sizeof text, DEVICE "0 0x20 4 = 0xF0F0 %s\n", row->text);
    open_file(text, NULL);
    assert_int_equal(get(0x20), row->first);
    set(0x20, row->written);
    assert_int_equal(get(0x20), row->second);
    assert_int_equal(get(0x20), row->third);
    close_file();
}

static void accesses_need_not_fit(void **state)
{
    (void)state;
    open_file(DEVICE "0 0x20 4 = 0x44332211\n0 0x24 2 = 0x6655 ; on write: clear\n0 0x27 1 = 0x88\n", NULL);
    assert_int_equal(READ_REGISTER_UCHAR((PUCHAR)(bar + 0x22)), 0x33);
    assert_int_equal(READ_REGISTER_USHORT((PUSHORT)(bar + 0x22)), 0x4433);
    assert_true(READ_REGISTER_ULONG64((PULONG64)(bar + 0x20)) == 0x8800665544332211);
    WRITE_REGISTER_UCHAR((PUCHAR)(bar + 0x21), 0xAA);
    assert_int_equal(get(0x20), 0x4433AA11);
    WRITE_REGISTER_ULONG64((PULONG64)(bar + 0x20), 0x99FF00FF01020304);
    assert_true(READ_REGISTER_ULONG64((PULONG64)(bar + 0x20)) == 0x9900660001020304);
    close_file();
}

static void registers_stand_in_front_of_a_device(void **state)
{
    (void)state;
    open_file("0 0x8 4 = 7 ; on write: ignore\n", &dxg_plain_device);
    set(4, 0x11111111);
    set(8, 0x22222222);
    WRITE_REGISTER_ULONG64((PULONG64)(bar + 8), 0x4444444433333333);
    assert_int_equal(get(4), 0x11111111);
    assert_int_equal(get(8), 7);
    assert_int_equal(get(12), 0x44444444);
    assert_true(READ_REGISTER_ULONG64((PULONG64)(bar + 8)) == 0x4444444400000007);
    close_file();
}

static void ports_are_put_before_a_preset(void **state)
{
    (void)state;
    open_file("ports 0x2F8 8\nport 0x2FD 1 = 0x60 ; LINE_STATUS\nport 0x1CE 2 = 0xABCD\n", &device_bochs);
    assert_int_equal(READ_PORT_UCHAR((PUCHAR)(uintptr_t)0x2FD), 0x60);
    assert_int_equal(READ_PORT_USHORT((PUSHORT)(uintptr_t)0x1CE), 0xABCD);
    WRITE_PORT_UCHAR((PUCHAR)(uintptr_t)0x3C8, 5); /* the preset's own */
    assert_int_equal(READ_PORT_UCHAR((PUCHAR)(uintptr_t)0x3C8), 5);
    close_file();
}

static void a_base_of_number_one_ends_earlier(void **state)
{
    (void)state;
    struct escapement_device_model whole = dxg_plain_device;
    struct escapement_device_model *old = malloc(offsetof(struct escapement_device_model, ports));
    whole.abi = 1;
    memcpy(old, &whole, offsetof(struct escapement_device_model, ports));
    open_file("0 0x8 4 = 7 ; NAME\n", old);
    assert_int_equal(get(8), 7);
    set(12, 5);
    assert_int_equal(get(12), 5);
    close_file();
    free(old);
}

static _Atomic uint32_t served, last_message;

static bool serve(void *context, uint32_t message)
{
    (void)context;
    atomic_store(&last_message, message);
    atomic_fetch_add(&served, 1);
    return true;
}

static void a_write_interrupts(void **state)
{
    (void)state;
    open_file("device 1:1 messages 4\nbar 0 registers 4K\n"
              "0 0 4 = 0 ; on write: store, interrupt\n0 4 4 = 0xF ; on write: interrupt 3, clear\n",
              NULL);
    atomic_store(&served, 0);
    dxg_bus_grant_messages(bus, 4);
    assert_int_equal(dxg_bus_connect(bus, serve, NULL), STATUS_SUCCESS);
    set(4, 1);
    fake_wait(&served, 1);
    assert_int_equal(atomic_load(&last_message), 3);
    assert_int_equal(get(4), 0xE);
    set(0, 9);
    fake_wait(&served, 2);
    assert_int_equal(atomic_load(&last_message), 0);
    assert_int_equal(get(0), 9);
    dxg_bus_connect(bus, NULL, NULL);
    close_file();
}

static const char *last_name;

static void note_access(void *context, const struct dxg_bus_access *access)
{
    (void)context;
    last_name = access->name;
}

static void a_trace_has_the_names(void **state)
{
    (void)state;
    open_file(DEVICE "0 0x20 4 = 0 ; FRAME_COUNT\n0 0x24 4 = 0\n", NULL);
    dxg_bus_set_trace(&(struct dxg_bus_trace){.access = note_access});
    get(0x20);
    assert_string_equal(last_name, "FRAME_COUNT");
    get(0x24);
    assert_null(last_name);
    get(0x28);
    assert_null(last_name);
    dxg_bus_set_trace(NULL);
    close_file();
}

struct error {
    const char *name, *text, *says;
};

// clang-format off
static const struct error errors[] = {
    {"not understood",          "hello\n",                      "line 1: 'hello' is no number for the bar"},
    {"the line's number",       "# one\n\n0 0 4 = 1\n0 4 4 2\n",      "line 4: '=' is missing"},
    {"a bar that is none",      "6 0 4 = 1\n",                  "line 1: '6' is no number for the bar"},
    {"no offset",               "0\n",                          "line 1: the offset is missing"},
    {"no width",                "0 0\n",                        "line 1: the width is missing"},
    {"a width of three",        "0 0 3 = 1\n",                  "line 1: the width is none of 1, 2, 4, 8"},
    {"an eight-byte port",      "port 0x10 8 = 1\n",            "line 1: the width is none of 1, 2, 4 bytes"},
    {"an odd offset",           "0 2 4 = 1\n",                  "line 1: the offset is no multiple of the width"},
    {"no value",                "0 0 4 =\n",                    "line 1: the value is missing"},
    {"a value too wide",        "0 0 1 = 256\n",                "line 1: '256' is no number for the value (0 to 0xFF)"},
    {"a value below zero",      "0 0 4 = -1\n",                 "line 1: '-1' is no number"},
    {"a value beyond 64 bits",  "0 0 8 = 99999999999999999999999\n", "line 1: '99999999999999999999999' is no number"},
    {"letters in a number",     "0 0 4 = 12x\n",                "line 1: '12x' is no number"},
    {"something behind",        "0 0 4 = 1 2\n",                "line 1: '2' is not understood"},
    {"an unknown action",       "0 0 4 = 1 ; on write: explode\n", "line 1: on write: 'explode' is none of store"},
    {"an unknown way to read",  "0 0 4 = 1 ; on read: store\n", "line 1: on read: 'store' is none of keep"},
    {"on what",                 "0 0 4 = 1 ; on fire: store\n", "line 1: 'read' is missing"},
    {"an empty clause",         "0 0 4 = 1 ;\n",                "line 1: behind ';' stands a name"},
    {"a name too long",         "0 0 4 = 1 ; A23456789012345678901234567890123456789012345678\n", "line 1: behind ';'"},
    {"no action",               "0 0 4 = 1 ; on write:\n",      "line 1: on write: '' is none of"},
    {"a message too high",      "0 0 4 = 1 ; on write: interrupt 2048\n", "line 1: '2048' is no number"},
    {"registers that overlap",  "0 0 4 = 1\n0 8 4 = 1\n0 2 2 = 1\n", "line 3: this register overlaps"},
    {"the same twice",          "0 0 4 = 1\n0 0 4 = 1\n",       "line 2: this register overlaps the one of line 1"},
    {"ids in error",            "device 80865916\n",            "line 1: the vendor is missing: four hexadecimal"},
    {"no vendor",               "device 0000:0001\n",           "line 1: 0000 is no vendor"},
    {"two devices",             "device 1:1\ndevice 1:1\n",     "line 2: there is a line 'device' already"},
    {"a device's unknown word", "device 1:1 colour 3\n",        "line 1: 'colour' is none of subsystem"},
    {"a class too large",       "device 1:1 class 0x1000000\n", "line 1: '0x1000000' is no number for the class"},
    {"a bar without a device",  "bar 0 registers 4K\n",         "line 1: a bar is described, but no line 'device'"},
    {"a bar twice",             "device 1:1\nbar 0 registers 4K\nbar 0 memory 4K\n", "line 3: bar 0 is"},
    {"a bar of an odd size",    "device 1:1\nbar 0 registers 5K\n", "line 2: the bar's size is no power of two"},
    {"a bar too small",         "device 1:1\nbar 0 memory 2K\n",  "line 2: the bar's size is no"},
    {"too many ports",          "device 1:1\nbar 0 ports 4K\n",  "line 2: the bar's size is no power of two from 4"},
    {"wide ports",              "device 1:1\nbar 0 ports 16 wide\n", "line 2: ports are neither wide nor prefetchable"},
    {"a wide bar in the way",   "device 1:1\nbar 0 memory 4K wide\nbar 1 memory 4K\n", "line 2: bar 0 is wide"},
    {"the last bar wide",       "device 1:1\nbar 5 memory 4K wide\n", "line 2: bar 5 is wide"},
    {"ports beyond the last",   "ports 0xFFFF 2\n",             "line 1: there are no such ports"},
    {"five ranges",             "ports 1 1\nports 3 1\nports 5 1\nports 7 1\nports 9 1\n", "line 5: a device has 4"},
};
/* Text that is fine by itself, and not in front of the device. */
static const struct error misfits[] = {
    {"no such bar",             "0 0 4 = 1\n1 0 4 = 1\n",       "line 2: the device has no such bar"},
    {"beyond the bar",          "0 0x10000 4 = 1\n",            "line 1: the register lies beyond its bar"},
    {"no such port",            "port 0x60 1 = 1\n",            "line 1: the device has no such port"},
};
// clang-format on

static void refuses(void **state)
{
    const struct error *row = *state;
    struct device_registers *read = device_registers_read(row->text, strlen(row->text), why, sizeof why);
    if (row >= misfits && row < misfits + sizeof misfits / sizeof misfits[0]) {
        assert_non_null(read);
        assert_null(device_registers_model(read, &dxg_plain_device, why, sizeof why));
        device_registers_destroy(read);
        read = NULL;
    }
    assert_null(read);
    if (strstr(why, row->says) != why) {
        fail_msg("\"%s\"", why);
    }
}

static void memory_bars_have_no_registers(void **state)
{
    (void)state;
    static const char text[] = "device 1:1\nbar 0 memory 4K\n0 0 4 = 1\n";
    struct device_registers *read = device_registers_read(text, strlen(text), why, sizeof why);
    assert_non_null(read);
    assert_null(device_registers_model(read, NULL, why, sizeof why));
    assert_string_equal(why, "line 3: that bar is memory, where no access is seen");
    device_registers_destroy(read);
}

static void lines_too_long_or_no_text(void **state)
{
    (void)state;
    static char text[2000];
    memset(text, ' ', sizeof text);
    assert_null(device_registers_read(text, sizeof text, why, sizeof why));
    assert_non_null(strstr(why, "line 1: it is longer than"));
    text[5] = '#'; /* a comment may be as long as it likes */
    registers = device_registers_read(text, sizeof text, why, sizeof why);
    assert_non_null(registers);
    device_registers_destroy(registers);
    text[2] = '\0';
    assert_null(device_registers_read(text, sizeof text, why, sizeof why));
    registers = device_registers_read("", 0, why, sizeof why);
    assert_non_null(registers);
    device_registers_destroy(registers);
    device_registers_destroy(NULL);
}

/* Whatever bytes come, there is an answer. */
static void noise_is_survived(void **state)
{
    (void)state;
    static const char *const words[] = {
        "0", "4",    "=",      ";",   ":",     ",",    "on",   "write",  "read",      "store",     "bar", "\n",    "\n",
        "#", "0x10", "device", "1:1", "ports", "port", "wide", "memory", "registers", "interrupt", "16K", "clear", " "};
    uint32_t seed = 12345;
    for (int round = 0; round < 2000; round++) {
        char text[400] = "";
        for (size_t used = 0; used < 380; used = strlen(text)) {
            seed = seed * 1664525 + 1013904223;
            snprintf(text + used, sizeof text - used, "%s ", words[(seed >> 16) % (sizeof words / sizeof words[0])]);
            if ((seed >> 8) % 40 == 0) {
                break;
            }
        }
        struct device_registers *read = device_registers_read(text, strlen(text), why, sizeof why);
        if (read != NULL) {
            device_registers_model(read, device_registers_are_a_device(read) ? NULL : &dxg_plain_device, why,
                                   sizeof why);
            device_registers_destroy(read);
        }
    }
}

static void each_allocation_failing_is_unwound(void **state)
{
    (void)state;
    static const char text[] = "0 0 4 = 1\n0 4 4 = 1\n";
    fake_machine_up(NULL);
    bool succeeded = false;
    for (uint64_t n = 1; !succeeded; n++) {
        os_fail_nth(n, false);
        registers = device_registers_read(text, strlen(text), why, sizeof why);
        if (registers != NULL) {
            const struct escapement_device_model *model =
                device_registers_model(registers, &dxg_plain_device, why, sizeof why);
            succeeded = dxg_bus_create(model, &bus) == STATUS_SUCCESS;
        }
        os_fail_nth(0, false);
        if (succeeded) {
            dxg_bus_destroy(bus);
        }
        device_registers_destroy(registers);
    }
    assert_int_equal(fake_machine_down(NULL), 0);
}

int main(void)
{
    enum {
        CLAUSES = sizeof clauses / sizeof clauses[0],
        ERRORS = sizeof errors / sizeof errors[0],
        MISFITS = sizeof misfits / sizeof misfits[0],
    };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(a_device_of_its_own),
        cmocka_unit_test(accesses_need_not_fit),
        cmocka_unit_test(registers_stand_in_front_of_a_device),
        cmocka_unit_test(ports_are_put_before_a_preset),
        cmocka_unit_test(a_base_of_number_one_ends_earlier),
        cmocka_unit_test(a_write_interrupts),
        cmocka_unit_test(a_trace_has_the_names),
        cmocka_unit_test(memory_bars_have_no_registers),
        cmocka_unit_test(lines_too_long_or_no_text),
        cmocka_unit_test(noise_is_survived),
        cmocka_unit_test(each_allocation_failing_is_unwound),
    };
    enum { OTHERS = sizeof others / sizeof others[0] };
    struct CMUnitTest tests[OTHERS + CLAUSES + ERRORS + MISFITS];
    size_t count = OTHERS;
    memcpy(tests, others, sizeof others);
    for (size_t i = 0; i < CLAUSES; i++) {
        tests[count++] = (struct CMUnitTest){clauses[i].name, does, NULL, NULL, (void *)(uintptr_t)&clauses[i]};
    }
    for (size_t i = 0; i < ERRORS; i++) {
        tests[count++] = (struct CMUnitTest){errors[i].name, refuses, NULL, NULL, (void *)(uintptr_t)&errors[i]};
    }
    for (size_t i = 0; i < MISFITS; i++) {
        tests[count++] = (struct CMUnitTest){misfits[i].name, refuses, NULL, NULL, (void *)(uintptr_t)&misfits[i]};
    }
    return cmocka_run_group_tests_name("device-registers", tests, NULL, NULL);
}
