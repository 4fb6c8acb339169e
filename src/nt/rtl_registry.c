/*
 * rtl_registry.c: the registry by path and by table – RtlQueryRegistryValues and its kin.
 */
#include "nt/export_tables.h"
#include "nt/object.h"
#include "nt/os.h"
#include "nt/registry.h"
#include "nt/thread.h"
#include "nt/wide.h"

#include <ntddk.h>
#include <ntstatus.h>
#include <string.h>

static const ULONG registry_tag = 0x71727453; /* 'Strq' */

/* Where RelativeTo begins. */
static const char *const roots[] = {
    [RTL_REGISTRY_ABSOLUTE] = "\\REGISTRY",
    [RTL_REGISTRY_SERVICES] = "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Services",
    [RTL_REGISTRY_CONTROL] = "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Control",
    [RTL_REGISTRY_WINDOWS_NT] = "\\REGISTRY\\MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion",
    [RTL_REGISTRY_DEVICEMAP] = "\\REGISTRY\\MACHINE\\HARDWARE\\DEVICEMAP",
    [RTL_REGISTRY_USER] = "\\REGISTRY\\USER\\.DEFAULT",
};

static void require_passive(const void *routine)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, routine, "the registry is used at PASSIVE_LEVEL");
}

/* -------------------------------------------------------------------------------------------------------- by path */

/* The key that a handle, which stands where a path does, is open to. */
static NTSTATUS open_by_handle(PCWSTR path, struct nt_key **key)
{
    HANDLE own = NULL;
    OBJECT_ATTRIBUTES attributes;
    UNICODE_STRING nothing = {0};
    void *body = NULL;
    HANDLE handle = (HANDLE)(uintptr_t)path;
    InitializeObjectAttributes(&attributes, &nothing, OBJ_KERNEL_HANDLE, handle, NULL);
    NTSTATUS status = ZwOpenKey(&own, KEY_READ, &attributes);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = nt_handle_resolve(own, &nt_key_type, KernelMode, 0, &body, NULL);
    if (NT_SUCCESS(status)) {
        *key = *(struct nt_key **)body;
        nt_registry_lock();
        (*key)->opens++;
        nt_registry_unlock();
        nt_object_put(body);
    }
    ZwClose(own);
    return status;
}

/* Opens, and with `created` makes what is missing. */
static NTSTATUS open_by_path(ULONG relative_to, PCWSTR path, bool *created, struct nt_key **key)
{
    ULONG root_number = relative_to & ~(RTL_REGISTRY_OPTIONAL | RTL_REGISTRY_HANDLE);
    struct nt_key *root = NULL;
    UNICODE_STRING rest;
    if (relative_to & RTL_REGISTRY_HANDLE) {
        return open_by_handle(path, key);
    }
    if (root_number >= sizeof roots / sizeof roots[0]) {
        return STATUS_INVALID_PARAMETER;
    }
    RtlInitUnicodeString(&rest, path);
    bool is_absolute = rest.Length > 0 && rest.Buffer[0] == '\\';
    if (is_absolute) { /* such a path counts from the top whatever it is said to be relative to */
        rest.Buffer++;
        rest.Length = (USHORT)(rest.Length - sizeof(WCHAR));
        nt_registry_lock();
        NTSTATUS walked = nt_key_walk(nt_registry_root(), &rest, false, true, created, key);
        nt_registry_unlock();
        return walked;
    }
    NTSTATUS status = nt_key_open_existing(&root, roots[root_number]);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    nt_registry_lock();
    status = nt_key_walk(root, &rest, false, true, created, key);
    nt_registry_unlock();
    nt_key_close(root);
    return status;
}

NTSTATUS NTAPI RtlCheckRegistryKey(ULONG RelativeTo, PWSTR Path)
{
    require_passive((const void *)RtlCheckRegistryKey);
    struct nt_key *key = NULL;
    NTSTATUS status = open_by_path(RelativeTo, Path, NULL, &key);
    if (NT_SUCCESS(status)) {
        nt_key_close(key);
    }
    return status;
}

