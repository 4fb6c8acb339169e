/*
 * tdr.c: what is done about an engine that hangs, or that somebody says hangs.
 */
#include "dxgkrnl/tdr.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/contract.h"
#include "nt/bugcheck.h"
#include "nt/clock.h"
#include "nt/log.h"
#include "nt/registry.h"

#include <string.h>

#define SETTINGS_KEY        "\\Registry\\Machine\\System\\CurrentControlSet\\Control\\GraphicsDrivers"
#define DEBUG_UNCONDITIONAL 3u
#define DEBUG_INFO_BYTES    4096u

#define MILLISECOND UINT64_C(1000000)
#define SECOND      UINT64_C(1000000000)

/* A setting; the default where it is not there. */
static uint32_t setting(struct nt_key *key, const char *name, uint32_t otherwise)
{
    uint32_t value;
    return NT_SUCCESS(nt_key_query_u32(key, name, &value)) ? value : otherwise;
}

/* A time in seconds, or in our finer unit. */
static uint64_t delay(struct nt_key *key, const char *seconds, const char *milliseconds, uint32_t otherwise)
{
    uint32_t fine = setting(key, milliseconds, 0);
    return fine != 0 ? fine * MILLISECOND : setting(key, seconds, otherwise) * SECOND;
}

NTSTATUS dxg_tdr_configure(struct dxg_adapter *adapter)
{
    struct nt_key *key;
    NTSTATUS status = nt_key_open(&key, SETTINGS_KEY);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    struct dxg_tdr *tdr = &adapter->tdr;
    tdr->delay_ns = delay(key, "TdrDelay", "TdrDelayMilliseconds", 2);
    tdr->ddi_delay_ns = delay(key, "TdrDdiDelay", "TdrDdiDelayMilliseconds", 5);
    tdr->level = setting(key, "TdrLevel", DXG_TDR_RECOVER);
    tdr->limit_count = setting(key, "TdrLimitCount", 5);
    tdr->limit_time_ns = setting(key, "TdrLimitTime", 60) * SECOND;
    tdr->recoveries = 0;
    atomic_store_explicit(&tdr->test_mode, setting(key, "TdrTestMode", 0) == 1, memory_order_relaxed);
    atomic_store_explicit(&tdr->unconditional, setting(key, "TdrDebugMode", 2) == DEBUG_UNCONDITIONAL,
                          memory_order_relaxed);
    atomic_store_explicit(&tdr->break_disabled, false, memory_order_relaxed);
    nt_key_close(key);
    return STATUS_SUCCESS;
}

_Noreturn void dxg_tdr_thread_is_stuck(struct dxg_adapter *adapter)
{
    nt_bugcheck(VIDEO_TDR_FAILURE, (uintptr_t)adapter, (uintptr_t)adapter->driver->ddi.DxgkDdiResetFromTimeout,
                (uint32_t)STATUS_TIMEOUT, 0,
                "the engine hangs and a thread did not leave the driver within TdrDdiDelay, so it cannot be reset");
}

static _Noreturn void reset_failed(struct dxg_adapter *adapter, const void *routine, NTSTATUS status,
                                   const char *because)
{
    nt_bugcheck(VIDEO_TDR_FAILURE, (uintptr_t)adapter, (uintptr_t)routine, (uint32_t)status, 0, because);
}

/* One more than TdrLimitCount within TdrLimitTime is a failure of recovery. */
static void count_recovery(struct dxg_adapter *adapter)
{
    struct dxg_tdr *tdr = &adapter->tdr;
    uint64_t now = nt_clock_now_ns();
    uint32_t limit = tdr->limit_count < DXG_TDR_REMEMBERED ? tdr->limit_count : DXG_TDR_REMEMBERED;
    if (!atomic_load_explicit(&tdr->unconditional, memory_order_relaxed) && tdr->recoveries >= limit &&
        (limit == 0 || now - tdr->recent_ns[(tdr->recoveries - limit) % DXG_TDR_REMEMBERED] < tdr->limit_time_ns)) {
        reset_failed(adapter, (const void *)adapter->driver->ddi.DxgkDdiResetFromTimeout, STATUS_UNSUCCESSFUL,
                     "the engine was reset TdrLimitCount times within TdrLimitTime, and hangs again");
    }
    tdr->recent_ns[tdr->recoveries++ % DXG_TDR_REMEMBERED] = now;
}

