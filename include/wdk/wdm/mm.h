/*
 * mm.h: memory: pages, MDLs, mappings of devices and of physical memory.
 */
#ifndef WDK_WDM_MM_H
#define WDK_WDM_MM_H

#include "objects.h"
#include "ke.h"
#include "ex.h"
#include "resources.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifndef PAGE_SIZE
#define PAGE_SIZE                   0x1000
#endif
#ifndef PAGE_SHIFT
#define PAGE_SHIFT                  12L
#endif
#define PAGE_ALIGN(Va)              ((PVOID)((ULONG_PTR)(Va) & ~(ULONG_PTR)(PAGE_SIZE - 1)))
#define BYTE_OFFSET(Va)             ((ULONG)((ULONG_PTR)(Va) & (PAGE_SIZE - 1)))
#define ROUND_TO_PAGES(Size)        (((ULONG_PTR)(Size) + PAGE_SIZE - 1) & ~(ULONG_PTR)(PAGE_SIZE - 1))
#define BYTES_TO_PAGES(Size)        (((Size) >> PAGE_SHIFT) + (((Size) & (PAGE_SIZE - 1)) != 0))
#define ADDRESS_AND_SIZE_TO_SPAN_PAGES(Va, Size) \
    ((ULONG)(((ULONG_PTR)BYTE_OFFSET(Va) + (SIZE_T)(Size) + PAGE_SIZE - 1) >> PAGE_SHIFT))
#define COMPUTE_PAGES_SPANNED(Va, Size) ADDRESS_AND_SIZE_TO_SPAN_PAGES(Va, Size)
#define ALIGN_DOWN_BY(length, alignment) ((ULONG_PTR)(length) & ~((ULONG_PTR)(alignment) - 1))
#define ALIGN_UP_BY(length, alignment)   (ALIGN_DOWN_BY(((ULONG_PTR)(length) + (alignment) - 1), alignment))
#define ALIGN_DOWN_POINTER_BY(address, alignment) ((PVOID)((ULONG_PTR)(address) & ~((ULONG_PTR)(alignment) - 1)))
#define ALIGN_UP_POINTER_BY(address, alignment) \
    (ALIGN_DOWN_POINTER_BY(((ULONG_PTR)(address) + (alignment) - 1), alignment))
#define ALIGN_DOWN(length, type)         ALIGN_DOWN_BY(length, sizeof(type))
#define ALIGN_UP(length, type)           ALIGN_UP_BY(length, sizeof(type))
#define ALIGN_DOWN_POINTER(address, type) ALIGN_DOWN_POINTER_BY(address, sizeof(type))
#define ALIGN_UP_POINTER(address, type)  ALIGN_UP_POINTER_BY(address, sizeof(type))
#define IS_ALIGNED(p, alignment)         (((ULONG_PTR)(p) & ((ULONG_PTR)(alignment) - 1)) == 0)

