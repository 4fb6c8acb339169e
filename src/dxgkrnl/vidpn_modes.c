/*
 * vidpn_modes.c: DXGK_VIDPNSOURCEMODESET_INTERFACE and DXGK_VIDPNTARGETMODESET_INTERFACE – the modes of one set,
 * walked, added, pinned. The two differ in their types alone.
 */
#include "dxgkrnl/vidpn.h"

#include <ntstatus.h>

static NTSTATUS count_modes(const char *function, const void *handle, enum dxg_mode_kind kind, SIZE_T *count)
{
    dxg_vidpn_enter(function);
    const struct dxg_mode_set *set = dxg_vidpn_set_of_handle(handle, kind, NULL);
    if (set == NULL) {
        return dxg_vidpn_leave(dxg_mode_set_invalid(kind));
    }
    if (count == NULL) {
        return dxg_vidpn_leave(STATUS_INVALID_PARAMETER);
    }
    *count = dxg_mode_set_count(set);
    return dxg_vidpn_leave(STATUS_SUCCESS);
}

/* The driver's way through a set: the first mode, the next one after `current`, the pinned one. */
enum walk { WALK_FIRST, WALK_NEXT, WALK_PINNED };

static NTSTATUS acquire(const char *function, const void *handle, enum dxg_mode_kind kind, enum walk walk,
                        const void *current, const void **info)
{
    dxg_vidpn_enter(function);
    struct dxg_mode_set *set = dxg_vidpn_set_of_handle(handle, kind, NULL);
    if (set == NULL) {
        return dxg_vidpn_leave(dxg_mode_set_invalid(kind));
    }
    if (info == NULL) {
        return dxg_vidpn_leave(STATUS_INVALID_PARAMETER);
    }
    switch (walk) {
    case WALK_FIRST:
        return dxg_vidpn_leave(dxg_mode_set_acquire_first(set, info));
    case WALK_NEXT:
        return dxg_vidpn_leave(dxg_mode_set_acquire_next(set, current, info));
    default:
        return dxg_vidpn_leave(dxg_mode_set_acquire_pinned(set, info));
    }
}

static NTSTATUS release(const char *function, const void *handle, enum dxg_mode_kind kind, const void *info)
{
    struct dxg_vidpn *vidpn = NULL;
    dxg_vidpn_enter(function);
    struct dxg_mode_set *set = dxg_vidpn_set_of_handle(handle, kind, &vidpn);
    if (set == NULL) {
        return dxg_vidpn_leave(dxg_mode_set_invalid(kind));
    }
    NTSTATUS status = dxg_mode_set_release(set, info);
    if (vidpn != NULL) {
        dxg_vidpn_drop_set(vidpn, set);
    }
    return dxg_vidpn_leave(status);
}

/* What changes a set is a change of its VidPN. */
static struct dxg_mode_set *enter_to_change(const char *function, const void *handle, enum dxg_mode_kind kind,
                                            NTSTATUS *status)
{
    struct dxg_vidpn *vidpn = NULL;
    dxg_vidpn_enter(function);
    struct dxg_mode_set *set = dxg_vidpn_set_of_handle(handle, kind, &vidpn);
    *status = set == NULL || vidpn == NULL             ? dxg_mode_set_invalid(kind)
              : (vidpn->rights & DXG_VIDPN_MODES) == 0 ? STATUS_ACCESS_DENIED
                                                       : STATUS_SUCCESS;
    return set;
}

static NTSTATUS create_mode(const char *function, const void *handle, enum dxg_mode_kind kind, void **info)
{
    NTSTATUS status;
    struct dxg_mode_set *set = enter_to_change(function, handle, kind, &status);
    if (NT_SUCCESS(status)) {
        status = info == NULL ? STATUS_INVALID_PARAMETER : dxg_mode_set_create_mode(set, info);
    }
    return dxg_vidpn_leave(status);
}

static NTSTATUS add(const char *function, const void *handle, enum dxg_mode_kind kind, const void *info)
{
    NTSTATUS status;
    struct dxg_mode_set *set = enter_to_change(function, handle, kind, &status);
    return dxg_vidpn_leave(NT_SUCCESS(status) ? dxg_mode_set_add(set, info) : status);
}

