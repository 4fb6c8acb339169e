/*
 * tdr.h: timeout detection and recovery – when an engine counts as hung, the reset, and the control escape that forces
 * one.
 */
#ifndef ESCAPEMENT_DXGKRNL_TDR_H
#define ESCAPEMENT_DXGKRNL_TDR_H

#include <d3dkmthk.h>
#include <stdbool.h>
#include <stdint.h>

struct dxg_adapter;

/** TdrLevel and its companions, from the registry key GraphicsDrivers at start (facts/sync.md 5). */
struct dxg_tdr {
    uint64_t delay_ns;     /* TdrDelay */
    uint64_t ddi_delay_ns; /* TdrDdiDelay */
    uint32_t level;        /* TdrLevel: 0 off, 1 bugcheck, 3 recover */
    uint32_t limit_count;
    uint64_t limit_time_ns;
    bool test_mode; /* TdrTestMode: the control escape is answered */
    bool unconditional;
    bool break_disabled;
    uint64_t recoveries;   /* since start */
    uint64_t recent_ns[8]; /* moments of the last ones, for the limit */
};

/** Read the settings. Called at each start. */
void dxg_tdr_configure(struct dxg_adapter *adapter);

/**
 * Reset the adapter. The caller is alone in it, undrained. CollectDbgInfo, ResetFromTimeout, the scheduler's abort,
 * RestartFromTimeout; a failure of either DDI, or one reset too many, is bugcheck 0x116.
 */
void dxg_tdr_reset(struct dxg_adapter *adapter);

/** The engine makes no progress: called by the scheduler's worker. Preempts, then takes level three and resets. */
void dxg_tdr_engine_hangs(struct dxg_adapter *adapter);

/**
 * D3DKMT_ESCAPE_TDRDBGCTRL. STATUS_NOT_SUPPORTED while TdrTestMode is off, STATUS_INVALID_PARAMETER for a size or value
 * that is none. `data` is captured memory.
 */
NTSTATUS dxg_tdr_control(struct dxg_adapter *adapter, const void *data, uint32_t bytes);

#endif
