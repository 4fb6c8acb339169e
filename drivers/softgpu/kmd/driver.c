/*
 * driver.c: DriverEntry – hands the table of softgpu's functions to the graphics kernel.
 */
#include "softgpu.h"

DRIVER_INITIALIZE DriverEntry;
static DXGKDDI_UNLOAD SoftgpuUnload;

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, SoftgpuUnload)
#endif

_Use_decl_annotations_ NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    /*
     * A render-only adapter: it has no video present sources and no children, so the functions that set modes are
     * null.
     */
    DRIVER_INITIALIZATION_DATA Table = {
        .Version = DXGKDDI_INTERFACE_VERSION,

        .DxgkDdiAddDevice = SoftgpuAddDevice,
        .DxgkDdiStartDevice = SoftgpuStartDevice,
        .DxgkDdiStopDevice = SoftgpuStopDevice,
        .DxgkDdiRemoveDevice = SoftgpuRemoveDevice,
        .DxgkDdiDispatchIoRequest = SoftgpuDispatchIoRequest,
        .DxgkDdiQueryChildRelations = SoftgpuQueryChildRelations,
        .DxgkDdiQueryChildStatus = SoftgpuQueryChildStatus,
        .DxgkDdiQueryDeviceDescriptor = SoftgpuQueryDeviceDescriptor,
        .DxgkDdiSetPowerState = SoftgpuSetPowerState,
        .DxgkDdiResetDevice = SoftgpuResetDevice,
        .DxgkDdiUnload = SoftgpuUnload,
        .DxgkDdiQueryAdapterInfo = SoftgpuQueryAdapterInfo,
        .DxgkDdiGetNodeMetadata = SoftgpuGetNodeMetadata,

        .DxgkDdiInterruptRoutine = SoftgpuInterruptRoutine,
        .DxgkDdiDpcRoutine = SoftgpuDpcRoutine,
        .DxgkDdiControlInterrupt = SoftgpuControlInterrupt,

        .DxgkDdiCreateProcess = SoftgpuCreateProcess,
        .DxgkDdiDestroyProcess = SoftgpuDestroyProcess,
        .DxgkDdiCreateDevice = SoftgpuCreateDevice,
        .DxgkDdiDestroyDevice = SoftgpuDestroyDevice,
        .DxgkDdiCreateContext = SoftgpuCreateContext,
        .DxgkDdiDestroyContext = SoftgpuDestroyContext,

        .DxgkDdiCreateAllocation = SoftgpuCreateAllocation,
        .DxgkDdiDestroyAllocation = SoftgpuDestroyAllocation,
        .DxgkDdiDescribeAllocation = SoftgpuDescribeAllocation,
        .DxgkDdiGetStandardAllocationDriverData = SoftgpuGetStandardAllocationDriverData,
        .DxgkDdiOpenAllocation = SoftgpuOpenAllocation,
        .DxgkDdiCloseAllocation = SoftgpuCloseAllocation,
        .DxgkDdiBuildPagingBuffer = SoftgpuBuildPagingBuffer,

        .DxgkDdiRender = SoftgpuRender,
        .DxgkDdiPatch = SoftgpuPatch,
        .DxgkDdiSubmitCommand = SoftgpuSubmitCommand,
        .DxgkDdiPreemptCommand = SoftgpuPreemptCommand,
        .DxgkDdiQueryCurrentFence = SoftgpuQueryCurrentFence,
        .DxgkDdiResetFromTimeout = SoftgpuResetFromTimeout,
        .DxgkDdiRestartFromTimeout = SoftgpuRestartFromTimeout,
        .DxgkDdiCollectDbgInfo = SoftgpuCollectDbgInfo,

        .DxgkDdiEscape = SoftgpuEscape,
    };
    return DxgkInitialize(DriverObject, RegistryPath, &Table);
}

static VOID SoftgpuUnload(VOID)
{
    PAGED_CODE();
    DbgPrint("softgpu: unloaded\n");
}
