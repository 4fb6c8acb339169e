/*
 * registry_inf.c: carries out what a driver's INF file says of the registry – its AddReg and DelReg sections, as setup
 * would for this adapter on 64-bit Windows.
 */
#include "host/registry.h"

#include "nt/log.h"
#include "nt/os.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { FIELDS = 512, FIELD_BYTES = 4096, NAME_BYTES = 256, MOST_DEPTH = 8, MOST_LINES = 1 << 20 };

/* Flags of AddReg: how a value is written. The type is in the rest of them. */
enum {
    IS_BINARY = 0x1,
    KEEPS = 0x2,   /* a value that is there stays */
    DELETES = 0x4, /* the value, or the key where none is named */
    APPENDS = 0x8, /* to a REG_MULTI_SZ */
    KEY_ONLY = 0x10,
    ONLY_THERE = 0x20, /* only a value that is there is written */
};
#define TYPE_MASK 0xFFFF0001u

struct inf_line {
    const char *at; /* in the file's text */
    uint32_t length, number;
};

struct inf {
    struct registry_import *import;
    struct inf_line *lines;
    size_t count;
    unsigned depth; /* of Needs */
    char *fields[FIELDS];
    size_t field_count;
    char buffer[REGISTRY_LINE_BYTES];
    char substituted[REGISTRY_LINE_BYTES];
};

static bool fail_at(struct inf *inf, const struct inf_line *line, const char *what, const char *name)
{
    inf->import->line = line ? line->number : 0;
    return host_registry_fail(inf->import, what, name);
}

/* ----------------------------------------------------------------------------------------------------------- lines */

/* Blanks and a comment at the ends do not count; quotation marks keep a semicolon. */
static struct inf_line trim(struct inf_line line)
{
    bool quoted = false;
    for (uint32_t i = 0; i < line.length; i++) {
        quoted ^= line.at[i] == '"';
        if (line.at[i] == ';' && !quoted) {
            line.length = i;
        }
    }
    while (line.length > 0 && strchr(" \t\r", line.at[0])) {
        line.at++;
        line.length--;
    }
    while (line.length > 0 && strchr(" \t\r", line.at[line.length - 1])) {
        line.length--;
    }
    return line;
}

static bool split_lines(struct inf *inf)
{
    size_t count = 1;
    uint32_t number = 0;
    for (const char *at = inf->import->text; *at; at++) {
        count += *at == '\n';
    }
    inf->lines = count <= MOST_LINES ? os_alloc(count * sizeof *inf->lines) : NULL;
    if (!inf->lines) {
        return host_registry_fail(inf->import, "no memory for %zu lines", count);
    }
    for (const char *at = inf->import->text; *at;) {
        size_t length = strcspn(at, "\n");
        struct inf_line line = {at, (uint32_t)length, ++number};
        line = trim(line);
        if (line.length > 0) {
            inf->lines[inf->count++] = line;
        }
        at += length + (at[length] == '\n');
    }
    return true;
}

static bool is_section(const struct inf_line *line, const char *name)
{
    size_t length = strlen(name);
    return line->length == length + 2 && line->at[0] == '[' && line->at[length + 1] == ']' &&
           strncasecmp(line->at + 1, name, length) == 0;
}

/* The next line of a section with that name, from *at on, which may be there several times. Null: no more. */
static const struct inf_line *next_in(const struct inf *inf, const char *section, size_t *at)
{
    bool inside = *at > 0; /* the caller goes on behind the line that it was given */
    for (; *at < inf->count; (*at)++) {
        const struct inf_line *line = &inf->lines[*at];
        if (line->at[0] == '[') {
            inside = is_section(line, section);
        } else if (inside) {
            (*at)++;
            return line;
        }
    }
    return NULL;
}

static bool section_exists(const struct inf *inf, const char *name)
{
    bool found = false;
    for (size_t i = 0; i < inf->count && !found; i++) {
        found = is_section(&inf->lines[i], name);
    }
    return found;
}

/* ---------------------------------------------------------------------------------------------------------- fields */

/* A %name% of [Strings]; what is none stays as it is. */
static const struct inf_line *find_string(const struct inf *inf, const char *name, size_t length, const char **value)
{
    size_t at = 0;
    for (const struct inf_line *line = next_in(inf, "Strings", &at); line; line = next_in(inf, "Strings", &at)) {
        const char *equals = memchr(line->at, '=', line->length);
        size_t own = equals ? (size_t)(equals - line->at) : 0;
        while (own > 0 && strchr(" \t", line->at[own - 1])) {
            own--;
        }
        const char *from = line->at;
        if (own > 1 && from[0] == '"' && from[own - 1] == '"') {
            from++;
            own -= 2;
        }
        if (equals && own == length && strncasecmp(from, name, length) == 0) {
            *value = equals + 1;
            return line;
        }
    }
    return NULL;
}

