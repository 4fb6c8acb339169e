/*
 * query.h: D3DKMTQueryAdapterInfo, and the questions that the kernel itself asks a miniport when it starts.
 */
#ifndef ESCAPEMENT_DXGKRNL_QUERY_H
#define ESCAPEMENT_DXGKRNL_QUERY_H

#include "dxgkrnl/driver.h"
#include "dxgkrnl/process.h"

/** DRIVERCAPS, then segments, then children (facts/sync.md 4, step 5). Fills the adapter's caps. Called at level three.
 */
NTSTATUS dxg_query_at_start(struct dxg_adapter *adapter, struct dxg_error *error);

/** One question to the driver: DxgkDdiQueryAdapterInfo, held to its contract. Inside the adapter. */
NTSTATUS dxg_query_ask(struct dxg_adapter *adapter, const DXGKARG_QUERYADAPTERINFO *args);

/** As D3DKMTQueryAdapterInfo answers. UMDRIVERPRIVATE goes to the driver with the capture rules of an escape. */
NTSTATUS dxg_query_adapter_info(struct dxg_process *process, const D3DKMT_QUERYADAPTERINFO *args);

#endif
