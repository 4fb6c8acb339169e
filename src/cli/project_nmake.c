/*
 * project_nmake.c: reads `sources` and `dirs`, the descriptions of the old build, in the language of nmake.
 */
#include "cli/project.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { DEPTH_MAX = 32, VALUE_BYTES_MAX = 256 << 10 };

struct reader {
    struct project_reading *reading;
    struct project_table macros;
    const char *folder, *file;
    bool skipping[DEPTH_MAX], taken[DEPTH_MAX]; /* of each !IF: whether it is passed over, whether a branch was taken */
    int depth;
    int files; /* that are being read: !INCLUDE */
    bool failed;
};

static bool fail(struct reader *reader, const char *what, const char *line)
{
    if (!reader->failed) {
        cli_cc_complain("%s: %s: %s", reader->file, what, line);
    }
    reader->failed = true;
    return false;
}

/* --------------------------------------------------------------------------------------------------------- macros */
static const char *replaced(struct cc_run *run, const char *text, const char *from, size_t from_length, const char *to)
{
    const char *out = "";
    while (*text != '\0' && from_length > 0) {
        const char *at = memmem(text, strlen(text), from, from_length);
        if (at == NULL) {
            break;
        }
        out = cli_cc_print(run, "%s%.*s%s", out, (int)(at - text), text, to);
        text = at + from_length;
    }
    return cli_cc_print(run, "%s%s", out, text);
}

static const char *expand(struct reader *reader, const char *text, int depth);

/* NAME or NAME:from=to */
static const char *value_of(struct reader *reader, const char *inner, int depth)
{
    struct cc_run *run = reader->reading->run;
    size_t length = strcspn(inner, ":");
    const char *name = cli_cc_print(run, "%.*s", (int)length, inner);
    const char *value = cli_project_get(&reader->macros, name);
    value = value != NULL ? value : getenv(name);
    if (value == NULL) {
        cli_project_name_unknown(reader->reading, reader->file, name);
        return "";
    }
    value = expand(reader, value, depth + 1);
    const char *equal = inner[length] == ':' ? strchr(inner + length, '=') : NULL;
    return equal == NULL ? value
                         : replaced(run, value, inner + length + 1, (size_t)(equal - inner) - length - 1, equal + 1);
}

static const char *expand(struct reader *reader, const char *text, int depth)
{
    struct cc_run *run = reader->reading->run;
    const char *out = "";
    if (depth > DEPTH_MAX) {
        fail(reader, "macros that lead to one another", text);
        return "";
    }
    while (*text != '\0' && !reader->failed) {
        size_t plain = strcspn(text, "$");
        const char *end = text[plain] == '$' && text[plain + 1] == '(' ? strchr(text + plain, ')') : NULL;
        const char *value = "";
        size_t used = plain;
        if (end != NULL) {
            value = value_of(
                reader, cli_cc_print(run, "%.*s", (int)(end - text - (ptrdiff_t)plain - 2), text + plain + 2), depth);
            used = (size_t)(end - text) + 1;
        } else if (text[plain] == '$') {
            value = "$";
            used = plain + (text[plain + 1] == '$' ? 2 : 1);
        }
        if (strlen(out) + plain + strlen(value) > VALUE_BYTES_MAX) {
            fail(reader, "a value grows too long", text);
            return "";
        }
        out = cli_cc_print(run, "%s%.*s%s", out, (int)plain, text, value);
        text += used;
    }
    return out;
}

static const char *get(struct reader *reader, const char *name)
{
    const char *value = cli_project_get(&reader->macros, name);
    return value != NULL ? expand(reader, value, 0) : "";
}

static const char *trimmed(struct cc_run *run, const char *at, const char *end)
{
    while (at < end && isspace((unsigned char)*at)) {
        at++;
    }
    while (end > at && isspace((unsigned char)end[-1])) {
        end--;
    }
    return cli_cc_print(run, "%.*s", (int)(end - at), at);
}

