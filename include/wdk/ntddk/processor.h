/*
 * processor.h: processor state: contexts, the control region, the page shared with user mode, image headers.
 */
#ifndef WDK_NTDDK_PROCESSOR_H
#define WDK_NTDDK_PROCESSOR_H

#include "../wdm.h"

#define ARM64_MAX_BREAKPOINTS                            8
#define ARM64_MAX_WATCHPOINTS                            2
#define CONTEXT_ALL                                      0x10001f
#define CONTEXT_AMD64                                    0x100000
#define CONTEXT_ARM64                                    0x400000
#define CONTEXT_ARM64_ALL                                0x40001f
#define CONTEXT_ARM64_CONTROL                            0x400001
#define CONTEXT_ARM64_DEBUG_REGISTERS                    0x400008
#define CONTEXT_ARM64_FLOATING_POINT                     0x400004
#define CONTEXT_ARM64_FULL                               0x400007
#define CONTEXT_ARM64_INTEGER                            0x400002
#define CONTEXT_ARM64_RET_TO_GUEST                       0x4000000
#define CONTEXT_ARM64_UNWOUND_TO_CALL                    0x20000000
#define CONTEXT_ARM64_X18                                0x400010
#define CONTEXT_CONTROL                                  0x100001
#define CONTEXT_DEBUG_REGISTERS                          0x100010
#define CONTEXT_EXCEPTION_ACTIVE                         0x8000000
#define CONTEXT_EXCEPTION_REPORTING                      0x80000000
#define CONTEXT_EXCEPTION_REQUEST                        0x40000000
#define CONTEXT_FLOATING_POINT                           0x100008
#define CONTEXT_FULL                                     0x10000b
#define CONTEXT_INTEGER                                  0x100002
#define CONTEXT_KERNEL_CET                               0x100080
#define CONTEXT_SEGMENTS                                 0x100004
#define CONTEXT_SERVICE_ACTIVE                           0x10000000
#define CONTEXT_UNWOUND_TO_CALL                          0x20000000
#define CONTEXT_XSTATE                                   0x100040
#define EXCEPTION_EXECUTE_FAULT                          8
#define EXCEPTION_READ_FAULT                             0
#define EXCEPTION_WRITE_FAULT                            1
#define INITIAL_FPCSR                                    0x27f
#define INITIAL_MXCSR                                    0x1f80
#define KERNEL_LARGE_STACK_COMMIT                        0x6000
#define KERNEL_LARGE_STACK_SIZE                          0x12000
#define KERNEL_MCA_EXCEPTION_STACK_SIZE                  0x2000
#define KERNEL_SHADOW_STACK_SIZE                         0x1000
#define KERNEL_STACK_SIZE                                0x6000
#define KUMS_UCH_VOLATILE_BIT                            0
#define KUMS_UCH_VOLATILE_MASK                           1
#define MAXIMUM_DEBUG_BARS                               6
#define MAXIMUM_EXPANSION_SIZE                           0x11800
#define MAXIMUM_XSTATE_FEATURES                          0x40
#define MAX_HW_COUNTERS                                  0x10
#define NX_SUPPORT_POLICY_ALWAYSOFF                      0
#define NX_SUPPORT_POLICY_ALWAYSON                       1
#define NX_SUPPORT_POLICY_OPTIN                          2
#define NX_SUPPORT_POLICY_OPTOUT                         3
#define SHARED_GLOBAL_FLAGS_CLEAR_GLOBAL_DATA_FLAG       0x80000000
#define SHARED_GLOBAL_FLAGS_CONSOLE_BROKER_ENABLED       0x40
#define SHARED_GLOBAL_FLAGS_CONSOLE_BROKER_ENABLED_V     6
#define SHARED_GLOBAL_FLAGS_DYNAMIC_PROC_ENABLED         0x20
#define SHARED_GLOBAL_FLAGS_DYNAMIC_PROC_ENABLED_V       5
#define SHARED_GLOBAL_FLAGS_ELEVATION_ENABLED            2
#define SHARED_GLOBAL_FLAGS_ELEVATION_ENABLED_V          1
#define SHARED_GLOBAL_FLAGS_ERROR_PORT                   1
#define SHARED_GLOBAL_FLAGS_ERROR_PORT_V                 0
#define SHARED_GLOBAL_FLAGS_INSTALLER_DETECT_ENABLED     8
#define SHARED_GLOBAL_FLAGS_INSTALLER_DETECT_ENABLED_V   3
#define SHARED_GLOBAL_FLAGS_LKG_ENABLED                  0x10
#define SHARED_GLOBAL_FLAGS_LKG_ENABLED_V                4
#define SHARED_GLOBAL_FLAGS_MULTIUSERS_IN_SESSION_SKU    0x200
#define SHARED_GLOBAL_FLAGS_MULTIUSERS_IN_SESSION_SKU_V  9
#define SHARED_GLOBAL_FLAGS_MULTI_SESSION_SKU            0x100
#define SHARED_GLOBAL_FLAGS_MULTI_SESSION_SKU_V          8
#define SHARED_GLOBAL_FLAGS_QPC_BYPASS_A73_ERRATA        0x40
#define SHARED_GLOBAL_FLAGS_QPC_BYPASS_DISABLE_32BIT     4
#define SHARED_GLOBAL_FLAGS_QPC_BYPASS_ENABLED           1
#define SHARED_GLOBAL_FLAGS_QPC_BYPASS_USE_HV_PAGE       2
#define SHARED_GLOBAL_FLAGS_QPC_BYPASS_USE_LFENCE        0x20
#define SHARED_GLOBAL_FLAGS_QPC_BYPASS_USE_MFENCE        0x10
#define SHARED_GLOBAL_FLAGS_QPC_BYPASS_USE_RDTSCP        0x80
#define SHARED_GLOBAL_FLAGS_SECURE_BOOT_ENABLED          0x80
#define SHARED_GLOBAL_FLAGS_SECURE_BOOT_ENABLED_V        7
#define SHARED_GLOBAL_FLAGS_SET_GLOBAL_DATA_FLAG         0x40000000
#define SHARED_GLOBAL_FLAGS_STATE_SEPARATION_ENABLED     0x400
#define SHARED_GLOBAL_FLAGS_STATE_SEPARATION_ENABLED_V   0xa
#define SHARED_GLOBAL_FLAGS_VIRT_ENABLED                 4
#define SHARED_GLOBAL_FLAGS_VIRT_ENABLED_V               2
#define XSTATE_ALIGN_BIT                                 1
#define XSTATE_ALIGN_MASK                                2
#define XSTATE_AMX_TILE_CONFIG                           0x11
#define XSTATE_AMX_TILE_DATA                             0x12
#define XSTATE_AVX                                       2
#define XSTATE_AVX512_KMASK                              5
#define XSTATE_AVX512_ZMM                                7
#define XSTATE_AVX512_ZMM_H                              6
#define XSTATE_CET_S                                     0xc
#define XSTATE_CET_U                                     0xb
#define XSTATE_COMPACTION_ENABLE                         0x3f
#define XSTATE_COMPACTION_ENABLE_MASK                    0x8000000000000000ULL
#define XSTATE_CONTROLFLAG_VALID_MASK                    7
#define XSTATE_CONTROLFLAG_XFD_MASK                      4
#define XSTATE_CONTROLFLAG_XSAVEC_MASK                   2
#define XSTATE_CONTROLFLAG_XSAVEOPT_MASK                 1
#define XSTATE_GSSE                                      2
#define XSTATE_IPT                                       8
#define XSTATE_LEGACY_FLOATING_POINT                     0
#define XSTATE_LEGACY_SSE                                1
#define XSTATE_LWP                                       0x3e
#define XSTATE_MASK_AMX_TILE_CONFIG                      0x20000
#define XSTATE_MASK_AMX_TILE_DATA                        0x40000
#define XSTATE_MASK_AVX                                  4
#define XSTATE_MASK_AVX512                               0xe0
#define XSTATE_MASK_CET_S                                0x1000
#define XSTATE_MASK_CET_U                                0x800
#define XSTATE_MASK_GSSE                                 4
#define XSTATE_MASK_IPT                                  0x100
#define XSTATE_MASK_LARGE_FEATURES                       0x40000
#define XSTATE_MASK_LEGACY                               3
#define XSTATE_MASK_LEGACY_FLOATING_POINT                1
#define XSTATE_MASK_LEGACY_SSE                           2
#define XSTATE_MASK_LWP                                  0x4000000000000000ULL
#define XSTATE_MASK_MPX                                  0x18
#define XSTATE_MASK_PASID                                0x400
#define XSTATE_MASK_PERSISTENT                           0x4000000000000010ULL
#define XSTATE_MASK_USER_VISIBLE_SUPERVISOR              0x800
#define XSTATE_MPX_BNDCSR                                4
#define XSTATE_MPX_BNDREGS                               3
#define XSTATE_PASID                                     0xa
#define XSTATE_XFD_BIT                                   2
#define XSTATE_XFD_MASK                                  4

