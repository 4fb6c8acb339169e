/*
 * power_framework.c: components of a device that are active or idle, as the power management framework counts them.
 *
 * A condition changes when a component's count leaves zero or comes back to it; its callback is called there and then.
 * The machine never wants a component in a deeper state than F0, nor the device off.
 */
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <ntddk.h>
#include <ntstatus.h>

enum { DEVICE_TAG = 0x78466F50 /* "PoFx" */, COMPONENTS_MAX = 4096 };

struct managed {
    ULONG component_count;
    PPO_FX_COMPONENT_ACTIVE_CONDITION_CALLBACK on_active;
    PPO_FX_COMPONENT_IDLE_CONDITION_CALLBACK on_idle;
    PVOID context;
    LONG active[]; /* how often each component was activated */
};

static struct managed *managed_of(POHANDLE handle)
{
    return (struct managed *)handle;
}

/* What versions 2 and 3 have where version 1 has it elsewhere. */
static struct managed described(PPO_FX_DEVICE device)
{
    const PO_FX_DEVICE_V2 *second = (const void *)device;
    const PO_FX_DEVICE_V3 *third = (const void *)device;
    switch (device->Version) {
    case PO_FX_VERSION_V1:
        return (struct managed){device->ComponentCount, device->ComponentActiveConditionCallback,
                                device->ComponentIdleConditionCallback, device->DeviceContext};
    case PO_FX_VERSION_V2:
        return (struct managed){second->ComponentCount, second->ComponentActiveConditionCallback,
                                second->ComponentIdleConditionCallback, second->DeviceContext};
    case PO_FX_VERSION_V3:
        return (struct managed){third->ComponentCount, third->ComponentActiveConditionCallback,
                                third->ComponentIdleConditionCallback, third->DeviceContext};
    default:
        return (struct managed){0};
    }
}

NTSTATUS NTAPI PoFxRegisterDevice(PDEVICE_OBJECT Pdo, PPO_FX_DEVICE Device, POHANDLE *Handle)
{
    (void)Pdo;
    nt_irql_require_at_most(APC_LEVEL, (const void *)PoFxRegisterDevice,
                            "PoFxRegisterDevice is called at APC_LEVEL or below");
    struct managed given = described(Device);
    if (given.component_count == 0 || given.component_count > COMPONENTS_MAX) {
        return STATUS_INVALID_PARAMETER;
    }
    SIZE_T bytes = sizeof given + given.component_count * sizeof given.active[0];
    struct managed *managed = ExAllocatePool2(POOL_FLAG_NON_PAGED, bytes, DEVICE_TAG);
    if (!managed) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    *managed = given;
    *Handle = (POHANDLE)managed;
    return STATUS_SUCCESS;
}

void NTAPI PoFxUnregisterDevice(POHANDLE Handle)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)PoFxUnregisterDevice,
                            "PoFxUnregisterDevice is called at APC_LEVEL or below");
    ExFreePoolWithTag(managed_of(Handle), DEVICE_TAG);
}

/* From here on the framework may change states, which this one does not. */
void NTAPI PoFxStartDevicePowerManagement(POHANDLE Handle)
{
    (void)Handle;
    nt_irql_require_at_most(APC_LEVEL, (const void *)PoFxStartDevicePowerManagement,
                            "PoFxStartDevicePowerManagement is called at APC_LEVEL or below");
}

static LONG *count_of(struct managed *managed, ULONG component, const void *routine)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, routine, "a component is activated or idled at DISPATCH_LEVEL or below");
    if (component >= managed->component_count) {
        nt_bugcheck(INTERNAL_POWER_ERROR, 0x666, component, managed->component_count, 0,
                    "a component of the power framework that the device did not register");
    }
    return &managed->active[component];
}

