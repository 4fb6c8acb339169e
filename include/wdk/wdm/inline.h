/*
 * inline.h: routines of wdm.h's that are code in the header, not exports: forwarders to an adapter's own operations,
 * parameter blocks, wide arithmetic.
 */
#ifndef WDK_WDM_INLINE_H
#define WDK_WDM_INLINE_H

#include "intrinsics.h"
#include "objects.h"
#include "ke.h"
#include "ex.h"
#include "mm.h"
#include "rtl.h"
#include "io.h"
#include "power.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- DMA: the names from before IoGetDmaAdapter ---- */

FORCEINLINE PVOID NTAPI HalAllocateCommonBuffer(PDMA_ADAPTER DmaAdapter, ULONG Length,
    PPHYSICAL_ADDRESS LogicalAddress, BOOLEAN CacheEnabled)
{
    return DmaAdapter->DmaOperations->AllocateCommonBuffer(DmaAdapter, Length, LogicalAddress, CacheEnabled);
}

FORCEINLINE void NTAPI HalFreeCommonBuffer(PDMA_ADAPTER DmaAdapter, ULONG Length, PHYSICAL_ADDRESS LogicalAddress,
    PVOID VirtualAddress, BOOLEAN CacheEnabled)
{
    DmaAdapter->DmaOperations->FreeCommonBuffer(DmaAdapter, Length, LogicalAddress, VirtualAddress, CacheEnabled);
}

FORCEINLINE ULONG NTAPI HalGetDmaAlignment(PDMA_ADAPTER DmaAdapter)
{
    return DmaAdapter->DmaOperations->GetDmaAlignment(DmaAdapter);
}

FORCEINLINE ULONG NTAPI HalReadDmaCounter(PDMA_ADAPTER DmaAdapter)
{
    return DmaAdapter->DmaOperations->ReadDmaCounter(DmaAdapter);
}

FORCEINLINE NTSTATUS NTAPI IoAllocateAdapterChannel(PDMA_ADAPTER DmaAdapter, PDEVICE_OBJECT DeviceObject,
    ULONG NumberOfMapRegisters, PDRIVER_CONTROL ExecutionRoutine, PVOID Context)
{
    return DmaAdapter->DmaOperations->AllocateAdapterChannel(DmaAdapter, DeviceObject, NumberOfMapRegisters,
        ExecutionRoutine, Context);
}

FORCEINLINE BOOLEAN NTAPI IoFlushAdapterBuffers(PDMA_ADAPTER DmaAdapter, PMDL Mdl, PVOID MapRegisterBase,
    PVOID CurrentVa, ULONG Length, BOOLEAN WriteToDevice)
{
    return DmaAdapter->DmaOperations->FlushAdapterBuffers(DmaAdapter, Mdl, MapRegisterBase, CurrentVa, Length,
        WriteToDevice);
}

FORCEINLINE void NTAPI IoFreeAdapterChannel(PDMA_ADAPTER DmaAdapter)
{
    DmaAdapter->DmaOperations->FreeAdapterChannel(DmaAdapter);
}

FORCEINLINE void NTAPI IoFreeMapRegisters(PDMA_ADAPTER DmaAdapter, PVOID MapRegisterBase, ULONG NumberOfMapRegisters)
{
    DmaAdapter->DmaOperations->FreeMapRegisters(DmaAdapter, MapRegisterBase, NumberOfMapRegisters);
}

FORCEINLINE PHYSICAL_ADDRESS NTAPI IoMapTransfer(PDMA_ADAPTER DmaAdapter, PMDL Mdl, PVOID MapRegisterBase,
    PVOID CurrentVa, PULONG Length, BOOLEAN WriteToDevice)
{
    return DmaAdapter->DmaOperations->MapTransfer(DmaAdapter, Mdl, MapRegisterBase, CurrentVa, Length, WriteToDevice);
}

/* ---- Parameter blocks ---- */

FORCEINLINE void NTAPI ExInitializeSetTimerParameters(PEXT_SET_PARAMETERS Parameters)
{
    Parameters->Version = 0;
    Parameters->Reserved = 0;
    Parameters->NoWakeTolerance = 0;
}

FORCEINLINE void NTAPI KeInitializeTimer2SetParameters(PKT2_SET_PARAMETERS Parameters)
{
    ExInitializeSetTimerParameters(Parameters);
}

FORCEINLINE void NTAPI ExInitializeDeleteTimerParameters(PEXT_DELETE_PARAMETERS Parameters)
{
    Parameters->Version = 0;
    Parameters->Reserved = 0;
    Parameters->DeleteCallback = NULL;
    Parameters->DeleteContext = NULL;
}

FORCEINLINE void NTAPI IoInitializeThreadedDpcRequest(PDEVICE_OBJECT DeviceObject, PIO_DPC_ROUTINE DpcRoutine)
{
    KeInitializeThreadedDpc(&DeviceObject->Dpc, (PKDEFERRED_ROUTINE)DpcRoutine, DeviceObject);
}

