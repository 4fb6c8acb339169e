/*
 * wpp_format.h: the text of one WPP message – printf's conversions, and those between exclamation marks.
 */
#ifndef ESCAPEMENT_NT_WPP_FORMAT_H
#define ESCAPEMENT_NT_WPP_FORMAT_H

#include <ntddk.h>
#include <stddef.h>

/** Where a message stands in the driver's source. No member is null. */
struct nt_wpp_site {
    const char *file, *function, *level, *flags; /* level and flags as they are to be shown; empty: none */
    ULONG line;
};

/**
 * Write at most `room` bytes, without a terminator. Returns how many were written.
 *
 * Every argument has a slot of eight bytes in Microsoft's convention (a larger value is a pointer to a copy), so that a
 * conversion that is not known takes one, and those behind it still get theirs. A null pointer is "(null)".
 * IRQL any. Allocates nothing.
 */
size_t nt_wpp_format(char *text, size_t room, const struct nt_wpp_site *site, const char *format,
                     __builtin_ms_va_list arguments);

#endif
