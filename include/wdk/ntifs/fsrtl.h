/*
 * fsrtl.h: the file system run-time library: locks, oplocks, control blocks, extra create parameters.
 */
#ifndef WDK_NTIFS_FSRTL_H
#define WDK_NTIFS_FSRTL_H

#include "../ntddk.h"

#define ATOMIC_CREATE_ECP_IN_FLAG_BEST_EFFORT                             0x100
#define ATOMIC_CREATE_ECP_IN_FLAG_EOF_SPECIFIED                           4
#define ATOMIC_CREATE_ECP_IN_FLAG_FILE_ATTRIBUTES_SPECIFIED               0x20
#define ATOMIC_CREATE_ECP_IN_FLAG_GEN_FLAGS_SPECIFIED                     0x8000
#define ATOMIC_CREATE_ECP_IN_FLAG_MARK_USN_SOURCE_INFO                    0x800
#define ATOMIC_CREATE_ECP_IN_FLAG_OPERATION_MASK                          0xff
#define ATOMIC_CREATE_ECP_IN_FLAG_OP_FLAGS_SPECIFIED                      0x80
#define ATOMIC_CREATE_ECP_IN_FLAG_REPARSE_POINT_SPECIFIED                 2
#define ATOMIC_CREATE_ECP_IN_FLAG_SPARSE_SPECIFIED                        1
#define ATOMIC_CREATE_ECP_IN_FLAG_SUPPRESS_DIR_CHANGE_NOTIFY              0x400
#define ATOMIC_CREATE_ECP_IN_FLAG_SUPPRESS_FILE_ATTRIBUTE_INHERITANCE     0x40
#define ATOMIC_CREATE_ECP_IN_FLAG_SUPPRESS_PARENT_TIMESTAMPS_UPDATE       0x200
#define ATOMIC_CREATE_ECP_IN_FLAG_TIMESTAMPS_SPECIFIED                    0x10
#define ATOMIC_CREATE_ECP_IN_FLAG_VDL_SPECIFIED                           8
#define ATOMIC_CREATE_ECP_IN_FLAG_WRITE_USN_CLOSE_RECORD                  0x1000
#define ATOMIC_CREATE_ECP_IN_OP_FLAG_CASE_SENSITIVE_FLAGS_SPECIFIED       1
#define ATOMIC_CREATE_ECP_OUT_FLAG_EOF_SET                                4
#define ATOMIC_CREATE_ECP_OUT_FLAG_FILE_ATTRIBUTES_RETURNED               0x200
#define ATOMIC_CREATE_ECP_OUT_FLAG_FILE_ATTRIBUTES_SET                    0x20
#define ATOMIC_CREATE_ECP_OUT_FLAG_FILE_ATTRIBUTE_INHERITANCE_SUPPRESSED  0x40
#define ATOMIC_CREATE_ECP_OUT_FLAG_OPERATION_MASK                         0xff
#define ATOMIC_CREATE_ECP_OUT_FLAG_OP_FLAGS_HONORED                       0x80
#define ATOMIC_CREATE_ECP_OUT_FLAG_REPARSE_POINT_SET                      2
#define ATOMIC_CREATE_ECP_OUT_FLAG_SPARSE_SET                             1
#define ATOMIC_CREATE_ECP_OUT_FLAG_TIMESTAMPS_RETURNED                    0x100
#define ATOMIC_CREATE_ECP_OUT_FLAG_TIMESTAMPS_SET                         0x10
#define ATOMIC_CREATE_ECP_OUT_FLAG_USN_CLOSE_RECORD_WRITTEN               0x800
#define ATOMIC_CREATE_ECP_OUT_FLAG_USN_RETURNED                           0x1000
#define ATOMIC_CREATE_ECP_OUT_FLAG_USN_SOURCE_INFO_MARKED                 0x400
#define ATOMIC_CREATE_ECP_OUT_FLAG_VDL_SET                                8
#define ATOMIC_CREATE_ECP_OUT_OP_FLAG_CASE_SENSITIVE_FLAGS_SET            1
#define COMPRESSION_ENGINE_HIBER                                          0x200
#define COMPRESSION_ENGINE_MASK                                           0xff00
#define COMPRESSION_ENGINE_MAX                                            0x200
#define COMPRESSION_ENGINE_MAXIMUM                                        0x100
#define COMPRESSION_ENGINE_STANDARD                                       0
#define COMPRESSION_FORMAT_DEFAULT                                        1
#define COMPRESSION_FORMAT_ENGINE_MASK                                    0xffff
#define COMPRESSION_FORMAT_LZNT1                                          2
#define COMPRESSION_FORMAT_MASK                                           0xff
#define COMPRESSION_FORMAT_MAX                                            5
#define COMPRESSION_FORMAT_NONE                                           0
#define COMPRESSION_FORMAT_XP10                                           5
#define COMPRESSION_FORMAT_XPRESS                                         3
#define COMPRESSION_FORMAT_XPRESS_HUFF                                    4
#define CREATE_REDIRECTION_FLAGS_SERVICED_FROM_LAYER                      1
#define CREATE_REDIRECTION_FLAGS_SERVICED_FROM_REGISTERED_LAYER           4
#define CREATE_REDIRECTION_FLAGS_SERVICED_FROM_REMOTE_LAYER               8
#define CREATE_REDIRECTION_FLAGS_SERVICED_FROM_SCRATCH                    2
#define CREATE_REDIRECTION_FLAGS_SERVICED_FROM_USER_MODE                  0x10
#define ECP_OPEN_PARAMETERS_FLAG_FAIL_ON_CASE_SENSITIVE_DIR               0x10
#define ECP_OPEN_PARAMETERS_FLAG_IGNORE_DIR_CASE_SENSITIVITY              8
#define ECP_OPEN_PARAMETERS_FLAG_OPEN_FOR_DELETE                          4
#define ECP_OPEN_PARAMETERS_FLAG_OPEN_FOR_READ                            1
#define ECP_OPEN_PARAMETERS_FLAG_OPEN_FOR_WRITE                           2
#define FSRTL_ADD_TC_CASE_SENSITIVE                                       1
#define FSRTL_ADD_TC_KEY_BY_SHORT_NAME                                    2
#define FSRTL_ALLOCATE_ECPLIST_FLAG_CHARGE_QUOTA                          1
#define FSRTL_ALLOCATE_ECP_FLAG_CHARGE_QUOTA                              1
#define FSRTL_ALLOCATE_ECP_FLAG_NONPAGED_POOL                             2
#define FSRTL_ASYNC_CACHED_READ_TOP_LEVEL_IRP                             7
#define FSRTL_AUXILIARY_FLAG_DEALLOCATE                                   1
#define FSRTL_CACHE_TOP_LEVEL_IRP                                         2
#define FSRTL_CC_FLUSH_ERROR_FLAG_NO_HARD_ERROR                           1
#define FSRTL_CC_FLUSH_ERROR_FLAG_NO_LOG_ENTRY                            2
#define FSRTL_DRIVER_BACKING_FLAG_USE_PAGE_FILE                           1
#define FSRTL_ECP_LOOKASIDE_FLAG_NONPAGED_POOL                            2
#define FSRTL_FAST_IO_TOP_LEVEL_IRP                                       4
#define FSRTL_FAT_LEGAL                                                   1
#define FSRTL_FCB_HEADER_V0                                               0
#define FSRTL_FCB_HEADER_V1                                               1
#define FSRTL_FCB_HEADER_V2                                               2
#define FSRTL_FCB_HEADER_V3                                               3
#define FSRTL_FCB_HEADER_V4                                               4
#define FSRTL_FIND_TC_CASE_SENSITIVE                                      1
#define FSRTL_FLAG2_BYPASSIO_STREAM_PAUSED                                0x20
#define FSRTL_FLAG2_DO_MODIFIED_WRITE                                     1
#define FSRTL_FLAG2_IS_PAGING_FILE                                        8
#define FSRTL_FLAG2_PURGE_WHEN_MAPPED                                     4
#define FSRTL_FLAG2_SUPPORTS_FILTER_CONTEXTS                              2
#define FSRTL_FLAG2_WRITABLE_USER_MAPPED_FILE                             0x10
#define FSRTL_FLAG_ACQUIRE_MAIN_RSRC_EX                                   8
#define FSRTL_FLAG_ACQUIRE_MAIN_RSRC_SH                                   0x10
#define FSRTL_FLAG_ADVANCED_HEADER                                        0x40
#define FSRTL_FLAG_EOF_ADVANCE_ACTIVE                                     0x80
#define FSRTL_FLAG_FILE_LENGTH_CHANGED                                    2
#define FSRTL_FLAG_FILE_MODIFIED                                          1
#define FSRTL_FLAG_LIMIT_MODIFIED_PAGES                                   4
#define FSRTL_FLAG_USER_MAPPED_FILE                                       0x20
#define FSRTL_FSP_TOP_LEVEL_IRP                                           1
#define FSRTL_HPFS_LEGAL                                                  2
#define FSRTL_MAX_TOP_LEVEL_IRP_FLAG                                      0xffff
#define FSRTL_MOD_WRITE_TOP_LEVEL_IRP                                     3
#define FSRTL_NETWORK1_TOP_LEVEL_IRP                                      5
#define FSRTL_NETWORK2_TOP_LEVEL_IRP                                      6
#define FSRTL_NTFS_LEGAL                                                  4
#define FSRTL_NTFS_STREAM_LEGAL                                           0x14
#define FSRTL_OLE_LEGAL                                                   0x10
#define FSRTL_UNC_HARDENING_CAPABILITIES_INTEGRITY                        2
#define FSRTL_UNC_HARDENING_CAPABILITIES_MUTUAL_AUTH                      1
#define FSRTL_UNC_HARDENING_CAPABILITIES_PRIVACY                          4
#define FSRTL_UNC_PROVIDER_FLAGS_CONTAINER_AWARE                          8
#define FSRTL_UNC_PROVIDER_FLAGS_CSC_ENABLED                              2
#define FSRTL_UNC_PROVIDER_FLAGS_DOMAIN_SVC_AWARE                         4
#define FSRTL_UNC_PROVIDER_FLAGS_MAILSLOTS_SUPPORTED                      1
#define FSRTL_UNC_REGISTRATION_CURRENT_VERSION                            0x201
#define FSRTL_UNC_REGISTRATION_VERSION_0200                               0x200
#define FSRTL_UNC_REGISTRATION_VERSION_0201                               0x201
#define FSRTL_VIRTDISK_FULLY_ALLOCATED                                    1
#define FSRTL_VIRTDISK_NO_DRIVE_LETTER                                    2
#define FSRTL_VOLUME_BACKGROUND_FORMAT                                    0xe
#define FSRTL_VOLUME_CHANGE_SIZE                                          0xd
#define FSRTL_VOLUME_DISMOUNT                                             1
#define FSRTL_VOLUME_DISMOUNT_FAILED                                      2
#define FSRTL_VOLUME_FORCED_CLOSED                                        0xa
#define FSRTL_VOLUME_INFO_MAKE_COMPAT                                     0xb
#define FSRTL_VOLUME_LOCK                                                 3
#define FSRTL_VOLUME_LOCK_FAILED                                          4
#define FSRTL_VOLUME_MOUNT                                                6
#define FSRTL_VOLUME_NEEDS_CHKDSK                                         7
#define FSRTL_VOLUME_PREPARING_EJECT                                      0xc
#define FSRTL_VOLUME_UNLOCK                                               5
#define FSRTL_VOLUME_WEARING_OUT                                          9
#define FSRTL_VOLUME_WORM_NEAR_FULL                                       8
#define FSRTL_WILD_CHARACTER                                              8
#define FS_FILTER_ACQUIRE_FOR_CC_FLUSH                                    0xfb
#define FS_FILTER_ACQUIRE_FOR_MOD_WRITE                                   0xfd
#define FS_FILTER_ACQUIRE_FOR_SECTION_SYNCHRONIZATION                     0xff
#define FS_FILTER_QUERY_OPEN                                              0xf9
#define FS_FILTER_RELEASE_FOR_CC_FLUSH                                    0xfa
#define FS_FILTER_RELEASE_FOR_MOD_WRITE                                   0xfc
#define FS_FILTER_RELEASE_FOR_SECTION_SYNCHRONIZATION                     0xfe
#define FS_FILTER_SECTION_SYNC_IMAGE_EXTENTS_ARE_NOT_RVA                  8
#define FS_FILTER_SECTION_SYNC_IN_FLAG_DONT_UPDATE_LAST_ACCESS            1
#define FS_FILTER_SECTION_SYNC_IN_FLAG_DONT_UPDATE_LAST_WRITE             2
#define FS_FILTER_SECTION_SYNC_SUPPORTS_ASYNC_PARALLEL_IO                 1
#define FS_FILTER_SECTION_SYNC_SUPPORTS_DIRECT_MAP_DATA                   2
#define FS_FILTER_SECTION_SYNC_SUPPORTS_DIRECT_MAP_IMAGE                  4
#define GENERATE_CLIENT_CHALLENGE                                         0x10
#define MCB_FLAG_RAISE_ON_ALLOCATION_FAILURE                              1
#define NETWORK_APP_INSTANCE_CSV_FLAGS_VALID_ONLY_IF_CSV_COORDINATOR      1
#define NETWORK_OPEN_ECP_IN_FLAG_DISABLE_HANDLE_COLLAPSING                1
#define NETWORK_OPEN_ECP_IN_FLAG_DISABLE_HANDLE_DURABILITY                2
#define NETWORK_OPEN_ECP_IN_FLAG_DISABLE_OPLOCKS                          4
#define NETWORK_OPEN_ECP_IN_FLAG_FORCE_BUFFERED_SYNCHRONOUS_IO_HACK       0x80000000
#define NETWORK_OPEN_ECP_IN_FLAG_FORCE_MAX_EOF_HACK                       0x40000000
#define NETWORK_OPEN_ECP_IN_FLAG_REQ_MUTUAL_AUTH                          8
#define NETWORK_OPEN_ECP_OUT_FLAG_RET_MUTUAL_AUTH                         8
#define OPLOCK_FLAG_BACK_OUT_ATOMIC_OPLOCK                                4
#define OPLOCK_FLAG_BREAKING_FOR_SHARING_VIOLATION                        0x80
#define OPLOCK_FLAG_CLOSING_DELETE_ON_CLOSE                               0x20
#define OPLOCK_FLAG_COMPLETE_IF_OPLOCKED                                  1
#define OPLOCK_FLAG_IGNORE_OPLOCK_KEYS                                    8
#define OPLOCK_FLAG_OPLOCK_KEY_CHECK_ONLY                                 2
#define OPLOCK_FLAG_PARENT_OBJECT                                         0x10
#define OPLOCK_FLAG_REMOVING_FILE_OR_LINK                                 0x40
#define OPLOCK_FSCTRL_FLAG_ALL_KEYS_MATCH                                 1
#define OPLOCK_UPPER_FLAG_CHECK_NO_BREAK                                  0x10000
#define OPLOCK_UPPER_FLAG_NOTIFY_REFRESH_READ                             0x20000
#define SRV_OPEN_ECP_CONTEXT_VERSION_2                                    2

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    NetworkOpenIntegrityAny,
    NetworkOpenIntegrityNone,
    NetworkOpenIntegritySigned,
    NetworkOpenIntegrityEncrypted,
    NetworkOpenIntegrityMaximum,
} NETWORK_OPEN_INTEGRITY_QUALIFIER;

