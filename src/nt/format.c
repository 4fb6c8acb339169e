/*
 * format.c: turns a format and Microsoft-convention arguments into text.
 */
#include "nt/format.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* ---------------------------------------------------------------------------------------------------------- output */

struct output {
    char *narrow; /* one of the two */
    WCHAR *wide;
    size_t room;
    size_t used; /* may exceed the room */
};

static void put(struct output *out, uint32_t unit)
{
    if (out->used < out->room) {
        if (out->wide) {
            out->wide[out->used] = (WCHAR)unit;
        } else if (out->narrow) {
            out->narrow[out->used] = (char)unit;
        }
    }
    out->used++;
}

static void put_many(struct output *out, uint32_t unit, size_t count)
{
    while (count-- > 0) {
        put(out, unit);
    }
}

/* How many units of the output a wide character of the input takes. Halves of a surrogate pair go one by one. */
static size_t units_of(const struct output *out, uint32_t character)
{
    return out->wide || character < 0x80 ? 1 : character < 0x800 ? 2 : 3;
}

static void put_wide_character(struct output *out, uint32_t character)
{
    switch (units_of(out, character)) {
    case 1:
        put(out, character);
        break;
    case 2:
        put(out, 0xC0 | character >> 6);
        put(out, 0x80 | (character & 0x3F));
        break;
    default:
        put(out, 0xE0 | character >> 12);
        put(out, 0x80 | (character >> 6 & 0x3F));
        put(out, 0x80 | (character & 0x3F));
        break;
    }
}

/* --------------------------------------------------------------------------------------------------- specifications */

enum size { SIZE_NONE, SIZE_CHAR, SIZE_SHORT, SIZE_LONG, SIZE_64 };

struct spec {
    bool left;
    bool plus;
    bool space;
    bool alternate;
    bool zero;
    int width;     /* 0: none */
    int precision; /* -1: none */
    enum size size;
    char conversion;
};

/* Where the format is read, of either width. */
struct input {
    bool is_wide;
    const char *narrow;
    const WCHAR *wide;
};

static uint32_t peek(const struct input *in, size_t ahead)
{
    return in->is_wide ? in->wide[ahead] : (unsigned char)in->narrow[ahead];
}

static void skip(struct input *in, size_t units)
{
    if (in->is_wide) {
        in->wide += units;
    } else {
        in->narrow += units;
    }
}

static void read_flags(struct input *in, struct spec *spec)
{
    for (;; skip(in, 1)) {
        switch (peek(in, 0)) {
        case '-':
            spec->left = true;
            break;
        case '+':
            spec->plus = true;
            break;
        case ' ':
            spec->space = true;
            break;
        case '#':
            spec->alternate = true;
            break;
        case '0':
            spec->zero = true;
            break;
        default:
            return;
        }
    }
}

enum { NUMBER_MAX = 1 << 20 }; /* a width beyond it is a mistake, and bounded */

static int read_number(struct input *in)
{
    int number = 0;
    for (; peek(in, 0) >= '0' && peek(in, 0) <= '9'; skip(in, 1)) {
        number = number * 10 + (int)(peek(in, 0) - '0');
        number = number > NUMBER_MAX ? NUMBER_MAX : number;
    }
    return number;
}

/* What stands between the flags and the conversion. In order: a longer one before its beginning. */
struct size_name {
    const char *text;
    enum size size;
};
static const struct size_name size_names[] = {
    {"I64", SIZE_64}, {"I32", SIZE_LONG}, {"I", SIZE_64},   {"hh", SIZE_CHAR}, {"h", SIZE_SHORT}, {"ll", SIZE_64},
    {"l", SIZE_LONG}, {"w", SIZE_LONG},   {"L", SIZE_NONE}, {"z", SIZE_64},    {"t", SIZE_64},    {"j", SIZE_64},
};

static bool starts_with(const struct input *in, const char *text)
{
    for (size_t i = 0; text[i]; i++) {
        if (peek(in, i) != (unsigned char)text[i]) {
            return false;
        }
    }
    return true;
}

static void read_size(struct input *in, struct spec *spec)
{
    for (size_t i = 0; i < sizeof size_names / sizeof size_names[0]; i++) {
        if (starts_with(in, size_names[i].text)) {
            spec->size = size_names[i].size;
            skip(in, strlen(size_names[i].text));
            return;
        }
    }
}

/* va_list by address: the functions below take arguments on behalf of their caller. */
struct arguments {
    __builtin_ms_va_list list;
};

