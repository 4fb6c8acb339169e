/*
 * dma.c: DMA adapters, for a device that masters the bus and reaches memory where the processor does.
 *
 * Nothing is bounced and no map register is scarce: a common buffer is contiguous memory, a scatter/gather list names
 * the pages of the MDL, and what belongs to a system's DMA controller is refused.
 */
#include "nt/export_tables.h"
#include "nt/thread.h"

#include <ntddk.h>
#include <ntstatus.h>

enum {
    ADAPTER_TAG = 0x41616D44 /* "DmaA" */,
    LIST_TAG = 0x4C616D44 /* "DmaL" */,
    MAP_REGISTERS = 0x10000,
    PAGE = 4096
};

struct adapter {
    DMA_ADAPTER head; /* first: what a driver sees */
    PHYSICAL_ADDRESS highest;
};

static struct adapter *adapter_of(PDMA_ADAPTER adapter)
{
    return CONTAINING_RECORD(adapter, struct adapter, head);
}

static VOID NTAPI put_adapter(PDMA_ADAPTER DmaAdapter)
{
    ExFreePoolWithTag(adapter_of(DmaAdapter), ADAPTER_TAG);
}

/* -------------------------------------------------------------------------------------------------- common buffers */

static PVOID NTAPI allocate_common_buffer(PDMA_ADAPTER DmaAdapter, ULONG Length, PPHYSICAL_ADDRESS LogicalAddress,
                                          BOOLEAN CacheEnabled)
{
    PVOID memory = MmAllocateContiguousMemory(Length, adapter_of(DmaAdapter)->highest);
    (void)CacheEnabled;
    if (memory) {
        *LogicalAddress = MmGetPhysicalAddress(memory);
    }
    return memory;
}

static VOID NTAPI free_common_buffer(PDMA_ADAPTER DmaAdapter, ULONG Length, PHYSICAL_ADDRESS LogicalAddress,
                                     PVOID VirtualAddress, BOOLEAN CacheEnabled)
{
    (void)DmaAdapter, (void)Length, (void)LogicalAddress, (void)CacheEnabled;
    MmFreeContiguousMemory(VirtualAddress);
}

static ULONG NTAPI get_alignment(PDMA_ADAPTER DmaAdapter)
{
    (void)DmaAdapter;
    return 1;
}

/* ------------------------------------------------------------------------------------------- scatter/gather lists */

static ULONG pages_of(PMDL mdl, const void *from, ULONG length)
{
    ULONG offset = (ULONG)((uintptr_t)from & (PAGE - 1));
    (void)mdl;
    return (ULONG)(((uint64_t)offset + length + PAGE - 1) / PAGE);
}

static ULONG list_bytes(ULONG elements)
{
    return (ULONG)(sizeof(SCATTER_GATHER_LIST) + elements * sizeof(SCATTER_GATHER_ELEMENT));
}

/* An element a page, neighbours in physical memory joined. */
static void fill_list(PSCATTER_GATHER_LIST list, PMDL mdl, const void *from, ULONG length)
{
    const PFN_NUMBER *frames = MmGetMdlPfnArray(mdl);
    uint64_t offset = (uint64_t)((uintptr_t)from - (uintptr_t)mdl->StartVa);
    SCATTER_GATHER_ELEMENT *last = NULL;
    list->NumberOfElements = 0;
    list->Reserved = 0;
    while (length > 0) {
        uint64_t in_page = offset & (PAGE - 1);
        ULONG bytes = (ULONG)(PAGE - in_page) < length ? (ULONG)(PAGE - in_page) : length;
        LONGLONG address = (LONGLONG)((frames[offset / PAGE] << PAGE_SHIFT) + in_page);
        if (last && last->Address.QuadPart + last->Length == address) {
            last->Length += bytes;
        } else {
            last = &list->Elements[list->NumberOfElements++];
            last->Address.QuadPart = address;
            last->Length = bytes;
            last->Reserved = 0;
        }
        offset += bytes;
        length -= bytes;
    }
}

