/*
 * values_test.h: a test for each group of ROWS, by a program that is nothing else.
 */
// clang-format off
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on
#include <ntifs.h>
#include <windef.h>

struct row {
    const char *name;
    long long is;
    long long expected;
};

// clang-format off
#define GROUP(id) static const struct row id##_rows[] = {
#define VALUE(name, value) {#name, (long long)(name), (long long)(value)},
#define DONE(id) {NULL, 0, 0}};
#include ROWS
#undef GROUP
#undef VALUE
#undef DONE
// clang-format on

static void has_windows_values(void **state)
{
    for (const struct row *row = *state; row->name != NULL; row++) {
        if (row->is != row->expected) {
            fail_msg("%s is %#llx, on Windows %#llx", row->name, (unsigned long long)row->is,
                     (unsigned long long)row->expected);
        }
    }
}

int main(void)
{
    // clang-format off
    static const struct CMUnitTest tests[] = {
#define GROUP(id) {#id, has_windows_values, NULL, NULL, (void *)id##_rows},
#define VALUE(name, value)
#define DONE(id)
#include ROWS
    };
    // clang-format on
    return cmocka_run_group_tests(tests, NULL, NULL);
}
