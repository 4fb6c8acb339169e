/*
 * irp.c: requests – allocated, built, sent down a stack of devices, completed back up it, and cancelled.
 *
 * They are pool blocks, so that one that is never freed is among what the driver left behind.
 */
#include "nt/irp.h"
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/systhread.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <ntifs.h>
#include <ntstatus.h>
#include <string.h>

enum { IRP_TAG = 0x20707249 /* "Irp " */, BUFFER_TAG = 0x62737249 /* "Irsb" */ };

/* AllocationFlags: the kernel's own byte of an IRP. */
enum { IS_BUILT = 1, IS_SYNCHRONOUS = 2 };

static PIO_STACK_LOCATION locations_of(PIRP irp)
{
    return (PIO_STACK_LOCATION)(irp + 1);
}

static void require_at_most_dispatch(const void *routine)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, routine, "an IRP is used at DISPATCH_LEVEL or below");
}

/* ------------------------------------------------------------------------------------------------- life of an IRP */

void NTAPI IoInitializeIrp(PIRP Irp, USHORT PacketSize, CCHAR StackSize)
{
    require_at_most_dispatch((const void *)IoInitializeIrp);
    memset(Irp, 0, PacketSize);
    Irp->Type = IO_TYPE_IRP;
    Irp->Size = PacketSize;
    Irp->StackCount = (CHAR)StackSize;
    Irp->CurrentLocation = (CHAR)(StackSize + 1);
    InitializeListHead(&Irp->ThreadListEntry);
    Irp->Tail.Overlay.CurrentStackLocation = locations_of(Irp) + StackSize;
}

PIRP NTAPI IoAllocateIrp(CCHAR StackSize, BOOLEAN ChargeQuota)
{
    (void)ChargeQuota;
    require_at_most_dispatch((const void *)IoAllocateIrp);
    if (StackSize <= 0) {
        return NULL;
    }
    USHORT bytes = IoSizeOfIrp((USHORT)StackSize);
    PIRP irp = ExAllocatePool2(POOL_FLAG_NON_PAGED, bytes, IRP_TAG);
    if (irp) {
        IoInitializeIrp(irp, bytes, StackSize);
    }
    return irp;
}

PIRP NTAPI IoAllocateIrpEx(PDEVICE_OBJECT DeviceObject, CCHAR StackSize, BOOLEAN ChargeQuota)
{
    (void)DeviceObject; /* it may want an extension, which none here does */
    return IoAllocateIrp(StackSize, ChargeQuota);
}

USHORT NTAPI IoSizeOfIrpEx(PDEVICE_OBJECT DeviceObject, CCHAR StackSize)
{
    (void)DeviceObject;
    return IoSizeOfIrp((USHORT)StackSize);
}

void NTAPI IoInitializeIrpEx(PIRP Irp, PDEVICE_OBJECT DeviceObject, USHORT PacketSize, CCHAR StackSize)
{
    (void)DeviceObject;
    IoInitializeIrp(Irp, PacketSize, StackSize);
}

void NTAPI IoReuseIrp(PIRP Irp, NTSTATUS Iostatus)
{
    UCHAR flags = Irp->AllocationFlags;
    require_at_most_dispatch((const void *)IoReuseIrp);
    IoInitializeIrp(Irp, Irp->Size, (CCHAR)Irp->StackCount);
    Irp->AllocationFlags = flags;
    Irp->IoStatus.Status = Iostatus;
}

/* What the kernel put into a request that it built. */
static void free_buffers(PIRP irp)
{
    for (PMDL mdl = irp->MdlAddress; mdl && (irp->AllocationFlags & IS_BUILT) != 0;) {
        PMDL next = mdl->Next;
        if ((mdl->MdlFlags & MDL_PAGES_LOCKED) != 0) {
            MmUnlockPages(mdl);
        }
        IoFreeMdl(mdl);
        mdl = next;
    }
    if ((irp->Flags & IRP_DEALLOCATE_BUFFER) != 0) {
        ExFreePoolWithTag(irp->AssociatedIrp.SystemBuffer, BUFFER_TAG);
        irp->Flags &= ~(ULONG)IRP_DEALLOCATE_BUFFER;
    }
}

void NTAPI IoFreeIrp(PIRP Irp)
{
    require_at_most_dispatch((const void *)IoFreeIrp);
    if (Irp->Type != IO_TYPE_IRP) {
        nt_bugcheck(MULTIPLE_IRP_COMPLETE_REQUESTS, (uint64_t)(uintptr_t)Irp, 0, 0, 0,
                    "IoFreeIrp of what is no IRP, or was freed already");
    }
    free_buffers(Irp);
    Irp->Type = 0;
    ExFreePoolWithTag(Irp, IRP_TAG);
}

