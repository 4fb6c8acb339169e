/*
 * string.c: counted strings – made, copied, appended, compared.
 *
 * The tables of upper and lower case are pageable on Windows, so routines that use them want APC_LEVEL or below, the
 * limit at which pageable memory can be touched.
 */
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/thread.h"
#include "nt/wide.h"

#include <ntifs.h>
#include <ntstatus.h>
#include <string.h>

enum {
    BYTES_MAX = 0xFFFF,
    WIDE_BYTES_MAX = 0xFFFE - sizeof(WCHAR),
    DUPLICATE_TERMINATES = 1,
    DUPLICATE_EVEN_EMPTY = 2
};

static const ULONG string_tag = 0x53727453; /* 'StrS' */

static void require_pageable(const void *routine)
{
    nt_irql_require_at_most(APC_LEVEL, routine, "the routine uses pageable tables: APC_LEVEL or below");
}

/* ----------------------------------------------------------------------------------------------------------- made */

static size_t init_string(PSTRING string, PCSZ source, size_t length)
{
    string->Buffer = (PCHAR)(uintptr_t)source;
    string->Length = (USHORT)(length < BYTES_MAX ? length : BYTES_MAX - 1);
    string->MaximumLength = (USHORT)(source ? string->Length + 1 : 0);
    return length;
}

void NTAPI RtlInitString(PSTRING DestinationString, PCSZ SourceString)
{
    init_string(DestinationString, SourceString, SourceString ? strlen(SourceString) : 0);
}

NTSTATUS NTAPI RtlInitStringEx(PSTRING DestinationString, PCSZ SourceString)
{
    size_t length = SourceString ? strlen(SourceString) : 0;
    if (length >= BYTES_MAX) {
        return STATUS_NAME_TOO_LONG;
    }
    init_string(DestinationString, SourceString, length);
    return STATUS_SUCCESS;
}

void NTAPI RtlInitAnsiString(PANSI_STRING DestinationString, PCSZ SourceString)
{
    RtlInitString(DestinationString, SourceString);
}

NTSTATUS NTAPI RtlInitAnsiStringEx(PANSI_STRING DestinationString, PCSZ SourceString)
{
    return RtlInitStringEx(DestinationString, SourceString);
}

void NTAPI RtlInitUTF8String(PUTF8_STRING DestinationString, PCSZ SourceString)
{
    RtlInitString(DestinationString, SourceString);
}

NTSTATUS NTAPI RtlInitUTF8StringEx(PUTF8_STRING DestinationString, PCSZ SourceString)
{
    return RtlInitStringEx(DestinationString, SourceString);
}

/* A text that is too long is cut to what the length can say. */
void NTAPI RtlInitUnicodeString(PUNICODE_STRING DestinationString, PCWSTR SourceString)
{
    size_t bytes = SourceString ? nt_wide_length(SourceString) * sizeof(WCHAR) : 0;
    DestinationString->Buffer = (PWCH)(uintptr_t)SourceString;
    DestinationString->Length = (USHORT)(bytes < WIDE_BYTES_MAX ? bytes : WIDE_BYTES_MAX);
    DestinationString->MaximumLength = (USHORT)(SourceString ? DestinationString->Length + sizeof(WCHAR) : 0);
}

NTSTATUS NTAPI RtlInitUnicodeStringEx(PUNICODE_STRING DestinationString, PCWSTR SourceString)
{
    if (SourceString && nt_wide_length(SourceString) * sizeof(WCHAR) > WIDE_BYTES_MAX) {
        return STATUS_NAME_TOO_LONG;
    }
    RtlInitUnicodeString(DestinationString, SourceString);
    return STATUS_SUCCESS;
}

void NTAPI RtlFreeUnicodeString(PUNICODE_STRING UnicodeString)
{
    require_pageable((const void *)RtlFreeUnicodeString);
    if (UnicodeString->Buffer) {
        ExFreePoolWithTag(UnicodeString->Buffer, 0);
        *UnicodeString = (UNICODE_STRING){0};
    }
}

void NTAPI RtlFreeAnsiString(PANSI_STRING AnsiString)
{
    require_pageable((const void *)RtlFreeAnsiString);
    if (AnsiString->Buffer) {
        ExFreePoolWithTag(AnsiString->Buffer, 0);
        *AnsiString = (ANSI_STRING){0};
    }
}

void NTAPI RtlFreeUTF8String(PUTF8_STRING Utf8String)
{
    RtlFreeAnsiString(Utf8String);
}

