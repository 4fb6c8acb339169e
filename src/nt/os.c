/*
 * os.c: memory, threads, waiting and time, as Linux gives them.
 */
#include "nt/os.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <link.h>
#include <linux/futex.h>
#include <linux/membarrier.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#if defined(__SANITIZE_THREAD__)
#define UNDER_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define UNDER_TSAN 1
#endif
#endif
#ifndef UNDER_TSAN
#define UNDER_TSAN 0
#endif

bool os_heavy_barrier_works;

/* ---------------------------------------------------------------------------------------------- failure injection */

static struct {
    _Atomic uint64_t counted;
    _Atomic uint64_t nth;
    _Atomic bool persistent;
} injector;

void os_fail_nth(uint64_t n, bool persistent)
{
    atomic_store(&injector.nth, 0);
    atomic_store(&injector.counted, 0);
    atomic_store(&injector.persistent, persistent);
    atomic_store(&injector.nth, n);
}

bool os_fail_here(void)
{
    uint64_t count = atomic_fetch_add_explicit(&injector.counted, 1, memory_order_relaxed) + 1;
    uint64_t nth = atomic_load_explicit(&injector.nth, memory_order_relaxed);
    if (__builtin_expect(nth == 0, 1)) {
        return false;
    }
    return count == nth || (count > nth && atomic_load_explicit(&injector.persistent, memory_order_relaxed));
}

uint64_t os_allocations(void)
{
    return atomic_load(&injector.counted);
}

/* --------------------------------------------------------------------------------------------------------- memory */

/* A sanitizer's allocator may end the process over a request that it finds absurd, where the C library returns null. */
static const size_t block_bytes_max = (size_t)1 << 38;

void *os_alloc(size_t bytes)
{
    if (os_fail_here() || bytes > block_bytes_max) {
        return NULL;
    }
    return calloc(1, bytes);
}

void *os_alloc_aligned(size_t alignment, size_t bytes)
{
    return os_fail_here() ? NULL : os_alloc_counted(alignment, bytes);
}

void *os_alloc_counted(size_t alignment, size_t bytes)
{
    if (bytes > block_bytes_max) {
        return NULL;
    }
    if (alignment <= 16) {
        return malloc(bytes);
    }
    void *block = NULL;
    return posix_memalign(&block, alignment, bytes) == 0 ? block : NULL;
}

void os_free(void *block)
{
    free(block);
}

static size_t whole_pages(size_t bytes)
{
    return (bytes + OS_PAGE - 1) & ~((size_t)OS_PAGE - 1);
}

static void *map_anywhere(size_t bytes, int protection, int more_flags)
{
    void *pages = mmap(NULL, bytes, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | more_flags, -1, 0);
    return pages == MAP_FAILED ? NULL : pages;
}

