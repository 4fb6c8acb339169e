/*
 * ntstrsafe.h: copying, joining and formatting strings within a buffer's bounds, always terminated.
 *
 * A string that does not fit is cut and STATUS_BUFFER_OVERFLOW; a size of zero or above NTSTRSAFE_MAX_CCH, or a
 * destination without an end, is STATUS_INVALID_PARAMETER. The functions are inline, as on Windows; what formats imports
 * _vsnprintf and _vsnwprintf, and is for drivers alone.
 */
#ifndef _NTSTRSAFE_H_INCLUDED_
#define _NTSTRSAFE_H_INCLUDED_

#include "ntdef.h"
#include "ntstatus.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifndef NTSTRSAFE_USE_SECURE_CRT
#define NTSTRSAFE_USE_SECURE_CRT           0
#endif
#define NTSTRSAFE_MAX_CCH                  2147483647
#define NTSTRSAFE_MAX_LENGTH               (NTSTRSAFE_MAX_CCH - 1)
#define NTSTRSAFE_UNICODE_STRING_MAX_CCH   32767
#define STRSAFE_FILL_BYTE(x)               ((ULONG)(((x) & 0xff) | STRSAFE_FILL_BEHIND_NULL))
#define STRSAFE_FAILURE_BYTE(x)            ((ULONG)(((x) & 0xff) | STRSAFE_FILL_ON_FAILURE))
#define STRSAFE_GET_FILL_PATTERN(flags)    ((int)((flags) & 0xff))
#define STRSAFE_IGNORE_NULLS               0x00000100
#define STRSAFE_FILL_BEHIND_NULL           0x00000200
#define STRSAFE_FILL_BEHIND                0x00000200
#define STRSAFE_FILL_ON_FAILURE            0x00000400
#define STRSAFE_NULL_ON_FAILURE            0x00000800
#define STRSAFE_ZERO_LENGTH_ON_FAILURE     0x00000800
#define STRSAFE_NO_TRUNCATION              0x00001000
#define STRSAFE_VALID_FLAGS                0x00001fff
#define STRSAFE_UNICODE_STRING_VALID_FLAGS 0x00001fff

typedef CHAR *NTSTRSAFE_PSTR;
typedef const CHAR *NTSTRSAFE_PCSTR;
typedef WCHAR *NTSTRSAFE_PWSTR;
typedef const WCHAR *NTSTRSAFE_PCWSTR;
typedef const WCHAR *NTSTRSAFE_PCUWSTR;
typedef const CHAR *STRSAFE_PCNZCH;
typedef const WCHAR *STRSAFE_PCNZWCH;
typedef const WCHAR *STRSAFE_PCUNZWCH;

#ifdef _WIN32
int _vsnprintf(char *buffer, size_t count, const char *format, va_list argptr);
int _vsnwprintf(wchar_t *buffer, size_t count, const wchar_t *format, va_list argptr);
#endif

#define STRSAFE_CHAR    CHAR
#define STRSAFE_NAME(n) n##A
#define STRSAFE_VPRINTF _vsnprintf
#include "wdm/strsafe.h"
#undef STRSAFE_CHAR
#undef STRSAFE_NAME
#undef STRSAFE_VPRINTF

#define STRSAFE_CHAR    WCHAR
#define STRSAFE_NAME(n) n##W
#define STRSAFE_VPRINTF _vsnwprintf
#include "wdm/strsafe.h"
#undef STRSAFE_CHAR
#undef STRSAFE_NAME
#undef STRSAFE_VPRINTF

/* The same over counted strings, whose length is never terminated and never above 65534 bytes. */
FORCEINLINE NTSTATUS RtlUnicodeStringValidate(PCUNICODE_STRING SourceString)
{
    if (SourceString == NULL) {
        return STATUS_SUCCESS;
    }
    if (SourceString->Length % sizeof(WCHAR) != 0 || SourceString->MaximumLength % sizeof(WCHAR) != 0 ||
        SourceString->Length > SourceString->MaximumLength ||
        (SourceString->Buffer == NULL && SourceString->MaximumLength != 0)) {
        return STATUS_INVALID_PARAMETER;
    }
    return STATUS_SUCCESS;
}

