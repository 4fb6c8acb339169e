/*
 * resource.c: ERESOURCE – a lock that one thread owns or several share, recursively, first come, first served.
 *
 * Who holds a resource shared stands in a table of this kernel's, so that acquiring never needs memory and a resource
 * that a driver frees while it is held leaves nothing that would be touched later.
 */
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/os.h"
#include "nt/systhread.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <ntddk.h>
#include <ntstatus.h>
#include <string.h>

enum { SLOTS = 16384, NONE = 0 };

/* A thread's share in a resource. */
struct share {
    ERESOURCE_THREAD thread;
    uint32_t count;
    uint32_t next; /* of the same resource, or free */
};

/* A thread that waits, on its stack. */
struct waiter {
    struct waiter *next;
    ERESOURCE_THREAD thread;
    bool exclusive;
    _Atomic uint32_t is_granted;
};

static struct {
    struct os_lock lock; /* of everything here and of every resource */
    struct share shares[SLOTS + 1];
    uint32_t never_used; /* slots above it */
    uint32_t first_free;
} table;

/*
 * How the fields of an ERESOURCE are used: OwnerEntry is the exclusive owner; OwnerTable the number of the first share;
 * ExclusiveWaiters and SharedWaiters the first and the last in the queue; Address the resource's own address, by which
 * one that was never initialized is told.
 */
static uint32_t *first_share(PERESOURCE resource)
{
    return (uint32_t *)&resource->OwnerTable;
}

static struct waiter *first_waiter(PERESOURCE resource)
{
    return resource->ExclusiveWaiters;
}

static ERESOURCE_THREAD self(void)
{
    return (ERESOURCE_THREAD)nt_thread_object();
}

static void misuse(uint64_t violation, PERESOURCE resource, const char *because)
{
    nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, violation, (uint64_t)(uintptr_t)resource, self(), 0, because);
}

static void require_initialized(PERESOURCE resource)
{
    if (resource->Address != resource) {
        misuse(0x1002, resource, "a resource is used that was never initialized, or was deleted");
    }
}

/* --------------------------------------------------------------------------------------------- with the lock held */

static struct share *find_share(PERESOURCE resource, ERESOURCE_THREAD thread)
{
    for (uint32_t number = *first_share(resource); number != NONE; number = table.shares[number].next) {
        if (table.shares[number].thread == thread) {
            return &table.shares[number];
        }
    }
    return NULL;
}

static void add_share(PERESOURCE resource, ERESOURCE_THREAD thread, uint32_t count)
{
    struct share *share = find_share(resource, thread);
    if (share) {
        share->count += count;
        return;
    }
    uint32_t number = table.first_free;
    if (number != NONE) {
        table.first_free = table.shares[number].next;
    } else if (table.never_used < SLOTS) {
        number = ++table.never_used;
    } else {
        misuse(0x1000, resource, "more threads share resources at once than this kernel holds");
    }
    table.shares[number] = (struct share){.thread = thread, .count = count, .next = *first_share(resource)};
    *first_share(resource) = number;
    resource->ActiveEntries++;
}

static void remove_share(PERESOURCE resource, struct share *share)
{
    uint32_t number = (uint32_t)(share - table.shares);
    uint32_t *link = first_share(resource);
    while (*link != number) {
        link = &table.shares[*link].next;
    }
    *link = share->next;
    *share = (struct share){.next = table.first_free};
    table.first_free = number;
    resource->ActiveEntries--;
}

static bool is_owned(const ERESOURCE *resource)
{
    return resource->OwnerEntry.OwnerThread != 0;
}

static bool is_held(PERESOURCE resource)
{
    return is_owned(resource) || *first_share(resource) != NONE;
}

static void own(PERESOURCE resource, ERESOURCE_THREAD thread)
{
    resource->OwnerEntry.OwnerThread = thread;
    resource->OwnerEntry.OwnerCount = 1;
    resource->ActiveEntries = 1;
}

static void disown(PERESOURCE resource)
{
    resource->OwnerEntry.OwnerThread = 0;
    resource->OwnerEntry.OwnerCount = 0;
    resource->ActiveEntries = 0;
}

static void append_waiter(PERESOURCE resource, struct waiter *waiter)
{
    struct waiter *last = resource->SharedWaiters;
    if (last) {
        last->next = waiter;
    } else {
        resource->ExclusiveWaiters = waiter;
    }
    resource->SharedWaiters = waiter;
    resource->ContentionCount++;
    if (waiter->exclusive) {
        resource->NumberOfExclusiveWaiters++;
    } else {
        resource->NumberOfSharedWaiters++;
    }
}

