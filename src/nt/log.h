/*
 * log.h: what the driver says with DbgPrint and what the kernel says about it, one line at a time, to a sink.
 */
#ifndef ESCAPEMENT_NT_LOG_H
#define ESCAPEMENT_NT_LOG_H

#include <stdarg.h>

enum nt_log_source {
    NT_LOG_DRIVER, /* DbgPrint and its kin */
    NT_LOG_KERNEL, /* the kernel's own remarks on what the driver did */
};

/** Receives whole lines without their newline. Called from any thread, also above DISPATCH_LEVEL. */
typedef void nt_log_sink(void *context, enum nt_log_source source, const char *line);

/** Null: nowhere, the default. */
void nt_log_set_sink(nt_log_sink *sink, void *context);
void nt_log(enum nt_log_source source, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
