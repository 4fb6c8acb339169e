/*
 * softgpu_device.c: the softgpu as a PCI function – registers, a queue of work, one engine, one interrupt line.
 *
 * This is the hardware: a device model (include/escapement/device.h), in the place of the chip that a real miniport
 * has below it. It trusts neither the driver nor the streams: whatever is written, it stays in its own memory.
 */
#include "engine.h"

#include <errno.h>
#include <escapement/device.h>
#include <pthread.h>
#include <stdlib.h>

struct work {
    uint64_t physical;
    uint32_t bytes;
    uint32_t fence;
    uint32_t channel;
};

struct softgpu {
    const struct escapement_device_services *services;
    void *kernel;

    /* registers; `lock` guards them and the queue */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    uint32_t control;
    uint32_t int_status;
    uint32_t int_enable;
    uint32_t fences[SOFTGPU_CHANNELS];
    struct engine_result fault; /* of `fault_work`, while INT_FAULT is pending */
    struct work fault_work;
    uint32_t queue_registers[4]; /* address low and high, bytes, fence */
    uint32_t scratch[SOFTGPU_SCRATCH_REGISTERS];

    /* state */
    struct work queue[SOFTGPU_QUEUE_DEPTH];
    uint32_t queued;
    bool running; /* the engine has taken work and not given it back */
    struct work current;
    uint32_t stopping; /* who waits for the running stream to end */
    bool ending;
    _Atomic bool abort; /* the running stream is to end where it stands */
    struct engine engine;
    pthread_t thread;
};

/* ---------------------------------------------------------------------------------------------------- interrupt */
/** Called with the lock held; the kernel only notes the interrupt, so nothing comes back in here. */
static void pend(struct softgpu *gpu, uint32_t bits)
{
    gpu->int_status |= bits;
    if ((gpu->int_status & gpu->int_enable) != 0) {
        gpu->services->interrupt(gpu->kernel, 0);
    }
}

/* ---------------------------------------------------------------------------------------------------- queue */
/** Drop what is queued on the channels of a mask. Called with the lock held. */
static void drop_queued(struct softgpu *gpu, uint32_t channels)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < gpu->queued; i++) {
        if ((channels & 1u << gpu->queue[i].channel) == 0) {
            gpu->queue[kept++] = gpu->queue[i];
        }
    }
    gpu->queued = kept;
}

static void submit(struct softgpu *gpu, uint32_t channel)
{
    if (channel >= SOFTGPU_CHANNELS || gpu->queued == SOFTGPU_QUEUE_DEPTH) {
        return; /* the driver asks QUEUE_SPACE first */
    }
    gpu->queue[gpu->queued++] = (struct work){
        .physical = gpu->queue_registers[0] | (uint64_t)gpu->queue_registers[1] << 32,
        .bytes = gpu->queue_registers[2],
        .fence = gpu->queue_registers[3],
        .channel = channel,
    };
    pthread_cond_broadcast(&gpu->changed);
}

/** End the running stream if it belongs to one of the channels of a mask, and wait until it has ended. */
static void stop_running(struct softgpu *gpu, uint32_t channels)
{
    if (!gpu->running || (channels & 1u << gpu->current.channel) == 0) {
        return;
    }
    atomic_store(&gpu->abort, true); /* the engine's thread clears it once nobody waits */
    if (pthread_equal(pthread_self(), gpu->thread)) {
        return; /* a stream that stops its own engine does not wait for itself */
    }
    gpu->stopping++;
    while (gpu->running) {
        pthread_cond_wait(&gpu->changed, &gpu->lock);
    }
    gpu->stopping--;
    pthread_cond_broadcast(&gpu->changed);
}

static void drop(struct softgpu *gpu, uint32_t channels)
{
    drop_queued(gpu, channels);
    stop_running(gpu, channels);
}

static void reset(struct softgpu *gpu)
{
    gpu->control = 0;
    drop(gpu, UINT32_MAX);
    gpu->int_status = 0;
    gpu->int_enable = 0;
}

