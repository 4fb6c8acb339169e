/*
 * misc.c: what drivers ask about the machine as a whole, and how they end it.
 */
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/exports.h"
#include "nt/process.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <ntifs.h>
#include <ntstatus.h>
#include <stdlib.h>
#include <string.h>

/* Windows 11, 22H2. */
enum { MAJOR = 10, MINOR = 0, BUILD = 22621, PROCESSORS = 4, ALL_GROUPS = 0xFFFF };
static const ULONG no_processor = 0xFFFFFFFF; /* INVALID_PROCESSOR_INDEX */

/* ----------------------------------------------------------------------------------------------------- processors */

/* Four, whatever the machine has: a driver sees the same on every machine. A thread is on processor 0. */
volatile CCHAR KeNumberProcessors = PROCESSORS;

static const KAFFINITY all_processors = (1u << PROCESSORS) - 1;

ULONG NTAPI KeGetCurrentProcessorIndex(VOID)
{
    return 0;
}

ULONG NTAPI KeGetCurrentProcessorNumber(VOID)
{
    return 0;
}

ULONG NTAPI KeGetCurrentProcessorNumberEx(PPROCESSOR_NUMBER ProcNumber)
{
    if (ProcNumber) {
        *ProcNumber = (PROCESSOR_NUMBER){0};
    }
    return 0;
}

ULONG NTAPI KeGetProcessorIndexFromNumber(PPROCESSOR_NUMBER ProcNumber)
{
    bool exists = ProcNumber->Group == 0 && ProcNumber->Reserved == 0 && ProcNumber->Number < PROCESSORS;
    return exists ? ProcNumber->Number : no_processor;
}

NTSTATUS NTAPI KeGetProcessorNumberFromIndex(ULONG ProcIndex, PPROCESSOR_NUMBER ProcNumber)
{
    if (ProcIndex >= PROCESSORS) {
        return STATUS_INVALID_PARAMETER;
    }
    *ProcNumber = (PROCESSOR_NUMBER){.Number = (UCHAR)ProcIndex};
    return STATUS_SUCCESS;
}

static ULONG processors_of(USHORT group)
{
    return group == 0 || group == ALL_GROUPS ? PROCESSORS : 0;
}

ULONG NTAPI KeQueryActiveProcessorCountEx(USHORT GroupNumber)
{
    return processors_of(GroupNumber);
}

ULONG NTAPI KeQueryMaximumProcessorCountEx(USHORT GroupNumber)
{
    return processors_of(GroupNumber);
}

ULONG NTAPI KeQueryActiveProcessorCount(PKAFFINITY ActiveProcessors)
{
    if (ActiveProcessors) {
        *ActiveProcessors = all_processors;
    }
    return PROCESSORS;
}

ULONG NTAPI KeQueryMaximumProcessorCount(VOID)
{
    return PROCESSORS;
}

KAFFINITY NTAPI KeQueryActiveProcessors(VOID)
{
    return all_processors;
}

USHORT NTAPI KeQueryActiveGroupCount(void)
{
    return 1;
}

USHORT NTAPI KeQueryMaximumGroupCount(void)
{
    return 1;
}

KAFFINITY NTAPI KeQueryGroupAffinity(USHORT GroupNumber)
{
    return GroupNumber == 0 ? all_processors : 0;
}

USHORT NTAPI KeQueryHighestNodeNumber(void)
{
    return 0;
}

/* One node has them all. */
void NTAPI KeQueryNodeActiveAffinity(USHORT NodeNumber, PGROUP_AFFINITY Affinity, PUSHORT Count)
{
    if (Affinity) {
        *Affinity = (GROUP_AFFINITY){.Mask = NodeNumber == 0 ? KeQueryActiveProcessors() : 0};
    }
    if (Count) {
        *Count = NodeNumber == 0;
    }
}

ULONG NTAPI KeQueryNodeActiveProcessorCount(USHORT NodeNumber)
{
    return NodeNumber == 0 ? KeQueryActiveProcessorCountEx(ALL_PROCESSOR_GROUPS) : 0;
}

