/*
 * dispatcher.c: which waits an object's change of state ends.
 */
#include "nt/dispatcher.h"
#include "nt/bugcheck.h"
#include "nt/clock.h"
#include "nt/systhread.h"

#include <bugcodes.h>
#include <ntstatus.h>

struct os_lock nt_dispatcher_lock_word;

/* What a wait that an object satisfies does to the object. */
enum effect { NO_OBJECT, STAYS, RESETS, COUNTS_DOWN, IS_OWNED };

// clang-format off
static const enum effect effects[] = {
    [NT_EVENT_NOTIFICATION]    = STAYS,
    [NT_EVENT_SYNCHRONIZATION] = RESETS,
    [NT_MUTANT]                = IS_OWNED,
    [NT_SEMAPHORE]             = COUNTS_DOWN,
    [NT_THREAD]                = STAYS,
    [NT_TIMER_NOTIFICATION]    = STAYS,
    [NT_TIMER_SYNCHRONIZATION] = RESETS,
};
// clang-format on

static enum effect effect_of(const DISPATCHER_HEADER *header)
{
    return header->Type < sizeof effects / sizeof effects[0] ? effects[header->Type] : NO_OBJECT;
}

void nt_dispatcher_lock(struct nt_wake_list *wakes)
{
    wakes->first = NULL;
    wakes->last = &wakes->first;
    os_lock(&nt_dispatcher_lock_word);
}

void nt_dispatcher_unlock(struct nt_wake_list *wakes)
{
    os_unlock(&nt_dispatcher_lock_word);
    struct nt_waiter *waiter = wakes->first;
    while (waiter) {
        struct nt_waiter *next = waiter->next;
        _Atomic uint32_t *state = &waiter->state;
        atomic_store_explicit(state, NT_WAITER_GOES, memory_order_release);
        os_futex_wake(state, 1); /* by its address alone: the waiter's stack may have moved on */
        waiter = next;
    }
}

void nt_dispatcher_raise(int32_t status, const void *routine, const char *because)
{
    os_unlock(&nt_dispatcher_lock_word);
    nt_raise_status(status, routine, because);
}

void nt_wake_list_add(struct nt_wake_list *wakes, struct nt_waiter *waiter)
{
    waiter->next = NULL;
    *wakes->last = waiter;
    wakes->last = &waiter->next;
}

void nt_header_init(DISPATCHER_HEADER *header, enum nt_dispatcher_type type, size_t bytes, LONG state)
{
    header->Lock = 0;
    header->Type = (UCHAR)type;
    header->Size = (UCHAR)(bytes / sizeof(LONG));
    header->SignalState = state;
    InitializeListHead(&header->WaitListHead);
}

void nt_header_check(const DISPATCHER_HEADER *header, const void *routine)
{
    if (!header || !header->WaitListHead.Flink) {
        nt_bugcheck(IRQL_NOT_LESS_OR_EQUAL, 0, DISPATCH_LEVEL, 1, (uint64_t)(uintptr_t)routine,
                    header ? "a wait for, or a change of, an object that was never initialized"
                           : "a null pointer in place of an event, mutex, semaphore, timer or thread");
    }
    if (effect_of(header) == NO_OBJECT) {
        nt_dispatcher_raise(STATUS_OBJECT_TYPE_MISMATCH, routine,
                            "a wait for, or a change of, what is no event, mutex, semaphore, timer or thread");
    }
}

static KMUTANT *mutant_of(DISPATCHER_HEADER *header)
{
    return CONTAINING_RECORD(header, KMUTANT, Header);
}

static bool is_signalled_for(DISPATCHER_HEADER *header, PKTHREAD thread)
{
    if (header->SignalState > 0) {
        return true;
    }
    return effect_of(header) == IS_OWNED && mutant_of(header)->OwnerThread == thread;
}

