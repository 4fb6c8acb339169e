/*
 * escape.c: one D3DKMT_ESCAPE from a process to the miniport's DxgkDdiEscape and back, in eleven steps.
 *
 * Steps 2 to 6 are the rows of escape_checks: the first that fails gives the status. Their order is behaviour, and each
 * row's name is its tests' name. docs/escape.md says what Windows' pages give for each and what we chose.
 */
#include "dxgkrnl/escape.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/capture.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/device.h"
#include "dxgkrnl/sanitizer.h"
#include "nt/bugcheck.h"
#include "nt/clock.h"

#include <stdio.h>
#include <string.h>

#define ENTRY_OVERRUN 0x5u /* what lies behind the block is broken */

#define VERSION_WITH_PROCESS 0x700Au /* WDDM 2.2 */

#define FLAG_HARDWARE_ACCESS      0x01u
#define FLAG_DEVICE_STATUS_QUERY  0x02u
#define FLAG_CHANGE_FRAME_LATENCY 0x04u
#define FLAG_NO_SYNCHRONIZATION   0x08u
#define FLAG_KNOWN_ESCAPE         0x40u
#define FLAGS_OF_THE_KERNEL       0x30u /* Reserved (bit 4), VirtualMachineData */
#define FLAGS_ONE_OF_WHICH        (FLAG_HARDWARE_ACCESS | FLAG_DEVICE_STATUS_QUERY | FLAG_CHANGE_FRAME_LATENCY)

/* One call, from its capture to its answer. */
struct escape {
    struct dxg_process *process;
    D3DKMT_ESCAPE args; /* the kernel's copy */
    struct dxg_open *open;
    struct dxg_adapter *adapter;
    struct dxg_device *device;   /* null where none was named */
    struct dxg_context *context; /* likewise */
    struct dxg_capture payload;
    struct dxg_escape_report *report; /* or null */
};

/* ---------------------------------------------------------------------------------------------- step 2: handles */

static bool adapter_resolves(struct escape *escape)
{
    escape->open = dxg_process_find_open(escape->process, escape->args.hAdapter);
    escape->adapter = escape->open ? escape->open->adapter : NULL;
    return escape->open != NULL;
}

static bool device_is_of_adapter(struct escape *escape)
{
    if (escape->args.hDevice == 0) {
        return true;
    }
    escape->device = dxg_device_find(escape->process, escape->args.hDevice);
    return escape->device && escape->device->open->adapter == escape->adapter;
}

static bool context_is_of_device(struct escape *escape)
{
    if (escape->args.hContext == 0) {
        return true;
    }
    escape->context = dxg_context_find(escape->process, escape->args.hContext);
    return escape->context && escape->device && escape->context->device == escape->device;
}

/* ---------------------------------------------------------------------------------------- steps 3 to 6: arguments */

static bool type_is_answered(struct escape *escape)
{
    return escape->args.Type == D3DKMT_ESCAPE_DRIVERPRIVATE ||
           (escape->args.Type == D3DKMT_ESCAPE_TDRDBGCTRL && dxg_tdr_control_is_on(escape->adapter));
}

/* The bits that D3DDDI_ESCAPEFLAGS names at an interface version. A driver of an older one has them as reserved. */
static uint32_t known_flags(uint32_t version)
{
    // clang-format off
    static const struct { uint32_t version, flags; } rows[] = {
        {0xA00B, 0xFF}, /* WDDM 2.5: DriverKnownEscape, DriverCommonEscape */
        {0x700A, 0x3F}, /* WDDM 2.2: Reserved, VirtualMachineData */
        {0x5023, 0x0F}, /* WDDM 2.0: NoAdapterSynchronization */
        {0x4002, 0x07}, /* WDDM 1.3: DeviceStatusQuery, ChangeFrameLatency */
        {0x0000, 0x01}, /* Vista: HardwareAccess */
    };
    // clang-format on
    uint32_t row = 0;
    while (version < rows[row].version) {
        row++;
    }
    return rows[row].flags;
}

static bool flags_are_known(struct escape *escape)
{
    return (escape->args.Flags.Value & ~known_flags(escape->adapter->driver->version)) == 0;
}

static bool flags_are_a_callers(struct escape *escape)
{
    return (escape->args.Flags.Value & FLAGS_OF_THE_KERNEL) == 0;
}

