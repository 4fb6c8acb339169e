/*
 * cc_scan.c: follows a driver's includes before the compiler does, and gives it the names that it would not find.
 *
 * On Windows a header is found in any letter case. An overlay tells clang under which names it will ask for which file;
 * it has those names alone that are spelled otherwise than the file, so its size is that of the mistakes and not that
 * of the folders. On the way the scan sees which sources have words that make their module one to be looked into half
 * way.
 */
#include "cli/cc_scan.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* The word in a driver's file because of which its module is written anew (cc_seh.c). */
static const char guard_word[] = "__try";
/* Words because of which its module is looked into: data by dllimport is refused there. */
static const char *const module_words[] = {"dllimport", "DECLSPEC_IMPORT"};

static bool starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* ---------------------------------------------------------------------------------------------------------- lists */
static void *grown(struct cc_run *run, void *items, size_t count, size_t *capacity, size_t bytes)
{
    if (count < *capacity) {
        return items;
    }
    *capacity = *capacity == 0 ? 16 : *capacity * 2;
    void *more = cli_cc_alloc(run, *capacity * bytes);
    if (count > 0) {
        memcpy(more, items, count * bytes);
    }
    return more;
}

/* The folders of all files, each once. */
static void add_folder(struct cc_run *run, struct cc_scan *scan, const char *name, const char *path)
{
    const char *folder = cli_cc_folder_of(run, name);
    for (size_t i = 0; i < scan->folders.count; i++) {
        if (strcmp(scan->folders.items[i], folder) == 0) {
            return;
        }
    }
    cli_cc_words_add(run, &scan->folders, folder);
    cli_cc_words_add(run, &scan->real_folders, cli_cc_folder_of(run, path));
}

static size_t add_file(struct cc_run *run, struct cc_scan *scan, const char *name, const char *path)
{
    for (size_t i = 0; i < scan->file_count; i++) {
        if (strcmp(scan->files[i].name, name) == 0) {
            return i;
        }
    }
    scan->files = grown(run, scan->files, scan->file_count, &scan->file_capacity, sizeof *scan->files);
    scan->files[scan->file_count] = (struct cc_file){.name = name, .path = path};
    add_folder(run, scan, name, path);
    return scan->file_count++;
}

static void add_include(struct cc_run *run, struct cc_file *file, size_t included)
{
    file->includes = grown(run, file->includes, file->include_count, &file->include_capacity, sizeof *file->includes);
    file->includes[file->include_count++] = included;
}

static void add_missing(struct cc_run *run, struct cc_scan *scan, const char *name, const char *by)
{
    scan->missing = grown(run, scan->missing, scan->missing_count, &scan->missing_capacity, sizeof *scan->missing);
    scan->missing[scan->missing_count++] = (struct cc_missing){.name = name, .by = by};
}

void cli_cc_scan_map(struct cc_run *run, struct cc_scan *scan, const char *name, const char *path)
{
    for (size_t i = 0; i < scan->names.count; i++) {
        if (strcmp(scan->names.items[i], name) == 0) {
            return;
        }
    }
    cli_cc_words_add(run, &scan->names, name);
    cli_cc_words_add(run, &scan->paths, path);
}

/* ------------------------------------------------------------------------------------------------------- resolving */
static const char *in_folder(struct cc_run *run, const char *folder, const char *name)
{
    return name[0] == '/' || strcmp(folder, ".") == 0 ? name : cli_cc_print(run, "%s/%s", folder, name);
}

static bool is_file(const char *path)
{
    struct stat status;
    return path != NULL && stat(path, &status) == 0 && !S_ISDIR(status.st_mode);
}

