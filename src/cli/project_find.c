/*
 * project_find.c: finds the projects that a path leads to, of whatever kind they are.
 */
#include "cli/project.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum { DEPTH_MAX = 6 };

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text);
    size_t wanted = strlen(end);
    return length >= wanted && strcasecmp(text + length - wanted, end) == 0;
}

static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What a folder holds, in order. */
static void list(struct cc_run *run, const char *folder, struct cc_words *entries)
{
    DIR *stream = opendir(folder);
    for (struct dirent *entry = stream != NULL ? readdir(stream) : NULL; entry != NULL; entry = readdir(stream)) {
        if (entry->d_name[0] != '.') {
            cli_cc_words_add(run, entries, cli_cc_print(run, "%s/%s", folder, entry->d_name));
        }
    }
    if (stream != NULL) {
        closedir(stream);
    }
    if (entries->count > 1) {
        qsort(entries->items, entries->count, sizeof *entries->items, compare);
    }
}

/* Project("{...}") = "name", "folder\name.vcxproj", "{...}" */
static bool take_solution(struct cc_run *run, const char *path, struct cc_words *projects)
{
    const char *text = cli_project_read_text(run, path);
    size_t before = projects->count;
    while (text != NULL && *text != '\0') {
        const char *line = text + strspn(text, " \t");
        size_t length = strcspn(text, "\n");
        const char *end = text + length;
        text = end + (*end == '\n');
        if (strncmp(line, "Project(", 8) != 0) {
            continue;
        }
        const char *quotes[6] = {0};
        size_t count = 0;
        for (const char *at = line; at < end && count < 6; at++) {
            if (*at == '"') {
                quotes[count++] = at;
            }
        }
        if (count < 6) {
            return cli_cc_complain("%s: a project's line cannot be read: %.*s", path, (int)strcspn(line, "\r\n"), line);
        }
        const char *name = cli_cc_print(run, "%.*s", (int)(quotes[5] - quotes[4] - 1), quotes[4] + 1);
        if (!ends_with(name, ".vcxproj")) {
            continue;
        }
        const char *project = cli_cc_find(run, cli_cc_folder_of(run, path), name);
        if (project == NULL) {
            return cli_cc_complain("%s: names %s, which is not there", path, cli_cc_with_slashes(run, name));
        }
        cli_cc_words_add(run, projects, project);
    }
    return text != NULL &&
           (projects->count > before || cli_cc_complain("%s: no solution, or one without a project in C or C++", path));
}

static bool take_dirs(struct cc_run *run, const char *path, int depth, struct cc_words *projects)
{
    struct cc_words folders = {0};
    if (depth > DEPTH_MAX) {
        return cli_cc_complain("%s: folders lead to one another too deep", path);
    }
    if (!cli_project_read_dirs(run, path, &folders)) {
        return false;
    }
    for (size_t i = 0; i < folders.count; i++) {
        const char *sources = cli_cc_find(run, folders.items[i], "sources");
        const char *dirs = cli_cc_find(run, folders.items[i], "dirs");
        if (sources != NULL) {
            cli_cc_words_add(run, projects, sources);
        }
        if (dirs != NULL && !is_folder(dirs) && !take_dirs(run, dirs, depth + 1, projects)) {
            return false;
        }
    }
    return true;
}

/* What is below a folder whose own files say nothing. */
static void search(struct cc_run *run, const char *folder, int depth, struct cc_words *projects)
{
    struct cc_words entries = {0};
    list(run, folder, &entries);
    for (size_t i = 0; i < entries.count; i++) {
        const char *entry = entries.items[i];
        struct stat status;
        if (lstat(entry, &status) != 0 || S_ISLNK(status.st_mode)) {
            continue;
        }
        if (S_ISDIR(status.st_mode)) {
            if (depth < DEPTH_MAX) {
                search(run, entry, depth + 1, projects);
            }
        } else if (ends_with(entry, ".vcxproj") || strcasecmp(base_of(entry), "sources") == 0) {
            cli_cc_words_add(run, projects, entry);
        }
    }
}

/* A folder's projects; its solutions' ones; what its dirs leads to, or its sources; what is below it. */
static bool take_folder(struct cc_run *run, const char *folder, struct cc_words *projects, const char **solution)
{
    struct cc_words entries = {0};
    const char *sources = NULL;
    const char *dirs = NULL;
    list(run, folder, &entries);
    for (size_t i = 0; i < entries.count; i++) {
        if (ends_with(entries.items[i], ".vcxproj")) {
            cli_cc_words_add(run, projects, entries.items[i]);
        }
        if (strcasecmp(base_of(entries.items[i]), "sources") == 0 && !is_folder(entries.items[i])) {
            sources = entries.items[i];
        }
        if (strcasecmp(base_of(entries.items[i]), "dirs") == 0 && !is_folder(entries.items[i])) {
            dirs = entries.items[i];
        }
    }
    if (projects->count > 0) {
        return true;
    }
    for (size_t i = 0; i < entries.count; i++) {
        if (ends_with(entries.items[i], ".sln")) {
            *solution = cli_cc_folder_of(run, entries.items[i]);
            if (!take_solution(run, entries.items[i], projects)) {
                return false;
            }
        }
    }
    if (projects->count > 0) {
        return true;
    }
    if (sources != NULL) {
        cli_cc_words_add(run, projects, sources);
        return true;
    }
    if (dirs != NULL && !take_dirs(run, dirs, 0, projects)) {
        return false;
    }
    if (projects->count == 0) {
        search(run, folder, 0, projects);
    }
    return projects->count > 0 ||
           cli_cc_complain("%s: no .vcxproj, no .sln and no sources file is in this folder, nor below it", folder);
}

bool cli_project_find(struct cc_run *run, const char *path, struct cc_words *projects, const char **solution)
{
    struct stat status;
    char *whole = realpath(cli_cc_find_or_keep(run, path), NULL);
    const char *found = cli_cc_print(run, "%s", whole != NULL ? whole : path);
    free(whole);
    *solution = NULL;
    if (stat(found, &status) != 0) {
        return cli_cc_complain("--project %s: there is no such file or folder", path);
    }
    if (S_ISDIR(status.st_mode)) {
        return take_folder(run, found, projects, solution);
    }
    if (ends_with(found, ".sln")) {
        *solution = cli_cc_folder_of(run, found);
        return take_solution(run, found, projects);
    }
    if (strcasecmp(base_of(found), "dirs") == 0) {
        return take_dirs(run, found, 0, projects);
    }
    if (ends_with(found, ".vcxproj") || strcasecmp(base_of(found), "sources") == 0) {
        cli_cc_words_add(run, projects, found);
        return true;
    }
    return cli_cc_complain(
        "--project %s: neither a .vcxproj, a .sln, a file named sources or dirs, nor a folder with one", path);
}
