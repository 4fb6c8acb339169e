/*
 * io.c: devices as a driver asks about them, named events, files that are not there.
 */
#include "nt/bus_device.h"
#include "nt/export_tables.h"
#include "nt/machine.h"
#include "nt/object.h"
#include "nt/registry.h"
#include "nt/thread.h"
#include "nt/wide.h"

#include <ntddk.h>
#include <ntstatus.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_ROOM = 600, NUMBER_ROOM = 16 };

static void require_passive(const void *routine)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, routine, "the routine is called at PASSIVE_LEVEL");
}

/* ----------------------------------------------------------------------------------------------- keys of a device */

/* A kernel handle to a key that is made where it is missing. `tail` may be null. */
static NTSTATUS open_path(const char *path, const char *tail, ACCESS_MASK access, PHANDLE handle)
{
    char whole[TEXT_ROOM];
    WCHAR text[TEXT_ROOM];
    OBJECT_ATTRIBUTES attributes;
    struct nt_key *key = NULL;
    size_t length = strnlen(path, sizeof whole);
    size_t tail_length = tail ? strlen(tail) : 0;
    if (length + tail_length >= sizeof whole) {
        return STATUS_NAME_TOO_LONG;
    }
    memcpy(whole, path, length);
    if (tail) {
        memcpy(whole + length, tail, tail_length);
    }
    whole[length + tail_length] = 0;
    NTSTATUS status = nt_key_open(&key, whole);
    if (!NT_SUCCESS(status)) {
        return status == STATUS_NO_MEMORY ? STATUS_INSUFFICIENT_RESOURCES : status;
    }
    UNICODE_STRING name = nt_wide_of_text(text, TEXT_ROOM, whole);
    InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
    status = ZwOpenKey(handle, access, &attributes);
    nt_key_close(key);
    return status;
}

NTSTATUS NTAPI IoOpenDeviceRegistryKey(PDEVICE_OBJECT DeviceObject, ULONG DevInstKeyType, ACCESS_MASK DesiredAccess,
                                       PHANDLE DeviceRegKey)
{
    require_passive((const void *)IoOpenDeviceRegistryKey);
    const char *path = NULL;
    switch (DevInstKeyType & ~(ULONG)PLUGPLAY_REGKEY_CURRENT_HWPROFILE) {
    case PLUGPLAY_REGKEY_DEVICE:
        path = nt_device_key_path(DeviceObject);
        break;
    case PLUGPLAY_REGKEY_DRIVER:
        path = nt_device_driver_key_path(DeviceObject);
        break;
    default:
        return STATUS_INVALID_PARAMETER;
    }
    return path ? open_path(path, NULL, DesiredAccess, DeviceRegKey) : STATUS_INVALID_DEVICE_REQUEST;
}

NTSTATUS NTAPI IoOpenDriverRegistryKey(PDRIVER_OBJECT DriverObject, DRIVER_REGKEY_TYPE RegKeyType,
                                       ACCESS_MASK DesiredAccess, ULONG Flags, PHANDLE DriverRegKey)
{
    require_passive((const void *)IoOpenDriverRegistryKey);
    static const char *const tails[] = {
        [DriverRegKeyParameters] = "\\Parameters",
        [DriverRegKeyPersistentState] = "\\PersistentState",
        [DriverRegKeySharedPersistentState] = "\\SharedPersistentState",
    };
    const UNICODE_STRING *wide = nt_driver_registry_path(DriverObject);
    char path[TEXT_ROOM] = {0};
    if (Flags != 0 || (size_t)RegKeyType >= sizeof tails / sizeof tails[0] ||
        wide->Length / sizeof(WCHAR) >= sizeof path) {
        return STATUS_INVALID_PARAMETER;
    }
    for (size_t i = 0; i < wide->Length / sizeof(WCHAR); i++) {
        path[i] = (char)nt_wide_to_ansi(wide->Buffer[i]);
    }
    return open_path(path, tails[RegKeyType], DesiredAccess, DriverRegKey);
}

/* ----------------------------------------------------------------------------------------- properties of a device */

enum property_kind { TEXT, TEXT_LIST, NUMBER, GUID_BYTES };

