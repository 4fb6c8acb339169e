/*
 * crt_memory.c: memcpy and its kin, which compilers call on their own and drivers call most.
 *
 * A Microsoft-convention function that calls a System V one preserves ten vector registers around it. So short blocks
 * are done in place, by code that needs none of them, and only long ones reach the C library.
 */
#include "nt/export_tables.h"

#include <ntddk.h>
#include <stdint.h>
#include <string.h>

/* A sanitizer checks both ranges of a call to the C library's, and not the moves below. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { IN_PLACE_MAX = 0 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
enum { IN_PLACE_MAX = 0 };
#else
enum { IN_PLACE_MAX = 64 };
#endif
#else
enum { IN_PLACE_MAX = 64 };
#endif

typedef long long vector __attribute__((vector_size(16), aligned(1), may_alias));
typedef uint64_t word8 __attribute__((aligned(1), may_alias));
typedef uint32_t word4 __attribute__((aligned(1), may_alias));
typedef uint16_t word2 __attribute__((aligned(1), may_alias));

__attribute__((noinline)) static NTAPI void *move_long(void *to, const void *from, size_t bytes)
{
    return memmove(to, from, bytes);
}

__attribute__((noinline)) static NTAPI void *set_long(void *to, int value, size_t bytes)
{
    return memset(to, value, bytes);
}

/* Everything is read before anything is written, so that the ranges may overlap. */
static inline void move_in_place(char *to, const char *from, size_t bytes)
{
    if (bytes > 32) {
        vector a = *(const vector *)from;
        vector b = *(const vector *)(from + 16);
        vector c = *(const vector *)(from + bytes - 32);
        vector d = *(const vector *)(from + bytes - 16);
        *(vector *)to = a;
        *(vector *)(to + 16) = b;
        *(vector *)(to + bytes - 32) = c;
        *(vector *)(to + bytes - 16) = d;
    } else if (bytes >= 16) {
        vector a = *(const vector *)from;
        vector b = *(const vector *)(from + bytes - 16);
        *(vector *)to = a;
        *(vector *)(to + bytes - 16) = b;
    } else if (bytes >= 8) {
        uint64_t a = *(const word8 *)from;
        uint64_t b = *(const word8 *)(from + bytes - 8);
        *(word8 *)to = a;
        *(word8 *)(to + bytes - 8) = b;
    } else if (bytes >= 4) {
        uint32_t a = *(const word4 *)from;
        uint32_t b = *(const word4 *)(from + bytes - 4);
        *(word4 *)to = a;
        *(word4 *)(to + bytes - 4) = b;
    } else if (bytes >= 2) {
        uint16_t a = *(const word2 *)from;
        uint16_t b = *(const word2 *)(from + bytes - 2);
        *(word2 *)to = a;
        *(word2 *)(to + bytes - 2) = b;
    } else if (bytes == 1) {
        *to = *from;
    }
}

static NTAPI void *nt_memmove(void *to, const void *from, size_t bytes)
{
    if (bytes > IN_PLACE_MAX) {
        return move_long(to, from, bytes);
    }
    move_in_place(to, from, bytes);
    return to;
}

static inline void set_in_place(char *to, int value, size_t bytes)
{
    uint64_t pattern = (uint8_t)value * UINT64_C(0x0101010101010101);
    if (bytes >= 8) {
        size_t last = bytes - 8;
        for (size_t at = 0; at < last; at += 8) {
            *(word8 *)(to + at) = pattern;
        }
        *(word8 *)(to + last) = pattern;
    } else if (bytes >= 4) {
        *(word4 *)to = (uint32_t)pattern;
        *(word4 *)(to + bytes - 4) = (uint32_t)pattern;
    } else if (bytes >= 2) {
        *(word2 *)to = (uint16_t)pattern;
        *(word2 *)(to + bytes - 2) = (uint16_t)pattern;
    } else if (bytes == 1) {
        *to = (char)pattern;
    }
}

static NTAPI void *nt_memset(void *to, int value, size_t bytes)
{
    if (bytes > IN_PLACE_MAX) {
        return set_long(to, value, bytes);
    }
    set_in_place(to, value, bytes);
    return to;
}

static NTAPI int nt_memcmp(const void *left, const void *right, size_t bytes)
{
    return memcmp(left, right, bytes);
}

static NTAPI const void *nt_memchr(const void *block, int value, size_t bytes)
{
    return memchr(block, value, bytes);
}

/* Source: learn.microsoft.com, "RtlCompareMemory": the number of bytes that match, from the first on. */
static NTAPI size_t nt_compare_memory(const void *left, const void *right, size_t bytes)
{
    const unsigned char *a = left;
    const unsigned char *b = right;
    size_t same = 0;
    while (same < bytes && a[same] == b[same]) {
        same++;
    }
    return same;
}

static NTAPI void nt_zero_memory(void *to, size_t bytes)
{
    nt_memset(to, 0, bytes);
}

static NTAPI void nt_fill_memory(void *to, size_t bytes, unsigned char value)
{
    nt_memset(to, value, bytes);
}

enum { ERROR_INVALID = 22, ERROR_RANGE = 34 }; /* EINVAL and ERANGE, the same numbers as on Linux */

static NTAPI int nt_memcpy_s(void *to, size_t size, const void *from, size_t count)
{
    if (count == 0) {
        return 0;
    }
    if (!to) {
        return ERROR_INVALID;
    }
    if (!from || size < count) {
        memset(to, 0, size);
        return from ? ERROR_RANGE : ERROR_INVALID;
    }
    memmove(to, from, count);
    return 0;
}

static NTAPI int nt_memmove_s(void *to, size_t size, const void *from, size_t count)
{
    if (count == 0) {
        return 0;
    }
    if (!to || !from) {
        return ERROR_INVALID;
    }
    if (size < count) {
        return ERROR_RANGE;
    }
    memmove(to, from, count);
    return 0;
}

// clang-format off
static const struct nt_export rows[] = {
    NT_EXPORT_AS(RtlCompareMemory, nt_compare_memory),
    NT_EXPORT_AS(RtlCopyMemory, nt_memmove),
    NT_EXPORT_AS(RtlCopyMemoryNonTemporal, nt_memmove),
    NT_EXPORT_AS(RtlFillMemory, nt_fill_memory),
    NT_EXPORT_AS(RtlMoveMemory, nt_memmove),
    NT_EXPORT_AS(RtlZeroMemory, nt_zero_memory),
    NT_EXPORT_AS(memchr, nt_memchr),
    NT_EXPORT_AS(memcmp, nt_memcmp),
    NT_EXPORT_AS(memcpy, nt_memmove),
    NT_EXPORT_AS(memcpy_s, nt_memcpy_s),
    NT_EXPORT_AS(memmove, nt_memmove),
    NT_EXPORT_AS(memmove_s, nt_memmove_s),
    NT_EXPORT_AS(memset, nt_memset),
};
// clang-format on
const struct nt_export_table nt_crt_memory_exports = NT_EXPORT_TABLE(rows);