/* -------------------------------------------------------------------------------------------------------- building */

static bool lock_buffer(PIRP irp, PVOID buffer, ULONG length, LOCK_OPERATION operation)
{
    if (length == 0) {
        return true;
    }
    irp->MdlAddress = IoAllocateMdl(buffer, length, FALSE, FALSE, NULL);
    if (!irp->MdlAddress) {
        return false;
    }
    MmProbeAndLockPages(irp->MdlAddress, KernelMode, operation);
    return true;
}

static bool copy_buffer(PIRP irp, const void *from, ULONG from_bytes, ULONG bytes)
{
    if (bytes == 0) {
        return true;
    }
    irp->AssociatedIrp.SystemBuffer = ExAllocatePool2(POOL_FLAG_NON_PAGED, bytes, BUFFER_TAG);
    if (!irp->AssociatedIrp.SystemBuffer) {
        return false;
    }
    irp->Flags |= IRP_BUFFERED_IO | IRP_DEALLOCATE_BUFFER;
    if (from_bytes > 0) {
        memcpy(irp->AssociatedIrp.SystemBuffer, from, from_bytes);
    }
    return true;
}

static PIRP begin_request(PDEVICE_OBJECT device, UCHAR flags)
{
    PIRP irp = IoAllocateIrp(device->StackSize, FALSE);
    if (irp) {
        irp->AllocationFlags = flags;
        irp->RequestorMode = KernelMode;
        irp->Tail.Overlay.Thread = (PETHREAD)nt_thread_object();
    }
    return irp;
}

/* The buffers of a device control, by the two low bits of its code. */
static bool give_control_buffers(PIRP irp, ULONG code, PVOID in, ULONG in_bytes, PVOID out, ULONG out_bytes)
{
    PIO_STACK_LOCATION stack = IoGetNextIrpStackLocation(irp);
    switch (code & 3) {
    case METHOD_BUFFERED:
        irp->UserBuffer = out;
        if (out_bytes > 0) {
            irp->Flags |= IRP_INPUT_OPERATION;
        }
        return copy_buffer(irp, in, in_bytes, in_bytes > out_bytes ? in_bytes : out_bytes);
    case METHOD_IN_DIRECT:
    case METHOD_OUT_DIRECT:
        return copy_buffer(irp, in, in_bytes, in_bytes) &&
               lock_buffer(irp, out, out_bytes, (code & 3) == METHOD_IN_DIRECT ? IoReadAccess : IoWriteAccess);
    default:
        stack->Parameters.DeviceIoControl.Type3InputBuffer = in;
        irp->UserBuffer = out;
        return true;
    }
}

PIRP NTAPI IoBuildDeviceIoControlRequest(ULONG IoControlCode, PDEVICE_OBJECT DeviceObject, PVOID InputBuffer,
                                         ULONG InputBufferLength, PVOID OutputBuffer, ULONG OutputBufferLength,
                                         BOOLEAN InternalDeviceIoControl, PKEVENT Event, PIO_STATUS_BLOCK IoStatusBlock)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)IoBuildDeviceIoControlRequest,
                            "IoBuildDeviceIoControlRequest is called at PASSIVE_LEVEL");
    PIRP irp = begin_request(DeviceObject, IS_BUILT | IS_SYNCHRONOUS);
    if (!irp) {
        return NULL;
    }
    PIO_STACK_LOCATION stack = IoGetNextIrpStackLocation(irp);
    stack->MajorFunction = InternalDeviceIoControl ? IRP_MJ_INTERNAL_DEVICE_CONTROL : IRP_MJ_DEVICE_CONTROL;
    stack->Parameters.DeviceIoControl.IoControlCode = IoControlCode;
    stack->Parameters.DeviceIoControl.InputBufferLength = InputBufferLength;
    stack->Parameters.DeviceIoControl.OutputBufferLength = OutputBufferLength;
    irp->UserEvent = Event;
    irp->UserIosb = IoStatusBlock;
    if (!give_control_buffers(irp, IoControlCode, InputBuffer, InputBufferLength, OutputBuffer, OutputBufferLength)) {
        IoFreeIrp(irp);
        return NULL;
    }
    return irp;
}

