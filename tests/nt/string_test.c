/*
 * string_test.c: counted strings – made, cut, appended, compared, converted, read as numbers.
 */
#include "kernel.h"

#include <nt/wide.h>
#include <ntifs.h>

#define WIDE(...) ((const WCHAR[]){__VA_ARGS__, 0})

static UNICODE_STRING string_of(WCHAR *buffer, const char *text)
{
    return nt_wide_of_text(buffer, 128, text);
}

static WCHAR left_text[128];
static WCHAR right_text[128];

/* ----------------------------------------------------------------------------------------------------------- made */

static void init_counts_without_the_end(void **state)
{
    UNICODE_STRING string;
    ANSI_STRING ansi;
    (void)state;
    RtlInitUnicodeString(&string, WIDE('a', 'b'));
    assert_int_equal(string.Length, 4);
    assert_int_equal(string.MaximumLength, 6);
    RtlInitUnicodeString(&string, NULL);
    assert_int_equal(string.Length, 0);
    assert_int_equal(string.MaximumLength, 0);
    assert_null(string.Buffer);
    RtlInitAnsiString(&ansi, "abc");
    assert_int_equal(ansi.Length, 3);
    assert_int_equal(ansi.MaximumLength, 4);
    RtlInitString(&ansi, NULL);
    assert_int_equal(ansi.MaximumLength, 0);
}

static void init_cuts_what_is_too_long(void **state)
{
    enum { CHARACTERS = 40000 };
    static WCHAR longer[CHARACTERS + 1];
    static char narrow[70000];
    UNICODE_STRING string;
    ANSI_STRING ansi;
    (void)state;
    for (size_t i = 0; i < CHARACTERS; i++) {
        longer[i] = 'x';
    }
    memset(narrow, 'x', sizeof narrow - 1);
    RtlInitUnicodeString(&string, longer);
    assert_int_equal(string.Length, 0xFFFC);
    assert_int_equal(string.MaximumLength, 0xFFFE);
    assert_int_equal(RtlInitUnicodeStringEx(&string, longer), STATUS_NAME_TOO_LONG);
    RtlInitAnsiString(&ansi, narrow);
    assert_int_equal(ansi.Length, 0xFFFE);
    assert_int_equal(ansi.MaximumLength, 0xFFFF);
    assert_int_equal(RtlInitStringEx(&ansi, narrow), STATUS_NAME_TOO_LONG);
}

static void copy_cuts_and_terminates(void **state)
{
    WCHAR buffer[4] = {'?', '?', '?', '?'};
    UNICODE_STRING target = {0, 6, buffer};
    UNICODE_STRING source = string_of(left_text, "abcdef");
    (void)state;
    RtlCopyUnicodeString(&target, &source);
    assert_int_equal(target.Length, 6);
    assert_int_equal(buffer[2], 'c');
    assert_int_equal(buffer[3], '?'); /* no room for an end */
    source.Length = 2;
    RtlCopyUnicodeString(&target, &source);
    assert_int_equal(target.Length, 2);
    assert_int_equal(buffer[1], 0);
    RtlCopyUnicodeString(&target, NULL);
    assert_int_equal(target.Length, 0);
}

static void append_needs_room(void **state)
{
    WCHAR buffer[4];
    UNICODE_STRING target = {0, sizeof buffer, buffer};
    UNICODE_STRING more = string_of(left_text, "cde");
    (void)state;
    assert_int_equal(RtlAppendUnicodeToString(&target, WIDE('a', 'b')), STATUS_SUCCESS);
    assert_int_equal(RtlAppendUnicodeStringToString(&target, &more), STATUS_BUFFER_TOO_SMALL);
    assert_int_equal(target.Length, 4);
    more.Length = 4;
    assert_int_equal(RtlAppendUnicodeStringToString(&target, &more), STATUS_SUCCESS);
    assert_int_equal(target.Length, 8);
    assert_int_equal(buffer[3], 'd');
    assert_int_equal(RtlAppendUnicodeToString(&target, NULL), STATUS_SUCCESS);
}

