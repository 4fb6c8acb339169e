/*
 * status.h: the kernel's names of NTSTATUS values, for this room's messages.
 */
#ifndef ESCAPEMENT_DXGKRNL_STATUS_H
#define ESCAPEMENT_DXGKRNL_STATUS_H

#include "nt/status.h"

#define DXG_STATUS_TEXT NT_STATUS_TEXT

static inline const char *dxg_status_name(NTSTATUS status)
{
    return nt_status_name(status);
}

static inline const char *dxg_status_text(NTSTATUS status, char text[DXG_STATUS_TEXT])
{
    return nt_status_text(status, text);
}

#endif
