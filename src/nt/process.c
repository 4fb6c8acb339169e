/*
 * process.c: the processes of this kernel.
 */
#include "nt/process.h"
#include "nt/os.h"

#include <string.h>

/* Threads outlive the machine, so what they belong to at first does too. */
static struct nt_process system_process = {.id = 4, .name = "System"};
static struct nt_process initial_process = {.id = 8, .name = "initial"};

struct nt_process *nt_process_create(const char *name)
{
    static _Atomic uint64_t ids = 8;
    struct nt_process *process = os_alloc(sizeof *process);
    if (!process) {
        return NULL;
    }
    process->id = atomic_fetch_add(&ids, 4) + 4;
    size_t bytes = strnlen(name, sizeof process->name - 1);
    memcpy(process->name, name, bytes);
    return process;
}

void nt_process_destroy(struct nt_process *process)
{
    if (process != &system_process && process != &initial_process) {
        os_free(process);
    }
}

struct nt_process *nt_process_initial(void)
{
    return &initial_process;
}

struct nt_process *nt_process_system(void)
{
    return &system_process;
}
