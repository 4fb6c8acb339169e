/*
 * identity.c: what a driver and its device are to the kernel – DRIVER_OBJECT, the bus driver's DEVICE_OBJECT, and the
 * paths of their registry keys.
 */
#include "nt/bus_device.h"
#include "nt/machine.h"
#include "nt/object.h"
#include "nt/os.h"

#include <ntstatus.h>
#include <stdio.h>
#include <string.h>

enum { NAME_MAX_BYTES = 200, PATH_MAX_BYTES = 512 };

/* The class of display adapters. */
static const char display_class[] = "{4d36e968-e325-11ce-bfc1-08002be10318}";

/* ---------------------------------------------------------------------------------------------------------- drivers */

struct driver_identity {
    struct nt_object known; /* to ObReferenceObject */
    char service_name[NAME_MAX_BYTES];
    DRIVER_OBJECT object;
    DRIVER_EXTENSION extension;
    UNICODE_STRING registry_path;
    WCHAR name_text[NAME_MAX_BYTES + 16];
    WCHAR service_text[NAME_MAX_BYTES];
    WCHAR registry_text[PATH_MAX_BYTES];
};

static struct driver_identity *driver_of(PDRIVER_OBJECT driver)
{
    return CONTAINING_RECORD(driver, struct driver_identity, object);
}

/* Our names are ASCII. The text is terminated, which its length does not count. */
static void set_text(UNICODE_STRING *string, WCHAR *text, size_t room, const char *from)
{
    size_t length = strnlen(from, room - 1);
    for (size_t i = 0; i < length; i++) {
        text[i] = (unsigned char)from[i];
    }
    text[length] = 0;
    string->Buffer = text;
    string->Length = (USHORT)(length * sizeof *text);
    string->MaximumLength = (USHORT)((length + 1) * sizeof *text);
}

/* What a request does that the driver has no routine for. */
static NTSTATUS NTAPI refuse_request(PDEVICE_OBJECT device, PIRP irp)
{
    (void)device;
    irp->IoStatus.Status = STATUS_INVALID_DEVICE_REQUEST;
    irp->IoStatus.Information = 0;
    IofCompleteRequest(irp, IO_NO_INCREMENT);
    return STATUS_INVALID_DEVICE_REQUEST;
}

PDRIVER_OBJECT nt_driver_object_create(const char *service_name, void *image_base, uint32_t image_size)
{
    char path[PATH_MAX_BYTES];
    struct driver_identity *driver = os_alloc(sizeof *driver);
    if (!driver) {
        return NULL;
    }
    DRIVER_OBJECT *object = &driver->object;
    snprintf(driver->service_name, sizeof driver->service_name, "%s", service_name);
    object->Type = IO_TYPE_DRIVER;
    object->Size = sizeof *object;
    object->DriverStart = image_base;
    object->DriverSize = image_size;
    object->DriverExtension = &driver->extension;
    driver->extension.DriverObject = object;
    for (size_t i = 0; i < sizeof object->MajorFunction / sizeof object->MajorFunction[0]; i++) {
        object->MajorFunction[i] = refuse_request;
    }
    snprintf(path, sizeof path, "\\Driver\\%s", driver->service_name);
    set_text(&object->DriverName, driver->name_text, sizeof driver->name_text / sizeof(WCHAR), path);
    set_text(&driver->extension.ServiceKeyName, driver->service_text, NAME_MAX_BYTES, driver->service_name);
    snprintf(path, sizeof path, "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Services\\%s", driver->service_name);
    set_text(&driver->registry_path, driver->registry_text, PATH_MAX_BYTES, path);
    nt_object_adopt(&driver->known, &nt_driver_type, object);
    return object;
}

PUNICODE_STRING nt_driver_registry_path(PDRIVER_OBJECT driver)
{
    return &driver_of(driver)->registry_path;
}

const char *nt_driver_service_name(PDRIVER_OBJECT driver)
{
    return driver_of(driver)->service_name;
}

void nt_driver_object_destroy(PDRIVER_OBJECT driver)
{
    if (driver) {
        nt_object_abandon(&driver_of(driver)->known);
        os_free(driver_of(driver));
    }
}

/* ---------------------------------------------------------------------------------------------------------- devices */

struct device_identity {
    struct device_identity *next;
    struct nt_object known; /* to ObReferenceObject */
    unsigned number;
    const struct nt_bus_ops *ops; /* or null; by the lock of configuration space */
    void *bus;
    char hardware_id[NAME_MAX_BYTES];
    char service_name[NAME_MAX_BYTES];
    char key_path[PATH_MAX_BYTES];
    char driver_key_path[PATH_MAX_BYTES];
    DEVICE_OBJECT object;
};

static struct {
    struct os_lock lock;
    struct os_lock config_lock; /* held over an access, so that nobody's bus goes during one */
    struct device_identity *all;
    unsigned made;
} devices;