#define PAGE_ENCLAVE_DECOMMIT                    0x10000000
#define PAGE_ENCLAVE_MASK                        0x10000000
#define PAGE_ENCLAVE_NO_CHANGE                   0x20000000
#define PAGE_ENCLAVE_SS_FIRST                    0x10000001
#define PAGE_ENCLAVE_SS_REST                     0x10000002
#define PAGE_ENCLAVE_THREAD_CONTROL              0x80000000
#define PAGE_ENCLAVE_UNVALIDATED                 0x20000000
#define PAGE_EXECUTE                             0x10
#define PAGE_EXECUTE_READ                        0x20
#define PAGE_EXECUTE_READWRITE                   0x40
#define PAGE_EXECUTE_WRITECOPY                   0x80
#define PAGE_GRAPHICS_COHERENT                   0x20000
#define PAGE_GRAPHICS_EXECUTE                    0x4000
#define PAGE_GRAPHICS_EXECUTE_READ               0x8000
#define PAGE_GRAPHICS_EXECUTE_READWRITE          0x10000
#define PAGE_GRAPHICS_NOACCESS                   0x800
#define PAGE_GRAPHICS_NOCACHE                    0x40000
#define PAGE_GRAPHICS_READONLY                   0x1000
#define PAGE_GRAPHICS_READWRITE                  0x2000
#define PAGE_GUARD                               0x100
#define PAGE_NOACCESS                            1
#define PAGE_NOCACHE                             0x200
#define PAGE_READONLY                            2
#define PAGE_READWRITE                           4
#define PAGE_REVERT_TO_FILE_MAP                  0x80000000
#define PAGE_TARGETS_INVALID                     0x40000000
#define PAGE_TARGETS_NO_UPDATE                   0x40000000
#define PAGE_WRITECOMBINE                        0x400
#define PAGE_WRITECOPY                           8
#define MEM_4MB_PAGES                            0x80000000
#define MEM_COMMIT                               0x1000
#define MEM_DECOMMIT                             0x4000
#define MEM_DEDICATED_ATTRIBUTE_NOT_SPECIFIED    (-1)
#define MEM_EXTENDED_PARAMETER_EC_CODE           0x40
#define MEM_EXTENDED_PARAMETER_GRAPHICS          1
#define MEM_EXTENDED_PARAMETER_IMAGE_NO_HPAT     0x80
#define MEM_EXTENDED_PARAMETER_NONPAGED          2
#define MEM_EXTENDED_PARAMETER_NONPAGED_HUGE     0x10
#define MEM_EXTENDED_PARAMETER_NONPAGED_LARGE    8
#define MEM_EXTENDED_PARAMETER_NUMA_NODE_MANDATORY (-9223372036854775807LL - 1)
#define MEM_EXTENDED_PARAMETER_SOFT_FAULT_PAGES  0x20
#define MEM_EXTENDED_PARAMETER_TYPE_BITS         8
#define MEM_EXTENDED_PARAMETER_ZERO_PAGES_OPTIONAL 4
#define MEM_FREE                                 0x10000
#define MEM_LARGE_PAGES                          0x20000000
#define MEM_MAPPED                               0x40000
#define MEM_PRIVATE                              0x20000
#define MEM_RELEASE                              0x8000
#define MEM_RESERVE                              0x2000
#define MEM_RESET                                0x80000
#define MEM_RESET_UNDO                           0x1000000
#define MEM_TOP_DOWN                             0x100000
typedef enum _MEMORY_CACHING_TYPE {
    MmNonCached,
    MmCached,
    MmWriteCombined,
    MmHardwareCoherentCached,
    MmNonCachedUnordered,
    MmUSWCCached,
    MmMaximumCacheType,
    MmNotMapped = -1,
} MEMORY_CACHING_TYPE;

typedef enum _MEMORY_CACHING_TYPE_ORIG {
    MmFrameBufferCached = 2,
} MEMORY_CACHING_TYPE_ORIG;

typedef enum _LOCK_OPERATION {
    IoReadAccess,
    IoWriteAccess,
    IoModifyAccess,
} LOCK_OPERATION;

typedef enum _MM_PAGE_PRIORITY {
    LowPagePriority,
    NormalPagePriority = 16,
    HighPagePriority = 32,
} MM_PAGE_PRIORITY;

typedef enum _MM_SYSTEM_SIZE {
    MmSmallSystem,
    MmMediumSystem,
    MmLargeSystem,
} MM_SYSTEMSIZE;

/* Memory descriptor lists: a header, then one page frame number for each page. */
struct _EPROCESS;
struct _MDL {
    struct _MDL *Next;
    CSHORT Size;
    CSHORT MdlFlags;
    struct _EPROCESS *Process;
    PVOID MappedSystemVa;
    PVOID StartVa;
    ULONG ByteCount;
    ULONG ByteOffset;
};

#define MDL_ALLOCATED_FIXED_SIZE                 8
#define MDL_ALLOCATED_MUST_SUCCEED               0x4000
#define MDL_DESCRIBES_AWE                        0x400
#define MDL_FREE_EXTRA_PTES                      0x200
#define MDL_INTERNAL                             0x8000
#define MDL_IO_PAGE_READ                         0x40
#define MDL_IO_SPACE                             0x800
#define MDL_LOCKED_PAGE_TABLES                   0x100
#define MDL_MAPPED_TO_SYSTEM_VA                  1
#define MDL_MAPPING_CAN_FAIL                     0x2000
#define MDL_NETWORK_HEADER                       0x1000
#define MDL_PAGES_LOCKED                         2
#define MDL_PAGE_CONTENTS_INVARIANT              0x4000
#define MDL_PARENT_MAPPED_SYSTEM_VA              0x100
#define MDL_PARTIAL                              0x10
#define MDL_PARTIAL_HAS_BEEN_MAPPED              0x20
#define MDL_SOURCE_IS_NONPAGED_POOL              4
#define MDL_WRITE_OPERATION                      0x80
#define MM_ALLOCATE_CONTIGUOUS_MEMORY_FAST_ONLY  1
#define MM_ALLOCATE_AND_HOT_REMOVE               0x100
#define MM_ALLOCATE_FAST_LARGE_PAGES             0x40
#define MM_ALLOCATE_FROM_LOCAL_NODE_ONLY         2
#define MM_ALLOCATE_FULLY_REQUIRED               4
#define MM_ALLOCATE_NO_WAIT                      8
#define MM_ALLOCATE_PREFER_CONTIGUOUS            0x10
#define MM_ALLOCATE_REQUIRE_CONTIGUOUS_CHUNKS    0x20
#define MM_ALLOCATE_TRIM_IF_NECESSARY            0x80
#define MdlMappingNoExecute                      0x40000000
#define MdlMappingNoWrite                        0x80000000
#define MdlMappingWithGuardPtes                  0x20000000
#define MmGetMdlPfnArray(Mdl)       ((PPFN_NUMBER)((Mdl) + 1))
#define MmGetMdlVirtualAddress(Mdl) ((PVOID)((PCHAR)((Mdl)->StartVa) + (Mdl)->ByteOffset))
#define MmGetMdlByteCount(Mdl)      ((Mdl)->ByteCount)
#define MmGetMdlByteOffset(Mdl)     ((Mdl)->ByteOffset)
#define MmGetMdlBaseVa(Mdl)         ((Mdl)->StartVa)

