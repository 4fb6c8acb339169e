/*
 * enum.h: the list of adapters that a process may open, with a handle to each.
 */
#ifndef ESCAPEMENT_DXGKRNL_ENUM_H
#define ESCAPEMENT_DXGKRNL_ENUM_H

#include "dxgkrnl/process.h"

/** What D3DKMTEnumAdapters2 and 3 answer where a caller asks how long its array must be: a maximum, not a count.
 * Source facts/observed.md, Windows 11. */
#define DXG_ENUM_MAXIMUM 34u

/** Kinds that a caller of D3DKMTEnumAdapters3 asks for beside full ones; the values are its filter's bits. */
#define DXG_ENUM_COMPUTE_ONLY 1u
#define DXG_ENUM_DISPLAY_ONLY 2u

struct dxg_enum_list {
    ULONG count;
    D3DKMT_ADAPTERINFO adapters[DXG_ENUM_MAXIMUM];
};

/**
 * Open every started adapter of the kinds asked for. STATUS_BUFFER_TOO_SMALL where there are more than `room`, or room
 * is 0; STATUS_NO_MEMORY. On failure no handle is left.
 */
NTSTATUS dxg_enum_open(struct dxg_process *process, uint32_t kinds, ULONG room, struct dxg_enum_list *list);
/** Close what dxg_enum_open opened. */
void dxg_enum_close(struct dxg_process *process, const struct dxg_enum_list *list);

#endif
