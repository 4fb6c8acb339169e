/*
 * bus.c: the PCI function behind an adapter – a device model made reachable at physical addresses, with an interrupt.
 */
#include "dxgkrnl/bus_state.h"

#include "nt/interrupt.h"
#include "nt/iospace.h"
#include "nt/log.h"

#include <errno.h>
#include <string.h>

/* Where bars are placed: below 4 GiB where their size lets them, so that one base address register holds them. */
#define LOW_WINDOW_START  0xC0000000ull
#define LOW_WINDOW_END    0xFEC00000ull
#define HIGH_WINDOW_START 0x4000000000ull
#define HIGH_WINDOW_END   0x8000000000ull

/* Port bars: where a PC's firmware leaves room for them. */
#define PORT_WINDOW_START 0xC000u
#define PORT_WINDOW_END   0xFF00u

static struct dxg_bus_trace trace;

void dxg_bus_set_trace(const struct dxg_bus_trace *wanted)
{
    trace = wanted != NULL ? *wanted : (struct dxg_bus_trace){0};
}

static void tell(const struct bus_bar *bar, uint64_t offset, uint32_t width, uint64_t value, bool is_write)
{
    const struct escapement_device_model *model = bar->bus->model;
    struct dxg_bus_access access = {
        .bar = bar->index, .width = width, .offset = offset, .value = value, .is_write = is_write};
    if (dxg_bus_model_is_extended(model) && model->register_name != NULL) {
        access.name = model->register_name(bar->bus->device, bar->index, offset);
    }
    trace.access(trace.context, &access);
}

static uint64_t register_read(void *opaque, uint64_t offset, uint32_t width)
{
    const struct bus_bar *bar = opaque;
    const uint64_t all_ones = UINT64_MAX >> (64 - 8 * width);
    uint64_t value = all_ones;
    if (dxg_bus_is_plugged(bar->bus)) {
        value = bar->bus->model->read(bar->bus->device, bar->index, bar->first + offset, width) & all_ones;
    }
    if (trace.access != NULL) {
        tell(bar, bar->first + offset, width, value, false);
    }
    return value;
}

static void register_write(void *opaque, uint64_t offset, uint32_t width, uint64_t value)
{
    const struct bus_bar *bar = opaque;
    if (trace.access != NULL) {
        tell(bar, bar->first + offset, width, value, true);
    }
    if (dxg_bus_is_plugged(bar->bus)) {
        bar->bus->model->write(bar->bus->device, bar->index, bar->first + offset, width, value);
    }
}

static const struct nt_register_ops register_ops = {.read = register_read, .write = register_write};

static void service_interrupt(void *kernel, uint32_t message)
{
    struct dxg_bus *bus = kernel;
    uint32_t messages = atomic_load_explicit(&bus->messages, memory_order_relaxed);
    if (message >= (messages > 0 ? messages : 1)) {
        return;
    }
    os_lock(&bus->interrupt_lock);
    if (bus->interrupt != NULL && dxg_bus_is_plugged(bus)) {
        nt_interrupt_assert(bus->interrupt, message);
    }
    os_unlock(&bus->interrupt_lock);
}

/* A function that may not master the bus reaches nothing. */
static bool masters_the_bus(struct dxg_bus *bus)
{
    os_lock(&bus->config_lock);
    bool masters = (bus->config[0x04] & BUS_COMMAND_MASTER) != 0;
    os_unlock(&bus->config_lock);
    return masters && dxg_bus_is_plugged(bus);
}

static int service_dma_read(void *kernel, uint64_t physical, void *to, size_t bytes)
{
    return masters_the_bus(kernel) ? nt_dma_read(physical, to, bytes) : -EFAULT;
}

static int service_dma_write(void *kernel, uint64_t physical, const void *from, size_t bytes)
{
    return masters_the_bus(kernel) ? nt_dma_write(physical, from, bytes) : -EFAULT;
}

static uint32_t service_messages(void *kernel)
{
    return dxg_bus_messages(kernel);
}

static void service_log(void *kernel, const char *line)
{
    const struct dxg_bus *bus = kernel;
    nt_log(NT_LOG_KERNEL, "device %s: %s", bus->model->name, line);
}

static const struct escapement_device_services services = {
    .interrupt = service_interrupt,
    .dma_read = service_dma_read,
    .dma_write = service_dma_write,
    .messages = service_messages,
    .log = service_log,
};

