/*
 * port.h: the video port, for a miniport that carries a half from before Windows Vista.
 */
#ifndef WDK_VIDEO_PORT_H
#define WDK_VIDEO_PORT_H

#include "../ntddk.h"
#include "../video.h"

#define BUGCHECK_DATA_SIZE_RESERVED                        0x30
#define CDE_USE_REVISION                                   2
#define CDE_USE_SUBSYSTEM_IDS                              1
#define DEVICE_VGA_ENABLED                                 1
#define EVENT_TYPE_MASK                                    1
#define INITIAL_EVENT_NOT_SIGNALED                         0
#define INITIAL_EVENT_SIGNALED                             2
#define INITIAL_EVENT_STATE_MASK                           2
#define NOTIFICATION_EVENT                                 1
#define SET_DISPLAY_EVENT                                  2
#define SET_USER_EVENT                                     1
#define SIZE_OF_WXP_VIDEO_HW_INITIALIZATION_DATA           0x90
#define SIZE_OF_WXP_VIDEO_PORT_CONFIG_INFO                 0x80
#define SYNCHRONIZATION_EVENT                              0
#define VIDEO_DEBUG_REPORT_MAX_SIZE                        0x8000
#define VIDEO_ENUM_INVALID_DEVICE                          0x7b
#define VIDEO_ENUM_MORE_DEVICES                            0x4de
#define VIDEO_ENUM_NO_MORE_DEVICES                         0x4e0
#define VIDEO_INVALID_CHILD_ID                             0xffffffff
#define VIDEO_MEMORY_SPACE_DENSE                           4
#define VIDEO_MEMORY_SPACE_IO                              1
#define VIDEO_MEMORY_SPACE_MEMORY                          0
#define VIDEO_MEMORY_SPACE_P6CACHE                         8
#define VIDEO_MEMORY_SPACE_USER_MODE                       2
#define VIDEO_PORT_AGP_INTERFACE_VERSION_1                 1
#define VIDEO_PORT_AGP_INTERFACE_VERSION_2                 2
#define VIDEO_PORT_DEBUG_REPORT_INTERFACE_VERSION_1        1
#define VIDEO_PORT_I2C_INTERFACE_VERSION_1                 1
#define VIDEO_PORT_I2C_INTERFACE_VERSION_2                 2
#define VIDEO_PORT_INT10_INTERFACE_VERSION_1               1
#define VIDEO_PORT_WCMEMORYPROTECTION_INTERFACE_VERSION_1  1
#define VIDEO_RANGE_10_BIT_DECODE                          2
#define VIDEO_RANGE_PASSIVE_DECODE                         1
#define VIDEO_AGP_RATE_1X                                  1
#define VIDEO_AGP_RATE_2X                                  2
#define VIDEO_AGP_RATE_4X                                  4
#define VIDEO_AGP_RATE_8X                                  8
#define VP_COMMAND_GET                                     1
#define VP_COMMAND_SET                                     2
#define VP_CP_CMD_ACTIVATE                                 1
#define VP_CP_CMD_CHANGE                                   4
#define VP_CP_CMD_DEACTIVATE                               2
#define VP_CP_TYPE_APS_TRIGGER                             1
#define VP_CP_TYPE_MACROVISION                             2
#define VP_FLAGS_BRIGHTNESS                                0x40
#define VP_FLAGS_CONTRAST                                  0x80
#define VP_FLAGS_COPYPROTECT                               0x100
#define VP_FLAGS_FLICKER                                   4
#define VP_FLAGS_MAX_UNSCALED                              0x10
#define VP_FLAGS_OVERSCAN                                  8
#define VP_FLAGS_POSITION                                  0x20
#define VP_FLAGS_TV_MODE                                   1
#define VP_FLAGS_TV_STANDARD                               2
#define VP_MODE_TV_PLAYBACK                                2
#define VP_MODE_WIN_GRAPHICS                               1
#define VP_TV_STANDARD_NTSC_433                            0x10000
#define VP_TV_STANDARD_NTSC_M                              1
#define VP_TV_STANDARD_NTSC_M_J                            2
#define VP_TV_STANDARD_PAL_60                              0x40000
#define VP_TV_STANDARD_PAL_B                               4
#define VP_TV_STANDARD_PAL_D                               8
#define VP_TV_STANDARD_PAL_G                               0x20000
#define VP_TV_STANDARD_PAL_H                               0x10
#define VP_TV_STANDARD_PAL_I                               0x20
#define VP_TV_STANDARD_PAL_M                               0x40
#define VP_TV_STANDARD_PAL_N                               0x80
#define VP_TV_STANDARD_SECAM_B                             0x100
#define VP_TV_STANDARD_SECAM_D                             0x200
#define VP_TV_STANDARD_SECAM_G                             0x400
#define VP_TV_STANDARD_SECAM_H                             0x800
#define VP_TV_STANDARD_SECAM_K                             0x1000
#define VP_TV_STANDARD_SECAM_K1                            0x2000
#define VP_TV_STANDARD_SECAM_L                             0x4000
#define VP_TV_STANDARD_SECAM_L1                            0x80000
#define VP_TV_STANDARD_WIN_VGA                             0x8000

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    VideoPortUnlockAfterDma = 1,
    VideoPortKeepPagesLocked,
    VideoPortDmaInitOnly,
} DMA_FLAGS;

typedef enum {
    Monitor = 1,
    NonPrimaryChip,
    VideoChip,
    Other,
} VIDEO_CHILD_TYPE, *PVIDEO_CHILD_TYPE;

typedef enum VIDEO_DEBUG_LEVEL {
    Error,
    Warn,
    Trace,
    Info,
} VIDEO_DEBUG_LEVEL, *PVIDEO_DEBUG_LEVEL;

typedef enum {
    VideoPortServicesAGP = 1,
    VideoPortServicesI2C,
    VideoPortServicesHeadless,
    VideoPortServicesInt10,
    VideoPortServicesDebugReport,
    VideoPortServicesWCMemoryProtection,
} VIDEO_PORT_SERVICES;