/* NOLINTBEGIN(clang-analyzer-valist.Uninitialized): it does not know __builtin_ms_va_copy, which filled the list. */
static int take_int(struct arguments *arguments)
{
    return __builtin_va_arg(arguments->list, int);
}

static uint64_t take_slot(struct arguments *arguments)
{
    return __builtin_va_arg(arguments->list, uint64_t); /* every argument has a slot of eight bytes */
}

static const void *take_pointer(struct arguments *arguments)
{
    return __builtin_va_arg(arguments->list, const void *);
}

static double take_double(struct arguments *arguments)
{
    return __builtin_va_arg(arguments->list, double);
}
/* NOLINTEND(clang-analyzer-valist.Uninitialized) */

static void read_width(struct input *in, struct spec *spec, struct arguments *arguments)
{
    if (peek(in, 0) != '*') {
        spec->width = read_number(in);
        return;
    }
    skip(in, 1);
    int width = take_int(arguments);
    spec->left = spec->left || width < 0;
    width = width < -NUMBER_MAX ? -NUMBER_MAX : width;
    width = width < 0 ? -width : width;
    spec->width = width > NUMBER_MAX ? NUMBER_MAX : width;
}

static void read_precision(struct input *in, struct spec *spec, struct arguments *arguments)
{
    spec->precision = -1;
    if (peek(in, 0) != '.') {
        return;
    }
    skip(in, 1);
    if (peek(in, 0) == '*') {
        skip(in, 1);
        int precision = take_int(arguments);
        spec->precision = precision < 0 ? -1 : precision > NUMBER_MAX ? NUMBER_MAX : precision;
    } else {
        spec->precision = read_number(in);
    }
}

/* -------------------------------------------------------------------------------------------------------- integers */

static uint64_t take_unsigned(struct arguments *arguments, enum size size)
{
    uint64_t value = take_slot(arguments);
    switch (size) {
    case SIZE_CHAR:
        return (uint8_t)value;
    case SIZE_SHORT:
        return (uint16_t)value;
    case SIZE_64:
        return value;
    default:
        return (uint32_t)value;
    }
}

static int64_t take_signed(struct arguments *arguments, enum size size)
{
    uint64_t value = take_unsigned(arguments, size);
    switch (size) {
    case SIZE_CHAR:
        return (int8_t)value;
    case SIZE_SHORT:
        return (int16_t)value;
    case SIZE_64:
        return (int64_t)value;
    default:
        return (int32_t)value;
    }
}

static void put_padded(struct output *out, const struct spec *spec, const char *prefix, size_t zeros,
                       const char *digits, size_t count)
{
    size_t total = strlen(prefix) + zeros + count;
    size_t padding = (size_t)spec->width > total ? (size_t)spec->width - total : 0;
    if (!spec->left && spec->zero && spec->precision < 0) {
        zeros += padding;
        padding = 0;
    }
    put_many(out, ' ', spec->left ? 0 : padding);
    for (; *prefix; prefix++) {
        put(out, (unsigned char)*prefix);
    }
    put_many(out, '0', zeros);
    for (size_t i = 0; i < count; i++) {
        put(out, (unsigned char)digits[i]);
    }
    put_many(out, ' ', spec->left ? padding : 0);
}

enum { DIGITS_MAX = 24 }; /* 64 bits in octal, and some */

static void put_digits(struct output *out, const struct spec *spec, uint64_t value, unsigned base, const char *prefix)
{
    const char *figures = spec->conversion == 'X' || spec->conversion == 'p' ? "0123456789ABCDEF" : "0123456789abcdef";
    char digits[DIGITS_MAX];
    size_t count = 0;
    while (value != 0 || (count == 0 && spec->precision != 0)) {
        digits[DIGITS_MAX - ++count] = figures[value % base];
        value /= base;
    }
    size_t zeros = spec->precision > (int)count ? (size_t)spec->precision - count : 0;
    if (base == 8 && spec->alternate && zeros == 0 && (count == 0 || digits[DIGITS_MAX - count] != '0')) {
        zeros = 1;
    }
    put_padded(out, spec, prefix, zeros, &digits[DIGITS_MAX - count], count);
}

static void put_signed(struct output *out, const struct spec *spec, int64_t value)
{
    const char *sign = value < 0 ? "-" : spec->plus ? "+" : spec->space ? " " : "";
    put_digits(out, spec, value < 0 ? 0 - (uint64_t)value : (uint64_t)value, 10, sign);
}