/* What is known of a property: a text of ours, or a number. */
struct property {
    enum property_kind kind;
    const char *text;
    ULONG number;
    char written[64];
};

static const GUID pci_bus = {0xC8EBDFB0, 0xB510, 0x11D0, {0x80, 0xE5, 0x00, 0xA0, 0xC9, 0x25, 0x42, 0xE3}};

/* False: a display adapter on a PCI bus has no such property, or this kernel does not know it. */
static bool find_property(PDEVICE_OBJECT device, DEVICE_REGISTRY_PROPERTY which, struct property *property)
{
    const char *driver_key = nt_device_driver_key_path(device);
    const char *class_key = driver_key ? strstr(driver_key, "\\Class\\") : NULL;
    *property = (struct property){.kind = TEXT};
    switch (which) {
    case DevicePropertyDeviceDescription:
    case DevicePropertyFriendlyName:
        property->text = "Display adapter";
        return true;
    case DevicePropertyHardwareID:
    case DevicePropertyCompatibleIDs:
        property->kind = TEXT_LIST;
        property->text = nt_device_hardware_id(device);
        return true;
    case DevicePropertyClassName:
        property->text = "Display";
        return true;
    case DevicePropertyClassGuid:
        property->text = "{4d36e968-e325-11ce-bfc1-08002be10318}";
        return true;
    case DevicePropertyDriverKeyName:
        property->text = class_key ? class_key + strlen("\\Class\\") : NULL;
        return property->text != NULL;
    case DevicePropertyManufacturer:
        property->text = "(Standard display types)";
        return true;
    case DevicePropertyPhysicalDeviceObjectName:
        property->text = "\\Device\\NTPNP_PCI0001";
        return true;
    case DevicePropertyEnumeratorName:
        property->text = "PCI";
        return true;
    case DevicePropertyLocationInformation:
        snprintf(property->written, sizeof property->written, "PCI bus 0, device %u, function 0",
                 nt_device_number(device) + 1);
        property->text = property->written;
        return true;
    case DevicePropertyBusTypeGuid:
        property->kind = GUID_BYTES;
        return true;
    case DevicePropertyLegacyBusType:
        property->kind = NUMBER;
        property->number = PCIBus;
        return true;
    case DevicePropertyBusNumber:
        property->kind = NUMBER;
        property->number = 0;
        return true;
    case DevicePropertyAddress:
        property->kind = NUMBER;
        property->number = (nt_device_number(device) + 1) << 16; /* device and function */
        return true;
    case DevicePropertyUINumber:
    default:
        return false;
    }
}

NTSTATUS NTAPI IoGetDeviceProperty(PDEVICE_OBJECT DeviceObject, DEVICE_REGISTRY_PROPERTY DeviceProperty,
                                   ULONG BufferLength, PVOID PropertyBuffer, PULONG ResultLength)
{
    require_passive((const void *)IoGetDeviceProperty);
    WCHAR text[TEXT_ROOM + 2] = {0};
    struct property property;
    const void *bytes = text;
    ULONG count = 0;
    if (!nt_device_hardware_id(DeviceObject)) {
        return STATUS_INVALID_DEVICE_REQUEST;
    }
    if ((ULONG)DeviceProperty > DevicePropertyContainerID) {
        return STATUS_INVALID_PARAMETER_2;
    }
    if (!find_property(DeviceObject, DeviceProperty, &property)) {
        return STATUS_OBJECT_NAME_NOT_FOUND;
    }
    if (property.kind == NUMBER) {
        bytes = &property.number;
        count = sizeof property.number;
    } else if (property.kind == GUID_BYTES) {
        bytes = &pci_bus;
        count = sizeof pci_bus;
    } else {
        count = nt_wide_of_text(text, TEXT_ROOM, property.text).Length;
        count += (ULONG)sizeof(WCHAR) * (property.kind == TEXT_LIST ? 2 : 1);
    }
    *ResultLength = count;
    if (BufferLength < count) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    memcpy(PropertyBuffer, bytes, count);
    return STATUS_SUCCESS;
}

PDEVICE_OBJECT NTAPI IoGetRelatedDeviceObject(PFILE_OBJECT FileObject)
{
    return IoGetAttachedDevice(FileObject->DeviceObject);
}

