/*
 * strsafe.h: the bodies of ntstrsafe.h, read once for CHAR and once for WCHAR.
 *
 * STRSAFE_CHAR is the character, STRSAFE_NAME(n) a function's name with its A or W. The Cch functions count characters,
 * the Cb ones bytes.
 */
#define T STRSAFE_CHAR
#define N(n) STRSAFE_NAME(n)

/* Characters before the end, at most `limit`; `limit` itself where there is no end. */
FORCEINLINE size_t N(wdk_strsafe_length)(const T *string, size_t limit)
{
    size_t length = 0;
    while (length < limit && string[length] != 0) {
        length++;
    }
    return length;
}

/* Source behind the `kept` first characters of a destination of `size` > kept characters. */
FORCEINLINE NTSTATUS N(wdk_strsafe_put)(T *destination, size_t size, size_t kept, const T *source, size_t limit)
{
    size_t at = kept;
    size_t i = 0;
    while (i < limit && source[i] != 0 && at + 1 < size) {
        destination[at++] = source[i++];
    }
    destination[at] = 0;
    return (i < limit && source[i] != 0) ? STATUS_BUFFER_OVERFLOW : STATUS_SUCCESS;
}

/* What the Ex functions add: where the string ends, how much room is left, and what becomes of the rest or of a failure. */
FORCEINLINE NTSTATUS N(wdk_strsafe_finish)(NTSTATUS status, T *destination, size_t size, size_t bytes, T **end,
    size_t *remaining, ULONG flags)
{
    size_t length = 0;
    if (destination != NULL && size != 0) {
        if (!NT_SUCCESS(status) && (flags & STRSAFE_FILL_ON_FAILURE)) {
            for (size_t i = 0; i < bytes; i++) {
                ((UCHAR *)destination)[i] = (UCHAR)STRSAFE_GET_FILL_PATTERN(flags);
            }
            if (STRSAFE_GET_FILL_PATTERN(flags) != 0) {
                destination[size - 1] = 0;
                length = size - 1;
            }
        }
        if (!NT_SUCCESS(status) && (flags & (STRSAFE_NULL_ON_FAILURE | STRSAFE_NO_TRUNCATION))) {
            destination[0] = 0;
        }
        length = N(wdk_strsafe_length)(destination, size);
        if (NT_SUCCESS(status) && (flags & STRSAFE_FILL_BEHIND_NULL)) {
            for (size_t i = (length + 1) * sizeof(T); i < bytes; i++) {
                ((UCHAR *)destination)[i] = (UCHAR)STRSAFE_GET_FILL_PATTERN(flags);
            }
        }
    }
    if (NT_SUCCESS(status) || status == STATUS_BUFFER_OVERFLOW) {
        if (end != NULL) {
            *end = destination == NULL ? NULL : destination + length;
        }
        if (remaining != NULL) {
            *remaining = size - length;
        }
    }
    return status;
}

