/*
 * etw_test.c: event providers, whose events are lines of the log.
 */
#include "kernel.h"

#include <nt/log.h>

static char heard[4096];

static void listen(void *context, enum nt_log_source source, const char *line)
{
    (void)context, (void)source;
    size_t length = strlen(heard);
    snprintf(heard + length, sizeof heard - length, "%s\n", line);
}

/* EVENT_DESCRIPTOR and EVENT_DATA_DESCRIPTOR. */
struct event {
    USHORT id;
    UCHAR version, channel, level, opcode;
    USHORT task;
    ULONGLONG keyword;
};
struct data {
    ULONGLONG address;
    ULONG bytes, reserved;
};

static const GUID provider = {0x01234567, 0x89AB, 0xCDEF, {1, 2, 3, 4, 5, 6, 7, 8}};
static const struct event event = {.id = 7, .level = 4, .opcode = 2, .keyword = 0x80};

static NTSTATUS write_parts(REGHANDLE handle, ULONG count, struct data *parts)
{
    return EtwWrite(handle, (PCEVENT_DESCRIPTOR)&event, NULL, count, (PEVENT_DATA_DESCRIPTOR)parts);
}

static unsigned enabled;

static void NTAPI on_enable(LPCGUID source, ULONG is_enabled, UCHAR level, ULONGLONG any, ULONGLONG all,
                            PEVENT_FILTER_DESCRIPTOR filter, PVOID context)
{
    (void)source, (void)any, (void)all, (void)filter;
    assert_int_equal(is_enabled, 1);
    assert_int_equal(level, 255);
    assert_ptr_equal(context, &enabled);
    enabled++;
}

static void event_is_a_line(void **state)
{
    (void)state;
    REGHANDLE handle = 0;
    UCHAR bytes[3] = {0xAA, 0xBB, 0xCC};
    struct data parts[] = {{(uintptr_t)bytes, 2, 0}, {(uintptr_t)&bytes[2], 1, 0}};
    heard[0] = 0;
    enabled = 0;
    nt_log_set_sink(listen, NULL);
    assert_int_equal(EtwRegister(&provider, on_enable, &enabled, &handle), STATUS_SUCCESS);
    assert_int_equal(enabled, 1);
    assert_true(EtwProviderEnabled(handle, 5, 1));
    assert_true(EtwEventEnabled(handle, (PCEVENT_DESCRIPTOR)&event));
    assert_int_equal(write_parts(handle, 2, parts), STATUS_SUCCESS);
    assert_non_null(strstr(heard, "event 7 of 01234567-89ab-cdef-0102-030405060708: level 4, opcode 2, keyword 0x80, "
                                  "3 bytes: aa bb cc\n"));
    static const WCHAR text[] = {'h', 'o', 0};
    assert_int_equal(EtwWriteString(handle, 3, 0, NULL, text), STATUS_SUCCESS);
    assert_non_null(strstr(heard, "level 3: ho\n"));
    assert_int_equal(EtwUnregister(handle), STATUS_SUCCESS);
    nt_log_set_sink(NULL, NULL);
}

static void nobody_listens(void **state)
{
    (void)state;
    REGHANDLE handle = 0;
    enabled = 0;
    assert_int_equal(EtwRegister(&provider, on_enable, &enabled, &handle), STATUS_SUCCESS);
    assert_int_equal(enabled, 0);
    assert_false(EtwProviderEnabled(handle, 1, 1));
    assert_int_equal(write_parts(handle, 0, NULL), STATUS_SUCCESS);
    assert_int_equal(EtwUnregister(handle), STATUS_SUCCESS);
}

static void refuses(void **state)
{
    (void)state;
    REGHANDLE handle = 0;
    REGHANDLE next = 0;
    static UCHAR large[65537];
    struct data part = {(uintptr_t)large, sizeof large, 0};
    assert_int_equal(EtwRegister(NULL, NULL, NULL, &handle), STATUS_INVALID_PARAMETER);
    assert_int_equal(EtwUnregister(0), STATUS_INVALID_HANDLE);
    assert_int_equal(EtwRegister(&provider, NULL, NULL, &handle), STATUS_SUCCESS);
    assert_int_equal(write_parts(handle, 1, NULL), STATUS_INVALID_PARAMETER);
    assert_int_equal(write_parts(handle, 129, &part), STATUS_INVALID_PARAMETER);
    assert_int_equal(write_parts(handle, 1, &part), STATUS_INTEGER_OVERFLOW);
    assert_int_equal(EtwWriteString(handle, 1, 0, NULL, NULL), STATUS_INVALID_PARAMETER);
    assert_int_equal(EtwSetInformation(handle, MaxEventInfo, NULL, 0), STATUS_INVALID_PARAMETER);
    assert_int_equal(EtwUnregister(handle), STATUS_SUCCESS);
    assert_int_equal(write_parts(handle, 0, NULL), STATUS_INVALID_HANDLE);
    assert_int_equal(EtwRegister(&provider, NULL, NULL, &next), STATUS_SUCCESS);
    assert_true(next != handle); /* a stale handle is no newer provider's */
    assert_int_equal(EtwUnregister(next), STATUS_SUCCESS);
}

static void providers_run_out(void **state)
{
    (void)state;
    REGHANDLE handles[129];
    size_t count = 0;
    while (count < 129 && EtwRegister(&provider, NULL, NULL, &handles[count]) == STATUS_SUCCESS) {
        count++;
    }
    assert_int_equal(count, 128);
    assert_int_equal(EtwRegister(&provider, NULL, NULL, &handles[128]), STATUS_NO_MEMORY);
}

static void activity_ids(void **state)
{
    (void)state;
    GUID one = {0};
    GUID two = {0};
    assert_int_equal(EtwActivityIdControl(3, &one), STATUS_SUCCESS); /* create */
    assert_int_equal(EtwActivityIdControl(2, &one), STATUS_SUCCESS); /* set */
    assert_int_equal(EtwActivityIdControl(1, &two), STATUS_SUCCESS); /* get */
    assert_memory_equal(&one, &two, sizeof one);
    assert_int_equal(EtwActivityIdControl(5, &two), STATUS_SUCCESS); /* create and set */
    assert_memory_equal(&one, &two, sizeof one);
    assert_int_equal(EtwActivityIdControl(9, &two), STATUS_INVALID_PARAMETER);
    assert_int_equal(EtwActivityIdControl(1, NULL), STATUS_INVALID_PARAMETER);
}

static void register_at_dispatch(void)
{
    KIRQL before;
    REGHANDLE handle;
    KeRaiseIrql(DISPATCH_LEVEL, &before);
    EtwRegister(&provider, NULL, NULL, &handle);
}

static const struct misuse misuses[] = {
    {"EtwRegister at DISPATCH_LEVEL", IRQL_NOT_LESS_OR_EQUAL, register_at_dispatch},
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW_TEST(misuses[0], ends_in_bugcheck), WITH_MACHINE(event_is_a_line),
        WITH_MACHINE(nobody_listens),           WITH_MACHINE(refuses),
        WITH_MACHINE(providers_run_out),        WITH_MACHINE(activity_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
