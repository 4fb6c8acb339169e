/*
 * trace.c: tells a driver's accesses to registers, each with the line of the driver that it stands on.
 */
#include "host/state.h"

#include "nt/backtrace.h"

enum { FRAMES = 24, PLACES = 256 };

/* Drivers come to the same lines again and again, and debug information is slow to ask. */
static struct {
    struct os_lock lock;
    struct {
        uint64_t address;
        struct image_place place;
    } known[PLACES];
} places;

static struct image_place place_of(struct image *image, uint64_t address)
{
    size_t slot = address % PLACES;
    os_lock(&places.lock);
    if (places.known[slot].address != address) {
        places.known[slot].address = address;
        /* A return address belongs to the call before it. */
        if (!image_symbolize(image, (const void *)(uintptr_t)(address - 1), &places.known[slot].place)) {
            places.known[slot].place = (struct image_place){0};
        }
    }
    struct image_place place = places.known[slot].place;
    os_unlock(&places.lock);
    return place;
}

static void tell(void *context, const struct dxg_bus_access *access)
{
    const struct host *host = context;
    uint64_t frames[FRAMES];
    struct image_place place = {0};
    size_t count = nt_backtrace_walk((uint64_t)(uintptr_t)__builtin_frame_address(0), frames, FRAMES);
    for (size_t i = 0; i < count; i++) {
        if (image_contains(host->image, (const void *)(uintptr_t)frames[i])) {
            place = place_of(host->image, frames[i]);
            break;
        }
    }
    struct host_register_access told = {
        .bar = access->bar,
        .width = access->width,
        .offset = access->offset,
        .value = access->value,
        .is_write = access->is_write,
        .name = access->name,
        .function = place.function,
        .file = place.file,
        .line = place.line,
    };
    host->trace(host->trace_context, &told);
}

void host_trace_begin(struct host *host, const struct host_options *options)
{
    host->trace = options->trace;
    host->trace_context = options->trace_context;
    for (size_t i = 0; i < PLACES; i++) {
        places.known[i].address = 0; /* the strings were another image's */
    }
    if (host->trace) {
        const struct dxg_bus_trace trace = {.access = tell, .context = host};
        dxg_bus_set_trace(&trace);
    }
}

void host_trace_end(void)
{
    dxg_bus_set_trace(NULL);
}
