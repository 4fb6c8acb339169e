/*
 * adapter.c: the adapter's life.
 */
#include "vagpu.h"

static NTSTATUS VaClaim(PVAGPU_ADAPTER Adapter);
static VOID VaRelease(PVAGPU_ADAPTER Adapter);

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, VaClaim)
#pragma alloc_text(PAGE, VaRelease)
#pragma alloc_text(PAGE, VaAddDevice)
#pragma alloc_text(PAGE, VaStartDevice)
#pragma alloc_text(PAGE, VaStopDevice)
#pragma alloc_text(PAGE, VaRemoveDevice)
#pragma alloc_text(PAGE, VaSetPowerState)
#pragma alloc_text(PAGE, VaDispatchIoRequest)
#pragma alloc_text(PAGE, VaQueryChildRelations)
#pragma alloc_text(PAGE, VaQueryChildStatus)
#pragma alloc_text(PAGE, VaQueryDeviceDescriptor)
#endif

UINT32 VaRead(PVAGPU_ADAPTER Adapter, ULONG Offset)
{
    return READ_REGISTER_ULONG((volatile ULONG *)(Adapter->Registers + Offset));
}

VOID VaWrite(PVAGPU_ADAPTER Adapter, ULONG Offset, UINT32 Value)
{
    WRITE_REGISTER_ULONG((volatile ULONG *)(Adapter->Registers + Offset), Value);
}

NTSTATUS VaAddDevice(const PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext)
{
    PVAGPU_ADAPTER Adapter;

    PAGED_CODE();
    Adapter = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*Adapter), VAGPU_TAG);
    if (Adapter == NULL) {
        return STATUS_NO_MEMORY;
    }
    Adapter->PhysicalDeviceObject = PhysicalDeviceObject;
    KeInitializeSpinLock(&Adapter->SubmitLock);
    *MiniportDeviceContext = Adapter;
    return STATUS_SUCCESS;
}

NTSTATUS VaRemoveDevice(const PVOID MiniportDeviceContext)
{
    PAGED_CODE();
    ExFreePoolWithTag(MiniportDeviceContext, VAGPU_TAG);
    return STATUS_SUCCESS;
}

/* The first memory range holds the registers, the second is the hardware's memory. */
static NTSTATUS VaClaim(PVAGPU_ADAPTER Adapter)
{
    DXGK_DEVICE_INFO Info = {0};
    PCM_PARTIAL_RESOURCE_LIST List;
    PVOID Address = NULL;
    ULONG Index;
    NTSTATUS Status;

    PAGED_CODE();
    Status = Adapter->Dxgk.DxgkCbGetDeviceInformation(Adapter->Dxgk.DeviceHandle, &Info);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    if (Info.TranslatedResourceList == NULL || Info.TranslatedResourceList->Count == 0) {
        return STATUS_DEVICE_CONFIGURATION_ERROR;
    }
    List = &Info.TranslatedResourceList->List[0].PartialResourceList;
    for (Index = 0; Index < List->Count; Index++) {
        PCM_PARTIAL_RESOURCE_DESCRIPTOR Range = &List->PartialDescriptors[Index];

        if (Range->Type != CmResourceTypeMemory) {
            continue;
        }
        if (Adapter->Registers == NULL && Range->u.Memory.Length == VAGPU_REGISTERS_BYTES) {
            Status = Adapter->Dxgk.DxgkCbMapMemory(Adapter->Dxgk.DeviceHandle, Range->u.Memory.Start,
                                                   VAGPU_REGISTERS_BYTES, FALSE, FALSE, MmNonCached, &Address);
            if (!NT_SUCCESS(Status)) {
                return Status;
            }
            Adapter->Registers = Address;
        } else if (Range->u.Memory.Length == VAGPU_MEMORY_BYTES) {
            Adapter->MemoryAddress = Range->u.Memory.Start;
        }
    }
    if (Adapter->Registers == NULL || Adapter->MemoryAddress.QuadPart == 0) {
        return STATUS_DEVICE_CONFIGURATION_ERROR;
    }
    return VaRead(Adapter, VAGPU_REG_ID) == VAGPU_ID ? STATUS_SUCCESS : STATUS_DEVICE_CONFIGURATION_ERROR;
}

