/* virtio_gpu_test.c: the virtio GPU through its bars and queues – every command, and drivers that break the rules. */
#include "../dxgkrnl/fake.h"

#include "device/presets.h"
#include "nt/iospace.h"
#include "nt/os.h"

#include <stddef.h>
#include <string.h>

enum { RING_SIZE = 8, DATA = 4096, BYTES = 4096 + 65536 };
enum { NEXT = 1, WRITE = 2, INDIRECT = 4 };

/* In memory that the device reaches: descriptors at 0, available at 1024, used at 2048, data from 4096 on. */
struct descriptor {
    uint64_t address;
    uint32_t bytes;
    uint16_t flags, next;
};

static struct dxg_bus *bus;
static char *bar;
static _Atomic uint32_t interrupts, last_message;

struct queue {
    char *memory;
    uint64_t physical;
    uint16_t sent, seen;
    uint16_t number;
};
static struct queue control, cursor;

static struct escapement_device_model model; /* the preset, whose object the test sees */
static void *device;

static void *create(const struct escapement_device_services *services, void *kernel,
                    void *const memory[ESCAPEMENT_DEVICE_BARS])
{
    device = device_virtio_gpu.create(services, kernel, memory);
    return device;
}

static bool serve(void *context, uint32_t message)
{
    (void)context;
    atomic_store(&last_message, message);
    READ_REGISTER_UCHAR((PUCHAR)(bar + 0x1000)); /* what a line wants: the status, read */
    atomic_fetch_add(&interrupts, 1);
    return true;
}

static void set32(uint32_t offset, uint32_t value)
{
    WRITE_REGISTER_ULONG((PULONG)(bar + offset), value);
}

static uint32_t get32(uint32_t offset)
{
    return READ_REGISTER_ULONG((PULONG)(bar + offset));
}

static void set16(uint32_t offset, uint16_t value)
{
    WRITE_REGISTER_USHORT((PUSHORT)(bar + offset), value);
}

static uint16_t get16(uint32_t offset)
{
    return READ_REGISTER_USHORT((PUSHORT)(bar + offset));
}

static void set_status(uint8_t value)
{
    WRITE_REGISTER_UCHAR((PUCHAR)(bar + 20), value);
}

static uint8_t get_status(void)
{
    return READ_REGISTER_UCHAR((PUCHAR)(bar + 20));
}

static void wait_status(uint8_t bit)
{
    for (int i = 0; i < 5000 && (get_status() & bit) == 0; i++) {
        LARGE_INTEGER millisecond = {.QuadPart = -10000};
        KeDelayExecutionThread(KernelMode, FALSE, &millisecond);
    }
    assert_int_equal(get_status() & bit, bit);
}

static void set_address(uint32_t offset, uint64_t value)
{
    set32(offset, (uint32_t)value);
    set32(offset + 4, (uint32_t)(value >> 32));
}

static void open_queue(struct queue *queue, uint16_t number)
{
    static const PHYSICAL_ADDRESS highest = {.QuadPart = INT64_MAX};
    *queue = (struct queue){.memory = MmAllocateContiguousMemory(BYTES, highest), .number = number};
    assert_non_null(queue->memory);
    memset(queue->memory, 0, BYTES);
    queue->physical = (uint64_t)MmGetPhysicalAddress(queue->memory).QuadPart;
    set16(22, number);
    set16(24, RING_SIZE);
    set_address(32, queue->physical);
    set_address(40, queue->physical + 1024);
    set_address(48, queue->physical + 2048);
    set16(28, 1);
}

static void negotiate(uint32_t low_features)
{
    set_status(0);
    set_status(1);
    set_status(3);
    set32(8, 0);
    set32(12, low_features);
    set32(8, 1);
    set32(12, 1); /* VIRTIO_F_VERSION_1 */
    set_status(0xB);
    assert_int_equal(get_status(), 0xB);
}

static void bring_up(void)
{
    atomic_store(&interrupts, 0);
    assert_int_equal(dxg_bus_connect(bus, serve, NULL), STATUS_SUCCESS);
    negotiate(1u << 28 | 1u << 1);
    open_queue(&control, 0);
    open_queue(&cursor, 1);
    set_status(0xF);
}

