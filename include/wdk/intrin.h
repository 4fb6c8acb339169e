/*
 * intrin.h: the compiler's intrinsics: wdm.h's, and in a driver the vector ones that clang's immintrin.h has.
 */
#ifndef WDK_INTRIN_H
#define WDK_INTRIN_H

#include "ntdef.h"
#include "wdm/atomic.h"
#include "wdm/intrinsics.h"
#ifdef _WIN32
#include <immintrin.h>
#endif

#endif
