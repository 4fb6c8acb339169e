/*++

Module Name:

    full.c

Abstract:

    A full WDDM miniport as a stranger writes it from Microsoft's pages: a register window, interrupt and DPC, spin
    locks, pool, registry, work item, timer, lookaside list, and escapes that touch all of it.

Environment:

    Kernel mode

--*/

#include <NTDDK.H>
#include <WinDef.h>
#include <Dispmprt.h>
#include <D3DKMDDI.h>
#define NTSTRSAFE_LIB
#include <NtStrSafe.h>
#include <ntintsafe.h>

#define PVGPU_TAG        'UGVP'
#define PVGPU_VENDOR     0xE5CA

#define REG_SCRATCH0     0x0000
#define REG_SCRATCH1     0x0004
#define REG_STATUS       0x0010
#define REG_DOORBELL     0xFFFC

typedef enum _PVGPU_ESCAPE_CODE {
    PvGpuEscapeGetVersion = 1,
    PvGpuEscapeReadRegister,
    PvGpuEscapeWriteRegister,
    PvGpuEscapeKick,
    PvGpuEscapeGetLog,
    PvGpuEscapeGetRegistry,
    PvGpuEscapeWorkItem,
    PvGpuEscapeTimer,
    PvGpuEscapeAllocate,
    PvGpuEscapeFreeAll,
    PvGpuEscapeWho
} PVGPU_ESCAPE_CODE;

#pragma pack(push, 4)
typedef struct _PVGPU_ESCAPE_HEADER {
    ULONG Code;
    ULONG Size;
} PVGPU_ESCAPE_HEADER, *PPVGPU_ESCAPE_HEADER;

typedef struct _PVGPU_ESCAPE_VERSION {
    PVGPU_ESCAPE_HEADER Header;
    ULONG Major;
    ULONG Minor;
    WCHAR Name[16];
} PVGPU_ESCAPE_VERSION, *PPVGPU_ESCAPE_VERSION;

typedef struct _PVGPU_ESCAPE_REGISTER {
    PVGPU_ESCAPE_HEADER Header;
    ULONG Offset;
    ULONG Value;
} PVGPU_ESCAPE_REGISTER, *PPVGPU_ESCAPE_REGISTER;

typedef struct _PVGPU_ESCAPE_COUNTERS {
    PVGPU_ESCAPE_HEADER Header;
    ULONG Interrupts;
    ULONG Dpcs;
    ULONG WorkItems;
    ULONG Timers;
    LONGLONG ElapsedSeconds;
} PVGPU_ESCAPE_COUNTERS, *PPVGPU_ESCAPE_COUNTERS;

typedef struct _PVGPU_ESCAPE_LOG {
    PVGPU_ESCAPE_HEADER Header;
    CHAR Text[120];
} PVGPU_ESCAPE_LOG, *PPVGPU_ESCAPE_LOG;

typedef struct _PVGPU_ESCAPE_WHO {
    PVGPU_ESCAPE_HEADER Header;
    ULONG HasDevice;
    ULONG HasContext;
    ULONG HasProcess;
    ULONG IsSystemProcess;
} PVGPU_ESCAPE_WHO, *PPVGPU_ESCAPE_WHO;
#pragma pack(pop)

C_ASSERT(sizeof(PVGPU_ESCAPE_HEADER) == 8);
C_ASSERT(FIELD_OFFSET(PVGPU_ESCAPE_COUNTERS, ElapsedSeconds) == 24);

typedef struct _PVGPU_BLOCK {
    LIST_ENTRY Link;
    SIZE_T Bytes;
    UCHAR Data[ANYSIZE_ARRAY];
} PVGPU_BLOCK, *PPVGPU_BLOCK;

typedef struct _PVGPU_ADAPTER {
    PDEVICE_OBJECT Pdo;
    DXGKRNL_INTERFACE Dxgk;
    DXGK_START_INFO StartInfo;
    DXGK_DEVICE_INFO DeviceInfo;

    PUCHAR Registers;
    SIZE_T RegistersLength;
    ULONG InterruptVector;

    KSPIN_LOCK Lock;
    LIST_ENTRY Blocks;
    ULONG BlockCount;

    volatile LONG SubmittedFence;
    volatile LONG CompletedFence;
    volatile LONG Interrupts;
    volatile LONG Dpcs;
    volatile LONG WorkItems;
    volatile LONG Timers;
    KEVENT DpcEvent;
    KEVENT WorkEvent;
    KEVENT TimerEvent;
    PIO_WORKITEM WorkItem;
    KTIMER Timer;
    KDPC TimerDpc;
    FAST_MUTEX Mutex;
    BOOLEAN Started;
    DEVICE_POWER_STATE PowerState;
    ULONG LogLevel;
    WCHAR BoardName[32];
    LOOKASIDE_LIST_EX Lookaside;
} PVGPU_ADAPTER, *PPVGPU_ADAPTER;

typedef struct _PVGPU_DEVICE {
    PPVGPU_ADAPTER Adapter;
    HANDLE hDxgkDevice;
    BOOLEAN System;
} PVGPU_DEVICE, *PPVGPU_DEVICE;

typedef struct _PVGPU_CONTEXT {
    PPVGPU_DEVICE Device;
    UINT Node;
} PVGPU_CONTEXT, *PPVGPU_CONTEXT;

DRIVER_INITIALIZE DriverEntry;