FORCEINLINE VOID MmInitializeMdl(PMDL MemoryDescriptorList, PVOID BaseVa, SIZE_T Length)
{
    MemoryDescriptorList->Next = NULL;
    MemoryDescriptorList->Size =
        (CSHORT)(sizeof(MDL) + sizeof(PFN_NUMBER) * ADDRESS_AND_SIZE_TO_SPAN_PAGES(BaseVa, Length));
    MemoryDescriptorList->MdlFlags = 0;
    MemoryDescriptorList->StartVa = PAGE_ALIGN(BaseVa);
    MemoryDescriptorList->ByteOffset = BYTE_OFFSET(BaseVa);
    MemoryDescriptorList->ByteCount = (ULONG)Length;
}

_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI MmProbeAndLockPages(PMDL MemoryDescriptorList, KPROCESSOR_MODE AccessMode,
    LOCK_OPERATION Operation);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI MmUnlockPages(PMDL MemoryDescriptorList);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI MmBuildMdlForNonPagedPool(PMDL MemoryDescriptorList);
NTKERNELAPI PVOID NTAPI MmMapLockedPages(PMDL MemoryDescriptorList, KPROCESSOR_MODE AccessMode);
NTKERNELAPI PVOID NTAPI MmMapLockedPagesSpecifyCache(PMDL MemoryDescriptorList, KPROCESSOR_MODE AccessMode,
    MEMORY_CACHING_TYPE CacheType, PVOID RequestedAddress, ULONG BugCheckOnFailure, ULONG Priority);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI MmUnmapLockedPages(PVOID BaseAddress, PMDL MemoryDescriptorList);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmProtectMdlSystemAddress(PMDL MemoryDescriptorList, ULONG NewProtect);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PMDL NTAPI MmAllocatePagesForMdl(PHYSICAL_ADDRESS LowAddress, PHYSICAL_ADDRESS HighAddress,
    PHYSICAL_ADDRESS SkipBytes, SIZE_T TotalBytes);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PMDL NTAPI MmAllocatePagesForMdlEx(PHYSICAL_ADDRESS LowAddress, PHYSICAL_ADDRESS HighAddress,
    PHYSICAL_ADDRESS SkipBytes, SIZE_T TotalBytes, MEMORY_CACHING_TYPE CacheType, ULONG Flags);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PMDL NTAPI MmAllocateNodePagesForMdlEx(PHYSICAL_ADDRESS LowAddress, PHYSICAL_ADDRESS HighAddress,
    PHYSICAL_ADDRESS SkipBytes, SIZE_T TotalBytes, MEMORY_CACHING_TYPE CacheType, ULONG IdealNode, ULONG Flags);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI MmFreePagesFromMdl(PMDL MemoryDescriptorList);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI MmFreePagesFromMdlEx(PMDL MemoryDescriptorList, ULONG Flags);
