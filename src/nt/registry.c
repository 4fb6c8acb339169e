/*
 * registry.c: the tree of keys and values.
 */
#include "nt/registry.h"
#include "nt/clock.h"
#include "nt/object.h"
#include "nt/os.h"
#include "nt/wide.h"

#include <errno.h>
#include <ntstatus.h>
#include <string.h>

enum { NAME_BYTES_MAX = 255 * sizeof(WCHAR), VALUE_NAME_BYTES_MAX = 16383 * sizeof(WCHAR), PATH_CHARACTERS_MAX = 1024 };

static struct {
    struct os_lock lock;
    struct nt_key *root; /* whose only child is \REGISTRY */
} registry;

/* What is there on every Windows. */
static const char *const first_keys[] = {
    "\\REGISTRY\\MACHINE\\HARDWARE\\DEVICEMAP\\VIDEO",
    "\\REGISTRY\\MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion",
    "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Class",
    "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Control\\GraphicsDrivers",
    "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Enum",
    "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Services",
    "\\REGISTRY\\USER\\.DEFAULT",
};

void nt_registry_lock(void)
{
    os_lock(&registry.lock);
}

void nt_registry_unlock(void)
{
    os_unlock(&registry.lock);
}

struct nt_key *nt_registry_root(void)
{
    return registry.root;
}

/* ----------------------------------------------------------------------------------------------------------- keys */

static void touch(struct nt_key *key)
{
    key->written_100ns = (int64_t)nt_clock_system_time_100ns();
}

static WCHAR *copy_name(PCUNICODE_STRING name)
{
    WCHAR *copy = os_alloc(name->Length > 0 ? name->Length : sizeof(WCHAR));
    if (copy && name->Length > 0) {
        memcpy(copy, name->Buffer, name->Length);
    }
    return copy;
}

static struct nt_key *create_key(struct nt_key *parent, PCUNICODE_STRING name, bool is_volatile)
{
    struct nt_key *key = os_alloc(sizeof *key);
    if (!key) {
        return NULL;
    }
    key->name = copy_name(name);
    if (!key->name) {
        os_free(key);
        return NULL;
    }
    key->name_bytes = name->Length;
    key->is_volatile = is_volatile;
    key->parent = parent;
    touch(key);
    if (parent) {
        struct nt_key **link = &parent->children;
        while (*link) {
            link = &(*link)->next;
        }
        *link = key;
        touch(parent);
    }
    return key;
}

static void free_value(struct nt_key_value *value)
{
    os_free(value->name);
    os_free(value->data);
    os_free(value);
}

static void free_key(struct nt_key *key)
{
    while (key->values) {
        struct nt_key_value *value = key->values;
        key->values = value->next;
        free_value(value);
    }
    os_free(key->name);
    os_free(key);
}

static struct nt_key *find_child(struct nt_key *parent, PCUNICODE_STRING name)
{
    for (struct nt_key *child = parent->children; child; child = child->next) {
        const UNICODE_STRING own = {child->name_bytes, child->name_bytes, child->name};
        if (nt_wide_equal(&own, name, true)) {
            return child;
        }
    }
    return NULL;
}

/* Takes the next component off `path`; false where none is left. */
static bool next_component(UNICODE_STRING *path, UNICODE_STRING *component)
{
    size_t left = path->Length / sizeof(WCHAR);
    size_t length = 0;
    if (left == 0) {
        return false;
    }
    while (length < left && path->Buffer[length] != '\\') {
        length++;
    }
    *component = (UNICODE_STRING){(USHORT)(length * sizeof(WCHAR)), (USHORT)(length * sizeof(WCHAR)), path->Buffer};
    size_t taken = length < left ? length + 1 : length;
    path->Buffer += taken;
    path->Length = (USHORT)((left - taken) * sizeof(WCHAR));
    return true;
}

