/*
 * thread.h: what the kernel knows of the calling thread – its IRQL, its process, what it holds.
 *
 * Every Linux thread that reaches the kernel has one, made at its first call and freed when the thread ends. It is the
 * KTHREAD that KeGetCurrentThread gives.
 */
#ifndef ESCAPEMENT_NT_THREAD_H
#define ESCAPEMENT_NT_THREAD_H

#include <ntddk.h>
#include <stdbool.h>
#include <stdint.h>

struct nt_process;

/** The part that the escape path reads; thread.c keeps more behind it. One thread writes it: its own. */
struct nt_thread {
    KIRQL irql;
    uint32_t spin_locks_held;
    uint32_t mutexes_held;      /* fast and guarded mutexes */
    struct nt_process *process; /* the process this thread belongs to; never null once made */
    void *upper;                /* dxgkrnl's own part, see nt_thread_set_upper */
};

extern _Thread_local struct nt_thread *nt_thread_self;

struct nt_thread *nt_thread_adopt(void);

/** The calling thread's. Null only where the first call found no memory. */
static inline struct nt_thread *nt_thread_current(void)
{
    struct nt_thread *thread = nt_thread_self;
    return __builtin_expect(thread != NULL, 1) ? thread : nt_thread_adopt();
}

/** dxgkrnl hangs its own part on a thread; `free_upper` runs when the thread ends. */
void nt_thread_set_upper(struct nt_thread *thread, void *upper, void (*free_upper)(void *upper));

/** Move the calling thread to a process, as a thread that was created in it. Threads own. IRQL PASSIVE_LEVEL. */
void nt_thread_attach(struct nt_process *process);

/** The calling thread's IRQL; PASSIVE_LEVEL for a thread the kernel has not met. */
KIRQL nt_irql(void);
/** Set it without the checks of KeRaiseIrql and KeLowerIrql: for the kernel's own interrupt and DPC dispatch. */
KIRQL nt_irql_set(KIRQL irql);
const char *nt_irql_name(KIRQL irql);

#endif
