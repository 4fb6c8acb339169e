/*
 * tiny.c: the smallest miniport that starts – its escape answers with the bytes that it was sent, each bit turned.
 */
#include <dispmprt.h>
#include <ntddk.h>

static int TinyAdapter; /* one adapter, without a state: its address is the context */

static NTSTATUS TinyAddDevice(const PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(PhysicalDeviceObject);
    *MiniportDeviceContext = &TinyAdapter;
    return STATUS_SUCCESS;
}

static NTSTATUS TinyStartDevice(const PVOID MiniportDeviceContext, PDXGK_START_INFO DxgkStartInfo,
                                PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources,
                                PULONG NumberOfChildren)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(DxgkStartInfo);
    UNREFERENCED_PARAMETER(DxgkInterface);
    *NumberOfVideoPresentSources = 0;
    *NumberOfChildren = 0;
    return STATUS_SUCCESS;
}

static NTSTATUS TinyStopOrRemoveDevice(const PVOID MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    return STATUS_SUCCESS;
}

static NTSTATUS TinyQueryAdapterInfo(const HANDLE hAdapter, const DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo)
{
    UNREFERENCED_PARAMETER(hAdapter);
    if (pQueryAdapterInfo->Type != DXGKQAITYPE_DRIVERCAPS) {
        return STATUS_NOT_SUPPORTED;
    }
    RtlZeroMemory(pQueryAdapterInfo->pOutputData, pQueryAdapterInfo->OutputDataSize);
    return STATUS_SUCCESS;
}

static NTSTATUS TinyEscape(const HANDLE hAdapter, const DXGKARG_ESCAPE *pEscape)
{
    UCHAR *Bytes = pEscape->pPrivateDriverData;
    UNREFERENCED_PARAMETER(hAdapter);
    for (UINT Index = 0; Index < pEscape->PrivateDriverDataSize; Index++) {
        Bytes[Index] = (UCHAR)~Bytes[Index];
    }
    return STATUS_SUCCESS;
}

DRIVER_INITIALIZE DriverEntry;

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    DRIVER_INITIALIZATION_DATA Table = {
        .Version = DXGKDDI_INTERFACE_VERSION,
        .DxgkDdiAddDevice = TinyAddDevice,
        .DxgkDdiStartDevice = TinyStartDevice,
        .DxgkDdiStopDevice = TinyStopOrRemoveDevice,
        .DxgkDdiRemoveDevice = TinyStopOrRemoveDevice,
        .DxgkDdiQueryAdapterInfo = TinyQueryAdapterInfo,
        .DxgkDdiEscape = TinyEscape,
    };
    return DxgkInitialize(DriverObject, RegistryPath, &Table);
}
