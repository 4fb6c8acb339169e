/*
 * project_function.c: the functions that MSBuild's expressions call, as far as projects of drivers use them.
 */
#include "cli/project.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const char *argument(const struct cc_words *arguments, size_t index)
{
    return index < arguments->count ? arguments->items[index] : "";
}

static bool ends_with_slash(const char *text)
{
    size_t length = strlen(text);
    return length > 0 && (text[length - 1] == '/' || text[length - 1] == '\\');
}

static const char *with_slash(struct cc_run *run, const char *text)
{
    return text[0] == '\0' || ends_with_slash(text) ? text : cli_cc_print(run, "%s\\", text);
}

static const char *joined(struct cc_run *run, const struct cc_words *arguments)
{
    const char *path = "";
    for (size_t i = 0; i < arguments->count; i++) {
        const char *part = arguments->items[i];
        bool is_whole = part[0] == '/' || part[0] == '\\' || path[0] == '\0';
        path = is_whole ? part : cli_cc_print(run, "%s%s", with_slash(run, path), part);
    }
    return path;
}

/* From the root, in the spelling of the disk where that is there. */
static const char *whole_path(struct project_scope *scope, const char *path)
{
    struct cc_run *run = scope->reading->run;
    const char *found = cli_cc_find(run, scope->folder, path);
    const char *slashes = cli_cc_with_slashes(run, path);
    return found != NULL ? found : slashes[0] == '/' ? slashes : cli_cc_print(run, "%s/%s", scope->folder, slashes);
}

const char *cli_project_static_function(struct project_scope *scope, const char *name, const struct cc_words *arguments)
{
    struct cc_run *run = scope->reading->run;
    const char *first = argument(arguments, 0);
    const char *second = argument(arguments, 1);
    if (strcasecmp(name, "GetDirectoryNameOfFileAbove") == 0) {
        const char *found = cli_project_above(run, whole_path(scope, first), second);
        return found != NULL ? found : "";
    }
    if (strcasecmp(name, "GetPathOfFileAbove") == 0) {
        const char *found =
            cli_project_above(run, arguments->count > 1 ? whole_path(scope, second) : scope->folder, first);
        return found != NULL ? cli_cc_find(run, found, first) : "";
    }
    if (strcasecmp(name, "EnsureTrailingSlash") == 0) {
        return with_slash(run, first);
    }
    if (strcasecmp(name, "NormalizeDirectory") == 0) {
        return with_slash(run, whole_path(scope, joined(run, arguments)));
    }
    if (strcasecmp(name, "NormalizePath") == 0 || strcasecmp(name, "GetFullPath") == 0) {
        return whole_path(scope, joined(run, arguments));
    }
    if (strcasecmp(name, "Copy") == 0) {
        return first;
    }
    if (strcasecmp(name, "Combine") == 0) {
        return joined(run, arguments);
    }
    if (strcasecmp(name, "GetDirectoryName") == 0) {
        return cli_cc_folder_of(run, cli_cc_with_slashes(run, first));
    }
    if (strcasecmp(name, "GetFileName") == 0) {
        const char *slash = strrchr(cli_cc_with_slashes(run, first), '/');
        return slash != NULL ? slash + 1 : first;
    }
    if (strcasecmp(name, "ValueOrDefault") == 0) {
        return first[0] != '\0' ? first : second;
    }
    if (strcasecmp(name, "Exists") == 0) {
        return cli_cc_find(run, scope->folder, first) != NULL ? "true" : "false";
    }
    if (strcasecmp(name, "IsNullOrEmpty") == 0) {
        return first[0] == '\0' ? "true" : "false";
    }
    if (strcasecmp(name, "IsOSPlatform") == 0) {
        return strcasecmp(first, "Windows") == 0 ? "true" : "false"; /* the build that is read is Windows' */
    }
    return NULL;
}

static const char *replaced(struct cc_run *run, const char *text, const char *from, const char *to)
{
    const char *out = "";
    size_t length = strlen(from);
    for (const char *at = length > 0 ? strstr(text, from) : NULL; at != NULL; at = strstr(text, from)) {
        out = cli_cc_print(run, "%s%.*s%s", out, (int)(at - text), text, to);
        text = at + length;
    }
    return cli_cc_print(run, "%s%s", out, text);
}

static const char *trimmed(struct cc_run *run, const char *text, const char *letters, bool at_start, bool at_end)
{
    letters = letters[0] != '\0' ? letters : " \t\r\n";
    text += at_start ? strspn(text, letters) : 0;
    size_t length = strlen(text);
    while (at_end && length > 0 && strchr(letters, text[length - 1]) != NULL) {
        length--;
    }
    return cli_cc_print(run, "%.*s", (int)length, text);
}

static const char *in_case(struct cc_run *run, const char *text, int (*convert)(int))
{
    char *copy = (char *)(size_t)cli_cc_print(run, "%s", text);
    for (char *at = copy; *at != '\0'; at++) {
        *at = (char)convert((unsigned char)*at);
    }
    return copy;
}

const char *cli_project_string_function(struct project_scope *scope, const char *value, const char *name,
                                        const struct cc_words *arguments)
{
    struct cc_run *run = scope->reading->run;
    const char *first = argument(arguments, 0);
    size_t length = strlen(value);
    size_t wanted = strlen(first);
    if (strcasecmp(name, "Replace") == 0) {
        return replaced(run, value, first, argument(arguments, 1));
    }
    if (strncasecmp(name, "ToLower", 7) == 0) {
        return in_case(run, value, tolower);
    }
    if (strncasecmp(name, "ToUpper", 7) == 0) {
        return in_case(run, value, toupper);
    }
    if (strcasecmp(name, "ToString") == 0) {
        return value;
    }
    if (strcasecmp(name, "Trim") == 0 || strcasecmp(name, "TrimStart") == 0 || strcasecmp(name, "TrimEnd") == 0) {
        return trimmed(run, value, first, strcasecmp(name, "TrimEnd") != 0, strcasecmp(name, "TrimStart") != 0);
    }
    if (strcasecmp(name, "Contains") == 0) {
        return strstr(value, first) != NULL ? "True" : "False";
    }
    if (strcasecmp(name, "StartsWith") == 0) {
        return strncmp(value, first, wanted) == 0 ? "True" : "False";
    }
    if (strcasecmp(name, "EndsWith") == 0) {
        return length >= wanted && strcmp(value + length - wanted, first) == 0 ? "True" : "False";
    }
    return NULL;
}