/* ---------------------------------------------------------------------------------------------------- engine */
static bool engine_is_interrupted(void *context)
{
    struct softgpu *gpu = context;
    return atomic_load_explicit(&gpu->abort, memory_order_relaxed);
}

static void device_write(void *device, uint32_t bar, uint64_t offset, uint32_t width, uint64_t value);

static void engine_writes_register(void *context, uint32_t offset, uint32_t value)
{
    device_write(context, SOFTGPU_BAR_REGISTERS, offset, 4, value);
}

/** Fetch and run one stream, without the lock. */
static struct engine_result run_work(struct softgpu *gpu, const struct work *work)
{
    static const struct engine_result unreadable = {ENGINE_FAULTED, SOFTGPU_FAULT_MEMORY, 0};
    if (work->bytes % 4 != 0 || work->bytes > SOFTGPU_MEMORY_BYTES) {
        return unreadable;
    }
    uint32_t *stream = malloc(work->bytes != 0 ? work->bytes : 4);
    if (stream == NULL) {
        return unreadable;
    }
    struct engine_result result = unreadable;
    if (gpu->services->dma_read(gpu->kernel, work->physical, stream, work->bytes) == 0) {
        result = engine_execute(&gpu->engine, stream, work->bytes / 4);
    }
    free(stream);
    return result;
}

static void complete(struct softgpu *gpu, const struct work *work, const struct engine_result *result)
{
    if (result->end == ENGINE_DONE) {
        gpu->fences[work->channel] = work->fence;
        pend(gpu, SOFTGPU_INT_CHANNEL(work->channel));
    } else if (result->end == ENGINE_FAULTED && !atomic_load(&gpu->abort)) {
        gpu->fault = *result;
        gpu->fault_work = *work;
        pend(gpu, SOFTGPU_INT_FAULT);
    }
}

static bool has_work(const struct softgpu *gpu)
{
    return gpu->queued > 0 && (gpu->control & SOFTGPU_CONTROL_ENABLE) != 0 &&
           (gpu->int_status & SOFTGPU_INT_FAULT) == 0 && gpu->stopping == 0;
}

static void *engine_thread(void *argument)
{
    struct softgpu *gpu = argument;
    pthread_mutex_lock(&gpu->lock);
    while (!gpu->ending) {
        if (!has_work(gpu)) {
            pthread_cond_wait(&gpu->changed, &gpu->lock);
            continue;
        }
        gpu->current = gpu->queue[0];
        for (uint32_t i = 1; i < gpu->queued; i++) {
            gpu->queue[i - 1] = gpu->queue[i];
        }
        gpu->queued--;
        gpu->running = true;
        pthread_mutex_unlock(&gpu->lock);

        struct engine_result result = run_work(gpu, &gpu->current);

        pthread_mutex_lock(&gpu->lock);
        gpu->running = false;
        complete(gpu, &gpu->current, &result);
        atomic_store(&gpu->abort, gpu->ending);
        pthread_cond_broadcast(&gpu->changed);
    }
    pthread_mutex_unlock(&gpu->lock);
    return NULL;
}

/* ---------------------------------------------------------------------------------------------------- registers */
static uint32_t read_counter(struct softgpu *gpu, uint32_t index)
{
    uint64_t value = atomic_load_explicit(&gpu->engine.counters[index / 2], memory_order_relaxed);
    return (uint32_t)(index % 2 == 0 ? value : value >> 32);
}

/** Is `offset` one of `count` registers from `first` on? Gives which. */
static bool in_file(uint64_t offset, uint32_t first, uint32_t count, uint32_t *index)
{
    if (offset < first || offset >= first + 4ull * count) {
        return false;
    }
    *index = (uint32_t)(offset - first) / 4;
    return true;
}

