/*
 * layout_test.h: a test for each structure of ROWS, by a program that is nothing else.
 *
 * Sizes and offsets are the compiler's constants; where a bit-field lies shows only in a value, so that one is made.
 */
// clang-format off
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
// clang-format on
#include <ntifs.h>
#include <windef.h>

/* Exactly the bits [bit, bit + width) counted from `byte` are set. */
static void check_bits(const unsigned char *value, size_t size, size_t byte, unsigned bit, unsigned width)
{
    for (size_t i = 0; i < size * 8; i++) {
        unsigned expected = i >= byte * 8 + bit && i < byte * 8 + bit + width;
        assert_int_equal((value[i / 8] >> (i % 8)) & 1u, expected);
    }
}

// clang-format off
#define BEGIN(id, type, size) \
    static void id##_is_as_on_windows(void **state) \
    { \
        (void)state; \
        assert_int_equal(sizeof(type), size);
#define AT(type, member, offset) assert_int_equal(offsetof(type, member), offset);
#define BITS(type, member, byte, bit, width) \
    { \
        type value; \
        memset(&value, 0, sizeof value); \
        value.member--; \
        check_bits((const unsigned char *)&value, sizeof value, byte, bit, width); \
    }
#define END(id) }
#include ROWS
#undef BEGIN
#undef AT
#undef BITS
#undef END

int main(void)
{
    static const struct CMUnitTest tests[] = {
#define BEGIN(id, type, size) {#id, id##_is_as_on_windows, NULL, NULL, NULL},
#define AT(type, member, offset)
#define BITS(type, member, byte, bit, width)
#define END(id)
#include ROWS
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
// clang-format on
