/*
 * rtl_misc.c: small run-time routines – seconds, random numbers, check sums, masks, DOS errors, back traces.
 */
#include "nt/backtrace.h"
#include "nt/clock.h"
#include "nt/export_tables.h"
#include "nt/os.h"
#include "nt/thread.h"

#include <ntifs.h>
#include <ntstatus.h>
#include <string.h>

/* --------------------------------------------------------------------------------------------------------- seconds */

#define SECONDS_1601_TO_1970 INT64_C(11644473600)
#define SECONDS_1601_TO_1980 INT64_C(11960006400)
enum { UNITS_A_SECOND = 10000000 };

static BOOLEAN seconds_since(const LARGE_INTEGER *time, int64_t epoch, PULONG seconds)
{
    int64_t since = time->QuadPart / UNITS_A_SECOND - epoch;
    if (since < 0 || since > MAXULONG) {
        return FALSE;
    }
    *seconds = (ULONG)since;
    return TRUE;
}

BOOLEAN NTAPI RtlTimeToSecondsSince1970(PLARGE_INTEGER Time, PULONG ElapsedSeconds)
{
    return seconds_since(Time, SECONDS_1601_TO_1970, ElapsedSeconds);
}

BOOLEAN NTAPI RtlTimeToSecondsSince1980(PLARGE_INTEGER Time, PULONG ElapsedSeconds)
{
    return seconds_since(Time, SECONDS_1601_TO_1980, ElapsedSeconds);
}

void NTAPI RtlSecondsSince1970ToTime(ULONG ElapsedSeconds, PLARGE_INTEGER Time)
{
    Time->QuadPart = (SECONDS_1601_TO_1970 + ElapsedSeconds) * UNITS_A_SECOND;
}

void NTAPI RtlSecondsSince1980ToTime(ULONG ElapsedSeconds, PLARGE_INTEGER Time)
{
    Time->QuadPart = (SECONDS_1601_TO_1980 + ElapsedSeconds) * UNITS_A_SECOND;
}

/* --------------------------------------------------------------------------------------------------------- numbers */

/* From 0 to MAXLONG - 1, and a seed that gives another the next time. */
ULONG NTAPI RtlRandomEx(PULONG Seed)
{
    uint64_t mixed = (uint64_t)*Seed + UINT64_C(0x9E3779B97F4A7C15);
    mixed = (mixed ^ mixed >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94D049BB133111EB);
    *Seed = (ULONG)(mixed >> 32);
    return (ULONG)(mixed & MAXULONG) % MAXLONG;
}

ULONG NTAPI RtlRandom(PULONG Seed)
{
    return RtlRandomEx(Seed);
}

/* The CRC of IEEE 802.3, whose result can be passed on as the initial value of what follows. */
ULONG NTAPI RtlCrc32(const void *Buffer, size_t Size, ULONG InitialCrc)
{
    const unsigned char *bytes = Buffer;
    ULONG crc = ~InitialCrc;
    for (size_t i = 0; i < Size; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
        }
    }
    return ~crc;
}

/* The number of bytes that repeat the pattern, in whole patterns. */
SIZE_T NTAPI RtlCompareMemoryUlong(PVOID Source, SIZE_T Length, ULONG Pattern)
{
    const char *bytes = Source;
    SIZE_T same = 0;
    while (Length - same >= sizeof Pattern && memcmp(bytes + same, &Pattern, sizeof Pattern) == 0) {
        same += sizeof Pattern;
    }
    return same;
}

BOOLEAN NTAPI RtlIsZeroMemory(PVOID Buffer, SIZE_T Length)
{
    const char *bytes = Buffer;
    for (SIZE_T i = 0; i < Length; i++) {
        if (bytes[i] != 0) {
            return FALSE;
        }
    }
    return TRUE;
}

void NTAPI RtlFillMemoryNonTemporal(void *Destination, SIZE_T Length, const UCHAR Value)
{
    memset(Destination, Value, Length);
}

void NTAPI RtlPrefetchMemoryNonTemporal(PVOID Source, SIZE_T Length)
{
    (void)Source, (void)Length;
}

void NTAPI RtlCopyLuid(PLUID DestinationLuid, PLUID SourceLuid)
{
    *DestinationLuid = *SourceLuid;
}

/* A random UUID by its looks: from the clock, so that no other machine has it, and a count. */
NTSTATUS NTAPI ExUuidCreate(UUID *Uuid)
{
    static _Atomic uint64_t made;
    uint64_t parts[2] = {nt_clock_system_time_100ns(), atomic_fetch_add(&made, 1) + 1};
    ULONG seed = (ULONG)(parts[0] ^ parts[0] >> 32);
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)ExUuidCreate, "ExUuidCreate is called at PASSIVE_LEVEL");
    parts[1] = parts[1] << 32 ^ (uint64_t)RtlRandomEx(&seed) << 8 ^ os_thread_id();
    memcpy(Uuid, parts, sizeof *Uuid);
    Uuid->Data3 = (USHORT)((Uuid->Data3 & 0x0FFF) | 0x4000);
    Uuid->Data4[0] = (UCHAR)((Uuid->Data4[0] & 0x3F) | 0x80);
    return STATUS_SUCCESS;
}

