/*
 * winddi.h: a name that display drivers include; what a WDDM driver uses of it is in windef.h and wingdi.h.
 *
 * The engine's interface (Eng and Drv functions) belongs to drivers from before Windows Vista and is not here.
 */
#ifndef _WINDDI_
#define _WINDDI_

#include "windef.h"
#include "wingdi.h"

#endif
