/*
 * virtio.c: a virtio device's registers on PCI, and the thread that empties its queues.
 */
#include "device/virtio.h"

#include <string.h>

enum { COMMON = 0x0000, ISR = 0x1000, CONFIG = 0x2000, NOTIFY = 0x3000, REGION_BYTES = 0x1000, NOTIFY_MULTIPLIER = 4 };
enum { STATUS_DRIVER_OK = 4, STATUS_FEATURES_OK = 8, STATUS_NEEDS_RESET = 0x40 };
enum { INTERRUPT_QUEUE = 1, INTERRUPT_CONFIG = 2 };
enum { CAP_COMMON = 1, CAP_NOTIFY, CAP_ISR, CAP_DEVICE, CAP_PCI };

#define NO_VECTOR   0xFFFFu
#define WINDOW_DATA 16u /* where in the window's capability what it shows begins */

/* ---------------------------------------------------------------------------------------------------- capabilities */

// clang-format off
#define U32(value) (value) & 0xFF, (value) >> 8 & 0xFF, (value) >> 16 & 0xFF, (value) >> 24 & 0xFF
/* From the third byte on: length, type, bar, id and padding, offset, length. */
#define REGION(bytes, type, offset, length) \
    (bytes), (type), DEVICE_VIRTIO_BAR, 0, 0, 0, U32(offset), U32(length)

static const uint8_t msix[] = {DEVICE_VIRTIO_MESSAGES - 1, 0, U32(0x000 | DEVICE_VIRTIO_MSIX_BAR),
                               U32(0x800 | DEVICE_VIRTIO_MSIX_BAR)};
static const uint8_t msix_writable[sizeof msix] = {0x00, 0xC0};
static const uint8_t common[] = {REGION(16, CAP_COMMON, COMMON, REGION_BYTES)};
static const uint8_t isr[]    = {REGION(16, CAP_ISR, ISR, REGION_BYTES)};
static const uint8_t config[] = {REGION(16, CAP_DEVICE, CONFIG, REGION_BYTES)};
static const uint8_t notify[] = {REGION(20, CAP_NOTIFY, NOTIFY, REGION_BYTES), U32(NOTIFY_MULTIPLIER)};
static const uint8_t window[] = {20, CAP_PCI, 0, 0, 0, 0, U32(0), U32(0), U32(0)};
static const uint8_t window_writable[] = {0, 0, 0xFF, 0, 0, 0, U32(0xFFFFFFFFu), U32(0xFFFFFFFFu), U32(0xFFFFFFFFu)};

#define VENDOR(region) {.id = 0x09, .size_bytes = 2 + sizeof (region), .bytes = (region)}
const struct escapement_capability device_virtio_capabilities[DEVICE_VIRTIO_CAPABILITIES] = {
    {.id = 0x11, .size_bytes = 2 + sizeof msix, .bytes = msix, .writable = msix_writable}, /* at 0x40 */
    VENDOR(common), /* at 0x4C */
    VENDOR(isr),    /* at 0x5C */
    VENDOR(config), /* at 0x6C */
    VENDOR(notify), /* at 0x7C */
    {.id = 0x09, .size_bytes = 2 + sizeof window, .bytes = window, .writable = window_writable}, /* at 0x90 */
};
// clang-format on
enum { WINDOW_AT = 0x90 };

/* ------------------------------------------------------------------------------------------------------ interrupts */

/* With the lock held; the kernel only notes it. */
static void interrupt(struct device_virtio *virtio, uint16_t vector, uint8_t why)
{
    uint32_t messages = virtio->services->messages(virtio->kernel);
    if (messages == 0) {
        virtio->interrupt_status |= why;
        virtio->services->interrupt(virtio->kernel, 0);
    } else if (vector < messages) {
        virtio->services->interrupt(virtio->kernel, vector);
    }
}

static void break_down(struct device_virtio *virtio)
{
    virtio->status |= STATUS_NEEDS_RESET;
    virtio->services->log(virtio->kernel, "a virtqueue breaks the rules; the device needs a reset");
    interrupt(virtio, virtio->config_vector, INTERRUPT_CONFIG);
}

/* ---------------------------------------------------------------------------------------------------------- thread */

static bool runs(const struct device_virtio *virtio)
{
    return (virtio->status & (STATUS_DRIVER_OK | STATUS_NEEDS_RESET)) == STATUS_DRIVER_OK && !virtio->ends;
}

