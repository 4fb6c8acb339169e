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

#endif
