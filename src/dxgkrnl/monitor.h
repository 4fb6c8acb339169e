/*
 * monitor.h: a monitor on a video present target – its descriptor, its modes, its rates – as the kernel knows it and as
 * a driver reads it through DXGK_MONITOR_INTERFACE.
 *
 * A monitor with a descriptor (EDID) has the modes that this gives; one without has those of a default profile, and its
 * descriptor set is empty. DxgkDdiRecommendMonitorModes may add to either. Handles and pointers that a driver passes
 * are looked up; one lock guards all monitors. Source: learn.microsoft.com, "DXGK_MONITOR_INTERFACE structure" and the
 * pages of its functions; where they are silent, modeset.h.
 */
#ifndef ESCAPEMENT_DXGKRNL_MONITOR_H
#define ESCAPEMENT_DXGKRNL_MONITOR_H

#include "dxgkrnl/edid.h"
#include "dxgkrnl/modeset.h"

struct dxg_adapter;

struct dxg_monitor {
    struct dxg_monitor *next;
    struct dxg_adapter *adapter;
    uint32_t target;
    uint32_t blocks; /* of `edid`; 0: the driver gave none */
    uint8_t edid[DXG_EDID_MOST_BLOCKS * DXG_EDID_BLOCK];
    char name[DXG_EDID_NAME];
    struct dxg_mode_set *modes;
    D3DKMDT_MONITOR_FREQUENCY_RANGE range;
    bool has_range;
    uint32_t range_acquired;
    D3DKMDT_MONITOR_DESCRIPTOR descriptor;
    uint32_t descriptor_acquired;
    struct D3DKMDT_HMONITORFREQUENCYRANGESET__ ranges;  /* whose address is the set's handle */
    struct D3DKMDT_HMONITORDESCRIPTORSET__ descriptors; /* the same */
};

/** Connected from here on. `blocks` 0: the default profile. Null: no memory. */
struct dxg_monitor *dxg_monitor_create(struct dxg_adapter *adapter, uint32_t target, const uint8_t *edid,
                                       uint32_t blocks);
/** And gone, with whatever the driver has of it. Null does nothing. */
void dxg_monitor_destroy(struct dxg_monitor *monitor);
/** The one on a target, or null. */
struct dxg_monitor *dxg_monitor_find(struct dxg_adapter *adapter, uint32_t target);
/** What the driver has of its mode set is given back: after DxgkDdiRecommendMonitorModes. How many that were. */
uint32_t dxg_monitor_take_back(struct dxg_monitor *monitor);
static inline D3DKMDT_HMONITORSOURCEMODESET dxg_monitor_modes_handle(struct dxg_monitor *monitor)
{
    return (D3DKMDT_HMONITORSOURCEMODESET)monitor->modes;
}
/** The preferred mode, or else the first; null: it has none. */
const D3DKMDT_MONITOR_SOURCE_MODE *dxg_monitor_preferred(const struct dxg_monitor *monitor);

/** What DxgkCbQueryMonitorInterface gives: version 1, or 2 from Windows 7 on; null for another. */
const DXGK_MONITOR_INTERFACE *dxg_monitor_interface(DXGK_MONITOR_INTERFACE_VERSION version);
extern const DXGK_MONITORSOURCEMODESET_INTERFACE dxg_monitor_modes_interface;

/* For the interfaces' tables: all with the lock held that dxg_monitor_enter takes. */
void dxg_monitor_enter(const char *function);
NTSTATUS dxg_monitor_leave(NTSTATUS status);
struct dxg_monitor *dxg_monitor_of_modes(const void *handle);
struct dxg_monitor *dxg_monitor_of_ranges(const void *handle);
struct dxg_monitor *dxg_monitor_of_descriptors(const void *handle);
/** The monitor on a target, or the documented status of why there is none. */
NTSTATUS dxg_monitor_on(struct dxg_adapter *adapter, uint32_t target, struct dxg_monitor **monitor);

#endif
