/*
 * timer.c: kernel timers, in a heap by the moment they are due, and the thread that expires them.
 */
#include "nt/timer.h"
#include "nt/bugcheck.h"
#include "nt/clock.h"
#include "nt/dispatcher.h"
#include "nt/export_tables.h"
#include "nt/process.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <ntddk.h>

enum {
    SLOTS = 16384, /* armed at once; Windows has no bound, and no driver comes near it */
};

/* An armed timer. Its number, from 1, stands in the KTIMER's list entry, which the driver may not touch. */
struct slot {
    KTIMER *timer; /* null: free */
    KDPC *dpc;
    uint64_t due_ns;
    uint64_t period_ns;
    uint64_t sequence;      /* of arming: who is due at the same moment expires in this order */
    uint32_t heap_position; /* armed: where it stands in the heap; free: the next free one */
};

/* All by the dispatcher's lock. */
static struct {
    struct slot slots[SLOTS + 1];
    uint32_t heap[SLOTS]; /* slots' numbers */
    _Atomic uint32_t armed;
    uint32_t never_used; /* slots above it */
    uint32_t first_free;
    uint64_t sequence;
    bool stops;
    struct os_condition changed; /* for the thread */
    struct os_thread *thread;
} timers;

/* ------------------------------------------------------------------------------------------------------- the heap */

static bool is_before(uint32_t a, uint32_t b)
{
    const struct slot *first = &timers.slots[a];
    const struct slot *second = &timers.slots[b];
    return first->due_ns != second->due_ns ? first->due_ns < second->due_ns : first->sequence < second->sequence;
}

static void place(uint32_t position, uint32_t number)
{
    timers.heap[position] = number;
    timers.slots[number].heap_position = position;
}

static void sift_up(uint32_t position)
{
    uint32_t number = timers.heap[position];
    while (position > 0 && is_before(number, timers.heap[(position - 1) / 2])) {
        place(position, timers.heap[(position - 1) / 2]);
        position = (position - 1) / 2;
    }
    place(position, number);
}

static void sift_down(uint32_t position, uint32_t count)
{
    uint32_t number = timers.heap[position];
    for (uint32_t child = 2 * position + 1; child < count; child = 2 * position + 1) {
        if (child + 1 < count && is_before(timers.heap[child + 1], timers.heap[child])) {
            child++;
        }
        if (!is_before(timers.heap[child], number)) {
            break;
        }
        place(position, timers.heap[child]);
        position = child;
    }
    place(position, number);
}

static uint32_t armed_count(void)
{
    return atomic_load_explicit(&timers.armed, memory_order_relaxed);
}

static void set_armed_count(uint32_t count)
{
    atomic_store_explicit(&timers.armed, count, memory_order_relaxed);
}

/* Without touching the timer. */
static void remove_slot(uint32_t number)
{
    uint32_t position = timers.slots[number].heap_position;
    uint32_t count = armed_count() - 1;
    uint32_t moved = timers.heap[count];
    set_armed_count(count);
    if (position < count) {
        place(position, moved);
        sift_down(position, count);
        sift_up(timers.slots[moved].heap_position);
    }
    timers.slots[number] = (struct slot){.heap_position = timers.first_free};
    timers.first_free = number;
}

static uint32_t take_slot(void)
{
    uint32_t number = timers.first_free;
    if (number != 0) {
        timers.first_free = timers.slots[number].heap_position;
        return number;
    }
    if (timers.never_used == SLOTS) {
        nt_bugcheck(TIMER_OR_DPC_INVALID, 0, 0, SLOTS, 0, "more timers are armed at once than this kernel holds");
    }
    return ++timers.never_used;
}

/* ------------------------------------------------------------------------------------------------------ one timer */

/* 0: not armed. What the list entry says is believed only where the table agrees. */
static uint32_t number_of(const KTIMER *timer)
{
    uint64_t number = (uint64_t)(uintptr_t)timer->TimerListEntry.Blink;
    return number >= 1 && number <= SLOTS && timers.slots[number].timer == timer ? (uint32_t)number : 0;
}

static void disarm(KTIMER *timer, uint32_t number)
{
    remove_slot(number);
    timer->TimerListEntry.Blink = NULL;
    timer->Header.Inserted = 0;
}

static void arm(KTIMER *timer, uint64_t due_ns, uint64_t period_ns, KDPC *dpc)
{
    uint32_t number = take_slot();
    timers.slots[number] = (struct slot){
        .timer = timer, .dpc = dpc, .due_ns = due_ns, .period_ns = period_ns, .sequence = timers.sequence++};
    timer->TimerListEntry.Blink = (LIST_ENTRY *)(uintptr_t)number; // NOLINT(performance-no-int-to-ptr)
    timer->Header.Inserted = 1;
    timer->DueTime.QuadPart = due_ns / 100;
    uint32_t count = armed_count();
    set_armed_count(count + 1);
    place(count, number);
    sift_up(count);
    if (timers.heap[0] == number) {
        os_condition_wake_all(&timers.changed);
    }
}

