/*
 * asserts.c: every size, offset and value of the rows, asserted at compile time.
 *
 * No program has this: compile_test.sh compiles it as C and as C++, for the host by both of its compilers and for a
 * driver's target, where nothing can run.
 */
#include <ntifs.h>
#include <windef.h>

#ifdef __cplusplus
#define HOLDS(what) static_assert(what, #what)
#else
#define HOLDS(what) _Static_assert(what, #what)
#endif

#define BEGIN(id, type, size)    HOLDS(sizeof(type) == (size));
#define AT(type, member, offset) HOLDS(offsetof(type, member) == (offset));
#define BITS(type, member, byte, bit, width)
#define END(id)
#include "layout_ntddk.h"
#include "layout_ntifs.h"
#include "layout_wdm.h"

#define GROUP(id)
#define VALUE(name, value) HOLDS((long long)(name) == (long long)(value));
#define DONE(id)
#include "values.h"

HOLDS(sizeof(LONG) == 4 && sizeof(ULONG) == 4 && sizeof(BOOL) == 4 && sizeof(BOOLEAN) == 1 && sizeof(WCHAR) == 2);
HOLDS(sizeof(SIZE_T) == 8 && sizeof(ULONG_PTR) == 8 && sizeof(HANDLE) == 8 && sizeof(NTSTATUS) == 4);
HOLDS((LONG)-1 < 0 && (NTSTATUS)-1 < 0 && (ULONG)-1 > 0 && (WCHAR)-1 > 0);
