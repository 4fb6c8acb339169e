/*
 * wpprecorder.h: the in-flight recorder of trace messages, which a driver configures and asks for logs.
 *
 * There is no recorder here: messages are debug print (wpp/message.h). Configuring it is a no-op, as on a system whose
 * recorder is switched off; a log of a driver's own cannot be had, which is what Windows answers without memory for it.
 */
#ifndef _WPPRECORDER_H_
#define _WPPRECORDER_H_

#include "ntddk.h"

#include "evntrace.h"

#define RECORDER_LOG_IDENTIFIER_MAX_CHARS 16

#ifndef DECLARE_HANDLE
#define DECLARE_HANDLE(name)                                                                                           \
    struct name##__ {                                                                                                  \
        int unused;                                                                                                    \
    };                                                                                                                 \
    typedef struct name##__ *name
#endif

DECLARE_HANDLE(RECORDER_LOG);
typedef RECORDER_LOG *PRECORDER_LOG;

typedef enum _WPP_RECORDER_TRI_STATE {
    WppRecorderFalse = 0,
    WppRecorderTrue = 1,
    WppRecorderUseDefault = 2,
} WPP_RECORDER_TRI_STATE, *PWPP_RECORDER_TRI_STATE;

typedef struct _RECORDER_CONFIGURE_PARAMS {
    ULONG Size;
    BOOLEAN CreateDefaultLog;
    WPP_RECORDER_TRI_STATE UseTimeStamp;
    WPP_RECORDER_TRI_STATE PreciseTimeStamp;
} RECORDER_CONFIGURE_PARAMS, *PRECORDER_CONFIGURE_PARAMS;

typedef struct _RECORDER_LOG_CREATE_PARAMS {
    ULONG Size;
    ULONG LogTag;
    ULONG TotalBufferSize;
    ULONG ErrorPartitionSize;
    ULONG_PTR LogIdentifierAppendValue;
    BOOLEAN LogIdentifierAppendValueSet;
    ULONG LogIdentifierSize;
    CHAR LogIdentifier[RECORDER_LOG_IDENTIFIER_MAX_CHARS];
} RECORDER_LOG_CREATE_PARAMS, *PRECORDER_LOG_CREATE_PARAMS;

#ifdef __cplusplus
extern "C" {
#endif

static __inline VOID RECORDER_CONFIGURE_PARAMS_INIT(PRECORDER_CONFIGURE_PARAMS ConfigureParams)
{
    RtlZeroMemory(ConfigureParams, sizeof *ConfigureParams);
    ConfigureParams->Size = sizeof *ConfigureParams;
    ConfigureParams->CreateDefaultLog = TRUE;
    ConfigureParams->UseTimeStamp = WppRecorderUseDefault;
    ConfigureParams->PreciseTimeStamp = WppRecorderUseDefault;
}

static __inline VOID RECORDER_LOG_CREATE_PARAMS_INIT(PRECORDER_LOG_CREATE_PARAMS CreateParams, PCSTR LogIdentifier)
{
    ULONG i = 0;
    RtlZeroMemory(CreateParams, sizeof *CreateParams);
    CreateParams->Size = sizeof *CreateParams;
    while (LogIdentifier != NULL && LogIdentifier[i] != 0 && i + 1 < RECORDER_LOG_IDENTIFIER_MAX_CHARS) {
        CreateParams->LogIdentifier[i] = LogIdentifier[i];
        i++;
    }
    CreateParams->LogIdentifierSize = RECORDER_LOG_IDENTIFIER_MAX_CHARS;
}

static __inline VOID RECORDER_LOG_CREATE_PARAMS_INIT_APPEND_POINTER(PRECORDER_LOG_CREATE_PARAMS CreateParams,
                                                                    PCSTR LogIdentifier, PVOID AppendPointer)
{
    RECORDER_LOG_CREATE_PARAMS_INIT(CreateParams, LogIdentifier);
    CreateParams->LogIdentifierAppendValue = (ULONG_PTR)AppendPointer;
    CreateParams->LogIdentifierAppendValueSet = TRUE;
}

static __inline VOID WppRecorderConfigure(PRECORDER_CONFIGURE_PARAMS ConfigureParams)
{
    UNREFERENCED_PARAMETER(ConfigureParams);
}

static __inline NTSTATUS WppRecorderLogCreate(PRECORDER_LOG_CREATE_PARAMS CreateParams, RECORDER_LOG *RecorderLog)
{
    UNREFERENCED_PARAMETER(CreateParams);
    *RecorderLog = NULL;
    return STATUS_INSUFFICIENT_RESOURCES;
}

static __inline VOID WppRecorderLogDelete(RECORDER_LOG RecorderLog)
{
    UNREFERENCED_PARAMETER(RecorderLog);
}

static __inline RECORDER_LOG WppRecorderLogGetDefault(VOID)
{
    return NULL;
}

static __inline BOOLEAN WppRecorderIsDefaultLogAvailable(VOID)
{
    return FALSE;
}

static __inline VOID WppRecorderLogSetIdentifier(RECORDER_LOG RecorderLog, PCSTR LogIdentifier)
{
    UNREFERENCED_PARAMETER(RecorderLog);
    UNREFERENCED_PARAMETER(LogIdentifier);
}

static __inline NTSTATUS WppRecorderDumpLiveDriverData(VOID)
{
    return STATUS_NOT_SUPPORTED;
}

#ifdef __cplusplus
}
#endif

#endif
