/*
 * ram.c: the machine's RAM – memory with physical addresses that obey limits, and what devices and drivers see of it.
 */
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/fault.h"
#include "nt/iospace.h"
#include "nt/os.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <errno.h>
#include <ntstatus.h>
#include <string.h>

/* Sorted by physical address, so that a gap is found by walking. */
struct nt_ram {
    struct nt_ram *next;
    uint64_t physical;
    uint64_t bytes; /* whole pages */
    char *memory;
    bool is_contiguous; /* MmAllocateContiguousMemory's: counted */
};

static const uint64_t ram_start = UINT64_C(16) << 20;
static const uint64_t ram_end = UINT64_C(64) << 30;

static struct {
    struct os_lock lock;
    struct nt_ram *blocks;
    uint64_t contiguous_bytes;
} ram;

static uint64_t round_up(uint64_t value, uint64_t unit)
{
    return (value + unit - 1) / unit * unit;
}

/* The lowest address from `at` on where a block of that size does not cross a multiple of the boundary. */
static uint64_t within_boundary(uint64_t at, uint64_t bytes, uint64_t boundary)
{
    if (boundary != 0 && at / boundary != (at + bytes - 1) / boundary) {
        return round_up(at, boundary);
    }
    return at;
}

/*
 * First fit above `low`. What a bar lies over is stepped over page by page, which is rare and short: the bus puts bars
 * at the end of the first 4 GiB, and memory is handed out from the start.
 */
static bool place(struct nt_ram *block, uint64_t low, uint64_t high, uint64_t boundary)
{
    uint64_t at = round_up(low > ram_start ? low : ram_start, OS_PAGE);
    uint64_t end = high < ram_end - 1 ? high + 1 : ram_end;
    struct nt_ram **link = &ram.blocks;
    for (;;) {
        at = within_boundary(at, block->bytes, boundary);
        if (at > end || block->bytes > end - at) {
            return false;
        }
        while (*link && (*link)->physical + (*link)->bytes <= at) {
            link = &(*link)->next;
        }
        if (*link && (*link)->physical < at + block->bytes) {
            at = (*link)->physical + (*link)->bytes;
        } else if (nt_io_is_claimed(at, block->bytes)) {
            at += OS_PAGE;
        } else {
            break;
        }
    }
    block->physical = at;
    block->next = *link;
    *link = block;
    return true;
}

struct nt_ram *nt_ram_allocate(uint64_t bytes, uint64_t low, uint64_t high, uint64_t boundary)
{
    if (bytes == 0 || bytes > ram_end - ram_start || low > high) {
        return NULL;
    }
    bytes = round_up(bytes, OS_PAGE);
    if (os_fail_here() || (boundary != 0 && ((boundary & (boundary - 1)) != 0 || bytes > boundary))) {
        return NULL;
    }
    struct nt_ram *block = os_alloc_counted(16, sizeof *block);
    if (!block) {
        return NULL;
    }
    *block = (struct nt_ram){.bytes = bytes, .memory = os_alloc_counted(OS_PAGE, bytes)};
    if (!block->memory) {
        os_free(block);
        return NULL;
    }
    os_lock(&ram.lock);
    bool placed = place(block, low, high, boundary);
    os_unlock(&ram.lock);
    if (!placed) {
        os_free(block->memory);
        os_free(block);
        return NULL;
    }
    return block;
}

static struct nt_ram *unlink_block(struct nt_ram **link)
{
    struct nt_ram *block = *link;
    *link = block->next;
    ram.contiguous_bytes -= block->is_contiguous ? block->bytes : 0;
    return block;
}

void nt_ram_free(struct nt_ram *block)
{
    if (!block) {
        return;
    }
    os_lock(&ram.lock);
    struct nt_ram **link = &ram.blocks;
    while (*link && *link != block) {
        link = &(*link)->next;
    }
    if (*link) {
        unlink_block(link);
    }
    os_unlock(&ram.lock);
    os_free(block->memory);
    os_free(block);
}

