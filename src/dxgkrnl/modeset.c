/*
 * modeset.c: sets of modes, the three kinds alike.
 */
#include "dxgkrnl/modeset.h"

#include "dxgkrnl/timing.h"
#include "nt/os.h"

#include <ntstatus.h>
#include <string.h>

static NTSTATUS check_source(const union dxg_mode_info *info)
{
    const D3DKMDT_GRAPHICS_RENDERING_FORMAT *format = &info->source.Format.Graphics;
    switch (info->source.Type) {
    case D3DKMDT_RMT_TEXT:
        return STATUS_SUCCESS;
    case D3DKMDT_RMT_GRAPHICS:
    case D3DKMDT_RMT_GRAPHICS_STEREO:
    case D3DKMDT_RMT_GRAPHICS_STEREO_ADVANCED_SCAN:
        break;
    default:
        return STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE_MODE;
    }
    if (format->PrimSurfSize.cx == 0 || format->PrimSurfSize.cy == 0 ||
        format->PrimSurfSize.cx >= D3DKMDT_DIMENSION_NOTSPECIFIED ||
        format->PrimSurfSize.cy >= D3DKMDT_DIMENSION_NOTSPECIFIED) {
        return STATUS_GRAPHICS_INVALID_PRIMARYSURFACE_SIZE;
    }
    if (format->VisibleRegionSize.cx == 0 || format->VisibleRegionSize.cy == 0 ||
        format->VisibleRegionSize.cx > format->PrimSurfSize.cx ||
        format->VisibleRegionSize.cy > format->PrimSurfSize.cy) {
        return STATUS_GRAPHICS_INVALID_VISIBLEREGION_SIZE;
    }
    if (format->PixelFormat == D3DDDIFMT_UNKNOWN) {
        return STATUS_GRAPHICS_INVALID_PIXELFORMAT;
    }
    if ((int)format->ColorBasis < D3DKMDT_CB_INTENSITY || (int)format->ColorBasis > D3DKMDT_CB_YPBPR) {
        return STATUS_GRAPHICS_INVALID_COLORBASIS;
    }
    if ((int)format->PixelValueAccessMode < D3DKMDT_PVAM_DIRECT ||
        (int)format->PixelValueAccessMode > D3DKMDT_PVAM_SETTABLEPALETTE) {
        return STATUS_GRAPHICS_INVALID_PIXELVALUEACCESSMODE;
    }
    return STATUS_SUCCESS;
}

static NTSTATUS check_target(const union dxg_mode_info *info)
{
    return dxg_signal_check(&info->target.VideoSignalInfo);
}

static NTSTATUS check_monitor(const union dxg_mode_info *info)
{
    const D3DKMDT_MONITOR_SOURCE_MODE *mode = &info->monitor;
    if ((int)mode->Origin < D3DKMDT_MCO_DEFAULTMONITORPROFILE || (int)mode->Origin > D3DKMDT_MCO_DRIVER) {
        return STATUS_GRAPHICS_INVALID_MONITOR_CAPABILITY_ORIGIN;
    }
    if ((int)mode->Preference < D3DKMDT_MP_PREFERRED || (int)mode->Preference > D3DKMDT_MP_NOTPREFERRED) {
        return STATUS_GRAPHICS_INVALID_MONITOR_SOURCE_MODE;
    }
    return dxg_signal_check(&mode->VideoSignalInfo);
}

static bool source_is_same(const union dxg_mode_info *one, const union dxg_mode_info *other)
{
    const D3DKMDT_GRAPHICS_RENDERING_FORMAT *a = &one->source.Format.Graphics;
    const D3DKMDT_GRAPHICS_RENDERING_FORMAT *b = &other->source.Format.Graphics;
    if (one->source.Type != other->source.Type) {
        return false;
    }
    if (one->source.Type == D3DKMDT_RMT_TEXT) {
        return one->source.Format.Text == other->source.Format.Text;
    }
    return a->PrimSurfSize.cx == b->PrimSurfSize.cx && a->PrimSurfSize.cy == b->PrimSurfSize.cy &&
           a->VisibleRegionSize.cx == b->VisibleRegionSize.cx && a->VisibleRegionSize.cy == b->VisibleRegionSize.cy &&
           a->Stride == b->Stride && a->PixelFormat == b->PixelFormat && a->ColorBasis == b->ColorBasis &&
           a->PixelValueAccessMode == b->PixelValueAccessMode;
}

static bool target_is_same(const union dxg_mode_info *one, const union dxg_mode_info *other)
{
    return dxg_signal_is_same(&one->target.VideoSignalInfo, &other->target.VideoSignalInfo);
}

