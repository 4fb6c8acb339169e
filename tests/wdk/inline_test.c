/*
 * inline_test.c: what the headers define themselves does what Windows documents of it.
 */
// clang-format off
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on
#include <acpiioct.h>
#include <ntddk.h>
#include <ntintsafe.h>
#include <ntstrsafe.h>

/* The headers' one way out into the kernel, which no row here takes; weak, since the kernel's own may be linked too. */
__attribute__((weak)) VOID NTAPI KeBugCheckEx(ULONG BugCheckCode, ULONG_PTR BugCheckParameter1,
                                              ULONG_PTR BugCheckParameter2, ULONG_PTR BugCheckParameter3,
                                              ULONG_PTR BugCheckParameter4)
{
    fail_msg("bugcheck %#x (%#llx, %#llx, %#llx, %#llx)", BugCheckCode, (unsigned long long)BugCheckParameter1,
             (unsigned long long)BugCheckParameter2, (unsigned long long)BugCheckParameter3,
             (unsigned long long)BugCheckParameter4);
    __builtin_trap();
}

struct copy_row {
    const char *name;
    const char *before; /* what the destination holds, for Cat; null: Copy */
    const char *source;
    size_t size;
    size_t limit;
    ULONG flags;
    NTSTATUS status;
    const char *after;
    size_t remaining;
};

#define ALL NTSTRSAFE_MAX_LENGTH

// clang-format off
static const struct copy_row copy_rows[] = {
    {"copy: fits",                   NULL, "abc",  8, ALL, 0, STATUS_SUCCESS,           "abc",  5},
    {"copy: fits exactly",           NULL, "abc",  4, ALL, 0, STATUS_SUCCESS,           "abc",  1},
    {"copy: one too long is cut",    NULL, "abcd", 4, ALL, 0, STATUS_BUFFER_OVERFLOW,   "abc",  1},
    {"copy: room for the end alone", NULL, "abcd", 1, ALL, 0, STATUS_BUFFER_OVERFLOW,   "",     1},
    {"copy: no room",                NULL, "abcd", 0, ALL, 0, STATUS_INVALID_PARAMETER, NULL,   99},
    {"copy: a part",                 NULL, "abcd", 8, 2,   0, STATUS_SUCCESS,           "ab",   6},
    {"copy: unknown flag",           NULL, "abc",  8, ALL, 0x2000, STATUS_INVALID_PARAMETER, NULL, 99},
    {"copy: size above the limit",   NULL, "abc",  0x80000000u, ALL, 0, STATUS_INVALID_PARAMETER, NULL, 99},
    {"copy: no truncation",          NULL, "abcd", 4, ALL, STRSAFE_NO_TRUNCATION, STATUS_BUFFER_OVERFLOW, "", 4},
    {"copy: null on failure",        NULL, "abcd", 4, ALL, STRSAFE_NULL_ON_FAILURE, STATUS_BUFFER_OVERFLOW, "", 4},
    {"copy: fill on failure",        NULL, "abcd", 4, ALL, STRSAFE_FAILURE_BYTE('x'), STATUS_BUFFER_OVERFLOW, "xxx", 1},
    {"copy: no source, ignored",     NULL, NULL,   4, ALL, STRSAFE_IGNORE_NULLS, STATUS_SUCCESS, "", 4},
    {"cat: fits",                    "ab", "cd",   8, ALL, 0, STATUS_SUCCESS,           "abcd", 4},
    {"cat: is cut",                  "ab", "cd",   4, ALL, 0, STATUS_BUFFER_OVERFLOW,   "abc",  1},
    {"cat: a part",                  "ab", "cd",   8, 1,   0, STATUS_SUCCESS,           "abc",  5},
    {"cat: a destination without an end", "abcd", "e", 4, ALL, 0, STATUS_INVALID_PARAMETER, NULL, 99},
};
// clang-format on

static void copies_as_documented(void **state)
{
    const struct copy_row *row = *state;
    char buffer[16];
    char *end = NULL;
    size_t remaining = 99;
    NTSTATUS status;
    memset(buffer, '?', sizeof buffer);
    if (row->before != NULL) {
        memcpy(buffer, row->before, strlen(row->before) + 1);
        status = RtlStringCchCatNExA(buffer, row->size, row->source, row->limit, &end, &remaining, row->flags);
    } else {
        status = RtlStringCchCopyNExA(buffer, row->size, row->source, row->limit, &end, &remaining, row->flags);
    }
    assert_int_equal(status, row->status);
    assert_int_equal(remaining, row->remaining);
    if (row->after != NULL) {
        assert_string_equal(buffer, row->after);
        assert_ptr_equal(end, buffer + strlen(row->after));
        assert_int_equal(buffer[row->size], '?');
    } else {
        assert_null(end);
    }
}

