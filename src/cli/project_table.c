/*
 * project_table.c: the values, lists and texts that the readers of projects share.
 */
#include "cli/project.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_BYTES_MAX = 16 << 20 };

static struct project_value *find(const struct project_table *table, const char *name)
{
    for (size_t i = 0; i < table->count; i++) {
        if (strcasecmp(table->items[i].name, name) == 0) {
            return &table->items[i];
        }
    }
    return NULL;
}

const char *cli_project_get(const struct project_table *table, const char *name)
{
    const struct project_value *value = find(table, name);
    return value != NULL ? value->value : NULL;
}

static void set(struct cc_run *run, struct project_table *table, const struct project_value *value)
{
    struct project_value *old = find(table, value->name);
    if (old != NULL) {
        if (!old->is_fixed || value->is_fixed) {
            *old = *value;
        }
        return;
    }
    if (table->count == table->capacity) {
        size_t capacity = table->capacity == 0 ? 64 : table->capacity * 2;
        struct project_value *items = cli_cc_alloc(run, capacity * sizeof *items);
        if (table->count > 0) {
            memcpy(items, table->items, table->count * sizeof *items);
        }
        table->items = items;
        table->capacity = capacity;
    }
    table->items[table->count++] = *value;
}

void cli_project_set(struct cc_run *run, struct project_table *table, const char *name, const char *value)
{
    set(run, table, &(struct project_value){name, value, false});
}

void cli_project_fix(struct cc_run *run, struct project_table *table, const char *name, const char *value)
{
    set(run, table, &(struct project_value){name, value, true});
}

void cli_project_split(struct cc_run *run, const char *list, struct cc_words *parts)
{
    while (*list != '\0') {
        size_t length = strcspn(list, ";");
        const char *first = list + strspn(list, " \t\r\n");
        const char *last = list + length;
        while (last > first && strchr(" \t\r\n", last[-1]) != NULL) {
            last--;
        }
        if (last > first) {
            cli_cc_words_add(run, parts, cli_cc_print(run, "%.*s", (int)(last - first), first));
        }
        list += length + (list[length] == ';');
    }
}

const char *cli_project_unquoted(struct cc_run *run, const char *define)
{
    char *text = (char *)(size_t)cli_cc_print(run, "%s", define);
    char *to = text;
    for (const char *at = text; *at != '\0'; at++) {
        at += *at == '\\' && at[1] == '"';
        *to++ = *at;
    }
    *to = '\0';
    return text;
}

struct project_source *cli_project_add_source(struct cc_run *run, struct project *project, const char *path)
{
    if (project->source_count == project->source_capacity) {
        size_t capacity = project->source_capacity == 0 ? 32 : project->source_capacity * 2;
        struct project_source *sources = cli_cc_alloc(run, capacity * sizeof *sources);
        if (project->source_count > 0) {
            memcpy(sources, project->sources, project->source_count * sizeof *sources);
        }
        project->sources = sources;
        project->source_capacity = capacity;
    }
    project->sources[project->source_count] = (struct project_source){.path = path};
    return &project->sources[project->source_count++];
}

void cli_project_name_unknown(struct project_reading *reading, const char *file, const char *macro)
{
    for (size_t i = 0; i < reading->unknown.count; i++) {
        if (strcasecmp(reading->unknown.items[i], macro) == 0) {
            return;
        }
    }
    cli_cc_words_add(reading->run, &reading->unknown, macro);
    cli_cc_complain("note: %s: $(%s) has no value here, and nothing is put in its place\n"
                    "  next  set it in the environment, if it matters",
                    file, macro);
}

/* Notepad's UTF-16 as UTF-8; characters beyond the Basic Multilingual Plane are none that such files have. */
static const char *from_utf16(struct cc_run *run, const unsigned char *bytes, size_t count, bool is_big)
{
    char *text = cli_cc_alloc(run, count * 3 / 2 + 1);
    char *to = text;
    for (size_t i = 2; i + 1 < count; i += 2) {
        unsigned unit = is_big ? bytes[i] * 256u + bytes[i + 1] : bytes[i + 1] * 256u + bytes[i];
        if (unit < 0x80) {
            *to++ = (char)unit;
        } else if (unit < 0x800) {
            *to++ = (char)(0xC0 | unit >> 6);
            *to++ = (char)(0x80 | (unit & 0x3F));
        } else {
            *to++ = (char)(0xE0 | unit >> 12);
            *to++ = (char)(0x80 | (unit >> 6 & 0x3F));
            *to++ = (char)(0x80 | (unit & 0x3F));
        }
    }
    return text;
}

const char *cli_project_read_text(struct cc_run *run, const char *path)
{
    struct stat status;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        cli_cc_complain("%s cannot be read: %s", path, strerror(errno));
        return NULL;
    }
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > FILE_BYTES_MAX) {
        close(descriptor);
        cli_cc_complain("%s is no file, or one of more than 16 MiB", path);
        return NULL;
    }
    size_t bytes = (size_t)status.st_size;
    char *text = cli_cc_alloc(run, bytes + 1);
    size_t used = 0;
    ssize_t got = 1;
    while (used < bytes && got > 0) {
        got = read(descriptor, text + used, bytes - used);
        used += got > 0 ? (size_t)got : 0;
    }
    close(descriptor);
    if (got < 0) {
        cli_cc_complain("%s cannot be read: %s", path, strerror(errno));
        return NULL;
    }
    const unsigned char *mark = (const unsigned char *)text;
    if (used >= 2 && ((mark[0] == 0xFF && mark[1] == 0xFE) || (mark[0] == 0xFE && mark[1] == 0xFF))) {
        return from_utf16(run, mark, used, mark[0] == 0xFE);
    }
    return used >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? text + 3 : text;
}

const char *cli_project_above(struct cc_run *run, const char *folder, const char *name)
{
    char *whole = realpath(folder, NULL);
    if (whole == NULL) {
        return NULL;
    }
    const char *found = NULL;
    const char *at = cli_cc_print(run, "%s", whole);
    free(whole);
    while (found == NULL) {
        const char *path = cli_cc_find(run, at, name);
        if (path != NULL) {
            found = at;
        } else if (strcmp(at, "/") == 0) {
            break;
        }
        at = cli_cc_folder_of(run, at);
    }
    return found;
}
