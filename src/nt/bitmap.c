/*
 * bitmap.c: bits in a driver's own memory – set, counted, and searched for runs.
 *
 * A search goes from its hint to the end and then from the start, as the reference pages say; where nothing is found
 * the answer is 0xFFFFFFFF. Bits beyond SizeOfBitMap are neither read nor written. IRQL any, for memory that is
 * resident.
 */
#include "nt/export_tables.h"

#include <ntddk.h>
#include <stdbool.h>

#define NOT_FOUND 0xFFFFFFFFu

static bool bit_at(const RTL_BITMAP *map, ULONG index)
{
    return (map->Buffer[index / 32] >> (index % 32) & 1) != 0;
}

static void put_bit(RTL_BITMAP *map, ULONG index, bool value)
{
    ULONG mask = (ULONG)1 << (index % 32);
    map->Buffer[index / 32] = value ? map->Buffer[index / 32] | mask : map->Buffer[index / 32] & ~mask;
}

/** How many bits of a range lie in the map: a range is cut at its end rather than believed. */
static ULONG clip(const RTL_BITMAP *map, ULONG start, ULONG length)
{
    if (start >= map->SizeOfBitMap) {
        return 0;
    }
    ULONG left = map->SizeOfBitMap - start;
    return length < left ? length : left;
}

static void put_range(RTL_BITMAP *map, ULONG start, ULONG length, bool value)
{
    ULONG end = start + clip(map, start, length);
    for (ULONG index = start; index < end; index++) {
        if (index % 32 == 0 && end - index >= 32) {
            map->Buffer[index / 32] = value ? 0xFFFFFFFFu : 0;
            index += 31;
        } else {
            put_bit(map, index, value);
        }
    }
}

static ULONG count_range(const RTL_BITMAP *map, ULONG start, ULONG length, bool value)
{
    ULONG end = start + clip(map, start, length);
    ULONG count = 0;
    for (ULONG index = start; index < end; index++) {
        count += bit_at(map, index) == value;
    }
    return count;
}

/** The length of the run of `value` that begins at `start`. */
static ULONG run_at(const RTL_BITMAP *map, ULONG start, bool value)
{
    ULONG index = start;
    while (index < map->SizeOfBitMap && bit_at(map, index) == value) {
        index++;
    }
    return index - start;
}

/** The first run of `value` at or after `from`; its length, 0 where there is none. */
static ULONG next_run(const RTL_BITMAP *map, ULONG from, bool value, ULONG *start)
{
    ULONG index = from;
    while (index < map->SizeOfBitMap && bit_at(map, index) != value) {
        index++;
    }
    *start = index;
    return index < map->SizeOfBitMap ? run_at(map, index, value) : 0;
}

/** The first place in [from, end) where `length` bits of `value` begin. */
static ULONG find_between(const RTL_BITMAP *map, ULONG from, ULONG end, ULONG length, bool value)
{
    ULONG start;
    for (ULONG run; (run = next_run(map, from, value, &start)) > 0 && start < end; from = start + run) {
        if (run >= length) {
            return start;
        }
    }
    return NOT_FOUND;
}

static ULONG find(const RTL_BITMAP *map, ULONG length, ULONG hint, bool value)
{
    if (hint >= map->SizeOfBitMap) {
        hint = 0;
    }
    if (length == 0) {
        return hint;
    }
    ULONG found = find_between(map, hint, map->SizeOfBitMap, length, value);
    return found != NOT_FOUND || hint == 0 ? found : find_between(map, 0, hint, length, value);
}

VOID NTAPI RtlInitializeBitMap(PRTL_BITMAP BitMapHeader, PULONG BitMapBuffer, ULONG SizeOfBitMap)
{
    BitMapHeader->SizeOfBitMap = SizeOfBitMap;
    BitMapHeader->Buffer = BitMapBuffer;
}

VOID NTAPI RtlClearBit(PRTL_BITMAP BitMapHeader, ULONG BitNumber)
{
    put_range(BitMapHeader, BitNumber, 1, false);
}

VOID NTAPI RtlSetBit(PRTL_BITMAP BitMapHeader, ULONG BitNumber)
{
    put_range(BitMapHeader, BitNumber, 1, true);
}

BOOLEAN NTAPI RtlTestBit(PRTL_BITMAP BitMapHeader, ULONG BitNumber)
{
    return BitNumber < BitMapHeader->SizeOfBitMap && bit_at(BitMapHeader, BitNumber);
}

VOID NTAPI RtlClearAllBits(PRTL_BITMAP BitMapHeader)
{
    put_range(BitMapHeader, 0, BitMapHeader->SizeOfBitMap, false);
}

VOID NTAPI RtlSetAllBits(PRTL_BITMAP BitMapHeader)
{
    put_range(BitMapHeader, 0, BitMapHeader->SizeOfBitMap, true);
}