static bool append(struct inf *inf, size_t *used, const char *bytes, size_t count)
{
    if (*used + count >= sizeof inf->substituted) {
        return false;
    }
    memcpy(inf->substituted + *used, bytes, count);
    *used += count;
    return true;
}

/* A string's value without its quotation marks, of which two in them are one. */
static bool append_string(struct inf *inf, size_t *used, const char *from, const char *end)
{
    while (from < end && strchr(" \t", *from)) {
        from++;
    }
    bool quoted = from < end && *from == '"';
    for (from += quoted; from < end; from++) {
        if (quoted && *from == '"') {
            if (from + 1 == end || from[1] != '"') {
                break;
            }
            from++;
        }
        if (!append(inf, used, from, 1)) {
            return false;
        }
    }
    return true;
}

/* One line with its continuations, strings put in: fields between commas, of which the first may be a key before '='.
 */
static bool substitute(struct inf *inf, const char *from, const char *end, size_t *used)
{
    while (from < end) {
        const char *percent = *from == '%' ? memchr(from + 1, '%', (size_t)(end - from - 1)) : NULL;
        const char *value = NULL;
        const struct inf_line *line =
            percent && percent > from + 1 ? find_string(inf, from + 1, (size_t)(percent - from - 1), &value) : NULL;
        if (percent == from + 1) { /* %% is a percent sign */
            if (!append(inf, used, "%", 1)) {
                return false;
            }
            from += 2;
        } else if (line) {
            if (!append_string(inf, used, value, line->at + line->length)) {
                return false;
            }
            from = percent + 1;
        } else if (!append(inf, used, from++, 1)) {
            return false;
        }
    }
    return true;
}

static bool next_field(struct inf *inf, const char **at, const char *end, size_t *used)
{
    const char *from = *at;
    char *to = inf->buffer + *used;
    bool quoted = false;
    while (from < end && strchr(" \t", *from)) {
        from++;
    }
    const char *begin = from;
    while (from < end && (quoted || *from != ',')) {
        quoted ^= *from == '"';
        from++;
    }
    *at = from + 1;
    const char *last = from;
    while (last > begin && strchr(" \t", last[-1])) {
        last--;
    }
    bool has_marks = last - begin >= 2 && begin[0] == '"' && last[-1] == '"';
    size_t here = 0; /* in `substituted` */
    if (!substitute(inf, begin + has_marks, last - has_marks, &here) || *used + here + 1 >= sizeof inf->buffer ||
        inf->field_count == FIELDS) {
        return false;
    }
    size_t length = 0;
    for (size_t i = 0; i < here; i++) {
        to[length++] = inf->substituted[i];
        i += has_marks && inf->substituted[i] == '"' && i + 1 < here && inf->substituted[i + 1] == '"';
    }
    to[length] = '\0';
    inf->fields[inf->field_count++] = to;
    *used += length + 1;
    return true;
}

/* The fields of a line; a key before an equals sign becomes the first where `has_key` says so. */
static bool split_fields(struct inf *inf, const struct inf_line *line, bool has_key)
{
    char joined[REGISTRY_LINE_BYTES];
    size_t size = 0;
    size_t used = 0;
    const struct inf_line *end = inf->lines + inf->count;
    inf->field_count = 0;
    for (bool goes_on = true; goes_on && line < end; line++) {
        goes_on = line->at[line->length - 1] == '\\';
        size_t length = line->length - goes_on;
        if (size + length >= sizeof joined) {
            return fail_at(inf, line, "the line is too long", "");
        }
        memcpy(joined + size, line->at, length);
        size += length;
    }
    const char *equals = has_key ? memchr(joined, '=', size) : NULL;
    const char *at = joined;
    if (equals && !next_field(inf, &at, equals, &used)) {
        return fail_at(inf, line - 1, "the line is too long", "");
    }
    for (at = equals ? equals + 1 : joined; at < joined + size;) {
        if (!next_field(inf, &at, joined + size, &used)) {
            return fail_at(inf, line - 1, "the line has too many fields, or too long ones", "");
        }
    }
    return true;
}