/* `folder` as the compiler names it, and as it is: the two differ behind a folder that was spelled otherwise. */
static bool resolve_in(struct cc_run *run, struct cc_scan *scan, struct cc_file *by, const char *folder,
                       const char *real_folder, const char *name)
{
    const char *path = cli_cc_find(run, real_folder, name);
    if (!is_file(path)) {
        return false;
    }
    const char *asked = in_folder(run, folder, name);
    if (strcmp(asked, path) != 0) {
        cli_cc_scan_map(run, scan, asked, path);
    }
    if (strcmp(folder, real_folder) != 0) {
        const char *also = in_folder(run, real_folder, name);
        if (strcmp(also, path) != 0) {
            cli_cc_scan_map(run, scan, also, path);
        }
    }
    size_t place = (size_t)(by - scan->files);
    size_t included = add_file(run, scan, asked, path);
    add_include(run, &scan->files[place], included);
    return true;
}

static void resolve(struct cc_run *run, struct cc_scan *scan, size_t place, const char *name, bool quoted)
{
    const struct cc_request *request = scan->request;
    struct cc_file *by = &scan->files[place];
    const char *folder = cli_cc_folder_of(run, by->name);
    const char *real_folder = cli_cc_folder_of(run, by->path);
    if (quoted && resolve_in(run, scan, by, folder, real_folder, name)) {
        return;
    }
    for (size_t i = 0; i < request->folders.count; i++) {
        if (resolve_in(run, scan, by, request->folders.items[i], request->folders.items[i], name)) {
            return;
        }
    }
    const char *const ours[] = {run->wdk, cli_cc_print(run, "%s/crt", run->wdk)};
    for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++) {
        const char *path = cli_cc_find(run, ours[i], name);
        const char *asked = in_folder(run, ours[i], name);
        if (is_file(path)) {
            if (strcmp(asked, path) != 0) {
                cli_cc_scan_map(run, scan, asked, path);
            }
            return;
        }
    }
    /* As Microsoft's compiler, clang looks beside the files too from which this one was included. */
    for (size_t i = 0; quoted && i < scan->folders.count; i++) {
        if (resolve_in(run, scan, by, scan->folders.items[i], scan->real_folders.items[i], name)) {
            return;
        }
    }
    add_missing(run, scan, name, scan->files[place].path);
}

/* ------------------------------------------------------------------------------------------------------- reading */
/* "name" or <name> at `at`; it ends in the line. */
static void take_name(struct cc_run *run, struct cc_scan *scan, size_t place, const char *at, const char *end)
{
    if (at == end || (*at != '"' && *at != '<')) {
        return;
    }
    char closing = *at == '"' ? '"' : '>';
    const char *last = at + 1;
    while (last != end && *last != closing && *last != '\n') {
        last++;
    }
    if (last == end || *last != closing || last == at + 1 || last - at > PATH_MAX) {
        return;
    }
    const char *name = cli_cc_with_slashes(run, cli_cc_print(run, "%.*s", (int)(last - at - 1), at + 1));
    resolve(run, scan, place, name, closing == '"');
}

static const char *behind_blanks(const char *at, const char *end)
{
    while (at != end && (*at == ' ' || *at == '\t')) {
        at++;
    }
    return at;
}

