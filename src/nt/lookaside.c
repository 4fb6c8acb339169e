/*
 * lookaside.c: lookaside lists, which keep nothing.
 *
 * On Windows a list holds freed entries back for the next allocation. Here each entry is a pool block of its own, from
 * its allocation to its freeing, so that a use after it and a leak are seen.
 */
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/thread.h"

#include <ntddk.h>
#include <ntstatus.h>
#include <string.h>

enum { RAISES = EX_LOOKASIDE_LIST_EX_FLAGS_RAISE_ON_FAIL, FAILS_QUIETLY = EX_LOOKASIDE_LIST_EX_FLAGS_FAIL_NO_RAISE };

/* The three kinds begin with the same bytes: what the lists say of themselves. */
_Static_assert(sizeof(GENERAL_LOOKASIDE_POOL) <= sizeof(GENERAL_LOOKASIDE), "one begins as the other");

static GENERAL_LOOKASIDE_POOL *part_of(void *list)
{
    return list;
}

static PVOID NTAPI allocate_from_pool(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag)
{
    return ExAllocatePoolWithTag(PoolType, NumberOfBytes, Tag);
}

static VOID NTAPI free_to_pool(PVOID Buffer)
{
    ExFreePool(Buffer);
}

static void initialize(GENERAL_LOOKASIDE_POOL *list, POOL_TYPE type, SIZE_T size, ULONG tag)
{
    memset(list, 0, sizeof *list);
    list->Type = type;
    list->Size = (ULONG)size;
    list->Tag = tag;
    InitializeListHead(&list->ListEntry);
}

/* -------------------------------------------------------------------------------------------- paged and non-paged */

static void initialize_plain(void *list, POOL_TYPE type, PALLOCATE_FUNCTION allocate, PFREE_FUNCTION free_entry,
                             ULONG flags, SIZE_T size, ULONG tag)
{
    GENERAL_LOOKASIDE_POOL *part = part_of(list);
    initialize(part, (POOL_TYPE)(type | (flags & POOL_RAISE_IF_ALLOCATION_FAILURE)), size, tag);
    part->Allocate = allocate ? allocate : allocate_from_pool;
    part->Free = free_entry ? free_entry : free_to_pool;
}

static PVOID allocate_plain(void *list)
{
    GENERAL_LOOKASIDE_POOL *part = part_of(list);
    __atomic_fetch_add(&part->TotalAllocates, 1, __ATOMIC_RELAXED);
    __atomic_fetch_add(&part->AllocateMisses, 1, __ATOMIC_RELAXED);
    return part->Allocate(part->Type, part->Size, part->Tag);
}

static void free_plain(void *list, PVOID entry)
{
    GENERAL_LOOKASIDE_POOL *part = part_of(list);
    __atomic_fetch_add(&part->TotalFrees, 1, __ATOMIC_RELAXED);
    __atomic_fetch_add(&part->FreeMisses, 1, __ATOMIC_RELAXED);
    part->Free(entry);
}

void NTAPI ExInitializeNPagedLookasideList(PNPAGED_LOOKASIDE_LIST Lookaside, PALLOCATE_FUNCTION Allocate,
                                           PFREE_FUNCTION Free, ULONG Flags, SIZE_T Size, ULONG Tag, USHORT Depth)
{
    (void)Depth; /* reserved */
    initialize_plain(Lookaside, Flags & POOL_NX_ALLOCATION ? NonPagedPoolNx : NonPagedPool, Allocate, Free, Flags, Size,
                     Tag);
}

void NTAPI ExDeleteNPagedLookasideList(PNPAGED_LOOKASIDE_LIST Lookaside)
{
    (void)Lookaside;
}

PVOID NTAPI ExAllocateFromNPagedLookasideList(PNPAGED_LOOKASIDE_LIST Lookaside)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)ExAllocateFromNPagedLookasideList,
                            "a non-paged lookaside list is used at DISPATCH_LEVEL or below");
    return allocate_plain(Lookaside);
}

VOID NTAPI ExFreeToNPagedLookasideList(PNPAGED_LOOKASIDE_LIST Lookaside, PVOID Entry)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)ExFreeToNPagedLookasideList,
                            "a non-paged lookaside list is used at DISPATCH_LEVEL or below");
    free_plain(Lookaside, Entry);
}

void NTAPI ExInitializePagedLookasideList(PPAGED_LOOKASIDE_LIST Lookaside, PALLOCATE_FUNCTION Allocate,
                                          PFREE_FUNCTION Free, ULONG Flags, SIZE_T Size, ULONG Tag, USHORT Depth)
{
    (void)Depth; /* reserved */
    initialize_plain(Lookaside, PagedPool, Allocate, Free, Flags, Size, Tag);
}

void NTAPI ExDeletePagedLookasideList(PPAGED_LOOKASIDE_LIST Lookaside)
{
    (void)Lookaside;
}