void *nt_ram_memory(const struct nt_ram *block)
{
    return block->memory;
}

uint64_t nt_ram_physical(const struct nt_ram *block)
{
    return block->physical;
}

uint64_t nt_contiguous_bytes(void)
{
    os_lock(&ram.lock);
    uint64_t bytes = ram.contiguous_bytes;
    os_unlock(&ram.lock);
    return bytes;
}

void nt_ram_fini(void)
{
    while (ram.blocks) {
        struct nt_ram *block = unlink_block(&ram.blocks);
        os_free(block->memory);
        os_free(block);
    }
}

/* ------------------------------------------------------------------------------------------------------- addresses */

static uint64_t ram_physical_of(const void *address)
{
    uint64_t physical = 0;
    os_lock(&ram.lock);
    for (const struct nt_ram *block = ram.blocks; block && physical == 0; block = block->next) {
        if ((uintptr_t)address - (uintptr_t)block->memory < block->bytes) {
            physical = block->physical + ((uintptr_t)address - (uintptr_t)block->memory);
        }
    }
    os_unlock(&ram.lock);
    return physical;
}

static void *ram_memory_at(uint64_t physical, uint64_t bytes)
{
    void *memory = NULL;
    os_lock(&ram.lock);
    for (const struct nt_ram *block = ram.blocks; block && block->physical <= physical; block = block->next) {
        uint64_t offset = physical - block->physical;
        if (offset < block->bytes && bytes <= block->bytes - offset) {
            memory = block->memory + offset;
        }
    }
    os_unlock(&ram.lock);
    return memory;
}

uint64_t nt_physical_of(const void *address)
{
    char byte;
    uint64_t physical = nt_io_physical_of(address);
    if (physical == 0) {
        physical = ram_physical_of(address);
    }
    if (physical == 0 && nt_fault_copy(&byte, address, 1)) {
        physical = (uint64_t)(uintptr_t)address | NT_KERNEL_MEMORY_BIT;
    }
    return physical;
}

/* Memory of that many bytes, which may still fault: a physical address with the bit set is taken at its word. */
static void *memory_at(uint64_t physical, uint64_t bytes)
{
    if (physical & NT_KERNEL_MEMORY_BIT) {
        return (void *)(uintptr_t)(physical & ~NT_KERNEL_MEMORY_BIT);
    }
    void *memory = nt_io_memory_at(physical, bytes);
    return memory ? memory : ram_memory_at(physical, bytes);
}

void *nt_virtual_of(uint64_t physical)
{
    char byte;
    void *memory = memory_at(physical, 1);
    return memory && nt_fault_copy(&byte, memory, 1) ? memory : NULL;
}

int nt_dma_read(uint64_t physical, void *to, size_t bytes)
{
    if (bytes == 0) {
        return 0;
    }
    const void *memory = memory_at(physical, bytes);
    return memory && nt_fault_copy(to, memory, bytes) ? 0 : -EFAULT;
}

int nt_dma_write(uint64_t physical, const void *from, size_t bytes)
{
    if (bytes == 0) {
        return 0;
    }
    void *memory = memory_at(physical, bytes);
    return memory && nt_fault_copy(memory, from, bytes) ? 0 : -EFAULT;
}

PHYSICAL_ADDRESS NTAPI MmGetPhysicalAddress(PVOID BaseAddress)
{
    PHYSICAL_ADDRESS physical = {.QuadPart = (LONGLONG)nt_physical_of(BaseAddress)};
    return physical;
}

PVOID NTAPI MmGetVirtualForPhysical(PHYSICAL_ADDRESS PhysicalAddress)
{
    return nt_virtual_of((uint64_t)PhysicalAddress.QuadPart);
}

BOOLEAN NTAPI MmIsAddressValid(PVOID VirtualAddress)
{
    char byte;
    return nt_fault_copy(&byte, VirtualAddress, 1);
}

BOOLEAN NTAPI MmIsNonPagedSystemAddressValid(PVOID VirtualAddress)
{
    return MmIsAddressValid(VirtualAddress);
}

