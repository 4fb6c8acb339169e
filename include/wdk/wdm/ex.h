/*
 * ex.h: the executive: pool, look-aside lists, fast mutexes, resources, rundown, work items, callbacks.
 */
#ifndef WDK_WDM_EX_H
#define WDK_WDM_EX_H

#include "objects.h"
#include "ke.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Pool. */
typedef ULONG64 POOL_FLAGS;
#define POOL_FLAG_CACHE_ALIGNED                  8
#define POOL_FLAG_LAST_KNOWN_REQUIRED            0x400
#define POOL_FLAG_NON_PAGED                      0x40
#define POOL_FLAG_NON_PAGED_EXECUTE              0x80
#define POOL_FLAG_OPTIONAL_END                   (-9223372036854775807LL - 1)
#define POOL_FLAG_OPTIONAL_START                 0x100000000ULL
#define POOL_FLAG_PAGED                          0x100
#define POOL_FLAG_RAISE_ON_FAILURE               0x20
#define POOL_FLAG_REQUIRED_END                   0x80000000
#define POOL_FLAG_REQUIRED_MASK                  0xffffffff
#define POOL_FLAG_REQUIRED_START                 1
#define POOL_FLAG_RESERVED1                      0x10
#define POOL_FLAG_RESERVED2                      0x200
#define POOL_FLAG_RESERVED3                      0x400
#define POOL_FLAG_SESSION                        4
#define POOL_FLAG_SPECIAL_POOL                   0x100000000ULL
#define POOL_FLAG_UNINITIALIZED                  2
#define POOL_FLAG_UNUSED_REQUIRED_BITS           0xfffff800
#define POOL_FLAG_USE_QUOTA                      1
#define POOL_COLD_ALLOCATION                     0x100
#define POOL_CREATE_FLG_SECURE_POOL              1
#define POOL_CREATE_FLG_USE_GLOBAL_POOL          2
#define POOL_CREATE_FLG_VALID_FLAGS              3
#define POOL_CREATE_PARAMS_VERSION               1
#define POOL_EXTENDED_PARAMETER_REQUIRED_FIELD_BITS 1
#define POOL_EXTENDED_PARAMETER_RESERVED_BITS    55
#define POOL_EXTENDED_PARAMETER_TYPE_BITS        8
#define POOL_NX_ALLOCATION                       0x200
#define POOL_QUOTA_FAIL_INSTEAD_OF_RAISE         8
#define POOL_RAISE_IF_ALLOCATION_FAILURE         0x10
#define POOL_TAGGING                             1
#define POOL_ZERO_ALLOCATION                     0x400
typedef enum _POOL_TYPE {
    NonPagedPool,
    NonPagedPoolExecute = 0,
    PagedPool,
    NonPagedPoolMustSucceed,
    DontUseThisType,
    NonPagedPoolCacheAligned,
    PagedPoolCacheAligned,
    NonPagedPoolCacheAlignedMustS,
    MaxPoolType,
    NonPagedPoolBase = 0,
    NonPagedPoolBaseMustSucceed = 2,
    NonPagedPoolBaseCacheAligned = 4,
    NonPagedPoolBaseCacheAlignedMustS = 6,
    NonPagedPoolSession = 32,
    PagedPoolSession,
    NonPagedPoolMustSucceedSession,
    DontUseThisTypeSession,
    NonPagedPoolCacheAlignedSession,
    PagedPoolCacheAlignedSession,
    NonPagedPoolCacheAlignedMustSSession,
    NonPagedPoolNx = 512,
    NonPagedPoolNxCacheAligned = 516,
    NonPagedPoolSessionNx = 544,
} POOL_TYPE;

typedef enum _EX_POOL_PRIORITY {
    LowPoolPriority,
    LowPoolPrioritySpecialPoolOverrun = 8,
    LowPoolPrioritySpecialPoolUnderrun,
    NormalPoolPriority = 16,
    NormalPoolPrioritySpecialPoolOverrun = 24,
    NormalPoolPrioritySpecialPoolUnderrun,
    HighPoolPriority = 32,
    HighPoolPrioritySpecialPoolOverrun = 40,
    HighPoolPrioritySpecialPoolUnderrun,
} EX_POOL_PRIORITY;