/* Signals it and queues its DPC. The timer may be gone once the lock is given back, the DPC once it has run. */
static void expire(KTIMER *timer, KDPC *dpc, struct nt_wake_list *wakes)
{
    timer->Header.SignalState = 1;
    nt_header_signalled(&timer->Header, wakes);
    if (dpc) {
        uint64_t now = nt_clock_system_time_100ns();
        KeInsertQueueDpc(dpc, (PVOID)(uintptr_t)(uint32_t)now,     // NOLINT(performance-no-int-to-ptr)
                         (PVOID)(uintptr_t)(uint32_t)(now >> 32)); // NOLINT(performance-no-int-to-ptr)
    }
}

static uint64_t next_due(uint64_t due_ns, uint64_t period_ns, uint64_t now_ns)
{
    uint64_t next = due_ns + period_ns;
    return next > now_ns ? next : now_ns + period_ns; /* one that is late does not catch up in a burst */
}

static void expire_first(uint64_t now_ns, struct nt_wake_list *wakes)
{
    struct slot slot = timers.slots[timers.heap[0]];
    disarm(slot.timer, timers.heap[0]);
    if (slot.period_ns != 0) {
        arm(slot.timer, next_due(slot.due_ns, slot.period_ns, now_ns), slot.period_ns, slot.dpc);
    }
    expire(slot.timer, slot.dpc, wakes);
}

static void run(void *argument)
{
    (void)argument;
    nt_thread_attach(nt_process_system());
    nt_irql_set(DISPATCH_LEVEL);
    struct nt_wake_list wakes;
    nt_dispatcher_lock(&wakes);
    while (!timers.stops) {
        uint64_t now_ns = nt_clock_now_ns();
        uint64_t due_ns = armed_count() > 0 ? timers.slots[timers.heap[0]].due_ns : UINT64_MAX;
        if (due_ns <= now_ns) {
            expire_first(now_ns, &wakes);
            nt_dispatcher_unlock(&wakes);
            nt_dispatcher_lock(&wakes);
        } else {
            os_condition_wait(&timers.changed, &nt_dispatcher_lock_word, nt_clock_to_os_deadline(due_ns));
        }
    }
    nt_dispatcher_unlock(&wakes);
}

int nt_timer_init(void)
{
    timers.stops = false;
    return os_thread_create(&timers.thread, "nt-timer", run, NULL);
}

void nt_timer_drop_all(void)
{
    os_lock(&nt_dispatcher_lock_word);
    while (armed_count() > 0) {
        remove_slot(timers.heap[0]);
    }
    os_unlock(&nt_dispatcher_lock_word);
}

void nt_timer_fini(void)
{
    nt_timer_drop_all();
    os_lock(&nt_dispatcher_lock_word);
    timers.stops = true;
    os_unlock(&nt_dispatcher_lock_word);
    os_condition_wake_all(&timers.changed);
    os_thread_join(timers.thread);
    timers.thread = NULL;
}

uint64_t nt_timer_count(void)
{
    return armed_count();
}

void nt_timer_check_free(const void *base, size_t bytes)
{
    if (__builtin_expect(armed_count() == 0, 1)) {
        return;
    }
    uint64_t low = (uint64_t)(uintptr_t)base;
    uint64_t found = 0;
    os_lock(&nt_dispatcher_lock_word);
    for (uint32_t i = 0; i < armed_count() && found == 0; i++) {
        uint64_t timer = (uint64_t)(uintptr_t)timers.slots[timers.heap[i]].timer;
        if (timer >= low && timer - low < bytes) {
            found = timer;
        }
    }
    os_unlock(&nt_dispatcher_lock_word);
    if (found != 0) {
        nt_bugcheck(TIMER_OR_DPC_INVALID, 0, found, low, low + bytes, "memory is freed in which an armed timer lies");
    }
}

/* ---------------------------------------------------------------------------------------------------- what drivers
 * call */

static void require_timer(const KTIMER *timer, const void *routine)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, routine, "a timer is used at DISPATCH_LEVEL or below");
    if ((timer->Header.Type != NT_TIMER_NOTIFICATION && timer->Header.Type != NT_TIMER_SYNCHRONIZATION) ||
        !timer->Header.WaitListHead.Flink) {
        nt_bugcheck(TIMER_OR_DPC_INVALID, 0, (uint64_t)(uintptr_t)timer, 0, (uint64_t)(uintptr_t)routine,
                    "a timer is used that was never initialized");
    }
}

