/* bus_test.c: the PCI function behind an adapter – bars, registers, configuration space, interrupt, a bad model. */
#include "fake.h"

#include "nt/iospace.h"
#include "nt/os.h"

#include <string.h>

static void plain_registers_read_back_in_every_width(void **state)
{
    (void)state;
    struct dxg_bus *bus;
    assert_int_equal(dxg_bus_create(&dxg_plain_device, &bus), STATUS_SUCCESS);
    char *at = nt_io_map(dxg_bus_bar_address(bus, 0), 0x10000);
    assert_non_null(at);
    WRITE_REGISTER_ULONG((PULONG)at, 0x11223344);
    assert_int_equal(READ_REGISTER_ULONG((PULONG)at), 0x11223344);
    assert_int_equal(READ_REGISTER_UCHAR((PUCHAR)at + 3), 0x11);
    assert_int_equal(READ_REGISTER_USHORT((PUSHORT)(at + 2)), 0x1122);
    WRITE_REGISTER_UCHAR((PUCHAR)at + 1, 0xAB);
    assert_int_equal(READ_REGISTER_ULONG((PULONG)at), 0x1122AB44);
    WRITE_REGISTER_ULONG64((PULONG64)(at + 8), 0x1122334455667788);
    assert_int_equal(READ_REGISTER_ULONG64((PULONG64)(at + 8)), 0x1122334455667788);
    WRITE_REGISTER_USHORT((PUSHORT)(at + 0xFFF0), 0xBEEF);
    assert_int_equal(READ_REGISTER_ULONG((PULONG)(at + 0xFFF0)), 0xBEEF);
    assert_true(nt_io_unmap(at));
    dxg_bus_destroy(bus);
}

static void registers_of_a_device_that_is_gone_read_all_ones(void **state)
{
    (void)state;
    struct dxg_bus *bus;
    assert_int_equal(dxg_bus_create(&dxg_plain_device, &bus), STATUS_SUCCESS);
    char *at = nt_io_map(dxg_bus_bar_address(bus, 0), 0x1000);
    WRITE_REGISTER_ULONG((PULONG)at, 5);
    dxg_bus_unplug(bus);
    assert_int_equal(READ_REGISTER_ULONG((PULONG)at), 0xFFFFFFFF);
    assert_int_equal(READ_REGISTER_UCHAR((PUCHAR)at), 0xFF);
    WRITE_REGISTER_ULONG((PULONG)at, 6);
    assert_int_equal(dxg_bus_replug(bus), STATUS_SUCCESS);
    assert_int_equal(READ_REGISTER_ULONG((PULONG)at), 0); /* its power-on state */
    dxg_bus_destroy(bus);
    assert_int_equal(READ_REGISTER_ULONG((PULONG)at), 0xFFFFFFFF);
    assert_true(nt_io_unmap(at));
}

static void configuration_space_is_a_pci_function(void **state)
{
    (void)state;
    struct dxg_bus *bus;
    assert_int_equal(dxg_bus_create(&dxg_plain_device, &bus), STATUS_SUCCESS);
    uint8_t config[512];
    assert_int_equal(dxg_bus_read_config(bus, 0, config, sizeof config), 256);
    assert_int_equal(config[0] | config[1] << 8, dxg_plain_device.vendor_id);
    assert_int_equal(config[2] | config[3] << 8, dxg_plain_device.device_id);
    assert_int_equal(config[8], dxg_plain_device.revision);
    assert_int_equal(config[9] | config[10] << 8 | config[11] << 16, dxg_plain_device.class_code);
    assert_int_equal(config[14], 0);
    uint32_t bar;
    assert_int_equal(dxg_bus_read_config(bus, 0x10, &bar, 4), 4);
    assert_int_equal(bar, dxg_bus_bar_address(bus, 0));
    assert_int_equal(config[0x3D], 1);
    /* Reads are clipped to the space, byte by byte. */
    assert_int_equal(dxg_bus_read_config(bus, 254, config, 4), 2);
    assert_int_equal(dxg_bus_read_config(bus, 256, config, 4), 0);
    assert_int_equal(dxg_bus_read_config(bus, 0xFFFFFFFF, config, 4), 0);
    assert_int_equal(dxg_bus_read_config(bus, 4, config, 0), 0);
    dxg_bus_destroy(bus);
}

