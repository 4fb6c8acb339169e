/*
 * whea.h: the hardware error architecture: records, sections, sources, the platform's plug-ins.
 */
#ifndef WDK_NTDDK_WHEA_H
#define WDK_NTDDK_WHEA_H

#include "../wdm.h"

#define CP_GET_ERROR                                      2
#define CP_GET_NODATA                                     1
#define CP_GET_SUCCESS                                    0
#define ERRTYP_BUS                                        0x10
#define ERRTYP_CACHE                                      6
#define ERRTYP_FLOW                                       9
#define ERRTYP_FUNCTION                                   7
#define ERRTYP_IMPROPER                                   0x12
#define ERRTYP_INTERNAL                                   1
#define ERRTYP_LOSSOFLOCKSTEP                             0x14
#define ERRTYP_MAP                                        0x11
#define ERRTYP_MEM                                        4
#define ERRTYP_PARITY                                     0x16
#define ERRTYP_PATHERROR                                  0x18
#define ERRTYP_POISONED                                   0x1a
#define ERRTYP_PROTOCOL                                   0x17
#define ERRTYP_RESPONSE                                   0x15
#define ERRTYP_SELFTEST                                   8
#define ERRTYP_TIMEOUT                                    0x19
#define ERRTYP_TLB                                        5
#define ERRTYP_UNIMPL                                     0x13
#define GENPROC_FLAGS_CORRECTED                           8
#define GENPROC_FLAGS_OVERFLOW                            4
#define GENPROC_FLAGS_PRECISEIP                           2
#define GENPROC_FLAGS_RESTARTABLE                         1
#define GENPROC_OP_DATAREAD                               1
#define GENPROC_OP_DATAWRITE                              2
#define GENPROC_OP_GENERIC                                0
#define GENPROC_OP_INSTRUCTIONEXE                         3
#define GENPROC_PROCERRTYPE_BUS                           4
#define GENPROC_PROCERRTYPE_CACHE                         1
#define GENPROC_PROCERRTYPE_MAE                           8
#define GENPROC_PROCERRTYPE_TLB                           2
#define GENPROC_PROCERRTYPE_UNKNOWN                       0
#define GENPROC_PROCISA_ARM32                             4
#define GENPROC_PROCISA_ARM64                             8
#define GENPROC_PROCISA_IPF                               1
#define GENPROC_PROCISA_X64                               2
#define GENPROC_PROCISA_X86                               0
#define GENPROC_PROCTYPE_ARM                              2
#define GENPROC_PROCTYPE_IPF                              1
#define GENPROC_PROCTYPE_XPF                              0
#define INJECT_ERRTYPE_MEMORY_CORRECTABLE                 8
#define INJECT_ERRTYPE_MEMORY_UNCORRECTABLEFATAL          0x20
#define INJECT_ERRTYPE_MEMORY_UNCORRECTABLENONFATAL       0x10
#define INJECT_ERRTYPE_PCIEXPRESS_CORRECTABLE             0x40
#define INJECT_ERRTYPE_PCIEXPRESS_UNCORRECTABLEFATAL      0x100
#define INJECT_ERRTYPE_PCIEXPRESS_UNCORRECTABLENONFATAL   0x80
#define INJECT_ERRTYPE_PLATFORM_CORRECTABLE               0x200
#define INJECT_ERRTYPE_PLATFORM_UNCORRECTABLEFATAL        0x800
#define INJECT_ERRTYPE_PLATFORM_UNCORRECTABLENONFATAL     0x400
#define INJECT_ERRTYPE_PROCESSOR_CORRECTABLE              1
#define INJECT_ERRTYPE_PROCESSOR_UNCORRECTABLEFATAL       4
#define INJECT_ERRTYPE_PROCESSOR_UNCORRECTABLENONFATAL    2
#define IPMI_IOCTL_INDEX                                  0x400
#define IPMI_OS_SEL_RECORD_MASK                           0xffff
#define IPMI_OS_SEL_RECORD_SIGNATURE                      0x5253534f
#define IPMI_OS_SEL_RECORD_VERSION                        1
#define IPMI_OS_SEL_RECORD_VERSION_1                      1
#define OSC_CAPABILITIES_MASKED                           0x10
#define OSC_FIRMWARE_FAILURE                              2
#define OSC_UNRECOGNIZED_REVISION                         8
#define OSC_UNRECOGNIZED_UUID                             4
#define PCIXBUS_ERRTYPE_ADDRESSPARITY                     6
#define PCIXBUS_ERRTYPE_BUSTIMEOUT                        4
#define PCIXBUS_ERRTYPE_COMMANDPARITY                     7
#define PCIXBUS_ERRTYPE_DATAPARITY                        1
#define PCIXBUS_ERRTYPE_MASTERABORT                       3
#define PCIXBUS_ERRTYPE_MASTERDATAPARITY                  5
#define PCIXBUS_ERRTYPE_SYSTEM                            2
#define PCIXBUS_ERRTYPE_UNKNOWN                           0
#define WCS_RAS_REGISTER_NAME_MAX_LENGTH                  0x20
#define WHEA_AMD_EXT_REG_NUM                              0xa
#define WHEA_BAD_PAGE_LIST_LOCATION                       0xf
#define WHEA_BAD_PAGE_LIST_MAX_SIZE                       0xe
#define WHEA_CMCI_THRESHOLD_COUNT                         0xa
#define WHEA_CMCI_THRESHOLD_POLL_COUNT                    0xc
#define WHEA_CMCI_THRESHOLD_TIME                          0xb
#define WHEA_DEVICE_DRIVER_BUFFER_SET_MAX                 1
#define WHEA_DEVICE_DRIVER_BUFFER_SET_MIN                 1
#define WHEA_DEVICE_DRIVER_BUFFER_SET_V1                  1
#define WHEA_DEVICE_DRIVER_CONFIG_MAX                     2
#define WHEA_DEVICE_DRIVER_CONFIG_MIN                     1
#define WHEA_DEVICE_DRIVER_CONFIG_V1                      1
#define WHEA_DEVICE_DRIVER_CONFIG_V2                      2
#define WHEA_DISABLE_DUMMY_WRITE                          6
#define WHEA_DISABLE_OFFLINE                              0
#define WHEA_ERROR_HANDLE_INVALID                         0
#define WHEA_ERROR_LOG_ENTRY_ACPI                         0x49504341
#define WHEA_ERROR_LOG_ENTRY_HAL                          0x204c4148
#define WHEA_ERROR_LOG_ENTRY_HYPERV                       0x50565948
#define WHEA_ERROR_LOG_ENTRY_KERNEL                       0x4c4e524b
#define WHEA_ERROR_LOG_ENTRY_PCI                          0x20494350
#define WHEA_ERROR_LOG_ENTRY_PSHED                        0x44485350
#define WHEA_ERROR_LOG_ENTRY_PSHED_PI                     0x49505350
#define WHEA_ERROR_LOG_ENTRY_SIGNATURE                    0x674c6857
#define WHEA_ERROR_LOG_ENTRY_VERSION                      1
#define WHEA_ERROR_PACKET_SIGNATURE                       0x41454857
#define WHEA_ERROR_PACKET_V1_SIGNATURE                    0x74507245
#define WHEA_ERROR_PACKET_V1_VERSION                      2
#define WHEA_ERROR_PACKET_V2_SIGNATURE                    0x41454857
#define WHEA_ERROR_PACKET_V2_VERSION                      3
#define WHEA_ERROR_PACKET_VERSION                         3
#define WHEA_ERROR_RECORD_FLAGS_DEVICE_DRIVER             8
#define WHEA_ERROR_RECORD_FLAGS_PREVIOUSERROR             2
#define WHEA_ERROR_RECORD_FLAGS_RECOVERED                 1
#define WHEA_ERROR_RECORD_FLAGS_SIMULATED                 4
#define WHEA_ERROR_RECORD_REVISION                        0x210
#define WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_REVISION     0x300
#define WHEA_ERROR_RECORD_SIGNATURE                       0x52455043
#define WHEA_ERROR_RECORD_SIGNATURE_END                   0xffffffff
#define WHEA_ERROR_RECORD_VALID_PARTITIONID               4
#define WHEA_ERROR_RECORD_VALID_PLATFORMID                1
#define WHEA_ERROR_RECORD_VALID_TIMESTAMP                 2
#define WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_AERBRIDGE       8
#define WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_AERENDPOINT     7
#define WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_AERROOTPORT     6
#define WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_GENERIC         9
#define WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_GENERIC_V2      0xa
#define WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_IPFCMC          4
#define WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_IPFCPE          5
#define WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_IPFMCA          3
#define WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_XPFCMC          1
#define WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_XPFMCE          0
#define WHEA_ERROR_SOURCE_DESCRIPTOR_TYPE_XPFNMI          2
#define WHEA_ERROR_SOURCE_DESCRIPTOR_VERSION_10           0xa
#define WHEA_ERROR_SOURCE_DESCRIPTOR_VERSION_11           0xb
#define WHEA_ERROR_SOURCE_FLAG_DEFAULTSOURCE              0x80000000
#define WHEA_ERROR_SOURCE_FLAG_FIRMWAREFIRST              1
#define WHEA_ERROR_SOURCE_FLAG_GHES_ASSIST                4
#define WHEA_ERROR_SOURCE_FLAG_GLOBAL                     2
#define WHEA_ERROR_SOURCE_INVALID_RELATED_SOURCE          0xffff
#define WHEA_ERROR_TEXT_LEN                               0x20
#define WHEA_ERR_SRC_OVERRIDE_FLAG                        1
#define WHEA_FIRMWARE_RECORD_TYPE_IPFSAL                  0
#define WHEA_GENERIC_ENTRY_TEXT_LEN                       0x14
#define WHEA_GENERIC_ENTRY_V2_VERSION                     0x300
#define WHEA_GENERIC_ENTRY_VERSION                        0x300
#define WHEA_INVALID_ERR_SRC_ID                           0
#define WHEA_IN_USE_PAGE_NOTIFY_FLAG_NOTIFYALL            0x40
#define WHEA_IN_USE_PAGE_NOTIFY_FLAG_PAGEOFFLINED         0x80
#define WHEA_IN_USE_PAGE_NOTIFY_FLAG_PLATFORMDIRECTED     1
#define WHEA_MAX_LOG_DATA_LEN                             0x24
#define WHEA_MAX_MC_BANKS                                 0x20
#define WHEA_MEMERRTYPE_INVALIDADDRESS                    0xa
#define WHEA_MEMERRTYPE_MASTERABORT                       6
#define WHEA_MEMERRTYPE_MEMORYSPARING                     0xc
#define WHEA_MEMERRTYPE_MIRRORBROKEN                      0xb
#define WHEA_MEMERRTYPE_MULTIBITECC                       3
#define WHEA_MEMERRTYPE_MULTISYMCHIPKILL                  5
#define WHEA_MEMERRTYPE_NOERROR                           1
#define WHEA_MEMERRTYPE_PARITYERROR                       8
#define WHEA_MEMERRTYPE_SINGLEBITECC                      2
#define WHEA_MEMERRTYPE_SINGLESYMCHIPKILL                 4
#define WHEA_MEMERRTYPE_TARGETABORT                       7
#define WHEA_MEMERRTYPE_UNKNOWN                           0
#define WHEA_MEMERRTYPE_WATCHDOGTIMEOUT                   9
#define WHEA_MEM_PERSISTOFFLINE                           1
#define WHEA_MEM_PFA_DISABLE                              2
#define WHEA_MEM_PFA_PAGECOUNT                            3
#define WHEA_MEM_PFA_THRESHOLD                            4
#define WHEA_MEM_PFA_TIMEOUT                              5
#define WHEA_NOTIFICATION_TYPE_ARMV8_SEA                  8
#define WHEA_NOTIFICATION_TYPE_ARMV8_SEI                  9
#define WHEA_NOTIFICATION_TYPE_CMCI                       5
#define WHEA_NOTIFICATION_TYPE_EXTERNALINTERRUPT          1
#define WHEA_NOTIFICATION_TYPE_EXTERNALINTERRUPT_GSIV     0xa
#define WHEA_NOTIFICATION_TYPE_GPIO_SIGNAL                7
#define WHEA_NOTIFICATION_TYPE_LOCALINTERRUPT             2
#define WHEA_NOTIFICATION_TYPE_MCE                        6
#define WHEA_NOTIFICATION_TYPE_NMI                        4
#define WHEA_NOTIFICATION_TYPE_POLLED                     0
#define WHEA_NOTIFICATION_TYPE_SCI                        3
#define WHEA_NOTIFICATION_TYPE_SDEI                       0xb
#define WHEA_NOTIFY_ALL_OFFLINES                          0x10
#define WHEA_PCIE_CORRECTABLE_ERROR_SECTION_COUNT_SIZE    0x20
#define WHEA_PENDING_PAGE_LIST_SZ                         0xd
#define WHEA_PLUGIN_REGISTRATION_PACKET_V1                0x10000
#define WHEA_PLUGIN_REGISTRATION_PACKET_V2                0x20000
#define WHEA_PLUGIN_REGISTRATION_PACKET_VERSION           0x20000
#define WHEA_PMEM_ERROR_SECTION_LOCATION_INFO_SIZE        0x40
#define WHEA_PMEM_ERROR_SECTION_MAX_PAGES                 0x32
#define WHEA_RESTORE_CMCI_ATTEMPTS                        8
#define WHEA_RESTORE_CMCI_ENABLED                         7
#define WHEA_RESTORE_CMCI_ERR_LIMIT                       9
#define WHEA_ROW_FAIL_CHECK_ENABLE                        0x12
#define WHEA_ROW_FAIL_CHECK_EXTENT                        0x11
#define WHEA_ROW_FAIL_CHECK_THRESHOLD                     0x13
#define WHEA_SECTION_DESCRIPTOR_FLAGS_CONTAINMENTWRN      2
#define WHEA_SECTION_DESCRIPTOR_FLAGS_FRU_TEXT_BY_PLUGIN  0x80
#define WHEA_SECTION_DESCRIPTOR_FLAGS_LATENTERROR         0x20
#define WHEA_SECTION_DESCRIPTOR_FLAGS_PRIMARY             1
#define WHEA_SECTION_DESCRIPTOR_FLAGS_PROPAGATED          0x40
#define WHEA_SECTION_DESCRIPTOR_FLAGS_RESET               4
#define WHEA_SECTION_DESCRIPTOR_FLAGS_RESOURCENA          0x10
#define WHEA_SECTION_DESCRIPTOR_FLAGS_THRESHOLDEXCEEDED   8
#define WHEA_SEL_BUGCHECK_RECOVERY_STATUS_PHASE1_VERSION  1
#define WHEA_WRITE_FLAG_DUMMY                             1
#define WHEA_XPF_MCA_EXTREG_MAX_COUNT                     0x18
#define WHEA_XPF_MCA_SECTION_VERSION                      3
#define WHEA_XPF_MCA_SECTION_VERSION_2                    2
#define WHEA_XPF_MCA_SECTION_VERSION_3                    3
#define WHEA_XPF_MC_BANK_STATUSFORMAT_AMD64MCA            2
#define WHEA_XPF_MC_BANK_STATUSFORMAT_IA32MCA             0
#define WHEA_XPF_MC_BANK_STATUSFORMAT_Intel64MCA          1

