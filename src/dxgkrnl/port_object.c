/*
 * port_object.c: the callbacks by which a driver reaches the kernel's objects – allocations, contexts, events, queues.
 *
 * Allocations and resources do not exist here, so no handle names one: a driver that asks gets what Windows gives for
 * a handle that is none.
 */
#include "dxgkrnl/adapter.h"
#include "dxgkrnl/port.h"

static PVOID NTAPI get_handle_data(IN_CONST_PDXGKARGCB_GETHANDLEDATA Args)
{
    (void)Args;
    dxg_port_check_irql("DxgkCbGetHandleData", APC_LEVEL);
    return NULL;
}

static D3DKMT_HANDLE NTAPI get_handle_parent(IN_D3DKMT_HANDLE hAllocation)
{
    (void)hAllocation;
    dxg_port_check_irql("DxgkCbGetHandleParent", APC_LEVEL);
    return 0;
}

static D3DKMT_HANDLE NTAPI enum_handle_children(IN_CONST_PDXGKARGCB_ENUMHANDLECHILDREN Args)
{
    (void)Args;
    dxg_port_check_irql("DxgkCbEnumHandleChildren", PASSIVE_LEVEL);
    return 0;
}

static PVOID NTAPI acquire_handle_data(IN_CONST_PDXGKARGCB_GETHANDLEDATA Args, PDXGKARG_RELEASE_HANDLE ReleaseHandle)
{
    (void)Args;
    dxg_port_check_irql("DxgkCbAcquireHandleData", APC_LEVEL);
    if (ReleaseHandle != NULL) {
        *ReleaseHandle = (DXGKARG_RELEASE_HANDLE){0};
    }
    return NULL;
}

/* Nothing was acquired, so nothing is held: a driver that calls this all the same has a mistake worth telling. */
static VOID NTAPI release_handle_data(IN_CONST_DXGKARGCB_RELEASEHANDLEDATA Args)
{
    (void)Args;
    dxg_port_check_irql("DxgkCbReleaseHandleData", APC_LEVEL);
    dxg_port_not_supported("DxgkCbReleaseHandleData for data that was not acquired");
}

static NTSTATUS NTAPI create_context_allocation(INOUT_PDXGKARGCB_CREATECONTEXTALLOCATION Args)
{
    if (Args == NULL || dxg_port_adapter(Args->hAdapter, "DxgkCbCreateContextAllocation", PASSIVE_LEVEL) == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    Args->hAllocation = NULL;
    return dxg_port_not_supported("DxgkCbCreateContextAllocation");
}

static NTSTATUS NTAPI destroy_context_allocation(IN_CONST_HANDLE hAdapter, IN_CONST_HANDLE hAllocation)
{
    (void)hAllocation;
    if (dxg_port_adapter(hAdapter, "DxgkCbDestroyContextAllocation", PASSIVE_LEVEL) == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    return dxg_port_not_supported("DxgkCbDestroyContextAllocation");
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
    interface->DxgkCbGetHandleData = get_handle_data;
    interface->DxgkCbGetHandleParent = get_handle_parent;
    interface->DxgkCbEnumHandleChildren = enum_handle_children;
    interface->DxgkCbAcquireHandleData = acquire_handle_data;
    interface->DxgkCbReleaseHandleData = release_handle_data;
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
