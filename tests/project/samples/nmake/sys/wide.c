/* wide.c: of AMD64_SOURCES. */
#include "old.h"

int wide(void)
{
    return 6;
}
