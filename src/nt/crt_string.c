/*
 * crt_string.c: the string functions of the kernel's C library, narrow and wide, in the "C" locale.
 *
 * Those with _s refuse what does not fit with ERANGE and an empty target, a null argument with EINVAL, and cut with
 * STRUNCATE where the count is _TRUNCATE.
 */
#include "nt/export_tables.h"

#include <ntddk.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ERROR_INVALID = 22, ERROR_RANGE = 34, ERROR_TRUNCATED = 80 };

#define TRUNCATE SIZE_MAX

static uint32_t lower(uint32_t character)
{
    return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
}

static uint32_t upper(uint32_t character)
{
    return character >= 'a' && character <= 'z' ? character - ('a' - 'A') : character;
}

/* ---------------------------------------------------------------------------------------------------------- narrow */

static NTAPI size_t nt_strlen(const char *text)
{
    return strlen(text);
}

static NTAPI size_t nt_strnlen(const char *text, size_t count)
{
    return strnlen(text, count);
}

static NTAPI int nt_strcmp(const char *left, const char *right)
{
    return strcmp(left, right);
}

static NTAPI int nt_strncmp(const char *left, const char *right, size_t count)
{
    return strncmp(left, right, count);
}

static NTAPI int nt_strnicmp(const char *left, const char *right, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t a = lower((unsigned char)left[i]);
        uint32_t b = lower((unsigned char)right[i]);
        if (a != b || a == 0) {
            return (int)a - (int)b;
        }
    }
    return 0;
}

static NTAPI int nt_stricmp(const char *left, const char *right)
{
    return nt_strnicmp(left, right, SIZE_MAX);
}

static NTAPI char *nt_strcpy(char *to, const char *from)
{
    memcpy(to, from, strlen(from) + 1);
    return to;
}

static NTAPI char *nt_strncpy(char *to, const char *from, size_t count)
{
    size_t length = strnlen(from, count);
    memcpy(to, from, length);
    memset(to + length, 0, count - length);
    return to;
}

static NTAPI char *nt_strcat(char *to, const char *from)
{
    memcpy(to + strlen(to), from, strlen(from) + 1);
    return to;
}

static NTAPI char *nt_strncat(char *to, const char *from, size_t count)
{
    size_t at = strlen(to);
    size_t length = strnlen(from, count);
    memcpy(to + at, from, length);
    to[at + length] = 0;
    return to;
}

static NTAPI const char *nt_strchr(const char *text, int character)
{
    return strchr(text, character);
}

static NTAPI const char *nt_strrchr(const char *text, int character)
{
    return strrchr(text, character);
}

static NTAPI const char *nt_strstr(const char *text, const char *part)
{
    return strstr(text, part);
}

static NTAPI size_t nt_strspn(const char *text, const char *set)
{
    return strspn(text, set);
}

static NTAPI size_t nt_strcspn(const char *text, const char *set)
{
    return strcspn(text, set);
}

static NTAPI const char *nt_strpbrk(const char *text, const char *set)
{
    return strpbrk(text, set);
}

static NTAPI char *nt_strtok_s(char *text, const char *set, char **rest)
{
    return strtok_r(text, set, rest);
}

static NTAPI char *nt_strlwr(char *text)
{
    for (char *at = text; *at; at++) {
        *at = (char)lower((unsigned char)*at);
    }
    return text;
}

static NTAPI char *nt_strupr(char *text)
{
    for (char *at = text; *at; at++) {
        *at = (char)upper((unsigned char)*at);
    }
    return text;
}

static NTAPI char *nt_strrev(char *text)
{
    size_t length = strlen(text);
    for (size_t i = 0; i < length / 2; i++) {
        char character = text[i];
        text[i] = text[length - 1 - i];
        text[length - 1 - i] = character;
    }
    return text;
}

static NTAPI char *nt_strnset(char *text, int character, size_t count)
{
    for (size_t i = 0; i < count && text[i]; i++) {
        text[i] = (char)character;
    }
    return text;
}