/* One buffer. False: there is none. */
static bool serve(struct device_virtio *virtio, uint32_t index)
{
    struct device_virtio_queue *queue = &virtio->queues[index];
    bool wants_interrupt = false;
    enum device_virtio_taken taken = device_virtio_queue_take(virtio, queue);
    if (taken == DEVICE_VIRTIO_TAKEN) {
        uint32_t written = virtio->type->handle(virtio, index, &virtio->chain);
        if (!device_virtio_queue_give(virtio, queue, written, &wants_interrupt)) {
            taken = DEVICE_VIRTIO_BROKEN;
        }
    }
    if (taken == DEVICE_VIRTIO_BROKEN) {
        break_down(virtio);
    } else if (wants_interrupt) {
        interrupt(virtio, queue->vector, INTERRUPT_QUEUE);
    }
    return taken == DEVICE_VIRTIO_TAKEN;
}

/* The lock is let go between two buffers. */
static void empty(struct device_virtio *virtio, uint32_t index)
{
    while (runs(virtio) && virtio->queues[index].enabled && serve(virtio, index)) {
        os_unlock(&virtio->lock);
        os_lock(&virtio->lock);
    }
}

static void run(void *argument)
{
    struct device_virtio *virtio = argument;
    os_lock(&virtio->lock);
    while (!virtio->ends) {
        if (virtio->notified == 0) {
            os_condition_wait(&virtio->work, &virtio->lock, UINT64_MAX);
            continue;
        }
        uint32_t index = (uint32_t)__builtin_ctz(virtio->notified);
        virtio->notified &= virtio->notified - 1;
        empty(virtio, index);
    }
    os_unlock(&virtio->lock);
}

/* ------------------------------------------------------------------------------------------------------- registers */

static uint64_t offered(const struct device_virtio *virtio)
{
    return virtio->type->features | DEVICE_VIRTIO_F_INDIRECT | DEVICE_VIRTIO_F_VERSION1;
}

static void reset(struct device_virtio *virtio)
{
    virtio->notified = 0;
    virtio->feature_select = 0;
    virtio->driver_feature_select = 0;
    virtio->driver_features = 0;
    virtio->config_vector = NO_VECTOR;
    virtio->queue_select = 0;
    virtio->status = 0;
    virtio->interrupt_status = 0;
    for (uint32_t i = 0; i < DEVICE_VIRTIO_QUEUES; i++) {
        virtio->queues[i] = (struct device_virtio_queue){.size = virtio->type->queue_size, .vector = NO_VECTOR};
    }
    virtio->type->reset(virtio);
}

/* Null: the driver selected one that there is not, and reads zeros. */
static struct device_virtio_queue *selected(struct device_virtio *virtio)
{
    return virtio->queue_select < virtio->type->queues ? &virtio->queues[virtio->queue_select] : NULL;
}

static void set_status(struct device_virtio *virtio, uint8_t status)
{
    if (status == 0) {
        reset(virtio);
        return;
    }
    /* Features that were not offered, or a driver of before version 1: the bit does not stay. */
    if ((status & STATUS_FEATURES_OK) != 0 && (virtio->status & STATUS_FEATURES_OK) == 0 &&
        ((virtio->driver_features & ~offered(virtio)) != 0 ||
         (virtio->driver_features & DEVICE_VIRTIO_F_VERSION1) == 0)) {
        status &= (uint8_t)~STATUS_FEATURES_OK;
    }
    virtio->status = status | (virtio->status & STATUS_NEEDS_RESET);
}

static void set_driver_features(struct device_virtio *virtio, uint32_t value)
{
    if (virtio->driver_feature_select > 1) {
        return;
    }
    uint32_t shift = 32 * virtio->driver_feature_select;
    uint64_t mask = UINT64_C(0xFFFFFFFF) << shift;
    virtio->driver_features = (virtio->driver_features & ~mask) | (uint64_t)value << shift;
}

static uint16_t vector_of(const struct device_virtio *virtio, uint64_t value)
{
    return value < virtio->services->messages(virtio->kernel) ? (uint16_t)value : NO_VECTOR;
}

