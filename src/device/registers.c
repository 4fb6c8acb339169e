/*
 * registers.c: the device that a file of registers describes, in front of another one or alone.
 */
#include "device/registers.h"

#include "device/registers_state.h"
#include "nt/os.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct overlay {
    const struct device_registers *registers;
    const struct escapement_device_services *services;
    void *kernel;
    void *behind; /* the base's device */
    struct os_lock lock;
    uint64_t values[];
};

/* A model's functions are given nothing that says whose they are when a device is created. */
static const struct device_registers *asked_for_last;

/* ------------------------------------------------------------------------------------------------------------ rows */

/* The first row that ends behind a place; `count` where there is none. */
static size_t first_at(const struct device_registers *registers, uint32_t bar, uint64_t offset)
{
    size_t low = 0;
    size_t high = registers->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct register_row *row = &registers->rows[middle];
        if (row->bar < bar || (row->bar == bar && row->offset + row->width <= offset)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool is_reached(const struct device_registers *registers, size_t index, uint32_t bar, uint64_t end)
{
    return index < registers->count && registers->rows[index].bar == bar && registers->rows[index].offset < end;
}

/* The bits of an access that fall into a row: how far they are shifted in either, and which they are in the row. */
struct share {
    uint32_t in_access, in_row;
    uint64_t mask;
    uint32_t bytes;
};

static struct share share_of(const struct register_row *row, uint64_t offset, uint32_t width)
{
    uint64_t from = offset > row->offset ? offset : row->offset;
    uint64_t row_end = row->offset + row->width;
    uint64_t end = offset + width < row_end ? offset + width : row_end;
    uint32_t bytes = (uint32_t)(end - from);
    return (struct share){
        .in_access = 8 * (uint32_t)(from - offset),
        .in_row = 8 * (uint32_t)(from - row->offset),
        .mask = register_mask(bytes),
        .bytes = bytes,
    };
}

static uint64_t counted(const struct register_row *row, uint64_t value)
{
    return (value + 1) & UINT64_MAX >> (64 - 8 * row->width);
}

static uint64_t read_row(const struct register_row *row, uint64_t *value)
{
    uint64_t was = *value;
    if (row->on_read != READ_KEEPS) {
        *value = row->on_read == READ_COUNTS ? counted(row, was) : 0;
    }
    return was;
}

static void write_row(const struct register_row *row, uint64_t *value, uint64_t bits, uint64_t mask)
{
    switch (row->on_write) {
    case WRITE_STORES:
        *value = (*value & ~mask) | bits;
        break;
    case WRITE_CLEARS:
        *value &= ~bits;
        break;
    case WRITE_SETS:
        *value |= bits;
        break;
    case WRITE_ZEROES:
        *value = 0;
        break;
    case WRITE_COUNTS:
        *value = counted(row, *value);
        break;
    case WRITE_IGNORED:
        break;
    }
}

/* -------------------------------------------------------------------------------------------------------- accesses */

/* How many bytes of an access registers have. */
static uint32_t covered(const struct device_registers *registers, uint32_t bar, uint64_t offset, uint32_t width)
{
    uint32_t bytes = 0;
    size_t i = first_at(registers, bar, offset);
    for (; is_reached(registers, i, bar, offset + width); i++) {
        bytes += share_of(&registers->rows[i], offset, width).bytes;
    }
    return bytes;
}

/* What no register has is the base's, and zero without one. */
static uint64_t overlay_read(void *device, uint32_t bar, uint64_t offset, uint32_t width)
{
    struct overlay *overlay = device;
    const struct device_registers *registers = overlay->registers;
    uint64_t value = 0;
    if (registers->base != NULL && covered(registers, bar, offset, width) < width) {
        value = registers->base->read(overlay->behind, bar, offset, width);
    }
    os_lock(&overlay->lock);
    size_t i = first_at(registers, bar, offset);
    for (; is_reached(registers, i, bar, offset + width); i++) {
        struct share share = share_of(&registers->rows[i], offset, width);
        uint64_t bits = read_row(&registers->rows[i], &overlay->values[i]) >> share.in_row & share.mask;
        value = (value & ~(share.mask << share.in_access)) | bits << share.in_access;
    }
    os_unlock(&overlay->lock);
    return value;
}

static void overlay_write(void *device, uint32_t bar, uint64_t offset, uint32_t width, uint64_t value)
{
    struct overlay *overlay = device;
    const struct device_registers *registers = overlay->registers;
    if (registers->base != NULL && covered(registers, bar, offset, width) < width) {
        registers->base->write(overlay->behind, bar, offset, width, value);
    }
    size_t first = first_at(registers, bar, offset);
    os_lock(&overlay->lock);
    for (size_t i = first; is_reached(registers, i, bar, offset + width); i++) {
        struct share share = share_of(&registers->rows[i], offset, width);
        uint64_t bits = (value >> share.in_access & share.mask) << share.in_row;
        write_row(&registers->rows[i], &overlay->values[i], bits, share.mask << share.in_row);
    }
    os_unlock(&overlay->lock);
    for (size_t i = first; is_reached(registers, i, bar, offset + width); i++) {
        if (registers->rows[i].interrupts) {
            overlay->services->interrupt(overlay->kernel, registers->rows[i].message);
        }
    }
}

static const char *overlay_name(void *device, uint32_t bar, uint64_t offset)
{
    const struct overlay *overlay = device;
    const struct device_registers *registers = overlay->registers;
    size_t i = first_at(registers, bar, offset);
    if (is_reached(registers, i, bar, offset + 1)) {
        return registers->rows[i].name[0] != '\0' ? registers->rows[i].name : NULL;
    }
    const struct escapement_device_model *base = registers->base;
    return base != NULL && base->abi >= 2 && base->register_name != NULL
               ? base->register_name(overlay->behind, bar, offset)
               : NULL;
}

static void overlay_read_config(void *device, uint32_t offset, uint8_t *bytes, uint32_t count)
{
    const struct overlay *overlay = device;
    overlay->registers->base->read_config(overlay->behind, offset, bytes, count);
}

static void overlay_write_config(void *device, uint32_t offset, const uint8_t *bytes, uint32_t count)
{
    const struct overlay *overlay = device;
    overlay->registers->base->write_config(overlay->behind, offset, bytes, count);
}

/* ------------------------------------------------------------------------------------------------------------ life */

static void *overlay_create(const struct escapement_device_services *services, void *kernel,
                            void *const memory[ESCAPEMENT_DEVICE_BARS])
{
    const struct device_registers *registers = asked_for_last;
    struct overlay *overlay = os_alloc(sizeof *overlay + registers->count * sizeof overlay->values[0]);
    if (overlay == NULL) {
        return NULL;
    }
    overlay->registers = registers;
    overlay->services = services;
    overlay->kernel = kernel;
    for (size_t i = 0; i < registers->count; i++) {
        overlay->values[i] = registers->rows[i].value;
    }
    if (registers->base != NULL) {
        overlay->behind = registers->base->create(services, kernel, memory);
        if (overlay->behind == NULL) {
            os_free(overlay);
            return NULL;
        }
    }
    return overlay;
}

static void overlay_destroy(void *device)
{
    struct overlay *overlay = device;
    if (overlay != NULL && overlay->registers->base != NULL) {
        overlay->registers->base->destroy(overlay->behind);
    }
    os_free(overlay);
}

/* Everything of the base's, as far as its number has it. */
static void take_base(struct device_registers *registers, const struct escapement_device_model *base)
{
    struct escapement_device_model *model = &registers->model;
    registers->base = base;
    if (base->abi >= 2) {
        *model = *base;
        model->read_config = base->read_config != NULL ? overlay_read_config : NULL;
        model->write_config = base->write_config != NULL ? overlay_write_config : NULL;
    } else {
        memset(model, 0, sizeof *model);
        memcpy(model, base, offsetof(struct escapement_device_model, ports));
        for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
            model->bars[i].kind |= model->bars[i].kind == ESCAPEMENT_BAR_MEMORY ? ESCAPEMENT_BAR_PREFETCHABLE : 0;
        }
        model->abi = ESCAPEMENT_DEVICE_ABI;
    }
}

/* The ranges of a file in front of a base come behind the base's own. */
static bool add_ranges(struct device_registers *registers)
{
    unsigned used = 0;
    for (unsigned i = 0; i < registers->range_count; i++) {
        while (used < ESCAPEMENT_DEVICE_RANGES && registers->model.ports[used].count > 0) {
            used++;
        }
        if (used == ESCAPEMENT_DEVICE_RANGES) {
            return false;
        }
        registers->model.ports[used] = registers->described.ports[i];
    }
    return true;
}

/* Where a row lies; what is wrong with that, as a sentence, or null. */
static const char *judge_place(const struct escapement_device_model *model, const struct register_row *row)
{
    uint64_t end = row->offset + row->width;
    if (row->bar == ESCAPEMENT_BAR_FIXED_PORTS) {
        for (unsigned i = 0; i < ESCAPEMENT_DEVICE_RANGES; i++) {
            const struct escapement_ports *range = &model->ports[i];
            if (row->offset >= range->first && end <= (uint64_t)range->first + range->count) {
                return NULL;
            }
        }
        return "the device has no such port: a line 'ports FIRST COUNT' gives it some";
    }
    const struct escapement_bar *bar = &model->bars[row->bar];
    switch (bar->kind & ESCAPEMENT_BAR_KIND) {
    case ESCAPEMENT_BAR_NONE:
        return "the device has no such bar";
    case ESCAPEMENT_BAR_MEMORY:
        return "that bar is memory, where no access is seen";
    default:
        return end > bar->size_bytes ? "the register lies beyond its bar" : NULL;
    }
}

const struct escapement_device_model *device_registers_model(struct device_registers *registers,
                                                             const struct escapement_device_model *base, char *why,
                                                             size_t room)
{
    struct escapement_device_model *model = &registers->model;
    *model = registers->described;
    model->abi = ESCAPEMENT_DEVICE_ABI;
    model->name = "registers";
    registers->base = NULL;
    if (base != NULL) {
        take_base(registers, base);
        if (!add_ranges(registers)) {
            snprintf(why, room, "the device and the file have more than %u ranges of ports", ESCAPEMENT_DEVICE_RANGES);
            return NULL;
        }
    }
    model->create = overlay_create;
    model->destroy = overlay_destroy;
    model->read = overlay_read;
    model->write = overlay_write;
    model->register_name = overlay_name;
    for (size_t i = 0; i < registers->count; i++) {
        const char *wrong = judge_place(model, &registers->rows[i]);
        if (wrong != NULL) {
            snprintf(why, room, "line %u: %s", registers->rows[i].line, wrong);
            return NULL;
        }
    }
    asked_for_last = registers;
    return model;
}