static int gpu_up(void **state)
{
    fake_machine_up(state);
    model = *device_preset_find("virtio-gpu");
    model.create = create;
    if (dxg_bus_create(&model, &bus) != STATUS_SUCCESS) {
        return -1;
    }
    bar = nt_io_map(dxg_bus_bar_address(bus, 4), 0x4000);
    return 0;
}

static int gpu_down(void **state)
{
    dxg_bus_connect(bus, NULL, NULL);
    nt_io_unmap(bar);
    dxg_bus_destroy(bus);
    struct queue *queues[] = {&control, &cursor};
    for (int i = 0; i < 2; i++) {
        if (queues[i]->memory != NULL) {
            MmFreeContiguousMemory(queues[i]->memory);
            queues[i]->memory = NULL;
        }
    }
    return fake_machine_down(state);
}

static int gpu_up_ready(void **state)
{
    int result = gpu_up(state);
    bring_up();
    return result;
}

/* The device's thread reads and writes this memory as hardware does, so the test uses it as a driver does. */
static uint16_t load16(const char *at)
{
    return __atomic_load_n((const uint16_t *)at, __ATOMIC_ACQUIRE);
}

static void describe(struct queue *queue, unsigned index, struct descriptor descriptor)
{
    memcpy(queue->memory + index * sizeof descriptor, &descriptor, sizeof descriptor);
}

static void post(struct queue *queue, uint16_t head)
{
    memcpy(queue->memory + 1024 + 4 + sizeof head * (queue->sent % RING_SIZE), &head, sizeof head);
    __atomic_store_n((uint16_t *)(queue->memory + 1024 + 2), ++queue->sent, __ATOMIC_RELEASE);
    set16(0x3000 + 4u * queue->number, queue->number);
}

/* Until the device gave it back. Returns how many bytes it wrote. */
static uint32_t wait_used(struct queue *queue)
{
    for (int i = 0; i < 5000 && load16(queue->memory + 2048 + 2) == queue->seen; i++) {
        LARGE_INTEGER millisecond = {.QuadPart = -10000};
        KeDelayExecutionThread(KernelMode, FALSE, &millisecond);
    }
    assert_int_equal((uint16_t)(load16(queue->memory + 2048 + 2) - queue->seen), 1);
    uint32_t element[2];
    memcpy(element, queue->memory + 2048 + 4 + sizeof element * (queue->seen++ % RING_SIZE), sizeof element);
    return element[1];
}

static char *data(struct queue *queue)
{
    return queue->memory + DATA;
}

/* A command, and its answer behind it; returns the answer's type. */
static uint32_t send(struct queue *queue, const void *command, uint32_t bytes, uint32_t answer_bytes)
{
    memcpy(data(queue), command, bytes);
    memset(data(queue) + bytes, 0, answer_bytes);
    describe(queue, 0, (struct descriptor){queue->physical + DATA, bytes, NEXT, 1});
    describe(queue, 1, (struct descriptor){queue->physical + DATA + bytes, answer_bytes, WRITE, 0});
    post(queue, 0);
    assert_int_equal(wait_used(queue), answer_bytes);
    uint32_t type;
    memcpy(&type, data(queue) + bytes, sizeof type);
    return type;
}

static uint32_t word_of_answer(struct queue *queue, uint32_t command_bytes, uint32_t offset)
{
    uint32_t value;
    memcpy(&value, data(queue) + command_bytes + offset, sizeof value);
    return value;
}

/* Words behind the header of 24 bytes. */
struct command {
    uint32_t words[6 + 10];
};

static uint32_t tell(uint32_t type, uint32_t count, const uint32_t *words)
{
    struct command command = {{type}};
    memcpy(command.words + 6, words, count * sizeof *words);
    return send(&control, &command, 24 + 4 * count, 24);
}

#define TELL(type, ...) tell(type, sizeof((const uint32_t[]){__VA_ARGS__}) / 4, (const uint32_t[]){__VA_ARGS__})

/* ------------------------------------------------------------------------------------------------------- transport */

