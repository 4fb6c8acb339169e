/*
 * kernel.h: a machine that a test starts and stops, host threads that run a function, and bugchecks in children.
 */
#ifndef ESCAPEMENT_TESTS_NT_KERNEL_H
#define ESCAPEMENT_TESTS_NT_KERNEL_H

#include "child.h"

#include <ntddk.h>
#include <ntstatus.h>

#include <bugcodes.h>
#include <nt/machine.h>
#include <nt/os.h>
#include <nt/thread.h>

static inline int machine_start(void **state)
{
    (void)state;
    return nt_machine_init();
}

static inline int machine_stop(void **state)
{
    (void)state;
    nt_machine_fini();
    return 0;
}

/* Relative, for a wait. */
static inline LARGE_INTEGER after_ms(int64_t ms)
{
    LARGE_INTEGER due = {.QuadPart = -ms * 10000};
    return due;
}

static inline NTSTATUS wait_ms(void *object, int64_t ms)
{
    LARGE_INTEGER timeout = after_ms(ms);
    return KeWaitForSingleObject(object, Executive, KernelMode, FALSE, &timeout);
}

static inline NTSTATUS wait_forever(void *object)
{
    return KeWaitForSingleObject(object, Executive, KernelMode, FALSE, NULL);
}

static inline NTSTATUS poll_object(void *object)
{
    return wait_ms(object, 0);
}

static inline void sleep_ms(int64_t ms)
{
    LARGE_INTEGER interval = after_ms(ms);
    KeDelayExecutionThread(KernelMode, FALSE, &interval);
}

static inline void assert_machine_clean(void)
{
    static const struct nt_leftovers none;
    struct nt_leftovers left;
    nt_leftovers(&left);
    assert_memory_equal(&left, &none, sizeof left);
}

/* What a driver must not do, and the bugcheck that it gives. A row is a test of its own. */
struct misuse {
    const char *name;
    uint32_t code;
    void (*run)(void);
};

static inline void misuse_in_child(void *argument)
{
    const struct misuse *misuse = argument;
    if (nt_machine_init() == 0) {
        misuse->run();
    }
}

/* To run while no machine is started: a child of a process with threads has one thread only. */
static inline void ends_in_bugcheck(void **state)
{
    static struct child child;
    const struct misuse *misuse = *state;
    child_run(&child, misuse_in_child, *state);
    assert_bugcheck(&child, misuse->code);
}

/* A host thread that runs `run`. */
struct helper {
    struct os_thread *thread;
    void (*run)(void *argument);
    void *argument;
};

static inline void helper_start(struct helper *helper, void (*run)(void *), void *argument)
{
    helper->run = run;
    helper->argument = argument;
    assert_int_equal(os_thread_create(&helper->thread, "test-helper", run, argument), 0);
}

static inline void helper_join(struct helper *helper)
{
    os_thread_join(helper->thread);
}

#define WITH_MACHINE(test) cmocka_unit_test_setup_teardown(test, machine_start, machine_stop)

#endif
