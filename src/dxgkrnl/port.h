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

/**
 * The adapter behind a DeviceHandle or hAdapter that a driver passes; null, with a remark in the log, for anything else
 * (the MiniportDeviceContext is a common mistake). `highest` is the IRQL up to which `callback` may be called; above it
 * a remark goes to the log. Threads any, at any IRQL.
 */
struct dxg_adapter *dxg_port_adapter(HANDLE handle, const char *callback, KIRQL highest);
/** The same test of IRQL for callbacks that are given no adapter. */
void dxg_port_check_irql(const char *callback, KIRQL highest);
/** STATUS_NOT_SUPPORTED, after saying to the log that the driver asked for `callback`. */
NTSTATUS dxg_port_not_supported(const char *callback);

/** DxgkInitialize, DxgkInitializeDisplayOnlyDriver, DxgkUnInitialize. */
extern const struct nt_export_table dxg_exports;

/*
 * The callbacks, in Windows' spelling and with Windows' types (dispmprt.h, d3dkmddi.h). Each fills its part of the
 * interface: port_device.c what concerns the device and its children, port_memory.c its memory, port_interrupt.c its
 * interrupt, port_object.c the kernel's objects, port_handle.c what handles name, port_power.c its power components,
 * port_display.c what only adapters with displays use.
 */
void dxg_port_device_callbacks(DXGKRNL_INTERFACE *interface);
void dxg_port_memory_callbacks(DXGKRNL_INTERFACE *interface);
void dxg_port_interrupt_callbacks(DXGKRNL_INTERFACE *interface);
void dxg_port_object_callbacks(DXGKRNL_INTERFACE *interface);
void dxg_port_handle_callbacks(DXGKRNL_INTERFACE *interface);
void dxg_port_power_callbacks(DXGKRNL_INTERFACE *interface);
void dxg_port_display_callbacks(DXGKRNL_INTERFACE *interface);
void dxg_port_service_callbacks(DXGKRNL_INTERFACE *interface);

/** Outside of every level and turn: nobody holds what DxgkCbAcquireHandleData gave, as `count` of an opened allocation
 * or resource has it. */
void dxg_port_wait_released(const uint32_t *count);

/** What a driver allocated through the port and has not freed: port_memory.c's, one list an adapter. */
struct dxg_port_memory;
/** RemoveDevice is over: remarks to the log and frees what the driver left. */
void dxg_port_memory_reclaim(struct dxg_adapter *adapter);

#endif
