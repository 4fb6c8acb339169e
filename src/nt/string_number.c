/*
 * string_number.c: numbers and GUIDs as text, and back.
 */
#include "nt/export_tables.h"
#include "nt/thread.h"
#include "nt/wide.h"

#include <ntddk.h>
#include <ntstatus.h>
#include <string.h>

static const ULONG string_tag = 0x53727453; /* 'StrS' */

/* ----------------------------------------------------------------------------------------------------- to numbers */

/* Characters one after the other, whichever size they have. */
struct reader {
    const CHAR *narrow; /* ends at 0 */
    const WCHAR *wide;
    size_t wide_left;
};

static WCHAR peek(const struct reader *reader)
{
    if (reader->wide) {
        return reader->wide_left > 0 ? *reader->wide : 0;
    }
    return (unsigned char)*reader->narrow;
}

static void skip(struct reader *reader)
{
    if (reader->wide) {
        reader->wide++;
        reader->wide_left--;
    } else {
        reader->narrow++;
    }
}

static ULONG base_of_prefix(struct reader *reader)
{
    if (peek(reader) != '0') {
        return 10;
    }
    struct reader after = *reader;
    skip(&after);
    WCHAR letter = peek(&after);
    ULONG base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
    if (base != 10) {
        skip(&after);
        *reader = after;
    }
    return base;
}

static ULONG digit_of(WCHAR character)
{
    WCHAR upper = nt_wide_upper(character);
    if (upper >= '0' && upper <= '9') {
        return (ULONG)(upper - '0');
    }
    return upper >= 'A' && upper <= 'F' ? (ULONG)(upper - 'A' + 10) : MAXULONG;
}

/* Reads as far as there are digits: none give 0. Base 0 takes 0x, 0o and 0b for what they say. */
static NTSTATUS read_number(struct reader *reader, ULONG base, uint64_t *magnitude, bool *is_negative, bool *overflows)
{
    if (base != 0 && base != 2 && base != 8 && base != 10 && base != 16) {
        return STATUS_INVALID_PARAMETER;
    }
    while (peek(reader) != 0 && peek(reader) <= ' ') {
        skip(reader);
    }
    *is_negative = peek(reader) == '-';
    if (peek(reader) == '-' || peek(reader) == '+') {
        skip(reader);
    }
    if (base == 0) {
        base = base_of_prefix(reader);
    }
    *magnitude = 0;
    *overflows = false;
    for (ULONG digit = digit_of(peek(reader)); digit < base; digit = digit_of(peek(reader))) {
        *overflows |= *magnitude > (UINT64_MAX - digit) / base;
        *magnitude = *magnitude * base + digit;
        skip(reader);
    }
    return STATUS_SUCCESS;
}

static NTSTATUS read_ulong(struct reader *reader, ULONG base, PULONG value)
{
    uint64_t magnitude = 0;
    bool is_negative = false;
    bool overflows = false;
    NTSTATUS status = read_number(reader, base, &magnitude, &is_negative, &overflows);
    if (NT_SUCCESS(status)) {
        *value = (ULONG)(is_negative ? 0 - magnitude : magnitude);
    }
    return status;
}

NTSTATUS NTAPI RtlUnicodeStringToInteger(PCUNICODE_STRING String, ULONG Base, PULONG Value)
{
    static const WCHAR nothing[1];
    struct reader reader = {.wide = String->Buffer ? String->Buffer : nothing,
                            .wide_left = String->Length / sizeof(WCHAR)};
    return read_ulong(&reader, Base, Value);
}

NTSTATUS NTAPI RtlCharToInteger(PCSZ String, ULONG Base, PULONG Value)
{
    struct reader reader = {.narrow = String};
    return read_ulong(&reader, Base, Value);
}

NTSTATUS NTAPI RtlUnicodeStringToInt64(PCUNICODE_STRING String, ULONG Base, PLONG64 Number, PWSTR *EndPointer)
{
    static const WCHAR nothing[1];
    struct reader reader = {.wide = String->Buffer ? String->Buffer : nothing,
                            .wide_left = String->Length / sizeof(WCHAR)};
    uint64_t magnitude = 0;
    bool is_negative = false;
    bool overflows = false;
    NTSTATUS status = read_number(&reader, Base, &magnitude, &is_negative, &overflows);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (EndPointer) {
        *EndPointer = (PWSTR)(uintptr_t)reader.wide;
    }
    if (overflows || magnitude > (uint64_t)INT64_MAX + (is_negative ? 1 : 0)) {
        return STATUS_INTEGER_OVERFLOW;
    }
    *Number = (LONG64)(is_negative ? 0 - magnitude : magnitude);
    return STATUS_SUCCESS;
}

