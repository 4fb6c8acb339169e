/*
 * ps.h: threads and processes.
 */
#ifndef WDK_WDM_PS_H
#define WDK_WDM_PS_H

#include "ob.h"

#ifdef __cplusplus
extern "C" {
#endif

_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsCreateSystemThread(PHANDLE ThreadHandle, ULONG DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, HANDLE ProcessHandle, PCLIENT_ID ClientId, PKSTART_ROUTINE StartRoutine,
    PVOID StartContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsTerminateSystemThread(NTSTATUS ExitStatus);
#define PsGetCurrentProcess IoGetCurrentProcess
#define PsGetCurrentThread() ((PETHREAD)KeGetCurrentThread())
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI PsGetVersion(PULONG MajorVersion, PULONG MinorVersion, PULONG BuildNumber,
    PUNICODE_STRING CSDVersion);
typedef struct _AFFINITY_TOKEN *PAFFINITY_TOKEN;
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsAllocateAffinityToken(PAFFINITY_TOKEN *);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PsFreeAffinityToken(PAFFINITY_TOKEN);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI ULONG64 NTAPI PsQueryTotalCycleTimeProcess(PEPROCESS, PULONG64);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI PsRevertToUserMultipleGroupAffinityThread(PAFFINITY_TOKEN);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsSetSystemMultipleGroupAffinityThread(PGROUP_AFFINITY, USHORT, PAFFINITY_TOKEN);
NTKERNELAPI NTSTATUS NTAPI PsWrapApcWow64Thread(PVOID *, PVOID *);
#define THREAD_CSWITCH_PMU_DISABLE               0
#define THREAD_CSWITCH_PMU_ENABLE                1
#define THREAD_PROFILING_FLAG_DISPATCH           1
#define THREAD_ALERT                             4
#define THREAD_ALL_ACCESS                        0x1fffff
#define THREAD_GET_CONTEXT                       8
#define THREAD_QUERY_LIMITED_INFORMATION         0x800
#define THREAD_RESUME                            0x1000
#define THREAD_SET_CONTEXT                       0x10
#define THREAD_SET_INFORMATION                   0x20
#define THREAD_SET_LIMITED_INFORMATION           0x400
#define THREAD_SUSPEND_RESUME                    2
#define THREAD_TERMINATE                         1
#define PROCESS_EXCEPTION_PORT_ALL_STATE_BITS    3
#define PROCESS_EXCEPTION_PORT_ALL_STATE_FLAGS   7
#define PROCESS_HANDLE_EXCEPTIONS_ENABLED        1
#define PROCESS_HANDLE_RAISE_UM_EXCEPTION_ON_INVALID_HANDLE_CLOSE_DISABLED 0
#define PROCESS_HANDLE_RAISE_UM_EXCEPTION_ON_INVALID_HANDLE_CLOSE_ENABLED 1
#define PROCESS_HANDLE_TRACING_MAX_STACKS        0x10
#define PROCESS_LUID_DOSDEVICES_ONLY             1
#define PROCESS_ALL_ACCESS                       0x1fffff
#define PROCESS_DUP_HANDLE                       0x40
#define PROCESS_TRUST_LABEL_SECURITY_INFORMATION 0x80
#define EVENT_ALL_ACCESS                         0x1f0003
#define EVENT_MODIFY_STATE                       2
#define EVENT_QUERY_STATE                        1
#define SEMAPHORE_INCREMENT                      1
#define SEMAPHORE_ALL_ACCESS                     0x1f0003
#define SEMAPHORE_MODIFY_STATE                   2
#define SEMAPHORE_QUERY_STATE                    1
#define ZwCurrentProcess() ((HANDLE)(LONG_PTR)-1)
#define NtCurrentProcess() ((HANDLE)(LONG_PTR)-1)
#define ZwCurrentThread()  ((HANDLE)(LONG_PTR)-2)
#define NtCurrentThread()  ((HANDLE)(LONG_PTR)-2)

#ifdef __cplusplus
}
#endif

#endif
