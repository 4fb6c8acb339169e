/*
 * etw.h: the event providers that drivers registered.
 */
#ifndef ESCAPEMENT_NT_ETW_H
#define ESCAPEMENT_NT_ETW_H

/** Forget all of them: a driver's image goes. */
void nt_etw_drop_all(void);

#endif