typedef enum {
    NetworkOpenLocationAny,
    NetworkOpenLocationRemote,
    NetworkOpenLocationLoopback,
} NETWORK_OPEN_LOCATION_QUALIFIER;

typedef enum {
    OPLOCK_NOTIFY_BREAK_WAIT_INTERIM_TIMEOUT,
    OPLOCK_NOTIFY_BREAK_WAIT_TERMINATED,
} OPLOCK_NOTIFY_REASON;

typedef enum _FSRTL_CHANGE_BACKING_TYPE {
    ChangeDataControlArea,
    ChangeImageControlArea,
    ChangeSharedCacheMap,
} FSRTL_CHANGE_BACKING_TYPE, *PFSRTL_CHANGE_BACKING_TYPE;

typedef enum _FSRTL_COMPARISON_RESULT {
    LessThan = -1,
    EqualTo,
    GreaterThan,
} FSRTL_COMPARISON_RESULT;

typedef enum _FS_FILTER_SECTION_SYNC_TYPE {
    SyncTypeOther,
    SyncTypeCreateSection,
} FS_FILTER_SECTION_SYNC_TYPE, *PFS_FILTER_SECTION_SYNC_TYPE;

typedef enum _FS_FILTER_STREAM_FO_NOTIFICATION_TYPE {
    NotifyTypeCreate,
    NotifyTypeRetired,
} FS_FILTER_STREAM_FO_NOTIFICATION_TYPE, *PFS_FILTER_STREAM_FO_NOTIFICATION_TYPE;

