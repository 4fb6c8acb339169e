/*
 * clock.h: the kernel's one clock – every timer, time-out, delay, stall and tick count reads it.
 *
 * It is the machine's today. A virtual one that moves when everyone waits can stand behind the same functions.
 */
#ifndef ESCAPEMENT_NT_CLOCK_H
#define ESCAPEMENT_NT_CLOCK_H

#include <stdint.h>

/** The machine starts: moment 0. */
void nt_clock_init(void);
/** Nanoseconds since the machine started. */
uint64_t nt_clock_now_ns(void);
/** The os_now_ns value that a moment of this clock corresponds to, for waits; UINT64_MAX stays for ever. */
uint64_t nt_clock_to_os_deadline(uint64_t moment_ns);
/** System time in units of 100 ns since 1601. */
uint64_t nt_clock_system_time_100ns(void);

#endif
