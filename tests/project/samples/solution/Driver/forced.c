/* forced.c: its header comes by ForcedIncludeFiles, a define by its own metadata. */
#include "shown.h"

static int forced_own(void)
{
    return FROM_FORCED;
}

int forced(void)
{
    return OWN();
}
