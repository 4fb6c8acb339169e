/*
 * obeys.c: a miniport that does what the first byte of an escape says, right and wrong.
 */
#include <ntddk.h>

#include <dispmprt.h>

#include "obeys.h"

#define OBEYS_TAG 'yebO'

static int races;

struct obeys {
    HANDLE device_handle;
    KTIMER timer;
};

static NTSTATUS ObeysAddDevice(PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(PhysicalDeviceObject);
    *MiniportDeviceContext = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(struct obeys), OBEYS_TAG);
    return *MiniportDeviceContext != NULL ? STATUS_SUCCESS : STATUS_NO_MEMORY;
}

static NTSTATUS ObeysStartDevice(PVOID MiniportDeviceContext, PDXGK_START_INFO StartInfo,
                                 PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources,
                                 PULONG NumberOfChildren)
{
    struct obeys *obeys = MiniportDeviceContext;
    UNREFERENCED_PARAMETER(StartInfo);
    obeys->device_handle = DxgkInterface->DeviceHandle;
    *NumberOfVideoPresentSources = 0;
    *NumberOfChildren = 0;
    return STATUS_SUCCESS;
}

static NTSTATUS ObeysStopDevice(PVOID MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    return STATUS_SUCCESS;
}

static NTSTATUS ObeysRemoveDevice(PVOID MiniportDeviceContext)
{
    ExFreePoolWithTag(MiniportDeviceContext, OBEYS_TAG);
    return STATUS_SUCCESS;
}

static VOID ObeysUnload(VOID)
{
}

static NTSTATUS ObeysQueryAdapterInfo(HANDLE hAdapter, CONST DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo)
{
    UNREFERENCED_PARAMETER(hAdapter);
    return pQueryAdapterInfo->Type == DXGKQAITYPE_DRIVERCAPS ? STATUS_SUCCESS : STATUS_NOT_SUPPORTED;
}

static NTSTATUS ObeysCreateDevice(HANDLE hAdapter, DXGKARG_CREATEDEVICE *pCreateDevice)
{
    UNREFERENCED_PARAMETER(hAdapter);
    pCreateDevice->hDevice = ExAllocatePool2(POOL_FLAG_PAGED, 16, OBEYS_TAG);
    return pCreateDevice->hDevice != NULL ? STATUS_SUCCESS : STATUS_NO_MEMORY;
}

static NTSTATUS ObeysDestroyDevice(HANDLE hDevice)
{
    ExFreePoolWithTag(hDevice, OBEYS_TAG);
    return STATUS_SUCCESS;
}

static void ObeysWait(void)
{
    KEVENT never;
    KeInitializeEvent(&never, NotificationEvent, FALSE);
    KeWaitForSingleObject(&never, Executive, KernelMode, FALSE, NULL);
}

/* Where the caller's handles were zero. */
static UCHAR ObeysHandles(CONST DXGKARG_ESCAPE *pEscape)
{
    return (UCHAR)((pEscape->hDevice != NULL ? 1 : 0) | (pEscape->hContext != NULL ? 2 : 0));
}

static NTSTATUS ObeysEscape(HANDLE hAdapter, CONST DXGKARG_ESCAPE *pEscape)
{
    UCHAR *data = pEscape->pPrivateDriverData;
    UINT size = pEscape->PrivateDriverDataSize;
    volatile UCHAR *block;
    KIRQL irql;

    UNREFERENCED_PARAMETER(hAdapter);
    if (data == NULL) {
        return size == 0 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
    }
    switch (data[0]) {
    case OBEYS_COMPLEMENT:
        for (UINT i = 1; i < size; i++) {
            data[i] = (UCHAR)~data[i];
        }
        return STATUS_SUCCESS;
    case OBEYS_TELL:
        if (size < 4) {
            return STATUS_BUFFER_TOO_SMALL;
        }
        data[1] = (UCHAR)pEscape->Flags.Value;
        data[2] = ObeysHandles(pEscape);
        data[3] = (UCHAR)size;
        return STATUS_SUCCESS;
    case OBEYS_REFUSE:
        memset(data, 0xEE, size);
        return STATUS_ILLEGAL_INSTRUCTION;
    case OBEYS_UNNAMED:
        return (NTSTATUS)0xC0FFEE00;
    case OBEYS_PRINT:
        DbgPrint("obeys: a line with \xFF in it\n");
        return STATUS_SUCCESS;
    case OBEYS_LEAK:
        return ExAllocatePool2(POOL_FLAG_PAGED, 100, 'kaeL') != NULL ? STATUS_SUCCESS : STATUS_NO_MEMORY;
    case OBEYS_RACE:
        races++;
        return STATUS_SUCCESS;
    case OBEYS_CRASH:
        *(volatile UCHAR *)(ULONG_PTR)16 = 1;
        return STATUS_SUCCESS;
    case OBEYS_BUGCHECK:
        KeBugCheckEx(DRIVER_IRQL_NOT_LESS_OR_EQUAL, 1, 2, 3, 4);
    case OBEYS_IRQL:
        KeRaiseIrql(DISPATCH_LEVEL, &irql);
        return STATUS_SUCCESS;
    case OBEYS_UNDERRUN:
        block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, OBEYS_TAG);
        if (block == NULL) {
            return STATUS_NO_MEMORY;
        }
        for (int i = 1; i <= 16; i++) {
            block[-i] = 0x41;
        }
        ExFreePoolWithTag((PVOID)block, OBEYS_TAG);
        return STATUS_SUCCESS;
    case OBEYS_SPIN:
        for (;;) {
            KeStallExecutionProcessor(10);
        }
    case OBEYS_WAIT:
        ObeysWait();
        return STATUS_SUCCESS;
    default:
        return STATUS_INVALID_PARAMETER;
    }
}

DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    DRIVER_INITIALIZATION_DATA data = {0};
    data.Version = DXGKDDI_INTERFACE_VERSION;
    data.DxgkDdiAddDevice = ObeysAddDevice;
    data.DxgkDdiStartDevice = ObeysStartDevice;
    data.DxgkDdiStopDevice = ObeysStopDevice;
    data.DxgkDdiRemoveDevice = ObeysRemoveDevice;
    data.DxgkDdiUnload = ObeysUnload;
    data.DxgkDdiQueryAdapterInfo = ObeysQueryAdapterInfo;
    data.DxgkDdiCreateDevice = ObeysCreateDevice;
    data.DxgkDdiDestroyDevice = ObeysDestroyDevice;
    data.DxgkDdiEscape = ObeysEscape;
    return DxgkInitialize(DriverObject, RegistryPath, &data);
}