static void fills_behind_the_string(void **state)
{
    (void)state;
    char buffer[8];
    memset(buffer, '?', sizeof buffer);
    assert_int_equal(RtlStringCchCopyExA(buffer, 6, "ab", NULL, NULL, STRSAFE_FILL_BYTE('z')), STATUS_SUCCESS);
    assert_memory_equal(buffer, "ab\0zzz??", 8);
}

static void counts_bytes(void **state)
{
    (void)state;
    WCHAR buffer[4] = {0};
    WCHAR *end = NULL;
    size_t bytes = 0;
    assert_int_equal(RtlStringCbCopyExW(buffer, 7, u"ab", &end, &bytes, 0), STATUS_SUCCESS);
    assert_int_equal(bytes, 3); /* a character and the odd byte */
    assert_ptr_equal(end, buffer + 2);
    assert_int_equal(RtlStringCbLengthW(buffer, sizeof buffer, &bytes), STATUS_SUCCESS);
    assert_int_equal(bytes, 4);
    assert_int_equal(RtlStringCchLengthW(buffer, 2, &bytes), STATUS_INVALID_PARAMETER);
    assert_int_equal(bytes, 0);
    assert_int_equal(RtlStringCchLengthW(NULL, 2, &bytes), STATUS_INVALID_PARAMETER);
}

static void counted_strings_stay_in_their_buffer(void **state)
{
    (void)state;
    WCHAR buffer[5] = {0, 0, 0, 0, 0x3f};
    UNICODE_STRING string = {0, 4 * sizeof(WCHAR), buffer};
    UNICODE_STRING crooked = {3, 4, buffer};
    UNICODE_STRING other;
    assert_int_equal(RtlUnicodeStringCopyString(&string, u"abc"), STATUS_SUCCESS);
    assert_int_equal(string.Length, 6);
    assert_int_equal(RtlUnicodeStringCatString(&string, u"de"), STATUS_BUFFER_OVERFLOW);
    assert_int_equal(string.Length, 8);
    assert_int_equal(buffer[4], 0x3f);
    assert_int_equal(RtlUnicodeStringInit(&other, u"xy"), STATUS_SUCCESS);
    assert_int_equal(other.Length, 4);
    assert_int_equal(other.MaximumLength, 6);
    assert_int_equal(RtlUnicodeStringCopy(&string, &other), STATUS_SUCCESS);
    assert_int_equal(string.Length, 4);
    assert_int_equal(RtlUnicodeStringCopy(&crooked, &other), STATUS_INVALID_PARAMETER);
}

static void counted_strings_with_flags(void **state)
{
    (void)state;
    WCHAR buffer[4] = u"abc";
    UNICODE_STRING string = {4, sizeof buffer, buffer};
    UNICODE_STRING rest = {0};
    UNICODE_STRING other;
    assert_int_equal(RtlUnicodeStringInit(&other, u"vwxyz"), STATUS_SUCCESS);
    assert_int_equal(RtlUnicodeStringCatEx(&string, &other, &rest, STRSAFE_NO_TRUNCATION), STATUS_BUFFER_OVERFLOW);
    assert_int_equal(string.Length, 4);
    assert_int_equal(buffer[2], u'c');
    assert_int_equal(rest.MaximumLength, 4);
    assert_ptr_equal(rest.Buffer, buffer + 2);
    assert_int_equal(RtlUnicodeStringCchCatN(&string, &other, 1), STATUS_SUCCESS);
    assert_int_equal(string.Length, 6);
    assert_int_equal(RtlUnicodeStringCbCopyStringNEx(&string, u"pq", 2, &rest, STRSAFE_FILL_BYTE(0x11)),
                     STATUS_SUCCESS);
    assert_int_equal(string.Length, 2);
    assert_int_equal(buffer[3], 0x1111);
    assert_int_equal(RtlUnicodeStringCopyEx(&string, &other, NULL, STRSAFE_ZERO_LENGTH_ON_FAILURE),
                     STATUS_BUFFER_OVERFLOW);
    assert_int_equal(string.Length, 0);
    assert_int_equal(RtlUnicodeStringCopyEx(&string, &other, NULL, STRSAFE_FAILURE_BYTE(0x22)), STATUS_BUFFER_OVERFLOW);
    assert_int_equal(buffer[0], 0x2222);
    assert_int_equal(string.Length, sizeof buffer);
    assert_int_equal(RtlUnicodeStringCopyEx(&string, NULL, NULL, 0), STATUS_INVALID_PARAMETER);
    assert_int_equal(RtlUnicodeStringCopyEx(&string, NULL, &rest, STRSAFE_IGNORE_NULLS), STATUS_SUCCESS);
    assert_int_equal(rest.MaximumLength, sizeof buffer);
    assert_int_equal(RtlUnicodeStringCopyEx(&string, &other, NULL, 0x10000), STATUS_INVALID_PARAMETER);
    assert_int_equal(RtlUnicodeStringCchCopyN(&string, &other, NTSTRSAFE_UNICODE_STRING_MAX_CCH + 1),
                     STATUS_INVALID_PARAMETER);
}

