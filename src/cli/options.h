/*
 * options.h: words of a command line, matched against a verb's table of options.
 */
#ifndef ESCAPEMENT_CLI_OPTIONS_H
#define ESCAPEMENT_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A row of a verb's table. */
struct cli_option {
    const char *name;  /* "--repeat" */
    const char *value; /* how --help calls its value; null: it takes none */
    /** `value` is null where it takes none. False: `why` says what is wrong with the value. */
    bool (*take)(void *request, const char *value, char *why, size_t room);
    const char *help; /* lines for people, separated by line breaks */
};

struct cli_options {
    const char *verb;
    const struct cli_option *rows;
    size_t count;
    const struct cli_option *also; /* rows that several verbs share, or null */
    size_t also_count;
    size_t also_at; /* where in the verb's request the one of these rows lies */
    /** A word that is no option: "-", or anything that does not begin with "-", or stands behind "--". */
    bool (*take_word)(void *request, const char *word, char *why, size_t room);
};

/** Give each word to its row: "--name value", or "--name=value". False, with a message: wrong usage. */
bool cli_options_read(const struct cli_options *options, void *request, char **words);
/** The rows for --help. */
void cli_options_print(const struct cli_options *options);

/** A number from `least` to `most`, for a row's `take`. */
bool cli_options_number(const char *value, uint64_t least, uint64_t most, uint32_t *number, char *why, size_t room);

#endif
