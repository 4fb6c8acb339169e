/*
 * escape.c: one D3DKMTEscape, and the oracle beside it: a model of the eleven steps which says what status is due,
 * whether the driver is called, with what, and what the buffer holds afterwards.
 *
 * It is written from docs/architecture.md rather than from dxgkrnl/escape.c: where the two differ, one is wrong.
 */
#include "world.h"

#include <ntstatus.h>
#include <stdlib.h>
#include <string.h>

#define FLAG_HARDWARE_ACCESS 0x01u
#define FLAG_KNOWN_ESCAPE    0x40u

/* One call: what is sent, and what is expected of it. */
struct attempt {
    const struct operation *operation;
    unsigned process;
    D3DKMT_ESCAPE args;
    void *place; /* where args lie, or what is passed instead */
    bool args_readable;
    struct buffer buffer;
    uint8_t *before;   /* the buffer's bytes; null where it cannot be read, or has none */
    uint32_t words[2]; /* the first, as far as there are any */
    struct object *device;
    NTSTATUS due;
    bool reaches_driver;
    bool inverts; /* a success gives the bytes back inverted; otherwise as they were */
};

static bool is_hardware(const struct attempt *attempt)
{
    return (attempt->args.Flags.Value & FLAG_HARDWARE_ACCESS) != 0;
}

/* What the steered driver answers to a payload. */
static NTSTATUS answer_of_driver(const struct attempt *attempt)
{
    if (attempt->args.PrivateDriverDataSize < sizeof(struct steered_escape)) {
        return STATUS_SUCCESS;
    }
    switch (attempt->words[0]) {
    case STEERED_STATUS:
        return (NTSTATUS)attempt->words[1];
    case STEERED_HARDWARE:
    case STEERED_REGISTERS:
        return is_hardware(attempt) ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
    default:
        return attempt->words[0] < STEERED_OPERATIONS ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
    }
}

static NTSTATUS answer_of_tdr(const struct attempt *attempt)
{
    uint32_t size = attempt->args.PrivateDriverDataSize;
    if (size != 4 && size != 8) {
        return STATUS_INVALID_PARAMETER;
    }
    switch (attempt->words[0]) {
    case D3DKMT_TDRDBGCTRLTYPE_FORCETDR:
    case D3DKMT_TDRDBGCTRLTYPE_DISABLEBREAK:
    case D3DKMT_TDRDBGCTRLTYPE_ENABLEBREAK:
    case D3DKMT_TDRDBGCTRLTYPE_UNCONDITIONAL:
    case D3DKMT_TDRDBGCTRLTYPE_GPUTDR:
        return STATUS_SUCCESS;
    case D3DKMT_TDRDBGCTRLTYPE_VSYNCTDR:
    case D3DKMT_TDRDBGCTRLTYPE_FORCEDODTDR:
    case D3DKMT_TDRDBGCTRLTYPE_FORCEDODVSYNCTDR:
        return STATUS_NOT_SUPPORTED;
    case D3DKMT_TDRDBGCTRLTYPE_ENGINETDR:
        return size == 8 && attempt->words[1] == 0 ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
    default:
        return STATUS_INVALID_PARAMETER;
    }
}

