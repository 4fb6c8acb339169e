/*
 * escape_test.c: basicdisp's records – what each answers, what is refused, and the caller's memory that vanishes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <d3dkmthk.h>
#include <escapement/host.h>
#include <ntstatus.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../drivers/basicdisp/shared/basicdisp_escape.h"

static struct host *host;
static struct host_process *process;
static D3DKMT_HANDLE adapter;

static int start(void **state)
{
    (void)state;
    static struct host_error error; /* it is large */
    const char *suffix = strcmp(ESCAPEMENT_VARIANT, "plain") == 0 ? "" : "-" ESCAPEMENT_VARIANT;
    const char *build = getenv("ESCAPEMENT_BUILD");
    char path[4096];
    snprintf(path, sizeof path, "%s/drivers/basicdisp/basicdisp%s.so", build ? build : "build", suffix);
    host = host_start(path, NULL, &error);
    if (!host) {
        print_error("%s\n", error.text);
        return -1;
    }
    process = host_process_create(host, "client");
    host_process_attach(process);
    D3DKMT_OPENADAPTERFROMLUID open = {.AdapterLuid = host_adapter_luid(host)};
    if (D3DKMTOpenAdapterFromLuid(&open) != STATUS_SUCCESS) {
        return -1;
    }
    adapter = open.hAdapter;
    return 0;
}

static int stop(void **state)
{
    (void)state;
    host_process_attach(NULL);
    host_process_destroy(process);
    host_stop(host);
    struct host_leftovers left;
    host_leftovers(&left);
    return left.pool_blocks == 0 && left.mappings == 0 ? 0 : -1;
}

enum { CALL_BYTES = 4096 };

/* A call that grows record by record. */
struct call {
    _Alignas(8) unsigned char bytes[CALL_BYTES];
    uint32_t size;
};

static void begin(struct call *call)
{
    const BASICDISP_HEADER header = {BASICDISP_MAGIC, BASICDISP_VERSION, 0, 0};
    memset(call, 0, sizeof *call);
    memcpy(call->bytes, &header, sizeof header);
    call->size = sizeof header;
}

/* Where the body lies. */
static void *add(struct call *call, USHORT type, const void *body, USHORT length)
{
    BASICDISP_HEADER *header = (BASICDISP_HEADER *)call->bytes;
    const BASICDISP_RECORD record = {type, length};
    assert_true(call->size + sizeof record + length <= CALL_BYTES);
    memcpy(call->bytes + call->size, &record, sizeof record);
    unsigned char *at = call->bytes + call->size + sizeof record;
    if (body) {
        memcpy(at, body, length);
    }
    call->size += (uint32_t)sizeof record + length;
    header->Records++;
    header->Bytes = call->size - (uint32_t)sizeof *header;
    return at;
}

static NTSTATUS send_bytes(void *bytes, uint32_t size, bool hardware)
{
    D3DKMT_ESCAPE escape = {
        .hAdapter = adapter,
        .Type = D3DKMT_ESCAPE_DRIVERPRIVATE,
        .pPrivateDriverData = bytes,
        .PrivateDriverDataSize = size,
    };
    escape.Flags.HardwareAccess = hardware ? 1 : 0;
    return host_escape(process, &escape, NULL);
}

static NTSTATUS send(struct call *call, bool hardware)
{
    return send_bytes(call->bytes, call->size, hardware);
}

static void mode_of_both_versions(void **state)
{
    (void)state;
    struct call call;
    begin(&call);
    const BASICDISP_MODE_V1 *old = add(&call, BASICDISP_QUERY_MODE, NULL, sizeof *old);
    const BASICDISP_MODE *mode = add(&call, BASICDISP_QUERY_MODE, NULL, sizeof *mode);
    assert_int_equal(send(&call, false), STATUS_SUCCESS);
    assert_true(mode->Size.Width > 0 && mode->Size.Height > 0 && mode->Pitch >= 4 * mode->Size.Width);
    assert_int_equal(old->Width, mode->Size.Width);
    assert_int_equal(old->Height, mode->Size.Height);
    begin(&call);
    add(&call, BASICDISP_QUERY_MODE, NULL, sizeof(BASICDISP_MODE_V1) + 4);
    assert_int_equal(send(&call, false), STATUS_INVALID_PARAMETER);
}