/* ----------------------------------------------------------------------------------------------------------- places */

static NTSTATUS place_ports(struct dxg_bus *bus, struct bus_bar *bar)
{
    uint32_t count = (uint32_t)bus->model->bars[bar->index].size_bytes;
    for (uint32_t at = PORT_WINDOW_START; at + count <= PORT_WINDOW_END; at += count) {
        int error = nt_port_claim((uint16_t)at, count, &register_ops, bar);
        if (error == 0) {
            bar->physical = at;
            return STATUS_SUCCESS;
        }
        if (error != -EEXIST) {
            break;
        }
    }
    return STATUS_NO_MEMORY;
}

/* Ports that another adapter has already stay its own, as the second VGA of a machine finds them. */
static NTSTATUS place_ranges(struct dxg_bus *bus)
{
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_RANGES; i++) {
        const struct escapement_ports *is = &bus->model->ports[i];
        struct bus_bar *range = &bus->ranges[i];
        *range = (struct bus_bar){.bus = bus, .index = ESCAPEMENT_BAR_FIXED_PORTS, .first = is->first};
        if (is->count == 0) {
            continue;
        }
        int error = nt_port_claim(is->first, is->count, &register_ops, range);
        if (error == 0) {
            range->physical = is->first;
        } else if (error != -EEXIST) {
            return STATUS_NO_MEMORY;
        }
    }
    return STATUS_SUCCESS;
}

/* Claim a free place for a bar. Places are tried in steps of its size, which keeps it aligned to it. */
static NTSTATUS place(struct dxg_bus *bus, struct bus_bar *bar)
{
    const struct escapement_bar *is = &bus->model->bars[bar->index];
    uint64_t at = dxg_bus_bar_is_wide(is) ? HIGH_WINDOW_START : LOW_WINDOW_START;
    uint64_t end = dxg_bus_bar_is_wide(is) ? HIGH_WINDOW_END : LOW_WINDOW_END;
    const struct nt_register_ops *ops = dxg_bus_bar_kind(is) == ESCAPEMENT_BAR_REGISTERS ? &register_ops : NULL;
    for (; at + is->size_bytes <= end; at += is->size_bytes) {
        int error = nt_physical_claim(at, is->size_bytes, ops, ops != NULL ? bar : NULL, bar->memory);
        if (error == 0) {
            bar->physical = at;
            return STATUS_SUCCESS;
        }
        if (error != -EEXIST) {
            break;
        }
    }
    return STATUS_NO_MEMORY;
}

/* No access reaches the device any more, and none is running. */
static void release_registers(struct dxg_bus *bus)
{
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        struct bus_bar *bar = &bus->bars[i];
        if (bar->physical != 0 && dxg_bus_bar_kind(&bus->model->bars[i]) == ESCAPEMENT_BAR_PORTS) {
            nt_port_release((uint16_t)bar->physical);
        } else if (bar->physical != 0 && bar->memory == NULL) {
            nt_physical_release(bar->physical);
        } else {
            continue;
        }
        bar->physical = 0;
    }
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_RANGES; i++) {
        if (bus->ranges[i].physical != 0) {
            nt_port_release((uint16_t)bus->ranges[i].physical);
            bus->ranges[i].physical = 0;
        }
    }
}

static void unplace(struct dxg_bus *bus)
{
    release_registers(bus);
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        struct bus_bar *bar = &bus->bars[i];
        if (bar->physical != 0) {
            nt_physical_release(bar->physical);
            bar->physical = 0;
        }
        if (bar->memory != NULL) {
            os_unmap_pages(bar->memory, bus->model->bars[i].size_bytes);
            bar->memory = NULL;
        }
    }
}

static NTSTATUS place_all(struct dxg_bus *bus)
{
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        struct bus_bar *bar = &bus->bars[i];
        bar->bus = bus;
        bar->index = i;
        uint32_t kind = dxg_bus_bar_kind(&bus->model->bars[i]);
        if (kind == ESCAPEMENT_BAR_NONE) {
            continue;
        }
        if (kind == ESCAPEMENT_BAR_MEMORY) {
            bar->memory = os_map_pages(bus->model->bars[i].size_bytes, 0);
            if (bar->memory == NULL) {
                return STATUS_NO_MEMORY;
            }
        }
        NTSTATUS status = kind == ESCAPEMENT_BAR_PORTS ? place_ports(bus, bar) : place(bus, bar);
        if (!NT_SUCCESS(status)) {
            return status;
        }
    }
    return dxg_bus_model_is_extended(bus->model) ? place_ranges(bus) : STATUS_SUCCESS;
}