static void configuration_space_keeps_what_may_be_written(void **state)
{
    (void)state;
    struct dxg_bus *bus;
    assert_int_equal(dxg_bus_create(&dxg_plain_device, &bus), STATUS_SUCCESS);
    uint8_t ones[256];
    uint8_t before[256];
    uint8_t after[256];
    memset(ones, 0xFF, sizeof ones);
    dxg_bus_read_config(bus, 0, before, sizeof before);
    assert_int_equal(dxg_bus_write_config(bus, 0, ones, sizeof ones), 256);
    dxg_bus_read_config(bus, 0, after, sizeof after);
    assert_memory_equal(before, after, 4);                /* ids */
    assert_int_equal(after[4] | after[5] << 8, 0x0546);   /* command */
    assert_memory_equal(before + 8, after + 8, 4);        /* class, revision */
    assert_memory_equal(before + 0x10, after + 0x10, 24); /* base addresses */
    assert_memory_equal(before + 0x2C, after + 0x2C, 4);
    assert_int_equal(after[0x3C], 0xFF);
    assert_int_equal(dxg_bus_write_config(bus, 255, ones, 4), 1);
    assert_int_equal(dxg_bus_write_config(bus, 300, ones, 4), 0);
    dxg_bus_destroy(bus);
}

static void *model_create(const struct escapement_device_services *services, void *kernel,
                          void *const memory[ESCAPEMENT_DEVICE_BARS])
{
    (void)services;
    (void)kernel;
    static int device;
    for (int i = 0; i < (int)ESCAPEMENT_DEVICE_BARS; i++) {
        if (memory[i] != NULL) {
            ((char *)memory[i])[0] = (char)('0' + i);
        }
    }
    return &device;
}

static void model_destroy(void *device)
{
    (void)device;
}

static uint64_t model_read(void *device, uint32_t bar, uint64_t offset, uint32_t width)
{
    (void)device;
    return (uint64_t)bar << 24 | (uint64_t)width << 16 | (offset & 0xFFFF);
}

static void model_write(void *device, uint32_t bar, uint64_t offset, uint32_t width, uint64_t value)
{
    (void)device;
    (void)bar;
    (void)offset;
    (void)width;
    (void)value;
}

static const struct escapement_device_model many_bars = {
    .abi = ESCAPEMENT_DEVICE_ABI,
    .name = "many bars",
    .vendor_id = 1,
    .device_id = 2,
    .class_code = 0x030000,
    .bars =
        {
            {ESCAPEMENT_BAR_REGISTERS, 0x1000},
            {ESCAPEMENT_BAR_MEMORY, 0x1000000},
            {ESCAPEMENT_BAR_REGISTERS, 0x100000},
            {ESCAPEMENT_BAR_NONE, 0},
            {ESCAPEMENT_BAR_MEMORY, 0x20000000}, /* too large for an address of 32 bits: takes the next register too */
            {ESCAPEMENT_BAR_NONE, 0},
        },
    .create = model_create,
    .destroy = model_destroy,
    .read = model_read,
    .write = model_write,
};

