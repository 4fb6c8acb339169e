/*
 * gpuva_caps.h: how a driver's GPU finds memory, and the engines it has – the part of segment.h that is asked for
 * node by node and level by level.
 */
#ifndef ESCAPEMENT_DXGKRNL_GPUVA_CAPS_H
#define ESCAPEMENT_DXGKRNL_GPUVA_CAPS_H

#include "dxgkrnl/driver.h"

struct dxg_adapter;

/**
 * Fills addressing, mmu, levels, paging_node and node of the adapter's memory_model, whose segments are known. As
 * dxg_segments_query. Where Windows is silent: DXGKQAITYPE_PHYSICALADAPTERCAPS and DxgkDdiGetNodeMetadata may fail; the
 * driver's caps stand then, and the node is of no known kind.
 */
NTSTATUS dxg_gpuva_query(struct dxg_adapter *adapter, struct dxg_error *error);

#endif
