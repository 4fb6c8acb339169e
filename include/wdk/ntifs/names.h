/*
 * names.h: what remains: heaps, queues, memory information, single names.
 */
#ifndef WDK_NTIFS_NAMES_H
#define WDK_NTIFS_NAMES_H

#include "../ntddk.h"

#define ANSI_DOS_QM                                                    0x3e
#define ANSI_DOS_STAR                                                  0x3c
#define CHECKSUM_TYPE_CRC32                                            1
#define CHECKSUM_TYPE_CRC64                                            2
#define CHECKSUM_TYPE_ECC                                              3
#define CHECKSUM_TYPE_FIRST_UNUSED_TYPE                                4
#define CHECKSUM_TYPE_NONE                                             0
#define CHECKSUM_TYPE_UNCHANGED                                        (-1)
#define CRITICAL_ACE_FLAG                                              0x20
#define DAX_ALLOC_ALIGNMENT_FLAG_FALLBACK_SPECIFIED                    2
#define DAX_ALLOC_ALIGNMENT_FLAG_MANDATORY                             1
#define DEVICE_RESET_KEEP_STACK                                        4
#define DEVICE_RESET_RESERVED_0                                        1
#define DEVICE_RESET_RESERVED_1                                        2
#define DOS_QM                                                         0x3e
#define DOS_STAR                                                       0x3c
#define FAILED_ACCESS_ACE_FLAG                                         0x80
#define FLAGS_DELAY_REASONS_BITMAP_SCANNED                             2
#define FLAGS_DELAY_REASONS_LOG_FILE_FULL                              1
#define FLAGS_END_OF_FILE_INFO_EX_EXTEND_PAGING                        1
#define FLAGS_END_OF_FILE_INFO_EX_NO_EXTRA_PAGING_EXTEND               2
#define FLAGS_END_OF_FILE_INFO_EX_TIME_CONSTRAINED                     4
#define FLUSH_FLAGS_FILE_DATA_ONLY                                     1
#define FLUSH_FLAGS_FILE_DATA_SYNC_ONLY                                4
#define FLUSH_FLAGS_NO_SYNC                                            2
#define FOREST_USER_RID_MAX                                            0x1f3
#define GCR_ALLOW_LM                                                   0x1000
#define GCR_ALLOW_NO_TARGET                                            0x2000
#define GCR_ALLOW_NTLM                                                 0x100
#define GCR_MACHINE_CREDENTIAL                                         0x400
#define GCR_NTLM3_PARMS                                                0x20
#define GCR_TARGET_INFO                                                0x40
#define GCR_USE_OEM_SET                                                0x200
#define GCR_USE_OWF_PASSWORD                                           0x800
#define GCR_VSM_PROTECTED_PASSWORD                                     0x4000
#define GET_VOLUME_BITMAP_FLAG_MASK_METADATA                           1
#define HEAP_CLASS_0                                                   0
#define HEAP_CLASS_1                                                   0x1000
#define HEAP_CLASS_2                                                   0x2000
#define HEAP_CLASS_3                                                   0x3000
#define HEAP_CLASS_4                                                   0x4000
#define HEAP_CLASS_5                                                   0x5000
#define HEAP_CLASS_6                                                   0x6000
#define HEAP_CLASS_7                                                   0x7000
#define HEAP_CLASS_8                                                   0x8000
#define HEAP_CLASS_MASK                                                0xf000
#define HEAP_CREATE_ALIGN_16                                           0x10000
#define HEAP_CREATE_ENABLE_EXECUTE                                     0x40000
#define HEAP_CREATE_ENABLE_TRACING                                     0x20000
#define HEAP_CREATE_HARDENED                                           0x200
#define HEAP_CREATE_SEGMENT_HEAP                                       0x100
#define HEAP_DISABLE_COALESCE_ON_FREE                                  0x80
#define HEAP_FREE_CHECKING_ENABLED                                     0x40
#define HEAP_GENERATE_EXCEPTIONS                                       4
#define HEAP_GLOBAL_TAG                                                0x800
#define HEAP_GROWABLE                                                  2
#define HEAP_MAXIMUM_TAG                                               0xfff
#define HEAP_NO_SERIALIZE                                              1
#define HEAP_PSEUDO_TAG_FLAG                                           0x8000
#define HEAP_REALLOC_IN_PLACE_ONLY                                     0x10
#define HEAP_SETTABLE_USER_FLAG1                                       0x200
#define HEAP_SETTABLE_USER_FLAG2                                       0x400
#define HEAP_SETTABLE_USER_FLAG3                                       0x800
#define HEAP_SETTABLE_USER_FLAGS                                       0xe00
#define HEAP_SETTABLE_USER_VALUE                                       0x100
#define HEAP_TAG_MASK                                                  0x3ffc0000
#define HEAP_TAG_SHIFT                                                 0x12
#define HEAP_TAIL_CHECKING_ENABLED                                     0x20
#define HEAP_ZERO_MEMORY                                               8
#define INHERITED_ACE                                                  0x10
#define INHERIT_ONLY_ACE                                               8
#define INVALID_PROCESSOR_INDEX                                        0xffffffff
#define ISSP_MODE                                                      0
#define KAPC_STATE_ANY_USER_APC_PENDING_MASK                           3
#define KAPC_STATE_NORMAL_USER_APC_PENDING_MASK                        1
#define KAPC_STATE_SPECIAL_USER_APC_PENDING_MASK                       2
#define KDC_PROXY_SETTINGS_FLAGS_FORCEPROXY                            1
#define KDC_PROXY_SETTINGS_V1                                          1
#define MAXIMUM_ENCRYPTION_VALUE                                       4
#define MAX_UNICODE_STACK_BUFFER_LENGTH                                0x100
#define MM_FORCE_CLOSED_DATA                                           1
#define MM_FORCE_CLOSED_IMAGE                                          2
#define MM_FORCE_CLOSED_LATER_OK                                       4
#define MM_IS_FILE_SECTION_ACTIVE_DATA                                 2
#define MM_IS_FILE_SECTION_ACTIVE_IMAGE                                1
#define MM_IS_FILE_SECTION_ACTIVE_USER                                 4
#define NO_8DOT3_NAME_PRESENT                                          1
#define NO_LONG_NAMES                                                  2
#define NO_PROPAGATE_INHERIT_ACE                                       4
#define OBJECT_INHERIT_ACE                                             1
#define OFFLOAD_READ_FLAG_ALL_ZERO_BEYOND_CURRENT_RANGE                1
#define PHCM_APPLICATION_DEFAULT                                       0
#define PHCM_DISGUISE_FULL_PLACEHOLDERS                                3
#define PHCM_DISGUISE_PLACEHOLDERS                                     1
#define PHCM_ERROR_INVALID_PARAMETER                                   (-1)
#define PHCM_ERROR_NO_PEB                                              (-3)
#define PHCM_ERROR_NO_TEB                                              (-2)
#define PHCM_EXPOSE_PLACEHOLDERS                                       2
#define PHCM_MAX                                                       3
#define PROJFS_PROTOCOL_VERSION                                        3
#define PSMP_MAXIMUM_SYSAPP_CLAIM_VALUES                               4
#define PSMP_MINIMUM_SYSAPP_CLAIM_VALUES                               2
#define PURGE_WITH_ACTIVE_VIEWS                                        8
#define QUERY_STORAGE_CLASSES_FLAGS_MEASURE_READ                       0x40000000
#define QUERY_STORAGE_CLASSES_FLAGS_MEASURE_WRITE                      0x80000000
#define QUERY_STORAGE_CLASSES_FLAGS_NO_DEFRAG_VOLUME                   0x20000000
#define QoCFileEaInformation                                           4
#define QoCFileLxInformation                                           2
#define QoCFileStatInformation                                         1
#define REMOTE_PROTOCOL_FLAG_INTEGRITY                                 0x10
#define REMOTE_PROTOCOL_FLAG_LOOPBACK                                  1
#define REMOTE_PROTOCOL_FLAG_MUTUAL_AUTH                               0x20
#define REMOTE_PROTOCOL_FLAG_OFFLINE                                   2
#define REMOTE_PROTOCOL_FLAG_PERSISTENT_HANDLE                         4
#define REMOTE_PROTOCOL_FLAG_PRIVACY                                   8
#define REMOVED_8DOT3_NAME                                             2
#define RETURN_NON_NT_USER_SESSION_KEY                                 8
#define RETURN_PRIMARY_LOGON_DOMAINNAME                                4
#define RETURN_PRIMARY_USERNAME                                        2
#define RETURN_RESERVED_PARAMETER                                      0x80
#define RPI_SMB2_SERVERCAP_DFS                                         1
#define RPI_SMB2_SERVERCAP_DIRECTORY_LEASING                           0x20
#define RPI_SMB2_SERVERCAP_ENCRYPTION_AWARE                            0x40
#define RPI_SMB2_SERVERCAP_LARGEMTU                                    4
#define RPI_SMB2_SERVERCAP_LEASING                                     2
#define RPI_SMB2_SERVERCAP_MULTICHANNEL                                8
#define RPI_SMB2_SERVERCAP_PERSISTENT_HANDLES                          0x10
#define RPI_SMB2_SHARECAP_ACCESS_BASED_DIRECTORY_ENUM                  0x100
#define RPI_SMB2_SHARECAP_ASYMMETRIC_SCALEOUT                          0x400
#define RPI_SMB2_SHARECAP_CLUSTER                                      0x40
#define RPI_SMB2_SHARECAP_CONTINUOUS_AVAILABILITY                      0x10
#define RPI_SMB2_SHARECAP_DFS                                          8
#define RPI_SMB2_SHARECAP_ENCRYPTED                                    0x80
#define RPI_SMB2_SHARECAP_IDENTITY_REMOTING                            0x200
#define RPI_SMB2_SHARECAP_SCALEOUT                                     0x20
#define RPI_SMB2_SHARECAP_TIMEWARP                                     2
#define RPI_SMB2_SHAREFLAG_COMPRESS_DATA                               2
#define RPI_SMB2_SHAREFLAG_ENCRYPT_DATA                                1
#define RPI_SMB2_SHARETYPE_DISK                                        0
#define RPI_SMB2_SHARETYPE_PIPE                                        1
#define RPI_SMB2_SHARETYPE_PRINT                                       2
#define RTL_DUPLICATE_UNICODE_STRING_ALLOCATE_NULL_STRING              2
#define RTL_DUPLICATE_UNICODE_STRING_NULL_TERMINATE                    1
#define RTL_HEAP_MEMORY_LIMIT_CURRENT_VERSION                          1
#define RTL_SEGHEAP_MEM_SOURCE_ANY_NODE                                0xffffffff
#define SEF_AI_USE_EXTRA_PARAMS                                        0x800
#define SEF_AVOID_OWNER_CHECK                                          0x10
#define SEF_AVOID_OWNER_RESTRICTION                                    0x1000
#define SEF_AVOID_PRIVILEGE_CHECK                                      8
#define SEF_DACL_AUTO_INHERIT                                          1
#define SEF_DEFAULT_DESCRIPTOR_FOR_OBJECT                              4
#define SEF_DEFAULT_GROUP_FROM_PARENT                                  0x40
#define SEF_DEFAULT_OWNER_FROM_PARENT                                  0x20
#define SEF_FORCE_USER_MODE                                            0x2000
#define SEF_MACL_NO_EXECUTE_UP                                         0x400
#define SEF_MACL_NO_READ_UP                                            0x200
#define SEF_MACL_NO_WRITE_UP                                           0x100
#define SEF_MACL_VALID_FLAGS                                           0x700
#define SEF_NORMALIZE_OUTPUT_DESCRIPTOR                                0x4000
#define SEF_SACL_AUTO_INHERIT                                          2
#define SEGMENT_HEAP_FLG_USE_PAGE_HEAP                                 1
#define SEGMENT_HEAP_PARAMETERS_VERSION                                3
#define SEGMENT_HEAP_PARAMS_VALID_FLAGS                                1
#define SPACES_TRACKED_OFFSET_HEADER_FLAG                              2
#define SPECIAL_ENCRYPTED_OPEN                                         0x40000
#define SUCCESSFUL_ACCESS_ACE_FLAG                                     0x40
#define SUPPORTED_FS_FEATURES_BYPASS_IO                                8
#define SUPPORTED_FS_FEATURES_OFFLOAD_READ                             1
#define SUPPORTED_FS_FEATURES_OFFLOAD_WRITE                            2
#define SUPPORTED_FS_FEATURES_QUERY_OPEN                               4
#define SUPPORTED_FS_FEATURES_VALID_MASK                               0xf
#define SYSTEM_ACCESS_FILTER_NOCONSTRAINT_MASK                         0xffffffff
#define SYSTEM_ACCESS_FILTER_VALID_MASK                                0xffffff
#define SYSTEM_PAGE_PRIORITY_BITS                                      3
#define SYSTEM_PAGE_PRIORITY_LEVELS                                    8
#define SYSTEM_PROCESS_TRUST_NOCONSTRAINT_MASK                         0xffffffff
#define SZ_ALG_MAX_SIZE                                                0x40
#define TRUST_PROTECTED_FILTER_ACE_FLAG                                0x40
#define UNDERSTANDS_LONG_NAMES                                         1
#define UNINITIALIZE_CACHE_MAPS                                        1
#define USE_PRIMARY_PASSWORD                                           1
#define VOLSNAPCONTROLTYPE                                             0x53
#define WCIFS_REDIRECTION_FLAGS_CREATE_SERVICED_FROM_LAYER             1
#define WCIFS_REDIRECTION_FLAGS_CREATE_SERVICED_FROM_REGISTERED_LAYER  4
#define WCIFS_REDIRECTION_FLAGS_CREATE_SERVICED_FROM_REMOTE_LAYER      8
#define WCIFS_REDIRECTION_FLAGS_CREATE_SERVICED_FROM_SCRATCH           2
#define WNNC_CRED_MANAGER                                              0xffff0000
#define WNNC_NET_10NET                                                 0x50000
#define WNNC_NET_3IN1                                                  0x270000
#define WNNC_NET_9P                                                    0x480000
#define WNNC_NET_9TILES                                                0x90000
#define WNNC_NET_APPLETALK                                             0x130000
#define WNNC_NET_AS400                                                 0xb0000
#define WNNC_NET_AURISTOR_FS                                           0x460000
#define WNNC_NET_AVID                                                  0x1a0000
#define WNNC_NET_AVID1                                                 0x3a0000
#define WNNC_NET_BMC                                                   0x180000
#define WNNC_NET_BWNFS                                                 0x100000
#define WNNC_NET_CLEARCASE                                             0x160000
#define WNNC_NET_COGENT                                                0x110000
#define WNNC_NET_CSC                                                   0x260000
#define WNNC_NET_DAV                                                   0x2e0000
#define WNNC_NET_DCE                                                   0x190000
#define WNNC_NET_DECORB                                                0x200000
#define WNNC_NET_DFS                                                   0x3b0000
#define WNNC_NET_DISTINCT                                              0x230000
#define WNNC_NET_DOCUSHARE                                             0x450000
#define WNNC_NET_DOCUSPACE                                             0x1b0000
#define WNNC_NET_DRIVEONWEB                                            0x3e0000
#define WNNC_NET_EXIFS                                                 0x2d0000
#define WNNC_NET_EXTENDNET                                             0x290000
#define WNNC_NET_FARALLON                                              0x120000
#define WNNC_NET_FJ_REDIR                                              0x220000
#define WNNC_NET_FOXBAT                                                0x2b0000
#define WNNC_NET_FRONTIER                                              0x170000
#define WNNC_NET_FTP_NFS                                               0xc0000
#define WNNC_NET_GOOGLE                                                0x430000
#define WNNC_NET_HOB_NFS                                               0x320000
#define WNNC_NET_IBMAL                                                 0x340000
#define WNNC_NET_INTERGRAPH                                            0x140000
#define WNNC_NET_KNOWARE                                               0x2f0000
#define WNNC_NET_KWNP                                                  0x3c0000
#define WNNC_NET_LANMAN                                                0x20000
#define WNNC_NET_LANSTEP                                               0x80000
#define WNNC_NET_LANTASTIC                                             0xa0000
#define WNNC_NET_LIFENET                                               0xe0000
#define WNNC_NET_LOCK                                                  0x350000
#define WNNC_NET_LOCUS                                                 0x60000
#define WNNC_NET_MANGOSOFT                                             0x1c0000
#define WNNC_NET_MASFAX                                                0x310000
#define WNNC_NET_MFILES                                                0x410000
#define WNNC_NET_MSNET                                                 0x10000
#define WNNC_NET_MS_NFS                                                0x420000
#define WNNC_NET_NDFS                                                  0x440000
#define WNNC_NET_NETWARE                                               0x30000
#define WNNC_NET_OBJECT_DIRE                                           0x300000
#define WNNC_NET_OPENAFS                                               0x390000
#define WNNC_NET_PATHWORKS                                             0xd0000
#define WNNC_NET_POWERLAN                                              0xf0000
#define WNNC_NET_PROTSTOR                                              0x210000
#define WNNC_NET_QUINCY                                                0x380000
#define WNNC_NET_RDR2SAMPLE                                            0x250000
#define WNNC_NET_RIVERFRONT1                                           0x1e0000
#define WNNC_NET_RIVERFRONT2                                           0x1f0000
#define WNNC_NET_RSFX                                                  0x400000
#define WNNC_NET_SECUREAGENT                                           0x470000
#define WNNC_NET_SERNET                                                0x1d0000
#define WNNC_NET_SHIVA                                                 0x330000
#define WNNC_NET_SMB                                                   0x20000
#define WNNC_NET_SRT                                                   0x370000
#define WNNC_NET_STAC                                                  0x2a0000
#define WNNC_NET_SUN_PC_NFS                                            0x70000
#define WNNC_NET_SYMFONET                                              0x150000
#define WNNC_NET_TERMSRV                                               0x360000
#define WNNC_NET_TWINS                                                 0x240000
#define WNNC_NET_VINES                                                 0x40000
#define WNNC_NET_VMWARE                                                0x3f0000
#define WNNC_NET_YAHOO                                                 0x2c0000
#define WNNC_NET_ZENWORKS                                              0x3d0000

