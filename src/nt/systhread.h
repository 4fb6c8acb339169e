/*
 * systhread.h: threads as objects – what KeGetCurrentThread gives, and the system threads that drivers create.
 */
#ifndef ESCAPEMENT_NT_SYSTHREAD_H
#define ESCAPEMENT_NT_SYSTHREAD_H

#include <ntddk.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdint.h>

struct nt_process;
struct nt_waiter;
struct os_thread;

/** A thread's object. A driver knows it by its address only, and may wait for it. */
struct _KTHREAD {
    DISPATCHER_HEADER header;   /* signalled once the thread has ended; by the dispatcher's lock */
    struct nt_waiter *waiting;  /* what it waits in, or null; by the dispatcher's lock */
    uint64_t id;                /* of nt_thread; 0 until it runs */
    struct nt_process *process; /* that it was created in */
    _Atomic int32_t priority;
    int64_t created_100ns; /* system time */
    NTSTATUS exit_status;  /* STATUS_PENDING while it runs; by the dispatcher's lock */

    /* The rest is of system threads. */
    bool is_system;
    bool must_leave; /* at its next wait; by the dispatcher's lock */
    PKSTART_ROUTINE routine;
    void *context;
    jmp_buf end; /* where PsTerminateSystemThread continues */
    struct os_thread *thread;
    struct _KTHREAD *next; /* in the list of those that run, or of those that are to be joined */
};

/**
 * The calling thread's object, made at its first call. A thread for which there is no memory gets one in its own
 * storage, so that this cannot fail: such an object does not outlive its thread.
 */
PKTHREAD nt_thread_object(void);
/** Whether the calling thread is one that a driver created. Makes nothing; signal-safe. */
bool nt_systhread_is_current(void);

int nt_systhread_init(void);
/**
 * Ends what can be ended: a system thread that waits in the kernel, or comes to wait, ends there, without its driver's
 * code running again. One that does neither within a second stays, and is reported in the log.
 */
void nt_systhread_fini(void);
/** How many system threads run. */
uint64_t nt_systhread_count(void);

/**
 * A thread whose `end` is set leaves what it runs, at the wait that it is in or comes to. `end` returns
 * NT_THREAD_LEAVES. Two steps: it is asked to by another thread, and does so itself, from its wait.
 */
enum { NT_THREAD_LEAVES = 2 };
void nt_thread_ask_to_leave(struct _KTHREAD *thread);
_Noreturn void nt_thread_leave(void);
/** Whether it was asked. With the dispatcher's lock held. */
bool nt_thread_must_leave(const struct _KTHREAD *thread);
/** It has left: it holds nothing any more, and may wait again. */
void nt_thread_has_left(struct _KTHREAD *thread);

#endif
