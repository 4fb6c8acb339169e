/*
 * seh.h: what a driver's function with guarded blocks and the kernel tell each other.
 *
 * `escapement cc` turns __try into what these structures describe (src/cli/cc_seh.c; docs/seh.md tells how). A function
 * with guarded blocks has one frame on its stack for as long as it runs, and one table for all of its calls. Around the
 * frame stands the code generator's own record, in the layout of its setjmp-longjmp exception handling: it knows where
 * the function continues. The thread has the list of them, youngest first.
 */
#ifndef ESCAPEMENT_NT_SEH_H
#define ESCAPEMENT_NT_SEH_H

#include <ntddk.h>
#include <stdbool.h>
#include <stdint.h>

struct os_fault;

enum nt_seh_kind { NT_SEH_EXCEPT = 1, NT_SEH_FINALLY = 2 };

/** One __try. Its index in the table is its name. */
struct nt_seh_scope {
    int32_t parent; /* the __try around it, or -1 */
    uint32_t kind;
    LONG(NTAPI *filter)(EXCEPTION_POINTERS *, void *locals); /* null: EXCEPTION_EXECUTE_HANDLER */
};
struct nt_seh_table {
    uint64_t count;
    struct nt_seh_scope scopes[];
};

/** `state` is written by the function's code, the rest by the kernel, much of it once. */
struct nt_seh_frame {
    int32_t state;  /* the innermost __try that is being executed, or -1 */
    int32_t target; /* the __try whose handler is to run, where the function continues after an exception */
    uint32_t code;  /* what GetExceptionCode gives in a handler */
    uint32_t reserved;
    void *locals; /* where filters and __finally blocks find the function's variables */
    const struct nt_seh_table *table;
    struct nt_seh_context *context;
    struct nt_seh_context *unwinding_to; /* while a __finally runs for an exception: where its handler is, */
    int32_t unwinding_scope;             /* and which */
    uint32_t unwinding_code;
    uint64_t unused;
};
_Static_assert(sizeof(struct nt_seh_frame) == 64, "src/cli/cc_seh.c reserves as much");
_Static_assert(offsetof(struct nt_seh_frame, target) == 4, "src/cli/cc_seh.c");
_Static_assert(offsetof(struct nt_seh_frame, code) == 8, "src/cli/cc_seh.c");

/** The code generator's: LLVM's SjLjEHPrepare lays it out. */
struct nt_seh_context {
    struct nt_seh_context *older;
    uint32_t call_site; /* where the function is; the landing expects it one less */
    uint32_t data[4];
    const void *personality;
    struct nt_seh_frame *frame; /* the code generator writes a table's address first; __escapement_seh_enter this */
    uint64_t rbp;
    uint64_t rip;
    uint64_t rsp;
    uint64_t unused[2];
};
_Static_assert(offsetof(struct nt_seh_context, call_site) == 8, "LLVM 19");
_Static_assert(offsetof(struct nt_seh_context, personality) == 32, "LLVM 19");
_Static_assert(offsetof(struct nt_seh_context, rbp) == 48, "LLVM 19");

/** Whether the calling thread is within a guarded block. Signal-safe. */
bool nt_seh_is_guarded(void);

/** The calling thread has left all guarded blocks, without an exception: its functions are gone. */
void nt_seh_forget(void);

/**
 * Around a call from user mode into the kernel: what is raised in the kernel is no business of a user-mode driver's
 * guarded blocks. The first returns what the second is to be given.
 */
struct nt_seh_context *nt_seh_enter_kernel(void);
void nt_seh_leave_kernel(struct nt_seh_context *user);

/**
 * Look for a handler, as RtlRaiseException does: filters are asked from the youngest block to the oldest, and where one
 * answers EXCEPTION_EXECUTE_HANDLER this does not return: what lies between is unwound, and the handler runs.
 *
 * @return true: a filter answered EXCEPTION_CONTINUE_EXECUTION; false: no filter wants it
 *
 * IRQL     not changed, by a landing neither.
 * Threads  any. Whatever the functions in between hold stays held.
 */
bool nt_seh_dispatch(EXCEPTION_RECORD *record, CONTEXT *context);

/** A status raised at `routine`, as RtlRaiseStatus does: returns where nobody catches it. */
void nt_seh_raise(int32_t status, const void *routine);

/**
 * The exception that a fault of the processor is, where Windows makes one of it that a guarded block can catch: an
 * access to a user address up to APC_LEVEL (STATUS_ACCESS_VIOLATION, or STATUS_IN_PAGE_ERROR behind a file's end), an
 * arithmetic exception, an instruction that is none, a breakpoint. False: it is a bugcheck in any case. Signal-safe.
 */
bool nt_seh_describe_fault(const struct os_fault *fault, EXCEPTION_RECORD *record);

#endif
