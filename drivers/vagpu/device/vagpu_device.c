/*
 * vagpu_device.c: the hardware behind vagpu – two engines that are as fast as the doorbell, and a page-table walk.
 */
#include <escapement/device.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "../shared/vagpu_hw.h"

#define PAGE_BYTES 4096u

struct vagpu {
    const struct escapement_device_services *services;
    void *kernel;
    uint8_t *memory;
    pthread_mutex_t lock;

    uint32_t int_status;
    uint32_t int_enable;
    uint64_t address;
    uint32_t bytes;
    uint32_t fence_next;
    uint32_t root;
    uint32_t fences[VAGPU_ENGINES];
    uint64_t fault_address;
    uint32_t fault_fence;
    uint32_t clock;
};

/* ---------------------------------------------------------------------------------------------------- memory */

/* With VAGPU_PHYSICAL_SYSTEM or without it. */
static bool physical(struct vagpu *gpu, uint64_t address, void *bytes, uint32_t count, bool write)
{
    if ((address & VAGPU_PHYSICAL_SYSTEM) != 0) {
        address &= ~VAGPU_PHYSICAL_SYSTEM;
        return (write ? gpu->services->dma_write(gpu->kernel, address, bytes, count)
                      : gpu->services->dma_read(gpu->kernel, address, bytes, count)) == 0;
    }
    if (address > VAGPU_MEMORY_BYTES || count > VAGPU_MEMORY_BYTES - address) {
        return false;
    }
    if (write) {
        memcpy(gpu->memory + address, bytes, count);
    } else {
        memcpy(bytes, gpu->memory + address, count);
    }
    return true;
}

/* Where a virtual address lies; false leaves it in fault_address. */
static bool translate(struct vagpu *gpu, uint32_t root, uint64_t address, bool write, uint64_t *at)
{
    uint64_t table = root;
    gpu->fault_address = address;
    if (address >> VAGPU_ADDRESS_BITS != 0) {
        return false;
    }
    for (unsigned level = VAGPU_LEVELS; level-- > 0;) {
        uint64_t index = address >> (12 + level * VAGPU_TABLE_BITS) & (VAGPU_TABLE_ENTRIES - 1);
        uint64_t entry;
        if (!physical(gpu, table + index * sizeof entry, &entry, sizeof entry, false) ||
            (entry & VAGPU_PTE_VALID) == 0 || (write && level == 0 && (entry & VAGPU_PTE_READ_ONLY) != 0)) {
            return false;
        }
        table = (entry & VAGPU_PTE_ADDRESS) | ((entry & VAGPU_PTE_SYSTEM) != 0 ? VAGPU_PHYSICAL_SYSTEM : 0);
    }
    *at = table + address % PAGE_BYTES;
    return true;
}

static bool access_memory(struct vagpu *gpu, uint32_t root, uint64_t address, void *bytes, uint32_t count, bool write)
{
    uint8_t *next = bytes;
    while (count > 0) {
        uint32_t part = PAGE_BYTES - (uint32_t)(address % PAGE_BYTES);
        uint64_t at = address;
        part = part < count ? part : count;
        if (root != VAGPU_NO_ROOT && !translate(gpu, root, address, write, &at)) {
            return false;
        }
        if (!physical(gpu, at, next, part, write)) {
            gpu->fault_address = address;
            return false;
        }
        next += part;
        address += part;
        count -= part;
    }
    return true;
}

/* --------------------------------------------------------------------------------------------------- commands */

struct run {
    struct vagpu *gpu;
    uint32_t root;
    uint32_t engine;
};

static uint64_t wide(const uint32_t *words)
{
    return (uint64_t)words[1] << 32 | words[0];
}

static bool copy(struct run *run, uint32_t root, const uint32_t *words)
{
    uint64_t from = wide(words + 1);
    uint64_t to = wide(words + 3);
    uint8_t page[PAGE_BYTES];
    for (uint32_t left = words[5]; left > 0;) {
        uint32_t part = left < sizeof page ? left : (uint32_t)sizeof page;
        if (!access_memory(run->gpu, root, from, page, part, false) ||
            !access_memory(run->gpu, root, to, page, part, true)) {
            return false;
        }
        from += part;
        to += part;
        left -= part;
    }
    return true;
}

static bool fill(struct run *run, uint32_t root, const uint32_t *words)
{
    uint64_t to = wide(words + 1);
    uint32_t page[PAGE_BYTES / sizeof(uint32_t)];
    for (size_t i = 0; i < sizeof page / sizeof page[0]; i++) {
        page[i] = words[4];
    }
    for (uint32_t left = words[3]; left > 0;) {
        uint32_t part = left < sizeof page ? left : (uint32_t)sizeof page;
        if (!access_memory(run->gpu, root, to, page, part, true)) {
            return false;
        }
        to += part;
        left -= part;
    }
    return true;
}