/* No device has a name. */
NTSTATUS NTAPI IoGetDeviceObjectPointer(PUNICODE_STRING ObjectName, ACCESS_MASK DesiredAccess, PFILE_OBJECT *FileObject,
                                        PDEVICE_OBJECT *DeviceObject)
{
    require_passive((const void *)IoGetDeviceObjectPointer);
    (void)ObjectName;
    (void)DesiredAccess;
    *FileObject = NULL;
    *DeviceObject = NULL;
    return STATUS_OBJECT_NAME_NOT_FOUND;
}

BOOLEAN NTAPI IoIs32bitProcess(PIRP Irp)
{
    (void)Irp;
    return FALSE;
}

/* A driver goes on without a log entry where there is none to be had. */
PVOID NTAPI IoAllocateErrorLogEntry(PVOID IoObject, UCHAR EntrySize)
{
    (void)IoObject;
    (void)EntrySize;
    return NULL;
}

void NTAPI IoWriteErrorLogEntry(PVOID ElEntry)
{
    (void)ElEntry;
}

BOOLEAN NTAPI IoIsWdmVersionAvailable(UCHAR MajorVersion, UCHAR MinorVersion)
{
    return MajorVersion < 6 || (MajorVersion == 6 && MinorVersion == 0);
}

/* --------------------------------------------------------------------------------------------------- named events */

/* Opens the event of that name, or makes it, signalled. */
static PKEVENT open_named_event(PUNICODE_STRING name, EVENT_TYPE type, PHANDLE handle)
{
    KEVENT *event = nt_object_find_named(&nt_event_type, name);
    if (!event) {
        event = nt_object_create(&nt_event_type, sizeof *event);
        if (!event) {
            return NULL;
        }
        KeInitializeEvent(event, type, TRUE);
        if (!NT_SUCCESS(nt_object_name_set(event, name))) {
            nt_object_put(event);
            return NULL;
        }
    }
    NTSTATUS status = nt_handle_create(event, EVENT_ALL_ACCESS, true, handle);
    nt_object_put(event); /* the handle keeps it */
    return NT_SUCCESS(status) ? event : NULL;
}

PKEVENT NTAPI IoCreateNotificationEvent(PUNICODE_STRING EventName, PHANDLE EventHandle)
{
    require_passive((const void *)IoCreateNotificationEvent);
    return open_named_event(EventName, NotificationEvent, EventHandle);
}

PKEVENT NTAPI IoCreateSynchronizationEvent(PUNICODE_STRING EventName, PHANDLE EventHandle)
{
    require_passive((const void *)IoCreateSynchronizationEvent);
    return open_named_event(EventName, SynchronizationEvent, EventHandle);
}

NTSTATUS NTAPI ZwOpenEvent(PHANDLE EventHandle, ACCESS_MASK DesiredAccess, POBJECT_ATTRIBUTES ObjectAttributes)
{
    require_passive((const void *)ZwOpenEvent);
    if (!ObjectAttributes || ObjectAttributes->Length != sizeof *ObjectAttributes || !ObjectAttributes->ObjectName) {
        return STATUS_INVALID_PARAMETER;
    }
    KEVENT *event = nt_object_find_named(&nt_event_type, ObjectAttributes->ObjectName);
    if (!event) {
        return STATUS_OBJECT_NAME_NOT_FOUND;
    }
    NTSTATUS status = nt_handle_create(event, DesiredAccess, nt_handle_is_kernel(ObjectAttributes), EventHandle);
    nt_object_put(event);
    return status;
}

/* ---------------------------------------------------------------------------------------------------------- files */

/* There is no file system: no path leads anywhere, so that no file handle exists. */
NTSTATUS NTAPI ZwCreateFile(PHANDLE FileHandle, ACCESS_MASK DesiredAccess, POBJECT_ATTRIBUTES ObjectAttributes,
                            PIO_STATUS_BLOCK IoStatusBlock, PLARGE_INTEGER AllocationSize, ULONG FileAttributes,
                            ULONG ShareAccess, ULONG CreateDisposition, ULONG CreateOptions, PVOID EaBuffer,
                            ULONG EaLength)
{
    require_passive((const void *)ZwCreateFile);
    (void)DesiredAccess;
    (void)ObjectAttributes;
    (void)AllocationSize;
    (void)FileAttributes;
    (void)ShareAccess;
    (void)CreateDisposition;
    (void)CreateOptions;
    (void)EaBuffer;
    (void)EaLength;
    *FileHandle = NULL;
    IoStatusBlock->Status = STATUS_OBJECT_PATH_NOT_FOUND;
    IoStatusBlock->Information = 0;
    return STATUS_OBJECT_PATH_NOT_FOUND;
}

