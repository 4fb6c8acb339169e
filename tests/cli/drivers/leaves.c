/*
 * leaves.c: a miniport that leaves one thing behind, or crashes on its way out.
 */
#include <ntddk.h>

#include <dispmprt.h>

/* 1 pool, 2 a mapping of its registers, 3 a registry handle, 4 crashes in DxgkDdiStopDevice, 5 crashes over a payload
 */
#ifndef LEAVES
#error compile it with -DLEAVES=
#endif

static const volatile int leaves = LEAVES;
static KTIMER timer;
static KEVENT never;

static NTSTATUS LeavesAddDevice(PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext)
{
    *MiniportDeviceContext = PhysicalDeviceObject;
    return STATUS_SUCCESS;
}

static VOID LeaveMapping(PDXGKRNL_INTERFACE DxgkInterface)
{
    DXGK_DEVICE_INFO info;
    PVOID registers;
    PCM_PARTIAL_RESOURCE_LIST list;

    if (!NT_SUCCESS(DxgkInterface->DxgkCbGetDeviceInformation(DxgkInterface->DeviceHandle, &info))) {
        return;
    }
    list = &info.TranslatedResourceList->List[0].PartialResourceList;
    for (ULONG i = 0; i < list->Count; i++) {
        PCM_PARTIAL_RESOURCE_DESCRIPTOR descriptor = &list->PartialDescriptors[i];
        if (descriptor->Type == CmResourceTypeMemory) {
            DxgkInterface->DxgkCbMapMemory(DxgkInterface->DeviceHandle, descriptor->u.Memory.Start, 4096, FALSE, FALSE,
                                           MmNonCached, &registers);
            return;
        }
    }
}

static VOID LeaveHandle(void)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\System");
    OBJECT_ATTRIBUTES attributes;
    HANDLE key;
    ULONG disposition;

    InitializeObjectAttributes(&attributes, &name, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
    ZwCreateKey(&key, KEY_READ, &attributes, 0, NULL, REG_OPTION_NON_VOLATILE, &disposition);
}

static VOID LeaveTimer(void)
{
    LARGE_INTEGER hour = {.QuadPart = -36000000000LL};

    KeInitializeTimer(&timer);
    KeSetTimer(&timer, hour, NULL);
}

static VOID LeavesThread(PVOID StartContext)
{
    UNREFERENCED_PARAMETER(StartContext);
    KeWaitForSingleObject(&never, Executive, KernelMode, FALSE, NULL);
}

static VOID LeaveThread(void)
{
    HANDLE thread;

    KeInitializeEvent(&never, NotificationEvent, FALSE);
    if (NT_SUCCESS(PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, NULL, NULL, NULL, LeavesThread, NULL))) {
        ZwClose(thread);
    }
}

static NTSTATUS LeavesStartDevice(PVOID MiniportDeviceContext, PDXGK_START_INFO StartInfo,
                                  PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources,
                                  PULONG NumberOfChildren)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(StartInfo);
    *NumberOfVideoPresentSources = 0;
    *NumberOfChildren = 0;
    switch (leaves) {
    case 1:
        return ExAllocatePool2(POOL_FLAG_PAGED, 100, 'kaeL') != NULL ? STATUS_SUCCESS : STATUS_NO_MEMORY;
    case 2:
        LeaveMapping(DxgkInterface);
        break;
    case 3:
        LeaveHandle();
        break;
    case 6:
        LeaveTimer();
        break;
    case 7:
        LeaveThread();
        break;
    case 8:
        return IoAllocateMdl(&timer, sizeof timer, FALSE, FALSE, NULL) != NULL ? STATUS_SUCCESS : STATUS_NO_MEMORY;
    default:
        break;
    }
    return STATUS_SUCCESS;
}

static NTSTATUS LeavesStopDevice(PVOID MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    if (leaves == 4) {
        *(volatile int *)(ULONG_PTR)48 = 1;
    }
    return STATUS_SUCCESS;
}

static NTSTATUS LeavesRemoveDevice(PVOID MiniportDeviceContext)
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    return STATUS_SUCCESS;
}

static VOID LeavesUnload(VOID)
{
}

static NTSTATUS LeavesQueryAdapterInfo(HANDLE hAdapter, CONST DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo)
{
    UNREFERENCED_PARAMETER(hAdapter);
    return pQueryAdapterInfo->Type == DXGKQAITYPE_DRIVERCAPS ? STATUS_SUCCESS : STATUS_NOT_SUPPORTED;
}

static NTSTATUS LeavesEscape(HANDLE hAdapter, CONST DXGKARG_ESCAPE *pEscape)
{
    UNREFERENCED_PARAMETER(hAdapter);
    if (leaves == 5 && pEscape->PrivateDriverDataSize > 0) {
        *(volatile int *)(ULONG_PTR)48 = 1;
    }
    return STATUS_SUCCESS;
}

DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    DRIVER_INITIALIZATION_DATA data = {0};
    data.Version = DXGKDDI_INTERFACE_VERSION;
    data.DxgkDdiAddDevice = LeavesAddDevice;
    data.DxgkDdiStartDevice = LeavesStartDevice;
    data.DxgkDdiStopDevice = LeavesStopDevice;
    data.DxgkDdiRemoveDevice = LeavesRemoveDevice;
    data.DxgkDdiUnload = LeavesUnload;
    data.DxgkDdiQueryAdapterInfo = LeavesQueryAdapterInfo;
    data.DxgkDdiEscape = LeavesEscape;
    return DxgkInitialize(DriverObject, RegistryPath, &data);
}