enum common_field {
    FEATURE_SELECT,
    FEATURE,
    DRIVER_FEATURE_SELECT,
    DRIVER_FEATURE,
    CONFIG_VECTOR,
    NUM_QUEUES,
    STATUS,
    GENERATION,
    QUEUE_SELECT,
    QUEUE_SIZE,
    QUEUE_VECTOR,
    QUEUE_ENABLE,
    QUEUE_NOTIFY_OFF,
    QUEUE_DESC,
    QUEUE_DRIVER,
    QUEUE_DEVICE,
    QUEUE_NOTIFY_DATA,
    QUEUE_RESET,
    FIELDS,
};

// clang-format off
static const struct field {
    uint8_t offset, bytes;
    const char *name;
} fields[FIELDS] = {
    [FEATURE_SELECT]        = {0,  4, "device_feature_select"},
    [FEATURE]               = {4,  4, "device_feature"},
    [DRIVER_FEATURE_SELECT] = {8,  4, "driver_feature_select"},
    [DRIVER_FEATURE]        = {12, 4, "driver_feature"},
    [CONFIG_VECTOR]         = {16, 2, "config_msix_vector"},
    [NUM_QUEUES]            = {18, 2, "num_queues"},
    [STATUS]                = {20, 1, "device_status"},
    [GENERATION]            = {21, 1, "config_generation"},
    [QUEUE_SELECT]          = {22, 2, "queue_select"},
    [QUEUE_SIZE]            = {24, 2, "queue_size"},
    [QUEUE_VECTOR]          = {26, 2, "queue_msix_vector"},
    [QUEUE_ENABLE]          = {28, 2, "queue_enable"},
    [QUEUE_NOTIFY_OFF]      = {30, 2, "queue_notify_off"},
    [QUEUE_DESC]            = {32, 8, "queue_desc"},
    [QUEUE_DRIVER]          = {40, 8, "queue_driver"},
    [QUEUE_DEVICE]          = {48, 8, "queue_device"},
    [QUEUE_NOTIFY_DATA]     = {56, 2, "queue_notify_data"},
    [QUEUE_RESET]           = {58, 2, "queue_reset"},
};
// clang-format on

static uint64_t get_of_queue(const struct device_virtio_queue *queue, uint16_t index, enum common_field field)
{
    switch (field) {
    case QUEUE_SIZE:
        return queue->size;
    case QUEUE_VECTOR:
        return queue->vector;
    case QUEUE_ENABLE:
        return queue->enabled;
    case QUEUE_NOTIFY_OFF:
    case QUEUE_NOTIFY_DATA:
        return index;
    case QUEUE_DESC:
        return queue->descriptors;
    case QUEUE_DRIVER:
        return queue->available;
    case QUEUE_DEVICE:
        return queue->used;
    default:
        return 0;
    }
}

static uint64_t get_field(struct device_virtio *virtio, enum common_field field)
{
    const struct device_virtio_queue *queue = selected(virtio);
    switch (field) {
    case FEATURE_SELECT:
        return virtio->feature_select;
    case FEATURE:
        return virtio->feature_select > 1 ? 0 : (uint32_t)(offered(virtio) >> 32 * virtio->feature_select);
    case DRIVER_FEATURE_SELECT:
        return virtio->driver_feature_select;
    case DRIVER_FEATURE:
        return virtio->driver_feature_select > 1
                   ? 0
                   : (uint32_t)(virtio->driver_features >> 32 * virtio->driver_feature_select);
    case CONFIG_VECTOR:
        return virtio->config_vector;
    case NUM_QUEUES:
        return virtio->type->queues;
    case STATUS:
        return virtio->status;
    case QUEUE_SELECT:
        return virtio->queue_select;
    default:
        return queue != NULL ? get_of_queue(queue, virtio->queue_select, field) : 0;
    }
}

/* Addresses and the size are the queue's for good once it is enabled. */
static void set_of_queue(struct device_virtio *virtio, struct device_virtio_queue *queue, enum common_field field,
                         uint64_t value)
{
    if (field == QUEUE_VECTOR) {
        queue->vector = vector_of(virtio, value);
        return;
    }
    if (queue->enabled) {
        return;
    }
    switch (field) {
    case QUEUE_SIZE:
        if (value > 0 && value <= virtio->type->queue_size && (value & (value - 1)) == 0) {
            queue->size = (uint16_t)value;
        }
        break;
    case QUEUE_ENABLE:
        queue->enabled = value == 1;
        break;
    case QUEUE_DESC:
        queue->descriptors = value;
        break;
    case QUEUE_DRIVER:
        queue->available = value;
        break;
    case QUEUE_DEVICE:
        queue->used = value;
        break;
    default:
        break;
    }
}