static const char *field(const struct inf *inf, size_t index)
{
    return index < inf->field_count ? inf->fields[index] : "";
}

/* ------------------------------------------------------------------------------------------------------ AddReg, DelReg
 */

static bool take_number(const char *text, uint32_t *number)
{
    char *end;
    unsigned long long value = strtoull(text, &end, 0);
    *number = (uint32_t)value;
    return text[0] == '\0' || (end != text && *end == '\0' && (value <= UINT32_MAX || text[0] == '-'));
}

static bool add_bytes(struct inf *inf, const char *path, const char *name, uint32_t type, const struct inf_line *line)
{
    uint8_t bytes[FIELDS];
    uint32_t count = 0;
    for (size_t i = 4; i < inf->field_count; i++) {
        char *end;
        unsigned long value = strtoul(field(inf, i), &end, 16);
        if (end == field(inf, i) || *end != '\0' || value > 0xFF) {
            return fail_at(inf, line, "'%.40s' is no byte in hexadecimal", field(inf, i));
        }
        bytes[count++] = (uint8_t)value;
    }
    return host_registry_set(inf->import, path, name, type, bytes, count);
}

static bool add_dword(struct inf *inf, const char *path, const char *name, const struct inf_line *line)
{
    uint32_t value = 0;
    if (inf->field_count == 8) { /* four bytes */
        return add_bytes(inf, path, name, REG_DWORD, line);
    }
    if (!take_number(field(inf, 4), &value)) {
        return fail_at(inf, line, "'%.40s' is no number of 32 bits", field(inf, 4));
    }
    return host_registry_set(inf->import, path, name, REG_DWORD, &value, sizeof value);
}

static bool add_strings(struct inf *inf, const char *path, const char *name, const struct inf_line *line)
{
    size_t used = 0;
    for (size_t i = 4; i < inf->field_count; i++) {
        size_t length = strlen(field(inf, i)) + 1;
        if (used + length >= sizeof inf->substituted) {
            return fail_at(inf, line, "the strings are too long", "");
        }
        memcpy(inf->substituted + used, field(inf, i), length);
        used += length;
    }
    return host_registry_set_text(inf->import, path, name, REG_MULTI_SZ, inf->substituted, used);
}

static bool add_value(struct inf *inf, const char *path, const char *name, uint32_t flags, const struct inf_line *line)
{
    const char *text = field(inf, 4);
    if ((flags & APPENDS) != 0) {
        return fail_at(inf, line, "FLG_ADDREG_APPEND (0x8) is not supported: give %s whole", name);
    }
    switch (flags & TYPE_MASK) {
    case 0x00000000:
        return host_registry_set_text(inf->import, path, name, REG_SZ, text, strlen(text));
    case 0x00020000:
        return host_registry_set_text(inf->import, path, name, REG_EXPAND_SZ, text, strlen(text));
    case 0x00010000:
        return add_strings(inf, path, name, line);
    case 0x00010001:
        return add_dword(inf, path, name, line);
    case 0x00020001:
        return host_registry_set(inf->import, path, name, REG_NONE, "", 0);
    case 0x00000001:
        return add_bytes(inf, path, name, REG_BINARY, line);
    default:
        return (flags & IS_BINARY) != 0 ? add_bytes(inf, path, name, flags >> 16, line)
                                        : fail_at(inf, line, "the flags %.20s have no type", field(inf, 3));
    }
}

static bool add_line(struct inf *inf, const struct inf_line *line, const char *relative)
{
    char name[REGISTRY_PATH_BYTES];
    char path[REGISTRY_PATH_BYTES];
    uint32_t flags = 0;
    if (!split_fields(inf, line, false)) {
        return false;
    }
    inf->import->line = line->number;
    snprintf(name, sizeof name, "%.100s%s%.1800s", field(inf, 0), field(inf, 1)[0] != '\0' ? "\\" : "", field(inf, 1));
    if (!host_registry_place(inf->import, name, relative, path)) {
        return false;
    }
    if (!take_number(field(inf, 3), &flags)) {
        return fail_at(inf, line, "'%.40s' is no number for the flags", field(inf, 3));
    }
    bool is_named = field(inf, 2)[0] != '\0';
    bool is_there = (flags & (KEEPS | ONLY_THERE)) != 0 && host_registry_has(path, field(inf, 2));
    if ((flags & DELETES) != 0) {
        if (is_named) {
            host_registry_delete_value(path, field(inf, 2));
        } else {
            host_registry_delete_key(path);
        }
        return true;
    }
    if ((flags & KEY_ONLY) != 0 || (!is_named && inf->field_count <= 4)) {
        return host_registry_make(inf->import, path);
    }
    if (((flags & KEEPS) != 0 && is_there) || ((flags & ONLY_THERE) != 0 && !is_there)) {
        return true;
    }
    return add_value(inf, path, field(inf, 2), flags, line);
}

