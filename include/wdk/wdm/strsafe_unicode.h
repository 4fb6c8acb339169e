/*
 * strsafe_unicode.h: the forms of ntstrsafe.h's functions over counted strings that take flags, counts,
     or both kinds.
 *
 * With STRSAFE_NO_TRUNCATION what does not fit leaves the destination as it was. STRSAFE_FILL_ON_FAILURE fills the
 * whole buffer and STRSAFE_ZERO_LENGTH_ON_FAILURE empties it,
     whatever the failure. The remaining string is what of the
 * buffer lies behind the result.
 */
#ifndef WDK_WDM_STRSAFE_UNICODE_H
#define WDK_WDM_STRSAFE_UNICODE_H

FORCEINLINE void wdk_unicode_string_fill(PUNICODE_STRING string, size_t from, ULONG flags)
{
    size_t i;
    for (i = from; i < string->MaximumLength; i++) {
        ((UCHAR *)string->Buffer)[i] = (UCHAR)STRSAFE_GET_FILL_PATTERN(flags);
    }
}

FORCEINLINE NTSTATUS wdk_unicode_string_finish(NTSTATUS status, PUNICODE_STRING destination,
    PUNICODE_STRING remaining,
    ULONG flags)
{
    if (!NT_SUCCESS(status) && (flags & STRSAFE_FILL_ON_FAILURE)) {
        wdk_unicode_string_fill(destination, 0, flags);
        destination->Length = destination->MaximumLength;
    }
    if (!NT_SUCCESS(status) && (flags & STRSAFE_ZERO_LENGTH_ON_FAILURE)) {
        destination->Length = 0;
    }
    if (NT_SUCCESS(status) && (flags & STRSAFE_FILL_BEHIND)) {
        wdk_unicode_string_fill(destination, destination->Length, flags);
    }
    if (remaining != NULL) {
        remaining->Length = 0;
        remaining->MaximumLength = (USHORT)(destination->MaximumLength - destination->Length);
        remaining->Buffer = destination->Buffer;
        if (destination->Buffer != NULL) {
            remaining->Buffer += destination->Length / sizeof(WCHAR);
        }
    }
    return status;
}

