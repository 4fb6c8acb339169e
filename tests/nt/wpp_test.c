/*
 * wpp_test.c: WPP's messages as lines of debug print: the documented format strings, and what is none.
 */
#include "child.h"

#include <nt/log.h>
#include <ntddk.h>
#include <ntstatus.h>
#include <string.h>

#include <wpp/message.h>

static char printed[2048];

static void collect(void *context, enum nt_log_source source, const char *line)
{
    (void)context;
    (void)source;
    snprintf(printed, sizeof printed, "%s", line);
}

static int open_sink(void **state)
{
    (void)state;
    printed[0] = '\0';
    nt_log_set_sink(collect, NULL);
    return 0;
}

static int close_sink(void **state)
{
    (void)state;
    nt_log_set_sink(NULL, NULL);
    return 0;
}

static const GUID guid = {0x12345678, 0x9ABC, 0xDEF0, {0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF}};
static const UCHAR mac[6] = {0x02, 0x00, 0x5E, 0x10, 0xAA, 0xFF};
static WCHAR wide[] = {'w', 'i', 'd', 'e', 0};
static UNICODE_STRING counted = {8, 8, wide};
static ANSI_STRING ansi = {4, 4, (PCHAR)(size_t)"ansi"};

#define BITS(pointer) ((uint64_t)(uintptr_t)(pointer))

/* clang-format off */
/* Each with one argument, and a second one behind it that must not be lost. */
static const struct {
    const char *name, *format;
    uint64_t value;
    const char *text;
} conversions[] = {
    {"STATUS: a name",            "%!STATUS!",    0xC000000D,            "STATUS_INVALID_PARAMETER (0xC000000D)"},
    {"STATUS: a number without",  "%!STATUS!",    0xC0FFEE00,            "0xC0FFEE00"},
    {"STATUS: in small letters",  "%!status!",    0,                     "STATUS_SUCCESS (0x00000000)"},
    {"HRESULT: a name",           "%!HRESULT!",   0x80070057,            "E_INVALIDARG (0x80070057)"},
    {"HRESULT: a number without", "%!HRESULT!",   0x887A0005,            "(0x887A0005)"},
    {"WINERROR",                  "%!WINERROR!",  5,                     "5"},
    {"bool: true",                "%!bool!",      1,                     "TRUE"},
    {"bool: of its byte alone",   "%!bool!",      0xCCCCCC00,            "FALSE"},
    {"irql",                      "%!irql!",      2,                     "DISPATCH_LEVEL"},
    {"GUID",                      "%!GUID!",      BITS(&guid),           "{12345678-9ABC-DEF0-0123-456789ABCDEF}"},
    {"GUID: a null pointer",      "%!GUID!",      0,                     "(null)"},
    {"IID",                       "%!IID!",       BITS(&guid),           "{12345678-9ABC-DEF0-0123-456789ABCDEF}"},
    {"ipaddr",                    "%!ipaddr!",    0x0100A8C0,            "192.168.0.1"},
    {"port: network order",       "%!port!",      0x5000,                "80"},
    {"MACADDR",                   "%!MACADDR!",   BITS(mac),             "02-00-5E-10-AA-FF"},
    {"TIMESTAMP",                 "%!TIMESTAMP!", 0,                     "1601-01-01 00:00:00.000"},
    {"TIMESTAMP: relative",       "%!TIMESTAMP!", (uint64_t)-5,          "-5"},
    {"USTR: a UNICODE_STRING",    "%!USTR!",      BITS(&counted),        "wide"},
    {"ANSTR: an ANSI_STRING",     "%!ANSTR!",     BITS(&ansi),           "ansi"},
    {"WSTR",                      "%!WSTR!",      BITS(wide),            "wide"},
    {"ULONG64",                   "%!ULONG64!",   UINT64_MAX,            "18446744073709551615"},
    {"XINT",                      "%!XINT!",      0xAB,                  "000000AB"},
    {"printf between marks",      "%!08x!",       0xAB,                  "000000ab"},
    {"flags before the marks",    "%-6!ULONG!|",  7,                     "7     |"},
    {"a type of the project's",   "%!MyEnum!",    0x7FFC00000012,        "0x12"},
    {"HEXDUMP: where it is",      "%!HEXDUMP!",   0x1234,                "0000000000001234"},
    {"printf: d",                 "%d",           (uint64_t)-3,          "-3"},
    {"printf: 64 bits",           "%I64x",        0x123456789A,          "123456789a"},
    {"printf: ws",                "%ws",          BITS(wide),            "wide"},
    {"printf: wZ",                "%wZ",          BITS(&counted),        "wide"},
    {"printf: s, null",           "%s",           0,                     "(null)"},
    {"percent",                   "100%% %u",     9,                     "100% 9"},
};

/* Without an argument. */
static const struct {
    const char *name, *format, *text;
} plain[] = {
    {"FUNC",                          "%!FUNC!",      "Start"},
    {"FILE without its folders",      "%!FILE!",      "a.c"},
    {"LINE",                          "%!LINE!",      "12"},
    {"LEVEL without its prefix",      "%!LEVEL!",     "ERROR"},
    {"FLAGS",                         "%!FLAGS!",     "TRACE_INIT"},
    {"SPACE",                         "a%!SPACE!b",   "a b"},
    {"STDPREFIX",                     "%!STDPREFIX!x", "x"},
    {"a mark that ends nowhere",      "50%! and on",  "50%! and on"},
    {"a percent at the end",          "50%",          "50%"},
    {"a letter that converts nothing", "%y",          "%y"},
    {"an empty name",                 "%!!",          "%!!"},
    {"line ends at the end",          "x\r\n\n",      "x"},
};
/* clang-format on */