typedef enum VIDEO_SYNCHRONIZE_PRIORITY {
    VpLowPriority,
    VpMediumPriority,
    VpHighPriority,
} VIDEO_SYNCHRONIZE_PRIORITY, *PVIDEO_SYNCHRONIZE_PRIORITY;

typedef enum _HW_DMA_RETURN {
    DmaAsyncReturn,
    DmaSyncReturn,
} HW_DMA_RETURN, *PHW_DMA_RETURN;

typedef enum _VIDEO_DEVICE_DATA_TYPE {
    VpMachineData,
    VpCmosData,
    VpBusData,
    VpControllerData,
    VpMonitorData,
} VIDEO_DEVICE_DATA_TYPE, *PVIDEO_DEVICE_DATA_TYPE;

typedef enum _VP_LOCK_OPERATION {
    VpReadAccess,
    VpWriteAccess,
    VpModifyAccess,
} VP_LOCK_OPERATION;

typedef enum _VP_POOL_TYPE {
    VpNonPagedPool,
    VpPagedPool,
    VpNonPagedPoolCacheAligned = 4,
    VpPagedPoolCacheAligned,
} VP_POOL_TYPE, *PVP_POOL_TYPE;

typedef void (NTAPI *PVIDEO_WRITE_CLOCK_LINE)(PVOID, UCHAR);
typedef void (NTAPI *PVIDEO_WRITE_DATA_LINE)(PVOID, UCHAR);
typedef BOOLEAN (NTAPI *PVIDEO_READ_CLOCK_LINE)(PVOID);
typedef BOOLEAN (NTAPI *PVIDEO_READ_DATA_LINE)(PVOID);

typedef struct _I2C_CALLBACKS {
    PVIDEO_WRITE_CLOCK_LINE WriteClockLine;
    PVIDEO_WRITE_DATA_LINE WriteDataLine;
    PVIDEO_READ_CLOCK_LINE ReadClockLine;
    PVIDEO_READ_DATA_LINE ReadDataLine;
} I2C_CALLBACKS, *PI2C_CALLBACKS;

typedef struct _DDC_CONTROL {
    ULONG Size;
    I2C_CALLBACKS I2CCallbacks;
    UCHAR EdidSegment;
} DDC_CONTROL, *PDDC_CONTROL;

typedef void (NTAPI *PVIDEO_WAIT_VSYNC_ACTIVE)(PVOID);

typedef struct _I2C_FNC_TABLE {
    ULONG Size;
    PVIDEO_WRITE_CLOCK_LINE WriteClockLine;
    PVIDEO_WRITE_DATA_LINE WriteDataLine;
    PVIDEO_READ_CLOCK_LINE ReadClockLine;
    PVIDEO_READ_DATA_LINE ReadDataLine;
    PVIDEO_WAIT_VSYNC_ACTIVE WaitVsync;
    PVOID Reserved;
} I2C_FNC_TABLE, *PI2C_FNC_TABLE;

typedef struct _INT10_BIOS_ARGUMENTS {
    ULONG Eax;
    ULONG Ebx;
    ULONG Ecx;
    ULONG Edx;
    ULONG Esi;
    ULONG Edi;
    ULONG Ebp;
    USHORT SegDs;
    USHORT SegEs;
} INT10_BIOS_ARGUMENTS, *PINT10_BIOS_ARGUMENTS;

typedef struct _VIDEO_ACCESS_RANGE {
    PHYSICAL_ADDRESS RangeStart;
    ULONG RangeLength;
    UCHAR RangeInIoSpace;
    UCHAR RangeVisible;
    UCHAR RangeShareable;
    UCHAR RangePassive;
} VIDEO_ACCESS_RANGE, *PVIDEO_ACCESS_RANGE;

typedef struct _VIDEO_CHILD_ENUM_INFO {
    ULONG Size;
    ULONG ChildDescriptorSize;
    ULONG ChildIndex;
    ULONG ACPIHwId;
    PVOID ChildHwDeviceExtension;
} VIDEO_CHILD_ENUM_INFO, *PVIDEO_CHILD_ENUM_INFO;

typedef struct _VIDEO_CHILD_STATE {
    ULONG Id;
    ULONG State;
} VIDEO_CHILD_STATE, *PVIDEO_CHILD_STATE;

typedef struct _VIDEO_CHILD_STATE_CONFIGURATION {
    ULONG Count;
    VIDEO_CHILD_STATE ChildStateArray[1];
} VIDEO_CHILD_STATE_CONFIGURATION, *PVIDEO_CHILD_STATE_CONFIGURATION;

typedef struct _VIDEO_HARDWARE_CONFIGURATION_DATA {
    INTERFACE_TYPE InterfaceType;
    ULONG BusNumber;
    USHORT Version;
    USHORT Revision;
    USHORT Irql;
    USHORT Vector;
    ULONG ControlBase;
    ULONG ControlSize;
    ULONG CursorBase;
    ULONG CursorSize;
    ULONG FrameBase;
    ULONG FrameSize;
} VIDEO_HARDWARE_CONFIGURATION_DATA, *PVIDEO_HARDWARE_CONFIGURATION_DATA;