DXGKDDI_ADD_DEVICE PvGpuAddDevice;
DXGKDDI_START_DEVICE PvGpuStartDevice;
DXGKDDI_STOP_DEVICE PvGpuStopDevice;
DXGKDDI_REMOVE_DEVICE PvGpuRemoveDevice;
DXGKDDI_DISPATCH_IO_REQUEST PvGpuDispatchIoRequest;
DXGKDDI_INTERRUPT_ROUTINE PvGpuInterruptRoutine;
DXGKDDI_DPC_ROUTINE PvGpuDpcRoutine;
DXGKDDI_QUERY_CHILD_RELATIONS PvGpuQueryChildRelations;
DXGKDDI_QUERY_CHILD_STATUS PvGpuQueryChildStatus;
DXGKDDI_QUERY_DEVICE_DESCRIPTOR PvGpuQueryDeviceDescriptor;
DXGKDDI_SET_POWER_STATE PvGpuSetPowerState;
DXGKDDI_NOTIFY_ACPI_EVENT PvGpuNotifyAcpiEvent;
DXGKDDI_RESET_DEVICE PvGpuResetDevice;
DXGKDDI_UNLOAD PvGpuUnload;
DXGKDDI_QUERY_INTERFACE PvGpuQueryInterface;
DXGKDDI_CONTROL_ETW_LOGGING PvGpuControlEtwLogging;
DXGKDDI_QUERYADAPTERINFO PvGpuQueryAdapterInfo;
DXGKDDI_CREATEDEVICE PvGpuCreateDevice;
DXGKDDI_DESTROYDEVICE PvGpuDestroyDevice;
DXGKDDI_CREATEALLOCATION PvGpuCreateAllocation;
DXGKDDI_DESTROYALLOCATION PvGpuDestroyAllocation;
DXGKDDI_DESCRIBEALLOCATION PvGpuDescribeAllocation;
DXGKDDI_GETSTANDARDALLOCATIONDRIVERDATA PvGpuGetStandardAllocationDriverData;
DXGKDDI_OPENALLOCATIONINFO PvGpuOpenAllocation;
DXGKDDI_CLOSEALLOCATION PvGpuCloseAllocation;
DXGKDDI_BUILDPAGINGBUFFER PvGpuBuildPagingBuffer;
DXGKDDI_SUBMITCOMMAND PvGpuSubmitCommand;
DXGKDDI_PATCH PvGpuPatch;
DXGKDDI_PREEMPTCOMMAND PvGpuPreemptCommand;
DXGKDDI_RENDER PvGpuRender;
DXGKDDI_PRESENT PvGpuPresent;
DXGKDDI_RESETFROMTIMEOUT PvGpuResetFromTimeout;
DXGKDDI_RESTARTFROMTIMEOUT PvGpuRestartFromTimeout;
DXGKDDI_ESCAPE PvGpuEscape;
DXGKDDI_COLLECTDBGINFO PvGpuCollectDbgInfo;
DXGKDDI_QUERYCURRENTFENCE PvGpuQueryCurrentFence;
DXGKDDI_CREATECONTEXT PvGpuCreateContext;
DXGKDDI_DESTROYCONTEXT PvGpuDestroyContext;
DXGKDDI_ISSUPPORTEDVIDPN PvGpuIsSupportedVidPn;
DXGKDDI_RECOMMENDFUNCTIONALVIDPN PvGpuRecommendFunctionalVidPn;
DXGKDDI_ENUMVIDPNCOFUNCMODALITY PvGpuEnumVidPnCofuncModality;
DXGKDDI_SETVIDPNSOURCEADDRESS PvGpuSetVidPnSourceAddress;
DXGKDDI_SETVIDPNSOURCEVISIBILITY PvGpuSetVidPnSourceVisibility;
DXGKDDI_COMMITVIDPN PvGpuCommitVidPn;
DXGKDDI_UPDATEACTIVEVIDPNPRESENTPATH PvGpuUpdateActiveVidPnPresentPath;
DXGKDDI_RECOMMENDMONITORMODES PvGpuRecommendMonitorModes;
DXGKDDI_GETSCANLINE PvGpuGetScanLine;
DXGKDDI_STOPCAPTURE PvGpuStopCapture;
DXGKDDI_CONTROLINTERRUPT PvGpuControlInterrupt;
DXGKDDI_SETPALETTE PvGpuSetPalette;
DXGKDDI_SETPOINTERPOSITION PvGpuSetPointerPosition;
DXGKDDI_SETPOINTERSHAPE PvGpuSetPointerShape;

static IO_WORKITEM_ROUTINE PvGpuWorkItemRoutine;
static KDEFERRED_ROUTINE PvGpuTimerDpc;

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, PvGpuAddDevice)
#pragma alloc_text(PAGE, PvGpuStartDevice)
#pragma alloc_text(PAGE, PvGpuStopDevice)
#pragma alloc_text(PAGE, PvGpuRemoveDevice)
#pragma alloc_text(PAGE, PvGpuEscape)
#endif

NTSTATUS
DriverEntry(
    _In_ PDRIVER_OBJECT DriverObject,
    _In_ PUNICODE_STRING RegistryPath
    )
{
    DRIVER_INITIALIZATION_DATA InitData;
    NTSTATUS Status;

    PAGED_CODE();

    if (!ARGUMENT_PRESENT(DriverObject) || !ARGUMENT_PRESENT(RegistryPath)) {
        return STATUS_INVALID_PARAMETER;
    }

    KdPrint(("pvgpu: DriverEntry, %wZ\n", RegistryPath));

    RtlZeroMemory(&InitData, sizeof(InitData));
    InitData.Version = DXGKDDI_INTERFACE_VERSION;

    InitData.DxgkDdiAddDevice = PvGpuAddDevice;
    InitData.DxgkDdiStartDevice = PvGpuStartDevice;
    InitData.DxgkDdiStopDevice = PvGpuStopDevice;
    InitData.DxgkDdiRemoveDevice = PvGpuRemoveDevice;
    InitData.DxgkDdiDispatchIoRequest = PvGpuDispatchIoRequest;
    InitData.DxgkDdiInterruptRoutine = PvGpuInterruptRoutine;
    InitData.DxgkDdiDpcRoutine = PvGpuDpcRoutine;
    InitData.DxgkDdiQueryChildRelations = PvGpuQueryChildRelations;
    InitData.DxgkDdiQueryChildStatus = PvGpuQueryChildStatus;
    InitData.DxgkDdiQueryDeviceDescriptor = PvGpuQueryDeviceDescriptor;
    InitData.DxgkDdiSetPowerState = PvGpuSetPowerState;
    InitData.DxgkDdiNotifyAcpiEvent = PvGpuNotifyAcpiEvent;
    InitData.DxgkDdiResetDevice = PvGpuResetDevice;
    InitData.DxgkDdiUnload = PvGpuUnload;
    InitData.DxgkDdiQueryInterface = PvGpuQueryInterface;
    InitData.DxgkDdiControlEtwLogging = PvGpuControlEtwLogging;
    InitData.DxgkDdiQueryAdapterInfo = PvGpuQueryAdapterInfo;
    InitData.DxgkDdiCreateDevice = PvGpuCreateDevice;
    InitData.DxgkDdiDestroyDevice = PvGpuDestroyDevice;
    InitData.DxgkDdiCreateAllocation = PvGpuCreateAllocation;
    InitData.DxgkDdiDestroyAllocation = PvGpuDestroyAllocation;
    InitData.DxgkDdiDescribeAllocation = PvGpuDescribeAllocation;
    InitData.DxgkDdiGetStandardAllocationDriverData = PvGpuGetStandardAllocationDriverData;
    InitData.DxgkDdiOpenAllocation = PvGpuOpenAllocation;
    InitData.DxgkDdiCloseAllocation = PvGpuCloseAllocation;
    InitData.DxgkDdiBuildPagingBuffer = PvGpuBuildPagingBuffer;
    InitData.DxgkDdiSubmitCommand = PvGpuSubmitCommand;
    InitData.DxgkDdiPatch = PvGpuPatch;
    InitData.DxgkDdiPreemptCommand = PvGpuPreemptCommand;
    InitData.DxgkDdiRender = PvGpuRender;
    InitData.DxgkDdiPresent = PvGpuPresent;
    InitData.DxgkDdiResetFromTimeout = PvGpuResetFromTimeout;
    InitData.DxgkDdiRestartFromTimeout = PvGpuRestartFromTimeout;
    InitData.DxgkDdiEscape = PvGpuEscape;
    InitData.DxgkDdiCollectDbgInfo = PvGpuCollectDbgInfo;
    InitData.DxgkDdiQueryCurrentFence = PvGpuQueryCurrentFence;
    InitData.DxgkDdiCreateContext = PvGpuCreateContext;
    InitData.DxgkDdiDestroyContext = PvGpuDestroyContext;
    InitData.DxgkDdiIsSupportedVidPn = PvGpuIsSupportedVidPn;
    InitData.DxgkDdiRecommendFunctionalVidPn = PvGpuRecommendFunctionalVidPn;
    InitData.DxgkDdiEnumVidPnCofuncModality = PvGpuEnumVidPnCofuncModality;
    InitData.DxgkDdiSetVidPnSourceAddress = PvGpuSetVidPnSourceAddress;
    InitData.DxgkDdiSetVidPnSourceVisibility = PvGpuSetVidPnSourceVisibility;
    InitData.DxgkDdiCommitVidPn = PvGpuCommitVidPn;
    InitData.DxgkDdiUpdateActiveVidPnPresentPath = PvGpuUpdateActiveVidPnPresentPath;
    InitData.DxgkDdiRecommendMonitorModes = PvGpuRecommendMonitorModes;
    InitData.DxgkDdiGetScanLine = PvGpuGetScanLine;
    InitData.DxgkDdiStopCapture = PvGpuStopCapture;
    InitData.DxgkDdiControlInterrupt = PvGpuControlInterrupt;
    InitData.DxgkDdiSetPalette = PvGpuSetPalette;
    InitData.DxgkDdiSetPointerPosition = PvGpuSetPointerPosition;
    InitData.DxgkDdiSetPointerShape = PvGpuSetPointerShape;

    Status = DxgkInitialize(DriverObject, RegistryPath, &InitData);
    if (!NT_SUCCESS(Status)) {
        DbgPrintEx(DPFLTR_VIDEO_ID, DPFLTR_ERROR_LEVEL, "pvgpu: DxgkInitialize failed, 0x%08lX\n", Status);
    }
    return Status;
}