static void converts(void **state)
{
    size_t row = (size_t)*state;
    char format[64];
    char wanted[256];
    snprintf(format, sizeof format, "%s then %%u\n", conversions[row].format);
    snprintf(wanted, sizeof wanted, "ERROR TRACE_INIT Start: %s then 77", conversions[row].text);
    EscapementTraceMessage("src/a.c", 12, "Start", "TRACE_LEVEL_ERROR", "TRACE_INIT", 1, format, conversions[row].value,
                           77U);
    assert_string_equal(printed, wanted);
}

static void converts_nothing(void **state)
{
    size_t row = (size_t)*state;
    char format[64];
    char wanted[256];
    snprintf(format, sizeof format, "%s", plain[row].format);
    snprintf(wanted, sizeof wanted, "ERROR TRACE_INIT Start: %s", plain[row].text);
    EscapementTraceMessage("src/a.c", 12, "Start", "TRACE_LEVEL_ERROR", "TRACE_INIT", 1, format);
    assert_string_equal(printed, wanted);
}

static void stars_take_arguments(void **state)
{
    (void)state;
    EscapementTraceMessage("a.c", 1, "F", "", "", 1, "%*d|%-*!ULONG!|%.*s|%u", 5, 42, 4, 7, 2, "abc", 9U);
    assert_string_equal(printed, "F:    42|7   |ab|9");
}

static void a_double_is_one(void **state)
{
    (void)state;
    EscapementTraceMessage("a.c", 1, "F", "", "", 1, "%g %!DOUBLE! %d", 1.5, 2.25, 3);
    assert_string_equal(printed, "F: 1.5 2.25 3");
}

static void the_format_may_be_wide(void **state)
{
    (void)state;
    static const WCHAR format[] = {'n', ' ', '%', 'd', 0xE9, 0};
    EscapementTraceMessage("a.c", 1, "F", "", "", sizeof(WCHAR), format, 3);
    assert_string_equal(printed, "F: n 3?");
}

static void long_texts_are_cut(void **state)
{
    (void)state;
    char text[2000];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    EscapementTraceMessage("a.c", 1, "F", "", "", 1, "%s%s", text, text);
    assert_int_equal(strlen(printed), 900);
    EscapementTraceMessage("a.c", 1, text, text, text, 1, text);
    assert_int_equal(strlen(printed), 900);
}

static void long_conversions_are_shown(void **state)
{
    (void)state;
    char format[120] = "%";
    memset(format + 1, '0', 100);
    format[101] = 'd';
    EscapementTraceMessage("a.c", 1, "F", "", "", 1, format, 1);
    assert_int_equal(strlen(printed), strlen(format) + 3);
}

static void a_level_is_hidden_as_debug_print_is(void **state)
{
    (void)state;
    static const struct {
        const char *level;
        ULONG filter;
    } rows[] = {{"TRACE_LEVEL_FATAL", DPFLTR_ERROR_LEVEL},
                {"2", DPFLTR_ERROR_LEVEL},
                {"DBG_WARN", DPFLTR_WARNING_LEVEL},
                {"TRACE_LEVEL_INFORMATION", DPFLTR_INFO_LEVEL},
                {"TRACE_LEVEL_VERBOSE", DPFLTR_TRACE_LEVEL},
                {"", DPFLTR_INFO_LEVEL},
                {"whatever", DPFLTR_INFO_LEVEL}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        DbgSetDebugFilterState(DPFLTR_IHVVIDEO_ID, rows[i].filter, FALSE);
        printed[0] = '\0';
        EscapementTraceMessage("a.c", 1, "F", rows[i].level, "", 1, "x");
        assert_string_equal(printed, "");
        DbgSetDebugFilterState(DPFLTR_IHVVIDEO_ID, rows[i].filter, TRUE);
        EscapementTraceMessage("a.c", 1, "F", rows[i].level, "", 1, "x");
        assert_string_not_equal(printed, "");
    }
}

static void no_format_is_no_line(void **state)
{
    (void)state;
    EscapementTraceMessage("a.c", 1, "F", "", "", 1, NULL);
    assert_string_equal(printed, "");
}

#define ROW(name, function, index) {name, function, open_sink, close_sink, (void *)(uintptr_t)(index)}

int main(void)
{
    static const struct CMUnitTest singles[] = {
        cmocka_unit_test_setup_teardown(stars_take_arguments, open_sink, close_sink),
        cmocka_unit_test_setup_teardown(a_double_is_one, open_sink, close_sink),
        cmocka_unit_test_setup_teardown(the_format_may_be_wide, open_sink, close_sink),
        cmocka_unit_test_setup_teardown(long_texts_are_cut, open_sink, close_sink),
        cmocka_unit_test_setup_teardown(long_conversions_are_shown, open_sink, close_sink),
        cmocka_unit_test_setup_teardown(a_level_is_hidden_as_debug_print_is, open_sink, close_sink),
        cmocka_unit_test_setup_teardown(no_format_is_no_line, open_sink, close_sink),
    };
    enum {
        CONVERSIONS = sizeof conversions / sizeof conversions[0],
        PLAIN = sizeof plain / sizeof plain[0],
        SINGLES = sizeof singles / sizeof singles[0],
    };
    struct CMUnitTest tests[CONVERSIONS + PLAIN + SINGLES];
    for (size_t i = 0; i < CONVERSIONS; i++) {
        tests[i] = (struct CMUnitTest)ROW(conversions[i].name, converts, i);
    }
    for (size_t i = 0; i < PLAIN; i++) {
        tests[CONVERSIONS + i] = (struct CMUnitTest)ROW(plain[i].name, converts_nothing, i);
    }
    memcpy(tests + CONVERSIONS + PLAIN, singles, sizeof singles);
    return cmocka_run_group_tests_name("nt-wpp", tests, NULL, NULL);
}
