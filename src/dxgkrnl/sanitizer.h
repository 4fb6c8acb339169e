/*
 * sanitizer.h: what AddressSanitizer changes – memory that is not the driver's can be made unreadable for it.
 */
#ifndef ESCAPEMENT_DXGKRNL_SANITIZER_H
#define ESCAPEMENT_DXGKRNL_SANITIZER_H

#include <stddef.h>

#if defined(__SANITIZE_ADDRESS__)
#define DXG_UNDER_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define DXG_UNDER_ASAN 1
#endif
#endif
#ifndef DXG_UNDER_ASAN
#define DXG_UNDER_ASAN 0
#endif

#if DXG_UNDER_ASAN
#include <sanitizer/asan_interface.h>
#endif

/** An access to these bytes (whole groups of 8) is a finding until they are shown again. Nothing without a sanitizer.
 */
static inline void dxg_hide(const void *address, size_t bytes)
{
#if DXG_UNDER_ASAN
    __asan_poison_memory_region(address, bytes);
#else
    (void)address;
    (void)bytes;
#endif
}

static inline void dxg_show(const void *address, size_t bytes)
{
#if DXG_UNDER_ASAN
    __asan_unpoison_memory_region(address, bytes);
#else
    (void)address;
    (void)bytes;
#endif
}

#endif
