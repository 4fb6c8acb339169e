/*
 * bus.c: the PCI function behind an adapter – a device model made reachable at physical addresses, with an interrupt.
 */
#include "dxgkrnl/bus.h"

#include "nt/interrupt.h"
#include "nt/iospace.h"
#include "nt/os.h"

#include <errno.h>
#include <stdatomic.h>
#include <string.h>

#define CONFIG_BYTES   256u
#define INTERRUPT_IRQL 9

/* Where bars are placed: below 4 GiB where their size lets them, so that one base address register holds them. */
#define LOW_WINDOW_START  0xC0000000ull
#define LOW_WINDOW_END    0xFEC00000ull
#define HIGH_WINDOW_START 0x4000000000ull
#define HIGH_WINDOW_END   0x8000000000ull
#define LARGEST_LOW_BAR   0x10000000ull
#define LARGEST_BAR       0x400000000ull

struct bus_bar {
    struct dxg_bus *bus;
    uint32_t index;
    uint64_t physical; /* 0: not placed */
    void *memory;      /* of a memory bar */
};

struct dxg_bus {
    const struct escapement_device_model *model;
    void *device;
    struct bus_bar bars[ESCAPEMENT_DEVICE_BARS];
    _Atomic bool plugged;
    struct os_lock interrupt_lock; /* guards `interrupt` against the device's threads, and the driver's */
    struct nt_interrupt *interrupt;
    struct os_condition synchronized;
    uint32_t synchronizing; /* threads in dxg_bus_synchronize, which keep the interrupt connected */
    struct os_lock config_lock;
    uint8_t config[CONFIG_BYTES];
};

static uint64_t register_read(void *opaque, uint64_t offset, uint32_t width)
{
    const struct bus_bar *bar = opaque;
    if (!dxg_bus_is_plugged(bar->bus)) {
        return UINT64_MAX >> (64 - 8 * width);
    }
    return bar->bus->model->read(bar->bus->device, bar->index, offset, width);
}

static void register_write(void *opaque, uint64_t offset, uint32_t width, uint64_t value)
{
    const struct bus_bar *bar = opaque;
    if (dxg_bus_is_plugged(bar->bus)) {
        bar->bus->model->write(bar->bus->device, bar->index, offset, width, value);
    }
}

static const struct nt_register_ops register_ops = {.read = register_read, .write = register_write};

static void service_interrupt(void *kernel, uint32_t message)
{
    struct dxg_bus *bus = kernel;
    os_lock(&bus->interrupt_lock);
    if (bus->interrupt != NULL && dxg_bus_is_plugged(bus)) {
        nt_interrupt_assert(bus->interrupt, message);
    }
    os_unlock(&bus->interrupt_lock);
}

static int service_dma_read(void *kernel, uint64_t physical, void *to, size_t bytes)
{
    return dxg_bus_is_plugged(kernel) ? nt_dma_read(physical, to, bytes) : -EFAULT;
}

static int service_dma_write(void *kernel, uint64_t physical, const void *from, size_t bytes)
{
    return dxg_bus_is_plugged(kernel) ? nt_dma_write(physical, from, bytes) : -EFAULT;
}

static const struct escapement_device_services services = {
    .interrupt = service_interrupt,
    .dma_read = service_dma_read,
    .dma_write = service_dma_write,
};

static bool is_wide(const struct escapement_bar *bar)
{
    return bar->size_bytes > LARGEST_LOW_BAR;
}

static bool bar_is_sound(const struct escapement_device_model *model, uint32_t index)
{
    const struct escapement_bar *bar = &model->bars[index];
    if (bar->kind == ESCAPEMENT_BAR_NONE) {
        return true;
    }
    if (bar->kind == ESCAPEMENT_BAR_REGISTERS ? model->read == NULL || model->write == NULL
                                              : bar->kind != ESCAPEMENT_BAR_MEMORY) {
        return false;
    }
    uint64_t size = bar->size_bytes;
    if (size < OS_PAGE || size > LARGEST_BAR || (size & (size - 1)) != 0) {
        return false;
    }
    /* A wide bar takes the register behind its own for the upper half of its address. */
    return !is_wide(bar) || (index + 1 < ESCAPEMENT_DEVICE_BARS && model->bars[index + 1].kind == ESCAPEMENT_BAR_NONE);
}

