/*
 * engine.c: executes a stream – a table of instructions, and a loop over it that trusts no word of the stream.
 */
#include "engine.h"

#include <string.h>
#include <time.h>

/** What an instruction did; the loop adds `skip_words` to where it stands. */
struct step {
    enum softgpu_fault_code fault;
    uint32_t skip_words;
    bool interrupted;
};

static const struct step next = {SOFTGPU_FAULT_NONE, 0, false};

static struct step faulted(enum softgpu_fault_code fault)
{
    return (struct step){fault, 0, false};
}

static void count(struct engine *engine, uint32_t counter, uint64_t by)
{
    atomic_fetch_add_explicit(&engine->counters[counter], by, memory_order_relaxed);
}

/* ---------------------------------------------------------------------------------------------------- surfaces */
/** Whether a rectangle of pixels lies in VRAM and is one that the hardware can address. */
static enum softgpu_fault_code surface_fault(uint32_t address, uint32_t pitch, uint32_t width, uint32_t height)
{
    if (address % 4 != 0 || pitch % 4 != 0 || width > SOFTGPU_MAX_DIMENSION || height > SOFTGPU_MAX_DIMENSION ||
        (uint64_t)width * 4 > pitch) {
        return SOFTGPU_FAULT_OPERAND;
    }
    if (width == 0 || height == 0) {
        return SOFTGPU_FAULT_NONE;
    }
    uint64_t end = address + (uint64_t)pitch * (height - 1) + (uint64_t)width * 4;
    return end <= SOFTGPU_MEMORY_BYTES ? SOFTGPU_FAULT_NONE : SOFTGPU_FAULT_MEMORY;
}

static uint8_t *row_of(struct engine *engine, uint32_t address, uint32_t pitch, uint32_t y)
{
    return engine->memory + address + (size_t)pitch * y;
}

static uint32_t load(const uint8_t *at)
{
    uint32_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

static void store(uint8_t *at, uint32_t word)
{
    memcpy(at, &word, sizeof word);
}

/** Each of the four bytes of a pixel: `from` weighted by alpha of 255, `to` by the rest. */
static uint32_t mix(uint32_t to, uint32_t from, uint32_t alpha)
{
    uint32_t mixed = 0;
    for (uint32_t shift = 0; shift < 32; shift += 8) {
        uint32_t a = to >> shift & 0xFF;
        uint32_t b = from >> shift & 0xFF;
        mixed |= ((a * (255 - alpha) + b * alpha + 127) / 255) << shift;
    }
    return mixed;
}

/* ---------------------------------------------------------------------------------------------------- instructions */
static struct step execute_nop(struct engine *engine, const uint32_t *words)
{
    (void)engine;
    (void)words;
    return next;
}

static struct step execute_fill(struct engine *engine, const uint32_t *words)
{
    struct softgpu_fill fill;
    memcpy(&fill, words, sizeof fill);
    enum softgpu_fault_code fault = surface_fault(fill.to.address, fill.to.pitch, fill.to.width, fill.to.height);
    if (fault != SOFTGPU_FAULT_NONE) {
        return faulted(fault);
    }
    for (uint32_t y = 0; y < fill.to.height; y++) {
        uint8_t *row = row_of(engine, fill.to.address, fill.to.pitch, y);
        for (uint32_t x = 0; x < fill.to.width; x++) {
            store(row + 4 * (size_t)x, fill.color);
        }
    }
    count(engine, SOFTGPU_COUNTER_PIXELS, (uint64_t)fill.to.width * fill.to.height);
    return next;
}

/** COPY is BLEND with all the weight on the source. */
static struct step transfer(struct engine *engine, const uint32_t *words, uint32_t alpha)
{
    struct softgpu_copy copy;
    memcpy(&copy, words, sizeof copy);
    enum softgpu_fault_code fault = surface_fault(copy.to.address, copy.to.pitch, copy.to.width, copy.to.height);
    if (fault == SOFTGPU_FAULT_NONE) {
        fault = surface_fault(copy.from_address, copy.from_pitch, copy.to.width, copy.to.height);
    }
    if (fault != SOFTGPU_FAULT_NONE) {
        return faulted(fault);
    }
    for (uint32_t y = 0; y < copy.to.height; y++) {
        uint8_t *to = row_of(engine, copy.to.address, copy.to.pitch, y);
        const uint8_t *from = row_of(engine, copy.from_address, copy.from_pitch, y);
        for (size_t at = 0; at < 4 * (size_t)copy.to.width; at += 4) {
            store(to + at, mix(load(to + at), load(from + at), alpha));
        }
    }
    count(engine, SOFTGPU_COUNTER_PIXELS, (uint64_t)copy.to.width * copy.to.height);
    return next;
}

static struct step execute_copy(struct engine *engine, const uint32_t *words)
{
    return transfer(engine, words, 255);
}

static struct step execute_blend(struct engine *engine, const uint32_t *words)
{
    uint32_t alpha = atomic_load_explicit(&engine->user[SOFTGPU_USER_ALPHA], memory_order_relaxed);
    return alpha <= 255 ? transfer(engine, words, alpha) : faulted(SOFTGPU_FAULT_OPERAND);
}

/** Twice the area of the triangle a, b, p; its sign says on which side of the line from a to b the point lies. */
static int64_t edge(const struct softgpu_corner *a, const struct softgpu_corner *b, int64_t x, int64_t y)
{
    return ((int64_t)b->x - a->x) * (y - a->y) - ((int64_t)b->y - a->y) * (x - a->x);
}

static bool corner_is_near(const struct softgpu_corner *corner)
{
    const int32_t limit = (int32_t)SOFTGPU_MAX_DIMENSION;
    return corner->x >= -limit && corner->x <= limit && corner->y >= -limit && corner->y <= limit;
}

static uint32_t interpolate(const struct softgpu_corner corners[3], const int64_t weights[3], int64_t area)
{
    uint32_t color = 0;
    for (uint32_t shift = 0; shift < 32; shift += 8) {
        int64_t sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += weights[i] * (int64_t)(corners[i].color >> shift & 0xFF);
        }
        color |= (uint32_t)(sum / area & 0xFF) << shift;
    }
    return color;
}

