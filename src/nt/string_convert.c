/*
 * string_convert.c: strings from one encoding to another – code page 1252, UTF-8, UTF-16.
 */
#include "nt/export_tables.h"
#include "nt/thread.h"
#include "nt/wide.h"

#include <ntifs.h>
#include <ntstatus.h>
#include <string.h>

enum { WIDE_BYTES_MAX = 0xFFFE, BYTES_MAX = 0xFFFF, REPLACEMENT = 0xFFFD };

static const ULONG string_tag = 0x53727453; /* 'StrS' */

static void require_pageable(const void *routine)
{
    nt_irql_require_at_most(APC_LEVEL, routine, "the routine uses pageable tables: APC_LEVEL or below");
}

/* ----------------------------------------------------------------------------------------------------------- ANSI */

ULONG NTAPI RtlxAnsiStringToUnicodeSize(PCANSI_STRING AnsiString)
{
    return ((ULONG)AnsiString->Length + 1) * (ULONG)sizeof(WCHAR);
}

ULONG NTAPI RtlxUnicodeStringToAnsiSize(PCUNICODE_STRING UnicodeString)
{
    return UnicodeString->Length / (ULONG)sizeof(WCHAR) + 1;
}

NTSTATUS NTAPI RtlAnsiStringToUnicodeString(PUNICODE_STRING DestinationString, PCANSI_STRING SourceString,
                                            BOOLEAN AllocateDestinationString)
{
    require_pageable((const void *)RtlAnsiStringToUnicodeString);
    ULONG bytes = RtlxAnsiStringToUnicodeSize(SourceString);
    if (bytes > WIDE_BYTES_MAX) {
        return STATUS_INVALID_PARAMETER_2;
    }
    if (AllocateDestinationString) {
        DestinationString->Buffer = ExAllocatePoolWithTag(PagedPool, bytes, string_tag);
        if (!DestinationString->Buffer) {
            return STATUS_NO_MEMORY;
        }
        DestinationString->MaximumLength = (USHORT)bytes;
    } else if (bytes > DestinationString->MaximumLength) {
        return STATUS_BUFFER_OVERFLOW;
    }
    for (USHORT i = 0; i < SourceString->Length; i++) {
        DestinationString->Buffer[i] = nt_wide_of_ansi((unsigned char)SourceString->Buffer[i]);
    }
    DestinationString->Buffer[SourceString->Length] = 0;
    DestinationString->Length = (USHORT)(bytes - sizeof(WCHAR));
    return STATUS_SUCCESS;
}

/* Into a buffer that is too small it puts what fits, and says so. */
NTSTATUS NTAPI RtlUnicodeStringToAnsiString(PANSI_STRING DestinationString, PCUNICODE_STRING SourceString,
                                            BOOLEAN AllocateDestinationString)
{
    require_pageable((const void *)RtlUnicodeStringToAnsiString);
    ULONG bytes = RtlxUnicodeStringToAnsiSize(SourceString);
    NTSTATUS status = STATUS_SUCCESS;
    if (AllocateDestinationString) {
        DestinationString->Buffer = ExAllocatePoolWithTag(PagedPool, bytes, string_tag);
        if (!DestinationString->Buffer) {
            return STATUS_NO_MEMORY;
        }
        DestinationString->MaximumLength = (USHORT)bytes;
    } else if (bytes > DestinationString->MaximumLength) {
        if (DestinationString->MaximumLength == 0) {
            return STATUS_BUFFER_OVERFLOW;
        }
        bytes = DestinationString->MaximumLength;
        status = STATUS_BUFFER_OVERFLOW;
    }
    for (ULONG i = 0; i < bytes - 1; i++) {
        DestinationString->Buffer[i] = (CHAR)nt_wide_to_ansi(SourceString->Buffer[i]);
    }
    DestinationString->Buffer[bytes - 1] = 0;
    DestinationString->Length = (USHORT)(bytes - 1);
    return status;
}

