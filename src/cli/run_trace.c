/*
 * run_trace.c: `escapement run --trace-registers` – accesses sent by the child, and folded and printed by the parent.
 */
#include "cli/report.h"
#include "cli/run.h"

#include <escapement/device.h>
#include <inttypes.h>
#include <string.h>

/* -------------------------------------------------------------------------------------------------------- the child */

static void copy(char *to, size_t room, const char *from)
{
    snprintf(to, room, "%s", from ? from : "");
}

static void send_access(void *context, const struct host_register_access *access)
{
    struct cli_run_access sent;
    (void)context;
    memset(&sent, 0, sizeof sent);
    sent.bar = access->bar;
    sent.width = access->width;
    sent.is_write = access->is_write;
    sent.line = access->line;
    sent.offset = access->offset;
    sent.value = access->value;
    copy(sent.name, sizeof sent.name, access->name);
    copy(sent.function, sizeof sent.function, access->function);
    copy(sent.file, sizeof sent.file, access->file);
    cli_child_send(CLI_RUN_ACCESS, &sent, sizeof sent);
}

void cli_run_trace_send(struct host_options *options)
{
    options->trace = send_access;
}

/* ------------------------------------------------------------------------------------------------------- the parent */

static void print_line(const struct cli_run_access *access, uint64_t times)
{
    char place[64];
    if (access->bar == ESCAPEMENT_BAR_FIXED_PORTS) {
        snprintf(place, sizeof place, "port 0x%" PRIX64, access->offset);
    } else {
        snprintf(place, sizeof place, "bar %u + 0x%05" PRIX64, access->bar, access->offset);
    }
    printf("    %-5s %-16s %u byte%s %c 0x%0*" PRIX64, access->is_write ? "write" : "read", place, access->width,
           access->width == 1 ? " " : "s", access->is_write ? '=' : ':', (int)(2 * access->width), access->value);
    if (access->name[0] != '\0') {
        printf("  %s", access->name);
    }
    if (access->function[0] != '\0') {
        printf("  in %s", access->function);
    }
    if (access->file[0] != '\0') {
        printf("  %s:%d", access->file, access->line);
    }
    if (times > 1) {
        printf("  (%" PRIu64 " times)", times);
    }
    putchar('\n');
}

static json_t *text_or_null(const char *text)
{
    return text[0] != '\0' ? cli_json_text(text) : json_null();
}

static void append(json_t *array, const struct cli_run_access *access, uint64_t times)
{
    bool is_port = access->bar == ESCAPEMENT_BAR_FIXED_PORTS;
    json_t *row = json_object();
    json_object_set_new(row, "access", json_string(access->is_write ? "write" : "read"));
    json_object_set_new(row, "bar", is_port ? json_null() : json_integer(access->bar));
    json_object_set_new(row, "offset", json_integer((json_int_t)access->offset));
    json_object_set_new(row, "width", json_integer(access->width));
    json_object_set_new(row, "value", json_integer((json_int_t)access->value));
    json_object_set_new(row, "name", text_or_null(access->name));
    json_object_set_new(row, "function", text_or_null(access->function));
    json_object_set_new(row, "file", text_or_null(access->file));
    json_object_set_new(row, "line", json_integer(access->line));
    json_object_set_new(row, "times", json_integer((json_int_t)times));
    json_array_append_new(array, row);
}

void cli_run_trace_end(struct cli_run_trace *trace)
{
    if (trace->times > 0 && trace->array) {
        append(trace->array, &trace->access, trace->times);
    } else if (trace->times > 0) {
        print_line(&trace->access, trace->times);
    }
    trace->times = 0;
}

/* A poll is the same access again and again: one line, with how often. The structures are zeroed where they are not
 * filled, and compared as they are. */
void cli_run_trace_take(struct cli_run_trace *trace, const struct cli_run_access *access)
{
    if (trace->times > 0 && memcmp(&trace->access, access, sizeof *access) == 0) {
        trace->times++;
        return;
    }
    cli_run_trace_end(trace);
    trace->access = *access;
    trace->access.name[sizeof trace->access.name - 1] = '\0';
    trace->access.function[sizeof trace->access.function - 1] = '\0';
    trace->access.file[sizeof trace->access.file - 1] = '\0';
    trace->times = 1;
}