typedef struct _VIDEO_PORT_CONFIG_INFO VIDEO_PORT_CONFIG_INFO, *PVIDEO_PORT_CONFIG_INFO;
typedef VP_STATUS (NTAPI *PVIDEO_HW_FIND_ADAPTER)(PVOID, PVOID, PWSTR, PVIDEO_PORT_CONFIG_INFO, PUCHAR);
typedef BOOLEAN (NTAPI *PVIDEO_HW_INITIALIZE)(PVOID);
typedef BOOLEAN (NTAPI *PVIDEO_HW_INTERRUPT)(PVOID);
typedef BOOLEAN (NTAPI *PVIDEO_HW_START_IO)(PVOID, PVIDEO_REQUEST_PACKET);
typedef BOOLEAN (NTAPI *PVIDEO_HW_RESET_HW)(PVOID, ULONG, ULONG);
typedef void (NTAPI *PVIDEO_HW_TIMER)(PVOID);
typedef struct __DMA_PARAMETERS *PDMA;
typedef HW_DMA_RETURN (NTAPI *PVIDEO_HW_START_DMA)(PVOID, PDMA);
typedef struct _VIDEO_POWER_MANAGEMENT VIDEO_POWER_MANAGEMENT, *PVIDEO_POWER_MANAGEMENT;
typedef VP_STATUS (NTAPI *PVIDEO_HW_POWER_SET)(PVOID, ULONG, PVIDEO_POWER_MANAGEMENT);
typedef VP_STATUS (NTAPI *PVIDEO_HW_POWER_GET)(PVOID, ULONG, PVIDEO_POWER_MANAGEMENT);
typedef VP_STATUS (NTAPI *PVIDEO_HW_GET_CHILD_DESCRIPTOR)(PVOID, PVIDEO_CHILD_ENUM_INFO, PVIDEO_CHILD_TYPE, PUCHAR,
    PULONG, PULONG);
typedef VP_STATUS (NTAPI *PVIDEO_HW_QUERY_INTERFACE)(PVOID, PQUERY_INTERFACE);
typedef void (NTAPI *PVIDEO_HW_LEGACYRESOURCES)(ULONG, ULONG, PVIDEO_ACCESS_RANGE *, PULONG);

typedef struct _VIDEO_HW_INITIALIZATION_DATA {
    ULONG HwInitDataSize;
    INTERFACE_TYPE AdapterInterfaceType;
    PVIDEO_HW_FIND_ADAPTER HwFindAdapter;
    PVIDEO_HW_INITIALIZE HwInitialize;
    PVIDEO_HW_INTERRUPT HwInterrupt;
    PVIDEO_HW_START_IO HwStartIO;
    ULONG HwDeviceExtensionSize;
    ULONG StartingDeviceNumber;
    PVIDEO_HW_RESET_HW HwResetHw;
    PVIDEO_HW_TIMER HwTimer;
    PVIDEO_HW_START_DMA HwStartDma;
    PVIDEO_HW_POWER_SET HwSetPowerState;
    PVIDEO_HW_POWER_GET HwGetPowerState;
    PVIDEO_HW_GET_CHILD_DESCRIPTOR HwGetVideoChildDescriptor;
    PVIDEO_HW_QUERY_INTERFACE HwQueryInterface;
    ULONG HwChildDeviceExtensionSize;
    PVIDEO_ACCESS_RANGE HwLegacyResourceList;
    ULONG HwLegacyResourceCount;
    PVIDEO_HW_LEGACYRESOURCES HwGetLegacyResources;
    BOOLEAN AllowEarlyEnumeration;
    ULONG Reserved;
} VIDEO_HW_INITIALIZATION_DATA, *PVIDEO_HW_INITIALIZATION_DATA;

typedef struct _VIDEO_I2C_CONTROL {
    PVIDEO_WRITE_CLOCK_LINE WriteClockLine;
    PVIDEO_WRITE_DATA_LINE WriteDataLine;
    PVIDEO_READ_CLOCK_LINE ReadClockLine;
    PVIDEO_READ_DATA_LINE ReadDataLine;
    ULONG I2CDelay;
} VIDEO_I2C_CONTROL, *PVIDEO_I2C_CONTROL;

typedef enum {
    VpNonCached,
    VpWriteCombined,
    VpCached,
} VIDEO_PORT_CACHE_TYPE;

typedef PHYSICAL_ADDRESS (NTAPI *PAGP_RESERVE_PHYSICAL)(PVOID, ULONG, VIDEO_PORT_CACHE_TYPE, PVOID *);
typedef void (NTAPI *PAGP_RELEASE_PHYSICAL)(PVOID, PVOID);
typedef BOOLEAN (NTAPI *PAGP_COMMIT_PHYSICAL)(PVOID, PVOID, ULONG, ULONG);
typedef void (NTAPI *PAGP_FREE_PHYSICAL)(PVOID, PVOID, ULONG, ULONG);
typedef PVOID (NTAPI *PAGP_RESERVE_VIRTUAL)(PVOID, HANDLE, PVOID, PVOID *);
typedef void (NTAPI *PAGP_RELEASE_VIRTUAL)(PVOID, PVOID);
typedef PVOID (NTAPI *PAGP_COMMIT_VIRTUAL)(PVOID, PVOID, ULONG, ULONG);
typedef void (NTAPI *PAGP_FREE_VIRTUAL)(PVOID, PVOID, ULONG, ULONG);

typedef struct _VIDEO_PORT_AGP_INTERFACE {
    USHORT Size;
    USHORT Version;
    PVOID Context;
    PINTERFACE_REFERENCE InterfaceReference;
    PINTERFACE_DEREFERENCE InterfaceDereference;
    PAGP_RESERVE_PHYSICAL AgpReservePhysical;
    PAGP_RELEASE_PHYSICAL AgpReleasePhysical;
    PAGP_COMMIT_PHYSICAL AgpCommitPhysical;
    PAGP_FREE_PHYSICAL AgpFreePhysical;
    PAGP_RESERVE_VIRTUAL AgpReserveVirtual;
    PAGP_RELEASE_VIRTUAL AgpReleaseVirtual;
    PAGP_COMMIT_VIRTUAL AgpCommitVirtual;
    PAGP_FREE_VIRTUAL AgpFreeVirtual;
    ULONGLONG AgpAllocationLimit;
} VIDEO_PORT_AGP_INTERFACE, *PVIDEO_PORT_AGP_INTERFACE;

typedef BOOLEAN (NTAPI *PAGP_SET_RATE)(PVOID, ULONG);

