/*
 * power.h: power of an adapter – its device state, and the components that a driver with runtime power management has.
 *
 * Components start in F0, where nobody takes them out of by himself: there is no policy that saves power here, a host
 * asks for a transition (dxg_power_set_component). A component that the driver activates
 * (DxgkCbSetPowerComponentActive) is brought back to F0 first.
 */
#ifndef ESCAPEMENT_DXGKRNL_POWER_H
#define ESCAPEMENT_DXGKRNL_POWER_H

#include "nt/os.h"

#include <dispmprt.h>
#include <stdbool.h>
#include <stdint.h>

struct dxg_adapter;
struct dxg_error;

struct dxg_power_component {
    DXGK_POWER_RUNTIME_COMPONENT is;
    uint32_t active;  /* references of the driver's */
    uint32_t f_state; /* that it is in, or on its way to */
    bool in_transition;
    uint64_t latency, residency; /* in 100 ns, as the driver wants them */
};

/** Part of an adapter. Zeroed memory is one that was never started. */
struct dxg_power {
    DEVICE_POWER_STATE state; /* of the adapter; PowerDeviceUnspecified while it is not started */
    struct os_lock lock;      /* guards the components */
    struct os_condition changed;
    uint32_t component_count;
    struct dxg_power_component *components;
};

/** DxgkDdiSetPowerState to D0, after the driver's components were asked for where its caps say
 * SupportRuntimePowerManagement. Called at level three. */
NTSTATUS dxg_power_start(struct dxg_adapter *adapter, struct dxg_error *error);
void dxg_power_stop(struct dxg_adapter *adapter);

/**
 * Take the adapter to D0 or D3 (or between), as the system's sleep does: the displays go dark and their monitors'
 * children go down before it, and come back after it. DxgkDdiSetPowerState must not fail; one that does is told, and
 * counts as done. STATUS_INVALID_PARAMETER for no state, STATUS_NOT_SUPPORTED without the function,
 * STATUS_DEVICE_REMOVED where the adapter is not started. Enters level three; calls that come meanwhile wait.
 */
NTSTATUS dxg_power_set(struct dxg_adapter *adapter, DEVICE_POWER_STATE state);

/**
 * Ask the driver for a component's F-state, and wait until it has it: its return, or DxgkCbCompleteFStateTransition
 * where the component says that the driver completes transitions (2 seconds; STATUS_TIMEOUT). STATUS_INVALID_PARAMETER
 * for a component or state that it does not have, STATUS_DEVICE_BUSY for other than F0 while the driver has it active.
 */
NTSTATUS dxg_power_set_component(struct dxg_adapter *adapter, uint32_t component, uint32_t f_state);
/** DxgkDdiPowerRuntimeControlRequest, as a power engine plug-in sends it. */
NTSTATUS dxg_power_control(struct dxg_adapter *adapter, const GUID *code, void *in, size_t in_bytes, void *out,
                           size_t out_bytes, size_t *returned);

/* What the driver's callbacks say. False: there is no such component, or no such thing is due. */
bool dxg_power_activate(struct dxg_adapter *adapter, uint32_t component);
bool dxg_power_idle(struct dxg_adapter *adapter, uint32_t component);
bool dxg_power_wish(struct dxg_adapter *adapter, uint32_t component, const uint64_t *latency,
                    const uint64_t *residency);
bool dxg_power_complete(struct dxg_adapter *adapter, uint32_t component);

#endif
