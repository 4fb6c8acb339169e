/*
 * registry_keys.c: puts keys and values of a file where they belong in the registry.
 */
#include "host/registry.h"

#include "dxgkrnl/status.h"
#include "host/state.h"
#include "host/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MOST_FILE_BYTES = 64 << 20 };

bool host_registry_fail(struct registry_import *import, const char *format, ...)
{
    va_list args;
    if (import->why[0] == '\0') {
        va_start(args, format);
        vsnprintf(import->why, sizeof import->why, format, args);
        va_end(args);
    }
    return false;
}

/* ---------------------------------------------------------------------------------------------------------- letters */

/* The next letter of a text whose encoding was judged before. */
static uint32_t next_letter(const unsigned char **at)
{
    const unsigned char *from = *at;
    if (from[0] < 0x80) {
        *at += 1;
        return from[0];
    }
    if (from[0] < 0xE0) {
        *at += 2;
        return (from[0] & 0x1Fu) << 6 | (from[1] & 0x3Fu);
    }
    if (from[0] < 0xF0) {
        *at += 3;
        return (from[0] & 0xFu) << 12 | (from[1] & 0x3Fu) << 6 | (from[2] & 0x3Fu);
    }
    *at += 4;
    return (from[0] & 0x7u) << 18 | (from[1] & 0x3Fu) << 12 | (from[2] & 0x3Fu) << 6 | (from[3] & 0x3Fu);
}

/* UTF-16 in memory of its own: as many units as bytes are always enough. Null: no memory. */
static WCHAR *widen(const char *text, size_t bytes, size_t *units)
{
    WCHAR *wide = os_alloc((bytes + 1) * sizeof *wide);
    const unsigned char *at = (const unsigned char *)text;
    const unsigned char *end = at + bytes;
    *units = 0;
    while (wide && at < end) {
        uint32_t letter = next_letter(&at);
        if (letter >= 0x10000) {
            wide[(*units)++] = (WCHAR)(0xD800 + ((letter - 0x10000) >> 10));
            letter = 0xDC00 + ((letter - 0x10000) & 0x3FF);
        }
        wide[(*units)++] = (WCHAR)letter;
    }
    return wide;
}

/* ------------------------------------------------------------------------------------------------------------- keys */

static NTSTATUS open_key(const char *path, bool makes, struct nt_key **key)
{
    size_t units;
    bool created = false;
    const char *below = path + strlen("\\REGISTRY\\");
    WCHAR *wide = widen(below, strlen(below), &units);
    if (!wide) {
        return STATUS_NO_MEMORY;
    }
    UNICODE_STRING name = {(USHORT)(units * sizeof *wide), (USHORT)(units * sizeof *wide), wide};
    struct nt_key *registry = NULL;
    NTSTATUS status = nt_key_open(&registry, "\\REGISTRY");
    if (NT_SUCCESS(status)) {
        nt_registry_lock();
        status = nt_key_walk(registry, &name, false, true, makes ? &created : NULL, key);
        nt_registry_unlock();
        nt_key_close(registry);
    }
    os_free(wide);
    return status;
}

static bool judge(struct registry_import *import, NTSTATUS status, const char *what, const char *name)
{
    char text[DXG_STATUS_TEXT];
    return NT_SUCCESS(status) ||
           host_registry_fail(import, "%s '%.80s' cannot be made: %s", what, name, dxg_status_text(status, text));
}

bool host_registry_make(struct registry_import *import, const char *path)
{
    struct nt_key *key = NULL;
    NTSTATUS status = open_key(path, true, &key);
    if (NT_SUCCESS(status)) {
        nt_key_close(key);
    }
    return judge(import, status, "the key", path);
}

/* With the key open and the registry's lock held, `use` is called; what it returns is returned. */
static NTSTATUS with_value(const char *path, bool makes, const char *name,
                           NTSTATUS (*use)(struct nt_key *key, PCUNICODE_STRING name, void *context), void *context)
{
    size_t units;
    struct nt_key *key = NULL;
    WCHAR *wide = widen(name, strlen(name), &units);
    if (!wide) {
        return STATUS_NO_MEMORY;
    }
    UNICODE_STRING string = {(USHORT)(units * sizeof *wide), (USHORT)(units * sizeof *wide), wide};
    NTSTATUS status = open_key(path, makes, &key);
    if (NT_SUCCESS(status)) {
        nt_registry_lock();
        status = use(key, &string, context);
        nt_registry_unlock();
        nt_key_close(key);
    }
    os_free(wide);
    return status;
}

struct wanted {
    uint32_t type, bytes;
    const void *data;
};

static NTSTATUS set_value(struct nt_key *key, PCUNICODE_STRING name, void *context)
{
    const struct wanted *wanted = context;
    return nt_key_value_set(key, name, wanted->type, wanted->data, wanted->bytes);
}

static NTSTATUS find_value(struct nt_key *key, PCUNICODE_STRING name, void *context)
{
    (void)context;
    return nt_key_value_find(key, name) ? STATUS_SUCCESS : STATUS_OBJECT_NAME_NOT_FOUND;
}

static NTSTATUS delete_value(struct nt_key *key, PCUNICODE_STRING name, void *context)
{
    (void)context;
    return nt_key_value_delete(key, name);
}

bool host_registry_set(struct registry_import *import, const char *path, const char *name, uint32_t type,
                       const void *data, uint32_t bytes)
{
    struct wanted wanted = {type, bytes, data};
    return judge(import, with_value(path, true, name, set_value, &wanted), "the value", name);
}

