/* display_test.c: the way from a started driver to a picture, in the documented order, and every way it can end early.
 */
#include "panel.h"

#include "dxgkrnl/display.h"
#include "dxgkrnl/monitor.h"
#include "dxgkrnl/vidpn.h"
#include "nt/log.h"
#include "nt/os.h"
#include "nt/thread.h"

#include <ntstatus.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static char said[8192]; /* what the kernel remarked */
static struct os_lock saying;

static void remember(void *context, enum nt_log_source source, const char *line)
{
    (void)context;
    (void)source;
    os_lock(&saying);
    size_t used = strlen(said);
    snprintf(said + used, sizeof said - used, "%s\n", line);
    os_unlock(&saying);
}

static int up(void **state)
{
    if (fake_machine_up(state) != 0) {
        return -1;
    }
    panel_reset();
    said[0] = '\0';
    nt_log_set_sink(remember, NULL);
    return 0;
}

static int down(void **state)
{
    nt_log_set_sink(NULL, NULL);
    return fake_machine_down(state);
}

static struct dxg_adapter *start(void)
{
    struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
    if (!NT_SUCCESS(panel.worst)) {
        print_error("a call of the driver's failed with 0x%08X\n", (unsigned)panel.worst);
    }
    assert_int_equal(panel.worst, STATUS_SUCCESS);
    return adapter;
}

static void assert_said(const char *text)
{
    if (strstr(said, text) == NULL) {
        fail_msg("not said: %s\nbut:\n%s", text, said);
    }
}

static struct dxg_display_mode only_mode(struct dxg_adapter *adapter)
{
    struct dxg_display_mode mode = {0};
    assert_int_equal(dxg_display_modes(adapter, &mode, 1), 1);
    return mode;
}

/* ---- bringing up ---- */

static void the_order_of_the_calls(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = start();
    assert_string_equal(panel.trace, "QueryChildRelations(1) QueryChildStatus(0) QueryDeviceDescriptor(0) D0(99) "
                                     "RecommendMonitorModes(0) "
                                     "IsSupportedVidPn(1) EnumVidPnCofuncModality(5) "
                                     "EnumVidPnCofuncModality(1) EnumVidPnCofuncModality(2) EnumVidPnCofuncModality(3) "
                                     "EnumVidPnCofuncModality(4) IsSupportedVidPn(1) Hide(0) CommitVidPn(0) Show(0) "
                                     "EnableInterrupt(5)");
    panel.trace[0] = '\0';
    fake_end(adapter);
    assert_string_equal(panel.trace, "DisableInterrupt(5) Hide(0) StopDeviceAndRelease(0)");
}

static void the_monitors_preferred_mode_is_set(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = start();
    struct dxg_display_mode mode = only_mode(adapter);
    assert_int_equal(mode.width, 800);
    assert_int_equal(mode.height, 600);
    assert_int_equal(mode.target, PANEL_UID);
    assert_int_equal(mode.stride_bytes, 3200);
    assert_int_equal(mode.refresh_millihertz, 60000);
    assert_int_equal(mode.format, D3DDDIFMT_A8R8G8B8);
    assert_int_equal(mode.rotation, D3DKMDT_VPPR_IDENTITY);
    assert_int_equal(mode.scaling, D3DKMDT_VPPS_IDENTITY);
    assert_int_equal(panel.committed_width, 800);
    assert_int_equal(panel.committed_target_width, 800);
    assert_true(panel.visible[0] && panel.vsync);
    fake_end(adapter);
}

static void without_a_descriptor_the_default_profile_decides(void **state)
{
    (void)state;
    panel.has_edid[0] = false;
    struct dxg_adapter *adapter = start();
    assert_int_equal(only_mode(adapter).width, 1024);
    const struct dxg_monitor *monitor = dxg_monitor_find(adapter, PANEL_UID);
    assert_int_equal(monitor->blocks, 0);
    assert_string_equal(monitor->name, "default monitor");
    fake_end(adapter);
}

static void a_descriptor_that_is_none_is_told(void **state)
{
    (void)state;
    panel.edid[20] ^= 1;
    struct dxg_adapter *adapter = start();
    assert_said("child 256 a descriptor that is no EDID");
    assert_int_equal(only_mode(adapter).width, 1024);
    fake_end(adapter);
}

static void a_size_that_the_driver_lacks_gives_the_largest_that_fits(void **state)
{
    (void)state;
    panel.modes[1].width = 0; /* 1024 x 768 alone, on a monitor of 800 x 600 */
    struct dxg_adapter *adapter = start();
    assert_int_equal(only_mode(adapter).width, 1024);
    fake_end(adapter);
    panel.trace[0] = '\0';
    panel_reset();
    panel.modes[1].width = 640;
    panel.modes[1].height = 480;
    panel.modes[2].width = 0;
    adapter = start();
    assert_int_equal(only_mode(adapter).width, 640);
    fake_end(adapter);
}

static void a_recommendation_is_taken(void **state)
{
    (void)state;
    fake.display_only = false;
    panel.recommended = STATUS_SUCCESS;
    struct dxg_adapter *adapter = start();
    assert_int_equal(only_mode(adapter).width, 1024);
    assert_int_equal(panel.committed_scaling, D3DKMDT_VPPS_CENTERED);
    assert_int_equal(panel.enumerations[D3DKMDT_EPT_VIDPNSOURCE], 0); /* pinned already */
    fake_end(adapter);
}

static void an_always_connected_child_is_not_asked(void **state)
{
    (void)state;
    panel.always_connected = true;
    panel.connected[0] = false;
    struct dxg_adapter *adapter = start();
    assert_int_equal(panel_count("QueryChildStatus"), 0);
    assert_int_equal(panel.commits, 1);
    fake_end(adapter);
}