/* A source of null is an empty one if the flags say so. */
FORCEINLINE NTSTATUS wdk_unicode_string_ex(PUNICODE_STRING destination, int append, NTSTRSAFE_PCWSTR source,
    size_t count,
    PUNICODE_STRING remaining, ULONG flags)
{
    size_t kept;
    NTSTATUS status = STATUS_SUCCESS;
    if (destination == NULL || !NT_SUCCESS(RtlUnicodeStringValidate(destination)) ||
        (flags & ~(ULONG)STRSAFE_UNICODE_STRING_VALID_FLAGS) != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    if ((source == NULL && !(flags & STRSAFE_IGNORE_NULLS)) || count > NTSTRSAFE_UNICODE_STRING_MAX_CCH) {
        return wdk_unicode_string_finish(STATUS_INVALID_PARAMETER, destination, NULL, flags);
    }
    count = source == NULL ? 0 : count;
    kept = append ? destination->Length / sizeof(WCHAR) : 0;
    if ((flags & STRSAFE_NO_TRUNCATION) && count > destination->MaximumLength / sizeof(WCHAR) - kept) {
        status = STATUS_BUFFER_OVERFLOW;
    } else {
        status = wdk_unicode_string_put(destination, kept, source, count);
    }
    return wdk_unicode_string_finish(status, destination, remaining, flags);
}

/* The same with a counted source, of which at most `limit` characters are taken. */
FORCEINLINE NTSTATUS wdk_unicode_string_counted(PUNICODE_STRING destination, int append, PCUNICODE_STRING source,
    size_t limit, PUNICODE_STRING remaining, ULONG flags)
{
    static const WCHAR nothing[1] = {0};
    size_t count;
    if (source == NULL || limit > NTSTRSAFE_UNICODE_STRING_MAX_CCH) {
        return wdk_unicode_string_ex(destination, append, NULL, limit, remaining, flags);
    }
    if (!NT_SUCCESS(RtlUnicodeStringValidate(source))) {
        return STATUS_INVALID_PARAMETER;
    }
    count = source->Length / sizeof(WCHAR);
    return wdk_unicode_string_ex(destination, append, source->Buffer == NULL ? nothing : source->Buffer,
        count < limit ? count : limit, remaining, flags);
}

FORCEINLINE NTSTATUS wdk_unicode_string_terminated(PUNICODE_STRING destination, int append, NTSTRSAFE_PCWSTR source,
    size_t limit, PUNICODE_STRING remaining, ULONG flags)
{
    size_t count = source == NULL || limit > NTSTRSAFE_UNICODE_STRING_MAX_CCH ? limit
                                                                              : wdk_unicode_string_end(source, limit);
    return wdk_unicode_string_ex(destination, append, source, count, remaining, flags);
}

/* ---- With flags ---- */

FORCEINLINE NTSTATUS RtlUnicodeStringInitEx(PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszSrc, ULONG dwFlags)
{
    if ((dwFlags & ~(ULONG)STRSAFE_IGNORE_NULLS) != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    return RtlUnicodeStringInit(DestinationString, pszSrc);
}

FORCEINLINE NTSTATUS RtlUnicodeStringValidateEx(PCUNICODE_STRING SourceString, ULONG dwFlags)
{
    if ((dwFlags & ~(ULONG)STRSAFE_IGNORE_NULLS) != 0 || (SourceString == NULL && !(dwFlags & STRSAFE_IGNORE_NULLS))) {
        return STATUS_INVALID_PARAMETER;
    }
    return RtlUnicodeStringValidate(SourceString);
}

FORCEINLINE NTSTATUS RtlUnicodeStringCopyEx(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString,
    PUNICODE_STRING RemainingString, ULONG dwFlags)
{
    return wdk_unicode_string_counted(DestinationString, 0, SourceString, NTSTRSAFE_UNICODE_STRING_MAX_CCH,
        RemainingString, dwFlags);
}

FORCEINLINE NTSTATUS RtlUnicodeStringCatEx(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString,
    PUNICODE_STRING RemainingString, ULONG dwFlags)
{
    return wdk_unicode_string_counted(DestinationString, 1, SourceString, NTSTRSAFE_UNICODE_STRING_MAX_CCH,
        RemainingString, dwFlags);
}

FORCEINLINE NTSTATUS RtlUnicodeStringCopyStringEx(PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszSrc,
    PUNICODE_STRING RemainingString, ULONG dwFlags)
{
    return wdk_unicode_string_terminated(DestinationString, 0, pszSrc, NTSTRSAFE_UNICODE_STRING_MAX_CCH,
        RemainingString,
        dwFlags);
}

FORCEINLINE NTSTATUS RtlUnicodeStringCatStringEx(PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszSrc,
    PUNICODE_STRING RemainingString, ULONG dwFlags)
{
    return wdk_unicode_string_terminated(DestinationString, 1, pszSrc, NTSTRSAFE_UNICODE_STRING_MAX_CCH,
        RemainingString,
        dwFlags);
}

/* ---- With a count, in characters and in bytes ---- */

FORCEINLINE NTSTATUS RtlUnicodeStringCchCopyNEx(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString,
    size_t cchToCopy, PUNICODE_STRING RemainingString, ULONG dwFlags)
{
    return wdk_unicode_string_counted(DestinationString, 0, SourceString, cchToCopy, RemainingString, dwFlags);
}

FORCEINLINE NTSTATUS RtlUnicodeStringCbCopyNEx(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString,
    size_t cbToCopy, PUNICODE_STRING RemainingString, ULONG dwFlags)
{
    return RtlUnicodeStringCchCopyNEx(DestinationString, SourceString, cbToCopy / sizeof(WCHAR), RemainingString,
        dwFlags);
}

FORCEINLINE NTSTATUS RtlUnicodeStringCchCopyN(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString,
    size_t cchToCopy)
{
    return RtlUnicodeStringCchCopyNEx(DestinationString, SourceString, cchToCopy, NULL, 0);
}

FORCEINLINE NTSTATUS RtlUnicodeStringCbCopyN(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString,
    size_t cbToCopy)
{
    return RtlUnicodeStringCchCopyN(DestinationString, SourceString, cbToCopy / sizeof(WCHAR));
}

FORCEINLINE NTSTATUS RtlUnicodeStringCchCatNEx(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString,
    size_t cchToAppend, PUNICODE_STRING RemainingString, ULONG dwFlags)
{
    return wdk_unicode_string_counted(DestinationString, 1, SourceString, cchToAppend, RemainingString, dwFlags);
}

FORCEINLINE NTSTATUS RtlUnicodeStringCbCatNEx(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString,
    size_t cbToAppend, PUNICODE_STRING RemainingString, ULONG dwFlags)
{
    return RtlUnicodeStringCchCatNEx(DestinationString, SourceString, cbToAppend / sizeof(WCHAR), RemainingString,
        dwFlags);
}

FORCEINLINE NTSTATUS RtlUnicodeStringCchCatN(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString,
    size_t cchToAppend)
{
    return RtlUnicodeStringCchCatNEx(DestinationString, SourceString, cchToAppend, NULL, 0);
}

FORCEINLINE NTSTATUS RtlUnicodeStringCbCatN(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString,
    size_t cbToAppend)
{
    return RtlUnicodeStringCchCatN(DestinationString, SourceString, cbToAppend / sizeof(WCHAR));
}

FORCEINLINE NTSTATUS RtlUnicodeStringCchCopyStringNEx(PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszSrc,
    size_t cchToCopy, PUNICODE_STRING RemainingString, ULONG dwFlags)
{
    return wdk_unicode_string_terminated(DestinationString, 0, pszSrc, cchToCopy, RemainingString, dwFlags);
}

FORCEINLINE NTSTATUS RtlUnicodeStringCbCopyStringNEx(PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszSrc,
    size_t cbToCopy, PUNICODE_STRING RemainingString, ULONG dwFlags)
{
    return RtlUnicodeStringCchCopyStringNEx(DestinationString, pszSrc, cbToCopy / sizeof(WCHAR), RemainingString,
        dwFlags);
}

FORCEINLINE NTSTATUS RtlUnicodeStringCchCatStringNEx(PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszSrc,
    size_t cchToAppend, PUNICODE_STRING RemainingString, ULONG dwFlags)
{
    return wdk_unicode_string_terminated(DestinationString, 1, pszSrc, cchToAppend, RemainingString, dwFlags);
}

FORCEINLINE NTSTATUS RtlUnicodeStringCbCatStringNEx(PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszSrc,
    size_t cbToAppend, PUNICODE_STRING RemainingString, ULONG dwFlags)
{
    return RtlUnicodeStringCchCatStringNEx(DestinationString, pszSrc, cbToAppend / sizeof(WCHAR), RemainingString,
        dwFlags);
}

/* ---- From a counted string to a terminated one ---- */

FORCEINLINE NTSTATUS RtlStringCchCopyUnicodeStringEx(NTSTRSAFE_PWSTR pszDest, size_t cchDest,
    PCUNICODE_STRING SourceString, NTSTRSAFE_PWSTR *ppszDestEnd, size_t *pcchRemaining, ULONG dwFlags)
{
    static const WCHAR nothing[1] = {0};
    if (!NT_SUCCESS(RtlUnicodeStringValidateEx(SourceString, dwFlags & STRSAFE_IGNORE_NULLS))) {
        return STATUS_INVALID_PARAMETER;
    }
    if (SourceString == NULL || SourceString->Buffer == NULL) {
        return RtlStringCchCopyNExW(pszDest, cchDest, nothing, 0, ppszDestEnd, pcchRemaining, dwFlags);
    }
    return RtlStringCchCopyNExW(pszDest, cchDest, SourceString->Buffer, SourceString->Length / sizeof(WCHAR),
        ppszDestEnd,
        pcchRemaining, dwFlags);
}

FORCEINLINE NTSTATUS RtlStringCbCopyUnicodeStringEx(NTSTRSAFE_PWSTR pszDest, size_t cbDest,
    PCUNICODE_STRING SourceString,
    NTSTRSAFE_PWSTR *ppszDestEnd, size_t *pcbRemaining, ULONG dwFlags)
{
    static const WCHAR nothing[1] = {0};
    if (!NT_SUCCESS(RtlUnicodeStringValidateEx(SourceString, dwFlags & STRSAFE_IGNORE_NULLS))) {
        return STATUS_INVALID_PARAMETER;
    }
    if (SourceString == NULL || SourceString->Buffer == NULL) {
        return RtlStringCbCopyNExW(pszDest, cbDest, nothing, 0, ppszDestEnd, pcbRemaining, dwFlags);
    }
    return RtlStringCbCopyNExW(pszDest, cbDest, SourceString->Buffer, SourceString->Length, ppszDestEnd, pcbRemaining,
        dwFlags);
}

FORCEINLINE NTSTATUS RtlStringCchCopyUnicodeString(NTSTRSAFE_PWSTR pszDest, size_t cchDest,
    PCUNICODE_STRING SourceString)
{
    return RtlStringCchCopyUnicodeStringEx(pszDest, cchDest, SourceString, NULL, NULL, 0);
}

FORCEINLINE NTSTATUS RtlStringCbCopyUnicodeString(NTSTRSAFE_PWSTR pszDest, size_t cbDest,
    PCUNICODE_STRING SourceString)
{
    return RtlStringCbCopyUnicodeStringEx(pszDest, cbDest, SourceString, NULL, NULL, 0);
}

/* x64 reads at any address. */
FORCEINLINE NTSTATUS RtlUnalignedStringCchLengthW(STRSAFE_PCUNZWCH psz, size_t cchMax, size_t *pcchLength)
{
    return RtlStringCchLengthW(psz, cchMax, pcchLength);
}

FORCEINLINE NTSTATUS RtlUnalignedStringCbLengthW(STRSAFE_PCUNZWCH psz, size_t cbMax, size_t *pcbLength)
{
    return RtlStringCbLengthW(psz, cbMax, pcbLength);
}

#endif