/* ----------------------------------------------------------------------------------------------------------- masks */

/* Three bits a type, at three times the number of the type's own bit. */
ULONGLONG NTAPI VerSetConditionMask(ULONGLONG ConditionMask, ULONG TypeMask, UCHAR Condition)
{
    enum { TYPES = 8, BITS = 3 };
    for (unsigned type = 0; type < TYPES; type++) {
        if ((TypeMask & 1u << type) != 0) {
            ConditionMask |= (ULONGLONG)(Condition & 7) << (type * BITS);
        }
    }
    return ConditionMask;
}

struct generic_bit {
    ACCESS_MASK generic;
    size_t offset; /* in GENERIC_MAPPING */
};

static const struct generic_bit generic_bits[] = {
    {GENERIC_READ, offsetof(GENERIC_MAPPING, GenericRead)},
    {GENERIC_WRITE, offsetof(GENERIC_MAPPING, GenericWrite)},
    {GENERIC_EXECUTE, offsetof(GENERIC_MAPPING, GenericExecute)},
    {GENERIC_ALL, offsetof(GENERIC_MAPPING, GenericAll)},
};

void NTAPI RtlMapGenericMask(PACCESS_MASK AccessMask, const GENERIC_MAPPING *GenericMapping)
{
    for (size_t i = 0; i < sizeof generic_bits / sizeof generic_bits[0]; i++) {
        if ((*AccessMask & generic_bits[i].generic) != 0) {
            *AccessMask &= ~generic_bits[i].generic;
            *AccessMask |= *(const ACCESS_MASK *)((const char *)GenericMapping + generic_bits[i].offset);
        }
    }
}

/* ---------------------------------------------------------------------------------------------------------- errors */

struct dos_error {
    NTSTATUS status;
    ULONG error;
};

/* What a driver meets. Another status is ERROR_MR_MID_NOT_FOUND, as documented. */
// clang-format off
static const struct dos_error dos_errors[] = {
    {STATUS_SUCCESS,                    0},
    {STATUS_TIMEOUT,                  258},
    {STATUS_PENDING,                  997},
    {STATUS_BUFFER_OVERFLOW,          234},
    {STATUS_NO_MORE_ENTRIES,          259},
    {STATUS_NO_MORE_FILES,             18},
    {STATUS_UNSUCCESSFUL,              31},
    {STATUS_NOT_IMPLEMENTED,            1},
    {STATUS_INVALID_DEVICE_REQUEST,     1},
    {STATUS_ILLEGAL_FUNCTION,           1},
    {STATUS_ACCESS_VIOLATION,         998},
    {STATUS_INVALID_HANDLE,             6},
    {STATUS_OBJECT_TYPE_MISMATCH,       6},
    {STATUS_INVALID_PARAMETER,         87},
    {STATUS_NO_SUCH_DEVICE,             2},
    {STATUS_NO_SUCH_FILE,               2},
    {STATUS_OBJECT_NAME_NOT_FOUND,      2},
    {STATUS_OBJECT_PATH_NOT_FOUND,      3},
    {STATUS_OBJECT_NAME_COLLISION,    183},
    {STATUS_NO_MEMORY,                  8},
    {STATUS_INSUFFICIENT_RESOURCES,  1450},
    {STATUS_ACCESS_DENIED,              5},
    {STATUS_PRIVILEGE_NOT_HELD,      1314},
    {STATUS_BUFFER_TOO_SMALL,         122},
    {STATUS_INFO_LENGTH_MISMATCH,      24},
    {STATUS_DEVICE_NOT_READY,          21},
    {STATUS_DEVICE_BUSY,              170},
    {STATUS_IO_TIMEOUT,               121},
    {STATUS_IO_DEVICE_ERROR,         1117},
    {STATUS_NOT_SUPPORTED,             50},
    {STATUS_CANCELLED,                995},
    {STATUS_NOT_FOUND,               1168},
    {STATUS_SHARING_VIOLATION,         32},
    {STATUS_DEVICE_REMOVED,          1617},
};
// clang-format on

ULONG NTAPI RtlNtStatusToDosError(NTSTATUS Status)
{
    enum { NOT_FOUND = 317 };
    for (size_t i = 0; i < sizeof dos_errors / sizeof dos_errors[0]; i++) {
        if (dos_errors[i].status == Status) {
            return dos_errors[i].error;
        }
    }
    return NOT_FOUND;
}

