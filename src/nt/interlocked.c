/*
 * interlocked.c: lists and numbers that a spin lock of the driver's guards, and sequenced lists.
 */
#include "nt/export_tables.h"
#include "nt/os.h"
#include "nt/spinlock.h"
#include "nt/thread.h"

#include <ntddk.h>

/* -------------------------------------------------------------------------------------------------
 * ExInterlockedXxxList */

/* Callable at any IRQL: on Windows they raise to the highest while they hold the lock. */
static KIRQL enter(PKSPIN_LOCK lock)
{
    KIRQL before = nt_irql_set(HIGH_LEVEL);
    nt_spin_acquire(lock);
    return before;
}

static void leave(PKSPIN_LOCK lock, KIRQL before)
{
    nt_spin_release(lock);
    nt_irql_set(before);
}

/* The entry that was first, or null for an empty list. */
PLIST_ENTRY NTAPI ExInterlockedInsertHeadList(PLIST_ENTRY ListHead, PLIST_ENTRY ListEntry, PKSPIN_LOCK Lock)
{
    KIRQL before = enter(Lock);
    PLIST_ENTRY first = IsListEmpty(ListHead) ? NULL : ListHead->Flink;
    InsertHeadList(ListHead, ListEntry);
    leave(Lock, before);
    return first;
}

/* The entry that was last, or null for an empty list. */
PLIST_ENTRY NTAPI ExInterlockedInsertTailList(PLIST_ENTRY ListHead, PLIST_ENTRY ListEntry, PKSPIN_LOCK Lock)
{
    KIRQL before = enter(Lock);
    PLIST_ENTRY last = IsListEmpty(ListHead) ? NULL : ListHead->Blink;
    InsertTailList(ListHead, ListEntry);
    leave(Lock, before);
    return last;
}

PLIST_ENTRY NTAPI ExInterlockedRemoveHeadList(PLIST_ENTRY ListHead, PKSPIN_LOCK Lock)
{
    KIRQL before = enter(Lock);
    PLIST_ENTRY first = IsListEmpty(ListHead) ? NULL : RemoveHeadList(ListHead);
    leave(Lock, before);
    return first;
}

PSINGLE_LIST_ENTRY NTAPI ExInterlockedPopEntryList(PSINGLE_LIST_ENTRY ListHead, PKSPIN_LOCK Lock)
{
    KIRQL before = enter(Lock);
    PSINGLE_LIST_ENTRY first = ListHead->Next;
    if (first) {
        ListHead->Next = first->Next;
    }
    leave(Lock, before);
    return first;
}

PSINGLE_LIST_ENTRY NTAPI ExInterlockedPushEntryList(PSINGLE_LIST_ENTRY ListHead, PSINGLE_LIST_ENTRY ListEntry,
                                                    PKSPIN_LOCK Lock)
{
    KIRQL before = enter(Lock);
    PSINGLE_LIST_ENTRY first = ListHead->Next;
    ListEntry->Next = first;
    ListHead->Next = ListEntry;
    leave(Lock, before);
    return first;
}

/* The value before. */
LARGE_INTEGER NTAPI ExInterlockedAddLargeInteger(PLARGE_INTEGER Addend, LARGE_INTEGER Increment, PKSPIN_LOCK Lock)
{
    KIRQL before = enter(Lock);
    LARGE_INTEGER old = *Addend;
    Addend->QuadPart = (LONGLONG)((ULONGLONG)old.QuadPart + (ULONGLONG)Increment.QuadPart);
    leave(Lock, before);
    return old;
}

/* The value before. */
ULONG NTAPI ExInterlockedAddUlong(PULONG Addend, ULONG Increment, PKSPIN_LOCK Lock)
{
    KIRQL before = enter(Lock);
    ULONG old = *Addend;
    *Addend = old + Increment;
    leave(Lock, before);
    return old;
}

/* ------------------------------------------------------------------------------------------------ sequenced lists */

/*
 * A header is 16 bytes that only these routines know: depth and sequence, and the first entry. Windows exchanges both
 * words at once; here a lock stands beside the header, one of a few by its address.
 */
enum { LOCKS = 64 };
static struct os_lock slist_locks[LOCKS];

static struct os_lock *lock_of(const SLIST_HEADER *header)
{
    return &slist_locks[(uint64_t)(uintptr_t)header / sizeof *header % LOCKS];
}

static PSLIST_ENTRY first_of(const SLIST_HEADER *header)
{
    return (PSLIST_ENTRY)(uintptr_t)header->Region; // NOLINT(performance-no-int-to-ptr)
}

static void put_first(PSLIST_HEADER header, PSLIST_ENTRY first, int depth_change)
{
    header->Region = (ULONGLONG)(uintptr_t)first;
    header->HeaderX64.Depth = (USHORT)((int)header->HeaderX64.Depth + depth_change);
    header->HeaderX64.Sequence++;
}

VOID NTAPI InitializeSListHead(PSLIST_HEADER SListHead)
{
    SListHead->Alignment = 0;
    SListHead->Region = 0;
}

/* The entry that was first. */
PSLIST_ENTRY NTAPI ExpInterlockedPushEntrySList(PSLIST_HEADER ListHead, PSLIST_ENTRY ListEntry)
{
    struct os_lock *lock = lock_of(ListHead);
    os_lock(lock);
    PSLIST_ENTRY first = first_of(ListHead);
    ListEntry->Next = first;
    put_first(ListHead, ListEntry, 1);
    os_unlock(lock);
    return first;
}

PSLIST_ENTRY NTAPI ExpInterlockedPopEntrySList(PSLIST_HEADER ListHead)
{
    struct os_lock *lock = lock_of(ListHead);
    os_lock(lock);
    PSLIST_ENTRY first = first_of(ListHead);
    if (first) {
        put_first(ListHead, first->Next, -1);
    }
    os_unlock(lock);
    return first;
}

PSLIST_ENTRY NTAPI ExpInterlockedFlushSList(PSLIST_HEADER ListHead)
{
    struct os_lock *lock = lock_of(ListHead);
    os_lock(lock);
    PSLIST_ENTRY first = first_of(ListHead);
    put_first(ListHead, NULL, -(int)ListHead->HeaderX64.Depth);
    os_unlock(lock);
    return first;
}

USHORT NTAPI ExQueryDepthSList(PSLIST_HEADER SListHead)
{
    struct os_lock *lock = lock_of(SListHead);
    os_lock(lock);
    USHORT depth = (USHORT)SListHead->HeaderX64.Depth;
    os_unlock(lock);
    return depth;
}

static const struct nt_export rows[] = {
    NT_EXPORT(ExInterlockedInsertHeadList),
    NT_EXPORT(ExInterlockedInsertTailList),
    NT_EXPORT(ExInterlockedRemoveHeadList),
    NT_EXPORT(ExInterlockedPopEntryList),
    NT_EXPORT(ExInterlockedPushEntryList),
    NT_EXPORT(ExInterlockedAddLargeInteger),
    NT_EXPORT(ExInterlockedAddUlong),
    NT_EXPORT(InitializeSListHead),
    NT_EXPORT_AS(ExInitializeSListHead, InitializeSListHead),
    NT_EXPORT(ExpInterlockedPushEntrySList),
    NT_EXPORT(ExpInterlockedPopEntrySList),
    NT_EXPORT(ExpInterlockedFlushSList),
    NT_EXPORT(ExQueryDepthSList),
};
const struct nt_export_table nt_interlocked_exports = NT_EXPORT_TABLE(rows);