typedef struct _VIDEO_PORT_AGP_INTERFACE_2 {
    USHORT Size;
    USHORT Version;
    PVOID Context;
    PINTERFACE_REFERENCE InterfaceReference;
    PINTERFACE_DEREFERENCE InterfaceDereference;
    PAGP_RESERVE_PHYSICAL AgpReservePhysical;
    PAGP_RELEASE_PHYSICAL AgpReleasePhysical;
    PAGP_COMMIT_PHYSICAL AgpCommitPhysical;
    PAGP_FREE_PHYSICAL AgpFreePhysical;
    PAGP_RESERVE_VIRTUAL AgpReserveVirtual;
    PAGP_RELEASE_VIRTUAL AgpReleaseVirtual;
    PAGP_COMMIT_VIRTUAL AgpCommitVirtual;
    PAGP_FREE_VIRTUAL AgpFreeVirtual;
    ULONGLONG AgpAllocationLimit;
    PAGP_SET_RATE AgpSetRate;
} VIDEO_PORT_AGP_INTERFACE_2, *PVIDEO_PORT_AGP_INTERFACE_2;

typedef enum _EMULATOR_PORT_ACCESS_TYPE {
    Uchar,
    Ushort,
    Ulong,
} EMULATOR_PORT_ACCESS_TYPE, *PEMULATOR_PORT_ACCESS_TYPE;

typedef struct _EMULATOR_ACCESS_ENTRY {
    ULONG BasePort;
    ULONG NumConsecutivePorts;
    EMULATOR_PORT_ACCESS_TYPE AccessType;
    UCHAR AccessMode;
    UCHAR StringSupport;
    PVOID Routine;
} EMULATOR_ACCESS_ENTRY, *PEMULATOR_ACCESS_ENTRY;

typedef PVOID (NTAPI *PVIDEO_PORT_GET_PROC_ADDRESS)(PVOID, PUCHAR);

struct _VIDEO_PORT_CONFIG_INFO {
    ULONG Length;
    ULONG SystemIoBusNumber;
    INTERFACE_TYPE AdapterInterfaceType;
    ULONG BusInterruptLevel;
    ULONG BusInterruptVector;
    KINTERRUPT_MODE InterruptMode;
    ULONG NumEmulatorAccessEntries;
    PEMULATOR_ACCESS_ENTRY EmulatorAccessEntries;
    ULONG_PTR EmulatorAccessEntriesContext;
    PHYSICAL_ADDRESS VdmPhysicalVideoMemoryAddress;
    ULONG VdmPhysicalVideoMemoryLength;
    ULONG HardwareStateSize;
    ULONG DmaChannel;
    ULONG DmaPort;
    UCHAR DmaShareable;
    UCHAR InterruptShareable;
    BOOLEAN Master;
    DMA_WIDTH DmaWidth;
    DMA_SPEED DmaSpeed;
    BOOLEAN bMapBuffers;
    BOOLEAN NeedPhysicalAddresses;
    BOOLEAN DemandMode;
    ULONG MaximumTransferLength;
    ULONG NumberOfPhysicalBreaks;
    BOOLEAN ScatterGather;
    ULONG MaximumScatterGatherChunkSize;
    PVIDEO_PORT_GET_PROC_ADDRESS VideoPortGetProcAddress;
    PWSTR DriverRegistryPath;
    ULONGLONG SystemMemorySize;
};

typedef struct _VIDEO_DEBUG_REPORT *PVIDEO_DEBUG_REPORT;

typedef struct _VIDEO_PORT_DEBUG_REPORT_INTERFACE {
    USHORT Size;
    USHORT Version;
    PVOID Context;
    PINTERFACE_REFERENCE InterfaceReference;
    PINTERFACE_DEREFERENCE InterfaceDereference;
    PVIDEO_DEBUG_REPORT (NTAPI *DbgReportCreate)(PVOID, ULONG, ULONG_PTR, ULONG_PTR, ULONG_PTR, ULONG_PTR);
    BOOLEAN (NTAPI *DbgReportSecondaryData)(PVIDEO_DEBUG_REPORT, PVOID, ULONG);
    void (NTAPI *DbgReportComplete)(PVIDEO_DEBUG_REPORT);
} VIDEO_PORT_DEBUG_REPORT_INTERFACE, *PVIDEO_PORT_DEBUG_REPORT_INTERFACE;

typedef BOOLEAN (NTAPI *PI2C_START)(PVOID, PI2C_CALLBACKS);
typedef BOOLEAN (NTAPI *PI2C_STOP)(PVOID, PI2C_CALLBACKS);
typedef BOOLEAN (NTAPI *PI2C_WRITE)(PVOID, PI2C_CALLBACKS, PUCHAR, ULONG);
typedef BOOLEAN (NTAPI *PI2C_READ)(PVOID, PI2C_CALLBACKS, PUCHAR, ULONG);

typedef struct _VIDEO_PORT_I2C_INTERFACE {
    USHORT Size;
    USHORT Version;
    PVOID Context;
    PINTERFACE_REFERENCE InterfaceReference;
    PINTERFACE_DEREFERENCE InterfaceDereference;
    PI2C_START I2CStart;
    PI2C_STOP I2CStop;
    PI2C_WRITE I2CWrite;
    PI2C_READ I2CRead;
} VIDEO_PORT_I2C_INTERFACE, *PVIDEO_PORT_I2C_INTERFACE;

typedef BOOLEAN (NTAPI *PI2C_START_2)(PVOID, PVIDEO_I2C_CONTROL);
typedef BOOLEAN (NTAPI *PI2C_STOP_2)(PVOID, PVIDEO_I2C_CONTROL);
typedef BOOLEAN (NTAPI *PI2C_WRITE_2)(PVOID, PVIDEO_I2C_CONTROL, PUCHAR, ULONG);
typedef BOOLEAN (NTAPI *PI2C_READ_2)(PVOID, PVIDEO_I2C_CONTROL, PUCHAR, ULONG, BOOLEAN);

