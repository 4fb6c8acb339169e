/*
 * primary.h: the surface that a source of a full driver is scanned out from, made by the kernel as Windows' session
 * makes it – a standard allocation of the driver's, in a segment of video memory, where it stays.
 */
#ifndef ESCAPEMENT_DXGKRNL_PRIMARY_H
#define ESCAPEMENT_DXGKRNL_PRIMARY_H

#include "dxgkrnl/vidmm.h"

#include <d3dkmddi.h>
#include <stdbool.h>
#include <stdint.h>

struct dxg_adapter;
struct dxg_vidpn;

struct dxg_primary {
    HANDLE allocation; /* from DxgkDdiCreateAllocation */
    HANDLE resource;
    struct dxg_place place;
    uint64_t address; /* as the GPU sees it */
    uint64_t bytes;
};

/** Whether the driver has what it takes: standard allocations, and segments. Others are committed without a primary. */
bool dxg_primary_is_wanted(const struct dxg_adapter *adapter);
/**
 * DxgkDdiGetStandardAllocationDriverData (D3DKMDT_STANDARDALLOCATION_SHAREDPRIMARYSURFACE) for the modes that `vidpn`
 * has pinned, DxgkDdiCreateAllocation, a place in the preferred of its memory segments. Nothing is opened on a device.
 * STATUS_GRAPHICS_NO_VIDEO_MEMORY where no memory segment has room; the driver's status otherwise, with a remark;
 * `made` is null then. Alone in the adapter.
 */
NTSTATUS dxg_primary_create(struct dxg_adapter *adapter, const struct dxg_vidpn *vidpn, uint32_t source,
                            struct dxg_primary **made);
/** DxgkDdiDestroyAllocation. Alone in the adapter, which is started. Null does nothing. */
void dxg_primary_destroy(struct dxg_adapter *adapter, struct dxg_primary *primary);
/** DxgkDdiSetVidPnSourceAddress, as after a change of modes. */
NTSTATUS dxg_primary_scan_out(struct dxg_adapter *adapter, uint32_t source, const struct dxg_primary *primary);

#endif
