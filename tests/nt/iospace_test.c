/*
 * iospace_test.c: claims, windows, register access of each width, ports, contiguous memory, and what Windows stops for.
 */
#include "child.h"

#include <bugcodes.h>
#include <nt/export_tables.h>
#include <nt/exports.h>
#include <nt/iospace.h>
#include <nt/machine.h>
#include <nt/os.h>
#include <nt/thread.h>
#include <ntstatus.h>

enum { BAR = 0x20000000, BAR_BYTES = 0x4000 };

/* A device that remembers its last access, and holds what was written. */
struct device {
    uint8_t bytes[BAR_BYTES];
    uint64_t offset;
    uint32_t width;
    uint32_t reads;
    uint32_t writes;
};

static uint64_t device_read(void *context, uint64_t offset, uint32_t width)
{
    struct device *device = context;
    uint64_t value = 0;
    device->offset = offset;
    device->width = width;
    device->reads++;
    memcpy(&value, &device->bytes[offset], width);
    return value | UINT64_C(0xAA00000000000000) >> (width == 8 ? 64 - 1 : 0); /* more than was asked for */
}

static void device_write(void *context, uint64_t offset, uint32_t width, uint64_t value)
{
    struct device *device = context;
    device->offset = offset;
    device->width = width;
    device->writes++;
    memcpy(&device->bytes[offset], &value, width);
}

static const struct nt_register_ops ops = {device_read, device_write};
static struct device device;

static int claim_bar(void **state)
{
    (void)state;
    memset(&device, 0, sizeof device);
    return nt_physical_claim(BAR, BAR_BYTES, &ops, &device, NULL);
}

static int release_bar(void **state)
{
    (void)state;
    nt_physical_release(BAR);
    return nt_io_mappings() != 0;
}

static PHYSICAL_ADDRESS physical(uint64_t address)
{
    return (PHYSICAL_ADDRESS){.QuadPart = (LONGLONG)address};
}

static void claims_do_not_overlap(void **state)
{
    (void)state;
    char memory[16];
    assert_int_equal(nt_physical_claim(BAR, 1, NULL, NULL, memory), -EEXIST);
    assert_int_equal(nt_physical_claim(BAR - 8, 9, NULL, NULL, memory), -EEXIST);
    assert_int_equal(nt_physical_claim(BAR + BAR_BYTES - 1, 100, NULL, NULL, memory), -EEXIST);
    assert_int_equal(nt_physical_claim(BAR - 8, 8, NULL, NULL, memory), 0);
    nt_physical_release(BAR - 8);
    assert_int_equal(nt_physical_claim(1, 0, NULL, NULL, memory), -EINVAL);
    assert_int_equal(nt_physical_claim(UINT64_MAX - 4, 16, NULL, NULL, memory), -EINVAL);
    assert_int_equal(nt_physical_claim(NT_KERNEL_MEMORY_BIT, 16, NULL, NULL, memory), -EINVAL);
    os_fail_nth(1, false);
    assert_int_equal(nt_physical_claim(0x1000, 16, NULL, NULL, memory), -ENOMEM);
    os_fail_nth(0, false);
    nt_physical_release(0x1000); /* nobody's: nothing happens */
}

static void each_width_is_one_access(void **state)
{
    (void)state;
    char *window = MmMapIoSpace(physical(BAR), BAR_BYTES, MmNonCached);
    assert_non_null(window);
    WRITE_REGISTER_ULONG((PULONG)(window + 0x10), 0x11223344);
    assert_int_equal(device.offset, 0x10);
    assert_int_equal(device.width, 4);
    assert_int_equal(device.writes, 1);
    assert_int_equal(READ_REGISTER_ULONG((PULONG)(window + 0x10)), 0x11223344);
    assert_int_equal(READ_REGISTER_USHORT((PUSHORT)(window + 0x12)), 0x1122);
    assert_int_equal(device.width, 2);
    assert_int_equal(READ_REGISTER_UCHAR((PUCHAR)(window + 0x13)), 0x11);
    assert_int_equal(device.width, 1);
    assert_int_equal(device.reads, 3);
    WRITE_REGISTER_UCHAR((PUCHAR)(window + 0x11), 0xEE);
    WRITE_REGISTER_USHORT((PUSHORT)(window + 0x12), 0xDDCC);
    assert_int_equal(READ_REGISTER_NOFENCE_ULONG((PULONG)(window + 0x10)), 0xDDCCEE44);
    WRITE_REGISTER_NOFENCE_ULONG((PULONG)(window + 0x10), 5);
    assert_int_equal(READ_REGISTER_ULONG((PULONG)(window + 0x10)), 5);
    WRITE_REGISTER_ULONG64((PULONG64)(window + 0x20), UINT64_C(0x8877665544332211));
    assert_int_equal(device.width, 8);
    assert_int_equal(READ_REGISTER_ULONG((PULONG)(window + 0x24)), 0x88776655);
    MmUnmapIoSpace(window, BAR_BYTES);
}

