/*
 * report.h: what every verb tells people and programs in the same way.
 */
#ifndef ESCAPEMENT_CLI_REPORT_H
#define ESCAPEMENT_CLI_REPORT_H

#include <escapement/host.h>
#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/** "escapement: ", the message and a line break, to standard error; further lines begin with "  why   " and "  next  ".
 */
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/**
 * First in a verb that prints results. A reader that goes away is an error of writing from now on, and ends no process;
 * descriptors 0 and 2 that are closed become /dev/null, lest a pipe get their number. False, with a message: standard
 * output is closed, so there is nowhere to print.
 */
bool cli_output_begin(void);
/** Right behind what was printed: whether it could be. And the same, with what is buffered written out. */
bool cli_output_works(void);
bool cli_output_flush(void);
/** Last in such a verb: what is buffered is written out. `status`; but CLI_FOUND, with a message, where the output
 * could not be written and `status` was CLI_DONE. */
int cli_output_end(int status);

/**
 * See to it that the driver's image runs in the program of its variant, by executing that one. Returns true where this
 * is that program; false, with `error` filled, where the driver or that program cannot be read. `argv` is a verb's.
 */
bool cli_variant_choose(const char *driver, char **argv, struct host_error *error);

/** "STATUS_INVALID_PARAMETER (0xC000000D)", or "0xC0FFEE00" for a number without a name. Returns `text`. */
const char *cli_status_text(NTSTATUS status, char *text, size_t room);

/** A string of whatever bytes, each that is no UTF-8 replaced by U+FFFD. Null: no memory. */
json_t *cli_json_text(const char *text);
/** The same of a status: its name, or "0xC0FFEE00". */
json_t *cli_json_status(NTSTATUS status);
/** {"text", "status", "code"}, the last two left out where there is no status behind it. */
json_t *cli_json_error(const char *text, NTSTATUS status);
/** What a driver left behind. */
json_t *cli_json_leftovers(const struct host_leftovers *left);
bool cli_leftovers_are_any(const struct host_leftovers *left);
/** " 2 pool blocks, 128 pool bytes", without what is zero. */
void cli_leftovers_print(FILE *out, const struct host_leftovers *left);
/** Print a value in one line, without a line break behind it; releases it. */
void cli_json_print(FILE *out, json_t *value);

#endif
