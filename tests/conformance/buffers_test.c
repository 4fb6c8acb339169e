/*
 * buffers_test.c: the caller's memory – what cannot be read, what cannot be written, what goes away meanwhile, and
 * which statuses bring the driver's bytes back (facts/escape.md 7; steps 1, 7 and 11 of docs/architecture.md).
 */
#include "conformance.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define PAGE ((size_t)4096)

static struct conf fx;

static int teardown(void **state)
{
    (void)state;
    conf_close(&fx);
    return 0;
}

static unsigned char *map_pages(size_t pages, int protection)
{
    unsigned char *memory = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_ptr_not_equal(memory, MAP_FAILED);
    conf_fill(memory, pages * PAGE);
    assert_int_equal(mprotect(memory, pages * PAGE, protection), 0);
    return memory;
}

static void unmap_pages(unsigned char *memory, size_t pages)
{
    assert_int_equal(munmap(memory, pages * PAGE), 0);
}

/* ---- payloads that cannot be read: the driver is not called ---- */

/* Two pages, of which `second` says what becomes of the second one. */
enum second { UNMAPPED, NO_ACCESS, READ_ONLY, PAST_THE_FILE, MAPPED };

static unsigned char *two_pages(enum second second)
{
    unsigned char *memory = map_pages(2, PROT_READ | PROT_WRITE);
    if (second == UNMAPPED) {
        unmap_pages(memory + PAGE, 1);
    } else if (second == NO_ACCESS || second == READ_ONLY) {
        assert_int_equal(mprotect(memory + PAGE, PAGE, second == READ_ONLY ? PROT_READ : PROT_NONE), 0);
    } else if (second == PAST_THE_FILE) {
        int file = memfd_create("shorter than its mapping", 0);
        assert_true(file >= 0);
        void *mapped = mmap(memory + PAGE, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, file, 0);
        assert_ptr_equal(mapped, memory + PAGE);
        close(file);
    }
    return memory;
}

static void drop_two_pages(unsigned char *memory)
{
    munmap(memory, 2 * PAGE); /* what is not mapped is no error */
}

struct part {
    const char *name;
    enum second second;
    uint32_t at;   /* of the two pages */
    uint32_t size; /* of the payload */
    bool read;     /* it can be */
    bool written;
};

// clang-format off
static struct part parts[] = {
    {"buffer: up to the last byte of a page",                UNMAPPED,      PAGE - 64, 64,       true,  true},
    {"buffer: one byte before the unmapped page",            UNMAPPED,      PAGE - 1,  1,        true,  true},
    {"buffer: half mapped, one byte beyond",                 UNMAPPED,      PAGE - 64, 65,       false, false},
    {"buffer: half mapped, a page beyond",                   UNMAPPED,      0,         2 * PAGE, false, false},
    {"buffer: unmapped",                                     UNMAPPED,      PAGE,      64,       false, false},
    {"buffer: unmapped, one byte",                           UNMAPPED,      PAGE,      1,        false, false},
    {"buffer: half without access",                          NO_ACCESS,     PAGE - 8,  64,       false, false},
    {"buffer: without access",                               NO_ACCESS,     PAGE,      64,       false, false},
    {"buffer: past the end of its file, half",               PAST_THE_FILE, PAGE - 8,  64,       false, false},
    {"buffer: past the end of its file",                     PAST_THE_FILE, PAGE,      64,       false, false},
    {"buffer: over two pages",                               MAPPED,        PAGE - 8,  64,       true,  true},
    {"buffer: read-only: the driver is called, nothing comes back", READ_ONLY, PAGE,   64,       true,  false},
    {"buffer: half read-only: the driver is called, and refused the copy back", READ_ONLY, PAGE - 8, 64, true, false},
    {"buffer: at an odd address",                            MAPPED,        13,        4097,     true,  true},
};
// clang-format on