/* What POOL_NX_OPTIN makes of two names: the pool and the mapping without execution. */
FORCEINLINE void NTAPI ExInitializeNPagedLookasideList_NXPoolOptIn(PNPAGED_LOOKASIDE_LIST Lookaside,
    PALLOCATE_FUNCTION Allocate, PFREE_FUNCTION Free, ULONG Flags, SIZE_T Size, ULONG Tag, USHORT Depth)
{
    ExInitializeNPagedLookasideList(Lookaside, Allocate, Free, Flags | POOL_NX_ALLOCATION, Size, Tag, Depth);
}

FORCEINLINE PVOID NTAPI MmMapLockedPagesSpecifyCache_NXOptIn(PMDL MemoryDescriptorList, KPROCESSOR_MODE AccessMode,
    MEMORY_CACHING_TYPE CacheType, PVOID RequestedAddress, ULONG BugCheckOnFailure, ULONG Priority)
{
    return MmMapLockedPagesSpecifyCache(MemoryDescriptorList, AccessMode, CacheType, RequestedAddress,
        BugCheckOnFailure, Priority | MdlMappingNoExecute);
}

FORCEINLINE NTSTATUS NTAPI RtlxQueryRegistryValues(ULONG RelativeTo, PCWSTR Path, PRTL_QUERY_REGISTRY_TABLE QueryTable,
    PVOID Context, PVOID Environment)
{
    return RtlQueryRegistryValues(RelativeTo, Path, QueryTable, Context, Environment);
}

/* The lowest power state from which a device at that depth of sleep can wake the system. */
FORCEINLINE DEVICE_POWER_STATE NTAPI MapWakeDepthToDstate(DEVICE_WAKE_DEPTH WakeDepth)
{
    switch (WakeDepth) {
    case DeviceWakeDepthD0:
        return PowerDeviceD0;
    case DeviceWakeDepthD1:
        return PowerDeviceD1;
    case DeviceWakeDepthD2:
        return PowerDeviceD2;
    case DeviceWakeDepthD3hot:
    case DeviceWakeDepthD3cold:
        return PowerDeviceD3;
    default:
        return PowerDeviceUnspecified;
    }
}

/* ---- Lists ---- */

/* A list whose links disagree: both ends of the disagreement, for the debugger; there is no way to go on. */
DECLSPEC_NORETURN FORCEINLINE void NTAPI FatalListEntryError(PVOID p1, PVOID p2, PVOID p3)
{
    (void)p1;
    (void)p2;
    (void)p3;
    RtlFailFast(FAST_FAIL_CORRUPT_LIST_ENTRY);
}

/* ---- Memory and strings ---- */

/* TRUE where equal; the time does not tell where a difference is. */
FORCEINLINE int NTAPI RtlConstantTimeEqualMemory(const void *v1, const void *v2, ULONG len)
{
    const volatile UCHAR *left = (const volatile UCHAR *)v1;
    const volatile UCHAR *right = (const volatile UCHAR *)v2;
    UCHAR difference = 0;
    ULONG i;
    for (i = 0; i < len; i++) {
        difference = (UCHAR)(difference | (left[i] ^ right[i]));
    }
    return difference == 0;
}

/* Zeroes what the buffer has behind the string. */
FORCEINLINE void NTAPI RtlSanitizeUnicodeStringPadding(PUNICODE_STRING String)
{
    if (String->Buffer != NULL && String->MaximumLength > String->Length) {
        RtlZeroMemory((PUCHAR)String->Buffer + String->Length, (SIZE_T)(String->MaximumLength - String->Length));
    }
}

/* ---- Products of 128 bits ---- */

FORCEINLINE LONG64 NTAPI MultiplyExtract128(LONG64 Multiplier, LONG64 Multiplicand, UCHAR Shift)
{
    __extension__ __int128 product = (__int128)Multiplier * Multiplicand;
    BOOLEAN negative = product < 0;
    __extension__ unsigned __int128 size = negative ? -(unsigned __int128)product : (unsigned __int128)product;
    LONG64 extract = (LONG64)(size >> Shift);
    return negative ? -extract : extract;
}

FORCEINLINE ULONG64 NTAPI UnsignedMultiplyExtract128(ULONG64 Multiplier, ULONG64 Multiplicand, UCHAR Shift)
{
    __extension__ unsigned __int128 product = (unsigned __int128)Multiplier * Multiplicand;
    return (ULONG64)(product >> Shift);
}

/* Dividing by a constant as multiplying by its inverse: the upper half of the product, shifted. */
FORCEINLINE LARGE_INTEGER NTAPI RtlExtendedMagicDivide(LARGE_INTEGER Dividend, LARGE_INTEGER MagicDivisor,
    CCHAR ShiftCount)
{
    LARGE_INTEGER quotient;
    BOOLEAN negative = Dividend.QuadPart < 0;
    ULONG64 size = negative ? 0 - (ULONG64)Dividend.QuadPart : (ULONG64)Dividend.QuadPart;
    LONG64 high = (LONG64)UnsignedMultiplyExtract128(size, (ULONG64)MagicDivisor.QuadPart, 64) >> ShiftCount;
    quotient.QuadPart = negative ? -high : high;
    return quotient;
}

#ifdef __cplusplus
}
#endif

#endif
