/* bus_extension_test.c: what device.h has from number 2 on – ports, capabilities, messages, a ROM, hooks, the trace. */
#include "fake.h"

#include "nt/iospace.h"
#include "nt/os.h"

#include <errno.h>
#include <string.h>

static struct {
    const struct escapement_device_services *services;
    void *kernel;
    uint32_t writes, last_bar;
    uint64_t last_offset, last_value;
    uint32_t last_width, config_writes, config_offset;
} seen;

static void *model_create(const struct escapement_device_services *services, void *kernel,
                          void *const memory[ESCAPEMENT_DEVICE_BARS])
{
    (void)memory;
    memset(&seen, 0, sizeof seen);
    seen.services = services;
    seen.kernel = kernel;
    return &seen;
}

static void model_destroy(void *device)
{
    (void)device;
}

static uint64_t model_read(void *device, uint32_t bar, uint64_t offset, uint32_t width)
{
    (void)device;
    return (uint64_t)0xA << 56 | (uint64_t)bar << 24 | (uint64_t)width << 16 | (offset & 0xFFFF);
}

static void model_write(void *device, uint32_t bar, uint64_t offset, uint32_t width, uint64_t value)
{
    (void)device;
    seen.writes++;
    seen.last_bar = bar;
    seen.last_offset = offset;
    seen.last_width = width;
    seen.last_value = value;
}

static void model_read_config(void *device, uint32_t offset, uint8_t *bytes, uint32_t count)
{
    (void)device;
    if (offset <= 0xF0 && offset + count > 0xF0) {
        bytes[0xF0 - offset] = 0x5A;
    }
}

static void model_write_config(void *device, uint32_t offset, const uint8_t *bytes, uint32_t count)
{
    (void)device;
    (void)bytes;
    seen.config_writes += count;
    seen.config_offset = offset;
}

static const char *model_register_name(void *device, uint32_t bar, uint64_t offset)
{
    (void)device;
    return bar == 1 && offset == 2 ? "INDEX" : NULL;
}

static const uint8_t msix_bytes[10] = {0x03, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00};
static const uint8_t vendor_bytes[3] = {0x05, 0xAB, 0xCD};
static const uint8_t vendor_writable[3] = {0x00, 0x00, 0xF0};
static const struct escapement_capability capabilities[] = {
    {.id = 0x09, .size_bytes = 5, .bytes = vendor_bytes, .writable = vendor_writable},
    {.id = 0x11, .size_bytes = 12, .bytes = msix_bytes},
};
static const char rom[] = "\x55\xAA"
                          "a rom";

static const struct escapement_device_model model = {
    .abi = ESCAPEMENT_DEVICE_ABI,
    .name = "extended",
    .vendor_id = 1,
    .device_id = 2,
    .class_code = 0x030000,
    .bars =
        {
            [0] = {ESCAPEMENT_BAR_MEMORY | ESCAPEMENT_BAR_PREFETCHABLE, 0x1000},
            [1] = {ESCAPEMENT_BAR_PORTS, 16},
            [2] = {ESCAPEMENT_BAR_REGISTERS | ESCAPEMENT_BAR_WIDE, 0x1000},
            [4] = {ESCAPEMENT_BAR_MEMORY, 0x1000},
        },
    .create = model_create,
    .destroy = model_destroy,
    .read = model_read,
    .write = model_write,
    .ports = {{0x1CE, 2}, {0x3C0, 0x20}},
    .capabilities = capabilities,
    .capability_count = 2,
    .messages = 4,
    .rom = rom,
    .rom_bytes = sizeof rom,
    .read_config = model_read_config,
    .write_config = model_write_config,
    .register_name = model_register_name,
};

static struct dxg_bus *bus;

static int bus_up(void **state)
{
    fake_machine_up(state);
    return dxg_bus_create(&model, &bus) == STATUS_SUCCESS ? 0 : -1;
}

static int bus_down(void **state)
{
    dxg_bus_destroy(bus);
    return fake_machine_down(state);
}

static PUCHAR port(uint32_t number)
{
    return (PUCHAR)(uintptr_t)number;
}

