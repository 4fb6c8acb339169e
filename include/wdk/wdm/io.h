/*
 * io.h: I/O: drivers, devices, files, IRPs, work items, interrupts, and the routines over them.
 */
#ifndef WDK_WDM_IO_H
#define WDK_WDM_IO_H

#include "objects.h"
#include "ke.h"
#include "mm.h"
#include "se.h"
#include "resources.h"

#ifdef __cplusplus
extern "C" {
#endif

#define IRP_MJ_CLEANUP                           0x12
#define IRP_MJ_CLOSE                             2
#define IRP_MJ_CREATE                            0
#define IRP_MJ_CREATE_MAILSLOT                   19
#define IRP_MJ_CREATE_NAMED_PIPE                 1
#define IRP_MJ_DEVICE_CHANGE                     0x18
#define IRP_MJ_DEVICE_CONTROL                    14
#define IRP_MJ_DIRECTORY_CONTROL                 0xc
#define IRP_MJ_FILE_SYSTEM_CONTROL               13
#define IRP_MJ_FLUSH_BUFFERS                     9
#define IRP_MJ_INTERNAL_DEVICE_CONTROL           15
#define IRP_MJ_LOCK_CONTROL                      0x11
#define IRP_MJ_MAXIMUM_FUNCTION                  27
#define IRP_MJ_PNP                               27
#define IRP_MJ_PNP_POWER                         27
#define IRP_MJ_POWER                             22
#define IRP_MJ_QUERY_EA                          7
#define IRP_MJ_QUERY_INFORMATION                 5
#define IRP_MJ_QUERY_QUOTA                       25
#define IRP_MJ_QUERY_SECURITY                    0x14
#define IRP_MJ_QUERY_VOLUME_INFORMATION          0xa
#define IRP_MJ_READ                              3
#define IRP_MJ_SCSI                              15
#define IRP_MJ_SET_EA                            8
#define IRP_MJ_SET_INFORMATION                   6
#define IRP_MJ_SET_QUOTA                         26
#define IRP_MJ_SET_SECURITY                      21
#define IRP_MJ_SET_VOLUME_INFORMATION            11
#define IRP_MJ_SHUTDOWN                          0x10
#define IRP_MJ_SYSTEM_CONTROL                    23
#define IRP_MJ_WRITE                             4
#define IRP_MN_COMPLETE                          4
#define IRP_MN_COMPLETE_MDL                      6
#define IRP_MN_COMPLETE_MDL_DPC                  7
#define IRP_MN_COMPRESSED                        8
#define IRP_MN_DPC                               1
#define IRP_MN_FLUSH_AND_PURGE                   1
#define IRP_MN_FLUSH_DATA_ONLY                   2
#define IRP_MN_FLUSH_DATA_SYNC_ONLY              4
#define IRP_MN_FLUSH_NO_SYNC                     3
#define IRP_MN_KERNEL_CALL                       4
#define IRP_MN_LOAD_FILE_SYSTEM                  3
#define IRP_MN_LOCK                              1
#define IRP_MN_MDL                               2
#define IRP_MN_MDL_DPC                           3
#define IRP_MN_MOUNT_VOLUME                      1
#define IRP_MN_NORMAL                            0
#define IRP_MN_NOTIFY_CHANGE_DIRECTORY           2
#define IRP_MN_NOTIFY_CHANGE_DIRECTORY_EX        3
#define IRP_MN_QUERY_DIRECTORY                   1
#define IRP_MN_QUERY_LEGACY_BUS_INFORMATION      0x18
#define IRP_MN_TRACK_LINK                        4
#define IRP_MN_UNLOCK_ALL                        3
#define IRP_MN_UNLOCK_ALL_BY_KEY                 4
#define IRP_MN_UNLOCK_SINGLE                     2
#define IRP_MN_USER_FS_REQUEST                   0
#define IRP_MN_VERIFY_VOLUME                     2
#define IRP_MN_CANCEL_REMOVE_DEVICE              3
#define IRP_MN_CANCEL_STOP_DEVICE                6
#define IRP_MN_CHANGE_SINGLE_INSTANCE            2
#define IRP_MN_CHANGE_SINGLE_ITEM                3
#define IRP_MN_DEVICE_ENUMERATED                 25
#define IRP_MN_DEVICE_USAGE_NOTIFICATION         22
#define IRP_MN_DISABLE_COLLECTION                7
#define IRP_MN_DISABLE_EVENTS                    5
#define IRP_MN_EJECT                             0x11
#define IRP_MN_ENABLE_COLLECTION                 6
#define IRP_MN_ENABLE_EVENTS                     4
#define IRP_MN_EXECUTE_METHOD                    9
#define IRP_MN_FILTER_RESOURCE_REQUIREMENTS      13
#define IRP_MN_POWER_SEQUENCE                    1
#define IRP_MN_QUERY_ALL_DATA                    0
#define IRP_MN_QUERY_BUS_INFORMATION             21
#define IRP_MN_QUERY_CAPABILITIES                9
#define IRP_MN_QUERY_DEVICE_RELATIONS            7
#define IRP_MN_QUERY_DEVICE_TEXT                 0xc
#define IRP_MN_QUERY_ID                          19
#define IRP_MN_QUERY_INTERFACE                   8
#define IRP_MN_QUERY_PNP_DEVICE_STATE            0x14
#define IRP_MN_QUERY_POWER                       3
#define IRP_MN_QUERY_REMOVE_DEVICE               1
#define IRP_MN_QUERY_RESOURCES                   0xa
#define IRP_MN_QUERY_RESOURCE_REQUIREMENTS       11
#define IRP_MN_QUERY_SINGLE_INSTANCE             1
#define IRP_MN_QUERY_STOP_DEVICE                 5
#define IRP_MN_READ_CONFIG                       15
#define IRP_MN_REGINFO                           8
#define IRP_MN_REGINFO_EX                        11
#define IRP_MN_REMOVE_DEVICE                     2
#define IRP_MN_SCSI_CLASS                        1
#define IRP_MN_SET_LOCK                          0x12
#define IRP_MN_SET_POWER                         2
#define IRP_MN_START_DEVICE                      0
#define IRP_MN_STOP_DEVICE                       4
#define IRP_MN_SURPRISE_REMOVAL                  23
#define IRP_MN_WAIT_WAKE                         0
#define IRP_MN_WRITE_CONFIG                      0x10
#define IRP_EXT_TRACK_OFFSET_HEADER_VALIDATION_VALUE 0x544f
#define IRP_ALLOCATED_FIXED_SIZE                 4
#define IRP_ALLOCATED_MUST_SUCCEED               2
#define IRP_ASSOCIATED_IRP                       8
#define IRP_BUFFERED_IO                          0x10
#define IRP_CLOSE_OPERATION                      0x400
#define IRP_CREATE_OPERATION                     0x80
#define IRP_DEALLOCATE_BUFFER                    0x20
#define IRP_DEFER_IO_COMPLETION                  0x800
#define IRP_HOLD_DEVICE_QUEUE                    0x2000
#define IRP_INPUT_OPERATION                      0x40
#define IRP_LOOKASIDE_ALLOCATION                 8
#define IRP_MOUNT_COMPLETION                     2
#define IRP_NOCACHE                              1
#define IRP_OB_QUERY_NAME                        0x1000
#define IRP_PAGING_IO                            2
#define IRP_QUOTA_CHARGED                        1
#define IRP_READ_OPERATION                       0x100
#define IRP_SYNCHRONOUS_API                      4
#define IRP_SYNCHRONOUS_PAGING_IO                0x40
#define IRP_UM_DRIVER_INITIATED_IO               0x400000
#define IRP_WRITE_OPERATION                      0x200
#define SL_ALLOW_RAW_MOUNT                       1
#define SL_BYPASS_ACCESS_CHECK                   1
#define SL_BYPASS_IO                             0x40
#define SL_CASE_SENSITIVE                        0x80
#define SL_ERROR_RETURNED                        2
#define SL_EXCLUSIVE_LOCK                        2
#define SL_FAIL_IMMEDIATELY                      1
#define SL_FORCE_ACCESS_CHECK                    1
#define SL_FORCE_ASYNCHRONOUS                    1
#define SL_FORCE_DIRECT_WRITE                    0x10
#define SL_FT_SEQUENTIAL_WRITE                   8
#define SL_IGNORE_READONLY_ATTRIBUTE             0x40
#define SL_INDEX_SPECIFIED                       4
#define SL_INFO_FORCE_ACCESS_CHECK               1
#define SL_INFO_IGNORE_READONLY_ATTRIBUTE        0x40
#define SL_INVOKE_ON_CANCEL                      0x20
#define SL_INVOKE_ON_ERROR                       0x80
#define SL_INVOKE_ON_SUCCESS                     0x40
#define SL_KEY_SPECIFIED                         1
#define SL_NO_CURSOR_UPDATE                      0x10
#define SL_OPEN_PAGING_FILE                      2
#define SL_OPEN_TARGET_DIRECTORY                 4
#define SL_OVERRIDE_VERIFY_VOLUME                2
#define SL_PENDING_RETURNED                      1
#define SL_PERSISTENT_MEMORY_FIXED_MAPPING       0x20
#define SL_QUERY_DIRECTORY_MASK                  0x1b
#define SL_READ_ACCESS_GRANTED                   1
#define SL_REALTIME_STREAM                       0x20
#define SL_RESTART_SCAN                          1
#define SL_RETURN_ON_DISK_ENTRIES_ONLY           8
#define SL_RETURN_SINGLE_ENTRY                   2
#define SL_STOP_ON_SYMLINK                       8
#define SL_WATCH_TREE                            1
#define SL_WRITE_ACCESS_GRANTED                  4
#define SL_WRITE_THROUGH                         4
#define DO_BOOT_CRITICAL                         0x20000000
#define DO_BUFFERED_IO                           4
#define DO_BUS_ENUMERATED_DEVICE                 0x1000
#define DO_DAX_VOLUME                            0x10000000
#define DO_DEVICE_HAS_NAME                       0x40
#define DO_DEVICE_INITIALIZING                   0x80
#define DO_DEVICE_IRP_REQUIRES_EXTENSION         0x8000000
#define DO_DEVICE_TO_BE_RESET                    0x4000000
#define DO_DIRECT_IO                             0x10
#define DO_DISALLOW_EXECUTE                      0x800000
#define DO_EXCLUSIVE                             8
#define DO_FORCE_NEITHER_IO                      0x80000
#define DO_LONG_TERM_REQUESTS                    0x200
#define DO_LOW_PRIORITY_FILESYSTEM               0x10000
#define DO_MAP_IO_BUFFER                         0x20
#define DO_NEVER_LAST_DEVICE                     0x400
#define DO_NOT_PURGE_DIRTY_PAGES                 4
#define DO_NOT_RETRY_PURGE                       2
#define DO_POWER_INRUSH                          0x4000
#define DO_POWER_PAGABLE                         0x2000
#define DO_SHUTDOWN_REGISTERED                   0x800
#define DO_SUPPORTS_PERSISTENT_ACLS              0x20000
#define DO_SUPPORTS_TRANSACTIONS                 0x40000
#define DO_SYSTEM_BOOT_PARTITION                 0x100
#define DO_SYSTEM_CRITICAL_PARTITION             0x400000
#define DO_SYSTEM_SYSTEM_PARTITION               0x200000
#define DO_VERIFY_VOLUME                         2
#define DO_VOLUME_DEVICE_OBJECT                  0x100000
#define FILE_DEVICE_8042_PORT                    39
#define FILE_DEVICE_ACPI                         50
#define FILE_DEVICE_BATTERY                      41
#define FILE_DEVICE_BEEP                         1
#define FILE_DEVICE_BIOMETRIC                    0x44
#define FILE_DEVICE_BLUETOOTH                    0x41
#define FILE_DEVICE_BUS_EXTENDER                 42
#define FILE_DEVICE_CD_ROM                       2
#define FILE_DEVICE_CD_ROM_FILE_SYSTEM           3
#define FILE_DEVICE_CHANGER                      0x30
#define FILE_DEVICE_CONSOLE                      0x50
#define FILE_DEVICE_CONTROLLER                   4
#define FILE_DEVICE_CRYPT_PROVIDER               63
#define FILE_DEVICE_DATALINK                     5
#define FILE_DEVICE_DEVAPI                       71
#define FILE_DEVICE_DFS                          6
#define FILE_DEVICE_DFS_FILE_SYSTEM              53
#define FILE_DEVICE_DFS_VOLUME                   54
#define FILE_DEVICE_DISK                         7
#define FILE_DEVICE_DISK_FILE_SYSTEM             8
#define FILE_DEVICE_DVD                          51
#define FILE_DEVICE_EHSTOR                       70
#define FILE_DEVICE_EVENT_COLLECTOR              95
#define FILE_DEVICE_FILE_SYSTEM                  9
#define FILE_DEVICE_FIPS                         58
#define FILE_DEVICE_FULLSCREEN_VIDEO             52
#define FILE_DEVICE_GPIO                         0x48
#define FILE_DEVICE_HOLOGRAPHIC                  91
#define FILE_DEVICE_INFINIBAND                   59
#define FILE_DEVICE_INPORT_PORT                  0xa
#define FILE_DEVICE_KEYBOARD                     11
#define FILE_DEVICE_KS                           47
#define FILE_DEVICE_KSEC                         57
#define FILE_DEVICE_MAILSLOT                     0xc
#define FILE_DEVICE_MASS_STORAGE                 45
#define FILE_DEVICE_MIDI_IN                      13
#define FILE_DEVICE_MIDI_OUT                     14
#define FILE_DEVICE_MODEM                        43
#define FILE_DEVICE_MOUSE                        15
#define FILE_DEVICE_MT_COMPOSITE                 0x42
#define FILE_DEVICE_MT_TRANSPORT                 67
#define FILE_DEVICE_MULTI_UNC_PROVIDER           0x10
#define FILE_DEVICE_NAMED_PIPE                   0x11
#define FILE_DEVICE_NETWORK                      0x12
#define FILE_DEVICE_NETWORK_BROWSER              19
#define FILE_DEVICE_NETWORK_FILE_SYSTEM          0x14
#define FILE_DEVICE_NETWORK_REDIRECTOR           0x28
#define FILE_DEVICE_NFP                          81
#define FILE_DEVICE_NULL                         21
#define FILE_DEVICE_NVDIMM                       90
#define FILE_DEVICE_PARALLEL_PORT                22
#define FILE_DEVICE_PERSISTENT_MEMORY            89
#define FILE_DEVICE_PHYSICAL_NETCARD             23
#define FILE_DEVICE_PMI                          69
#define FILE_DEVICE_POINT_OF_SERVICE             84
#define FILE_DEVICE_PRINTER                      0x18
#define FILE_DEVICE_PRM                          94
#define FILE_DEVICE_SCANNER                      25
#define FILE_DEVICE_SCREEN                       28
#define FILE_DEVICE_SDFXHCI                      92
#define FILE_DEVICE_SERENUM                      55
#define FILE_DEVICE_SERIAL_MOUSE_PORT            26
#define FILE_DEVICE_SERIAL_PORT                  27
#define FILE_DEVICE_SMARTCARD                    49
#define FILE_DEVICE_SMB                          46
#define FILE_DEVICE_SOUND                        29
#define FILE_DEVICE_SOUNDWIRE                    97
#define FILE_DEVICE_STORAGE_REPLICATION          85
#define FILE_DEVICE_STREAMS                      30
#define FILE_DEVICE_SYSENV                       82
#define FILE_DEVICE_TAPE                         31
#define FILE_DEVICE_TAPE_FILE_SYSTEM             0x20
#define FILE_DEVICE_TERMSRV                      56
#define FILE_DEVICE_TRANSPORT                    0x21
#define FILE_DEVICE_TRUST_ENV                    86
#define FILE_DEVICE_UCM                          87
#define FILE_DEVICE_UCMTCPCI                     88
#define FILE_DEVICE_UCMUCSI                      93
#define FILE_DEVICE_UNKNOWN                      0x22
#define FILE_DEVICE_USB4                         0x60
#define FILE_DEVICE_USBEX                        73
#define FILE_DEVICE_VDM                          44
#define FILE_DEVICE_VIDEO                        35
#define FILE_DEVICE_VIRTUAL_BLOCK                83
#define FILE_DEVICE_VIRTUAL_DISK                 0x24
#define FILE_DEVICE_VMBUS                        62
#define FILE_DEVICE_WAVE_IN                      37
#define FILE_DEVICE_WAVE_OUT                     38
#define FILE_DEVICE_WPD                          0x40
#define FILE_DEVICE_ALLOW_APPCONTAINER_TRAVERSAL 0x20000
#define FILE_DEVICE_IS_MOUNTED                   0x20
#define FILE_DEVICE_REQUIRE_SECURITY_CHECK       0x100000
#define FILE_DEVICE_SECURE_OPEN                  0x100
#define FILE_CHARACTERISTICS_EXPECT_ORDERLY_REMOVAL_DEPRECATED 0x200
#define FILE_CHARACTERISTICS_EXPECT_ORDERLY_REMOVAL_EX 0x4000
#define FILE_CHARACTERISTICS_EXPECT_SURPRISE_REMOVAL_DEPRECATED 0x300
#define FILE_CHARACTERISTICS_EXPECT_SURPRISE_REMOVAL_EX 0x8000
#define FILE_CHARACTERISTICS_PROPAGATED          0x5010f
#define FILE_CHARACTERISTICS_REMOVAL_POLICY_MASK_DEPRECATED 0x300
#define FILE_CHARACTERISTICS_REMOVAL_POLICY_MASK_EX 0xc000
#define FILE_DISPOSITION_DELETE                  1
#define FILE_DISPOSITION_DO_NOT_DELETE           0
#define FILE_DISPOSITION_FORCE_IMAGE_SECTION_CHECK 4
#define FILE_DISPOSITION_IGNORE_READONLY_ATTRIBUTE 0x10
#define FILE_DISPOSITION_ON_CLOSE                8
#define FILE_DISPOSITION_POSIX_SEMANTICS         2
#define FILE_ACTION_ADDED                        1
#define FILE_ACTION_ADDED_STREAM                 6
#define FILE_ACTION_ID_NOT_TUNNELLED             0xa
#define FILE_ACTION_MODIFIED                     3
#define FILE_ACTION_MODIFIED_STREAM              8
#define FILE_ACTION_REMOVED                      2
#define FILE_ACTION_REMOVED_BY_DELETE            9
#define FILE_ACTION_REMOVED_STREAM               7
#define FILE_ACTION_RENAMED_NEW_NAME             5
#define FILE_ACTION_RENAMED_OLD_NAME             4
#define FILE_ACTION_TUNNELLED_ID_COLLISION       11
#define FILE_ANY_ACCESS                          0
#define FILE_CASE_PRESERVED_NAMES                2
#define FILE_CASE_SENSITIVE_SEARCH               1
#define FILE_CLEANUP_FILE_DELETED                4
#define FILE_CLEANUP_FILE_REMAINS                2
#define FILE_CLEANUP_LINK_DELETED                8
#define FILE_CLEANUP_POSIX_STYLE_DELETE          0x20
#define FILE_CLEANUP_STREAM_DELETED              0x10
#define FILE_CLEANUP_UNKNOWN                     0
#define FILE_CLEANUP_WRONG_DEVICE                1
#define FILE_CLEAR_ENCRYPTION                    2
#define FILE_CS_FLAG_CASE_SENSITIVE_DIR          1
#define FILE_DAX_VOLUME                          0x20000000
#define FILE_EA_TYPE_ASCII                       0xfffd
#define FILE_EA_TYPE_ASN1                        0xffdd
#define FILE_EA_TYPE_BINARY                      0xfffe
#define FILE_EA_TYPE_BITMAP                      0xfffb
#define FILE_EA_TYPE_EA                          0xffee
#define FILE_EA_TYPE_FAMILY_IDS                  0xff01
#define FILE_EA_TYPE_ICON                        0xfff9
#define FILE_EA_TYPE_METAFILE                    0xfffa
#define FILE_EA_TYPE_MVMT                        0xffdf
#define FILE_EA_TYPE_MVST                        0xffde
#define FILE_FILE_COMPRESSION                    0x10
#define FILE_ID_GLOBAL_TX_DIR_INFO_FLAG_VISIBLE_OUTSIDE_TX 4
#define FILE_ID_GLOBAL_TX_DIR_INFO_FLAG_VISIBLE_TO_TX 2
#define FILE_ID_GLOBAL_TX_DIR_INFO_FLAG_WRITELOCKED 1
#define FILE_INITIATE_REPAIR_HINT1_ATTRIBUTE_NON_RESIDENT 0x2000000000ULL
#define FILE_INITIATE_REPAIR_HINT1_ATTRIBUTE_NOT_FOUND 0x1000
#define FILE_INITIATE_REPAIR_HINT1_ATTRIBUTE_TOO_SMALL 0x1000000000ULL
#define FILE_INITIATE_REPAIR_HINT1_CLUSTERS_ALREADY_IN_USE 0x8000
#define FILE_INITIATE_REPAIR_HINT1_DENY_DEFRAG   0x4000000000ULL
#define FILE_INITIATE_REPAIR_HINT1_FILE_RECORD_IS_BASE_RECORD 0x80000
#define FILE_INITIATE_REPAIR_HINT1_FILE_RECORD_NOT_BASE_RECORD 8
#define FILE_INITIATE_REPAIR_HINT1_FILE_RECORD_NOT_EXIST 4
#define FILE_INITIATE_REPAIR_HINT1_FILE_RECORD_NOT_IN_USE 1
#define FILE_INITIATE_REPAIR_HINT1_FILE_RECORD_NOT_ORPHAN 0x40000
#define FILE_INITIATE_REPAIR_HINT1_FILE_RECORD_REUSED 2
#define FILE_INITIATE_REPAIR_HINT1_INDEX_ENTRY_MISMATCH 0x10000000000ULL
#define FILE_INITIATE_REPAIR_HINT1_INVALID_ARRAY_LENGTH_COUNT 0x100000
#define FILE_INITIATE_REPAIR_HINT1_INVALID_LCN   0x100000000ULL
#define FILE_INITIATE_REPAIR_HINT1_INVALID_ORPHAN_RECOVERY_NAME 0x20000000000ULL
#define FILE_INITIATE_REPAIR_HINT1_INVALID_PARENT 0x800000
#define FILE_INITIATE_REPAIR_HINT1_INVALID_RUN_LENGTH 0x20000
#define FILE_INITIATE_REPAIR_HINT1_INVALID_VCN   0x200000000ULL
#define FILE_INITIATE_REPAIR_HINT1_LCN_NOT_EXIST 0x10000
#define FILE_INITIATE_REPAIR_HINT1_MULTIPLE_FILE_NAME_ATTRIBUTES 0x40000000000ULL
#define FILE_INITIATE_REPAIR_HINT1_NAME_CONFLICT 0x400000000ULL
#define FILE_INITIATE_REPAIR_HINT1_NOTHING_WRONG 0x800
#define FILE_INITIATE_REPAIR_HINT1_NOT_IMPLEMENTED 0x20
#define FILE_INITIATE_REPAIR_HINT1_ORPHAN        0x800000000ULL
#define FILE_INITIATE_REPAIR_HINT1_ORPHAN_GENERATED 0x200
#define FILE_INITIATE_REPAIR_HINT1_OUT_OF_GENERIC_NAMES 0x40000000
#define FILE_INITIATE_REPAIR_HINT1_OUT_OF_RESOURCE 0x80000000
#define FILE_INITIATE_REPAIR_HINT1_PARENT_FILE_RECORD_NOT_BASE_RECORD 0x8000000
#define FILE_INITIATE_REPAIR_HINT1_PARENT_FILE_RECORD_NOT_EXIST 0x4000000
#define FILE_INITIATE_REPAIR_HINT1_PARENT_FILE_RECORD_NOT_INDEX 0x10000000
#define FILE_INITIATE_REPAIR_HINT1_PARENT_FILE_RECORD_NOT_IN_USE 0x1000000
#define FILE_INITIATE_REPAIR_HINT1_PARENT_FILE_RECORD_REUSED 0x2000000
#define FILE_INITIATE_REPAIR_HINT1_POTENTIAL_CROSSLINK 0x2000
#define FILE_INITIATE_REPAIR_HINT1_PREVIOUS_PARENT_STILL_VALID 0x8000000000ULL
#define FILE_INITIATE_REPAIR_HINT1_RECURSIVELY_CORRUPTED 0x100
#define FILE_INITIATE_REPAIR_HINT1_REPAIRED      0x400
#define FILE_INITIATE_REPAIR_HINT1_REPAIR_DISABLED 0x80
#define FILE_INITIATE_REPAIR_HINT1_SID_MISMATCH  0x400000
#define FILE_INITIATE_REPAIR_HINT1_SID_VALID     0x200000
#define FILE_INITIATE_REPAIR_HINT1_STALE_INFORMATION 0x4000
#define FILE_INITIATE_REPAIR_HINT1_SYSTEM_FILE   0x10
#define FILE_INITIATE_REPAIR_HINT1_UNABLE_TO_REPAIR 0x40
#define FILE_INITIATE_REPAIR_HINT1_VALID_INDEX_ENTRY 0x20000000
#define FILE_INVALID_FILE_ID                     (-1)
#define FILE_LAYOUT_NAME_ENTRY_DOS               2
#define FILE_LAYOUT_NAME_ENTRY_PRIMARY           1
#define FILE_LINK_FORCE_RESIZE_SOURCE_SR         0x100
#define FILE_LINK_FORCE_RESIZE_SR                0x180
#define FILE_LINK_FORCE_RESIZE_TARGET_SR         0x80
#define FILE_LINK_IGNORE_READONLY_ATTRIBUTE      0x40
#define FILE_LINK_NO_DECREASE_AVAILABLE_SPACE    0x20
#define FILE_LINK_NO_INCREASE_AVAILABLE_SPACE    0x10
#define FILE_LINK_POSIX_SEMANTICS                2
#define FILE_LINK_PRESERVE_AVAILABLE_SPACE       0x30
#define FILE_LINK_REPLACE_IF_EXISTS              1
#define FILE_LINK_SUPPRESS_STORAGE_RESERVE_INHERITANCE 8
#define FILE_NAMED_STREAMS                       0x40000
#define FILE_NAME_FLAGS_UNSPECIFIED              0x80
#define FILE_NAME_FLAG_BOTH                      3
#define FILE_NAME_FLAG_DOS                       2
#define FILE_NAME_FLAG_HARDLINK                  0
#define FILE_NAME_FLAG_NTFS                      1
#define FILE_NEED_EA                             0x80
#define FILE_NOTIFY_CHANGE_ATTRIBUTES            4
#define FILE_NOTIFY_CHANGE_CREATION              0x40
#define FILE_NOTIFY_CHANGE_DIR_NAME              2
#define FILE_NOTIFY_CHANGE_EA                    0x80
#define FILE_NOTIFY_CHANGE_FILE_NAME             1
#define FILE_NOTIFY_CHANGE_LAST_ACCESS           0x20
#define FILE_NOTIFY_CHANGE_LAST_WRITE            0x10
#define FILE_NOTIFY_CHANGE_NAME                  3
#define FILE_NOTIFY_CHANGE_SECURITY              0x100
#define FILE_NOTIFY_CHANGE_SIZE                  8
#define FILE_NOTIFY_CHANGE_STREAM_NAME           0x200
#define FILE_NOTIFY_CHANGE_STREAM_SIZE           0x400
#define FILE_NOTIFY_CHANGE_STREAM_WRITE          0x800
#define FILE_NOTIFY_VALID_MASK                   0xfff
#define FILE_OPBATCH_BREAK_UNDERWAY              9
#define FILE_OPLOCK_BROKEN_TO_LEVEL_2            7
#define FILE_OPLOCK_BROKEN_TO_NONE               8
#define FILE_PERSISTENT_ACLS                     8
#define FILE_PIPE_ACCEPT_REMOTE_CLIENTS          0
#define FILE_PIPE_BYTE_STREAM_MODE               0
#define FILE_PIPE_BYTE_STREAM_TYPE               0
#define FILE_PIPE_CLIENT_END                     0
#define FILE_PIPE_CLOSING_STATE                  4
#define FILE_PIPE_COMPLETE_OPERATION             1
#define FILE_PIPE_COMPUTER_NAME_LENGTH           15
#define FILE_PIPE_CONNECTED_STATE                3
#define FILE_PIPE_DISCONNECTED_STATE             1
#define FILE_PIPE_FULL_DUPLEX                    2
#define FILE_PIPE_INBOUND                        0
#define FILE_PIPE_LISTENING_STATE                2
#define FILE_PIPE_MESSAGE_MODE                   1
#define FILE_PIPE_MESSAGE_TYPE                   1
#define FILE_PIPE_OUTBOUND                       1
#define FILE_PIPE_QUEUE_OPERATION                0
#define FILE_PIPE_READ_DATA                      0
#define FILE_PIPE_REJECT_REMOTE_CLIENTS          2
#define FILE_PIPE_SERVER_END                     1
#define FILE_PIPE_SYMLINK_FLAG_GLOBAL            1
#define FILE_PIPE_SYMLINK_FLAG_RELATIVE          2
#define FILE_PIPE_SYMLINK_VALID_FLAGS            3
#define FILE_PIPE_TYPE_VALID_MASK                3
#define FILE_PIPE_WRITE_SPACE                    1
#define FILE_PREFETCH_TYPE_FOR_CREATE            1
#define FILE_PREFETCH_TYPE_FOR_CREATE_EX         3
#define FILE_PREFETCH_TYPE_FOR_DIRENUM           2
#define FILE_PREFETCH_TYPE_FOR_DIRENUM_EX        4
#define FILE_PREFETCH_TYPE_MAX                   4
#define FILE_PROVIDER_COMPRESSION_LZX            1
#define FILE_PROVIDER_COMPRESSION_MAXIMUM        4
#define FILE_PROVIDER_COMPRESSION_XPRESS16K      3
#define FILE_PROVIDER_COMPRESSION_XPRESS4K       0
#define FILE_PROVIDER_COMPRESSION_XPRESS8K       2
#define FILE_PROVIDER_CURRENT_VERSION            1
#define FILE_PROVIDER_FLAG_COMPRESS_ON_WRITE     1
#define FILE_PROVIDER_SINGLE_FILE                1
#define FILE_READ_ACCESS                         1
#define FILE_READ_ONLY_VOLUME                    0x80000
#define FILE_REGION_USAGE_HUGE_PAGE_ALIGNMENT    0x10
#define FILE_REGION_USAGE_LARGE_PAGE_ALIGNMENT   8
#define FILE_REGION_USAGE_OTHER_PAGE_ALIGNMENT   4
#define FILE_REGION_USAGE_QUERY_ALIGNMENT        0x18
#define FILE_REGION_USAGE_VALID_CACHED_DATA      1
#define FILE_REGION_USAGE_VALID_NONCACHED_DATA   2
#define FILE_RENAME_FORCE_RESIZE_SOURCE_SR       0x100
#define FILE_RENAME_FORCE_RESIZE_SR              0x180
#define FILE_RENAME_FORCE_RESIZE_TARGET_SR       0x80
#define FILE_RENAME_IGNORE_READONLY_ATTRIBUTE    0x40
#define FILE_RENAME_NO_DECREASE_AVAILABLE_SPACE  0x20
#define FILE_RENAME_NO_INCREASE_AVAILABLE_SPACE  0x10
#define FILE_RENAME_POSIX_SEMANTICS              2
#define FILE_RENAME_PRESERVE_AVAILABLE_SPACE     0x30
#define FILE_RENAME_REPLACE_IF_EXISTS            1
#define FILE_RENAME_SUPPRESS_PIN_STATE_INHERITANCE 4
#define FILE_RENAME_SUPPRESS_STORAGE_RESERVE_INHERITANCE 8
#define FILE_RETURNS_CLEANUP_RESULT_INFO         0x200
#define FILE_SEQUENTIAL_WRITE_ONCE               0x100000
#define FILE_SET_ENCRYPTION                      1
#define FILE_SPECIAL_ACCESS                      0
#define FILE_STORAGE_TIER_DESCRIPTION_LENGTH     0x200
#define FILE_STORAGE_TIER_FLAG_NO_SEEK_PENALTY   0x20000
#define FILE_STORAGE_TIER_FLAG_PARITY            0x800000
#define FILE_STORAGE_TIER_FLAG_READ_CACHE        0x400000
#define FILE_STORAGE_TIER_FLAG_SMR               0x1000000
#define FILE_STORAGE_TIER_FLAG_WRITE_BACK_CACHE  0x200000
#define FILE_STORAGE_TIER_NAME_LENGTH            0x100
#define FILE_SUPPORTS_BLOCK_REFCOUNTING          0x8000000
#define FILE_SUPPORTS_BYPASS_IO                  0x800
#define FILE_SUPPORTS_CASE_SENSITIVE_DIRS        0x2000
#define FILE_SUPPORTS_ENCRYPTION                 0x20000
#define FILE_SUPPORTS_EXTENDED_ATTRIBUTES        0x800000
#define FILE_SUPPORTS_GHOSTING                   0x40000000
#define FILE_SUPPORTS_HARD_LINKS                 0x400000
#define FILE_SUPPORTS_INTEGRITY_STREAMS          0x4000000
#define FILE_SUPPORTS_OBJECT_IDS                 0x10000
#define FILE_SUPPORTS_OPEN_BY_FILE_ID            0x1000000
#define FILE_SUPPORTS_POSIX_UNLINK_RENAME        0x400
#define FILE_SUPPORTS_REMOTE_STORAGE             0x100
#define FILE_SUPPORTS_REPARSE_POINTS             0x80
#define FILE_SUPPORTS_SPARSE_FILES               0x40
#define FILE_SUPPORTS_SPARSE_VDL                 0x10000000
#define FILE_SUPPORTS_STREAM_SNAPSHOTS           0x1000
#define FILE_SUPPORTS_TRANSACTIONS               0x200000
#define FILE_SUPPORTS_USN_JOURNAL                0x2000000
#define FILE_TYPE_NOTIFICATION_FLAG_USAGE_BEGIN  1
#define FILE_TYPE_NOTIFICATION_FLAG_USAGE_END    2
#define FILE_UNICODE_ON_DISK                     4
#define FILE_VC_CONTENT_INDEX_DISABLED           8
#define FILE_VC_LOG_QUOTA_LIMIT                  0x20
#define FILE_VC_LOG_QUOTA_THRESHOLD              0x10
#define FILE_VC_LOG_VOLUME_LIMIT                 0x80
#define FILE_VC_LOG_VOLUME_THRESHOLD             0x40
#define FILE_VC_QUOTAS_INCOMPLETE                0x100
#define FILE_VC_QUOTAS_REBUILDING                0x200
#define FILE_VC_QUOTA_ENFORCE                    2
#define FILE_VC_QUOTA_MASK                       3
#define FILE_VC_QUOTA_NONE                       0
#define FILE_VC_QUOTA_TRACK                      1
#define FILE_VC_VALID_MASK                       0x3ff
#define FILE_VOLUME_IS_COMPRESSED                0x8000
#define FILE_VOLUME_QUOTAS                       0x20
#define FILE_WRITE_ACCESS                        2
#define FILE_ZERO_DATA_INFORMATION_FLAG_PRESERVE_CACHED_DATA 1
#define FILE_128_BYTE_ALIGNMENT                  127
#define FILE_256_BYTE_ALIGNMENT                  255
#define FILE_32_BYTE_ALIGNMENT                   31
#define FILE_512_BYTE_ALIGNMENT                  0x1ff
#define FILE_64_BYTE_ALIGNMENT                   63
#define FILE_ADD_FILE                            2
#define FILE_ADD_SUBDIRECTORY                    4
#define FILE_ALL_ACCESS                          0x1f01ff
#define FILE_APPEND_DATA                         4
#define FILE_ATTRIBUTE_ARCHIVE                   0x20
#define FILE_ATTRIBUTE_COMPRESSED                0x800
#define FILE_ATTRIBUTE_DEDICATED                 0x100
#define FILE_ATTRIBUTE_DEVICE                    0x40
#define FILE_ATTRIBUTE_DIRECTORY                 0x10
#define FILE_ATTRIBUTE_EA                        0x40000
#define FILE_ATTRIBUTE_ENCRYPTED                 0x4000
#define FILE_ATTRIBUTE_HIDDEN                    2
#define FILE_ATTRIBUTE_INTEGRITY_STREAM          0x8000
#define FILE_ATTRIBUTE_NORMAL                    0x80
#define FILE_ATTRIBUTE_NOT_CONTENT_INDEXED       0x2000
#define FILE_ATTRIBUTE_NO_SCRUB_DATA             0x20000
#define FILE_ATTRIBUTE_OFFLINE                   0x1000
#define FILE_ATTRIBUTE_PINNED                    0x80000
#define FILE_ATTRIBUTE_READONLY                  1
#define FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS     0x400000
#define FILE_ATTRIBUTE_RECALL_ON_OPEN            0x40000
#define FILE_ATTRIBUTE_REPARSE_POINT             0x400
#define FILE_ATTRIBUTE_SPARSE_FILE               0x200
#define FILE_ATTRIBUTE_STRICTLY_SEQUENTIAL       0x20000000
#define FILE_ATTRIBUTE_SYSTEM                    4
#define FILE_ATTRIBUTE_TEMPORARY                 0x100
#define FILE_ATTRIBUTE_UNPINNED                  0x100000
#define FILE_ATTRIBUTE_VALID_FLAGS               0x5affb7
#define FILE_ATTRIBUTE_VALID_KERNEL_SET_FLAGS    0x5a31a7
#define FILE_ATTRIBUTE_VALID_SET_FLAGS           0x1a31a7
#define FILE_ATTRIBUTE_VIRTUAL                   0x10000
#define FILE_AUTOGENERATED_DEVICE_NAME           0x80
#define FILE_BYTE_ALIGNMENT                      0
#define FILE_CHARACTERISTIC_CSV                  0x10000
#define FILE_CHARACTERISTIC_PNP_DEVICE           0x800
#define FILE_CHARACTERISTIC_TS_DEVICE            0x1000
#define FILE_CHARACTERISTIC_WEBDAV_DEVICE        0x2000
#define FILE_COMPLETE_IF_OPLOCKED                0x100
#define FILE_CONTAINS_EXTENDED_CREATE_INFORMATION 0x10000000
#define FILE_CREATE                              2
#define FILE_CREATED                             2
#define FILE_CREATE_PIPE_INSTANCE                4
#define FILE_CREATE_TREE_CONNECTION              0x80
#define FILE_DELETE_CHILD                        0x40
#define FILE_DELETE_ON_CLOSE                     0x1000
#define FILE_DIRECTORY_FILE                      1
#define FILE_DISALLOW_EXCLUSIVE                  0x20000
#define FILE_DOES_NOT_EXIST                      5
#define FILE_EXECUTE                             0x20
#define FILE_EXISTS                              4
#define FILE_FLOPPY_DISKETTE                     4
#define FILE_GENERIC_EXECUTE                     0x1200a0
#define FILE_GENERIC_READ                        0x120089
#define FILE_GENERIC_WRITE                       0x120116
#define FILE_LIST_DIRECTORY                      1
#define FILE_LONG_ALIGNMENT                      3
#define FILE_MAXIMUM_DISPOSITION                 5
#define FILE_NON_DIRECTORY_FILE                  0x40
#define FILE_NO_COMPRESSION                      0x8000
#define FILE_NO_EA_KNOWLEDGE                     0x200
#define FILE_NO_INTERMEDIATE_BUFFERING           8
#define FILE_OCTA_ALIGNMENT                      15
#define FILE_OPEN                                1
#define FILE_OPENED                              1
#define FILE_OPEN_BY_FILE_ID                     0x2000
#define FILE_OPEN_FOR_BACKUP_INTENT              0x4000
#define FILE_OPEN_FOR_FREE_SPACE_QUERY           0x800000
#define FILE_OPEN_IF                             3
#define FILE_OPEN_NO_RECALL                      0x400000
#define FILE_OPEN_REMOTE_INSTANCE                0x400
#define FILE_OPEN_REPARSE_POINT                  0x200000
#define FILE_OPEN_REQUIRING_OPLOCK               0x10000
#define FILE_OVERWRITE                           4
#define FILE_OVERWRITE_IF                        5
#define FILE_OVERWRITTEN                         3
#define FILE_PORTABLE_DEVICE                     0x40000
#define FILE_QUAD_ALIGNMENT                      7
#define FILE_QUERY_INDEX_SPECIFIED               4
#define FILE_QUERY_NO_CURSOR_UPDATE              0x10
#define FILE_QUERY_RESTART_SCAN                  1
#define FILE_QUERY_RETURN_ON_DISK_ENTRIES_ONLY   8
#define FILE_QUERY_RETURN_SINGLE_ENTRY           2
#define FILE_RANDOM_ACCESS                       0x800
#define FILE_READ_ATTRIBUTES                     0x80
#define FILE_READ_DATA                           1
#define FILE_READ_EA                             8
#define FILE_READ_ONLY_DEVICE                    2
#define FILE_REMOTE_DEVICE                       0x10
#define FILE_REMOTE_DEVICE_VSMB                  0x80000
#define FILE_REMOVABLE_MEDIA                     1
#define FILE_RESERVE_OPFILTER                    0x100000
#define FILE_SEQUENTIAL_ONLY                     4
#define FILE_SESSION_AWARE                       0x40000
#define FILE_SHARE_DELETE                        4
#define FILE_SHARE_READ                          1
#define FILE_SHARE_VALID_FLAGS                   7
#define FILE_SHARE_WRITE                         2
#define FILE_SKIP_COMPLETION_PORT_ON_SUCCESS     1
#define FILE_SKIP_SET_EVENT_ON_HANDLE            2
#define FILE_SKIP_SET_USER_EVENT_ON_FAST_IO      4
#define FILE_SUPERSEDE                           0
#define FILE_SUPERSEDED                          0
#define FILE_SYNCHRONOUS_IO_ALERT                0x10
#define FILE_SYNCHRONOUS_IO_NONALERT             0x20
#define FILE_TRAVERSE                            0x20
#define FILE_USE_FILE_POINTER_POSITION           0xfffffffe
#define FILE_VALID_EXTENDED_OPTION_FLAGS         0x10000000
#define FILE_VALID_MAILSLOT_OPTION_FLAGS         0x32
#define FILE_VALID_OPTION_FLAGS                  0xffffff
#define FILE_VALID_PIPE_OPTION_FLAGS             0x32
#define FILE_VALID_SET_FLAGS                     0x36
#define FILE_VIRTUAL_VOLUME                      0x40
#define FILE_WORD_ALIGNMENT                      1
#define FILE_WRITE_ATTRIBUTES                    0x100
#define FILE_WRITE_DATA                          2
#define FILE_WRITE_EA                            0x10
#define FILE_WRITE_ONCE_MEDIA                    8
#define FILE_WRITE_THROUGH                       2
#define FILE_WRITE_TO_END_OF_FILE                0xffffffff
#define IO_ATTACH_DEVICE                         0x400
#define IO_CHECK_CREATE_PARAMETERS               0x200
#define IO_IGNORE_SHARE_ACCESS_CHECK             0x800
#define IO_KEYBOARD_INCREMENT                    6
#define IO_MOUSE_INCREMENT                       6
#define IO_PARALLEL_INCREMENT                    1
#define IO_SERIAL_INCREMENT                      2
#define IO_SOUND_INCREMENT                       8
#define IO_USE_AMBIENT_SILO                      1
#define IO_VIDEO_INCREMENT                       1
#define IO_CD_ROM_INCREMENT                      1
#define IO_CREATE_STREAM_FILE_LITE               2
#define IO_CREATE_STREAM_FILE_RAISE_ON_ERROR     1
#define IO_DISK_INCREMENT                        1
#define IO_FILE_OBJECT_NON_PAGED_POOL_CHARGE     0x40
#define IO_FILE_OBJECT_PAGED_POOL_CHARGE         0x400
#define IO_IGNORE_READONLY_ATTRIBUTE             0x40
#define IO_MAILSLOT_INCREMENT                    2
#define IO_MM_PAGING_FILE                        0x10
#define IO_NAMED_PIPE_INCREMENT                  2
#define IO_NETWORK_INCREMENT                     2
#define IO_OPEN_PAGING_FILE                      2
#define IO_OPEN_TARGET_DIRECTORY                 4
#define IO_QOS_MAX_RESERVATION                   0x3b9aca00
#define IO_REPARSE_TAG_ACRONIS_HSM_0             0x60
#define IO_REPARSE_TAG_ACRONIS_HSM_1             97
#define IO_REPARSE_TAG_ACRONIS_HSM_2             98
#define IO_REPARSE_TAG_ACRONIS_HSM_3             99
#define IO_REPARSE_TAG_ACRONIS_HSM_4             100
#define IO_REPARSE_TAG_ACRONIS_HSM_5             101
#define IO_REPARSE_TAG_ACRONIS_HSM_6             102
#define IO_REPARSE_TAG_ACRONIS_HSM_7             103
#define IO_REPARSE_TAG_ACRONIS_HSM_8             104
#define IO_REPARSE_TAG_ACRONIS_HSM_9             105
#define IO_REPARSE_TAG_ACRONIS_HSM_A             106
#define IO_REPARSE_TAG_ACRONIS_HSM_B             107
#define IO_REPARSE_TAG_ACRONIS_HSM_C             108
#define IO_REPARSE_TAG_ACRONIS_HSM_D             109
#define IO_REPARSE_TAG_ACRONIS_HSM_E             110
#define IO_REPARSE_TAG_ACRONIS_HSM_F             111
#define IO_REPARSE_TAG_ACTIVISION_HSM            71
#define IO_REPARSE_TAG_ADA_HSM                   38
#define IO_REPARSE_TAG_ADOBE_HSM                 69
#define IO_REPARSE_TAG_AF_UNIX                   0x80000023
#define IO_REPARSE_TAG_ALERTBOOT                 0x2000004c
#define IO_REPARSE_TAG_ALTIRIS_HSM               25
#define IO_REPARSE_TAG_APPEXECLINK               0x8000001b
#define IO_REPARSE_TAG_APPXSTRM                  0xc0000014
#define IO_REPARSE_TAG_ARCO_BACKUP               59
#define IO_REPARSE_TAG_ARKIVIO                   0xc
#define IO_REPARSE_TAG_AURISTOR_FS               73
#define IO_REPARSE_TAG_AUTN_HSM                  39
#define IO_REPARSE_TAG_BRIDGEHEAD_HSM            22
#define IO_REPARSE_TAG_C2CSYSTEMS_HSM            49
#define IO_REPARSE_TAG_CARINGO_HSM               52
#define IO_REPARSE_TAG_CARROLL_HSM               60
#define IO_REPARSE_TAG_CITRIX_PM                 54
#define IO_REPARSE_TAG_CLOUD                     0x9000001a
#define IO_REPARSE_TAG_CLOUD_1                   0x9000101a
#define IO_REPARSE_TAG_CLOUD_2                   0x9000201a
#define IO_REPARSE_TAG_CLOUD_3                   0x9000301a
#define IO_REPARSE_TAG_CLOUD_4                   0x9000401a
#define IO_REPARSE_TAG_CLOUD_5                   0x9000501a
#define IO_REPARSE_TAG_CLOUD_6                   0x9000601a
#define IO_REPARSE_TAG_CLOUD_7                   0x9000701a
#define IO_REPARSE_TAG_CLOUD_8                   0x9000801a
#define IO_REPARSE_TAG_CLOUD_9                   0x9000901a
#define IO_REPARSE_TAG_CLOUD_A                   0x9000a01a
#define IO_REPARSE_TAG_CLOUD_B                   0x9000b01a
#define IO_REPARSE_TAG_CLOUD_C                   0x9000c01a
#define IO_REPARSE_TAG_CLOUD_D                   0x9000d01a
#define IO_REPARSE_TAG_CLOUD_E                   0x9000e01a
#define IO_REPARSE_TAG_CLOUD_F                   0x9000f01a
#define IO_REPARSE_TAG_CLOUD_MASK                0xf000
#define IO_REPARSE_TAG_COMMVAULT                 14
#define IO_REPARSE_TAG_COMMVAULT_HSM             29
#define IO_REPARSE_TAG_COMTRADE_HSM              61
#define IO_REPARSE_TAG_CSV                       0x80000009
#define IO_REPARSE_TAG_CTERA_HSM                 78
#define IO_REPARSE_TAG_DATAFIRST_HSM             0x30
#define IO_REPARSE_TAG_DATAGLOBAL_HSM            46
#define IO_REPARSE_TAG_DATALESS_CIM              0xa0000028
#define IO_REPARSE_TAG_DATASTOR_SIS              30
#define IO_REPARSE_TAG_DEDUP                     0x80000013
#define IO_REPARSE_TAG_DFM                       0x80000016
#define IO_REPARSE_TAG_DFS                       0x8000000a
#define IO_REPARSE_TAG_DFSR                      0x80000012
#define IO_REPARSE_TAG_DOR_HSM                   82
#define IO_REPARSE_TAG_DOUBLE_TAKE_HSM           0x22
#define IO_REPARSE_TAG_DOUBLE_TAKE_SIS           41
#define IO_REPARSE_TAG_DRIVE_EXTENDER            0x80000005
#define IO_REPARSE_TAG_DROPBOX_HSM               0x44
#define IO_REPARSE_TAG_EASEFILTER_HSM            87
#define IO_REPARSE_TAG_EASEVAULT_HSM             62
#define IO_REPARSE_TAG_EDSI_HSM                  31
#define IO_REPARSE_TAG_ELTAN_HSM                 43
#define IO_REPARSE_TAG_EMC_HSM                   57
#define IO_REPARSE_TAG_ENIGMA_HSM                0x11
#define IO_REPARSE_TAG_FILE_PLACEHOLDER          0x80000015
#define IO_REPARSE_TAG_FILTER_MANAGER            0x8000000b
#define IO_REPARSE_TAG_GLOBAL360_HSM             0x18
#define IO_REPARSE_TAG_GLOBAL_REPARSE            0xa0000019
#define IO_REPARSE_TAG_GOOGLE_HSM                0x41
#define IO_REPARSE_TAG_GRAU_DATASTORAGE_HSM      28
#define IO_REPARSE_TAG_HDS_HCP_HSM               0x48
#define IO_REPARSE_TAG_HDS_HSM                   63
#define IO_REPARSE_TAG_HERMES_HSM                26
#define IO_REPARSE_TAG_HP_BACKUP                 67
#define IO_REPARSE_TAG_HP_DATA_PROTECT           70
#define IO_REPARSE_TAG_HP_HSM                    0x20
#define IO_REPARSE_TAG_HSAG_HSM                  37
#define IO_REPARSE_TAG_HSM                       0xc0000004
#define IO_REPARSE_TAG_HSM2                      0x80000006
#define IO_REPARSE_TAG_HUBSTOR_HSM               85
#define IO_REPARSE_TAG_IFSTEST_CONGRUENT         9
#define IO_REPARSE_TAG_IIS_CACHE                 0xa0000010
#define IO_REPARSE_TAG_IMANAGE_HSM               0x20000056
#define IO_REPARSE_TAG_INTERCOPE_HSM             19
#define IO_REPARSE_TAG_ITSTATION                 74
#define IO_REPARSE_TAG_KOM_NETWORKS_HSM          0x14
#define IO_REPARSE_TAG_LX_BLK                    0x80000026
#define IO_REPARSE_TAG_LX_CHR                    0x80000025
#define IO_REPARSE_TAG_LX_FIFO                   0x80000024
#define IO_REPARSE_TAG_LX_SYMLINK                0xa000001d
#define IO_REPARSE_TAG_MAGINATICS_RDR            0x40
#define IO_REPARSE_TAG_MAXISCALE_HSM             0x20000035
#define IO_REPARSE_TAG_MEMORY_TECH_HSM           21
#define IO_REPARSE_TAG_MIMOSA_HSM                0x24
#define IO_REPARSE_TAG_MOONWALK_HSM              0xa
#define IO_REPARSE_TAG_MOUNT_POINT               0xa0000003
#define IO_REPARSE_TAG_MTALOS                    77
#define IO_REPARSE_TAG_NEUSHIELD                 81
#define IO_REPARSE_TAG_NEXSAN_HSM                0x28
#define IO_REPARSE_TAG_NFS                       0x80000014
#define IO_REPARSE_TAG_NIPPON_HSM                79
#define IO_REPARSE_TAG_NVIDIA_UNIONFS            0x20000054
#define IO_REPARSE_TAG_ONEDRIVE                  0x80000021
#define IO_REPARSE_TAG_OPENAFS_DFS               55
#define IO_REPARSE_TAG_OSR_SAMPLE                0x20000017
#define IO_REPARSE_TAG_OVERTONE                  15
#define IO_REPARSE_TAG_POINTSOFT_HSM             27
#define IO_REPARSE_TAG_PROJFS                    0x9000001c
#define IO_REPARSE_TAG_PROJFS_TOMBSTONE          0xa0000022
#define IO_REPARSE_TAG_QI_TECH_HSM               0x2000002f
#define IO_REPARSE_TAG_QUADDRA_HSM               0x42
#define IO_REPARSE_TAG_QUEST_HSM                 45
#define IO_REPARSE_TAG_REDSTOR_HSM               0x50
#define IO_REPARSE_TAG_RESERVED_ONE              1
#define IO_REPARSE_TAG_RESERVED_RANGE            2
#define IO_REPARSE_TAG_RESERVED_TWO              2
#define IO_REPARSE_TAG_RESERVED_ZERO             0
#define IO_REPARSE_TAG_RIVERBED_HSM              51
#define IO_REPARSE_TAG_SER_HSM                   0x21
#define IO_REPARSE_TAG_SHX_BACKUP                83
#define IO_REPARSE_TAG_SIS                       0x80000007
#define IO_REPARSE_TAG_SOLUTIONSOFT              0x2000000d
#define IO_REPARSE_TAG_SONY_HSM                  42
#define IO_REPARSE_TAG_SPHARSOFT                 75
#define IO_REPARSE_TAG_STORAGE_SYNC              0x8000001e
#define IO_REPARSE_TAG_SYMANTEC_HSM              0x12
#define IO_REPARSE_TAG_SYMANTEC_HSM2             0x10
#define IO_REPARSE_TAG_SYMLINK                   0xa000000c
#define IO_REPARSE_TAG_TSINGHUA_UNIVERSITY_RESEARCH 11
#define IO_REPARSE_TAG_UNHANDLED                 0x80000020
#define IO_REPARSE_TAG_UTIXO_HSM                 44
#define IO_REPARSE_TAG_VALID_VALUES              0xf000ffff
#define IO_REPARSE_TAG_VMWARE_PM                 58
#define IO_REPARSE_TAG_WATERFORD                 50
#define IO_REPARSE_TAG_WCI                       0x80000018
#define IO_REPARSE_TAG_WCI_1                     0x90001018
#define IO_REPARSE_TAG_WCI_LINK                  0xa0000027
#define IO_REPARSE_TAG_WCI_LINK_1                0xa0001027
#define IO_REPARSE_TAG_WCI_TOMBSTONE             0xa000001f
#define IO_REPARSE_TAG_WIM                       0x80000008
#define IO_REPARSE_TAG_WISDATA_HSM               35
#define IO_REPARSE_TAG_WOF                       0x80000017
#define IO_REPARSE_TAG_ZLTI_HSM                  56
#define IO_STOP_ON_SYMLINK                       8
#define IO_ATTRIBUTION_INFO_V1                   1
#define IO_CHECK_SHARE_ACCESS_DONT_CHECK_DELETE  0x10
#define IO_CHECK_SHARE_ACCESS_DONT_CHECK_READ    4
#define IO_CHECK_SHARE_ACCESS_DONT_CHECK_WRITE   8
#define IO_CHECK_SHARE_ACCESS_DONT_UPDATE_FILE_OBJECT 2
#define IO_CHECK_SHARE_ACCESS_FORCE_CHECK        0x20
#define IO_CHECK_SHARE_ACCESS_FORCE_USING_SCB    0x40
#define IO_CHECK_SHARE_ACCESS_UPDATE_SHARE_ACCESS 1
#define IO_ERROR_LOG_MESSAGE_HEADER_LENGTH       104
#define IO_FORCE_ACCESS_CHECK                    1
#define IO_NO_PARAMETER_CHECKING                 0x100
#define IO_REMOUNT                               1
#define IO_REPARSE                               0
#define IO_REPARSE_GLOBAL                        2
#define IO_SESSION_MAX_PAYLOAD_SIZE              0x100
#define IO_SESSION_STATE_ALL_EVENTS              0xffffffff
#define IO_SESSION_STATE_CONNECT_EVENT           4
#define IO_SESSION_STATE_CREATION_EVENT          1
#define IO_SESSION_STATE_DISCONNECT_EVENT        8
#define IO_SESSION_STATE_LOGOFF_EVENT            0x20
#define IO_SESSION_STATE_LOGON_EVENT             0x10
#define IO_SESSION_STATE_TERMINATION_EVENT       2
#define IO_SESSION_STATE_VALID_EVENT_MASK        0x3f
#define IO_SET_IRP_IO_ATTRIBUTION_FLAGS_MASK     3
#define IO_SET_IRP_IO_ATTRIBUTION_FROM_PROCESS   2
#define IO_SET_IRP_IO_ATTRIBUTION_FROM_THREAD    1
#define IO_SHARE_ACCESS_NON_PRIMARY_STREAM       0x80
#define IO_SHARE_ACCESS_NO_WRITE_PERMISSION      0x80000000
#define IO_TYPE_ADAPTER                          1
#define IO_TYPE_CONTROLLER                       2
#define IO_TYPE_CSQ                              2
#define IO_TYPE_CSQ_EX                           3
#define IO_TYPE_CSQ_IRP_CONTEXT                  1
#define IO_TYPE_DEVICE                           3
#define IO_TYPE_DEVICE_OBJECT_EXTENSION          13
#define IO_TYPE_DRIVER                           4
#define IO_TYPE_ERROR_LOG                        11
#define IO_TYPE_ERROR_MESSAGE                    0xc
#define IO_TYPE_FILE                             5
#define IO_TYPE_IORING                           14
#define IO_TYPE_IRP                              6
#define IO_TYPE_MASTER_ADAPTER                   7
#define IO_TYPE_OPEN_PACKET                      8
#define IO_TYPE_TIMER                            9
#define IO_TYPE_VPB                              0xa
#define METHOD_BUFFERED                          0
#define METHOD_DIRECT_FROM_HARDWARE              2
#define METHOD_DIRECT_TO_HARDWARE                1
#define METHOD_IN_DIRECT                         1
#define METHOD_NEITHER                           3
#define METHOD_OUT_DIRECT                        2
#define DRVO_BOOTREINIT_REGISTERED               0x20
#define DRVO_INITIALIZED                         0x10
#define DRVO_LEGACY_RESOURCES                    0x40
#define DRVO_REINIT_REGISTERED                   8
#define DRVO_BUILTIN_DRIVER                      4
#define DRVO_LEGACY_DRIVER                       2
#define DRVO_UNLOAD_INVOKED                      1
#define DMA_ADAPTER_INFO_VERSION1                1
#define DMA_ADAPTER_INFO_VERSION_CRASHDUMP       0xffffffff
#define DMA_FAIL_ON_BOUNCE                       4
#define DMA_IOMMU_INTERFACE_EX_VERSION           1
#define DMA_IOMMU_INTERFACE_EX_VERSION_1         1
#define DMA_IOMMU_INTERFACE_EX_VERSION_2         2
#define DMA_IOMMU_INTERFACE_EX_VERSION_MAX       2
#define DMA_IOMMU_INTERFACE_EX_VERSION_MIN       1
#define DMA_IOMMU_INTERFACE_VERSION              1
#define DMA_IOMMU_INTERFACE_VERSION_1            1
#define DMA_SYNCHRONOUS_CALLBACK                 1
#define DMA_TRANSFER_CONTEXT_SIZE_V1             0x80
#define DMA_TRANSFER_CONTEXT_VERSION1            1
#define DMA_TRANSFER_INFO_VERSION1               1
#define DMA_TRANSFER_INFO_VERSION2               2
#define DMA_ZERO_BUFFERS                         2
#define VPB_DIRECT_WRITES_ALLOWED                0x20
#define VPB_DISMOUNTING                          0x80
#define VPB_FLAGS_BYPASSIO_BLOCKED               0x40
#define VPB_LOCKED                               2
#define VPB_MOUNTED                              1
#define VPB_PERSISTENT                           4
#define VPB_RAW_MOUNT                            0x10
#define VPB_REMOVE_PENDING                       8
#define FO_ALERTABLE_IO                          4
#define FO_BYPASS_IO_ENABLED                     0x800000
#define FO_CACHE_SUPPORTED                       0x40
#define FO_CLEANUP_COMPLETE                      0x4000
#define FO_DELETE_ON_CLOSE                       0x10000
#define FO_DIRECT_DEVICE_OPEN                    0x800
#define FO_DISALLOW_EXCLUSIVE                    0x2000000
#define FO_FILE_FAST_IO_READ                     0x80000
#define FO_FILE_MODIFIED                         0x1000
#define FO_FILE_OPEN                             1
#define FO_FILE_OPEN_CANCELLED                   0x200000
#define FO_FILE_SIZE_CHANGED                     0x2000
#define FO_FLAGS_VALID_ONLY_DURING_CREATE        0x2000000
#define FO_GENERATE_AUDIT_ON_CLOSE               0x400
#define FO_HANDLE_CREATED                        0x40000
#define FO_INDIRECT_WAIT_OBJECT                  0x10000000
#define FO_MAILSLOT                              0x200
#define FO_NAMED_PIPE                            0x80
#define FO_NO_INTERMEDIATE_BUFFERING             8
#define FO_OPENED_CASE_SENSITIVE                 0x20000
#define FO_QUEUE_IRP_TO_THREAD                   0x400
#define FO_RANDOM_ACCESS                         0x100000
#define FO_REMOTE_ORIGIN                         0x1000000
#define FO_SECTION_MINSTORE_TREATMENT            0x20000000
#define FO_SEQUENTIAL_ONLY                       0x20
#define FO_SKIP_COMPLETION_PORT                  0x2000000
#define FO_SKIP_SET_EVENT                        0x4000000
#define FO_SKIP_SET_FAST_IO                      0x8000000
#define FO_STREAM_FILE                           0x100
#define FO_SYNCHRONOUS_IO                        2
#define FO_TEMPORARY_FILE                        0x8000
#define FO_VOLUME_OPEN                           0x400000
#define FO_WRITE_THROUGH                         0x10
#define CTL_CODE(DeviceType, Function, Method, Access) \
    (((DeviceType) << 16) | ((Access) << 14) | ((Function) << 2) | (Method))
#define DEVICE_TYPE_FROM_CTL_CODE(ctrlCode) (((ULONG)((ctrlCode) & 0xffff0000)) >> 16)
#define METHOD_FROM_CTL_CODE(ctrlCode)      ((ULONG)((ctrlCode) & 3))
typedef ULONG DEVICE_TYPE;

typedef NTSTATUS NTAPI DRIVER_INITIALIZE(struct _DRIVER_OBJECT *, PUNICODE_STRING);
typedef DRIVER_INITIALIZE *PDRIVER_INITIALIZE;
typedef void NTAPI DRIVER_STARTIO(struct _DEVICE_OBJECT *, struct _IRP *);
typedef DRIVER_STARTIO *PDRIVER_STARTIO;
typedef void NTAPI DRIVER_UNLOAD(struct _DRIVER_OBJECT *);
typedef DRIVER_UNLOAD *PDRIVER_UNLOAD;
typedef NTSTATUS NTAPI DRIVER_DISPATCH(struct _DEVICE_OBJECT *, struct _IRP *);
typedef DRIVER_DISPATCH *PDRIVER_DISPATCH;
typedef NTSTATUS NTAPI DRIVER_ADD_DEVICE(struct _DRIVER_OBJECT *, struct _DEVICE_OBJECT *);
typedef DRIVER_ADD_DEVICE *PDRIVER_ADD_DEVICE;
typedef void NTAPI DRIVER_CANCEL(struct _DEVICE_OBJECT *, struct _IRP *);
typedef DRIVER_CANCEL *PDRIVER_CANCEL;
typedef NTSTATUS NTAPI IO_COMPLETION_ROUTINE(PDEVICE_OBJECT, PIRP, PVOID);
typedef IO_COMPLETION_ROUTINE *PIO_COMPLETION_ROUTINE;
typedef void NTAPI IO_WORKITEM_ROUTINE(PDEVICE_OBJECT, PVOID);
typedef IO_WORKITEM_ROUTINE *PIO_WORKITEM_ROUTINE;
typedef void NTAPI IO_DPC_ROUTINE(PKDPC, struct _DEVICE_OBJECT *, struct _IRP *, PVOID);
typedef IO_DPC_ROUTINE *PIO_DPC_ROUTINE;
typedef void NTAPI IO_TIMER_ROUTINE(struct _DEVICE_OBJECT *, PVOID);
typedef IO_TIMER_ROUTINE *PIO_TIMER_ROUTINE;
typedef struct _DRIVER_EXTENSION {
    struct _DRIVER_OBJECT *DriverObject;
    PDRIVER_ADD_DEVICE AddDevice;
    ULONG Count;
    UNICODE_STRING ServiceKeyName;
} DRIVER_EXTENSION, *PDRIVER_EXTENSION;

typedef struct _FAST_IO_DISPATCH FAST_IO_DISPATCH, *PFAST_IO_DISPATCH;
struct _DRIVER_OBJECT {
    CSHORT Type;
    CSHORT Size;
    PDEVICE_OBJECT DeviceObject;
    ULONG Flags;
    PVOID DriverStart;
    ULONG DriverSize;
    PVOID DriverSection;
    PDRIVER_EXTENSION DriverExtension;
    UNICODE_STRING DriverName;
    PUNICODE_STRING HardwareDatabase;
    PFAST_IO_DISPATCH FastIoDispatch;
    PDRIVER_INITIALIZE DriverInit;
    PDRIVER_STARTIO DriverStartIo;
    PDRIVER_UNLOAD DriverUnload;
    PDRIVER_DISPATCH MajorFunction[28];
};

typedef struct _IO_TIMER *PIO_TIMER;
typedef struct _VPB VPB, *PVPB;
typedef enum _IO_ALLOCATION_ACTION {
    KeepObject = 1,
    DeallocateObject,
    DeallocateObjectKeepRegisters,
} IO_ALLOCATION_ACTION, *PIO_ALLOCATION_ACTION;

typedef IO_ALLOCATION_ACTION NTAPI DRIVER_CONTROL(struct _DEVICE_OBJECT *, struct _IRP *, PVOID, PVOID);
typedef DRIVER_CONTROL *PDRIVER_CONTROL;
typedef struct _WAIT_CONTEXT_BLOCK {
    union {
        KDEVICE_QUEUE_ENTRY WaitQueueEntry;
        struct {
            LIST_ENTRY DmaWaitEntry;
            ULONG NumberOfChannels;
            ULONG SyncCallback : 1;
            ULONG DmaContext : 1;
            ULONG ZeroMapRegisters : 1;
            ULONG Reserved : 9;
            ULONG NumberOfRemapPages : 20;
        };
    };
    PDRIVER_CONTROL DeviceRoutine;
    PVOID DeviceContext;
    ULONG NumberOfMapRegisters;
    PVOID DeviceObject;
    PVOID CurrentIrp;
    PKDPC BufferChainingDpc;
} WAIT_CONTEXT_BLOCK, *PWAIT_CONTEXT_BLOCK;

typedef struct _DEVOBJ_EXTENSION DEVOBJ_EXTENSION, *PDEVOBJ_EXTENSION;
struct DECLSPEC_ALIGN(16) _DEVICE_OBJECT {
    CSHORT Type;
    USHORT Size;
    LONG ReferenceCount;
    struct _DRIVER_OBJECT *DriverObject;
    struct _DEVICE_OBJECT *NextDevice;
    struct _DEVICE_OBJECT *AttachedDevice;
    struct _IRP *CurrentIrp;
    PIO_TIMER Timer;
    ULONG Flags;
    ULONG Characteristics;
    PVPB Vpb;
    PVOID DeviceExtension;
    ULONG DeviceType;
    CCHAR StackSize;
    union {
        LIST_ENTRY ListEntry;
        WAIT_CONTEXT_BLOCK Wcb;
    } Queue;
    ULONG AlignmentRequirement;
    KDEVICE_QUEUE DeviceQueue;
    KDPC Dpc;
    ULONG ActiveThreadCount;
    PSECURITY_DESCRIPTOR SecurityDescriptor;
    KEVENT DeviceLock;
    USHORT SectorSize;
    USHORT Spare1;
    struct _DEVOBJ_EXTENSION *DeviceObjectExtension;
    PVOID Reserved;
};

typedef struct _SECTION_OBJECT_POINTERS SECTION_OBJECT_POINTERS, *PSECTION_OBJECT_POINTERS;
typedef struct _FILE_OBJECT FILE_OBJECT, *PFILE_OBJECT, *PLOG_FILE_OBJECT;
typedef struct _IO_COMPLETION_CONTEXT IO_COMPLETION_CONTEXT, *PIO_COMPLETION_CONTEXT;
struct _FILE_OBJECT {
    CSHORT Type;
    CSHORT Size;
    PDEVICE_OBJECT DeviceObject;
    PVPB Vpb;
    PVOID FsContext;
    PVOID FsContext2;
    PSECTION_OBJECT_POINTERS SectionObjectPointer;
    PVOID PrivateCacheMap;
    NTSTATUS FinalStatus;
    struct _FILE_OBJECT *RelatedFileObject;
    BOOLEAN LockOperation;
    BOOLEAN DeletePending;
    BOOLEAN ReadAccess;
    BOOLEAN WriteAccess;
    BOOLEAN DeleteAccess;
    BOOLEAN SharedRead;
    BOOLEAN SharedWrite;
    BOOLEAN SharedDelete;
    ULONG Flags;
    UNICODE_STRING FileName;
    LARGE_INTEGER CurrentByteOffset;
    ULONG Waiters;
    ULONG Busy;
    PVOID LastLock;
    KEVENT Lock;
    KEVENT Event;
    PIO_COMPLETION_CONTEXT CompletionContext;
    KSPIN_LOCK IrpListLock;
    LIST_ENTRY IrpList;
    PVOID FileObjectExtension;
};

typedef void (NTAPI *PIO_APC_ROUTINE)(PVOID, PIO_STATUS_BLOCK, ULONG);
struct _IORING_OBJECT;
typedef struct _IO_STACK_LOCATION IO_STACK_LOCATION, *PIO_STACK_LOCATION;
struct _IRP {
    CSHORT Type;
    USHORT Size;
    PMDL MdlAddress;
    ULONG Flags;
    union {
        struct _IRP *MasterIrp;
        LONG IrpCount;
        PVOID SystemBuffer;
    } AssociatedIrp;
    LIST_ENTRY ThreadListEntry;
    IO_STATUS_BLOCK IoStatus;
    KPROCESSOR_MODE RequestorMode;
    BOOLEAN PendingReturned;
    CHAR StackCount;
    CHAR CurrentLocation;
    BOOLEAN Cancel;
    KIRQL CancelIrql;
    CCHAR ApcEnvironment;
    UCHAR AllocationFlags;
    union {
        PIO_STATUS_BLOCK UserIosb;
        PVOID IoRingContext;
    };
    PKEVENT UserEvent;
    union {
        struct {
            union {
                PIO_APC_ROUTINE UserApcRoutine;
                PVOID IssuingProcess;
            };
            union {
                PVOID UserApcContext;
                struct _IORING_OBJECT *IoRing;
            };
        } AsynchronousParameters;
        LARGE_INTEGER AllocationSize;
    } Overlay;
    PDRIVER_CANCEL CancelRoutine;
    PVOID UserBuffer;
    union {
        struct {
            union {
                KDEVICE_QUEUE_ENTRY DeviceQueueEntry;
                PVOID DriverContext[4];
            };
            PETHREAD Thread;
            PCHAR AuxiliaryBuffer;
            LIST_ENTRY ListEntry;
            union {
                struct _IO_STACK_LOCATION *CurrentStackLocation;
                ULONG PacketType;
            };
            PFILE_OBJECT OriginalFileObject;
        } Overlay;
        KAPC Apc;
        PVOID CompletionKey;
    } Tail;
};

typedef struct _IO_SECURITY_CONTEXT IO_SECURITY_CONTEXT, *PIO_SECURITY_CONTEXT;
typedef struct _NAMED_PIPE_CREATE_PARAMETERS NAMED_PIPE_CREATE_PARAMETERS, *PNAMED_PIPE_CREATE_PARAMETERS;
typedef struct _MAILSLOT_CREATE_PARAMETERS MAILSLOT_CREATE_PARAMETERS, *PMAILSLOT_CREATE_PARAMETERS;
typedef enum _FILE_INFORMATION_CLASS {
    FileDirectoryInformation = 1,
    FileFullDirectoryInformation,
    FileBothDirectoryInformation,
    FileBasicInformation,
    FileStandardInformation,
    FileInternalInformation,
    FileEaInformation,
    FileAccessInformation,
    FileNameInformation,
    FileRenameInformation,
    FileLinkInformation,
    FileNamesInformation,
    FileDispositionInformation,
    FilePositionInformation,
    FileFullEaInformation,
    FileModeInformation,
    FileAlignmentInformation,
    FileAllInformation,
    FileAllocationInformation,
    FileEndOfFileInformation,
    FileAlternateNameInformation,
    FileStreamInformation,
    FilePipeInformation,
    FilePipeLocalInformation,
    FilePipeRemoteInformation,
    FileMailslotQueryInformation,
    FileMailslotSetInformation,
    FileCompressionInformation,
    FileObjectIdInformation,
    FileCompletionInformation,
    FileMoveClusterInformation,
    FileQuotaInformation,
    FileReparsePointInformation,
    FileNetworkOpenInformation,
    FileAttributeTagInformation,
    FileTrackingInformation,
    FileIdBothDirectoryInformation,
    FileIdFullDirectoryInformation,
    FileValidDataLengthInformation,
    FileShortNameInformation,
    FileIoCompletionNotificationInformation,
    FileIoStatusBlockRangeInformation,
    FileIoPriorityHintInformation,
    FileSfioReserveInformation,
    FileSfioVolumeInformation,
    FileHardLinkInformation,
    FileProcessIdsUsingFileInformation,
    FileNormalizedNameInformation,
    FileNetworkPhysicalNameInformation,
    FileIdGlobalTxDirectoryInformation,
    FileIsRemoteDeviceInformation,
    FileUnusedInformation,
    FileNumaNodeInformation,
    FileStandardLinkInformation,
    FileRemoteProtocolInformation,
    FileRenameInformationBypassAccessCheck,
    FileLinkInformationBypassAccessCheck,
    FileVolumeNameInformation,
    FileIdInformation,
    FileIdExtdDirectoryInformation,
    FileReplaceCompletionInformation,
    FileHardLinkFullIdInformation,
    FileIdExtdBothDirectoryInformation,
    FileDispositionInformationEx,
    FileRenameInformationEx,
    FileRenameInformationExBypassAccessCheck,
    FileDesiredStorageClassInformation,
    FileStatInformation,
    FileMemoryPartitionInformation,
    FileStatLxInformation,
    FileCaseSensitiveInformation,
    FileLinkInformationEx,
    FileLinkInformationExBypassAccessCheck,
    FileStorageReserveIdInformation,
    FileCaseSensitiveInformationForceAccessCheck,
    FileKnownFolderInformation,
    FileMaximumInformation,
} FILE_INFORMATION_CLASS, *PFILE_INFORMATION_CLASS;

typedef enum _DIRECTORY_NOTIFY_INFORMATION_CLASS {
    DirectoryNotifyInformation = 1,
    DirectoryNotifyExtendedInformation,
    DirectoryNotifyFullInformation,
    DirectoryNotifyMaximumInformation,
} DIRECTORY_NOTIFY_INFORMATION_CLASS, *PDIRECTORY_NOTIFY_INFORMATION_CLASS;

typedef enum _FSINFOCLASS {
    FileFsVolumeInformation = 1,
    FileFsLabelInformation,
    FileFsSizeInformation,
    FileFsDeviceInformation,
    FileFsAttributeInformation,
    FileFsControlInformation,
    FileFsFullSizeInformation,
    FileFsObjectIdInformation,
    FileFsDriverPathInformation,
    FileFsVolumeFlagsInformation,
    FileFsSectorSizeInformation,
    FileFsDataCopyInformation,
    FileFsMetadataSizeInformation,
    FileFsFullSizeInformationEx,
    FileFsMaximumInformation,
} FS_INFORMATION_CLASS, *PFS_INFORMATION_CLASS;

struct _SCSI_REQUEST_BLOCK;
typedef struct _FILE_GET_QUOTA_INFORMATION FILE_GET_QUOTA_INFORMATION, *PFILE_GET_QUOTA_INFORMATION;
typedef enum _DEVICE_RELATION_TYPE {
    BusRelations,
    EjectionRelations,
    PowerRelations,
    RemovalRelations,
    TargetDeviceRelation,
    SingleBusRelations,
    TransportRelations,
} DEVICE_RELATION_TYPE, *PDEVICE_RELATION_TYPE;

typedef struct _INTERFACE INTERFACE, *PINTERFACE;
typedef struct _DEVICE_CAPABILITIES DEVICE_CAPABILITIES, *PDEVICE_CAPABILITIES;
typedef enum {
    BusQueryDeviceID,
    BusQueryHardwareIDs,
    BusQueryCompatibleIDs,
    BusQueryInstanceID,
    BusQueryDeviceSerialNumber,
    BusQueryContainerID,
} BUS_QUERY_ID_TYPE;

typedef enum {
    DeviceTextDescription,
    DeviceTextLocationInformation,
} DEVICE_TEXT_TYPE;

typedef enum _DEVICE_USAGE_NOTIFICATION_TYPE {
    DeviceUsageTypeUndefined,
    DeviceUsageTypePaging,
    DeviceUsageTypeHibernation,
    DeviceUsageTypeDumpFile,
    DeviceUsageTypeBoot,
    DeviceUsageTypePostDisplay,
    DeviceUsageTypeGuestAssigned,
} DEVICE_USAGE_NOTIFICATION_TYPE;

typedef enum _SYSTEM_POWER_STATE {
    PowerSystemUnspecified,
    PowerSystemWorking,
    PowerSystemSleeping1,
    PowerSystemSleeping2,
    PowerSystemSleeping3,
    PowerSystemHibernate,
    PowerSystemShutdown,
    PowerSystemMaximum,
} SYSTEM_POWER_STATE, *PSYSTEM_POWER_STATE;

typedef struct _POWER_SEQUENCE POWER_SEQUENCE, *PPOWER_SEQUENCE;
typedef struct _SYSTEM_POWER_STATE_CONTEXT {
    union {
        struct {
            ULONG Reserved1 : 8;
            ULONG TargetSystemState : 4;
            ULONG EffectiveSystemState : 4;
            ULONG CurrentSystemState : 4;
            ULONG IgnoreHibernationPath : 1;
            ULONG PseudoTransition : 1;
            ULONG KernelSoftReboot : 1;
            ULONG DirectedDripsTransition : 1;
            ULONG Reserved2 : 8;
        };
        ULONG ContextAsUlong;
    };
} SYSTEM_POWER_STATE_CONTEXT, *PSYSTEM_POWER_STATE_CONTEXT;

typedef enum _POWER_STATE_TYPE {
    SystemPowerState,
    DevicePowerState,
} POWER_STATE_TYPE, *PPOWER_STATE_TYPE;

typedef enum _DEVICE_POWER_STATE {
    PowerDeviceUnspecified,
    PowerDeviceD0,
    PowerDeviceD1,
    PowerDeviceD2,
    PowerDeviceD3,
    PowerDeviceMaximum,
} DEVICE_POWER_STATE, *PDEVICE_POWER_STATE;

typedef union _POWER_STATE {
    SYSTEM_POWER_STATE SystemState;
    DEVICE_POWER_STATE DeviceState;
} POWER_STATE, *PPOWER_STATE;

typedef enum {
    PowerActionNone,
    PowerActionReserved,
    PowerActionSleep,
    PowerActionHibernate,
    PowerActionShutdown,
    PowerActionShutdownReset,
    PowerActionShutdownOff,
    PowerActionWarmEject,
    PowerActionDisplayOff,
} POWER_ACTION;

struct _IO_STACK_LOCATION {
    UCHAR MajorFunction;
    UCHAR MinorFunction;
    UCHAR Flags;
    UCHAR Control;
    union {
        struct {
            PIO_SECURITY_CONTEXT SecurityContext;
            ULONG Options;
            POINTER_ALIGNMENT USHORT FileAttributes;
            USHORT ShareAccess;
            POINTER_ALIGNMENT ULONG EaLength;
        } Create;
        struct {
            PIO_SECURITY_CONTEXT SecurityContext;
            ULONG Options;
            POINTER_ALIGNMENT USHORT Reserved;
            USHORT ShareAccess;
            PNAMED_PIPE_CREATE_PARAMETERS Parameters;
        } CreatePipe;
        struct {
            PIO_SECURITY_CONTEXT SecurityContext;
            ULONG Options;
            POINTER_ALIGNMENT USHORT Reserved;
            USHORT ShareAccess;
            PMAILSLOT_CREATE_PARAMETERS Parameters;
        } CreateMailslot;
        struct {
            ULONG Length;
            POINTER_ALIGNMENT ULONG Key;
            ULONG Flags;
            LARGE_INTEGER ByteOffset;
        } Read;
        struct {
            ULONG Length;
            POINTER_ALIGNMENT ULONG Key;
            ULONG Flags;
            LARGE_INTEGER ByteOffset;
        } Write;
        struct {
            ULONG Length;
            PUNICODE_STRING FileName;
            FILE_INFORMATION_CLASS FileInformationClass;
            POINTER_ALIGNMENT ULONG FileIndex;
        } QueryDirectory;
        struct {
            ULONG Length;
            POINTER_ALIGNMENT ULONG CompletionFilter;
        } NotifyDirectory;
        struct {
            ULONG Length;
            POINTER_ALIGNMENT ULONG CompletionFilter;
            POINTER_ALIGNMENT DIRECTORY_NOTIFY_INFORMATION_CLASS DirectoryNotifyInformationClass;
        } NotifyDirectoryEx;
        struct {
            ULONG Length;
            POINTER_ALIGNMENT FILE_INFORMATION_CLASS FileInformationClass;
        } QueryFile;
        struct {
            ULONG Length;
            POINTER_ALIGNMENT FILE_INFORMATION_CLASS FileInformationClass;
            PFILE_OBJECT FileObject;
            union {
                struct {
                    BOOLEAN ReplaceIfExists;
                    BOOLEAN AdvanceOnly;
                };
                ULONG ClusterCount;
                HANDLE DeleteHandle;
            };
        } SetFile;
        struct {
            ULONG Length;
            PVOID EaList;
            ULONG EaListLength;
            POINTER_ALIGNMENT ULONG EaIndex;
        } QueryEa;
        struct {
            ULONG Length;
        } SetEa;
        struct {
            ULONG Length;
            POINTER_ALIGNMENT FS_INFORMATION_CLASS FsInformationClass;
        } QueryVolume;
        struct {
            ULONG Length;
            POINTER_ALIGNMENT FS_INFORMATION_CLASS FsInformationClass;
        } SetVolume;
        struct {
            ULONG OutputBufferLength;
            POINTER_ALIGNMENT ULONG InputBufferLength;
            POINTER_ALIGNMENT ULONG FsControlCode;
            PVOID Type3InputBuffer;
        } FileSystemControl;
        struct {
            PLARGE_INTEGER Length;
            ULONG Key;
            LARGE_INTEGER ByteOffset;
        } LockControl;
        struct {
            ULONG OutputBufferLength;
            POINTER_ALIGNMENT ULONG InputBufferLength;
            POINTER_ALIGNMENT ULONG IoControlCode;
            PVOID Type3InputBuffer;
        } DeviceIoControl;
        struct {
            SECURITY_INFORMATION SecurityInformation;
            POINTER_ALIGNMENT ULONG Length;
        } QuerySecurity;
        struct {
            SECURITY_INFORMATION SecurityInformation;
            PSECURITY_DESCRIPTOR SecurityDescriptor;
        } SetSecurity;
        struct {
            PVPB Vpb;
            PDEVICE_OBJECT DeviceObject;
        } MountVolume;
        struct {
            PVPB Vpb;
            PDEVICE_OBJECT DeviceObject;
        } VerifyVolume;
        struct {
            struct _SCSI_REQUEST_BLOCK *Srb;
        } Scsi;
        struct {
            ULONG Length;
            PSID StartSid;
            PFILE_GET_QUOTA_INFORMATION SidList;
            ULONG SidListLength;
        } QueryQuota;
        struct {
            ULONG Length;
        } SetQuota;
        struct {
            DEVICE_RELATION_TYPE Type;
        } QueryDeviceRelations;
        struct {
            const GUID *InterfaceType;
            USHORT Size;
            USHORT Version;
            PINTERFACE Interface;
            PVOID InterfaceSpecificData;
        } QueryInterface;
        struct {
            PDEVICE_CAPABILITIES Capabilities;
        } DeviceCapabilities;
        struct {
            PIO_RESOURCE_REQUIREMENTS_LIST IoResourceRequirementList;
        } FilterResourceRequirements;
        struct {
            ULONG WhichSpace;
            PVOID Buffer;
            ULONG Offset;
            POINTER_ALIGNMENT ULONG Length;
        } ReadWriteConfig;
        struct {
            BOOLEAN Lock;
        } SetLock;
        struct {
            BUS_QUERY_ID_TYPE IdType;
        } QueryId;
        struct {
            DEVICE_TEXT_TYPE DeviceTextType;
            POINTER_ALIGNMENT LCID LocaleId;
        } QueryDeviceText;
        struct {
            BOOLEAN InPath;
            BOOLEAN Reserved[3];
            POINTER_ALIGNMENT DEVICE_USAGE_NOTIFICATION_TYPE Type;
        } UsageNotification;
        struct {
            SYSTEM_POWER_STATE PowerState;
        } WaitWake;
        struct {
            PPOWER_SEQUENCE PowerSequence;
        } PowerSequence;
        struct {
            union {
                ULONG SystemContext;
                SYSTEM_POWER_STATE_CONTEXT SystemPowerStateContext;
            };
            POINTER_ALIGNMENT POWER_STATE_TYPE Type;
            POINTER_ALIGNMENT POWER_STATE State;
            POINTER_ALIGNMENT POWER_ACTION ShutdownType;
        } Power;
        struct {
            PCM_RESOURCE_LIST AllocatedResources;
            PCM_RESOURCE_LIST AllocatedResourcesTranslated;
        } StartDevice;
        struct {
            ULONG_PTR ProviderId;
            PVOID DataPath;
            ULONG BufferSize;
            PVOID Buffer;
        } WMI;
        struct {
            PVOID Argument1;
            PVOID Argument2;
            PVOID Argument3;
            PVOID Argument4;
        } Others;
    } Parameters;
    PDEVICE_OBJECT DeviceObject;
    PFILE_OBJECT FileObject;
    PIO_COMPLETION_ROUTINE CompletionRoutine;
    PVOID Context;
};

struct _VPB {
    CSHORT Type;
    CSHORT Size;
    USHORT Flags;
    USHORT VolumeLabelLength;
    struct _DEVICE_OBJECT *DeviceObject;
    struct _DEVICE_OBJECT *RealDevice;
    ULONG SerialNumber;
    ULONG ReferenceCount;
    WCHAR VolumeLabel[32];
};

typedef BOOLEAN NTAPI FAST_IO_CHECK_IF_POSSIBLE(struct _FILE_OBJECT *, PLARGE_INTEGER, ULONG, BOOLEAN, ULONG, BOOLEAN, PIO_STATUS_BLOCK, struct _DEVICE_OBJECT *);
typedef FAST_IO_CHECK_IF_POSSIBLE *PFAST_IO_CHECK_IF_POSSIBLE;
typedef BOOLEAN NTAPI FAST_IO_READ(struct _FILE_OBJECT *, PLARGE_INTEGER, ULONG, BOOLEAN, ULONG, PVOID, PIO_STATUS_BLOCK, struct _DEVICE_OBJECT *);
typedef FAST_IO_READ *PFAST_IO_READ;
typedef BOOLEAN NTAPI FAST_IO_WRITE(struct _FILE_OBJECT *, PLARGE_INTEGER, ULONG, BOOLEAN, ULONG, PVOID, PIO_STATUS_BLOCK, struct _DEVICE_OBJECT *);
typedef FAST_IO_WRITE *PFAST_IO_WRITE;
typedef struct _FILE_BASIC_INFORMATION FILE_BASIC_INFORMATION, *PFILE_BASIC_INFORMATION;
typedef BOOLEAN NTAPI FAST_IO_QUERY_BASIC_INFO(struct _FILE_OBJECT *, BOOLEAN, PFILE_BASIC_INFORMATION, PIO_STATUS_BLOCK, struct _DEVICE_OBJECT *);
typedef FAST_IO_QUERY_BASIC_INFO *PFAST_IO_QUERY_BASIC_INFO;
typedef struct _FILE_STANDARD_INFORMATION FILE_STANDARD_INFORMATION, *PFILE_STANDARD_INFORMATION;
typedef BOOLEAN NTAPI FAST_IO_QUERY_STANDARD_INFO(struct _FILE_OBJECT *, BOOLEAN, PFILE_STANDARD_INFORMATION, PIO_STATUS_BLOCK, struct _DEVICE_OBJECT *);
typedef FAST_IO_QUERY_STANDARD_INFO *PFAST_IO_QUERY_STANDARD_INFO;
typedef BOOLEAN NTAPI FAST_IO_LOCK(struct _FILE_OBJECT *, PLARGE_INTEGER, PLARGE_INTEGER, PEPROCESS, ULONG, BOOLEAN, BOOLEAN, PIO_STATUS_BLOCK, struct _DEVICE_OBJECT *);
typedef FAST_IO_LOCK *PFAST_IO_LOCK;
typedef BOOLEAN NTAPI FAST_IO_UNLOCK_SINGLE(struct _FILE_OBJECT *, PLARGE_INTEGER, PLARGE_INTEGER, PEPROCESS, ULONG, PIO_STATUS_BLOCK, struct _DEVICE_OBJECT *);
typedef FAST_IO_UNLOCK_SINGLE *PFAST_IO_UNLOCK_SINGLE;
typedef BOOLEAN NTAPI FAST_IO_UNLOCK_ALL(struct _FILE_OBJECT *, PEPROCESS, PIO_STATUS_BLOCK, struct _DEVICE_OBJECT *);
typedef FAST_IO_UNLOCK_ALL *PFAST_IO_UNLOCK_ALL;
typedef BOOLEAN NTAPI FAST_IO_UNLOCK_ALL_BY_KEY(struct _FILE_OBJECT *, PVOID, ULONG, PIO_STATUS_BLOCK, struct _DEVICE_OBJECT *);
typedef FAST_IO_UNLOCK_ALL_BY_KEY *PFAST_IO_UNLOCK_ALL_BY_KEY;
typedef BOOLEAN NTAPI FAST_IO_DEVICE_CONTROL(struct _FILE_OBJECT *, BOOLEAN, PVOID, ULONG, PVOID, ULONG, ULONG, PIO_STATUS_BLOCK, struct _DEVICE_OBJECT *);
typedef FAST_IO_DEVICE_CONTROL *PFAST_IO_DEVICE_CONTROL;
typedef void NTAPI FAST_IO_ACQUIRE_FILE(struct _FILE_OBJECT *);
typedef FAST_IO_ACQUIRE_FILE *PFAST_IO_ACQUIRE_FILE;
typedef void NTAPI FAST_IO_RELEASE_FILE(struct _FILE_OBJECT *);
typedef FAST_IO_RELEASE_FILE *PFAST_IO_RELEASE_FILE;
typedef void NTAPI FAST_IO_DETACH_DEVICE(struct _DEVICE_OBJECT *, struct _DEVICE_OBJECT *);
typedef FAST_IO_DETACH_DEVICE *PFAST_IO_DETACH_DEVICE;
typedef struct _FILE_NETWORK_OPEN_INFORMATION FILE_NETWORK_OPEN_INFORMATION, *PFILE_NETWORK_OPEN_INFORMATION;
typedef BOOLEAN NTAPI FAST_IO_QUERY_NETWORK_OPEN_INFO(struct _FILE_OBJECT *, BOOLEAN, struct _FILE_NETWORK_OPEN_INFORMATION *, struct _IO_STATUS_BLOCK *, struct _DEVICE_OBJECT *);
typedef FAST_IO_QUERY_NETWORK_OPEN_INFO *PFAST_IO_QUERY_NETWORK_OPEN_INFO;
typedef NTSTATUS NTAPI FAST_IO_ACQUIRE_FOR_MOD_WRITE(struct _FILE_OBJECT *, PLARGE_INTEGER, struct _ERESOURCE * *, struct _DEVICE_OBJECT *);
typedef FAST_IO_ACQUIRE_FOR_MOD_WRITE *PFAST_IO_ACQUIRE_FOR_MOD_WRITE;
typedef BOOLEAN NTAPI FAST_IO_MDL_READ(struct _FILE_OBJECT *, PLARGE_INTEGER, ULONG, ULONG, PMDL *, PIO_STATUS_BLOCK, struct _DEVICE_OBJECT *);
typedef FAST_IO_MDL_READ *PFAST_IO_MDL_READ;
typedef BOOLEAN NTAPI FAST_IO_MDL_READ_COMPLETE(struct _FILE_OBJECT *, PMDL, struct _DEVICE_OBJECT *);
typedef FAST_IO_MDL_READ_COMPLETE *PFAST_IO_MDL_READ_COMPLETE;
typedef BOOLEAN NTAPI FAST_IO_PREPARE_MDL_WRITE(struct _FILE_OBJECT *, PLARGE_INTEGER, ULONG, ULONG, PMDL *, PIO_STATUS_BLOCK, struct _DEVICE_OBJECT *);
typedef FAST_IO_PREPARE_MDL_WRITE *PFAST_IO_PREPARE_MDL_WRITE;
typedef BOOLEAN NTAPI FAST_IO_MDL_WRITE_COMPLETE(struct _FILE_OBJECT *, PLARGE_INTEGER, PMDL, struct _DEVICE_OBJECT *);
typedef FAST_IO_MDL_WRITE_COMPLETE *PFAST_IO_MDL_WRITE_COMPLETE;
typedef struct _COMPRESSED_DATA_INFO COMPRESSED_DATA_INFO, *PCOMPRESSED_DATA_INFO;
typedef BOOLEAN NTAPI FAST_IO_READ_COMPRESSED(struct _FILE_OBJECT *, PLARGE_INTEGER, ULONG, ULONG, PVOID, PMDL *, PIO_STATUS_BLOCK, struct _COMPRESSED_DATA_INFO *, ULONG, struct _DEVICE_OBJECT *);
typedef FAST_IO_READ_COMPRESSED *PFAST_IO_READ_COMPRESSED;
typedef BOOLEAN NTAPI FAST_IO_WRITE_COMPRESSED(struct _FILE_OBJECT *, PLARGE_INTEGER, ULONG, ULONG, PVOID, PMDL *, PIO_STATUS_BLOCK, struct _COMPRESSED_DATA_INFO *, ULONG, struct _DEVICE_OBJECT *);
typedef FAST_IO_WRITE_COMPRESSED *PFAST_IO_WRITE_COMPRESSED;
typedef BOOLEAN NTAPI FAST_IO_MDL_READ_COMPLETE_COMPRESSED(struct _FILE_OBJECT *, PMDL, struct _DEVICE_OBJECT *);
typedef FAST_IO_MDL_READ_COMPLETE_COMPRESSED *PFAST_IO_MDL_READ_COMPLETE_COMPRESSED;
typedef BOOLEAN NTAPI FAST_IO_MDL_WRITE_COMPLETE_COMPRESSED(struct _FILE_OBJECT *, PLARGE_INTEGER, PMDL, struct _DEVICE_OBJECT *);
typedef FAST_IO_MDL_WRITE_COMPLETE_COMPRESSED *PFAST_IO_MDL_WRITE_COMPLETE_COMPRESSED;
typedef BOOLEAN NTAPI FAST_IO_QUERY_OPEN(struct _IRP *, PFILE_NETWORK_OPEN_INFORMATION, struct _DEVICE_OBJECT *);
typedef FAST_IO_QUERY_OPEN *PFAST_IO_QUERY_OPEN;
typedef NTSTATUS NTAPI FAST_IO_RELEASE_FOR_MOD_WRITE(struct _FILE_OBJECT *, struct _ERESOURCE *, struct _DEVICE_OBJECT *);
typedef FAST_IO_RELEASE_FOR_MOD_WRITE *PFAST_IO_RELEASE_FOR_MOD_WRITE;
typedef NTSTATUS NTAPI FAST_IO_ACQUIRE_FOR_CCFLUSH(struct _FILE_OBJECT *, struct _DEVICE_OBJECT *);
typedef FAST_IO_ACQUIRE_FOR_CCFLUSH *PFAST_IO_ACQUIRE_FOR_CCFLUSH;
typedef NTSTATUS NTAPI FAST_IO_RELEASE_FOR_CCFLUSH(struct _FILE_OBJECT *, struct _DEVICE_OBJECT *);
typedef FAST_IO_RELEASE_FOR_CCFLUSH *PFAST_IO_RELEASE_FOR_CCFLUSH;
struct _FAST_IO_DISPATCH {
    ULONG SizeOfFastIoDispatch;
    PFAST_IO_CHECK_IF_POSSIBLE FastIoCheckIfPossible;
    PFAST_IO_READ FastIoRead;
    PFAST_IO_WRITE FastIoWrite;
    PFAST_IO_QUERY_BASIC_INFO FastIoQueryBasicInfo;
    PFAST_IO_QUERY_STANDARD_INFO FastIoQueryStandardInfo;
    PFAST_IO_LOCK FastIoLock;
    PFAST_IO_UNLOCK_SINGLE FastIoUnlockSingle;
    PFAST_IO_UNLOCK_ALL FastIoUnlockAll;
    PFAST_IO_UNLOCK_ALL_BY_KEY FastIoUnlockAllByKey;
    PFAST_IO_DEVICE_CONTROL FastIoDeviceControl;
    PFAST_IO_ACQUIRE_FILE AcquireFileForNtCreateSection;
    PFAST_IO_RELEASE_FILE ReleaseFileForNtCreateSection;
    PFAST_IO_DETACH_DEVICE FastIoDetachDevice;
    PFAST_IO_QUERY_NETWORK_OPEN_INFO FastIoQueryNetworkOpenInfo;
    PFAST_IO_ACQUIRE_FOR_MOD_WRITE AcquireForModWrite;
    PFAST_IO_MDL_READ MdlRead;
    PFAST_IO_MDL_READ_COMPLETE MdlReadComplete;
    PFAST_IO_PREPARE_MDL_WRITE PrepareMdlWrite;
    PFAST_IO_MDL_WRITE_COMPLETE MdlWriteComplete;
    PFAST_IO_READ_COMPRESSED FastIoReadCompressed;
    PFAST_IO_WRITE_COMPRESSED FastIoWriteCompressed;
    PFAST_IO_MDL_READ_COMPLETE_COMPRESSED MdlReadCompleteCompressed;
    PFAST_IO_MDL_WRITE_COMPLETE_COMPRESSED MdlWriteCompleteCompressed;
    PFAST_IO_QUERY_OPEN FastIoQueryOpen;
    PFAST_IO_RELEASE_FOR_MOD_WRITE ReleaseForModWrite;
    PFAST_IO_ACQUIRE_FOR_CCFLUSH AcquireForCcFlush;
    PFAST_IO_RELEASE_FOR_CCFLUSH ReleaseForCcFlush;
};

struct _DEVICE_OBJECT_POWER_EXTENSION;
struct _DEVOBJ_EXTENSION {
    CSHORT Type;
    USHORT Size;
    PDEVICE_OBJECT DeviceObject;
    ULONG PowerFlags;
    struct _DEVICE_OBJECT_POWER_EXTENSION *Dope;
    ULONG ExtensionFlags;
    PVOID DeviceNode;
    PDEVICE_OBJECT AttachedTo;
    LONG StartIoCount;
    LONG StartIoKey;
    ULONG StartIoFlags;
    PVPB Vpb;
    PVOID DependencyNode;
    PVOID InterruptContext;
    LONG InterruptCount;
    PVOID VerifierContext;
};

typedef struct _IO_CSQ IO_CSQ, *PIO_CSQ;
typedef void NTAPI IO_CSQ_INSERT_IRP(struct _IO_CSQ *, PIRP);
typedef IO_CSQ_INSERT_IRP *PIO_CSQ_INSERT_IRP;
typedef void NTAPI IO_CSQ_REMOVE_IRP(PIO_CSQ, PIRP);
typedef IO_CSQ_REMOVE_IRP *PIO_CSQ_REMOVE_IRP;
typedef PIRP NTAPI IO_CSQ_PEEK_NEXT_IRP(PIO_CSQ, PIRP, PVOID);
typedef IO_CSQ_PEEK_NEXT_IRP *PIO_CSQ_PEEK_NEXT_IRP;
typedef void NTAPI IO_CSQ_ACQUIRE_LOCK(PIO_CSQ, PKIRQL);
typedef IO_CSQ_ACQUIRE_LOCK *PIO_CSQ_ACQUIRE_LOCK;
typedef void NTAPI IO_CSQ_RELEASE_LOCK(PIO_CSQ, KIRQL);
typedef IO_CSQ_RELEASE_LOCK *PIO_CSQ_RELEASE_LOCK;
typedef void NTAPI IO_CSQ_COMPLETE_CANCELED_IRP(PIO_CSQ, PIRP);
typedef IO_CSQ_COMPLETE_CANCELED_IRP *PIO_CSQ_COMPLETE_CANCELED_IRP;
struct _IO_CSQ {
    ULONG Type;
    PIO_CSQ_INSERT_IRP CsqInsertIrp;
    PIO_CSQ_REMOVE_IRP CsqRemoveIrp;
    PIO_CSQ_PEEK_NEXT_IRP CsqPeekNextIrp;
    PIO_CSQ_ACQUIRE_LOCK CsqAcquireLock;
    PIO_CSQ_RELEASE_LOCK CsqReleaseLock;
    PIO_CSQ_COMPLETE_CANCELED_IRP CsqCompleteCanceledIrp;
    PVOID ReservePointer;
};

typedef struct _IO_REMOVE_LOCK_COMMON_BLOCK {
    BOOLEAN Removed;
    BOOLEAN Reserved[3];
    LONG IoCount;
    KEVENT RemoveEvent;
} IO_REMOVE_LOCK_COMMON_BLOCK;

typedef struct _IO_REMOVE_LOCK {
    IO_REMOVE_LOCK_COMMON_BLOCK Common;
} IO_REMOVE_LOCK, *PIO_REMOVE_LOCK;

typedef struct _SCATTER_GATHER_ELEMENT {
    PHYSICAL_ADDRESS Address;
    ULONG Length;
    ULONG_PTR Reserved;
} SCATTER_GATHER_ELEMENT, *PSCATTER_GATHER_ELEMENT;

typedef struct _SCATTER_GATHER_LIST {
    ULONG NumberOfElements;
    ULONG_PTR Reserved;
    SCATTER_GATHER_ELEMENT Elements[];
} SCATTER_GATHER_LIST, *PSCATTER_GATHER_LIST;

struct _DEVICE_CAPABILITIES {
    USHORT Size;
    USHORT Version;
    ULONG DeviceD1 : 1;
    ULONG DeviceD2 : 1;
    ULONG LockSupported : 1;
    ULONG EjectSupported : 1;
    ULONG Removable : 1;
    ULONG DockDevice : 1;
    ULONG UniqueID : 1;
    ULONG SilentInstall : 1;
    ULONG RawDeviceOK : 1;
    ULONG SurpriseRemovalOK : 1;
    ULONG WakeFromD0 : 1;
    ULONG WakeFromD1 : 1;
    ULONG WakeFromD2 : 1;
    ULONG WakeFromD3 : 1;
    ULONG HardwareDisabled : 1;
    ULONG NonDynamic : 1;
    ULONG WarmEjectSupported : 1;
    ULONG NoDisplayInUI : 1;
    ULONG Reserved1 : 1;
    ULONG WakeFromInterrupt : 1;
    ULONG SecureDevice : 1;
    ULONG ChildOfVgaEnabledBridge : 1;
    ULONG DecodeIoOnBoot : 1;
    ULONG Reserved : 9;
    ULONG Address;
    ULONG UINumber;
    DEVICE_POWER_STATE DeviceState[7];
    SYSTEM_POWER_STATE SystemWake;
    DEVICE_POWER_STATE DeviceWake;
    ULONG D1Latency;
    ULONG D2Latency;
    ULONG D3Latency;
};

typedef void (NTAPI *PINTERFACE_REFERENCE)(PVOID);
typedef void (NTAPI *PINTERFACE_DEREFERENCE)(PVOID);
struct _INTERFACE {
    USHORT Size;
    USHORT Version;
    PVOID Context;
    PINTERFACE_REFERENCE InterfaceReference;
    PINTERFACE_DEREFERENCE InterfaceDereference;
};

typedef struct _DMA_OPERATIONS DMA_OPERATIONS, *PDMA_OPERATIONS;
typedef struct _DMA_ADAPTER {
    USHORT Version;
    USHORT Size;
    PDMA_OPERATIONS DmaOperations;
} DMA_ADAPTER, *PADAPTER_OBJECT, *PDMA_ADAPTER;

typedef void (NTAPI *PPUT_DMA_ADAPTER)(PDMA_ADAPTER);
typedef PVOID (NTAPI *PALLOCATE_COMMON_BUFFER)(PDMA_ADAPTER, ULONG, PPHYSICAL_ADDRESS, BOOLEAN);
typedef void (NTAPI *PFREE_COMMON_BUFFER)(PDMA_ADAPTER, ULONG, PHYSICAL_ADDRESS, PVOID, BOOLEAN);
typedef NTSTATUS (NTAPI *PALLOCATE_ADAPTER_CHANNEL)(PDMA_ADAPTER, PDEVICE_OBJECT, ULONG, PDRIVER_CONTROL, PVOID);
typedef BOOLEAN (NTAPI *PFLUSH_ADAPTER_BUFFERS)(PDMA_ADAPTER, PMDL, PVOID, PVOID, ULONG, BOOLEAN);
typedef void (NTAPI *PFREE_ADAPTER_CHANNEL)(PDMA_ADAPTER);
typedef void (NTAPI *PFREE_MAP_REGISTERS)(PDMA_ADAPTER, PVOID, ULONG);
typedef PHYSICAL_ADDRESS (NTAPI *PMAP_TRANSFER)(PDMA_ADAPTER, PMDL, PVOID, PVOID, PULONG, BOOLEAN);
typedef ULONG (NTAPI *PGET_DMA_ALIGNMENT)(PDMA_ADAPTER);
typedef ULONG (NTAPI *PREAD_DMA_COUNTER)(PDMA_ADAPTER);
typedef void NTAPI DRIVER_LIST_CONTROL(struct _DEVICE_OBJECT *, struct _IRP *, PSCATTER_GATHER_LIST, PVOID);
typedef DRIVER_LIST_CONTROL *PDRIVER_LIST_CONTROL;
typedef NTSTATUS (NTAPI *PGET_SCATTER_GATHER_LIST)(PDMA_ADAPTER, PDEVICE_OBJECT, PMDL, PVOID, ULONG, PDRIVER_LIST_CONTROL, PVOID, BOOLEAN);
typedef void (NTAPI *PPUT_SCATTER_GATHER_LIST)(PDMA_ADAPTER, PSCATTER_GATHER_LIST, BOOLEAN);
typedef NTSTATUS (NTAPI *PCALCULATE_SCATTER_GATHER_LIST_SIZE)(PDMA_ADAPTER, PMDL, PVOID, ULONG, PULONG, PULONG);
typedef NTSTATUS (NTAPI *PBUILD_SCATTER_GATHER_LIST)(PDMA_ADAPTER, PDEVICE_OBJECT, PMDL, PVOID, ULONG, PDRIVER_LIST_CONTROL, PVOID, BOOLEAN, PVOID, ULONG);
typedef NTSTATUS (NTAPI *PBUILD_MDL_FROM_SCATTER_GATHER_LIST)(PDMA_ADAPTER, PSCATTER_GATHER_LIST, PMDL, PMDL *);
typedef struct _DMA_ADAPTER_INFO DMA_ADAPTER_INFO, *PDMA_ADAPTER_INFO;
typedef NTSTATUS (NTAPI *PGET_DMA_ADAPTER_INFO)(PDMA_ADAPTER, PDMA_ADAPTER_INFO);
typedef struct _DMA_TRANSFER_INFO DMA_TRANSFER_INFO, *PDMA_TRANSFER_INFO;
typedef NTSTATUS (NTAPI *PGET_DMA_TRANSFER_INFO)(PDMA_ADAPTER, PMDL, ULONGLONG, ULONG, BOOLEAN, PDMA_TRANSFER_INFO);
typedef NTSTATUS (NTAPI *PINITIALIZE_DMA_TRANSFER_CONTEXT)(PDMA_ADAPTER, PVOID);
typedef PVOID (NTAPI *PALLOCATE_COMMON_BUFFER_EX)(PDMA_ADAPTER, PPHYSICAL_ADDRESS, ULONG, PPHYSICAL_ADDRESS, BOOLEAN, NODE_REQUIREMENT);
typedef NTSTATUS (NTAPI *PALLOCATE_ADAPTER_CHANNEL_EX)(PDMA_ADAPTER, PDEVICE_OBJECT, PVOID, ULONG, ULONG, PDRIVER_CONTROL, PVOID, PVOID *);
typedef NTSTATUS (NTAPI *PCONFIGURE_ADAPTER_CHANNEL)(PDMA_ADAPTER, ULONG, PVOID);
typedef BOOLEAN (NTAPI *PCANCEL_ADAPTER_CHANNEL)(PDMA_ADAPTER, PDEVICE_OBJECT, PVOID);
typedef enum {
    DmaComplete,
    DmaAborted,
    DmaError,
    DmaCancelled,
} DMA_COMPLETION_STATUS;

typedef void NTAPI DMA_COMPLETION_ROUTINE(PDMA_ADAPTER, PDEVICE_OBJECT, PVOID, DMA_COMPLETION_STATUS);
typedef DMA_COMPLETION_ROUTINE *PDMA_COMPLETION_ROUTINE;
typedef NTSTATUS (NTAPI *PMAP_TRANSFER_EX)(PDMA_ADAPTER, PMDL, PVOID, ULONGLONG, ULONG, PULONG, BOOLEAN, PSCATTER_GATHER_LIST, ULONG, PDMA_COMPLETION_ROUTINE, PVOID);
typedef NTSTATUS (NTAPI *PGET_SCATTER_GATHER_LIST_EX)(PDMA_ADAPTER, PDEVICE_OBJECT, PVOID, PMDL, ULONGLONG, ULONG, ULONG, PDRIVER_LIST_CONTROL, PVOID, BOOLEAN, PDMA_COMPLETION_ROUTINE, PVOID, PSCATTER_GATHER_LIST *);
typedef NTSTATUS (NTAPI *PBUILD_SCATTER_GATHER_LIST_EX)(PDMA_ADAPTER, PDEVICE_OBJECT, PVOID, PMDL, ULONGLONG, ULONG, ULONG, PDRIVER_LIST_CONTROL, PVOID, BOOLEAN, PVOID, ULONG, PDMA_COMPLETION_ROUTINE, PVOID, PVOID);
typedef NTSTATUS (NTAPI *PFLUSH_ADAPTER_BUFFERS_EX)(PDMA_ADAPTER, PMDL, PVOID, ULONGLONG, ULONG, BOOLEAN);
typedef void (NTAPI *PFREE_ADAPTER_OBJECT)(PDMA_ADAPTER, IO_ALLOCATION_ACTION);
typedef NTSTATUS (NTAPI *PCANCEL_MAPPED_TRANSFER)(PDMA_ADAPTER, PVOID);
typedef NTSTATUS (NTAPI *PALLOCATE_DOMAIN_COMMON_BUFFER)(PDMA_ADAPTER, HANDLE, PPHYSICAL_ADDRESS, ULONG, ULONG, MEMORY_CACHING_TYPE *, NODE_REQUIREMENT, PPHYSICAL_ADDRESS, PVOID *);
typedef NTSTATUS (NTAPI *PFLUSH_DMA_BUFFER)(PDMA_ADAPTER, PMDL, BOOLEAN);
typedef NTSTATUS (NTAPI *PJOIN_DMA_DOMAIN)(PDMA_ADAPTER, HANDLE);
typedef NTSTATUS (NTAPI *PLEAVE_DMA_DOMAIN)(PDMA_ADAPTER);
typedef HANDLE (NTAPI *PGET_DMA_DOMAIN)(PDMA_ADAPTER);
typedef PVOID (NTAPI *PALLOCATE_COMMON_BUFFER_WITH_BOUNDS)(PDMA_ADAPTER, PPHYSICAL_ADDRESS, PPHYSICAL_ADDRESS, ULONG, ULONG, MEMORY_CACHING_TYPE *, NODE_REQUIREMENT, PPHYSICAL_ADDRESS);
typedef struct _DMA_COMMON_BUFFER_VECTOR DMA_COMMON_BUFFER_VECTOR, *PDMA_COMMON_BUFFER_VECTOR;
typedef NTSTATUS (NTAPI *PALLOCATE_COMMON_BUFFER_VECTOR)(PDMA_ADAPTER, PHYSICAL_ADDRESS, PHYSICAL_ADDRESS, MEMORY_CACHING_TYPE, NODE_REQUIREMENT, ULONG, ULONG, ULONGLONG, PDMA_COMMON_BUFFER_VECTOR *);
typedef void (NTAPI *PGET_COMMON_BUFFER_FROM_VECTOR_BY_INDEX)(PDMA_ADAPTER, PDMA_COMMON_BUFFER_VECTOR, ULONG, PVOID *, PPHYSICAL_ADDRESS);
typedef void (NTAPI *PFREE_COMMON_BUFFER_FROM_VECTOR)(PDMA_ADAPTER, PDMA_COMMON_BUFFER_VECTOR, ULONG);
typedef void (NTAPI *PFREE_COMMON_BUFFER_VECTOR)(PDMA_ADAPTER, PDMA_COMMON_BUFFER_VECTOR);
typedef struct _DMA_COMMON_BUFFER_EXTENDED_CONFIGURATION DMA_COMMON_BUFFER_EXTENDED_CONFIGURATION, *PDMA_COMMON_BUFFER_EXTENDED_CONFIGURATION;
typedef NTSTATUS (NTAPI *PCREATE_COMMON_BUFFER_FROM_MDL)(PDMA_ADAPTER, PMDL, PDMA_COMMON_BUFFER_EXTENDED_CONFIGURATION, ULONG, PPHYSICAL_ADDRESS);
struct _DMA_OPERATIONS {
    ULONG Size;
    PPUT_DMA_ADAPTER PutDmaAdapter;
    PALLOCATE_COMMON_BUFFER AllocateCommonBuffer;
    PFREE_COMMON_BUFFER FreeCommonBuffer;
    PALLOCATE_ADAPTER_CHANNEL AllocateAdapterChannel;
    PFLUSH_ADAPTER_BUFFERS FlushAdapterBuffers;
    PFREE_ADAPTER_CHANNEL FreeAdapterChannel;
    PFREE_MAP_REGISTERS FreeMapRegisters;
    PMAP_TRANSFER MapTransfer;
    PGET_DMA_ALIGNMENT GetDmaAlignment;
    PREAD_DMA_COUNTER ReadDmaCounter;
    PGET_SCATTER_GATHER_LIST GetScatterGatherList;
    PPUT_SCATTER_GATHER_LIST PutScatterGatherList;
    PCALCULATE_SCATTER_GATHER_LIST_SIZE CalculateScatterGatherList;
    PBUILD_SCATTER_GATHER_LIST BuildScatterGatherList;
    PBUILD_MDL_FROM_SCATTER_GATHER_LIST BuildMdlFromScatterGatherList;
    PGET_DMA_ADAPTER_INFO GetDmaAdapterInfo;
    PGET_DMA_TRANSFER_INFO GetDmaTransferInfo;
    PINITIALIZE_DMA_TRANSFER_CONTEXT InitializeDmaTransferContext;
    PALLOCATE_COMMON_BUFFER_EX AllocateCommonBufferEx;
    PALLOCATE_ADAPTER_CHANNEL_EX AllocateAdapterChannelEx;
    PCONFIGURE_ADAPTER_CHANNEL ConfigureAdapterChannel;
    PCANCEL_ADAPTER_CHANNEL CancelAdapterChannel;
    PMAP_TRANSFER_EX MapTransferEx;
    PGET_SCATTER_GATHER_LIST_EX GetScatterGatherListEx;
    PBUILD_SCATTER_GATHER_LIST_EX BuildScatterGatherListEx;
    PFLUSH_ADAPTER_BUFFERS_EX FlushAdapterBuffersEx;
    PFREE_ADAPTER_OBJECT FreeAdapterObject;
    PCANCEL_MAPPED_TRANSFER CancelMappedTransfer;
    PALLOCATE_DOMAIN_COMMON_BUFFER AllocateDomainCommonBuffer;
    PFLUSH_DMA_BUFFER FlushDmaBuffer;
    PJOIN_DMA_DOMAIN JoinDmaDomain;
    PLEAVE_DMA_DOMAIN LeaveDmaDomain;
    PGET_DMA_DOMAIN GetDmaDomain;
    PALLOCATE_COMMON_BUFFER_WITH_BOUNDS AllocateCommonBufferWithBounds;
    PALLOCATE_COMMON_BUFFER_VECTOR AllocateCommonBufferVector;
    PGET_COMMON_BUFFER_FROM_VECTOR_BY_INDEX GetCommonBufferFromVectorByIndex;
    PFREE_COMMON_BUFFER_FROM_VECTOR FreeCommonBufferFromVector;
    PFREE_COMMON_BUFFER_VECTOR FreeCommonBufferVector;
    PCREATE_COMMON_BUFFER_FROM_MDL CreateCommonBufferFromMdl;
};

typedef NTSTATUS NTAPI DRIVER_DISPATCH_PAGED(struct _DEVICE_OBJECT *, struct _IRP *);
typedef DRIVER_DISPATCH_PAGED *PDRIVER_DISPATCH_PAGED;
#define DRIVER_DISPATCH_PAGED DRIVER_DISPATCH

/* IRPs and their stacks. */
#define IoSizeOfIrp(StackSize) ((USHORT)(sizeof(IRP) + ((StackSize) * sizeof(IO_STACK_LOCATION))))

FORCEINLINE PIO_STACK_LOCATION IoGetCurrentIrpStackLocation(PIRP Irp)
{
    return Irp->Tail.Overlay.CurrentStackLocation;
}

FORCEINLINE PIO_STACK_LOCATION IoGetNextIrpStackLocation(PIRP Irp)
{
    return Irp->Tail.Overlay.CurrentStackLocation - 1;
}

FORCEINLINE VOID IoSetNextIrpStackLocation(PIRP Irp)
{
    Irp->CurrentLocation--;
    Irp->Tail.Overlay.CurrentStackLocation--;
}

FORCEINLINE VOID IoSkipCurrentIrpStackLocation(PIRP Irp)
{
    Irp->CurrentLocation++;
    Irp->Tail.Overlay.CurrentStackLocation++;
}

/* All of it but the completion routine, which is the copier's own. */
FORCEINLINE VOID IoCopyCurrentIrpStackLocationToNext(PIRP Irp)
{
    PIO_STACK_LOCATION current = IoGetCurrentIrpStackLocation(Irp);
    PIO_STACK_LOCATION next = IoGetNextIrpStackLocation(Irp);
    RtlCopyMemory(next, current, offsetof(IO_STACK_LOCATION, CompletionRoutine));
    next->Control = 0;
}

FORCEINLINE VOID IoMarkIrpPending(PIRP Irp)
{
    IoGetCurrentIrpStackLocation(Irp)->Control |= SL_PENDING_RETURNED;
}

FORCEINLINE VOID IoSetCompletionRoutine(PIRP Irp, PIO_COMPLETION_ROUTINE CompletionRoutine, PVOID Context,
    BOOLEAN InvokeOnSuccess, BOOLEAN InvokeOnError, BOOLEAN InvokeOnCancel)
{
    PIO_STACK_LOCATION next = IoGetNextIrpStackLocation(Irp);
    next->CompletionRoutine = CompletionRoutine;
    next->Context = Context;
    next->Control = (UCHAR)((InvokeOnSuccess ? SL_INVOKE_ON_SUCCESS : 0) | (InvokeOnError ? SL_INVOKE_ON_ERROR : 0) |
                            (InvokeOnCancel ? SL_INVOKE_ON_CANCEL : 0));
}

FORCEINLINE PDRIVER_CANCEL IoSetCancelRoutine(PIRP Irp, PDRIVER_CANCEL CancelRoutine)
{
    return (PDRIVER_CANCEL)(ULONG_PTR)InterlockedExchangePointer((PVOID volatile *)&Irp->CancelRoutine,
        (PVOID)(ULONG_PTR)CancelRoutine);
}

FORCEINLINE BOOLEAN IoIsErrorUserInduced(NTSTATUS Status)
{
    return (BOOLEAN)(Status == STATUS_DEVICE_NOT_READY || Status == STATUS_IO_TIMEOUT ||
                     Status == STATUS_MEDIA_WRITE_PROTECTED || Status == STATUS_NO_MEDIA_IN_DEVICE ||
                     Status == STATUS_VERIFY_REQUIRED || Status == STATUS_UNRECOGNIZED_MEDIA ||
                     Status == STATUS_WRONG_VOLUME);
}

_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PIRP NTAPI IoAllocateIrp(CCHAR StackSize, BOOLEAN ChargeQuota);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoFreeIrp(PIRP Irp);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoInitializeIrp(PIRP Irp, USHORT PacketSize, CCHAR StackSize);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoReuseIrp(PIRP Irp, NTSTATUS Iostatus);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI IoCancelIrp(PIRP Irp);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IofCallDriver(PDEVICE_OBJECT DeviceObject, PIRP Irp);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IofCompleteRequest(PIRP Irp, CCHAR PriorityBoost);
#define IoCallDriver(DeviceObject, Irp)        IofCallDriver(DeviceObject, Irp)
#define IoCompleteRequest(Irp, PriorityBoost)  IofCompleteRequest(Irp, PriorityBoost)
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PIRP NTAPI IoBuildDeviceIoControlRequest(ULONG IoControlCode, PDEVICE_OBJECT DeviceObject,
    PVOID InputBuffer, ULONG InputBufferLength, PVOID OutputBuffer, ULONG OutputBufferLength,
    BOOLEAN InternalDeviceIoControl, PKEVENT Event, PIO_STATUS_BLOCK IoStatusBlock);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PIRP NTAPI IoBuildSynchronousFsdRequest(ULONG MajorFunction, PDEVICE_OBJECT DeviceObject, PVOID Buffer,
    ULONG Length, PLARGE_INTEGER StartingOffset, PKEVENT Event, PIO_STATUS_BLOCK IoStatusBlock);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PIRP NTAPI IoBuildAsynchronousFsdRequest(ULONG MajorFunction, PDEVICE_OBJECT DeviceObject, PVOID Buffer,
    ULONG Length, PLARGE_INTEGER StartingOffset, PIO_STATUS_BLOCK IoStatusBlock);
NTKERNELAPI BOOLEAN NTAPI IoForwardIrpSynchronously(PDEVICE_OBJECT DeviceObject, PIRP Irp);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoAcquireCancelSpinLock(PKIRQL Irql);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoReleaseCancelSpinLock(KIRQL Irql);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI IoIs32bitProcess(PIRP Irp);

/* Devices. */
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoCreateDevice(PDRIVER_OBJECT DriverObject, ULONG DeviceExtensionSize,
    PUNICODE_STRING DeviceName, ULONG DeviceType, ULONG DeviceCharacteristics, BOOLEAN Exclusive,
    PDEVICE_OBJECT *DeviceObject);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI IoDeleteDevice(PDEVICE_OBJECT DeviceObject);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoCreateSymbolicLink(PUNICODE_STRING SymbolicLinkName, PUNICODE_STRING DeviceName);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoDeleteSymbolicLink(PUNICODE_STRING SymbolicLinkName);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoAttachDevice(PDEVICE_OBJECT SourceDevice, PUNICODE_STRING TargetDevice,
    PDEVICE_OBJECT *AttachedDevice);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PDEVICE_OBJECT NTAPI IoAttachDeviceToDeviceStack(PDEVICE_OBJECT SourceDevice,
    PDEVICE_OBJECT TargetDevice);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI IoDetachDevice(PDEVICE_OBJECT TargetDevice);
NTKERNELAPI PDEVICE_OBJECT NTAPI IoGetAttachedDevice(PDEVICE_OBJECT DeviceObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PDEVICE_OBJECT NTAPI IoGetAttachedDeviceReference(PDEVICE_OBJECT DeviceObject);
NTKERNELAPI PDEVICE_OBJECT NTAPI IoGetRelatedDeviceObject(PFILE_OBJECT FileObject);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceObjectPointer(PUNICODE_STRING ObjectName, ACCESS_MASK DesiredAccess,
    PFILE_OBJECT *FileObject, PDEVICE_OBJECT *DeviceObject);
typedef enum {
    DevicePropertyDeviceDescription,
    DevicePropertyHardwareID,
    DevicePropertyCompatibleIDs,
    DevicePropertyBootConfiguration,
    DevicePropertyBootConfigurationTranslated,
    DevicePropertyClassName,
    DevicePropertyClassGuid,
    DevicePropertyDriverKeyName,
    DevicePropertyManufacturer,
    DevicePropertyFriendlyName,
    DevicePropertyLocationInformation,
    DevicePropertyPhysicalDeviceObjectName,
    DevicePropertyBusTypeGuid,
    DevicePropertyLegacyBusType,
    DevicePropertyBusNumber,
    DevicePropertyEnumeratorName,
    DevicePropertyAddress,
    DevicePropertyUINumber,
    DevicePropertyInstallState,
    DevicePropertyRemovalPolicy,
    DevicePropertyResourceRequirements,
    DevicePropertyAllocatedResources,
    DevicePropertyContainerID,
} DEVICE_REGISTRY_PROPERTY;

_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceProperty(PDEVICE_OBJECT DeviceObject, DEVICE_REGISTRY_PROPERTY DeviceProperty,
    ULONG BufferLength, PVOID PropertyBuffer, PULONG ResultLength);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoOpenDeviceRegistryKey(PDEVICE_OBJECT DeviceObject, ULONG DevInstKeyType,
    ACCESS_MASK DesiredAccess, PHANDLE DeviceRegKey);
typedef enum _DRIVER_REGKEY_TYPE {
    DriverRegKeyParameters,
    DriverRegKeyPersistentState,
    DriverRegKeySharedPersistentState,
} DRIVER_REGKEY_TYPE, *PDRIVER_REGKEY_TYPE;

_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoOpenDriverRegistryKey(PDRIVER_OBJECT DriverObject, DRIVER_REGKEY_TYPE RegKeyType,
    ACCESS_MASK DesiredAccess, ULONG Flags, PHANDLE DriverRegKey);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoOpenDeviceInterfaceRegistryKey(PUNICODE_STRING SymbolicLinkName,
    ACCESS_MASK DesiredAccess, PHANDLE DeviceInterfaceRegKey);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoRegisterDeviceInterface(PDEVICE_OBJECT PhysicalDeviceObject,
    const GUID *InterfaceClassGuid, PUNICODE_STRING ReferenceString, PUNICODE_STRING SymbolicLinkName);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoSetDeviceInterfaceState(PUNICODE_STRING SymbolicLinkName, BOOLEAN Enable);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceInterfaces(const GUID *InterfaceClassGuid, PDEVICE_OBJECT PhysicalDeviceObject,
    ULONG Flags, PZZWSTR *SymbolicLinkList);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceInterfaceAlias(PUNICODE_STRING SymbolicLinkName,
    const GUID *AliasInterfaceClassGuid, PUNICODE_STRING AliasSymbolicLinkName);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoInvalidateDeviceRelations(PDEVICE_OBJECT DeviceObject, DEVICE_RELATION_TYPE Type);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoInvalidateDeviceState(PDEVICE_OBJECT PhysicalDeviceObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoRequestDeviceEject(PDEVICE_OBJECT PhysicalDeviceObject);
typedef enum _IO_NOTIFICATION_EVENT_CATEGORY {
    EventCategoryReserved,
    EventCategoryHardwareProfileChange,
    EventCategoryDeviceInterfaceChange,
    EventCategoryTargetDeviceChange,
    EventCategoryKernelSoftRestart,
} IO_NOTIFICATION_EVENT_CATEGORY;

typedef NTSTATUS NTAPI DRIVER_NOTIFICATION_CALLBACK_ROUTINE(PVOID, PVOID);
typedef DRIVER_NOTIFICATION_CALLBACK_ROUTINE *PDRIVER_NOTIFICATION_CALLBACK_ROUTINE;
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoRegisterPlugPlayNotification(IO_NOTIFICATION_EVENT_CATEGORY EventCategory,
    ULONG EventCategoryFlags, PVOID EventCategoryData, PDRIVER_OBJECT DriverObject,
    PDRIVER_NOTIFICATION_CALLBACK_ROUTINE CallbackRoutine, PVOID Context, PVOID *NotificationEntry);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoUnregisterPlugPlayNotification(PVOID NotificationEntry);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoUnregisterPlugPlayNotificationEx(PVOID NotificationEntry);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoReportTargetDeviceChange(PDEVICE_OBJECT PhysicalDeviceObject,
    PVOID NotificationStructure);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoAllocateDriverObjectExtension(PDRIVER_OBJECT DriverObject,
    PVOID ClientIdentificationAddress, ULONG DriverObjectExtensionSize, PVOID *DriverObjectExtension);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PVOID NTAPI IoGetDriverObjectExtension(PDRIVER_OBJECT DriverObject, PVOID ClientIdentificationAddress);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoRegisterShutdownNotification(PDEVICE_OBJECT DeviceObject);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI IoUnregisterShutdownNotification(PDEVICE_OBJECT DeviceObject);

/* Events with a name, work items, timers. */
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PKEVENT NTAPI IoCreateNotificationEvent(PUNICODE_STRING EventName, PHANDLE EventHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PKEVENT NTAPI IoCreateSynchronizationEvent(PUNICODE_STRING EventName, PHANDLE EventHandle);
typedef struct _IO_WORKITEM *PIO_WORKITEM;
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PIO_WORKITEM NTAPI IoAllocateWorkItem(PDEVICE_OBJECT DeviceObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoFreeWorkItem(PIO_WORKITEM IoWorkItem);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoQueueWorkItem(PIO_WORKITEM IoWorkItem, PIO_WORKITEM_ROUTINE WorkerRoutine,
    WORK_QUEUE_TYPE QueueType, PVOID Context);
typedef void NTAPI IO_WORKITEM_ROUTINE_EX(PVOID, PVOID, PIO_WORKITEM);
typedef IO_WORKITEM_ROUTINE_EX *PIO_WORKITEM_ROUTINE_EX;
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoQueueWorkItemEx(PIO_WORKITEM IoWorkItem, PIO_WORKITEM_ROUTINE_EX WorkerRoutine,
    WORK_QUEUE_TYPE QueueType, PVOID Context);
NTKERNELAPI void NTAPI IoInitializeWorkItem(PVOID IoObject, PIO_WORKITEM IoWorkItem);
NTKERNELAPI void NTAPI IoUninitializeWorkItem(PIO_WORKITEM IoWorkItem);
NTKERNELAPI ULONG NTAPI IoSizeofWorkItem(void);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoInitializeTimer(PDEVICE_OBJECT DeviceObject, PIO_TIMER_ROUTINE TimerRoutine,
    PVOID Context);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoStartTimer(PDEVICE_OBJECT DeviceObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoStopTimer(PDEVICE_OBJECT DeviceObject);
typedef BOOLEAN NTAPI KSERVICE_ROUTINE(struct _KINTERRUPT *, PVOID);
typedef KSERVICE_ROUTINE *PKSERVICE_ROUTINE;
typedef enum _KINTERRUPT_MODE {
    LevelSensitive,
    Latched,
} KINTERRUPT_MODE;

_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoConnectInterrupt(PKINTERRUPT *InterruptObject, PKSERVICE_ROUTINE ServiceRoutine,
    PVOID ServiceContext, PKSPIN_LOCK SpinLock, ULONG Vector, KIRQL Irql, KIRQL SynchronizeIrql,
    KINTERRUPT_MODE InterruptMode, BOOLEAN ShareVector, KAFFINITY ProcessorEnableMask, BOOLEAN FloatingSave);
typedef struct _IO_CONNECT_INTERRUPT_PARAMETERS IO_CONNECT_INTERRUPT_PARAMETERS, *PIO_CONNECT_INTERRUPT_PARAMETERS;
NTKERNELAPI NTSTATUS NTAPI IoConnectInterruptEx(PIO_CONNECT_INTERRUPT_PARAMETERS Parameters);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI IoDisconnectInterrupt(PKINTERRUPT InterruptObject);
typedef struct _IO_DISCONNECT_INTERRUPT_PARAMETERS IO_DISCONNECT_INTERRUPT_PARAMETERS, *PIO_DISCONNECT_INTERRUPT_PARAMETERS;
NTKERNELAPI void NTAPI IoDisconnectInterruptEx(PIO_DISCONNECT_INTERRUPT_PARAMETERS Parameters);
#define IoInitializeDpcRequest(DeviceObject, DpcRoutine) \
    KeInitializeDpc(&(DeviceObject)->Dpc, (PKDEFERRED_ROUTINE)(DpcRoutine), (DeviceObject))
#define IoRequestDpc(DeviceObject, Irp, Context) \
    ((void)KeInsertQueueDpc(&(DeviceObject)->Dpc, (Irp), (Context)))

/* Removal locks. */
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI IoInitializeRemoveLockEx(PIO_REMOVE_LOCK Lock, ULONG AllocateTag, ULONG MaxLockedMinutes,
    ULONG HighWatermark, ULONG RemlockSize);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoAcquireRemoveLockEx(PIO_REMOVE_LOCK RemoveLock, PVOID Tag, PCSTR File, ULONG Line,
    ULONG RemlockSize);
NTKERNELAPI void NTAPI IoReleaseRemoveLockEx(PIO_REMOVE_LOCK RemoveLock, PVOID Tag, ULONG RemlockSize);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI IoReleaseRemoveLockAndWaitEx(PIO_REMOVE_LOCK RemoveLock, PVOID Tag, ULONG RemlockSize);
#define IoInitializeRemoveLock(Lock, Tag, Maxmin, HighWater) \
    IoInitializeRemoveLockEx(Lock, Tag, Maxmin, HighWater, sizeof(IO_REMOVE_LOCK))
#define IoAcquireRemoveLock(RemoveLock, Tag) \
    IoAcquireRemoveLockEx(RemoveLock, Tag, __FILE__, __LINE__, sizeof(IO_REMOVE_LOCK))
#define IoReleaseRemoveLock(RemoveLock, Tag) IoReleaseRemoveLockEx(RemoveLock, Tag, sizeof(IO_REMOVE_LOCK))
#define IoReleaseRemoveLockAndWait(RemoveLock, Tag) \
    IoReleaseRemoveLockAndWaitEx(RemoveLock, Tag, sizeof(IO_REMOVE_LOCK))

_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PVOID NTAPI IoAllocateErrorLogEntry(PVOID IoObject, UCHAR EntrySize);
NTKERNELAPI void NTAPI IoFreeErrorLogEntry(PVOID ElEntry);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoWriteErrorLogEntry(PVOID ElEntry);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PEPROCESS NTAPI IoGetCurrentProcess(void);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PVOID NTAPI IoGetInitialStack(void);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI IoGetStackLimits(PULONG_PTR LowLimit, PULONG_PTR HighLimit);
NTKERNELAPI ULONG_PTR NTAPI IoGetRemainingStackSize(VOID);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoAcquireKsrPersistentMemory(PDRIVER_OBJECT, PDEVICE_OBJECT, PVOID, PSIZE_T);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoAcquireKsrPersistentMemoryEx(PDRIVER_OBJECT, PDEVICE_OBJECT, PUNICODE_STRING, PUSHORT,
    PULONG, PVOID, PSIZE_T);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PIRP NTAPI IoAllocateIrpEx(PDEVICE_OBJECT, CCHAR, BOOLEAN);
NTKERNELAPI NTSTATUS NTAPI IoAllocateSfioStreamIdentifier(PFILE_OBJECT, ULONG, PVOID, PVOID *);
typedef struct _SHARE_ACCESS SHARE_ACCESS, *PSHARE_ACCESS;
typedef struct _LINK_SHARE_ACCESS LINK_SHARE_ACCESS, *PLINK_SHARE_ACCESS;
NTKERNELAPI NTSTATUS NTAPI IoCheckLinkShareAccess(ACCESS_MASK, ULONG, PFILE_OBJECT, PSHARE_ACCESS, PLINK_SHARE_ACCESS,
    ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoCheckShareAccess(ACCESS_MASK, ULONG, PFILE_OBJECT, PSHARE_ACCESS, BOOLEAN);
NTKERNELAPI NTSTATUS NTAPI IoCheckShareAccessEx(ACCESS_MASK, ULONG, PFILE_OBJECT, PSHARE_ACCESS, BOOLEAN, PBOOLEAN);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoCleanupIrp(PIRP);
typedef enum _CREATE_FILE_TYPE {
    CreateFileTypeNone,
    CreateFileTypeNamedPipe,
    CreateFileTypeMailslot,
} CREATE_FILE_TYPE;

_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoCreateFile(PHANDLE, ACCESS_MASK, POBJECT_ATTRIBUTES, PIO_STATUS_BLOCK, PLARGE_INTEGER,
    ULONG, ULONG, ULONG, ULONG, PVOID, ULONG, CREATE_FILE_TYPE, PVOID, ULONG);
typedef void NTAPI KSTART_ROUTINE(PVOID);
typedef KSTART_ROUTINE *PKSTART_ROUTINE;
_IRQL_requires_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoCreateSystemThread(PVOID, PHANDLE, ULONG, POBJECT_ATTRIBUTES, HANDLE, PCLIENT_ID,
    PKSTART_ROUTINE, PVOID);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoCreateUnprotectedSymbolicLink(PUNICODE_STRING, PUNICODE_STRING);
NTKERNELAPI NTSTATUS NTAPI IoCsqInitialize(PIO_CSQ, PIO_CSQ_INSERT_IRP, PIO_CSQ_REMOVE_IRP, PIO_CSQ_PEEK_NEXT_IRP,
    PIO_CSQ_ACQUIRE_LOCK, PIO_CSQ_RELEASE_LOCK, PIO_CSQ_COMPLETE_CANCELED_IRP);
typedef NTSTATUS NTAPI IO_CSQ_INSERT_IRP_EX(struct _IO_CSQ *, PIRP, PVOID);
typedef IO_CSQ_INSERT_IRP_EX *PIO_CSQ_INSERT_IRP_EX;
NTKERNELAPI NTSTATUS NTAPI IoCsqInitializeEx(PIO_CSQ, PIO_CSQ_INSERT_IRP_EX, PIO_CSQ_REMOVE_IRP,
    PIO_CSQ_PEEK_NEXT_IRP, PIO_CSQ_ACQUIRE_LOCK, PIO_CSQ_RELEASE_LOCK, PIO_CSQ_COMPLETE_CANCELED_IRP);
typedef struct _IO_CSQ_IRP_CONTEXT IO_CSQ_IRP_CONTEXT, *PIO_CSQ_IRP_CONTEXT;
NTKERNELAPI void NTAPI IoCsqInsertIrp(PIO_CSQ, PIRP, PIO_CSQ_IRP_CONTEXT);
NTKERNELAPI NTSTATUS NTAPI IoCsqInsertIrpEx(PIO_CSQ, PIRP, PIO_CSQ_IRP_CONTEXT, PVOID);
NTKERNELAPI PIRP NTAPI IoCsqRemoveIrp(PIO_CSQ, PIO_CSQ_IRP_CONTEXT);
NTKERNELAPI PIRP NTAPI IoCsqRemoveNextIrp(PIO_CSQ, PVOID);
typedef NTSTATUS NTAPI IO_PERSISTED_MEMORY_ENUMERATION_CALLBACK(PDRIVER_OBJECT, PDEVICE_OBJECT, PUNICODE_STRING, PUSHORT, PULONG, PVOID);
typedef IO_PERSISTED_MEMORY_ENUMERATION_CALLBACK *PIO_PERSISTED_MEMORY_ENUMERATION_CALLBACK;
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoEnumerateKsrPersistentMemoryEx(PDRIVER_OBJECT, PDEVICE_OBJECT, PUNICODE_STRING,
    PIO_PERSISTED_MEMORY_ENUMERATION_CALLBACK, PVOID);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoFreeKsrPersistentMemory(PVOID);
NTKERNELAPI NTSTATUS NTAPI IoFreeSfioStreamIdentifier(PFILE_OBJECT, PVOID);
NTKERNELAPI NTSTATUS NTAPI IoGetAffinityInterrupt(PKINTERRUPT, PGROUP_AFFINITY);
typedef struct _BOOTDISK_INFORMATION BOOTDISK_INFORMATION, *PBOOTDISK_INFORMATION;
NTKERNELAPI NTSTATUS NTAPI IoGetBootDiskInformation(PBOOTDISK_INFORMATION, ULONG);
typedef struct _BOOTDISK_INFORMATION_LITE BOOTDISK_INFORMATION_LITE, *PBOOTDISK_INFORMATION_LITE;
NTKERNELAPI NTSTATUS NTAPI IoGetBootDiskInformationLite(PBOOTDISK_INFORMATION_LITE *);
typedef enum _IO_CONTAINER_INFORMATION_CLASS {
    IoSessionStateInformation,
    IoMaxContainerInformationClass,
} IO_CONTAINER_INFORMATION_CLASS;

NTKERNELAPI NTSTATUS NTAPI IoGetContainerInformation(IO_CONTAINER_INFORMATION_CLASS, PVOID, PVOID, ULONG);
typedef enum _DEVICE_DIRECTORY_TYPE {
    DeviceDirectoryData,
} DEVICE_DIRECTORY_TYPE, *PDEVICE_DIRECTORY_TYPE;

_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceDirectory(PDEVICE_OBJECT, DEVICE_DIRECTORY_TYPE, ULONG, PVOID, PHANDLE);
typedef struct _DEVPROPKEY DEVPROPKEY, *PDEVPROPKEY;
typedef ULONG *PDEVPROPTYPE;
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceInterfacePropertyData(PUNICODE_STRING, const DEVPROPKEY *, LCID, ULONG, ULONG,
    PVOID, PULONG, PDEVPROPTYPE);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceNumaNode(PDEVICE_OBJECT, PUSHORT);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetDevicePropertyData(PDEVICE_OBJECT, const DEVPROPKEY *, LCID, ULONG, ULONG, PVOID,
    PULONG, PDEVPROPTYPE);
typedef struct _DEVICE_DESCRIPTION DEVICE_DESCRIPTION, *PDEVICE_DESCRIPTION;
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI struct _DMA_ADAPTER *NTAPI IoGetDmaAdapter(PDEVICE_OBJECT, struct _DEVICE_DESCRIPTION *, PULONG);
typedef enum _DRIVER_DIRECTORY_TYPE {
    DriverDirectoryImage,
    DriverDirectoryData,
    DriverDirectorySharedData,
} DRIVER_DIRECTORY_TYPE, *PDRIVER_DIRECTORY_TYPE;

_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetDriverDirectory(PDRIVER_OBJECT, DRIVER_DIRECTORY_TYPE, ULONG, PHANDLE);
NTKERNELAPI NTSTATUS NTAPI IoGetIoAttributionHandle(PIRP, PVOID *);
typedef enum _IO_PRIORITY_HINT {
    IoPriorityVeryLow,
    IoPriorityLow,
    IoPriorityNormal,
    IoPriorityHigh,
    IoPriorityCritical,
    MaxIoPriorityTypes,
} IO_PRIORITY_HINT;

NTKERNELAPI IO_PRIORITY_HINT NTAPI IoGetIoPriorityHint(PIRP);
typedef struct _DMA_IOMMU_INTERFACE DMA_IOMMU_INTERFACE, *PDMA_IOMMU_INTERFACE;
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetIommuInterface(ULONG, PDMA_IOMMU_INTERFACE);
typedef struct _DMA_IOMMU_INTERFACE_EX DMA_IOMMU_INTERFACE_EX, *PDMA_IOMMU_INTERFACE_EX;
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetIommuInterfaceEx(ULONG, ULONGLONG, PDMA_IOMMU_INTERFACE_EX);
NTKERNELAPI PVOID NTAPI IoGetSfioStreamIdentifier(PFILE_OBJECT, PVOID);
NTKERNELAPI PIRP NTAPI IoGetTopLevelIrp(void);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoInitializeIrpEx(PIRP, PDEVICE_OBJECT, USHORT, CCHAR);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI IoIsInitiator32bitProcess(PIRP);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI IoIsWdmVersionAvailable(UCHAR, UCHAR);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoQueryKsrPersistentMemorySize(PDRIVER_OBJECT, PDEVICE_OBJECT, PSIZE_T);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoQueryKsrPersistentMemorySizeEx(PDRIVER_OBJECT, PDEVICE_OBJECT, PUNICODE_STRING, PUSHORT,
    PULONG, PSIZE_T);
typedef struct _IO_ATTRIBUTION_INFORMATION IO_ATTRIBUTION_INFORMATION, *PIO_ATTRIBUTION_INFORMATION;
NTKERNELAPI NTSTATUS NTAPI IoRecordIoAttribution(PVOID, IO_ATTRIBUTION_INFORMATION *);
typedef enum _IO_CONTAINER_NOTIFICATION_CLASS {
    IoSessionStateNotification,
    IoMaxContainerNotificationClass,
} IO_CONTAINER_NOTIFICATION_CLASS;

typedef NTSTATUS (NTAPI *PIO_CONTAINER_NOTIFICATION_FUNCTION)(void);
NTKERNELAPI NTSTATUS NTAPI IoRegisterContainerNotification(IO_CONTAINER_NOTIFICATION_CLASS,
    PIO_CONTAINER_NOTIFICATION_FUNCTION, PVOID, ULONG, PVOID);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoRegisterLastChanceShutdownNotification(PDEVICE_OBJECT);
NTKERNELAPI void NTAPI IoRemoveLinkShareAccess(PFILE_OBJECT, PSHARE_ACCESS, PLINK_SHARE_ACCESS);
NTKERNELAPI void NTAPI IoRemoveLinkShareAccessEx(PFILE_OBJECT, PSHARE_ACCESS, PLINK_SHARE_ACCESS, ULONG);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI IoRemoveShareAccess(PFILE_OBJECT, PSHARE_ACCESS);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoReplacePartitionUnit(PDEVICE_OBJECT, PDEVICE_OBJECT, ULONG);
typedef struct _IO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS IO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS, *PIO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS;
NTKERNELAPI void NTAPI IoReportInterruptActive(PIO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS);
NTKERNELAPI void NTAPI IoReportInterruptInactive(PIO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS);
typedef void NTAPI DEVICE_CHANGE_COMPLETE_CALLBACK(PVOID);
typedef DEVICE_CHANGE_COMPLETE_CALLBACK *PDEVICE_CHANGE_COMPLETE_CALLBACK;
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoReportTargetDeviceChangeAsynchronous(PDEVICE_OBJECT, PVOID,
    PDEVICE_CHANGE_COMPLETE_CALLBACK, PVOID);
typedef void (NTAPI *PIO_DEVICE_EJECT_CALLBACK)(NTSTATUS, PVOID);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoRequestDeviceEjectEx(PDEVICE_OBJECT, PIO_DEVICE_EJECT_CALLBACK, PVOID, PDRIVER_OBJECT);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoReserveKsrPersistentMemory(PDRIVER_OBJECT, PDEVICE_OBJECT, SIZE_T, ULONG, PVOID *);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoReserveKsrPersistentMemoryEx(PDRIVER_OBJECT, PDEVICE_OBJECT, PUNICODE_STRING, PUSHORT,
    ULONG, SIZE_T, ULONG, PVOID *);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoSetCompletionRoutineEx(PDEVICE_OBJECT, PIRP, PIO_COMPLETION_ROUTINE, PVOID, BOOLEAN,
    BOOLEAN, BOOLEAN);
typedef ULONG DEVPROPTYPE;
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoSetDeviceInterfacePropertyData(PUNICODE_STRING, const DEVPROPKEY *, LCID, ULONG,
    DEVPROPTYPE, ULONG, PVOID);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoSetDevicePropertyData(PDEVICE_OBJECT, const DEVPROPKEY *, LCID, ULONG, DEVPROPTYPE,
    ULONG, PVOID);
NTKERNELAPI NTSTATUS NTAPI IoSetIoAttributionIrp(PIRP, PVOID, ULONG);
NTKERNELAPI NTSTATUS NTAPI IoSetIoPriorityHint(PIRP, IO_PRIORITY_HINT);
NTKERNELAPI void NTAPI IoSetLinkShareAccess(ACCESS_MASK, ULONG, PFILE_OBJECT, PSHARE_ACCESS, PLINK_SHARE_ACCESS,
    ULONG);
NTKERNELAPI void NTAPI IoSetShareAccess(ACCESS_MASK, ULONG, PFILE_OBJECT, PSHARE_ACCESS);
NTKERNELAPI void NTAPI IoSetShareAccessEx(ACCESS_MASK, ULONG, PFILE_OBJECT, PSHARE_ACCESS, PBOOLEAN);
NTKERNELAPI void NTAPI IoSetStartIoAttributes(PDEVICE_OBJECT, BOOLEAN, BOOLEAN);
NTKERNELAPI void NTAPI IoSetTopLevelIrp(PIRP);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI USHORT NTAPI IoSizeOfIrpEx(PDEVICE_OBJECT, CCHAR);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoStartNextPacket(PDEVICE_OBJECT, BOOLEAN);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoStartNextPacketByKey(PDEVICE_OBJECT, BOOLEAN, ULONG);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI IoStartPacket(PDEVICE_OBJECT, PIRP, PULONG, PDRIVER_CANCEL);
NTKERNELAPI NTSTATUS NTAPI IoSynchronousCallDriver(PDEVICE_OBJECT, PIRP);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI IoTryQueueWorkItem(PIO_WORKITEM, PIO_WORKITEM_ROUTINE_EX, WORK_QUEUE_TYPE, PVOID);
NTKERNELAPI void NTAPI IoUnregisterContainerNotification(PVOID);
NTKERNELAPI void NTAPI IoUpdateLinkShareAccess(PFILE_OBJECT, PSHARE_ACCESS, PLINK_SHARE_ACCESS);
NTKERNELAPI void NTAPI IoUpdateLinkShareAccessEx(PFILE_OBJECT, PSHARE_ACCESS, PLINK_SHARE_ACCESS, ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI IoUpdateShareAccess(PFILE_OBJECT, PSHARE_ACCESS);
NTKERNELAPI NTSTATUS NTAPI IoValidateDeviceIoControlAccess(PIRP, ULONG);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoWMIAllocateInstanceIds(LPCGUID, ULONG, ULONG *);
NTKERNELAPI NTSTATUS NTAPI IoWMIDeviceObjectToInstanceName(PVOID, PDEVICE_OBJECT, PUNICODE_STRING);
NTKERNELAPI ULONG NTAPI IoWMIDeviceObjectToProviderId(PDEVICE_OBJECT);
NTKERNELAPI NTSTATUS NTAPI IoWMIExecuteMethod(PVOID, PUNICODE_STRING, ULONG, ULONG, PULONG, PUCHAR);
NTKERNELAPI NTSTATUS NTAPI IoWMIHandleToInstanceName(PVOID, HANDLE, PUNICODE_STRING);
NTKERNELAPI NTSTATUS NTAPI IoWMIOpenBlock(LPCGUID, ULONG, PVOID *);
NTKERNELAPI NTSTATUS NTAPI IoWMIQueryAllData(PVOID, PULONG, PVOID);
NTKERNELAPI NTSTATUS NTAPI IoWMIQueryAllDataMultiple(PVOID *, ULONG, PULONG, PVOID);
NTKERNELAPI NTSTATUS NTAPI IoWMIQuerySingleInstance(PVOID, PUNICODE_STRING, PULONG, PVOID);
NTKERNELAPI NTSTATUS NTAPI IoWMIQuerySingleInstanceMultiple(PVOID *, PUNICODE_STRING, ULONG, PULONG, PVOID);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoWMIRegistrationControl(PDEVICE_OBJECT, ULONG);
typedef void NTAPI FWMI_NOTIFICATION_CALLBACK(PVOID, PVOID);
typedef FWMI_NOTIFICATION_CALLBACK *WMI_NOTIFICATION_CALLBACK;
NTKERNELAPI NTSTATUS NTAPI IoWMISetNotificationCallback(PVOID, WMI_NOTIFICATION_CALLBACK, PVOID);
NTKERNELAPI NTSTATUS NTAPI IoWMISetSingleInstance(PVOID, PUNICODE_STRING, ULONG, ULONG, PVOID);
NTKERNELAPI NTSTATUS NTAPI IoWMISetSingleItem(PVOID, PUNICODE_STRING, ULONG, ULONG, ULONG, PVOID);
NTKERNELAPI NTSTATUS NTAPI IoWMISuggestInstanceName(PDEVICE_OBJECT, PUNICODE_STRING, BOOLEAN, PUNICODE_STRING);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoWMIWriteEvent(PVOID);
NTKERNELAPI LOGICAL NTAPI IoWithinStackLimits(ULONG_PTR, SIZE_T);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoWriteKsrPersistentMemory(PVOID, PVOID, SIZE_T);

#ifdef __cplusplus
}
#endif

#endif
