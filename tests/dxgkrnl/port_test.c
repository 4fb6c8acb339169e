/* port_test.c: the callbacks of DXGKRNL_INTERFACE, called as a miniport calls them. */
#include "fake.h"

#include "nt/log.h"
#include "nt/thread.h"

#include <stdio.h>
#include <string.h>

static char last_line[512];

static void remember(void *context, enum nt_log_source source, const char *line)
{
    (void)context;
    (void)source;
    snprintf(last_line, sizeof last_line, "%s", line);
}

static struct dxg_adapter *adapter;
#define PORT    (&fake.interface)
#define HANDLE_ (fake.interface.DeviceHandle)

static int port_up(void **state)
{
    if (fake_machine_up(state) != 0) {
        return -1;
    }
    last_line[0] = '\0';
    nt_log_set_sink(remember, NULL);
    adapter = fake_start(&dxg_plain_device);
    return 0;
}

static int port_down(void **state)
{
    fake_end(adapter);
    nt_log_set_sink(NULL, NULL);
    return fake_machine_down(state);
}

static const uint32_t versions[] = {0x1052, 0x1053, 0x2005, 0x300E, 0x4002, 0x4003, 0x5023, 0x6003, 0x6010, 0x6011,
                                    0x700A, 0x8001, 0x9006, 0xA00B, 0xB004, 0xC004, 0xD001, 0xE003, 0xF003, 0x10004};

static void every_member_that_a_version_has_is_a_function(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof versions / sizeof versions[0]; i++) {
        fake_reset();
        fake_set_version(versions[i]);
        struct dxg_adapter *one = fake_start(&dxg_plain_device);
        uint32_t size = dxg_version_interface_size(versions[i]);
        for (size_t at = offsetof(DXGKRNL_INTERFACE, DxgkCbEvalAcpiMethod); at < sizeof(DXGKRNL_INTERFACE);
             at += sizeof(void *)) {
            void *callback;
            memcpy(&callback, (const char *)&fake.interface + at, sizeof callback);
            if (at < size && callback == NULL) {
                fail_msg("version 0x%X: the callback at offset %zu is null", versions[i], at);
            }
        }
        fake_end(one);
    }
}

static void device_information_is_complete(void **state)
{
    (void)state;
    DXGK_DEVICE_INFO info;
    memset(&info, 0xAA, sizeof info);
    assert_int_equal(PORT->DxgkCbGetDeviceInformation(HANDLE_, &info), STATUS_SUCCESS);
    assert_true(info.MiniportDeviceContext == FAKE_CONTEXT);
    assert_ptr_equal(info.PhysicalDeviceObject, fake.pdo);
    assert_non_null(info.TranslatedResourceList);
    assert_int_equal(info.TranslatedResourceList->List[0].PartialResourceList.Count, 2);
    assert_true(info.DeviceRegistryPath.Length > 0);
    assert_true(info.SystemMemorySize.QuadPart > 0);
    assert_int_equal(info.AgpApertureSize, 0);
    assert_int_equal(PORT->DxgkCbGetDeviceInformation(HANDLE_, NULL), STATUS_INVALID_PARAMETER);
}

static void another_handle_is_refused_and_told(void **state)
{
    (void)state;
    DXGK_DEVICE_INFO info;
    static const uintptr_t wrong[] = {0, 1, 0xC0DE, 0x1000};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        last_line[0] = '\0';
        assert_int_equal(PORT->DxgkCbGetDeviceInformation((HANDLE)wrong[i], &info), STATUS_INVALID_PARAMETER);
        assert_non_null(strstr(last_line, "DxgkCbGetDeviceInformation"));
        assert_non_null(strstr(last_line, "DeviceHandle"));
        assert_int_equal(PORT->DxgkCbQueueDpc((HANDLE)wrong[i]), FALSE);
        PORT->DxgkCbNotifyDpc((HANDLE)wrong[i]);
        PORT->DxgkCbNotifyInterrupt((HANDLE)wrong[i], NULL);
    }
}

static void a_callback_above_its_irql_is_told(void **state)
{
    (void)state;
    DXGK_DEVICE_INFO info;
    KIRQL old = nt_irql_set(DISPATCH_LEVEL);
    PORT->DxgkCbGetDeviceInformation(HANDLE_, &info);
    nt_irql_set(old);
    assert_non_null(strstr(last_line, "DxgkCbGetDeviceInformation was called at DISPATCH_LEVEL"));
}

