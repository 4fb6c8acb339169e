/*
 * allocation_lock.h: D3DKMTLock and D3DKMTUnlock in both forms – an allocation's bytes for the CPU.
 */
#ifndef ESCAPEMENT_DXGKRNL_ALLOCATION_LOCK_H
#define ESCAPEMENT_DXGKRNL_ALLOCATION_LOCK_H

#include "dxgkrnl/process.h"

/**
 * As the D3DKMT functions answer. An allocation that the driver did not call CpuVisible is STATUS_INVALID_PARAMETER.
 * In a segment that the CPU sees (or an aperture) the address is there; from another the allocation is moved to system
 * memory first. While it is locked it stays where it is. Where Windows is silent:
 * - D3DKMTLock waits for work that uses the allocation; with DonotWait the answer is STATUS_GRAPHICS_ALLOCATION_BUSY,
 *   with IgnoreSync or for D3DKMTLock2 only for its moves;
 * - Discard gives the same instance, once it is idle: there is no renaming;
 * - AcquireAperture and UseAlternateVA are STATUS_NOT_SUPPORTED: nothing is swizzled here;
 * - locks count; an unlock without one is STATUS_INVALID_PARAMETER, and undoes none of a list.
 */
NTSTATUS dxg_allocation_lock(struct dxg_process *process, D3DKMT_LOCK *args);
NTSTATUS dxg_allocation_lock2(struct dxg_process *process, D3DKMT_LOCK2 *args);
NTSTATUS dxg_allocation_unlock(struct dxg_process *process, const D3DKMT_UNLOCK *args);
NTSTATUS dxg_allocation_unlock2(struct dxg_process *process, const D3DKMT_UNLOCK2 *args);

#endif