static void buffers_go_element_by_element(void **state)
{
    (void)state;
    ULONG values[4] = {1, 2, 3, 4};
    ULONG read[4];
    UCHAR bytes[8];
    char *window = MmMapIoSpace(physical(BAR + 0x100), 0x100, MmNonCached);
    WRITE_REGISTER_BUFFER_ULONG((PULONG)(window), values, 4);
    assert_int_equal(device.writes, 4);
    assert_int_equal(device.offset, 0x10C);
    READ_REGISTER_BUFFER_ULONG((PULONG)(window), read, 4);
    assert_memory_equal(read, values, sizeof values);
    assert_int_equal(device.reads, 4);
    READ_REGISTER_BUFFER_UCHAR((PUCHAR)(window + 4), bytes, 8);
    assert_int_equal(device.width, 1);
    assert_memory_equal(bytes, &values[1], 8);
    MmUnmapIoSpace(window, 0x100);
}

static void a_window_keeps_its_offset(void **state)
{
    (void)state;
    char *window = MmMapIoSpace(physical(BAR + 0x1234), 8, MmNonCached);
    assert_int_equal((uintptr_t)window & 0xFFF, 0x234);
    WRITE_REGISTER_ULONG((PULONG)(window + 4), 1);
    assert_int_equal(device.offset, 0x1238);
    assert_int_equal(MmGetPhysicalAddress(window + 4).QuadPart, BAR + 0x1238);
    MmUnmapIoSpace(window, 8);
}

static void windows_are_apart(void **state)
{
    (void)state;
    void *windows[64];
    for (int i = 0; i < 64; i++) {
        windows[i] = MmMapIoSpace(physical(BAR), BAR_BYTES, MmNonCached);
        assert_non_null(windows[i]);
        for (int j = 0; j < i; j++) {
            assert_true(windows[i] != windows[j]);
        }
    }
    assert_int_equal(nt_io_mappings(), 64);
    for (int i = 0; i < 64; i++) {
        MmUnmapIoSpace(windows[i], BAR_BYTES);
    }
}

struct map_row {
    const char *name;
    uint64_t physical;
    uint64_t bytes;
    bool succeeds;
};
static const struct map_row map_rows[] = {
    {"map: all of a bar", BAR, BAR_BYTES, true},
    {"map: its last byte", BAR + BAR_BYTES - 1, 1, true},
    {"map: nothing", BAR, 0, false},
    {"map: past its end", BAR, BAR_BYTES + 1, false},
    {"map: before it", BAR - 1, 2, false},
    {"map: nobody's", 0x1000, 4096, false},
    {"map: a size that wraps", BAR + 1, UINT64_MAX, false},
};

static void map_rule(void **state)
{
    const struct map_row *row = *state;
    assert_int_equal(claim_bar(NULL), 0);
    void *window = MmMapIoSpace(physical(row->physical), row->bytes, MmNonCached);
    assert_int_equal(window != NULL, row->succeeds);
    if (window) {
        MmUnmapIoSpace(window, row->bytes);
    }
    assert_int_equal(release_bar(NULL), 0);
}

