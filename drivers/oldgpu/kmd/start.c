/*
 * start.c: the adapter's life – found, started, asked for its one connector, stopped, removed.
 */
#include "oldgpu.h"

#define OLDGPU_CHILD_UID 1

static NTSTATUS OgMapRegisters(POLDGPU_ADAPTER Adapter, PCM_RESOURCE_LIST Resources);
static VOID OgUnmapRegisters(POLDGPU_ADAPTER Adapter);

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, OgAddDevice)
#pragma alloc_text(PAGE, OgMapRegisters)
#pragma alloc_text(PAGE, OgUnmapRegisters)
#pragma alloc_text(PAGE, OgStartDevice)
#pragma alloc_text(PAGE, OgStopDevice)
#pragma alloc_text(PAGE, OgRemoveDevice)
#pragma alloc_text(PAGE, OgDispatchIoRequest)
#pragma alloc_text(PAGE, OgSetPowerState)
#pragma alloc_text(PAGE, OgQueryChildRelations)
#pragma alloc_text(PAGE, OgQueryChildStatus)
#pragma alloc_text(PAGE, OgQueryDeviceDescriptor)
#endif

ULONG OgRead(POLDGPU_ADAPTER Adapter, ULONG Offset)
{
    return READ_REGISTER_ULONG((volatile ULONG *)(Adapter->Registers + Offset));
}

VOID OgWrite(POLDGPU_ADAPTER Adapter, ULONG Offset, ULONG Value)
{
    WRITE_REGISTER_ULONG((volatile ULONG *)(Adapter->Registers + Offset), Value);
}

VOID OgNoteEvent(POLDGPU_ADAPTER Adapter, ULONG Kind, ULONG Value)
{
    KIRQL OldIrql;
    OLDGPU_EVENT *Event;

    KeAcquireSpinLock(&Adapter->Lock, &OldIrql);
    Event = &Adapter->Events[Adapter->EventCount % OLDGPU_EVENTS];
    Event->Kind = Kind;
    Event->Value = Value;
    Adapter->EventCount++;
    KeReleaseSpinLock(&Adapter->Lock, OldIrql);
}

VOID OgCount(POLDGPU_ADAPTER Adapter, ULONGLONG *Counter, ULONGLONG By)
{
    KIRQL OldIrql;

    KeAcquireSpinLock(&Adapter->Lock, &OldIrql);
    *Counter += By;
    KeReleaseSpinLock(&Adapter->Lock, OldIrql);
}

NTSTATUS OgAddDevice(CONST PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext)
{
    POLDGPU_ADAPTER Adapter;

    PAGED_CODE();
    Adapter = ExAllocatePoolWithTag(NonPagedPool, sizeof(*Adapter), OLDGPU_TAG);
    if (Adapter == NULL) {
        return STATUS_NO_MEMORY;
    }
    RtlZeroMemory(Adapter, sizeof(*Adapter));
    Adapter->PhysicalDeviceObject = PhysicalDeviceObject;
    KeInitializeSpinLock(&Adapter->Lock);
    KeInitializeDpc(&Adapter->EngineDpc, OgEngineDpc, Adapter);
    *MiniportDeviceContext = Adapter;
    return STATUS_SUCCESS;
}

NTSTATUS OgRemoveDevice(CONST PVOID MiniportDeviceContext)
{
    PAGED_CODE();
    ExFreePoolWithTag(MiniportDeviceContext, OLDGPU_TAG);
    return STATUS_SUCCESS;
}

static NTSTATUS OgMapRegisters(POLDGPU_ADAPTER Adapter, PCM_RESOURCE_LIST Resources)
{
    PCM_PARTIAL_RESOURCE_LIST List;
    PCM_PARTIAL_RESOURCE_DESCRIPTOR Descriptor;
    PVOID Address = NULL;
    NTSTATUS Status;
    ULONG Index;

    PAGED_CODE();
    if (Resources == NULL || Resources->Count == 0) {
        return STATUS_DEVICE_CONFIGURATION_ERROR;
    }
    List = &Resources->List[0].PartialResourceList;
    for (Index = 0; Index < List->Count; Index++) {
        Descriptor = &List->PartialDescriptors[Index];
        if (Descriptor->Type == CmResourceTypeMemory && Descriptor->u.Memory.Length >= OLDGPU_REGISTERS_BYTES) {
            Status = Adapter->Dxgk.DxgkCbMapMemory(Adapter->Dxgk.DeviceHandle, Descriptor->u.Memory.Start,
                                                   OLDGPU_REGISTERS_BYTES, FALSE, FALSE, MmNonCached, &Address);
            if (NT_SUCCESS(Status)) {
                Adapter->Registers = Address;
            }
            return Status;
        }
    }
    return STATUS_DEVICE_CONFIGURATION_ERROR;
}