/* Flags: whether to wait for the callback, which has returned in any case. */
void NTAPI PoFxActivateComponent(POHANDLE Handle, ULONG Component, ULONG Flags)
{
    struct managed *managed = managed_of(Handle);
    LONG *count = count_of(managed, Component, (const void *)PoFxActivateComponent);
    (void)Flags;
    if (__atomic_add_fetch(count, 1, __ATOMIC_ACQ_REL) == 1 && managed->on_active) {
        managed->on_active(managed->context, Component);
    }
}

void NTAPI PoFxIdleComponent(POHANDLE Handle, ULONG Component, ULONG Flags)
{
    struct managed *managed = managed_of(Handle);
    LONG *count = count_of(managed, Component, (const void *)PoFxIdleComponent);
    (void)Flags;
    LONG left = __atomic_sub_fetch(count, 1, __ATOMIC_ACQ_REL);
    if (left < 0) {
        nt_bugcheck(INTERNAL_POWER_ERROR, 0x666, Component, (uint64_t)(int64_t)left, 0,
                    "a component of the power framework is idled more often than it was activated");
    }
    if (left == 0 && managed->on_idle) {
        managed->on_idle(managed->context, Component);
    }
}

/* What a driver says in answer, or by way of advice: nothing waits for it. */
void NTAPI PoFxCompleteIdleCondition(POHANDLE Handle, ULONG Component)
{
    (void)Handle, (void)Component;
}

void NTAPI PoFxCompleteIdleState(POHANDLE Handle, ULONG Component)
{
    (void)Handle, (void)Component;
}

void NTAPI PoFxSetComponentLatency(POHANDLE Handle, ULONG Component, ULONGLONG Latency)
{
    (void)Handle, (void)Component, (void)Latency;
}

void NTAPI PoFxSetComponentResidency(POHANDLE Handle, ULONG Component, ULONGLONG Residency)
{
    (void)Handle, (void)Component, (void)Residency;
}

void NTAPI PoFxSetComponentWake(POHANDLE Handle, ULONG Component, BOOLEAN WakeHint)
{
    (void)Handle, (void)Component, (void)WakeHint;
}

void NTAPI PoFxSetDeviceIdleTimeout(POHANDLE Handle, ULONGLONG IdleTimeout)
{
    (void)Handle, (void)IdleTimeout;
}

void NTAPI PoFxReportDevicePoweredOn(POHANDLE Handle)
{
    (void)Handle;
}

void NTAPI PoFxCompleteDevicePowerNotRequired(POHANDLE Handle)
{
    (void)Handle;
}

/* There is no plug-in of the platform's to ask. */
NTSTATUS NTAPI PoFxPowerControl(POHANDLE Handle, LPCGUID PowerControlCode, PVOID InBuffer, SIZE_T InBufferSize,
                                PVOID OutBuffer, SIZE_T OutBufferSize, PSIZE_T BytesReturned)
{
    (void)Handle, (void)PowerControlCode, (void)InBuffer, (void)InBufferSize, (void)OutBuffer, (void)OutBufferSize;
    if (BytesReturned) {
        *BytesReturned = 0;
    }
    return STATUS_NOT_SUPPORTED;
}

static const struct nt_export rows[] = {
    NT_EXPORT(PoFxRegisterDevice),
    NT_EXPORT(PoFxUnregisterDevice),
    NT_EXPORT(PoFxStartDevicePowerManagement),
    NT_EXPORT(PoFxActivateComponent),
    NT_EXPORT(PoFxIdleComponent),
    NT_EXPORT(PoFxCompleteIdleCondition),
    NT_EXPORT(PoFxCompleteIdleState),
    NT_EXPORT(PoFxSetComponentLatency),
    NT_EXPORT(PoFxSetComponentResidency),
    NT_EXPORT(PoFxSetComponentWake),
    NT_EXPORT(PoFxSetDeviceIdleTimeout),
    NT_EXPORT(PoFxReportDevicePoweredOn),
    NT_EXPORT(PoFxCompleteDevicePowerNotRequired),
    NT_EXPORT(PoFxPowerControl),
};
const struct nt_export_table nt_power_framework_exports = NT_EXPORT_TABLE(rows);
