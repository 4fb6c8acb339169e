/*
 * workitem.c: work items, run by system worker threads at PASSIVE_LEVEL.
 *
 * There is one worker more than there are items that run, up to a limit, so that an item may wait for another one. A
 * queue holds the address of an item and never a link in it, and an item may be freed by its own routine.
 */
#include "nt/workitem.h"
#include "nt/apc_region.h"
#include "nt/bugcheck.h"
#include "nt/clock.h"
#include "nt/export_tables.h"
#include "nt/log.h"
#include "nt/object.h"
#include "nt/os.h"
#include "nt/process.h"
#include "nt/systhread.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <ntddk.h>
#include <ntstatus.h>

enum { SLOTS = 16384, WORKERS_MAX = 32, NONE = 0 };

/* How long a routine may take to end by itself once the machine stops, and to come to a wait where it can be ended. */
static const uint64_t courtesy_ns = UINT64_C(50000000);
static const uint64_t patience_ns = UINT64_C(1000000000);

struct slot {
    WORK_QUEUE_ITEM *item;
    uint32_t next;
};

/* Critical items come first, delayed ones last. */
struct queue {
    uint32_t first;
    uint32_t last;
};
enum { CRITICAL, DELAYED, QUEUES };

struct worker {
    struct os_thread *thread;
    struct _KTHREAD *object;
    bool is_busy;
};

/* A worker whose item neither ended nor waited: nobody waits for it, but once it is over it is joined. */
struct given_up {
    struct os_thread *thread;
    bool is_over;
};

static struct {
    struct os_lock lock; /* of everything here, and of List in every item: linked to itself while it is queued */
    struct os_condition work;
    struct os_condition progress;
    struct slot slots[SLOTS + 1];
    uint32_t never_used; /* slots above it */
    uint32_t first_free;
    struct queue queues[QUEUES];
    uint32_t queued;
    uint32_t running;
    uint32_t idle;
    bool stops;
    struct worker workers[WORKERS_MAX];
    uint32_t worker_count;
    uint32_t generation; /* of workers: those of an earlier one are given up */
    struct given_up given_up[WORKERS_MAX];
    uint32_t given_up_count;
} work;

/* ------------------------------------------------------------------------------------------- queues, with the lock
 * held */

static void append(struct queue *queue, WORK_QUEUE_ITEM *item)
{
    uint32_t index = work.first_free;
    if (index != NONE) {
        work.first_free = work.slots[index].next;
    } else if (work.never_used < SLOTS) {
        index = ++work.never_used;
    } else {
        nt_bugcheck(WORKER_INVALID, 0, SLOTS, 0, 0, "more work items are queued at once than this kernel holds");
    }
    work.slots[index] = (struct slot){.item = item, .next = NONE};
    if (queue->last == NONE) {
        queue->first = index;
    } else {
        work.slots[queue->last].next = index;
    }
    queue->last = index;
    work.queued++;
}

static WORK_QUEUE_ITEM *take_first_of(struct queue *queue)
{
    uint32_t index = queue->first;
    if (index == NONE) {
        return NULL;
    }
    WORK_QUEUE_ITEM *item = work.slots[index].item;
    queue->first = work.slots[index].next;
    if (queue->first == NONE) {
        queue->last = NONE;
    }
    work.slots[index] = (struct slot){.next = work.first_free};
    work.first_free = index;
    work.queued--;
    return item;
}

static WORK_QUEUE_ITEM *take_first(void)
{
    WORK_QUEUE_ITEM *item = NULL;
    for (int i = 0; i < QUEUES && !item; i++) {
        item = take_first_of(&work.queues[i]);
    }
    return item;
}

/* ---------------------------------------------------------------------------------------------------------- the
 * workers */

static void require_clean_return(const void *routine, const void *item)
{
    struct nt_apc_disable apcs = nt_apc_disabled();
    if (nt_irql() != PASSIVE_LEVEL) {
        nt_bugcheck(WORKER_THREAD_RETURNED_AT_BAD_IRQL, (uint64_t)(uintptr_t)routine, nt_irql(),
                    (uint64_t)(uintptr_t)item, 0,
                    "a work item's routine returned above PASSIVE_LEVEL (second parameter: the IRQL)");
    }
    if (apcs.kernel != 0 || apcs.special != 0) {
        nt_bugcheck(APC_INDEX_MISMATCH, (uint64_t)(uintptr_t)routine, 0, (uint64_t)(uint32_t)apcs.kernel,
                    (uint64_t)(uint32_t)apcs.special,
                    "a work item's routine returned in a critical or guarded region, or with a mutex held");
    }
}

