/*
 * power.h: power management.
 */
#ifndef WDK_WDM_POWER_H
#define WDK_WDM_POWER_H

#include "io.h"
#include "pnp.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PO_CB_AC_STATUS                          1
#define PO_CB_BUTTON_COLLISION                   2
#define PO_CB_LID_SWITCH_STATE                   4
#define PO_CB_PROCESSOR_POWER_POLICY             5
#define PO_CB_SYSTEM_POWER_POLICY                0
#define PO_CB_SYSTEM_STATE_LOCK                  3
#define PO_FX_COMPONENT_FLAG_F0_ON_DX            1
#define PO_FX_COMPONENT_FLAG_NO_DEBOUNCE         2
#define PO_FX_DEVICE_FLAG_DFX_CHILDREN_OPTIONAL  6
#define PO_FX_DEVICE_FLAG_DFX_DIRECT_CHILDREN_OPTIONAL 2
#define PO_FX_DEVICE_FLAG_DFX_POWER_CHILDREN_OPTIONAL 4
#define PO_FX_DEVICE_FLAG_DISABLE_FAST_RESUME    8
#define PO_FX_DEVICE_FLAG_ENABLE_FAST_RESUME     0x10
#define PO_FX_DEVICE_FLAG_NO_FAULT_CALLBACKS     0x20
#define PO_FX_DEVICE_FLAG_RESERVED_1             1
#define PO_FX_DIRECTED_FX_DEFAULT_IDLE_TIMEOUT   0
#define PO_FX_DIRECTED_FX_IMMEDIATE_IDLE_TIMEOUT 0xffffffff
#define PO_FX_DIRECTED_FX_MAX_IDLE_TIMEOUT       0x258
#define PO_FX_FLAG_ASYNC_ONLY                    2
#define PO_FX_FLAG_BLOCKING                      1
#define PO_FX_FLAG_PERF_PEP_OPTIONAL             1
#define PO_FX_FLAG_PERF_QUERY_ON_ALL_IDLE_STATES 4
#define PO_FX_FLAG_PERF_QUERY_ON_F0              2
#define PO_FX_UNKNOWN_POWER                      0xffffffff
#define PO_FX_UNKNOWN_TIME                       (-1)
#define PO_FX_VERSION                            1
#define PO_FX_VERSION_V1                         1
#define PO_FX_VERSION_V2                         2
#define PO_FX_VERSION_V3                         3
#define PO_MEM_BOOT_PHASE                        0x10000
#define PO_MEM_CLONE                             2
#define PO_MEM_CL_OR_NCHK                        4
#define PO_MEM_DISCARD                           0x8000
#define PO_MEM_PAGE_ADDRESS                      0x4000
#define PO_MEM_PRESERVE                          1
#define POWER_THROTTLING_PROCESS_CURRENT_VERSION 1
#define POWER_THROTTLING_PROCESS_DELAYTIMERS     2
#define POWER_THROTTLING_PROCESS_EXECUTION_SPEED 1
#define POWER_THROTTLING_PROCESS_IGNORE_TIMER_RESOLUTION 4
#define POWER_THROTTLING_PROCESS_VALID_FLAGS     7
#define POWER_THROTTLING_THREAD_CURRENT_VERSION  1
#define POWER_THROTTLING_THREAD_EXECUTION_SPEED  1
#define POWER_THROTTLING_THREAD_VALID_FLAGS      1
#define POWER_CONNECTIVITY_IN_STANDBY_DISABLED   0
#define POWER_CONNECTIVITY_IN_STANDBY_ENABLED    1
#define POWER_CONNECTIVITY_IN_STANDBY_SYSTEM_MANAGED 2
#define POWER_DEVICE_IDLE_POLICY_CONSERVATIVE    1
#define POWER_DEVICE_IDLE_POLICY_PERFORMANCE     0
#define POWER_DISCONNECTED_STANDBY_MODE_AGGRESSIVE 1
#define POWER_DISCONNECTED_STANDBY_MODE_NORMAL   0
#define POWER_PLATFORM_ROLE_V1                   1
#define POWER_PLATFORM_ROLE_V1_MAX               8
#define POWER_PLATFORM_ROLE_V2                   2
#define POWER_PLATFORM_ROLE_V2_MAX               9
#define POWER_PLATFORM_ROLE_VERSION              2
#define POWER_PLATFORM_ROLE_VERSION_MAX          9
#define POWER_REQUEST_CONTEXT_DETAILED_STRING    2
#define POWER_REQUEST_CONTEXT_SIMPLE_STRING      1
#define POWER_REQUEST_CONTEXT_VERSION            0
#define POWER_SETTING_VALUE_VERSION              1
#define POWER_SYSTEM_MAXIMUM                     7
#define ES_AWAYMODE_REQUIRED                     0x40
#define ES_CONTINUOUS                            0x80000000
#define ES_DISPLAY_REQUIRED                      2
#define ES_SYSTEM_REQUIRED                       1
#define ES_USER_PRESENT                          4
typedef struct _POWER_IDLE_RESILIENCY {
    ULONG CoalescingTimeout;
    ULONG IdleResiliencyPeriod;
} POWER_IDLE_RESILIENCY, *PPOWER_IDLE_RESILIENCY;

