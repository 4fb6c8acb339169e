/*
 * options.c: walks a command line along a verb's table of options.
 */
#include "cli/options.h"
#include "cli/names.h"
#include "cli/report.h"

#include <stdio.h>
#include <string.h>

enum { WHY_ROOM = 512, HELP_COLUMN = 22 };

static bool complain(const struct cli_options *options, const char *what)
{
    cli_say("%s\n  next  escapement %s --help lists the options", what, options->verb);
    return false;
}

/* The verb's own rows, and then the shared ones. */
static const struct cli_option *row_at(const struct cli_options *options, size_t i)
{
    return i < options->count ? &options->rows[i] : &options->also[i - options->count];
}

/* The row that a word names, and behind which of its bytes a value follows: 0 for none. */
static const struct cli_option *find_row(const struct cli_options *options, const char *word, size_t *value_at,
                                         bool *is_shared)
{
    size_t length = strcspn(word, "=");
    for (size_t i = 0; i < options->count + options->also_count; i++) {
        const struct cli_option *row = row_at(options, i);
        *is_shared = i >= options->count;
        if (strlen(row->name) == length && memcmp(row->name, word, length) == 0) {
            *value_at = word[length] == '=' ? length + 1 : 0;
            return row;
        }
    }
    return NULL;
}

/* One option, and the word behind it where that is its value. */
static bool take_option(const struct cli_options *options, void *request, char ***words)
{
    char what[2 * WHY_ROOM];
    char why[WHY_ROOM];
    size_t value_at = 0;
    bool is_shared = false;
    const char *word = *(*words)++;
    const struct cli_option *row = find_row(options, word, &value_at, &is_shared);
    const char *value = value_at > 0 ? word + value_at : NULL;
    if (!row) {
        snprintf(what, sizeof what, "%s: unknown option '%s'", options->verb, word);
        return complain(options, what);
    }
    if (!row->value && value) {
        snprintf(what, sizeof what, "%s: %s takes no value", options->verb, row->name);
        return complain(options, what);
    }
    if (row->value && !value && **words == NULL) {
        snprintf(what, sizeof what, "%s: %s wants a value: %s %s", options->verb, row->name, row->name, row->value);
        return complain(options, what);
    }
    if (row->value && !value) {
        value = *(*words)++;
    }
    if (!row->take(is_shared ? (char *)request + options->also_at : request, value, why, sizeof why)) {
        snprintf(what, sizeof what, "%s: %s: %s", options->verb, row->name, why);
        return complain(options, what);
    }
    return true;
}

static bool take_word(const struct cli_options *options, void *request, const char *word)
{
    char what[2 * WHY_ROOM];
    char why[WHY_ROOM];
    if (options->take_word(request, word, why, sizeof why)) {
        return true;
    }
    snprintf(what, sizeof what, "%s: %s", options->verb, why);
    return complain(options, what);
}

bool cli_options_read(const struct cli_options *options, void *request, char **words)
{
    bool only_words = false;
    while (*words) {
        if (!only_words && strcmp(*words, "--") == 0) {
            only_words = true;
            words++;
        } else if (only_words || (*words)[0] != '-' || strcmp(*words, "-") == 0) {
            if (!take_word(options, request, *words++)) {
                return false;
            }
        } else if (!take_option(options, request, &words)) {
            return false;
        }
    }
    return true;
}

void cli_options_print(const struct cli_options *options)
{
    for (size_t i = 0; i < options->count + options->also_count; i++) {
        const struct cli_option *row = row_at(options, i);
        const char *line = row->help;
        int width = printf("  %s%s%s", row->name, row->value ? " " : "", row->value ? row->value : "");
        while (*line) {
            size_t length = strcspn(line, "\n");
            printf("%*s%.*s\n", width < HELP_COLUMN ? HELP_COLUMN - width : 1, "", (int)length, line);
            line += length + (line[length] == '\n');
            width = 0;
        }
    }
}

bool cli_options_number(const char *value, uint64_t least, uint64_t most, uint32_t *number, char *why, size_t room)
{
    uint64_t wide;
    if (!cli_number_read(value, most, &wide) || wide < least) {
        snprintf(why, room, "'%.80s' is no number from %llu to %llu", value, (unsigned long long)least,
                 (unsigned long long)most);
        return false;
    }
    *number = (uint32_t)wide;
    return true;
}
