/*
 * dpc.c: the queues of deferred procedure calls and the threads that run them.
 */
#include "nt/dpc.h"
#include "nt/apc_region.h"
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/os.h"
#include "nt/process.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <ntddk.h>
#include <ntstatus.h>

enum {
    DPC_OBJECT = 19, /* KDPC's Type, as Windows numbers them */
    THREADED_DPC_OBJECT = 24,
    SLOTS = 16384, /* queued at once, of both kinds; Windows has no bound, and no driver comes near it */
    NONE = 0,      /* slots are numbered from 1 */
};

/* A place in a queue: a DPC, or the mark of somebody who waits until everything before it has run. */
struct slot {
    KDPC *dpc;
    bool *flushed;
    uint32_t next;
};

struct queue {
    uint32_t first;
    uint32_t last;
    KDPC *running;
    KIRQL irql;
    bool stops;
    struct os_condition work;
    struct os_thread *thread;
};

static struct {
    struct os_lock lock; /* of everything here, and of DpcData in every KDPC: the queue it stands in, or null */
    struct os_condition progress;
    struct slot slots[SLOTS + 1];
    uint32_t never_used; /* slots above it */
    uint32_t first_free;
    _Atomic uint64_t count;
    struct queue ordinary;
    struct queue threaded;
} dpcs = {.ordinary = {.irql = DISPATCH_LEVEL}, .threaded = {.irql = PASSIVE_LEVEL}};

/* The queue whose thread this is, while one of its DPCs runs. */
static _Thread_local struct queue *executing;

/* ------------------------------------------------------------------------------------------- queues, with the lock
 * held */

static uint32_t take_slot(void)
{
    uint32_t index = dpcs.first_free;
    if (index != NONE) {
        dpcs.first_free = dpcs.slots[index].next;
        return index;
    }
    if (dpcs.never_used == SLOTS) {
        nt_bugcheck(DPC_WATCHDOG_VIOLATION, 0, SLOTS, 0, 0, "more DPCs are queued at once than this kernel holds");
    }
    return ++dpcs.never_used;
}

static void give_slot(uint32_t index)
{
    dpcs.slots[index] = (struct slot){.next = dpcs.first_free};
    dpcs.first_free = index;
}

static void append(struct queue *queue, struct slot content)
{
    uint32_t index = take_slot();
    content.next = NONE;
    dpcs.slots[index] = content;
    if (queue->last == NONE) {
        queue->first = index;
    } else {
        dpcs.slots[queue->last].next = index;
    }
    queue->last = index;
}

static void prepend(struct queue *queue, struct slot content)
{
    uint32_t index = take_slot();
    content.next = queue->first;
    dpcs.slots[index] = content;
    queue->first = index;
    if (queue->last == NONE) {
        queue->last = index;
    }
}

static struct slot take_first(struct queue *queue)
{
    uint32_t index = queue->first;
    struct slot content = dpcs.slots[index];
    queue->first = content.next;
    if (queue->first == NONE) {
        queue->last = NONE;
    }
    give_slot(index);
    return content;
}

static bool take_out(struct queue *queue, const KDPC *dpc)
{
    uint32_t before = NONE;
    for (uint32_t index = queue->first; index != NONE; before = index, index = dpcs.slots[index].next) {
        if (dpcs.slots[index].dpc != dpc) {
            continue;
        }
        uint32_t next = dpcs.slots[index].next;
        if (before == NONE) {
            queue->first = next;
        } else {
            dpcs.slots[before].next = next;
        }
        if (queue->last == index) {
            queue->last = before;
        }
        give_slot(index);
        return true;
    }
    return false;
}

static struct queue *queue_of(const KDPC *dpc)
{
    return dpc->Type == THREADED_DPC_OBJECT ? &dpcs.threaded : &dpcs.ordinary;
}

/* ---------------------------------------------------------------------------------------------------------- the
 * threads */

