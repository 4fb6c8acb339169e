/*
 * kinds.c: a miniport of one of the three kinds that Windows knows, at an interface version of its own.
 */
#if KIND == 1 /* render-only, at the newest version */
#define SOURCES  0
#define CHILDREN 0
#elif KIND == 2 /* full */
#define DXGKDDI_INTERFACE_VERSION 0x700A
#define SOURCES                   2
#define CHILDREN                  3
#elif KIND == 3 /* display-only */
#define DXGKDDI_INTERFACE_VERSION 0x300E
#define SOURCES                   1
#define CHILDREN                  1
#else
#error compile it with -DKIND=
#endif

#include <ntddk.h>

#include <dispmprt.h>

static NTSTATUS KindsAddDevice(PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext)
{
    *MiniportDeviceContext = PhysicalDeviceObject;
    return STATUS_SUCCESS;
}

static NTSTATUS KindsStartDevice(PVOID MiniportDeviceContext, PDXGK_START_INFO StartInfo,
                                 PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources,
                                 PULONG NumberOfChildren)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(StartInfo);
    UNREFERENCED_PARAMETER(DxgkInterface);
    *NumberOfVideoPresentSources = SOURCES;
    *NumberOfChildren = CHILDREN;
    return STATUS_SUCCESS;
}

static NTSTATUS KindsStopOrRemove(PVOID MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    return STATUS_SUCCESS;
}

static NTSTATUS KindsQueryAdapterInfo(HANDLE hAdapter, CONST DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo)
{
    UNREFERENCED_PARAMETER(hAdapter);
    return pQueryAdapterInfo->Type == DXGKQAITYPE_DRIVERCAPS ? STATUS_SUCCESS : STATUS_NOT_SUPPORTED;
}

static NTSTATUS KindsQueryChildRelations(PVOID MiniportDeviceContext, PDXGK_CHILD_DESCRIPTOR ChildRelations,
                                         ULONG ChildRelationsSize)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    for (ULONG i = 0; i < CHILDREN && (i + 1) * sizeof ChildRelations[0] <= ChildRelationsSize; i++) {
        ChildRelations[i].ChildDeviceType = TypeOther;
        ChildRelations[i].ChildUid = i + 1;
    }
    return STATUS_SUCCESS;
}

#if KIND != 3
static NTSTATUS KindsEscape(HANDLE hAdapter, CONST DXGKARG_ESCAPE *pEscape)
{
    UNREFERENCED_PARAMETER(hAdapter);
    return pEscape->PrivateDriverDataSize == 0 ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}
#endif

#if KIND == 2
static NTSTATUS KindsCreateProcess(HANDLE hAdapter, DXGKARG_CREATEPROCESS *pArgs)
{
    pArgs->hKmdProcess = hAdapter;
    return STATUS_SUCCESS;
}

static NTSTATUS KindsDestroyProcess(HANDLE hAdapter, HANDLE hKmdProcess)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(hKmdProcess);
    return STATUS_SUCCESS;
}
#endif

DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
#if KIND == 3
    KMDDOD_INITIALIZATION_DATA data = {0};
#else
    DRIVER_INITIALIZATION_DATA data = {0};
    data.DxgkDdiEscape = KindsEscape;
#endif
#if KIND == 2
    data.DxgkDdiCreateProcess = KindsCreateProcess;
    data.DxgkDdiDestroyProcess = KindsDestroyProcess;
#endif
    data.Version = DXGKDDI_INTERFACE_VERSION;
    data.DxgkDdiAddDevice = KindsAddDevice;
    data.DxgkDdiStartDevice = KindsStartDevice;
    data.DxgkDdiStopDevice = KindsStopOrRemove;
    data.DxgkDdiRemoveDevice = KindsStopOrRemove;
    data.DxgkDdiQueryAdapterInfo = KindsQueryAdapterInfo;
    data.DxgkDdiQueryChildRelations = KindsQueryChildRelations;
#if KIND == 3
    return DxgkInitializeDisplayOnlyDriver(DriverObject, RegistryPath, &data);
#else
    return DxgkInitialize(DriverObject, RegistryPath, &data);
#endif
}
