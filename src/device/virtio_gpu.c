/*
 * virtio_gpu.c: the virtio GPU – one scanout, two-dimensional resources, and the commands of its two queues.
 *
 * Layouts and numbers: OASIS, Virtual I/O Device version 1.2, 5.7. Everything is little-endian, as the host is.
 */
#include "device/edid.h"
#include "device/presets.h"
#include "device/virtio.h"

#include <string.h>

enum { CONTROL_QUEUE, CURSOR_QUEUE, QUEUES };
enum {
    WIDTH = 1024,
    HEIGHT = 768,
    SCANOUTS = 1,
    REPORTED_SCANOUTS = 16, /* in every answer, however many there are */
    QUEUE_SIZE = 64,
    MOST_DIMENSION = 16384,
    MOST_BACKING = 16384,            /* pieces of memory behind a resource */
    MOST_RESOURCE_BYTES = 256 << 20, /* of all resources together */
    EDID_ROOM = 1024,
    PIXEL_BYTES = 4,
};

#define FEATURE_EDID (UINT64_C(1) << 1)
#define FLAG_FENCE   1u

enum command {
    GET_DISPLAY_INFO = 0x0100,
    RESOURCE_CREATE_2D = 0x0101,
    RESOURCE_UNREF = 0x0102,
    SET_SCANOUT = 0x0103,
    RESOURCE_FLUSH = 0x0104,
    TRANSFER_TO_HOST_2D = 0x0105,
    RESOURCE_ATTACH_BACKING = 0x0106,
    RESOURCE_DETACH_BACKING = 0x0107,
    GET_CAPSET_INFO = 0x0108,
    GET_CAPSET = 0x0109,
    GET_EDID = 0x010A,
    UPDATE_CURSOR = 0x0300,
    MOVE_CURSOR = 0x0301,
};

enum response {
    OK_NODATA = 0x1100,
    OK_DISPLAY_INFO = 0x1101,
    OK_CAPSET_INFO = 0x1102,
    OK_CAPSET = 0x1103,
    OK_EDID = 0x1104,
    ERR_UNSPEC = 0x1200,
    ERR_OUT_OF_MEMORY = 0x1201,
    ERR_INVALID_SCANOUT_ID = 0x1202,
    ERR_INVALID_RESOURCE_ID = 0x1203,
    ERR_INVALID_CONTEXT_ID = 0x1204,
    ERR_INVALID_PARAMETER = 0x1205,
};

struct header {
    uint32_t type, flags;
    uint64_t fence_id;
    uint32_t context_id;
    uint8_t ring_index, padding[3];
};

struct rectangle {
    uint32_t x, y, width, height;
};

struct display_info {
    struct header header;
    struct {
        struct rectangle rectangle;
        uint32_t enabled, flags;
    } scanouts[REPORTED_SCANOUTS];
};

struct create_2d {
    struct header header;
    uint32_t resource, format, width, height;
};

struct of_resource {
    struct header header;
    uint32_t resource, padding;
};

struct set_scanout {
    struct header header;
    struct rectangle rectangle;
    uint32_t scanout, resource;
};

struct flush {
    struct header header;
    struct rectangle rectangle;
    uint32_t resource, padding;
};

struct transfer {
    struct header header;
    struct rectangle rectangle;
    uint64_t offset;
    uint32_t resource, padding;
};

struct attach {
    struct header header;
    uint32_t resource, entries;
};

struct backing {
    uint64_t physical;
    uint32_t bytes, padding;
};

struct capset_info {
    struct header header;
    uint32_t id, largest_version, largest_bytes, padding;
};

struct get_edid {
    struct header header;
    uint32_t scanout, padding;
};

struct edid_answer {
    struct header header;
    uint32_t bytes, padding;
    uint8_t edid[EDID_ROOM];
};

struct cursor {
    struct header header;
    uint32_t scanout, x, y, padding;
    uint32_t resource, hot_x, hot_y, padding2;
};

struct resource {
    struct resource *next;
    uint32_t id, width, height;
    uint8_t *pixels;
    struct backing *backing;
    uint32_t backing_count;
};

struct config {
    uint32_t events_read, events_clear, scanouts, capsets;
};

struct gpu {
    struct device_virtio virtio; /* first, and its lock guards the rest */
    struct resource *resources;
    uint64_t resource_bytes;
    uint32_t shown; /* the resource on the scanout; 0: none */
    struct rectangle shown_part;
    struct cursor cursor;
    uint32_t flushes;
    struct config config;
};

