/*
 * device.h: what a device model is – the hardware behind a display adapter, written for Linux.
 *
 * A model is a shared object that exports `escapement_device_model`. The kernel shows it to the miniport as a PCI
 * function: configuration space, up to six base address registers and one interrupt. A register bar is reached through
 * READ_REGISTER_* and WRITE_REGISTER_*, each access being one call of the model; a memory bar is plain memory that the
 * driver and the model share. Everything here has System V linkage; no driver includes this file.
 */
#ifndef ESCAPEMENT_DEVICE_H
#define ESCAPEMENT_DEVICE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Moves when a structure below changes; a model made for another number is refused, by name. */
#define ESCAPEMENT_DEVICE_ABI 1u

#define ESCAPEMENT_DEVICE_BARS 6u

/** The name of the one symbol that a model exports, of type `const struct escapement_device_model`. */
#define ESCAPEMENT_DEVICE_SYMBOL "escapement_device_model"

enum escapement_bar_kind {
    ESCAPEMENT_BAR_NONE = 0,
    ESCAPEMENT_BAR_REGISTERS = 1, /* each access calls the model */
    ESCAPEMENT_BAR_MEMORY = 2,    /* plain memory, zeroed at start */
};

struct escapement_bar {
    enum escapement_bar_kind kind;
    uint64_t size_bytes; /* a power of two, at least 4096 */
};

/** What the kernel does for a model. Every function may be called from any thread of the model's own. */
struct escapement_device_services {
    /**
     * Assert the interrupt. Returns at once; the miniport's interrupt routine runs on the kernel's interrupt thread.
     * Message 0 is the line-based interrupt.
     */
    void (*interrupt)(void *kernel, uint32_t message);
    /**
     * Direct memory access: copy from or to physical memory. Returns 0, or -EFAULT for an address that no memory of
     * the kernel backs; a partial copy may have happened.
     */
    int (*dma_read)(void *kernel, uint64_t physical, void *to, size_t bytes);
    int (*dma_write)(void *kernel, uint64_t physical, const void *from, size_t bytes);
};

struct escapement_device_model {
    uint32_t abi; /* ESCAPEMENT_DEVICE_ABI */
    const char *name;
    uint16_t vendor_id;
    uint16_t device_id;
    uint16_t subsystem_vendor_id;
    uint16_t subsystem_id;
    uint8_t revision;
    uint32_t class_code; /* 24 bits: 0x030000 is a VGA-compatible display controller */
    struct escapement_bar bars[ESCAPEMENT_DEVICE_BARS];

    /**
     * Make one device in its power-on state. `memory[i]` is the memory of bar i where its kind is MEMORY, else null;
     * it stays the kernel's and outlives the device. Null: no memory.
     */
    void *(*create)(const struct escapement_device_services *services, void *kernel,
                    void *const memory[ESCAPEMENT_DEVICE_BARS]);
    /** The model's threads have ended and it raises no interrupt once this returns. Null does nothing. */
    void (*destroy)(void *device);
    /** One access to a register bar. `width` is 1, 2, 4 or 8 bytes and divides `offset`. Called from any thread. */
    uint64_t (*read)(void *device, uint32_t bar, uint64_t offset, uint32_t width);
    void (*write)(void *device, uint32_t bar, uint64_t offset, uint32_t width, uint64_t value);
};

#ifdef __cplusplus
}
#endif

#endif
