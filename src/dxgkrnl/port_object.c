/*
 * port_object.c: the callbacks by which a driver reaches the kernel's objects – context allocations, events, queues.
 */
#include "dxgkrnl/adapter.h"
#include "dxgkrnl/context_allocation.h"
#include "dxgkrnl/port.h"

static NTSTATUS NTAPI create_context_allocation(INOUT_PDXGKARGCB_CREATECONTEXTALLOCATION Args)
{
    struct dxg_adapter *adapter =
        Args == NULL ? NULL : dxg_port_adapter(Args->hAdapter, "DxgkCbCreateContextAllocation", PASSIVE_LEVEL);
    return adapter == NULL ? STATUS_INVALID_PARAMETER : dxg_context_allocation_create(adapter, Args);
}

static NTSTATUS NTAPI destroy_context_allocation(IN_CONST_HANDLE hAdapter, IN_CONST_HANDLE hAllocation)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "DxgkCbDestroyContextAllocation", PASSIVE_LEVEL);
    return adapter == NULL ? STATUS_INVALID_PARAMETER : dxg_context_allocation_destroy(adapter, hAllocation);
}

static D3DGPU_VIRTUAL_ADDRESS NTAPI map_context_allocation(IN_CONST_HANDLE hAdapter,
                                                           IN_CONST_PDXGKARGCB_MAPCONTEXTALLOCATION Args)
{
    (void)Args;
    if (dxg_port_adapter(hAdapter, "DxgkCbMapContextAllocation", PASSIVE_LEVEL) != NULL) {
        dxg_port_not_supported("DxgkCbMapContextAllocation");
    }
    return 0;
}

static NTSTATUS NTAPI update_context_allocation(IN_CONST_HANDLE hAdapter,
                                                IN_CONST_PDXGKARGCB_UPDATECONTEXTALLOCATION Args)
{
    (void)Args;
    if (dxg_port_adapter(hAdapter, "DxgkCbUpdateContextAllocation", PASSIVE_LEVEL) == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    return dxg_port_not_supported("DxgkCbUpdateContextAllocation");
}

static NTSTATUS NTAPI reserve_gpu_virtual_address_range(IN_CONST_HANDLE hAdapter,
                                                        INOUT_PDXGKARGCB_RESERVEGPUVIRTUALADDRESSRANGE Args)
{
    (void)Args;
    if (dxg_port_adapter(hAdapter, "DxgkCbReserveGpuVirtualAddressRange", PASSIVE_LEVEL) == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    return dxg_port_not_supported("DxgkCbReserveGpuVirtualAddressRange");
}

static NTSTATUS NTAPI invalidate_hw_context(IN_CONST_PDXGKARGCB_INVALIDATEHWCONTEXT Args)
{
    (void)Args;
    dxg_port_check_irql("DxgkCbInvalidateHwContext", PASSIVE_LEVEL);
    return dxg_port_not_supported("DxgkCbInvalidateHwContext");
}

static NTSTATUS NTAPI set_protected_session_status(IN_CONST_PDXGKARGCB_PROTECTEDSESSIONSTATUS Args)
{
    (void)Args;
    dxg_port_check_irql("DxgkCbSetProtectedSessionStatus", PASSIVE_LEVEL);
    return dxg_port_not_supported("DxgkCbSetProtectedSessionStatus");
}

static NTSTATUS NTAPI signal_event(IN_CONST_PDXGKARGCB_SIGNALEVENT Args)
{
    (void)Args;
    dxg_port_check_irql("DxgkCbSignalEvent", DISPATCH_LEVEL);
    return dxg_port_not_supported("DxgkCbSignalEvent");
}

static NTSTATUS NTAPI disconnect_doorbell(INOUT_PDXGKARGCB_DISCONNECTDOORBELL Args)
{
    (void)Args;
    dxg_port_check_irql("DxgkCbDisconnectDoorbell", PASSIVE_LEVEL);
    return dxg_port_not_supported("DxgkCbDisconnectDoorbell");
}

static VOID NTAPI mitigated_range_update(IN_CONST_HANDLE hAdapter, ULONG VirtualFunctionIndex)
{
    (void)VirtualFunctionIndex;
    if (dxg_port_adapter(hAdapter, "DxgkCbMitigatedRangeUpdate", PASSIVE_LEVEL) != NULL) {
        dxg_port_not_supported("DxgkCbMitigatedRangeUpdate (the adapter has no virtual functions)");
    }
}

void dxg_port_object_callbacks(DXGKRNL_INTERFACE *interface)
{
    interface->DxgkCbCreateContextAllocation = create_context_allocation;
    interface->DxgkCbDestroyContextAllocation = destroy_context_allocation;
    interface->DxgkCbMapContextAllocation = map_context_allocation;
    interface->DxgkCbUpdateContextAllocation = update_context_allocation;
    interface->DxgkCbReserveGpuVirtualAddressRange = reserve_gpu_virtual_address_range;
    interface->DxgkCbInvalidateHwContext = invalidate_hw_context;
    interface->DxgkCbSetProtectedSessionStatus = set_protected_session_status;
    interface->DxgkCbSignalEvent = signal_event;
    interface->DxgkCbDisconnectDoorbell = disconnect_doorbell;
    interface->DxgkCbMitigatedRangeUpdate = mitigated_range_update;
}
