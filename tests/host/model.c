/*
 * model.c: a device model of one register bar, whole or with one thing wrong, as the compiler is told.
 */
#include <escapement/device.h>
#include <stdlib.h>

struct model {
    uint64_t last;
};

static void *create(const struct escapement_device_services *services, void *kernel,
                    void *const memory[ESCAPEMENT_DEVICE_BARS])
{
    (void)services;
    (void)kernel;
    (void)memory;
#ifdef MODEL_NO_MEMORY
    return NULL;
#else
    return calloc(1, sizeof(struct model));
#endif
}

#ifndef MODEL_NULL
static void destroy(void *device)
{
    free(device);
}
#endif

static uint64_t read_register(void *device, uint32_t bar, uint64_t offset, uint32_t width)
{
    (void)bar;
    (void)offset;
    (void)width;
    return ((struct model *)device)->last;
}

static void write_register(void *device, uint32_t bar, uint64_t offset, uint32_t width, uint64_t value)
{
    (void)bar;
    (void)offset;
    (void)width;
    ((struct model *)device)->last = value;
}

#ifdef MODEL_NAMELESS
#define MODEL another_name
#else
#define MODEL escapement_device_model
#endif
extern const struct escapement_device_model MODEL;
__attribute__((visibility("default"))) const struct escapement_device_model MODEL = {
#ifdef MODEL_OTHER_ABI
    .abi = 99,
#else
    .abi = ESCAPEMENT_DEVICE_ABI,
#endif
    .name = "test",
    .vendor_id = 0x1AF4,
    .device_id = 0x7357,
    .class_code = 0x030000,
#ifdef MODEL_BAD_BAR
    .bars = {{ESCAPEMENT_BAR_REGISTERS, 4097}},
#else
    .bars = {{ESCAPEMENT_BAR_REGISTERS, 4096}},
#endif
    .create = create,
#ifndef MODEL_NULL
    .destroy = destroy,
#endif
    .read = read_register,
    .write = write_register,
};
