/*
 * memory.h: string.h under an older name.
 *
 * For drivers alone (crt/ is on their include path, never on the host's); each function is the kernel's export.
 */
#ifndef WDK_CRT_MEMORY_H
#define WDK_CRT_MEMORY_H

#include "string.h"

#endif
