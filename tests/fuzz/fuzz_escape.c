/*
 * fuzz_escape.c: the argument path of the kernel under libFuzzer – escapes and the whole life around them, against a
 * well-behaved driver, with an oracle beside every call.
 *
 * The kernel runs from input to input, as one does; after each nothing may be left of it. An input may end and start
 * it.
 */
#include "world.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MACHINES_MOST 1 /* an input may ask for so many; each costs as much as a hundred calls */
#define HANGS_MOST    2
#define INPUTS_EACH   512 /* a kernel serves so many inputs */

/* The names of libFuzzer and of the linker's --wrap. */
/* NOLINTBEGIN(readability-identifier-naming,bugprone-reserved-identifier): theirs. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
_Noreturn void __real__exit(int status);
_Noreturn void __wrap__exit(int status);

/* A bugcheck ends the process, and libFuzzer keeps an input only of what aborts. */
_Noreturn void __wrap__exit(int status)
{
    static volatile int ending;
    if (status == 134 && !ending) {
        ending = 1;
        abort();
    }
    __real__exit(status);
}
/* NOLINTEND(readability-identifier-naming,bugprone-reserved-identifier) */

struct lane {
    const struct operation *operations;
    size_t count;
    unsigned number;
};

static void *run_lane(void *argument)
{
    const struct lane *lane = argument;
    world_lane(lane->number);
    for (size_t i = lane->number; i < lane->count; i += 2) {
        run_call(&lane->operations[i]);
    }
    host_process_attach(NULL);
    world_lane(0);
    return NULL;
}

/* Every second operation on a thread of its own. What the model knew is worth nothing afterwards. */
static void run_parallel(const struct operation *operations, size_t count)
{
    struct lane lanes[2] = {{operations, count, 0}, {operations, count, 1}};
    pthread_t thread;
    world.armed = 0;
    for (unsigned i = 0; i < PROCESSES; i++) {
        if (!world_process(i)) {
            die("no memory for a process");
        }
    }
    world.parallel = true;
    if (pthread_create(&thread, NULL, run_lane, &lanes[1]) != 0) {
        die("no thread");
    }
    run_lane(&lanes[0]);
    pthread_join(thread, NULL);
    world.parallel = false;
    world.started = false; /* or perhaps not: it is started again */
}

static bool is_one_too_many(const struct operation *operation, unsigned *machines, unsigned *hangs)
{
    return (operation->kind == OP_MACHINE && (*machines)++ >= MACHINES_MOST) ||
           (operation->kind == OP_HANG && (*hangs)++ >= HANGS_MOST);
}

static void run(const struct operation *operations, size_t count)
{
    unsigned machines = 0;
    unsigned hangs = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_one_too_many(&operations[i], &machines, &hangs)) {
            continue;
        }
        if (operations[i].kind == OP_PARALLEL) {
            run_parallel(&operations[i + 1], count - i - 1);
            return;
        }
        if (!world_process(operations[i].process % 32u % PROCESSES)) {
            die("no memory for a process");
        }
        run_call(&operations[i]);
        if (world.may_fault || world_was_reset()) {
            world_look();
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static unsigned inputs;
    struct operation operations[OPERATIONS_MOST];
    size_t count = operations_read(data, size, operations);
    if (world.host && inputs++ % INPUTS_EACH == INPUTS_EACH - 1) {
        world_stop();
    }
    if (!world.host) {
        world_start();
    }
    run(operations, count);
    world_look();
    world_settle();
    return 0;
}