/* Until the routine returns, or its thread leaves it from a wait. */
static void run_item(struct _KTHREAD *thread, PWORKER_THREAD_ROUTINE routine, void *parameter, const void *item)
{
    if (setjmp(thread->end) ==
        0) { // NOLINT(cert-err52-cpp): the frames between are the driver's, which have no cleanup
        routine(parameter);
        require_clean_return((const void *)routine, item);
    }
    nt_thread_has_left(thread); /* asked or not: the next routine may wait */
}

/* With the lock held, which it leaves while the routine runs. False: the machine has given this worker up. */
static bool work_on(WORK_QUEUE_ITEM *item, struct worker *worker, uint32_t generation)
{
    PWORKER_THREAD_ROUTINE routine = item->WorkerRoutine;
    void *parameter = item->Parameter;
    item->List.Flink = NULL; /* it may be queued again from here on */
    worker->is_busy = true;
    work.running++;
    os_unlock(&work.lock);
    run_item(nt_thread_object(), routine, parameter, item);
    os_lock(&work.lock);
    if (work.generation != generation) {
        return false;
    }
    worker->is_busy = false;
    work.running--;
    os_condition_wake_all(&work.progress);
    return true;
}

/* With the lock held. */
static void note_over(const struct os_thread *thread)
{
    for (uint32_t i = 0; i < work.given_up_count; i++) {
        work.given_up[i].is_over |= work.given_up[i].thread == thread;
    }
}

static void run(void *argument)
{
    struct worker *worker = argument;
    nt_thread_attach(nt_process_system());
    os_lock(&work.lock);
    uint32_t generation = work.generation;
    const struct os_thread *own = worker->thread;
    worker->object = nt_thread_object();
    os_condition_wake_all(&work.progress);
    bool goes_on = true;
    while (goes_on) {
        WORK_QUEUE_ITEM *item = take_first();
        if (item) {
            goes_on = work_on(item, worker, generation);
            if (!goes_on) {
                note_over(own);
            }
        } else if (work.stops) {
            goes_on = false;
        } else {
            work.idle++;
            os_condition_wait(&work.work, &work.lock, UINT64_MAX);
            work.idle--;
        }
    }
    os_unlock(&work.lock);
}

/* With the lock held. A worker that cannot be made is not missed as long as there is one. */
static int add_worker(void)
{
    struct worker *worker = &work.workers[work.worker_count];
    *worker = (struct worker){0};
    int error = os_thread_create(&worker->thread, "nt-worker", run, worker);
    if (!error) {
        work.worker_count++;
    }
    return error;
}

/* Returns once the worker has what it allocates: an n-th allocation counted afterwards is never one of its start. */
int nt_workitem_init(void)
{
    os_lock(&work.lock);
    work.stops = false;
    int error = add_worker();
    while (!error && !work.workers[0].object) {
        os_condition_wait(&work.progress, &work.lock, UINT64_MAX);
    }
    os_unlock(&work.lock);
    return error;
}

/* With the lock held: until nothing runs, or the time is over. */
static void await_idle(uint64_t patience)
{
    uint64_t deadline = nt_clock_to_os_deadline(nt_clock_now_ns() + patience);
    for (int error = 0; work.queued + work.running > 0 && !error;) {
        while (take_first()) {
        }
        if (work.running > 0) {
            error = os_condition_wait(&work.progress, &work.lock, deadline);
        }
    }
}

void nt_workitem_drop_all(void)
{
    os_lock(&work.lock);
    await_idle(courtesy_ns);
    for (uint32_t i = 0; i < work.worker_count; i++) {
        if (work.workers[i].is_busy) {
            nt_thread_ask_to_leave(work.workers[i].object);
        }
    }
    await_idle(patience_ns);
    os_unlock(&work.lock);
}

/* With the lock held, as the next two. Gives up who is busy still. */
static void give_up(void)
{
    uint32_t busy = 0;
    for (uint32_t i = 0; i < work.worker_count; i++) {
        if (work.workers[i].is_busy && work.given_up_count < WORKERS_MAX) {
            work.given_up[work.given_up_count++] = (struct given_up){.thread = work.workers[i].thread};
            busy++;
        }
    }
    if (busy > 0) {
        nt_log(NT_LOG_KERNEL, "%u work items neither end nor wait; their threads are left running", busy);
        work.generation++;
        work.running = 0;
    }
}

