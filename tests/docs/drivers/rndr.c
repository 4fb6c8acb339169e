/*
 * rndr.c - a render-only miniport for WDDM 2.0 as a stranger writes it: one file that defines the version before the
 * headers, an MMIO block as a volatile structure, GPU virtual addressing left to the kernel, a command buffer copied in
 * DxgkDdiRender, fences that are told in the interrupt routine, and a reader-writer lock, a rundown reference, an
 * ERESOURCE, an MDL and a lookaside list in its escape.
 */
#define DXGKDDI_INTERFACE_VERSION DXGKDDI_INTERFACE_VERSION_WDDM2_0
#include <ntddk.h>
#include <windef.h>
#include <D3dkmddi.h>
#include <Dispmprt.h>
#include <NtStrSafe.h>
#pragma comment(lib, "displib.lib")

#define RNDR_POOL ((ULONG)'rdnR')
#define RNDR_MAGIC 0x52444E52u

typedef struct _RNDR_MMIO {
    ULONG Scratch[16];
    ULONG Fence;
    ULONG Control;
} RNDR_MMIO;

typedef struct _RNDR_PROCESS {
    LIST_ENTRY Entry;
    HANDLE Pid;
    LONG Devices;
} RNDR_PROCESS, *PRNDR_PROCESS;

typedef struct _RNDR_ADAPTER {
    ULONG Magic;
    DXGKRNL_INTERFACE Interface;
    volatile RNDR_MMIO *Mmio;
    volatile ULONG *Doorbell;
    EX_SPIN_LOCK ProcessLock;
    LIST_ENTRY Processes;
    EX_RUNDOWN_REF Rundown;
    ERESOURCE Resource;
    NPAGED_LOOKASIDE_LIST Requests;
    volatile LONG64 Requested;
    volatile LONG Submitted;
    ULONG Completed;
    ULONG BootSeed;
} RNDR_ADAPTER, *PRNDR_ADAPTER;

typedef struct _RNDR_DEVICE {
    PRNDR_ADAPTER Adapter;
    PRNDR_PROCESS Process;
    HANDLE Runtime;
} RNDR_DEVICE, *PRNDR_DEVICE;

typedef struct _RNDR_CONTEXT {
    PRNDR_DEVICE Device;
    D3DDDI_CREATECONTEXTFLAGS Flags;
} RNDR_CONTEXT, *PRNDR_CONTEXT;

typedef struct _RNDR_REQUEST {
    SINGLE_LIST_ENTRY Next;
    UCHAR Copy[256];
} RNDR_REQUEST, *PRNDR_REQUEST;

enum RNDR_OPERATION {
    RndrOpProcesses,
    RndrOpChecksum,
    RndrOpMdl,
    RndrOpStats,
};

typedef union _RNDR_PACKET {
    struct {
        enum RNDR_OPERATION Operation;
        ULONG Length;
    } Header;
    struct {
        enum RNDR_OPERATION Operation;
        ULONG Length;
        UINT64 Result;
        UINT32 Extra[2];
    } Body;
} RNDR_PACKET, *PRNDR_PACKET;

static_assert(sizeof(RNDR_PACKET) == 24, "packets are 24 bytes");

static const UNICODE_STRING ParametersName = RTL_CONSTANT_STRING(L"Parameters");
static PDRIVER_OBJECT RndrDriverObject;
static UNICODE_STRING RndrRegistryPath;

