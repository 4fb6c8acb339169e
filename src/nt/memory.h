/*
 * memory.h: where user memory ends, as drivers see it.
 */
#ifndef ESCAPEMENT_NT_MEMORY_H
#define ESCAPEMENT_NT_MEMORY_H

#include <stdint.h>

/**
 * The highest user address: MmHighestUserAddress, and what ProbeForRead and ProbeForWrite hold against. Without a call
 * it is Windows' (0x00007FFFFFFEFFFF), above everything that Linux gives a program: an embedding program's buffers may
 * lie anywhere. A host that keeps user memory in an arena says its end. Pool is never user memory. Before drivers run.
 */
void nt_user_memory_set_highest(uint64_t address);
uint64_t nt_user_memory_highest(void);

#endif
