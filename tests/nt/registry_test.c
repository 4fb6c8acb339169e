/*
 * registry_test.c: keys and values – by handle, by path, by table; every answer's size; every refusal; without memory.
 */
#include "kernel.h"

#include <nt/registry.h>
#include <nt/wide.h>

#define SERVICES "\\Registry\\Machine\\System\\CurrentControlSet\\Services"

static WCHAR name_text[256];
static WCHAR value_text[256];

static UNICODE_STRING wide(WCHAR *buffer, const char *text)
{
    return nt_wide_of_text(buffer, 256, text);
}

static NTSTATUS open_below(HANDLE root, const char *path, HANDLE *handle)
{
    OBJECT_ATTRIBUTES attributes;
    UNICODE_STRING name = wide(name_text, path);
    InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, root, NULL);
    return ZwOpenKey(handle, KEY_ALL_ACCESS, &attributes);
}

static NTSTATUS create_below(HANDLE root, const char *path, ULONG options, HANDLE *handle, ULONG *disposition)
{
    OBJECT_ATTRIBUTES attributes;
    UNICODE_STRING name = wide(name_text, path);
    InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, root, NULL);
    return ZwCreateKey(handle, KEY_ALL_ACCESS, &attributes, 0, NULL, options, disposition);
}

static HANDLE create_test_key(void)
{
    HANDLE handle = NULL;
    assert_int_equal(create_below(NULL, SERVICES "\\Test", 0, &handle, NULL), STATUS_SUCCESS);
    return handle;
}

static NTSTATUS set_u32(HANDLE key, const char *name, ULONG value)
{
    UNICODE_STRING wide_name = wide(value_text, name);
    return ZwSetValueKey(key, &wide_name, 0, REG_DWORD, &value, sizeof value);
}

static NTSTATUS query(HANDLE key, const char *name, KEY_VALUE_INFORMATION_CLASS class, void *buffer, ULONG length,
                      ULONG *result)
{
    UNICODE_STRING wide_name = wide(value_text, name);
    return ZwQueryValueKey(key, &wide_name, class, buffer, length, result);
}

/* ----------------------------------------------------------------------------------------------------------- keys */

static void created_then_opened(void **state)
{
    HANDLE first = NULL;
    HANDLE second = NULL;
    ULONG disposition = 0;
    (void)state;
    assert_int_equal(open_below(NULL, SERVICES "\\Test", &first), STATUS_OBJECT_NAME_NOT_FOUND);
    assert_int_equal(create_below(NULL, SERVICES "\\Test", 0, &first, &disposition), STATUS_SUCCESS);
    assert_int_equal(disposition, REG_CREATED_NEW_KEY);
    assert_int_equal(create_below(NULL, SERVICES "\\test", 0, &second, &disposition), STATUS_SUCCESS);
    assert_int_equal(disposition, REG_OPENED_EXISTING_KEY);
    assert_int_equal(ZwClose(second), STATUS_SUCCESS);
    assert_int_equal(open_below(NULL, "\\REGISTRY\\MACHINE\\SYSTEM\\CURRENTCONTROLSET\\SERVICES\\TEST", &second),
                     STATUS_SUCCESS);
    assert_int_equal(ZwClose(second), STATUS_SUCCESS);
    assert_int_equal(ZwFlushKey(first), STATUS_SUCCESS);
    assert_int_equal(ZwClose(first), STATUS_SUCCESS);
    assert_int_equal(ZwClose(first), STATUS_INVALID_HANDLE);
    assert_machine_clean();
}

static void relative_to_a_handle(void **state)
{
    HANDLE key = create_test_key();
    HANDLE child = NULL;
    HANDLE again = NULL;
    (void)state;
    assert_int_equal(create_below(key, "Child", 0, &child, NULL), STATUS_SUCCESS);
    assert_int_equal(open_below(NULL, SERVICES "\\Test\\Child", &again), STATUS_SUCCESS);
    ZwClose(again);
    assert_int_equal(open_below(key, "", &again), STATUS_SUCCESS); /* itself */
    ZwClose(again);
    ZwClose(child);
    ZwClose(key);
}