static void put_unsigned(struct output *out, const struct spec *spec, uint64_t value)
{
    switch (spec->conversion) {
    case 'x':
        put_digits(out, spec, value, 16, spec->alternate && value ? "0x" : "");
        break;
    case 'X':
        put_digits(out, spec, value, 16, spec->alternate && value ? "0X" : "");
        break;
    case 'o':
        put_digits(out, spec, value, 8, "");
        break;
    default:
        put_digits(out, spec, value, 10, "");
        break;
    }
}

static void put_pointer(struct output *out, const struct spec *spec, uint64_t value)
{
    struct spec pointer = *spec;
    pointer.precision = 16;
    put_digits(out, &pointer, value, 16, spec->alternate ? "0x" : "");
}

/* -------------------------------------------------------------------------------------------------- floating point */

static void put_double(struct output *out, const struct spec *spec, double value)
{
    char format[16];
    char text[512];
    size_t used = 0;
    format[used++] = '%';
    const struct {
        bool set;
        char flag;
    } flags[] = {{spec->left, '-'}, {spec->plus, '+'}, {spec->space, ' '}, {spec->alternate, '#'}, {spec->zero, '0'}};
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        if (flags[i].set) {
            format[used++] = flags[i].flag;
        }
    }
    format[used++] = '*';
    format[used++] = '.';
    format[used++] = '*';
    format[used++] = spec->conversion;
    format[used] = 0;
    /* The longest double has 309 digits before its point: what is asked for beyond the buffer is cut. */
    int width = spec->width > 400 ? 400 : spec->width;
    int precision = spec->precision > 100 ? 100 : spec->precision;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    int bytes = snprintf(text, sizeof text, format, width, precision, value);
#pragma GCC diagnostic pop
    for (int i = 0; i < bytes && i < (int)sizeof text - 1; i++) {
        put(out, (unsigned char)text[i]);
    }
}

/* --------------------------------------------------------------------------------------------------------- strings */

static void put_narrow_string(struct output *out, const struct spec *spec, const char *text, size_t length)
{
    size_t padding = (size_t)spec->width > length ? (size_t)spec->width - length : 0;
    put_many(out, spec->zero && !spec->left ? '0' : ' ', spec->left ? 0 : padding);
    for (size_t i = 0; i < length; i++) {
        put(out, (unsigned char)text[i]);
    }
    put_many(out, ' ', spec->left ? padding : 0);
}

static void put_wide_string(struct output *out, const struct spec *spec, const WCHAR *text, size_t length)
{
    size_t units = 0;
    size_t count = 0;
    size_t limit = spec->precision >= 0 ? (size_t)spec->precision : SIZE_MAX;
    for (; count < length && units + units_of(out, text[count]) <= limit; count++) {
        units += units_of(out, text[count]);
    }
    size_t padding = (size_t)spec->width > units ? (size_t)spec->width - units : 0;
    put_many(out, spec->zero && !spec->left ? '0' : ' ', spec->left ? 0 : padding);
    for (size_t i = 0; i < count; i++) {
        put_wide_character(out, text[i]);
    }
    put_many(out, ' ', spec->left ? padding : 0);
}

/* A precision bounds how far a string is read, which then needs no terminator. */
static size_t narrow_length(const char *text, int precision)
{
    return precision < 0 ? strlen(text) : strnlen(text, (size_t)precision);
}

static size_t wide_length(const WCHAR *text, int precision)
{
    size_t length = 0;
    while ((precision < 0 || length < (size_t)precision) && text[length]) {
        length++;
    }
    return length;
}

static const char null_text[] = "(null)";

static void put_null(struct output *out, const struct spec *spec)
{
    put_narrow_string(out, spec, null_text, narrow_length(null_text, spec->precision));
}

static void put_string(struct output *out, const struct spec *spec, const void *text, bool is_wide)
{
    if (!text) {
        put_null(out, spec);
    } else if (is_wide) {
        put_wide_string(out, spec, text, wide_length(text, spec->precision));
    } else {
        put_narrow_string(out, spec, text, narrow_length(text, spec->precision));
    }
}

