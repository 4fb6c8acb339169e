/*
 * vidpn_interface.c: DXGK_VIDPN_INTERFACE – how a driver gets at a VidPN's topology and its mode sets, and replaces
 * these.
 */
#include "dxgkrnl/vidpn.h"

#include <ntstatus.h>

#define MOST_METHODS 256u /* of multisampling */

static NTSTATUS NTAPI get_topology(IN_CONST_D3DKMDT_HVIDPN hVidPn, OUT_PD3DKMDT_HVIDPNTOPOLOGY phVidPnTopology,
                                   DEREF_OUT_CONST_PPDXGK_VIDPNTOPOLOGY_INTERFACE ppInterface)
{
    dxg_vidpn_enter("pfnGetTopology");
    struct dxg_vidpn *vidpn = dxg_vidpn_of_handle(hVidPn);
    if (vidpn == NULL) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDPN);
    }
    if (phVidPnTopology == NULL || ppInterface == NULL) {
        return dxg_vidpn_leave(STATUS_INVALID_PARAMETER);
    }
    *phVidPnTopology = &vidpn->topology;
    *ppInterface = &dxg_vidpn_topology_interface;
    return dxg_vidpn_leave(STATUS_SUCCESS);
}

/* The statuses of an id: one that the adapter does not have, one that no path has. */
static NTSTATUS check_id(const struct dxg_vidpn *vidpn, enum dxg_mode_kind kind, uint32_t of)
{
    if (kind == DXG_MODES_SOURCE) {
        return dxg_vidpn_has_source(vidpn, of) ? STATUS_SUCCESS : STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE;
    }
    return dxg_vidpn_has_target(vidpn, of) ? STATUS_SUCCESS : STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_TARGET;
}

static NTSTATUS not_in_topology(enum dxg_mode_kind kind)
{
    return kind == DXG_MODES_SOURCE ? STATUS_GRAPHICS_SOURCE_NOT_IN_TOPOLOGY : STATUS_GRAPHICS_TARGET_NOT_IN_TOPOLOGY;
}

static NTSTATUS acquire_set(D3DKMDT_HVIDPN handle, enum dxg_mode_kind kind, uint32_t of, void **set)
{
    struct dxg_vidpn *vidpn = dxg_vidpn_of_handle(handle);
    if (vidpn == NULL) {
        return STATUS_GRAPHICS_INVALID_VIDPN;
    }
    NTSTATUS status = check_id(vidpn, kind, of);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    struct dxg_mode_set *found = dxg_vidpn_modes(vidpn, kind, of);
    if (found == NULL) {
        return not_in_topology(kind);
    }
    found->references++;
    *set = found;
    return STATUS_SUCCESS;
}

static NTSTATUS release_set(D3DKMDT_HVIDPN handle, enum dxg_mode_kind kind, const void *set_handle)
{
    struct dxg_vidpn *vidpn = dxg_vidpn_of_handle(handle);
    struct dxg_vidpn *owner = NULL;
    if (vidpn == NULL) {
        return STATUS_GRAPHICS_INVALID_VIDPN;
    }
    struct dxg_mode_set *set = dxg_vidpn_set_of_handle(set_handle, kind, &owner);
    if (set == NULL || set->references == 0) {
        return dxg_mode_set_invalid(kind);
    }
    if (owner != vidpn) {
        return STATUS_GRAPHICS_RESOURCES_NOT_RELATED;
    }
    set->references--;
    dxg_vidpn_drop_set(vidpn, set);
    return STATUS_SUCCESS;
}

static bool has_unassigned(const struct dxg_vidpn *vidpn, enum dxg_mode_kind kind, uint32_t of)
{
    const struct dxg_mode_set *set = vidpn->sets;
    while (set != NULL && (set->assigned || set->references == 0 || set->kind != kind || set->of != of)) {
        set = set->next;
    }
    return set != NULL;
}

static NTSTATUS create_set(D3DKMDT_HVIDPN handle, enum dxg_mode_kind kind, uint32_t of, void **set)
{
    struct dxg_vidpn *vidpn = dxg_vidpn_of_handle(handle);
    if (vidpn == NULL) {
        return STATUS_GRAPHICS_INVALID_VIDPN;
    }
    NTSTATUS status = check_id(vidpn, kind, of);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if ((vidpn->rights & DXG_VIDPN_MODES) == 0) {
        return STATUS_ACCESS_DENIED;
    }
    if (has_unassigned(vidpn, kind, of)) {
        return STATUS_GRAPHICS_UNASSIGNED_MODESET_ALREADY_EXISTS;
    }
    struct dxg_mode_set *made = dxg_mode_set_create(kind, of);
    if (made == NULL) {
        return STATUS_NO_MEMORY;
    }
    made->references = 1;
    made->next = vidpn->sets;
    vidpn->sets = made;
    *set = made;
    return STATUS_SUCCESS;
}

