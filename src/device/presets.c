/*
 * presets.c: the table of device models that need no file.
 */
#include "device/presets.h"

#include <string.h>

const struct device_preset device_presets[] = {
    {"softgpu", "the hardware of drivers/softgpu", &device_softgpu},
    {"bochs", "Bochs' VGA adapter: framebuffer, VBE registers, an EDID", &device_bochs},
    {"virtio-gpu", "the virtio GPU: virtqueues, one scanout, two dimensions", &device_virtio_gpu},
};
const size_t device_preset_count = sizeof device_presets / sizeof device_presets[0];

const struct escapement_device_model *device_preset_find(const char *name)
{
    for (size_t i = 0; i < device_preset_count; i++) {
        if (strcmp(device_presets[i].name, name) == 0) {
            return device_presets[i].model;
        }
    }
    return NULL;
}
