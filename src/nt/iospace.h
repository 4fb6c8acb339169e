/*
 * iospace.h: physical addresses – which device or memory lies behind one, and register access through device models.
 *
 * A bar's physical address is where the bus put it. Contiguous memory and pages for MDLs have addresses in the
 * machine's RAM, from 16 MiB to 64 GiB less what is claimed, so that a limit on the address (a device of 32 bits) means
 * what it says. Any other kernel memory's is its virtual address with bit 50 set: a number that no bar has, from which
 * both directions are found without a table.
 *
 * A window that is mapped from a register bar is a range of addresses that faults on a plain access: READ_REGISTER_*
 * and WRITE_REGISTER_* find the device behind it and make one call of the width asked for. On other addresses they
 * access memory. The routines themselves are Windows': ntddk.h declares them. Where Windows is silent:
 * - mapping an address that nobody claimed fails; ports that nobody claimed read all ones and lose writes;
 * - a register access that is not aligned to its width, or crosses the window's end, is bugcheck 0x1E
 *   (STATUS_DATATYPE_MISALIGNMENT, STATUS_ACCESS_VIOLATION).
 */
#ifndef ESCAPEMENT_NT_IOSPACE_H
#define ESCAPEMENT_NT_IOSPACE_H

#include <ntddk.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Who answers for a physical range of registers. Host convention; called from any thread at any IRQL. */
struct nt_register_ops {
    uint64_t (*read)(void *device, uint64_t offset, uint32_t width);
    void (*write)(void *device, uint64_t offset, uint32_t width, uint64_t value);
};

/**
 * Claim a physical range for registers (`ops`) or for memory (`memory`, `ops` null). 0, -EEXIST on overlap, -EINVAL for
 * an empty range or one that wraps or has bit 50 set, -ENOMEM. Threads any.
 */
int nt_physical_claim(uint64_t physical, uint64_t bytes, const struct nt_register_ops *ops, void *device, void *memory);
/**
 * Give it back: no call of `ops` runs once this returns. Mappings of registers that are still there stay mapped, read
 * all ones and lose writes, as a removed device's do; those of memory stay as long as the memory does. Not from within
 * `ops`.
 */
void nt_physical_release(uint64_t physical);

/** Claim a range of I/O ports for a device, and give it back. As above; mappings there are none. */
int nt_port_claim(uint16_t port, uint32_t count, const struct nt_register_ops *ops, void *device);
void nt_port_release(uint16_t port);

/** Map and unmap, as MmMapIoSpace does; counted for the report of what a stopped driver left behind. Null on failure.
 */
void *nt_io_map(uint64_t physical, uint64_t bytes);
/** False: no such mapping. */
bool nt_io_unmap(void *address);
/** How many mappings there are, and how many bytes of contiguous memory. */
uint64_t nt_io_mappings(void);
uint64_t nt_contiguous_bytes(void);

/** One access of `width` bytes to a window or to memory; a port's. What READ_REGISTER_* and READ_PORT_* are made of. */
uint64_t nt_register_read(const volatile void *address, uint32_t width);
void nt_register_write(volatile void *address, uint32_t width, uint64_t value);
uint64_t nt_port_read(uint16_t port, uint32_t width);
void nt_port_write(uint16_t port, uint32_t width, uint64_t value);

/** What lies at a faulting address, as a sentence for the bugcheck; null for nothing of ours. Signal-safe. */
const char *nt_io_describe_fault(const void *address);

/** Device access to physical memory, for models. 0 or -EFAULT; then some bytes may have been copied. */
int nt_dma_read(uint64_t physical, void *to, size_t bytes);
int nt_dma_write(uint64_t physical, const void *from, size_t bytes);
/** The physical address of kernel memory or of a mapping; 0 where nothing is mapped. */
uint64_t nt_physical_of(const void *address);
/** The other way; null where no memory lies there. */
void *nt_virtual_of(uint64_t physical);

/** The same of claims alone: 0, null, false where none answers. */
uint64_t nt_io_physical_of(const void *address);
void *nt_io_memory_at(uint64_t physical, uint64_t bytes);
bool nt_io_is_claimed(uint64_t physical, uint64_t bytes);

/** Set in the physical address of kernel memory that is not of the machine's RAM. */
#define NT_KERNEL_MEMORY_BIT (UINT64_C(1) << 50)

/** Memory in the machine's RAM: whole pages within [low, high], not crossing a multiple of `boundary` (0: none). */
struct nt_ram;
struct nt_ram *nt_ram_allocate(uint64_t bytes, uint64_t low, uint64_t high, uint64_t boundary);
void nt_ram_free(struct nt_ram *ram);
void *nt_ram_memory(const struct nt_ram *ram);
uint64_t nt_ram_physical(const struct nt_ram *ram);

/** Forget claims, mappings and RAM that are left. No other thread may be in this file. */
void nt_iospace_fini(void);
void nt_ram_fini(void);

#endif