static bool command_nop(struct run *run, uint32_t *words)
{
    (void)run;
    (void)words;
    return true;
}

static bool command_write(struct run *run, uint32_t *words)
{
    return access_memory(run->gpu, run->root, wide(words + 1), words + 3, sizeof *words, true);
}

static bool command_copy(struct run *run, uint32_t *words)
{
    return copy(run, run->root, words);
}

static bool command_write_entries(struct run *run, uint32_t *words)
{
    if (VAGPU_COMMAND_WORDS(words[0]) != VAGPU_WRITE_ENTRIES_WORDS(words[2])) {
        return false;
    }
    return physical(run->gpu, words[1], words + 3, words[2] * 8, true);
}

static bool command_fill_physical(struct run *run, uint32_t *words)
{
    return fill(run, VAGPU_NO_ROOT, words);
}

static bool command_copy_physical(struct run *run, uint32_t *words)
{
    return copy(run, VAGPU_NO_ROOT, words);
}

static bool command_fill(struct run *run, uint32_t *words)
{
    return fill(run, run->root, words);
}

static const struct command {
    bool (*run)(struct run *run, uint32_t *words);
    uint32_t words; /* at the least */
    bool of_paging;
} commands[] = {
    [VAGPU_OP_NOP] = {command_nop, 1, false},
    [VAGPU_OP_WRITE] = {command_write, VAGPU_WRITE_WORDS, false},
    [VAGPU_OP_COPY] = {command_copy, VAGPU_COPY_WORDS, false},
    [VAGPU_OP_WRITE_ENTRIES] = {command_write_entries, VAGPU_WRITE_ENTRIES_WORDS(1), true},
    [VAGPU_OP_FILL_PHYSICAL] = {command_fill_physical, VAGPU_FILL_WORDS, true},
    [VAGPU_OP_COPY_PHYSICAL] = {command_copy_physical, VAGPU_COPY_WORDS, true},
    [VAGPU_OP_FILL] = {command_fill, VAGPU_FILL_WORDS, true},
};

static bool execute(struct run *run, uint32_t *words, uint32_t count)
{
    for (uint32_t at = 0; at < count;) {
        uint32_t op = VAGPU_COMMAND_OP(words[at]);
        uint32_t length = VAGPU_COMMAND_WORDS(words[at]);
        length = length == 0 ? 1 : length; /* a word of zero is a NOP */
        if (op >= sizeof commands / sizeof commands[0] || length > count - at || length < commands[op].words ||
            (commands[op].of_paging && run->engine != VAGPU_ENGINE_PAGING) || !commands[op].run(run, words + at)) {
            return false;
        }
        run->gpu->clock++;
        at += length;
    }
    return true;
}

static void pend(struct vagpu *gpu, uint32_t bits)
{
    gpu->int_status |= bits;
    if ((gpu->int_status & gpu->int_enable) != 0) {
        gpu->services->interrupt(gpu->kernel, 0);
    }
}

static void ring(struct vagpu *gpu, uint32_t engine)
{
    if (engine >= VAGPU_ENGINES) {
        return;
    }
    struct run run = {gpu, gpu->root, engine};
    uint32_t *words = gpu->bytes % 4 == 0 && gpu->bytes <= VAGPU_MEMORY_BYTES ? malloc(gpu->bytes + 4) : NULL;
    bool done = words && access_memory(gpu, gpu->root, gpu->address, words, gpu->bytes, false) &&
                execute(&run, words, gpu->bytes / 4);
    free(words);
    if (done) {
        gpu->fences[engine] = gpu->fence_next;
        pend(gpu, VAGPU_INT_DONE(engine));
    } else {
        gpu->fault_fence = gpu->fence_next;
        pend(gpu, VAGPU_INT_FAULT);
    }
}

/* -------------------------------------------------------------------------------------------------- registers */

static uint32_t read_register(const struct vagpu *gpu, uint64_t offset)
{
    switch (offset) {
    case VAGPU_REG_ID:
        return VAGPU_ID;
    case VAGPU_REG_REVISION:
        return VAGPU_REVISION;
    case VAGPU_REG_INT_STATUS:
        return gpu->int_status;
    case VAGPU_REG_INT_ENABLE:
        return gpu->int_enable;
    case VAGPU_REG_FENCE(0):
        return gpu->fences[0];
    case VAGPU_REG_FENCE(1):
        return gpu->fences[1];
    case VAGPU_REG_FAULT_LOW:
        return (uint32_t)gpu->fault_address;
    case VAGPU_REG_FAULT_HIGH:
        return (uint32_t)(gpu->fault_address >> 32);
    case VAGPU_REG_FAULT_FENCE:
        return gpu->fault_fence;
    case VAGPU_REG_CLOCK:
        return gpu->clock;
    default:
        return 0;
    }
}

