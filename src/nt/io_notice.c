/*
 * io_notice.c: what drivers tell the I/O manager and get no more than an answer for, and interrupts of their own.
 */
#include "nt/export_tables.h"
#include "nt/hook.h"
#include "nt/log.h"
#include "nt/thread.h"

#include <ntddk.h>
#include <ntstatus.h>

static void require_passive(const void *routine)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, routine, "the routine is called at PASSIVE_LEVEL");
}

static void require_at_most_dispatch(const void *routine)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, routine, "the routine is called at DISPATCH_LEVEL or below");
}

/* -------------------------------------------------------------------------------------- what nobody asks for again */

void NTAPI IoInvalidateDeviceRelations(PDEVICE_OBJECT DeviceObject, DEVICE_RELATION_TYPE Type)
{
    (void)DeviceObject, (void)Type;
    require_at_most_dispatch((const void *)IoInvalidateDeviceRelations);
}

void NTAPI IoInvalidateDeviceState(PDEVICE_OBJECT PhysicalDeviceObject)
{
    (void)PhysicalDeviceObject;
    require_at_most_dispatch((const void *)IoInvalidateDeviceState);
}

void NTAPI IoRequestDeviceEject(PDEVICE_OBJECT PhysicalDeviceObject)
{
    (void)PhysicalDeviceObject;
    require_at_most_dispatch((const void *)IoRequestDeviceEject);
}

NTSTATUS NTAPI IoReportTargetDeviceChange(PDEVICE_OBJECT PhysicalDeviceObject, PVOID NotificationStructure)
{
    (void)PhysicalDeviceObject, (void)NotificationStructure;
    require_passive((const void *)IoReportTargetDeviceChange);
    return STATUS_SUCCESS;
}

/* The machine is never shut down while a driver runs: the routine is not called. */
NTSTATUS NTAPI IoRegisterShutdownNotification(PDEVICE_OBJECT DeviceObject)
{
    require_passive((const void *)IoRegisterShutdownNotification);
    if (!nt_hook_add(NT_HOOK_SHUTDOWN, NULL, NULL, DeviceObject)) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    DeviceObject->Flags |= DO_SHUTDOWN_REGISTERED;
    return STATUS_SUCCESS;
}

void NTAPI IoUnregisterShutdownNotification(PDEVICE_OBJECT DeviceObject)
{
    require_passive((const void *)IoUnregisterShutdownNotification);
    nt_hook_remove(nt_hook_find(NT_HOOK_SHUTDOWN, NULL, DeviceObject), NT_HOOK_SHUTDOWN);
    DeviceObject->Flags &= ~(ULONG)DO_SHUTDOWN_REGISTERED;
}

/* ------------------------------------------------------------------------------------------------------------- WMI */

NTSTATUS NTAPI IoWMIRegistrationControl(PDEVICE_OBJECT DeviceObject, ULONG Action)
{
    require_passive((const void *)IoWMIRegistrationControl);
    if (!DeviceObject || Action < WMIREG_ACTION_REGISTER || Action > WMIREG_ACTION_BLOCK_IRPS) {
        return STATUS_INVALID_PARAMETER;
    }
    return STATUS_SUCCESS;
}

/* Nobody consumes the event; as on Windows its memory is WMI's once it was taken. */
NTSTATUS NTAPI IoWMIWriteEvent(PVOID WnodeEventItem)
{
    require_at_most_dispatch((const void *)IoWMIWriteEvent);
    ExFreePool(WnodeEventItem);
    return STATUS_SUCCESS;
}

/* ------------------------------------------------------------------------------------------------------ interrupts */

/* The adapter's interrupt is the graphics kernel's, which calls DxgkDdiInterruptRoutine; there is no other. */
static void tell_whose_it_is(const char *routine)
{
    nt_log(NT_LOG_KERNEL, "%s is refused: the adapter's interrupt is connected to DxgkDdiInterruptRoutine", routine);
}

NTSTATUS NTAPI IoConnectInterrupt(PKINTERRUPT *InterruptObject, PKSERVICE_ROUTINE ServiceRoutine, PVOID ServiceContext,
                                  PKSPIN_LOCK SpinLock, ULONG Vector, KIRQL Irql, KIRQL SynchronizeIrql,
                                  KINTERRUPT_MODE InterruptMode, BOOLEAN ShareVector, KAFFINITY ProcessorEnableMask,
                                  BOOLEAN FloatingSave)
{
    (void)ServiceRoutine, (void)ServiceContext, (void)SpinLock, (void)Vector, (void)Irql, (void)SynchronizeIrql;
    (void)InterruptMode, (void)ShareVector, (void)ProcessorEnableMask, (void)FloatingSave;
    require_passive((const void *)IoConnectInterrupt);
    *InterruptObject = NULL;
    tell_whose_it_is("IoConnectInterrupt");
    return STATUS_INVALID_PARAMETER;
}

NTSTATUS NTAPI IoConnectInterruptEx(PIO_CONNECT_INTERRUPT_PARAMETERS Parameters)
{
    (void)Parameters;
    require_passive((const void *)IoConnectInterruptEx);
    tell_whose_it_is("IoConnectInterruptEx");
    return STATUS_INVALID_PARAMETER;
}

void NTAPI IoDisconnectInterrupt(PKINTERRUPT InterruptObject)
{
    (void)InterruptObject; /* none was given out */
    require_passive((const void *)IoDisconnectInterrupt);
}

void NTAPI IoDisconnectInterruptEx(PIO_DISCONNECT_INTERRUPT_PARAMETERS Parameters)
{
    (void)Parameters;
    require_passive((const void *)IoDisconnectInterruptEx);
}

static const struct nt_export rows[] = {
    NT_EXPORT(IoInvalidateDeviceRelations),
    NT_EXPORT(IoInvalidateDeviceState),
    NT_EXPORT(IoRequestDeviceEject),
    NT_EXPORT(IoReportTargetDeviceChange),
    NT_EXPORT(IoRegisterShutdownNotification),
    NT_EXPORT(IoUnregisterShutdownNotification),
    NT_EXPORT(IoWMIRegistrationControl),
    NT_EXPORT(IoWMIWriteEvent),
    NT_EXPORT(IoConnectInterrupt),
    NT_EXPORT(IoConnectInterruptEx),
    NT_EXPORT(IoDisconnectInterrupt),
    NT_EXPORT(IoDisconnectInterruptEx),
};
const struct nt_export_table nt_io_notice_exports = NT_EXPORT_TABLE(rows);