/* NAME = value. What a value says of its own name is what that was until now. */
static void define(struct reader *reader, const char *line)
{
    struct cc_run *run = reader->reading->run;
    const char *equal = strchr(line, '=');
    if (equal == NULL || equal == line) {
        return; /* a rule, or what only nmake knows */
    }
    const char *name = trimmed(run, line, equal);
    if (name[strcspn(name, " \t:$")] != '\0') {
        return;
    }
    const char *own = cli_cc_print(run, "$(%s)", name);
    const char *before = cli_project_get(&reader->macros, name);
    const char *value = trimmed(run, equal + 1, equal + strlen(equal));
    cli_project_set(run, &reader->macros, name, replaced(run, value, own, strlen(own), before != NULL ? before : ""));
}

/* ----------------------------------------------------------------------------------------------------- conditions */
struct condition {
    struct reader *reader;
    const char *at, *whole;
    int depth;
};

static long alternatives(struct condition *condition);

static bool take(struct condition *condition, const char *token)
{
    condition->at += strspn(condition->at, " \t");
    size_t length = strlen(token);
    bool fits = strncasecmp(condition->at, token, length) == 0;
    condition->at += fits ? length : 0;
    return fits;
}

/* "text", a number, or a word; the end of it is behind. */
static const char *operand(struct condition *condition)
{
    condition->at += strspn(condition->at, " \t");
    const char *first = condition->at;
    const char *last;
    if (*first == '"') {
        first++;
        last = first + strcspn(first, "\"");
        condition->at = last + (*last == '"');
    } else {
        last = first + strcspn(first, " \t=!<>()&|");
        condition->at = last;
    }
    return cli_cc_print(condition->reader->reading->run, "%.*s", (int)(last - first), first);
}

static const char *in_brackets(struct condition *condition)
{
    bool is_open = take(condition, "(");
    const char *text = operand(condition);
    if (!is_open || !take(condition, ")")) {
        fail(condition->reader, "a condition that cannot be read", condition->whole);
    }
    return text;
}

static long comparison(struct condition *condition)
{
    struct reader *reader = condition->reader;
    if (take(condition, "defined")) {
        return cli_project_get(&reader->macros, in_brackets(condition)) != NULL;
    }
    if (take(condition, "exist")) {
        return cli_cc_find(reader->reading->run, reader->folder, in_brackets(condition)) != NULL;
    }
    const char *before = condition->at;
    const char *left = operand(condition);
    if (condition->at == before) {
        return fail(reader, "a condition that cannot be read", condition->whole);
    }
    long a = strtol(left, NULL, 0);
    if (take(condition, "==")) {
        return strcmp(left, operand(condition)) == 0;
    }
    if (take(condition, "!=")) {
        return strcmp(left, operand(condition)) != 0;
    }
    if (take(condition, ">=")) {
        return a >= strtol(operand(condition), NULL, 0);
    }
    if (take(condition, "<=")) {
        return a <= strtol(operand(condition), NULL, 0);
    }
    if (take(condition, ">")) {
        return a > strtol(operand(condition), NULL, 0);
    }
    if (take(condition, "<")) {
        return a < strtol(operand(condition), NULL, 0);
    }
    return a;
}

static long factor(struct condition *condition)
{
    if (condition->reader->failed || ++condition->depth > DEPTH_MAX) {
        return fail(condition->reader, "a condition that is nested too deep", condition->whole);
    }
    long value;
    condition->at += strspn(condition->at, " \t");
    if (*condition->at == '!' && condition->at[1] != '=') {
        condition->at++;
        value = !factor(condition);
    } else if (take(condition, "(")) {
        value = alternatives(condition);
        if (!take(condition, ")")) {
            fail(condition->reader, "a condition that cannot be read", condition->whole);
        }
    } else {
        value = comparison(condition);
    }
    condition->depth--;
    return value;
}

static long conjunction(struct condition *condition)
{
    long value = factor(condition);
    while (!condition->reader->failed && take(condition, "&&")) {
        long next = factor(condition);
        value = value && next;
    }
    return value;
}