static bool flags_exclude_each_other(struct escape *escape)
{
    uint32_t set = escape->args.Flags.Value & FLAGS_ONE_OF_WHICH;
    return (set & (set - 1)) == 0;
}

static bool is_known_escape(const struct escape *escape)
{
    return (escape->args.Flags.Value & FLAG_KNOWN_ESCAPE) != 0;
}

static bool known_escape_leaves_hardware(struct escape *escape)
{
    return !is_known_escape(escape) || (escape->args.Flags.Value & FLAG_HARDWARE_ACCESS) == 0;
}

static bool size_is_within_limit(struct escape *escape)
{
    return escape->args.PrivateDriverDataSize <= dxg_kernel.escape_limit;
}

static bool size_has_a_buffer(struct escape *escape)
{
    return escape->args.PrivateDriverDataSize == 0 || escape->args.pPrivateDriverData != NULL;
}

static bool adapter_is_alive(struct escape *escape)
{
    return dxg_adapter_state(escape->adapter) == DXG_ADAPTER_STARTED;
}

static bool device_is_alive(struct escape *escape)
{
    return !escape->device || NT_SUCCESS(dxg_device_alive(escape->device));
}

// clang-format off
// NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): the columns stand as a reader asks, eight bytes are nothing
static const struct escape_check {
    uint32_t step;
    const char *name;
    bool (*passes)(struct escape *escape);
    NTSTATUS otherwise;
} escape_checks[] = {
    /* name               passes when                   otherwise                    source, under facts/ */
    {2, "adapter",        adapter_resolves,             STATUS_INVALID_PARAMETER}, /* escape.md 7 */
    {2, "device",         device_is_of_adapter,         STATUS_INVALID_PARAMETER}, /* escape.md 2, 7 */
    {2, "context",        context_is_of_device,         STATUS_INVALID_PARAMETER}, /* escape.md 2, 7 */
    {3, "type",           type_is_answered,             STATUS_NOT_SUPPORTED},     /* escape.md 4; the status is ours */
    {4, "flags.reserved", flags_are_known,              STATUS_INVALID_PARAMETER}, /* escape.md 3; the status is ours */
    {4, "flags.kernel",   flags_are_a_callers,          STATUS_INVALID_PARAMETER}, /* escape.md 3; the status is ours */
    {4, "flags.one-of",   flags_exclude_each_other,     STATUS_INVALID_PARAMETER}, /* escape.md 3; the status is ours */
    {4, "flags.known",    known_escape_leaves_hardware, STATUS_INVALID_PARAMETER}, /* escape.md 5; the status is ours */
    {5, "size.limit",     size_is_within_limit,         STATUS_INVALID_PARAMETER}, /* dev-dxg.md; the limit is ours */
    {5, "size.buffer",    size_has_a_buffer,            STATUS_INVALID_PARAMETER}, /* escape.md 7 */
    {6, "alive.adapter",  adapter_is_alive,             STATUS_DEVICE_REMOVED},    /* escape.md 7, sync.md 5 */
    {6, "alive.device",   device_is_alive,              STATUS_DEVICE_REMOVED},    /* escape.md 7, sync.md 5 */
};
// clang-format on

#define ESCAPE_CHECKS (sizeof escape_checks / sizeof escape_checks[0])

static NTSTATUS refuse(const struct escape *escape, const char *step, NTSTATUS status)
{
    if (escape->report) {
        escape->report->refused_by = step;
    }
    return status;
}

static NTSTATUS check_arguments(struct escape *escape)
{
    for (size_t i = 0; i < ESCAPE_CHECKS; i++) {
        if (!escape_checks[i].passes(escape)) {
            return refuse(escape, escape_checks[i].name, escape_checks[i].otherwise);
        }
    }
    return STATUS_SUCCESS;
}

/* ------------------------------------------------------------------------------------------ steps 8 to 10: driver */

/* The level that a caller asks for. HardwareAccess asks for more than NoAdapterSynchronization would leave away. */
static NTSTATUS enter_level(const struct escape *escape)
{
    uint32_t flags = escape->args.Flags.Value;
    if ((flags & FLAG_HARDWARE_ACCESS) != 0) {
        return dxg_level_two_enter(escape->adapter);
    }
    if ((flags & FLAG_NO_SYNCHRONIZATION) != 0) {
        return dxg_level_unsynchronized_enter(escape->adapter);
    }
    return dxg_level_zero_enter(escape->adapter);
}

