/*
 * power_test.c: power settings, states and requests, and components of the power framework.
 */
#include "kernel.h"

static const GUID mains = {0x5D3E9A59, 0xE9D5, 0x4B00, {0xA6, 0xBD, 0xFF, 0x34, 0xFF, 0x51, 0x65, 0x48}};
static const GUID display = {0x6FE69556, 0x704A, 0x47A0, {0x8F, 0x24, 0xC2, 0x8D, 0x93, 0x6F, 0xDA, 0x47}};
static const GUID nothing = {1, 2, 3, {4}};

static unsigned calls;
static ULONG value;

static NTSTATUS NTAPI on_setting(LPCGUID setting, PVOID given, ULONG length, PVOID context)
{
    assert_non_null(setting);
    assert_ptr_equal(context, &calls);
    assert_int_equal(length, sizeof value);
    value = *(const ULONG *)given;
    calls++;
    return STATUS_SUCCESS;
}

static void setting_is_told_once(void **state)
{
    (void)state;
    void *handles[3] = {0};
    calls = 0;
    value = 99;
    assert_int_equal(PoRegisterPowerSettingCallback(NULL, &mains, on_setting, &calls, &handles[0]), STATUS_SUCCESS);
    assert_int_equal(calls, 1);
    assert_int_equal(value, 0);
    assert_int_equal(PoRegisterPowerSettingCallback(NULL, &display, on_setting, &calls, &handles[1]), STATUS_SUCCESS);
    assert_int_equal(value, 1);
    assert_int_equal(PoRegisterPowerSettingCallback(NULL, &nothing, on_setting, &calls, &handles[2]), STATUS_SUCCESS);
    assert_int_equal(calls, 2);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(PoUnregisterPowerSettingCallback(handles[i]), STATUS_SUCCESS);
        assert_int_equal(PoUnregisterPowerSettingCallback(handles[i]), STATUS_INVALID_PARAMETER);
    }
    assert_int_equal(PoRegisterPowerSettingCallback(NULL, NULL, on_setting, NULL, NULL), STATUS_INVALID_PARAMETER);
    os_fail_nth(1, false);
    assert_int_equal(PoRegisterPowerSettingCallback(NULL, &mains, on_setting, &calls, NULL),
                     STATUS_INSUFFICIENT_RESOURCES);
    os_fail_nth(0, false);
}

static PDEVICE_OBJECT requested;
static NTSTATUS reported;

static VOID NTAPI on_request(PDEVICE_OBJECT device, UCHAR minor, POWER_STATE power, PVOID context,
                             PIO_STATUS_BLOCK status)
{
    assert_ptr_equal(context, &requested);
    assert_int_equal(minor, IRP_MN_SET_POWER);
    assert_int_equal(power.DeviceState, PowerDeviceD3);
    requested = device;
    reported = status->Status;
}

static void power_irp_goes_down_the_stack(void **state)
{
    (void)state;
    PDEVICE_OBJECT pdo = nt_device_object_create("PCI\\VEN_1234", "powertest");
    POWER_STATE power = {.DeviceState = PowerDeviceD3};
    requested = NULL;
    assert_int_equal(PoRequestPowerIrp(pdo, IRP_MN_SET_POWER, power, on_request, &requested, NULL), STATUS_PENDING);
    assert_ptr_equal(requested, pdo);
    assert_int_equal(reported, STATUS_SUCCESS);
    assert_int_equal(PoRequestPowerIrp(pdo, 9, power, on_request, NULL, NULL), STATUS_INVALID_PARAMETER_2);
    for (uint64_t nth = 1; nth <= 2; nth++) {
        os_fail_nth(nth, false);
        assert_int_equal(PoRequestPowerIrp(pdo, IRP_MN_SET_POWER, power, NULL, NULL, NULL),
                         STATUS_INSUFFICIENT_RESOURCES);
        os_fail_nth(0, false);
    }
    nt_device_object_destroy(pdo);
    assert_machine_clean();
}

static void state_before_is_returned(void **state)
{
    (void)state;
    PDRIVER_OBJECT driver = nt_driver_object_create("powertest", NULL, 0);
    PDEVICE_OBJECT device;
    assert_int_equal(IoCreateDevice(driver, 0, NULL, 1, 0, FALSE, &device), STATUS_SUCCESS);
    POWER_STATE power = {.DeviceState = PowerDeviceD0};
    assert_int_equal(PoSetPowerState(device, DevicePowerState, power).DeviceState, PowerDeviceUnspecified);
    power.DeviceState = PowerDeviceD3;
    assert_int_equal(PoSetPowerState(device, DevicePowerState, power).DeviceState, PowerDeviceD0);
    power.SystemState = PowerSystemWorking;
    assert_int_equal(PoSetPowerState(device, SystemPowerState, power).SystemState, PowerSystemUnspecified);
    power.DeviceState = PowerDeviceD0;
    assert_int_equal(PoSetPowerState(device, DevicePowerState, power).DeviceState, PowerDeviceD3);
    IoDeleteDevice(device);
    nt_driver_object_destroy(driver);
}