USHORT NTAPI KeQueryNodeMaximumProcessorCount(USHORT NodeNumber)
{
    return NodeNumber == 0 ? (USHORT)KeQueryMaximumProcessorCountEx(ALL_PROCESSOR_GROUPS) : 0;
}

void NTAPI KeInvalidateRangeAllCaches(PVOID BaseAddress, ULONG Length)
{
    (void)BaseAddress, (void)Length; /* a device sees every write at once */
}

USHORT NTAPI KeGetCurrentNodeNumber(void)
{
    return 0;
}

/* Where a thread runs is Linux's business; the call is accepted and what it replaces is "anywhere". */
void NTAPI KeSetSystemGroupAffinityThread(PGROUP_AFFINITY Affinity, PGROUP_AFFINITY PreviousAffinity)
{
    (void)Affinity;
    if (PreviousAffinity) {
        *PreviousAffinity = (GROUP_AFFINITY){0};
    }
}

void NTAPI KeRevertToUserGroupAffinityThread(PGROUP_AFFINITY PreviousAffinity)
{
    (void)PreviousAffinity;
}

/* The processors' caller: every other one stands still while it runs. Here it runs once, at IPI_LEVEL. */
ULONG_PTR NTAPI KeIpiGenericCall(PKIPI_BROADCAST_WORKER BroadcastFunction, ULONG_PTR Context)
{
    KIRQL before = nt_irql_set(IPI_LEVEL);
    ULONG_PTR result = BroadcastFunction(Context);
    nt_irql_set(before);
    return result;
}

BOOLEAN NTAPI ExIsProcessorFeaturePresent(ULONG ProcessorFeature)
{
    /* What every 64-bit Windows has: the instructions that its ABI is built on. */
    static const ULONG present[] = {
        PF_COMPARE_EXCHANGE_DOUBLE,     PF_MMX_INSTRUCTIONS_AVAILABLE,    PF_XMMI_INSTRUCTIONS_AVAILABLE,
        PF_RDTSC_INSTRUCTION_AVAILABLE, PF_XMMI64_INSTRUCTIONS_AVAILABLE, PF_NX_ENABLED,
        PF_COMPARE_EXCHANGE128};
    for (size_t i = 0; i < sizeof present / sizeof present[0]; i++) {
        if (present[i] == ProcessorFeature) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The calling convention keeps the floating-point registers that Windows' keeps. */
NTSTATUS NTAPI KeSaveFloatingPointState(PKFLOATING_SAVE FloatSave)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)KeSaveFloatingPointState,
                            "KeSaveFloatingPointState is called at DISPATCH_LEVEL or below");
    memset(FloatSave, 0, sizeof *FloatSave);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI KeRestoreFloatingPointState(PKFLOATING_SAVE FloatSave)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)KeRestoreFloatingPointState,
                            "KeRestoreFloatingPointState is called at DISPATCH_LEVEL or below");
    (void)FloatSave;
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI KeSaveExtendedProcessorState(ULONG64 Mask, PXSTATE_SAVE XStateSave)
{
    (void)Mask;
    memset(XStateSave, 0, sizeof *XStateSave);
    return STATUS_SUCCESS;
}

void NTAPI KeRestoreExtendedProcessorState(PXSTATE_SAVE XStateSave)
{
    (void)XStateSave;
}

void NTAPI KeFlushWriteBuffer(void)
{
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
}

ULONG NTAPI KeGetRecommendedSharedDataAlignment(void)
{
    return SYSTEM_CACHE_ALIGNMENT_SIZE;
}

/* -------------------------------------------------------------------------------------------------------- version */

static ULONG build_number = BUILD;
PULONG NtBuildNumber = &build_number;

