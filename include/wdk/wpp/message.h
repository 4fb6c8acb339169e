/*
 * message.h: the routine that prints a message of Windows' software trace preprocessor (WPP).
 *
 * On Windows tracewpp.exe reads a driver's sources and writes a header (.tmh) for each, whose macros hand a message's
 * arguments to the event trace and leave its text to a reader. There is no reader here, so the text goes with it, and
 * becomes a line of debug print.
 */
#ifndef WDK_WPP_MESSAGE_H
#define WDK_WPP_MESSAGE_H

/* A .tmh is included behind any headers, ntdef.h among them or not: hence the compiler's own types. */
#ifdef _WIN32
#define WDK_WPP_API
#else
#define WDK_WPP_API __attribute__((ms_abi))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Print "LEVEL FLAGS Function: text" as one line.
 *
 * @param Level      the level as the source spells it, TRACE_LEVEL_ERROR or 2; empty: none
 * @param Flags      the flags as the source spells them; empty: none
 * @param UnitBytes  of the format's characters: 1 or 2
 * @param Format     printf's conversions and WPP's own: %!STATUS!, %!FUNC!, %!GUID! and the like. A name that is not
 *                   known takes one argument, whose low 32 bits are shown in hexadecimal.
 *
 * Shown or hidden as DbgPrintEx shows component IHVVIDEO: errors and what is worse at DPFLTR_ERROR_LEVEL, warnings at
 * DPFLTR_WARNING_LEVEL, verbose messages at DPFLTR_TRACE_LEVEL, all others at DPFLTR_INFO_LEVEL.
 * IRQL any. Allocates nothing. A text of more than 900 bytes is cut.
 */
WDK_WPP_API void EscapementTraceMessage(const char *File, unsigned Line, const char *Function, const char *Level,
                                        const char *Flags, unsigned long long UnitBytes, const void *Format, ...);

#ifdef __cplusplus
}
#endif

#endif
