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
struct nt_bus_ops;
struct nt_interrupt;

/**
 * The model used where nobody names another: bar 0 is 64 KiB of registers that read back what was written, in any
 * width. A write to the last four bytes (DXG_PLAIN_DOORBELL) that leaves them other than zero asserts the interrupt.
 */
extern const struct escapement_device_model dxg_plain_device;
#define DXG_PLAIN_DOORBELL 0xFFFCu

/** One access of the driver's to a register or a port. */
struct dxg_bus_access {
    uint32_t bar; /* ESCAPEMENT_BAR_FIXED_PORTS: `offset` is the port's number */
    uint32_t width;
    uint64_t offset;
    uint64_t value;   /* what was read, or is written */
    const char *name; /* as the model calls it, or null */
    bool is_write;
};
/** Who is told of each access of every device: a read behind the model, a write before it, on the thread that makes it,
 * at its IRQL. */
struct dxg_bus_trace {
    void (*access)(void *context, const struct dxg_bus_access *access);
    void *context;
};
/** Null ends it. While no device exists. */
void dxg_bus_set_trace(const struct dxg_bus_trace *trace);

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

/** DXGK_WHICHSPACE_CONFIG reads and writes; returns how many bytes were moved. Base addresses and ids are read-only; a
 * device whose bus mastering is switched off reaches no memory. */
uint32_t dxg_bus_read_config(struct dxg_bus *bus, uint32_t offset, void *to, uint32_t bytes);
uint32_t dxg_bus_write_config(struct dxg_bus *bus, uint32_t offset, const void *from, uint32_t bytes);
/** The same for the bus driver beneath the adapter, nt/bus_device.h. */
extern const struct nt_bus_ops dxg_bus_config_ops;

/** DXGK_WHICHSPACE_ROM. 0 bytes: there is none. */
uint32_t dxg_bus_rom_bytes(const struct dxg_bus *bus);
uint32_t dxg_bus_read_rom(const struct dxg_bus *bus, uint32_t offset, void *to, uint32_t bytes);

/** Give the device up to `most` of the messages that it offers, in place of its line. Before dxg_bus_resources. */
void dxg_bus_grant_messages(struct dxg_bus *bus, uint32_t most);
/** How many it was given; 0: its interrupt is the line. */
uint32_t dxg_bus_messages(const struct dxg_bus *bus);

/** The translated resources, one allocation freed by os_free. Null: no memory. */
PCM_RESOURCE_LIST dxg_bus_resources(struct dxg_bus *bus);
/** Whether a physical range lies within one of the device's base addresses; the same for ports. */
bool dxg_bus_owns(const struct dxg_bus *bus, uint64_t physical, uint64_t bytes);
bool dxg_bus_owns_ports(const struct dxg_bus *bus, uint64_t first, uint64_t count);
/** Where base address `bar` lies; 0 where the device has none. */
uint64_t dxg_bus_bar_address(const struct dxg_bus *bus, uint32_t bar);
const struct escapement_device_model *dxg_bus_model(const struct dxg_bus *bus);

#endif