#ifdef __cplusplus
extern "C" {
#endif

typedef enum _PSHED_PI_ERR_READING_PCIE_OVERRIDES {
    PshedPiErrReadingPcieOverridesNoErr,
    PshedPiErrReadingPcieOverridesNoMemory,
    PshedPiErrReadingPcieOverridesQueryErr,
    PshedPiErrReadingPcieOverridesBadSize,
    PshedPiErrReadingPcieOverridesBadSignature,
    PshedPiErrReadingPcieOverridesNoCapOffset,
    PshedPiErrReadingPcieOverridesNotBinary,
} PSHED_PI_ERR_READING_PCIE_OVERRIDES, *PPSHED_PI_ERR_READING_PCIE_OVERRIDES;

typedef enum _WHEAP_DPC_ERROR_EVENT_TYPE {
    WheapDpcErrNoErr,
    WheapDpcErrBusNotFound,
    WheapDpcErrDpcedSubtree,
    WheapDpcErrDeviceIdBad,
    WheapDpcErrResetFailed,
    WheapDpcErrNoChildren,
} WHEAP_DPC_ERROR_EVENT_TYPE, *PWHEAP_DPC_ERROR_EVENT_TYPE;

typedef enum _WHEAP_PFA_OFFLINE_DECISION_TYPE {
    WheapPfaOfflinePredictiveFailure = 1,
    WheapPfaOfflineUncorrectedError,
} WHEAP_PFA_OFFLINE_DECISION_TYPE, *PWHEAP_PFA_OFFLINE_DECISION_TYPE;

typedef enum _WHEA_BUGCHECK_RECOVERY_LOG_TYPE {
    WheaEventBugCheckRecoveryEntry,
    WheaEventBugCheckRecoveryReturn,
    WheaEventBugCheckRecoveryMax,
} WHEA_BUGCHECK_RECOVERY_LOG_TYPE, *PWHEA_BUGCHECK_RECOVERY_LOG_TYPE;

typedef enum _WHEA_CPU_VENDOR {
    WheaCpuVendorOther,
    WheaCpuVendorIntel,
    WheaCpuVendorAmd,
} WHEA_CPU_VENDOR, *PWHEA_CPU_VENDOR;

typedef enum _WHEA_ERROR_PACKET_DATA_FORMAT {
    WheaDataFormatIPFSalRecord,
    WheaDataFormatXPFMCA,
    WheaDataFormatMemory,
    WheaDataFormatPCIExpress,
    WheaDataFormatNMIPort,
    WheaDataFormatPCIXBus,
    WheaDataFormatPCIXDevice,
    WheaDataFormatGeneric,
    WheaDataFormatMax,
} WHEA_ERROR_PACKET_DATA_FORMAT, *PWHEA_ERROR_PACKET_DATA_FORMAT;

typedef enum _WHEA_ERROR_SEVERITY {
    WheaErrSevRecoverable,
    WheaErrSevFatal,
    WheaErrSevCorrected,
    WheaErrSevInformational,
} WHEA_ERROR_SEVERITY, *PWHEA_ERROR_SEVERITY;

typedef enum _WHEA_ERROR_SOURCE_STATE {
    WheaErrSrcStateStopped = 1,
    WheaErrSrcStateStarted,
    WheaErrSrcStateRemoved,
    WheaErrSrcStateRemovePending,
} WHEA_ERROR_SOURCE_STATE, *PWHEA_ERROR_SOURCE_STATE;

typedef enum _WHEA_ERROR_SOURCE_TYPE {
    WheaErrSrcTypeMCE,
    WheaErrSrcTypeCMC,
    WheaErrSrcTypeCPE,
    WheaErrSrcTypeNMI,
    WheaErrSrcTypePCIe,
    WheaErrSrcTypeGeneric,
    WheaErrSrcTypeINIT,
    WheaErrSrcTypeBOOT,
    WheaErrSrcTypeSCIGeneric,
    WheaErrSrcTypeIPFMCA,
    WheaErrSrcTypeIPFCMC,
    WheaErrSrcTypeIPFCPE,
    WheaErrSrcTypeGenericV2,
    WheaErrSrcTypeSCIGenericV2,
    WheaErrSrcTypeBMC,
    WheaErrSrcTypePMEM,
    WheaErrSrcTypeDeviceDriver,
    WheaErrSrcTypeSea,
    WheaErrSrcTypeSei,
    WheaErrSrcTypeMax,
} WHEA_ERROR_SOURCE_TYPE, *PWHEA_ERROR_SOURCE_TYPE;

typedef enum _WHEA_ERROR_TYPE {
    WheaErrTypeProcessor,
    WheaErrTypeMemory,
    WheaErrTypePCIExpress,
    WheaErrTypeNMI,
    WheaErrTypePCIXBus,
    WheaErrTypePCIXDevice,
    WheaErrTypeGeneric,
    WheaErrTypePmem,
} WHEA_ERROR_TYPE, *PWHEA_ERROR_TYPE;

typedef enum _WHEA_EVENT_LOG_ENTRY_ID {
    WheaEventLogEntryIdCmcPollingTimeout = -2147483647,
    WheaEventLogEntryIdWheaInit,
    WheaEventLogEntryIdCmcSwitchToPolling,
    WheaEventLogEntryIdDroppedCorrectedError,
    WheaEventLogEntryIdStartedReportHwError,
    WheaEventLogEntryIdPFAMemoryOfflined,
    WheaEventLogEntryIdPFAMemoryRemoveMonitor,
    WheaEventLogEntryIdPFAMemoryPolicy,
    WheaEventLogEntryIdPshedInjectError,
    WheaEventLogEntryIdOscCapabilities,
    WheaEventLogEntryIdPshedPluginRegister,
    WheaEventLogEntryIdAddRemoveErrorSource,
    WheaEventLogEntryIdWorkQueueItem,
    WheaEventLogEntryIdAttemptErrorRecovery,
    WheaEventLogEntryIdMcaFoundErrorInBank,
    WheaEventLogEntryIdMcaStuckErrorCheck,
    WheaEventLogEntryIdMcaErrorCleared,
    WheaEventLogEntryIdClearedPoison,
    WheaEventLogEntryIdProcessEINJ,
    WheaEventLogEntryIdProcessHEST,
    WheaEventLogEntryIdCreateGenericRecord,
    WheaEventLogEntryIdErrorRecord,
    WheaEventLogEntryIdErrorRecordLimit,
    WheaEventLogEntryIdAerNotGrantedToOs,
    WheaEventLogEntryIdErrSrcArrayInvalid,
    WheaEventLogEntryIdAcpiTimeOut,
    WheaEventLogCmciRestart,
    WheaEventLogCmciFinalRestart,
    WheaEventLogEntryEtwOverFlow,
    WheaEventLogAzccRootBusSearchErr,
    WheaEventLogAzccRootBusList,
    WheaEventLogEntryIdErrSrcInvalid,
    WheaEventLogEntryIdGenericErrMemMap,
    WheaEventLogEntryIdPshedCallbackCollision,
    WheaEventLogEntryIdSELBugCheckProgress,
    WheaEventLogEntryIdPshedPluginLoad,
    WheaEventLogEntryIdPshedPluginUnload,
    WheaEventLogEntryIdPshedPluginSupported,
    WheaEventLogEntryIdDeviceDriver,
    WheaEventLogEntryIdCmciImplPresent,
    WheaEventLogEntryIdCmciInitError,
    WheaEventLogEntryIdSELBugCheckRecovery,
    WheaEventLogEntryIdDrvErrSrcInvalid,
    WheaEventLogEntryIdDrvHandleBusy,
    WheaEventLogEntryIdWheaHeartbeat,
    WheaEventLogAzccRootBusPoisonSet,
    WheaEventLogEntryIdSELBugCheckInfo,
    WheaEventLogEntryIdErrDimmInfoMismatch,
    WheaEventLogEntryIdeDpcEnabled,
    WheaEventLogEntryPageOfflineDone,
    WheaEventLogEntryPageOfflinePendMax,
    WheaEventLogEntryIdBadPageLimitReached,
    WheaEventLogEntrySrarDetail,
    WheaEventLogEntryEarlyError,
    WheaEventLogEntryIdPcieOverrideInfo,
    WheaEventLogEntryIdReadPcieOverridesErr,
    WheaEventLogEntryIdPcieConfigInfo,
    WheaEventLogEntryIdPcieSummaryFailed = -2147483584,
    WheaEventLogEntryIdThrottleRegCorrupt,
    WheaEventLogEntryIdThrottleAddErrSrcFailed,
    WheaEventLogEntryIdThrottleRegDataIgnored,
    WheaEventLogEntryIdEnableKeyNotifFailed,
    WheaEventLogEntryIdKeyNotificationFailed,
    WheaEventLogEntryIdPcieRemoveDevice,
    WheaEventLogEntryIdPcieAddDevice,
    WheaEventLogEntryIdPcieSpuriousErrSource,
    WheaEventLogEntryIdMemoryAddDevice,
    WheaEventLogEntryIdMemoryRemoveDevice,
    WheaEventLogEntryIdMemorySummaryFailed,
    WheaEventLogEntryIdPcieDpcError,
    WheaEventLogEntryIdCpuBusesInitFailed,
    WheaEventLogEntryIdPshedPluginInitFailed,
    WheaEventLogEntryIdFailedAddToDefectList,
    WheaEventLogEntryIdDefectListFull,
    WheaEventLogEntryIdDefectListUEFIVarFailed,
    WheaEventLogEntryIdDefectListCorrupt,
    WheaEventLogEntryIdBadHestNotifyData,
    WheaEventLogEntryIdSrasTableNotFound,
    WheaEventLogEntryIdSrasTableError,
    WheaEventLogEntryIdSrasTableEntries,
    WheaEventLogEntryIdRowFailure,
    WheaEventLogEntryIdCpusFrozen = -2147483552,
    WheaEventLogEntryIdCpusFrozenNoCrashDump,
    WheaEventLogEntryIdPshedPiTraceLog = -2147221488,
} WHEA_EVENT_LOG_ENTRY_ID, *PWHEA_EVENT_LOG_ENTRY_ID;

typedef enum _WHEA_EVENT_LOG_ENTRY_TYPE {
    WheaEventLogEntryTypeInformational,
    WheaEventLogEntryTypeWarning,
    WheaEventLogEntryTypeError,
} WHEA_EVENT_LOG_ENTRY_TYPE, *PWHEA_EVENT_LOG_ENTRY_TYPE;

typedef enum _WHEA_PCIEXPRESS_DEVICE_TYPE {
    WheaPciExpressEndpoint,
    WheaPciExpressLegacyEndpoint,
    WheaPciExpressRootPort = 4,
    WheaPciExpressUpstreamSwitchPort,
    WheaPciExpressDownstreamSwitchPort,
    WheaPciExpressToPciXBridge,
    WheaPciXToExpressBridge,
    WheaPciExpressRootComplexIntegratedEndpoint,
    WheaPciExpressRootComplexEventCollector,
} WHEA_PCIEXPRESS_DEVICE_TYPE;

typedef enum _WHEA_PCI_RECOVERY_SIGNAL {
    WheaPciRecoverySignalUnknown,
    WheaPciRecoverySignalAer,
    WheaPciRecoverySignalDpc,
} WHEA_PCI_RECOVERY_SIGNAL, *PWHEA_PCI_RECOVERY_SIGNAL;

typedef enum _WHEA_PCI_RECOVERY_STATUS {
    WheaPciREcoveryStatusUnknown,
    WheaPciRecoveryStatusNoError,
    WheaPciRecoveryStatusLinkDisableTimeout,
    WheaPciRecoveryStatusLinkEnableTimeout,
    WheaPciRecoveryStatusRpBusyTimeout,
    WheaPciRecoveryStatusComplexTree,
    WheaPciRecoveryStatusBusNotFound,
} WHEA_PCI_RECOVERY_STATUS, *PWHEA_PCI_RECOVERY_STATUS;

typedef enum _WHEA_PFA_REMOVE_TRIGGER {
    WheaPfaRemoveErrorThreshold = 1,
    WheaPfaRemoveTimeout,
    WheaPfaRemoveCapacity,
} WHEA_PFA_REMOVE_TRIGGER, *PWHEA_PFA_REMOVE_TRIGGER;

typedef enum _WHEA_PSHED_PLUGIN_ENABLE_NOTIFY_ERRORS {
    PshedPiEnableNotifyErrorCreateNotifyEvent = 1,
    PshedPiEnableNotifyErrorCreateSystemThread,
    PshedPiEnableNotifyErrorMax,
} WHEA_PSHED_PLUGIN_ENABLE_NOTIFY_ERRORS, *PWHEA_PSHED_PLUGIN_ENABLE_NOTIFY_ERRORS;

typedef enum _WHEA_RAW_DATA_FORMAT {
    WheaRawDataFormatIPFSalRecord,
    WheaRawDataFormatIA32MCA,
    WheaRawDataFormatIntel64MCA,
    WheaRawDataFormatAMD64MCA,
    WheaRawDataFormatMemory,
    WheaRawDataFormatPCIExpress,
    WheaRawDataFormatNMIPort,
    WheaRawDataFormatPCIXBus,
    WheaRawDataFormatPCIXDevice,
    WheaRawDataFormatGeneric,
    WheaRawDataFormatMax,
} WHEA_RAW_DATA_FORMAT, *PWHEA_RAW_DATA_FORMAT;

typedef enum _WHEA_RECOVERY_CONTEXT_ERROR_TYPE {
    WheaRecoveryContextErrorTypeMemory = 1,
    WheaRecoveryContextErrorTypePmem,
    WheaRecoveryContextErrorTypeMax,
} WHEA_RECOVERY_CONTEXT_ERROR_TYPE, *PWHEA_RECOVERY_CONTEXT_ERROR_TYPE;

typedef enum _WHEA_RECOVERY_FAILURE_REASON {
    WheaRecoveryFailureReasonKernelCouldNotMarkMemoryBad = 1,
    WheaRecoveryFailureReasonKernelMarkMemoryBadTimedOut,
    WheaRecoveryFailureReasonNoRecoveryContext,
    WheaRecoveryFailureReasonNotContinuable,
    WheaRecoveryFailureReasonPcc,
    WheaRecoveryFailureReasonOverflow,
    WheaRecoveryFailureReasonNotSupported,
    WheaRecoveryFailureReasonMiscOrAddrNotValid,
    WheaRecoveryFailureReasonInvalidAddressMode,
    WheaRecoveryFailureReasonHighIrql,
    WheaRecoveryFailureReasonInsufficientAltContextWrappers,
    WheaRecoveryFailureReasonInterruptsDisabled,
    WheaRecoveryFailureReasonSwapBusy,
    WheaRecoveryFailureReasonStackOverflow,
    WheaRecoveryFailureReasonUnexpectedFailure,
    WheaRecoveryFailureReasonKernelWillPageFaultBCAtCurrentIrql,
    WheaRecoveryFailureReasonFarNotValid,
    WheaRecoveryFailureReasonMax,
} WHEA_RECOVERY_FAILURE_REASON, *PWHEA_RECOVERY_FAILURE_REASON;

typedef enum _WHEA_RECOVERY_TYPE {
    WheaRecoveryTypeActionRequired = 1,
    WheaRecoveryTypeActionOptional,
    WheaRecoveryTypeMax,
} WHEA_RECOVERY_TYPE, *PWHEA_RECOVERY_TYPE;

typedef enum _WHEA_THROTTLE_TYPE {
    WheaPcieThrottle,
    WheaMemoryThrottle,
} WHEA_THROTTLE_TYPE, *PWHEA_THROTTLE_TYPE;

typedef struct WHEA_PCIXDEVICE_REGISTER_PAIR {
    ULONGLONG Register;
    ULONGLONG Data;
} WHEA_PCIXDEVICE_REGISTER_PAIR, *PWHEA_PCIXDEVICE_REGISTER_PAIR;

typedef union _AER_BRIDGE_DESCRIPTOR_FLAGS {
    struct {
        USHORT UncorrectableErrorMaskRW : 1;
        USHORT UncorrectableErrorSeverityRW : 1;
        USHORT CorrectableErrorMaskRW : 1;
        USHORT AdvancedCapsAndControlRW : 1;
        USHORT SecondaryUncorrectableErrorMaskRW : 1;
        USHORT SecondaryUncorrectableErrorSevRW : 1;
        USHORT SecondaryCapsAndControlRW : 1;
        USHORT Reserved : 9;
    };
    USHORT AsUSHORT;
} AER_BRIDGE_DESCRIPTOR_FLAGS, *PAER_BRIDGE_DESCRIPTOR_FLAGS;

typedef union _AER_ENDPOINT_DESCRIPTOR_FLAGS {
    struct {
        USHORT UncorrectableErrorMaskRW : 1;
        USHORT UncorrectableErrorSeverityRW : 1;
        USHORT CorrectableErrorMaskRW : 1;
        USHORT AdvancedCapsAndControlRW : 1;
        USHORT Reserved : 12;
    };
    USHORT AsUSHORT;
} AER_ENDPOINT_DESCRIPTOR_FLAGS, *PAER_ENDPOINT_DESCRIPTOR_FLAGS;

typedef union _AER_ROOTPORT_DESCRIPTOR_FLAGS {
    struct {
        USHORT UncorrectableErrorMaskRW : 1;
        USHORT UncorrectableErrorSeverityRW : 1;
        USHORT CorrectableErrorMaskRW : 1;
        USHORT AdvancedCapsAndControlRW : 1;
        USHORT RootErrorCommandRW : 1;
        USHORT Reserved : 11;
    };
    USHORT AsUSHORT;
} AER_ROOTPORT_DESCRIPTOR_FLAGS, *PAER_ROOTPORT_DESCRIPTOR_FLAGS;

#pragma pack(push, 1)
typedef struct _WHEA_ACPI_HEADER {
    UINT32 Signature;
    UINT32 Length;
    UINT8 Revision;
    UINT8 Checksum;
    UINT8 OemId[6];
    UINT64 OemTableId;
    UINT32 OemRevision;
    UINT32 CreatorId;
    UINT32 CreatorRevision;
} WHEA_ACPI_HEADER, *PWHEA_ACPI_HEADER;
#pragma pack(pop)

typedef struct _EFI_ACPI_RAS_SIGNAL_TABLE {
    WHEA_ACPI_HEADER Header;
    UINT32 NumberRecord;
    SIGNAL_REG_VALUE Entries[1];
} EFI_ACPI_RAS_SIGNAL_TABLE, *PEFI_ACPI_RAS_SIGNAL_TABLE;

typedef struct _WHEA128A {
    ULONGLONG Low;
    LONGLONG High;
} WHEA128A, *PWHEA128A;

typedef union _WHEA_EVENT_LOG_ENTRY_FLAGS {
    struct {
        ULONG Reserved1 : 1;
        ULONG LogInternalEtw : 1;
        ULONG LogBlackbox : 1;
        ULONG LogSel : 1;
        ULONG RawSel : 1;
        ULONG NoFormat : 1;
        ULONG Driver : 1;
        ULONG Reserved2 : 25;
    };
    ULONG AsULONG;
} WHEA_EVENT_LOG_ENTRY_FLAGS, *PWHEA_EVENT_LOG_ENTRY_FLAGS;

typedef struct _WHEA_EVENT_LOG_ENTRY_HEADER {
    ULONG Signature;
    ULONG Version;
    ULONG Length;
    WHEA_EVENT_LOG_ENTRY_TYPE Type;
    ULONG OwnerTag;
    WHEA_EVENT_LOG_ENTRY_ID Id;
    WHEA_EVENT_LOG_ENTRY_FLAGS Flags;
    ULONG PayloadLength;
} WHEA_EVENT_LOG_ENTRY_HEADER, *PWHEA_EVENT_LOG_ENTRY_HEADER;

typedef struct _WHEA_EVENT_LOG_ENTRY {
    WHEA_EVENT_LOG_ENTRY_HEADER Header;
} WHEA_EVENT_LOG_ENTRY, *PWHEA_EVENT_LOG_ENTRY;

typedef struct _WHEAP_ACPI_TIMEOUT_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    CHAR TableType[32];
    CHAR TableRequest[32];
} WHEAP_ACPI_TIMEOUT_EVENT, *PWHEAP_ACPI_TIMEOUT_EVENT;

#pragma pack(push, 1)
typedef struct _WHEA_XPF_MC_BANK_DESCRIPTOR {
    UCHAR BankNumber;
    BOOLEAN ClearOnInitialization;
    UCHAR StatusDataFormat;
    XPF_MC_BANK_FLAGS Flags;
    ULONG ControlMsr;
    ULONG StatusMsr;
    ULONG AddressMsr;
    ULONG MiscMsr;
    ULONGLONG ControlData;
} WHEA_XPF_MC_BANK_DESCRIPTOR, *PWHEA_XPF_MC_BANK_DESCRIPTOR;
#pragma pack(pop)

typedef struct _WHEA_XPF_MCE_DESCRIPTOR {
    USHORT Type;
    UCHAR Enabled;
    UCHAR NumberOfBanks;
    XPF_MCE_FLAGS Flags;
    ULONGLONG MCG_Capability;
    ULONGLONG MCG_GlobalControl;
    WHEA_XPF_MC_BANK_DESCRIPTOR Banks[32];
} WHEA_XPF_MCE_DESCRIPTOR, *PWHEA_XPF_MCE_DESCRIPTOR;

typedef union _WHEA_NOTIFICATION_FLAGS {
    struct {
        USHORT PollIntervalRW : 1;
        USHORT SwitchToPollingThresholdRW : 1;
        USHORT SwitchToPollingWindowRW : 1;
        USHORT ErrorThresholdRW : 1;
        USHORT ErrorThresholdWindowRW : 1;
        USHORT Reserved : 11;
    };
    USHORT AsUSHORT;
} WHEA_NOTIFICATION_FLAGS, *PWHEA_NOTIFICATION_FLAGS;

