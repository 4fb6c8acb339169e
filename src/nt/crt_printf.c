/*
 * crt_printf.c: sprintf and its kin under the names and rules of the kernel's C library.
 *
 * The old functions (_snprintf) return -1 and leave no terminator where the text does not fit; those with _s empty the
 * buffer and return -1, or cut the text where the count is _TRUNCATE.
 */
#include "nt/export_tables.h"
#include "nt/format.h"

#include <stdbool.h>
#include <stdint.h>

#define TRUNCATE SIZE_MAX

/* What a function does with a text that does not fit, or that just fits without its terminator. */
static int narrow(char *buffer, size_t count, const char *format, __builtin_ms_va_list arguments)
{
    int length = nt_format_narrow(buffer, count, format, arguments);
    if (length >= 0 && (size_t)length < count) {
        buffer[length] = 0;
    }
    return length >= 0 && (size_t)length <= count ? length : -1;
}

static int wide(WCHAR *buffer, size_t count, const WCHAR *format, __builtin_ms_va_list arguments)
{
    int length = nt_format_wide(buffer, count, format, arguments);
    if (length >= 0 && (size_t)length < count) {
        buffer[length] = 0;
    }
    return length >= 0 && (size_t)length <= count ? length : -1;
}

/* C's own: always terminated, and the length is the whole text's. */
static int narrow_standard(char *buffer, size_t count, const char *format, __builtin_ms_va_list arguments)
{
    int length = nt_format_narrow(buffer, count, format, arguments);
    if (count > 0) {
        buffer[length < 0 ? 0 : (size_t)length < count ? (size_t)length : count - 1] = 0;
    }
    return length;
}

static int narrow_secure(char *buffer, size_t size, size_t count, const char *format, __builtin_ms_va_list arguments)
{
    if (!buffer || size == 0 || !format) {
        return -1;
    }
    size_t room = count < size - 1 ? count : size - 1;
    int length = nt_format_narrow(buffer, room, format, arguments);
    if (length >= 0 && (size_t)length <= room) {
        buffer[length] = 0;
        return length;
    }
    bool is_cut = length >= 0 && (count == TRUNCATE || count < size);
    buffer[is_cut ? room : 0] = 0;
    return -1;
}

static int wide_secure(WCHAR *buffer, size_t size, size_t count, const WCHAR *format, __builtin_ms_va_list arguments)
{
    if (!buffer || size == 0 || !format) {
        return -1;
    }
    size_t room = count < size - 1 ? count : size - 1;
    int length = nt_format_wide(buffer, room, format, arguments);
    if (length >= 0 && (size_t)length <= room) {
        buffer[length] = 0;
        return length;
    }
    bool is_cut = length >= 0 && (count == TRUNCATE || count < size);
    buffer[is_cut ? room : 0] = 0;
    return -1;
}

/* Without "n": as much as there is, which the caller promised to have room for. */
enum { UNBOUNDED = INT32_MAX };

static int NTAPI nt_vsprintf(char *buffer, const char *format, __builtin_ms_va_list arguments)
{
    return narrow(buffer, UNBOUNDED, format, arguments);
}

static int NTAPI nt_sprintf(char *buffer, const char *format, ...)
{
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, format);
    int length = narrow(buffer, UNBOUNDED, format, arguments);
    __builtin_ms_va_end(arguments);
    return length;
}

static int NTAPI nt_vsnprintf_old(char *buffer, size_t count, const char *format, __builtin_ms_va_list arguments)
{
    return narrow(buffer, count, format, arguments);
}

static int NTAPI nt_snprintf_old(char *buffer, size_t count, const char *format, ...)
{
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, format);
    int length = narrow(buffer, count, format, arguments);
    __builtin_ms_va_end(arguments);
    return length;
}

static int NTAPI nt_vsnprintf(char *buffer, size_t count, const char *format, __builtin_ms_va_list arguments)
{
    return narrow_standard(buffer, count, format, arguments);
}

static int NTAPI nt_snprintf(char *buffer, size_t count, const char *format, ...)
{
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, format);
    int length = narrow_standard(buffer, count, format, arguments);
    __builtin_ms_va_end(arguments);
    return length;
}

static int NTAPI nt_vsprintf_s(char *buffer, size_t size, const char *format, __builtin_ms_va_list arguments)
{
    return narrow_secure(buffer, size, size, format, arguments);
}

static int NTAPI nt_sprintf_s(char *buffer, size_t size, const char *format, ...)
{
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, format);
    int length = narrow_secure(buffer, size, size, format, arguments);
    __builtin_ms_va_end(arguments);
    return length;
}

static int NTAPI nt_vsnprintf_s(char *buffer, size_t size, size_t count, const char *format,
                                __builtin_ms_va_list arguments)
{
    return narrow_secure(buffer, size, count, format, arguments);
}

