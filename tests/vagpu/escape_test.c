/*
 * escape_test.c: vagpu's packets – per device, per context, strings at offsets – and what its page tables carry.
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

#include "../../drivers/vagpu/shared/vagpu_escape.h"
#include "../../drivers/vagpu/shared/vagpu_hw.h"

static struct host *host;
static struct host_process *process;
static D3DKMT_HANDLE adapter;
static D3DKMT_HANDLE device;
static D3DKMT_HANDLE context;

static D3DKMT_HANDLE create_context(void)
{
    D3DKMT_CREATECONTEXTVIRTUAL create = {.hDevice = device, .NodeOrdinal = VAGPU_ENGINE_RENDER};
    assert_int_equal(D3DKMTCreateContextVirtual(&create), STATUS_SUCCESS);
    return create.hContext;
}

static int start(void **state)
{
    (void)state;
    static struct host_error error; /* it is large */
    const char *suffix = strcmp(ESCAPEMENT_VARIANT, "plain") == 0 ? "" : "-" ESCAPEMENT_VARIANT;
    const char *build = getenv("ESCAPEMENT_BUILD");
    char path[4096];
    snprintf(path, sizeof path, "%s/drivers/vagpu/vagpu%s.so", build ? build : "build", suffix);
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
    D3DKMT_CREATEDEVICE create = {.hAdapter = adapter};
    if (D3DKMTCreateDevice(&create) != STATUS_SUCCESS) {
        return -1;
    }
    device = create.hDevice;
    context = create_context();
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
    return left.pool_blocks == 0 && left.mappings == 0 && left.contiguous_bytes == 0 ? 0 : -1;
}

static NTSTATUS send(D3DKMT_HANDLE of_device, D3DKMT_HANDLE of_context, void *packet, uint32_t size, bool hardware)
{
    D3DKMT_ESCAPE escape = {
        .hAdapter = adapter,
        .hDevice = of_device,
        .hContext = of_context,
        .Type = D3DKMT_ESCAPE_DRIVERPRIVATE,
        .pPrivateDriverData = packet,
        .PrivateDriverDataSize = size,
    };
    escape.Flags.HardwareAccess = hardware ? 1 : 0;
    return host_escape(process, &escape, NULL);
}

#define HEAD(code, type) .Head = {(code), sizeof(type)}

static void hello_of_each_interface(void **state)
{
    (void)state;
    for (UINT32 interface = 0; interface <= VAGPU_INTERFACE + 1; interface++) {
        for (int is_short = 0; is_short < 2; is_short++) {
            VAGPU_HELLO hello = {HEAD(VAGPU_ESCAPE_HELLO, VAGPU_HELLO), .Interface = interface};
            hello.Head.Size = is_short ? VAGPU_HELLO_V1_BYTES : sizeof hello;
            bool speaks = interface >= 1 && interface <= VAGPU_INTERFACE && (interface == 1) == (is_short == 1);
            assert_int_equal(send(0, 0, &hello, hello.Head.Size, false),
                             speaks ? STATUS_SUCCESS : STATUS_GRAPHICS_DRIVER_MISMATCH);
            assert_int_equal(hello.Interface, speaks ? VAGPU_INTERFACE : interface);
            assert_int_equal(hello.Engines, speaks && !is_short ? VAGPU_ENGINES : 0);
        }
    }
}

static void statistics_are_of_the_device(void **state)
{
    (void)state;
    VAGPU_DEVICE_STATISTICS statistics = {HEAD(VAGPU_ESCAPE_DEVICE_STATISTICS, VAGPU_DEVICE_STATISTICS)};
    assert_int_equal(send(0, 0, &statistics, sizeof statistics, false), STATUS_INVALID_PARAMETER);
    assert_int_equal(send(device, 0, &statistics, sizeof statistics, false), STATUS_SUCCESS);
    assert_int_equal(statistics.Contexts, 1);
    D3DKMT_HANDLE another = create_context();
    assert_int_equal(send(device, 0, &statistics, sizeof statistics, false), STATUS_SUCCESS);
    assert_int_equal(statistics.Contexts, 2);
    D3DKMT_DESTROYCONTEXT destroy = {another};
    assert_int_equal(D3DKMTDestroyContext(&destroy), STATUS_SUCCESS);
    assert_int_equal(send(device, 0, &statistics, sizeof statistics, false), STATUS_SUCCESS);
    assert_int_equal(statistics.Contexts, 1);
}

static void priority_is_of_the_context(void **state)
{
    (void)state;
    D3DKMT_HANDLE another = create_context();
    for (int value = VAGPU_PRIORITY_LEAST - 1; value <= VAGPU_PRIORITY_MOST + 1; value++) {
        VAGPU_PRIORITY priority = {HEAD(VAGPU_ESCAPE_SET_PRIORITY, VAGPU_PRIORITY), .Priority = value};
        bool is_valid = value >= VAGPU_PRIORITY_LEAST && value <= VAGPU_PRIORITY_MOST;
        assert_int_equal(send(device, context, &priority, sizeof priority, false),
                         is_valid ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER);
    }
    VAGPU_PRIORITY got = {HEAD(VAGPU_ESCAPE_GET_PRIORITY, VAGPU_PRIORITY)};
    assert_int_equal(send(device, 0, &got, sizeof got, false), STATUS_INVALID_PARAMETER);
    assert_int_equal(send(device, context, &got, sizeof got, false), STATUS_SUCCESS);
    assert_int_equal(got.Priority, VAGPU_PRIORITY_MOST);
    assert_int_equal(send(device, another, &got, sizeof got, false), STATUS_SUCCESS);
    assert_int_equal(got.Priority, 0);
    got.Reserved = 1;
    assert_int_equal(send(device, context, &got, sizeof got, false), STATUS_INVALID_PARAMETER);
}

