/*
 * monitor_interface.c: DXGK_MONITOR_INTERFACE and the tables of the sets it gives – modes, rates, descriptors.
 */
#include "dxgkrnl/adapter.h"
#include "dxgkrnl/monitor.h"
#include "dxgkrnl/port.h"

#include <ntstatus.h>

/* ---- the monitor on a target ---- */

static NTSTATUS NTAPI acquire_monitor_source_mode_set(IN_CONST_D3DKMDT_ADAPTER hAdapter,
                                                      IN_CONST_D3DDDI_VIDEO_PRESENT_TARGET_ID VidPnTargetId,
                                                      OUT_PD3DKMDT_HMONITORSOURCEMODESET phMonitorSourceModeSet,
                                                      DEREF_OUT_CONST_PPDXGK_MONITORSOURCEMODESET_INTERFACE ppInterface)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "pfnAcquireMonitorSourceModeSet", PASSIVE_LEVEL);
    struct dxg_monitor *monitor;
    if (adapter == NULL) {
        return STATUS_GRAPHICS_INVALID_DISPLAY_ADAPTER;
    }
    if (phMonitorSourceModeSet == NULL || ppInterface == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    *phMonitorSourceModeSet = NULL;
    *ppInterface = &dxg_monitor_modes_interface;
    dxg_monitor_enter("pfnAcquireMonitorSourceModeSet");
    NTSTATUS status = dxg_monitor_on(adapter, VidPnTargetId, &monitor);
    if (NT_SUCCESS(status)) {
        monitor->modes->references++;
        *phMonitorSourceModeSet = dxg_monitor_modes_handle(monitor);
    }
    return dxg_monitor_leave(status);
}

static NTSTATUS NTAPI release_monitor_source_mode_set(IN_CONST_D3DKMDT_ADAPTER hAdapter,
                                                      IN_CONST_D3DKMDT_HMONITORSOURCEMODESET hMonitorSourceModeSet)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "pfnReleaseMonitorSourceModeSet", PASSIVE_LEVEL);
    if (adapter == NULL) {
        return STATUS_GRAPHICS_INVALID_DISPLAY_ADAPTER;
    }
    dxg_monitor_enter("pfnReleaseMonitorSourceModeSet");
    struct dxg_monitor *monitor = dxg_monitor_of_modes(hMonitorSourceModeSet);
    if (monitor == NULL || monitor->modes->references == 0) {
        return dxg_monitor_leave(STATUS_GRAPHICS_INVALID_MONITOR_SOURCEMODESET);
    }
    if (monitor->adapter != adapter) {
        return dxg_monitor_leave(STATUS_GRAPHICS_RESOURCES_NOT_RELATED);
    }
    monitor->modes->references--;
    return dxg_monitor_leave(STATUS_SUCCESS);
}

/* ---- its modes ---- */

static NTSTATUS NTAPI get_num_modes(IN_CONST_D3DKMDT_HMONITORSOURCEMODESET hMonitorSourceModeSet,
                                    OUT_PSIZE_T_CONST pCount)
{
    dxg_monitor_enter("pfnGetNumModes");
    const struct dxg_monitor *monitor = dxg_monitor_of_modes(hMonitorSourceModeSet);
    if (monitor == NULL) {
        return dxg_monitor_leave(STATUS_GRAPHICS_INVALID_MONITOR_SOURCEMODESET);
    }
    if (pCount == NULL) {
        return dxg_monitor_leave(STATUS_INVALID_PARAMETER);
    }
    *pCount = dxg_mode_set_count(monitor->modes);
    return dxg_monitor_leave(STATUS_SUCCESS);
}

/* The set to walk; null with the status that is due. */
static struct dxg_mode_set *enter_to_walk(const char *function, const void *handle, const void *out, NTSTATUS *status)
{
    dxg_monitor_enter(function);
    struct dxg_monitor *monitor = dxg_monitor_of_modes(handle);
    *status = monitor == NULL ? STATUS_GRAPHICS_INVALID_MONITOR_SOURCEMODESET : STATUS_INVALID_PARAMETER;
    return monitor != NULL && out != NULL ? monitor->modes : NULL;
}