static NTAPI char *nt_strset(char *text, int character)
{
    return nt_strnset(text, character, SIZE_MAX);
}

/* The first `count` of `from`, behind `used` characters that the target has; what all the narrow _s functions do. */
static int append_narrow(char *to, size_t size, size_t used, const char *from, size_t count)
{
    size_t length = strnlen(from, count == TRUNCATE ? SIZE_MAX : count);
    size_t room = size - used - 1;
    if (length > room && count != TRUNCATE) {
        to[0] = 0;
        return ERROR_RANGE;
    }
    bool is_cut = length > room;
    memcpy(to + used, from, is_cut ? room : length);
    to[used + (is_cut ? room : length)] = 0;
    return is_cut ? ERROR_TRUNCATED : 0;
}

static NTAPI int nt_strncpy_s(char *to, size_t size, const char *from, size_t count)
{
    if (!to || size == 0) {
        return !to && size == 0 && count == 0 ? 0 : ERROR_INVALID;
    }
    if (count == 0 || !from) {
        to[0] = 0;
        return count == 0 ? 0 : ERROR_INVALID;
    }
    return append_narrow(to, size, 0, from, count);
}

static NTAPI int nt_strcpy_s(char *to, size_t size, const char *from)
{
    return nt_strncpy_s(to, size, from, SIZE_MAX - 1);
}

static NTAPI int nt_strncat_s(char *to, size_t size, const char *from, size_t count)
{
    if (!to || size == 0) {
        return !to && size == 0 && count == 0 ? 0 : ERROR_INVALID;
    }
    size_t used = strnlen(to, size);
    if (used == size || (!from && count != 0)) { /* no terminator, or nothing to append */
        to[0] = 0;
        return ERROR_INVALID;
    }
    return count == 0 ? 0 : append_narrow(to, size, used, from, count);
}

static NTAPI int nt_strcat_s(char *to, size_t size, const char *from)
{
    return nt_strncat_s(to, size, from, SIZE_MAX - 1);
}

/* ------------------------------------------------------------------------------------------------------------ wide */

static NTAPI size_t nt_wcsnlen(const WCHAR *text, size_t count)
{
    size_t length = 0;
    while (length < count && text[length]) {
        length++;
    }
    return length;
}

static NTAPI size_t nt_wcslen(const WCHAR *text)
{
    return nt_wcsnlen(text, SIZE_MAX);
}

static NTAPI int nt_wcsncmp(const WCHAR *left, const WCHAR *right, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (left[i] != right[i]) {
            return left[i] < right[i] ? -1 : 1;
        }
        if (left[i] == 0) {
            break;
        }
    }
    return 0;
}

static NTAPI int nt_wcscmp(const WCHAR *left, const WCHAR *right)
{
    return nt_wcsncmp(left, right, SIZE_MAX);
}

static NTAPI int nt_wcsnicmp(const WCHAR *left, const WCHAR *right, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t a = lower(left[i]);
        uint32_t b = lower(right[i]);
        if (a != b || a == 0) {
            return (int)a - (int)b;
        }
    }
    return 0;
}

static NTAPI int nt_wcsicmp(const WCHAR *left, const WCHAR *right)
{
    return nt_wcsnicmp(left, right, SIZE_MAX);
}

static void copy_wide(WCHAR *to, const WCHAR *from, size_t count)
{
    memmove(to, from, count * sizeof *to);
}

static NTAPI WCHAR *nt_wcscpy(WCHAR *to, const WCHAR *from)
{
    copy_wide(to, from, nt_wcslen(from) + 1);
    return to;
}

static NTAPI WCHAR *nt_wcsncpy(WCHAR *to, const WCHAR *from, size_t count)
{
    size_t length = nt_wcsnlen(from, count);
    copy_wide(to, from, length);
    memset(to + length, 0, (count - length) * sizeof *to);
    return to;
}

static NTAPI WCHAR *nt_wcscat(WCHAR *to, const WCHAR *from)
{
    copy_wide(to + nt_wcslen(to), from, nt_wcslen(from) + 1);
    return to;
}

