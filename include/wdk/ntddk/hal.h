/*
 * hal.h: the hardware abstraction layer's dispatch, and the debugger's devices.
 */
#ifndef WDK_NTDDK_HAL_H
#define WDK_NTDDK_HAL_H

#include "../wdm.h"

#define DBG_DEVICE_FLAG_BARS_MAPPED               2
#define DBG_DEVICE_FLAG_HAL_SCRATCH_ALLOCATED     1
#define DBG_DEVICE_FLAG_HOST_VISIBLE_ALLOCATED    0x20
#define DBG_DEVICE_FLAG_SCRATCH_ALLOCATED         4
#define DBG_DEVICE_FLAG_SYNTHETIC                 0x10
#define DBG_DEVICE_FLAG_UNCACHED_MEMORY           8
#define HAL_DISPATCH_VERSION                      5
#define HAL_PLATFORM_ACPI_TABLES_CACHED           0x20
#define HAL_PLATFORM_DISABLE_PTCG                 4
#define HAL_PLATFORM_DISABLE_UC_MAIN_MEMORY       8
#define HAL_PLATFORM_DISABLE_WRITE_COMBINING      1
#define HAL_PLATFORM_ENABLE_WRITE_COMBINING_MMIO  0x10

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    ApicDestinationModePhysical = 1,
    ApicDestinationModeLogicalFlat,
    ApicDestinationModeLogicalClustered,
    ApicDestinationModeUnknown,
} HAL_APIC_DESTINATION_MODE, *PHAL_APIC_DESTINATION_MODE;

typedef enum {
    KdConfigureDeviceAndContinue,
    KdSkipDeviceAndContinue,
    KdConfigureDeviceAndStop,
    KdSkipDeviceAndStop,
} KD_CALLBACK_ACTION, *PKD_CALLBACK_ACTION;

typedef enum _HAL_DISPLAY_BIOS_INFORMATION {
    HalDisplayInt10Bios,
    HalDisplayEmulatedBios,
    HalDisplayNoBios,
} HAL_DISPLAY_BIOS_INFORMATION, *PHAL_DISPLAY_BIOS_INFORMATION;

typedef DEBUG_DEVICE_ADDRESS *PDEBUG_DEVICE_ADDRESS;
typedef KD_CALLBACK_ACTION (NTAPI *PDEBUG_DEVICE_FOUND_FUNCTION)(PDEBUG_DEVICE_DESCRIPTOR);
typedef DEBUG_MEMORY_REQUIREMENTS *PDEBUG_MEMORY_REQUIREMENTS;
typedef HAL_DISPATCH *PHAL_DISPATCH;
typedef KD_NAMESPACE_ENUM *PKD_NAMESPACE_ENUM;
typedef NTSTATUS (NTAPI *pHalAssignSlotResources)(PUNICODE_STRING, PUNICODE_STRING, PDRIVER_OBJECT, PDEVICE_OBJECT,
    INTERFACE_TYPE, ULONG, ULONG, PCM_RESOURCE_LIST *);
typedef BOOLEAN (NTAPI *pHalFindBusAddressTranslation)(PHYSICAL_ADDRESS, PULONG, PPHYSICAL_ADDRESS, PULONG_PTR,
    BOOLEAN);
typedef void (NTAPI *pHalHaltSystem)(void);
typedef BOOLEAN (NTAPI *pHalResetDisplay)(void);
typedef BOOLEAN (NTAPI *pHalTranslateBusAddress)(INTERFACE_TYPE, ULONG, PHYSICAL_ADDRESS, PULONG,
    PPHYSICAL_ADDRESS);
typedef UCHAR (NTAPI *pHalVectorToIDTEntry)(ULONG);
typedef void (NTAPI *pKdCheckPowerButton)(void);
typedef NTSTATUS (NTAPI *pKdEnumerateDebuggingDevices)(PVOID, PDEBUG_DEVICE_DESCRIPTOR,
    PDEBUG_DEVICE_FOUND_FUNCTION);
struct _LOADER_PARAMETER_BLOCK;
typedef PVOID (NTAPI *pKdGetAcpiTablePhase0)(struct _LOADER_PARAMETER_BLOCK *, ULONG);
typedef ULONG (NTAPI *pKdGetPciDataByOffset)(ULONG, ULONG, PVOID, ULONG, ULONG);
typedef PVOID (NTAPI *pKdMapPhysicalMemory64)(PHYSICAL_ADDRESS, ULONG, BOOLEAN);
typedef NTSTATUS (NTAPI *pKdReleaseIntegratedDeviceForDebugging)(PDEBUG_DEVICE_DESCRIPTOR);
typedef NTSTATUS (NTAPI *pKdReleasePciDeviceForDebugging)(PDEBUG_DEVICE_DESCRIPTOR);
typedef ULONG (NTAPI *pKdSetPciDataByOffset)(ULONG, ULONG, PVOID, ULONG, ULONG);
typedef NTSTATUS (NTAPI *pKdSetupIntegratedDeviceForDebugging)(PVOID, PDEBUG_DEVICE_DESCRIPTOR);
typedef NTSTATUS (NTAPI *pKdSetupPciDeviceForDebugging)(PVOID, PDEBUG_DEVICE_DESCRIPTOR);
typedef void (NTAPI *pKdUnmapVirtualAddress)(PVOID, ULONG, BOOLEAN);

#ifdef __cplusplus
}
#endif

#endif
