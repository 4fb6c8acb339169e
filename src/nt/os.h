/*
 * os.h: the one place where the kernel meets Linux – memory, threads, waiting, time.
 *
 * Everything in src/ allocates here and a driver allocates through the pool (pool.h); both count in one failure
 * injector, so that a test can make the n-th allocation of a whole run fail. Errors are -errno.
 */
#ifndef ESCAPEMENT_NT_OS_H
#define ESCAPEMENT_NT_OS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OS_CACHE_LINE 64
#define OS_PAGE       4096u

/** Zeroed memory aligned to 16 bytes; null when there is none (or a failure was injected). Threads any. */
void *os_alloc(size_t bytes);
/** The same without zeroing, aligned to `alignment` (a power of two, at least 16). Freed by os_free too. */
void *os_alloc_aligned(size_t alignment, size_t bytes);
/** The same for who counted with os_fail_here already. */
void *os_alloc_counted(size_t alignment, size_t bytes);
/** Null does nothing. */
void os_free(void *block);

/** Whole pages, zeroed, page-aligned. `below` limits the address (0: anywhere). Null when there are none. */
void *os_map_pages(size_t bytes, uint64_t below);
/** Reserve addresses that fault on any access: the windows of register bars. */
void *os_map_reserved(size_t bytes);
void os_unmap_pages(void *pages, size_t bytes);

/**
 * Failure injection. os_fail_nth(n): the n-th allocation from now fails, n counted from 1; 0 switches it off. With
 * `persistent`, every one from the n-th on. os_fail_here() counts one allocation and says whether it is to fail: the
 * pool calls it for the driver's. os_allocations(): how many were counted since the last os_fail_nth.
 */
void os_fail_nth(uint64_t n, bool persistent);
bool os_fail_here(void);
uint64_t os_allocations(void);

/** Nanoseconds of CLOCK_MONOTONIC, and of CLOCK_REALTIME since 1970. Only clock.c asks; everything else goes through
 * the kernel's clock (clock.h). */
uint64_t os_now_ns(void);
uint64_t os_realtime_ns(void);

/**
 * Sleep while *word is `expected`, until os_futex_wake or `deadline_ns` of os_now_ns (UINT64_MAX: for ever). Returns 0,
 * or -ETIMEDOUT. May wake for no reason: callers loop.
 */
int os_futex_wait(_Atomic uint32_t *word, uint32_t expected, uint64_t deadline_ns);
void os_futex_wake(_Atomic uint32_t *word, uint32_t count);

/**
 * A plain lock for short sections: one word, no owner, not recursive. Zeroed memory is an unlocked one. Who comes while
 * it is free gets it, ahead of those who sleep; but once one of those has waited for some milliseconds it is handed to
 * a sleeper, so that a thread which takes it again and again keeps nobody out. The last access to the word is the one
 * that lets go of it, so whoever takes it next may free it.
 */
struct os_lock {
    _Atomic uint32_t word; /* enum os_lock_word */
};
enum os_lock_word {
    OS_LOCK_FREE = 0,
    OS_LOCK_HELD,
    OS_LOCK_AWAITED, /* held, and somebody may sleep on it */
    OS_LOCK_OVERDUE, /* held, and one of those who sleep has waited for too long */
    OS_LOCK_HANDED,  /* held by nobody; for one of those who slept */
};
void os_lock_slow(struct os_lock *lock);
void os_unlock_slow(struct os_lock *lock);

static inline bool os_lock_try(struct os_lock *lock)
{
    uint32_t unlocked = OS_LOCK_FREE;
    return atomic_compare_exchange_strong_explicit(&lock->word, &unlocked, OS_LOCK_HELD, memory_order_acquire,
                                                   memory_order_relaxed);
}

static inline void os_lock(struct os_lock *lock)
{
    if (!os_lock_try(lock)) {
        os_lock_slow(lock);
    }
}

static inline void os_unlock(struct os_lock *lock)
{
    uint32_t held = OS_LOCK_HELD;
    if (!atomic_compare_exchange_strong_explicit(&lock->word, &held, OS_LOCK_FREE, memory_order_release,
                                                 memory_order_relaxed)) {
        os_unlock_slow(lock);
    }
}

/** A condition that goes with an os_lock: wait releases the lock, sleeps until woken or the deadline, takes it again.
 */
struct os_condition {
    _Atomic uint32_t sequence;
};
/** 0, or -ETIMEDOUT; may wake for no reason. */
int os_condition_wait(struct os_condition *condition, struct os_lock *lock, uint64_t deadline_ns);
void os_condition_wake_all(struct os_condition *condition);

/** A joinable thread of the host's. `name` (up to 15 bytes) is what tools show. */
struct os_thread;
int os_thread_create(struct os_thread **thread, const char *name, void (*run)(void *), void *argument);
/** Waits for its end and frees it. */
void os_thread_join(struct os_thread *thread);
void os_thread_yield(void);
uint32_t os_thread_id(void);
/** The name that tools show for the calling thread; at most 15 bytes of it. */
void os_thread_set_name(const char *name);
/** The calling thread's stack: its lowest address, and the one behind its highest. Both 0 where that is not told. */
void os_stack_limits(uint64_t *low, uint64_t *high);