/* Downwards from the limit, so that what is mapped at the low end (a program without PIE) is met last. */
static void *map_below(size_t bytes, uint64_t below)
{
    const uint64_t step = (uint64_t)16 << 20;
    const uint64_t lowest = (uint64_t)1 << 20;
    if (below < lowest + bytes) {
        return NULL;
    }
    for (uint64_t at = (below - bytes) & ~(uint64_t)(OS_PAGE - 1); at >= lowest; at -= step) {
        void *pages = mmap((void *)(uintptr_t)at, bytes, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
        if (pages == (void *)(uintptr_t)at) {
            return pages;
        }
        if (pages != MAP_FAILED) { /* a kernel that does not know the flag */
            munmap(pages, bytes);
            return NULL;
        }
        if (at < lowest + step) {
            break;
        }
    }
    return NULL;
}

void *os_map_pages(size_t bytes, uint64_t below)
{
    if (os_fail_here() || bytes == 0 || bytes > block_bytes_max) {
        return NULL;
    }
    bytes = whole_pages(bytes);
    if (below == 0) {
        return map_anywhere(bytes, PROT_READ | PROT_WRITE, 0);
    }
    if (below >= (uint64_t)1 << 31) {
        void *pages = map_anywhere(bytes, PROT_READ | PROT_WRITE, MAP_32BIT); /* the first two GiB */
        if (pages) {
            return pages;
        }
    }
    return map_below(bytes, below);
}

void *os_map_reserved(size_t bytes)
{
    if (os_fail_here() || bytes == 0 || bytes > (size_t)1 << 46) {
        return NULL;
    }
    return map_anywhere(whole_pages(bytes), PROT_NONE, 0);
}

void os_unmap_pages(void *pages, size_t bytes)
{
    if (pages) {
        munmap(pages, whole_pages(bytes));
    }
}

/* ----------------------------------------------------------------------------------------------------------- time */

static uint64_t clock_ns(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

uint64_t os_now_ns(void)
{
    return clock_ns(CLOCK_MONOTONIC);
}

uint64_t os_realtime_ns(void)
{
    return clock_ns(CLOCK_REALTIME);
}

/* -------------------------------------------------------------------------------------------------------- waiting */

int os_futex_wait(_Atomic uint32_t *word, uint32_t expected, uint64_t deadline_ns)
{
    struct timespec until = {
        .tv_sec = (time_t)(deadline_ns / 1000000000u),
        .tv_nsec = (long)(deadline_ns % 1000000000u),
    };
    long result = syscall(SYS_futex, word, FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG, expected,
                          deadline_ns == UINT64_MAX ? NULL : &until, NULL, FUTEX_BITSET_MATCH_ANY);
    return result == -1 && errno == ETIMEDOUT ? -ETIMEDOUT : 0;
}

void os_futex_wake(_Atomic uint32_t *word, uint32_t count)
{
    syscall(SYS_futex, word, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, count > INT_MAX ? INT_MAX : count, NULL, NULL, 0);
}

#define SPINS       100
#define PATIENCE_NS 5000000u /* longer than a time slice: a lock that is always handed on costs a switch each time */

/* What the word becomes when the calling thread goes to sleep on it. */
static uint32_t word_to_sleep_on(uint32_t word, bool overdue)
{
    if (word == OS_LOCK_HANDED) {
        return word;
    }
    return overdue ? OS_LOCK_OVERDUE : word == OS_LOCK_HELD ? OS_LOCK_AWAITED : word;
}

/*
 * OVERDUE is set by one who sleeps, and stays until the lock is handed on: so somebody is there who takes what is
 * HANDED. He leaves AWAITED behind, since others may sleep; who is overdue still says so when he is woken next.
 */
void os_lock_slow(struct os_lock *lock)
{
    for (int spins = 0; spins < SPINS; spins++) {
        if (atomic_load_explicit(&lock->word, memory_order_relaxed) == OS_LOCK_FREE && os_lock_try(lock)) {
            return;
        }
        __builtin_ia32_pause();
    }
    uint64_t since = os_now_ns();
    bool slept = false;
    for (;;) {
        uint32_t word = atomic_load_explicit(&lock->word, memory_order_relaxed);
        if (word == OS_LOCK_FREE || (word == OS_LOCK_HANDED && slept)) {
            if (atomic_compare_exchange_weak_explicit(&lock->word, &word, OS_LOCK_AWAITED, memory_order_acquire,
                                                      memory_order_relaxed)) {
                return;
            }
            continue;
        }
        uint32_t asleep = word_to_sleep_on(word, slept && os_now_ns() - since > PATIENCE_NS);
        if (asleep == word || atomic_compare_exchange_weak_explicit(&lock->word, &word, asleep, memory_order_relaxed,
                                                                    memory_order_relaxed)) {
            os_futex_wait(&lock->word, asleep, UINT64_MAX);
            slept = true;
        }
    }
}

void os_unlock_slow(struct os_lock *lock)
{
    uint32_t awaited = OS_LOCK_AWAITED;
    if (!atomic_compare_exchange_strong_explicit(&lock->word, &awaited, OS_LOCK_FREE, memory_order_release,
                                                 memory_order_relaxed)) {
        atomic_store_explicit(&lock->word, OS_LOCK_HANDED, memory_order_release); /* it was OVERDUE */
    }
    os_futex_wake(&lock->word, 1);
}

int os_condition_wait(struct os_condition *condition, struct os_lock *lock, uint64_t deadline_ns)
{
    uint32_t sequence = atomic_load(&condition->sequence);
    os_unlock(lock);
    int result = os_futex_wait(&condition->sequence, sequence, deadline_ns);
    os_lock(lock);
    return result;
}

void os_condition_wake_all(struct os_condition *condition)
{
    atomic_fetch_add(&condition->sequence, 1);
    os_futex_wake(&condition->sequence, INT_MAX);
}

void os_heavy_barrier(void)
{
    atomic_thread_fence(memory_order_seq_cst);
    if (os_heavy_barrier_works) {
        syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0);
    }
    atomic_thread_fence(memory_order_seq_cst);
}

/* -------------------------------------------------------------------------------------------------------- threads */

enum { THREAD_NAME_BYTES = 16 };

struct os_thread {
    pthread_t handle;
    void (*run)(void *);
    void *argument;
    char name[THREAD_NAME_BYTES];
};

static void copy_thread_name(char to[THREAD_NAME_BYTES], const char *name)
{
    size_t bytes = strnlen(name, THREAD_NAME_BYTES - 1);
    memcpy(to, name, bytes);
    to[bytes] = 0;
}

static void *run_thread(void *argument)
{
    struct os_thread *thread = argument;
    os_thread_set_name(thread->name);
    thread->run(thread->argument);
    return NULL;
}

int os_thread_create(struct os_thread **thread, const char *name, void (*run)(void *), void *argument)
{
    struct os_thread *made = os_alloc(sizeof *made);
    if (!made) {
        return -ENOMEM;
    }
    made->run = run;
    made->argument = argument;
    copy_thread_name(made->name, name);
    *thread = made; /* before it runs, which may look at it */
    int error = pthread_create(&made->handle, NULL, run_thread, made);
    if (error) {
        *thread = NULL;
        os_free(made);
        return -error;
    }
    return 0;
}

void os_thread_join(struct os_thread *thread)
{
    if (thread) {
        pthread_join(thread->handle, NULL);
        os_free(thread);
    }
}

void os_thread_yield(void)
{
    sched_yield();
}

uint32_t os_thread_id(void)
{
    static _Thread_local uint32_t id;
    if (id == 0) {
        id = (uint32_t)gettid();
    }
    return id;
}

void os_stack_limits(uint64_t *low, uint64_t *high)
{
    pthread_attr_t attributes;
    void *start = NULL;
    size_t bytes = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        pthread_attr_getstack(&attributes, &start, &bytes);
        pthread_attr_destroy(&attributes);
    }
    *low = (uint64_t)(uintptr_t)start;
    *high = *low + bytes;
}

