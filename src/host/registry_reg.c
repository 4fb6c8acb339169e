/*
 * registry_reg.c: reads what the registry editor writes – version 5.00, or REGEDIT4.
 */
#include "host/registry.h"
#include "nt/os.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reg {
    struct registry_import *import;
    const char *next;               /* the text that is still to be read */
    char *line;                     /* without its end, continued lines in one */
    char path[REGISTRY_PATH_BYTES]; /* of the section */
    bool has_key, is_deleted, is_ansi;
};

static const char *skip_blanks(const char *at)
{
    return at + strspn(at, " \t");
}

/* The next line: a backslash at the end of one continues it, but in a key's or a string's. */
static bool next_line(struct reg *reg)
{
    size_t used = 0;
    bool goes_on = true;
    while (goes_on && *reg->next) {
        size_t length = strcspn(reg->next, "\n");
        size_t kept = length > 0 && reg->next[length - 1] == '\r' ? length - 1 : length;
        if (used + kept >= REGISTRY_LINE_BYTES) {
            reg->import->line++;
            return host_registry_fail(reg->import, "the line is longer than %d bytes", REGISTRY_LINE_BYTES - 1);
        }
        memcpy(reg->line + used, reg->next, kept);
        used += kept;
        reg->import->line++;
        reg->next += length + (reg->next[length] == '\n');
        goes_on = used > 0 && reg->line[used - 1] == '\\' && reg->line[0] != '[' && reg->line[0] != ';';
        used -= goes_on;
    }
    reg->line[used] = '\0';
    return true;
}

/* ---------------------------------------------------------------------------------------------------------- values */

/* "a \"quoted\" text", in place. What follows it, or null. */
static char *take_quoted(struct reg *reg, char *at, char **text)
{
    char *to = at;
    *text = at;
    for (at++; *at != '"'; at++) {
        if (*at == '\\' && (at[1] == '\\' || at[1] == '"')) {
            at++;
        }
        if (*at == '\0') {
            host_registry_fail(reg->import, "a quotation mark is missing");
            return NULL;
        }
        *to++ = *at;
    }
    *to = '\0';
    return at + 1;
}

static int digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* Pairs of digits between commas, in place. */
static bool take_bytes(struct reg *reg, const char *at, uint8_t *bytes, uint32_t *count)
{
    *count = 0;
    at = skip_blanks(at);
    while (*at != '\0' && *at != ';') {
        int high = digit(at[0]);
        int low = high >= 0 ? digit(at[1]) : -1;
        if (high < 0) {
            return host_registry_fail(reg->import, "'%.20s' is no byte of two digits", at);
        }
        bytes[(*count)++] = (uint8_t)(low >= 0 ? high << 4 | low : high);
        at = skip_blanks(at + (low >= 0 ? 2 : 1));
        if (*at == ',') {
            at = skip_blanks(at + 1);
        } else if (*at != '\0' && *at != ';') {
            return host_registry_fail(reg->import, "a comma is missing before '%.20s'", at);
        }
    }
    return true;
}

static bool is_text(uint32_t type)
{
    return type == REG_SZ || type == REG_EXPAND_SZ || type == REG_MULTI_SZ;
}

/* hex:, hex(TYPE):. Texts of REGEDIT4 have a byte a letter. */
static bool set_hex(struct reg *reg, const char *name, char *at)
{
    uint32_t type = REG_BINARY;
    uint32_t count;
    if (*at == '(') {
        char *end;
        unsigned long long number = strtoull(at + 1, &end, 16);
        if (end == at + 1 || *end != ')' || number > UINT32_MAX) {
            return host_registry_fail(reg->import, "hex(...) has no type between its parentheses");
        }
        type = (uint32_t)number;
        at = end + 1;
    }
    if (*at != ':') {
        return host_registry_fail(reg->import, "behind hex a colon is missing");
    }
    uint8_t *bytes = (uint8_t *)at; /* a byte takes two letters at least, or one and a comma before it */
    if (!take_bytes(reg, at + 1, bytes, &count)) {
        return false;
    }
    if (!reg->is_ansi || !is_text(type)) {
        return host_registry_set(reg->import, reg->path, name, type, bytes, count);
    }
    WCHAR *wide = os_alloc((count + 1) * sizeof *wide);
    for (uint32_t i = 0; wide && i < count; i++) {
        wide[i] = bytes[i];
    }
    bool done = wide && host_registry_set(reg->import, reg->path, name, type, wide, count * (uint32_t)sizeof *wide);
    os_free(wide);
    return done || host_registry_fail(reg->import, "no memory for the value '%.80s'", name);
}

