/*
 * etw.c: event tracing for Windows, where whoever reads the log is the session that listens.
 *
 * A provider is enabled, at every level and keyword, exactly while the log goes somewhere; an event is a line there.
 */
#include "nt/etw.h"
#include "nt/export_tables.h"
#include "nt/log.h"
#include "nt/os.h"
#include "nt/thread.h"

#include <ntddk.h>
#include <ntstatus.h>
#include <stdio.h>
#include <string.h>

enum { LEVEL_MAX = 255, GUID_TEXT = 40, PROVIDERS_MAX = 128, PAYLOAD_SHOWN = 32 };

/* EVENT_DESCRIPTOR and EVENT_DATA_DESCRIPTOR, as evntprov.h has them. */
struct event {
    USHORT id;
    UCHAR version, channel, level, opcode;
    USHORT task;
    ULONGLONG keyword;
};
struct event_data {
    ULONGLONG address;
    ULONG bytes;
    ULONG reserved;
};
_Static_assert(sizeof(struct event) == 16 && sizeof(struct event_data) == 16, "as evntprov.h has them");

/* What a handle names. Slots are never given back to memory: a late write is an answer, not a crash. */
static struct {
    struct os_lock lock;
    struct provider {
        bool is_used;
        uint32_t generation;
        GUID id;
    } providers[PROVIDERS_MAX];
} tracing;

static void guid_text(char text[GUID_TEXT], const GUID *id)
{
    const UCHAR *d = id->Data4;
    snprintf(text, GUID_TEXT, "%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x", (unsigned)id->Data1, id->Data2,
             id->Data3, d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7]);
}

static bool find_provider(REGHANDLE handle, GUID *id)
{
    uint32_t number = (uint32_t)handle - 1;
    bool is_there = false;
    os_lock(&tracing.lock);
    if (number < PROVIDERS_MAX) {
        const struct provider *provider = &tracing.providers[number];
        is_there = provider->is_used && provider->generation == handle >> 32;
        *id = provider->id;
    }
    os_unlock(&tracing.lock);
    return is_there;
}

static NTSTATUS take_provider(const GUID *id, REGHANDLE *handle)
{
    NTSTATUS status = STATUS_NO_MEMORY;
    os_lock(&tracing.lock);
    for (uint32_t i = 0; i < PROVIDERS_MAX && !NT_SUCCESS(status); i++) {
        struct provider *provider = &tracing.providers[i];
        if (!provider->is_used) {
            provider->is_used = true;
            provider->generation++;
            provider->id = *id;
            *handle = (REGHANDLE)provider->generation << 32 | (i + 1);
            status = STATUS_SUCCESS;
        }
    }
    os_unlock(&tracing.lock);
    return status;
}

void nt_etw_drop_all(void)
{
    os_lock(&tracing.lock);
    for (uint32_t i = 0; i < PROVIDERS_MAX; i++) {
        tracing.providers[i].is_used = false;
    }
    os_unlock(&tracing.lock);
}

NTSTATUS NTAPI EtwRegister(LPCGUID ProviderId, PETWENABLECALLBACK EnableCallback, PVOID CallbackContext,
                           PREGHANDLE RegHandle)
{
    enum { ENABLED = 1 };
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)EtwRegister, "EtwRegister is called at PASSIVE_LEVEL");
    if (!ProviderId || !RegHandle) {
        return STATUS_INVALID_PARAMETER;
    }
    NTSTATUS status = take_provider(ProviderId, RegHandle);
    if (NT_SUCCESS(status) && EnableCallback && nt_log_is_heard()) {
        GUID nobody = {0};
        EnableCallback(&nobody, ENABLED, LEVEL_MAX, UINT64_MAX, 0, NULL, CallbackContext);
    }
    return status;
}