static void two_sources_are_shown_on_two_targets(void **state)
{
    (void)state;
    fake.sources = 2;
    fake.children = 3;
    panel.connected[2] = true;
    struct dxg_adapter *adapter = start();
    struct dxg_display_mode modes[3];
    assert_int_equal(dxg_display_modes(adapter, modes, 3), 2);
    assert_int_equal(modes[0].target, PANEL_UID);
    assert_int_equal(modes[0].width, 800);
    assert_int_equal(modes[1].source, 1);
    assert_int_equal(modes[1].target, PANEL_UID + 2);
    assert_int_equal(modes[1].width, 1024);
    assert_int_equal(panel.commits, 2);
    fake_end(adapter);
}

static void fewer_paths_are_tried_where_so_many_are_not_supported(void **state)
{
    (void)state;
    fake.sources = 2;
    fake.children = 2;
    panel.connected[1] = true;
    panel.most_paths = 1;
    struct dxg_adapter *adapter = start();
    assert_int_equal(dxg_display_modes(adapter, NULL, 0), 1);
    assert_int_equal(panel_count("IsSupportedVidPn(2)"), 1);
    fake_end(adapter);
}

static void another_scaling_is_pinned_where_identity_is_not_supported(void **state)
{
    (void)state;
    panel.only_stretches = true;
    struct dxg_adapter *adapter = start();
    assert_int_equal(panel.committed_scaling, D3DKMDT_VPPS_STRETCHED);
    fake_end(adapter);
}

static void what_is_not_released_is_told(void **state)
{
    (void)state;
    panel.leaks = true;
    struct dxg_adapter *adapter = start();
    assert_int_equal(panel.commits, 1);
    assert_said("DxgkDdiEnumVidPnCofuncModality returned without releasing");
    assert_said("DxgkDdiCommitVidPn returned without releasing");
    assert_said("DxgkDdiRecommendMonitorModes returned without adding or releasing");
    fake_end(adapter);
}

/* A driver that gets no picture up has started all the same. */
struct failing {
    const char *name;
    const char *fail;
    const char *said;
};

// clang-format off
static const struct failing failing[] = {
    {"fails: QueryChildStatus",         "QueryChildStatus",        "DxgkDdi"},
    {"fails: IsSupportedVidPn",         "IsSupportedVidPn",        "DxgkDdiIsSupportedVidPn: STATUS_UNSUCCESSFUL"},
    {"fails: EnumVidPnCofuncModality",  "EnumVidPnCofuncModality", "DxgkDdiEnumVidPnCofuncModality: STATUS_UNSUCC"},
    {"fails: CommitVidPn",              "CommitVidPn",             "DxgkDdiCommitVidPn returned STATUS_UNSUCCESSFUL"},
    {"fails: RecommendMonitorModes",    "RecommendMonitorModes",   "DxgkDdiRecommendMonitorModes returned STATUS_UNS"},
    {"fails: QueryDeviceDescriptor",    "QueryDeviceDescriptor",   "is connected, without a descriptor"},
    {"fails: ControlInterrupt",         "EnableInterrupt",         "DxgkDdiControlInterrupt returned STATUS_UNSUCC"},
};
// clang-format on

static void starts_all_the_same(void **state)
{
    const struct failing *row = *state;
    void *none = NULL;
    assert_int_equal(up(&none), 0);
    panel.fail = row->fail;
    fake.fail = "no such call";
    struct dxg_adapter *adapter = start();
    if (strcmp(row->fail, "QueryChildStatus") != 0) {
        assert_said(row->said);
    } else {
        assert_said("a connected monitor: STATUS_GRAPHICS_MONITOR_NOT_CONNECTED");
    }
    assert_int_equal(dxg_adapter_state(adapter), DXG_ADAPTER_STARTED);
    fake_end(adapter);
    assert_int_equal(down(&none), 0);
}

static void without_target_modes_nothing_is_set(void **state)
{
    (void)state;
    panel.no_targets = true;
    struct dxg_adapter *adapter = start();
    assert_said("a target mode: STATUS_GRAPHICS_EMPTY_ADAPTER_MONITOR_MODE_SUPPORT_INTERSECTION");
    assert_int_equal(panel.commits, 0);
    assert_int_equal(dxg_display_modes(adapter, NULL, 0), 0);
    assert_int_equal(dxg_display_set_mode(adapter, 0, 800, 600, 0), STATUS_GRAPHICS_NO_ACTIVE_VIDPN);
    fake_end(adapter);
}

static void a_full_driver_is_brought_up_too(void **state)
{
    (void)state;
    fake.display_only = false;
    struct dxg_adapter *adapter = start();
    assert_int_equal(only_mode(adapter).width, 800);
    assert_int_equal(panel.post.Width, 0); /* the firmware drew on no device of this class */
    assert_int_equal(panel_count("EnableInterrupt(3)"), 1);
    fake_end(adapter);
    assert_int_equal(panel_count("StopDeviceAndRelease"), 0);
}

static void a_full_driver_scans_its_primary_out(void **state)
{
    (void)state;
    panel_set_full();
    struct dxg_adapter *adapter = start();
    assert_non_null(strstr(panel.trace,
                           "StandardSize(800) StandardData(800) CreateAllocation(1) Hide(0) CommitVidPn(0) "
                           "SetVidPnSourceAddress(0) Show(0) EnableInterrupt(3)"));
    assert_int_equal(panel.surface.Format, D3DDDIFMT_A8R8G8B8);
    assert_int_equal(panel.surface.RefreshRate.Numerator, 60);
    assert_non_null(panel.committed_primary);
    assert_ptr_equal(panel.address.hAllocation, panel.committed_primary);
    assert_int_equal(panel.address.PrimarySegment, 1);
    assert_int_equal(panel.address.Flags.ModeChange, 1);
    panel.trace[0] = '\0';
    assert_int_equal(dxg_display_set_mode(adapter, 0, 640, 480, 0), STATUS_SUCCESS);
    assert_int_equal(panel_count("DestroyAllocation(1)"), 1); /* the old one, once the new one is shown */
    assert_int_equal(panel.primaries, 1);
    assert_int_equal(dxg_power_set(adapter, PowerDeviceD3), STATUS_SUCCESS);
    panel.trace[0] = '\0';
    assert_int_equal(dxg_power_set(adapter, PowerDeviceD0), STATUS_SUCCESS);
    assert_non_null(strstr(panel.trace, "CommitVidPn(0) SetVidPnSourceAddress(0) Show(0)"));
    fake_end(adapter);
    assert_int_equal(panel.primaries, 0);
}