typedef struct _WHEA_NOTIFICATION_DESCRIPTOR {
    UCHAR Type;
    UCHAR Length;
    WHEA_NOTIFICATION_FLAGS Flags;
    union {
        struct {
            ULONG PollInterval;
        } Polled;
        struct {
            ULONG PollInterval;
            ULONG Vector;
            ULONG SwitchToPollingThreshold;
            ULONG SwitchToPollingWindow;
            ULONG ErrorThreshold;
            ULONG ErrorThresholdWindow;
        } Interrupt;
        struct {
            ULONG PollInterval;
            ULONG Vector;
            ULONG SwitchToPollingThreshold;
            ULONG SwitchToPollingWindow;
            ULONG ErrorThreshold;
            ULONG ErrorThresholdWindow;
        } LocalInterrupt;
        struct {
            ULONG PollInterval;
            ULONG Vector;
            ULONG SwitchToPollingThreshold;
            ULONG SwitchToPollingWindow;
            ULONG ErrorThreshold;
            ULONG ErrorThresholdWindow;
        } Sci;
        struct {
            ULONG PollInterval;
            ULONG Vector;
            ULONG SwitchToPollingThreshold;
            ULONG SwitchToPollingWindow;
            ULONG ErrorThreshold;
            ULONG ErrorThresholdWindow;
        } Nmi;
        struct {
            ULONG PollInterval;
            ULONG Vector;
            ULONG SwitchToPollingThreshold;
            ULONG SwitchToPollingWindow;
            ULONG ErrorThreshold;
            ULONG ErrorThresholdWindow;
        } Sea;
        struct {
            ULONG PollInterval;
            ULONG Vector;
            ULONG SwitchToPollingThreshold;
            ULONG SwitchToPollingWindow;
            ULONG ErrorThreshold;
            ULONG ErrorThresholdWindow;
        } Sei;
        struct {
            ULONG PollInterval;
            ULONG Vector;
            ULONG SwitchToPollingThreshold;
            ULONG SwitchToPollingWindow;
            ULONG ErrorThreshold;
            ULONG ErrorThresholdWindow;
        } Gsiv;
    } u;
} WHEA_NOTIFICATION_DESCRIPTOR, *PWHEA_NOTIFICATION_DESCRIPTOR;

typedef struct _WHEA_XPF_CMC_DESCRIPTOR {
    USHORT Type;
    BOOLEAN Enabled;
    UCHAR NumberOfBanks;
    ULONG Reserved;
    WHEA_NOTIFICATION_DESCRIPTOR Notify;
    WHEA_XPF_MC_BANK_DESCRIPTOR Banks[32];
} WHEA_XPF_CMC_DESCRIPTOR, *PWHEA_XPF_CMC_DESCRIPTOR;

#pragma pack(push, 1)
typedef struct _WHEA_XPF_NMI_DESCRIPTOR {
    USHORT Type;
    BOOLEAN Enabled;
} WHEA_XPF_NMI_DESCRIPTOR, *PWHEA_XPF_NMI_DESCRIPTOR;
#pragma pack(pop)

typedef struct _WHEA_IPF_MCA_DESCRIPTOR {
    USHORT Type;
    UCHAR Enabled;
    UCHAR Reserved;
} WHEA_IPF_MCA_DESCRIPTOR, *PWHEA_IPF_MCA_DESCRIPTOR;

typedef struct _WHEA_IPF_CMC_DESCRIPTOR {
    USHORT Type;
    UCHAR Enabled;
    UCHAR Reserved;
} WHEA_IPF_CMC_DESCRIPTOR, *PWHEA_IPF_CMC_DESCRIPTOR;

typedef struct _WHEA_IPF_CPE_DESCRIPTOR {
    USHORT Type;
    UCHAR Enabled;
    UCHAR Reserved;
} WHEA_IPF_CPE_DESCRIPTOR, *PWHEA_IPF_CPE_DESCRIPTOR;

typedef struct _WHEA_PCI_SLOT_NUMBER {
    union {
        struct {
            ULONG DeviceNumber : 5;
            ULONG FunctionNumber : 3;
            ULONG Reserved : 24;
        } bits;
        ULONG AsULONG;
    } u;
} WHEA_PCI_SLOT_NUMBER, *PWHEA_PCI_SLOT_NUMBER;

typedef struct _WHEA_AER_ROOTPORT_DESCRIPTOR {
    USHORT Type;
    BOOLEAN Enabled;
    UCHAR Reserved;
    ULONG BusNumber;
    WHEA_PCI_SLOT_NUMBER Slot;
    USHORT DeviceControl;
    AER_ROOTPORT_DESCRIPTOR_FLAGS Flags;
    ULONG UncorrectableErrorMask;
    ULONG UncorrectableErrorSeverity;
    ULONG CorrectableErrorMask;
    ULONG AdvancedCapsAndControl;
    ULONG RootErrorCommand;
} WHEA_AER_ROOTPORT_DESCRIPTOR, *PWHEA_AER_ROOTPORT_DESCRIPTOR;

typedef struct _WHEA_AER_ENDPOINT_DESCRIPTOR {
    USHORT Type;
    BOOLEAN Enabled;
    UCHAR Reserved;
    ULONG BusNumber;
    WHEA_PCI_SLOT_NUMBER Slot;
    USHORT DeviceControl;
    AER_ENDPOINT_DESCRIPTOR_FLAGS Flags;
    ULONG UncorrectableErrorMask;
    ULONG UncorrectableErrorSeverity;
    ULONG CorrectableErrorMask;
    ULONG AdvancedCapsAndControl;
} WHEA_AER_ENDPOINT_DESCRIPTOR, *PWHEA_AER_ENDPOINT_DESCRIPTOR;

typedef struct _WHEA_AER_BRIDGE_DESCRIPTOR {
    USHORT Type;
    BOOLEAN Enabled;
    UCHAR Reserved;
    ULONG BusNumber;
    WHEA_PCI_SLOT_NUMBER Slot;
    USHORT DeviceControl;
    AER_BRIDGE_DESCRIPTOR_FLAGS Flags;
    ULONG UncorrectableErrorMask;
    ULONG UncorrectableErrorSeverity;
    ULONG CorrectableErrorMask;
    ULONG AdvancedCapsAndControl;
    ULONG SecondaryUncorrectableErrorMask;
    ULONG SecondaryUncorrectableErrorSev;
    ULONG SecondaryCapsAndControl;
} WHEA_AER_BRIDGE_DESCRIPTOR, *PWHEA_AER_BRIDGE_DESCRIPTOR;

#pragma pack(push, 1)
typedef struct _WHEA_GENERIC_ERROR_DESCRIPTOR {
    USHORT Type;
    UCHAR Reserved;
    UCHAR Enabled;
    ULONG ErrStatusBlockLength;
    ULONG RelatedErrorSourceId;
    UCHAR ErrStatusAddressSpaceID;
    UCHAR ErrStatusAddressBitWidth;
    UCHAR ErrStatusAddressBitOffset;
    UCHAR ErrStatusAddressAccessSize;
    LARGE_INTEGER ErrStatusAddress;
    WHEA_NOTIFICATION_DESCRIPTOR Notify;
} WHEA_GENERIC_ERROR_DESCRIPTOR, *PWHEA_GENERIC_ERROR_DESCRIPTOR;
#pragma pack(pop)

typedef struct _WHEA_GENERIC_ERROR_DESCRIPTOR_V2 {
    USHORT Type;
    UCHAR Reserved;
    UCHAR Enabled;
    ULONG ErrStatusBlockLength;
    ULONG RelatedErrorSourceId;
    UCHAR ErrStatusAddressSpaceID;
    UCHAR ErrStatusAddressBitWidth;
    UCHAR ErrStatusAddressBitOffset;
    UCHAR ErrStatusAddressAccessSize;
    LARGE_INTEGER ErrStatusAddress;
    WHEA_NOTIFICATION_DESCRIPTOR Notify;
    UCHAR ReadAckAddressSpaceID;
    UCHAR ReadAckAddressBitWidth;
    UCHAR ReadAckAddressBitOffset;
    UCHAR ReadAckAddressAccessSize;
    LARGE_INTEGER ReadAckAddress;
    ULONGLONG ReadAckPreserveMask;
    ULONGLONG ReadAckWriteMask;
} WHEA_GENERIC_ERROR_DESCRIPTOR_V2, *PWHEA_GENERIC_ERROR_DESCRIPTOR_V2;

typedef NTSTATUS NTAPI _WHEA_ERROR_SOURCE_INITIALIZE_DEVICE_DRIVER(PVOID, ULONG);
typedef _WHEA_ERROR_SOURCE_INITIALIZE_DEVICE_DRIVER *WHEA_ERROR_SOURCE_INITIALIZE_DEVICE_DRIVER;
typedef void NTAPI _WHEA_ERROR_SOURCE_UNINITIALIZE_DEVICE_DRIVER(PVOID);
typedef _WHEA_ERROR_SOURCE_UNINITIALIZE_DEVICE_DRIVER *WHEA_ERROR_SOURCE_UNINITIALIZE_DEVICE_DRIVER;
typedef NTSTATUS NTAPI _WHEA_ERROR_SOURCE_CORRECT_DEVICE_DRIVER(PVOID, PULONG);
typedef _WHEA_ERROR_SOURCE_CORRECT_DEVICE_DRIVER *WHEA_ERROR_SOURCE_CORRECT_DEVICE_DRIVER;

typedef struct _WHEA_ERROR_SOURCE_CONFIGURATION_DD {
    WHEA_ERROR_SOURCE_INITIALIZE_DEVICE_DRIVER Initialize;
    WHEA_ERROR_SOURCE_UNINITIALIZE_DEVICE_DRIVER Uninitialize;
    WHEA_ERROR_SOURCE_CORRECT_DEVICE_DRIVER Correct;
} WHEA_ERROR_SOURCE_CONFIGURATION_DD, *PWHEA_ERROR_SOURCE_CONFIGURATION_DD;

#pragma pack(push, 1)
typedef struct _WHEA_DEVICE_DRIVER_DESCRIPTOR {
    USHORT Type;
    BOOLEAN Enabled;
    UCHAR Reserved;
    GUID SourceGuid;
    USHORT LogTag;
    USHORT Reserved2;
    ULONG PacketLength;
    ULONG PacketCount;
    PUCHAR PacketBuffer;
    WHEA_ERROR_SOURCE_CONFIGURATION_DD Config;
    GUID CreatorId;
    GUID PartitionId;
    ULONG MaxSectionDataLength;
    ULONG MaxSectionsPerRecord;
    PUCHAR PacketStateBuffer;
    LONG OpenHandles;
} WHEA_DEVICE_DRIVER_DESCRIPTOR, *PWHEA_DEVICE_DRIVER_DESCRIPTOR;
#pragma pack(pop)

#pragma pack(push, 1)
struct _WHEA_ERROR_SOURCE_DESCRIPTOR {
    ULONG Length;
    ULONG Version;
    WHEA_ERROR_SOURCE_TYPE Type;
    WHEA_ERROR_SOURCE_STATE State;
    ULONG MaxRawDataLength;
    ULONG NumRecordsToPreallocate;
    ULONG MaxSectionsPerRecord;
    ULONG ErrorSourceId;
    ULONG PlatformErrorSourceId;
    ULONG Flags;
    union {
        WHEA_XPF_MCE_DESCRIPTOR XpfMceDescriptor;
        WHEA_XPF_CMC_DESCRIPTOR XpfCmcDescriptor;
        WHEA_XPF_NMI_DESCRIPTOR XpfNmiDescriptor;
        WHEA_IPF_MCA_DESCRIPTOR IpfMcaDescriptor;
        WHEA_IPF_CMC_DESCRIPTOR IpfCmcDescriptor;
        WHEA_IPF_CPE_DESCRIPTOR IpfCpeDescriptor;
        WHEA_AER_ROOTPORT_DESCRIPTOR AerRootportDescriptor;
        WHEA_AER_ENDPOINT_DESCRIPTOR AerEndpointDescriptor;
        WHEA_AER_BRIDGE_DESCRIPTOR AerBridgeDescriptor;
        WHEA_GENERIC_ERROR_DESCRIPTOR GenErrDescriptor;
        WHEA_GENERIC_ERROR_DESCRIPTOR_V2 GenErrDescriptorV2;
        WHEA_DEVICE_DRIVER_DESCRIPTOR DeviceDriverDescriptor;
    } Info;
};
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEAP_ADD_REMOVE_ERROR_SOURCE_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    WHEA_ERROR_SOURCE_DESCRIPTOR Descriptor;
    NTSTATUS Status;
    BOOLEAN IsRemove;
} WHEAP_ADD_REMOVE_ERROR_SOURCE_EVENT, *PWHEAP_ADD_REMOVE_ERROR_SOURCE_EVENT;
#pragma pack(pop)

typedef union _WHEA_REVISION {
    struct {
        UCHAR MinorRevision;
        UCHAR MajorRevision;
    };
    USHORT AsUSHORT;
} WHEA_REVISION, *PWHEA_REVISION;

typedef union _WHEA_ERROR_RECORD_HEADER_VALIDBITS {
    struct {
        ULONG PlatformId : 1;
        ULONG Timestamp : 1;
        ULONG PartitionId : 1;
        ULONG Reserved : 29;
    };
    ULONG AsULONG;
} WHEA_ERROR_RECORD_HEADER_VALIDBITS, *PWHEA_ERROR_RECORD_HEADER_VALIDBITS;

typedef union _WHEA_TIMESTAMP {
    struct {
        ULONGLONG Seconds : 8;
        ULONGLONG Minutes : 8;
        ULONGLONG Hours : 8;
        ULONGLONG Precise : 1;
        ULONGLONG Reserved : 7;
        ULONGLONG Day : 8;
        ULONGLONG Month : 8;
        ULONGLONG Year : 8;
        ULONGLONG Century : 8;
    };
    LARGE_INTEGER AsLARGE_INTEGER;
} WHEA_TIMESTAMP, *PWHEA_TIMESTAMP;

typedef union _WHEA_ERROR_RECORD_HEADER_FLAGS {
    struct {
        ULONG Recovered : 1;
        ULONG PreviousError : 1;
        ULONG Simulated : 1;
        ULONG DeviceDriver : 1;
        ULONG CriticalEvent : 1;
        ULONG PersistPfn : 1;
        ULONG SectionsTruncated : 1;
        ULONG RecoveryInProgress : 1;
        ULONG Throttle : 1;
        ULONG Reserved : 23;
    };
    ULONG AsULONG;
} WHEA_ERROR_RECORD_HEADER_FLAGS, *PWHEA_ERROR_RECORD_HEADER_FLAGS;

typedef union _WHEA_PERSISTENCE_INFO {
    struct {
        ULONGLONG Signature : 16;
        ULONGLONG Length : 24;
        ULONGLONG Identifier : 16;
        ULONGLONG Attributes : 2;
        ULONGLONG DoNotLog : 1;
        ULONGLONG Reserved : 5;
    };
    ULONGLONG AsULONGLONG;
} WHEA_PERSISTENCE_INFO, *PWHEA_PERSISTENCE_INFO;

#pragma pack(push, 1)
typedef struct _WHEA_ERROR_RECORD_HEADER {
    ULONG Signature;
    WHEA_REVISION Revision;
    ULONG SignatureEnd;
    USHORT SectionCount;
    WHEA_ERROR_SEVERITY Severity;
    WHEA_ERROR_RECORD_HEADER_VALIDBITS ValidBits;
    ULONG Length;
    WHEA_TIMESTAMP Timestamp;
    GUID PlatformId;
    GUID PartitionId;
    GUID CreatorId;
    GUID NotifyType;
    ULONGLONG RecordId;
    WHEA_ERROR_RECORD_HEADER_FLAGS Flags;
    WHEA_PERSISTENCE_INFO PersistenceInfo;
    union {
        struct {
            ULONG OsBuildNumber;
            UCHAR Reserved2[8];
        };
        UCHAR Reserved[12];
    };
} WHEA_ERROR_RECORD_HEADER, *PWHEA_ERROR_RECORD_HEADER;
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEAP_ATTEMPT_RECOVERY_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    WHEA_ERROR_RECORD_HEADER ErrorHeader;
    BOOLEAN ArchitecturalRecovery;
    BOOLEAN PshedRecovery;
    NTSTATUS Status;
} WHEAP_ATTEMPT_RECOVERY_EVENT, *PWHEAP_ATTEMPT_RECOVERY_EVENT;
#pragma pack(pop)

typedef struct _WHEAP_BAD_HEST_NOTIFY_DATA_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    USHORT SourceId;
    USHORT Reserved;
    WHEA_NOTIFICATION_DESCRIPTOR NotifyDesc;
} WHEAP_BAD_HEST_NOTIFY_DATA_EVENT, *PWHEAP_BAD_HEST_NOTIFY_DATA_EVENT;

typedef struct _WHEAP_CLEARED_POISON_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    ULONG64 PhysicalAddress;
} WHEAP_CLEARED_POISON_EVENT, *PWHEAP_CLEARED_POISON_EVENT;

#pragma pack(push, 1)
typedef struct _WHEAP_CMCI_IMPLEMENTED_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    BOOLEAN CmciAvailable;
} WHEAP_CMCI_IMPLEMENTED_EVENT, *PWHEAP_CMCI_IMPLEMENTED_EVENT;
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEAP_CMCI_INITERR_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    ULONGLONG Msr;
    ULONG Type;
    ULONG Bank;
    ULONG EpIndex;
} WHEAP_CMCI_INITERR_EVENT, *PWHEAP_CMCI_INITERR_EVENT;
#pragma pack(pop)

typedef struct _WHEAP_CMCI_RESTART_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    ULONG CmciRestoreAttempts;
    ULONG MaxCmciRestoreLimit;
    ULONG MaxCorrectedErrorsFound;
    ULONG MaxCorrectedErrorLimit;
} WHEAP_CMCI_RESTART_EVENT, *PWHEAP_CMCI_RESTART_EVENT;

typedef struct _WHEAP_CREATE_GENERIC_RECORD_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    CHAR Error[32];
    ULONG EntryCount;
    NTSTATUS Status;
} WHEAP_CREATE_GENERIC_RECORD_EVENT, *PWHEAP_CREATE_GENERIC_RECORD_EVENT;

typedef struct _WHEAP_DEFERRED_EVENT {
    LIST_ENTRY ListEntry;
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
} WHEAP_DEFERRED_EVENT, *PWHEAP_DEFERRED_EVENT;

typedef struct _WHEAP_DEVICE_DRV_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    CHAR Function[32];
} WHEAP_DEVICE_DRV_EVENT, *PWHEAP_DEVICE_DRV_EVENT;

