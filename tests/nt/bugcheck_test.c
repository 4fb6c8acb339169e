/*
 * bugcheck_test.c: the report of each way to crash – code, parameters, source line, and the exit status.
 */
#include "child.h"

#include <bugcodes.h>
#include <nt/machine.h>
#include <nt/os.h>
#include <nt/thread.h>
#include <ntstatus.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <ucontext.h>

static void explicit_stop(void *argument)
{
    (void)argument;
    nt_bugcheck(DRIVER_IRQL_NOT_LESS_OR_EQUAL, 1, 2, 3, UINT64_C(0xFFFFFFFF00000004), "said by a \"test\"\\");
}

static void report_says_everything(void **state)
{
    (void)state;
    static struct child child;
    child_run(&child, explicit_stop, NULL);
    assert_bugcheck(&child, DRIVER_IRQL_NOT_LESS_OR_EQUAL);
    assert_says(&child, "bugcheck 0x000000D1 DRIVER_IRQL_NOT_LESS_OR_EQUAL");
    assert_says(&child, "0x0000000000000001 0x0000000000000002 0x0000000000000003 0xffffffff00000004");
    assert_says(&child, "said by a \"test\"\\");
    assert_says(&child, "explicit_stop");
    assert_says(&child, "bugcheck_test.c:");
    assert_int_equal(child_parameter(&child, 4), UINT64_C(0xFFFFFFFF00000004));
    json_t *report = json_loads(child.report, 0, NULL);
    assert_string_equal(json_string_value(json_object_get(report, "name")), "DRIVER_IRQL_NOT_LESS_OR_EQUAL");
    assert_string_equal(json_string_value(json_object_get(report, "because")), "said by a \"test\"\\");
    assert_true(json_array_size(json_object_get(report, "backtrace")) >= 2);
    json_decref(report);
    assert_int_equal(strchr(child.report, '\n')[1], 0); /* one line */
}

static void say_last_escapes(int fd)
{
    os_write(fd, "  the last escapes\n", 19);
}

static void annotation_that_crashes(int fd)
{
    (void)fd;
    __asm__ volatile("ud2");
}

static void stop_that_crashes(void *argument)
{
    nt_machine_init();
    nt_thread_current();
    nt_bugcheck_set_annotate(annotation_that_crashes);
    explicit_stop(argument);
}

static void report_that_crashes_still_tells(void **state)
{
    (void)state;
    static struct child child;
    child_run(&child, stop_that_crashes, NULL);
    assert_bugcheck(&child, DRIVER_IRQL_NOT_LESS_OR_EQUAL);
    assert_says(&child, "the places cannot be named");
    json_t *report = json_loads(child.report, 0, NULL);
    assert_string_equal(json_string_value(json_object_get(report, "because")), "said by a \"test\"\\");
    json_decref(report);
}

static void annotated_stop(void *argument)
{
    nt_bugcheck_set_annotate(say_last_escapes);
    explicit_stop(argument);
}

static void report_is_annotated(void **state)
{
    (void)state;
    static struct child child;
    child_run(&child, annotated_stop, NULL);
    assert_bugcheck(&child, DRIVER_IRQL_NOT_LESS_OR_EQUAL);
    assert_says(&child, "the last escapes");
}

static void report_from_handler(int number, siginfo_t *info, void *context)
{
    const ucontext_t *where = context;
    (void)number;
    (void)info;
    nt_bugcheck_interrupted(MANUALLY_INITIATED_CRASH, (uint64_t)where->uc_mcontext.gregs[REG_RIP],
                            (uint64_t)where->uc_mcontext.gregs[REG_RBP], "it took too long");
}

__attribute__((noinline)) static void stands_where_it_is(void *argument)
{
    struct sigaction action = {.sa_sigaction = report_from_handler, .sa_flags = SA_SIGINFO};
    (void)argument;
    sigaction(SIGUSR2, &action, NULL);
    /* Not raise, whose own frame would stand between; kill(2) of the process itself. */
    long result = SYS_kill;
    __asm__ volatile("syscall" : "+a"(result) : "D"((long)getpid()), "S"((long)SIGUSR2) : "rcx", "r11", "memory");
    usleep(1000); /* where ThreadSanitizer delivers what it held back */
}

static void report_of_an_interrupted_thread(void **state)
{
    (void)state;
    static struct child child;
    child_run(&child, stands_where_it_is, NULL);
    assert_bugcheck(&child, MANUALLY_INITIATED_CRASH);
    assert_says(&child, "it took too long");
    assert_says(&child, "stands_where_it_is");
    assert_null(strstr(child.errors, " report_from_handler "));
}