static long alternatives(struct condition *condition)
{
    long value = conjunction(condition);
    while (!condition->reader->failed && take(condition, "||")) {
        long next = conjunction(condition);
        value = value || next;
    }
    return value;
}

static bool holds(struct reader *reader, const char *text)
{
    const char *whole = expand(reader, text, 0);
    struct condition condition = {.reader = reader, .at = whole, .whole = whole};
    bool value = alternatives(&condition) != 0;
    if (condition.at[strspn(condition.at, " \t")] != '\0') {
        return fail(reader, "a condition that cannot be read", whole);
    }
    return value;
}

/* ---------------------------------------------------------------------------------------------------------- lines */
static bool read_file(struct reader *reader, const char *path);

static bool is_skipping(const struct reader *reader)
{
    for (int i = 0; i < reader->depth; i++) {
        if (reader->skipping[i]) {
            return true;
        }
    }
    return false;
}

static bool branch(struct reader *reader, const char *word, const char *rest)
{
    int here = reader->depth - 1;
    if (here < 0) {
        return fail(reader, "without an !IF before it", word);
    }
    if (strcasecmp(word, "ENDIF") == 0) {
        reader->depth--;
        return true;
    }
    const char *condition = strcasecmp(word, "ELSEIF") == 0 ? rest : strncasecmp(rest, "IF ", 3) == 0 ? rest + 3 : NULL;
    bool was_taken = reader->taken[here];
    reader->depth = here; /* what is around this branch */
    bool is_outside = is_skipping(reader);
    reader->depth = here + 1;
    reader->skipping[here] = is_outside || was_taken || (condition != NULL && !holds(reader, condition));
    reader->taken[here] = was_taken || !reader->skipping[here];
    return !reader->failed;
}

static bool open_branch(struct reader *reader, const char *word, const char *rest)
{
    if (reader->depth == DEPTH_MAX) {
        return fail(reader, "!IF is nested too deep", rest);
    }
    bool value = true;
    if (!is_skipping(reader)) {
        bool is_defined = cli_project_get(&reader->macros, rest) != NULL;
        value = strcasecmp(word, "IFDEF") == 0    ? is_defined
                : strcasecmp(word, "IFNDEF") == 0 ? !is_defined
                                                  : holds(reader, rest);
    }
    reader->skipping[reader->depth] = !value;
    reader->taken[reader->depth++] = value;
    return !reader->failed;
}

static bool include(struct reader *reader, const char *rest)
{
    struct cc_run *run = reader->reading->run;
    const char *name = expand(reader, rest, 0);
    size_t length = strlen(name);
    if (length >= 2 && strchr("<\"", name[0]) != NULL) {
        name = cli_cc_print(run, "%.*s", (int)(length - 2), name + 1);
    }
    if (strstr(name, PROJECT_KIT) != NULL) {
        return true;
    }
    const char *path = cli_cc_find(run, cli_cc_folder_of(run, reader->file), name);
    path = path != NULL ? path : cli_cc_find(run, reader->folder, name);
    return path != NULL ? read_file(reader, path) : fail(reader, "includes what is not there", name);
}

static bool take_directive(struct reader *reader, const char *line)
{
    struct cc_run *run = reader->reading->run;
    const char *first = line + strspn(line, " \t");
    const char *last = first;
    while (isalpha((unsigned char)*last)) {
        last++;
    }
    const char *word = cli_cc_print(run, "%.*s", (int)(last - first), first);
    const char *rest = trimmed(run, last, last + strlen(last));
    if (strncasecmp(word, "IF", 2) == 0) {
        return open_branch(reader, word, rest);
    }
    if (strncasecmp(word, "ELSE", 4) == 0 || strcasecmp(word, "ENDIF") == 0) {
        return branch(reader, word, rest);
    }
    if (is_skipping(reader)) {
        return true;
    }
    if (strcasecmp(word, "INCLUDE") == 0) {
        return include(reader, rest);
    }
    return strcasecmp(word, "ERROR") != 0 || fail(reader, "!ERROR", expand(reader, rest, 0));
}

