/*
 * Trace.h: a project's trace functions, in the forms that Windows' samples and public drivers have them.
 */
#pragma once

#include <evntrace.h>

#define WPP_CONTROL_GUIDS                                                                                              \
    WPP_DEFINE_CONTROL_GUID(FirstGuid, (a044090f,3d9d,48cf,b7ee,9fb114702dc1),                                         \
                            WPP_DEFINE_BIT(TRACE_INIT)     /* 0x00000001 */                                            \
                            WPP_DEFINE_BIT(TRACE_DEVICE)   /* 0x00000002 */                                            \
                            WPP_DEFINE_BIT(TRACE_ALL))     /* 0x00000004 */                                            \
    WPP_DEFINE_CONTROL_GUID(SecondGuid, (b044090f,3d9d,48cf,b7ee,9fb114702dc1), WPP_DEFINE_BIT(TRACE_SECOND))

#define WPP_FLAG_LEVEL_LOGGER(flag, level)  WPP_LEVEL_LOGGER(flag)
#define WPP_FLAG_LEVEL_ENABLED(flag, level) (WPP_LEVEL_ENABLED(flag) && WPP_CONTROL(WPP_BIT_##flag).Level >= level)
#define WPP_LEVEL_FLAGS_LOGGER(lvl, flags)  WPP_LEVEL_LOGGER(flags)
#define WPP_LEVEL_FLAGS_ENABLED(lvl, flags) (WPP_LEVEL_ENABLED(flags) && WPP_CONTROL(WPP_BIT_##flags).Level >= lvl)

/* A message that is shown nowhere, since its own condition says so. */
#define WPP_QUIET_ENABLED(QUIET) 0
#define WPP_QUIET_LOGGER(QUIET)  WPP_LEVEL_LOGGER(TRACE_ALL)

/* An assertion: the message where it fails, and then a return. */
#define WPP_LEVEL_ASSERT_EXPR_PRE(LEVEL, ASSERT, EXPR)  do { if (!(EXPR)) {
#define WPP_LEVEL_ASSERT_EXPR_POST(LEVEL, ASSERT, EXPR) ; FailedAssertions++; } } while (0)
#define WPP_RECORDER_LEVEL_ASSERT_EXPR_ARGS(LEVEL, ASSERT, EXPR)   WPP_RECORDER_LEVEL_FLAGS_ARGS(LEVEL, TRACE_ALL)
#define WPP_RECORDER_LEVEL_ASSERT_EXPR_FILTER(LEVEL, ASSERT, EXPR) WPP_RECORDER_LEVEL_FLAGS_FILTER(LEVEL, TRACE_ALL)

#define WPP_LEVEL_FLAGS_RET_PRE(LEVEL, FLAGS, RET)                                                                     \
    do { NTSTATUS ReturnedStatus = (RET); if (!NT_SUCCESS(ReturnedStatus)) {
#define WPP_LEVEL_FLAGS_RET_POST(LEVEL, FLAGS, RET) ; return ReturnedStatus; } } while (0)

//
// begin_wpp config
// FUNC Trace{FLAG=TRACE_ALL}(LEVEL, MSG, ...);
// FUNC TraceEvents(LEVEL, FLAGS, MSG, ...);
// FUNC FuncEntry{LEVEL=TRACE_LEVEL_VERBOSE}(FLAGS);
// FUNC FuncExit{LEVEL=TRACE_LEVEL_VERBOSE}(FLAGS, MSG, ...);
// USEPREFIX(FuncEntry, "%!STDPREFIX!--> entry");
// USEPREFIX(FuncExit, "%!STDPREFIX!<-- exit <");
// USESUFFIX(FuncExit, ">");
// FUNC TraceQuiet{QUIET=1}(MSG, ...);
// FUNC CHECK_THAT{LEVEL=TRACE_LEVEL_ERROR, ASSERT=1}(EXPR);
// USEPREFIX(CHECK_THAT, "%!STDPREFIX!failed at line %u", KnownLine);
// FUNC RETURN_IF_FAILED{LEVEL=TRACE_LEVEL_ERROR, FLAGS=TRACE_DEVICE}(RET);
// USESUFFIX(RETURN_IF_FAILED, "returns %!STATUS!", ReturnedStatus);
// FUNC KdPrint((MSG, ...));
// TracePrint{FLAG = TRACE_DEVICE}(LEVEL, (MSG, ...));
// USEPREFIX (TracePrint, "%!STDPREFIX!%!FUNC! ");
// CUSTOM_TYPE(engine, ItemListLong(Idle, Busy));
// end_wpp
//