static NTSTATUS NTAPI acquire_preferred_mode_info(IN_CONST_D3DKMDT_HMONITORSOURCEMODESET hMonitorSourceModeSet,
                                                  DEREF_OUT_CONST_PPD3DKMDT_MONITOR_SOURCE_MODE ppModeInfo)
{
    NTSTATUS status;
    struct dxg_mode_set *set =
        enter_to_walk("pfnAcquirePreferredModeInfo", hMonitorSourceModeSet, (const void *)ppModeInfo, &status);
    return dxg_monitor_leave(set != NULL ? dxg_mode_set_acquire_pinned(set, (const void **)ppModeInfo) : status);
}

static NTSTATUS NTAPI acquire_first_mode_info(IN_CONST_D3DKMDT_HMONITORSOURCEMODESET hMonitorSourceModeSet,
                                              DEREF_OUT_CONST_PPD3DKMDT_MONITOR_SOURCE_MODE ppModeInfo)
{
    NTSTATUS status;
    struct dxg_mode_set *set =
        enter_to_walk("pfnAcquireFirstModeInfo", hMonitorSourceModeSet, (const void *)ppModeInfo, &status);
    return dxg_monitor_leave(set != NULL ? dxg_mode_set_acquire_first(set, (const void **)ppModeInfo) : status);
}

static NTSTATUS NTAPI acquire_next_mode_info(IN_CONST_D3DKMDT_HMONITORSOURCEMODESET hMonitorSourceModeSet,
                                             IN_CONST_PD3DKMDT_MONITOR_SOURCE_MODE_CONST pModeInfo,
                                             DEREF_OUT_CONST_PPD3DKMDT_MONITOR_SOURCE_MODE ppModeInfo)
{
    NTSTATUS status;
    struct dxg_mode_set *set =
        enter_to_walk("pfnAcquireNextModeInfo", hMonitorSourceModeSet, (const void *)ppModeInfo, &status);
    return dxg_monitor_leave(set != NULL ? dxg_mode_set_acquire_next(set, pModeInfo, (const void **)ppModeInfo)
                                         : status);
}

static NTSTATUS NTAPI create_new_mode_info(IN_CONST_D3DKMDT_HMONITORSOURCEMODESET hMonitorSourceModeSet,
                                           DEREF_OUT_PPD3DKMDT_MONITOR_SOURCE_MODE ppModeInfo)
{
    NTSTATUS status;
    struct dxg_mode_set *set =
        enter_to_walk("pfnCreateNewModeInfo", hMonitorSourceModeSet, (const void *)ppModeInfo, &status);
    return dxg_monitor_leave(set != NULL ? dxg_mode_set_create_mode(set, (void **)ppModeInfo) : status);
}

static NTSTATUS NTAPI add_mode(IN_CONST_D3DKMDT_HMONITORSOURCEMODESET hMonitorSourceModeSet,
                               IN_PD3DKMDT_MONITOR_SOURCE_MODE_CONST pModeInfo)
{
    NTSTATUS status;
    struct dxg_mode_set *set = enter_to_walk("pfnAddMode", hMonitorSourceModeSet, hMonitorSourceModeSet, &status);
    return dxg_monitor_leave(set != NULL ? dxg_mode_set_add(set, pModeInfo) : status);
}

static NTSTATUS NTAPI release_mode_info(IN_CONST_D3DKMDT_HMONITORSOURCEMODESET hMonitorSourceModeSet,
                                        IN_CONST_PD3DKMDT_MONITOR_SOURCE_MODE_CONST pModeInfo)
{
    NTSTATUS status;
    struct dxg_mode_set *set =
        enter_to_walk("pfnReleaseModeInfo", hMonitorSourceModeSet, hMonitorSourceModeSet, &status);
    return dxg_monitor_leave(set != NULL ? dxg_mode_set_release(set, pModeInfo) : status);
}

