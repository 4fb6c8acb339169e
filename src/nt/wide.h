/*
 * wide.h: 16-bit characters as the kernel's own files handle them – case, comparison, and texts of ours made wide.
 */
#ifndef ESCAPEMENT_NT_WIDE_H
#define ESCAPEMENT_NT_WIDE_H

#include <ntddk.h>
#include <stdbool.h>
#include <stddef.h>

/** Upper and lower case of the scripts that have them (Latin, Greek, Cyrillic, Armenian, full width). */
WCHAR nt_wide_upper(WCHAR character);
WCHAR nt_wide_lower(WCHAR character);

/** Less than, equal to or greater than 0. Lengths in characters. */
int nt_wide_compare(const WCHAR *a, size_t a_length, const WCHAR *b, size_t b_length, bool without_case);
bool nt_wide_equal(PCUNICODE_STRING a, PCUNICODE_STRING b, bool without_case);
size_t nt_wide_length(const WCHAR *text);

/** A character of the system's ANSI code page, 1252, as a wide one and back ('?' where it has none). */
WCHAR nt_wide_of_ansi(unsigned char character);
unsigned char nt_wide_to_ansi(WCHAR character);

/** A text of ours, ASCII, as a counted string of at most `room` characters in `buffer`. Null is the empty text. */
UNICODE_STRING nt_wide_of_text(WCHAR *buffer, size_t room, const char *text);

#endif