static void duplicates_are_pool(void **state)
{
    UNICODE_STRING source = string_of(left_text, "text");
    UNICODE_STRING empty = {0};
    UNICODE_STRING copy = {0};
    (void)state;
    assert_true(RtlCreateUnicodeString(&copy, WIDE('a', 'b')));
    assert_int_equal(copy.Length, 4);
    RtlFreeUnicodeString(&copy);
    assert_null(copy.Buffer);
    RtlFreeUnicodeString(&copy); /* and again does nothing */
    assert_int_equal(RtlDuplicateUnicodeString(1, &source, &copy), STATUS_SUCCESS);
    assert_int_equal(copy.Length, 8);
    assert_int_equal(copy.MaximumLength, 10);
    assert_int_equal(copy.Buffer[4], 0);
    RtlFreeUnicodeString(&copy);
    assert_int_equal(RtlDuplicateUnicodeString(0, &empty, &copy), STATUS_SUCCESS);
    assert_null(copy.Buffer);
    assert_int_equal(RtlDuplicateUnicodeString(3, &empty, &copy), STATUS_SUCCESS);
    assert_non_null(copy.Buffer);
    RtlFreeUnicodeString(&copy);
    assert_int_equal(RtlDuplicateUnicodeString(2, &source, &copy), STATUS_INVALID_PARAMETER);
    assert_machine_clean();
}

/* ------------------------------------------------------------------------------------------------------- compared */

struct comparison {
    const char *name;
    const char *left;
    const char *right;
    int with_case; /* sign */
    int without_case;
};

// clang-format off
static const struct comparison comparisons[] = {
    {"compare: equal",            "Same",    "Same",    0,  0},
    {"compare: case",             "same",    "SAME",    1,  0},
    {"compare: a prefix is less", "sam",     "same",   -1, -1},
    {"compare: empty",            "",        "",        0,  0},
    {"compare: empty is less",    "",        "a",      -1, -1},
    {"compare: first difference", "abX",     "abYa",   -1, -1},
    {"compare: upper orders _",   "a_",      "aB",      1,  1},
};
// clang-format on

static int sign(LONG value)
{
    return (value > 0) - (value < 0);
}

static void compares(void **state)
{
    const struct comparison *row = *state;
    UNICODE_STRING left = string_of(left_text, row->left);
    UNICODE_STRING right = string_of(right_text, row->right);
    ANSI_STRING narrow_left;
    ANSI_STRING narrow_right;
    RtlInitAnsiString(&narrow_left, row->left);
    RtlInitAnsiString(&narrow_right, row->right);
    assert_int_equal(sign(RtlCompareUnicodeString(&left, &right, FALSE)), row->with_case);
    assert_int_equal(sign(RtlCompareUnicodeString(&left, &right, TRUE)), row->without_case);
    assert_int_equal(sign(RtlCompareUnicodeString(&right, &left, FALSE)), -row->with_case);
    assert_int_equal(RtlEqualUnicodeString(&left, &right, FALSE), row->with_case == 0);
    assert_int_equal(RtlEqualUnicodeString(&left, &right, TRUE), row->without_case == 0);
    assert_int_equal(sign(RtlCompareString(&narrow_left, &narrow_right, FALSE)), row->with_case);
    assert_int_equal(sign(RtlCompareString(&narrow_left, &narrow_right, TRUE)), row->without_case);
    assert_int_equal(RtlEqualString(&narrow_left, &narrow_right, TRUE), row->without_case == 0);
}

