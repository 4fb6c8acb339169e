/*
 * systhread.c: threads as objects, and the system threads that drivers create.
 */
#include "nt/systhread.h"
#include "nt/apc_region.h"
#include "nt/bugcheck.h"
#include "nt/clock.h"
#include "nt/dispatcher.h"
#include "nt/export_tables.h"
#include "nt/log.h"
#include "nt/object.h"
#include "nt/process.h"
#include "nt/ps.h"
#include "nt/seh.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <ntstatus.h>

struct _OBJECT_TYPE nt_thread_type = {.name = "Thread"};

enum { PRIORITY_NORMAL = 8, STARTED = 1 };
static const uint64_t patience_ns = UINT64_C(1000000000);

static struct {
    struct os_lock lock; /* taken before the dispatcher's */
    struct os_condition progress;
    struct _KTHREAD *running;
    struct _KTHREAD *ended; /* to be joined */
    uint64_t count;
} threads;

/* ------------------------------------------------------------------------------------------------- every thread's */

static void fill(struct _KTHREAD *thread, struct nt_process *process)
{
    nt_header_init(&thread->header, NT_THREAD, sizeof *thread, 0);
    thread->process = process;
    atomic_store_explicit(&thread->priority, PRIORITY_NORMAL, memory_order_relaxed);
    thread->created_100ns = (int64_t)nt_clock_system_time_100ns();
    thread->exit_status = STATUS_PENDING;
}

static void signal_end(struct _KTHREAD *thread, NTSTATUS status)
{
    struct nt_wake_list wakes;
    nt_dispatcher_lock(&wakes);
    thread->exit_status = status;
    thread->header.SignalState = 1;
    nt_header_signalled(&thread->header, &wakes);
    nt_dispatcher_unlock(&wakes);
}

static void end_adopted(void *object)
{
    signal_end(object, STATUS_SUCCESS);
    nt_object_put(object);
}

/* For a thread that found no memory: the object ends with it. */
static _Thread_local struct {
    struct _KTHREAD thread;
    struct nt_object object;
} own;

static void end_own(void *object)
{
    signal_end(object, STATUS_SUCCESS);
    nt_object_abandon(&own.object);
}

static PKTHREAD adopt(struct nt_thread *current)
{
    struct _KTHREAD *thread = nt_object_create(&nt_thread_type, sizeof *thread);
    if (thread) {
        nt_thread_set_object(current, thread, end_adopted);
    } else {
        thread = &own.thread;
        nt_object_adopt(&own.object, &nt_thread_type, thread);
        nt_thread_set_object(current, thread, end_own);
    }
    fill(thread, current->process);
    thread->id = current->id;
    return thread;
}

PKTHREAD nt_thread_object(void)
{
    struct nt_thread *current = nt_thread_current();
    return __builtin_expect(current->object != NULL, 1) ? current->object : adopt(current);
}

bool nt_systhread_is_current(void)
{
    const struct nt_thread *current = nt_thread_self;
    const struct _KTHREAD *thread = current ? current->object : NULL;
    return thread && thread->is_system;
}

/* ------------------------------------------------------------------------------------------------- system threads */

/* Joins those that ended. */
static void reap(void)
{
    os_lock(&threads.lock);
    struct _KTHREAD *thread = threads.ended;
    threads.ended = NULL;
    os_unlock(&threads.lock);
    while (thread) {
        struct _KTHREAD *next = thread->next;
        os_thread_join(thread->thread);
        nt_object_put(thread);
        thread = next;
    }
}

/* With the lock held. One that the machine has given up is counted no more, and joined all the same. */
static void take_out(struct _KTHREAD *thread)
{
    struct _KTHREAD **link = &threads.running;
    while (*link && *link != thread) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = thread->next;
        threads.count--;
    }
    thread->next = threads.ended;
    threads.ended = thread;
}

static void require_clean_end(struct _KTHREAD *thread)
{
    const struct nt_thread *current = nt_thread_current();
    struct nt_apc_disable apcs = nt_apc_disabled();
    if (current->mutexes_held != 0) {
        nt_bugcheck(THREAD_TERMINATE_HELD_MUTEX, (uint64_t)(uintptr_t)thread, 0, 0, 0,
                    "a thread ends with a mutex held");
    }
    if (current->irql != PASSIVE_LEVEL || apcs.kernel != 0 || apcs.special != 0) {
        nt_bugcheck(
            KERNEL_APC_PENDING_DURING_EXIT, 0, (uint64_t)apcs.kernel + (uint64_t)apcs.special, current->irql, 0,
            "a thread ends in a critical or guarded region (second parameter: how many), or above PASSIVE_LEVEL "
            "(third: the IRQL)");
    }
}

/* How the thread came back from its routine. */
enum { ENTERS = 0, RETURNS = 1, LEAVES = NT_THREAD_LEAVES };