static const char *behind_word(const char *at, const char *end)
{
    while (at != end &&
           ((*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') || (*at >= '0' && *at <= '9') || *at == '_')) {
        at++;
    }
    return at;
}

/* What a macro may be that is included by its name: its value is a name in quotes or in brackets. */
static void take_macro(struct cc_run *run, struct cc_scan *scan, size_t place, const char *at, const char *end)
{
    const char *value = behind_blanks(behind_word(behind_blanks(at, end), end), end);
    if (value == end || (*value != '"' && *value != '<')) {
        return;
    }
    const char *last = value;
    while (last != end && *last != '\n') {
        last++;
    }
    size_t length = (size_t)(last - value);
    if (memmem(value, length, ".h", 2) != NULL || memmem(value, length, ".H", 2) != NULL) {
        take_name(run, scan, place, value, end);
    }
}

/* A directive behind its #. */
static void take_directive(struct cc_run *run, struct cc_scan *scan, size_t place, const char *at, const char *end)
{
    static const char *const including[] = {"include", "include_next", "import"};
    at = behind_blanks(at, end);
    const char *last = behind_word(at, end);
    size_t length = (size_t)(last - at);
    for (size_t i = 0; i < sizeof including / sizeof including[0]; i++) {
        if (strlen(including[i]) == length && memcmp(at, including[i], length) == 0) {
            take_name(run, scan, place, behind_blanks(last, end), end);
            return;
        }
    }
    if (length == 6 && memcmp(at, "define", 6) == 0) {
        take_macro(run, scan, place, last, end);
    }
}

static bool begins_line(const char *text, const char *at)
{
    while (at != text && (at[-1] == ' ' || at[-1] == '\t')) {
        at--;
    }
    return at == text || at[-1] == '\n' || at[-1] == '/' || (unsigned char)at[-1] == 0xBF; /* a comment, a mark */
}

static void take_text(struct cc_run *run, struct cc_scan *scan, size_t place, const char *text, size_t bytes)
{
    static const char asks[] = "__has_include(";
    const char *end = text + bytes;
    if (memmem(text, bytes, guard_word, strlen(guard_word)) != NULL) {
        scan->files[place].has_guards = true;
    }
    for (size_t i = 0; i < sizeof module_words / sizeof module_words[0]; i++) {
        if (memmem(text, bytes, module_words[i], strlen(module_words[i])) != NULL) {
            scan->files[place].needs_module = true;
        }
    }
    for (const char *at = memchr(text, '#', bytes); at != NULL; at = memchr(at + 1, '#', (size_t)(end - at - 1))) {
        if (begins_line(text, at)) {
            take_directive(run, scan, place, at + 1, end);
        }
    }
    for (const char *at = memmem(text, bytes, asks, sizeof asks - 1); at != NULL;
         at = memmem(at + 1, (size_t)(end - at - 1), asks, sizeof asks - 1)) {
        take_name(run, scan, place, behind_blanks(at + sizeof asks - 1, end), end);
    }
}

static void read_file(struct cc_run *run, struct cc_scan *scan, size_t place)
{
    struct stat status;
    int descriptor = open(scan->files[place].path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return;
    }
    if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
        size_t bytes = (size_t)status.st_size;
        char *text = mmap(NULL, bytes, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (text != MAP_FAILED) {
            take_text(run, scan, place, text, bytes);
            munmap(text, bytes);
        }
    }
    close(descriptor);
}

/* ----------------------------------------------------------------------------------------------------------- scan */
/* Names that -D gives to macros, as one word or two. */
static void take_defines(struct cc_run *run, struct cc_scan *scan, size_t place, const struct cc_words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        if (strstr(words->items[i], guard_word) != NULL) {
            scan->files[place].has_guards = true;
        }
    }
    for (size_t i = 0; i < words->count; i++) {
        const char *word = words->items[i];
        const char *define = !starts_with(word, "-D") ? NULL : word[2] != '\0' ? word + 2 : words->items[i + 1];
        const char *value = define != NULL ? strchr(define, '=') : NULL;
        if (value != NULL) {
            take_name(run, scan, place, value + 1, value + strlen(value));
        }
    }
}

/* Headers of -include, and what -D defines for all and for the source alone. */
static void take_words(struct cc_run *run, struct cc_scan *scan, size_t place)
{
    for (size_t i = 0; i < scan->request->forced.count; i++) {
        resolve(run, scan, place, cli_cc_with_slashes(run, scan->request->forced.items[i]), true);
    }
    take_defines(run, scan, place, &scan->request->clang);
    take_defines(run, scan, place, &scan->request->inputs.items[place].flags);
}

void cli_cc_scan(struct cc_run *run, const struct cc_request *request, struct cc_scan *scan)
{
    *scan = (struct cc_scan){.request = request};
    for (size_t i = 0; i < request->inputs.count; i++) {
        const struct cc_input *input = &request->inputs.items[i];
        bool is_text = input->kind == CC_SOURCE || input->kind == CC_ASSEMBLY;
        scan->files = grown(run, scan->files, scan->file_count, &scan->file_capacity, sizeof *scan->files);
        /* The standard input is read but once, and by the compiler, half way. */
        bool is_input = strcmp(input->path, "-") == 0;
        scan->files[scan->file_count++] = (struct cc_file){.name = input->path,
                                                           .path = input->path,
                                                           .read = !is_text,
                                                           .needs_module = is_input,
                                                           .has_guards = is_input};
        add_folder(run, scan, input->path, input->path);
    }
    size_t inputs = scan->file_count;
    for (size_t i = 0; i < scan->file_count; i++) {
        if (scan->files[i].read) {
            continue;
        }
        scan->files[i].read = true;
        if (i < inputs) {
            take_words(run, scan, i);
        }
        read_file(run, scan, i);
    }
}

typedef bool file_question(const struct cc_file *file);

static bool needs_module(const struct cc_file *file)
{
    return file->needs_module;
}

static bool has_guards(const struct cc_file *file)
{
    return file->has_guards;
}

static bool walk(struct cc_scan *scan, size_t place, file_question *asks)
{
    struct cc_file *file = &scan->files[place];
    if (file->seen == scan->walks) {
        return false;
    }
    file->seen = scan->walks;
    bool found = asks(file);
    for (size_t i = 0; !found && i < file->include_count; i++) {
        found = walk(scan, file->includes[i], asks);
    }
    return found;
}

bool cli_cc_scan_needs_module(struct cc_scan *scan, size_t input)
{
    scan->walks++;
    return walk(scan, input, needs_module);
}

bool cli_cc_scan_has_guards(struct cc_scan *scan, size_t input)
{
    scan->walks++;
    return walk(scan, input, has_guards);
}

/* ------------------------------------------------------------------------------------------------------- overlay */
static void write_quoted(FILE *out, const char *text)
{
    fputc('"', out);
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\') {
            fputc('\\', out);
        }
        fputc(*text, out);
    }
    fputc('"', out);
}