NTKERNELAPI PVOID NTAPI ExAllocatePool2(POOL_FLAGS Flags, SIZE_T NumberOfBytes, ULONG Tag);
typedef struct _POOL_EXTENDED_PARAMETER POOL_EXTENDED_PARAMETER, *PPOOL_EXTENDED_PARAMETER;
typedef const struct _POOL_EXTENDED_PARAMETER *PCPOOL_EXTENDED_PARAMETER;
NTKERNELAPI PVOID NTAPI ExAllocatePool3(POOL_FLAGS Flags, SIZE_T NumberOfBytes, ULONG Tag,
    PCPOOL_EXTENDED_PARAMETER ExtendedParameters, ULONG ExtendedParametersCount);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExFreePool2(PVOID P, ULONG Tag, PCPOOL_EXTENDED_PARAMETER ExtendedParameters,
    ULONG ExtendedParametersCount);
NTKERNELAPI PVOID NTAPI ExAllocatePool(POOL_TYPE PoolType, SIZE_T NumberOfBytes);
NTKERNELAPI PVOID NTAPI ExAllocatePoolWithTag(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag);
NTKERNELAPI PVOID NTAPI ExAllocatePoolWithQuota(POOL_TYPE PoolType, SIZE_T NumberOfBytes);
NTKERNELAPI PVOID NTAPI ExAllocatePoolWithQuotaTag(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag);
NTKERNELAPI PVOID NTAPI ExAllocatePoolWithTagPriority(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag,
    EX_POOL_PRIORITY Priority);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExFreePool(PVOID P);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExFreePoolWithTag(PVOID P, ULONG Tag);

/* With POOL_NX_OPTIN a driver asks for non-executable pool; memory that can be executed is given to nobody here. */
#define ExInitializeDriverRuntime(RuntimeFlags) ((void)(RuntimeFlags))
typedef enum _DRIVER_RUNTIME_INIT_FLAGS {
    DrvRtPoolNxOptIn = 1,
    LastDrvRtFlag,
} DRIVER_RUNTIME_INIT_FLAGS, *PDRIVER_RUNTIME_INIT_FLAGS;
typedef const enum _DRIVER_RUNTIME_INIT_FLAGS *PCDRIVER_RUNTIME_INIT_FLAGS;

FORCEINLINE PVOID ExAllocatePoolZero(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag)
{
    PVOID block = ExAllocatePoolWithTag((POOL_TYPE)(PoolType | POOL_ZERO_ALLOCATION), NumberOfBytes, Tag);
    if (block != NULL) {
        RtlZeroMemory(block, NumberOfBytes);
    }
    return block;
}

FORCEINLINE PVOID ExAllocatePoolUninitialized(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag)
{
    return ExAllocatePoolWithTag(PoolType, NumberOfBytes, Tag);
}

FORCEINLINE PVOID ExAllocatePoolQuotaZero(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag)
{
    PVOID block = ExAllocatePoolWithQuotaTag((POOL_TYPE)(PoolType | POOL_ZERO_ALLOCATION), NumberOfBytes, Tag);
    if (block != NULL) {
        RtlZeroMemory(block, NumberOfBytes);
    }
    return block;
}

FORCEINLINE PVOID ExAllocatePoolQuotaUninitialized(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag)
{
    return ExAllocatePoolWithQuotaTag(PoolType, NumberOfBytes, Tag);
}

FORCEINLINE PVOID ExAllocatePoolPriorityZero(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag,
    EX_POOL_PRIORITY Priority)
{
    PVOID block = ExAllocatePoolWithTagPriority((POOL_TYPE)(PoolType | POOL_ZERO_ALLOCATION), NumberOfBytes, Tag,
        Priority);
    if (block != NULL) {
        RtlZeroMemory(block, NumberOfBytes);
    }
    return block;
}

FORCEINLINE PVOID ExAllocatePoolPriorityUninitialized(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag,
    EX_POOL_PRIORITY Priority)
{
    return ExAllocatePoolWithTagPriority(PoolType, NumberOfBytes, Tag, Priority);
}

