/* present_test.c: D3DKMTPresent – the handles that it takes, and that there is nothing to present to. */
#include "memory.h"

#include "dxgkrnl/present.h"

static NTSTATUS present(D3DKMT_HANDLE context, D3DKMT_HANDLE from, D3DKMT_HANDLE to, UINT source)
{
    const D3DKMT_PRESENT args = {.hContext = context, .hSource = from, .hDestination = to, .VidPnSourceId = source};
    return dxg_present(memory.process, &args);
}

static void present_is_checked_and_not_supported(void **state)
{
    (void)state;
    const UINT none = D3DDDI_ID_UNINITIALIZED;
    D3DKMT_HANDLE handle = memory_allocate((struct wish_of){.bytes = PAGE, .set = 1, .preferred = 1});
    assert_int_equal(present(memory.context, handle, 0, none), STATUS_NOT_SUPPORTED);
    assert_int_equal(present(memory.device, handle, handle, none), STATUS_NOT_SUPPORTED);
    assert_int_equal(present(0, handle, 0, none), STATUS_INVALID_PARAMETER);
    assert_int_equal(present(memory.handle, handle, 0, none), STATUS_INVALID_PARAMETER);
    assert_int_equal(present(memory.context, memory.context, 0, none), STATUS_INVALID_PARAMETER);
    assert_int_equal(present(memory.context, handle, memory.device, none), STATUS_INVALID_PARAMETER);
    assert_int_equal(present(memory.context, handle, 0, 0), STATUS_INVALID_PARAMETER); /* no source of video present */
    dxg_adapter_stop(memory.adapter);
    assert_int_equal(present(memory.context, handle, 0, none), STATUS_DEVICE_REMOVED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(present_is_checked_and_not_supported, memory_up, memory_down),
    };
    return cmocka_run_group_tests_name("dxg-present", tests, NULL, NULL);
}