/* Takes those off the queue whose turn it is; they are let go after the lock, through the list that this gives. */
static struct waiter *grant(PERESOURCE resource)
{
    struct waiter *granted = NULL;
    struct waiter **last = &granted;
    for (struct waiter *waiter = first_waiter(resource); waiter; waiter = first_waiter(resource)) {
        if (waiter->exclusive ? is_held(resource) : is_owned(resource)) {
            break;
        }
        resource->ExclusiveWaiters = waiter->next;
        if (!waiter->next) {
            resource->SharedWaiters = NULL;
        }
        if (waiter->exclusive) {
            resource->NumberOfExclusiveWaiters--;
            own(resource, waiter->thread);
        } else {
            resource->NumberOfSharedWaiters--;
            add_share(resource, waiter->thread, 1);
        }
        waiter->next = NULL;
        *last = waiter;
        last = &waiter->next;
    }
    return granted;
}

static void let_go(struct waiter *granted)
{
    while (granted) {
        struct waiter *next = granted->next;
        _Atomic uint32_t *is_granted = &granted->is_granted;
        atomic_store_explicit(is_granted, 1, memory_order_release);
        os_futex_wake(is_granted, 1); /* by its address alone: the waiter's stack may have moved on */
        granted = next;
    }
}

/* ------------------------------------------------------------------------------------------------------------
 * acquiring */

enum mode { EXCLUSIVE, SHARED, SHARED_STARVES_EXCLUSIVE, SHARED_WAITS_FOR_EXCLUSIVE };

/* With the lock held: takes it where it can be had at once. */
static bool try_acquire(PERESOURCE resource, enum mode mode, ERESOURCE_THREAD thread)
{
    bool has_share = find_share(resource, thread) != NULL;
    if (resource->OwnerEntry.OwnerThread == thread) {
        resource->OwnerEntry.OwnerCount++;
        return true;
    }
    if (mode == EXCLUSIVE) {
        if (is_held(resource)) {
            return false;
        }
        own(resource, thread);
        return true;
    }
    bool gives_way = mode == SHARED_WAITS_FOR_EXCLUSIVE || (mode == SHARED && !has_share);
    if (is_owned(resource) || (gives_way && resource->NumberOfExclusiveWaiters > 0)) {
        return false;
    }
    add_share(resource, thread, 1);
    return true;
}

static BOOLEAN acquire(PERESOURCE resource, enum mode mode, BOOLEAN wait, const void *routine)
{
    nt_irql_require_at_most(APC_LEVEL, routine, "a resource is acquired at APC_LEVEL or below");
    struct waiter waiter = {.thread = self(), .exclusive = mode == EXCLUSIVE};
    require_initialized(resource);
    os_lock(&table.lock);
    bool is_acquired = try_acquire(resource, mode, waiter.thread);
    bool is_deadlock = !is_acquired && wait && mode == EXCLUSIVE && find_share(resource, waiter.thread);
    if (!is_acquired && wait && !is_deadlock) {
        append_waiter(resource, &waiter);
    }
    os_unlock(&table.lock);
    if (is_deadlock) {
        misuse(0x1000, resource, "a thread that shares a resource wants to own it, and would wait for itself for ever");
    }
    if (is_acquired || !wait) {
        return is_acquired;
    }
    while (atomic_load_explicit(&waiter.is_granted, memory_order_acquire) == 0) {
        os_futex_wait(&waiter.is_granted, 0, UINT64_MAX);
    }
    return TRUE;
}

BOOLEAN NTAPI ExAcquireResourceExclusiveLite(PERESOURCE Resource, BOOLEAN Wait)
{
    return acquire(Resource, EXCLUSIVE, Wait, (const void *)ExAcquireResourceExclusiveLite);
}

BOOLEAN NTAPI ExAcquireResourceSharedLite(PERESOURCE Resource, BOOLEAN Wait)
{
    return acquire(Resource, SHARED, Wait, (const void *)ExAcquireResourceSharedLite);
}

BOOLEAN NTAPI ExAcquireSharedStarveExclusive(PERESOURCE Resource, BOOLEAN Wait)
{
    return acquire(Resource, SHARED_STARVES_EXCLUSIVE, Wait, (const void *)ExAcquireSharedStarveExclusive);
}