static void a_port_bar_is_reached_by_port(void **state)
{
    (void)state;
    uint32_t first = (uint32_t)dxg_bus_bar_address(bus, 1);
    assert_int_equal(first % 16, 0);
    assert_int_equal(READ_PORT_UCHAR(port(first + 3)), 3);
    assert_int_equal(READ_PORT_USHORT((PUSHORT)port(first + 2)), 2);
    assert_int_equal(READ_PORT_ULONG((PULONG)port(first + 4)), 1 << 24 | 4 << 16 | 4);
    WRITE_PORT_USHORT((PUSHORT)port(first + 14), 0xBEEF);
    assert_int_equal(seen.last_bar, 1);
    assert_int_equal(seen.last_offset, 14);
    assert_int_equal(seen.last_width, 2);
    assert_int_equal(seen.last_value, 0xBEEF);
    assert_int_equal(READ_PORT_ULONG((PULONG)port(first + 14)), 0xFFFFFFFF); /* past the bar's end */
    dxg_bus_unplug(bus);
    assert_int_equal(READ_PORT_UCHAR(port(first)), 0xFF);
    WRITE_PORT_UCHAR(port(first), 1);
    assert_int_equal(seen.writes, 1);
}

static void fixed_ports_come_by_their_numbers(void **state)
{
    (void)state;
    assert_int_equal(READ_PORT_USHORT((PUSHORT)port(0x1CE)), 0x1CE);
    assert_int_equal(READ_PORT_ULONG((PULONG)port(0x3C0)), ESCAPEMENT_BAR_FIXED_PORTS << 24 | 4 << 16 | 0x3C0);
    WRITE_PORT_UCHAR(port(0x3DF), 7);
    assert_int_equal(seen.last_bar, ESCAPEMENT_BAR_FIXED_PORTS);
    assert_int_equal(seen.last_offset, 0x3DF);
    assert_int_equal(READ_PORT_UCHAR(port(0x3E0)), 0xFF); /* nobody's */
}

static void a_second_adapter_goes_without_the_fixed_ports(void **state)
{
    (void)state;
    struct dxg_bus *second;
    assert_int_equal(dxg_bus_create(&model, &second), STATUS_SUCCESS);
    assert_true(dxg_bus_owns_ports(bus, 0x3C0, 0x20));
    assert_false(dxg_bus_owns_ports(second, 0x3C0, 1));
    assert_int_not_equal(dxg_bus_bar_address(second, 1), dxg_bus_bar_address(bus, 1));
    dxg_bus_destroy(second);
    assert_int_equal(READ_PORT_USHORT((PUSHORT)port(0x1CE)), 0x1CE); /* still the first one's */
}

static void owns_its_ports_and_no_others(void **state)
{
    (void)state;
    uint64_t first = dxg_bus_bar_address(bus, 1);
    assert_true(dxg_bus_owns_ports(bus, first, 16));
    assert_false(dxg_bus_owns_ports(bus, first, 17));
    assert_false(dxg_bus_owns_ports(bus, first + 1, 16));
    assert_true(dxg_bus_owns_ports(bus, 0x1CE, 2));
    assert_false(dxg_bus_owns_ports(bus, 0x1CE, 3));
    assert_false(dxg_bus_owns(bus, first, 16)); /* no memory is there */
    assert_false(dxg_bus_owns_ports(bus, dxg_bus_bar_address(bus, 0), 1));
}

static uint32_t config(uint32_t offset, uint32_t width)
{
    uint32_t value = 0;
    assert_int_equal(dxg_bus_read_config(bus, offset, &value, width), width);
    return value;
}

static void base_addresses_say_what_they_are(void **state)
{
    (void)state;
    assert_int_equal(config(0x10, 4) & 0xF, 0x8); /* memory, prefetchable, 32 bits */
    assert_int_equal(config(0x14, 4), dxg_bus_bar_address(bus, 1) | 1);
    assert_int_equal(config(0x18, 4) & 0xF, 0x4); /* 64 bits */
    assert_int_equal(config(0x1C, 4), dxg_bus_bar_address(bus, 2) >> 32);
    assert_true(dxg_bus_bar_address(bus, 2) >> 32 != 0);
    assert_int_equal(config(0x20, 4) & 0xF, 0x0);
    assert_int_equal(config(0x04, 2), 0x0007); /* ports, memory, bus master */
}

static void capabilities_are_a_list(void **state)
{
    (void)state;
    assert_int_equal(config(0x06, 2) & 0x10, 0x10);
    uint32_t at = config(0x34, 1);
    assert_int_equal(at, 0x40);
    assert_int_equal(config(at, 1), 0x09);
    assert_int_equal(config(at + 2, 1), 5);
    at = config(at + 1, 1);
    assert_int_equal(at, 0x48); /* five bytes, and up to a multiple of four */
    assert_int_equal(config(at, 1), 0x11);
    assert_int_equal(config(at + 1, 1), 0);
    assert_int_equal(config(at + 2, 2), 0x0003);
}

