/*
 * fault_test.c: copies that meet an unmapped page, and faults that are nobody's answer.
 */
#include "child.h"

#include <nt/fault.h>
#include <nt/os.h>
#include <nt/thread.h>
#include <signal.h>
#include <stdalign.h>
#include <sys/mman.h>

/* Two pages, the second without access. */
static char *edge_make(void)
{
    char *pages = mmap(NULL, (size_t)3 * 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_true(pages != MAP_FAILED);
    assert_int_equal(mprotect(pages + 4096, 4096, PROT_READ | PROT_WRITE), 0);
    return pages;
}

static void copies_every_size(void **state)
{
    (void)state;
    static char from[5000];
    static char to[5000];
    for (size_t i = 0; i < sizeof from; i++) {
        from[i] = (char)(i * 7 + i / 256);
    }
    for (size_t bytes = 0; bytes < 4500; bytes += bytes < 1100 ? 1 : 97) {
        memset(to, 0x55, sizeof to);
        assert_true(nt_fault_copy(to + 3, from + 5, bytes));
        assert_memory_equal(to + 3, from + 5, bytes);
        assert_int_equal(to[2], 0x55);
        assert_int_equal(to[3 + bytes], 0x55);
    }
}

/* How far the target lies into its page, beside the source, chooses the instructions. */
static void copies_between_any_two_places(void **state)
{
    (void)state;
    static const size_t places[] = {0, 1, 16, 40, 63, 64, 65, 2048, 4095};
    static const size_t sizes[] = {1023, 1024, 1025, 1087, 1088, 4096, 5000};
    alignas(4096) static unsigned char from[3 * 4096];
    alignas(4096) static unsigned char to[3 * 4096];
    for (size_t i = 0; i < sizeof from; i++) {
        from[i] = (unsigned char)(i * 7 + i / 256);
    }
    for (size_t i = 0; i < sizeof places / sizeof places[0] * (sizeof places / sizeof places[0]); i++) {
        const unsigned char *source = from + places[i / (sizeof places / sizeof places[0])];
        unsigned char *target = to + 1 + places[i % (sizeof places / sizeof places[0])];
        for (size_t j = 0; j < sizeof sizes / sizeof sizes[0]; j++) {
            memset(to, 0x55, sizeof to);
            assert_true(nt_fault_copy(target, source, sizes[j]));
            assert_memory_equal(target, source, sizes[j]);
            assert_int_equal(target[-1], 0x55);
            assert_int_equal(target[sizes[j]], 0x55);
        }
    }
}

static void copy_of_nothing_touches_nothing(void **state)
{
    (void)state;
    assert_true(nt_fault_copy(NULL, NULL, 0));
    assert_true(nt_fault_copy((void *)8, (const void *)16, 0));
}

static void source_that_ends_in_a_hole(void **state)
{
    (void)state;
    static char to[9000];
    char *pages = edge_make();
    for (size_t bytes = 1; bytes < 4400; bytes += bytes < 300 ? 1 : 61) {
        for (size_t mapped = 0; mapped <= 80; mapped += 8) {
            bool fits = bytes <= mapped;
            assert_int_equal(nt_fault_copy(to, pages + 8192 - mapped, bytes), fits);
        }
    }
    munmap(pages, (size_t)3 * 4096);
}

static void target_that_ends_in_a_hole(void **state)
{
    (void)state;
    static char from[9000];
    char *pages = edge_make();
    for (size_t bytes = 1; bytes < 3900; bytes += bytes < 300 ? 1 : 61) {
        for (size_t mapped = 0; mapped <= 80; mapped += 8) {
            bool fits = bytes <= mapped;
            assert_int_equal(nt_fault_copy(pages + 8192 - mapped, from, bytes), fits);
        }
    }
    munmap(pages, (size_t)3 * 4096);
}

static void hole_before_the_data(void **state)
{
    (void)state;
    static char to[9000];
    char *pages = edge_make();
    for (size_t bytes = 1; bytes < 3000; bytes += 41) {
        assert_false(nt_fault_copy(to, pages + 4096 - 1, bytes));
    }
    munmap(pages, (size_t)3 * 4096);
}

struct bad_address {
    uint64_t address;
};
static const struct bad_address bad_addresses[] = {
    {0},
    {8},
    {UINT64_MAX},
    {UINT64_C(0xFFFFF80000000000)},
    {UINT64_C(0x8000000000000000)},
    {UINT64_C(0x00007FFFFFFFFFFF)},
};

static void refuses_address(void **state)
{
    const struct bad_address *row = *state;
    static const size_t sizes[] = {1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 33, 64, 65, 500, 1024, 5000};
    static char memory[5000];
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        assert_false(nt_fault_copy(memory, (const void *)(uintptr_t)row->address, sizes[i]));
        assert_false(nt_fault_copy((void *)(uintptr_t)row->address, memory, sizes[i]));
    }
    assert_false(nt_fault_probe_write((void *)(uintptr_t)row->address));
    assert_false(nt_fault_probe((const void *)(uintptr_t)row->address, 1, false));
}

static void read_only_memory_is_not_written(void **state)
{
    (void)state;
    char *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char byte = 1;
    assert_true(nt_fault_copy(&byte, page, 1));
    assert_int_equal(byte, 0);
    assert_false(nt_fault_copy(page, &byte, 1));
    assert_true(nt_fault_probe(page, 4096, false));
    assert_false(nt_fault_probe(page, 4096, true));
    munmap(page, 4096);
}