static void a_removed_device_gives_its_primary_up(void **state)
{
    (void)state;
    panel_set_full();
    struct dxg_adapter *adapter = start();
    panel.trace[0] = '\0';
    dxg_adapter_surprise_remove(adapter);
    assert_string_equal(panel.trace, "DestroyAllocation(1)");
    fake_end(adapter);
}

/* Without a primary nothing is committed, and nothing of it is left. */
static const struct failing no_primary[] = {
    {"no primary: StandardSize fails", "StandardSize", "DxgkDdiGetStandardAllocationDriverData returned STATUS_UNSUCC"},
    {"no primary: StandardData fails", "StandardData", "DxgkDdiGetStandardAllocationDriverData returned STATUS_UNSUCC"},
    {"no primary: CreateAllocation fails", "CreateAllocation", "DxgkDdiCreateAllocation returned STATUS_UNSUCCESSFUL"},
    {"no primary: too large", "", "no memory segment of set 0x1 has"},
    {"no primary: in no segment", NULL, "no memory segment of set 0x0 has"},
    {"no primary: SetVidPnSourceAddress fails", "SetVidPnSourceAddress", "DxgkDdiSetVidPnSourceAddress returned"},
};

static void shows_nothing(void **state)
{
    const struct failing *row = *state;
    void *none = NULL;
    assert_int_equal(up(&none), 0);
    panel_set_full();
    panel.fail = row->fail;
    if (row->fail == NULL) {
        panel.primary_set = 0;
    } else if (row->fail[0] == '\0') {
        panel.primary_bytes = (SIZE_T)1 << 40;
    }
    struct dxg_adapter *adapter = start();
    assert_said(row->said);
    assert_int_equal(dxg_display_modes(adapter, NULL, 0), 0);
    assert_int_equal(panel.primaries, 0);
    fake_end(adapter);
    assert_int_equal(down(&none), 0);
}

static void a_driver_without_sources_is_left_alone(void **state)
{
    (void)state;
    fake.sources = 0;
    fake.children = 0;
    struct dxg_adapter *adapter = start();
    assert_string_equal(panel.trace, "D0(99)");
    assert_int_equal(dxg_display_modes(adapter, NULL, 0), 0);
    fake_end(adapter);
}

/* ---- modes ---- */

static void modes_are_listed_and_set(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = start();
    struct dxg_display_mode modes[8];
    assert_int_equal(dxg_display_source_modes(adapter, 0, modes, 8), 3);
    assert_int_equal(modes[0].width, 1024);
    assert_int_equal(modes[2].width, 640);
    assert_int_equal(dxg_display_source_modes(adapter, 1, modes, 8), 0);
    panel.trace[0] = '\0';
    assert_int_equal(dxg_display_set_mode(adapter, 0, 640, 480, 75000), STATUS_SUCCESS);
    assert_int_equal(only_mode(adapter).width, 640);
    assert_int_equal(only_mode(adapter).refresh_millihertz, 75000);
    assert_int_equal(panel.committed_target_width, 640);
    assert_non_null(strstr(panel.trace, "Hide(0) CommitVidPn(0) Show(0)"));
    assert_int_equal(dxg_display_set_mode(adapter, 0, 641, 480, 0), STATUS_GRAPHICS_MODE_NOT_IN_MODESET);
    assert_int_equal(dxg_display_set_mode(adapter, 1, 640, 480, 0), STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE);
    assert_int_equal(only_mode(adapter).width, 640);
    assert_int_equal(panel.worst, STATUS_SUCCESS);
    fake_end(adapter);
}

static void a_mode_that_is_not_committed_leaves_the_one_before(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = start();
    panel.fail = "CommitVidPn";
    assert_int_equal(dxg_display_set_mode(adapter, 0, 640, 480, 0), STATUS_UNSUCCESSFUL);
    assert_int_equal(panel_count("CommitVidPn"), 3); /* the first, the refused, the first again */
    assert_int_equal(only_mode(adapter).width, 800);
    fake_end(adapter);
}

static void the_other_source_keeps_its_mode(void **state)
{
    (void)state;
    fake.sources = 2;
    fake.children = 2;
    panel.connected[1] = true;
    struct dxg_adapter *adapter = start();
    struct dxg_display_mode modes[2];
    assert_int_equal(dxg_display_set_mode(adapter, 1, 640, 480, 0), STATUS_SUCCESS);
    assert_int_equal(dxg_display_modes(adapter, modes, 2), 2);
    assert_int_equal(modes[0].width, 800);
    assert_int_equal(modes[1].width, 640);
    fake_end(adapter);
}

static void a_stopped_adapter_shows_nothing(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = start();
    dxg_adapter_stop(adapter);
    assert_int_equal(dxg_display_modes(adapter, NULL, 0), 0);
    assert_int_equal(dxg_display_set_mode(adapter, 0, 640, 480, 0), STATUS_DEVICE_REMOVED);
    assert_int_equal(dxg_display_update(adapter), STATUS_DEVICE_REMOVED);
    struct dxg_error error;
    assert_int_equal(dxg_adapter_start(adapter, &error), STATUS_SUCCESS);
    assert_int_equal(panel.post.Width, 640); /* as the driver handed it back */
    assert_int_equal(panel.post.TargetId, PANEL_UID);
    assert_int_equal(only_mode(adapter).width, 800);
    fake_end(adapter);
}