static bool lies_in(PMDL mdl, const void *from, ULONG length)
{
    uintptr_t begin = (uintptr_t)MmGetMdlVirtualAddress(mdl);
    uintptr_t at = (uintptr_t)from;
    return at >= begin && at - begin <= mdl->ByteCount && length <= mdl->ByteCount - (at - begin);
}

static NTSTATUS NTAPI get_list(PDMA_ADAPTER DmaAdapter, PDEVICE_OBJECT DeviceObject, PMDL Mdl, PVOID CurrentVa,
                               ULONG Length, PDRIVER_LIST_CONTROL ExecutionRoutine, PVOID Context,
                               BOOLEAN WriteToDevice)
{
    (void)DmaAdapter, (void)WriteToDevice;
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)get_list, "GetScatterGatherList is called at DISPATCH_LEVEL");
    if (!lies_in(Mdl, CurrentVa, Length)) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    PSCATTER_GATHER_LIST list =
        ExAllocatePool2(POOL_FLAG_NON_PAGED, list_bytes(pages_of(Mdl, CurrentVa, Length)), LIST_TAG);
    if (!list) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    KIRQL irql;
    fill_list(list, Mdl, CurrentVa, Length);
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    ExecutionRoutine(DeviceObject, DeviceObject->CurrentIrp, list, Context);
    KeLowerIrql(irql);
    return STATUS_SUCCESS;
}

static VOID NTAPI put_list(PDMA_ADAPTER DmaAdapter, PSCATTER_GATHER_LIST ScatterGather, BOOLEAN WriteToDevice)
{
    (void)DmaAdapter, (void)WriteToDevice;
    ExFreePoolWithTag(ScatterGather, LIST_TAG);
}

static NTSTATUS NTAPI calculate_list(PDMA_ADAPTER DmaAdapter, PMDL Mdl, PVOID CurrentVa, ULONG Length,
                                     PULONG ScatterGatherListSize, PULONG pNumberOfMapRegisters)
{
    (void)DmaAdapter;
    ULONG pages = pages_of(Mdl, CurrentVa, Length);
    *ScatterGatherListSize = list_bytes(pages);
    if (pNumberOfMapRegisters) {
        *pNumberOfMapRegisters = pages;
    }
    return STATUS_SUCCESS;
}

/* Into memory of the caller's, who puts it back by another name: nothing of it is the adapter's. */
static NTSTATUS NTAPI build_list(PDMA_ADAPTER DmaAdapter, PDEVICE_OBJECT DeviceObject, PMDL Mdl, PVOID CurrentVa,
                                 ULONG Length, PDRIVER_LIST_CONTROL ExecutionRoutine, PVOID Context,
                                 BOOLEAN WriteToDevice, PVOID ScatterGatherBuffer, ULONG ScatterGatherLength)
{
    (void)DmaAdapter, (void)WriteToDevice;
    if (!lies_in(Mdl, CurrentVa, Length) || ScatterGatherLength < list_bytes(pages_of(Mdl, CurrentVa, Length))) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    KIRQL irql;
    fill_list(ScatterGatherBuffer, Mdl, CurrentVa, Length);
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    ExecutionRoutine(DeviceObject, DeviceObject->CurrentIrp, ScatterGatherBuffer, Context);
    KeLowerIrql(irql);
    return STATUS_SUCCESS;
}

/* ----------------------------------------------------------------------------------- a system's DMA controller's */

static NTSTATUS NTAPI allocate_channel(PDMA_ADAPTER DmaAdapter, PDEVICE_OBJECT DeviceObject, ULONG NumberOfMapRegisters,
                                       PDRIVER_CONTROL ExecutionRoutine, PVOID Context)
{
    (void)DmaAdapter, (void)DeviceObject, (void)NumberOfMapRegisters, (void)ExecutionRoutine, (void)Context;
    return STATUS_NOT_SUPPORTED;
}