#ifdef __cplusplus
extern "C" {
#endif

typedef enum _FAST_IO_POSSIBLE {
    FastIoIsNotPossible,
    FastIoIsPossible,
    FastIoIsQuestionable,
} FAST_IO_POSSIBLE;

typedef enum _HEAP_MEMORY_INFO_CLASS {
    HeapMemoryBasicInformation,
} HEAP_MEMORY_INFO_CLASS;

typedef enum _RTL_MEMORY_TYPE {
    MemoryTypePaged,
    MemoryTypeNonPaged,
    MemoryType64KPage,
    MemoryTypeLargePage,
    MemoryTypeHugePage,
    MemoryTypeCustom,
    MemoryTypeMax,
} RTL_MEMORY_TYPE, *PRTL_MEMORY_TYPE;

struct _IO_IRP_EXT_TRACK_OFFSET_HEADER;
typedef void (NTAPI *PIO_IRP_EXT_PROCESS_TRACKED_OFFSET_CALLBACK)(struct _IO_IRP_EXT_TRACK_OFFSET_HEADER *,
    struct _IO_IRP_EXT_TRACK_OFFSET_HEADER *, LONGLONG);

struct _IO_IRP_EXT_TRACK_OFFSET_HEADER {
    USHORT Validation;
    USHORT Flags;
    PIO_IRP_EXT_PROCESS_TRACKED_OFFSET_CALLBACK TrackedOffsetCallback;
};

struct _IO_PRIORITY_INFO {
    ULONG Size;
    ULONG ThreadPriority;
    ULONG PagePriority;
    IO_PRIORITY_HINT IoPriority;
};

struct _KQUEUE {
    DISPATCHER_HEADER Header;
    LIST_ENTRY EntryListHead;
    volatile ULONG CurrentCount;
    ULONG MaximumCount;
    LIST_ENTRY ThreadListHead;
};

typedef struct _MEMORY_BASIC_INFORMATION {
    PVOID BaseAddress;
    PVOID AllocationBase;
    ULONG AllocationProtect;
    USHORT PartitionId;
    SIZE_T RegionSize;
    ULONG State;
    ULONG Protect;
    ULONG Type;
} MEMORY_BASIC_INFORMATION, *PMEMORY_BASIC_INFORMATION;

struct _MEMORY_RANGE_ENTRY {
    PVOID VirtualAddress;
    SIZE_T NumberOfBytes;
};

typedef struct _PHYSICAL_MEMORY_RUN {
    PFN_NUMBER BasePage;
    PFN_NUMBER PageCount;
} PHYSICAL_MEMORY_RUN, *PPHYSICAL_MEMORY_RUN;

typedef struct _PHYSICAL_EXTENTS_DESCRIPTOR {
    ULONG NumberOfRuns;
    ULONG NumberOfValidRuns;
    PHYSICAL_MEMORY_RUN Run[1];
} PHYSICAL_EXTENTS_DESCRIPTOR, *PPHYSICAL_EXTENTS_DESCRIPTOR;

typedef struct _PHYSICAL_MEMORY_DESCRIPTOR {
    ULONG NumberOfRuns;
    PFN_NUMBER NumberOfPages;
    PHYSICAL_MEMORY_RUN Run[1];
} PHYSICAL_MEMORY_DESCRIPTOR, *PPHYSICAL_MEMORY_DESCRIPTOR;

typedef struct _PUBLIC_OBJECT_BASIC_INFORMATION {
    ULONG Attributes;
    ACCESS_MASK GrantedAccess;
    ULONG HandleCount;
    ULONG PointerCount;
    ULONG Reserved[10];
} PUBLIC_OBJECT_BASIC_INFORMATION, *PPUBLIC_OBJECT_BASIC_INFORMATION;

typedef struct _RTL_HEAP_MEMORY_LIMIT_DATA {
    SIZE_T CommitLimitBytes;
    ULONG_PTR CommitLimitFailureCode;
    SIZE_T MaxAllocationSizeBytes;
    ULONG_PTR AllocationLimitFailureCode;
} RTL_HEAP_MEMORY_LIMIT_DATA, *PRTL_HEAP_MEMORY_LIMIT_DATA;

typedef struct _RTL_HEAP_MEMORY_LIMIT_INFO {
    ULONG Version;
    RTL_HEAP_MEMORY_LIMIT_DATA Data;
} RTL_HEAP_MEMORY_LIMIT_INFO, *PRTL_HEAP_MEMORY_LIMIT_INFO;

typedef NTSTATUS NTAPI RTL_HEAP_COMMIT_ROUTINE(PVOID, PVOID *, PSIZE_T);
typedef RTL_HEAP_COMMIT_ROUTINE *PRTL_HEAP_COMMIT_ROUTINE;

struct _RTL_HEAP_PARAMETERS {
    ULONG Length;
    SIZE_T SegmentReserve;
    SIZE_T SegmentCommit;
    SIZE_T DeCommitFreeBlockThreshold;
    SIZE_T DeCommitTotalFreeThreshold;
    SIZE_T MaximumAllocationSize;
    SIZE_T VirtualMemoryThreshold;
    SIZE_T InitialCommit;
    SIZE_T InitialReserve;
    PRTL_HEAP_COMMIT_ROUTINE CommitRoutine;
    SIZE_T Reserved[2];
};

typedef struct _RTL_SEGMENT_HEAP_VA_CALLBACKS RTL_SEGMENT_HEAP_VA_CALLBACKS, *PRTL_SEGMENT_HEAP_VA_CALLBACKS;

typedef struct _RTL_SEGMENT_HEAP_MEMORY_SOURCE {
    ULONG Flags;
    ULONG MemoryTypeMask;
    ULONG NumaNode;
    union {
        HANDLE PartitionHandle;
        RTL_SEGMENT_HEAP_VA_CALLBACKS *Callbacks;
    };
    SIZE_T Reserved[2];
} RTL_SEGMENT_HEAP_MEMORY_SOURCE, *PRTL_SEGMENT_HEAP_MEMORY_SOURCE;

typedef struct _RTL_SEGMENT_HEAP_PARAMETERS {
    USHORT Version;
    USHORT Size;
    ULONG Flags;
    RTL_SEGMENT_HEAP_MEMORY_SOURCE MemorySource;
    SIZE_T Reserved[4];
} RTL_SEGMENT_HEAP_PARAMETERS, *PRTL_SEGMENT_HEAP_PARAMETERS;

typedef NTSTATUS NTAPI ALLOCATE_VIRTUAL_MEMORY_EX_CALLBACK(HANDLE, HANDLE, PVOID *, PSIZE_T, ULONG, ULONG,
    PMEM_EXTENDED_PARAMETER, ULONG);
typedef ALLOCATE_VIRTUAL_MEMORY_EX_CALLBACK *PALLOCATE_VIRTUAL_MEMORY_EX_CALLBACK;
typedef NTSTATUS NTAPI FREE_VIRTUAL_MEMORY_EX_CALLBACK(HANDLE, HANDLE, PVOID *, PSIZE_T, ULONG);
typedef FREE_VIRTUAL_MEMORY_EX_CALLBACK *PFREE_VIRTUAL_MEMORY_EX_CALLBACK;
typedef NTSTATUS NTAPI QUERY_VIRTUAL_MEMORY_CALLBACK(HANDLE, HANDLE, PVOID, HEAP_MEMORY_INFO_CLASS, PVOID, SIZE_T,
    PSIZE_T);
typedef QUERY_VIRTUAL_MEMORY_CALLBACK *PQUERY_VIRTUAL_MEMORY_CALLBACK;

struct _RTL_SEGMENT_HEAP_VA_CALLBACKS {
    HANDLE CallbackContext;
    PALLOCATE_VIRTUAL_MEMORY_EX_CALLBACK AllocateVirtualMemory;
    PFREE_VIRTUAL_MEMORY_EX_CALLBACK FreeVirtualMemory;
    PQUERY_VIRTUAL_MEMORY_CALLBACK QueryVirtualMemory;
};

typedef struct __PUBLIC_OBJECT_TYPE_INFORMATION {
    UNICODE_STRING TypeName;
    ULONG Reserved[22];
} PUBLIC_OBJECT_TYPE_INFORMATION, *PPUBLIC_OBJECT_TYPE_INFORMATION;

typedef SecHandle CredHandle;
typedef SecHandle CtxtHandle;
typedef PSecurityFunctionTableW (NTAPI *INIT_SECURITY_INTERFACE_W)(void);
typedef const struct _SMB_SHARE_FLUSH_AND_PURGE_INPUT *PCSMB_SHARE_FLUSH_AND_PURGE_INPUT;
typedef const struct _SMB_SHARE_FLUSH_AND_PURGE_OUTPUT *PCSMB_SHARE_FLUSH_AND_PURGE_OUTPUT;
typedef void (NTAPI *PFN_FSRTLTEARDOWNPERSTREAMCONTEXTS)(PFSRTL_ADVANCED_FCB_HEADER);
typedef void (NTAPI *PQUERY_LOG_USAGE)(PVOID, PUSHORT);
typedef PVOID NTAPI RTL_ALLOCATE_STRING_ROUTINE(SIZE_T);
typedef RTL_ALLOCATE_STRING_ROUTINE *PRTL_ALLOCATE_STRING_ROUTINE;
typedef void NTAPI RTL_FREE_STRING_ROUTINE(PVOID);
typedef RTL_FREE_STRING_ROUTINE *PRTL_FREE_STRING_ROUTINE;
typedef PVOID NTAPI RTL_REALLOCATE_STRING_ROUTINE(SIZE_T, PVOID);
typedef RTL_REALLOCATE_STRING_ROUTINE *PRTL_REALLOCATE_STRING_ROUTINE;
typedef SECURITY_USER_DATA SecurityUserData;
NTKERNELAPI PSLIST_ENTRY NTAPI InterlockedPushListSList(PSLIST_HEADER, PSLIST_ENTRY, PSLIST_ENTRY, ULONG);
NTSYSCALLAPI NTSTATUS NTAPI NtQueryInformationByName(POBJECT_ATTRIBUTES, PIO_STATUS_BLOCK, PVOID, ULONG,
    FILE_INFORMATION_CLASS);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoQueueShutdownWorkItem(PWORK_QUEUE_ITEM);

#ifdef __cplusplus
}
#endif

#endif