void NTAPI KeInitializeTimerEx(PKTIMER Timer, TIMER_TYPE Type)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)KeInitializeTimerEx,
                            "KeInitializeTimer is called at DISPATCH_LEVEL or below");
    os_lock(&nt_dispatcher_lock_word);
    bool is_armed = number_of(Timer) != 0;
    if (!is_armed) {
        nt_header_init(&Timer->Header, Type == NotificationTimer ? NT_TIMER_NOTIFICATION : NT_TIMER_SYNCHRONIZATION,
                       sizeof(KTIMER), 0);
        Timer->DueTime.QuadPart = 0;
        Timer->TimerListEntry.Flink = NULL;
        Timer->TimerListEntry.Blink = NULL;
        Timer->Dpc = NULL;
        Timer->Processor = 0;
        Timer->Period = 0;
    }
    os_unlock(&nt_dispatcher_lock_word);
    if (is_armed) {
        nt_bugcheck(TIMER_OR_DPC_INVALID, 0, (uint64_t)(uintptr_t)Timer, 0, 0, "an armed timer is initialized again");
    }
}

void NTAPI KeInitializeTimer(PKTIMER Timer)
{
    KeInitializeTimerEx(Timer, NotificationTimer);
}

static BOOLEAN set_timer(PKTIMER timer, LARGE_INTEGER due_time, ULONG period_ms, PKDPC dpc, const void *routine)
{
    struct nt_wake_list wakes;
    require_timer(timer, routine);
    uint64_t due_ns = nt_due_moment_ns(due_time.QuadPart);
    uint64_t period_ns = (uint64_t)period_ms * 1000000;
    nt_dispatcher_lock(&wakes);
    uint32_t number = number_of(timer);
    if (number != 0) {
        disarm(timer, number);
    }
    timer->Header.SignalState = 0;
    timer->Dpc = dpc;
    timer->Period = period_ms;
    uint64_t now_ns = nt_clock_now_ns();
    if (due_ns > now_ns) {
        arm(timer, due_ns, period_ns, dpc);
    } else {
        if (period_ns != 0) {
            arm(timer, now_ns + period_ns, period_ns, dpc);
        }
        expire(timer, dpc, &wakes);
    }
    nt_dispatcher_unlock(&wakes);
    return number != 0;
}

BOOLEAN NTAPI KeSetTimer(PKTIMER Timer, LARGE_INTEGER DueTime, PKDPC Dpc)
{
    return set_timer(Timer, DueTime, 0, Dpc, (const void *)KeSetTimer);
}

BOOLEAN NTAPI KeSetTimerEx(PKTIMER Timer, LARGE_INTEGER DueTime, LONG Period, PKDPC Dpc)
{
    return set_timer(Timer, DueTime, Period > 0 ? (ULONG)Period : 0, Dpc, (const void *)KeSetTimerEx);
}

/* A tolerable delay allows Windows to expire late; expiring on time is within it. */
BOOLEAN NTAPI KeSetCoalescableTimer(PKTIMER Timer, LARGE_INTEGER DueTime, ULONG Period, ULONG TolerableDelay, PKDPC Dpc)
{
    (void)TolerableDelay;
    return set_timer(Timer, DueTime, Period, Dpc, (const void *)KeSetCoalescableTimer);
}

BOOLEAN NTAPI KeCancelTimer(PKTIMER Timer)
{
    require_timer(Timer, (const void *)KeCancelTimer);
    os_lock(&nt_dispatcher_lock_word);
    uint32_t number = number_of(Timer);
    if (number != 0) {
        disarm(Timer, number);
    }
    os_unlock(&nt_dispatcher_lock_word);
    return number != 0;
}

BOOLEAN NTAPI KeReadStateTimer(PKTIMER Timer)
{
    require_timer(Timer, (const void *)KeReadStateTimer);
    os_lock(&nt_dispatcher_lock_word);
    LONG state = Timer->Header.SignalState;
    os_unlock(&nt_dispatcher_lock_word);
    return state != 0;
}

static const struct nt_export rows[] = {
    NT_EXPORT(KeInitializeTimer), NT_EXPORT(KeInitializeTimerEx),   NT_EXPORT(KeSetTimer),
    NT_EXPORT(KeSetTimerEx),      NT_EXPORT(KeSetCoalescableTimer), NT_EXPORT(KeCancelTimer),
    NT_EXPORT(KeReadStateTimer),
};
const struct nt_export_table nt_timer_exports = NT_EXPORT_TABLE(rows);
