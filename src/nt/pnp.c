/*
 * pnp.c: device interfaces, notifications of plug and play, and properties by key.
 *
 * An interface is a name that a driver registers and enables; who asked for its class is told. The interfaces of
 * drivers that are gone are forgotten with them.
 */
#include "nt/pnp.h"
#include "nt/export_tables.h"
#include "nt/hook.h"
#include "nt/machine.h"
#include "nt/os.h"
#include "nt/thread.h"
#include "nt/wide.h"

#include <ntddk.h>
#include <ntstatus.h>
#include <stdio.h>
#include <string.h>

enum { NAME_ROOM = 400, PNP_TAG = 0x6E506E50 /* "PnPn" */ };

struct interface {
    struct interface *next;
    PDEVICE_OBJECT device;
    GUID class_id;
    bool is_enabled;
    UNICODE_STRING name;
    WCHAR text[NAME_ROOM];
};

static struct {
    struct os_lock lock;
    struct interface *first;
} interfaces;

static void require_passive(const void *routine)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, routine, "the routine is called at PASSIVE_LEVEL");
}

/* --------------------------------------------------------------------------------------------------- notifications */

static const GUID arrival = {0xCB3A4004, 0x46F0, 0x11D0, {0xB0, 0x8F, 0x00, 0x60, 0x97, 0x13, 0x05, 0x3F}};
static const GUID removal = {0xCB3A4005, 0x46F0, 0x11D0, {0xB0, 0x8F, 0x00, 0x60, 0x97, 0x13, 0x05, 0x3F}};

static void tell(PDRIVER_NOTIFICATION_CALLBACK_ROUTINE routine, void *context, const GUID *event,
                 struct interface *interface)
{
    DEVICE_INTERFACE_CHANGE_NOTIFICATION change = {.Version = 1,
                                                   .Size = sizeof change,
                                                   .Event = *event,
                                                   .InterfaceClassGuid = interface->class_id,
                                                   .SymbolicLinkName = &interface->name};
    routine(&change, context);
}

static void tell_all(const GUID *event, struct interface *interface)
{
    for (struct nt_hook *hook = nt_hook_step(NT_HOOK_PLUG_PLAY, NULL); hook;
         hook = nt_hook_step(NT_HOOK_PLUG_PLAY, hook)) {
        /* The subject is a class of interfaces, or null for what never happens here. */
        if (hook->subject && IsEqualGUID((const GUID *)hook->subject, &interface->class_id)) {
            tell((PDRIVER_NOTIFICATION_CALLBACK_ROUTINE)(uintptr_t)hook->routine, hook->context, event, interface);
        }
    }
}

/* With interfaces that are there already, if the caller wants to hear of them. */
static void tell_of_existing(PDRIVER_NOTIFICATION_CALLBACK_ROUTINE routine, void *context, const GUID *class_id)
{
    for (size_t number = 0;; number++) {
        struct interface *interface;
        size_t at = 0;
        os_lock(&interfaces.lock);
        for (interface = interfaces.first; interface; interface = interface->next) {
            if (interface->is_enabled && IsEqualGUID(&interface->class_id, class_id) && at++ == number) {
                break;
            }
        }
        os_unlock(&interfaces.lock);
        if (!interface) {
            return;
        }
        tell(routine, context, &arrival, interface);
    }
}