struct mapping {
    const char *name;
    int64_t from; /* the start of bar 0 */
    ULONG length;
    BOOLEAN io, user;
    NTSTATUS status;
};

// clang-format off
static const struct mapping mappings[] = {
    {"map: all of the bar",              0,       0x10000, FALSE, FALSE, STATUS_SUCCESS},
    {"map: its last page",               0xF000,  0x1000,  FALSE, FALSE, STATUS_SUCCESS},
    {"map: four bytes in the middle",    0x124,   4,       FALSE, FALSE, STATUS_SUCCESS},
    {"map: nothing",                     0,       0,       FALSE, FALSE, STATUS_INVALID_PARAMETER},
    {"map: a byte past the bar",         0,       0x10001, FALSE, FALSE, STATUS_INVALID_PARAMETER},
    {"map: before the bar",              -0x1000, 0x1000,  FALSE, FALSE, STATUS_INVALID_PARAMETER},
    {"map: behind the bar",              0x10000, 0x1000,  FALSE, FALSE, STATUS_INVALID_PARAMETER},
    {"map: as ports",                    0,       0x1000,  TRUE,  FALSE, STATUS_INVALID_PARAMETER},
    {"map: for user mode",               0,       0x1000,  FALSE, TRUE,  STATUS_NOT_SUPPORTED},
};
// clang-format on

static void maps(void **state)
{
    const struct mapping *row = *state;
    port_up(NULL);
    PHYSICAL_ADDRESS at = {.QuadPart = (LONGLONG)dxg_bus_bar_address(adapter->bus, 0) + row->from};
    PVOID window = (PVOID)(uintptr_t)1;
    assert_int_equal(PORT->DxgkCbMapMemory(HANDLE_, at, row->length, row->io, row->user, MmNonCached, &window),
                     row->status);
    if (row->status == STATUS_SUCCESS) {
        WRITE_REGISTER_ULONG(window, 0x12345678);
        assert_int_equal(READ_REGISTER_ULONG(window), 0x12345678);
        assert_int_equal(PORT->DxgkCbUnmapMemory(HANDLE_, window), STATUS_SUCCESS);
        assert_int_equal(PORT->DxgkCbUnmapMemory(HANDLE_, window), STATUS_INVALID_PARAMETER);
    } else {
        assert_null(window);
    }
    assert_int_equal(port_down(NULL), 0);
}

static void configuration_space_is_read_and_written(void **state)
{
    (void)state;
    ULONG moved = 99;
    USHORT ids[2];
    assert_int_equal(PORT->DxgkCbReadDeviceSpace(HANDLE_, DXGK_WHICHSPACE_CONFIG, ids, 0, sizeof ids, &moved),
                     STATUS_SUCCESS);
    assert_int_equal(moved, 4);
    assert_int_equal(ids[0], dxg_plain_device.vendor_id);
    UCHAR line = 7;
    assert_int_equal(PORT->DxgkCbWriteDeviceSpace(HANDLE_, DXGK_WHICHSPACE_CONFIG, &line, 0x3C, 1, &moved),
                     STATUS_SUCCESS);
    assert_int_equal(moved, 1);
    line = 0;
    PORT->DxgkCbReadDeviceSpace(HANDLE_, DXGK_WHICHSPACE_CONFIG, &line, 0x3C, 1, &moved);
    assert_int_equal(line, 7);
    assert_int_equal(PORT->DxgkCbReadDeviceSpace(HANDLE_, DXGK_WHICHSPACE_ROM, ids, 0, 4, &moved),
                     STATUS_NOT_SUPPORTED);
    assert_int_equal(moved, 0);
    assert_int_equal(PORT->DxgkCbReadDeviceSpace(HANDLE_, 77, ids, 0, 4, &moved), STATUS_INVALID_PARAMETER);
    assert_int_equal(PORT->DxgkCbReadDeviceSpace(HANDLE_, 0, NULL, 0, 4, &moved), STATUS_INVALID_PARAMETER);
    assert_int_equal(PORT->DxgkCbReadDeviceSpace(HANDLE_, 0, ids, 0, 4, NULL), STATUS_INVALID_PARAMETER);
}

static BOOLEAN NTAPI in_step(PVOID Context)
{
    KIRQL *irql = Context;
    *irql = KeGetCurrentIrql();
    return *irql > DISPATCH_LEVEL;
}

