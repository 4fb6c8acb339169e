/*
 * port_memory.c: the callbacks about memory – windows onto the device's resources, and pages that it may reach.
 *
 * The memory that WDDM 2.4's callbacks give (contiguous or as an MDL) is known by a handle of ours, and an adapter
 * keeps a list of it: a driver that leaves some behind is told so when its device is removed.
 */
#include "dxgkrnl/adapter.h"
#include "dxgkrnl/port.h"
#include "nt/iospace.h"
#include "nt/log.h"
#include "nt/os.h"

struct dxg_port_memory {
    struct dxg_port_memory *next;
    PVOID contiguous; /* one of the two */
    SIZE_T bytes;
    PMDL mdl;
};

static NTSTATUS NTAPI map_memory(HANDLE DeviceHandle, PHYSICAL_ADDRESS TranslatedAddress, ULONG Length,
                                 BOOLEAN InIoSpace, BOOLEAN MapToUserMode, MEMORY_CACHING_TYPE CacheType,
                                 PVOID *VirtualAddress)
{
    (void)CacheType; /* there is one kind of memory here */
    struct dxg_adapter *adapter = dxg_port_adapter(DeviceHandle, "DxgkCbMapMemory", PASSIVE_LEVEL);
    if (adapter == NULL || VirtualAddress == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    *VirtualAddress = NULL;
    if (MapToUserMode) {
        return dxg_port_not_supported("DxgkCbMapMemory with MapToUserMode");
    }
    uint64_t physical = (uint64_t)TranslatedAddress.QuadPart;
    /* A port is reached by its number: there is nothing to map. */
    if (InIoSpace && Length > 0 && dxg_bus_owns_ports(adapter->bus, physical, Length)) {
        *VirtualAddress = (PVOID)(uintptr_t)physical;
        return STATUS_SUCCESS;
    }
    bool is_ours = dxg_bus_owns(adapter->bus, physical, Length) || dxg_post_owns(adapter, physical, Length);
    if (InIoSpace || Length == 0 || !is_ours) {
        nt_log(NT_LOG_KERNEL, "DxgkCbMapMemory was asked for %u bytes at %#llx, which no translated resource holds",
               (unsigned)Length, (unsigned long long)physical);
        return STATUS_INVALID_PARAMETER;
    }
    *VirtualAddress = nt_io_map(physical, Length);
    return *VirtualAddress != NULL ? STATUS_SUCCESS : STATUS_NO_MEMORY;
}

static NTSTATUS NTAPI unmap_memory(HANDLE DeviceHandle, PVOID VirtualAddress)
{
    const struct dxg_adapter *adapter = dxg_port_adapter(DeviceHandle, "DxgkCbUnmapMemory", PASSIVE_LEVEL);
    if (adapter == NULL || VirtualAddress == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    if (dxg_bus_owns_ports(adapter->bus, (uintptr_t)VirtualAddress, 1)) {
        return STATUS_SUCCESS;
    }
    if (!nt_io_unmap(VirtualAddress)) {
        nt_log(NT_LOG_KERNEL, "DxgkCbUnmapMemory was given %p, which DxgkCbMapMemory did not give", VirtualAddress);
        return STATUS_INVALID_PARAMETER;
    }
    return STATUS_SUCCESS;
}

static void keep(struct dxg_adapter *adapter, struct dxg_port_memory *memory)
{
    os_lock(&adapter->memory_lock);
    memory->next = adapter->memory;
    adapter->memory = memory;
    os_unlock(&adapter->memory_lock);
}

/* Off the list, if it is on it and of the kind asked for. */
static struct dxg_port_memory *release(struct dxg_adapter *adapter, HANDLE handle, bool is_mdl)
{
    os_lock(&adapter->memory_lock);
    struct dxg_port_memory **link = &adapter->memory;
    while (*link != NULL && *link != handle) {
        link = &(*link)->next;
    }
    struct dxg_port_memory *memory = *link;
    if (memory != NULL && (memory->mdl != NULL) == is_mdl) {
        *link = memory->next;
    } else {
        memory = NULL;
    }
    os_unlock(&adapter->memory_lock);
    return memory;
}

static void destroy(struct dxg_port_memory *memory)
{
    if (memory->mdl != NULL) {
        MmFreePagesFromMdl(memory->mdl);
        ExFreePool(memory->mdl);
    } else {
        MmFreeContiguousMemorySpecifyCache(memory->contiguous, memory->bytes, MmCached);
    }
    os_free(memory);
}

static NTSTATUS NTAPI allocate_contiguous_memory(IN_CONST_HANDLE hAdapter,
                                                 INOUT_PDXGKARGCB_ALLOCATECONTIGUOUSMEMORY Args)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "DxgkCbAllocateContiguousMemory", PASSIVE_LEVEL);
    if (adapter == NULL || Args == NULL || Args->NumberOfBytes == 0) {
        return STATUS_INVALID_PARAMETER;
    }
    struct dxg_port_memory *memory = os_alloc(sizeof *memory);
    if (memory == NULL) {
        return STATUS_NO_MEMORY;
    }
    memory->bytes = Args->NumberOfBytes;
    memory->contiguous =
        MmAllocateContiguousMemorySpecifyCache(Args->NumberOfBytes, Args->LowestAcceptableAddress,
                                               Args->HighestAcceptableAddress, Args->BoundaryAddressMultiple, MmCached);
    if (memory->contiguous == NULL) {
        os_free(memory);
        return STATUS_NO_MEMORY;
    }
    keep(adapter, memory);
    Args->hMemoryHandle = memory;
    Args->pMemory = memory->contiguous;
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI free_contiguous_memory(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARGCB_FREECONTIGUOUSMEMORY Args)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "DxgkCbFreeContiguousMemory", PASSIVE_LEVEL);
    struct dxg_port_memory *memory =
        adapter == NULL || Args == NULL ? NULL : release(adapter, Args->hMemoryHandle, false);
    if (memory == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    destroy(memory);
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI allocate_pages_for_mdl(IN_CONST_HANDLE hAdapter, INOUT_PDXGKARGCB_ALLOCATEPAGESFORMDL Args)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "DxgkCbAllocatePagesForMdl", PASSIVE_LEVEL);
    if (adapter == NULL || Args == NULL || Args->TotalBytes == 0) {
        return STATUS_INVALID_PARAMETER;
    }
    struct dxg_port_memory *memory = os_alloc(sizeof *memory);
    if (memory == NULL) {
        return STATUS_NO_MEMORY;
    }
    memory->bytes = Args->TotalBytes;
    memory->mdl = MmAllocatePagesForMdlEx(Args->LowAddress, Args->HighAddress, Args->SkipBytes, Args->TotalBytes,
                                          MmCached, Args->Flags);
    if (memory->mdl == NULL) {
        os_free(memory);
        return STATUS_NO_MEMORY;
    }
    keep(adapter, memory);
    Args->hMemoryHandle = memory;
    Args->pMdl = memory->mdl;
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI free_pages_from_mdl(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARGCB_FREEPAGESFROMMDL Args)
{
    struct dxg_adapter *adapter = dxg_port_adapter(hAdapter, "DxgkCbFreePagesFromMdl", PASSIVE_LEVEL);
    struct dxg_port_memory *memory =
        adapter == NULL || Args == NULL ? NULL : release(adapter, Args->hMemoryHandle, true);
    if (memory == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    destroy(memory);
    return STATUS_SUCCESS;
}

void dxg_port_memory_reclaim(struct dxg_adapter *adapter)
{
    while (adapter->memory != NULL) {
        struct dxg_port_memory *memory = adapter->memory;
        adapter->memory = memory->next;
        nt_log(NT_LOG_KERNEL, "the driver left %llu bytes that it had from %s", (unsigned long long)memory->bytes,
               memory->mdl != NULL ? "DxgkCbAllocatePagesForMdl" : "DxgkCbAllocateContiguousMemory");
        destroy(memory);
    }
}

/* There is no IOMMU between the device and memory: physical addresses are the device's own. */
static NTSTATUS NTAPI map_mdl_to_iommu(IN_CONST_HANDLE hAdapter, INOUT_PDXGKARGCB_MAPMDLTOIOMMU Args)
{
    if (dxg_port_adapter(hAdapter, "DxgkCbMapMdlToIoMmu", PASSIVE_LEVEL) == NULL || Args == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    Args->hMemoryHandle = NULL;
    return dxg_port_not_supported("DxgkCbMapMdlToIoMmu (there is no IOMMU)");
}

static VOID NTAPI unmap_mdl_from_iommu(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARGCB_UNMAPMDLFROMIOMMU Args)
{
    (void)Args;
    if (dxg_port_adapter(hAdapter, "DxgkCbUnmapMdlFromIoMmu", PASSIVE_LEVEL) != NULL) {
        dxg_port_not_supported("DxgkCbUnmapMdlFromIoMmu (there is no IOMMU)");
    }
}

static NTSTATUS NTAPI create_physical_memory_object(IN_OUT_PDXGKARGCB_CREATE_PHYSICAL_MEMORY_OBJECT Args)
{
    if (Args == NULL || dxg_port_adapter(Args->hAdapter, "DxgkCbCreatePhysicalMemoryObject", PASSIVE_LEVEL) == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    Args->hPhysicalMemoryObject = NULL;
    Args->hAdapterMemoryObject = NULL;
    return dxg_port_not_supported("DxgkCbCreatePhysicalMemoryObject");
}

static VOID NTAPI destroy_physical_memory_object(IN_CONST_PDXGKARGCB_DESTROY_PHYSICAL_MEMORY_OBJECT Args)
{
    (void)Args;
    dxg_port_not_supported("DxgkCbDestroyPhysicalMemoryObject");
}

static NTSTATUS NTAPI map_physical_memory(IN_OUT_PDXGKARGCB_MAP_PHYSICAL_MEMORY Args)
{
    (void)Args;
    return dxg_port_not_supported("DxgkCbMapPhysicalMemory");
}

static VOID NTAPI unmap_physical_memory(IN_CONST_PDXGKARGCB_UNMAP_PHYSICAL_MEMORY Args)
{
    (void)Args;
    dxg_port_not_supported("DxgkCbUnmapPhysicalMemory");
}

static NTSTATUS NTAPI allocate_adl(IN_OUT_PDXGKARGCB_ALLOCATE_ADL Args)
{
    (void)Args;
    return dxg_port_not_supported("DxgkCbAllocateAdl");
}

static VOID NTAPI free_adl(IN_CONST_PDXGKARGCB_FREE_ADL Args)
{
    (void)Args;
    dxg_port_not_supported("DxgkCbFreeAdl");
}

static NTSTATUS NTAPI open_physical_memory_object(IN_OUT_PDXGKARGCB_OPEN_PHYSICAL_MEMORY_OBJECT Args)
{
    (void)Args;
    return dxg_port_not_supported("DxgkCbOpenPhysicalMemoryObject");
}

static VOID NTAPI close_physical_memory_object(IN_CONST_PDXGKARGCB_CLOSE_PHYSICAL_MEMORY_OBJECT Args)
{
    (void)Args;
    dxg_port_not_supported("DxgkCbClosePhysicalMemoryObject");
}

void dxg_port_memory_callbacks(DXGKRNL_INTERFACE *interface)
{
    interface->DxgkCbMapMemory = map_memory;
    interface->DxgkCbUnmapMemory = unmap_memory;
    interface->DxgkCbAllocateContiguousMemory = allocate_contiguous_memory;
    interface->DxgkCbFreeContiguousMemory = free_contiguous_memory;
    interface->DxgkCbAllocatePagesForMdl = allocate_pages_for_mdl;
    interface->DxgkCbFreePagesFromMdl = free_pages_from_mdl;
    interface->DxgkCbMapMdlToIoMmu = map_mdl_to_iommu;
    interface->DxgkCbUnmapMdlFromIoMmu = unmap_mdl_from_iommu;
    interface->DxgkCbCreatePhysicalMemoryObject = create_physical_memory_object;
    interface->DxgkCbDestroyPhysicalMemoryObject = destroy_physical_memory_object;
    interface->DxgkCbMapPhysicalMemory = map_physical_memory;
    interface->DxgkCbUnmapPhysicalMemory = unmap_physical_memory;
    interface->DxgkCbAllocateAdl = allocate_adl;
    interface->DxgkCbFreeAdl = free_adl;
    interface->DxgkCbOpenPhysicalMemoryObject = open_physical_memory_object;
    interface->DxgkCbClosePhysicalMemoryObject = close_physical_memory_object;
}
