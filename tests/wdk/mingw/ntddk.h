/*
 * ntddk.h: mingw-w64's, with what Windows' has gained since, as the drivers of this project use it.
 */
#ifndef ESCAPEMENT_TESTS_MINGW_NTDDK_H
#define ESCAPEMENT_TESTS_MINGW_NTDDK_H

/* Its wdm.h defines two routines again that its intrin.h has, otherwise; C++ does not take that. */
#include <intrin.h>
#define InterlockedBitTestAndSet   InterlockedBitTestAndSetOfWdm
#define InterlockedBitTestAndReset InterlockedBitTestAndResetOfWdm
#include_next <ntddk.h>
#undef InterlockedBitTestAndSet
#undef InterlockedBitTestAndReset

/* Theirs assigns, which a parameter that is const cannot bear; Windows' only names it. */
#undef UNREFERENCED_PARAMETER
#define UNREFERENCED_PARAMETER(P) ((void)(P))

/* Windows' are macros in C++ too. */
#ifndef min
#define min(a, b) (((a) < (b)) ? (a) : (b))
#define max(a, b) (((a) > (b)) ? (a) : (b))
#endif

#ifndef ReadNoFence
#define ReadNoFence(Source) (*(Source))
#endif

#ifndef POOL_FLAG_NON_PAGED
#define POOL_FLAG_UNINITIALIZED 0x0000000000000002ULL
#define POOL_FLAG_NON_PAGED     0x0000000000000040ULL
#define POOL_FLAG_PAGED         0x0000000000000100ULL
typedef ULONG64 POOL_FLAGS;

#ifdef __cplusplus
extern "C" {
#endif
NTKERNELAPI PVOID NTAPI ExAllocatePool2(POOL_FLAGS Flags, SIZE_T NumberOfBytes, ULONG Tag);
#ifdef __cplusplus
}
#endif
#endif

#endif