static void leave_level(const struct escape *escape)
{
    uint32_t flags = escape->args.Flags.Value;
    if ((flags & FLAG_HARDWARE_ACCESS) != 0) {
        dxg_level_two_leave(escape->adapter);
    } else if ((flags & FLAG_NO_SYNCHRONIZATION) != 0) {
        dxg_level_unsynchronized_leave(escape->adapter);
    } else {
        dxg_level_zero_leave(escape->adapter);
    }
}

/* With the turn: nobody closed the handles since step 2. */
static bool handles_still_name_them(const struct escape *escape)
{
    return (!escape->device || dxg_device_is(escape->device, escape->args.hDevice)) &&
           (!escape->context || dxg_context_is(escape->context, escape->args.hContext));
}

static _Noreturn void payload_was_overrun(const struct escape *escape)
{
    char because[160];
    snprintf(
        because, sizeof because,
        "DxgkDdiEscape wrote past the end of its %u bytes at pPrivateDriverData: test PrivateDriverDataSize before "
        "each access",
        (unsigned)escape->payload.size);
    uintptr_t end = (uintptr_t)escape->payload.data + escape->payload.size;
    nt_bugcheck(BAD_POOL_HEADER, ENTRY_OVERRUN, (uintptr_t)escape->payload.data, end,
                (uintptr_t)escape->adapter->driver->ddi.DxgkDdiEscape, because);
}

/*
 * The structure is as long as the driver's version has it: before WDDM 2.2 it ends ahead of hKmdProcessHandle, which is
 * null for who reads it all the same, and a finding under AddressSanitizer.
 */
static NTSTATUS call_miniport(const struct escape *escape)
{
    const struct dxg_adapter *adapter = escape->adapter;
    bool has_process = adapter->driver->version >= VERSION_WITH_PROCESS;
    const DXGKARG_ESCAPE args = {
        .hDevice = escape->device ? escape->device->driver_handle : NULL,
        .Flags = escape->args.Flags,
        .pPrivateDriverData = escape->payload.data,
        .PrivateDriverDataSize = escape->payload.size,
        .hContext = escape->context ? escape->context->driver_handle : NULL,
        .hKmdProcessHandle = has_process ? escape->open->kmd_process : NULL,
    };
    if (!has_process) {
        dxg_hide(&args.hKmdProcessHandle, sizeof args.hKmdProcessHandle);
    }
    NTSTATUS status = adapter->driver->ddi.DxgkDdiEscape(adapter->miniport_context, &args);
    dxg_show(&args.hKmdProcessHandle, sizeof args.hKmdProcessHandle);
    return status;
}

static NTSTATUS call_and_time(const struct escape *escape)
{
    if (!escape->report) {
        return call_miniport(escape);
    }
    escape->report->level = (escape->args.Flags.Value & FLAG_HARDWARE_ACCESS) != 0 ? 2 : 0;
    uint64_t start = nt_clock_now_ns();
    NTSTATUS status = call_miniport(escape);
    escape->report->driver_ns = nt_clock_now_ns() - start;
    return status;
}

/* Steps 8 to 10, with the turn. What changed while the caller waited counts: closed handles, a stop, a lost device. */
static NTSTATUS call_in_turn(struct escape *escape)
{
    if (!handles_still_name_them(escape)) {
        return refuse(escape, "handles", STATUS_INVALID_PARAMETER);
    }
    NTSTATUS status = enter_level(escape);
    if (!NT_SUCCESS(status)) {
        return refuse(escape, "level", status);
    }
    status = device_is_alive(escape) ? call_and_time(escape) : refuse(escape, "alive.device", STATUS_DEVICE_REMOVED);
    leave_level(escape);
    return status;
}

static NTSTATUS call_driver(struct escape *escape)
{
    const void *routine = (const void *)escape->adapter->driver->ddi.DxgkDdiEscape;
    if (!routine) {
        return refuse(escape, "entry", STATUS_NOT_SUPPORTED);
    }
    os_lock(&escape->process->turn);
    atomic_store_explicit(&escape->process->in_turn, nt_thread_current(), memory_order_relaxed);
    NTSTATUS status = call_in_turn(escape);
    atomic_store_explicit(&escape->process->in_turn, NULL, memory_order_relaxed);
    os_unlock(&escape->process->turn);
    dxg_contract_check("DxgkDdiEscape", routine, PASSIVE_LEVEL);
    if (!dxg_capture_intact(&escape->payload)) {
        payload_was_overrun(escape);
    }
    return status;
}