static void prefix_and_suffix(void **state)
{
    UNICODE_STRING whole = string_of(left_text, "\\Device\\Video0");
    UNICODE_STRING head = string_of(right_text, "\\DEVICE");
    WCHAR tail_text[128];
    UNICODE_STRING tail = string_of(tail_text, "video0");
    UNICODE_STRING nothing = {0};
    (void)state;
    assert_true(RtlPrefixUnicodeString(&head, &whole, TRUE));
    assert_false(RtlPrefixUnicodeString(&head, &whole, FALSE));
    assert_false(RtlPrefixUnicodeString(&whole, &head, TRUE));
    assert_true(RtlSuffixUnicodeString(&tail, &whole, TRUE));
    assert_false(RtlSuffixUnicodeString(&tail, &whole, FALSE));
    assert_true(RtlPrefixUnicodeString(&nothing, &whole, FALSE));
    assert_true(RtlSuffixUnicodeString(&nothing, &whole, FALSE));
}

static void case_of_scripts(void **state)
{
    static const WCHAR pairs[][2] = {{'a', 'A'},     {'z', 'Z'},       {0xE9, 0xC9},     {0xFF, 0x178},
                                     {0x101, 0x100}, {0x3B1, 0x391},   {0x430, 0x410},   {0x451, 0x401},
                                     {0x561, 0x531}, {0x1EA1, 0x1EA0}, {0xFF41, 0xFF21}, {0x17E, 0x17D}};
    static const WCHAR without[] = {'0', '[', '`', '{', 0xD7, 0xF7, 0xDF, 0x4E00};
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        assert_int_equal(RtlUpcaseUnicodeChar(pairs[i][0]), pairs[i][1]);
        assert_int_equal(RtlDowncaseUnicodeChar(pairs[i][1]), pairs[i][0]);
        assert_int_equal(RtlUpcaseUnicodeChar(pairs[i][1]), pairs[i][1]);
    }
    for (size_t i = 0; i < sizeof without / sizeof without[0]; i++) {
        assert_int_equal(RtlUpcaseUnicodeChar(without[i]), without[i]);
        assert_int_equal(RtlDowncaseUnicodeChar(without[i]), without[i]);
    }
    for (unsigned c = 0; c < 0x10000; c++) { /* upper case has no upper case */
        WCHAR upper = RtlUpcaseUnicodeChar((WCHAR)c);
        assert_int_equal(RtlUpcaseUnicodeChar(upper), upper);
    }
}

static void upcase_of_a_string(void **state)
{
    UNICODE_STRING source = string_of(left_text, "MiXed");
    WCHAR small[4];
    UNICODE_STRING target = {0, sizeof small, small};
    (void)state;
    assert_int_equal(RtlUpcaseUnicodeString(&target, &source, FALSE), STATUS_BUFFER_OVERFLOW);
    assert_int_equal(RtlUpcaseUnicodeString(&target, &source, TRUE), STATUS_SUCCESS);
    assert_int_equal(target.Buffer[1], 'I');
    RtlFreeUnicodeString(&target);
    assert_int_equal(RtlDowncaseUnicodeString(&source, &source, FALSE), STATUS_SUCCESS); /* in place */
    assert_int_equal(source.Buffer[0], 'm');
}

static void hash_without_case(void **state)
{
    UNICODE_STRING left = string_of(left_text, "Name");
    UNICODE_STRING right = string_of(right_text, "nAME");
    ULONG a = 0;
    ULONG b = 1;
    (void)state;
    assert_int_equal(RtlHashUnicodeString(&left, TRUE, HASH_STRING_ALGORITHM_DEFAULT, &a), STATUS_SUCCESS);
    assert_int_equal(RtlHashUnicodeString(&right, TRUE, HASH_STRING_ALGORITHM_X65599, &b), STATUS_SUCCESS);
    assert_int_equal(a, b);
    assert_int_equal(RtlHashUnicodeString(&left, FALSE, HASH_STRING_ALGORITHM_X65599, &b), STATUS_SUCCESS);
    assert_int_not_equal(a, b);
    assert_int_equal(RtlHashUnicodeString(&left, TRUE, 7, &a), STATUS_INVALID_PARAMETER);
}

