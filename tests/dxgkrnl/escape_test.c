/* escape_test.c: the eleven steps of an escape, a row each; a refusal starts from a call that would succeed. */
#include "rig.h"

#include "dxgkrnl/sanitizer.h"
#include "dxgkrnl/thread.h"

#include "nt/apc_region.h"
#include "nt/thread.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define BYTES 64

/* A call that succeeds, with everything it names. */
struct call {
    struct rig *rig;
    D3DKMT_HANDLE device, context;
    unsigned char buffer[BYTES];
    unsigned char before[BYTES];
    D3DKMT_ESCAPE args;
    struct dxg_escape_report report;
};

static DXGKARG_ESCAPE seen;

static NTSTATUS inverts(struct rig *rig, const DXGKARG_ESCAPE *escape)
{
    (void)rig;
    assert_int_equal(nt_irql(), PASSIVE_LEVEL);
    seen = *escape;
    unsigned char *bytes = escape->pPrivateDriverData;
    for (UINT i = 0; i < escape->PrivateDriverDataSize; i++) {
        bytes[i] = (unsigned char)~bytes[i];
    }
    return STATUS_SUCCESS;
}

static void prepare(struct call *call, struct rig *rig)
{
    memset(call, 0, sizeof *call);
    call->rig = rig;
    rig->on_escape = inverts;
    call->device = rig_device(rig);
    call->context = rig_context(rig, call->device);
    for (int i = 0; i < BYTES; i++) {
        call->buffer[i] = call->before[i] = (unsigned char)i;
    }
    call->args = (D3DKMT_ESCAPE){
        .hAdapter = rig->handle,
        .hDevice = call->device,
        .hContext = call->context,
        .Type = D3DKMT_ESCAPE_DRIVERPRIVATE,
        .pPrivateDriverData = call->buffer,
        .PrivateDriverDataSize = BYTES,
    };
}

static NTSTATUS send_escape(struct call *call)
{
    return dxg_escape(call->rig->process, &call->args, &call->report);
}

/* ------------------------------------------------------------------------------------------------------ refusals */

