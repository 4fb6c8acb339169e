/* debug_only.c: of the configuration Debug alone. */
#include "shown.h"
#ifndef IS_DEBUG
#error of the configuration Debug alone
#endif

int debug_only(void)
{
    return 33;
}