NTSTATUS NTAPI EtwUnregister(REGHANDLE RegHandle)
{
    GUID id;
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)EtwUnregister, "EtwUnregister is called at PASSIVE_LEVEL");
    if (!find_provider(RegHandle, &id)) {
        return STATUS_INVALID_HANDLE;
    }
    os_lock(&tracing.lock);
    tracing.providers[(uint32_t)RegHandle - 1].is_used = false;
    os_unlock(&tracing.lock);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI EtwSetInformation(REGHANDLE RegHandle, EVENT_INFO_CLASS InformationClass, PVOID EventInformation,
                                 ULONG InformationLength)
{
    GUID id;
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)EtwSetInformation,
                            "EtwSetInformation is called at PASSIVE_LEVEL");
    if (!find_provider(RegHandle, &id)) {
        return STATUS_INVALID_HANDLE;
    }
    if ((ULONG)InformationClass >= MaxEventInfo || (!EventInformation && InformationLength > 0)) {
        return STATUS_INVALID_PARAMETER;
    }
    return STATUS_SUCCESS;
}

BOOLEAN NTAPI EtwEventEnabled(REGHANDLE RegHandle, PCEVENT_DESCRIPTOR EventDescriptor)
{
    GUID id;
    (void)EventDescriptor; /* every level and keyword is wanted */
    return nt_log_is_heard() && find_provider(RegHandle, &id);
}

BOOLEAN NTAPI EtwProviderEnabled(REGHANDLE RegHandle, UCHAR Level, ULONGLONG Keyword)
{
    (void)Level, (void)Keyword;
    return EtwEventEnabled(RegHandle, NULL);
}

/* ---------------------------------------------------------------------------------------------------------- events */

static ULONG payload_bytes(ULONG count, const struct event_data *parts)
{
    ULONG bytes = 0;
    for (ULONG i = 0; i < count; i++) {
        bytes += parts[i].bytes;
    }
    return bytes;
}

/* The payload's first bytes, as they would lie in the event. */
static void payload_text(char text[3 * PAYLOAD_SHOWN + 4], ULONG count, const struct event_data *parts)
{
    size_t used = 0;
    size_t shown = 0;
    text[0] = 0;
    for (ULONG i = 0; i < count; i++) {
        const UCHAR *bytes = (const UCHAR *)(uintptr_t)parts[i].address;
        for (ULONG at = 0; at < parts[i].bytes && shown < PAYLOAD_SHOWN; at++, shown++) {
            used += (size_t)snprintf(text + used, 4, " %02x", bytes[at]);
        }
    }
}