typedef struct _VIDEO_PORT_I2C_INTERFACE_2 {
    USHORT Size;
    USHORT Version;
    PVOID Context;
    PINTERFACE_REFERENCE InterfaceReference;
    PINTERFACE_DEREFERENCE InterfaceDereference;
    PI2C_START_2 I2CStart;
    PI2C_STOP_2 I2CStop;
    PI2C_WRITE_2 I2CWrite;
    PI2C_READ_2 I2CRead;
} VIDEO_PORT_I2C_INTERFACE_2, *PVIDEO_PORT_I2C_INTERFACE_2;

typedef VP_STATUS (NTAPI *PINT10_ALLOCATE_BUFFER)(PVOID, PUSHORT, PUSHORT, PULONG);
typedef VP_STATUS (NTAPI *PINT10_FREE_BUFFER)(PVOID, USHORT, USHORT);
typedef VP_STATUS (NTAPI *PINT10_READ_MEMORY)(PVOID, USHORT, USHORT, PVOID, ULONG);
typedef VP_STATUS (NTAPI *PINT10_WRITE_MEMORY)(PVOID, USHORT, USHORT, PVOID, ULONG);
typedef VP_STATUS (NTAPI *PINT10_CALL_BIOS)(PVOID, PINT10_BIOS_ARGUMENTS);

typedef struct _VIDEO_PORT_INT10_INTERFACE {
    USHORT Size;
    USHORT Version;
    PVOID Context;
    PINTERFACE_REFERENCE InterfaceReference;
    PINTERFACE_DEREFERENCE InterfaceDereference;
    PINT10_ALLOCATE_BUFFER Int10AllocateBuffer;
    PINT10_FREE_BUFFER Int10FreeBuffer;
    PINT10_READ_MEMORY Int10ReadMemory;
    PINT10_WRITE_MEMORY Int10WriteMemory;
    PINT10_CALL_BIOS Int10CallBios;
} VIDEO_PORT_INT10_INTERFACE, *PVIDEO_PORT_INT10_INTERFACE;

typedef VP_STATUS (NTAPI *PROTECT_WC_MEMORY)(PVOID, PVOID);
typedef VP_STATUS (NTAPI *RESTORE_WC_MEMORY)(PVOID, PVOID);

typedef struct _VIDEO_PORT_WCMEMORYPROTECTION_INTERFACE {
    USHORT Size;
    USHORT Version;
    PVOID Context;
    PINTERFACE_REFERENCE InterfaceReference;
    PINTERFACE_DEREFERENCE InterfaceDereference;
    PROTECT_WC_MEMORY VideoPortProtectWCMemory;
    RESTORE_WC_MEMORY VideoPortRestoreWCMemory;
} VIDEO_PORT_WCMEMORYPROTECTION_INTERFACE, *PVIDEO_PORT_WCMEMORYPROTECTION_INTERFACE;

typedef struct _VIDEO_X86_BIOS_ARGUMENTS {
    ULONG Eax;
    ULONG Ebx;
    ULONG Ecx;
    ULONG Edx;
    ULONG Esi;
    ULONG Edi;
    ULONG Ebp;
} VIDEO_X86_BIOS_ARGUMENTS, *PVIDEO_X86_BIOS_ARGUMENTS;

typedef struct _VPOSVERSIONINFO {
    ULONG Size;
    ULONG MajorVersion;
    ULONG MinorVersion;
    ULONG BuildNumber;
    USHORT ServicePackMajor;
    USHORT ServicePackMinor;
} VPOSVERSIONINFO, *PVPOSVERSIONINFO;

typedef struct _VP_DEVICE_DESCRIPTION {
    BOOLEAN ScatterGather;
    BOOLEAN Dma32BitAddresses;
    BOOLEAN Dma64BitAddresses;
    ULONG MaximumLength;
} VP_DEVICE_DESCRIPTION, *PVP_DEVICE_DESCRIPTION;

typedef struct _VP_SCATTER_GATHER_ELEMENT {
    PHYSICAL_ADDRESS Address;
    ULONG Length;
    ULONG_PTR Reserved;
} VP_SCATTER_GATHER_ELEMENT, *PVP_SCATTER_GATHER_ELEMENT;

typedef struct _VP_SCATTER_GATHER_LIST {
    ULONG NumberOfElements;
    ULONG_PTR Reserved;
    VP_SCATTER_GATHER_ELEMENT Elements[];
} VP_SCATTER_GATHER_LIST, *PVP_SCATTER_GATHER_LIST;

typedef struct __VRB_SG {
    long long PhysicalAddress;
    ULONG Length;
} VRB_SG, *PVRB_SG;

typedef ULONG DMA_EVENT_FLAGS;
typedef VP_STATUS (NTAPI *PDRIVER_IO_PORT_UCHAR)(ULONG_PTR, ULONG, UCHAR, PUCHAR);
typedef VP_STATUS (NTAPI *PDRIVER_IO_PORT_UCHAR_STRING)(ULONG_PTR, ULONG, UCHAR, PUCHAR, ULONG);
typedef VP_STATUS (NTAPI *PDRIVER_IO_PORT_ULONG)(ULONG_PTR, ULONG, UCHAR, PULONG);
typedef VP_STATUS (NTAPI *PDRIVER_IO_PORT_ULONG_STRING)(ULONG_PTR, ULONG, UCHAR, PULONG, ULONG);
typedef VP_STATUS (NTAPI *PDRIVER_IO_PORT_USHORT)(ULONG_PTR, ULONG, UCHAR, PUSHORT);
typedef VP_STATUS (NTAPI *PDRIVER_IO_PORT_USHORT_STRING)(ULONG_PTR, ULONG, UCHAR, PUSHORT, ULONG);
typedef struct __VP_DMA_ADAPTER *PVP_DMA_ADAPTER;
typedef void (NTAPI *PEXECUTE_DMA)(PVOID, PVP_DMA_ADAPTER, PVP_SCATTER_GATHER_LIST, PVOID);
typedef void (NTAPI *PMINIPORT_DPC_ROUTINE)(PVOID, PVOID);
typedef VP_STATUS (NTAPI *PMINIPORT_GET_REGISTRY_ROUTINE)(PVOID, PVOID, PWSTR, PVOID, ULONG);
typedef VP_STATUS (NTAPI *PMINIPORT_QUERY_DEVICE_ROUTINE)(PVOID, PVOID, VIDEO_DEVICE_DATA_TYPE, PVOID, ULONG, PVOID,
    ULONG, PVOID, ULONG);
