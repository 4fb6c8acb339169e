/*
 * wpp.h: the trace message headers (.tmh) that Windows' build makes and a driver's sources include.
 *
 * On Windows tracewpp.exe reads a driver's sources, with the blocks "begin_wpp config ... end_wpp" in their comments,
 * and writes a header for each source. Here the scan of `escapement cc` tells which of those headers are not there;
 * they are made in the run's temporary folder, and the project's trace functions in them become debug print.
 */
#ifndef ESCAPEMENT_CLI_WPP_H
#define ESCAPEMENT_CLI_WPP_H

#include "cli/cc_scan.h"

#include <stdio.h>

/** A condition of a trace function, or what it is called with: LEVEL, FLAGS, or a name of the project's. */
struct wpp_condition {
    const char *name;
    const char *value; /* given in braces, {LEVEL=TRACE_LEVEL_ERROR}; null: it is a parameter */
};

/** A trace function of a project. */
struct wpp_function {
    const char *name;
    const char *parameters; /* as the macro has them: "LEVEL, FLAGS, MSG, ..." */
    struct wpp_condition conditions[16];
    size_t condition_count;
    bool has_message, has_rest; /* MSG, ... */
    bool is_doubled;            /* called as KdPrint is: Name((MSG, ...)) */
    const char *outer;          /* "LEVEL" of Name(LEVEL, (MSG, ...)), whose parameters are "MSG, ..."; or null */
};

/** What USEPREFIX or USESUFFIX puts around the messages of a function. */
struct wpp_affix {
    const char *function;
    const char *format;    /* a literal of C, or several side by side */
    const char *arguments; /* ", a, b", or empty */
    bool is_suffix;
};

/** What configuration blocks say. */
struct wpp_config {
    struct wpp_function *functions;
    size_t function_count, function_capacity;
    struct wpp_affix *affixes;
    size_t affix_count, affix_capacity;
};

/** wpp_config.c: add what the blocks of a file's text say. What is no statement of WPP's is passed over. */
void cli_wpp_config_read(struct cc_run *run, struct wpp_config *config, const char *text, size_t bytes);
/** The same for statements without a block around them: "TraceEvents(LEVEL, FLAGS, MSG, ...)" of an option -func. */
void cli_wpp_config_add(struct cc_run *run, struct wpp_config *config, const char *statements);
/** Add all of another's. A function that is there already is replaced. */
void cli_wpp_config_join(struct cc_run *run, struct wpp_config *config, const struct wpp_config *more);

/** wpp_tmh.c: write a .tmh with these functions. */
void cli_wpp_tmh_write(struct cc_run *run, FILE *out, const struct wpp_config *config);

/** wpp.c: make each .tmh that the scan found missing, and have the compiler find it. The scan's list of what is missing
 * loses it. False with a message: a file could not be written. */
bool cli_wpp_supply(struct cc_run *run, struct cc_scan *scan);

#endif