NTSTATUS nt_key_walk(struct nt_key *from, PCUNICODE_STRING path, bool is_volatile, bool whole_path, bool *created,
                     struct nt_key **key)
{
    UNICODE_STRING rest = {path->Length, path->Length, path->Buffer};
    UNICODE_STRING component;
    struct nt_key *at = from;
    if (from->is_deleted) {
        return STATUS_KEY_DELETED;
    }
    if (created) {
        *created = false;
    }
    while (next_component(&rest, &component)) {
        if (component.Length == 0) {
            return STATUS_OBJECT_PATH_SYNTAX_BAD;
        }
        if (component.Length > NAME_BYTES_MAX) {
            return STATUS_INVALID_PARAMETER;
        }
        struct nt_key *child = find_child(at, &component);
        if (!child) {
            if (!created || (rest.Length > 0 && !whole_path)) {
                return STATUS_OBJECT_NAME_NOT_FOUND;
            }
            if (at->is_volatile && !is_volatile) {
                return STATUS_CHILD_MUST_BE_VOLATILE;
            }
            child = create_key(at, &component, is_volatile);
            if (!child) {
                return STATUS_INSUFFICIENT_RESOURCES;
            }
            *created = true;
        }
        at = child;
    }
    at->opens++;
    *key = at;
    return STATUS_SUCCESS;
}

void nt_key_put(struct nt_key *key)
{
    key->opens--;
    if (key->opens == 0 && key->is_deleted) {
        free_key(key);
    }
}

/* The root, \REGISTRY, and the hives below it stay. */
static bool is_permanent(const struct nt_key *key)
{
    return !key->parent || !key->parent->parent || !key->parent->parent->parent;
}

NTSTATUS nt_key_delete(struct nt_key *key)
{
    if (key->is_deleted) {
        return STATUS_KEY_DELETED;
    }
    if (key->children || is_permanent(key)) {
        return STATUS_CANNOT_DELETE;
    }
    struct nt_key **link = &key->parent->children;
    while (*link != key) {
        link = &(*link)->next;
    }
    *link = key->next;
    touch(key->parent);
    key->parent = NULL;
    key->next = NULL;
    key->is_deleted = true;
    return STATUS_SUCCESS;
}

/* --------------------------------------------------------------------------------------------------------- values */

static struct nt_key_value **find_value(struct nt_key *key, PCUNICODE_STRING name)
{
    static const UNICODE_STRING default_name;
    const UNICODE_STRING *wanted = name ? name : &default_name;
    struct nt_key_value **link = &key->values;
    for (; *link; link = &(*link)->next) {
        const UNICODE_STRING own = {(*link)->name_bytes, (*link)->name_bytes, (*link)->name};
        if (nt_wide_equal(&own, wanted, true)) {
            break;
        }
    }
    return link;
}

struct nt_key_value *nt_key_value_find(struct nt_key *key, PCUNICODE_STRING name)
{
    return *find_value(key, name);
}