/* ---------------------------------------------------------------------------------------------------------- from
 * numbers */

static NTSTATUS write_number(ULONGLONG value, ULONG base, PUNICODE_STRING string)
{
    WCHAR digits[64];
    size_t count = 0;
    if (base == 0) {
        base = 10;
    }
    if (base != 2 && base != 8 && base != 10 && base != 16) {
        return STATUS_INVALID_PARAMETER;
    }
    do {
        digits[count++] = (WCHAR) "0123456789ABCDEF"[value % base];
        value /= base;
    } while (value != 0);
    if (count * sizeof(WCHAR) > string->MaximumLength) {
        return STATUS_BUFFER_OVERFLOW;
    }
    for (size_t i = 0; i < count; i++) {
        string->Buffer[i] = digits[count - 1 - i];
    }
    string->Length = (USHORT)(count * sizeof(WCHAR));
    if (string->Length + sizeof(WCHAR) <= string->MaximumLength) {
        string->Buffer[count] = 0;
    }
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI RtlIntegerToUnicodeString(ULONG Value, ULONG Base, PUNICODE_STRING String)
{
    return write_number(Value, Base, String);
}

NTSTATUS NTAPI RtlInt64ToUnicodeString(ULONGLONG Value, ULONG Base, PUNICODE_STRING String)
{
    return write_number(Value, Base, String);
}

/* ---------------------------------------------------------------------------------------------------------- GUIDs */

enum { GUID_CHARACTERS = 38 };

/* The order in which the text names the bytes of the structure. */
static const unsigned char guid_bytes[16] = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};

static bool is_digit_position(size_t position)
{
    return position != 0 && position != 9 && position != 14 && position != 19 && position != 24 &&
           position != GUID_CHARACTERS - 1;
}

NTSTATUS NTAPI RtlStringFromGUID(const GUID *const Guid, PUNICODE_STRING GuidString)
{
    WCHAR *text = ExAllocatePoolWithTag(PagedPool, (GUID_CHARACTERS + 1) * sizeof(WCHAR), string_tag);
    if (!text) {
        return STATUS_NO_MEMORY;
    }
    const unsigned char *bytes = (const unsigned char *)Guid;
    size_t half = 0;
    for (size_t i = 0; i < GUID_CHARACTERS; i++) {
        if (is_digit_position(i)) {
            unsigned byte = bytes[guid_bytes[half / 2]];
            text[i] = (WCHAR) "0123456789ABCDEF"[half % 2 ? byte & 15 : byte >> 4];
            half++;
        } else {
            text[i] = (WCHAR)(i == 0 ? '{' : i == GUID_CHARACTERS - 1 ? '}' : '-');
        }
    }
    text[GUID_CHARACTERS] = 0;
    *GuidString = (UNICODE_STRING){GUID_CHARACTERS * sizeof(WCHAR), (GUID_CHARACTERS + 1) * sizeof(WCHAR), text};
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI RtlGUIDFromString(PCUNICODE_STRING GuidString, GUID *Guid)
{
    unsigned char bytes[16] = {0};
    size_t half = 0;
    if (GuidString->Length != GUID_CHARACTERS * sizeof(WCHAR)) {
        return STATUS_INVALID_PARAMETER;
    }
    for (size_t i = 0; i < GUID_CHARACTERS; i++) {
        WCHAR character = GuidString->Buffer[i];
        if (!is_digit_position(i)) {
            if (character != (i == 0 ? '{' : i == GUID_CHARACTERS - 1 ? '}' : '-')) {
                return STATUS_INVALID_PARAMETER;
            }
            continue;
        }
        ULONG digit = digit_of(character);
        if (digit > 15) {
            return STATUS_INVALID_PARAMETER;
        }
        unsigned char *byte = &bytes[guid_bytes[half / 2]];
        *byte = (unsigned char)(half % 2 ? *byte | digit : digit << 4);
        half++;
    }
    memcpy(Guid, bytes, sizeof bytes);
    return STATUS_SUCCESS;
}

static const struct nt_export rows[] = {
    NT_EXPORT(RtlUnicodeStringToInteger), NT_EXPORT(RtlUnicodeStringToInt64),   NT_EXPORT(RtlCharToInteger),
    NT_EXPORT(RtlInt64ToUnicodeString),   NT_EXPORT(RtlIntegerToUnicodeString), NT_EXPORT(RtlStringFromGUID),
    NT_EXPORT(RtlGUIDFromString),
};
const struct nt_export_table nt_string_number_exports = NT_EXPORT_TABLE(rows);
