/*
 * entry.c: DriverEntry – hands the table of oldgpu's functions to the display port driver.
 */
#include "oldgpu.h"

DRIVER_INITIALIZE DriverEntry;
static DXGKDDI_UNLOAD OgUnload;

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, OgUnload)
#endif

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    DRIVER_INITIALIZATION_DATA Table;

    RtlZeroMemory(&Table, sizeof(Table));
    Table.Version = DXGKDDI_INTERFACE_VERSION;

    Table.DxgkDdiAddDevice = OgAddDevice;
    Table.DxgkDdiStartDevice = OgStartDevice;
    Table.DxgkDdiStopDevice = OgStopDevice;
    Table.DxgkDdiRemoveDevice = OgRemoveDevice;
    Table.DxgkDdiDispatchIoRequest = OgDispatchIoRequest;
    Table.DxgkDdiInterruptRoutine = OgInterruptRoutine;
    Table.DxgkDdiDpcRoutine = OgDpcRoutine;
    Table.DxgkDdiQueryChildRelations = OgQueryChildRelations;
    Table.DxgkDdiQueryChildStatus = OgQueryChildStatus;
    Table.DxgkDdiQueryDeviceDescriptor = OgQueryDeviceDescriptor;
    Table.DxgkDdiSetPowerState = OgSetPowerState;
    Table.DxgkDdiResetDevice = OgResetDevice;
    Table.DxgkDdiUnload = OgUnload;

    Table.DxgkDdiQueryAdapterInfo = OgQueryAdapterInfo;
    Table.DxgkDdiCreateDevice = OgCreateDevice;
    Table.DxgkDdiDestroyDevice = OgDestroyDevice;
    Table.DxgkDdiCreateContext = OgCreateContext;
    Table.DxgkDdiDestroyContext = OgDestroyContext;
    Table.DxgkDdiCreateAllocation = OgCreateAllocation;
    Table.DxgkDdiDestroyAllocation = OgDestroyAllocation;
    Table.DxgkDdiDescribeAllocation = OgDescribeAllocation;
    Table.DxgkDdiGetStandardAllocationDriverData = OgGetStandardAllocationDriverData;
    Table.DxgkDdiOpenAllocation = OgOpenAllocation;
    Table.DxgkDdiCloseAllocation = OgCloseAllocation;

    Table.DxgkDdiRender = OgRender;
    Table.DxgkDdiPresent = OgPresent;
    Table.DxgkDdiPatch = OgPatch;
    Table.DxgkDdiSubmitCommand = OgSubmitCommand;
    Table.DxgkDdiPreemptCommand = OgPreemptCommand;
    Table.DxgkDdiBuildPagingBuffer = OgBuildPagingBuffer;
    Table.DxgkDdiQueryCurrentFence = OgQueryCurrentFence;
    Table.DxgkDdiResetFromTimeout = OgResetFromTimeout;
    Table.DxgkDdiRestartFromTimeout = OgRestartFromTimeout;
    Table.DxgkDdiCollectDbgInfo = OgCollectDbgInfo;
    Table.DxgkDdiEscape = OgEscape;

    Table.DxgkDdiSetPalette = OgSetPalette;
    Table.DxgkDdiSetPointerPosition = OgSetPointerPosition;
    Table.DxgkDdiSetPointerShape = OgSetPointerShape;
    Table.DxgkDdiIsSupportedVidPn = OgIsSupportedVidPn;
    Table.DxgkDdiRecommendFunctionalVidPn = OgRecommendFunctionalVidPn;
    Table.DxgkDdiEnumVidPnCofuncModality = OgEnumVidPnCofuncModality;
    Table.DxgkDdiSetVidPnSourceAddress = OgSetVidPnSourceAddress;
    Table.DxgkDdiSetVidPnSourceVisibility = OgSetVidPnSourceVisibility;
    Table.DxgkDdiCommitVidPn = OgCommitVidPn;
    Table.DxgkDdiUpdateActiveVidPnPresentPath = OgUpdateActiveVidPnPresentPath;
    Table.DxgkDdiRecommendMonitorModes = OgRecommendMonitorModes;
    Table.DxgkDdiRecommendVidPnTopology = OgRecommendVidPnTopology;
    Table.DxgkDdiGetScanLine = OgGetScanLine;
    Table.DxgkDdiControlInterrupt = OgControlInterrupt;

    return DxgkInitialize(DriverObject, RegistryPath, &Table);
}

static VOID OgUnload(VOID)
{
    PAGED_CODE();
}
