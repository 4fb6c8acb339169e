/*
 * cc_folders.c: finds files as Windows does, in any letter case and with slashes either way.
 *
 * A folder is listed once, and only when a name is not there as it is spelled. Letters are ASCII's.
 */
#include "cli/cc.h"

#include <dirent.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

struct cc_folder {
    struct cc_folder *next;
    const char *path;
    const char **names; /* a table by hash; null: an empty place */
    size_t places;      /* a power of two */
};

static size_t hash_name(const char *name, size_t length)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < length; i++) {
        unsigned char letter = (unsigned char)name[i];
        hash = (hash ^ (letter >= 'A' && letter <= 'Z' ? letter + 32u : letter)) * 0x100000001b3u;
    }
    return (size_t)(hash ^ hash >> 32);
}

static void fill_table(struct cc_run *run, struct cc_folder *folder, const struct cc_words *names)
{
    folder->places = 16;
    while (folder->places < names->count * 2) {
        folder->places *= 2;
    }
    folder->names = cli_cc_alloc(run, folder->places * sizeof *folder->names);
    for (size_t i = 0; i < names->count; i++) {
        size_t place = hash_name(names->items[i], strlen(names->items[i])) & (folder->places - 1);
        while (folder->names[place] != NULL) {
            place = (place + 1) & (folder->places - 1);
        }
        folder->names[place] = names->items[i];
    }
}

static const struct cc_folder *list_folder(struct cc_run *run, const char *path)
{
    struct cc_words names = {0};
    for (struct cc_folder *folder = run->folders; folder != NULL; folder = folder->next) {
        if (strcmp(folder->path, path) == 0) {
            return folder;
        }
    }
    struct cc_folder *folder = cli_cc_alloc(run, sizeof *folder);
    folder->path = cli_cc_print(run, "%s", path);
    DIR *stream = opendir(path);
    if (stream != NULL) {
        for (struct dirent *entry = readdir(stream); entry != NULL; entry = readdir(stream)) {
            cli_cc_words_add(run, &names, cli_cc_print(run, "%s", entry->d_name));
        }
        closedir(stream);
    }
    fill_table(run, folder, &names);
    folder->next = run->folders;
    run->folders = folder;
    return folder;
}

/* Of two names that differ by case alone the one that sorts first, so that it is the same one tomorrow. */
static const char *name_in(const struct cc_folder *folder, const char *name, size_t length)
{
    const char *found = NULL;
    size_t place = hash_name(name, length) & (folder->places - 1);
    for (; folder->names[place] != NULL; place = (place + 1) & (folder->places - 1)) {
        const char *candidate = folder->names[place];
        if (strncasecmp(candidate, name, length) == 0 && candidate[length] == '\0' &&
            (found == NULL || strcmp(candidate, found) < 0)) {
            found = candidate;
        }
    }
    return found;
}

static bool exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0;
}

static const char *joined(struct cc_run *run, const char *folder, const char *name, size_t length)
{
    if (strcmp(folder, ".") == 0) {
        return cli_cc_print(run, "%.*s", (int)length, name);
    }
    return cli_cc_print(run, "%s%s%.*s", folder, folder[strlen(folder) - 1] == '/' ? "" : "/", (int)length, name);
}

const char *cli_cc_with_slashes(struct cc_run *run, const char *path)
{
    char *copy = (char *)(size_t)cli_cc_print(run, "%s", path);
    for (char *at = strchr(copy, '\\'); at != NULL; at = strchr(at, '\\')) {
        *at = '/';
    }
    return copy;
}

const char *cli_cc_folder_of(struct cc_run *run, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? "." : slash == path ? "/" : cli_cc_print(run, "%.*s", (int)(slash - path), path);
}

const char *cli_cc_find(struct cc_run *run, const char *folder, const char *name)
{
    const char *rest = cli_cc_with_slashes(run, name);
    const char *path = rest[0] == '/' ? "/" : folder;
    const char *whole = joined(run, path, rest + strspn(rest, "/"), strlen(rest + strspn(rest, "/")));
    if (exists(whole)) {
        return whole;
    }
    while (*(rest += strspn(rest, "/")) != '\0') {
        size_t length = strcspn(rest, "/");
        const char *next = joined(run, path, rest, length);
        if (!exists(next)) {
            const char *actual = name_in(list_folder(run, path), rest, length);
            if (actual == NULL) {
                return NULL;
            }
            next = joined(run, path, actual, strlen(actual));
        }
        path = next;
        rest += length;
    }
    return path;
}

const char *cli_cc_find_or_keep(struct cc_run *run, const char *path)
{
    const char *found = exists(path) ? NULL : cli_cc_find(run, ".", path);
    return found != NULL ? found : path;
}
