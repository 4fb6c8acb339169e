/* export_row.h: a row of an export table, as every room that offers names to drivers writes it. */
#ifndef ESCAPEMENT_NT_EXPORT_ROW_H
#define ESCAPEMENT_NT_EXPORT_ROW_H

#include <stddef.h>

struct nt_export {
    const char *name;
    const void *address; /* of a function in Microsoft's convention, or of a variable for a data export */
};

struct nt_export_table {
    const struct nt_export *rows;
    size_t count;
};

/** A row for a routine or a variable that has the exported name itself. */
/* clang-format off */
#define NT_EXPORT(name)            {#name, (const void *)(name)}
#define NT_EXPORT_DATA(name)       {#name, (const void *)&(name)}
/** A row for one that has a name of ours, where the exported name is the C library's on Linux. */
#define NT_EXPORT_AS(name, target) {#name, (const void *)(target)}
/** The table of a file's rows. */
#define NT_EXPORT_TABLE(rows)      {(rows), sizeof(rows) / sizeof((rows)[0])}
/* clang-format on */

#endif
