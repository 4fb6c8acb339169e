/*
 * string.h: memory and strings.
 *
 * For drivers alone (crt/ is on their include path, never on the host's); each function is the kernel's export.
 */
#ifndef WDK_CRT_STRING_H
#define WDK_CRT_STRING_H

#include "crtdefs.h"

#ifdef __cplusplus
extern "C" {
#endif

void *memcpy(void *destination, const void *source, size_t count);
void *memmove(void *destination, const void *source, size_t count);
void *memset(void *destination, int value, size_t count);
int memcmp(const void *first, const void *second, size_t count);
void *memchr(const void *buffer, int value, size_t count);
errno_t memcpy_s(void *destination, rsize_t size, const void *source, rsize_t count);
errno_t memmove_s(void *destination, rsize_t size, const void *source, rsize_t count);
size_t strlen(const char *string);
size_t strnlen(const char *string, size_t count);
char *strcpy(char *destination, const char *source);
char *strncpy(char *destination, const char *source, size_t count);
char *strcat(char *destination, const char *source);
char *strncat(char *destination, const char *source, size_t count);
int strcmp(const char *first, const char *second);
int strncmp(const char *first, const char *second, size_t count);
int _stricmp(const char *first, const char *second);
int _strnicmp(const char *first, const char *second, size_t count);
char *strchr(const char *string, int value);
char *strrchr(const char *string, int value);
char *strstr(const char *string, const char *part);
size_t strspn(const char *string, const char *set);
size_t strcspn(const char *string, const char *set);
char *strpbrk(const char *string, const char *set);
char *_strlwr(char *string);
char *_strupr(char *string);
char *_strrev(char *string);
char *_strset(char *string, int value);
char *_strnset(char *string, int value, size_t count);
errno_t strcpy_s(char *destination, rsize_t size, const char *source);
errno_t strncpy_s(char *destination, rsize_t size, const char *source, rsize_t count);
errno_t strcat_s(char *destination, rsize_t size, const char *source);
errno_t strncat_s(char *destination, rsize_t size, const char *source, rsize_t count);
char *strtok_s(char *string, const char *delimiters, char **context);
size_t wcslen(const wchar_t *string);
size_t wcsnlen(const wchar_t *string, size_t count);
wchar_t *wcscpy(wchar_t *destination, const wchar_t *source);
wchar_t *wcsncpy(wchar_t *destination, const wchar_t *source, size_t count);
wchar_t *wcscat(wchar_t *destination, const wchar_t *source);
wchar_t *wcsncat(wchar_t *destination, const wchar_t *source, size_t count);
int wcscmp(const wchar_t *first, const wchar_t *second);
int wcsncmp(const wchar_t *first, const wchar_t *second, size_t count);
int _wcsicmp(const wchar_t *first, const wchar_t *second);
int _wcsnicmp(const wchar_t *first, const wchar_t *second, size_t count);
wchar_t *wcschr(const wchar_t *string, wchar_t value);
wchar_t *wcsrchr(const wchar_t *string, wchar_t value);
wchar_t *wcsstr(const wchar_t *string, const wchar_t *part);
size_t wcsspn(const wchar_t *string, const wchar_t *set);
size_t wcscspn(const wchar_t *string, const wchar_t *set);
wchar_t *_wcslwr(wchar_t *string);
wchar_t *_wcsupr(wchar_t *string);
wchar_t *_wcsrev(wchar_t *string);
errno_t wcscpy_s(wchar_t *destination, rsize_t size, const wchar_t *source);
errno_t wcsncpy_s(wchar_t *destination, rsize_t size, const wchar_t *source, rsize_t count);
errno_t wcscat_s(wchar_t *destination, rsize_t size, const wchar_t *source);
errno_t wcsncat_s(wchar_t *destination, rsize_t size, const wchar_t *source, rsize_t count);

#ifdef __cplusplus
}
#endif

#endif