static bool model_is_sound(const struct escapement_device_model *model)
{
    if (model == NULL || model->abi != ESCAPEMENT_DEVICE_ABI || model->name == NULL || model->create == NULL ||
        model->destroy == NULL || model->vendor_id == 0 || model->vendor_id == 0xFFFF || model->class_code > 0xFFFFFF) {
        return false;
    }
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        if (!bar_is_sound(model, i)) {
            return false;
        }
    }
    return true;
}

static void put(struct dxg_bus *bus, uint32_t offset, uint32_t width, uint64_t value)
{
    for (uint32_t i = 0; i < width; i++) {
        bus->config[offset + i] = (uint8_t)(value >> 8 * i);
    }
}

static void fill_config(struct dxg_bus *bus)
{
    const struct escapement_device_model *model = bus->model;
    put(bus, 0x00, 2, model->vendor_id);
    put(bus, 0x02, 2, model->device_id);
    put(bus, 0x04, 2, 0x0006); /* answers to memory accesses, may master the bus */
    put(bus, 0x08, 1, model->revision);
    put(bus, 0x09, 3, model->class_code);
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        if (bus->bars[i].physical == 0) {
            continue;
        }
        bool memory = model->bars[i].kind == ESCAPEMENT_BAR_MEMORY;
        bool wide = is_wide(&model->bars[i]);
        put(bus, 0x10 + 4 * i, wide ? 8 : 4, bus->bars[i].physical | (memory ? 0x8u : 0) | (wide ? 0x4u : 0));
    }
    put(bus, 0x2C, 2, model->subsystem_vendor_id);
    put(bus, 0x2E, 2, model->subsystem_id);
    put(bus, 0x3C, 1, INTERRUPT_IRQL);
    put(bus, 0x3D, 1, 1); /* INTA# */
}

/* Claim a free place for a bar. Places are tried in steps of its size, which keeps it aligned to it. */
static NTSTATUS place(struct dxg_bus *bus, struct bus_bar *bar)
{
    const struct escapement_bar *is = &bus->model->bars[bar->index];
    uint64_t at = is_wide(is) ? HIGH_WINDOW_START : LOW_WINDOW_START;
    uint64_t end = is_wide(is) ? HIGH_WINDOW_END : LOW_WINDOW_END;
    const struct nt_register_ops *ops = is->kind == ESCAPEMENT_BAR_REGISTERS ? &register_ops : NULL;
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

static void unplace(struct dxg_bus *bus)
{
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
        if (bus->model->bars[i].kind == ESCAPEMENT_BAR_NONE) {
            continue;
        }
        if (bus->model->bars[i].kind == ESCAPEMENT_BAR_MEMORY) {
            bar->memory = os_map_pages(bus->model->bars[i].size_bytes, 0);
            if (bar->memory == NULL) {
                return STATUS_NO_MEMORY;
            }
        }
        NTSTATUS status = place(bus, bar);
        if (!NT_SUCCESS(status)) {
            return status;
        }
    }
    return STATUS_SUCCESS;
}

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
    if (!model_is_sound(model)) {
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
    fill_config(made);
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
    /* The addresses go before the device: a driver's thread that still reads finds nobody there. */
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        if (bus->bars[i].physical != 0 && bus->bars[i].memory == NULL) {
            nt_physical_release(bus->bars[i].physical);
            bus->bars[i].physical = 0;
        }
    }
    bus->model->destroy(bus->device);
    unplace(bus);
    os_free(bus);
}