/* ------------------------------------------------------------------------------------------------- known escapes */

/* Without virtual machines a guest's handle is the host's: the answer is in the buffer already. */
static NTSTATUS translate_handle(struct escape *escape)
{
    (void)escape;
    return STATUS_SUCCESS;
}

/* The CPU event belongs to a synchronization object, and there are none here for hSyncObject to name. */
static NTSTATUS use_cpu_event(struct escape *escape)
{
    return refuse(escape, "known.object", STATUS_INVALID_PARAMETER);
}

static NTSTATUS answer_known_escape(struct escape *escape)
{
    // clang-format off
    static const struct { uint32_t version, size; NTSTATUS (*answer)(struct escape *escape); } rows[] = {
        [D3DDDI_DRIVERESCAPETYPE_TRANSLATEALLOCATIONHANDLE] =
            {0xA00B, sizeof(D3DDDI_DRIVERESCAPE_TRANSLATEALLOCATIONEHANDLE), translate_handle},
        [D3DDDI_DRIVERESCAPETYPE_TRANSLATERESOURCEHANDLE] =
            {0xA00B, sizeof(D3DDDI_DRIVERESCAPE_TRANSLATERESOURCEHANDLE), translate_handle},
        [D3DDDI_DRIVERESCAPETYPE_CPUEVENTUSAGE] =
            {0xF003, sizeof(D3DDDI_DRIVERESCAPE_CPUEVENTUSAGE), use_cpu_event},
    };
    // clang-format on
    uint32_t type;
    if (escape->payload.size < sizeof type) {
        return refuse(escape, "known.size", STATUS_INVALID_PARAMETER);
    }
    memcpy(&type, escape->payload.data, sizeof type);
    if (type >= sizeof rows / sizeof rows[0] || escape->adapter->driver->version < rows[type].version) {
        return refuse(escape, "known.type", STATUS_INVALID_PARAMETER);
    }
    if (escape->payload.size != rows[type].size) {
        return refuse(escape, "known.size", STATUS_INVALID_PARAMETER);
    }
    return rows[type].answer(escape);
}

/* ---------------------------------------------------------------------------------------------------- the steps */

static NTSTATUS answer(struct escape *escape)
{
    if (escape->args.Type == D3DKMT_ESCAPE_TDRDBGCTRL) {
        NTSTATUS status = dxg_tdr_control(escape->adapter, escape->payload.data, escape->payload.size);
        return NT_SUCCESS(status) ? status : refuse(escape, "tdr", status);
    }
    return is_known_escape(escape) ? answer_known_escape(escape) : call_driver(escape);
}

NTSTATUS dxg_escape(struct dxg_process *process, const D3DKMT_ESCAPE *args, struct dxg_escape_report *report)
{
    struct escape escape;
    escape.process = process;
    escape.device = NULL;
    escape.context = NULL;
    escape.report = report;
    if (report) {
        *report = (struct dxg_escape_report){0};
    }
    /* 1: the arguments, read once */
    NTSTATUS status = dxg_capture_in(&escape.args, args, sizeof escape.args);
    if (!NT_SUCCESS(status)) {
        return refuse(&escape, "arguments", status);
    }
    /* 2 to 6: handles, type, flags, size, life */
    status = check_arguments(&escape);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    /* 7: the payload, read once; from here on nobody reads user memory */
    status = dxg_capture_take(&escape.payload, escape.args.pPrivateDriverData, escape.args.PrivateDriverDataSize);
    if (!NT_SUCCESS(status)) {
        return refuse(&escape, "payload", status);
    }
    /* 8 to 10: the turn, the level, the driver, its contract */
    status = answer(&escape);
    /* 11: back to the caller, of a success only */
    if (NT_SUCCESS(status)) {
        NTSTATUS returned = dxg_capture_return(&escape.payload, escape.args.pPrivateDriverData);
        if (!NT_SUCCESS(returned)) {
            status = refuse(&escape, "return", returned);
        }
    }
    dxg_capture_drop(&escape.payload);
    return status;
}
