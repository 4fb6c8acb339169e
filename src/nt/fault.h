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

/**
 * Install the handlers, or again where somebody else has installed theirs since. 0 or -errno. Counted: as many calls of
 * nt_fault_fini remove them. Previous handlers get what is not ours to answer. (cmocka installs its own for each test
 * and fixture, so a test that needs these calls this itself, or starts the machine itself.)
 */
int nt_fault_init(void);
void nt_fault_fini(void);

/**
 * Copy and return whether every byte was copied; a fault on either side is `false`, with some bytes copied. The ranges
 * do not overlap. Threads any. Signal-safe. Before nt_fault_init a fault is what it is for everyone.
 */
bool nt_fault_copy(void *to, const void *from, size_t bytes);

/** Whether a byte can be written; it keeps its value, also beside other writers. Threads any. Signal-safe. */
bool nt_fault_probe_write(void *byte);

/** Whether each page of a range can be read, and written too with `write`. Says nothing of the next moment. */
bool nt_fault_probe(const void *address, size_t bytes, bool write);

#endif