static void spoil_adapter_zero(struct call *call)
{
    call->args.hAdapter = 0;
}
static void spoil_adapter_is_a_device(struct call *call)
{
    call->args.hAdapter = call->device;
}
static void spoil_adapter_closed(struct call *call)
{
    assert_int_equal(dxg_process_open_adapter(call->rig->process, call->rig->adapter, &call->args.hAdapter), 0);
    assert_int_equal(dxg_process_close_adapter(call->rig->process, call->args.hAdapter), 0);
}
static void spoil_device_is_a_context(struct call *call)
{
    call->args.hDevice = call->context;
}
static void spoil_device_destroyed(struct call *call)
{
    assert_int_equal(dxg_device_destroy(call->rig->process, call->device), 0);
    call->args.hContext = 0;
}
static void spoil_context_without_device(struct call *call)
{
    call->args.hDevice = 0;
}
static void spoil_context_of_another_device(struct call *call)
{
    call->args.hDevice = rig_device(call->rig);
}
static void spoil_context_destroyed(struct call *call)
{
    assert_int_equal(dxg_context_destroy(call->rig->process, call->context), 0);
}
static void spoil_type_vidmm(struct call *call)
{
    call->args.Type = D3DKMT_ESCAPE_VIDMM;
}
static void spoil_type_unknown(struct call *call)
{
    static const uint32_t unknown = 0x7FFFFFFF;
    memcpy(&call->args.Type, &unknown, sizeof unknown);
}
static void spoil_type_tdr(struct call *call)
{
    call->args.Type = D3DKMT_ESCAPE_TDRDBGCTRL; /* TdrTestMode is off */
}
static void spoil_flag_8(struct call *call)
{
    call->args.Flags.Value = 1u << 8;
}
static void spoil_flag_31(struct call *call)
{
    call->args.Flags.Value = 1u << 31;
}
static void spoil_flag_reserved(struct call *call)
{
    call->args.Flags.Value = 0x10;
}
static void spoil_flag_vm(struct call *call)
{
    call->args.Flags.VirtualMachineData = 1;
}
static void spoil_flags_01(struct call *call)
{
    call->args.Flags.HardwareAccess = 1;
    call->args.Flags.DeviceStatusQuery = 1;
}
static void spoil_flags_12(struct call *call)
{
    call->args.Flags.ChangeFrameLatency = 1;
    call->args.Flags.DeviceStatusQuery = 1;
}
static void spoil_flags_known(struct call *call)
{
    call->args.Flags.DriverKnownEscape = 1;
    call->args.Flags.HardwareAccess = 1;
}
static void spoil_size_limit(struct call *call)
{
    call->args.PrivateDriverDataSize = dxg_kernel.escape_limit + 1;
}
static void spoil_size_max(struct call *call)
{
    call->args.PrivateDriverDataSize = UINT32_MAX;
}
static void spoil_null(struct call *call)
{
    call->args.pPrivateDriverData = NULL;
}
static void spoil_lost(struct call *call)
{
    dxg_device_set_lost(dxg_device_find(call->rig->process, call->device), D3DKMT_DEVICEEXECUTION_RESET);
}
static void spoil_stopped(struct call *call)
{
    rig_stop(call->rig);
}
static void spoil_resetting(struct call *call)
{
    atomic_store(&call->rig->adapter->state, DXG_ADAPTER_RESETTING);
}
static void spoil_unreadable(struct call *call)
{
    call->args.pPrivateDriverData = (void *)(uintptr_t)0x1000;
}
static void spoil_no_entry(struct call *call)
{
    call->rig->driver.ddi.DxgkDdiEscape = NULL;
}
static void spoil_known_size(struct call *call)
{
    call->args.Flags.DriverKnownEscape = 1;
    memset(call->buffer, 0, BYTES); /* TRANSLATEALLOCATIONHANDLE, but of 64 bytes */
    memcpy(call->before, call->buffer, BYTES);
}
static void spoil_known_short(struct call *call)
{
    call->args.Flags.DriverKnownEscape = 1;
    call->args.PrivateDriverDataSize = 3;
}
static void spoil_known_type(struct call *call)
{
    call->args.Flags.DriverKnownEscape = 1;
    call->buffer[0] = call->before[0] = 3;
    call->buffer[1] = call->before[1] = 0;
    call->buffer[2] = call->before[2] = 0;
    call->buffer[3] = call->before[3] = 0;
}

struct refusal {
    const char *name;
    void (*spoil)(struct call *call);
    NTSTATUS status;
    const char *refused_by;
};

#define INVALID     STATUS_INVALID_PARAMETER
#define UNSUPPORTED STATUS_NOT_SUPPORTED
#define REMOVED     STATUS_DEVICE_REMOVED