static bool delete_line(struct inf *inf, const struct inf_line *line, const char *relative)
{
    char name[REGISTRY_PATH_BYTES];
    char path[REGISTRY_PATH_BYTES];
    if (!split_fields(inf, line, false)) {
        return false;
    }
    inf->import->line = line->number;
    snprintf(name, sizeof name, "%.100s%s%.1800s", field(inf, 0), field(inf, 1)[0] != '\0' ? "\\" : "", field(inf, 1));
    if (!host_registry_place(inf->import, name, relative, path)) {
        return false;
    }
    if (field(inf, 2)[0] != '\0') {
        host_registry_delete_value(path, field(inf, 2));
    } else {
        host_registry_delete_key(path);
    }
    return true;
}

/* --------------------------------------------------------------------------------------------------------- sections */

static bool continues(const struct inf *inf, const struct inf_line *line)
{
    return line > inf->lines && line[-1].at[line[-1].length - 1] == '\\';
}

static bool each_line(struct inf *inf, const char *section, const char *relative,
                      bool (*act)(struct inf *inf, const struct inf_line *line, const char *relative))
{
    size_t at = 0;
    bool fine = true;
    for (const struct inf_line *line = next_in(inf, section, &at); line && fine; line = next_in(inf, section, &at)) {
        fine = continues(inf, line) || act(inf, line, relative);
    }
    return fine;
}

/* The registry's part of an install section: AddReg, DelReg, and the sections that it needs. */
static bool install(struct inf *inf, const char *section, const char *relative)
{
    static const struct {
        const char *directive;
        bool (*act)(struct inf *inf, const struct inf_line *line, const char *relative);
    } directives[] = {{"DelReg", delete_line}, {"AddReg", add_line}, {"Needs", NULL}};
    bool fine = true;
    if (++inf->depth > MOST_DEPTH) {
        return fail_at(inf, NULL, "section %.80s needs itself", section);
    }
    for (size_t d = 0; d < 3 && fine; d++) {
        size_t at = 0;
        for (const struct inf_line *line = next_in(inf, section, &at); line && fine;
             line = next_in(inf, section, &at)) {
            char named[FIELDS / 8][NAME_BYTES];
            size_t count = 0;
            fine = split_fields(inf, line, true);
            if (!fine || strcasecmp(field(inf, 0), directives[d].directive) != 0) {
                continue;
            }
            for (; count + 1 < inf->field_count && count < FIELDS / 8; count++) {
                snprintf(named[count], NAME_BYTES, "%s", field(inf, count + 1));
            }
            for (size_t i = 0; i < count && fine; i++) { /* an inbox section that is needed is not in this file */
                if (directives[d].act && !section_exists(inf, named[i])) {
                    fine = fail_at(inf, line, "there is no section [%.80s]", named[i]);
                } else {
                    fine = directives[d].act ? each_line(inf, named[i], relative, directives[d].act)
                                             : install(inf, named[i], relative);
                }
            }
        }
    }
    inf->depth--;
    return fine;
}

/* [Name.NTamd64...], [Name.NT], [Name]: the first that is there, with `suffix` behind it. */
static bool decorate(const struct inf *inf, const char *name, const char *suffix, char decorated[NAME_BYTES])
{
    static const char *const decorations[] = {".NTamd64", ".NT", ""};
    for (size_t i = 0; i < sizeof decorations / sizeof decorations[0]; i++) {
        snprintf(decorated, NAME_BYTES, "%.160s%s%s", name, decorations[i], suffix);
        if (section_exists(inf, decorated)) {
            return true;
        }
    }
    return false;
}

/* AddService = NAME, FLAGS, SECTION. */
static bool install_services(struct inf *inf, const char *section)
{
    size_t at = 0;
    bool fine = true;
    for (const struct inf_line *line = next_in(inf, section, &at); line && fine; line = next_in(inf, section, &at)) {
        char name[NAME_BYTES];
        fine = split_fields(inf, line, true);
        if (fine && strcasecmp(field(inf, 0), "AddService") == 0 && field(inf, 3)[0] != '\0') {
            snprintf(name, sizeof name, "%s", field(inf, 3));
            fine = install(inf, name, inf->import->keys->service);
        }
    }
    return fine;
}