static void execution_is_synchronized_at_the_devices_irql(void **state)
{
    (void)state;
    KIRQL irql = 0;
    BOOLEAN answer = FALSE;
    assert_int_equal(PORT->DxgkCbSynchronizeExecution(HANDLE_, in_step, &irql, 0, &answer), STATUS_SUCCESS);
    assert_true(answer);
    assert_true(irql > DISPATCH_LEVEL);
    assert_int_equal(nt_irql(), PASSIVE_LEVEL);
    assert_int_equal(PORT->DxgkCbSynchronizeExecution(HANDLE_, NULL, &irql, 0, &answer), STATUS_INVALID_PARAMETER);
    assert_int_equal(PORT->DxgkCbSynchronizeExecution(HANDLE_, in_step, &irql, 1, &answer), STATUS_INVALID_PARAMETER);
    dxg_bus_connect(adapter->bus, NULL, NULL);
    assert_int_equal(PORT->DxgkCbSynchronizeExecution(HANDLE_, in_step, &irql, 0, &answer), STATUS_UNSUCCESSFUL);
}

static void a_dpc_is_queued(void **state)
{
    (void)state;
    PORT->DxgkCbQueueDpc(HANDLE_);
    fake_wait(&fake.dpcs, 1);
    assert_int_equal(fake.dpc_irql, DISPATCH_LEVEL);
}

static void handle_data_is_none(void **state)
{
    (void)state;
    DXGKARGCB_GETHANDLEDATA data = {.hObject = 0x40000040, .Type = DXGK_HANDLE_ALLOCATION};
    assert_null(PORT->DxgkCbGetHandleData(&data));
    assert_int_equal(PORT->DxgkCbGetHandleParent(0x40000040), 0);
    DXGKARGCB_ENUMHANDLECHILDREN children = {.hObject = 0x40000040};
    assert_int_equal(PORT->DxgkCbEnumHandleChildren(&children), 0);
    DXGKARG_RELEASE_HANDLE release;
    memset(&release, 0xAA, sizeof release);
    assert_null(PORT->DxgkCbAcquireHandleData(&data, &release));
    DXGKARG_RELEASE_HANDLE zero;
    memset(&zero, 0, sizeof zero);
    assert_memory_equal(&release, &zero, sizeof zero);
}

static void the_device_is_present(void **state)
{
    (void)state;
    PCI_DEVICE_PRESENCE_PARAMETERS wanted = {
        .Size = sizeof wanted,
        .Flags = PCI_USE_VENDEV_IDS,
        .VendorID = dxg_plain_device.vendor_id,
        .DeviceID = dxg_plain_device.device_id,
    };
    BOOLEAN present = FALSE;
    assert_int_equal(PORT->DxgkCbIsDevicePresent(HANDLE_, &wanted, &present), STATUS_SUCCESS);
    assert_true(present);
    wanted.DeviceID++;
    assert_int_equal(PORT->DxgkCbIsDevicePresent(HANDLE_, &wanted, &present), STATUS_SUCCESS);
    assert_false(present);
    wanted.Flags = PCI_USE_CLASS_SUBCLASS;
    wanted.BaseClass = 0x03;
    wanted.SubClass = 0x80;
    assert_int_equal(PORT->DxgkCbIsDevicePresent(HANDLE_, &wanted, &present), STATUS_SUCCESS);
    assert_true(present);
    wanted.Flags = 0;
    assert_int_equal(PORT->DxgkCbIsDevicePresent(HANDLE_, &wanted, &present), STATUS_INVALID_PARAMETER);
    wanted.Size = 4;
    assert_int_equal(PORT->DxgkCbIsDevicePresent(HANDLE_, &wanted, &present), STATUS_INVALID_PARAMETER);
}

static void there_is_no_post_display(void **state)
{
    (void)state;
    DXGK_DISPLAY_INFORMATION info;
    memset(&info, 0xAA, sizeof info);
    assert_int_equal(PORT->DxgkCbAcquirePostDisplayOwnership(HANDLE_, &info), STATUS_SUCCESS);
    static const DXGK_DISPLAY_INFORMATION zero;
    assert_memory_equal(&info, &zero, sizeof zero);
    DXGK_DISPLAY_OWNERSHIP_FLAGS flags = {.Value = 9};
    assert_int_equal(PORT->DxgkCbAcquirePostDisplayOwnership2(HANDLE_, &info, &flags), STATUS_SUCCESS);
    assert_int_equal(flags.Value, 0);
    assert_int_equal(PORT->DxgkCbAcquirePostDisplayOwnership(HANDLE_, NULL), STATUS_INVALID_PARAMETER);
}