/* The next line with those that it goes on in; a comment's line among them is none of it. */
static const char *next_line(struct cc_run *run, const char **text)
{
    const char *line = cli_cc_print(run, "%s", "");
    const char *at = *text;
    bool goes_on = true;
    while (goes_on && *at != '\0') {
        size_t length = strcspn(at, "\n");
        const char *end = at + length;
        const char *first = at + strspn(at, " \t");
        at = end + (*end == '\n');
        while (end > first && strchr(" \t\r", end[-1]) != NULL) {
            end--;
        }
        if (line[0] != '\0' && *first == '#') {
            continue;
        }
        const char *mark = memchr(first, '#', (size_t)(end > first ? end - first : 0));
        if (mark != NULL && (mark == first || mark[-1] == ' ' || mark[-1] == '\t')) {
            end = mark;
        }
        goes_on = end > first && end[-1] == '\\' && mark == NULL;
        end -= goes_on;
        line = cli_cc_print(run, "%s%s%.*s", line, line[0] != '\0' ? " " : "", (int)(end > first ? end - first : 0),
                            first);
        goes_on = goes_on || (end <= first && line[0] == '\0');
    }
    *text = at;
    return line;
}

static bool read_file(struct reader *reader, const char *path)
{
    struct cc_run *run = reader->reading->run;
    const char *before = reader->file;
    if (reader->files++ == DEPTH_MAX) {
        return fail(reader, "files include one another too deep", path);
    }
    const char *text = cli_project_read_text(run, path);
    if (text == NULL) {
        reader->failed = true;
        return false;
    }
    int depth = reader->depth;
    reader->file = path;
    while (*text != '\0' && !reader->failed) {
        const char *line = next_line(run, &text);
        if (line[0] == '!') {
            take_directive(reader, line + 1);
        } else if (!is_skipping(reader)) {
            define(reader, line);
        }
    }
    if (reader->depth != depth && !reader->failed) {
        fail(reader, "an !IF without its !ENDIF", "at the end");
    }
    reader->file = before;
    reader->files--;
    return !reader->failed;
}

/* ------------------------------------------------------------------------------------------------------- a project */
/* clang-format off */
static const char *const kits[] = {
    "DDK_INC_PATH", "SDK_INC_PATH", "CRT_INC_PATH", "WDM_INC_PATH", "IFSKIT_INC_PATH", "KMDF_INC_PATH", "WDF_INC_PATH",
    "MFC_INC_PATH", "ATL_INC_PATH", "HALKIT_INC_PATH", "SDK_LIB_PATH", "DDK_LIB_PATH", "CRT_LIB_PATH", "KMDF_LIB_PATH",
    "BASEDIR", "NTMAKEENV", "_NTDRIVE", "_NTROOT", "PUBLIC_ROOT", "DDK_LIB", "SDK_PATH", "MAKEDIR",
};
static const struct {
    const char *name, *value;
} initial[] = {
    {"O",                          "obj\\amd64"},
    {"AMD64",                      "1"},
    {"_AMD64_",                    "1"},
    {"386",                        "0"},
    {"IA64",                       "0"},
    {"_BUILDARCH",                 "AMD64"},
    {"TARGET_DIRECTORY",           "amd64"},
    {"TARGET_CPU",                 "AMD64"},
    {"_OBJ_DIR",                   "obj"},
    {"OBJ_PATH",                   "."},
    {"BUILD_ALT_DIR",              ""},
    {"INCLUDES",                   ""},
    {"C_DEFINES",                  ""},
    {"SOURCES",                    ""},
    {"TARGETLIBS",                 ""},
    {"LINKLIBS",                   ""},
    {"LINKER_FLAGS",               ""},
    {"USER_C_FLAGS",               ""},
    {"MSC_OPTIMIZATION",           ""},
    {"RUN_WPP",                    ""},
    {"LIBRARY_SUFFIX",             ""},
    {"_NT_TARGET_VERSION_VISTA",   "0x600"},
    {"_NT_TARGET_VERSION_LONGHORN", "0x600"},
    {"_NT_TARGET_VERSION_WS08",    "0x600"},
    {"_NT_TARGET_VERSION_WIN7",    "0x601"},
    {"_NT_TARGET_VERSION_WIN8",    "0x602"},
    {"_NT_TARGET_VERSION_WINBLUE", "0x603"},
};
static const struct {
    const char *name;
    enum project_kind kind;
} types[] = {
    {"DRIVER",         PROJECT_DRIVER},
    {"EXPORT_DRIVER",  PROJECT_DRIVER},
    {"GDI_DRIVER",     PROJECT_DRIVER},
    {"MINIPORT",       PROJECT_DRIVER},
    {"DYNLINK",        PROJECT_USER_DRIVER},
    {"LIBRARY",        PROJECT_LIBRARY},
    {"DRIVER_LIBRARY", PROJECT_LIBRARY},
};
/* clang-format on */