/**
 * `run` is called on each thread that ends after it armed itself, with what it armed itself with. One `run` for the
 * whole process, set before anyone arms. The main thread of a program that returns from main does not end in this
 * sense.
 */
void os_thread_end_set(void (*run)(void *argument));
void os_thread_end_arm(void *argument);

/** Gives the calling thread a stack for signal handlers, so that a stack overflow can be reported; and takes it back.
 */
struct os_signal_stack {
    void *stack;
    void *previous;
    size_t previous_bytes;
};
void os_signal_stack_enter(struct os_signal_stack *stack);
void os_signal_stack_leave(struct os_signal_stack *stack);

/**
 * A full memory barrier on every running thread of this process: what the rare writer of an asymmetric protocol pays
 * so that the frequent reader needs a compiler barrier only (os_light_barrier). Where the kernel refuses membarrier,
 * os_light_barrier is a full fence and this is one too. ThreadSanitizer knows fences and not membarrier, so under it
 * full fences stand too; what such a protocol reads and writes must be atomic.
 */
void os_heavy_barrier(void);
extern bool os_heavy_barrier_works; /* set once by os_init, constant afterwards */

static inline void os_light_barrier(void)
{
    if (__builtin_expect(!os_heavy_barrier_works, 0)) {
        atomic_thread_fence(memory_order_seq_cst);
    } else {
        atomic_signal_fence(memory_order_seq_cst);
    }
}

/** Everything of `bytes` to a file descriptor; gives up on an error. Signal-safe. */
void os_write(int fd, const void *bytes, size_t count);
/** Ends the Linux process at once, without handlers. Signal-safe. */
_Noreturn void os_exit(int status);
/** Ends the Linux process with `status` should it still be there after that many seconds. Signal-safe. */
void os_exit_after(unsigned seconds, int status);

/** A fault of the processor, as a signal handler learns of it. */
struct os_fault {
    uint64_t context_instruction; /* where the thread goes on if nobody moves it; of a breakpoint the one behind it */
    uint64_t stack;               /* rsp */
    uint64_t address;             /* that was accessed; 0 with `has_address` false where the processor does not tell */
    bool has_address;
    bool is_beyond_file; /* in a mapping of a file that does not reach so far, any more */
    bool write;
    bool execute;
    uint64_t instruction; /* that faulted; of a breakpoint the one behind it */
    uint64_t frame;       /* rbp */
    uint64_t rcx;         /* the argument of __fastfail */
    bool is_trap;         /* a breakpoint */
    bool is_illegal;      /* no such instruction */
    bool is_arithmetic;   /* a division by zero, a floating point exception, or else an overflow */
    bool divide_by_zero;
    bool floating_point;
};

enum os_fault_answer {
    OS_FAULT_CONTINUE, /* at `instruction`, which the handler may have moved */
    OS_FAULT_CALL,     /* `instruction` begins on the thread's own stack, see os_fault_handler */
    OS_FAULT_PASS_ON,  /* to whoever handled these signals before */
};
/**
 * Runs in the signal handler. After OS_FAULT_CALL the thread goes on at `instruction`, which is no function: rsp leads
 * to a copy of the description, aligned to 64 bytes, below everything that the interrupted code has on its stack, and
 * each other register is the interrupted code's.
 */
typedef enum os_fault_answer os_fault_handler(struct os_fault *fault);

/** Handle SIGSEGV, SIGBUS, SIGILL, SIGFPE and SIGTRAP of every thread. 0 or -errno. Repeatable: takes back a signal
 * that somebody else handles since. */
int os_fault_handler_install(os_fault_handler *handler);
void os_fault_handler_remove(void);

/** A loaded object: its file, the bias that its addresses were moved by, and the range it lies in. */
typedef void os_module_visitor(void *context, const char *path, uint64_t bias, uint64_t low, uint64_t high);
void os_each_module(os_module_visitor *visit, void *context);

/** Where a sanitizer is about to end the process: `end` runs after its report, once. Null takes it back. */
enum os_sanitizer_report { OS_SANITIZER_ADDRESS, OS_SANITIZER_UNDEFINED };
struct os_sanitizer_finding {
    enum os_sanitizer_report from;
    const char *what; /* "heap-use-after-free" */
    uint64_t address;
    uint64_t instruction;
    bool write;
};
void os_sanitizer_end_set(void (*end)(const struct os_sanitizer_finding *finding));

/**
 * Going on in an older function's frame, without coming back through those in between: sanitizers keep accounts of
 * frames. os_landing_prepare is called by that function as it begins, and os_land names it by the same key, an address
 * in its frame.
 */
struct os_landing {
    const void *key;
    uint64_t rbp;
    uint64_t rsp;
    uint64_t rip;
};
void os_landing_prepare(const void *key);
_Noreturn void os_land(const struct os_landing *landing);

/** For a function that is part of its caller as far as sanitizers' accounts of frames go. */
#if defined(__clang__)
#define OS_UNINSTRUMENTED __attribute__((disable_sanitizer_instrumentation, noinline))
#else
#define OS_UNINSTRUMENTED __attribute__((noinline))
#endif

/** Once per Linux process, before anything else; repeatable. */
int os_init(void);

#endif
