/*
 * vidpn.c: a video present network as an object – its paths, its mode sets, and the handles by which drivers mean it.
 */
#include "dxgkrnl/vidpn.h"

#include "dxgkrnl/port.h"

#include <ntstatus.h>
#include <string.h>

#define MOST_PATHS 64u

static struct {
    struct os_lock lock;
    struct dxg_vidpn *first;
} open_vidpns;

void dxg_vidpn_enter(const char *function)
{
    dxg_port_check_irql(function, PASSIVE_LEVEL);
    os_lock(&open_vidpns.lock);
}

NTSTATUS dxg_vidpn_leave(NTSTATUS status)
{
    os_unlock(&open_vidpns.lock);
    return status;
}

struct dxg_vidpn *dxg_vidpn_of_handle(D3DKMDT_HVIDPN handle)
{
    struct dxg_vidpn *vidpn = open_vidpns.first;
    while (vidpn != NULL && dxg_vidpn_handle(vidpn) != handle) {
        vidpn = vidpn->next;
    }
    return vidpn;
}

struct dxg_vidpn *dxg_vidpn_of_topology(D3DKMDT_HVIDPNTOPOLOGY handle)
{
    struct dxg_vidpn *vidpn = open_vidpns.first;
    while (vidpn != NULL && &vidpn->topology != handle) {
        vidpn = vidpn->next;
    }
    return vidpn;
}

struct dxg_mode_set *dxg_vidpn_set_of_handle(const void *handle, enum dxg_mode_kind kind, struct dxg_vidpn **vidpn)
{
    for (struct dxg_vidpn *owner = open_vidpns.first; owner != NULL; owner = owner->next) {
        for (struct dxg_mode_set *set = owner->sets; set != NULL; set = set->next) {
            if (set == handle && set->kind == kind) {
                if (vidpn != NULL) {
                    *vidpn = owner;
                }
                return set;
            }
        }
    }
    return NULL;
}

bool dxg_vidpn_is_open(D3DKMDT_HVIDPN handle)
{
    os_lock(&open_vidpns.lock);
    bool is_open = dxg_vidpn_of_handle(handle) != NULL;
    os_unlock(&open_vidpns.lock);
    return is_open;
}

struct dxg_vidpn *dxg_vidpn_create(uint32_t sources, const uint32_t *targets, uint32_t target_count)
{
    struct dxg_vidpn *vidpn = os_alloc(sizeof *vidpn);
    if (vidpn == NULL) {
        return NULL;
    }
    vidpn->targets = os_alloc((target_count + 1) * sizeof *targets);
    if (vidpn->targets == NULL) {
        os_free(vidpn);
        return NULL;
    }
    vidpn->sources = sources;
    vidpn->target_count = target_count;
    for (uint32_t i = 0; i < target_count; i++) {
        vidpn->targets[i] = targets[i];
    }
    return vidpn;
}

void dxg_vidpn_destroy(struct dxg_vidpn *vidpn)
{
    if (vidpn == NULL) {
        return;
    }
    dxg_vidpn_clear(vidpn);
    os_free(vidpn->targets);
    os_free(vidpn);
}

void dxg_vidpn_open(struct dxg_vidpn *vidpn, uint32_t rights)
{
    os_lock(&open_vidpns.lock);
    vidpn->rights = rights;
    vidpn->next = open_vidpns.first;
    open_vidpns.first = vidpn;
    os_unlock(&open_vidpns.lock);
}

/* ---- what the driver still holds ---- */

static uint32_t take_back_sets(struct dxg_vidpn *vidpn)
{
    uint32_t held = 0;
    for (struct dxg_mode_set *set = vidpn->sets, *next; set != NULL; set = next) {
        next = set->next;
        held += dxg_mode_set_take_back(set);
        dxg_vidpn_drop_set(vidpn, set);
    }
    return held;
}

