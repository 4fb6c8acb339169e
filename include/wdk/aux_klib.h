/*
 * aux_klib.h: the auxiliary kernel library: loaded modules, firmware tables, the bugcheck under way.
 */
#ifndef _AUX_KLIB_H
#define _AUX_KLIB_H

#include "ntddk.h"

#ifdef __cplusplus
extern "C" {
#endif

#define AUX_KLIB_MODULE_PATH_LEN 256

/* Asked for with ElementSize sizeof(AUX_MODULE_BASIC_INFO), or of the extended form. */
typedef struct _AUX_MODULE_BASIC_INFO {
    PVOID ImageBase;
} AUX_MODULE_BASIC_INFO, *PAUX_MODULE_BASIC_INFO;

typedef struct _AUX_MODULE_EXTENDED_INFO {
    AUX_MODULE_BASIC_INFO BasicInfo;
    ULONG ImageSize;
    USHORT FileNameOffset;
    UCHAR FullPathName[AUX_KLIB_MODULE_PATH_LEN];
} AUX_MODULE_EXTENDED_INFO, *PAUX_MODULE_EXTENDED_INFO;

/* The caller fills BugCheckDataSize. */
typedef struct _KBUGCHECK_DATA {
    ULONG BugCheckDataSize;
    ULONG BugCheckCode;
    ULONG_PTR Parameter1;
    ULONG_PTR Parameter2;
    ULONG_PTR Parameter3;
    ULONG_PTR Parameter4;
} KBUGCHECK_DATA, *PKBUGCHECK_DATA;

_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI AuxKlibInitialize(void);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI AuxKlibQueryModuleInformation(PULONG BufferSize, ULONG ElementSize, PVOID QueryInfo);
NTSTATUS NTAPI AuxKlibGetBugCheckData(PKBUGCHECK_DATA BugCheckData);
_IRQL_requires_max_(PASSIVE_LEVEL)
PVOID NTAPI AuxKlibGetImageExportDirectory(PVOID ImageBase);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI AuxKlibEnumerateSystemFirmwareTables(ULONG FirmwareTableProviderSignature, PVOID FirmwareTableBuffer,
    ULONG BufferLength, PULONG ReturnLength);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI AuxKlibGetSystemFirmwareTable(ULONG FirmwareTableProviderSignature, ULONG FirmwareTableID,
    PVOID FirmwareTableBuffer, ULONG BufferLength, PULONG ReturnLength);

#ifdef __cplusplus
}
#endif

#endif
