/*
 * seh_entry.h: where a fault of a guarded block comes to the kernel, on the thread's own stack.
 */
#ifndef ESCAPEMENT_NT_SEH_ENTRY_H
#define ESCAPEMENT_NT_SEH_ENTRY_H

#include "nt/os.h"

#include <ntddk.h>

/** Begins where OS_FAULT_CALL says: makes a CONTEXT of the registers, calls nt_seh_on_fault and goes on with what is in
 * the CONTEXT then. */
void nt_seh_fault_entry(void);
/** Returns where a filter answered EXCEPTION_CONTINUE_EXECUTION. */
void nt_seh_on_fault(const struct os_fault *fault, CONTEXT *context);

/** The offsets that seh_entry.S reads and writes. */
_Static_assert(offsetof(CONTEXT, ContextFlags) == 0x30 && offsetof(CONTEXT, MxCsr) == 0x34, "seh_entry.S");
_Static_assert(offsetof(CONTEXT, EFlags) == 0x44 && offsetof(CONTEXT, Rax) == 0x78, "seh_entry.S");
_Static_assert(offsetof(CONTEXT, Rsp) == 0x98 && offsetof(CONTEXT, Rdi) == 0xB0, "seh_entry.S");
_Static_assert(offsetof(CONTEXT, R15) == 0xF0 && offsetof(CONTEXT, Rip) == 0xF8, "seh_entry.S");
_Static_assert(offsetof(CONTEXT, FltSave) == 0x100 && sizeof(CONTEXT) == 1232, "seh_entry.S");
_Static_assert(offsetof(struct os_fault, context_instruction) == 0, "seh_entry.S");
_Static_assert(offsetof(struct os_fault, stack) == 8, "seh_entry.S");

#endif
