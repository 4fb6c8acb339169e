/*
 * power.c: power states, requests for them, and what keeps a machine awake that never sleeps.
 */
#include "nt/export_tables.h"
#include "nt/thread.h"

#include <ntddk.h>
#include <ntstatus.h>

enum { REQUEST_TAG = 0x71527750 /* "PwRq" */ };

/* ---------------------------------------------------------------------------------------------------------- states */

/* In the low bits of the device's extension, as Windows has it: system, then device. A device of the bus has none. */
POWER_STATE NTAPI PoSetPowerState(PDEVICE_OBJECT DeviceObject, POWER_STATE_TYPE Type, POWER_STATE State)
{
    enum { SYSTEM_MASK = 0xF, DEVICE_MASK = 0xF0, DEVICE_SHIFT = 4 };
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)PoSetPowerState,
                            "PoSetPowerState is called at DISPATCH_LEVEL or below");
    POWER_STATE before = State;
    PDEVOBJ_EXTENSION extension = DeviceObject->DeviceObjectExtension;
    if (!extension) {
        before.SystemState = Type == SystemPowerState ? PowerSystemWorking : before.SystemState;
        before.DeviceState = Type == DevicePowerState ? PowerDeviceD0 : before.DeviceState;
    } else if (Type == SystemPowerState) {
        before.SystemState = (SYSTEM_POWER_STATE)(extension->PowerFlags & SYSTEM_MASK);
        extension->PowerFlags = (extension->PowerFlags & ~(ULONG)SYSTEM_MASK) | (ULONG)State.SystemState;
    } else {
        before.DeviceState = (DEVICE_POWER_STATE)((extension->PowerFlags & DEVICE_MASK) >> DEVICE_SHIFT);
        extension->PowerFlags = (extension->PowerFlags & ~(ULONG)DEVICE_MASK) | (ULONG)State.DeviceState
                                                                                    << DEVICE_SHIFT;
    }
    return before;
}

/* -------------------------------------------------------------------------------------------------------- requests */

struct power_request {
    PDEVICE_OBJECT device;
    UCHAR minor;
    POWER_STATE state;
    PREQUEST_POWER_COMPLETE completion; /* or null */
    PVOID context;
};

static NTSTATUS NTAPI on_completion(PDEVICE_OBJECT device, PIRP irp, PVOID context)
{
    struct power_request *request = context;
    IO_STATUS_BLOCK status = irp->IoStatus;
    (void)device;
    if (request->completion) {
        request->completion(request->device, request->minor, request->state, request->context, &status);
    }
    ExFreePoolWithTag(request, REQUEST_TAG);
    IoFreeIrp(irp);
    return STATUS_MORE_PROCESSING_REQUIRED;
}

NTSTATUS NTAPI PoRequestPowerIrp(PDEVICE_OBJECT DeviceObject, UCHAR MinorFunction, POWER_STATE PowerState,
                                 PREQUEST_POWER_COMPLETE CompletionFunction, PVOID Context, PIRP *Irp)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)PoRequestPowerIrp,
                            "PoRequestPowerIrp is called at DISPATCH_LEVEL or below");
    if (MinorFunction != IRP_MN_SET_POWER && MinorFunction != IRP_MN_QUERY_POWER && MinorFunction != IRP_MN_WAIT_WAKE) {
        return STATUS_INVALID_PARAMETER_2;
    }
    PDEVICE_OBJECT top = IoGetAttachedDevice(DeviceObject);
    struct power_request *request = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof *request, REQUEST_TAG);
    PIRP irp = request ? IoAllocateIrp(top->StackSize, FALSE) : NULL;
    if (!irp) {
        goto no_memory;
    }
    *request = (struct power_request){DeviceObject, MinorFunction, PowerState, CompletionFunction, Context};
    PIO_STACK_LOCATION stack = IoGetNextIrpStackLocation(irp);
    stack->MajorFunction = IRP_MJ_POWER;
    stack->MinorFunction = MinorFunction;
    if (MinorFunction == IRP_MN_WAIT_WAKE) {
        stack->Parameters.WaitWake.PowerState = PowerState.SystemState;
    } else {
        stack->Parameters.Power.Type = DevicePowerState;
        stack->Parameters.Power.State = PowerState;
    }
    irp->IoStatus.Status = STATUS_NOT_SUPPORTED;
    if (Irp) {
        *Irp = irp;
    }
    IoSetCompletionRoutine(irp, on_completion, request, TRUE, TRUE, TRUE);
    IoCallDriver(top, irp);
    return STATUS_PENDING;

no_memory:
    if (request) {
        ExFreePoolWithTag(request, REQUEST_TAG);
    }
    return STATUS_INSUFFICIENT_RESOURCES;
}

/* -------------------------------------------------------------------------------------------------- staying awake */