NTSTATUS NTAPI RtlCreateRegistryKey(ULONG RelativeTo, PWSTR Path)
{
    require_passive((const void *)RtlCreateRegistryKey);
    struct nt_key *key = NULL;
    bool created = false;
    NTSTATUS status = open_by_path(RelativeTo, Path, &created, &key);
    if (NT_SUCCESS(status)) {
        nt_key_close(key);
    }
    return status;
}

NTSTATUS NTAPI RtlWriteRegistryValue(ULONG RelativeTo, PCWSTR Path, PCWSTR ValueName, ULONG ValueType, PVOID ValueData,
                                     ULONG ValueLength)
{
    require_passive((const void *)RtlWriteRegistryValue);
    struct nt_key *key = NULL;
    bool created = false;
    UNICODE_STRING name;
    NTSTATUS status = open_by_path(RelativeTo, Path, &created, &key);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlInitUnicodeString(&name, ValueName);
    nt_registry_lock();
    status = nt_key_value_set(key, &name, ValueType, ValueData, ValueData ? ValueLength : 0);
    nt_registry_unlock();
    nt_key_close(key);
    return status;
}

NTSTATUS NTAPI RtlDeleteRegistryValue(ULONG RelativeTo, PCWSTR Path, PCWSTR ValueName)
{
    require_passive((const void *)RtlDeleteRegistryValue);
    struct nt_key *key = NULL;
    UNICODE_STRING name;
    NTSTATUS status = open_by_path(RelativeTo, Path, NULL, &key);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlInitUnicodeString(&name, ValueName);
    nt_registry_lock();
    status = nt_key_value_delete(key, &name);
    nt_registry_unlock();
    nt_key_close(key);
    return status;
}

/* ------------------------------------------------------------------------------------------------------- by table */

/* A value taken out of the registry, with two zero characters behind it, so that no text runs out. */
struct copy {
    WCHAR *name;
    void *data;
    ULONG type;
    ULONG bytes;
};

/* A query in progress. */
struct query {
    struct nt_key *top;
    struct nt_key *current;
    PVOID context;
};

static void copy_free(struct copy *copy)
{
    os_free(copy->name);
    os_free(copy->data);
    *copy = (struct copy){0};
}

/* With the lock held. */
static NTSTATUS copy_value(const struct nt_key_value *value, struct copy *copy)
{
    copy->name = os_alloc(value->name_bytes + sizeof(WCHAR));
    copy->data = os_alloc(value->data_bytes + 2 * sizeof(WCHAR));
    if (!copy->name || !copy->data) {
        copy_free(copy);
        return STATUS_NO_MEMORY;
    }
    memcpy(copy->name, value->name, value->name_bytes);
    memcpy(copy->data, value->data, value->data_bytes);
    copy->type = value->type;
    copy->bytes = value->data_bytes;
    return STATUS_SUCCESS;
}

static bool is_text(ULONG type)
{
    return type == REG_SZ || type == REG_EXPAND_SZ || type == REG_MULTI_SZ;
}

/* A text that lacks its end gets it. */
static void terminate_text(struct copy *copy)
{
    ULONG characters = copy->bytes / (ULONG)sizeof(WCHAR);
    const WCHAR *text = copy->data;
    if (is_text(copy->type) && (characters == 0 || text[characters - 1] != 0)) {
        copy->bytes = (characters + 1) * (ULONG)sizeof(WCHAR);
    }
}

/* ----- stored where EntryContext says */

static NTSTATUS store_text(const struct copy *copy, UNICODE_STRING *to)
{
    ULONG bytes = copy->bytes;
    if (bytes > MAXUSHORT) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    if (!to->Buffer) {
        to->Buffer = ExAllocatePoolWithTag(PagedPool, bytes, registry_tag);
        if (!to->Buffer) {
            return STATUS_NO_MEMORY;
        }
        to->MaximumLength = (USHORT)bytes;
    } else if (bytes > to->MaximumLength) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    memcpy(to->Buffer, copy->data, bytes);
    to->Length = (USHORT)(bytes - sizeof(WCHAR));
    return STATUS_SUCCESS;
}