typedef BOOLEAN (NTAPI *PMINIPORT_SYNCHRONIZE_ROUTINE)(PVOID);
typedef struct _VIDEO_PORT_SPIN_LOCK *PSPIN_LOCK;
typedef void (NTAPI *PVIDEO_BUGCHECK_CALLBACK)(PVOID, ULONG, PUCHAR, ULONG);
typedef VP_STATUS (NTAPI *PVIDEO_HW_CHILD_CALLBACK)(PVOID, PVOID);
typedef VP_STATUS *PVP_STATUS;

typedef struct _VIDEO_PORT_AGP_SERVICES {
    PAGP_RESERVE_PHYSICAL AgpReservePhysical;
    PAGP_RELEASE_PHYSICAL AgpReleasePhysical;
    PAGP_COMMIT_PHYSICAL AgpCommitPhysical;
    PAGP_FREE_PHYSICAL AgpFreePhysical;
    PAGP_RESERVE_VIRTUAL AgpReserveVirtual;
    PAGP_RELEASE_VIRTUAL AgpReleaseVirtual;
    PAGP_COMMIT_VIRTUAL AgpCommitVirtual;
    PAGP_FREE_VIRTUAL AgpFreeVirtual;
    ULONGLONG AllocationLimit;
} VIDEO_PORT_AGP_SERVICES, *PVIDEO_PORT_AGP_SERVICES;

typedef struct _VIDEOPARAMETERS {
    GUID Guid;
    ULONG dwOffset;
    ULONG dwCommand;
    ULONG dwFlags;
    ULONG dwMode;
    ULONG dwTVStandard;
    ULONG dwAvailableModes;
    ULONG dwAvailableTVStandard;
    ULONG dwFlickerFilter;
    ULONG dwOverScanX;
    ULONG dwOverScanY;
    ULONG dwMaxUnscaledX;
    ULONG dwMaxUnscaledY;
    ULONG dwPositionX;
    ULONG dwPositionY;
    ULONG dwBrightness;
    ULONG dwContrast;
    ULONG dwCPType;
    ULONG dwCPCommand;
    ULONG dwCPStandard;
    ULONG dwCPKey;
    ULONG bCP_APSTriggerBits;
    UCHAR bOEMCopyProtection[256];
} VIDEOPARAMETERS, *LPVIDEOPARAMETERS, *PVIDEOPARAMETERS;

VPAPI void NTAPI VideoPortAcquireDeviceLock(PVOID);
VPAPI void NTAPI VideoPortAcquireSpinLock(PVOID, PSPIN_LOCK, PUCHAR);
VPAPI void NTAPI VideoPortAcquireSpinLockAtDpcLevel(PVOID, PSPIN_LOCK);
VPAPI VP_STATUS NTAPI VideoPortAllocateBuffer(PVOID, ULONG, PVOID *);
VPAPI PVOID NTAPI VideoPortAllocateCommonBuffer(PVOID, PVP_DMA_ADAPTER, ULONG, PPHYSICAL_ADDRESS, BOOLEAN,
    PVOID);
VPAPI PVOID NTAPI VideoPortAllocateContiguousMemory(PVOID, ULONG, PHYSICAL_ADDRESS);
VPAPI PVOID NTAPI VideoPortAllocatePool(PVOID, VP_POOL_TYPE, SIZE_T, ULONG);
VPAPI PDMA NTAPI VideoPortAssociateEventsWithDmaHandle(PVOID, PVIDEO_REQUEST_PACKET, PVOID, PVOID);
VPAPI BOOLEAN NTAPI VideoPortCheckForDeviceExistence(PVOID, USHORT, USHORT, UCHAR, USHORT, USHORT, ULONG);
typedef struct _ENG_EVENT ENG_EVENT, *PENG_EVENT, *PEVENT;
VPAPI void NTAPI VideoPortClearEvent(PVOID, PEVENT);
VPAPI ULONG NTAPI VideoPortCompareMemory(PVOID, PVOID, SIZE_T);
VPAPI VP_STATUS NTAPI VideoPortCompleteDma(PVOID, PVP_DMA_ADAPTER, PVP_SCATTER_GATHER_LIST, BOOLEAN);
VPAPI VP_STATUS NTAPI VideoPortCreateEvent(PVOID, ULONG, PVOID, PEVENT *);
VPAPI VP_STATUS NTAPI VideoPortCreateSecondaryDisplay(PVOID, PVOID *, ULONG);
VPAPI VP_STATUS NTAPI VideoPortCreateSpinLock(PVOID, PSPIN_LOCK *);
VPAPI BOOLEAN NTAPI VideoPortDDCMonitorHelper(PVOID, PVOID, PUCHAR, ULONG);
VPAPI void NTAPI VideoPortDbgReportComplete(PVIDEO_DEBUG_REPORT);
VPAPI PVIDEO_DEBUG_REPORT NTAPI VideoPortDbgReportCreate(PVOID, ULONG, ULONG_PTR, ULONG_PTR, ULONG_PTR,
    ULONG_PTR);