NTSTATUS NTAPI RtlMultiByteToUnicodeN(PWCH UnicodeString, ULONG MaxBytesInUnicodeString, PULONG BytesInUnicodeString,
                                      const CHAR *MultiByteString, ULONG BytesInMultiByteString)
{
    require_pageable((const void *)RtlMultiByteToUnicodeN);
    ULONG most = MaxBytesInUnicodeString / (ULONG)sizeof(WCHAR);
    ULONG count = BytesInMultiByteString < most ? BytesInMultiByteString : most;
    for (ULONG i = 0; i < count; i++) {
        UnicodeString[i] = nt_wide_of_ansi((unsigned char)MultiByteString[i]);
    }
    if (BytesInUnicodeString) {
        *BytesInUnicodeString = count * (ULONG)sizeof(WCHAR);
    }
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI RtlMultiByteToUnicodeSize(PULONG BytesInUnicodeString, const CHAR *MultiByteString,
                                         ULONG BytesInMultiByteString)
{
    (void)MultiByteString;
    *BytesInUnicodeString = BytesInMultiByteString * (ULONG)sizeof(WCHAR);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI RtlUnicodeToMultiByteN(PCHAR MultiByteString, ULONG MaxBytesInMultiByteString,
                                      PULONG BytesInMultiByteString, PCWCH UnicodeString, ULONG BytesInUnicodeString)
{
    require_pageable((const void *)RtlUnicodeToMultiByteN);
    ULONG characters = BytesInUnicodeString / (ULONG)sizeof(WCHAR);
    ULONG count = characters < MaxBytesInMultiByteString ? characters : MaxBytesInMultiByteString;
    for (ULONG i = 0; i < count; i++) {
        MultiByteString[i] = (CHAR)nt_wide_to_ansi(UnicodeString[i]);
    }
    if (BytesInMultiByteString) {
        *BytesInMultiByteString = count;
    }
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI RtlUnicodeToMultiByteSize(PULONG BytesInMultiByteString, PCWCH UnicodeString, ULONG BytesInUnicodeString)
{
    (void)UnicodeString;
    *BytesInMultiByteString = BytesInUnicodeString / (ULONG)sizeof(WCHAR);
    return STATUS_SUCCESS;
}

/* ---------------------------------------------------------------------------------------------------------- UTF-8 */

/* Where a conversion puts its units: counts them all, writes as long as there is room. A null buffer only counts. */
struct sink {
    void *buffer;
    ULONG bytes_max;
    ULONG bytes;
    bool is_full;
};

static void put(struct sink *sink, const void *unit, ULONG bytes)
{
    if (sink->buffer && !sink->is_full) {
        if (bytes > sink->bytes_max - sink->bytes) {
            sink->is_full = true;
            return;
        }
        memcpy((char *)sink->buffer + sink->bytes, unit, bytes);
    }
    if (!sink->is_full) {
        sink->bytes += bytes;
    }
}

static void put_wide(struct sink *sink, uint32_t code)
{
    if (code >= 0x10000) {
        const WCHAR pair[2] = {(WCHAR)(0xD800 + ((code - 0x10000) >> 10)),
                               (WCHAR)(0xDC00 + ((code - 0x10000) & 0x3FF))};
        put(sink, pair, sizeof pair);
    } else {
        const WCHAR unit = (WCHAR)code;
        put(sink, &unit, sizeof unit);
    }
}

static void put_utf8(struct sink *sink, uint32_t code)
{
    unsigned char bytes[4];
    ULONG count = 0;
    if (code < 0x80) {
        bytes[count++] = (unsigned char)code;
    } else if (code < 0x800) {
        bytes[count++] = (unsigned char)(0xC0 | code >> 6);
        bytes[count++] = (unsigned char)(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        bytes[count++] = (unsigned char)(0xE0 | code >> 12);
        bytes[count++] = (unsigned char)(0x80 | (code >> 6 & 0x3F));
        bytes[count++] = (unsigned char)(0x80 | (code & 0x3F));
    } else {
        bytes[count++] = (unsigned char)(0xF0 | code >> 18);
        bytes[count++] = (unsigned char)(0x80 | (code >> 12 & 0x3F));
        bytes[count++] = (unsigned char)(0x80 | (code >> 6 & 0x3F));
        bytes[count++] = (unsigned char)(0x80 | (code & 0x3F));
    }
    put(sink, bytes, count);
}

/* One code point; how many bytes it took. What is none, or a longer form than needed, gives REPLACEMENT. */
static ULONG take_utf8(const unsigned char *from, ULONG left, uint32_t *code, bool *is_replaced)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    ULONG length = from[0] < 0x80 ? 1 : from[0] >> 5 == 6 ? 2 : from[0] >> 4 == 14 ? 3 : from[0] >> 3 == 30 ? 4 : 0;
    ULONG taken = 1;
    uint32_t value = length == 1 ? from[0] : length ? from[0] & (0xFFu >> (length + 1)) : 0;
    while (taken < length && taken < left && (from[taken] & 0xC0) == 0x80) {
        value = value << 6 | (from[taken] & 0x3F);
        taken++;
    }
    bool is_valid = length != 0 && taken == length && value >= smallest[length] && value <= 0x10FFFF &&
                    (value < 0xD800 || value > 0xDFFF);
    *code = is_valid ? value : REPLACEMENT;
    *is_replaced |= !is_valid;
    return taken;
}

static ULONG take_wide(const WCHAR *from, ULONG left, uint32_t *code, bool *is_replaced)
{
    bool is_high = from[0] >= 0xD800 && from[0] <= 0xDBFF;
    bool is_low = from[0] >= 0xDC00 && from[0] <= 0xDFFF;
    if (is_high && left > 1 && from[1] >= 0xDC00 && from[1] <= 0xDFFF) {
        *code = 0x10000 + ((uint32_t)(from[0] - 0xD800) << 10) + (uint32_t)(from[1] - 0xDC00);
        return 2;
    }
    *code = is_high || is_low ? REPLACEMENT : from[0];
    *is_replaced |= is_high || is_low;
    return 1;
}

static NTSTATUS status_of(const struct sink *sink, bool is_replaced)
{
    return sink->is_full ? STATUS_BUFFER_TOO_SMALL : is_replaced ? STATUS_SOME_NOT_MAPPED : STATUS_SUCCESS;
}

NTSTATUS NTAPI RtlUTF8ToUnicodeN(PWSTR UnicodeStringDestination, ULONG UnicodeStringMaxByteCount,
                                 PULONG UnicodeStringActualByteCount, PCCH UTF8StringSource, ULONG UTF8StringByteCount)
{
    require_pageable((const void *)RtlUTF8ToUnicodeN);
    struct sink sink = {.buffer = UnicodeStringDestination, .bytes_max = UnicodeStringMaxByteCount};
    bool is_replaced = false;
    if (!UTF8StringSource || (!UnicodeStringDestination && !UnicodeStringActualByteCount)) {
        return STATUS_INVALID_PARAMETER;
    }
    for (ULONG i = 0; i < UTF8StringByteCount;) {
        uint32_t code = 0;
        i += take_utf8((const unsigned char *)UTF8StringSource + i, UTF8StringByteCount - i, &code, &is_replaced);
        put_wide(&sink, code);
    }
    if (UnicodeStringActualByteCount) {
        *UnicodeStringActualByteCount = sink.bytes;
    }
    return status_of(&sink, is_replaced);
}

NTSTATUS NTAPI RtlUnicodeToUTF8N(PCHAR UTF8StringDestination, ULONG UTF8StringMaxByteCount,
                                 PULONG UTF8StringActualByteCount, PCWCH UnicodeStringSource,
                                 ULONG UnicodeStringByteCount)
{
    require_pageable((const void *)RtlUnicodeToUTF8N);
    struct sink sink = {.buffer = UTF8StringDestination, .bytes_max = UTF8StringMaxByteCount};
    ULONG characters = UnicodeStringByteCount / (ULONG)sizeof(WCHAR);
    bool is_replaced = false;
    if (!UnicodeStringSource || (!UTF8StringDestination && !UTF8StringActualByteCount)) {
        return STATUS_INVALID_PARAMETER;
    }
    for (ULONG i = 0; i < characters;) {
        uint32_t code = 0;
        i += take_wide(UnicodeStringSource + i, characters - i, &code, &is_replaced);
        put_utf8(&sink, code);
    }
    if (UTF8StringActualByteCount) {
        *UTF8StringActualByteCount = sink.bytes;
    }
    return status_of(&sink, is_replaced);
}

NTSTATUS NTAPI RtlUTF8StringToUnicodeString(PUNICODE_STRING DestinationString, PUTF8_STRING SourceString,
                                            BOOLEAN AllocateDestinationString)
{
    ULONG bytes = 0;
    NTSTATUS status =
        RtlUTF8ToUnicodeN(NULL, 0, &bytes, SourceString->Buffer ? SourceString->Buffer : "", SourceString->Length);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (bytes + sizeof(WCHAR) > WIDE_BYTES_MAX) {
        return STATUS_INVALID_PARAMETER_2;
    }
    if (AllocateDestinationString) {
        DestinationString->Buffer = ExAllocatePoolWithTag(PagedPool, bytes + sizeof(WCHAR), string_tag);
        if (!DestinationString->Buffer) {
            return STATUS_NO_MEMORY;
        }
        DestinationString->MaximumLength = (USHORT)(bytes + sizeof(WCHAR));
    } else if (bytes + sizeof(WCHAR) > DestinationString->MaximumLength) {
        return STATUS_BUFFER_OVERFLOW;
    }
    status = RtlUTF8ToUnicodeN(DestinationString->Buffer, bytes, &bytes,
                               SourceString->Buffer ? SourceString->Buffer : "", SourceString->Length);
    DestinationString->Length = (USHORT)bytes;
    DestinationString->Buffer[bytes / sizeof(WCHAR)] = 0;
    return status;
}

NTSTATUS NTAPI RtlUnicodeStringToUTF8String(PUTF8_STRING DestinationString, PCUNICODE_STRING SourceString,
                                            BOOLEAN AllocateDestinationString)
{
    static const WCHAR nothing[1];
    const WCHAR *source = SourceString->Buffer ? SourceString->Buffer : nothing;
    ULONG bytes = 0;
    NTSTATUS status = RtlUnicodeToUTF8N(NULL, 0, &bytes, source, SourceString->Length);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (bytes + 1 > BYTES_MAX) {
        return STATUS_INVALID_PARAMETER_2;
    }
    if (AllocateDestinationString) {
        DestinationString->Buffer = ExAllocatePoolWithTag(PagedPool, bytes + 1, string_tag);
        if (!DestinationString->Buffer) {
            return STATUS_NO_MEMORY;
        }
        DestinationString->MaximumLength = (USHORT)(bytes + 1);
    } else if (bytes + 1 > DestinationString->MaximumLength) {
        return STATUS_BUFFER_OVERFLOW;
    }
    status = RtlUnicodeToUTF8N(DestinationString->Buffer, bytes, &bytes, source, SourceString->Length);
    DestinationString->Length = (USHORT)bytes;
    DestinationString->Buffer[bytes] = 0;
    return status;
}

static const struct nt_export rows[] = {
    NT_EXPORT(RtlxAnsiStringToUnicodeSize),
    NT_EXPORT(RtlxUnicodeStringToAnsiSize),
    NT_EXPORT(RtlAnsiStringToUnicodeString),
    NT_EXPORT(RtlUnicodeStringToAnsiString),
    NT_EXPORT_AS(RtlOemStringToUnicodeString, RtlAnsiStringToUnicodeString),
    NT_EXPORT_AS(RtlUnicodeStringToOemString, RtlUnicodeStringToAnsiString),
    NT_EXPORT(RtlMultiByteToUnicodeN),
    NT_EXPORT(RtlMultiByteToUnicodeSize),
    NT_EXPORT(RtlUnicodeToMultiByteN),
    NT_EXPORT(RtlUnicodeToMultiByteSize),
    NT_EXPORT(RtlUTF8ToUnicodeN),
    NT_EXPORT(RtlUnicodeToUTF8N),
    NT_EXPORT(RtlUTF8StringToUnicodeString),
    NT_EXPORT(RtlUnicodeStringToUTF8String),
};
const struct nt_export_table nt_string_convert_exports = NT_EXPORT_TABLE(rows);
