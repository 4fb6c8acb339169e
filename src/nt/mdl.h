/*
 * mdl.h: memory descriptor lists – counts of them, for what a driver left behind.
 *
 * The routines are Windows': ntddk.h declares them. A page keeps its address when it is mapped again: the system
 * address of a locked buffer is the buffer's own, for kernel mode and user mode alike. Frames that a driver wrote into
 * an MDL itself, of its video memory, are mapped where that memory is, if they lie there in one piece. Locking proves
 * that each page can be accessed and keeps nobody from unmapping it afterwards. MmAllocatePagesForMdl gives all the
 * pages or none, and they have an address from the start.
 */
#ifndef ESCAPEMENT_NT_MDL_H
#define ESCAPEMENT_NT_MDL_H

#include <stdbool.h>
#include <stdint.h>

/** MDLs that were allocated and not freed; mappings of them that were made and not undone. */
uint64_t nt_mdl_count(void);
uint64_t nt_mdl_mappings(void);

/** ExFreePool of an MDL, which is what ends one that MmAllocatePagesForMdl made. False: the address is not an MDL's. */
bool nt_mdl_free_as_pool(void *address);

/** Gives back what is left. */
void nt_mdl_fini(void);

#endif