/* Look-aside lists: blocks of one size, kept for the next who asks. */
typedef struct _LOOKASIDE_LIST_EX LOOKASIDE_LIST_EX, *PLOOKASIDE_LIST_EX;
typedef PVOID NTAPI ALLOCATE_FUNCTION_EX(POOL_TYPE, SIZE_T, ULONG, PLOOKASIDE_LIST_EX);
typedef ALLOCATE_FUNCTION_EX *PALLOCATE_FUNCTION_EX;
typedef PVOID NTAPI ALLOCATE_FUNCTION(POOL_TYPE, SIZE_T, ULONG);
typedef ALLOCATE_FUNCTION *PALLOCATE_FUNCTION;
typedef void NTAPI FREE_FUNCTION_EX(PVOID, PLOOKASIDE_LIST_EX);
typedef FREE_FUNCTION_EX *PFREE_FUNCTION_EX;
typedef void NTAPI FREE_FUNCTION(PVOID);
typedef FREE_FUNCTION *PFREE_FUNCTION;
typedef struct DECLSPEC_ALIGN(64) _GENERAL_LOOKASIDE {
    union {
        SLIST_HEADER ListHead;
        SINGLE_LIST_ENTRY SingleListHead;
    };
    USHORT Depth;
    USHORT MaximumDepth;
    ULONG TotalAllocates;
    union {
        ULONG AllocateMisses;
        ULONG AllocateHits;
    };
    ULONG TotalFrees;
    union {
        ULONG FreeMisses;
        ULONG FreeHits;
    };
    POOL_TYPE Type;
    ULONG Tag;
    ULONG Size;
    union {
        PALLOCATE_FUNCTION_EX AllocateEx;
        PALLOCATE_FUNCTION Allocate;
    };
    union {
        PFREE_FUNCTION_EX FreeEx;
        PFREE_FUNCTION Free;
    };
    LIST_ENTRY ListEntry;
    ULONG LastTotalAllocates;
    union {
        ULONG LastAllocateMisses;
        ULONG LastAllocateHits;
    };
    ULONG Future[2];
} GENERAL_LOOKASIDE, *PGENERAL_LOOKASIDE;

typedef struct DECLSPEC_ALIGN(64) _NPAGED_LOOKASIDE_LIST {
    GENERAL_LOOKASIDE L;
} NPAGED_LOOKASIDE_LIST, *PNPAGED_LOOKASIDE_LIST;

typedef struct DECLSPEC_ALIGN(64) _PAGED_LOOKASIDE_LIST {
    GENERAL_LOOKASIDE L;
} PAGED_LOOKASIDE_LIST, *PPAGED_LOOKASIDE_LIST;

typedef struct _GENERAL_LOOKASIDE_POOL {
    union {
        SLIST_HEADER ListHead;
        SINGLE_LIST_ENTRY SingleListHead;
    };
    USHORT Depth;
    USHORT MaximumDepth;
    ULONG TotalAllocates;
    union {
        ULONG AllocateMisses;
        ULONG AllocateHits;
    };
    ULONG TotalFrees;
    union {
        ULONG FreeMisses;
        ULONG FreeHits;
    };
    POOL_TYPE Type;
    ULONG Tag;
    ULONG Size;
    union {
        PALLOCATE_FUNCTION_EX AllocateEx;
        PALLOCATE_FUNCTION Allocate;
    };
    union {
        PFREE_FUNCTION_EX FreeEx;
        PFREE_FUNCTION Free;
    };
    LIST_ENTRY ListEntry;
    ULONG LastTotalAllocates;
    union {
        ULONG LastAllocateMisses;
        ULONG LastAllocateHits;
    };
    ULONG Future[2];
} GENERAL_LOOKASIDE_POOL, *PGENERAL_LOOKASIDE_POOL;

struct _LOOKASIDE_LIST_EX {
    GENERAL_LOOKASIDE_POOL L;
};

_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExInitializeNPagedLookasideList(PNPAGED_LOOKASIDE_LIST Lookaside, PALLOCATE_FUNCTION Allocate,
    PFREE_FUNCTION Free, ULONG Flags, SIZE_T Size, ULONG Tag, USHORT Depth);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExDeleteNPagedLookasideList(PNPAGED_LOOKASIDE_LIST Lookaside);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI ExInitializePagedLookasideList(PPAGED_LOOKASIDE_LIST Lookaside, PALLOCATE_FUNCTION Allocate,
    PFREE_FUNCTION Free, ULONG Flags, SIZE_T Size, ULONG Tag, USHORT Depth);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI ExDeletePagedLookasideList(PPAGED_LOOKASIDE_LIST Lookaside);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ExInitializeLookasideListEx(PLOOKASIDE_LIST_EX Lookaside, PALLOCATE_FUNCTION_EX Allocate,
    PFREE_FUNCTION_EX Free, POOL_TYPE PoolType, ULONG Flags, SIZE_T Size, ULONG Tag, USHORT Depth);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExDeleteLookasideListEx(PLOOKASIDE_LIST_EX Lookaside);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExFlushLookasideListEx(PLOOKASIDE_LIST_EX Lookaside);
