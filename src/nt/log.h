/*
 * log.h: what the driver says with DbgPrint and what the kernel says about it, one line at a time, to a sink.
 */
#ifndef ESCAPEMENT_NT_LOG_H
#define ESCAPEMENT_NT_LOG_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

enum nt_log_source {
    NT_LOG_DRIVER, /* DbgPrint and its kin */
    NT_LOG_KERNEL, /* the kernel's own remarks on what the driver did */
};

/** Receives whole lines without their newline, one call at a time. Called from any thread, also above DISPATCH_LEVEL;
 * must not log. */
typedef void nt_log_sink(void *context, enum nt_log_source source, const char *line);

/** Null: nowhere, the default. */
void nt_log_set_sink(nt_log_sink *sink, void *context);
/** Whether a line goes anywhere. */
bool nt_log_is_heard(void);
/** One line of the kernel's, or a piece of the driver's, whose lines end with a newline; a line of more than 1000 bytes
 * is cut into several. A line that another thread interrupts ends there. */
void nt_log(enum nt_log_source source, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** Pieces of text as they come: what DbgPrint gives. */
void nt_log_text(enum nt_log_source source, const char *text, size_t bytes);
/** Give the sink what has no newline yet. */
void nt_log_flush(void);

#endif