/* ------------------------------------------------------------------------------------------------------ back traces */

USHORT NTAPI RtlCaptureStackBackTrace(ULONG FramesToSkip, ULONG FramesToCapture, PVOID *BackTrace, PULONG BackTraceHash)
{
    enum { FRAMES_MAX = 128 };
    uint64_t addresses[FRAMES_MAX];
    size_t count = nt_backtrace_walk((uint64_t)(uintptr_t)__builtin_frame_address(0), addresses, FRAMES_MAX);
    ULONG hash = 0;
    USHORT captured = 0;
    for (size_t i = FramesToSkip; i < count && captured < FramesToCapture; i++) {
        hash += (ULONG)addresses[i];
        BackTrace[captured++] = (PVOID)(uintptr_t)addresses[i]; // NOLINT(performance-no-int-to-ptr)
    }
    if (BackTraceHash) {
        *BackTraceHash = hash;
    }
    return captured;
}

ULONG NTAPI RtlWalkFrameChain(PVOID *Callers, ULONG Count, ULONG Flags)
{
    enum { USER_MODE = 1 };
    return Flags & USER_MODE ? 0 : RtlCaptureStackBackTrace(1, Count, Callers, NULL);
}

/* --------------------------------------------------------------------------------------------------- about Windows */

BOOLEAN NTAPI RtlGetNtProductType(PNT_PRODUCT_TYPE NtProductType)
{
    *NtProductType = NtProductWinNt;
    return TRUE;
}

BOOLEAN NTAPI MmIsThisAnNtAsSystem(void)
{
    return FALSE;
}

static WCHAR system_root[] = {'C', ':', '\\', 'W', 'i', 'n', 'd', 'o', 'w', 's', 0};

PCWSTR NTAPI RtlGetNtSystemRoot(void)
{
    return system_root;
}

ULONG NTAPI RtlGetActiveConsoleId(void)
{
    return 1;
}

/* No provider of firmware tables is registered. */
NTSTATUS NTAPI ExGetSystemFirmwareTable(ULONG FirmwareTableProviderSignature, ULONG FirmwareTableID,
                                        PVOID FirmwareTableBuffer, ULONG BufferLength, PULONG ReturnLength)
{
    (void)FirmwareTableProviderSignature, (void)FirmwareTableID, (void)FirmwareTableBuffer, (void)BufferLength;
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)ExGetSystemFirmwareTable,
                            "ExGetSystemFirmwareTable is called at PASSIVE_LEVEL");
    *ReturnLength = 0;
    return STATUS_NOT_IMPLEMENTED;
}

NTSTATUS NTAPI ExEnumerateSystemFirmwareTables(ULONG FirmwareTableProviderSignature, PVOID FirmwareTableBuffer,
                                               ULONG BufferLength, PULONG ReturnLength)
{
    return ExGetSystemFirmwareTable(FirmwareTableProviderSignature, 0, FirmwareTableBuffer, BufferLength, ReturnLength);
}

static const struct nt_export rows[] = {
    NT_EXPORT(RtlTimeToSecondsSince1970),
    NT_EXPORT(RtlTimeToSecondsSince1980),
    NT_EXPORT(RtlSecondsSince1970ToTime),
    NT_EXPORT(RtlSecondsSince1980ToTime),
    NT_EXPORT(RtlRandomEx),
    NT_EXPORT(RtlRandom),
    NT_EXPORT(RtlCrc32),
    NT_EXPORT(RtlCompareMemoryUlong),
    NT_EXPORT(RtlIsZeroMemory),
    NT_EXPORT(RtlFillMemoryNonTemporal),
    NT_EXPORT(RtlPrefetchMemoryNonTemporal),
    NT_EXPORT(RtlCopyLuid),
    NT_EXPORT(ExUuidCreate),
    NT_EXPORT(VerSetConditionMask),
    NT_EXPORT(RtlMapGenericMask),
    NT_EXPORT(RtlNtStatusToDosError),
    NT_EXPORT_AS(RtlNtStatusToDosErrorNoTeb, RtlNtStatusToDosError),
    NT_EXPORT(RtlCaptureStackBackTrace),
    NT_EXPORT(RtlWalkFrameChain),
    NT_EXPORT(RtlGetNtProductType),
    NT_EXPORT(MmIsThisAnNtAsSystem),
    NT_EXPORT(RtlGetNtSystemRoot),
    NT_EXPORT(RtlGetActiveConsoleId),
    NT_EXPORT(ExGetSystemFirmwareTable),
    NT_EXPORT(ExEnumerateSystemFirmwareTables),
};
const struct nt_export_table nt_rtl_misc_exports = NT_EXPORT_TABLE(rows);