static void open_refusals(void **state)
{
    HANDLE handle = NULL;
    HANDLE key = create_test_key();
    OBJECT_ATTRIBUTES attributes = {0};
    (void)state;
    assert_int_equal(open_below(NULL, "Relative", &handle), STATUS_OBJECT_PATH_SYNTAX_BAD);
    assert_int_equal(open_below(key, "\\Absolute", &handle), STATUS_OBJECT_PATH_SYNTAX_BAD);
    assert_int_equal(open_below(NULL, SERVICES "\\\\Test", &handle), STATUS_OBJECT_PATH_SYNTAX_BAD);
    assert_int_equal(open_below(NULL, "\\Elsewhere", &handle), STATUS_OBJECT_NAME_NOT_FOUND);
    assert_int_equal(open_below((HANDLE)0x1234, "Child", &handle), STATUS_INVALID_HANDLE);
    assert_int_equal(create_below(key, "Missing\\Child", 0, &handle, NULL), STATUS_OBJECT_NAME_NOT_FOUND);
    assert_int_equal(ZwOpenKey(&handle, KEY_READ, &attributes), STATUS_INVALID_PARAMETER);
    assert_int_equal(ZwOpenKey(&handle, KEY_READ, NULL), STATUS_INVALID_PARAMETER);
    ZwClose(key);
}

static void volatile_parents_have_volatile_children(void **state)
{
    HANDLE key = create_test_key();
    HANDLE fleeting = NULL;
    HANDLE child = NULL;
    (void)state;
    assert_int_equal(create_below(key, "Fleeting", REG_OPTION_VOLATILE, &fleeting, NULL), STATUS_SUCCESS);
    assert_int_equal(create_below(fleeting, "Child", 0, &child, NULL), STATUS_CHILD_MUST_BE_VOLATILE);
    assert_int_equal(create_below(fleeting, "Child", REG_OPTION_VOLATILE, &child, NULL), STATUS_SUCCESS);
    ZwClose(child);
    ZwClose(fleeting);
    ZwClose(key);
}

static void deleted_key_is_gone_for_all(void **state)
{
    HANDLE key = create_test_key();
    HANDLE child = NULL;
    HANDLE other = NULL;
    ULONG length = 0;
    UCHAR buffer[64];
    (void)state;
    assert_int_equal(create_below(key, "Child", 0, &child, NULL), STATUS_SUCCESS);
    assert_int_equal(open_below(key, "Child", &other), STATUS_SUCCESS);
    assert_int_equal(ZwDeleteKey(key), STATUS_CANNOT_DELETE); /* it has a child */
    assert_int_equal(ZwDeleteKey(child), STATUS_SUCCESS);
    assert_int_equal(ZwDeleteKey(other), STATUS_KEY_DELETED);
    assert_int_equal(set_u32(other, "Value", 1), STATUS_KEY_DELETED);
    assert_int_equal(query(other, "Value", KeyValuePartialInformation, buffer, sizeof buffer, &length),
                     STATUS_KEY_DELETED);
    assert_int_equal(ZwQueryKey(other, KeyBasicInformation, buffer, sizeof buffer, &length), STATUS_KEY_DELETED);
    assert_int_equal(ZwEnumerateKey(other, 0, KeyBasicInformation, buffer, sizeof buffer, &length), STATUS_KEY_DELETED);
    ZwClose(other);
    ZwClose(child);
    assert_int_equal(open_below(key, "Child", &child), STATUS_OBJECT_NAME_NOT_FOUND);
    assert_int_equal(ZwDeleteKey(key), STATUS_SUCCESS);
    ZwClose(key);
    assert_int_equal(open_below(NULL, "\\Registry\\Machine", &key), STATUS_SUCCESS);
    assert_int_equal(ZwDeleteKey(key), STATUS_CANNOT_DELETE);
    ZwClose(key);
    assert_machine_clean();
}

/* --------------------------------------------------------------------------------------------------------- values */