PDEVICE_OBJECT nt_device_object_create(const char *hardware_id, const char *service_name)
{
    struct device_identity *device = os_alloc_aligned(_Alignof(struct device_identity), sizeof *device);
    if (!device) {
        return NULL;
    }
    memset(device, 0, sizeof *device);
    snprintf(device->hardware_id, sizeof device->hardware_id, "%s", hardware_id);
    snprintf(device->service_name, sizeof device->service_name, "%s", service_name);
    device->object.Type = IO_TYPE_DEVICE;
    device->object.Size = sizeof device->object;
    device->object.ReferenceCount = 1;
    device->object.DeviceType = FILE_DEVICE_BUS_EXTENDER;
    device->object.Flags = DO_BUS_ENUMERATED_DEVICE;
    device->object.StackSize = 1;
    device->object.DriverObject = nt_bus_driver();
    os_lock(&devices.lock);
    unsigned number = devices.made++;
    device->number = number;
    device->next = devices.all;
    devices.all = device;
    os_unlock(&devices.lock);
    snprintf(device->key_path, sizeof device->key_path,
             "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Enum\\%s\\%u\\Device Parameters", device->hardware_id,
             number);
    snprintf(device->driver_key_path, sizeof device->driver_key_path,
             "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Class\\%s\\%04u", display_class, number);
    nt_object_adopt(&device->known, &nt_device_type, &device->object);
    return &device->object;
}

void nt_device_object_destroy(PDEVICE_OBJECT object)
{
    struct device_identity *found = NULL;
    os_lock(&devices.lock);
    for (struct device_identity **link = &devices.all; *link; link = &(*link)->next) {
        if (&(*link)->object == object) {
            found = *link;
            *link = found->next;
            break;
        }
    }
    if (!devices.all) {
        devices.made = 0; /* the next machine counts as this one did */
    }
    os_unlock(&devices.lock);
    if (found) {
        nt_object_abandon(&found->known);
    }
    os_free(found);
}

/* A driver may ask about any pointer; what it finds lives as long as the device. */
static struct device_identity *device_of(PDEVICE_OBJECT object)
{
    struct device_identity *found = NULL;
    os_lock(&devices.lock);
    for (struct device_identity *device = devices.all; device && !found; device = device->next) {
        found = &device->object == object ? device : NULL;
    }
    os_unlock(&devices.lock);
    return found;
}

const char *nt_device_hardware_id(PDEVICE_OBJECT object)
{
    const struct device_identity *device = device_of(object);
    return device ? device->hardware_id : NULL;
}

const char *nt_device_service_name(PDEVICE_OBJECT object)
{
    const struct device_identity *device = device_of(object);
    return device ? device->service_name : NULL;
}

const char *nt_device_key_path(PDEVICE_OBJECT object)
{
    const struct device_identity *device = device_of(object);
    return device ? device->key_path : NULL;
}

const char *nt_device_driver_key_path(PDEVICE_OBJECT object)
{
    const struct device_identity *device = device_of(object);
    return device ? device->driver_key_path : NULL;
}

/* -------------------------------------------------------------------------------------------- the bus beneath them */

void nt_device_set_bus(PDEVICE_OBJECT object, const struct nt_bus_ops *ops, void *bus)
{
    struct device_identity *device = device_of(object);
    os_lock(&devices.config_lock);
    device->ops = ops;
    device->bus = bus;
    os_unlock(&devices.config_lock);
}

bool nt_device_read_config(PDEVICE_OBJECT object, uint32_t offset, void *to, uint32_t bytes, uint32_t *moved)
{
    const struct device_identity *device = device_of(object);
    if (!device) {
        return false;
    }
    os_lock(&devices.config_lock);
    if (device->ops) {
        *moved = device->ops->read_config(device->bus, offset, to, bytes);
    } else {
        memset(to, 0xFF, bytes);
        *moved = bytes;
    }
    os_unlock(&devices.config_lock);
    return true;
}

bool nt_device_write_config(PDEVICE_OBJECT object, uint32_t offset, const void *from, uint32_t bytes, uint32_t *moved)
{
    const struct device_identity *device = device_of(object);
    if (!device) {
        return false;
    }
    os_lock(&devices.config_lock);
    *moved = device->ops ? device->ops->write_config(device->bus, offset, from, bytes) : bytes;
    os_unlock(&devices.config_lock);
    return true;
}

ULONG nt_device_number(PDEVICE_OBJECT object)
{
    const struct device_identity *device = device_of(object);
    return device ? device->number : 0;
}

/* As PCI_SLOT_NUMBER has it: five bits of a device, three of a function. */
PDEVICE_OBJECT nt_device_at_slot(ULONG bus, ULONG slot)
{
    PDEVICE_OBJECT found = NULL;
    os_lock(&devices.lock);
    for (struct device_identity *device = devices.all; device && !found && bus == 0 && slot >> 5 == 0;
         device = device->next) {
        found = device->number + 1 == slot ? &device->object : NULL;
    }
    os_unlock(&devices.lock);
    return found;
}
