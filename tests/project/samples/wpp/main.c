/* main.c: every trace function of Trace.h, in C or in C++, and a start that fails in the end. */
#include <ntddk.h>
#include <wpprecorder.h>

#include "trace.h"

static ULONG FailedAssertions;
static const ULONG KnownLine = 77;

#include "Main.tmh"

static const GUID InterfaceGuid = {0x12345678, 0x9ABC, 0xDEF0, {1, 2, 3, 4, 5, 6, 7, 8}};

static NTSTATUS start(PUNICODE_STRING path)
{
    FuncEntry(TRACE_INIT);
    TraceEvents(TRACE_LEVEL_INFORMATION, TRACE_INIT, "path %wZ", path);
    TraceEvents(TRACE_LEVEL_WARNING, TRACE_SECOND, "guid %!GUID! bool %!bool! engine %!engine! then %d\n",
                &InterfaceGuid, TRUE, 1, 5);
    Trace(TRACE_LEVEL_ERROR, "all of %!FUNC! at %!LEVEL!");
    TraceQuiet("never");
    DoTraceMessage(TRACE_DEVICE, "message %s %I64x", "text", 0x123456789AULL);
    CHECK_THAT(path != NULL);
    CHECK_THAT(path == NULL);
    KdPrint(("kd %d of %d", 1, 2));
    TracePrint(TRACE_LEVEL_FATAL, ("in brackets\n"));
    if (FailedAssertions == 0)
        TracePrint(TRACE_LEVEL_ERROR, ("not here"));
    else
        TracePrint(TRACE_LEVEL_ERROR, ("in brackets %s of %d", __FUNCTION__, 2));
    if (WPP_LEVEL_FLAGS_ENABLED(TRACE_LEVEL_VERBOSE, TRACE_DEVICE))
        TraceEvents(TRACE_LEVEL_VERBOSE, TRACE_DEVICE, "assertions %u", FailedAssertions);
    else
        TraceEvents(TRACE_LEVEL_VERBOSE, TRACE_DEVICE, "not here");
    FuncExit(TRACE_INIT, "last %!HRESULT!", 0x80070057);
    RETURN_IF_FAILED(STATUS_SUCCESS);
    RETURN_IF_FAILED(STATUS_DEVICE_NOT_READY);
    return STATUS_SUCCESS;
}

EXTERN_C DRIVER_INITIALIZE DriverEntry;
EXTERN_C NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    RECORDER_CONFIGURE_PARAMS parameters;
    RECORDER_LOG log;
    RECORDER_LOG_CREATE_PARAMS wanted;
    WPP_INIT_TRACING(DriverObject, RegistryPath);
    RECORDER_CONFIGURE_PARAMS_INIT(&parameters);
    WppRecorderConfigure(&parameters);
    WPP_RECORDER_LEVEL_FILTER(TRACE_INIT) = TRUE;
    RECORDER_LOG_CREATE_PARAMS_INIT(&wanted, "main");
    if (WppRecorderLogCreate(&wanted, &log) == STATUS_SUCCESS || log != NULL) {
        return STATUS_UNSUCCESSFUL;
    }
    NTSTATUS status = start(RegistryPath);
    WPP_CLEANUP(DriverObject);
    return status;
}
