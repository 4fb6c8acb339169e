/*
 * modality.c: finds a VidPN that the driver supports and that shows something.
 */
#include "dxgkrnl/modality.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/monitor.h"
#include "dxgkrnl/timing.h"
#include "nt/log.h"
#include "nt/os.h"

#include <ntstatus.h>

#define MOST_TARGETS 64u

#define CHANGES_MODES (DXG_VIDPN_MODES | DXG_VIDPN_SUPPORT)
#define CHANGES_ALL   (DXG_VIDPN_TOPOLOGY | DXG_VIDPN_MODES | DXG_VIDPN_SUPPORT)

uint32_t dxg_modality_targets(struct dxg_adapter *adapter, bool connected, uint32_t *targets, uint32_t most)
{
    const struct dxg_display *display = &adapter->display;
    uint32_t count = 0;
    for (uint32_t i = 0; i < display->child_count && count < most; i++) {
        const struct dxg_child *child = &display->children[i];
        if (dxg_child_is_output(child) && (!connected || child->monitor != NULL)) {
            targets[count++] = child->descriptor.ChildUid;
        }
    }
    return count;
}

struct dxg_vidpn *dxg_modality_create_vidpn(struct dxg_adapter *adapter)
{
    uint32_t targets[MOST_TARGETS];
    uint32_t count = dxg_modality_targets(adapter, false, targets, MOST_TARGETS);
    return dxg_vidpn_create(adapter->sources, targets, count);
}

bool dxg_modality_is_possible(const struct dxg_adapter *adapter)
{
    const DRIVER_INITIALIZATION_DATA *ddi = &adapter->driver->ddi;
    return ddi->DxgkDdiIsSupportedVidPn != NULL && ddi->DxgkDdiEnumVidPnCofuncModality != NULL &&
           ddi->DxgkDdiCommitVidPn != NULL;
}

/* ---- the driver's functions ---- */

/* The driver came back from one that had the VidPN. */
static NTSTATUS returned(struct dxg_modality *modality, const char *call, const void *routine, NTSTATUS status)
{
    dxg_contract_check(call, routine, PASSIVE_LEVEL);
    uint32_t held = dxg_vidpn_close(modality->vidpn);
    if (held > 0) {
        nt_log(NT_LOG_KERNEL, "%s returned without releasing %u of the modes, mode sets and paths that it had acquired",
               call, (unsigned)held);
    }
    modality->failed = NT_SUCCESS(status) ? modality->failed : call;
    return status;
}

static NTSTATUS is_supported(struct dxg_modality *modality)
{
    PDXGKDDI_ISSUPPORTEDVIDPN call = modality->adapter->driver->ddi.DxgkDdiIsSupportedVidPn;
    DXGKARG_ISSUPPORTEDVIDPN args = {.hDesiredVidPn = dxg_vidpn_handle(modality->vidpn)};
    dxg_vidpn_open(modality->vidpn, DXG_VIDPN_READ);
    NTSTATUS status = call(modality->adapter->miniport_context, &args);
    status = returned(modality, "DxgkDdiIsSupportedVidPn", (const void *)call, status);
    if (NT_SUCCESS(status) && !args.IsVidPnSupported) {
        modality->failed = "DxgkDdiIsSupportedVidPn";
        status = STATUS_GRAPHICS_VIDPN_TOPOLOGY_NOT_SUPPORTED;
    }
    return status;
}

static NTSTATUS enumerate(struct dxg_modality *modality, D3DKMDT_ENUMCOFUNCMODALITY_PIVOT_TYPE type, uint32_t source,
                          uint32_t target)
{
    PDXGKDDI_ENUMVIDPNCOFUNCMODALITY call = modality->adapter->driver->ddi.DxgkDdiEnumVidPnCofuncModality;
    const DXGKARG_ENUMVIDPNCOFUNCMODALITY args = {
        .hConstrainingVidPn = dxg_vidpn_handle(modality->vidpn),
        .EnumPivotType = type,
        .EnumPivot = {.VidPnSourceId = source, .VidPnTargetId = target},
    };
    dxg_vidpn_open(modality->vidpn, CHANGES_MODES);
    NTSTATUS status = call(modality->adapter->miniport_context, &args);
    return returned(modality, "DxgkDdiEnumVidPnCofuncModality", (const void *)call, status);
}