NTKERNELAPI PVOID NTAPI ExAllocateFromNPagedLookasideList(PNPAGED_LOOKASIDE_LIST Lookaside);
NTKERNELAPI VOID NTAPI ExFreeToNPagedLookasideList(PNPAGED_LOOKASIDE_LIST Lookaside, PVOID Entry);
NTKERNELAPI PVOID NTAPI ExAllocateFromPagedLookasideList(PPAGED_LOOKASIDE_LIST Lookaside);
NTKERNELAPI VOID NTAPI ExFreeToPagedLookasideList(PPAGED_LOOKASIDE_LIST Lookaside, PVOID Entry);
NTKERNELAPI PVOID NTAPI ExAllocateFromLookasideListEx(PLOOKASIDE_LIST_EX Lookaside);
NTKERNELAPI VOID NTAPI ExFreeToLookasideListEx(PLOOKASIDE_LIST_EX Lookaside, PVOID Entry);
#define EX_LOOKASIDE_LIST_EX_FLAGS_FAIL_NO_RAISE 2
#define EX_LOOKASIDE_LIST_EX_FLAGS_RAISE_ON_FAIL 1
#define EX_MAXIMUM_LOOKASIDE_DEPTH_BASE          0x100
#define EX_MAXIMUM_LOOKASIDE_DEPTH_LIMIT         0x400

/* Fast mutexes. */
FORCEINLINE VOID ExInitializeFastMutex(PFAST_MUTEX FastMutex)
{
    FastMutex->Count = 1;
    FastMutex->Owner = NULL;
    FastMutex->Contention = 0;
    KeInitializeEvent(&FastMutex->Event, SynchronizationEvent, FALSE);
}

_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI ExAcquireFastMutex(PFAST_MUTEX FastMutex);
_IRQL_requires_(APC_LEVEL)
NTKERNELAPI void NTAPI ExReleaseFastMutex(PFAST_MUTEX FastMutex);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI ExAcquireFastMutexUnsafe(PFAST_MUTEX FastMutex);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI ExReleaseFastMutexUnsafe(PFAST_MUTEX FastMutex);
NTKERNELAPI BOOLEAN NTAPI ExTryToAcquireFastMutex(PFAST_MUTEX FastMutex);

/* Resources: locks with readers and writers. */
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ExInitializeResourceLite(PERESOURCE Resource);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ExReinitializeResourceLite(PERESOURCE Resource);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ExDeleteResourceLite(PERESOURCE Resource);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ExAcquireResourceExclusiveLite(PERESOURCE Resource, BOOLEAN Wait);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ExAcquireResourceSharedLite(PERESOURCE Resource, BOOLEAN Wait);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ExAcquireSharedStarveExclusive(PERESOURCE Resource, BOOLEAN Wait);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ExAcquireSharedWaitForExclusive(PERESOURCE Resource, BOOLEAN Wait);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExReleaseResourceLite(PERESOURCE Resource);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExReleaseResourceForThreadLite(PERESOURCE Resource, ERESOURCE_THREAD ResourceThreadId);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExConvertExclusiveToSharedLite(PERESOURCE Resource);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI ULONG NTAPI ExGetExclusiveWaiterCount(PERESOURCE Resource);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI ULONG NTAPI ExGetSharedWaiterCount(PERESOURCE Resource);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ExIsResourceAcquiredExclusiveLite(PERESOURCE Resource);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI ULONG NTAPI ExIsResourceAcquiredSharedLite(PERESOURCE Resource);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PVOID NTAPI ExEnterCriticalRegionAndAcquireResourceExclusive(PERESOURCE Resource);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PVOID NTAPI ExEnterCriticalRegionAndAcquireResourceShared(PERESOURCE Resource);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PVOID NTAPI ExEnterCriticalRegionAndAcquireSharedWaitForExclusive(PERESOURCE Resource);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExReleaseResourceAndLeaveCriticalRegion(PERESOURCE Resource);
#define ExIsResourceAcquiredLite       ExIsResourceAcquiredSharedLite
#define ExGetCurrentResourceThread()   ((ERESOURCE_THREAD)(ULONG_PTR)KeGetCurrentThread())

/* Reader-writer spin locks. */
typedef volatile LONG EX_SPIN_LOCK, *PEX_SPIN_LOCK;
NTKERNELAPI KIRQL NTAPI ExAcquireSpinLockShared(PEX_SPIN_LOCK SpinLock);
_IRQL_requires_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExReleaseSpinLockShared(PEX_SPIN_LOCK SpinLock, KIRQL OldIrql);
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExAcquireSpinLockSharedAtDpcLevel(PEX_SPIN_LOCK SpinLock);
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExReleaseSpinLockSharedFromDpcLevel(PEX_SPIN_LOCK SpinLock);
NTKERNELAPI KIRQL NTAPI ExAcquireSpinLockExclusive(PEX_SPIN_LOCK SpinLock);
_IRQL_requires_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExReleaseSpinLockExclusive(PEX_SPIN_LOCK SpinLock, KIRQL OldIrql);
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExAcquireSpinLockExclusiveAtDpcLevel(PEX_SPIN_LOCK SpinLock);
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExReleaseSpinLockExclusiveFromDpcLevel(PEX_SPIN_LOCK SpinLock);
_IRQL_requires_(DISPATCH_LEVEL)
NTKERNELAPI LOGICAL NTAPI ExTryConvertSharedSpinLockExclusive(PEX_SPIN_LOCK SpinLock);