static void run_routine(struct _KTHREAD *thread)
{
    switch (setjmp(thread->end)) { // NOLINT(cert-err52-cpp): the frames between are the driver's, which have no cleanup
    case ENTERS:
        thread->routine(thread->context);
        require_clean_end(thread);
        break;
    case RETURNS:
        require_clean_end(thread);
        break;
    case LEAVES: /* its driver is gone, and what it held with it */
    default:
        nt_thread_has_left(thread);
        break;
    }
}

static void run(void *argument)
{
    struct _KTHREAD *thread = argument;
    struct nt_thread *current = nt_thread_current();
    nt_apc_reset();
    nt_thread_attach(thread->process);
    nt_thread_set_object(current, thread, NULL);
    os_lock(&threads.lock); /* until its creator has noted what to join */
    thread->id = current->id;
    os_condition_wake_all(&threads.progress);
    os_unlock(&threads.lock);

    nt_ps_notify_thread(thread->process->id, current->id, true);
    run_routine(thread);
    nt_ps_notify_thread(thread->process->id, current->id, false);

    nt_thread_set_object(current, NULL, NULL);
    nt_object_try_get(thread);
    os_lock(&threads.lock);
    take_out(thread);
    os_condition_wake_all(&threads.progress);
    os_unlock(&threads.lock);
    signal_end(thread, thread->exit_status == STATUS_PENDING ? STATUS_SUCCESS : thread->exit_status);
    nt_object_put(thread);
}

/* Returns once the thread has an id, so that everybody sees it. */
static int start(struct _KTHREAD *thread)
{
    os_lock(&threads.lock);
    int error = os_thread_create(&thread->thread, "nt-system", run, thread);
    if (!error) {
        thread->next = threads.running;
        threads.running = thread;
        threads.count++;
        while (thread->id == 0) {
            os_condition_wait(&threads.progress, &threads.lock, UINT64_MAX);
        }
    }
    os_unlock(&threads.lock);
    return error;
}

static NTSTATUS resolve_process(HANDLE handle, struct nt_process **process)
{
    void *body = NULL;
    if (!handle) {
        *process = nt_process_system();
        return STATUS_SUCCESS;
    }
    NTSTATUS status = nt_handle_resolve(handle, &nt_process_type, KernelMode, 0, &body, NULL);
    if (NT_SUCCESS(status)) {
        *process = body;
        nt_object_put(body);
    }
    return status;
}

NTSTATUS NTAPI PsCreateSystemThread(PHANDLE ThreadHandle, ULONG DesiredAccess, POBJECT_ATTRIBUTES ObjectAttributes,
                                    HANDLE ProcessHandle, PCLIENT_ID ClientId, PKSTART_ROUTINE StartRoutine,
                                    PVOID StartContext)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)PsCreateSystemThread,
                            "PsCreateSystemThread is called at PASSIVE_LEVEL");
    struct nt_process *process = NULL;
    HANDLE handle = NULL;
    if (!ThreadHandle || !StartRoutine) {
        return STATUS_INVALID_PARAMETER;
    }
    reap();
    NTSTATUS status = resolve_process(ProcessHandle, &process);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    struct _KTHREAD *thread = nt_object_create(&nt_thread_type, sizeof *thread);
    if (!thread) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    fill(thread, process);
    thread->is_system = true;
    thread->routine = StartRoutine;
    thread->context = StartContext;
    status = nt_handle_create(thread, DesiredAccess, nt_handle_is_kernel(ObjectAttributes), &handle);
    if (!NT_SUCCESS(status)) {
        goto put_thread;
    }
    /* Before the thread runs, which may look at the handle; it cannot close it before this returns from start. */
    *ThreadHandle = handle;
    nt_object_try_get(thread);
    if (start(thread)) {
        status = STATUS_INSUFFICIENT_RESOURCES;
        goto close_handle;
    }
    if (ClientId) {
        ClientId->UniqueProcess = PsGetProcessId((PEPROCESS)process);
        ClientId->UniqueThread = PsGetThreadId(thread);
    }
    nt_object_put(thread);
    return STATUS_SUCCESS;

close_handle:
    *ThreadHandle = NULL;
    nt_object_put(thread);
    nt_handle_close(handle, KernelMode);
put_thread:
    nt_object_put(thread);
    return status;
}

NTSTATUS NTAPI PsTerminateSystemThread(NTSTATUS ExitStatus)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)PsTerminateSystemThread,
                            "PsTerminateSystemThread is called at PASSIVE_LEVEL");
    struct _KTHREAD *thread = nt_thread_object();
    if (!thread->is_system) {
        return STATUS_INVALID_PARAMETER;
    }
    thread->exit_status = ExitStatus;
    longjmp(thread->end, RETURNS); // NOLINT(cert-err52-cpp): as above
}

bool nt_thread_must_leave(const struct _KTHREAD *thread)
{
    return thread->must_leave;
}