struct stay_awake {
    ULONG counts[PowerRequestExecutionRequired + 1];
};

NTSTATUS NTAPI PoCreatePowerRequest(PVOID *PowerRequest, PDEVICE_OBJECT DeviceObject, PCOUNTED_REASON_CONTEXT Context)
{
    (void)DeviceObject, (void)Context;
    nt_irql_require_at_most(APC_LEVEL, (const void *)PoCreatePowerRequest,
                            "PoCreatePowerRequest is called at APC_LEVEL or below");
    *PowerRequest = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(struct stay_awake), REQUEST_TAG);
    return *PowerRequest ? STATUS_SUCCESS : STATUS_INSUFFICIENT_RESOURCES;
}

NTSTATUS NTAPI PoSetPowerRequest(PVOID PowerRequest, POWER_REQUEST_TYPE Type)
{
    struct stay_awake *request = PowerRequest;
    if ((ULONG)Type > PowerRequestExecutionRequired) {
        return STATUS_INVALID_PARAMETER;
    }
    __atomic_fetch_add(&request->counts[Type], 1, __ATOMIC_RELAXED);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI PoClearPowerRequest(PVOID PowerRequest, POWER_REQUEST_TYPE Type)
{
    struct stay_awake *request = PowerRequest;
    if ((ULONG)Type > PowerRequestExecutionRequired) {
        return STATUS_INVALID_PARAMETER;
    }
    ULONG count = __atomic_load_n(&request->counts[Type], __ATOMIC_RELAXED);
    do {
        if (count == 0) {
            return STATUS_UNSUCCESSFUL;
        }
    } while (!__atomic_compare_exchange_n(&request->counts[Type], &count, count - 1, true, __ATOMIC_RELAXED,
                                          __ATOMIC_RELAXED));
    return STATUS_SUCCESS;
}

void NTAPI PoDeletePowerRequest(PVOID PowerRequest)
{
    ExFreePoolWithTag(PowerRequest, REQUEST_TAG);
}

/* A handle, as documented; there is nothing behind it. */
PVOID NTAPI PoRegisterSystemState(PVOID StateHandle, EXECUTION_STATE Flags)
{
    static char state;
    (void)Flags;
    return StateHandle ? StateHandle : &state;
}

void NTAPI PoUnregisterSystemState(PVOID StateHandle)
{
    (void)StateHandle;
}

void NTAPI PoSetSystemState(EXECUTION_STATE Flags)
{
    (void)Flags;
}

/* Null: the device takes no part in idle detection. */
PULONG NTAPI PoRegisterDeviceForIdleDetection(PDEVICE_OBJECT DeviceObject, ULONG ConservationIdleTime,
                                              ULONG PerformanceIdleTime, DEVICE_POWER_STATE State)
{
    (void)DeviceObject, (void)ConservationIdleTime, (void)PerformanceIdleTime, (void)State;
    return NULL;
}

void NTAPI PoSetDeviceBusyEx(PULONG IdlePointer)
{
    (void)IdlePointer;
}

/* Whether a request holds up sleep or wake: none does. */
BOOLEAN NTAPI PoQueryWatchdogTime(PDEVICE_OBJECT Pdo, PULONG SecondsRemaining)
{
    (void)Pdo;
    *SecondsRemaining = 0;
    return FALSE;
}

void NTAPI PoSetHiberRange(PVOID MemoryMap, ULONG Flags, PVOID Address, ULONG_PTR Length, ULONG Tag)
{
    (void)MemoryMap, (void)Flags, (void)Address, (void)Length, (void)Tag;
}

BOOLEAN NTAPI PoGetSystemWake(PIRP Irp)
{
    (void)Irp;
    return FALSE;
}

static const struct nt_export rows[] = {
    NT_EXPORT(PoSetPowerState),
    NT_EXPORT(PoRequestPowerIrp),
    NT_EXPORT(PoCreatePowerRequest),
    NT_EXPORT(PoSetPowerRequest),
    NT_EXPORT(PoClearPowerRequest),
    NT_EXPORT(PoDeletePowerRequest),
    NT_EXPORT(PoRegisterSystemState),
    NT_EXPORT(PoUnregisterSystemState),
    NT_EXPORT(PoSetSystemState),
    NT_EXPORT(PoRegisterDeviceForIdleDetection),
    NT_EXPORT(PoSetDeviceBusyEx),
    NT_EXPORT_AS(PoStartDeviceBusy, PoSetDeviceBusyEx),
    NT_EXPORT_AS(PoEndDeviceBusy, PoSetDeviceBusyEx),
    NT_EXPORT(PoQueryWatchdogTime),
    NT_EXPORT(PoSetHiberRange),
    NT_EXPORT(PoGetSystemWake),
};
const struct nt_export_table nt_power_exports = NT_EXPORT_TABLE(rows);