/* ---- monitors ---- */

static void wait_for_commits(unsigned count)
{
    for (int i = 0; i < 30000 && panel_count("CommitVidPn") < count; i++) {
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
}

static void a_monitor_that_comes_is_shown_on(void **state)
{
    (void)state;
    fake.sources = 2;
    fake.children = 2;
    struct dxg_adapter *adapter = start();
    assert_int_equal(dxg_display_modes(adapter, NULL, 0), 1);
    DXGK_CHILD_STATUS child = {.Type = StatusConnection, .ChildUid = PANEL_UID + 1, .HotPlug.Connected = TRUE};
    KIRQL irql = nt_irql_set(DISPATCH_LEVEL);
    NTSTATUS status = fake.interface.DxgkCbIndicateChildStatus(fake.interface.DeviceHandle, &child);
    nt_irql_set(irql);
    assert_int_equal(status, STATUS_SUCCESS);
    for (int i = 0; i < 30000 && dxg_display_modes(adapter, NULL, 0) != 2; i++) {
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
    assert_int_equal(dxg_display_modes(adapter, NULL, 0), 2);
    fake_end(adapter);
}

static void a_monitor_that_goes_is_no_longer_there(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = start();
    DXGK_CHILD_STATUS child = {.Type = StatusConnection, .ChildUid = PANEL_UID};
    assert_int_equal(fake.interface.DxgkCbIndicateChildStatus(fake.interface.DeviceHandle, &child), STATUS_SUCCESS);
    dxg_display_wait_idle(adapter);
    assert_null(dxg_monitor_find(adapter, PANEL_UID));
    assert_int_equal(only_mode(adapter).width, 800); /* what was shown stays */
    fake_end(adapter);
}

static void indicate_at_start(void)
{
    DXGK_CHILD_STATUS child = {.Type = StatusConnection, .ChildUid = PANEL_UID, .HotPlug.Connected = TRUE};
    assert_int_equal(fake.interface.DxgkCbIndicateChildStatus(fake.interface.DeviceHandle, &child), STATUS_SUCCESS);
}

static void news_from_within_start_is_not_lost(void **state)
{
    (void)state;
    fake.at_start = indicate_at_start;
    struct dxg_adapter *adapter = start();
    DXGK_CHILD_STATUS child = {.Type = StatusConnection, .ChildUid = 7, .HotPlug.Connected = TRUE};
    assert_int_equal(fake.interface.DxgkCbIndicateChildStatus(fake.interface.DeviceHandle, &child),
                     STATUS_INVALID_PARAMETER);
    child.ChildUid = PANEL_UID;
    child.Type = StatusRotation;
    child.Rotation.Angle = 1;
    assert_int_equal(fake.interface.DxgkCbIndicateChildStatus(fake.interface.DeviceHandle, &child), STATUS_SUCCESS);
    assert_int_equal(adapter->display.children[0].angle, 1);
    child.Type = StatusMiracastConnection;
    assert_int_equal(fake.interface.DxgkCbIndicateChildStatus(fake.interface.DeviceHandle, &child),
                     STATUS_NOT_SUPPORTED);
    wait_for_commits(1);
    fake_end(adapter);
}

/* ---- what is shown ---- */

static void a_picture_arrives_in_the_firmwares_frame_buffer(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = start();
    assert_int_equal(panel.post.Width, 1024);
    assert_int_equal(panel.post.Pitch, 4096);
    assert_int_equal(panel.post.ColorFormat, D3DDDIFMT_X8R8G8B8);
    static uint32_t picture[600][800];
    for (uint32_t y = 0; y < 600; y++) {
        for (uint32_t x = 0; x < 800; x++) {
            picture[y][x] = y << 16 | x;
        }
    }
    RECT rect = {.left = 10, .top = 20, .right = 30, .bottom = 40};
    assert_int_equal(dxg_display_present(adapter, 0, picture, sizeof picture[0], &rect), STATUS_SUCCESS);
    uint32_t pixel = 0;
    assert_int_equal(dxg_post_read(adapter, 25u * 4096 + 12 * 4, &pixel, sizeof pixel), STATUS_SUCCESS);
    assert_int_equal(pixel, 25u << 16 | 12);
    assert_int_equal(dxg_post_read(adapter, 25u * 4096 + 9 * 4, &pixel, sizeof pixel), STATUS_SUCCESS);
    assert_int_equal(pixel, 0);
    assert_int_equal(dxg_post_read(adapter, 4096u * 768 - 3, &pixel, sizeof pixel), STATUS_INVALID_PARAMETER);
    panel.presented = STATUS_PENDING;
    assert_int_equal(dxg_display_present(adapter, 0, picture, sizeof picture[0], NULL), STATUS_SUCCESS);
    rect.right = 801;
    assert_int_equal(dxg_display_present(adapter, 0, picture, sizeof picture[0], &rect), STATUS_INVALID_PARAMETER);
    assert_int_equal(dxg_display_present(adapter, 0, picture, 100, NULL), STATUS_INVALID_PARAMETER);
    assert_int_equal(dxg_display_present(adapter, 0, NULL, sizeof picture[0], NULL), STATUS_INVALID_PARAMETER);
    assert_int_equal(dxg_display_present(adapter, 1, picture, sizeof picture[0], NULL),
                     STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE);
    panel.fail = "PresentDisplayOnly";
    assert_int_equal(dxg_display_present(adapter, 0, picture, sizeof picture[0], NULL), STATUS_UNSUCCESSFUL);
    fake_end(adapter);
}

static void the_rest_of_the_display_functions_are_called(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = start();
    DXGKARG_SETPOINTERSHAPE shape = {.Width = 32, .Height = 32};
    DXGKARG_SETPOINTERPOSITION position = {.X = 5};
    D3DKMDT_PALETTEDATA colors[2] = {{0}};
    DXGKARG_SETPALETTE palette = {.NumEntries = 2, .pLookupTable = colors};
    DXGKARG_GETSCANLINE line = {.VidPnTargetId = PANEL_UID};
    D3DKMDT_VIDPN_HW_CAPABILITY capability = {0};
    assert_int_equal(dxg_display_set_pointer_shape(adapter, &shape), STATUS_SUCCESS);
    assert_int_equal(dxg_display_set_pointer_position(adapter, &position), STATUS_SUCCESS);
    assert_int_equal(dxg_display_set_palette(adapter, &palette), STATUS_SUCCESS);
    assert_int_equal(dxg_display_scan_line(adapter, &line), STATUS_SUCCESS);
    assert_int_equal(line.ScanLine, 17);
    line.VidPnTargetId = 3;
    assert_int_equal(dxg_display_scan_line(adapter, &line), STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_TARGET);
    assert_int_equal(dxg_display_set_visibility(adapter, 0, false), STATUS_SUCCESS);
    assert_false(panel.visible[0]);
    assert_int_equal(dxg_display_update_path(adapter, 0, PANEL_UID, D3DKMDT_VPPR_ROTATE90), STATUS_SUCCESS);
    assert_int_equal(panel.rotation, D3DKMDT_VPPR_ROTATE90);
    assert_int_equal(only_mode(adapter).rotation, D3DKMDT_VPPR_ROTATE90);
    assert_int_equal(dxg_display_update_path(adapter, 0, 3, D3DKMDT_VPPR_ROTATE90),
                     STATUS_GRAPHICS_PATH_NOT_IN_TOPOLOGY);
    assert_int_equal(dxg_display_hw_capability(adapter, 0, PANEL_UID, &capability), STATUS_SUCCESS);
    assert_int_equal(capability.DriverRotation, 1);
    position.VidPnSourceId = shape.VidPnSourceId = palette.VidPnSourceId = 9;
    assert_int_equal(dxg_display_set_pointer_shape(adapter, &shape), STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE);
    assert_int_equal(dxg_display_set_pointer_position(adapter, &position),
                     STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE);
    assert_int_equal(dxg_display_set_palette(adapter, &palette), STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE);
    assert_int_equal(panel.worst, STATUS_SUCCESS);
    fake_end(adapter);
}

static void vertical_synchronization_is_counted(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = start();
    DXGKARGCB_NOTIFY_INTERRUPT_DATA data = {.InterruptType = DXGK_INTERRUPT_DISPLAYONLY_VSYNC};
    fake.interface.DxgkCbNotifyInterrupt(fake.interface.DeviceHandle, &data);
    fake.interface.DxgkCbNotifyInterrupt(fake.interface.DeviceHandle, &data);
    assert_int_equal(atomic_load(&adapter->display.vsyncs), 2);
    fake_end(adapter);
}

/* ---- power, and news ---- */

static void below_d0_the_display_is_dark(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = start();
    panel.trace[0] = '\0';
    assert_int_equal(dxg_power_set(adapter, PowerDeviceD3), STATUS_SUCCESS);
    assert_string_equal(panel.trace, "DisableInterrupt(5) Hide(0) D3(0) D3(99)");
    assert_false(panel.visible[0]);
    assert_int_equal(dxg_power_set(adapter, PowerDeviceD3), STATUS_SUCCESS);
    panel.trace[0] = '\0';
    assert_int_equal(dxg_power_set(adapter, PowerDeviceD0), STATUS_SUCCESS);
    assert_string_equal(panel.trace, "D0(99) D0(0) CommitVidPn(0) Show(0) EnableInterrupt(5)");
    assert_true(panel.visible[0] && panel.vsync);
    assert_int_equal(only_mode(adapter).width, 800);
    assert_int_equal(dxg_power_set(adapter, PowerDeviceUnspecified), STATUS_INVALID_PARAMETER);
    panel.fail = "D3";
    assert_int_equal(dxg_power_set(adapter, PowerDeviceD3), STATUS_SUCCESS);
    assert_said("DxgkDdiSetPowerState (to D3) returned STATUS_UNSUCCESSFUL (0xC0000001), which it must not");
    dxg_adapter_stop(adapter);
    assert_int_equal(dxg_power_set(adapter, PowerDeviceD0), STATUS_DEVICE_REMOVED);
    fake_end(adapter);
}

static void components_have_f_states(void **state)
{
    (void)state;
    fake.caps.SupportRuntimePowerManagement = TRUE;
    panel.components = 2;
    struct dxg_adapter *adapter = start();
    HANDLE handle = fake.interface.DeviceHandle;
    assert_int_equal(adapter->power.component_count, 2);
    assert_ptr_equal(panel.power_handle, adapter);
    assert_int_equal(dxg_power_set_component(adapter, 1, 2), STATUS_SUCCESS);
    assert_int_equal(panel_count("SetPowerComponentFState(12)"), 1);
    assert_int_equal(dxg_power_set_component(adapter, 2, 0), STATUS_INVALID_PARAMETER);
    assert_int_equal(dxg_power_set_component(adapter, 1, 3), STATUS_INVALID_PARAMETER);
    fake.interface.DxgkCbSetPowerComponentActive(handle, 1); /* brings it back */
    assert_int_equal(panel_count("SetPowerComponentFState(10)"), 1);
    assert_int_equal(dxg_power_set_component(adapter, 1, 1), STATUS_DEVICE_BUSY);
    fake.interface.DxgkCbSetPowerComponentIdle(handle, 1);
    assert_int_equal(dxg_power_set_component(adapter, 1, 1), STATUS_SUCCESS);
    fake.interface.DxgkCbSetPowerComponentLatency(handle, 0, 17);
    fake.interface.DxgkCbSetPowerComponentResidency(handle, 0, 18);
    assert_int_equal(adapter->power.components[0].latency, 17);
    assert_int_equal(adapter->power.components[0].residency, 18);
    fake.interface.DxgkCbSetPowerComponentIdle(handle, 1);
    assert_said("DxgkCbSetPowerComponentIdle was given component 1, of 2, out of turn");
    fake.interface.DxgkCbSetPowerComponentActive(handle, 2);
    assert_said("DxgkCbSetPowerComponentActive was given component 2, of 2, out of turn");
    fake_end(adapter);
}

static void a_driver_may_complete_its_transitions(void **state)
{
    (void)state;
    fake.caps.SupportRuntimePowerManagement = TRUE;
    panel.components = 1;
    panel.completes = true;
    struct dxg_adapter *adapter = start();
    assert_int_equal(dxg_power_set_component(adapter, 0, 1), STATUS_SUCCESS);
    fake.interface.DxgkCbCompleteFStateTransition(fake.interface.DeviceHandle, 0);
    assert_said("DxgkCbCompleteFStateTransition was called for component 0, of which none was asked for");
    panel.fail = "SetPowerComponentFState";
    assert_int_equal(dxg_power_set_component(adapter, 0, 0), STATUS_UNSUCCESSFUL);
    fake_end(adapter);
}

static void requests_reach_the_driver(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = start();
    static const GUID code = {.Data1 = 40};
    uint8_t out[4] = {0};
    size_t moved = 0;
    assert_int_equal(dxg_power_control(adapter, &code, out, 2, out, sizeof out, &moved), STATUS_SUCCESS);
    assert_int_equal(panel_count("PowerRuntimeControlRequest(42)"), 1);
    assert_int_equal(moved, sizeof out);
    assert_int_equal(out[3], 0x5A);
    VIDEO_REQUEST_PACKET packet = {0};
    assert_int_equal(dxg_display_io_request(adapter, 0, &packet), STATUS_SUCCESS);
    assert_int_equal(dxg_display_io_request(adapter, 1, &packet), STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE);
    fake_end(adapter);
}

static void polled_monitors_and_acpi_events(void **state)
{
    (void)state;
    fake.sources = 2;
    fake.children = 2;
    struct dxg_adapter *adapter = start();
    panel.connected[1] = true;
    assert_int_equal(dxg_display_poll(adapter), STATUS_SUCCESS);
    assert_int_equal(dxg_display_modes(adapter, NULL, 0), 2);
    panel.connected[1] = false;
    ULONG flags;
    assert_int_equal(dxg_display_notify_acpi(adapter, DxgkAcpiEvent, 0x80, NULL, &flags), STATUS_SUCCESS);
    assert_int_equal(dxg_display_modes(adapter, NULL, 0), 2); /* it asked for nothing */
    panel.acpi_flags = DXGK_ACPI_POLL_DISPLAY_CHILDREN;
    assert_int_equal(dxg_display_notify_acpi(adapter, DxgkAcpiEvent, 0x81, NULL, &flags), STATUS_SUCCESS);
    assert_int_equal(flags, DXGK_ACPI_POLL_DISPLAY_CHILDREN);
    assert_int_equal(dxg_display_modes(adapter, NULL, 0), 1);
    fake_end(adapter);
}

static void connection_changes_are_fetched(void **state)
{
    (void)state;
    fake.display_only = false;
    fake.sources = 2;
    fake.children = 2;
    struct dxg_adapter *adapter = start();
    panel.changes[0].target = PANEL_UID + 1;
    panel.changes[0].status = 10;
    panel.changes[1].target = 7;
    panel.changes[1].status = 5;
    assert_int_equal(fake.interface.DxgkCbIndicateConnectorChange(fake.interface.DeviceHandle), STATUS_SUCCESS);
    dxg_display_wait_idle(adapter);
    assert_int_equal(panel.told, 2);
    assert_said("a connection change of status 5 on target 7");
    assert_int_equal(dxg_display_modes(adapter, NULL, 0), 2);
    fake_end(adapter);
}

/* ---- the monitor's interface ---- */

static void a_monitor_is_read(void **state)
{
    (void)state;
    struct dxg_adapter *adapter = start();
    HANDLE handle = fake.interface.DeviceHandle;
    const DXGK_MONITOR_INTERFACE *mi;
    D3DKMDT_HMONITORSOURCEMODESET set;
    const DXGK_MONITORSOURCEMODESET_INTERFACE *si;
    const D3DKMDT_MONITOR_SOURCE_MODE *mode;
    const D3DKMDT_MONITOR_SOURCE_MODE *next;
    size_t count;
    assert_int_equal(fake.interface.DxgkCbQueryMonitorInterface(handle, DXGK_MONITOR_INTERFACE_VERSION_V1, &mi),
                     STATUS_SUCCESS);
    assert_int_equal(mi->pfnAcquireMonitorSourceModeSet(handle, PANEL_UID, &set, &si), STATUS_SUCCESS);
    assert_int_equal(si->pfnGetNumModes(set, &count), STATUS_SUCCESS);
    assert_int_equal(count, 4); /* 800 x 600, two established ones that are smaller or the same, the driver's */
    assert_int_equal(si->pfnAcquirePreferredModeInfo(set, &mode), STATUS_SUCCESS);
    assert_int_equal(mode->VideoSignalInfo.ActiveSize.cx, 800);
    assert_int_equal(mode->Origin, D3DKMDT_MCO_MONITORDESCRIPTOR);
    assert_int_equal(mode->Preference, D3DKMDT_MP_PREFERRED);
    assert_int_equal(si->pfnAcquireNextModeInfo(set, mode, &next), STATUS_SUCCESS);
    assert_int_equal(si->pfnReleaseModeInfo(set, mode), STATUS_SUCCESS);
    assert_int_equal(si->pfnReleaseModeInfo(set, next), STATUS_SUCCESS);
    assert_int_equal(si->pfnReleaseModeInfo(set, next), STATUS_GRAPHICS_INVALID_MONITOR_SOURCE_MODE);
    assert_int_equal(mi->pfnReleaseMonitorSourceModeSet(handle, set), STATUS_SUCCESS);
    assert_int_equal(mi->pfnReleaseMonitorSourceModeSet(handle, set), STATUS_GRAPHICS_INVALID_MONITOR_SOURCEMODESET);

    D3DKMDT_HMONITORDESCRIPTORSET descriptors;
    const DXGK_MONITORDESCRIPTORSET_INTERFACE *di;
    const D3DKMDT_MONITOR_DESCRIPTOR *descriptor;
    assert_int_equal(mi->pfnGetMonitorDescriptorSet(handle, PANEL_UID, &descriptors, &di), STATUS_SUCCESS);
    assert_int_equal(di->pfnGetNumDescriptors(descriptors, &count), STATUS_SUCCESS);
    assert_int_equal(count, 1);
    assert_int_equal(di->pfnAcquireFirstDescriptorInfo(descriptors, &descriptor), STATUS_SUCCESS);
    assert_int_equal(descriptor->Type, D3DKMDT_MDT_VESA_EDID_V1_BASEBLOCK);
    assert_memory_equal(descriptor->pData, panel.edid, sizeof panel.edid);
    assert_int_equal(di->pfnReleaseDescriptorInfo(descriptors, descriptor), STATUS_SUCCESS);
    const D3DKMDT_MONITOR_DESCRIPTOR *no_descriptor;
    assert_int_equal(di->pfnAcquireNextDescriptorInfo(descriptors, descriptor, &no_descriptor),
                     STATUS_GRAPHICS_NO_MORE_ELEMENTS_IN_DATASET);
    assert_int_equal(di->pfnReleaseDescriptorInfo(descriptors, descriptor), STATUS_GRAPHICS_INVALID_MONITORDESCRIPTOR);

    D3DKMDT_HMONITORFREQUENCYRANGESET ranges;
    const DXGK_MONITORFREQUENCYRANGESET_INTERFACE *fi;
    const D3DKMDT_MONITOR_FREQUENCY_RANGE *range;
    assert_int_equal(mi->pfnGetMonitorFrequencyRangeSet(handle, PANEL_UID, &ranges, &fi), STATUS_SUCCESS);
    assert_int_equal(fi->pfnGetNumFrequencyRanges(ranges, &count), STATUS_SUCCESS);
    assert_int_equal(count, 1);
    assert_int_equal(fi->pfnAcquireFirstFrequencyRangeInfo(ranges, &range), STATUS_SUCCESS);
    assert_int_equal(range->RangeLimits.MaxVSyncFreq.Numerator, 76);
    assert_int_equal(fi->pfnReleaseFrequencyRangeInfo(ranges, range), STATUS_SUCCESS);
    fake_end(adapter);
}

static void a_monitor_that_is_not_there(void **state)
{
    (void)state;
    fake.children = 2;
    struct dxg_adapter *adapter = start();
    HANDLE handle = fake.interface.DeviceHandle;
    const DXGK_MONITOR_INTERFACE *mi;
    D3DKMDT_HMONITORSOURCEMODESET set;
    const DXGK_MONITORSOURCEMODESET_INTERFACE *si;
    D3DKMDT_HMONITORDESCRIPTORSET descriptors;
    const DXGK_MONITORDESCRIPTORSET_INTERFACE *di;
    size_t count;
    assert_int_equal(fake.interface.DxgkCbQueryMonitorInterface(handle, DXGK_MONITOR_INTERFACE_VERSION_V2, &mi),
                     STATUS_SUCCESS);
    const DXGK_MONITOR_INTERFACE_V2 *v2 = (const DXGK_MONITOR_INTERFACE_V2 *)mi;
    assert_int_equal(mi->pfnAcquireMonitorSourceModeSet(NULL, PANEL_UID, &set, &si),
                     STATUS_GRAPHICS_INVALID_DISPLAY_ADAPTER);
    assert_int_equal(mi->pfnAcquireMonitorSourceModeSet(handle, PANEL_UID + 1, &set, &si),
                     STATUS_GRAPHICS_MONITOR_NOT_CONNECTED);
    assert_int_equal(mi->pfnAcquireMonitorSourceModeSet(handle, 7, &set, &si),
                     STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_TARGET);
    assert_int_equal(mi->pfnGetMonitorDescriptorSet(handle, PANEL_UID + 1, &descriptors, &di),
                     STATUS_GRAPHICS_MONITOR_NOT_CONNECTED);
    assert_int_equal(mi->pfnGetMonitorDescriptorSet(handle, PANEL_UID, NULL, &di), STATUS_INVALID_PARAMETER);
    assert_int_equal(si->pfnGetNumModes(NULL, &count), STATUS_GRAPHICS_INVALID_MONITOR_SOURCEMODESET);
    assert_int_equal(di->pfnGetNumDescriptors((D3DKMDT_HMONITORDESCRIPTORSET)&fake, &count),
                     STATUS_GRAPHICS_INVALID_MONITORDESCRIPTORSET);
    UINT modes = 9;
    DXGK_TARGETMODE_DETAIL_TIMING *timings = (void *)&fake;
    assert_int_equal(v2->pfnGetAdditionalMonitorModeSet(handle, PANEL_UID, &modes, &timings), STATUS_SUCCESS);
    assert_int_equal(modes, 0);
    assert_null(timings);
    assert_int_equal(v2->pfnReleaseAdditionalMonitorModeSet(handle, PANEL_UID, NULL), STATUS_SUCCESS);
    assert_int_equal(
        fake.interface.DxgkCbQueryMonitorInterface(handle, DXGK_MONITOR_INTERFACE_VERSION_UNINITIALIZED, &mi),
        STATUS_NOT_SUPPORTED);
    fake_end(adapter);
}

/* Every allocation of a start and of a mode set fails in turn: a start fails whole, or starts with what there is. */
static void fail_each_allocation(void)
{
    struct dxg_driver *driver;
    struct dxg_adapter *adapter;
    struct dxg_error error;
    assert_int_equal(fake_load(&driver, &error), STATUS_SUCCESS);
    assert_int_equal(dxg_adapter_add(driver, &dxg_plain_device, &adapter, &error), STATUS_SUCCESS);
    bool complete = false;
    for (uint64_t nth = 1; !complete; nth++) {
        assert_true(nth < 500);
        os_fail_nth(nth, false);
        NTSTATUS status = dxg_adapter_start(adapter, &error);
        bool failed = os_allocations() >= nth;
        os_fail_nth(0, false);
        if (NT_SUCCESS(status)) {
            os_fail_nth(nth, false);
            NTSTATUS set = dxg_display_set_mode(adapter, 0, 640, 480, 0);
            complete = !failed && os_allocations() < nth && set == STATUS_SUCCESS;
            os_fail_nth(0, false);
            dxg_adapter_stop(adapter);
        }
        assert_null(adapter->display.active);
        assert_null(adapter->display.children);
    }
    dxg_adapter_remove(adapter);
    dxg_driver_unload(driver);
}

static void memory_fails_at_each_step(void **state)
{
    (void)state;
    fail_each_allocation();
}

static void memory_fails_at_each_step_of_a_full_driver(void **state)
{
    (void)state;
    panel_set_full();
    fail_each_allocation();
    assert_int_equal(panel.primaries, 0);
}

#define WITH_PANEL(test) cmocka_unit_test_setup_teardown(test, up, down)
enum { FAILING = sizeof failing / sizeof failing[0], NO_PRIMARY = sizeof no_primary / sizeof no_primary[0] };

int main(void)
{
    static const struct CMUnitTest others[] = {
        WITH_PANEL(the_order_of_the_calls),
        WITH_PANEL(the_monitors_preferred_mode_is_set),
        WITH_PANEL(without_a_descriptor_the_default_profile_decides),
        WITH_PANEL(a_descriptor_that_is_none_is_told),
        WITH_PANEL(a_size_that_the_driver_lacks_gives_the_largest_that_fits),
        WITH_PANEL(a_recommendation_is_taken),
        WITH_PANEL(an_always_connected_child_is_not_asked),
        WITH_PANEL(two_sources_are_shown_on_two_targets),
        WITH_PANEL(fewer_paths_are_tried_where_so_many_are_not_supported),
        WITH_PANEL(another_scaling_is_pinned_where_identity_is_not_supported),
        WITH_PANEL(what_is_not_released_is_told),
        WITH_PANEL(without_target_modes_nothing_is_set),
        WITH_PANEL(a_full_driver_is_brought_up_too),
        WITH_PANEL(a_driver_without_sources_is_left_alone),
        WITH_PANEL(modes_are_listed_and_set),
        WITH_PANEL(a_mode_that_is_not_committed_leaves_the_one_before),
        WITH_PANEL(the_other_source_keeps_its_mode),
        WITH_PANEL(a_stopped_adapter_shows_nothing),
        WITH_PANEL(a_monitor_that_comes_is_shown_on),
        WITH_PANEL(a_monitor_that_goes_is_no_longer_there),
        WITH_PANEL(news_from_within_start_is_not_lost),
        WITH_PANEL(a_picture_arrives_in_the_firmwares_frame_buffer),
        WITH_PANEL(the_rest_of_the_display_functions_are_called),
        WITH_PANEL(vertical_synchronization_is_counted),
        WITH_PANEL(below_d0_the_display_is_dark),
        WITH_PANEL(components_have_f_states),
        WITH_PANEL(a_driver_may_complete_its_transitions),
        WITH_PANEL(requests_reach_the_driver),
        WITH_PANEL(polled_monitors_and_acpi_events),
        WITH_PANEL(connection_changes_are_fetched),
        WITH_PANEL(a_monitor_is_read),
        WITH_PANEL(a_monitor_that_is_not_there),
        WITH_PANEL(a_full_driver_scans_its_primary_out),
        WITH_PANEL(a_removed_device_gives_its_primary_up),
        WITH_PANEL(memory_fails_at_each_step),
        WITH_PANEL(memory_fails_at_each_step_of_a_full_driver),
    };
    enum { OTHERS = sizeof others / sizeof others[0] };
    static struct CMUnitTest tests[OTHERS + FAILING + NO_PRIMARY];
    memcpy(tests, others, sizeof others);
    for (size_t i = 0; i < FAILING; i++) {
        tests[OTHERS + i] =
            (struct CMUnitTest){failing[i].name, starts_all_the_same, NULL, NULL, (void *)(uintptr_t)&failing[i]};
    }
    for (size_t i = 0; i < NO_PRIMARY; i++) {
        tests[OTHERS + FAILING + i] =
            (struct CMUnitTest){no_primary[i].name, shows_nothing, NULL, NULL, (void *)(uintptr_t)&no_primary[i]};
    }
    return cmocka_run_group_tests_name("dxg-display", tests, NULL, NULL);
}
