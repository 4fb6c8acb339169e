/*
 * wpp_tmh.c: writes a trace message header, whose macros hand a project's messages to the debug print.
 *
 * A trace function of conditions A and B is enabled where the project's WPP_A_B_ENABLED says so, and stands between its
 * WPP_A_B_PRE and WPP_A_B_POST, as with Windows' own: a message may be an assertion, or return from its function.
 */
#include "cli/wpp.h"

#include <string.h>
#include <strings.h>

/* What is there without being configured. The first always; the others where a project configures nothing, since they
 * are what its makefile names in the samples. */
static const char *const defaults[] = {
    "DoTraceMessage(FLAGS, MSG, ...)",
    "TraceEvents(LEVEL, FLAGS, MSG, ...)",
    "DoTraceLevelMessage(LEVEL, FLAGS, MSG, ...)",
};

static bool is_level(const char *name)
{
    return strcasecmp(name, "LEVEL") == 0 || strcasecmp(name, "LVL") == 0;
}

static bool is_flags(const char *name)
{
    return strcasecmp(name, "FLAGS") == 0 || strcasecmp(name, "FLAG") == 0;
}

/* The condition that is shown as level or as flags. A level alone is a bit's name, which WPP_LEVEL_ENABLED takes. */
static const struct wpp_condition *find_condition(const struct wpp_function *function, bool level)
{
    bool is_alone = function->condition_count == 1;
    for (size_t i = 0; i < function->condition_count; i++) {
        const struct wpp_condition *condition = &function->conditions[i];
        bool wanted = level ? is_level(condition->name) && !is_alone
                            : is_flags(condition->name) || (is_level(condition->name) && is_alone);
        if (wanted) {
            return condition;
        }
    }
    return NULL;
}

static void write_as_text(FILE *out, const struct wpp_condition *condition)
{
    if (condition == NULL) {
        fputs("\"\"", out);
    } else if (condition->value == NULL) {
        fprintf(out, "#%s", condition->name);
    } else {
        fputc('"', out);
        for (const char *at = condition->value; *at != '\0'; at++) {
            fprintf(out, "%s%c", *at == '"' || *at == '\\' ? "\\" : "", *at);
        }
        fputc('"', out);
    }
}

/* WPP_LEVEL_FLAGS_<what> */
static void write_condition_name(FILE *out, const struct wpp_function *function, const char *what)
{
    fputs("WPP", out);
    for (size_t i = 0; i < function->condition_count; i++) {
        fprintf(out, "_%s", function->conditions[i].name);
    }
    fprintf(out, "_%s", what);
}

static void write_condition_call(FILE *out, const struct wpp_function *function, const char *what)
{
    write_condition_name(out, function, what);
    fputc('(', out);
    for (size_t i = 0; i < function->condition_count; i++) {
        const struct wpp_condition *condition = &function->conditions[i];
        fprintf(out, "%s%s", i > 0 ? ", " : "", condition->value != NULL ? condition->value : condition->name);
    }
    fputc(')', out);
}

static void write_condition_default(FILE *out, const struct wpp_function *function, const char *what, const char *value)
{
    fputs("#ifndef ", out);
    write_condition_name(out, function, what);
    fputs("\n#define ", out);
    write_condition_name(out, function, what);
    fprintf(out, "(...) %s\n#endif\n", value);
}

static const struct wpp_affix *find_affix(const struct wpp_config *config, const char *function, bool is_suffix)
{
    for (size_t i = 0; i < config->affix_count; i++) {
        if (config->affixes[i].is_suffix == is_suffix && strcmp(config->affixes[i].function, function) == 0) {
            return &config->affixes[i];
        }
    }
    return NULL;
}

/* The format and what follows it. */
static void write_text(FILE *out, const struct wpp_config *config, const struct wpp_function *function)
{
    const struct wpp_affix *prefix = find_affix(config, function->name, false);
    const struct wpp_affix *suffix = find_affix(config, function->name, true);
    fprintf(out, "%s%s%s%s", prefix != NULL ? prefix->format : "", function->has_message ? " MSG " : " ",
            suffix != NULL ? suffix->format : "",
            prefix == NULL && suffix == NULL && !function->has_message ? "\"\"" : "");
    fprintf(out, "%s%s%s", prefix != NULL ? prefix->arguments : "", function->has_rest ? ", ##__VA_ARGS__" : "",
            suffix != NULL ? suffix->arguments : "");
}

static void write_message(FILE *out, const struct wpp_config *config, const struct wpp_function *function)
{
    fputs(function->outer != NULL ? "WDK_WPP_PASS(WDK_WPP_MESSAGE, (" : "WDK_WPP_MESSAGE(", out);
    if (function->condition_count > 0) {
        write_condition_call(out, function, "ENABLED");
    } else {
        fputs("WPP_ENABLED()", out);
    }
    fputs(", ", out);
    write_as_text(out, find_condition(function, true));
    fputs(", ", out);
    write_as_text(out, find_condition(function, false));
    fputs(", ", out);
    if (function->outer != NULL) {
        fprintf(out, "WDK_WPP_OF_%s WDK_WPP_LIST))", function->name);
    } else {
        write_text(out, config, function);
        fputc(')', out);
    }
}

/* The names that are called, and up to the body of the last, which is the message. */
static void write_define(FILE *out, const struct wpp_config *config, const struct wpp_function *function)
{
    const char *name = function->name;
    fprintf(out, "#undef %s\n", name);
    if (function->outer != NULL) {
        fprintf(out, "#undef WDK_WPP_OF_%s\n#define WDK_WPP_OF_%s(%s) ", name, name, function->parameters);
        write_text(out, config, function);
        fprintf(out, "\n#define %s(%s%sWDK_WPP_LIST) ", name, function->outer, *function->outer != '\0' ? ", " : "");
    } else if (function->is_doubled) {
        fprintf(out, "#define %s(WDK_WPP_LIST) WDK_WPP_OF_%s WDK_WPP_LIST\n#undef WDK_WPP_OF_%s\n", name, name, name);
        fprintf(out, "#define WDK_WPP_OF_%s(%s) ", name, function->parameters);
    } else {
        fprintf(out, "#define %s(%s) ", name, function->parameters);
    }
}

static void write_function(FILE *out, const struct wpp_config *config, const struct wpp_function *function)
{
    if (function->condition_count > 0) {
        write_condition_default(out, function, "ENABLED", "1");
        write_condition_default(out, function, "PRE", "");
        write_condition_default(out, function, "POST", "");
    }
    write_define(out, config, function);
    if (function->condition_count > 0) {
        write_condition_call(out, function, "PRE");
        fputc(' ', out);
    }
    write_message(out, config, function);
    if (function->condition_count > 0) {
        fputc(' ', out);
        write_condition_call(out, function, "POST");
    }
    fputc('\n', out);
}

void cli_wpp_tmh_write(struct cc_run *run, FILE *out, const struct wpp_config *config)
{
    size_t count = config->function_count == 0 ? sizeof defaults / sizeof defaults[0] : 1;
    fputs("/* A trace message header: messages become debug print. Made by escapement cc. */\n"
          "#pragma GCC system_header\n#include <wpp/tmh.h>\n",
          out);
    for (size_t i = 0; i < count; i++) {
        struct wpp_config one = {0};
        cli_wpp_config_add(run, &one, defaults[i]);
        fprintf(out, "#ifndef %s\n", one.functions[0].name);
        write_function(out, &one, &one.functions[0]);
        fputs("#endif\n", out);
    }
    for (size_t i = 0; i < config->function_count; i++) {
        write_function(out, config, &config->functions[i]);
    }
}