static NTSTATUS add_value(struct nt_key_value **link, PCUNICODE_STRING name, struct nt_key_value **added)
{
    static const UNICODE_STRING default_name;
    const UNICODE_STRING *wanted = name ? name : &default_name;
    struct nt_key_value *value = os_alloc(sizeof *value);
    if (!value) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    value->name = copy_name(wanted);
    if (!value->name) {
        os_free(value);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    value->name_bytes = wanted->Length;
    *link = value;
    *added = value;
    return STATUS_SUCCESS;
}

NTSTATUS nt_key_value_set(struct nt_key *key, PCUNICODE_STRING name, uint32_t type, const void *data, uint32_t bytes)
{
    if (key->is_deleted) {
        return STATUS_KEY_DELETED;
    }
    if (name && name->Length > VALUE_NAME_BYTES_MAX) {
        return STATUS_INVALID_PARAMETER;
    }
    void *copy = os_alloc(bytes > 0 ? bytes : 1);
    if (!copy) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (bytes > 0) {
        memcpy(copy, data, bytes);
    }
    struct nt_key_value **link = find_value(key, name);
    struct nt_key_value *value = *link;
    if (!value) {
        NTSTATUS status = add_value(link, name, &value);
        if (!NT_SUCCESS(status)) {
            os_free(copy);
            return status;
        }
    }
    os_free(value->data);
    value->data = copy;
    value->data_bytes = bytes;
    value->type = type;
    touch(key);
    return STATUS_SUCCESS;
}

NTSTATUS nt_key_value_delete(struct nt_key *key, PCUNICODE_STRING name)
{
    if (key->is_deleted) {
        return STATUS_KEY_DELETED;
    }
    struct nt_key_value **link = find_value(key, name);
    struct nt_key_value *value = *link;
    if (!value) {
        return STATUS_OBJECT_NAME_NOT_FOUND;
    }
    *link = value->next;
    free_value(value);
    touch(key);
    return STATUS_SUCCESS;
}

/* ------------------------------------------------------------------------------------------------- the kernel's own
 * use */

/* What Zw routines call insufficient resources is no memory to the rooms above. */
static NTSTATUS as_host_status(NTSTATUS status)
{
    return status == STATUS_INSUFFICIENT_RESOURCES ? STATUS_NO_MEMORY : status;
}

static NTSTATUS open_path(struct nt_key **key, const char *path, bool *created)
{
    WCHAR text[PATH_CHARACTERS_MAX];
    if (path[0] != '\\' || strnlen(path, PATH_CHARACTERS_MAX) == PATH_CHARACTERS_MAX) {
        return STATUS_OBJECT_PATH_SYNTAX_BAD;
    }
    const UNICODE_STRING wide = nt_wide_of_text(text, PATH_CHARACTERS_MAX, path + 1);
    nt_registry_lock();
    NTSTATUS status = nt_key_walk(registry.root, &wide, false, true, created, key);
    nt_registry_unlock();
    return as_host_status(status);
}

NTSTATUS nt_key_open(struct nt_key **key, const char *path)
{
    bool created = false;
    return open_path(key, path, &created);
}

NTSTATUS nt_key_open_existing(struct nt_key **key, const char *path)
{
    return open_path(key, path, NULL);
}

void nt_key_close(struct nt_key *key)
{
    if (key) {
        nt_registry_lock();
        nt_key_put(key);
        nt_registry_unlock();
    }
}

NTSTATUS nt_key_query_u32(struct nt_key *key, const char *name, uint32_t *value)
{
    WCHAR text[PATH_CHARACTERS_MAX];
    const UNICODE_STRING wide = nt_wide_of_text(text, PATH_CHARACTERS_MAX, name);
    NTSTATUS status = STATUS_SUCCESS;
    nt_registry_lock();
    const struct nt_key_value *found = nt_key_value_find(key, &wide);
    if (!found) {
        status = STATUS_OBJECT_NAME_NOT_FOUND;
    } else if (found->type != REG_DWORD || found->data_bytes != sizeof *value) {
        status = STATUS_OBJECT_TYPE_MISMATCH;
    } else {
        memcpy(value, found->data, sizeof *value);
    }
    nt_registry_unlock();
    return status;
}

static NTSTATUS set_value(struct nt_key *key, const char *name, uint32_t type, const void *data, uint32_t bytes)
{
    WCHAR text[PATH_CHARACTERS_MAX];
    const UNICODE_STRING wide = nt_wide_of_text(text, PATH_CHARACTERS_MAX, name);
    nt_registry_lock();
    NTSTATUS status = nt_key_value_set(key, &wide, type, data, bytes);
    nt_registry_unlock();
    return as_host_status(status);
}

NTSTATUS nt_key_set_u32(struct nt_key *key, const char *name, uint32_t value)
{
    return set_value(key, name, REG_DWORD, &value, sizeof value);
}

NTSTATUS nt_key_set_text(struct nt_key *key, const char *name, const char *text)
{
    WCHAR wide[PATH_CHARACTERS_MAX];
    UNICODE_STRING string = nt_wide_of_text(wide, PATH_CHARACTERS_MAX - 1, text);
    wide[string.Length / sizeof(WCHAR)] = 0;
    return set_value(key, name, REG_SZ, wide, string.Length + (uint32_t)sizeof(WCHAR));
}

/* Children first. Whatever is still open goes too: handles are closed before, and nobody else is left. */
void nt_registry_fini(void)
{
    nt_registry_lock();
    struct nt_key *key = registry.root;
    registry.root = NULL;
    while (key) {
        struct nt_key *parent = key->parent;
        if (key->children) {
            key = key->children;
            continue;
        }
        if (parent) {
            parent->children = key->next;
        }
        free_key(key);
        key = parent;
    }
    nt_registry_unlock();
}

int nt_registry_init(void)
{
    const UNICODE_STRING nameless = {0};
    registry.root = create_key(NULL, &nameless, false);
    if (!registry.root) {
        return -ENOMEM;
    }
    for (size_t i = 0; i < sizeof first_keys / sizeof first_keys[0]; i++) {
        struct nt_key *key = NULL;
        if (!NT_SUCCESS(nt_key_open(&key, first_keys[i]))) {
            nt_registry_fini();
            return -ENOMEM;
        }
        nt_key_close(key);
    }
    return 0;
}