static uint32_t read_register(struct softgpu *gpu, uint64_t offset)
{
    uint32_t index;
    if (in_file(offset, SOFTGPU_REG_FENCE(0), SOFTGPU_CHANNELS, &index)) {
        return gpu->fences[index];
    }
    if (in_file(offset, SOFTGPU_REG_QUEUE_ADDRESS_LOW, 4, &index)) {
        return gpu->queue_registers[index];
    }
    if (in_file(offset, SOFTGPU_REG_COUNTER_LOW(0), 2 * SOFTGPU_COUNTERS, &index)) {
        return read_counter(gpu, index);
    }
    if (in_file(offset, SOFTGPU_REG_SCRATCH(0), SOFTGPU_SCRATCH_REGISTERS, &index)) {
        return gpu->scratch[index];
    }
    if (in_file(offset, SOFTGPU_REG_USER(0), SOFTGPU_USER_REGISTERS, &index)) {
        return atomic_load_explicit(&gpu->engine.user[index], memory_order_relaxed);
    }
    switch (offset) {
    case SOFTGPU_REG_ID:
        return SOFTGPU_ID;
    case SOFTGPU_REG_REVISION:
        return SOFTGPU_REVISION;
    case SOFTGPU_REG_CONTROL:
        return gpu->control;
    case SOFTGPU_REG_STATUS:
        return (gpu->running || gpu->queued > 0 ? SOFTGPU_STATUS_BUSY : 0) |
               ((gpu->int_status & SOFTGPU_INT_FAULT) != 0 ? SOFTGPU_STATUS_FAULT : 0);
    case SOFTGPU_REG_INT_STATUS:
        return gpu->int_status;
    case SOFTGPU_REG_INT_ENABLE:
        return gpu->int_enable;
    case SOFTGPU_REG_FAULT_CODE:
        return (uint32_t)gpu->fault.fault;
    case SOFTGPU_REG_FAULT_OFFSET:
        return gpu->fault.offset;
    case SOFTGPU_REG_FAULT_CHANNEL:
        return gpu->fault_work.channel;
    case SOFTGPU_REG_FAULT_FENCE:
        return gpu->fault_work.fence;
    case SOFTGPU_REG_QUEUE_SPACE:
        return SOFTGPU_QUEUE_DEPTH - gpu->queued;
    default:
        return 0; /* nothing there */
    }
}

static void write_control(struct softgpu *gpu, uint32_t value)
{
    if ((value & SOFTGPU_CONTROL_RESET) != 0) {
        reset(gpu);
        return;
    }
    gpu->control = value & SOFTGPU_CONTROL_ENABLE;
    for (uint32_t channel = 0; channel < SOFTGPU_CHANNELS; channel++) {
        if ((value & SOFTGPU_CONTROL_DROP(channel)) != 0) {
            drop(gpu, 1u << channel);
            pend(gpu, SOFTGPU_INT_DROPPED(channel));
        }
    }
    pthread_cond_broadcast(&gpu->changed);
}

static void write_register(struct softgpu *gpu, uint64_t offset, uint32_t value)
{
    uint32_t index;
    if (in_file(offset, SOFTGPU_REG_QUEUE_ADDRESS_LOW, 4, &index)) {
        gpu->queue_registers[index] = value;
    } else if (in_file(offset, SOFTGPU_REG_SCRATCH(0), SOFTGPU_SCRATCH_REGISTERS, &index)) {
        gpu->scratch[index] = value;
    } else if (in_file(offset, SOFTGPU_REG_USER(0), SOFTGPU_USER_REGISTERS, &index)) {
        atomic_store_explicit(&gpu->engine.user[index], value, memory_order_relaxed);
    } else if (offset == SOFTGPU_REG_CONTROL) {
        write_control(gpu, value);
    } else if (offset == SOFTGPU_REG_INT_STATUS) {
        gpu->int_status &= ~value;
        pthread_cond_broadcast(&gpu->changed); /* a fault that is acknowledged lets the engine go on */
    } else if (offset == SOFTGPU_REG_INT_ENABLE) {
        gpu->int_enable = value;
        pend(gpu, 0);
    } else if (offset == SOFTGPU_REG_SUBMIT) {
        submit(gpu, value);
    }
}