static void names(void **state)
{
    (void)state;
    assert_string_equal(nt_bugcheck_name(0x50), "PAGE_FAULT_IN_NONPAGED_AREA");
    assert_string_equal(nt_bugcheck_name(0xC2), "BAD_POOL_CALLER");
    assert_string_equal(nt_bugcheck_name(1), "APC_INDEX_MISMATCH");
    assert_string_equal(nt_bugcheck_name(0xDEADDEAD), "MANUALLY_INITIATED_CRASH1");
    assert_null(nt_bugcheck_name(0x12345678));
    assert_null(nt_bugcheck_name(0));
}

/* ----------------------------------------------------------------------------------------------------------- crashes
 */

static volatile uint64_t somewhere = 0x10;

__attribute__((no_sanitize("address", "undefined", "thread"))) static void read_wild(void)
{
    (void)*(volatile char *)(uintptr_t)somewhere;
}

__attribute__((no_sanitize("address", "undefined", "thread"))) static void write_wild(void)
{
    *(volatile char *)(uintptr_t)somewhere = 1;
}

__attribute__((no_sanitize("address", "undefined", "thread"))) static void jump_wild(void)
{
    ((void (*)(void))(uintptr_t)somewhere)();
}

__attribute__((no_sanitize("address", "undefined", "thread"))) static void read_not_canonical(void)
{
    (void)*(volatile char *)(uintptr_t)(somewhere | UINT64_C(0x8000000000000000));
}

__attribute__((no_sanitize("address", "undefined", "thread"))) static void divide_by_zero(void)
{
    volatile int one = 1;
    volatile int zero = 0;
    volatile int result = one / zero; /* NOLINT(clang-analyzer-core.DivideZero): the crash that is wanted */
    (void)result;
}

static void illegal_instruction(void)
{
    __asm__ volatile("ud2");
}

static volatile int past_the_breakpoint;
enum { BREAKPOINT_LINE = __LINE__ + 4 };

static void breakpoint(void)
{
    __asm__ volatile("int3");
    past_the_breakpoint = 1;
}

static const char constant[16] = "constant"; /* a volatile one would be writable: gcc's .data */

__attribute__((no_sanitize("address", "undefined", "thread"))) static void write_constant(void)
{
    volatile char *volatile target = (volatile char *)(uintptr_t)constant; /* hidden from gcc, which knows better */
    *target = 1;
}

static volatile char data[16];

__attribute__((no_sanitize("address", "undefined", "thread"))) static void jump_to_data(void)
{
    ((void (*)(void))(uintptr_t)&data[somewhere & 1])();
}

static void fail_fast(void)
{
    __asm__ volatile("int $0x29" ::"c"(3));
}

static void assertion(void)
{
    __asm__ volatile("int $0x2c");
}

__attribute__((no_sanitize("address", "undefined", "thread"), noinline)) static uint64_t recurse(uint64_t depth)
{
    volatile char frame[4096] = {0};
    frame[depth % sizeof frame] = 1;
    return depth == UINT64_MAX ? 0 : recurse(depth + 1) + (uint64_t)frame[0];
}

static void overflow_the_stack(void)
{
    recurse(0);
}

struct crash {
    const char *name;
    void (*crash)(void);
    KIRQL irql;
    uint32_t code;
    uint64_t p1;
    uint64_t p2; /* for 0x50 and 0xD1, where it is a rule */
};

