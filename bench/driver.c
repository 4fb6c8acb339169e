/*
 * driver.c: the miniport that the benchmarks call, whose escape reads and writes the first bytes of its payload.
 *
 * It does so little that a figure is the way to a handler and back, and so much that the handler was really called.
 */
#include <ntddk.h>

#include <dispmprt.h>

#define BENCH_TAG ((ULONG)'hcnB')

typedef struct _BENCH_ADAPTER {
    DXGKRNL_INTERFACE Dxgk;
} BENCH_ADAPTER;

typedef struct _BENCH_DEVICE {
    BENCH_ADAPTER *Adapter;
} BENCH_DEVICE;

static DXGKDDI_ADD_DEVICE BenchAddDevice;
static DXGKDDI_START_DEVICE BenchStartDevice;
static DXGKDDI_STOP_DEVICE BenchStopDevice;
static DXGKDDI_REMOVE_DEVICE BenchRemoveDevice;
static DXGKDDI_UNLOAD BenchUnload;
static DXGKDDI_QUERYADAPTERINFO BenchQueryAdapterInfo;
static DXGKDDI_CREATEDEVICE BenchCreateDevice;
static DXGKDDI_DESTROYDEVICE BenchDestroyDevice;
static DXGKDDI_ESCAPE BenchEscape;
DRIVER_INITIALIZE DriverEntry;

static NTSTATUS BenchAddDevice(const PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(PhysicalDeviceObject);
    *MiniportDeviceContext = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(BENCH_ADAPTER), BENCH_TAG);
    return *MiniportDeviceContext == NULL ? STATUS_NO_MEMORY : STATUS_SUCCESS;
}

static NTSTATUS BenchStartDevice(const PVOID MiniportDeviceContext, PDXGK_START_INFO DxgkStartInfo,
                                 PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources,
                                 PULONG NumberOfChildren)
{
    BENCH_ADAPTER *Adapter = MiniportDeviceContext;

    UNREFERENCED_PARAMETER(DxgkStartInfo);
    Adapter->Dxgk = *DxgkInterface;
    *NumberOfVideoPresentSources = 0;
    *NumberOfChildren = 0;
    return STATUS_SUCCESS;
}

static NTSTATUS BenchStopDevice(const PVOID MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    return STATUS_SUCCESS;
}

static NTSTATUS BenchRemoveDevice(const PVOID MiniportDeviceContext)
{
    ExFreePoolWithTag(MiniportDeviceContext, BENCH_TAG);
    return STATUS_SUCCESS;
}

static VOID BenchUnload(VOID)
{
}

static NTSTATUS BenchQueryAdapterInfo(const HANDLE hAdapter, const DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo)
{
    DXGK_DRIVERCAPS *Caps = pQueryAdapterInfo->pOutputData;

    UNREFERENCED_PARAMETER(hAdapter);
    if (pQueryAdapterInfo->Type != DXGKQAITYPE_DRIVERCAPS) {
        return STATUS_NOT_SUPPORTED;
    }
    Caps->HighestAcceptableAddress.QuadPart = -1;
    Caps->GpuEngineTopology.NbAsymetricProcessingNodes = 1;
    return STATUS_SUCCESS;
}

static NTSTATUS BenchCreateDevice(const HANDLE hAdapter, DXGKARG_CREATEDEVICE *pCreateDevice)
{
    BENCH_DEVICE *Device = ExAllocatePool2(POOL_FLAG_PAGED, sizeof(*Device), BENCH_TAG);

    if (Device == NULL) {
        return STATUS_NO_MEMORY;
    }
    Device->Adapter = hAdapter;
    pCreateDevice->hDevice = Device;
    return STATUS_SUCCESS;
}

static NTSTATUS BenchDestroyDevice(const HANDLE hDevice)
{
    ExFreePoolWithTag(hDevice, BENCH_TAG);
    return STATUS_SUCCESS;
}

/* The caller's number comes back one higher. */
static NTSTATUS BenchEscape(const HANDLE hAdapter, const DXGKARG_ESCAPE *pEscape)
{
    ULONG *Number = pEscape->pPrivateDriverData;

    UNREFERENCED_PARAMETER(hAdapter);
    if (pEscape->PrivateDriverDataSize < sizeof(*Number)) {
        return STATUS_INVALID_PARAMETER;
    }
    *Number += 1;
    return STATUS_SUCCESS;
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    DRIVER_INITIALIZATION_DATA Table = {
        .Version = DXGKDDI_INTERFACE_VERSION,
        .DxgkDdiAddDevice = BenchAddDevice,
        .DxgkDdiStartDevice = BenchStartDevice,
        .DxgkDdiStopDevice = BenchStopDevice,
        .DxgkDdiRemoveDevice = BenchRemoveDevice,
        .DxgkDdiUnload = BenchUnload,
        .DxgkDdiQueryAdapterInfo = BenchQueryAdapterInfo,
        .DxgkDdiCreateDevice = BenchCreateDevice,
        .DxgkDdiDestroyDevice = BenchDestroyDevice,
        .DxgkDdiEscape = BenchEscape,
    };

    return DxgkInitialize(DriverObject, RegistryPath, &Table);
}