static void map_ex_takes_protections(void **state)
{
    (void)state;
    static const struct {
        ULONG protect;
        bool succeeds;
    } rows[] = {
        {PAGE_READWRITE, true},
        {PAGE_READWRITE | PAGE_NOCACHE, true},
        {PAGE_READWRITE | PAGE_WRITECOMBINE, true},
        {PAGE_READONLY | PAGE_NOCACHE, true},
        {PAGE_READWRITE | PAGE_NOCACHE | PAGE_WRITECOMBINE, false},
        {PAGE_NOCACHE, false},
        {0, false},
        {0x1000, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        void *window = MmMapIoSpaceEx(physical(BAR), 64, rows[i].protect);
        assert_int_equal(window != NULL, rows[i].succeeds);
        if (window) {
            MmUnmapIoSpace(window, 64);
        }
    }
}

static void map_without_memory(void **state)
{
    (void)state;
    for (uint64_t n = 1; n < 10; n++) {
        os_fail_nth(n, false);
        void *window = nt_io_map(BAR, 64);
        os_fail_nth(0, false);
        if (window) {
            assert_true(nt_io_unmap(window));
            return;
        }
        assert_int_equal(nt_io_mappings(), 0);
    }
    fail();
}

static void removed_device_reads_ones(void **state)
{
    (void)state;
    char *window = nt_io_map(BAR, BAR_BYTES);
    nt_physical_release(BAR);
    uint32_t before = device.reads + device.writes;
    assert_int_equal(READ_REGISTER_UCHAR((PUCHAR)window), 0xFF);
    assert_int_equal(READ_REGISTER_ULONG((PULONG)window), 0xFFFFFFFF);
    assert_true(READ_REGISTER_ULONG64((PULONG64)window) == UINT64_MAX);
    WRITE_REGISTER_ULONG((PULONG)window, 1);
    assert_int_equal(device.reads + device.writes, before);
    assert_null(nt_io_map(BAR, 8)); /* nothing new of it */
    assert_true(nt_io_unmap(window));
    assert_false(nt_io_unmap(window));
    assert_int_equal(claim_bar(NULL), 0);
}

static void memory_bar_is_plain_memory(void **state)
{
    (void)state;
    static uint32_t memory[1024];
    assert_int_equal(nt_physical_claim(0x30000000, sizeof memory, NULL, NULL, memory), 0);
    volatile ULONG *window = MmMapIoSpace(physical(0x30000000 + 64), 64, MmWriteCombined);
    assert_ptr_equal(window, &memory[16]);
    window[1] = 7;
    assert_int_equal(memory[17], 7);
    WRITE_REGISTER_ULONG(&window[2], 9);
    assert_int_equal(memory[18], 9);
    assert_int_equal(READ_REGISTER_ULONG(&window[1]), 7);
    assert_int_equal(MmGetPhysicalAddress((PVOID)(uintptr_t)window).QuadPart, 0x30000000 + 64);
    assert_int_equal(nt_dma_read(0x30000000 + 68, &memory[0], 4), 0);
    assert_int_equal(memory[0], 7);
    MmUnmapIoSpace((PVOID)(uintptr_t)window, 64);
    nt_physical_release(0x30000000);
}

static _Atomic bool racing;

static uint64_t slow_read(void *context, uint64_t offset, uint32_t width)
{
    _Atomic int *alive = context;
    (void)offset;
    (void)width;
    for (int i = 0; i < 10; i++) {
        if (!atomic_load(alive)) {
            abort();
        }
        os_thread_yield();
    }
    return 1;
}

static const struct nt_register_ops slow_ops = {slow_read, device_write};

static void read_registers(void *argument)
{
    while (atomic_load(&racing)) {
        READ_REGISTER_ULONG(argument);
    }
}

static void release_waits_for_accesses(void **state)
{
    (void)state;
    struct os_thread *thread;
    for (int i = 0; i < 50; i++) {
        _Atomic int alive = 1;
        assert_int_equal(nt_physical_claim(0x40000000, 4096, &slow_ops, &alive, NULL), 0);
        void *window = nt_io_map(0x40000000, 4096);
        atomic_store(&racing, true);
        assert_int_equal(os_thread_create(&thread, "reader", read_registers, window), 0);
        os_thread_yield();
        nt_physical_release(0x40000000);
        atomic_store(&alive, 0); /* the device is gone: no access may be inside */
        atomic_store(&racing, false);
        os_thread_join(thread);
        assert_true(nt_io_unmap(window));
    }
}

static void ports(void **state)
{
    (void)state;
    assert_int_equal(nt_port_claim(0x3C0, 32, &ops, &device), 0);
    assert_int_equal(nt_port_claim(0x3DF, 1, &ops, &device), -EEXIST);
    assert_int_equal(nt_port_claim(0xFFFF, 2, &ops, &device), -EINVAL);
    WRITE_PORT_UCHAR((PUCHAR)0x3C4, 0x5A);
    assert_int_equal(device.offset, 4);
    assert_int_equal(READ_PORT_UCHAR((PUCHAR)0x3C4), 0x5A);
    WRITE_PORT_USHORT((PUSHORT)0x3CE, 0x1234);
    assert_int_equal(READ_PORT_USHORT((PUSHORT)0x3CE), 0x1234);
    WRITE_PORT_ULONG((PULONG)0x3D0, 0x12345678);
    assert_int_equal(READ_PORT_ULONG((PULONG)0x3D0), 0x12345678);
    UCHAR bytes[3] = {1, 2, 3};
    WRITE_PORT_BUFFER_UCHAR((PUCHAR)0x3C5, bytes, 3);
    assert_int_equal(READ_PORT_UCHAR((PUCHAR)0x3C5), 3);   /* one port, the last value */
    assert_int_equal(READ_PORT_UCHAR((PUCHAR)0x80), 0xFF); /* nobody's */
    WRITE_PORT_UCHAR((PUCHAR)0x80, 1);
    nt_port_release(0x3C0);
    assert_int_equal(READ_PORT_ULONG((PULONG)0x3D0), 0xFFFFFFFF);
}

/* ------------------------------------------------------------------------------------------- memory and its addresses
 */

static void contiguous_within_its_limits(void **state)
{
    (void)state;
    void *low = MmAllocateContiguousMemory(100, physical(0xFFFFFFFF));
    assert_non_null(low);
    assert_int_equal((uintptr_t)low % 4096, 0);
    assert_true(MmGetPhysicalAddress(low).QuadPart < INT64_C(0x100000000));
    assert_int_equal(MmGetPhysicalAddress(low).QuadPart % 4096, 0);
    assert_int_equal(nt_contiguous_bytes(), 4096);
    void *high = MmAllocateContiguousMemorySpecifyCache(0x3000, physical(UINT64_C(0x200000000)), physical(INT64_MAX),
                                                        physical(0), MmCached);
    assert_non_null(high);
    assert_true(MmGetPhysicalAddress(high).QuadPart >= INT64_C(0x200000000));
    assert_int_equal(MmGetPhysicalAddress((char *)high + 0x2FFF).QuadPart,
                     MmGetPhysicalAddress(high).QuadPart + 0x2FFF);
    assert_ptr_equal(MmGetVirtualForPhysical(MmGetPhysicalAddress((char *)high + 5)), (char *)high + 5);
    MmFreeContiguousMemory(low);
    MmFreeContiguousMemorySpecifyCache(high, 0x3000, MmCached);
    assert_int_equal(nt_contiguous_bytes(), 0);
}

static void contiguous_keeps_to_a_boundary(void **state)
{
    (void)state;
    void *blocks[8];
    for (int i = 0; i < 8; i++) {
        blocks[i] = MmAllocateContiguousMemorySpecifyCache(0xC000, physical(0), physical(0xFFFFFFFF), physical(0x10000),
                                                           MmCached);
        assert_non_null(blocks[i]);
        uint64_t start = (uint64_t)MmGetPhysicalAddress(blocks[i]).QuadPart;
        assert_int_equal(start / 0x10000, (start + 0xBFFF) / 0x10000);
    }
    for (int i = 0; i < 8; i++) {
        MmFreeContiguousMemory(blocks[i]);
    }
    assert_null(MmAllocateContiguousMemorySpecifyCache(0x20000, physical(0), physical(0xFFFFFFFF), physical(0x10000),
                                                       MmCached));
    assert_null(
        MmAllocateContiguousMemorySpecifyCache(4096, physical(0), physical(0xFFFFFFFF), physical(0x3000), MmCached));
}

static void contiguous_refused(void **state)
{
    (void)state;
    assert_null(MmAllocateContiguousMemory(0, physical(0xFFFFFFFF)));
    assert_null(MmAllocateContiguousMemory(4096, physical(0xFFF)));
    assert_null(MmAllocateContiguousMemory(SIZE_MAX, physical(INT64_MAX)));
    assert_null(MmAllocateContiguousMemory(SIZE_MAX - 100, physical(INT64_MAX)));
    os_fail_nth(1, false);
    assert_null(MmAllocateContiguousMemory(4096, physical(0xFFFFFFFF)));
    os_fail_nth(0, false);
}

static void memory_steps_over_bars(void **state)
{
    (void)state;
    enum { START = 0x1000000 };
    char bar[1];
    assert_int_equal(nt_physical_claim(START + 0x1000, 0x2000, NULL, NULL, bar), 0);
    void *block = MmAllocateContiguousMemory(0x2000, physical(0xFFFFFFFF));
    assert_int_equal(MmGetPhysicalAddress(block).QuadPart, START + 0x3000);
    void *fits = MmAllocateContiguousMemory(0x1000, physical(0xFFFFFFFF));
    assert_int_equal(MmGetPhysicalAddress(fits).QuadPart, START);
    MmFreeContiguousMemory(fits);
    MmFreeContiguousMemory(block);
    nt_physical_release(START + 0x1000);
}

static void dma_reaches_memory(void **state)
{
    (void)state;
    uint32_t value = 5;
    uint32_t *pool = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 1);
    uint32_t *contiguous = MmAllocateContiguousMemory(8192, physical(0xFFFFFFFF));
    uint64_t at = (uint64_t)MmGetPhysicalAddress(pool).QuadPart;
    uint64_t ram = (uint64_t)MmGetPhysicalAddress(contiguous).QuadPart;
    assert_int_equal(nt_dma_write(at + 4, &value, 4), 0);
    assert_int_equal(pool[1], 5);
    assert_int_equal(nt_dma_write(ram + 8188, &value, 4), 0);
    assert_int_equal(contiguous[2047], 5);
    value = 0;
    assert_int_equal(nt_dma_read(ram + 8188, &value, 4), 0);
    assert_int_equal(value, 5);
    assert_int_equal(nt_dma_read(ram + 8190, &value, 4), -EFAULT);
    assert_int_equal(nt_dma_read(ram - 4096, &value, 4), -EFAULT);
    assert_int_equal(nt_dma_read(0, &value, 4), -EFAULT);
    assert_int_equal(nt_dma_write(NT_KERNEL_MEMORY_BIT, &value, 4), -EFAULT);
    assert_int_equal(nt_dma_read(UINT64_MAX, &value, 4), -EFAULT);
    assert_int_equal(nt_dma_read(BAR, &value, 4), -EFAULT); /* registers are no memory */
    assert_int_equal(nt_dma_read(0, &value, 0), 0);
    MmFreeContiguousMemory(contiguous);
    ExFreePool(pool);
}