/* Best effort, as on Windows: what the driver says is of use to its author only. */
static void collect_debug_info(struct dxg_adapter *adapter)
{
    PDXGKDDI_COLLECTDBGINFO ddi = adapter->driver->ddi.DxgkDdiCollectDbgInfo;
    void *buffer = ddi ? os_alloc(DEBUG_INFO_BYTES) : NULL;
    if (!buffer) {
        return;
    }
    DXGKARG_COLLECTDBGINFO_EXT extension = {0};
    DXGKARG_COLLECTDBGINFO args = {
        .Reason = VIDEO_TDR_TIMEOUT_DETECTED,
        .pBuffer = buffer,
        .BufferSize = DEBUG_INFO_BYTES,
        .pExtension = &extension,
    };
    NTSTATUS status = ddi(adapter->miniport_context, &args);
    dxg_contract_check("DxgkDdiCollectDbgInfo", (const void *)ddi, PASSIVE_LEVEL);
    if (!NT_SUCCESS(status)) {
        nt_log(NT_LOG_KERNEL, "DxgkDdiCollectDbgInfo returned 0x%08X", (unsigned)status);
    }
    os_free(buffer);
}

static void reset_engine(struct dxg_adapter *adapter)
{
    PDXGKDDI_RESETFROMTIMEOUT ddi = adapter->driver->ddi.DxgkDdiResetFromTimeout;
    if (!ddi) {
        reset_failed(adapter, NULL, STATUS_NOT_IMPLEMENTED, "the driver has no DxgkDdiResetFromTimeout");
    }
    NTSTATUS status = ddi(adapter->miniport_context);
    dxg_contract_check("DxgkDdiResetFromTimeout", (const void *)ddi, PASSIVE_LEVEL);
    if (!NT_SUCCESS(status)) {
        reset_failed(adapter, (const void *)ddi, status, "DxgkDdiResetFromTimeout failed");
    }
}

static void restart_engine(struct dxg_adapter *adapter)
{
    PDXGKDDI_RESTARTFROMTIMEOUT ddi = adapter->driver->ddi.DxgkDdiRestartFromTimeout;
    if (!ddi) {
        reset_failed(adapter, NULL, STATUS_NOT_IMPLEMENTED, "the driver has no DxgkDdiRestartFromTimeout");
    }
    NTSTATUS status = ddi(adapter->miniport_context);
    dxg_contract_check("DxgkDdiRestartFromTimeout", (const void *)ddi, PASSIVE_LEVEL);
    if (!NT_SUCCESS(status)) {
        reset_failed(adapter, (const void *)ddi, status, "DxgkDdiRestartFromTimeout failed");
    }
}

void dxg_tdr_reset(struct dxg_adapter *adapter)
{
    uint32_t state = atomic_load_explicit(&adapter->state, memory_order_relaxed);
    atomic_store_explicit(&adapter->state, DXG_ADAPTER_RESETTING, memory_order_release);
    count_recovery(adapter);
    collect_debug_info(adapter);
    if (adapter->tdr.level == DXG_TDR_BUGCHECK) {
        reset_failed(adapter, (const void *)adapter->driver->ddi.DxgkDdiResetFromTimeout, STATUS_TIMEOUT,
                     "the engine hangs, and TdrLevel is 1: bugcheck instead of recovery");
    }
    reset_engine(adapter);
    uint32_t lost = dxg_scheduler_abort(adapter, D3DKMT_DEVICEEXECUTION_RESET);
    restart_engine(adapter);
    atomic_store_explicit(&adapter->state, state, memory_order_release);
    nt_log(NT_LOG_KERNEL, "the adapter was reset (recovery %llu since its start): %u packets were lost",
           (unsigned long long)adapter->tdr.recoveries, (unsigned)lost);
}

void dxg_tdr_engine_hangs(struct dxg_adapter *adapter)
{
    NTSTATUS status = dxg_level_three_enter_unless(adapter, adapter->tdr.ddi_delay_ns, &adapter->scheduler.stopping);
    if (status == STATUS_TIMEOUT) {
        dxg_tdr_thread_is_stuck(adapter);
    }
    if (status != STATUS_SUCCESS) {
        return; /* the adapter stops, and what hangs is aborted with it */
    }
    if (dxg_scheduler_hangs(adapter)) {
        dxg_tdr_reset(adapter);
    }
    dxg_level_three_leave(adapter);
}

/* ---------------------------------------------------------------------------------------------- the control escape */

