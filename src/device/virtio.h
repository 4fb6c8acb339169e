/*
 * virtio.h: a virtio device on PCI, as version 1.2 of OASIS' specification has it – capabilities, registers, split
 * virtqueues over DMA, interrupts. What the device does with a buffer is its type's.
 *
 * Bar 1 has the MSI-X table; bar 4 the common configuration at 0, the interrupt status at 0x1000, the type's
 * configuration at 0x2000 and the notifications at 0x3000, four bytes a queue. One thread carries out what the queues
 * hold, a buffer at a time, with the device's lock held; a register is read and written beside it between two buffers.
 * A driver that breaks the rules of a queue finds DEVICE_NEEDS_RESET set, and the queues stand still until it resets.
 */
#ifndef ESCAPEMENT_DEVICE_VIRTIO_H
#define ESCAPEMENT_DEVICE_VIRTIO_H

#include "nt/os.h"

#include <escapement/device.h>

enum {
    DEVICE_VIRTIO_VENDOR = 0x1AF4,
    DEVICE_VIRTIO_QUEUES = 2,  /* at most */
    DEVICE_VIRTIO_PARTS = 512, /* of one buffer, either way, at most */
    DEVICE_VIRTIO_MSIX_BAR = 1,
    DEVICE_VIRTIO_BAR = 4,
    DEVICE_VIRTIO_MSIX_BAR_BYTES = 0x1000,
    DEVICE_VIRTIO_BAR_BYTES = 0x4000,
    DEVICE_VIRTIO_MESSAGES = 3,
    DEVICE_VIRTIO_CAPABILITIES = 6,
};

#define DEVICE_VIRTIO_F_INDIRECT (UINT64_C(1) << 28)
#define DEVICE_VIRTIO_F_VERSION1 (UINT64_C(1) << 32)

/** A piece of a buffer, in physical memory. */
struct device_virtio_part {
    uint64_t physical;
    uint32_t bytes;
};

/** A buffer that the driver put into a queue: what the device reads, and what it writes. */
struct device_virtio_chain {
    uint16_t head;
    uint16_t read_parts, write_parts;
    uint64_t read_bytes, write_bytes;
    struct device_virtio_part reads[DEVICE_VIRTIO_PARTS];
    struct device_virtio_part writes[DEVICE_VIRTIO_PARTS];
};

struct device_virtio;

struct device_virtio_type {
    uint64_t features; /* beyond the two above, which every device has */
    uint16_t queues;
    uint16_t queue_size; /* the largest; a power of two */
    uint32_t config_bytes;
    /** Carry out a buffer, and say how many bytes were written to it. The device's lock is held. */
    uint32_t (*handle)(struct device_virtio *virtio, uint32_t queue, const struct device_virtio_chain *chain);
    /** Back to the power-on state. The lock is held. */
    void (*reset)(struct device_virtio *virtio);
    /** The type's own configuration; within `config_bytes`. The lock is held. */
    void (*read_config)(struct device_virtio *virtio, uint32_t offset, void *to, uint32_t bytes);
    void (*write_config)(struct device_virtio *virtio, uint32_t offset, const void *from, uint32_t bytes);
};

struct device_virtio_queue {
    uint16_t size, vector;
    bool enabled;
    uint64_t descriptors, available, used;
    uint16_t next_available, next_used; /* how far the device has come */
};

struct device_virtio {
    const struct escapement_device_services *services;
    void *kernel;
    const struct device_virtio_type *type;
    struct os_lock lock; /* guards everything below */
    struct os_condition work;
    struct os_thread *thread;
    bool ends;
    uint32_t notified; /* a bit a queue */
    uint32_t feature_select, driver_feature_select;
    uint64_t driver_features;
    uint16_t config_vector, queue_select;
    uint8_t status, interrupt_status;
    struct device_virtio_queue queues[DEVICE_VIRTIO_QUEUES];
    uint8_t msix[DEVICE_VIRTIO_MSIX_BAR_BYTES];
    uint8_t window[20]; /* the capability through which configuration space reaches the bars */
    struct device_virtio_chain chain;
};

/** The capabilities, for a model's table. */
extern const struct escapement_capability device_virtio_capabilities[DEVICE_VIRTIO_CAPABILITIES];

/** In zeroed memory. False: no thread could be made, and nothing is left. */
bool device_virtio_init(struct device_virtio *virtio, const struct device_virtio_type *type,
                        const struct escapement_device_services *services, void *kernel);
/** Waits for the thread. */
void device_virtio_fini(struct device_virtio *virtio);

/** A model's functions, with the device's `struct device_virtio` at its beginning. */
uint64_t device_virtio_read(void *device, uint32_t bar, uint64_t offset, uint32_t width);
void device_virtio_write(void *device, uint32_t bar, uint64_t offset, uint32_t width, uint64_t value);
void device_virtio_read_config(void *device, uint32_t offset, uint8_t *bytes, uint32_t count);
void device_virtio_write_config(void *device, uint32_t offset, const uint8_t *bytes, uint32_t count);
const char *device_virtio_register_name(void *device, uint32_t bar, uint64_t offset);

/** Copy from a buffer, and to it, beginning at a byte of it. Returns how many bytes there were; a piece that no memory
 * lies behind ends it. */
size_t device_virtio_take(const struct device_virtio *virtio, const struct device_virtio_chain *chain, uint64_t offset,
                          void *to, size_t bytes);
size_t device_virtio_give(const struct device_virtio *virtio, const struct device_virtio_chain *chain, uint64_t offset,
                          const void *from, size_t bytes);

/* Between virtio.c and virtio_queue.c. */

enum device_virtio_taken {
    DEVICE_VIRTIO_EMPTY,
    DEVICE_VIRTIO_TAKEN,
    DEVICE_VIRTIO_BROKEN, /* what the driver wrote is no queue */
};
/** The next buffer of a queue, into virtio->chain. */
enum device_virtio_taken device_virtio_queue_take(struct device_virtio *virtio, struct device_virtio_queue *queue);
/** Give virtio->chain back. False: the queue has no memory. `wants_interrupt` says whether the driver is to be told. */
bool device_virtio_queue_give(struct device_virtio *virtio, struct device_virtio_queue *queue, uint32_t written,
                              bool *wants_interrupt);

#endif