FORCEINLINE NTSTATUS RtlUnicodeStringInit(PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszSrc)
{
    size_t length = 0;
    if (DestinationString == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    DestinationString->Length = 0;
    DestinationString->MaximumLength = 0;
    DestinationString->Buffer = NULL;
    if (pszSrc == NULL) {
        return STATUS_SUCCESS;
    }
    while (pszSrc[length] != 0) {
        if (++length > NTSTRSAFE_UNICODE_STRING_MAX_CCH - 1) {
            return STATUS_INVALID_PARAMETER;
        }
    }
    DestinationString->Length = (USHORT)(length * sizeof(WCHAR));
    DestinationString->MaximumLength = (USHORT)((length + 1) * sizeof(WCHAR));
    DestinationString->Buffer = WDK_WITHOUT_CONST(pszSrc);
    return STATUS_SUCCESS;
}

/* Put `count` characters behind the `kept` first ones. */
FORCEINLINE NTSTATUS wdk_unicode_string_put(PUNICODE_STRING destination, size_t kept, NTSTRSAFE_PCWSTR source,
    size_t count)
{
    size_t room = destination->MaximumLength / sizeof(WCHAR) - kept;
    size_t copied = count < room ? count : room;
    for (size_t i = 0; i < copied; i++) {
        destination->Buffer[kept + i] = source[i];
    }
    destination->Length = (USHORT)((kept + copied) * sizeof(WCHAR));
    return copied == count ? STATUS_SUCCESS : STATUS_BUFFER_OVERFLOW;
}

FORCEINLINE size_t wdk_unicode_string_end(NTSTRSAFE_PCWSTR string, size_t limit)
{
    size_t length = 0;
    while (length < limit && string[length] != 0) {
        length++;
    }
    return length;
}

FORCEINLINE NTSTATUS RtlUnicodeStringCchCopyStringN(PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszSrc,
    size_t cchToCopy)
{
    if (DestinationString == NULL || pszSrc == NULL || !NT_SUCCESS(RtlUnicodeStringValidate(DestinationString)) ||
        cchToCopy > NTSTRSAFE_UNICODE_STRING_MAX_CCH) {
        return STATUS_INVALID_PARAMETER;
    }
    return wdk_unicode_string_put(DestinationString, 0, pszSrc, wdk_unicode_string_end(pszSrc, cchToCopy));
}

FORCEINLINE NTSTATUS RtlUnicodeStringCbCopyStringN(PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszSrc,
    size_t cbToCopy)
{
    return RtlUnicodeStringCchCopyStringN(DestinationString, pszSrc, cbToCopy / sizeof(WCHAR));
}

FORCEINLINE NTSTATUS RtlUnicodeStringCopyString(PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszSrc)
{
    return RtlUnicodeStringCchCopyStringN(DestinationString, pszSrc, NTSTRSAFE_UNICODE_STRING_MAX_CCH);
}

FORCEINLINE NTSTATUS RtlUnicodeStringCopy(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString)
{
    if (DestinationString == NULL || SourceString == NULL ||
        !NT_SUCCESS(RtlUnicodeStringValidate(DestinationString)) ||
        !NT_SUCCESS(RtlUnicodeStringValidate(SourceString))) {
        return STATUS_INVALID_PARAMETER;
    }
    return wdk_unicode_string_put(DestinationString, 0, SourceString->Buffer, SourceString->Length / sizeof(WCHAR));
}

FORCEINLINE NTSTATUS RtlUnicodeStringCchCatStringN(PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszSrc,
    size_t cchToAppend)
{
    if (DestinationString == NULL || pszSrc == NULL || !NT_SUCCESS(RtlUnicodeStringValidate(DestinationString)) ||
        cchToAppend > NTSTRSAFE_UNICODE_STRING_MAX_CCH) {
        return STATUS_INVALID_PARAMETER;
    }
    return wdk_unicode_string_put(DestinationString, DestinationString->Length / sizeof(WCHAR), pszSrc,
        wdk_unicode_string_end(pszSrc, cchToAppend));
}

FORCEINLINE NTSTATUS RtlUnicodeStringCbCatStringN(PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszSrc,
    size_t cbToAppend)
{
    return RtlUnicodeStringCchCatStringN(DestinationString, pszSrc, cbToAppend / sizeof(WCHAR));
}

FORCEINLINE NTSTATUS RtlUnicodeStringCatString(PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszSrc)
{
    return RtlUnicodeStringCchCatStringN(DestinationString, pszSrc, NTSTRSAFE_UNICODE_STRING_MAX_CCH);
}

FORCEINLINE NTSTATUS RtlUnicodeStringCat(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString)
{
    if (DestinationString == NULL || SourceString == NULL ||
        !NT_SUCCESS(RtlUnicodeStringValidate(DestinationString)) ||
        !NT_SUCCESS(RtlUnicodeStringValidate(SourceString))) {
        return STATUS_INVALID_PARAMETER;
    }
    return wdk_unicode_string_put(DestinationString, DestinationString->Length / sizeof(WCHAR), SourceString->Buffer,
        SourceString->Length / sizeof(WCHAR));
}

#include "wdm/strsafe_unicode.h"

#ifdef _WIN32
FORCEINLINE NTSTATUS RtlUnicodeStringVPrintf(PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszFormat,
    va_list argList)
{
    if (DestinationString == NULL || pszFormat == NULL || !NT_SUCCESS(RtlUnicodeStringValidate(DestinationString))) {
        return STATUS_INVALID_PARAMETER;
    }
    size_t room = DestinationString->MaximumLength / sizeof(WCHAR);
    int written = room == 0 ? -1 : _vsnwprintf(DestinationString->Buffer, room, pszFormat, argList);
    int fits = written >= 0 && (size_t)written <= room;
    DestinationString->Length = (USHORT)((fits ? (size_t)written : room) * sizeof(WCHAR));
    return fits ? STATUS_SUCCESS : STATUS_BUFFER_OVERFLOW;
}

static inline NTSTATUS RtlUnicodeStringPrintf(PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszFormat, ...)
{
    va_list arguments;
    va_start(arguments, pszFormat);
    NTSTATUS status = RtlUnicodeStringVPrintf(DestinationString, pszFormat, arguments);
    va_end(arguments);
    return status;
}

/* What does not fit is cut, unless the flags forbid it: then the length stays, and what lies behind it is undefined. */
FORCEINLINE NTSTATUS RtlUnicodeStringVPrintfEx(PUNICODE_STRING DestinationString, PUNICODE_STRING RemainingString,
    ULONG dwFlags, NTSTRSAFE_PCWSTR pszFormat, va_list argList)
{
    static const WCHAR nothing[1] = {0};
    USHORT before;
    NTSTATUS status;
    if (DestinationString == NULL || !NT_SUCCESS(RtlUnicodeStringValidate(DestinationString)) ||
        (dwFlags & ~(ULONG)STRSAFE_UNICODE_STRING_VALID_FLAGS) != 0 ||
        (pszFormat == NULL && !(dwFlags & STRSAFE_IGNORE_NULLS))) {
        return STATUS_INVALID_PARAMETER;
    }
    before = DestinationString->Length;
    status = RtlUnicodeStringVPrintf(DestinationString, pszFormat == NULL ? nothing : pszFormat, argList);
    if (!NT_SUCCESS(status) && (dwFlags & STRSAFE_NO_TRUNCATION)) {
        DestinationString->Length = before;
    }
    return wdk_unicode_string_finish(status, DestinationString, RemainingString, dwFlags);
}

static inline NTSTATUS RtlUnicodeStringPrintfEx(PUNICODE_STRING DestinationString, PUNICODE_STRING RemainingString,
    ULONG dwFlags, NTSTRSAFE_PCWSTR pszFormat, ...)
{
    va_list arguments;
    va_start(arguments, pszFormat);
    NTSTATUS status = RtlUnicodeStringVPrintfEx(DestinationString, RemainingString, dwFlags, pszFormat, arguments);
    va_end(arguments);
    return status;
}
#endif

#ifdef __cplusplus
}
#endif

#endif