typedef enum {
    MonitorRequestReasonUnknown,
    MonitorRequestReasonPowerButton,
    MonitorRequestReasonRemoteConnection,
    MonitorRequestReasonScMonitorpower,
    MonitorRequestReasonUserInput,
    MonitorRequestReasonAcDcDisplayBurst,
    MonitorRequestReasonUserDisplayBurst,
    MonitorRequestReasonPoSetSystemState,
    MonitorRequestReasonSetThreadExecutionState,
    MonitorRequestReasonFullWake,
    MonitorRequestReasonSessionUnlock,
    MonitorRequestReasonScreenOffRequest,
    MonitorRequestReasonIdleTimeout,
    MonitorRequestReasonPolicyChange,
    MonitorRequestReasonSleepButton,
    MonitorRequestReasonLid,
    MonitorRequestReasonBatteryCountChange,
    MonitorRequestReasonGracePeriod,
    MonitorRequestReasonPnP,
    MonitorRequestReasonDP,
    MonitorRequestReasonSxTransition,
    MonitorRequestReasonSystemIdle,
    MonitorRequestReasonNearProximity,
    MonitorRequestReasonThermalStandby,
    MonitorRequestReasonResumePdc,
    MonitorRequestReasonResumeS4,
    MonitorRequestReasonTerminal,
    MonitorRequestReasonPdcSignal,
    MonitorRequestReasonAcDcDisplayBurstSuppressed,
    MonitorRequestReasonSystemStateEntered,
    MonitorRequestReasonWinrt,
    MonitorRequestReasonUserInputKeyboard,
    MonitorRequestReasonUserInputMouse,
    MonitorRequestReasonUserInputTouchpad,
    MonitorRequestReasonUserInputPen,
    MonitorRequestReasonUserInputAccelerometer,
    MonitorRequestReasonUserInputHid,
    MonitorRequestReasonUserInputPoUserPresent,
    MonitorRequestReasonUserInputSessionSwitch,
    MonitorRequestReasonUserInputInitialization,
    MonitorRequestReasonPdcSignalWindowsMobilePwrNotif,
    MonitorRequestReasonPdcSignalWindowsMobileShell,
    MonitorRequestReasonPdcSignalHeyCortana,
    MonitorRequestReasonPdcSignalHolographicShell,
    MonitorRequestReasonPdcSignalFingerprint,
    MonitorRequestReasonDirectedDrips,
    MonitorRequestReasonDim,
    MonitorRequestReasonBuiltinPanel,
    MonitorRequestReasonDisplayRequiredUnDim,
    MonitorRequestReasonBatteryCountChangeSuppressed,
    MonitorRequestReasonResumeModernStandby,
    MonitorRequestReasonTerminalInit,
    MonitorRequestReasonPdcSignalSensorsHumanPresence,
    MonitorRequestReasonBatteryPreCritical,
    MonitorRequestReasonUserInputTouch,
    MonitorRequestReasonMax,
} POWER_MONITOR_REQUEST_REASON;

typedef struct _POWER_MONITOR_INVOCATION {
    BOOLEAN Console;
    POWER_MONITOR_REQUEST_REASON RequestReason;
} POWER_MONITOR_INVOCATION, *PPOWER_MONITOR_INVOCATION;

typedef struct _POWER_PLATFORM_INFORMATION {
    BOOLEAN AoAc;
} POWER_PLATFORM_INFORMATION, *PPOWER_PLATFORM_INFORMATION;

struct _POWER_SEQUENCE {
    ULONG SequenceD1;
    ULONG SequenceD2;
    ULONG SequenceD3;
};

