/*
 * process.c: the processes of this kernel.
 */
#include "nt/process.h"
#include "nt/os.h"
#include "nt/ps.h"

#include <string.h>

/* Threads outlive the machine, so what they belong to at first does too. */
static struct nt_process system_process = {.id = 4, .name = "System", .is_privileged = true};
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
    nt_object_adopt(&process->object, &nt_process_type, process);
    nt_ps_notify(process, true);
    return process;
}

void nt_process_destroy(struct nt_process *process)
{
    if (process && process != &system_process && process != &initial_process) {
        nt_ps_notify(process, false);
        nt_handle_close_all_of(process);
        nt_object_abandon(&process->object);
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

int nt_process_init(void)
{
    nt_object_adopt(&system_process.object, &nt_process_type, &system_process);
    nt_object_adopt(&initial_process.object, &nt_process_type, &initial_process);
    return 0;
}

void nt_process_fini(void)
{
    nt_object_abandon(&system_process.object);
    nt_object_abandon(&initial_process.object);
}
