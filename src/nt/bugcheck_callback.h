/*
 * bugcheck_callback.h: what drivers asked to be called for when the machine stops.
 */
#ifndef ESCAPEMENT_NT_BUGCHECK_CALLBACK_H
#define ESCAPEMENT_NT_BUGCHECK_CALLBACK_H

/**
 * Call them at HIGH_LEVEL, last of all in a report: one that crashes itself ends the process there. Called by
 * bugcheck.c alone. `say` receives a line for each.
 */
void nt_bugcheck_callbacks_run(void (*say)(const char *line));

/** Forget all: before the image goes. */
void nt_bugcheck_callbacks_drop(void);

#endif
