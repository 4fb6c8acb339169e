/*
 * bus.h: the PCI function behind an adapter – configuration space, base addresses, the interrupt, and the device model.
 */
#ifndef ESCAPEMENT_DXGKRNL_BUS_H
#define ESCAPEMENT_DXGKRNL_BUS_H

#include <dispmprt.h>
#include <escapement/device.h>
#include <stdint.h>

struct dxg_bus;

/** The model used where nobody names another: 64 KiB of registers that read back what was written, an interrupt. */
extern const struct escapement_device_model dxg_plain_device;

/** Place the bars, make the device in its power-on state. STATUS_NO_MEMORY, or STATUS_INVALID_PARAMETER for a model
 * that breaks device.h. */
NTSTATUS dxg_bus_create(const struct escapement_device_model *model, struct dxg_bus **bus);
/** Null does nothing. */
void dxg_bus_destroy(struct dxg_bus *bus);

/** Where the device's interrupt goes; null routine disconnects (after it returns none is running). */
NTSTATUS dxg_bus_connect(struct dxg_bus *bus, bool (*service)(void *context, uint32_t message), void *context);
struct nt_interrupt *dxg_bus_interrupt(struct dxg_bus *bus);

/** DXGK_WHICHSPACE_CONFIG reads and writes; returns how many bytes were moved. Base addresses and ids are read-only. */
uint32_t dxg_bus_read_config(struct dxg_bus *bus, uint32_t offset, void *to, uint32_t bytes);
uint32_t dxg_bus_write_config(struct dxg_bus *bus, uint32_t offset, const void *from, uint32_t bytes);

/** The translated resources, one allocation freed by os_free. Null: no memory. */
PCM_RESOURCE_LIST dxg_bus_resources(struct dxg_bus *bus);
const struct escapement_device_model *dxg_bus_model(const struct dxg_bus *bus);

#endif