/* The list ends with a row of zeros, and is pool that the caller frees. */
PPHYSICAL_MEMORY_RANGE NTAPI MmGetPhysicalMemoryRanges(VOID)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)MmGetPhysicalMemoryRanges,
                            "MmGetPhysicalMemoryRanges above PASSIVE_LEVEL");
    PPHYSICAL_MEMORY_RANGE ranges = ExAllocatePool2(POOL_FLAG_NON_PAGED, 2 * sizeof *ranges, 0x6D506D4D);
    if (ranges) {
        ranges[0].BaseAddress.QuadPart = (LONGLONG)ram_start;
        ranges[0].NumberOfBytes.QuadPart = (LONGLONG)(ram_end - ram_start);
    }
    return ranges;
}

/* Of one partition, which null names. */
PPHYSICAL_MEMORY_RANGE NTAPI MmGetPhysicalMemoryRangesEx(PVOID PartitionObject)
{
    return PartitionObject ? NULL : MmGetPhysicalMemoryRanges();
}

/* ----------------------------------------------------------------------------------------------- contiguous memory */

/* The protections that the routine takes, with one caching bit at most beside one of them. */
static bool protection_is_valid(ULONG protect)
{
    ULONG access = protect & ~(ULONG)(PAGE_NOCACHE | PAGE_WRITECOMBINE);
    bool caching_is_one = (protect & (PAGE_NOCACHE | PAGE_WRITECOMBINE)) != (PAGE_NOCACHE | PAGE_WRITECOMBINE);
    return caching_is_one && (access == PAGE_READONLY || access == PAGE_READWRITE || access == PAGE_EXECUTE ||
                              access == PAGE_EXECUTE_READ || access == PAGE_EXECUTE_READWRITE);
}

static void *allocate_contiguous(uint64_t bytes, uint64_t low, uint64_t high, uint64_t boundary, const void *routine)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, routine, "contiguous memory was asked for above DISPATCH_LEVEL");
    struct nt_ram *block = nt_ram_allocate(bytes, low, high, boundary);
    if (!block) {
        return NULL;
    }
    os_lock(&ram.lock);
    block->is_contiguous = true;
    ram.contiguous_bytes += block->bytes;
    os_unlock(&ram.lock);
    return block->memory;
}

PVOID NTAPI MmAllocateContiguousMemory(SIZE_T NumberOfBytes, PHYSICAL_ADDRESS HighestAcceptableAddress)
{
    return allocate_contiguous(NumberOfBytes, 0, (uint64_t)HighestAcceptableAddress.QuadPart, 0,
                               (const void *)MmAllocateContiguousMemory);
}

PVOID NTAPI MmAllocateContiguousMemorySpecifyCache(SIZE_T NumberOfBytes, PHYSICAL_ADDRESS LowestAcceptableAddress,
                                                   PHYSICAL_ADDRESS HighestAcceptableAddress,
                                                   PHYSICAL_ADDRESS BoundaryAddressMultiple,
                                                   MEMORY_CACHING_TYPE CacheType)
{
    (void)CacheType; /* devices see every write at once */
    return allocate_contiguous(NumberOfBytes, (uint64_t)LowestAcceptableAddress.QuadPart,
                               (uint64_t)HighestAcceptableAddress.QuadPart, (uint64_t)BoundaryAddressMultiple.QuadPart,
                               (const void *)MmAllocateContiguousMemorySpecifyCache);
}

PVOID NTAPI MmAllocateContiguousMemorySpecifyCacheNode(SIZE_T NumberOfBytes, PHYSICAL_ADDRESS LowestAcceptableAddress,
                                                       PHYSICAL_ADDRESS HighestAcceptableAddress,
                                                       PHYSICAL_ADDRESS BoundaryAddressMultiple,
                                                       MEMORY_CACHING_TYPE CacheType, NODE_REQUIREMENT PreferredNode)
{
    (void)PreferredNode; /* one node */
    return MmAllocateContiguousMemorySpecifyCache(NumberOfBytes, LowestAcceptableAddress, HighestAcceptableAddress,
                                                  BoundaryAddressMultiple, CacheType);
}