VPAPI BOOLEAN NTAPI VideoPortDbgReportSecondaryData(PVIDEO_DEBUG_REPORT, PVOID, ULONG);
VPAPI void NTAPI VideoPortDebugPrint(VIDEO_DEBUG_LEVEL, PSTR, ...);
VPAPI VP_STATUS NTAPI VideoPortDeleteEvent(PVOID, PEVENT);
VPAPI VP_STATUS NTAPI VideoPortDeleteSpinLock(PVOID, PSPIN_LOCK);
VPAPI VP_STATUS NTAPI VideoPortDisableInterrupt(PVOID);
VPAPI PDMA NTAPI VideoPortDoDma(PVOID, PDMA, DMA_FLAGS);
VPAPI VP_STATUS NTAPI VideoPortEnableInterrupt(PVOID);
VPAPI VP_STATUS NTAPI VideoPortEnumerateChildren(PVOID, PVOID);
VPAPI VP_STATUS NTAPI VideoPortFlushRegistry(PVOID);
VPAPI void NTAPI VideoPortFreeCommonBuffer(PVOID, ULONG, PVOID, PHYSICAL_ADDRESS, BOOLEAN);
VPAPI void NTAPI VideoPortFreeDeviceBase(PVOID, PVOID);
VPAPI void NTAPI VideoPortFreePool(PVOID, PVOID);
VPAPI VP_STATUS NTAPI VideoPortGetAccessRanges(PVOID, ULONG, PIO_RESOURCE_DESCRIPTOR, ULONG, PVIDEO_ACCESS_RANGE,
    PVOID, PVOID, PULONG);
VPAPI PVOID NTAPI VideoPortGetAssociatedDeviceExtension(PVOID);
VPAPI ULONG NTAPI VideoPortGetAssociatedDeviceID(PVOID);
VPAPI ULONG NTAPI VideoPortGetBusData(PVOID, BUS_DATA_TYPE, ULONG, PVOID, ULONG, ULONG);
VPAPI ULONG NTAPI VideoPortGetBytesUsed(PVOID, PDMA);
VPAPI PVOID NTAPI VideoPortGetCommonBuffer(PVOID, ULONG, ULONG, PPHYSICAL_ADDRESS, PULONG, BOOLEAN);
VPAPI UCHAR NTAPI VideoPortGetCurrentIrql();
VPAPI PVOID NTAPI VideoPortGetDeviceBase(PVOID, PHYSICAL_ADDRESS, ULONG, UCHAR);
VPAPI VP_STATUS NTAPI VideoPortGetDeviceData(PVOID, VIDEO_DEVICE_DATA_TYPE, PMINIPORT_QUERY_DEVICE_ROUTINE,
    PVOID);
VPAPI PVP_DMA_ADAPTER NTAPI VideoPortGetDmaAdapter(PVOID, PVP_DEVICE_DESCRIPTION);
VPAPI PVOID NTAPI VideoPortGetDmaContext(PVOID, PDMA);
VPAPI PVOID NTAPI VideoPortGetMdl(PVOID, PDMA);
VPAPI VP_STATUS NTAPI VideoPortGetRegistryParameters(PVOID, PWSTR, UCHAR, PMINIPORT_GET_REGISTRY_ROUTINE, PVOID);
VPAPI PVOID NTAPI VideoPortGetRomImage(PVOID, PVOID, ULONG, ULONG);
VPAPI VP_STATUS NTAPI VideoPortGetVersion(PVOID, PVPOSVERSIONINFO);
VPAPI VP_STATUS NTAPI VideoPortGetVgaStatus(PVOID, PULONG);
VPAPI ULONG NTAPI VideoPortInitialize(PVOID, PVOID, PVIDEO_HW_INITIALIZATION_DATA, PVOID);
VPAPI VP_STATUS NTAPI VideoPortInt10(PVOID, PVIDEO_X86_BIOS_ARGUMENTS);
VPAPI LONG NTAPI VideoPortInterlockedDecrement(PLONG);
VPAPI LONG NTAPI VideoPortInterlockedExchange(PLONG, LONG);
VPAPI LONG NTAPI VideoPortInterlockedIncrement(PLONG);
VPAPI BOOLEAN NTAPI VideoPortIsNoVesa(void);
VPAPI PVOID NTAPI VideoPortLockBuffer(PVOID, PVOID, ULONG, VP_LOCK_OPERATION);
VPAPI BOOLEAN NTAPI VideoPortLockPages(PVOID, PVIDEO_REQUEST_PACKET, PEVENT, PEVENT, DMA_FLAGS);
VPAPI void NTAPI VideoPortLogError(PVOID, PVIDEO_REQUEST_PACKET, VP_STATUS, ULONG);
typedef void (NTAPI *PBANKED_SECTION_ROUTINE)(ULONG, ULONG, PVOID);
VPAPI VP_STATUS NTAPI VideoPortMapBankedMemory(PVOID, PHYSICAL_ADDRESS, PULONG, PULONG, PVOID *, ULONG, UCHAR,
    PBANKED_SECTION_ROUTINE, PVOID);
VPAPI PDMA NTAPI VideoPortMapDmaMemory(PVOID, PVIDEO_REQUEST_PACKET, PHYSICAL_ADDRESS, PULONG, PULONG, PVOID,
    PVOID, PVOID *);