static void require_unchanged(KIRQL irql, struct nt_apc_disable before, const void *routine)
{
    KIRQL now = nt_irql();
    struct nt_apc_disable after = nt_apc_disabled();
    uint64_t where = (uint64_t)(uintptr_t)routine;
    if (nt_thread_current()->spin_locks_held != 0) {
        nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, 0x40009, where, 0, 0,
                    "a DPC routine returned with a spin lock held");
    }
    if (now != irql) {
        nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, 0x111, where, irql, now,
                    "a DPC routine returned at another IRQL (third parameter: before, fourth: after)");
    }
    if (after.kernel != before.kernel || after.special != before.special) {
        nt_bugcheck(TIMER_OR_DPC_INVALID, 4, where, (uint64_t)before.kernel + (uint64_t)before.special,
                    (uint64_t)after.kernel + (uint64_t)after.special,
                    "a DPC routine returned with another APC disable count (third parameter: before, fourth: after)");
    }
}

/* With the lock held, which it leaves while the routine runs. The routine may free its DPC or queue it again. */
static void run_first(struct queue *queue)
{
    struct slot content = take_first(queue);
    if (content.flushed) {
        *content.flushed = true;
        os_condition_wake_all(&dpcs.progress);
        return;
    }
    KDPC *dpc = content.dpc;
    PKDEFERRED_ROUTINE routine = dpc->DeferredRoutine;
    void *context = dpc->DeferredContext;
    void *argument1 = dpc->SystemArgument1;
    void *argument2 = dpc->SystemArgument2;
    dpc->DpcData = NULL;
    atomic_fetch_sub_explicit(&dpcs.count, 1, memory_order_relaxed);
    queue->running = dpc;
    os_unlock(&dpcs.lock);

    struct nt_apc_disable before = nt_apc_disabled();
    KIRQL irql = nt_irql_set(queue->irql);
    executing = queue;
    routine(dpc, context, argument1, argument2);
    executing = NULL;
    require_unchanged(queue->irql, before, (const void *)routine);
    nt_irql_set(irql);

    os_lock(&dpcs.lock);
    queue->running = NULL;
    os_condition_wake_all(&dpcs.progress);
}

static void run(void *argument)
{
    struct queue *queue = argument;
    nt_thread_attach(nt_process_system());
    os_lock(&dpcs.lock);
    while (!queue->stops) {
        if (queue->first != NONE) {
            run_first(queue);
        } else {
            os_condition_wait(&queue->work, &dpcs.lock, UINT64_MAX);
        }
    }
    os_unlock(&dpcs.lock);
}

/* With the lock held. */
static void drop(struct queue *queue)
{
    while (queue->first != NONE) {
        struct slot content = take_first(queue);
        if (content.flushed) {
            *content.flushed = true;
        } else {
            atomic_fetch_sub_explicit(&dpcs.count, 1, memory_order_relaxed);
        }
    }
}

void nt_dpc_drop_all(void)
{
    os_lock(&dpcs.lock);
    drop(&dpcs.ordinary);
    drop(&dpcs.threaded);
    os_condition_wake_all(&dpcs.progress);
    while ((dpcs.ordinary.running && executing != &dpcs.ordinary) ||
           (dpcs.threaded.running && executing != &dpcs.threaded)) {
        os_condition_wait(&dpcs.progress, &dpcs.lock, UINT64_MAX);
        drop(&dpcs.ordinary);
        drop(&dpcs.threaded);
    }
    os_unlock(&dpcs.lock);
}

static void stop(struct queue *queue)
{
    os_lock(&dpcs.lock);
    queue->stops = true;
    os_unlock(&dpcs.lock);
    os_condition_wake_all(&queue->work);
    os_thread_join(queue->thread);
    queue->thread = NULL;
}

int nt_dpc_init(void)
{
    dpcs.ordinary.stops = false;
    dpcs.threaded.stops = false;
    int error = os_thread_create(&dpcs.ordinary.thread, "nt-dpc", run, &dpcs.ordinary);
    if (error) {
        return error;
    }
    error = os_thread_create(&dpcs.threaded.thread, "nt-dpc-threaded", run, &dpcs.threaded);
    if (error) {
        stop(&dpcs.ordinary);
    }
    return error;
}