typedef struct _POWER_SESSION_ALLOW_EXTERNAL_DMA_DEVICES {
    BOOLEAN IsAllowed;
} POWER_SESSION_ALLOW_EXTERNAL_DMA_DEVICES, *PPOWER_SESSION_ALLOW_EXTERNAL_DMA_DEVICES;

typedef struct _POWER_SESSION_CONNECT {
    BOOLEAN Connected;
    BOOLEAN Console;
} POWER_SESSION_CONNECT, *PPOWER_SESSION_CONNECT;

typedef struct _POWER_SESSION_RIT_STATE {
    BOOLEAN Active;
    ULONG64 LastInputTime;
} POWER_SESSION_RIT_STATE, *PPOWER_SESSION_RIT_STATE;

typedef struct _POWER_SESSION_TIMEOUTS {
    ULONG InputTimeout;
    ULONG DisplayTimeout;
} POWER_SESSION_TIMEOUTS, *PPOWER_SESSION_TIMEOUTS;

typedef struct _POWER_SESSION_WINLOGON {
    ULONG SessionId;
    BOOLEAN Console;
    BOOLEAN Locked;
} POWER_SESSION_WINLOGON, *PPOWER_SESSION_WINLOGON;

typedef enum {
    UserNotPresent,
    UserPresent,
    UserUnknown = 255,
} POWER_USER_PRESENCE_TYPE;

typedef struct _POWER_USER_PRESENCE {
    POWER_USER_PRESENCE_TYPE UserPresence;
} POWER_USER_PRESENCE, *PPOWER_USER_PRESENCE;

typedef struct _PO_FX_COMPONENT_IDLE_STATE {
    ULONGLONG TransitionLatency;
    ULONGLONG ResidencyRequirement;
    ULONG NominalPower;
} PO_FX_COMPONENT_IDLE_STATE, *PPO_FX_COMPONENT_IDLE_STATE;

typedef enum _PO_FX_PERF_STATE_UNIT {
    PoFxPerfStateUnitOther,
    PoFxPerfStateUnitFrequency,
    PoFxPerfStateUnitBandwidth,
    PoFxPerfStateUnitMaximum,
} PO_FX_PERF_STATE_UNIT, *PPO_FX_PERF_STATE_UNIT;

typedef enum _PO_FX_PERF_STATE_TYPE {
    PoFxPerfStateTypeDiscrete,
    PoFxPerfStateTypeRange,
    PoFxPerfStateTypeMaximum,
} PO_FX_PERF_STATE_TYPE, *PPO_FX_PERF_STATE_TYPE;

typedef struct _PO_FX_PERF_STATE PO_FX_PERF_STATE, *PPO_FX_PERF_STATE;
typedef struct _PO_FX_COMPONENT_PERF_SET {
    UNICODE_STRING Name;
    ULONGLONG Flags;
    PO_FX_PERF_STATE_UNIT Unit;
    PO_FX_PERF_STATE_TYPE Type;
    union {
        struct {
            ULONG Count;
            PPO_FX_PERF_STATE States;
        } Discrete;
        struct {
            ULONGLONG Minimum;
            ULONGLONG Maximum;
        } Range;
    };
} PO_FX_COMPONENT_PERF_SET, *PPO_FX_COMPONENT_PERF_SET;

typedef struct _PO_FX_COMPONENT_PERF_INFO {
    ULONG PerfStateSetsCount;
    PO_FX_COMPONENT_PERF_SET PerfStateSets[1];
} PO_FX_COMPONENT_PERF_INFO, *PPO_FX_COMPONENT_PERF_INFO;

typedef struct _PO_FX_COMPONENT_V1 {
    GUID Id;
    ULONG IdleStateCount;
    ULONG DeepestWakeableIdleState;
    PPO_FX_COMPONENT_IDLE_STATE IdleStates;
} PO_FX_COMPONENT_V1, *PPO_FX_COMPONENT, *PPO_FX_COMPONENT_V1;

typedef struct _PO_FX_COMPONENT_V2 {
    GUID Id;
    ULONGLONG Flags;
    ULONG DeepestWakeableIdleState;
    ULONG IdleStateCount;
    PPO_FX_COMPONENT_IDLE_STATE IdleStates;
    ULONG ProviderCount;
    PULONG Providers;
} PO_FX_COMPONENT_V2, *PPO_FX_COMPONENT_V2;

