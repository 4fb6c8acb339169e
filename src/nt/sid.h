/*
 * sid.h: security identifiers, and whose they are. The routines are Windows'.
 *
 * A process' user is S-1-5-21-1-2-3-1001; everybody is in Everyone, Authenticated Users, Interactive and Users, an
 * administrator in Administrators too.
 */
#ifndef ESCAPEMENT_NT_SID_H
#define ESCAPEMENT_NT_SID_H

#include <ntifs.h>
#include <stdbool.h>

/** Whether a token's user is that, or is in that group. */
bool nt_token_holds(PACCESS_TOKEN token, PSID sid);
/** The user of every token. */
PSID nt_token_user(void);

#endif