static void value_of_each_class(void **state)
{
    HANDLE key = create_test_key();
    union {
        KEY_VALUE_PARTIAL_INFORMATION partial;
        KEY_VALUE_FULL_INFORMATION full;
        KEY_VALUE_BASIC_INFORMATION basic;
        KEY_VALUE_PARTIAL_INFORMATION_ALIGN64 align64;
        UCHAR bytes[128];
    } answer;
    ULONG length = 0;
    ULONG data = 0;
    (void)state;
    assert_int_equal(set_u32(key, "Value", 0x12345678), STATUS_SUCCESS);
    assert_int_equal(query(key, "VALUE", KeyValuePartialInformation, &answer, sizeof answer, &length), STATUS_SUCCESS);
    assert_int_equal(length, 16);
    assert_int_equal(answer.partial.Type, REG_DWORD);
    assert_int_equal(answer.partial.DataLength, 4);
    memcpy(&data, answer.partial.Data, 4);
    assert_int_equal(data, 0x12345678);
    assert_int_equal(query(key, "Value", KeyValueFullInformation, &answer, sizeof answer, &length), STATUS_SUCCESS);
    assert_int_equal(answer.full.NameLength, 10);
    assert_int_equal(answer.full.DataOffset, 32);
    assert_int_equal(length, 36);
    memcpy(&data, answer.bytes + answer.full.DataOffset, 4);
    assert_int_equal(data, 0x12345678);
    assert_int_equal(query(key, "Value", KeyValueBasicInformation, &answer, sizeof answer, &length), STATUS_SUCCESS);
    assert_int_equal(length, 22);
    assert_int_equal(answer.basic.Name[0], 'V');
    assert_int_equal(query(key, "Value", KeyValuePartialInformationAlign64, &answer, sizeof answer, &length),
                     STATUS_SUCCESS);
    assert_int_equal(length, 12);
    assert_int_equal(answer.align64.DataLength, 4);
    assert_int_equal(query(key, "Value", MaxKeyValueInfoClass, &answer, sizeof answer, &length),
                     STATUS_INVALID_PARAMETER);
    assert_int_equal(query(key, "Other", KeyValuePartialInformation, &answer, sizeof answer, &length),
                     STATUS_OBJECT_NAME_NOT_FOUND);
    ZwClose(key);
}

static void sizes_of_answers(void **state)
{
    HANDLE key = create_test_key();
    UCHAR *buffer = NULL;
    ULONG length = 0;
    (void)state;
    assert_int_equal(set_u32(key, "Value", 1), STATUS_SUCCESS);
    for (ULONG size = 0; size <= 17; size++) {
        buffer = os_alloc(size > 0 ? size : 1); /* of exactly that size, for the sanitizer */
        assert_non_null(buffer);
        NTSTATUS expected = size < 12 ? STATUS_BUFFER_TOO_SMALL : size < 16 ? STATUS_BUFFER_OVERFLOW : STATUS_SUCCESS;
        length = 0;
        assert_int_equal(query(key, "Value", KeyValuePartialInformation, buffer, size, &length), expected);
        assert_int_equal(length, 16);
        os_free(buffer);
    }
    for (ULONG size = 0; size <= 37; size++) {
        buffer = os_alloc(size > 0 ? size : 1);
        assert_non_null(buffer);
        NTSTATUS expected = size < 20 ? STATUS_BUFFER_TOO_SMALL : size < 36 ? STATUS_BUFFER_OVERFLOW : STATUS_SUCCESS;
        assert_int_equal(query(key, "Value", KeyValueFullInformation, buffer, size, &length), expected);
        os_free(buffer);
    }
    ZwClose(key);
}

static void default_value_and_empty_data(void **state)
{
    HANDLE key = create_test_key();
    KEY_VALUE_PARTIAL_INFORMATION answer;
    ULONG length = 0;
    (void)state;
    assert_int_equal(ZwSetValueKey(key, NULL, 0, REG_BINARY, NULL, 0), STATUS_SUCCESS);
    assert_int_equal(query(key, "", KeyValuePartialInformation, &answer, sizeof answer, &length), STATUS_SUCCESS);
    assert_int_equal(answer.DataLength, 0);
    assert_int_equal(length, 12);
    assert_int_equal(ZwSetValueKey(key, NULL, 0, REG_BINARY, NULL, 4), STATUS_ACCESS_VIOLATION);
    assert_int_equal(ZwDeleteValueKey(key, NULL), STATUS_SUCCESS);
    assert_int_equal(ZwDeleteValueKey(key, NULL), STATUS_OBJECT_NAME_NOT_FOUND);
    ZwClose(key);
}