NTSTATUS dxg_modality_enumerate(struct dxg_modality *modality)
{
    return enumerate(modality, D3DKMDT_EPT_NOPIVOT, D3DDDI_ID_UNINITIALIZED, D3DDDI_ID_UNINITIALIZED);
}

/* ---- topology ---- */

/* Whatever the driver left, a recommendation without a path is none. */
static bool took(struct dxg_modality *modality, const char *call, NTSTATUS status, NTSTATUS none)
{
    if (NT_SUCCESS(status) && dxg_vidpn_paths(modality->vidpn) > 0) {
        return true;
    }
    if (NT_SUCCESS(status)) {
        nt_log(NT_LOG_KERNEL, "%s succeeded and recommended no path", call);
    } else if (status != none && status != STATUS_NOT_SUPPORTED && status != STATUS_NOT_IMPLEMENTED) {
        nt_log(NT_LOG_KERNEL, "%s failed (0x%08X): the topology is chosen without it", call, (unsigned)status);
    }
    dxg_vidpn_clear(modality->vidpn);
    return false;
}

/* Windows does not ask a display-only driver: those that are built with assertions assert that it does not. */
static bool recommend_vidpn(struct dxg_modality *modality, const uint32_t *targets, uint32_t count)
{
    PDXGKDDI_RECOMMENDFUNCTIONALVIDPN call = modality->adapter->driver->ddi.DxgkDdiRecommendFunctionalVidPn;
    if (call == NULL || modality->adapter->driver->display_only) {
        return false;
    }
    const DXGKARG_RECOMMENDFUNCTIONALVIDPN args = {
        .NumberOfVidPnTargets = count,
        .pVidPnTargetPrioritizationVector = targets,
        .hRecommendedFunctionalVidPn = dxg_vidpn_handle(modality->vidpn),
        .RequestReason = DXGK_RFVR_USERMODE,
    };
    dxg_vidpn_open(modality->vidpn, CHANGES_ALL);
    NTSTATUS status = call(modality->adapter->miniport_context, &args);
    status = returned(modality, "DxgkDdiRecommendFunctionalVidPn", (const void *)call, status);
    return took(modality, "DxgkDdiRecommendFunctionalVidPn", status, STATUS_GRAPHICS_NO_RECOMMENDED_FUNCTIONAL_VIDPN);
}

static bool recommend_topology(struct dxg_modality *modality)
{
    PDXGKDDI_RECOMMENDVIDPNTOPOLOGY call = modality->adapter->driver->ddi.DxgkDdiRecommendVidPnTopology;
    if (call == NULL) {
        return false;
    }
    const DXGKARG_RECOMMENDVIDPNTOPOLOGY args = {
        .hVidPn = dxg_vidpn_handle(modality->vidpn),
        .VidPnSourceId = 0,
        .RequestReason = DXGK_RVT_INITIALIZATION_NOLKG,
    };
    dxg_vidpn_open(modality->vidpn, DXG_VIDPN_TOPOLOGY);
    NTSTATUS status = call(modality->adapter->miniport_context, &args);
    status = returned(modality, "DxgkDdiRecommendVidPnTopology", (const void *)call, status);
    return took(modality, "DxgkDdiRecommendVidPnTopology", status, STATUS_GRAPHICS_NO_RECOMMENDED_VIDPN_TOPOLOGY);
}

/* Source i to the i-th connected target, as many as the driver takes. */
static NTSTATUS connect_in_order(struct dxg_modality *modality, const uint32_t *targets, uint32_t count)
{
    uint32_t paths = count < modality->adapter->sources ? count : modality->adapter->sources;
    NTSTATUS status = STATUS_GRAPHICS_VIDPN_TOPOLOGY_NOT_SUPPORTED;
    for (; paths > 0 && status == STATUS_GRAPHICS_VIDPN_TOPOLOGY_NOT_SUPPORTED; paths--) {
        dxg_vidpn_clear(modality->vidpn);
        status = STATUS_SUCCESS;
        for (uint32_t i = 0; NT_SUCCESS(status) && i < paths; i++) {
            status = dxg_vidpn_connect(modality->vidpn, i, targets[i]);
        }
        if (NT_SUCCESS(status)) {
            status = is_supported(modality);
        }
    }
    return status;
}

