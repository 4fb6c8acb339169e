/*
 * log.c: cuts what the driver and the kernel say into lines, and gives each to the sink.
 */
#include "nt/log.h"
#include "nt/os.h"

#include <stdio.h>
#include <string.h>

enum { LINE_BYTES = 1000 };

static struct {
    struct os_lock lock;
    nt_log_sink *sink;
    _Atomic bool is_heard; /* there is a sink */
    void *context;
    uint32_t writer; /* the thread whose piece is in the line */
    size_t used;
    char line[LINE_BYTES + 1]; /* the driver's; the kernel always says whole lines */
} state;

static void give(enum nt_log_source source, const char *line)
{
    if (state.sink) {
        state.sink(state.context, source, line);
    }
}

static void end_line(void)
{
    state.line[state.used] = 0;
    state.used = 0;
    give(NT_LOG_DRIVER, state.line);
}

static void end_partial_line(void)
{
    if (state.used > 0) {
        end_line();
    }
}

static void add_driver_text(const char *text, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) {
        if (text[i] == '\n') {
            end_line();
        } else if (text[i] != '\r' && text[i] != 0) {
            state.line[state.used++] = text[i];
            if (state.used == LINE_BYTES) {
                end_line();
            }
        }
    }
}

static void say_kernel_lines(const char *text, size_t bytes)
{
    char line[LINE_BYTES + 1];
    while (bytes > 0) {
        const char *newline = memchr(text, '\n', bytes);
        size_t all = newline ? (size_t)(newline - text) : bytes;
        size_t some = all < LINE_BYTES ? all : LINE_BYTES;
        memcpy(line, text, some);
        line[some] = 0;
        give(NT_LOG_KERNEL, line);
        some += newline && some == all ? 1 : 0;
        text += some;
        bytes -= some;
    }
}

void nt_log_text(enum nt_log_source source, const char *text, size_t bytes)
{
    uint32_t self = os_thread_id();
    os_lock(&state.lock);
    if (source == NT_LOG_KERNEL || state.writer != self) {
        end_partial_line();
    }
    if (source == NT_LOG_KERNEL) {
        say_kernel_lines(text, bytes);
    } else {
        state.writer = self;
        add_driver_text(text, bytes);
    }
    os_unlock(&state.lock);
}

void nt_log(enum nt_log_source source, const char *format, ...)
{
    char text[LINE_BYTES + 1];
    va_list arguments;
    va_start(arguments, format);
    int bytes = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (bytes > 0) {
        nt_log_text(source, text, (size_t)bytes < sizeof text ? (size_t)bytes : sizeof text - 1);
    }
}

bool nt_log_is_heard(void)
{
    return atomic_load_explicit(&state.is_heard, memory_order_relaxed);
}

void nt_log_set_sink(nt_log_sink *sink, void *context)
{
    os_lock(&state.lock);
    end_partial_line();
    state.sink = sink;
    atomic_store_explicit(&state.is_heard, sink != NULL, memory_order_relaxed);
    state.context = context;
    os_unlock(&state.lock);
}

/* Also from a bugcheck, where the thread that crashed may be the one that holds the lock. */
void nt_log_flush(void)
{
    for (int i = 0; i < 1000; i++) {
        if (os_lock_try(&state.lock)) {
            end_partial_line();
            os_unlock(&state.lock);
            return;
        }
        os_thread_yield();
    }
}