const DXGK_MONITORSOURCEMODESET_INTERFACE dxg_monitor_modes_interface = {
    .pfnGetNumModes = get_num_modes,
    .pfnAcquirePreferredModeInfo = acquire_preferred_mode_info,
    .pfnAcquireFirstModeInfo = acquire_first_mode_info,
    .pfnAcquireNextModeInfo = acquire_next_mode_info,
    .pfnCreateNewModeInfo = create_new_mode_info,
    .pfnAddMode = add_mode,
    .pfnReleaseModeInfo = release_mode_info,
};

/* ---- its rates: the one range of its descriptor, or none ---- */

static NTSTATUS NTAPI get_num_ranges(IN_CONST_D3DKMDT_HMONITORFREQUENCYRANGESET hMonitorFrequencyRangeSet,
                                     OUT_PSIZE_T_CONST pCount)
{
    dxg_monitor_enter("pfnGetNumFrequencyRanges");
    const struct dxg_monitor *monitor = dxg_monitor_of_ranges(hMonitorFrequencyRangeSet);
    if (monitor == NULL) {
        return dxg_monitor_leave(STATUS_GRAPHICS_INVALID_MONITOR_FREQUENCYRANGESET);
    }
    if (pCount == NULL) {
        return dxg_monitor_leave(STATUS_INVALID_PARAMETER);
    }
    *pCount = monitor->has_range;
    return dxg_monitor_leave(STATUS_SUCCESS);
}

static NTSTATUS NTAPI acquire_first_range(IN_CONST_D3DKMDT_HMONITORFREQUENCYRANGESET hMonitorFrequencyRangeSet,
                                          DEREF_OUT_CONST_PPD3DKMDT_MONITOR_FREQUENCY_RANGE ppFrequencyRange)
{
    dxg_monitor_enter("pfnAcquireFirstFrequencyRangeInfo");
    struct dxg_monitor *monitor = dxg_monitor_of_ranges(hMonitorFrequencyRangeSet);
    if (monitor == NULL) {
        return dxg_monitor_leave(STATUS_GRAPHICS_INVALID_MONITOR_FREQUENCYRANGESET);
    }
    if (ppFrequencyRange == NULL) {
        return dxg_monitor_leave(STATUS_INVALID_PARAMETER);
    }
    *ppFrequencyRange = monitor->has_range ? &monitor->range : NULL;
    monitor->range_acquired += monitor->has_range;
    return dxg_monitor_leave(monitor->has_range ? STATUS_SUCCESS : STATUS_GRAPHICS_DATASET_IS_EMPTY);
}

static NTSTATUS NTAPI acquire_next_range(IN_CONST_D3DKMDT_HMONITORFREQUENCYRANGESET hMonitorFrequencyRangeSet,
                                         IN_CONST_PD3DKMDT_MONITOR_FREQUENCY_RANGE_CONST pFrequencyRange,
                                         DEREF_OUT_CONST_PPD3DKMDT_MONITOR_FREQUENCY_RANGE ppFrequencyRange)
{
    dxg_monitor_enter("pfnAcquireNextFrequencyRangeInfo");
    const struct dxg_monitor *monitor = dxg_monitor_of_ranges(hMonitorFrequencyRangeSet);
    if (monitor == NULL) {
        return dxg_monitor_leave(STATUS_GRAPHICS_INVALID_MONITOR_FREQUENCYRANGESET);
    }
    if (ppFrequencyRange == NULL) {
        return dxg_monitor_leave(STATUS_INVALID_PARAMETER);
    }
    *ppFrequencyRange = NULL;
    return dxg_monitor_leave(monitor->has_range && pFrequencyRange == &monitor->range
                                 ? STATUS_GRAPHICS_NO_MORE_ELEMENTS_IN_DATASET
                                 : STATUS_GRAPHICS_INVALID_MONITOR_FREQUENCYRANGE);
}

