/*
 * escape_test.c: softgpu's commands – what each does, and every way in which a payload can miss its row of the table.
 */
#include "fixture.h"

#include <string.h>

static struct host *host;
static struct client client;

static int start(void **state)
{
    (void)state;
    host = fixture_start(NULL);
    client_open(&client, host);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    client_close(&client);
    fixture_stop(host);
    return 0;
}

/* ---------------------------------------------------------------------------------------------------- refusals */
union payload {
    struct softgpu_header header;
    struct softgpu_handshake handshake;
    struct softgpu_query query;
    struct softgpu_setting_access setting;
    struct softgpu_register_access reg;
    struct softgpu_submit submit;
    struct softgpu_allocate allocate;
    struct softgpu_free free;
    struct softgpu_read_object read;
    uint8_t bytes[64];
};

struct refusal {
    const char *name;
    uint32_t command;
    uint32_t version;
    uint32_t size;
    bool hardware_access;
    bool without_device;
    union payload payload;
    NTSTATUS status;
};

#define HANDSHAKE sizeof(struct softgpu_handshake)
#define SETTING   sizeof(struct softgpu_setting_access)
#define REGISTER  sizeof(struct softgpu_register_access)
#define INVALID   STATUS_INVALID_PARAMETER

// clang-format off
static const struct refusal refusals[] = {
    {"payload: shorter than a header", SOFTGPU_HANDSHAKE, 1, 15, false, false, {{0}}, INVALID},
    {"payload: no such command", SOFTGPU_COMMANDS, 1, 16, false, false, {{0}}, INVALID},
    {"payload: version 0", SOFTGPU_HANDSHAKE, 0, HANDSHAKE, false, false, {{0}}, INVALID},
    {"payload: a version that is not there", SOFTGPU_HANDSHAKE, 2, HANDSHAKE, false, false, {{0}}, INVALID},
    {"payload: version 4", SOFTGPU_QUERY, 4, SOFTGPU_QUERY_SIZE_3, false, false, {{0}}, INVALID},
    {"payload: one byte short", SOFTGPU_HANDSHAKE, 1, HANDSHAKE - 1, false, false, {{0}}, INVALID},
    {"payload: one byte long", SOFTGPU_HANDSHAKE, 1, HANDSHAKE + 1, false, false, {{0}}, INVALID},
    {"query: version 1 with the size of 2", SOFTGPU_QUERY, 1, SOFTGPU_QUERY_SIZE_2, false, false, {{0}}, INVALID},
    {"handshake: an old user-mode driver", SOFTGPU_HANDSHAKE, 1, HANDSHAKE, false, false,
     {.handshake = {.umd_interface = SOFTGPU_INTERFACE_OLDEST - 1}}, STATUS_GRAPHICS_DRIVER_MISMATCH},
    {"handshake: a new user-mode driver", SOFTGPU_HANDSHAKE, 1, HANDSHAKE, false, false,
     {.handshake = {.umd_interface = SOFTGPU_INTERFACE + 1}}, STATUS_GRAPHICS_DRIVER_MISMATCH},
    {"setting: no such setting to get", SOFTGPU_GET_SETTING, 1, SETTING, false, false,
     {.setting = {.setting = SOFTGPU_SETTINGS}}, INVALID},
    {"setting: no such setting to set", SOFTGPU_SET_SETTING, 1, SETTING, false, false,
     {.setting = {.setting = 0xFFFFFFFF}}, INVALID},
    {"setting: a value out of range", SOFTGPU_SET_SETTING, 1, SETTING, false, false,
     {.setting = {.setting = SOFTGPU_SETTING_ALPHA, .value = 256}}, INVALID},
    {"setting: without a device", SOFTGPU_GET_SETTING, 1, SETTING, false, true, {{0}}, INVALID},
    {"register: read without HardwareAccess", SOFTGPU_READ_REGISTER, 1, REGISTER, false, false, {{0}}, INVALID},
    {"register: write without HardwareAccess", SOFTGPU_WRITE_REGISTER, 1, REGISTER, false, false,
     {.reg = {.offset = SOFTGPU_REG_SCRATCH(0)}}, INVALID},
    {"register: between two registers", SOFTGPU_READ_REGISTER, 1, REGISTER, true, false,
     {.reg = {.offset = 2}}, INVALID},
    {"register: beyond the bar", SOFTGPU_READ_REGISTER, 1, REGISTER, true, false,
     {.reg = {.offset = SOFTGPU_REGISTERS_BYTES}}, INVALID},
    {"register: write of the driver's own", SOFTGPU_WRITE_REGISTER, 1, REGISTER, true, false,
     {.reg = {.offset = SOFTGPU_REG_CONTROL}}, STATUS_PRIVILEGED_INSTRUCTION},
    {"allocate: no bytes", SOFTGPU_ALLOCATE, 1, sizeof(struct softgpu_allocate), false, false, {{0}}, INVALID},
    {"allocate: more than an object may have", SOFTGPU_ALLOCATE, 1, sizeof(struct softgpu_allocate), false, false,
     {.allocate = {.bytes = SOFTGPU_LARGEST_OBJECT + 1}}, INVALID},
    {"allocate: without a device", SOFTGPU_ALLOCATE, 1, sizeof(struct softgpu_allocate), false, true,
     {.allocate = {.bytes = 4096}}, INVALID},
    {"free: no such object", SOFTGPU_FREE, 1, sizeof(struct softgpu_free), false, false,
     {.free = {.id = 0xDEAD}}, INVALID},
    {"submit: an empty stream", SOFTGPU_SUBMIT, 1, sizeof(struct softgpu_submit), false, false, {{0}}, INVALID},
    {"submit: bytes that are not there", SOFTGPU_SUBMIT, 1, sizeof(struct softgpu_submit), false, false,
     {.submit = {.stream_bytes = 8}}, INVALID},
    {"submit: half a word", SOFTGPU_SUBMIT, 1, sizeof(struct softgpu_submit) + 2, false, false,
     {.submit = {.stream_bytes = 2}}, INVALID},
    {"read: no such object", SOFTGPU_READ_OBJECT, 1, sizeof(struct softgpu_read_object), false, false,
     {.read = {.id = 0xDEAD}}, INVALID},
};
// clang-format on

