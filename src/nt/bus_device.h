/*
 * bus_device.h: the bus driver beneath an adapter – what the adapter's physical device object answers to requests.
 *
 * It is a PCI bus with no ACPI behind it: interfaces that it has not, and ACPI's device controls, get the documented
 * refusals. HalGetBusDataByOffset and its kin find an adapter's configuration space by bus and slot.
 */
#ifndef ESCAPEMENT_NT_BUS_DEVICE_H
#define ESCAPEMENT_NT_BUS_DEVICE_H

#include <ntddk.h>
#include <stdbool.h>
#include <stdint.h>

/** Configuration space, host convention; both return how many bytes were moved. Threads any. */
struct nt_bus_ops {
    uint32_t (*read_config)(void *bus, uint32_t offset, void *to, uint32_t bytes);
    uint32_t (*write_config)(void *bus, uint32_t offset, const void *from, uint32_t bytes);
};

/** Whose configuration space a physical device object has; null `ops` takes it back. Without one it reads all ones. */
void nt_device_set_bus(PDEVICE_OBJECT device, const struct nt_bus_ops *ops, void *bus);

/** The bus driver, which nt_device_object_create's devices belong to. */
PDRIVER_OBJECT nt_bus_driver(void);

/** identity.c's part of the above: false where the device is none of the bus'. */
bool nt_device_read_config(PDEVICE_OBJECT device, uint32_t offset, void *to, uint32_t bytes, uint32_t *moved);
bool nt_device_write_config(PDEVICE_OBJECT device, uint32_t offset, const void *from, uint32_t bytes, uint32_t *moved);
/** The device at that place of bus 0, devices standing at 1, 2, ... in the order of their creation; or null. */
PDEVICE_OBJECT nt_device_at_slot(ULONG bus, ULONG slot);
/** Its number, from 0. */
ULONG nt_device_number(PDEVICE_OBJECT device);

#endif
