/*
 * bus_config.c: a PCI function's configuration space, with its capabilities, its messages and its ROM.
 */
#include "dxgkrnl/bus_state.h"
#include "nt/bus_device.h"

#include <string.h>

/* Capabilities, and the bit of their first register that switches messages on. */
#define MSI_ID      0x05
#define MSIX_ID     0x11
#define MSI_ENABLE  0x0001u
#define MSIX_ENABLE 0x8000u

static void put(struct dxg_bus *bus, uint32_t offset, uint32_t width, uint64_t value)
{
    for (uint32_t i = 0; i < width; i++) {
        bus->config[offset + i] = (uint8_t)(value >> 8 * i);
    }
}

static uint32_t address_bits(const struct escapement_device_model *model, uint32_t bar)
{
    if (dxg_bus_bar_kind(&model->bars[bar]) == ESCAPEMENT_BAR_PORTS) {
        return 0x1;
    }
    return (dxg_bus_bar_is_prefetchable(model, bar) ? 0x8u : 0) | (dxg_bus_bar_is_wide(&model->bars[bar]) ? 0x4u : 0);
}

static void fill_capabilities(struct dxg_bus *bus)
{
    uint32_t at = BUS_CAPABILITIES;
    uint32_t link = 0x34;
    for (uint32_t i = 0; i < bus->model->capability_count; i++) {
        const struct escapement_capability *capability = &bus->model->capabilities[i];
        put(bus, link, 1, at);
        put(bus, at, 1, capability->id);
        for (uint32_t byte = 2; byte < capability->size_bytes; byte++) {
            bus->config[at + byte] = capability->bytes[byte - 2];
            bus->writable[at + byte] = capability->writable != NULL ? capability->writable[byte - 2] : 0;
        }
        link = at + 1;
        at += (capability->size_bytes + 3u) & ~3u;
    }
    if (bus->model->capability_count > 0) {
        put(bus, 0x06, 2, 0x0010); /* there is a list */
    }
}

static bool has_ports(const struct dxg_bus *bus)
{
    bool has = false;
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        has |= dxg_bus_bar_kind(&bus->model->bars[i]) == ESCAPEMENT_BAR_PORTS;
    }
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_RANGES && dxg_bus_model_is_extended(bus->model); i++) {
        has |= bus->model->ports[i].count > 0;
    }
    return has;
}

/* The bits of configuration space that a write changes. */
static void fill_writable(struct dxg_bus *bus)
{
    bus->writable[0x04] = 0x46; /* command: memory, bus master, parity; a device keeps what it is told */
    bus->writable[0x05] = 0x05; /* command: SERR#, interrupt disable */
    bus->writable[0x0C] = 0xFF; /* cache line size */
    bus->writable[0x0D] = 0xFF; /* latency timer */
    bus->writable[0x3C] = 0xFF; /* interrupt line: a note that software leaves for itself */
    if (has_ports(bus)) {
        bus->writable[0x04] |= BUS_COMMAND_PORTS;
    }
}

void dxg_bus_config_fill(struct dxg_bus *bus)
{
    const struct escapement_device_model *model = bus->model;
    put(bus, 0x00, 2, model->vendor_id);
    put(bus, 0x02, 2, model->device_id);
    put(bus, 0x04, 2, BUS_COMMAND_MEMORY | BUS_COMMAND_MASTER | (has_ports(bus) ? BUS_COMMAND_PORTS : 0));
    put(bus, 0x08, 1, model->revision);
    put(bus, 0x09, 3, model->class_code);
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        if (bus->bars[i].physical == 0) {
            continue;
        }
        put(bus, 0x10 + 4 * i, dxg_bus_bar_is_wide(&model->bars[i]) ? 8 : 4,
            bus->bars[i].physical | address_bits(model, i));
    }
    put(bus, 0x2C, 2, model->subsystem_vendor_id);
    put(bus, 0x2E, 2, model->subsystem_id);
    put(bus, 0x3C, 1, BUS_INTERRUPT_IRQL);
    put(bus, 0x3D, 1, 1); /* INTA# */
    fill_writable(bus);
    if (dxg_bus_model_is_extended(model)) {
        fill_capabilities(bus);
    }
}

static uint32_t clip(uint32_t offset, uint32_t bytes)
{
    if (offset >= BUS_CONFIG_BYTES) {
        return 0;
    }
    return bytes < BUS_CONFIG_BYTES - offset ? bytes : BUS_CONFIG_BYTES - offset;
}