static void take(DISPATCHER_HEADER *header, struct nt_waiter *waiter)
{
    switch (effect_of(header)) {
    case RESETS:
        header->SignalState = 0;
        break;
    case COUNTS_DOWN:
        header->SignalState--;
        break;
    case IS_OWNED:
        if (header->SignalState == INT32_MIN) {
            nt_dispatcher_raise(STATUS_MUTANT_LIMIT_EXCEEDED, (const void *)KeWaitForSingleObject,
                                "a mutex is acquired by its owner once too often");
        }
        header->SignalState--;
        mutant_of(header)->OwnerThread = waiter->thread;
        waiter->mutants_taken++;
        break;
    case STAYS:
    case NO_OBJECT:
        break;
    }
}

static DISPATCHER_HEADER *object_of(const KWAIT_BLOCK *block)
{
    return block->Object;
}

static bool try_all(struct nt_waiter *waiter)
{
    for (uint32_t i = 0; i < waiter->count; i++) {
        if (!is_signalled_for(object_of(&waiter->blocks[i]), waiter->thread)) {
            return false;
        }
    }
    for (uint32_t i = 0; i < waiter->count; i++) {
        take(object_of(&waiter->blocks[i]), waiter);
    }
    waiter->status = STATUS_SUCCESS;
    return waiter->count > 0;
}

bool nt_waiter_try(struct nt_waiter *waiter)
{
    if (waiter->for_all) {
        return try_all(waiter);
    }
    for (uint32_t i = 0; i < waiter->count; i++) {
        DISPATCHER_HEADER *header = object_of(&waiter->blocks[i]);
        if (is_signalled_for(header, waiter->thread)) {
            take(header, waiter);
            waiter->status = STATUS_WAIT_0 + (NTSTATUS)i;
            return true;
        }
    }
    return false;
}

void nt_waiter_insert(struct nt_waiter *waiter)
{
    for (uint32_t i = 0; i < waiter->count; i++) {
        KWAIT_BLOCK *block = &waiter->blocks[i];
        InsertTailList(&object_of(block)->WaitListHead, &block->WaitListEntry);
    }
    waiter->thread->waiting = waiter;
}

void nt_waiter_decide(struct nt_waiter *waiter, NTSTATUS status)
{
    for (uint32_t i = 0; i < waiter->count; i++) {
        RemoveEntryList(&waiter->blocks[i].WaitListEntry);
    }
    waiter->thread->waiting = NULL;
    waiter->is_decided = true;
    waiter->status = status;
}

/* The first in the queue that the object, as it is now, lets go. */
static struct nt_waiter *first_satisfied(DISPATCHER_HEADER *header)
{
    for (LIST_ENTRY *entry = header->WaitListHead.Flink; entry != &header->WaitListHead; entry = entry->Flink) {
        struct nt_waiter *waiter = CONTAINING_RECORD(entry, KWAIT_BLOCK, WaitListEntry)->SparePtr;
        if (nt_waiter_try(waiter)) {
            return waiter;
        }
    }
    return NULL;
}

void nt_header_signalled(DISPATCHER_HEADER *header, struct nt_wake_list *wakes)
{
    struct nt_waiter *waiter;
    while (header->SignalState > 0 && (waiter = first_satisfied(header))) {
        nt_waiter_decide(waiter, waiter->status);
        nt_wake_list_add(wakes, waiter);
    }
}

static uint64_t saturated_add(uint64_t a, uint64_t b)
{
    return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

static uint64_t ns_of_100ns(uint64_t units)
{
    return units > UINT64_MAX / 100 ? UINT64_MAX : units * 100;
}

uint64_t nt_due_moment_ns(int64_t due_100ns)
{
    uint64_t now = nt_clock_now_ns();
    if (due_100ns < 0) {
        return saturated_add(now, ns_of_100ns(0 - (uint64_t)due_100ns));
    }
    uint64_t system_time = nt_clock_system_time_100ns();
    if ((uint64_t)due_100ns <= system_time) {
        return now;
    }
    return saturated_add(now, ns_of_100ns((uint64_t)due_100ns - system_time));
}