typedef struct _WHEAP_DPC_ERROR_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    WHEAP_DPC_ERROR_EVENT_TYPE ErrType;
    ULONG Bus;
    ULONG Device;
    ULONG Function;
    USHORT DeviceId;
    USHORT VendorId;
} WHEAP_DPC_ERROR_EVENT, *PWHEAP_DPC_ERROR_EVENT;

typedef struct _WHEAP_DROPPED_CORRECTED_ERROR_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    WHEA_ERROR_SOURCE_TYPE ErrorSourceType;
    ULONG ErrorSourceId;
} WHEAP_DROPPED_CORRECTED_ERROR_EVENT, *PWHEAP_DROPPED_CORRECTED_ERROR_EVENT;

#pragma pack(push, 1)
typedef struct _WHEAP_EDPC_ENABLED_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    BOOLEAN eDPCEnabled;
    BOOLEAN eDPCRecovEnabled;
} WHEAP_EDPC_ENABLED_EVENT, *PWHEAP_EDPC_ENABLED_EVENT;
#pragma pack(pop)

typedef struct _WHEAP_ERROR_CLEARED_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    ULONG EpIndex;
    ULONG Bank;
} WHEAP_ERROR_CLEARED_EVENT, *PWHEAP_ERROR_CLEARED_EVENT;

typedef struct _WHEAP_ERROR_RECORD_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    PWHEA_ERROR_RECORD Record;
} WHEAP_ERROR_RECORD_EVENT, *PWHEAP_ERROR_RECORD_EVENT;

typedef struct _WHEAP_ERR_SRC_ARRAY_INVALID_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    ULONG ErrorSourceCount;
    ULONG ReportedLength;
    ULONG ExpectedLength;
} WHEAP_ERR_SRC_ARRAY_INVALID_EVENT, *PWHEAP_ERR_SRC_ARRAY_INVALID_EVENT;

typedef struct _WHEAP_ERR_SRC_INVALID_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    WHEA_ERROR_SOURCE_DESCRIPTOR ErrDescriptor;
    CHAR Error[32];
} WHEAP_ERR_SRC_INVALID_EVENT, *PWHEAP_ERR_SRC_INVALID_EVENT;

#pragma pack(push, 1)
typedef struct _WHEAP_FOUND_ERROR_IN_BANK_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    ULONG EpIndex;
    ULONG Bank;
    ULONG64 MciStatus;
    ULONG ErrorType;
} WHEAP_FOUND_ERROR_IN_BANK_EVENT, *PWHEAP_FOUND_ERROR_IN_BANK_EVENT;
#pragma pack(pop)

typedef struct _WHEAP_GENERIC_ERR_MEM_MAP_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    CHAR MapReason[32];
    ULONG64 PhysicalAddress;
    ULONG64 Length;
} WHEAP_GENERIC_ERR_MEM_MAP_EVENT, *PWHEAP_GENERIC_ERR_MEM_MAP_EVENT;

#pragma pack(push, 1)
typedef struct _WHEAP_OSC_IMPLEMENTED {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    BOOLEAN OscImplemented;
    BOOLEAN DebugChecked;
} WHEAP_OSC_IMPLEMENTED, *PWHEAP_OSC_IMPLEMENTED;
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEAP_PCIE_CONFIG_INFO {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    UINT32 Segment;
    UINT32 Bus;
    UINT32 Device;
    UINT32 Function;
    UINT32 Offset;
    UINT32 Length;
    UINT64 Value;
    UINT8 Succeeded;
    UINT8 Reserved[3];
} WHEAP_PCIE_CONFIG_INFO, *PWHEAP_PCIE_CONFIG_INFO;
#pragma pack(pop)

typedef struct _WHEAP_PCIE_OVERRIDE_INFO {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    UINT32 Segment;
    UINT32 Bus;
    UINT32 Device;
    UINT32 Function;
    UINT8 ValidBits;
    UINT8 Reserved[3];
    UINT32 UncorrectableErrorMask;
    UINT32 UncorrectableErrorSeverity;
    UINT32 CorrectableErrorMask;
    UINT32 CapAndControl;
} WHEAP_PCIE_OVERRIDE_INFO, *PWHEAP_PCIE_OVERRIDE_INFO;

typedef struct _WHEAP_PCIE_READ_OVERRIDES_ERR {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    UINT32 FailureReason;
    NTSTATUS FailureStatus;
} WHEAP_PCIE_READ_OVERRIDES_ERR, *PWHEAP_PCIE_READ_OVERRIDES_ERR;

#pragma pack(push, 1)
typedef struct _WHEAP_PFA_MEMORY_OFFLINED {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    WHEAP_PFA_OFFLINE_DECISION_TYPE DecisionType;
    BOOLEAN ImmediateSuccess;
    ULONG Page;
} WHEAP_PFA_MEMORY_OFFLINED, *PWHEAP_PFA_MEMORY_OFFLINED;
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEAP_PFA_MEMORY_POLICY {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    ULONG RegistryKeysPresent;
    BOOLEAN DisableOffline;
    BOOLEAN PersistOffline;
    BOOLEAN PfaDisabled;
    ULONG PageCount;
    ULONG ErrorThreshold;
    ULONG TimeOut;
} WHEAP_PFA_MEMORY_POLICY, *PWHEAP_PFA_MEMORY_POLICY;
#pragma pack(pop)

typedef struct _WHEAP_PFA_MEMORY_REMOVE_MONITOR {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    WHEA_PFA_REMOVE_TRIGGER RemoveTrigger;
    ULONG TimeInList;
    ULONG ErrorCount;
    ULONG Page;
} WHEAP_PFA_MEMORY_REMOVE_MONITOR, *PWHEAP_PFA_MEMORY_REMOVE_MONITOR;

typedef struct _WHEAP_PLUGIN_DEFECT_LIST_CORRUPT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
} WHEAP_PLUGIN_DEFECT_LIST_CORRUPT, *PWHEAP_PLUGIN_DEFECT_LIST_CORRUPT;

typedef struct _WHEAP_PLUGIN_DEFECT_LIST_FULL_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
} WHEAP_PLUGIN_DEFECT_LIST_FULL_EVENT, *PWHEAP_PLUGIN_DEFECT_LIST_FULL_EVENT;

typedef struct _WHEAP_PLUGIN_DEFECT_LIST_UEFI_VAR_FAILED {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
} WHEAP_PLUGIN_DEFECT_LIST_UEFI_VAR_FAILED, *PWHEAP_PLUGIN_DEFECT_LIST_UEFI_VAR_FAILED;

#pragma pack(push, 1)
typedef struct _WHEAP_PLUGIN_PFA_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    BOOLEAN NoFurtherPfa;
} WHEAP_PLUGIN_PFA_EVENT, *PWHEAP_PLUGIN_PFA_EVENT;
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEAP_PROCESS_EINJ_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    CHAR Error[32];
    BOOLEAN InjectionActionTableValid;
    ULONG BeginInjectionInstructionCount;
    ULONG GetTriggerErrorActionTableInstructionCount;
    ULONG SetErrorTypeInstructionCount;
    ULONG GetErrorTypeInstructionCount;
    ULONG EndOperationInstructionCount;
    ULONG ExecuteOperationInstructionCount;
    ULONG CheckBusyStatusInstructionCount;
    ULONG GetCommandStatusInstructionCount;
    ULONG SetErrorTypeWithAddressInstructionCount;
    ULONG GetExecuteOperationTimingsInstructionCount;
} WHEAP_PROCESS_EINJ_EVENT, *PWHEAP_PROCESS_EINJ_EVENT;
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEAP_PROCESS_HEST_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    CHAR Error[32];
    CHAR EntryType[32];
    ULONG EntryIndex;
    BOOLEAN HestValid;
    ULONG CmcCount;
    ULONG MceCount;
    ULONG NmiCount;
    ULONG AerRootCount;
    ULONG AerBridgeCount;
    ULONG AerEndPointCount;
    ULONG GenericV1Count;
    ULONG GenericV2Count;
} WHEAP_PROCESS_HEST_EVENT, *PWHEAP_PROCESS_HEST_EVENT;
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEAP_PSHED_INJECT_ERROR {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    ULONG ErrorType;
    ULONGLONG Parameter1;
    ULONGLONG Parameter2;
    ULONGLONG Parameter3;
    ULONGLONG Parameter4;
    NTSTATUS InjectionStatus;
    BOOLEAN InjectionAttempted;
    BOOLEAN InjectionByPlugin;
} WHEAP_PSHED_INJECT_ERROR, *PWHEAP_PSHED_INJECT_ERROR;
#pragma pack(pop)

typedef struct _WHEAP_PSHED_PLUGIN_REGISTER {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    ULONG Version;
    ULONG Length;
    ULONG FunctionalAreaMask;
    NTSTATUS Status;
} WHEAP_PSHED_PLUGIN_REGISTER, *PWHEAP_PSHED_PLUGIN_REGISTER;

typedef struct _WHEAP_ROW_FAILURE_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    PFN_NUMBER LowOrderPage;
    PFN_NUMBER HighOrderPage;
} WHEAP_ROW_FAILURE_EVENT, *PWHEAP_ROW_FAILURE_EVENT;

typedef struct _WHEAP_SPURIOUS_AER_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    WHEA_ERROR_SEVERITY ErrorSeverity;
    ULONG ErrorHandlerType;
    ULONG SpuriousErrorSourceId;
    ULONG RootErrorCommand;
    ULONG RootErrorStatus;
    ULONG DeviceAssociationBitmap;
} WHEAP_SPURIOUS_AER_EVENT, *PWHEAP_SPURIOUS_AER_EVENT;

typedef union _WHEA_ERROR_PACKET_FLAGS {
    struct {
        ULONG PreviousError : 1;
        ULONG CriticalEvent : 1;
        ULONG HypervisorError : 1;
        ULONG Simulated : 1;
        ULONG PlatformPfaControl : 1;
        ULONG PlatformDirectedOffline : 1;
        ULONG AddressTranslationRequired : 1;
        ULONG AddressTranslationCompleted : 1;
        ULONG RecoveryOptional : 1;
        ULONG Reserved2 : 23;
    };
    ULONG AsULONG;
} WHEA_ERROR_PACKET_FLAGS, *PWHEA_ERROR_PACKET_FLAGS;

typedef struct _WHEA_ERROR_PACKET_V2 {
    ULONG Signature;
    ULONG Version;
    ULONG Length;
    WHEA_ERROR_PACKET_FLAGS Flags;
    WHEA_ERROR_TYPE ErrorType;
    WHEA_ERROR_SEVERITY ErrorSeverity;
    ULONG ErrorSourceId;
    WHEA_ERROR_SOURCE_TYPE ErrorSourceType;
    GUID NotifyType;
    ULONGLONG Context;
    WHEA_ERROR_PACKET_DATA_FORMAT DataFormat;
    ULONG Reserved1;
    ULONG DataOffset;
    ULONG DataLength;
    ULONG PshedDataOffset;
    ULONG PshedDataLength;
} WHEA_ERROR_PACKET, WHEA_ERROR_PACKET_V2, *PWHEA_ERROR_PACKET, *PWHEA_ERROR_PACKET_V2;

typedef struct _WHEAP_STARTED_REPORT_HW_ERROR {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    PWHEA_ERROR_PACKET ErrorPacket;
} WHEAP_STARTED_REPORT_HW_ERROR, *PWHEAP_STARTED_REPORT_HW_ERROR;

typedef struct _WHEAP_STUCK_ERROR_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    ULONG EpIndex;
    ULONG Bank;
    ULONG64 MciStatus;
} WHEAP_STUCK_ERROR_EVENT, *PWHEAP_STUCK_ERROR_EVENT;

typedef struct _WHEA_AMD_EXTENDED_REGISTERS {
    ULONGLONG IPID;
    ULONGLONG SYND;
    ULONGLONG CONFIG;
    ULONGLONG DESTAT;
    ULONGLONG DEADDR;
    ULONGLONG MISC1;
    ULONGLONG MISC2;
    ULONGLONG MISC3;
    ULONGLONG MISC4;
    ULONGLONG RasCap;
    ULONGLONG Reserved[14];
} WHEA_AMD_EXTENDED_REGISTERS, *PWHEA_AMD_EXTENDED_REGISTERS;

typedef struct _WHEA_ARMV8_AARCH32_GPRS {
    ULONG R0;
    ULONG R1;
    ULONG R2;
    ULONG R3;
    ULONG R4;
    ULONG R5;
    ULONG R6;
    ULONG R7;
    ULONG R8;
    ULONG R9;
    ULONG R10;
    ULONG R11;
    ULONG R12;
    ULONG R13;
    ULONG R14;
    ULONG R15;
} WHEA_ARMV8_AARCH32_GPRS, *PWHEA_ARMV8_AARCH32_GPRS;

typedef struct _WHEA_ARMV8_AARCH64_EL3_CSR {
    ULONGLONG ELR_EL3;
    ULONGLONG ESR_EL3;
    ULONGLONG FAR_EL3;
    ULONGLONG MAIR_EL3;
    ULONGLONG SCTLR_EL3;
    ULONGLONG SP_EL3;
    ULONGLONG SPSR_EL3;
    ULONGLONG TCR_EL3;
    ULONGLONG TPIDR_EL3;
    ULONGLONG TTBR0_EL3;
} WHEA_ARMV8_AARCH64_EL3_CSR, *PWHEA_ARMV8_AARCH64_EL3_CSR;

typedef struct _WHEA_ARMV8_AARCH64_GPRS {
    ULONGLONG X0;
    ULONGLONG X1;
    ULONGLONG X2;
    ULONGLONG X3;
    ULONGLONG X4;
    ULONGLONG X5;
    ULONGLONG X6;
    ULONGLONG X7;
    ULONGLONG X8;
    ULONGLONG X9;
    ULONGLONG X10;
    ULONGLONG X11;
    ULONGLONG X12;
    ULONGLONG X13;
    ULONGLONG X14;
    ULONGLONG X15;
    ULONGLONG X16;
    ULONGLONG X17;
    ULONGLONG X18;
    ULONGLONG X19;
    ULONGLONG X20;
    ULONGLONG X21;
    ULONGLONG X22;
    ULONGLONG X23;
    ULONGLONG X24;
    ULONGLONG X25;
    ULONGLONG X26;
    ULONGLONG X27;
    ULONGLONG X28;
    ULONGLONG X29;
    ULONGLONG X30;
    ULONGLONG SP;
} WHEA_ARMV8_AARCH64_GPRS, *PWHEA_ARMV8_AARCH64_GPRS;

typedef struct _WHEA_ARM_AARCH32_EL1_CSR {
    ULONG DFAR;
    ULONG DFSR;
    ULONG IFAR;
    ULONG ISR;
    ULONG MAIR0;
    ULONG MAIR1;
    ULONG MIDR;
    ULONG MPIDR;
    ULONG NMRR;
    ULONG PRRR;
    ULONG SCTLR;
    ULONG SPSR;
    ULONG SPSR_abt;
    ULONG SPSR_fiq;
    ULONG SPSR_irq;
    ULONG SPSR_svc;
    ULONG SPSR_und;
    ULONG TPIDRPRW;
    ULONG TPIDRURO;
    ULONG TPIDRURW;
    ULONG TTBCR;
    ULONG TTBR0;
    ULONG TTBR1;
    ULONG DACR;
} WHEA_ARM_AARCH32_EL1_CSR, *PWHEA_ARM_AARCH32_EL1;

typedef struct _WHEA_ARM_AARCH32_EL2_CSR {
    ULONG ELR_hyp;
    ULONG HAMAIR0;
    ULONG HAMAIR1;
    ULONG HCR;
    ULONG HCR2;
    ULONG HDFAR;
    ULONG HIFAR;
    ULONG HPFAR;
    ULONG HSR;
    ULONG HTCR;
    ULONG HTPIDR;
    ULONG HTTBR;
    ULONG SPSR_hyp;
    ULONG VTCR;
    ULONG VTTBR;
    ULONG DACR32_EL2;
} WHEA_ARM_AARCH32_EL2_CSR, *PWHEA_ARM_AARCH32_EL2_CSR;

typedef struct _WHEA_ARM_AARCH32_SECURE_CSR {
    ULONG SCTLR;
    ULONG SPSR_mon;
} WHEA_ARM_AARCH32_SECURE_CSR, *PWHEA_ARM_AARCH32_SECURE_CSR;

typedef struct _WHEA_ARM_AARCH64_EL1_CSR {
    ULONGLONG ELR_EL1;
    ULONGLONG ESR_EL2;
    ULONGLONG FAR_EL1;
    ULONGLONG ISR_EL1;
    ULONGLONG MAIR_EL1;
    ULONGLONG MIDR_EL1;
    ULONGLONG MPIDR_EL1;
    ULONGLONG SCTLR_EL1;
    ULONGLONG SP_EL0;
    ULONGLONG SP_EL1;
    ULONGLONG SPSR_EL1;
    ULONGLONG TCR_EL1;
    ULONGLONG TPIDR_EL0;
    ULONGLONG TPIDR_EL1;
    ULONGLONG TPIDRRO_EL0;
    ULONGLONG TTBR0_EL1;
    ULONGLONG TTBR1_EL1;
} WHEA_ARM_AARCH64_EL1_CSR, *PWHEA_ARM_AARCH64_EL1_CSR;

typedef struct _WHEA_ARM_AARCH64_EL2_CSR {
    ULONGLONG ELR_EL2;
    ULONGLONG ESR_EL2;
    ULONGLONG FAR_EL2;
    ULONGLONG HACR_EL2;
    ULONGLONG HCR_EL2;
    ULONGLONG HPFAR_EL2;
    ULONGLONG MAIR_EL2;
    ULONGLONG SCTLR_EL2;
    ULONGLONG SP_EL2;
    ULONGLONG SPSR_EL2;
    ULONGLONG TCR_EL2;
    ULONGLONG TPIDR_EL2;
    ULONGLONG TTBR0_EL2;
    ULONGLONG VTCR_EL2;
    ULONGLONG VTTBR_EL2;
} WHEA_ARM_AARCH64_EL2_CSR, *PWHEA_ARM_AARCH64_EL2_CSR;

typedef union _WHEA_ARM_BUS_ERROR_VALID_BITS {
    struct {
        USHORT TransactionType : 1;
        USHORT Operation : 1;
        USHORT Level : 1;
        USHORT ProcessorContextCorrupt : 1;
        USHORT Corrected : 1;
        USHORT PrecisePC : 1;
        USHORT RestartablePC : 1;
        USHORT ParticipationType : 1;
        USHORT Timeout : 1;
        USHORT AddressSpace : 1;
        USHORT MemoryAttributes : 1;
        USHORT AccessMode : 1;
        USHORT Reserved : 4;
    };
    USHORT AsUSHORT;
} WHEA_ARM_BUS_ERROR_VALID_BITS, *PWHEA_ARM_BUS_ERROR_VALID_BITS;