static NTSTATUS find_topology(struct dxg_modality *modality)
{
    uint32_t targets[MOST_TARGETS];
    if (dxg_vidpn_paths(modality->vidpn) > 0) {
        return is_supported(modality);
    }
    uint32_t count = dxg_modality_targets(modality->adapter, true, targets, MOST_TARGETS);
    if (count == 0) {
        modality->failed = "a connected monitor";
        return STATUS_GRAPHICS_MONITOR_NOT_CONNECTED;
    }
    if (recommend_vidpn(modality, targets, count) || recommend_topology(modality)) {
        return is_supported(modality);
    }
    return connect_in_order(modality, targets, count);
}

/* ---- modes ---- */

/* What is wanted of a source or a target: a size, and of targets a rate. */
struct wish {
    uint32_t width, height;
    uint32_t refresh_millihertz;
    bool is_exact; /* another size will not do */
};

/* A monitor's preferred picture; of a target without one, a size that every adapter has. */
static struct wish preferred_of(struct dxg_adapter *adapter, uint32_t target)
{
    struct wish wish = {.width = 1024, .height = 768, .refresh_millihertz = 60000};
    const struct dxg_monitor *monitor = dxg_monitor_find(adapter, target);
    const D3DKMDT_MONITOR_SOURCE_MODE *mode = monitor == NULL ? NULL : dxg_monitor_preferred(monitor);
    if (mode != NULL) {
        wish.width = mode->VideoSignalInfo.ActiveSize.cx;
        wish.height = mode->VideoSignalInfo.ActiveSize.cy;
        wish.refresh_millihertz = dxg_signal_millihertz(&mode->VideoSignalInfo);
    }
    return wish;
}

static struct wish wish_of_source(const struct dxg_modality *modality, uint32_t source)
{
    if (modality->has_request && modality->source == source) {
        return (struct wish){.width = modality->width, .height = modality->height, .is_exact = true};
    }
    const struct dxg_vidpn_path *path = dxg_vidpn_find_path(modality->vidpn, source, D3DDDI_ID_ANY);
    return preferred_of(modality->adapter, path != NULL ? path->info.VidPnTargetId : D3DDDI_ID_UNINITIALIZED);
}

static struct wish wish_of_target(const struct dxg_modality *modality, uint32_t target)
{
    struct wish wish = preferred_of(modality->adapter, target);
    const struct dxg_vidpn_path *path = dxg_vidpn_find_path(modality->vidpn, D3DDDI_ID_ANY, target);
    const struct dxg_mode_set *set =
        path == NULL ? NULL : dxg_vidpn_modes(modality->vidpn, DXG_MODES_SOURCE, path->info.VidPnSourceId);
    if (set != NULL && set->pinned != NULL) {
        wish.width = set->pinned->info.source.Format.Graphics.VisibleRegionSize.cx;
        wish.height = set->pinned->info.source.Format.Graphics.VisibleRegionSize.cy;
    }
    if (modality->has_request && path != NULL && modality->source == path->info.VidPnSourceId &&
        modality->refresh_millihertz != 0) {
        wish.refresh_millihertz = modality->refresh_millihertz;
    }
    return wish;
}

/* How well a size is what is wished: exactly; the larger the better below; the smaller the better above. */
enum { FAR_ABOVE = 1 << 20, BELOW = 1 << 24, EXACT = 1 << 28 };

static uint32_t score_size(uint32_t width, uint32_t height, const struct wish *wish)
{
    uint32_t area = (uint32_t)((uint64_t)width * height >> 12 & (FAR_ABOVE - 1));
    if (width == wish->width && height == wish->height) {
        return EXACT;
    }
    if (width <= wish->width && height <= wish->height) {
        return BELOW + area;
    }
    return FAR_ABOVE - area;
}

