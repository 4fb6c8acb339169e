/*
 * irp_send.c: a request's way down a stack of devices, up again through completion routines, and its cancellation.
 */
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/irp.h"
#include "nt/object.h"
#include "nt/process.h"
#include "nt/systhread.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <ntifs.h>
#include <ntstatus.h>

NTSTATUS NTAPI IofCallDriver(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)IofCallDriver,
                            "IoCallDriver is called at DISPATCH_LEVEL or below");
    if (Irp->CurrentLocation <= 1) {
        nt_bugcheck(NO_MORE_IRP_STACK_LOCATIONS, (uint64_t)(uintptr_t)Irp, 0, 0, 0,
                    "IoCallDriver with an IRP whose stack locations are used up");
    }
    IoSetNextIrpStackLocation(Irp);
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    stack->DeviceObject = DeviceObject;
    if (!DeviceObject->DriverObject || stack->MajorFunction > IRP_MJ_MAXIMUM_FUNCTION) {
        Irp->IoStatus.Status = STATUS_INVALID_DEVICE_REQUEST;
        Irp->IoStatus.Information = 0;
        IofCompleteRequest(Irp, IO_NO_INCREMENT);
        return STATUS_INVALID_DEVICE_REQUEST;
    }
    return DeviceObject->DriverObject->MajorFunction[stack->MajorFunction](DeviceObject, Irp);
}

NTSTATUS NTAPI PoCallDriver(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    return IofCallDriver(DeviceObject, Irp);
}

/* From Windows Vista on there is nothing to do. */
void NTAPI PoStartNextPowerIrp(PIRP Irp)
{
    (void)Irp;
}

/* ---------------------------------------------------------------------------------------------------- completing */

static bool wants_completion(const IO_STACK_LOCATION *stack, const IRP *irp)
{
    UCHAR on = NT_SUCCESS(irp->IoStatus.Status) ? SL_INVOKE_ON_SUCCESS : SL_INVOKE_ON_ERROR;
    on |= irp->Cancel ? SL_INVOKE_ON_CANCEL : 0;
    return stack->CompletionRoutine && (stack->Control & on) != 0;
}

void NTAPI IofCompleteRequest(PIRP Irp, CCHAR PriorityBoost)
{
    (void)PriorityBoost;
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)IofCompleteRequest,
                            "IoCompleteRequest is called at DISPATCH_LEVEL or below");
    if (Irp->Type != IO_TYPE_IRP || Irp->CurrentLocation > Irp->StackCount + 1) {
        nt_bugcheck(MULTIPLE_IRP_COMPLETE_REQUESTS, (uint64_t)(uintptr_t)Irp, 0, 0, 0,
                    "an IRP is completed that was completed already");
    }
    if (Irp->CancelRoutine) {
        nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, 0xC9, (uint64_t)(uintptr_t)Irp->CancelRoutine,
                    (uint64_t)(uintptr_t)Irp, 0, "an IRP is completed that has a cancel routine still");
    }
    for (; Irp->CurrentLocation <= Irp->StackCount;) {
        PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
        Irp->PendingReturned = (stack->Control & SL_PENDING_RETURNED) != 0;
        IoSkipCurrentIrpStackLocation(Irp);
        bool is_top = Irp->CurrentLocation > Irp->StackCount;
        PDEVICE_OBJECT device = is_top ? NULL : IoGetCurrentIrpStackLocation(Irp)->DeviceObject;
        if (wants_completion(stack, Irp)) {
            NTSTATUS status = stack->CompletionRoutine(device, Irp, stack->Context);
            if (status == STATUS_MORE_PROCESSING_REQUIRED) {
                return;
            }
        } else if (Irp->PendingReturned && !is_top) {
            IoMarkIrpPending(Irp);
        }
    }
    Irp->CurrentLocation++; /* a second completion is seen */
    nt_irp_finish(Irp);
}

/* ------------------------------------------------------------------------------------------------- synchronously */

static NTSTATUS NTAPI on_completion(PDEVICE_OBJECT device, PIRP irp, PVOID context)
{
    (void)device;
    if (irp->PendingReturned) {
        KeSetEvent(context, IO_NO_INCREMENT, FALSE);
    }
    return STATUS_MORE_PROCESSING_REQUIRED;
}

static NTSTATUS send_and_wait(PDEVICE_OBJECT device, PIRP irp)
{
    KEVENT event;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    IoSetCompletionRoutine(irp, on_completion, &event, TRUE, TRUE, TRUE);
    NTSTATUS status = IofCallDriver(device, irp);
    if (status == STATUS_PENDING) {
        KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
        status = irp->IoStatus.Status;
    }
    return status;
}