_Static_assert(sizeof(struct header) == 24 && sizeof(struct display_info) == 408, "as the specification has them");
_Static_assert(sizeof(struct transfer) == 56 && sizeof(struct cursor) == 56, "as the specification has them");

/* ------------------------------------------------------------------------------------------------------- resources */

static struct resource **find(struct gpu *gpu, uint32_t id)
{
    struct resource **link = &gpu->resources;
    while (*link != NULL && (*link)->id != id) {
        link = &(*link)->next;
    }
    return link;
}

static uint64_t bytes_of(const struct resource *resource)
{
    return (uint64_t)resource->width * resource->height * PIXEL_BYTES;
}

static void destroy_resource(struct gpu *gpu, struct resource **link)
{
    struct resource *resource = *link;
    *link = resource->next;
    gpu->resource_bytes -= bytes_of(resource);
    if (gpu->shown == resource->id) {
        gpu->shown = 0;
    }
    os_free(resource->backing);
    os_free(resource->pixels);
    os_free(resource);
}

static bool lies_within(const struct rectangle *part, uint32_t width, uint32_t height)
{
    return part->width <= width && part->x <= width - part->width && part->height <= height &&
           part->y <= height - part->height;
}

/* The formats of 5.7.6.7: four bytes a pixel, all of them. */
static bool is_a_format(uint32_t format)
{
    return (format >= 1 && format <= 4) || format == 67 || format == 68 || format == 121 || format == 134;
}

/* -------------------------------------------------------------------------------------------------------- commands */

/* The fixed part of a command, after `header`. False: the buffer ends before it. */
static bool take(struct gpu *gpu, const struct device_virtio_chain *chain, void *command, size_t bytes)
{
    return device_virtio_take(&gpu->virtio, chain, 0, command, bytes) == bytes;
}

static uint32_t answer(struct gpu *gpu, const struct device_virtio_chain *chain, const struct header *asked,
                       uint32_t type, void *response, size_t bytes)
{
    struct header *header = response;
    header->type = type;
    header->context_id = asked->context_id;
    if ((asked->flags & FLAG_FENCE) != 0) {
        header->flags = FLAG_FENCE;
        header->fence_id = asked->fence_id;
        header->ring_index = asked->ring_index;
    }
    return (uint32_t)device_virtio_give(&gpu->virtio, chain, 0, response, bytes);
}

static uint32_t create_2d(struct gpu *gpu, const struct device_virtio_chain *chain)
{
    struct create_2d command;
    if (!take(gpu, chain, &command, sizeof command) || !is_a_format(command.format) || command.width == 0 ||
        command.height == 0 || command.width > MOST_DIMENSION || command.height > MOST_DIMENSION) {
        return ERR_INVALID_PARAMETER;
    }
    if (command.resource == 0 || *find(gpu, command.resource) != NULL) {
        return ERR_INVALID_RESOURCE_ID;
    }
    struct resource *made = os_alloc(sizeof *made);
    if (made == NULL) {
        return ERR_OUT_OF_MEMORY;
    }
    made->id = command.resource;
    made->width = command.width;
    made->height = command.height;
    if (bytes_of(made) > MOST_RESOURCE_BYTES - gpu->resource_bytes) {
        goto free_resource;
    }
    made->pixels = os_alloc((size_t)bytes_of(made));
    if (made->pixels == NULL) {
        goto free_resource;
    }
    gpu->resource_bytes += bytes_of(made);
    made->next = gpu->resources;
    gpu->resources = made;
    return OK_NODATA;

free_resource:
    os_free(made);
    return ERR_OUT_OF_MEMORY;
}

static uint32_t unref(struct gpu *gpu, const struct device_virtio_chain *chain)
{
    struct of_resource command;
    if (!take(gpu, chain, &command, sizeof command)) {
        return ERR_INVALID_PARAMETER;
    }
    struct resource **link = find(gpu, command.resource);
    if (*link == NULL) {
        return ERR_INVALID_RESOURCE_ID;
    }
    destroy_resource(gpu, link);
    return OK_NODATA;
}

