/*
 * vidpn_topology.c: DXGK_VIDPNTOPOLOGY_INTERFACE – the paths of a VidPN, walked, added, removed, and told what they
 * support.
 */
#include "dxgkrnl/vidpn.h"

#include <ntstatus.h>

static NTSTATUS NTAPI get_num_paths(IN_CONST_D3DKMDT_HVIDPNTOPOLOGY hVidPnTopology, OUT_PSIZE_T pCount)
{
    dxg_vidpn_enter("pfnGetNumPaths");
    const struct dxg_vidpn *vidpn = dxg_vidpn_of_topology(hVidPnTopology);
    if (vidpn == NULL) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
    }
    if (pCount == NULL) {
        return dxg_vidpn_leave(STATUS_INVALID_PARAMETER);
    }
    *pCount = dxg_vidpn_paths(vidpn);
    return dxg_vidpn_leave(STATUS_SUCCESS);
}

/* Of a source's paths: how many there are, and the target of the one with an index. */
static size_t walk_source(const struct dxg_vidpn *vidpn, uint32_t source, size_t index, uint32_t *target)
{
    size_t count = 0;
    const struct dxg_vidpn_path *path = dxg_vidpn_first_path(vidpn);
    for (; path != NULL; path = dxg_vidpn_next_path(path)) {
        if (path->info.VidPnSourceId == source && count++ == index && target != NULL) {
            *target = path->info.VidPnTargetId;
        }
    }
    return count;
}

/* The statuses of a source: none of the adapter's, none of any path's. */
static NTSTATUS check_source(const struct dxg_vidpn *vidpn, uint32_t source, size_t paths)
{
    if (!dxg_vidpn_has_source(vidpn, source)) {
        return STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE;
    }
    return paths > 0 ? STATUS_SUCCESS : STATUS_GRAPHICS_SOURCE_NOT_IN_TOPOLOGY;
}

static NTSTATUS NTAPI get_num_paths_from_source(IN_CONST_D3DKMDT_HVIDPNTOPOLOGY hVidPnTopology,
                                                IN_CONST_D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId,
                                                OUT_PSIZE_T pCount)
{
    dxg_vidpn_enter("pfnGetNumPathsFromSource");
    const struct dxg_vidpn *vidpn = dxg_vidpn_of_topology(hVidPnTopology);
    if (vidpn == NULL) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
    }
    if (pCount == NULL) {
        return dxg_vidpn_leave(STATUS_INVALID_PARAMETER);
    }
    *pCount = walk_source(vidpn, VidPnSourceId, 0, NULL);
    return dxg_vidpn_leave(check_source(vidpn, VidPnSourceId, *pCount));
}

static NTSTATUS NTAPI enum_path_targets_from_source(IN_CONST_D3DKMDT_HVIDPNTOPOLOGY hVidPnTopology,
                                                    IN_CONST_D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId,
                                                    IN_CONST_D3DKMDT_VIDPN_PRESENT_PATH_INDEX PathIndex,
                                                    OUT_PD3DDDI_VIDEO_PRESENT_TARGET_ID pVidPnTargetId)
{
    dxg_vidpn_enter("pfnEnumPathTargetsFromSource");
    const struct dxg_vidpn *vidpn = dxg_vidpn_of_topology(hVidPnTopology);
    if (vidpn == NULL) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
    }
    if (pVidPnTargetId == NULL) {
        return dxg_vidpn_leave(STATUS_INVALID_PARAMETER);
    }
    *pVidPnTargetId = D3DDDI_ID_UNINITIALIZED;
    size_t count = walk_source(vidpn, VidPnSourceId, PathIndex, pVidPnTargetId);
    NTSTATUS status = check_source(vidpn, VidPnSourceId, count);
    return dxg_vidpn_leave(NT_SUCCESS(status) && PathIndex >= count ? STATUS_INVALID_PARAMETER : status);
}