/* --------------------------------------------------------------------------------------------------------- models */

/* How many parts of an INF's hardware id ("PCI\VEN_1234&DEV_1111") the adapter's has; 0: not all of them. */
static unsigned match(const char *wanted, const char *own)
{
    unsigned parts = 0;
    size_t bus = strcspn(own, "\\");
    if (strncasecmp(wanted, own, bus + 1) != 0) {
        return 0;
    }
    for (wanted += bus + 1; *wanted; parts++) {
        size_t length = strcspn(wanted, "&");
        bool found = false;
        for (const char *at = own + bus + 1; *at && !found;) {
            size_t size = strcspn(at, "&");
            found = size == length && strncasecmp(at, wanted, size) == 0;
            at += size + (at[size] == '&');
        }
        if (!found) {
            return 0;
        }
        wanted += length + (wanted[length] == '&');
    }
    return parts;
}

struct chosen {
    char section[NAME_BYTES];
    unsigned parts; /* of the hardware id that matched; 0: it is the first that there was */
};

static bool read_models(struct inf *inf, const char *section, struct chosen *chosen)
{
    size_t at = 0;
    for (const struct inf_line *line = next_in(inf, section, &at); line; line = next_in(inf, section, &at)) {
        if (!split_fields(inf, line, true)) {
            return false;
        }
        for (size_t i = 2; i < inf->field_count; i++) {
            unsigned parts = match(field(inf, i), inf->import->keys->hardware_id);
            if (parts > chosen->parts || chosen->section[0] == '\0') {
                chosen->parts = parts;
                snprintf(chosen->section, sizeof chosen->section, "%s", field(inf, 1));
            }
        }
    }
    return true;
}

/* [Manufacturer]: NAME = MODELS, DECORATION, DECORATION. Those for 64-bit x86, or without a decoration. */
static bool choose(struct inf *inf, struct chosen *chosen)
{
    size_t at = 0;
    for (const struct inf_line *line = next_in(inf, "Manufacturer", &at); line;
         line = next_in(inf, "Manufacturer", &at)) {
        char models[16][NAME_BYTES];
        size_t count = 0;
        if (!split_fields(inf, line, true)) {
            return false;
        }
        const char *name = inf->field_count > 1 ? field(inf, 1) : field(inf, 0);
        for (size_t i = 2; i < inf->field_count && count < 15; i++) {
            if (strncasecmp(field(inf, i), "NTamd64", 7) == 0 || strcasecmp(field(inf, i), "NT") == 0) {
                snprintf(models[count++], NAME_BYTES, "%.120s.%.120s", name, field(inf, i));
            }
        }
        snprintf(models[count++], NAME_BYTES, "%s", name);
        for (size_t i = 0; i < count; i++) {
            if (!read_models(inf, models[i], chosen)) {
                return false;
            }
        }
    }
    return chosen->section[0] != '\0' || fail_at(inf, NULL, "no models section names a device%s", "");
}

static bool carry_out(struct inf *inf)
{
    const struct host_registry_keys *keys = inf->import->keys;
    struct chosen chosen = {.parts = 0};
    char section[NAME_BYTES];
    if (!section_exists(inf, "Version") || !section_exists(inf, "Manufacturer")) {
        return fail_at(inf, NULL, "it is no INF file of a driver: a section [Version] or [Manufacturer] is missing%s",
                       "");
    }
    if (!choose(inf, &chosen)) {
        return false;
    }
    if (chosen.parts == 0) {
        nt_log(NT_LOG_KERNEL, "the INF file does not name %s: its first device's section %s is installed",
               keys->hardware_id, chosen.section);
    }
    if (!decorate(inf, chosen.section, "", section)) {
        return fail_at(inf, NULL, "there is no section [%.80s]", chosen.section);
    }
    return install(inf, section, keys->software) &&
           (!decorate(inf, chosen.section, ".HW", section) || install(inf, section, keys->hardware)) &&
           (!decorate(inf, chosen.section, ".Services", section) || install_services(inf, section));
}

bool host_registry_read_inf(struct registry_import *import)
{
    struct inf *inf = os_alloc(sizeof *inf);
    if (!inf) {
        return host_registry_fail(import, "no memory to read it%s", "");
    }
    inf->import = import;
    bool fine = split_lines(inf) && carry_out(inf);
    os_free(inf->lines);
    os_free(inf);
    return fine;
}