static void bars_are_placed_apart_and_aligned(void **state)
{
    (void)state;
    struct dxg_bus *bus[2];
    for (int b = 0; b < 2; b++) {
        assert_int_equal(dxg_bus_create(&many_bars, &bus[b]), STATUS_SUCCESS);
    }
    for (int b = 0; b < 2; b++) {
        for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
            uint64_t at = dxg_bus_bar_address(bus[b], i);
            uint64_t bytes = many_bars.bars[i].size_bytes;
            assert_int_equal(at != 0, bytes != 0);
            if (bytes == 0) {
                continue;
            }
            assert_int_equal(at % bytes, 0);
            assert_int_equal(at >> 32 != 0, i == 4);
            assert_true(dxg_bus_owns(bus[b], at, bytes));
            assert_true(dxg_bus_owns(bus[b], at + 0x10, 0x20));
            assert_false(dxg_bus_owns(bus[b], at, bytes + 1));
            assert_false(dxg_bus_owns(bus[b], at + 1, bytes));
            assert_false(dxg_bus_owns(bus[b], at, UINT64_MAX));
            assert_false(dxg_bus_owns(bus[1 - b], at, bytes));
        }
    }
    char *memory = nt_io_map(dxg_bus_bar_address(bus[0], 1), 0x1000);
    assert_int_equal(memory[0], '1'); /* the model and the driver see the same bytes */
    assert_true(nt_io_unmap(memory));
    char *registers = nt_io_map(dxg_bus_bar_address(bus[0], 2), 0x1000);
    assert_int_equal(READ_REGISTER_ULONG((PULONG)(registers + 0x40)), 2 << 24 | 4 << 16 | 0x40);
    assert_int_equal(READ_REGISTER_USHORT((PUSHORT)(registers + 0x42)), 0x42);
    assert_true(nt_io_unmap(registers));
    dxg_bus_destroy(bus[0]);
    dxg_bus_destroy(bus[1]);
}

static void resources_list_bars_and_the_interrupt(void **state)
{
    (void)state;
    struct dxg_bus *bus;
    assert_int_equal(dxg_bus_create(&many_bars, &bus), STATUS_SUCCESS);
    PCM_RESOURCE_LIST list = dxg_bus_resources(bus);
    assert_non_null(list);
    assert_int_equal(list->Count, 1);
    const CM_PARTIAL_RESOURCE_LIST *partial = &list->List[0].PartialResourceList;
    assert_int_equal(partial->Count, 5);
    static const uint32_t bar_of[] = {0, 1, 2, 4};
    for (int i = 0; i < 4; i++) {
        assert_int_equal(partial->PartialDescriptors[i].Type, CmResourceTypeMemory);
        assert_int_equal(partial->PartialDescriptors[i].u.Memory.Start.QuadPart, dxg_bus_bar_address(bus, bar_of[i]));
        assert_int_equal(partial->PartialDescriptors[i].u.Memory.Length, many_bars.bars[bar_of[i]].size_bytes);
    }
    assert_int_equal(partial->PartialDescriptors[4].Type, CmResourceTypeInterrupt);
    os_free(list);
    dxg_bus_destroy(bus);
}

struct bad_model {
    const char *name;
    void (*spoil)(struct escapement_device_model *model);
};

static void spoil_abi(struct escapement_device_model *model)
{
    model->abi = ESCAPEMENT_DEVICE_ABI + 1;
}
static void spoil_name(struct escapement_device_model *model)
{
    model->name = NULL;
}
static void spoil_create(struct escapement_device_model *model)
{
    model->create = NULL;
}
static void spoil_read(struct escapement_device_model *model)
{
    model->read = NULL;
}
static void spoil_size(struct escapement_device_model *model)
{
    model->bars[0].size_bytes = 0x1800;
}
static void spoil_small(struct escapement_device_model *model)
{
    model->bars[0].size_bytes = 0x800;
}
static void spoil_huge(struct escapement_device_model *model)
{
    model->bars[1].size_bytes = 1ull << 40;
}
static void spoil_kind(struct escapement_device_model *model)
{
    static const int none = 7;
    memcpy(&model->bars[0].kind, &none, sizeof none);
}
static void spoil_wide_last(struct escapement_device_model *model)
{
    model->bars[5] = model->bars[4];
}
static void spoil_vendor(struct escapement_device_model *model)
{
    model->vendor_id = 0xFFFF;
}

static const struct bad_model bad_models[] = {
    {"made for another ABI", spoil_abi},
    {"without a name", spoil_name},
    {"without create", spoil_create},
    {"registers without read", spoil_read},
    {"a bar that is no power of two", spoil_size},
    {"a bar below a page", spoil_small},
    {"a bar beyond all addresses", spoil_huge},
    {"a bar of no kind", spoil_kind},
    {"a wide bar without its second register", spoil_wide_last},
    {"the vendor that means nobody", spoil_vendor},
};

