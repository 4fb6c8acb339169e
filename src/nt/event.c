/*
 * event.c: events and semaphores.
 */
#include "nt/bugcheck.h"
#include "nt/dispatcher.h"
#include "nt/export_tables.h"
#include "nt/thread.h"

#include <ntstatus.h>

/* With Wait, Windows keeps the dispatcher locked for the wait that follows at once; here the two are merely two calls.
 */
static void require_irql(BOOLEAN wait, const void *routine)
{
    nt_irql_require_at_most(wait ? APC_LEVEL : DISPATCH_LEVEL, routine,
                            wait ? "with Wait TRUE the routine is called at APC_LEVEL or below"
                                 : "the routine is called at DISPATCH_LEVEL or below");
}

void NTAPI KeInitializeEvent(PRKEVENT Event, EVENT_TYPE Type, BOOLEAN State)
{
    nt_header_init(&Event->Header, Type == NotificationEvent ? NT_EVENT_NOTIFICATION : NT_EVENT_SYNCHRONIZATION,
                   sizeof(KEVENT), State ? 1 : 0);
}

static LONG change_event(PRKEVENT event, LONG state, bool then_reset, const void *routine)
{
    struct nt_wake_list wakes;
    nt_dispatcher_lock(&wakes);
    nt_header_check(&event->Header, routine);
    LONG before = event->Header.SignalState;
    event->Header.SignalState = state;
    if (state > 0 && before == 0) {
        nt_header_signalled(&event->Header, &wakes);
    }
    if (then_reset) {
        event->Header.SignalState = 0;
    }
    nt_dispatcher_unlock(&wakes);
    return before;
}

LONG NTAPI KeSetEvent(PRKEVENT Event, KPRIORITY Increment, BOOLEAN Wait)
{
    (void)Increment;
    require_irql(Wait, (const void *)KeSetEvent);
    return change_event(Event, 1, false, (const void *)KeSetEvent);
}

LONG NTAPI KePulseEvent(PRKEVENT Event, KPRIORITY Increment, BOOLEAN Wait)
{
    (void)Increment;
    require_irql(Wait, (const void *)KePulseEvent);
    return change_event(Event, 1, true, (const void *)KePulseEvent);
}

LONG NTAPI KeResetEvent(PRKEVENT Event)
{
    require_irql(FALSE, (const void *)KeResetEvent);
    return change_event(Event, 0, false, (const void *)KeResetEvent);
}

void NTAPI KeClearEvent(PRKEVENT Event)
{
    require_irql(FALSE, (const void *)KeClearEvent);
    change_event(Event, 0, false, (const void *)KeClearEvent);
}

static LONG read_state(const DISPATCHER_HEADER *header, const void *routine)
{
    require_irql(FALSE, routine);
    os_lock(&nt_dispatcher_lock_word);
    LONG state = header->SignalState;
    os_unlock(&nt_dispatcher_lock_word);
    return state;
}

LONG NTAPI KeReadStateEvent(PRKEVENT Event)
{
    return read_state(&Event->Header, (const void *)KeReadStateEvent);
}

void NTAPI KeInitializeSemaphore(PRKSEMAPHORE Semaphore, LONG Count, LONG Limit)
{
    require_irql(FALSE, (const void *)KeInitializeSemaphore);
    nt_header_init(&Semaphore->Header, NT_SEMAPHORE, sizeof(KSEMAPHORE), Count);
    Semaphore->Limit = Limit;
}

LONG NTAPI KeReleaseSemaphore(PRKSEMAPHORE Semaphore, KPRIORITY Increment, LONG Adjustment, BOOLEAN Wait)
{
    (void)Increment;
    require_irql(Wait, (const void *)KeReleaseSemaphore);
    struct nt_wake_list wakes;
    nt_dispatcher_lock(&wakes);
    nt_header_check(&Semaphore->Header, (const void *)KeReleaseSemaphore);
    LONG before = Semaphore->Header.SignalState;
    int64_t after = (int64_t)before + Adjustment;
    if (after > Semaphore->Limit || Adjustment < 0) {
        nt_dispatcher_raise(STATUS_SEMAPHORE_LIMIT_EXCEEDED, (const void *)KeReleaseSemaphore,
                            "a semaphore is released beyond its limit, or by less than nothing");
    }
    Semaphore->Header.SignalState = (LONG)after;
    nt_header_signalled(&Semaphore->Header, &wakes);
    nt_dispatcher_unlock(&wakes);
    return before;
}

LONG NTAPI KeReadStateSemaphore(PRKSEMAPHORE Semaphore)
{
    return read_state(&Semaphore->Header, (const void *)KeReadStateSemaphore);
}

static const struct nt_export rows[] = {
    NT_EXPORT(KeInitializeEvent),     NT_EXPORT(KeSetEvent),         NT_EXPORT(KePulseEvent),
    NT_EXPORT(KeResetEvent),          NT_EXPORT(KeClearEvent),       NT_EXPORT(KeReadStateEvent),
    NT_EXPORT(KeInitializeSemaphore), NT_EXPORT(KeReleaseSemaphore), NT_EXPORT(KeReadStateSemaphore),
};
const struct nt_export_table nt_event_exports = NT_EXPORT_TABLE(rows);
