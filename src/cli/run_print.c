/*
 * run_print.c: what an adapter is, as lines for people, from the JSON that the child sent.
 */
#include "cli/run.h"

#include <inttypes.h>
#include <string.h>

enum { COLUMNS = 118, INDENT = 15 };

/* A line in the making, which goes on in the next where it would be too long. */
struct line {
    size_t column;
    bool is_first;
};

static struct line begin(const char *title)
{
    printf("    %-10s", title);
    return (struct line){.column = INDENT - 1, .is_first = true};
}

static void item(struct line *line, const char *text)
{
    size_t length = strlen(text) + 2;
    if (!line->is_first) {
        putchar(',');
        if (line->column + length > COLUMNS) {
            printf("\n%*s", INDENT - 1, "");
            line->column = INDENT - 1;
        }
    }
    printf(" %s", text);
    line->column += length;
    line->is_first = false;
}

static const char *text_of(const json_t *object, const char *member)
{
    return json_string_value(json_object_get(object, member));
}

static uint64_t number_of(const json_t *object, const char *member)
{
    return (uint64_t)json_integer_value(json_object_get(object, member));
}

static bool holds(const json_t *object, const char *member)
{
    return json_is_true(json_object_get(object, member));
}

/* The names of an array, less a beginning that all have. */
static void items(struct line *line, const json_t *array, const char *prefix)
{
    size_t length = strlen(prefix);
    for (size_t i = 0; i < json_array_size(array); i++) {
        const char *name = json_string_value(json_array_get(array, i));
        if (name) {
            item(line, strncmp(name, prefix, length) == 0 ? name + length : name);
        }
    }
}

static void print_caps(const json_t *caps)
{
    struct line line = begin("caps");
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)caps, name, value)
    {
        char text[96];
        if (json_is_array(value)) {
            for (size_t i = 0; i < json_array_size(value); i++) {
                snprintf(text, sizeof text, "%s.%s", name, json_string_value(json_array_get(value, i)));
                item(&line, text);
            }
        } else {
            snprintf(text, sizeof text, "%s 0x%" PRIX64, name, (uint64_t)json_integer_value(value));
            item(&line, text);
        }
    }
    puts(line.is_first ? " none set" : "");
}

static void print_segments(const json_t *picture)
{
    const json_t *segments = json_object_get(picture, "segment_list");
    for (size_t i = 0; i < json_array_size(segments); i++) {
        const json_t *segment = json_array_get(segments, i);
        struct line line = begin("segment");
        char text[96];
        snprintf(text, sizeof text, "%" PRIu64 ": %" PRIu64 " KiB at 0x%" PRIX64, number_of(segment, "segment"),
                 number_of(segment, "bytes") >> 10, number_of(segment, "base"));
        item(&line, text);
        items(&line, json_object_get(segment, "flags"), "");
        putchar('\n');
    }
    if (json_array_size(segments) > 0) {
        printf("    addresses  %s\n", text_of(picture, "addressing"));
    }
}

static void print_engines(const json_t *engines)
{
    for (size_t i = 0; i < json_array_size(engines); i++) {
        const json_t *engine = json_array_get(engines, i);
        const char *type = text_of(engine, "type");
        const char *name = text_of(engine, "name");
        if (type || name) { /* what the driver says nothing of was counted */
            printf("    engine     %" PRIu64 ": %s%s%s\n", number_of(engine, "engine"), type ? type : "",
                   type && name ? ", " : "", name ? name : "");
        }
    }
}

static void print_children(const json_t *children)
{
    for (size_t i = 0; i < json_array_size(children); i++) {
        const json_t *child = json_array_get(children, i);
        const char *monitor = text_of(child, "monitor");
        printf("    child      %" PRIu64 ": %s", number_of(child, "uid"), text_of(child, "type"));
        if (monitor) {
            printf(", a monitor%s%s%s", monitor[0] != '\0' ? " \"" : "", monitor, monitor[0] != '\0' ? "\"" : "");
        }
        if (number_of(child, "width") > 0) {
            printf(" of %" PRIu64 " x %" PRIu64, number_of(child, "width"), number_of(child, "height"));
        }
        putchar('\n');
    }
}