typedef void NTAPI PO_FX_COMPONENT_ACTIVE_CONDITION_CALLBACK(PVOID, ULONG);
typedef PO_FX_COMPONENT_ACTIVE_CONDITION_CALLBACK *PPO_FX_COMPONENT_ACTIVE_CONDITION_CALLBACK;
typedef void NTAPI PO_FX_COMPONENT_IDLE_CONDITION_CALLBACK(PVOID, ULONG);
typedef PO_FX_COMPONENT_IDLE_CONDITION_CALLBACK *PPO_FX_COMPONENT_IDLE_CONDITION_CALLBACK;
typedef void NTAPI PO_FX_COMPONENT_IDLE_STATE_CALLBACK(PVOID, ULONG, ULONG);
typedef PO_FX_COMPONENT_IDLE_STATE_CALLBACK *PPO_FX_COMPONENT_IDLE_STATE_CALLBACK;
typedef void NTAPI PO_FX_DEVICE_POWER_REQUIRED_CALLBACK(PVOID);
typedef PO_FX_DEVICE_POWER_REQUIRED_CALLBACK *PPO_FX_DEVICE_POWER_REQUIRED_CALLBACK;
typedef void NTAPI PO_FX_DEVICE_POWER_NOT_REQUIRED_CALLBACK(PVOID);
typedef PO_FX_DEVICE_POWER_NOT_REQUIRED_CALLBACK *PPO_FX_DEVICE_POWER_NOT_REQUIRED_CALLBACK;
typedef NTSTATUS NTAPI PO_FX_POWER_CONTROL_CALLBACK(PVOID, LPCGUID, PVOID, SIZE_T, PVOID, SIZE_T, PSIZE_T);
typedef PO_FX_POWER_CONTROL_CALLBACK *PPO_FX_POWER_CONTROL_CALLBACK;
typedef struct _PO_FX_DEVICE_V1 {
    ULONG Version;
    ULONG ComponentCount;
    PPO_FX_COMPONENT_ACTIVE_CONDITION_CALLBACK ComponentActiveConditionCallback;
    PPO_FX_COMPONENT_IDLE_CONDITION_CALLBACK ComponentIdleConditionCallback;
    PPO_FX_COMPONENT_IDLE_STATE_CALLBACK ComponentIdleStateCallback;
    PPO_FX_DEVICE_POWER_REQUIRED_CALLBACK DevicePowerRequiredCallback;
    PPO_FX_DEVICE_POWER_NOT_REQUIRED_CALLBACK DevicePowerNotRequiredCallback;
    PPO_FX_POWER_CONTROL_CALLBACK PowerControlCallback;
    PVOID DeviceContext;
    PO_FX_COMPONENT_V1 Components[1];
} PO_FX_DEVICE_V1, *PPO_FX_DEVICE, *PPO_FX_DEVICE_V1;

typedef struct _PO_FX_DEVICE_V2 {
    ULONG Version;
    ULONGLONG Flags;
    PPO_FX_COMPONENT_ACTIVE_CONDITION_CALLBACK ComponentActiveConditionCallback;
    PPO_FX_COMPONENT_IDLE_CONDITION_CALLBACK ComponentIdleConditionCallback;
    PPO_FX_COMPONENT_IDLE_STATE_CALLBACK ComponentIdleStateCallback;
    PPO_FX_DEVICE_POWER_REQUIRED_CALLBACK DevicePowerRequiredCallback;
    PPO_FX_DEVICE_POWER_NOT_REQUIRED_CALLBACK DevicePowerNotRequiredCallback;
    PPO_FX_POWER_CONTROL_CALLBACK PowerControlCallback;
    PVOID DeviceContext;
    ULONG ComponentCount;
    PO_FX_COMPONENT_V2 Components[1];
} PO_FX_DEVICE_V2, *PPO_FX_DEVICE_V2;

