/*
 * exports.h: the kernel's export table – every name that a driver may import from this room, with its address.
 */
#ifndef ESCAPEMENT_NT_EXPORTS_H
#define ESCAPEMENT_NT_EXPORTS_H

#include "nt/export_row.h"

extern const struct nt_export_table nt_exports;

#endif