static void requests_to_stay_awake_count(void **state)
{
    (void)state;
    PVOID request;
    assert_int_equal(PoCreatePowerRequest(&request, NULL, NULL), STATUS_SUCCESS);
    assert_int_equal(PoClearPowerRequest(request, PowerRequestDisplayRequired), STATUS_UNSUCCESSFUL);
    assert_int_equal(PoSetPowerRequest(request, PowerRequestDisplayRequired), STATUS_SUCCESS);
    assert_int_equal(PoClearPowerRequest(request, PowerRequestDisplayRequired), STATUS_SUCCESS);
    /* NOLINTNEXTLINE(clang-analyzer-optin.core.EnumCastOutOfRange): it is to be none */
    assert_int_equal(PoSetPowerRequest(request, (POWER_REQUEST_TYPE)99), STATUS_INVALID_PARAMETER);
    PoDeletePowerRequest(request);
    assert_machine_clean();
}

/* ---- the framework ---- */

static unsigned actives, idles;

static VOID NTAPI on_active(PVOID context, ULONG component)
{
    assert_ptr_equal(context, &actives);
    assert_int_equal(component, 1);
    actives++;
}

static VOID NTAPI on_idle(PVOID context, ULONG component)
{
    assert_ptr_equal(context, &actives);
    assert_int_equal(component, 1);
    idles++;
}

static NTSTATUS register_with(ULONG version, ULONG components, POHANDLE *handle)
{
    PO_FX_DEVICE_V1 first = {.Version = version,
                             .ComponentCount = components,
                             .ComponentActiveConditionCallback = on_active,
                             .ComponentIdleConditionCallback = on_idle,
                             .DeviceContext = &actives};
    PO_FX_DEVICE_V2 second = {.Version = version,
                              .ComponentCount = components,
                              .ComponentActiveConditionCallback = on_active,
                              .ComponentIdleConditionCallback = on_idle,
                              .DeviceContext = &actives};
    PO_FX_DEVICE_V3 third = {.Version = version,
                             .ComponentCount = components,
                             .ComponentActiveConditionCallback = on_active,
                             .ComponentIdleConditionCallback = on_idle,
                             .DeviceContext = &actives};
    return PoFxRegisterDevice(NULL,
                              version == 2   ? (PPO_FX_DEVICE)&second
                              : version == 3 ? (PPO_FX_DEVICE)&third
                                             : &first,
                              handle);
}

static void components_count(void **state)
{
    (void)state;
    for (ULONG version = 1; version <= 3; version++) {
        POHANDLE handle = NULL;
        actives = idles = 0;
        assert_int_equal(register_with(version, 2, &handle), STATUS_SUCCESS);
        PoFxStartDevicePowerManagement(handle);
        PoFxActivateComponent(handle, 1, PO_FX_FLAG_BLOCKING);
        PoFxActivateComponent(handle, 1, 0);
        assert_int_equal(actives, 1);
        PoFxIdleComponent(handle, 1, 0);
        assert_int_equal(idles, 0);
        PoFxIdleComponent(handle, 1, 0);
        assert_int_equal(idles, 1);
        PoFxUnregisterDevice(handle);
        assert_machine_clean();
    }
    POHANDLE handle;
    assert_int_equal(register_with(1, 0, &handle), STATUS_INVALID_PARAMETER);
    assert_int_equal(register_with(9, 1, &handle), STATUS_INVALID_PARAMETER);
}

static void idled_too_often(void)
{
    POHANDLE handle;
    register_with(1, 2, &handle);
    PoFxIdleComponent(handle, 1, 0);
}

static void no_such_component(void)
{
    POHANDLE handle;
    register_with(1, 2, &handle);
    PoFxActivateComponent(handle, 2, 0);
}

static const struct misuse misuses[] = {
    {"PoFxIdleComponent without an activation", INTERNAL_POWER_ERROR, idled_too_often},
    {"PoFxActivateComponent of no component", INTERNAL_POWER_ERROR, no_such_component},
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW_TEST(misuses[0], ends_in_bugcheck), ROW_TEST(misuses[1], ends_in_bugcheck),
        WITH_MACHINE(setting_is_told_once),     WITH_MACHINE(power_irp_goes_down_the_stack),
        WITH_MACHINE(state_before_is_returned), WITH_MACHINE(requests_to_stay_awake_count),
        WITH_MACHINE(components_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