static void refuses(void **state)
{
    const struct refusal *row = *state;
    union payload payload = row->payload;
    struct client caller = client;
    if (row->without_device) {
        caller.device = 0;
    }
    NTSTATUS status = client_send(&caller, row->command, row->version, &payload, row->size, row->hardware_access);
    assert_status_equal(status, row->status);
}

static void flags_must_be_zero(void **state)
{
    (void)state;
    struct softgpu_handshake handshake = {.header = {SOFTGPU_HANDSHAKE, 1, sizeof handshake, 1},
                                          .umd_interface = SOFTGPU_INTERFACE};
    D3DKMT_ESCAPE escape = {
        .hAdapter = client.adapter, .pPrivateDriverData = &handshake, .PrivateDriverDataSize = sizeof handshake};
    assert_status_equal(host_escape(client.process, &escape, NULL), STATUS_INVALID_PARAMETER);
}

/* ---------------------------------------------------------------------------------------------------- what they do */
static void handshake_takes_both_interfaces(void **state)
{
    (void)state;
    for (uint32_t interface = SOFTGPU_INTERFACE_OLDEST; interface <= SOFTGPU_INTERFACE; interface++) {
        struct softgpu_handshake handshake = {.umd_interface = interface};
        assert_status_equal(client_send(&client, SOFTGPU_HANDSHAKE, 1, &handshake, sizeof handshake, false), 0);
        assert_int_equal(handshake.kmd_interface, SOFTGPU_INTERFACE);
        assert_int_equal(handshake.hardware_revision, SOFTGPU_REVISION);
    }
}

