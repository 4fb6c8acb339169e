/*
 * process.h: a process as the NT kernel sees it – an id, a name, and the object PsGetCurrentProcess returns.
 *
 * Several live in one Linux process; a thread belongs to one (thread.h). dxgkrnl keeps its DXGPROCESS beside it.
 */
#ifndef ESCAPEMENT_NT_PROCESS_H
#define ESCAPEMENT_NT_PROCESS_H

#include <ntddk.h>
#include <stdint.h>

struct nt_process {
    uint64_t id; /* a multiple of 4, never reused while the machine runs */
    char name[16];
    void *upper; /* dxgkrnl's DXGPROCESS, or null */
};

/** Null: no memory. The first thread of a machine belongs to `nt_process_initial`, "System" (id 4) runs system threads.
 */
struct nt_process *nt_process_create(const char *name);
/** No thread may belong to it any more. Null does nothing. */
void nt_process_destroy(struct nt_process *process);
struct nt_process *nt_process_initial(void);
struct nt_process *nt_process_system(void);

#endif
