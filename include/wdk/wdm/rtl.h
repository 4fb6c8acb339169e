/*
 * rtl.h: the run-time library: memory, strings, bitmaps, large integers, versions, GUIDs, and the registry's short cut.
 */
#ifndef WDK_WDM_RTL_H
#define WDK_WDM_RTL_H

#include "objects.h"
#include "debug.h"
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

#define RtlEqualMemory(Destination, Source, Length)     (!memcmp((Destination), (Source), (Length)))
#define RtlMoveMemory(Destination, Source, Length)      memmove((Destination), (Source), (Length))
#define RtlCopyMemory(Destination, Source, Length)      memcpy((Destination), (Source), (Length))
#define RtlFillMemory(Destination, Length, Fill)        memset((Destination), (Fill), (Length))
#define RtlZeroMemory(Destination, Length)              memset((Destination), 0, (Length))
#define RtlCopyVolatileMemory(Destination, Source, Length) RtlCopyMemory((PVOID)(Destination), (const void *)(Source), Length)
#define RtlFillBytes       RtlFillMemory
#define RtlZeroBytes       RtlZeroMemory
#define RtlCopyBytes       RtlCopyMemory
#define MoveMemory RtlMoveMemory
#define CopyMemory RtlCopyMemory
#define FillMemory RtlFillMemory
#define ZeroMemory RtlZeroMemory

/* Zeroes that the compiler may not leave out, even where nobody reads the memory again. */
FORCEINLINE PVOID RtlSecureZeroMemory(PVOID ptr, SIZE_T cnt)
{
    volatile char *byte = (volatile char *)ptr;
    while (cnt != 0) {
        *byte++ = 0;
        cnt--;
    }
    return ptr;
}
#define SecureZeroMemory RtlSecureZeroMemory

NTKERNELAPI SIZE_T NTAPI RtlCompareMemory(const void *Source1, const void *Source2, SIZE_T Length);
NTKERNELAPI void NTAPI RtlCopyMemoryNonTemporal(void *Destination, const void *Source, SIZE_T Length);
NTKERNELAPI void NTAPI RtlFillMemoryNonTemporal(void *Destination, SIZE_T Length, const UCHAR Value);
NTKERNELAPI void NTAPI RtlPrefetchMemoryNonTemporal(PVOID Source, SIZE_T Length);
NTKERNELAPI ULONG NTAPI RtlCrc32(const void *Buffer, size_t Size, ULONG InitialCrc);
NTKERNELAPI ULONGLONG NTAPI RtlCrc64(const void *Buffer, size_t Size, ULONGLONG InitialCrc);
NTKERNELAPI BOOLEAN NTAPI RtlIsZeroMemory(PVOID Buffer, SIZE_T Length);