static NTSTATUS NTAPI release_range(IN_CONST_D3DKMDT_HMONITORFREQUENCYRANGESET hMonitorFrequencyRangeSet,
                                    IN_CONST_PD3DKMDT_MONITOR_FREQUENCY_RANGE_CONST pFrequencyRange)
{
    dxg_monitor_enter("pfnReleaseFrequencyRangeInfo");
    struct dxg_monitor *monitor = dxg_monitor_of_ranges(hMonitorFrequencyRangeSet);
    if (monitor == NULL) {
        return dxg_monitor_leave(STATUS_GRAPHICS_INVALID_MONITOR_FREQUENCYRANGESET);
    }
    if (pFrequencyRange != &monitor->range || monitor->range_acquired == 0) {
        return dxg_monitor_leave(STATUS_GRAPHICS_INVALID_MONITOR_FREQUENCYRANGE);
    }
    monitor->range_acquired--;
    return dxg_monitor_leave(STATUS_SUCCESS);
}

static const DXGK_MONITORFREQUENCYRANGESET_INTERFACE ranges_interface = {
    .pfnGetNumFrequencyRanges = get_num_ranges,
    .pfnAcquireFirstFrequencyRangeInfo = acquire_first_range,
    .pfnAcquireNextFrequencyRangeInfo = acquire_next_range,
    .pfnReleaseFrequencyRangeInfo = release_range,
};

static NTSTATUS NTAPI get_monitor_frequency_range_set(
    IN_CONST_D3DKMDT_ADAPTER hAdapter, IN_CONST_D3DDDI_VIDEO_PRESENT_TARGET_ID VidPnTargetId,
    OUT_PD3DKMDT_HMONITORFREQUENCYRANGESET phSet, DEREF_OUT_CONST_PPDXGK_MONITORFREQUENCYRANGESET_INTERFACE ppInterface)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "pfnGetMonitorFrequencyRangeSet", PASSIVE_LEVEL);
    struct dxg_monitor *monitor;
    if (adapter == NULL) {
        return STATUS_GRAPHICS_INVALID_DISPLAY_ADAPTER;
    }
    if (phSet == NULL || ppInterface == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    *phSet = NULL;
    *ppInterface = &ranges_interface;
    dxg_monitor_enter("pfnGetMonitorFrequencyRangeSet");
    NTSTATUS status = dxg_monitor_on(adapter, VidPnTargetId, &monitor);
    if (NT_SUCCESS(status)) {
        *phSet = &monitor->ranges;
    }
    return dxg_monitor_leave(status);
}

/* ---- its descriptors: the base block, or none ---- */

static NTSTATUS NTAPI get_num_descriptors(IN_CONST_D3DKMDT_HMONITORDESCRIPTORSET hMonitorDescriptorSet,
                                          OUT_PSIZE_T_CONST pCount)
{
    dxg_monitor_enter("pfnGetNumDescriptors");
    const struct dxg_monitor *monitor = dxg_monitor_of_descriptors(hMonitorDescriptorSet);
    if (monitor == NULL) {
        return dxg_monitor_leave(STATUS_GRAPHICS_INVALID_MONITORDESCRIPTORSET);
    }
    if (pCount == NULL) {
        return dxg_monitor_leave(STATUS_INVALID_PARAMETER);
    }
    *pCount = monitor->blocks > 0;
    return dxg_monitor_leave(STATUS_SUCCESS);
}

static NTSTATUS NTAPI acquire_first_descriptor(IN_CONST_D3DKMDT_HMONITORDESCRIPTORSET hMonitorDescriptorSet,
                                               DEREF_OUT_CONST_PPD3DKMDT_MONITOR_DESCRIPTOR ppDescriptor)
{
    dxg_monitor_enter("pfnAcquireFirstDescriptorInfo");
    struct dxg_monitor *monitor = dxg_monitor_of_descriptors(hMonitorDescriptorSet);
    if (monitor == NULL) {
        return dxg_monitor_leave(STATUS_GRAPHICS_INVALID_MONITORDESCRIPTORSET);
    }
    if (ppDescriptor == NULL) {
        return dxg_monitor_leave(STATUS_INVALID_PARAMETER);
    }
    bool has = monitor->blocks > 0;
    *ppDescriptor = has ? &monitor->descriptor : NULL;
    monitor->descriptor_acquired += has;
    return dxg_monitor_leave(has ? STATUS_SUCCESS : STATUS_GRAPHICS_DATASET_IS_EMPTY);
}

