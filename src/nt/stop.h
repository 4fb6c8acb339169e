/*
 * stop.h: public kernel routines that nothing here carries out – each has an entry of its own, which stops its caller.
 *
 * A driver that imports such a routine and never calls it still runs. A call of it ends as a crash does, with a report
 * that names the routine and the caller's line, whatever __try blocks the caller is in.
 */
#ifndef ESCAPEMENT_NT_STOP_H
#define ESCAPEMENT_NT_STOP_H

#include "nt/export_row.h"

/**
 * The public routines that include/wdk declares, sorted by name, each with the entry that stops its caller. A loader
 * asks this table last: many of its names are carried out, and stand in nt_exports too. MmGetSystemRoutineAddress never
 * gives one of these. Threads any.
 */
const struct nt_export_table *nt_stops(void);

/** What an address that an import was bound to stands for: the routine's name if it stops when called, else null. */
const char *nt_stop_name(const void *address);

#endif