static void address_of_nothing_is_zero(void **state)
{
    (void)state;
    assert_int_equal(MmGetPhysicalAddress(NULL).QuadPart, 0);
    assert_int_equal(MmGetPhysicalAddress((PVOID)UINT64_C(0xFFFFF80000000000)).QuadPart, 0);
    assert_null(MmGetVirtualForPhysical(physical(0x5000)));
    assert_false(MmIsAddressValid(NULL));
    assert_true(MmIsAddressValid(&device));
}

static void ranges_of_ram(void **state)
{
    (void)state;
    PPHYSICAL_MEMORY_RANGE ranges = MmGetPhysicalMemoryRanges();
    assert_true(ranges[0].NumberOfBytes.QuadPart > 0);
    assert_int_equal(ranges[1].BaseAddress.QuadPart, 0);
    assert_int_equal(ranges[1].NumberOfBytes.QuadPart, 0);
    ExFreePool(ranges);
    os_fail_nth(1, false);
    assert_null(MmGetPhysicalMemoryRanges());
    os_fail_nth(0, false);
}

/* ------------------------------------------------------------------------------------------------------------- stops
 */

static char *mapped(void)
{
    return nt_io_map(BAR, 0x1800);
}

__attribute__((no_sanitize("address", "undefined", "thread"))) static void plain_access(void)
{
    *(volatile ULONG *)(uintptr_t)(mapped() + 8) = 1;
}