static void part(void **state)
{
    const struct part *row = *state;
    conf_open(&fx, "probe", NULL);
    unsigned char *memory = two_pages(row->second);
    unsigned char *data = memory + row->at;
    if (row->second != UNMAPPED && row->second != NO_ACCESS && row->second != PAST_THE_FILE) {
        assert_int_equal(mprotect(memory, 2 * PAGE, PROT_READ | PROT_WRITE), 0);
        conf_fill(data, row->size);
        assert_int_equal(mprotect(memory + PAGE, PAGE, row->second == READ_ONLY ? PROT_READ : PROT_READ | PROT_WRITE),
                         0);
    } else {
        conf_fill(data, row->at < PAGE && row->size > PAGE - row->at ? PAGE - row->at : row->at < PAGE ? row->size : 0);
    }
    fx.args.pPrivateDriverData = data;
    fx.args.PrivateDriverDataSize = row->size;
    assert_status(D3DKMTEscape(&fx.args), row->written ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER);
    assert_int_equal(conf_get(&conf_board.calls), row->read ? 1 : 0);
    if (row->written) {
        conf_assert_complemented(data, row->size);
    } else if (!row->read && row->at < PAGE) {
        conf_assert_filled(data, PAGE - row->at);
    } else if (row->second == READ_ONLY && row->at == PAGE) {
        conf_assert_filled(data, row->size);
    }
    drop_two_pages(memory);
}

/* Addresses where nothing of a process can be. */
struct address {
    const char *name;
    uint64_t address;
};

// clang-format off
static struct address addresses[] = {
    {"buffer: address 1",                          1},
    {"buffer: in the first page",                  0xFFF},
    {"buffer: in the kernel's half",               0xFFFF800000000000},
    {"buffer: at the end of the address space",    0xFFFFFFFFFFFFFFC0},
    {"buffer: wrapping around its end",            0xFFFFFFFFFFFFFFFF},
    {"buffer: not canonical",                      0x8000000000000000},
    {"buffer: not canonical, just above ours",     0x0000800000000000},
};

static struct address argument_addresses[] = {
    {"arguments: null",                            0},
    {"arguments: address 1",                       1},
    {"arguments: in the kernel's half",            0xFFFF800000000000},
    {"arguments: at the end of the address space", 0xFFFFFFFFFFFFFFE0},
    {"arguments: wrapping around its end",         0xFFFFFFFFFFFFFFFF},
    {"arguments: not canonical",                   0x8000000000000000},
};
// clang-format on

static void payload_at(void **state)
{
    const struct address *row = *state;
    conf_open(&fx, "probe", NULL);
    conf_succeeds(&fx);
    fx.args.pPrivateDriverData = (void *)(uintptr_t)row->address;
    conf_refuses(&fx, STATUS_INVALID_PARAMETER);
}

static void arguments_at(void **state)
{
    const struct address *row = *state;
    conf_open(&fx, "probe", NULL);
    conf_succeeds(&fx);
    assert_status(D3DKMTEscape((const D3DKMT_ESCAPE *)(uintptr_t)row->address), STATUS_INVALID_PARAMETER);
    assert_int_equal(conf_get(&conf_board.calls), 0);
    conf_assert_filled(fx.payload, fx.untouched);
}

/* ---- the arguments themselves ---- */

static NTSTATUS escape_at(const void *at)
{
    return D3DKMTEscape(at);
}

static void arguments_half_mapped(void)
{
    for (enum second second = UNMAPPED; second <= NO_ACCESS; second++) {
        for (uint32_t bytes = 0; bytes <= sizeof fx.args; bytes += 4) {
            unsigned char *memory = two_pages(second);
            memcpy(memory + PAGE - bytes, &fx.args, bytes);
            conf_set(&conf_board.calls, 0);
            bool whole = bytes == sizeof fx.args;
            assert_status(escape_at(memory + PAGE - bytes), whole ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER);
            assert_int_equal(conf_get(&conf_board.calls), whole ? 1 : 0);
            conf_fill(fx.payload, CONF_PAYLOAD);
            drop_two_pages(memory);
        }
    }
}

static void arguments_read_only(void)
{
    unsigned char *memory = map_pages(1, PROT_READ | PROT_WRITE);
    memcpy(memory, &fx.args, sizeof fx.args);
    assert_int_equal(mprotect(memory, PAGE, PROT_READ), 0);
    assert_status(escape_at(memory), STATUS_SUCCESS);
    conf_assert_complemented(fx.payload, CONF_PAYLOAD);
    unmap_pages(memory, 1);
}