static void what_is_not_supported_says_so(void **state)
{
    (void)state;
    const DXGK_VIDPN_INTERFACE *vidpn = (const void *)&fake;
    const DXGK_MONITOR_INTERFACE *monitor = (const void *)&fake;
    assert_int_equal(PORT->DxgkCbEvalAcpiMethod(HANDLE_, 0, NULL, 0, NULL, 0), STATUS_NOT_SUPPORTED);
    assert_non_null(strstr(last_line, "DxgkCbEvalAcpiMethod"));
    assert_int_equal(PORT->DxgkCbQueryVidPnInterface(NULL, DXGK_VIDPN_INTERFACE_VERSION_V1, &vidpn),
                     STATUS_GRAPHICS_INVALID_VIDPN);
    assert_null(vidpn);
    assert_int_equal(PORT->DxgkCbQueryMonitorInterface(HANDLE_, DXGK_MONITOR_INTERFACE_VERSION_UNINITIALIZED, &monitor),
                     STATUS_NOT_SUPPORTED);
    assert_null(monitor);
    INTERFACE service = {.Size = sizeof service};
    assert_int_equal(PORT->DxgkCbQueryServices(HANDLE_, DxgkServicesAgp, &service), STATUS_NOT_SUPPORTED);
    DXGKARGCB_SIGNALEVENT event = {0};
    assert_int_equal(PORT->DxgkCbSignalEvent(&event), STATUS_NOT_SUPPORTED);
    DXGKARGCB_ISFEATUREENABLED feature = {.DeviceHandle = HANDLE_, .Enabled = TRUE};
    assert_int_equal(PORT->DxgkCbIsFeatureEnabled(&feature), STATUS_SUCCESS);
    assert_false(feature.Enabled);
}

static void operations_are_timed(void **state)
{
    (void)state;
    DXGK_TIMED_OPERATION_INTERFACE timed = {.Size = sizeof timed, .Version = 9};
    PINTERFACE interface = (PINTERFACE)&timed;
    DXGK_TIMED_OPERATION op = {.Size = sizeof op};
    LARGE_INTEGER second = {.QuadPart = 10000000};
    LARGE_INTEGER instant = {.QuadPart = 1};
    LARGE_INTEGER six_seconds = {.QuadPart = 60000000};
    assert_int_equal(PORT->DxgkCbQueryServices(HANDLE_, DxgkServicesTimedOperation, interface), STATUS_NOT_SUPPORTED);
    timed.Version = DXGK_TIMED_OPERATION_INTERFACE_VERSION_1;
    DXGK_SERVICES none;
    memset(&none, 0x55, sizeof none);
    assert_int_equal(PORT->DxgkCbQueryServices(HANDLE_, none, interface), STATUS_INVALID_PARAMETER);
    assert_int_equal(PORT->DxgkCbQueryServices(HANDLE_, DxgkServicesTimedOperation, interface), STATUS_SUCCESS);
    timed.InterfaceReference(timed.Context);
    assert_int_equal(timed.TimedOperationStart(&op, &six_seconds, FALSE), STATUS_INVALID_PARAMETER);
    assert_int_equal(timed.TimedOperationStart(NULL, &second, FALSE), STATUS_INVALID_PARAMETER);
    assert_int_equal(timed.TimedOperationStart(&op, &second, FALSE), STATUS_SUCCESS);
    assert_int_equal(timed.TimedOperationDelay(&op, KernelMode, FALSE, &instant), STATUS_SUCCESS);
    KEVENT event;
    KeInitializeEvent(&event, NotificationEvent, TRUE);
    assert_int_equal(timed.TimedOperationWaitForSingleObject(&op, &event, Executive, KernelMode, FALSE, NULL),
                     STATUS_SUCCESS);
    assert_false(op.TimeoutTriggered);
    assert_int_equal(timed.TimedOperationStart(&op, &instant, TRUE), STATUS_SUCCESS);
    KeClearEvent(&event);
    assert_int_equal(timed.TimedOperationWaitForSingleObject(&op, &event, Executive, KernelMode, FALSE, NULL),
                     STATUS_TIMEOUT);
    assert_int_equal(timed.TimedOperationDelay(&op, KernelMode, FALSE, &second), STATUS_TIMEOUT);
    assert_true(op.TimeoutTriggered);
    op.Size = 1;
    assert_int_equal(timed.TimedOperationDelay(&op, KernelMode, FALSE, &second), STATUS_INVALID_PARAMETER);
    timed.InterfaceDereference(timed.Context);
}