static void software_changes_what_a_capability_lets_it(void **state)
{
    (void)state;
    static const uint8_t ones[4] = {0xFF, 0xFF, 0xFF, 0xFF};
    assert_int_equal(dxg_bus_write_config(bus, 0x42, ones, 3), 3);
    assert_int_equal(config(0x42, 1), 0x05);
    assert_int_equal(config(0x43, 1), 0xAB);
    assert_int_equal(config(0x44, 1), 0xFD);
    assert_int_equal(seen.config_writes, 3);
    assert_int_equal(seen.config_offset, 0x42);
    assert_int_equal(config(0xF0, 1), 0x5A); /* read_config has the last word */
    assert_int_equal(config(0xEF, 2), 0x5A00);
}

static void the_line_is_there_without_messages(void **state)
{
    (void)state;
    assert_int_equal(seen.services->messages(seen.kernel), 0);
    PCM_RESOURCE_LIST list = dxg_bus_resources(bus);
    const CM_PARTIAL_RESOURCE_LIST *partial = &list->List[0].PartialResourceList;
    assert_int_equal(partial->Count, 7);
    const CM_PARTIAL_RESOURCE_DESCRIPTOR *entries = partial->PartialDescriptors;
    assert_int_equal(entries[0].Flags & CM_RESOURCE_MEMORY_PREFETCHABLE, CM_RESOURCE_MEMORY_PREFETCHABLE);
    assert_int_equal(entries[1].Type, CmResourceTypePort);
    assert_int_equal(entries[1].u.Port.Start.QuadPart, dxg_bus_bar_address(bus, 1));
    assert_int_equal(entries[1].u.Port.Length, 16);
    assert_int_equal(entries[3].Flags & CM_RESOURCE_MEMORY_PREFETCHABLE, 0);
    assert_int_equal(entries[4].Type, CmResourceTypePort);
    assert_int_equal(entries[4].u.Port.Start.QuadPart, 0x1CE);
    assert_int_equal(entries[5].u.Port.Length, 0x20);
    assert_int_equal(entries[6].Type, CmResourceTypeInterrupt);
    assert_int_equal(entries[6].Flags, CM_RESOURCE_INTERRUPT_LEVEL_SENSITIVE);
    os_free(list);
}

static void messages_take_the_lines_place(void **state)
{
    (void)state;
    dxg_bus_grant_messages(bus, 3);
    assert_int_equal(dxg_bus_messages(bus), 3);
    assert_int_equal(seen.services->messages(seen.kernel), 3);
    assert_int_equal(config(0x4A, 2), 0x8003); /* MSI-X is on */
    assert_int_equal(config(0x04, 2) & 0x400, 0x400);
    PCM_RESOURCE_LIST list = dxg_bus_resources(bus);
    const CM_PARTIAL_RESOURCE_LIST *partial = &list->List[0].PartialResourceList;
    assert_int_equal(partial->Count, 9);
    for (int i = 6; i < 9; i++) {
        assert_int_equal(partial->PartialDescriptors[i].Type, CmResourceTypeInterrupt);
        assert_int_equal(partial->PartialDescriptors[i].Flags,
                         CM_RESOURCE_INTERRUPT_LATCHED | CM_RESOURCE_INTERRUPT_MESSAGE);
    }
    os_free(list);
    dxg_bus_grant_messages(bus, 100);
    assert_int_equal(dxg_bus_messages(bus), 4); /* no more than it offers */
}

static _Atomic uint32_t served, last_message;

static bool serve(void *context, uint32_t message)
{
    (void)context;
    atomic_store(&last_message, message);
    atomic_fetch_add(&served, 1);
    return true;
}

static void a_message_comes_with_its_number(void **state)
{
    (void)state;
    atomic_store(&served, 0);
    assert_int_equal(dxg_bus_connect(bus, serve, NULL), STATUS_SUCCESS);
    seen.services->interrupt(seen.kernel, 2); /* the line has no message 2 */
    dxg_bus_grant_messages(bus, 4);
    seen.services->interrupt(seen.kernel, 4);
    assert_int_equal(atomic_load(&served), 0);
    seen.services->interrupt(seen.kernel, 3);
    fake_wait(&served, 1);
    assert_int_equal(atomic_load(&last_message), 3);
    assert_int_equal(dxg_bus_connect(bus, NULL, NULL), STATUS_SUCCESS);
}