/* Rundown: many who use an object, one who waits until none does. */
NTKERNELAPI void NTAPI ExInitializeRundownProtection(PEX_RUNDOWN_REF RunRef);
NTKERNELAPI void NTAPI ExReInitializeRundownProtection(PEX_RUNDOWN_REF RunRef);
NTKERNELAPI BOOLEAN NTAPI ExAcquireRundownProtection(PEX_RUNDOWN_REF RunRef);
NTKERNELAPI BOOLEAN NTAPI ExAcquireRundownProtectionEx(PEX_RUNDOWN_REF RunRef, ULONG Count);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExReleaseRundownProtection(PEX_RUNDOWN_REF RunRef);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExReleaseRundownProtectionEx(PEX_RUNDOWN_REF RunRef, ULONG Count);
NTKERNELAPI void NTAPI ExRundownCompleted(PEX_RUNDOWN_REF RunRef);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI ExWaitForRundownProtectionRelease(PEX_RUNDOWN_REF RunRef);

/* Lists under a lock, and lists without one. */
NTKERNELAPI PLIST_ENTRY NTAPI ExInterlockedInsertHeadList(PLIST_ENTRY ListHead, PLIST_ENTRY ListEntry,
    PKSPIN_LOCK Lock);
NTKERNELAPI PLIST_ENTRY NTAPI ExInterlockedInsertTailList(PLIST_ENTRY ListHead, PLIST_ENTRY ListEntry,
    PKSPIN_LOCK Lock);
NTKERNELAPI PLIST_ENTRY NTAPI ExInterlockedRemoveHeadList(PLIST_ENTRY ListHead, PKSPIN_LOCK Lock);
NTKERNELAPI PSINGLE_LIST_ENTRY NTAPI ExInterlockedPopEntryList(PSINGLE_LIST_ENTRY ListHead, PKSPIN_LOCK Lock);
NTKERNELAPI PSINGLE_LIST_ENTRY NTAPI ExInterlockedPushEntryList(PSINGLE_LIST_ENTRY ListHead,
    PSINGLE_LIST_ENTRY ListEntry, PKSPIN_LOCK Lock);
NTKERNELAPI LARGE_INTEGER NTAPI ExInterlockedAddLargeInteger(PLARGE_INTEGER Addend, LARGE_INTEGER Increment,
    PKSPIN_LOCK Lock);
NTKERNELAPI ULONG NTAPI ExInterlockedAddUlong(PULONG Addend, ULONG Increment, PKSPIN_LOCK Lock);
NTKERNELAPI VOID NTAPI InitializeSListHead(PSLIST_HEADER SListHead);
NTKERNELAPI PSLIST_ENTRY NTAPI ExpInterlockedPushEntrySList(PSLIST_HEADER ListHead, PSLIST_ENTRY ListEntry);
NTKERNELAPI PSLIST_ENTRY NTAPI ExpInterlockedPopEntrySList(PSLIST_HEADER ListHead);
NTKERNELAPI PSLIST_ENTRY NTAPI ExpInterlockedFlushSList(PSLIST_HEADER ListHead);
NTKERNELAPI USHORT NTAPI ExQueryDepthSList(PSLIST_HEADER SListHead);
#define ExInitializeSListHead              InitializeSListHead
#define InterlockedPushEntrySList          ExpInterlockedPushEntrySList
#define InterlockedPopEntrySList           ExpInterlockedPopEntrySList
#define InterlockedFlushSList              ExpInterlockedFlushSList
#define QueryDepthSList                    ExQueryDepthSList
#define ExInterlockedPushEntrySList(h, e, l) ExpInterlockedPushEntrySList(h, e)
#define ExInterlockedPopEntrySList(h, l)   ExpInterlockedPopEntrySList(h)
#define ExInterlockedFlushSList(h)         ExpInterlockedFlushSList(h)
#define ExInterlockedIncrementLong(a, l)   InterlockedIncrement(a)
#define ExInterlockedDecrementLong(a, l)   InterlockedDecrement(a)
#define ExInterlockedExchangeUlong(t, v, l) ((ULONG)InterlockedExchange((LONG volatile *)(t), (LONG)(v)))
#define ExInterlockedCompareExchange64(d, e, c, l) InterlockedCompareExchange64(d, *(e), *(c))

