/*
 * spinlock.h: what the kernel's own files need of spin locks – the lock itself, without a change of IRQL.
 */
#ifndef ESCAPEMENT_NT_SPINLOCK_H
#define ESCAPEMENT_NT_SPINLOCK_H

#include <ntddk.h>

/**
 * Take and give back a driver's KSPIN_LOCK at whatever IRQL the caller has. A second acquire by the same thread is
 * bugcheck 0xF, a release by who does not hold it 0x10, a lock that KeInitializeSpinLock never saw 0x81. Once the lock
 * is given back its memory is not touched any more.
 */
void nt_spin_acquire(PKSPIN_LOCK SpinLock);
void nt_spin_release(PKSPIN_LOCK SpinLock);

#endif
