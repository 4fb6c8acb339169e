/*
 * rotation_test.c: a path's rotation, taken apart by the functions of d3dkmdt.h.
 */
// clang-format off
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on
#include <d3dkmdt.h>

static void each_rotation_has_its_parts(void **state)
{
    (void)state;
    for (int offset = 0; offset < 4; offset++) {
        for (int content = 0; content < 4; content++) {
            D3DKMDT_VIDPN_PRESENT_PATH_ROTATION rotation =
                (D3DKMDT_VIDPN_PRESENT_PATH_ROTATION)(D3DKMDT_VPPR_IDENTITY + 4 * offset + content);
            assert_int_equal(D3DKMDT_VPPR_GET_OFFSET_ROTATION(rotation), D3DKMDT_VPPR_IDENTITY + offset);
            assert_int_equal(D3DKMDT_VPPR_GET_CONTENT_ROTATION_PART(rotation), D3DKMDT_VPPR_IDENTITY + content);
            assert_int_equal(D3DKMDT_VPPR_GET_CONTENT_ROTATION(rotation),
                             D3DKMDT_VPPR_IDENTITY + (content + offset) % 4);
        }
    }
}

static void what_is_no_rotation_stays(void **state)
{
    static const D3DKMDT_VIDPN_PRESENT_PATH_ROTATION others[] = {D3DKMDT_VPPR_UNINITIALIZED, D3DKMDT_VPPR_UNPINNED,
                                                                 D3DKMDT_VPPR_NOTSPECIFIED};
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        assert_int_equal(D3DKMDT_VPPR_GET_OFFSET_ROTATION(others[i]), others[i]);
        assert_int_equal(D3DKMDT_VPPR_GET_CONTENT_ROTATION_PART(others[i]), others[i]);
        assert_int_equal(D3DKMDT_VPPR_GET_CONTENT_ROTATION(others[i]), others[i]);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rotation_has_its_parts),
        cmocka_unit_test(what_is_no_rotation_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