NTSTATUS
PvGpuAddDevice(
    _In_ CONST PDEVICE_OBJECT PhysicalDeviceObject,
    _Outptr_ PVOID *MiniportDeviceContext
    )
{
    PPVGPU_ADAPTER Adapter;

    PAGED_CODE();

    Adapter = (PPVGPU_ADAPTER)ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(PVGPU_ADAPTER), PVGPU_TAG);
    if (!Adapter) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    RtlZeroMemory(Adapter, sizeof(*Adapter));

    Adapter->Pdo = PhysicalDeviceObject;
    KeInitializeSpinLock(&Adapter->Lock);
    InitializeListHead(&Adapter->Blocks);
    KeInitializeEvent(&Adapter->DpcEvent, SynchronizationEvent, FALSE);
    KeInitializeEvent(&Adapter->WorkEvent, NotificationEvent, FALSE);
    KeInitializeEvent(&Adapter->TimerEvent, NotificationEvent, FALSE);
    KeInitializeTimerEx(&Adapter->Timer, NotificationTimer);
    KeInitializeDpc(&Adapter->TimerDpc, PvGpuTimerDpc, Adapter);
    ExInitializeFastMutex(&Adapter->Mutex);
    Adapter->PowerState = PowerDeviceD3;

    *MiniportDeviceContext = Adapter;
    return STATUS_SUCCESS;
}

static NTSTATUS
PvGpuReadRegistry(
    _Inout_ PPVGPU_ADAPTER Adapter
    )
{
    OBJECT_ATTRIBUTES Attributes;
    UNICODE_STRING ValueName;
    HANDLE Key = NULL;
    NTSTATUS Status;
    ULONG ResultLength;
    UCHAR Buffer[sizeof(KEY_VALUE_PARTIAL_INFORMATION) + sizeof(Adapter->BoardName)];
    PKEY_VALUE_PARTIAL_INFORMATION Info = (PKEY_VALUE_PARTIAL_INFORMATION)Buffer;
    RTL_QUERY_REGISTRY_TABLE Table[2];
    ULONG Default = 3;

    PAGED_CODE();

    InitializeObjectAttributes(&Attributes, &Adapter->DeviceInfo.DeviceRegistryPath,
        OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
    Status = ZwOpenKey(&Key, KEY_READ | KEY_WRITE, &Attributes);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }

    RtlInitUnicodeString(&ValueName, L"HardwareInformation.AdapterString");
    Status = ZwSetValueKey(Key, &ValueName, 0, REG_SZ, (PVOID)L"PvGpu Reference Board",
        sizeof(L"PvGpu Reference Board"));
    if (NT_SUCCESS(Status)) {
        Status = ZwQueryValueKey(Key, &ValueName, KeyValuePartialInformation, Info, sizeof(Buffer), &ResultLength);
    }
    if (NT_SUCCESS(Status) && Info->Type == REG_SZ) {
        RtlCopyMemory(Adapter->BoardName, Info->Data, min(Info->DataLength, sizeof(Adapter->BoardName)));
        Adapter->BoardName[RTL_NUMBER_OF(Adapter->BoardName) - 1] = UNICODE_NULL;
    }
    ZwClose(Key);

    RtlZeroMemory(Table, sizeof(Table));
    Table[0].Flags = RTL_QUERY_REGISTRY_DIRECT;
    Table[0].Name = L"LogLevel";
    Table[0].EntryContext = &Adapter->LogLevel;
    Table[0].DefaultType = REG_DWORD;
    Table[0].DefaultData = &Default;
    Table[0].DefaultLength = sizeof(ULONG);
    Status = RtlQueryRegistryValues(RTL_REGISTRY_ABSOLUTE, Adapter->DeviceInfo.DeviceRegistryPath.Buffer, Table,
        NULL, NULL);
    return Status;
}

NTSTATUS
PvGpuStartDevice(
    _In_ CONST PVOID MiniportDeviceContext,
    _In_ PDXGK_START_INFO DxgkStartInfo,
    _In_ PDXGKRNL_INTERFACE DxgkInterface,
    _Out_ PULONG NumberOfVideoPresentSources,
    _Out_ PULONG NumberOfChildren
    )
{
    PPVGPU_ADAPTER Adapter = (PPVGPU_ADAPTER)MiniportDeviceContext;
    PCM_PARTIAL_RESOURCE_LIST List;
    PCM_PARTIAL_RESOURCE_DESCRIPTOR Descriptor;
    NTSTATUS Status;
    ULONG i;
    USHORT VendorId = 0;
    ULONG BytesRead = 0;
    PVOID Mapped;

    PAGED_CODE();

    RtlCopyMemory(&Adapter->Dxgk, DxgkInterface, sizeof(DXGKRNL_INTERFACE));
    RtlCopyMemory(&Adapter->StartInfo, DxgkStartInfo, sizeof(DXGK_START_INFO));

    Status = Adapter->Dxgk.DxgkCbGetDeviceInformation(Adapter->Dxgk.DeviceHandle, &Adapter->DeviceInfo);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }

    Status = Adapter->Dxgk.DxgkCbReadDeviceSpace(Adapter->Dxgk.DeviceHandle, DXGK_WHICHSPACE_CONFIG, &VendorId,
        FIELD_OFFSET(PCI_COMMON_CONFIG, VendorID), sizeof(VendorId), &BytesRead);
    if (!NT_SUCCESS(Status) || BytesRead != sizeof(VendorId) || VendorId != PVGPU_VENDOR) {
        return STATUS_DEVICE_DOES_NOT_EXIST;
    }

    List = &Adapter->DeviceInfo.TranslatedResourceList->List[0].PartialResourceList;
    for (i = 0; i < List->Count; i++) {
        Descriptor = &List->PartialDescriptors[i];
        switch (Descriptor->Type) {
        case CmResourceTypeMemory:
            if (Adapter->Registers == NULL) {
                Status = Adapter->Dxgk.DxgkCbMapMemory(Adapter->Dxgk.DeviceHandle, Descriptor->u.Memory.Start,
                    Descriptor->u.Memory.Length, FALSE, FALSE, MmNonCached, &Mapped);
                if (!NT_SUCCESS(Status)) {
                    return Status;
                }
                Adapter->Registers = (PUCHAR)Mapped;
                Adapter->RegistersLength = Descriptor->u.Memory.Length;
            }
            break;
        case CmResourceTypeInterrupt:
            Adapter->InterruptVector = Descriptor->u.Interrupt.Vector;
            break;
        default:
            break;
        }
    }
    if (Adapter->Registers == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    WRITE_REGISTER_ULONG((PULONG)(Adapter->Registers + REG_SCRATCH0), 0x12345678);
    if (READ_REGISTER_ULONG((PULONG)(Adapter->Registers + REG_SCRATCH0)) != 0x12345678) {
        Status = STATUS_DEVICE_HARDWARE_ERROR;
        goto Fail;
    }

    Status = PvGpuReadRegistry(Adapter);
    if (!NT_SUCCESS(Status)) {
        goto Fail;
    }

    Adapter->WorkItem = IoAllocateWorkItem(Adapter->Pdo);
    if (Adapter->WorkItem == NULL) {
        Status = STATUS_INSUFFICIENT_RESOURCES;
        goto Fail;
    }

    Status = ExInitializeLookasideListEx(&Adapter->Lookaside, NULL, NULL, NonPagedPoolNx, 0, 64, PVGPU_TAG, 0);
    if (!NT_SUCCESS(Status)) {
        goto Fail;
    }

    *NumberOfVideoPresentSources = 1;
    *NumberOfChildren = 1;
    Adapter->Started = TRUE;
    return STATUS_SUCCESS;

Fail:
    if (Adapter->WorkItem != NULL) {
        IoFreeWorkItem(Adapter->WorkItem);
        Adapter->WorkItem = NULL;
    }
    Adapter->Dxgk.DxgkCbUnmapMemory(Adapter->Dxgk.DeviceHandle, Adapter->Registers);
    Adapter->Registers = NULL;
    return Status;
}

