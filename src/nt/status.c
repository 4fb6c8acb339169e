/*
 * status.c: the names of NTSTATUS values; the table is made from include/wdk/ntstatus.h when this is built.
 */
#include "nt/status.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct status_row {
    uint32_t value;
    const char *name;
};

static const struct status_row rows[] = {
/* ascending */
#include "nt/status_names.h"
};

static int compare(const void *key, const void *element)
{
    uint32_t value = *(const uint32_t *)key;
    const struct status_row *row = element;
    return value < row->value ? -1 : value > row->value;
}

const char *nt_status_name(NTSTATUS status)
{
    uint32_t value = (uint32_t)status;
    const struct status_row *row = bsearch(&value, rows, sizeof rows / sizeof rows[0], sizeof rows[0], compare);
    return row == NULL ? NULL : row->name;
}

const char *nt_status_text(NTSTATUS status, char text[NT_STATUS_TEXT])
{
    const char *name = nt_status_name(status);
    if (name == NULL) {
        snprintf(text, NT_STATUS_TEXT, "0x%08X", (unsigned)status);
    } else {
        snprintf(text, NT_STATUS_TEXT, "%s (0x%08X)", name, (unsigned)status);
    }
    return text;
}