static NTSTATUS NTAPI get_path_source_from_target(IN_CONST_D3DKMDT_HVIDPNTOPOLOGY hVidPnTopology,
                                                  IN_CONST_D3DDDI_VIDEO_PRESENT_TARGET_ID VidPnTargetId,
                                                  OUT_PD3DDDI_VIDEO_PRESENT_SOURCE_ID pVidPnSourceId)
{
    dxg_vidpn_enter("pfnGetPathSourceFromTarget");
    const struct dxg_vidpn *vidpn = dxg_vidpn_of_topology(hVidPnTopology);
    if (vidpn == NULL) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
    }
    if (pVidPnSourceId == NULL) {
        return dxg_vidpn_leave(STATUS_INVALID_PARAMETER);
    }
    *pVidPnSourceId = D3DDDI_ID_UNINITIALIZED;
    if (!dxg_vidpn_has_target(vidpn, VidPnTargetId)) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_TARGET);
    }
    const struct dxg_vidpn_path *path = dxg_vidpn_find_path(vidpn, D3DDDI_ID_ANY, VidPnTargetId);
    if (path == NULL) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_TARGET_NOT_IN_TOPOLOGY);
    }
    *pVidPnSourceId = path->info.VidPnSourceId;
    return dxg_vidpn_leave(STATUS_SUCCESS);
}

static NTSTATUS give(struct dxg_vidpn_path *path, NTSTATUS none, const D3DKMDT_VIDPN_PRESENT_PATH **info)
{
    *info = NULL;
    if (path == NULL) {
        return none;
    }
    path->acquired++;
    *info = &path->info;
    return STATUS_SUCCESS;
}

/* A path of the topology by the address that the driver has of it. */
static struct dxg_vidpn_path *path_of(const struct dxg_vidpn *vidpn, const void *info)
{
    struct dxg_vidpn_path *path = vidpn->paths;
    while (path != NULL && (const void *)&path->info != info) {
        path = path->next;
    }
    return path;
}

static NTSTATUS NTAPI acquire_path_info(IN_CONST_D3DKMDT_HVIDPNTOPOLOGY hVidPnTopology,
                                        IN_CONST_D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId,
                                        IN_CONST_D3DDDI_VIDEO_PRESENT_TARGET_ID VidPnTargetId,
                                        DEREF_OUT_CONST_PPD3DKMDT_VIDPN_PRESENT_PATH ppPathInfo)
{
    dxg_vidpn_enter("pfnAcquirePathInfo");
    const struct dxg_vidpn *vidpn = dxg_vidpn_of_topology(hVidPnTopology);
    if (vidpn == NULL) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
    }
    if (ppPathInfo == NULL) {
        return dxg_vidpn_leave(STATUS_INVALID_PARAMETER);
    }
    *ppPathInfo = NULL;
    if (!dxg_vidpn_has_source(vidpn, VidPnSourceId)) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE);
    }
    if (!dxg_vidpn_has_target(vidpn, VidPnTargetId)) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_TARGET);
    }
    struct dxg_vidpn_path *path = dxg_vidpn_find_path(vidpn, VidPnSourceId, VidPnTargetId);
    return dxg_vidpn_leave(give(path, STATUS_GRAPHICS_PATH_NOT_IN_TOPOLOGY, ppPathInfo));
}

static NTSTATUS NTAPI acquire_first_path_info(IN_CONST_D3DKMDT_HVIDPNTOPOLOGY hVidPnTopology,
                                              DEREF_OUT_CONST_PPD3DKMDT_VIDPN_PRESENT_PATH ppPathInfo)
{
    dxg_vidpn_enter("pfnAcquireFirstPathInfo");
    const struct dxg_vidpn *vidpn = dxg_vidpn_of_topology(hVidPnTopology);
    if (vidpn == NULL) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
    }
    if (ppPathInfo == NULL) {
        return dxg_vidpn_leave(STATUS_INVALID_PARAMETER);
    }
    return dxg_vidpn_leave(give(dxg_vidpn_first_path(vidpn), STATUS_GRAPHICS_DATASET_IS_EMPTY, ppPathInfo));
}

