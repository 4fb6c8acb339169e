/*
 * names.h: what remains: single names of many parts of the kernel.
 */
#ifndef WDK_NTDDK_NAMES_H
#define WDK_NTDDK_NAMES_H

#include "../wdm.h"

#define ANY_SIZE                                              1
#define BDCB_IMAGEFLAGS_FAILED_CODE_INTEGRITY                 1
#define DRIVER_VERIFIER_FORCE_IRQL_CHECKING                   2
#define DRIVER_VERIFIER_INJECT_ALLOCATION_FAILURES            4
#define DRIVER_VERIFIER_IO_CHECKING                           0x10
#define DRIVER_VERIFIER_SPECIAL_POOLING                       1
#define DRIVER_VERIFIER_TRACK_POOL_ALLOCATIONS                8
#define DYNAMIC_EH_CONTINUATION_TARGET_ADD                    1
#define DYNAMIC_EH_CONTINUATION_TARGET_PROCESSED              2
#define DYNAMIC_ENFORCED_ADDRESS_RANGE_ADD                    1
#define DYNAMIC_ENFORCED_ADDRESS_RANGE_PROCESSED              2
#define FILL_NV_MEMORY_FLAG_FLUSH                             1
#define FILL_NV_MEMORY_FLAG_NON_TEMPORAL                      2
#define FILL_NV_MEMORY_FLAG_NO_DRAIN                          0x100
#define FILL_NV_MEMORY_FLAG_PERSIST                           3
#define FLUSH_NV_MEMORY_DEFAULT_TOKEN                         (-1)
#define FLUSH_NV_MEMORY_IN_FLAG_NO_DRAIN                      1
#define IMAGE_ADDRESSING_MODE_32BIT                           3
#define MEMORY_PRIORITY_BELOW_NORMAL                          4
#define MEMORY_PRIORITY_LOW                                   2
#define MEMORY_PRIORITY_LOWEST                                0
#define MEMORY_PRIORITY_MEDIUM                                3
#define MEMORY_PRIORITY_NORMAL                                5
#define MEMORY_PRIORITY_VERY_LOW                              1
#define MM_ADD_PHYSICAL_MEMORY_ALREADY_ZEROED                 1
#define MM_ADD_PHYSICAL_MEMORY_HUGE_PAGES_ONLY                4
#define MM_ADD_PHYSICAL_MEMORY_LARGE_PAGES_ONLY               2
#define MM_ALL_PARTITIONS_OBJECT                              (-2)
#define MM_ANY_NODE_OK                                        0x80000000
#define MM_CURRENT_PROCESS_PARTITION_OBJECT                   (-1)
#define MM_GET_CACHE_ATTRIBUTE_IO_SPACE                       1
#define MM_GET_PHYSICAL_MEMORY_RANGES_INCLUDE_ALL_PARTITIONS  2
#define MM_GET_PHYSICAL_MEMORY_RANGES_INCLUDE_FILE_ONLY       1
#define MM_REMOVE_PHYSICAL_MEMORY_BAD_ONLY                    1
#define MM_SECURE_EXCLUSIVE                                   1
#define MM_SECURE_NO_CHANGE                                   2
#define MM_SECURE_NO_INHERIT                                  8
#define MM_SECURE_USER_MODE_ONLY                              4
#define MM_SYSTEM_PARTITION_OBJECT                            0
#define MM_SYSTEM_VIEW_EXCEPTIONS_FOR_INPAGE_ERRORS           1
#define OPLOCK_KEY_FLAG_PARENT_KEY                            1
#define OPLOCK_KEY_FLAG_TARGET_KEY                            2
#define OPLOCK_KEY_VERSION_WIN7                               1
#define OPLOCK_KEY_VERSION_WIN8                               2
#define PCCARD_DEVICE_PCI                                     0x10
#define PCCARD_DUP_LEGACY_BASE                                6
#define PCCARD_MAP_ERROR                                      1
#define PCCARD_MAP_ZERO                                       2
#define PCCARD_NO_CONTROLLERS                                 7
#define PCCARD_NO_LEGACY_BASE                                 5
#define PCCARD_NO_PIC                                         4
#define PCCARD_NO_TIMER                                       3
#define PCCARD_SCAN_DISABLED                                  1
#define PCR_MAJOR_VERSION                                     1
#define PCR_MINOR_VERSION                                     1
#define PROTECTED_POOL                                        0
#define PS_IMAGE_NOTIFY_CONFLICTING_ARCHITECTURE              1
#define PS_INVALID_SILO_CONTEXT_SLOT                          0xffffffff
#define PshedFADiscovery                                      1
#define PshedFAErrorInfoRetrieval                             8
#define PshedFAErrorInjection                                 0x20
#define PshedFAErrorRecordPersistence                         4
#define PshedFAErrorRecovery                                  0x10
#define PshedFAErrorSourceControl                             2
#define QUOTA_LIMITS_HARDWS_MAX_DISABLE                       8
#define QUOTA_LIMITS_HARDWS_MAX_ENABLE                        4
#define QUOTA_LIMITS_HARDWS_MIN_DISABLE                       2
#define QUOTA_LIMITS_HARDWS_MIN_ENABLE                        1
#define QUOTA_LIMITS_USE_DEFAULT_LIMITS                       0x10
#define RESULT_NEGATIVE                                       1
#define RESULT_POSITIVE                                       2
#define RESULT_ZERO                                           0
#define RTL_CORRELATION_VECTOR_STRING_LENGTH                  0x81
#define RTL_CORRELATION_VECTOR_V1_LENGTH                      0x40
#define RTL_CORRELATION_VECTOR_V1_PREFIX_LENGTH               0x10
#define RTL_CORRELATION_VECTOR_V2_LENGTH                      0x80
#define RTL_CORRELATION_VECTOR_V2_PREFIX_LENGTH               0x16
#define RTL_CORRELATION_VECTOR_VERSION_1                      1
#define RTL_CORRELATION_VECTOR_VERSION_2                      2
#define RTL_CORRELATION_VECTOR_VERSION_CURRENT                2
#define RTL_HASH_ALLOCATED_HEADER                             1
#define RTL_HASH_RESERVED_SIGNATURE                           0
#define RTL_STACK_WALKING_MODE_FRAMES_TO_SKIP_SHIFT           8
#define RTL_VIRTUAL_UNWIND2_VALIDATE_PAC                      1
#define SEH_VALIDATION_POLICY_DEFER                           3
#define SEH_VALIDATION_POLICY_OFF                             1
#define SEH_VALIDATION_POLICY_ON                              0
#define SEH_VALIDATION_POLICY_TELEMETRY                       2
#define SILO_MONITOR_REGISTRATION_VERSION                     1
#define SSINFO_FLAGS_ALIGNED_DEVICE                           1
#define SSINFO_FLAGS_BYTE_ADDRESSABLE                         0x10
#define SSINFO_FLAGS_NO_SEEK_PENALTY                          4
#define SSINFO_FLAGS_PARTITION_ALIGNED_ON_DEVICE              2
#define SSINFO_FLAGS_TRIM_ENABLED                             8
#define SSINFO_OFFSET_UNKNOWN                                 0xffffffff
#define SYSTEM_CALL_INT_2E                                    1
#define SYSTEM_CALL_SYSCALL                                   0
#define TXF_MINIVERSION_DEFAULT_VIEW                          0xfffe
#define WRITE_NV_MEMORY_FLAG_FLUSH                            1
#define WRITE_NV_MEMORY_FLAG_NON_TEMPORAL                     2
#define WRITE_NV_MEMORY_FLAG_NO_DRAIN                         0x100
#define WRITE_NV_MEMORY_FLAG_PERSIST                          3

