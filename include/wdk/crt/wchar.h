/*
 * wchar.h: wide characters: string.h, stdio.h and wctype.h have the functions.
 *
 * For drivers alone (crt/ is on their include path, never on the host's); each function is the kernel's export.
 */
#ifndef WDK_CRT_WCHAR_H
#define WDK_CRT_WCHAR_H

#include "string.h"
#include "stdio.h"
#include "wctype.h"

#endif
