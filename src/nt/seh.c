/*
 * seh.c: structured exceptions – from a raised status or a fault to the handler of a driver's guarded block.
 *
 * In two passes, as Windows has it: first filters are asked, with every function still on its stack; then, from the
 * youngest on, what lies between is unwound, each __finally with AbnormalTermination true, and the handler runs.
 */
#include "nt/seh.h"
#include "nt/backtrace.h"
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/fault.h"
#include "nt/iospace.h"
#include "nt/memory.h"
#include "nt/os.h"
#include "nt/seh_entry.h"
#include "nt/thread.h"

#include <ntstatus.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define ACCESSES_ARE_CHECKED
#endif
#endif

static _Thread_local struct nt_seh_context *youngest;

/* ------------------------------------------------------------------------------------------- called by compiled code
 */

static OS_UNINSTRUMENTED void NTAPI seh_register(struct nt_seh_context *context)
{
    context->older = youngest;
    context->frame = NULL;
    youngest = context;
}

static OS_UNINSTRUMENTED void NTAPI seh_unregister(struct nt_seh_context *context)
{
    youngest = context->older;
}

static OS_UNINSTRUMENTED void NTAPI seh_enter(struct nt_seh_frame *frame, const struct nt_seh_table *table,
                                              void *locals)
{
    frame->state = -1;
    frame->locals = locals;
    frame->table = table;
    frame->context = youngest;
    youngest->frame = frame;
    os_landing_prepare(youngest);
}

void nt_seh_forget(void)
{
    youngest = NULL;
}

struct nt_seh_context *nt_seh_enter_kernel(void)
{
    struct nt_seh_context *user = youngest;
    youngest = NULL;
    return user;
}

void nt_seh_leave_kernel(struct nt_seh_context *user)
{
    youngest = user;
}

/* ---------------------------------------------------------------------------------------------------------- unwinding
 */

/* The function goes on where its code left the __try that is being executed; from there `target` leads it. */
static _Noreturn void land(struct nt_seh_context *context)
{
    youngest = context;
    context->call_site--;
    os_land(&(struct os_landing){.key = context, .rbp = context->rbp, .rsp = context->rsp, .rip = context->rip});
}

/* The next __finally, or the wanted handler, from the frame's state outwards. False: there is none in this function. */
static bool step(struct nt_seh_frame *frame, const struct nt_seh_context *wanted, int32_t scope)
{
    const struct nt_seh_scope *scopes = frame->table->scopes;
    while (frame->state >= 0) {
        int32_t at = frame->state;
        bool is_wanted = frame->context == wanted && at == scope;
        frame->state = scopes[at].parent;
        if (is_wanted || scopes[at].kind == NT_SEH_FINALLY) {
            frame->target = at;
            return true;
        }
    }
    return false;
}

static _Noreturn void unwind(struct nt_seh_context *from, struct nt_seh_context *to, int32_t scope, uint32_t code)
{
    for (struct nt_seh_context *context = from;; context = context->older) {
        struct nt_seh_frame *frame = context->frame;
        if (frame && step(frame, to, scope)) {
            frame->code = code;
            frame->unwinding_to = to;
            frame->unwinding_scope = scope;
            frame->unwinding_code = code;
            land(context);
        }
    }
}

/* A __finally has run for an exception. Returns where the same function has more to do. */
static void NTAPI seh_resume(struct nt_seh_frame *frame)
{
    if (step(frame, frame->unwinding_to, frame->unwinding_scope)) {
        frame->code = frame->unwinding_code;
        return;
    }
    unwind(frame->context->older, frame->unwinding_to, frame->unwinding_scope, frame->unwinding_code);
}

/* ---------------------------------------------------------------------------------------------------------- searching
 */

bool nt_seh_is_guarded(void)
{
    for (const struct nt_seh_context *context = youngest; context; context = context->older) {
        if (context->frame && context->frame->state >= 0) {
            return true;
        }
    }
    return false;
}