static void probe_asks_each_page(void **state)
{
    (void)state;
    char *pages = edge_make();
    assert_true(nt_fault_probe(pages + 4096, 4096, true));
    assert_false(nt_fault_probe(pages + 4096, 4097, true));
    assert_false(nt_fault_probe(pages + 4095, 2, false));
    assert_true(nt_fault_probe(pages, 0, true));
    assert_false(nt_fault_probe((const void *)(UINTPTR_MAX - 5), 100, false));
    munmap(pages, (size_t)3 * 4096);
}

static void probe_changes_nothing(void **state)
{
    (void)state;
    unsigned char bytes[3] = {1, 0xA5, 3};
    assert_true(nt_fault_probe_write(&bytes[1]));
    assert_int_equal(bytes[1], 0xA5);
}

/* Behind the end of a file there is a mapping and no memory: SIGBUS. */
static void page_behind_a_file(void **state)
{
    (void)state;
    FILE *file = child_file();
    char byte;
    assert_int_equal(ftruncate(fileno(file), 4096), 0);
    char *pages = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fileno(file), 0);
    assert_true(pages != MAP_FAILED);
    assert_true(nt_fault_copy(&byte, pages, 1));
    assert_false(nt_fault_copy(&byte, pages + 4096, 1));
    munmap(pages, 8192);
    fclose(file);
}

static struct {
    _Atomic bool stops;
    char *page;
} flicker;

static void map_and_unmap(void *argument)
{
    (void)argument;
    while (!atomic_load(&flicker.stops)) {
        mprotect(flicker.page, 4096, PROT_NONE);
        mprotect(flicker.page, 4096, PROT_READ | PROT_WRITE);
    }
}

static void page_that_comes_and_goes(void **state)
{
    (void)state;
    static char to[4096];
    struct os_thread *thread;
    int copied = 0;
    flicker.page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    atomic_store(&flicker.stops, false);
    assert_int_equal(os_thread_create(&thread, "flicker", map_and_unmap, NULL), 0);
    for (int i = 0; i < 20000; i++) {
        copied += nt_fault_copy(to, flicker.page, (size_t)(i % 4096) + 1);
        copied += nt_fault_copy(flicker.page, to, (size_t)(i % 4096) + 1);
    }
    atomic_store(&flicker.stops, true);
    os_thread_join(thread);
    assert_true(copied <= 40000);
    munmap(flicker.page, 4096);
}

static void handlers_are_counted(void **state)
{
    (void)state;
    char byte;
    assert_int_equal(nt_fault_init(), 0);
    nt_fault_fini();
    assert_false(nt_fault_copy(&byte, NULL, 1)); /* the group's own use keeps them */
}

/* --------------------------------------------------------------------------------------------- what is not an answer
 */

static void previous_handler(int signal)
{
    (void)signal;
    _exit(77);
}

static void fault_of_a_stranger(void *argument)
{
    (void)argument;
    nt_fault_fini();
    nt_thread_self = NULL; /* as a thread of a device model */
    signal(SIGSEGV, previous_handler);
    nt_fault_init();
    char *volatile nowhere = (char *)16;
    *(volatile char *)nowhere = 1;
}

static void stranger_reaches_the_previous_handler(void **state)
{
    (void)state;
    static struct child child;
    child_run(&child, fault_of_a_stranger, NULL);
    assert_int_equal(child.status, 77);
}

/* cmocka handles the same signals during each test, so each takes them for itself. */
struct faulting {
    const char *name;
    void (*body)(void **state);
    const struct bad_address *row;
};

static const struct faulting faulting[] = {
    {"copies every size", copies_every_size, NULL},
    {"copies between any two places", copies_between_any_two_places, NULL},
    {"copy of nothing touches nothing", copy_of_nothing_touches_nothing, NULL},
    {"source that ends in a hole", source_that_ends_in_a_hole, NULL},
    {"target that ends in a hole", target_that_ends_in_a_hole, NULL},
    {"hole before the data", hole_before_the_data, NULL},
    {"address: null", refuses_address, &bad_addresses[0]},
    {"address: the first page", refuses_address, &bad_addresses[1]},
    {"address: all ones", refuses_address, &bad_addresses[2]},
    {"address: the kernel's half", refuses_address, &bad_addresses[3]},
    {"address: not canonical", refuses_address, &bad_addresses[4]},
    {"address: the last of the user's half", refuses_address, &bad_addresses[5]},
    {"read-only memory is not written", read_only_memory_is_not_written, NULL},
    {"probe asks each page", probe_asks_each_page, NULL},
    {"probe changes nothing", probe_changes_nothing, NULL},
    {"page behind a file", page_behind_a_file, NULL},
    {"page that comes and goes", page_that_comes_and_goes, NULL},
    {"handlers are counted", handlers_are_counted, NULL},
    {"stranger reaches the previous handler", stranger_reaches_the_previous_handler, NULL},
};
enum { FAULTING = sizeof faulting / sizeof faulting[0] };

static void run_faulting(void **state)
{
    const struct faulting *row = *state;
    void *inner = (void *)(uintptr_t)row->row;
    assert_int_equal(nt_fault_init(), 0);
    row->body(&inner);
    nt_fault_fini();
}

int main(void)
{
    struct CMUnitTest tests[FAULTING];
    for (size_t i = 0; i < FAULTING; i++) {
        tests[i] = (struct CMUnitTest)ROW_TEST(faulting[i], run_faulting);
    }
    return cmocka_run_group_tests_name("nt-fault", tests, NULL, NULL);
}
