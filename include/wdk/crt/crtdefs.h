/*
 * crtdefs.h: the types that the C library's headers share.
 *
 * For drivers alone (crt/ is on their include path, never on the host's); each function is the kernel's export.
 */
#ifndef WDK_CRT_CRTDEFS_H
#define WDK_CRT_CRTDEFS_H

#include <stddef.h>
#include <stdint.h>
#include <stdarg.h>

typedef int errno_t;
typedef size_t rsize_t;
typedef unsigned short wint_t;
typedef unsigned short wctype_t;

#define _CRTIMP
#define _CRT_INSECURE_DEPRECATE(x)
#ifndef __cdecl
#define __cdecl
#endif
#define _countof(array) (sizeof(array) / sizeof((array)[0]))
#define _TRUNCATE ((size_t)-1)

#endif