static uint32_t take_back_paths(struct dxg_vidpn *vidpn)
{
    uint32_t held = 0;
    for (struct dxg_vidpn_path *path = vidpn->paths, *next; path != NULL; path = next) {
        next = path->next;
        held += path->acquired;
        path->acquired = 0;
        if (!path->added) {
            dxg_vidpn_drop_path(vidpn, path);
        }
    }
    return held;
}

uint32_t dxg_vidpn_close(struct dxg_vidpn *vidpn)
{
    os_lock(&open_vidpns.lock);
    struct dxg_vidpn **link = &open_vidpns.first;
    while (*link != NULL && *link != vidpn) {
        link = &(*link)->next;
    }
    if (*link != NULL) {
        *link = vidpn->next;
    }
    vidpn->next = NULL;
    vidpn->rights = DXG_VIDPN_READ;
    uint32_t held = take_back_sets(vidpn) + take_back_paths(vidpn);
    os_unlock(&open_vidpns.lock);
    return held;
}

/* ---- mode sets ---- */

static void unlink_set(struct dxg_vidpn *vidpn, struct dxg_mode_set *set)
{
    struct dxg_mode_set **link = &vidpn->sets;
    while (*link != NULL && *link != set) {
        link = &(*link)->next;
    }
    if (*link != NULL) {
        *link = set->next;
    }
}

void dxg_vidpn_drop_set(struct dxg_vidpn *vidpn, struct dxg_mode_set *set)
{
    if (!set->assigned && !dxg_mode_set_is_held(set)) {
        unlink_set(vidpn, set);
        dxg_mode_set_destroy(set);
    }
}

struct dxg_mode_set *dxg_vidpn_modes(const struct dxg_vidpn *vidpn, enum dxg_mode_kind kind, uint32_t of)
{
    struct dxg_mode_set *set = vidpn->sets;
    while (set != NULL && (!set->assigned || set->kind != kind || set->of != of)) {
        set = set->next;
    }
    return set;
}

static NTSTATUS want_set(struct dxg_vidpn *vidpn, enum dxg_mode_kind kind, uint32_t of)
{
    if (dxg_vidpn_modes(vidpn, kind, of) != NULL) {
        return STATUS_SUCCESS;
    }
    struct dxg_mode_set *set = dxg_mode_set_create(kind, of);
    if (set == NULL) {
        return STATUS_NO_MEMORY;
    }
    set->assigned = true;
    set->next = vidpn->sets;
    vidpn->sets = set;
    return STATUS_SUCCESS;
}

/* What no path has any more has no modes either. */
static void forget_set(struct dxg_vidpn *vidpn, enum dxg_mode_kind kind, uint32_t of)
{
    struct dxg_mode_set *set = dxg_vidpn_modes(vidpn, kind, of);
    if (set != NULL) {
        set->assigned = false;
        dxg_vidpn_drop_set(vidpn, set);
    }
}

NTSTATUS dxg_vidpn_set_mode(struct dxg_vidpn *vidpn, enum dxg_mode_kind kind, uint32_t of,
                            const union dxg_mode_info *mode)
{
    struct dxg_mode_set *set = dxg_mode_set_create(kind, of);
    void *info;
    if (set == NULL) {
        return STATUS_NO_MEMORY;
    }
    NTSTATUS status = dxg_mode_set_create_mode(set, &info);
    if (NT_SUCCESS(status)) {
        memcpy(info, mode, sizeof *mode);
        ((union dxg_mode_info *)info)->id = set->last_id;
        status = dxg_mode_set_add(set, info);
    }
    if (!NT_SUCCESS(status)) {
        dxg_mode_set_destroy(set);
        return status;
    }
    set->pinned = dxg_mode_set_first(set);
    forget_set(vidpn, kind, of);
    set->assigned = true;
    set->next = vidpn->sets;
    vidpn->sets = set;
    return STATUS_SUCCESS;
}

/* ---- paths ---- */

bool dxg_vidpn_has_source(const struct dxg_vidpn *vidpn, uint32_t source)
{
    return source < vidpn->sources;
}