typedef enum _SRV_INSTANCE_TYPE {
    SrvInstanceTypeUndefined,
    SrvInstanceTypePrimary,
    SrvInstanceTypeCsv,
    SrvInstanceTypeSBL,
    SrvInstanceTypeSR,
    SrvInstanceTypeVSMB,
} SRV_INSTANCE_TYPE, *PSRV_INSTANCE_TYPE;

typedef struct {
    FAST_MUTEX Mutex;
    PRTL_SPLAY_LINKS Cache;
    LIST_ENTRY TimerQueue;
    USHORT NumEntries;
} TUNNEL, *PTUNNEL;

typedef struct _ATOMIC_CREATE_ECP_CONTEXT {
    USHORT Size;
    USHORT InFlags;
    USHORT OutFlags;
    USHORT ReparseBufferLength;
    PREPARSE_DATA_BUFFER ReparseBuffer;
    LONGLONG FileSize;
    LONGLONG ValidDataLength;
    PFILE_TIMESTAMPS FileTimestamps;
    ULONG FileAttributes;
    ULONG UsnSourceInfo;
    USN Usn;
    ULONG SuppressFileAttributeInheritanceMask;
    ULONG InOpFlags;
    ULONG OutOpFlags;
    ULONG InGenFlags;
    ULONG OutGenFlags;
    ULONG CaseSensitiveFlagsMask;
    ULONG InCaseSensitiveFlags;
    ULONG OutCaseSensitiveFlags;
} ATOMIC_CREATE_ECP_CONTEXT, *PATOMIC_CREATE_ECP_CONTEXT;

typedef struct _BASE_MCB {
    ULONG MaximumPairCount;
    ULONG PairCount;
    USHORT PoolType;
    USHORT Flags;
    PVOID Mapping;
} BASE_MCB, *PBASE_MCB;

typedef struct _CREATE_REDIRECTION_ECP_CONTEXT {
    USHORT Size;
    USHORT Flags;
    FILE_ID_128 FileId;
    GUID VolumeGuid;
} CREATE_REDIRECTION_ECP_CONTEXT, *PCREATE_REDIRECTION_ECP_CONTEXT;

typedef struct _DUAL_OPLOCK_KEY_ECP_CONTEXT {
    GUID ParentOplockKey;
    GUID TargetOplockKey;
    BOOLEAN ParentOplockKeySet;
    BOOLEAN TargetOplockKeySet;
} DUAL_OPLOCK_KEY_ECP_CONTEXT, *PDUAL_OPLOCK_KEY_ECP_CONTEXT;

typedef struct _ECP_OPEN_PARAMETERS {
    USHORT Size;
    USHORT Reserved;
    ULONG Flags;
} ECP_OPEN_PARAMETERS, *PECP_OPEN_PARAMETERS;

typedef PVOID OPLOCK;

typedef struct _FSRTL_ADVANCED_FCB_HEADER {
    CSHORT NodeTypeCode;
    CSHORT NodeByteSize;
    UCHAR Flags;
    UCHAR IsFastIoPossible;
    UCHAR Flags2;
    UCHAR Reserved : 4;
    UCHAR Version : 4;
    PERESOURCE Resource;
    PERESOURCE PagingIoResource;
    LARGE_INTEGER AllocationSize;
    LARGE_INTEGER FileSize;
    LARGE_INTEGER ValidDataLength;
    PFAST_MUTEX FastMutex;
    LIST_ENTRY FilterContexts;
    ULONG_PTR PushLock;
    PVOID *FileContextSupportPointer;
    union {
        OPLOCK Oplock;
        PVOID ReservedForRemote;
    };
    PVOID AePushLock;
    ULONG BypassIoOpenCount;
} FSRTL_ADVANCED_FCB_HEADER;

typedef struct _FSRTL_AUXILIARY_BUFFER {
    PVOID Buffer;
    ULONG Length;
    ULONG Flags;
    PMDL Mdl;
} FSRTL_AUXILIARY_BUFFER;

typedef struct _FSRTL_COMMON_FCB_HEADER {
    CSHORT NodeTypeCode;
    CSHORT NodeByteSize;
    UCHAR Flags;
    UCHAR IsFastIoPossible;
    UCHAR Flags2;
    UCHAR Reserved : 4;
    UCHAR Version : 4;
    PERESOURCE Resource;
    PERESOURCE PagingIoResource;
    LARGE_INTEGER AllocationSize;
    LARGE_INTEGER FileSize;
    LARGE_INTEGER ValidDataLength;
} FSRTL_COMMON_FCB_HEADER;

typedef struct _FSRTL_MUP_PROVIDER_INFO_LEVEL_1 {
    ULONG32 ProviderId;
} FSRTL_MUP_PROVIDER_INFO_LEVEL_1, *PFSRTL_MUP_PROVIDER_INFO_LEVEL_1;

typedef struct _FSRTL_MUP_PROVIDER_INFO_LEVEL_2 {
    ULONG32 ProviderId;
    UNICODE_STRING ProviderName;
} FSRTL_MUP_PROVIDER_INFO_LEVEL_2, *PFSRTL_MUP_PROVIDER_INFO_LEVEL_2;

typedef struct _FSRTL_PER_FILEOBJECT_CONTEXT {
    LIST_ENTRY Links;
    PVOID OwnerId;
    PVOID InstanceId;
} FSRTL_PER_FILEOBJECT_CONTEXT, *PFSRTL_PER_FILEOBJECT_CONTEXT;

typedef struct _FSRTL_PER_FILE_CONTEXT {
    LIST_ENTRY Links;
    PVOID OwnerId;
    PVOID InstanceId;
    PFREE_FUNCTION FreeCallback;
} FSRTL_PER_FILE_CONTEXT, *PFSRTL_PER_FILE_CONTEXT;