/* The threads that will end, or have ended. */
static uint32_t take_ending(struct os_thread *ending[2 * WORKERS_MAX])
{
    uint32_t count = 0;
    uint32_t left = 0;
    for (uint32_t i = 0; i < work.given_up_count; i++) {
        if (work.given_up[i].is_over) {
            ending[count++] = work.given_up[i].thread;
        } else {
            work.given_up[left++] = work.given_up[i];
        }
    }
    work.given_up_count = left;
    for (uint32_t i = 0; i < work.worker_count; i++) {
        if (!work.workers[i].is_busy) {
            ending[count++] = work.workers[i].thread;
        }
    }
    work.worker_count = 0;
    return count;
}

void nt_workitem_fini(void)
{
    struct os_thread *ending[2 * WORKERS_MAX];
    nt_workitem_drop_all();
    os_lock(&work.lock);
    work.stops = true;
    give_up();
    uint32_t count = take_ending(ending);
    os_unlock(&work.lock);
    os_condition_wake_all(&work.work);
    for (uint32_t i = 0; i < count; i++) {
        os_thread_join(ending[i]);
    }
}

uint64_t nt_workitem_count(void)
{
    os_lock(&work.lock);
    uint64_t count = work.queued + work.running;
    os_unlock(&work.lock);
    return count;
}

uint64_t nt_workitem_given_up(void)
{
    uint64_t count = 0;
    os_lock(&work.lock);
    for (uint32_t i = 0; i < work.given_up_count; i++) {
        count += !work.given_up[i].is_over;
    }
    os_unlock(&work.lock);
    return count;
}

uint64_t nt_workitem_queued(void)
{
    os_lock(&work.lock);
    uint64_t count = work.queued;
    os_unlock(&work.lock);
    return count;
}

/* ---------------------------------------------------------------------------------------------------- what drivers
 * call */

/* False: it is queued already. */
static bool queue_item(WORK_QUEUE_ITEM *item, WORK_QUEUE_TYPE type)
{
    os_lock(&work.lock);
    bool is_queued = item->List.Flink != NULL;
    if (!is_queued) {
        item->List.Flink = &item->List;
        append(&work.queues[type == DelayedWorkQueue ? DELAYED : CRITICAL], item);
        if (work.idle < work.queued && work.worker_count < WORKERS_MAX && !work.stops) {
            add_worker();
        }
    }
    os_unlock(&work.lock);
    if (!is_queued) {
        os_condition_wake_all(&work.work);
    }
    return !is_queued;
}

void NTAPI ExQueueWorkItem(PWORK_QUEUE_ITEM WorkItem, WORK_QUEUE_TYPE QueueType)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)ExQueueWorkItem,
                            "ExQueueWorkItem is called at DISPATCH_LEVEL or below");
    if (!WorkItem->WorkerRoutine) {
        nt_bugcheck(INVALID_WORK_QUEUE_ITEM, (uint64_t)(uintptr_t)WorkItem, 0, 0, 0, "a work item without a routine");
    }
    if (!queue_item(WorkItem, QueueType)) {
        nt_bugcheck(WORKER_INVALID, 1, (uint64_t)(uintptr_t)WorkItem, 0, 0,
                    "a work item is queued that is queued already");
    }
}

/* A work item that belongs to a device or driver object, on which it holds a reference while it is queued or runs. */
struct _IO_WORKITEM {
    WORK_QUEUE_ITEM item;
    void *object;
    PIO_WORKITEM_ROUTINE routine;
    PIO_WORKITEM_ROUTINE_EX routine_ex;
    void *context;
    _Atomic bool is_queued;
};

static const ULONG workitem_tag = 0x69576F49; /* 'IoWi' */

/* The routine may free its own item, which is not touched after it is called. */
static void NTAPI run_io_workitem(PVOID Parameter)
{
    struct _IO_WORKITEM *item = Parameter;
    void *object = item->object;
    void *context = item->context;
    PIO_WORKITEM_ROUTINE routine = item->routine;
    PIO_WORKITEM_ROUTINE_EX routine_ex = item->routine_ex;
    atomic_store(&item->is_queued, false);
    if (routine_ex) {
        routine_ex(object, context, item);
    } else {
        routine(object, context);
    }
    nt_object_put(object);
}

static void initialize(struct _IO_WORKITEM *item, void *object)
{
    *item = (struct _IO_WORKITEM){.object = object};
    ExInitializeWorkItem(&item->item, run_io_workitem, item);
}

