/*
 * basetsd.h: integers by width and by the width of a pointer, under Windows' names.
 *
 * A driver is compiled for Windows' data model (`long` has 32 bits), the host for System V's (64): the types here and
 * in ntdef.h have the same size in both. In the host all 64-bit integers are uint64_t or int64_t, so that what Windows
 * lets you mix (SIZE_T, ULONG_PTR, ULONG64) mixes with size_t and uint64_t too.
 */
#ifndef WDK_BASETSD_H
#define WDK_BASETSD_H

#ifdef _WIN32
typedef signed char INT8, *PINT8;
typedef signed short INT16, *PINT16;
typedef signed int INT32, *PINT32;
typedef signed long long INT64, *PINT64;
typedef unsigned char UINT8, *PUINT8;
typedef unsigned short UINT16, *PUINT16;
typedef unsigned int UINT32, *PUINT32;
typedef unsigned long long UINT64, *PUINT64;
#else
#include <stdint.h>
typedef int8_t INT8, *PINT8;
typedef int16_t INT16, *PINT16;
typedef int32_t INT32, *PINT32;
typedef int64_t INT64, *PINT64;
typedef uint8_t UINT8, *PUINT8;
typedef uint16_t UINT16, *PUINT16;
typedef uint32_t UINT32, *PUINT32;
typedef uint64_t UINT64, *PUINT64;
#endif

typedef INT32 LONG32, *PLONG32;
typedef UINT32 ULONG32, *PULONG32, DWORD32, *PDWORD32;
typedef INT64 LONG64, *PLONG64;
typedef UINT64 ULONG64, *PULONG64, DWORD64, *PDWORD64;

typedef INT64 INT_PTR, *PINT_PTR, LONG_PTR, *PLONG_PTR, SHANDLE_PTR;
typedef UINT64 UINT_PTR, *PUINT_PTR, ULONG_PTR, *PULONG_PTR, HANDLE_PTR, POINTER_64_INT;
typedef ULONG_PTR DWORD_PTR, *PDWORD_PTR;
typedef INT32 HALF_PTR, *PHALF_PTR;
typedef UINT32 UHALF_PTR, *PUHALF_PTR;
typedef ULONG_PTR SIZE_T, *PSIZE_T;
typedef LONG_PTR SSIZE_T, *PSSIZE_T;
typedef ULONG_PTR KAFFINITY, *PKAFFINITY;
typedef void *HANDLE64, **PHANDLE64;

#define POINTER_32
#define ADDRESS_TAG_BIT 0x40000000000
#define POINTER_64
#define PTR32
#define PTR64
#define POINTER_SIGNED
#define POINTER_UNSIGNED
#define SPOINTER_32
#define FIRMWARE_PTR

#define MAXUINT8    ((UINT8)~((UINT8)0))
#define MAXINT8     ((INT8)(MAXUINT8 >> 1))
#define MININT8     ((INT8)~MAXINT8)
#define MAXUINT16   ((UINT16)~((UINT16)0))
#define MAXINT16    ((INT16)(MAXUINT16 >> 1))
#define MININT16    ((INT16)~MAXINT16)
#define MAXUINT32   ((UINT32)~((UINT32)0))
#define MAXINT32    ((INT32)(MAXUINT32 >> 1))
#define MININT32    ((INT32)~MAXINT32)
#define MAXUINT64   ((UINT64)~((UINT64)0))
#define MAXINT64    ((INT64)(MAXUINT64 >> 1))
#define MININT64    ((INT64)~MAXINT64)
#define MAXULONG32  ((ULONG32)~((ULONG32)0))
#define MAXLONG32   ((LONG32)(MAXULONG32 >> 1))
#define MINLONG32   ((LONG32)~MAXLONG32)
#define MAXULONG64  ((ULONG64)~((ULONG64)0))
#define MAXLONG64   ((LONG64)(MAXULONG64 >> 1))
#define MINLONG64   ((LONG64)~MAXLONG64)
#define MAXULONGLONG MAXULONG64
#define MAXLONGLONG MAXLONG64
#define MINLONGLONG MINLONG64
#define MAXDWORD32  MAXUINT32
#define MAXDWORD64  MAXUINT64
#define MAXSIZE_T   ((SIZE_T)~((SIZE_T)0))
#define MAXSSIZE_T  ((SSIZE_T)(MAXSIZE_T >> 1))
#define MINSSIZE_T  ((SSIZE_T)~MAXSSIZE_T)
#define MAXUINT     ((UINT32)~((UINT32)0))
#define MAXINT      ((INT32)(MAXUINT >> 1))
#define MININT      ((INT32)~MAXINT)
#define MAXUINT_PTR ((UINT_PTR)~((UINT_PTR)0))
#define MAXINT_PTR  ((INT_PTR)(MAXUINT_PTR >> 1))
#define MININT_PTR  ((INT_PTR)~MAXINT_PTR)
#define MAXULONG_PTR ((ULONG_PTR)~((ULONG_PTR)0))
#define MAXLONG_PTR ((LONG_PTR)(MAXULONG_PTR >> 1))
#define MINLONG_PTR ((LONG_PTR)~MAXLONG_PTR)
#define MAXUHALF_PTR ((UHALF_PTR)~((UHALF_PTR)0))
#define MAXHALF_PTR ((HALF_PTR)(MAXUHALF_PTR >> 1))
#define MINHALF_PTR ((HALF_PTR)~MAXHALF_PTR)

#define HandleToULong(h) ((UINT32)(ULONG_PTR)(h))
#define HandleToUlong(h) HandleToULong(h)
#define HandleToLong(h)  ((INT32)(LONG_PTR)(h))
#define ULongToHandle(n) ((void *)(ULONG_PTR)(UINT32)(n))
#define UlongToHandle(n) ULongToHandle(n)
#define LongToHandle(n)  ((void *)(LONG_PTR)(INT32)(n))
#define PtrToUlong(p)    ((UINT32)(ULONG_PTR)(p))
#define PtrToULong(p)    PtrToUlong(p)
#define PtrToLong(p)     ((INT32)(LONG_PTR)(p))
#define PtrToUint(p)     ((UINT32)(UINT_PTR)(p))
#define PtrToInt(p)      ((INT32)(INT_PTR)(p))
#define PtrToUshort(p)   ((UINT16)(ULONG_PTR)(p))
#define PtrToShort(p)    ((INT16)(LONG_PTR)(p))
#define IntToPtr(n)      ((void *)(INT_PTR)(INT32)(n))
#define UIntToPtr(n)     ((void *)(UINT_PTR)(UINT32)(n))
#define UintToPtr(n)     UIntToPtr(n)
#define LongToPtr(n)     ((void *)(LONG_PTR)(INT32)(n))
#define ULongToPtr(n)    ((void *)(ULONG_PTR)(UINT32)(n))
#define UlongToPtr(n)    ULongToPtr(n)
#define HandleToHandle32(h) PtrToLong(h)
#define Handle32ToHandle(n) LongToPtr(n)
#define PtrToPtr32(p)    (p)
#define PtrToPtr64(p)    (p)
#define Ptr32ToPtr(p)    (p)
#define Ptr64ToPtr(p)    (p)

#endif
