/*
 * presets.h: the device models that come with the program, by name.
 *
 * A preset is hardware: it includes nothing of the kernels above it but their memory, locks and threads (nt/os.h), and
 * trusts no driver. Every function of a model may be called by any thread at any IRQL, and none of them waits.
 */
#ifndef ESCAPEMENT_DEVICE_PRESETS_H
#define ESCAPEMENT_DEVICE_PRESETS_H

#include <escapement/device.h>

struct device_preset {
    const char *name;
    const char *what; /* for --help and messages */
    const struct escapement_device_model *model;
};

/** The rows, and how many there are. */
extern const struct device_preset device_presets[];
extern const size_t device_preset_count;

/** Null: no preset has that name. */
const struct escapement_device_model *device_preset_find(const char *name);

/**
 * bochs: the VGA adapter of Bochs and of QEMU's `-device VGA`. Bar 0 is 16 MiB of framebuffer; bar 2 has an EDID at 0,
 * VGA's ports 0x3C0..0x3DF at 0x400, the VBE DISPI registers at 0x500 and the byte order at 0x604. The same VGA and
 * DISPI registers answer at their ports (0x1CE, 0x1CF). No interrupt.
 * Where the documents are silent or differ: X and Y resolution and depth do not change while the display is enabled,
 * and a mode that the framebuffer cannot hold is not enabled.
 */
extern const struct escapement_device_model device_bochs;

/**
 * virtio-gpu: the virtio GPU of version 1.2 (PCI 1AF4:1050), without a third dimension. Registers, capabilities and
 * queues as virtio.h has them; offers VERSION_1, INDIRECT_DESC and EDID. One scanout of 1024x768. Its line interrupts,
 * or three messages where the registry asks for them.
 */
extern const struct escapement_device_model device_virtio_gpu;
/** What its scanout shows there, as the resource's format has it; 0 outside, and while it is off. Threads any. */
uint32_t device_virtio_gpu_pixel(void *device, uint32_t x, uint32_t y);

/** softgpu: the hardware behind drivers/softgpu, as build/drivers/softgpu/softgpu.device.so has it. */
extern const struct escapement_device_model device_softgpu;

#endif
