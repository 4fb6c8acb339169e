/*
 * cc_seh.h: guarded blocks (__try) of a module – what is read out of its textual IR, and how it is written anew.
 */
#ifndef ESCAPEMENT_CLI_CC_SEH_H
#define ESCAPEMENT_CLI_CC_SEH_H

#include "cli/cc.h"

#include <stdint.h>
#include <stdio.h>

/** A module as the compiler's front end left it, before any pass: a line an instruction, but for the second half of an
 * invoke and the cases of a switch. */
struct seh_module {
    struct cc_run *run;
    const char *source; /* the file's name, for messages */
    char **lines;       /* without the newline */
    size_t count;
    struct seh_debug {
        enum { SEH_DEBUG_OTHER, SEH_DEBUG_PLACE, SEH_DEBUG_SCOPE, SEH_DEBUG_FILE } kind;
        uint32_t scope;
    } *debug; /* by the number of the metadata */
    size_t debug_count;
};

/** Where control goes for an exception: a __try's handler, or a destructor, which Windows does not run for one. */
struct seh_pad {
    enum { SEH_PAD_EXCEPT, SEH_PAD_FINALLY, SEH_PAD_OTHER } kind;
    const char *label;   /* of its block */
    const char *token;   /* of a cleanup */
    const char *handler; /* the label of an __except's */
    const char *filter;  /* as IR names it: "null", "@\"?filt$...\"" */
    const char *outer;   /* the label of the pad around it, or null */
    int id;              /* of an __except or a __finally: its index in the table */
    uint32_t scope;      /* the lexical block of the __try, or 0 */
};

struct seh_block {
    const char *label; /* empty for the first, unless names are kept */
    size_t first, end; /* lines, the label's not among them */
    int state;         /* the id of the __try that its instructions lie in, -1 for none, or SEH_STATE_KEPT */
};
enum { SEH_STATE_KEPT = -2 };

struct seh_function {
    struct seh_module *module;
    size_t first, end; /* from the line of "define" to behind the one of the brace */
    struct seh_pad *pads;
    size_t pad_count, pad_capacity;
    struct seh_block *blocks;
    size_t block_count, block_capacity;
    int ids;
};

bool cli_seh_starts_with(const char *text, const char *prefix);
/** The name that stands behind `before` in a line, with quotes if it has them; null where there is none. */
const char *cli_seh_name(struct cc_run *run, const char *line, const char *before);

/** Read a file. False with a message. */
bool cli_seh_read(struct seh_module *module, struct cc_run *run, const char *source, const char *path);
/** The line behind the brace that ends the function whose "define" is at `first`. */
size_t cli_seh_function_end(const struct seh_module *module, size_t first);
/** Read a function with guarded blocks. False with a message: a form that cannot be had. */
bool cli_seh_function_read(struct seh_function *function, struct seh_module *module, size_t first);
/** The nearest __except or __finally at or around a pad; null: none. */
const struct seh_pad *cli_seh_guard(const struct seh_function *function, const char *label);
/** Whether the call of a __finally at `line` is come to by jumps out of its __try alone: clang knows of one way out
 * then, and calls that a normal end. */
bool cli_seh_is_jumped_to(const struct seh_function *function, size_t line);

#endif
