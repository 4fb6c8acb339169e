/*
 * memory.c: probing, copying and paging, where a driver asks the memory manager about addresses that are mapped
 * already.
 *
 * Nothing is paged out here, so locking code and data does nothing; no verifier runs, and the routines that ask say so.
 */
#include "nt/memory.h"
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/fault.h"
#include "nt/iospace.h"
#include "nt/os.h"
#include "nt/pool.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <ntddk.h>
#include <ntstatus.h>

/* ---------------------------------------------------------------------------------------------------- user addresses
 */

/* Exported variables, with Windows' values. */
static ULONG_PTR highest_user_address = UINT64_C(0x00007FFFFFFEFFFF);
static ULONG_PTR user_probe_address = UINT64_C(0x00007FFFFFFF0000);
static ULONG_PTR system_range_start = UINT64_C(0xFFFF800000000000);

void nt_user_memory_set_highest(uint64_t address)
{
    highest_user_address = address;
    user_probe_address = address + 1;
    system_range_start = address + 1;
}

uint64_t nt_user_memory_highest(void)
{
    return highest_user_address;
}

static bool is_pool(const void *address)
{
    const void *start;
    uint64_t bytes;
    uint32_t tag;
    bool is_paged;
    return nt_pool_block_of(address, &start, &bytes, &tag, &is_paged);
}

static void probe_range(const volatile void *address, SIZE_T length, ULONG alignment, const void *routine)
{
    uint64_t start = (uint64_t)(uintptr_t)address;
    nt_irql_require_at_most(APC_LEVEL, routine, "user memory was probed above APC_LEVEL");
    if (alignment > 1 && start % alignment != 0) {
        nt_raise_status(STATUS_DATATYPE_MISALIGNMENT, routine, "a user address that is not aligned was probed");
    }
    uint64_t last = start + (length - 1);
    if (last < start || last > highest_user_address || is_pool((const void *)(uintptr_t)start)) {
        nt_raise_status(STATUS_ACCESS_VIOLATION, routine,
                        "what was probed as user memory is the kernel's (an escape's buffer is: it needs no probe)");
    }
}

VOID NTAPI ProbeForRead(volatile VOID *Address, SIZE_T Length, ULONG Alignment)
{
    if (Length > 0) {
        probe_range(Address, Length, Alignment, (const void *)ProbeForRead);
    }
}

VOID NTAPI ProbeForWrite(volatile VOID *Address, SIZE_T Length, ULONG Alignment)
{
    if (Length == 0) {
        return;
    }
    probe_range(Address, Length, Alignment, (const void *)ProbeForWrite);
    if (!nt_fault_probe((const void *)(uintptr_t)Address, Length, true)) {
        nt_raise_status(STATUS_ACCESS_VIOLATION, (const void *)ProbeForWrite,
                        "user memory that cannot be written was probed for writing");
    }
}

/* What keeps user memory mapped on Windows: here it is proven once, as locking pages is. */
HANDLE NTAPI MmSecureVirtualMemory(PVOID Address, SIZE_T Size, ULONG ProbeMode)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)MmSecureVirtualMemory, "MmSecureVirtualMemory above APC_LEVEL");
    bool write = ProbeMode == PAGE_READWRITE;
    bool is_valid = Size > 0 && (write || ProbeMode == PAGE_READONLY) && nt_fault_probe(Address, Size, write);
    return is_valid ? Address : NULL;
}

VOID NTAPI MmUnsecureVirtualMemory(HANDLE SecureHandle)
{
    (void)SecureHandle;
}

/* ----------------------------------------------------------------------------------------------------------- copying
 */

NTSTATUS NTAPI MmCopyMemory(PVOID TargetAddress, MM_COPY_ADDRESS SourceAddress, SIZE_T NumberOfBytes, ULONG Flags,
                            PSIZE_T NumberOfBytesTransferred)
{
    char *to = TargetAddress;
    SIZE_T done = 0;
    bool is_physical = Flags == MM_COPY_MEMORY_PHYSICAL;
    *NumberOfBytesTransferred = 0;
    if (!is_physical && Flags != MM_COPY_MEMORY_VIRTUAL) {
        return STATUS_INVALID_PARAMETER_4;
    }
    while (done < NumberOfBytes) { /* up to each page's end, so that the count is right where one is missing */
        uint64_t at = is_physical ? (uint64_t)SourceAddress.PhysicalAddress.QuadPart + done
                                  : (uint64_t)(uintptr_t)SourceAddress.VirtualAddress + done;
        SIZE_T some = OS_PAGE - at % OS_PAGE;
        some = some < NumberOfBytes - done ? some : NumberOfBytes - done;
        bool copied = is_physical ? nt_dma_read(at, to + done, some) == 0
                                  : nt_fault_copy(to + done, (const void *)(uintptr_t)at, some);
        if (!copied) {
            break;
        }
        done += some;
    }
    *NumberOfBytesTransferred = done;
    return done == NumberOfBytes ? STATUS_SUCCESS : STATUS_ACCESS_VIOLATION;
}

