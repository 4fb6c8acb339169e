/*
 * wpp_config.c: reads the configuration blocks that a project's comments hold for WPP.
 *
 *     // begin_wpp config
 *     // FUNC TraceError{LEVEL=TRACE_LEVEL_ERROR}(FLAGS, MSG, ...);
 *     // USEPREFIX(TraceError, "%!STDPREFIX! %!FUNC!: ");
 *     // end_wpp
 */
#include "cli/wpp.h"

#include <ctype.h>
#include <string.h>

static bool is_name(char letter)
{
    return isalnum((unsigned char)letter) || letter == '_';
}

static const char *behind_space(const char *at)
{
    return at + strspn(at, " \t\r\n");
}

static const char *behind_name(const char *at)
{
    while (is_name(*at)) {
        at++;
    }
    return at;
}

/* The end of what an opening bracket begins, behind its closing one; null: it does not end. Literals are skipped. */
static const char *behind_bracket(const char *at)
{
    int depth = 0;
    for (; *at != '\0'; at++) {
        if (*at == '"') {
            for (at++; *at != '"' && *at != '\0'; at++) {
                at += *at == '\\' && at[1] != '\0';
            }
            if (*at == '\0') {
                return NULL;
            }
        } else if (*at == '(' || *at == '{') {
            depth++;
        } else if ((*at == ')' || *at == '}') && --depth == 0) {
            return at + 1;
        }
    }
    return NULL;
}

/* Without blanks around it. */
static const char *trimmed(struct cc_run *run, const char *at, const char *end)
{
    at = at + strspn(at, " \t\r\n") < end ? behind_space(at) : end;
    while (end > at && isspace((unsigned char)end[-1])) {
        end--;
    }
    return cli_cc_print(run, "%.*s", (int)(end - at), at);
}

/* The next comma outside of brackets and literals, or `end`. */
static const char *comma(const char *at, const char *end)
{
    while (at < end && *at != ',') {
        if (*at == '(' || *at == '{' || *at == '"') {
            const char *behind = *at == '"' ? strchr(at + 1, '"') : behind_bracket(at);
            if (behind == NULL || behind > end) {
                return end;
            }
            at = *at == '"' ? behind + 1 : behind;
        } else {
            at++;
        }
    }
    return at;
}

/* ------------------------------------------------------------------------------------------------------- the lists */
static void add_function(struct cc_run *run, struct wpp_config *config, const struct wpp_function *function)
{
    for (size_t i = 0; i < config->function_count; i++) {
        if (strcmp(config->functions[i].name, function->name) == 0) {
            config->functions[i] = *function;
            return;
        }
    }
    if (config->function_count == config->function_capacity) {
        size_t capacity = config->function_capacity == 0 ? 16 : config->function_capacity * 2;
        struct wpp_function *more = cli_cc_alloc(run, capacity * sizeof *more);
        if (config->function_count > 0) {
            memcpy(more, config->functions, config->function_count * sizeof *more);
        }
        config->functions = more;
        config->function_capacity = capacity;
    }
    config->functions[config->function_count++] = *function;
}

static void add_affix(struct cc_run *run, struct wpp_config *config, const struct wpp_affix *affix)
{
    for (size_t i = 0; i < config->affix_count; i++) {
        if (strcmp(config->affixes[i].function, affix->function) == 0 &&
            config->affixes[i].is_suffix == affix->is_suffix) {
            config->affixes[i] = *affix;
            return;
        }
    }
    if (config->affix_count == config->affix_capacity) {
        size_t capacity = config->affix_capacity == 0 ? 16 : config->affix_capacity * 2;
        struct wpp_affix *more = cli_cc_alloc(run, capacity * sizeof *more);
        if (config->affix_count > 0) {
            memcpy(more, config->affixes, config->affix_count * sizeof *more);
        }
        config->affixes = more;
        config->affix_capacity = capacity;
    }
    config->affixes[config->affix_count++] = *affix;
}

void cli_wpp_config_join(struct cc_run *run, struct wpp_config *config, const struct wpp_config *more)
{
    for (size_t i = 0; i < more->function_count; i++) {
        add_function(run, config, &more->functions[i]);
    }
    for (size_t i = 0; i < more->affix_count; i++) {
        add_affix(run, config, &more->affixes[i]);
    }
}

/* ---------------------------------------------------------------------------------------------------- a statement */
static void add_condition(struct wpp_function *function, const char *name, const char *value)
{
    if (function->condition_count < sizeof function->conditions / sizeof function->conditions[0]) {
        function->conditions[function->condition_count++] = (struct wpp_condition){name, value};
    }
}

/* {NAME=VALUE, ...} */
static void take_braces(struct cc_run *run, struct wpp_function *function, const char *at, const char *end)
{
    while (at < end) {
        const char *next = comma(at, end);
        const char *equal = memchr(at, '=', (size_t)(next - at));
        if (equal != NULL) {
            add_condition(function, trimmed(run, at, equal), trimmed(run, equal + 1, next));
        }
        at = next + 1;
    }
}

/* (NAME, ..., MSG, ...): false where a parameter is no name. */
static bool take_parameters(struct cc_run *run, struct wpp_function *function, const char *at, const char *end)
{
    const char *list = "";
    while (at < end) {
        const char *next = comma(at, end);
        const char *name = trimmed(run, at, next);
        at = next + 1;
        if (strcmp(name, "...") == 0) {
            function->has_rest = true;
        } else if (*name == '\0') {
            continue;
        } else if (*behind_name(name) != '\0' || isdigit((unsigned char)*name)) {
            return false;
        } else if (strcmp(name, "MSG") == 0) {
            function->has_message = true;
        } else {
            add_condition(function, name, NULL);
        }
        list = cli_cc_print(run, "%s%s%s", list, *list != '\0' ? ", " : "", name);
    }
    function->parameters = list;
    return true;
}