#pragma pack(push, 1)
typedef struct _WHEA_ARM_BUS_ERROR {
    WHEA_ARM_BUS_ERROR_VALID_BITS ValidationBit;
    UCHAR TransactionType : 2;
    UCHAR Operation : 4;
    UCHAR : 2;
    UCHAR Level : 3;
    UCHAR ProcessorContextCorrupt : 1;
    UCHAR Corrected : 1;
    UCHAR PrecisePC : 1;
    UCHAR RestartablePC : 1;
    UCHAR : 1;
    UCHAR ParticipationType : 2;
    UCHAR TimeOut : 1;
    UCHAR AddressSpace : 2;
    UCHAR : 3;
    USHORT MemoryAccessAttributes : 9;
    USHORT : 7;
    UCHAR AccessMode : 1;
    UCHAR : 7;
    ULONG Reserved : 20;
    ULONG : 12;
} WHEA_ARM_BUS_ERROR, *PWHEA_ARM_BUS_ERROR;
#pragma pack(pop)

typedef union _WHEA_ARM_CACHE_ERROR_VALID_BITS {
    struct {
        USHORT TransactionType : 1;
        USHORT Operation : 1;
        USHORT Level : 1;
        USHORT ProcessorContextCorrupt : 1;
        USHORT Corrected : 1;
        USHORT PrecisePC : 1;
        USHORT RestartablePC : 1;
        USHORT Reserved : 9;
    };
    USHORT AsUSHORT;
} WHEA_ARM_CACHE_ERROR_VALID_BITS, *PWHEA_ARM_CACHE_ERROR_VALID_BITS;

#pragma pack(push, 1)
typedef struct _WHEA_ARM_CACHE_ERROR {
    WHEA_ARM_CACHE_ERROR_VALID_BITS ValidationBit;
    UCHAR TransactionType : 2;
    UCHAR Operation : 4;
    UCHAR : 2;
    UCHAR Level : 3;
    UCHAR ProcessorContextCorrupt : 1;
    UCHAR Corrected : 1;
    UCHAR PrecisePC : 1;
    UCHAR RestartablePC : 1;
    UCHAR : 1;
    ULONGLONG Reserved : 35;
    ULONGLONG : 29;
} WHEA_ARM_CACHE_ERROR, *PWHEA_ARM_CACHE_ERROR;
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEA_ARM_MISC_CSR {
    USHORT MRSEncoding;
    ULONGLONG Value;
} WHEA_ARM_MISC_CSR, *PWHEA_ARM_MISC_CSR;
#pragma pack(pop)

typedef union _WHEA_ARM_TLB_ERROR_VALID_BITS {
    struct {
        USHORT TransactionType : 1;
        USHORT Operation : 1;
        USHORT Level : 1;
        USHORT ProcessorContextCorrupt : 1;
        USHORT Corrected : 1;
        USHORT PrecisePC : 1;
        USHORT RestartablePC : 1;
        USHORT Reserved : 9;
    };
    USHORT AsUSHORT;
} WHEA_ARM_TLB_ERROR_VALID_BITS, *PWHEA_ARM_TLB_ERROR_VALID_BITS;

#pragma pack(push, 1)
typedef struct _WHEA_ARM_TLB_ERROR {
    WHEA_ARM_TLB_ERROR_VALID_BITS ValidationBit;
    UCHAR TransactionType : 2;
    UCHAR Operation : 4;
    UCHAR : 2;
    UCHAR Level : 3;
    UCHAR ProcessorContextCorrupt : 1;
    UCHAR Corrected : 1;
    UCHAR PrecisePC : 1;
    UCHAR RestartablePC : 1;
    UCHAR : 1;
    ULONGLONG Reserved : 36;
    ULONGLONG : 28;
} WHEA_ARM_TLB_ERROR, *PWHEA_ARM_TLB_ERROR;
#pragma pack(pop)

#pragma pack(push, 1)
typedef union _WHEA_ARM_PROCESSOR_ERROR {
    WHEA_ARM_CACHE_ERROR CacheError;
    WHEA_ARM_TLB_ERROR TlbError;
    WHEA_ARM_BUS_ERROR BusError;
    ULONGLONG AsULONGLONG;
} WHEA_ARM_PROCESSOR_ERROR, *PWHEA_ARM_PROCESSOR_ERROR;
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEA_ARM_PROCESSOR_ERROR_CONTEXT_INFORMATION_HEADER {
    USHORT Version;
    USHORT RegisterContextType;
    ULONG RegisterArraySize;
    UCHAR RegisterArray[1];
} WHEA_ARM_PROCESSOR_ERROR_CONTEXT_INFORMATION_HEADER, *PWHEA_ARM_PROCESSOR_ERROR_CONTEXT_INFORMATION_HEADER;
#pragma pack(pop)

typedef union _WHEA_ARM_PROCESSOR_ERROR_CONTEXT_INFORMATION_HEADER_FLAGS {
    struct {
        ULONG ExceptionLevel : 1;
        ULONG NonSecure : 1;
        ULONG AArch64 : 1;
        ULONG Reserved : 29;
    };
    ULONG AsULONG;
} WHEA_ARM_PROCESSOR_ERROR_CONTEXT_INFORMATION_HEADER_FLAGS,
    *PWHEA_ARM_PROCESSOR_ERROR_CONTEXT_INFORMATION_HEADER_FLAGS;

typedef union _WHEA_ARM_PROCESSOR_ERROR_INFORMATION_VALID_BITS {
    struct {
        USHORT MultipleError : 1;
        USHORT Flags : 1;
        USHORT ErrorInformation : 1;
        USHORT VirtualFaultAddress : 1;
        USHORT PhysicalFaultAddress : 1;
        USHORT Reserved : 11;
    };
    USHORT AsUSHORT;
} WHEA_ARM_PROCESSOR_ERROR_INFORMATION_VALID_BITS, *PWHEA_ARM_PROCESSOR_ERROR_INFORMATION_VALID_BITS;

#pragma pack(push, 1)
typedef struct _WHEA_ARM_PROCESSOR_ERROR_INFORMATION {
    UCHAR Version;
    UCHAR Length;
    WHEA_ARM_PROCESSOR_ERROR_INFORMATION_VALID_BITS ValidationBit;
    UCHAR Type;
    USHORT MultipleError;
    UCHAR Flags;
    ULONGLONG ErrorInformation;
    ULONGLONG VirtualFaultAddress;
    ULONGLONG PhysicalFaultAddress;
} WHEA_ARM_PROCESSOR_ERROR_INFORMATION, *PWHEA_ARM_PROCESSOR_ERROR_INFORMATION;
#pragma pack(pop)

typedef union _WHEA_ARM_PROCESSOR_ERROR_SECTION_VALID_BITS {
    struct {
        ULONG MPIDR : 1;
        ULONG AffinityLevel : 1;
        ULONG RunningState : 1;
        ULONG VendorSpecificInfo : 1;
        ULONG Reserved : 28;
    };
    ULONG AsULONG;
} WHEA_ARM_PROCESSOR_ERROR_SECTION_VALID_BITS, *PWHEA_ARM_PROCESSOR_ERROR_SECTION_VALID_BITS;

#pragma pack(push, 1)
typedef struct _WHEA_ARM_PROCESSOR_ERROR_SECTION {
    WHEA_ARM_PROCESSOR_ERROR_SECTION_VALID_BITS ValidBits;
    USHORT ErrorInformationStructures;
    USHORT ContextInformationStructures;
    ULONG SectionLength;
    UCHAR ErrorAffinityLevel;
    UCHAR Reserved[3];
    ULONGLONG MPIDR_EL1;
    ULONGLONG MIDR_EL1;
    ULONG RunningState;
    ULONG PSCIState;
    UCHAR Data[1];
} WHEA_ARM_PROCESSOR_ERROR_SECTION, *PWHEA_ARM_PROCESSOR_ERROR_SECTION;
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEA_AZCC_ROOT_BUS_ERR_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    BOOLEAN MaxBusCountPassed;
    BOOLEAN InvalidBusMSR;
} WHEA_AZCC_ROOT_BUS_ERR_EVENT, *PWHEA_AZCC_ROOT_BUS_ERR_EVENT;
#pragma pack(pop)

typedef struct _WHEA_AZCC_ROOT_BUS_LIST_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    UINT32 RootBusCount;
    UINT32 RootBuses[8];
} WHEA_AZCC_ROOT_BUS_LIST_EVENT, *PWHEA_AZCC_ROOT_BUS_LIST_EVENT;

#pragma pack(push, 1)
typedef struct _WHEA_AZCC_SET_POISON_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    UINT32 Bus;
    BOOLEAN ReadSuccess;
    BOOLEAN WriteSuccess;
    BOOLEAN IsEnable;
} WHEA_AZCC_SET_POISON_EVENT, *PWHEA_AZCC_SET_POISON_EVENT;
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEA_DRIVER_BUFFER_SET {
    ULONG Version;
    PUCHAR Data;
    ULONG DataSize;
    LPGUID SectionTypeGuid;
    PUCHAR SectionFriendlyName;
    PUCHAR Flags;
} WHEA_DRIVER_BUFFER_SET, *PWHEA_DRIVER_BUFFER_SET;
#pragma pack(pop)

typedef union _WHEA_ERROR_INJECTION_CAPABILITIES {
    struct {
        ULONG ProcessorCorrectable : 1;
        ULONG ProcessorUncorrectableNonFatal : 1;
        ULONG ProcessorUncorrectableFatal : 1;
        ULONG MemoryCorrectable : 1;
        ULONG MemoryUncorrectableNonFatal : 1;
        ULONG MemoryUncorrectableFatal : 1;
        ULONG PCIExpressCorrectable : 1;
        ULONG PCIExpressUncorrectableNonFatal : 1;
        ULONG PCIExpressUncorrectableFatal : 1;
        ULONG PlatformCorrectable : 1;
        ULONG PlatformUncorrectableNonFatal : 1;
        ULONG PlatformUncorrectableFatal : 1;
        ULONG IA64Corrected : 1;
        ULONG IA64Recoverable : 1;
        ULONG IA64Fatal : 1;
        ULONG IA64RecoverableCache : 1;
        ULONG IA64RecoverableRegFile : 1;
        ULONG Reserved : 15;
    };
    ULONG AsULONG;
} WHEA_ERROR_INJECTION_CAPABILITIES, *PWHEA_ERROR_INJECTION_CAPABILITIES;

typedef union _WHEA_PROCESSOR_GENERIC_ERROR_SECTION_VALIDBITS {
    struct {
        ULONGLONG ProcessorType : 1;
        ULONGLONG InstructionSet : 1;
        ULONGLONG ErrorType : 1;
        ULONGLONG Operation : 1;
        ULONGLONG Flags : 1;
        ULONGLONG Level : 1;
        ULONGLONG CPUVersion : 1;
        ULONGLONG CPUBrandString : 1;
        ULONGLONG ProcessorId : 1;
        ULONGLONG TargetAddress : 1;
        ULONGLONG RequesterId : 1;
        ULONGLONG ResponderId : 1;
        ULONGLONG InstructionPointer : 1;
        ULONGLONG NativeModelId : 1;
        ULONGLONG Reserved : 50;
    };
    ULONGLONG ValidBits;
} WHEA_PROCESSOR_GENERIC_ERROR_SECTION_VALIDBITS, *PWHEA_PROCESSOR_GENERIC_ERROR_SECTION_VALIDBITS;

typedef struct _WHEA_PROCESSOR_GENERIC_ERROR_SECTION {
    WHEA_PROCESSOR_GENERIC_ERROR_SECTION_VALIDBITS ValidBits;
    UCHAR ProcessorType;
    UCHAR InstructionSet;
    UCHAR ErrorType;
    UCHAR Operation;
    UCHAR Flags;
    UCHAR Level;
    USHORT Reserved;
    ULONGLONG CPUVersion;
    UCHAR CPUBrandString[128];
    ULONGLONG ProcessorId;
    ULONGLONG TargetAddress;
    ULONGLONG RequesterId;
    ULONGLONG ResponderId;
    ULONGLONG InstructionPointer;
} WHEA_PROCESSOR_GENERIC_ERROR_SECTION, *PWHEA_PROCESSOR_GENERIC_ERROR_SECTION;

typedef union _WHEA_MEMORY_ERROR_SECTION_VALIDBITS {
    struct {
        ULONGLONG ErrorStatus : 1;
        ULONGLONG PhysicalAddress : 1;
        ULONGLONG PhysicalAddressMask : 1;
        ULONGLONG Node : 1;
        ULONGLONG Card : 1;
        ULONGLONG Module : 1;
        ULONGLONG Bank : 1;
        ULONGLONG Device : 1;
        ULONGLONG Row : 1;
        ULONGLONG Column : 1;
        ULONGLONG BitPosition : 1;
        ULONGLONG RequesterId : 1;
        ULONGLONG ResponderId : 1;
        ULONGLONG TargetId : 1;
        ULONGLONG ErrorType : 1;
        ULONGLONG RankNumber : 1;
        ULONGLONG CardHandle : 1;
        ULONGLONG ModuleHandle : 1;
        ULONGLONG ExtendedRow : 1;
        ULONGLONG BankGroup : 1;
        ULONGLONG BankAddress : 1;
        ULONGLONG ChipIdentification : 1;
        ULONGLONG Reserved : 42;
    };
    ULONGLONG ValidBits;
} WHEA_MEMORY_ERROR_SECTION_VALIDBITS, *PWHEA_MEMORY_ERROR_SECTION_VALIDBITS;

typedef union _WHEA_ERROR_STATUS {
    ULONGLONG ErrorStatus;
    struct {
        ULONGLONG Reserved1 : 8;
        ULONGLONG ErrorType : 8;
        ULONGLONG Address : 1;
        ULONGLONG Control : 1;
        ULONGLONG Data : 1;
        ULONGLONG Responder : 1;
        ULONGLONG Requester : 1;
        ULONGLONG FirstError : 1;
        ULONGLONG Overflow : 1;
        ULONGLONG Reserved2 : 41;
    };
} WHEA_ERROR_STATUS, *PWHEA_ERROR_STATUS;

typedef struct _WHEA_MEMORY_ERROR_SECTION {
    WHEA_MEMORY_ERROR_SECTION_VALIDBITS ValidBits;
    WHEA_ERROR_STATUS ErrorStatus;
    ULONGLONG PhysicalAddress;
    ULONGLONG PhysicalAddressMask;
    USHORT Node;
    USHORT Card;
    USHORT Module;
    USHORT Bank;
    USHORT Device;
    USHORT Row;
    USHORT Column;
    USHORT BitPosition;
    ULONGLONG RequesterId;
    ULONGLONG ResponderId;
    ULONGLONG TargetId;
    UCHAR ErrorType;
    UCHAR Extended;
    USHORT RankNumber;
    USHORT CardHandle;
    USHORT ModuleHandle;
} WHEA_MEMORY_ERROR_SECTION, *PWHEA_MEMORY_ERROR_SECTION;

typedef union _WHEA_NMI_ERROR_SECTION_FLAGS {
    struct {
        ULONG HypervisorError : 1;
        ULONG Reserved : 31;
    };
    ULONG AsULONG;
} WHEA_NMI_ERROR_SECTION_FLAGS, *PWHEA_NMI_ERROR_SECTION_FLAGS;

typedef struct _WHEA_NMI_ERROR_SECTION {
    UCHAR Data[8];
    WHEA_NMI_ERROR_SECTION_FLAGS Flags;
} WHEA_NMI_ERROR_SECTION, *PWHEA_NMI_ERROR_SECTION;

typedef union _WHEA_PCIEXPRESS_ERROR_SECTION_VALIDBITS {
    struct {
        ULONGLONG PortType : 1;
        ULONGLONG Version : 1;
        ULONGLONG CommandStatus : 1;
        ULONGLONG DeviceId : 1;
        ULONGLONG DeviceSerialNumber : 1;
        ULONGLONG BridgeControlStatus : 1;
        ULONGLONG ExpressCapability : 1;
        ULONGLONG AerInfo : 1;
        ULONGLONG Reserved : 56;
    };
    ULONGLONG ValidBits;
} WHEA_PCIEXPRESS_ERROR_SECTION_VALIDBITS, *PWHEA_PCIEXPRESS_ERROR_SECTION_VALIDBITS;

typedef union _WHEA_PCIEXPRESS_VERSION {
    struct {
        UCHAR MinorVersion;
        UCHAR MajorVersion;
        USHORT Reserved;
    };
    ULONG AsULONG;
} WHEA_PCIEXPRESS_VERSION, *PWHEA_PCIEXPRESS_VERSION;

typedef union _WHEA_PCIEXPRESS_COMMAND_STATUS {
    struct {
        USHORT Command;
        USHORT Status;
    };
    ULONG AsULONG;
} WHEA_PCIEXPRESS_COMMAND_STATUS, *PWHEA_PCIEXPRESS_COMMAND_STATUS;

typedef struct _WHEA_PCIEXPRESS_DEVICE_ID {
    USHORT VendorID;
    USHORT DeviceID;
    ULONG ClassCode : 24;
    ULONG FunctionNumber : 8;
    ULONG DeviceNumber : 8;
    ULONG Segment : 16;
    ULONG PrimaryBusNumber : 8;
    ULONG SecondaryBusNumber : 8;
    ULONG Reserved1 : 3;
    ULONG SlotNumber : 13;
    ULONG Reserved2 : 8;
} WHEA_PCIEXPRESS_DEVICE_ID, *PWHEA_PCIEXPRESS_DEVICE_ID;

typedef union _WHEA_PCIEXPRESS_BRIDGE_CONTROL_STATUS {
    struct {
        USHORT BridgeSecondaryStatus;
        USHORT BridgeControl;
    };
    ULONG AsULONG;
} WHEA_PCIEXPRESS_BRIDGE_CONTROL_STATUS, *PWHEA_PCIEXPRESS_BRIDGE_CONTROL_STATUS;

typedef struct _WHEA_PCIEXPRESS_ERROR_SECTION {
    WHEA_PCIEXPRESS_ERROR_SECTION_VALIDBITS ValidBits;
    WHEA_PCIEXPRESS_DEVICE_TYPE PortType;
    WHEA_PCIEXPRESS_VERSION Version;
    WHEA_PCIEXPRESS_COMMAND_STATUS CommandStatus;
    ULONG Reserved;
    WHEA_PCIEXPRESS_DEVICE_ID DeviceId;
    ULONGLONG DeviceSerialNumber;
    WHEA_PCIEXPRESS_BRIDGE_CONTROL_STATUS BridgeControlStatus;
    UCHAR ExpressCapability[60];
    UCHAR AerInfo[96];
} WHEA_PCIEXPRESS_ERROR_SECTION, *PWHEA_PCIEXPRESS_ERROR_SECTION;