/* ------------------------------------------------------------------------------------------------------------ paging
 */

PVOID NTAPI MmLockPagableDataSection(PVOID AddressWithinSection)
{
    return AddressWithinSection;
}

VOID NTAPI MmLockPagableSectionByHandle(PVOID ImageSectionHandle)
{
    (void)ImageSectionHandle;
}

VOID NTAPI MmUnlockPagableImageSection(PVOID ImageSectionHandle)
{
    (void)ImageSectionHandle;
}

PVOID NTAPI MmPageEntireDriver(PVOID AddressWithinSection)
{
    return AddressWithinSection;
}

VOID NTAPI MmResetDriverPaging(PVOID AddressWithinSection)
{
    (void)AddressWithinSection;
}

/* A mapping at a reserved address would need pages that can have two: reserving fails, as it may. */
PVOID NTAPI MmAllocateMappingAddress(SIZE_T NumberOfBytes, ULONG PoolTag)
{
    (void)NumberOfBytes;
    (void)PoolTag;
    return NULL;
}

VOID NTAPI MmFreeMappingAddress(PVOID BaseAddress, ULONG PoolTag)
{
    (void)PoolTag;
    nt_bugcheck(SYSTEM_PTE_MISUSE, 0, (uint64_t)(uintptr_t)BaseAddress, 0, 0,
                "a mapping address was freed that was never reserved");
}

/* ---------------------------------------------------------------------------------------------------------- answers */

MM_SYSTEMSIZE NTAPI MmQuerySystemSize(VOID)
{
    return MmLargeSystem;
}

LOGICAL NTAPI MmIsDriverVerifying(PDRIVER_OBJECT DriverObject)
{
    (void)DriverObject;
    return FALSE;
}

LOGICAL NTAPI MmIsDriverVerifyingByAddress(PVOID AddressWithinSection)
{
    (void)AddressWithinSection;
    return FALSE;
}

NTSTATUS NTAPI MmIsVerifierEnabled(PULONG VerifierFlags)
{
    *VerifierFlags = 0;
    return STATUS_SUCCESS;
}

LOGICAL NTAPI MmAreMdlPagesCached(PMDL MemoryDescriptorList)
{
    (void)MemoryDescriptorList;
    return TRUE;
}

LOGICAL NTAPI MmIsIoSpaceActive(PHYSICAL_ADDRESS StartAddress, SIZE_T NumberOfBytes)
{
    return NumberOfBytes > 0 && nt_io_is_claimed((uint64_t)StartAddress.QuadPart, NumberOfBytes);
}

/* ------------------------------------------------------------------------------------------------------- processor */

/* A device sees every write at once. */
VOID NTAPI KeFlushIoBuffers(PMDL Mdl, BOOLEAN ReadOperation, BOOLEAN DmaOperation)
{
    (void)Mdl;
    (void)ReadOperation;
    (void)DmaOperation;
}

BOOLEAN NTAPI KeInvalidateAllCaches(VOID)
{
    return TRUE;
}

// clang-format off
static const struct nt_export rows[] = {
    NT_EXPORT(KeFlushIoBuffers),
    NT_EXPORT(KeInvalidateAllCaches),
    NT_EXPORT(MmAllocateMappingAddress),
    NT_EXPORT(MmAreMdlPagesCached),
    NT_EXPORT(MmCopyMemory),
    NT_EXPORT(MmFreeMappingAddress),
    {"MmHighestUserAddress", &highest_user_address},
    NT_EXPORT(MmIsDriverVerifying),
    NT_EXPORT(MmIsDriverVerifyingByAddress),
    NT_EXPORT(MmIsIoSpaceActive),
    NT_EXPORT(MmIsVerifierEnabled),
    NT_EXPORT(MmLockPagableDataSection),
    NT_EXPORT(MmLockPagableSectionByHandle),
    NT_EXPORT(MmPageEntireDriver),
    NT_EXPORT(MmQuerySystemSize),
    NT_EXPORT(MmResetDriverPaging),
    NT_EXPORT(MmSecureVirtualMemory),
    {"MmSystemRangeStart", &system_range_start},
    NT_EXPORT(MmUnlockPagableImageSection),
    NT_EXPORT(MmUnsecureVirtualMemory),
    {"MmUserProbeAddress", &user_probe_address},
    NT_EXPORT(ProbeForRead),
    NT_EXPORT(ProbeForWrite),
};
// clang-format on
const struct nt_export_table nt_memory_exports = NT_EXPORT_TABLE(rows);