static void enumerated_in_order(void **state)
{
    HANDLE key = create_test_key();
    HANDLE child = NULL;
    union {
        KEY_BASIC_INFORMATION basic;
        KEY_NODE_INFORMATION node;
        KEY_FULL_INFORMATION full;
        KEY_CACHED_INFORMATION cached;
        KEY_NAME_INFORMATION name;
        KEY_VALUE_BASIC_INFORMATION value;
        UCHAR bytes[256];
    } answer;
    ULONG length = 0;
    (void)state;
    for (int i = 0; i < 3; i++) {
        const char name[] = {(char)('A' + i), 0};
        assert_int_equal(create_below(key, name, 0, &child, NULL), STATUS_SUCCESS);
        ZwClose(child);
        assert_int_equal(set_u32(key, name, (ULONG)i), STATUS_SUCCESS);
    }
    for (ULONG i = 0; i < 3; i++) {
        assert_int_equal(ZwEnumerateKey(key, i, KeyBasicInformation, &answer, sizeof answer, &length), STATUS_SUCCESS);
        assert_int_equal(answer.basic.NameLength, 2);
        assert_int_equal(answer.basic.Name[0], 'A' + i);
        assert_int_equal(ZwEnumerateKey(key, i, KeyNodeInformation, &answer, sizeof answer, &length), STATUS_SUCCESS);
        assert_int_equal(answer.node.Name[0], 'A' + i);
        assert_int_equal(ZwEnumerateValueKey(key, i, KeyValueBasicInformation, &answer, sizeof answer, &length),
                         STATUS_SUCCESS);
        assert_int_equal(answer.value.Name[0], 'A' + i);
    }
    assert_int_equal(ZwEnumerateKey(key, 3, KeyBasicInformation, &answer, sizeof answer, &length),
                     STATUS_NO_MORE_ENTRIES);
    assert_int_equal(ZwEnumerateValueKey(key, 3, KeyValueBasicInformation, &answer, sizeof answer, &length),
                     STATUS_NO_MORE_ENTRIES);
    assert_int_equal(ZwQueryKey(key, KeyFullInformation, &answer, sizeof answer, &length), STATUS_SUCCESS);
    assert_int_equal(answer.full.SubKeys, 3);
    assert_int_equal(answer.full.Values, 3);
    assert_int_equal(answer.full.MaxNameLen, 2);
    assert_int_equal(answer.full.MaxValueDataLen, 4);
    assert_int_equal(ZwQueryKey(key, KeyCachedInformation, &answer, sizeof answer, &length), STATUS_SUCCESS);
    assert_int_equal(answer.cached.Values, 3);
    assert_int_equal(ZwQueryKey(key, KeyNameInformation, &answer, sizeof answer, &length), STATUS_SUCCESS);
    assert_int_equal(answer.name.NameLength,
                     (sizeof("\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Test") - 1) * 2);
    assert_int_equal(answer.name.Name[0], '\\');
    assert_int_equal(ZwQueryKey(key, KeyTrustInformation, &answer, sizeof answer, &length), STATUS_INVALID_PARAMETER);
    ZwClose(key);
}

/* ---------------------------------------------------------------------------------------------- RtlXxxRegistryXxx */

static const WCHAR test_path[] = {'T', 'e', 's', 't', 0};
static const WCHAR sub_path[] = {'S', 'u', 'b', 0};
static const WCHAR number_name[] = {'N', 'u', 'm', 'b', 'e', 'r', 0};
static const WCHAR text_name[] = {'T', 'e', 'x', 't', 0};
static const WCHAR list_name[] = {'L', 'i', 's', 't', 0};
static const WCHAR bytes_name[] = {'B', 'y', 't', 'e', 's', 0};
static const WCHAR missing_name[] = {'M', 'i', 's', 's', 'i', 'n', 'g', 0};
static const WCHAR text_value[] = {'%', 'S', 'Y', 'S', 'T', 'E', 'M', 'R', 'O', 'O', 'T', '%', '!', 0};
static const WCHAR list_value[] = {'a', 0, 'b', 'c', 0, 0};
static const unsigned char bytes_value[6] = {1, 2, 3, 4, 5, 6};