static void capabilities_lead_to_the_registers(void **state)
{
    (void)state;
    uint8_t config[256];
    unsigned found[6] = {0};
    dxg_bus_read_config(bus, 0, config, sizeof config);
    assert_int_equal(config[0] | config[1] << 8, 0x1AF4);
    assert_int_equal(config[2] | config[3] << 8, 0x1050);
    unsigned count = 0;
    for (uint8_t at = config[0x34]; at != 0 && count < 20; at = config[at + 1], count++) {
        if (config[at] == 0x09) {
            uint32_t offset;
            uint32_t length;
            memcpy(&offset, config + at + 8, 4);
            memcpy(&length, config + at + 12, 4);
            assert_true(config[at + 3] >= 1 && config[at + 3] <= 5);
            found[config[at + 3]]++;
            if (config[at + 3] != 5) {
                assert_int_equal(config[at + 4], 4);
                assert_true(offset + length <= 0x4000);
            }
        }
    }
    for (int type = 1; type <= 5; type++) {
        assert_int_equal(found[type], 1);
    }
}

static void features_are_negotiated(void **state)
{
    (void)state;
    set32(0, 0);
    assert_int_equal(get32(4), 1u << 28 | 1u << 1);
    set32(0, 1);
    assert_int_equal(get32(4), 1);
    set32(0, 2);
    assert_int_equal(get32(4), 0);
    set_status(3);
    set32(8, 0);
    set32(12, 1); /* VIRGL, which is not offered */
    set32(8, 1);
    set32(12, 1);
    set_status(0xB);
    assert_int_equal(get_status(), 3);
    set32(8, 0);
    set32(12, 0);
    set32(8, 1);
    set32(12, 0); /* a driver of before version 1 */
    set_status(0xB);
    assert_int_equal(get_status(), 3);
    set_status(0);
    assert_int_equal(get_status(), 0);
    set32(8, 1);
    assert_int_equal(get32(12), 0); /* forgotten */
}

static void queues_are_described(void **state)
{
    (void)state;
    assert_int_equal(get16(18), 2);
    set16(22, 0);
    assert_int_equal(get16(24), 64);
    set16(24, 48); /* no power of two */
    assert_int_equal(get16(24), 64);
    set16(24, 128);
    assert_int_equal(get16(24), 64);
    set16(24, 16);
    assert_int_equal(get16(24), 16);
    WRITE_REGISTER_ULONG64((PULONG64)(bar + 32), 0x123456789ABCDEF0);
    assert_int_equal(get32(36), 0x12345678);
    set32(32, 0x11111000);
    assert_int_equal(READ_REGISTER_ULONG64((PULONG64)(bar + 32)), 0x1234567811111000);
    set16(28, 1);
    set32(32, 0); /* it stays, now that the queue is enabled */
    assert_int_equal(get32(32), 0x11111000);
    set16(22, 1);
    assert_int_equal(get16(24), 64);
    assert_int_equal(get16(30), 1);
    set16(22, 2); /* there is none */
    assert_int_equal(get16(24), 0);
    set16(24, 8);
    set16(28, 1);
    assert_int_equal(get16(28), 0);
    assert_int_equal(get32(0x2008), 1); /* one scanout */
    assert_int_equal(get32(0x200C), 0); /* no capability sets */
    assert_int_equal(get32(0x2010), 0); /* beyond the configuration */
}

static void configuration_space_is_a_window(void **state)
{
    (void)state;
    const uint8_t bar_number = 4;
    uint32_t value = 20;
    dxg_bus_write_config(bus, 0x94, &bar_number, 1);
    dxg_bus_write_config(bus, 0x98, &value, 4);
    value = 1;
    dxg_bus_write_config(bus, 0x9C, &value, 4);
    value = 3;
    dxg_bus_write_config(bus, 0xA0, &value, 1);
    assert_int_equal(get_status(), 3);
    value = 0;
    assert_int_equal(dxg_bus_read_config(bus, 0xA0, &value, 1), 1);
    assert_int_equal(value, 3);
    /* An access that no bar can have does nothing. */
    value = 0x4000;
    dxg_bus_write_config(bus, 0x98, &value, 4);
    value = 0x77;
    dxg_bus_write_config(bus, 0xA0, &value, 1);
    value = 3;
    dxg_bus_write_config(bus, 0x9C, &value, 4);
    dxg_bus_read_config(bus, 0xA0, &value, 4);
    assert_int_equal(get_status(), 3);
}

static void an_answer_comes_with_an_interrupt(void **state)
{
    (void)state;
    struct command command = {{0x0100}};
    assert_int_equal(send(&control, &command, 24, 408), 0x1101);
    assert_int_equal(word_of_answer(&control, 24, 24 + 8), 1024);
    assert_int_equal(word_of_answer(&control, 24, 24 + 12), 768);
    assert_int_equal(word_of_answer(&control, 24, 24 + 16), 1); /* enabled */
    assert_int_equal(word_of_answer(&control, 24, 48 + 16), 0); /* the second scanout is not */
    fake_wait(&interrupts, 1);
    assert_int_equal(atomic_load(&last_message), 0);
}