static bool start(struct reader *reader, struct project_reading *reading, const char *path)
{
    struct cc_run *run = reading->run;
    bool is_debug = reading->configuration != NULL && (strcasestr(reading->configuration, "debug") != NULL ||
                                                       strcasestr(reading->configuration, "chk") != NULL);
    *reader = (struct reader){.reading = reading, .folder = cli_cc_folder_of(run, path), .file = path};
    for (size_t i = 0; i < sizeof kits / sizeof kits[0]; i++) {
        cli_project_set(run, &reader->macros, kits[i], PROJECT_KIT);
    }
    for (size_t i = 0; i < sizeof initial / sizeof initial[0]; i++) {
        cli_project_set(run, &reader->macros, initial[i].name, initial[i].value);
    }
    cli_project_set(run, &reader->macros, is_debug ? "DEBUG" : "FREEBUILD", "1");
    cli_project_set(run, &reader->macros, "FREEBUILD", is_debug ? "0" : "1");
    cli_project_set(run, &reader->macros, "DDKBUILDENV", is_debug ? "chk" : "fre");
    return read_file(reader, path);
}

static void words_of(struct cc_run *run, const char *text, struct cc_words *words)
{
    while (*(text += strspn(text, " \t\r\n")) != '\0') {
        size_t length = strcspn(text, " \t\r\n");
        cli_cc_words_add(run, words, cli_cc_print(run, "%.*s", (int)length, text));
        text += length;
    }
}

/* RUN_WPP = $(SOURCES) -km -func:Name(LEVEL, MSG, ...) -scan:trace.h */
static void take_tracing(struct reader *reader, struct project *project)
{
    struct cc_run *run = reader->reading->run;
    const char *text = get(reader, "RUN_WPP");
    for (const char *at = strstr(text, "-func:"); at != NULL; at = strstr(at + 1, "-func:")) {
        const char *close = strchr(at, ')');
        if (close != NULL) {
            cli_cc_words_add(run, &project->trace_functions, cli_cc_print(run, "%.*s", (int)(close - at - 5), at + 6));
        }
    }
    for (const char *at = strstr(text, "-scan:"); at != NULL; at = strstr(at + 1, "-scan:")) {
        const char *name = cli_cc_print(run, "%.*s", (int)strcspn(at + 6, " \t"), at + 6);
        const char *path = cli_cc_find(run, reader->folder, name);
        if (path != NULL) {
            cli_cc_words_add(run, &project->trace_files, path);
        }
    }
}