NTSTATUS NTAPI ZwOpenFile(PHANDLE FileHandle, ACCESS_MASK DesiredAccess, POBJECT_ATTRIBUTES ObjectAttributes,
                          PIO_STATUS_BLOCK IoStatusBlock, ULONG ShareAccess, ULONG OpenOptions)
{
    return ZwCreateFile(FileHandle, DesiredAccess, ObjectAttributes, IoStatusBlock, NULL, 0, ShareAccess, 0,
                        OpenOptions, NULL, 0);
}

static NTSTATUS refuse_file(HANDLE handle)
{
    void *body = NULL;
    NTSTATUS status = nt_handle_resolve(handle, &nt_file_type, KernelMode, 0, &body, NULL);
    nt_object_put(body);
    return NT_SUCCESS(status) ? STATUS_INVALID_DEVICE_REQUEST : status;
}

NTSTATUS NTAPI ZwReadFile(HANDLE FileHandle, HANDLE Event, PIO_APC_ROUTINE ApcRoutine, PVOID ApcContext,
                          PIO_STATUS_BLOCK IoStatusBlock, PVOID Buffer, ULONG Length, PLARGE_INTEGER ByteOffset,
                          PULONG Key)
{
    require_passive((const void *)ZwReadFile);
    (void)Event;
    (void)ApcRoutine;
    (void)ApcContext;
    (void)IoStatusBlock;
    (void)Buffer;
    (void)Length;
    (void)ByteOffset;
    (void)Key;
    return refuse_file(FileHandle);
}

NTSTATUS NTAPI ZwWriteFile(HANDLE FileHandle, HANDLE Event, PIO_APC_ROUTINE ApcRoutine, PVOID ApcContext,
                           PIO_STATUS_BLOCK IoStatusBlock, PVOID Buffer, ULONG Length, PLARGE_INTEGER ByteOffset,
                           PULONG Key)
{
    require_passive((const void *)ZwWriteFile);
    (void)Event;
    (void)ApcRoutine;
    (void)ApcContext;
    (void)IoStatusBlock;
    (void)Buffer;
    (void)Length;
    (void)ByteOffset;
    (void)Key;
    return refuse_file(FileHandle);
}

NTSTATUS NTAPI ZwQueryInformationFile(HANDLE FileHandle, PIO_STATUS_BLOCK IoStatusBlock, PVOID FileInformation,
                                      ULONG Length, FILE_INFORMATION_CLASS FileInformationClass)
{
    require_passive((const void *)ZwQueryInformationFile);
    (void)IoStatusBlock;
    (void)FileInformation;
    (void)Length;
    (void)FileInformationClass;
    return refuse_file(FileHandle);
}

static const struct nt_export rows[] = {
    NT_EXPORT(IoOpenDeviceRegistryKey),
    NT_EXPORT(IoOpenDriverRegistryKey),
    NT_EXPORT(IoGetDeviceProperty),
    NT_EXPORT(IoGetRelatedDeviceObject),
    NT_EXPORT(IoGetDeviceObjectPointer),
    NT_EXPORT(IoIs32bitProcess),
    NT_EXPORT(IoAllocateErrorLogEntry),
    NT_EXPORT(IoWriteErrorLogEntry),
    NT_EXPORT(IoIsWdmVersionAvailable),
    NT_EXPORT(IoCreateNotificationEvent),
    NT_EXPORT(IoCreateSynchronizationEvent),
    NT_EXPORT(ZwOpenEvent),
    NT_EXPORT(ZwCreateFile),
    NT_EXPORT(ZwOpenFile),
    NT_EXPORT(ZwReadFile),
    NT_EXPORT(ZwWriteFile),
    NT_EXPORT(ZwQueryInformationFile),
};
const struct nt_export_table nt_io_exports = NT_EXPORT_TABLE(rows);