#ifdef __cplusplus
extern "C" {
#endif

typedef enum _BDCB_CLASSIFICATION {
    BdCbClassificationUnknownImage,
    BdCbClassificationKnownGoodImage,
    BdCbClassificationKnownBadImage,
    BdCbClassificationKnownBadImageBootCritical,
    BdCbClassificationEnd,
} BDCB_CLASSIFICATION, *PBDCB_CLASSIFICATION;

typedef enum _BDCB_STATUS_UPDATE_TYPE {
    BdCbStatusPrepareForDependencyLoad,
    BdCbStatusPrepareForDriverLoad,
    BdCbStatusPrepareForUnload,
} BDCB_STATUS_UPDATE_TYPE, *PBDCB_STATUS_UPDATE_TYPE;

typedef enum _INTERLOCKED_RESULT {
    ResultNegative = 1,
    ResultZero = 0,
    ResultPositive = 2,
} INTERLOCKED_RESULT;

typedef enum _IO_QUERY_DEVICE_DATA_FORMAT {
    IoQueryDeviceIdentifier,
    IoQueryDeviceConfigurationData,
    IoQueryDeviceComponentInformation,
    IoQueryDeviceMaxData,
} IO_QUERY_DEVICE_DATA_FORMAT, *PIO_QUERY_DEVICE_DATA_FORMAT;

typedef enum _PROCESSINFOCLASS {
    ProcessBasicInformation,
    ProcessQuotaLimits,
    ProcessIoCounters,
    ProcessVmCounters,
    ProcessTimes,
    ProcessBasePriority,
    ProcessRaisePriority,
    ProcessDebugPort,
    ProcessExceptionPort,
    ProcessAccessToken,
    ProcessLdtInformation,
    ProcessLdtSize,
    ProcessDefaultHardErrorMode,
    ProcessIoPortHandlers,
    ProcessPooledUsageAndLimits,
    ProcessWorkingSetWatch,
    ProcessUserModeIOPL,
    ProcessEnableAlignmentFaultFixup,
    ProcessPriorityClass,
    ProcessWx86Information,
    ProcessHandleCount,
    ProcessAffinityMask,
    ProcessPriorityBoost,
    ProcessDeviceMap,
    ProcessSessionInformation,
    ProcessForegroundInformation,
    ProcessWow64Information,
    ProcessImageFileName,
    ProcessLUIDDeviceMapsEnabled,
    ProcessBreakOnTermination,
    ProcessDebugObjectHandle,
    ProcessDebugFlags,
    ProcessHandleTracing,
    ProcessIoPriority,
    ProcessExecuteFlags,
    ProcessTlsInformation,
    ProcessCookie,
    ProcessImageInformation,
    ProcessCycleTime,
    ProcessPagePriority,
    ProcessInstrumentationCallback,
    ProcessThreadStackAllocation,
    ProcessWorkingSetWatchEx,
    ProcessImageFileNameWin32,
    ProcessImageFileMapping,
    ProcessAffinityUpdateMode,
    ProcessMemoryAllocationMode,
    ProcessGroupInformation,
    ProcessTokenVirtualizationEnabled,
    ProcessOwnerInformation,
    ProcessWindowInformation,
    ProcessHandleInformation,
    ProcessMitigationPolicy,
    ProcessDynamicFunctionTableInformation,
    ProcessHandleCheckingMode,
    ProcessKeepAliveCount,
    ProcessRevokeFileHandles,
    ProcessWorkingSetControl,
    ProcessHandleTable,
    ProcessCheckStackExtentsMode,
    ProcessCommandLineInformation,
    ProcessProtectionInformation,
    ProcessMemoryExhaustion,
    ProcessFaultInformation,
    ProcessTelemetryIdInformation,
    ProcessCommitReleaseInformation,
    ProcessReserved1Information,
    ProcessReserved2Information,
    ProcessSubsystemProcess,
    ProcessInPrivate = 0x46,
    ProcessRaiseUMExceptionOnInvalidHandleClose,
    ProcessSubsystemInformation = 0x4b,
    ProcessWin32kSyscallFilterInformation = 0x4f,
    ProcessEnergyTrackingState = 0x52,
    MaxProcessInfoClass,
} PROCESSINFOCLASS;

typedef enum _PROCESS_MITIGATION_POLICY {
    ProcessDEPPolicy,
    ProcessASLRPolicy,
    ProcessDynamicCodePolicy,
    ProcessStrictHandleCheckPolicy,
    ProcessSystemCallDisablePolicy,
    ProcessMitigationOptionsMask,
    ProcessExtensionPointDisablePolicy,
    ProcessControlFlowGuardPolicy,
    ProcessSignaturePolicy,
    ProcessFontDisablePolicy,
    ProcessImageLoadPolicy,
    ProcessSystemCallFilterPolicy,
    ProcessPayloadRestrictionPolicy,
    ProcessChildProcessPolicy,
    ProcessSideChannelIsolationPolicy,
    ProcessUserShadowStackPolicy,
    ProcessRedirectionTrustPolicy,
    ProcessUserPointerAuthPolicy,
    ProcessSEHOPPolicy,
    MaxProcessMitigationPolicy,
} PROCESS_MITIGATION_POLICY, *PPROCESS_MITIGATION_POLICY;

typedef enum _SUBSYSTEM_INFORMATION_TYPE {
    SubsystemInformationTypeWin32,
    SubsystemInformationTypeWSL,
    MaxSubsystemInformationType,
} SUBSYSTEM_INFORMATION_TYPE, *PSUBSYSTEM_INFORMATION_TYPE;

struct CORRELATION_VECTOR {
    CHAR Version;
    CHAR Vector[129];
};

struct _BDCB_IMAGE_INFORMATION {
    BDCB_CLASSIFICATION Classification;
    ULONG ImageFlags;
    UNICODE_STRING ImageName;
    UNICODE_STRING RegistryPath;
    UNICODE_STRING CertificatePublisher;
    UNICODE_STRING CertificateIssuer;
    PVOID ImageHash;
    PVOID CertificateThumbprint;
    ULONG ImageHashAlgorithm;
    ULONG ThumbprintHashAlgorithm;
    ULONG ImageHashLength;
    ULONG CertificateThumbprintLength;
};

typedef struct _BDCB_STATUS_UPDATE_CONTEXT {
    BDCB_STATUS_UPDATE_TYPE StatusType;
} BDCB_STATUS_UPDATE_CONTEXT, *PBDCB_STATUS_UPDATE_CONTEXT;

struct _IO_FOEXT_SILO_PARAMETERS {
    ULONG Length;
    union {
        struct {
            ULONG HasHardReference : 1;
            ULONG SpareFlags : 31;
        };
        ULONG Flags;
    };
    PESILO SiloContext;
};

typedef NTSTATUS (NTAPI *SILO_MONITOR_CREATE_CALLBACK)(PESILO);
typedef void (NTAPI *SILO_MONITOR_TERMINATE_CALLBACK)(PESILO);

struct _SILO_MONITOR_REGISTRATION {
    UCHAR Version;
    BOOLEAN MonitorHost;
    BOOLEAN MonitorExistingSilos;
    UCHAR Reserved[5];
    union {
        PUNICODE_STRING DriverObjectName;
        PUNICODE_STRING ComponentName;
    };
    SILO_MONITOR_CREATE_CALLBACK CreateCallback;
    SILO_MONITOR_TERMINATE_CALLBACK TerminateCallback;
};

typedef struct _DEVICE_HANDLER_OBJECT *PDEVICE_HANDLER_OBJECT;
NTKERNELAPI BOOLEAN NTAPI FsRtlIsTotalDeviceFailure(NTSTATUS);
NTSYSCALLAPI NTSTATUS NTAPI NtOpenProcess(PHANDLE, ACCESS_MASK, POBJECT_ATTRIBUTES, PCLIENT_ID);

#ifdef __cplusplus
}
#endif

#endif
