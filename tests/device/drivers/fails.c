/*
 * fails.c: a miniport whose start goes wrong in the step that it is compiled for.
 */
#include <ntddk.h>

#include <dispmprt.h>

#if !defined FAILS
#error compile it with -DFAILS=
#endif

enum {
    ADD_DEVICE = 1,
    NO_CONTEXT,
    PRE_START,
    START_DEVICE,
    MISSING_RESOURCE,
    TOO_MANY_SOURCES,
    CAPS_FAIL,
    CAPS_GARBAGE,
    CAPS_ALL_ONES,
    CHILD_RELATIONS,
    POWER,
    NEVER_WAKES,
    SPINS,
};

static DXGKRNL_INTERFACE Dxgk;

static NTSTATUS FailsAddDevice(PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext)
{
    if (FAILS == ADD_DEVICE) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    *MiniportDeviceContext = FAILS == NO_CONTEXT ? NULL : PhysicalDeviceObject;
    return STATUS_SUCCESS;
}

static NTSTATUS FailsExchangePreStartInfo(HANDLE hAdapter, DXGK_PRE_START_INFO *pPreStartInfo)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pPreStartInfo);
    return FAILS == PRE_START ? STATUS_GRAPHICS_DRIVER_MISMATCH : STATUS_SUCCESS;
}

/* As a driver does that was written for another chip. */
static NTSTATUS MapWhatIsNotThere(void)
{
    PHYSICAL_ADDRESS Address;
    PVOID Window;
    NTSTATUS Status;
    Address.QuadPart = 0xFED00000;
    Status = Dxgk.DxgkCbMapMemory(Dxgk.DeviceHandle, Address, 0x1000, FALSE, FALSE, MmNonCached, &Window);
    DbgPrint("no registers: %x\n", Status);
    return Status;
}

__declspec(noinline) static VOID WaitForNobody(void)
{
    KEVENT Event;
    KeInitializeEvent(&Event, NotificationEvent, FALSE);
    KeWaitForSingleObject(&Event, Executive, KernelMode, FALSE, NULL);
}

__declspec(noinline) static VOID PollForNothing(void)
{
    volatile LONG Never = 0;
    while (Never == 0) {
        KeStallExecutionProcessor(10); /* ThreadSanitizer lets a signal in where the thread calls something */
    }
}

static NTSTATUS FailsStartDevice(PVOID MiniportDeviceContext, PDXGK_START_INFO StartInfo,
                                 PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources,
                                 PULONG NumberOfChildren)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(StartInfo);
    RtlCopyMemory(&Dxgk, DxgkInterface, DxgkInterface->Size);
    *NumberOfVideoPresentSources = FAILS == TOO_MANY_SOURCES ? 0xA5A5A5A5 : 0;
    *NumberOfChildren = FAILS == CHILD_RELATIONS ? 1 : 0;
    switch (FAILS) {
    case START_DEVICE:
        return STATUS_DEVICE_POWER_FAILURE;
    case MISSING_RESOURCE:
        return MapWhatIsNotThere();
    case NEVER_WAKES:
        WaitForNobody();
        break;
    case SPINS:
        PollForNothing();
        break;
    default:
        break;
    }
    return STATUS_SUCCESS;
}

static NTSTATUS FailsStopOrRemove(PVOID MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    return STATUS_SUCCESS;
}

static NTSTATUS FailsQueryAdapterInfo(HANDLE hAdapter, CONST DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo)
{
    UNREFERENCED_PARAMETER(hAdapter);
    if (pQueryAdapterInfo->Type != DXGKQAITYPE_DRIVERCAPS) {
        return STATUS_NOT_SUPPORTED;
    }
    if (FAILS == CAPS_FAIL) {
        return STATUS_INVALID_PARAMETER;
    }
    if (FAILS == CAPS_GARBAGE || FAILS == CAPS_ALL_ONES) {
        RtlFillMemory(pQueryAdapterInfo->pOutputData, pQueryAdapterInfo->OutputDataSize,
                      FAILS == CAPS_GARBAGE ? 0xA5 : 0xFF);
    }
    return STATUS_SUCCESS;
}

static NTSTATUS FailsQueryChildRelations(PVOID MiniportDeviceContext, PDXGK_CHILD_DESCRIPTOR ChildRelations,
                                         ULONG ChildRelationsSize)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(ChildRelations);
    UNREFERENCED_PARAMETER(ChildRelationsSize);
    return STATUS_UNSUCCESSFUL;
}

static NTSTATUS FailsSetPowerState(PVOID MiniportDeviceContext, ULONG DeviceUid, DEVICE_POWER_STATE DevicePowerState,
                                   POWER_ACTION ActionType)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(DeviceUid);
    UNREFERENCED_PARAMETER(ActionType);
    return FAILS == POWER && DevicePowerState == PowerDeviceD0 ? STATUS_DEVICE_NOT_READY : STATUS_SUCCESS;
}

DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    DRIVER_INITIALIZATION_DATA Data = {0};
    Data.Version = DXGKDDI_INTERFACE_VERSION;
    Data.DxgkDdiAddDevice = FailsAddDevice;
    Data.DxgkDdiExchangePreStartInfo = FailsExchangePreStartInfo;
    Data.DxgkDdiStartDevice = FailsStartDevice;
    Data.DxgkDdiStopDevice = FailsStopOrRemove;
    Data.DxgkDdiRemoveDevice = FailsStopOrRemove;
    Data.DxgkDdiQueryAdapterInfo = FailsQueryAdapterInfo;
    Data.DxgkDdiQueryChildRelations = FailsQueryChildRelations;
    Data.DxgkDdiSetPowerState = FailsSetPowerState;
    return DxgkInitialize(DriverObject, RegistryPath, &Data);
}
