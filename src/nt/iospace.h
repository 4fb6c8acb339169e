/*
 * iospace.h: physical addresses – which device or memory lies behind one, and register access through device models.
 *
 * Memory's physical address is a number that nt_physical_of gives; a bar's is where the bus put it. A window that is
 * mapped from a register bar is a range of addresses that faults on a plain access: READ_REGISTER_* and
 * WRITE_REGISTER_* find the device behind it and make one call of the width asked for.
 */
#ifndef ESCAPEMENT_NT_IOSPACE_H
#define ESCAPEMENT_NT_IOSPACE_H

#include <ntddk.h>
#include <stddef.h>
#include <stdint.h>

/** Who answers for a physical range of registers. Host convention; called from any thread at any IRQL. */
struct nt_register_ops {
    uint64_t (*read)(void *device, uint64_t offset, uint32_t width);
    void (*write)(void *device, uint64_t offset, uint32_t width, uint64_t value);
};

/** Claim a physical range for registers (`ops`) or for memory (`memory`, `ops` null). 0, -EEXIST on overlap, -ENOMEM.
 */
int nt_physical_claim(uint64_t physical, uint64_t bytes, const struct nt_register_ops *ops, void *device, void *memory);
/** Give it back. Mappings of it that are still there stay mapped, read all ones and lose writes, as a removed device's
 * do. */
void nt_physical_release(uint64_t physical);

/** Map and unmap, as MmMapIoSpace does; counted for the report of what a stopped driver left behind. Null on failure.
 */
void *nt_io_map(uint64_t physical, uint64_t bytes);
/** False: no such mapping. */
bool nt_io_unmap(void *address);

/** Device access to physical memory, for models. 0 or -EFAULT. */
int nt_dma_read(uint64_t physical, void *to, size_t bytes);
int nt_dma_write(uint64_t physical, const void *from, size_t bytes);
/** The physical address of kernel memory. */
uint64_t nt_physical_of(const void *address);

#endif