bool dxg_vidpn_has_target(const struct dxg_vidpn *vidpn, uint32_t target)
{
    bool has = false;
    for (uint32_t i = 0; i < vidpn->target_count; i++) {
        has = has || vidpn->targets[i] == target;
    }
    return has;
}

static struct dxg_vidpn_path *added(struct dxg_vidpn_path *path)
{
    while (path != NULL && !path->added) {
        path = path->next;
    }
    return path;
}

struct dxg_vidpn_path *dxg_vidpn_first_path(const struct dxg_vidpn *vidpn)
{
    return added(vidpn->paths);
}

struct dxg_vidpn_path *dxg_vidpn_next_path(const struct dxg_vidpn_path *path)
{
    return added(path->next);
}

size_t dxg_vidpn_paths(const struct dxg_vidpn *vidpn)
{
    size_t count = 0;
    for (struct dxg_vidpn_path *path = dxg_vidpn_first_path(vidpn); path != NULL; path = dxg_vidpn_next_path(path)) {
        count++;
    }
    return count;
}

struct dxg_vidpn_path *dxg_vidpn_find_path(const struct dxg_vidpn *vidpn, uint32_t source, uint32_t target)
{
    struct dxg_vidpn_path *path = dxg_vidpn_first_path(vidpn);
    while (path != NULL && ((source != D3DDDI_ID_ANY && path->info.VidPnSourceId != source) ||
                            (target != D3DDDI_ID_ANY && path->info.VidPnTargetId != target))) {
        path = dxg_vidpn_next_path(path);
    }
    return path;
}

NTSTATUS dxg_vidpn_create_path(struct dxg_vidpn *vidpn, struct dxg_vidpn_path **path)
{
    struct dxg_vidpn_path *made = os_alloc(sizeof *made);
    if (made == NULL) {
        return STATUS_NO_MEMORY;
    }
    size_t count = dxg_vidpn_paths(vidpn);
    made->info = (D3DKMDT_VIDPN_PRESENT_PATH){
        .VidPnSourceId = D3DDDI_ID_UNINITIALIZED,
        .VidPnTargetId = D3DDDI_ID_UNINITIALIZED,
        .ImportanceOrdinal =
            (D3DKMDT_VIDPN_PRESENT_PATH_IMPORTANCE)(count < D3DKMDT_VPPI_DENARY ? D3DKMDT_VPPI_PRIMARY + count
                                                                                : D3DKMDT_VPPI_DENARY),
        .ContentTransformation.Scaling = D3DKMDT_VPPS_UNPINNED,
        .ContentTransformation.Rotation = D3DKMDT_VPPR_UNPINNED,
        .VidPnTargetColorBasis = D3DKMDT_CB_SCRGB,
        .VidPnTargetColorCoeffDynamicRanges = {8, 8, 8, 8},
        .Content = D3DKMDT_VPPC_GRAPHICS,
        .CopyProtection.CopyProtectionType = D3DKMDT_VPPMT_NOPROTECTION,
        .CopyProtection.CopyProtectionSupport.NoProtection = 1,
        .GammaRamp.Type = D3DDDI_GAMMARAMP_DEFAULT,
    };
    struct dxg_vidpn_path **link = &vidpn->paths;
    while (*link != NULL) {
        link = &(*link)->next;
    }
    *link = made;
    *path = made;
    return STATUS_SUCCESS;
}

