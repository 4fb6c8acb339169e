/*
 * context_allocation.h: memory that a driver has for its contexts – made by the driver through the port, without a
 * client, in a segment where it stays.
 */
#ifndef ESCAPEMENT_DXGKRNL_CONTEXT_ALLOCATION_H
#define ESCAPEMENT_DXGKRNL_CONTEXT_ALLOCATION_H

#include <d3dkmddi.h>

struct dxg_adapter;
struct dxg_context_allocation;

/**
 * As DxgkCbCreateContextAllocation answers: memory of at least that size in a segment of the set (system memory without
 * one), zeroed, then initialised by DXGK_OPERATION_INIT_CONTEXT_RESOURCE. Where Windows is silent: the arguments are
 * held to what CreateAllocation's answers are; a call from within BuildPagingBuffer is STATUS_INVALID_DEVICE_REQUEST,
 * as the memory manager is in the driver already.
 */
NTSTATUS dxg_context_allocation_create(struct dxg_adapter *adapter, DXGKARGCB_CREATECONTEXTALLOCATION *args);
/** STATUS_INVALID_PARAMETER for a handle that is none. The memory rests until no packet uses it. */
NTSTATUS dxg_context_allocation_destroy(struct dxg_adapter *adapter, HANDLE handle);
/** RemoveDevice is over: remarks to the log and frees what the driver left. */
void dxg_context_allocation_reclaim(struct dxg_adapter *adapter);

#endif
