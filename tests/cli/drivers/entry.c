/*
 * entry.c: a miniport that gets no further than the step that it is compiled for.
 */
#include <ntddk.h>

#include <dispmprt.h>

/* 1 crashes in DriverEntry, 2 fails there, 3 forgets DxgkInitialize, 4 gives no number of a version, 5 leaves callbacks
 * out, 6 fails to start, 7 loops in DriverEntry */
#ifndef ENTRY
#error compile it with -DENTRY=
#endif

static NTSTATUS EntryAddDevice(PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext)
{
    *MiniportDeviceContext = PhysicalDeviceObject;
    return STATUS_SUCCESS;
}

static NTSTATUS EntryStartDevice(PVOID MiniportDeviceContext, PDXGK_START_INFO StartInfo,
                                 PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources,
                                 PULONG NumberOfChildren)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(StartInfo);
    UNREFERENCED_PARAMETER(DxgkInterface);
    UNREFERENCED_PARAMETER(NumberOfVideoPresentSources);
    UNREFERENCED_PARAMETER(NumberOfChildren);
    (VOID) ExAllocatePool2(POOL_FLAG_PAGED, 100, 'rtnE'); /* which its failure forgets */
    return STATUS_DEVICE_CONFIGURATION_ERROR;
}

static NTSTATUS EntryStopOrRemove(PVOID MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    return STATUS_SUCCESS;
}

static NTSTATUS EntryQueryAdapterInfo(HANDLE hAdapter, CONST DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pQueryAdapterInfo);
    return STATUS_NOT_SUPPORTED;
}

DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    volatile int entry = ENTRY;
    DRIVER_INITIALIZATION_DATA data = {0};
    data.Version = entry == 4 ? 0x4242 : DXGKDDI_INTERFACE_VERSION;
    data.DxgkDdiAddDevice = EntryAddDevice;
    data.DxgkDdiStartDevice = EntryStartDevice;
    data.DxgkDdiStopDevice = EntryStopOrRemove;
    data.DxgkDdiRemoveDevice = entry == 5 ? NULL : EntryStopOrRemove;
    data.DxgkDdiQueryAdapterInfo = entry == 5 ? NULL : EntryQueryAdapterInfo;
    switch (entry) {
    case 1:
        *(volatile int *)(ULONG_PTR)32 = entry;
        break;
    case 2:
        return STATUS_ACCESS_DENIED;
    case 3:
        return STATUS_SUCCESS;
    case 7:
        for (;;) {
            KeStallExecutionProcessor(10);
        }
    default:
        break;
    }
    return DxgkInitialize(DriverObject, RegistryPath, &data);
}
