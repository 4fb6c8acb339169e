/*
 * section.h: sections – memory that is shared by mapping it – and memory of processes. The routines are Windows'.
 *
 * A section's memory lies below 2 GiB, where users' memory lies, and every view of it at the same address, in the
 * kernel and in each process. \Device\PhysicalMemory is a section whose views are memory that a device or the machine
 * has. Where Windows is silent: the largest section is 1 GiB; a view is where it is, whatever base is asked for.
 */
#ifndef ESCAPEMENT_NT_SECTION_H
#define ESCAPEMENT_NT_SECTION_H

#include <stdint.h>

/** Views and regions that were mapped and not unmapped: among the mappings that a driver left behind. */
uint64_t nt_section_views(void);
/** Unmap all. */
void nt_section_drop_all(void);

#endif
