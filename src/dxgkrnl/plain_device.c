/*
 * plain_device.c: the device behind an adapter for which nobody named a model – registers that hold what is written.
 */
#include "dxgkrnl/bus.h"
#include "nt/os.h"

#define REGISTER_BYTES 0x10000u
#define DOORBELL_WIDTH 4u

struct plain_device {
    const struct escapement_device_services *services;
    void *kernel;
    uint8_t registers[REGISTER_BYTES] __attribute__((aligned(8)));
};

static void *plain_create(const struct escapement_device_services *services, void *kernel,
                          void *const memory[ESCAPEMENT_DEVICE_BARS])
{
    (void)memory;
    struct plain_device *device = os_alloc(sizeof *device);
    if (device != NULL) {
        device->services = services;
        device->kernel = kernel;
    }
    return device;
}

static void plain_destroy(void *device)
{
    os_free(device);
}

/* Threads may meet at a register as they may at a real one, so each access is a single one of its width. */
static uint64_t plain_read(void *opaque, uint32_t bar, uint64_t offset, uint32_t width)
{
    (void)bar;
    const struct plain_device *device = opaque;
    const void *at = &device->registers[offset];
    switch (width) {
    case 1:
        return __atomic_load_n((const uint8_t *)at, __ATOMIC_RELAXED);
    case 2:
        return __atomic_load_n((const uint16_t *)at, __ATOMIC_RELAXED);
    case 4:
        return __atomic_load_n((const uint32_t *)at, __ATOMIC_RELAXED);
    default:
        return __atomic_load_n((const uint64_t *)at, __ATOMIC_RELAXED);
    }
}

static void plain_write(void *opaque, uint32_t bar, uint64_t offset, uint32_t width, uint64_t value)
{
    (void)bar;
    struct plain_device *device = opaque;
    void *at = &device->registers[offset];
    switch (width) {
    case 1:
        __atomic_store_n((uint8_t *)at, (uint8_t)value, __ATOMIC_RELAXED);
        break;
    case 2:
        __atomic_store_n((uint16_t *)at, (uint16_t)value, __ATOMIC_RELAXED);
        break;
    case 4:
        __atomic_store_n((uint32_t *)at, (uint32_t)value, __ATOMIC_RELAXED);
        break;
    default:
        __atomic_store_n((uint64_t *)at, value, __ATOMIC_RELAXED);
        break;
    }
    if (offset + width > DXG_PLAIN_DOORBELL && plain_read(device, 0, DXG_PLAIN_DOORBELL, DOORBELL_WIDTH) != 0) {
        device->services->interrupt(device->kernel, 0);
    }
}

const struct escapement_device_model dxg_plain_device = {
    .abi = ESCAPEMENT_DEVICE_ABI,
    .name = "plain",
    .vendor_id = 0xE5CA,
    .device_id = 0x0001,
    .subsystem_vendor_id = 0xE5CA,
    .subsystem_id = 0x0001,
    .revision = 1,
    .class_code = 0x038000, /* a display controller that is not VGA-compatible */
    .bars = {[0] = {.kind = ESCAPEMENT_BAR_REGISTERS, .size_bytes = REGISTER_BYTES}},
    .create = plain_create,
    .destroy = plain_destroy,
    .read = plain_read,
    .write = plain_write,
};