/* 0: not to be had. */
static uint64_t score_source(const union dxg_mode_info *mode, const struct wish *wish)
{
    const D3DKMDT_GRAPHICS_RENDERING_FORMAT *format = &mode->source.Format.Graphics;
    if (mode->source.Type == D3DKMDT_RMT_TEXT) {
        return wish->is_exact ? 0 : 1;
    }
    uint32_t size = score_size(format->VisibleRegionSize.cx, format->VisibleRegionSize.cy, wish);
    if (wish->is_exact && size != EXACT) {
        return 0;
    }
    bool is_usual = format->PixelFormat == D3DDDIFMT_A8R8G8B8 || format->PixelFormat == D3DDDIFMT_X8R8G8B8;
    bool is_mono = mode->source.Type == D3DKMDT_RMT_GRAPHICS;
    return (uint64_t)size * 4 + (is_usual ? 2 : 0) + (is_mono ? 1 : 0);
}

static uint64_t score_target(const union dxg_mode_info *mode, const struct wish *wish)
{
    const D3DKMDT_VIDEO_SIGNAL_INFO *signal = &mode->target.VideoSignalInfo;
    uint32_t rate = dxg_signal_millihertz(signal);
    uint32_t off = rate > wish->refresh_millihertz ? rate - wish->refresh_millihertz : wish->refresh_millihertz - rate;
    uint32_t near = rate == 0 || off > 1000000 ? 0 : 1000000 - off;
    bool is_preferred = mode->target.Preference == D3DKMDT_MP_PREFERRED;
    return ((uint64_t)score_size(signal->ActiveSize.cx, signal->ActiveSize.cy, wish) << 22) + ((uint64_t)near << 1) +
           is_preferred;
}

static uint64_t score(const struct dxg_mode *mode, enum dxg_mode_kind kind, const struct wish *wish)
{
    return kind == DXG_MODES_SOURCE ? score_source(&mode->info, wish) : score_target(&mode->info, wish);
}

/* The best mode that is worse than `than`, or as good and behind it in the set; null than: the best. */
static const struct dxg_mode *next_best(const struct dxg_mode_set *set, const struct wish *wish,
                                        const struct dxg_mode *than)
{
    const struct dxg_mode *best = NULL;
    uint64_t best_score = 0;
    uint64_t limit = than == NULL ? UINT64_MAX : score(than, set->kind, wish);
    bool is_behind = than == NULL;
    for (const struct dxg_mode *mode = dxg_mode_set_first(set); mode != NULL; mode = dxg_mode_set_next(mode)) {
        uint64_t value = score(mode, set->kind, wish);
        bool is_left = value < limit || (value == limit && is_behind && mode != than);
        is_behind = is_behind || mode == than;
        if (is_left && value > best_score) {
            best = mode;
            best_score = value;
        }
    }
    return best;
}

/*
 * Pin the best mode that the driver finds the rest of the VidPN cofunctional with. An enumeration may replace every set
 * but the pivot's, so that the set stays what it is here.
 */
static NTSTATUS pin(struct dxg_modality *modality, enum dxg_mode_kind kind, uint32_t of)
{
    bool is_source = kind == DXG_MODES_SOURCE;
    struct wish wish = is_source ? wish_of_source(modality, of) : wish_of_target(modality, of);
    struct dxg_mode_set *set = dxg_vidpn_modes(modality->vidpn, kind, of);
    if (set == NULL || set->pinned != NULL) {
        return STATUS_SUCCESS;
    }
    NTSTATUS status = dxg_mode_set_first(set) == NULL ? STATUS_GRAPHICS_EMPTY_ADAPTER_MONITOR_MODE_SUPPORT_INTERSECTION
                                                      : STATUS_GRAPHICS_MODE_NOT_IN_MODESET;
    modality->failed = is_source ? "a source mode" : "a target mode";
    const struct dxg_mode *mode = NULL;
    while (set != NULL && (mode = next_best(set, &wish, mode)) != NULL) {
        set->pinned = mode;
        status = enumerate(modality, is_source ? D3DKMDT_EPT_VIDPNSOURCE : D3DKMDT_EPT_VIDPNTARGET,
                           is_source ? of : D3DDDI_ID_UNINITIALIZED, is_source ? D3DDDI_ID_UNINITIALIZED : of);
        struct dxg_mode_set *now = dxg_vidpn_modes(modality->vidpn, kind, of);
        if (NT_SUCCESS(status) || status == STATUS_NO_MEMORY || now != set) {
            break;
        }
        set->pinned = NULL;
    }
    return status;
}

