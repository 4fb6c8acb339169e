/*
 * driver.c: DriverEntry – hands the table of vagpu's functions to the graphics kernel.
 */
#include "vagpu.h"

DRIVER_INITIALIZE DriverEntry;
static DXGKDDI_UNLOAD VaUnload;

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, VaUnload)
#endif

/* No video present source and no child: the functions that set modes are null. */
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    DRIVER_INITIALIZATION_DATA Table = {0};

    Table.Version = DXGKDDI_INTERFACE_VERSION;
    Table.DxgkDdiAddDevice = VaAddDevice;
    Table.DxgkDdiStartDevice = VaStartDevice;
    Table.DxgkDdiStopDevice = VaStopDevice;
    Table.DxgkDdiRemoveDevice = VaRemoveDevice;
    Table.DxgkDdiResetDevice = VaResetDevice;
    Table.DxgkDdiUnload = VaUnload;
    Table.DxgkDdiSetPowerState = VaSetPowerState;
    Table.DxgkDdiDispatchIoRequest = VaDispatchIoRequest;
    Table.DxgkDdiQueryChildRelations = VaQueryChildRelations;
    Table.DxgkDdiQueryChildStatus = VaQueryChildStatus;
    Table.DxgkDdiQueryDeviceDescriptor = VaQueryDeviceDescriptor;
    Table.DxgkDdiInterruptRoutine = VaInterruptRoutine;
    Table.DxgkDdiDpcRoutine = VaDpcRoutine;
    Table.DxgkDdiControlInterrupt = VaControlInterrupt;

    Table.DxgkDdiQueryAdapterInfo = VaQueryAdapterInfo;
    Table.DxgkDdiGetNodeMetadata = VaGetNodeMetadata;
    Table.DxgkDdiCreateProcess = VaCreateProcess;
    Table.DxgkDdiDestroyProcess = VaDestroyProcess;
    Table.DxgkDdiCreateDevice = VaCreateDevice;
    Table.DxgkDdiDestroyDevice = VaDestroyDevice;
    Table.DxgkDdiCreateContext = VaCreateContext;
    Table.DxgkDdiDestroyContext = VaDestroyContext;
    Table.DxgkDdiCreateAllocation = VaCreateAllocation;
    Table.DxgkDdiDestroyAllocation = VaDestroyAllocation;
    Table.DxgkDdiDescribeAllocation = VaDescribeAllocation;
    Table.DxgkDdiGetStandardAllocationDriverData = VaGetStandardAllocationDriverData;
    Table.DxgkDdiOpenAllocation = VaOpenAllocation;
    Table.DxgkDdiCloseAllocation = VaCloseAllocation;

    Table.DxgkDdiBuildPagingBuffer = VaBuildPagingBuffer;
    Table.DxgkDdiSetRootPageTable = VaSetRootPageTable;
    Table.DxgkDdiGetRootPageTableSize = VaGetRootPageTableSize;
    Table.DxgkDdiSubmitCommand = VaSubmitCommand;
    Table.DxgkDdiSubmitCommandVirtual = VaSubmitCommandVirtual;
    Table.DxgkDdiPreemptCommand = VaPreemptCommand;
    Table.DxgkDdiQueryCurrentFence = VaQueryCurrentFence;
    Table.DxgkDdiResetFromTimeout = VaResetFromTimeout;
    Table.DxgkDdiRestartFromTimeout = VaRestartFromTimeout;
    Table.DxgkDdiCollectDbgInfo = VaCollectDbgInfo;

    Table.DxgkDdiEscape = VaEscape;
    return DxgkInitialize(DriverObject, RegistryPath, &Table);
}

static VOID VaUnload(VOID)
{
    PAGED_CODE();
}