/* Work items, which outlive the driver that queued them: IoQueueWorkItem is the one that holds a reference. */
FORCEINLINE VOID ExInitializeWorkItem(PWORK_QUEUE_ITEM Item, PWORKER_THREAD_ROUTINE Routine, PVOID Context)
{
    Item->WorkerRoutine = Routine;
    Item->Parameter = Context;
    Item->List.Flink = NULL;
}

typedef enum _WORK_QUEUE_TYPE {
    CriticalWorkQueue,
    DelayedWorkQueue,
    HyperCriticalWorkQueue,
    NormalWorkQueue,
    BackgroundWorkQueue,
    RealTimeWorkQueue,
    SuperCriticalWorkQueue,
    MaximumWorkQueue,
    CustomPriorityWorkQueue = 32,
} WORK_QUEUE_TYPE;

_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExQueueWorkItem(PWORK_QUEUE_ITEM WorkItem, WORK_QUEUE_TYPE QueueType);

/* The rest. */
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI KPROCESSOR_MODE NTAPI ExGetPreviousMode(void);
NTKERNELAPI NTSTATUS NTAPI ExGetFirmwareEnvironmentVariable(PUNICODE_STRING VariableName, LPGUID VendorGuid,
    PVOID Value, PULONG ValueLength, PULONG Attributes);
NTKERNELAPI NTSTATUS NTAPI ExSetFirmwareEnvironmentVariable(PUNICODE_STRING VariableName, LPGUID VendorGuid,
    PVOID Value, ULONG ValueLength, ULONG Attributes);
typedef enum _FIRMWARE_TYPE {
    FirmwareTypeUnknown,
    FirmwareTypeBios,
    FirmwareTypeUefi,
    FirmwareTypeMax,
} FIRMWARE_TYPE, *PFIRMWARE_TYPE;

_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI FIRMWARE_TYPE NTAPI ExGetFirmwareType(void);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI ULONG NTAPI ExSetTimerResolution(ULONG DesiredTime, BOOLEAN SetResolution);
NTKERNELAPI void NTAPI ExQueryTimerResolution(PULONG MaximumTime, PULONG MinimumTime, PULONG CurrentTime);
NTKERNELAPI void NTAPI ExSystemTimeToLocalTime(PLARGE_INTEGER SystemTime, PLARGE_INTEGER LocalTime);
NTKERNELAPI void NTAPI ExLocalTimeToSystemTime(PLARGE_INTEGER LocalTime, PLARGE_INTEGER SystemTime);
typedef struct _CALLBACK_OBJECT *PCALLBACK_OBJECT;
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ExCreateCallback(PCALLBACK_OBJECT *CallbackObject, POBJECT_ATTRIBUTES ObjectAttributes,
    BOOLEAN Create, BOOLEAN AllowMultipleCallbacks);
typedef void NTAPI CALLBACK_FUNCTION(PVOID, PVOID, PVOID);
typedef CALLBACK_FUNCTION *PCALLBACK_FUNCTION;
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PVOID NTAPI ExRegisterCallback(PCALLBACK_OBJECT CallbackObject, PCALLBACK_FUNCTION CallbackFunction,
    PVOID CallbackContext);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI ExUnregisterCallback(PVOID CallbackRegistration);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExNotifyCallback(PVOID CallbackObject, PVOID Argument1, PVOID Argument2);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ExIsProcessorFeaturePresent(ULONG ProcessorFeature);
typedef GUID UUID;
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ExUuidCreate(UUID *Uuid);
NTKERNELAPI BOOLEAN NTAPI ExVerifySuite(SUITE_TYPE SuiteType);
typedef struct _EX_TIMER *PEX_TIMER;
typedef void NTAPI EXT_CALLBACK(PEX_TIMER, PVOID);
typedef EXT_CALLBACK *PEXT_CALLBACK;
NTKERNELAPI PEX_TIMER NTAPI ExAllocateTimer(PEXT_CALLBACK Callback, PVOID CallbackContext, ULONG Attributes);
typedef struct _EXT_SET_PARAMETERS_V0 EXT_SET_PARAMETERS, *PEXT_SET_PARAMETERS, *PKT2_SET_PARAMETERS;
NTKERNELAPI BOOLEAN NTAPI ExSetTimer(PEX_TIMER Timer, LONGLONG DueTime, LONGLONG Period,
    PEXT_SET_PARAMETERS Parameters);