static NTSTATUS pin(const char *function, const void *handle, enum dxg_mode_kind kind, UINT id)
{
    NTSTATUS status;
    struct dxg_mode_set *set = enter_to_change(function, handle, kind, &status);
    return dxg_vidpn_leave(NT_SUCCESS(status) ? dxg_mode_set_pin(set, id) : status);
}

/* ---- sources ---- */

static NTSTATUS NTAPI source_get_num_modes(IN_CONST_D3DKMDT_HVIDPNSOURCEMODESET hVidPnSourceModeSet,
                                           OUT_PSIZE_T_CONST pCount)
{
    return count_modes("pfnGetNumModes", hVidPnSourceModeSet, DXG_MODES_SOURCE, pCount);
}

static NTSTATUS NTAPI source_acquire_first(IN_CONST_D3DKMDT_HVIDPNSOURCEMODESET hVidPnSourceModeSet,
                                           DEREF_OUT_CONST_PPD3DKMDT_VIDPN_SOURCE_MODE ppModeInfo)
{
    return acquire("pfnAcquireFirstModeInfo", hVidPnSourceModeSet, DXG_MODES_SOURCE, WALK_FIRST, NULL,
                   (const void **)ppModeInfo);
}

static NTSTATUS NTAPI source_acquire_next(IN_CONST_D3DKMDT_HVIDPNSOURCEMODESET hVidPnSourceModeSet,
                                          IN_CONST_PD3DKMDT_VIDPN_SOURCE_MODE_CONST pModeInfo,
                                          DEREF_OUT_CONST_PPD3DKMDT_VIDPN_SOURCE_MODE ppModeInfo)
{
    return acquire("pfnAcquireNextModeInfo", hVidPnSourceModeSet, DXG_MODES_SOURCE, WALK_NEXT, pModeInfo,
                   (const void **)ppModeInfo);
}

static NTSTATUS NTAPI source_acquire_pinned(IN_CONST_D3DKMDT_HVIDPNSOURCEMODESET hVidPnSourceModeSet,
                                            DEREF_OUT_CONST_PPD3DKMDT_VIDPN_SOURCE_MODE ppModeInfo)
{
    return acquire("pfnAcquirePinnedModeInfo", hVidPnSourceModeSet, DXG_MODES_SOURCE, WALK_PINNED, NULL,
                   (const void **)ppModeInfo);
}

static NTSTATUS NTAPI source_release(IN_CONST_D3DKMDT_HVIDPNSOURCEMODESET hVidPnSourceModeSet,
                                     IN_CONST_PD3DKMDT_VIDPN_SOURCE_MODE_CONST pModeInfo)
{
    return release("pfnReleaseModeInfo", hVidPnSourceModeSet, DXG_MODES_SOURCE, pModeInfo);
}

static NTSTATUS NTAPI source_create(IN_CONST_D3DKMDT_HVIDPNSOURCEMODESET hVidPnSourceModeSet,
                                    DEREF_OUT_PPD3DKMDT_VIDPN_SOURCE_MODE ppModeInfo)
{
    return create_mode("pfnCreateNewModeInfo", hVidPnSourceModeSet, DXG_MODES_SOURCE, (void **)ppModeInfo);
}

static NTSTATUS NTAPI source_add(IN_D3DKMDT_HVIDPNSOURCEMODESET hVidPnSourceModeSet,
                                 IN_PD3DKMDT_VIDPN_SOURCE_MODE_CONST pModeInfo)
{
    return add("pfnAddMode", hVidPnSourceModeSet, DXG_MODES_SOURCE, pModeInfo);
}

static NTSTATUS NTAPI source_pin(IN_D3DKMDT_HVIDPNSOURCEMODESET hVidPnSourceModeSet,
                                 IN_CONST_D3DKMDT_VIDEO_PRESENT_SOURCE_MODE_ID ModeId)
{
    return pin("pfnPinMode", hVidPnSourceModeSet, DXG_MODES_SOURCE, ModeId);
}

const DXGK_VIDPNSOURCEMODESET_INTERFACE dxg_vidpn_source_modes_interface = {
    .pfnGetNumModes = source_get_num_modes,
    .pfnAcquireFirstModeInfo = source_acquire_first,
    .pfnAcquireNextModeInfo = source_acquire_next,
    .pfnAcquirePinnedModeInfo = source_acquire_pinned,
    .pfnReleaseModeInfo = source_release,
    .pfnCreateNewModeInfo = source_create,
    .pfnAddMode = source_add,
    .pfnPinMode = source_pin,
};

