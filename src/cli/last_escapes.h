/*
 * last_escapes.h: the last escapes that were sent, for the report of a bugcheck.
 */
#ifndef ESCAPEMENT_CLI_LAST_ESCAPES_H
#define ESCAPEMENT_CLI_LAST_ESCAPES_H

#include <d3dkmthk.h>
#include <stdint.h>

/** Reports of this process show them from now on. */
void cli_last_escapes_show(void);

/** One is about to be sent; `number` is what people know it by. Returns what cli_last_escape_ends wants. Threads any;
 * takes no lock. */
uint32_t cli_last_escape_begins(uint64_t number, const D3DKMT_ESCAPE *args);
void cli_last_escape_ends(uint32_t place, NTSTATUS status);

#endif