bool dxg_tdr_control_is_on(const struct dxg_adapter *adapter)
{
    return atomic_load_explicit(&adapter->tdr.test_mode, memory_order_relaxed);
}

static NTSTATUS force_reset(struct dxg_adapter *adapter, UINT node)
{
    (void)node;
    if (!adapter->driver->ddi.DxgkDdiResetFromTimeout || !adapter->driver->ddi.DxgkDdiRestartFromTimeout) {
        return STATUS_NOT_SUPPORTED; /* display only: it has no engine to reset */
    }
    if (dxg_level_three_enter(adapter, false, adapter->tdr.ddi_delay_ns) == STATUS_TIMEOUT) {
        dxg_tdr_thread_is_stuck(adapter);
    }
    NTSTATUS status = STATUS_DEVICE_REMOVED;
    if (dxg_adapter_state(adapter) == DXG_ADAPTER_STARTED) {
        dxg_tdr_reset(adapter);
        status = STATUS_SUCCESS;
    }
    dxg_level_three_leave(adapter);
    return status;
}

/* An engine that cannot be reset by itself is reset with its adapter, as Windows promotes it. */
static NTSTATUS force_engine_reset(struct dxg_adapter *adapter, UINT node)
{
    return node < dxg_adapter_nodes(adapter) ? force_reset(adapter, node) : STATUS_INVALID_PARAMETER;
}

static NTSTATUS disable_break(struct dxg_adapter *adapter, UINT node)
{
    (void)node;
    atomic_store_explicit(&adapter->tdr.break_disabled, true, memory_order_relaxed);
    return STATUS_SUCCESS;
}

static NTSTATUS enable_break(struct dxg_adapter *adapter, UINT node)
{
    (void)node;
    atomic_store_explicit(&adapter->tdr.break_disabled, false, memory_order_relaxed);
    return STATUS_SUCCESS;
}

static NTSTATUS drop_conditions(struct dxg_adapter *adapter, UINT node)
{
    (void)node;
    atomic_store_explicit(&adapter->tdr.unconditional, true, memory_order_relaxed);
    return STATUS_SUCCESS;
}

static NTSTATUS not_of_this_kernel(struct dxg_adapter *adapter, UINT node)
{
    (void)adapter;
    (void)node;
    return STATUS_NOT_SUPPORTED;
}

// clang-format off
static NTSTATUS (*const controls[])(struct dxg_adapter *adapter, UINT node) = {
    [D3DKMT_TDRDBGCTRLTYPE_FORCETDR]         = force_reset,
    [D3DKMT_TDRDBGCTRLTYPE_DISABLEBREAK]     = disable_break,
    [D3DKMT_TDRDBGCTRLTYPE_ENABLEBREAK]      = enable_break,
    [D3DKMT_TDRDBGCTRLTYPE_UNCONDITIONAL]    = drop_conditions,
    [D3DKMT_TDRDBGCTRLTYPE_VSYNCTDR]         = not_of_this_kernel,
    [D3DKMT_TDRDBGCTRLTYPE_GPUTDR]           = force_reset,
    [D3DKMT_TDRDBGCTRLTYPE_FORCEDODTDR]      = not_of_this_kernel,
    [D3DKMT_TDRDBGCTRLTYPE_FORCEDODVSYNCTDR] = not_of_this_kernel,
    [D3DKMT_TDRDBGCTRLTYPE_ENGINETDR]        = force_engine_reset,
};
// clang-format on

#define CONTROLS (sizeof controls / sizeof controls[0])

NTSTATUS dxg_tdr_control(struct dxg_adapter *adapter, const void *data, uint32_t bytes)
{
    if (!dxg_tdr_control_is_on(adapter)) {
        return STATUS_NOT_SUPPORTED;
    }
    D3DKMT_TDRDBGCTRL_ESCAPE control = {0};
    if (bytes != sizeof control && bytes != sizeof control.TdrControl) {
        return STATUS_INVALID_PARAMETER;
    }
    memcpy(&control, data, bytes);
    uint32_t kind = (uint32_t)control.TdrControl;
    /* The first form of the structure, of 4 bytes, has no node to name. */
    if (kind >= CONTROLS || (kind == D3DKMT_TDRDBGCTRLTYPE_ENGINETDR && bytes != sizeof control)) {
        return STATUS_INVALID_PARAMETER;
    }
    return controls[kind](adapter, control.NodeOrdinal);
}