typedef union _WHEA_PCIXBUS_ERROR_SECTION_VALIDBITS {
    struct {
        ULONGLONG ErrorStatus : 1;
        ULONGLONG ErrorType : 1;
        ULONGLONG BusId : 1;
        ULONGLONG BusAddress : 1;
        ULONGLONG BusData : 1;
        ULONGLONG BusCommand : 1;
        ULONGLONG RequesterId : 1;
        ULONGLONG CompleterId : 1;
        ULONGLONG TargetId : 1;
        ULONGLONG Reserved : 55;
    };
    ULONGLONG ValidBits;
} WHEA_PCIXBUS_ERROR_SECTION_VALIDBITS, *PWHEA_PCIXBUS_ERROR_SECTION_VALIDBITS;

typedef union _WHEA_PCIXBUS_ID {
    struct {
        UCHAR BusNumber;
        UCHAR BusSegment;
    };
    USHORT AsUSHORT;
} WHEA_PCIXBUS_ID, *PWHEA_PCIXBUS_ID;

typedef union _WHEA_PCIXBUS_COMMAND {
    struct {
        ULONGLONG Command : 56;
        ULONGLONG PCIXCommand : 1;
        ULONGLONG Reserved : 7;
    };
    ULONGLONG AsULONGLONG;
} WHEA_PCIXBUS_COMMAND, *PWHEA_PCIXBUS_COMMAND;

typedef struct _WHEA_PCIXBUS_ERROR_SECTION {
    WHEA_PCIXBUS_ERROR_SECTION_VALIDBITS ValidBits;
    WHEA_ERROR_STATUS ErrorStatus;
    USHORT ErrorType;
    WHEA_PCIXBUS_ID BusId;
    ULONG Reserved;
    ULONGLONG BusAddress;
    ULONGLONG BusData;
    WHEA_PCIXBUS_COMMAND BusCommand;
    ULONGLONG RequesterId;
    ULONGLONG CompleterId;
    ULONGLONG TargetId;
} WHEA_PCIXBUS_ERROR_SECTION, *PWHEA_PCIXBUS_ERROR_SECTION;

typedef union _WHEA_PCIXDEVICE_ERROR_SECTION_VALIDBITS {
    struct {
        ULONGLONG ErrorStatus : 1;
        ULONGLONG IdInfo : 1;
        ULONGLONG MemoryNumber : 1;
        ULONGLONG IoNumber : 1;
        ULONGLONG RegisterDataPairs : 1;
        ULONGLONG Reserved : 59;
    };
    ULONGLONG ValidBits;
} WHEA_PCIXDEVICE_ERROR_SECTION_VALIDBITS, *PWHEA_PCIXDEVICE_ERROR_SECTION_VALIDBITS;

typedef struct _WHEA_PCIXDEVICE_ID {
    USHORT VendorId;
    USHORT DeviceId;
    ULONG ClassCode : 24;
    ULONG FunctionNumber : 8;
    ULONG DeviceNumber : 8;
    ULONG BusNumber : 8;
    ULONG SegmentNumber : 8;
    ULONG Reserved1 : 8;
    ULONG Reserved2;
} WHEA_PCIXDEVICE_ID, *PWHEA_PCIXDEVICE_ID;

typedef struct _WHEA_PCIXDEVICE_ERROR_SECTION {
    WHEA_PCIXDEVICE_ERROR_SECTION_VALIDBITS ValidBits;
    WHEA_ERROR_STATUS ErrorStatus;
    WHEA_PCIXDEVICE_ID IdInfo;
    ULONG MemoryNumber;
    ULONG IoNumber;
    WHEA_PCIXDEVICE_REGISTER_PAIR RegisterDataPairs[1];
} WHEA_PCIXDEVICE_ERROR_SECTION, *PWHEA_PCIXDEVICE_ERROR_SECTION;

typedef union _WHEA_PMEM_ERROR_SECTION_VALIDBITS {
    struct {
        ULONGLONG ErrorStatus : 1;
        ULONGLONG NFITHandle : 1;
        ULONGLONG LocationInfo : 1;
        ULONGLONG Reserved : 61;
    };
    ULONGLONG ValidBits;
} WHEA_PMEM_ERROR_SECTION_VALIDBITS, *PWHEA_PMEM_ERROR_SECTION_VALIDBITS;

typedef struct _WHEA_PMEM_PAGE_RANGE {
    ULONG64 StartingPfn;
    ULONG64 PageCount;
    ULONG64 MarkedBadBitmap;
} WHEA_PMEM_PAGE_RANGE, *PWHEA_PMEM_PAGE_RANGE;

typedef struct _WHEA_PMEM_ERROR_SECTION {
    WHEA_PMEM_ERROR_SECTION_VALIDBITS ValidBits;
    UCHAR LocationInfo[64];
    WHEA_ERROR_STATUS ErrorStatus;
    ULONG NFITHandle;
    ULONG PageRangeCount;
    WHEA_PMEM_PAGE_RANGE PageRange[1];
} WHEA_PMEM_ERROR_SECTION, *PWHEA_PMEM_ERROR_SECTION;

#pragma pack(push, 1)
typedef struct _WHEA_ERROR_PACKET_V1 {
    ULONG Signature;
    WHEA_ERROR_PACKET_FLAGS Flags;
    ULONG Size;
    ULONG RawDataLength;
    ULONGLONG Reserved1;
    ULONGLONG Context;
    WHEA_ERROR_TYPE ErrorType;
    WHEA_ERROR_SEVERITY ErrorSeverity;
    ULONG ErrorSourceId;
    WHEA_ERROR_SOURCE_TYPE ErrorSourceType;
    ULONG Reserved2;
    ULONG Version;
    ULONGLONG Cpu;
    union {
        WHEA_PROCESSOR_GENERIC_ERROR_SECTION ProcessorError;
        WHEA_MEMORY_ERROR_SECTION MemoryError;
        WHEA_NMI_ERROR_SECTION NmiError;
        WHEA_PCIEXPRESS_ERROR_SECTION PciExpressError;
        WHEA_PCIXBUS_ERROR_SECTION PciXBusError;
        WHEA_PCIXDEVICE_ERROR_SECTION PciXDeviceError;
        WHEA_PMEM_ERROR_SECTION PmemError;
    } u;
    WHEA_RAW_DATA_FORMAT RawDataFormat;
    ULONG RawDataOffset;
    UCHAR RawData[1];
} WHEA_ERROR_PACKET_V1, *PWHEA_ERROR_PACKET_V1;
#pragma pack(pop)

typedef union _WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_VALIDBITS {
    struct {
        UCHAR FRUId : 1;
        UCHAR FRUText : 1;
        UCHAR Reserved : 6;
    };
    UCHAR AsUCHAR;
} WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_VALIDBITS, *PWHEA_ERROR_RECORD_SECTION_DESCRIPTOR_VALIDBITS;

typedef union _WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_FLAGS {
    struct {
        ULONG Primary : 1;
        ULONG ContainmentWarning : 1;
        ULONG Reset : 1;
        ULONG ThresholdExceeded : 1;
        ULONG ResourceNotAvailable : 1;
        ULONG LatentError : 1;
        ULONG Propagated : 1;
        ULONG FruTextByPlugin : 1;
        ULONG Reserved : 24;
    };
    ULONG AsULONG;
} WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_FLAGS, *PWHEA_ERROR_RECORD_SECTION_DESCRIPTOR_FLAGS;

typedef struct _WHEA_ERROR_RECORD_SECTION_DESCRIPTOR {
    ULONG SectionOffset;
    ULONG SectionLength;
    WHEA_REVISION Revision;
    WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_VALIDBITS ValidBits;
    UCHAR Reserved;
    WHEA_ERROR_RECORD_SECTION_DESCRIPTOR_FLAGS Flags;
    GUID SectionType;
    GUID FRUId;
    WHEA_ERROR_SEVERITY SectionSeverity;
    CCHAR FRUText[20];
} WHEA_ERROR_RECORD_SECTION_DESCRIPTOR, *PWHEA_ERROR_RECORD_SECTION_DESCRIPTOR;

struct _WHEA_ERROR_RECORD {
    WHEA_ERROR_RECORD_HEADER Header;
    WHEA_ERROR_RECORD_SECTION_DESCRIPTOR SectionDescriptor[1];
};

typedef union _WHEA_RECOVERY_ACTION {
    struct {
        ULONG NoneAttempted : 1;
        ULONG TerminateProcess : 1;
        ULONG ForwardedToVm : 1;
        ULONG MarkPageBad : 1;
        ULONG PoisonNotPresent : 1;
        ULONG : 27;
        ULONG Reserved : 28;
    };
    ULONG AsULONG;
} WHEA_RECOVERY_ACTION, *PWHEA_RECOVERY_ACTION;

#pragma pack(push, 1)
typedef struct _WHEA_ERROR_RECOVERY_INFO_SECTION {
    BOOLEAN RecoveryKernel;
    WHEA_RECOVERY_ACTION RecoveryAction;
    WHEA_RECOVERY_TYPE RecoveryType;
    KIRQL Irql;
    BOOLEAN RecoverySucceeded;
    WHEA_RECOVERY_FAILURE_REASON FailureReason;
    CCHAR ProcessName[20];
} WHEA_ERROR_RECOVERY_INFO_SECTION, *PWHEA_ERROR_RECOVERY_INFO_SECTION;
#pragma pack(pop)

typedef NTSTATUS NTAPI _WHEA_ERROR_SOURCE_CORRECT(PWHEA_ERROR_SOURCE_DESCRIPTOR, PULONG);
typedef _WHEA_ERROR_SOURCE_CORRECT *WHEA_ERROR_SOURCE_CORRECT;
typedef NTSTATUS NTAPI _WHEA_ERROR_SOURCE_INITIALIZE(ULONG, PWHEA_ERROR_SOURCE_DESCRIPTOR, PVOID);
typedef _WHEA_ERROR_SOURCE_INITIALIZE *WHEA_ERROR_SOURCE_INITIALIZE;
typedef NTSTATUS NTAPI _WHEA_ERROR_SOURCE_CREATE_RECORD(PWHEA_ERROR_SOURCE_DESCRIPTOR, PWHEA_ERROR_PACKET,
    PWHEA_ERROR_RECORD, ULONG, PVOID);
typedef _WHEA_ERROR_SOURCE_CREATE_RECORD *WHEA_ERROR_SOURCE_CREATE_RECORD;
typedef NTSTATUS NTAPI _WHEA_ERROR_SOURCE_RECOVER(PVOID, PWHEA_ERROR_SEVERITY);
typedef _WHEA_ERROR_SOURCE_RECOVER *WHEA_ERROR_SOURCE_RECOVER;
typedef void NTAPI _WHEA_ERROR_SOURCE_UNINITIALIZE(PVOID);
typedef _WHEA_ERROR_SOURCE_UNINITIALIZE *WHEA_ERROR_SOURCE_UNINITIALIZE;

typedef struct _WHEA_ERROR_SOURCE_CONFIGURATION {
    ULONG Flags;
    WHEA_ERROR_SOURCE_CORRECT Correct;
    WHEA_ERROR_SOURCE_INITIALIZE Initialize;
    WHEA_ERROR_SOURCE_CREATE_RECORD CreateRecord;
    WHEA_ERROR_SOURCE_RECOVER Recover;
    WHEA_ERROR_SOURCE_UNINITIALIZE Uninitialize;
    PVOID Reserved;
} WHEA_ERROR_SOURCE_CONFIGURATION, *PWHEA_ERROR_SOURCE_CONFIGURATION;

#pragma pack(push, 1)
typedef struct _WHEA_ERROR_SOURCE_CONFIGURATION_DEVICE_DRIVER {
    ULONG Version;
    GUID SourceGuid;
    USHORT LogTag;
    UCHAR Reserved[6];
    WHEA_ERROR_SOURCE_INITIALIZE_DEVICE_DRIVER Initialize;
    WHEA_ERROR_SOURCE_UNINITIALIZE_DEVICE_DRIVER Uninitialize;
    ULONG MaxSectionDataLength;
    ULONG MaxSectionsPerReport;
    GUID CreatorId;
    GUID PartitionId;
} WHEA_ERROR_SOURCE_CONFIGURATION_DEVICE_DRIVER, *PWHEA_ERROR_SOURCE_CONFIGURATION_DEVICE_DRIVER;
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEA_ERROR_SOURCE_CONFIGURATION_DEVICE_DRIVER_V1 {
    ULONG Version;
    GUID SourceGuid;
    USHORT LogTag;
    UCHAR Reserved[6];
    WHEA_ERROR_SOURCE_INITIALIZE_DEVICE_DRIVER Initialize;
    WHEA_ERROR_SOURCE_UNINITIALIZE_DEVICE_DRIVER Uninitialize;
} WHEA_ERROR_SOURCE_CONFIGURATION_DEVICE_DRIVER_V1, *PWHEA_ERROR_SOURCE_CONFIGURATION_DEVICE_DRIVER_V1;
#pragma pack(pop)

typedef struct _WHEA_ERROR_SOURCE_OVERRIDE_SETTINGS {
    WHEA_ERROR_SOURCE_TYPE Type;
    ULONG MaxRawDataLength;
    ULONG NumRecordsToPreallocate;
    ULONG MaxSectionsPerRecord;
} WHEA_ERROR_SOURCE_OVERRIDE_SETTINGS, *PWHEA_ERROR_SOURCE_OVERRIDE_SETTINGS;

typedef struct _WHEA_ETW_OVERFLOW_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    ULONGLONG RecordId;
} WHEA_ETW_OVERFLOW_EVENT, *PWHEA_ETW_OVERFLOW_EVENT;

typedef struct _WHEA_FAILED_ADD_DEFECT_LIST_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
} WHEA_FAILED_ADD_DEFECT_LIST_EVENT, *PWHEA_FAILED_ADD_DEFECT_LIST_EVENT;

typedef struct _WHEA_FIRMWARE_ERROR_RECORD_REFERENCE {
    UCHAR Type;
    UCHAR Reserved[7];
    ULONGLONG FirmwareRecordId;
} WHEA_FIRMWARE_ERROR_RECORD_REFERENCE, *PWHEA_FIRMWARE_ERROR_RECORD_REFERENCE;

typedef union _WHEA_GENERIC_ERROR_BLOCKSTATUS {
    struct {
        ULONG UncorrectableError : 1;
        ULONG CorrectableError : 1;
        ULONG MultipleUncorrectableErrors : 1;
        ULONG MultipleCorrectableErrors : 1;
        ULONG ErrorDataEntryCount : 10;
        ULONG Reserved : 18;
    };
    ULONG AsULONG;
} WHEA_GENERIC_ERROR_BLOCKSTATUS, *PWHEA_GENERIC_ERROR_BLOCKSTATUS;

#pragma pack(push, 1)
typedef struct _WHEA_GENERIC_ERROR {
    WHEA_GENERIC_ERROR_BLOCKSTATUS BlockStatus;
    ULONG RawDataOffset;
    ULONG RawDataLength;
    ULONG DataLength;
    WHEA_ERROR_SEVERITY ErrorSeverity;
    UCHAR Data[1];
} WHEA_GENERIC_ERROR, *PWHEA_GENERIC_ERROR;
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEA_GENERIC_ERROR_DATA_ENTRY_V1 {
    GUID SectionType;
    WHEA_ERROR_SEVERITY ErrorSeverity;
    WHEA_REVISION Revision;
    UCHAR ValidBits;
    UCHAR Flags;
    ULONG ErrorDataLength;
    GUID FRUId;
    UCHAR FRUText[20];
    UCHAR Data[1];
} WHEA_GENERIC_ERROR_DATA_ENTRY_V1, *PWHEA_GENERIC_ERROR_DATA_ENTRY_V1;
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEA_GENERIC_ERROR_DATA_ENTRY_V2 {
    GUID SectionType;
    WHEA_ERROR_SEVERITY ErrorSeverity;
    WHEA_REVISION Revision;
    UCHAR ValidBits;
    UCHAR Flags;
    ULONG ErrorDataLength;
    GUID FRUId;
    UCHAR FRUText[20];
    WHEA_TIMESTAMP Timestamp;
    UCHAR Data[1];
} WHEA_GENERIC_ERROR_DATA_ENTRY, WHEA_GENERIC_ERROR_DATA_ENTRY_V2, *PWHEA_GENERIC_ERROR_DATA_ENTRY,
    *PWHEA_GENERIC_ERROR_DATA_ENTRY_V2;
#pragma pack(pop)

typedef union _WHEA_IN_USE_PAGE_NOTIFY_FLAGS {
    struct {
        UCHAR PlatformDirected : 1;
        UCHAR Reserved : 5;
        UCHAR NotifyAllOfflines : 1;
        UCHAR PageOfflined : 1;
    } Bits;
    UINT8 AsUCHAR;
} WHEA_IN_USE_PAGE_NOTIFY_FLAGS, *PWHEA_IN_USE_PAGE_NOTIFY_FLAGS;

typedef union _WHEA_MEMORY_CORRECTABLE_ERROR_SECTION_VALIDBITS {
    struct {
        ULONGLONG SocketId : 1;
        ULONGLONG ChannelId : 1;
        ULONGLONG DimmSlot : 1;
        ULONGLONG CorrectableErrorCount : 1;
        ULONGLONG Reserved : 60;
    };
    ULONGLONG ValidBits;
} WHEA_MEMORY_CORRECTABLE_ERROR_SECTION_VALIDBITS, *PWHEA_MEMORY_CORRECTABLE_ERROR_SECTION_VALIDBITS;

typedef struct _WHEA_MEMORY_CORRECTABLE_ERROR_DATA {
    WHEA_MEMORY_CORRECTABLE_ERROR_SECTION_VALIDBITS ValidBits;
    UINT32 SocketId;
    UINT32 ChannelId;
    UINT32 DimmSlot;
    UINT32 CorrectableErrorCount;
} WHEA_MEMORY_CORRECTABLE_ERROR_DATA, *PWHEA_MEMORY_CORRECTABLE_ERROR_DATA;

typedef struct _WHEA_MEMORY_CORRECTABLE_ERROR_HEADER {
    UINT16 Version;
    UINT16 Count;
} WHEA_MEMORY_CORRECTABLE_ERROR_HEADER, *PWHEA_MEMORY_CORRECTABLE_ERROR_HEADER;

