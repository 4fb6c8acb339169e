/*
 * thread.c: the kernel's part of each Linux thread that reaches it.
 */
#include "nt/thread.h"
#include "nt/os.h"
#include "nt/process.h"

#include <assert.h>

/* The thread as others see it, and what it takes to end it. */
struct thread_storage {
    struct nt_thread thread;
    void (*free_upper)(void *upper);
    void (*free_object)(void *object);
    struct os_signal_stack signal_stack;
};

_Thread_local struct nt_thread *nt_thread_self;
static _Thread_local struct thread_storage storage;

static void end_thread(void *argument)
{
    struct thread_storage *ending = argument;
    if (ending->thread.upper && ending->free_upper) {
        ending->free_upper(ending->thread.upper);
    }
    ending->thread.upper = NULL;
    if (ending->thread.object && ending->free_object) {
        ending->free_object(ending->thread.object);
    }
    ending->thread.object = NULL;
    os_signal_stack_leave(&ending->signal_stack);
    nt_thread_self = NULL;
}

struct nt_thread *nt_thread_adopt(void)
{
    static _Atomic uint64_t ids = 4;
    storage.thread.irql = PASSIVE_LEVEL;
    storage.thread.process = nt_process_initial();
    storage.thread.id = atomic_fetch_add(&ids, 4) + 4;
    os_signal_stack_enter(&storage.signal_stack);
    os_thread_end_set(end_thread);
    os_thread_end_arm(&storage);
    nt_thread_self = &storage.thread;
    return nt_thread_self;
}

void nt_thread_set_upper(struct nt_thread *thread, void *upper, void (*free_upper)(void *upper))
{
    assert(thread == &storage.thread);
    thread->upper = upper;
    storage.free_upper = free_upper;
}

void nt_thread_set_object(struct nt_thread *thread, void *object, void (*free_object)(void *object))
{
    assert(thread == &storage.thread);
    thread->object = object;
    storage.free_object = free_object;
}

void nt_thread_attach(struct nt_process *process)
{
    nt_thread_current()->process = process;
}