static void a_driver_may_do_without_interrupts(void **state)
{
    (void)state;
    struct command command = {{0x0100}};
    control.memory[1024] = 1; /* VIRTQ_AVAIL_F_NO_INTERRUPT */
    assert_int_equal(send(&control, &command, 24, 408), 0x1101);
    assert_int_equal(atomic_load(&interrupts), 0);
}

static void messages_are_by_queue(void **state)
{
    gpu_up(state);
    dxg_bus_grant_messages(bus, 3);
    set16(16, 0);
    assert_int_equal(get16(16), 0);
    set16(16, 3); /* there is none */
    assert_int_equal(get16(16), 0xFFFF);
    bring_up();
    set16(22, 0);
    set16(26, 2);
    assert_int_equal(get16(26), 2);
    struct command command = {{0x0100}};
    send(&control, &command, 24, 408);
    fake_wait(&interrupts, 1);
    assert_int_equal(atomic_load(&last_message), 2);
    assert_int_equal(gpu_down(state), 0);
}

static void a_fence_comes_back(void **state)
{
    (void)state;
    struct command command = {{0x0100, 1, 0x89ABCDEF, 0x01234567, 5}};
    send(&control, &command, 24, 408);
    assert_int_equal(word_of_answer(&control, 24, 4), 1);
    assert_int_equal(word_of_answer(&control, 24, 8), 0x89ABCDEF);
    assert_int_equal(word_of_answer(&control, 24, 12), 0x01234567);
    assert_int_equal(word_of_answer(&control, 24, 16), 5);
}

static void a_table_of_descriptors_is_followed(void **state)
{
    (void)state;
    struct command command = {{0x0100}};
    memcpy(data(&control), &command, 24);
    const struct descriptor table[3] = {
        {control.physical + DATA, 10, NEXT, 2},
        {control.physical + DATA + 512, 408, WRITE, 0},
        {control.physical + DATA + 10, 14, NEXT, 1},
    };
    memcpy(data(&control) + 1024, table, sizeof table);
    describe(&control, 3, (struct descriptor){control.physical + DATA + 1024, sizeof table, INDIRECT, 0});
    post(&control, 3);
    assert_int_equal(wait_used(&control), 408);
    assert_int_equal(word_of_answer(&control, 512, 0), 0x1101);
}

static void the_rings_go_round(void **state)
{
    (void)state;
    struct command command = {{0x0100}};
    for (int i = 0; i < 3 * RING_SIZE + 1; i++) {
        assert_int_equal(send(&control, &command, 24, 408), 0x1101);
    }
}

static void a_reset_forgets_everything(void **state)
{
    (void)state;
    assert_int_equal(TELL(0x0101, 1, 1, 64, 64), 0x1100);
    struct queue before = control;
    struct queue cursor_before = cursor;
    bring_up();
    MmFreeContiguousMemory(before.memory);
    MmFreeContiguousMemory(cursor_before.memory);
    assert_int_equal(TELL(0x0102, 1, 0), 0x1203); /* the resource is gone */
}

/* -------------------------------------------------------------------------------------------------- broken queues */

struct breach {
    const char *name;
    void (*commit)(void);
};

static void answer_first(void)
{
    describe(&control, 0, (struct descriptor){control.physical + DATA, 24, WRITE | NEXT, 1});
    describe(&control, 1, (struct descriptor){control.physical + DATA, 24, 0, 0});
    post(&control, 0);
}
static void circle(void)
{
    describe(&control, 0, (struct descriptor){control.physical + DATA, 1, NEXT, 0});
    post(&control, 0);
}
static void head_beyond(void)
{
    post(&control, RING_SIZE);
}
static void next_beyond(void)
{
    describe(&control, 0, (struct descriptor){control.physical + DATA, 24, NEXT, RING_SIZE});
    post(&control, 0);
}
static void nothing_long(void)
{
    describe(&control, 0, (struct descriptor){control.physical + DATA, 0, 0, 0});
    post(&control, 0);
}
static void wraps(void)
{
    describe(&control, 0, (struct descriptor){UINT64_MAX - 3, 24, 0, 0});
    post(&control, 0);
}
static void too_many(void)
{
    control.sent = (uint16_t)(control.sent + RING_SIZE);
    post(&control, 0);
}
static void table_of_odd_size(void)
{
    describe(&control, 0, (struct descriptor){control.physical + DATA, 24, INDIRECT, 0});
    post(&control, 0);
}
static void table_in_a_table(void)
{
    const struct descriptor inner = {control.physical + DATA + 512, 16, INDIRECT, 0};
    memcpy(data(&control), &inner, sizeof inner);
    describe(&control, 0, (struct descriptor){control.physical + DATA, 16, INDIRECT, 0});
    post(&control, 0);
}
static void table_nowhere(void)
{
    describe(&control, 0, (struct descriptor){1, 16, INDIRECT, 0});
    post(&control, 0);
}