static BOOLEAN NTAPI flush_buffers(PDMA_ADAPTER DmaAdapter, PMDL Mdl, PVOID MapRegisterBase, PVOID CurrentVa,
                                   ULONG Length, BOOLEAN WriteToDevice)
{
    (void)DmaAdapter, (void)Mdl, (void)MapRegisterBase, (void)CurrentVa, (void)Length, (void)WriteToDevice;
    return TRUE; /* memory is coherent */
}

static VOID NTAPI free_channel(PDMA_ADAPTER DmaAdapter)
{
    (void)DmaAdapter;
}

static VOID NTAPI free_map_registers(PDMA_ADAPTER DmaAdapter, PVOID MapRegisterBase, ULONG NumberOfMapRegisters)
{
    (void)DmaAdapter, (void)MapRegisterBase, (void)NumberOfMapRegisters;
}

static PHYSICAL_ADDRESS NTAPI map_transfer(PDMA_ADAPTER DmaAdapter, PMDL Mdl, PVOID MapRegisterBase, PVOID CurrentVa,
                                           PULONG Length, BOOLEAN WriteToDevice)
{
    (void)DmaAdapter, (void)Mdl, (void)MapRegisterBase, (void)Length, (void)WriteToDevice;
    return MmGetPhysicalAddress(CurrentVa);
}

static ULONG NTAPI read_counter(PDMA_ADAPTER DmaAdapter)
{
    (void)DmaAdapter;
    return 0;
}

/* Up to version 2; a description of a later one gets no adapter, whose table would be longer. */
static DMA_OPERATIONS operations = {
    .Size = offsetof(DMA_OPERATIONS, GetDmaAdapterInfo),
    .PutDmaAdapter = put_adapter,
    .AllocateCommonBuffer = allocate_common_buffer,
    .FreeCommonBuffer = free_common_buffer,
    .AllocateAdapterChannel = allocate_channel,
    .FlushAdapterBuffers = flush_buffers,
    .FreeAdapterChannel = free_channel,
    .FreeMapRegisters = free_map_registers,
    .MapTransfer = map_transfer,
    .GetDmaAlignment = get_alignment,
    .ReadDmaCounter = read_counter,
    .GetScatterGatherList = get_list,
    .PutScatterGatherList = put_list,
    .CalculateScatterGatherList = calculate_list,
    .BuildScatterGatherList = build_list,
};

PDMA_ADAPTER NTAPI IoGetDmaAdapter(PDEVICE_OBJECT PhysicalDeviceObject, PDEVICE_DESCRIPTION DeviceDescription,
                                   PULONG NumberOfMapRegisters)
{
    (void)PhysicalDeviceObject;
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)IoGetDmaAdapter, "IoGetDmaAdapter is called at PASSIVE_LEVEL");
    if (DeviceDescription->Version > DEVICE_DESCRIPTION_VERSION2 || !DeviceDescription->Master) {
        return NULL;
    }
    struct adapter *adapter = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof *adapter, ADAPTER_TAG);
    if (!adapter) {
        return NULL;
    }
    bool is_wide = DeviceDescription->Dma64BitAddresses;
    adapter->head.Version = 1;
    adapter->head.Size = sizeof(DMA_ADAPTER);
    adapter->head.DmaOperations = &operations;
    adapter->highest.QuadPart = is_wide                                ? MAXLONGLONG
                                : DeviceDescription->Dma32BitAddresses ? (LONGLONG)MAXULONG
                                                                       : 0xFFFFFF;
    *NumberOfMapRegisters = MAP_REGISTERS;
    return &adapter->head;
}

VOID NTAPI HalPutDmaAdapter(PADAPTER_OBJECT DmaAdapter)
{
    put_adapter((PDMA_ADAPTER)DmaAdapter);
}

static const struct nt_export rows[] = {
    NT_EXPORT(IoGetDmaAdapter),
    NT_EXPORT(HalPutDmaAdapter),
};
const struct nt_export_table nt_dma_exports = NT_EXPORT_TABLE(rows);
