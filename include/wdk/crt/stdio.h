/*
 * stdio.h: formatting into memory; the kernel has no streams.
 *
 * For drivers alone (crt/ is on their include path, never on the host's); each function is the kernel's export.
 */
#ifndef WDK_CRT_STDIO_H
#define WDK_CRT_STDIO_H

#include "crtdefs.h"

#ifdef __cplusplus
extern "C" {
#endif

int sprintf(char *buffer, const char *format, ...);
int vsprintf(char *buffer, const char *format, va_list arguments);
int _snprintf(char *buffer, size_t count, const char *format, ...);
int _vsnprintf(char *buffer, size_t count, const char *format, va_list arguments);
int _scprintf(const char *format, ...);
int _vscprintf(const char *format, va_list arguments);
int swprintf(wchar_t *buffer, const wchar_t *format, ...);
int _snwprintf(wchar_t *buffer, size_t count, const wchar_t *format, ...);
int _vsnwprintf(wchar_t *buffer, size_t count, const wchar_t *format, va_list arguments);
int sprintf_s(char *buffer, size_t size, const char *format, ...);
int vsprintf_s(char *buffer, size_t size, const char *format, va_list arguments);
int _snprintf_s(char *buffer, size_t size, size_t count, const char *format, ...);
int _vsnprintf_s(char *buffer, size_t size, size_t count, const char *format, va_list arguments);
int swprintf_s(wchar_t *buffer, size_t size, const wchar_t *format, ...);
int vswprintf_s(wchar_t *buffer, size_t size, const wchar_t *format, va_list arguments);
int _snwprintf_s(wchar_t *buffer, size_t size, size_t count, const wchar_t *format, ...);
int _vsnwprintf_s(wchar_t *buffer, size_t size, size_t count, const wchar_t *format, va_list arguments);
int sscanf_s(const char *buffer, const char *format, ...);
int swscanf_s(const wchar_t *buffer, const wchar_t *format, ...);

#ifdef __cplusplus
}
#endif

#endif
