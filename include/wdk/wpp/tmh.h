/*
 * tmh.h: what every trace message header (.tmh) begins with: the names of WPP that a project's own macros are made of.
 *
 * `escapement cc` makes a .tmh where Windows' build would have, and includes this from it. Every control is enabled at
 * every level, so that a project's own conditions let its messages through to the debug print, whose filter decides.
 */
#include "../evntrace.h"
#include "message.h"

/* ------------------------------------------------------------------------------------------------- once a source */
#ifndef WDK_WPP_TMH_H
#define WDK_WPP_TMH_H

#define WPP_CONTROLS_MAX 16

/* One for each control GUID. Logger is a trace session's handle; there is none. */
typedef struct _WPP_TRACE_CONTROL_BLOCK {
    TRACEHANDLE Logger;
    unsigned char FlagsLen;
    unsigned char Level;
    unsigned short AutoLogVerboseEnabled;
    unsigned Flags[8];
    void *AutoLogContext;
} WPP_TRACE_CONTROL_BLOCK, *PWPP_TRACE_CONTROL_BLOCK;

typedef union _WPP_PROJECT_CONTROL_BLOCK {
    WPP_TRACE_CONTROL_BLOCK Control;
} WPP_PROJECT_CONTROL_BLOCK;

/* clang-format off */
#define WDK_WPP_ALL    {{0, 8, 0xFF, 1, {~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u}, 0}}
/* clang-format on */
#ifdef __cplusplus
extern "C" {
#endif
__declspec(selectany) WPP_PROJECT_CONTROL_BLOCK WPP_CB[WPP_CONTROLS_MAX] = {
    WDK_WPP_ALL, WDK_WPP_ALL, WDK_WPP_ALL, WDK_WPP_ALL, WDK_WPP_ALL, WDK_WPP_ALL, WDK_WPP_ALL, WDK_WPP_ALL,
    WDK_WPP_ALL, WDK_WPP_ALL, WDK_WPP_ALL, WDK_WPP_ALL, WDK_WPP_ALL, WDK_WPP_ALL, WDK_WPP_ALL, WDK_WPP_ALL};
#ifdef __cplusplus
}
#endif
#undef WDK_WPP_ALL

/* A bit's number is its control's in the upper half, and counts from 1 in the lower. */
#define WPP_FLAG_NO(CTRL) (0xFFFF & ((CTRL)-1) / 32)
#define WPP_CTRL_NO(CTRL) (((CTRL) >> 16) & (WPP_CONTROLS_MAX - 1))
#define WPP_MASK(CTRL)    (1u << ((0xFFFF & ((CTRL)-1)) & 31))
#define WPP_CONTROL(CTRL) (WPP_CB[WPP_CTRL_NO(CTRL)].Control)

static __inline int WppDiscard(int First, ...)
{
    return First;
}

/* Two arguments in a kernel driver (driver object, registry path), one in user mode (a name). */
#ifndef WPP_INIT_TRACING
#define WPP_INIT_TRACING(...) ((void)WppDiscard(0, ##__VA_ARGS__))
#endif
#ifndef WPP_CLEANUP
#define WPP_CLEANUP(...) ((void)WppDiscard(0, ##__VA_ARGS__))
#endif
#ifndef WPP_SYSTEMCONTROL
#define WPP_SYSTEMCONTROL(DriverObject) ((void)WppDiscard(0, DriverObject))
#endif
#ifndef WPP_SYSTEMCONTROL2
#define WPP_SYSTEMCONTROL2(DriverObject, Offset) ((void)WppDiscard(0, DriverObject, Offset))
#endif