static void query_gives_each_version_its_own_size(void **state)
{
    (void)state;
    static const uint32_t sizes[] = {SOFTGPU_QUERY_SIZE_1, SOFTGPU_QUERY_SIZE_2, SOFTGPU_QUERY_SIZE_3};
    for (uint32_t version = 1; version <= 3; version++) {
        struct softgpu_query query;
        memset(&query, 0xEE, sizeof query);
        assert_status_equal(client_send(&client, SOFTGPU_QUERY, version, &query, sizes[version - 1], false), 0);
        assert_int_equal(query.memory_bytes, SOFTGPU_MEMORY_BYTES);
        assert_int_equal(query.engine_channels, version >= 2 ? SOFTGPU_CHANNELS : 0xEEEEEEEE);
        assert_int_equal(query.largest_stream, version >= 3 ? SOFTGPU_LARGEST_STREAM : 0xEEEEEEEE);
    }
}

static void settings_belong_to_the_device(void **state)
{
    (void)state;
    struct client other;
    client_open(&other, host);
    struct softgpu_setting_access access = {.setting = SOFTGPU_SETTING_CLEAR_COLOR, .value = 0x11223344};
    assert_status_equal(client_send(&other, SOFTGPU_SET_SETTING, 1, &access, sizeof access, false), 0);
    access.value = 0;
    assert_status_equal(client_send(&client, SOFTGPU_GET_SETTING, 1, &access, sizeof access, false), 0);
    assert_int_equal(access.value, 0);
    assert_status_equal(client_send(&other, SOFTGPU_GET_SETTING, 1, &access, sizeof access, false), 0);
    assert_int_equal(access.value, 0x11223344);
    client_close(&other);
    host_process_attach(client.process);
}

static void registers_read_back_with_hardware_access(void **state)
{
    (void)state;
    struct softgpu_register_access access = {.offset = SOFTGPU_REG_SCRATCH(3), .value = 0xC0FFEE};
    assert_status_equal(client_send(&client, SOFTGPU_WRITE_REGISTER, 1, &access, sizeof access, true), 0);
    access.value = 0;
    assert_status_equal(client_send(&client, SOFTGPU_READ_REGISTER, 1, &access, sizeof access, true), 0);
    assert_int_equal(access.value, 0xC0FFEE);
}

static void counters_move_with_the_engine(void **state)
{
    (void)state;
    struct softgpu_counters before = {0};
    struct softgpu_counters after = {0};
    struct softgpu_allocate object = client_allocate(&client, 4096);
    const struct softgpu_fill fill = {SOFTGPU_INSTRUCTION(SOFTGPU_OP_FILL, 6), {object.address, 64, 16, 4}, 7};
    assert_status_equal(client_send(&client, SOFTGPU_COUNTERS_READ, 1, &before, sizeof before, false), 0);
    assert_status_equal(client_submit(&client, &fill.head, 6), 0);
    assert_status_equal(client_send(&client, SOFTGPU_COUNTERS_READ, 1, &after, sizeof after, false), 0);
    assert_int_equal(after.streams - before.streams, 1);
    assert_int_equal(after.instructions - before.instructions, 2); /* the driver's own comes first */
    assert_int_equal(after.pixels - before.pixels, 64);
    assert_int_equal(after.faults, before.faults);
}

static void objects_start_with_the_clear_color(void **state)
{
    (void)state;
    struct client other;
    client_open(&other, host);
    struct softgpu_setting_access access = {.setting = SOFTGPU_SETTING_CLEAR_COLOR, .value = 0xFF00FF00};
    assert_status_equal(client_send(&other, SOFTGPU_SET_SETTING, 1, &access, sizeof access, false), 0);
    struct softgpu_allocate object = client_allocate(&other, 5000);
    assert_int_equal(object.bytes, 8192);
    assert_int_equal(client_read_word(&other, object.id, 0), 0xFF00FF00);
    assert_int_equal(client_read_word(&other, object.id, 8188), 0xFF00FF00);
    client_close(&other);
    host_process_attach(client.process);
}

