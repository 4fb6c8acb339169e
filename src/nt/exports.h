/*
 * exports.h: the kernel's export table – every name that a driver may import from this room, with its address.
 */
#ifndef ESCAPEMENT_NT_EXPORTS_H
#define ESCAPEMENT_NT_EXPORTS_H

#include "nt/export_row.h"

/** All rows, sorted by name as strcmp orders them; made on the first call, never changed. Threads any. */
const struct nt_export_table *nt_exports(void);

/** The address behind a name in a sorted table, or null. */
const void *nt_export_find(const struct nt_export_table *table, const char *name);

#endif