VOID NTAPI RtlClearBits(PRTL_BITMAP BitMapHeader, ULONG StartingIndex, ULONG NumberToClear)
{
    put_range(BitMapHeader, StartingIndex, NumberToClear, false);
}

VOID NTAPI RtlSetBits(PRTL_BITMAP BitMapHeader, ULONG StartingIndex, ULONG NumberToSet)
{
    put_range(BitMapHeader, StartingIndex, NumberToSet, true);
}

static BOOLEAN are_bits(const RTL_BITMAP *map, ULONG start, ULONG length, bool value)
{
    return length > 0 && clip(map, start, length) == length && run_at(map, start, value) >= length;
}

BOOLEAN NTAPI RtlAreBitsClear(PRTL_BITMAP BitMapHeader, ULONG StartingIndex, ULONG Length)
{
    return are_bits(BitMapHeader, StartingIndex, Length, false);
}

BOOLEAN NTAPI RtlAreBitsSet(PRTL_BITMAP BitMapHeader, ULONG StartingIndex, ULONG Length)
{
    return are_bits(BitMapHeader, StartingIndex, Length, true);
}

ULONG NTAPI RtlFindClearBits(PRTL_BITMAP BitMapHeader, ULONG NumberToFind, ULONG HintIndex)
{
    return find(BitMapHeader, NumberToFind, HintIndex, false);
}

ULONG NTAPI RtlFindSetBits(PRTL_BITMAP BitMapHeader, ULONG NumberToFind, ULONG HintIndex)
{
    return find(BitMapHeader, NumberToFind, HintIndex, true);
}

ULONG NTAPI RtlFindClearBitsAndSet(PRTL_BITMAP BitMapHeader, ULONG NumberToFind, ULONG HintIndex)
{
    ULONG found = find(BitMapHeader, NumberToFind, HintIndex, false);
    if (found != NOT_FOUND) {
        put_range(BitMapHeader, found, NumberToFind, true);
    }
    return found;
}

ULONG NTAPI RtlFindSetBitsAndClear(PRTL_BITMAP BitMapHeader, ULONG NumberToFind, ULONG HintIndex)
{
    ULONG found = find(BitMapHeader, NumberToFind, HintIndex, true);
    if (found != NOT_FOUND) {
        put_range(BitMapHeader, found, NumberToFind, false);
    }
    return found;
}

/** Keep the longest runs of an array that is sorted from the longest on. Returns how many it holds. */
static ULONG keep_longest(PRTL_BITMAP_RUN runs, ULONG count, ULONG size, RTL_BITMAP_RUN run)
{
    ULONG place = count;
    while (place > 0 && runs[place - 1].NumberOfBits < run.NumberOfBits) {
        place--;
    }
    if (place == size) {
        return count;
    }
    ULONG last = count < size ? count : size - 1;
    for (ULONG index = last; index > place; index--) {
        runs[index] = runs[index - 1];
    }
    runs[place] = run;
    return last + 1;
}

ULONG NTAPI RtlFindClearRuns(PRTL_BITMAP BitMapHeader, PRTL_BITMAP_RUN RunArray, ULONG SizeOfRunArray,
                             BOOLEAN LocateLongestRuns)
{
    ULONG count = 0;
    RTL_BITMAP_RUN run;
    for (ULONG from = 0; (run.NumberOfBits = next_run(BitMapHeader, from, false, &run.StartingIndex)) > 0;
         from = run.StartingIndex + run.NumberOfBits) {
        if (LocateLongestRuns) {
            count = keep_longest(RunArray, count, SizeOfRunArray, run);
        } else if (count < SizeOfRunArray) {
            RunArray[count++] = run;
        }
    }
    return count;
}

ULONG NTAPI RtlFindLongestRunClear(PRTL_BITMAP BitMapHeader, PULONG StartingIndex)
{
    RTL_BITMAP_RUN run = {0};
    ULONG count = RtlFindClearRuns(BitMapHeader, &run, 1, TRUE);
    *StartingIndex = run.StartingIndex;
    return count > 0 ? run.NumberOfBits : 0;
}

ULONG NTAPI RtlFindNextForwardRunClear(PRTL_BITMAP BitMapHeader, ULONG FromIndex, PULONG StartingRunIndex)
{
    return next_run(BitMapHeader, FromIndex, false, StartingRunIndex);
}

ULONG NTAPI RtlFindFirstRunClear(PRTL_BITMAP BitMapHeader, PULONG StartingIndex)
{
    return next_run(BitMapHeader, 0, false, StartingIndex);
}

