/*
 * apc_region.h: how often the calling thread has disabled kernel APCs – critical and guarded regions, and mutexes.
 *
 * No APC is ever delivered here, so the counts guard nothing. They are kept because a driver that leaves with a count
 * other than the one it came with is stopped on Windows (bugcheck 0x1, APC_INDEX_MISMATCH).
 */
#ifndef ESCAPEMENT_NT_APC_REGION_H
#define ESCAPEMENT_NT_APC_REGION_H

#include <stdint.h>

/** Of one thread. Zero in both for a thread that holds nothing. */
struct nt_apc_disable {
    int32_t kernel;  /* normal kernel APCs: critical regions, KMUTEX */
    int32_t special; /* all APCs: guarded regions, guarded mutexes */
};

/** The calling thread's counts, for who looks at them on every call; and the same. IRQL any. */
extern _Thread_local struct nt_apc_disable nt_apc_disabled_self;
struct nt_apc_disable nt_apc_disabled(void);

/** Count up (1) and down (-1), as a mutex does when it is taken and given back. */
void nt_apc_kernel_change(int32_t by);
void nt_apc_special_change(int32_t by);
/** A system thread starts, or ends with regions entered that nobody will leave: both counts are zero. */
void nt_apc_reset(void);

#endif