static void an_object_is_its_process_s_own(void **state)
{
    (void)state;
    struct client other;
    client_open(&other, host);
    struct softgpu_allocate object = client_allocate(&client, 4096);
    struct softgpu_allocate theirs = client_allocate(&other, 4096);
    const struct softgpu_fence fence = {SOFTGPU_INSTRUCTION(SOFTGPU_OP_FENCE, 3), theirs.address, 1};
    assert_status_equal(client_submit(&client, &fence.head, 3), STATUS_PRIVILEGED_INSTRUCTION);
    assert_status_equal(client_submit(&other, &fence.head, 3), STATUS_SUCCESS);
    assert_int_not_equal(object.address, theirs.address);
    client_close(&other);
    host_process_attach(client.process);
}

static void memory_runs_out_and_comes_back(void **state)
{
    (void)state;
    struct client other;
    client_open(&other, host);
    NTSTATUS status;
    struct softgpu_allocate allocate;
    uint32_t got = 0;
    do {
        allocate = (struct softgpu_allocate){.bytes = 0x100000};
        status = client_send(&other, SOFTGPU_ALLOCATE, 1, &allocate, sizeof allocate, false);
        got += status == STATUS_SUCCESS;
    } while (status == STATUS_SUCCESS);
    assert_status_equal(status, STATUS_NO_MEMORY);
    assert_in_range(got, 8, 16);
    client_close(&other); /* its objects go with it */

    host_process_attach(client.process);
    allocate = client_allocate(&client, SOFTGPU_LARGEST_OBJECT);
    struct softgpu_free free_it = {.id = allocate.id};
    assert_status_equal(client_send(&client, SOFTGPU_FREE, 1, &free_it, sizeof free_it, false), STATUS_SUCCESS);
    assert_status_equal(client_send(&client, SOFTGPU_FREE, 1, &free_it, sizeof free_it, false), INVALID);
}

static void a_read_ends_with_the_object(void **state)
{
    (void)state;
    struct softgpu_allocate object = client_allocate(&client, 4096);
    struct {
        struct softgpu_read_object read;
        uint32_t word;
    } payload = {.read = {.id = object.id, .offset = 4093, .bytes = 4}};
    assert_status_equal(client_send(&client, SOFTGPU_READ_OBJECT, 1, &payload, sizeof payload.read + 4, false),
                        INVALID);
    payload.read = (struct softgpu_read_object){.id = object.id, .offset = 0xFFFFFFFC, .bytes = 4};
    assert_status_equal(client_send(&client, SOFTGPU_READ_OBJECT, 1, &payload, sizeof payload.read + 4, false),
                        INVALID);
}

int main(void)
{
    enum { ROWS = sizeof refusals / sizeof refusals[0] };
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(flags_must_be_zero),
        cmocka_unit_test(handshake_takes_both_interfaces),
        cmocka_unit_test(query_gives_each_version_its_own_size),
        cmocka_unit_test(settings_belong_to_the_device),
        cmocka_unit_test(registers_read_back_with_hardware_access),
        cmocka_unit_test(counters_move_with_the_engine),
        cmocka_unit_test(objects_start_with_the_clear_color),
        cmocka_unit_test(an_object_is_its_process_s_own),
        cmocka_unit_test(memory_runs_out_and_comes_back),
        cmocka_unit_test(a_read_ends_with_the_object),
    };
    struct CMUnitTest tests[ROWS + sizeof others / sizeof others[0]];
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] = (struct CMUnitTest){refusals[i].name, refuses, NULL, NULL, (void *)&refusals[i]};
    }
    memcpy(tests + ROWS, others, sizeof others);
    return cmocka_run_group_tests(tests, start, stop);
}