static void debug_reports_go_to_the_log(void **state)
{
    (void)state;
    DXGK_DEBUG_REPORT_INTERFACE reports = {.Size = sizeof reports, .Version = DXGK_DEBUG_REPORT_INTERFACE_VERSION_1};
    assert_int_equal(PORT->DxgkCbQueryServices(HANDLE_, DxgkServicesDebugReport, (PINTERFACE)&reports), STATUS_SUCCESS);
    assert_null(reports.DbgReportCreate(NULL, 1, 0, 0, 0, 0));
    DXGK_DEBUG_REPORT_HANDLE report = reports.DbgReportCreate(HANDLE_, 0x117, 1, 2, 3, 4);
    assert_non_null(report);
    assert_non_null(strstr(last_line, "0x117 (0x1, 0x2, 0x3, 0x4)"));
    assert_true(reports.DbgReportSecondaryData(report, &reports, 40000));
    assert_false(reports.DbgReportSecondaryData(report, &reports, 40000));
    assert_false(reports.DbgReportSecondaryData((DXGK_DEBUG_REPORT_HANDLE)&fake, &reports, 4));
    reports.DbgReportComplete(report);
    assert_non_null(strstr(last_line, "0x117 is complete, with 40000 bytes"));
    reports.DbgReportComplete(report);
    assert_false(reports.DbgReportSecondaryData(report, &reports, 4));
}

static void child_status_is_taken(void **state)
{
    (void)state;
    DXGK_CHILD_STATUS child = {.Type = StatusConnection, .ChildUid = 5, .HotPlug.Connected = TRUE};
    assert_int_equal(PORT->DxgkCbIndicateChildStatus(HANDLE_, &child), STATUS_SUCCESS);
    child.Type = StatusUninitialized;
    assert_int_equal(PORT->DxgkCbIndicateChildStatus(HANDLE_, &child), STATUS_INVALID_PARAMETER);
    assert_int_equal(PORT->DxgkCbIndicateChildStatus(HANDLE_, NULL), STATUS_INVALID_PARAMETER);
}

static void events_go_to_the_log(void **state)
{
    (void)state;
    static const GUID guid = {0x11223344, 0x5566, 0x7788, {1, 2, 3, 4, 5, 6, 7, 8}};
    PORT->DxgkCbLogEtwEvent(&guid, 3, 0, NULL);
    assert_non_null(strstr(last_line, "{11223344-5566-7788-0102-030405060708}"));
}

static unsigned excluded;

static VOID NTAPI protected_callback(IN_CONST_PVOID MiniportDeviceContext, IN_PVOID ProtectedCallbackContext,
                                     NTSTATUS ProtectionStatus)
{
    assert_true(MiniportDeviceContext == FAKE_CONTEXT);
    assert_ptr_equal(ProtectedCallbackContext, &excluded);
    assert_int_equal(ProtectionStatus, STATUS_SUCCESS);
    excluded++;
}

static void access_is_excluded_from_level_two_up(void **state)
{
    (void)state;
    excluded = 0;
    assert_int_equal(PORT->DxgkCbExcludeAdapterAccess(HANDLE_, 0, protected_callback, &excluded),
                     STATUS_INVALID_DEVICE_REQUEST);
    assert_int_equal(excluded, 0);
    assert_int_equal(dxg_level_two_enter(adapter), STATUS_SUCCESS);
    assert_int_equal(PORT->DxgkCbExcludeAdapterAccess(HANDLE_, 0, protected_callback, &excluded), STATUS_SUCCESS);
    dxg_level_two_leave(adapter);
    assert_int_equal(excluded, 1);
}

static void contiguous_memory_comes_and_goes(void **state)
{
    (void)state;
    DXGKARGCB_ALLOCATECONTIGUOUSMEMORY get = {.NumberOfBytes = 0x3000, .HighestAcceptableAddress.QuadPart = -1};
    assert_int_equal(PORT->DxgkCbAllocateContiguousMemory(HANDLE_, &get), STATUS_SUCCESS);
    assert_non_null(get.pMemory);
    memset(get.pMemory, 0x5A, 0x3000);
    DXGKARGCB_FREEPAGESFROMMDL wrong = {.hMemoryHandle = get.hMemoryHandle};
    assert_int_equal(PORT->DxgkCbFreePagesFromMdl(HANDLE_, &wrong), STATUS_INVALID_PARAMETER);
    DXGKARGCB_FREECONTIGUOUSMEMORY put = {.hMemoryHandle = get.hMemoryHandle};
    assert_int_equal(PORT->DxgkCbFreeContiguousMemory(HANDLE_, &put), STATUS_SUCCESS);
    assert_int_equal(PORT->DxgkCbFreeContiguousMemory(HANDLE_, &put), STATUS_INVALID_PARAMETER);
    get.NumberOfBytes = 0;
    assert_int_equal(PORT->DxgkCbAllocateContiguousMemory(HANDLE_, &get), STATUS_INVALID_PARAMETER);
}