static NTSTATUS NTAPI acquire_next_descriptor(IN_CONST_D3DKMDT_HMONITORDESCRIPTORSET hMonitorDescriptorSet,
                                              IN_CONST_PD3DKMDT_MONITOR_DESCRIPTOR_CONST pDescriptor,
                                              DEREF_OUT_CONST_PPD3DKMDT_MONITOR_DESCRIPTOR ppDescriptor)
{
    dxg_monitor_enter("pfnAcquireNextDescriptorInfo");
    const struct dxg_monitor *monitor = dxg_monitor_of_descriptors(hMonitorDescriptorSet);
    if (monitor == NULL) {
        return dxg_monitor_leave(STATUS_GRAPHICS_INVALID_MONITORDESCRIPTORSET);
    }
    if (ppDescriptor == NULL) {
        return dxg_monitor_leave(STATUS_INVALID_PARAMETER);
    }
    *ppDescriptor = NULL;
    return dxg_monitor_leave(monitor->blocks > 0 && pDescriptor == &monitor->descriptor
                                 ? STATUS_GRAPHICS_NO_MORE_ELEMENTS_IN_DATASET
                                 : STATUS_GRAPHICS_INVALID_MONITORDESCRIPTOR);
}

static NTSTATUS NTAPI release_descriptor(IN_CONST_D3DKMDT_HMONITORDESCRIPTORSET hMonitorDescriptorSet,
                                         IN_CONST_PD3DKMDT_MONITOR_DESCRIPTOR_CONST pDescriptor)
{
    dxg_monitor_enter("pfnReleaseDescriptorInfo");
    struct dxg_monitor *monitor = dxg_monitor_of_descriptors(hMonitorDescriptorSet);
    if (monitor == NULL) {
        return dxg_monitor_leave(STATUS_GRAPHICS_INVALID_MONITORDESCRIPTORSET);
    }
    if (pDescriptor != &monitor->descriptor || monitor->descriptor_acquired == 0) {
        return dxg_monitor_leave(STATUS_GRAPHICS_INVALID_MONITORDESCRIPTOR);
    }
    monitor->descriptor_acquired--;
    return dxg_monitor_leave(STATUS_SUCCESS);
}

static const DXGK_MONITORDESCRIPTORSET_INTERFACE descriptors_interface = {
    .pfnGetNumDescriptors = get_num_descriptors,
    .pfnAcquireFirstDescriptorInfo = acquire_first_descriptor,
    .pfnAcquireNextDescriptorInfo = acquire_next_descriptor,
    .pfnReleaseDescriptorInfo = release_descriptor,
};

static NTSTATUS NTAPI get_monitor_descriptor_set(IN_CONST_D3DKMDT_ADAPTER hAdapter,
                                                 IN_CONST_D3DDDI_VIDEO_PRESENT_TARGET_ID VidPnTargetId,
                                                 OUT_PD3DKMDT_HMONITORDESCRIPTORSET phMonitorDescriptorSet,
                                                 DEREF_OUT_CONST_PPDXGK_MONITORDESCRIPTORSET_INTERFACE ppInterface)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "pfnGetMonitorDescriptorSet", PASSIVE_LEVEL);
    struct dxg_monitor *monitor;
    if (adapter == NULL) {
        return STATUS_GRAPHICS_INVALID_DISPLAY_ADAPTER;
    }
    if (phMonitorDescriptorSet == NULL || ppInterface == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    *phMonitorDescriptorSet = NULL;
    *ppInterface = &descriptors_interface;
    dxg_monitor_enter("pfnGetMonitorDescriptorSet");
    NTSTATUS status = dxg_monitor_on(adapter, VidPnTargetId, &monitor);
    if (NT_SUCCESS(status)) {
        *phMonitorDescriptorSet = &monitor->descriptors;
    }
    return dxg_monitor_leave(status);
}