typedef struct _FSRTL_PER_STREAM_CONTEXT {
    LIST_ENTRY Links;
    PVOID OwnerId;
    PVOID InstanceId;
    PFREE_FUNCTION FreeCallback;
} FSRTL_PER_STREAM_CONTEXT, *PFSRTL_PER_STREAM_CONTEXT;

typedef ULONG FSRTL_UNC_PROVIDER_FLAGS;
typedef ULONG FSRTL_UNC_HARDENING_CAPABILITIES;

typedef struct _FSRTL_UNC_PROVIDER_REGISTRATION {
    USHORT Size;
    USHORT Version;
    union {
        FSRTL_UNC_PROVIDER_FLAGS ProviderFlags;
        struct {
            ULONG MailslotsSupported : 1;
            ULONG CscEnabled : 1;
            ULONG DomainSvcAware : 1;
            ULONG ContainersAware : 1;
        };
    };
    union {
        FSRTL_UNC_HARDENING_CAPABILITIES HardeningCapabilities;
        struct {
            ULONG SupportsMutualAuth : 1;
            ULONG SupportsIntegrity : 1;
            ULONG SupportsPrivacy : 1;
        };
    };
} FSRTL_UNC_PROVIDER_REGISTRATION, *PFSRTL_UNC_PROVIDER_REGISTRATION;

typedef struct _FS_FILTER_CALLBACK_DATA FS_FILTER_CALLBACK_DATA, *PFS_FILTER_CALLBACK_DATA;
typedef NTSTATUS (NTAPI *PFS_FILTER_CALLBACK)(PFS_FILTER_CALLBACK_DATA, PVOID *);
typedef void (NTAPI *PFS_FILTER_COMPLETION_CALLBACK)(PFS_FILTER_CALLBACK_DATA, NTSTATUS, PVOID);

typedef struct _FS_FILTER_CALLBACKS {
    ULONG SizeOfFsFilterCallbacks;
    ULONG Reserved;
    PFS_FILTER_CALLBACK PreAcquireForSectionSynchronization;
    PFS_FILTER_COMPLETION_CALLBACK PostAcquireForSectionSynchronization;
    PFS_FILTER_CALLBACK PreReleaseForSectionSynchronization;
    PFS_FILTER_COMPLETION_CALLBACK PostReleaseForSectionSynchronization;
    PFS_FILTER_CALLBACK PreAcquireForCcFlush;
    PFS_FILTER_COMPLETION_CALLBACK PostAcquireForCcFlush;
    PFS_FILTER_CALLBACK PreReleaseForCcFlush;
    PFS_FILTER_COMPLETION_CALLBACK PostReleaseForCcFlush;
    PFS_FILTER_CALLBACK PreAcquireForModifiedPageWriter;
    PFS_FILTER_COMPLETION_CALLBACK PostAcquireForModifiedPageWriter;
    PFS_FILTER_CALLBACK PreReleaseForModifiedPageWriter;
    PFS_FILTER_COMPLETION_CALLBACK PostReleaseForModifiedPageWriter;
    PFS_FILTER_CALLBACK PreQueryOpen;
    PFS_FILTER_COMPLETION_CALLBACK PostQueryOpen;
} FS_FILTER_CALLBACKS, *PFS_FILTER_CALLBACKS;

typedef struct _FS_FILTER_SECTION_SYNC_OUTPUT {
    ULONG StructureSize;
    ULONG SizeReturned;
    ULONG Flags;
    ULONG DesiredReadAlignment;
} FS_FILTER_SECTION_SYNC_OUTPUT, *PFS_FILTER_SECTION_SYNC_OUTPUT;

typedef union _FS_FILTER_PARAMETERS {
    struct {
        PLARGE_INTEGER EndingOffset;
        PERESOURCE *ResourceToRelease;
    } AcquireForModifiedPageWriter;
    struct {
        PERESOURCE ResourceToRelease;
    } ReleaseForModifiedPageWriter;
    struct {
        FS_FILTER_SECTION_SYNC_TYPE SyncType;
        ULONG PageProtection;
        PFS_FILTER_SECTION_SYNC_OUTPUT OutputInformation;
        ULONG Flags;
        ULONG AllocationAttributes;
    } AcquireForSectionSynchronization;
    struct {
        PIRP Irp;
        PVOID FileInformation;
        PULONG Length;
        FILE_INFORMATION_CLASS FileInformationClass;
        NTSTATUS CompletionStatus;
    } QueryOpen;
    struct {
        PVOID Argument1;
        PVOID Argument2;
        PVOID Argument3;
        PVOID Argument4;
        PVOID Argument5;
    } Others;
} FS_FILTER_PARAMETERS, *PFS_FILTER_PARAMETERS;

struct _FS_FILTER_CALLBACK_DATA {
    ULONG SizeOfFsFilterCallbackData;
    UCHAR Operation;
    UCHAR Reserved;
    struct _DEVICE_OBJECT *DeviceObject;
    struct _FILE_OBJECT *FileObject;
    FS_FILTER_PARAMETERS Parameters;
};

struct _GENERATE_NAME_CONTEXT {
    USHORT Checksum;
    BOOLEAN ChecksumInserted;
    UCHAR NameLength;
    WCHAR NameBuffer[8];
    ULONG ExtensionLength;
    WCHAR ExtensionBuffer[4];
    ULONG LastIndexValue;
};

typedef struct _LARGE_MCB {
    PKGUARDED_MUTEX GuardedMutex;
    BASE_MCB BaseMcb;
} LARGE_MCB, *PLARGE_MCB;

typedef struct _MCB {
    LARGE_MCB DummyFieldThatSizesThisStructureCorrectly;
} MCB;

typedef struct _NETWORK_APP_INSTANCE_EA {
    GUID AppInstanceID;
    ULONG CsvFlags;
} NETWORK_APP_INSTANCE_EA, *PNETWORK_APP_INSTANCE_EA;

typedef struct _NETWORK_APP_INSTANCE_ECP_CONTEXT {
    USHORT Size;
    USHORT Reserved;
    GUID AppInstanceID;
} NETWORK_APP_INSTANCE_ECP_CONTEXT, *PNETWORK_APP_INSTANCE_ECP_CONTEXT;

typedef struct _NETWORK_APP_INSTANCE_VERSION_ECP_CONTEXT {
    USHORT Size;
    USHORT Reserved;
    UINT64 VersionHigh;
    UINT64 VersionLow;
} NETWORK_APP_INSTANCE_VERSION_ECP_CONTEXT, *PNETWORK_APP_INSTANCE_VERSION_ECP_CONTEXT;

typedef ULONG NETWORK_OPEN_IN_FLAGS;
typedef ULONG NETWORK_OPEN_OUT_FLAGS;

typedef struct _NETWORK_OPEN_ECP_CONTEXT {
    USHORT Size;
    USHORT Reserved;
    struct {
        NETWORK_OPEN_LOCATION_QUALIFIER Location;
        NETWORK_OPEN_INTEGRITY_QUALIFIER Integrity;
        NETWORK_OPEN_IN_FLAGS Flags;
    } in;
    struct {
        NETWORK_OPEN_LOCATION_QUALIFIER Location;
        NETWORK_OPEN_INTEGRITY_QUALIFIER Integrity;
        NETWORK_OPEN_OUT_FLAGS Flags;
    } out;
} NETWORK_OPEN_ECP_CONTEXT, *PNETWORK_OPEN_ECP_CONTEXT;

