/*
 * format_test.c: each conversion of the kernel's printf, row by row, and the length rules of the functions over it.
 */
#include "child.h"

#include <nt/export_tables.h>
#include <nt/exports.h>
#include <nt/format.h>

static const WCHAR wide_abc[] = {'a', 'b', 'c', 0};
static const WCHAR wide_euro[] = {0x20AC, 'u', 0xE9, 0};
static UNICODE_STRING counted_wide = {.Length = 6, .MaximumLength = 6, .Buffer = (PWSTR)(uintptr_t)wide_abc};
static ANSI_STRING counted_narrow = {.Length = 2, .MaximumLength = 3, .Buffer = (PCHAR)(uintptr_t)"xyz"};
static UNICODE_STRING counted_null = {.Length = 0};

__attribute__((ms_abi)) static int format(char *buffer, size_t room, const char *text, ...)
{
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, text);
    int length = nt_format_narrow(buffer, room, text, arguments);
    __builtin_ms_va_end(arguments);
    if (length >= 0 && (size_t)length < room) {
        buffer[length] = 0;
    }
    return length;
}

#define ASSERT_FORMAT(expected, ...)                                                                                   \
    do {                                                                                                               \
        char result[256] = "";                                                                                         \
        int written = format(result, sizeof result, __VA_ARGS__);                                                      \
        assert_string_equal(result, expected);                                                                         \
        assert_int_equal(written, strlen(expected));                                                                   \
    } while (0)

static void integers(void **state)
{
    (void)state;
    ASSERT_FORMAT("0 -1 2147483647", "%d %i %d", 0, -1, INT32_MAX);
    ASSERT_FORMAT("-2147483648 4294967295", "%d %u", INT32_MIN, UINT32_MAX);
    ASSERT_FORMAT("ff FF 377 0xff 0XFF 0377", "%x %X %o %#x %#X %#o", 255, 255, 255, 255, 255, 255);
    ASSERT_FORMAT("+5  5 -5", "%+d % d %d", 5, 5, -5);
    ASSERT_FORMAT("0 0x1 0", "%#x %#x %#o", 0, 1, 0);
}

static void long_is_32_bits(void **state)
{
    (void)state;
    ASSERT_FORMAT("1 1", "%ld %lu", INT64_C(0x100000001), INT64_C(0x100000001));
    ASSERT_FORMAT("ffffffff", "%lx", INT64_C(-1));
}

static void sizes(void **state)
{
    (void)state;
    ASSERT_FORMAT("9223372036854775807 -1", "%I64d %lld", INT64_MAX, INT64_C(-1));
    ASSERT_FORMAT("ffffffffffffffff 123456789abcdef0", "%I64x %llx", UINT64_MAX, UINT64_C(0x123456789abcdef0));
    ASSERT_FORMAT("1 18446744073709551615", "%I32u %Iu", INT64_C(0x100000001), UINT64_MAX);
    ASSERT_FORMAT("-1 65535 -1 255", "%hd %hu %hhd %hhu", 0xFFFF, 0x1FFFF, 0xFF, 0x1FF);
    ASSERT_FORMAT("18446744073709551615", "%zu", UINT64_MAX);
    ASSERT_FORMAT("1 2 3", "%d %I64d %d", 1, INT64_C(2), 3);
}

static void width_and_precision(void **state)
{
    (void)state;
    ASSERT_FORMAT("    5|5    |00005|  005", "%5d|%-5d|%05d|%5.3d", 5, 5, 5, 5);
    ASSERT_FORMAT("  -5|-0005|-5  ", "%4d|%05d|%-4d", -5, -5, -5);
    ASSERT_FORMAT("   7|7   |0007", "%*d|%*d|%.*d", 4, 7, -4, 7, 4, 7);
    ASSERT_FORMAT("0x000000ff||0", "%#010x|%.0d|%.*d", 255, 0, -1, 0);
}

static void pointers(void **state)
{
    (void)state;
    ASSERT_FORMAT("00000000DEADBEEF", "%p", (void *)0xDEADBEEF);
    ASSERT_FORMAT("FFFFF80012345678|0000000000000000", "%p|%p", (void *)0xFFFFF80012345678, NULL);
}

static void strings(void **state)
{
    (void)state;
    ASSERT_FORMAT("abc|  abc|abc  |ab", "%s|%5s|%-5s|%.2s", "abc", "abc", "abc", "abc");
    ASSERT_FORMAT("(null)|(null)|(nu", "%s|%ws|%.3s", NULL, NULL, NULL);
    ASSERT_FORMAT("xy", "%.2s", "xy"); /* read no further than the precision says */
    ASSERT_FORMAT("a%b", "a%%b");
}

static void wide_strings(void **state)
{
    (void)state;
    ASSERT_FORMAT("abc|abc|abc", "%ws|%ls|%S", wide_abc, wide_abc, wide_abc);
    ASSERT_FORMAT("  abc|ab", "%5ws|%.2ws", wide_abc, wide_abc);
    ASSERT_FORMAT("\xE2\x82\xAC"
                  "u\xC3\xA9",
                  "%ws", wide_euro);
    ASSERT_FORMAT("abc", "%hs", "abc");
}

static void counted_strings(void **state)
{
    (void)state;
    ASSERT_FORMAT("abc|xy", "%wZ|%Z", &counted_wide, &counted_narrow);
    ASSERT_FORMAT("(null)|(null)", "%wZ|%Z", NULL, &counted_null);
    ASSERT_FORMAT("   ab", "%5.2wZ", &counted_wide);
}

