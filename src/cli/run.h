/*
 * run.h: what the two processes of `escapement run` say to one another.
 */
#ifndef ESCAPEMENT_CLI_RUN_H
#define ESCAPEMENT_CLI_RUN_H

#include "cli/child.h"
#include "cli/hardware.h"

struct cli_run_request {
    const char *driver;
    struct cli_hardware hardware;
    uint32_t cycles; /* 0: one, without escapes */
    unsigned timeout_seconds;
    bool json, log, help, trace;
};

enum cli_run_message {
    CLI_RUN_FAILED = CLI_MESSAGE_OF_VERB, /* struct host_error */
    CLI_RUN_FACTS,                        /* struct cli_run_facts, once */
    CLI_RUN_BUSY,                         /* nothing: it started, or an escape returned */
    CLI_RUN_CYCLE,                        /* struct cli_run_cycle */
    CLI_RUN_ACCESS,                       /* struct cli_run_access */
    CLI_RUN_PICTURE,                      /* JSON, once, before the facts */
};

/** What a driver says that it is. */
struct cli_run_facts {
    uint32_t version; /* DXGKDDI_INTERFACE_VERSION */
    uint32_t sources, children, segments, engines;
    uint64_t dedicated_bytes, shared_bytes;
    uint16_t vendor_id, device_id;
    uint32_t device_revision;
    char device[64];
    bool is_display_only, can_render, has_escape, has_processes;
    bool removes_by_surprise, resets_one_engine, is_non_vga, manages_power;
};

/** One access to a register; strings that do not fit are cut. */
struct cli_run_access {
    uint32_t bar, width, is_write;
    int line;
    uint64_t offset, value;
    char name[48], function[96], file[160];
};

/** What was traced, as it is folded. Zeroed at first. */
struct cli_run_trace {
    struct cli_run_access access; /* the last one */
    uint64_t times;               /* that it was made, one after the other; 0: there was none */
    json_t *array;                /* for --json; null for people, who see each line at once */
};
/** Take one in; and print, or append, what is left at the end. */
void cli_run_trace_take(struct cli_run_trace *trace, const struct cli_run_access *access);
void cli_run_trace_end(struct cli_run_trace *trace);
/** In the child: have them sent. */
void cli_run_trace_send(struct host_options *options);

/** In the child: what the adapter is, in the form in which --json prints it. */
void cli_run_picture_send(const struct host *host);
/** In the parent: lines for people. */
void cli_run_picture_print(const json_t *picture);

enum { CLI_RUN_STATUSES = 16, CLI_RUN_TAGS = 64 };

/** One start and stop. */
struct cli_run_cycle {
    uint32_t number; /* from 1 */
    uint32_t escapes;
    struct {
        NTSTATUS status;
        uint32_t count;
    } statuses[CLI_RUN_STATUSES]; /* those that came first, one after the other; a count of 0 ends them */
    struct host_leftovers left;
    uint32_t tag_count; /* of `tags`; the largest */
    struct host_pool_tag tags[CLI_RUN_TAGS];
};

/** In the child. */
void cli_run_cycles(const struct cli_run_request *request);

#endif
