/* vidpn_test.c: video present networks through DXGK_VIDPN_INTERFACE, as a driver reads and changes them. */
#include "dxgkrnl/timing.h"
#include "dxgkrnl/vidpn.h"
#include "nt/machine.h"
#include "nt/os.h"

#include <ntstatus.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <setjmp.h>

#include <cmocka.h>
#include <string.h>

/* Two sources, three targets; source 0 is shown on target 10, and the driver may change everything. */
static struct fixture {
    struct dxg_vidpn *vidpn;
    D3DKMDT_HVIDPN handle;
    const DXGK_VIDPN_INTERFACE *vi;
    D3DKMDT_HVIDPNTOPOLOGY topology;
    const DXGK_VIDPNTOPOLOGY_INTERFACE *ti;
} fx;

#define ALL_RIGHTS (DXG_VIDPN_TOPOLOGY | DXG_VIDPN_MODES | DXG_VIDPN_SUPPORT)
#define TARGET     10u
#define NOBODY     99u /* an id that nothing has */

static void open_as(uint32_t rights)
{
    fx.handle = dxg_vidpn_handle(fx.vidpn);
    dxg_vidpn_open(fx.vidpn, rights);
    fx.vi = dxg_vidpn_interface(DXGK_VIDPN_INTERFACE_VERSION_V1);
    assert_int_equal(fx.vi->pfnGetTopology(fx.handle, &fx.topology, &fx.ti), STATUS_SUCCESS);
}

static int up(void **state)
{
    (void)state;
    static const uint32_t targets[] = {TARGET, 11, 12};
    if (os_init() != 0 || nt_machine_init() != 0) {
        return -1;
    }
    fx.vidpn = dxg_vidpn_create(2, targets, 3);
    if (fx.vidpn == NULL || dxg_vidpn_connect(fx.vidpn, 0, TARGET) != STATUS_SUCCESS) {
        return -1;
    }
    open_as(ALL_RIGHTS);
    return 0;
}

static int down(void **state)
{
    (void)state;
    os_fail_nth(0, false);
    dxg_vidpn_close(fx.vidpn);
    dxg_vidpn_destroy(fx.vidpn);
    nt_machine_fini();
    return 0;
}

static D3DKMDT_HVIDPNSOURCEMODESET new_source_set(const DXGK_VIDPNSOURCEMODESET_INTERFACE **si)
{
    D3DKMDT_HVIDPNSOURCEMODESET set = NULL;
    assert_int_equal(fx.vi->pfnCreateNewSourceModeSet(fx.handle, 0, &set, si), STATUS_SUCCESS);
    return set;
}

static D3DKMDT_VIDPN_SOURCE_MODE source_mode(UINT width, UINT height)
{
    return (D3DKMDT_VIDPN_SOURCE_MODE){
        .Type = D3DKMDT_RMT_GRAPHICS,
        .Format.Graphics = {.PrimSurfSize = {width, height},
                            .VisibleRegionSize = {width, height},
                            .Stride = width * 4,
                            .PixelFormat = D3DDDIFMT_A8R8G8B8,
                            .ColorBasis = D3DKMDT_CB_SCRGB,
                            .PixelValueAccessMode = D3DKMDT_PVAM_DIRECT},
    };
}

/* As drivers do: make, fill all but the id, add, and release what could not be added. */
static NTSTATUS add_source(D3DKMDT_HVIDPNSOURCEMODESET set, D3DKMDT_VIDPN_SOURCE_MODE like, UINT *id)
{
    const DXGK_VIDPNSOURCEMODESET_INTERFACE *si = &dxg_vidpn_source_modes_interface;
    D3DKMDT_VIDPN_SOURCE_MODE *mode = NULL;
    NTSTATUS status = si->pfnCreateNewModeInfo(set, &mode);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    assert_int_equal(mode->Type, D3DKMDT_RMT_UNINITIALIZED);
    like.Id = mode->Id;
    *mode = like;
    if (id != NULL) {
        *id = mode->Id;
    }
    status = si->pfnAddMode(set, mode);
    if (!NT_SUCCESS(status)) {
        assert_int_equal(si->pfnReleaseModeInfo(set, mode), STATUS_SUCCESS);
    }
    return status;
}

static NTSTATUS add_target(D3DKMDT_HVIDPNTARGETMODESET set, D3DKMDT_VIDEO_SIGNAL_INFO signal, UINT *id)
{
    const DXGK_VIDPNTARGETMODESET_INTERFACE *ti = &dxg_vidpn_target_modes_interface;
    D3DKMDT_VIDPN_TARGET_MODE *mode;
    NTSTATUS status = ti->pfnCreateNewModeInfo(set, &mode);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    mode->VideoSignalInfo = signal;
    mode->Preference = D3DKMDT_MP_NOTPREFERRED;
    *id = mode->Id;
    status = ti->pfnAddMode(set, mode);
    if (!NT_SUCCESS(status)) {
        assert_int_equal(ti->pfnReleaseModeInfo(set, mode), STATUS_SUCCESS);
    }
    return status;
}

/* ---- handles ---- */