NTKERNELAPI SIZE_T NTAPI MmSizeOfMdl(PVOID Base, SIZE_T Length);
NTKERNELAPI PMDL NTAPI MmCreateMdl(PMDL MemoryDescriptorList, PVOID Base, SIZE_T Length);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmAdvanceMdl(PMDL Mdl, ULONG NumberOfBytes);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LOGICAL NTAPI MmAreMdlPagesCached(PMDL MemoryDescriptorList);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PVOID NTAPI MmAllocateMappingAddress(SIZE_T NumberOfBytes, ULONG PoolTag);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI MmFreeMappingAddress(PVOID BaseAddress, ULONG PoolTag);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PVOID NTAPI MmMapLockedPagesWithReservedMapping(PVOID MappingAddress, ULONG PoolTag,
    PMDL MemoryDescriptorList, MEMORY_CACHING_TYPE CacheType);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI MmUnmapReservedMapping(PVOID BaseAddress, ULONG PoolTag, PMDL MemoryDescriptorList);
typedef struct _IRP IRP, *PIRP;
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PMDL NTAPI IoAllocateMdl(PVOID VirtualAddress, ULONG Length, BOOLEAN SecondaryBuffer, BOOLEAN ChargeQuota,
    PIRP Irp);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoFreeMdl(PMDL Mdl);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoBuildPartialMdl(PMDL SourceMdl, PMDL TargetMdl, PVOID VirtualAddress, ULONG Length);

FORCEINLINE PVOID MmGetSystemAddressForMdlSafe(PMDL Mdl, ULONG Priority)
{
    if ((Mdl->MdlFlags & (MDL_MAPPED_TO_SYSTEM_VA | MDL_SOURCE_IS_NONPAGED_POOL)) != 0) {
        return Mdl->MappedSystemVa;
    }
    return MmMapLockedPagesSpecifyCache(Mdl, KernelMode, MmCached, NULL, FALSE, Priority);
}
#define MmGetSystemAddressForMdl(Mdl) MmGetSystemAddressForMdlSafe(Mdl, HighPagePriority)
#define MmGetSystemAddressForMdlPrettySafe(Mdl, Priority) MmGetSystemAddressForMdlSafe(Mdl, Priority)

FORCEINLINE VOID MmPrepareMdlForReuse(PMDL Mdl)
{
    if ((Mdl->MdlFlags & MDL_PARTIAL_HAS_BEEN_MAPPED) != 0) {
        MmUnmapLockedPages(Mdl->MappedSystemVa, Mdl);
    }
}

/* Devices and physical memory. */
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PVOID NTAPI MmMapIoSpace(PHYSICAL_ADDRESS PhysicalAddress, SIZE_T NumberOfBytes,
    MEMORY_CACHING_TYPE CacheType);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PVOID NTAPI MmMapIoSpaceEx(PHYSICAL_ADDRESS PhysicalAddress, SIZE_T NumberOfBytes, ULONG Protect);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI MmUnmapIoSpace(PVOID BaseAddress, SIZE_T NumberOfBytes);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PVOID NTAPI MmAllocateContiguousMemory(SIZE_T NumberOfBytes, PHYSICAL_ADDRESS HighestAcceptableAddress);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PVOID NTAPI MmAllocateContiguousMemorySpecifyCache(SIZE_T NumberOfBytes,
    PHYSICAL_ADDRESS LowestAcceptableAddress, PHYSICAL_ADDRESS HighestAcceptableAddress,
    PHYSICAL_ADDRESS BoundaryAddressMultiple, MEMORY_CACHING_TYPE CacheType);
typedef ULONG NODE_REQUIREMENT;
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PVOID NTAPI MmAllocateContiguousMemorySpecifyCacheNode(SIZE_T NumberOfBytes,
    PHYSICAL_ADDRESS LowestAcceptableAddress, PHYSICAL_ADDRESS HighestAcceptableAddress,
    PHYSICAL_ADDRESS BoundaryAddressMultiple, MEMORY_CACHING_TYPE CacheType, NODE_REQUIREMENT PreferredNode);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PVOID NTAPI MmAllocateContiguousNodeMemory(SIZE_T NumberOfBytes, PHYSICAL_ADDRESS LowestAcceptableAddress,
    PHYSICAL_ADDRESS HighestAcceptableAddress, PHYSICAL_ADDRESS BoundaryAddressMultiple, ULONG Protect,
    NODE_REQUIREMENT PreferredNode);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI MmFreeContiguousMemory(PVOID BaseAddress);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI MmFreeContiguousMemorySpecifyCache(PVOID BaseAddress, SIZE_T NumberOfBytes,
    MEMORY_CACHING_TYPE CacheType);
