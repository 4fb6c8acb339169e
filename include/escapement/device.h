/*
 * device.h: what a device model is – the hardware behind a display adapter, written for Linux.
 *
 * A model is a shared object that exports `escapement_device_model`. The kernel shows it to the miniport as a PCI
 * function: configuration space with capabilities, up to six base address registers, an interrupt line or messages, a
 * ROM. A register bar is reached through READ_REGISTER_* and WRITE_REGISTER_*, a port bar through READ_PORT_* and
 * WRITE_PORT_*, each access being one call of the model; a memory bar is plain memory that the driver and the model
 * share. Everything here has System V linkage; no driver includes this file. docs/device.md has an example.
 */
#ifndef ESCAPEMENT_DEVICE_H
#define ESCAPEMENT_DEVICE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Moves when a structure below changes. A model made for number 1 is one whose members end with `write`, and whose
 * memory bars are prefetchable without saying so; one made for a number that this kernel does not know is refused.
 */
#define ESCAPEMENT_DEVICE_ABI 2u

#define ESCAPEMENT_DEVICE_BARS   6u
#define ESCAPEMENT_DEVICE_RANGES 4u

/** What `read` and `write` are given as `bar` for an access to one of the model's fixed ranges of ports. */
#define ESCAPEMENT_BAR_FIXED_PORTS ESCAPEMENT_DEVICE_BARS

/** The name of the one symbol that a model exports, of type `const struct escapement_device_model`. */
#define ESCAPEMENT_DEVICE_SYMBOL "escapement_device_model"

enum escapement_bar_kind {
    ESCAPEMENT_BAR_NONE = 0,
    ESCAPEMENT_BAR_REGISTERS = 1, /* each access calls the model */
    ESCAPEMENT_BAR_MEMORY = 2,    /* plain memory, zeroed at start */
    ESCAPEMENT_BAR_PORTS = 3,     /* I/O ports; each access calls the model */
    ESCAPEMENT_BAR_KIND = 0xF,    /* the bits that tell the kind */
    /* And these, with REGISTERS or MEMORY: */
    ESCAPEMENT_BAR_WIDE = 0x10, /* 64-bit: placed above 4 GiB, and takes the next bar, which is NONE, for its upper
                                   half. A bar above 256 MiB is wide without saying so. */
    ESCAPEMENT_BAR_PREFETCHABLE = 0x20,
};

struct escapement_bar {
    uint32_t kind;       /* enum escapement_bar_kind: a kind, with its bits */
    uint64_t size_bytes; /* a power of two, from 4096 to 16 GiB; of ports from 4 to 256 */
};

/** Ports whose numbers are the device's by tradition, as 0x3C0..0x3DF are a VGA's: they are no bar's. */
struct escapement_ports {
    uint16_t first;
    uint16_t count; /* 0: none */
};

/**
 * A PCI capability. The kernel places them from offset 0x40 of configuration space on, in their order, each at a
 * multiple of four, and links them.
 */
struct escapement_capability {
    uint8_t id;           /* 0x01 power management, 0x05 MSI, 0x09 vendor-specific, 0x10 PCI Express, 0x11 MSI-X ... */
    uint8_t size_bytes;   /* with the two bytes of id and link */
    const uint8_t *bytes; /* from the third byte on, `size_bytes` - 2 of them */
    /** As many; a bit that is set here is one that software may change. Null: none may be. */
    const uint8_t *writable;
};

/** What the kernel does for a model. Every function may be called from any thread of the model's own. */
struct escapement_device_services {
    /**
     * Assert the interrupt. Returns at once; the miniport's interrupt routine runs on the kernel's interrupt thread.
     * `message` is the message's number where the device was given messages, and 0 for its line.
     */
    void (*interrupt)(void *kernel, uint32_t message);
    /**
     * Direct memory access: copy from or to physical memory. Returns 0, or -EFAULT for an address that no memory of
     * the kernel backs; a partial copy may have happened.
     */
    int (*dma_read)(void *kernel, uint64_t physical, void *to, size_t bytes);
    int (*dma_write)(void *kernel, uint64_t physical, const void *from, size_t bytes);

    /* From number 2 on. */

    /** How many messages the device was given (MSI, MSI-X); 0: its interrupt is the line. Not from within `create`. */
    uint32_t (*messages)(void *kernel);
    /** A remark of the model's for whoever reads the kernel's log: one line. */
    void (*log)(void *kernel, const char *line);
};

struct escapement_device_model {
    uint32_t abi; /* ESCAPEMENT_DEVICE_ABI, as the model was compiled */
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
    /**
     * One access to a register bar or a port bar. `width` is 1, 2, 4 or 8 bytes (of ports 1, 2 or 4) and divides
     * `offset`, except for ports, and the access ends within the bar. A fixed port comes as bar
     * ESCAPEMENT_BAR_FIXED_PORTS with the port's number as `offset`. Called from any thread.
     */
    uint64_t (*read)(void *device, uint32_t bar, uint64_t offset, uint32_t width);
    void (*write)(void *device, uint32_t bar, uint64_t offset, uint32_t width, uint64_t value);

    /* From number 2 on; all may be zero. */

    struct escapement_ports ports[ESCAPEMENT_DEVICE_RANGES];
    const struct escapement_capability *capabilities;
    uint32_t capability_count;
    /**
     * How many messages the device can be given in place of its line. As on Windows it gets them when the registry asks
     * for them: MSISupported = 1 in the device's hardware key, below Device Parameters\Interrupt Management\
     * MessageSignaledInterruptProperties.
     */
    uint32_t messages;
    /** What DxgkCbReadDeviceSpace reads as DXGK_WHICHSPACE_ROM. */
    const void *rom;
    uint32_t rom_bytes;
    /**
     * Configuration space beyond what the kernel knows; both may be null. `read_config` may change `bytes`, which has
     * what the kernel would answer; `write_config` is told of a write that the kernel has carried out.
     */
    void (*read_config)(void *device, uint32_t offset, uint8_t *bytes, uint32_t count);
    void (*write_config)(void *device, uint32_t offset, const uint8_t *bytes, uint32_t count);
    /** "STATUS" for an offset of a bar, for a trace of accesses; null: it has no name. The text is the model's. May be
     * null itself. */
    const char *(*register_name)(void *device, uint32_t bar, uint64_t offset);
};

#ifdef __cplusplus
}
#endif

#endif
