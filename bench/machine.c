/*
 * machine.c: where the bench runs – its processors, and the files of its build.
 */
#include "bench.h"

#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static cpu_set_t allowed; /* as the process was started; a pinned thread would see one alone */

int bench_processor(int n)
{
    if (CPU_COUNT(&allowed) == 0 && sched_getaffinity(0, sizeof allowed, &allowed) != 0) {
        return -1;
    }
    for (int processor = 0; processor < CPU_SETSIZE; processor++) {
        if (CPU_ISSET((size_t)processor, &allowed) && n-- == 0) {
            return processor;
        }
    }
    return -1;
}

void bench_pin(int processor)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET((size_t)processor, &set);
    sched_setaffinity(0, sizeof set, &set);
}

const char *bench_directory(void)
{
    static char directory[PATH_MAX];
    if (directory[0] == '\0') {
        ssize_t length = readlink("/proc/self/exe", directory, sizeof directory - 1);
        char *slash = length > 0 ? strrchr(directory, '/') : NULL;
        if (slash) {
            *slash = '\0';
        }
    }
    return directory;
}

const char *bench_program(void)
{
    static char program[PATH_MAX + 16];
    snprintf(program, sizeof program, "%s/../escapement", bench_directory());
    return program;
}
