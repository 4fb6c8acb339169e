/*
 * pnp.h: device interfaces that drivers registered. The routines are Windows'.
 */
#ifndef ESCAPEMENT_NT_PNP_H
#define ESCAPEMENT_NT_PNP_H

/** Forget all interfaces: the machine stops. Names of them that were given out are the driver's pool blocks. */
void nt_pnp_drop_all(void);

#endif
