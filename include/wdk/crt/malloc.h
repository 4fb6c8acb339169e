/*
 * malloc.h: _alloca, and for user-mode drivers the heap; the kernel has no malloc.
 *
 * For drivers alone (crt/ is on their include path, never on the host's); each function is the kernel's export.
 */
#ifndef WDK_CRT_MALLOC_H
#define WDK_CRT_MALLOC_H

#ifndef _alloca
#define _alloca(size) __builtin_alloca(size)
#endif

#ifndef _KERNEL_MODE
#include "crtdefs.h"

#ifdef __cplusplus
extern "C" {
#endif

void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *block, size_t size);
void free(void *block);

#ifdef __cplusplus
}
#endif
#endif

#endif