typedef PVOID PEXT_CANCEL_PARAMETERS;
NTKERNELAPI BOOLEAN NTAPI ExCancelTimer(PEX_TIMER Timer, PEXT_CANCEL_PARAMETERS Parameters);
typedef struct _EXT_DELETE_PARAMETERS EXT_DELETE_PARAMETERS, *PEXT_DELETE_PARAMETERS;
NTKERNELAPI BOOLEAN NTAPI ExDeleteTimer(PEX_TIMER Timer, BOOLEAN Cancel, BOOLEAN Wait,
    PEXT_DELETE_PARAMETERS Parameters);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI ExAcquirePushLockExclusiveEx(PULONG_PTR, ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI ExAcquirePushLockSharedEx(PULONG_PTR, ULONG);
typedef struct _EX_RUNDOWN_REF_CACHE_AWARE *PEX_RUNDOWN_REF_CACHE_AWARE;
NTKERNELAPI BOOLEAN NTAPI ExAcquireRundownProtectionCacheAware(PEX_RUNDOWN_REF_CACHE_AWARE);
NTKERNELAPI BOOLEAN NTAPI ExAcquireRundownProtectionCacheAwareEx(PEX_RUNDOWN_REF_CACHE_AWARE, ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PEX_RUNDOWN_REF_CACHE_AWARE NTAPI ExAllocateCacheAwareRundownProtection(POOL_TYPE, ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI ExCleanupRundownProtectionCacheAware(PEX_RUNDOWN_REF_CACHE_AWARE);
typedef struct _POOL_CREATE_EXTENDED_PARAMS POOL_CREATE_EXTENDED_PARAMS, *PPOOL_CREATE_EXTENDED_PARAMS;
NTKERNELAPI NTSTATUS NTAPI ExCreatePool(ULONG, ULONG_PTR, POOL_CREATE_EXTENDED_PARAMS *, HANDLE *);
NTKERNELAPI void NTAPI ExDestroyPool(HANDLE);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ExEnumerateSystemFirmwareTables(ULONG, PVOID, ULONG, PULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI ExFreeCacheAwareRundownProtection(PEX_RUNDOWN_REF_CACHE_AWARE);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ExGetSystemFirmwareTable(ULONG, ULONG, PVOID, ULONG, PULONG);
typedef struct _DEVICE_OBJECT DEVICE_OBJECT, *PDEVICE_OBJECT;
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ExInitializeDeviceAts(struct _DEVICE_OBJECT *, ULONG);
NTKERNELAPI void NTAPI ExInitializePushLock(PULONG_PTR);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI ExInitializeRundownProtectionCacheAware(PEX_RUNDOWN_REF_CACHE_AWARE, SIZE_T);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI ExInitializeRundownProtectionCacheAwareEx(PEX_RUNDOWN_REF_CACHE_AWARE, ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ExIsManufacturingModeEnabled(void);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ExIsSoftBoot(void);
NTKERNELAPI void NTAPI ExReInitializeRundownProtectionCacheAware(PEX_RUNDOWN_REF_CACHE_AWARE);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExReleasePushLockExclusiveEx(PULONG_PTR, ULONG);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExReleasePushLockSharedEx(PULONG_PTR, ULONG);
NTKERNELAPI void NTAPI ExReleaseRundownProtectionCacheAware(PEX_RUNDOWN_REF_CACHE_AWARE);
NTKERNELAPI void NTAPI ExReleaseRundownProtectionCacheAwareEx(PEX_RUNDOWN_REF_CACHE_AWARE, ULONG);
NTKERNELAPI void NTAPI ExRundownCompletedCacheAware(PEX_RUNDOWN_REF_CACHE_AWARE);
NTKERNELAPI NTSTATUS NTAPI ExSecurePoolUpdate(HANDLE, ULONG, PVOID, ULONG_PTR, SIZE_T, SIZE_T, PVOID);
NTKERNELAPI LOGICAL NTAPI ExSecurePoolValidate(HANDLE, ULONG, PVOID, ULONG_PTR);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExSetResourceOwnerPointer(PERESOURCE, PVOID);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI ExSetResourceOwnerPointerEx(PERESOURCE, PVOID, ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI SIZE_T NTAPI ExSizeOfRundownProtectionCacheAware(void);
NTKERNELAPI LOGICAL NTAPI ExTryAcquireSpinLockExclusiveAtDpcLevel(PEX_SPIN_LOCK);
NTKERNELAPI LOGICAL NTAPI ExTryAcquireSpinLockSharedAtDpcLevel(PEX_SPIN_LOCK);
NTKERNELAPI void NTAPI ExWaitForRundownProtectionReleaseCacheAware(PEX_RUNDOWN_REF_CACHE_AWARE);
#define PF_3DNOW_INSTRUCTIONS_AVAILABLE          7
#define PF_ALPHA_BYTE_INSTRUCTIONS               5
#define PF_ARM_64BIT_LOADSTORE_ATOMIC            25
#define PF_ARM_DIVIDE_INSTRUCTION_AVAILABLE      0x18
#define PF_ARM_EXTERNAL_CACHE_AVAILABLE          26
#define PF_ARM_FMAC_INSTRUCTIONS_AVAILABLE       27
#define PF_ARM_NEON_INSTRUCTIONS_AVAILABLE       19
#define PF_ARM_V81_ATOMIC_INSTRUCTIONS_AVAILABLE 0x22
#define PF_ARM_V82_DP_INSTRUCTIONS_AVAILABLE     43
#define PF_ARM_V83_JSCVT_INSTRUCTIONS_AVAILABLE  44
#define PF_ARM_V8_CRC32_INSTRUCTIONS_AVAILABLE   31
#define PF_ARM_V8_CRYPTO_INSTRUCTIONS_AVAILABLE  30
#define PF_ARM_V8_INSTRUCTIONS_AVAILABLE         29
#define PF_ARM_VFP_32_REGISTERS_AVAILABLE        0x12
#define PF_AVX2_INSTRUCTIONS_AVAILABLE           0x28
#define PF_AVX512F_INSTRUCTIONS_AVAILABLE        41
#define PF_AVX_INSTRUCTIONS_AVAILABLE            39
#define PF_CHANNELS_ENABLED                      0x10
#define PF_COMPARE64_EXCHANGE128                 15
#define PF_COMPARE_EXCHANGE128                   14
#define PF_COMPARE_EXCHANGE_DOUBLE               2
#define PF_ERMS_AVAILABLE                        42
#define PF_FASTFAIL_AVAILABLE                    23
#define PF_FLOATING_POINT_EMULATED               1
#define PF_FLOATING_POINT_PRECISION_ERRATA       0
#define PF_MMX_INSTRUCTIONS_AVAILABLE            3
#define PF_MONITORX_INSTRUCTION_AVAILABLE        35
#define PF_NON_TEMPORAL_LEVEL_ALL                0
#define PF_NX_ENABLED                            0xc
#define PF_PAE_ENABLED                           9
#define PF_PPC_MOVEMEM_64BIT_OK                  4
#define PF_RDPID_INSTRUCTION_AVAILABLE           0x21
#define PF_RDRAND_INSTRUCTION_AVAILABLE          28
#define PF_RDTSCP_INSTRUCTION_AVAILABLE          0x20
#define PF_RDTSC_INSTRUCTION_AVAILABLE           8
#define PF_RDWRFSGSBASE_AVAILABLE                22
#define PF_SECOND_LEVEL_ADDRESS_TRANSLATION      0x14
#define PF_SSE3_INSTRUCTIONS_AVAILABLE           13
#define PF_SSE4_1_INSTRUCTIONS_AVAILABLE         37
#define PF_SSE4_2_INSTRUCTIONS_AVAILABLE         38
#define PF_SSE_DAZ_MODE_AVAILABLE                11
#define PF_SSSE3_INSTRUCTIONS_AVAILABLE          0x24
#define PF_TEMPORAL_LEVEL_1                      1
#define PF_TEMPORAL_LEVEL_2                      2
#define PF_TEMPORAL_LEVEL_3                      3
#define PF_VIRT_FIRMWARE_ENABLED                 21
#define PF_XMMI64_INSTRUCTIONS_AVAILABLE         0xa
#define PF_XMMI_INSTRUCTIONS_AVAILABLE           6
#define PF_XSAVE_ENABLED                         0x11
#define EX_CARR_ALLOCATE_NONPAGED_POOL           1
#define EX_CARR_ALLOCATE_PAGED_POOL              0
#define EX_CARR_DISABLE_EXPANSION                2
#define EX_CARR_VALID_FLAGS                      3
#define EX_CREATE_FLAG_FILE_DEST_OPEN_FOR_COPY   2
#define EX_CREATE_FLAG_FILE_SOURCE_OPEN_FOR_COPY 1
#define EX_DEFAULT_PUSH_LOCK_FLAGS               0
#define EX_RUNDOWN_ACTIVE                        1
#define EX_RUNDOWN_COUNT_INC                     2
#define EX_RUNDOWN_COUNT_SHIFT                   1
#define EX_TIMER_HIGH_RESOLUTION                 4
#define EX_TIMER_NOTIFICATION                    0x80000000
#define EX_TIMER_NO_WAKE                         8
#define EX_TIMER_UNLIMITED_TOLERANCE             (-1)
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI ProbeForRead(volatile void *Address, SIZE_T Length, ULONG Alignment);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI ProbeForWrite(volatile void *Address, SIZE_T Length, ULONG Alignment);

#ifdef __cplusplus
}
#endif

#endif