BOOLEAN NTAPI ExAcquireSharedWaitForExclusive(PERESOURCE Resource, BOOLEAN Wait)
{
    return acquire(Resource, SHARED_WAITS_FOR_EXCLUSIVE, Wait, (const void *)ExAcquireSharedWaitForExclusive);
}

PVOID NTAPI ExEnterCriticalRegionAndAcquireResourceExclusive(PERESOURCE Resource)
{
    KeEnterCriticalRegion();
    ExAcquireResourceExclusiveLite(Resource, TRUE);
    return NULL;
}

PVOID NTAPI ExEnterCriticalRegionAndAcquireResourceShared(PERESOURCE Resource)
{
    KeEnterCriticalRegion();
    ExAcquireResourceSharedLite(Resource, TRUE);
    return NULL;
}

PVOID NTAPI ExEnterCriticalRegionAndAcquireSharedWaitForExclusive(PERESOURCE Resource)
{
    KeEnterCriticalRegion();
    ExAcquireSharedWaitForExclusive(Resource, TRUE);
    return NULL;
}

/* ------------------------------------------------------------------------------------------------------------
 * releasing */

static void release(PERESOURCE resource, ERESOURCE_THREAD thread, const void *routine)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, routine, "a resource is released at DISPATCH_LEVEL or below");
    require_initialized(resource);
    struct waiter *granted = NULL;
    bool was_held = true;
    os_lock(&table.lock);
    struct share *share = find_share(resource, thread);
    if (resource->OwnerEntry.OwnerThread == thread) {
        if (--resource->OwnerEntry.OwnerCount == 0) {
            disown(resource);
            granted = grant(resource);
        }
    } else if (share) {
        if (--share->count == 0) {
            remove_share(resource, share);
            granted = grant(resource);
        }
    } else {
        was_held = false;
    }
    os_unlock(&table.lock);
    if (!was_held) {
        nt_bugcheck(RESOURCE_NOT_OWNED, (uint64_t)(uintptr_t)resource, thread, 0, 0,
                    "a resource is released for a thread that does not hold it");
    }
    let_go(granted);
}

void NTAPI ExReleaseResourceLite(PERESOURCE Resource)
{
    release(Resource, self(), (const void *)ExReleaseResourceLite);
}

void NTAPI ExReleaseResourceForThreadLite(PERESOURCE Resource, ERESOURCE_THREAD ResourceThreadId)
{
    release(Resource, ResourceThreadId, (const void *)ExReleaseResourceForThreadLite);
}

void NTAPI ExReleaseResourceAndLeaveCriticalRegion(PERESOURCE Resource)
{
    ExReleaseResourceLite(Resource);
    KeLeaveCriticalRegion();
}

void NTAPI ExConvertExclusiveToSharedLite(PERESOURCE Resource)
{
    struct waiter *granted = NULL;
    ERESOURCE_THREAD thread = self();
    require_initialized(Resource);
    os_lock(&table.lock);
    bool is_owner = Resource->OwnerEntry.OwnerThread == thread;
    if (is_owner) {
        uint32_t count = Resource->OwnerEntry.OwnerCount;
        disown(Resource);
        add_share(Resource, thread, count);
        granted = grant(Resource);
    }
    os_unlock(&table.lock);
    if (!is_owner) {
        nt_bugcheck(RESOURCE_NOT_OWNED, (uint64_t)(uintptr_t)Resource, thread, 0, 0,
                    "a resource is converted by a thread that does not own it");
    }
    let_go(granted);
}

/* What the calling thread holds is held by `OwnerPointer` from here on, and released with ForThread. */
void NTAPI ExSetResourceOwnerPointer(PERESOURCE Resource, PVOID OwnerPointer)
{
    ERESOURCE_THREAD thread = self();
    ERESOURCE_THREAD owner = (ERESOURCE_THREAD)OwnerPointer;
    require_initialized(Resource);
    os_lock(&table.lock);
    struct share *share = find_share(Resource, thread);
    bool was_held = true;
    if (Resource->OwnerEntry.OwnerThread == thread) {
        Resource->OwnerEntry.OwnerThread = owner;
    } else if (share) {
        uint32_t count = share->count;
        remove_share(Resource, share);
        add_share(Resource, owner, count);
    } else {
        was_held = false;
    }
    os_unlock(&table.lock);
    if (!was_held) {
        nt_bugcheck(RESOURCE_NOT_OWNED, (uint64_t)(uintptr_t)Resource, thread, 0, 0,
                    "a resource is given an owner by a thread that does not hold it");
    }
}