static NTSTATUS check_path(const struct dxg_vidpn *vidpn, const D3DKMDT_VIDPN_PRESENT_PATH *info)
{
    const D3DKMDT_VIDPN_PRESENT_PATH_TRANSFORMATION *turn = &info->ContentTransformation;
    if (!dxg_vidpn_has_source(vidpn, info->VidPnSourceId)) {
        return STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE;
    }
    if (!dxg_vidpn_has_target(vidpn, info->VidPnTargetId)) {
        return STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_TARGET;
    }
    if (dxg_vidpn_find_path(vidpn, info->VidPnSourceId, info->VidPnTargetId) != NULL) {
        return STATUS_GRAPHICS_PATH_ALREADY_IN_TOPOLOGY;
    }
    if (dxg_vidpn_find_path(vidpn, D3DDDI_ID_ANY, info->VidPnTargetId) != NULL) {
        return STATUS_GRAPHICS_INVALID_VIDPN_PRESENT_PATH; /* documented: a target is of one path at most */
    }
    if ((int)info->ImportanceOrdinal < D3DKMDT_VPPI_PRIMARY || (int)info->ImportanceOrdinal > D3DKMDT_VPPI_DENARY) {
        return STATUS_GRAPHICS_INVALID_PATH_IMPORTANCE_ORDINAL;
    }
    if ((int)turn->Scaling < 0 || (int)turn->Scaling > D3DKMDT_VPPS_NOTSPECIFIED || (int)turn->Rotation < 0 ||
        (int)turn->Rotation > D3DKMDT_VPPR_NOTSPECIFIED) {
        return STATUS_GRAPHICS_INVALID_PATH_CONTENT_GEOMETRY_TRANSFORMATION;
    }
    if ((int)info->GammaRamp.Type < 0 || (int)info->GammaRamp.Type > D3DDDI_GAMMARAMP_MATRIX_V2) {
        return STATUS_GRAPHICS_INVALID_GAMMA_RAMP;
    }
    return dxg_vidpn_paths(vidpn) < MOST_PATHS ? STATUS_SUCCESS : STATUS_GRAPHICS_MAX_NUM_PATHS_REACHED;
}

NTSTATUS dxg_vidpn_add_path(struct dxg_vidpn *vidpn, struct dxg_vidpn_path *path)
{
    NTSTATUS status = check_path(vidpn, &path->info);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    bool is_new_source = dxg_vidpn_modes(vidpn, DXG_MODES_SOURCE, path->info.VidPnSourceId) == NULL;
    status = want_set(vidpn, DXG_MODES_SOURCE, path->info.VidPnSourceId);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = want_set(vidpn, DXG_MODES_TARGET, path->info.VidPnTargetId);
    if (!NT_SUCCESS(status)) {
        if (is_new_source) {
            forget_set(vidpn, DXG_MODES_SOURCE, path->info.VidPnSourceId);
        }
        return status;
    }
    path->added = true;
    path->acquired = 0;
    return STATUS_SUCCESS;
}

void dxg_vidpn_drop_path(struct dxg_vidpn *vidpn, struct dxg_vidpn_path *path)
{
    if (path->added) {
        path->added = false;
        if (dxg_vidpn_find_path(vidpn, path->info.VidPnSourceId, D3DDDI_ID_ANY) == NULL) {
            forget_set(vidpn, DXG_MODES_SOURCE, path->info.VidPnSourceId);
        }
        forget_set(vidpn, DXG_MODES_TARGET, path->info.VidPnTargetId);
    }
    if (path->acquired > 0) {
        return; /* until it is released */
    }
    struct dxg_vidpn_path **link = &vidpn->paths;
    while (*link != path) {
        link = &(*link)->next;
    }
    *link = path->next;
    os_free(path);
}

NTSTATUS dxg_vidpn_connect(struct dxg_vidpn *vidpn, uint32_t source, uint32_t target)
{
    struct dxg_vidpn_path *path;
    NTSTATUS status = dxg_vidpn_create_path(vidpn, &path);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    path->info.VidPnSourceId = source;
    path->info.VidPnTargetId = target;
    status = dxg_vidpn_add_path(vidpn, path);
    if (!NT_SUCCESS(status)) {
        dxg_vidpn_drop_path(vidpn, path);
    }
    return status;
}

void dxg_vidpn_clear(struct dxg_vidpn *vidpn)
{
    while (vidpn->paths != NULL) {
        dxg_vidpn_drop_path(vidpn, vidpn->paths);
    }
    while (vidpn->sets != NULL) {
        struct dxg_mode_set *set = vidpn->sets;
        vidpn->sets = set->next;
        dxg_mode_set_destroy(set);
    }
}