/* DriverKnownEscape: the kernel knows three, and has no synchronization object for the third to name. */
static NTSTATUS answer_of_known(const struct attempt *attempt)
{
    static const uint32_t bytes[] = {
        sizeof(D3DDDI_DRIVERESCAPE_TRANSLATEALLOCATIONEHANDLE),
        sizeof(D3DDDI_DRIVERESCAPE_TRANSLATERESOURCEHANDLE),
    };
    bool is_handle = attempt->args.PrivateDriverDataSize >= 4 && attempt->words[0] < 2 &&
                     attempt->args.PrivateDriverDataSize == bytes[attempt->words[0]];
    return is_handle ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

/* Steps 1 to 7. */
static NTSTATUS due_before_driver(struct attempt *attempt)
{
    const D3DKMT_ESCAPE *args = &attempt->args;
    uint32_t flags = args->Flags.Value;
    uint32_t one_of = flags & 7;
    if (!attempt->args_readable || !object_find(attempt->process, OBJECT_ADAPTER, args->hAdapter)) {
        return STATUS_INVALID_PARAMETER;
    }
    attempt->device = object_find(attempt->process, OBJECT_DEVICE, args->hDevice);
    if (args->hDevice != 0 && !attempt->device) {
        return STATUS_INVALID_PARAMETER;
    }
    const struct object *context = object_find(attempt->process, OBJECT_CONTEXT, args->hContext);
    if (args->hContext != 0 && (!context || context->parent != attempt->device)) {
        return STATUS_INVALID_PARAMETER;
    }
    if (args->Type != D3DKMT_ESCAPE_DRIVERPRIVATE && args->Type != D3DKMT_ESCAPE_TDRDBGCTRL) {
        return STATUS_NOT_SUPPORTED;
    }
    if ((flags & ~0xCFu) != 0 || (one_of & (one_of - 1)) != 0 ||
        (flags & (FLAG_KNOWN_ESCAPE | FLAG_HARDWARE_ACCESS)) == (FLAG_KNOWN_ESCAPE | FLAG_HARDWARE_ACCESS) ||
        args->PrivateDriverDataSize > ESCAPE_LIMIT || (args->PrivateDriverDataSize > 0 && !args->pPrivateDriverData)) {
        return STATUS_INVALID_PARAMETER;
    }
    if (!world.started || (attempt->device && attempt->device->lost)) {
        return STATUS_DEVICE_REMOVED;
    }
    return args->PrivateDriverDataSize == 0 || attempt->buffer.readable ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

/* All of them. */
static void expect(struct attempt *attempt)
{
    attempt->due = due_before_driver(attempt);
    if (attempt->due != STATUS_SUCCESS) {
        return;
    }
    if (attempt->args.Type == D3DKMT_ESCAPE_TDRDBGCTRL) {
        attempt->due = answer_of_tdr(attempt);
    } else if ((attempt->args.Flags.Value & FLAG_KNOWN_ESCAPE) != 0) {
        attempt->due = answer_of_known(attempt);
    } else {
        attempt->reaches_driver = true;
        attempt->inverts = true;
        attempt->due = answer_of_driver(attempt);
    }
    if (attempt->due >= 0 && attempt->args.PrivateDriverDataSize > 0 && !attempt->buffer.writable) {
        attempt->due = STATUS_INVALID_PARAMETER; /* the way back */
    }
}

/* ------------------------------------------------------------------------------------------------------- sending */

static void fill_payload(struct attempt *attempt)
{
    const struct operation *operation = attempt->operation;
    const struct buffer *buffer = &attempt->buffer;
    uint8_t *bytes = buffer->address;
    uint32_t size = buffer->size;
    if (!bytes || !buffer->readable || size == 0) {
        return;
    }
    if (buffer->writable && buffer->address != attempt->place) {
        const struct steered_escape head = {.operation = operation->what % 16u, .value = operation->value};
        memset(bytes, (int)(operation->value % 251), size);
        memcpy(bytes, &head, size < sizeof head ? size : sizeof head);
    }
    attempt->before = malloc(size);
    if (!attempt->before) {
        die("no memory for a copy of %u bytes", (unsigned)size);
    }
    memcpy(attempt->before, bytes, size);
    memcpy(attempt->words, bytes, size < sizeof attempt->words ? size : sizeof attempt->words);
}

/* Where the argument structure lies: in memory, nowhere, half in a hole. */
static void place_arguments(struct attempt *attempt)
{
    unsigned how = attempt->operation->process >> 5;
    attempt->place = arguments_place(sizeof attempt->args);
    attempt->args_readable = how < 6;
    if (how == 6) {
        attempt->place = NULL;
    } else if (how == 7) {
        attempt->place = arguments_half_mapped(sizeof attempt->args);
    } else {
        memcpy(attempt->place, &attempt->args, sizeof attempt->args);
    }
}

static void prepare(struct attempt *attempt, const struct operation *operation)
{
    static const D3DKMT_ESCAPETYPE types[8] = {[7] = D3DKMT_ESCAPE_TDRDBGCTRL};
    *attempt = (struct attempt){.operation = operation, .process = operation->process % 32u % PROCESSES};
    unsigned type = operation->what >> 4 & 7;
    attempt->args = (D3DKMT_ESCAPE){
        .hAdapter = choose(attempt->process, OBJECT_ADAPTER, operation->adapter, operation->value),
        .hDevice = choose(attempt->process, OBJECT_DEVICE, operation->device, operation->value),
        .hContext = choose(attempt->process, OBJECT_CONTEXT, operation->context, operation->value),
        .Type = type == 6 ? (D3DKMT_ESCAPETYPE)(operation->value % 64) : types[type],
        .PrivateDriverDataSize = operation->number,
    };
    attempt->args.Flags.Value = operation->flags | (operation->what & 0x80u ? operation->value << 8 : 0);
    buffer_make(&attempt->buffer, operation->buffer % BUFFER_KINDS, operation->number,
                arguments_place(sizeof attempt->args), sizeof attempt->args);
    attempt->args.pPrivateDriverData = attempt->buffer.address;
    place_arguments(attempt);
    fill_payload(attempt);
}

/* ------------------------------------------------------------------------------------------------------- judging */

static void check_buffer(const struct attempt *attempt, NTSTATUS status)
{
    uint32_t size = attempt->before ? attempt->buffer.size : 0;
    if (status >= 0 && attempt->inverts) {
        for (uint32_t i = 0; i < size; i++) {
            attempt->before[i] = (uint8_t)~attempt->before[i];
        }
    }
    const uint8_t *now = attempt->buffer.address;
    if (size > 0 && memcmp(now, attempt->before, size) != 0) {
        uint32_t at = 0;
        while (now[at] == attempt->before[at]) {
            at++;
        }
        die("escape: %s, and byte %u of %u is 0x%02X, where 0x%02X was due", status_text(status), (unsigned)at,
            (unsigned)size, now[at], attempt->before[at]);
    }
}

static void check_seen(const struct attempt *attempt)
{
    const struct steered_page *seen = page();
    const D3DKMT_ESCAPE *args = &attempt->args;
    if (seen->seen_flags != args->Flags.Value || seen->seen_bytes != args->PrivateDriverDataSize ||
        seen->seen_device != (args->hDevice != 0) || seen->seen_context != (args->hContext != 0) ||
        seen->seen_buffer != (args->PrivateDriverDataSize != 0) || (args->hDevice != 0 && !seen->seen_process)) {
        die("escape: the driver saw flags 0x%X, %u bytes, device %d, context %d, process %d, buffer %d",
            seen->seen_flags, seen->seen_bytes, seen->seen_device, seen->seen_context, seen->seen_process,
            seen->seen_buffer);
    }
}

static void judge(const struct attempt *attempt, NTSTATUS status, int driver_calls, bool scarce)
{
    /* A reset while the caller waited for its level may have taken the device; and one in progress refuses everybody.
     */
    bool taken = status == STATUS_DEVICE_REMOVED && (world_may_have_lost(attempt->device) || world_gets_reset());
    if (!taken) {
        check_status("escape", status, attempt->due, scarce);
    }
    if (driver_calls > attempt->reaches_driver || (driver_calls < attempt->reaches_driver && !scarce && !taken)) {
        die("escape: %s, and the driver was called %d times", status_text(status), driver_calls);
    }
    if (driver_calls > 0) {
        check_seen(attempt);
    }
    check_buffer(attempt, status);
}

/*
 * Beside another thread everything that some order of the two explains is right. A register that did not read back what
 * was written is explained too: with NoAdapterSynchronization the other thread is in the driver as well, or the adapter
 * was pulled out in between.
 */
static void judge_loosely(const struct attempt *attempt, NTSTATUS status)
{
    static const NTSTATUS possible[] = {
        STATUS_SUCCESS,        STATUS_INVALID_PARAMETER, STATUS_NOT_SUPPORTED,
        STATUS_DEVICE_REMOVED, STATUS_NO_MEMORY,         STATUS_INSUFFICIENT_RESOURCES,
    };
    bool known = status == (NTSTATUS)attempt->words[1] ||
                 (status == STATUS_UNSUCCESSFUL && attempt->words[0] == STEERED_REGISTERS);
    for (size_t i = 0; i < sizeof possible / sizeof possible[0]; i++) {
        known = known || status == possible[i];
    }
    if (!known) {
        die("escape: %s, beside another thread", status_text(status));
    }
    if (status < 0) {
        check_buffer(attempt, status);
    }
}

/* By the caller's own process; or by the embedding program, which tells the process and wants to know the time. */
static NTSTATUS send_escape(const struct attempt *attempt)
{
    uint64_t driver_ns;
    if ((attempt->operation->process & 0x10) == 0) {
        return D3DKMTEscape(attempt->place);
    }
    host_process_attach(NULL);
    return host_escape(world.processes[attempt->process], attempt->place, &driver_ns);
}

void run_escape(const struct operation *operation)
{
    struct attempt attempt;
    prepare(&attempt, operation);
    host_process_attach(world.processes[attempt.process]);
    if (world.parallel) {
        judge_loosely(&attempt, D3DKMTEscape(attempt.place));
    } else {
        expect(&attempt);
        int calls = page_count(&page()->calls[STEERED_ESCAPE]);
        fail_begin();
        NTSTATUS status = send_escape(&attempt);
        bool scarce = fail_end();
        judge(&attempt, status, page_count(&page()->calls[STEERED_ESCAPE]) - calls, scarce);
    }
    free(attempt.before);
    buffer_drop(&attempt.buffer);
}