static void what_is_filled_is_read_back(void **state)
{
    (void)state;
    const BASICDISP_FILL_BODY fill = {{10, 20, 3, 2}, 0x00C0FFEE};
    const BASICDISP_READ_BODY read = {{9, 20, 5, 2}};
    struct call call;
    begin(&call);
    const BASICDISP_COUNTERS *before = add(&call, BASICDISP_QUERY_COUNTERS, NULL, sizeof *before);
    add(&call, BASICDISP_FILL, &fill, sizeof fill);
    unsigned char body[sizeof read + sizeof(uint32_t) * 5 * 2] = {0};
    memcpy(body, &read, sizeof read);
    const unsigned char *answer = add(&call, BASICDISP_READ_PIXELS, body, sizeof body);
    const BASICDISP_COUNTERS *after = add(&call, BASICDISP_QUERY_COUNTERS, NULL, sizeof *after);
    assert_int_equal(send(&call, false), STATUS_INVALID_PARAMETER);
    assert_int_equal(send(&call, true), STATUS_SUCCESS);
    uint32_t pixels[10];
    memcpy(pixels, answer + sizeof read, sizeof pixels);
    for (int y = 0; y < 2; y++) {
        for (int x = 0; x < 5; x++) {
            assert_int_equal(pixels[5 * y + x] == 0x00C0FFEE, x >= 1 && x <= 3);
        }
    }
    assert_int_equal(after->Fills, before->Fills + 1);
}

struct rect_case {
    const char *name;
    BASICDISP_RECT rect;
};

static void rectangles_lie_on_the_screen(void **state)
{
    (void)state;
    static const struct rect_case cases[] = {
        {"right of the screen", {0x7FFFFFFF, 0, 1, 1}},
        {"below it", {0, 0x7FFFFFFF, 1, 1}},
        {"too wide", {0, 0, 0x80000000, 1}},
        {"too high", {0, 0, 1, 0x80000000}},
        {"x and width wrap", {0xFFFFFFFF, 0, 2, 1}},
        {"y and height wrap", {0, 0xFFFFFFFF, 1, 2}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const BASICDISP_FILL_BODY fill = {cases[i].rect, 1};
        struct call call;
        begin(&call);
        add(&call, BASICDISP_FILL, &fill, sizeof fill);
        if (send(&call, true) != STATUS_INVALID_PARAMETER) {
            fail_msg("filled: %s", cases[i].name);
        }
        unsigned char body[sizeof(BASICDISP_READ_BODY) + 64] = {0};
        memcpy(body, &cases[i].rect, sizeof cases[i].rect);
        begin(&call);
        add(&call, BASICDISP_READ_PIXELS, body, sizeof body);
        if (send(&call, true) != STATUS_INVALID_PARAMETER) {
            fail_msg("read: %s", cases[i].name);
        }
    }
    /* On the screen, and more than there is room for; width times height alone would wrap. */
    static const BASICDISP_RECT large[] = {{0, 0, 5, 4}, {0, 0, 17, 1}, {0, 0, 1, 17}, {0, 0, 0, 1}, {0, 0, 1, 0}};
    for (size_t i = 0; i < sizeof large / sizeof large[0]; i++) {
        unsigned char body[sizeof(BASICDISP_READ_BODY) + 64] = {0};
        memcpy(body, &large[i], sizeof large[i]);
        struct call call;
        begin(&call);
        add(&call, BASICDISP_READ_PIXELS, body, sizeof body);
        assert_int_equal(send(&call, true), STATUS_INVALID_PARAMETER);
    }
}

static BASICDISP_TRANSFER_BODY transfer(const void *address, ULONG bytes, ULONG offset)
{
    uintptr_t number = (uintptr_t)address;
    return (BASICDISP_TRANSFER_BODY){(ULONG)number, (ULONG)(number >> 32), bytes, offset};
}

static NTSTATUS move_bytes(USHORT type, const void *address, ULONG bytes, ULONG offset)
{
    const BASICDISP_TRANSFER_BODY body = transfer(address, bytes, offset);
    struct call call;
    begin(&call);
    add(&call, type, &body, sizeof body);
    return send(&call, false);
}

static void store_is_loaded_back(void **state)
{
    (void)state;
    unsigned char sent[100];
    unsigned char back[100] = {0};
    for (unsigned i = 0; i < sizeof sent; i++) {
        sent[i] = (unsigned char)(3 * i + 1);
    }
    assert_int_equal(move_bytes(BASICDISP_STORE, sent, sizeof sent, BASICDISP_STORE_BYTES - sizeof sent),
                     STATUS_SUCCESS);
    assert_int_equal(move_bytes(BASICDISP_LOAD, back, sizeof back, BASICDISP_STORE_BYTES - sizeof back),
                     STATUS_SUCCESS);
    assert_memory_equal(sent, back, sizeof sent);
    static const ULONG bad[][2] = {{0, 0}, {1, 4096}, {4097, 0}, {2, 4095}, {0xFFFFFFFF, 1}, {1, 0xFFFFFFFF}};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(move_bytes(BASICDISP_STORE, sent, bad[i][0], bad[i][1]), STATUS_INVALID_PARAMETER);
        assert_int_equal(move_bytes(BASICDISP_LOAD, back, bad[i][0], bad[i][1]), STATUS_INVALID_PARAMETER);
    }
}

