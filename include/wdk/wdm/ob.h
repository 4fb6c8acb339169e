/*
 * ob.h: the object manager: references, handles, types.
 */
#ifndef WDK_WDM_OB_H
#define WDK_WDM_OB_H

#include "io.h"

#ifdef __cplusplus
extern "C" {
#endif

_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ObReferenceObjectByHandle(HANDLE Handle, ACCESS_MASK DesiredAccess,
    POBJECT_TYPE ObjectType, KPROCESSOR_MODE AccessMode, PVOID *Object, POBJECT_HANDLE_INFORMATION HandleInformation);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ObReferenceObjectByHandleWithTag(HANDLE Handle, ACCESS_MASK DesiredAccess,
    POBJECT_TYPE ObjectType, KPROCESSOR_MODE AccessMode, ULONG Tag, PVOID *Object,
    POBJECT_HANDLE_INFORMATION HandleInformation);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ObReferenceObjectByPointer(PVOID Object, ACCESS_MASK DesiredAccess,
    POBJECT_TYPE ObjectType, KPROCESSOR_MODE AccessMode);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ObReferenceObjectByPointerWithTag(PVOID Object, ACCESS_MASK DesiredAccess,
    POBJECT_TYPE ObjectType, KPROCESSOR_MODE AccessMode, ULONG Tag);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LONG_PTR NTAPI ObfReferenceObject(PVOID Object);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LONG_PTR NTAPI ObfReferenceObjectWithTag(PVOID Object, ULONG Tag);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LONG_PTR NTAPI ObfDereferenceObject(PVOID Object);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LONG_PTR NTAPI ObfDereferenceObjectWithTag(PVOID Object, ULONG Tag);
NTKERNELAPI void NTAPI ObDereferenceObjectDeferDelete(PVOID Object);
NTKERNELAPI void NTAPI ObDereferenceObjectDeferDeleteWithTag(PVOID Object, ULONG Tag);
NTKERNELAPI NTSTATUS NTAPI ObCloseHandle(HANDLE Handle, KPROCESSOR_MODE PreviousMode);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ObGetObjectSecurity(PVOID Object, PSECURITY_DESCRIPTOR *SecurityDescriptor,
    PBOOLEAN MemoryAllocated);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI ObReleaseObjectSecurity(PSECURITY_DESCRIPTOR SecurityDescriptor, BOOLEAN MemoryAllocated);
#define ObReferenceObject(Object)               ObfReferenceObject(Object)
#define ObReferenceObjectWithTag(Object, Tag)   ObfReferenceObjectWithTag(Object, Tag)
#define ObDereferenceObject(Object)             ObfDereferenceObject(Object)
#define ObDereferenceObjectWithTag(Object, Tag) ObfDereferenceObjectWithTag(Object, Tag)
NTKERNELAPI USHORT NTAPI ObGetFilterVersion(void);
NTKERNELAPI BOOLEAN NTAPI ObReferenceObjectSafe(PVOID);
NTKERNELAPI BOOLEAN NTAPI ObReferenceObjectSafeWithTag(PVOID, ULONG);
NTKERNELAPI NTSTATUS NTAPI ObRegisterCallbacks(POB_CALLBACK_REGISTRATION, PVOID *);
NTKERNELAPI void NTAPI ObUnRegisterCallbacks(PVOID);

/*
 * The types of objects. Each name stands for the kernel's variable and is declared as a pointer to it, since on Windows
 * the symbol is the import table's slot: ObReferenceObjectByHandle(..., *PsThreadType, ...). An export row gives the
 * variable's address.
 */
extern NTAPI_DATA POBJECT_TYPE *CmKeyObjectType;
extern NTAPI_DATA POBJECT_TYPE *ExEventObjectType;
extern NTAPI_DATA POBJECT_TYPE *ExSemaphoreObjectType;
extern NTAPI_DATA POBJECT_TYPE *IoFileObjectType;
extern NTAPI_DATA POBJECT_TYPE *PsProcessType;
extern NTAPI_DATA POBJECT_TYPE *PsThreadType;
extern NTAPI_DATA POBJECT_TYPE *PsJobType;
extern NTAPI_DATA POBJECT_TYPE *SeTokenObjectType;
extern NTAPI_DATA POBJECT_TYPE *MmSectionObjectType;
extern NTAPI_DATA PULONG NtBuildNumber;

#ifdef __cplusplus
}
#endif

#endif