// clang-format off
static const struct refusal refusals[] = {
    {"adapter: zero",                             spoil_adapter_zero,              INVALID,     "adapter"},
    {"adapter: a device's handle",                spoil_adapter_is_a_device,       INVALID,     "adapter"},
    {"adapter: a closed handle",                  spoil_adapter_closed,            INVALID,     "adapter"},
    {"device: a context's handle",                spoil_device_is_a_context,       INVALID,     "device"},
    {"device: destroyed",                         spoil_device_destroyed,          INVALID,     "device"},
    {"context: without a device",                 spoil_context_without_device,    INVALID,     "context"},
    {"context: of another device",                spoil_context_of_another_device, INVALID,     "context"},
    {"context: destroyed",                        spoil_context_destroyed,         INVALID,     "context"},
    {"type: VIDMM",                               spoil_type_vidmm,                UNSUPPORTED, "type"},
    {"type: unknown",                             spoil_type_unknown,              UNSUPPORTED, "type"},
    {"type: TDRDBGCTRL without TdrTestMode",      spoil_type_tdr,                  UNSUPPORTED, "type"},
    {"flags: bit 8",                              spoil_flag_8,                    INVALID,     "flags.reserved"},
    {"flags: bit 31",                             spoil_flag_31,                   INVALID,     "flags.reserved"},
    {"flags: bit 4 is the kernel's",              spoil_flag_reserved,             INVALID,     "flags.kernel"},
    {"flags: VirtualMachineData is the kernel's", spoil_flag_vm,                   INVALID,     "flags.kernel"},
    {"flags: HardwareAccess, DeviceStatusQuery",  spoil_flags_01,                  INVALID,     "flags.one-of"},
    {"flags: DeviceStatusQuery, ChangeFrameLatency", spoil_flags_12,               INVALID,     "flags.one-of"},
    {"flags: a known escape with HardwareAccess", spoil_flags_known,               INVALID,     "flags.known"},
    {"size: limit + 1",                           spoil_size_limit,                INVALID,     "size.limit"},
    {"size: 2^32 - 1",                            spoil_size_max,                  INVALID,     "size.limit"},
    {"size: 64 bytes at a null pointer",          spoil_null,                      INVALID,     "size.buffer"},
    {"alive: adapter stopped",                    spoil_stopped,                   REMOVED,     "alive.adapter"},
    {"alive: adapter is being reset",             spoil_resetting,                 REMOVED,     "alive.adapter"},
    {"alive: device lost",                        spoil_lost,                      REMOVED,     "alive.device"},
    {"payload: unreadable",                       spoil_unreadable,                INVALID,     "payload"},
    {"entry: the driver has none",                spoil_no_entry,                  UNSUPPORTED, "entry"},
    {"known: size of no such structure",          spoil_known_size,                INVALID,     "known.size"},
    {"known: shorter than its type",              spoil_known_short,               INVALID,     "known.size"},
    {"known: a type that is none",                spoil_known_type,                INVALID,     "known.type"},
};
// clang-format on

static void refuses(struct rig *rig, const struct refusal *row)
{
    struct call call;
    prepare(&call, rig);
    row->spoil(&call);
    assert_int_equal(send_escape(&call), row->status);
    assert_string_equal(call.report.refused_by, row->refused_by);
    assert_int_equal(atomic_load(&rig->escapes), 0);
    assert_memory_equal(call.buffer, call.before, BYTES);
    if (dxg_adapter_state(rig->adapter) == DXG_ADAPTER_RESETTING) {
        atomic_store(&rig->adapter->state, DXG_ADAPTER_STARTED);
    }
}

/* -------------------------------------------------------------------------------------------------- what succeeds */

static void assert_inverted(const struct call *call)
{
    for (int i = 0; i < BYTES; i++) {
        assert_int_equal(call->buffer[i], (unsigned char)~call->before[i]);
    }
}

static void reaches_the_driver(struct rig *rig)
{
    struct call call;
    prepare(&call, rig);
    assert_int_equal(send_escape(&call), STATUS_SUCCESS);
    assert_null(call.report.refused_by);
    assert_int_equal(call.report.level, 0);
    assert_inverted(&call);
    struct dxg_device *device = dxg_device_find(rig->process, call.device);
    assert_ptr_equal(seen.hDevice, device->driver_handle);
    assert_ptr_equal(seen.hContext, device->contexts->driver_handle);
    assert_ptr_equal(seen.hKmdProcessHandle, &rig->processes);
    assert_int_equal(seen.Flags.Value, 0);
    assert_int_equal(seen.PrivateDriverDataSize, BYTES);
    assert_ptr_not_equal(seen.pPrivateDriverData, call.buffer); /* the kernel's copy */
}

static void adapter_alone(struct rig *rig)
{
    struct call call = {.rig = rig};
    rig->on_escape = inverts;
    call.args = (D3DKMT_ESCAPE){.hAdapter = rig->handle};
    assert_int_equal(send_escape(&call), STATUS_SUCCESS);
    assert_null(seen.hDevice);
    assert_null(seen.hContext);
    assert_null(seen.hKmdProcessHandle); /* no device has been made yet */
    assert_null(seen.pPrivateDriverData);
    assert_int_equal(seen.PrivateDriverDataSize, 0);
}

