/*
 * security.h: the tokens that processes have – an administrator's where nt_process says so, else a plain user's.
 */
#ifndef ESCAPEMENT_NT_SECURITY_H
#define ESCAPEMENT_NT_SECURITY_H

/** Called by the machine. 0. */
int nt_security_init(void);
void nt_security_fini(void);

#endif
