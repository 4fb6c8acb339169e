/* helpers.c: compiled with the library's own defines, and none of the driver's. */
#include <ntddk.h>

#include "helpers.h"
#if defined(FROM_PROJECT) || FROM_DIRECTORY != 1
#error the defines of another project
#endif

int helper_value(void)
{
    return OF_LIBRARY;
}