/* Names with a count in front of them, less the beginning that all have. */
static void print_names(const char *title, const json_t *names, const char *says, const char *prefix)
{
    if (json_array_size(names) > 0) {
        struct line line = begin(title);
        char text[96];
        snprintf(text, sizeof text, "%zu %s:", json_array_size(names), says);
        item(&line, text);
        line.is_first = true;
        items(&line, names, prefix);
        putchar('\n');
    }
}

static void print_callbacks(const json_t *callbacks)
{
    size_t optional = json_array_size(json_object_get(callbacks, "absent_optional"));
    print_names("callbacks", json_object_get(callbacks, "present"), "there, DxgkDdi...", "DxgkDdi");
    print_names("lacking", json_object_get(callbacks, "absent_required"), "that Windows requires, DxgkDdi...",
                "DxgkDdi");
    if (optional > 0) {
        printf("    lacking    %zu that it may lack; --json names them\n", optional);
    }
}

/* What a driver's author put somewhere: the linker's own bookkeeping is for --json. */
static bool is_the_authors(const json_t *section)
{
    static const char *const bookkeeping[] = {".note", ".dyn", ".hash", ".gnu", ".rel", ".eh_frame", ".got"};
    const char *name = text_of(section, "name");
    for (size_t i = 0; i < sizeof bookkeeping / sizeof bookkeeping[0]; i++) {
        if (strncmp(name, bookkeeping[i], strlen(bookkeeping[i])) == 0) {
            return false;
        }
    }
    return true;
}

static void print_sections(const json_t *sections)
{
    struct line line = begin("sections");
    for (size_t i = 0; i < json_array_size(sections); i++) {
        const json_t *section = json_array_get(sections, i);
        char text[160];
        if (!is_the_authors(section)) {
            continue;
        }
        snprintf(text, sizeof text, "%.64s %" PRIu64 " bytes%s%s%s%s", text_of(section, "name"),
                 number_of(section, "bytes"), holds(section, "executable") ? " code" : "",
                 holds(section, "writable") ? " writable" : "", holds(section, "pageable") ? " pageable" : "",
                 holds(section, "discardable") ? " discardable" : "");
        item(&line, text);
    }
    puts(line.is_first ? " none" : "");
}

static void print_imports(const json_t *imports)
{
    printf("    imports    %zu implemented\n", json_array_size(json_object_get(imports, "implemented")));
    print_names("imports", json_object_get(imports, "stop_when_called"), "that stop the driver when it calls them", "");
}

static void print_escape(const json_t *escape)
{
    const char *function = text_of(escape, "function");
    const char *file = text_of(escape, "file");
    const char *section = text_of(escape, "section");
    if (!json_is_object(escape)) {
        puts("    escape     none: escapes answer STATUS_NOT_SUPPORTED");
        return;
    }
    printf("    escape     DxgkDdiEscape");
    if (function) {
        printf(" is %s", function);
    }
    if (file) {
        printf(", %s:%" PRIu64, file, number_of(escape, "line"));
    }
    printf(", in %s, %s\n", section ? section : "no section", holds(escape, "pageable") ? "pageable" : "not pageable");
}

void cli_run_picture_print(const json_t *picture)
{
    print_children(json_object_get(picture, "child_list"));
    print_segments(picture);
    print_engines(json_object_get(picture, "engine_list"));
    print_caps(json_object_get(picture, "caps"));
    print_callbacks(json_object_get(picture, "callbacks"));
    print_sections(json_object_get(picture, "sections"));
    print_imports(json_object_get(picture, "imports"));
    print_escape(json_object_get(picture, "escape"));
}