static void size_zero_is_a_null_pointer(struct rig *rig)
{
    struct call call;
    prepare(&call, rig);
    call.args.PrivateDriverDataSize = 0;
    assert_int_equal(send_escape(&call), STATUS_SUCCESS);
    assert_null(seen.pPrivateDriverData);
    assert_memory_equal(call.buffer, call.before, BYTES);
}

static NTSTATUS level_of_call;

static NTSTATUS asks_for_its_level(struct rig *rig, const DXGKARG_ESCAPE *escape)
{
    seen = *escape;
    level_of_call = dxg_level_is_alone(rig->adapter) ? 2 : 0;
    assert_true(level_of_call == 0 || dxg_scheduler_is_idle(rig->adapter));
    return STATUS_SUCCESS;
}

static void flags_choose_the_level(struct rig *rig)
{
    static const struct {
        UINT flags;
        NTSTATUS level;
    } rows[] = {{0, 0}, {0x01, 2}, {0x02, 0}, {0x04, 0}, {0x08, 0}, {0x09, 2}, {0x80, 0}};
    struct call call;
    prepare(&call, rig);
    rig->on_escape = asks_for_its_level;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        call.args.Flags.Value = rows[i].flags;
        assert_int_equal(send_escape(&call), STATUS_SUCCESS);
        assert_int_equal(level_of_call, rows[i].level);
        assert_int_equal(call.report.level, rows[i].level);
        assert_int_equal(seen.Flags.Value, rows[i].flags);
    }
}

static NTSTATUS answer;

static NTSTATUS answers(struct rig *rig, const DXGKARG_ESCAPE *escape)
{
    inverts(rig, escape);
    return answer;
}

static void only_a_success_is_copied_back(struct rig *rig)
{
    static const NTSTATUS statuses[] = {
        STATUS_SUCCESS,
        STATUS_INVALID_PARAMETER,
        STATUS_NO_MEMORY,
        STATUS_ILLEGAL_INSTRUCTION,
        STATUS_PRIVILEGED_INSTRUCTION,
        STATUS_GRAPHICS_DRIVER_MISMATCH,
        STATUS_PENDING,
        0x401E0117,
        STATUS_BUFFER_OVERFLOW,
        STATUS_DEVICE_BUSY,
        STATUS_UNSUCCESSFUL,
        (NTSTATUS)0xE0000001,
    };
    struct call call;
    prepare(&call, rig);
    rig->on_escape = answers;
    for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
        answer = statuses[i];
        memcpy(call.buffer, call.before, BYTES);
        assert_int_equal(send_escape(&call), statuses[i]);
        assert_null(call.report.refused_by);
        if (NT_SUCCESS(statuses[i])) {
            assert_inverted(&call);
        } else {
            assert_memory_equal(call.buffer, call.before, BYTES);
        }
    }
}

static void arguments_may_be_unreadable(struct rig *rig)
{
    struct dxg_escape_report report;
    assert_int_equal(dxg_escape(rig->process, NULL, &report), STATUS_INVALID_PARAMETER);
    assert_string_equal(report.refused_by, "arguments");
    assert_int_equal(dxg_escape(rig->process, (const D3DKMT_ESCAPE *)(uintptr_t)0x1000, NULL),
                     STATUS_INVALID_PARAMETER);
    assert_int_equal(atomic_load(&rig->escapes), 0);
}

static void a_read_only_buffer_is_refused_at_the_end(struct rig *rig)
{
    struct call call;
    prepare(&call, rig);
    void *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_ptr_not_equal(page, MAP_FAILED);
    call.args.pPrivateDriverData = page;
    assert_int_equal(send_escape(&call), STATUS_INVALID_PARAMETER);
    assert_string_equal(call.report.refused_by, "return");
    assert_int_equal(atomic_load(&rig->escapes), 1);
    munmap(page, 4096);
}