static PWSTR mutable(const WCHAR *text)
{
    return (PWSTR)(uintptr_t)text;
}

static void fill_test_key(void)
{
    ULONG number = 42;
    assert_int_equal(RtlCreateRegistryKey(RTL_REGISTRY_SERVICES, mutable(test_path)), STATUS_SUCCESS);
    assert_int_equal(RtlCheckRegistryKey(RTL_REGISTRY_SERVICES, mutable(test_path)), STATUS_SUCCESS);
    assert_int_equal(RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, test_path, number_name, REG_DWORD, &number, 4),
                     STATUS_SUCCESS);
    assert_int_equal(RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, test_path, text_name, REG_EXPAND_SZ,
                                           mutable(text_value), sizeof text_value),
                     STATUS_SUCCESS);
    assert_int_equal(RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, test_path, list_name, REG_MULTI_SZ,
                                           mutable(list_value), sizeof list_value),
                     STATUS_SUCCESS);
    assert_int_equal(RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, test_path, bytes_name, REG_BINARY,
                                           (void *)(uintptr_t)bytes_value, sizeof bytes_value),
                     STATUS_SUCCESS);
}

static NTSTATUS query_one(RTL_QUERY_REGISTRY_TABLE row, void *context)
{
    RTL_QUERY_REGISTRY_TABLE table[2] = {row, {0}};
    return RtlQueryRegistryValues(RTL_REGISTRY_SERVICES, test_path, table, context, NULL);
}

static void direct_number(void **state)
{
    ULONG number = 0;
    ULONG fallback = 99;
    RTL_QUERY_REGISTRY_TABLE row = {.Flags = RTL_QUERY_REGISTRY_DIRECT | RTL_QUERY_REGISTRY_TYPECHECK,
                                    .Name = mutable(number_name),
                                    .EntryContext = &number,
                                    .DefaultType = ((ULONG)REG_DWORD << RTL_QUERY_REGISTRY_TYPECHECK_SHIFT) | REG_DWORD,
                                    .DefaultData = &fallback,
                                    .DefaultLength = sizeof fallback};
    (void)state;
    fill_test_key();
    assert_int_equal(query_one(row, NULL), STATUS_SUCCESS);
    assert_int_equal(number, 42);
    row.Name = mutable(missing_name);
    assert_int_equal(query_one(row, NULL), STATUS_SUCCESS);
    assert_int_equal(number, 99);
    row.Flags |= RTL_QUERY_REGISTRY_REQUIRED;
    assert_int_equal(query_one(row, NULL), STATUS_OBJECT_NAME_NOT_FOUND);
    row.Name = mutable(bytes_name);
    assert_int_equal(query_one(row, NULL), STATUS_OBJECT_TYPE_MISMATCH);
    row.Flags = RTL_QUERY_REGISTRY_DIRECT | RTL_QUERY_REGISTRY_DELETE;
    row.Name = mutable(number_name);
    assert_int_equal(query_one(row, NULL), STATUS_SUCCESS);
    row.Flags = RTL_QUERY_REGISTRY_DIRECT | RTL_QUERY_REGISTRY_REQUIRED;
    assert_int_equal(query_one(row, NULL), STATUS_OBJECT_NAME_NOT_FOUND); /* deleted by the query */
}

static void direct_text(void **state)
{
    UNICODE_STRING text = {0};
    RTL_QUERY_REGISTRY_TABLE row = {
        .Flags = RTL_QUERY_REGISTRY_DIRECT, .Name = mutable(text_name), .EntryContext = &text};
    (void)state;
    fill_test_key();
    assert_int_equal(query_one(row, NULL), STATUS_SUCCESS);
    assert_int_equal(text.Length, 22); /* C:\Windows! */
    assert_int_equal(text.Buffer[0], 'C');
    assert_int_equal(text.Buffer[10], '!');
    RtlFreeUnicodeString(&text);
    row.Flags |= RTL_QUERY_REGISTRY_NOEXPAND;
    assert_int_equal(query_one(row, NULL), STATUS_SUCCESS);
    assert_int_equal(text.Length, sizeof text_value - 2);
    text.MaximumLength = 4;
    assert_int_equal(query_one(row, NULL), STATUS_BUFFER_TOO_SMALL);
    RtlFreeUnicodeString(&text);
    assert_machine_clean();
}

