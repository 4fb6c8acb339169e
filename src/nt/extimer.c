/*
 * extimer.c: timers that the system allocates, with a routine in the place of a DPC.
 *
 * Their period has units of 100 ns, which here are rounded up to a millisecond: the resolution of the timers beneath.
 */
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <ntddk.h>
#include <ntstatus.h>

enum { TAG = 0x6D547845 /* "ExTm" */ };

struct _EX_TIMER {
    KTIMER timer; /* first: a driver may wait for it by the address of the whole */
    KDPC dpc;
    KDPC end_dpc;
    PEXT_CALLBACK callback;
    PVOID context;
    LONGLONG due; /* of the interrupt time, in 100 ns */
    LONGLONG period;
    bool ends_when_expired;
    PEXT_DELETE_CALLBACK ended; /* or null */
    PVOID ended_context;
    KEVENT *waiter; /* whoever waits for the end, or null */
};

/* On the thread of the DPCs, after the callback that may have been running there. */
static void end(struct _EX_TIMER *timer)
{
    KEVENT *waiter = timer->waiter;
    PEXT_DELETE_CALLBACK ended = timer->ended;
    PVOID context = timer->ended_context;
    ExFreePoolWithTag(timer, TAG);
    if (ended) {
        ended(context);
    }
    if (waiter) {
        KeSetEvent(waiter, IO_NO_INCREMENT, FALSE);
    }
}

static void NTAPI on_end(PKDPC dpc, PVOID context, PVOID argument1, PVOID argument2)
{
    (void)dpc, (void)argument1, (void)argument2;
    end(context);
}

static void NTAPI on_expiry(PKDPC dpc, PVOID context, PVOID argument1, PVOID argument2)
{
    struct _EX_TIMER *timer = context;
    (void)dpc, (void)argument1, (void)argument2;
    if (timer->callback) {
        timer->callback(timer, timer->context);
    }
    if (__atomic_load_n(&timer->ends_when_expired, __ATOMIC_ACQUIRE)) {
        KeCancelTimer(&timer->timer);
        KeInsertQueueDpc(&timer->end_dpc, NULL, NULL);
    }
}

PEX_TIMER NTAPI ExAllocateTimer(PEXT_CALLBACK Callback, PVOID CallbackContext, ULONG Attributes)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)ExAllocateTimer,
                            "ExAllocateTimer is called at DISPATCH_LEVEL or below");
    const ULONG known = EX_TIMER_HIGH_RESOLUTION | EX_TIMER_NO_WAKE | EX_TIMER_NOTIFICATION;
    const ULONG exclude = EX_TIMER_HIGH_RESOLUTION | EX_TIMER_NO_WAKE;
    if ((Attributes & ~known) != 0 || (Attributes & exclude) == exclude) {
        return NULL;
    }
    struct _EX_TIMER *timer = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof *timer, TAG);
    if (timer) {
        timer->callback = Callback;
        timer->context = CallbackContext;
        KeInitializeTimerEx(&timer->timer,
                            Attributes & EX_TIMER_NOTIFICATION ? NotificationTimer : SynchronizationTimer);
        KeInitializeDpc(&timer->dpc, on_expiry, timer);
        KeInitializeDpc(&timer->end_dpc, on_end, timer);
    }
    return timer;
}

static LONGLONG system_time(void)
{
    LARGE_INTEGER now;
    KeQuerySystemTimePrecise(&now);
    return now.QuadPart;
}

BOOLEAN NTAPI ExSetTimer(PEX_TIMER Timer, LONGLONG DueTime, LONGLONG Period, PEXT_SET_PARAMETERS Parameters)
{
    enum { MILLISECOND = 10000 };
    (void)Parameters; /* how late it may be; it is not */
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)ExSetTimer,
                            "ExSetTimer is called at DISPATCH_LEVEL or below");
    if (Period < 0) {
        nt_bugcheck(TIMER_OR_DPC_INVALID, 0, (uint64_t)(uintptr_t)Timer, (uint64_t)Period, 0,
                    "ExSetTimer with a negative period");
    }
    LONGLONG period_ms = Period / MILLISECOND + (Period % MILLISECOND != 0);
    LARGE_INTEGER due = {.QuadPart = DueTime};
    Timer->due = (LONGLONG)KeQueryInterruptTime() + (DueTime < 0 ? -DueTime : DueTime - system_time());
    Timer->period = period_ms * MILLISECOND;
    return KeSetTimerEx(&Timer->timer, due, period_ms > MAXLONG ? MAXLONG : (LONG)period_ms, &Timer->dpc);
}

BOOLEAN NTAPI ExCancelTimer(PEX_TIMER Timer, PEXT_CANCEL_PARAMETERS Parameters)
{
    (void)Parameters; /* reserved */
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)ExCancelTimer,
                            "ExCancelTimer is called at DISPATCH_LEVEL or below");
    return KeCancelTimer(&Timer->timer);
}

/* To wait without cancelling would be for ever where the timer repeats. */
static void require_can_wait(const struct _EX_TIMER *timer, BOOLEAN cancel)
{
    if (!cancel) {
        nt_bugcheck(TIMER_OR_DPC_INVALID, 0, (uint64_t)(uintptr_t)timer, 0, 0,
                    "ExDeleteTimer is to wait, and not to cancel");
    }
    nt_irql_require_at_most(APC_LEVEL, (const void *)ExDeleteTimer, "ExDeleteTimer waits at APC_LEVEL or below only");
}

/* Its last time, after which it ends. */
static void let_expire(struct _EX_TIMER *timer)
{
    LONGLONG left = timer->due - (LONGLONG)KeQueryInterruptTime();
    if (left < 0 && timer->period > 0) {
        left = timer->period - -left % timer->period;
    }
    LARGE_INTEGER due = {.QuadPart = left > 0 ? -left : -1};
    __atomic_store_n(&timer->ends_when_expired, true, __ATOMIC_RELEASE);
    KeSetTimer(&timer->timer, due, &timer->dpc);
}

BOOLEAN NTAPI ExDeleteTimer(PEX_TIMER Timer, BOOLEAN Cancel, BOOLEAN Wait, PEXT_DELETE_PARAMETERS Parameters)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)ExDeleteTimer,
                            "ExDeleteTimer is called at DISPATCH_LEVEL or below");
    if (Wait) {
        require_can_wait(Timer, Cancel);
    }
    if (Parameters) {
        Timer->ended = Parameters->DeleteCallback;
        Timer->ended_context = Parameters->DeleteContext;
    }
    BOOLEAN was_set = KeCancelTimer(&Timer->timer);
    if (!Cancel && was_set) {
        let_expire(Timer);
        return FALSE;
    }
    KeRemoveQueueDpc(&Timer->dpc);
    KEVENT event;
    bool waits = KeGetCurrentIrql() <= APC_LEVEL;
    if (waits) {
        KeInitializeEvent(&event, NotificationEvent, FALSE);
        Timer->waiter = &event;
    }
    KeInsertQueueDpc(&Timer->end_dpc, NULL, NULL);
    if (waits) {
        KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
    }
    return was_set;
}

static const struct nt_export rows[] = {
    NT_EXPORT(ExAllocateTimer),
    NT_EXPORT(ExSetTimer),
    NT_EXPORT(ExCancelTimer),
    NT_EXPORT(ExDeleteTimer),
};
const struct nt_export_table nt_extimer_exports = NT_EXPORT_TABLE(rows);
