/*
 * debugprint.c: DbgPrint and its kin, and what a driver asks of a debugger, of which there is none.
 *
 * Every component's every level is shown until DbgSetDebugFilterState hides it: the log is for the driver's author.
 */
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/format.h"
#include "nt/log.h"

#include <ntddk.h>
#include <ntstatus.h>
#include <stdatomic.h>
#include <string.h>

enum {
    PRINT_BYTES_MAX = 512, /* of one call, as documented */
    COMPONENTS = 256,      /* the last of Windows 11 is 155 */
    COMPONENT_DEFAULT = 101,
    LEVEL_INFO = 3,
};

/* Bits that are hidden; a level of 32 or more is a mask of its own. */
static _Atomic uint32_t hidden[COMPONENTS];

static uint32_t mask_of(ULONG level)
{
    return level < 32 ? UINT32_C(1) << level : level;
}

static bool is_shown(ULONG component, ULONG level)
{
    _Atomic uint32_t *row = &hidden[component < COMPONENTS ? component : COMPONENT_DEFAULT];
    return (mask_of(level) & ~atomic_load_explicit(row, memory_order_relaxed)) != 0;
}

static void print(const char *prefix, const char *format, __builtin_ms_va_list arguments)
{
    char text[PRINT_BYTES_MAX];
    size_t used = strnlen(prefix, sizeof text);
    memcpy(text, prefix, used);
    int bytes = nt_format_narrow(text + used, sizeof text - used, format, arguments);
    if (bytes < 0) {
        static const char refused[] = "(a format with %n, or one that ends within a conversion)\n";
        nt_log_text(NT_LOG_DRIVER, refused, sizeof refused - 1);
        return;
    }
    used += (size_t)bytes;
    nt_log_text(NT_LOG_DRIVER, text, used < sizeof text ? used : sizeof text);
}

ULONG NTAPI DbgPrint(PCSTR Format, ...)
{
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, Format);
    if (is_shown(COMPONENT_DEFAULT, LEVEL_INFO)) {
        print("", Format, arguments);
    }
    __builtin_ms_va_end(arguments);
    return (ULONG)STATUS_SUCCESS;
}

ULONG NTAPI DbgPrintEx(ULONG ComponentId, ULONG Level, PCSTR Format, ...)
{
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, Format);
    if (is_shown(ComponentId, Level)) {
        print("", Format, arguments);
    }
    __builtin_ms_va_end(arguments);
    return (ULONG)STATUS_SUCCESS;
}

ULONG NTAPI vDbgPrintEx(ULONG ComponentId, ULONG Level, PCCH Format, __builtin_ms_va_list arglist)
{
    if (is_shown(ComponentId, Level)) {
        print("", Format, arglist);
    }
    return (ULONG)STATUS_SUCCESS;
}

ULONG NTAPI vDbgPrintExWithPrefix(PCCH Prefix, ULONG ComponentId, ULONG Level, PCCH Format,
                                  __builtin_ms_va_list arglist)
{
    if (is_shown(ComponentId, Level)) {
        print(Prefix, Format, arglist);
    }
    return (ULONG)STATUS_SUCCESS;
}

ULONG NTAPI DbgPrintReturnControlC(PCCH Format, ...)
{
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, Format);
    if (is_shown(COMPONENT_DEFAULT, LEVEL_INFO)) {
        print("", Format, arguments);
    }
    __builtin_ms_va_end(arguments);
    return (ULONG)STATUS_SUCCESS;
}

NTSTATUS NTAPI DbgQueryDebugFilterState(ULONG ComponentId, ULONG Level)
{
    return ComponentId < COMPONENTS ? is_shown(ComponentId, Level) : STATUS_INVALID_PARAMETER_1;
}

NTSTATUS NTAPI DbgSetDebugFilterState(ULONG ComponentId, ULONG Level, BOOLEAN State)
{
    if (ComponentId >= COMPONENTS) {
        return STATUS_INVALID_PARAMETER_1;
    }
    if (State) {
        atomic_fetch_and(&hidden[ComponentId], ~mask_of(Level));
    } else {
        atomic_fetch_or(&hidden[ComponentId], mask_of(Level));
    }
    return STATUS_SUCCESS;
}

/* ------------------------------------------------------------------------------------------------------- no debugger
 */

static BOOLEAN debugger_enabled = FALSE;
static BOOLEAN debugger_not_present = TRUE;

BOOLEAN NTAPI KdRefreshDebuggerNotPresent(VOID)
{
    return TRUE;
}

NTSTATUS NTAPI KdDisableDebugger(VOID)
{
    return STATUS_DEBUGGER_INACTIVE;
}

NTSTATUS NTAPI KdEnableDebugger(VOID)
{
    return STATUS_DEBUGGER_INACTIVE;
}

VOID NTAPI DbgBreakPoint(VOID)
{
    nt_raise_status(STATUS_BREAKPOINT, (const void *)DbgBreakPoint, "DbgBreakPoint, and no debugger is there");
}

VOID NTAPI DbgBreakPointWithStatus(ULONG Status)
{
    (void)Status;
    nt_raise_status(STATUS_BREAKPOINT, (const void *)DbgBreakPointWithStatus,
                    "DbgBreakPointWithStatus, and no debugger is there");
}

/* Nobody answers. */
ULONG NTAPI DbgPrompt(PCCH Prompt, PCH Response, ULONG Length)
{
    nt_log(NT_LOG_DRIVER, "%s\n", Prompt);
    if (Length > 0) {
        Response[0] = 0;
    }
    return 0;
}

VOID NTAPI RtlAssert(PVOID VoidFailedAssertion, PVOID VoidFileName, ULONG LineNumber, PSTR MutableMessage)
{
    const char *message = MutableMessage ? MutableMessage : "";
    nt_log(NT_LOG_DRIVER, "*** Assertion failed: %s%s\n***   Source File: %s, line %u\n", message,
           (const char *)VoidFailedAssertion, (const char *)VoidFileName, LineNumber);
    nt_raise_status(STATUS_ASSERTION_FAILURE, (const void *)RtlAssert, "an assertion of the driver failed");
}

// clang-format off
static const struct nt_export rows[] = {
    NT_EXPORT(DbgBreakPoint),
    NT_EXPORT(DbgBreakPointWithStatus),
    NT_EXPORT(DbgPrint),
    NT_EXPORT(DbgPrintEx),
    NT_EXPORT(DbgPrintReturnControlC),
    NT_EXPORT(DbgPrompt),
    NT_EXPORT(DbgQueryDebugFilterState),
    NT_EXPORT(DbgSetDebugFilterState),
    {"KdDebuggerEnabled", &debugger_enabled},
    {"KdDebuggerNotPresent", &debugger_not_present},
    NT_EXPORT(KdDisableDebugger),
    NT_EXPORT(KdEnableDebugger),
    NT_EXPORT(KdRefreshDebuggerNotPresent),
    NT_EXPORT(RtlAssert),
    NT_EXPORT(vDbgPrintEx),
    NT_EXPORT(vDbgPrintExWithPrefix),
};
// clang-format on
const struct nt_export_table nt_debugprint_exports = NT_EXPORT_TABLE(rows);
