/* b.c: found by a wildcard. */
#include "shown.h"

int part_b(void)
{
    return 22;
}
