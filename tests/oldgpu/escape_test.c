/*
 * escape_test.c: oldgpu at each interface version of the Vista years – it starts, answers every command, renders,
 * stops.
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

#include "../../drivers/oldgpu/shared/oldgpu_escape.h"

struct version {
    const char *name;
    ULONG number;
};

static const struct version versions[] = {{"vista", 0x1052}, {"vista_sp1", 0x1053}, {"win7", 0x2005}};

struct scene {
    const struct version *version;
    struct host *host;
    struct host_process *process;
    D3DKMT_HANDLE adapter;
    D3DKMT_HANDLE device;
};

static struct scene scene;

static int start(void **state)
{
    static struct host_error error; /* it is large */
    const char *suffix = strcmp(ESCAPEMENT_VARIANT, "plain") == 0 ? "" : "-" ESCAPEMENT_VARIANT;
    const char *build = getenv("ESCAPEMENT_BUILD");
    char path[4096];
    scene.version = *state;
    snprintf(path, sizeof path, "%s/drivers/oldgpu/oldgpu_%s%s.so", build ? build : "build", scene.version->name,
             suffix);
    scene.host = host_start(path, NULL, &error);
    if (!scene.host) {
        print_error("%s\n", error.text);
        return -1;
    }
    scene.process = host_process_create(scene.host, "client");
    host_process_attach(scene.process);
    D3DKMT_OPENADAPTERFROMLUID open = {.AdapterLuid = host_adapter_luid(scene.host)};
    if (D3DKMTOpenAdapterFromLuid(&open) != STATUS_SUCCESS) {
        return -1;
    }
    D3DKMT_CREATEDEVICE create = {.hAdapter = open.hAdapter};
    if (D3DKMTCreateDevice(&create) != STATUS_SUCCESS) {
        return -1;
    }
    scene.adapter = open.hAdapter;
    scene.device = create.hDevice;
    return 0;
}

static int stop(void **state)
{
    (void)state;
    host_process_attach(NULL);
    host_process_destroy(scene.process);
    host_stop(scene.host);
    struct host_leftovers left;
    host_leftovers(&left);
    return left.pool_blocks == 0 && left.mappings == 0 && left.dpcs_queued == 0 ? 0 : -1;
}

static NTSTATUS send(void *packet, uint32_t size, bool hardware)
{
    D3DKMT_ESCAPE escape = {
        .hAdapter = scene.adapter,
        .hDevice = scene.device,
        .Type = D3DKMT_ESCAPE_DRIVERPRIVATE,
        .pPrivateDriverData = packet,
        .PrivateDriverDataSize = size,
    };
    escape.Flags.HardwareAccess = hardware ? 1 : 0;
    return host_escape(scene.process, &escape, NULL);
}

static NTSTATUS ask(OLDGPU_PACKET *packet, ULONG command, bool hardware)
{
    packet->Header = (OLDGPU_HEADER){OLDGPU_MAGIC, command};
    return send(packet, sizeof *packet, hardware);
}

static void version_is_that_of_the_build(void **state)
{
    (void)state;
    OLDGPU_PACKET packet = {0};
    assert_int_equal(ask(&packet, OLDGPU_GET_VERSION, false), STATUS_SUCCESS);
    assert_int_equal(packet.Version.Major, 1);
    assert_int_equal(packet.Version.Minor, 2);
    assert_int_equal(packet.Version.InterfaceVersion, scene.version->number);
}

static void mode_is_one_that_was_set(void **state)
{
    (void)state;
    OLDGPU_PACKET packet = {0};
    memset(&packet, 0xCC, sizeof packet);
    assert_int_equal(ask(&packet, OLDGPU_GET_MODE, false), STATUS_SUCCESS);
    assert_int_equal(packet.Mode.Pitch, 4 * packet.Mode.Width);
    assert_true(packet.Mode.Visible <= 1);
}