static uint32_t set_scanout(struct gpu *gpu, const struct device_virtio_chain *chain)
{
    struct set_scanout command;
    if (!take(gpu, chain, &command, sizeof command)) {
        return ERR_INVALID_PARAMETER;
    }
    if (command.scanout >= SCANOUTS) {
        return ERR_INVALID_SCANOUT_ID;
    }
    if (command.resource == 0) { /* the scanout is switched off */
        gpu->shown = 0;
        return OK_NODATA;
    }
    const struct resource *resource = *find(gpu, command.resource);
    if (resource == NULL) {
        return ERR_INVALID_RESOURCE_ID;
    }
    if (command.rectangle.width < 16 || command.rectangle.height < 16 ||
        !lies_within(&command.rectangle, resource->width, resource->height)) {
        return ERR_INVALID_PARAMETER;
    }
    gpu->shown = command.resource;
    gpu->shown_part = command.rectangle;
    return OK_NODATA;
}

static uint32_t flush(struct gpu *gpu, const struct device_virtio_chain *chain)
{
    struct flush command;
    if (!take(gpu, chain, &command, sizeof command)) {
        return ERR_INVALID_PARAMETER;
    }
    const struct resource *resource = *find(gpu, command.resource);
    if (resource == NULL) {
        return ERR_INVALID_RESOURCE_ID;
    }
    if (!lies_within(&command.rectangle, resource->width, resource->height)) {
        return ERR_INVALID_PARAMETER;
    }
    gpu->flushes++;
    return OK_NODATA;
}

/* Bytes of the driver's memory behind a resource. False: it ends, or no memory is there. */
static bool read_backing(struct gpu *gpu, const struct resource *resource, uint64_t offset, uint8_t *to, size_t bytes)
{
    for (uint32_t i = 0; i < resource->backing_count && bytes > 0; i++) {
        const struct backing *piece = &resource->backing[i];
        if (offset >= piece->bytes) {
            offset -= piece->bytes;
            continue;
        }
        size_t count = piece->bytes - (size_t)offset < bytes ? piece->bytes - (size_t)offset : bytes;
        if (gpu->virtio.services->dma_read(gpu->virtio.kernel, piece->physical + offset, to, count) != 0) {
            return false;
        }
        to += count;
        bytes -= count;
        offset = 0;
    }
    return bytes == 0;
}

static uint32_t transfer(struct gpu *gpu, const struct device_virtio_chain *chain)
{
    struct transfer command;
    if (!take(gpu, chain, &command, sizeof command)) {
        return ERR_INVALID_PARAMETER;
    }
    const struct resource *resource = *find(gpu, command.resource);
    if (resource == NULL || resource->backing == NULL) {
        return ERR_INVALID_RESOURCE_ID;
    }
    const struct rectangle *part = &command.rectangle;
    if (!lies_within(part, resource->width, resource->height) || command.offset > bytes_of(resource)) {
        return ERR_INVALID_PARAMETER;
    }
    uint64_t stride = (uint64_t)resource->width * PIXEL_BYTES;
    for (uint32_t y = 0; y < part->height; y++) {
        uint8_t *to = resource->pixels + (part->y + y) * stride + (uint64_t)part->x * PIXEL_BYTES;
        if (!read_backing(gpu, resource, command.offset + y * stride, to, (size_t)part->width * PIXEL_BYTES)) {
            return ERR_UNSPEC;
        }
    }
    return OK_NODATA;
}

static uint32_t attach(struct gpu *gpu, const struct device_virtio_chain *chain)
{
    struct attach command;
    if (!take(gpu, chain, &command, sizeof command) || command.entries == 0 || command.entries > MOST_BACKING) {
        return ERR_INVALID_PARAMETER;
    }
    struct resource *resource = *find(gpu, command.resource);
    if (resource == NULL) {
        return ERR_INVALID_RESOURCE_ID;
    }
    if (resource->backing != NULL) {
        return ERR_UNSPEC;
    }
    size_t bytes = command.entries * sizeof(struct backing);
    struct backing *backing = os_alloc(bytes);
    if (backing == NULL) {
        return ERR_OUT_OF_MEMORY;
    }
    if (device_virtio_take(&gpu->virtio, chain, sizeof command, backing, bytes) != bytes) {
        os_free(backing);
        return ERR_INVALID_PARAMETER;
    }
    resource->backing = backing;
    resource->backing_count = command.entries;
    return OK_NODATA;
}

static uint32_t detach(struct gpu *gpu, const struct device_virtio_chain *chain)
{
    struct of_resource command;
    if (!take(gpu, chain, &command, sizeof command)) {
        return ERR_INVALID_PARAMETER;
    }
    struct resource *resource = *find(gpu, command.resource);
    if (resource == NULL || resource->backing == NULL) {
        return ERR_INVALID_RESOURCE_ID;
    }
    os_free(resource->backing);
    resource->backing = NULL;
    resource->backing_count = 0;
    return OK_NODATA;
}