NTSTATUS NTAPI IoRegisterPlugPlayNotification(IO_NOTIFICATION_EVENT_CATEGORY EventCategory, ULONG EventCategoryFlags,
                                              PVOID EventCategoryData, PDRIVER_OBJECT DriverObject,
                                              PDRIVER_NOTIFICATION_CALLBACK_ROUTINE CallbackRoutine, PVOID Context,
                                              PVOID *NotificationEntry)
{
    (void)DriverObject;
    require_passive((const void *)IoRegisterPlugPlayNotification);
    bool is_interface = EventCategory == EventCategoryDeviceInterfaceChange;
    if ((ULONG)EventCategory > EventCategoryTargetDeviceChange || (is_interface && !EventCategoryData)) {
        return STATUS_INVALID_PARAMETER;
    }
    void *routine = (void *)(uintptr_t)CallbackRoutine;
    struct nt_hook *hook = is_interface ? nt_hook_add_keyed(NT_HOOK_PLUG_PLAY, routine, Context, EventCategoryData)
                                        : nt_hook_add(NT_HOOK_PLUG_PLAY, routine, Context, NULL);
    if (!hook) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    *NotificationEntry = hook;
    if (is_interface && (EventCategoryFlags & PNPNOTIFY_DEVICE_INTERFACE_INCLUDE_EXISTING_INTERFACES) != 0) {
        tell_of_existing(CallbackRoutine, Context, EventCategoryData);
    }
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI IoUnregisterPlugPlayNotificationEx(PVOID NotificationEntry)
{
    require_passive((const void *)IoUnregisterPlugPlayNotificationEx);
    nt_hook_remove(NotificationEntry, NT_HOOK_PLUG_PLAY);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI IoUnregisterPlugPlayNotification(PVOID NotificationEntry)
{
    return IoUnregisterPlugPlayNotificationEx(NotificationEntry);
}

/* ------------------------------------------------------------------------------------------------------ interfaces */

/* "\??\PCI#VEN_1234&...#0#{class}", and "\reference". */
static void write_name(struct interface *interface, const char *hardware_id, PCUNICODE_STRING reference)
{
    char text[NAME_ROOM];
    const GUID *id = &interface->class_id;
    const UCHAR *d = id->Data4;
    int used = snprintf(text, sizeof text, "\\??\\%s#0#{%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x}%s",
                        hardware_id, (unsigned)id->Data1, id->Data2, id->Data3, d[0], d[1], d[2], d[3], d[4], d[5],
                        d[6], d[7], reference && reference->Length > 0 ? "\\" : "");
    for (int i = 4; i < used && text[i] != '{'; i++) {
        text[i] = (char)(text[i] == '\\' ? '#' : text[i]);
    }
    interface->name = nt_wide_of_text(interface->text, NAME_ROOM - 1, text);
    for (size_t i = 0; reference && i < reference->Length / sizeof(WCHAR); i++) {
        interface->text[interface->name.Length / sizeof(WCHAR)] = reference->Buffer[i];
        interface->name.Length += sizeof(WCHAR);
    }
    interface->text[interface->name.Length / sizeof(WCHAR)] = 0;
    interface->name.MaximumLength = (USHORT)(interface->name.Length + sizeof(WCHAR));
}

/* With the lock held. */
static struct interface *find(PCUNICODE_STRING name)
{
    struct interface *interface = interfaces.first;
    while (interface && !nt_wide_equal(&interface->name, name, true)) {
        interface = interface->next;
    }
    return interface;
}

/* A copy that the caller gives to RtlFreeUnicodeString. */
static NTSTATUS copy_name(const struct interface *interface, PUNICODE_STRING copy)
{
    copy->Buffer = ExAllocatePool2(POOL_FLAG_PAGED, interface->name.MaximumLength, PNP_TAG);
    if (!copy->Buffer) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    copy->Length = interface->name.Length;
    copy->MaximumLength = interface->name.MaximumLength;
    memcpy(copy->Buffer, interface->text, copy->MaximumLength);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI IoRegisterDeviceInterface(PDEVICE_OBJECT PhysicalDeviceObject, const GUID *InterfaceClassGuid,
                                         PUNICODE_STRING ReferenceString, PUNICODE_STRING SymbolicLinkName)
{
    enum { REFERENCE_MAX = 100 };
    require_passive((const void *)IoRegisterDeviceInterface);
    const char *hardware_id = nt_device_hardware_id(PhysicalDeviceObject);
    if (!hardware_id) {
        return STATUS_INVALID_DEVICE_REQUEST;
    }
    size_t length = ReferenceString ? ReferenceString->Length / sizeof(WCHAR) : 0;
    for (size_t i = 0; i < length; i++) {
        if (length > REFERENCE_MAX || ReferenceString->Buffer[i] == '\\' || ReferenceString->Buffer[i] == '/') {
            return STATUS_INVALID_DEVICE_REQUEST;
        }
    }
    struct interface *interface = os_alloc(sizeof *interface);
    if (!interface) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    interface->device = PhysicalDeviceObject;
    interface->class_id = *InterfaceClassGuid;
    write_name(interface, hardware_id, ReferenceString);
    NTSTATUS status = copy_name(interface, SymbolicLinkName);
    if (!NT_SUCCESS(status)) {
        os_free(interface);
        return status;
    }
    os_lock(&interfaces.lock);
    bool is_known = find(&interface->name) != NULL;
    if (!is_known) {
        interface->next = interfaces.first;
        interfaces.first = interface;
    }
    os_unlock(&interfaces.lock);
    if (is_known) {
        os_free(interface);
    }
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI IoSetDeviceInterfaceState(PUNICODE_STRING SymbolicLinkName, BOOLEAN Enable)
{
    require_passive((const void *)IoSetDeviceInterfaceState);
    os_lock(&interfaces.lock);
    struct interface *interface = find(SymbolicLinkName);
    bool was_enabled = interface && interface->is_enabled;
    if (interface) {
        interface->is_enabled = Enable;
    }
    os_unlock(&interfaces.lock);
    if (!interface || (!Enable && !was_enabled)) {
        return STATUS_OBJECT_NAME_NOT_FOUND;
    }
    if (Enable && was_enabled) {
        return STATUS_OBJECT_NAME_EXISTS;
    }
    tell_all(Enable ? &arrival : &removal, interface);
    return STATUS_SUCCESS;
}

static bool is_listed(const struct interface *interface, const GUID *class_id, PDEVICE_OBJECT device, ULONG flags)
{
    return IsEqualGUID(&interface->class_id, class_id) && (!device || interface->device == device) &&
           (interface->is_enabled || (flags & DEVICE_INTERFACE_INCLUDE_NONACTIVE) != 0);
}

/* Names one behind another, and an empty one. */
NTSTATUS NTAPI IoGetDeviceInterfaces(const GUID *InterfaceClassGuid, PDEVICE_OBJECT PhysicalDeviceObject, ULONG Flags,
                                     PZZWSTR *SymbolicLinkList)
{
    require_passive((const void *)IoGetDeviceInterfaces);
    SIZE_T bytes = 2 * sizeof(WCHAR);
    os_lock(&interfaces.lock);
    for (const struct interface *at = interfaces.first; at; at = at->next) {
        bytes += is_listed(at, InterfaceClassGuid, PhysicalDeviceObject, Flags) ? at->name.MaximumLength : 0;
    }
    WCHAR *list = ExAllocatePool2(POOL_FLAG_PAGED, bytes, PNP_TAG);
    size_t used = 0;
    for (const struct interface *at = interfaces.first; list && at; at = at->next) {
        if (is_listed(at, InterfaceClassGuid, PhysicalDeviceObject, Flags)) {
            memcpy(list + used, at->text, at->name.MaximumLength);
            used += at->name.MaximumLength / sizeof(WCHAR);
        }
    }
    os_unlock(&interfaces.lock);
    *SymbolicLinkList = list;
    return list ? STATUS_SUCCESS : STATUS_INSUFFICIENT_RESOURCES;
}

void nt_pnp_drop_all(void)
{
    while (interfaces.first) {
        struct interface *interface = interfaces.first;
        interfaces.first = interface->next;
        os_free(interface);
    }
}

static const struct nt_export rows[] = {
    NT_EXPORT(IoRegisterPlugPlayNotification),     NT_EXPORT(IoUnregisterPlugPlayNotification),
    NT_EXPORT(IoUnregisterPlugPlayNotificationEx), NT_EXPORT(IoRegisterDeviceInterface),
    NT_EXPORT(IoSetDeviceInterfaceState),          NT_EXPORT(IoGetDeviceInterfaces),
};
const struct nt_export_table nt_pnp_exports = NT_EXPORT_TABLE(rows);
