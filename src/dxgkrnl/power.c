/*
 * power.c: an adapter's device power state and its components' F-states.
 */
#include "dxgkrnl/power.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/query.h"
#include "dxgkrnl/status.h"
#include "nt/clock.h"
#include "nt/log.h"
#include "nt/thread.h"

#include <ntstatus.h>

#define VERSION_WIN8          0x300Eu
#define MOST_COMPONENTS       256u
#define MOST_F_STATES         8u
#define TRANSITION_TIMEOUT_NS UINT64_C(2000000000)

/* ---- device states ---- */

static NTSTATUS set_power(struct dxg_adapter *adapter, ULONG uid, DEVICE_POWER_STATE state, POWER_ACTION action)
{
    PDXGKDDI_SET_POWER_STATE call = adapter->driver->ddi.DxgkDdiSetPowerState;
    NTSTATUS status = call(adapter->miniport_context, uid, state, action);
    dxg_contract_check("DxgkDdiSetPowerState", (const void *)call, PASSIVE_LEVEL);
    return status;
}

/* Documented: it does not fail. */
static void change(struct dxg_adapter *adapter, ULONG uid, DEVICE_POWER_STATE state)
{
    char text[DXG_STATUS_TEXT];
    POWER_ACTION action = state == PowerDeviceD0 ? PowerActionNone : PowerActionSleep;
    NTSTATUS status = set_power(adapter, uid, state, action);
    if (!NT_SUCCESS(status)) {
        nt_log(NT_LOG_KERNEL,
               "DxgkDdiSetPowerState (to D%d) returned %s, which it must not: the state counts as reached",
               (int)state - PowerDeviceD0, dxg_status_text(status, text));
    }
}

static void change_children(struct dxg_adapter *adapter, DEVICE_POWER_STATE state)
{
    for (uint32_t i = 0; i < adapter->display.child_count; i++) {
        const struct dxg_child *child = &adapter->display.children[i];
        if (child->monitor != NULL) {
            change(adapter, child->descriptor.ChildUid, state);
        }
    }
}

NTSTATUS dxg_power_set(struct dxg_adapter *adapter, DEVICE_POWER_STATE state)
{
    if (state < PowerDeviceD0 || state > PowerDeviceD3) {
        return STATUS_INVALID_PARAMETER;
    }
    if (adapter->driver->ddi.DxgkDdiSetPowerState == NULL) {
        return STATUS_NOT_SUPPORTED;
    }
    NTSTATUS status = dxg_level_three_enter(adapter, true, UINT64_MAX);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    DEVICE_POWER_STATE before = adapter->power.state;
    if (dxg_adapter_state(adapter) != DXG_ADAPTER_STARTED) {
        status = STATUS_DEVICE_REMOVED;
    } else if (state == PowerDeviceD0 && before != PowerDeviceD0) {
        change(adapter, DISPLAY_ADAPTER_HW_ID, state);
        change_children(adapter, state);
        dxg_display_resume(adapter);
    } else if (state != before) {
        if (before == PowerDeviceD0) {
            dxg_display_stop(adapter);
        }
        change_children(adapter, state);
        change(adapter, DISPLAY_ADAPTER_HW_ID, state);
    }
    if (NT_SUCCESS(status)) {
        adapter->power.state = state;
    }
    dxg_level_three_leave(adapter);
    return status;
}

/* ---- components ---- */

static NTSTATUS ask(struct dxg_adapter *adapter, DXGK_QUERYADAPTERINFOTYPE type, UINT *index, void *output, UINT bytes)
{
    const DXGKARG_QUERYADAPTERINFO args = {
        .Type = type,
        .pInputData = index,
        .InputDataSize = index != NULL ? (UINT)sizeof *index : 0,
        .pOutputData = output,
        .OutputDataSize = bytes,
    };
    return dxg_query_ask(adapter, &args);
}

/* Those that the driver describes as the kernel knows components; one that it does not ends the list. */
static uint32_t describe(struct dxg_adapter *adapter, struct dxg_power_component *components, uint32_t count)
{
    for (UINT i = 0; i < count; i++) {
        DXGK_POWER_RUNTIME_COMPONENT *is = &components[i].is;
        NTSTATUS status = ask(adapter, DXGKQAITYPE_POWERCOMPONENTINFO, &i, is, sizeof *is);
        if (!NT_SUCCESS(status) || is->StateCount == 0 || is->StateCount > MOST_F_STATES) {
            nt_log(NT_LOG_KERNEL,
                   "DxgkDdiQueryAdapterInfo (DXGKQAITYPE_POWERCOMPONENTINFO) did not describe component %u (status "
                   "0x%08X, %u states): it has %u",
                   (unsigned)i, (unsigned)status, (unsigned)is->StateCount, (unsigned)i);
            return i;
        }
    }
    return count;
}