static VOID OgUnmapRegisters(POLDGPU_ADAPTER Adapter)
{
    PAGED_CODE();
    if (Adapter->Registers != NULL) {
        Adapter->Dxgk.DxgkCbUnmapMemory(Adapter->Dxgk.DeviceHandle, Adapter->Registers);
        Adapter->Registers = NULL;
    }
}

NTSTATUS OgStartDevice(CONST PVOID MiniportDeviceContext, PDXGK_START_INFO DxgkStartInfo,
                       PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources, PULONG NumberOfChildren)
{
    POLDGPU_ADAPTER Adapter = MiniportDeviceContext;
    DXGK_DEVICE_INFO Info;
    NTSTATUS Status;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(DxgkStartInfo);
    RtlCopyMemory(&Adapter->Dxgk, DxgkInterface, sizeof(Adapter->Dxgk));
    RtlZeroMemory(&Info, sizeof(Info));
    Status = Adapter->Dxgk.DxgkCbGetDeviceInformation(Adapter->Dxgk.DeviceHandle, &Info);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Status = OgMapRegisters(Adapter, Info.TranslatedResourceList);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    RtlZeroMemory(&Adapter->Statistics, sizeof(Adapter->Statistics));
    RtlZeroMemory(&Adapter->Mode, sizeof(Adapter->Mode));
    Adapter->SubmittedFence = 0;
    Adapter->CompletedFence = 0;
    OgNoteEvent(Adapter, 1, DXGKDDI_INTERFACE_VERSION);
    *NumberOfVideoPresentSources = 1;
    *NumberOfChildren = 1;
    return STATUS_SUCCESS;
}

NTSTATUS OgStopDevice(CONST PVOID MiniportDeviceContext)
{
    POLDGPU_ADAPTER Adapter = MiniportDeviceContext;

    PAGED_CODE();
    KeRemoveQueueDpc(&Adapter->EngineDpc);
    KeFlushQueuedDpcs();
    OgUnmapRegisters(Adapter);
    return STATUS_SUCCESS;
}

/* Any IRQL: the system is going down without the port driver. There is nothing that would go on by itself. */
VOID OgResetDevice(CONST PVOID MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
}

NTSTATUS OgDispatchIoRequest(CONST PVOID MiniportDeviceContext, ULONG VidPnSourceId,
                             PVIDEO_REQUEST_PACKET VideoRequestPacket)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(VidPnSourceId);
    UNREFERENCED_PARAMETER(VideoRequestPacket);
    return STATUS_NOT_SUPPORTED;
}

NTSTATUS OgSetPowerState(CONST PVOID MiniportDeviceContext, ULONG DeviceUid, DEVICE_POWER_STATE DevicePowerState,
                         POWER_ACTION ActionType)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(DeviceUid);
    UNREFERENCED_PARAMETER(DevicePowerState);
    UNREFERENCED_PARAMETER(ActionType);
    return STATUS_SUCCESS;
}

/* The list has one element more than there are children, and comes zeroed. */
NTSTATUS OgQueryChildRelations(CONST PVOID MiniportDeviceContext, PDXGK_CHILD_DESCRIPTOR ChildRelations,
                               ULONG ChildRelationsSize)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    if (ChildRelationsSize < 2 * sizeof(*ChildRelations)) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    ChildRelations[0].ChildDeviceType = TypeVideoOutput;
    ChildRelations[0].ChildCapabilities.HpdAwareness = HpdAwarenessAlwaysConnected;
    ChildRelations[0].ChildCapabilities.Type.VideoOutput.InterfaceTechnology = D3DKMDT_VOT_HD15;
    ChildRelations[0].ChildCapabilities.Type.VideoOutput.MonitorOrientationAwareness = D3DKMDT_MOA_NONE;
    ChildRelations[0].ChildCapabilities.Type.VideoOutput.SupportsSdtvModes = FALSE;
    ChildRelations[0].AcpiUid = 0;
    ChildRelations[0].ChildUid = OLDGPU_CHILD_UID;
    return STATUS_SUCCESS;
}

NTSTATUS OgQueryChildStatus(CONST PVOID MiniportDeviceContext, PDXGK_CHILD_STATUS ChildStatus,
                            BOOLEAN NonDestructiveOnly)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(NonDestructiveOnly);
    if (ChildStatus->ChildUid != OLDGPU_CHILD_UID || ChildStatus->Type != StatusConnection) {
        return STATUS_INVALID_PARAMETER;
    }
    ChildStatus->HotPlug.Connected = TRUE;
    return STATUS_SUCCESS;
}

/* An analog connector whose monitor does not say what it is. */
NTSTATUS OgQueryDeviceDescriptor(CONST PVOID MiniportDeviceContext, ULONG ChildUid,
                                 PDXGK_DEVICE_DESCRIPTOR DeviceDescriptor)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(DeviceDescriptor);
    return ChildUid == OLDGPU_CHILD_UID ? STATUS_MONITOR_NO_DESCRIPTOR : STATUS_INVALID_PARAMETER;
}