/* ------------------------------------------------------------------------------------------------------ converted */

static void ansi_to_wide_and_back(void **state)
{
    ANSI_STRING ansi;
    UNICODE_STRING text = {0};
    ANSI_STRING back = {0};
    WCHAR small[3];
    (void)state;
    RtlInitAnsiString(&ansi, "A\x80\xE9");
    assert_int_equal(RtlAnsiStringToUnicodeString(&text, &ansi, TRUE), STATUS_SUCCESS);
    assert_int_equal(text.Length, 6);
    assert_int_equal(text.Buffer[1], 0x20AC); /* the euro of code page 1252 */
    assert_int_equal(text.Buffer[2], 0xE9);
    assert_int_equal(text.Buffer[3], 0);
    assert_int_equal(RtlUnicodeStringToAnsiString(&back, &text, TRUE), STATUS_SUCCESS);
    assert_memory_equal(back.Buffer, "A\x80\xE9", 4);
    RtlFreeAnsiString(&back);
    RtlFreeUnicodeString(&text);
    text = (UNICODE_STRING){0, sizeof small, small};
    assert_int_equal(RtlAnsiStringToUnicodeString(&text, &ansi, FALSE), STATUS_BUFFER_OVERFLOW);
    assert_machine_clean();
}

static void wide_to_small_ansi_gives_what_fits(void **state)
{
    UNICODE_STRING text = string_of(left_text, "abcdef");
    char buffer[4];
    ANSI_STRING small = {0, sizeof buffer, buffer};
    WCHAR odd[] = {0x4E00};
    UNICODE_STRING unknown = {2, 2, odd};
    (void)state;
    assert_int_equal(RtlUnicodeStringToAnsiString(&small, &text, FALSE), STATUS_BUFFER_OVERFLOW);
    assert_int_equal(small.Length, 3);
    assert_string_equal(buffer, "abc");
    assert_int_equal(RtlUnicodeStringToAnsiString(&small, &unknown, FALSE), STATUS_SUCCESS);
    assert_string_equal(buffer, "?");
    small.MaximumLength = 0;
    assert_int_equal(RtlUnicodeStringToAnsiString(&small, &text, FALSE), STATUS_BUFFER_OVERFLOW);
}

struct utf8_row {
    const char *name;
    const char *bytes;
    ULONG byte_count;
    WCHAR wide[4];
    ULONG wide_bytes;
    NTSTATUS status;
};

// clang-format off
static const struct utf8_row utf8_rows[] = {
    {"utf-8: ASCII",                 "a",                1, {'a'},            2, STATUS_SUCCESS},
    {"utf-8: two bytes",             "\xC3\xA9",         2, {0xE9},           2, STATUS_SUCCESS},
    {"utf-8: three bytes",           "\xE2\x82\xAC",     3, {0x20AC},         2, STATUS_SUCCESS},
    {"utf-8: a surrogate pair",      "\xF0\x9F\x98\x80", 4, {0xD83D, 0xDE00}, 4, STATUS_SUCCESS},
    {"utf-8: a lone continuation",   "\x80",             1, {0xFFFD},         2, STATUS_SOME_NOT_MAPPED},
    {"utf-8: cut off",               "\xE2\x82",         2, {0xFFFD},         2, STATUS_SOME_NOT_MAPPED},
    {"utf-8: longer than needed",    "\xC0\x80",         2, {0xFFFD},         2, STATUS_SOME_NOT_MAPPED},
    {"utf-8: an encoded surrogate",  "\xED\xA0\x80",     3, {0xFFFD},         2, STATUS_SOME_NOT_MAPPED},
    {"utf-8: beyond the last",       "\xF4\x90\x80\x80", 4, {0xFFFD},         2, STATUS_SOME_NOT_MAPPED},
};
// clang-format on

