/*
 * status.h: the names of NTSTATUS values, for messages.
 */
#ifndef ESCAPEMENT_NT_STATUS_H
#define ESCAPEMENT_NT_STATUS_H

#include <ntddk.h>

/** "STATUS_INVALID_PARAMETER"; null for a number without a name. Threads any. */
const char *nt_status_name(NTSTATUS status);

#define NT_STATUS_TEXT 96

/** "STATUS_INVALID_PARAMETER (0xC000000D)", or "0xC0FFEE00" for a number without a name. Returns `text`. */
const char *nt_status_text(NTSTATUS status, char text[NT_STATUS_TEXT]);

#endif
