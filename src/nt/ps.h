/*
 * ps.h: who is told of processes and threads that come and go.
 */
#ifndef ESCAPEMENT_NT_PS_H
#define ESCAPEMENT_NT_PS_H

#include <stdbool.h>
#include <stdint.h>

struct nt_process;

/** Calls what drivers registered. Called by process.c, with the process known and no lock held. */
void nt_ps_notify(const struct nt_process *process, bool is_created);
/** The same of a system thread, on that thread; its ids. */
void nt_ps_notify_thread(uint64_t process, uint64_t thread, bool is_created);

#endif