static void scratch_needs_hardware_access(void **state)
{
    (void)state;
    OLDGPU_PACKET packet = {.Scratch = {.Index = 3, .Value = 0xABCD1234}};
    assert_int_equal(ask(&packet, OLDGPU_WRITE_SCRATCH, false), STATUS_INVALID_PARAMETER);
    assert_int_equal(ask(&packet, OLDGPU_WRITE_SCRATCH, true), STATUS_SUCCESS);
    packet.Scratch.Value = 0;
    assert_int_equal(ask(&packet, OLDGPU_READ_SCRATCH, false), STATUS_INVALID_PARAMETER);
    assert_int_equal(ask(&packet, OLDGPU_READ_SCRATCH, true), STATUS_SUCCESS);
    assert_int_equal(packet.Scratch.Value, 0xABCD1234);
    packet.Scratch.Index = OLDGPU_SCRATCH_REGISTERS;
    assert_int_equal(ask(&packet, OLDGPU_READ_SCRATCH, true), STATUS_INVALID_PARAMETER);
    assert_int_equal(ask(&packet, OLDGPU_WRITE_SCRATCH, true), STATUS_INVALID_PARAMETER);
}

static void events_are_at_most_what_was_asked(void **state)
{
    (void)state;
    for (ULONG asked = 0; asked <= 2 * OLDGPU_EVENTS; asked++) {
        OLDGPU_PACKET packet;
        memset(&packet, 0xCC, sizeof packet);
        packet.Events.Asked = asked;
        assert_int_equal(ask(&packet, OLDGPU_GET_EVENTS, false), STATUS_SUCCESS);
        assert_true(packet.Events.Returned <= asked && packet.Events.Returned <= OLDGPU_EVENTS);
        assert_true(asked == 0 || packet.Events.Returned > 0); /* it was started, at the least */
        for (ULONG i = packet.Events.Returned; i < OLDGPU_EVENTS; i++) {
            assert_int_equal(packet.Events.Events[i].Kind, 0);
        }
    }
}

struct gamma_case {
    const char *name;
    ULONG first;
    ULONG count;
    ULONG offset;
    ULONG size;
    NTSTATUS due;
};

enum { GAMMA_HEAD = sizeof(OLDGPU_GAMMA_PACKET), GAMMA_BYTES = GAMMA_HEAD + 2 * OLDGPU_GAMMA_ENTRIES };

