/*
 * user_exports.h: what a user-mode display driver may import – D3DKMT*, and the little of kernel32 and the C library
 * that such a driver needs.
 */
#ifndef ESCAPEMENT_HOST_USER_EXPORTS_H
#define ESCAPEMENT_HOST_USER_EXPORTS_H

#include "nt/export_row.h"

/** Functions in Microsoft's convention. Memory from malloc and HeapAlloc counts in the failure injector. */
extern const struct nt_export_table host_user_exports;

#endif
