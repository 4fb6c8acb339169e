/*
 * cc_calls.c: lets a sanitized driver call the sanitizer runtime of a Linux program directly.
 *
 * Compiled for Windows' ABI, a driver calls its sanitizer callbacks in Microsoft's convention, and the runtime has
 * Linux'. A thunk between them would be a frame between a report and the driver's line, and one that saves a dozen
 * registers on each memory access. So the module is stopped half way, as textual IR after all passes, and each call of
 * a callback is marked as one in Linux' convention; the code generator then does the crossing where it happens.
 *
 * Callbacks that never return are left alone: a call that is marked clobbers more registers, which every function would
 * have to save for the sake of a report. Their import cells move the arguments and jump (cc_imports.c), since nobody
 * needs the registers afterwards; the frame that the runtime sees is the driver's all the same.
 */
#include "cli/cc.h"

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

bool cc_calls_is_last(const char *name)
{
    if (starts_with(name, "__asan_report_")) {
        return !ends_with(name, "_noabort");
    }
    return starts_with(name, "__ubsan_handle_") &&
           (ends_with(name, "_abort") || strcmp(name, "__ubsan_handle_builtin_unreachable") == 0 ||
            strcmp(name, "__ubsan_handle_missing_return") == 0);
}

/* The callback that a line of IR declares or calls: "@NAME(" with one of the prefixes, and NAME's end. */
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

/* Where the calling convention belongs: behind "call", "invoke", or "declare" with its linkage and visibility. */
static const char *find_convention(const char *line, const char *callback)
{
    static const char *const verbs[] = {" call ", " invoke "};
    static const char *const linkages[] = {"extern_weak ", "external ",  "dllimport ",       "default ",
                                           "hidden ",      "protected ", "dso_preemptable ", "dso_local "};
    if (starts_with(line, "declare ")) {
        const char *at = line + strlen("declare ");
        for (size_t i = 0; i < sizeof linkages / sizeof linkages[0]; i++) {
            if (starts_with(at, linkages[i])) {
                at += strlen(linkages[i]);
                i = (size_t)-1; /* look again from the first: there may be several */
            }
        }
        return at;
    }
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        const char *verb = strstr(line, verbs[i]);
        if (verb != NULL && verb < callback) {
            return verb + strlen(verbs[i]);
        }
    }
    return NULL;
}

static bool rewrite_line(const char *line, FILE *out)
{
    char name[128];
    const char *callback = find_callback(line, name, sizeof name);
    const char *at = callback != NULL && !cc_calls_is_last(name) ? find_convention(line, callback) : NULL;
    if (at == NULL) {
        return fputs(line, out) >= 0;
    }
    return fprintf(out, "%.*sx86_64_sysvcc %s", (int)(at - line), line, at) >= 0;
}

bool cc_calls_rewrite(const char *from, const char *to)
{
    char *line = NULL;
    size_t room = 0;
    bool written = false;
    FILE *in = fopen(from, "re");
    FILE *out = fopen(to, "we");
    if (in == NULL || out == NULL) {
        goto close_files;
    }
    written = true;
    while (written && getline(&line, &room, in) >= 0) {
        written = rewrite_line(line, out);
    }
    written = written && !ferror(in);

close_files:
    free(line);
    if (in != NULL) {
        fclose(in);
    }
    if (out != NULL && fclose(out) != 0) {
        written = false;
    }
    return written || cc_complain("%s could not be written: %s", to, strerror(errno));
}
