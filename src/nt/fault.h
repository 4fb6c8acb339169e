/*
 * fault.h: copies that survive faults, by an exception table of instruction addresses and a signal handler.
 *
 * The handler of SIGSEGV and SIGBUS looks the faulting instruction up; an instruction of a copy goes on at its fix-up,
 * anything else is the driver's (or our) crash and becomes a bugcheck.
 */
#ifndef ESCAPEMENT_NT_FAULT_H
#define ESCAPEMENT_NT_FAULT_H

#include <stdbool.h>
#include <stddef.h>

/** Install the handlers. 0 or -errno. Repeatable. Previous handlers get what is not ours to answer. */
int nt_fault_init(void);
void nt_fault_fini(void);

/** Copy and return whether every byte was copied; a fault on either side is `false`. Threads any. Signal-safe. */
bool nt_fault_copy(void *to, const void *from, size_t bytes);

#endif