static bool set_dword(struct reg *reg, const char *name, const char *digits)
{
    char *end;
    unsigned long long number = digit(*digits) >= 0 ? strtoull(digits, &end, 16) : UINT64_MAX;
    uint32_t value = (uint32_t)number;
    if (number > UINT32_MAX || (*skip_blanks(end) != '\0' && *skip_blanks(end) != ';')) {
        return host_registry_fail(reg->import, "'%.20s' is no dword of up to eight digits", digits);
    }
    return host_registry_set(reg->import, reg->path, name, REG_DWORD, &value, sizeof value);
}

static bool set_string(struct reg *reg, const char *name, char *at)
{
    char *text;
    const char *rest = take_quoted(reg, at, &text);
    if (!rest) {
        return false;
    }
    rest = skip_blanks(rest);
    if (*rest != '\0' && *rest != ';') {
        return host_registry_fail(reg->import, "'%.20s' is not understood", rest);
    }
    return host_registry_set_text(reg->import, reg->path, name, REG_SZ, text, strlen(text));
}

static bool read_value(struct reg *reg, char *at)
{
    char *name = at;
    char *data = *at == '@' ? at + 1 : take_quoted(reg, at, &name);
    if (!data) {
        return false;
    }
    data += strspn(data, " \t");
    if (*data != '=') {
        return host_registry_fail(reg->import, "an equals sign is missing behind the value's name");
    }
    data++;
    data += strspn(data, " \t");
    if (*at == '@') {
        *at = '\0'; /* the value without a name */
    }
    if (!reg->has_key) {
        return host_registry_fail(reg->import, "a value stands before every key");
    }
    if (reg->is_deleted) {
        return host_registry_fail(reg->import, "a value stands below a key that is deleted");
    }
    if (*data == '"') {
        return set_string(reg, name, data);
    }
    if (strncmp(data, "dword:", 6) == 0) {
        return set_dword(reg, name, data + 6);
    }
    if (strncmp(data, "hex", 3) == 0) {
        return set_hex(reg, name, data + 3);
    }
    if (*data == '-' && *skip_blanks(data + 1) == '\0') {
        host_registry_delete_value(reg->path, name);
        return true;
    }
    return host_registry_fail(reg->import, "'%.20s' is none of \"text\", dword:, hex:, hex(TYPE):, -", data);
}

/* ------------------------------------------------------------------------------------------------------------ lines */

static bool read_key(struct reg *reg, char *at)
{
    char *end = strrchr(at, ']');
    if (!end || *skip_blanks(end + 1) != '\0') {
        return host_registry_fail(reg->import, "the key's line does not end with ]");
    }
    *end = '\0';
    reg->is_deleted = at[1] == '-';
    if (!host_registry_place(reg->import, at + 1 + reg->is_deleted, reg->import->keys->software, reg->path)) {
        return false;
    }
    reg->has_key = true;
    if (reg->is_deleted) {
        host_registry_delete_key(reg->path);
        return true;
    }
    return host_registry_make(reg->import, reg->path);
}

static bool read_line(struct reg *reg)
{
    char *at = reg->line + strspn(reg->line, " \t");
    switch (*at) {
    case '\0':
    case ';':
        return true;
    case '[':
        return read_key(reg, at);
    case '@':
    case '"':
        return read_value(reg, at);
    default:
        return host_registry_fail(reg->import, "'%.20s' begins neither a key nor a value", at);
    }
}

static bool read_header(struct reg *reg)
{
    if (!next_line(reg)) {
        return false;
    }
    reg->is_ansi = strcmp(reg->line, "REGEDIT4") == 0;
    return reg->is_ansi || strcmp(reg->line, "Windows Registry Editor Version 5.00") == 0 ||
           host_registry_fail(reg->import, "it begins neither with 'Windows Registry Editor Version 5.00' nor with "
                                           "'REGEDIT4' (an INF file's name ends with .inf)");
}

bool host_registry_read_reg(struct registry_import *import)
{
    static const char no_memory[] = "no memory for its lines";
    struct reg reg = {.import = import, .next = import->text, .line = os_alloc(REGISTRY_LINE_BYTES + 1)};
    if (!reg.line) {
        return host_registry_fail(import, "%s", no_memory);
    }
    bool fine = read_header(&reg);
    while (fine && *reg.next) {
        fine = next_line(&reg) && read_line(&reg);
    }
    os_free(reg.line);
    return fine;
}