FORCEINLINE NTSTATUS N(wdk_strsafe_copy)(T *destination, size_t size, size_t bytes, const T *source, size_t limit,
    T **end, size_t *remaining, ULONG flags, int append)
{
    static const T nothing[1] = {0};
    NTSTATUS status;
    size_t kept = 0;
    if (size > NTSTRSAFE_MAX_CCH || (flags & ~(ULONG)STRSAFE_VALID_FLAGS) != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    if (flags & STRSAFE_IGNORE_NULLS) {
        if ((destination == NULL && size != 0)) {
            return STATUS_INVALID_PARAMETER;
        }
        source = source == NULL ? nothing : source;
    } else if (size == 0) {
        return STATUS_INVALID_PARAMETER;
    }
    if (limit > NTSTRSAFE_MAX_LENGTH + (size_t)1) {
        if (!append && destination != NULL && size != 0) {
            destination[0] = 0;
        }
        return STATUS_INVALID_PARAMETER;
    }
    if (append) {
        kept = N(wdk_strsafe_length)(destination, size);
        if (kept == size && size != 0) {
            return STATUS_INVALID_PARAMETER; /* the destination has no end */
        }
    }
    if (size == 0) {
        status = (limit == 0 || source[0] == 0) ? STATUS_SUCCESS
                 : destination == NULL          ? STATUS_INVALID_PARAMETER
                                                : STATUS_BUFFER_OVERFLOW;
    } else {
        status = N(wdk_strsafe_put)(destination, size, kept, source, limit);
    }
    return N(wdk_strsafe_finish)(status, destination, size, bytes, end, remaining, flags);
}

FORCEINLINE NTSTATUS N(RtlStringCchCopy)(T *pszDest, size_t cchDest, const T *pszSrc)
{
    return N(wdk_strsafe_copy)(pszDest, cchDest, cchDest * sizeof(T), pszSrc, NTSTRSAFE_MAX_LENGTH, NULL, NULL, 0, 0);
}

FORCEINLINE NTSTATUS N(RtlStringCbCopy)(T *pszDest, size_t cbDest, const T *pszSrc)
{
    return N(RtlStringCchCopy)(pszDest, cbDest / sizeof(T), pszSrc);
}

FORCEINLINE NTSTATUS N(RtlStringCchCopyN)(T *pszDest, size_t cchDest, const T *pszSrc, size_t cchToCopy)
{
    return N(wdk_strsafe_copy)(pszDest, cchDest, cchDest * sizeof(T), pszSrc, cchToCopy, NULL, NULL, 0, 0);
}

FORCEINLINE NTSTATUS N(RtlStringCbCopyN)(T *pszDest, size_t cbDest, const T *pszSrc, size_t cbToCopy)
{
    return N(RtlStringCchCopyN)(pszDest, cbDest / sizeof(T), pszSrc, cbToCopy / sizeof(T));
}

FORCEINLINE NTSTATUS N(RtlStringCchCopyEx)(T *pszDest, size_t cchDest, const T *pszSrc, T **ppszDestEnd,
    size_t *pcchRemaining, ULONG dwFlags)
{
    return N(wdk_strsafe_copy)(pszDest, cchDest, cchDest * sizeof(T), pszSrc, NTSTRSAFE_MAX_LENGTH, ppszDestEnd,
        pcchRemaining, dwFlags, 0);
}

FORCEINLINE NTSTATUS N(RtlStringCchCopyNEx)(T *pszDest, size_t cchDest, const T *pszSrc, size_t cchToCopy,
    T **ppszDestEnd, size_t *pcchRemaining, ULONG dwFlags)
{
    return N(wdk_strsafe_copy)(pszDest, cchDest, cchDest * sizeof(T), pszSrc, cchToCopy, ppszDestEnd, pcchRemaining,
        dwFlags, 0);
}

/* Bytes left over: characters left, and the odd byte of a destination that is no multiple of a character. */
FORCEINLINE VOID N(wdk_strsafe_bytes)(NTSTATUS status, size_t characters, size_t bytes, size_t *remaining)
{
    if (remaining != NULL && (NT_SUCCESS(status) || status == STATUS_BUFFER_OVERFLOW)) {
        *remaining = characters * sizeof(T) + bytes % sizeof(T);
    }
}

FORCEINLINE NTSTATUS N(RtlStringCbCopyEx)(T *pszDest, size_t cbDest, const T *pszSrc, T **ppszDestEnd,
    size_t *pcbRemaining, ULONG dwFlags)
{
    size_t left = 0;
    NTSTATUS status = N(wdk_strsafe_copy)(pszDest, cbDest / sizeof(T), cbDest, pszSrc, NTSTRSAFE_MAX_LENGTH, ppszDestEnd,
        &left, dwFlags, 0);
    N(wdk_strsafe_bytes)(status, left, cbDest, pcbRemaining);
    return status;
}

FORCEINLINE NTSTATUS N(RtlStringCbCopyNEx)(T *pszDest, size_t cbDest, const T *pszSrc, size_t cbToCopy,
    T **ppszDestEnd, size_t *pcbRemaining, ULONG dwFlags)
{
    size_t left = 0;
    NTSTATUS status = N(wdk_strsafe_copy)(pszDest, cbDest / sizeof(T), cbDest, pszSrc, cbToCopy / sizeof(T), ppszDestEnd,
        &left, dwFlags, 0);
    N(wdk_strsafe_bytes)(status, left, cbDest, pcbRemaining);
    return status;
}

FORCEINLINE NTSTATUS N(RtlStringCchCat)(T *pszDest, size_t cchDest, const T *pszSrc)
{
    return N(wdk_strsafe_copy)(pszDest, cchDest, cchDest * sizeof(T), pszSrc, NTSTRSAFE_MAX_LENGTH, NULL, NULL, 0, 1);
}

FORCEINLINE NTSTATUS N(RtlStringCbCat)(T *pszDest, size_t cbDest, const T *pszSrc)
{
    return N(RtlStringCchCat)(pszDest, cbDest / sizeof(T), pszSrc);
}

FORCEINLINE NTSTATUS N(RtlStringCchCatN)(T *pszDest, size_t cchDest, const T *pszSrc, size_t cchToAppend)
{
    return N(wdk_strsafe_copy)(pszDest, cchDest, cchDest * sizeof(T), pszSrc, cchToAppend, NULL, NULL, 0, 1);
}

FORCEINLINE NTSTATUS N(RtlStringCbCatN)(T *pszDest, size_t cbDest, const T *pszSrc, size_t cbToAppend)
{
    return N(RtlStringCchCatN)(pszDest, cbDest / sizeof(T), pszSrc, cbToAppend / sizeof(T));
}

FORCEINLINE NTSTATUS N(RtlStringCchCatEx)(T *pszDest, size_t cchDest, const T *pszSrc, T **ppszDestEnd,
    size_t *pcchRemaining, ULONG dwFlags)
{
    return N(wdk_strsafe_copy)(pszDest, cchDest, cchDest * sizeof(T), pszSrc, NTSTRSAFE_MAX_LENGTH, ppszDestEnd,
        pcchRemaining, dwFlags, 1);
}

FORCEINLINE NTSTATUS N(RtlStringCchCatNEx)(T *pszDest, size_t cchDest, const T *pszSrc, size_t cchToAppend,
    T **ppszDestEnd, size_t *pcchRemaining, ULONG dwFlags)
{
    return N(wdk_strsafe_copy)(pszDest, cchDest, cchDest * sizeof(T), pszSrc, cchToAppend, ppszDestEnd, pcchRemaining,
        dwFlags, 1);
}

FORCEINLINE NTSTATUS N(RtlStringCbCatEx)(T *pszDest, size_t cbDest, const T *pszSrc, T **ppszDestEnd,
    size_t *pcbRemaining, ULONG dwFlags)
{
    size_t left = 0;
    NTSTATUS status = N(wdk_strsafe_copy)(pszDest, cbDest / sizeof(T), cbDest, pszSrc, NTSTRSAFE_MAX_LENGTH, ppszDestEnd,
        &left, dwFlags, 1);
    N(wdk_strsafe_bytes)(status, left, cbDest, pcbRemaining);
    return status;
}

FORCEINLINE NTSTATUS N(RtlStringCbCatNEx)(T *pszDest, size_t cbDest, const T *pszSrc, size_t cbToAppend,
    T **ppszDestEnd, size_t *pcbRemaining, ULONG dwFlags)
{
    size_t left = 0;
    NTSTATUS status = N(wdk_strsafe_copy)(pszDest, cbDest / sizeof(T), cbDest, pszSrc, cbToAppend / sizeof(T),
        ppszDestEnd, &left, dwFlags, 1);
    N(wdk_strsafe_bytes)(status, left, cbDest, pcbRemaining);
    return status;
}

FORCEINLINE NTSTATUS N(RtlStringCchLength)(const T *psz, size_t cchMax, size_t *pcchLength)
{
    size_t length = 0;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    if (psz != NULL && cchMax <= NTSTRSAFE_MAX_CCH) {
        length = N(wdk_strsafe_length)(psz, cchMax);
        status = length < cchMax ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
    }
    if (pcchLength != NULL) {
        *pcchLength = NT_SUCCESS(status) ? length : 0;
    }
    return status;
}

FORCEINLINE NTSTATUS N(RtlStringCbLength)(const T *psz, size_t cbMax, size_t *pcbLength)
{
    size_t length = 0;
    NTSTATUS status = N(RtlStringCchLength)(psz, cbMax / sizeof(T), &length);
    if (pcbLength != NULL) {
        *pcbLength = length * sizeof(T);
    }
    return status;
}

#ifdef _WIN32
FORCEINLINE NTSTATUS N(wdk_strsafe_vprintf)(T *destination, size_t size, size_t bytes, T **end, size_t *remaining,
    ULONG flags, const T *format, va_list arguments)
{
    static const T nothing[1] = {0};
    NTSTATUS status = STATUS_SUCCESS;
    if (size > NTSTRSAFE_MAX_CCH || (flags & ~(ULONG)STRSAFE_VALID_FLAGS) != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    if (flags & STRSAFE_IGNORE_NULLS) {
        if (destination == NULL && size != 0) {
            return STATUS_INVALID_PARAMETER;
        }
        format = format == NULL ? nothing : format;
    } else if (size == 0) {
        return STATUS_INVALID_PARAMETER;
    }
    if (size == 0) {
        status = format[0] == 0        ? STATUS_SUCCESS
                 : destination == NULL ? STATUS_INVALID_PARAMETER
                                       : STATUS_BUFFER_OVERFLOW;
    } else {
        int written = STRSAFE_VPRINTF(destination, size - 1, format, arguments);
        if (written < 0 || (size_t)written > size - 1) {
            status = STATUS_BUFFER_OVERFLOW;
        }
        destination[NT_SUCCESS(status) ? (size_t)written : size - 1] = 0;
    }
    return N(wdk_strsafe_finish)(status, destination, size, bytes, end, remaining, flags);
}

FORCEINLINE NTSTATUS N(RtlStringCchVPrintf)(T *pszDest, size_t cchDest, const T *pszFormat, va_list argList)
{
    return N(wdk_strsafe_vprintf)(pszDest, cchDest, cchDest * sizeof(T), NULL, NULL, 0, pszFormat, argList);
}

FORCEINLINE NTSTATUS N(RtlStringCbVPrintf)(T *pszDest, size_t cbDest, const T *pszFormat, va_list argList)
{
    return N(RtlStringCchVPrintf)(pszDest, cbDest / sizeof(T), pszFormat, argList);
}

FORCEINLINE NTSTATUS N(RtlStringCchVPrintfEx)(T *pszDest, size_t cchDest, T **ppszDestEnd, size_t *pcchRemaining,
    ULONG dwFlags, const T *pszFormat, va_list argList)
{
    return N(wdk_strsafe_vprintf)(pszDest, cchDest, cchDest * sizeof(T), ppszDestEnd, pcchRemaining, dwFlags, pszFormat,
        argList);
}

FORCEINLINE NTSTATUS N(RtlStringCbVPrintfEx)(T *pszDest, size_t cbDest, T **ppszDestEnd, size_t *pcbRemaining,
    ULONG dwFlags, const T *pszFormat, va_list argList)
{
    size_t left = 0;
    NTSTATUS status =
        N(wdk_strsafe_vprintf)(pszDest, cbDest / sizeof(T), cbDest, ppszDestEnd, &left, dwFlags, pszFormat, argList);
    N(wdk_strsafe_bytes)(status, left, cbDest, pcbRemaining);
    return status;
}

static inline NTSTATUS N(RtlStringCchPrintf)(T *pszDest, size_t cchDest, const T *pszFormat, ...)
{
    va_list arguments;
    va_start(arguments, pszFormat);
    NTSTATUS status = N(RtlStringCchVPrintf)(pszDest, cchDest, pszFormat, arguments);
    va_end(arguments);
    return status;
}

static inline NTSTATUS N(RtlStringCbPrintf)(T *pszDest, size_t cbDest, const T *pszFormat, ...)
{
    va_list arguments;
    va_start(arguments, pszFormat);
    NTSTATUS status = N(RtlStringCbVPrintf)(pszDest, cbDest, pszFormat, arguments);
    va_end(arguments);
    return status;
}

static inline NTSTATUS N(RtlStringCchPrintfEx)(T *pszDest, size_t cchDest, T **ppszDestEnd, size_t *pcchRemaining,
    ULONG dwFlags, const T *pszFormat, ...)
{
    va_list arguments;
    va_start(arguments, pszFormat);
    NTSTATUS status =
        N(RtlStringCchVPrintfEx)(pszDest, cchDest, ppszDestEnd, pcchRemaining, dwFlags, pszFormat, arguments);
    va_end(arguments);
    return status;
}

static inline NTSTATUS N(RtlStringCbPrintfEx)(T *pszDest, size_t cbDest, T **ppszDestEnd, size_t *pcbRemaining,
    ULONG dwFlags, const T *pszFormat, ...)
{
    va_list arguments;
    va_start(arguments, pszFormat);
    NTSTATUS status =
        N(RtlStringCbVPrintfEx)(pszDest, cbDest, ppszDestEnd, pcbRemaining, dwFlags, pszFormat, arguments);
    va_end(arguments);
    return status;
}
#endif

#undef T
#undef N