#pragma pack(push, 1)
typedef struct _WHEA_MEMORY_CORRECTABLE_ERROR_SECTION {
    WHEA_MEMORY_CORRECTABLE_ERROR_HEADER Header;
    WHEA_MEMORY_CORRECTABLE_ERROR_DATA Data[1];
} WHEA_MEMORY_CORRECTABLE_ERROR_SECTION, *PWHEA_MEMORY_CORRECTABLE_ERROR_SECTION;
#pragma pack(pop)

typedef struct _WHEA_MEMORY_THROTTLE_SUMMARY_FAILED_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    NTSTATUS Status;
} WHEA_MEMORY_THROTTLE_SUMMARY_FAILED_EVENT, *PWHEA_MEMORY_THROTTLE_SUMMARY_FAILED_EVENT;

#pragma pack(push, 1)
typedef struct _WHEA_MSR_DUMP_SECTION {
    UCHAR MsrDumpBuffer;
    ULONG MsrDumpLength;
    UCHAR MsrDumpData[1];
} WHEA_MSR_DUMP_SECTION, *PWHEA_MSR_DUMP_SECTION;
#pragma pack(pop)

typedef struct _WHEA_OFFLINE_DONE_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    ULONG64 Address;
} WHEA_OFFLINE_DONE_EVENT, *PWHEA_OFFLINE_DONE_EVENT;

typedef union _WHEA_REPORT_HW_ERROR_DEVICE_DRIVER_FLAGS {
    struct {
        ULONG Reserved : 32;
    };
    ULONG AsULONG;
} WHEA_REPORT_HW_ERROR_DEVICE_DRIVER_FLAGS, *PWHEA_REPORT_HW_ERROR_DEVICE_DRIVER_FLAGS;

typedef struct _WHEA_PACKET_LOG_DATA {
    UCHAR LogData[36];
    UCHAR ExtraBytes[36];
    ULONG_PTR BcParam3;
    ULONG_PTR BcParam4;
    ULONG LogDataLength;
    USHORT LogTag;
    USHORT Reserved;
    WHEA_REPORT_HW_ERROR_DEVICE_DRIVER_FLAGS Flags;
} WHEA_PACKET_LOG_DATA, *PWHEA_PACKET_LOG_DATA;

typedef struct _WHEA_PCIE_ADDRESS {
    UINT32 Segment;
    UINT32 Bus;
    UINT32 Device;
    UINT32 Function;
} WHEA_PCIE_ADDRESS, *PWHEA_PCIE_ADDRESS;

typedef union _WHEA_PCIE_CORRECTABLE_ERROR_DEVICES_VALIDBITS {
    struct {
        ULONGLONG Segment : 1;
        ULONGLONG Bus : 1;
        ULONGLONG Device : 1;
        ULONGLONG Function : 1;
        ULONGLONG Mask : 1;
        ULONGLONG CorrectableErrorCount : 1;
        ULONGLONG Reserved : 58;
    };
    ULONGLONG ValidBits;
} WHEA_PCIE_CORRECTABLE_ERROR_DEVICES_VALIDBITS, *PWHEA_PCIE_CORRECTABLE_ERROR_DEVICES_VALIDBITS;

#pragma pack(push, 1)
typedef struct _WHEA_PCIE_CORRECTABLE_ERROR_DEVICES {
    WHEA_PCIE_CORRECTABLE_ERROR_DEVICES_VALIDBITS ValidBits;
    WHEA_PCIE_ADDRESS Address;
    UINT32 Mask;
    UINT32 CorrectableErrorCount[32];
} WHEA_PCIE_CORRECTABLE_ERROR_DEVICES, *PWHEA_PCIE_CORRECTABLE_ERROR_DEVICES;
#pragma pack(pop)

typedef struct _WHEA_PCIE_CORRECTABLE_ERROR_SECTION_HEADER {
    UINT16 Version;
    UINT16 Count;
} WHEA_PCIE_CORRECTABLE_ERROR_SECTION_HEADER, *PWHEA_PCIE_CORRECTABLE_ERROR_SECTION_HEADER;

typedef struct _WHEA_PCIE_CORRECTABLE_ERROR_SECTION {
    WHEA_PCIE_CORRECTABLE_ERROR_SECTION_HEADER Header;
    WHEA_PCIE_CORRECTABLE_ERROR_DEVICES Devices[1];
} WHEA_PCIE_CORRECTABLE_ERROR_SECTION, *PWHEA_PCIE_CORRECTABLE_ERROR_SECTION;

typedef struct _WHEA_PCI_RECOVERY_SECTION {
    UINT8 SignalType;
    BOOLEAN RecoveryAttempted;
    UINT8 RecoveryStatus;
} WHEA_PCI_RECOVERY_SECTION, *PWHEA_PCI_RECOVERY_SECTION;

typedef union _WHEA_PROCESSOR_FAMILY_INFO {
    struct {
        ULONG Stepping : 4;
        ULONG Model : 4;
        ULONG Family : 4;
        ULONG ProcessorType : 2;
        ULONG Reserved1 : 2;
        ULONG ExtendedModel : 4;
        ULONG ExtendedFamily : 8;
        ULONG Reserved2 : 4;
        ULONG NativeModelId;
    };
    ULONGLONG AsULONGLONG;
} WHEA_PROCESSOR_FAMILY_INFO, *PWHEA_PROCESSOR_FAMILY_INFO;

typedef struct _WHEA_PSHED_PI_CPU_BUSES_INIT_FAILED_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    NTSTATUS Status;
} WHEA_PSHED_PI_CPU_BUSES_INIT_FAILED_EVENT, *PWHEA_PSHED_PI_CPU_BUSES_INIT_FAILED_EVENT;

typedef struct _WHEA_PSHED_PI_TRACE_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    CCHAR Buffer[256];
} WHEA_PSHED_PI_TRACE_EVENT, *PWHEA_PSHED_PI_TRACE_EVENT;

typedef NTSTATUS (NTAPI *PSHED_PI_GET_ALL_ERROR_SOURCES)(PVOID, PULONG, PWHEA_ERROR_SOURCE_DESCRIPTOR *, PULONG);
typedef NTSTATUS (NTAPI *PSHED_PI_GET_ERROR_SOURCE_INFO)(PVOID, PWHEA_ERROR_SOURCE_DESCRIPTOR);
typedef NTSTATUS (NTAPI *PSHED_PI_SET_ERROR_SOURCE_INFO)(PVOID, PWHEA_ERROR_SOURCE_DESCRIPTOR);
typedef NTSTATUS (NTAPI *PSHED_PI_ENABLE_ERROR_SOURCE)(PVOID, PWHEA_ERROR_SOURCE_DESCRIPTOR);
typedef NTSTATUS (NTAPI *PSHED_PI_DISABLE_ERROR_SOURCE)(PVOID, PWHEA_ERROR_SOURCE_DESCRIPTOR);
typedef NTSTATUS (NTAPI *PSHED_PI_WRITE_ERROR_RECORD)(PVOID, ULONG, ULONG, PWHEA_ERROR_RECORD);
typedef NTSTATUS (NTAPI *PSHED_PI_READ_ERROR_RECORD)(PVOID, ULONG, ULONGLONG, PULONGLONG, PULONG,
    PWHEA_ERROR_RECORD);
typedef NTSTATUS (NTAPI *PSHED_PI_CLEAR_ERROR_RECORD)(PVOID, ULONG, ULONGLONG);
typedef NTSTATUS (NTAPI *PSHED_PI_RETRIEVE_ERROR_INFO)(PVOID, PWHEA_ERROR_SOURCE_DESCRIPTOR, ULONGLONG,
    PWHEA_ERROR_PACKET);
typedef NTSTATUS (NTAPI *PSHED_PI_FINALIZE_ERROR_RECORD)(PVOID, PWHEA_ERROR_SOURCE_DESCRIPTOR, ULONG,
    PWHEA_ERROR_RECORD);
typedef NTSTATUS (NTAPI *PSHED_PI_CLEAR_ERROR_STATUS)(PVOID, PWHEA_ERROR_SOURCE_DESCRIPTOR, ULONG,
    PWHEA_ERROR_RECORD);
typedef NTSTATUS (NTAPI *PSHED_PI_ATTEMPT_ERROR_RECOVERY)(PVOID, ULONG, PWHEA_ERROR_RECORD);
typedef NTSTATUS (NTAPI *PSHED_PI_GET_INJECTION_CAPABILITIES)(PVOID, PWHEA_ERROR_INJECTION_CAPABILITIES);
typedef NTSTATUS (NTAPI *PSHED_PI_INJECT_ERROR)(PVOID, ULONGLONG, ULONGLONG, ULONGLONG, ULONGLONG, ULONGLONG);

typedef struct _WHEA_PSHED_PLUGIN_CALLBACKS {
    PSHED_PI_GET_ALL_ERROR_SOURCES GetAllErrorSources;
    PVOID Reserved;
    PSHED_PI_GET_ERROR_SOURCE_INFO GetErrorSourceInfo;
    PSHED_PI_SET_ERROR_SOURCE_INFO SetErrorSourceInfo;
    PSHED_PI_ENABLE_ERROR_SOURCE EnableErrorSource;
    PSHED_PI_DISABLE_ERROR_SOURCE DisableErrorSource;
    PSHED_PI_WRITE_ERROR_RECORD WriteErrorRecord;
    PSHED_PI_READ_ERROR_RECORD ReadErrorRecord;
    PSHED_PI_CLEAR_ERROR_RECORD ClearErrorRecord;
    PSHED_PI_RETRIEVE_ERROR_INFO RetrieveErrorInfo;
    PSHED_PI_FINALIZE_ERROR_RECORD FinalizeErrorRecord;
    PSHED_PI_CLEAR_ERROR_STATUS ClearErrorStatus;
    PSHED_PI_ATTEMPT_ERROR_RECOVERY AttemptRecovery;
    PSHED_PI_GET_INJECTION_CAPABILITIES GetInjectionCapabilities;
    PSHED_PI_INJECT_ERROR InjectError;
} WHEA_PSHED_PLUGIN_CALLBACKS, *PWHEA_PSHED_PLUGIN_CALLBACKS;

#pragma pack(push, 1)
typedef struct _WHEA_PSHED_PLUGIN_DIMM_MISMATCH {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    UINT16 FirmwareBank;
    UINT16 FirmwareCol;
    UINT16 FirmwareRow;
    UINT16 RetryRdBank;
    UINT16 RetryRdCol;
    UINT16 RetryRdRow;
    UINT16 TaBank;
    UINT16 TaCol;
    UINT16 TaRow;
} WHEA_PSHED_PLUGIN_DIMM_MISMATCH, *PWHEA_PSHED_PLUGIN_DIMM_MISMATCH;
#pragma pack(pop)

typedef struct _WHEA_PSHED_PLUGIN_ENABLE_NOTIFY_FAILED_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    WHEA_PSHED_PLUGIN_ENABLE_NOTIFY_ERRORS EnableError;
} WHEA_PSHED_PLUGIN_ENABLE_NOTIFY_FAILED_EVENT, *PWHEA_PSHED_PLUGIN_ENABLE_NOTIFY_FAILED_EVENT;

typedef struct _WHEA_PSHED_PLUGIN_HEARTBEAT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
} WHEA_PSHED_PLUGIN_HEARTBEAT, *PWHEA_PSHED_PLUGIN_HEARTBEAT;

typedef struct _WHEA_PSHED_PLUGIN_INIT_FAILED_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    NTSTATUS Status;
} WHEA_PSHED_PLUGIN_INIT_FAILED_EVENT, *PWHEA_PSHED_PLUGIN_INIT_FAILED_EVENT;

typedef struct _WHEA_PSHED_PLUGIN_LOAD_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    WCHAR PluginName[32];
    ULONG MajorVersion;
    ULONG MinorVersion;
} WHEA_PSHED_PLUGIN_LOAD_EVENT, *PWHEA_PSHED_PLUGIN_LOAD_EVENT;

#pragma pack(push, 1)
typedef struct _WHEA_PSHED_PLUGIN_PLATFORM_SUPPORT_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    WCHAR PluginName[32];
    BOOLEAN Supported;
} WHEA_PSHED_PLUGIN_PLATFORM_SUPPORT_EVENT, *PWHEA_PSHED_PLUGIN_PLATFORM_SUPPORT_EVENT;
#pragma pack(pop)

typedef struct _WHEA_PSHED_PLUGIN_REGISTRATION_PACKET_V1 {
    ULONG Length;
    ULONG Version;
    PVOID Context;
    ULONG FunctionalAreaMask;
    ULONG Reserved;
    WHEA_PSHED_PLUGIN_CALLBACKS Callbacks;
} WHEA_PSHED_PLUGIN_REGISTRATION_PACKET_V1;

typedef struct _WHEA_PSHED_PLUGIN_REGISTRATION_PACKET_V2 {
    ULONG Length;
    ULONG Version;
    PVOID Context;
    ULONG FunctionalAreaMask;
    ULONG Reserved;
    WHEA_PSHED_PLUGIN_CALLBACKS Callbacks;
    PVOID PluginHandle;
} WHEA_PSHED_PLUGIN_REGISTRATION_PACKET_V2;

typedef struct _WHEA_PSHED_PLUGIN_UNLOAD_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    WCHAR PluginName[32];
} WHEA_PSHED_PLUGIN_UNLOAD_EVENT, *PWHEA_PSHED_PLUGIN_UNLOAD_EVENT;

typedef struct _WHEA_RECOVERY_CONTEXT {
    union {
        struct {
            ULONG_PTR Address;
            BOOLEAN Consumed;
            UINT16 ErrorCode;
            BOOLEAN ErrorIpValid;
            BOOLEAN RestartIpValid;
            BOOLEAN ClearPoison;
        } MemoryError;
        struct {
            ULONG_PTR PmemErrInfo;
        } PmemError;
    };
    UINT64 PartitionId;
    UINT32 VpIndex;
    WHEA_RECOVERY_CONTEXT_ERROR_TYPE ErrorType;
} WHEA_RECOVERY_CONTEXT, *PWHEA_RECOVERY_CONTEXT;

typedef struct _WHEA_REGISTER_KEY_NOTIFICATION_FAILED_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
} WHEA_REGISTER_KEY_NOTIFICATION_FAILED_EVENT, *PWHEA_REGISTER_KEY_NOTIFICATION_FAILED_EVENT;

#pragma pack(push, 1)
typedef struct _WHEA_SEA_SECTION {
    ULONG Esr;
    ULONG64 Far;
    ULONG64 Par;
    BOOLEAN WasKernel;
} WHEA_SEA_SECTION, *PWHEA_SEA_SECTION;
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEA_SEI_SECTION {
    ULONG Esr;
    ULONG64 Far;
} WHEA_SEI_SECTION, *PWHEA_SEI_SECTION;
#pragma pack(pop)

typedef struct _WHEA_SEL_BUGCHECK_PROGRESS {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    ULONG BugCheckCode;
    ULONG BugCheckProgressSummary;
} WHEA_SEL_BUGCHECK_PROGRESS, *PWHEA_SEL_BUGCHECK_PROGRESS;

#pragma pack(push, 1)
typedef struct _WHEA_SEL_BUGCHECK_RECOVERY_STATUS_MULTIPLE_BUGCHECK_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    BOOLEAN IsBugcheckOwner;
    UCHAR RecursionCount;
    BOOLEAN IsBugcheckRecoveryOwner;
} WHEA_SEL_BUGCHECK_RECOVERY_STATUS_MULTIPLE_BUGCHECK_EVENT,
    *PWHEA_SEL_BUGCHECK_RECOVERY_STATUS_MULTIPLE_BUGCHECK_EVENT;
#pragma pack(pop)

typedef struct _WHEA_SEL_BUGCHECK_RECOVERY_STATUS_PHASE1_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    BOOLEAN Success;
    UCHAR Version;
    USHORT EntryCount;
    struct {
        UCHAR DumpPolicy;
        UCHAR Reserved[3];
    } Data;
} WHEA_SEL_BUGCHECK_RECOVERY_STATUS_PHASE1_EVENT, *PWHEA_SEL_BUGCHECK_RECOVERY_STATUS_PHASE1_EVENT;

#pragma pack(push, 1)
typedef struct _WHEA_SEL_BUGCHECK_RECOVERY_STATUS_PHASE2_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    ULONG BootId;
    BOOLEAN Success;
} WHEA_SEL_BUGCHECK_RECOVERY_STATUS_PHASE2_EVENT, *PWHEA_SEL_BUGCHECK_RECOVERY_STATUS_PHASE2_EVENT;
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEA_SEL_BUGCHECK_RECOVERY_STATUS_START_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    KIRQL StartingIrql;
} WHEA_SEL_BUGCHECK_RECOVERY_STATUS_START_EVENT, *PWHEA_SEL_BUGCHECK_RECOVERY_STATUS_START_EVENT;
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEA_SRAR_DETAIL_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    UINT32 RecoveryContextFlags;
    UINT64 RecoveryContextPa;
    NTSTATUS PageOfflineStatus;
    BOOLEAN KernelConsumerError;
} WHEA_SRAR_DETAIL_EVENT, *PWHEA_SRAR_DETAIL_EVENT;
#pragma pack(pop)

#pragma pack(push, 1)
typedef struct _WHEA_SRAS_TABLE_ENTRIES_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    UINT32 LogNumber;
    UINT32 NumberSignals;
    UINT8 Data[1];
} WHEA_SRAS_TABLE_ENTRIES_EVENT, *PWHEA_SRAS_TABLE_ENTRIES_EVENT;
#pragma pack(pop)

typedef struct _WHEA_SRAS_TABLE_ERROR {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
} WHEA_SRAS_TABLE_ERROR, *PWHEA_SRAS_TABLE_ERROR;

typedef struct _WHEA_SRAS_TABLE_NOT_FOUND {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
} WHEA_SRAS_TABLE_NOT_FOUND, *PWHEA_SRAS_TABLE_NOT_FOUND;

typedef struct _WHEA_THROTTLE_ADD_ERR_SRC_FAILED_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
} WHEA_THROTTLE_ADD_ERR_SRC_FAILED_EVENT, *PWHEA_THROTTLE_ADD_ERR_SRC_FAILED_EVENT;

typedef struct _WHEA_THROTTLE_MEMORY_ADD_OR_REMOVE_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    UINT32 SocketId;
    UINT32 ChannelId;
    UINT32 DimmSlot;
} WHEA_THROTTLE_MEMORY_ADD_OR_REMOVE_EVENT, *PWHEA_THROTTLE_MEMORY_ADD_OR_REMOVE_EVENT;