bool nt_seh_dispatch(EXCEPTION_RECORD *record, CONTEXT *state)
{
    EXCEPTION_POINTERS pointers = {.ExceptionRecord = record, .ContextRecord = state};
    for (struct nt_seh_context *context = youngest; context; context = context->older) {
        struct nt_seh_frame *frame = context->frame;
        for (int32_t at = frame ? frame->state : -1; at >= 0; at = frame->table->scopes[at].parent) {
            const struct nt_seh_scope *scope = &frame->table->scopes[at];
            if (scope->kind != NT_SEH_EXCEPT) {
                continue;
            }
            LONG answer = scope->filter ? scope->filter(&pointers, frame->locals) : EXCEPTION_EXECUTE_HANDLER;
            if (answer > 0) {
                unwind(youngest, context, at, (uint32_t)record->ExceptionCode);
            }
            if (answer < 0) {
                return true;
            }
        }
    }
    return false;
}

/* ------------------------------------------------------------------------------------------------------------ raising
 */

/* What goes on after an exception that cannot go on is one itself, and none that a filter should send back again. */
static void dispatch_final(EXCEPTION_RECORD *record, CONTEXT *state)
{
    if (!nt_seh_dispatch(record, state)) {
        return;
    }
    EXCEPTION_RECORD second = {.ExceptionCode = STATUS_NONCONTINUABLE_EXCEPTION,
                               .ExceptionFlags = EXCEPTION_NONCONTINUABLE,
                               .ExceptionRecord = record,
                               .ExceptionAddress = record->ExceptionAddress};
    if (nt_seh_dispatch(&second, state)) {
        *record = second;
    }
}

void nt_seh_raise(int32_t status, const void *routine)
{
    if (!youngest) {
        return;
    }
    EXCEPTION_RECORD record = {.ExceptionCode = status,
                               .ExceptionFlags = EXCEPTION_NONCONTINUABLE,
                               .ExceptionAddress = (PVOID)(uintptr_t)routine};
    CONTEXT state;
    memset(&state, 0, sizeof state);
    state.ContextFlags = CONTEXT_CONTROL;
    state.Rip = (ULONG64)(uintptr_t)routine;
    state.Rsp = (ULONG64)(uintptr_t)__builtin_frame_address(0);
    state.Rbp = (ULONG64)(uintptr_t)__builtin_frame_address(0);
    dispatch_final(&record, &state);
}

/* The record is the driver's, and its filters may send it back here. */
void NTAPI RtlRaiseException(PEXCEPTION_RECORD ExceptionRecord)
{
    CONTEXT state;
    memset(&state, 0, sizeof state);
    state.ContextFlags = CONTEXT_CONTROL;
    state.Rip = (ULONG64)(uintptr_t)__builtin_return_address(0);
    state.Rbp = (ULONG64)(uintptr_t)__builtin_frame_address(0);
    state.Rsp = state.Rbp;
    ExceptionRecord->ExceptionAddress = __builtin_return_address(0);
    if (ExceptionRecord->ExceptionFlags & EXCEPTION_NONCONTINUABLE) {
        dispatch_final(ExceptionRecord, &state);
    } else if (nt_seh_dispatch(ExceptionRecord, &state)) {
        return;
    }
    nt_bugcheck_exception(ExceptionRecord, "the driver raised an exception, which nothing catches");
}

void NTAPI RtlRaiseStatus(NTSTATUS Status)
{
    nt_raise_status(Status, (const void *)RtlRaiseStatus, "the driver raised an exception, which nothing catches");
}

/* ------------------------------------------------------------------------------------------------------------- faults
 */

enum { STACK_REACH = 64 * 1024 };

/* A user address, as far as one can be told where a caller's buffers lie anywhere. */
static bool is_of_user(const struct os_fault *fault)
{
    uint64_t distance = fault->address > fault->stack ? fault->address - fault->stack : fault->stack - fault->address;
    return fault->address <= nt_user_memory_highest() && distance >= STACK_REACH &&
           !nt_io_describe_fault((const void *)(uintptr_t)fault->address) && !nt_backtrace_is_image(fault->address) &&
           !nt_backtrace_removed_image(fault->address);
}