static void write_register(struct vagpu *gpu, uint64_t offset, uint32_t value)
{
    switch (offset) {
    case VAGPU_REG_INT_STATUS:
        gpu->int_status &= ~value;
        break;
    case VAGPU_REG_INT_ENABLE:
        gpu->int_enable = value;
        pend(gpu, 0);
        break;
    case VAGPU_REG_CONTROL:
        if ((value & VAGPU_CONTROL_RESET) != 0) {
            gpu->int_status = 0;
            gpu->int_enable = 0;
        }
        break;
    case VAGPU_REG_ADDRESS_LOW:
        gpu->address = (gpu->address >> 32 << 32) | value;
        break;
    case VAGPU_REG_ADDRESS_HIGH:
        gpu->address = (uint64_t)value << 32 | (uint32_t)gpu->address;
        break;
    case VAGPU_REG_BYTES:
        gpu->bytes = value;
        break;
    case VAGPU_REG_FENCE_NEXT:
        gpu->fence_next = value;
        break;
    case VAGPU_REG_ROOT:
        gpu->root = value;
        break;
    case VAGPU_REG_DOORBELL:
        ring(gpu, value);
        break;
    default:
        break;
    }
}

static uint64_t device_read(void *device, uint32_t bar, uint64_t offset, uint32_t width)
{
    struct vagpu *gpu = device;
    if (bar != VAGPU_BAR_REGISTERS || width != 4) {
        return 0;
    }
    pthread_mutex_lock(&gpu->lock);
    uint32_t value = read_register(gpu, offset);
    pthread_mutex_unlock(&gpu->lock);
    return value;
}

static void device_write(void *device, uint32_t bar, uint64_t offset, uint32_t width, uint64_t value)
{
    struct vagpu *gpu = device;
    if (bar != VAGPU_BAR_REGISTERS || width != 4) {
        return;
    }
    pthread_mutex_lock(&gpu->lock);
    write_register(gpu, offset, (uint32_t)value);
    pthread_mutex_unlock(&gpu->lock);
}

static void *device_create(const struct escapement_device_services *services, void *kernel,
                           void *const memory[ESCAPEMENT_DEVICE_BARS])
{
    struct vagpu *gpu = calloc(1, sizeof *gpu);
    if (!gpu) {
        return NULL;
    }
    gpu->services = services;
    gpu->kernel = kernel;
    gpu->memory = memory[VAGPU_BAR_MEMORY];
    gpu->root = VAGPU_NO_ROOT;
    pthread_mutex_init(&gpu->lock, NULL);
    return gpu;
}

static void device_destroy(void *device)
{
    struct vagpu *gpu = device;
    if (gpu) {
        pthread_mutex_destroy(&gpu->lock);
        free(gpu);
    }
}

static const char *register_name(void *device, uint32_t bar, uint64_t offset)
{
    static const struct {
        uint32_t offset;
        const char *name;
    } names[] = {
        {VAGPU_REG_ID, "ID"},
        {VAGPU_REG_REVISION, "REVISION"},
        {VAGPU_REG_INT_STATUS, "INT_STATUS"},
        {VAGPU_REG_INT_ENABLE, "INT_ENABLE"},
        {VAGPU_REG_CONTROL, "CONTROL"},
        {VAGPU_REG_ADDRESS_LOW, "ADDRESS_LOW"},
        {VAGPU_REG_ADDRESS_HIGH, "ADDRESS_HIGH"},
        {VAGPU_REG_BYTES, "BYTES"},
        {VAGPU_REG_FENCE_NEXT, "FENCE_NEXT"},
        {VAGPU_REG_ROOT, "ROOT"},
        {VAGPU_REG_DOORBELL, "DOORBELL"},
        {VAGPU_REG_FENCE(0), "FENCE_RENDER"},
        {VAGPU_REG_FENCE(1), "FENCE_PAGING"},
        {VAGPU_REG_CLOCK, "CLOCK"},
    };
    (void)device;
    for (size_t i = 0; bar == VAGPU_BAR_REGISTERS && i < sizeof names / sizeof names[0]; i++) {
        if (names[i].offset == offset) {
            return names[i].name;
        }
    }
    return NULL;
}

__attribute__((visibility("default"))) const struct escapement_device_model escapement_device_model = {
    .abi = ESCAPEMENT_DEVICE_ABI,
    .name = "vagpu",
    .vendor_id = VAGPU_VENDOR_ID,
    .device_id = VAGPU_DEVICE_ID,
    .revision = VAGPU_REVISION,
    .class_code = 0x038000, /* a display controller of no other kind */
    .bars =
        {
            [VAGPU_BAR_REGISTERS] = {ESCAPEMENT_BAR_REGISTERS, VAGPU_REGISTERS_BYTES},
            [VAGPU_BAR_MEMORY] = {ESCAPEMENT_BAR_MEMORY, VAGPU_MEMORY_BYTES},
        },
    .create = device_create,
    .destroy = device_destroy,
    .read = device_read,
    .write = device_write,
    .register_name = register_name,
};