static const struct crash crashes[] = {
    {"fault: read at PASSIVE_LEVEL", read_wild, 0, PAGE_FAULT_IN_NONPAGED_AREA, 0x10, 0},
    {"fault: write at PASSIVE_LEVEL", write_wild, 0, PAGE_FAULT_IN_NONPAGED_AREA, 0x10, 2},
    {"fault: execute at PASSIVE_LEVEL", jump_wild, 0, PAGE_FAULT_IN_NONPAGED_AREA, 0x10, 0x10},
    {"fault: read at APC_LEVEL", read_wild, 1, PAGE_FAULT_IN_NONPAGED_AREA, 0x10, 0},
    {"fault: read at DISPATCH_LEVEL", read_wild, 2, DRIVER_IRQL_NOT_LESS_OR_EQUAL, 0x10, 2},
    {"fault: write at DIRQL", write_wild, 5, DRIVER_IRQL_NOT_LESS_OR_EQUAL, 0x10, 5},
    {"exception: not canonical", read_not_canonical, 0, KMODE_EXCEPTION_NOT_HANDLED,
     (uint64_t)(int64_t)STATUS_ACCESS_VIOLATION, 0},
    {"exception: division by zero", divide_by_zero, 0, KMODE_EXCEPTION_NOT_HANDLED,
     (uint64_t)(int64_t)STATUS_INTEGER_DIVIDE_BY_ZERO, 0},
    {"exception: illegal instruction", illegal_instruction, 0, KMODE_EXCEPTION_NOT_HANDLED,
     (uint64_t)(int64_t)STATUS_ILLEGAL_INSTRUCTION, 0},
    {"exception: breakpoint", breakpoint, 0, KMODE_EXCEPTION_NOT_HANDLED, (uint64_t)(int64_t)STATUS_BREAKPOINT, 0},
    {"exception: assertion", assertion, 0, KMODE_EXCEPTION_NOT_HANDLED, (uint64_t)(int64_t)STATUS_ASSERTION_FAILURE, 0},
    {"fail fast: corrupt list", fail_fast, 0, KERNEL_SECURITY_CHECK_FAILURE, 3, 0},
    {"fault: stack overflow", overflow_the_stack, 0, UNEXPECTED_KERNEL_MODE_TRAP, 8, 0},
    {"fault: write of a constant", write_constant, 0, ATTEMPTED_WRITE_TO_READONLY_MEMORY, (uintptr_t)constant, 2},
    {"fault: jump to data", jump_to_data, 0, ATTEMPTED_EXECUTE_OF_NOEXECUTE_MEMORY, (uintptr_t)data, 0x10},
};

static void do_crash(void *argument)
{
    const struct crash *row = argument;
    nt_machine_init();
    nt_thread_current();
    nt_irql_set(row->irql);
    row->crash();
}

static void crash_is_reported(void **state)
{
    static struct child child;
    const struct crash *row = *state;
    child_run(&child, do_crash, *state);
    assert_bugcheck(&child, row->code);
    assert_int_equal(child_parameter(&child, 1), row->p1);
    if (row->code == PAGE_FAULT_IN_NONPAGED_AREA || row->code == DRIVER_IRQL_NOT_LESS_OR_EQUAL) {
        assert_int_equal(child_parameter(&child, 2), row->p2);
    }
    if (row->crash != jump_wild && row->crash != jump_to_data) {
        assert_says(&child, "bugcheck_test.c:");
    }
}

static void breakpoint_with_its_line(void *argument)
{
    (void)argument;
    nt_machine_init();
    nt_thread_current();
    breakpoint();
}

static void breakpoint_names_its_own_line(void **state)
{
    (void)state;
    static struct child child;
    char line[32];
    child_run(&child, breakpoint_with_its_line, NULL);
    assert_bugcheck(&child, KMODE_EXCEPTION_NOT_HANDLED);
    snprintf(line, sizeof line, "bugcheck_test.c:%u ", BREAKPOINT_LINE);
    assert_says(&child, line);
}

/* A thread that the driver left behind: it runs in an image that is gone. */
static void run_in_a_removed_image(void *argument)
{
    (void)argument;
    nt_machine_init();
    nt_thread_current();
    nt_bugcheck_image_add((const void *)(uintptr_t)0x10000, 0x4000, 0x10000, "/somewhere/driver.so");
    nt_bugcheck_image_remove((const void *)(uintptr_t)0x10000);
    somewhere = 0x12345;
    jump_wild();
}

static void removed_image_is_told(void **state)
{
    (void)state;
    static struct child child;
    child_run(&child, run_in_a_removed_image, NULL);
    assert_bugcheck(&child, DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS);
    assert_int_equal(child_parameter(&child, 1), 0x12345);
    assert_says(&child, "the driver was unloaded");
}

static void read_of_a_file_cut_short(void *argument)
{
    (void)argument;
    FILE *file = tmpfile();
    nt_machine_init();
    nt_thread_current();
    if (file && ftruncate(fileno(file), 4096) == 0) {
        void *mapped = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fileno(file), 0);
        somewhere = (uint64_t)(uintptr_t)mapped;
        if (ftruncate(fileno(file), 0) == 0) {
            read_wild();
        }
    }
}

static void file_cut_short_is_told(void **state)
{
    (void)state;
    static struct child child;
    child_run(&child, read_of_a_file_cut_short, NULL);
    assert_bugcheck(&child, PAGE_FAULT_IN_NONPAGED_AREA);
    assert_says(&child, "was cut short");
}

static void stop_with_foreign_bytes(void *argument)
{
    (void)argument;
    nt_bugcheck(DRIVER_IRQL_NOT_LESS_OR_EQUAL, 1, 2, 3, 4, "\xC3\xBC, \xFF, \xC3, \xED\xA0\x80");
}