/* ---- version 2: modes that the system has beside the descriptor's, of which there are none ---- */

static NTSTATUS NTAPI get_additional_monitor_mode_set(IN_CONST_D3DKMDT_ADAPTER hAdapter,
                                                      IN_CONST_D3DDDI_VIDEO_PRESENT_TARGET_ID VidPnTargetId,
                                                      OUT_PUINT pNumberModes,
                                                      DEREF_ECOUNT_PPDXGK_TARGETMODE_DETAIL_TIMING ppModes)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "pfnGetAdditionalMonitorModeSet", PASSIVE_LEVEL);
    struct dxg_monitor *monitor;
    if (adapter == NULL) {
        return STATUS_GRAPHICS_INVALID_DISPLAY_ADAPTER;
    }
    if (pNumberModes == NULL || ppModes == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    *pNumberModes = 0;
    *ppModes = NULL;
    dxg_monitor_enter("pfnGetAdditionalMonitorModeSet");
    return dxg_monitor_leave(dxg_monitor_on(adapter, VidPnTargetId, &monitor));
}

static NTSTATUS NTAPI release_additional_monitor_mode_set(IN_CONST_D3DKMDT_ADAPTER hAdapter,
                                                          IN_CONST_D3DDDI_VIDEO_PRESENT_TARGET_ID VidPnTargetId,
                                                          IN_CONST_PDXGK_TARGETMODE_DETAIL_TIMING pModes)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "pfnReleaseAdditionalMonitorModeSet", PASSIVE_LEVEL);
    struct dxg_monitor *monitor;
    if (adapter == NULL) {
        return STATUS_GRAPHICS_INVALID_DISPLAY_ADAPTER;
    }
    dxg_monitor_enter("pfnReleaseAdditionalMonitorModeSet");
    NTSTATUS status = dxg_monitor_on(adapter, VidPnTargetId, &monitor);
    return dxg_monitor_leave(NT_SUCCESS(status) && pModes != NULL ? STATUS_INVALID_PARAMETER : status);
}

static const DXGK_MONITOR_INTERFACE_V2 version2 = {
    .Version = DXGK_MONITOR_INTERFACE_VERSION_V2,
    .pfnAcquireMonitorSourceModeSet = acquire_monitor_source_mode_set,
    .pfnReleaseMonitorSourceModeSet = release_monitor_source_mode_set,
    .pfnGetMonitorFrequencyRangeSet = get_monitor_frequency_range_set,
    .pfnGetMonitorDescriptorSet = get_monitor_descriptor_set,
    .pfnGetAdditionalMonitorModeSet = get_additional_monitor_mode_set,
    .pfnReleaseAdditionalMonitorModeSet = release_additional_monitor_mode_set,
};

static const DXGK_MONITOR_INTERFACE version1 = {
    .Version = DXGK_MONITOR_INTERFACE_VERSION_V1,
    .pfnAcquireMonitorSourceModeSet = acquire_monitor_source_mode_set,
    .pfnReleaseMonitorSourceModeSet = release_monitor_source_mode_set,
    .pfnGetMonitorFrequencyRangeSet = get_monitor_frequency_range_set,
    .pfnGetMonitorDescriptorSet = get_monitor_descriptor_set,
};

const DXGK_MONITOR_INTERFACE *dxg_monitor_interface(DXGK_MONITOR_INTERFACE_VERSION version)
{
    switch (version) {
    case DXGK_MONITOR_INTERFACE_VERSION_V1:
        return &version1;
    case DXGK_MONITOR_INTERFACE_VERSION_V2:
        return (const DXGK_MONITOR_INTERFACE *)&version2; /* which begins as the first does */
    default:
        return NULL;
    }
}