static void another_process_has_other_handles(struct rig *rig)
{
    struct call call;
    prepare(&call, rig);
    struct dxg_process *other = dxg_process_create("other");
    assert_int_equal(dxg_escape(other, &call.args, NULL), STATUS_INVALID_PARAMETER);
    D3DKMT_HANDLE handle;
    assert_int_equal(dxg_process_open_adapter(other, rig->adapter, &handle), STATUS_SUCCESS);
    call.args.hAdapter = handle;
    assert_int_equal(dxg_escape(other, &call.args, NULL), STATUS_INVALID_PARAMETER);
    call.args.hDevice = call.args.hContext = 0;
    assert_int_equal(dxg_escape(other, &call.args, NULL), STATUS_SUCCESS);
    dxg_process_destroy(other);
}

static void known_escapes_are_the_kernels(struct rig *rig)
{
    struct call call;
    prepare(&call, rig);
    call.args.Flags.DriverKnownEscape = 1;
    call.args.PrivateDriverDataSize = 8;
    for (uint32_t type = 0; type < 2; type++) {
        uint32_t data[2] = {type, 0x40000040};
        call.args.pPrivateDriverData = data;
        assert_int_equal(send_escape(&call), STATUS_SUCCESS);
        assert_int_equal(data[1], 0x40000040); /* without virtualization the answer is the question */
    }
    D3DDDI_DRIVERESCAPE_CPUEVENTUSAGE usage = {.EscapeType = D3DDDI_DRIVERESCAPETYPE_CPUEVENTUSAGE};
    call.args.pPrivateDriverData = &usage;
    call.args.PrivateDriverDataSize = sizeof usage;
    assert_int_equal(send_escape(&call), STATUS_INVALID_PARAMETER); /* no synchronization object has that handle */
    assert_int_equal(atomic_load(&rig->escapes), 0);
}

static void memory_for_the_payload(struct rig *rig)
{
    struct call call;
    prepare(&call, rig);
    uint32_t large = 4u << 20;
    unsigned char *buffer = test_calloc(1, large);
    call.args.pPrivateDriverData = buffer;
    call.args.PrivateDriverDataSize = large;
    dxg_thread_current();
    os_fail_nth(1, true);
    assert_int_equal(send_escape(&call), STATUS_NO_MEMORY);
    os_fail_nth(0, false);
    assert_string_equal(call.report.refused_by, "payload");
    assert_int_equal(atomic_load(&rig->escapes), 0);
    assert_int_equal(send_escape(&call), STATUS_SUCCESS);
    assert_int_equal(buffer[large - 1], 0xFF);
    test_free(buffer);
}

/* Two faults: the step that comes first refuses. */
static void the_first_fault_counts(struct rig *rig)
{
    struct call call;
    prepare(&call, rig);
    spoil_unreadable(&call);
    spoil_lost(&call);
    assert_int_equal(send_escape(&call), STATUS_DEVICE_REMOVED);
    call.args.pPrivateDriverData = NULL;
    assert_int_equal(send_escape(&call), STATUS_INVALID_PARAMETER);
    assert_string_equal(call.report.refused_by, "size.buffer");
    spoil_size_max(&call);
    send_escape(&call);
    assert_string_equal(call.report.refused_by, "size.limit");
    spoil_flags_01(&call);
    send_escape(&call);
    assert_string_equal(call.report.refused_by, "flags.one-of");
    call.args.Flags.VirtualMachineData = 1;
    send_escape(&call);
    assert_string_equal(call.report.refused_by, "flags.kernel");
    call.args.Flags.Value |= 0x100;
    send_escape(&call);
    assert_string_equal(call.report.refused_by, "flags.reserved");
    spoil_type_vidmm(&call);
    assert_int_equal(send_escape(&call), STATUS_NOT_SUPPORTED);
    call.args.hContext = call.args.hAdapter;
    assert_int_equal(send_escape(&call), STATUS_INVALID_PARAMETER);
    assert_string_equal(call.report.refused_by, "context");
    call.args.hDevice = 0x40;
    send_escape(&call);
    assert_string_equal(call.report.refused_by, "device");
    call.args.hAdapter = 0;
    send_escape(&call);
    assert_string_equal(call.report.refused_by, "adapter");
    assert_int_equal(atomic_load(&rig->escapes), 0);
}