NTSTATUS NTAPI RtlGetVersion(PRTL_OSVERSIONINFOW lpVersionInformation)
{
    ULONG size = lpVersionInformation->dwOSVersionInfoSize;
    if (size == sizeof(RTL_OSVERSIONINFOEXW)) {
        RTL_OSVERSIONINFOEXW *extended = (RTL_OSVERSIONINFOEXW *)lpVersionInformation;
        memset(extended, 0, sizeof *extended);
        extended->wProductType = VER_NT_WORKSTATION;
    } else {
        memset(lpVersionInformation, 0, sizeof *lpVersionInformation);
    }
    lpVersionInformation->dwOSVersionInfoSize = size;
    lpVersionInformation->dwMajorVersion = MAJOR;
    lpVersionInformation->dwMinorVersion = MINOR;
    lpVersionInformation->dwBuildNumber = BUILD;
    lpVersionInformation->dwPlatformId = VER_PLATFORM_WIN32_NT;
    return STATUS_SUCCESS;
}

BOOLEAN NTAPI PsGetVersion(PULONG MajorVersion, PULONG MinorVersion, PULONG BuildNumber, PUNICODE_STRING CSDVersion)
{
    if (MajorVersion) {
        *MajorVersion = MAJOR;
    }
    if (MinorVersion) {
        *MinorVersion = MINOR;
    }
    if (BuildNumber) {
        *BuildNumber = BUILD;
    }
    if (CSDVersion) {
        CSDVersion->Length = 0;
    }
    return FALSE; /* a free build */
}

/* NTDDI versions up to the one that the headers describe, 0x0A00000C. */
BOOLEAN NTAPI RtlIsNtDdiVersionAvailable(ULONG Version)
{
    return (Version & 0xFFFF0000u) != 0 && Version <= NTDDI_VERSION;
}

BOOLEAN NTAPI RtlIsServicePackVersionInstalled(ULONG Version)
{
    return RtlIsNtDdiVersionAvailable(Version);
}

/* One of the comparisons that RtlVerifyVersionInfo makes. */
struct version_field {
    ULONG bit;
    ULONG ours;
    ULONG theirs;
};

static bool compare_version(ULONG condition, ULONG ours, ULONG theirs)
{
    switch (condition) {
    case VER_EQUAL:
        return ours == theirs;
    case VER_GREATER:
        return ours > theirs;
    case VER_GREATER_EQUAL:
        return ours >= theirs;
    case VER_LESS:
        return ours < theirs;
    case VER_LESS_EQUAL:
        return ours <= theirs;
    default:
        return false;
    }
}

static ULONG condition_of(ULONG bit, ULONGLONG mask)
{
    return (ULONG)(mask >> (3 * (unsigned)__builtin_ctz(bit))) & 7;
}

/* Major and minor are one number: 10.0 is greater than 6.3. */
NTSTATUS NTAPI RtlVerifyVersionInfo(PRTL_OSVERSIONINFOEXW VersionInfo, ULONG TypeMask, ULONGLONG ConditionMask)
{
    const struct version_field fields[] = {
        {VER_MAJORVERSION, MAJOR, VersionInfo->dwMajorVersion},
        {VER_MINORVERSION, MINOR, VersionInfo->dwMinorVersion},
        {VER_SERVICEPACKMAJOR, 0, VersionInfo->wServicePackMajor},
        {VER_SERVICEPACKMINOR, 0, VersionInfo->wServicePackMinor},
        {VER_BUILDNUMBER, BUILD, VersionInfo->dwBuildNumber},
        {VER_PLATFORMID, VER_PLATFORM_WIN32_NT, VersionInfo->dwPlatformId},
        {VER_PRODUCT_TYPE, VER_NT_WORKSTATION, VersionInfo->wProductType},
    };
    if (TypeMask == 0) {
        return STATUS_INVALID_PARAMETER;
    }
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        const struct version_field *field = &fields[i];
        if (!(TypeMask & field->bit)) {
            continue;
        }
        if (field->bit == VER_MINORVERSION && (TypeMask & VER_MAJORVERSION) && MAJOR != VersionInfo->dwMajorVersion) {
            continue; /* the major versions have decided */
        }
        if (!compare_version(condition_of(field->bit, ConditionMask), field->ours, field->theirs)) {
            return STATUS_REVISION_MISMATCH;
        }
    }
    return STATUS_SUCCESS;
}