static void converts_utf8(void **state)
{
    const struct utf8_row *row = *state;
    WCHAR buffer[4] = {0};
    char back[8];
    ULONG bytes = 0;
    assert_int_equal(RtlUTF8ToUnicodeN(buffer, sizeof buffer, &bytes, row->bytes, row->byte_count), row->status);
    assert_int_equal(bytes, row->wide_bytes);
    assert_memory_equal(buffer, row->wide, row->wide_bytes);
    assert_int_equal(RtlUTF8ToUnicodeN(NULL, 0, &bytes, row->bytes, row->byte_count), row->status);
    assert_int_equal(bytes, row->wide_bytes);
    assert_int_equal(RtlUTF8ToUnicodeN(buffer, row->wide_bytes - 1, &bytes, row->bytes, row->byte_count),
                     STATUS_BUFFER_TOO_SMALL);
    if (row->status == STATUS_SUCCESS) {
        assert_int_equal(RtlUnicodeToUTF8N(back, sizeof back, &bytes, row->wide, row->wide_bytes), STATUS_SUCCESS);
        assert_int_equal(bytes, row->byte_count);
        assert_memory_equal(back, row->bytes, row->byte_count);
    }
}

static void utf8_strings(void **state)
{
    UTF8_STRING source;
    UTF8_STRING back = {0};
    UNICODE_STRING text = {0};
    WCHAR lone[] = {0xD800};
    ULONG bytes = 0;
    char buffer[4];
    (void)state;
    RtlInitUTF8String(&source, "\xE2\x82\xAC!");
    assert_int_equal(RtlUTF8StringToUnicodeString(&text, &source, TRUE), STATUS_SUCCESS);
    assert_int_equal(text.Length, 4);
    assert_int_equal(text.Buffer[2], 0);
    assert_int_equal(RtlUnicodeStringToUTF8String(&back, &text, TRUE), STATUS_SUCCESS);
    assert_string_equal(back.Buffer, "\xE2\x82\xAC!");
    RtlFreeUTF8String(&back);
    RtlFreeUnicodeString(&text);
    assert_int_equal(RtlUnicodeToUTF8N(buffer, sizeof buffer, &bytes, lone, 2), STATUS_SOME_NOT_MAPPED);
    assert_memory_equal(buffer, "\xEF\xBF\xBD", 3);
    assert_int_equal(RtlUnicodeToUTF8N(NULL, 0, NULL, lone, 2), STATUS_INVALID_PARAMETER);
    assert_machine_clean();
}

/* -------------------------------------------------------------------------------------------------------- numbers */

struct number {
    const char *name;
    const char *text;
    ULONG base;
    NTSTATUS status;
    ULONG value;
};

// clang-format off
static const struct number numbers[] = {
    {"number: decimal",                "42",         10, STATUS_SUCCESS,           42},
    {"number: hexadecimal",            "fF",         16, STATUS_SUCCESS,           255},
    {"number: prefix 0x",              "0x1F",       0,  STATUS_SUCCESS,           31},
    {"number: prefix 0o",              "0o17",       0,  STATUS_SUCCESS,           15},
    {"number: prefix 0b",              "0b101",      0,  STATUS_SUCCESS,           5},
    {"number: a zero is no prefix",    "017",        0,  STATUS_SUCCESS,           17},
    {"number: negative",               "-1",         0,  STATUS_SUCCESS,           0xFFFFFFFF},
    {"number: leading blanks",         " \t7",       10, STATUS_SUCCESS,           7},
    {"number: ends at what is none",   "12abc",      10, STATUS_SUCCESS,           12},
    {"number: no digit gives 0",       "x",          10, STATUS_SUCCESS,           0},
    {"number: empty gives 0",          "",           10, STATUS_SUCCESS,           0},
    {"number: a base that is none",    "1",          7,  STATUS_INVALID_PARAMETER, 0},
};
// clang-format on