static void pages_for_an_mdl_come_and_go(void **state)
{
    (void)state;
    DXGKARGCB_ALLOCATEPAGESFORMDL get = {.TotalBytes = 0x5000, .HighAddress.QuadPart = -1};
    assert_int_equal(PORT->DxgkCbAllocatePagesForMdl(HANDLE_, &get), STATUS_SUCCESS);
    assert_non_null(get.pMdl);
    assert_int_equal(MmGetMdlByteCount(get.pMdl), 0x5000);
    DXGKARGCB_FREEPAGESFROMMDL put = {.hMemoryHandle = get.hMemoryHandle};
    assert_int_equal(PORT->DxgkCbFreePagesFromMdl(HANDLE_, &put), STATUS_SUCCESS);
}

static void memory_that_a_driver_leaves_is_told_and_freed(void **state)
{
    (void)state;
    DXGKARGCB_ALLOCATECONTIGUOUSMEMORY get = {.NumberOfBytes = 0x1000, .HighestAcceptableAddress.QuadPart = -1};
    assert_int_equal(PORT->DxgkCbAllocateContiguousMemory(HANDLE_, &get), STATUS_SUCCESS);
    struct dxg_driver *driver = adapter->driver;
    dxg_adapter_stop(adapter);
    dxg_adapter_remove(adapter);
    assert_non_null(strstr(last_line, "the driver left 4096 bytes"));
    dxg_driver_unload(driver);
    adapter = fake_start(&dxg_plain_device); /* for the teardown */
}

static void power_components_are_always_on(void **state)
{
    (void)state;
    last_line[0] = '\0';
    PORT->DxgkCbSetPowerComponentActive(HANDLE_, 0);
    PORT->DxgkCbSetPowerComponentLatency(HANDLE_, 0, 5);
    PORT->DxgkCbSetPowerComponentResidency(HANDLE_, 0, 5);
    PORT->DxgkCbSetPowerComponentIdle(HANDLE_, 0);
    assert_string_equal(last_line, "");
    PORT->DxgkCbCompleteFStateTransition(HANDLE_, 0);
    assert_non_null(strstr(last_line, "DxgkCbCompleteFStateTransition"));
}

#define AT_PORT(test) cmocka_unit_test_setup_teardown(test, port_up, port_down)

int main(void)
{
    enum { ROWS = sizeof mappings / sizeof mappings[0] };
    const struct CMUnitTest others[] = {
        cmocka_unit_test_setup_teardown(every_member_that_a_version_has_is_a_function, fake_machine_up,
                                        fake_machine_down),
        AT_PORT(device_information_is_complete),
        AT_PORT(another_handle_is_refused_and_told),
        AT_PORT(a_callback_above_its_irql_is_told),
        AT_PORT(configuration_space_is_read_and_written),
        AT_PORT(execution_is_synchronized_at_the_devices_irql),
        AT_PORT(a_dpc_is_queued),
        AT_PORT(handle_data_is_none),
        AT_PORT(the_device_is_present),
        AT_PORT(there_is_no_post_display),
        AT_PORT(what_is_not_supported_says_so),
        AT_PORT(operations_are_timed),
        AT_PORT(debug_reports_go_to_the_log),
        AT_PORT(child_status_is_taken),
        AT_PORT(events_go_to_the_log),
        AT_PORT(access_is_excluded_from_level_two_up),
        AT_PORT(contiguous_memory_comes_and_goes),
        AT_PORT(pages_for_an_mdl_come_and_go),
        AT_PORT(memory_that_a_driver_leaves_is_told_and_freed),
        AT_PORT(power_components_are_always_on),
    };
    enum { OTHERS = sizeof others / sizeof others[0] };
    struct CMUnitTest tests[ROWS + OTHERS];
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] = (struct CMUnitTest){mappings[i].name, maps, NULL, NULL, (void *)(uintptr_t)&mappings[i]};
    }
    memcpy(tests + ROWS, others, sizeof others);
    return cmocka_run_group_tests_name("dxg-port", tests, NULL, NULL);
}
