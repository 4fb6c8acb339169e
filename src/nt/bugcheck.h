/*
 * bugcheck.h: how a broken driver ends – a report of code, four parameters and back trace, then the process.
 */
#ifndef ESCAPEMENT_NT_BUGCHECK_H
#define ESCAPEMENT_NT_BUGCHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct os_fault;
struct _EXCEPTION_RECORD;

/**
 * Reports and ends the Linux process with NT_BUGCHECK_EXIT. Never returns. Threads any, at any IRQL, with any lock
 * held. `because` is a sentence of ours for a person, or null.
 */
_Noreturn void nt_bugcheck(uint32_t code, uint64_t p1, uint64_t p2, uint64_t p3, uint64_t p4, const char *because);

/**
 * For a fault that nobody expected, called from the signal handler: 0xD1 above APC_LEVEL and 0x50 else for an address
 * (0xBE and 0xFC where its protection forbids the access, 0xCE in a driver that is not loaded any more), 0x7F (8) for a
 * stack that overflowed, 0x139 for __fastfail, 0x1E with the exception's status for the rest.
 */
_Noreturn void nt_bugcheck_fault(const struct os_fault *fault);

/**
 * From a signal handler, on the thread that the signal interrupted: a report of where that was. `instruction` and
 * `frame` are its rip and rbp; the parameters are zero, as those of a crash that somebody asked for are.
 */
_Noreturn void nt_bugcheck_interrupted(uint32_t code, uint64_t instruction, uint64_t frame, const char *because);

/** The same of a process that the C library aborts since its heap is broken, 0xC5: nothing is named whose name would
 * take memory. */
_Noreturn void nt_bugcheck_aborted(uint64_t instruction, uint64_t frame, const char *because);

/**
 * An exception that a kernel routine raises: the nearest guarded block's, or where no filter wants it bugcheck 0x1E
 * (0x7E in a system thread) with the status and the routine's address.
 */
_Noreturn void nt_raise_status(int32_t status, const void *routine, const char *because);
/** An exception that nobody caught. */
_Noreturn void nt_bugcheck_exception(const struct _EXCEPTION_RECORD *record, const char *because);

/**
 * A call of a public routine that nothing here carries out: 0x1E with STATUS_NOT_IMPLEMENTED and the caller's address.
 * The report's object has one member more, "unimplemented", with the routine's name.
 */
_Noreturn void nt_bugcheck_unimplemented(const char *routine, uint64_t caller, const char *because);

/** The Linux process's exit status after a bugcheck. */
#define NT_BUGCHECK_EXIT 134

/**
 * Where reports go beside standard error: a file descriptor that receives one JSON object, a line, or -1. Also what
 * upper layers add to a report: `annotate` may write lines (the last escapes) to standard error's report.
 *
 * The object: "code" (number), "name" (string, or null), "parameters" (four strings "0x..."), "because" (string, or
 * null), "irql" (number), "thread" (string), "backtrace" (an array of {"address": "0x...", "function", "file", "line",
 * "module"}, what is not known left out).
 */
void nt_bugcheck_set_report(int fd);
void nt_bugcheck_set_annotate(void (*annotate)(int fd));

/**
 * A driver image in memory: a report names its lines from the DWARF of the file at `path`, whose addresses are moved by
 * `bias`. An image that the dynamic loader loaded from a file that is still there needs no such call. False: no room.
 */
bool nt_bugcheck_image_add(const void *base, size_t bytes, uint64_t bias, const char *path);
void nt_bugcheck_image_remove(const void *base);

/** "DRIVER_IRQL_NOT_LESS_OR_EQUAL"; null for a code without a name. */
const char *nt_bugcheck_name(uint32_t code);

/** Called by the machine: findings of a sanitizer end as bugchecks between the two. */
void nt_bugcheck_init(void);
void nt_bugcheck_fini(void);

#endif