uint32_t dxg_bus_read_config(struct dxg_bus *bus, uint32_t offset, void *to, uint32_t bytes)
{
    bytes = clip(offset, bytes);
    if (bytes == 0) {
        return 0;
    }
    os_lock(&bus->config_lock);
    bool plugged = dxg_bus_is_plugged(bus);
    if (plugged) {
        memcpy(to, bus->config + offset, bytes);
    } else {
        memset(to, 0xFF, bytes);
    }
    os_unlock(&bus->config_lock);
    if (plugged && dxg_bus_model_is_extended(bus->model) && bus->model->read_config != NULL) {
        bus->model->read_config(bus->device, offset, to, bytes);
    }
    return bytes;
}

uint32_t dxg_bus_write_config(struct dxg_bus *bus, uint32_t offset, const void *from, uint32_t bytes)
{
    bytes = clip(offset, bytes);
    const uint8_t *values = from;
    if (bytes == 0) {
        return 0;
    }
    os_lock(&bus->config_lock);
    bool plugged = dxg_bus_is_plugged(bus);
    for (uint32_t i = 0; i < bytes && plugged; i++) {
        uint8_t bits = bus->writable[offset + i];
        bus->config[offset + i] = (uint8_t)((bus->config[offset + i] & ~bits) | (values[i] & bits));
    }
    os_unlock(&bus->config_lock);
    if (plugged && dxg_bus_model_is_extended(bus->model) && bus->model->write_config != NULL) {
        bus->model->write_config(bus->device, offset, from, bytes);
    }
    return bytes;
}

uint32_t dxg_bus_rom_bytes(const struct dxg_bus *bus)
{
    return dxg_bus_model_is_extended(bus->model) ? bus->model->rom_bytes : 0;
}

uint32_t dxg_bus_read_rom(const struct dxg_bus *bus, uint32_t offset, void *to, uint32_t bytes)
{
    uint32_t size = dxg_bus_rom_bytes(bus);
    if (offset >= size) {
        return 0;
    }
    bytes = bytes < size - offset ? bytes : size - offset;
    if (dxg_bus_is_plugged(bus)) {
        memcpy(to, (const char *)bus->model->rom + offset, bytes);
    } else {
        memset(to, 0xFF, bytes);
    }
    return bytes;
}

/* -------------------------------------------------------------------------------------------------------- messages */

uint32_t dxg_bus_messages(const struct dxg_bus *bus)
{
    return atomic_load_explicit(&bus->messages, memory_order_relaxed);
}

/* What the bus driver writes: the message capability is on, and the line is off. */
static void show_messages(struct dxg_bus *bus)
{
    uint32_t at = bus->config[0x34];
    while (at >= BUS_CAPABILITIES && at + 4 <= BUS_CONFIG_BYTES) {
        uint8_t id = bus->config[at];
        if (id == MSI_ID || id == MSIX_ID) {
            uint32_t control = bus->config[at + 2] | (uint32_t)bus->config[at + 3] << 8;
            put(bus, at + 2, 2, control | (id == MSI_ID ? MSI_ENABLE : MSIX_ENABLE));
            put(bus, 0x04, 2, bus->config[0x04] | (uint32_t)bus->config[0x05] << 8 | BUS_COMMAND_NO_LINE);
            return;
        }
        at = bus->config[at + 1];
    }
}

void dxg_bus_grant_messages(struct dxg_bus *bus, uint32_t most)
{
    uint32_t offered = dxg_bus_model_is_extended(bus->model) ? bus->model->messages : 0;
    uint32_t granted = most < offered ? most : offered;
    atomic_store_explicit(&bus->messages, granted, memory_order_relaxed);
    if (granted > 0) {
        show_messages(bus);
    }
}

static uint32_t read_for_bus_driver(void *bus, uint32_t offset, void *to, uint32_t bytes)
{
    return dxg_bus_read_config(bus, offset, to, bytes);
}

static uint32_t write_for_bus_driver(void *bus, uint32_t offset, const void *from, uint32_t bytes)
{
    return dxg_bus_write_config(bus, offset, from, bytes);
}

const struct nt_bus_ops dxg_bus_config_ops = {.read_config = read_for_bus_driver, .write_config = write_for_bus_driver};