/* Counted strings. */
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI RtlInitString(PSTRING DestinationString, PCSZ SourceString);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlInitStringEx(PSTRING DestinationString, PCSZ SourceString);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI RtlInitAnsiString(PANSI_STRING DestinationString, PCSZ SourceString);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlInitAnsiStringEx(PANSI_STRING DestinationString, PCSZ SourceString);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI RtlInitUnicodeString(PUNICODE_STRING DestinationString, PCWSTR SourceString);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI void NTAPI RtlInitUTF8String(PUTF8_STRING DestinationString, PCSZ SourceString);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlInitUTF8StringEx(PUTF8_STRING DestinationString, PCSZ SourceString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlAnsiStringToUnicodeString(PUNICODE_STRING DestinationString, PCANSI_STRING SourceString,
    BOOLEAN AllocateDestinationString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlUnicodeStringToAnsiString(PANSI_STRING DestinationString, PCUNICODE_STRING SourceString,
    BOOLEAN AllocateDestinationString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlUTF8StringToUnicodeString(PUNICODE_STRING DestinationString, PUTF8_STRING SourceString,
    BOOLEAN AllocateDestinationString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlUnicodeStringToUTF8String(PUTF8_STRING DestinationString, PCUNICODE_STRING SourceString,
    BOOLEAN AllocateDestinationString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlUTF8ToUnicodeN(PWSTR UnicodeStringDestination, ULONG UnicodeStringMaxByteCount,
    PULONG UnicodeStringActualByteCount, PCCH UTF8StringSource, ULONG UTF8StringByteCount);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlUnicodeToUTF8N(PCHAR UTF8StringDestination, ULONG UTF8StringMaxByteCount,
    PULONG UTF8StringActualByteCount, PCWCH UnicodeStringSource, ULONG UnicodeStringByteCount);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI RtlFreeUnicodeString(PUNICODE_STRING UnicodeString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI RtlFreeAnsiString(PANSI_STRING AnsiString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI RtlFreeUTF8String(PUTF8_STRING utf8String);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI LONG NTAPI RtlCompareUnicodeString(PCUNICODE_STRING String1, PCUNICODE_STRING String2,
    BOOLEAN CaseInSensitive);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI LONG NTAPI RtlCompareUnicodeStrings(PCWCH String1, SIZE_T String1Length, PCWCH String2,
    SIZE_T String2Length, BOOLEAN CaseInSensitive);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI RtlEqualUnicodeString(PCUNICODE_STRING String1, PCUNICODE_STRING String2,
    BOOLEAN CaseInSensitive);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI RtlPrefixUnicodeString(PCUNICODE_STRING String1, PCUNICODE_STRING String2,
    BOOLEAN CaseInSensitive);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI RtlSuffixUnicodeString(PCUNICODE_STRING String1, PCUNICODE_STRING String2,
    BOOLEAN CaseInSensitive);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlHashUnicodeString(PCUNICODE_STRING String, BOOLEAN CaseInSensitive, ULONG HashAlgorithm,
    PULONG HashValue);
NTKERNELAPI void NTAPI RtlCopyUnicodeString(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString);
NTKERNELAPI NTSTATUS NTAPI RtlAppendUnicodeStringToString(PUNICODE_STRING Destination, PCUNICODE_STRING Source);
NTKERNELAPI NTSTATUS NTAPI RtlAppendUnicodeToString(PUNICODE_STRING Destination, PCWSTR Source);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlUpcaseUnicodeString(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString,
    BOOLEAN AllocateDestinationString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI WCHAR NTAPI RtlUpcaseUnicodeChar(WCHAR SourceCharacter);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI WCHAR NTAPI RtlDowncaseUnicodeChar(WCHAR SourceCharacter);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlIntegerToUnicodeString(ULONG Value, ULONG Base, PUNICODE_STRING String);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlInt64ToUnicodeString(ULONGLONG Value, ULONG Base, PUNICODE_STRING String);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlUnicodeStringToInteger(PCUNICODE_STRING String, ULONG Base, PULONG Value);
NTKERNELAPI NTSTATUS NTAPI RtlUnicodeStringToInt64(PCUNICODE_STRING String, ULONG Base, PLONG64 Number,
    PWSTR *EndPointer);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlCharToInteger(PCSZ String, ULONG Base, PULONG Value);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI LONG NTAPI RtlCompareString(const STRING *String1, const STRING *String2, BOOLEAN CaseInSensitive);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI RtlEqualString(const STRING *String1, const STRING *String2, BOOLEAN CaseInSensitive);
NTKERNELAPI void NTAPI RtlCopyString(PSTRING DestinationString, const STRING *SourceString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI CHAR NTAPI RtlUpperChar(CHAR Character);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI void NTAPI RtlUpperString(PSTRING DestinationString, const STRING *SourceString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI ULONG NTAPI RtlxAnsiStringToUnicodeSize(PCANSI_STRING AnsiString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI ULONG NTAPI RtlxUnicodeStringToAnsiSize(PCUNICODE_STRING UnicodeString);

#define RtlAnsiStringToUnicodeSize(s) RtlxAnsiStringToUnicodeSize(s)
#define RtlUnicodeStringToAnsiSize(s) RtlxUnicodeStringToAnsiSize(s)
#define HASH_STRING_ALGORITHM_DEFAULT 0
#define HASH_STRING_ALGORITHM_X65599  1
#define HASH_STRING_ALGORITHM_INVALID 0xffffffff

FORCEINLINE VOID RtlInitEmptyUnicodeString(PUNICODE_STRING UnicodeString, PWCHAR Buffer, USHORT BufferSize)
{
    UnicodeString->Length = 0;
    UnicodeString->MaximumLength = BufferSize;
    UnicodeString->Buffer = Buffer;
}

FORCEINLINE VOID RtlInitEmptyAnsiString(PANSI_STRING AnsiString, PCHAR Buffer, USHORT BufferSize)
{
    AnsiString->Length = 0;
    AnsiString->MaximumLength = BufferSize;
    AnsiString->Buffer = Buffer;
}

/* Bitmaps: an array of 32-bit words with a size in bits. */
typedef struct _RTL_BITMAP {
    ULONG SizeOfBitMap;
    PULONG Buffer;
} RTL_BITMAP, *PRTL_BITMAP;

typedef struct _RTL_BITMAP_RUN {
    ULONG StartingIndex;
    ULONG NumberOfBits;
} RTL_BITMAP_RUN, *PRTL_BITMAP_RUN;

NTKERNELAPI void NTAPI RtlInitializeBitMap(PRTL_BITMAP BitMapHeader, PULONG BitMapBuffer, ULONG SizeOfBitMap);
NTKERNELAPI void NTAPI RtlClearBit(PRTL_BITMAP BitMapHeader, ULONG BitNumber);
NTKERNELAPI void NTAPI RtlSetBit(PRTL_BITMAP BitMapHeader, ULONG BitNumber);
NTKERNELAPI BOOLEAN NTAPI RtlTestBit(PRTL_BITMAP BitMapHeader, ULONG BitNumber);
NTKERNELAPI void NTAPI RtlClearAllBits(PRTL_BITMAP BitMapHeader);
NTKERNELAPI void NTAPI RtlSetAllBits(PRTL_BITMAP BitMapHeader);
NTKERNELAPI void NTAPI RtlClearBits(PRTL_BITMAP BitMapHeader, ULONG StartingIndex, ULONG NumberToClear);
NTKERNELAPI void NTAPI RtlSetBits(PRTL_BITMAP BitMapHeader, ULONG StartingIndex, ULONG NumberToSet);
NTKERNELAPI BOOLEAN NTAPI RtlAreBitsClear(PRTL_BITMAP BitMapHeader, ULONG StartingIndex, ULONG Length);
NTKERNELAPI BOOLEAN NTAPI RtlAreBitsSet(PRTL_BITMAP BitMapHeader, ULONG StartingIndex, ULONG Length);
NTKERNELAPI ULONG NTAPI RtlFindClearBits(PRTL_BITMAP BitMapHeader, ULONG NumberToFind, ULONG HintIndex);
NTKERNELAPI ULONG NTAPI RtlFindSetBits(PRTL_BITMAP BitMapHeader, ULONG NumberToFind, ULONG HintIndex);
NTKERNELAPI ULONG NTAPI RtlFindClearBitsAndSet(PRTL_BITMAP BitMapHeader, ULONG NumberToFind, ULONG HintIndex);
NTKERNELAPI ULONG NTAPI RtlFindSetBitsAndClear(PRTL_BITMAP BitMapHeader, ULONG NumberToFind, ULONG HintIndex);
NTKERNELAPI ULONG NTAPI RtlFindClearRuns(PRTL_BITMAP BitMapHeader, PRTL_BITMAP_RUN RunArray, ULONG SizeOfRunArray,
    BOOLEAN LocateLongestRuns);
NTKERNELAPI ULONG NTAPI RtlFindLongestRunClear(PRTL_BITMAP BitMapHeader, PULONG StartingIndex);
NTKERNELAPI ULONG NTAPI RtlFindFirstRunClear(PRTL_BITMAP BitMapHeader, PULONG StartingIndex);
NTKERNELAPI ULONG NTAPI RtlFindNextForwardRunClear(PRTL_BITMAP BitMapHeader, ULONG FromIndex,
    PULONG StartingRunIndex);
NTKERNELAPI ULONG NTAPI RtlFindLastBackwardRunClear(PRTL_BITMAP BitMapHeader, ULONG FromIndex,
    PULONG StartingRunIndex);
NTKERNELAPI ULONG NTAPI RtlNumberOfClearBits(PRTL_BITMAP BitMapHeader);
NTKERNELAPI ULONG NTAPI RtlNumberOfSetBits(PRTL_BITMAP BitMapHeader);
NTKERNELAPI ULONG NTAPI RtlNumberOfClearBitsInRange(PRTL_BITMAP BitMapHeader, ULONG StartingIndex, ULONG Length);
NTKERNELAPI ULONG NTAPI RtlNumberOfSetBitsInRange(PRTL_BITMAP BitMapHeader, ULONG StartingIndex, ULONG Length);
NTKERNELAPI ULONG NTAPI RtlNumberOfSetBitsUlongPtr(ULONG_PTR Target);
NTKERNELAPI CCHAR NTAPI RtlFindLeastSignificantBit(ULONGLONG Set);
NTKERNELAPI CCHAR NTAPI RtlFindMostSignificantBit(ULONGLONG Set);
NTKERNELAPI void NTAPI RtlCopyBitMap(PRTL_BITMAP Source, PRTL_BITMAP Destination, ULONG TargetBit);
NTKERNELAPI void NTAPI RtlExtractBitMap(PRTL_BITMAP Source, PRTL_BITMAP Destination, ULONG TargetBit,
    ULONG NumberOfBits);

FORCEINLINE BOOLEAN RtlCheckBit(PRTL_BITMAP BitMapHeader, ULONG BitPosition)
{
    return (BOOLEAN)((BitMapHeader->Buffer[BitPosition / 32] >> (BitPosition % 32)) & 1);
}

/* Large integers, for sources older than a 64-bit type. */
FORCEINLINE LARGE_INTEGER WDK_LARGE(LONGLONG QuadPart)
{
    LARGE_INTEGER large;
    large.QuadPart = QuadPart;
    return large;
}

FORCEINLINE LARGE_INTEGER RtlConvertLongToLargeInteger(LONG SignedInteger) { return WDK_LARGE(SignedInteger); }
FORCEINLINE LARGE_INTEGER RtlConvertUlongToLargeInteger(ULONG UnsignedInteger) { return WDK_LARGE(UnsignedInteger); }
FORCEINLINE LARGE_INTEGER RtlEnlargedIntegerMultiply(LONG Multiplicand, LONG Multiplier)
{
    return WDK_LARGE((LONGLONG)Multiplicand * Multiplier);
}
FORCEINLINE LARGE_INTEGER RtlEnlargedUnsignedMultiply(ULONG Multiplicand, ULONG Multiplier)
{
    return WDK_LARGE((LONGLONG)((ULONGLONG)Multiplicand * Multiplier));
}
FORCEINLINE ULONG RtlEnlargedUnsignedDivide(ULARGE_INTEGER Dividend, ULONG Divisor, PULONG Remainder)
{
    if (Remainder != NULL) {
        *Remainder = (ULONG)(Dividend.QuadPart % Divisor);
    }
    return (ULONG)(Dividend.QuadPart / Divisor);
}
FORCEINLINE LARGE_INTEGER RtlExtendedIntegerMultiply(LARGE_INTEGER Multiplicand, LONG Multiplier)
{
    return WDK_LARGE((LONGLONG)((ULONGLONG)Multiplicand.QuadPart * (ULONGLONG)(LONGLONG)Multiplier));
}
FORCEINLINE LARGE_INTEGER RtlExtendedLargeIntegerDivide(LARGE_INTEGER Dividend, ULONG Divisor, PULONG Remainder)
{
    if (Remainder != NULL) {
        *Remainder = (ULONG)((ULONGLONG)Dividend.QuadPart % Divisor);
    }
    return WDK_LARGE((LONGLONG)((ULONGLONG)Dividend.QuadPart / Divisor));
}
FORCEINLINE LARGE_INTEGER RtlLargeIntegerDivide(LARGE_INTEGER Dividend, LARGE_INTEGER Divisor, PLARGE_INTEGER Remainder)
{
    if (Remainder != NULL) {
        Remainder->QuadPart = Dividend.QuadPart % Divisor.QuadPart;
    }
    return WDK_LARGE(Dividend.QuadPart / Divisor.QuadPart);
}
FORCEINLINE LARGE_INTEGER RtlLargeIntegerAdd(LARGE_INTEGER Addend1, LARGE_INTEGER Addend2)
{
    return WDK_LARGE((LONGLONG)((ULONGLONG)Addend1.QuadPart + (ULONGLONG)Addend2.QuadPart));
}
FORCEINLINE LARGE_INTEGER RtlLargeIntegerSubtract(LARGE_INTEGER Number, LARGE_INTEGER Subtrahend)
{
    return WDK_LARGE((LONGLONG)((ULONGLONG)Number.QuadPart - (ULONGLONG)Subtrahend.QuadPart));
}
FORCEINLINE LARGE_INTEGER RtlLargeIntegerNegate(LARGE_INTEGER Number)
{
    return WDK_LARGE((LONGLONG)(0 - (ULONGLONG)Number.QuadPart));
}
FORCEINLINE LARGE_INTEGER RtlLargeIntegerShiftLeft(LARGE_INTEGER Number, CCHAR ShiftCount)
{
    return WDK_LARGE((LONGLONG)((ULONGLONG)Number.QuadPart << (ShiftCount & 63)));
}
FORCEINLINE LARGE_INTEGER RtlLargeIntegerShiftRight(LARGE_INTEGER Number, CCHAR ShiftCount)
{
    return WDK_LARGE((LONGLONG)((ULONGLONG)Number.QuadPart >> (ShiftCount & 63)));
}
FORCEINLINE LARGE_INTEGER RtlLargeIntegerArithmeticShift(LARGE_INTEGER Number, CCHAR ShiftCount)
{
    return WDK_LARGE(Number.QuadPart >> (ShiftCount & 63));
}
#define RtlLargeIntegerGreaterThan(X, Y)          ((X).QuadPart > (Y).QuadPart)
#define RtlLargeIntegerGreaterThanOrEqualTo(X, Y) ((X).QuadPart >= (Y).QuadPart)
#define RtlLargeIntegerEqualTo(X, Y)              ((X).QuadPart == (Y).QuadPart)
#define RtlLargeIntegerNotEqualTo(X, Y)           ((X).QuadPart != (Y).QuadPart)
#define RtlLargeIntegerLessThan(X, Y)             ((X).QuadPart < (Y).QuadPart)
#define RtlLargeIntegerLessThanOrEqualTo(X, Y)    ((X).QuadPart <= (Y).QuadPart)
#define RtlLargeIntegerEqualToZero(X)             ((X).QuadPart == 0)
#define RtlLargeIntegerAnd(Result, Source, Mask)  ((Result).QuadPart = (Source).QuadPart & (Mask).QuadPart)

FORCEINLINE LUID RtlConvertLongToLuid(LONG Long)
{
    LUID luid = {(ULONG)Long, Long < 0 ? -1 : 0};
    return luid;
}

FORCEINLINE LUID RtlConvertUlongToLuid(ULONG Ulong)
{
    LUID luid = {Ulong, 0};
    return luid;
}

#define RtlEqualLuid(L1, L2) (((L1)->LowPart == (L2)->LowPart) && ((L1)->HighPart == (L2)->HighPart))
#define RtlIsZeroLuid(L1)    ((BOOLEAN)(((L1)->LowPart | (ULONG)(L1)->HighPart) == 0))

/* Bytes the other way round; bytes stored at any alignment. */
#define RtlUshortByteSwap(x)    __builtin_bswap16((USHORT)(x))
#define RtlUlongByteSwap(x)     __builtin_bswap32((ULONG)(x))
#define RtlUlonglongByteSwap(x) __builtin_bswap64((ULONGLONG)(x))
#define RtlRetrieveUshort(Destination, Source) memcpy((Destination), (Source), sizeof(USHORT))
#define RtlRetrieveUlong(Destination, Source)  memcpy((Destination), (Source), sizeof(ULONG))
#define RtlStoreUshort(Destination, Value) \
    { \
        USHORT wdk_value = (USHORT)(Value); \
        memcpy((Destination), &wdk_value, sizeof wdk_value); \
    }
#define RtlStoreUlong(Destination, Value) \
    { \
        ULONG wdk_value = (ULONG)(Value); \
        memcpy((Destination), &wdk_value, sizeof wdk_value); \
    }

/* Time, GUIDs, versions. */
NTKERNELAPI void NTAPI RtlTimeToTimeFields(PLARGE_INTEGER Time, PTIME_FIELDS TimeFields);
NTKERNELAPI BOOLEAN NTAPI RtlTimeFieldsToTime(PTIME_FIELDS TimeFields, PLARGE_INTEGER Time);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlGUIDFromString(PCUNICODE_STRING GuidString, GUID *Guid);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlStringFromGUID(const GUID *const Guid, PUNICODE_STRING GuidString);
typedef struct _OSVERSIONINFOW OSVERSIONINFOW, RTL_OSVERSIONINFOW, *LPOSVERSIONINFOW, *POSVERSIONINFOW, *PRTL_OSVERSIONINFOW;
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlGetVersion(PRTL_OSVERSIONINFOW lpVersionInformation);
typedef struct _OSVERSIONINFOEXW OSVERSIONINFOEXW, RTL_OSVERSIONINFOEXW, *LPOSVERSIONINFOEXW, *POSVERSIONINFOEXW, *PRTL_OSVERSIONINFOEXW;
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlVerifyVersionInfo(PRTL_OSVERSIONINFOEXW VersionInfo, ULONG TypeMask,
    ULONGLONG ConditionMask);
NTKERNELAPI BOOLEAN NTAPI RtlIsNtDdiVersionAvailable(ULONG Version);
NTKERNELAPI BOOLEAN NTAPI RtlIsServicePackVersionInstalled(ULONG Version);
#define VER_SERVER_NT                            0x80000000
#define VER_SUITE_BACKOFFICE                     4
#define VER_SUITE_BLADE                          0x400
#define VER_SUITE_COMMUNICATIONS                 8
#define VER_SUITE_COMPUTE_SERVER                 0x4000
#define VER_SUITE_DATACENTER                     0x80
#define VER_SUITE_EMBEDDEDNT                     0x40
#define VER_SUITE_EMBEDDED_RESTRICTED            0x800
#define VER_SUITE_ENTERPRISE                     2
#define VER_SUITE_MULTIUSERTS                    0x20000
#define VER_SUITE_PERSONAL                       0x200
#define VER_SUITE_SECURITY_APPLIANCE             0x1000
#define VER_SUITE_SINGLEUSERTS                   0x100
#define VER_SUITE_SMALLBUSINESS                  1
#define VER_SUITE_SMALLBUSINESS_RESTRICTED       0x20
#define VER_SUITE_STORAGE_SERVER                 0x2000
#define VER_SUITE_TERMINAL                       0x10
#define VER_SUITE_WH_SERVER                      0x8000
#define VER_WORKSTATION_NT                       0x40000000
#define VER_AND                                  6
#define VER_BUILDNUMBER                          4
#define VER_CONDITION_MASK                       7
#define VER_EQUAL                                1
#define VER_GREATER                              2
#define VER_GREATER_EQUAL                        3
#define VER_LESS                                 4
#define VER_LESS_EQUAL                           5
#define VER_MAJORVERSION                         2
#define VER_MINORVERSION                         1
#define VER_NT_DOMAIN_CONTROLLER                 2
#define VER_NT_SERVER                            3
#define VER_NT_WORKSTATION                       1
#define VER_NUM_BITS_PER_CONDITION_MASK          3
#define VER_OR                                   7
#define VER_PLATFORMID                           8
#define VER_PLATFORM_WIN32_NT                    2
#define VER_PLATFORM_WIN32_WINDOWS               1
#define VER_PLATFORM_WIN32s                      0
#define VER_PRODUCT_TYPE                         0x80
#define VER_SERVICEPACKMAJOR                     0x20
#define VER_SERVICEPACKMINOR                     0x10
#define VER_SUITENAME                            0x40
NTKERNELAPI ULONGLONG NTAPI VerSetConditionMask(ULONGLONG ConditionMask, ULONG TypeMask, UCHAR Condition);
#define VER_SET_CONDITION(_m_, _t_, _c_) ((_m_) = VerSetConditionMask((_m_), (_t_), (_c_)))

/* The registry by path, relative to a well-known key. */
#define RTL_REGISTRY_ABSOLUTE                    0
#define RTL_REGISTRY_CONTROL                     2
#define RTL_REGISTRY_DEVICEMAP                   4
#define RTL_REGISTRY_HANDLE                      0x40000000
#define RTL_REGISTRY_MAXIMUM                     6
#define RTL_REGISTRY_OPTIONAL                    0x80000000
#define RTL_REGISTRY_SERVICES                    1
#define RTL_REGISTRY_USER                        5
#define RTL_REGISTRY_WINDOWS_NT                  3
#define RTL_QUERY_REGISTRY_DELETE                0x40
#define RTL_QUERY_REGISTRY_DIRECT                0x20
#define RTL_QUERY_REGISTRY_NOEXPAND              0x10
#define RTL_QUERY_REGISTRY_NOSTRING              0x80
#define RTL_QUERY_REGISTRY_NOVALUE               8
#define RTL_QUERY_REGISTRY_REQUIRED              4
#define RTL_QUERY_REGISTRY_SUBKEY                1
#define RTL_QUERY_REGISTRY_TOPKEY                2
#define RTL_QUERY_REGISTRY_TYPECHECK             0x100
#define RTL_QUERY_REGISTRY_TYPECHECK_MASK        (-16777216)
#define RTL_QUERY_REGISTRY_TYPECHECK_SHIFT       0x18
typedef NTSTATUS NTAPI RTL_QUERY_REGISTRY_ROUTINE(PWSTR, ULONG, PVOID, ULONG, PVOID, PVOID);
typedef RTL_QUERY_REGISTRY_ROUTINE *PRTL_QUERY_REGISTRY_ROUTINE;
typedef struct _RTL_QUERY_REGISTRY_TABLE {
    PRTL_QUERY_REGISTRY_ROUTINE QueryRoutine;
    ULONG Flags;
    PWSTR Name;
    PVOID EntryContext;
    ULONG DefaultType;
    PVOID DefaultData;
    ULONG DefaultLength;
} RTL_QUERY_REGISTRY_TABLE, *PRTL_QUERY_REGISTRY_TABLE;

_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlQueryRegistryValues(ULONG RelativeTo, PCWSTR Path, PRTL_QUERY_REGISTRY_TABLE QueryTable,
    PVOID Context, PVOID Environment);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlWriteRegistryValue(ULONG RelativeTo, PCWSTR Path, PCWSTR ValueName, ULONG ValueType,
    PVOID ValueData, ULONG ValueLength);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlDeleteRegistryValue(ULONG RelativeTo, PCWSTR Path, PCWSTR ValueName);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlCheckRegistryKey(ULONG RelativeTo, PWSTR Path);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlCreateRegistryKey(ULONG RelativeTo, PWSTR Path);

/* Once, whichever thread comes first. */
typedef union _RTL_RUN_ONCE {
    PVOID Ptr;
} RTL_RUN_ONCE, *PRTL_RUN_ONCE;

#define RTL_RUN_ONCE_ASYNC                       2
#define RTL_RUN_ONCE_CHECK_ONLY                  1
#define RTL_RUN_ONCE_CTX_RESERVED_BITS           2
#define RTL_RUN_ONCE_INIT_FAILED                 4
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI void NTAPI RtlRunOnceInitialize(PRTL_RUN_ONCE RunOnce);
typedef ULONG NTAPI RTL_RUN_ONCE_INIT_FN(PRTL_RUN_ONCE, PVOID, PVOID *);
typedef RTL_RUN_ONCE_INIT_FN *PRTL_RUN_ONCE_INIT_FN;
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlRunOnceExecuteOnce(PRTL_RUN_ONCE RunOnce, PRTL_RUN_ONCE_INIT_FN InitFn, PVOID Parameter,
    PVOID *Context);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlRunOnceBeginInitialize(PRTL_RUN_ONCE RunOnce, ULONG Flags, PVOID *Context);
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI RtlRunOnceComplete(PRTL_RUN_ONCE RunOnce, ULONG Flags, PVOID Context);

/* Exceptions that a routine raises. RtlRaiseException alone may return: where a filter says that it goes on. */
struct _EXCEPTION_RECORD {
    NTSTATUS ExceptionCode;
    ULONG ExceptionFlags;
    struct _EXCEPTION_RECORD *ExceptionRecord;
    PVOID ExceptionAddress;
    ULONG NumberParameters;
    ULONG_PTR ExceptionInformation[15];
};

_IRQL_requires_max_(APC_LEVEL)
DECLSPEC_NORETURN NTKERNELAPI void NTAPI ExRaiseStatus(NTSTATUS Status);
_IRQL_requires_max_(APC_LEVEL)
DECLSPEC_NORETURN NTKERNELAPI void NTAPI ExRaiseAccessViolation(void);
_IRQL_requires_max_(APC_LEVEL)
DECLSPEC_NORETURN NTKERNELAPI void NTAPI ExRaiseDatatypeMisalignment(void);
NTSYSAPI void NTAPI RtlRaiseException(PEXCEPTION_RECORD ExceptionRecord);
DECLSPEC_NORETURN NTSYSAPI void NTAPI RtlRaiseStatus(NTSTATUS Status);

#ifdef __cplusplus
}
#endif

#endif