static void versions_know_their_flags(void)
{
    static const struct {
        uint32_t version, refused;
    } rows[] = {
        {DXGKDDI_INTERFACE_VERSION_VISTA, 0xFE},   {DXGKDDI_INTERFACE_VERSION_WIN8, 0xFE},
        {DXGKDDI_INTERFACE_VERSION_WDDM1_3, 0xF8}, {DXGKDDI_INTERFACE_VERSION_WDDM2_0, 0xF0},
        {DXGKDDI_INTERFACE_VERSION_WDDM2_2, 0xF0}, {DXGKDDI_INTERFACE_VERSION_WDDM2_4, 0xF0},
        {DXGKDDI_INTERFACE_VERSION_WDDM2_5, 0x30}, {DXGKDDI_INTERFACE_VERSION_WDDM3_1, 0x30},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct rig *rig = rig_open_version(rows[i].version);
        for (uint32_t bit = 0; bit < 8; bit++) {
            uint32_t zero[2] = {0, 0}; /* also a known escape's */
            D3DKMT_ESCAPE args = {
                .hAdapter = rig->handle, .pPrivateDriverData = zero, .PrivateDriverDataSize = sizeof zero};
            args.Flags.Value = 1u << bit;
            NTSTATUS expected = (rows[i].refused >> bit & 1) != 0 ? STATUS_INVALID_PARAMETER : STATUS_SUCCESS;
            assert_int_equal(dxg_escape(rig->process, &args, NULL), expected);
        }
        rig_close(rig);
    }
}

static NTSTATUS reads_no_newer_member(struct rig *rig, const DXGKARG_ESCAPE *escape)
{
    (void)rig;
    assert_int_equal(escape->PrivateDriverDataSize, 0);
#if DXG_UNDER_ASAN
    assert_true(__asan_address_is_poisoned(&escape->hKmdProcessHandle));
#else
    assert_null(escape->hKmdProcessHandle);
#endif
    return STATUS_SUCCESS;
}

static void an_older_version_has_a_shorter_structure(void)
{
    struct rig *rig = rig_open_version(DXGKDDI_INTERFACE_VERSION_WDDM2_1_6);
    rig_device(rig);
    rig->on_escape = reads_no_newer_member;
    D3DKMT_ESCAPE args = {.hAdapter = rig->handle};
    assert_int_equal(dxg_escape(rig->process, &args, NULL), STATUS_SUCCESS);
    rig_close(rig);
}

/* ----------------------------------------------------------------------------------------- one process, two threads */

static _Atomic uint32_t in_driver, most_in_driver;

static NTSTATUS counts_who_is_in(struct rig *rig, const DXGKARG_ESCAPE *escape)
{
    (void)rig;
    (void)escape;
    uint32_t now = atomic_fetch_add(&in_driver, 1) + 1;
    uint32_t most = atomic_load(&most_in_driver);
    while (now > most && !atomic_compare_exchange_weak(&most_in_driver, &most, now)) {
    }
    os_thread_yield();
    atomic_fetch_sub(&in_driver, 1);
    return STATUS_SUCCESS;
}

struct sender {
    struct rig *rig;
    struct dxg_process *process;
    D3DKMT_ESCAPE args;
};

static void *sends_many(void *argument)
{
    struct sender *sender = argument;
    for (int i = 0; i < 2000; i++) {
        assert_int_equal(dxg_escape(sender->process, &sender->args, NULL), STATUS_SUCCESS);
    }
    return NULL;
}

static void one_thread_of_a_process_at_a_time(struct rig *rig)
{
    struct sender sender = {rig, rig->process, {.hAdapter = rig->handle}};
    rig->on_escape = counts_who_is_in;
    atomic_store(&most_in_driver, 0);
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, sends_many, &sender), 0);
    }
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
    }
    assert_int_equal(atomic_load(&most_in_driver), 1);
    assert_int_equal(atomic_load(&rig->escapes), 8000);
}