static void set_field(struct device_virtio *virtio, enum common_field field, uint64_t value)
{
    struct device_virtio_queue *queue = selected(virtio);
    switch (field) {
    case FEATURE_SELECT:
        virtio->feature_select = (uint32_t)value;
        break;
    case DRIVER_FEATURE_SELECT:
        virtio->driver_feature_select = (uint32_t)value;
        break;
    case DRIVER_FEATURE:
        set_driver_features(virtio, (uint32_t)value);
        break;
    case CONFIG_VECTOR:
        virtio->config_vector = vector_of(virtio, value);
        break;
    case STATUS:
        set_status(virtio, (uint8_t)value);
        break;
    case QUEUE_SELECT:
        virtio->queue_select = (uint16_t)value;
        break;
    default:
        if (queue != NULL) {
            set_of_queue(virtio, queue, field, value);
        }
        break;
    }
}

/* The field that an access falls into; FIELDS for none. */
static enum common_field find_field(uint64_t offset, uint32_t width)
{
    enum common_field field = FEATURE_SELECT;
    while (field < FIELDS &&
           (offset < fields[field].offset || offset + width > (uint64_t)fields[field].offset + fields[field].bytes)) {
        field++;
    }
    return field;
}

static uint64_t mask_of(uint32_t width)
{
    return UINT64_MAX >> (64 - 8 * width);
}

static uint64_t read_common(struct device_virtio *virtio, uint64_t offset, uint32_t width)
{
    enum common_field field = find_field(offset, width);
    return field == FIELDS ? 0 : get_field(virtio, field) >> 8 * (offset - fields[field].offset) & mask_of(width);
}

/* A part of a field leaves the rest as it was: half an address at a time. */
static void write_common(struct device_virtio *virtio, uint64_t offset, uint32_t width, uint64_t value)
{
    enum common_field field = find_field(offset, width);
    if (field != FIELDS) {
        uint32_t shift = 8 * (uint32_t)(offset - fields[field].offset);
        uint64_t kept = width == fields[field].bytes ? 0 : get_field(virtio, field) & ~(mask_of(width) << shift);
        set_field(virtio, field, kept | (value & mask_of(width)) << shift);
    }
}

static uint64_t read_region(struct device_virtio *virtio, uint64_t offset, uint32_t width)
{
    uint64_t value = 0;
    switch (offset & ~(uint64_t)(REGION_BYTES - 1)) {
    case COMMON:
        return read_common(virtio, offset, width);
    case ISR:
        if (offset == ISR) { /* read, and thereby acknowledged */
            value = virtio->interrupt_status;
            virtio->interrupt_status = 0;
        }
        return value;
    case CONFIG:
        if (offset - CONFIG + width <= virtio->type->config_bytes) {
            virtio->type->read_config(virtio, (uint32_t)(offset - CONFIG), &value, width);
        }
        return value;
    default:
        return 0;
    }
}

static void write_region(struct device_virtio *virtio, uint64_t offset, uint32_t width, uint64_t value)
{
    uint64_t queue = (offset - NOTIFY) / NOTIFY_MULTIPLIER;
    switch (offset & ~(uint64_t)(REGION_BYTES - 1)) {
    case COMMON:
        write_common(virtio, offset, width, value);
        break;
    case CONFIG:
        if (offset - CONFIG + width <= virtio->type->config_bytes) {
            virtio->type->write_config(virtio, (uint32_t)(offset - CONFIG), &value, width);
        }
        break;
    case NOTIFY:
        if (queue < virtio->type->queues) {
            virtio->notified |= 1u << queue;
            os_condition_wake_all(&virtio->work);
        }
        break;
    default:
        break;
    }
}

/* With the lock held. The access ends within its bar. */
static uint64_t read_bar(struct device_virtio *virtio, uint32_t bar, uint64_t offset, uint32_t width)
{
    uint64_t value = 0;
    if (bar == DEVICE_VIRTIO_BAR) {
        return read_region(virtio, offset, width);
    }
    memcpy(&value, virtio->msix + offset, width);
    return value;
}

static void write_bar(struct device_virtio *virtio, uint32_t bar, uint64_t offset, uint32_t width, uint64_t value)
{
    if (bar == DEVICE_VIRTIO_BAR) {
        write_region(virtio, offset, width, value);
    } else {
        memcpy(virtio->msix + offset, &value, width);
    }
}