void nt_dpc_fini(void)
{
    nt_dpc_drop_all();
    stop(&dpcs.ordinary);
    stop(&dpcs.threaded);
    os_lock(&dpcs.lock);
    drop(&dpcs.ordinary);
    drop(&dpcs.threaded);
    os_unlock(&dpcs.lock);
}

uint64_t nt_dpc_count(void)
{
    return atomic_load_explicit(&dpcs.count, memory_order_relaxed);
}

static const KDPC *find_in(const struct queue *queue, const char *base, size_t bytes)
{
    for (uint32_t index = queue->first; index != NONE; index = dpcs.slots[index].next) {
        const char *dpc = (const char *)dpcs.slots[index].dpc;
        if (dpc >= base && dpc < base + bytes) {
            return (const KDPC *)dpc;
        }
    }
    return NULL;
}

void nt_dpc_check_free(const void *base, size_t bytes)
{
    if (__builtin_expect(nt_dpc_count() == 0, 1)) {
        return;
    }
    os_lock(&dpcs.lock);
    const KDPC *dpc = find_in(&dpcs.ordinary, base, bytes);
    if (!dpc) {
        dpc = find_in(&dpcs.threaded, base, bytes);
    }
    os_unlock(&dpcs.lock);
    if (dpc) {
        nt_bugcheck(TIMER_OR_DPC_INVALID, 1, (uint64_t)(uintptr_t)dpc, (uint64_t)(uintptr_t)base,
                    (uint64_t)(uintptr_t)base + bytes, "memory is freed in which a queued DPC lies");
    }
}

/* ---------------------------------------------------------------------------------------------------- what drivers
 * call */

static void initialize(PRKDPC dpc, UCHAR type, PKDEFERRED_ROUTINE routine, PVOID context)
{
    dpc->TargetInfoAsUlong = 0;
    dpc->Type = type;
    dpc->Importance = MediumImportance;
    dpc->ProcessorHistory = 0;
    dpc->DeferredRoutine = routine;
    dpc->DeferredContext = context;
    dpc->DpcData = NULL;
}

void NTAPI KeInitializeDpc(PRKDPC Dpc, PKDEFERRED_ROUTINE DeferredRoutine, PVOID DeferredContext)
{
    initialize(Dpc, DPC_OBJECT, DeferredRoutine, DeferredContext);
}

void NTAPI KeInitializeThreadedDpc(PRKDPC Dpc, PKDEFERRED_ROUTINE DeferredRoutine, PVOID DeferredContext)
{
    initialize(Dpc, THREADED_DPC_OBJECT, DeferredRoutine, DeferredContext);
}

BOOLEAN NTAPI KeInsertQueueDpc(PRKDPC Dpc, PVOID SystemArgument1, PVOID SystemArgument2)
{
    if (Dpc->Type != DPC_OBJECT && Dpc->Type != THREADED_DPC_OBJECT) {
        nt_bugcheck(TIMER_OR_DPC_INVALID, 1, (uint64_t)(uintptr_t)Dpc, 0, 0,
                    "KeInsertQueueDpc of a DPC that was never initialized");
    }
    struct queue *queue = queue_of(Dpc);
    os_lock(&dpcs.lock);
    bool is_queued = Dpc->DpcData != NULL;
    if (!is_queued) {
        Dpc->DpcData = queue;
        Dpc->SystemArgument1 = SystemArgument1;
        Dpc->SystemArgument2 = SystemArgument2;
        if (Dpc->Importance == HighImportance) {
            prepend(queue, (struct slot){.dpc = Dpc});
        } else {
            append(queue, (struct slot){.dpc = Dpc});
        }
        atomic_fetch_add_explicit(&dpcs.count, 1, memory_order_relaxed);
    }
    os_unlock(&dpcs.lock);
    if (!is_queued) {
        os_condition_wake_all(&queue->work);
    }
    return !is_queued;
}

