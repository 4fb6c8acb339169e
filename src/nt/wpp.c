/*
 * wpp.c: what the macros of a .tmh call – a WPP message becomes a line of debug print.
 */
#include "nt/export_tables.h"
#include "nt/log.h"
#include "nt/wpp_format.h"

#include <ntddk.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <wpp/message.h>

enum { LINE_BYTES = 900, FORMAT_BYTES = 1024 };

/* clang-format off */
/* A level by the number of evntrace.h or by a part of its name, as projects spell theirs. The first row that fits. */
static const struct {
    const char *number, *part, *shown;
    ULONG filter;
} levels[] = {
    {"1", "CRIT",  "CRITICAL", DPFLTR_ERROR_LEVEL},
    {"1", "FATAL", "FATAL",    DPFLTR_ERROR_LEVEL},
    {"2", "ERR",   "ERROR",    DPFLTR_ERROR_LEVEL},
    {"3", "WARN",  "WARNING",  DPFLTR_WARNING_LEVEL},
    {"4", "INFO",  "INFORMATION", DPFLTR_INFO_LEVEL},
    {"5", "VERB",  "VERBOSE",  DPFLTR_TRACE_LEVEL},
};
/* clang-format on */

static bool contains(const char *text, const char *part)
{
    return strcasestr(text, part) != NULL;
}

/* What is shown of a level, and at which level of debug print. */
static const char *judge_level(const char *level, ULONG *filter)
{
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
        if (strcmp(level, levels[i].number) == 0 || contains(level, levels[i].part)) {
            *filter = levels[i].filter;
            return levels[i].shown;
        }
    }
    *filter = DPFLTR_INFO_LEVEL;
    return level;
}

/* A format in 16-bit characters; what is not ASCII is a question mark. */
static const char *narrow(const WCHAR *format, char text[FORMAT_BYTES])
{
    size_t i = 0;
    for (; i + 1 < FORMAT_BYTES && format[i] != 0; i++) {
        text[i] = format[i] < 0x80 ? (char)format[i] : '?';
    }
    text[i] = '\0';
    return text;
}

WDK_WPP_API void EscapementTraceMessage(const char *File, unsigned Line, const char *Function, const char *Level,
                                        const char *Flags, unsigned long long UnitBytes, const void *Format, ...)
{
    char narrowed[FORMAT_BYTES];
    char line[LINE_BYTES + 1];
    ULONG filter;
    struct nt_wpp_site site = {
        .file = File, .function = Function, .level = judge_level(Level, &filter), .flags = Flags, .line = Line};
    if (Format == NULL || !DbgQueryDebugFilterState(DPFLTR_IHVVIDEO_ID, filter)) {
        return;
    }
    int head = snprintf(line, sizeof line, "%.40s%s%.80s%s%.160s: ", site.level, site.level[0] != '\0' ? " " : "",
                        Flags, Flags[0] != '\0' ? " " : "", Function);
    size_t used = head < 0 ? 0 : (size_t)head < LINE_BYTES ? (size_t)head : LINE_BYTES;
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, Format);
    used += nt_wpp_format(line + used, LINE_BYTES - used, &site,
                          UnitBytes == sizeof(WCHAR) ? narrow(Format, narrowed) : (const char *)Format, arguments);
    __builtin_ms_va_end(arguments);
    while (used > 0 && (line[used - 1] == '\n' || line[used - 1] == '\r')) {
        used--;
    }
    line[used++] = '\n';
    nt_log_text(NT_LOG_DRIVER, line, used);
}

// clang-format off
static const struct nt_export rows[] = {
    NT_EXPORT(EscapementTraceMessage),
};
// clang-format on
const struct nt_export_table nt_wpp_exports = NT_EXPORT_TABLE(rows);