PVOID NTAPI ExAllocateFromPagedLookasideList(PPAGED_LOOKASIDE_LIST Lookaside)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)ExAllocateFromPagedLookasideList,
                            "a paged lookaside list is used at APC_LEVEL or below");
    return allocate_plain(Lookaside);
}

VOID NTAPI ExFreeToPagedLookasideList(PPAGED_LOOKASIDE_LIST Lookaside, PVOID Entry)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)ExFreeToPagedLookasideList,
                            "a paged lookaside list is used at APC_LEVEL or below");
    free_plain(Lookaside, Entry);
}

/* ------------------------------------------------------------------------------------------------- of either kind */

static PVOID NTAPI allocate_from_pool_ex(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag,
                                         PLOOKASIDE_LIST_EX Lookaside)
{
    (void)Lookaside;
    return ExAllocatePoolWithTag(PoolType, NumberOfBytes, Tag);
}

static VOID NTAPI free_to_pool_ex(PVOID Buffer, PLOOKASIDE_LIST_EX Lookaside)
{
    (void)Lookaside;
    ExFreePool(Buffer);
}

/* Flags: raise when an allocation fails, or let a quota fail it quietly; not both. */
NTSTATUS NTAPI ExInitializeLookasideListEx(PLOOKASIDE_LIST_EX Lookaside, PALLOCATE_FUNCTION_EX Allocate,
                                           PFREE_FUNCTION_EX Free, POOL_TYPE PoolType, ULONG Flags, SIZE_T Size,
                                           ULONG Tag, USHORT Depth)
{
    if (Depth != 0) {
        return STATUS_INVALID_PARAMETER_8;
    }
    if ((Flags & ~(ULONG)(RAISES | FAILS_QUIETLY)) != 0 || Flags == (RAISES | FAILS_QUIETLY)) {
        return STATUS_INVALID_PARAMETER_5;
    }
    if (Size > MAXULONG) {
        return STATUS_INVALID_PARAMETER_6;
    }
    ULONG raise = Flags & RAISES ? POOL_RAISE_IF_ALLOCATION_FAILURE : 0;
    initialize(&Lookaside->L, (POOL_TYPE)((ULONG)PoolType | raise), Size, Tag);
    Lookaside->L.AllocateEx = Allocate ? Allocate : allocate_from_pool_ex;
    Lookaside->L.FreeEx = Free ? Free : free_to_pool_ex;
    return STATUS_SUCCESS;
}

void NTAPI ExDeleteLookasideListEx(PLOOKASIDE_LIST_EX Lookaside)
{
    (void)Lookaside;
}

void NTAPI ExFlushLookasideListEx(PLOOKASIDE_LIST_EX Lookaside)
{
    (void)Lookaside;
}

PVOID NTAPI ExAllocateFromLookasideListEx(PLOOKASIDE_LIST_EX Lookaside)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)ExAllocateFromLookasideListEx,
                            "a lookaside list is used at DISPATCH_LEVEL or below");
    __atomic_fetch_add(&Lookaside->L.TotalAllocates, 1, __ATOMIC_RELAXED);
    __atomic_fetch_add(&Lookaside->L.AllocateMisses, 1, __ATOMIC_RELAXED);
    return Lookaside->L.AllocateEx(Lookaside->L.Type, Lookaside->L.Size, Lookaside->L.Tag, Lookaside);
}

VOID NTAPI ExFreeToLookasideListEx(PLOOKASIDE_LIST_EX Lookaside, PVOID Entry)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)ExFreeToLookasideListEx,
                            "a lookaside list is used at DISPATCH_LEVEL or below");
    __atomic_fetch_add(&Lookaside->L.TotalFrees, 1, __ATOMIC_RELAXED);
    __atomic_fetch_add(&Lookaside->L.FreeMisses, 1, __ATOMIC_RELAXED);
    Lookaside->L.FreeEx(Entry, Lookaside);
}

static const struct nt_export rows[] = {
    NT_EXPORT(ExInitializeNPagedLookasideList),
    NT_EXPORT(ExDeleteNPagedLookasideList),
    NT_EXPORT(ExAllocateFromNPagedLookasideList),
    NT_EXPORT(ExFreeToNPagedLookasideList),
    NT_EXPORT(ExInitializePagedLookasideList),
    NT_EXPORT(ExDeletePagedLookasideList),
    NT_EXPORT(ExAllocateFromPagedLookasideList),
    NT_EXPORT(ExFreeToPagedLookasideList),
    NT_EXPORT(ExInitializeLookasideListEx),
    NT_EXPORT(ExDeleteLookasideListEx),
    NT_EXPORT(ExFlushLookasideListEx),
    NT_EXPORT(ExAllocateFromLookasideListEx),
    NT_EXPORT(ExFreeToLookasideListEx),
};
const struct nt_export_table nt_lookaside_exports = NT_EXPORT_TABLE(rows);
