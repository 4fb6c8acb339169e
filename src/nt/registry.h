/*
 * registry.h: the registry – keys and values in memory, from the machine's start to its end.
 *
 * This half is for the kernel's own files; drivers have Windows' routines (zwkey.c, rtl_registry.c) on top of it. Names
 * are compared without regard to case. CurrentControlSet is a key of its own, not a link to ControlSet001.
 */
#ifndef ESCAPEMENT_NT_REGISTRY_H
#define ESCAPEMENT_NT_REGISTRY_H

#include <ntddk.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A value: what it is called, and what it holds. Both belong to its key. */
struct nt_key_value {
    struct nt_key_value *next;
    WCHAR *name;
    void *data;
    uint32_t type;
    uint32_t data_bytes;
    uint16_t name_bytes;
};

/** A key. It exists while it is in the tree or open. */
struct nt_key {
    struct nt_key *parent; /* null: the root, or deleted */
    struct nt_key *children;
    struct nt_key *next; /* child of the same parent, in order of creation */
    struct nt_key_value *values;
    WCHAR *name;
    uint16_t name_bytes;
    bool is_volatile;
    bool is_deleted;
    int64_t written_100ns; /* system time */
    uint64_t opens;
};

/** -ENOMEM. The keys that every Windows has exist afterwards. */
int nt_registry_init(void);
void nt_registry_fini(void);

/**
 * A key by its path from \REGISTRY on, in ASCII; made, with what is missing on the way, where it is not there.
 * STATUS_NO_MEMORY; STATUS_OBJECT_PATH_SYNTAX_BAD for what is no such path. Threads any. IRQL PASSIVE_LEVEL.
 */
NTSTATUS nt_key_open(struct nt_key **key, const char *path);
/** The same, and STATUS_OBJECT_NAME_NOT_FOUND where it is not there. */
NTSTATUS nt_key_open_existing(struct nt_key **key, const char *path);
/** Null does nothing. */
void nt_key_close(struct nt_key *key);
/** STATUS_OBJECT_NAME_NOT_FOUND; STATUS_OBJECT_TYPE_MISMATCH for a value that is no REG_DWORD. */
NTSTATUS nt_key_query_u32(struct nt_key *key, const char *name, uint32_t *value);
/** STATUS_NO_MEMORY; STATUS_KEY_DELETED. */
NTSTATUS nt_key_set_u32(struct nt_key *key, const char *name, uint32_t value);
/** A REG_SZ from ASCII. */
NTSTATUS nt_key_set_text(struct nt_key *key, const char *name, const char *text);

/** The tree's lock, for the routines that read a key and its values in several steps. Held in all below. */
void nt_registry_lock(void);
void nt_registry_unlock(void);

struct nt_key *nt_registry_root(void);
/** The key below `from` that `path` names, opened; an empty path is `from` itself. `created` may be null: do not
 * create. */
NTSTATUS nt_key_walk(struct nt_key *from, PCUNICODE_STRING path, bool is_volatile, bool whole_path, bool *created,
                     struct nt_key **key);
void nt_key_put(struct nt_key *key);
/** STATUS_CANNOT_DELETE where it has children or is one of the machine's own; STATUS_KEY_DELETED. */
NTSTATUS nt_key_delete(struct nt_key *key);
/** Null name: the default value, whose name is empty. */
struct nt_key_value *nt_key_value_find(struct nt_key *key, PCUNICODE_STRING name);
NTSTATUS nt_key_value_set(struct nt_key *key, PCUNICODE_STRING name, uint32_t type, const void *data, uint32_t bytes);
NTSTATUS nt_key_value_delete(struct nt_key *key, PCUNICODE_STRING name);

#endif