static void direct_bytes(void **state)
{
    union {
        LONG size;
        ULONG words[8];
        unsigned char bytes[32];
    } buffer = {.size = -6};
    RTL_QUERY_REGISTRY_TABLE row = {
        .Flags = RTL_QUERY_REGISTRY_DIRECT, .Name = mutable(bytes_name), .EntryContext = &buffer};
    (void)state;
    fill_test_key();
    assert_int_equal(query_one(row, NULL), STATUS_SUCCESS);
    assert_memory_equal(buffer.bytes, bytes_value, 6);
    buffer.size = -5;
    assert_int_equal(query_one(row, NULL), STATUS_BUFFER_TOO_SMALL);
    buffer.size = 14;
    assert_int_equal(query_one(row, NULL), STATUS_SUCCESS);
    assert_int_equal(buffer.words[0], 6);
    assert_int_equal(buffer.words[1], REG_BINARY);
    assert_memory_equal(buffer.bytes + 8, bytes_value, 6);
    buffer.size = 13;
    assert_int_equal(query_one(row, NULL), STATUS_BUFFER_TOO_SMALL);
}

struct seen {
    uint32_t calls;
    ULONG type;
    ULONG bytes;
    WCHAR first;
    void *entry;
    NTSTATUS answer;
};

static NTSTATUS NTAPI note(PWSTR ValueName, ULONG ValueType, PVOID ValueData, ULONG ValueLength, PVOID Context,
                           PVOID EntryContext)
{
    struct seen *seen = Context;
    (void)ValueName;
    seen->calls++;
    seen->type = ValueType;
    seen->bytes = ValueLength;
    seen->first = ValueData ? *(const WCHAR *)ValueData : 0;
    seen->entry = EntryContext;
    return seen->answer;
}

static void routines_are_called(void **state)
{
    struct seen seen = {0};
    RTL_QUERY_REGISTRY_TABLE row = {.QueryRoutine = note, .Name = mutable(list_name), .EntryContext = &seen.answer};
    (void)state;
    fill_test_key();
    assert_int_equal(query_one(row, &seen), STATUS_SUCCESS); /* once for each text of the list */
    assert_int_equal(seen.calls, 2);
    assert_int_equal(seen.type, REG_SZ);
    assert_int_equal(seen.first, 'b');
    assert_int_equal(seen.bytes, 6);
    assert_ptr_equal(seen.entry, &seen.answer);
    row.Flags = RTL_QUERY_REGISTRY_NOEXPAND;
    seen.calls = 0;
    assert_int_equal(query_one(row, &seen), STATUS_SUCCESS);
    assert_int_equal(seen.calls, 1);
    assert_int_equal(seen.type, REG_MULTI_SZ);
    row = (RTL_QUERY_REGISTRY_TABLE){.QueryRoutine = note, .Flags = RTL_QUERY_REGISTRY_NOEXPAND};
    seen.calls = 0;
    assert_int_equal(query_one(row, &seen), STATUS_SUCCESS); /* every value */
    assert_int_equal(seen.calls, 4);
    seen.answer = STATUS_DEVICE_BUSY;
    seen.calls = 0;
    assert_int_equal(query_one(row, &seen), STATUS_DEVICE_BUSY);
    assert_int_equal(seen.calls, 1);
    seen.answer = STATUS_SUCCESS;
    row.Flags = RTL_QUERY_REGISTRY_NOVALUE;
    assert_int_equal(query_one(row, &seen), STATUS_SUCCESS);
    assert_int_equal(seen.calls, 2);
    assert_int_equal(seen.type, REG_NONE);
}

