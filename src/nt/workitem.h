/*
 * workitem.h: work items – the queue of what drivers leave to system worker threads, and these threads.
 */
#ifndef ESCAPEMENT_NT_WORKITEM_H
#define ESCAPEMENT_NT_WORKITEM_H

#include <stddef.h>
#include <stdint.h>

/** 0 or -errno with nothing left. */
int nt_workitem_init(void);
/** After nt_workitem_drop_all, which it does, the workers end. */
void nt_workitem_fini(void);
/** How many items are queued or run. */
uint64_t nt_workitem_count(void);
/** Those of them that no worker has begun. */
uint64_t nt_workitem_queued(void);
/** Routines of an earlier machine's that were given up and run still. */
uint64_t nt_workitem_given_up(void);
/**
 * Drop what is queued, without touching it, and wait for what runs: before a driver's image goes. A routine that waits
 * in the kernel ends there, without its driver's code running again; one that neither waits nor returns within a second
 * stays with its thread, and is reported in the log.
 */
void nt_workitem_drop_all(void);

#endif