static NTSTATUS query_components(struct dxg_adapter *adapter, struct dxg_error *error)
{
    struct dxg_power *power = &adapter->power;
    UINT count = 0;
    if (adapter->driver->version < VERSION_WIN8 || !adapter->caps.SupportRuntimePowerManagement ||
        !NT_SUCCESS(ask(adapter, DXGKQAITYPE_NUMPOWERCOMPONENTS, NULL, &count, sizeof count)) || count == 0) {
        return STATUS_SUCCESS;
    }
    if (count > MOST_COMPONENTS) {
        nt_log(NT_LOG_KERNEL, "the driver reports %u power components, of which no adapter has so many",
               (unsigned)count);
        return STATUS_SUCCESS;
    }
    struct dxg_power_component *components = os_alloc(count * sizeof *components);
    if (components == NULL) {
        dxg_error_set(error, STATUS_NO_MEMORY, "no memory for the driver's power components");
        return STATUS_NO_MEMORY;
    }
    uint32_t described = describe(adapter, components, count);
    os_lock(&power->lock);
    power->components = components;
    power->component_count = described;
    os_unlock(&power->lock);
    return STATUS_SUCCESS;
}

/* The handle by which a driver knows the device at the power framework is the adapter's own. */
static void give_device_handle(struct dxg_adapter *adapter)
{
    PDXGKDDI_POWERRUNTIMESETDEVICEHANDLE call = adapter->driver->ddi.DxgkDdiPowerRuntimeSetDeviceHandle;
    if (call != NULL && adapter->power.component_count > 0) {
        call(adapter->miniport_context, adapter);
        dxg_contract_check("DxgkDdiPowerRuntimeSetDeviceHandle", (const void *)call, PASSIVE_LEVEL);
    }
}

NTSTATUS dxg_power_start(struct dxg_adapter *adapter, struct dxg_error *error)
{
    NTSTATUS status = query_components(adapter, error);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    give_device_handle(adapter);
    if (adapter->driver->ddi.DxgkDdiSetPowerState != NULL) {
        status = set_power(adapter, DISPLAY_ADAPTER_HW_ID, PowerDeviceD0, PowerActionNone);
    }
    if (!NT_SUCCESS(status)) {
        char text[DXG_STATUS_TEXT];
        dxg_error_set(error, status, "DxgkDdiSetPowerState (to D0) returned %s", dxg_status_text(status, text));
        return status;
    }
    adapter->power.state = PowerDeviceD0;
    return STATUS_SUCCESS;
}

void dxg_power_stop(struct dxg_adapter *adapter)
{
    struct dxg_power *power = &adapter->power;
    os_lock(&power->lock);
    struct dxg_power_component *components = power->components;
    power->components = NULL;
    power->component_count = 0;
    os_unlock(&power->lock);
    power->state = PowerDeviceUnspecified;
    os_free(components);
}

/* With the lock held. */
static struct dxg_power_component *component_of(struct dxg_power *power, uint32_t index)
{
    return index < power->component_count ? &power->components[index] : NULL;
}

/* A transition begins; true where the driver's word ends it, and not its return. */
static bool begin(struct dxg_power *power, uint32_t index, uint32_t f_state)
{
    os_lock(&power->lock);
    struct dxg_power_component *component = component_of(power, index);
    bool completes = false;
    if (component != NULL) {
        completes = component->is.Flags.DriverCompletesFStateTransition;
        component->in_transition = completes;
        component->f_state = f_state;
    }
    os_unlock(&power->lock);
    return completes;
}

static NTSTATUS call_driver(struct dxg_adapter *adapter, uint32_t index, uint32_t f_state)
{
    PDXGKDDISETPOWERCOMPONENTFSTATE call = adapter->driver->ddi.DxgkDdiSetPowerComponentFState;
    if (call == NULL) {
        return STATUS_NOT_SUPPORTED;
    }
    KIRQL irql = nt_irql();
    NTSTATUS status = call(adapter->miniport_context, index, f_state);
    dxg_contract_check("DxgkDdiSetPowerComponentFState", (const void *)call, irql);
    return status;
}