BOOLEAN NTAPI KeRemoveQueueDpcEx(PRKDPC Dpc, BOOLEAN WaitIfActive)
{
    if (WaitIfActive) {
        nt_irql_require_at_most(APC_LEVEL, (const void *)KeRemoveQueueDpcEx,
                                "KeRemoveQueueDpcEx waits at APC_LEVEL or below only");
    }
    struct queue *queue = queue_of(Dpc);
    os_lock(&dpcs.lock);
    bool was_queued = Dpc->DpcData != NULL && take_out(queue, Dpc);
    if (was_queued) {
        Dpc->DpcData = NULL;
        atomic_fetch_sub_explicit(&dpcs.count, 1, memory_order_relaxed);
    }
    while (WaitIfActive && queue->running == Dpc && executing != queue) {
        os_condition_wait(&dpcs.progress, &dpcs.lock, UINT64_MAX);
    }
    os_unlock(&dpcs.lock);
    return was_queued;
}

BOOLEAN NTAPI KeRemoveQueueDpc(PRKDPC Dpc)
{
    return KeRemoveQueueDpcEx(Dpc, FALSE);
}

/* Called from a threaded DPC it waits for the ordinary ones only, or it would wait for itself. */
void NTAPI KeFlushQueuedDpcs(void)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)KeFlushQueuedDpcs,
                            "KeFlushQueuedDpcs is called at APC_LEVEL or below");
    bool ordinary = false;
    bool threaded = executing == &dpcs.threaded;
    os_lock(&dpcs.lock);
    append(&dpcs.ordinary, (struct slot){.flushed = &ordinary});
    os_condition_wake_all(&dpcs.ordinary.work);
    if (!threaded) {
        append(&dpcs.threaded, (struct slot){.flushed = &threaded});
        os_condition_wake_all(&dpcs.threaded.work);
    }
    while (!ordinary || !threaded) {
        os_condition_wait(&dpcs.progress, &dpcs.lock, UINT64_MAX);
    }
    os_unlock(&dpcs.lock);
}

void NTAPI KeSetImportanceDpc(PRKDPC Dpc, KDPC_IMPORTANCE Importance)
{
    Dpc->Importance = (UCHAR)Importance;
}

/* There is one thread for all processors' DPCs; the number is kept. */
NTSTATUS NTAPI KeSetTargetProcessorDpcEx(PKDPC Dpc, PPROCESSOR_NUMBER ProcNumber)
{
    if (ProcNumber->Group != 0 || ProcNumber->Reserved != 0 || ProcNumber->Number >= KeNumberProcessors) {
        return STATUS_INVALID_PARAMETER;
    }
    Dpc->Number = ProcNumber->Number;
    return STATUS_SUCCESS;
}

LOGICAL NTAPI KeIsExecutingDpc(void)
{
    return executing != NULL;
}

/* There is no watchdog over DPCs. */
NTSTATUS NTAPI KeQueryDpcWatchdogInformation(PKDPC_WATCHDOG_INFORMATION WatchdogInformation)
{
    (void)WatchdogInformation;
    return STATUS_UNSUCCESSFUL;
}

LOGICAL NTAPI KeShouldYieldProcessor(void)
{
    return FALSE;
}

static const struct nt_export rows[] = {
    NT_EXPORT(KeInitializeDpc),        NT_EXPORT(KeInitializeThreadedDpc),
    NT_EXPORT(KeInsertQueueDpc),       NT_EXPORT(KeRemoveQueueDpc),
    NT_EXPORT(KeRemoveQueueDpcEx),     NT_EXPORT(KeFlushQueuedDpcs),
    NT_EXPORT(KeSetImportanceDpc),     NT_EXPORT(KeSetTargetProcessorDpcEx),
    NT_EXPORT(KeIsExecutingDpc),       NT_EXPORT(KeQueryDpcWatchdogInformation),
    NT_EXPORT(KeShouldYieldProcessor),
};
const struct nt_export_table nt_dpc_exports = NT_EXPORT_TABLE(rows);
