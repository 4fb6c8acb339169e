/*
 * inline.h: routines of ntddk.h's that are code in the header, not exports.
 */
#ifndef WDK_NTDDK_INLINE_H
#define WDK_NTDDK_INLINE_H

#include "../wdm.h"
#include "processor.h"
#include "whea.h"
#include "names.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Hash tables that grow ---- */

FORCEINLINE void NTAPI RtlInitHashTableContext(PRTL_DYNAMIC_HASH_TABLE_CONTEXT Context)
{
    Context->ChainHead = NULL;
    Context->PrevLinkage = NULL;
}

FORCEINLINE void NTAPI RtlInitHashTableContextFromEnumerator(PRTL_DYNAMIC_HASH_TABLE_CONTEXT Context,
    PRTL_DYNAMIC_HASH_TABLE_ENUMERATOR Enumerator)
{
    Context->ChainHead = Enumerator->ChainHead;
    Context->PrevLinkage = Enumerator->HashEntry.Linkage.Blink;
}

/* There is nothing that a context holds. */
FORCEINLINE void NTAPI RtlReleaseHashTableContext(PRTL_DYNAMIC_HASH_TABLE_CONTEXT Context)
{
    (void)Context;
}

FORCEINLINE ULONG NTAPI RtlTotalBucketsHashTable(PRTL_DYNAMIC_HASH_TABLE HashTable)
{
    return HashTable->TableSize;
}

FORCEINLINE ULONG NTAPI RtlNonEmptyBucketsHashTable(PRTL_DYNAMIC_HASH_TABLE HashTable)
{
    return HashTable->NonEmptyBuckets;
}

FORCEINLINE ULONG NTAPI RtlEmptyBucketsHashTable(PRTL_DYNAMIC_HASH_TABLE HashTable)
{
    return HashTable->TableSize - HashTable->NonEmptyBuckets;
}

FORCEINLINE ULONG NTAPI RtlTotalEntriesHashTable(PRTL_DYNAMIC_HASH_TABLE HashTable)
{
    return HashTable->NumEntries;
}

FORCEINLINE ULONG NTAPI RtlActiveEnumeratorsHashTable(PRTL_DYNAMIC_HASH_TABLE HashTable)
{
    return HashTable->NumEnumerators;
}

/* ---- Splay trees ---- */

/* A node of its own is its own parent: that is how a root is told. */
FORCEINLINE void NTAPI RtlInitializeSplayLinks(PRTL_SPLAY_LINKS Links)
{
    Links->Parent = Links;
    Links->LeftChild = NULL;
    Links->RightChild = NULL;
}

FORCEINLINE void NTAPI RtlInsertAsLeftChild(PRTL_SPLAY_LINKS ParentLinks, PRTL_SPLAY_LINKS ChildLinks)
{
    ParentLinks->LeftChild = ChildLinks;
    ChildLinks->Parent = ParentLinks;
}

FORCEINLINE void NTAPI RtlInsertAsRightChild(PRTL_SPLAY_LINKS ParentLinks, PRTL_SPLAY_LINKS ChildLinks)
{
    ParentLinks->RightChild = ChildLinks;
    ChildLinks->Parent = ParentLinks;
}

/* ---- Parameter blocks ---- */

FORCEINLINE void NTAPI IoInitializeDriverCreateContext(PIO_DRIVER_CREATE_CONTEXT DriverContext)
{
    RtlZeroMemory(DriverContext, sizeof *DriverContext);
    DriverContext->Size = sizeof *DriverContext;
}

FORCEINLINE void NTAPI CUSTOM_SYSTEM_EVENT_TRIGGER_INIT(PCUSTOM_SYSTEM_EVENT_TRIGGER_CONFIG Config, PCWSTR TriggerId)
{
    RtlZeroMemory(Config, sizeof *Config);
    Config->Size = sizeof *Config;
    Config->TriggerId = TriggerId;
}

/* ---- Records of hardware errors ---- */

FORCEINLINE BOOLEAN NTAPI WheaIsValidErrorRecordSignature(PWHEA_ERROR_RECORD Record)
{
    return Record->Header.Signature == WHEA_ERROR_RECORD_SIGNATURE &&
        Record->Header.SignatureEnd == WHEA_ERROR_RECORD_SIGNATURE_END;
}

/* The section behind the one whose index Context holds; Context moves on to it. */
FORCEINLINE NTSTATUS NTAPI WheaFindNextErrorRecordSection(PWHEA_ERROR_RECORD Record, ULONG *Context,
    PWHEA_ERROR_RECORD_SECTION_DESCRIPTOR *Descriptor, PVOID *SectionData)
{
    PWHEA_ERROR_RECORD_SECTION_DESCRIPTOR found;
    if (Record == NULL || Context == NULL || Descriptor == NULL || !WheaIsValidErrorRecordSignature(Record)) {
        return STATUS_INVALID_PARAMETER;
    }
    if (*Context >= Record->Header.SectionCount) {
        return STATUS_NOT_FOUND;
    }
    found = (PWHEA_ERROR_RECORD_SECTION_DESCRIPTOR)((PUCHAR)Record + sizeof(WHEA_ERROR_RECORD_HEADER)) + *Context;
    if (found->SectionOffset > Record->Header.Length ||
        found->SectionLength > Record->Header.Length - found->SectionOffset) {
        return STATUS_INVALID_PARAMETER;
    }
    *Context += 1;
    *Descriptor = found;
    if (SectionData != NULL) {
        *SectionData = (PUCHAR)Record + found->SectionOffset;
    }
    return STATUS_SUCCESS;
}

FORCEINLINE NTSTATUS NTAPI WheaFindErrorRecordSection(PWHEA_ERROR_RECORD Record, const GUID *SectionType,
    PWHEA_ERROR_RECORD_SECTION_DESCRIPTOR *Descriptor, PVOID *SectionData)
{
    ULONG context = 0;
    NTSTATUS status;
    do {
        status = WheaFindNextErrorRecordSection(Record, &context, Descriptor, SectionData);
    } while (NT_SUCCESS(status) &&
        RtlCompareMemory(&(*Descriptor)->SectionType, SectionType, sizeof(GUID)) != sizeof(GUID));
    return status;
}

FORCEINLINE BOOLEAN NTAPI WheaIsGhesAssistSrc(PWHEA_ERROR_SOURCE_DESCRIPTOR Source)
{
    return (Source->Flags & WHEA_ERROR_SOURCE_FLAG_GHES_ASSIST) != 0;
}

FORCEINLINE void NTAPI WheaInitEventLogEntry(PWHEA_EVENT_LOG_ENTRY EventLogEntry, WHEA_EVENT_LOG_ENTRY_TYPE Type,
    WHEA_EVENT_LOG_ENTRY_ID Id, WHEA_EVENT_LOG_ENTRY_FLAGS Flags, ULONG OwnerTag, ULONG PayloadLength)
{
    EventLogEntry->Header.Signature = WHEA_ERROR_LOG_ENTRY_SIGNATURE;
    EventLogEntry->Header.Version = WHEA_ERROR_LOG_ENTRY_VERSION;
    EventLogEntry->Header.Length = (ULONG)sizeof(WHEA_EVENT_LOG_ENTRY_HEADER) + PayloadLength;
    EventLogEntry->Header.Type = Type;
    EventLogEntry->Header.OwnerTag = OwnerTag;
    EventLogEntry->Header.Id = Id;
    EventLogEntry->Header.Flags = Flags;
    EventLogEntry->Header.PayloadLength = PayloadLength;
}

#ifdef __cplusplus
}
#endif

#endif