static NTAPI WCHAR *nt_wcsncat(WCHAR *to, const WCHAR *from, size_t count)
{
    WCHAR *end = to + nt_wcslen(to);
    size_t length = nt_wcsnlen(from, count);
    copy_wide(end, from, length);
    end[length] = 0;
    return to;
}

static NTAPI const WCHAR *nt_wcschr(const WCHAR *text, WCHAR character)
{
    while (*text != character && *text) {
        text++;
    }
    return *text == character ? text : NULL;
}

static NTAPI const WCHAR *nt_wcsrchr(const WCHAR *text, WCHAR character)
{
    const WCHAR *found = NULL;
    do {
        found = *text == character ? text : found;
    } while (*text++);
    return found;
}

static NTAPI const WCHAR *nt_wcsstr(const WCHAR *text, const WCHAR *part)
{
    size_t length = nt_wcslen(part);
    for (; *text || length == 0; text++) {
        if (nt_wcsncmp(text, part, length) == 0) {
            return text;
        }
    }
    return NULL;
}

static NTAPI size_t nt_wcsspn(const WCHAR *text, const WCHAR *set)
{
    size_t length = 0;
    while (text[length] && nt_wcschr(set, text[length])) {
        length++;
    }
    return length;
}

static NTAPI size_t nt_wcscspn(const WCHAR *text, const WCHAR *set)
{
    size_t length = 0;
    while (text[length] && !nt_wcschr(set, text[length])) {
        length++;
    }
    return length;
}

static NTAPI WCHAR *nt_wcslwr(WCHAR *text)
{
    for (WCHAR *at = text; *at; at++) {
        *at = (WCHAR)lower(*at);
    }
    return text;
}

static NTAPI WCHAR *nt_wcsupr(WCHAR *text)
{
    for (WCHAR *at = text; *at; at++) {
        *at = (WCHAR)upper(*at);
    }
    return text;
}

static NTAPI WCHAR *nt_wcsrev(WCHAR *text)
{
    size_t length = nt_wcslen(text);
    for (size_t i = 0; i < length / 2; i++) {
        WCHAR character = text[i];
        text[i] = text[length - 1 - i];
        text[length - 1 - i] = character;
    }
    return text;
}

static int append_wide(WCHAR *to, size_t size, size_t used, const WCHAR *from, size_t count)
{
    size_t length = nt_wcsnlen(from, count == TRUNCATE ? SIZE_MAX : count);
    size_t room = size - used - 1;
    if (length > room && count != TRUNCATE) {
        to[0] = 0;
        return ERROR_RANGE;
    }
    bool is_cut = length > room;
    copy_wide(to + used, from, is_cut ? room : length);
    to[used + (is_cut ? room : length)] = 0;
    return is_cut ? ERROR_TRUNCATED : 0;
}

static NTAPI int nt_wcsncpy_s(WCHAR *to, size_t size, const WCHAR *from, size_t count)
{
    if (!to || size == 0) {
        return !to && size == 0 && count == 0 ? 0 : ERROR_INVALID;
    }
    if (count == 0 || !from) {
        to[0] = 0;
        return count == 0 ? 0 : ERROR_INVALID;
    }
    return append_wide(to, size, 0, from, count);
}

static NTAPI int nt_wcscpy_s(WCHAR *to, size_t size, const WCHAR *from)
{
    return nt_wcsncpy_s(to, size, from, SIZE_MAX - 1);
}

static NTAPI int nt_wcsncat_s(WCHAR *to, size_t size, const WCHAR *from, size_t count)
{
    if (!to || size == 0) {
        return !to && size == 0 && count == 0 ? 0 : ERROR_INVALID;
    }
    size_t used = nt_wcsnlen(to, size);
    if (used == size || (!from && count != 0)) {
        to[0] = 0;
        return ERROR_INVALID;
    }
    return count == 0 ? 0 : append_wide(to, size, used, from, count);
}