BOOLEAN NTAPI RtlCreateUnicodeString(PUNICODE_STRING DestinationString, PCWSTR SourceString)
{
    require_pageable((const void *)RtlCreateUnicodeString);
    size_t bytes = (nt_wide_length(SourceString) + 1) * sizeof(WCHAR);
    if (bytes > WIDE_BYTES_MAX) {
        return FALSE;
    }
    WCHAR *copy = ExAllocatePoolWithTag(PagedPool, bytes, string_tag);
    if (!copy) {
        return FALSE;
    }
    memcpy(copy, SourceString, bytes);
    *DestinationString = (UNICODE_STRING){(USHORT)(bytes - sizeof(WCHAR)), (USHORT)bytes, copy};
    return TRUE;
}

/* Flags: 1 terminate; 2 allocate even for an empty string, which needs 1. */
NTSTATUS NTAPI RtlDuplicateUnicodeString(ULONG Flags, PCUNICODE_STRING StringIn, PUNICODE_STRING StringOut)
{
    require_pageable((const void *)RtlDuplicateUnicodeString);
    bool terminates = (Flags & DUPLICATE_TERMINATES) != 0;
    bool even_empty = (Flags & DUPLICATE_EVEN_EMPTY) != 0;
    if ((Flags & ~3u) != 0 || (even_empty && !terminates) || !StringOut) {
        return STATUS_INVALID_PARAMETER;
    }
    size_t bytes = StringIn ? StringIn->Length : 0;
    size_t room = bytes + (terminates ? sizeof(WCHAR) : 0);
    if (room > WIDE_BYTES_MAX) {
        return STATUS_NAME_TOO_LONG;
    }
    if (bytes == 0 && !even_empty) {
        *StringOut = (UNICODE_STRING){0};
        return STATUS_SUCCESS;
    }
    WCHAR *copy = ExAllocatePoolWithTag(PagedPool, room, string_tag);
    if (!copy) {
        return STATUS_NO_MEMORY;
    }
    if (bytes > 0) {
        memcpy(copy, StringIn->Buffer, bytes);
    }
    if (terminates) {
        copy[bytes / sizeof(WCHAR)] = 0;
    }
    *StringOut = (UNICODE_STRING){(USHORT)bytes, (USHORT)room, copy};
    return STATUS_SUCCESS;
}

/* -------------------------------------------------------------------------------------------- copied and appended */

static void terminate_if_room(PUNICODE_STRING string)
{
    if ((size_t)string->Length + sizeof(WCHAR) <= string->MaximumLength) {
        string->Buffer[string->Length / sizeof(WCHAR)] = 0;
    }
}

void NTAPI RtlCopyUnicodeString(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString)
{
    if (!SourceString) {
        DestinationString->Length = 0;
        return;
    }
    USHORT most = DestinationString->MaximumLength & (USHORT)~1u;
    USHORT bytes = SourceString->Length < most ? SourceString->Length : most;
    DestinationString->Length = bytes;
    if (bytes > 0) {
        memmove(DestinationString->Buffer, SourceString->Buffer, bytes);
    }
    terminate_if_room(DestinationString);
}

void NTAPI RtlCopyString(PSTRING DestinationString, const STRING *SourceString)
{
    if (!SourceString) {
        DestinationString->Length = 0;
        return;
    }
    USHORT most = DestinationString->MaximumLength;
    DestinationString->Length = SourceString->Length < most ? SourceString->Length : most;
    if (DestinationString->Length > 0) {
        memmove(DestinationString->Buffer, SourceString->Buffer, DestinationString->Length);
    }
}

