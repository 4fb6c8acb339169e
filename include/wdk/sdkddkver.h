/*
 * sdkddkver.h: the versions of Windows by number, for sources that ask for them by this header.
 */
#ifndef _INC_SDKDDKVER
#define _INC_SDKDDKVER

#include "wdm/version.h"

#endif