typedef struct _NETWORK_OPEN_ECP_CONTEXT_V0 {
    USHORT Size;
    USHORT Reserved;
    struct {
        NETWORK_OPEN_LOCATION_QUALIFIER Location;
        NETWORK_OPEN_INTEGRITY_QUALIFIER Integrity;
    } in;
    struct {
        NETWORK_OPEN_LOCATION_QUALIFIER Location;
        NETWORK_OPEN_INTEGRITY_QUALIFIER Integrity;
    } out;
} NETWORK_OPEN_ECP_CONTEXT_V0, *PNETWORK_OPEN_ECP_CONTEXT_V0;

typedef struct sockaddr_storage *PSOCKADDR_STORAGE_NFS;

typedef struct _NFS_OPEN_ECP_CONTEXT {
    PUNICODE_STRING ExportAlias;
    PSOCKADDR_STORAGE_NFS ClientSocketAddress;
} NFS_OPEN_ECP_CONTEXT, *PNFS_OPEN_ECP_CONTEXT;

struct _OPLOCK_KEY_ECP_CONTEXT {
    GUID OplockKey;
    ULONG Reserved;
};

typedef struct _OPLOCK_NOTIFY_PARAMS {
    OPLOCK_NOTIFY_REASON NotifyReason;
    PVOID NotifyContext;
    PIRP Irp;
    NTSTATUS Status;
} OPLOCK_NOTIFY_PARAMS, *POPLOCK_NOTIFY_PARAMS;

typedef struct _PREFETCH_OPEN_ECP_CONTEXT {
    PVOID Context;
} PREFETCH_OPEN_ECP_CONTEXT, *PPREFETCH_OPEN_ECP_CONTEXT;

typedef struct _PREFIX_TABLE_ENTRY PREFIX_TABLE_ENTRY;
typedef PREFIX_TABLE_ENTRY *PPREFIX_TABLE_ENTRY;

typedef struct _PREFIX_TABLE {
    CSHORT NodeTypeCode;
    CSHORT NameLength;
    PPREFIX_TABLE_ENTRY NextPrefixTree;
} PREFIX_TABLE;

struct _PREFIX_TABLE_ENTRY {
    CSHORT NodeTypeCode;
    CSHORT NameLength;
    struct _PREFIX_TABLE_ENTRY *NextPrefixTree;
    RTL_SPLAY_LINKS Links;
    PSTRING Prefix;
};

typedef struct _QUERY_PATH_REQUEST {
    ULONG PathNameLength;
    PIO_SECURITY_CONTEXT SecurityContext;
    WCHAR FilePathName[1];
} QUERY_PATH_REQUEST, *PQUERY_PATH_REQUEST;

typedef struct _QUERY_PATH_REQUEST_EX {
    PIO_SECURITY_CONTEXT pSecurityContext;
    ULONG EaLength;
    PVOID pEaBuffer;
    UNICODE_STRING PathName;
    UNICODE_STRING DomainServiceName;
    PECP_LIST EcpList;
    PESILO Silo;
    ULONG_PTR Reserved;
} QUERY_PATH_REQUEST_EX, *PQUERY_PATH_REQUEST_EX;

typedef struct _QUERY_PATH_RESPONSE {
    ULONG LengthAccepted;
} QUERY_PATH_RESPONSE, *PQUERY_PATH_RESPONSE;

typedef struct _RKF_BYPASS_ECP_CONTEXT {
    INT Reserved;
    INT Version;
} RKF_BYPASS_ECP_CONTEXT, *PRKF_BYPASS_ECP_CONTEXT;

typedef struct _SRV_OPEN_ECP_CONTEXT {
    PUNICODE_STRING ShareName;
    PSOCKADDR_STORAGE_NFS SocketAddress;
    BOOLEAN OplockBlockState;
    BOOLEAN OplockAppState;
    BOOLEAN OplockFinalState;
    USHORT Version;
    SRV_INSTANCE_TYPE InstanceType;
} SRV_OPEN_ECP_CONTEXT, *PSRV_OPEN_ECP_CONTEXT;

struct _UNICODE_PREFIX_TABLE {
    CSHORT NodeTypeCode;
    CSHORT NameLength;
    PUNICODE_PREFIX_TABLE_ENTRY NextPrefixTree;
    PUNICODE_PREFIX_TABLE_ENTRY LastNextEntry;
};

struct _UNICODE_PREFIX_TABLE_ENTRY {
    CSHORT NodeTypeCode;
    CSHORT NameLength;
    struct _UNICODE_PREFIX_TABLE_ENTRY *NextPrefixTree;
    struct _UNICODE_PREFIX_TABLE_ENTRY *CaseMatch;
    RTL_SPLAY_LINKS Links;
    PUNICODE_STRING Prefix;
};

