/*
 * cc_advice.c: adds to the compiler's messages what it cannot know: which step of Windows' build a missing header comes
 * from, and what a driver does instead of what a kernel does not have.
 */
#include "cli/cc.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define ENTRIES_MAX 4000 /* looked at in search of a header that is somewhere else */
#define DEPTH_MAX   4

/* -------------------------------------------------------------------------------------------------------- forms */
/* clang-format off */
static const struct {
    const char *says, *why, *next;
} forms[] = {
    {"with exceptions disabled", "C++ for Windows' kernel has no exceptions (try, catch, throw)",
     "return a status, as on Windows; memory that could not be had is a null pointer of operator new"},
    {"requires -frtti", "C++ for Windows' kernel has no run-time types (typeid, dynamic_cast)",
     "ask a virtual function, or keep a kind in the object"},
    {"with -fno-rtti", "C++ for Windows' kernel has no run-time types (typeid, dynamic_cast)",
     "ask a virtual function, or keep a kind in the object"},
    {"MS-style inline assembly", "Microsoft's compiler for 64-bit Windows has no __asm either",
     "leave the 32-bit part out by its #if, or use an intrinsic"},
    {"#import of type library", "type libraries are of Windows' user side",
     "include the header that the library was made of"},
};
/* clang-format on */

static void advise_forms(const char *source, const char *text)
{
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        bool said = i > 0 && strcmp(forms[i].why, forms[i - 1].why) == 0 && strstr(text, forms[i - 1].says) != NULL;
        if (!said && strstr(text, forms[i].says) != NULL) {
            cli_cc_complain("%s: %s\n  next  %s", source, forms[i].why, forms[i].next);
        }
    }
}

/* ------------------------------------------------------------------------------------------------ missing headers */
/* clang-format off */
/* What a step of Windows' build makes headers of, found beside the sources under the header's own name. */
static const struct step {
    const char *suffix;   /* of what it reads */
    const char *made_by;
    const char *has;      /* what the header has */
    const char *command;
} steps[] = {
    {".man", "the message compiler makes it of the ETW manifest",
     "the events that the driver writes to Windows' tracing (EventWrite...), with their descriptors", "mc -km"},
    {".mc",  "the message compiler makes it of the message file",
     "the numbers of the messages that the driver writes to Windows' event log", "mc"},
    {".idl", "the MIDL compiler makes it of the interface definition", "interfaces of COM or RPC", "midl"},
    {".mof", "mofcomp and wmimofck make it of the WMI classes",
     "the classes that the driver answers WMI's requests for", "mofcomp, then wmimofck -h"},
};
/* Names that such headers commonly have, where what they are made of is not there. */
static const struct {
    const char *ends;
    size_t step;
} habits[] = {
    {"events",  0}, {"event",    0}, {"etw", 0}, {"manifest", 0}, {"trace", 0},
    {"msg",     1}, {"messages", 1}, {"log", 1}, {"mc",       1},
    {"wmi",     3}, {"mof",      3},
};
/* clang-format on */

static bool ends_with(const char *text, const char *suffix)
{
    size_t length = strlen(text);
    size_t wanted = strlen(suffix);
    return length >= wanted && strcasecmp(text + length - wanted, suffix) == 0;
}

static const char *stem_of(struct cc_run *run, const char *name)
{
    const char *slash = strrchr(name, '/');
    const char *base = slash != NULL ? slash + 1 : name;
    const char *dot = strrchr(base, '.');
    return dot != NULL ? cli_cc_print(run, "%.*s", (int)(dot - base), base) : base;
}

/* A file in a folder whose name ends so and begins like the header's. */
static const char *beside(struct cc_run *run, const char *folder, const char *stem, const char *suffix)
{
    const char *found = NULL;
    DIR *stream = opendir(folder);
    for (struct dirent *entry = stream != NULL ? readdir(stream) : NULL; entry != NULL && found == NULL;
         entry = readdir(stream)) {
        size_t bare = strlen(entry->d_name);
        /* fooevents.h of foo.man, and the like: one name begins with the other */
        if (bare > strlen(suffix) && ends_with(entry->d_name, suffix)) {
            bare -= strlen(suffix);
            size_t common = bare < strlen(stem) ? bare : strlen(stem);
            found = strncasecmp(entry->d_name, stem, common) == 0 ? cli_cc_print(run, "%s", entry->d_name) : NULL;
        }
    }
    if (stream != NULL) {
        closedir(stream);
    }
    return found;
}