/** The part of 0..limit-1 that the three coordinates span, as first and one past the last. */
static void span(int32_t a, int32_t b, int32_t c, uint32_t limit, uint32_t *first, uint32_t *end)
{
    int32_t least = a < b ? a : b;
    int32_t most = a < b ? b : a;
    least = c < least ? c : least;
    most = c > most ? c : most;
    *first = least < 0 ? 0 : (uint32_t)least;
    *end = most < 0 ? 0 : (uint32_t)most + 1;
    *end = *end < limit ? *end : limit;
}

static struct step execute_triangle(struct engine *engine, const uint32_t *words)
{
    struct softgpu_triangle triangle;
    memcpy(&triangle, words, sizeof triangle);
    const struct softgpu_surface *to = &triangle.to;
    enum softgpu_fault_code fault = surface_fault(to->address, to->pitch, to->width, to->height);
    if (fault != SOFTGPU_FAULT_NONE) {
        return faulted(fault);
    }
    struct softgpu_corner *corners = triangle.corners;
    for (int i = 0; i < 3; i++) {
        if (!corner_is_near(&corners[i])) {
            return faulted(SOFTGPU_FAULT_OPERAND);
        }
    }
    int64_t area = edge(&corners[0], &corners[1], corners[2].x, corners[2].y);
    if (area < 0) { /* either winding is drawn */
        struct softgpu_corner swapped = corners[1];
        corners[1] = corners[2];
        corners[2] = swapped;
        area = -area;
    }
    uint32_t left;
    uint32_t right;
    uint32_t top;
    uint32_t bottom;
    span(corners[0].x, corners[1].x, corners[2].x, to->width, &left, &right);
    span(corners[0].y, corners[1].y, corners[2].y, to->height, &top, &bottom);
    uint64_t drawn = 0;
    for (uint32_t y = top; area > 0 && y < bottom; y++) {
        uint8_t *row = row_of(engine, to->address, to->pitch, y);
        for (uint32_t x = left; x < right; x++) {
            int64_t weights[3] = {edge(&corners[1], &corners[2], x, y), edge(&corners[2], &corners[0], x, y),
                                  edge(&corners[0], &corners[1], x, y)};
            if (weights[0] >= 0 && weights[1] >= 0 && weights[2] >= 0) {
                store(row + 4 * (size_t)x, interpolate(corners, weights, area));
                drawn++;
            }
        }
    }
    count(engine, SOFTGPU_COUNTER_PIXELS, drawn);
    return next;
}

static bool is_word_of_memory(uint32_t address)
{
    return address % 4 == 0 && address <= SOFTGPU_MEMORY_BYTES - 4;
}

static struct step execute_fence(struct engine *engine, const uint32_t *words)
{
    struct softgpu_fence fence;
    memcpy(&fence, words, sizeof fence);
    if (!is_word_of_memory(fence.address)) {
        return faulted(SOFTGPU_FAULT_MEMORY);
    }
    void *word = engine->memory + fence.address;
    __atomic_store_n((uint32_t *)word, fence.value, __ATOMIC_RELEASE);
    return next;
}

static struct step execute_branch(struct engine *engine, const uint32_t *words)
{
    struct softgpu_branch branch;
    memcpy(&branch, words, sizeof branch);
    if (branch.user_register >= SOFTGPU_USER_REGISTERS) {
        return faulted(SOFTGPU_FAULT_OPERAND);
    }
    uint32_t value = atomic_load_explicit(&engine->user[branch.user_register], memory_order_relaxed);
    return (struct step){SOFTGPU_FAULT_NONE, value == 0 ? branch.skip_words : 0, false};
}

