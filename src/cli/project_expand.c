/*
 * project_expand.c: puts values into MSBuild's texts.
 */
#include "cli/project.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
    DEPTH_MAX = 32,             /* of expressions in expressions */
    TEXT_BYTES_MAX = 256 << 10, /* of one value: a few lines can double a text often */
};

static const char *expand(struct project_scope *scope, const char *text, int depth);

struct text {
    char *bytes;
    size_t used, room;
};

static void put(struct project_scope *scope, struct text *text, const char *bytes, size_t count)
{
    if (text->used + count > TEXT_BYTES_MAX) {
        if (!scope->failed) {
            cli_cc_complain("%s: a value grows beyond %d bytes", scope->file, TEXT_BYTES_MAX);
        }
        scope->failed = true;
        return;
    }
    if (text->used + count + 1 > text->room) {
        size_t room = (text->used + count + 1) * 2;
        char *more = cli_cc_alloc(scope->reading->run, room);
        if (text->used > 0) {
            memcpy(more, text->bytes, text->used);
        }
        text->bytes = more;
        text->room = room;
    }
    memcpy(text->bytes + text->used, bytes, count);
    text->used += count;
    text->bytes[text->used] = '\0';
}

/* The bracket that ends what begins at `at`, an opening one; null: none does. What is in quotes does not count. */
static const char *closing(const char *at)
{
    int depth = 0;
    for (; *at != '\0'; at++) {
        if (*at == '(') {
            depth++;
        } else if (*at == ')' && --depth == 0) {
            return at;
        } else if ((*at == '\'' || *at == '"' || *at == '`') && depth > 1 && strchr(at + 1, *at) != NULL) {
            at = strchr(at + 1, *at);
        }
    }
    return NULL;
}

static bool is_name(char letter)
{
    return isalnum((unsigned char)letter) || letter == '_' || letter == '-';
}

/* "(a, 'b', $(c))" up to its closing bracket: the arguments, expanded and without their quotes. */
static void take_arguments(struct project_scope *scope, const char *open, const char *close, int depth,
                           struct cc_words *arguments)
{
    struct cc_run *run = scope->reading->run;
    const char *at = open + 1;
    while (at < close) {
        int inner = 0;
        at += strspn(at, " \t\r\n");
        const char *end = at;
        char quote = '\0';
        for (; end < close && (inner > 0 || quote != '\0' || *end != ','); end++) {
            if (quote != '\0') {
                quote = *end == quote ? '\0' : quote;
            } else if (*end == '\'' || *end == '"' || *end == '`') {
                quote = *end;
            } else {
                inner += *end == '(' ? 1 : *end == ')' ? -1 : 0;
            }
        }
        const char *last = end;
        while (last > at && strchr(" \t\r\n", last[-1]) != NULL) {
            last--;
        }
        if (last - at >= 2 && strchr("'\"`", *at) != NULL && last[-1] == *at) {
            at++;
            last--;
        }
        cli_cc_words_add(run, arguments,
                         last > at ? expand(scope, cli_cc_print(run, "%.*s", (int)(last - at), at), depth + 1) : "");
        at = end + 1;
    }
}

static const char *unknown_function(struct project_scope *scope, const char *name)
{
    cli_project_name_unknown(scope->reading, scope->file, name);
    return "";
}

/* "[Type]::Name(...)" */
static const char *call_static(struct project_scope *scope, const char *inner, int depth, const char **rest)
{
    struct cc_run *run = scope->reading->run;
    struct cc_words arguments = {0};
    const char *name = strstr(inner, "]::");
    *rest = inner + strlen(inner);
    if (name == NULL) {
        return unknown_function(scope, inner);
    }
    name += 3;
    const char *open = name;
    while (is_name(*open)) {
        open++;
    }
    const char *close = *open == '(' ? closing(open) : open;
    if (close == NULL) {
        return unknown_function(scope, inner);
    }
    if (*open == '(') {
        take_arguments(scope, open, close, depth, &arguments);
        *rest = close + 1;
    } else {
        *rest = close;
    }
    const char *value =
        cli_project_static_function(scope, cli_cc_print(run, "%.*s", (int)(open - name), name), &arguments);
    return value != NULL ? value : unknown_function(scope, inner);
}