static NTAPI int nt_wcscat_s(WCHAR *to, size_t size, const WCHAR *from)
{
    return nt_wcsncat_s(to, size, from, SIZE_MAX - 1);
}

/* ------------------------------------------------------------------------------------------------------- characters */

static bool in_range(int character, int first, int last)
{
    return character >= first && character <= last;
}

static NTAPI int nt_isdigit(int c)
{
    return in_range(c, '0', '9');
}

static NTAPI int nt_isupper(int c)
{
    return in_range(c, 'A', 'Z');
}

static NTAPI int nt_islower(int c)
{
    return in_range(c, 'a', 'z');
}

static NTAPI int nt_isalpha(int c)
{
    return in_range(c, 'A', 'Z') || in_range(c, 'a', 'z');
}

static NTAPI int nt_isalnum(int c)
{
    return nt_isalpha(c) || nt_isdigit(c);
}

static NTAPI int nt_isxdigit(int c)
{
    return nt_isdigit(c) || in_range(c, 'A', 'F') || in_range(c, 'a', 'f');
}

static NTAPI int nt_isspace(int c)
{
    return c == ' ' || in_range(c, '\t', '\r');
}

static NTAPI int nt_isprint(int c)
{
    return in_range(c, ' ', '~');
}

static NTAPI int nt_isgraph(int c)
{
    return in_range(c, '!', '~');
}

static NTAPI int nt_iscntrl(int c)
{
    return in_range(c, 0, 0x1F) || c == 0x7F;
}

static NTAPI int nt_ispunct(int c)
{
    return nt_isgraph(c) && !nt_isalnum(c);
}

/* The wide ones know the same characters: the "C" locale has no others. */
static NTAPI int nt_iswdigit(WCHAR c)
{
    return nt_isdigit(c);
}

static NTAPI int nt_iswupper(WCHAR c)
{
    return nt_isupper(c);
}

static NTAPI int nt_iswlower(WCHAR c)
{
    return nt_islower(c);
}

static NTAPI int nt_iswalpha(WCHAR c)
{
    return nt_isalpha(c);
}

static NTAPI int nt_iswalnum(WCHAR c)
{
    return nt_isalnum(c);
}

static NTAPI int nt_iswxdigit(WCHAR c)
{
    return nt_isxdigit(c);
}

static NTAPI int nt_iswspace(WCHAR c)
{
    return nt_isspace(c);
}

static NTAPI int nt_tolower(int c)
{
    return in_range(c, 'A', 'Z') ? c + ('a' - 'A') : c;
}

static NTAPI int nt_toupper(int c)
{
    return in_range(c, 'a', 'z') ? c - ('a' - 'A') : c;
}

static NTAPI WCHAR nt_towlower(WCHAR c)
{
    return (WCHAR)lower(c);
}

static NTAPI WCHAR nt_towupper(WCHAR c)
{
    return (WCHAR)upper(c);
}