static void subkeys_and_back(void **state)
{
    ULONG inner = 7;
    ULONG got_inner = 0;
    ULONG got_outer = 0;
    WCHAR path[] = {'T', 'e', 's', 't', '\\', 'S', 'u', 'b', 0};
    (void)state;
    fill_test_key();
    assert_int_equal(RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, path, number_name, REG_DWORD, &inner, 4),
                     STATUS_SUCCESS);
    RTL_QUERY_REGISTRY_TABLE table[] = {
        {.Flags = RTL_QUERY_REGISTRY_SUBKEY, .Name = mutable(sub_path)},
        {.Flags = RTL_QUERY_REGISTRY_DIRECT, .Name = mutable(number_name), .EntryContext = &got_inner},
        {.Flags = RTL_QUERY_REGISTRY_DIRECT | RTL_QUERY_REGISTRY_TOPKEY,
         .Name = mutable(number_name),
         .EntryContext = &got_outer},
        {0}};
    assert_int_equal(RtlQueryRegistryValues(RTL_REGISTRY_SERVICES, test_path, table, NULL, NULL), STATUS_SUCCESS);
    assert_int_equal(got_inner, 7);
    assert_int_equal(got_outer, 42);
    assert_int_equal(RtlDeleteRegistryValue(RTL_REGISTRY_SERVICES, path, number_name), STATUS_SUCCESS);
    assert_int_equal(RtlDeleteRegistryValue(RTL_REGISTRY_SERVICES, path, number_name), STATUS_OBJECT_NAME_NOT_FOUND);
}

static void by_handle_and_optional(void **state)
{
    ULONG number = 0;
    RTL_QUERY_REGISTRY_TABLE table[] = {
        {.Flags = RTL_QUERY_REGISTRY_DIRECT, .Name = mutable(number_name), .EntryContext = &number}, {0}};
    (void)state;
    fill_test_key();
    HANDLE key = create_test_key();
    assert_int_equal(RtlQueryRegistryValues(RTL_REGISTRY_HANDLE, (PCWSTR)key, table, NULL, NULL), STATUS_SUCCESS);
    assert_int_equal(number, 42);
    ZwClose(key);
    assert_int_equal(RtlQueryRegistryValues(RTL_REGISTRY_SERVICES, missing_name, table, NULL, NULL),
                     STATUS_OBJECT_NAME_NOT_FOUND);
    assert_int_equal(
        RtlQueryRegistryValues(RTL_REGISTRY_SERVICES | RTL_REGISTRY_OPTIONAL, missing_name, table, NULL, NULL),
        STATUS_SUCCESS);
    assert_int_equal(RtlQueryRegistryValues(77, test_path, table, NULL, NULL), STATUS_INVALID_PARAMETER);
    assert_machine_clean();
}

static void inconsistent_rows(void **state)
{
    ULONG number = 0;
    (void)state;
    fill_test_key();
    assert_int_equal(
        query_one((RTL_QUERY_REGISTRY_TABLE){.Flags = RTL_QUERY_REGISTRY_DIRECT, .EntryContext = &number}, NULL),
        STATUS_INVALID_PARAMETER);
    assert_int_equal(query_one((RTL_QUERY_REGISTRY_TABLE){.Flags = RTL_QUERY_REGISTRY_TYPECHECK,
                                                          .QueryRoutine = note,
                                                          .Name = mutable(number_name)},
                               NULL),
                     STATUS_INVALID_PARAMETER);
    assert_int_equal(
        query_one((RTL_QUERY_REGISTRY_TABLE){.Flags = RTL_QUERY_REGISTRY_SUBKEY, .QueryRoutine = note}, NULL),
        STATUS_INVALID_PARAMETER);
}

/* ----------------------------------------------------------------------------------------------- the rooms above,
 * memory */