static void characters(void **state)
{
    (void)state;
    ASSERT_FORMAT("A|  A|A  |A", "%c|%3c|%-3c|%C", 'A', 'A', 'A', 'A');
    ASSERT_FORMAT("\xE2\x82\xAC", "%wc", 0x20AC);
}

static void floating_point(void **state)
{
    (void)state;
    ASSERT_FORMAT("1.500000 -2.25 1e+10", "%f %.2f %g", 1.5, -2.25, 1e10);
    ASSERT_FORMAT("1 2.5 3", "%d %g %d", 1, 2.5, 3);
}

static void refuses_what_is_no_format(void **state)
{
    (void)state;
    char buffer[8];
    int count = 5;
    assert_int_equal(format(buffer, sizeof buffer, "%n", &count), -1);
    assert_int_equal(count, 5);
    assert_int_equal(format(buffer, sizeof buffer, "abc%"), -1);
    assert_int_equal(format(buffer, sizeof buffer, "%5"), -1);
    ASSERT_FORMAT("ay", "a%y");
}

static void writes_no_more_than_the_room(void **state)
{
    (void)state;
    char buffer[4] = {'#', '#', '#', '#'};
    assert_int_equal(format(buffer, 3, "%s", "abcdef"), 6);
    assert_memory_equal(buffer, "abc#", 4);
    assert_int_equal(format(NULL, 0, "%s", "abcdef"), 6);
}

/* ------------------------------------------------------------------------------- the functions, as a driver calls them
 */

static const void *import(const char *name)
{
    const void *address = nt_export_find(nt_exports(), name);
    assert_non_null(address);
    return address;
}

typedef __attribute__((ms_abi)) int narrow_n(char *buffer, size_t count, const char *text, ...);
typedef __attribute__((ms_abi)) int narrow_s(char *buffer, size_t size, size_t count, const char *text, ...);
typedef __attribute__((ms_abi)) int wide_n(WCHAR *buffer, size_t count, const WCHAR *text, ...);

static void snprintf_of_old(void **state)
{
    (void)state;
    narrow_n *function = (narrow_n *)(uintptr_t)import("_snprintf");
    char buffer[8] = "#######";
    assert_int_equal(function(buffer, 7, "%s", "abc"), 3);
    assert_string_equal(buffer, "abc");
    memset(buffer, '#', sizeof buffer);
    assert_int_equal(function(buffer, 3, "%s", "abc"), 3); /* fits without its terminator */
    assert_memory_equal(buffer, "abc#", 4);
    assert_int_equal(function(buffer, 2, "%s", "xyz"), -1);
    assert_memory_equal(buffer, "xyc#", 4);
}

static void snprintf_of_c99(void **state)
{
    (void)state;
    narrow_n *function = (narrow_n *)(uintptr_t)import("snprintf");
    char buffer[8] = "#######";
    assert_int_equal(function(buffer, 4, "%s", "abcdef"), 6);
    assert_string_equal(buffer, "abc");
}

static void sprintf_s_empties_what_does_not_fit(void **state)
{
    (void)state;
    narrow_n *function = (narrow_n *)(uintptr_t)import("sprintf_s");
    char buffer[4];
    assert_int_equal(function(buffer, 4, "%s", "abc"), 3);
    assert_string_equal(buffer, "abc");
    assert_int_equal(function(buffer, 4, "%s", "abcd"), -1);
    assert_string_equal(buffer, "");
    assert_int_equal(function(NULL, 4, "%s", "abcd"), -1);
}

static void snprintf_s_truncates(void **state)
{
    (void)state;
    narrow_s *function = (narrow_s *)(uintptr_t)import("_snprintf_s");
    char buffer[4];
    assert_int_equal(function(buffer, 4, SIZE_MAX, "%s", "abcdef"), -1);
    assert_string_equal(buffer, "abc");
    assert_int_equal(function(buffer, 4, 2, "%s", "abcdef"), -1);
    assert_string_equal(buffer, "ab");
    assert_int_equal(function(buffer, 4, 9, "%s", "abcdef"), -1);
    assert_string_equal(buffer, "");
}

static void wide_formats(void **state)
{
    (void)state;
    wide_n *function = (wide_n *)(uintptr_t)import("_snwprintf");
    static const WCHAR text[] = {'%', 's', '|', '%', 'h', 's', '|', '%', 'S', '|', '%', 'd', 0};
    static const char expected[] = "abc|xyz|uvw|7";
    WCHAR buffer[32];
    assert_int_equal(function(buffer, 32, text, wide_abc, "xyz", "uvw", 7), sizeof expected - 1);
    for (size_t i = 0; i < sizeof expected; i++) {
        assert_int_equal(buffer[i], expected[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integers),
        cmocka_unit_test(long_is_32_bits),
        cmocka_unit_test(sizes),
        cmocka_unit_test(width_and_precision),
        cmocka_unit_test(pointers),
        cmocka_unit_test(strings),
        cmocka_unit_test(wide_strings),
        cmocka_unit_test(counted_strings),
        cmocka_unit_test(characters),
        cmocka_unit_test(floating_point),
        cmocka_unit_test(refuses_what_is_no_format),
        cmocka_unit_test(writes_no_more_than_the_room),
        cmocka_unit_test(snprintf_of_old),
        cmocka_unit_test(snprintf_of_c99),
        cmocka_unit_test(sprintf_s_empties_what_does_not_fit),
        cmocka_unit_test(snprintf_s_truncates),
        cmocka_unit_test(wide_formats),
    };
    return cmocka_run_group_tests_name("nt-format", tests, NULL, NULL);
}
