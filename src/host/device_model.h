/*
 * device_model.h: a device model's shared object, loaded and found to keep device.h's promises.
 */
#ifndef ESCAPEMENT_HOST_DEVICE_MODEL_H
#define ESCAPEMENT_HOST_DEVICE_MODEL_H

#include <escapement/device.h>
#include <escapement/host.h>

struct device_registers;

struct host_device_model {
    const struct escapement_device_model *model;
    void *library;                      /* null for a preset */
    struct device_registers *registers; /* of host_options.registers, or null */
};

/**
 * Load what host_options.device and host_options.registers mean for this driver. False: `error` says what is wrong with
 * which file, and nothing is left.
 */
bool host_device_model_load(struct host_device_model *model, const char *driver, const struct host_options *options,
                            struct host_error *error);
/** The device must be gone. */
void host_device_model_unload(struct host_device_model *model);

#endif
