/*
 * ends_test.c: what is a bugcheck although a guarded block is around it, and blocks of a user-mode driver.
 */
#include "../image/support.h"
#include "../nt/kernel.h"

#include <nt/export_tables.h>
#include <nt/exports.h>
#include <nt/fault.h>
#include <nt/seh.h>
#include <sys/mman.h>

enum { PAGE = 4096 };

static struct image *driver;
static struct image *user;
static int *nothing; /* a page of a user's that cannot be accessed */

struct end {
    const char *name;
    const char *function; /* of the driver's */
    uint64_t address;     /* that it is given; 0: a user's page */
    uint32_t code;
    uint64_t first; /* parameter; 0: any */
    const char *says;
};

// clang-format off
static const struct end ends[] = {
    {"a kernel address",                  "kernel_address",     0xFFFFF80000001000, PAGE_FAULT_IN_NONPAGED_AREA,
     0, "ends.c:"},
    {"an address that no processor has",  "fault_not_wanted",   0x8000000000000000, KMODE_EXCEPTION_NOT_HANDLED,
     0xFFFFFFFFC0000005, "ends.c:"},
    {"a user address above APC_LEVEL",    "above_apc_level",    0, DRIVER_IRQL_NOT_LESS_OR_EQUAL, 0, "ends.c:"},
    {"__fastfail",                        "fast_fail",          1, KERNEL_SECURITY_CHECK_FAILURE, 3, "ends.c:"},
    {"a status that no filter wants",     "not_wanted",         1, KMODE_EXCEPTION_NOT_HANDLED,
     0xFFFFFFFF80000011, "not_wanted"},
    {"a fault that no filter wants",      "fault_not_wanted",   0, PAGE_FAULT_IN_NONPAGED_AREA, 0, "ends.c:"},
    {"the driver's own code",             "own_image",          1, ATTEMPTED_WRITE_TO_READONLY_MEMORY, 0, "ends.c:"},
    {"behind a block",                    "behind_the_block",   0, PAGE_FAULT_IN_NONPAGED_AREA, 0, "ends.c:"},
    {"behind a jump out of a block",      "behind_a_jump",      0, PAGE_FAULT_IN_NONPAGED_AREA, 0, "ends.c:"},
    {"raised in a thread of the driver",  "in_a_system_thread", 1, SYSTEM_THREAD_EXCEPTION_NOT_HANDLED,
     0xFFFFFFFF80000011, "thread_of_its_own"},
};
// clang-format on
enum { ENDS = sizeof ends / sizeof ends[0] };

typedef void ABI end_routine(volatile int *address);
typedef int ABI read_routine(volatile int *address);
typedef int ABI call_routine(void);

static void run_end(void *argument)
{
    static int something;
    const struct end *end = argument;
    end_routine *run = support_routine(support_symbol(driver, end->function));
    if (nt_machine_init() == 0) {
        run(end->address == 0 ? nothing : end->address == 1 ? &something : (int *)(uintptr_t)end->address);
    }
}

/* A sanitizer looks up what it knows of an address first, and that lookup of a kernel's faults without an address, in
 * the sanitizer's own code. */
static bool faults_in_a_lookup(const struct end *end)
{
    return strcmp(ESCAPEMENT_VARIANT, "plain") != 0 && strcmp(end->function, "kernel_address") == 0;
}

static void ends_the_process(void **state)
{
    static struct child child;
    const struct end *end = *state;
    child_run(&child, run_end, *state);
    if (faults_in_a_lookup(end)) {
        assert_bugcheck(&child, KMODE_EXCEPTION_NOT_HANDLED);
        return;
    }
    assert_bugcheck(&child, end->code);
    if (end->first != 0) {
        assert_int_equal(child_parameter(&child, 1), end->first);
    }
    assert_says(&child, end->says);
}

/* -------------------------------------------------------------------------------------------------------- user mode */
static void ABI raise_in_the_kernel(void)
{
    nt_seh_enter_kernel();
    ExRaiseStatus(STATUS_DEVICE_BUSY); /* which does not return, so there is no way back to the user's blocks */
}

static void a_user_mode_driver_is_guarded(void **state)
{
    (void)state;
    int value = 7;
    read_routine *read = support_routine(support_symbol(user, "guarded_read"));
    assert_int_equal(nt_fault_init(), 0);
    nt_thread_current();
    assert_int_equal(read(&value), 7);
    assert_int_equal(read(nothing), -5);
    assert_int_equal(read(NULL), -5);
    nt_fault_fini();
}

static void call_user(void *argument)
{
    call_routine *call = support_routine(support_symbol(user, "guarded_call"));
    (void)argument;
    nt_thread_current();
    call();
}

static void its_blocks_are_not_the_kernels(void **state)
{
    static struct child child;
    (void)state;
    child_run(&child, call_user, NULL);
    assert_bugcheck(&child, KMODE_EXCEPTION_NOT_HANDLED);
}

int main(void)
{
    static const struct nt_export rows[] = {{"HostKernel", raise_in_the_kernel}};
    static const struct nt_export_table host = NT_EXPORT_TABLE(rows);
    const struct nt_export_table tables[] = {nt_seh_user_exports, host};
    const struct CMUnitTest plain[] = {
        cmocka_unit_test(a_user_mode_driver_is_guarded),
        cmocka_unit_test(its_blocks_are_not_the_kernels),
    };
    enum { PLAIN = sizeof plain / sizeof plain[0] };
    struct CMUnitTest tests[PLAIN + ENDS];
    nothing = mmap(NULL, PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    driver = support_load("seh-ends", IMAGE_KERNEL, nt_exports(), 1);
    user = support_load("seh-user", IMAGE_USER, tables, 2);
    char path[512];
    nt_bugcheck_image_add(image_base(driver), image_size(driver), (uintptr_t)image_base(driver),
                          support_path("seh-ends", path));
    memcpy(tests, plain, sizeof plain);
    for (size_t i = 0; i < ENDS; i++) {
        tests[PLAIN + i] = (struct CMUnitTest)ROW_TEST(ends[i], ends_the_process);
    }
    int failed = cmocka_run_group_tests_name("seh-ends", tests, NULL, NULL);
    nt_bugcheck_image_remove(image_base(driver));
    image_unload(driver);
    image_unload(user);
    munmap(nothing, PAGE);
    return failed;
}