static struct step execute_reg_write(struct engine *engine, const uint32_t *words)
{
    struct softgpu_reg_write write;
    memcpy(&write, words, sizeof write);
    if (write.offset % 4 != 0 || write.offset >= SOFTGPU_REGISTERS_BYTES) {
        return faulted(SOFTGPU_FAULT_OPERAND);
    }
    engine->write_register(engine->context, write.offset, write.value);
    return next;
}

static struct step execute_wait(struct engine *engine, const uint32_t *words)
{
    struct softgpu_wait wait;
    memcpy(&wait, words, sizeof wait);
    if (!is_word_of_memory(wait.address)) {
        return faulted(SOFTGPU_FAULT_MEMORY);
    }
    const void *word = engine->memory + wait.address;
    while (__atomic_load_n((const uint32_t *)word, __ATOMIC_ACQUIRE) != wait.value) {
        if (engine->interrupted(engine->context)) {
            return (struct step){SOFTGPU_FAULT_NONE, 0, true};
        }
        nanosleep(&(struct timespec){.tv_nsec = 100000}, NULL);
    }
    return next;
}

/* What this revision executes. An opcode without a row is a fault. */
// clang-format off
static const struct instruction {
    uint32_t words; /* 0: any length of at least one */
    struct step (*execute)(struct engine *engine, const uint32_t *words);
} instructions[] = {
    [SOFTGPU_OP_NOP]       = {0,                                     execute_nop},
    [SOFTGPU_OP_FILL]      = {sizeof(struct softgpu_fill) / 4,       execute_fill},
    [SOFTGPU_OP_COPY]      = {sizeof(struct softgpu_copy) / 4,       execute_copy},
    [SOFTGPU_OP_BLEND]     = {sizeof(struct softgpu_copy) / 4,       execute_blend},
    [SOFTGPU_OP_TRIANGLE]  = {sizeof(struct softgpu_triangle) / 4,   execute_triangle},
    [SOFTGPU_OP_FENCE]     = {sizeof(struct softgpu_fence) / 4,      execute_fence},
    [SOFTGPU_OP_BRANCH]    = {sizeof(struct softgpu_branch) / 4,     execute_branch},
    [SOFTGPU_OP_REG_WRITE] = {sizeof(struct softgpu_reg_write) / 4,  execute_reg_write},
    [SOFTGPU_OP_WAIT]      = {sizeof(struct softgpu_wait) / 4,       execute_wait},
};
// clang-format on

static const struct instruction *instruction_of(uint32_t head, uint32_t words_left)
{
    uint32_t opcode = SOFTGPU_OPCODE(head);
    uint32_t words = SOFTGPU_WORDS(head);
    if (opcode >= sizeof instructions / sizeof instructions[0] || SOFTGPU_MUST_BE_ZERO(head) != 0) {
        return NULL;
    }
    const struct instruction *instruction = &instructions[opcode];
    bool fits = words >= 1 && words <= words_left && (instruction->words == 0 || instruction->words == words);
    return fits ? instruction : NULL;
}

struct engine_result engine_execute(struct engine *engine, const uint32_t *stream, uint32_t words)
{
    uint32_t at = 0;
    while (at < words) {
        if (engine->interrupted(engine->context)) {
            return (struct engine_result){ENGINE_INTERRUPTED, SOFTGPU_FAULT_NONE, at * 4};
        }
        const struct instruction *instruction = instruction_of(stream[at], words - at);
        struct step step =
            instruction != NULL ? instruction->execute(engine, stream + at) : faulted(SOFTGPU_FAULT_OPCODE);
        if (step.interrupted) {
            return (struct engine_result){ENGINE_INTERRUPTED, SOFTGPU_FAULT_NONE, at * 4};
        }
        uint32_t left = step.fault == SOFTGPU_FAULT_NONE ? words - at - SOFTGPU_WORDS(stream[at]) : 0;
        if (step.fault == SOFTGPU_FAULT_NONE && step.skip_words > left) {
            step.fault = SOFTGPU_FAULT_OPERAND;
        }
        if (step.fault != SOFTGPU_FAULT_NONE) {
            count(engine, SOFTGPU_COUNTER_FAULTS, 1);
            return (struct engine_result){ENGINE_FAULTED, step.fault, at * 4};
        }
        count(engine, SOFTGPU_COUNTER_INSTRUCTIONS, 1);
        at += SOFTGPU_WORDS(stream[at]) + step.skip_words;
    }
    count(engine, SOFTGPU_COUNTER_STREAMS, 1);
    return (struct engine_result){ENGINE_DONE, SOFTGPU_FAULT_NONE, at * 4};
}
