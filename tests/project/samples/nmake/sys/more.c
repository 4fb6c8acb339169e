/* more.c: of SOURCES. */
#include "old.h"

int more(void)
{
    return 5;
}