/* Whether a set may take the place of `before`, whose pinned mode it must have, and which it then has pinned too. */
static NTSTATUS judge_set(struct dxg_mode_set *set, const struct dxg_mode_set *before, uint32_t of)
{
    if (set->of != of) {
        return STATUS_GRAPHICS_RESOURCES_NOT_RELATED;
    }
    if (dxg_mode_set_first(set) == NULL) {
        return dxg_mode_set_invalid(set->kind);
    }
    if (before->pinned != NULL) {
        const struct dxg_mode *same = dxg_mode_set_like(set, before->pinned);
        if (same == NULL) {
            return STATUS_GRAPHICS_PINNED_MODE_MUST_REMAIN_IN_SET;
        }
        set->pinned = same;
    }
    return STATUS_SUCCESS;
}

/* Documented: what fails after the handles and the id were found to be right gives the new set up all the same. */
static NTSTATUS assign_set(D3DKMDT_HVIDPN handle, enum dxg_mode_kind kind, uint32_t of, const void *set_handle)
{
    struct dxg_vidpn *vidpn = dxg_vidpn_of_handle(handle);
    struct dxg_vidpn *owner = NULL;
    if (vidpn == NULL) {
        return STATUS_GRAPHICS_INVALID_VIDPN;
    }
    NTSTATUS status = check_id(vidpn, kind, of);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    struct dxg_mode_set *set = dxg_vidpn_set_of_handle(set_handle, kind, &owner);
    if (set == NULL || set->assigned || set->references == 0) {
        return dxg_mode_set_invalid(kind);
    }
    if (owner != vidpn) {
        return STATUS_GRAPHICS_RESOURCES_NOT_RELATED;
    }
    struct dxg_mode_set *before = dxg_vidpn_modes(vidpn, kind, of);
    status = before == NULL ? not_in_topology(kind) : judge_set(set, before, of);
    set->references--;
    if (NT_SUCCESS(status) && before != NULL) {
        set->assigned = true;
        before->assigned = false;
        dxg_vidpn_drop_set(vidpn, before);
    } else {
        dxg_vidpn_drop_set(vidpn, set);
    }
    return status;
}