/* Up to four bytes go there as they are. More needs a buffer that says its size: negative for the data alone. */
static NTSTATUS store_bytes(const struct copy *copy, void *to)
{
    LONG room = 0;
    if (copy->bytes <= sizeof(ULONG)) {
        memcpy(to, copy->data, copy->bytes);
        return STATUS_SUCCESS;
    }
    memcpy(&room, to, sizeof room);
    if (room < 0) {
        if (copy->bytes > 0u - (ULONG)room) {
            return STATUS_BUFFER_TOO_SMALL;
        }
        memcpy(to, copy->data, copy->bytes);
        return STATUS_SUCCESS;
    }
    if (copy->bytes > MAXULONG - 2 * sizeof(ULONG) || copy->bytes + 2 * sizeof(ULONG) > (ULONG)room) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    memcpy(to, &copy->bytes, sizeof(ULONG));
    memcpy((char *)to + sizeof(ULONG), &copy->type, sizeof(ULONG));
    memcpy((char *)to + 2 * sizeof(ULONG), copy->data, copy->bytes);
    return STATUS_SUCCESS;
}

static NTSTATUS store(const RTL_QUERY_REGISTRY_TABLE *row, const struct copy *copy)
{
    if (row->Flags & RTL_QUERY_REGISTRY_TYPECHECK) {
        ULONG expected = row->DefaultType >> RTL_QUERY_REGISTRY_TYPECHECK_SHIFT;
        if (expected != copy->type) {
            return STATUS_OBJECT_TYPE_MISMATCH;
        }
    }
    if (!is_text(copy->type)) {
        return store_bytes(copy, row->EntryContext);
    }
    return row->Flags & RTL_QUERY_REGISTRY_NOSTRING ? STATUS_OBJECT_TYPE_MISMATCH : store_text(copy, row->EntryContext);
}

/* ----- or handed to the row's routine */

/* The only variable of the environment that exists here. */
static NTSTATUS expand(struct copy *copy)
{
    static const WCHAR variable[] = {'%', 'S', 'y', 's', 't', 'e', 'm', 'R', 'o', 'o', 't', '%'};
    static const WCHAR meaning[] = {'C', ':', '\\', 'W', 'i', 'n', 'd', 'o', 'w', 's'};
    enum { VARIABLE = sizeof variable / sizeof variable[0], MEANING = sizeof meaning / sizeof meaning[0] };
    ULONG characters = copy->bytes / (ULONG)sizeof(WCHAR);
    WCHAR *from = copy->data;
    WCHAR *to = os_alloc(((size_t)characters + 2) * sizeof(WCHAR)); /* what it means is shorter than its name */
    ULONG used = 0;
    if (!to) {
        return STATUS_NO_MEMORY;
    }
    for (ULONG i = 0; i < characters;) {
        if (characters - i >= VARIABLE && nt_wide_compare(from + i, VARIABLE, variable, VARIABLE, true) == 0) {
            memcpy(to + used, meaning, sizeof meaning);
            used += MEANING;
            i += VARIABLE;
        } else {
            to[used++] = from[i++];
        }
    }
    os_free(copy->data);
    copy->data = to;
    copy->bytes = used * (ULONG)sizeof(WCHAR);
    copy->type = REG_SZ;
    return STATUS_SUCCESS;
}

static NTSTATUS call(const struct query *query, const RTL_QUERY_REGISTRY_TABLE *row, WCHAR *name, ULONG type,
                     void *data, ULONG bytes)
{
    return row->QueryRoutine(name, type, data, bytes, query->context, row->EntryContext);
}

static NTSTATUS call_for_each_text(const struct query *query, const RTL_QUERY_REGISTRY_TABLE *row,
                                   const struct copy *copy)
{
    WCHAR *text = copy->data;
    const WCHAR *end = text + copy->bytes / sizeof(WCHAR);
    NTSTATUS status = STATUS_SUCCESS;
    while (NT_SUCCESS(status) && text < end && *text) {
        size_t length = nt_wide_length(text) + 1;
        status = call(query, row, copy->name, REG_SZ, text, (ULONG)(length * sizeof(WCHAR)));
        text += length;
    }
    return status;
}