/* A library that another folder makes: the nearest folder of its path that has a `sources`. */
static void take_libraries(struct reader *reader, struct project *project)
{
    struct cc_run *run = reader->reading->run;
    struct cc_words libraries = {0};
    words_of(run, get(reader, "TARGETLIBS"), &libraries);
    words_of(run, get(reader, "LINKLIBS"), &libraries);
    for (size_t i = 0; i < libraries.count; i++) {
        const char *at = cli_cc_with_slashes(run, libraries.items[i]);
        const char *found = NULL;
        while (found == NULL && strchr(at, '/') != NULL && strstr(at, PROJECT_KIT) == NULL) {
            at = cli_cc_folder_of(run, at);
            bool is_up = strspn(at, "./") == strlen(at);
            found = is_up ? NULL : cli_cc_find(run, reader->folder, cli_cc_print(run, "%s/sources", at));
            if (is_up) {
                break;
            }
        }
        if (found != NULL && strcmp(found, project->path) != 0) {
            cli_cc_words_add(run, &project->references, found);
        }
    }
}

static bool take_sources(struct reader *reader, struct project *project)
{
    static const char *const lists[] = {"SOURCES", "AMD64_SOURCES"};
    struct cc_run *run = reader->reading->run;
    const char *configuration = reader->reading->configuration;
    bool is_debug = configuration != NULL &&
                    (strcasestr(configuration, "debug") != NULL || strcasestr(configuration, "chk") != NULL);
    struct cc_words names = {0};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        words_of(run, get(reader, lists[i]), &names);
    }
    struct cc_words flags = {0};
    cli_project_add_kit(run, project, is_debug, &flags);
    cli_project_add_version(run, NULL, get(reader, "_NT_TARGET_VERSION"), &flags);
    cli_project_add_options(run, project, get(reader, "C_DEFINES"), &flags);
    cli_project_add_options(run, project, get(reader, "USER_C_FLAGS"), &flags);
    cli_project_add_folders(run, project, get(reader, "INCLUDES"), &flags);
    cli_cc_words_add(run, &flags, is_debug ? "-O0" : "-O2");
    for (size_t i = 0; i < names.count; i++) {
        const char *path = cli_cc_find(run, reader->folder, names.items[i]);
        if (path == NULL) {
            return cli_cc_complain("%s: compiles %s, which is not there", project->path, names.items[i]);
        }
        const char *dot = strrchr(path, '.');
        if (dot != NULL && strcasecmp(dot, ".asm") == 0) {
            cli_cc_words_add(run, &project->assembly, path);
        } else {
            cli_cc_words_add_all(run, &cli_project_add_source(run, project, path)->flags, &flags);
        }
    }
    return true;
}

bool cli_project_read_nmake(struct project_reading *reading, const char *path, struct project *project)
{
    struct reader reader;
    *project = (struct project){.path = path, .folder = cli_cc_folder_of(reading->run, path), .kind = PROJECT_OTHER};
    if (!start(&reader, reading, path)) {
        return false;
    }
    const char *type = get(&reader, "TARGETTYPE");
    const char *entry = get(&reader, "DLLENTRY");
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (strcasecmp(type, types[i].name) == 0) {
            project->kind = types[i].kind;
        }
    }
    project->name = get(&reader, "TARGETNAME");
    project->entry = project->kind == PROJECT_DRIVER && entry[0] != '\0' ? entry : NULL;
    if (project->name[0] == '\0') {
        return cli_cc_complain("%s: names no TARGETNAME", path);
    }
    take_tracing(&reader, project);
    take_libraries(&reader, project);
    return take_sources(&reader, project) && !reader.failed;
}

bool cli_project_read_dirs(struct cc_run *run, const char *path, struct cc_words *folders)
{
    struct project_reading reading = {.run = run};
    struct reader reader;
    struct cc_words names = {0};
    if (!start(&reader, &reading, path)) {
        return false;
    }
    words_of(run, get(&reader, "DIRS"), &names);
    for (size_t i = 0; i < names.count; i++) {
        /* A name may end with what it is built for, in braces: driver{wdm}. */
        const char *name = cli_cc_print(run, "%.*s", (int)strcspn(names.items[i], "{"), names.items[i]);
        const char *folder = cli_cc_find(run, reader.folder, name);
        if (folder == NULL) {
            return cli_cc_complain("%s: names the folder %s, which is not there", path, name);
        }
        cli_cc_words_add(run, folders, folder);
    }
    return !reader.failed;
}
