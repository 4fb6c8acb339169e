/*
 * zwkey.c: the registry as drivers reach it, by handles.
 */
#include "nt/export_tables.h"
#include "nt/object.h"
#include "nt/os.h"
#include "nt/registry.h"
#include "nt/thread.h"

#include <ntddk.h>
#include <ntstatus.h>
#include <stddef.h>
#include <string.h>

/* What a key handle stands for. */
struct key_handle {
    struct nt_key *key;
};

static void destroy_key_handle(void *body)
{
    nt_key_close(((struct key_handle *)body)->key);
}

struct _OBJECT_TYPE nt_key_type = {.name = "Key", .destroy = destroy_key_handle};

static void require_passive(const void *routine)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, routine, "the registry is used at PASSIVE_LEVEL");
}

static NTSTATUS resolve(HANDLE handle, struct key_handle **body)
{
    void *object = NULL;
    NTSTATUS status = nt_handle_resolve(handle, &nt_key_type, KernelMode, 0, &object, NULL);
    *body = object;
    return status;
}

/* ---------------------------------------------------------------------------------------------------------------
 * opened */

/* Where a path begins, opened, and what is left of it. */
static NTSTATUS find_start(const OBJECT_ATTRIBUTES *attributes, struct nt_key **start, UNICODE_STRING *path)
{
    static const UNICODE_STRING empty;
    if (!attributes || attributes->Length != sizeof *attributes ||
        (attributes->Attributes & ~(ULONG)OBJ_VALID_ATTRIBUTES) != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    *path = attributes->ObjectName ? *attributes->ObjectName : empty;
    if (path->Length % sizeof(WCHAR) != 0) {
        return STATUS_OBJECT_NAME_INVALID;
    }
    bool is_absolute = path->Length > 0 && path->Buffer[0] == '\\';
    if (attributes->RootDirectory) {
        struct key_handle *root = NULL;
        if (is_absolute) {
            return STATUS_OBJECT_PATH_SYNTAX_BAD;
        }
        NTSTATUS status = resolve(attributes->RootDirectory, &root);
        if (NT_SUCCESS(status)) {
            nt_registry_lock();
            *start = root->key;
            (*start)->opens++;
            nt_registry_unlock();
            nt_object_put(root);
        }
        return status;
    }
    if (!is_absolute) {
        return STATUS_OBJECT_PATH_SYNTAX_BAD;
    }
    path->Buffer++;
    path->Length = (USHORT)(path->Length - sizeof(WCHAR));
    nt_registry_lock();
    *start = nt_registry_root();
    (*start)->opens++;
    nt_registry_unlock();
    return STATUS_SUCCESS;
}

/* A handle to a key that is open already; on failure it stays open. */
static NTSTATUS make_handle(struct nt_key *key, ACCESS_MASK access, bool kernel, HANDLE *handle)
{
    struct key_handle *body = nt_object_create(&nt_key_type, sizeof *body);
    if (!body) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    nt_registry_lock();
    key->opens++;
    nt_registry_unlock();
    body->key = key;
    NTSTATUS status = nt_handle_create(body, access, kernel, handle);
    nt_object_put(body);
    return status;
}

/* A key that was made for a handle which then could not be: taken back. */
static void forget_created(struct nt_key *key)
{
    nt_registry_lock();
    nt_key_delete(key);
    nt_registry_unlock();
}

static NTSTATUS open_key(PHANDLE handle, ACCESS_MASK access, const OBJECT_ATTRIBUTES *attributes, bool is_volatile,
                         bool *created)
{
    struct nt_key *start = NULL;
    struct nt_key *key = NULL;
    UNICODE_STRING path;
    NTSTATUS status = find_start(attributes, &start, &path);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    nt_registry_lock();
    status = nt_key_walk(start, &path, is_volatile, false, created, &key);
    nt_registry_unlock();
    if (NT_SUCCESS(status)) {
        status = make_handle(key, access, nt_handle_is_kernel(attributes), handle);
        if (!NT_SUCCESS(status) && created && *created) {
            forget_created(key);
        }
        nt_key_close(key);
    }
    nt_key_close(start);
    return status;
}

NTSTATUS NTAPI ZwOpenKey(PHANDLE KeyHandle, ACCESS_MASK DesiredAccess, POBJECT_ATTRIBUTES ObjectAttributes)
{
    require_passive((const void *)ZwOpenKey);
    return open_key(KeyHandle, DesiredAccess, ObjectAttributes, false, NULL);
}

NTSTATUS NTAPI ZwOpenKeyEx(PHANDLE KeyHandle, ACCESS_MASK DesiredAccess, POBJECT_ATTRIBUTES ObjectAttributes,
                           ULONG OpenOptions)
{
    require_passive((const void *)ZwOpenKeyEx);
    (void)OpenOptions; /* links and backup: there are none */
    return open_key(KeyHandle, DesiredAccess, ObjectAttributes, false, NULL);
}

NTSTATUS NTAPI ZwCreateKey(PHANDLE KeyHandle, ACCESS_MASK DesiredAccess, POBJECT_ATTRIBUTES ObjectAttributes,
                           ULONG TitleIndex, PUNICODE_STRING Class, ULONG CreateOptions, PULONG Disposition)
{
    require_passive((const void *)ZwCreateKey);
    (void)TitleIndex;
    (void)Class;
    bool created = false;
    NTSTATUS status =
        open_key(KeyHandle, DesiredAccess, ObjectAttributes, (CreateOptions & REG_OPTION_VOLATILE) != 0, &created);
    if (NT_SUCCESS(status) && Disposition) {
        *Disposition = created ? REG_CREATED_NEW_KEY : REG_OPENED_EXISTING_KEY;
    }
    return status;
}

NTSTATUS NTAPI ZwDeleteKey(HANDLE KeyHandle)
{
    require_passive((const void *)ZwDeleteKey);
    struct key_handle *body = NULL;
    NTSTATUS status = resolve(KeyHandle, &body);
    if (NT_SUCCESS(status)) {
        nt_registry_lock();
        status = nt_key_delete(body->key);
        nt_registry_unlock();
        nt_object_put(body);
    }
    return status;
}

NTSTATUS NTAPI ZwFlushKey(HANDLE KeyHandle)
{
    require_passive((const void *)ZwFlushKey);
    struct key_handle *body = NULL;
    NTSTATUS status = resolve(KeyHandle, &body);
    if (NT_SUCCESS(status)) {
        nt_object_put(body);
    }
    return status;
}

/* --------------------------------------------------------------------------------------------------------------
 * answers */

/*
 * An answer is a fixed part and then bytes. A buffer that does not hold the fixed part gets nothing; one that does not
 * hold all gets what fits, and the caller learns the size.
 */
struct answer {
    union {
        KEY_BASIC_INFORMATION basic;
        KEY_NODE_INFORMATION node;
        KEY_FULL_INFORMATION full;
        KEY_NAME_INFORMATION name;
        KEY_CACHED_INFORMATION cached;
        KEY_VALUE_BASIC_INFORMATION value_basic;
        KEY_VALUE_FULL_INFORMATION value_full;
        KEY_VALUE_PARTIAL_INFORMATION value_partial;
        KEY_VALUE_PARTIAL_INFORMATION_ALIGN64 value_partial_align64;
    } fixed;
    ULONG fixed_bytes;
    const void *first; /* follows the fixed part */
    ULONG first_bytes;
    ULONG second_offset; /* from the beginning; 0: there is no second */
    const void *second;
    ULONG second_bytes;
};

static ULONG smaller(ULONG a, ULONG b)
{
    return a < b ? a : b;
}

static void put_part(char *to, ULONG length, ULONG offset, const void *from, ULONG bytes)
{
    if (bytes > 0 && offset < length) {
        memcpy(to + offset, from, smaller(bytes, length - offset));
    }
}

static NTSTATUS give(const struct answer *answer, void *buffer, ULONG length, PULONG result_length)
{
    ULONG total = answer->second_offset ? answer->second_offset + answer->second_bytes
                                        : answer->fixed_bytes + answer->first_bytes;
    *result_length = total;
    if (length < answer->fixed_bytes) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    memcpy(buffer, &answer->fixed, answer->fixed_bytes);
    put_part(buffer, length, answer->fixed_bytes, answer->first, answer->first_bytes);
    if (answer->second_offset) {
        put_part(buffer, length, answer->second_offset, answer->second, answer->second_bytes);
    }
    return length < total ? STATUS_BUFFER_OVERFLOW : STATUS_SUCCESS;
}

static ULONG aligned(ULONG bytes, ULONG to)
{
    return (bytes + to - 1) / to * to;
}

static NTSTATUS describe_value(const struct nt_key_value *value, KEY_VALUE_INFORMATION_CLASS class,
                               struct answer *answer)
{
    *answer = (struct answer){.first = value->data, .first_bytes = value->data_bytes};
    switch (class) {
    case KeyValueBasicInformation:
        answer->fixed.value_basic.Type = value->type;
        answer->fixed.value_basic.NameLength = value->name_bytes;
        answer->fixed_bytes = offsetof(KEY_VALUE_BASIC_INFORMATION, Name);
        answer->first = value->name;
        answer->first_bytes = value->name_bytes;
        return STATUS_SUCCESS;
    case KeyValueFullInformation:
    case KeyValueFullInformationAlign64:
        answer->fixed_bytes = offsetof(KEY_VALUE_FULL_INFORMATION, Name);
        answer->first = value->name;
        answer->first_bytes = value->name_bytes;
        answer->second_offset = aligned(answer->fixed_bytes + value->name_bytes,
                                        class == KeyValueFullInformation ? sizeof(ULONG) : sizeof(ULONG64));
        answer->second = value->data;
        answer->second_bytes = value->data_bytes;
        answer->fixed.value_full.Type = value->type;
        answer->fixed.value_full.DataOffset = answer->second_offset;
        answer->fixed.value_full.DataLength = value->data_bytes;
        answer->fixed.value_full.NameLength = value->name_bytes;
        return STATUS_SUCCESS;
    case KeyValuePartialInformation:
        answer->fixed.value_partial.Type = value->type;
        answer->fixed.value_partial.DataLength = value->data_bytes;
        answer->fixed_bytes = offsetof(KEY_VALUE_PARTIAL_INFORMATION, Data);
        return STATUS_SUCCESS;
    case KeyValuePartialInformationAlign64:
        answer->fixed.value_partial_align64.Type = value->type;
        answer->fixed.value_partial_align64.DataLength = value->data_bytes;
        answer->fixed_bytes = offsetof(KEY_VALUE_PARTIAL_INFORMATION_ALIGN64, Data);
        return STATUS_SUCCESS;
    default:
        return STATUS_INVALID_PARAMETER;
    }
}

/* What KEY_FULL_INFORMATION counts. */
struct census {
    ULONG keys;
    ULONG key_name_max;
    ULONG values;
    ULONG value_name_max;
    ULONG value_data_max;
};

static ULONG larger(ULONG a, ULONG b)
{
    return a > b ? a : b;
}

static struct census count_children(const struct nt_key *key)
{
    struct census census = {0};
    for (const struct nt_key *child = key->children; child; child = child->next) {
        census.keys++;
        census.key_name_max = larger(census.key_name_max, child->name_bytes);
    }
    for (const struct nt_key_value *value = key->values; value; value = value->next) {
        census.values++;
        census.value_name_max = larger(census.value_name_max, value->name_bytes);
        census.value_data_max = larger(census.value_data_max, value->data_bytes);
    }
    return census;
}

/* The whole path, in memory of its own that `answer` refers to. */
static NTSTATUS describe_path(const struct nt_key *key, struct answer *answer, WCHAR **path)
{
    ULONG bytes = 0;
    for (const struct nt_key *at = key; at->parent; at = at->parent) {
        bytes += (ULONG)sizeof(WCHAR) + at->name_bytes;
    }
    *path = os_alloc(bytes > 0 ? bytes : 1);
    if (!*path) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    char *end = (char *)*path + bytes;
    for (const struct nt_key *at = key; at->parent; at = at->parent) {
        const WCHAR separator = '\\';
        end -= at->name_bytes;
        memcpy(end, at->name, at->name_bytes);
        end -= sizeof separator;
        memcpy(end, &separator, sizeof separator);
    }
    answer->fixed.name.NameLength = bytes;
    answer->fixed_bytes = offsetof(KEY_NAME_INFORMATION, Name);
    answer->first = *path;
    answer->first_bytes = bytes;
    return STATUS_SUCCESS;
}

/* `path` receives memory to free, or null. Keys here have no class. */
static NTSTATUS describe_key(const struct nt_key *key, KEY_INFORMATION_CLASS class, struct answer *answer, WCHAR **path)
{
    struct census census = count_children(key);
    *answer = (struct answer){.first = key->name, .first_bytes = key->name_bytes};
    *path = NULL;
    switch (class) {
    case KeyBasicInformation:
        answer->fixed.basic.LastWriteTime.QuadPart = key->written_100ns;
        answer->fixed.basic.NameLength = key->name_bytes;
        answer->fixed_bytes = offsetof(KEY_BASIC_INFORMATION, Name);
        return STATUS_SUCCESS;
    case KeyNodeInformation:
        answer->fixed.node.LastWriteTime.QuadPart = key->written_100ns;
        answer->fixed.node.ClassOffset = 0xFFFFFFFF;
        answer->fixed.node.NameLength = key->name_bytes;
        answer->fixed_bytes = offsetof(KEY_NODE_INFORMATION, Name);
        return STATUS_SUCCESS;
    case KeyFullInformation:
        answer->fixed.full.LastWriteTime.QuadPart = key->written_100ns;
        answer->fixed.full.ClassOffset = 0xFFFFFFFF;
        answer->fixed.full.SubKeys = census.keys;
        answer->fixed.full.MaxNameLen = census.key_name_max;
        answer->fixed.full.Values = census.values;
        answer->fixed.full.MaxValueNameLen = census.value_name_max;
        answer->fixed.full.MaxValueDataLen = census.value_data_max;
        answer->fixed_bytes = offsetof(KEY_FULL_INFORMATION, Class);
        answer->first_bytes = 0;
        return STATUS_SUCCESS;
    case KeyNameInformation:
        return describe_path(key, answer, path);
    case KeyCachedInformation:
        answer->fixed.cached.LastWriteTime.QuadPart = key->written_100ns;
        answer->fixed.cached.SubKeys = census.keys;
        answer->fixed.cached.MaxNameLen = census.key_name_max;
        answer->fixed.cached.Values = census.values;
        answer->fixed.cached.MaxValueNameLen = census.value_name_max;
        answer->fixed.cached.MaxValueDataLen = census.value_data_max;
        answer->fixed.cached.NameLength = key->name_bytes;
        answer->fixed_bytes = sizeof(KEY_CACHED_INFORMATION);
        answer->first_bytes = 0;
        return STATUS_SUCCESS;
    default:
        return STATUS_INVALID_PARAMETER;
    }
}

static NTSTATUS answer_key(const struct nt_key *key, KEY_INFORMATION_CLASS class, void *buffer, ULONG length,
                           PULONG result_length)
{
    struct answer answer;
    WCHAR *path = NULL;
    NTSTATUS status = describe_key(key, class, &answer, &path);
    if (NT_SUCCESS(status)) {
        status = give(&answer, buffer, length, result_length);
    }
    os_free(path);
    return status;
}

NTSTATUS NTAPI ZwQueryKey(HANDLE KeyHandle, KEY_INFORMATION_CLASS KeyInformationClass, PVOID KeyInformation,
                          ULONG Length, PULONG ResultLength)
{
    require_passive((const void *)ZwQueryKey);
    struct key_handle *body = NULL;
    NTSTATUS status = resolve(KeyHandle, &body);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    nt_registry_lock();
    status = body->key->is_deleted ? STATUS_KEY_DELETED
                                   : answer_key(body->key, KeyInformationClass, KeyInformation, Length, ResultLength);
    nt_registry_unlock();
    nt_object_put(body);
    return status;
}

NTSTATUS NTAPI ZwEnumerateKey(HANDLE KeyHandle, ULONG Index, KEY_INFORMATION_CLASS KeyInformationClass,
                              PVOID KeyInformation, ULONG Length, PULONG ResultLength)
{
    require_passive((const void *)ZwEnumerateKey);
    struct key_handle *body = NULL;
    NTSTATUS status = resolve(KeyHandle, &body);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    nt_registry_lock();
    const struct nt_key *child = body->key->children;
    for (ULONG i = 0; i < Index && child; i++) {
        child = child->next;
    }
    if (body->key->is_deleted) {
        status = STATUS_KEY_DELETED;
    } else if (!child) {
        status = STATUS_NO_MORE_ENTRIES;
    } else {
        status = answer_key(child, KeyInformationClass, KeyInformation, Length, ResultLength);
    }
    nt_registry_unlock();
    nt_object_put(body);
    return status;
}

/* The value that is at `index` in the order of creation, or that `name` names. */
static NTSTATUS answer_value(HANDLE handle, bool by_index, ULONG index, PCUNICODE_STRING name,
                             KEY_VALUE_INFORMATION_CLASS class, void *buffer, ULONG length, PULONG result_length)
{
    struct key_handle *body = NULL;
    NTSTATUS status = resolve(handle, &body);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    nt_registry_lock();
    const struct nt_key_value *value = by_index ? body->key->values : nt_key_value_find(body->key, name);
    for (ULONG i = 0; by_index && i < index && value; i++) {
        value = value->next;
    }
    if (body->key->is_deleted) {
        status = STATUS_KEY_DELETED;
    } else if (!value) {
        status = by_index ? STATUS_NO_MORE_ENTRIES : STATUS_OBJECT_NAME_NOT_FOUND;
    } else {
        struct answer answer;
        status = describe_value(value, class, &answer);
        if (NT_SUCCESS(status)) {
            status = give(&answer, buffer, length, result_length);
        }
    }
    nt_registry_unlock();
    nt_object_put(body);
    return status;
}

NTSTATUS NTAPI ZwQueryValueKey(HANDLE KeyHandle, PUNICODE_STRING ValueName,
                               KEY_VALUE_INFORMATION_CLASS KeyValueInformationClass, PVOID KeyValueInformation,
                               ULONG Length, PULONG ResultLength)
{
    require_passive((const void *)ZwQueryValueKey);
    return answer_value(KeyHandle, false, 0, ValueName, KeyValueInformationClass, KeyValueInformation, Length,
                        ResultLength);
}

NTSTATUS NTAPI ZwEnumerateValueKey(HANDLE KeyHandle, ULONG Index, KEY_VALUE_INFORMATION_CLASS KeyValueInformationClass,
                                   PVOID KeyValueInformation, ULONG Length, PULONG ResultLength)
{
    require_passive((const void *)ZwEnumerateValueKey);
    return answer_value(KeyHandle, true, Index, NULL, KeyValueInformationClass, KeyValueInformation, Length,
                        ResultLength);
}

NTSTATUS NTAPI ZwSetValueKey(HANDLE KeyHandle, PUNICODE_STRING ValueName, ULONG TitleIndex, ULONG Type, PVOID Data,
                             ULONG DataSize)
{
    require_passive((const void *)ZwSetValueKey);
    (void)TitleIndex;
    struct key_handle *body = NULL;
    if (!Data && DataSize > 0) {
        return STATUS_ACCESS_VIOLATION;
    }
    NTSTATUS status = resolve(KeyHandle, &body);
    if (NT_SUCCESS(status)) {
        nt_registry_lock();
        status = nt_key_value_set(body->key, ValueName, Type, Data, DataSize);
        nt_registry_unlock();
        nt_object_put(body);
    }
    return status;
}

NTSTATUS NTAPI ZwDeleteValueKey(HANDLE KeyHandle, PUNICODE_STRING ValueName)
{
    require_passive((const void *)ZwDeleteValueKey);
    struct key_handle *body = NULL;
    NTSTATUS status = resolve(KeyHandle, &body);
    if (NT_SUCCESS(status)) {
        nt_registry_lock();
        status = nt_key_value_delete(body->key, ValueName);
        nt_registry_unlock();
        nt_object_put(body);
    }
    return status;
}

static const struct nt_export rows[] = {
    NT_EXPORT(ZwOpenKey),           NT_EXPORT(ZwOpenKeyEx),   NT_EXPORT(ZwCreateKey),      NT_EXPORT(ZwDeleteKey),
    NT_EXPORT(ZwFlushKey),          NT_EXPORT(ZwQueryKey),    NT_EXPORT(ZwEnumerateKey),   NT_EXPORT(ZwQueryValueKey),
    NT_EXPORT(ZwEnumerateValueKey), NT_EXPORT(ZwSetValueKey), NT_EXPORT(ZwDeleteValueKey),
};
const struct nt_export_table nt_zwkey_exports = NT_EXPORT_TABLE(rows);
