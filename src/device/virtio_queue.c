/*
 * virtio_queue.c: the split virtqueue – descriptors followed through the driver's memory, and used buffers given back.
 */
#include "device/virtio.h"

#include <string.h>

enum { DESCRIPTOR_NEXT = 1, DESCRIPTOR_WRITE = 2, DESCRIPTOR_INDIRECT = 4, AVAILABLE_NO_INTERRUPT = 1 };

struct descriptor {
    uint64_t address;
    uint32_t bytes;
    uint16_t flags;
    uint16_t next;
};

/* A table of descriptors, and how many it has. */
struct table {
    uint64_t physical;
    uint32_t count;
};

static bool fetch(const struct device_virtio *virtio, uint64_t physical, void *to, size_t bytes)
{
    return virtio->services->dma_read(virtio->kernel, physical, to, bytes) == 0;
}

static bool add_part(struct device_virtio_chain *chain, const struct descriptor *descriptor)
{
    struct device_virtio_part part = {descriptor->address, descriptor->bytes};
    if (descriptor->bytes == 0 || descriptor->address + descriptor->bytes < descriptor->address) {
        return false;
    }
    if ((descriptor->flags & DESCRIPTOR_WRITE) != 0) {
        if (chain->write_parts == DEVICE_VIRTIO_PARTS) {
            return false;
        }
        chain->writes[chain->write_parts++] = part;
        chain->write_bytes += part.bytes;
        return true;
    }
    /* What the device reads stands in front of what it writes. */
    if (chain->write_parts > 0 || chain->read_parts == DEVICE_VIRTIO_PARTS) {
        return false;
    }
    chain->reads[chain->read_parts++] = part;
    chain->read_bytes += part.bytes;
    return true;
}

/* An indirect descriptor stands alone, and its table has none. */
static bool enter_indirect(const struct device_virtio *virtio, const struct descriptor *descriptor, struct table *table,
                           bool *is_indirect)
{
    if (*is_indirect || (descriptor->flags & (DESCRIPTOR_NEXT | DESCRIPTOR_WRITE)) != 0 || descriptor->bytes == 0 ||
        descriptor->bytes % sizeof *descriptor != 0 || (virtio->driver_features & DEVICE_VIRTIO_F_INDIRECT) == 0) {
        return false;
    }
    *table = (struct table){descriptor->address, descriptor->bytes / (uint32_t)sizeof *descriptor};
    *is_indirect = true;
    return true;
}

static bool follow(struct device_virtio *virtio, const struct device_virtio_queue *queue)
{
    struct device_virtio_chain *chain = &virtio->chain;
    struct table table = {queue->descriptors, queue->size};
    bool is_indirect = false;
    uint32_t at = chain->head;
    /* No buffer has more descriptors than both tables: one that goes on is a ring. */
    for (uint32_t steps = 0; steps <= 2u * DEVICE_VIRTIO_PARTS; steps++) {
        struct descriptor descriptor;
        if (at >= table.count ||
            !fetch(virtio, table.physical + at * sizeof descriptor, &descriptor, sizeof descriptor)) {
            return false;
        }
        if ((descriptor.flags & DESCRIPTOR_INDIRECT) != 0) {
            if (!enter_indirect(virtio, &descriptor, &table, &is_indirect)) {
                return false;
            }
            at = 0;
            continue;
        }
        if (!add_part(chain, &descriptor)) {
            return false;
        }
        if ((descriptor.flags & DESCRIPTOR_NEXT) == 0) {
            return true;
        }
        at = descriptor.next;
    }
    return false;
}

enum device_virtio_taken device_virtio_queue_take(struct device_virtio *virtio, struct device_virtio_queue *queue)
{
    struct device_virtio_chain *chain = &virtio->chain;
    uint16_t available;
    if (!fetch(virtio, queue->available + 2, &available, sizeof available)) {
        return DEVICE_VIRTIO_BROKEN;
    }
    if (available == queue->next_available) {
        return DEVICE_VIRTIO_EMPTY;
    }
    if ((uint16_t)(available - queue->next_available) > queue->size) {
        return DEVICE_VIRTIO_BROKEN;
    }
    atomic_thread_fence(memory_order_acquire); /* the entry was written before the index */
    uint16_t slot = queue->next_available % queue->size;
    chain->read_parts = 0;
    chain->write_parts = 0;
    chain->read_bytes = 0;
    chain->write_bytes = 0;
    if (!fetch(virtio, queue->available + 4 + UINT64_C(2) * slot, &chain->head, sizeof chain->head) ||
        !follow(virtio, queue)) {
        return DEVICE_VIRTIO_BROKEN;
    }
    queue->next_available++;
    return DEVICE_VIRTIO_TAKEN;
}

bool device_virtio_queue_give(struct device_virtio *virtio, struct device_virtio_queue *queue, uint32_t written,
                              bool *wants_interrupt)
{
    const uint32_t element[2] = {virtio->chain.head, written};
    uint16_t slot = queue->next_used % queue->size;
    uint16_t next = (uint16_t)(queue->next_used + 1);
    uint16_t flags;
    int (*store)(void *, uint64_t, const void *, size_t) = virtio->services->dma_write;
    if (store(virtio->kernel, queue->used + 4 + UINT64_C(8) * slot, element, sizeof element) != 0) {
        return false;
    }
    atomic_thread_fence(memory_order_seq_cst); /* the element before the index, the index before the flags */
    if (store(virtio->kernel, queue->used + 2, &next, sizeof next) != 0) {
        return false;
    }
    atomic_thread_fence(memory_order_seq_cst);
    if (!fetch(virtio, queue->available, &flags, sizeof flags)) {
        return false;
    }
    queue->next_used = next;
    *wants_interrupt = (flags & AVAILABLE_NO_INTERRUPT) == 0;
    return true;
}

/* ----------------------------------------------------------------------------------------------------------- bytes */

/* What of a piece is asked for: from its byte `*skip` on, at most `left` bytes. 0: it lies in front of what is. */
static size_t share(const struct device_virtio_part *part, uint64_t *skip, size_t left)
{
    if (*skip >= part->bytes) {
        *skip -= part->bytes;
        return 0;
    }
    size_t there = part->bytes - (size_t)*skip;
    return there < left ? there : left;
}

size_t device_virtio_take(const struct device_virtio *virtio, const struct device_virtio_chain *chain, uint64_t offset,
                          void *to, size_t bytes)
{
    size_t done = 0;
    for (uint32_t i = 0; i < chain->read_parts && done < bytes; i++) {
        size_t count = share(&chain->reads[i], &offset, bytes - done);
        if (count > 0) {
            if (!fetch(virtio, chain->reads[i].physical + offset, (char *)to + done, count)) {
                break;
            }
            done += count;
            offset = 0;
        }
    }
    return done;
}

size_t device_virtio_give(const struct device_virtio *virtio, const struct device_virtio_chain *chain, uint64_t offset,
                          const void *from, size_t bytes)
{
    size_t done = 0;
    for (uint32_t i = 0; i < chain->write_parts && done < bytes; i++) {
        size_t count = share(&chain->writes[i], &offset, bytes - done);
        if (count > 0) {
            if (virtio->services->dma_write(virtio->kernel, chain->writes[i].physical + offset,
                                            (const char *)from + done, count) != 0) {
                break;
            }
            done += count;
            offset = 0;
        }
    }
    return done;
}
