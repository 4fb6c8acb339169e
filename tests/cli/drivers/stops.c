/*
 * stops.c: a miniport that imports a public routine which nothing carries out, and calls it in the step it is made for.
 */
#include <ntddk.h>

#include <dispmprt.h>

/* 1 calls it when it starts, 2 in an escape, 3 never */
#ifndef STOPS
#error compile it with -DSTOPS=
#endif

static VOID CallIt(int step)
{
    volatile int here = STOPS;
    if (here == step) {
        PcwUnregister(NULL);
    }
}

static NTSTATUS StopsAddDevice(PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext)
{
    *MiniportDeviceContext = PhysicalDeviceObject;
    return STATUS_SUCCESS;
}

static NTSTATUS StopsStartDevice(PVOID MiniportDeviceContext, PDXGK_START_INFO StartInfo,
                                 PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources,
                                 PULONG NumberOfChildren)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(StartInfo);
    UNREFERENCED_PARAMETER(DxgkInterface);
    CallIt(1);
    *NumberOfVideoPresentSources = 0;
    *NumberOfChildren = 0;
    return STATUS_SUCCESS;
}

static NTSTATUS StopsStopOrRemove(PVOID MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    return STATUS_SUCCESS;
}

static VOID StopsUnload(VOID)
{
}

static NTSTATUS StopsQueryAdapterInfo(HANDLE hAdapter, CONST DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo)
{
    UNREFERENCED_PARAMETER(hAdapter);
    return pQueryAdapterInfo->Type == DXGKQAITYPE_DRIVERCAPS ? STATUS_SUCCESS : STATUS_NOT_SUPPORTED;
}

static NTSTATUS StopsEscape(HANDLE hAdapter, CONST DXGKARG_ESCAPE *pEscape)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pEscape);
    CallIt(2);
    return STATUS_SUCCESS;
}

DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    DRIVER_INITIALIZATION_DATA data = {0};
    data.Version = DXGKDDI_INTERFACE_VERSION;
    data.DxgkDdiAddDevice = StopsAddDevice;
    data.DxgkDdiStartDevice = StopsStartDevice;
    data.DxgkDdiStopDevice = StopsStopOrRemove;
    data.DxgkDdiRemoveDevice = StopsStopOrRemove;
    data.DxgkDdiUnload = StopsUnload;
    data.DxgkDdiQueryAdapterInfo = StopsQueryAdapterInfo;
    data.DxgkDdiEscape = StopsEscape;
    return DxgkInitialize(DriverObject, RegistryPath, &data);
}
