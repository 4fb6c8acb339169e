/*
 * VISTA.C - an old miniport as a stranger writes it: the interface version of Windows Vista, declarations first, the
 * IN_ and OUT_ types, a system thread with a mutex, a semaphore and events, registers in bytes and words.
 */
#define DXGKDDI_INTERFACE_VERSION DXGKDDI_INTERFACE_VERSION_VISTA

#include "ntddk.h"
#include "windef.h"
#include "wingdi.h"
#include "D3dKmddi.h"
#include "d3dkmthk.h"
#include "DISPMPRT.H"

#include "stdarg.h"
#include "stdio.h"

#define VT_TAG 'TSIV'

typedef struct _VT_EXT {
    PDEVICE_OBJECT  pPDO;
    DXGK_START_INFO Start;
    DXGKRNL_INTERFACE If;
    DXGK_DEVICE_INFO Info;
    PVOID           Bar;
    ULONG           BarSize;
    KSPIN_LOCK      Lock;
    ULONG           Seq;
    PVOID           Thread;
    KEVENT          Stop;
    KSEMAPHORE      Work;
    KMUTEX          Busy;
    KEVENT          Done;
    LONG            Handled;
    ULONG           Input;
    ULONG           Output;
} VT_EXT, *PVT_EXT;

NTSTATUS DriverEntry(IN PDRIVER_OBJECT DriverObject, IN PUNICODE_STRING RegistryPath);

static NTSTATUS VtAddDevice(IN_CONST_PDEVICE_OBJECT PhysicalDeviceObject, OUT_PPVOID MiniportDeviceContext);
static VOID VtThread(IN PVOID Context);

#pragma code_seg("PAGE")

static NTSTATUS VtAddDevice(IN_CONST_PDEVICE_OBJECT PhysicalDeviceObject, OUT_PPVOID MiniportDeviceContext)
{
    PVT_EXT ext;

    PAGED_CODE();
    ext = ExAllocatePoolWithTag(NonPagedPool, sizeof(VT_EXT), VT_TAG);
    if (ext == NULL)
        return STATUS_NO_MEMORY;
    RtlZeroMemory(ext, sizeof(VT_EXT));
    ext->pPDO = PhysicalDeviceObject;
    KeInitializeSpinLock(&ext->Lock);
    KeInitializeEvent(&ext->Stop, NotificationEvent, FALSE);
    KeInitializeEvent(&ext->Done, SynchronizationEvent, FALSE);
    KeInitializeSemaphore(&ext->Work, 0, MAXLONG);
    KeInitializeMutex(&ext->Busy, 0);
    *MiniportDeviceContext = ext;
    return STATUS_SUCCESS;
}