/* From the root, and without . and .. : the overlay is asked for names like that. */
static const char *plain_path(struct cc_run *run, const char *here, const char *path)
{
    const char *whole = path[0] == '/' ? path : cli_cc_print(run, "%s/%s", here, path);
    char *plain = cli_cc_alloc(run, strlen(whole) + 2);
    char *to = plain;
    while (*(whole += strspn(whole, "/")) != '\0') {
        size_t length = strcspn(whole, "/");
        if (length == 2 && starts_with(whole, "..")) {
            while (to != plain && to[-1] != '/') {
                to--;
            }
            to -= to != plain; /* the slash before it */
        } else if (length != 1 || *whole != '.') {
            *to++ = '/';
            memcpy(to, whole, length);
            to += length;
        }
        whole += length;
    }
    *to = '\0';
    return plain;
}

bool cli_cc_scan_overlay(struct cc_run *run, const struct cc_scan *scan, const char **overlay)
{
    char here[PATH_MAX];
    *overlay = NULL;
    if (scan->names.count == 0) {
        return true;
    }
    const char *path = cli_cc_temporary(run, ".yaml");
    if (getcwd(here, sizeof here) == NULL) {
        return cli_cc_complain("the current folder has no name: %s", strerror(errno));
    }
    FILE *out = fopen(path, "we");
    if (out == NULL) {
        return cli_cc_complain("%s could not be written: %s", path, strerror(errno));
    }
    fputs("{\"version\": 0, \"case-sensitive\": \"true\", \"roots\": [", out);
    for (size_t i = 0; i < scan->names.count; i++) {
        fprintf(out, "%s\n{\"type\": \"file\", \"name\": ", i > 0 ? "," : "");
        write_quoted(out, plain_path(run, here, scan->names.items[i]));
        fputs(", \"external-contents\": ", out);
        const char *to = scan->paths.items[i];
        write_quoted(out, to[0] == '/' ? to : cli_cc_print(run, "%s/%s", here, to));
        fputc('}', out);
    }
    fputs("]}\n", out);
    if (fclose(out) != 0) {
        return cli_cc_complain("%s could not be written: %s", path, strerror(errno));
    }
    *overlay = path;
    return true;
}
