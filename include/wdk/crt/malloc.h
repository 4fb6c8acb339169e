/*
 * malloc.h: _alloca; the kernel has no malloc.
 *
 * For drivers alone (crt/ is on their include path, never on the host's); each function is the kernel's export.
 */
#ifndef WDK_CRT_MALLOC_H
#define WDK_CRT_MALLOC_H

#ifndef _alloca
#define _alloca(size) __builtin_alloca(size)
#endif

#endif
