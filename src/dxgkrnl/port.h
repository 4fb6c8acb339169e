/*
 * port.h: what the graphics kernel offers the miniport – DXGKRNL_INTERFACE, and the names of its export table.
 */
#ifndef ESCAPEMENT_DXGKRNL_PORT_H
#define ESCAPEMENT_DXGKRNL_PORT_H

#include "nt/export_row.h"

#include <dispmprt.h>

struct dxg_adapter;

/** Fill the interface that a driver of `version` gets: Size, Version, DeviceHandle and the callbacks of that version.
 */
void dxg_port_interface(struct dxg_adapter *adapter, uint32_t version, DXGKRNL_INTERFACE *interface);

/** DxgkInitialize, DxgkInitializeDisplayOnlyDriver, DxgkUnInitialize. */
extern const struct nt_export_table dxg_exports;

#endif
