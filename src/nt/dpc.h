/*
 * dpc.h: deferred procedure calls – the queues that drivers' KDPCs stand in, and the threads that run them.
 *
 * One thread runs ordinary DPCs at DISPATCH_LEVEL, another one threaded DPCs at PASSIVE_LEVEL, so that two DPCs of a
 * kind never run at once. A queue holds the address of a KDPC, never a link in it: what a driver leaves queued in
 * memory that is gone can be dropped without touching it.
 */
#ifndef ESCAPEMENT_NT_DPC_H
#define ESCAPEMENT_NT_DPC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** 0 or -errno with nothing left. */
int nt_dpc_init(void);
/** Waits for the DPC that runs; what is queued does not run any more. */
void nt_dpc_fini(void);
/** How many are queued, which a driver must not leave behind. */
uint64_t nt_dpc_count(void);
/** Drop what is queued, without touching it, and wait for what runs: before a driver's image goes. IRQL <= APC_LEVEL.
 */
void nt_dpc_drop_all(void);
/** Memory is about to be freed: bugcheck 0xC7 where a queued DPC lies in it. Cheap while none is queued. */
void nt_dpc_check_free(const void *base, size_t bytes);

#endif