static void by_path_of_ours(void **state)
{
    struct nt_key *key = NULL;
    struct nt_key *same = NULL;
    uint32_t value = 0;
    (void)state;
    assert_int_equal(nt_key_open_existing(&key, "\\REGISTRY\\MACHINE\\A\\B\\C"), STATUS_OBJECT_NAME_NOT_FOUND);
    assert_int_equal(nt_key_open(&key, "\\REGISTRY\\MACHINE\\A\\B\\C"), STATUS_SUCCESS);
    assert_int_equal(nt_key_open_existing(&same, "\\registry\\machine\\a\\b\\c"), STATUS_SUCCESS);
    assert_ptr_equal(key, same);
    assert_int_equal(nt_key_query_u32(key, "Value", &value), STATUS_OBJECT_NAME_NOT_FOUND);
    assert_int_equal(nt_key_set_u32(key, "Value", 5), STATUS_SUCCESS);
    assert_int_equal(nt_key_set_u32(key, "Value", 6), STATUS_SUCCESS);
    assert_int_equal(nt_key_query_u32(key, "value", &value), STATUS_SUCCESS);
    assert_int_equal(value, 6);
    assert_int_equal(nt_key_set_text(key, "Text", "hello"), STATUS_SUCCESS);
    assert_int_equal(nt_key_query_u32(key, "Text", &value), STATUS_OBJECT_TYPE_MISMATCH);
    nt_key_close(key);
    nt_key_close(same);
    nt_key_close(NULL);
    assert_int_equal(nt_key_open(&key, "REGISTRY"), STATUS_OBJECT_PATH_SYNTAX_BAD);
}

static NTSTATUS walk_through(void)
{
    HANDLE key = NULL;
    ULONG number = 1;
    UNICODE_STRING text = {0};
    RTL_QUERY_REGISTRY_TABLE table[] = {
        {.Flags = RTL_QUERY_REGISTRY_DIRECT, .Name = mutable(text_name), .EntryContext = &text}, {0}};
    NTSTATUS status = create_below(NULL, SERVICES "\\Test", 0, &key, NULL);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = set_u32(key, "Value", number);
    if (NT_SUCCESS(status)) {
        status = RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, test_path, text_name, REG_EXPAND_SZ, mutable(text_value),
                                       sizeof text_value);
    }
    if (NT_SUCCESS(status)) {
        status = RtlQueryRegistryValues(RTL_REGISTRY_SERVICES, test_path, table, NULL, NULL);
    }
    if (text.Buffer) {
        RtlFreeUnicodeString(&text);
    }
    ZwClose(key);
    return status;
}

static void each_allocation_fails_in_turn(void **state)
{
    NTSTATUS status = STATUS_UNSUCCESSFUL;
    uint64_t failures = 0;
    (void)state;
    for (uint64_t n = 1; status != STATUS_SUCCESS && n < 100; n++) {
        os_fail_nth(n, false);
        status = walk_through();
        os_fail_nth(0, false);
        assert_true(status == STATUS_SUCCESS || status == STATUS_INSUFFICIENT_RESOURCES || status == STATUS_NO_MEMORY);
        failures += status != STATUS_SUCCESS;
        assert_machine_clean();
    }
    assert_int_equal(status, STATUS_SUCCESS);
    assert_true(failures > 5);
}

static void open_at_dispatch(void)
{
    HANDLE handle;
    KeRaiseIrqlToDpcLevel();
    open_below(NULL, SERVICES, &handle);
}

static const struct misuse misuses[] = {
    {"opened at DISPATCH_LEVEL: 0xA", IRQL_NOT_LESS_OR_EQUAL, open_at_dispatch},
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW_TEST(misuses[0], ends_in_bugcheck),
        WITH_MACHINE(created_then_opened),
        WITH_MACHINE(relative_to_a_handle),
        WITH_MACHINE(open_refusals),
        WITH_MACHINE(volatile_parents_have_volatile_children),
        WITH_MACHINE(deleted_key_is_gone_for_all),
        WITH_MACHINE(value_of_each_class),
        WITH_MACHINE(sizes_of_answers),
        WITH_MACHINE(default_value_and_empty_data),
        WITH_MACHINE(enumerated_in_order),
        WITH_MACHINE(direct_number),
        WITH_MACHINE(direct_text),
        WITH_MACHINE(direct_bytes),
        WITH_MACHINE(routines_are_called),
        WITH_MACHINE(subkeys_and_back),
        WITH_MACHINE(by_handle_and_optional),
        WITH_MACHINE(inconsistent_rows),
        WITH_MACHINE(by_path_of_ours),
        WITH_MACHINE(each_allocation_fails_in_turn),
    };
    return cmocka_run_group_tests_name("nt-registry", tests, NULL, NULL);
}
