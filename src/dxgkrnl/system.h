/*
 * system.h: the graphics kernel as a client of the driver – the system process, its device, and the context that pages.
 */
#ifndef ESCAPEMENT_DXGKRNL_SYSTEM_H
#define ESCAPEMENT_DXGKRNL_SYSTEM_H

#include "dxgkrnl/device.h"
#include "dxgkrnl/packet.h"

struct dxg_error;

/** None of it is on an adapter's lists, and none of it is ever lost. */
struct dxg_system {
    struct dxg_open open; /* process null: it is nobody's */
    struct dxg_device device;
    struct dxg_context context;
};

/** Alone in the adapter: DxgkDdiCreateProcess (SystemProcess), CreateDevice (SystemDevice), CreateContext
 * (SystemContext) on the paging node. A failure has a text, and is undone. */
NTSTATUS dxg_system_make(struct dxg_adapter *adapter, struct dxg_error *error);
/** The same backwards. Null does nothing. */
void dxg_system_unmake(struct dxg_adapter *adapter);

/** An empty paging packet. Null: no memory. */
struct dxg_packet *dxg_system_packet(struct dxg_adapter *adapter, UINT dma_bytes, UINT private_bytes);

#endif