PVOID NTAPI MmAllocateContiguousNodeMemory(SIZE_T NumberOfBytes, PHYSICAL_ADDRESS LowestAcceptableAddress,
                                           PHYSICAL_ADDRESS HighestAcceptableAddress,
                                           PHYSICAL_ADDRESS BoundaryAddressMultiple, ULONG Protect,
                                           NODE_REQUIREMENT PreferredNode)
{
    (void)Protect;
    (void)PreferredNode;
    return allocate_contiguous(NumberOfBytes, (uint64_t)LowestAcceptableAddress.QuadPart,
                               (uint64_t)HighestAcceptableAddress.QuadPart, (uint64_t)BoundaryAddressMultiple.QuadPart,
                               (const void *)MmAllocateContiguousNodeMemory);
}

static void free_contiguous(void *address, const void *routine)
{
    struct nt_ram *found = NULL;
    nt_irql_require_at_most(DISPATCH_LEVEL, routine, "contiguous memory was freed above DISPATCH_LEVEL");
    os_lock(&ram.lock);
    for (struct nt_ram **link = &ram.blocks; *link; link = &(*link)->next) {
        if ((*link)->memory == address && (*link)->is_contiguous) {
            found = unlink_block(link);
            break;
        }
    }
    os_unlock(&ram.lock);
    if (!found) {
        nt_bugcheck(BAD_POOL_CALLER, 0x46, (uint64_t)(uintptr_t)address, 0, 0,
                    "what was freed is not contiguous memory, or was freed already");
    }
    os_free(found->memory);
    os_free(found);
}

VOID NTAPI MmFreeContiguousMemory(PVOID BaseAddress)
{
    free_contiguous(BaseAddress, (const void *)MmFreeContiguousMemory);
}

VOID NTAPI MmFreeContiguousMemorySpecifyCache(PVOID BaseAddress, SIZE_T NumberOfBytes, MEMORY_CACHING_TYPE CacheType)
{
    (void)NumberOfBytes;
    (void)CacheType;
    free_contiguous(BaseAddress, (const void *)MmFreeContiguousMemorySpecifyCache);
}

/* Source: learn.microsoft.com, "MmAllocateContiguousMemoryEx": the size becomes what was allocated. */
NTSTATUS NTAPI MmAllocateContiguousMemoryEx(PSIZE_T NumberOfBytes, PHYSICAL_ADDRESS LowestAcceptableAddress,
                                            PHYSICAL_ADDRESS HighestAcceptableAddress,
                                            PHYSICAL_ADDRESS BoundaryAddressMultiple, NODE_REQUIREMENT PreferredNode,
                                            ULONG Protect, PVOID PartitionObject, ULONG Tag, ULONG Flags,
                                            PVOID *BaseAddress)
{
    (void)PreferredNode;
    (void)PartitionObject;
    (void)Tag;
    if (*NumberOfBytes == 0 || Flags != 0 || !protection_is_valid(Protect)) {
        return STATUS_INVALID_PARAMETER;
    }
    *BaseAddress = allocate_contiguous(
        *NumberOfBytes, (uint64_t)LowestAcceptableAddress.QuadPart, (uint64_t)HighestAcceptableAddress.QuadPart,
        (uint64_t)BoundaryAddressMultiple.QuadPart, (const void *)MmAllocateContiguousMemoryEx);
    if (!*BaseAddress) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    *NumberOfBytes = round_up(*NumberOfBytes, OS_PAGE);
    return STATUS_SUCCESS;
}

/* Every page is contiguous memory's kin here: whole pages, which no cache hides from a device. */
PVOID NTAPI MmAllocateNonCachedMemory(SIZE_T NumberOfBytes)
{
    return allocate_contiguous(NumberOfBytes, 0, UINT64_MAX, 0, (const void *)MmAllocateNonCachedMemory);
}

