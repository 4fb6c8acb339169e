/*
 * port_power.c: the callbacks about a device's power components, which are always on here.
 */
#include "dxgkrnl/adapter.h"
#include "dxgkrnl/port.h"

/* A component that is always in F0 is active at once, and idle makes no difference: there is nothing to tell back. */
static VOID NTAPI set_power_component_active(IN_CONST_HANDLE hAdapter, UINT ComponentIndex)
{
    (void)ComponentIndex;
    dxg_port_adapter(hAdapter, "DxgkCbSetPowerComponentActive", PASSIVE_LEVEL);
}

static VOID NTAPI set_power_component_idle(IN_CONST_HANDLE hAdapter, UINT ComponentIndex)
{
    (void)ComponentIndex;
    dxg_port_adapter(hAdapter, "DxgkCbSetPowerComponentIdle", DISPATCH_LEVEL);
}

static VOID NTAPI set_power_component_latency(IN_CONST_HANDLE hAdapter, UINT ComponentIndex, ULONGLONG Latency)
{
    (void)ComponentIndex;
    (void)Latency;
    dxg_port_adapter(hAdapter, "DxgkCbSetPowerComponentLatency", DISPATCH_LEVEL);
}

static VOID NTAPI set_power_component_residency(IN_CONST_HANDLE hAdapter, UINT ComponentIndex, ULONGLONG Residency)
{
    (void)ComponentIndex;
    (void)Residency;
    dxg_port_adapter(hAdapter, "DxgkCbSetPowerComponentResidency", DISPATCH_LEVEL);
}

/* No transition is ever asked for, so none can be complete. */
static VOID NTAPI complete_f_state_transition(IN_CONST_HANDLE hAdapter, UINT ComponentIndex)
{
    (void)ComponentIndex;
    if (dxg_port_adapter(hAdapter, "DxgkCbCompleteFStateTransition", DISPATCH_LEVEL) != NULL) {
        dxg_port_not_supported("DxgkCbCompleteFStateTransition (no transition was asked for)");
    }
}

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