static const struct breach breaches[] = {
    {"what it reads stands behind what it writes", answer_first},
    {"a buffer that is a ring", circle},
    {"a head beyond the queue", head_beyond},
    {"a next beyond the queue", next_beyond},
    {"a piece of no bytes", nothing_long},
    {"a piece around the end of memory", wraps},
    {"more buffers than the queue has", too_many},
    {"a table with half a descriptor", table_of_odd_size},
    {"a table in a table", table_in_a_table},
    {"a table where no memory is", table_nowhere},
};

static void needs_reset_after(void **state)
{
    const struct breach *row = *state;
    gpu_up_ready(NULL);
    row->commit();
    wait_status(0x40);
    fake_wait(&interrupts, 1);
    struct queue before[2] = {control, cursor};
    bring_up(); /* and works again after one */
    assert_int_equal(TELL(0x0101, 1, 1, 64, 64), 0x1100);
    MmFreeContiguousMemory(before[0].memory);
    MmFreeContiguousMemory(before[1].memory);
    assert_int_equal(gpu_down(NULL), 0);
}

/* --------------------------------------------------------------------------------------------------------- commands */

static void a_picture_reaches_the_scanout(void **state)
{
    (void)state;
    static uint32_t pixels[32 * 32];
    uint64_t physical = control.physical + DATA + 8192;
    for (uint32_t i = 0; i < 32 * 32; i++) {
        pixels[i] = 0xFF000000 | i;
    }
    memcpy(control.memory + DATA + 8192, pixels, sizeof pixels);
    assert_int_equal(TELL(0x0101, 7, 2, 32, 32), 0x1100);
    /* The memory in two pieces, cut within a line. */
    assert_int_equal(TELL(0x0106, 7, 2, (uint32_t)physical, (uint32_t)(physical >> 32), 1000, 0,
                          (uint32_t)(physical + 1000), (uint32_t)((physical + 1000) >> 32), 4096 - 1000, 0),
                     0x1100);
    assert_int_equal(TELL(0x0103, 0, 0, 32, 32, 0, 7), 0x1100);
    assert_int_equal(device_virtio_gpu_pixel(device, 5, 5), 0);
    assert_int_equal(TELL(0x0105, 0, 0, 32, 32, 0, 0, 7, 0), 0x1100);
    assert_int_equal(TELL(0x0104, 0, 0, 32, 32, 7, 0), 0x1100);
    assert_int_equal(device_virtio_gpu_pixel(device, 5, 5), 0xFF000000 | (5 * 32 + 5));
    assert_int_equal(device_virtio_gpu_pixel(device, 31, 31), 0xFF000000 | 1023);
    assert_int_equal(device_virtio_gpu_pixel(device, 32, 0), 0);
    assert_int_equal(TELL(0x0103, 16, 16, 16, 16, 0, 7), 0x1100); /* a part of it */
    assert_int_equal(device_virtio_gpu_pixel(device, 1, 0), 0xFF000000 | (16 * 32 + 17));
    assert_int_equal(TELL(0x0105, 8, 8, 8, 8, 4 * (8 * 32 + 8), 0, 7, 0), 0x1100);
    assert_int_equal(TELL(0x0107, 7, 0), 0x1100);
    assert_int_equal(TELL(0x0105, 0, 0, 32, 32, 0, 0, 7, 0), 0x1203); /* nothing is behind it any more */
    assert_int_equal(TELL(0x0102, 7, 0), 0x1100);
    assert_int_equal(device_virtio_gpu_pixel(device, 1, 0), 0);
    assert_int_equal(TELL(0x0104, 0, 0, 32, 32, 7, 0), 0x1203);
}

