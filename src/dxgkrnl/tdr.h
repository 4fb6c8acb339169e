/*
 * tdr.h: timeout detection and recovery – when an engine counts as hung, the reset, and the control escape that forces
 * one.
 */
#ifndef ESCAPEMENT_DXGKRNL_TDR_H
#define ESCAPEMENT_DXGKRNL_TDR_H

#include <d3dkmthk.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

struct dxg_adapter;

/** TdrLevel's values. VGA (2) was never implemented by Windows; here it recovers. */
enum dxg_tdr_level { DXG_TDR_OFF = 0, DXG_TDR_BUGCHECK = 1, DXG_TDR_VGA = 2, DXG_TDR_RECOVER = 3 };

#define DXG_TDR_REMEMBERED 32u

/** TdrLevel and its companions, from the registry key GraphicsDrivers at start (facts/sync.md 5). */
struct dxg_tdr {
    uint64_t delay_ns;           /* TdrDelay, in seconds; or TdrDelayMilliseconds, which is ours and comes first */
    uint64_t ddi_delay_ns;       /* TdrDdiDelay, likewise */
    uint32_t level;              /* TdrLevel: enum dxg_tdr_level */
    uint32_t limit_count;        /* TdrLimitCount */
    uint64_t limit_time_ns;      /* TdrLimitTime */
    _Atomic bool test_mode;      /* TdrTestMode: the control escape is answered */
    _Atomic bool unconditional;  /* TdrDebugMode 3, or the control escape: no limit */
    _Atomic bool break_disabled; /* the control escape's; nobody debugs here, so it is kept and has no effect */
    uint64_t recoveries;         /* since start */
    uint64_t recent_ns[DXG_TDR_REMEMBERED]; /* moments of the last ones, for the limit */
};

/** Read the settings. Called at each start, at level three. A value that is absent or no number is the default.
 * STATUS_NO_MEMORY. */
NTSTATUS dxg_tdr_configure(struct dxg_adapter *adapter);

/**
 * Reset the adapter. The caller is alone in it at level three, undrained. CollectDbgInfo, ResetFromTimeout, the
 * scheduler's abort, RestartFromTimeout; a failure of either DDI, or one reset too many, is bugcheck 0x116.
 * Devices that had work with the scheduler are lost: HUNG, whose work had the engine, RESET, the others. A device that
 * had none goes on. Memory: what CollectDbgInfo is given, and none is no failure.
 */
void dxg_tdr_reset(struct dxg_adapter *adapter);

/** The engine makes no progress: called by the scheduler's worker. Takes level three and resets, unless another did
 * meanwhile or the adapter stops. Callers that do not leave the driver within TdrDdiDelay: bugcheck 0x116. */
void dxg_tdr_engine_hangs(struct dxg_adapter *adapter);

/** Bugcheck 0x116: a thread did not leave the driver within TdrDdiDelay. */
_Noreturn void dxg_tdr_thread_is_stuck(struct dxg_adapter *adapter);

/** Whether D3DKMT_ESCAPE_TDRDBGCTRL is answered at all. */
bool dxg_tdr_control_is_on(const struct dxg_adapter *adapter);

/**
 * D3DKMT_ESCAPE_TDRDBGCTRL: 4 bytes, a D3DKMT_TDRDBGCTRLTYPE, or 8, a D3DKMT_TDRDBGCTRL_ESCAPE. STATUS_NOT_SUPPORTED
 * while TdrTestMode is off and for a kind of time-out that this kernel has not (the display's),
 * STATUS_INVALID_PARAMETER for a size or value that is none, STATUS_DEVICE_REMOVED for an adapter that is not started.
 * `data` is captured memory. Called outside of every level.
 */
NTSTATUS dxg_tdr_control(struct dxg_adapter *adapter, const void *data, uint32_t bytes);

#endif
