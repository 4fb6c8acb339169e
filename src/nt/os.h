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

/** Nanoseconds of CLOCK_MONOTONIC. Only clock.c asks; everything else goes through the kernel's clock (clock.h). */
uint64_t os_now_ns(void);

/**
 * Sleep while *word is `expected`, until os_futex_wake or `deadline_ns` of os_now_ns (UINT64_MAX: for ever). Returns 0,
 * or -ETIMEDOUT. May wake for no reason: callers loop.
 */
int os_futex_wait(_Atomic uint32_t *word, uint32_t expected, uint64_t deadline_ns);
void os_futex_wake(_Atomic uint32_t *word, uint32_t count);

/** A plain lock for short sections: one word, no owner, not recursive, not fair. Zeroed memory is an unlocked one. */
struct os_lock {
    _Atomic uint32_t word;
};
void os_lock_slow(struct os_lock *lock);
void os_unlock_slow(struct os_lock *lock);

static inline bool os_lock_try(struct os_lock *lock)
{
    uint32_t unlocked = 0;
    return atomic_compare_exchange_strong_explicit(&lock->word, &unlocked, 1, memory_order_acquire,
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
    if (atomic_exchange_explicit(&lock->word, 0, memory_order_release) == 2) {
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

/**
 * A full memory barrier on every running thread of this process: what the rare writer of an asymmetric protocol pays
 * so that the frequent reader needs a compiler barrier only (os_light_barrier). Where the kernel refuses membarrier,
 * os_light_barrier is a full fence and this is one too.
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

/** Once per Linux process, before anything else; repeatable. */
int os_init(void);

#endif