/* ------------------------------------------------------------------------------------------------------------- life */

static NTSTATUS make_device(struct dxg_bus *bus)
{
    void *memory[ESCAPEMENT_DEVICE_BARS];
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        memory[i] = bus->bars[i].memory;
    }
    bus->device = bus->model->create(&services, bus, memory);
    if (bus->device == NULL) {
        return STATUS_NO_MEMORY;
    }
    atomic_store_explicit(&bus->plugged, true, memory_order_release);
    return STATUS_SUCCESS;
}

NTSTATUS dxg_bus_create(const struct escapement_device_model *model, struct dxg_bus **bus)
{
    if (!dxg_bus_model_is_sound(model)) {
        return STATUS_INVALID_PARAMETER;
    }
    struct dxg_bus *made = os_alloc(sizeof *made);
    if (made == NULL) {
        return STATUS_NO_MEMORY;
    }
    made->model = model;
    NTSTATUS status = place_all(made);
    if (!NT_SUCCESS(status)) {
        goto unplace;
    }
    dxg_bus_config_fill(made);
    status = make_device(made);
    if (!NT_SUCCESS(status)) {
        goto unplace;
    }
    *bus = made;
    return STATUS_SUCCESS;

unplace:
    unplace(made);
    os_free(made);
    return status;
}

void dxg_bus_destroy(struct dxg_bus *bus)
{
    if (bus == NULL) {
        return;
    }
    dxg_bus_connect(bus, NULL, NULL);
    release_registers(bus); /* before the device: a driver's thread that still reads finds nobody there */
    bus->model->destroy(bus->device);
    unplace(bus);
    os_free(bus);
}

NTSTATUS dxg_bus_connect(struct dxg_bus *bus, bool (*service)(void *context, uint32_t message), void *context)
{
    struct nt_interrupt *made = NULL;
    if (service != NULL) {
        made = nt_interrupt_connect(service, context, BUS_INTERRUPT_IRQL);
        if (made == NULL) {
            return STATUS_NO_MEMORY;
        }
    }
    os_lock(&bus->interrupt_lock);
    struct nt_interrupt *before = bus->interrupt;
    bus->interrupt = made;
    while (bus->synchronizing > 0) {
        os_condition_wait(&bus->synchronized, &bus->interrupt_lock, UINT64_MAX);
    }
    os_unlock(&bus->interrupt_lock);
    nt_interrupt_disconnect(before);
    return STATUS_SUCCESS;
}

bool dxg_bus_synchronize(struct dxg_bus *bus, bool (*routine)(void *context), void *context, bool *result)
{
    os_lock(&bus->interrupt_lock);
    struct nt_interrupt *interrupt = bus->interrupt;
    bus->synchronizing += interrupt != NULL;
    os_unlock(&bus->interrupt_lock);
    if (interrupt == NULL) {
        return false;
    }
    *result = nt_interrupt_synchronize(interrupt, routine, context);
    os_lock(&bus->interrupt_lock);
    if (--bus->synchronizing == 0) {
        os_condition_wake_all(&bus->synchronized);
    }
    os_unlock(&bus->interrupt_lock);
    return true;
}

struct nt_interrupt *dxg_bus_interrupt(struct dxg_bus *bus)
{
    os_lock(&bus->interrupt_lock);
    struct nt_interrupt *interrupt = bus->interrupt;
    os_unlock(&bus->interrupt_lock);
    return interrupt;
}

void dxg_bus_unplug(struct dxg_bus *bus)
{
    atomic_store_explicit(&bus->plugged, false, memory_order_release);
}

bool dxg_bus_is_plugged(const struct dxg_bus *bus)
{
    return atomic_load_explicit(&bus->plugged, memory_order_acquire);
}

NTSTATUS dxg_bus_replug(struct dxg_bus *bus)
{
    if (dxg_bus_is_plugged(bus)) {
        return STATUS_SUCCESS;
    }
    bus->model->destroy(bus->device);
    bus->device = NULL;
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        if (bus->bars[i].memory != NULL) {
            memset(bus->bars[i].memory, 0, bus->model->bars[i].size_bytes);
        }
    }
    return make_device(bus);
}