/* ---------------------------------------------------------------------------------------------------- other names */

static int compare_name(const void *name, const void *row)
{
    return strcmp(name, ((const struct nt_export *)row)->name);
}

/* Honest: what is not in the export table is null, and the driver takes its other way. */
PVOID NTAPI MmGetSystemRoutineAddress(PUNICODE_STRING SystemRoutineName)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)MmGetSystemRoutineAddress,
                            "MmGetSystemRoutineAddress is called at PASSIVE_LEVEL");
    char name[128];
    size_t length = SystemRoutineName->Length / sizeof(WCHAR);
    if (length >= sizeof name) {
        return NULL;
    }
    for (size_t i = 0; i < length; i++) {
        name[i] = (char)(SystemRoutineName->Buffer[i] < 0x80 ? SystemRoutineName->Buffer[i] : '?');
    }
    name[length] = 0;
    const struct nt_export_table *table = nt_exports();
    const struct nt_export *row = bsearch(name, table->rows, table->count, sizeof *table->rows, compare_name);
    return row ? (PVOID)(uintptr_t)row->address : NULL;
}

KPROCESSOR_MODE NTAPI ExGetPreviousMode(void)
{
    return nt_thread_current()->process == nt_process_system() ? KernelMode : UserMode;
}

FIRMWARE_TYPE NTAPI ExGetFirmwareType(void)
{
    return FirmwareTypeUefi;
}

NTSTATUS NTAPI ExGetFirmwareEnvironmentVariable(PUNICODE_STRING VariableName, LPGUID VendorGuid, PVOID Value,
                                                PULONG ValueLength, PULONG Attributes)
{
    (void)VariableName;
    (void)VendorGuid;
    (void)Value;
    (void)ValueLength;
    (void)Attributes;
    return STATUS_VARIABLE_NOT_FOUND;
}

NTSTATUS NTAPI ExSetFirmwareEnvironmentVariable(PUNICODE_STRING VariableName, LPGUID VendorGuid, PVOID Value,
                                                ULONG ValueLength, ULONG Attributes)
{
    (void)VariableName;
    (void)VendorGuid;
    (void)Value;
    (void)ValueLength;
    (void)Attributes;
    return STATUS_PRIVILEGE_NOT_HELD;
}

BOOLEAN NTAPI ExVerifySuite(SUITE_TYPE SuiteType)
{
    (void)SuiteType;
    return FALSE;
}

BOOLEAN NTAPI ExIsSoftBoot(void)
{
    return FALSE;
}

BOOLEAN NTAPI ExIsManufacturingModeEnabled(void)
{
    return FALSE;
}

/* --------------------------------------------------------------------------------------------------------- ending */

VOID NTAPI KeBugCheckEx(ULONG BugCheckCode, ULONG_PTR BugCheckParameter1, ULONG_PTR BugCheckParameter2,
                        ULONG_PTR BugCheckParameter3, ULONG_PTR BugCheckParameter4)
{
    nt_bugcheck(BugCheckCode, BugCheckParameter1, BugCheckParameter2, BugCheckParameter3, BugCheckParameter4,
                BugCheckCode == KERNEL_SECURITY_CHECK_FAILURE && BugCheckParameter1 == FAST_FAIL_CORRUPT_LIST_ENTRY
                    ? "a LIST_ENTRY is corrupt: freed while in a list, removed twice, or overwritten"
                    : NULL);
}

VOID NTAPI KeBugCheck(ULONG BugCheckCode)
{
    nt_bugcheck(BugCheckCode, 0, 0, 0, 0, NULL);
}

