/*
 * new.h: placement new; what allocates is the driver's own to define.
 *
 * For drivers alone (crt/ is on their include path, never on the host's); each function is the kernel's export.
 */
#ifndef WDK_CRT_NEW_H
#define WDK_CRT_NEW_H

#include <stddef.h>

#ifdef __cplusplus
inline void *operator new(size_t, void *place) noexcept { return place; }
inline void *operator new[](size_t, void *place) noexcept { return place; }
inline void operator delete(void *, void *) noexcept {}
inline void operator delete[](void *, void *) noexcept {}
#endif

#endif