static bool monitor_is_same(const union dxg_mode_info *one, const union dxg_mode_info *other)
{
    return one->monitor.ColorBasis == other->monitor.ColorBasis &&
           dxg_signal_is_same(&one->monitor.VideoSignalInfo, &other->monitor.VideoSignalInfo);
}

/* In what the kinds differ. */
struct kind_rules {
    NTSTATUS invalid_set;
    NTSTATUS invalid_mode;
    NTSTATUS not_pinned; /* a success */
    NTSTATUS (*check)(const union dxg_mode_info *info);
    bool (*is_same)(const union dxg_mode_info *one, const union dxg_mode_info *other);
};

static const struct kind_rules kinds[DXG_MODES_KINDS] = {
    [DXG_MODES_SOURCE] = {STATUS_GRAPHICS_INVALID_VIDPN_SOURCEMODESET,
                          STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE_MODE, STATUS_GRAPHICS_MODE_NOT_PINNED,
                          check_source, source_is_same},
    [DXG_MODES_TARGET] = {STATUS_GRAPHICS_INVALID_VIDPN_TARGETMODESET,
                          STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_TARGET_MODE, STATUS_GRAPHICS_MODE_NOT_PINNED,
                          check_target, target_is_same},
    [DXG_MODES_MONITOR] = {STATUS_GRAPHICS_INVALID_MONITOR_SOURCEMODESET, STATUS_GRAPHICS_INVALID_MONITOR_SOURCE_MODE,
                           STATUS_GRAPHICS_NO_PREFERRED_MODE, check_monitor, monitor_is_same},
};

NTSTATUS dxg_mode_set_invalid(enum dxg_mode_kind kind)
{
    return kinds[kind].invalid_set;
}

struct dxg_mode_set *dxg_mode_set_create(enum dxg_mode_kind kind, uint32_t of)
{
    struct dxg_mode_set *set = os_alloc(sizeof *set);
    if (set != NULL) {
        set->kind = kind;
        set->of = of;
    }
    return set;
}

void dxg_mode_set_destroy(struct dxg_mode_set *set)
{
    while (set != NULL && set->modes != NULL) {
        struct dxg_mode *mode = set->modes;
        set->modes = mode->next;
        os_free(mode);
    }
    os_free(set);
}

bool dxg_mode_set_is_held(const struct dxg_mode_set *set)
{
    bool held = set->references != 0;
    for (const struct dxg_mode *mode = set->modes; mode != NULL; mode = mode->next) {
        held = held || mode->acquired != 0;
    }
    return held;
}

/* From here on, past what was created and never added. */
static const struct dxg_mode *added(const struct dxg_mode *mode)
{
    while (mode != NULL && !mode->added) {
        mode = mode->next;
    }
    return mode;
}

const struct dxg_mode *dxg_mode_set_first(const struct dxg_mode_set *set)
{
    return added(set->modes);
}

const struct dxg_mode *dxg_mode_set_next(const struct dxg_mode *mode)
{
    return added(mode->next);
}

size_t dxg_mode_set_count(const struct dxg_mode_set *set)
{
    size_t count = 0;
    for (const struct dxg_mode *mode = dxg_mode_set_first(set); mode != NULL; mode = dxg_mode_set_next(mode)) {
        count++;
    }
    return count;
}

static struct dxg_mode *find(const struct dxg_mode_set *set, const void *info)
{
    struct dxg_mode *mode = set->modes;
    while (mode != NULL && (const void *)&mode->info != info) {
        mode = mode->next;
    }
    return mode;
}

/* The mode is the set's own, which may be changed: only what walks it is const. */
static NTSTATUS give(struct dxg_mode_set *set, const struct dxg_mode *mode, NTSTATUS none, const void **info)
{
    struct dxg_mode *own = mode == NULL ? NULL : find(set, &mode->info);
    *info = NULL;
    if (own == NULL) {
        return none;
    }
    own->acquired++;
    *info = &own->info;
    return STATUS_SUCCESS;
}

NTSTATUS dxg_mode_set_acquire_first(struct dxg_mode_set *set, const void **info)
{
    return give(set, dxg_mode_set_first(set), STATUS_GRAPHICS_DATASET_IS_EMPTY, info);
}

NTSTATUS dxg_mode_set_acquire_next(struct dxg_mode_set *set, const void *current, const void **info)
{
    const struct dxg_mode *mode = find(set, current);
    *info = NULL;
    if (mode == NULL || !mode->added) {
        return kinds[set->kind].invalid_mode;
    }
    return give(set, dxg_mode_set_next(mode), STATUS_GRAPHICS_NO_MORE_ELEMENTS_IN_DATASET, info);
}