static uint32_t move_cursor(struct gpu *gpu, const struct device_virtio_chain *chain)
{
    struct cursor command;
    if (!take(gpu, chain, &command, sizeof command)) {
        return ERR_INVALID_PARAMETER;
    }
    if (command.scanout >= SCANOUTS) {
        return ERR_INVALID_SCANOUT_ID;
    }
    if (command.header.type == UPDATE_CURSOR) {
        if (command.resource != 0 && *find(gpu, command.resource) == NULL) {
            return ERR_INVALID_RESOURCE_ID;
        }
        gpu->cursor = command;
    } else {
        gpu->cursor.x = command.x;
        gpu->cursor.y = command.y;
    }
    return OK_NODATA;
}

/* ------------------------------------------------------------------------------------------- commands that tell much
 */

static uint32_t display_info(struct gpu *gpu, const struct device_virtio_chain *chain, const struct header *asked)
{
    struct display_info info = {0};
    info.scanouts[0].rectangle = (struct rectangle){.width = WIDTH, .height = HEIGHT};
    info.scanouts[0].enabled = 1;
    return answer(gpu, chain, asked, OK_DISPLAY_INFO, &info, sizeof info);
}

/* There are no capability sets: none of the numbers that may be asked for is one. */
static uint32_t capset_info(struct gpu *gpu, const struct device_virtio_chain *chain, const struct header *asked)
{
    struct capset_info info = {0};
    return answer(gpu, chain, asked, OK_CAPSET_INFO, &info, sizeof info);
}

static uint32_t edid(struct gpu *gpu, const struct device_virtio_chain *chain, const struct header *asked)
{
    struct get_edid command;
    struct edid_answer response = {.bytes = DEVICE_EDID_BYTES};
    uint32_t refusal = ERR_INVALID_PARAMETER;
    if (take(gpu, chain, &command, sizeof command) && (gpu->virtio.driver_features & FEATURE_EDID) != 0) {
        if (command.scanout < SCANOUTS) {
            device_edid_fill(response.edid, WIDTH, HEIGHT);
            return answer(gpu, chain, asked, OK_EDID, &response, sizeof response);
        }
        refusal = ERR_INVALID_SCANOUT_ID;
    }
    return answer(gpu, chain, asked, refusal, &response.header, sizeof response.header);
}

static const struct row {
    uint32_t command;
    uint32_t queue;
    /* One of the two: a status alone, or an answer of its own. */
    uint32_t (*obey)(struct gpu *gpu, const struct device_virtio_chain *chain);
    uint32_t (*tell)(struct gpu *gpu, const struct device_virtio_chain *chain, const struct header *asked);
} rows[] = {
    {GET_DISPLAY_INFO, CONTROL_QUEUE, NULL, display_info},  {RESOURCE_CREATE_2D, CONTROL_QUEUE, create_2d, NULL},
    {RESOURCE_UNREF, CONTROL_QUEUE, unref, NULL},           {SET_SCANOUT, CONTROL_QUEUE, set_scanout, NULL},
    {RESOURCE_FLUSH, CONTROL_QUEUE, flush, NULL},           {TRANSFER_TO_HOST_2D, CONTROL_QUEUE, transfer, NULL},
    {RESOURCE_ATTACH_BACKING, CONTROL_QUEUE, attach, NULL}, {RESOURCE_DETACH_BACKING, CONTROL_QUEUE, detach, NULL},
    {GET_CAPSET_INFO, CONTROL_QUEUE, NULL, capset_info},    {GET_EDID, CONTROL_QUEUE, NULL, edid},
    {UPDATE_CURSOR, CURSOR_QUEUE, move_cursor, NULL},       {MOVE_CURSOR, CURSOR_QUEUE, move_cursor, NULL},
};

static uint32_t handle(struct device_virtio *virtio, uint32_t queue, const struct device_virtio_chain *chain)
{
    struct gpu *gpu = (struct gpu *)virtio;
    struct header asked = {0};
    struct header response = {0};
    uint32_t type = ERR_UNSPEC;
    if (take(gpu, chain, &asked, sizeof asked)) {
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
            if (rows[i].command != asked.type || rows[i].queue != queue) {
                continue;
            }
            if (rows[i].tell != NULL) {
                return rows[i].tell(gpu, chain, &asked);
            }
            type = rows[i].obey(gpu, chain);
        }
    }
    return answer(gpu, chain, &asked, type, &response, sizeof response);
}