static NTSTATUS write_event(REGHANDLE handle, const struct event *event, ULONG count, const struct event_data *parts)
{
    enum { PARTS_MAX = 128, EVENT_BYTES_MAX = 65536 };
    GUID id;
    char provider[GUID_TEXT];
    char payload[3 * PAYLOAD_SHOWN + 4];
    if (!event || count > PARTS_MAX || (count > 0 && !parts)) {
        return STATUS_INVALID_PARAMETER;
    }
    if (!find_provider(handle, &id)) {
        return STATUS_INVALID_HANDLE;
    }
    if (payload_bytes(count, parts) > EVENT_BYTES_MAX) {
        return STATUS_INTEGER_OVERFLOW; /* documented: larger than the event, or than 64 KiB */
    }
    if (nt_log_is_heard()) {
        guid_text(provider, &id);
        payload_text(payload, count, parts);
        nt_log(NT_LOG_KERNEL, "event %u of %s: level %u, opcode %u, keyword 0x%llx, %u bytes%s%s", event->id, provider,
               event->level, event->opcode, (unsigned long long)event->keyword, payload_bytes(count, parts),
               payload[0] ? ":" : "", payload);
    }
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI EtwWrite(REGHANDLE RegHandle, PCEVENT_DESCRIPTOR EventDescriptor, LPCGUID ActivityId,
                        ULONG UserDataCount, PEVENT_DATA_DESCRIPTOR UserData)
{
    (void)ActivityId;
    return write_event(RegHandle, (const struct event *)EventDescriptor, UserDataCount,
                       (const struct event_data *)UserData);
}

NTSTATUS NTAPI EtwWriteTransfer(REGHANDLE RegHandle, PCEVENT_DESCRIPTOR EventDescriptor, LPCGUID ActivityId,
                                LPCGUID RelatedActivityId, ULONG UserDataCount, PEVENT_DATA_DESCRIPTOR UserData)
{
    (void)ActivityId, (void)RelatedActivityId;
    return write_event(RegHandle, (const struct event *)EventDescriptor, UserDataCount,
                       (const struct event_data *)UserData);
}

NTSTATUS NTAPI EtwWriteEx(REGHANDLE RegHandle, PCEVENT_DESCRIPTOR EventDescriptor, ULONG64 Filter, ULONG Flags,
                          LPCGUID ActivityId, LPCGUID RelatedActivityId, ULONG UserDataCount,
                          PEVENT_DATA_DESCRIPTOR UserData)
{
    (void)Filter, (void)Flags, (void)ActivityId, (void)RelatedActivityId;
    return write_event(RegHandle, (const struct event *)EventDescriptor, UserDataCount,
                       (const struct event_data *)UserData);
}

NTSTATUS NTAPI EtwWriteString(REGHANDLE RegHandle, UCHAR Level, ULONGLONG Keyword, LPCGUID ActivityId, PCWSTR String)
{
    GUID id;
    char provider[GUID_TEXT];
    char text[512];
    size_t used = 0;
    (void)ActivityId, (void)Keyword;
    if (!String) {
        return STATUS_INVALID_PARAMETER;
    }
    if (!find_provider(RegHandle, &id)) {
        return STATUS_INVALID_HANDLE;
    }
    while (String[used] && used < sizeof text - 1) {
        text[used] = (char)(String[used] < 0x80 ? String[used] : '?');
        used++;
    }
    text[used] = 0;
    guid_text(provider, &id);
    nt_log(NT_LOG_KERNEL, "event of %s: level %u: %s", provider, Level, text);
    return STATUS_SUCCESS;
}

/* EVENT_ACTIVITY_CTRL_*: the calling thread's activity id. */
NTSTATUS NTAPI EtwActivityIdControl(ULONG ControlCode, LPGUID ActivityId)
{
    enum { GET = 1, SET, CREATE, GET_SET, CREATE_SET };
    static _Thread_local GUID current;
    static _Atomic uint64_t made;
    GUID before = current;
    if (!ActivityId) {
        return STATUS_INVALID_PARAMETER;
    }
    GUID fresh = {.Data1 = 0x45534341};
    uint64_t number = ControlCode == CREATE || ControlCode == CREATE_SET ? atomic_fetch_add(&made, 1) + 1 : 0;
    memcpy(fresh.Data4, &number, sizeof number);
    switch (ControlCode) {
    case GET:
        *ActivityId = before;
        return STATUS_SUCCESS;
    case SET:
        current = *ActivityId;
        return STATUS_SUCCESS;
    case CREATE:
        *ActivityId = fresh;
        return STATUS_SUCCESS;
    case GET_SET:
        current = *ActivityId;
        *ActivityId = before;
        return STATUS_SUCCESS;
    case CREATE_SET:
        current = fresh;
        *ActivityId = before;
        return STATUS_SUCCESS;
    default:
        return STATUS_INVALID_PARAMETER;
    }
}

static const struct nt_export rows[] = {
    NT_EXPORT(EtwRegister),          NT_EXPORT(EtwUnregister),      NT_EXPORT(EtwSetInformation),
    NT_EXPORT(EtwEventEnabled),      NT_EXPORT(EtwProviderEnabled), NT_EXPORT(EtwWrite),
    NT_EXPORT(EtwWriteTransfer),     NT_EXPORT(EtwWriteEx),         NT_EXPORT(EtwWriteString),
    NT_EXPORT(EtwActivityIdControl),
};
const struct nt_export_table nt_etw_exports = NT_EXPORT_TABLE(rows);
