/*
 * cc_compile.h: the half of `escapement cc` that makes objects.
 */
#ifndef ESCAPEMENT_CLI_CC_COMPILE_H
#define ESCAPEMENT_CLI_CC_COMPILE_H

#include "cli/cc_scan.h"

#define CC_TARGET "--target=x86_64-pc-windows-msvc-elf"

/** Compile every source of a request. `objects` receives an object for each input, in order. */
bool cli_cc_compile(struct cc_run *run, const struct cc_request *request, struct cc_words *objects);
/** What clang does by itself: preprocess, list headers, look for errors, precompile a header. */
bool cli_cc_compile_alone(struct cc_run *run, const struct cc_request *request);

/** Whether every source is compiled with a define of this name. */
bool cli_cc_compile_defines(const char *name);

/** Run a command; where it fails, say that `what` of `subject` did. */
bool cli_cc_succeed(struct cc_run *run, const struct cc_words *command, const char *what, const char *subject);

#endif
