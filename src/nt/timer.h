/*
 * timer.h: kernel timers – which are armed, and the thread that expires them.
 *
 * What is armed stands in a table of this kernel's; the driver's KTIMER is touched when it expires and in the driver's
 * own calls. A timer that a driver left armed in memory that is gone can be dropped without touching it.
 */
#ifndef ESCAPEMENT_NT_TIMER_H
#define ESCAPEMENT_NT_TIMER_H

#include <stddef.h>
#include <stdint.h>

/** 0 or -errno with nothing left. After nt_dpc_init. */
int nt_timer_init(void);
void nt_timer_fini(void);
/** How many are armed, which a driver must not leave behind. */
uint64_t nt_timer_count(void);
/** Disarm all without touching them: before a driver's image goes. */
void nt_timer_drop_all(void);
/** Memory is about to be freed: bugcheck 0xC7 where an armed timer lies in it. Cheap while none is armed. */
void nt_timer_check_free(const void *base, size_t bytes);

#endif