uint64_t device_virtio_read(void *device, uint32_t bar, uint64_t offset, uint32_t width)
{
    struct device_virtio *virtio = device;
    os_lock(&virtio->lock);
    uint64_t value = read_bar(virtio, bar, offset, width);
    os_unlock(&virtio->lock);
    return value;
}

void device_virtio_write(void *device, uint32_t bar, uint64_t offset, uint32_t width, uint64_t value)
{
    struct device_virtio *virtio = device;
    os_lock(&virtio->lock);
    write_bar(virtio, bar, offset, width, value);
    os_unlock(&virtio->lock);
}

const char *device_virtio_register_name(void *device, uint32_t bar, uint64_t offset)
{
    (void)device;
    if (bar != DEVICE_VIRTIO_BAR) {
        return "msix";
    }
    if (offset < ISR) {
        enum common_field field = find_field(offset, 1);
        return field == FIELDS ? NULL : fields[field].name;
    }
    return offset < CONFIG ? "isr_status" : offset < NOTIFY ? "device_config" : "queue_notify";
}

/* ---------------------------------------------------------------------------------------------------------- window */

/* What the window's capability points at, if it is an access that a bar can have. */
static bool find_window(const struct device_virtio *virtio, uint32_t *bar, uint32_t *offset, uint32_t *width)
{
    memcpy(offset, virtio->window + 8, sizeof *offset);
    memcpy(width, virtio->window + 12, sizeof *width);
    *bar = virtio->window[4];
    uint32_t size = *bar == DEVICE_VIRTIO_BAR        ? DEVICE_VIRTIO_BAR_BYTES
                    : *bar == DEVICE_VIRTIO_MSIX_BAR ? DEVICE_VIRTIO_MSIX_BAR_BYTES
                                                     : 0;
    return (*width == 1 || *width == 2 || *width == 4) && *offset % *width == 0 && *offset < size &&
           *width <= size - *offset;
}

void device_virtio_read_config(void *device, uint32_t offset, uint8_t *bytes, uint32_t count)
{
    struct device_virtio *virtio = device;
    uint32_t bar;
    uint32_t at;
    uint32_t width;
    if (offset + count <= WINDOW_AT + WINDOW_DATA || offset > WINDOW_AT + WINDOW_DATA) {
        return;
    }
    os_lock(&virtio->lock);
    if (find_window(virtio, &bar, &at, &width)) {
        uint64_t value = read_bar(virtio, bar, at, width);
        for (uint32_t i = 0; i < width && WINDOW_AT + WINDOW_DATA + i < offset + count; i++) {
            bytes[WINDOW_AT + WINDOW_DATA + i - offset] = (uint8_t)(value >> 8 * i);
        }
    }
    os_unlock(&virtio->lock);
}

void device_virtio_write_config(void *device, uint32_t offset, const uint8_t *bytes, uint32_t count)
{
    struct device_virtio *virtio = device;
    uint32_t bar;
    uint32_t at;
    uint32_t width;
    os_lock(&virtio->lock);
    for (uint32_t i = 0; i < count; i++) {
        if (offset + i >= WINDOW_AT + 4 && offset + i < WINDOW_AT + sizeof virtio->window) {
            virtio->window[offset + i - WINDOW_AT] = bytes[i];
        }
    }
    bool reaches_data = offset <= WINDOW_AT + WINDOW_DATA && offset + count > WINDOW_AT + WINDOW_DATA;
    if (reaches_data && find_window(virtio, &bar, &at, &width)) {
        uint64_t value = 0;
        memcpy(&value, virtio->window + WINDOW_DATA, width);
        write_bar(virtio, bar, at, width, value);
    }
    os_unlock(&virtio->lock);
}

/* ------------------------------------------------------------------------------------------------------------ life */

bool device_virtio_init(struct device_virtio *virtio, const struct device_virtio_type *type,
                        const struct escapement_device_services *services, void *kernel)
{
    virtio->services = services;
    virtio->kernel = kernel;
    virtio->type = type;
    reset(virtio);
    return os_thread_create(&virtio->thread, "virtio", run, virtio) == 0;
}

void device_virtio_fini(struct device_virtio *virtio)
{
    os_lock(&virtio->lock);
    virtio->ends = true;
    os_condition_wake_all(&virtio->work);
    os_unlock(&virtio->lock);
    os_thread_join(virtio->thread);
}