VPAPI VP_STATUS NTAPI VideoPortMapMemory(PVOID, PHYSICAL_ADDRESS, PULONG, PULONG, PVOID *);
VPAPI void NTAPI VideoPortMoveMemory(PVOID, PVOID, ULONG);
VPAPI void NTAPI VideoPortPutDmaAdapter(PVOID, PVP_DMA_ADAPTER);
VPAPI LONGLONG NTAPI VideoPortQueryPerformanceCounter(PVOID, PLONGLONG);
VPAPI VP_STATUS NTAPI VideoPortQueryServices(PVOID, VIDEO_PORT_SERVICES, PINTERFACE);
VPAPI void NTAPI VideoPortQuerySystemTime(PLARGE_INTEGER);
VPAPI BOOLEAN NTAPI VideoPortQueueDpc(PVOID, PMINIPORT_DPC_ROUTINE, PVOID);
VPAPI void NTAPI VideoPortReadPortBufferUchar(PUCHAR, PUCHAR, ULONG);
VPAPI void NTAPI VideoPortReadPortBufferUlong(PULONG, PULONG, ULONG);
VPAPI void NTAPI VideoPortReadPortBufferUshort(PUSHORT, PUSHORT, ULONG);
VPAPI UCHAR NTAPI VideoPortReadPortUchar(PUCHAR);
VPAPI ULONG NTAPI VideoPortReadPortUlong(PULONG);
VPAPI USHORT NTAPI VideoPortReadPortUshort(PUSHORT);
VPAPI void NTAPI VideoPortReadRegisterBufferUchar(PUCHAR, PUCHAR, ULONG);
VPAPI void NTAPI VideoPortReadRegisterBufferUlong(PULONG, PULONG, ULONG);
VPAPI void NTAPI VideoPortReadRegisterBufferUshort(PUSHORT, PUSHORT, ULONG);
VPAPI UCHAR NTAPI VideoPortReadRegisterUchar(PUCHAR);
VPAPI ULONG NTAPI VideoPortReadRegisterUlong(PULONG);
VPAPI USHORT NTAPI VideoPortReadRegisterUshort(PUSHORT);
VPAPI LONG NTAPI VideoPortReadStateEvent(PVOID, PEVENT);
VPAPI VP_STATUS NTAPI VideoPortRegisterBugcheckCallback(PVOID, ULONG, PVIDEO_BUGCHECK_CALLBACK, ULONG);
VPAPI void NTAPI VideoPortReleaseBuffer(PVOID, PVOID);
VPAPI void NTAPI VideoPortReleaseCommonBuffer(PVOID, PVP_DMA_ADAPTER, ULONG, PHYSICAL_ADDRESS, PVOID, BOOLEAN);
VPAPI void NTAPI VideoPortReleaseDeviceLock(PVOID);
VPAPI void NTAPI VideoPortReleaseSpinLock(PVOID, PSPIN_LOCK, UCHAR);
VPAPI void NTAPI VideoPortReleaseSpinLockFromDpcLevel(PVOID, PSPIN_LOCK);
VPAPI BOOLEAN NTAPI VideoPortScanRom(PVOID, PUCHAR, ULONG, PUCHAR);
VPAPI ULONG NTAPI VideoPortSetBusData(PVOID, BUS_DATA_TYPE, ULONG, PVOID, ULONG, ULONG);
VPAPI void NTAPI VideoPortSetBytesUsed(PVOID, PDMA, ULONG);
VPAPI void NTAPI VideoPortSetDmaContext(PVOID, PDMA, PVOID);
VPAPI LONG NTAPI VideoPortSetEvent(PVOID, PEVENT);
VPAPI VP_STATUS NTAPI VideoPortSetRegistryParameters(PVOID, PWSTR, PVOID, ULONG);
VPAPI VP_STATUS NTAPI VideoPortSetTrappedEmulatorPorts(PVOID, ULONG, PVIDEO_ACCESS_RANGE);
VPAPI BOOLEAN NTAPI VideoPortSignalDmaComplete(PVOID, PDMA);
VPAPI void NTAPI VideoPortStallExecution(ULONG);
VPAPI VP_STATUS NTAPI VideoPortStartDma(PVOID, PVP_DMA_ADAPTER, PVOID, ULONG, PULONG, PEXECUTE_DMA, PVOID,
    BOOLEAN);
VPAPI void NTAPI VideoPortStartTimer(PVOID);
VPAPI void NTAPI VideoPortStopTimer(PVOID);
VPAPI BOOLEAN NTAPI VideoPortSynchronizeExecution(PVOID, VIDEO_SYNCHRONIZE_PRIORITY,
    PMINIPORT_SYNCHRONIZE_ROUTINE, PVOID);
VPAPI void NTAPI VideoPortUnlockBuffer(PVOID, PVOID);
VPAPI BOOLEAN NTAPI VideoPortUnlockPages(PVOID, PDMA);
VPAPI BOOLEAN NTAPI VideoPortUnmapDmaMemory(PVOID, PVOID, HANDLE, PDMA);
VPAPI VP_STATUS NTAPI VideoPortUnmapMemory(PVOID, PVOID, HANDLE);
VPAPI VP_STATUS NTAPI VideoPortVerifyAccessRanges(PVOID, ULONG, PVIDEO_ACCESS_RANGE);
VPAPI VP_STATUS NTAPI VideoPortWaitForSingleObject(PVOID, PVOID, PLARGE_INTEGER);
VPAPI void NTAPI VideoPortWritePortBufferUchar(PUCHAR, PUCHAR, ULONG);
VPAPI void NTAPI VideoPortWritePortBufferUlong(PULONG, PULONG, ULONG);
VPAPI void NTAPI VideoPortWritePortBufferUshort(PUSHORT, PUSHORT, ULONG);
VPAPI void NTAPI VideoPortWritePortUchar(PUCHAR, UCHAR);
VPAPI void NTAPI VideoPortWritePortUlong(PULONG, ULONG);
VPAPI void NTAPI VideoPortWritePortUshort(PUSHORT, USHORT);
VPAPI void NTAPI VideoPortWriteRegisterBufferUchar(PUCHAR, PUCHAR, ULONG);
VPAPI void NTAPI VideoPortWriteRegisterBufferUlong(PULONG, PULONG, ULONG);
VPAPI void NTAPI VideoPortWriteRegisterBufferUshort(PUSHORT, PUSHORT, ULONG);
VPAPI void NTAPI VideoPortWriteRegisterUchar(PUCHAR, UCHAR);
VPAPI void NTAPI VideoPortWriteRegisterUlong(PULONG, ULONG);
VPAPI void NTAPI VideoPortWriteRegisterUshort(PUSHORT, USHORT);
VPAPI void NTAPI VideoPortZeroDeviceMemory(PVOID, ULONG);
VPAPI void NTAPI VideoPortZeroMemory(PVOID, ULONG);
VPAPI BOOLEAN NTAPI VideoPortGetAgpServices(PVOID, PVIDEO_PORT_AGP_SERVICES);

#ifdef __cplusplus
}
#endif

#endif