static NTSTATUS NTAPI acquire_next_path_info(IN_CONST_D3DKMDT_HVIDPNTOPOLOGY hVidPnTopology,
                                             IN_CONST_PD3DKMDT_VIDPN_PRESENT_PATH_CONST pPathInfo,
                                             DEREF_OUT_CONST_PPD3DKMDT_VIDPN_PRESENT_PATH ppPathInfo)
{
    dxg_vidpn_enter("pfnAcquireNextPathInfo");
    const struct dxg_vidpn *vidpn = dxg_vidpn_of_topology(hVidPnTopology);
    if (vidpn == NULL) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
    }
    const struct dxg_vidpn_path *path = path_of(vidpn, pPathInfo);
    if (ppPathInfo == NULL) {
        return dxg_vidpn_leave(STATUS_INVALID_PARAMETER);
    }
    *ppPathInfo = NULL;
    if (path == NULL) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDPN_PRESENT_PATH);
    }
    return dxg_vidpn_leave(give(dxg_vidpn_next_path(path), STATUS_GRAPHICS_NO_MORE_ELEMENTS_IN_DATASET, ppPathInfo));
}

static NTSTATUS NTAPI update_path_support_info(IN_CONST_D3DKMDT_HVIDPNTOPOLOGY hVidPnTopology,
                                               IN_CONST_PD3DKMDT_VIDPN_PRESENT_PATH pPathInfo)
{
    dxg_vidpn_enter("pfnUpdatePathSupportInfo");
    const struct dxg_vidpn *vidpn = dxg_vidpn_of_topology(hVidPnTopology);
    if (vidpn == NULL) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
    }
    if (pPathInfo == NULL) {
        return dxg_vidpn_leave(STATUS_INVALID_PARAMETER);
    }
    if ((vidpn->rights & DXG_VIDPN_SUPPORT) == 0) {
        return dxg_vidpn_leave(STATUS_ACCESS_DENIED);
    }
    struct dxg_vidpn_path *path = dxg_vidpn_find_path(vidpn, pPathInfo->VidPnSourceId, pPathInfo->VidPnTargetId);
    if (path == NULL || pPathInfo->VidPnSourceId == D3DDDI_ID_ANY || pPathInfo->VidPnTargetId == D3DDDI_ID_ANY) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_PATH_NOT_IN_TOPOLOGY);
    }
    /* What is supported is the driver's to say; what is pinned is not. */
    path->info.ContentTransformation.ScalingSupport = pPathInfo->ContentTransformation.ScalingSupport;
    path->info.ContentTransformation.RotationSupport = pPathInfo->ContentTransformation.RotationSupport;
    path->info.CopyProtection.CopyProtectionSupport = pPathInfo->CopyProtection.CopyProtectionSupport;
    return dxg_vidpn_leave(STATUS_SUCCESS);
}

static NTSTATUS NTAPI release_path_info(IN_CONST_D3DKMDT_HVIDPNTOPOLOGY hVidPnTopology,
                                        IN_CONST_PD3DKMDT_VIDPN_PRESENT_PATH_CONST pPathInfo)
{
    dxg_vidpn_enter("pfnReleasePathInfo");
    struct dxg_vidpn *vidpn = dxg_vidpn_of_topology(hVidPnTopology);
    if (vidpn == NULL) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
    }
    struct dxg_vidpn_path *path = path_of(vidpn, pPathInfo);
    if (path == NULL || path->acquired == 0) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDPN_PRESENT_PATH);
    }
    path->acquired--;
    if (!path->added) {
        dxg_vidpn_drop_path(vidpn, path);
    }
    return dxg_vidpn_leave(STATUS_SUCCESS);
}