#ifdef __cplusplus
extern "C" {
#endif

typedef union _ARM64_NT_NEON128 {
    struct {
        ULONGLONG Low;
        LONGLONG High;
    };
    double D[2];
    float S[4];
    USHORT H[8];
    UCHAR B[16];
} ARM64_NT_NEON128, *PARM64_NT_NEON128;

typedef struct _ARM64EC_NT_CONTEXT {
    ULONG64 AMD64_P1Home;
    ULONG64 AMD64_P2Home;
    ULONG64 AMD64_P3Home;
    ULONG64 AMD64_P4Home;
    ULONG64 AMD64_P5Home;
    ULONG64 AMD64_P6Home;
    ULONG ContextFlags;
    ULONG AMD64_MxCsr_copy;
    USHORT AMD64_SegCs;
    USHORT AMD64_SegDs;
    USHORT AMD64_SegEs;
    USHORT AMD64_SegFs;
    USHORT AMD64_SegGs;
    USHORT AMD64_SegSs;
    ULONG AMD64_EFlags;
    ULONG64 AMD64_Dr0;
    ULONG64 AMD64_Dr1;
    ULONG64 AMD64_Dr2;
    ULONG64 AMD64_Dr3;
    ULONG64 AMD64_Dr6;
    ULONG64 AMD64_Dr7;
    ULONG64 X8;
    ULONG64 X0;
    ULONG64 X1;
    ULONG64 X27;
    ULONG64 Sp;
    ULONG64 Fp;
    ULONG64 X25;
    ULONG64 X26;
    ULONG64 X2;
    ULONG64 X3;
    ULONG64 X4;
    ULONG64 X5;
    ULONG64 X19;
    ULONG64 X20;
    ULONG64 X21;
    ULONG64 X22;
    ULONG64 Pc;
    USHORT AMD64_ControlWord;
    USHORT AMD64_StatusWord;
    UCHAR AMD64_TagWord;
    UCHAR AMD64_Reserved1;
    USHORT AMD64_ErrorOpcode;
    ULONG AMD64_ErrorOffset;
    USHORT AMD64_ErrorSelector;
    USHORT AMD64_Reserved2;
    ULONG AMD64_DataOffset;
    USHORT AMD64_DataSelector;
    USHORT AMD64_Reserved3;
    ULONG AMD64_MxCsr;
    ULONG AMD64_MxCsr_Mask;
    ULONG64 Lr;
    USHORT X16_0;
    USHORT AMD64_St0_Reserved1;
    ULONG AMD64_St0_Reserved2;
    ULONG64 X6;
    USHORT X16_1;
    USHORT AMD64_St1_Reserved1;
    ULONG AMD64_St1_Reserved2;
    ULONG64 X7;
    USHORT X16_2;
    USHORT AMD64_St2_Reserved1;
    ULONG AMD64_St2_Reserved2;
    ULONG64 X9;
    USHORT X16_3;
    USHORT AMD64_St3_Reserved1;
    ULONG AMD64_St3_Reserved2;
    ULONG64 X10;
    USHORT X17_0;
    USHORT AMD64_St4_Reserved1;
    ULONG AMD64_St4_Reserved2;
    ULONG64 X11;
    USHORT X17_1;
    USHORT AMD64_St5_Reserved1;
    ULONG AMD64_St5_Reserved2;
    ULONG64 X12;
    USHORT X17_2;
    USHORT AMD64_St6_Reserved1;
    ULONG AMD64_St6_Reserved2;
    ULONG64 X15;
    USHORT X17_3;
    USHORT AMD64_St7_Reserved1;
    ULONG AMD64_St7_Reserved2;
    ARM64_NT_NEON128 V[16];
    UCHAR AMD64_XSAVE_FORMAT_Reserved4[96];
    ARM64_NT_NEON128 AMD64_VectorRegister[26];
    ULONG64 AMD64_VectorControl;
    ULONG64 AMD64_DebugControl;
    ULONG64 AMD64_LastBranchToRip;
    ULONG64 AMD64_LastBranchFromRip;
    ULONG64 AMD64_LastExceptionToRip;
    ULONG64 AMD64_LastExceptionFromRip;
} ARM64EC_NT_CONTEXT, *PARM64EC_NT_CONTEXT;

typedef struct _ARM64_NT_CONTEXT {
    ULONG ContextFlags;
    ULONG Cpsr;
    union {
        struct {
            ULONG64 X0;
            ULONG64 X1;
            ULONG64 X2;
            ULONG64 X3;
            ULONG64 X4;
            ULONG64 X5;
            ULONG64 X6;
            ULONG64 X7;
            ULONG64 X8;
            ULONG64 X9;
            ULONG64 X10;
            ULONG64 X11;
            ULONG64 X12;
            ULONG64 X13;
            ULONG64 X14;
            ULONG64 X15;
            ULONG64 X16;
            ULONG64 X17;
            ULONG64 X18;
            ULONG64 X19;
            ULONG64 X20;
            ULONG64 X21;
            ULONG64 X22;
            ULONG64 X23;
            ULONG64 X24;
            ULONG64 X25;
            ULONG64 X26;
            ULONG64 X27;
            ULONG64 X28;
            ULONG64 Fp;
            ULONG64 Lr;
        };
        ULONG64 X[31];
    };
    ULONG64 Sp;
    ULONG64 Pc;
    ARM64_NT_NEON128 V[32];
    ULONG Fpcr;
    ULONG Fpsr;
    ULONG Bcr[8];
    ULONG64 Bvr[8];
    ULONG Wcr[2];
    ULONG64 Wvr[2];
} ARM64_NT_CONTEXT, *PARM64_NT_CONTEXT;

typedef struct _KPCR {
    union {
        NT_TIB NtTib;
        struct {
            union _KGDTENTRY64 *GdtBase;
            struct _KTSS64 *TssBase;
            ULONG64 UserRsp;
            struct _KPCR *Self;
            struct _KPRCB *CurrentPrcb;
            PKSPIN_LOCK_QUEUE LockArray;
            PVOID Used_Self;
        };
    };
    union _KIDTENTRY64 *IdtBase;
    ULONG64 Unused[2];
    KIRQL Irql;
    UCHAR SecondLevelCacheAssociativity;
    UCHAR ObsoleteNumber;
    UCHAR Fill0;
    ULONG Unused0[3];
    USHORT MajorVersion;
    USHORT MinorVersion;
    ULONG StallScaleFactor;
    PVOID Unused1[3];
    ULONG KernelReserved[15];
    ULONG SecondLevelCacheSize;
    ULONG HalReserved[16];
    ULONG Unused2;
    PVOID KdVersionBlock;
    PVOID Unused3;
    ULONG PcrAlign1[24];
} KPCR, *PKPCR;

typedef struct _KUSER_SHARED_DATA {
    ULONG TickCountLowDeprecated;
    ULONG TickCountMultiplier;
    volatile KSYSTEM_TIME InterruptTime;
    volatile KSYSTEM_TIME SystemTime;
    volatile KSYSTEM_TIME TimeZoneBias;
    USHORT ImageNumberLow;
    USHORT ImageNumberHigh;
    WCHAR NtSystemRoot[260];
    ULONG MaxStackTraceDepth;
    ULONG CryptoExponent;
    ULONG TimeZoneId;
    ULONG LargePageMinimum;
    ULONG AitSamplingValue;
    ULONG AppCompatFlag;
    ULONGLONG RNGSeedVersion;
    ULONG GlobalValidationRunlevel;
    volatile LONG TimeZoneBiasStamp;
    ULONG NtBuildNumber;
    NT_PRODUCT_TYPE NtProductType;
    BOOLEAN ProductTypeIsValid;
    BOOLEAN Reserved0[1];
    USHORT NativeProcessorArchitecture;
    ULONG NtMajorVersion;
    ULONG NtMinorVersion;
    BOOLEAN ProcessorFeatures[64];
    ULONG Reserved1;
    ULONG Reserved3;
    volatile ULONG TimeSlip;
    ALTERNATIVE_ARCHITECTURE_TYPE AlternativeArchitecture;
    ULONG BootId;
    LARGE_INTEGER SystemExpirationDate;
    ULONG SuiteMask;
    BOOLEAN KdDebuggerEnabled;
    union {
        UCHAR MitigationPolicies;
        struct {
            UCHAR NXSupportPolicy : 2;
            UCHAR SEHValidationPolicy : 2;
            UCHAR CurDirDevicesSkippedForDlls : 2;
            UCHAR Reserved : 2;
        };
    };
    USHORT CyclesPerYield;
    volatile ULONG ActiveConsoleId;
    volatile ULONG DismountCount;
    ULONG ComPlusPackage;
    ULONG LastSystemRITEventTickCount;
    ULONG NumberOfPhysicalPages;
    BOOLEAN SafeBootMode;
    UCHAR VirtualizationFlags;
    UCHAR Reserved12[2];
    union {
        ULONG SharedDataFlags;
        struct {
            ULONG DbgErrorPortPresent : 1;
            ULONG DbgElevationEnabled : 1;
            ULONG DbgVirtEnabled : 1;
            ULONG DbgInstallerDetectEnabled : 1;
            ULONG DbgLkgEnabled : 1;
            ULONG DbgDynProcessorEnabled : 1;
            ULONG DbgConsoleBrokerEnabled : 1;
            ULONG DbgSecureBootEnabled : 1;
            ULONG DbgMultiSessionSku : 1;
            ULONG DbgMultiUsersInSessionSku : 1;
            ULONG DbgStateSeparationEnabled : 1;
            ULONG SpareBits : 21;
        };
    };
    ULONG DataFlagsPad[1];
    ULONGLONG TestRetInstruction;
    LONGLONG QpcFrequency;
    ULONG SystemCall;
    ULONG Reserved2;
    ULONGLONG SystemCallPad[2];
    union {
        volatile KSYSTEM_TIME TickCount;
        volatile ULONG64 TickCountQuad;
        struct {
            ULONG ReservedTickCountOverlay[3];
            ULONG TickCountPad[1];
        };
    };
    ULONG Cookie;
    ULONG CookiePad[1];
    LONGLONG ConsoleSessionForegroundProcessId;
    ULONGLONG TimeUpdateLock;
    ULONGLONG BaselineSystemTimeQpc;
    ULONGLONG BaselineInterruptTimeQpc;
    ULONGLONG QpcSystemTimeIncrement;
    ULONGLONG QpcInterruptTimeIncrement;
    UCHAR QpcSystemTimeIncrementShift;
    UCHAR QpcInterruptTimeIncrementShift;
    USHORT UnparkedProcessorCount;
    ULONG EnclaveFeatureMask[4];
    ULONG TelemetryCoverageRound;
    USHORT UserModeGlobalLogger[16];
    ULONG ImageFileExecutionOptions;
    ULONG LangGenerationCount;
    ULONGLONG Reserved4;
    volatile ULONGLONG InterruptTimeBias;
    volatile ULONGLONG QpcBias;
    ULONG ActiveProcessorCount;
    volatile UCHAR ActiveGroupCount;
    UCHAR Reserved9;
    union {
        USHORT QpcData;
        struct {
            volatile UCHAR QpcBypassEnabled;
            UCHAR QpcShift;
        };
    };
    LARGE_INTEGER TimeZoneBiasEffectiveStart;
    LARGE_INTEGER TimeZoneBiasEffectiveEnd;
    XSTATE_CONFIGURATION XState;
    KSYSTEM_TIME FeatureConfigurationChangeStamp;
    ULONG Spare;
    ULONG64 UserPointerAuthMask;
} KUSER_SHARED_DATA, *PKUSER_SHARED_DATA;

typedef struct _IMAGE_NT_HEADERS64 *PIMAGE_NT_HEADERS64;
typedef PIMAGE_NT_HEADERS64 PIMAGE_NT_HEADERS;
typedef struct _IMAGE_NT_HEADERS *PIMAGE_NT_HEADERS32;

#ifdef __cplusplus
}
#endif

#endif