static void the_edid_is_told(void **state)
{
    (void)state;
    struct command command = {{0x010A, 0, 0, 0, 0, 0, 0, 0}};
    assert_int_equal(send(&control, &command, 32, 24 + 8 + 1024), 0x1104);
    assert_int_equal(word_of_answer(&control, 32, 24), 128);
    assert_int_equal(word_of_answer(&control, 32, 32), 0xFFFFFF00);
    command.words[6] = 1;
    assert_int_equal(send(&control, &command, 32, 24), 0x1202);
}

static void a_short_answer_buffer_gets_what_fits(void **state)
{
    (void)state;
    struct command command = {{0x0100}};
    assert_int_equal(send(&control, &command, 24, 32), 0x1101);
}

static void the_cursor_has_a_queue_of_its_own(void **state)
{
    (void)state;
    struct command command = {{0x0301, 0, 0, 0, 0, 0, 0, 10, 20}};
    assert_int_equal(send(&cursor, &command, 56, 24), 0x1100);
    command.words[0] = 0x0300;
    command.words[10] = 99; /* no such resource */
    assert_int_equal(send(&cursor, &command, 56, 24), 0x1203);
    command.words[10] = 0;
    assert_int_equal(send(&cursor, &command, 56, 24), 0x1100);
    command.words[6] = 1;
    assert_int_equal(send(&cursor, &command, 56, 24), 0x1202);
    assert_int_equal(send(&control, &command, 56, 24), 0x1200); /* not on that queue */
}

struct refusal {
    const char *name;
    uint32_t type, count;
    uint32_t words[8];
    uint32_t answer;
};

/* Resource 1 exists, 64 x 64, with a page behind it; resource 2 has none. */
// clang-format off
static const struct refusal refusals[] = {
    {"refuses: a command that is none",         0x0999, 0, {0}, 0x1200},
    {"refuses: capability sets' contents",      0x0109, 2, {0, 0}, 0x1200},
    {"refuses: resource 0",                     0x0101, 4, {0, 1, 64, 64}, 0x1203},
    {"refuses: a resource twice",               0x0101, 4, {1, 1, 64, 64}, 0x1203},
    {"refuses: a format that is none",          0x0101, 4, {3, 5, 64, 64}, 0x1205},
    {"refuses: a resource of no width",         0x0101, 4, {3, 1, 0, 64}, 0x1205},
    {"refuses: a resource too high",            0x0101, 4, {3, 1, 64, 16385}, 0x1205},
    {"refuses: a resource too large",           0x0101, 4, {3, 1, 16384, 16384}, 0x1201},
    {"refuses: half a command",                 0x0101, 2, {3, 1}, 0x1205},
    {"refuses: to forget what is not there",    0x0102, 2, {9, 0}, 0x1203},
    {"refuses: a second scanout",               0x0103, 6, {0, 0, 64, 64, 1, 1}, 0x1202},
    {"refuses: to show what is not there",      0x0103, 6, {0, 0, 64, 64, 0, 9}, 0x1203},
    {"refuses: to show more than there is",     0x0103, 6, {1, 0, 64, 64, 0, 1}, 0x1205},
    {"refuses: to show around the end",         0x0103, 6, {0xFFFFFFF0, 0, 64, 64, 0, 1}, 0x1205},
    {"refuses: to show a speck",                0x0103, 6, {0, 0, 8, 8, 0, 1}, 0x1205},
    {"refuses: to flush more than there is",    0x0104, 6, {0, 60, 64, 64, 1, 0}, 0x1205},
    {"refuses: to transfer more than there is", 0x0105, 8, {0, 0, 65, 1, 0, 0, 1, 0}, 0x1205},
    {"refuses: to transfer from beyond",        0x0105, 8, {0, 0, 1, 1, 0x4001, 0, 1, 0}, 0x1205},
    {"refuses: to transfer more than is behind", 0x0105, 8, {0, 0, 64, 64, 0, 0, 1, 0}, 0x1200},
    {"refuses: to transfer from nothing",       0x0105, 8, {0, 0, 1, 1, 0, 0, 2, 0}, 0x1203},
    {"refuses: no memory at all",               0x0106, 2, {2, 0}, 0x1205},
    {"refuses: more pieces than it sent",       0x0106, 6, {2, 2, 0x1000, 0, 4096, 0}, 0x1205},
    {"refuses: more pieces than it takes",      0x0106, 6, {2, 0xFFFFFFFF, 0x1000, 0, 4096, 0}, 0x1205},
    {"refuses: memory for what is not there",   0x0106, 6, {9, 1, 0x1000, 0, 4096, 0}, 0x1203},
    {"refuses: memory twice",                   0x0106, 6, {1, 1, 0x1000, 0, 4096, 0}, 0x1200},
    {"refuses: to take away no memory",         0x0107, 2, {2, 0}, 0x1203},
    {"tells of no capability set",              0x0108, 2, {0, 0}, 0x1102},
};
// clang-format on

