/*
 * wdmsec.h: device objects that come into being with a security descriptor.
 */
#ifndef _WDMSEC_H_
#define _WDMSEC_H_

#include "wdm.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Whom the names let in: SYS the system, ADM administrators, WORLD everyone, RES restricted code. */
#ifdef _WIN32
DECLARE_GLOBAL_CONST_UNICODE_STRING(SDDL_DEVOBJ_KERNEL_ONLY, L"D:P");
DECLARE_GLOBAL_CONST_UNICODE_STRING(SDDL_DEVOBJ_INF_SUPPLIED, L"D:P");
DECLARE_GLOBAL_CONST_UNICODE_STRING(SDDL_DEVOBJ_SYS_ALL, L"D:P(A;;GA;;;SY)");
DECLARE_GLOBAL_CONST_UNICODE_STRING(SDDL_DEVOBJ_SYS_ALL_ADM_ALL, L"D:P(A;;GA;;;SY)(A;;GA;;;BA)");
DECLARE_GLOBAL_CONST_UNICODE_STRING(SDDL_DEVOBJ_SYS_ALL_ADM_RX, L"D:P(A;;GA;;;SY)(A;;GRGX;;;BA)");
DECLARE_GLOBAL_CONST_UNICODE_STRING(SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_R,
    L"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GR;;;WD)");
DECLARE_GLOBAL_CONST_UNICODE_STRING(SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_R_RES_R,
    L"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GR;;;WD)(A;;GR;;;RC)");
DECLARE_GLOBAL_CONST_UNICODE_STRING(SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_RW_RES_R,
    L"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GRGW;;;WD)(A;;GR;;;RC)");
DECLARE_GLOBAL_CONST_UNICODE_STRING(SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_RWX_RES_RWX,
    L"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GRGWGX;;;WD)(A;;GRGWGX;;;RC)");
#endif

/* Without an entry in the registry for the class, the default descriptor holds. */
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI WdmlibIoCreateDeviceSecure(PDRIVER_OBJECT DriverObject, ULONG DeviceExtensionSize,
    PUNICODE_STRING DeviceName, DEVICE_TYPE DeviceType, ULONG DeviceCharacteristics, BOOLEAN Exclusive,
    PCUNICODE_STRING DefaultSDDLString, LPCGUID DeviceClassGuid, PDEVICE_OBJECT *DeviceObject);
NTSTATUS NTAPI WdmlibRtlInitUnicodeStringEx(PUNICODE_STRING DestinationString, PCWSTR SourceString);
#define IoCreateDeviceSecure WdmlibIoCreateDeviceSecure
#define RtlInitUnicodeStringEx WdmlibRtlInitUnicodeStringEx

#ifdef __cplusplus
}
#endif

#endif
