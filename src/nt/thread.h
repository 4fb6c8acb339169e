/*
 * thread.h: what the kernel knows of the calling thread – its IRQL, its process, what it holds.
 *
 * Every Linux thread that reaches the kernel has one, made at its first call and gone when the thread ends. It lies in
 * the thread's own storage, so that making it cannot fail.
 */
#ifndef ESCAPEMENT_NT_THREAD_H
#define ESCAPEMENT_NT_THREAD_H

#include <ntddk.h>
#include <stdbool.h>
#include <stdint.h>

struct nt_process;

/** One thread writes it: its own. */
struct nt_thread {
    KIRQL irql;
    uint32_t spin_locks_held;
    uint32_t mutexes_held;      /* fast and guarded mutexes */
    struct nt_process *process; /* the process this thread belongs to; never null once made */
    uint64_t id;                /* a multiple of 4, as Windows' are; never reused while the Linux process runs */
    void *upper;                /* dxgkrnl's own part, see nt_thread_set_upper */
    void *object;               /* the dispatcher's own part, see nt_thread_set_object */
};

extern _Thread_local struct nt_thread *nt_thread_self;

struct nt_thread *nt_thread_adopt(void);

/** The calling thread's. Never null. */
static inline struct nt_thread *nt_thread_current(void)
{
    struct nt_thread *thread = nt_thread_self;
    return __builtin_expect(thread != NULL, 1) ? thread : nt_thread_adopt();
}

/**
 * dxgkrnl hangs its own part on the calling thread; `free_upper` runs on it when the thread ends. Null takes it off
 * without freeing. The main thread of a Linux process does not end in this sense.
 */
void nt_thread_set_upper(struct nt_thread *thread, void *upper, void (*free_upper)(void *upper));
/** The same for the dispatcher's part: the thread's object. It is freed after dxgkrnl's. */
void nt_thread_set_object(struct nt_thread *thread, void *object, void (*free_object)(void *object));

/** Move the calling thread to a process, as a thread that was created in it. Threads own. IRQL PASSIVE_LEVEL. */
void nt_thread_attach(struct nt_process *process);

/** The calling thread's IRQL; PASSIVE_LEVEL for a thread the kernel has not met. */
KIRQL nt_irql(void);
/** Set it without the checks of KeRaiseIrql and KeLowerIrql: for the kernel's own interrupt and DPC dispatch. */
KIRQL nt_irql_set(KIRQL irql);
/** "DISPATCH_LEVEL", "DIRQL 5". Constant text. */
const char *nt_irql_name(KIRQL irql);
/** For a routine that Windows allows up to `highest`: bugcheck 0xA with the routine's address where the IRQL is above.
 */
void nt_irql_require_at_most(KIRQL highest, const void *routine, const char *because);

#endif