static void counted_strings_become_terminated(void **state)
{
    (void)state;
    WCHAR buffer[4] = {0};
    UNICODE_STRING source = {4, 4, (WCHAR[2]){u'a', u'b'}};
    UNICODE_STRING crooked = {3, 4, source.Buffer};
    WCHAR *end = NULL;
    size_t left = 0;
    assert_int_equal(RtlStringCchCopyUnicodeStringEx(buffer, 4, &source, &end, &left, 0), STATUS_SUCCESS);
    assert_int_equal(buffer[2], 0);
    assert_ptr_equal(end, buffer + 2);
    assert_int_equal(left, 2);
    assert_int_equal(RtlStringCbCopyUnicodeString(buffer, 4, &source), STATUS_BUFFER_OVERFLOW);
    assert_int_equal(buffer[0], u'a');
    assert_int_equal(buffer[1], 0);
    assert_int_equal(RtlStringCchCopyUnicodeString(buffer, 4, &crooked), STATUS_INVALID_PARAMETER);
    assert_int_equal(RtlStringCchCopyUnicodeString(buffer, 4, NULL), STATUS_INVALID_PARAMETER);
}

static void integers_that_do_not_fit(void **state)
{
    (void)state;
    SIZE_T size = 0;
    ULONG small = 0;
    USHORT tiny = 0;
    INT64 wide = 0;
    CHAR letter = 1;
    assert_int_equal(RtlSizeTMult(SIZE_MAX, 2, &size), STATUS_INTEGER_OVERFLOW);
    assert_true(size == SIZE_MAX);
    assert_int_equal(RtlSizeTMult(7, 6, &size), STATUS_SUCCESS);
    assert_int_equal(size, 42);
    assert_int_equal(RtlULongSub(1, 2, &small), STATUS_INTEGER_OVERFLOW);
    assert_int_equal(small, 0xffffffffu);
    assert_int_equal(RtlUShortAdd(0xffff, 1, &tiny), STATUS_INTEGER_OVERFLOW);
    assert_int_equal(tiny, 0xffff);
    assert_int_equal(RtlSizeTToULong(0x100000000ULL, &small), STATUS_INTEGER_OVERFLOW);
    assert_int_equal(RtlSizeTToULong(0xffffffffull, &small), STATUS_SUCCESS);
    assert_int_equal(RtlLongToULong(-1, &small), STATUS_INTEGER_OVERFLOW);
    assert_int_equal(RtlULongLongToLongLong(0x8000000000000000ULL, &wide), STATUS_INTEGER_OVERFLOW);
    assert_int_equal(RtlIntToChar(128, &letter), STATUS_INTEGER_OVERFLOW);
    assert_int_equal(letter, 0);
}

static void lists_keep_their_order(void **state)
{
    (void)state;
    LIST_ENTRY head, a, b, c;
    InitializeListHead(&head);
    assert_true(IsListEmpty(&head));
    assert_ptr_equal(RemoveHeadList(&head), &head);
    InsertTailList(&head, &b);
    InsertHeadList(&head, &a);
    InsertTailList(&head, &c);
    assert_false(RemoveEntryList(&b));
    assert_ptr_equal(RemoveTailList(&head), &c);
    assert_ptr_equal(RemoveHeadList(&head), &a);
    assert_true(IsListEmpty(&head));

    SINGLE_LIST_ENTRY stack = {NULL}, one, two;
    PushEntryList(&stack, &one);
    PushEntryList(&stack, &two);
    assert_ptr_equal(PopEntryList(&stack), &two);
    assert_ptr_equal(PopEntryList(&stack), &one);
    assert_null(PopEntryList(&stack));
}