/* The bracket that the last of some parameters is, where a message has one of its own; null: none has. */
static const char *inner_bracket(const char *at, const char *end)
{
    while (at < end) {
        const char *next = comma(at, end);
        at = behind_space(at);
        if (at < end && *at == '(') {
            const char *behind = behind_bracket(at);
            return behind != NULL && behind_space(behind) >= end ? at : NULL;
        }
        at = next + 1;
    }
    return NULL;
}

/* NAME{...}(...): where it ends, or null where it is none. */
static const char *take_function(struct cc_run *run, struct wpp_config *config, const char *at)
{
    const char *end = behind_name(at);
    struct wpp_function function = {.name = trimmed(run, at, end)};
    at = behind_space(end);
    if (function.name[0] == '\0' || (*at != '{' && *at != '(')) {
        return NULL;
    }
    if (*at == '{') {
        end = behind_bracket(at);
        if (end == NULL) {
            return NULL;
        }
        take_braces(run, &function, at + 1, end - 1);
        at = behind_space(end);
    }
    end = *at == '(' ? behind_bracket(at) : NULL;
    if (end == NULL) {
        return NULL;
    }
    const char *first = behind_space(at + 1);
    const char *last = end - 1;
    const char *inner = inner_bracket(first, last);
    if (inner != NULL) {
        if (inner == first) {
            function.is_doubled = true;
        } else if (take_parameters(run, &function, first, inner)) {
            function.outer = function.parameters;
        } else {
            return NULL;
        }
        first = inner + 1;
        last = behind_bracket(inner) - 1;
    }
    if (!take_parameters(run, &function, first, last)) {
        return NULL;
    }
    add_function(run, config, &function);
    return end;
}

/* (NAME, "format", arguments) */
static const char *take_affix(struct cc_run *run, struct wpp_config *config, const char *at, bool is_suffix)
{
    const char *end = *at == '(' ? behind_bracket(at) : NULL;
    if (end == NULL) {
        return NULL;
    }
    const char *last = end - 1;
    const char *first_comma = comma(at + 1, last);
    if (first_comma == last) {
        return end;
    }
    const char *second_comma = comma(first_comma + 1, last);
    struct wpp_affix affix = {.function = trimmed(run, at + 1, first_comma),
                              .format = trimmed(run, first_comma + 1, second_comma),
                              .arguments = second_comma < last ? trimmed(run, second_comma, last) : "",
                              .is_suffix = is_suffix};
    if (affix.format[0] == '"') {
        add_affix(run, config, &affix);
    }
    return end;
}

/* One statement at the beginning of a line: where it ends, or null where it is none that matters. */
static const char *take_statement(struct cc_run *run, struct wpp_config *config, const char *at)
{
    /* clang-format off */
    static const char *const passed_over[] = {
        "CUSTOM_TYPE", "DEFINE_CPLX_TYPE", "DEFINE_SIMPLE_TYPE", "DEFINE_FLAVOR", "NOPREFIX", "NOSUFFIX", "MAP_TYPE",
    };
    /* clang-format on */
    const char *end = behind_name(at);
    const char *word = trimmed(run, at, end);
    if (strcmp(word, "FUNC") == 0) {
        return take_function(run, config, behind_space(end));
    }
    if (strcmp(word, "USEPREFIX") == 0 || strcmp(word, "USESUFFIX") == 0) {
        return take_affix(run, config, behind_space(end), word[3] == 'S');
    }
    for (size_t i = 0; i < sizeof passed_over / sizeof passed_over[0]; i++) {
        if (strcmp(word, passed_over[i]) == 0) {
            return NULL;
        }
    }
    return take_function(run, config, at);
}

void cli_wpp_config_add(struct cc_run *run, struct wpp_config *config, const char *statements)
{
    const char *at = behind_space(statements);
    while (*at != '\0') {
        const char *end = take_statement(run, config, at);
        if (end == NULL) {
            end = at + strcspn(at, "\n");
        }
        at = end + strspn(end, " \t\r\n;");
    }
}

/* ------------------------------------------------------------------------------------------------------- a block */
/* The block's lines without the marks of the comment that they stand in. */
static const char *without_marks(struct cc_run *run, const char *at, const char *end)
{
    char *text = cli_cc_alloc(run, (size_t)(end - at) + 1);
    char *to = text;
    while (at < end) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        line_end = line_end != NULL ? line_end + 1 : end;
        while (at < line_end && (*at == ' ' || *at == '\t' || *at == '/' || *at == '*')) {
            at++;
        }
        memcpy(to, at, (size_t)(line_end - at));
        to += line_end - at;
        at = line_end;
    }
    *to = '\0';
    return text;
}

void cli_wpp_config_read(struct cc_run *run, struct wpp_config *config, const char *text, size_t bytes)
{
    static const char begins[] = "begin_wpp";
    static const char ends[] = "end_wpp";
    const char *end = text + bytes;
    const char *at = memmem(text, bytes, begins, sizeof begins - 1);
    while (at != NULL) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        if (line_end == NULL) {
            return;
        }
        const char *last = memmem(line_end, (size_t)(end - line_end), ends, sizeof ends - 1);
        last = last != NULL ? last : end;
        cli_wpp_config_add(run, config, without_marks(run, line_end, last));
        at = memmem(last, (size_t)(end - last), begins, sizeof begins - 1);
    }
}