static NTSTATUS deliver(const struct query *query, const RTL_QUERY_REGISTRY_TABLE *row, struct copy *copy)
{
    bool expands = !(row->Flags & RTL_QUERY_REGISTRY_NOEXPAND);
    terminate_text(copy);
    if (expands && copy->type == REG_EXPAND_SZ) {
        NTSTATUS status = expand(copy);
        if (!NT_SUCCESS(status)) {
            return status;
        }
    }
    if (row->Flags & RTL_QUERY_REGISTRY_DIRECT) {
        return store(row, copy);
    }
    if (!row->QueryRoutine) {
        return STATUS_SUCCESS;
    }
    if (expands && copy->type == REG_MULTI_SZ) {
        return call_for_each_text(query, row, copy);
    }
    return call(query, row, copy->name, copy->type, copy->data, copy->bytes);
}

/* What a row gives where its value is missing. */
static NTSTATUS deliver_default(const struct query *query, const RTL_QUERY_REGISTRY_TABLE *row)
{
    ULONG type = row->DefaultType;
    struct copy copy = {0};
    if (row->Flags & RTL_QUERY_REGISTRY_TYPECHECK) {
        type &= ~(ULONG)RTL_QUERY_REGISTRY_TYPECHECK_MASK;
    }
    if (row->Flags & RTL_QUERY_REGISTRY_REQUIRED) {
        return STATUS_OBJECT_NAME_NOT_FOUND;
    }
    if (type == REG_NONE) {
        return STATUS_SUCCESS;
    }
    copy.type = type;
    copy.bytes = row->DefaultLength;
    if (copy.bytes == 0 && is_text(type) && row->DefaultData) {
        const WCHAR *text = row->DefaultData;
        do {
            copy.bytes += (ULONG)((nt_wide_length(text) + 1) * sizeof(WCHAR));
            text = (const WCHAR *)row->DefaultData + copy.bytes / sizeof(WCHAR);
        } while (type == REG_MULTI_SZ && *text);
    }
    size_t name_bytes = (nt_wide_length(row->Name) + 1) * sizeof(WCHAR);
    copy.name = os_alloc(name_bytes);
    copy.data = os_alloc(copy.bytes + 2 * sizeof(WCHAR));
    NTSTATUS status = STATUS_NO_MEMORY;
    if (copy.name && copy.data) {
        memcpy(copy.name, row->Name, name_bytes);
        if (row->DefaultData) {
            memcpy(copy.data, row->DefaultData, copy.bytes);
        }
        status = deliver(query, row, &copy);
    }
    copy_free(&copy);
    return status;
}

static NTSTATUS query_named(const struct query *query, const RTL_QUERY_REGISTRY_TABLE *row)
{
    struct copy copy = {0};
    UNICODE_STRING name;
    NTSTATUS status = STATUS_SUCCESS;
    RtlInitUnicodeString(&name, row->Name);
    nt_registry_lock();
    const struct nt_key_value *value = nt_key_value_find(query->current, &name);
    if (value) {
        status = copy_value(value, &copy);
    }
    nt_registry_unlock();
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (!copy.data) {
        return deliver_default(query, row);
    }
    status = deliver(query, row, &copy);
    copy_free(&copy);
    if (NT_SUCCESS(status) && (row->Flags & RTL_QUERY_REGISTRY_DELETE)) {
        nt_registry_lock();
        nt_key_value_delete(query->current, &name);
        nt_registry_unlock();
    }
    return status;
}

/* Every value of the key. The routine may change the key meanwhile; the place in the order is what goes on. */
static NTSTATUS query_all(const struct query *query, const RTL_QUERY_REGISTRY_TABLE *row)
{
    for (ULONG index = 0;; index++) {
        struct copy copy = {0};
        NTSTATUS status = STATUS_SUCCESS;
        nt_registry_lock();
        const struct nt_key_value *value = query->current->values;
        for (ULONG i = 0; i < index && value; i++) {
            value = value->next;
        }
        if (value) {
            status = copy_value(value, &copy);
        }
        nt_registry_unlock();
        if (!value) {
            return index == 0 && (row->Flags & RTL_QUERY_REGISTRY_REQUIRED) ? STATUS_OBJECT_NAME_NOT_FOUND : status;
        }
        if (NT_SUCCESS(status)) {
            status = deliver(query, row, &copy);
            copy_free(&copy);
        }
        if (!NT_SUCCESS(status)) {
            return status;
        }
    }
}