static bool advise_step(struct cc_run *run, const char *source, const char *name, const char *folder)
{
    const size_t count = sizeof steps / sizeof steps[0];
    const char *stem = stem_of(run, name);
    for (size_t i = 0; i < 2 * count; i++) { /* files of the header's own name first, then those of like names */
        const struct step *step = &steps[i % count];
        const char *from = i < count ? cli_cc_find(run, folder, cli_cc_print(run, "%s%s", stem, step->suffix))
                                     : beside(run, folder, stem, step->suffix);
        if (from != NULL) {
            cli_cc_complain("%s: '%s' is no file of the sources: on Windows %s %s. It has %s\n"
                            "  next  make it on Windows (%s %s) and put it beside the sources",
                            source, name, step->made_by, from, step->has, step->command, from);
            return true;
        }
    }
    for (size_t i = 0; i < sizeof habits / sizeof habits[0]; i++) {
        if (ends_with(stem, habits[i].ends)) {
            const struct step *step = &steps[habits[i].step];
            const char *any = beside(run, folder, "", step->suffix);
            cli_cc_complain("%s: '%s' is missing; by its name %s (%s%s). It would have %s\n"
                            "  next  look for it where the driver is built on Windows (%s), and put it beside the "
                            "sources",
                            source, name, step->made_by, any != NULL ? any : cli_cc_print(run, "*%s", step->suffix),
                            any != NULL ? "" : ", which is not here either", step->has, step->command);
            return true;
        }
    }
    return false;
}

/* The folder, below `folder`, in which the name is found. `*left` entries may be looked at. */
static const char *search(struct cc_run *run, const char *folder, const char *name, int depth, size_t *left)
{
    struct cc_words folders = {0};
    const char *found = NULL;
    DIR *stream = opendir(folder);
    for (struct dirent *entry = stream != NULL ? readdir(stream) : NULL; entry != NULL && *left > 0;
         entry = readdir(stream)) {
        (*left)--;
        if (entry->d_type == DT_DIR && entry->d_name[0] != '.') {
            cli_cc_words_add(run, &folders, cli_cc_print(run, "%s/%s", folder, entry->d_name));
        } else if (strcasecmp(entry->d_name, name) == 0) {
            found = folder;
        }
    }
    if (stream != NULL) {
        closedir(stream);
    }
    for (size_t i = 0; found == NULL && depth < DEPTH_MAX && i < folders.count && *left > 0; i++) {
        found = search(run, folders.items[i], name, depth + 1, left);
    }
    return found;
}

static void advise_missing(struct cc_run *run, const char *source, const char *name)
{
    const char *folder = cli_cc_folder_of(run, source);
    const char *slash = strrchr(name, '/');
    const char *base = slash != NULL ? slash + 1 : name;
    const char *const starts[] = {folder, cli_cc_print(run, "%s/..", folder)};
    const char *found = NULL;
    for (size_t i = 0; found == NULL && i < sizeof starts / sizeof starts[0]; i++) {
        size_t left = ENTRIES_MAX;
        found = search(run, starts[i], base, 0, &left);
    }
    if (found != NULL) {
        cli_cc_complain(
            "%s: '%s' is in %s, which is in no -I\n  next  pass -I with the folder that the name counts from", source,
            name, found);
    } else if (!advise_step(run, source, name, folder) && !advise_step(run, source, name, starts[1])) {
        cli_cc_complain("%s: '%s' is neither beside the sources, nor in a folder of -I, nor a header of Windows' that "
                        "this program has (%s)\n"
                        "  next  pass -I with its folder; docs/wdk-coverage.md lists Windows' headers",
                        source, name, run->wdk);
    }
}

/* "'NAME' file not found", in colours or without. */
static void advise_headers(struct cc_run *run, const char *source, const char *text)
{
    static const char lacks[] = "' file not found";
    const char *at = strstr(text, lacks);
    const char *begin = at;
    while (begin != NULL && begin != text && begin[-1] != '\'' && begin[-1] != '\n') {
        begin--;
    }
    if (begin != NULL && begin != text && begin[-1] == '\'' && begin < at) {
        advise_missing(run, source, cli_cc_with_slashes(run, cli_cc_print(run, "%.*s", (int)(at - begin), begin)));
    }
}

void cli_cc_advise(struct cc_run *run, const char *source, const char *text)
{
    advise_headers(run, source, text);
    advise_forms(source, text);
}