static int NTAPI nt_snprintf_s(char *buffer, size_t size, size_t count, const char *format, ...)
{
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, format);
    int length = narrow_secure(buffer, size, count, format, arguments);
    __builtin_ms_va_end(arguments);
    return length;
}

static int NTAPI nt_vscprintf(const char *format, __builtin_ms_va_list arguments)
{
    return nt_format_narrow(NULL, 0, format, arguments);
}

static int NTAPI nt_scprintf(const char *format, ...)
{
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, format);
    int length = nt_format_narrow(NULL, 0, format, arguments);
    __builtin_ms_va_end(arguments);
    return length;
}

static int NTAPI nt_vswprintf_old(WCHAR *buffer, const WCHAR *format, __builtin_ms_va_list arguments)
{
    return wide(buffer, UNBOUNDED, format, arguments);
}

static int NTAPI nt_swprintf_old(WCHAR *buffer, const WCHAR *format, ...)
{
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, format);
    int length = wide(buffer, UNBOUNDED, format, arguments);
    __builtin_ms_va_end(arguments);
    return length;
}

static int NTAPI nt_vsnwprintf(WCHAR *buffer, size_t count, const WCHAR *format, __builtin_ms_va_list arguments)
{
    return wide(buffer, count, format, arguments);
}

static int NTAPI nt_snwprintf(WCHAR *buffer, size_t count, const WCHAR *format, ...)
{
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, format);
    int length = wide(buffer, count, format, arguments);
    __builtin_ms_va_end(arguments);
    return length;
}

static int NTAPI nt_vswprintf_s(WCHAR *buffer, size_t size, const WCHAR *format, __builtin_ms_va_list arguments)
{
    return wide_secure(buffer, size, size, format, arguments);
}

static int NTAPI nt_swprintf_s(WCHAR *buffer, size_t size, const WCHAR *format, ...)
{
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, format);
    int length = wide_secure(buffer, size, size, format, arguments);
    __builtin_ms_va_end(arguments);
    return length;
}

static int NTAPI nt_vsnwprintf_s(WCHAR *buffer, size_t size, size_t count, const WCHAR *format,
                                 __builtin_ms_va_list arguments)
{
    return wide_secure(buffer, size, count, format, arguments);
}

static int NTAPI nt_snwprintf_s(WCHAR *buffer, size_t size, size_t count, const WCHAR *format, ...)
{
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, format);
    int length = wide_secure(buffer, size, count, format, arguments);
    __builtin_ms_va_end(arguments);
    return length;
}

static int NTAPI nt_vscwprintf(const WCHAR *format, __builtin_ms_va_list arguments)
{
    return nt_format_wide(NULL, 0, format, arguments);
}

static int NTAPI nt_scwprintf(const WCHAR *format, ...)
{
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, format);
    int length = nt_format_wide(NULL, 0, format, arguments);
    __builtin_ms_va_end(arguments);
    return length;
}

// clang-format off
static const struct nt_export rows[] = {
    NT_EXPORT_AS(_scprintf, nt_scprintf),
    NT_EXPORT_AS(_scwprintf, nt_scwprintf),
    NT_EXPORT_AS(_snprintf, nt_snprintf_old),
    NT_EXPORT_AS(_snprintf_s, nt_snprintf_s),
    NT_EXPORT_AS(_snwprintf, nt_snwprintf),
    NT_EXPORT_AS(_snwprintf_s, nt_snwprintf_s),
    NT_EXPORT_AS(_swprintf, nt_swprintf_old),
    NT_EXPORT_AS(_vscprintf, nt_vscprintf),
    NT_EXPORT_AS(_vscwprintf, nt_vscwprintf),
    NT_EXPORT_AS(_vsnprintf, nt_vsnprintf_old),
    NT_EXPORT_AS(_vsnprintf_s, nt_vsnprintf_s),
    NT_EXPORT_AS(_vsnwprintf, nt_vsnwprintf),
    NT_EXPORT_AS(_vsnwprintf_s, nt_vsnwprintf_s),
    NT_EXPORT_AS(_vswprintf, nt_vswprintf_old),
    NT_EXPORT_AS(snprintf, nt_snprintf),
    NT_EXPORT_AS(sprintf, nt_sprintf),
    NT_EXPORT_AS(sprintf_s, nt_sprintf_s),
    NT_EXPORT_AS(swprintf, nt_swprintf_old),
    NT_EXPORT_AS(swprintf_s, nt_swprintf_s),
    NT_EXPORT_AS(vsnprintf, nt_vsnprintf),
    NT_EXPORT_AS(vsprintf, nt_vsprintf),
    NT_EXPORT_AS(vsprintf_s, nt_vsprintf_s),
    NT_EXPORT_AS(vswprintf_s, nt_vswprintf_s),
};
// clang-format on
const struct nt_export_table nt_crt_printf_exports = NT_EXPORT_TABLE(rows);