static void report_is_utf8_whatever_it_says(void **state)
{
    (void)state;
    static struct child child;
    child_run(&child, stop_with_foreign_bytes, NULL);
    json_t *report = json_loads(child.report, 0, NULL);
    assert_non_null(report);
    assert_string_equal(json_string_value(json_object_get(report, "because")), "\xC3\xBC, ?, ?, ???");
    json_decref(report);
}

/* --------------------------------------------------------------------------------------------------- other threads */

static void crash_on_a_thread(void *argument)
{
    (void)argument;
    nt_thread_current();
    write_wild();
}

static void crash_two_threads(void *argument)
{
    struct os_thread *threads[2];
    (void)argument;
    nt_machine_init();
    for (int i = 0; i < 2; i++) {
        os_thread_create(&threads[i], "crash", crash_on_a_thread, NULL);
    }
    for (int i = 0; i < 2; i++) {
        os_thread_join(threads[i]);
    }
}

static void one_report_of_two_crashes(void **state)
{
    (void)state;
    static struct child child;
    child_run(&child, crash_two_threads, NULL);
    assert_bugcheck(&child, PAGE_FAULT_IN_NONPAGED_AREA);
    assert_null(strstr(strstr(child.errors, "bugcheck 0x") + 1, "bugcheck 0x"));
}

/* ------------------------------------------------------------------------------------------------------- sanitizers */

static volatile size_t past = 24;

__attribute__((noinline)) static void overflow_heap(void *argument)
{
    (void)argument;
    nt_machine_init();
    volatile char *block = os_alloc(24);
    block[past] = 1;
}

__attribute__((noinline)) static void use_after_free(void *argument)
{
    (void)argument;
    nt_machine_init();
    volatile char *block = os_alloc(24);
    os_free((void *)(uintptr_t)block);
    block[0] = 1;
}

static volatile int shift = 40;

__attribute__((noinline)) static void undefined_shift(void *argument)
{
    (void)argument;
    nt_machine_init();
    volatile int result = 1 << shift;
    (void)result;
}

struct finding {
    const char *name;
    void (*body)(void *argument);
    uint32_t code;
    const char *says;
};
static const struct finding findings[] = {
    {"sanitizer: past a block", overflow_heap, DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION, "heap-buffer-overflow"},
    {"sanitizer: a freed block", use_after_free, DRIVER_PAGE_FAULT_IN_FREED_SPECIAL_POOL, "heap-use-after-free"},
    {"sanitizer: undefined behaviour", undefined_shift, KMODE_EXCEPTION_NOT_HANDLED, "shift exponent 40"},
};

static void finding_is_a_bugcheck(void **state)
{
    static struct child child;
    const struct finding *row = *state;
    if (strcmp(ESCAPEMENT_VARIANT, "check") != 0) {
        skip();
    }
    child_run(&child, row->body, NULL);
    assert_bugcheck(&child, row->code);
    assert_says(&child, row->says); /* the sanitizer's own report is there too */
    assert_true(strstr(child.errors, row->says) < strstr(child.errors, "bugcheck 0x"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(report_says_everything),          cmocka_unit_test(report_is_annotated),
        cmocka_unit_test(report_of_an_interrupted_thread), cmocka_unit_test(names),
        ROW_TEST(crashes[0], crash_is_reported),           ROW_TEST(crashes[1], crash_is_reported),
        ROW_TEST(crashes[2], crash_is_reported),           ROW_TEST(crashes[3], crash_is_reported),
        ROW_TEST(crashes[4], crash_is_reported),           ROW_TEST(crashes[5], crash_is_reported),
        ROW_TEST(crashes[6], crash_is_reported),           ROW_TEST(crashes[7], crash_is_reported),
        ROW_TEST(crashes[8], crash_is_reported),           ROW_TEST(crashes[9], crash_is_reported),
        ROW_TEST(crashes[10], crash_is_reported),          ROW_TEST(crashes[11], crash_is_reported),
        ROW_TEST(crashes[12], crash_is_reported),          ROW_TEST(crashes[13], crash_is_reported),
        ROW_TEST(crashes[14], crash_is_reported),          cmocka_unit_test(breakpoint_names_its_own_line),
        cmocka_unit_test(removed_image_is_told),           cmocka_unit_test(report_is_utf8_whatever_it_says),
        cmocka_unit_test(one_report_of_two_crashes),       cmocka_unit_test(report_that_crashes_still_tells),
        cmocka_unit_test(file_cut_short_is_told),          ROW_TEST(findings[0], finding_is_a_bugcheck),
        ROW_TEST(findings[1], finding_is_a_bugcheck),      ROW_TEST(findings[2], finding_is_a_bugcheck),
    };
    return cmocka_run_group_tests_name("nt-bugcheck", tests, NULL, NULL);
}
