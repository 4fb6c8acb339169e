/*
 * project_glob.c: finds the files that an item's pattern means: *.c, src\*.cpp, **\*.c.
 */
#include "cli/project.h"

#include <dirent.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEPTH_MAX = 24 };

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The parts from `part` on, against what is below a folder. */
static void look(struct cc_run *run, const char *folder, const char *pattern, int depth, struct cc_words *files)
{
    size_t length = strcspn(pattern, "/");
    const char *part = cli_cc_print(run, "%.*s", (int)length, pattern);
    const char *rest = pattern[length] == '/' ? pattern + length + 1 : NULL;
    bool is_deep = strcmp(part, "**") == 0;
    if (depth > DEPTH_MAX) {
        return;
    }
    if (strpbrk(part, "*?") == NULL) {
        const char *path = cli_cc_find(run, folder, part);
        if (path != NULL && rest != NULL) {
            look(run, path, rest, depth + 1, files);
        } else if (path != NULL) {
            cli_cc_words_add(run, files, path);
        }
        return;
    }
    if (is_deep && rest != NULL) {
        look(run, folder, rest, depth + 1, files);
    }
    DIR *stream = opendir(folder);
    for (struct dirent *entry = stream != NULL ? readdir(stream) : NULL; entry != NULL; entry = readdir(stream)) {
        struct stat status;
        const char *path = cli_cc_print(run, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] == '.' || lstat(path, &status) != 0 || S_ISLNK(status.st_mode)) {
            continue;
        }
        bool is_folder = S_ISDIR(status.st_mode);
        if (is_deep && is_folder) {
            look(run, path, pattern, depth + 1, files);
        } else if (!is_deep && fnmatch(part, entry->d_name, FNM_CASEFOLD) == 0) {
            if (rest != NULL && is_folder) {
                look(run, path, rest, depth + 1, files);
            } else if (rest == NULL && !is_folder) {
                cli_cc_words_add(run, files, path);
            }
        }
    }
    if (stream != NULL) {
        closedir(stream);
    }
}

void cli_project_glob(struct cc_run *run, const char *folder, const char *pattern, struct cc_words *files)
{
    size_t before = files->count;
    const char *slashes = cli_cc_with_slashes(run, pattern);
    bool is_whole = slashes[0] == '/';
    look(run, is_whole ? "/" : folder, slashes + strspn(slashes, "/"), 0, files);
    if (files->count > before) {
        qsort(files->items + before, files->count - before, sizeof *files->items, compare);
    }
}

bool cli_project_glob_fits(const char *pattern, const char *path)
{
    /* ** is * over slashes, and "**" before a slash may be nothing at all. */
    return fnmatch(pattern, path, FNM_CASEFOLD | (strstr(pattern, "**") == NULL ? FNM_PATHNAME : 0)) == 0 ||
           (strncmp(pattern, "**/", 3) == 0 && fnmatch(pattern + 3, path, FNM_CASEFOLD) == 0);
}