VOID NTAPI MmFreeNonCachedMemory(PVOID BaseAddress, SIZE_T NumberOfBytes)
{
    (void)NumberOfBytes;
    free_contiguous(BaseAddress, (const void *)MmFreeNonCachedMemory);
}

/* -------------------------------------------------------------------------------------------------------- mappings */

/* The driver may map RAM as it maps a bar; nothing is made then, and nothing needs undoing. */
static void *map_physical(uint64_t physical, uint64_t bytes, const void *routine)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, routine, "I/O space was mapped above DISPATCH_LEVEL");
    return nt_io_map(physical, bytes);
}

PVOID NTAPI MmMapIoSpace(PHYSICAL_ADDRESS PhysicalAddress, SIZE_T NumberOfBytes, MEMORY_CACHING_TYPE CacheType)
{
    (void)CacheType;
    return map_physical((uint64_t)PhysicalAddress.QuadPart, NumberOfBytes, (const void *)MmMapIoSpace);
}

PVOID NTAPI MmMapIoSpaceEx(PHYSICAL_ADDRESS PhysicalAddress, SIZE_T NumberOfBytes, ULONG Protect)
{
    if (!protection_is_valid(Protect)) {
        return NULL;
    }
    return map_physical((uint64_t)PhysicalAddress.QuadPart, NumberOfBytes, (const void *)MmMapIoSpaceEx);
}

VOID NTAPI MmUnmapIoSpace(PVOID BaseAddress, SIZE_T NumberOfBytes)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)MmUnmapIoSpace, "MmUnmapIoSpace above DISPATCH_LEVEL");
    if (!nt_io_unmap(BaseAddress)) {
        nt_bugcheck(MEMORY_MANAGEMENT, 0, (uint64_t)(uintptr_t)BaseAddress, NumberOfBytes, 0,
                    "MmUnmapIoSpace of what is not mapped");
    }
}

PVOID NTAPI MmMapVideoDisplay(PHYSICAL_ADDRESS PhysicalAddress, SIZE_T NumberOfBytes, MEMORY_CACHING_TYPE CacheType)
{
    return MmMapIoSpace(PhysicalAddress, NumberOfBytes, CacheType);
}

VOID NTAPI MmUnmapVideoDisplay(PVOID BaseAddress, SIZE_T NumberOfBytes)
{
    MmUnmapIoSpace(BaseAddress, NumberOfBytes);
}

// clang-format off
static const struct nt_export rows[] = {
    NT_EXPORT(MmAllocateContiguousMemory),
    NT_EXPORT(MmAllocateContiguousMemoryEx),
    NT_EXPORT(MmAllocateContiguousMemorySpecifyCache),
    NT_EXPORT(MmAllocateContiguousMemorySpecifyCacheNode),
    NT_EXPORT(MmAllocateContiguousNodeMemory),
    NT_EXPORT(MmAllocateNonCachedMemory),
    NT_EXPORT(MmFreeContiguousMemory),
    NT_EXPORT(MmFreeContiguousMemorySpecifyCache),
    NT_EXPORT(MmFreeNonCachedMemory),
    NT_EXPORT(MmGetPhysicalAddress),
    NT_EXPORT(MmGetPhysicalMemoryRanges),
    NT_EXPORT(MmGetPhysicalMemoryRangesEx),
    NT_EXPORT(MmGetVirtualForPhysical),
    NT_EXPORT(MmIsAddressValid),
    NT_EXPORT(MmIsNonPagedSystemAddressValid),
    NT_EXPORT(MmMapIoSpace),
    NT_EXPORT(MmMapIoSpaceEx),
    NT_EXPORT(MmMapVideoDisplay),
    NT_EXPORT(MmUnmapIoSpace),
    NT_EXPORT(MmUnmapVideoDisplay),
};
// clang-format on
const struct nt_export_table nt_ram_exports = NT_EXPORT_TABLE(rows);