static void arguments_unaligned(void)
{
    unsigned char memory[sizeof fx.args + 8];
    for (size_t at = 1; at < 8; at++) {
        memcpy(memory + at, &fx.args, sizeof fx.args);
        conf_fill(fx.payload, CONF_PAYLOAD);
        assert_status(escape_at(memory + at), STATUS_SUCCESS);
        conf_assert_complemented(fx.payload, CONF_PAYLOAD);
    }
}

/* The structure is constant for its reader: nothing in it is updated. */
static void arguments_unchanged(void)
{
    D3DKMT_ESCAPE before = fx.args;
    conf_succeeds(&fx);
    assert_memory_equal(&fx.args, &before, sizeof before);
}

/* The payload is the structure that names it: it is read once, so what the driver makes of it comes too late. */
static void payload_over_arguments(void)
{
    D3DKMT_ESCAPE before = fx.args;
    before.pPrivateDriverData = &fx.args;
    before.PrivateDriverDataSize = sizeof fx.args;
    fx.args = before;
    assert_status(D3DKMTEscape(&fx.args), STATUS_SUCCESS);
    const unsigned char *was = (const unsigned char *)&before;
    const unsigned char *is = (const unsigned char *)&fx.args;
    for (size_t i = 0; i < sizeof before; i++) {
        assert_int_equal(is[i], (unsigned char)~was[i]);
    }
}

/* ---- memory that goes away, or changes, while a call is on its way ---- */

static void *escape_a_page(void *opaque)
{
    D3DKMT_ESCAPE *args = opaque;
    NTSTATUS status = host_escape(fx.own.process, args, NULL);
    return (void *)(uintptr_t)(uint32_t)status;
}

/* The call is inside the driver, and its buffer is `done` with: what it answers once the driver returns. */
static NTSTATUS escape_meanwhile(unsigned char *data, uint32_t size, void (*done)(unsigned char *data))
{
    pthread_t thread;
    void *status;
    fx.args.pPrivateDriverData = data;
    fx.args.PrivateDriverDataSize = size;
    conf_set(&conf_board.hold, 1);
    assert_int_equal(pthread_create(&thread, NULL, escape_a_page, &fx.args), 0);
    conf_wait(&conf_board.inside, 1);
    done(data);
    conf_set(&conf_board.hold, 0);
    assert_int_equal(pthread_join(thread, &status), 0);
    assert_int_equal(conf_get(&conf_board.calls), 1);
    return (NTSTATUS)(uint32_t)(uintptr_t)status;
}

static void unmap_two(unsigned char *data)
{
    unmap_pages(data, 2);
}

static void unmap_second(unsigned char *data)
{
    unmap_pages(data + PAGE, 1);
}

static void protect_two(unsigned char *data)
{
    assert_int_equal(mprotect(data, 2 * PAGE, PROT_READ), 0);
}

static void change_all(unsigned char *data)
{
    memset(data, 0xEE, 2 * PAGE);
}

static void unmapped_before_copy_back(void)
{
    unsigned char *data = map_pages(2, PROT_READ | PROT_WRITE);
    assert_status(escape_meanwhile(data, 2 * PAGE, unmap_two), STATUS_INVALID_PARAMETER);
}

static void half_unmapped_before_copy_back(void)
{
    unsigned char *data = map_pages(2, PROT_READ | PROT_WRITE);
    assert_status(escape_meanwhile(data, 2 * PAGE, unmap_second), STATUS_INVALID_PARAMETER);
    unmap_pages(data, 1);
}

static void protected_before_copy_back(void)
{
    unsigned char *data = map_pages(2, PROT_READ | PROT_WRITE);
    assert_status(escape_meanwhile(data, 2 * PAGE, protect_two), STATUS_INVALID_PARAMETER);
    conf_assert_filled(data, 2 * PAGE);
    unmap_pages(data, 2);
}

