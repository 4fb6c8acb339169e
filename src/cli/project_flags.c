/*
 * project_flags.c: turns what descriptions of Windows' builds say of folders, defines and options into clang's flags.
 */
#include "cli/project.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *without_quotes(struct cc_run *run, const char *text)
{
    size_t length = strlen(text);
    return length >= 2 && text[0] == '"' && text[length - 1] == '"'
               ? cli_cc_print(run, "%.*s", (int)(length - 2), text + 1)
               : text;
}

void cli_project_add_folders(struct cc_run *run, struct project *project, const char *list, struct cc_words *flags)
{
    struct cc_words parts = {0};
    cli_project_split(run, list, &parts);
    for (size_t i = 0; i < parts.count; i++) {
        const char *name = without_quotes(run, parts.items[i]);
        const char *path = strstr(name, PROJECT_KIT) == NULL ? cli_cc_find(run, project->folder, name) : NULL;
        if (path != NULL) { /* as Microsoft's compiler, no word of one that is not there */
            cli_cc_words_add(run, flags, cli_cc_print(run, "-I%s", path));
            cli_cc_words_add(run, &project->folders, path);
        }
    }
}

void cli_project_add_each(struct cc_run *run, const char *list, const char *option, struct cc_words *flags)
{
    struct cc_words parts = {0};
    cli_project_split(run, list, &parts);
    for (size_t i = 0; i < parts.count; i++) {
        cli_cc_words_add(run, flags, cli_cc_print(run, "%s%s", option, cli_project_unquoted(run, parts.items[i])));
    }
}

void cli_project_add_forced(struct cc_run *run, struct project *project, const char *list, struct cc_words *flags)
{
    struct cc_words parts = {0};
    cli_project_split(run, list, &parts);
    for (size_t i = 0; i < parts.count; i++) {
        const char *path = cli_cc_find(run, project->folder, parts.items[i]);
        cli_cc_words_add(run, flags, "-include");
        cli_cc_words_add(run, flags, path != NULL ? path : cli_cc_with_slashes(run, parts.items[i]));
    }
}

/* /D, /U, /I, /FI of AdditionalOptions; the other switches there are of Microsoft's compiler alone. */
void cli_project_add_options(struct cc_run *run, struct project *project, const char *options, struct cc_words *flags)
{
    const char *pending = NULL;
    while (*(options += strspn(options, " \t\r\n")) != '\0') {
        bool quoted = false;
        const char *end = options;
        for (; *end != '\0' && (quoted || strchr(" \t\r\n", *end) == NULL); end++) {
            quoted = *end == '"' && (end == options || end[-1] != '\\') ? !quoted : quoted;
        }
        const char *word = cli_cc_print(run, "%.*s", (int)(end - options), options);
        const char *name = pending;
        const char *value = without_quotes(run, word);
        options = end;
        if (name == NULL) {
            if ((word[0] != '/' && word[0] != '-') || word[1] == '\0') {
                continue;
            }
            name = strncmp(word + 1, "FI", 2) == 0  ? "FI"
                   : strchr("DUI", word[1]) != NULL ? cli_cc_print(run, "%c", word[1])
                                                    : NULL;
            if (name == NULL) {
                continue;
            }
            value = without_quotes(run, word + 1 + strlen(name));
            if (value[0] == '\0') {
                pending = name;
                continue;
            }
        }
        pending = NULL;
        if (name[0] == 'I') {
            cli_project_add_folders(run, project, value, flags);
        } else if (name[0] == 'F') {
            cli_project_add_forced(run, project, value, flags);
        } else {
            cli_cc_words_add(run, flags, cli_cc_print(run, "-%s%s", name, cli_project_unquoted(run, value)));
        }
    }
}

/* clang-format off */
/* What Windows' kit defines for every kernel-mode driver, beyond what `escapement cc` does. */
static const char *const kit_defines[] = {
    "STD_CALL", "CONDITION_HANDLING=1", "NT_UP=0", "NT_INST=0", "WIN32=100", "_NT1X_=100", "WIN32_LEAN_AND_MEAN=1",
    "DEVL=1", "DEPRECATE_DDK_FUNCTIONS=1",
};

/* TargetVersion, by its name or as _NT_TARGET_VERSION. */
static const struct {
    const char *name, *number;
    const char *version;
} targets[] = {
    {"Vista",       "0x600",  "0x0600"}, {"Windows7",    "0x601", "0x0601"}, {"Win7",        "0x601", "0x0601"},
    {"Windows8",    "0x602",  "0x0602"}, {"Win8",        "0x602", "0x0602"}, {"WindowsV6.3", "0x603", "0x0603"},
    {"Windows8.1",  "0x603",  "0x0603"},
};
/* clang-format on */

void cli_project_add_version(struct cc_run *run, const char *name, const char *number, struct cc_words *flags)
{
    unsigned long value = number != NULL ? strtoul(number, NULL, 0) : 0;
    for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++) {
        const char *version = targets[i].version;
        if (value != 0 ? value == strtoul(targets[i].number, NULL, 16)
                       : name != NULL && strcasecmp(name, targets[i].name) == 0) {
            cli_cc_words_add(run, flags, cli_cc_print(run, "-D_WIN32_WINNT=%s", version));
            cli_cc_words_add(run, flags, cli_cc_print(run, "-DWINVER=%s", version));
            cli_cc_words_add(run, flags, cli_cc_print(run, "-DNTDDI_VERSION=%s0000", version));
            return;
        }
    }
}

void cli_project_add_kit(struct cc_run *run, const struct project *project, bool is_debug, struct cc_words *flags)
{
    for (size_t i = 0; project->kind != PROJECT_USER_DRIVER && i < sizeof kit_defines / sizeof kit_defines[0]; i++) {
        cli_cc_words_add(run, flags, cli_cc_print(run, "-D%s", kit_defines[i]));
    }
    cli_cc_words_add(run, flags, is_debug ? "-DDBG=1" : "-DNDEBUG");
}