static NTSTATUS RndrSaveRegistryPath(PUNICODE_STRING RegistryPath)
{
    HANDLE Key, Sub;
    OBJECT_ATTRIBUTES Oa;
    ULONG Disposition;
    NTSTATUS Status;

    RndrRegistryPath.MaximumLength = (USHORT)(RegistryPath->Length + sizeof(UNICODE_NULL));
    RndrRegistryPath.Buffer =
        (PWCH)ExAllocatePool2(POOL_FLAG_PAGED, RndrRegistryPath.MaximumLength, RNDR_POOL);
    if (RndrRegistryPath.Buffer == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;
    RtlCopyUnicodeString(&RndrRegistryPath, RegistryPath);

    InitializeObjectAttributes(&Oa, RegistryPath, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
    Status = ZwOpenKey(&Key, KEY_ALL_ACCESS, &Oa);
    if (!NT_SUCCESS(Status))
        goto Exit;
    InitializeObjectAttributes(&Oa, (PUNICODE_STRING)&ParametersName, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, Key,
                               NULL);
    Status = ZwCreateKey(&Sub, KEY_ALL_ACCESS, &Oa, 0, NULL, REG_OPTION_VOLATILE, &Disposition);
    if (NT_SUCCESS(Status))
        ZwClose(Sub);
    ZwClose(Key);
Exit:
    if (!NT_SUCCESS(Status)) {
        ExFreePoolWithTag(RndrRegistryPath.Buffer, RNDR_POOL);
        RndrRegistryPath.Buffer = NULL;
    }
    return Status;
}

static DXGKDDI_ADD_DEVICE RndrAddDevice;
static NTSTATUS RndrAddDevice(IN_CONST_PDEVICE_OBJECT Pdo, OUT_PPVOID Context)
{
    PRNDR_ADAPTER A;
    ULONG Address, Length;
    NTSTATUS Status;

    Status = IoGetDeviceProperty(Pdo, DevicePropertyAddress, sizeof Address, &Address, &Length);
    if (!NT_SUCCESS(Status))
        return Status;
    A = ExAllocatePoolZero(NonPagedPoolNx, sizeof *A, RNDR_POOL);
    if (!A)
        return STATUS_NO_MEMORY;
    Status = ExInitializeResourceLite(&A->Resource);
    if (!NT_SUCCESS(Status)) {
        ExFreePoolWithTag(A, RNDR_POOL);
        return Status;
    }
    A->Magic = RNDR_MAGIC;
    InitializeListHead(&A->Processes);
    ExInitializeRundownProtection(&A->Rundown);
    ExInitializeNPagedLookasideList(&A->Requests, NULL, NULL, POOL_NX_ALLOCATION, sizeof(RNDR_REQUEST), RNDR_POOL, 0);
    *Context = A;
    return STATUS_SUCCESS;
}

static DXGKDDI_START_DEVICE RndrStart;
static NTSTATUS RndrStart(IN_CONST_PVOID Context, IN_PDXGK_START_INFO StartInfo, IN_PDXGKRNL_INTERFACE Interface,
                          OUT_PULONG Sources, OUT_PULONG Children)
{
    PRNDR_ADAPTER A = Context;
    DXGK_DEVICE_INFO Info;
    PVOID Va;
    NTSTATUS Status;

    UNREFERENCED_PARAMETER(StartInfo);
    *Sources = *Children = 0;
    A->Interface = *Interface;
    Status = Interface->DxgkCbGetDeviceInformation(Interface->DeviceHandle, &Info);
    if (!NT_SUCCESS(Status))
        return Status;
    for (PCM_PARTIAL_RESOURCE_DESCRIPTOR D = Info.TranslatedResourceList->List->PartialResourceList.PartialDescriptors,
                                         End = D + Info.TranslatedResourceList->List->PartialResourceList.Count;
         D != End; D++) {
        if (D->Type != CmResourceTypeMemory)
            continue;
        Status = Interface->DxgkCbMapMemory(Interface->DeviceHandle, D->u.Memory.Start, D->u.Memory.Length, FALSE,
                                            FALSE, MmNonCached, &Va);
        if (NT_SUCCESS(Status)) {
            A->Mmio = Va;
            A->Doorbell = (volatile ULONG *)((PUCHAR)Va + D->u.Memory.Length - sizeof(ULONG));
        }
        break;
    }
    if (A->Mmio == NULL)
        return STATUS_DEVICE_CONFIGURATION_ERROR;
    WRITE_REGISTER_ULONG((volatile ULONG *)&A->Mmio->Scratch[3], 0xA5A5A5A5);
    ExReInitializeRundownProtection(&A->Rundown);
    return STATUS_SUCCESS;
}

static NTSTATUS RndrStop(IN_CONST_PVOID Context)
{
    PRNDR_ADAPTER A = Context;

    ExWaitForRundownProtectionRelease(&A->Rundown);
    ExRundownCompleted(&A->Rundown);
    A->Interface.DxgkCbUnmapMemory(A->Interface.DeviceHandle, (PVOID)A->Mmio);
    A->Mmio = NULL;
    return STATUS_SUCCESS;
}

static NTSTATUS RndrRemove(IN_CONST_PVOID Context)
{
    PRNDR_ADAPTER A = Context;

    NT_ASSERT(IsListEmpty(&A->Processes));
    ExDeleteNPagedLookasideList(&A->Requests);
    ExDeleteResourceLite(&A->Resource);
    ExFreePoolWithTag(A, RNDR_POOL);
    return STATUS_SUCCESS;
}

static VOID RndrUnload(VOID)
{
    if (RndrRegistryPath.Buffer)
        ExFreePoolWithTag(RndrRegistryPath.Buffer, RNDR_POOL);
}

static NTSTATUS RndrPower(IN_CONST_PVOID Context, ULONG Uid, DEVICE_POWER_STATE State, POWER_ACTION Action)
{
    UNREFERENCED_PARAMETER(Context);
    DbgPrintEx(DPFLTR_IHVVIDEO_ID, DPFLTR_TRACE_LEVEL, "rndr: uid %08x to D%d for %d\n", Uid, State - PowerDeviceD0,
               Action);
    return STATUS_SUCCESS;
}

static BOOLEAN RndrInterrupt(IN_CONST_PVOID Context, ULONG Message)
{
    PRNDR_ADAPTER A = Context;
    DXGKARGCB_NOTIFY_INTERRUPT_DATA Data;
    ULONG Fence;

    UNREFERENCED_PARAMETER(Message);
    if (A->Mmio == NULL || READ_REGISTER_ULONG(A->Doorbell) == 0)
        return FALSE;
    WRITE_REGISTER_ULONG(A->Doorbell, 0);
    Fence = (ULONG)A->Submitted;
    if (Fence != A->Completed) {
        A->Completed = Fence;
        RtlZeroMemory(&Data, sizeof Data);
        Data.InterruptType = DXGK_INTERRUPT_DMA_COMPLETED;
        Data.DmaCompleted.SubmissionFenceId = Fence;
        A->Interface.DxgkCbNotifyInterrupt(A->Interface.DeviceHandle, &Data);
        A->Interface.DxgkCbQueueDpc(A->Interface.DeviceHandle);
    }
    return TRUE;
}

static VOID RndrDpc(IN_CONST_PVOID Context)
{
    PRNDR_ADAPTER A = Context;
    A->Interface.DxgkCbNotifyDpc(A->Interface.DeviceHandle);
}

static NTSTATUS APIENTRY RndrQueryAdapterInfo(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_QUERYADAPTERINFO Q)
{
    UNREFERENCED_PARAMETER(hAdapter);
    if (Q->Type == DXGKQAITYPE_DRIVERCAPS) {
        DXGK_DRIVERCAPS *Caps = Q->pOutputData;

        if (Q->OutputDataSize < sizeof *Caps)
            return STATUS_BUFFER_TOO_SMALL;
        RtlZeroMemory(Caps, sizeof *Caps);
        Caps->WDDMVersion = DXGKDDI_WDDMv2;
        Caps->HighestAcceptableAddress.QuadPart = MAXLONGLONG;
        Caps->SchedulingCaps.MultiEngineAware = TRUE;
        Caps->GpuEngineTopology.NbAsymetricProcessingNodes = 1;
        Caps->PreemptionCaps.GraphicsPreemptionGranularity = D3DKMDT_GRAPHICS_PREEMPTION_DMA_BUFFER_BOUNDARY;
        Caps->PreemptionCaps.ComputePreemptionGranularity = D3DKMDT_COMPUTE_PREEMPTION_DMA_BUFFER_BOUNDARY;
        return STATUS_SUCCESS;
    }
    return STATUS_NOT_SUPPORTED;
}

static NTSTATUS APIENTRY RndrCreateProcess(IN_CONST_PVOID Context, INOUT_PDXGKARG_CREATEPROCESS Args)
{
    PRNDR_ADAPTER A = Context;
    PRNDR_PROCESS P = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof *P, RNDR_POOL);
    KIRQL Irql;

    if (P == NULL)
        return STATUS_NO_MEMORY;
    P->Pid = PsGetCurrentProcessId();
    Irql = ExAcquireSpinLockExclusive(&A->ProcessLock);
    InsertTailList(&A->Processes, &P->Entry);
    ExReleaseSpinLockExclusive(&A->ProcessLock, Irql);
    Args->hKmdProcess = P;
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY RndrDestroyProcess(IN_CONST_PVOID Context, IN_CONST_HANDLE hKmdProcess)
{
    PRNDR_ADAPTER A = Context;
    PRNDR_PROCESS P = hKmdProcess;
    KIRQL Irql = ExAcquireSpinLockExclusive(&A->ProcessLock);

    RemoveEntryList(&P->Entry);
    ExReleaseSpinLockExclusive(&A->ProcessLock, Irql);
    ExFreePoolWithTag(P, RNDR_POOL);
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY RndrCreateDevice(IN_CONST_HANDLE hAdapter, INOUT_PDXGKARG_CREATEDEVICE Args)
{
    PRNDR_DEVICE D = ExAllocatePool2(POOL_FLAG_PAGED, sizeof *D, RNDR_POOL);

    if (!D)
        return STATUS_NO_MEMORY;
    D->Adapter = hAdapter;
    D->Runtime = Args->hDevice;
    D->Process = Args->hKmdProcess;
    if (D->Process)
        InterlockedIncrement(&D->Process->Devices);
    Args->hDevice = D;
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY RndrDestroyDevice(IN_CONST_HANDLE hDevice)
{
    PRNDR_DEVICE D = hDevice;

    if (D->Process)
        InterlockedDecrement(&D->Process->Devices);
    ExFreePoolWithTag(D, RNDR_POOL);
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY RndrCreateContext(IN_CONST_HANDLE hDevice, INOUT_PDXGKARG_CREATECONTEXT Args)
{
    PRNDR_CONTEXT C = ExAllocatePool2(POOL_FLAG_PAGED, sizeof *C, RNDR_POOL);

    if (!C)
        return STATUS_NO_MEMORY;
    C->Device = hDevice;
    RtlZeroMemory(&Args->ContextInfo, sizeof Args->ContextInfo);
    Args->ContextInfo.DmaBufferSize = 4096;
    Args->ContextInfo.DmaBufferPrivateDataSize = 64;
    Args->ContextInfo.AllocationListSize = 4;
    Args->ContextInfo.PatchLocationListSize = 4;
    Args->hContext = C;
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY RndrDestroyContext(IN_CONST_HANDLE hContext)
{
    ExFreePoolWithTag(hContext, RNDR_POOL);
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY RndrRender(IN_CONST_HANDLE hContext, INOUT_PDXGKARG_RENDER Args)
{
    UNREFERENCED_PARAMETER(hContext);
    if (Args->CommandLength > Args->DmaSize)
        return STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER;
    RtlCopyMemory(Args->pDmaBuffer, Args->pCommand, Args->CommandLength);
    Args->pDmaBuffer = (PUCHAR)Args->pDmaBuffer + Args->CommandLength;
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY RndrPatch(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_PATCH Args)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(Args);
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY RndrSubmit(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_SUBMITCOMMAND Args)
{
    PRNDR_ADAPTER A = hAdapter;

    InterlockedExchange(&A->Submitted, (LONG)Args->SubmissionFenceId);
    WRITE_REGISTER_ULONG(A->Doorbell, 1);
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY RndrPreempt(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_PREEMPTCOMMAND Args)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(Args);
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY RndrReset(IN_CONST_HANDLE hAdapter)
{
    PRNDR_ADAPTER A = hAdapter;
    A->Completed = (ULONG)A->Submitted;
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY RndrRestart(IN_CONST_HANDLE hAdapter)
{
    UNREFERENCED_PARAMETER(hAdapter);
    return STATUS_SUCCESS;
}

static NTSTATUS APIENTRY RndrFence(IN_CONST_HANDLE hAdapter, INOUT_PDXGKARG_QUERYCURRENTFENCE Args)
{
    Args->CurrentFence = ((PRNDR_ADAPTER)hAdapter)->Completed;
    return STATUS_SUCCESS;
}

static UINT64 RndrChecksum(const UCHAR *Bytes, ULONG Length)
{
    UINT64 Sum = 0;
    ULONG Index = 0;

    while (Index < Length)
        Sum = RotateLeft64(Sum, 5) ^ Bytes[Index++];
    return Sum;
}

static NTSTATUS RndrMdl(PRNDR_PACKET Packet, ULONG Size)
{
    PVOID Block = ExAllocatePool2(POOL_FLAG_NON_PAGED, PAGE_SIZE, RNDR_POOL);
    PMDL Mdl = Block ? IoAllocateMdl(Block, PAGE_SIZE, FALSE, FALSE, NULL) : NULL;
    NTSTATUS Status = STATUS_NO_MEMORY;
    PUCHAR Va;

    if (Mdl != NULL) {
        MmBuildMdlForNonPagedPool(Mdl);
        Va = MmGetSystemAddressForMdlSafe(Mdl, NormalPagePriority | MdlMappingNoExecute);
        if (Va != NULL) {
            RtlFillMemory(Va, PAGE_SIZE, 0x11);
            RtlCopyMemory(Va, Packet, Size);
            Packet->Body.Result = RndrChecksum(Block, Size);
            Packet->Body.Extra[0] = MmGetMdlByteCount(Mdl);
            Packet->Body.Extra[1] =
                (UINT32)ADDRESS_AND_SIZE_TO_SPAN_PAGES(MmGetMdlVirtualAddress(Mdl), MmGetMdlByteCount(Mdl));
            Status = STATUS_SUCCESS;
        }
        IoFreeMdl(Mdl);
    }
    if (Block)
        ExFreePool(Block);
    return Status;
}

static DXGKDDI_ESCAPE RndrEscape;
static NTSTATUS APIENTRY RndrEscape(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_ESCAPE Args)
{
    PRNDR_ADAPTER A = hAdapter;
    PRNDR_PACKET Packet = Args->pPrivateDriverData;
    PRNDR_REQUEST Request;
    PLIST_ENTRY Link;
    NTSTATUS Status = STATUS_SUCCESS;
    KIRQL Irql;

    if (A->Magic != RNDR_MAGIC)
        KeBugCheckEx(VIDEO_DRIVER_INIT_FAILURE, (ULONG_PTR)A, 0, 0, 0);
    if (Packet == NULL || Args->PrivateDriverDataSize < sizeof(RNDR_PACKET))
        return STATUS_BUFFER_TOO_SMALL;
    if (!ExAcquireRundownProtection(&A->Rundown))
        return STATUS_DELETE_PENDING;
    InterlockedIncrement64(&A->Requested);

    KeEnterCriticalRegion();
    ExAcquireResourceSharedLite(&A->Resource, TRUE);
    switch (Packet->Header.Operation) {
    case RndrOpProcesses:
        Packet->Body.Extra[0] = Packet->Body.Extra[1] = 0;
        Irql = ExAcquireSpinLockShared(&A->ProcessLock);
        for (Link = A->Processes.Flink; Link != &A->Processes; Link = Link->Flink) {
            Packet->Body.Extra[0]++;
            Packet->Body.Extra[1] += CONTAINING_RECORD(Link, RNDR_PROCESS, Entry)->Pid == PsGetCurrentProcessId();
        }
        ExReleaseSpinLockShared(&A->ProcessLock, Irql);
        break;
    case RndrOpChecksum:
        if (Packet->Header.Length > sizeof Request->Copy || Packet->Header.Length > Args->PrivateDriverDataSize) {
            Status = STATUS_INVALID_BUFFER_SIZE;
            break;
        }
        Request = ExAllocateFromNPagedLookasideList(&A->Requests);
        if (Request == NULL) {
            Status = STATUS_NO_MEMORY;
            break;
        }
        RtlCopyMemory(Request->Copy, Packet, Packet->Header.Length);
        Packet->Body.Result = RndrChecksum(Request->Copy, Packet->Header.Length);
        ExFreeToNPagedLookasideList(&A->Requests, Request);
        break;
    case RndrOpMdl:
        Status = RndrMdl(Packet, sizeof Packet->Header);
        break;
    case RndrOpStats:
        Packet->Body.Result = READ_REGISTER_ULONG((volatile ULONG *)&A->Mmio->Scratch[3]);
        Packet->Body.Extra[0] = (UINT32)A->Requested;
        Packet->Body.Extra[1] = KeQueryActiveProcessorCountEx(ALL_PROCESSOR_GROUPS) > 0;
        break;
    default:
        Status = STATUS_PRIVILEGED_INSTRUCTION;
        break;
    }
    ExReleaseResourceLite(&A->Resource);
    KeLeaveCriticalRegion();
    ExReleaseRundownProtection(&A->Rundown);
    return Status;
}

DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    DRIVER_INITIALIZATION_DATA Init = {DXGKDDI_INTERFACE_VERSION};
    NTSTATUS Status = RndrSaveRegistryPath(RegistryPath);

    if (!NT_SUCCESS(Status))
        return Status;
    RndrDriverObject = DriverObject;
    Init.DxgkDdiAddDevice = RndrAddDevice;
    Init.DxgkDdiStartDevice = RndrStart;
    Init.DxgkDdiStopDevice = RndrStop;
    Init.DxgkDdiRemoveDevice = RndrRemove;
    Init.DxgkDdiUnload = RndrUnload;
    Init.DxgkDdiSetPowerState = RndrPower;
    Init.DxgkDdiInterruptRoutine = RndrInterrupt;
    Init.DxgkDdiDpcRoutine = RndrDpc;
    Init.DxgkDdiQueryAdapterInfo = RndrQueryAdapterInfo;
    Init.DxgkDdiCreateProcess = RndrCreateProcess;
    Init.DxgkDdiDestroyProcess = RndrDestroyProcess;
    Init.DxgkDdiCreateDevice = RndrCreateDevice;
    Init.DxgkDdiDestroyDevice = RndrDestroyDevice;
    Init.DxgkDdiCreateContext = RndrCreateContext;
    Init.DxgkDdiDestroyContext = RndrDestroyContext;
    Init.DxgkDdiRender = RndrRender;
    Init.DxgkDdiPatch = RndrPatch;
    Init.DxgkDdiSubmitCommand = RndrSubmit;
    Init.DxgkDdiPreemptCommand = RndrPreempt;
    Init.DxgkDdiResetFromTimeout = RndrReset;
    Init.DxgkDdiRestartFromTimeout = RndrRestart;
    Init.DxgkDdiQueryCurrentFence = RndrFence;
    Init.DxgkDdiEscape = RndrEscape;
    Status = DxgkInitialize(DriverObject, RegistryPath, &Init);
    if (!NT_SUCCESS(Status))
        RndrUnload();
    return Status;
}