void NTAPI ExSetResourceOwnerPointerEx(PERESOURCE Resource, PVOID OwnerPointer, ULONG Flags)
{
    (void)Flags; /* whether the pointer is a thread's */
    ExSetResourceOwnerPointer(Resource, OwnerPointer);
}

/* --------------------------------------------------------------------------------------------------------- its own
 * life */

NTSTATUS NTAPI ExInitializeResourceLite(PERESOURCE Resource)
{
    memset(Resource, 0, sizeof *Resource);
    InitializeListHead(&Resource->SystemResourcesList);
    Resource->Address = Resource;
    return STATUS_SUCCESS;
}

/* Nobody may wait for it; what is held of it is forgotten. */
static void forget(PERESOURCE resource)
{
    require_initialized(resource);
    os_lock(&table.lock);
    bool is_awaited = first_waiter(resource) != NULL;
    while (!is_awaited && *first_share(resource) != NONE) {
        remove_share(resource, &table.shares[*first_share(resource)]);
    }
    os_unlock(&table.lock);
    if (is_awaited) {
        misuse(0x1003, resource, "a resource is deleted or initialized again while threads wait for it");
    }
}

NTSTATUS NTAPI ExReinitializeResourceLite(PERESOURCE Resource)
{
    forget(Resource);
    return ExInitializeResourceLite(Resource);
}

NTSTATUS NTAPI ExDeleteResourceLite(PERESOURCE Resource)
{
    forget(Resource);
    Resource->Address = NULL;
    return STATUS_SUCCESS;
}

ULONG NTAPI ExGetExclusiveWaiterCount(PERESOURCE Resource)
{
    os_lock(&table.lock);
    ULONG count = Resource->NumberOfExclusiveWaiters;
    os_unlock(&table.lock);
    return count;
}

ULONG NTAPI ExGetSharedWaiterCount(PERESOURCE Resource)
{
    os_lock(&table.lock);
    ULONG count = Resource->NumberOfSharedWaiters;
    os_unlock(&table.lock);
    return count;
}

BOOLEAN NTAPI ExIsResourceAcquiredExclusiveLite(PERESOURCE Resource)
{
    ERESOURCE_THREAD thread = self();
    os_lock(&table.lock);
    bool is_owner = Resource->OwnerEntry.OwnerThread == thread;
    os_unlock(&table.lock);
    return is_owner;
}

/* How often the calling thread holds it, either way. */
ULONG NTAPI ExIsResourceAcquiredSharedLite(PERESOURCE Resource)
{
    ERESOURCE_THREAD thread = self();
    os_lock(&table.lock);
    const struct share *share = find_share(Resource, thread);
    ULONG count = 0;
    if (Resource->OwnerEntry.OwnerThread == thread) {
        count = Resource->OwnerEntry.OwnerCount;
    } else if (share) {
        count = share->count;
    }
    os_unlock(&table.lock);
    return count;
}

static const struct nt_export rows[] = {
    NT_EXPORT(ExInitializeResourceLite),
    NT_EXPORT(ExReinitializeResourceLite),
    NT_EXPORT(ExDeleteResourceLite),
    NT_EXPORT(ExAcquireResourceExclusiveLite),
    NT_EXPORT(ExAcquireResourceSharedLite),
    NT_EXPORT(ExAcquireSharedStarveExclusive),
    NT_EXPORT(ExAcquireSharedWaitForExclusive),
    NT_EXPORT(ExEnterCriticalRegionAndAcquireResourceExclusive),
    NT_EXPORT(ExEnterCriticalRegionAndAcquireResourceShared),
    NT_EXPORT(ExEnterCriticalRegionAndAcquireSharedWaitForExclusive),
    NT_EXPORT(ExReleaseResourceLite),
    NT_EXPORT(ExReleaseResourceForThreadLite),
    NT_EXPORT(ExReleaseResourceAndLeaveCriticalRegion),
    NT_EXPORT(ExConvertExclusiveToSharedLite),
    NT_EXPORT(ExSetResourceOwnerPointer),
    NT_EXPORT(ExSetResourceOwnerPointerEx),
    NT_EXPORT(ExGetExclusiveWaiterCount),
    NT_EXPORT(ExGetSharedWaiterCount),
    NT_EXPORT(ExIsResourceAcquiredExclusiveLite),
    NT_EXPORT(ExIsResourceAcquiredSharedLite),
};
const struct nt_export_table nt_resource_exports = NT_EXPORT_TABLE(rows);