static void gamma_table_lies_within_the_packet(void **state)
{
    (void)state;
    static const struct gamma_case cases[] = {
        {"whole", 0, OLDGPU_GAMMA_ENTRIES, GAMMA_HEAD, GAMMA_BYTES, STATUS_SUCCESS},
        {"last", OLDGPU_GAMMA_ENTRIES - 1, 1, GAMMA_BYTES - 2, GAMMA_BYTES, STATUS_SUCCESS},
        {"none", 0, 0, GAMMA_HEAD, GAMMA_BYTES, STATUS_INVALID_PARAMETER},
        {"one too many", 0, 2, GAMMA_BYTES - 2, GAMMA_BYTES, STATUS_INVALID_PARAMETER},
        {"past the hardware's", 1, OLDGPU_GAMMA_ENTRIES, GAMMA_HEAD, GAMMA_BYTES, STATUS_INVALID_PARAMETER},
        {"first past", OLDGPU_GAMMA_ENTRIES, 1, GAMMA_HEAD, GAMMA_BYTES, STATUS_INVALID_PARAMETER},
        {"first wraps", UINT32_MAX, 2, GAMMA_HEAD, GAMMA_BYTES, STATUS_INVALID_PARAMETER},
        {"count wraps", 0, 0x80000001, GAMMA_HEAD, GAMMA_BYTES, STATUS_INVALID_PARAMETER},
        {"offset within the head", 0, 1, GAMMA_HEAD - 2, GAMMA_BYTES, STATUS_INVALID_PARAMETER},
        {"offset odd", 0, 1, GAMMA_HEAD + 1, GAMMA_BYTES, STATUS_INVALID_PARAMETER},
        {"offset at the end", 0, 1, GAMMA_BYTES, GAMMA_BYTES, STATUS_INVALID_PARAMETER},
        {"offset past", 0, 1, UINT32_MAX - 1, GAMMA_BYTES, STATUS_INVALID_PARAMETER},
        {"head alone", 0, 1, GAMMA_HEAD, GAMMA_HEAD, STATUS_INVALID_PARAMETER},
        {"less than the head", 0, 1, GAMMA_HEAD, GAMMA_HEAD - 4, STATUS_INVALID_PARAMETER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        _Alignas(8) unsigned char bytes[GAMMA_BYTES] = {0};
        const OLDGPU_GAMMA_PACKET head = {
            {OLDGPU_MAGIC, OLDGPU_SET_GAMMA_TABLE}, cases[i].first, cases[i].count, cases[i].offset, 0};
        memcpy(bytes, &head, sizeof head);
        NTSTATUS status = send(bytes, cases[i].size, true);
        if (status != cases[i].due) {
            fail_msg("%s: 0x%08X", cases[i].name, (unsigned)status);
        }
        assert_int_equal(send(bytes, cases[i].size, false), STATUS_INVALID_PARAMETER);
    }
}

static void statistics_count_what_is_rendered(void **state)
{
    (void)state;
    D3DKMT_CREATECONTEXT create = {.hDevice = scene.device};
    assert_int_equal(D3DKMTCreateContext(&create), STATUS_SUCCESS);
    OLDGPU_PACKET packet = {0};
    assert_int_equal(ask(&packet, OLDGPU_RESET_STATISTICS, false), STATUS_SUCCESS);
    void *commands = create.pCommandBuffer;
    for (int i = 0; i < 10; i++) {
        memset(commands, 0, 64); /* NOPs */
        D3DKMT_RENDER render = {.hContext = create.hContext, .CommandLength = 64};
        assert_int_equal(D3DKMTRender(&render), STATUS_SUCCESS);
        commands = render.pNewCommandBuffer;
    }
    memset(commands, 0xFF, 64);
    D3DKMT_RENDER render = {.hContext = create.hContext, .CommandLength = 64};
    assert_int_equal(D3DKMTRender(&render), STATUS_ILLEGAL_INSTRUCTION);
    /* Level two waits for the engine. */
    packet.Scratch.Index = 0;
    assert_int_equal(ask(&packet, OLDGPU_READ_SCRATCH, true), STATUS_SUCCESS);
    assert_int_equal(ask(&packet, OLDGPU_GET_STATISTICS, false), STATUS_SUCCESS);
    assert_int_equal(packet.Statistics.Rendered, 10);
    assert_true(packet.Statistics.Submitted >= 10);
    assert_true(packet.Statistics.Completed >= 1);
    assert_int_equal(ask(&packet, OLDGPU_RESET_STATISTICS, false), STATUS_SUCCESS);
    assert_int_equal(packet.Statistics.Rendered, 10);
    assert_int_equal(ask(&packet, OLDGPU_GET_STATISTICS, false), STATUS_SUCCESS);
    assert_int_equal(packet.Statistics.Rendered, 0);
}

static void other_packets_are_refused(void **state)
{
    (void)state;
    OLDGPU_PACKET packet = {0};
    packet.Header = (OLDGPU_HEADER){OLDGPU_MAGIC + 1, OLDGPU_GET_VERSION};
    assert_int_equal(send(&packet, sizeof packet, false), STATUS_GRAPHICS_DRIVER_MISMATCH);
    assert_int_equal(ask(&packet, 0, false), STATUS_INVALID_PARAMETER);
    assert_int_equal(ask(&packet, OLDGPU_SET_GAMMA_TABLE + 1, false), STATUS_INVALID_PARAMETER);
    assert_int_equal(ask(&packet, UINT32_MAX, false), STATUS_INVALID_PARAMETER);
    for (ULONG command = OLDGPU_GET_VERSION; command <= OLDGPU_GET_EVENTS; command++) {
        packet.Header.Command = command;
        for (uint32_t size = 0; size < sizeof packet; size++) {
            assert_int_equal(send(&packet, size, true), STATUS_INVALID_PARAMETER);
        }
        unsigned char longer[sizeof packet + 1] = {0};
        memcpy(longer, &packet, sizeof packet);
        assert_int_equal(send(longer, sizeof longer, true), STATUS_INVALID_PARAMETER);
    }
}

#define ROW(name, function, index) {name ": " #function, function, start, stop, (void *)(uintptr_t)&versions[index]}
#define ROWS(name, index)                                                                                              \
    ROW(name, version_is_that_of_the_build, index), ROW(name, mode_is_one_that_was_set, index),                        \
        ROW(name, scratch_needs_hardware_access, index), ROW(name, events_are_at_most_what_was_asked, index),          \
        ROW(name, gamma_table_lies_within_the_packet, index), ROW(name, statistics_count_what_is_rendered, index),     \
        ROW(name, other_packets_are_refused, index)

int main(void)
{
    static const struct CMUnitTest tests[] = {ROWS("vista", 0), ROWS("vista sp1", 1), ROWS("windows 7", 2)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