static NTSTATUS VtStart(IN_CONST_PVOID ctx, IN_PDXGK_START_INFO si, IN_PDXGKRNL_INTERFACE ki,
                        OUT_PULONG sources, OUT_PULONG children)
{
    PVT_EXT ext = ctx;
    ULONG i;
    PCM_FULL_RESOURCE_DESCRIPTOR full;
    PCM_PARTIAL_RESOURCE_DESCRIPTOR part;
    HANDLE h;
    OBJECT_ATTRIBUTES oa;
    NTSTATUS st;

    ext->Start = *si;
    ext->If = *ki;
    if (ki->Size < sizeof(DXGKRNL_INTERFACE) || ki->Version != DXGKDDI_INTERFACE_VERSION)
        return STATUS_REVISION_MISMATCH;
    st = ki->DxgkCbGetDeviceInformation(ki->DeviceHandle, &ext->Info);
    if (!NT_SUCCESS(st))
        return st;
    full = &ext->Info.TranslatedResourceList->List[0];
    for (i = 0; i < full->PartialResourceList.Count; ++i) {
        part = full->PartialResourceList.PartialDescriptors + i;
        if (part->Type == CmResourceTypeMemory && ext->Bar == NULL) {
            st = ki->DxgkCbMapMemory(ki->DeviceHandle, part->u.Memory.Start, part->u.Memory.Length, FALSE, FALSE,
                                     MmNonCached, &ext->Bar);
            if (!NT_SUCCESS(st))
                return st;
            ext->BarSize = part->u.Memory.Length;
        }
    }
    InitializeObjectAttributes(&oa, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    st = PsCreateSystemThread(&h, THREAD_ALL_ACCESS, &oa, NULL, NULL, VtThread, ext);
    if (!NT_SUCCESS(st)) {
        ki->DxgkCbUnmapMemory(ki->DeviceHandle, ext->Bar);
        ext->Bar = NULL;
        return st;
    }
    ObReferenceObjectByHandle(h, THREAD_ALL_ACCESS, NULL, KernelMode, &ext->Thread, NULL);
    ZwClose(h);
    *sources = 0;
    *children = 0;
    return STATUS_SUCCESS;
}

static NTSTATUS VtStop(IN_CONST_PVOID ctx)
{
    PVT_EXT ext = ctx;

    KeSetEvent(&ext->Stop, 0, FALSE);
    KeWaitForSingleObject(ext->Thread, Executive, KernelMode, FALSE, NULL);
    ObDereferenceObject(ext->Thread);
    ext->Thread = NULL;
    KeClearEvent(&ext->Stop);
    ext->If.DxgkCbUnmapMemory(ext->If.DeviceHandle, ext->Bar);
    ext->Bar = NULL;
    return STATUS_SUCCESS;
}

static NTSTATUS VtRemove(IN_CONST_PVOID ctx)
{
    ExFreePoolWithTag(ctx, VT_TAG);
    return STATUS_SUCCESS;
}

static VOID VtUnload(VOID)
{
    PAGED_CODE();
}

static VOID VtThread(IN PVOID Context)
{
    PVT_EXT ext = Context;
    PVOID objects[2];
    NTSTATUS st;
    LARGE_INTEGER now;

    KeSetPriorityThread(KeGetCurrentThread(), LOW_REALTIME_PRIORITY);
    objects[0] = &ext->Stop;
    objects[1] = &ext->Work;
    for (;;) {
        st = KeWaitForMultipleObjects(2, objects, WaitAny, Executive, KernelMode, FALSE, NULL, NULL);
        if (st == STATUS_WAIT_0)
            break;
        KeQuerySystemTime(&now);
        ext->Output = ext->Input * 3 + 1;
        InterlockedIncrement(&ext->Handled);
        KeSetEvent(&ext->Done, IO_NO_INCREMENT, FALSE);
    }
    PsTerminateSystemThread(STATUS_SUCCESS);
}

static NTSTATUS VtIo(IN_CONST_PVOID ctx, IN_ULONG src, IN_PVIDEO_REQUEST_PACKET vrp)
{
    return STATUS_UNSUCCESSFUL;
}

static NTSTATUS VtChildren(IN_CONST_PVOID ctx, INOUT_PDXGK_CHILD_DESCRIPTOR rel, IN_ULONG size)
{
    return STATUS_SUCCESS;
}

static NTSTATUS VtChildStatus(IN_CONST_PVOID ctx, INOUT_PDXGK_CHILD_STATUS s, IN_BOOLEAN nd)
{
    return STATUS_SUCCESS;
}

static NTSTATUS VtDescriptor(IN_CONST_PVOID ctx, IN_ULONG uid, INOUT_PDXGK_DEVICE_DESCRIPTOR d)
{
    return STATUS_MONITOR_NO_DESCRIPTOR;
}

static NTSTATUS VtPower(IN_CONST_PVOID ctx, IN_ULONG hw, IN_DEVICE_POWER_STATE st, IN_POWER_ACTION a)
{
    return STATUS_SUCCESS;
}

#pragma code_seg()

static BOOLEAN VtIsr(IN_CONST_PVOID ctx, IN_ULONG n)
{
    return FALSE;
}

static VOID VtDpc(IN_CONST_PVOID ctx)
{
    PVT_EXT ext = ctx;

    ext->If.DxgkCbNotifyDpc(ext->If.DeviceHandle);
}

static VOID VtReset(IN_CONST_PVOID ctx)
{
}

static NTSTATUS APIENTRY VtQueryAdapterInfo(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_QUERYADAPTERINFO q)
{
    DXGK_DRIVERCAPS *caps;

    switch (q->Type) {
    case DXGKQAITYPE_DRIVERCAPS:
        caps = q->pOutputData;
        if (q->OutputDataSize < sizeof *caps)
            return STATUS_INVALID_PARAMETER;
        memset(caps, 0, sizeof *caps);
        caps->HighestAcceptableAddress.QuadPart = (ULONGLONG)-1;
        caps->MaxPointerWidth = 32;
        caps->MaxPointerHeight = 32;
        caps->SchedulingCaps.MultiEngineAware = 1;
        caps->GpuEngineTopology.NbAsymetricProcessingNodes = 1;
        return STATUS_SUCCESS;
    case DXGKQAITYPE_QUERYSEGMENT: {
        DXGK_QUERYSEGMENTOUT *out = q->pOutputData;
        if (out->pSegmentDescriptor == NULL) {
            out->NbSegment = 1;
            return STATUS_SUCCESS;
        }
        out->pSegmentDescriptor[0].BaseAddress.QuadPart = 0;
        out->pSegmentDescriptor[0].Size = 1 << 20;
        out->pSegmentDescriptor[0].CommitLimit = 1 << 20;
        out->pSegmentDescriptor[0].Flags.Aperture = 1;
        out->PagingBufferSize = 4096;
        out->PagingBufferSegmentId = 0;
        return STATUS_SUCCESS;
    }
    }
    return STATUS_NOT_SUPPORTED;
}

static NTSTATUS APIENTRY VtEscape(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_ESCAPE e)
{
    PVT_EXT ext = hAdapter;
    ULONG *p = e->pPrivateDriverData;
    KIRQL irql;
    LARGE_INTEGER timeout;
    NTSTATUS st;
    CHAR line[64];

    if (e->PrivateDriverDataSize != 16)
        return STATUS_INVALID_PARAMETER;
    switch (p[0]) {
    case 0: /* sequence number */
        KeAcquireSpinLock(&ext->Lock, &irql);
        p[1] = ++ext->Seq;
        p[2] = irql;
        p[3] = KeGetCurrentIrql();
        KeReleaseSpinLock(&ext->Lock, irql);
        return STATUS_SUCCESS;
    case 1: /* the thread computes */
        KeWaitForMutexObject(&ext->Busy, Executive, KernelMode, FALSE, NULL);
        ext->Input = p[1];
        KeReleaseSemaphore(&ext->Work, 0, 1, FALSE);
        timeout.QuadPart = Int32x32To64(5000, -10000);
        st = KeWaitForSingleObject(&ext->Done, Executive, KernelMode, FALSE, &timeout);
        p[2] = ext->Output;
        p[3] = (ULONG)ext->Handled;
        KeReleaseMutex(&ext->Busy, FALSE);
        return st == STATUS_SUCCESS ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
    case 2: /* byte and word accesses */
        if (p[1] >= ext->BarSize - 8)
            return STATUS_INVALID_PARAMETER;
        WRITE_REGISTER_UCHAR((PUCHAR)ext->Bar + p[1], (UCHAR)p[2]);
        WRITE_REGISTER_USHORT((PUSHORT)((PUCHAR)ext->Bar + (p[1] & ~1u) + 2), (USHORT)(p[2] >> 16));
        p[3] = READ_REGISTER_ULONG((PULONG)((PUCHAR)ext->Bar + (p[1] & ~3u)));
        return STATUS_SUCCESS;
    case 3: /* text */
        if (_snprintf(line, sizeof line, "%s:%d:%c", "vista", 6, 'x') < 0)
            return STATUS_UNSUCCESSFUL;
        strncpy((char *)&p[1], line, 12);
        return STATUS_SUCCESS;
    default:
        return STATUS_ILLEGAL_INSTRUCTION;
    }
}

NTSTATUS DriverEntry(IN PDRIVER_OBJECT DriverObject, IN PUNICODE_STRING RegistryPath)
{
    DRIVER_INITIALIZATION_DATA d = {0};

    d.Version = DXGKDDI_INTERFACE_VERSION;
    d.DxgkDdiAddDevice = VtAddDevice;
    d.DxgkDdiStartDevice = VtStart;
    d.DxgkDdiStopDevice = VtStop;
    d.DxgkDdiRemoveDevice = VtRemove;
    d.DxgkDdiDispatchIoRequest = VtIo;
    d.DxgkDdiInterruptRoutine = VtIsr;
    d.DxgkDdiDpcRoutine = VtDpc;
    d.DxgkDdiQueryChildRelations = VtChildren;
    d.DxgkDdiQueryChildStatus = VtChildStatus;
    d.DxgkDdiQueryDeviceDescriptor = VtDescriptor;
    d.DxgkDdiSetPowerState = VtPower;
    d.DxgkDdiResetDevice = VtReset;
    d.DxgkDdiUnload = VtUnload;
    d.DxgkDdiQueryAdapterInfo = VtQueryAdapterInfo;
    d.DxgkDdiEscape = VtEscape;
    return DxgkInitialize(DriverObject, RegistryPath, &d);
}