static void refuses_model(void **state)
{
    const struct bad_model *row = *state;
    fake_machine_up(NULL);
    struct escapement_device_model model = many_bars;
    row->spoil(&model);
    struct dxg_bus *bus = NULL;
    assert_int_equal(dxg_bus_create(&model, &bus), STATUS_INVALID_PARAMETER);
    assert_null(bus);
    assert_int_equal(fake_machine_down(NULL), 0);
}

static void each_allocation_failing_is_unwound(void **state)
{
    (void)state;
    NTSTATUS status = STATUS_NO_MEMORY;
    for (uint64_t n = 1; status != STATUS_SUCCESS; n++) {
        struct dxg_bus *bus;
        os_fail_nth(n, false);
        status = dxg_bus_create(&many_bars, &bus);
        os_fail_nth(0, false);
        assert_true(status == STATUS_SUCCESS || status == STATUS_NO_MEMORY);
        if (status == STATUS_SUCCESS) {
            dxg_bus_destroy(bus);
        }
    }
    dxg_bus_destroy(NULL);
}

static _Atomic uint32_t served;

static bool serve(void *context, uint32_t message)
{
    (void)context;
    (void)message;
    atomic_fetch_add(&served, 1);
    return true;
}

static void interrupt_reaches_who_is_connected(void **state)
{
    (void)state;
    struct dxg_bus *bus;
    assert_int_equal(dxg_bus_create(&dxg_plain_device, &bus), STATUS_SUCCESS);
    char *at = nt_io_map(dxg_bus_bar_address(bus, 0), 0x10000);
    WRITE_REGISTER_ULONG((PULONG)(at + DXG_PLAIN_DOORBELL), 1); /* nobody listens */
    atomic_store(&served, 0);
    assert_int_equal(dxg_bus_connect(bus, serve, NULL), STATUS_SUCCESS);
    assert_non_null(dxg_bus_interrupt(bus));
    assert_int_equal(atomic_load(&served), 0);
    WRITE_REGISTER_ULONG((PULONG)(at + DXG_PLAIN_DOORBELL), 0); /* zero rings nothing */
    WRITE_REGISTER_UCHAR((PUCHAR)(at + DXG_PLAIN_DOORBELL + 3), 1);
    fake_wait(&served, 1);
    assert_int_equal(dxg_bus_connect(bus, NULL, NULL), STATUS_SUCCESS);
    assert_null(dxg_bus_interrupt(bus));
    uint32_t before = atomic_load(&served);
    WRITE_REGISTER_ULONG((PULONG)(at + DXG_PLAIN_DOORBELL), 3);
    assert_int_equal(atomic_load(&served), before);
    assert_true(nt_io_unmap(at));
    dxg_bus_destroy(bus);
}

#define ON_MACHINE(test) cmocka_unit_test_setup_teardown(test, fake_machine_up, fake_machine_down)

int main(void)
{
    enum { ROWS = sizeof bad_models / sizeof bad_models[0] };
    const struct CMUnitTest others[] = {
        ON_MACHINE(plain_registers_read_back_in_every_width),
        ON_MACHINE(registers_of_a_device_that_is_gone_read_all_ones),
        ON_MACHINE(configuration_space_is_a_pci_function),
        ON_MACHINE(configuration_space_keeps_what_may_be_written),
        ON_MACHINE(bars_are_placed_apart_and_aligned),
        ON_MACHINE(resources_list_bars_and_the_interrupt),
        ON_MACHINE(interrupt_reaches_who_is_connected),
        ON_MACHINE(each_allocation_failing_is_unwound),
    };
    enum { OTHERS = sizeof others / sizeof others[0] };
    struct CMUnitTest tests[ROWS + OTHERS];
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] =
            (struct CMUnitTest){bad_models[i].name, refuses_model, NULL, NULL, (void *)(uintptr_t)&bad_models[i]};
    }
    memcpy(tests + ROWS, others, sizeof others);
    return cmocka_run_group_tests_name("dxg-bus", tests, NULL, NULL);
}
