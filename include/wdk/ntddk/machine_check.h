/*
 * machine_check.h: machine-check banks, and the errors that firmware reports of processors.
 */
#ifndef WDK_NTDDK_MACHINE_CHECK_H
#define WDK_NTDDK_MACHINE_CHECK_H

#include "../wdm.h"

#define MCA_EXCEPTION_V2_SIZE                        0x100
#define MCA_EXTREG_V2MAX                             0x18
#define HAL_CMC_DISABLED                             0
#define HAL_CMC_INTERRUPTS_BASED                     0xffffffff
#define HAL_CPE_DISABLED                             0
#define HAL_CPE_INTERRUPTS_BASED                     0xffffffff
#define HAL_MCA_DISABLED                             0
#define HAL_MCA_INTERRUPTS_BASED                     0xffffffff
#define HAL_MCE_DISABLED                             0
#define HAL_MCE_INTERRUPTS_BASED                     0xffffffff
#define XPF_BUS_CHECK_ADDRESS_IO                     2
#define XPF_BUS_CHECK_ADDRESS_MEMORY                 0
#define XPF_BUS_CHECK_ADDRESS_OTHER                  3
#define XPF_BUS_CHECK_ADDRESS_RESERVED               1
#define XPF_BUS_CHECK_OPERATION_DATAREAD             3
#define XPF_BUS_CHECK_OPERATION_DATAWRITE            4
#define XPF_BUS_CHECK_OPERATION_GENERIC              0
#define XPF_BUS_CHECK_OPERATION_GENREAD              1
#define XPF_BUS_CHECK_OPERATION_GENWRITE             2
#define XPF_BUS_CHECK_OPERATION_INSTRUCTIONFETCH     5
#define XPF_BUS_CHECK_OPERATION_PREFETCH             6
#define XPF_BUS_CHECK_PARTICIPATION_GENERIC          3
#define XPF_BUS_CHECK_PARTICIPATION_PROCOBSERVED     2
#define XPF_BUS_CHECK_PARTICIPATION_PROCORIGINATED   0
#define XPF_BUS_CHECK_PARTICIPATION_PROCRESPONDED    1
#define XPF_BUS_CHECK_TRANSACTIONTYPE_DATAACCESS     1
#define XPF_BUS_CHECK_TRANSACTIONTYPE_GENERIC        2
#define XPF_BUS_CHECK_TRANSACTIONTYPE_INSTRUCTION    0
#define XPF_CACHE_CHECK_OPERATION_DATAREAD           3
#define XPF_CACHE_CHECK_OPERATION_DATAWRITE          4
#define XPF_CACHE_CHECK_OPERATION_EVICTION           7
#define XPF_CACHE_CHECK_OPERATION_GENERIC            0
#define XPF_CACHE_CHECK_OPERATION_GENREAD            1
#define XPF_CACHE_CHECK_OPERATION_GENWRITE           2
#define XPF_CACHE_CHECK_OPERATION_INSTRUCTIONFETCH   5
#define XPF_CACHE_CHECK_OPERATION_PREFETCH           6
#define XPF_CACHE_CHECK_OPERATION_SNOOP              8
#define XPF_CACHE_CHECK_TRANSACTIONTYPE_DATAACCESS   1
#define XPF_CACHE_CHECK_TRANSACTIONTYPE_GENERIC      2
#define XPF_CACHE_CHECK_TRANSACTIONTYPE_INSTRUCTION  0
#define XPF_CONTEXT_INFO_32BITCONTEXT                2
#define XPF_CONTEXT_INFO_32BITDEBUGREGS              5
#define XPF_CONTEXT_INFO_64BITCONTEXT                3
#define XPF_CONTEXT_INFO_64BITDEBUGREGS              6
#define XPF_CONTEXT_INFO_FXSAVE                      4
#define XPF_CONTEXT_INFO_MMREGISTERS                 7
#define XPF_CONTEXT_INFO_MSRREGISTERS                1
#define XPF_CONTEXT_INFO_UNCLASSIFIEDDATA            0
#define XPF_MS_CHECK_ERRORTYPE_EXTERNAL              3
#define XPF_MS_CHECK_ERRORTYPE_FRC                   4
#define XPF_MS_CHECK_ERRORTYPE_INTERNALUNCLASSIFIED  5
#define XPF_MS_CHECK_ERRORTYPE_MCROMPARITY           2
#define XPF_MS_CHECK_ERRORTYPE_NOERROR               0
#define XPF_MS_CHECK_ERRORTYPE_UNCLASSIFIED          1
#define XPF_TLB_CHECK_OPERATION_DATAREAD             3
#define XPF_TLB_CHECK_OPERATION_DATAWRITE            4
#define XPF_TLB_CHECK_OPERATION_GENERIC              0
#define XPF_TLB_CHECK_OPERATION_GENREAD              1
#define XPF_TLB_CHECK_OPERATION_GENWRITE             2
#define XPF_TLB_CHECK_OPERATION_INSTRUCTIONFETCH     5
#define XPF_TLB_CHECK_OPERATION_PREFETCH             6
#define XPF_TLB_CHECK_TRANSACTIONTYPE_DATAACCESS     1
#define XPF_TLB_CHECK_TRANSACTIONTYPE_GENERIC        2
#define XPF_TLB_CHECK_TRANSACTIONTYPE_INSTRUCTION    0

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    HAL_MCE_RECORD,
    HAL_MCA_RECORD,
} MCA_EXCEPTION_TYPE;

