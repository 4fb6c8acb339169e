/*
 * log_test.c: DbgPrint and the lines that come of it.
 */
#include "child.h"

#include <bugcodes.h>
#include <nt/log.h>
#include <nt/os.h>
#include <ntddk.h>
#include <ntstatus.h>

static struct {
    char text[8192];
    size_t used;
    int lines;
} sink;

static void collect(void *context, enum nt_log_source source, const char *line)
{
    assert_ptr_equal(context, &sink);
    sink.used += (size_t)snprintf(sink.text + sink.used, sizeof sink.text - sink.used, "%c:%s|",
                                  source == NT_LOG_DRIVER ? 'd' : 'k', line);
    sink.lines++;
}

static int open_sink(void **state)
{
    (void)state;
    memset(&sink, 0, sizeof sink);
    nt_log_set_sink(collect, &sink);
    return 0;
}

static int close_sink(void **state)
{
    (void)state;
    nt_log_set_sink(NULL, NULL);
    return 0;
}

static void one_call_one_line(void **state)
{
    (void)state;
    assert_int_equal(DbgPrint("hello %d\n", 5), STATUS_SUCCESS);
    assert_string_equal(sink.text, "d:hello 5|");
}

static void pieces_become_a_line(void **state)
{
    (void)state;
    DbgPrint("a");
    DbgPrintEx(DPFLTR_IHVVIDEO_ID, DPFLTR_INFO_LEVEL, "b");
    assert_string_equal(sink.text, "");
    DbgPrint("c\nd\ne");
    assert_string_equal(sink.text, "d:abc|d:d|");
    nt_log_flush();
    assert_string_equal(sink.text, "d:abc|d:d|d:e|");
    nt_log_flush();
    assert_int_equal(sink.lines, 3);
}

static void carriage_returns_vanish(void **state)
{
    (void)state;
    DbgPrint("x\r\n\n");
    assert_string_equal(sink.text, "d:x|d:|");
}

static void the_kernel_ends_a_piece(void **state)
{
    (void)state;
    DbgPrint("piece");
    nt_log(NT_LOG_KERNEL, "remark %s", "r");
    assert_string_equal(sink.text, "d:piece|k:remark r|");
}

static void print_piece(void *argument)
{
    DbgPrint("%s", (const char *)argument);
}

static void threads_do_not_share_a_line(void **state)
{
    (void)state;
    struct os_thread *thread;
    DbgPrint("mine");
    assert_int_equal(os_thread_create(&thread, "other", print_piece, "other\n"), 0);
    os_thread_join(thread);
    assert_string_equal(sink.text, "d:mine|d:other|");
}

static void a_call_gives_512_bytes(void **state)
{
    (void)state;
    char text[601];
    memset(text, 'x', 600);
    text[600] = 0;
    DbgPrint("%s", text);
    nt_log_flush();
    assert_int_equal(strlen(sink.text), 2 + 512 + 1);
}

static void long_lines_are_cut(void **state)
{
    (void)state;
    for (int i = 0; i < 30; i++) {
        DbgPrint("%0100d", i);
    }
    nt_log_flush();
    assert_int_equal(sink.lines, 3);
    assert_int_equal(sink.used, 3000 + 3 * 3);
}

__attribute__((ms_abi)) static ULONG print_list(PCSTR prefix, ULONG component, PCCH format, ...)
{
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, format);
    ULONG status = prefix ? vDbgPrintExWithPrefix(prefix, component, 0, format, arguments)
                          : vDbgPrintEx(component, 0, format, arguments);
    __builtin_ms_va_end(arguments);
    return status;
}

static void variants_take_lists(void **state)
{
    (void)state;
    print_list(NULL, 77, "%s=%I64d\n", "a", INT64_C(1) << 40);
    print_list("gpu: ", 78, "%x\n", 255);
    assert_string_equal(sink.text, "d:a=1099511627776|d:gpu: ff|");
}

static void filters_hide(void **state)
{
    (void)state;
    assert_int_equal(DbgQueryDebugFilterState(78, 3), TRUE);
    assert_int_equal(DbgSetDebugFilterState(78, 3, FALSE), STATUS_SUCCESS);
    assert_int_equal(DbgQueryDebugFilterState(78, 3), FALSE);
    DbgPrintEx(78, 3, "hidden\n");
    DbgPrintEx(78, 0, "shown\n");
    DbgPrintEx(77, 3, "another\n");
    DbgSetDebugFilterState(78, 3, TRUE);
    DbgPrintEx(78, 3, "again\n");
    assert_string_equal(sink.text, "d:shown|d:another|d:again|");
    assert_int_equal(DbgQueryDebugFilterState(100000, 3), STATUS_INVALID_PARAMETER_1);
    assert_int_equal(DbgSetDebugFilterState(100000, 3, TRUE), STATUS_INVALID_PARAMETER_1);
}

static void a_bad_format_is_said(void **state)
{
    (void)state;
    DbgPrint("%n", NULL);
    assert_non_null(strstr(sink.text, "%n"));
}

static void prompts_get_no_answer(void **state)
{
    (void)state;
    char answer[4] = "xyz";
    assert_int_equal(DbgPrompt("break? ", answer, sizeof answer), 0);
    assert_string_equal(answer, "");
    assert_true(KdRefreshDebuggerNotPresent());
}

static void break_point(void *argument)
{
    (void)argument;
    DbgBreakPoint();
}

static void a_break_point_stops(void **state)
{
    (void)state;
    static struct child child;
    child_run(&child, break_point, NULL);
    assert_bugcheck(&child, KMODE_EXCEPTION_NOT_HANDLED);
    assert_int_equal(child_parameter(&child, 1), UINT64_C(0xFFFFFFFF80000003));
}

#define WITH_SINK(function) {#function, function, open_sink, close_sink, NULL}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SINK(one_call_one_line),
        WITH_SINK(pieces_become_a_line),
        WITH_SINK(carriage_returns_vanish),
        WITH_SINK(the_kernel_ends_a_piece),
        WITH_SINK(threads_do_not_share_a_line),
        WITH_SINK(a_call_gives_512_bytes),
        WITH_SINK(long_lines_are_cut),
        WITH_SINK(variants_take_lists),
        WITH_SINK(filters_hide),
        WITH_SINK(a_bad_format_is_said),
        WITH_SINK(prompts_get_no_answer),
        cmocka_unit_test(a_break_point_stops),
    };
    return cmocka_run_group_tests_name("nt-log", tests, NULL, NULL);
}