bool host_registry_set_text(struct registry_import *import, const char *path, const char *name, uint32_t type,
                            const char *text, size_t bytes)
{
    size_t units;
    WCHAR *wide = widen(text, bytes, &units); /* a null follows what is copied */
    bool done = wide && host_registry_set(import, path, name, type, wide, (uint32_t)((units + 1) * sizeof *wide));
    os_free(wide);
    return done || host_registry_fail(import, "no memory for the value '%.80s'", name);
}

bool host_registry_has(const char *path, const char *name)
{
    return NT_SUCCESS(with_value(path, false, name, find_value, NULL));
}

void host_registry_delete_value(const char *path, const char *name)
{
    (void)with_value(path, false, name, delete_value, NULL); /* one that is not there is gone already */
}

/* A key goes after what is below it; the machine's own stay. */
static void delete_below(struct nt_key *key)
{
    for (struct nt_key *child = key->children; child;) {
        struct nt_key *next = child->next;
        delete_below(child);
        child = next;
    }
    (void)nt_key_delete(key);
}

void host_registry_delete_key(const char *path)
{
    struct nt_key *key = NULL;
    if (NT_SUCCESS(open_key(path, false, &key))) {
        nt_registry_lock();
        delete_below(key);
        nt_registry_unlock();
        nt_key_close(key);
    }
}

/* ------------------------------------------------------------------------------------------------------------ places
 */

// clang-format off
static const struct {
    const char *name, *path;
} roots[] = {
    {"HKEY_LOCAL_MACHINE",  "\\REGISTRY\\MACHINE"},
    {"HKLM",                "\\REGISTRY\\MACHINE"},
    {"HKEY_CLASSES_ROOT",   "\\REGISTRY\\MACHINE\\SOFTWARE\\Classes"},
    {"HKCR",                "\\REGISTRY\\MACHINE\\SOFTWARE\\Classes"},
    {"HKEY_CURRENT_USER",   "\\REGISTRY\\USER\\.Default"},
    {"HKCU",                "\\REGISTRY\\USER\\.Default"},
    {"HKEY_USERS",          "\\REGISTRY\\USER"},
    {"HKU",                 "\\REGISTRY\\USER"},
    {"HKEY_CURRENT_CONFIG", "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Hardware Profiles\\Current"},
};
// clang-format on

/* What another machine calls by another name: its control set by number, and this device by its place in the bus. */
static void rename_places(const struct registry_import *import, char path[REGISTRY_PATH_BYTES])
{
    static const char set[] = "\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001";
    static const char current[] = "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet";
    char device[REGISTRY_PATH_BYTES];
    char rest[REGISTRY_PATH_BYTES];
    size_t length = strlen(set);
    if (strncasecmp(path, set, length) == 0 && (path[length] == '\\' || path[length] == '\0')) {
        snprintf(rest, sizeof rest, "%s", path + length);
        snprintf(path, REGISTRY_PATH_BYTES, "%s%.1900s", current, rest);
    }
    snprintf(device, sizeof device, "%s\\Enum\\%s\\", current, import->keys->hardware_id);
    length = strlen(device);
    if (strncasecmp(path, device, length) == 0) {
        const char *below = strchr(path + length, '\\');
        snprintf(rest, sizeof rest, "%s", below ? below : "");
        snprintf(path, REGISTRY_PATH_BYTES, "%.1000s0%.1000s", device, rest);
    }
}

bool host_registry_place(struct registry_import *import, const char *name, const char *relative,
                         char path[REGISTRY_PATH_BYTES])
{
    size_t length = strcspn(name, "\\");
    const char *root = length == 3 && strncasecmp(name, "HKR", 3) == 0 ? relative : NULL;
    for (size_t i = 0; !root && i < sizeof roots / sizeof roots[0]; i++) {
        if (strlen(roots[i].name) == length && strncasecmp(roots[i].name, name, length) == 0) {
            root = roots[i].path;
        }
    }
    if (!root) {
        return host_registry_fail(import, "'%.*s' is no root of the registry", (int)(length < 80 ? length : 80), name);
    }
    int printed = snprintf(path, REGISTRY_PATH_BYTES, "%s%s", root, name + length);
    if (printed < 0 || printed >= REGISTRY_PATH_BYTES - 200) {
        return host_registry_fail(import, "the key's name is too long");
    }
    while (printed > 0 && path[printed - 1] == '\\') {
        path[--printed] = '\0';
    }
    rename_places(import, path);
    return true;
}

/* ------------------------------------------------------------------------------------------------------------- file */

static bool is_inf(const char *file)
{
    size_t length = strlen(file);
    return length > 4 && strcasecmp(file + length - 4, ".inf") == 0;
}

bool host_registry_import(const struct host_registry_keys *keys, const char *file, struct host_error *error)
{
    struct registry_import import = {.keys = keys};
    struct host_text text;
    if (!host_text_read(&text, file, MOST_FILE_BYTES, import.why, sizeof import.why)) {
        return host_fail(error, HOST_BAD_REGISTRY, 0, "%s: %s", file, import.why);
    }
    bool done = host_text_to_utf8(&text, import.why, sizeof import.why);
    import.text = text.bytes;
    if (done) {
        done = is_inf(file) ? host_registry_read_inf(&import) : host_registry_read_reg(&import);
    }
    host_text_fini(&text);
    if (!done && import.line > 0) {
        return host_fail(error, HOST_BAD_REGISTRY, 0, "%s: line %u: %s", file, import.line, import.why);
    }
    return done || host_fail(error, HOST_BAD_REGISTRY, 0, "%s: %s", file, import.why);
}
