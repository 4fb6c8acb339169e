/*
 * registry.c: keys and their values, in memory.
 */
#include "nt/registry.h"

#include "nt/os.h"

#include <string.h>
#include <strings.h>

struct value {
    struct value *next;
    uint32_t data;
    char name[]; /* with its zero */
};

struct nt_key {
    struct nt_key *next;
    struct value *values;
    char path[];
};

static struct {
    struct os_lock lock; /* guards everything below */
    struct nt_key *keys;
} registry;

static struct nt_key *find_key(const char *path)
{
    struct nt_key *key = registry.keys;
    while (key && strcasecmp(key->path, path) != 0) {
        key = key->next;
    }
    return key;
}

static struct value *find_value(struct nt_key *key, const char *name)
{
    struct value *value = key->values;
    while (value && strcasecmp(value->name, name) != 0) {
        value = value->next;
    }
    return value;
}

static struct nt_key *make_key(const char *path)
{
    size_t bytes = strlen(path) + 1;
    struct nt_key *key = os_alloc(sizeof *key + bytes);
    if (key) {
        memcpy(key->path, path, bytes);
        key->next = registry.keys;
        registry.keys = key;
    }
    return key;
}

static struct value *make_value(struct nt_key *key, const char *name)
{
    size_t bytes = strlen(name) + 1;
    struct value *value = os_alloc(sizeof *value + bytes);
    if (value) {
        memcpy(value->name, name, bytes);
        value->next = key->values;
        key->values = value;
    }
    return value;
}

NTSTATUS nt_key_open(struct nt_key **key, const char *path)
{
    os_lock(&registry.lock);
    struct nt_key *found = find_key(path);
    *key = found ? found : make_key(path);
    os_unlock(&registry.lock);
    return *key ? STATUS_SUCCESS : STATUS_NO_MEMORY;
}

void nt_key_close(struct nt_key *key)
{
    (void)key; /* a key lasts as long as the machine */
}

NTSTATUS nt_key_query_u32(struct nt_key *key, const char *name, uint32_t *value)
{
    os_lock(&registry.lock);
    const struct value *found = find_value(key, name);
    if (found) {
        *value = found->data;
    }
    os_unlock(&registry.lock);
    return found ? STATUS_SUCCESS : STATUS_OBJECT_NAME_NOT_FOUND;
}

NTSTATUS nt_key_set_u32(struct nt_key *key, const char *name, uint32_t value)
{
    os_lock(&registry.lock);
    struct value *found = find_value(key, name);
    found = found ? found : make_value(key, name);
    if (found) {
        found->data = value;
    }
    os_unlock(&registry.lock);
    return found ? STATUS_SUCCESS : STATUS_NO_MEMORY;
}

static void free_values(struct nt_key *key)
{
    while (key->values) {
        struct value *value = key->values;
        key->values = value->next;
        os_free(value);
    }
}

void nt_registry_fini(void)
{
    while (registry.keys) {
        struct nt_key *key = registry.keys;
        registry.keys = key->next;
        free_values(key);
        os_free(key);
    }
}
