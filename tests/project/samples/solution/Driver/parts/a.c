/* a.c: found by a wildcard. */
#include "shown.h"

int part_a(void)
{
    return 21;
}
