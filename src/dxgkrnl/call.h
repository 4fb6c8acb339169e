/*
 * call.h: one D3DKMT call from its caller's argument structure to its result – the structure read once, written once.
 *
 * Escapes and questions about adapters have ways of their own (escape.h, query.h).
 */
#ifndef ESCAPEMENT_DXGKRNL_CALL_H
#define ESCAPEMENT_DXGKRNL_CALL_H

#include "dxgkrnl/process.h"

enum dxg_call {
    DXG_OPEN_ADAPTER_FROM_LUID,
    DXG_ENUM_ADAPTERS2,
    DXG_ENUM_ADAPTERS3,
    DXG_CLOSE_ADAPTER,
    DXG_CREATE_DEVICE,
    DXG_DESTROY_DEVICE,
    DXG_CREATE_CONTEXT,
    DXG_CREATE_CONTEXT_VIRTUAL,
    DXG_DESTROY_CONTEXT,
    DXG_RENDER,
    DXG_SUBMIT_COMMAND,
    DXG_GET_DEVICE_STATE,
    DXG_CREATE_ALLOCATION,
    DXG_CREATE_ALLOCATION2,
    DXG_DESTROY_ALLOCATION,
    DXG_DESTROY_ALLOCATION2,
    DXG_QUERY_RESOURCE_INFO,
    DXG_OPEN_RESOURCE,
    DXG_OPEN_RESOURCE2,
    DXG_LOCK,
    DXG_LOCK2,
    DXG_UNLOCK,
    DXG_UNLOCK2,
    DXG_CREATE_PAGING_QUEUE,
    DXG_DESTROY_PAGING_QUEUE,
    DXG_MAKE_RESIDENT,
    DXG_EVICT,
    DXG_MAP_GPUVA,
    DXG_RESERVE_GPUVA,
    DXG_FREE_GPUVA,
    DXG_CREATE_SYNC,
    DXG_DESTROY_SYNC,
    DXG_WAIT_CPU,
    DXG_SIGNAL_CPU,
    DXG_WAIT_GPU,
    DXG_SIGNAL_GPU,
    DXG_PRESENT,
    DXG_CALL_COUNT,
};

/**
 * As the D3DKMT function answers.
 *
 * @param user  the caller's structure: read once; written, after success alone, where the function has results.
 *              STATUS_INVALID_PARAMETER for null and for one that cannot be read or written; what the call had made is
 *              unmade again then.
 *
 * IRQL PASSIVE_LEVEL. Threads any.
 */
NTSTATUS dxg_call(struct dxg_process *process, enum dxg_call call, void *user);

#endif
