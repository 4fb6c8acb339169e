/*
 * paging.h: paging buffers – the driver builds one for an operation, the engine gets it in its turn, and the kernel
 * moves the bytes.
 *
 * A paging packet has the engine to itself: it is submitted when everything before it is done, and nothing after it is
 * until it is. Nobody may execute the buffer (a device without a model), so the kernel carries out fills and transfers
 * itself, on the CPU, at the moment of submission: what an engine that does execute it then does again changes nothing.
 * Where a driver adds nothing to the buffer, it did the work itself or there is none: nothing is submitted.
 */
#ifndef ESCAPEMENT_DXGKRNL_PAGING_H
#define ESCAPEMENT_DXGKRNL_PAGING_H

#include "dxgkrnl/packet.h"
#include "nt/os.h"

#include <d3dkmddi.h>

struct dxg_adapter;
struct dxg_residency;

/**
 * DxgkDdiBuildPagingBuffer for one operation, into as many buffers as it takes, each of which is queued. `args` has the
 * operation and its members; the rest is filled here. Inside the level, with the turn of vidmm.
 *
 * @param work  what the kernel carries out; null: nothing. Its kind becomes DXG_WORK_NONE once it is a packet's, which
 *              a failure at a later buffer does not take back
 * @param used  the allocation that the packets use; null: none
 * @return STATUS_SUCCESS; STATUS_NO_MEMORY, also for a driver that makes no progress in an empty buffer;
 *         STATUS_DEVICE_REMOVED where nothing is taken any more; otherwise the driver's status
 *
 * Where Windows is silent: a failure at a later buffer leaves those before it queued.
 */
NTSTATUS dxg_paging_run(struct dxg_adapter *adapter, DXGKARG_BUILDPAGINGBUFFER *args, struct dxg_paging_work *work,
                        struct dxg_residency *used);

/** The bytes of a work; threads any. */
void dxg_paging_carry_out(const struct dxg_paging_work *work);

#endif