PIO_WORKITEM NTAPI IoAllocateWorkItem(PDEVICE_OBJECT DeviceObject)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)IoAllocateWorkItem,
                            "IoAllocateWorkItem is called at DISPATCH_LEVEL or below");
    struct _IO_WORKITEM *item = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof *item, workitem_tag);
    if (item) {
        initialize(item, DeviceObject);
    }
    return item;
}

static void require_idle(struct _IO_WORKITEM *item, const char *because)
{
    if (atomic_load(&item->is_queued)) {
        nt_bugcheck(WORKER_INVALID, 0, (uint64_t)(uintptr_t)item, 0, 0, because);
    }
}

void NTAPI IoFreeWorkItem(PIO_WORKITEM IoWorkItem)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)IoFreeWorkItem,
                            "IoFreeWorkItem is called at DISPATCH_LEVEL or below");
    require_idle(IoWorkItem, "a work item is freed while it is queued");
    ExFreePoolWithTag(IoWorkItem, workitem_tag);
}

ULONG NTAPI IoSizeofWorkItem(void)
{
    return sizeof(struct _IO_WORKITEM);
}

void NTAPI IoInitializeWorkItem(PVOID IoObject, PIO_WORKITEM IoWorkItem)
{
    initialize(IoWorkItem, IoObject);
}

void NTAPI IoUninitializeWorkItem(PIO_WORKITEM IoWorkItem)
{
    require_idle(IoWorkItem, "a work item is uninitialized while it is queued");
}

static bool queue_io_workitem(struct _IO_WORKITEM *item, PIO_WORKITEM_ROUTINE routine,
                              PIO_WORKITEM_ROUTINE_EX routine_ex, WORK_QUEUE_TYPE type, void *context)
{
    bool idle = false;
    if (!atomic_compare_exchange_strong(&item->is_queued, &idle, true)) {
        return false;
    }
    item->routine = routine;
    item->routine_ex = routine_ex;
    item->context = context;
    ObfReferenceObject(item->object);
    return queue_item(&item->item, type);
}

static void require_queued(bool was_queued, struct _IO_WORKITEM *item)
{
    if (!was_queued) {
        nt_bugcheck(WORKER_INVALID, 1, (uint64_t)(uintptr_t)item, 0, 0, "a work item is queued that is queued already");
    }
}

void NTAPI IoQueueWorkItem(PIO_WORKITEM IoWorkItem, PIO_WORKITEM_ROUTINE WorkerRoutine, WORK_QUEUE_TYPE QueueType,
                           PVOID Context)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)IoQueueWorkItem,
                            "IoQueueWorkItem is called at DISPATCH_LEVEL or below");
    require_queued(queue_io_workitem(IoWorkItem, WorkerRoutine, NULL, QueueType, Context), IoWorkItem);
}

void NTAPI IoQueueWorkItemEx(PIO_WORKITEM IoWorkItem, PIO_WORKITEM_ROUTINE_EX WorkerRoutine, WORK_QUEUE_TYPE QueueType,
                             PVOID Context)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)IoQueueWorkItemEx,
                            "IoQueueWorkItemEx is called at DISPATCH_LEVEL or below");
    require_queued(queue_io_workitem(IoWorkItem, NULL, WorkerRoutine, QueueType, Context), IoWorkItem);
}

BOOLEAN NTAPI IoTryQueueWorkItem(PIO_WORKITEM IoWorkItem, PIO_WORKITEM_ROUTINE_EX WorkerRoutine,
                                 WORK_QUEUE_TYPE QueueType, PVOID Context)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)IoTryQueueWorkItem,
                            "IoTryQueueWorkItem is called at DISPATCH_LEVEL or below");
    return queue_io_workitem(IoWorkItem, NULL, WorkerRoutine, QueueType, Context);
}

static const struct nt_export rows[] = {
    NT_EXPORT(ExQueueWorkItem),  NT_EXPORT(IoAllocateWorkItem),   NT_EXPORT(IoFreeWorkItem),
    NT_EXPORT(IoSizeofWorkItem), NT_EXPORT(IoInitializeWorkItem), NT_EXPORT(IoUninitializeWorkItem),
    NT_EXPORT(IoQueueWorkItem),  NT_EXPORT(IoQueueWorkItemEx),    NT_EXPORT(IoTryQueueWorkItem),
};
const struct nt_export_table nt_workitem_exports = NT_EXPORT_TABLE(rows);
