/*
 * bus_model.c: holds a device model against device.h.
 */
#include "dxgkrnl/bus_state.h"

#include "nt/interrupt.h"

#define LARGEST_LOW_BAR   0x10000000ull
#define LARGEST_BAR       0x400000000ull
#define SMALLEST_PORT_BAR 4u
#define LARGEST_PORT_BAR  256u

bool dxg_bus_model_is_extended(const struct escapement_device_model *model)
{
    return model->abi >= 2;
}

uint32_t dxg_bus_bar_kind(const struct escapement_bar *bar)
{
    return bar->kind & ESCAPEMENT_BAR_KIND;
}

bool dxg_bus_bar_is_wide(const struct escapement_bar *bar)
{
    return dxg_bus_bar_kind(bar) != ESCAPEMENT_BAR_PORTS &&
           ((bar->kind & ESCAPEMENT_BAR_WIDE) != 0 || bar->size_bytes > LARGEST_LOW_BAR);
}

/* Models of number 1 could not say so, and their memory was. */
bool dxg_bus_bar_is_prefetchable(const struct escapement_device_model *model, uint32_t index)
{
    const struct escapement_bar *bar = &model->bars[index];
    return (bar->kind & ESCAPEMENT_BAR_PREFETCHABLE) != 0 ||
           (!dxg_bus_model_is_extended(model) && dxg_bus_bar_kind(bar) == ESCAPEMENT_BAR_MEMORY);
}

static bool size_is_sound(const struct escapement_bar *bar)
{
    bool is_ports = dxg_bus_bar_kind(bar) == ESCAPEMENT_BAR_PORTS;
    uint64_t size = bar->size_bytes;
    return size >= (is_ports ? SMALLEST_PORT_BAR : OS_PAGE) && size <= (is_ports ? LARGEST_PORT_BAR : LARGEST_BAR) &&
           (size & (size - 1)) == 0;
}

static bool bar_is_sound(const struct escapement_device_model *model, uint32_t index)
{
    const struct escapement_bar *bar = &model->bars[index];
    uint32_t bits = ESCAPEMENT_BAR_WIDE | ESCAPEMENT_BAR_PREFETCHABLE;
    if (bar->kind == ESCAPEMENT_BAR_NONE) {
        return true;
    }
    switch (dxg_bus_bar_kind(bar)) {
    case ESCAPEMENT_BAR_PORTS:
        bits = 0;
        break;
    case ESCAPEMENT_BAR_REGISTERS:
    case ESCAPEMENT_BAR_MEMORY:
        break;
    default:
        return false;
    }
    bool calls = dxg_bus_bar_kind(bar) != ESCAPEMENT_BAR_MEMORY;
    if ((bar->kind & ~(bits | ESCAPEMENT_BAR_KIND)) != 0 || (calls && (model->read == NULL || model->write == NULL)) ||
        !size_is_sound(bar)) {
        return false;
    }
    /* A wide bar takes the register behind its own for the upper half of its address. */
    return !dxg_bus_bar_is_wide(bar) ||
           (index + 1 < ESCAPEMENT_DEVICE_BARS && model->bars[index + 1].kind == ESCAPEMENT_BAR_NONE);
}

static bool ranges_are_sound(const struct escapement_device_model *model)
{
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_RANGES; i++) {
        const struct escapement_ports *range = &model->ports[i];
        if (range->count > 0 && (model->read == NULL || model->write == NULL || range->first == 0 ||
                                 range->first + (uint32_t)range->count > 0x10000)) {
            return false;
        }
    }
    return true;
}

static bool capabilities_are_sound(const struct escapement_device_model *model)
{
    uint32_t at = BUS_CAPABILITIES;
    if (model->capability_count > 0 && model->capabilities == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < model->capability_count && at <= BUS_CONFIG_BYTES; i++) {
        const struct escapement_capability *capability = &model->capabilities[i];
        if (capability->size_bytes < 2 || (capability->size_bytes > 2 && capability->bytes == NULL)) {
            return false;
        }
        at += (capability->size_bytes + 3u) & ~3u;
    }
    return at <= BUS_CONFIG_BYTES;
}

static bool extension_is_sound(const struct escapement_device_model *model)
{
    return ranges_are_sound(model) && capabilities_are_sound(model) && model->messages <= NT_INTERRUPT_MESSAGES &&
           (model->rom_bytes == 0 || model->rom != NULL);
}

bool dxg_bus_model_is_sound(const struct escapement_device_model *model)
{
    if (model == NULL || model->abi < 1 || model->abi > ESCAPEMENT_DEVICE_ABI || model->name == NULL ||
        model->create == NULL || model->destroy == NULL || model->vendor_id == 0 || model->vendor_id == 0xFFFF ||
        model->class_code > 0xFFFFFF) {
        return false;
    }
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        if (!bar_is_sound(model, i)) {
            return false;
        }
    }
    return !dxg_bus_model_is_extended(model) || extension_is_sound(model);
}