__attribute__((no_sanitize("address", "undefined", "thread"))) static void plain_access_at_dispatch(void)
{
    char *window = mapped();
    nt_irql_set(DISPATCH_LEVEL);
    (void)*(volatile ULONG *)(uintptr_t)(window + 8);
}

static void not_aligned(void)
{
    nt_register_read(mapped() + 2, 4);
}

static void past_the_window(void)
{
    READ_REGISTER_ULONG((PULONG)(mapped() + 0x1800));
}

static void unmapped_window(void)
{
    char *window = mapped();
    nt_io_unmap(window);
    READ_REGISTER_ULONG((PULONG)window);
}

static void unmapped_twice(void)
{
    char *window = mapped();
    MmUnmapIoSpace(window, 0x1800);
    MmUnmapIoSpace(window, 0x1800);
}

static void map_at_dirql(void)
{
    nt_irql_set(5);
    MmMapIoSpace(physical(BAR), 64, MmNonCached);
}

static void free_contiguous_twice(void)
{
    void *block = MmAllocateContiguousMemory(100, physical(0xFFFFFFFF));
    MmFreeContiguousMemory(block);
    MmFreeContiguousMemory(block);
}

struct stop {
    const char *name;
    void (*body)(void);
    uint32_t code;
    const char *says;
};
static const struct stop stops[] = {
    {"window: plain access", plain_access, PAGE_FAULT_IN_NONPAGED_AREA, "use READ_REGISTER_*"},
    {"window: plain access at DISPATCH_LEVEL", plain_access_at_dispatch, DRIVER_IRQL_NOT_LESS_OR_EQUAL,
     "use READ_REGISTER_*"},
    {"window: not aligned", not_aligned, KMODE_EXCEPTION_NOT_HANDLED, "not aligned to its width"},
    {"window: past its end", past_the_window, PAGE_FAULT_IN_NONPAGED_AREA, "outside of every mapped window"},
    {"window: no longer mapped", unmapped_window, PAGE_FAULT_IN_NONPAGED_AREA, "outside of every mapped window"},
    {"window: unmapped twice", unmapped_twice, MEMORY_MANAGEMENT, "what is not mapped"},
    {"map: at DIRQL", map_at_dirql, IRQL_NOT_LESS_OR_EQUAL, "above DISPATCH_LEVEL"},
    {"contiguous: freed twice", free_contiguous_twice, BAD_POOL_CALLER, "freed already"},
};
enum { STOPS = sizeof stops / sizeof stops[0], MAPS = sizeof map_rows / sizeof map_rows[0] };

