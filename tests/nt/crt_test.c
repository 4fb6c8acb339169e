/*
 * crt_test.c: the kernel's C library through its exports, in Microsoft's convention, as a driver calls it.
 */
#include "child.h"

#include <nt/exports.h>
#include <ntddk.h>

#define MS __attribute__((ms_abi))

static uintptr_t import(const char *name)
{
    const void *address = nt_export_find(nt_exports(), name);
    if (!address) {
        print_error("no export %s\n", name);
        abort();
    }
    return (uintptr_t)address;
}

typedef MS void *move_function(void *to, const void *from, size_t bytes);
typedef MS void *set_function(void *to, int value, size_t bytes);
typedef MS int text_s(char *to, size_t size, const char *from);
typedef MS int text_n_s(char *to, size_t size, const char *from, size_t count);
typedef MS int compare_n(const char *left, const char *right, size_t count);
typedef MS int wide_s(WCHAR *to, size_t size, const WCHAR *from);

static void copies(void **state)
{
    move_function *const functions[] = {(move_function *)import("memcpy"), (move_function *)import("memmove")};
    (void)state;
    for (size_t f = 0; f < 2; f++) {
        for (size_t bytes = 0; bytes < 300; bytes++) {
            char from[300];
            char to[302];
            for (size_t i = 0; i < sizeof from; i++) {
                from[i] = (char)(i * 5 + 1);
            }
            memset(to, 0x77, sizeof to);
            assert_ptr_equal(functions[f](to + 1, from, bytes), to + 1);
            assert_memory_equal(to + 1, from, bytes);
            assert_int_equal(to[0], 0x77);
            assert_int_equal(to[bytes + 1], 0x77);
        }
    }
}

static void moves_overlap(void **state)
{
    move_function *function = (move_function *)import("memmove");
    (void)state;
    for (size_t bytes = 1; bytes < 200; bytes++) {
        for (size_t shift = 1; shift < 40; shift += 6) {
            char ours[300];
            char theirs[300];
            for (size_t i = 0; i < sizeof ours; i++) {
                ours[i] = theirs[i] = (char)(i * 3);
            }
            function(ours + shift, ours, bytes);
            memmove(theirs + shift, theirs, bytes);
            assert_memory_equal(ours, theirs, sizeof ours);
            function(ours, ours + shift, bytes);
            memmove(theirs, theirs + shift, bytes);
            assert_memory_equal(ours, theirs, sizeof ours);
        }
    }
}

static void fills(void **state)
{
    set_function *function = (set_function *)import("memset");
    (void)state;
    for (size_t bytes = 0; bytes < 200; bytes++) {
        unsigned char to[202];
        memset(to, 0x77, sizeof to);
        assert_ptr_equal(function(to + 1, 0x1A5, bytes), to + 1);
        for (size_t i = 0; i < bytes; i++) {
            assert_int_equal(to[1 + i], 0xA5);
        }
        assert_int_equal(to[0], 0x77);
        assert_int_equal(to[bytes + 1], 0x77);
    }
}

