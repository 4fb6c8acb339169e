/*
 * operation.c: reads inputs, and makes new ones of old ones – libFuzzer's mutator and cross-over.
 */
#include "operation.h"

#include <d3dkmthk.h>

#include <string.h>

/* libFuzzer's names. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned int seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *first, size_t first_size, const uint8_t *second, size_t second_size,
                                 uint8_t *out, size_t most, unsigned int seed);

size_t operations_read(const uint8_t *data, size_t size, struct operation *operations)
{
    size_t count = size / sizeof *operations;
    count = count < OPERATIONS_MOST ? count : OPERATIONS_MOST;
    if (count > 0) {
        memcpy(operations, data, count * sizeof *operations);
    }
    return count;
}

/* xorshift: a seed gives the same input again. */
static uint32_t draw(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static uint32_t below(uint32_t *state, uint32_t limit)
{
    return draw(state) % limit;
}

/* Sizes at which something changes. */
static const uint32_t sizes[] = {
    0,    1,    3,    4,    7,     8,     12,    16,     20,     24,     32,     63,         64,         65,
    4088, 4095, 4096, 4097, 65535, 65536, 65537, 131071, 131072, 131073, 262144, 0x7FFFFFFF, 0xFFFFFFFF,
};
/* Statuses and numbers that the kernel or the driver tells apart. */
static const uint32_t values[] = {
    0, 1, 2, 3, 0x103, 0x401E0117, 0x80000005, 0xC000000D, 0xC0000017, 0xC00000BB, 0xC01E0001, 0xC01E0009, 0xFFFFFFFF,
};
/* How often each kind is drawn. What costs a millisecond is rare. */
static const uint8_t weights[OPERATION_KINDS] = {
    [OP_ESCAPE] = 60,
    [OP_OPEN] = 12,
    [OP_ENUMERATE] = 3,
    [OP_CLOSE] = 5,
    [OP_CREATE_DEVICE] = 10,
    [OP_DESTROY_DEVICE] = 4,
    [OP_CREATE_CONTEXT] = 10,
    [OP_DESTROY_CONTEXT] = 4,
    [OP_RENDER] = 10,
    [OP_SUBMIT] = 10,
    [OP_STATE] = 5,
    [OP_QUERY] = 6,
    [OP_RESET] = 3,
    [OP_STOP] = 2,
    [OP_RESTART] = 3,
    [OP_SURPRISE] = 2,
    [OP_PROCESS_END] = 3,
    [OP_FAIL] = 8,
    [OP_HANG] = 1,
    [OP_PARALLEL] = 1,
    [OP_MACHINE] = 1,
};

static uint8_t draw_kind(uint32_t *state)
{
    uint32_t all = 0;
    for (size_t i = 0; i < OPERATION_KINDS; i++) {
        all += weights[i];
    }
    uint32_t at = below(state, all);
    uint8_t kind = 0;
    while (at >= weights[kind]) {
        at -= weights[kind++];
    }
    return kind;
}

/* A DriverKnownEscape whose size fits a type, though perhaps not its own. */
static void draw_known_escape(struct operation *drawn, uint32_t *state)
{
    static const uint32_t bytes[] = {
        sizeof(D3DDDI_DRIVERESCAPE_TRANSLATEALLOCATIONEHANDLE),
        sizeof(D3DDDI_DRIVERESCAPE_TRANSLATERESOURCEHANDLE),
        sizeof(D3DDDI_DRIVERESCAPE_CPUEVENTUSAGE),
    };
    drawn->flags = 0x40;
    drawn->what = (uint8_t)below(state, 4);
    drawn->number = bytes[below(state, sizeof bytes / sizeof bytes[0])];
}

/* Mostly what is right: the first live object, a buffer that is there, few flags. */
static struct operation draw_operation(uint32_t *state)
{
    struct operation drawn = {
        .kind = draw_kind(state),
        .process = (uint8_t)below(state, 3),
        .buffer = (uint8_t)(below(state, 3) != 0 ? below(state, 3) : below(state, BUFFER_KINDS)),
        .what = (uint8_t)below(state, 10),
        .number = sizes[below(state, sizeof sizes / sizeof sizes[0])],
        .value = values[below(state, sizeof values / sizeof values[0])],
    };
    drawn.adapter = below(state, 8) != 0 ? 0 : (uint8_t)draw(state);
    drawn.device = below(state, 4) != 0 ? (uint8_t)below(state, 2) : (uint8_t)draw(state);
    drawn.context = below(state, 4) != 0 ? (uint8_t)below(state, 2) : (uint8_t)draw(state);
    drawn.flags = below(state, 3) != 0 ? 0 : (uint8_t)(1u << below(state, 8));
    if (below(state, 12) == 0) { /* an argument structure that is read-only, null, half there */
        drawn.process |= (uint8_t)((5 + below(state, 3)) << 5);
    }
    switch (drawn.kind) {
    case OP_FAIL:
        drawn.number = 1 + below(state, 24);
        break;
    case OP_QUERY:
        drawn.value = below(state, 96);
        drawn.number = below(state, 2) ? 4096 : drawn.number;
        break;
    case OP_ESCAPE:
        if (below(state, 10) == 0) {
            draw_known_escape(&drawn, state);
        }
        break;
    default:
        break;
    }
    return drawn;
}

static void change_field(struct operation *operation, uint32_t *state)
{
    struct operation drawn = draw_operation(state);
    switch (below(state, 9)) {
    case 0:
        operation->kind = drawn.kind;
        break;
    case 1:
        operation->process = drawn.process;
        break;
    case 2:
        operation->adapter = drawn.adapter;
        break;
    case 3:
        operation->device = drawn.device;
        break;
    case 4:
        operation->context = drawn.context;
        break;
    case 5:
        operation->buffer = drawn.buffer;
        break;
    case 6:
        operation->flags ^= (uint8_t)(1u << below(state, 8));
        break;
    case 7:
        operation->what = drawn.what;
        operation->value = drawn.value;
        break;
    default:
        operation->number = drawn.number;
        break;
    }
}

/* The start that most inputs need: an adapter, a device, a context of each kind. */
static size_t make_start(struct operation *operations)
{
    static const uint8_t kinds[] = {OP_OPEN, OP_CREATE_DEVICE, OP_CREATE_CONTEXT, OP_CREATE_CONTEXT};
    for (size_t i = 0; i < sizeof kinds; i++) {
        operations[i] = (struct operation){.kind = kinds[i], .what = i == 3};
    }
    return sizeof kinds;
}

static size_t insert(struct operation *operations, size_t count, size_t most, struct operation operation, size_t at)
{
    if (count == most) {
        return count;
    }
    memmove(&operations[at + 1], &operations[at], (count - at) * sizeof *operations);
    operations[at] = operation;
    return count + 1;
}

static size_t erase(struct operation *operations, size_t count, size_t at)
{
    memmove(&operations[at], &operations[at + 1], (count - at - 1) * sizeof *operations);
    return count - 1;
}

/* One change. */
static size_t change(struct operation *operations, size_t count, size_t most, uint32_t *state)
{
    if (count == 0) {
        return most >= 4 ? make_start(operations) : 0;
    }
    size_t at = below(state, (uint32_t)count);
    switch (below(state, 10)) {
    case 0:
    case 1:
    case 2:
        return insert(operations, count, most, draw_operation(state), below(state, (uint32_t)count + 1));
    case 3:
        return insert(operations, count, most, operations[at], below(state, (uint32_t)count + 1));
    case 4:
        return count > 1 ? erase(operations, count, at) : count;
    case 5: {
        size_t other = below(state, (uint32_t)count);
        struct operation kept = operations[at];
        operations[at] = operations[other];
        operations[other] = kept;
        return count;
    }
    case 6: /* libFuzzer's own ways, which know the constants that the code compares with */
        LLVMFuzzerMutate((uint8_t *)&operations[at], sizeof operations[at], sizeof operations[at]);
        return count;
    default:
        change_field(&operations[at], state);
        return count;
    }
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned int seed)
{
    struct operation operations[OPERATIONS_MOST];
    uint32_t state = seed | 1;
    size_t room = most / sizeof operations[0];
    size_t count = operations_read(data, size, operations);
    room = room < OPERATIONS_MOST ? room : OPERATIONS_MOST;
    count = count < room ? count : room;
    for (uint32_t changes = 1 + below(&state, 4); changes > 0; changes--) {
        count = change(operations, count, room, &state);
    }
    memcpy(data, operations, count * sizeof operations[0]);
    return count * sizeof operations[0];
}

/* The beginning of one and the end of the other, cut between operations. */
size_t LLVMFuzzerCustomCrossOver(const uint8_t *first, size_t first_size, const uint8_t *second, size_t second_size,
                                 uint8_t *out, size_t most, unsigned int seed)
{
    struct operation head[OPERATIONS_MOST];
    struct operation tail[OPERATIONS_MOST];
    uint32_t state = seed | 1;
    size_t room = most / sizeof head[0];
    size_t head_count = operations_read(first, first_size, head);
    size_t tail_count = operations_read(second, second_size, tail);
    size_t cut = below(&state, (uint32_t)tail_count + 1);
    room = room < OPERATIONS_MOST ? room : OPERATIONS_MOST;
    head_count = below(&state, (uint32_t)head_count + 1);
    head_count = head_count < room ? head_count : room;
    tail_count = tail_count - cut < room - head_count ? tail_count - cut : room - head_count;
    memcpy(out, head, head_count * sizeof head[0]);
    memcpy(out + head_count * sizeof head[0], tail + cut, tail_count * sizeof head[0]);
    return (head_count + tail_count) * sizeof head[0];
}