/* ------------------------------------------------------------------------------------------------------------ life */

static void reset(struct device_virtio *virtio)
{
    struct gpu *gpu = (struct gpu *)virtio;
    while (gpu->resources != NULL) {
        destroy_resource(gpu, &gpu->resources);
    }
    gpu->shown = 0;
    gpu->cursor = (struct cursor){0};
    gpu->flushes = 0;
    gpu->config = (struct config){.scanouts = SCANOUTS};
}

static void read_config(struct device_virtio *virtio, uint32_t offset, void *to, uint32_t bytes)
{
    const struct gpu *gpu = (const struct gpu *)virtio;
    memcpy(to, (const char *)&gpu->config + offset, bytes);
}

/* Events are cleared by writing their bits to events_clear, which reads as zero. */
static void write_config(struct device_virtio *virtio, uint32_t offset, const void *from, uint32_t bytes)
{
    struct gpu *gpu = (struct gpu *)virtio;
    uint32_t events = 0;
    if (offset == offsetof(struct config, events_clear)) {
        memcpy(&events, from, bytes < sizeof events ? bytes : sizeof events);
        gpu->config.events_read &= ~events;
    }
}

static const struct device_virtio_type gpu_type = {
    .features = FEATURE_EDID,
    .queues = QUEUES,
    .queue_size = QUEUE_SIZE,
    .config_bytes = sizeof(struct config),
    .handle = handle,
    .reset = reset,
    .read_config = read_config,
    .write_config = write_config,
};

static void *gpu_create(const struct escapement_device_services *services, void *kernel,
                        void *const memory[ESCAPEMENT_DEVICE_BARS])
{
    (void)memory;
    struct gpu *gpu = os_alloc(sizeof *gpu);
    if (gpu != NULL && !device_virtio_init(&gpu->virtio, &gpu_type, services, kernel)) {
        os_free(gpu);
        return NULL;
    }
    return gpu;
}

static void gpu_destroy(void *device)
{
    struct gpu *gpu = device;
    if (gpu != NULL) {
        device_virtio_fini(&gpu->virtio);
        reset(&gpu->virtio);
        os_free(gpu);
    }
}

uint32_t device_virtio_gpu_pixel(void *device, uint32_t x, uint32_t y)
{
    struct gpu *gpu = device;
    uint32_t pixel = 0;
    os_lock(&gpu->virtio.lock);
    const struct resource *resource = gpu->shown != 0 ? *find(gpu, gpu->shown) : NULL;
    if (resource != NULL && x < gpu->shown_part.width && y < gpu->shown_part.height) {
        uint64_t at = ((uint64_t)(gpu->shown_part.y + y) * resource->width + gpu->shown_part.x + x) * PIXEL_BYTES;
        memcpy(&pixel, resource->pixels + at, sizeof pixel);
    }
    os_unlock(&gpu->virtio.lock);
    return pixel;
}

const struct escapement_device_model device_virtio_gpu = {
    .abi = ESCAPEMENT_DEVICE_ABI,
    .name = "virtio-gpu",
    .vendor_id = DEVICE_VIRTIO_VENDOR,
    .device_id = 0x1050,
    .subsystem_vendor_id = DEVICE_VIRTIO_VENDOR,
    .subsystem_id = 0x1100,
    .revision = 1,
    .class_code = 0x038000,
    .bars =
        {
            [DEVICE_VIRTIO_MSIX_BAR] = {ESCAPEMENT_BAR_REGISTERS, DEVICE_VIRTIO_MSIX_BAR_BYTES},
            [DEVICE_VIRTIO_BAR] = {ESCAPEMENT_BAR_REGISTERS | ESCAPEMENT_BAR_WIDE | ESCAPEMENT_BAR_PREFETCHABLE,
                                   DEVICE_VIRTIO_BAR_BYTES},
        },
    .create = gpu_create,
    .destroy = gpu_destroy,
    .read = device_virtio_read,
    .write = device_virtio_write,
    .capabilities = device_virtio_capabilities,
    .capability_count = DEVICE_VIRTIO_CAPABILITIES,
    .messages = DEVICE_VIRTIO_MESSAGES,
    .read_config = device_virtio_read_config,
    .write_config = device_virtio_write_config,
    .register_name = device_virtio_register_name,
};
