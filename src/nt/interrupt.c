/*
 * interrupt.c: the thread that delivers what devices assert.
 */
#include "nt/interrupt.h"
#include "nt/bugcheck.h"
#include "nt/os.h"
#include "nt/process.h"
#include "nt/thread.h"

#include <bugcodes.h>

enum { WORDS = NT_INTERRUPT_MESSAGES / 64 };

struct nt_interrupt {
    struct nt_interrupt *next_pending; /* by queue.lock */
    bool is_queued;                    /* by queue.lock */
    uint64_t asserted;                 /* by queue.lock: numbers assertions that were not merged into an earlier one */
    uint64_t delivered;                /* by queue.lock: all up to that number were */
    uint64_t messages[WORDS];          /* by queue.lock */
    nt_interrupt_routine *routine;
    void *context;
    KIRQL irql;
    struct os_lock exclusion; /* held around the service routine and around synchronized routines */
    _Atomic uint32_t inside;  /* the thread that holds it */
};

static struct {
    struct os_lock lock;
    struct os_condition work;     /* for the thread: something is pending, or stop */
    struct os_condition progress; /* for who flushes */
    struct nt_interrupt *first;
    struct nt_interrupt **last;
    struct nt_interrupt *delivering;
    bool stops;
    struct os_thread *thread;
} queue;

struct nt_interrupt *nt_interrupt_connect(nt_interrupt_routine *routine, void *context, KIRQL irql)
{
    struct nt_interrupt *interrupt = os_alloc(sizeof *interrupt);
    if (interrupt) {
        interrupt->routine = routine;
        interrupt->context = context;
        interrupt->irql = irql;
    }
    return interrupt;
}

void nt_interrupt_assert(struct nt_interrupt *interrupt, uint32_t message)
{
    if (message >= NT_INTERRUPT_MESSAGES) {
        return;
    }
    uint64_t bit = UINT64_C(1) << (message % 64);
    bool wake = false;
    os_lock(&queue.lock);
    if (!(interrupt->messages[message / 64] & bit)) {
        interrupt->messages[message / 64] |= bit;
        interrupt->asserted++;
        if (!interrupt->is_queued) {
            interrupt->is_queued = true;
            interrupt->next_pending = NULL;
            *queue.last = interrupt;
            queue.last = &interrupt->next_pending;
            wake = true;
        }
    }
    os_unlock(&queue.lock);
    if (wake) {
        os_condition_wake_all(&queue.work);
    }
}

static void enter_exclusion(struct nt_interrupt *interrupt)
{
    os_lock(&interrupt->exclusion);
    atomic_store_explicit(&interrupt->inside, os_thread_id(), memory_order_relaxed);
}

static void leave_exclusion(struct nt_interrupt *interrupt)
{
    atomic_store_explicit(&interrupt->inside, 0, memory_order_relaxed);
    os_unlock(&interrupt->exclusion);
}

static void require_irql_kept(const struct nt_interrupt *interrupt, const void *routine)
{
    KIRQL irql = nt_irql();
    if (irql != interrupt->irql) {
        nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, 0x111, (uint64_t)(uintptr_t)routine, interrupt->irql, irql,
                    "a routine at the device's IRQL returned at another (third parameter: before, fourth: after)");
    }
}

static void deliver(struct nt_interrupt *interrupt, const uint64_t messages[WORDS])
{
    for (uint32_t word = 0; word < WORDS; word++) {
        for (uint64_t left = messages[word]; left != 0; left &= left - 1) {
            enter_exclusion(interrupt);
            KIRQL before = nt_irql_set(interrupt->irql);
            interrupt->routine(interrupt->context, word * 64 + (uint32_t)__builtin_ctzll(left));
            require_irql_kept(interrupt, (const void *)interrupt->routine);
            nt_irql_set(before);
            leave_exclusion(interrupt);
        }
    }
}

/* With the queue's lock held, which it leaves while the service routine runs. */
static void deliver_first(void)
{
    uint64_t messages[WORDS];
    struct nt_interrupt *interrupt = queue.first;
    uint64_t number = interrupt->asserted;
    queue.first = interrupt->next_pending;
    if (!queue.first) {
        queue.last = &queue.first;
    }
    interrupt->is_queued = false;
    for (int i = 0; i < WORDS; i++) {
        messages[i] = interrupt->messages[i];
        interrupt->messages[i] = 0;
    }
    queue.delivering = interrupt;
    os_unlock(&queue.lock);
    deliver(interrupt, messages);
    os_lock(&queue.lock);
    queue.delivering = NULL;
    interrupt->delivered = number; /* whoever waits may free the interrupt once the lock is free */
    os_condition_wake_all(&queue.progress);
}

static void run(void *argument)
{
    (void)argument;
    nt_thread_attach(nt_process_system());
    os_lock(&queue.lock);
    while (!queue.stops) {
        if (queue.first) {
            deliver_first();
        } else {
            os_condition_wait(&queue.work, &queue.lock, UINT64_MAX);
        }
    }
    os_unlock(&queue.lock);
}

void nt_interrupt_flush(struct nt_interrupt *interrupt)
{
    os_lock(&queue.lock);
    uint64_t number = interrupt->asserted;
    while (interrupt->delivered < number) {
        os_condition_wait(&queue.progress, &queue.lock, UINT64_MAX);
    }
    os_unlock(&queue.lock);
}

/* What is pending is dropped; what runs is waited for. */
void nt_interrupt_disconnect(struct nt_interrupt *interrupt)
{
    if (!interrupt) {
        return;
    }
    os_lock(&queue.lock);
    if (interrupt->is_queued) {
        struct nt_interrupt **link = &queue.first;
        while (*link != interrupt) {
            link = &(*link)->next_pending;
        }
        *link = interrupt->next_pending;
        if (!*link) {
            queue.last = link;
        }
        interrupt->is_queued = false;
    }
    while (queue.delivering == interrupt) {
        os_condition_wait(&queue.progress, &queue.lock, UINT64_MAX);
    }
    os_unlock(&queue.lock);
    os_free(interrupt);
}

bool nt_interrupt_synchronize(struct nt_interrupt *interrupt, bool (*routine)(void *context), void *context)
{
    KIRQL before = nt_irql();
    if (atomic_load_explicit(&interrupt->inside, memory_order_relaxed) == os_thread_id()) {
        nt_bugcheck(SPIN_LOCK_ALREADY_OWNED, (uint64_t)(uintptr_t)interrupt, 0, 0, 0,
                    "a routine at the device's IRQL asked to run another, which would wait for it");
    }
    if (before > interrupt->irql) {
        nt_bugcheck(IRQL_NOT_LESS_OR_EQUAL, (uint64_t)(uintptr_t)routine, before, 0, 0,
                    "execution was to be synchronized with an interrupt of a lower IRQL");
    }
    enter_exclusion(interrupt);
    nt_irql_set(interrupt->irql);
    bool result = routine(context);
    require_irql_kept(interrupt, (const void *)routine);
    nt_irql_set(before);
    leave_exclusion(interrupt);
    return result;
}

int nt_interrupt_init(void)
{
    queue.first = NULL;
    queue.last = &queue.first;
    queue.stops = false;
    return os_thread_create(&queue.thread, "nt-interrupt", run, NULL);
}

void nt_interrupt_fini(void)
{
    os_lock(&queue.lock);
    queue.stops = true;
    os_unlock(&queue.lock);
    os_condition_wake_all(&queue.work);
    os_thread_join(queue.thread);
    queue.thread = NULL;
}