static NTSTATUS pin_ends(struct dxg_modality *modality, enum dxg_mode_kind kind)
{
    NTSTATUS status = STATUS_SUCCESS;
    for (uint32_t i = 0; NT_SUCCESS(status) && i < modality->adapter->sources; i++) {
        const struct dxg_vidpn_path *path = dxg_vidpn_first_path(modality->vidpn);
        for (; NT_SUCCESS(status) && path != NULL; path = dxg_vidpn_next_path(path)) {
            if (path->info.VidPnSourceId == i) {
                status = pin(modality, kind, kind == DXG_MODES_SOURCE ? i : path->info.VidPnTargetId);
            }
        }
    }
    return status;
}

static NTSTATUS pin_sources(struct dxg_modality *modality)
{
    return pin_ends(modality, DXG_MODES_SOURCE);
}

static NTSTATUS pin_targets(struct dxg_modality *modality)
{
    return pin_ends(modality, DXG_MODES_TARGET);
}

static NTSTATUS pin_scaling(struct dxg_modality *modality)
{
    NTSTATUS status = STATUS_SUCCESS;
    struct dxg_vidpn_path *path = dxg_vidpn_first_path(modality->vidpn);
    for (; NT_SUCCESS(status) && path != NULL; path = dxg_vidpn_next_path(path)) {
        D3DKMDT_VIDPN_PRESENT_PATH_TRANSFORMATION *turn = &path->info.ContentTransformation;
        if (turn->Scaling != D3DKMDT_VPPS_UNPINNED) {
            continue;
        }
        turn->Scaling = turn->ScalingSupport.Identity                 ? D3DKMDT_VPPS_IDENTITY
                        : turn->ScalingSupport.Centered               ? D3DKMDT_VPPS_CENTERED
                        : turn->ScalingSupport.Stretched              ? D3DKMDT_VPPS_STRETCHED
                        : turn->ScalingSupport.AspectRatioCenteredMax ? D3DKMDT_VPPS_ASPECTRATIOCENTEREDMAX
                        : turn->ScalingSupport.Custom                 ? D3DKMDT_VPPS_CUSTOM
                                                                      : D3DKMDT_VPPS_IDENTITY;
        status = enumerate(modality, D3DKMDT_EPT_SCALING, path->info.VidPnSourceId, path->info.VidPnTargetId);
    }
    return status;
}

static NTSTATUS pin_rotation(struct dxg_modality *modality)
{
    NTSTATUS status = STATUS_SUCCESS;
    struct dxg_vidpn_path *path = dxg_vidpn_first_path(modality->vidpn);
    for (; NT_SUCCESS(status) && path != NULL; path = dxg_vidpn_next_path(path)) {
        D3DKMDT_VIDPN_PRESENT_PATH_TRANSFORMATION *turn = &path->info.ContentTransformation;
        if (turn->Rotation != D3DKMDT_VPPR_UNPINNED) {
            continue;
        }
        turn->Rotation = turn->RotationSupport.Identity    ? D3DKMDT_VPPR_IDENTITY
                         : turn->RotationSupport.Rotate90  ? D3DKMDT_VPPR_ROTATE90
                         : turn->RotationSupport.Rotate180 ? D3DKMDT_VPPR_ROTATE180
                         : turn->RotationSupport.Rotate270 ? D3DKMDT_VPPR_ROTATE270
                                                           : D3DKMDT_VPPR_IDENTITY;
        status = enumerate(modality, D3DKMDT_EPT_ROTATION, path->info.VidPnSourceId, path->info.VidPnTargetId);
    }
    return status;
}

/* In the order in which each narrows what the next has to choose from. */
static NTSTATUS (*const steps[])(struct dxg_modality *modality) = {
    find_topology, dxg_modality_enumerate, pin_sources, pin_targets, pin_scaling, pin_rotation, is_supported,
};

NTSTATUS dxg_modality_find(struct dxg_modality *modality)
{
    NTSTATUS status = STATUS_SUCCESS;
    for (size_t i = 0; NT_SUCCESS(status) && i < sizeof steps / sizeof steps[0]; i++) {
        modality->failed = "memory";
        status = steps[i](modality);
    }
    return status;
}