static VOID
PvGpuFreeBlocks(
    _Inout_ PPVGPU_ADAPTER Adapter
    )
{
    KLOCK_QUEUE_HANDLE LockHandle;
    PLIST_ENTRY Entry;

    for (;;) {
        KeAcquireInStackQueuedSpinLock(&Adapter->Lock, &LockHandle);
        Entry = NULL;
        if (!IsListEmpty(&Adapter->Blocks)) {
            Entry = RemoveHeadList(&Adapter->Blocks);
            Adapter->BlockCount--;
        }
        KeReleaseInStackQueuedSpinLock(&LockHandle);
        if (Entry == NULL) {
            break;
        }
        ExFreePoolWithTag(CONTAINING_RECORD(Entry, PVGPU_BLOCK, Link), PVGPU_TAG);
    }
}

NTSTATUS
PvGpuStopDevice(
    _In_ CONST PVOID MiniportDeviceContext
    )
{
    PPVGPU_ADAPTER Adapter = (PPVGPU_ADAPTER)MiniportDeviceContext;

    PAGED_CODE();

    Adapter->Started = FALSE;
    KeCancelTimer(&Adapter->Timer);
    KeFlushQueuedDpcs();
    PvGpuFreeBlocks(Adapter);
    ExDeleteLookasideListEx(&Adapter->Lookaside);
    if (Adapter->WorkItem != NULL) {
        IoFreeWorkItem(Adapter->WorkItem);
        Adapter->WorkItem = NULL;
    }
    if (Adapter->Registers != NULL) {
        Adapter->Dxgk.DxgkCbUnmapMemory(Adapter->Dxgk.DeviceHandle, Adapter->Registers);
        Adapter->Registers = NULL;
    }
    return STATUS_SUCCESS;
}

NTSTATUS
PvGpuRemoveDevice(
    _In_ CONST PVOID MiniportDeviceContext
    )
{
    PAGED_CODE();
    ExFreePool(MiniportDeviceContext);
    return STATUS_SUCCESS;
}

VOID
PvGpuUnload(
    VOID
    )
{
    DbgPrint("pvgpu: unload\n");
}

NTSTATUS
PvGpuDispatchIoRequest(
    _In_ CONST PVOID MiniportDeviceContext,
    _In_ ULONG VidPnSourceId,
    _In_ PVIDEO_REQUEST_PACKET VideoRequestPacket
    )
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(VidPnSourceId);
    UNREFERENCED_PARAMETER(VideoRequestPacket);
    return STATUS_NOT_SUPPORTED;
}

BOOLEAN
PvGpuInterruptRoutine(
    _In_ CONST PVOID MiniportDeviceContext,
    _In_ ULONG MessageNumber
    )
{
    PPVGPU_ADAPTER Adapter = (PPVGPU_ADAPTER)MiniportDeviceContext;
    DXGKARGCB_NOTIFY_INTERRUPT_DATA Notify;
    LONG Fence;

    UNREFERENCED_PARAMETER(MessageNumber);

    if (Adapter->Registers == NULL || READ_REGISTER_ULONG((PULONG)(Adapter->Registers + REG_DOORBELL)) == 0) {
        return FALSE;
    }
    WRITE_REGISTER_ULONG((PULONG)(Adapter->Registers + REG_DOORBELL), 0);
    InterlockedIncrement(&Adapter->Interrupts);

    Fence = InterlockedExchangeAdd(&Adapter->SubmittedFence, 0);
    if (Fence != InterlockedExchange(&Adapter->CompletedFence, Fence)) {
        RtlZeroMemory(&Notify, sizeof(Notify));
        Notify.InterruptType = DXGK_INTERRUPT_DMA_COMPLETED;
        Notify.DmaCompleted.SubmissionFenceId = (UINT)Fence;
        Adapter->Dxgk.DxgkCbNotifyInterrupt(Adapter->Dxgk.DeviceHandle, &Notify);
    }
    Adapter->Dxgk.DxgkCbQueueDpc(Adapter->Dxgk.DeviceHandle);
    return TRUE;
}

VOID
PvGpuDpcRoutine(
    _In_ CONST PVOID MiniportDeviceContext
    )
{
    PPVGPU_ADAPTER Adapter = (PPVGPU_ADAPTER)MiniportDeviceContext;

    NT_ASSERT(KeGetCurrentIrql() == DISPATCH_LEVEL);
    KeAcquireSpinLockAtDpcLevel(&Adapter->Lock);
    Adapter->Dpcs++;
    KeReleaseSpinLockFromDpcLevel(&Adapter->Lock);
    Adapter->Dxgk.DxgkCbNotifyDpc(Adapter->Dxgk.DeviceHandle);
    KeSetEvent(&Adapter->DpcEvent, IO_NO_INCREMENT, FALSE);
}

static VOID
PvGpuWorkItemRoutine(
    _In_ PDEVICE_OBJECT DeviceObject,
    _In_opt_ PVOID Context
    )
{
    PPVGPU_ADAPTER Adapter = (PPVGPU_ADAPTER)Context;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(DeviceObject);
    InterlockedIncrement(&Adapter->WorkItems);
    KeSetEvent(&Adapter->WorkEvent, IO_NO_INCREMENT, FALSE);
}

