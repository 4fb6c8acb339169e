/*
 * pool.h: the kernel's pool – blocks with a tag, an account for each tag, and what a driver may not do with them.
 *
 * Each block is a heap block of its own, of exactly the size asked for, so that a sanitizer sees its end. What is known
 * of a block lies apart from it: an address that was never allocated, or was freed before, is recognised without
 * reading it. The routines themselves are Windows': ntddk.h declares them. Where Windows is silent:
 * - 0 bytes give a block of no bytes, as Windows does without Driver Verifier;
 * - without a sanitizer a write past the end is found when the block is freed: bugcheck 0x19 (0x20).
 */
#ifndef ESCAPEMENT_NT_POOL_H
#define ESCAPEMENT_NT_POOL_H

#include <stdbool.h>
#include <stdint.h>

/** What all tags hold together. */
void nt_pool_totals(uint64_t *blocks, uint64_t *bytes);

/** The block that an address lies in: its start, size and tag. False: in none. For reports and checks. */
bool nt_pool_block_of(const void *address, const void **start, uint64_t *bytes, uint32_t *tag, bool *is_paged);

/** What is left is freed, so that the next machine starts with an empty pool. Returns how many blocks there were. */
uint64_t nt_pool_drop_all(void);

#endif