typedef struct _MCA_EXCEPTION {
    ULONG VersionNumber;
    MCA_EXCEPTION_TYPE ExceptionType;
    LARGE_INTEGER TimeStamp;
    ULONG ProcessorNumber;
    ULONG Reserved1;
    union {
        struct {
            UCHAR BankNumber;
            UCHAR Reserved2[7];
            MCI_STATS Status;
            MCI_ADDR Address;
            ULONGLONG Misc;
        } Mca;
        struct {
            ULONGLONG Address;
            ULONGLONG Type;
        } Mce;
    } u;
    ULONG ExtCnt;
    ULONG Reserved3;
    ULONGLONG ExtReg[24];
} MCA_EXCEPTION, *PMCA_EXCEPTION;

typedef MCA_EXCEPTION CMC_EXCEPTION;
typedef MCA_EXCEPTION CPE_EXCEPTION;
typedef MCA_EXCEPTION *PCMC_EXCEPTION;
typedef MCA_EXCEPTION *PCPE_EXCEPTION;
typedef void (NTAPI *PDRIVER_CMC_EXCEPTION_CALLBACK)(PVOID, PCMC_EXCEPTION);

typedef struct _CMC_DRIVER_INFO {
    PDRIVER_CMC_EXCEPTION_CALLBACK ExceptionCallback;
    PKDEFERRED_ROUTINE DpcCallback;
    PVOID DeviceContext;
} CMC_DRIVER_INFO, *PCMC_DRIVER_INFO;

typedef void (NTAPI *PDRIVER_CPE_EXCEPTION_CALLBACK)(PVOID, PCPE_EXCEPTION);

typedef struct _CPE_DRIVER_INFO {
    PDRIVER_CPE_EXCEPTION_CALLBACK ExceptionCallback;
    PKDEFERRED_ROUTINE DpcCallback;
    PVOID DeviceContext;
} CPE_DRIVER_INFO, *PCPE_DRIVER_INFO;

typedef void (NTAPI *PHALMCAINTERFACELOCK)(void);
typedef void (NTAPI *PHALMCAINTERFACEUNLOCK)(void);
typedef NTSTATUS (NTAPI *PHALMCAINTERFACEREADREGISTER)(UCHAR, PVOID);

typedef struct _HAL_MCA_INTERFACE {
    PHALMCAINTERFACELOCK Lock;
    PHALMCAINTERFACEUNLOCK Unlock;
    PHALMCAINTERFACEREADREGISTER ReadRegister;
} HAL_MCA_INTERFACE;

typedef ERROR_SEVERITY (NTAPI *PDRIVER_EXCPTN_CALLBACK)(PVOID, struct _KTRAP_FRAME *, struct _KEXCEPTION_FRAME *,
    PMCA_EXCEPTION);
typedef PDRIVER_EXCPTN_CALLBACK PDRIVER_MCA_EXCEPTION_CALLBACK;

typedef struct _MCA_DRIVER_INFO {
    PDRIVER_MCA_EXCEPTION_CALLBACK ExceptionCallback;
    PKDEFERRED_ROUTINE DpcCallback;
    PVOID DeviceContext;
} MCA_DRIVER_INFO, *PMCA_DRIVER_INFO;

typedef union _MCG_CAP {
    struct {
        ULONG64 CountField : 8;
        ULONG64 ControlMsrPresent : 1;
        ULONG64 ExtendedMsrsPresent : 1;
        ULONG64 SignalingExtensionPresent : 1;
        ULONG64 ThresholdErrorStatusPresent : 1;
        ULONG64 Reserved : 4;
        ULONG64 ExtendedRegisterCount : 8;
        ULONG64 SoftwareErrorRecoverySupported : 1;
        ULONG64 EnhancedMachineCheckCapability : 1;
        ULONG64 ExtendedErrorLogging : 1;
        ULONG64 LocalMachineCheckException : 1;
    };
    ULONG64 QuadPart;
} MCG_CAP, *PMCG_CAP;