static NTSTATUS NTAPI acquire_source_mode_set(IN_CONST_D3DKMDT_HVIDPN hVidPn,
                                              IN_CONST_D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId,
                                              OUT_PD3DKMDT_HVIDPNSOURCEMODESET phVidPnSourceModeSet,
                                              DEREF_OUT_CONST_PPDXGK_VIDPNSOURCEMODESET_INTERFACE ppInterface)
{
    if (phVidPnSourceModeSet == NULL || ppInterface == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    *ppInterface = &dxg_vidpn_source_modes_interface;
    *phVidPnSourceModeSet = NULL;
    dxg_vidpn_enter("pfnAcquireSourceModeSet");
    return dxg_vidpn_leave(acquire_set(hVidPn, DXG_MODES_SOURCE, VidPnSourceId, (void **)phVidPnSourceModeSet));
}

static NTSTATUS NTAPI release_source_mode_set(IN_CONST_D3DKMDT_HVIDPN hVidPn,
                                              IN_CONST_D3DKMDT_HVIDPNSOURCEMODESET hVidPnSourceModeSet)
{
    dxg_vidpn_enter("pfnReleaseSourceModeSet");
    return dxg_vidpn_leave(release_set(hVidPn, DXG_MODES_SOURCE, hVidPnSourceModeSet));
}

static NTSTATUS NTAPI create_new_source_mode_set(IN_CONST_D3DKMDT_HVIDPN hVidPn,
                                                 IN_CONST_D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId,
                                                 OUT_PD3DKMDT_HVIDPNSOURCEMODESET phVidPnSourceModeSet,
                                                 DEREF_OUT_CONST_PPDXGK_VIDPNSOURCEMODESET_INTERFACE ppInterface)
{
    if (phVidPnSourceModeSet == NULL || ppInterface == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    *ppInterface = &dxg_vidpn_source_modes_interface;
    *phVidPnSourceModeSet = NULL;
    dxg_vidpn_enter("pfnCreateNewSourceModeSet");
    return dxg_vidpn_leave(create_set(hVidPn, DXG_MODES_SOURCE, VidPnSourceId, (void **)phVidPnSourceModeSet));
}

static NTSTATUS NTAPI assign_source_mode_set(IN_D3DKMDT_HVIDPN hVidPn,
                                             IN_CONST_D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId,
                                             IN_CONST_D3DKMDT_HVIDPNSOURCEMODESET hVidPnSourceModeSet)
{
    dxg_vidpn_enter("pfnAssignSourceModeSet");
    return dxg_vidpn_leave(assign_set(hVidPn, DXG_MODES_SOURCE, VidPnSourceId, hVidPnSourceModeSet));
}

/* The kernel draws nothing, with however many samples: the set is looked at and not kept. */
static NTSTATUS NTAPI assign_multisampling_method_set(IN_D3DKMDT_HVIDPN hVidPn,
                                                      IN_CONST_D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId,
                                                      IN_CONST_SIZE_T NumMethods,
                                                      const D3DDDI_MULTISAMPLINGMETHOD *pSupportedMethodSet)
{
    dxg_vidpn_enter("pfnAssignMultisamplingMethodSet");
    struct dxg_vidpn *vidpn = dxg_vidpn_of_handle(hVidPn);
    NTSTATUS status = vidpn == NULL ? STATUS_GRAPHICS_INVALID_VIDPN : check_id(vidpn, DXG_MODES_SOURCE, VidPnSourceId);
    if (NT_SUCCESS(status) && ((NumMethods != 0 && pSupportedMethodSet == NULL) || NumMethods > MOST_METHODS)) {
        status = STATUS_INVALID_PARAMETER;
    }
    for (SIZE_T i = 0; NT_SUCCESS(status) && i < NumMethods; i++) {
        if (pSupportedMethodSet[i].NumSamples == 0 || pSupportedMethodSet[i].NumQualityLevels == 0) {
            status = STATUS_GRAPHICS_MULTISAMPLING_NOT_SUPPORTED;
        }
    }
    return dxg_vidpn_leave(status);
}

static NTSTATUS NTAPI acquire_target_mode_set(IN_CONST_D3DKMDT_HVIDPN hVidPn,
                                              IN_CONST_D3DDDI_VIDEO_PRESENT_TARGET_ID VidPnTargetId,
                                              OUT_PD3DKMDT_HVIDPNTARGETMODESET phVidPnTargetModeSet,
                                              DEREF_OUT_CONST_PPDXGK_VIDPNTARGETMODESET_INTERFACE ppInterface)
{
    if (phVidPnTargetModeSet == NULL || ppInterface == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    *ppInterface = &dxg_vidpn_target_modes_interface;
    *phVidPnTargetModeSet = NULL;
    dxg_vidpn_enter("pfnAcquireTargetModeSet");
    return dxg_vidpn_leave(acquire_set(hVidPn, DXG_MODES_TARGET, VidPnTargetId, (void **)phVidPnTargetModeSet));
}

static NTSTATUS NTAPI release_target_mode_set(IN_CONST_D3DKMDT_HVIDPN hVidPn,
                                              IN_CONST_D3DKMDT_HVIDPNTARGETMODESET hVidPnTargetModeSet)
{
    dxg_vidpn_enter("pfnReleaseTargetModeSet");
    return dxg_vidpn_leave(release_set(hVidPn, DXG_MODES_TARGET, hVidPnTargetModeSet));
}

static NTSTATUS NTAPI create_new_target_mode_set(IN_CONST_D3DKMDT_HVIDPN hVidPn,
                                                 IN_CONST_D3DDDI_VIDEO_PRESENT_TARGET_ID VidPnTargetId,
                                                 OUT_PD3DKMDT_HVIDPNTARGETMODESET phVidPnTargetModeSet,
                                                 DEREF_OUT_CONST_PPDXGK_VIDPNTARGETMODESET_INTERFACE ppInterface)
{
    if (phVidPnTargetModeSet == NULL || ppInterface == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    *ppInterface = &dxg_vidpn_target_modes_interface;
    *phVidPnTargetModeSet = NULL;
    dxg_vidpn_enter("pfnCreateNewTargetModeSet");
    return dxg_vidpn_leave(create_set(hVidPn, DXG_MODES_TARGET, VidPnTargetId, (void **)phVidPnTargetModeSet));
}

static NTSTATUS NTAPI assign_target_mode_set(IN_D3DKMDT_HVIDPN hVidPn,
                                             IN_CONST_D3DDDI_VIDEO_PRESENT_TARGET_ID VidPnTargetId,
                                             IN_CONST_D3DKMDT_HVIDPNTARGETMODESET hVidPnTargetModeSet)
{
    dxg_vidpn_enter("pfnAssignTargetModeSet");
    return dxg_vidpn_leave(assign_set(hVidPn, DXG_MODES_TARGET, VidPnTargetId, hVidPnTargetModeSet));
}

#define FUNCTIONS                                                                                                      \
    .pfnGetTopology = get_topology, .pfnAcquireSourceModeSet = acquire_source_mode_set,                                \
    .pfnReleaseSourceModeSet = release_source_mode_set, .pfnCreateNewSourceModeSet = create_new_source_mode_set,       \
    .pfnAssignSourceModeSet = assign_source_mode_set,                                                                  \
    .pfnAssignMultisamplingMethodSet = assign_multisampling_method_set,                                                \
    .pfnAcquireTargetModeSet = acquire_target_mode_set, .pfnReleaseTargetModeSet = release_target_mode_set,            \
    .pfnCreateNewTargetModeSet = create_new_target_mode_set, .pfnAssignTargetModeSet = assign_target_mode_set

static const DXGK_VIDPN_INTERFACE interfaces[] = {
    {.Version = DXGK_VIDPN_INTERFACE_VERSION_V1, FUNCTIONS},
    {.Version = DXGK_VIDPN_INTERFACE_VERSION_V2, FUNCTIONS},
};

const DXGK_VIDPN_INTERFACE *dxg_vidpn_interface(DXGK_VIDPN_INTERFACE_VERSION version)
{
    for (size_t i = 0; i < sizeof interfaces / sizeof interfaces[0]; i++) {
        if (interfaces[i].Version == version) {
            return &interfaces[i];
        }
    }
    return NULL;
}
