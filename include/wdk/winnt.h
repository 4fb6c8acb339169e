/*
 * winnt.h: the name under which user-mode sources include the base types, which are ntdef.h's.
 */
#ifndef WDK_WINNT_H
#define WDK_WINNT_H

#include "ntdef.h"

#endif
