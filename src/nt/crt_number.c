/*
 * crt_number.c: numbers, sorting and searching of the kernel's C library.
 */
#include "nt/export_tables.h"

#include <errno.h>
#include <limits.h>
#include <ntddk.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* "long" has 32 bits for a driver: what is out of its range becomes its end, as C has it. */
static int32_t to_long(int64_t value)
{
    return value > INT32_MAX ? INT32_MAX : value < INT32_MIN ? INT32_MIN : (int32_t)value;
}

static NTAPI int32_t nt_strtol(const char *text, char **end, int base)
{
    return to_long(strtoll(text, end, base));
}

static NTAPI uint32_t nt_strtoul(const char *text, char **end, int base)
{
    int64_t value = strtoll(text, end, base);
    if (value < 0) { /* a minus sign negates in unsigned arithmetic */
        return value < -(int64_t)UINT32_MAX ? UINT32_MAX : (uint32_t)value;
    }
    return value > UINT32_MAX ? UINT32_MAX : (uint32_t)value;
}

static NTAPI int64_t nt_strtoi64(const char *text, char **end, int base)
{
    return strtoll(text, end, base);
}

static NTAPI uint64_t nt_strtoui64(const char *text, char **end, int base)
{
    return strtoull(text, end, base);
}

static NTAPI int32_t nt_atol(const char *text)
{
    return to_long(strtoll(text, NULL, 10));
}

static NTAPI int64_t nt_atoi64(const char *text)
{
    return strtoll(text, NULL, 10);
}

/* A wide number's characters are ASCII or do not belong to it. */
enum { NUMBER_MAX = 80 };

static int64_t parse_wide(const WCHAR *text, WCHAR **end, int base, uint64_t *unsigned_value)
{
    char narrow[NUMBER_MAX];
    char *stop = NULL;
    size_t leading = 0;
    size_t length = 0;
    while (text[leading] == ' ' || (text[leading] >= '\t' && text[leading] <= '\r')) {
        leading++;
    }
    while (length < NUMBER_MAX - 1 && text[leading + length] > 0 && text[leading + length] < 0x80) {
        narrow[length] = (char)text[leading + length];
        length++;
    }
    narrow[length] = 0;
    int64_t value = strtoll(narrow, &stop, base);
    if (unsigned_value) {
        *unsigned_value = strtoull(narrow, NULL, base);
    }
    if (end) {
        *end = (WCHAR *)(uintptr_t)(stop == narrow ? text : text + leading + (stop - narrow));
    }
    return value;
}

static NTAPI int32_t nt_wcstol(const WCHAR *text, WCHAR **end, int base)
{
    return to_long(parse_wide(text, end, base, NULL));
}

static NTAPI uint32_t nt_wcstoul(const WCHAR *text, WCHAR **end, int base)
{
    int64_t value = parse_wide(text, end, base, NULL);
    return value > UINT32_MAX || value < -(int64_t)UINT32_MAX ? UINT32_MAX : (uint32_t)value;
}

static NTAPI int32_t nt_wtol(const WCHAR *text)
{
    return to_long(parse_wide(text, NULL, 10, NULL));
}

static NTAPI int64_t nt_wtoi64(const WCHAR *text)
{
    return parse_wide(text, NULL, 10, NULL);
}

/* The digits of a number, last first; a negative one has a sign in base 10 only. */
static size_t make_digits(char digits[66], uint64_t value, unsigned base, int is_negative)
{
    size_t count = 0;
    do {
        digits[count++] = "0123456789abcdefghijklmnopqrstuvwxyz"[value % base];
        value /= base;
    } while (value != 0);
    if (is_negative) {
        digits[count++] = '-';
    }
    return count;
}

static char *write_number(char *to, int64_t value, uint64_t bits, int radix)
{
    char digits[66] = {0};
    if (radix < 2 || radix > 36) {
        to[0] = 0;
        return to;
    }
    int is_negative = radix == 10 && value < 0;
    size_t count = make_digits(digits, is_negative ? 0 - (uint64_t)value : bits, (unsigned)radix, is_negative);
    for (size_t i = 0; i < count; i++) {
        to[i] = digits[count - 1 - i];
    }
    to[count] = 0;
    return to;
}

static NTAPI char *nt_itoa(int value, char *to, int radix)
{
    return write_number(to, value, (uint32_t)value, radix);
}

static NTAPI char *nt_ultoa(uint32_t value, char *to, int radix)
{
    return write_number(to, 0, value, radix);
}

static NTAPI char *nt_i64toa(int64_t value, char *to, int radix)
{
    return write_number(to, value, (uint64_t)value, radix);
}

static NTAPI char *nt_ui64toa(uint64_t value, char *to, int radix)
{
    return write_number(to, 0, value, radix);
}

static int write_number_s(char *to, size_t size, int64_t value, uint64_t bits, int radix)
{
    char text[72];
    if (!to || size == 0 || radix < 2 || radix > 36) {
        if (to && size) {
            to[0] = 0;
        }
        return EINVAL;
    }
    write_number(text, value, bits, radix);
    if (strlen(text) >= size) {
        to[0] = 0;
        return ERANGE;
    }
    memcpy(to, text, strlen(text) + 1);
    return 0;
}

static NTAPI int nt_itoa_s(int value, char *to, size_t size, int radix)
{
    return write_number_s(to, size, value, (uint32_t)value, radix);
}