static VOID
PvGpuTimerDpc(
    _In_ PKDPC Dpc,
    _In_opt_ PVOID DeferredContext,
    _In_opt_ PVOID SystemArgument1,
    _In_opt_ PVOID SystemArgument2
    )
{
    PPVGPU_ADAPTER Adapter = (PPVGPU_ADAPTER)DeferredContext;

    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);
    InterlockedIncrement(&Adapter->Timers);
    KeSetEvent(&Adapter->TimerEvent, 0, FALSE);
}

NTSTATUS
PvGpuQueryChildRelations(
    _In_ CONST PVOID MiniportDeviceContext,
    _Inout_updates_bytes_(ChildRelationsSize) PDXGK_CHILD_DESCRIPTOR ChildRelations,
    _In_ ULONG ChildRelationsSize
    )
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);

    // One more, zeroed, descriptor ends the array.
    if (ChildRelationsSize / sizeof(DXGK_CHILD_DESCRIPTOR) < 2) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    ChildRelations[0].ChildDeviceType = TypeVideoOutput;
    ChildRelations[0].ChildCapabilities.HpdAwareness = HpdAwarenessInterruptible;
    ChildRelations[0].ChildCapabilities.Type.VideoOutput.InterfaceTechnology = D3DKMDT_VOT_HDMI;
    ChildRelations[0].ChildCapabilities.Type.VideoOutput.MonitorOrientationAwareness = D3DKMDT_MOA_NONE;
    ChildRelations[0].ChildCapabilities.Type.VideoOutput.SupportsSdtvModes = FALSE;
    ChildRelations[0].AcpiUid = 0;
    ChildRelations[0].ChildUid = 0x100;
    return STATUS_SUCCESS;
}

NTSTATUS
PvGpuQueryChildStatus(
    _In_ CONST PVOID MiniportDeviceContext,
    _Inout_ PDXGK_CHILD_STATUS ChildStatus,
    _In_ BOOLEAN NonDestructiveOnly
    )
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(NonDestructiveOnly);

    switch (ChildStatus->Type) {
    case StatusConnection:
        ChildStatus->HotPlug.Connected = TRUE;
        return STATUS_SUCCESS;
    case StatusRotation:
        return STATUS_INVALID_PARAMETER;
    default:
        return STATUS_NOT_SUPPORTED;
    }
}

NTSTATUS
PvGpuQueryDeviceDescriptor(
    _In_ CONST PVOID MiniportDeviceContext,
    _In_ ULONG ChildUid,
    _Inout_ PDXGK_DEVICE_DESCRIPTOR DeviceDescriptor
    )
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(ChildUid);
    UNREFERENCED_PARAMETER(DeviceDescriptor);
    return STATUS_MONITOR_NO_DESCRIPTOR;
}

NTSTATUS
PvGpuSetPowerState(
    _In_ CONST PVOID MiniportDeviceContext,
    _In_ ULONG DeviceUid,
    _In_ DEVICE_POWER_STATE DevicePowerState,
    _In_ POWER_ACTION ActionType
    )
{
    PPVGPU_ADAPTER Adapter = (PPVGPU_ADAPTER)MiniportDeviceContext;

    UNREFERENCED_PARAMETER(ActionType);
    if (DeviceUid == DISPLAY_ADAPTER_HW_ID) {
        Adapter->PowerState = DevicePowerState;
    }
    return STATUS_SUCCESS;
}

NTSTATUS
PvGpuNotifyAcpiEvent(
    _In_ CONST PVOID MiniportDeviceContext,
    _In_ DXGK_EVENT_TYPE EventType,
    _In_ ULONG Event,
    _In_ PVOID Argument,
    _Out_ PULONG AcpiFlags
    )
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(EventType);
    UNREFERENCED_PARAMETER(Event);
    UNREFERENCED_PARAMETER(Argument);
    *AcpiFlags = 0;
    return STATUS_SUCCESS;
}

VOID
PvGpuResetDevice(
    _In_ CONST PVOID MiniportDeviceContext
    )
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
}

NTSTATUS
PvGpuQueryInterface(
    _In_ CONST PVOID MiniportDeviceContext,
    _In_ PQUERY_INTERFACE QueryInterface
    )
{
    UNREFERENCED_PARAMETER(MiniportDeviceContext);
    UNREFERENCED_PARAMETER(QueryInterface);
    return STATUS_NOT_SUPPORTED;
}

VOID
PvGpuControlEtwLogging(
    _In_ BOOLEAN Enable,
    _In_ ULONG Flags,
    _In_ UCHAR Level
    )
{
    UNREFERENCED_PARAMETER(Enable);
    UNREFERENCED_PARAMETER(Flags);
    UNREFERENCED_PARAMETER(Level);
}

NTSTATUS
APIENTRY
PvGpuQueryAdapterInfo(
    _In_ CONST HANDLE hAdapter,
    _In_ CONST DXGKARG_QUERYADAPTERINFO *pQueryAdapterInfo
    )
{
    UNREFERENCED_PARAMETER(hAdapter);

    switch (pQueryAdapterInfo->Type) {
    case DXGKQAITYPE_UMDRIVERPRIVATE:
        if (pQueryAdapterInfo->OutputDataSize < sizeof(ULONG)) {
            return STATUS_BUFFER_TOO_SMALL;
        }
        *(PULONG)pQueryAdapterInfo->pOutputData = 7;
        return STATUS_SUCCESS;

    case DXGKQAITYPE_DRIVERCAPS:
        {
            DXGK_DRIVERCAPS *Caps = (DXGK_DRIVERCAPS *)pQueryAdapterInfo->pOutputData;

            if (pQueryAdapterInfo->OutputDataSize < sizeof(DXGK_DRIVERCAPS)) {
                return STATUS_BUFFER_TOO_SMALL;
            }
            RtlZeroMemory(Caps, pQueryAdapterInfo->OutputDataSize);
            Caps->HighestAcceptableAddress.QuadPart = -1;
            Caps->MaxAllocationListSlotId = 16;
            Caps->ApertureSegmentCommitLimit = 0;
            Caps->MaxPointerWidth = 64;
            Caps->MaxPointerHeight = 64;
            Caps->PointerCaps.Color = 1;
            Caps->InterruptMessageNumber = 0;
            Caps->NumberOfSwizzlingRanges = 0;
            Caps->MaxOverlays = 0;
            Caps->GpuEngineTopology.NbAsymetricProcessingNodes = 1;
            Caps->SchedulingCaps.MultiEngineAware = 1;
            Caps->MemoryManagementCaps.PagingNode = 0;
            Caps->WDDMVersion = DXGKDDI_WDDMv2;
        }
        return STATUS_SUCCESS;

    case DXGKQAITYPE_QUERYSEGMENT3:
        {
            DXGK_QUERYSEGMENTOUT3 *Out = (DXGK_QUERYSEGMENTOUT3 *)pQueryAdapterInfo->pOutputData;

            if (Out->pSegmentDescriptor == NULL) {
                Out->NbSegment = 1;
                return STATUS_SUCCESS;
            }
            Out->pSegmentDescriptor[0].BaseAddress.QuadPart = 0xC0000000;
            Out->pSegmentDescriptor[0].Size = 256 * 1024 * 1024;
            Out->pSegmentDescriptor[0].CommitLimit = 256 * 1024 * 1024;
            Out->pSegmentDescriptor[0].Flags.Aperture = TRUE;
            Out->pSegmentDescriptor[0].Flags.CacheCoherent = TRUE;
            Out->PagingBufferSegmentId = 0;
            Out->PagingBufferSize = PAGE_SIZE;
            Out->PagingBufferPrivateDataSize = 0;
        }
        return STATUS_SUCCESS;

    case DXGKQAITYPE_QUERYSEGMENT4:
        {
            DXGK_QUERYSEGMENTOUT4 *Out = (DXGK_QUERYSEGMENTOUT4 *)pQueryAdapterInfo->pOutputData;

            if (Out->pSegmentDescriptor == NULL) {
                Out->NbSegment = 1;
                return STATUS_SUCCESS;
            } else {
                DXGK_SEGMENTDESCRIPTOR4 *Segment = (DXGK_SEGMENTDESCRIPTOR4 *)Out->pSegmentDescriptor;

                Segment->BaseAddress.QuadPart = 0xC0000000;
                Segment->Size = 256 * 1024 * 1024;
                Segment->CommitLimit = 256 * 1024 * 1024;
                Segment->Flags.Aperture = TRUE;
                Segment->Flags.CacheCoherent = TRUE;
                Out->PagingBufferSegmentId = 0;
                Out->PagingBufferSize = PAGE_SIZE;
                Out->PagingBufferPrivateDataSize = 0;
            }
        }
        return STATUS_SUCCESS;

    default:
        return STATUS_NOT_SUPPORTED;
    }
}