/** The run of clear bits that ends at or before `FromIndex`. */
ULONG NTAPI RtlFindLastBackwardRunClear(PRTL_BITMAP BitMapHeader, ULONG FromIndex, PULONG StartingRunIndex)
{
    if (BitMapHeader->SizeOfBitMap == 0) {
        *StartingRunIndex = 0;
        return 0;
    }
    ULONG end = FromIndex < BitMapHeader->SizeOfBitMap ? FromIndex + 1 : BitMapHeader->SizeOfBitMap;
    while (end > 0 && bit_at(BitMapHeader, end - 1)) {
        end--;
    }
    ULONG start = end;
    while (start > 0 && !bit_at(BitMapHeader, start - 1)) {
        start--;
    }
    *StartingRunIndex = start;
    return end - start;
}

ULONG NTAPI RtlNumberOfClearBits(PRTL_BITMAP BitMapHeader)
{
    return count_range(BitMapHeader, 0, BitMapHeader->SizeOfBitMap, false);
}

ULONG NTAPI RtlNumberOfSetBits(PRTL_BITMAP BitMapHeader)
{
    return count_range(BitMapHeader, 0, BitMapHeader->SizeOfBitMap, true);
}

ULONG NTAPI RtlNumberOfClearBitsInRange(PRTL_BITMAP BitMapHeader, ULONG StartingIndex, ULONG Length)
{
    return count_range(BitMapHeader, StartingIndex, Length, false);
}

ULONG NTAPI RtlNumberOfSetBitsInRange(PRTL_BITMAP BitMapHeader, ULONG StartingIndex, ULONG Length)
{
    return count_range(BitMapHeader, StartingIndex, Length, true);
}

ULONG NTAPI RtlNumberOfSetBitsUlongPtr(ULONG_PTR Target)
{
    return (ULONG)__builtin_popcountll(Target);
}

/* -1 where no bit is set. */
CCHAR NTAPI RtlFindLeastSignificantBit(ULONGLONG Set)
{
    return (CCHAR)(Set ? __builtin_ctzll(Set) : -1);
}

CCHAR NTAPI RtlFindMostSignificantBit(ULONGLONG Set)
{
    return (CCHAR)(Set ? 63 - __builtin_clzll(Set) : -1);
}

/* The whole source to `TargetBit` and on. */
void NTAPI RtlCopyBitMap(PRTL_BITMAP Source, PRTL_BITMAP Destination, ULONG TargetBit)
{
    ULONG count = clip(Destination, TargetBit, Source->SizeOfBitMap);
    for (ULONG i = 0; i < count; i++) {
        put_bit(Destination, TargetBit + i, bit_at(Source, i));
    }
}

/* The other way: `NumberOfBits` from `TargetBit` of the source to the destination's beginning. */
void NTAPI RtlExtractBitMap(PRTL_BITMAP Source, PRTL_BITMAP Destination, ULONG TargetBit, ULONG NumberOfBits)
{
    ULONG count = clip(Source, TargetBit, clip(Destination, 0, NumberOfBits));
    for (ULONG i = 0; i < count; i++) {
        put_bit(Destination, i, bit_at(Source, TargetBit + i));
    }
}

static const struct nt_export rows[] = {
    NT_EXPORT(RtlInitializeBitMap),
    NT_EXPORT(RtlClearBit),
    NT_EXPORT(RtlSetBit),
    NT_EXPORT(RtlTestBit),
    NT_EXPORT(RtlClearAllBits),
    NT_EXPORT(RtlSetAllBits),
    NT_EXPORT(RtlClearBits),
    NT_EXPORT(RtlSetBits),
    NT_EXPORT(RtlAreBitsClear),
    NT_EXPORT(RtlAreBitsSet),
    NT_EXPORT(RtlFindClearBits),
    NT_EXPORT(RtlFindSetBits),
    NT_EXPORT(RtlFindClearBitsAndSet),
    NT_EXPORT(RtlFindSetBitsAndClear),
    NT_EXPORT(RtlFindClearRuns),
    NT_EXPORT(RtlFindLongestRunClear),
    NT_EXPORT(RtlFindFirstRunClear),
    NT_EXPORT(RtlFindNextForwardRunClear),
    NT_EXPORT(RtlFindLastBackwardRunClear),
    NT_EXPORT(RtlNumberOfClearBits),
    NT_EXPORT(RtlNumberOfSetBits),
    NT_EXPORT(RtlNumberOfClearBitsInRange),
    NT_EXPORT(RtlNumberOfSetBitsInRange),
    NT_EXPORT(RtlNumberOfSetBitsUlongPtr),
    NT_EXPORT(RtlFindLeastSignificantBit),
    NT_EXPORT(RtlFindMostSignificantBit),
    NT_EXPORT(RtlCopyBitMap),
    NT_EXPORT(RtlExtractBitMap),
};
const struct nt_export_table nt_bitmap_exports = NT_EXPORT_TABLE(rows);
