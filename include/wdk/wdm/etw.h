/*
 * etw.h: event tracing, and whatever of wdm.h has no room of its own.
 */
#ifndef WDK_WDM_ETW_H
#define WDK_WDM_ETW_H

#include "io.h"
#include "zw.h"

#ifdef __cplusplus
extern "C" {
#endif

_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI CmCallbackGetKeyObjectID(PLARGE_INTEGER, PVOID, PULONG_PTR, PCUNICODE_STRING *);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI CmCallbackGetKeyObjectIDEx(PLARGE_INTEGER, PVOID, PULONG_PTR, PCUNICODE_STRING *, ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI CmCallbackReleaseKeyObjectIDEx(PCUNICODE_STRING);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PVOID NTAPI CmGetBoundTransaction(PLARGE_INTEGER, PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI CmGetCallbackVersion(PULONG, PULONG);
typedef NTSTATUS NTAPI EX_CALLBACK_FUNCTION(PVOID, PVOID, PVOID);
typedef EX_CALLBACK_FUNCTION *PEX_CALLBACK_FUNCTION;
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI CmRegisterCallback(PEX_CALLBACK_FUNCTION, PVOID, PLARGE_INTEGER);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI CmRegisterCallbackEx(PEX_CALLBACK_FUNCTION, PCUNICODE_STRING, PVOID, PVOID, PLARGE_INTEGER,
    PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI CmSetCallbackObjectContext(PVOID, PLARGE_INTEGER, PVOID, PVOID *);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI CmUnRegisterCallback(LARGE_INTEGER);
NTKERNELAPI NTSTATUS NTAPI EtwActivityIdControl(ULONG, LPGUID);
typedef ULONGLONG REGHANDLE;
typedef struct _EVENT_DESCRIPTOR EVENT_DESCRIPTOR, *PEVENT_DESCRIPTOR;
typedef const struct _EVENT_DESCRIPTOR *PCEVENT_DESCRIPTOR;
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI EtwEventEnabled(REGHANDLE, PCEVENT_DESCRIPTOR);
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI EtwProviderEnabled(REGHANDLE, UCHAR, ULONGLONG);
typedef struct _EVENT_FILTER_DESCRIPTOR EVENT_FILTER_DESCRIPTOR, *PEVENT_FILTER_DESCRIPTOR;
typedef void NTAPI ETWENABLECALLBACK(LPCGUID, ULONG, UCHAR, ULONGLONG, ULONGLONG, PEVENT_FILTER_DESCRIPTOR, PVOID);
typedef ETWENABLECALLBACK *PETWENABLECALLBACK;
typedef ULONGLONG *PREGHANDLE;
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI EtwRegister(LPCGUID, PETWENABLECALLBACK, PVOID, PREGHANDLE);
typedef enum _EVENT_INFO_CLASS {
    EventProviderBinaryTrackInfo,
    EventProviderSetReserved1,
    EventProviderSetTraits,
    EventProviderUseDescriptorType,
    MaxEventInfo,
} EVENT_INFO_CLASS;

_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI EtwSetInformation(REGHANDLE, EVENT_INFO_CLASS, PVOID, ULONG);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI EtwUnregister(REGHANDLE);
typedef struct _EVENT_DATA_DESCRIPTOR EVENT_DATA_DESCRIPTOR, *PEVENT_DATA_DESCRIPTOR;
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI EtwWrite(REGHANDLE, PCEVENT_DESCRIPTOR, LPCGUID, ULONG, PEVENT_DATA_DESCRIPTOR);
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI EtwWriteEx(REGHANDLE, PCEVENT_DESCRIPTOR, ULONG64, ULONG, LPCGUID, LPCGUID, ULONG,
    PEVENT_DATA_DESCRIPTOR);
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI EtwWriteString(REGHANDLE, UCHAR, ULONGLONG, LPCGUID, PCWSTR);
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI EtwWriteTransfer(REGHANDLE, PCEVENT_DESCRIPTOR, LPCGUID, LPCGUID, ULONG,
    PEVENT_DATA_DESCRIPTOR);
typedef struct _PCW_BUFFER *PPCW_BUFFER;
typedef struct _PCW_DATA PCW_DATA, *PPCW_DATA;
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PcwAddInstance(PPCW_BUFFER, PCUNICODE_STRING, ULONG, ULONG, PPCW_DATA);
typedef struct _PCW_INSTANCE *PPCW_INSTANCE;
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI PcwCloseInstance(PPCW_INSTANCE);
typedef struct _PCW_REGISTRATION *PPCW_REGISTRATION;
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PcwCreateInstance(PPCW_INSTANCE *, PPCW_REGISTRATION, PCUNICODE_STRING, ULONG, PPCW_DATA);
typedef struct _PCW_REGISTRATION_INFORMATION PCW_REGISTRATION_INFORMATION, *PPCW_REGISTRATION_INFORMATION;
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PcwRegister(PPCW_REGISTRATION *, PPCW_REGISTRATION_INFORMATION);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI PcwUnregister(PPCW_REGISTRATION);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlGenerateClass5Guid(const GUID *const, PVOID, ULONG, GUID *);
NTKERNELAPI NTSTATUS NTAPI RtlIsUntrustedObject(HANDLE, PVOID, PBOOLEAN);
NTKERNELAPI OS_DEPLOYEMENT_STATE_VALUES NTAPI RtlOsDeploymentState(ULONG);
NTKERNELAPI ULONG NTAPI RtlQueryValidationRunlevel(PCUNICODE_STRING);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI RtlValidRelativeSecurityDescriptor(PSECURITY_DESCRIPTOR, ULONG, SECURITY_INFORMATION);
#define ACCESS_FILTER_SECURITY_INFORMATION       0x100
#define ADAPTER_INFO_API_BYPASS                  2
#define ADAPTER_INFO_SYNCHRONOUS_CALLBACK        1
#define ALLOC_DATA_PRAGMA                        1
#define ALLOC_PRAGMA                             1
#define ATS_DEVICE_SVM_OPTOUT                    1
#define ATTRIBUTE_SECURITY_INFORMATION           0x20
#define BACKUP_SECURITY_INFORMATION              0x10000
#define CACHE_FULLY_ASSOCIATIVE                  255
#define CONNECT_CURRENT_VERSION                  5
#define CONNECT_FULLY_SPECIFIED                  1
#define CONNECT_FULLY_SPECIFIED_GROUP            4
#define CONNECT_LINE_BASED                       2
#define CONNECT_MESSAGE_BASED                    3
#define CONNECT_MESSAGE_BASED_PASSIVE            5
#define CORE_PARKING_POLICY_CHANGE_IDEAL         0
#define CORE_PARKING_POLICY_CHANGE_MAX           3
#define CORE_PARKING_POLICY_CHANGE_MULTISTEP     3
#define CORE_PARKING_POLICY_CHANGE_ROCKET        2
#define CORE_PARKING_POLICY_CHANGE_SINGLE        1
#define CTMF_INCLUDE_APPCONTAINER                1
#define CTMF_INCLUDE_LPAC                        2
#define CTMF_VALID_FLAGS                         3
#define ClfsClientRecord                         3
#define ClfsContainerActive                      4
#define ClfsContainerActivePendingDelete         8
#define ClfsContainerInactive                    2
#define ClfsContainerInitializing                1
#define ClfsContainerPendingArchive              0x10
#define ClfsContainerPendingArchiveAndDelete     0x20
#define ClfsDataRecord                           1
#define ClfsNullRecord                           0
#define ClfsRestartRecord                        2
#define ClsContainerActive                       4
#define ClsContainerActivePendingDelete          8
#define ClsContainerInactive                     2
#define ClsContainerInitializing                 1
#define ClsContainerPendingArchive               0x10
#define ClsContainerPendingArchiveAndDelete      0x20
#define D3COLD_SUPPORT_INTERFACE_VERSION         1
#define DBG_STATUS_BUGCHECK_FIRST                3
#define DBG_STATUS_BUGCHECK_SECOND               4
#define DBG_STATUS_CONTROL_C                     1
#define DBG_STATUS_DEBUG_CONTROL                 6
#define DBG_STATUS_FATAL                         5
#define DBG_STATUS_SYSRQ                         2
#define DBG_STATUS_WORKER                        7
#define DEFAULT_IMPERSONATION_LEVEL              2
#define DEVICE_DESCRIPTION_VERSION               0
#define DEVICE_DESCRIPTION_VERSION1              1
#define DEVICE_DESCRIPTION_VERSION2              2
#define DEVICE_DESCRIPTION_VERSION3              3
#define DEVICE_INTERFACE_INCLUDE_NONACTIVE       1
#define DEVICE_RESET_INTERFACE_VERSION           1
#define DEVICE_RESET_INTERFACE_VERSION_1         1
#define DEVICE_RESET_INTERFACE_VERSION_2         2
#define DEVICE_RESET_INTERFACE_VERSION_3         3
#define DEVICE_WITH_IRP_EXTENSION                (-1)
#define DIAGNOSTIC_REASON_DETAILED_STRING        2
#define DIAGNOSTIC_REASON_INVALID_FLAGS          0x7ffffff8
#define DIAGNOSTIC_REASON_NOT_SPECIFIED          0x80000000
#define DIAGNOSTIC_REASON_SIMPLE_STRING          1
#define DIAGNOSTIC_REASON_VERSION                0
#define DMAV3_TRANFER_WIDTH_128                  4
#define DMAV3_TRANFER_WIDTH_16                   1
#define DMAV3_TRANFER_WIDTH_256                  5
#define DMAV3_TRANFER_WIDTH_32                   2
#define DMAV3_TRANFER_WIDTH_64                   3
#define DMAV3_TRANFER_WIDTH_8                    0
#define DOMAIN_COMMON_BUFFER_LARGE_PAGE          1
#define DPC_NORMAL                               0
#define DPC_THREADED                             1
#define DPC_WATCHDOG_GLOBAL_TRIAGE_BLOCK_REVISION_1 1
#define DPC_WATCHDOG_GLOBAL_TRIAGE_BLOCK_SIGNATURE 0xaebecede
#define DUPLICATE_CLOSE_SOURCE                   1
#define DUPLICATE_SAME_ACCESS                    2
#define DUPLICATE_SAME_ATTRIBUTES                4
#define EISA_EMPTY_SLOT                          131
#define EISA_FREE_FORM_DATA                      0x40
#define EISA_FUNCTION_ENABLED                    0x80
#define EISA_HAS_DMA_ENTRY                       8
#define EISA_HAS_INFORMATION                     31
#define EISA_HAS_IRQ_ENTRY                       4
#define EISA_HAS_MEMORY_ENTRY                    2
#define EISA_HAS_PORT_INIT_ENTRY                 0x20
#define EISA_HAS_PORT_RANGE                      0x10
#define EISA_HAS_TYPE_ENTRY                      1
#define EISA_INVALID_BIOS_CALL                   134
#define EISA_INVALID_CONFIGURATION               0x82
#define EISA_INVALID_FUNCTION                    0x81
#define EISA_INVALID_SLOT                        0x80
#define EISA_MEMORY_TYPE_RAM                     1
#define EISA_MORE_ENTRIES                        0x80
#define EISA_SYSTEM_MEMORY                       0
#define ERROR_LOG_LIMIT_SIZE                     240
#define ERROR_LOG_MAXIMUM_SIZE                   240
#define ERROR_LOG_MESSAGE_LIMIT_SIZE             0x158
#define EXCEPTION_ALIGNMENT_CHECK                0x11
#define EXCEPTION_BOUND_CHECK                    5
#define EXCEPTION_COLLIDED_UNWIND                0x40
#define EXCEPTION_CP_FAULT                       21
#define EXCEPTION_DEBUG                          1
#define EXCEPTION_DIVIDED_BY_ZERO                0
#define EXCEPTION_DOUBLE_FAULT                   8
#define EXCEPTION_EXIT_UNWIND                    4
#define EXCEPTION_GP_FAULT                       13
#define EXCEPTION_INT3                           3
#define EXCEPTION_INVALID_OPCODE                 6
#define EXCEPTION_INVALID_TSS                    0xa
#define EXCEPTION_MAXIMUM_PARAMETERS             15
#define EXCEPTION_NESTED_CALL                    0x10
#define EXCEPTION_NMI                            2
#define EXCEPTION_NONCONTINUABLE                 1
#define EXCEPTION_NPX_ERROR                      0x10
#define EXCEPTION_NPX_NOT_AVAILABLE              7
#define EXCEPTION_NPX_OVERRUN                    9
#define EXCEPTION_RESERVED_TRAP                  15
#define EXCEPTION_SEGMENT_NOT_PRESENT            11
#define EXCEPTION_SE_FAULT                       23
#define EXCEPTION_SOFTWARE_ORIGINATE             0x80
#define EXCEPTION_STACK_FAULT                    0xc
#define EXCEPTION_STACK_INVALID                  8
#define EXCEPTION_TARGET_UNWIND                  0x20
#define EXCEPTION_UNWIND                         102
#define EXCEPTION_UNWINDING                      2
#define EXCEPTION_VIRTUALIZATION_FAULT           0x20
#define FLAG_OWNER_POINTER_IS_THREAD             1
#define FLUSH_MULTIPLE_MAXIMUM                   19
#define FM_LOCK_BIT                              1
#define FM_LOCK_BIT_V                            0
#define HAL_DMA_ADAPTER_VERSION_1                1
#define HAL_MASK_UNMASK_FLAGS_NONE               0
#define HAL_MASK_UNMASK_FLAGS_SERVICING_COMPLETE 2
#define HAL_MASK_UNMASK_FLAGS_SERVICING_DEFERRED 1
#define IMAGE_POLICY_METADATA_VERSION            1
#define INITIAL_PRIVILEGE_COUNT                  3
#define IOMMU_ACCESS_NONE                        0
#define IOMMU_ACCESS_READ                        1
#define IOMMU_ACCESS_WRITE                       2
#define IsNEC_98                                 0
#define IsNotNEC_98                              1
#define KB_ADD_PAGES_FLAG_ADDITIONAL_RANGES_EXIST 0x80000000
#define KB_ADD_PAGES_FLAG_PHYSICAL_ADDRESS       2
#define KB_ADD_PAGES_FLAG_VIRTUAL_ADDRESS        1
#define KB_REMOVE_PAGES_FLAG_ADDITIONAL_RANGES_EXIST 0x80000000
#define KB_REMOVE_PAGES_FLAG_PHYSICAL_ADDRESS    2
#define KB_REMOVE_PAGES_FLAG_VIRTUAL_ADDRESS     1
#define KB_SECONDARY_DATA_FLAG_ADDITIONAL_DATA   1
#define KB_SECONDARY_DATA_FLAG_NO_DEVICE_ACCESS  2
#define KB_TRIAGE_DUMP_DATA_FLAG_BUGCHECK_ACTIVE 1
#define KERNEL_SOFT_RESTART_NOTIFICATION_VERSION 1
#define KE_MAX_TRIAGE_DUMP_DATA_MEMORY_SIZE      0x2000000
#define KE_PROCESSOR_CHANGE_ADD_EXISTING         1
#define KI_USER_SHARED_DATA                      (-9345848836095LL - 1)
#define LABEL_SECURITY_INFORMATION               0x10
#define LOCK_QUEUE_HALTED                        4
#define LOCK_QUEUE_HALTED_BIT                    2
#define LOCK_QUEUE_OWNER                         2
#define LOCK_QUEUE_OWNER_BIT                     1
#define LOCK_QUEUE_VALID_FLAGS                   7
#define LOCK_QUEUE_WAIT                          1
#define LOCK_QUEUE_WAIT_BIT                      0
#define LOG_POLICY_OVERWRITE                     1
#define LOG_POLICY_PERSIST                       2
#define LONGLONG_MASK                            7
#define LONGLONG_SIZE                            8
#define LONG_2ND_MOST_SIGNIFICANT_BIT            2
#define LONG_3RD_MOST_SIGNIFICANT_BIT            1
#define LONG_LEAST_SIGNIFICANT_BIT               0
#define LONG_MASK                                3
#define LONG_MOST_SIGNIFICANT_BIT                3
#define LONG_SIZE                                4
#define LOWBYTE_MASK                             0xff
#define LTP_PC_SMT                               1
#define LockQueueAfdWorkQueueLock                13
#define LockQueueBcbLock                         14
#define LockQueueIoCancelLock                    7
#define LockQueueIoCompletionLock                11
#define LockQueueIoDatabaseLock                  0xa
#define LockQueueIoVpbLock                       9
#define LockQueueMasterLock                      5
#define LockQueueMaximumLock                     0x11
#define LockQueueNonPagedPoolLock                6
#define LockQueueNtfsStructLock                  0xc
#define LockQueueUnusedSpare0                    0
#define LockQueueUnusedSpare1                    1
#define LockQueueUnusedSpare15                   15
#define LockQueueUnusedSpare16                   0x10
#define LockQueueUnusedSpare2                    2
#define LockQueueUnusedSpare3                    3
#define LockQueueUnusedSpare8                    8
#define LockQueueVacbLock                        4
#define MAXIMUM_FILENAME_LENGTH                  0x100
#define MAXIMUM_SUSPEND_COUNT                    127
#define MAXIMUM_VOLUME_LABEL_LENGTH              0x40
#define MAX_ACL_REVISION                         4
#define MEMORY_CURRENT_PARTITION_HANDLE          (-1)
#define MEMORY_EXISTING_VAD_PARTITION_HANDLE     (-3)
#define MEMORY_PARTITION_ALL_ACCESS              0x1f0003
#define MEMORY_PARTITION_MODIFY_ACCESS           2
#define MEMORY_PARTITION_QUERY_ACCESS            1
#define MEMORY_SYSTEM_PARTITION_HANDLE           (-2)
#define MIN_ACL_REVISION                         2
#define MM_DONT_ZERO_ALLOCATION                  1
#define MM_DUMP_MAP_CACHED                       1
#define MM_DUMP_MAP_INVALIDATE                   2
#define MM_FREE_MDL_PAGES_ZERO                   1
#define MM_MAPPING_ADDRESS_DIVISIBLE             1
#define MM_MAXIMUM_DISK_IO_SIZE                  0x10000
#define MM_PERMANENT_ADDRESS_IS_IO_SPACE         1
#define MM_PROTECT_DRIVER_SECTION_ALLOW_UNLOAD   1
#define MM_PROTECT_DRIVER_SECTION_VALID_FLAGS    1
#define NPEM_CONTROL_INTERFACE_CURRENT_VERSION   2
#define NPEM_CONTROL_INTERFACE_VERSION1          1
#define NPEM_CONTROL_INTERFACE_VERSION2          2
#define OBJECT_TYPE_ALL_ACCESS                   0xf0001
#define OBJECT_TYPE_CREATE                       1
#define OB_FLT_REGISTRATION_VERSION              0x100
#define OB_FLT_REGISTRATION_VERSION_0100         0x100
#define OB_OPERATION_HANDLE_CREATE               1
#define OB_OPERATION_HANDLE_DUPLICATE            2
#define PARKING_TOPOLOGY_POLICY_DISABLED         0
#define PARKING_TOPOLOGY_POLICY_ROUNDROBIN       1
#define PARKING_TOPOLOGY_POLICY_SEQUENTIAL       2
#define PCI_ACS_ALLOWED                          0
#define PCI_ACS_BLOCKED                          1
#define PCI_ACS_REDIRECTED                       2
#define PCI_ADDRESS_IO_ADDRESS_MASK              0xfffffffc
#define PCI_ADDRESS_IO_SPACE                     1
#define PCI_ADDRESS_MEMORY_ADDRESS_MASK          0xfffffff0
#define PCI_ADDRESS_MEMORY_PREFETCHABLE          8
#define PCI_ADDRESS_MEMORY_TYPE_MASK             6
#define PCI_ADDRESS_ROM_ADDRESS_MASK             0xfffff800
#define PCI_ATS_INTERFACE_SIZE                   0x30
#define PCI_ATS_INTERFACE_VERSION                1
#define PCI_BRIDGE_TYPE                          1
#define PCI_CAPABILITY_ID_ADVANCED_FEATURES      19
#define PCI_CAPABILITY_ID_AGP                    2
#define PCI_CAPABILITY_ID_AGP_TARGET             14
#define PCI_CAPABILITY_ID_CPCI_HOTSWAP           6
#define PCI_CAPABILITY_ID_CPCI_RES_CTRL          11
#define PCI_CAPABILITY_ID_DEBUG_PORT             0xa
#define PCI_CAPABILITY_ID_FPB                    21
#define PCI_CAPABILITY_ID_HYPERTRANSPORT         8
#define PCI_CAPABILITY_ID_MSI                    5
#define PCI_CAPABILITY_ID_MSIX                   0x11
#define PCI_CAPABILITY_ID_P2P_SSID               13
#define PCI_CAPABILITY_ID_PCIX                   7
#define PCI_CAPABILITY_ID_PCI_EXPRESS            0x10
#define PCI_CAPABILITY_ID_POWER_MANAGEMENT       1
#define PCI_CAPABILITY_ID_SATA_CONFIG            0x12
#define PCI_CAPABILITY_ID_SECURE                 15
#define PCI_CAPABILITY_ID_SHPC                   0xc
#define PCI_CAPABILITY_ID_SLOT_ID                4
#define PCI_CAPABILITY_ID_VENDOR_SPECIFIC        9
#define PCI_CAPABILITY_ID_VPD                    3
#define PCI_CARDBUS_BRIDGE_TYPE                  2
#define PCI_CLASS_BASE_SYSTEM_DEV                8
#define PCI_CLASS_BRIDGE_DEV                     6
#define PCI_CLASS_DATA_ACQ_SIGNAL_PROC           0x11
#define PCI_CLASS_DISPLAY_CTLR                   3
#define PCI_CLASS_DOCKING_STATION                0xa
#define PCI_CLASS_ENCRYPTION_DECRYPTION          0x10
#define PCI_CLASS_INPUT_DEV                      9
#define PCI_CLASS_INTELLIGENT_IO_CTLR            14
#define PCI_CLASS_MASS_STORAGE_CTLR              1
#define PCI_CLASS_MEMORY_CTLR                    5
#define PCI_CLASS_MULTIMEDIA_DEV                 4
#define PCI_CLASS_NETWORK_CTLR                   2
#define PCI_CLASS_NOT_DEFINED                    255
#define PCI_CLASS_PRE_20                         0
#define PCI_CLASS_PROCESSOR                      11
#define PCI_CLASS_SATELLITE_COMMS_CTLR           15
#define PCI_CLASS_SERIAL_BUS_CTLR                0xc
#define PCI_CLASS_SIMPLE_COMMS_CTLR              7
#define PCI_CLASS_WIRELESS_CTLR                  13
#define PCI_DEVICE_PRESENT_INTERFACE_VERSION     1
#define PCI_DEVICE_TYPE                          0
#define PCI_DISABLE_LEVEL_INTERRUPT              0x400
#define PCI_ENABLE_BUS_MASTER                    4
#define PCI_ENABLE_FAST_BACK_TO_BACK             0x200
#define PCI_ENABLE_IO_SPACE                      1
#define PCI_ENABLE_MEMORY_SPACE                  2
#define PCI_ENABLE_PARITY                        0x40
#define PCI_ENABLE_SERR                          0x100
#define PCI_ENABLE_SPECIAL_CYCLES                8
#define PCI_ENABLE_VGA_COMPATIBLE_PALETTE        0x20
#define PCI_ENABLE_WAIT_CYCLE                    0x80
#define PCI_ENABLE_WRITE_AND_INVALIDATE          0x10
#define PCI_EXPRESS_ACCESS_CONTROL_SERVICES_CAP_ID 13
#define PCI_EXPRESS_ADVANCED_ERROR_REPORTING_CAP_ID 1
#define PCI_EXPRESS_ARI_CAP_ID                   14
#define PCI_EXPRESS_ATS_CAP_ID                   15
#define PCI_EXPRESS_CONFIGURATION_ACCESS_CORRELATION_CAP_ID 0xc
#define PCI_EXPRESS_DESIGNATED_VENDOR_SPECIFIC_CAP_ID 35
#define PCI_EXPRESS_DEVICE_SERIAL_NUMBER_CAP_ID  3
#define PCI_EXPRESS_DPA_CAP_ID                   22
#define PCI_EXPRESS_DPC_CAP_ID                   29
#define PCI_EXPRESS_FRS_QUEUEING_CAP_ID          0x21
#define PCI_EXPRESS_L1_PM_SS_CAP_ID              30
#define PCI_EXPRESS_LINK_QUIESCENT_INTERFACE_VERSION 1
#define PCI_EXPRESS_LN_REQUESTER_CAP_ID          28
#define PCI_EXPRESS_LTR_CAP_ID                   0x18
#define PCI_EXPRESS_MFVC_CAP_ID                  8
#define PCI_EXPRESS_MPCIE_CAP_ID                 0x20
#define PCI_EXPRESS_MULTICAST_CAP_ID             0x12
#define PCI_EXPRESS_MULTI_ROOT_IO_VIRTUALIZATION_CAP_ID 0x11
#define PCI_EXPRESS_NPEM_CAP_ID                  41
#define PCI_EXPRESS_PAGE_REQUEST_CAP_ID          19
#define PCI_EXPRESS_PASID_CAP_ID                 27
#define PCI_EXPRESS_PMUX_CAP_ID                  26
#define PCI_EXPRESS_POWER_BUDGETING_CAP_ID       4
#define PCI_EXPRESS_PTM_CAP_ID                   31
#define PCI_EXPRESS_RCRB_HEADER_CAP_ID           0xa
#define PCI_EXPRESS_RC_EVENT_COLLECTOR_ENDPOINT_ASSOCIATION_CAP_ID 7
#define PCI_EXPRESS_RC_INTERNAL_LINK_CONTROL_CAP_ID 6
#define PCI_EXPRESS_RC_LINK_DECLARATION_CAP_ID   5
#define PCI_EXPRESS_READINESS_TIME_REPORTING_CAP_ID 0x22
#define PCI_EXPRESS_RESERVED_FOR_AMD_CAP_ID      0x14
#define PCI_EXPRESS_RESIZABLE_BAR_CAP_ID         21
#define PCI_EXPRESS_ROOT_PORT_INTERFACE_VERSION  1
#define PCI_EXPRESS_SECONDARY_PCI_EXPRESS_CAP_ID 25
#define PCI_EXPRESS_SINGLE_ROOT_IO_VIRTUALIZATION_CAP_ID 0x10
#define PCI_EXPRESS_TPH_REQUESTER_CAP_ID         23
#define PCI_EXPRESS_VC_AND_MFVC_CAP_ID           9
#define PCI_EXPRESS_VENDOR_SPECIFIC_CAP_ID       11
#define PCI_EXPRESS_VIRTUAL_CHANNEL_CAP_ID       2
#define PCI_EXTENDED_CONFIG_LENGTH               0x1000
#define PCI_INVALID_VENDORID                     0xffff
#define PCI_MAX_BRIDGE_NUMBER                    255
#define PCI_MAX_DEVICES                          0x20
#define PCI_MAX_FUNCTION                         8
#define PCI_MAX_SEGMENT_NUMBER                   0xffff
#define PCI_MSIX_TABLE_CONFIG_INTERFACE_VERSION  1
#define PCI_MULTIFUNCTION                        0x80
#define PCI_PROGRAMMING_INTERFACE_MSC_NVM_EXPRESS 2
#define PCI_PTM_TIME_SOURCE_AUX                  0xffffffff
#define PCI_ROMADDRESS_ENABLED                   1
#define PCI_SECURITY_DIRECT_TRANSLATED_P2P       4
#define PCI_SECURITY_ENHANCED                    2
#define PCI_SECURITY_FULLY_SUPPORTED             1
#define PCI_SECURITY_GUEST_ASSIGNED              1
#define PCI_SECURITY_INTERFACE_VERSION           1
#define PCI_SECURITY_INTERFACE_VERSION2          2
#define PCI_SECURITY_SRIOV_DIRECT_TRANSLATED_P2P 0x40000
#define PCI_STATUS_66MHZ_CAPABLE                 0x20
#define PCI_STATUS_CAPABILITIES_LIST             0x10
#define PCI_STATUS_DATA_PARITY_DETECTED          0x100
#define PCI_STATUS_DETECTED_PARITY_ERROR         0x8000
#define PCI_STATUS_DEVSEL                        0x600
#define PCI_STATUS_FAST_BACK_TO_BACK             0x80
#define PCI_STATUS_IMMEDIATE_READINESS           1
#define PCI_STATUS_INTERRUPT_PENDING             8
#define PCI_STATUS_RECEIVED_MASTER_ABORT         0x2000
#define PCI_STATUS_RECEIVED_TARGET_ABORT         0x1000
#define PCI_STATUS_SIGNALED_SYSTEM_ERROR         0x4000
#define PCI_STATUS_SIGNALED_TARGET_ABORT         0x800
#define PCI_STATUS_UDF_SUPPORTED                 0x40
#define PCI_SUBCLASS_BR_CARDBUS                  7
#define PCI_SUBCLASS_BR_EISA                     2
#define PCI_SUBCLASS_BR_HOST                     0
#define PCI_SUBCLASS_BR_ISA                      1
#define PCI_SUBCLASS_BR_MCA                      3
#define PCI_SUBCLASS_BR_NUBUS                    6
#define PCI_SUBCLASS_BR_OTHER                    0x80
#define PCI_SUBCLASS_BR_PCI_TO_PCI               4
#define PCI_SUBCLASS_BR_PCMCIA                   5
#define PCI_SUBCLASS_BR_RACEWAY                  8
#define PCI_SUBCLASS_COM_MODEM                   3
#define PCI_SUBCLASS_COM_MULTIPORT               2
#define PCI_SUBCLASS_COM_OTHER                   0x80
#define PCI_SUBCLASS_COM_PARALLEL                1
#define PCI_SUBCLASS_COM_SERIAL                  0
#define PCI_SUBCLASS_CRYPTO_ENTERTAINMENT        0x10
#define PCI_SUBCLASS_CRYPTO_NET_COMP             0
#define PCI_SUBCLASS_CRYPTO_OTHER                0x80
#define PCI_SUBCLASS_DASP_DPIO                   0
#define PCI_SUBCLASS_DASP_OTHER                  0x80
#define PCI_SUBCLASS_DOC_GENERIC                 0
#define PCI_SUBCLASS_DOC_OTHER                   0x80
#define PCI_SUBCLASS_INP_DIGITIZER               1
#define PCI_SUBCLASS_INP_GAMEPORT                4
#define PCI_SUBCLASS_INP_KEYBOARD                0
#define PCI_SUBCLASS_INP_MOUSE                   2
#define PCI_SUBCLASS_INP_OTHER                   0x80
#define PCI_SUBCLASS_INP_SCANNER                 3
#define PCI_SUBCLASS_INTIO_I2O                   0
#define PCI_SUBCLASS_MEM_FLASH                   1
#define PCI_SUBCLASS_MEM_OTHER                   0x80
#define PCI_SUBCLASS_MEM_RAM                     0
#define PCI_SUBCLASS_MM_AUDIO_DEV                1
#define PCI_SUBCLASS_MM_OTHER                    0x80
#define PCI_SUBCLASS_MM_TELEPHONY_DEV            2
#define PCI_SUBCLASS_MM_VIDEO_DEV                0
#define PCI_SUBCLASS_MSC_AHCI_CTLR               6
#define PCI_SUBCLASS_MSC_FLOPPY_CTLR             2
#define PCI_SUBCLASS_MSC_IDE_CTLR                1
#define PCI_SUBCLASS_MSC_IPI_CTLR                3
#define PCI_SUBCLASS_MSC_NVM_CTLR                8
#define PCI_SUBCLASS_MSC_OTHER                   0x80
#define PCI_SUBCLASS_MSC_RAID_CTLR               4
#define PCI_SUBCLASS_MSC_SCSI_BUS_CTLR           0
#define PCI_SUBCLASS_NET_ATM_CTLR                3
#define PCI_SUBCLASS_NET_ETHERNET_CTLR           0
#define PCI_SUBCLASS_NET_FDDI_CTLR               2
#define PCI_SUBCLASS_NET_ISDN_CTLR               4
#define PCI_SUBCLASS_NET_OTHER                   0x80
#define PCI_SUBCLASS_NET_TOKEN_RING_CTLR         1
#define PCI_SUBCLASS_PRE_20_NON_VGA              0
#define PCI_SUBCLASS_PRE_20_VGA                  1
#define PCI_SUBCLASS_PROC_386                    0
#define PCI_SUBCLASS_PROC_486                    1
#define PCI_SUBCLASS_PROC_ALPHA                  0x10
#define PCI_SUBCLASS_PROC_COPROCESSOR            0x40
#define PCI_SUBCLASS_PROC_PENTIUM                2
#define PCI_SUBCLASS_PROC_POWERPC                0x20
#define PCI_SUBCLASS_SAT_AUDIO                   2
#define PCI_SUBCLASS_SAT_DATA                    4
#define PCI_SUBCLASS_SAT_TV                      1
#define PCI_SUBCLASS_SAT_VOICE                   3
#define PCI_SUBCLASS_SB_ACCESS                   1
#define PCI_SUBCLASS_SB_FIBRE_CHANNEL            4
#define PCI_SUBCLASS_SB_IEEE1394                 0
#define PCI_SUBCLASS_SB_SMBUS                    5
#define PCI_SUBCLASS_SB_SSA                      2
#define PCI_SUBCLASS_SB_THUNDERBOLT              0xa
#define PCI_SUBCLASS_SB_USB                      3
#define PCI_SUBCLASS_SYS_DMA_CTLR                1
#define PCI_SUBCLASS_SYS_GEN_HOTPLUG_CTLR        4
#define PCI_SUBCLASS_SYS_INTERRUPT_CTLR          0
#define PCI_SUBCLASS_SYS_OTHER                   0x80
#define PCI_SUBCLASS_SYS_RCEC                    7
#define PCI_SUBCLASS_SYS_REAL_TIME_CLOCK         3
#define PCI_SUBCLASS_SYS_SDIO_CTRL               5
#define PCI_SUBCLASS_SYS_SYSTEM_TIMER            2
#define PCI_SUBCLASS_VID_OTHER                   0x80
#define PCI_SUBCLASS_VID_VGA_CTLR                0
#define PCI_SUBCLASS_VID_XGA_CTLR                1
#define PCI_SUBCLASS_WIRELESS_CON_IR             1
#define PCI_SUBCLASS_WIRELESS_IRDA               0
#define PCI_SUBCLASS_WIRELESS_OTHER              0x80
#define PCI_SUBCLASS_WIRELESS_RF                 0x10
#define PCI_SUBLCASS_VID_3D_CTLR                 2
#define PCI_TYPE0_ADDRESSES                      6
#define PCI_TYPE1_ADDRESSES                      2
#define PCI_TYPE2_ADDRESSES                      5
#define PCI_TYPE_20BIT                           2
#define PCI_TYPE_32BIT                           0
#define PCI_TYPE_64BIT                           4
#define PCI_USE_CLASS_SUBCLASS                   8
#define PCI_USE_LOCAL_BUS                        0x20
#define PCI_USE_LOCAL_DEVICE                     0x40
#define PCI_USE_PROGIF                           0x10
#define PCI_USE_REVISION                         2
#define PCI_USE_SUBSYSTEM_IDS                    1
#define PCI_USE_VENDEV_IDS                       4
#define PCI_WHICHSPACE_CONFIG                    0
#define PCI_WHICHSPACE_ROM                       0x52696350
#define PCW_CURRENT_VERSION                      0x200
#define PCW_VERSION_1                            0x100
#define PCW_VERSION_2                            0x200
#define PDCAP_D0_SUPPORTED                       1
#define PDCAP_D1_SUPPORTED                       2
#define PDCAP_D2_SUPPORTED                       4
#define PDCAP_D3_SUPPORTED                       8
#define PDCAP_WAKE_FROM_D0_SUPPORTED             0x10
#define PDCAP_WAKE_FROM_D1_SUPPORTED             0x20
#define PDCAP_WAKE_FROM_D2_SUPPORTED             0x40
#define PDCAP_WAKE_FROM_D3_SUPPORTED             0x80
#define PDCAP_WARM_EJECT_SUPPORTED               0x100
#define PERFSTATE_POLICY_CHANGE_DECREASE_MAX     2
#define PERFSTATE_POLICY_CHANGE_IDEAL            0
#define PERFSTATE_POLICY_CHANGE_IDEAL_AGGRESSIVE 3
#define PERFSTATE_POLICY_CHANGE_INCREASE_MAX     3
#define PERFSTATE_POLICY_CHANGE_ROCKET           2
#define PERFSTATE_POLICY_CHANGE_SINGLE           1
#define PLUGPLAY_PROPERTY_PERSISTENT             1
#define PLUGPLAY_REGKEY_CURRENT_HWPROFILE        4
#define PLUGPLAY_REGKEY_DEVICE                   1
#define PLUGPLAY_REGKEY_DRIVER                   2
#define PNPNOTIFY_DEVICE_INTERFACE_INCLUDE_EXISTING_INTERFACES 1
#define PNP_DEVICE_ASSIGNED_TO_GUEST             0x100
#define PNP_DEVICE_DISABLED                      1
#define PNP_DEVICE_DISCONNECTED                  0x40
#define PNP_DEVICE_DONT_DISPLAY_IN_UI            2
#define PNP_DEVICE_FAILED                        4
#define PNP_DEVICE_NOT_DISABLEABLE               0x20
#define PNP_DEVICE_REMOVED                       8
#define PNP_DEVICE_RESOURCE_REQUIREMENTS_CHANGED 0x10
#define PNP_DEVICE_RESOURCE_UPDATED              0x80
#define PNP_EXTENDED_ADDRESS_INTERFACE_VERSION   1
#define PNP_REPLACE_DRIVER_INTERFACE_VERSION     1
#define PNP_REPLACE_HARDWARE_MEMORY_MIRRORING    4
#define PNP_REPLACE_HARDWARE_PAGE_COPY           8
#define PNP_REPLACE_HARDWARE_QUIESCE             0x10
#define PNP_REPLACE_MEMORY_SUPPORTED             1
#define PNP_REPLACE_NO_MAP                       0x7fffffffffffffffULL
#define PNP_REPLACE_PARAMETERS_VERSION           2
#define PNP_REPLACE_PROCESSOR_SUPPORTED          2
#define PORT_MAXIMUM_MESSAGE_LENGTH              0x200
#define POWERBUTTON_ACTION_INDEX_HIBERNATE       2
#define POWERBUTTON_ACTION_INDEX_NOTHING         0
#define POWERBUTTON_ACTION_INDEX_SHUTDOWN        3
#define POWERBUTTON_ACTION_INDEX_SLEEP           1
#define POWERBUTTON_ACTION_INDEX_TURN_OFF_THE_DISPLAY 4
#define POWERBUTTON_ACTION_VALUE_HIBERNATE       3
#define POWERBUTTON_ACTION_VALUE_NOTHING         0
#define POWERBUTTON_ACTION_VALUE_SHUTDOWN        6
#define POWERBUTTON_ACTION_VALUE_SLEEP           2
#define POWERBUTTON_ACTION_VALUE_TURN_OFF_THE_DISPLAY 8
#define PRIVILEGE_SET_ALL_NECESSARY              1
#define PROCESSOR_DUTY_CYCLING_DISABLED          0
#define PROCESSOR_DUTY_CYCLING_ENABLED           1
#define PROCESSOR_FEATURE_MAX                    0x40
#define PROCESSOR_PERF_AUTONOMOUS_MODE_DISABLED  0
#define PROCESSOR_PERF_AUTONOMOUS_MODE_ENABLED   1
#define PROCESSOR_PERF_BOOST_MODE_AGGRESSIVE     2
#define PROCESSOR_PERF_BOOST_MODE_AGGRESSIVE_AT_GUARANTEED 5
#define PROCESSOR_PERF_BOOST_MODE_DISABLED       0
#define PROCESSOR_PERF_BOOST_MODE_EFFICIENT_AGGRESSIVE 4
#define PROCESSOR_PERF_BOOST_MODE_EFFICIENT_AGGRESSIVE_AT_GUARANTEED 6
#define PROCESSOR_PERF_BOOST_MODE_EFFICIENT_ENABLED 3
#define PROCESSOR_PERF_BOOST_MODE_ENABLED        1
#define PROCESSOR_PERF_BOOST_MODE_MAX            6
#define PROCESSOR_PERF_BOOST_POLICY_DISABLED     0
#define PROCESSOR_PERF_BOOST_POLICY_MAX          100
#define PROCESSOR_PERF_ENERGY_PREFERENCE         0
#define PROCESSOR_PERF_MAXIMUM_ACTIVITY_WINDOW   0x4bb2a980
#define PROCESSOR_PERF_MINIMUM_ACTIVITY_WINDOW   0
#define PROCESSOR_PERF_PERFORMANCE_PREFERENCE    255
#define PROCESSOR_THROTTLE_AUTOMATIC             2
#define PROCESSOR_THROTTLE_DISABLED              0
#define PROCESSOR_THROTTLE_ENABLED               1
#define PROTECTED_DACL_SECURITY_INFORMATION      0x80000000
#define PROTECTED_SACL_SECURITY_INFORMATION      0x40000000
#define REFTAG_AFDCONN                           0x43646641
#define REFTAG_AFDENDPOINT                       0x45646641
#define REFTAG_AFDPOLL                           0x50646641
#define REFTAG_ALEIO                             0x49656c41
#define REFTAG_ALEPROCTBL                        0x50656c41
#define REFTAG_ALESIDTOKEN                       0x53656c41
#define REFTAG_CFSFILTER                         0x46736643
#define REFTAG_DWMKERNEL                         0x4b6d7744
#define REFTAG_HTTP                              0x70747448
#define REFTAG_MAILSLOT                          0x7346734d
#define REFTAG_NFSVOLUME                         0x5673664e
#define REFTAG_PGMFILE                           0x546d6750
#define REFTAG_PSLOOKUP                          0x554c7350
#define REFTAG_PSNOTIFICATION                    0x6f4e7350
#define REFTAG_PSWAKE                            0x6b577350
#define REFTAG_RAWENDPOINT                       0x45776152
#define REFTAG_SUBJECTCONTEXT                    0x75536553
#define REFTAG_TCPENDPOINT                       0x45706354
#define REFTAG_TCPLISTENER                       0x4c706354
#define REFTAG_TCPTCB                            0x54706354
#define REFTAG_UDPENDPOINT                       0x45706455
#define REFTAG_USRKDESKTOP                       0x44727355
#define REFTAG_VIDEO_PORT                        0x50646956
#define REFTAG_VIDEO_PORT_I386                   0x69646956
#define REFTAG_WIN32K                            0x6b323357
#define REFTAG_WIN32KQUEUE                       0x71323357
#define REFTAG_WIN32KRESTRICT                    0x72323357
#define REFTAG_WIN32KSERVER                      0x53323357
#define REFTAG_WIN32KSTUBS                       0x73323357
#define REFTAG_WS2IFSL                           0x69327357
#define REFTAG_WSKNAMERES                        0x4e6b7357
#define REFTAG_WSKPROV                           0x506b7357
#define REFTAG_WSKTDI                            0x546b7357
#define RESOURCE_HASH_TABLE_SIZE                 0x40
#define ROOT_CMD_ENABLE_CORRECTABLE_ERROR_REPORTING 1
#define ROOT_CMD_ENABLE_FATAL_ERROR_REPORTING    4
#define ROOT_CMD_ENABLE_NONFATAL_ERROR_REPORTING 2
#define ROOT_CMD_ERROR_REPORTING_ENABLE_MASK     7
#define RTL_GUID_STRING_SIZE                     38
#define ResourceNeverExclusive                   0x10
#define ResourceOwnedExclusive                   0x80
#define ResourceReleaseByOtherThread             0x20
#define SCOPE_SECURITY_INFORMATION               0x40
#define SDEV_IDENTIFIER_INTERFACE_VERSION        1
#define SECURE_DRIVER_INTERFACE_VERSION          1
#define SECURE_POOL_FLAGS_FREEABLE               1
#define SECURE_POOL_FLAGS_MODIFIABLE             2
#define SECURE_POOL_FLAGS_NONE                   0
#define SECURE_SECTION_ALLOW_PARTIAL_MDL         1
#define SEGMENT_ALL_ACCESS                       0xf001f
#define SERVICE_ADAPTER                          4
#define SERVICE_AUTO_START                       2
#define SERVICE_BOOT_START                       0
#define SERVICE_DEMAND_START                     3
#define SERVICE_DISABLED                         4
#define SERVICE_DRIVER                           11
#define SERVICE_ERROR_CRITICAL                   3
#define SERVICE_ERROR_IGNORE                     0
#define SERVICE_ERROR_NORMAL                     1
#define SERVICE_ERROR_SEVERE                     2
#define SERVICE_FILE_SYSTEM_DRIVER               2
#define SERVICE_INTERACTIVE_PROCESS              0x100
#define SERVICE_KERNEL_DRIVER                    1
#define SERVICE_PKG_SERVICE                      0x200
#define SERVICE_RECOGNIZER_DRIVER                8
#define SERVICE_SYSTEM_START                     1
#define SERVICE_TYPE_ALL                         0x3ff
#define SERVICE_USERSERVICE_INSTANCE             0x80
#define SERVICE_USER_OWN_PROCESS                 0x50
#define SERVICE_USER_SERVICE                     0x40
#define SERVICE_USER_SHARE_PROCESS               0x60
#define SERVICE_WIN32                            0x30
#define SERVICE_WIN32_OWN_PROCESS                0x10
#define SERVICE_WIN32_SHARE_PROCESS              0x20
#define SESSION_ALL_ACCESS                       0xf0003
#define SESSION_MODIFY_ACCESS                    2
#define SESSION_QUERY_ACCESS                     1
#define SHORT_LEAST_SIGNIFICANT_BIT              0
#define SHORT_MASK                               1
#define SHORT_MOST_SIGNIFICANT_BIT               1
#define SHORT_SIZE                               2
#define SMT_UNPARKING_POLICY_CORE                0
#define SMT_UNPARKING_POLICY_CORE_PER_THREAD     1
#define SMT_UNPARKING_POLICY_LP_ROUNDROBIN       2
#define SMT_UNPARKING_POLICY_LP_SEQUENTIAL       3
#define STATUS_CONTINUE_COMPLETION               0
#define SYSTEM_CPU_SET_INFORMATION_ALLOCATED     2
#define SYSTEM_CPU_SET_INFORMATION_ALLOCATED_TO_TARGET_PROCESS 4
#define SYSTEM_CPU_SET_INFORMATION_PARKED        1
#define SYSTEM_CPU_SET_INFORMATION_REALTIME      8
#define SharedInterruptTime                      (-9345848836087LL - 1)
#define SharedSystemTime                         (-9345848836075LL - 1)
#define SharedTickCount                          (-9345848835295LL - 1)
#define SharedUserData                           (-9345848836095LL - 1)
#define TREE_CONNECT_ATTRIBUTE_GLOBAL            4
#define TREE_CONNECT_ATTRIBUTE_INTEGRITY         0x8000
#define TREE_CONNECT_ATTRIBUTE_PINNED            2
#define TREE_CONNECT_ATTRIBUTE_PRIVACY           0x4000
#define TREE_CONNECT_NO_CLIENT_BUFFERING         8
#define TREE_CONNECT_WRITE_THROUGH               2
#define UNPROTECTED_DACL_SECURITY_INFORMATION    0x20000000
#define UNPROTECTED_SACL_SECURITY_INFORMATION    0x10000000
#define VRL_CLASS_CONSISTENCY                    1
#define VRL_CUSTOM_CLASS_BEGIN                   0x100
#define VRL_ENABLE_KERNEL_BREAKS                 (-2147483647LL - 1)
#define VRL_PREDEFINED_CLASS_BEGIN               1
#define WDM_MAJORVERSION                         6
#define WDM_MINORVERSION                         0
#define WMIREGISTER                              0
#define WMIREG_ACTION_BLOCK_IRPS                 5
#define WMIREG_ACTION_DEREGISTER                 2
#define WMIREG_ACTION_REGISTER                   1
#define WMIREG_ACTION_REREGISTER                 3
#define WMIREG_ACTION_UPDATE_GUIDS               4
#define WMIUPDATE                                1

#ifdef __cplusplus
}
#endif

#endif