static void do_stop(void *argument)
{
    const struct stop *row = argument;
    nt_machine_init();
    claim_bar(NULL);
    row->body();
}

static void stops_machine(void **state)
{
    static struct child child;
    const struct stop *row = *state;
    child_run(&child, do_stop, *state);
    assert_bugcheck(&child, row->code);
    assert_says(&child, row->says);
}

/* -------------------------------------------------------------------------------------------------------- fixtures */

#define WITH_BAR(function) {#function, function, claim_bar, release_bar, NULL}

/* Tests whose probes fault need the kernel's handlers, which cmocka takes for each test. */
static void with_faults(void **state)
{
    (void)state;
    static void (*const bodies[])(void **) = {dma_reaches_memory, address_of_nothing_is_zero};
    for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
        assert_int_equal(nt_machine_init(), 0);
        assert_int_equal(claim_bar(NULL), 0);
        bodies[i](NULL);
        assert_int_equal(release_bar(NULL), 0);
        nt_machine_fini();
    }
}

int main(void)
{
    const struct CMUnitTest plain[] = {
        WITH_BAR(claims_do_not_overlap),
        WITH_BAR(each_width_is_one_access),
        WITH_BAR(buffers_go_element_by_element),
        WITH_BAR(a_window_keeps_its_offset),
        WITH_BAR(windows_are_apart),
        WITH_BAR(map_ex_takes_protections),
        WITH_BAR(map_without_memory),
        WITH_BAR(removed_device_reads_ones),
        WITH_BAR(memory_bar_is_plain_memory),
        cmocka_unit_test(release_waits_for_accesses),
        WITH_BAR(ports),
        cmocka_unit_test(contiguous_within_its_limits),
        cmocka_unit_test(contiguous_keeps_to_a_boundary),
        cmocka_unit_test(contiguous_refused),
        cmocka_unit_test(memory_steps_over_bars),
        cmocka_unit_test(with_faults),
        cmocka_unit_test(ranges_of_ram),
    };
    enum { PLAIN = sizeof plain / sizeof plain[0] };
    struct CMUnitTest tests[PLAIN + MAPS + STOPS];
    memcpy(tests, plain, sizeof plain);
    for (size_t i = 0; i < MAPS; i++) {
        tests[PLAIN + i] = (struct CMUnitTest)ROW_TEST(map_rows[i], map_rule);
    }
    for (size_t i = 0; i < STOPS; i++) {
        tests[PLAIN + MAPS + i] = (struct CMUnitTest)ROW_TEST(stops[i], stops_machine);
    }
    int failed = cmocka_run_group_tests_name("nt-iospace", tests, NULL, NULL);
    nt_ram_fini();
    nt_iospace_fini();
    return failed;
}
