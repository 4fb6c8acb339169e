/*
 * hresult_test.c: the HRESULT of each status at the runtime's callbacks, a row of facts/escape.md 7 each.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "runtime/hresult.h"

struct row {
    const char *name;
    uint32_t status;
    uint32_t result;
};

// clang-format off
static struct row rows[] = {
    {"STATUS_SUCCESS",                         0x00000000, 0x00000000},
    {"STATUS_PENDING, a success",              0x00000103, 0x00000000},
    {"the last number of success",             0x3FFFFFFF, 0x00000000},
    {"the first number of information",        0x40000000, 0x00000000},
    {"0x401E0117, mingw's DRIVER_MISMATCH",    0x401E0117, 0x00000000},
    {"the last number of information",         0x7FFFFFFF, 0x00000000},
    {"STATUS_INVALID_PARAMETER",               0xC000000D, 0x80070057},
    {"STATUS_NO_MEMORY",                       0xC0000017, 0x8007000E},
    {"STATUS_INSUFFICIENT_RESOURCES",          0xC000009A, 0x8007000E},
    {"STATUS_DEVICE_REMOVED",                  0xC00002B6, 0x88760870},
    {"STATUS_GRAPHICS_ADAPTER_WAS_RESET",      0xC01E0003, 0x88760870},
    {"STATUS_PRIVILEGED_INSTRUCTION",          0xC0000096, 0x88760871},
    {"STATUS_ILLEGAL_INSTRUCTION",             0xC000001D, 0x88760872},
    {"STATUS_INVALID_HANDLE",                  0xC0000008, 0x88760873},
    {"STATUS_INVALID_USER_BUFFER",             0xC00000E8, 0x88760879},
    {"STATUS_NOT_SUPPORTED",                   0xC00000BB, 0x8876086A},
    {"STATUS_NOT_IMPLEMENTED",                 0xC0000002, 0x8876086A},
    {"STATUS_GRAPHICS_DRIVER_MISMATCH",        0xC01E0009, 0xC0262009},
    {"STATUS_UNSUCCESSFUL, as from NT",        0xC0000001, 0xD0000001},
    {"STATUS_BUFFER_TOO_SMALL, as from NT",    0xC0000023, 0xD0000023},
    {"STATUS_BUFFER_OVERFLOW, a warning",      0x80000005, 0x90000005},
    {"a customer's error, as from NT",         0xE0000001, 0xF0000001},
};
// clang-format on

static void converts(void **state)
{
    const struct row *row = *state;
    assert_int_equal((uint32_t)rt_hresult((NTSTATUS)row->status), row->result);
}

int main(void)
{
    struct CMUnitTest tests[sizeof rows / sizeof rows[0]];
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        tests[i] = (struct CMUnitTest){.name = rows[i].name, .test_func = converts, .initial_state = &rows[i]};
    }
    return cmocka_run_group_tests_name("runtime-hresult", tests, NULL, NULL);
}
