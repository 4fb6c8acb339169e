/* error.c: why something could not be loaded or started, as a status and a sentence. */
#include "dxgkrnl/driver.h"

#include <stdarg.h>
#include <stdio.h>

void dxg_error_set(struct dxg_error *error, NTSTATUS status, const char *format, ...)
{
    if (error == NULL) {
        return;
    }
    error->status = status;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->text, sizeof error->text, format, arguments);
    va_end(arguments);
}