static NTSTATUS append_wide(PUNICODE_STRING destination, const WCHAR *source, size_t bytes)
{
    if (bytes > (size_t)destination->MaximumLength || destination->Length > destination->MaximumLength - bytes) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    if (bytes > 0) {
        memmove((char *)destination->Buffer + destination->Length, source, bytes);
        destination->Length = (USHORT)(destination->Length + bytes);
        terminate_if_room(destination);
    }
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI RtlAppendUnicodeStringToString(PUNICODE_STRING Destination, PCUNICODE_STRING Source)
{
    return append_wide(Destination, Source->Buffer, Source->Length);
}

NTSTATUS NTAPI RtlAppendUnicodeToString(PUNICODE_STRING Destination, PCWSTR Source)
{
    return Source ? append_wide(Destination, Source, nt_wide_length(Source) * sizeof(WCHAR)) : STATUS_SUCCESS;
}

NTSTATUS NTAPI RtlAppendStringToString(PSTRING Destination, const STRING *Source)
{
    if (Source->Length > Destination->MaximumLength - Destination->Length) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    if (Source->Length > 0) {
        memmove(Destination->Buffer + Destination->Length, Source->Buffer, Source->Length);
        Destination->Length = (USHORT)(Destination->Length + Source->Length);
    }
    return STATUS_SUCCESS;
}

/* ------------------------------------------------------------------------------------------------------- compared */

LONG NTAPI RtlCompareUnicodeStrings(PCWCH String1, SIZE_T String1Length, PCWCH String2, SIZE_T String2Length,
                                    BOOLEAN CaseInSensitive)
{
    require_pageable((const void *)RtlCompareUnicodeStrings);
    return nt_wide_compare(String1, String1Length, String2, String2Length, CaseInSensitive);
}

LONG NTAPI RtlCompareUnicodeString(PCUNICODE_STRING String1, PCUNICODE_STRING String2, BOOLEAN CaseInSensitive)
{
    require_pageable((const void *)RtlCompareUnicodeString);
    return nt_wide_compare(String1->Buffer, String1->Length / sizeof(WCHAR), String2->Buffer,
                           String2->Length / sizeof(WCHAR), CaseInSensitive);
}

BOOLEAN NTAPI RtlEqualUnicodeString(PCUNICODE_STRING String1, PCUNICODE_STRING String2, BOOLEAN CaseInSensitive)
{
    require_pageable((const void *)RtlEqualUnicodeString);
    return nt_wide_equal(String1, String2, CaseInSensitive);
}

/* String1 is how String2 begins. */
BOOLEAN NTAPI RtlPrefixUnicodeString(PCUNICODE_STRING String1, PCUNICODE_STRING String2, BOOLEAN CaseInSensitive)
{
    require_pageable((const void *)RtlPrefixUnicodeString);
    UNICODE_STRING head = {String1->Length, String1->Length, String2->Buffer};
    return String1->Length <= String2->Length && nt_wide_equal(String1, &head, CaseInSensitive);
}

/* String1 is how String2 ends. */
BOOLEAN NTAPI RtlSuffixUnicodeString(PCUNICODE_STRING String1, PCUNICODE_STRING String2, BOOLEAN CaseInSensitive)
{
    require_pageable((const void *)RtlSuffixUnicodeString);
    if (String1->Length > String2->Length) {
        return FALSE;
    }
    size_t before = (size_t)(String2->Length - String1->Length) / sizeof(WCHAR);
    UNICODE_STRING tail = {String1->Length, String1->Length, String2->Buffer ? String2->Buffer + before : NULL};
    return nt_wide_equal(String1, &tail, CaseInSensitive);
}

CHAR NTAPI RtlUpperChar(CHAR Character)
{
    return (CHAR)nt_wide_to_ansi(nt_wide_upper(nt_wide_of_ansi((unsigned char)Character)));
}

LONG NTAPI RtlCompareString(const STRING *String1, const STRING *String2, BOOLEAN CaseInSensitive)
{
    require_pageable((const void *)RtlCompareString);
    USHORT common = String1->Length < String2->Length ? String1->Length : String2->Length;
    for (USHORT i = 0; i < common; i++) {
        unsigned char a = (unsigned char)String1->Buffer[i];
        unsigned char b = (unsigned char)String2->Buffer[i];
        if (CaseInSensitive) {
            a = (unsigned char)RtlUpperChar((CHAR)a);
            b = (unsigned char)RtlUpperChar((CHAR)b);
        }
        if (a != b) {
            return (LONG)a - (LONG)b;
        }
    }
    return (LONG)String1->Length - (LONG)String2->Length;
}

BOOLEAN NTAPI RtlEqualString(const STRING *String1, const STRING *String2, BOOLEAN CaseInSensitive)
{
    return String1->Length == String2->Length && RtlCompareString(String1, String2, CaseInSensitive) == 0;
}

BOOLEAN NTAPI RtlPrefixString(const STRING *String1, const STRING *String2, BOOLEAN CaseInSensitive)
{
    STRING head = {String1->Length, String1->Length, String2->Buffer};
    return String1->Length <= String2->Length && RtlCompareString(String1, &head, CaseInSensitive) == 0;
}

void NTAPI RtlUpperString(PSTRING DestinationString, const STRING *SourceString)
{
    require_pageable((const void *)RtlUpperString);
    USHORT most = DestinationString->MaximumLength;
    DestinationString->Length = SourceString->Length < most ? SourceString->Length : most;
    for (USHORT i = 0; i < DestinationString->Length; i++) {
        DestinationString->Buffer[i] = RtlUpperChar(SourceString->Buffer[i]);
    }
}

NTSTATUS NTAPI RtlHashUnicodeString(PCUNICODE_STRING String, BOOLEAN CaseInSensitive, ULONG HashAlgorithm,
                                    PULONG HashValue)
{
    require_pageable((const void *)RtlHashUnicodeString);
    if (!String || !HashValue ||
        (HashAlgorithm != HASH_STRING_ALGORITHM_DEFAULT && HashAlgorithm != HASH_STRING_ALGORITHM_X65599)) {
        return STATUS_INVALID_PARAMETER;
    }
    ULONG hash = 0;
    for (size_t i = 0; i < String->Length / sizeof(WCHAR); i++) {
        WCHAR character = String->Buffer[i];
        hash = hash * 65599 + (CaseInSensitive ? nt_wide_upper(character) : character);
    }
    *HashValue = hash;
    return STATUS_SUCCESS;
}

/* ----------------------------------------------------------------------------------------------------------- case */

WCHAR NTAPI RtlUpcaseUnicodeChar(WCHAR SourceCharacter)
{
    return nt_wide_upper(SourceCharacter);
}

WCHAR NTAPI RtlDowncaseUnicodeChar(WCHAR SourceCharacter)
{
    return nt_wide_lower(SourceCharacter);
}

static NTSTATUS change_case(PUNICODE_STRING destination, PCUNICODE_STRING source, BOOLEAN allocates,
                            WCHAR (*change)(WCHAR))
{
    if (allocates) {
        destination->Buffer = ExAllocatePoolWithTag(PagedPool, source->Length > 0 ? source->Length : 1, string_tag);
        if (!destination->Buffer) {
            return STATUS_NO_MEMORY;
        }
        destination->MaximumLength = source->Length;
    } else if (source->Length > destination->MaximumLength) {
        return STATUS_BUFFER_OVERFLOW;
    }
    for (size_t i = 0; i < source->Length / sizeof(WCHAR); i++) {
        destination->Buffer[i] = change(source->Buffer[i]);
    }
    destination->Length = source->Length;
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI RtlUpcaseUnicodeString(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString,
                                      BOOLEAN AllocateDestinationString)
{
    require_pageable((const void *)RtlUpcaseUnicodeString);
    return change_case(DestinationString, SourceString, AllocateDestinationString, nt_wide_upper);
}

NTSTATUS NTAPI RtlDowncaseUnicodeString(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString,
                                        BOOLEAN AllocateDestinationString)
{
    require_pageable((const void *)RtlDowncaseUnicodeString);
    return change_case(DestinationString, SourceString, AllocateDestinationString, nt_wide_lower);
}

static const struct nt_export rows[] = {
    NT_EXPORT(RtlInitString),
    NT_EXPORT(RtlInitStringEx),
    NT_EXPORT(RtlInitAnsiString),
    NT_EXPORT(RtlInitAnsiStringEx),
    NT_EXPORT(RtlInitUTF8String),
    NT_EXPORT(RtlInitUTF8StringEx),
    NT_EXPORT(RtlInitUnicodeString),
    NT_EXPORT(RtlInitUnicodeStringEx),
    NT_EXPORT(RtlFreeUnicodeString),
    NT_EXPORT(RtlFreeAnsiString),
    NT_EXPORT(RtlFreeUTF8String),
    NT_EXPORT_AS(RtlFreeOemString, RtlFreeAnsiString),
    NT_EXPORT(RtlCreateUnicodeString),
    NT_EXPORT(RtlDuplicateUnicodeString),
    NT_EXPORT(RtlCopyUnicodeString),
    NT_EXPORT(RtlCopyString),
    NT_EXPORT(RtlAppendUnicodeStringToString),
    NT_EXPORT(RtlAppendUnicodeToString),
    NT_EXPORT(RtlAppendStringToString),
    NT_EXPORT(RtlCompareUnicodeStrings),
    NT_EXPORT(RtlCompareUnicodeString),
    NT_EXPORT(RtlEqualUnicodeString),
    NT_EXPORT(RtlPrefixUnicodeString),
    NT_EXPORT(RtlSuffixUnicodeString),
    NT_EXPORT(RtlUpperChar),
    NT_EXPORT(RtlCompareString),
    NT_EXPORT(RtlEqualString),
    NT_EXPORT(RtlPrefixString),
    NT_EXPORT(RtlUpperString),
    NT_EXPORT(RtlHashUnicodeString),
    NT_EXPORT(RtlUpcaseUnicodeChar),
    NT_EXPORT(RtlDowncaseUnicodeChar),
    NT_EXPORT(RtlUpcaseUnicodeString),
    NT_EXPORT(RtlDowncaseUnicodeString),
};
const struct nt_export_table nt_string_exports = NT_EXPORT_TABLE(rows);