typedef void NTAPI PO_FX_DIRECTED_POWER_UP_CALLBACK(PVOID, ULONG);
typedef PO_FX_DIRECTED_POWER_UP_CALLBACK *PPO_FX_DIRECTED_POWER_UP_CALLBACK;
typedef void NTAPI PO_FX_DIRECTED_POWER_DOWN_CALLBACK(PVOID, ULONG);
typedef PO_FX_DIRECTED_POWER_DOWN_CALLBACK *PPO_FX_DIRECTED_POWER_DOWN_CALLBACK;
typedef struct _PO_FX_DEVICE_V3 {
    ULONG Version;
    ULONGLONG Flags;
    PPO_FX_COMPONENT_ACTIVE_CONDITION_CALLBACK ComponentActiveConditionCallback;
    PPO_FX_COMPONENT_IDLE_CONDITION_CALLBACK ComponentIdleConditionCallback;
    PPO_FX_COMPONENT_IDLE_STATE_CALLBACK ComponentIdleStateCallback;
    PPO_FX_DEVICE_POWER_REQUIRED_CALLBACK DevicePowerRequiredCallback;
    PPO_FX_DEVICE_POWER_NOT_REQUIRED_CALLBACK DevicePowerNotRequiredCallback;
    PPO_FX_POWER_CONTROL_CALLBACK PowerControlCallback;
    PPO_FX_DIRECTED_POWER_UP_CALLBACK DirectedPowerUpCallback;
    PPO_FX_DIRECTED_POWER_DOWN_CALLBACK DirectedPowerDownCallback;
    ULONG DirectedFxTimeoutInSeconds;
    PVOID DeviceContext;
    ULONG ComponentCount;
    PO_FX_COMPONENT_V2 Components[1];
} PO_FX_DEVICE_V3, *PPO_FX_DEVICE_V3;

struct _PO_FX_PERF_STATE {
    ULONGLONG Value;
    PVOID Context;
};

typedef struct _PO_FX_PERF_STATE_CHANGE {
    ULONG Set;
    union {
        ULONG StateIndex;
        ULONGLONG StateValue;
    };
} PO_FX_PERF_STATE_CHANGE, *PPO_FX_PERF_STATE_CHANGE;

typedef enum {
    SystemPowerPolicyAc,
    SystemPowerPolicyDc,
    VerifySystemPolicyAc,
    VerifySystemPolicyDc,
    SystemPowerCapabilities,
    SystemBatteryState,
    SystemPowerStateHandler,
    ProcessorStateHandler,
    SystemPowerPolicyCurrent,
    AdministratorPowerPolicy,
    SystemReserveHiberFile,
    ProcessorInformation,
    SystemPowerInformation,
    ProcessorStateHandler2,
    LastWakeTime,
    LastSleepTime,
    SystemExecutionState,
    SystemPowerStateNotifyHandler,
    ProcessorPowerPolicyAc,
    ProcessorPowerPolicyDc,
    VerifyProcessorPowerPolicyAc,
    VerifyProcessorPowerPolicyDc,
    ProcessorPowerPolicyCurrent,
    SystemPowerStateLogging,
    SystemPowerLoggingEntry,
    SetPowerSettingValue,
    NotifyUserPowerSetting,
    PowerInformationLevelUnused0,
    SystemMonitorHiberBootPowerOff,
    SystemVideoState,
    TraceApplicationPowerMessage,
    TraceApplicationPowerMessageEnd,
    ProcessorPerfStates,
    ProcessorIdleStates,
    ProcessorCap,
    SystemWakeSource,
    SystemHiberFileInformation,
    TraceServicePowerMessage,
    ProcessorLoad,
    PowerShutdownNotification,
    MonitorCapabilities,
    SessionPowerInit,
    SessionDisplayState,
    PowerRequestCreate,
    PowerRequestAction,
    GetPowerRequestList,
    ProcessorInformationEx,
    NotifyUserModeLegacyPowerEvent,
    GroupPark,
    ProcessorIdleDomains,
    WakeTimerList,
    SystemHiberFileSize,
    ProcessorIdleStatesHv,
    ProcessorPerfStatesHv,
    ProcessorPerfCapHv,
    ProcessorSetIdle,
    LogicalProcessorIdling,
    UserPresence,
    PowerSettingNotificationName,
    GetPowerSettingValue,
    IdleResiliency,
    SessionRITState,
    SessionConnectNotification,
    SessionPowerCleanup,
    SessionLockState,
    SystemHiberbootState,
    PlatformInformation,
    PdcInvocation,
    MonitorInvocation,
    FirmwareTableInformationRegistered,
    SetShutdownSelectedTime,
    SuspendResumeInvocation,
    PlmPowerRequestCreate,
    ScreenOff,
    CsDeviceNotification,
    PlatformRole,
    LastResumePerformance,
    DisplayBurst,
    ExitLatencySamplingPercentage,
    RegisterSpmPowerSettings,
    PlatformIdleStates,
    ProcessorIdleVeto,
    PlatformIdleVeto,
    SystemBatteryStatePrecise,
    ThermalEvent,
    PowerRequestActionInternal,
    BatteryDeviceState,
    PowerInformationInternal,
    ThermalStandby,
    SystemHiberFileType,
    PhysicalPowerButtonPress,
    QueryPotentialDripsConstraint,
    EnergyTrackerCreate,
    EnergyTrackerQuery,
    UpdateBlackBoxRecorder,
    SessionAllowExternalDmaDevices,
    SendSuspendResumeNotification,
    BlackBoxRecorderDirectAccessBuffer,
    PowerInformationLevelMaximum,
} POWER_INFORMATION_LEVEL;

