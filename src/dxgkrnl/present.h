/*
 * present.h: D3DKMTPresent – what a client is told who has something to show.
 */
#ifndef ESCAPEMENT_DXGKRNL_PRESENT_H
#define ESCAPEMENT_DXGKRNL_PRESENT_H

#include "dxgkrnl/process.h"

/**
 * As D3DKMTPresent answers where there is no desktop to present to: the handles are held against the rules, and a
 * present that would be one is STATUS_NOT_SUPPORTED; DxgkDdiPresent is not called. `hContext` is a context's or a
 * device's of the caller; `hSource` and `hDestination` are 0 or allocations of that device; the source of video present
 * is one of the adapter's, or D3DDDI_ID_UNINITIALIZED. STATUS_INVALID_PARAMETER otherwise; STATUS_DEVICE_REMOVED of a
 * lost device.
 */
NTSTATUS dxg_present(struct dxg_process *process, const D3DKMT_PRESENT *args);

#endif
