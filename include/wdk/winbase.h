/*
 * winbase.h: the functions of kernel32 that a user-mode display driver may import here; everything else is refused by
 * name when the image is loaded.
 */
#ifndef _WINBASE_
#define _WINBASE_

#include "ntdef.h"
#include "minwindef.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- memory: one heap, which GetProcessHeap names ---- */

#define HEAP_NO_SERIALIZE            1
#define HEAP_GENERATE_EXCEPTIONS     4
#define HEAP_ZERO_MEMORY             8
#define HEAP_REALLOC_IN_PLACE_ONLY   0x10

HANDLE WINAPI GetProcessHeap(VOID);
PVOID WINAPI HeapAlloc(HANDLE hHeap, DWORD dwFlags, SIZE_T dwBytes);
PVOID WINAPI HeapReAlloc(HANDLE hHeap, DWORD dwFlags, PVOID lpMem, SIZE_T dwBytes);
BOOL WINAPI HeapFree(HANDLE hHeap, DWORD dwFlags, PVOID lpMem);
SIZE_T WINAPI HeapSize(HANDLE hHeap, DWORD dwFlags, const VOID *lpMem);

/* ---- critical sections: may be entered again by the thread that is in one ---- */

typedef struct _RTL_CRITICAL_SECTION {
    PVOID DebugInfo;
    LONG LockCount;
    LONG RecursionCount;
    HANDLE OwningThread;
    HANDLE LockSemaphore;
    ULONG_PTR SpinCount;
} RTL_CRITICAL_SECTION, *PRTL_CRITICAL_SECTION, CRITICAL_SECTION, *PCRITICAL_SECTION, *LPCRITICAL_SECTION;

VOID WINAPI InitializeCriticalSection(LPCRITICAL_SECTION lpCriticalSection);
BOOL WINAPI InitializeCriticalSectionAndSpinCount(LPCRITICAL_SECTION lpCriticalSection, DWORD dwSpinCount);
BOOL WINAPI InitializeCriticalSectionEx(LPCRITICAL_SECTION lpCriticalSection, DWORD dwSpinCount, DWORD Flags);
VOID WINAPI EnterCriticalSection(LPCRITICAL_SECTION lpCriticalSection);
BOOL WINAPI TryEnterCriticalSection(LPCRITICAL_SECTION lpCriticalSection);
VOID WINAPI LeaveCriticalSection(LPCRITICAL_SECTION lpCriticalSection);
VOID WINAPI DeleteCriticalSection(LPCRITICAL_SECTION lpCriticalSection);

/* ---- the rest ---- */

DWORD WINAPI GetCurrentProcessId(VOID);
DWORD WINAPI GetCurrentThreadId(VOID);
VOID WINAPI OutputDebugStringA(const CHAR *lpOutputString);

#ifdef __cplusplus
}
#endif

#endif
