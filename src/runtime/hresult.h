/*
 * hresult.h: what a user-mode display driver's callback returns for a status of the kernel's.
 */
#ifndef ESCAPEMENT_RUNTIME_HRESULT_H
#define ESCAPEMENT_RUNTIME_HRESULT_H

#include <d3dumddi.h>

/**
 * The HRESULT that pfnEscapeCb and its like return.
 *
 * Statuses of success and of information are S_OK; STATUS_INVALID_PARAMETER, STATUS_NO_MEMORY and STATUS_DEVICE_REMOVED
 * have the documented results, the others of the table are this project's pairs of equal meaning, and an error that is
 * not in it becomes HRESULT_FROM_NT. Threads any. Source facts/escape.md 7.
 */
HRESULT rt_hresult(NTSTATUS status);

#endif