BOOLEAN NTAPI IoForwardIrpSynchronously(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)IoForwardIrpSynchronously,
                            "IoForwardIrpSynchronously is called at APC_LEVEL or below");
    if (Irp->CurrentLocation <= 1) {
        return FALSE;
    }
    IoCopyCurrentIrpStackLocationToNext(Irp);
    send_and_wait(DeviceObject, Irp);
    return TRUE;
}

NTSTATUS NTAPI IoSynchronousCallDriver(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)IoSynchronousCallDriver,
                            "IoSynchronousCallDriver is called at APC_LEVEL or below");
    return send_and_wait(DeviceObject, Irp);
}

NTSTATUS NTAPI IoSetCompletionRoutineEx(PDEVICE_OBJECT DeviceObject, PIRP Irp, PIO_COMPLETION_ROUTINE CompletionRoutine,
                                        PVOID Context, BOOLEAN InvokeOnSuccess, BOOLEAN InvokeOnError,
                                        BOOLEAN InvokeOnCancel)
{
    (void)DeviceObject; /* which this keeps from unloading until the routine returns; nothing unloads here */
    IoSetCompletionRoutine(Irp, CompletionRoutine, Context, InvokeOnSuccess, InvokeOnError, InvokeOnCancel);
    return STATUS_SUCCESS;
}

/* ----------------------------------------------------------------------------------------------------- cancelling */

static KSPIN_LOCK cancel_lock;

void NTAPI IoAcquireCancelSpinLock(PKIRQL Irql)
{
    KeAcquireSpinLock(&cancel_lock, Irql);
}

void NTAPI IoReleaseCancelSpinLock(KIRQL Irql)
{
    KeReleaseSpinLock(&cancel_lock, Irql);
}

BOOLEAN NTAPI IoCancelIrp(PIRP Irp)
{
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    Irp->Cancel = TRUE;
    PDRIVER_CANCEL routine = IoSetCancelRoutine(Irp, NULL);
    if (!routine) {
        IoReleaseCancelSpinLock(irql);
        return FALSE;
    }
    Irp->CancelIrql = irql;
    routine(Irp->CurrentLocation > Irp->StackCount ? NULL : IoGetCurrentIrpStackLocation(Irp)->DeviceObject, Irp);
    return TRUE; /* the routine gave the lock back */
}

/* ------------------------------------------------------------------------------------------------------ questions */

PEPROCESS NTAPI IoGetRequestorProcess(PIRP Irp)
{
    return Irp->Tail.Overlay.Thread ? PsGetThreadProcess(Irp->Tail.Overlay.Thread) : NULL;
}

ULONG NTAPI IoGetRequestorProcessId(PIRP Irp)
{
    PEPROCESS process = IoGetRequestorProcess(Irp);
    return process ? (ULONG)(ULONG_PTR)PsGetProcessId(process) : 0;
}

LOGICAL NTAPI IoIsValidIrpStatus(NTSTATUS Status)
{
    return Status != (NTSTATUS)0xFFFFFFFF && (Status & 0x10000000) == 0;
}

BOOLEAN NTAPI IoIsOperationSynchronous(PIRP Irp)
{
    return Irp->UserEvent != NULL;
}

static _Thread_local PIRP top_level;

void NTAPI IoSetTopLevelIrp(PIRP Irp)
{
    top_level = Irp;
}

PIRP NTAPI IoGetTopLevelIrp(void)
{
    return top_level;
}

static const struct nt_export rows[] = {
    NT_EXPORT(IofCallDriver),
    NT_EXPORT_AS(IoCallDriver, IofCallDriver),
    NT_EXPORT(PoCallDriver),
    NT_EXPORT(PoStartNextPowerIrp),
    NT_EXPORT(IofCompleteRequest),
    NT_EXPORT_AS(IoCompleteRequest, IofCompleteRequest),
    NT_EXPORT(IoForwardIrpSynchronously),
    NT_EXPORT(IoSynchronousCallDriver),
    NT_EXPORT(IoSetCompletionRoutineEx),
    NT_EXPORT(IoAcquireCancelSpinLock),
    NT_EXPORT(IoReleaseCancelSpinLock),
    NT_EXPORT(IoCancelIrp),
    NT_EXPORT(IoGetRequestorProcess),
    NT_EXPORT(IoGetRequestorProcessId),
    NT_EXPORT(IoIsValidIrpStatus),
    NT_EXPORT(IoIsOperationSynchronous),
    NT_EXPORT(IoSetTopLevelIrp),
    NT_EXPORT(IoGetTopLevelIrp),
};
const struct nt_export_table nt_irp_send_exports = NT_EXPORT_TABLE(rows);
