/*
 * fsctl.h: control codes of file systems and their buffers.
 */
#ifndef WDK_NTIFS_FSCTL_H
#define WDK_NTIFS_FSCTL_H

#include "../ntddk.h"

#define ASYNC_DUPLICATE_EXTENTS_STATUS_V1                                          0x28
#define CACHE_MANAGER_CALLBACKS_EX_V1                                              1
#define CACHE_USE_DIRECT_ACCESS_MAPPING                                            1
#define CACHE_VALID_FLAGS                                                          1
#define CONTAINER_INHERIT_ACE                                                      2
#define CONTAINER_ROOT_INFO_FLAG_BIND_DO_NOT_MAP_NAME                              0x100
#define CONTAINER_ROOT_INFO_FLAG_BIND_EXCEPTION_ROOT                               0x80
#define CONTAINER_ROOT_INFO_FLAG_BIND_ROOT                                         0x20
#define CONTAINER_ROOT_INFO_FLAG_BIND_TARGET_ROOT                                  0x40
#define CONTAINER_ROOT_INFO_FLAG_LAYER_ROOT                                        2
#define CONTAINER_ROOT_INFO_FLAG_SCRATCH_ROOT                                      1
#define CONTAINER_ROOT_INFO_FLAG_UNION_LAYER_ROOT                                  0x200
#define CONTAINER_ROOT_INFO_FLAG_VIRTUALIZATION_EXCEPTION_ROOT                     0x10
#define CONTAINER_ROOT_INFO_FLAG_VIRTUALIZATION_ROOT                               4
#define CONTAINER_ROOT_INFO_FLAG_VIRTUALIZATION_TARGET_ROOT                        8
#define CONTAINER_ROOT_INFO_VALID_FLAGS                                            0x3ff
#define CONTAINER_VOLUME_STATE_HOSTING_CONTAINER                                   1
#define COPYFILE_SIS_FLAGS                                                         3
#define COPYFILE_SIS_LINK                                                          1
#define COPYFILE_SIS_REPLACE                                                       2
#define CSV_INVALID_DEVICE_NUMBER                                                  0xffffffff
#define CSV_MGMTLOCK_CHECK_VOLUME_REDIRECTED                                       1
#define CSV_NAMESPACE_INFO_V1                                                      0x18
#define CSV_QUERY_MDS_PATH_FLAG_CSV_DIRECT_IO_ENABLED                              2
#define CSV_QUERY_MDS_PATH_FLAG_SMB_BYPASS_CSV_ENABLED                             4
#define CSV_QUERY_MDS_PATH_FLAG_STORAGE_ON_THIS_NODE_IS_CONNECTED                  1
#define CSV_QUERY_MDS_PATH_V2_VERSION_1                                            1
#define CSV_SET_HANDLE_PROPERTIES_ECP_CONTEXT_FLAGS_VALID_ONLY_IF_CSV_COORDINATOR  1
#define DUPLICATE_EXTENTS_DATA_EX_ASYNC                                            2
#define DUPLICATE_EXTENTS_DATA_EX_SOURCE_ATOMIC                                    1
#define EFS_TRACKED_OFFSET_HEADER_FLAG                                             1
#define ENCRYPTED_DATA_INFO_SPARSE_FILE                                            1
#define ENCRYPTION_FORMAT_DEFAULT                                                  1
#define FILESYSTEM_STATISTICS_TYPE_EXFAT                                           3
#define FILESYSTEM_STATISTICS_TYPE_FAT                                             2
#define FILESYSTEM_STATISTICS_TYPE_NTFS                                            1
#define FILESYSTEM_STATISTICS_TYPE_REFS                                            4
#define FLAG_USN_TRACK_MODIFIED_RANGES_ENABLE                                      1
#define FSCTL_INTEGRITY_FLAG_CHECKSUM_ENFORCEMENT_OFF                              1
#define FSCTL_MARK_AS_SYSTEM_HIVE                                                  0x9004f
#define FSCTL_QUERY_REGION_INFO_INPUT_VERSION                                      0x20
#define FSCTL_QUERY_REGION_INFO_OUTPUT_VERSION                                     0x40
#define FSCTL_QUERY_STORAGE_CLASSES_OUTPUT_VERSION                                 0x440
#define LOOKUP_STREAM_FROM_CLUSTER_ENTRY_ATTRIBUTE_DATA                            0x1000000
#define LOOKUP_STREAM_FROM_CLUSTER_ENTRY_ATTRIBUTE_INDEX                           0x2000000
#define LOOKUP_STREAM_FROM_CLUSTER_ENTRY_ATTRIBUTE_MASK                            0xff000000
#define LOOKUP_STREAM_FROM_CLUSTER_ENTRY_ATTRIBUTE_SYSTEM                          0x3000000
#define LOOKUP_STREAM_FROM_CLUSTER_ENTRY_FLAG_DENY_DEFRAG_SET                      2
#define LOOKUP_STREAM_FROM_CLUSTER_ENTRY_FLAG_FS_SYSTEM_FILE                       4
#define LOOKUP_STREAM_FROM_CLUSTER_ENTRY_FLAG_PAGE_FILE                            1
#define LOOKUP_STREAM_FROM_CLUSTER_ENTRY_FLAG_TXF_SYSTEM_FILE                      8
#define MARK_HANDLE_CLOUD_SYNC                                                     0x800
#define MARK_HANDLE_DISABLE_FILE_METADATA_OPTIMIZATION                             0x1000
#define MARK_HANDLE_ENABLE_CPU_CACHE                                               0x10000000
#define MARK_HANDLE_ENABLE_USN_SOURCE_ON_PAGING_IO                                 0x2000
#define MARK_HANDLE_FILTER_METADATA                                                0x200
#define MARK_HANDLE_NOT_READ_COPY                                                  0x100
#define MARK_HANDLE_NOT_REALTIME                                                   0x40
#define MARK_HANDLE_NOT_TXF_SYSTEM_LOG                                             8
#define MARK_HANDLE_PROTECT_CLUSTERS                                               1
#define MARK_HANDLE_READ_COPY                                                      0x80
#define MARK_HANDLE_REALTIME                                                       0x20
#define MARK_HANDLE_RETURN_PURGE_FAILURE                                           0x400
#define MARK_HANDLE_SKIP_COHERENCY_SYNC_DISALLOW_WRITES                            0x4000
#define MARK_HANDLE_SUPPRESS_VOLUME_OPEN_FLUSH                                     0x8000
#define MARK_HANDLE_TXF_SYSTEM_LOG                                                 4
#define MAXIMUM_REPARSE_DATA_BUFFER_SIZE                                           0x4000
#define OPLOCK_LEVEL_CACHE_HANDLE                                                  2
#define OPLOCK_LEVEL_CACHE_READ                                                    1
#define OPLOCK_LEVEL_CACHE_WRITE                                                   4
#define PERSISTENT_VOLUME_STATE_BACKED_BY_WIM                                      0x40
#define PERSISTENT_VOLUME_STATE_CHKDSK_RAN_ONCE                                    0x400
#define PERSISTENT_VOLUME_STATE_CONTAINS_BACKING_WIM                               0x20
#define PERSISTENT_VOLUME_STATE_DAX_FORMATTED                                      0x1000
#define PERSISTENT_VOLUME_STATE_GLOBAL_METADATA_NO_SEEK_PENALTY                    4
#define PERSISTENT_VOLUME_STATE_LOCAL_METADATA_NO_SEEK_PENALTY                     8
#define PERSISTENT_VOLUME_STATE_MODIFIED_BY_CHKDSK                                 0x800
#define PERSISTENT_VOLUME_STATE_NO_HEAT_GATHERING                                  0x10
#define PERSISTENT_VOLUME_STATE_NO_WRITE_AUTO_TIERING                              0x80
#define PERSISTENT_VOLUME_STATE_REALLOCATE_ALL_DATA_WRITES                         0x200
#define PERSISTENT_VOLUME_STATE_SHORT_NAME_CREATION_DISABLED                       1
#define PERSISTENT_VOLUME_STATE_TXF_DISABLED                                       0x100
#define PERSISTENT_VOLUME_STATE_VOLUME_SCRUB_DISABLED                              2
#define QUERY_DEPENDENT_VOLUME_REQUEST_FLAG_GUEST_VOLUMES                          2
#define QUERY_DEPENDENT_VOLUME_REQUEST_FLAG_HOST_VOLUMES                           1
#define QUERY_DIRECT_ACCESS_DATA_EXTENTS                                           2
#define QUERY_DIRECT_ACCESS_IMAGE_EXTENTS                                          1
#define QUERY_FILE_LAYOUT_INCLUDE_EXTENTS                                          8
#define QUERY_FILE_LAYOUT_INCLUDE_EXTRA_INFO                                       0x10
#define QUERY_FILE_LAYOUT_INCLUDE_FILES_WITH_DSC_ATTRIBUTE                         0x1000
#define QUERY_FILE_LAYOUT_INCLUDE_FULL_PATH_IN_NAMES                               0x40
#define QUERY_FILE_LAYOUT_INCLUDE_NAMES                                            2
#define QUERY_FILE_LAYOUT_INCLUDE_ONLY_FILES_WITH_SPECIFIC_ATTRIBUTES              0x800
#define QUERY_FILE_LAYOUT_INCLUDE_STREAMS                                          4
#define QUERY_FILE_LAYOUT_INCLUDE_STREAMS_WITH_NO_CLUSTERS_ALLOCATED               0x20
#define QUERY_FILE_LAYOUT_INCLUDE_STREAM_INFORMATION                               0x80
#define QUERY_FILE_LAYOUT_INCLUDE_STREAM_INFORMATION_FOR_DATA_ATTRIBUTE            0x2000
#define QUERY_FILE_LAYOUT_INCLUDE_STREAM_INFORMATION_FOR_DSC_ATTRIBUTE             0x100
#define QUERY_FILE_LAYOUT_INCLUDE_STREAM_INFORMATION_FOR_EA_ATTRIBUTE              0x8000
#define QUERY_FILE_LAYOUT_INCLUDE_STREAM_INFORMATION_FOR_EFS_ATTRIBUTE             0x400
#define QUERY_FILE_LAYOUT_INCLUDE_STREAM_INFORMATION_FOR_REPARSE_ATTRIBUTE         0x4000
#define QUERY_FILE_LAYOUT_INCLUDE_STREAM_INFORMATION_FOR_TXF_ATTRIBUTE             0x200
#define QUERY_FILE_LAYOUT_REPARSE_DATA_INVALID                                     1
#define QUERY_FILE_LAYOUT_REPARSE_TAG_INVALID                                      2
#define QUERY_FILE_LAYOUT_RESTART                                                  1
#define QUERY_FILE_LAYOUT_SINGLE_INSTANCED                                         1
#define REFS_SMR_VOLUME_GC_PARAMETERS_VERSION_V1                                   1
#define REFS_SMR_VOLUME_INFO_OUTPUT_VERSION_V0                                     0
#define REFS_SMR_VOLUME_INFO_OUTPUT_VERSION_V1                                     1
#define REQUEST_OPLOCK_CURRENT_VERSION                                             1
#define REQUEST_OPLOCK_INPUT_FLAG_ACK                                              2
#define REQUEST_OPLOCK_INPUT_FLAG_COMPLETE_ACK_ON_CLOSE                            4
#define REQUEST_OPLOCK_INPUT_FLAG_REQUEST                                          1
#define REQUEST_OPLOCK_OUTPUT_FLAG_ACK_REQUIRED                                    1
#define REQUEST_OPLOCK_OUTPUT_FLAG_MODES_PROVIDED                                  2
#define SCRUB_DATA_INPUT_FLAG_IGNORE_REDUNDANCY                                    8
#define SCRUB_DATA_INPUT_FLAG_OPLOCK_NOT_ACQUIRED                                  0x40
#define SCRUB_DATA_INPUT_FLAG_RESUME                                               1
#define SCRUB_DATA_INPUT_FLAG_SCRUB_BY_OBJECT_ID                                   0x20
#define SCRUB_DATA_INPUT_FLAG_SKIP_DATA                                            0x10
#define SCRUB_DATA_INPUT_FLAG_SKIP_IN_SYNC                                         2
#define SCRUB_DATA_INPUT_FLAG_SKIP_NON_INTEGRITY_DATA                              4
#define SCRUB_DATA_OUTPUT_FLAG_INCOMPLETE                                          1
#define SCRUB_DATA_OUTPUT_FLAG_NON_USER_DATA_RANGE                                 0x10000
#define SCRUB_DATA_OUTPUT_FLAG_PARITY_EXTENT_DATA_RETURNED                         0x20000
#define SCRUB_DATA_OUTPUT_FLAG_RESUME_CONTEXT_LENGTH_SPECIFIED                     0x40000
#define SD_GLOBAL_CHANGE_TYPE_ENUM_SDS                                             0x20000
#define SD_GLOBAL_CHANGE_TYPE_MACHINE_SID                                          1
#define SD_GLOBAL_CHANGE_TYPE_QUERY_STATS                                          0x10000
#define SET_PURGE_FAILURE_MODE_DISABLED                                            2
#define SET_PURGE_FAILURE_MODE_ENABLED                                             1
#define SET_REPAIR_DISABLED_AND_BUGCHECK_ON_CORRUPT                                0x10
#define SET_REPAIR_ENABLED                                                         1
#define SET_REPAIR_VALID_MASK                                                      0x19
#define SET_REPAIR_WARN_ABOUT_DATA_LOSS                                            8
#define SHUFFLE_FILE_FLAG_SKIP_INITIALIZING_NEW_CLUSTERS                           1
#define STREAMS_ASSOCIATE_ID_CLEAR                                                 1
#define STREAMS_ASSOCIATE_ID_SET                                                   2
#define STREAMS_INVALID_ID                                                         0
#define STREAMS_MAX_ID                                                             0xffff
#define STREAM_CLEAR_ENCRYPTION                                                    4
#define STREAM_EXTENT_ENTRY_ALL_EXTENTS                                            2
#define STREAM_EXTENT_ENTRY_AS_RETRIEVAL_POINTERS                                  1
#define STREAM_LAYOUT_ENTRY_HAS_INFORMATION                                        0x10
#define STREAM_LAYOUT_ENTRY_IMMOVABLE                                              1
#define STREAM_LAYOUT_ENTRY_NO_CLUSTERS_ALLOCATED                                  8
#define STREAM_LAYOUT_ENTRY_PINNED                                                 2
#define STREAM_LAYOUT_ENTRY_RESIDENT                                               4
#define STREAM_SET_ENCRYPTION                                                      3
#define TXFS_LIST_TRANSACTION_LOCKED_FILES_ENTRY_FLAG_CREATED                      1
#define TXFS_LIST_TRANSACTION_LOCKED_FILES_ENTRY_FLAG_DELETED                      2
#define TXFS_LOGGING_MODE_FULL                                                     2
#define TXFS_LOGGING_MODE_SIMPLE                                                   1
#define TXFS_RM_FLAG_DO_NOT_RESET_RM_AT_NEXT_START                                 0x8000
#define TXFS_RM_FLAG_ENFORCE_MINIMUM_SIZE                                          0x1000
#define TXFS_RM_FLAG_GROW_LOG                                                      0x400
#define TXFS_RM_FLAG_LOGGING_MODE                                                  1
#define TXFS_RM_FLAG_LOG_AUTO_SHRINK_PERCENTAGE                                    0x40
#define TXFS_RM_FLAG_LOG_CONTAINER_COUNT_MAX                                       4
#define TXFS_RM_FLAG_LOG_CONTAINER_COUNT_MIN                                       8
#define TXFS_RM_FLAG_LOG_GROWTH_INCREMENT_NUM_CONTAINERS                           0x10
#define TXFS_RM_FLAG_LOG_GROWTH_INCREMENT_PERCENT                                  0x20
#define TXFS_RM_FLAG_LOG_NO_CONTAINER_COUNT_MAX                                    0x80
#define TXFS_RM_FLAG_LOG_NO_CONTAINER_COUNT_MIN                                    0x100
#define TXFS_RM_FLAG_PREFER_AVAILABILITY                                           0x20000
#define TXFS_RM_FLAG_PREFER_CONSISTENCY                                            0x10000
#define TXFS_RM_FLAG_PRESERVE_CHANGES                                              0x2000
#define TXFS_RM_FLAG_RENAME_RM                                                     2
#define TXFS_RM_FLAG_RESET_RM_AT_NEXT_START                                        0x4000
#define TXFS_RM_FLAG_SHRINK_LOG                                                    0x800
#define TXFS_RM_STATE_ACTIVE                                                       2
#define TXFS_RM_STATE_NOT_STARTED                                                  0
#define TXFS_RM_STATE_SHUTTING_DOWN                                                3
#define TXFS_RM_STATE_STARTING                                                     1
#define TXFS_ROLLFORWARD_REDO_FLAG_USE_LAST_REDO_LSN                               1
#define TXFS_ROLLFORWARD_REDO_FLAG_USE_LAST_VIRTUAL_CLOCK                          2
#define TXFS_ROLLFORWARD_REDO_VALID_FLAGS                                          3
#define TXFS_SAVEPOINT_CLEAR                                                       4
#define TXFS_SAVEPOINT_CLEAR_ALL                                                   0x10
#define TXFS_SAVEPOINT_ROLLBACK                                                    2
#define TXFS_SAVEPOINT_SET                                                         1
#define TXFS_START_RM_FLAG_LOGGING_MODE                                            0x400
#define TXFS_START_RM_FLAG_LOG_AUTO_SHRINK_PERCENTAGE                              0x20
#define TXFS_START_RM_FLAG_LOG_CONTAINER_COUNT_MAX                                 1
#define TXFS_START_RM_FLAG_LOG_CONTAINER_COUNT_MIN                                 2
#define TXFS_START_RM_FLAG_LOG_CONTAINER_SIZE                                      4
#define TXFS_START_RM_FLAG_LOG_GROWTH_INCREMENT_NUM_CONTAINERS                     8
#define TXFS_START_RM_FLAG_LOG_GROWTH_INCREMENT_PERCENT                            0x10
#define TXFS_START_RM_FLAG_LOG_NO_CONTAINER_COUNT_MAX                              0x40
#define TXFS_START_RM_FLAG_LOG_NO_CONTAINER_COUNT_MIN                              0x80
#define TXFS_START_RM_FLAG_PREFER_AVAILABILITY                                     0x2000
#define TXFS_START_RM_FLAG_PREFER_CONSISTENCY                                      0x1000
#define TXFS_START_RM_FLAG_PRESERVE_CHANGES                                        0x800
#define TXFS_START_RM_FLAG_RECOVER_BEST_EFFORT                                     0x200
#define TXFS_TRANSACTED_VERSION_NONTRANSACTED                                      0xfffffffe
#define TXFS_TRANSACTED_VERSION_UNCOMMITTED                                        0xffffffff
#define TXFS_TRANSACTION_STATE_ACTIVE                                              1
#define TXFS_TRANSACTION_STATE_NONE                                                0
#define TXFS_TRANSACTION_STATE_NOTACTIVE                                           3
#define TXFS_TRANSACTION_STATE_PREPARED                                            2
#define USN_DELETE_FLAG_DELETE                                                     1
#define USN_DELETE_FLAG_NOTIFY                                                     2
#define USN_DELETE_VALID_FLAGS                                                     3
#define USN_PAGE_SIZE                                                              0x1000
#define USN_REASON_BASIC_INFO_CHANGE                                               0x8000
#define USN_REASON_CLOSE                                                           0x80000000
#define USN_REASON_COMPRESSION_CHANGE                                              0x20000
#define USN_REASON_DATA_EXTEND                                                     2
#define USN_REASON_DATA_OVERWRITE                                                  1
#define USN_REASON_DATA_TRUNCATION                                                 4
#define USN_REASON_DESIRED_STORAGE_CLASS_CHANGE                                    0x1000000
#define USN_REASON_EA_CHANGE                                                       0x400
#define USN_REASON_ENCRYPTION_CHANGE                                               0x40000
#define USN_REASON_FILE_CREATE                                                     0x100
#define USN_REASON_FILE_DELETE                                                     0x200
#define USN_REASON_HARD_LINK_CHANGE                                                0x10000
#define USN_REASON_INDEXABLE_CHANGE                                                0x4000
#define USN_REASON_INTEGRITY_CHANGE                                                0x800000
#define USN_REASON_NAMED_DATA_EXTEND                                               0x20
#define USN_REASON_NAMED_DATA_OVERWRITE                                            0x10
#define USN_REASON_NAMED_DATA_TRUNCATION                                           0x40
#define USN_REASON_OBJECT_ID_CHANGE                                                0x80000
#define USN_REASON_RENAME_NEW_NAME                                                 0x2000
#define USN_REASON_RENAME_OLD_NAME                                                 0x1000
#define USN_REASON_REPARSE_POINT_CHANGE                                            0x100000
#define USN_REASON_SECURITY_CHANGE                                                 0x800
#define USN_REASON_STREAM_CHANGE                                                   0x200000
#define USN_REASON_TRANSACTED_CHANGE                                               0x400000
#define USN_SOURCE_AUXILIARY_DATA                                                  2
#define USN_SOURCE_CLIENT_REPLICATION_MANAGEMENT                                   8
#define USN_SOURCE_DATA_MANAGEMENT                                                 1
#define USN_SOURCE_REPLICATION_MANAGEMENT                                          4
#define USN_SOURCE_VALID_FLAGS                                                     0xf
#define VALID_INHERIT_FLAGS                                                        0x1f
#define VALID_WRITE_USN_REASON_MASK                                                0x80000001
#define VOLUME_IS_DIRTY                                                            1
#define VOLUME_SESSION_OPEN                                                        4
#define VOLUME_UPGRADE_SCHEDULED                                                   2
#define WIM_BOOT_NOT_OS_WIM                                                        0
#define WIM_BOOT_OS_WIM                                                            1
#define WIM_PROVIDER_CURRENT_VERSION                                               1
#define WIM_PROVIDER_EXTERNAL_FLAG_NOT_ACTIVE                                      1
#define WIM_PROVIDER_EXTERNAL_FLAG_SUSPENDED                                       2
#define WIM_PROVIDER_HASH_SIZE                                                     0x14
#define WOF_CURRENT_VERSION                                                        1
#define WOF_PROVIDER_CLOUD                                                         3
#define WOF_PROVIDER_FILE                                                          2
#define WOF_PROVIDER_WIM                                                           1