/* Devices are made and destroyed while another thread names them: each call is a success or a refusal. */
static _Atomic D3DKMT_HANDLE current_device, current_context;
static _Atomic bool enough;

static void *makes_and_destroys(void *argument)
{
    struct rig *rig = argument;
    for (uint32_t i = 0; !atomic_load(&enough); i++) {
        D3DKMT_HANDLE device = rig_device(rig);
        D3DKMT_HANDLE context = rig_virtual_context(rig, device);
        atomic_store(&current_device, device);
        atomic_store(&current_context, context);
        os_thread_yield();
        if (i % 2 == 0) { /* otherwise the context goes with its device */
            dxg_context_destroy(rig->process, context);
        }
        assert_int_equal(dxg_device_destroy(rig->process, device), STATUS_SUCCESS);
    }
    return NULL;
}

static NTSTATUS looks_at_its_handles(struct rig *rig, const DXGKARG_ESCAPE *escape)
{
    /* The driver's objects begin with the rig: one that was freed would not (and a sanitizer would say so). */
    assert_ptr_equal(*(struct rig **)escape->hDevice, rig);
    assert_ptr_equal(*(struct rig **)escape->hContext, rig);
    return STATUS_SUCCESS;
}

static void handles_may_close_meanwhile(struct rig *rig)
{
    rig->on_escape = looks_at_its_handles;
    atomic_store(&enough, false);
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, makes_and_destroys, rig), 0);
    uint32_t sent = 0;
    for (uint32_t i = 0; i < 10000000 && (i < 3000 || sent < 200); i++) {
        D3DKMT_ESCAPE args = {
            .hAdapter = rig->handle,
            .hDevice = atomic_load(&current_device),
            .hContext = atomic_load(&current_context),
        };
        NTSTATUS status = args.hContext != 0 ? dxg_escape(rig->process, &args, NULL) : STATUS_INVALID_PARAMETER;
        assert_true(status == STATUS_SUCCESS || status == STATUS_INVALID_PARAMETER);
        sent += status == STATUS_SUCCESS;
    }
    atomic_store(&enough, true);
    pthread_join(thread, NULL);
    assert_true(sent > 0);
}

/* ------------------------------------------------------------------------------------------ the driver's contract */

static NTSTATUS raises(struct rig *rig, const DXGKARG_ESCAPE *escape)
{
    (void)rig;
    (void)escape;
    nt_irql_set(DISPATCH_LEVEL);
    return STATUS_SUCCESS;
}

static NTSTATUS keeps_a_mutex(struct rig *rig, const DXGKARG_ESCAPE *escape)
{
    (void)rig;
    (void)escape;
    nt_thread_current()->mutexes_held++;
    return STATUS_SUCCESS;
}

static NTSTATUS stays_in_a_region(struct rig *rig, const DXGKARG_ESCAPE *escape)
{
    (void)rig;
    (void)escape;
    nt_apc_kernel_change(1);
    return STATUS_SUCCESS;
}

static NTSTATUS overruns(struct rig *rig, const DXGKARG_ESCAPE *escape)
{
    (void)rig;
    ((volatile unsigned char *)escape->pPrivateDriverData)[escape->PrivateDriverDataSize] = 0;
    return STATUS_SUCCESS;
}

/* The Linux process that sends this escape ends with a bugcheck; its report says what was wrong. */
static void ends_in_a_bugcheck(NTSTATUS (*on_escape)(struct rig *rig, const DXGKARG_ESCAPE *escape), const char *code,
                               const char *says)
{
    int out[2];
    assert_int_equal(pipe(out), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(out[1], STDERR_FILENO);
        dup2(out[1], STDOUT_FILENO);
        close(out[0]);
        struct call call;
        prepare(&call, rig_open());
        call.rig->on_escape = on_escape;
        send_escape(&call);
        _exit(0);
    }
    close(out[1]);
    static char text[65536];
    size_t length = 0;
    ssize_t got;
    while ((got = read(out[0], text + length, sizeof text - 1 - length)) > 0) {
        length += (size_t)got;
    }
    text[length] = '\0';
    close(out[0]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 134 || !strstr(text, code) || !strstr(text, says)) {
        print_error("status 0x%x, report:\n%s\n", status, text);
        fail();
    }
}