NTSTATUS
APIENTRY
PvGpuCreateDevice(
    _In_ CONST HANDLE hAdapter,
    _Inout_ DXGKARG_CREATEDEVICE *pCreateDevice
    )
{
    PPVGPU_ADAPTER Adapter = (PPVGPU_ADAPTER)hAdapter;
    PPVGPU_DEVICE Device;

    Device = ExAllocatePoolZero(PagedPool, sizeof(*Device), PVGPU_TAG);
    if (Device == NULL) {
        return STATUS_NO_MEMORY;
    }
    Device->Adapter = Adapter;
    Device->hDxgkDevice = pCreateDevice->hDevice;
    Device->System = (BOOLEAN)pCreateDevice->Flags.SystemDevice;
    pCreateDevice->hDevice = Device;
    return STATUS_SUCCESS;
}

NTSTATUS
APIENTRY
PvGpuDestroyDevice(
    _In_ CONST HANDLE hDevice
    )
{
    ExFreePoolWithTag((PVOID)hDevice, PVGPU_TAG);
    return STATUS_SUCCESS;
}

NTSTATUS
APIENTRY
PvGpuCreateContext(
    _In_ CONST HANDLE hDevice,
    _Inout_ DXGKARG_CREATECONTEXT *pCreateContext
    )
{
    PPVGPU_CONTEXT Context;

    if (pCreateContext->NodeOrdinal != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    Context = ExAllocatePoolWithTag(PagedPool, sizeof(*Context), PVGPU_TAG);
    if (Context == NULL) {
        return STATUS_NO_MEMORY;
    }
    Context->Device = (PPVGPU_DEVICE)hDevice;
    Context->Node = pCreateContext->NodeOrdinal;
    pCreateContext->hContext = Context;
    pCreateContext->ContextInfo.DmaBufferSize = 64 * 1024;
    pCreateContext->ContextInfo.DmaBufferSegmentSet = 0;
    pCreateContext->ContextInfo.DmaBufferPrivateDataSize = 256;
    pCreateContext->ContextInfo.AllocationListSize = 32;
    pCreateContext->ContextInfo.PatchLocationListSize = 32;
    return STATUS_SUCCESS;
}

NTSTATUS
APIENTRY
PvGpuDestroyContext(
    _In_ CONST HANDLE hContext
    )
{
    ExFreePoolWithTag((PVOID)hContext, PVGPU_TAG);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuCreateAllocation(_In_ CONST HANDLE hAdapter, _Inout_ DXGKARG_CREATEALLOCATION *pCreateAllocation)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pCreateAllocation);
    return STATUS_NO_MEMORY;
}