NTSTATUS dxg_bus_connect(struct dxg_bus *bus, bool (*service)(void *context, uint32_t message), void *context)
{
    struct nt_interrupt *made = NULL;
    if (service != NULL) {
        made = nt_interrupt_connect(service, context, INTERRUPT_IRQL);
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

static uint32_t clip(uint32_t offset, uint32_t bytes)
{
    if (offset >= CONFIG_BYTES) {
        return 0;
    }
    return bytes < CONFIG_BYTES - offset ? bytes : CONFIG_BYTES - offset;
}

uint32_t dxg_bus_read_config(struct dxg_bus *bus, uint32_t offset, void *to, uint32_t bytes)
{
    bytes = clip(offset, bytes);
    os_lock(&bus->config_lock);
    if (dxg_bus_is_plugged(bus)) {
        memcpy(to, bus->config + offset, bytes);
    } else {
        memset(to, 0xFF, bytes);
    }
    os_unlock(&bus->config_lock);
    return bytes;
}

/* The bits of a byte of configuration space that a write changes. */
static uint8_t writable_bits(uint32_t offset)
{
    switch (offset) {
    case 0x04: /* command: memory, bus master, special cycles, parity, of which a device keeps what it is told */
        return 0x46;
    case 0x05: /* command: SERR#, interrupt disable */
        return 0x05;
    case 0x0C: /* cache line size */
    case 0x0D: /* latency timer */
    case 0x3C: /* interrupt line: a note that software leaves for itself */
        return 0xFF;
    default:
        return 0;
    }
}

uint32_t dxg_bus_write_config(struct dxg_bus *bus, uint32_t offset, const void *from, uint32_t bytes)
{
    bytes = clip(offset, bytes);
    const uint8_t *values = from;
    os_lock(&bus->config_lock);
    for (uint32_t i = 0; i < bytes && dxg_bus_is_plugged(bus); i++) {
        uint8_t bits = writable_bits(offset + i);
        bus->config[offset + i] = (uint8_t)((bus->config[offset + i] & ~bits) | (values[i] & bits));
    }
    os_unlock(&bus->config_lock);
    return bytes;
}

static void describe_bar(const struct bus_bar *bar, uint64_t bytes, CM_PARTIAL_RESOURCE_DESCRIPTOR *entry)
{
    if (bytes > UINT32_MAX) {
        entry->Type = CmResourceTypeMemoryLarge;
        entry->Flags = CM_RESOURCE_MEMORY_READ_WRITE | CM_RESOURCE_MEMORY_LARGE_40;
        entry->u.Memory40.Start.QuadPart = (LONGLONG)bar->physical;
        entry->u.Memory40.Length40 = (ULONG)(bytes >> 8);
        return;
    }
    entry->Type = CmResourceTypeMemory;
    entry->ShareDisposition = CmResourceShareDeviceExclusive;
    entry->Flags = CM_RESOURCE_MEMORY_READ_WRITE;
    entry->u.Memory.Start.QuadPart = (LONGLONG)bar->physical;
    entry->u.Memory.Length = (ULONG)bytes;
}

PCM_RESOURCE_LIST dxg_bus_resources(struct dxg_bus *bus)
{
    ULONG count = 1; /* the interrupt */
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        count += bus->bars[i].physical != 0;
    }
    PCM_RESOURCE_LIST list = os_alloc(sizeof *list + (count - 1) * sizeof(CM_PARTIAL_RESOURCE_DESCRIPTOR));
    if (list == NULL) {
        return NULL;
    }
    list->Count = 1;
    list->List[0].InterfaceType = PCIBus;
    list->List[0].PartialResourceList.Version = 1;
    list->List[0].PartialResourceList.Revision = 1;
    list->List[0].PartialResourceList.Count = count;
    CM_PARTIAL_RESOURCE_DESCRIPTOR *entry = list->List[0].PartialResourceList.PartialDescriptors;
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        if (bus->bars[i].physical != 0) {
            describe_bar(&bus->bars[i], bus->model->bars[i].size_bytes, entry++);
        }
    }
    entry->Type = CmResourceTypeInterrupt;
    entry->ShareDisposition = CmResourceShareShared;
    entry->Flags = CM_RESOURCE_INTERRUPT_LEVEL_SENSITIVE;
    entry->u.Interrupt.Level = INTERRUPT_IRQL;
    entry->u.Interrupt.Vector = 0x90;
    entry->u.Interrupt.Affinity = 1;
    return list;
}

bool dxg_bus_owns(const struct dxg_bus *bus, uint64_t physical, uint64_t bytes)
{
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        uint64_t start = bus->bars[i].physical;
        uint64_t size = bus->model->bars[i].size_bytes;
        if (start != 0 && physical >= start && bytes <= size && physical - start <= size - bytes) {
            return true;
        }
    }
    return false;
}

uint64_t dxg_bus_bar_address(const struct dxg_bus *bus, uint32_t bar)
{
    return bar < ESCAPEMENT_DEVICE_BARS ? bus->bars[bar].physical : 0;
}

const struct escapement_device_model *dxg_bus_model(const struct dxg_bus *bus)
{
    return bus->model;
}