/* Registers are 32 bits wide: narrower and wider accesses read zero and write nothing. */
static uint64_t device_read(void *device, uint32_t bar, uint64_t offset, uint32_t width)
{
    struct softgpu *gpu = device;
    if (bar != SOFTGPU_BAR_REGISTERS || width != 4) {
        return 0;
    }
    pthread_mutex_lock(&gpu->lock);
    uint32_t value = read_register(gpu, offset);
    pthread_mutex_unlock(&gpu->lock);
    return value;
}

static void device_write(void *device, uint32_t bar, uint64_t offset, uint32_t width, uint64_t value)
{
    struct softgpu *gpu = device;
    if (bar != SOFTGPU_BAR_REGISTERS || width != 4) {
        return;
    }
    pthread_mutex_lock(&gpu->lock);
    write_register(gpu, offset, (uint32_t)value);
    pthread_mutex_unlock(&gpu->lock);
}

/* ---------------------------------------------------------------------------------------------------- life */
static void *device_create(const struct escapement_device_services *services, void *kernel,
                           void *const memory[ESCAPEMENT_DEVICE_BARS])
{
    struct softgpu *gpu = calloc(1, sizeof *gpu);
    if (gpu == NULL) {
        return NULL;
    }
    gpu->services = services;
    gpu->kernel = kernel;
    gpu->engine.memory = memory[SOFTGPU_BAR_MEMORY];
    gpu->engine.write_register = engine_writes_register;
    gpu->engine.interrupted = engine_is_interrupted;
    gpu->engine.context = gpu;
    pthread_mutex_init(&gpu->lock, NULL);
    pthread_cond_init(&gpu->changed, NULL);
    /* The thread waits for the lock, so that it sees `thread` set. */
    pthread_mutex_lock(&gpu->lock);
    int error = pthread_create(&gpu->thread, NULL, engine_thread, gpu);
    pthread_mutex_unlock(&gpu->lock);
    if (error != 0) {
        pthread_cond_destroy(&gpu->changed);
        pthread_mutex_destroy(&gpu->lock);
        free(gpu);
        return NULL;
    }
    return gpu;
}

static void device_destroy(void *device)
{
    struct softgpu *gpu = device;
    if (gpu == NULL) {
        return;
    }
    pthread_mutex_lock(&gpu->lock);
    gpu->ending = true;
    atomic_store(&gpu->abort, true);
    pthread_cond_broadcast(&gpu->changed);
    pthread_mutex_unlock(&gpu->lock);
    pthread_join(gpu->thread, NULL);
    pthread_cond_destroy(&gpu->changed);
    pthread_mutex_destroy(&gpu->lock);
    free(gpu);
}

/* What a shared object exports. The program has the same hardware built in, under a name of its own. */
#ifdef SOFTGPU_PRESET
extern const struct escapement_device_model SOFTGPU_PRESET;
const struct escapement_device_model SOFTGPU_PRESET = {
#else
__attribute__((visibility("default"))) const struct escapement_device_model escapement_device_model = {
#endif
    .abi = ESCAPEMENT_DEVICE_ABI,
    .name = "softgpu",
    .vendor_id = SOFTGPU_VENDOR_ID,
    .device_id = SOFTGPU_DEVICE_ID,
    .subsystem_vendor_id = SOFTGPU_VENDOR_ID,
    .subsystem_id = 1,
    .revision = SOFTGPU_REVISION,
    .class_code = 0x038000, /* a display controller that is not VGA-compatible */
    .bars =
        {
            [SOFTGPU_BAR_REGISTERS] = {ESCAPEMENT_BAR_REGISTERS, SOFTGPU_REGISTERS_BYTES},
            [SOFTGPU_BAR_MEMORY] = {ESCAPEMENT_BAR_MEMORY | ESCAPEMENT_BAR_PREFETCHABLE, SOFTGPU_MEMORY_BYTES},
        },
    .create = device_create,
    .destroy = device_destroy,
    .read = device_read,
    .write = device_write,
};