static void returns_with_irql_raised(void)
{
    ends_in_a_bugcheck(raises, "4A", "returned at DISPATCH_LEVEL");
}

static void returns_with_a_mutex(void)
{
    ends_in_a_bugcheck(keeps_a_mutex, "C4", "mutex");
}

static void returns_within_a_region(void)
{
    ends_in_a_bugcheck(stays_in_a_region, "APC_INDEX_MISMATCH", "KeLeaveCriticalRegion");
}

static void writes_past_the_payload(void)
{
    if (strcmp(ESCAPEMENT_VARIANT, "check") != 0) {
        ends_in_a_bugcheck(overruns, "19", "wrote past the end of its 64 bytes");
    }
}

/* ------------------------------------------------------------------------------------------------------ the table */

struct row {
    const char *name;
    void (*run)(struct rig *rig);
    void (*run_alone)(void); /* without a rig, instead */
};

static const struct row rows[] = {
    {"driver: sees its own handles and the kernel's copy", reaches_the_driver, NULL},
    {"driver: an adapter handle alone", adapter_alone, NULL},
    {"driver: HardwareAccess is level two, everything else zero", flags_choose_the_level, NULL},
    {"driver: returns with IRQL raised", NULL, returns_with_irql_raised},
    {"driver: returns with a mutex held", NULL, returns_with_a_mutex},
    {"driver: returns within a critical region", NULL, returns_within_a_region},
    {"driver: writes past the payload", NULL, writes_past_the_payload},
    {"size: zero is a null pointer", size_zero_is_a_null_pointer, NULL},
    {"status: only a success is copied back", only_a_success_is_copied_back, NULL},
    {"arguments: unreadable", arguments_may_be_unreadable, NULL},
    {"return: a read-only buffer", a_read_only_buffer_is_refused_at_the_end, NULL},
    {"adapter: another process's handles", another_process_has_other_handles, NULL},
    {"known: handles are translated by the kernel", known_escapes_are_the_kernels, NULL},
    {"payload: no memory", memory_for_the_payload, NULL},
    {"order: the first fault counts", the_first_fault_counts, NULL},
    {"flags: each version knows its own", NULL, versions_know_their_flags},
    {"driver: an older version has a shorter structure", NULL, an_older_version_has_a_shorter_structure},
    {"turn: one thread of a process at a time", one_thread_of_a_process_at_a_time, NULL},
    {"turn: handles may close meanwhile", handles_may_close_meanwhile, NULL},
};

static void run_row(void **state)
{
    const struct row *row = *state;
    if (row->run_alone) {
        row->run_alone();
        return;
    }
    struct rig *rig = rig_open();
    row->run(rig);
    rig_close(rig);
}

static void run_refusal(void **state)
{
    struct rig *rig = rig_open();
    refuses(rig, *state);
    rig_close(rig);
}

int main(void)
{
    enum { ROWS = sizeof rows / sizeof rows[0], REFUSALS = sizeof refusals / sizeof refusals[0] };
    struct CMUnitTest tests[ROWS + REFUSALS];
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] = (struct CMUnitTest){.name = rows[i].name, .test_func = run_row, .initial_state = (void *)&rows[i]};
    }
    for (size_t i = 0; i < REFUSALS; i++) {
        tests[ROWS + i] = (struct CMUnitTest){
            .name = refusals[i].name, .test_func = run_refusal, .initial_state = (void *)&refusals[i]};
    }
    return cmocka_run_group_tests_name("dxg-escape", tests, NULL, NULL);
}