static void dma_wants_bus_mastering(void **state)
{
    (void)state;
    static const uint8_t no_master[1] = {0x02};
    char byte = 'x';
    uint64_t memory = dxg_bus_bar_address(bus, 0);
    assert_int_equal(seen.services->dma_write(seen.kernel, memory + 5, &byte, 1), 0);
    byte = 0;
    assert_int_equal(seen.services->dma_read(seen.kernel, memory + 5, &byte, 1), 0);
    assert_int_equal(byte, 'x');
    dxg_bus_write_config(bus, 0x04, no_master, 1);
    assert_int_equal(seen.services->dma_read(seen.kernel, memory, &byte, 1), -EFAULT);
    assert_int_equal(seen.services->dma_write(seen.kernel, memory, &byte, 1), -EFAULT);
}

static void the_rom_is_read(void **state)
{
    (void)state;
    char bytes[16] = "";
    assert_int_equal(dxg_bus_rom_bytes(bus), sizeof rom);
    assert_int_equal(dxg_bus_read_rom(bus, 2, bytes, 5), 5);
    assert_string_equal(bytes, "a rom");
    assert_int_equal(dxg_bus_read_rom(bus, sizeof rom - 1, bytes, 5), 1);
    assert_int_equal(dxg_bus_read_rom(bus, sizeof rom, bytes, 5), 0);
    assert_int_equal(dxg_bus_read_rom(bus, UINT32_MAX, bytes, 5), 0);
}

static struct dxg_bus_access accesses[4];
static unsigned access_count;

static void note_access(void *context, const struct dxg_bus_access *access)
{
    assert_ptr_equal(context, &accesses);
    accesses[access_count++ % 4] = *access;
}

static void a_trace_sees_each_access(void **state)
{
    (void)state;
    access_count = 0;
    dxg_bus_set_trace(&(struct dxg_bus_trace){.access = note_access, .context = &accesses});
    uint32_t first = (uint32_t)dxg_bus_bar_address(bus, 1);
    WRITE_PORT_USHORT((PUSHORT)port(first + 2), 0x1234);
    READ_PORT_UCHAR(port(0x3C5));
    char *window = nt_io_map(dxg_bus_bar_address(bus, 2), 0x1000);
    READ_REGISTER_ULONG((PULONG)(window + 0x10));
    assert_true(nt_io_unmap(window));
    dxg_bus_set_trace(NULL);
    READ_PORT_UCHAR(port(0x3C5));
    assert_int_equal(access_count, 3);
    assert_true(accesses[0].is_write);
    assert_string_equal(accesses[0].name, "INDEX");
    assert_int_equal(accesses[0].value, 0x1234);
    assert_int_equal(accesses[0].width, 2);
    assert_int_equal(accesses[1].bar, ESCAPEMENT_BAR_FIXED_PORTS);
    assert_int_equal(accesses[1].offset, 0x3C5);
    assert_int_equal(accesses[1].value, 0xC5);
    assert_null(accesses[1].name);
    assert_int_equal(accesses[2].value, 2 << 24 | 4 << 16 | 0x10);
}

static void a_model_of_number_one_ends_earlier(void **state)
{
    (void)state;
    struct escapement_device_model old = model;
    struct dxg_bus *made;
    old.abi = 1;
    old.bars[4].kind = ESCAPEMENT_BAR_MEMORY;
    old.capability_count = 1000; /* what stands behind its end is none of ours */
    old.capabilities = NULL;
    assert_int_equal(dxg_bus_create(&old, &made), STATUS_SUCCESS);
    dxg_bus_grant_messages(made, 4);
    assert_int_equal(dxg_bus_messages(made), 0);
    assert_int_equal(dxg_bus_rom_bytes(made), 0);
    uint32_t bar;
    assert_int_equal(dxg_bus_read_config(made, 0x20, &bar, 4), 4);
    assert_int_equal(bar & 0xF, 0x8);
    uint8_t pointer;
    assert_int_equal(dxg_bus_read_config(made, 0x34, &pointer, 1), 1);
    assert_int_equal(pointer, 0);
    dxg_bus_destroy(made);
}

struct bad_model {
    const char *name;
    void (*spoil)(struct escapement_device_model *model);
};