struct label_packet {
    VAGPU_LABEL label;
    unsigned char room[128];
};

static struct label_packet label_packet(UINT32 code, UINT32 offset, UINT32 bytes)
{
    struct label_packet packet = {.label = {{code, sizeof packet}, offset, bytes}};
    return packet;
}

static void label_comes_back(void **state)
{
    (void)state;
    struct label_packet set = label_packet(VAGPU_ESCAPE_SET_LABEL, sizeof(VAGPU_LABEL) + 5, 7);
    memcpy(set.room + 5, "shadows", 7);
    assert_int_equal(send(device, 0, &set, sizeof set, false), STATUS_SUCCESS);
    struct label_packet get = label_packet(VAGPU_ESCAPE_GET_LABEL, sizeof(VAGPU_LABEL), sizeof get.room);
    memset(get.room, 0xCC, sizeof get.room);
    assert_int_equal(send(device, 0, &get, sizeof get, false), STATUS_SUCCESS);
    assert_int_equal(get.label.Bytes, 7);
    assert_memory_equal(get.room, "shadows\xCC", 8);
    get = label_packet(VAGPU_ESCAPE_GET_LABEL, sizeof(VAGPU_LABEL), 6);
    assert_int_equal(send(device, 0, &get, sizeof get, false), STATUS_INVALID_PARAMETER);
    assert_int_equal(send(0, 0, &get, sizeof get, false), STATUS_INVALID_PARAMETER);
}

struct label_case {
    const char *name;
    UINT32 offset;
    UINT32 bytes;
};

static void labels_lie_within_the_packet(void **state)
{
    (void)state;
    static const struct label_case cases[] = {
        {"within the head", sizeof(VAGPU_LABEL) - 1, 1},      {"past the end", sizeof(struct label_packet) + 1, 0},
        {"over the end", sizeof(struct label_packet) - 1, 2}, {"offset wraps", UINT32_MAX, 2},
        {"bytes wrap", sizeof(VAGPU_LABEL), UINT32_MAX},      {"both wrap", 0x80000000, 0x80000000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct label_packet packet = label_packet(VAGPU_ESCAPE_SET_LABEL, cases[i].offset, cases[i].bytes);
        if (send(device, 0, &packet, sizeof packet, false) != STATUS_INVALID_PARAMETER) {
            fail_msg("set: %s", cases[i].name);
        }
        packet = label_packet(VAGPU_ESCAPE_GET_LABEL, cases[i].offset, cases[i].bytes);
        if (send(device, 0, &packet, sizeof packet, false) != STATUS_INVALID_PARAMETER) {
            fail_msg("get: %s", cases[i].name);
        }
    }
    struct label_packet packet = label_packet(VAGPU_ESCAPE_SET_LABEL, sizeof(VAGPU_LABEL), VAGPU_LABEL_BYTES);
    assert_int_equal(send(device, 0, &packet, sizeof packet, false), STATUS_SUCCESS);
    packet.label.Bytes = VAGPU_LABEL_BYTES + 1;
    assert_int_equal(send(device, 0, &packet, sizeof packet, false), STATUS_INVALID_PARAMETER);
}

static void clock_needs_hardware_access(void **state)
{
    (void)state;
    VAGPU_CLOCK clock = {HEAD(VAGPU_ESCAPE_READ_CLOCK, VAGPU_CLOCK)};
    assert_int_equal(send(0, 0, &clock, sizeof clock, false), STATUS_INVALID_PARAMETER);
    assert_int_equal(send(0, 0, &clock, sizeof clock, true), STATUS_SUCCESS);
}

static void other_packets_are_refused(void **state)
{
    (void)state;
    for (UINT32 code = VAGPU_ESCAPE_HELLO - 1; code <= VAGPU_ESCAPE_READ_CLOCK + 1; code++) {
        VAGPU_ESCAPE head = {code, sizeof head};
        for (uint32_t size = 0; size <= sizeof head; size++) {
            assert_int_equal(send(device, context, &head, size, true), STATUS_INVALID_PARAMETER);
        }
        head.Size = sizeof head + 4; /* not what was sent */
        assert_int_equal(send(device, context, &head, sizeof head, true), STATUS_INVALID_PARAMETER);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(hello_of_each_interface, start, stop),
        cmocka_unit_test_setup_teardown(statistics_are_of_the_device, start, stop),
        cmocka_unit_test_setup_teardown(priority_is_of_the_context, start, stop),
        cmocka_unit_test_setup_teardown(label_comes_back, start, stop),
        cmocka_unit_test_setup_teardown(labels_lie_within_the_packet, start, stop),
        cmocka_unit_test_setup_teardown(clock_needs_hardware_access, start, stop),
        cmocka_unit_test_setup_teardown(other_packets_are_refused, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