static void a_handle_is_one_while_the_vidpn_is_open(void **state)
{
    (void)state;
    size_t count;
    assert_true(dxg_vidpn_is_open(fx.handle));
    assert_int_equal(dxg_vidpn_close(fx.vidpn), 0);
    assert_false(dxg_vidpn_is_open(fx.handle));
    assert_int_equal(fx.vi->pfnGetTopology(fx.handle, &fx.topology, &fx.ti), STATUS_GRAPHICS_INVALID_VIDPN);
    assert_int_equal(fx.ti->pfnGetNumPaths(fx.topology, &count), STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
}

static void wrong_handles_are_statuses(void **state)
{
    (void)state;
    static struct D3DKMDT_HVIDPN__ nobody;
    D3DKMDT_HVIDPN wrong[] = {NULL, &nobody, (D3DKMDT_HVIDPN)(uintptr_t)1, (D3DKMDT_HVIDPN)fx.topology};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        D3DKMDT_HVIDPNSOURCEMODESET source;
        D3DKMDT_HVIDPNTARGETMODESET target;
        const DXGK_VIDPNSOURCEMODESET_INTERFACE *si = NULL;
        const DXGK_VIDPNTARGETMODESET_INTERFACE *ti;
        const D3DKMDT_VIDPN_PRESENT_PATH *path = NULL;
        D3DKMDT_VIDPN_PRESENT_PATH *new_path;
        D3DDDI_VIDEO_PRESENT_TARGET_ID id;
        size_t count;
        D3DKMDT_HVIDPNTOPOLOGY topology = (D3DKMDT_HVIDPNTOPOLOGY)(i == 3 ? fx.handle : wrong[i]);
        assert_int_equal(fx.vi->pfnGetTopology(wrong[i], &topology, &fx.ti), STATUS_GRAPHICS_INVALID_VIDPN);
        assert_int_equal(fx.vi->pfnAcquireSourceModeSet(wrong[i], 0, &source, &si), STATUS_GRAPHICS_INVALID_VIDPN);
        assert_int_equal(fx.vi->pfnAcquireTargetModeSet(wrong[i], TARGET, &target, &ti), STATUS_GRAPHICS_INVALID_VIDPN);
        assert_int_equal(fx.vi->pfnCreateNewSourceModeSet(wrong[i], 0, &source, &si), STATUS_GRAPHICS_INVALID_VIDPN);
        assert_int_equal(fx.vi->pfnReleaseSourceModeSet(wrong[i], NULL), STATUS_GRAPHICS_INVALID_VIDPN);
        assert_int_equal(fx.vi->pfnAssignTargetModeSet(wrong[i], TARGET, NULL), STATUS_GRAPHICS_INVALID_VIDPN);
        assert_int_equal(fx.vi->pfnAssignMultisamplingMethodSet(wrong[i], 0, 0, NULL), STATUS_GRAPHICS_INVALID_VIDPN);
        assert_int_equal(fx.ti->pfnGetNumPaths(topology, &count), STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
        assert_int_equal(fx.ti->pfnGetNumPathsFromSource(topology, 0, &count), STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
        assert_int_equal(fx.ti->pfnEnumPathTargetsFromSource(topology, 0, 0, &id),
                         STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
        assert_int_equal(fx.ti->pfnGetPathSourceFromTarget(topology, TARGET, &id),
                         STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
        assert_int_equal(fx.ti->pfnAcquirePathInfo(topology, 0, TARGET, &path), STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
        assert_int_equal(fx.ti->pfnAcquireFirstPathInfo(topology, &path), STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
        assert_int_equal(fx.ti->pfnAcquireNextPathInfo(topology, NULL, &path), STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
        assert_int_equal(fx.ti->pfnReleasePathInfo(topology, NULL), STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
        assert_int_equal(fx.ti->pfnCreateNewPathInfo(topology, &new_path), STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
        assert_int_equal(fx.ti->pfnAddPath(topology, NULL), STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
        assert_int_equal(fx.ti->pfnRemovePath(topology, 0, TARGET), STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
        assert_int_equal(fx.ti->pfnUpdatePathSupportInfo(topology, NULL), STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
    }
}

static void wrong_sets_are_statuses(void **state)
{
    (void)state;
    const DXGK_VIDPNSOURCEMODESET_INTERFACE *si = NULL;
    D3DKMDT_HVIDPNSOURCEMODESET set = new_source_set(&si);
    const DXGK_VIDPNTARGETMODESET_INTERFACE *ti = &dxg_vidpn_target_modes_interface;
    D3DKMDT_HVIDPNTARGETMODESET as_target = (D3DKMDT_HVIDPNTARGETMODESET)set;
    const D3DKMDT_VIDPN_TARGET_MODE *target;
    D3DKMDT_VIDPN_TARGET_MODE *new_target;
    size_t count;
    assert_int_equal(ti->pfnGetNumModes(as_target, &count), STATUS_GRAPHICS_INVALID_VIDPN_TARGETMODESET);
    assert_int_equal(ti->pfnAcquireFirstModeInfo(NULL, &target), STATUS_GRAPHICS_INVALID_VIDPN_TARGETMODESET);
    assert_int_equal(ti->pfnAcquirePinnedModeInfo(NULL, &target), STATUS_GRAPHICS_INVALID_VIDPN_TARGETMODESET);
    assert_int_equal(ti->pfnCreateNewModeInfo(as_target, &new_target), STATUS_GRAPHICS_INVALID_VIDPN_TARGETMODESET);
    assert_int_equal(ti->pfnPinMode(as_target, 1), STATUS_GRAPHICS_INVALID_VIDPN_TARGETMODESET);
    assert_int_equal(si->pfnGetNumModes(set, NULL), STATUS_INVALID_PARAMETER);
    assert_int_equal(si->pfnAddMode(set, NULL), STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE_MODE);
    assert_int_equal(si->pfnReleaseModeInfo(set, NULL), STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE_MODE);
    assert_int_equal(si->pfnPinMode(set, 1), STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE_MODE);
    const D3DKMDT_VIDPN_SOURCE_MODE *mode = (const void *)&fx;
    assert_int_equal(si->pfnAcquireNextModeInfo(set, mode, &mode), STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE_MODE);
    assert_int_equal(fx.vi->pfnReleaseSourceModeSet(fx.handle, set), STATUS_SUCCESS);
    assert_int_equal(fx.vi->pfnReleaseSourceModeSet(fx.handle, set), STATUS_GRAPHICS_INVALID_VIDPN_SOURCEMODESET);
    assert_int_equal(si->pfnGetNumModes(set, &count), STATUS_GRAPHICS_INVALID_VIDPN_SOURCEMODESET);
}

/* ---- topology ---- */

static void paths_are_walked(void **state)
{
    (void)state;
    const D3DKMDT_VIDPN_PRESENT_PATH *first;
    const D3DKMDT_VIDPN_PRESENT_PATH *next;
    assert_int_equal(fx.ti->pfnAcquireFirstPathInfo(fx.topology, &first), STATUS_SUCCESS);
    assert_int_equal(first->VidPnTargetId, TARGET);
    assert_int_equal(first->ImportanceOrdinal, D3DKMDT_VPPI_PRIMARY);
    assert_int_equal(first->ContentTransformation.Scaling, D3DKMDT_VPPS_UNPINNED);
    assert_int_equal(first->GammaRamp.Type, D3DDDI_GAMMARAMP_DEFAULT);
    assert_int_equal(fx.ti->pfnAcquireNextPathInfo(fx.topology, first, &next),
                     STATUS_GRAPHICS_NO_MORE_ELEMENTS_IN_DATASET);
    assert_null(next);
    assert_int_equal(fx.ti->pfnReleasePathInfo(fx.topology, first), STATUS_SUCCESS);
    assert_int_equal(fx.ti->pfnReleasePathInfo(fx.topology, first), STATUS_GRAPHICS_INVALID_VIDPN_PRESENT_PATH);
    assert_int_equal(fx.ti->pfnRemovePath(fx.topology, 0, TARGET), STATUS_SUCCESS);
    assert_int_equal(fx.ti->pfnAcquireFirstPathInfo(fx.topology, &first), STATUS_GRAPHICS_DATASET_IS_EMPTY);
    assert_null(first);
}

static void sources_and_targets_of_paths(void **state)
{
    (void)state;
    size_t count = 7;
    D3DDDI_VIDEO_PRESENT_TARGET_ID id;
    assert_int_equal(dxg_vidpn_connect(fx.vidpn, 0, 12), STATUS_SUCCESS);
    assert_int_equal(fx.ti->pfnGetNumPaths(fx.topology, &count), STATUS_SUCCESS);
    assert_int_equal(count, 2);
    assert_int_equal(fx.ti->pfnGetNumPathsFromSource(fx.topology, 0, &count), STATUS_SUCCESS);
    assert_int_equal(count, 2);
    assert_int_equal(fx.ti->pfnGetNumPathsFromSource(fx.topology, 1, &count), STATUS_GRAPHICS_SOURCE_NOT_IN_TOPOLOGY);
    assert_int_equal(count, 0);
    assert_int_equal(fx.ti->pfnGetNumPathsFromSource(fx.topology, 2, &count),
                     STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE);
    assert_int_equal(fx.ti->pfnEnumPathTargetsFromSource(fx.topology, 0, 1, &id), STATUS_SUCCESS);
    assert_int_equal(id, 12);
    assert_int_equal(fx.ti->pfnEnumPathTargetsFromSource(fx.topology, 0, 2, &id), STATUS_INVALID_PARAMETER);
    assert_int_equal(fx.ti->pfnGetPathSourceFromTarget(fx.topology, 12, &id), STATUS_SUCCESS);
    assert_int_equal(id, 0);
    assert_int_equal(fx.ti->pfnGetPathSourceFromTarget(fx.topology, 11, &id), STATUS_GRAPHICS_TARGET_NOT_IN_TOPOLOGY);
    assert_int_equal(fx.ti->pfnGetPathSourceFromTarget(fx.topology, NOBODY, &id),
                     STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_TARGET);
    const D3DKMDT_VIDPN_PRESENT_PATH *path = NULL;
    assert_int_equal(fx.ti->pfnAcquirePathInfo(fx.topology, 1, TARGET, &path), STATUS_GRAPHICS_PATH_NOT_IN_TOPOLOGY);
    assert_int_equal(fx.ti->pfnAcquirePathInfo(fx.topology, 0, 12, &path), STATUS_SUCCESS);
    assert_int_equal(path->VidPnTargetId, 12);
    assert_int_equal(dxg_vidpn_close(fx.vidpn), 1); /* that path, which was not released */
}

struct new_path {
    const char *name;
    uint32_t source, target;
    int importance, scaling, gamma;
    NTSTATUS status;
};

#define BAD_GEOMETRY STATUS_GRAPHICS_INVALID_PATH_CONTENT_GEOMETRY_TRANSFORMATION

// clang-format off
static const struct new_path new_paths[] = {
    {"path: a free source and target",   1, 11, 2,  1,   1, STATUS_SUCCESS},
    {"path: a second one of a source",   0, 12, 2,  254, 1, STATUS_SUCCESS},
    {"path: that is there",              0, 10, 2,  1,   1, STATUS_GRAPHICS_PATH_ALREADY_IN_TOPOLOGY},
    {"path: a target that has one",      1, 10, 2,  1,   1, STATUS_GRAPHICS_INVALID_VIDPN_PRESENT_PATH},
    {"path: no such source",             2, 11, 2,  1,   1, STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE},
    {"path: no such target",             1, 99, 2,  1,   1, STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_TARGET},
    {"path: importance uninitialized",   1, 11, 0,  1,   1, STATUS_GRAPHICS_INVALID_PATH_IMPORTANCE_ORDINAL},
    {"path: importance beyond the last", 1, 11, 11, 1,   1, STATUS_GRAPHICS_INVALID_PATH_IMPORTANCE_ORDINAL},
    {"path: scaling beyond the last",    1, 11, 2,  256, 1, BAD_GEOMETRY},
    {"path: gamma beyond the last",      1, 11, 2,  1,   9, STATUS_GRAPHICS_INVALID_GAMMA_RAMP},
};
// clang-format on

static void adds_a_path(void **state)
{
    const struct new_path *row = *state;
    up(NULL);
    D3DKMDT_VIDPN_PRESENT_PATH *path = NULL;
    size_t count;
    assert_int_equal(fx.ti->pfnCreateNewPathInfo(fx.topology, &path), STATUS_SUCCESS);
    path->VidPnSourceId = row->source;
    path->VidPnTargetId = row->target;
    path->ImportanceOrdinal = (D3DKMDT_VIDPN_PRESENT_PATH_IMPORTANCE)row->importance;
    path->ContentTransformation.Scaling = (D3DKMDT_VIDPN_PRESENT_PATH_SCALING)row->scaling;
    path->GammaRamp.Type = (D3DDDI_GAMMARAMP_TYPE)row->gamma;
    assert_int_equal(fx.ti->pfnAddPath(fx.topology, path), row->status);
    assert_int_equal(fx.ti->pfnGetNumPaths(fx.topology, &count), STATUS_SUCCESS);
    assert_int_equal(count, NT_SUCCESS(row->status) ? 2 : 1);
    if (NT_SUCCESS(row->status)) {
        assert_int_equal(fx.ti->pfnAddPath(fx.topology, path), STATUS_GRAPHICS_INVALID_VIDPN_PRESENT_PATH);
        D3DKMDT_HVIDPNSOURCEMODESET set = NULL;
        const DXGK_VIDPNSOURCEMODESET_INTERFACE *si = NULL;
        assert_int_equal(fx.vi->pfnAcquireSourceModeSet(fx.handle, row->source, &set, &si), STATUS_SUCCESS);
        assert_int_equal(fx.vi->pfnReleaseSourceModeSet(fx.handle, set), STATUS_SUCCESS);
    } else {
        assert_int_equal(fx.ti->pfnReleasePathInfo(fx.topology, path), STATUS_SUCCESS);
    }
    assert_int_equal(dxg_vidpn_close(fx.vidpn), 0);
    down(NULL);
}

static void a_removed_path_stays_until_it_is_released(void **state)
{
    (void)state;
    const D3DKMDT_VIDPN_PRESENT_PATH *path = NULL;
    assert_int_equal(fx.ti->pfnAcquireFirstPathInfo(fx.topology, &path), STATUS_SUCCESS);
    assert_int_equal(fx.ti->pfnRemovePath(fx.topology, 0, TARGET), STATUS_SUCCESS);
    assert_int_equal(path->VidPnTargetId, TARGET);
    assert_int_equal(fx.ti->pfnReleasePathInfo(fx.topology, path), STATUS_SUCCESS);
    D3DKMDT_HVIDPNSOURCEMODESET set = NULL;
    const DXGK_VIDPNSOURCEMODESET_INTERFACE *si = NULL;
    assert_int_equal(fx.vi->pfnAcquireSourceModeSet(fx.handle, 0, &set, &si), STATUS_GRAPHICS_SOURCE_NOT_IN_TOPOLOGY);
    assert_int_equal(fx.vi->pfnAcquireSourceModeSet(fx.handle, 9, &set, &si),
                     STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE);
    assert_int_equal(fx.ti->pfnRemovePath(fx.topology, 0, TARGET), STATUS_GRAPHICS_PATH_NOT_IN_TOPOLOGY);
    assert_int_equal(fx.ti->pfnRemovePath(fx.topology, 7, TARGET), STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE);
    assert_int_equal(fx.ti->pfnRemovePath(fx.topology, 0, NOBODY), STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_TARGET);
}

static void support_is_the_drivers_and_pins_are_not(void **state)
{
    (void)state;
    const D3DKMDT_VIDPN_PRESENT_PATH *path = NULL;
    assert_int_equal(fx.ti->pfnAcquireFirstPathInfo(fx.topology, &path), STATUS_SUCCESS);
    D3DKMDT_VIDPN_PRESENT_PATH mine = *path;
    mine.ContentTransformation.Scaling = D3DKMDT_VPPS_STRETCHED;
    mine.ContentTransformation.ScalingSupport.Identity = 1;
    mine.ContentTransformation.RotationSupport.Rotate90 = 1;
    assert_int_equal(fx.ti->pfnUpdatePathSupportInfo(fx.topology, &mine), STATUS_SUCCESS);
    assert_int_equal(path->ContentTransformation.ScalingSupport.Identity, 1);
    assert_int_equal(path->ContentTransformation.RotationSupport.Rotate90, 1);
    assert_int_equal(path->ContentTransformation.Scaling, D3DKMDT_VPPS_UNPINNED);
    mine.VidPnTargetId = 11;
    assert_int_equal(fx.ti->pfnUpdatePathSupportInfo(fx.topology, &mine), STATUS_GRAPHICS_PATH_NOT_IN_TOPOLOGY);
    assert_int_equal(fx.ti->pfnUpdatePathSupportInfo(fx.topology, NULL), STATUS_INVALID_PARAMETER);
    assert_int_equal(fx.ti->pfnReleasePathInfo(fx.topology, path), STATUS_SUCCESS);
}

static void what_a_ddi_may_not_change_is_denied(void **state)
{
    (void)state;
    dxg_vidpn_close(fx.vidpn);
    open_as(DXG_VIDPN_READ);
    D3DKMDT_VIDPN_PRESENT_PATH *path = NULL;
    D3DKMDT_HVIDPNSOURCEMODESET set = NULL;
    const DXGK_VIDPNSOURCEMODESET_INTERFACE *si = NULL;
    D3DKMDT_VIDPN_SOURCE_MODE *mode = NULL;
    static const D3DKMDT_VIDPN_PRESENT_PATH update = {.VidPnTargetId = TARGET};
    assert_int_equal(fx.ti->pfnCreateNewPathInfo(fx.topology, &path), STATUS_ACCESS_DENIED);
    assert_int_equal(fx.ti->pfnAddPath(fx.topology, NULL), STATUS_ACCESS_DENIED);
    assert_int_equal(fx.ti->pfnRemovePath(fx.topology, 0, TARGET), STATUS_ACCESS_DENIED);
    assert_int_equal(fx.ti->pfnUpdatePathSupportInfo(fx.topology, &update), STATUS_ACCESS_DENIED);
    assert_int_equal(fx.vi->pfnCreateNewSourceModeSet(fx.handle, 0, &set, &si), STATUS_ACCESS_DENIED);
    assert_int_equal(fx.vi->pfnAcquireSourceModeSet(fx.handle, 0, &set, &si), STATUS_SUCCESS);
    assert_int_equal(si->pfnCreateNewModeInfo(set, &mode), STATUS_ACCESS_DENIED);
    assert_int_equal(si->pfnPinMode(set, 1), STATUS_ACCESS_DENIED);
    assert_int_equal(fx.vi->pfnReleaseSourceModeSet(fx.handle, set), STATUS_SUCCESS);
}

/* ---- mode sets ---- */

static void modes_are_added_walked_and_pinned(void **state)
{
    (void)state;
    const DXGK_VIDPNSOURCEMODESET_INTERFACE *si = NULL;
    D3DKMDT_HVIDPNSOURCEMODESET set = new_source_set(&si);
    const D3DKMDT_VIDPN_SOURCE_MODE *mode;
    size_t count;
    UINT small = 0;
    UINT large = 0;
    assert_int_equal(si->pfnAcquireFirstModeInfo(set, &mode), STATUS_GRAPHICS_DATASET_IS_EMPTY);
    assert_null(mode);
    assert_int_equal(add_source(set, source_mode(640, 480), &small), STATUS_SUCCESS);
    assert_int_equal(add_source(set, source_mode(1024, 768), &large), STATUS_SUCCESS);
    assert_int_not_equal(small, large);
    assert_int_equal(si->pfnGetNumModes(set, &count), STATUS_SUCCESS);
    assert_int_equal(count, 2);
    const D3DKMDT_VIDPN_SOURCE_MODE *next;
    assert_int_equal(si->pfnAcquireFirstModeInfo(set, &mode), STATUS_SUCCESS);
    assert_int_equal(mode->Format.Graphics.PrimSurfSize.cx, 640);
    assert_int_equal(si->pfnAcquireNextModeInfo(set, mode, &next), STATUS_SUCCESS);
    assert_int_equal(si->pfnReleaseModeInfo(set, mode), STATUS_SUCCESS);
    assert_int_equal(next->Id, large);
    assert_int_equal(si->pfnAcquireNextModeInfo(set, next, &mode), STATUS_GRAPHICS_NO_MORE_ELEMENTS_IN_DATASET);
    assert_null(mode);
    assert_int_equal(si->pfnReleaseModeInfo(set, next), STATUS_SUCCESS);
    assert_int_equal(si->pfnAcquirePinnedModeInfo(set, &mode), STATUS_GRAPHICS_MODE_NOT_PINNED);
    assert_null(mode);
    assert_int_equal(si->pfnPinMode(set, large), STATUS_SUCCESS);
    assert_int_equal(si->pfnPinMode(set, 77), STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE_MODE);
    assert_int_equal(si->pfnAcquirePinnedModeInfo(set, &mode), STATUS_SUCCESS);
    assert_int_equal(mode->Id, large);
    assert_int_equal(si->pfnReleaseModeInfo(set, mode), STATUS_SUCCESS);
    assert_int_equal(fx.vi->pfnAssignSourceModeSet(fx.handle, 0, set), STATUS_SUCCESS);
    assert_int_equal(dxg_vidpn_close(fx.vidpn), 0);
    assert_int_equal(dxg_vidpn_modes(fx.vidpn, DXG_MODES_SOURCE, 0)->pinned->info.id, large);
}

struct bad_mode {
    const char *name;
    void (*spoil)(D3DKMDT_VIDPN_SOURCE_MODE *mode);
    NTSTATUS status;
};

static void no_type(D3DKMDT_VIDPN_SOURCE_MODE *mode)
{
    mode->Type = D3DKMDT_RMT_UNINITIALIZED;
}

static void no_width(D3DKMDT_VIDPN_SOURCE_MODE *mode)
{
    mode->Format.Graphics.PrimSurfSize.cx = 0;
}

static void visible_beyond(D3DKMDT_VIDPN_SOURCE_MODE *mode)
{
    mode->Format.Graphics.VisibleRegionSize.cy++;
}

static void no_format(D3DKMDT_VIDPN_SOURCE_MODE *mode)
{
    mode->Format.Graphics.PixelFormat = D3DDDIFMT_UNKNOWN;
}

static void no_basis(D3DKMDT_VIDPN_SOURCE_MODE *mode)
{
    mode->Format.Graphics.ColorBasis = D3DKMDT_CB_UNINITIALIZED;
}

static void no_access(D3DKMDT_VIDPN_SOURCE_MODE *mode)
{
    mode->Format.Graphics.PixelValueAccessMode = D3DKMDT_PVAM_UNINITIALIZED;
}

static void nothing(D3DKMDT_VIDPN_SOURCE_MODE *mode)
{
    (void)mode;
}

static void text(D3DKMDT_VIDPN_SOURCE_MODE *mode)
{
    mode->Type = D3DKMDT_RMT_TEXT;
}

// clang-format off
static const struct bad_mode bad_modes[] = {
    {"source mode: text",                    text,           STATUS_SUCCESS},
    {"source mode: that is there",           nothing,        STATUS_GRAPHICS_MODE_ALREADY_IN_MODESET},
    {"source mode: type uninitialized",      no_type,        STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE_MODE},
    {"source mode: no width",                no_width,       STATUS_GRAPHICS_INVALID_PRIMARYSURFACE_SIZE},
    {"source mode: visible beyond surface",  visible_beyond, STATUS_GRAPHICS_INVALID_VISIBLEREGION_SIZE},
    {"source mode: no pixel format",         no_format,      STATUS_GRAPHICS_INVALID_PIXELFORMAT},
    {"source mode: no color basis",          no_basis,       STATUS_GRAPHICS_INVALID_COLORBASIS},
    {"source mode: no pixel access",         no_access,      STATUS_GRAPHICS_INVALID_PIXELVALUEACCESSMODE},
};
// clang-format on

static void adds_a_source_mode(void **state)
{
    const struct bad_mode *row = *state;
    up(NULL);
    const DXGK_VIDPNSOURCEMODESET_INTERFACE *si = NULL;
    D3DKMDT_HVIDPNSOURCEMODESET set = new_source_set(&si);
    D3DKMDT_VIDPN_SOURCE_MODE mode = source_mode(800, 600);
    assert_int_equal(add_source(set, mode, NULL), STATUS_SUCCESS);
    row->spoil(&mode);
    assert_int_equal(add_source(set, mode, NULL), row->status);
    assert_int_equal(fx.vi->pfnReleaseSourceModeSet(fx.handle, set), STATUS_SUCCESS);
    assert_int_equal(dxg_vidpn_close(fx.vidpn), 0);
    down(NULL);
}

struct bad_signal {
    const char *name;
    UINT active_cx, total_cx, numerator, denominator, ordering;
    NTSTATUS status;
};

#define ANY 0xFFFFFFFEu

// clang-format off
static const struct bad_signal bad_signals[] = {
    {"target mode: all specified",            800, 1056, 60,  1,   1,   STATUS_SUCCESS},
    {"target mode: nothing but the size",     800, ANY,  ANY, ANY, 1,   STATUS_SUCCESS},
    {"target mode: other ordering",           800, 1056, 60,  1,   255, STATUS_SUCCESS},
    {"target mode: a divider in the ordering", 800, 1056, 60, 1,   9,   STATUS_SUCCESS},
    {"target mode: no active width",          0,   1056, 60,  1,   1,   STATUS_GRAPHICS_INVALID_ACTIVE_REGION},
    {"target mode: uninitialized width",      0xFFFFFFFFu, ANY, 60, 1, 1, STATUS_GRAPHICS_INVALID_ACTIVE_REGION},
    {"target mode: active beyond total",      800, 799,  60,  1,   1,   STATUS_GRAPHICS_INVALID_TOTAL_REGION},
    {"target mode: no total",                 800, 0,    60,  1,   1,   STATUS_GRAPHICS_INVALID_TOTAL_REGION},
    {"target mode: rate over zero",           800, 1056, 60,  0,   1,   STATUS_GRAPHICS_INVALID_FREQUENCY},
    {"target mode: half a rate",              800, 1056, ANY, 1,   1,   STATUS_GRAPHICS_INVALID_FREQUENCY},
    {"target mode: no ordering",              800, 1056, 60,  1,   0,   STATUS_GRAPHICS_INVALID_SCANLINE_ORDERING},
};
// clang-format on

static void adds_a_target_mode(void **state)
{
    const struct bad_signal *row = *state;
    up(NULL);
    D3DKMDT_HVIDPNTARGETMODESET set = NULL;
    const DXGK_VIDPNTARGETMODESET_INTERFACE *ti;
    UINT id = 0;
    assert_int_equal(fx.vi->pfnCreateNewTargetModeSet(fx.handle, TARGET, &set, &ti), STATUS_SUCCESS);
    D3DKMDT_VIDEO_SIGNAL_INFO signal = dxg_timing_signal(dxg_timing_find(800, 600, 60, false));
    signal.ActiveSize.cx = row->active_cx;
    signal.TotalSize.cx = row->total_cx;
    signal.VSyncFreq = (D3DDDI_RATIONAL){row->numerator, row->denominator};
    signal.ScanLineOrdering = (D3DDDI_VIDEO_SIGNAL_SCANLINE_ORDERING)row->ordering;
    assert_int_equal(add_target(set, signal, &id), row->status);
    assert_int_equal(fx.vi->pfnReleaseTargetModeSet(fx.handle, set), STATUS_SUCCESS);
    down(NULL);
}

static void a_set_is_assigned_with_what_was_pinned(void **state)
{
    (void)state;
    const DXGK_VIDPNSOURCEMODESET_INTERFACE *si = NULL;
    UINT id = 0;
    D3DKMDT_HVIDPNSOURCEMODESET set = new_source_set(&si);
    D3DKMDT_HVIDPNSOURCEMODESET second;
    assert_int_equal(fx.vi->pfnCreateNewSourceModeSet(fx.handle, 0, &second, &si),
                     STATUS_GRAPHICS_UNASSIGNED_MODESET_ALREADY_EXISTS);
    assert_int_equal(add_source(set, source_mode(800, 600), &id), STATUS_SUCCESS);
    assert_int_equal(si->pfnPinMode(set, id), STATUS_SUCCESS);
    assert_int_equal(fx.vi->pfnAssignSourceModeSet(fx.handle, 1, set), STATUS_GRAPHICS_SOURCE_NOT_IN_TOPOLOGY);

    set = new_source_set(&si); /* the one before was given up, as documented */
    assert_int_equal(add_source(set, source_mode(800, 600), &id), STATUS_SUCCESS);
    assert_int_equal(si->pfnPinMode(set, id), STATUS_SUCCESS);
    assert_int_equal(fx.vi->pfnAssignSourceModeSet(fx.handle, 5, set), STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE);
    assert_int_equal(fx.vi->pfnAssignSourceModeSet(fx.handle, 0, set), STATUS_SUCCESS);
    assert_int_equal(fx.vi->pfnAssignSourceModeSet(fx.handle, 0, set), STATUS_GRAPHICS_INVALID_VIDPN_SOURCEMODESET);

    set = new_source_set(&si);
    assert_int_equal(fx.vi->pfnAssignSourceModeSet(fx.handle, 0, set), STATUS_GRAPHICS_INVALID_VIDPN_SOURCEMODESET);
    set = new_source_set(&si);
    assert_int_equal(add_source(set, source_mode(640, 480), &id), STATUS_SUCCESS);
    assert_int_equal(fx.vi->pfnAssignSourceModeSet(fx.handle, 0, set), STATUS_GRAPHICS_PINNED_MODE_MUST_REMAIN_IN_SET);
    set = new_source_set(&si);
    assert_int_equal(add_source(set, source_mode(640, 480), &id), STATUS_SUCCESS);
    assert_int_equal(add_source(set, source_mode(800, 600), &id), STATUS_SUCCESS);
    assert_int_equal(fx.vi->pfnAssignSourceModeSet(fx.handle, 0, set), STATUS_SUCCESS);
    assert_int_equal(dxg_vidpn_close(fx.vidpn), 0);
    const struct dxg_mode_set *modes = dxg_vidpn_modes(fx.vidpn, DXG_MODES_SOURCE, 0);
    assert_int_equal(dxg_mode_set_count(modes), 2);
    assert_int_equal(modes->pinned->info.source.Format.Graphics.PrimSurfSize.cx, 800);
}

static void another_targets_set_is_refused_and_given_up(void **state)
{
    (void)state;
    D3DKMDT_HVIDPNTARGETMODESET set = NULL;
    const DXGK_VIDPNTARGETMODESET_INTERFACE *ti;
    UINT id = 0;
    assert_int_equal(fx.vi->pfnCreateNewTargetModeSet(fx.handle, NOBODY, &set, &ti),
                     STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_TARGET);
    assert_int_equal(fx.vi->pfnCreateNewTargetModeSet(fx.handle, 11, &set, &ti), STATUS_SUCCESS);
    assert_int_equal(add_target(set, dxg_signal_of_size(800, 600, 60), &id), STATUS_SUCCESS);
    assert_int_equal(fx.vi->pfnAssignTargetModeSet(fx.handle, TARGET, set), STATUS_GRAPHICS_RESOURCES_NOT_RELATED);
    assert_int_equal(fx.vi->pfnReleaseTargetModeSet(fx.handle, set), STATUS_GRAPHICS_INVALID_VIDPN_TARGETMODESET);
}

static void a_set_is_counted(void **state)
{
    (void)state;
    D3DKMDT_HVIDPNSOURCEMODESET first = NULL;
    D3DKMDT_HVIDPNSOURCEMODESET second = NULL;
    const DXGK_VIDPNSOURCEMODESET_INTERFACE *si = NULL;
    assert_int_equal(fx.vi->pfnAcquireSourceModeSet(fx.handle, 0, &first, &si), STATUS_SUCCESS);
    assert_int_equal(fx.vi->pfnAcquireSourceModeSet(fx.handle, 0, &second, &si), STATUS_SUCCESS);
    assert_ptr_equal(first, second);
    assert_int_equal(fx.vi->pfnReleaseSourceModeSet(fx.handle, first), STATUS_SUCCESS);
    assert_int_equal(fx.vi->pfnReleaseSourceModeSet(fx.handle, first), STATUS_SUCCESS);
    assert_int_equal(fx.vi->pfnReleaseSourceModeSet(fx.handle, first), STATUS_GRAPHICS_INVALID_VIDPN_SOURCEMODESET);
    assert_int_equal(fx.vi->pfnAcquireSourceModeSet(fx.handle, 0, NULL, &si), STATUS_INVALID_PARAMETER);
}

static void a_set_of_another_vidpn_is_not_related(void **state)
{
    (void)state;
    static const uint32_t targets[] = {TARGET};
    struct dxg_vidpn *other = dxg_vidpn_create(1, targets, 1);
    assert_non_null(other);
    dxg_vidpn_open(other, ALL_RIGHTS);
    const DXGK_VIDPNSOURCEMODESET_INTERFACE *si = NULL;
    D3DKMDT_HVIDPNSOURCEMODESET set = new_source_set(&si);
    D3DKMDT_HVIDPN handle = dxg_vidpn_handle(other);
    assert_int_equal(fx.vi->pfnReleaseSourceModeSet(handle, set), STATUS_GRAPHICS_RESOURCES_NOT_RELATED);
    assert_int_equal(fx.vi->pfnAssignSourceModeSet(handle, 0, set), STATUS_GRAPHICS_RESOURCES_NOT_RELATED);
    dxg_vidpn_close(other);
    dxg_vidpn_destroy(other);
}

static void what_is_not_released_is_taken_back_and_counted(void **state)
{
    (void)state;
    const DXGK_VIDPNSOURCEMODESET_INTERFACE *si = NULL;
    D3DKMDT_VIDPN_SOURCE_MODE *mode = NULL;
    const D3DKMDT_VIDPN_PRESENT_PATH *path = NULL;
    D3DKMDT_VIDPN_PRESENT_PATH *new_path;
    D3DKMDT_HVIDPNSOURCEMODESET set = new_source_set(&si);
    assert_int_equal(si->pfnCreateNewModeInfo(set, &mode), STATUS_SUCCESS);
    assert_int_equal(fx.ti->pfnAcquireFirstPathInfo(fx.topology, &path), STATUS_SUCCESS);
    assert_int_equal(fx.ti->pfnCreateNewPathInfo(fx.topology, &new_path), STATUS_SUCCESS);
    assert_int_equal(dxg_vidpn_close(fx.vidpn), 4);
    assert_int_equal(dxg_vidpn_paths(fx.vidpn), 1);
    open_as(ALL_RIGHTS);
    assert_int_equal(fx.vi->pfnReleaseSourceModeSet(fx.handle, set), STATUS_GRAPHICS_INVALID_VIDPN_SOURCEMODESET);
}

static void multisampling_methods_are_looked_at(void **state)
{
    (void)state;
    static const D3DDDI_MULTISAMPLINGMETHOD good[] = {{4, 1}, {8, 2}};
    static const D3DDDI_MULTISAMPLINGMETHOD bad[] = {{0, 1}};
    assert_int_equal(fx.vi->pfnAssignMultisamplingMethodSet(fx.handle, 0, 2, good), STATUS_SUCCESS);
    assert_int_equal(fx.vi->pfnAssignMultisamplingMethodSet(fx.handle, 0, 0, NULL), STATUS_SUCCESS);
    assert_int_equal(fx.vi->pfnAssignMultisamplingMethodSet(fx.handle, 0, 1, bad),
                     STATUS_GRAPHICS_MULTISAMPLING_NOT_SUPPORTED);
    assert_int_equal(fx.vi->pfnAssignMultisamplingMethodSet(fx.handle, 0, 1, NULL), STATUS_INVALID_PARAMETER);
    assert_int_equal(fx.vi->pfnAssignMultisamplingMethodSet(fx.handle, 3, 0, NULL),
                     STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE);
}

static void versions_of_the_interface(void **state)
{
    (void)state;
    assert_int_equal(dxg_vidpn_interface(DXGK_VIDPN_INTERFACE_VERSION_V1)->Version, DXGK_VIDPN_INTERFACE_VERSION_V1);
    assert_int_equal(dxg_vidpn_interface(DXGK_VIDPN_INTERFACE_VERSION_V2)->Version, DXGK_VIDPN_INTERFACE_VERSION_V2);
    assert_null(dxg_vidpn_interface(DXGK_VIDPN_INTERFACE_VERSION_UNINITIALIZED));
}

/* Every allocation on the way fails in turn; each time what was there before is there, and nothing else. */
static void memory_fails_at_each_step(void **state)
{
    (void)state;
    NTSTATUS status = STATUS_NO_MEMORY;
    for (uint64_t nth = 1; status == STATUS_NO_MEMORY; nth++) {
        assert_true(nth < 100);
        D3DKMDT_HVIDPNSOURCEMODESET set = NULL;
        const DXGK_VIDPNSOURCEMODESET_INTERFACE *si = NULL;
        D3DKMDT_VIDPN_PRESENT_PATH *path = NULL;
        os_fail_nth(nth, false);
        status = fx.ti->pfnCreateNewPathInfo(fx.topology, &path);
        if (NT_SUCCESS(status)) {
            path->VidPnSourceId = 1;
            path->VidPnTargetId = 11;
            status = fx.ti->pfnAddPath(fx.topology, path);
            if (!NT_SUCCESS(status)) {
                assert_int_equal(fx.ti->pfnReleasePathInfo(fx.topology, path), STATUS_SUCCESS);
            }
        }
        if (NT_SUCCESS(status)) {
            status = fx.vi->pfnCreateNewSourceModeSet(fx.handle, 1, &set, &si);
            if (NT_SUCCESS(status)) {
                status = add_source(set, source_mode(640, 480), NULL);
                NTSTATUS assigned = NT_SUCCESS(status) ? fx.vi->pfnAssignSourceModeSet(fx.handle, 1, set)
                                                       : fx.vi->pfnReleaseSourceModeSet(fx.handle, set);
                assert_int_equal(assigned, STATUS_SUCCESS);
            }
        }
        os_fail_nth(0, false);
        if (!NT_SUCCESS(status)) {
            assert_int_equal(status, STATUS_NO_MEMORY);
            fx.ti->pfnRemovePath(fx.topology, 1, 11);
            assert_int_equal(dxg_vidpn_paths(fx.vidpn), 1);
            assert_null(dxg_vidpn_modes(fx.vidpn, DXG_MODES_SOURCE, 1));
            assert_null(dxg_vidpn_modes(fx.vidpn, DXG_MODES_TARGET, 11));
        }
    }
    assert_int_equal(status, STATUS_SUCCESS);
}

#define ON_VIDPN(test) cmocka_unit_test_setup_teardown(test, up, down)

enum {
    PATHS = sizeof new_paths / sizeof new_paths[0],
    MODES = sizeof bad_modes / sizeof bad_modes[0],
    SIGNALS = sizeof bad_signals / sizeof bad_signals[0],
};

int main(void)
{
    static const struct CMUnitTest others[] = {
        ON_VIDPN(a_handle_is_one_while_the_vidpn_is_open),
        ON_VIDPN(wrong_handles_are_statuses),
        ON_VIDPN(wrong_sets_are_statuses),
        ON_VIDPN(paths_are_walked),
        ON_VIDPN(sources_and_targets_of_paths),
        ON_VIDPN(a_removed_path_stays_until_it_is_released),
        ON_VIDPN(support_is_the_drivers_and_pins_are_not),
        ON_VIDPN(what_a_ddi_may_not_change_is_denied),
        ON_VIDPN(modes_are_added_walked_and_pinned),
        ON_VIDPN(a_set_is_assigned_with_what_was_pinned),
        ON_VIDPN(another_targets_set_is_refused_and_given_up),
        ON_VIDPN(a_set_is_counted),
        ON_VIDPN(a_set_of_another_vidpn_is_not_related),
        ON_VIDPN(what_is_not_released_is_taken_back_and_counted),
        ON_VIDPN(multisampling_methods_are_looked_at),
        ON_VIDPN(versions_of_the_interface),
        ON_VIDPN(memory_fails_at_each_step),
    };
    enum { OTHERS = sizeof others / sizeof others[0] };
    static struct CMUnitTest tests[OTHERS + PATHS + MODES + SIGNALS];
    struct CMUnitTest *test = tests;
    for (size_t i = 0; i < OTHERS; i++) {
        *test++ = others[i];
    }
    for (size_t i = 0; i < PATHS; i++) {
        *test++ = (struct CMUnitTest){new_paths[i].name, adds_a_path, NULL, NULL, (void *)(uintptr_t)&new_paths[i]};
    }
    for (size_t i = 0; i < MODES; i++) {
        *test++ =
            (struct CMUnitTest){bad_modes[i].name, adds_a_source_mode, NULL, NULL, (void *)(uintptr_t)&bad_modes[i]};
    }
    for (size_t i = 0; i < SIGNALS; i++) {
        *test++ = (struct CMUnitTest){bad_signals[i].name, adds_a_target_mode, NULL, NULL,
                                      (void *)(uintptr_t)&bad_signals[i]};
    }
    return cmocka_run_group_tests_name("dxg-vidpn", tests, NULL, NULL);
}