static void reads_number(void **state)
{
    const struct number *row = *state;
    UNICODE_STRING string = string_of(left_text, row->text);
    ULONG value = 0;
    assert_int_equal(RtlUnicodeStringToInteger(&string, row->base, &value), row->status);
    assert_int_equal(value, row->value);
    value = 0;
    assert_int_equal(RtlCharToInteger(row->text, row->base, &value), row->status);
    assert_int_equal(value, row->value);
}

static void writes_numbers(void **state)
{
    WCHAR buffer[33];
    UNICODE_STRING string = {0, sizeof buffer, buffer};
    (void)state;
    assert_int_equal(RtlIntegerToUnicodeString(0xBEEF, 16, &string), STATUS_SUCCESS);
    assert_int_equal(string.Length, 8);
    assert_int_equal(buffer[0], 'B');
    assert_int_equal(buffer[4], 0);
    assert_int_equal(RtlIntegerToUnicodeString(0, 0, &string), STATUS_SUCCESS);
    assert_int_equal(string.Length, 2);
    assert_int_equal(RtlInt64ToUnicodeString(UINT64_MAX, 10, &string), STATUS_SUCCESS);
    assert_int_equal(string.Length, 40);
    assert_int_equal(RtlIntegerToUnicodeString(1, 3, &string), STATUS_INVALID_PARAMETER);
    string.MaximumLength = 2;
    assert_int_equal(RtlIntegerToUnicodeString(10, 10, &string), STATUS_BUFFER_OVERFLOW);
    assert_int_equal(RtlIntegerToUnicodeString(9, 10, &string), STATUS_SUCCESS); /* without an end */
}

static void int64_overflows(void **state)
{
    LONG64 value = 0;
    PWSTR end = NULL;
    UNICODE_STRING string = string_of(left_text, "9223372036854775807x");
    (void)state;
    assert_int_equal(RtlUnicodeStringToInt64(&string, 10, &value, &end), STATUS_SUCCESS);
    assert_true(value == INT64_MAX);
    assert_int_equal(*end, 'x');
    string = string_of(left_text, "-9223372036854775808");
    assert_int_equal(RtlUnicodeStringToInt64(&string, 10, &value, NULL), STATUS_SUCCESS);
    assert_true(value == INT64_MIN);
    string = string_of(left_text, "9223372036854775808");
    assert_int_equal(RtlUnicodeStringToInt64(&string, 10, &value, NULL), STATUS_INTEGER_OVERFLOW);
    string = string_of(left_text, "99999999999999999999999");
    assert_int_equal(RtlUnicodeStringToInt64(&string, 10, &value, NULL), STATUS_INTEGER_OVERFLOW);
}

static void guids(void **state)
{
    static const GUID guid = {0x4D36E968, 0xE325, 0x11CE, {0xBF, 0xC1, 0x08, 0x00, 0x2B, 0xE1, 0x03, 0x18}};
    UNICODE_STRING text = {0};
    GUID back = {0};
    (void)state;
    assert_int_equal(RtlStringFromGUID(&guid, &text), STATUS_SUCCESS);
    UNICODE_STRING expected = string_of(left_text, "{4d36e968-e325-11ce-bfc1-08002be10318}");
    assert_true(RtlEqualUnicodeString(&text, &expected, TRUE));
    RtlFreeUnicodeString(&text);
    assert_int_equal(RtlGUIDFromString(&expected, &back), STATUS_SUCCESS);
    assert_memory_equal(&back, &guid, sizeof guid);
    expected.Buffer[5] = 'g';
    assert_int_equal(RtlGUIDFromString(&expected, &back), STATUS_INVALID_PARAMETER);
    expected.Length -= 2;
    assert_int_equal(RtlGUIDFromString(&expected, &back), STATUS_INVALID_PARAMETER);
    assert_machine_clean();
}