#ifndef WPP_CHECK_INIT
#define WPP_CHECK_INIT
#endif
#ifndef WPP_ENABLED
#define WPP_ENABLED() 1
#endif
#ifndef WPP_LOGGER
#define WPP_LOGGER() 0,
#endif
#ifndef WPP_LOGGER_ARG
#define WPP_LOGGER_ARG TRACEHANDLE Logger,
#endif
#ifndef WPP_GET_LOGGER
#define WPP_GET_LOGGER Logger
#endif
#ifndef WPP_LEVEL_ENABLED
#define WPP_LEVEL_ENABLED(FLAGS)                                                                                       \
    (WPP_CONTROL(WPP_BIT_##FLAGS).Flags[WPP_FLAG_NO(WPP_BIT_##FLAGS) & 7] & WPP_MASK(WPP_BIT_##FLAGS))
#endif
#ifndef WPP_LEVEL_LOGGER
#define WPP_LEVEL_LOGGER(FLAGS) WPP_CONTROL(WPP_BIT_##FLAGS).Logger,
#endif
#ifndef WPP_FLAGS_ENABLED
#define WPP_FLAGS_ENABLED(FLAGS) WPP_LEVEL_ENABLED(FLAGS)
#endif
#ifndef WPP_FLAGS_LOGGER
#define WPP_FLAGS_LOGGER(FLAGS) WPP_LEVEL_LOGGER(FLAGS)
#endif

/* What the in-flight recorder would be asked. */
#ifndef WPP_RECORDER_LEVEL_FLAGS_FILTER
#define WPP_RECORDER_LEVEL_FLAGS_FILTER(LEVEL, FLAGS) 1
#endif
#ifndef WPP_RECORDER_LEVEL_FLAGS_ARGS
#define WPP_RECORDER_LEVEL_FLAGS_ARGS(LEVEL, FLAGS)                                                                    \
    WPP_CONTROL(WPP_BIT_##FLAGS).AutoLogContext, LEVEL, WPP_BIT_##FLAGS
#endif
#ifndef WPP_RECORDER_LEVEL_FILTER
#define WPP_RECORDER_LEVEL_FILTER(LEVEL) (WPP_CONTROL(WPP_BIT_##LEVEL).AutoLogVerboseEnabled) /* drivers assign to it */
#endif
#ifndef WPP_RECORDER_LEVEL_ARGS
#define WPP_RECORDER_LEVEL_ARGS(LEVEL) WPP_CONTROL(WPP_BIT_##LEVEL).AutoLogContext, 0, WPP_BIT_##LEVEL
#endif
#ifndef WPP_RECORDER_FLAGS_FILTER
#define WPP_RECORDER_FLAGS_FILTER(FLAGS) 1
#endif
#ifndef WPP_RECORDER_FLAGS_ARGS
#define WPP_RECORDER_FLAGS_ARGS(FLAGS) WPP_CONTROL(WPP_BIT_##FLAGS).AutoLogContext, 0, WPP_BIT_##FLAGS
#endif

/* One message. LEVEL and FLAGS are texts. */
#define WDK_WPP_MESSAGE(ENABLED, LEVEL, FLAGS, FORMAT, ...)                                                            \
    ((void)((ENABLED) ? (EscapementTraceMessage(__FILE__, __LINE__, __FUNCTION__, LEVEL, FLAGS, sizeof *(FORMAT),     \
                                                FORMAT, ##__VA_ARGS__),                                                \
                         1)                                                                                            \
                      : 0))

/* A macro's call with a list that is complete only once what stands in it is expanded. */
#define WDK_WPP_PASS(MACRO, LIST) MACRO LIST

#endif

/* --------------------------------------------------------------------- once the project has named its control GUIDs */
#if defined(WPP_CONTROL_GUIDS) && !defined(WDK_WPP_BITS)
#define WDK_WPP_BITS

#undef WPP_DEFINE_CONTROL_GUID
#undef WPP_DEFINE_BIT
#define WPP_DEFINE_CONTROL_GUID(NAME, GUID, ...) WPP_CTRL_##NAME,
enum WPP_CTL_NAMES { WPP_CONTROL_GUIDS WPP_LAST_CTL };

#undef WPP_DEFINE_CONTROL_GUID
#define WPP_DEFINE_CONTROL_GUID(NAME, GUID, ...)                                                                       \
    WPP_BLOCK_START##NAME = WPP_CTRL_##NAME * 0x10000, __VA_ARGS__ WPP_BLOCK_END##NAME,
#define WPP_DEFINE_BIT(NAME) WPP_BIT_##NAME,
enum WPP_DEFINE_BITS_ { WPP_CONTROL_GUIDS WPP_BITS_END };
#undef WPP_DEFINE_CONTROL_GUID
#undef WPP_DEFINE_BIT
#endif