static void interlocked_results(void **state)
{
    (void)state;
    LONG n = 5;
    LONG64 wide = 1;
    PVOID pointer = NULL;
    assert_int_equal(InterlockedIncrement(&n), 6);
    assert_int_equal(InterlockedDecrement(&n), 5);
    assert_int_equal(InterlockedExchangeAdd(&n, 3), 5);
    assert_int_equal(InterlockedAdd(&n, 2), 10);
    assert_int_equal(InterlockedExchange(&n, 1), 10);
    assert_int_equal(InterlockedCompareExchange(&n, 7, 2), 1);
    assert_int_equal(InterlockedCompareExchange(&n, 7, 1), 1);
    assert_int_equal(InterlockedOr(&n, 8), 7);
    assert_int_equal(InterlockedAnd(&n, 9), 15);
    assert_int_equal(n, 9);
    assert_int_equal(InterlockedAdd64(&wide, 0x100000000LL), 0x100000001LL);
    assert_null(InterlockedCompareExchangePointer(&pointer, &n, NULL));
    assert_ptr_equal(InterlockedExchangePointer(&pointer, NULL), &n);
    assert_int_equal(InterlockedBitTestAndSet(&n, 1), 0);
    assert_int_equal(InterlockedBitTestAndReset(&n, 1), 1);
    assert_int_equal(ReadAcquire(&n), 9);
}

static void pages_and_alignment(void **state)
{
    (void)state;
    assert_int_equal(BYTES_TO_PAGES(0), 0);
    assert_int_equal(BYTES_TO_PAGES(1), 1);
    assert_int_equal(BYTES_TO_PAGES(4097), 2);
    assert_int_equal(ROUND_TO_PAGES(4097), 8192);
    assert_int_equal(ADDRESS_AND_SIZE_TO_SPAN_PAGES(0x1fff, 2), 2);
    assert_int_equal(ADDRESS_AND_SIZE_TO_SPAN_PAGES(0x1000, 0), 0);
    assert_int_equal(BYTE_OFFSET(0x1234), 0x234);
    assert_int_equal(ALIGN_UP_BY(17, 16), 32);
    assert_int_equal(ALIGN_DOWN_BY(17, 16), 16);
}

static void acpi_arguments_follow_one_another(void **state)
{
    (void)state;
    _Alignas(ACPI_METHOD_ARGUMENT) UCHAR room[64] = {0};
    PACPI_METHOD_ARGUMENT argument = (PACPI_METHOD_ARGUMENT)room;
    ACPI_METHOD_SET_ARGUMENT_INTEGER(argument, 7);
    argument = ACPI_METHOD_NEXT_ARGUMENT(argument);
    assert_ptr_equal(argument, room + 8);
    ACPI_METHOD_SET_ARGUMENT_STRING(argument, "no");
    assert_int_equal(argument->DataLength, 3);
    argument = ACPI_METHOD_NEXT_ARGUMENT(argument);
    assert_ptr_equal(argument, room + 16);
    ACPI_METHOD_SET_ARGUMENT_BUFFER(argument, "12345678", 8);
    assert_memory_equal(argument->Data, "12345678", 8);
    assert_ptr_equal(ACPI_METHOD_NEXT_ARGUMENT(argument), room + 28);
}

int main(void)
{
    struct CMUnitTest rows[RTL_NUMBER_OF(copy_rows)] = {{0}};
    for (size_t i = 0; i < RTL_NUMBER_OF(copy_rows); i++) {
        rows[i].name = copy_rows[i].name;
        rows[i].test_func = copies_as_documented;
        rows[i].initial_state = (void *)&copy_rows[i];
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_behind_the_string),
        cmocka_unit_test(counts_bytes),
        cmocka_unit_test(counted_strings_stay_in_their_buffer),
        cmocka_unit_test(counted_strings_with_flags),
        cmocka_unit_test(counted_strings_become_terminated),
        cmocka_unit_test(integers_that_do_not_fit),
        cmocka_unit_test(lists_keep_their_order),
        cmocka_unit_test(interlocked_results),
        cmocka_unit_test(pages_and_alignment),
        cmocka_unit_test(acpi_arguments_follow_one_another),
    };
    struct CMUnitTest all[RTL_NUMBER_OF(rows) + RTL_NUMBER_OF(tests)];
    memcpy(all, rows, sizeof rows);
    memcpy(all + RTL_NUMBER_OF(rows), tests, sizeof tests);
    return cmocka_run_group_tests(all, NULL, NULL);
}
