/*
 * dispatcher.h: objects that threads wait for, under one lock, and the waits for them.
 *
 * A driver's KEVENT, KTIMER, KSEMAPHORE or KMUTEX lies in the driver's memory, often on the stack of the thread that
 * waits for it. So whoever signals one lets no waiter go before it has touched the object for the last time: it
 * collects the waits that end in a list, and ends them when the lock is given back.
 */
#ifndef ESCAPEMENT_NT_DISPATCHER_H
#define ESCAPEMENT_NT_DISPATCHER_H

#include "nt/os.h"

#include <ntddk.h>

/** DISPATCHER_HEADER's Type. The numbers are Windows'. */
enum nt_dispatcher_type {
    NT_EVENT_NOTIFICATION = 0,
    NT_EVENT_SYNCHRONIZATION = 1,
    NT_MUTANT = 2,
    NT_SEMAPHORE = 5,
    NT_THREAD = 6,
    NT_TIMER_NOTIFICATION = 8,
    NT_TIMER_SYNCHRONIZATION = 9,
};

/** One thread's wait, on its stack. */
struct nt_waiter {
    struct nt_waiter *next; /* in a wake list */
    _Atomic uint32_t state; /* NT_WAITER_WAITS until it may go */
    bool is_decided;        /* by the lock, as all below: it ends, with `status` */
    NTSTATUS status;
    bool for_all;
    uint32_t count;
    KWAIT_BLOCK *blocks;
    PKTHREAD thread;
    uint32_t mutants_taken; /* by this wait: the waiter counts them for its thread */
};
enum { NT_WAITER_WAITS, NT_WAITER_GOES };

/** Waits that ended while the lock was held. */
struct nt_wake_list {
    struct nt_waiter *first;
    struct nt_waiter **last;
};

/** The dispatcher's lock, for who waits on a condition with it; else the two below. IRQL <= DISPATCH_LEVEL. */
extern struct os_lock nt_dispatcher_lock_word;
void nt_dispatcher_lock(struct nt_wake_list *wakes);
/** Gives the lock back and lets the collected waiters go. No object that was touched may be touched after it. */
void nt_dispatcher_unlock(struct nt_wake_list *wakes);
/** nt_raise_status with the lock held, and with no waiter collected: gives the lock back first, since a handler goes on
 * without. */
_Noreturn void nt_dispatcher_raise(int32_t status, const void *routine, const char *because);

/** With the lock held, as all below. An object as KeInitialize... leaves it. */
void nt_header_init(DISPATCHER_HEADER *header, enum nt_dispatcher_type type, size_t bytes, LONG state);
/** Its state has become signalled: ends the waits that this satisfies. */
void nt_header_signalled(DISPATCHER_HEADER *header, struct nt_wake_list *wakes);

/** Take everything that `waiter` waits for, if it is all there (or, for any, the first that is). */
bool nt_waiter_try(struct nt_waiter *waiter);
/** Bugcheck, or an exception, where `header` is nothing to wait for. With the lock held. */
void nt_header_check(const DISPATCHER_HEADER *header, const void *routine);
void nt_waiter_insert(struct nt_waiter *waiter);
/** It ends with `status`: takes it off its objects. The caller lets it go, through a wake list or by returning. */
void nt_waiter_decide(struct nt_waiter *waiter, NTSTATUS status);
void nt_wake_list_add(struct nt_wake_list *wakes, struct nt_waiter *waiter);

/**
 * The moment of the kernel's clock that a due time means: 100 ns units, negative from now on, else system time.
 * UINT64_MAX where that is beyond the clock. Windows' "zero" and the past are the present.
 */
uint64_t nt_due_moment_ns(int64_t due_100ns);

#endif
