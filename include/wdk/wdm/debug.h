/*
 * debug.h: prints, breaks, assertions and bugchecks.
 */
#ifndef WDK_WDM_DEBUG_H
#define WDK_WDM_DEBUG_H

#include "objects.h"
#include "../dpfilter.h"

#ifdef __cplusplus
extern "C" {
#endif

DECLSPEC_NORETURN NTKERNELAPI void NTAPI KeBugCheck(ULONG BugCheckCode);
NTKERNELAPI ULONG NTAPI DbgPrint(PCSTR Format, ...);
NTKERNELAPI ULONG NTAPI DbgPrintEx(ULONG ComponentId, ULONG Level, PCSTR Format, ...);
NTKERNELAPI ULONG NTAPI vDbgPrintEx(ULONG ComponentId, ULONG Level, PCCH Format, WDK_VA_LIST arglist);
NTKERNELAPI ULONG NTAPI vDbgPrintExWithPrefix(PCCH Prefix, ULONG ComponentId, ULONG Level, PCCH Format,
    WDK_VA_LIST arglist);
NTKERNELAPI ULONG NTAPI DbgPrintReturnControlC(PCCH Format, ...);
NTKERNELAPI ULONG NTAPI DbgPrompt(PCCH Prompt, PCH Response, ULONG MaximumResponseLength);
NTKERNELAPI VOID NTAPI DbgBreakPoint(VOID);
NTKERNELAPI void NTAPI DbgBreakPointWithStatus(ULONG Status);
NTKERNELAPI NTSTATUS NTAPI DbgQueryDebugFilterState(ULONG ComponentId, ULONG Level);
NTKERNELAPI NTSTATUS NTAPI DbgSetDebugFilterState(ULONG ComponentId, ULONG Level, BOOLEAN State);
typedef void (NTAPI *PDEBUG_PRINT_CALLBACK)(PSTRING, ULONG, ULONG);
NTKERNELAPI NTSTATUS NTAPI DbgSetDebugPrintCallback(PDEBUG_PRINT_CALLBACK DebugPrintCallback, BOOLEAN Enable);
NTKERNELAPI void NTAPI RtlAssert(PVOID VoidFailedAssertion, PVOID VoidFileName, ULONG LineNumber,
    PSTR MutableMessage);
NTKERNELAPI NTSTATUS NTAPI KdDisableDebugger(void);
NTKERNELAPI NTSTATUS NTAPI KdEnableDebugger(void);
NTKERNELAPI BOOLEAN NTAPI KdRefreshDebuggerNotPresent(void);
typedef enum _KD_OPTION {
    KD_OPTION_SET_BLOCK_ENABLE,
} KD_OPTION;

NTKERNELAPI NTSTATUS NTAPI KdChangeOption(KD_OPTION Option, ULONG InBufferBytes, PVOID InBuffer, ULONG OutBufferBytes,
    PVOID OutBuffer, PULONG OutBufferNeeded);

/* The kernel's variables: what the name is declared as points to them, as Windows' import table does. */
extern NTAPI_DATA PBOOLEAN KdDebuggerNotPresent;
extern NTAPI_DATA PBOOLEAN KdDebuggerEnabled;
#define KD_DEBUGGER_ENABLED     (*KdDebuggerEnabled)
#define KD_DEBUGGER_NOT_PRESENT (*KdDebuggerNotPresent)

#ifdef _WIN32
#define DbgRaiseAssertionFailure() __int2c()
VOID __int2c(VOID);
VOID __debugbreak(VOID);
#else
#define DbgRaiseAssertionFailure() __builtin_trap()
#define __debugbreak()             __builtin_trap()
#endif

/*
 * Assertions of a checked build (DBG); nothing in a free one. Windows' NT_ASSERT raises an exception that names nothing,
 * its ASSERT calls RtlAssert with expression, file and line: here all of them do.
 */
#if DBG
#define WDK_ASSERT(_exp, _msg) ((!(_exp)) ? (RtlAssert((PVOID)#_exp, (PVOID)__FILE__, __LINE__, _msg), FALSE) : TRUE)
#define ASSERT(_exp)                WDK_ASSERT(_exp, NULL)
#define ASSERTMSG(_msg, _exp)       WDK_ASSERT(_exp, (PSTR)(_msg))
#define RTL_SOFT_ASSERT(_exp)       WDK_ASSERT(_exp, NULL)
#define RTL_SOFT_ASSERTMSG(_m, _e)  WDK_ASSERT(_e, (PSTR)(_m))
#define RTL_VERIFY(_exp)            WDK_ASSERT(_exp, NULL)
#define RTL_VERIFYMSG(_m, _e)       WDK_ASSERT(_e, (PSTR)(_m))
#define RTL_SOFT_VERIFY(_exp)       WDK_ASSERT(_exp, NULL)
#define NT_ASSERT(_exp)             WDK_ASSERT(_exp, NULL)
#define NT_ASSERTMSG(_msg, _exp)    WDK_ASSERT(_exp, (PSTR)(_msg))
#define NT_ASSERTMSGW(_msg, _exp)   WDK_ASSERT(_exp, NULL)
#define NT_VERIFY(_exp)             WDK_ASSERT(_exp, NULL)
#define NT_VERIFYMSG(_msg, _exp)    WDK_ASSERT(_exp, (PSTR)(_msg))
#define NT_FRE_ASSERT(_exp)         WDK_ASSERT(_exp, NULL)
#define KdPrint(_x_)                DbgPrint _x_
#define KdPrintEx(_x_)              DbgPrintEx _x_
#define vKdPrintEx(_x_)             vDbgPrintEx _x_
#define KdBreakPoint()              DbgBreakPoint()
#define KdBreakPointWithStatus(s)   DbgBreakPointWithStatus(s)
#else
#define ASSERT(_exp)                ((void)0)
#define ASSERTMSG(_msg, _exp)       ((void)0)
#define RTL_SOFT_ASSERT(_exp)       ((void)0)
#define RTL_SOFT_ASSERTMSG(_m, _e)  ((void)0)
#define RTL_VERIFY(_exp)            ((_exp) ? TRUE : FALSE)
#define RTL_VERIFYMSG(_m, _e)       ((_e) ? TRUE : FALSE)
#define RTL_SOFT_VERIFY(_exp)       ((_exp) ? TRUE : FALSE)
#define NT_ASSERT(_exp)             ((void)0)
#define NT_ASSERTMSG(_msg, _exp)    ((void)0)
#define NT_ASSERTMSGW(_msg, _exp)   ((void)0)
#define NT_VERIFY(_exp)             ((_exp) ? TRUE : FALSE)
#define NT_VERIFYMSG(_msg, _exp)    ((_exp) ? TRUE : FALSE)
#define NT_FRE_ASSERT(_exp)         ((_exp) ? TRUE : (RtlAssert((PVOID)#_exp, (PVOID)__FILE__, __LINE__, NULL), FALSE))
#define KdPrint(_x_)                ((void)0)
#define KdPrintEx(_x_)              ((void)0)
#define vKdPrintEx(_x_)             ((void)0)
#define KdBreakPoint()              ((void)0)
#define KdBreakPointWithStatus(s)   ((void)0)
#endif
#define NT_ASSERT_ASSUME(_exp)      NT_ASSERT(_exp)
#define NT_ASSERT_NOASSUME(_exp)    NT_ASSERT(_exp)
#define NT_ANALYSIS_ASSUME(_exp)    ((void)0)

#if DBG
#define PAGED_ASSERT(_exp) NT_ASSERT(_exp)
#define PAGED_CODE()       PAGED_ASSERT(KeGetCurrentIrql() <= APC_LEVEL)
#else
#define PAGED_ASSERT(_exp) ((void)0)
#define PAGED_CODE()       ((void)0)
#endif
#define PAGED_CODE_LOCKED() ((void)0)
#define NON_PAGED_CODE()   ((void)0)

typedef void NTAPI KBUGCHECK_CALLBACK_ROUTINE(PVOID, ULONG);
typedef KBUGCHECK_CALLBACK_ROUTINE *PKBUGCHECK_CALLBACK_ROUTINE;
typedef struct _KBUGCHECK_CALLBACK_RECORD {
    LIST_ENTRY Entry;
    PKBUGCHECK_CALLBACK_ROUTINE CallbackRoutine;
    PVOID Buffer;
    ULONG Length;
    PUCHAR Component;
    ULONG_PTR Checksum;
    UCHAR State;
} KBUGCHECK_CALLBACK_RECORD, *PKBUGCHECK_CALLBACK_RECORD;

#define KeInitializeCallbackRecord(CallbackRecord) ((CallbackRecord)->State = BufferEmpty)

typedef struct _KBUGCHECK_REASON_CALLBACK_RECORD KBUGCHECK_REASON_CALLBACK_RECORD, *PKBUGCHECK_REASON_CALLBACK_RECORD;
typedef enum _KBUGCHECK_CALLBACK_REASON {
    KbCallbackInvalid,
    KbCallbackReserved1,
    KbCallbackSecondaryDumpData,
    KbCallbackDumpIo,
    KbCallbackAddPages,
    KbCallbackSecondaryMultiPartDumpData,
    KbCallbackRemovePages,
    KbCallbackTriageDumpData,
    KbCallbackReserved2,
} KBUGCHECK_CALLBACK_REASON;

typedef void NTAPI KBUGCHECK_REASON_CALLBACK_ROUTINE(KBUGCHECK_CALLBACK_REASON, struct _KBUGCHECK_REASON_CALLBACK_RECORD *, PVOID, ULONG);
typedef KBUGCHECK_REASON_CALLBACK_ROUTINE *PKBUGCHECK_REASON_CALLBACK_ROUTINE;
struct _KBUGCHECK_REASON_CALLBACK_RECORD {
    LIST_ENTRY Entry;
    PKBUGCHECK_REASON_CALLBACK_ROUTINE CallbackRoutine;
    PUCHAR Component;
    ULONG_PTR Checksum;
    KBUGCHECK_CALLBACK_REASON Reason;
    UCHAR State;
};

NTKERNELAPI BOOLEAN NTAPI KeRegisterBugCheckCallback(PKBUGCHECK_CALLBACK_RECORD CallbackRecord,
    PKBUGCHECK_CALLBACK_ROUTINE CallbackRoutine, PVOID Buffer, ULONG Length, PUCHAR Component);
NTKERNELAPI BOOLEAN NTAPI KeDeregisterBugCheckCallback(PKBUGCHECK_CALLBACK_RECORD CallbackRecord);
NTKERNELAPI BOOLEAN NTAPI KeRegisterBugCheckReasonCallback(PKBUGCHECK_REASON_CALLBACK_RECORD CallbackRecord,
    PKBUGCHECK_REASON_CALLBACK_ROUTINE CallbackRoutine, KBUGCHECK_CALLBACK_REASON Reason, PUCHAR Component);
NTKERNELAPI BOOLEAN NTAPI KeDeregisterBugCheckReasonCallback(PKBUGCHECK_REASON_CALLBACK_RECORD CallbackRecord);

#ifdef __cplusplus
}
#endif

#endif