// clang-format off
static const struct nt_export rows[] = {
    NT_EXPORT_AS(_stricmp, nt_stricmp),
    NT_EXPORT_AS(_strlwr, nt_strlwr),
    NT_EXPORT_AS(_strnicmp, nt_strnicmp),
    NT_EXPORT_AS(_strnset, nt_strnset),
    NT_EXPORT_AS(_strrev, nt_strrev),
    NT_EXPORT_AS(_strset, nt_strset),
    NT_EXPORT_AS(_strupr, nt_strupr),
    NT_EXPORT_AS(_wcsicmp, nt_wcsicmp),
    NT_EXPORT_AS(_wcslwr, nt_wcslwr),
    NT_EXPORT_AS(_wcsnicmp, nt_wcsnicmp),
    NT_EXPORT_AS(_wcsrev, nt_wcsrev),
    NT_EXPORT_AS(_wcsupr, nt_wcsupr),
    NT_EXPORT_AS(isalnum, nt_isalnum),
    NT_EXPORT_AS(isalpha, nt_isalpha),
    NT_EXPORT_AS(iscntrl, nt_iscntrl),
    NT_EXPORT_AS(isdigit, nt_isdigit),
    NT_EXPORT_AS(isgraph, nt_isgraph),
    NT_EXPORT_AS(islower, nt_islower),
    NT_EXPORT_AS(isprint, nt_isprint),
    NT_EXPORT_AS(ispunct, nt_ispunct),
    NT_EXPORT_AS(isspace, nt_isspace),
    NT_EXPORT_AS(isupper, nt_isupper),
    NT_EXPORT_AS(iswalnum, nt_iswalnum),
    NT_EXPORT_AS(iswalpha, nt_iswalpha),
    NT_EXPORT_AS(iswdigit, nt_iswdigit),
    NT_EXPORT_AS(iswlower, nt_iswlower),
    NT_EXPORT_AS(iswspace, nt_iswspace),
    NT_EXPORT_AS(iswupper, nt_iswupper),
    NT_EXPORT_AS(iswxdigit, nt_iswxdigit),
    NT_EXPORT_AS(isxdigit, nt_isxdigit),
    NT_EXPORT_AS(strcat, nt_strcat),
    NT_EXPORT_AS(strcat_s, nt_strcat_s),
    NT_EXPORT_AS(strchr, nt_strchr),
    NT_EXPORT_AS(strcmp, nt_strcmp),
    NT_EXPORT_AS(strcpy, nt_strcpy),
    NT_EXPORT_AS(strcpy_s, nt_strcpy_s),
    NT_EXPORT_AS(strcspn, nt_strcspn),
    NT_EXPORT_AS(strlen, nt_strlen),
    NT_EXPORT_AS(strncat, nt_strncat),
    NT_EXPORT_AS(strncat_s, nt_strncat_s),
    NT_EXPORT_AS(strncmp, nt_strncmp),
    NT_EXPORT_AS(strncpy, nt_strncpy),
    NT_EXPORT_AS(strncpy_s, nt_strncpy_s),
    NT_EXPORT_AS(strnlen, nt_strnlen),
    NT_EXPORT_AS(strpbrk, nt_strpbrk),
    NT_EXPORT_AS(strrchr, nt_strrchr),
    NT_EXPORT_AS(strspn, nt_strspn),
    NT_EXPORT_AS(strstr, nt_strstr),
    NT_EXPORT_AS(strtok_s, nt_strtok_s),
    NT_EXPORT_AS(tolower, nt_tolower),
    NT_EXPORT_AS(toupper, nt_toupper),
    NT_EXPORT_AS(towlower, nt_towlower),
    NT_EXPORT_AS(towupper, nt_towupper),
    NT_EXPORT_AS(wcscat, nt_wcscat),
    NT_EXPORT_AS(wcscat_s, nt_wcscat_s),
    NT_EXPORT_AS(wcschr, nt_wcschr),
    NT_EXPORT_AS(wcscmp, nt_wcscmp),
    NT_EXPORT_AS(wcscpy, nt_wcscpy),
    NT_EXPORT_AS(wcscpy_s, nt_wcscpy_s),
    NT_EXPORT_AS(wcscspn, nt_wcscspn),
    NT_EXPORT_AS(wcslen, nt_wcslen),
    NT_EXPORT_AS(wcsncat, nt_wcsncat),
    NT_EXPORT_AS(wcsncat_s, nt_wcsncat_s),
    NT_EXPORT_AS(wcsncmp, nt_wcsncmp),
    NT_EXPORT_AS(wcsncpy, nt_wcsncpy),
    NT_EXPORT_AS(wcsncpy_s, nt_wcsncpy_s),
    NT_EXPORT_AS(wcsnlen, nt_wcsnlen),
    NT_EXPORT_AS(wcsrchr, nt_wcsrchr),
    NT_EXPORT_AS(wcsspn, nt_wcsspn),
    NT_EXPORT_AS(wcsstr, nt_wcsstr),
};
// clang-format on
const struct nt_export_table nt_crt_string_exports = NT_EXPORT_TABLE(rows);
