/* display_test.c: the displays of a running adapter, as a program that embeds the kernel sees and sets them. */
#include <escapement/host.h>

#include <ntstatus.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct host *host;

static int up(void **state)
{
    (void)state;
    char path[512];
    const char *build = getenv("ESCAPEMENT_BUILD");
    const char *suffix = strcmp(ESCAPEMENT_VARIANT, "plain") == 0 ? "" : "-" ESCAPEMENT_VARIANT;
    snprintf(path, sizeof path, "%s/drivers/basicdisp/basicdisp%s.so", build ? build : "build", suffix);
    struct host_error error;
    host = host_start(path, NULL, &error);
    if (!host) {
        print_error("%s\n", error.text);
    }
    return host ? 0 : -1;
}

static int down(void **state)
{
    (void)state;
    host_stop(host);
    return 0;
}

static void children_and_modes_are_listed(void **state)
{
    (void)state;
    struct host_child child;
    struct host_display_mode mode;
    struct host_display_mode offered;
    assert_int_equal(host_children(host, &child, 1), 1);
    assert_true(child.is_output && child.has_monitor);
    assert_true(child.modes > 0);
    assert_int_equal(host_display_modes(host, &mode, 1), 1);
    assert_int_equal(mode.target, child.uid);
    assert_int_equal(mode.width, 1024);
    assert_int_equal(mode.height, 768);
    assert_int_equal(mode.stride_bytes, 4096);
    assert_int_equal(mode.rotation_degrees, 0);
    assert_true(host_display_source_modes(host, 0, &offered, 1) > 0);
    assert_int_equal(host_display_source_modes(host, 1, &offered, 1), 0);
}

static void a_mode_is_set_or_refused(void **state)
{
    (void)state;
    assert_int_equal(host_display_set_mode(host, 0, 1024, 768, 0), STATUS_SUCCESS);
    assert_int_equal(host_display_set_mode(host, 0, 1, 1, 0), STATUS_GRAPHICS_MODE_NOT_IN_MODESET);
    assert_int_equal(host_display_set_mode(host, 1, 1024, 768, 0), STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE);
}

static void a_picture_reaches_the_frame_buffer(void **state)
{
    (void)state;
    static uint32_t picture[768][1024];
    struct host_framebuffer framebuffer;
    uint32_t pixel = 0;
    assert_true(host_framebuffer(host, &framebuffer));
    assert_int_equal(framebuffer.width, 1024);
    picture[5][7] = 0x123456;
    assert_int_equal(host_display_present(host, 0, picture, sizeof picture[0], NULL), STATUS_SUCCESS);
    assert_int_equal(host_framebuffer_read(host, 5u * framebuffer.pitch_bytes + 28, &pixel, sizeof pixel),
                     STATUS_SUCCESS);
    assert_int_equal(pixel & 0xFFFFFF, 0x123456);
    assert_int_equal(host_framebuffer_read(host, 1u << 30, &pixel, sizeof pixel), STATUS_INVALID_PARAMETER);
}

static void the_adapter_sleeps_and_wakes(void **state)
{
    (void)state;
    struct host_display_mode mode;
    assert_int_equal(host_power(host, 4), STATUS_INVALID_PARAMETER);
    assert_int_equal(host_power(host, 3), STATUS_SUCCESS);
    assert_int_equal(host_power(host, 0), STATUS_SUCCESS);
    assert_int_equal(host_display_modes(host, &mode, 1), 1);
    assert_int_equal(host_power_component(host, 0, 0), STATUS_INVALID_PARAMETER);
    assert_int_equal(host_poll_children(host), STATUS_SUCCESS);
}

static void a_stopped_adapter_has_no_displays(void **state)
{
    (void)state;
    struct host_child child;
    struct host_display_mode mode;
    host_stop_adapter(host);
    assert_int_equal(host_children(host, &child, 1), 0);
    assert_int_equal(host_display_modes(host, &mode, 1), 0);
    assert_int_equal(host_display_set_mode(host, 0, 1024, 768, 0), STATUS_DEVICE_REMOVED);
    assert_int_equal(host_power(host, 3), STATUS_DEVICE_REMOVED);
    assert_int_equal(host_restart_adapter(host), STATUS_SUCCESS);
    assert_int_equal(host_display_modes(host, &mode, 1), 1);
}

#define WITH_HOST(test) cmocka_unit_test_setup_teardown(test, up, down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WITH_HOST(children_and_modes_are_listed),      WITH_HOST(a_mode_is_set_or_refused),
        WITH_HOST(a_picture_reaches_the_frame_buffer), WITH_HOST(the_adapter_sleeps_and_wakes),
        WITH_HOST(a_stopped_adapter_has_no_displays),
    };
    return cmocka_run_group_tests_name("host-display", tests, NULL, NULL);
}