static VOID VaRelease(PVAGPU_ADAPTER Adapter)
{
    PAGED_CODE();
    if (Adapter->Registers != NULL) {
        Adapter->Dxgk.DxgkCbUnmapMemory(Adapter->Dxgk.DeviceHandle, Adapter->Registers);
        Adapter->Registers = NULL;
    }
    Adapter->MemoryAddress.QuadPart = 0;
}

NTSTATUS VaStartDevice(const PVOID MiniportDeviceContext, PDXGK_START_INFO DxgkStartInfo,
                       PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources, PULONG NumberOfChildren)
{
    PVAGPU_ADAPTER Adapter = MiniportDeviceContext;
    NTSTATUS Status;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(DxgkStartInfo);
    Adapter->Dxgk = *DxgkInterface;
    Status = VaClaim(Adapter);
    if (!NT_SUCCESS(Status)) {
        VaRelease(Adapter);
        return Status;
    }
    VaInterruptsOn(Adapter);
    *NumberOfVideoPresentSources = 0;
    *NumberOfChildren = 0;
    return STATUS_SUCCESS;
}

NTSTATUS VaStopDevice(const PVOID MiniportDeviceContext)
{
    PVAGPU_ADAPTER Adapter = MiniportDeviceContext;

    PAGED_CODE();
    VaInterruptsOff(Adapter);
    VaRelease(Adapter);
    return STATUS_SUCCESS;
}

/* Any IRQL. */
VOID VaResetDevice(const PVOID MiniportDeviceContext)
{
    PVAGPU_ADAPTER Adapter = MiniportDeviceContext;

    if (Adapter->Registers != NULL) {
        VaWrite(Adapter, VAGPU_REG_CONTROL, VAGPU_CONTROL_RESET);
    }
}

NTSTATUS VaSetPowerState(const PVOID MiniportDeviceContext, ULONG DeviceUid, DEVICE_POWER_STATE DevicePowerState,
                         POWER_ACTION ActionType)
{
    PVAGPU_ADAPTER Adapter = MiniportDeviceContext;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(ActionType);
    if (DeviceUid != DISPLAY_ADAPTER_HW_ID || Adapter->Registers == NULL) {
        return STATUS_SUCCESS;
    }
    if (DevicePowerState == PowerDeviceD0) {
        VaInterruptsOn(Adapter);
    } else {
        VaInterruptsOff(Adapter);
    }
    return STATUS_SUCCESS;
}

NTSTATUS VaDispatchIoRequest(const PVOID MiniportDeviceContext, ULONG VidPnSourceId,
                             PVIDEO_REQUEST_PACKET VideoRequestPacket)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(VidPnSourceId);
    UNREFERENCED_PARAMETER(VideoRequestPacket);
    return STATUS_NOT_SUPPORTED;
}

NTSTATUS VaQueryChildRelations(const PVOID MiniportDeviceContext, PDXGK_CHILD_DESCRIPTOR ChildRelations,
                               ULONG ChildRelationsSize)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(ChildRelations);
    UNREFERENCED_PARAMETER(ChildRelationsSize);
    return STATUS_SUCCESS;
}

NTSTATUS VaQueryChildStatus(const PVOID MiniportDeviceContext, PDXGK_CHILD_STATUS ChildStatus,
                            BOOLEAN NonDestructiveOnly)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(ChildStatus);
    UNREFERENCED_PARAMETER(NonDestructiveOnly);
    return STATUS_INVALID_PARAMETER;
}

NTSTATUS VaQueryDeviceDescriptor(const PVOID MiniportDeviceContext, ULONG ChildUid,
                                 PDXGK_DEVICE_DESCRIPTOR DeviceDescriptor)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(ChildUid);
    UNREFERENCED_PARAMETER(DeviceDescriptor);
    return STATUS_INVALID_PARAMETER;
}