static NTAPI int nt_ultoa_s(uint32_t value, char *to, size_t size, int radix)
{
    return write_number_s(to, size, 0, value, radix);
}

static NTAPI int nt_i64toa_s(int64_t value, char *to, size_t size, int radix)
{
    return write_number_s(to, size, value, (uint64_t)value, radix);
}

static NTAPI int nt_ui64toa_s(uint64_t value, char *to, size_t size, int radix)
{
    return write_number_s(to, size, 0, value, radix);
}

static NTAPI WCHAR *nt_itow(int value, WCHAR *to, int radix)
{
    char text[72] = {0};
    write_number(text, value, (uint32_t)value, radix);
    for (size_t i = 0; i <= strlen(text); i++) {
        to[i] = (unsigned char)text[i];
    }
    return to;
}

static NTAPI int nt_itow_s(int value, WCHAR *to, size_t size, int radix)
{
    char text[72];
    int error =
        to ? write_number_s(text, size < sizeof text ? size : sizeof text, value, (uint32_t)value, radix) : EINVAL;
    if (error) {
        if (to && size > 0) {
            to[0] = 0;
        }
        return error;
    }
    nt_itow(value, to, radix);
    return 0;
}

static NTAPI int64_t nt_abs64(int64_t value)
{
    return value < 0 ? (int64_t)(0 - (uint64_t)value) : value;
}

static NTAPI int nt_abs(int value)
{
    return value < 0 ? (int)(0 - (unsigned)value) : value;
}

/* Microsoft's sequence, as published: drivers seed it for tests that repeat. */
static _Thread_local uint32_t random_state = 1;

static NTAPI void nt_srand(unsigned seed)
{
    random_state = seed;
}

static NTAPI int nt_rand(void)
{
    random_state = random_state * 214013u + 2531011u;
    return (int)(random_state >> 16 & 0x7FFF);
}

typedef NTAPI int comparison(const void *left, const void *right);

static void swap(char *a, char *b, size_t width)
{
    while (width-- > 0) {
        char byte = a[width];
        a[width] = b[width];
        b[width] = byte;
    }
}

/* A heap sort: no recursion on a kernel stack, no memory, and a comparison that lies cannot lead it out of the array.
 */
static void sift(char *base, size_t root, size_t count, size_t width, comparison *compare)
{
    for (size_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && compare(base + child * width, base + (child + 1) * width) < 0) {
            child++;
        }
        if (compare(base + root * width, base + child * width) >= 0) {
            return;
        }
        swap(base + root * width, base + child * width, width);
    }
}

static NTAPI void nt_qsort(void *base, size_t count, size_t width, comparison *compare)
{
    for (size_t root = count / 2; root-- > 0;) {
        sift(base, root, count, width, compare);
    }
    for (size_t end = count; end-- > 1;) {
        swap(base, (char *)base + end * width, width);
        sift(base, 0, end, width, compare);
    }
}

static NTAPI const void *nt_bsearch(const void *key, const void *base, size_t count, size_t width, comparison *compare)
{
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        const char *at = (const char *)base + middle * width;
        int order = compare(key, at);
        if (order == 0) {
            return at;
        }
        if (order > 0) {
            low = middle + 1;
        } else {
            count = middle;
        }
    }
    return NULL;
}

// clang-format off
static const struct nt_export rows[] = {
    NT_EXPORT_AS(_abs64, nt_abs64),
    NT_EXPORT_AS(_atoi64, nt_atoi64),
    NT_EXPORT_AS(_i64toa, nt_i64toa),
    NT_EXPORT_AS(_i64toa_s, nt_i64toa_s),
    NT_EXPORT_AS(_itoa, nt_itoa),
    NT_EXPORT_AS(_itoa_s, nt_itoa_s),
    NT_EXPORT_AS(_itow, nt_itow),
    NT_EXPORT_AS(_itow_s, nt_itow_s),
    NT_EXPORT_AS(_ltoa, nt_itoa),
    NT_EXPORT_AS(_strtoi64, nt_strtoi64),
    NT_EXPORT_AS(_strtoui64, nt_strtoui64),
    NT_EXPORT_AS(_ui64toa, nt_ui64toa),
    NT_EXPORT_AS(_ui64toa_s, nt_ui64toa_s),
    NT_EXPORT_AS(_ultoa, nt_ultoa),
    NT_EXPORT_AS(_ultoa_s, nt_ultoa_s),
    NT_EXPORT_AS(_wtoi, nt_wtol),
    NT_EXPORT_AS(_wtoi64, nt_wtoi64),
    NT_EXPORT_AS(_wtol, nt_wtol),
    NT_EXPORT_AS(abs, nt_abs),
    NT_EXPORT_AS(atoi, nt_atol),
    NT_EXPORT_AS(atol, nt_atol),
    NT_EXPORT_AS(bsearch, nt_bsearch),
    NT_EXPORT_AS(labs, nt_abs),
    NT_EXPORT_AS(qsort, nt_qsort),
    NT_EXPORT_AS(rand, nt_rand),
    NT_EXPORT_AS(srand, nt_srand),
    NT_EXPORT_AS(strtol, nt_strtol),
    NT_EXPORT_AS(strtoul, nt_strtoul),
    NT_EXPORT_AS(wcstol, nt_wcstol),
    NT_EXPORT_AS(wcstoul, nt_wcstoul),
};
// clang-format on
const struct nt_export_table nt_crt_number_exports = NT_EXPORT_TABLE(rows);