static bool describe_access(const struct os_fault *fault, EXCEPTION_RECORD *record)
{
    char byte;
    if (nt_irql() > APC_LEVEL || !is_of_user(fault)) {
        return false;
    }
    if (fault->execute && nt_fault_copy(&byte, (const void *)(uintptr_t)fault->address, 1)) {
        return false; /* data: 0xFC */
    }
    record->ExceptionCode = fault->is_beyond_file ? STATUS_IN_PAGE_ERROR : STATUS_ACCESS_VIOLATION;
    record->NumberParameters = fault->is_beyond_file ? 3 : 2;
    record->ExceptionInformation[0] = fault->execute ? 8 : fault->write ? 1 : 0;
    record->ExceptionInformation[1] = fault->address;
    record->ExceptionInformation[2] = fault->is_beyond_file ? (ULONG_PTR)(LONG_PTR)STATUS_END_OF_FILE : 0;
    return true;
}

/* "int 29h" is __fastfail, which no handler sees; "int 2Ch" an assertion; the rest of its kind a bad access. */
static bool describe_general(const struct os_fault *fault, EXCEPTION_RECORD *record)
{
    unsigned char bytes[2] = {0};
    bool is_read = nt_fault_copy(bytes, (const void *)(uintptr_t)fault->instruction, sizeof bytes);
    if (is_read && bytes[0] == 0xCD && bytes[1] == 0x29) {
        return false;
    }
    if (is_read && bytes[0] == 0xCD && bytes[1] == 0x2C) {
        record->ExceptionCode = STATUS_ASSERTION_FAILURE;
        return true;
    }
#ifdef ACCESSES_ARE_CHECKED
    return false; /* a kernel's address or none at all: what faulted is the sanitizer's look at its own memory for it */
#else
    record->ExceptionCode = STATUS_ACCESS_VIOLATION;
    record->NumberParameters = 2;
    record->ExceptionInformation[1] = UINT64_MAX;
    return true;
#endif
}

bool nt_seh_describe_fault(const struct os_fault *fault, EXCEPTION_RECORD *record)
{
    *record = (EXCEPTION_RECORD){.ExceptionAddress = (PVOID)(uintptr_t)(fault->instruction - fault->is_trap)};
    if (fault->has_address) {
        return describe_access(fault, record);
    }
    if (fault->is_trap) {
        record->ExceptionCode = STATUS_BREAKPOINT;
    } else if (fault->is_illegal) {
        record->ExceptionCode = STATUS_ILLEGAL_INSTRUCTION;
    } else if (fault->divide_by_zero) {
        record->ExceptionCode = STATUS_INTEGER_DIVIDE_BY_ZERO;
    } else if (fault->is_arithmetic) {
        record->ExceptionCode = fault->floating_point ? STATUS_FLOAT_INVALID_OPERATION : STATUS_INTEGER_OVERFLOW;
    } else {
        return describe_general(fault, record);
    }
    return true;
}

void nt_seh_on_fault(const struct os_fault *fault, CONTEXT *context)
{
    EXCEPTION_RECORD record;
    context->Rip -= fault->is_trap;
    if (nt_seh_describe_fault(fault, &record) && nt_seh_dispatch(&record, context)) {
        return;
    }
    nt_bugcheck_fault(fault);
}

/* Called by the code of guarded blocks, under the names that its compiler gives. */
// clang-format off
#define OF_THE_CODE                                          \
    NT_EXPORT_AS(_Unwind_SjLj_Register,   seh_register),     \
    NT_EXPORT_AS(_Unwind_SjLj_Unregister, seh_unregister),   \
    NT_EXPORT_AS(__escapement_seh_enter,  seh_enter),        \
    NT_EXPORT_AS(__escapement_seh_resume, seh_resume)
// clang-format on

static const struct nt_export rows[] = {OF_THE_CODE, NT_EXPORT(RtlRaiseException), NT_EXPORT(RtlRaiseStatus)};
const struct nt_export_table nt_seh_exports = NT_EXPORT_TABLE(rows);

static const struct nt_export user_rows[] = {OF_THE_CODE};
const struct nt_export_table nt_seh_user_exports = NT_EXPORT_TABLE(user_rows);
