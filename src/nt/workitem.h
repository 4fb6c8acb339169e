/*
 * workitem.h: work items – the queue of what drivers leave to system worker threads, and these threads.
 */
#ifndef ESCAPEMENT_NT_WORKITEM_H
#define ESCAPEMENT_NT_WORKITEM_H

#include <stddef.h>
#include <stdint.h>

/** 0 or -errno with nothing left. */
int nt_workitem_init(void);
/** Waits for the routines that run; what is queued does not run any more. */
void nt_workitem_fini(void);
/** How many items are queued or run. */
uint64_t nt_workitem_count(void);
/** Those of them that no worker has begun. */
uint64_t nt_workitem_queued(void);
/** Drop what is queued, without touching it, and wait for what runs: before a driver's image goes. */
void nt_workitem_drop_all(void);

#endif
