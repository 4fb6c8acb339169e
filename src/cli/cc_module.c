/*
 * cc_module.c: what a module of a driver undergoes half way, as textual IR after all passes and before code generation.
 *
 * Sanitizer callbacks. Compiled for Windows' ABI, a driver calls them in Microsoft's convention, and the runtime of a
 * Linux program has Linux'. A thunk between the two would be a frame between a report and the driver's line, and one
 * that saves a dozen registers on each memory access. So each call is marked as one in Linux' convention, and the code
 * generator does the crossing where it happens. Callbacks that never return are left alone: a marked call clobbers more
 * registers, which every function would have to save for the sake of a report. Their import cells move the arguments
 * and jump (cc_imports.c), since nobody needs the registers afterwards; the frame that the runtime sees is the
 * driver's.
 *
 * Data imported with __declspec(dllimport) is refused. For ELF the compiler takes the word for a remark and would read
 * the import's cell as if it were the variable; nothing in the object tells it from a function's address any more.
 */
#include "cli/cc.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const callback_prefixes[] = {"__asan_", "__tsan_", "__ubsan_", "__sanitizer_", "__lsan_"};

static bool starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

static bool ends_with(const char *text, const char *suffix)
{
    size_t length = strlen(text);
    size_t wanted = strlen(suffix);
    return length >= wanted && strcmp(text + length - wanted, suffix) == 0;
}

/* ---------------------------------------------------------------------------------------------- sanitizer callbacks */
bool cli_cc_module_call_is_last(const char *name)
{
    if (starts_with(name, "__asan_report_")) {
        return !ends_with(name, "_noabort");
    }
    return starts_with(name, "__ubsan_handle_") &&
           (ends_with(name, "_abort") || strcmp(name, "__ubsan_handle_builtin_unreachable") == 0 ||
            strcmp(name, "__ubsan_handle_missing_return") == 0);
}

/* The callback that a line of IR declares or calls: "@NAME(" with one of the prefixes. */
static const char *find_callback(const char *line, char *name, size_t room)
{
    for (const char *at = strchr(line, '@'); at != NULL; at = strchr(at + 1, '@')) {
        for (size_t i = 0; i < sizeof callback_prefixes / sizeof callback_prefixes[0]; i++) {
            size_t length = strcspn(at + 1, "( ,)\n");
            if (starts_with(at + 1, callback_prefixes[i]) && at[1 + length] == '(' && length < room) {
                memcpy(name, at + 1, length);
                name[length] = '\0';
                return at;
            }
        }
    }
    return NULL;
}

/* Behind "declare" stand linkage, preemption, visibility and storage, and then the calling convention. */
static const char *behind_linkage(const char *at)
{
    static const char *const words[] = {"extern_weak ", "external ", "dso_local ", "dso_preemptable ",
                                        "default ",     "hidden ",   "protected ", "dllimport "};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (starts_with(at, words[i])) {
            at += strlen(words[i]);
        }
    }
    return at;
}

static const char *find_convention(const char *line, const char *callback)
{
    static const char *const verbs[] = {" call ", " invoke "};
    if (starts_with(line, "declare ")) {
        return behind_linkage(line + strlen("declare "));
    }
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        const char *verb = strstr(line, verbs[i]);
        if (verb != NULL && verb < callback) {
            return verb + strlen(verbs[i]);
        }
    }
    return NULL;
}

static const char *find_marked_call(const char *line)
{
    char name[128];
    const char *callback = find_callback(line, name, sizeof name);
    return callback != NULL && !cli_cc_module_call_is_last(name) ? find_convention(line, callback) : NULL;
}

/* ---------------------------------------------------------------------------------------------- imported data */
static bool is_of_name(char letter)
{
    return isalnum((unsigned char)letter) || strchr("_.$-", letter) != NULL;
}

/* The length of the name at `at`, behind its @. */
static size_t name_length(const char *at)
{
    size_t length = 0;
    while (at[length] != '\0' && is_of_name(at[length])) {
        length++;
    }
    return length;
}

/* "@NAME = external dllimport global TYPE": NAME, or null. */
static const char *imported_data(struct cc_run *run, const char *line)
{
    size_t length = line[0] == '@' ? name_length(line + 1) : 0;
    const char *rest = line + 1 + length;
    const char *import = length > 0 && starts_with(rest, " = ") ? strstr(rest, " dllimport ") : NULL;
    const char *type = import != NULL ? strstr(rest, " global ") : NULL;
    if (import != NULL && type == NULL) {
        type = strstr(rest, " constant ");
    }
    return type != NULL && import < type ? cli_cc_print(run, "%.*s", (int)length, line + 1) : NULL;
}

/* ------------------------------------------------------------------------------------------------------- the module */
static bool refuse_imported_data(const char *source, const char *name)
{
    return cli_cc_complain(
        "%s: '%s' is data with __declspec(dllimport), which cannot be had in an ELF image\n"
        "  next  declare it as wdm.h declares PsThreadType: `extern TYPE *%s`, without dllimport; the "
        "pointer leads to the kernel's variable",
        source, name, name);
}

static bool rewrite_line(const char *line, FILE *out)
{
    const char *call = find_marked_call(line);
    if (call == NULL) {
        return fputs(line, out) >= 0;
    }
    /* Code that is prepared for exceptions would write down, for each call, that one of it has no handler. */
    const char *calm = starts_with(line, "declare ") ? " nounwind" : "";
    int length = (int)strcspn(call, "\n");
    return fprintf(out, "%.*sx86_64_sysvcc %.*s%s\n", (int)(call - line), line, length, call, calm) >= 0;
}

bool cli_cc_module_rewrite(struct cc_run *run, const char *source, const char *from, const char *to)
{
    char *line = NULL;
    size_t room = 0;
    bool written = true;
    bool refused = false;
    FILE *in = fopen(from, "re");
    FILE *out = fopen(to, "we");
    while (in != NULL && out != NULL && written && getline(&line, &room, in) >= 0) {
        const char *name = imported_data(run, line);
        refused = (name != NULL && !refuse_imported_data(source, name)) || refused;
        written = rewrite_line(line, out);
    }
    written = written && in != NULL && !ferror(in);
    free(line);
    if (in != NULL) {
        fclose(in);
    }
    written = out != NULL && fclose(out) == 0 && written;
    return (written || cli_cc_complain("%s could not be written: %s", to, strerror(errno))) && !refused;
}
