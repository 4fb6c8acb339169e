/*
 * cc_headers.c: lets a driver's sources name their headers in any letter case, as they may on Windows.
 *
 * An overlay tells clang which files there are under which names without regard to case. It lists the header folders of
 * this one command; files that differ by case alone are left out, so that each is found as it is spelled.
 */
#include "cli/cc.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEPTH_MAX   3    /* folders in folders: #include "shared/Protocol.h" */
#define ENTRIES_MAX 4096 /* of one folder: a folder with more is not one of headers */

static int compare_names(const void *left, const void *right)
{
    return strcasecmp(*(const char *const *)left, *(const char *const *)right);
}

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

static bool is_header(const char *name)
{
    static const char *const suffixes[] = {".h", ".hh", ".hpp", ".hxx", ".inl", ".inc", ".tmh", ".def"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot != NULL && i < sizeof suffixes / sizeof suffixes[0]; i++) {
        if (strcasecmp(dot, suffixes[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void list_folder(struct cc_run *run, const char *path, struct cc_words *files, struct cc_words *folders)
{
    DIR *folder = opendir(path);
    if (folder == NULL) {
        return; /* clang says so, if it matters */
    }
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        struct stat status;
        const char *whole = cli_cc_print(run, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] == '.' || files->count + folders->count >= ENTRIES_MAX || stat(whole, &status) != 0) {
            continue;
        }
        if (S_ISDIR(status.st_mode)) {
            cli_cc_words_add(run, folders, whole);
        } else if (is_header(entry->d_name)) {
            cli_cc_words_add(run, files, cli_cc_print(run, "%s", entry->d_name));
        }
    }
    closedir(folder);
}

static void write_folder(struct cc_run *run, FILE *out, const char *path, int depth)
{
    struct cc_words files = {0};
    struct cc_words folders = {0};
    const char *separator = "";
    list_folder(run, path, &files, &folders);
    if (files.count > 0) {
        qsort(files.items, files.count, sizeof *files.items, compare_names);
        fputs(",\n{\"type\": \"directory\", \"name\": ", out);
        write_quoted(out, path);
        fputs(", \"contents\": [", out);
    }
    for (size_t i = 0; i < files.count; i++) {
        bool is_twin = (i > 0 && strcasecmp(files.items[i - 1], files.items[i]) == 0) ||
                       (i + 1 < files.count && strcasecmp(files.items[i + 1], files.items[i]) == 0);
        if (!is_twin) {
            fprintf(out, "%s\n  {\"type\": \"file\", \"name\": ", separator);
            write_quoted(out, files.items[i]);
            fputs(", \"external-contents\": ", out);
            write_quoted(out, cli_cc_print(run, "%s/%s", path, files.items[i]));
            fputc('}', out);
            separator = ",";
        }
    }
    if (files.count > 0) {
        fputs("]}", out);
    }
    for (size_t i = 0; depth < DEPTH_MAX && i < folders.count; i++) {
        write_folder(run, out, folders.items[i], depth + 1);
    }
}

const char *cli_cc_headers_overlay(struct cc_run *run, const struct cc_words *folders)
{
    const char *path = cli_cc_temporary(run, ".yaml");
    char here[PATH_MAX];
    if (getcwd(here, sizeof here) == NULL) {
        cli_cc_complain("the current folder has no name: %s", strerror(errno));
        return NULL;
    }
    FILE *out = fopen(path, "we");
    if (out == NULL) {
        cli_cc_complain("%s could not be written: %s", path, strerror(errno));
        return NULL;
    }
    fprintf(out, "{\"version\": 0, \"case-sensitive\": \"false\", \"roots\": [\n"
                 "{\"type\": \"directory\", \"name\": \"/nonexistent\", \"contents\": []}");
    for (size_t i = 0; i < folders->count; i++) {
        const char *folder = folders->items[i];
        write_folder(run, out, folder[0] == '/' ? folder : cli_cc_print(run, "%s/%s", here, folder), 0);
    }
    fputs("]}\n", out);
    if (fclose(out) != 0) {
        cli_cc_complain("%s could not be written: %s", path, strerror(errno));
        return NULL;
    }
    return path;
}
