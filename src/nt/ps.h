/*
 * ps.h: who is told of processes that come and go.
 */
#ifndef ESCAPEMENT_NT_PS_H
#define ESCAPEMENT_NT_PS_H

#include <stdbool.h>

struct nt_process;

/** Calls what drivers registered. Called by process.c, with the process known and no lock held. */
void nt_ps_notify(const struct nt_process *process, bool is_created);
/** Forget what a driver registered and did not take back: before its image goes. */
void nt_ps_drop_notify(void);

#endif
