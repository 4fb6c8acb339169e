/*
 * bus.h: the PCI function behind an adapter – configuration space, base addresses, the interrupt, and the device model.
 */
#ifndef ESCAPEMENT_DXGKRNL_BUS_H
#define ESCAPEMENT_DXGKRNL_BUS_H

#include <dispmprt.h>
#include <escapement/device.h>
#include <stdbool.h>
#include <stdint.h>

struct dxg_bus;
struct nt_interrupt;

/**
 * The model used where nobody names another: bar 0 is 64 KiB of registers that read back what was written, in any
 * width. A write to the last four bytes (DXG_PLAIN_DOORBELL) that leaves them other than zero asserts the interrupt.
 */
extern const struct escapement_device_model dxg_plain_device;
#define DXG_PLAIN_DOORBELL 0xFFFCu

/** Place the bars, make the device in its power-on state. STATUS_NO_MEMORY, or STATUS_INVALID_PARAMETER for a model
 * that breaks device.h. */
NTSTATUS dxg_bus_create(const struct escapement_device_model *model, struct dxg_bus **bus);
/** Null does nothing. */
void dxg_bus_destroy(struct dxg_bus *bus);

/**
 * Where the device's interrupt goes; null routine disconnects (after it returns none is running, nor any of
 * dxg_bus_synchronize). What the device asserts while nothing is connected is lost. STATUS_NO_MEMORY. IRQL
 * PASSIVE_LEVEL, one thread at a time.
 */
NTSTATUS dxg_bus_connect(struct dxg_bus *bus, bool (*service)(void *context, uint32_t message), void *context);
/** Null while nothing is connected. */
struct nt_interrupt *dxg_bus_interrupt(struct dxg_bus *bus);
/**
 * Run `routine` at the interrupt's IRQL as nt_interrupt_synchronize does, beside a disconnection, which waits for it.
 * False, without having run it, while nothing is connected. Threads any.
 */
bool dxg_bus_synchronize(struct dxg_bus *bus, bool (*routine)(void *context), void *context, bool *result);

/**
 * The device is pulled out: its registers read all ones, writes are lost, it reaches no memory and raises no interrupt.
 * Threads any.
 */
void dxg_bus_unplug(struct dxg_bus *bus);
bool dxg_bus_is_plugged(const struct dxg_bus *bus);
/** Put it back, in its power-on state. Nobody may be using it. STATUS_NO_MEMORY: it stays unplugged. */
NTSTATUS dxg_bus_replug(struct dxg_bus *bus);

/** DXGK_WHICHSPACE_CONFIG reads and writes; returns how many bytes were moved. Base addresses and ids are read-only. */
uint32_t dxg_bus_read_config(struct dxg_bus *bus, uint32_t offset, void *to, uint32_t bytes);
uint32_t dxg_bus_write_config(struct dxg_bus *bus, uint32_t offset, const void *from, uint32_t bytes);

/** The translated resources, one allocation freed by os_free. Null: no memory. */
PCM_RESOURCE_LIST dxg_bus_resources(struct dxg_bus *bus);
/** Whether a physical range lies within one of the device's base addresses. */
bool dxg_bus_owns(const struct dxg_bus *bus, uint64_t physical, uint64_t bytes);
/** Where base address `bar` lies; 0 where the device has none. */
uint64_t dxg_bus_bar_address(const struct dxg_bus *bus, uint32_t bar);
const struct escapement_device_model *dxg_bus_model(const struct dxg_bus *bus);

#endif
