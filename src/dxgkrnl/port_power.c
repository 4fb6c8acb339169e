/*
 * port_power.c: the callbacks about a device's power components.
 */
#include "dxgkrnl/adapter.h"
#include "dxgkrnl/port.h"
#include "nt/log.h"

/* An adapter without components is always on: what its driver says of them makes no difference. */
static void remark(const struct dxg_adapter *adapter, const char *callback, UINT component)
{
    if (adapter->power.component_count > 0) {
        nt_log(NT_LOG_KERNEL, "%s was given component %u, of %u, out of turn", callback, (unsigned)component,
               (unsigned)adapter->power.component_count);
    }
}

static VOID NTAPI set_power_component_active(IN_CONST_HANDLE hAdapter, UINT ComponentIndex)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "DxgkCbSetPowerComponentActive", PASSIVE_LEVEL);
    if (adapter != NULL && !dxg_power_activate(adapter, ComponentIndex)) {
        remark(adapter, "DxgkCbSetPowerComponentActive", ComponentIndex);
    }
}

static VOID NTAPI set_power_component_idle(IN_CONST_HANDLE hAdapter, UINT ComponentIndex)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "DxgkCbSetPowerComponentIdle", DISPATCH_LEVEL);
    if (adapter != NULL && !dxg_power_idle(adapter, ComponentIndex)) {
        remark(adapter, "DxgkCbSetPowerComponentIdle", ComponentIndex);
    }
}

static VOID NTAPI set_power_component_latency(IN_CONST_HANDLE hAdapter, UINT ComponentIndex, ULONGLONG Latency)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "DxgkCbSetPowerComponentLatency", DISPATCH_LEVEL);
    uint64_t latency = Latency;
    if (adapter != NULL && !dxg_power_wish(adapter, ComponentIndex, &latency, NULL)) {
        remark(adapter, "DxgkCbSetPowerComponentLatency", ComponentIndex);
    }
}

static VOID NTAPI set_power_component_residency(IN_CONST_HANDLE hAdapter, UINT ComponentIndex, ULONGLONG Residency)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "DxgkCbSetPowerComponentResidency", DISPATCH_LEVEL);
    uint64_t residency = Residency;
    if (adapter != NULL && !dxg_power_wish(adapter, ComponentIndex, NULL, &residency)) {
        remark(adapter, "DxgkCbSetPowerComponentResidency", ComponentIndex);
    }
}

static VOID NTAPI complete_f_state_transition(IN_CONST_HANDLE hAdapter, UINT ComponentIndex)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "DxgkCbCompleteFStateTransition", DISPATCH_LEVEL);
    if (adapter != NULL && !dxg_power_complete(adapter, ComponentIndex)) {
        nt_log(NT_LOG_KERNEL, "DxgkCbCompleteFStateTransition was called for component %u, of which none was asked for",
               (unsigned)ComponentIndex);
    }
}

/* No P-state is ever asked for, so no transition can be complete. */
static VOID NTAPI complete_p_state_transition(IN_CONST_HANDLE hAdapter, UINT ComponentIndex, UINT CompletedPState)
{
    (void)ComponentIndex;
    (void)CompletedPState;
    if (dxg_port_adapter(hAdapter, "DxgkCbCompletePStateTransition", DISPATCH_LEVEL) != NULL) {
        dxg_port_not_supported("DxgkCbCompletePStateTransition (no transition was asked for)");
    }
}

static NTSTATUS NTAPI power_runtime_control_request(IN_CONST_HANDLE hAdapter, LPCGUID PowerControlCode, PVOID InBuffer,
                                                    SIZE_T InBufferSize, PVOID OutBuffer, SIZE_T OutBufferSize,
                                                    PSIZE_T BytesReturned)
{
    (void)PowerControlCode;
    (void)InBuffer;
    (void)InBufferSize;
    (void)OutBuffer;
    (void)OutBufferSize;
    if (dxg_port_adapter(hAdapter, "DxgkCbPowerRuntimeControlRequest", DISPATCH_LEVEL) == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    if (BytesReturned != NULL) {
        *BytesReturned = 0;
    }
    return dxg_port_not_supported("DxgkCbPowerRuntimeControlRequest (there is no power plug-in)");
}

void dxg_port_power_callbacks(DXGKRNL_INTERFACE *interface)
{
    interface->DxgkCbSetPowerComponentActive = set_power_component_active;
    interface->DxgkCbSetPowerComponentIdle = set_power_component_idle;
    interface->DxgkCbSetPowerComponentLatency = set_power_component_latency;
    interface->DxgkCbSetPowerComponentResidency = set_power_component_residency;
    interface->DxgkCbCompleteFStateTransition = complete_f_state_transition;
    interface->DxgkCbCompletePStateTransition = complete_p_state_transition;
    interface->DxgkCbPowerRuntimeControlRequest = power_runtime_control_request;
}