void nt_thread_leave(void)
{
    struct _KTHREAD *thread = nt_thread_object();
    thread->exit_status = STATUS_THREAD_IS_TERMINATING;
    longjmp(thread->end, LEAVES); // NOLINT(cert-err52-cpp): as above
}

void nt_thread_ask_to_leave(struct _KTHREAD *thread)
{
    struct nt_wake_list wakes;
    nt_dispatcher_lock(&wakes);
    struct nt_waiter *waiter = thread->waiting;
    thread->must_leave = true;
    if (waiter) {
        nt_waiter_decide(waiter, STATUS_THREAD_IS_TERMINATING);
        nt_wake_list_add(&wakes, waiter);
    }
    nt_dispatcher_unlock(&wakes);
}

void nt_thread_has_left(struct _KTHREAD *thread)
{
    nt_seh_forget();
    nt_irql_set(PASSIVE_LEVEL);
    nt_apc_reset();
    nt_thread_current()->mutexes_held = 0;
    os_lock(&nt_dispatcher_lock_word);
    thread->must_leave = false;
    os_unlock(&nt_dispatcher_lock_word);
}

uint64_t nt_systhread_count(void)
{
    os_lock(&threads.lock);
    uint64_t count = threads.count;
    os_unlock(&threads.lock);
    return count;
}

int nt_systhread_init(void)
{
    return 0;
}

void nt_systhread_fini(void)
{
    uint64_t deadline = nt_clock_to_os_deadline(nt_clock_now_ns() + patience_ns);
    os_lock(&threads.lock);
    for (struct _KTHREAD *thread = threads.running; thread; thread = thread->next) {
        nt_thread_ask_to_leave(thread);
    }
    while (threads.running && os_condition_wait(&threads.progress, &threads.lock, deadline) == 0) {
    }
    uint64_t left = threads.count;
    threads.running = NULL;
    threads.count = 0;
    os_unlock(&threads.lock);
    if (left > 0) {
        nt_log(NT_LOG_KERNEL, "%llu system threads neither end nor wait; they are left running",
               (unsigned long long)left);
    }
    reap();
}

/* ----------------------------------------------------------------------------------------------- what drivers ask */

PKTHREAD NTAPI KeGetCurrentThread(VOID)
{
    return nt_thread_object();
}

HANDLE NTAPI PsGetCurrentThreadId(void)
{
    return (HANDLE)(uintptr_t)nt_thread_current()->id; // NOLINT(performance-no-int-to-ptr)
}

HANDLE NTAPI PsGetThreadId(PETHREAD Thread)
{
    return (HANDLE)(uintptr_t)Thread->id; // NOLINT(performance-no-int-to-ptr)
}

HANDLE NTAPI PsGetThreadProcessId(PETHREAD Thread)
{
    return (HANDLE)(uintptr_t)Thread->process->id; // NOLINT(performance-no-int-to-ptr)
}

NTSTATUS NTAPI PsGetThreadExitStatus(PETHREAD Thread)
{
    os_lock(&nt_dispatcher_lock_word);
    NTSTATUS status = Thread->header.SignalState ? Thread->exit_status : STATUS_PENDING;
    os_unlock(&nt_dispatcher_lock_word);
    return status;
}

LONGLONG NTAPI PsGetThreadCreateTime(PETHREAD Thread)
{
    return Thread->created_100ns;
}

KPRIORITY NTAPI KeSetPriorityThread(PKTHREAD Thread, KPRIORITY Priority)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)KeSetPriorityThread,
                            "KeSetPriorityThread is called at DISPATCH_LEVEL or below");
    return atomic_exchange(&Thread->priority, Priority);
}

KPRIORITY NTAPI KeQueryPriorityThread(PKTHREAD Thread)
{
    return atomic_load(&Thread->priority);
}

/* Relative to the process's base, which is 8 for all. */
LONG NTAPI KeSetBasePriorityThread(PKTHREAD Thread, LONG Increment)
{
    return atomic_exchange(&Thread->priority, PRIORITY_NORMAL + Increment) - PRIORITY_NORMAL;
}

static const struct nt_export rows[] = {
    NT_EXPORT(PsCreateSystemThread),  NT_EXPORT(PsTerminateSystemThread),
    NT_EXPORT(KeGetCurrentThread),    NT_EXPORT_AS(PsGetCurrentThread, KeGetCurrentThread),
    NT_EXPORT(PsGetCurrentThreadId),  NT_EXPORT(PsGetThreadId),
    NT_EXPORT(PsGetThreadProcessId),  NT_EXPORT(PsGetThreadExitStatus),
    NT_EXPORT(PsGetThreadCreateTime), NT_EXPORT(KeSetPriorityThread),
    NT_EXPORT(KeQueryPriorityThread), NT_EXPORT(KeSetBasePriorityThread),
};
const struct nt_export_table nt_systhread_exports = NT_EXPORT_TABLE(rows);