typedef union _MCG_STATUS {
    struct {
        ULONG RestartIpValid : 1;
        ULONG ErrorIpValid : 1;
        ULONG MachineCheckInProgress : 1;
        ULONG LocalMceValid : 1;
        ULONG Reserved1 : 28;
        ULONG Reserved2;
    };
    ULONGLONG QuadPart;
} MCG_STATUS, *PMCG_STATUS;

typedef struct _MCI_STATUS_BITS_COMMON {
    ULONG64 McaErrorCode : 16;
    ULONG64 ModelErrorCode : 16;
    ULONG64 Reserved : 25;
    ULONG64 ContextCorrupt : 1;
    ULONG64 AddressValid : 1;
    ULONG64 MiscValid : 1;
    ULONG64 ErrorEnabled : 1;
    ULONG64 UncorrectedError : 1;
    ULONG64 StatusOverFlow : 1;
    ULONG64 Valid : 1;
} MCI_STATUS_BITS_COMMON, *PMCI_STATUS_BITS_COMMON;

typedef struct _MCI_STATUS_AMD_BITS {
    ULONG64 McaErrorCode : 16;
    ULONG64 ModelErrorCode : 16;
    ULONG64 ImplementationSpecific2 : 11;
    ULONG64 Poison : 1;
    ULONG64 Deferred : 1;
    ULONG64 ImplementationSpecific1 : 12;
    ULONG64 ContextCorrupt : 1;
    ULONG64 AddressValid : 1;
    ULONG64 MiscValid : 1;
    ULONG64 ErrorEnabled : 1;
    ULONG64 UncorrectedError : 1;
    ULONG64 StatusOverFlow : 1;
    ULONG64 Valid : 1;
} MCI_STATUS_AMD_BITS, *PMCI_STATUS_AMD_BITS;

typedef struct _MCI_STATUS_INTEL_BITS {
    ULONG64 McaErrorCode : 16;
    ULONG64 ModelErrorCode : 16;
    ULONG64 OtherInfo : 5;
    ULONG64 FirmwareUpdateError : 1;
    ULONG64 CorrectedErrorCount : 15;
    ULONG64 ThresholdErrorStatus : 2;
    ULONG64 ActionRequired : 1;
    ULONG64 Signalling : 1;
    ULONG64 ContextCorrupt : 1;
    ULONG64 AddressValid : 1;
    ULONG64 MiscValid : 1;
    ULONG64 ErrorEnabled : 1;
    ULONG64 UncorrectedError : 1;
    ULONG64 StatusOverFlow : 1;
    ULONG64 Valid : 1;
} MCI_STATUS_INTEL_BITS, *PMCI_STATUS_INTEL_BITS;

typedef union _MCI_STATUS {
    MCI_STATUS_BITS_COMMON CommonBits;
    MCI_STATUS_AMD_BITS AmdBits;
    MCI_STATUS_INTEL_BITS IntelBits;
    ULONG64 QuadPart;
} MCI_STATUS, *PMCI_STATUS;

typedef union _XPF_MCE_FLAGS {
    struct {
        ULONG MCG_CapabilityRW : 1;
        ULONG MCG_GlobalControlRW : 1;
        ULONG Reserved : 30;
    };
    ULONG AsULONG;
} XPF_MCE_FLAGS, *PXPF_MCE_FLAGS;

typedef union _XPF_MC_BANK_FLAGS {
    struct {
        UCHAR ClearOnInitializationRW : 1;
        UCHAR ControlDataRW : 1;
        UCHAR Reserved : 6;
    };
    UCHAR AsUCHAR;
} XPF_MC_BANK_FLAGS, *PXPF_MC_BANK_FLAGS;

typedef struct _XPF_RECOVERY_INFO {
    struct {
        UINT32 NotSupported : 1;
        UINT32 Overflow : 1;
        UINT32 ContextCorrupt : 1;
        UINT32 RestartIpErrorIpNotValid : 1;
        UINT32 NoRecoveryContext : 1;
        UINT32 MiscOrAddrNotValid : 1;
        UINT32 InvalidAddressMode : 1;
        UINT32 HighIrql : 1;
        UINT32 InterruptsDisabled : 1;
        UINT32 SwapBusy : 1;
        UINT32 StackOverflow : 1;
        UINT32 Reserved : 21;
    } FailureReason;
    struct {
        UINT32 RecoveryAttempted : 1;
        UINT32 HvHandled : 1;
        UINT32 Reserved : 30;
    } Action;
    BOOLEAN ActionRequired;
    BOOLEAN RecoverySucceeded;
    BOOLEAN RecoveryKernel;
    UINT8 Reserved;
    UINT16 Reserved2;
    UINT16 Reserved3;
    UINT32 Reserved4;
} XPF_RECOVERY_INFO, *PXPF_RECOVERY_INFO;

#ifdef __cplusplus
}
#endif

#endif