/* The buffer of a read or write, as the device's flags want it. */
static bool give_transfer_buffer(PIRP irp, PDEVICE_OBJECT device, bool writes, PVOID buffer, ULONG length)
{
    if ((device->Flags & DO_BUFFERED_IO) != 0) {
        irp->UserBuffer = writes ? NULL : buffer;
        irp->Flags |= writes ? 0 : IRP_INPUT_OPERATION;
        return copy_buffer(irp, buffer, writes ? length : 0, length);
    }
    if ((device->Flags & DO_DIRECT_IO) != 0) {
        return lock_buffer(irp, buffer, length, writes ? IoReadAccess : IoWriteAccess);
    }
    irp->UserBuffer = buffer;
    return true;
}

static PIRP build_fsd_request(ULONG major, PDEVICE_OBJECT device, PVOID buffer, ULONG length,
                              const LARGE_INTEGER *offset, PIO_STATUS_BLOCK status, UCHAR flags)
{
    bool transfers = major == IRP_MJ_READ || major == IRP_MJ_WRITE;
    PIRP irp = major <= IRP_MJ_MAXIMUM_FUNCTION ? begin_request(device, flags) : NULL;
    if (!irp) {
        return NULL;
    }
    PIO_STACK_LOCATION stack = IoGetNextIrpStackLocation(irp);
    stack->MajorFunction = (UCHAR)major;
    irp->UserIosb = status;
    if (transfers) {
        stack->Parameters.Read.Length = length; /* where a write has it too */
        stack->Parameters.Read.ByteOffset.QuadPart = offset ? offset->QuadPart : 0;
        if (!give_transfer_buffer(irp, device, major == IRP_MJ_WRITE, buffer, length)) {
            IoFreeIrp(irp);
            return NULL;
        }
    }
    return irp;
}

PIRP NTAPI IoBuildSynchronousFsdRequest(ULONG MajorFunction, PDEVICE_OBJECT DeviceObject, PVOID Buffer, ULONG Length,
                                        PLARGE_INTEGER StartingOffset, PKEVENT Event, PIO_STATUS_BLOCK IoStatusBlock)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)IoBuildSynchronousFsdRequest,
                            "IoBuildSynchronousFsdRequest is called at PASSIVE_LEVEL");
    PIRP irp = build_fsd_request(MajorFunction, DeviceObject, Buffer, Length, StartingOffset, IoStatusBlock,
                                 IS_BUILT | IS_SYNCHRONOUS);
    if (irp) {
        irp->UserEvent = Event;
    }
    return irp;
}

PIRP NTAPI IoBuildAsynchronousFsdRequest(ULONG MajorFunction, PDEVICE_OBJECT DeviceObject, PVOID Buffer, ULONG Length,
                                         PLARGE_INTEGER StartingOffset, PIO_STATUS_BLOCK IoStatusBlock)
{
    require_at_most_dispatch((const void *)IoBuildAsynchronousFsdRequest);
    return build_fsd_request(MajorFunction, DeviceObject, Buffer, Length, StartingOffset, IoStatusBlock, IS_BUILT);
}

/* ------------------------------------------------------------------------------------------------------- finishing */

/* What a device read, from the buffer that it saw into the one that was asked for. */
static void copy_back(PIRP irp)
{
    const ULONG both = IRP_BUFFERED_IO | IRP_INPUT_OPERATION;
    if ((irp->Flags & both) == both && !NT_ERROR(irp->IoStatus.Status) && irp->IoStatus.Information > 0) {
        memcpy(irp->UserBuffer, irp->AssociatedIrp.SystemBuffer, irp->IoStatus.Information);
    }
}

void nt_irp_finish(PIRP irp)
{
    PKEVENT event = irp->UserEvent;
    UCHAR flags = irp->AllocationFlags;
    if ((flags & IS_BUILT) != 0) {
        copy_back(irp);
    }
    if (irp->UserIosb) {
        *irp->UserIosb = irp->IoStatus;
    }
    if ((flags & IS_SYNCHRONOUS) != 0) {
        IoFreeIrp(irp);
    }
    if (event) {
        KeSetEvent(event, IO_NO_INCREMENT, FALSE);
    }
}

static const struct nt_export rows[] = {
    NT_EXPORT(IoInitializeIrp),
    NT_EXPORT(IoInitializeIrpEx),
    NT_EXPORT(IoAllocateIrp),
    NT_EXPORT(IoAllocateIrpEx),
    NT_EXPORT(IoSizeOfIrpEx),
    NT_EXPORT(IoReuseIrp),
    NT_EXPORT(IoFreeIrp),
    NT_EXPORT(IoBuildDeviceIoControlRequest),
    NT_EXPORT(IoBuildSynchronousFsdRequest),
    NT_EXPORT(IoBuildAsynchronousFsdRequest),
};
const struct nt_export_table nt_irp_exports = NT_EXPORT_TABLE(rows);
