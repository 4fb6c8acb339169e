/*
 * child.h: what hangs on an adapter – its video outputs, whether a monitor is on each, and the driver's news of that.
 */
#ifndef ESCAPEMENT_DXGKRNL_CHILD_H
#define ESCAPEMENT_DXGKRNL_CHILD_H

#include "dxgkrnl/driver.h"

struct dxg_adapter;
struct dxg_monitor;

struct dxg_child {
    DXGK_CHILD_DESCRIPTOR descriptor;
    struct dxg_monitor *monitor; /* while one is connected */
    bool connected;              /* as the driver said last, under the display's lock */
    bool changed;                /* it said so since the last look: the monitor may be another one */
    uint8_t angle;               /* the same of its rotation */
};

/**
 * DxgkDdiQueryChildRelations, then for each video output DxgkDdiQueryChildStatus (not where HpdAwareness says that it
 * is always connected) and, where it is connected, DxgkDdiQueryDeviceDescriptor: a monitor with what is read. A driver
 * without these functions, or that fails the last two, has children without monitors, or monitors without a
 * descriptor. Fails where DxgkDdiQueryChildRelations does, or memory. Called at level three.
 */
NTSTATUS dxg_child_start(struct dxg_adapter *adapter, struct dxg_error *error);
/** The children go, and their monitors. */
void dxg_child_stop(struct dxg_adapter *adapter);
/** DxgkCbIndicateChildStatus. STATUS_INVALID_PARAMETER for a child that QueryChildRelations did not name. IRQL <=
 * DISPATCH_LEVEL, threads any. */
NTSTATUS dxg_child_indicate(struct dxg_adapter *adapter, const DXGK_CHILD_STATUS *status);
/** DxgkCbIndicateConnectorChange: the driver has changes to tell, which dxg_child_update asks for with
 * DxgkDdiQueryConnectionChange. IRQL <= DISPATCH_LEVEL. STATUS_NOT_SUPPORTED without that function. */
NTSTATUS dxg_child_indicate_connector(struct dxg_adapter *adapter);
/** Ask the driver again which outputs are connected. Alone in the adapter, before dxg_child_update. */
void dxg_child_poll(struct dxg_adapter *adapter);
/** DxgkDdiNotifyAcpiEvent, and what its answer asks for. Alone in the adapter. */
NTSTATUS dxg_child_notify_acpi(struct dxg_adapter *adapter, DXGK_EVENT_TYPE type, ULONG event, PVOID argument,
                               ULONG *flags);
/** Monitors come and go as the driver said since the last call. Alone in the adapter. True: something changed. */
bool dxg_child_update(struct dxg_adapter *adapter);
/** Whether dxg_child_update would find something. */
bool dxg_child_has_news(struct dxg_adapter *adapter);
/** Whether the id is that of a video output. */
bool dxg_child_is_target(struct dxg_adapter *adapter, uint32_t id);
bool dxg_child_is_output(const struct dxg_child *child);

#endif
