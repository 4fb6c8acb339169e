/*
 * project_condition.c: decides MSBuild's conditions: '$(Configuration)|$(Platform)'=='Release|x64' And
 * Exists('a.props').
 */
#include "cli/project.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { DEPTH_MAX = 64 };

struct reader {
    struct project_scope *scope;
    const char *text, *at;
    int depth;
    bool is_wrong;
};

static bool alternatives(struct reader *reader);

static void skip_blanks(struct reader *reader)
{
    reader->at += strspn(reader->at, " \t\r\n");
}

static bool take(struct reader *reader, const char *token)
{
    size_t length = strlen(token);
    skip_blanks(reader);
    bool is_word = isalpha((unsigned char)token[0]) != 0;
    if (strncasecmp(reader->at, token, length) != 0 || (is_word && isalnum((unsigned char)reader->at[length]))) {
        return false;
    }
    reader->at += length;
    return true;
}

/* The end of a bare word; $(...) belongs to it. */
static const char *word_end(const char *at)
{
    while (*at != '\0' && strchr(" \t\r\n=!<>()'", *at) == NULL) {
        if ((*at == '$' || *at == '%' || *at == '@') && at[1] == '(') {
            int depth = 0;
            for (at++; *at != '\0'; at++) {
                depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
                if (depth == 0) {
                    break;
                }
            }
            if (*at == '\0') {
                return at;
            }
        }
        at++;
    }
    return at;
}

static const char *value(struct reader *reader)
{
    struct cc_run *run = reader->scope->reading->run;
    skip_blanks(reader);
    const char *first = reader->at;
    const char *last;
    if (*first == '\'') {
        first++;
        last = first;
        for (int depth = 0; *last != '\0' && (*last != '\'' || depth > 0); last++) {
            depth += *last == '(' ? 1 : *last == ')' && depth > 0 ? -1 : 0;
        }
        if (*last == '\0') { /* an unmatched bracket in the text: then quotes alone count */
            last = first + strcspn(first, "'");
        }
        reader->is_wrong = reader->is_wrong || *last == '\0';
        reader->at = last + (*last != '\0');
    } else {
        last = word_end(first);
        reader->is_wrong = reader->is_wrong || last == first;
        reader->at = last;
    }
    return cli_project_expand(reader->scope, cli_cc_print(run, "%.*s", (int)(last - first), first));
}

static bool call(struct reader *reader, const char **argument)
{
    if (!take(reader, "(")) {
        reader->is_wrong = true;
        return false;
    }
    *argument = value(reader);
    reader->is_wrong = reader->is_wrong || !take(reader, ")");
    return !reader->is_wrong;
}

static bool is_true(struct reader *reader, const char *text)
{
    static const char *const truths[] = {"true", "on", "yes", "!false", "!off", "!no"};
    static const char *const lies[] = {"false", "off", "no", "!true", "!on", "!yes", ""};
    for (size_t i = 0; i < sizeof truths / sizeof truths[0]; i++) {
        if (strcasecmp(text, truths[i]) == 0) {
            return true;
        }
    }
    for (size_t i = 0; i < sizeof lies / sizeof lies[0]; i++) {
        if (strcasecmp(text, lies[i]) == 0) {
            return false;
        }
    }
    reader->is_wrong = true;
    return false;
}

static bool comparison(struct reader *reader)
{
    const char *argument;
    const char *left = value(reader);
    if (take(reader, "==")) {
        return strcasecmp(left, value(reader)) == 0;
    }
    if (take(reader, "!=")) {
        return strcasecmp(left, value(reader)) != 0;
    }
    skip_blanks(reader);
    if (*reader->at == '<' || *reader->at == '>') {
        bool is_less = *reader->at++ == '<';
        bool or_equal = *reader->at == '=';
        reader->at += or_equal;
        double a = strtod(left, NULL);
        double b = strtod(value(reader), NULL);
        return (is_less ? a < b : a > b) || (or_equal && a == b);
    }
    if (*reader->at == '(' && strcasecmp(left, "Exists") == 0) {
        return call(reader, &argument) && argument[0] != '\0' &&
               cli_cc_find(reader->scope->reading->run, reader->scope->folder, argument) != NULL;
    }
    if (*reader->at == '(' && strcasecmp(left, "HasTrailingSlash") == 0) {
        return call(reader, &argument) && argument[0] != '\0' && strchr("/\\", argument[strlen(argument) - 1]) != NULL;
    }
    return is_true(reader, left);
}

static bool factor(struct reader *reader)
{
    bool holds;
    if (reader->is_wrong || ++reader->depth > DEPTH_MAX) {
        reader->is_wrong = true;
        return false;
    }
    skip_blanks(reader);
    if (*reader->at == '!' && reader->at[1] != '=') {
        reader->at++;
        holds = !factor(reader);
    } else if (take(reader, "(")) {
        holds = alternatives(reader);
        reader->is_wrong = reader->is_wrong || !take(reader, ")");
    } else {
        holds = comparison(reader);
    }
    reader->depth--;
    return holds;
}

static bool conjunction(struct reader *reader)
{
    bool holds = factor(reader);
    while (!reader->is_wrong && take(reader, "and")) {
        bool next = factor(reader);
        holds = holds && next;
    }
    return holds;
}

static bool alternatives(struct reader *reader)
{
    bool holds = conjunction(reader);
    while (!reader->is_wrong && take(reader, "or")) {
        bool next = conjunction(reader);
        holds = holds || next;
    }
    return holds;
}

bool cli_project_condition(struct project_scope *scope, const char *condition)
{
    struct reader reader = {.scope = scope, .text = condition, .at = condition};
    if (condition == NULL || condition[strspn(condition, " \t\r\n")] == '\0') {
        return true;
    }
    bool was_tolerant = scope->is_tolerant;
    scope->is_tolerant = true;
    bool holds = alternatives(&reader);
    scope->is_tolerant = was_tolerant;
    skip_blanks(&reader);
    if ((reader.is_wrong || *reader.at != '\0') && !scope->failed) {
        scope->failed = true;
        cli_cc_complain("%s: the condition cannot be read: %s", scope->file, condition);
    }
    return holds && !scope->failed;
}