static NTSTATUS NTAPI create_new_path_info(IN_CONST_D3DKMDT_HVIDPNTOPOLOGY hVidPnTopology,
                                           DEREF_OUT_PPD3DKMDT_VIDPN_PRESENT_PATH ppPathInfo)
{
    dxg_vidpn_enter("pfnCreateNewPathInfo");
    struct dxg_vidpn *vidpn = dxg_vidpn_of_topology(hVidPnTopology);
    if (vidpn == NULL) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
    }
    if (ppPathInfo == NULL) {
        return dxg_vidpn_leave(STATUS_INVALID_PARAMETER);
    }
    *ppPathInfo = NULL;
    if ((vidpn->rights & DXG_VIDPN_TOPOLOGY) == 0) {
        return dxg_vidpn_leave(STATUS_ACCESS_DENIED);
    }
    struct dxg_vidpn_path *path;
    NTSTATUS status = dxg_vidpn_create_path(vidpn, &path);
    if (NT_SUCCESS(status)) {
        path->acquired = 1;
        *ppPathInfo = &path->info;
    }
    return dxg_vidpn_leave(status);
}

static NTSTATUS NTAPI add_path(IN_D3DKMDT_HVIDPNTOPOLOGY hVidPnTopology, IN_PD3DKMDT_VIDPN_PRESENT_PATH pPathInfo)
{
    dxg_vidpn_enter("pfnAddPath");
    struct dxg_vidpn *vidpn = dxg_vidpn_of_topology(hVidPnTopology);
    if (vidpn == NULL) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
    }
    if ((vidpn->rights & DXG_VIDPN_TOPOLOGY) == 0) {
        return dxg_vidpn_leave(STATUS_ACCESS_DENIED);
    }
    struct dxg_vidpn_path *path = path_of(vidpn, pPathInfo);
    if (path == NULL || path->added) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDPN_PRESENT_PATH);
    }
    return dxg_vidpn_leave(dxg_vidpn_add_path(vidpn, path));
}

static NTSTATUS NTAPI remove_path(IN_CONST_D3DKMDT_HVIDPNTOPOLOGY hVidPnTopology,
                                  IN_CONST_D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId,
                                  IN_CONST_D3DDDI_VIDEO_PRESENT_TARGET_ID VidPnTargetId)
{
    dxg_vidpn_enter("pfnRemovePath");
    struct dxg_vidpn *vidpn = dxg_vidpn_of_topology(hVidPnTopology);
    if (vidpn == NULL) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDPN_TOPOLOGY);
    }
    if ((vidpn->rights & DXG_VIDPN_TOPOLOGY) == 0) {
        return dxg_vidpn_leave(STATUS_ACCESS_DENIED);
    }
    if (!dxg_vidpn_has_source(vidpn, VidPnSourceId)) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE);
    }
    if (!dxg_vidpn_has_target(vidpn, VidPnTargetId)) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_TARGET);
    }
    struct dxg_vidpn_path *path = dxg_vidpn_find_path(vidpn, VidPnSourceId, VidPnTargetId);
    if (path == NULL) {
        return dxg_vidpn_leave(STATUS_GRAPHICS_PATH_NOT_IN_TOPOLOGY);
    }
    dxg_vidpn_drop_path(vidpn, path);
    return dxg_vidpn_leave(STATUS_SUCCESS);
}

const DXGK_VIDPNTOPOLOGY_INTERFACE dxg_vidpn_topology_interface = {
    .pfnGetNumPaths = get_num_paths,
    .pfnGetNumPathsFromSource = get_num_paths_from_source,
    .pfnEnumPathTargetsFromSource = enum_path_targets_from_source,
    .pfnGetPathSourceFromTarget = get_path_source_from_target,
    .pfnAcquirePathInfo = acquire_path_info,
    .pfnAcquireFirstPathInfo = acquire_first_path_info,
    .pfnAcquireNextPathInfo = acquire_next_path_info,
    .pfnUpdatePathSupportInfo = update_path_support_info,
    .pfnReleasePathInfo = release_path_info,
    .pfnCreateNewPathInfo = create_new_path_info,
    .pfnAddPath = add_path,
    .pfnRemovePath = remove_path,
};