void NTAPI ExRaiseStatus(NTSTATUS Status)
{
    nt_raise_status(Status, (const void *)ExRaiseStatus, "the driver raised an exception, which nothing catches");
}

void NTAPI ExRaiseAccessViolation(void)
{
    nt_raise_status(STATUS_ACCESS_VIOLATION, (const void *)ExRaiseAccessViolation,
                    "the driver raised an exception, which nothing catches");
}

void NTAPI ExRaiseDatatypeMisalignment(void)
{
    nt_raise_status(STATUS_DATATYPE_MISALIGNMENT, (const void *)ExRaiseDatatypeMisalignment,
                    "the driver raised an exception, which nothing catches");
}

static const struct nt_export rows[] = {
    NT_EXPORT_DATA(KeNumberProcessors),
    NT_EXPORT(KeGetCurrentProcessorIndex),
    NT_EXPORT(KeGetCurrentProcessorNumber),
    NT_EXPORT(KeGetCurrentProcessorNumberEx),
    NT_EXPORT(KeGetProcessorIndexFromNumber),
    NT_EXPORT(KeGetProcessorNumberFromIndex),
    NT_EXPORT(KeQueryActiveProcessorCount),
    NT_EXPORT(KeQueryActiveProcessorCountEx),
    NT_EXPORT(KeQueryMaximumProcessorCount),
    NT_EXPORT(KeQueryMaximumProcessorCountEx),
    NT_EXPORT(KeQueryActiveProcessors),
    NT_EXPORT(KeQueryActiveGroupCount),
    NT_EXPORT(KeQueryMaximumGroupCount),
    NT_EXPORT(KeQueryGroupAffinity),
    NT_EXPORT(KeQueryHighestNodeNumber),
    NT_EXPORT(KeGetCurrentNodeNumber),
    NT_EXPORT(KeQueryNodeActiveAffinity),
    NT_EXPORT(KeQueryNodeActiveProcessorCount),
    NT_EXPORT(KeQueryNodeMaximumProcessorCount),
    NT_EXPORT(KeInvalidateRangeAllCaches),
    NT_EXPORT(KeSetSystemGroupAffinityThread),
    NT_EXPORT(KeRevertToUserGroupAffinityThread),
    NT_EXPORT(KeIpiGenericCall),
    NT_EXPORT(ExIsProcessorFeaturePresent),
    NT_EXPORT(KeSaveFloatingPointState),
    NT_EXPORT(KeRestoreFloatingPointState),
    NT_EXPORT(KeSaveExtendedProcessorState),
    NT_EXPORT(KeRestoreExtendedProcessorState),
    NT_EXPORT(KeFlushWriteBuffer),
    NT_EXPORT(KeGetRecommendedSharedDataAlignment),
    NT_EXPORT_AS(NtBuildNumber, &build_number), /* what the driver's pointer of this name points to */
    NT_EXPORT(RtlGetVersion),
    NT_EXPORT(PsGetVersion),
    NT_EXPORT(RtlIsNtDdiVersionAvailable),
    NT_EXPORT(RtlIsServicePackVersionInstalled),
    NT_EXPORT(RtlVerifyVersionInfo),
    NT_EXPORT(MmGetSystemRoutineAddress),
    NT_EXPORT(ExGetPreviousMode),
    NT_EXPORT(ExGetFirmwareType),
    NT_EXPORT(ExGetFirmwareEnvironmentVariable),
    NT_EXPORT(ExSetFirmwareEnvironmentVariable),
    NT_EXPORT(ExVerifySuite),
    NT_EXPORT(ExIsSoftBoot),
    NT_EXPORT(ExIsManufacturingModeEnabled),
    NT_EXPORT(KeBugCheckEx),
    NT_EXPORT(KeBugCheck),
    NT_EXPORT(ExRaiseStatus),
    NT_EXPORT(ExRaiseAccessViolation),
    NT_EXPORT(ExRaiseDatatypeMisalignment),
};
const struct nt_export_table nt_misc_exports = NT_EXPORT_TABLE(rows);