static NTSTATUS await(struct dxg_power *power, uint32_t index)
{
    uint64_t deadline = nt_clock_to_os_deadline(nt_clock_now_ns() + TRANSITION_TIMEOUT_NS);
    int error = 0;
    os_lock(&power->lock);
    while (index < power->component_count && power->components[index].in_transition && error == 0) {
        error = os_condition_wait(&power->changed, &power->lock, deadline);
    }
    bool is_over = index >= power->component_count || !power->components[index].in_transition;
    if (!is_over) {
        power->components[index].in_transition = false;
    }
    os_unlock(&power->lock);
    if (!is_over) {
        nt_log(NT_LOG_KERNEL, "component %u: DxgkCbCompleteFStateTransition was not called within 2 seconds",
               (unsigned)index);
    }
    return is_over ? STATUS_SUCCESS : STATUS_TIMEOUT;
}

static NTSTATUS check(struct dxg_power *power, uint32_t index, uint32_t f_state)
{
    os_lock(&power->lock);
    const struct dxg_power_component *component = component_of(power, index);
    NTSTATUS status = component == NULL || f_state >= component->is.StateCount ? STATUS_INVALID_PARAMETER
                      : f_state != 0 && component->active != 0                 ? STATUS_DEVICE_BUSY
                                                                               : STATUS_SUCCESS;
    os_unlock(&power->lock);
    return status;
}

NTSTATUS dxg_power_set_component(struct dxg_adapter *adapter, uint32_t component, uint32_t f_state)
{
    NTSTATUS status = dxg_level_zero_enter(adapter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = check(&adapter->power, component, f_state);
    if (NT_SUCCESS(status)) {
        bool completes = begin(&adapter->power, component, f_state);
        status = call_driver(adapter, component, f_state);
        if (NT_SUCCESS(status) && completes) {
            status = await(&adapter->power, component);
        }
    }
    dxg_level_zero_leave(adapter);
    return status;
}

NTSTATUS dxg_power_control(struct dxg_adapter *adapter, const GUID *code, void *in, size_t in_bytes, void *out,
                           size_t out_bytes, size_t *returned)
{
    PDXGKDDIPOWERRUNTIMECONTROLREQUEST call = adapter->driver->ddi.DxgkDdiPowerRuntimeControlRequest;
    GUID guid = *code;
    SIZE_T moved = 0;
    NTSTATUS status = dxg_level_zero_enter(adapter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = STATUS_NOT_SUPPORTED;
    if (call != NULL) {
        status = call(adapter->miniport_context, &guid, in, in_bytes, out, out_bytes, &moved);
        dxg_contract_check("DxgkDdiPowerRuntimeControlRequest", (const void *)call, PASSIVE_LEVEL);
    }
    dxg_level_zero_leave(adapter);
    *returned = moved <= out_bytes ? moved : out_bytes;
    return status;
}

/* ---- the driver's callbacks ---- */

bool dxg_power_activate(struct dxg_adapter *adapter, uint32_t component)
{
    struct dxg_power *power = &adapter->power;
    os_lock(&power->lock);
    struct dxg_power_component *is = component_of(power, component);
    bool is_down = is != NULL && is->f_state != 0;
    if (is != NULL) {
        is->active++;
    }
    os_unlock(&power->lock);
    if (is_down) {
        begin(power, component, 0);
        call_driver(adapter, component, 0);
    }
    return is != NULL;
}

bool dxg_power_idle(struct dxg_adapter *adapter, uint32_t component)
{
    struct dxg_power *power = &adapter->power;
    os_lock(&power->lock);
    struct dxg_power_component *is = component_of(power, component);
    bool was_active = is != NULL && is->active > 0;
    if (was_active) {
        is->active--;
    }
    os_unlock(&power->lock);
    return was_active;
}

bool dxg_power_wish(struct dxg_adapter *adapter, uint32_t component, const uint64_t *latency, const uint64_t *residency)
{
    struct dxg_power *power = &adapter->power;
    os_lock(&power->lock);
    struct dxg_power_component *is = component_of(power, component);
    if (is != NULL) {
        is->latency = latency != NULL ? *latency : is->latency;
        is->residency = residency != NULL ? *residency : is->residency;
    }
    os_unlock(&power->lock);
    return is != NULL;
}

bool dxg_power_complete(struct dxg_adapter *adapter, uint32_t component)
{
    struct dxg_power *power = &adapter->power;
    os_lock(&power->lock);
    struct dxg_power_component *is = component_of(power, component);
    bool was_due = is != NULL && is->in_transition;
    if (was_due) {
        is->in_transition = false;
        os_condition_wake_all(&power->changed);
    }
    os_unlock(&power->lock);
    return was_due;
}
