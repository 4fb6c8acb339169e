/*
 * process.h: a process as the NT kernel sees it – an id, a name, and the object PsGetCurrentProcess returns.
 *
 * Several live in one Linux process; a thread belongs to one (thread.h). dxgkrnl keeps its DXGPROCESS beside it.
 */
#ifndef ESCAPEMENT_NT_PROCESS_H
#define ESCAPEMENT_NT_PROCESS_H

#include "nt/object.h"

#include <ntddk.h>
#include <stdbool.h>
#include <stdint.h>

struct nt_process {
    uint64_t id; /* a multiple of 4, never reused while the machine runs */
    char name[16];
    void *upper;             /* dxgkrnl's DXGPROCESS, or null */
    bool is_privileged;      /* its token is an administrator's; false unless the host sets it */
    struct nt_object object; /* what ObReferenceObject knows it by */
};

/** Null: no memory. The first thread of a machine belongs to `nt_process_initial`, "System" (id 4) runs system threads.
 */
struct nt_process *nt_process_create(const char *name);
/** No thread may belong to it any more. Its handles are closed. Null does nothing. */
void nt_process_destroy(struct nt_process *process);
struct nt_process *nt_process_initial(void);
struct nt_process *nt_process_system(void);

/** Called by the machine: the two that are always there become objects, and stop being ones. */
int nt_process_init(void);
void nt_process_fini(void);

#endif
