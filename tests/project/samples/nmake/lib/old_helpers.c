/* old_helpers.c: a library of the old build. */
#include <ntddk.h>

int old_helper(void);
int old_helper(void)
{
    return OF_LIBRARY;
}
