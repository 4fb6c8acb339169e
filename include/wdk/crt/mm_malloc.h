/*
 * mm_malloc.h: stands in for clang's header of that name.
 *
 * For drivers alone (crt/ is on their include path, never on the host's); each function is the kernel's export.
 */
#ifndef WDK_CRT_MM_MALLOC_H
#define WDK_CRT_MM_MALLOC_H

/* Nothing: clang includes this for _mm_malloc, and the kernel has no malloc to build it on. */

#endif