NTSTATUS APIENTRY PvGpuDestroyAllocation(_In_ CONST HANDLE hAdapter,
    _In_ CONST DXGKARG_DESTROYALLOCATION *pDestroyAllocation)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pDestroyAllocation);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuDescribeAllocation(_In_ CONST HANDLE hAdapter,
    _Inout_ DXGKARG_DESCRIBEALLOCATION *pDescribeAllocation)
{
    UNREFERENCED_PARAMETER(hAdapter);
    pDescribeAllocation->Width = 0;
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuGetStandardAllocationDriverData(_In_ CONST HANDLE hAdapter,
    _Inout_ DXGKARG_GETSTANDARDALLOCATIONDRIVERDATA *pData)
{
    UNREFERENCED_PARAMETER(hAdapter);
    switch (pData->StandardAllocationType) {
    case D3DKMDT_STANDARDALLOCATION_SHAREDPRIMARYSURFACE:
    case D3DKMDT_STANDARDALLOCATION_SHADOWSURFACE:
    case D3DKMDT_STANDARDALLOCATION_STAGINGSURFACE:
        return STATUS_SUCCESS;
    default:
        return STATUS_INVALID_PARAMETER;
    }
}

NTSTATUS APIENTRY PvGpuOpenAllocation(_In_ CONST HANDLE hDevice, _In_ CONST DXGKARG_OPENALLOCATION *pOpenAllocation)
{
    UNREFERENCED_PARAMETER(hDevice);
    UNREFERENCED_PARAMETER(pOpenAllocation);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuCloseAllocation(_In_ CONST HANDLE hDevice, _In_ CONST DXGKARG_CLOSEALLOCATION *pCloseAllocation)
{
    UNREFERENCED_PARAMETER(hDevice);
    UNREFERENCED_PARAMETER(pCloseAllocation);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuBuildPagingBuffer(_In_ CONST HANDLE hAdapter, _In_ DXGKARG_BUILDPAGINGBUFFER *pBuildPagingBuffer)
{
    UNREFERENCED_PARAMETER(hAdapter);
    switch (pBuildPagingBuffer->Operation) {
    case DXGK_OPERATION_TRANSFER:
    case DXGK_OPERATION_FILL:
    case DXGK_OPERATION_DISCARD_CONTENT:
        return STATUS_SUCCESS;
    default:
        return STATUS_NOT_SUPPORTED;
    }
}

NTSTATUS APIENTRY PvGpuSubmitCommand(_In_ CONST HANDLE hAdapter, _In_ CONST DXGKARG_SUBMITCOMMAND *pSubmitCommand)
{
    PPVGPU_ADAPTER Adapter = (PPVGPU_ADAPTER)hAdapter;

    InterlockedExchange(&Adapter->SubmittedFence, (LONG)pSubmitCommand->SubmissionFenceId);
    WRITE_REGISTER_ULONG((PULONG)(Adapter->Registers + REG_DOORBELL), 1);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuPatch(_In_ CONST HANDLE hAdapter, _In_ CONST DXGKARG_PATCH *pPatch)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pPatch);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuPreemptCommand(_In_ CONST HANDLE hAdapter, _In_ CONST DXGKARG_PREEMPTCOMMAND *pPreemptCommand)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pPreemptCommand);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuRender(_In_ CONST HANDLE hContext, _Inout_ DXGKARG_RENDER *pRender)
{
    UNREFERENCED_PARAMETER(hContext);
    pRender->pDmaBuffer = (PUCHAR)pRender->pDmaBuffer + min(pRender->CommandLength, pRender->DmaSize);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuPresent(_In_ CONST HANDLE hContext, _Inout_ DXGKARG_PRESENT *pPresent)
{
    UNREFERENCED_PARAMETER(hContext);
    UNREFERENCED_PARAMETER(pPresent);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuResetFromTimeout(_In_ CONST HANDLE hAdapter)
{
    UNREFERENCED_PARAMETER(hAdapter);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuRestartFromTimeout(_In_ CONST HANDLE hAdapter)
{
    UNREFERENCED_PARAMETER(hAdapter);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuCollectDbgInfo(_In_ CONST HANDLE hAdapter, _In_ CONST DXGKARG_COLLECTDBGINFO *pCollectDbgInfo)
{
    UNREFERENCED_PARAMETER(hAdapter);
    if (pCollectDbgInfo->Reason == VIDEO_TDR_TIMEOUT_DETECTED && pCollectDbgInfo->BufferSize >= sizeof(ULONG)) {
        RtlFillMemory(pCollectDbgInfo->pBuffer, sizeof(ULONG), 0xDB);
    }
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuQueryCurrentFence(_In_ CONST HANDLE hAdapter, _Inout_ DXGKARG_QUERYCURRENTFENCE *pCurrentFence)
{
    pCurrentFence->CurrentFence = (UINT)((PPVGPU_ADAPTER)hAdapter)->CompletedFence;
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuIsSupportedVidPn(_In_ CONST HANDLE hAdapter, _Inout_ DXGKARG_ISSUPPORTEDVIDPN *pIsSupportedVidPn)
{
    UNREFERENCED_PARAMETER(hAdapter);
    pIsSupportedVidPn->IsVidPnSupported = (pIsSupportedVidPn->hDesiredVidPn == 0);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuRecommendFunctionalVidPn(_In_ CONST HANDLE hAdapter,
    _In_ CONST DXGKARG_RECOMMENDFUNCTIONALVIDPN *CONST pArgs)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pArgs);
    return STATUS_GRAPHICS_NO_RECOMMENDED_FUNCTIONAL_VIDPN;
}

NTSTATUS APIENTRY PvGpuEnumVidPnCofuncModality(_In_ CONST HANDLE hAdapter,
    _In_ CONST DXGKARG_ENUMVIDPNCOFUNCMODALITY *CONST pArgs)
{
    PPVGPU_ADAPTER Adapter = (PPVGPU_ADAPTER)hAdapter;
    CONST DXGK_VIDPN_INTERFACE *VidPn;
    NTSTATUS Status;

    Status = Adapter->Dxgk.DxgkCbQueryVidPnInterface(pArgs->hConstrainingVidPn, DXGK_VIDPN_INTERFACE_VERSION_V1,
        &VidPn);
    return Status;
}

NTSTATUS APIENTRY PvGpuSetVidPnSourceAddress(_In_ CONST HANDLE hAdapter,
    _In_ CONST DXGKARG_SETVIDPNSOURCEADDRESS *pArgs)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pArgs);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuSetVidPnSourceVisibility(_In_ CONST HANDLE hAdapter,
    _In_ CONST DXGKARG_SETVIDPNSOURCEVISIBILITY *pArgs)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pArgs);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuCommitVidPn(_In_ CONST HANDLE hAdapter, _In_ CONST DXGKARG_COMMITVIDPN *CONST pArgs)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pArgs);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuUpdateActiveVidPnPresentPath(_In_ CONST HANDLE hAdapter,
    _In_ CONST DXGKARG_UPDATEACTIVEVIDPNPRESENTPATH *CONST pArgs)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pArgs);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuRecommendMonitorModes(_In_ CONST HANDLE hAdapter,
    _In_ CONST DXGKARG_RECOMMENDMONITORMODES *CONST pArgs)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pArgs);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuGetScanLine(_In_ CONST HANDLE hAdapter, _Inout_ DXGKARG_GETSCANLINE *pGetScanLine)
{
    UNREFERENCED_PARAMETER(hAdapter);
    pGetScanLine->InVerticalBlank = TRUE;
    pGetScanLine->ScanLine = 0;
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuStopCapture(_In_ CONST HANDLE hAdapter, _In_ CONST DXGKARG_STOPCAPTURE *pStopCapture)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pStopCapture);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuControlInterrupt(_In_ CONST HANDLE hAdapter,
    _In_ CONST DXGK_INTERRUPT_TYPE InterruptType,
    _In_ BOOLEAN EnableInterrupt)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(EnableInterrupt);
    return InterruptType == DXGK_INTERRUPT_CRTC_VSYNC ? STATUS_SUCCESS : STATUS_NOT_IMPLEMENTED;
}

NTSTATUS APIENTRY PvGpuSetPalette(_In_ CONST HANDLE hAdapter, _In_ CONST DXGKARG_SETPALETTE *pSetPalette)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pSetPalette);
    return STATUS_NOT_SUPPORTED;
}

NTSTATUS APIENTRY PvGpuSetPointerPosition(_In_ CONST HANDLE hAdapter, _In_ CONST DXGKARG_SETPOINTERPOSITION *pArgs)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pArgs);
    return STATUS_SUCCESS;
}

NTSTATUS APIENTRY PvGpuSetPointerShape(_In_ CONST HANDLE hAdapter, _In_ CONST DXGKARG_SETPOINTERSHAPE *pArgs)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pArgs);
    return STATUS_SUCCESS;
}

static NTSTATUS
PvGpuWaitFor(
    _In_ PKEVENT Event
    )
{
    LARGE_INTEGER Timeout;

    Timeout.QuadPart = -10LL * 1000 * 1000 * 5;
    return KeWaitForSingleObject(Event, Executive, KernelMode, FALSE, &Timeout);
}

static NTSTATUS
PvGpuEscapeCounters(
    _In_ PPVGPU_ADAPTER Adapter,
    _Inout_ PPVGPU_ESCAPE_COUNTERS Counters
    )
{
    LARGE_INTEGER Frequency;
    LARGE_INTEGER Before = KeQueryPerformanceCounter(&Frequency);
    LARGE_INTEGER DueTime;
    NTSTATUS Status = STATUS_SUCCESS;

    switch (Counters->Header.Code) {
    case PvGpuEscapeKick:
        WRITE_REGISTER_ULONG((PULONG)(Adapter->Registers + REG_DOORBELL), 1);
        Status = PvGpuWaitFor(&Adapter->DpcEvent);
        break;
    case PvGpuEscapeWorkItem:
        KeClearEvent(&Adapter->WorkEvent);
        IoQueueWorkItem(Adapter->WorkItem, PvGpuWorkItemRoutine, DelayedWorkQueue, Adapter);
        Status = PvGpuWaitFor(&Adapter->WorkEvent);
        break;
    case PvGpuEscapeTimer:
        KeClearEvent(&Adapter->TimerEvent);
        DueTime.QuadPart = -10000 * 2;
        KeSetTimer(&Adapter->Timer, DueTime, &Adapter->TimerDpc);
        Status = PvGpuWaitFor(&Adapter->TimerEvent);
        break;
    default:
        return STATUS_INVALID_PARAMETER;
    }
    if (Status == STATUS_TIMEOUT) {
        return STATUS_IO_TIMEOUT;
    }
    Counters->Interrupts = (ULONG)Adapter->Interrupts;
    Counters->Dpcs = (ULONG)Adapter->Dpcs;
    Counters->WorkItems = (ULONG)InterlockedCompareExchange(&Adapter->WorkItems, 0, 0);
    Counters->Timers = (ULONG)InterlockedExchangeAdd(&Adapter->Timers, 0);
    Counters->ElapsedSeconds = (KeQueryPerformanceCounter(NULL).QuadPart - Before.QuadPart) / Frequency.QuadPart;
    return Status;
}

