/*
 * bus_state.h: a PCI function as the files of the bus share it.
 */
#ifndef ESCAPEMENT_DXGKRNL_BUS_STATE_H
#define ESCAPEMENT_DXGKRNL_BUS_STATE_H

#include "dxgkrnl/bus.h"
#include "nt/os.h"

#include <stdatomic.h>

enum { BUS_CONFIG_BYTES = 256, BUS_CAPABILITIES = 0x40 /* where they begin */, BUS_INTERRUPT_IRQL = 9 };

/* Bits of the command register. */
enum {
    BUS_COMMAND_PORTS = 0x0001,
    BUS_COMMAND_MEMORY = 0x0002,
    BUS_COMMAND_MASTER = 0x0004,
    BUS_COMMAND_NO_LINE = 0x0400,
};

/* A bar, or a range of fixed ports. */
struct bus_bar {
    struct dxg_bus *bus;
    uint32_t index;    /* as the model is given it */
    uint64_t first;    /* the offset that the model is given for its beginning: a fixed port's number */
    uint64_t physical; /* or a port's number; 0: not placed */
    void *memory;      /* of a memory bar */
};

struct dxg_bus {
    const struct escapement_device_model *model;
    void *device;
    struct bus_bar bars[ESCAPEMENT_DEVICE_BARS];
    struct bus_bar ranges[ESCAPEMENT_DEVICE_RANGES];
    _Atomic bool plugged;
    _Atomic uint32_t messages;     /* granted; 0: the line */
    struct os_lock interrupt_lock; /* guards `interrupt` against the device's threads, and the driver's */
    struct nt_interrupt *interrupt;
    struct os_condition synchronized;
    uint32_t synchronizing; /* threads in dxg_bus_synchronize, which keep the interrupt connected */
    struct os_lock config_lock;
    uint8_t config[BUS_CONFIG_BYTES];
    uint8_t writable[BUS_CONFIG_BYTES]; /* the bits that a write changes */
};

/** What a model says of itself. Of one that is null, or contradicts device.h, `dxg_bus_model_is_sound` says no. */
bool dxg_bus_model_is_sound(const struct escapement_device_model *model);
/** Whether the model has the members from number 2 on. */
bool dxg_bus_model_is_extended(const struct escapement_device_model *model);
uint32_t dxg_bus_bar_kind(const struct escapement_bar *bar);
bool dxg_bus_bar_is_wide(const struct escapement_bar *bar);
bool dxg_bus_bar_is_prefetchable(const struct escapement_device_model *model, uint32_t index);

/** Configuration space as the firmware leaves it. The bars are placed. */
void dxg_bus_config_fill(struct dxg_bus *bus);

#endif