#pragma pack(push, 1)
typedef struct _WHEA_THROTTLE_PCIE_ADD_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    WHEA_PCIE_ADDRESS Address;
    UINT32 Mask;
    BOOLEAN Updated;
    NTSTATUS Status;
} WHEA_THROTTLE_PCIE_ADD_EVENT, *PWHEA_THROTTLE_PCIE_ADD_EVENT;
#pragma pack(pop)

typedef struct _WHEA_THROTTLE_PCIE_REMOVE_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    WHEA_PCIE_ADDRESS Address;
    UINT32 Mask;
} WHEA_THROTTLE_PCIE_REMOVE_EVENT, *PWHEA_THROTTLE_PCIE_REMOVE_EVENT;

typedef struct _WHEA_THROTTLE_REGISTRY_CORRUPT_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    WHEA_THROTTLE_TYPE ThrottleType;
} WHEA_THROTTLE_REGISTRY_CORRUPT_EVENT, *PWHEA_THROTTLE_REGISTRY_CORRUPT_EVENT;

typedef struct _WHEA_THROTTLE_REG_DATA_IGNORED_EVENT {
    WHEA_EVENT_LOG_ENTRY WheaEventLogEntry;
    WHEA_THROTTLE_TYPE ThrottleType;
} WHEA_THROTTLE_REG_DATA_IGNORED_EVENT, *PWHEA_THROTTLE_REG_DATA_IGNORED_EVENT;

typedef struct DECLSPEC_ALIGN(16) _WHEA_X64_REGISTER_STATE {
    ULONGLONG Rax;
    ULONGLONG Rbx;
    ULONGLONG Rcx;
    ULONGLONG Rdx;
    ULONGLONG Rsi;
    ULONGLONG Rdi;
    ULONGLONG Rbp;
    ULONGLONG Rsp;
    ULONGLONG R8;
    ULONGLONG R9;
    ULONGLONG R10;
    ULONGLONG R11;
    ULONGLONG R12;
    ULONGLONG R13;
    ULONGLONG R14;
    ULONGLONG R15;
    USHORT Cs;
    USHORT Ds;
    USHORT Ss;
    USHORT Es;
    USHORT Fs;
    USHORT Gs;
    ULONG Reserved;
    ULONGLONG Rflags;
    ULONGLONG Eip;
    ULONGLONG Cr0;
    ULONGLONG Cr1;
    ULONGLONG Cr2;
    ULONGLONG Cr3;
    ULONGLONG Cr4;
    ULONGLONG Cr8;
    WHEA128A Gdtr;
    WHEA128A Idtr;
    USHORT Ldtr;
    USHORT Tr;
} WHEA_X64_REGISTER_STATE, *PWHEA_X64_REGISTER_STATE;

#pragma pack(push, 1)
typedef struct _WHEA_X86_REGISTER_STATE {
    ULONG Eax;
    ULONG Ebx;
    ULONG Ecx;
    ULONG Edx;
    ULONG Esi;
    ULONG Edi;
    ULONG Ebp;
    ULONG Esp;
    USHORT Cs;
    USHORT Ds;
    USHORT Ss;
    USHORT Es;
    USHORT Fs;
    USHORT Gs;
    ULONG Eflags;
    ULONG Eip;
    ULONG Cr0;
    ULONG Cr1;
    ULONG Cr2;
    ULONG Cr3;
    ULONG Cr4;
    ULONGLONG Gdtr;
    ULONGLONG Idtr;
    USHORT Ldtr;
    USHORT Tr;
} WHEA_X86_REGISTER_STATE, *PWHEA_X86_REGISTER_STATE;
#pragma pack(pop)

typedef union _WHEA_XPF_BUS_CHECK {
    struct {
        ULONGLONG TransactionTypeValid : 1;
        ULONGLONG OperationValid : 1;
        ULONGLONG LevelValid : 1;
        ULONGLONG ProcessorContextCorruptValid : 1;
        ULONGLONG UncorrectedValid : 1;
        ULONGLONG PreciseIPValid : 1;
        ULONGLONG RestartableIPValid : 1;
        ULONGLONG OverflowValid : 1;
        ULONGLONG ParticipationValid : 1;
        ULONGLONG TimeoutValid : 1;
        ULONGLONG AddressSpaceValid : 1;
        ULONGLONG ReservedValid : 5;
        ULONGLONG TransactionType : 2;
        ULONGLONG Operation : 4;
        ULONGLONG Level : 3;
        ULONGLONG ProcessorContextCorrupt : 1;
        ULONGLONG Uncorrected : 1;
        ULONGLONG PreciseIP : 1;
        ULONGLONG RestartableIP : 1;
        ULONGLONG Overflow : 1;
        ULONGLONG Participation : 2;
        ULONGLONG Timeout : 1;
        ULONGLONG AddressSpace : 2;
        ULONGLONG Reserved : 29;
    };
    ULONGLONG XpfBusCheck;
} WHEA_XPF_BUS_CHECK, *PWHEA_XPF_BUS_CHECK;

typedef union _WHEA_XPF_CACHE_CHECK {
    struct {
        ULONGLONG TransactionTypeValid : 1;
        ULONGLONG OperationValid : 1;
        ULONGLONG LevelValid : 1;
        ULONGLONG ProcessorContextCorruptValid : 1;
        ULONGLONG UncorrectedValid : 1;
        ULONGLONG PreciseIPValid : 1;
        ULONGLONG RestartableIPValid : 1;
        ULONGLONG OverflowValid : 1;
        ULONGLONG ReservedValid : 8;
        ULONGLONG TransactionType : 2;
        ULONGLONG Operation : 4;
        ULONGLONG Level : 3;
        ULONGLONG ProcessorContextCorrupt : 1;
        ULONGLONG Uncorrected : 1;
        ULONGLONG PreciseIP : 1;
        ULONGLONG RestartableIP : 1;
        ULONGLONG Overflow : 1;
        ULONGLONG Reserved : 34;
    };
    ULONGLONG XpfCacheCheck;
} WHEA_XPF_CACHE_CHECK, *PWHEA_XPF_CACHE_CHECK;

typedef struct _WHEA_XPF_CONTEXT_INFO {
    USHORT RegisterContextType;
    USHORT RegisterDataSize;
    ULONG MSRAddress;
    ULONGLONG MmRegisterAddress;
} WHEA_XPF_CONTEXT_INFO, *PWHEA_XPF_CONTEXT_INFO;

#pragma pack(push, 1)
typedef struct _WHEA_XPF_MCA_SECTION {
    ULONG VersionNumber;
    WHEA_CPU_VENDOR CpuVendor;
    LARGE_INTEGER Timestamp;
    ULONG ProcessorNumber;
    MCG_STATUS GlobalStatus;
    ULONGLONG InstructionPointer;
    ULONG BankNumber;
    MCI_STATUS Status;
    ULONGLONG Address;
    ULONGLONG Misc;
    ULONG ExtendedRegisterCount;
    ULONG ApicId;
    union {
        ULONGLONG ExtendedRegisters[24];
        WHEA_AMD_EXTENDED_REGISTERS AMDExtendedRegisters;
    };
    MCG_CAP GlobalCapability;
    XPF_RECOVERY_INFO RecoveryInfo;
} WHEA_XPF_MCA_SECTION, *PWHEA_XPF_MCA_SECTION;
#pragma pack(pop)

typedef union _WHEA_XPF_MS_CHECK {
    struct {
        ULONGLONG ErrorTypeValid : 1;
        ULONGLONG ProcessorContextCorruptValid : 1;
        ULONGLONG UncorrectedValid : 1;
        ULONGLONG PreciseIPValid : 1;
        ULONGLONG RestartableIPValid : 1;
        ULONGLONG OverflowValid : 1;
        ULONGLONG ReservedValue : 10;
        ULONGLONG ErrorType : 3;
        ULONGLONG ProcessorContextCorrupt : 1;
        ULONGLONG Uncorrected : 1;
        ULONGLONG PreciseIP : 1;
        ULONGLONG RestartableIP : 1;
        ULONGLONG Overflow : 1;
        ULONGLONG Reserved : 40;
    };
    ULONGLONG XpfMsCheck;
} WHEA_XPF_MS_CHECK, *PWHEA_XPF_MS_CHECK;

typedef union _WHEA_XPF_PROCESSOR_ERROR_SECTION_VALIDBITS {
    struct {
        ULONGLONG LocalAPICId : 1;
        ULONGLONG CpuId : 1;
        ULONGLONG ProcInfoCount : 6;
        ULONGLONG ContextInfoCount : 6;
        ULONGLONG Reserved : 50;
    };
    ULONGLONG ValidBits;
} WHEA_XPF_PROCESSOR_ERROR_SECTION_VALIDBITS, *PWHEA_XPF_PROCESSOR_ERROR_SECTION_VALIDBITS;

#pragma pack(push, 1)
typedef struct _WHEA_XPF_PROCESSOR_ERROR_SECTION {
    WHEA_XPF_PROCESSOR_ERROR_SECTION_VALIDBITS ValidBits;
    ULONGLONG LocalAPICId;
    UCHAR CpuId[48];
    UCHAR VariableInfo[1];
} WHEA_XPF_PROCESSOR_ERROR_SECTION, *PWHEA_XPF_PROCESSOR_ERROR_SECTION;
#pragma pack(pop)

typedef union _WHEA_XPF_PROCINFO_VALIDBITS {
    struct {
        ULONGLONG CheckInfo : 1;
        ULONGLONG TargetId : 1;
        ULONGLONG RequesterId : 1;
        ULONGLONG ResponderId : 1;
        ULONGLONG InstructionPointer : 1;
        ULONGLONG Reserved : 59;
    };
    ULONGLONG ValidBits;
} WHEA_XPF_PROCINFO_VALIDBITS, *PWHEA_XPF_PROCINFO_VALIDBITS;

typedef union _WHEA_XPF_TLB_CHECK {
    struct {
        ULONGLONG TransactionTypeValid : 1;
        ULONGLONG OperationValid : 1;
        ULONGLONG LevelValid : 1;
        ULONGLONG ProcessorContextCorruptValid : 1;
        ULONGLONG UncorrectedValid : 1;
        ULONGLONG PreciseIPValid : 1;
        ULONGLONG RestartableIPValid : 1;
        ULONGLONG OverflowValid : 1;
        ULONGLONG ReservedValid : 8;
        ULONGLONG TransactionType : 2;
        ULONGLONG Operation : 4;
        ULONGLONG Level : 3;
        ULONGLONG ProcessorContextCorrupt : 1;
        ULONGLONG Uncorrected : 1;
        ULONGLONG PreciseIP : 1;
        ULONGLONG RestartableIP : 1;
        ULONGLONG Overflow : 1;
        ULONGLONG Reserved : 34;
    };
    ULONGLONG XpfTLBCheck;
} WHEA_XPF_TLB_CHECK, *PWHEA_XPF_TLB_CHECK;

typedef struct _WHEA_XPF_PROCINFO {
    GUID CheckInfoId;
    WHEA_XPF_PROCINFO_VALIDBITS ValidBits;
    union {
        WHEA_XPF_CACHE_CHECK CacheCheck;
        WHEA_XPF_TLB_CHECK TlbCheck;
        WHEA_XPF_BUS_CHECK BusCheck;
        WHEA_XPF_MS_CHECK MsCheck;
        ULONGLONG AsULONGLONG;
    } CheckInfo;
    ULONGLONG TargetId;
    ULONGLONG RequesterId;
    ULONGLONG ResponderId;
    ULONGLONG InstructionPointer;
} WHEA_XPF_PROCINFO, *PWHEA_XPF_PROCINFO;

typedef BOOLEAN (NTAPI *PFN_IN_USE_PAGE_OFFLINE_NOTIFY)(PFN_NUMBER, BOOLEAN, BOOLEAN, PVOID);
typedef WHEA_PSHED_PLUGIN_REGISTRATION_PACKET_V2 WHEA_PSHED_PLUGIN_REGISTRATION_PACKET;
typedef WHEA_PSHED_PLUGIN_REGISTRATION_PACKET *PWHEA_PSHED_PLUGIN_REGISTRATION_PACKET;
typedef PVOID WHEA_ERROR_HANDLE;
typedef PCI_EXPRESS_DPC_CAPABILITY WHEA_PCI_DPC_SECTION;
typedef BOOLEAN NTAPI _WHEA_SIGNAL_HANDLER_OVERRIDE_CALLBACK(UINT_PTR);
typedef _WHEA_SIGNAL_HANDLER_OVERRIDE_CALLBACK *WHEA_SIGNAL_HANDLER_OVERRIDE_CALLBACK;
typedef NTSTATUS NTAPI HVL_WHEA_ERROR_NOTIFICATION(PWHEA_RECOVERY_CONTEXT, BOOLEAN, BOOLEAN);
typedef HVL_WHEA_ERROR_NOTIFICATION *PHVL_WHEA_ERROR_NOTIFICATION;
NTKERNELAPI NTSTATUS NTAPI HvlRegisterWheaErrorNotification(PHVL_WHEA_ERROR_NOTIFICATION);
NTKERNELAPI NTSTATUS NTAPI HvlUnregisterWheaErrorNotification(PHVL_WHEA_ERROR_NOTIFICATION);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PVOID NTAPI PshedAllocateMemory(ULONG);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PshedFreeMemory(PVOID);
NTKERNELAPI BOOLEAN NTAPI PshedIsSystemWheaEnabled(void);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PshedRegisterPlugin(PWHEA_PSHED_PLUGIN_REGISTRATION_PACKET);
NTKERNELAPI BOOLEAN NTAPI PshedSynchronizeExecution(PWHEA_ERROR_SOURCE_DESCRIPTOR, PKSYNCHRONIZE_ROUTINE, PVOID);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI PshedUnregisterPlugin(PVOID);
NTKERNELAPI NTSTATUS NTAPI WheaAddErrorSource(PWHEA_ERROR_SOURCE_DESCRIPTOR, PVOID);
NTKERNELAPI NTSTATUS NTAPI WheaAddErrorSourceDeviceDriver(PVOID, PWHEA_ERROR_SOURCE_CONFIGURATION_DEVICE_DRIVER,
    ULONG);
NTKERNELAPI NTSTATUS NTAPI WheaAddErrorSourceDeviceDriverV1(PVOID, PWHEA_ERROR_SOURCE_CONFIGURATION_DEVICE_DRIVER,
    ULONG, ULONG);
NTKERNELAPI NTSTATUS NTAPI WheaAddHwErrorReportSectionDeviceDriver(WHEA_ERROR_HANDLE, ULONG,
    PWHEA_DRIVER_BUFFER_SET);
NTKERNELAPI NTSTATUS NTAPI WheaConfigureErrorSource(WHEA_ERROR_SOURCE_TYPE, PWHEA_ERROR_SOURCE_CONFIGURATION);
NTKERNELAPI WHEA_ERROR_HANDLE NTAPI WheaCreateHwErrorReportDeviceDriver(ULONG, PDEVICE_OBJECT);
NTKERNELAPI WHEA_ERROR_SOURCE_STATE NTAPI WheaErrorSourceGetState(ULONG);
NTKERNELAPI BOOLEAN NTAPI WheaGetNotifyAllOfflinesPolicy(void);
typedef struct _IPMI_OS_SEL_RECORD IPMI_OS_SEL_RECORD, *PIPMI_OS_SEL_RECORD;
typedef NTSTATUS (NTAPI *PFN_WHEA_HIGH_IRQL_LOG_SEL_EVENT_HANDLER)(PVOID, PIPMI_OS_SEL_RECORD);
NTKERNELAPI BOOLEAN NTAPI WheaHighIrqlLogSelEventHandlerRegister(PFN_WHEA_HIGH_IRQL_LOG_SEL_EVENT_HANDLER, PVOID);
NTKERNELAPI void NTAPI WheaHighIrqlLogSelEventHandlerUnregister(void);
NTKERNELAPI NTSTATUS NTAPI WheaHwErrorReportAbandonDeviceDriver(WHEA_ERROR_HANDLE);
NTKERNELAPI NTSTATUS NTAPI WheaHwErrorReportSetSectionNameDeviceDriver(PWHEA_DRIVER_BUFFER_SET, ULONG, PUCHAR);
NTKERNELAPI NTSTATUS NTAPI WheaHwErrorReportSetSeverityDeviceDriver(WHEA_ERROR_HANDLE, WHEA_ERROR_SEVERITY);
NTKERNELAPI NTSTATUS NTAPI WheaHwErrorReportSubmitDeviceDriver(WHEA_ERROR_HANDLE);
NTKERNELAPI NTSTATUS NTAPI WheaInitializeRecordHeader(PWHEA_ERROR_RECORD_HEADER);
NTKERNELAPI BOOLEAN NTAPI WheaIsCriticalState(void);
NTKERNELAPI void NTAPI WheaLogInternalEvent(PWHEA_EVENT_LOG_ENTRY);
NTKERNELAPI NTSTATUS NTAPI WheaRegisterErrorSourceOverride(WHEA_ERROR_SOURCE_OVERRIDE_SETTINGS,
    PWHEA_ERROR_SOURCE_CONFIGURATION, WHEA_SIGNAL_HANDLER_OVERRIDE_CALLBACK);
NTKERNELAPI NTSTATUS NTAPI WheaRegisterInUsePageOfflineNotification(PFN_IN_USE_PAGE_OFFLINE_NOTIFY, PVOID);
NTKERNELAPI void NTAPI WheaRemoveErrorSource(ULONG);
NTKERNELAPI NTSTATUS NTAPI WheaRemoveErrorSourceDeviceDriver(ULONG);
NTKERNELAPI NTSTATUS NTAPI WheaReportHwError(PWHEA_ERROR_PACKET);
NTKERNELAPI NTSTATUS NTAPI WheaReportHwErrorDeviceDriver(ULONG, PDEVICE_OBJECT, PUCHAR, ULONG, LPGUID,
    WHEA_ERROR_SEVERITY, LPSTR);
NTKERNELAPI BOOLEAN NTAPI WheaSignalHandlerOverride(WHEA_ERROR_SOURCE_TYPE, UINT_PTR);
NTKERNELAPI NTSTATUS NTAPI WheaUnconfigureErrorSource(WHEA_ERROR_SOURCE_TYPE);
NTKERNELAPI void NTAPI WheaUnregisterErrorSourceOverride(WHEA_ERROR_SOURCE_TYPE, ULONG32);
NTKERNELAPI NTSTATUS NTAPI WheaUnregisterInUsePageOfflineNotification(PFN_IN_USE_PAGE_OFFLINE_NOTIFY);

#ifdef __cplusplus
}
#endif

#endif