static NTSTATUS
PvGpuEscapeAllocateBlock(
    _In_ PPVGPU_ADAPTER Adapter,
    _In_ PPVGPU_ESCAPE_REGISTER Request
    )
{
    PPVGPU_BLOCK Block;
    SIZE_T Bytes;
    KIRQL OldIrql;
    NTSTATUS Status;

    Status = RtlSIZETAdd(FIELD_OFFSET(PVGPU_BLOCK, Data), Request->Value, &Bytes);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    if (Bytes > 1024 * 1024) {
        return STATUS_NO_MEMORY;
    }
    Block = (PPVGPU_BLOCK)ExAllocatePool2(POOL_FLAG_NON_PAGED, Bytes, PVGPU_TAG);
    if (Block == NULL) {
        return STATUS_NO_MEMORY;
    }
    Block->Bytes = Bytes;
    KeAcquireSpinLock(&Adapter->Lock, &OldIrql);
    InsertTailList(&Adapter->Blocks, &Block->Link);
    Adapter->BlockCount++;
    Request->Value = Adapter->BlockCount;
    KeReleaseSpinLock(&Adapter->Lock, OldIrql);
    return STATUS_SUCCESS;
}

NTSTATUS
APIENTRY
PvGpuEscape(
    _In_ CONST HANDLE hAdapter,
    _In_ CONST DXGKARG_ESCAPE *pEscape
    )
{
    PPVGPU_ADAPTER Adapter = (PPVGPU_ADAPTER)hAdapter;
    PPVGPU_ESCAPE_HEADER Header;

    PAGED_CODE();

    if (pEscape->pPrivateDriverData == NULL || pEscape->PrivateDriverDataSize < sizeof(PVGPU_ESCAPE_HEADER)) {
        DbgPrintEx(DPFLTR_IHVVIDEO_ID, DPFLTR_INFO_LEVEL, "pvgpu: escape of %u bytes\n",
            pEscape->PrivateDriverDataSize);
        return STATUS_INVALID_PARAMETER;
    }
    Header = (PPVGPU_ESCAPE_HEADER)pEscape->pPrivateDriverData;
    if (Header->Size != pEscape->PrivateDriverDataSize) {
        return STATUS_INVALID_BUFFER_SIZE;
    }

    switch (Header->Code) {
    case PvGpuEscapeGetVersion:
        {
            PPVGPU_ESCAPE_VERSION Version = (PPVGPU_ESCAPE_VERSION)Header;

            if (Header->Size < sizeof(*Version)) {
                return STATUS_BUFFER_TOO_SMALL;
            }
            Version->Major = 1;
            Version->Minor = 2;
            return RtlStringCbPrintfW(Version->Name, sizeof(Version->Name), L"pvgpu-%02u.%ws", 7U, L"beta");
        }

    case PvGpuEscapeReadRegister:
    case PvGpuEscapeWriteRegister:
        {
            PPVGPU_ESCAPE_REGISTER Register = (PPVGPU_ESCAPE_REGISTER)Header;

            if (Header->Size < sizeof(*Register) || (Register->Offset & 3) != 0 ||
                Register->Offset >= Adapter->RegistersLength - sizeof(ULONG)) {
                return STATUS_INVALID_PARAMETER;
            }
            if (!pEscape->Flags.HardwareAccess) {
                return STATUS_ACCESS_DENIED;
            }
            if (Header->Code == PvGpuEscapeReadRegister) {
                Register->Value = READ_REGISTER_ULONG((PULONG)(Adapter->Registers + Register->Offset));
            } else {
                WRITE_REGISTER_ULONG((PULONG)(Adapter->Registers + Register->Offset), Register->Value);
            }
            return STATUS_SUCCESS;
        }

    case PvGpuEscapeKick:
    case PvGpuEscapeWorkItem:
    case PvGpuEscapeTimer:
        {
            NTSTATUS Status;

            if (Header->Size < sizeof(PVGPU_ESCAPE_COUNTERS)) {
                return STATUS_BUFFER_TOO_SMALL;
            }
            ExAcquireFastMutex(&Adapter->Mutex);
            Status = PvGpuEscapeCounters(Adapter, (PPVGPU_ESCAPE_COUNTERS)Header);
            ExReleaseFastMutex(&Adapter->Mutex);
            return Status;
        }

    case PvGpuEscapeGetLog:
        {
            PPVGPU_ESCAPE_LOG Log = (PPVGPU_ESCAPE_LOG)Header;
            ANSI_STRING Ansi;
            UNICODE_STRING Unicode;
            NTSTATUS Status;

            if (Header->Size < sizeof(*Log)) {
                return STATUS_BUFFER_TOO_SMALL;
            }
            RtlInitUnicodeString(&Unicode, Adapter->BoardName);
            Status = RtlUnicodeStringToAnsiString(&Ansi, &Unicode, TRUE);
            if (!NT_SUCCESS(Status)) {
                return Status;
            }
            Status = RtlStringCchPrintfA(Log->Text, RTL_NUMBER_OF(Log->Text), "%Z, level %lu, irql %d, state D%d, %hs",
                &Ansi, Adapter->LogLevel, KeGetCurrentIrql(), Adapter->PowerState - PowerDeviceD0, "ok");
            RtlFreeAnsiString(&Ansi);
            return Status;
        }

    case PvGpuEscapeAllocate:
        if (Header->Size < sizeof(PVGPU_ESCAPE_REGISTER)) {
            return STATUS_BUFFER_TOO_SMALL;
        }
        return PvGpuEscapeAllocateBlock(Adapter, (PPVGPU_ESCAPE_REGISTER)Header);

    case PvGpuEscapeFreeAll:
        PvGpuFreeBlocks(Adapter);
        return STATUS_SUCCESS;

    case PvGpuEscapeWho:
        {
            PPVGPU_ESCAPE_WHO Who = (PPVGPU_ESCAPE_WHO)Header;

            if (Header->Size < sizeof(*Who)) {
                return STATUS_BUFFER_TOO_SMALL;
            }
            Who->HasDevice = pEscape->hDevice != NULL;
            Who->HasContext = pEscape->hContext != NULL;
            Who->HasProcess = pEscape->hKmdProcessHandle != NULL;
            Who->IsSystemProcess = PsGetCurrentProcessId() == (HANDLE)(ULONG_PTR)4;
            if (pEscape->hDevice != NULL && ((PPVGPU_DEVICE)pEscape->hDevice)->Adapter != Adapter) {
                return STATUS_DEVICE_DATA_ERROR;
            }
            return STATUS_SUCCESS;
        }

    default:
        return STATUS_NOT_IMPLEMENTED;
    }
}