/* Registers that Microsoft's convention preserves and System V's does not. */
static void preserves_registers(void **state)
{
    static char from[4096];
    static char to[4096];
    uintptr_t function = import("memcpy");
    char *to_register = to;
    const char *from_register = from;
    uint64_t rdi = 0x1111;
    uint64_t rsi = 0x2222;
    double xmm6 = 6.5;
    double xmm15 = 15.5;
    (void)state;
    register uint64_t bytes __asm__("r8") = sizeof to;
    register double in_xmm6 __asm__("xmm6") = xmm6;
    register double in_xmm15 __asm__("xmm15") = xmm15;
    __asm__ volatile("movq %%rsp, %%rbx\n\t"
                     "andq $-16, %%rsp\n\t"
                     "subq $48, %%rsp\n\t"
                     "call *%%rax\n\t"
                     "movq %%rbx, %%rsp"
                     : "+a"(function), "+D"(rdi), "+S"(rsi), "+x"(in_xmm6), "+x"(in_xmm15), "+r"(bytes),
                       "+c"(to_register), "+d"(from_register)
                     :
                     : "rbx", "r9", "r10", "r11", "memory", "cc", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5");
    assert_int_equal(rdi, 0x1111);
    assert_int_equal(rsi, 0x2222);
    assert_true(in_xmm6 == 6.5 && in_xmm15 == 15.5);
}

static void rtl_memory(void **state)
{
    MS size_t (*compare)(const void *, const void *, size_t) =
        (MS size_t (*)(const void *, const void *, size_t))import("RtlCompareMemory");
    (void)state;
    assert_int_equal(compare("abcd", "abXd", 4), 2);
    assert_int_equal(compare("abcd", "abcd", 4), 4);
    assert_int_equal(compare("a", "b", 0), 0);
}

static void memory_with_bounds(void **state)
{
    MS int (*copy)(void *, size_t, const void *, size_t) =
        (MS int (*)(void *, size_t, const void *, size_t))import("memcpy_s");
    char to[4] = "xyz";
    (void)state;
    assert_int_equal(copy(to, 4, "ab", 3), 0);
    assert_string_equal(to, "ab");
    assert_int_equal(copy(to, 2, "abc", 3), 34);
    assert_int_equal(to[0], 0);
    assert_int_equal(copy(NULL, 2, "abc", 3), 22);
    assert_int_equal(copy(to, 4, NULL, 3), 22);
    assert_int_equal(copy(NULL, 0, NULL, 0), 0);
}

static void strings_with_bounds(void **state)
{
    text_s *copy = (text_s *)import("strcpy_s");
    text_s *append = (text_s *)import("strcat_s");
    text_n_s *copy_n = (text_n_s *)import("strncpy_s");
    text_n_s *append_n = (text_n_s *)import("strncat_s");
    char to[6];
    (void)state;
    assert_int_equal(copy(to, 6, "abc"), 0);
    assert_int_equal(append(to, 6, "de"), 0);
    assert_string_equal(to, "abcde");
    assert_int_equal(append(to, 6, "f"), 34);
    assert_string_equal(to, "");
    assert_int_equal(copy(to, 3, "abc"), 34);
    assert_int_equal(copy(NULL, 3, "abc"), 22);
    assert_int_equal(copy(to, 0, "abc"), 22);
    assert_int_equal(copy(to, 3, NULL), 22);
    assert_int_equal(copy_n(to, 6, "abcdefgh", 3), 0);
    assert_string_equal(to, "abc");
    assert_int_equal(copy_n(to, 6, "abcdefgh", SIZE_MAX), 80); /* _TRUNCATE: STRUNCATE */
    assert_string_equal(to, "abcde");
    memset(to, 'x', sizeof to); /* no terminator */
    assert_int_equal(append_n(to, 6, "y", 1), 22);
    copy(to, 6, "ab");
    assert_int_equal(append_n(to, 6, "cdef", 2), 0);
    assert_string_equal(to, "abcd");
}

static void comparisons(void **state)
{
    compare_n *no_case = (compare_n *)import("_strnicmp");
    (void)state;
    assert_int_equal(no_case("ABC", "abd", 2), 0);
    assert_true(no_case("ABC", "abd", 3) < 0);
    assert_true(no_case("b", "A", 1) > 0);
    assert_int_equal(no_case("x", "x", 100), 0);
}

static void wide_strings(void **state)
{
    static const WCHAR abc[] = {'a', 'b', 'c', 0};
    static const WCHAR bc[] = {'b', 'c', 0};
    static const WCHAR upper[] = {'A', 'B', 'C', 0};
    WCHAR to[8] = {0};
    (void)state;
    MS size_t (*length)(const WCHAR *) = (MS size_t (*)(const WCHAR *))import("wcslen");
    MS const WCHAR *(*find)(const WCHAR *, const WCHAR *) =
        (MS const WCHAR *(*)(const WCHAR *, const WCHAR *))import("wcsstr");
    MS int (*no_case)(const WCHAR *, const WCHAR *) = (MS int (*)(const WCHAR *, const WCHAR *))import("_wcsicmp");
    wide_s *copy = (wide_s *)import("wcscpy_s");
    wide_s *append = (wide_s *)import("wcscat_s");
    assert_int_equal(length(abc), 3);
    assert_ptr_equal(find(abc, bc), abc + 1);
    assert_null(find(bc, abc));
    assert_ptr_equal(find(abc, abc + 3), abc);
    assert_int_equal(no_case(abc, upper), 0);
    assert_int_equal(copy(to, 8, abc), 0);
    assert_int_equal(append(to, 8, bc), 0);
    assert_int_equal(length(to), 5);
    assert_int_equal(append(to, 6, abc), 34);
    assert_int_equal(to[0], 0);
    assert_int_equal(copy(to, 3, abc), 34);
}

static void numbers(void **state)
{
    MS int32_t (*to_long)(const char *, char **, int) = (MS int32_t (*)(const char *, char **, int))import("strtol");
    MS uint32_t (*to_ulong)(const char *, char **, int) =
        (MS uint32_t (*)(const char *, char **, int))import("strtoul");
    MS char *(*from_int)(int, char *, int) = (MS char *(*)(int, char *, int))import("_itoa");
    MS int (*from_int_s)(int, char *, size_t, int) = (MS int (*)(int, char *, size_t, int))import("_itoa_s");
    MS int32_t (*wide_to_long)(const WCHAR *, WCHAR **, int) =
        (MS int32_t (*)(const WCHAR *, WCHAR **, int))import("wcstol");
    static const WCHAR wide[] = {' ', '-', '4', '2', 'x', 0};
    WCHAR *wide_end;
    char text[40];
    char *end;
    (void)state;
    assert_int_equal(to_long("99999999999", NULL, 10), INT32_MAX); /* "long" has 32 bits */
    assert_int_equal(to_long("-99999999999", NULL, 10), INT32_MIN);
    assert_int_equal(to_long("0x10z", &end, 0), 16);
    assert_string_equal(end, "z");
    assert_int_equal(to_ulong("4294967295", NULL, 10), UINT32_MAX);
    assert_int_equal(to_ulong("4294967296", NULL, 10), UINT32_MAX);
    assert_int_equal(to_ulong("-1", NULL, 10), UINT32_MAX);
    assert_string_equal(from_int(-255, text, 10), "-255");
    assert_string_equal(from_int(-1, text, 16), "ffffffff");
    assert_string_equal(from_int(5, text, 2), "101");
    assert_string_equal(from_int(INT32_MIN, text, 10), "-2147483648");
    assert_int_equal(from_int_s(1234, text, 4, 10), 34);
    assert_int_equal(from_int_s(123, text, 4, 10), 0);
    assert_int_equal(from_int_s(123, text, 4, 37), 22);
    assert_int_equal(wide_to_long(wide, &wide_end, 10), -42);
    assert_ptr_equal(wide_end, wide + 4);
}

static MS int by_value(const void *left, const void *right)
{
    const int *a = left;
    const int *b = right;
    return (*a > *b) - (*a < *b);
}

static MS int lying(const void *left, const void *right)
{
    return left < right ? 1 : -1;
}

static void sorting(void **state)
{
    typedef MS int comparison(const void *, const void *);
    MS void (*sort)(void *, size_t, size_t, comparison *) =
        (MS void (*)(void *, size_t, size_t, comparison *))import("qsort");
    MS const void *(*find)(const void *, const void *, size_t, size_t, comparison *) =
        (MS const void *(*)(const void *, const void *, size_t, size_t, comparison *))import("bsearch");
    (void)state;
    for (int count = 0; count < 60; count++) {
        int values[60];
        for (int i = 0; i < count; i++) {
            values[i] = i * 37 % 61;
        }
        sort(values, (size_t)count, sizeof values[0], by_value);
        for (int i = 1; i < count; i++) {
            assert_true(values[i - 1] <= values[i]);
        }
        for (int i = 0; i < count; i++) {
            int key = i * 37 % 61;
            const int *found = find(&key, values, (size_t)count, sizeof values[0], by_value);
            assert_int_equal(*found, key);
        }
        int missing = 1000;
        assert_null(find(&missing, values, (size_t)count, sizeof values[0], by_value));
        sort(values, (size_t)count, sizeof values[0], lying); /* ends, and stays inside */
    }
}

static void characters(void **state)
{
    static const struct {
        const char *name;
        const char *members;
    } classes[] = {
        {"isdigit", "0123456789"},
        {"isspace", " \t\n\v\f\r"},
        {"isxdigit", "0123456789abcdefABCDEF"},
        {"isupper", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
        {"islower", "abcdefghijklmnopqrstuvwxyz"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        MS int (*is_member)(int) = (MS int (*)(int))import(classes[i].name);
        for (int c = 1; c < 256; c++) {
            assert_int_equal(is_member(c) != 0, strchr(classes[i].members, c) != NULL);
        }
        assert_false(is_member(-1));
    }
    assert_int_equal(((MS int (*)(int))import("toupper"))('z'), 'Z');
    assert_int_equal(((MS int (*)(int))import("tolower"))('Z'), 'z');
    assert_int_equal(((MS int (*)(int))import("ispunct"))('!') != 0, 1);
}

static void random_numbers_repeat(void **state)
{
    MS void (*seed)(unsigned) = (MS void (*)(unsigned))import("srand");
    MS int (*next)(void) = (MS int (*)(void))import("rand");
    (void)state;
    seed(1);
    assert_int_equal(next(), 41); /* the first three of Microsoft's sequence */
    assert_int_equal(next(), 18467);
    assert_int_equal(next(), 6334);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies),
        cmocka_unit_test(moves_overlap),
        cmocka_unit_test(fills),
        cmocka_unit_test(preserves_registers),
        cmocka_unit_test(rtl_memory),
        cmocka_unit_test(memory_with_bounds),
        cmocka_unit_test(strings_with_bounds),
        cmocka_unit_test(comparisons),
        cmocka_unit_test(wide_strings),
        cmocka_unit_test(numbers),
        cmocka_unit_test(sorting),
        cmocka_unit_test(characters),
        cmocka_unit_test(random_numbers_repeat),
    };
    return cmocka_run_group_tests_name("nt-crt", tests, NULL, NULL);
}