static void go_to_top(struct query *query)
{
    if (query->current != query->top) {
        nt_key_close(query->current);
        query->current = query->top;
    }
}

static NTSTATUS go_to_subkey(struct query *query, PWSTR path)
{
    struct nt_key *key = NULL;
    UNICODE_STRING name;
    go_to_top(query);
    RtlInitUnicodeString(&name, path);
    nt_registry_lock();
    NTSTATUS status = nt_key_walk(query->top, &name, false, true, NULL, &key);
    nt_registry_unlock();
    if (NT_SUCCESS(status)) {
        query->current = key;
    }
    return status;
}

static bool is_consistent(const RTL_QUERY_REGISTRY_TABLE *row)
{
    bool direct = (row->Flags & RTL_QUERY_REGISTRY_DIRECT) != 0;
    if (direct && (!row->Name || (row->Flags & RTL_QUERY_REGISTRY_SUBKEY) || !row->EntryContext)) {
        return false;
    }
    if ((row->Flags & RTL_QUERY_REGISTRY_TYPECHECK) && !direct) {
        return false;
    }
    return !(row->Flags & RTL_QUERY_REGISTRY_SUBKEY) || row->Name;
}

static NTSTATUS query_row(struct query *query, const RTL_QUERY_REGISTRY_TABLE *row)
{
    if (!is_consistent(row)) {
        return STATUS_INVALID_PARAMETER;
    }
    if (row->Flags & RTL_QUERY_REGISTRY_TOPKEY) {
        go_to_top(query);
    }
    if (row->Flags & RTL_QUERY_REGISTRY_SUBKEY) {
        NTSTATUS status = go_to_subkey(query, row->Name);
        if (!NT_SUCCESS(status)) {
            return row->Flags & RTL_QUERY_REGISTRY_REQUIRED ? status : STATUS_SUCCESS;
        }
        return row->QueryRoutine ? query_all(query, row) : STATUS_SUCCESS;
    }
    if (row->Flags & RTL_QUERY_REGISTRY_NOVALUE) {
        return row->QueryRoutine ? call(query, row, NULL, REG_NONE, NULL, 0) : STATUS_SUCCESS;
    }
    return row->Name ? query_named(query, row) : query_all(query, row);
}

NTSTATUS NTAPI RtlQueryRegistryValues(ULONG RelativeTo, PCWSTR Path, PRTL_QUERY_REGISTRY_TABLE QueryTable,
                                      PVOID Context, PVOID Environment)
{
    require_passive((const void *)RtlQueryRegistryValues);
    (void)Environment; /* there is one environment */
    struct query query = {.context = Context};
    NTSTATUS status = open_by_path(RelativeTo, Path, NULL, &query.top);
    if (!NT_SUCCESS(status)) {
        return RelativeTo & RTL_REGISTRY_OPTIONAL ? STATUS_SUCCESS : status;
    }
    query.current = query.top;
    for (const RTL_QUERY_REGISTRY_TABLE *row = QueryTable;
         NT_SUCCESS(status) &&
         (row->QueryRoutine || row->Name || (row->Flags & (RTL_QUERY_REGISTRY_SUBKEY | RTL_QUERY_REGISTRY_DIRECT)));
         row++) {
        status = query_row(&query, row);
    }
    go_to_top(&query);
    nt_key_close(query.top);
    return status;
}

static const struct nt_export rows[] = {
    NT_EXPORT(RtlCheckRegistryKey),    NT_EXPORT(RtlCreateRegistryKey),   NT_EXPORT(RtlWriteRegistryValue),
    NT_EXPORT(RtlDeleteRegistryValue), NT_EXPORT(RtlQueryRegistryValues),
};
const struct nt_export_table nt_rtl_registry_exports = NT_EXPORT_TABLE(rows);