static void without_memory(void **state)
{
    ANSI_STRING ansi;
    UNICODE_STRING text = string_of(left_text, "text");
    UNICODE_STRING target = {0};
    ANSI_STRING narrow = {0};
    static const GUID guid;
    (void)state;
    RtlInitAnsiString(&ansi, "text");
    os_fail_nth(1, true);
    NTSTATUS to_wide = RtlAnsiStringToUnicodeString(&target, &ansi, TRUE);
    NTSTATUS to_narrow = RtlUnicodeStringToAnsiString(&narrow, &text, TRUE);
    NTSTATUS upcase = RtlUpcaseUnicodeString(&target, &text, TRUE);
    NTSTATUS from_guid = RtlStringFromGUID(&guid, &target);
    BOOLEAN created = RtlCreateUnicodeString(&target, text.Buffer);
    os_fail_nth(0, false);
    assert_int_equal(to_wide, STATUS_NO_MEMORY);
    assert_int_equal(to_narrow, STATUS_NO_MEMORY);
    assert_int_equal(upcase, STATUS_NO_MEMORY);
    assert_int_equal(from_guid, STATUS_NO_MEMORY);
    assert_false(created);
}

static void compare_at_dispatch(void)
{
    UNICODE_STRING string = string_of(left_text, "a");
    KeRaiseIrqlToDpcLevel();
    RtlEqualUnicodeString(&string, &string, TRUE);
}

static const struct misuse misuses[] = {
    {"compared at DISPATCH_LEVEL: 0xA", IRQL_NOT_LESS_OR_EQUAL, compare_at_dispatch},
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW_TEST(misuses[0], ends_in_bugcheck),
        WITH_MACHINE(init_counts_without_the_end),
        WITH_MACHINE(init_cuts_what_is_too_long),
        WITH_MACHINE(copy_cuts_and_terminates),
        WITH_MACHINE(append_needs_room),
        WITH_MACHINE(duplicates_are_pool),
        ROW_TEST(comparisons[0], compares),
        ROW_TEST(comparisons[1], compares),
        ROW_TEST(comparisons[2], compares),
        ROW_TEST(comparisons[3], compares),
        ROW_TEST(comparisons[4], compares),
        ROW_TEST(comparisons[5], compares),
        ROW_TEST(comparisons[6], compares),
        WITH_MACHINE(prefix_and_suffix),
        WITH_MACHINE(case_of_scripts),
        WITH_MACHINE(upcase_of_a_string),
        WITH_MACHINE(hash_without_case),
        WITH_MACHINE(ansi_to_wide_and_back),
        WITH_MACHINE(wide_to_small_ansi_gives_what_fits),
        ROW_TEST(utf8_rows[0], converts_utf8),
        ROW_TEST(utf8_rows[1], converts_utf8),
        ROW_TEST(utf8_rows[2], converts_utf8),
        ROW_TEST(utf8_rows[3], converts_utf8),
        ROW_TEST(utf8_rows[4], converts_utf8),
        ROW_TEST(utf8_rows[5], converts_utf8),
        ROW_TEST(utf8_rows[6], converts_utf8),
        ROW_TEST(utf8_rows[7], converts_utf8),
        ROW_TEST(utf8_rows[8], converts_utf8),
        WITH_MACHINE(utf8_strings),
        ROW_TEST(numbers[0], reads_number),
        ROW_TEST(numbers[1], reads_number),
        ROW_TEST(numbers[2], reads_number),
        ROW_TEST(numbers[3], reads_number),
        ROW_TEST(numbers[4], reads_number),
        ROW_TEST(numbers[5], reads_number),
        ROW_TEST(numbers[6], reads_number),
        ROW_TEST(numbers[7], reads_number),
        ROW_TEST(numbers[8], reads_number),
        ROW_TEST(numbers[9], reads_number),
        ROW_TEST(numbers[10], reads_number),
        ROW_TEST(numbers[11], reads_number),
        WITH_MACHINE(writes_numbers),
        WITH_MACHINE(int64_overflows),
        WITH_MACHINE(guids),
        WITH_MACHINE(without_memory),
    };
    return cmocka_run_group_tests_name("nt-string", tests, NULL, NULL);
}