typedef enum POWER_SETTING_ALTITUDE {
    ALTITUDE_GROUP_POLICY,
    ALTITUDE_USER,
    ALTITUDE_RUNTIME_OVERRIDE,
    ALTITUDE_PROVISIONING,
    ALTITUDE_OEM_CUSTOMIZATION,
    ALTITUDE_INTERNAL_OVERRIDE,
    ALTITUDE_OS_DEFAULT,
} POWER_SETTING_ALTITUDE, *PPOWER_SETTING_ALTITUDE;

typedef enum _POWER_MONITOR_REQUEST_TYPE {
    MonitorRequestTypeOff,
    MonitorRequestTypeOnAndPresent,
    MonitorRequestTypeToggleOn,
} POWER_MONITOR_REQUEST_TYPE;

typedef enum _POWER_PLATFORM_ROLE {
    PlatformRoleUnspecified,
    PlatformRoleDesktop,
    PlatformRoleMobile,
    PlatformRoleWorkstation,
    PlatformRoleEnterpriseServer,
    PlatformRoleSOHOServer,
    PlatformRoleAppliancePC,
    PlatformRolePerformanceServer,
    PlatformRoleSlate,
    PlatformRoleMaximum,
} POWER_PLATFORM_ROLE, *PPOWER_PLATFORM_ROLE;

typedef enum _POWER_REQUEST_TYPE {
    PowerRequestDisplayRequired,
    PowerRequestSystemRequired,
    PowerRequestAwayModeRequired,
    PowerRequestExecutionRequired,
} POWER_REQUEST_TYPE, *PPOWER_REQUEST_TYPE;

typedef enum _PO_THERMAL_REQUEST_TYPE {
    PoThermalRequestPassive,
    PoThermalRequestActive,
} PO_THERMAL_REQUEST_TYPE, *PPO_THERMAL_REQUEST_TYPE;

_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI POWER_STATE NTAPI PoSetPowerState(PDEVICE_OBJECT DeviceObject, POWER_STATE_TYPE Type, POWER_STATE State);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoCallDriver(PDEVICE_OBJECT DeviceObject, PIRP Irp);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PoStartNextPowerIrp(PIRP Irp);
typedef void NTAPI REQUEST_POWER_COMPLETE(PDEVICE_OBJECT, UCHAR, POWER_STATE, PVOID, PIO_STATUS_BLOCK);
typedef REQUEST_POWER_COMPLETE *PREQUEST_POWER_COMPLETE;
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoRequestPowerIrp(PDEVICE_OBJECT DeviceObject, UCHAR MinorFunction, POWER_STATE PowerState,
    PREQUEST_POWER_COMPLETE CompletionFunction, PVOID Context, PIRP *Irp);