static void spoil_few_ports(struct escapement_device_model *bad)
{
    bad->bars[1].size_bytes = 2;
}
static void spoil_many_ports(struct escapement_device_model *bad)
{
    bad->bars[1].size_bytes = 512;
}
static void spoil_wide_ports(struct escapement_device_model *bad)
{
    bad->bars[1].kind |= ESCAPEMENT_BAR_WIDE;
}
static void spoil_bit(struct escapement_device_model *bad)
{
    bad->bars[0].kind |= 0x100;
}
static void spoil_wide(struct escapement_device_model *bad)
{
    bad->bars[0].kind |= ESCAPEMENT_BAR_WIDE;
}
static void spoil_range(struct escapement_device_model *bad)
{
    bad->ports[0] = (struct escapement_ports){0xFFFF, 2};
}
static void spoil_capability(struct escapement_device_model *bad)
{
    static const struct escapement_capability small = {.id = 1, .size_bytes = 1};
    bad->capabilities = &small;
    bad->capability_count = 1;
}
static void spoil_many_capabilities(struct escapement_device_model *bad)
{
    static struct escapement_capability large[20];
    static const uint8_t bytes[14];
    for (int i = 0; i < 20; i++) {
        large[i] = (struct escapement_capability){.id = 9, .size_bytes = 16, .bytes = bytes};
    }
    bad->capabilities = large;
    bad->capability_count = 20;
}
static void spoil_list(struct escapement_device_model *bad)
{
    bad->capabilities = NULL;
}
static void spoil_messages(struct escapement_device_model *bad)
{
    bad->messages = 4096;
}
static void spoil_rom(struct escapement_device_model *bad)
{
    bad->rom = NULL;
}

static const struct bad_model bad_models[] = {
    {"fewer ports than a bar can have", spoil_few_ports},
    {"more ports than a bar can have", spoil_many_ports},
    {"wide ports", spoil_wide_ports},
    {"a bit of the kind that means nothing", spoil_bit},
    {"a wide bar before one that is used", spoil_wide},
    {"fixed ports beyond the last", spoil_range},
    {"a capability without its header", spoil_capability},
    {"more capabilities than there is room for", spoil_many_capabilities},
    {"capabilities that are not there", spoil_list},
    {"more messages than MSI-X has", spoil_messages},
    {"a ROM that is not there", spoil_rom},
};

static void refuses_model(void **state)
{
    const struct bad_model *row = *state;
    fake_machine_up(NULL);
    struct escapement_device_model bad = model;
    row->spoil(&bad);
    struct dxg_bus *made = NULL;
    assert_int_equal(dxg_bus_create(&bad, &made), STATUS_INVALID_PARAMETER);
    assert_null(made);
    assert_int_equal(fake_machine_down(NULL), 0);
}

static void each_allocation_failing_is_unwound(void **state)
{
    (void)state;
    NTSTATUS status = STATUS_NO_MEMORY;
    for (uint64_t n = 1; status != STATUS_SUCCESS; n++) {
        struct dxg_bus *made;
        os_fail_nth(n, false);
        status = dxg_bus_create(&model, &made);
        os_fail_nth(0, false);
        assert_true(status == STATUS_SUCCESS || status == STATUS_NO_MEMORY);
        if (status == STATUS_SUCCESS) {
            dxg_bus_destroy(made);
        }
        assert_int_equal(READ_PORT_UCHAR(port(0x3C0)), 0xFF); /* given back */
    }
}

#define ON_BUS(test) cmocka_unit_test_setup_teardown(test, bus_up, bus_down)

int main(void)
{
    enum { ROWS = sizeof bad_models / sizeof bad_models[0] };
    const struct CMUnitTest others[] = {
        ON_BUS(a_port_bar_is_reached_by_port),
        ON_BUS(fixed_ports_come_by_their_numbers),
        ON_BUS(a_second_adapter_goes_without_the_fixed_ports),
        ON_BUS(owns_its_ports_and_no_others),
        ON_BUS(base_addresses_say_what_they_are),
        ON_BUS(capabilities_are_a_list),
        ON_BUS(software_changes_what_a_capability_lets_it),
        ON_BUS(the_line_is_there_without_messages),
        ON_BUS(messages_take_the_lines_place),
        ON_BUS(a_message_comes_with_its_number),
        ON_BUS(dma_wants_bus_mastering),
        ON_BUS(the_rom_is_read),
        ON_BUS(a_trace_sees_each_access),
        cmocka_unit_test_setup_teardown(a_model_of_number_one_ends_earlier, fake_machine_up, fake_machine_down),
        cmocka_unit_test_setup_teardown(each_allocation_failing_is_unwound, fake_machine_up, fake_machine_down),
    };
    enum { OTHERS = sizeof others / sizeof others[0] };
    struct CMUnitTest tests[ROWS + OTHERS];
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] =
            (struct CMUnitTest){bad_models[i].name, refuses_model, NULL, NULL, (void *)(uintptr_t)&bad_models[i]};
    }
    memcpy(tests + ROWS, others, sizeof others);
    return cmocka_run_group_tests_name("dxg-bus-extension", tests, NULL, NULL);
}
