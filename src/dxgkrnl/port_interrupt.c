/*
 * port_interrupt.c: the callbacks around a device's interrupt – the DPC that follows it, exclusion, and its news.
 */
#include "dxgkrnl/adapter.h"
#include "dxgkrnl/port.h"

static BOOLEAN NTAPI queue_dpc(HANDLE DeviceHandle)
{
    struct dxg_adapter *adapter = dxg_port_adapter(DeviceHandle, "DxgkCbQueueDpc", HIGH_LEVEL);
    if (adapter == NULL || adapter->driver->ddi.DxgkDdiDpcRoutine == NULL) {
        return FALSE;
    }
    return KeInsertQueueDpc(&adapter->dpc, NULL, NULL);
}

struct synchronized {
    PKSYNCHRONIZE_ROUTINE routine;
    PVOID context;
};

static bool run_synchronized(void *opaque)
{
    const struct synchronized *call = opaque;
    return call->routine(call->context) != FALSE;
}

static NTSTATUS NTAPI synchronize_execution(HANDLE DeviceHandle, PKSYNCHRONIZE_ROUTINE SynchronizeRoutine,
                                            PVOID Context, ULONG MessageNumber, PBOOLEAN ReturnValue)
{
    struct dxg_adapter *adapter = dxg_port_adapter(DeviceHandle, "DxgkCbSynchronizeExecution", DISPATCH_LEVEL);
    if (adapter == NULL || SynchronizeRoutine == NULL || ReturnValue == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    uint32_t messages = dxg_bus_messages(adapter->bus);
    if (MessageNumber >= (messages > 0 ? messages : 1)) {
        return STATUS_INVALID_PARAMETER;
    }
    struct synchronized call = {.routine = SynchronizeRoutine, .context = Context};
    bool result;
    if (!dxg_bus_synchronize(adapter->bus, run_synchronized, &call, &result)) {
        return STATUS_UNSUCCESSFUL;
    }
    *ReturnValue = result;
    return STATUS_SUCCESS;
}

static VOID NTAPI notify_interrupt(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARGCB_NOTIFY_INTERRUPT_DATA Data)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "DxgkCbNotifyInterrupt", HIGH_LEVEL);
    if (adapter != NULL && Data != NULL) {
        dxg_display_interrupt(adapter, Data);
        dxg_scheduler_interrupt(adapter, Data);
    }
}

static VOID NTAPI notify_dpc(IN_CONST_HANDLE hAdapter)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "DxgkCbNotifyDpc", DISPATCH_LEVEL);
    if (adapter != NULL) {
        dxg_scheduler_dpc(adapter);
    }
}

void dxg_port_interrupt_callbacks(DXGKRNL_INTERFACE *interface)
{
    interface->DxgkCbQueueDpc = queue_dpc;
    interface->DxgkCbSynchronizeExecution = synchronize_execution;
    interface->DxgkCbNotifyInterrupt = notify_interrupt;
    interface->DxgkCbNotifyDpc = notify_dpc;
}
