/*
 * irp.h: requests to drivers. The routines are Windows': wdm.h declares them.
 *
 * Where Windows is silent: a request that nobody built for a thread and that reaches the top of its stack without
 * STATUS_MORE_PROCESSING_REQUIRED is its maker's still, who frees it; the status block of a built one is always written
 * and its event always set.
 */
#ifndef ESCAPEMENT_NT_IRP_H
#define ESCAPEMENT_NT_IRP_H

#include <ntddk.h>

/** A request reached the top of its stack: what its maker is owed. irp_send.c calls it. */
void nt_irp_finish(PIRP irp);

#endif