/* ".Name(...)" behind a value, any number of them. */
static const char *call_strings(struct project_scope *scope, const char *inner, const char *value, const char *at,
                                int depth)
{
    struct cc_run *run = scope->reading->run;
    while (*at == '.' && value != NULL) {
        struct cc_words arguments = {0};
        const char *name = ++at;
        while (is_name(*at)) {
            at++;
        }
        const char *function = cli_cc_print(run, "%.*s", (int)(at - name), name);
        if (*at == '(') {
            const char *close = closing(at);
            if (close == NULL) {
                return unknown_function(scope, inner);
            }
            take_arguments(scope, at, close, depth, &arguments);
            at = close + 1;
        }
        value = cli_project_string_function(scope, value, function, &arguments);
    }
    return value != NULL && *at == '\0' ? value : unknown_function(scope, inner);
}

/* What stands between $( and ). */
static const char *value_of(struct project_scope *scope, const char *inner, int depth)
{
    struct cc_run *run = scope->reading->run;
    const char *at = inner;
    if (*inner == '[') {
        const char *value = call_static(scope, inner, depth, &at);
        return call_strings(scope, inner, value, at, depth);
    }
    while (is_name(*at)) {
        at++;
    }
    const char *name = cli_cc_print(run, "%.*s", (int)(at - inner), inner);
    const char *value = cli_project_get(&scope->properties, name);
    if (value == NULL) {
        value = getenv(name);
    }
    if (value == NULL && !scope->is_tolerant && *at == '\0') {
        cli_project_name_unknown(scope->reading, scope->file, name);
    }
    return call_strings(scope, inner, value != NULL ? value : "", at, depth);
}

static const char *metadata_of(const struct project_scope *scope, const char *name)
{
    const char *dot = strchr(name, '.'); /* %(ClCompile.Name) */
    const char *value = scope->metadata != NULL ? cli_project_get(scope->metadata, dot != NULL ? dot + 1 : name) : NULL;
    return value != NULL ? value : "";
}

static int hex_digit(char letter)
{
    return isdigit((unsigned char)letter)    ? letter - '0'
           : isxdigit((unsigned char)letter) ? tolower((unsigned char)letter) - 'a' + 10
                                             : -1;
}

static const char *expand(struct project_scope *scope, const char *text, int depth)
{
    struct cc_run *run = scope->reading->run;
    struct text out = {0};
    put(scope, &out, "", 0);
    if (depth > DEPTH_MAX) {
        scope->failed = scope->failed || !cli_cc_complain("%s: expressions are nested too deep", scope->file);
        return "";
    }
    while (*text != '\0' && !scope->failed) {
        size_t plain = strcspn(text, "$%@");
        put(scope, &out, text, plain);
        text += plain;
        const char *end = *text != '\0' && text[1] == '(' ? closing(text + 1) : NULL;
        if (end != NULL) {
            const char *inner = cli_cc_print(run, "%.*s", (int)(end - text - 2), text + 2);
            const char *value = *text == '$'   ? value_of(scope, inner, depth)
                                : *text == '%' ? metadata_of(scope, inner)
                                               : ""; /* a list of items, which nothing of ours holds */
            put(scope, &out, value, strlen(value));
            text = end + 1;
        } else if (*text == '%' && hex_digit(text[1]) >= 0 && hex_digit(text[2]) >= 0) {
            char letter = (char)(hex_digit(text[1]) * 16 + hex_digit(text[2]));
            put(scope, &out, &letter, letter != '\0');
            text += 3;
        } else if (*text != '\0') {
            put(scope, &out, text, 1);
            text++;
        }
    }
    return out.bytes;
}

const char *cli_project_expand(struct project_scope *scope, const char *text)
{
    return expand(scope, text, 0);
}