NTKERNELAPI MM_SYSTEMSIZE NTAPI MmQuerySystemSize(void);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PVOID NTAPI MmGetSystemRoutineAddress(PUNICODE_STRING SystemRoutineName);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PVOID NTAPI MmLockPagableDataSection(PVOID AddressWithinSection);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI MmUnlockPagableImageSection(PVOID ImageSectionHandle);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PVOID NTAPI MmPageEntireDriver(PVOID AddressWithinSection);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI MmResetDriverPaging(PVOID AddressWithinSection);
typedef struct _DRIVER_OBJECT DRIVER_OBJECT, *PDRIVER_OBJECT;
NTKERNELAPI LOGICAL NTAPI MmIsDriverVerifying(struct _DRIVER_OBJECT *DriverObject);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI LOGICAL NTAPI MmIsDriverVerifyingByAddress(PVOID AddressWithinSection);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmIsVerifierEnabled(PULONG VerifierFlags);
#define MmLockPagableCodeSection MmLockPagableDataSection

/* Where user addresses end: the kernel's variables, reached through the import table. */
extern NTAPI_DATA PVOID *MmHighestUserAddress;
extern NTAPI_DATA PVOID *MmSystemRangeStart;
extern NTAPI_DATA ULONG_PTR *MmUserProbeAddress;
#define MM_HIGHEST_USER_ADDRESS (*MmHighestUserAddress)
#define MM_SYSTEM_RANGE_START   (*MmSystemRangeStart)
#define MM_USER_PROBE_ADDRESS   (*MmUserProbeAddress)
#define MM_LOWEST_USER_ADDRESS  ((PVOID)0x10000)

_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmAddVerifierSpecialThunks(ULONG_PTR, PVOID, ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmAddVerifierThunks(PVOID, ULONG);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmAllocateContiguousMemoryEx(PSIZE_T, PHYSICAL_ADDRESS, PHYSICAL_ADDRESS, PHYSICAL_ADDRESS,
    NODE_REQUIREMENT, ULONG, PVOID, ULONG, ULONG, PVOID *);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PVOID NTAPI MmAllocateMappingAddressEx(SIZE_T, ULONG, ULONG);
typedef struct _MM_PHYSICAL_ADDRESS_LIST MM_PHYSICAL_ADDRESS_LIST, *PMM_PHYSICAL_ADDRESS_LIST;
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmAllocateMdlForIoSpace(PMM_PHYSICAL_ADDRESS_LIST, SIZE_T, PMDL *);
typedef ULONG MM_NODE_NUMBER_ZERO_BASED;
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PMDL NTAPI MmAllocatePartitionNodePagesForMdlEx(PHYSICAL_ADDRESS, PHYSICAL_ADDRESS, PHYSICAL_ADDRESS,
    SIZE_T, MEMORY_CACHING_TYPE, MM_NODE_NUMBER_ZERO_BASED, ULONG, PVOID);
NTKERNELAPI LOGICAL NTAPI MmIsDriverSuspectForVerifier(struct _DRIVER_OBJECT *);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LOGICAL NTAPI MmIsIoSpaceActive(PHYSICAL_ADDRESS, SIZE_T);
typedef void NTAPI MM_MDL_ROUTINE(PVOID, PVOID);
typedef MM_MDL_ROUTINE *PMM_MDL_ROUTINE;
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmMapMdl(PMDL, ULONG, PMM_MDL_ROUTINE, PVOID);
NTKERNELAPI NTSTATUS NTAPI MmMapMemoryDumpMdlEx(PVOID, PFN_NUMBER, PMDL, ULONG);
typedef enum _MM_MDL_PAGE_CONTENTS_STATE {
    MmMdlPageContentsDynamic,
    MmMdlPageContentsInvariant,
    MmMdlPageContentsQuery,
} MM_MDL_PAGE_CONTENTS_STATE, PMM_MDL_PAGE_CONTENTS_STATE;

_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI MM_MDL_PAGE_CONTENTS_STATE NTAPI MmMdlPageContentsState(PMDL, MM_MDL_PAGE_CONTENTS_STATE);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI MmProbeAndLockProcessPages(PMDL, PEPROCESS, KPROCESSOR_MODE, LOCK_OPERATION);
typedef union _FILE_SEGMENT_ELEMENT FILE_SEGMENT_ELEMENT, *PFILE_SEGMENT_ELEMENT;
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI MmProbeAndLockSelectedPages(PMDL, PFILE_SEGMENT_ELEMENT, KPROCESSOR_MODE, LOCK_OPERATION);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmProtectDriverSection(PVOID, SIZE_T, ULONG);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI MmSetPermanentCacheAttribute(PHYSICAL_ADDRESS, LARGE_INTEGER, MEMORY_CACHING_TYPE, ULONG);

#ifdef __cplusplus
}
#endif

#endif