static void refuses(void **state)
{
    const struct refusal *row = *state;
    gpu_up_ready(NULL);
    uint64_t page = control.physical + DATA + 8192;
    assert_int_equal(TELL(0x0101, 1, 1, 64, 64), 0x1100);
    assert_int_equal(TELL(0x0101, 2, 1, 64, 64), 0x1100);
    assert_int_equal(TELL(0x0106, 1, 1, (uint32_t)page, (uint32_t)(page >> 32), 4096, 0), 0x1100);
    assert_int_equal(tell(row->type, row->count, row->words), row->answer);
    assert_int_equal(get_status(), 0xF);
    assert_int_equal(gpu_down(NULL), 0);
}

static void memory_failing_is_an_answer(void **state)
{
    (void)state;
    os_fail_nth(1, false);
    assert_int_equal(TELL(0x0101, 1, 1, 64, 64), 0x1201);
    os_fail_nth(2, false);
    assert_int_equal(TELL(0x0101, 1, 1, 64, 64), 0x1201);
    os_fail_nth(0, false);
    assert_int_equal(TELL(0x0101, 1, 1, 64, 64), 0x1100);
    os_fail_nth(1, false);
    assert_int_equal(TELL(0x0106, 1, 1, (uint32_t)control.physical, (uint32_t)(control.physical >> 32), 4096, 0),
                     0x1201);
    os_fail_nth(0, false);
}

#define ON_GPU(test)    cmocka_unit_test_setup_teardown(test, gpu_up, gpu_down)
#define ON_QUEUES(test) cmocka_unit_test_setup_teardown(test, gpu_up_ready, gpu_down)

int main(void)
{
    enum { BREACHES = sizeof breaches / sizeof breaches[0], REFUSALS = sizeof refusals / sizeof refusals[0] };
    const struct CMUnitTest others[] = {
        ON_GPU(capabilities_lead_to_the_registers),
        ON_GPU(features_are_negotiated),
        ON_GPU(queues_are_described),
        ON_GPU(configuration_space_is_a_window),
        ON_QUEUES(an_answer_comes_with_an_interrupt),
        ON_QUEUES(a_driver_may_do_without_interrupts),
        cmocka_unit_test(messages_are_by_queue),
        ON_QUEUES(a_fence_comes_back),
        ON_QUEUES(a_table_of_descriptors_is_followed),
        ON_QUEUES(the_rings_go_round),
        ON_QUEUES(a_reset_forgets_everything),
        ON_QUEUES(a_picture_reaches_the_scanout),
        ON_QUEUES(the_edid_is_told),
        ON_QUEUES(a_short_answer_buffer_gets_what_fits),
        ON_QUEUES(the_cursor_has_a_queue_of_its_own),
        ON_QUEUES(memory_failing_is_an_answer),
    };
    enum { OTHERS = sizeof others / sizeof others[0] };
    struct CMUnitTest tests[OTHERS + BREACHES + REFUSALS];
    memcpy(tests, others, sizeof others);
    for (size_t i = 0; i < BREACHES; i++) {
        tests[OTHERS + i] =
            (struct CMUnitTest){breaches[i].name, needs_reset_after, NULL, NULL, (void *)(uintptr_t)&breaches[i]};
    }
    for (size_t i = 0; i < REFUSALS; i++) {
        tests[OTHERS + BREACHES + i] =
            (struct CMUnitTest){refusals[i].name, refuses, NULL, NULL, (void *)(uintptr_t)&refusals[i]};
    }
    return cmocka_run_group_tests_name("device-virtio-gpu", tests, NULL, NULL);
}