typedef NTSTATUS NTAPI POWER_SETTING_CALLBACK(LPCGUID, PVOID, ULONG, PVOID);
typedef POWER_SETTING_CALLBACK *PPOWER_SETTING_CALLBACK;
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoRegisterPowerSettingCallback(PDEVICE_OBJECT DeviceObject, LPCGUID SettingGuid,
    PPOWER_SETTING_CALLBACK Callback, PVOID Context, PVOID *Handle);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoUnregisterPowerSettingCallback(PVOID Handle);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoClearPowerRequest(PVOID, POWER_REQUEST_TYPE);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoCreatePowerRequest(PVOID *, PDEVICE_OBJECT, PCOUNTED_REASON_CONTEXT);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoCreateThermalRequest(PVOID *, PDEVICE_OBJECT, PDEVICE_OBJECT, PCOUNTED_REASON_CONTEXT,
    ULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI PoDeletePowerRequest(PVOID);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI PoDeleteThermalRequest(PVOID);
NTKERNELAPI void NTAPI PoEndDeviceBusy(PULONG);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PoFxActivateComponent(POHANDLE, ULONG, ULONG);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PoFxCompleteDevicePowerNotRequired(POHANDLE);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PoFxCompleteDirectedPowerDown(POHANDLE);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PoFxCompleteIdleCondition(POHANDLE, ULONG);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PoFxCompleteIdleState(POHANDLE, ULONG);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PoFxIdleComponent(POHANDLE, ULONG, ULONG);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PoFxIssueComponentPerfStateChange(POHANDLE, ULONG, ULONG, PPO_FX_PERF_STATE_CHANGE, PVOID);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PoFxIssueComponentPerfStateChangeMultiple(POHANDLE, ULONG, ULONG, ULONG,
    PO_FX_PERF_STATE_CHANGE *, PVOID);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PoFxNotifySurprisePowerOn(PDEVICE_OBJECT);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoFxPowerControl(POHANDLE, LPCGUID, PVOID, SIZE_T, PVOID, SIZE_T, PSIZE_T);
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoFxPowerOnCrashdumpDevice(POHANDLE, PVOID);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoFxQueryCurrentComponentPerfState(POHANDLE, ULONG, ULONG, ULONG, PULONGLONG);
typedef void NTAPI PO_FX_COMPONENT_PERF_STATE_CALLBACK(PVOID, ULONG, BOOLEAN, PVOID);
typedef PO_FX_COMPONENT_PERF_STATE_CALLBACK *PPO_FX_COMPONENT_PERF_STATE_CALLBACK;
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoFxRegisterComponentPerfStates(POHANDLE, ULONG, ULONGLONG,
    PPO_FX_COMPONENT_PERF_STATE_CALLBACK, PPO_FX_COMPONENT_PERF_INFO, PPO_FX_COMPONENT_PERF_INFO *);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoFxRegisterCrashdumpDevice(POHANDLE);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoFxRegisterDevice(PDEVICE_OBJECT, PPO_FX_DEVICE, POHANDLE *);
typedef void NTAPI PO_FX_DRIPS_WATCHDOG_CALLBACK(PVOID, PDEVICE_OBJECT, ULONG);
typedef PO_FX_DRIPS_WATCHDOG_CALLBACK *PPO_FX_DRIPS_WATCHDOG_CALLBACK;
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI PoFxRegisterDripsWatchdogCallback(POHANDLE, PPO_FX_DRIPS_WATCHDOG_CALLBACK, BOOLEAN,
    PDRIVER_OBJECT);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PoFxReportDevicePoweredOn(POHANDLE);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PoFxSetComponentLatency(POHANDLE, ULONG, ULONGLONG);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PoFxSetComponentResidency(POHANDLE, ULONG, ULONGLONG);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PoFxSetComponentWake(POHANDLE, ULONG, BOOLEAN);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PoFxSetDeviceIdleTimeout(POHANDLE, ULONGLONG);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoFxSetTargetDripsDevicePowerState(POHANDLE, DEVICE_POWER_STATE);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI PoFxStartDevicePowerManagement(POHANDLE);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI PoFxUnregisterDevice(POHANDLE);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI PoGetSystemWake(PIRP);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI PoGetThermalRequestSupport(PVOID, PO_THERMAL_REQUEST_TYPE);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI PoQueryWatchdogTime(PDEVICE_OBJECT, PULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PULONG NTAPI PoRegisterDeviceForIdleDetection(PDEVICE_OBJECT, ULONG, ULONG, DEVICE_POWER_STATE);
typedef ULONG EXECUTION_STATE;
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PVOID NTAPI PoRegisterSystemState(PVOID, EXECUTION_STATE);
NTKERNELAPI void NTAPI PoSetDeviceBusyEx(PULONG);
NTKERNELAPI void NTAPI PoSetHiberRange(PVOID, ULONG, PVOID, ULONG_PTR, ULONG);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoSetPowerRequest(PVOID, POWER_REQUEST_TYPE);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PoSetSystemState(EXECUTION_STATE);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PoSetSystemWake(PIRP);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PoSetSystemWakeDevice(PDEVICE_OBJECT);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoSetThermalActiveCooling(PVOID, BOOLEAN);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PoSetThermalPassiveCooling(PVOID, UCHAR);
NTKERNELAPI void NTAPI PoStartDeviceBusy(PULONG);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI PoUnregisterSystemState(PVOID);

#ifdef __cplusplus
}
#endif

#endif
