/*
 * words_test.c: digits, flags and types as people write them, and back.
 */
// clang-format off
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "cli/hex.h"
#include "cli/names.h"

#include <stdlib.h>
#include <string.h>

static char why[512];

struct digits {
    const char *text;
    const char *bytes; /* as digits without anything between; null: refused */
};

static void reads_digits(void **state)
{
    (void)state;
    // clang-format off
    static const struct digits rows[] = {
        {"", ""}, {" \t\n, ,", ""}, {"00", "00"}, {"0xFf", "ff"}, {"0X0a", "0a"}, {"01,02 , 0304", "01020304"},
        {"0x01020304 05", "0102030405"}, {"deadBEEF", "deadbeef"},
        {"0", NULL}, {"0x", NULL}, {"0x0", NULL}, {"x0", NULL}, {"00x0", NULL}, {"1 2", NULL}, {"0g", NULL},
        {"00;00", NULL}, {"\xC3\xA9", NULL}, {"00-00", NULL}, {"0x0x00", NULL},
    };
    // clang-format on
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct cli_bytes bytes;
        char text[64];
        bool read = cli_hex_read(rows[i].text, &bytes, why, sizeof why);
        if (read != (rows[i].bytes != NULL)) {
            fail_msg("'%s' is %s", rows[i].text, read ? "read" : why);
        }
        if (read) {
            cli_hex_write(text, bytes.data, bytes.size);
            assert_string_equal(text, rows[i].bytes);
        } else {
            assert_null(bytes.data);
            assert_true(strlen(why) > 10);
        }
        cli_bytes_fini(&bytes);
    }
}

static void why_names_the_group(void **state)
{
    (void)state;
    struct cli_bytes bytes;
    char tiny[8];
    assert_false(cli_hex_read("00 123 00", &bytes, why, sizeof why));
    assert_string_equal(why, "'123' has 3 hexadecimal digits, and a byte has two");
    assert_false(cli_hex_read("00 123 00", &bytes, tiny, sizeof tiny));
    assert_string_equal(tiny, "'123' h");
}

static void prints_changes(void **state)
{
    (void)state;
    char text[1024] = "";
    uint8_t before[40];
    uint8_t after[40];
    FILE *out = fmemopen(text, sizeof text, "w");
    for (uint8_t i = 0; i < 40; i++) {
        before[i] = after[i] = i;
    }
    after[20] = 'x';
    after[39] = 'y';
    assert_non_null(out);
    assert_int_equal(cli_hex_print_changes(out, before, after, 40, 1), 2);
    fclose(out);
    assert_string_equal(text, "    in  00000010  10 11 12 13 14 15 16 17 18 19 1a 1b 1c 1d 1e 1f  |................|\n"
                              "    out 00000010  10 11 12 13 78 15 16 17 18 19 1a 1b 1c 1d 1e 1f  |....x...........|\n"
                              "    ... and 1 more lines\n");
}

static void numbers(void **state)
{
    (void)state;
    uint64_t number = 77;
    assert_true(cli_number_read("0", 9, &number));
    assert_int_equal(number, 0);
    assert_true(cli_number_read("0x10", 16, &number));
    assert_int_equal(number, 16);
    assert_true(cli_number_read("010", 16, &number)); /* decimal */
    assert_int_equal(number, 10);
    assert_true(cli_number_read("18446744073709551615", UINT64_MAX, &number));
    static const char *const wrong[] = {
        "", " 1", "1 ", "+1", "-1", "0x", "0x-1", "0x 1", "1e3", "x10", "17", "0x11", "99999999999999999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_false(cli_number_read(wrong[i], 16, &number));
    }
}

static void flags(void **state)
{
    (void)state;
    uint32_t value;
    char text[256];
    assert_true(cli_flags_read("HardwareAccess,devicestatusquery|0x100 4", &value, why, sizeof why));
    assert_int_equal(value, 0x107);
    cli_flags_write(value, text, sizeof text);
    assert_string_equal(text, "HardwareAccess | DeviceStatusQuery | ChangeFrameLatency | 0x100");
    cli_flags_write(0, text, sizeof text);
    assert_string_equal(text, "none");
    for (uint32_t bit = 0; bit < 32; bit++) { /* there and back */
        cli_flags_write(1U << bit, text, sizeof text);
        assert_true(cli_flags_read(text, &value, why, sizeof why));
        assert_int_equal(value, 1U << bit);
    }
    assert_false(cli_flags_read("", &value, why, sizeof why));
    assert_false(cli_flags_read("HardwareAcces", &value, why, sizeof why));
    assert_false(cli_flags_read("-1", &value, why, sizeof why));
    cli_flags_write(UINT32_MAX, text, 8); /* no room: cut, not more */
    assert_string_equal(text, "Hardwar");
}

static void types(void **state)
{
    (void)state;
    uint32_t type;
    assert_true(cli_type_read("D3DKMT_ESCAPE_TDRDBGCTRL", &type, why, sizeof why));
    assert_int_equal(type, 2);
    assert_true(cli_type_read("driverprivate", &type, why, sizeof why));
    assert_int_equal(type, 0);
    assert_true(cli_type_read("1024", &type, why, sizeof why));
    assert_int_equal(type, 1024);
    assert_false(cli_type_read("", &type, why, sizeof why));
    assert_false(cli_type_read("D3DKMT_ESCAPE_", &type, why, sizeof why));
    assert_string_equal(cli_type_name(2), "D3DKMT_ESCAPE_TDRDBGCTRL");
    assert_null(cli_type_name(7));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_digits),   cmocka_unit_test(why_names_the_group),
        cmocka_unit_test(prints_changes), cmocka_unit_test(numbers),
        cmocka_unit_test(flags),          cmocka_unit_test(types),
    };
    return cmocka_run_group_tests_name("cli-words", tests, NULL, NULL);
}