/* ---- targets ---- */

static NTSTATUS NTAPI target_get_num_modes(IN_CONST_D3DKMDT_HVIDPNTARGETMODESET hVidPnTargetModeSet,
                                           OUT_PSIZE_T_CONST pCount)
{
    return count_modes("pfnGetNumModes", hVidPnTargetModeSet, DXG_MODES_TARGET, pCount);
}

static NTSTATUS NTAPI target_acquire_first(IN_CONST_D3DKMDT_HVIDPNTARGETMODESET hVidPnTargetModeSet,
                                           DEREF_OUT_CONST_PPD3DKMDT_VIDPN_TARGET_MODE ppModeInfo)
{
    return acquire("pfnAcquireFirstModeInfo", hVidPnTargetModeSet, DXG_MODES_TARGET, WALK_FIRST, NULL,
                   (const void **)ppModeInfo);
}

static NTSTATUS NTAPI target_acquire_next(IN_CONST_D3DKMDT_HVIDPNTARGETMODESET hVidPnTargetModeSet,
                                          IN_CONST_PD3DKMDT_VIDPN_TARGET_MODE_CONST pModeInfo,
                                          DEREF_OUT_CONST_PPD3DKMDT_VIDPN_TARGET_MODE ppModeInfo)
{
    return acquire("pfnAcquireNextModeInfo", hVidPnTargetModeSet, DXG_MODES_TARGET, WALK_NEXT, pModeInfo,
                   (const void **)ppModeInfo);
}

static NTSTATUS NTAPI target_acquire_pinned(IN_CONST_D3DKMDT_HVIDPNTARGETMODESET hVidPnTargetModeSet,
                                            DEREF_OUT_CONST_PPD3DKMDT_VIDPN_TARGET_MODE ppModeInfo)
{
    return acquire("pfnAcquirePinnedModeInfo", hVidPnTargetModeSet, DXG_MODES_TARGET, WALK_PINNED, NULL,
                   (const void **)ppModeInfo);
}

static NTSTATUS NTAPI target_release(IN_CONST_D3DKMDT_HVIDPNTARGETMODESET hVidPnTargetModeSet,
                                     IN_CONST_PD3DKMDT_VIDPN_TARGET_MODE_CONST pModeInfo)
{
    return release("pfnReleaseModeInfo", hVidPnTargetModeSet, DXG_MODES_TARGET, pModeInfo);
}

static NTSTATUS NTAPI target_create(IN_CONST_D3DKMDT_HVIDPNTARGETMODESET hVidPnTargetModeSet,
                                    DEREF_OUT_PPD3DKMDT_VIDPN_TARGET_MODE ppModeInfo)
{
    return create_mode("pfnCreateNewModeInfo", hVidPnTargetModeSet, DXG_MODES_TARGET, (void **)ppModeInfo);
}

static NTSTATUS NTAPI target_add(IN_D3DKMDT_HVIDPNTARGETMODESET hVidPnTargetModeSet,
                                 IN_PD3DKMDT_VIDPN_TARGET_MODE_CONST pModeInfo)
{
    return add("pfnAddMode", hVidPnTargetModeSet, DXG_MODES_TARGET, pModeInfo);
}

static NTSTATUS NTAPI target_pin(IN_D3DKMDT_HVIDPNTARGETMODESET hVidPnTargetModeSet,
                                 IN_CONST_D3DKMDT_VIDEO_PRESENT_TARGET_MODE_ID ModeId)
{
    return pin("pfnPinMode", hVidPnTargetModeSet, DXG_MODES_TARGET, ModeId);
}

const DXGK_VIDPNTARGETMODESET_INTERFACE dxg_vidpn_target_modes_interface = {
    .pfnGetNumModes = target_get_num_modes,
    .pfnAcquireFirstModeInfo = target_acquire_first,
    .pfnAcquireNextModeInfo = target_acquire_next,
    .pfnAcquirePinnedModeInfo = target_acquire_pinned,
    .pfnReleaseModeInfo = target_release,
    .pfnCreateNewModeInfo = target_create,
    .pfnAddMode = target_add,
    .pfnPinMode = target_pin,
};