void os_thread_set_name(const char *name)
{
    char bounded[THREAD_NAME_BYTES];
    copy_thread_name(bounded, name);
    pthread_setname_np(pthread_self(), bounded);
}

static struct {
    pthread_once_t once;
    pthread_key_t key;
    bool works;
    void (*_Atomic run)(void *argument);
} thread_end = {.once = PTHREAD_ONCE_INIT};

static void run_thread_end(void *argument)
{
    void (*run)(void *) = atomic_load(&thread_end.run);
    if (run) {
        run(argument);
    }
}

static void make_thread_end_key(void)
{
    thread_end.works = pthread_key_create(&thread_end.key, run_thread_end) == 0;
}

void os_thread_end_set(void (*run)(void *argument))
{
    atomic_store(&thread_end.run, run);
}

void os_thread_end_arm(void *argument)
{
    pthread_once(&thread_end.once, make_thread_end_key);
    if (thread_end.works) {
        pthread_setspecific(thread_end.key, argument);
    }
}

/* Large, since a report is made on it, which reads debug information. Pages that nobody touches cost nothing. */
enum { SIGNAL_STACK_BYTES = 512 * 1024 };

void os_signal_stack_enter(struct os_signal_stack *stack)
{
    stack_t previous;
    memset(stack, 0, sizeof *stack);
    void *pages = map_anywhere(SIGNAL_STACK_BYTES, PROT_READ | PROT_WRITE, MAP_STACK);
    if (!pages) {
        return;
    }
    stack_t ours = {.ss_sp = pages, .ss_size = SIGNAL_STACK_BYTES};
    if (sigaltstack(&ours, &previous) != 0) {
        munmap(pages, SIGNAL_STACK_BYTES);
        return;
    }
    stack->stack = pages;
    if (!(previous.ss_flags & SS_DISABLE)) { /* a sanitizer's, which it wants to find again when the thread ends */
        stack->previous = previous.ss_sp;
        stack->previous_bytes = previous.ss_size;
    }
}

void os_signal_stack_leave(struct os_signal_stack *stack)
{
    if (!stack->stack) {
        return;
    }
    stack_t previous = {.ss_sp = stack->previous, .ss_size = stack->previous_bytes};
    if (!stack->previous) {
        previous.ss_flags = SS_DISABLE;
    }
    sigaltstack(&previous, NULL);
    munmap(stack->stack, SIGNAL_STACK_BYTES);
    stack->stack = NULL;
}

/* -------------------------------------------------------------------------------------------------------- process */

void os_write(int fd, const void *bytes, size_t count)
{
    const char *from = bytes;
    while (count > 0) {
        ssize_t written = write(fd, from, count);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return;
        }
        from += written;
        count -= (size_t)written;
    }
}

void os_exit(int status)
{
    _exit(status);
}

static int status_after;

static void exit_late(int signal)
{
    (void)signal;
    _exit(status_after);
}

void os_exit_after(unsigned seconds, int status)
{
    struct sigaction late = {.sa_handler = exit_late};
    sigset_t alarms;
    status_after = status;
    sigaction(SIGALRM, &late, NULL);
    sigemptyset(&alarms);
    sigaddset(&alarms, SIGALRM);
    pthread_sigmask(SIG_UNBLOCK, &alarms, NULL);
    alarm(seconds);
}

struct module_walk {
    os_module_visitor *visit;
    void *context;
};

static int visit_module(struct dl_phdr_info *info, size_t bytes, void *argument)
{
    const struct module_walk *walk = argument;
    uint64_t low = UINT64_MAX;
    uint64_t high = 0;
    (void)bytes;
    for (unsigned i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &info->dlpi_phdr[i];
        if (header->p_type == PT_LOAD) {
            uint64_t start = info->dlpi_addr + header->p_vaddr;
            low = start < low ? start : low;
            high = start + header->p_memsz > high ? start + header->p_memsz : high;
        }
    }
    if (high > low) {
        const char *path = info->dlpi_name && info->dlpi_name[0] ? info->dlpi_name : "/proc/self/exe";
        walk->visit(walk->context, path, info->dlpi_addr, low, high);
    }
    return 0;
}

void os_each_module(os_module_visitor *visit, void *context)
{
    struct module_walk walk = {.visit = visit, .context = context};
    dl_iterate_phdr(visit_module, &walk);
}

static void register_membarrier(void)
{
    if (!UNDER_TSAN && syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0) == 0) {
        os_heavy_barrier_works = true;
    }
}

int os_init(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    return -pthread_once(&once, register_membarrier);
}
