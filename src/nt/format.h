/*
 * format.h: printf as a driver's C library has it – LLP64 sizes, %ws and %wZ, narrow and wide, Microsoft's va_list.
 *
 * Conversions: d i u o x X c C s S p e E f F g G a A Z %; sizes h l ll w I I32 I64 L z t j; flags - + # 0 and space;
 * width and precision, also as *. %p is 16 digits without 0x. %Z takes an ANSI_STRING, %wZ and %lZ a UNICODE_STRING. A
 * null string is "(null)". %n is refused, as Microsoft's library refuses it. A wide character that does not fit a
 * narrow result becomes UTF-8 there.
 */
#ifndef ESCAPEMENT_NT_FORMAT_H
#define ESCAPEMENT_NT_FORMAT_H

#include <ntddk.h>
#include <stddef.h>

/**
 * Write at most `room` units, without a terminator. Returns how many the whole text has, or -1 for a format with %n
 * or one that ends within a conversion. What follows % and is no conversion is shown as it stands. IRQL any. Allocates
 * nothing.
 */
int nt_format_narrow(char *buffer, size_t room, const char *format, __builtin_ms_va_list arguments);
int nt_format_wide(WCHAR *buffer, size_t room, const WCHAR *format, __builtin_ms_va_list arguments);

#endif