/* ANSI_STRING and UNICODE_STRING have the same shape. */
static void put_counted_string(struct output *out, const struct spec *spec, const UNICODE_STRING *string, bool is_wide)
{
    if (!string || !string->Buffer) {
        put_null(out, spec);
    } else if (is_wide) {
        put_wide_string(out, spec, string->Buffer, string->Length / sizeof(WCHAR));
    } else {
        size_t length = string->Length;
        length = spec->precision >= 0 && (size_t)spec->precision < length ? (size_t)spec->precision : length;
        put_narrow_string(out, spec, (const char *)string->Buffer, length);
    }
}

static void put_character(struct output *out, const struct spec *spec, uint32_t character, bool is_wide)
{
    WCHAR wide = (WCHAR)character;
    char narrow = (char)character;
    struct spec whole = *spec;
    whole.precision = -1;
    if (is_wide) {
        put_wide_string(out, &whole, &wide, 1);
    } else {
        put_narrow_string(out, &whole, &narrow, 1);
    }
}

/* "s" is of the format's own width, "S" of the other; a size says it outright. */
static bool text_is_wide(const struct spec *spec, bool format_is_wide, bool is_capital)
{
    if (spec->size == SIZE_SHORT || spec->size == SIZE_CHAR) {
        return false;
    }
    return spec->size == SIZE_LONG || spec->size == SIZE_64 || format_is_wide != is_capital;
}

/* --------------------------------------------------------------------------------------------------------- walking */

static bool convert(struct output *out, const struct spec *spec, struct arguments *arguments, bool format_is_wide)
{
    switch (spec->conversion) {
    case 'd':
    case 'i':
        put_signed(out, spec, take_signed(arguments, spec->size));
        return true;
    case 'u':
    case 'x':
    case 'X':
    case 'o':
        put_unsigned(out, spec, take_unsigned(arguments, spec->size));
        return true;
    case 'p':
        put_pointer(out, spec, take_unsigned(arguments, SIZE_64));
        return true;
    case 'c':
    case 'C':
        put_character(out, spec, (uint32_t)take_int(arguments),
                      text_is_wide(spec, format_is_wide, spec->conversion == 'C'));
        return true;
    case 's':
    case 'S':
        put_string(out, spec, take_pointer(arguments), text_is_wide(spec, format_is_wide, spec->conversion == 'S'));
        return true;
    case 'Z':
        put_counted_string(out, spec, take_pointer(arguments), spec->size == SIZE_LONG);
        return true;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case 'a':
    case 'A':
        put_double(out, spec, take_double(arguments));
        return true;
    case 'n': /* writes to memory, which a format should not be able to say */
        return false;
    default: /* not a conversion: shown as it stands */
        put(out, (unsigned char)spec->conversion);
        return true;
    }
}

static int format_units(struct output *out, struct input *in, struct arguments *arguments)
{
    bool format_is_wide = in->is_wide;
    for (uint32_t unit; (unit = peek(in, 0)) != 0;) {
        struct spec spec = {0};
        skip(in, 1);
        if (unit != '%' || peek(in, 0) == '%') {
            skip(in, unit == '%' ? 1 : 0);
            if (format_is_wide) {
                put_wide_character(out, unit);
            } else {
                put(out, unit);
            }
            continue;
        }
        read_flags(in, &spec);
        read_width(in, &spec, arguments);
        read_precision(in, &spec, arguments);
        read_size(in, &spec);
        spec.conversion = peek(in, 0) < 0x80 ? (char)peek(in, 0) : 0;
        if (spec.conversion == 0 || !convert(out, &spec, arguments, format_is_wide)) {
            return -1;
        }
        skip(in, 1);
    }
    return out->used > INT_MAX ? -1 : (int)out->used;
}

int nt_format_narrow(char *buffer, size_t room, const char *format, __builtin_ms_va_list list)
{
    struct output out = {.narrow = buffer, .room = room};
    struct input in = {.narrow = format};
    struct arguments arguments;
    __builtin_ms_va_copy(arguments.list, list);
    int result = format_units(&out, &in, &arguments);
    __builtin_ms_va_end(arguments.list);
    return result;
}

int nt_format_wide(WCHAR *buffer, size_t room, const WCHAR *format, __builtin_ms_va_list list)
{
    WCHAR nothing;
    struct output out = {.wide = buffer ? buffer : &nothing, .room = buffer ? room : 0};
    struct input in = {.is_wide = true, .wide = format};
    struct arguments arguments;
    __builtin_ms_va_copy(arguments.list, list);
    int result = format_units(&out, &in, &arguments);
    __builtin_ms_va_end(arguments.list);
    return result;
}
