/*
 * escape.h: the escape path – one D3DKMT_ESCAPE from a process to the miniport's DxgkDdiEscape and back.
 */
#ifndef ESCAPEMENT_DXGKRNL_ESCAPE_H
#define ESCAPEMENT_DXGKRNL_ESCAPE_H

#include "dxgkrnl/process.h"

/** What happened on the way, for tools; every member is set. */
struct dxg_escape_report {
    const char *refused_by; /* the name of the step that refused (docs/escape.md); null where the status is the
                               driver's, or a success */
    uint32_t level;         /* 0 or 2, where the driver was called */
    uint64_t driver_ns;     /* inside DxgkDdiEscape; 0 where it was not called */
};

/**
 * Send one escape, as a process does through D3DKMTEscape. docs/escape.md has the eleven steps and their statuses.
 *
 * @param process  the caller; the handles in `args` are looked up in its table
 * @param args     user memory, read once
 * @param report   may be null, and then costs nothing
 *
 * IRQL PASSIVE_LEVEL, on entry and on return. Threads any. Memory: none for a payload of up to 4096 bytes.
 */
NTSTATUS dxg_escape(struct dxg_process *process, const D3DKMT_ESCAPE *args, struct dxg_escape_report *report);

#endif