/*
 * The second page is not there, or must not be written: the call fails, and the store holds what it held. The kernel is
 * started here, since cmocka takes the handler of faults for itself when a test begins.
 */
static void callers_memory_may_be_missing(void **state)
{
    assert_int_equal(start(state), 0);
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    unsigned char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_ptr_not_equal(pages, MAP_FAILED);
    memset(pages, 0x5A, 2 * page);
    assert_int_equal(move_bytes(BASICDISP_STORE, pages, 64, 0), STATUS_SUCCESS);
    memset(pages, 0xA5, page);
    mprotect(pages + page, page, PROT_NONE);
    assert_int_equal(move_bytes(BASICDISP_STORE, pages + page - 32, 64, 0), STATUS_INVALID_PARAMETER);
    assert_int_equal(move_bytes(BASICDISP_LOAD, pages + page - 32, 64, 0), STATUS_INVALID_PARAMETER);
    mprotect(pages + page, page, PROT_READ);
    assert_int_equal(move_bytes(BASICDISP_LOAD, pages + page, 64, 0), STATUS_INVALID_PARAMETER);
    unsigned char back[64] = {0};
    assert_int_equal(move_bytes(BASICDISP_LOAD, back, sizeof back, 0), STATUS_SUCCESS);
    for (size_t i = 0; i < sizeof back; i++) {
        assert_int_equal(back[i], 0x5A);
    }
    munmap(pages, 2 * page);
    assert_int_equal(move_bytes(BASICDISP_STORE, pages, 64, 0), STATUS_INVALID_PARAMETER);
    assert_int_equal(move_bytes(BASICDISP_STORE, NULL, 64, 0), STATUS_INVALID_PARAMETER);
    assert_int_equal(move_bytes(BASICDISP_STORE, (void *)UINTPTR_MAX, 64, 0), STATUS_INVALID_PARAMETER);
    assert_int_equal(move_bytes(BASICDISP_LOAD, (void *)0xFFFFF80000001000u, 64, 0), STATUS_INVALID_PARAMETER);
    assert_int_equal(stop(state), 0);
}

static void headers_and_records_are_held_together(void **state)
{
    (void)state;
    struct call call;
    begin(&call);
    add(&call, BASICDISP_QUERY_MODE, NULL, sizeof(BASICDISP_MODE));
    for (uint32_t size = 0; size < call.size; size++) {
        assert_int_equal(send_bytes(call.bytes, size, false), STATUS_INVALID_PARAMETER);
    }
    assert_int_equal(send_bytes(call.bytes, call.size + 4, false), STATUS_INVALID_PARAMETER);
    BASICDISP_HEADER *header = (BASICDISP_HEADER *)call.bytes;
    header->Records = 2;
    assert_int_equal(send(&call, false), STATUS_INVALID_PARAMETER);
    header->Records = 0;
    assert_int_equal(send(&call, false), STATUS_INVALID_PARAMETER);
    header->Records = 1;
    header->Version = 3;
    assert_int_equal(send(&call, false), STATUS_GRAPHICS_DRIVER_MISMATCH);
    header->Version = 1;
    assert_int_equal(send(&call, false), STATUS_SUCCESS);
    header->Magic++;
    assert_int_equal(send(&call, false), STATUS_GRAPHICS_DRIVER_MISMATCH);
    static const USHORT types[] = {0, BASICDISP_LOAD + 1, 0xFFFF};
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        begin(&call);
        add(&call, types[i], NULL, 64);
        assert_int_equal(send(&call, true), STATUS_INVALID_PARAMETER);
    }
    begin(&call);
    add(&call, BASICDISP_QUERY_COUNTERS, NULL, sizeof(BASICDISP_COUNTERS) - 2); /* not a multiple of 4 */
    assert_int_equal(send(&call, false), STATUS_INVALID_PARAMETER);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(mode_of_both_versions, start, stop),
        cmocka_unit_test_setup_teardown(what_is_filled_is_read_back, start, stop),
        cmocka_unit_test_setup_teardown(rectangles_lie_on_the_screen, start, stop),
        cmocka_unit_test_setup_teardown(store_is_loaded_back, start, stop),
        cmocka_unit_test(callers_memory_may_be_missing),
        cmocka_unit_test_setup_teardown(headers_and_records_are_held_together, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