typedef struct _ECP_HEADER ECP_HEADER, *PECP_HEADER;
typedef ULONG FSRTL_ALLOCATE_ECPLIST_FLAGS;
typedef ULONG FSRTL_ALLOCATE_ECP_FLAGS;
typedef ULONG FSRTL_ECP_LOOKASIDE_FLAGS;
typedef FSRTL_ADVANCED_FCB_HEADER *PFSRTL_ADVANCED_FCB_HEADER;
typedef FSRTL_AUXILIARY_BUFFER *PFSRTL_AUXILIARY_BUFFER;
typedef FSRTL_COMMON_FCB_HEADER *PFSRTL_COMMON_FCB_HEADER;
typedef void (NTAPI *PFSRTL_EXTRA_CREATE_PARAMETER_CLEANUP_CALLBACK)(PVOID, LPCGUID);
typedef void (NTAPI *PFSRTL_STACK_OVERFLOW_ROUTINE)(PVOID, PKEVENT);
typedef MCB *PMCB;
typedef struct _REAL_NOTIFY_SYNC *PNOTIFY_SYNC;
typedef PVOID *POPLOCK;
typedef void (NTAPI *POPLOCK_FS_PREPOST_IRP)(PVOID, PIRP);
typedef NTSTATUS (NTAPI *POPLOCK_NOTIFY_ROUTINE)(POPLOCK_NOTIFY_PARAMS);
typedef void (NTAPI *POPLOCK_WAIT_COMPLETE_ROUTINE)(PVOID, PIRP);
typedef struct _NFS_OPEN_ECP_CONTEXT **PPNFS_OPEN_ECP_CONTEXT;
typedef PREFIX_TABLE *PPREFIX_TABLE;
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlAcknowledgeEcp(PVOID);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI FsRtlAcquireFileExclusive(PFILE_OBJECT);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlAddBaseMcbEntry(PBASE_MCB, LONGLONG, LONGLONG, LONGLONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlAddBaseMcbEntryEx(PBASE_MCB, LONGLONG, LONGLONG, LONGLONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlAddLargeMcbEntry(PLARGE_MCB, LONGLONG, LONGLONG, LONGLONG);
typedef ULONG VBN;
typedef ULONG LBN;
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlAddMcbEntry(PMCB, VBN, LBN, ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlAddToTunnelCache(TUNNEL *, ULONGLONG, UNICODE_STRING *, UNICODE_STRING *, BOOLEAN, ULONG,
    void *);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlAddToTunnelCacheEx(TUNNEL *, ULONGLONG, UNICODE_STRING *, UNICODE_STRING *, ULONG, ULONG,
    void *);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PVOID NTAPI FsRtlAllocateAePushLock(POOL_TYPE, ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlAllocateExtraCreateParameter(LPCGUID, ULONG, FSRTL_ALLOCATE_ECP_FLAGS,
    PFSRTL_EXTRA_CREATE_PARAMETER_CLEANUP_CALLBACK, ULONG, PVOID *);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlAllocateExtraCreateParameterFromLookasideList(LPCGUID, ULONG,
    FSRTL_ALLOCATE_ECP_FLAGS, PFSRTL_EXTRA_CREATE_PARAMETER_CLEANUP_CALLBACK, PVOID, PVOID *);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlAllocateExtraCreateParameterList(FSRTL_ALLOCATE_ECPLIST_FLAGS, PECP_LIST *);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PFILE_LOCK NTAPI FsRtlAllocateFileLock(PCOMPLETE_LOCK_IRP_ROUTINE, PUNLOCK_ROUTINE);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PERESOURCE NTAPI FsRtlAllocateResource(void);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlAreNamesEqual(PCUNICODE_STRING, PCUNICODE_STRING, BOOLEAN, PCWCH);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlAreThereCurrentOrInProgressFileLocks(PFILE_LOCK);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlAreThereWaitingFileLocks(PFILE_LOCK);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlAreVolumeStartupApplicationsComplete(void);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlBalanceReads(PDEVICE_OBJECT);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlCancellableWaitForMultipleObjects(ULONG, PVOID *, WAIT_TYPE, PLARGE_INTEGER,
    PKWAIT_BLOCK, PIRP);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlCancellableWaitForSingleObject(PVOID, PLARGE_INTEGER, PIRP);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlChangeBackingFileObject(PFILE_OBJECT, PFILE_OBJECT, FSRTL_CHANGE_BACKING_TYPE,
    ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlCheckLockForOplockRequest(PFILE_LOCK, PLARGE_INTEGER);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlCheckLockForReadAccess(PFILE_LOCK, PIRP);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlCheckLockForWriteAccess(PFILE_LOCK, PIRP);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlCheckOplock(POPLOCK, PIRP, PVOID, POPLOCK_WAIT_COMPLETE_ROUTINE,
    POPLOCK_FS_PREPOST_IRP);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlCheckOplockEx(POPLOCK, PIRP, ULONG, PVOID, POPLOCK_WAIT_COMPLETE_ROUTINE,
    POPLOCK_FS_PREPOST_IRP);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlCheckOplockEx2(POPLOCK, PIRP, ULONG, ULONG, PVOID, POPLOCK_WAIT_COMPLETE_ROUTINE,
    POPLOCK_FS_PREPOST_IRP, ULONGLONG, PVOID, POPLOCK_NOTIFY_ROUTINE);
NTKERNELAPI NTSTATUS NTAPI FsRtlCheckUpperOplock(POPLOCK, ULONG, PVOID, POPLOCK_WAIT_COMPLETE_ROUTINE,
    POPLOCK_FS_PREPOST_IRP, ULONG);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlCopyRead(PFILE_OBJECT, PLARGE_INTEGER, ULONG, BOOLEAN, ULONG, PVOID, PIO_STATUS_BLOCK,
    PDEVICE_OBJECT);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlCopyWrite(PFILE_OBJECT, PLARGE_INTEGER, ULONG, BOOLEAN, ULONG, PVOID,
    PIO_STATUS_BLOCK, PDEVICE_OBJECT);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlCreateSectionForDataScan(PHANDLE, PVOID *, PLARGE_INTEGER, PFILE_OBJECT, ACCESS_MASK,
    POBJECT_ATTRIBUTES, PLARGE_INTEGER, ULONG, ULONG, ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlCurrentBatchOplock(POPLOCK);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlCurrentOplock(POPLOCK);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlCurrentOplockH(POPLOCK);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI FsRtlDeleteExtraCreateParameterLookasideList(PVOID, FSRTL_ECP_LOOKASIDE_FLAGS);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlDeleteKeyFromTunnelCache(TUNNEL *, ULONGLONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlDeleteTunnelCache(TUNNEL *);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI FsRtlDeregisterUncProvider(HANDLE);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI FsRtlDismountComplete(PDEVICE_OBJECT, NTSTATUS);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlDissectDbcs(ANSI_STRING, PANSI_STRING, PANSI_STRING);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI FsRtlDissectName(UNICODE_STRING, PUNICODE_STRING, PUNICODE_STRING);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlDoesDbcsContainWildCards(PANSI_STRING);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlDoesNameContainWildCards(PUNICODE_STRING);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlFastCheckLockForRead(PFILE_LOCK, PLARGE_INTEGER, PLARGE_INTEGER, ULONG, PFILE_OBJECT,
    PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlFastCheckLockForWrite(PFILE_LOCK, PLARGE_INTEGER, PLARGE_INTEGER, ULONG, PVOID,
    PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlFastUnlockAll(PFILE_LOCK, PFILE_OBJECT, PEPROCESS, PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlFastUnlockAllByKey(PFILE_LOCK, PFILE_OBJECT, PEPROCESS, ULONG, PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlFastUnlockSingle(PFILE_LOCK, PFILE_OBJECT, UNALIGNED LARGE_INTEGER *, PLARGE_INTEGER,
    PEPROCESS, ULONG, PVOID, BOOLEAN);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlFindExtraCreateParameter(PECP_LIST, LPCGUID, PVOID *, ULONG *);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlFindInTunnelCache(TUNNEL *, ULONGLONG, UNICODE_STRING *, UNICODE_STRING *,
    UNICODE_STRING *, ULONG *, void *);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlFindInTunnelCacheEx(TUNNEL *, ULONGLONG, UNICODE_STRING *, UNICODE_STRING *,
    UNICODE_STRING *, ULONG, ULONG *, void *);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlFreeAePushLock(PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlFreeExtraCreateParameter(PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlFreeExtraCreateParameterList(PECP_LIST);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlFreeFileLock(PFILE_LOCK);
NTKERNELAPI PLIST_ENTRY NTAPI FsRtlGetCurrentProcessLoaderList(void);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlGetEcpListFromIrp(PIRP, PECP_LIST *);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlGetFileSize(PFILE_OBJECT, PLARGE_INTEGER);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlGetNextBaseMcbEntry(PBASE_MCB, ULONG, PLONGLONG, PLONGLONG, PLONGLONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlGetNextExtraCreateParameter(PECP_LIST, PVOID, LPGUID, PVOID *, ULONG *);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PFILE_LOCK_INFO NTAPI FsRtlGetNextFileLock(PFILE_LOCK, BOOLEAN);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlGetNextLargeMcbEntry(PLARGE_MCB, ULONG, PLONGLONG, PLONGLONG, PLONGLONG);
typedef VBN *PVBN;
typedef LBN *PLBN;
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlGetNextMcbEntry(PMCB, ULONG, PVBN, PLBN, PULONG);
NTKERNELAPI NTSTATUS NTAPI FsRtlGetSectorSizeInformation(PDEVICE_OBJECT, PFILE_FS_SECTOR_SIZE_INFORMATION);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlGetSupportedFeatures(PDEVICE_OBJECT, PULONG);
NTKERNELAPI NTSTATUS NTAPI FsRtlGetVirtualDiskNestingLevel(PDEVICE_OBJECT, PULONG, PULONG);
NTKERNELAPI void NTAPI FsRtlIncrementCcFastMdlReadWait(void);
NTKERNELAPI void NTAPI FsRtlIncrementCcFastReadNoWait(void);
NTKERNELAPI void NTAPI FsRtlIncrementCcFastReadNotPossible(void);
NTKERNELAPI void NTAPI FsRtlIncrementCcFastReadResourceMiss(void);
NTKERNELAPI void NTAPI FsRtlIncrementCcFastReadWait(void);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI FsRtlInitExtraCreateParameterLookasideList(PVOID, FSRTL_ECP_LOOKASIDE_FLAGS, SIZE_T, ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlInitializeBaseMcb(PBASE_MCB, POOL_TYPE);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlInitializeBaseMcbEx(PBASE_MCB, POOL_TYPE, USHORT);
NTKERNELAPI void NTAPI FsRtlInitializeExtraCreateParameter(PECP_HEADER, ULONG,
    PFSRTL_EXTRA_CREATE_PARAMETER_CLEANUP_CALLBACK, ULONG, LPCGUID, PVOID);
NTKERNELAPI NTSTATUS NTAPI FsRtlInitializeExtraCreateParameterList(PECP_LIST);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlInitializeFileLock(PFILE_LOCK, PCOMPLETE_LOCK_IRP_ROUTINE, PUNLOCK_ROUTINE);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlInitializeLargeMcb(PLARGE_MCB, POOL_TYPE);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlInitializeMcb(PMCB, POOL_TYPE);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlInitializeOplock(POPLOCK);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlInitializeTunnelCache(TUNNEL *);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlInsertExtraCreateParameter(PECP_LIST, PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlInsertPerFileContext(PVOID *, PFSRTL_PER_FILE_CONTEXT);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlInsertPerFileObjectContext(PFILE_OBJECT, PFSRTL_PER_FILEOBJECT_CONTEXT);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlInsertPerStreamContext(PFSRTL_ADVANCED_FCB_HEADER, PFSRTL_PER_STREAM_CONTEXT);
NTKERNELAPI BOOLEAN NTAPI FsRtlIs32BitProcess(PEPROCESS);
NTKERNELAPI BOOLEAN NTAPI FsRtlIsDaxVolume(PFILE_OBJECT);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlIsDbcsInExpression(PANSI_STRING, PANSI_STRING);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlIsEcpAcknowledged(PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlIsEcpFromUserMode(PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PFN_NUMBER NTAPI FsRtlIsExtentDangling(PFN_NUMBER, PFN_NUMBER, ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlIsFatDbcsLegal(ANSI_STRING, BOOLEAN, BOOLEAN, BOOLEAN);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlIsHpfsDbcsLegal(ANSI_STRING, BOOLEAN, BOOLEAN, BOOLEAN);
NTKERNELAPI BOOLEAN NTAPI FsRtlIsMobileOS();
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlIsNameInExpression(PUNICODE_STRING, PUNICODE_STRING, BOOLEAN, PWCH);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlIsNameInUnUpcasedExpression(PUNICODE_STRING, PUNICODE_STRING, BOOLEAN, PWCH);
NTKERNELAPI BOOLEAN NTAPI FsRtlIsNonEmptyDirectoryReparsePointAllowed(ULONG);
NTKERNELAPI BOOLEAN NTAPI FsRtlIsNtstatusExpected(NTSTATUS);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI LOGICAL NTAPI FsRtlIsPagingFile(PFILE_OBJECT);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LOGICAL NTAPI FsRtlIsSystemPagingFile(PFILE_OBJECT);
NTKERNELAPI NTSTATUS NTAPI FsRtlIssueDeviceIoControl(PDEVICE_OBJECT, ULONG, UCHAR, PVOID, ULONG, PVOID, ULONG,
    PULONG_PTR);
NTKERNELAPI NTSTATUS NTAPI FsRtlKernelFsControlFile(PFILE_OBJECT, ULONG, PVOID, ULONG, PVOID, ULONG, PULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlLogCcFlushError(PUNICODE_STRING, PDEVICE_OBJECT, PSECTION_OBJECT_POINTERS, NTSTATUS,
    ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlLookupBaseMcbEntry(PBASE_MCB, LONGLONG, PLONGLONG, PLONGLONG, PLONGLONG, PLONGLONG,
    PULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlLookupLargeMcbEntry(PLARGE_MCB, LONGLONG, PLONGLONG, PLONGLONG, PLONGLONG, PLONGLONG,
    PULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlLookupLastBaseMcbEntry(PBASE_MCB, PLONGLONG, PLONGLONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlLookupLastBaseMcbEntryAndIndex(PBASE_MCB, PLONGLONG, PLONGLONG, PULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlLookupLastLargeMcbEntry(PLARGE_MCB, PLONGLONG, PLONGLONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlLookupLastLargeMcbEntryAndIndex(PLARGE_MCB, PLONGLONG, PLONGLONG, PULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlLookupLastMcbEntry(PMCB, PVBN, PLBN);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlLookupMcbEntry(PMCB, VBN, PLBN, PULONG, PULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PFSRTL_PER_FILE_CONTEXT NTAPI FsRtlLookupPerFileContext(PVOID *, PVOID, PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PFSRTL_PER_FILEOBJECT_CONTEXT NTAPI FsRtlLookupPerFileObjectContext(PFILE_OBJECT, PVOID, PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PFSRTL_PER_STREAM_CONTEXT NTAPI FsRtlLookupPerStreamContextInternal(PFSRTL_ADVANCED_FCB_HEADER, PVOID,
    PVOID);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlMdlReadCompleteDev(PFILE_OBJECT, PMDL, PDEVICE_OBJECT);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlMdlReadDev(PFILE_OBJECT, PLARGE_INTEGER, ULONG, ULONG, PMDL *, PIO_STATUS_BLOCK,
    PDEVICE_OBJECT);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlMdlReadEx(PFILE_OBJECT, PLARGE_INTEGER, ULONG, ULONG, PMDL *, PIO_STATUS_BLOCK);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlMdlWriteCompleteDev(PFILE_OBJECT, PLARGE_INTEGER, PMDL, PDEVICE_OBJECT);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlMupGetProviderIdFromName(PCUNICODE_STRING, PULONG32);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlMupGetProviderInfoFromFileObject(PFILE_OBJECT, ULONG, PVOID, PULONG);
NTKERNELAPI NTSTATUS NTAPI FsRtlNormalizeNtstatus(NTSTATUS, NTSTATUS);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlNotifyCleanup(PNOTIFY_SYNC, PLIST_ENTRY, PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlNotifyCleanupAll(PNOTIFY_SYNC, PLIST_ENTRY);
typedef BOOLEAN (NTAPI *PCHECK_FOR_TRAVERSE_ACCESS)(PVOID, PVOID, PSECURITY_SUBJECT_CONTEXT);
typedef BOOLEAN (NTAPI *PFILTER_REPORT_CHANGE)(PVOID, PVOID);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI FsRtlNotifyFilterChangeDirectory(PNOTIFY_SYNC, PLIST_ENTRY, PVOID, PSTRING, BOOLEAN, BOOLEAN,
    ULONG, PIRP, PCHECK_FOR_TRAVERSE_ACCESS, PSECURITY_SUBJECT_CONTEXT, PFILTER_REPORT_CHANGE);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI FsRtlNotifyFilterReportChange(PNOTIFY_SYNC, PLIST_ENTRY, PSTRING, USHORT, PSTRING, PSTRING,
    ULONG, ULONG, PVOID, PVOID);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI FsRtlNotifyFullChangeDirectory(PNOTIFY_SYNC, PLIST_ENTRY, PVOID, PSTRING, BOOLEAN, BOOLEAN,
    ULONG, PIRP, PCHECK_FOR_TRAVERSE_ACCESS, PSECURITY_SUBJECT_CONTEXT);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI FsRtlNotifyFullReportChange(PNOTIFY_SYNC, PLIST_ENTRY, PSTRING, USHORT, PSTRING, PSTRING,
    ULONG, ULONG, PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlNotifyInitializeSync(PNOTIFY_SYNC *);
NTKERNELAPI NTSTATUS NTAPI FsRtlNotifyStreamFileObject(struct _FILE_OBJECT *, struct _DEVICE_OBJECT *,
    FS_FILTER_STREAM_FO_NOTIFICATION_TYPE, BOOLEAN);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlNotifyUninitializeSync(PNOTIFY_SYNC *);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlNotifyVolumeEvent(PFILE_OBJECT, ULONG);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlNotifyVolumeEventEx(PFILE_OBJECT, ULONG, PTARGET_DEVICE_CUSTOM_NOTIFICATION);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI ULONG NTAPI FsRtlNumberOfRunsInBaseMcb(PBASE_MCB);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI ULONG NTAPI FsRtlNumberOfRunsInLargeMcb(PLARGE_MCB);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI ULONG NTAPI FsRtlNumberOfRunsInMcb(PMCB);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlOplockBreakH(POPLOCK, PIRP, ULONG, PVOID, POPLOCK_WAIT_COMPLETE_ROUTINE,
    POPLOCK_FS_PREPOST_IRP);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlOplockBreakH2(POPLOCK, PIRP, ULONG, PVOID, POPLOCK_WAIT_COMPLETE_ROUTINE,
    POPLOCK_FS_PREPOST_IRP, PACCESS_MASK, PUSHORT);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlOplockBreakToNone(POPLOCK, PIO_STACK_LOCATION, PIRP, PVOID,
    POPLOCK_WAIT_COMPLETE_ROUTINE, POPLOCK_FS_PREPOST_IRP);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlOplockBreakToNoneEx(POPLOCK, PIRP, ULONG, PVOID, POPLOCK_WAIT_COMPLETE_ROUTINE,
    POPLOCK_FS_PREPOST_IRP);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlOplockFsctrl(POPLOCK, PIRP, ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlOplockFsctrlEx(POPLOCK, PIRP, ULONG, ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PEPROCESS NTAPI FsRtlOplockGetAnyBreakOwnerProcess(POPLOCK);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlOplockIsFastIoPossible(POPLOCK);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlOplockIsSharedRequest(PIRP);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlOplockKeysEqual(PFILE_OBJECT, PFILE_OBJECT);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI FsRtlPostPagingFileStackOverflow(PVOID, PKEVENT, PFSRTL_STACK_OVERFLOW_ROUTINE);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI FsRtlPostStackOverflow(PVOID, PKEVENT, PFSRTL_STACK_OVERFLOW_ROUTINE);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlPrepareMdlWriteDev(PFILE_OBJECT, PLARGE_INTEGER, ULONG, ULONG, PMDL *,
    PIO_STATUS_BLOCK, PDEVICE_OBJECT);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlPrepareMdlWriteEx(PFILE_OBJECT, PLARGE_INTEGER, ULONG, ULONG, PMDL *,
    PIO_STATUS_BLOCK);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlPrepareToReuseEcp(PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlPrivateLock(PFILE_LOCK, PFILE_OBJECT, PLARGE_INTEGER, PLARGE_INTEGER, PEPROCESS,
    ULONG, BOOLEAN, BOOLEAN, PIO_STATUS_BLOCK, PIRP, PVOID, BOOLEAN);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlProcessFileLock(PFILE_LOCK, PIRP, PVOID);
NTKERNELAPI NTSTATUS NTAPI FsRtlQueryCachedVdl(PFILE_OBJECT, PLONGLONG);
NTKERNELAPI NTSTATUS NTAPI FsRtlQueryInformationFile(PFILE_OBJECT, PVOID, ULONG, FILE_INFORMATION_CLASS, PULONG);
NTKERNELAPI NTSTATUS NTAPI FsRtlQueryKernelEaFile(PFILE_OBJECT, PVOID, ULONG, BOOLEAN, PVOID, ULONG, PULONG, BOOLEAN,
    PULONG);
NTKERNELAPI ULONG NTAPI FsRtlQueryMaximumVirtualDiskNestingLevel(void);
NTKERNELAPI NTSTATUS NTAPI FsRtlRegisterFileSystemFilterCallbacks(struct _DRIVER_OBJECT *, PFS_FILTER_CALLBACKS);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlRegisterUncProvider(PHANDLE, PCUNICODE_STRING, BOOLEAN);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlRegisterUncProviderEx(PHANDLE, PCUNICODE_STRING, PDEVICE_OBJECT,
    FSRTL_UNC_PROVIDER_FLAGS);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlRegisterUncProviderEx2(PCUNICODE_STRING, PDEVICE_OBJECT,
    const FSRTL_UNC_PROVIDER_REGISTRATION *, PHANDLE);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlReleaseFile(PFILE_OBJECT);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlRemoveBaseMcbEntry(PBASE_MCB, LONGLONG, LONGLONG);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlRemoveDotsFromPath(PWSTR, USHORT, USHORT *);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlRemoveExtraCreateParameter(PECP_LIST, LPCGUID, PVOID *, ULONG *);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlRemoveLargeMcbEntry(PLARGE_MCB, LONGLONG, LONGLONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlRemoveMcbEntry(PMCB, VBN, ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PFSRTL_PER_FILE_CONTEXT NTAPI FsRtlRemovePerFileContext(PVOID *, PVOID, PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PFSRTL_PER_FILEOBJECT_CONTEXT NTAPI FsRtlRemovePerFileObjectContext(PFILE_OBJECT, PVOID, PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PFSRTL_PER_STREAM_CONTEXT NTAPI FsRtlRemovePerStreamContext(PFSRTL_ADVANCED_FCB_HEADER, PVOID, PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlResetBaseMcb(PBASE_MCB);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlResetLargeMcb(PLARGE_MCB, BOOLEAN);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlSetDriverBacking(PDRIVER_OBJECT, ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlSetEcpListIntoIrp(PIRP, PECP_LIST);
NTKERNELAPI NTSTATUS NTAPI FsRtlSetKernelEaFile(PFILE_OBJECT, PVOID, ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlSplitBaseMcb(PBASE_MCB, LONGLONG, LONGLONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlSplitLargeMcb(PLARGE_MCB, LONGLONG, LONGLONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlTeardownPerFileContexts(PVOID *);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlTeardownPerStreamContexts(PFSRTL_ADVANCED_FCB_HEADER);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlTruncateBaseMcb(PBASE_MCB, LONGLONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlTruncateLargeMcb(PLARGE_MCB, LONGLONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlTruncateMcb(PMCB, VBN);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlUninitializeBaseMcb(PBASE_MCB);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlUninitializeFileLock(PFILE_LOCK);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlUninitializeLargeMcb(PLARGE_MCB);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlUninitializeMcb(PMCB);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI FsRtlUninitializeOplock(POPLOCK);
NTKERNELAPI void NTAPI FsRtlUpdateDiskCounters(ULONG64, ULONG64);
NTKERNELAPI NTSTATUS NTAPI FsRtlUpperOplockFsctrl(POPLOCK, PIRP, ULONG, ULONG, ULONG);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlValidateReparsePointBuffer(ULONG, PREPARSE_DATA_BUFFER);
NTKERNELAPI NTSTATUS NTAPI FsRtlVolumeDeviceToCorrelationId(PDEVICE_OBJECT, GUID *);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PPREFIX_TABLE_ENTRY NTAPI PfxFindPrefix(PPREFIX_TABLE, PSTRING);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI PfxInitialize(PPREFIX_TABLE);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI PfxInsertPrefix(PPREFIX_TABLE, PSTRING, PPREFIX_TABLE_ENTRY);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI PfxRemovePrefix(PPREFIX_TABLE, PPREFIX_TABLE_ENTRY);

#ifdef __cplusplus
}
#endif

#endif
