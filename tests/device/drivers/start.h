/*
 * start.h: the part of a miniport that every one has – what is left to tell is how it starts its hardware.
 */
#ifndef ESCAPEMENT_TESTS_DEVICE_START_H
#define ESCAPEMENT_TESTS_DEVICE_START_H

#include <ntddk.h>

#include <dispmprt.h>

typedef struct _TEST_DEVICE {
    PDEVICE_OBJECT PhysicalDeviceObject;
    DXGKRNL_INTERFACE Dxgk;
    DXGK_DEVICE_INFO Info;
    PVOID Bars[8];
    ULONG BarCount;
    PVOID Private;
} TEST_DEVICE, *PTEST_DEVICE;

/* The test's own: StartDevice's middle, StopDevice's beginning, and the interrupt. */
static NTSTATUS TestStart(PTEST_DEVICE Device);
static VOID TestStop(PTEST_DEVICE Device);
static BOOLEAN TestInterrupt(PTEST_DEVICE Device, ULONG MessageNumber);
static VOID TestDpc(PTEST_DEVICE Device);
#if !defined TEST_ENTRY
static VOID TestEntry(PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
}
#else
static VOID TestEntry(PUNICODE_STRING RegistryPath);
#endif

static NTSTATUS TestAddDevice(PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext)
{
    PTEST_DEVICE Device = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof *Device, 'tseT');
    if (Device == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Device->PhysicalDeviceObject = PhysicalDeviceObject;
    *MiniportDeviceContext = Device;
    return STATUS_SUCCESS;
}

static VOID TestUnmap(PTEST_DEVICE Device)
{
    while (Device->BarCount > 0) {
        Device->Dxgk.DxgkCbUnmapMemory(Device->Dxgk.DeviceHandle, Device->Bars[--Device->BarCount]);
    }
}

/* Every memory resource, in the order in which they come. */
static NTSTATUS TestMap(PTEST_DEVICE Device)
{
    PCM_PARTIAL_RESOURCE_LIST List = &Device->Info.TranslatedResourceList->List[0].PartialResourceList;
    for (ULONG i = 0; i < List->Count; i++) {
        PCM_PARTIAL_RESOURCE_DESCRIPTOR Entry = &List->PartialDescriptors[i];
        if (Entry->Type == CmResourceTypeMemory) {
            NTSTATUS Status =
                Device->Dxgk.DxgkCbMapMemory(Device->Dxgk.DeviceHandle, Entry->u.Memory.Start, Entry->u.Memory.Length,
                                             FALSE, FALSE, MmNonCached, &Device->Bars[Device->BarCount]);
            if (!NT_SUCCESS(Status)) {
                return Status;
            }
            Device->BarCount++;
        }
    }
    return STATUS_SUCCESS;
}

static NTSTATUS TestStartDevice(PVOID MiniportDeviceContext, PDXGK_START_INFO StartInfo,
                                PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources,
                                PULONG NumberOfChildren)
{
    PTEST_DEVICE Device = MiniportDeviceContext;
    NTSTATUS Status;
    UNREFERENCED_PARAMETER(StartInfo);
    RtlCopyMemory(&Device->Dxgk, DxgkInterface, DxgkInterface->Size);
    Status = Device->Dxgk.DxgkCbGetDeviceInformation(Device->Dxgk.DeviceHandle, &Device->Info);
    if (NT_SUCCESS(Status)) {
        Status = TestMap(Device);
    }
    if (NT_SUCCESS(Status)) {
        Status = TestStart(Device);
    }
    if (!NT_SUCCESS(Status)) {
        TestUnmap(Device);
    }
    *NumberOfVideoPresentSources = 0;
    *NumberOfChildren = 0;
    return Status;
}

static NTSTATUS TestStopDevice(PVOID MiniportDeviceContext)
{
    TestStop(MiniportDeviceContext);
    TestUnmap(MiniportDeviceContext);
    return STATUS_SUCCESS;
}

static NTSTATUS TestRemoveDevice(PVOID MiniportDeviceContext)
{
    ExFreePool(MiniportDeviceContext);
    return STATUS_SUCCESS;
}

static BOOLEAN TestInterruptRoutine(PVOID MiniportDeviceContext, ULONG MessageNumber)
{
    return TestInterrupt(MiniportDeviceContext, MessageNumber);
}

static VOID TestDpcRoutine(PVOID MiniportDeviceContext)
{
    TestDpc(MiniportDeviceContext);
}

static NTSTATUS TestQueryAdapterInfo(HANDLE hAdapter, CONST DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo)
{
    UNREFERENCED_PARAMETER(hAdapter);
    return pQueryAdapterInfo->Type == DXGKQAITYPE_DRIVERCAPS ? STATUS_SUCCESS : STATUS_NOT_SUPPORTED;
}

static NTSTATUS TestEscape(HANDLE hAdapter, CONST DXGKARG_ESCAPE *pEscape)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pEscape);
    return STATUS_SUCCESS;
}

DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    DRIVER_INITIALIZATION_DATA Data = {0};
    TestEntry(RegistryPath);
    Data.Version = DXGKDDI_INTERFACE_VERSION;
    Data.DxgkDdiAddDevice = TestAddDevice;
    Data.DxgkDdiStartDevice = TestStartDevice;
    Data.DxgkDdiStopDevice = TestStopDevice;
    Data.DxgkDdiRemoveDevice = TestRemoveDevice;
    Data.DxgkDdiInterruptRoutine = TestInterruptRoutine;
    Data.DxgkDdiDpcRoutine = TestDpcRoutine;
    Data.DxgkDdiQueryAdapterInfo = TestQueryAdapterInfo;
    Data.DxgkDdiEscape = TestEscape;
    return DxgkInitialize(DriverObject, RegistryPath, &Data);
}

#endif
