/*
 * stdlib.h: numbers in text, sorting, searching; malloc is there in user mode only, the kernel's heap is the pool.
 *
 * For drivers alone (crt/ is on their include path, never on the host's); each function is an export of the kernel's,
 * or for a user-mode driver of the host's.
 */
#ifndef WDK_CRT_STDLIB_H
#define WDK_CRT_STDLIB_H

#include "crtdefs.h"
#include "malloc.h"

#ifdef __cplusplus
extern "C" {
#endif

int abs(int value);
long labs(long value);
long long _abs64(long long value);
int atoi(const char *string);
long atol(const char *string);
long long _atoi64(const char *string);
int _wtoi(const wchar_t *string);
long _wtol(const wchar_t *string);
long strtol(const char *string, char **end, int base);
unsigned long strtoul(const char *string, char **end, int base);
long long _strtoi64(const char *string, char **end, int base);
unsigned long long _strtoui64(const char *string, char **end, int base);
long wcstol(const wchar_t *string, wchar_t **end, int base);
unsigned long wcstoul(const wchar_t *string, wchar_t **end, int base);
char *_itoa(int value, char *buffer, int radix);
char *_ultoa(unsigned long value, char *buffer, int radix);
wchar_t *_itow(int value, wchar_t *buffer, int radix);
errno_t _itoa_s(int value, char *buffer, size_t size, int radix);
errno_t _ultoa_s(unsigned long value, char *buffer, size_t size, int radix);
errno_t _ui64toa_s(unsigned long long value, char *buffer, size_t size, int radix);
errno_t _itow_s(int value, wchar_t *buffer, size_t size, int radix);
void qsort(void *base, size_t count, size_t width, int (*compare)(const void *, const void *));
void *bsearch(const void *key, const void *base, size_t count, size_t width,
    int (*compare)(const void *, const void *));
#ifndef _KERNEL_MODE
/* User mode has a heap; in the kernel its place is taken by the pool, with a tag. */
void *malloc(size_t bytes);
void *calloc(size_t count, size_t bytes);
void *realloc(void *block, size_t bytes);
void free(void *block);
#endif
int rand(void);
void srand(unsigned int seed);

#ifndef __cplusplus
#ifndef min
#define min(a, b) (((a) < (b)) ? (a) : (b))
#define max(a, b) (((a) > (b)) ? (a) : (b))
#endif
#endif

#ifdef __cplusplus
}
#endif

#endif
