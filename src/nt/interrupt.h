/*
 * interrupt.h: a device's interrupt – delivery on the kernel's interrupt thread at DIRQL, and exclusion against it.
 */
#ifndef ESCAPEMENT_NT_INTERRUPT_H
#define ESCAPEMENT_NT_INTERRUPT_H

#include <ntddk.h>
#include <stdbool.h>
#include <stdint.h>

struct nt_interrupt;

/** Messages that one interrupt may have: as many as MSI-X. */
#define NT_INTERRUPT_MESSAGES 2048u

/** The service routine; host convention. Returns whether the device was the source. */
typedef bool nt_interrupt_routine(void *context, uint32_t message);

/** Connect at device level `irql` (3..12). Null: no memory. IRQL PASSIVE_LEVEL. */
struct nt_interrupt *nt_interrupt_connect(nt_interrupt_routine *routine, void *context, KIRQL irql);
/** After it returns the routine does not run and will not. IRQL PASSIVE_LEVEL. Null does nothing. */
void nt_interrupt_disconnect(struct nt_interrupt *interrupt);
/** The device asserts its interrupt; returns at once. Threads any, at any IRQL. Repeats before delivery of the same
 * message coalesce. A message of NT_INTERRUPT_MESSAGES or more is lost, as one that was never connected. */
void nt_interrupt_assert(struct nt_interrupt *interrupt, uint32_t message);
/**
 * Run `routine` at the interrupt's IRQL, excluded against the service routine. Returns what it returned. IRQL at most
 * the interrupt's, else bugcheck 0xA; within the service routine or another such routine it would wait for itself:
 * bugcheck 0xF. A routine that returns at another IRQL is bugcheck 0xC4 (0x111), as the service routine is.
 */
bool nt_interrupt_synchronize(struct nt_interrupt *interrupt, bool (*routine)(void *context), void *context);
/** Wait until everything asserted so far has been delivered. IRQL PASSIVE_LEVEL. */
void nt_interrupt_flush(struct nt_interrupt *interrupt);

/** The interrupt thread. 0, or -errno with nothing left. Every interrupt is disconnected before fini. */
int nt_interrupt_init(void);
void nt_interrupt_fini(void);

#endif