#ifdef __cplusplus
extern "C" {
#endif

typedef enum _CSVFS_DISK_CONNECTIVITY {
    CsvFsDiskConnectivityNone,
    CsvFsDiskConnectivityMdsNodeOnly,
    CsvFsDiskConnectivitySubsetOfNodes,
    CsvFsDiskConnectivityAllNodes,
} CSVFS_DISK_CONNECTIVITY, *PCSVFS_DISK_CONNECTIVITY;

typedef enum _CSV_CONTROL_OP {
    CsvControlStartRedirectFile = 2,
    CsvControlStopRedirectFile,
    CsvControlQueryRedirectState,
    CsvControlQueryFileRevision = 6,
    CsvControlQueryMdsPath = 8,
    CsvControlQueryFileRevisionFileId128,
    CsvControlQueryVolumeRedirectState,
    CsvControlEnableUSNRangeModificationTracking = 0xd,
    CsvControlMarkHandleLocalVolumeMount,
    CsvControlUnmarkHandleLocalVolumeMount,
    CsvControlGetCsvFsMdsPathV2 = 0x12,
    CsvControlDisableCaching,
    CsvControlEnableCaching,
    CsvControlStartForceDFO,
    CsvControlStopForceDFO,
    CsvControlQueryMdsPathNoPause,
    CsvControlSetVolumeId,
    CsvControlQueryVolumeId,
} CSV_CONTROL_OP, *PCSV_CONTROL_OP;

typedef enum _CSV_DOWN_LEVEL_FILE_TYPE {
    CsvDownLevelFileObject,
    CsvCsvFsInternalFileObject,
} CSV_DOWN_LEVEL_FILE_TYPE;

typedef enum _DUPLICATE_EXTENTS_STATE {
    FileSnapStateInactive,
    FileSnapStateSource,
    FileSnapStateTarget,
} DUPLICATE_EXTENTS_STATE, *PDUPLICATE_EXTENTS_STATE;

typedef enum _FILE_STORAGE_TIER_CLASS {
    FileStorageTierClassUnspecified,
    FileStorageTierClassCapacity,
    FileStorageTierClassPerformance,
    FileStorageTierClassMax,
} FILE_STORAGE_TIER_CLASS, *PFILE_STORAGE_TIER_CLASS;

typedef enum _FILE_STORAGE_TIER_MEDIA_TYPE {
    FileStorageTierMediaTypeUnspecified,
    FileStorageTierMediaTypeDisk,
    FileStorageTierMediaTypeSsd,
    FileStorageTierMediaTypeScm = 4,
    FileStorageTierMediaTypeMax,
} FILE_STORAGE_TIER_MEDIA_TYPE, *PFILE_STORAGE_TIER_MEDIA_TYPE;

typedef enum _FS_BPIO_INFLAGS {
    FSBPIO_INFL_None,
    FSBPIO_INFL_SKIP_STORAGE_STACK_QUERY,
} FS_BPIO_INFLAGS;

typedef enum _FS_BPIO_OPERATIONS {
    FS_BPIO_OP_ENABLE = 1,
    FS_BPIO_OP_DISABLE,
    FS_BPIO_OP_QUERY,
    FS_BPIO_OP_VOLUME_STACK_PAUSE,
    FS_BPIO_OP_VOLUME_STACK_RESUME,
    FS_BPIO_OP_STREAM_PAUSE,
    FS_BPIO_OP_STREAM_RESUME,
    FS_BPIO_OP_GET_INFO,
    FS_BPIO_OP_MAX_OPERATION,
} FS_BPIO_OPERATIONS;

typedef enum _FS_BPIO_OUTFLAGS {
    FSBPIO_OUTFL_None,
    FSBPIO_OUTFL_VOLUME_STACK_BYPASS_PAUSED,
    FSBPIO_OUTFL_STREAM_BYPASS_PAUSED,
    FSBPIO_OUTFL_FILTER_ATTACH_BLOCKED = 4,
    FSBPIO_OUTFL_COMPATIBLE_STORAGE_DRIVER = 8,
} FS_BPIO_OUTFLAGS;

enum _LCN_WEAK_REFERENCE_STATE {
    LCN_WEAK_REFERENCE_VALID = 1,
    LCN_CHECKSUM_VALID,
};

typedef enum _LINK_TRACKING_INFORMATION_TYPE {
    NtfsLinkTrackingInformation,
    DfsLinkTrackingInformation,
} LINK_TRACKING_INFORMATION_TYPE, *PLINK_TRACKING_INFORMATION_TYPE;

typedef enum _LMR_QUERY_INFO_CLASS {
    LMRQuerySessionInfo = 1,
} LMR_QUERY_INFO_CLASS, *PLMR_QUERY_INFO_CLASS;

typedef enum _QUERY_FILE_LAYOUT_FILTER_TYPE {
    QUERY_FILE_LAYOUT_FILTER_TYPE_NONE,
    QUERY_FILE_LAYOUT_FILTER_TYPE_CLUSTERS,
    QUERY_FILE_LAYOUT_FILTER_TYPE_FILEID,
    QUERY_FILE_LAYOUT_FILTER_TYPE_STORAGE_RESERVE_ID,
    QUERY_FILE_LAYOUT_NUM_FILTER_TYPES,
} QUERY_FILE_LAYOUT_FILTER_TYPE;

typedef enum _REFS_COMPRESSION_FORMATS {
    REFS_COMPRESSION_FORMAT_UNCOMPRESSED,
    REFS_COMPRESSION_FORMAT_LZ4,
    REFS_COMPRESSION_FORMAT_ZSTD,
    REFS_COMPRESSION_FORMAT_MAX,
} REFS_COMPRESSION_FORMATS, *PREFS_COMPRESSION_FORMATS;

typedef enum _REFS_DEALLOCATE_RANGES_ALLOCATOR {
    REFS_DEALLOCATE_RANGES_ALLOCATOR_NONE,
    REFS_DEALLOCATE_RANGES_ALLOCATOR_SAA,
    REFS_DEALLOCATE_RANGES_ALLOCATOR_CAA,
    REFS_DEALLOCATE_RANGES_ALLOCATOR_MAA,
} REFS_DEALLOCATE_RANGES_ALLOCATOR, *PREFS_DEALLOCATE_RANGES_ALLOCATOR;

typedef enum _REFS_SET_VOLUME_COMPRESSION_INFO_FLAGS {
    REFS_SET_VOLUME_COMPRESSION_INFO_FLAG_COMPRESS_SYNC = 1,
    REFS_SET_VOLUME_COMPRESSION_INFO_FLAG_MAX = 1,
} REFS_SET_VOLUME_COMPRESSION_INFO_FLAGS, *PREFS_SET_VOLUME_COMPRESSION_INFO_FLAGS;

typedef enum _REFS_SMR_VOLUME_GC_ACTION {
    SmrGcActionStart = 1,
    SmrGcActionStartFullSpeed,
    SmrGcActionPause,
    SmrGcActionStop,
} REFS_SMR_VOLUME_GC_ACTION, *PREFS_SMR_VOLUME_GC_ACTION;

typedef enum _REFS_SMR_VOLUME_GC_METHOD {
    SmrGcMethodCompaction = 1,
    SmrGcMethodCompression,
    SmrGcMethodRotation,
} REFS_SMR_VOLUME_GC_METHOD, *PREFS_SMR_VOLUME_GC_METHOD;

typedef enum _REFS_SMR_VOLUME_GC_STATE {
    SmrGcStateInactive,
    SmrGcStatePaused,
    SmrGcStateActive,
    SmrGcStateActiveFullSpeed,
} REFS_SMR_VOLUME_GC_STATE, *PREFS_SMR_VOLUME_GC_STATE;

enum _REFS_STREAM_EXTENT_PROPERTIES {
    REFS_STREAM_EXTENT_PROPERTY_VALID = 0x10,
    REFS_STREAM_EXTENT_PROPERTY_STREAM_RESERVED = 0x20,
    REFS_STREAM_EXTENT_PROPERTY_CRC32 = 0x80,
    REFS_STREAM_EXTENT_PROPERTY_CRC64 = 0x100,
    REFS_STREAM_EXTENT_PROPERTY_GHOSTED = 0x200,
    REFS_STREAM_EXTENT_PROPERTY_READONLY = 0x400,
    REFS_STREAM_EXTENT_PROPERTY_SPARSE = 8,
};

typedef enum _REFS_STREAM_SNAPSHOT_OPERATION {
    REFS_STREAM_SNAPSHOT_OPERATION_INVALID,
    REFS_STREAM_SNAPSHOT_OPERATION_CREATE,
    REFS_STREAM_SNAPSHOT_OPERATION_LIST,
    REFS_STREAM_SNAPSHOT_OPERATION_QUERY_DELTAS,
    REFS_STREAM_SNAPSHOT_OPERATION_REVERT,
    REFS_STREAM_SNAPSHOT_OPERATION_SET_SHADOW_BTREE,
    REFS_STREAM_SNAPSHOT_OPERATION_CLEAR_SHADOW_BTREE,
    REFS_STREAM_SNAPSHOT_OPERATION_MAX = 6,
} REFS_STREAM_SNAPSHOT_OPERATION, *PREFS_STREAM_SNAPSHOT_OPERATION;

typedef enum _SHRINK_VOLUME_REQUEST_TYPES {
    ShrinkPrepare = 1,
    ShrinkCommit,
    ShrinkAbort,
} SHRINK_VOLUME_REQUEST_TYPES, *PSHRINK_VOLUME_REQUEST_TYPES;

typedef enum _STORAGE_RESERVE_ID {
    StorageReserveIdNone,
    StorageReserveIdHard,
    StorageReserveIdSoft,
    StorageReserveIdUpdateScratch,
    StorageReserveIdMax,
} STORAGE_RESERVE_ID, *PSTORAGE_RESERVE_ID;

typedef enum _VIRTUAL_STORAGE_BEHAVIOR_CODE {
    VirtualStorageBehaviorUndefined,
    VirtualStorageBehaviorCacheWriteThrough,
    VirtualStorageBehaviorCacheWriteBack,
    VirtualStorageBehaviorStopIoProcessing,
    VirtualStorageBehaviorRestartIoProcessing,
} VIRTUAL_STORAGE_BEHAVIOR_CODE, *PVIRTUAL_STORAGE_BEHAVIOR_CODE;

typedef struct {
    ACCESS_MASK DesiredAccess;
    ULONG SecurityIds[1];
} BULK_SECURITY_TEST_DATA, *PBULK_SECURITY_TEST_DATA;

typedef struct {
    ULONGLONG MaximumSize;
    ULONGLONG AllocationDelta;
} CREATE_USN_JOURNAL_DATA, *PCREATE_USN_JOURNAL_DATA;

typedef struct {
    ULONGLONG UsnJournalID;
    ULONG DeleteFlags;
} DELETE_USN_JOURNAL_DATA, *PDELETE_USN_JOURNAL_DATA;

typedef struct {
    ULONG Restart;
    SID Sid;
} FIND_BY_SID_DATA, *PFIND_BY_SID_DATA;

typedef struct {
    ULONG NextEntryOffset;
    ULONG FileIndex;
    ULONG FileNameLength;
    WCHAR FileName[1];
} FIND_BY_SID_OUTPUT, *PFIND_BY_SID_OUTPUT;

typedef struct {
    ULONGLONG StartFileReferenceNumber;
    USN LowUsn;
    USN HighUsn;
} MFT_ENUM_DATA_V0, *PMFT_ENUM_DATA_V0;

typedef struct {
    ULONGLONG StartFileReferenceNumber;
    USN LowUsn;
    USN HighUsn;
    USHORT MinMajorVersion;
    USHORT MaxMajorVersion;
} MFT_ENUM_DATA_V1, *PMFT_ENUM_DATA_V1;

typedef struct {
    HANDLE FileHandle;
    LARGE_INTEGER StartingVcn;
    LARGE_INTEGER StartingLcn;
    ULONG ClusterCount;
} MOVE_FILE_DATA, *PMOVE_FILE_DATA;

typedef struct {
    HANDLE FileHandle;
    LARGE_INTEGER SourceFileRecord;
    LARGE_INTEGER TargetFileRecord;
} MOVE_FILE_RECORD_DATA, *PMOVE_FILE_RECORD_DATA;

typedef struct {
    ULONG ByteCount;
    USHORT MajorVersion;
    USHORT MinorVersion;
    ULONG BytesPerPhysicalSector;
    USHORT LfsMajorVersion;
    USHORT LfsMinorVersion;
    ULONG MaxDeviceTrimExtentCount;
    ULONG MaxDeviceTrimByteCount;
    ULONG MaxVolumeTrimExtentCount;
    ULONG MaxVolumeTrimByteCount;
} NTFS_EXTENDED_VOLUME_DATA, *PNTFS_EXTENDED_VOLUME_DATA;

typedef struct {
    LARGE_INTEGER FileReferenceNumber;
} NTFS_FILE_RECORD_INPUT_BUFFER, *PNTFS_FILE_RECORD_INPUT_BUFFER;

typedef struct {
    LARGE_INTEGER FileReferenceNumber;
    ULONG FileRecordLength;
    UCHAR FileRecordBuffer[1];
} NTFS_FILE_RECORD_OUTPUT_BUFFER, *PNTFS_FILE_RECORD_OUTPUT_BUFFER;

typedef struct {
    LARGE_INTEGER VolumeSerialNumber;
    LARGE_INTEGER NumberSectors;
    LARGE_INTEGER TotalClusters;
    LARGE_INTEGER FreeClusters;
    LARGE_INTEGER TotalReserved;
    ULONG BytesPerSector;
    ULONG BytesPerCluster;
    ULONG BytesPerFileRecordSegment;
    ULONG ClustersPerFileRecordSegment;
    LARGE_INTEGER MftValidDataLength;
    LARGE_INTEGER MftStartLcn;
    LARGE_INTEGER Mft2StartLcn;
    LARGE_INTEGER MftZoneStart;
    LARGE_INTEGER MftZoneEnd;
} NTFS_VOLUME_DATA_BUFFER, *PNTFS_VOLUME_DATA_BUFFER;

typedef struct {
    USHORT MinMajorVersion;
    USHORT MaxMajorVersion;
} READ_FILE_USN_DATA, *PREAD_FILE_USN_DATA;

typedef struct {
    USN StartUsn;
    ULONG ReasonMask;
    ULONG ReturnOnlyOnClose;
    ULONGLONG Timeout;
    ULONGLONG BytesToWaitFor;
    ULONGLONG UsnJournalID;
} READ_USN_JOURNAL_DATA_V0, *PREAD_USN_JOURNAL_DATA_V0;

typedef struct {
    USN StartUsn;
    ULONG ReasonMask;
    ULONG ReturnOnlyOnClose;
    ULONGLONG Timeout;
    ULONGLONG BytesToWaitFor;
    ULONGLONG UsnJournalID;
    USHORT MinMajorVersion;
    USHORT MaxMajorVersion;
} READ_USN_JOURNAL_DATA_V1, *PREAD_USN_JOURNAL_DATA_V1;

typedef struct {
    ULONG ByteCount;
    ULONG MajorVersion;
    ULONG MinorVersion;
    ULONG BytesPerPhysicalSector;
    LARGE_INTEGER VolumeSerialNumber;
    LARGE_INTEGER NumberSectors;
    LARGE_INTEGER TotalClusters;
    LARGE_INTEGER FreeClusters;
    LARGE_INTEGER TotalReserved;
    ULONG BytesPerSector;
    ULONG BytesPerCluster;
    LARGE_INTEGER MaximumSizeOfResidentFile;
    USHORT FastTierDataFillRatio;
    USHORT SlowTierDataFillRatio;
    ULONG DestagesFastTierToSlowTierRate;
    LARGE_INTEGER Reserved[9];
} REFS_VOLUME_DATA_BUFFER, *PREFS_VOLUME_DATA_BUFFER;

typedef struct RETRIEVAL_POINTERS_AND_REFCOUNT_BUFFER {
    ULONG ExtentCount;
    LARGE_INTEGER StartingVcn;
    struct {
        LARGE_INTEGER NextVcn;
        LARGE_INTEGER Lcn;
        ULONG ReferenceCount;
    } Extents[1];
} RETRIEVAL_POINTERS_AND_REFCOUNT_BUFFER, *PRETRIEVAL_POINTERS_AND_REFCOUNT_BUFFER;

typedef struct RETRIEVAL_POINTERS_BUFFER {
    ULONG ExtentCount;
    LARGE_INTEGER StartingVcn;
    struct {
        LARGE_INTEGER NextVcn;
        LARGE_INTEGER Lcn;
    } Extents[1];
} RETRIEVAL_POINTERS_BUFFER, *PRETRIEVAL_POINTERS_BUFFER;

typedef struct RETRIEVAL_POINTER_COUNT {
    ULONG ExtentCount;
} RETRIEVAL_POINTER_COUNT, *PRETRIEVAL_POINTER_COUNT;

typedef struct {
    LARGE_INTEGER StartingLcn;
} STARTING_LCN_INPUT_BUFFER, *PSTARTING_LCN_INPUT_BUFFER;

typedef struct {
    LARGE_INTEGER StartingLcn;
    ULONG Flags;
} STARTING_LCN_INPUT_BUFFER_EX, *PSTARTING_LCN_INPUT_BUFFER_EX;

typedef struct {
    LARGE_INTEGER StartingVcn;
} STARTING_VCN_INPUT_BUFFER, *PSTARTING_VCN_INPUT_BUFFER;

typedef struct {
    ULONGLONG UsnJournalID;
    USN FirstUsn;
    USN NextUsn;
    USN LowestValidUsn;
    USN MaxUsn;
    ULONGLONG MaximumSize;
    ULONGLONG AllocationDelta;
} USN_JOURNAL_DATA_V0, *PUSN_JOURNAL_DATA_V0;

typedef struct {
    ULONGLONG UsnJournalID;
    USN FirstUsn;
    USN NextUsn;
    USN LowestValidUsn;
    USN MaxUsn;
    ULONGLONG MaximumSize;
    ULONGLONG AllocationDelta;
    USHORT MinSupportedMajorVersion;
    USHORT MaxSupportedMajorVersion;
} USN_JOURNAL_DATA_V1, *PUSN_JOURNAL_DATA_V1;

typedef struct {
    ULONGLONG UsnJournalID;
    USN FirstUsn;
    USN NextUsn;
    USN LowestValidUsn;
    USN MaxUsn;
    ULONGLONG MaximumSize;
    ULONGLONG AllocationDelta;
    USHORT MinSupportedMajorVersion;
    USHORT MaxSupportedMajorVersion;
    ULONG Flags;
    ULONGLONG RangeTrackChunkSize;
    LONGLONG RangeTrackFileSizeThreshold;
} USN_JOURNAL_DATA_V2, *PUSN_JOURNAL_DATA_V2;

typedef struct {
    USN Usn;
} USN_RANGE_TRACK_OUTPUT, *PUSN_RANGE_TRACK_OUTPUT;

typedef struct {
    ULONG RecordLength;
    USHORT MajorVersion;
    USHORT MinorVersion;
} USN_RECORD_COMMON_HEADER, *PUSN_RECORD_COMMON_HEADER;

typedef struct {
    LONGLONG Offset;
    LONGLONG Length;
} USN_RECORD_EXTENT, *PUSN_RECORD_EXTENT;

typedef struct {
    ULONG RecordLength;
    USHORT MajorVersion;
    USHORT MinorVersion;
    ULONGLONG FileReferenceNumber;
    ULONGLONG ParentFileReferenceNumber;
    USN Usn;
    LARGE_INTEGER TimeStamp;
    ULONG Reason;
    ULONG SourceInfo;
    ULONG SecurityId;
    ULONG FileAttributes;
    USHORT FileNameLength;
    USHORT FileNameOffset;
    WCHAR FileName[1];
} USN_RECORD_V2, *PUSN_RECORD_V2;

typedef struct _FILE_ID_128 {
    UCHAR Identifier[16];
} FILE_ID_128, *PFILE_ID_128;

typedef struct {
    ULONG RecordLength;
    USHORT MajorVersion;
    USHORT MinorVersion;
    FILE_ID_128 FileReferenceNumber;
    FILE_ID_128 ParentFileReferenceNumber;
    USN Usn;
    LARGE_INTEGER TimeStamp;
    ULONG Reason;
    ULONG SourceInfo;
    ULONG SecurityId;
    ULONG FileAttributes;
    USHORT FileNameLength;
    USHORT FileNameOffset;
    WCHAR FileName[1];
} USN_RECORD_V3, *PUSN_RECORD_V3;

typedef struct {
    USN_RECORD_COMMON_HEADER Header;
    FILE_ID_128 FileReferenceNumber;
    FILE_ID_128 ParentFileReferenceNumber;
    USN Usn;
    ULONG Reason;
    ULONG SourceInfo;
    ULONG RemainingExtents;
    USHORT NumberOfExtents;
    USHORT ExtentSize;
    USN_RECORD_EXTENT Extents[1];
} USN_RECORD_V4, *PUSN_RECORD_V4;

typedef union {
    USN_RECORD_COMMON_HEADER Header;
    USN_RECORD_V2 V2;
    USN_RECORD_V3 V3;
    USN_RECORD_V4 V4;
} USN_RECORD_UNION, *PUSN_RECORD_UNION;

typedef struct {
    ULONG Flags;
    ULONG Unused;
    ULONGLONG ChunkSize;
    LONGLONG FileSizeThreshold;
} USN_TRACK_MODIFIED_RANGES, *PUSN_TRACK_MODIFIED_RANGES;

typedef struct {
    LARGE_INTEGER StartingLcn;
    LARGE_INTEGER BitmapSize;
    UCHAR Buffer[1];
} VOLUME_BITMAP_BUFFER, *PVOLUME_BITMAP_BUFFER;

typedef struct _ASYNC_DUPLICATE_EXTENTS_STATUS {
    ULONG Version;
    DUPLICATE_EXTENTS_STATE State;
    ULONGLONG SourceFileOffset;
    ULONGLONG TargetFileOffset;
    ULONGLONG ByteCount;
    ULONGLONG BytesDuplicated;
} ASYNC_DUPLICATE_EXTENTS_STATUS, *PASYNC_DUPLICATE_EXTENTS_STATUS;

typedef struct _BOOT_AREA_INFO {
    ULONG BootSectorCount;
    struct {
        LARGE_INTEGER Offset;
    } BootSectors[2];
} BOOT_AREA_INFO, *PBOOT_AREA_INFO;

typedef BOOLEAN (NTAPI *PACQUIRE_FOR_LAZY_WRITE)(PVOID, BOOLEAN);
typedef void (NTAPI *PRELEASE_FROM_LAZY_WRITE)(PVOID);
typedef BOOLEAN (NTAPI *PACQUIRE_FOR_READ_AHEAD)(PVOID, BOOLEAN);
typedef void (NTAPI *PRELEASE_FROM_READ_AHEAD)(PVOID);

typedef struct _CACHE_MANAGER_CALLBACKS {
    PACQUIRE_FOR_LAZY_WRITE AcquireForLazyWrite;
    PRELEASE_FROM_LAZY_WRITE ReleaseFromLazyWrite;
    PACQUIRE_FOR_READ_AHEAD AcquireForReadAhead;
    PRELEASE_FROM_READ_AHEAD ReleaseFromReadAhead;
} CACHE_MANAGER_CALLBACKS, *PCACHE_MANAGER_CALLBACKS;

typedef BOOLEAN (NTAPI *PACQUIRE_FOR_LAZY_WRITE_EX)(PVOID, ULONG, PULONG);

typedef struct _CACHE_MANAGER_CALLBACK_FUNCTIONS {
    PACQUIRE_FOR_LAZY_WRITE_EX AcquireForLazyWriteEx;
    PRELEASE_FROM_LAZY_WRITE ReleaseFromLazyWrite;
    PACQUIRE_FOR_READ_AHEAD AcquireForReadAhead;
    PRELEASE_FROM_READ_AHEAD ReleaseFromReadAhead;
} CACHE_MANAGER_CALLBACK_FUNCTIONS, *PCACHE_MANAGER_CALLBACK_FUNCTIONS;

typedef struct _CACHE_MANAGER_CALLBACKS_EX {
    USHORT Version;
    USHORT Size;
    CACHE_MANAGER_CALLBACK_FUNCTIONS Functions;
} CACHE_MANAGER_CALLBACKS_EX, *PCACHE_MANAGER_CALLBACKS_EX;

typedef struct _CACHE_UNINITIALIZE_EVENT {
    struct _CACHE_UNINITIALIZE_EVENT *Next;
    KEVENT Event;
} CACHE_UNINITIALIZE_EVENT, *PCACHE_UNINITIALIZE_EVENT;

typedef struct _CLUSTER_RANGE {
    LARGE_INTEGER StartingCluster;
    LARGE_INTEGER ClusterCount;
} CLUSTER_RANGE, *PCLUSTER_RANGE;

struct _COMPRESSED_DATA_INFO {
    USHORT CompressionFormatAndEngine;
    UCHAR CompressionUnitShift;
    UCHAR ChunkShift;
    UCHAR ClusterShift;
    UCHAR Reserved;
    USHORT NumberOfChunks;
    ULONG CompressedChunkSizes[1];
};

typedef struct _CONTAINER_ROOT_INFO_INPUT {
    ULONG Flags;
} CONTAINER_ROOT_INFO_INPUT, *PCONTAINER_ROOT_INFO_INPUT;

typedef struct _CONTAINER_ROOT_INFO_OUTPUT {
    USHORT ContainerRootIdLength;
    UCHAR ContainerRootId[1];
} CONTAINER_ROOT_INFO_OUTPUT, *PCONTAINER_ROOT_INFO_OUTPUT;

typedef struct _CONTAINER_VOLUME_STATE {
    ULONG Flags;
} CONTAINER_VOLUME_STATE, *PCONTAINER_VOLUME_STATE;

typedef struct _CSV_CONTROL_PARAM {
    CSV_CONTROL_OP Operation;
    LONGLONG Unused;
} CSV_CONTROL_PARAM, *PCSV_CONTROL_PARAM;

typedef struct _CSV_DOWN_LEVEL_OPEN_ECP_CONTEXT {
    ULONG Version;
    BOOLEAN IsResume;
    CSV_DOWN_LEVEL_FILE_TYPE FileType;
    ULONG SourceNodeId;
    ULONG DestinationNodeId;
} CSV_DOWN_LEVEL_OPEN_ECP_CONTEXT, *PCSV_DOWN_LEVEL_OPEN_ECP_CONTEXT;

typedef struct _CSV_IS_OWNED_BY_CSVFS {
    BOOLEAN OwnedByCSVFS;
} CSV_IS_OWNED_BY_CSVFS, *PCSV_IS_OWNED_BY_CSVFS;

typedef struct _CSV_MGMT_LOCK {
    ULONG Flags;
} CSV_MGMT_LOCK, *PCSV_MGMT_LOCK;

typedef struct _CSV_NAMESPACE_INFO {
    ULONG Version;
    ULONG DeviceNumber;
    LARGE_INTEGER StartingOffset;
    ULONG SectorSize;
} CSV_NAMESPACE_INFO, *PCSV_NAMESPACE_INFO;

typedef struct _CSV_QUERY_FILE_REVISION {
    LONGLONG FileId;
    LONGLONG FileRevision[3];
} CSV_QUERY_FILE_REVISION, *PCSV_QUERY_FILE_REVISION;

typedef struct _CSV_QUERY_FILE_REVISION_ECP_CONTEXT {
    LONGLONG FileId;
    LONGLONG FileRevision[3];
} CSV_QUERY_FILE_REVISION_ECP_CONTEXT, *PCSV_QUERY_FILE_REVISION_ECP_CONTEXT;

typedef struct _CSV_QUERY_FILE_REVISION_ECP_CONTEXT_FILE_ID_128 {
    FILE_ID_128 FileId;
    LONGLONG FileRevision[3];
} CSV_QUERY_FILE_REVISION_ECP_CONTEXT_FILE_ID_128, *PCSV_QUERY_FILE_REVISION_ECP_CONTEXT_FILE_ID_128;

typedef struct _CSV_QUERY_FILE_REVISION_FILE_ID_128 {
    FILE_ID_128 FileId;
    LONGLONG FileRevision[3];
} CSV_QUERY_FILE_REVISION_FILE_ID_128, *PCSV_QUERY_FILE_REVISION_FILE_ID_128;

typedef struct _CSV_QUERY_MDS_PATH {
    ULONG MdsNodeId;
    ULONG DsNodeId;
    ULONG PathLength;
    WCHAR Path[1];
} CSV_QUERY_MDS_PATH, *PCSV_QUERY_MDS_PATH;

typedef struct _CSV_QUERY_MDS_PATH_V2 {
    LONGLONG Version;
    ULONG RequiredSize;
    ULONG MdsNodeId;
    ULONG DsNodeId;
    ULONG Flags;
    CSVFS_DISK_CONNECTIVITY DiskConnectivity;
    GUID VolumeId;
    ULONG IpAddressOffset;
    ULONG IpAddressLength;
    ULONG PathOffset;
    ULONG PathLength;
} CSV_QUERY_MDS_PATH_V2, *PCSV_QUERY_MDS_PATH_V2;

typedef struct _CSV_QUERY_REDIRECT_STATE {
    ULONG MdsNodeId;
    ULONG DsNodeId;
    BOOLEAN FileRedirected;
} CSV_QUERY_REDIRECT_STATE, *PCSV_QUERY_REDIRECT_STATE;

typedef struct _CSV_QUERY_VETO_FILE_DIRECT_IO_OUTPUT {
    ULONGLONG VetoedFromAltitudeIntegral;
    ULONGLONG VetoedFromAltitudeDecimal;
    WCHAR Reason[256];
} CSV_QUERY_VETO_FILE_DIRECT_IO_OUTPUT, *PCSV_QUERY_VETO_FILE_DIRECT_IO_OUTPUT;

typedef struct _CSV_QUERY_VOLUME_ID {
    GUID VolumeId;
} CSV_QUERY_VOLUME_ID, *PCSV_QUERY_VOLUME_ID;

typedef struct _CSV_QUERY_VOLUME_REDIRECT_STATE {
    ULONG MdsNodeId;
    ULONG DsNodeId;
    BOOLEAN IsDiskConnected;
    BOOLEAN ClusterEnableDirectIo;
    CSVFS_DISK_CONNECTIVITY DiskConnectivity;
} CSV_QUERY_VOLUME_REDIRECT_STATE, *PCSV_QUERY_VOLUME_REDIRECT_STATE;

typedef struct _CSV_SET_HANDLE_PROPERTIES_ECP_CONTEXT {
    SIZE_T Size;
    ULONG PauseTimeoutInSeconds;
    ULONG Flags;
} CSV_SET_HANDLE_PROPERTIES_ECP_CONTEXT, *PCSV_SET_HANDLE_PROPERTIES_ECP_CONTEXT;

typedef struct _CSV_SET_VOLUME_ID {
    GUID VolumeId;
} CSV_SET_VOLUME_ID, *PCSV_SET_VOLUME_ID;

typedef struct _DECRYPTION_STATUS_BUFFER {
    BOOLEAN NoEncryptedStreams;
} DECRYPTION_STATUS_BUFFER, *PDECRYPTION_STATUS_BUFFER;

typedef struct _DUPLICATE_CLUSTER_DATA {
    LONGLONG SourceLcn;
    LARGE_INTEGER TargetFileOffset;
    ULONG DuplicationLimit;
    ULONG Reserved;
} DUPLICATE_CLUSTER_DATA, *PDUPLICATE_CLUSTER_DATA;

typedef struct _DUPLICATE_EXTENTS_DATA {
    HANDLE FileHandle;
    LARGE_INTEGER SourceFileOffset;
    LARGE_INTEGER TargetFileOffset;
    LARGE_INTEGER ByteCount;
} DUPLICATE_EXTENTS_DATA, *PDUPLICATE_EXTENTS_DATA;

typedef struct _DUPLICATE_EXTENTS_DATA32 {
    UINT32 FileHandle;
    LARGE_INTEGER SourceFileOffset;
    LARGE_INTEGER TargetFileOffset;
    LARGE_INTEGER ByteCount;
} DUPLICATE_EXTENTS_DATA32, *PDUPLICATE_EXTENTS_DATA32;

typedef struct _DUPLICATE_EXTENTS_DATA_EX {
    SIZE_T Size;
    HANDLE FileHandle;
    LARGE_INTEGER SourceFileOffset;
    LARGE_INTEGER TargetFileOffset;
    LARGE_INTEGER ByteCount;
    ULONG Flags;
} DUPLICATE_EXTENTS_DATA_EX, *PDUPLICATE_EXTENTS_DATA_EX;

typedef struct _DUPLICATE_EXTENTS_DATA_EX32 {
    ULONG32 Size;
    ULONG32 FileHandle;
    LARGE_INTEGER SourceFileOffset;
    LARGE_INTEGER TargetFileOffset;
    LARGE_INTEGER ByteCount;
    ULONG Flags;
} DUPLICATE_EXTENTS_DATA_EX32, *PDUPLICATE_EXTENTS_DATA_EX32;

struct _DataStream {
    USHORT Length;
    USHORT Flags;
    ULONG Reserved;
    ULONGLONG Vdl;
};

struct _DesiredStorageClass {
    FILE_STORAGE_TIER_CLASS Class;
    ULONG Flags;
};

typedef struct _ENCRYPTED_DATA_INFO {
    ULONGLONG StartingFileOffset;
    ULONG OutputBufferOffset;
    ULONG BytesWithinFileSize;
    ULONG BytesWithinValidDataLength;
    USHORT CompressionFormat;
    UCHAR DataUnitShift;
    UCHAR ChunkShift;
    UCHAR ClusterShift;
    UCHAR EncryptionFormat;
    USHORT NumberOfDataBlocks;
    ULONG DataBlockSize[1];
} ENCRYPTED_DATA_INFO, *PENCRYPTED_DATA_INFO;

typedef struct _ENCRYPTION_BUFFER {
    ULONG EncryptionOperation;
    UCHAR Private[1];
} ENCRYPTION_BUFFER, *PENCRYPTION_BUFFER;

typedef struct _ENCRYPTION_KEY_CTRL_INPUT {
    ULONG HeaderSize;
    ULONG StructureSize;
    USHORT KeyOffset;
    USHORT KeySize;
    ULONG DplLock;
    ULONGLONG DplUserId;
    ULONGLONG DplCredentialId;
} ENCRYPTION_KEY_CTRL_INPUT, *PENCRYPTION_KEY_CTRL_INPUT;

typedef struct _EXFAT_STATISTICS {
    ULONG CreateHits;
    ULONG SuccessfulCreates;
    ULONG FailedCreates;
    ULONG NonCachedReads;
    ULONG NonCachedReadBytes;
    ULONG NonCachedWrites;
    ULONG NonCachedWriteBytes;
    ULONG NonCachedDiskReads;
    ULONG NonCachedDiskWrites;
} EXFAT_STATISTICS, *PEXFAT_STATISTICS;

typedef struct _EXTENDED_ENCRYPTED_DATA_INFO {
    ULONG ExtendedCode;
    ULONG Length;
    ULONG Flags;
    ULONG Reserved;
} EXTENDED_ENCRYPTED_DATA_INFO, *PEXTENDED_ENCRYPTED_DATA_INFO;

typedef struct _EXTENT_READ_CACHE_INFO_BUFFER {
    LARGE_INTEGER AllocatedCache;
    LARGE_INTEGER PopulatedCache;
    LARGE_INTEGER InErrorCache;
} EXTENT_READ_CACHE_INFO_BUFFER, *PEXTENT_READ_CACHE_INFO_BUFFER;

struct _Ea {
    USHORT Length;
    USHORT Flags;
    ULONG EaSize;
    ULONG EaInformationOffset;
};

typedef struct _FAT_STATISTICS {
    ULONG CreateHits;
    ULONG SuccessfulCreates;
    ULONG FailedCreates;
    ULONG NonCachedReads;
    ULONG NonCachedReadBytes;
    ULONG NonCachedWrites;
    ULONG NonCachedWriteBytes;
    ULONG NonCachedDiskReads;
    ULONG NonCachedDiskWrites;
} FAT_STATISTICS, *PFAT_STATISTICS;

typedef struct _FILESYSTEM_STATISTICS {
    USHORT FileSystemType;
    USHORT Version;
    ULONG SizeOfCompleteStructure;
    ULONG UserFileReads;
    ULONG UserFileReadBytes;
    ULONG UserDiskReads;
    ULONG UserFileWrites;
    ULONG UserFileWriteBytes;
    ULONG UserDiskWrites;
    ULONG MetaDataReads;
    ULONG MetaDataReadBytes;
    ULONG MetaDataDiskReads;
    ULONG MetaDataWrites;
    ULONG MetaDataWriteBytes;
    ULONG MetaDataDiskWrites;
} FILESYSTEM_STATISTICS, *PFILESYSTEM_STATISTICS;

typedef struct _FILESYSTEM_STATISTICS_EX {
    USHORT FileSystemType;
    USHORT Version;
    ULONG SizeOfCompleteStructure;
    ULONGLONG UserFileReads;
    ULONGLONG UserFileReadBytes;
    ULONGLONG UserDiskReads;
    ULONGLONG UserFileWrites;
    ULONGLONG UserFileWriteBytes;
    ULONGLONG UserDiskWrites;
    ULONGLONG MetaDataReads;
    ULONGLONG MetaDataReadBytes;
    ULONGLONG MetaDataDiskReads;
    ULONGLONG MetaDataWrites;
    ULONGLONG MetaDataWriteBytes;
    ULONGLONG MetaDataDiskWrites;
} FILESYSTEM_STATISTICS_EX, *PFILESYSTEM_STATISTICS_EX;

typedef struct _FILE_ALLOCATED_RANGE_BUFFER {
    LARGE_INTEGER FileOffset;
    LARGE_INTEGER Length;
} FILE_ALLOCATED_RANGE_BUFFER, *PFILE_ALLOCATED_RANGE_BUFFER;

typedef ULONGLONG CLSN;

typedef struct _FILE_INITIATE_REPAIR_OUTPUT_BUFFER {
    ULONGLONG Hint1;
    ULONGLONG Hint2;
    CLSN Clsn;
    NTSTATUS Status;
} FILE_INITIATE_REPAIR_OUTPUT_BUFFER, *PFILE_INITIATE_REPAIR_OUTPUT_BUFFER;

typedef struct _FILE_LAYOUT_ENTRY {
    ULONG Version;
    ULONG NextFileOffset;
    ULONG Flags;
    ULONG FileAttributes;
    ULONGLONG FileReferenceNumber;
    ULONG FirstNameOffset;
    ULONG FirstStreamOffset;
    ULONG ExtraInfoOffset;
    ULONG ExtraInfoLength;
} FILE_LAYOUT_ENTRY, *PFILE_LAYOUT_ENTRY;

typedef struct _FILE_LAYOUT_INFO_ENTRY {
    struct {
        LARGE_INTEGER CreationTime;
        LARGE_INTEGER LastAccessTime;
        LARGE_INTEGER LastWriteTime;
        LARGE_INTEGER ChangeTime;
        ULONG FileAttributes;
    } BasicInformation;
    ULONG OwnerId;
    ULONG SecurityId;
    USN Usn;
    STORAGE_RESERVE_ID StorageReserveId;
} FILE_LAYOUT_INFO_ENTRY, *PFILE_LAYOUT_INFO_ENTRY;

typedef struct _FILE_LAYOUT_NAME_ENTRY {
    ULONG NextNameOffset;
    ULONG Flags;
    ULONGLONG ParentFileReferenceNumber;
    ULONG FileNameLength;
    ULONG Reserved;
    WCHAR FileName[1];
} FILE_LAYOUT_NAME_ENTRY, *PFILE_LAYOUT_NAME_ENTRY;

typedef struct _FILE_LEVEL_TRIM_RANGE {
    ULONGLONG Offset;
    ULONGLONG Length;
} FILE_LEVEL_TRIM_RANGE, *PFILE_LEVEL_TRIM_RANGE;

typedef struct _FILE_LEVEL_TRIM {
    ULONG Key;
    ULONG NumRanges;
    FILE_LEVEL_TRIM_RANGE Ranges[1];
} FILE_LEVEL_TRIM, *PFILE_LEVEL_TRIM;

typedef struct _FILE_LEVEL_TRIM_OUTPUT {
    ULONG NumRangesProcessed;
} FILE_LEVEL_TRIM_OUTPUT, *PFILE_LEVEL_TRIM_OUTPUT;

typedef struct _FILE_MAKE_COMPATIBLE_BUFFER {
    BOOLEAN CloseDisc;
} FILE_MAKE_COMPATIBLE_BUFFER, *PFILE_MAKE_COMPATIBLE_BUFFER;

typedef struct _FILE_OBJECTID_BUFFER {
    UCHAR ObjectId[16];
    union {
        struct {
            UCHAR BirthVolumeId[16];
            UCHAR BirthObjectId[16];
            UCHAR DomainId[16];
        };
        UCHAR ExtendedInfo[48];
    };
} FILE_OBJECTID_BUFFER, *PFILE_OBJECTID_BUFFER;

typedef struct _FILE_OBJECTID_INFORMATION {
    LONGLONG FileReference;
    UCHAR ObjectId[16];
    union {
        struct {
            UCHAR BirthVolumeId[16];
            UCHAR BirthObjectId[16];
            UCHAR DomainId[16];
        };
        UCHAR ExtendedInfo[48];
    };
} FILE_OBJECTID_INFORMATION, *PFILE_OBJECTID_INFORMATION;

typedef struct _FILE_PREFETCH {
    ULONG Type;
    ULONG Count;
    ULONGLONG Prefetch[1];
} FILE_PREFETCH, *PFILE_PREFETCH;

typedef struct _FILE_PREFETCH_EX {
    ULONG Type;
    ULONG Count;
    PVOID Context;
    ULONGLONG Prefetch[1];
} FILE_PREFETCH_EX, *PFILE_PREFETCH_EX;

typedef struct _FILE_PROVIDER_EXTERNAL_INFO_V0 {
    ULONG Version;
    ULONG Algorithm;
} FILE_PROVIDER_EXTERNAL_INFO_V0, *PFILE_PROVIDER_EXTERNAL_INFO_V0;

typedef struct _FILE_PROVIDER_EXTERNAL_INFO_V1 {
    ULONG Version;
    ULONG Algorithm;
    ULONG Flags;
} FILE_PROVIDER_EXTERNAL_INFO_V1, *PFILE_PROVIDER_EXTERNAL_INFO_V1;

typedef struct _FILE_QUERY_ON_DISK_VOL_INFO_BUFFER {
    LARGE_INTEGER DirectoryCount;
    LARGE_INTEGER FileCount;
    USHORT FsFormatMajVersion;
    USHORT FsFormatMinVersion;
    WCHAR FsFormatName[12];
    LARGE_INTEGER FormatTime;
    LARGE_INTEGER LastUpdateTime;
    WCHAR CopyrightInfo[34];
    WCHAR AbstractInfo[34];
    WCHAR FormattingImplementationInfo[34];
    WCHAR LastModifyingImplementationInfo[34];
} FILE_QUERY_ON_DISK_VOL_INFO_BUFFER, *PFILE_QUERY_ON_DISK_VOL_INFO_BUFFER;

typedef struct _FILE_QUERY_SPARING_BUFFER {
    ULONG SparingUnitBytes;
    BOOLEAN SoftwareSparing;
    ULONG TotalSpareBlocks;
    ULONG FreeSpareBlocks;
} FILE_QUERY_SPARING_BUFFER, *PFILE_QUERY_SPARING_BUFFER;

typedef struct _FILE_REFERENCE_RANGE {
    ULONGLONG StartingFileReferenceNumber;
    ULONGLONG EndingFileReferenceNumber;
} FILE_REFERENCE_RANGE, *PFILE_REFERENCE_RANGE;

typedef struct _FILE_REGION_INFO {
    LONGLONG FileOffset;
    LONGLONG Length;
    ULONG Usage;
    ULONG Reserved;
} FILE_REGION_INFO, *PFILE_REGION_INFO;

typedef struct _FILE_REGION_INPUT {
    LONGLONG FileOffset;
    LONGLONG Length;
    ULONG DesiredUsage;
} FILE_REGION_INPUT, *PFILE_REGION_INPUT;

typedef struct _FILE_REGION_OUTPUT {
    ULONG Flags;
    ULONG TotalRegionEntryCount;
    ULONG RegionEntryCount;
    ULONG Reserved;
    FILE_REGION_INFO Region[1];
} FILE_REGION_OUTPUT, *PFILE_REGION_OUTPUT;

typedef struct _FILE_SET_DEFECT_MGMT_BUFFER {
    BOOLEAN Disable;
} FILE_SET_DEFECT_MGMT_BUFFER, *PFILE_SET_DEFECT_MGMT_BUFFER;

typedef struct _FILE_SET_SPARSE_BUFFER {
    BOOLEAN SetSparse;
} FILE_SET_SPARSE_BUFFER, *PFILE_SET_SPARSE_BUFFER;

typedef struct _FILE_STORAGE_TIER {
    GUID Id;
    WCHAR Name[256];
    WCHAR Description[256];
    ULONGLONG Flags;
    ULONGLONG ProvisionedCapacity;
    FILE_STORAGE_TIER_MEDIA_TYPE MediaType;
    FILE_STORAGE_TIER_CLASS Class;
} FILE_STORAGE_TIER, *PFILE_STORAGE_TIER;

typedef struct _FILE_STORAGE_TIER_REGION {
    GUID TierId;
    ULONGLONG Offset;
    ULONGLONG Length;
} FILE_STORAGE_TIER_REGION, *PFILE_STORAGE_TIER_REGION;

typedef struct _FILE_SYSTEM_RECOGNITION_INFORMATION {
    CHAR FileSystem[9];
} FILE_SYSTEM_RECOGNITION_INFORMATION, *PFILE_SYSTEM_RECOGNITION_INFORMATION;

typedef struct _FILE_TYPE_NOTIFICATION_INPUT {
    ULONG Flags;
    ULONG NumFileTypeIDs;
    GUID FileTypeID[1];
} FILE_TYPE_NOTIFICATION_INPUT, *PFILE_TYPE_NOTIFICATION_INPUT;

typedef struct _FILE_ZERO_DATA_INFORMATION {
    LARGE_INTEGER FileOffset;
    LARGE_INTEGER BeyondFinalZero;
} FILE_ZERO_DATA_INFORMATION, *PFILE_ZERO_DATA_INFORMATION;

typedef struct _FILE_ZERO_DATA_INFORMATION_EX {
    LARGE_INTEGER FileOffset;
    LARGE_INTEGER BeyondFinalZero;
    ULONG Flags;
} FILE_ZERO_DATA_INFORMATION_EX, *PFILE_ZERO_DATA_INFORMATION_EX;

typedef struct _FSCTL_GET_INTEGRITY_INFORMATION_BUFFER {
    USHORT ChecksumAlgorithm;
    USHORT Reserved;
    ULONG Flags;
    ULONG ChecksumChunkSizeInBytes;
    ULONG ClusterSizeInBytes;
} FSCTL_GET_INTEGRITY_INFORMATION_BUFFER, *PFSCTL_GET_INTEGRITY_INFORMATION_BUFFER;

typedef struct _FSCTL_GHOST_FILE_EXTENTS_INPUT_BUFFER {
    LARGE_INTEGER FileOffset;
    LARGE_INTEGER ByteCount;
    GUID RecallOwnerGuid;
    ULONG RecallMetadataBufferSize;
    UCHAR RecallMetadataBuffer[1];
} FSCTL_GHOST_FILE_EXTENTS_INPUT_BUFFER, *PFSCTL_GHOST_FILE_EXTENTS_INPUT_BUFFER;

typedef struct _FSCTL_OFFLOAD_READ_INPUT {
    ULONG Size;
    ULONG Flags;
    ULONG TokenTimeToLive;
    ULONG Reserved;
    ULONGLONG FileOffset;
    ULONGLONG CopyLength;
} FSCTL_OFFLOAD_READ_INPUT, *PFSCTL_OFFLOAD_READ_INPUT;

typedef struct _FSCTL_OFFLOAD_READ_OUTPUT {
    ULONG Size;
    ULONG Flags;
    ULONGLONG TransferLength;
    UCHAR Token[512];
} FSCTL_OFFLOAD_READ_OUTPUT, *PFSCTL_OFFLOAD_READ_OUTPUT;

typedef struct _FSCTL_OFFLOAD_WRITE_INPUT {
    ULONG Size;
    ULONG Flags;
    ULONGLONG FileOffset;
    ULONGLONG CopyLength;
    ULONGLONG TransferOffset;
    UCHAR Token[512];
} FSCTL_OFFLOAD_WRITE_INPUT, *PFSCTL_OFFLOAD_WRITE_INPUT;

typedef struct _FSCTL_OFFLOAD_WRITE_OUTPUT {
    ULONG Size;
    ULONG Flags;
    ULONGLONG LengthWritten;
} FSCTL_OFFLOAD_WRITE_OUTPUT, *PFSCTL_OFFLOAD_WRITE_OUTPUT;

typedef struct _FSCTL_QUERY_FAT_BPB_BUFFER {
    UCHAR First0x24BytesOfBootSector[36];
} FSCTL_QUERY_FAT_BPB_BUFFER, *PFSCTL_QUERY_FAT_BPB_BUFFER;

typedef struct _FSCTL_QUERY_GHOSTED_FILE_EXTENTS_INPUT_RANGE {
    LARGE_INTEGER FileOffset;
    LARGE_INTEGER ByteCount;
} FSCTL_QUERY_GHOSTED_FILE_EXTENTS_INPUT_RANGE, *PFSCTL_QUERY_GHOSTED_FILE_EXTENTS_INPUT_RANGE;

typedef struct _FSCTL_QUERY_GHOSTED_FILE_EXTENTS_OUTPUT {
    ULONG ExtentCount;
    ULONG TotalExtentCount;
    UCHAR Extents[1];
} FSCTL_QUERY_GHOSTED_FILE_EXTENTS_OUTPUT, *PFSCTL_QUERY_GHOSTED_FILE_EXTENTS_OUTPUT;

typedef struct _FSCTL_QUERY_REGION_INFO_INPUT {
    ULONG Version;
    ULONG Size;
    ULONG Flags;
    ULONG NumberOfTierIds;
    GUID TierIds[1];
} FSCTL_QUERY_REGION_INFO_INPUT, *PFSCTL_QUERY_REGION_INFO_INPUT;

typedef struct _FSCTL_QUERY_REGION_INFO_OUTPUT {
    ULONG Version;
    ULONG Size;
    ULONG Flags;
    ULONG Reserved;
    ULONGLONG Alignment;
    ULONG TotalNumberOfRegions;
    ULONG NumberOfRegionsReturned;
    FILE_STORAGE_TIER_REGION Regions[1];
} FSCTL_QUERY_REGION_INFO_OUTPUT, *PFSCTL_QUERY_REGION_INFO_OUTPUT;

typedef struct _FSCTL_QUERY_STORAGE_CLASSES_OUTPUT {
    ULONG Version;
    ULONG Size;
    ULONG Flags;
    ULONG TotalNumberOfTiers;
    ULONG NumberOfTiersReturned;
    FILE_STORAGE_TIER Tiers[1];
} FSCTL_QUERY_STORAGE_CLASSES_OUTPUT, *PFSCTL_QUERY_STORAGE_CLASSES_OUTPUT;

typedef struct _FSCTL_QUERY_VOLUME_NUMA_INFO_OUTPUT {
    ULONG NumaNode;
} FSCTL_QUERY_VOLUME_NUMA_INFO_OUTPUT, *PFSCTL_QUERY_VOLUME_NUMA_INFO_OUTPUT;

typedef struct _FSCTL_SET_INTEGRITY_INFORMATION_BUFFER {
    USHORT ChecksumAlgorithm;
    USHORT Reserved;
    ULONG Flags;
} FSCTL_SET_INTEGRITY_INFORMATION_BUFFER, *PFSCTL_SET_INTEGRITY_INFORMATION_BUFFER;

typedef struct _FSCTL_SET_INTEGRITY_INFORMATION_BUFFER_EX {
    UCHAR EnableIntegrity;
    UCHAR KeepIntegrityStateUnchanged;
    USHORT Reserved;
    ULONG Flags;
    UCHAR Version;
    UCHAR Reserved2[7];
} FSCTL_SET_INTEGRITY_INFORMATION_BUFFER_EX, *PFSCTL_SET_INTEGRITY_INFORMATION_BUFFER_EX;

typedef struct _FSCTL_UNMAP_SPACE_INPUT_BUFFER {
    LARGE_INTEGER BytesToUnmap;
} FSCTL_UNMAP_SPACE_INPUT_BUFFER, *PFSCTL_UNMAP_SPACE_INPUT_BUFFER;

typedef struct _FSCTL_UNMAP_SPACE_OUTPUT {
    LARGE_INTEGER BytesUnmapped;
} FSCTL_UNMAP_SPACE_OUTPUT, *PFSCTL_UNMAP_SPACE_OUTPUT;

typedef struct _FS_BPIO_INFO {
    ULONG ActiveBypassIoCount;
    USHORT StorageDriverNameLen;
    WCHAR StorageDriverName[32];
} FS_BPIO_INFO, *PFS_BPIO_INFO;

typedef struct _FS_BPIO_INPUT {
    FS_BPIO_OPERATIONS Operation;
    FS_BPIO_INFLAGS InFlags;
    ULONGLONG Reserved1;
    ULONGLONG Reserved2;
} FS_BPIO_INPUT, *PFS_BPIO_INPUT;

typedef struct _FS_BPIO_RESULTS {
    NTSTATUS OpStatus;
    USHORT FailingDriverNameLen;
    WCHAR FailingDriverName[32];
    USHORT FailureReasonLen;
    WCHAR FailureReason[128];
} FS_BPIO_RESULTS, *PFS_BPIO_RESULTS;

typedef struct _FS_BPIO_OUTPUT {
    FS_BPIO_OPERATIONS Operation;
    FS_BPIO_OUTFLAGS OutFlags;
    ULONGLONG Reserved1;
    ULONGLONG Reserved2;
    union {
        FS_BPIO_RESULTS Enable;
        FS_BPIO_RESULTS Query;
        FS_BPIO_RESULTS VolumeStackResume;
        FS_BPIO_RESULTS StreamResume;
        FS_BPIO_INFO GetInfo;
    };
} FS_BPIO_OUTPUT, *PFS_BPIO_OUTPUT;

typedef struct _GET_FILTER_FILE_IDENTIFIER_INPUT {
    USHORT AltitudeLength;
    WCHAR Altitude[1];
} GET_FILTER_FILE_IDENTIFIER_INPUT, *PGET_FILTER_FILE_IDENTIFIER_INPUT;

typedef struct _GET_FILTER_FILE_IDENTIFIER_OUTPUT {
    USHORT FilterFileIdentifierLength;
    UCHAR FilterFileIdentifier[1];
} GET_FILTER_FILE_IDENTIFIER_OUTPUT, *PGET_FILTER_FILE_IDENTIFIER_OUTPUT;

typedef struct _GHOSTED_FILE_EXTENT {
    LARGE_INTEGER FileOffset;
    LARGE_INTEGER ByteCount;
    GUID RecallOwnerGuid;
    ULONG NextEntryOffset;
    ULONG RecallMetadataBufferSize;
    UCHAR RecallMetadataBuffer[1];
} GHOSTED_FILE_EXTENT, *PGHOSTED_FILE_EXTENT;

typedef USHORT LCN_WEAK_REFERENCE_STATE;

typedef struct _LCN_WEAK_REFERENCE_BUFFER {
    LONGLONG Lcn;
    LONGLONG LengthInClusters;
    ULONG ReferenceCount;
    LCN_WEAK_REFERENCE_STATE State;
} LCN_WEAK_REFERENCE_BUFFER, *PLCN_WEAK_REFERENCE_BUFFER;

typedef struct _LCN_WEAK_REFERENCE_CREATE_INPUT_BUFFER {
    LONGLONG Offset;
    LONGLONG Length;
    ULONG Flags;
    ULONG Reserved;
} LCN_WEAK_REFERENCE_CREATE_INPUT_BUFFER, *PLCN_WEAK_REFERENCE_CREATE_INPUT_BUFFER;

typedef struct _LINK_TRACKING_INFORMATION {
    LINK_TRACKING_INFORMATION_TYPE Type;
    UCHAR VolumeId[16];
} LINK_TRACKING_INFORMATION, *PLINK_TRACKING_INFORMATION;

typedef struct _LMR_QUERY_INFO_PARAM {
    LMR_QUERY_INFO_CLASS Operation;
} LMR_QUERY_INFO_PARAM, *PLMR_QUERY_INFO_PARAM;

typedef struct _LMR_QUERY_SESSION_INFO {
    UINT64 SessionId;
} LMR_QUERY_SESSION_INFO, *PLMR_QUERY_SESSION_INFO;

typedef struct _LOOKUP_STREAM_FROM_CLUSTER_ENTRY {
    ULONG OffsetToNext;
    ULONG Flags;
    LARGE_INTEGER Reserved;
    LARGE_INTEGER Cluster;
    WCHAR FileName[1];
} LOOKUP_STREAM_FROM_CLUSTER_ENTRY, *PLOOKUP_STREAM_FROM_CLUSTER_ENTRY;

typedef struct _LOOKUP_STREAM_FROM_CLUSTER_INPUT {
    ULONG Flags;
    ULONG NumberOfClusters;
    LARGE_INTEGER Cluster[1];
} LOOKUP_STREAM_FROM_CLUSTER_INPUT, *PLOOKUP_STREAM_FROM_CLUSTER_INPUT;

typedef struct _LOOKUP_STREAM_FROM_CLUSTER_OUTPUT {
    ULONG Offset;
    ULONG NumberOfMatches;
    ULONG BufferSizeRequired;
} LOOKUP_STREAM_FROM_CLUSTER_OUTPUT, *PLOOKUP_STREAM_FROM_CLUSTER_OUTPUT;

typedef struct _MARK_HANDLE_INFO {
    union {
        ULONG UsnSourceInfo;
        ULONG CopyNumber;
    };
    HANDLE VolumeHandle;
    ULONG HandleInfo;
} MARK_HANDLE_INFO, *PMARK_HANDLE_INFO;

typedef struct _MARK_HANDLE_INFO32 {
    union {
        ULONG UsnSourceInfo;
        ULONG CopyNumber;
    };
    UINT32 VolumeHandle;
    ULONG HandleInfo;
} MARK_HANDLE_INFO32, *PMARK_HANDLE_INFO32;

typedef struct _MOVE_FILE_DATA32 {
    UINT32 FileHandle;
    LARGE_INTEGER StartingVcn;
    LARGE_INTEGER StartingLcn;
    ULONG ClusterCount;
} MOVE_FILE_DATA32, *PMOVE_FILE_DATA32;

typedef struct _NTFS_STATISTICS {
    ULONG LogFileFullExceptions;
    ULONG OtherExceptions;
    ULONG MftReads;
    ULONG MftReadBytes;
    ULONG MftWrites;
    ULONG MftWriteBytes;
    struct {
        USHORT Write;
        USHORT Create;
        USHORT SetInfo;
        USHORT Flush;
    } MftWritesUserLevel;
    USHORT MftWritesFlushForLogFileFull;
    USHORT MftWritesLazyWriter;
    USHORT MftWritesUserRequest;
    ULONG Mft2Writes;
    ULONG Mft2WriteBytes;
    struct {
        USHORT Write;
        USHORT Create;
        USHORT SetInfo;
        USHORT Flush;
    } Mft2WritesUserLevel;
    USHORT Mft2WritesFlushForLogFileFull;
    USHORT Mft2WritesLazyWriter;
    USHORT Mft2WritesUserRequest;
    ULONG RootIndexReads;
    ULONG RootIndexReadBytes;
    ULONG RootIndexWrites;
    ULONG RootIndexWriteBytes;
    ULONG BitmapReads;
    ULONG BitmapReadBytes;
    ULONG BitmapWrites;
    ULONG BitmapWriteBytes;
    USHORT BitmapWritesFlushForLogFileFull;
    USHORT BitmapWritesLazyWriter;
    USHORT BitmapWritesUserRequest;
    struct {
        USHORT Write;
        USHORT Create;
        USHORT SetInfo;
    } BitmapWritesUserLevel;
    ULONG MftBitmapReads;
    ULONG MftBitmapReadBytes;
    ULONG MftBitmapWrites;
    ULONG MftBitmapWriteBytes;
    USHORT MftBitmapWritesFlushForLogFileFull;
    USHORT MftBitmapWritesLazyWriter;
    USHORT MftBitmapWritesUserRequest;
    struct {
        USHORT Write;
        USHORT Create;
        USHORT SetInfo;
        USHORT Flush;
    } MftBitmapWritesUserLevel;
    ULONG UserIndexReads;
    ULONG UserIndexReadBytes;
    ULONG UserIndexWrites;
    ULONG UserIndexWriteBytes;
    ULONG LogFileReads;
    ULONG LogFileReadBytes;
    ULONG LogFileWrites;
    ULONG LogFileWriteBytes;
    struct {
        ULONG Calls;
        ULONG Clusters;
        ULONG Hints;
        ULONG RunsReturned;
        ULONG HintsHonored;
        ULONG HintsClusters;
        ULONG Cache;
        ULONG CacheClusters;
        ULONG CacheMiss;
        ULONG CacheMissClusters;
    } Allocate;
    ULONG DiskResourcesExhausted;
} NTFS_STATISTICS, *PNTFS_STATISTICS;

typedef struct _NTFS_STATISTICS_EX {
    ULONG LogFileFullExceptions;
    ULONG OtherExceptions;
    ULONGLONG MftReads;
    ULONGLONG MftReadBytes;
    ULONGLONG MftWrites;
    ULONGLONG MftWriteBytes;
    struct {
        ULONG Write;
        ULONG Create;
        ULONG SetInfo;
        ULONG Flush;
    } MftWritesUserLevel;
    ULONG MftWritesFlushForLogFileFull;
    ULONG MftWritesLazyWriter;
    ULONG MftWritesUserRequest;
    ULONGLONG Mft2Writes;
    ULONGLONG Mft2WriteBytes;
    struct {
        ULONG Write;
        ULONG Create;
        ULONG SetInfo;
        ULONG Flush;
    } Mft2WritesUserLevel;
    ULONG Mft2WritesFlushForLogFileFull;
    ULONG Mft2WritesLazyWriter;
    ULONG Mft2WritesUserRequest;
    ULONGLONG RootIndexReads;
    ULONGLONG RootIndexReadBytes;
    ULONGLONG RootIndexWrites;
    ULONGLONG RootIndexWriteBytes;
    ULONGLONG BitmapReads;
    ULONGLONG BitmapReadBytes;
    ULONGLONG BitmapWrites;
    ULONGLONG BitmapWriteBytes;
    ULONG BitmapWritesFlushForLogFileFull;
    ULONG BitmapWritesLazyWriter;
    ULONG BitmapWritesUserRequest;
    struct {
        ULONG Write;
        ULONG Create;
        ULONG SetInfo;
        ULONG Flush;
    } BitmapWritesUserLevel;
    ULONGLONG MftBitmapReads;
    ULONGLONG MftBitmapReadBytes;
    ULONGLONG MftBitmapWrites;
    ULONGLONG MftBitmapWriteBytes;
    ULONG MftBitmapWritesFlushForLogFileFull;
    ULONG MftBitmapWritesLazyWriter;
    ULONG MftBitmapWritesUserRequest;
    struct {
        ULONG Write;
        ULONG Create;
        ULONG SetInfo;
        ULONG Flush;
    } MftBitmapWritesUserLevel;
    ULONGLONG UserIndexReads;
    ULONGLONG UserIndexReadBytes;
    ULONGLONG UserIndexWrites;
    ULONGLONG UserIndexWriteBytes;
    ULONGLONG LogFileReads;
    ULONGLONG LogFileReadBytes;
    ULONGLONG LogFileWrites;
    ULONGLONG LogFileWriteBytes;
    struct {
        ULONG Calls;
        ULONG RunsReturned;
        ULONG Hints;
        ULONG HintsHonored;
        ULONG Cache;
        ULONG CacheMiss;
        ULONGLONG Clusters;
        ULONGLONG HintsClusters;
        ULONGLONG CacheClusters;
        ULONGLONG CacheMissClusters;
    } Allocate;
    ULONG DiskResourcesExhausted;
    ULONGLONG VolumeTrimCount;
    ULONGLONG VolumeTrimTime;
    ULONGLONG VolumeTrimByteCount;
    ULONGLONG FileLevelTrimCount;
    ULONGLONG FileLevelTrimTime;
    ULONGLONG FileLevelTrimByteCount;
    ULONGLONG VolumeTrimSkippedCount;
    ULONGLONG VolumeTrimSkippedByteCount;
    ULONGLONG NtfsFillStatInfoFromMftRecordCalledCount;
    ULONGLONG NtfsFillStatInfoFromMftRecordBailedBecauseOfAttributeListCount;
    ULONGLONG NtfsFillStatInfoFromMftRecordBailedBecauseOfNonResReparsePointCount;
} NTFS_STATISTICS_EX, *PNTFS_STATISTICS_EX;

typedef struct _PATHNAME_BUFFER {
    ULONG PathNameLength;
    WCHAR Name[1];
} PATHNAME_BUFFER, *PPATHNAME_BUFFER;

typedef struct _PLEX_READ_DATA_REQUEST {
    LARGE_INTEGER ByteOffset;
    ULONG ByteLength;
    ULONG PlexNumber;
} PLEX_READ_DATA_REQUEST, *PPLEX_READ_DATA_REQUEST;

typedef struct _QUERY_BAD_RANGES_INPUT_RANGE {
    ULONGLONG StartOffset;
    ULONGLONG LengthInBytes;
} QUERY_BAD_RANGES_INPUT_RANGE, *PQUERY_BAD_RANGES_INPUT_RANGE;

typedef struct _QUERY_BAD_RANGES_INPUT {
    ULONG Flags;
    ULONG NumRanges;
    QUERY_BAD_RANGES_INPUT_RANGE Ranges[1];
} QUERY_BAD_RANGES_INPUT, *PQUERY_BAD_RANGES_INPUT;

typedef struct _QUERY_BAD_RANGES_OUTPUT_RANGE {
    ULONG Flags;
    ULONG Reserved;
    ULONGLONG StartOffset;
    ULONGLONG LengthInBytes;
} QUERY_BAD_RANGES_OUTPUT_RANGE, *PQUERY_BAD_RANGES_OUTPUT_RANGE;

typedef struct _QUERY_BAD_RANGES_OUTPUT {
    ULONG Flags;
    ULONG NumBadRanges;
    ULONGLONG NextOffsetToLookUp;
    QUERY_BAD_RANGES_OUTPUT_RANGE BadRanges[1];
} QUERY_BAD_RANGES_OUTPUT, *PQUERY_BAD_RANGES_OUTPUT;

typedef struct _QUERY_DIRECT_ACCESS_EXTENTS {
    LONGLONG FileOffset;
    LONGLONG Length;
    ULONG Flags;
    ULONG Reserved;
} QUERY_DIRECT_ACCESS_EXTENTS, *PQUERY_DIRECT_ACCESS_EXTENTS;

typedef struct _QUERY_FILE_LAYOUT_INPUT {
    union {
        ULONG FilterEntryCount;
        ULONG NumberOfPairs;
    };
    ULONG Flags;
    QUERY_FILE_LAYOUT_FILTER_TYPE FilterType;
    ULONG Reserved;
    union {
        CLUSTER_RANGE ClusterRanges[1];
        FILE_REFERENCE_RANGE FileReferenceRanges[1];
        STORAGE_RESERVE_ID StorageReserveIds[1];
    } Filter;
} QUERY_FILE_LAYOUT_INPUT, *PQUERY_FILE_LAYOUT_INPUT;

typedef struct _QUERY_FILE_LAYOUT_OUTPUT {
    ULONG FileEntryCount;
    ULONG FirstFileOffset;
    ULONG Flags;
    ULONG Reserved;
} QUERY_FILE_LAYOUT_OUTPUT, *PQUERY_FILE_LAYOUT_OUTPUT;

typedef struct _REARRANGE_FILE_DATA {
    ULONGLONG SourceStartingOffset;
    ULONGLONG TargetOffset;
    HANDLE SourceFileHandle;
    ULONG Length;
    ULONG Flags;
} REARRANGE_FILE_DATA, *PREARRANGE_FILE_DATA;

typedef struct _REARRANGE_FILE_DATA32 {
    ULONGLONG SourceStartingOffset;
    ULONGLONG TargetOffset;
    UINT32 SourceFileHandle;
    ULONG Length;
    ULONG Flags;
} REARRANGE_FILE_DATA32, *PREARRANGE_FILE_DATA32;

typedef struct _REFS_DEALLOCATE_RANGES_RANGE {
    ULONGLONG StartOfRange;
    ULONGLONG CountOfRange;
} REFS_DEALLOCATE_RANGES_RANGE, *PREFS_DEALLOCATE_RANGES_RANGE;

typedef struct _REFS_DEALLOCATE_RANGES_INPUT_BUFFER {
    ULONG RangeCount;
    REFS_DEALLOCATE_RANGES_RANGE Ranges[1];
} REFS_DEALLOCATE_RANGES_INPUT_BUFFER, *PREFS_DEALLOCATE_RANGES_INPUT_BUFFER;

typedef struct _REFS_DEALLOCATE_RANGES_INPUT_BUFFER_EX {
    ULONG RangeCount;
    REFS_DEALLOCATE_RANGES_ALLOCATOR Allocator;
    LONGLONG StreamReserveUpdateCount;
    ULONG OffsetToRanges;
    ULONG OffsetToLeakCounts;
    ULONGLONG Reserved[2];
} REFS_DEALLOCATE_RANGES_INPUT_BUFFER_EX, *PREFS_DEALLOCATE_RANGES_INPUT_BUFFER_EX;

typedef struct _REFS_QUERY_VOLUME_COMPRESSION_INFO_OUTPUT_BUFFER {
    REFS_COMPRESSION_FORMATS DefaultCompressionFormat;
    SHORT DefaultCompressionLevel;
    ULONG DefaultCompressionChunkSizeBytes;
    ULONG VolumeClusterSizeBytes;
    ULONGLONG TotalVolumeClusters;
    ULONGLONG TotalAllocatedClusters;
    ULONGLONG TotalCompressibleClustersAllocated;
    ULONGLONG TotalCompressibleClustersInUse;
    ULONGLONG TotalCompressedClusters;
    ULONGLONG Reserved[6];
} REFS_QUERY_VOLUME_COMPRESSION_INFO_OUTPUT_BUFFER, *PREFS_QUERY_VOLUME_COMPRESSION_INFO_OUTPUT_BUFFER;

typedef struct _REFS_QUERY_VOLUME_DEDUP_INFO_OUTPUT_BUFFER {
    BOOLEAN Enabled;
} REFS_QUERY_VOLUME_DEDUP_INFO_OUTPUT_BUFFER, *PREFS_QUERY_VOLUME_DEDUP_INFO_OUTPUT_BUFFER;

typedef struct _REFS_REMOVE_HARDLINK_BACKPOINTER {
    ULONGLONG ParentDirectory;
    ULONGLONG Reserved;
    WCHAR FileName[1];
} REFS_REMOVE_HARDLINK_BACKPOINTER, *PREFS_REMOVE_HARDLINK_BACKPOINTER;

typedef struct _REFS_SET_VOLUME_COMPRESSION_INFO_INPUT_BUFFER {
    REFS_COMPRESSION_FORMATS CompressionFormat;
    SHORT CompressionLevel;
    ULONG CompressionChunkSizeBytes;
    REFS_SET_VOLUME_COMPRESSION_INFO_FLAGS Flags;
    ULONGLONG Reserved[8];
} REFS_SET_VOLUME_COMPRESSION_INFO_INPUT_BUFFER, *PREFS_SET_VOLUME_COMPRESSION_INFO_INPUT_BUFFER;

typedef struct _REFS_SET_VOLUME_DEDUP_INFO_INPUT_BUFFER {
    BOOLEAN Enable;
} REFS_SET_VOLUME_DEDUP_INFO_INPUT_BUFFER, *PREFS_SET_VOLUME_DEDUP_INFO_INPUT_BUFFER;

typedef struct _REFS_SMR_VOLUME_GC_PARAMETERS {
    ULONG Version;
    ULONG Flags;
    REFS_SMR_VOLUME_GC_ACTION Action;
    REFS_SMR_VOLUME_GC_METHOD Method;
    ULONG IoGranularity;
    ULONG CompressionFormat;
    ULONGLONG Unused[8];
} REFS_SMR_VOLUME_GC_PARAMETERS, *PREFS_SMR_VOLUME_GC_PARAMETERS;

typedef struct _REFS_SMR_VOLUME_INFO_OUTPUT {
    ULONG Version;
    ULONG Flags;
    LARGE_INTEGER SizeOfRandomlyWritableTier;
    LARGE_INTEGER FreeSpaceInRandomlyWritableTier;
    LARGE_INTEGER SizeofSMRTier;
    LARGE_INTEGER FreeSpaceInSMRTier;
    LARGE_INTEGER UsableFreeSpaceInSMRTier;
    REFS_SMR_VOLUME_GC_STATE VolumeGcState;
    NTSTATUS VolumeGcLastStatus;
    ULONG CurrentGcBandFillPercentage;
    ULONGLONG Unused[6];
} REFS_SMR_VOLUME_INFO_OUTPUT, *PREFS_SMR_VOLUME_INFO_OUTPUT;

typedef USHORT REFS_STREAM_EXTENT_PROPERTIES;

typedef struct _REFS_STREAM_EXTENT {
    LONGLONG Vcn;
    LONGLONG Lcn;
    LONGLONG Length;
    REFS_STREAM_EXTENT_PROPERTIES Properties;
} REFS_STREAM_EXTENT, *PREFS_STREAM_EXTENT;

typedef struct _REFS_STREAM_SNAPSHOT_LIST_OUTPUT_BUFFER_ENTRY {
    ULONG NextEntryOffset;
    USHORT SnapshotNameLength;
    ULONGLONG SnapshotCreationTime;
    ULONGLONG StreamSize;
    ULONGLONG StreamAllocationSize;
    ULONGLONG Reserved[2];
    WCHAR SnapshotName[1];
} REFS_STREAM_SNAPSHOT_LIST_OUTPUT_BUFFER_ENTRY, *PREFS_STREAM_SNAPSHOT_LIST_OUTPUT_BUFFER_ENTRY;

typedef struct _REFS_STREAM_SNAPSHOT_LIST_OUTPUT_BUFFER {
    ULONG EntryCount;
    ULONG BufferSizeRequiredForQuery;
    ULONG Reserved[2];
    REFS_STREAM_SNAPSHOT_LIST_OUTPUT_BUFFER_ENTRY Entries[1];
} REFS_STREAM_SNAPSHOT_LIST_OUTPUT_BUFFER, *PREFS_STREAM_SNAPSHOT_LIST_OUTPUT_BUFFER;

typedef struct _REFS_STREAM_SNAPSHOT_MANAGEMENT_INPUT_BUFFER {
    REFS_STREAM_SNAPSHOT_OPERATION Operation;
    USHORT SnapshotNameLength;
    USHORT OperationInputBufferLength;
    ULONGLONG Reserved[2];
    USHORT NameAndInputBuffer[1];
} REFS_STREAM_SNAPSHOT_MANAGEMENT_INPUT_BUFFER, *PREFS_STREAM_SNAPSHOT_MANAGEMENT_INPUT_BUFFER;

typedef struct _REFS_STREAM_SNAPSHOT_QUERY_DELTAS_INPUT_BUFFER {
    LONGLONG StartingVcn;
    ULONG Flags;
    ULONG Reserved;
} REFS_STREAM_SNAPSHOT_QUERY_DELTAS_INPUT_BUFFER, *PREFS_STREAM_SNAPSHOT_QUERY_DELTAS_INPUT_BUFFER;

typedef struct _REFS_STREAM_SNAPSHOT_QUERY_DELTAS_OUTPUT_BUFFER {
    ULONG ExtentCount;
    ULONG Reserved[2];
    REFS_STREAM_EXTENT Extents[1];
} REFS_STREAM_SNAPSHOT_QUERY_DELTAS_OUTPUT_BUFFER, *PREFS_STREAM_SNAPSHOT_QUERY_DELTAS_OUTPUT_BUFFER;

typedef struct _REFS_VOLUME_COUNTER_INFO_INPUT_BUFFER {
    BOOLEAN ResetCounters;
} REFS_VOLUME_COUNTER_INFO_INPUT_BUFFER, *PREFS_VOLUME_COUNTER_INFO_INPUT_BUFFER;

typedef struct _REMOTE_LINK_TRACKING_INFORMATION_ {
    PVOID TargetFileObject;
    ULONG TargetLinkTrackingInformationLength;
    UCHAR TargetLinkTrackingInformationBuffer[1];
} REMOTE_LINK_TRACKING_INFORMATION, *PREMOTE_LINK_TRACKING_INFORMATION;

typedef struct _REPAIR_COPIES_INPUT {
    ULONG Size;
    ULONG Flags;
    LARGE_INTEGER FileOffset;
    ULONG Length;
    ULONG SourceCopy;
    ULONG NumberOfRepairCopies;
    ULONG RepairCopies[1];
} REPAIR_COPIES_INPUT, *PREPAIR_COPIES_INPUT;

typedef struct _REPAIR_COPIES_OUTPUT {
    ULONG Size;
    NTSTATUS Status;
    LARGE_INTEGER ResumeFileOffset;
} REPAIR_COPIES_OUTPUT, *PREPAIR_COPIES_OUTPUT;

typedef struct _REQUEST_OPLOCK_INPUT_BUFFER {
    USHORT StructureVersion;
    USHORT StructureLength;
    ULONG RequestedOplockLevel;
    ULONG Flags;
} REQUEST_OPLOCK_INPUT_BUFFER, *PREQUEST_OPLOCK_INPUT_BUFFER;

typedef struct _REQUEST_OPLOCK_OUTPUT_BUFFER {
    USHORT StructureVersion;
    USHORT StructureLength;
    ULONG OriginalOplockLevel;
    ULONG NewOplockLevel;
    ULONG Flags;
    ACCESS_MASK AccessMode;
    USHORT ShareMode;
} REQUEST_OPLOCK_OUTPUT_BUFFER, *PREQUEST_OPLOCK_OUTPUT_BUFFER;

typedef struct _REQUEST_RAW_ENCRYPTED_DATA {
    LONGLONG FileOffset;
    ULONG Length;
} REQUEST_RAW_ENCRYPTED_DATA, *PREQUEST_RAW_ENCRYPTED_DATA;

typedef struct _RETRIEVAL_POINTER_BASE {
    LARGE_INTEGER FileAreaOffset;
} RETRIEVAL_POINTER_BASE, *PRETRIEVAL_POINTER_BASE;

typedef struct _SCRUB_DATA_INPUT {
    ULONG Size;
    ULONG Flags;
    ULONG MaximumIos;
    ULONG ObjectId[4];
    ULONG Reserved[41];
    UCHAR ResumeContext[1040];
} SCRUB_DATA_INPUT, *PSCRUB_DATA_INPUT;

typedef struct _SCRUB_DATA_OUTPUT {
    ULONG Size;
    ULONG Flags;
    ULONG Status;
    ULONGLONG ErrorFileOffset;
    ULONGLONG ErrorLength;
    ULONGLONG NumberOfBytesRepaired;
    ULONGLONG NumberOfBytesFailed;
    ULONGLONG InternalFileReference;
    USHORT ResumeContextLength;
    USHORT ParityExtentDataOffset;
    ULONG Reserved[9];
    ULONGLONG NumberOfMetadataBytesProcessed;
    ULONGLONG NumberOfDataBytesProcessed;
    ULONGLONG TotalNumberOfMetadataBytesInUse;
    ULONGLONG TotalNumberOfDataBytesInUse;
    ULONGLONG DataBytesSkippedDueToNoAllocation;
    ULONGLONG DataBytesSkippedDueToInvalidRun;
    ULONGLONG DataBytesSkippedDueToIntegrityStream;
    ULONGLONG DataBytesSkippedDueToRegionBeingClean;
    ULONGLONG DataBytesSkippedDueToLockConflict;
    ULONGLONG DataBytesSkippedDueToNoScrubDataFlag;
    ULONGLONG DataBytesSkippedDueToNoScrubNonIntegrityStreamFlag;
    ULONGLONG DataBytesScrubbed;
    UCHAR ResumeContext[1040];
} SCRUB_DATA_OUTPUT, *PSCRUB_DATA_OUTPUT;

typedef struct _SCRUB_PARITY_EXTENT {
    LONGLONG Offset;
    ULONGLONG Length;
} SCRUB_PARITY_EXTENT, *PSCRUB_PARITY_EXTENT;

typedef struct _SCRUB_PARITY_EXTENT_DATA {
    USHORT Size;
    USHORT Flags;
    USHORT NumberOfParityExtents;
    USHORT MaximumNumberOfParityExtents;
    SCRUB_PARITY_EXTENT ParityExtents[1];
} SCRUB_PARITY_EXTENT_DATA, *PSCRUB_PARITY_EXTENT_DATA;

typedef struct _SD_CHANGE_MACHINE_SID_INPUT {
    USHORT CurrentMachineSIDOffset;
    USHORT CurrentMachineSIDLength;
    USHORT NewMachineSIDOffset;
    USHORT NewMachineSIDLength;
} SD_CHANGE_MACHINE_SID_INPUT, *PSD_CHANGE_MACHINE_SID_INPUT;

typedef struct _SD_CHANGE_MACHINE_SID_OUTPUT {
    ULONGLONG NumSDChangedSuccess;
    ULONGLONG NumSDChangedFail;
    ULONGLONG NumSDUnused;
    ULONGLONG NumSDTotal;
    ULONGLONG NumMftSDChangedSuccess;
    ULONGLONG NumMftSDChangedFail;
    ULONGLONG NumMftSDTotal;
} SD_CHANGE_MACHINE_SID_OUTPUT, *PSD_CHANGE_MACHINE_SID_OUTPUT;

typedef struct _SD_ENUM_SDS_ENTRY {
    ULONG Hash;
    ULONG SecurityId;
    ULONGLONG Offset;
    ULONG Length;
    UCHAR Descriptor[1];
} SD_ENUM_SDS_ENTRY, *PSD_ENUM_SDS_ENTRY;

typedef struct _SD_ENUM_SDS_INPUT {
    ULONGLONG StartingOffset;
    ULONGLONG MaxSDEntriesToReturn;
} SD_ENUM_SDS_INPUT, *PSD_ENUM_SDS_INPUT;

typedef struct _SD_ENUM_SDS_OUTPUT {
    ULONGLONG NextOffset;
    ULONGLONG NumSDEntriesReturned;
    ULONGLONG NumSDBytesReturned;
    SD_ENUM_SDS_ENTRY SDEntry[1];
} SD_ENUM_SDS_OUTPUT, *PSD_ENUM_SDS_OUTPUT;

typedef struct _SD_QUERY_STATS_INPUT {
    ULONG Reserved;
} SD_QUERY_STATS_INPUT, *PSD_QUERY_STATS_INPUT;

typedef struct _SD_GLOBAL_CHANGE_INPUT {
    ULONG Flags;
    ULONG ChangeType;
    union {
        SD_CHANGE_MACHINE_SID_INPUT SdChange;
        SD_QUERY_STATS_INPUT SdQueryStats;
        SD_ENUM_SDS_INPUT SdEnumSds;
    };
} SD_GLOBAL_CHANGE_INPUT, *PSD_GLOBAL_CHANGE_INPUT;

typedef struct _SD_QUERY_STATS_OUTPUT {
    ULONGLONG SdsStreamSize;
    ULONGLONG SdsAllocationSize;
    ULONGLONG SiiStreamSize;
    ULONGLONG SiiAllocationSize;
    ULONGLONG SdhStreamSize;
    ULONGLONG SdhAllocationSize;
    ULONGLONG NumSDTotal;
    ULONGLONG NumSDUnused;
} SD_QUERY_STATS_OUTPUT, *PSD_QUERY_STATS_OUTPUT;

typedef struct _SD_GLOBAL_CHANGE_OUTPUT {
    ULONG Flags;
    ULONG ChangeType;
    union {
        SD_CHANGE_MACHINE_SID_OUTPUT SdChange;
        SD_QUERY_STATS_OUTPUT SdQueryStats;
        SD_ENUM_SDS_OUTPUT SdEnumSds;
    };
} SD_GLOBAL_CHANGE_OUTPUT, *PSD_GLOBAL_CHANGE_OUTPUT;

typedef struct _SET_CACHED_RUNS_STATE_INPUT_BUFFER {
    BOOLEAN Enable;
} SET_CACHED_RUNS_STATE_INPUT_BUFFER, *PSET_CACHED_RUNS_STATE_INPUT_BUFFER;

typedef struct _SET_DAX_ALLOC_ALIGNMENT_HINT_INPUT {
    ULONG Flags;
    ULONG AlignmentShift;
    ULONGLONG FileOffsetToAlign;
    ULONG FallbackAlignmentShift;
} SET_DAX_ALLOC_ALIGNMENT_HINT_INPUT, *PSET_DAX_ALLOC_ALIGNMENT_HINT_INPUT;

typedef struct _SET_PURGE_FAILURE_MODE_INPUT {
    ULONG Flags;
} SET_PURGE_FAILURE_MODE_INPUT, *PSET_PURGE_FAILURE_MODE_INPUT;

typedef enum _SharedVirtualDiskSupportType {
    SharedVirtualDisksUnsupported,
    SharedVirtualDisksSupported,
    SharedVirtualDiskSnapshotsSupported = 3,
    SharedVirtualDiskCDPSnapshotsSupported = 7,
} SharedVirtualDiskSupportType;

typedef enum _SharedVirtualDiskHandleState {
    SharedVirtualDiskHandleStateNone,
    SharedVirtualDiskHandleStateFileShared,
    SharedVirtualDiskHandleStateHandleShared = 3,
} SharedVirtualDiskHandleState;

typedef struct _SHARED_VIRTUAL_DISK_SUPPORT {
    SharedVirtualDiskSupportType SharedVirtualDiskSupport;
    SharedVirtualDiskHandleState HandleState;
} SHARED_VIRTUAL_DISK_SUPPORT, *PSHARED_VIRTUAL_DISK_SUPPORT;

typedef struct _SHRINK_VOLUME_INFORMATION {
    SHRINK_VOLUME_REQUEST_TYPES ShrinkRequestType;
    ULONGLONG Flags;
    LONGLONG NewNumberOfSectors;
} SHRINK_VOLUME_INFORMATION, *PSHRINK_VOLUME_INFORMATION;

typedef struct _SHUFFLE_FILE_DATA {
    LONGLONG StartingOffset;
    LONGLONG Length;
    ULONG Flags;
} SHUFFLE_FILE_DATA, *PSHUFFLE_FILE_DATA;

typedef struct _SI_COPYFILE {
    ULONG SourceFileNameLength;
    ULONG DestinationFileNameLength;
    ULONG Flags;
    WCHAR FileNameBuffer[1];
} SI_COPYFILE, *PSI_COPYFILE;

typedef struct _SMB_SHARE_FLUSH_AND_PURGE_INPUT {
    USHORT Version;
} SMB_SHARE_FLUSH_AND_PURGE_INPUT, *PSMB_SHARE_FLUSH_AND_PURGE_INPUT;

typedef struct _SMB_SHARE_FLUSH_AND_PURGE_OUTPUT {
    ULONG cEntriesPurged;
} SMB_SHARE_FLUSH_AND_PURGE_OUTPUT, *PSMB_SHARE_FLUSH_AND_PURGE_OUTPUT;

typedef struct _VIRTUAL_STORAGE_TYPE {
    ULONG DeviceId;
    GUID VendorId;
} VIRTUAL_STORAGE_TYPE, *PVIRTUAL_STORAGE_TYPE;

typedef struct _STORAGE_QUERY_DEPENDENT_VOLUME_LEV1_ENTRY {
    ULONG EntryLength;
    ULONG DependencyTypeFlags;
    ULONG ProviderSpecificFlags;
    VIRTUAL_STORAGE_TYPE VirtualStorageType;
} STORAGE_QUERY_DEPENDENT_VOLUME_LEV1_ENTRY, *PSTORAGE_QUERY_DEPENDENT_VOLUME_LEV1_ENTRY;

typedef struct _STORAGE_QUERY_DEPENDENT_VOLUME_LEV2_ENTRY {
    ULONG EntryLength;
    ULONG DependencyTypeFlags;
    ULONG ProviderSpecificFlags;
    VIRTUAL_STORAGE_TYPE VirtualStorageType;
    ULONG AncestorLevel;
    ULONG HostVolumeNameOffset;
    ULONG HostVolumeNameSize;
    ULONG DependentVolumeNameOffset;
    ULONG DependentVolumeNameSize;
    ULONG RelativePathOffset;
    ULONG RelativePathSize;
    ULONG DependentDeviceNameOffset;
    ULONG DependentDeviceNameSize;
} STORAGE_QUERY_DEPENDENT_VOLUME_LEV2_ENTRY, *PSTORAGE_QUERY_DEPENDENT_VOLUME_LEV2_ENTRY;

typedef struct _STORAGE_QUERY_DEPENDENT_VOLUME_REQUEST {
    ULONG RequestLevel;
    ULONG RequestFlags;
} STORAGE_QUERY_DEPENDENT_VOLUME_REQUEST, *PSTORAGE_QUERY_DEPENDENT_VOLUME_REQUEST;

typedef struct _STORAGE_QUERY_DEPENDENT_VOLUME_RESPONSE {
    ULONG ResponseLevel;
    ULONG NumberEntries;
    STORAGE_QUERY_DEPENDENT_VOLUME_LEV1_ENTRY Lev1Depends[0];
    STORAGE_QUERY_DEPENDENT_VOLUME_LEV2_ENTRY Lev2Depends[0]; /* one or the other, by ResponseLevel */
} STORAGE_QUERY_DEPENDENT_VOLUME_RESPONSE, *PSTORAGE_QUERY_DEPENDENT_VOLUME_RESPONSE;

typedef struct _STREAMS_ASSOCIATE_ID_INPUT_BUFFER {
    ULONG Flags;
    ULONG StreamId;
} STREAMS_ASSOCIATE_ID_INPUT_BUFFER, *PSTREAMS_ASSOCIATE_ID_INPUT_BUFFER;

typedef struct _STREAMS_QUERY_ID_OUTPUT_BUFFER {
    ULONG StreamId;
} STREAMS_QUERY_ID_OUTPUT_BUFFER, *PSTREAMS_QUERY_ID_OUTPUT_BUFFER;

typedef struct _STREAMS_QUERY_PARAMETERS_OUTPUT_BUFFER {
    ULONG OptimalWriteSize;
    ULONG StreamGranularitySize;
    ULONG StreamIdMin;
    ULONG StreamIdMax;
} STREAMS_QUERY_PARAMETERS_OUTPUT_BUFFER, *PSTREAMS_QUERY_PARAMETERS_OUTPUT_BUFFER;

typedef struct _STREAM_EXTENT_ENTRY {
    ULONG Flags;
    union {
        RETRIEVAL_POINTERS_BUFFER RetrievalPointers;
    } ExtentInformation;
} STREAM_EXTENT_ENTRY, *PSTREAM_EXTENT_ENTRY;

union _StreamInformation {
    struct _DesiredStorageClass DesiredStorageClass;
    struct _DataStream DataStream;
    struct _Reparse Reparse;
    struct _Ea Ea;
};

typedef struct _STREAM_INFORMATION_ENTRY {
    ULONG Version;
    ULONG Flags;
    union _StreamInformation StreamInformation;
} STREAM_INFORMATION_ENTRY, *PSTREAM_INFORMATION_ENTRY;

typedef struct _STREAM_LAYOUT_ENTRY {
    ULONG Version;
    ULONG NextStreamOffset;
    ULONG Flags;
    ULONG ExtentInformationOffset;
    LARGE_INTEGER AllocationSize;
    LARGE_INTEGER EndOfFile;
    ULONG StreamInformationOffset;
    ULONG AttributeTypeCode;
    ULONG AttributeFlags;
    ULONG StreamIdentifierLength;
    WCHAR StreamIdentifier[1];
} STREAM_LAYOUT_ENTRY, *PSTREAM_LAYOUT_ENTRY;

typedef struct _TXFS_CREATE_MINIVERSION_INFO {
    USHORT StructureVersion;
    USHORT StructureLength;
    ULONG BaseVersion;
    USHORT MiniVersion;
} TXFS_CREATE_MINIVERSION_INFO, *PTXFS_CREATE_MINIVERSION_INFO;

typedef struct _TXFS_GET_METADATA_INFO_OUT {
    struct {
        LONGLONG LowPart;
        LONGLONG HighPart;
    } TxfFileId;
    GUID LockingTransaction;
    ULONGLONG LastLsn;
    ULONG TransactionState;
} TXFS_GET_METADATA_INFO_OUT, *PTXFS_GET_METADATA_INFO_OUT;

typedef struct _TXFS_GET_TRANSACTED_VERSION {
    ULONG ThisBaseVersion;
    ULONG LatestVersion;
    USHORT ThisMiniVersion;
    USHORT FirstMiniVersion;
    USHORT LatestMiniVersion;
} TXFS_GET_TRANSACTED_VERSION, *PTXFS_GET_TRANSACTED_VERSION;

typedef struct _TXFS_LIST_TRANSACTIONS {
    ULONGLONG NumberOfTransactions;
    ULONGLONG BufferSizeRequired;
} TXFS_LIST_TRANSACTIONS, *PTXFS_LIST_TRANSACTIONS;

typedef struct _TXFS_LIST_TRANSACTIONS_ENTRY {
    GUID TransactionId;
    ULONG TransactionState;
    ULONG Reserved1;
    ULONG Reserved2;
    LONGLONG Reserved3;
} TXFS_LIST_TRANSACTIONS_ENTRY, *PTXFS_LIST_TRANSACTIONS_ENTRY;

typedef struct _TXFS_LIST_TRANSACTION_LOCKED_FILES {
    GUID KtmTransaction;
    ULONGLONG NumberOfFiles;
    ULONGLONG BufferSizeRequired;
    ULONGLONG Offset;
} TXFS_LIST_TRANSACTION_LOCKED_FILES, *PTXFS_LIST_TRANSACTION_LOCKED_FILES;

typedef struct _TXFS_LIST_TRANSACTION_LOCKED_FILES_ENTRY {
    ULONGLONG Offset;
    ULONG NameFlags;
    LONGLONG FileId;
    ULONG Reserved1;
    ULONG Reserved2;
    LONGLONG Reserved3;
    WCHAR FileName[1];
} TXFS_LIST_TRANSACTION_LOCKED_FILES_ENTRY, *PTXFS_LIST_TRANSACTION_LOCKED_FILES_ENTRY;

typedef struct _TXFS_MODIFY_RM {
    ULONG Flags;
    ULONG LogContainerCountMax;
    ULONG LogContainerCountMin;
    ULONG LogContainerCount;
    ULONG LogGrowthIncrement;
    ULONG LogAutoShrinkPercentage;
    ULONGLONG Reserved;
    USHORT LoggingMode;
} TXFS_MODIFY_RM, *PTXFS_MODIFY_RM;

typedef struct _TXFS_QUERY_RM_INFORMATION {
    ULONG BytesRequired;
    ULONGLONG TailLsn;
    ULONGLONG CurrentLsn;
    ULONGLONG ArchiveTailLsn;
    ULONGLONG LogContainerSize;
    LARGE_INTEGER HighestVirtualClock;
    ULONG LogContainerCount;
    ULONG LogContainerCountMax;
    ULONG LogContainerCountMin;
    ULONG LogGrowthIncrement;
    ULONG LogAutoShrinkPercentage;
    ULONG Flags;
    USHORT LoggingMode;
    USHORT Reserved;
    ULONG RmState;
    ULONGLONG LogCapacity;
    ULONGLONG LogFree;
    ULONGLONG TopsSize;
    ULONGLONG TopsUsed;
    ULONGLONG TransactionCount;
    ULONGLONG OnePCCount;
    ULONGLONG TwoPCCount;
    ULONGLONG NumberLogFileFull;
    ULONGLONG OldestTransactionAge;
    GUID RMName;
    ULONG TmLogPathOffset;
} TXFS_QUERY_RM_INFORMATION, *PTXFS_QUERY_RM_INFORMATION;

typedef struct _TXFS_READ_BACKUP_INFORMATION_OUT {
    union {
        ULONG BufferLength;
        UCHAR Buffer[1];
    };
} TXFS_READ_BACKUP_INFORMATION_OUT, *PTXFS_READ_BACKUP_INFORMATION_OUT;

typedef struct _TXFS_ROLLFORWARD_REDO_INFORMATION {
    LARGE_INTEGER LastVirtualClock;
    ULONGLONG LastRedoLsn;
    ULONGLONG HighestRecoveryLsn;
    ULONG Flags;
} TXFS_ROLLFORWARD_REDO_INFORMATION, *PTXFS_ROLLFORWARD_REDO_INFORMATION;

typedef struct _TXFS_SAVEPOINT_INFORMATION {
    HANDLE KtmTransaction;
    ULONG ActionCode;
    ULONG SavepointId;
} TXFS_SAVEPOINT_INFORMATION, *PTXFS_SAVEPOINT_INFORMATION;

typedef struct _TXFS_START_RM_INFORMATION {
    ULONG Flags;
    ULONGLONG LogContainerSize;
    ULONG LogContainerCountMin;
    ULONG LogContainerCountMax;
    ULONG LogGrowthIncrement;
    ULONG LogAutoShrinkPercentage;
    ULONG TmLogPathOffset;
    USHORT TmLogPathLength;
    USHORT LoggingMode;
    USHORT LogPathLength;
    USHORT Reserved;
    WCHAR LogPath[1];
} TXFS_START_RM_INFORMATION, *PTXFS_START_RM_INFORMATION;

typedef struct _TXFS_TRANSACTION_ACTIVE_INFO {
    BOOLEAN TransactionsActiveAtSnapshot;
} TXFS_TRANSACTION_ACTIVE_INFO, *PTXFS_TRANSACTION_ACTIVE_INFO;

typedef struct _TXFS_WRITE_BACKUP_INFORMATION {
    UCHAR Buffer[1];
} TXFS_WRITE_BACKUP_INFORMATION, *PTXFS_WRITE_BACKUP_INFORMATION;

typedef struct _VCN_RANGE_INPUT_BUFFER {
    LARGE_INTEGER StartingVcn;
    LARGE_INTEGER ClusterCount;
} VCN_RANGE_INPUT_BUFFER, *PVCN_RANGE_INPUT_BUFFER;

typedef struct _VIRTUALIZATION_INSTANCE_INFO_INPUT {
    ULONG NumberOfWorkerThreads;
    ULONG Flags;
} VIRTUALIZATION_INSTANCE_INFO_INPUT, *PVIRTUALIZATION_INSTANCE_INFO_INPUT;

typedef struct _VIRTUALIZATION_INSTANCE_INFO_INPUT_EX {
    USHORT HeaderSize;
    ULONG Flags;
    ULONG NotificationInfoSize;
    USHORT NotificationInfoOffset;
    USHORT ProviderMajorVersion;
} VIRTUALIZATION_INSTANCE_INFO_INPUT_EX, *PVIRTUALIZATION_INSTANCE_INFO_INPUT_EX;

typedef struct _VIRTUALIZATION_INSTANCE_INFO_OUTPUT {
    GUID VirtualizationInstanceID;
} VIRTUALIZATION_INSTANCE_INFO_OUTPUT, *PVIRTUALIZATION_INSTANCE_INFO_OUTPUT;

typedef struct _VIRTUAL_STORAGE_SET_BEHAVIOR_INPUT {
    ULONG Size;
    VIRTUAL_STORAGE_BEHAVIOR_CODE BehaviorCode;
} VIRTUAL_STORAGE_SET_BEHAVIOR_INPUT, *PVIRTUAL_STORAGE_SET_BEHAVIOR_INPUT;

typedef struct _VOLUME_REFS_INFO_BUFFER {
    LARGE_INTEGER CacheSizeInBytes;
    LARGE_INTEGER AllocatedCacheInBytes;
    LARGE_INTEGER PopulatedCacheInBytes;
    LARGE_INTEGER InErrorCacheInBytes;
    LARGE_INTEGER MemoryUsedForCacheMetadata;
    ULONG CacheLineSize;
    LONG CacheTransactionsOutstanding;
    LONG CacheLinesFree;
    LONG CacheLinesInError;
    LARGE_INTEGER CacheHitsInBytes;
    LARGE_INTEGER CacheMissesInBytes;
    LARGE_INTEGER CachePopulationUpdatesInBytes;
    LARGE_INTEGER CacheWriteThroughUpdatesInBytes;
    LARGE_INTEGER CacheInvalidationsInBytes;
    LARGE_INTEGER CacheOverReadsInBytes;
    LARGE_INTEGER MetadataWrittenBytes;
    LONG CacheHitCounter;
    LONG CacheMissCounter;
    LONG CacheLineAllocationCounter;
    LONG CacheInvalidationsCounter;
    LONG CachePopulationUpdatesCounter;
    LONG CacheWriteThroughUpdatesCounter;
    LONG MaxCacheTransactionsOutstanding;
    LONG DataWritesReallocationCount;
    LONG DataInPlaceWriteCount;
    LONG MetadataAllocationsFastTierCount;
    LONG MetadataAllocationsSlowTierCount;
    LONG DataAllocationsFastTierCount;
    LONG DataAllocationsSlowTierCount;
    LONG DestagesSlowTierToFastTier;
    LONG DestagesFastTierToSlowTier;
    LONG SlowTierDataFillRatio;
    LONG FastTierDataFillRatio;
    LONG SlowTierMetadataFillRatio;
    LONG FastTierMetadataFillRatio;
    LONG SlowToFastDestageReadLatency;
    LONG SlowToFastDestageReadLatencyBase;
    LONG SlowToFastDestageWriteLatency;
    LONG SlowToFastDestageWriteLatencyBase;
    LONG FastToSlowDestageReadLatency;
    LONG FastToSlowDestageReadLatencyBase;
    LONG FastToSlowDestageWriteLatency;
    LONG FastToSlowDestageWriteLatencyBase;
    LONG SlowTierContainerFillRatio;
    LONG SlowTierContainerFillRatioBase;
    LONG FastTierContainerFillRatio;
    LONG FastTierContainerFillRatioBase;
    LONG TreeUpdateLatency;
    LONG TreeUpdateLatencyBase;
    LONG CheckpointLatency;
    LONG CheckpointLatencyBase;
    LONG TreeUpdateCount;
    LONG CheckpointCount;
    LONG LogWriteCount;
    LONG LogFillRatio;
    LONG ReadCacheInvalidationsForOverwrite;
    LONG ReadCacheInvalidationsForReuse;
    LONG ReadCacheInvalidationsGeneral;
    LONG ReadCacheChecksOnMount;
    LONG ReadCacheIssuesOnMount;
    LONG TrimLatency;
    LONG TrimLatencyBase;
    LONG DataCompactionCount;
    LONG CompactionReadLatency;
    LONG CompactionReadLatencyBase;
    LONG CompactionWriteLatency;
    LONG CompactionWriteLatencyBase;
    LARGE_INTEGER DataInPlaceWriteClusterCount;
    LONG CompactionFailedDueToIneligibleContainer;
    LONG CompactionFailedDueToMaxFragmentation;
    LONG CompactedContainerFillRatio;
    LONG CompactedContainerFillRatioBase;
    LONG ContainerMoveRetryCount;
    LONG ContainerMoveFailedDueToIneligibleContainer;
    LONG CompactionFailureCount;
    LONG ContainerMoveFailureCount;
    LARGE_INTEGER NumberOfDirtyMetadataPages;
    LONG NumberOfDirtyTableListEntries;
    LONG NumberOfDeleteQueueEntries;
} VOLUME_REFS_INFO_BUFFER, *PVOLUME_REFS_INFO_BUFFER;

typedef struct _WIM_PROVIDER_ADD_OVERLAY_INPUT {
    ULONG WimType;
    ULONG WimIndex;
    ULONG WimFileNameOffset;
    ULONG WimFileNameLength;
} WIM_PROVIDER_ADD_OVERLAY_INPUT, *PWIM_PROVIDER_ADD_OVERLAY_INPUT;

typedef struct _WIM_PROVIDER_EXTERNAL_INFO {
    ULONG Version;
    ULONG Flags;
    LARGE_INTEGER DataSourceId;
    UCHAR ResourceHash[20];
} WIM_PROVIDER_EXTERNAL_INFO, *PWIM_PROVIDER_EXTERNAL_INFO;

typedef struct _WIM_PROVIDER_OVERLAY_ENTRY {
    ULONG NextEntryOffset;
    LARGE_INTEGER DataSourceId;
    GUID WimGuid;
    ULONG WimFileNameOffset;
    ULONG WimType;
    ULONG WimIndex;
    ULONG Flags;
} WIM_PROVIDER_OVERLAY_ENTRY, *PWIM_PROVIDER_OVERLAY_ENTRY;

typedef struct _WIM_PROVIDER_REMOVE_OVERLAY_INPUT {
    LARGE_INTEGER DataSourceId;
} WIM_PROVIDER_REMOVE_OVERLAY_INPUT, *PWIM_PROVIDER_REMOVE_OVERLAY_INPUT;

typedef struct _WIM_PROVIDER_SUSPEND_OVERLAY_INPUT {
    LARGE_INTEGER DataSourceId;
} WIM_PROVIDER_SUSPEND_OVERLAY_INPUT, *PWIM_PROVIDER_SUSPEND_OVERLAY_INPUT;

typedef struct _WIM_PROVIDER_UPDATE_OVERLAY_INPUT {
    LARGE_INTEGER DataSourceId;
    ULONG WimFileNameOffset;
    ULONG WimFileNameLength;
} WIM_PROVIDER_UPDATE_OVERLAY_INPUT, *PWIM_PROVIDER_UPDATE_OVERLAY_INPUT;

typedef struct _WOF_EXTERNAL_FILE_ID {
    FILE_ID_128 FileId;
} WOF_EXTERNAL_FILE_ID, *PWOF_EXTERNAL_FILE_ID;

typedef struct _WOF_EXTERNAL_INFO {
    ULONG Version;
    ULONG Provider;
} WOF_EXTERNAL_INFO, *PWOF_EXTERNAL_INFO;

typedef struct _WOF_VERSION_INFO {
    ULONG WofVersion;
} WOF_VERSION_INFO, *PWOF_VERSION_INFO;

typedef struct _WRITE_USN_REASON_INPUT {
    ULONG Flags;
    ULONG UsnReasonToWrite;
} WRITE_USN_REASON_INPUT, *PWRITE_USN_REASON_INPUT;

typedef FILE_PROVIDER_EXTERNAL_INFO_V1 FILE_PROVIDER_EXTERNAL_INFO;
typedef ULONG LCN_WEAK_REFERENCE_CREATE_FLAGS;
typedef MFT_ENUM_DATA_V1 MFT_ENUM_DATA;
typedef PFILE_PROVIDER_EXTERNAL_INFO_V1 PFILE_PROVIDER_EXTERNAL_INFO;
typedef LCN_WEAK_REFERENCE_CREATE_FLAGS *PLCN_WEAK_REFERENCE_CREATE_FLAGS;
typedef LCN_WEAK_REFERENCE_STATE *PLCN_WEAK_REFERENCE_STATE;
typedef MFT_ENUM_DATA_V1 *PMFT_ENUM_DATA;
typedef READ_USN_JOURNAL_DATA_V1 *PREAD_USN_JOURNAL_DATA;
typedef REFS_STREAM_EXTENT_PROPERTIES *PREFS_STREAM_EXTENT_PROPERTIES;
typedef USN_JOURNAL_DATA_V1 *PUSN_JOURNAL_DATA;
typedef USN_RECORD_V2 *PUSN_RECORD;
typedef READ_USN_JOURNAL_DATA_V1 READ_USN_JOURNAL_DATA;
typedef USN_JOURNAL_DATA_V1 USN_JOURNAL_DATA;
typedef USN_RECORD_V2 USN_RECORD;

#ifdef __cplusplus
}
#endif

#endif