/* A driver that fails has nothing copied back, so nobody notices that there is nowhere to copy to. */
static void unmapped_when_the_driver_fails(void)
{
    unsigned char *data = map_pages(2, PROT_READ | PROT_WRITE);
    conf_set(&conf_board.status, STATUS_UNSUCCESSFUL);
    assert_status(escape_meanwhile(data, 2 * PAGE, unmap_two), STATUS_UNSUCCESSFUL);
}

static void changed_while_inside(void)
{
    unsigned char *data = map_pages(2, PROT_READ | PROT_WRITE);
    assert_status(escape_meanwhile(data, 2 * PAGE, change_all), STATUS_SUCCESS);
    conf_assert_complemented(data, 2 * PAGE); /* of what was read at first */
    unmap_pages(data, 2);
}

/* Another thread takes the second page away and puts a new one there as fast as it can; the address stays its own. */
static unsigned char *flickering;
static int flicker_ends;

static bool map_second(int protection)
{
    void *page = mmap(flickering + PAGE, PAGE, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    return page == flickering + PAGE;
}

static void *flicker(void *unused)
{
    (void)unused;
    while (!conf_get(&flicker_ends) && map_second(PROT_NONE) && map_second(PROT_READ | PROT_WRITE)) {
    }
    return NULL;
}

static void unmapped_while_it_is_read(void)
{
    pthread_t thread;
    unsigned succeeded = 0;
    unsigned refused = 0;
    flickering = map_pages(2, PROT_READ | PROT_WRITE);
    fx.args.pPrivateDriverData = flickering;
    fx.args.PrivateDriverDataSize = 2 * PAGE;
    conf_set(&flicker_ends, 0);
    assert_int_equal(pthread_create(&thread, NULL, flicker, NULL), 0);
    for (unsigned i = 0; i < 2000; i++) {
        NTSTATUS status = D3DKMTEscape(&fx.args);
        if (status == STATUS_SUCCESS) {
            succeeded++;
        } else {
            refused++;
            assert_status(status, STATUS_INVALID_PARAMETER);
        }
    }
    conf_set(&flicker_ends, 1);
    assert_int_equal(pthread_join(thread, NULL), 0);
    drop_two_pages(flickering);
    print_message("# unmapped meanwhile: %u escapes succeeded, %u were refused\n", succeeded, refused);
    assert_true(conf_get(&conf_board.calls) >= (int)succeeded);
    fx.args.pPrivateDriverData = fx.payload;
    fx.args.PrivateDriverDataSize = CONF_PAYLOAD;
    conf_succeeds(&fx);
}

struct scene {
    const char *name;
    void (*run)(void);
};

// clang-format off
static struct scene scenes[] = {
    {"arguments: half mapped, at every word",                      arguments_half_mapped},
    {"arguments: read-only memory is enough",                      arguments_read_only},
    {"arguments: at an odd address",                               arguments_unaligned},
    {"arguments: nothing in them is updated",                      arguments_unchanged},
    {"arguments: read once, though the payload lies over them",    payload_over_arguments},
    {"buffer: unmapped while the driver runs",                     unmapped_before_copy_back},
    {"buffer: half unmapped while the driver runs",                half_unmapped_before_copy_back},
    {"buffer: made read-only while the driver runs",               protected_before_copy_back},
    {"buffer: unmapped while a driver runs that fails",            unmapped_when_the_driver_fails},
    {"buffer: changed while the driver runs, which does not see it", changed_while_inside},
    {"buffer: unmapped while it is read",                          unmapped_while_it_is_read},
};
// clang-format on

static void scene(void **state)
{
    const struct scene *row = *state;
    conf_open(&fx, "probe", NULL);
    row->run();
}

/* ---- what the driver returns reaches the caller unchanged; its bytes follow a success alone ---- */

struct answer {
    const char *name;
    uint32_t status;
};

// clang-format off
static struct answer answers[] = {
    {"status: STATUS_SUCCESS",                                      0x00000000},
    {"status: STATUS_INVALID_PARAMETER",                            0xC000000D},
    {"status: STATUS_NO_MEMORY",                                    0xC0000017},
    {"status: STATUS_PRIVILEGED_INSTRUCTION",                       0xC0000096},
    {"status: STATUS_ILLEGAL_INSTRUCTION",                          0xC000001D},
    {"status: STATUS_GRAPHICS_DRIVER_MISMATCH is 0xC01E0009",       0xC01E0009},
    {"status: 0x401E0117 is informational, so a success",           0x401E0117},
    {"status: STATUS_DEVICE_REMOVED of the driver's own",           0xC00002B6},
    {"status: success severity, 1",                                 0x00000001},
    {"status: success severity, STATUS_TIMEOUT",                    0x00000102},
    {"status: success severity, STATUS_PENDING",                    0x00000103},
    {"status: success severity, the last",                          0x3FFFFFFF},
    {"status: informational severity, the first",                   0x40000000},
    {"status: informational severity, the last",                    0x7FFFFFFF},
    {"status: warning severity, the first",                         0x80000000},
    {"status: warning severity, STATUS_BUFFER_OVERFLOW",            0x80000005},
    {"status: warning severity, STATUS_DEVICE_BUSY",                0x80000011},
    {"status: warning severity, the last",                          0xBFFFFFFF},
    {"status: error severity, the first",                           0xC0000000},
    {"status: error severity, STATUS_UNSUCCESSFUL",                 0xC0000001},
    {"status: error severity, STATUS_NOT_IMPLEMENTED",              0xC0000002},
    {"status: error severity, STATUS_BUFFER_TOO_SMALL",             0xC0000023},
    {"status: error severity, STATUS_NOT_SUPPORTED",                0xC00000BB},
    {"status: error severity, STATUS_INVALID_BUFFER_SIZE",          0xC0000206},
    {"status: error severity, STATUS_GRAPHICS_NO_VIDEO_MEMORY",     0xC01E0100},
    {"status: error severity with the customer bit",                0xE0001234},
    {"status: success severity with the customer bit",              0x20001234},
    {"status: error severity, the last",                            0xFFFFFFFF},
};
// clang-format on

static void answer(void **state)
{
    static const uint32_t sizes[] = {0, 1, 64, 4096, 4097, 100000};
    const struct answer *row = *state;
    conf_open(&fx, "probe", NULL);
    conf_set(&conf_board.status, (int)row->status);
    for (size_t i = 0; i < CONF_ARRAY(sizes); i++) {
        fx.args.PrivateDriverDataSize = sizes[i];
        conf_fill(fx.payload, sizes[i]);
        assert_status(D3DKMTEscape(&fx.args), (NTSTATUS)row->status);
        assert_int_equal(conf_get(&conf_board.calls), (int)i + 1);
        if (row->status < 0x80000000u) {
            conf_assert_complemented(fx.payload, sizes[i]);
        } else {
            conf_assert_filled(fx.payload, sizes[i]);
        }
    }
}

int main(void)
{
    enum {
        PARTS = CONF_ARRAY(parts),
        ADDRESSES = CONF_ARRAY(addresses),
        ARGUMENTS = CONF_ARRAY(argument_addresses),
        SCENES = CONF_ARRAY(scenes),
        ANSWERS = CONF_ARRAY(answers)
    };
    static struct CMUnitTest tests[PARTS + ADDRESSES + ARGUMENTS + SCENES + ANSWERS];
    size_t count = 0;
    for (size_t i = 0; i < ARGUMENTS; i++) {
        tests[count++] =
            (struct CMUnitTest){argument_addresses[i].name, arguments_at, NULL, teardown, &argument_addresses[i]};
    }
    for (size_t i = 0; i < ADDRESSES; i++) {
        tests[count++] = (struct CMUnitTest){addresses[i].name, payload_at, NULL, teardown, &addresses[i]};
    }
    for (size_t i = 0; i < PARTS; i++) {
        tests[count++] = (struct CMUnitTest){parts[i].name, part, NULL, teardown, &parts[i]};
    }
    for (size_t i = 0; i < SCENES; i++) {
        tests[count++] = (struct CMUnitTest){scenes[i].name, scene, NULL, teardown, &scenes[i]};
    }
    for (size_t i = 0; i < ANSWERS; i++) {
        tests[count++] = (struct CMUnitTest){answers[i].name, answer, NULL, teardown, &answers[i]};
    }
    return cmocka_run_group_tests_name("conformance-buffers", tests, NULL, NULL);
}