NTSTATUS dxg_mode_set_acquire_pinned(struct dxg_mode_set *set, const void **info)
{
    return give(set, set->pinned, kinds[set->kind].not_pinned, info);
}

static void drop(struct dxg_mode_set *set, struct dxg_mode *mode)
{
    struct dxg_mode **link = &set->modes;
    while (*link != mode) {
        link = &(*link)->next;
    }
    *link = mode->next;
    os_free(mode);
}

NTSTATUS dxg_mode_set_release(struct dxg_mode_set *set, const void *info)
{
    struct dxg_mode *mode = find(set, info);
    if (mode == NULL || mode->acquired == 0) {
        return kinds[set->kind].invalid_mode;
    }
    mode->acquired--;
    if (!mode->added && mode->acquired == 0) {
        drop(set, mode);
    }
    return STATUS_SUCCESS;
}

uint32_t dxg_mode_set_take_back(struct dxg_mode_set *set)
{
    uint32_t held = set->references;
    set->references = 0;
    for (struct dxg_mode *mode = set->modes, *next; mode != NULL; mode = next) {
        next = mode->next;
        held += mode->acquired;
        mode->acquired = 0;
        if (!mode->added) {
            drop(set, mode);
        }
    }
    return held;
}

static struct dxg_mode *append(struct dxg_mode_set *set)
{
    struct dxg_mode *mode = os_alloc(sizeof *mode);
    if (mode != NULL) {
        struct dxg_mode **link = &set->modes;
        while (*link != NULL) {
            link = &(*link)->next;
        }
        *link = mode;
    }
    return mode;
}

NTSTATUS dxg_mode_set_create_mode(struct dxg_mode_set *set, void **info)
{
    struct dxg_mode *mode = append(set);
    *info = NULL;
    if (mode == NULL) {
        return STATUS_NO_MEMORY;
    }
    mode->info.id = ++set->last_id;
    mode->acquired = 1;
    *info = &mode->info;
    return STATUS_SUCCESS;
}

static NTSTATUS check_new(const struct dxg_mode_set *set, const struct dxg_mode *mode)
{
    const struct kind_rules *rules = &kinds[set->kind];
    NTSTATUS status = rules->check(&mode->info);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    for (const struct dxg_mode *other = dxg_mode_set_first(set); other != NULL; other = dxg_mode_set_next(other)) {
        if (other->info.id == mode->info.id) {
            return STATUS_GRAPHICS_MODE_ID_MUST_BE_UNIQUE;
        }
        if (rules->is_same(&other->info, &mode->info)) {
            return STATUS_GRAPHICS_MODE_ALREADY_IN_MODESET;
        }
    }
    return STATUS_SUCCESS;
}

NTSTATUS dxg_mode_set_add(struct dxg_mode_set *set, const void *info)
{
    struct dxg_mode *mode = find(set, info);
    if (mode == NULL || mode->added) {
        return kinds[set->kind].invalid_mode;
    }
    NTSTATUS status = check_new(set, mode);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    mode->added = true;
    mode->acquired = 0;
    if (set->kind == DXG_MODES_MONITOR && mode->info.monitor.Preference == D3DKMDT_MP_PREFERRED) {
        set->pinned = mode;
    }
    return STATUS_SUCCESS;
}

NTSTATUS dxg_mode_set_pin(struct dxg_mode_set *set, UINT id)
{
    const struct dxg_mode *mode = dxg_mode_set_first(set);
    while (mode != NULL && mode->info.id != id) {
        mode = dxg_mode_set_next(mode);
    }
    if (mode == NULL) {
        return kinds[set->kind].invalid_mode;
    }
    set->pinned = mode;
    return STATUS_SUCCESS;
}

const struct dxg_mode *dxg_mode_set_like(const struct dxg_mode_set *set, const struct dxg_mode *mode)
{
    const struct dxg_mode *like = dxg_mode_set_first(set);
    while (like != NULL && !kinds[set->kind].is_same(&like->info, &mode->info)) {
        like = dxg_mode_set_next(like);
    }
    return like;
}

struct dxg_mode_set *dxg_mode_set_copy(const struct dxg_mode_set *set)
{
    struct dxg_mode_set *copy = dxg_mode_set_create(set->kind, set->of);
    if (copy == NULL) {
        return NULL;
    }
    copy->last_id = set->last_id;
    for (const struct dxg_mode *mode = dxg_mode_set_first(set); mode != NULL; mode = dxg_mode_set_next(mode)) {
        struct dxg_mode *own = append(copy);
        if (own == NULL) {
            dxg_mode_set_destroy(copy);
            return NULL;
        }
        own->info = mode->info;
        own->added = true;
        if (mode == set->pinned) {
            copy->pinned = own;
        }
    }
    return copy;
}
