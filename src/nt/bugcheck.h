/*
 * bugcheck.h: how a broken driver ends – a report of code, four parameters and back trace, then the process.
 */
#ifndef ESCAPEMENT_NT_BUGCHECK_H
#define ESCAPEMENT_NT_BUGCHECK_H

#include <stdint.h>

/** What the report says beside the back trace. */
struct nt_bugcheck {
    uint32_t code;
    uint64_t parameters[4];
    const char *because; /* a sentence of ours, or null */
};

/** Reports and ends the Linux process with NT_BUGCHECK_EXIT. Never returns. Threads any, at any IRQL, with any lock
 * held. */
_Noreturn void nt_bugcheck(uint32_t code, uint64_t p1, uint64_t p2, uint64_t p3, uint64_t p4, const char *because);

/** Called from the signal handler for a fault that nobody expected: 0x50, 0xD1, 0x1E or 0x7F by address and IRQL. */
_Noreturn void nt_bugcheck_fault(int signal, const void *address, void *ucontext);

/** The Linux process's exit status after a bugcheck. */
#define NT_BUGCHECK_EXIT 134

/**
 * Where reports go beside standard error: a file descriptor that receives one JSON object, a line, or -1. Also what
 * upper layers add to a report: `annotate` may write lines (the last escapes) to standard error's report.
 */
void nt_bugcheck_set_report(int fd);
void nt_bugcheck_set_annotate(void (*annotate)(int fd));

/** Names: "0x000000D1 DRIVER_IRQL_NOT_LESS_OR_EQUAL"; null for a code without a name. */
const char *nt_bugcheck_name(uint32_t code);

#endif
