/*
 * device_property.c: properties of a device by key, which a driver sets and asks for.
 *
 * They last as long as the machine runs. One that nobody set is not found: this machine's set-up gave none.
 */
#include "nt/device_property.h"
#include "nt/export_tables.h"
#include "nt/machine.h"
#include "nt/os.h"
#include "nt/thread.h"

#include <ntddk.h>

#include <devpropdef.h>
#include <ntstatus.h>
#include <string.h>

struct property {
    struct property *next;
    PDEVICE_OBJECT device;
    DEVPROPKEY key;
    DEVPROPTYPE type;
    ULONG bytes;
    char data[];
};

static struct {
    struct os_lock lock;
    struct property *first;
} properties;

/* With the lock held. The link to it, or the last one. */
static struct property **find(PDEVICE_OBJECT device, const DEVPROPKEY *key)
{
    struct property **link = &properties.first;
    while (*link && !((*link)->device == device && IsEqualGUID(&(*link)->key.fmtid, &key->fmtid) &&
                      (*link)->key.pid == key->pid)) {
        link = &(*link)->next;
    }
    return link;
}

NTSTATUS NTAPI IoGetDevicePropertyData(PDEVICE_OBJECT Pdo, const DEVPROPKEY *PropertyKey, LCID Lcid, ULONG Flags,
                                       ULONG Size, PVOID Data, PULONG RequiredSize, PDEVPROPTYPE Type)
{
    (void)Lcid, (void)Flags;
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)IoGetDevicePropertyData,
                            "IoGetDevicePropertyData is called at PASSIVE_LEVEL");
    if (!nt_device_hardware_id(Pdo)) {
        return STATUS_INVALID_DEVICE_REQUEST;
    }
    NTSTATUS status = STATUS_OBJECT_NAME_NOT_FOUND;
    os_lock(&properties.lock);
    const struct property *property = *find(Pdo, PropertyKey);
    if (property) {
        *RequiredSize = property->bytes;
        *Type = property->type;
        status = property->bytes > Size ? STATUS_BUFFER_TOO_SMALL : STATUS_SUCCESS;
        if (NT_SUCCESS(status) && property->bytes > 0) {
            memcpy(Data, property->data, property->bytes);
        }
    }
    os_unlock(&properties.lock);
    return status;
}

/* Null data takes the property away. */
NTSTATUS NTAPI IoSetDevicePropertyData(PDEVICE_OBJECT Pdo, const DEVPROPKEY *PropertyKey, LCID Lcid, ULONG Flags,
                                       DEVPROPTYPE Type, ULONG Size, PVOID Data)
{
    (void)Lcid, (void)Flags;
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)IoSetDevicePropertyData,
                            "IoSetDevicePropertyData is called at PASSIVE_LEVEL");
    if (!nt_device_hardware_id(Pdo)) {
        return STATUS_INVALID_DEVICE_REQUEST;
    }
    struct property *property = Data ? os_alloc(sizeof *property + Size) : NULL;
    if (Data && !property) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    os_lock(&properties.lock);
    struct property **link = find(Pdo, PropertyKey);
    struct property *before = *link;
    if (before) {
        *link = before->next;
    }
    if (property) {
        property->device = Pdo;
        property->key = *PropertyKey;
        property->type = Type;
        property->bytes = Size;
        memcpy(property->data, Data, Size);
        property->next = properties.first;
        properties.first = property;
    }
    os_unlock(&properties.lock);
    os_free(before);
    return STATUS_SUCCESS;
}

void nt_device_properties_drop_all(void)
{
    while (properties.first) {
        struct property *property = properties.first;
        properties.first = property->next;
        os_free(property);
    }
}

static const struct nt_export rows[] = {
    NT_EXPORT(IoGetDevicePropertyData),
    NT_EXPORT(IoSetDevicePropertyData),
};
const struct nt_export_table nt_device_property_exports = NT_EXPORT_TABLE(rows);
