/*
 * rtl_test.c: bit maps, interlocked and lookaside lists, time, and what the machine says of itself.
 */
#include "kernel.h"

#include <nt/clock.h>
#include <nt/wide.h>

enum { THREADS = 4, ROUNDS = 3000 };
static const ULONG not_found = 0xFFFFFFFF;

/* ------------------------------------------------------------------------------------------------------- bit maps */

static ULONG words[4];
static RTL_BITMAP map;

static void start_map(ULONG size)
{
    memset(words, 0xAA, sizeof words);
    RtlInitializeBitMap(&map, words, size);
    RtlClearAllBits(&map);
}

static void bits_set_and_cleared(void **state)
{
    (void)state;
    start_map(100);
    RtlSetBits(&map, 10, 50);
    assert_true(RtlAreBitsSet(&map, 10, 50));
    assert_false(RtlAreBitsSet(&map, 9, 50));
    assert_true(RtlAreBitsClear(&map, 60, 40));
    assert_int_equal(RtlNumberOfSetBits(&map), 50);
    assert_int_equal(RtlNumberOfClearBits(&map), 50);
    RtlClearBit(&map, 30);
    assert_false(RtlTestBit(&map, 30));
    assert_true(RtlTestBit(&map, 31));
    RtlSetBit(&map, 30);
    RtlClearBits(&map, 0, 100);
    assert_int_equal(RtlNumberOfSetBits(&map), 0);
    RtlSetAllBits(&map);
    assert_int_equal(RtlNumberOfSetBits(&map), 100);
    assert_false(RtlAreBitsSet(&map, 90, 11)); /* beyond the end */
}

static void bits_found(void **state)
{
    (void)state;
    start_map(100);
    RtlSetBits(&map, 0, 20);
    RtlSetBits(&map, 30, 10);
    assert_int_equal(RtlFindClearBits(&map, 10, 0), 20);
    assert_int_equal(RtlFindClearBits(&map, 11, 0), 40);
    assert_int_equal(RtlFindClearBits(&map, 61, 0), not_found);
    assert_int_equal(RtlFindClearBits(&map, 10, 95), 20); /* from the hint, then from the start */
    assert_int_equal(RtlFindSetBits(&map, 10, 20), 30);
    assert_int_equal(RtlFindClearBitsAndSet(&map, 10, 0), 20);
    assert_true(RtlAreBitsSet(&map, 0, 40));
    assert_int_equal(RtlFindSetBitsAndClear(&map, 40, 0), 0);
    assert_int_equal(RtlNumberOfSetBits(&map), 0);
}

static void runs_found(void **state)
{
    RTL_BITMAP_RUN runs[2];
    ULONG start = 0;
    (void)state;
    start_map(100);
    RtlSetBits(&map, 0, 10);
    RtlSetBits(&map, 15, 5);
    RtlSetBits(&map, 50, 10);
    assert_int_equal(RtlFindFirstRunClear(&map, &start), 5);
    assert_int_equal(start, 10);
    assert_int_equal(RtlFindLongestRunClear(&map, &start), 40);
    assert_int_equal(start, 60);
    assert_int_equal(RtlFindNextForwardRunClear(&map, 20, &start), 30);
    assert_int_equal(start, 20);
    assert_int_equal(RtlFindClearRuns(&map, runs, 2, FALSE), 2);
    assert_int_equal(runs[0].StartingIndex, 10);
    assert_int_equal(runs[1].StartingIndex, 20);
    assert_int_equal(RtlFindClearRuns(&map, runs, 2, TRUE), 2);
    assert_int_equal(runs[0].NumberOfBits, 40);
    assert_int_equal(runs[1].NumberOfBits, 30);
}

static void bits_copied(void **state)
{
    ULONG other_words[4] = {0};
    RTL_BITMAP other;
    (void)state;
    start_map(64);
    RtlInitializeBitMap(&other, other_words, 100);
    RtlSetBits(&map, 0, 5);
    RtlCopyBitMap(&map, &other, 33);
    assert_true(RtlAreBitsSet(&other, 33, 5));
    assert_int_equal(RtlNumberOfSetBits(&other), 5);
    RtlClearAllBits(&map);
    RtlExtractBitMap(&other, &map, 35, 10);
    assert_true(RtlAreBitsSet(&map, 0, 3));
    assert_int_equal(RtlNumberOfSetBits(&map), 3);
    assert_int_equal(RtlFindLeastSignificantBit(0x50), 4);
    assert_int_equal(RtlFindMostSignificantBit(0x50), 6);
    assert_int_equal(RtlFindLeastSignificantBit(0), -1);
    assert_int_equal(RtlFindMostSignificantBit(0), -1);
}

/* ---------------------------------------------------------------------------------------------------------- lists */

static KSPIN_LOCK lock;
static LIST_ENTRY head;
static SLIST_HEADER slist;
static _Atomic uint32_t popped;

static void interlocked_lists(void **state)
{
    LIST_ENTRY entries[3];
    SINGLE_LIST_ENTRY single = {0};
    SINGLE_LIST_ENTRY first;
    ULONG number = 5;
    LARGE_INTEGER large = {.QuadPart = 5};
    LARGE_INTEGER by = {.QuadPart = -7};
    (void)state;
    KeInitializeSpinLock(&lock);
    InitializeListHead(&head);
    assert_null(ExInterlockedInsertTailList(&head, &entries[0], &lock));
    assert_ptr_equal(ExInterlockedInsertTailList(&head, &entries[1], &lock), &entries[0]);
    assert_ptr_equal(ExInterlockedInsertHeadList(&head, &entries[2], &lock), &entries[0]);
    assert_ptr_equal(ExInterlockedRemoveHeadList(&head, &lock), &entries[2]);
    assert_ptr_equal(ExInterlockedRemoveHeadList(&head, &lock), &entries[0]);
    assert_ptr_equal(ExInterlockedRemoveHeadList(&head, &lock), &entries[1]);
    assert_null(ExInterlockedRemoveHeadList(&head, &lock));
    assert_null(ExInterlockedPushEntryList(&single, &first, &lock));
    assert_ptr_equal(ExInterlockedPopEntryList(&single, &lock), &first);
    assert_null(ExInterlockedPopEntryList(&single, &lock));
    assert_int_equal(ExInterlockedAddUlong(&number, 3, &lock), 5);
    assert_int_equal(number, 8);
    assert_int_equal(ExInterlockedAddLargeInteger(&large, by, &lock).QuadPart, 5);
    assert_int_equal(large.QuadPart, -2);
    assert_int_equal(KeGetCurrentIrql(), PASSIVE_LEVEL);
}

static void sequenced_list_is_a_stack(void **state)
{
    SLIST_ENTRY entries[3];
    (void)state;
    InitializeSListHead(&slist);
    assert_null(ExpInterlockedPopEntrySList(&slist));
    assert_null(ExpInterlockedPushEntrySList(&slist, &entries[0]));
    assert_ptr_equal(ExpInterlockedPushEntrySList(&slist, &entries[1]), &entries[0]);
    assert_int_equal(ExQueryDepthSList(&slist), 2);
    assert_ptr_equal(ExpInterlockedPopEntrySList(&slist), &entries[1]);
    ExpInterlockedPushEntrySList(&slist, &entries[2]);
    assert_ptr_equal(ExpInterlockedFlushSList(&slist), &entries[2]);
    assert_ptr_equal(entries[2].Next, &entries[0]);
    assert_int_equal(ExQueryDepthSList(&slist), 0);
}

static SLIST_ENTRY many[THREADS * ROUNDS];

static void pop_and_count(void *argument)
{
    (void)argument;
    while (ExpInterlockedPopEntrySList(&slist)) {
        atomic_fetch_add(&popped, 1);
    }
}

static void sequenced_list_loses_nothing(void **state)
{
    struct helper helpers[THREADS];
    (void)state;
    atomic_store(&popped, 0);
    InitializeSListHead(&slist);
    for (int i = 0; i < THREADS * ROUNDS; i++) {
        ExpInterlockedPushEntrySList(&slist, &many[i]);
    }
    for (int i = 0; i < THREADS; i++) {
        helper_start(&helpers[i], pop_and_count, NULL);
    }
    for (int i = 0; i < THREADS; i++) {
        helper_join(&helpers[i]);
    }
    assert_int_equal(popped, THREADS * ROUNDS);
}

static uint32_t allocated;
static uint32_t freed;

static PVOID NTAPI count_allocate(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag)
{
    allocated++;
    return ExAllocatePoolWithTag(PoolType, NumberOfBytes, Tag);
}

static VOID NTAPI count_free(PVOID Buffer)
{
    freed++;
    ExFreePool(Buffer);
}

static void lookaside_lists_are_pool(void **state)
{
    static NPAGED_LOOKASIDE_LIST npaged;
    static PAGED_LOOKASIDE_LIST paged;
    static LOOKASIDE_LIST_EX either;
    struct nt_leftovers left;
    (void)state;
    allocated = 0;
    freed = 0;
    ExInitializeNPagedLookasideList(&npaged, NULL, NULL, 0, 64, 0x74736554, 0);
    ExInitializePagedLookasideList(&paged, count_allocate, count_free, 0, 64, 0x74736554, 0);
    assert_int_equal(ExInitializeLookasideListEx(&either, NULL, NULL, NonPagedPoolNx, 0, 64, 0x74736554, 0),
                     STATUS_SUCCESS);
    void *first = ExAllocateFromNPagedLookasideList(&npaged);
    void *second = ExAllocateFromPagedLookasideList(&paged);
    void *third = ExAllocateFromLookasideListEx(&either);
    assert_non_null(first);
    assert_non_null(second);
    assert_non_null(third);
    nt_leftovers(&left);
    assert_int_equal(left.pool_blocks, 3);
    assert_int_equal(left.pool_bytes, 192);
    ExFreeToNPagedLookasideList(&npaged, first);
    ExFreeToPagedLookasideList(&paged, second);
    ExFreeToLookasideListEx(&either, third);
    assert_int_equal(allocated, 1);
    assert_int_equal(freed, 1);
    os_fail_nth(1, true);
    first = ExAllocateFromNPagedLookasideList(&npaged);
    os_fail_nth(0, false);
    assert_null(first);
    ExDeleteNPagedLookasideList(&npaged);
    ExDeletePagedLookasideList(&paged);
    ExFlushLookasideListEx(&either);
    ExDeleteLookasideListEx(&either);
    assert_int_equal(ExInitializeLookasideListEx(&either, NULL, NULL, NonPagedPoolNx, 3, 64, 1, 0),
                     STATUS_INVALID_PARAMETER_5);
    assert_int_equal(ExInitializeLookasideListEx(&either, NULL, NULL, NonPagedPoolNx, 0, 64, 1, 1),
                     STATUS_INVALID_PARAMETER_8);
    assert_machine_clean();
}

/* ----------------------------------------------------------------------------------------------------------- time */

static void clocks_agree(void **state)
{
    LARGE_INTEGER frequency;
    LARGE_INTEGER system_time;
    LARGE_INTEGER ticks;
    ULONG64 stamp = 0;
    (void)state;
    ULONGLONG before = KeQueryInterruptTime();
    KeStallExecutionProcessor(300);
    LARGE_INTEGER counter = KeQueryPerformanceCounter(&frequency);
    assert_int_equal(frequency.QuadPart, 10000000);
    assert_true((ULONGLONG)counter.QuadPart >= before + 3000);
    assert_true(KeQueryInterruptTimePrecise(&stamp) >= before);
    assert_int_equal(KeQueryTimeIncrement(), 156250);
    KeQueryTickCount(&ticks);
    assert_true((ULONGLONG)ticks.QuadPart <= KeQueryInterruptTime() / 156250);
    KeQuerySystemTime(&system_time);
    assert_true(system_time.QuadPart > INT64_C(133000000000000000)); /* this decade */
}

static void time_fields(void **state)
{
    static const struct {
        TIME_FIELDS fields;
        LONGLONG time;
    } moments[] = {
        {{1601, 1, 1, 0, 0, 0, 0, 1}, 0},
        {{1970, 1, 1, 0, 0, 0, 0, 4}, INT64_C(116444736000000000)},
        {{2000, 2, 29, 12, 34, 56, 789, 2}, INT64_C(125963012967890000)},
        {{2100, 3, 1, 0, 0, 0, 0, 1}, INT64_C(157520160000000000)},
    };
    TIME_FIELDS bad = {2023, 2, 29, 0, 0, 0, 0, 0};
    LARGE_INTEGER time;
    (void)state;
    for (size_t i = 0; i < sizeof moments / sizeof moments[0]; i++) {
        TIME_FIELDS fields = moments[i].fields;
        assert_true(RtlTimeFieldsToTime(&fields, &time));
        assert_true(time.QuadPart == moments[i].time);
        memset(&fields, 0, sizeof fields);
        RtlTimeToTimeFields(&time, &fields);
        assert_memory_equal(&fields, &moments[i].fields, sizeof fields);
    }
    assert_false(RtlTimeFieldsToTime(&bad, &time));
    bad = (TIME_FIELDS){2024, 13, 1, 0, 0, 0, 0, 0};
    assert_false(RtlTimeFieldsToTime(&bad, &time));
    bad = (TIME_FIELDS){2024, 1, 1, 24, 0, 0, 0, 0};
    assert_false(RtlTimeFieldsToTime(&bad, &time));
}

/* -------------------------------------------------------------------------------------------------------- machine */

static void version_is_windows_11(void **state)
{
    RTL_OSVERSIONINFOEXW info = {.dwOSVersionInfoSize = sizeof info};
    ULONG major = 0;
    (void)state;
    assert_int_equal(RtlGetVersion((PRTL_OSVERSIONINFOW)&info), STATUS_SUCCESS);
    assert_int_equal(info.dwMajorVersion, 10);
    assert_int_equal(info.dwBuildNumber, 22621);
    assert_int_equal(info.wProductType, VER_NT_WORKSTATION);
    assert_false(PsGetVersion(&major, NULL, NULL, NULL));
    assert_int_equal(major, 10);
    assert_true(RtlIsNtDdiVersionAvailable(0x0A000000));
    assert_false(RtlIsNtDdiVersionAvailable(0x0B000000));
    info = (RTL_OSVERSIONINFOEXW){.dwOSVersionInfoSize = sizeof info, .dwMajorVersion = 6, .dwMinorVersion = 3};
    ULONGLONG at_least = (ULONGLONG)VER_GREATER_EQUAL << 3 | VER_GREATER_EQUAL;
    assert_int_equal(RtlVerifyVersionInfo(&info, VER_MAJORVERSION | VER_MINORVERSION, at_least), STATUS_SUCCESS);
    info.dwMajorVersion = 11;
    assert_int_equal(RtlVerifyVersionInfo(&info, VER_MAJORVERSION | VER_MINORVERSION, at_least),
                     STATUS_REVISION_MISMATCH);
    assert_int_equal(RtlVerifyVersionInfo(&info, 0, at_least), STATUS_INVALID_PARAMETER);
}

static void routines_are_found_by_name(void **state)
{
    WCHAR text[64];
    UNICODE_STRING name = nt_wide_of_text(text, 64, "KeSetEvent");
    (void)state;
    assert_true(MmGetSystemRoutineAddress(&name) == (const void *)KeSetEvent);
    name = nt_wide_of_text(text, 64, "KeSetEventuallyPerhaps");
    assert_null(MmGetSystemRoutineAddress(&name));
    name = nt_wide_of_text(text, 64, "");
    assert_null(MmGetSystemRoutineAddress(&name));
}

static void lengths_of_resources(void **state)
{
    static const ULONGLONG lengths[] = {0x1000,       0xFFFFFFFF,      0x100000000,
                                        0xFF00000000, 0x1000000000000, 0x4000000000000000};
    CM_PARTIAL_RESOURCE_DESCRIPTOR descriptor = {.Type = CmResourceTypeInterrupt};
    ULONGLONG start = 0;
    (void)state;
    assert_int_equal(RtlCmDecodeMemIoResource(&descriptor, &start), 0);
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        assert_int_equal(RtlCmEncodeMemIoResource(&descriptor, CmResourceTypeMemory, lengths[i], 0xE0000000),
                         STATUS_SUCCESS);
        assert_true(RtlCmDecodeMemIoResource(&descriptor, &start) == lengths[i]);
        assert_true(start == 0xE0000000);
    }
    assert_int_equal(RtlCmEncodeMemIoResource(&descriptor, CmResourceTypeMemory, 0x1000000000001, 0),
                     STATUS_UNSUCCESSFUL);
    assert_int_equal(RtlCmEncodeMemIoResource(&descriptor, CmResourceTypeInterrupt, 1, 0), STATUS_INVALID_PARAMETER);
}

static RTL_RUN_ONCE once;
static uint32_t initializations;
static int initialized_context[4];

static ULONG NTAPI initialize_once(PRTL_RUN_ONCE RunOnce, PVOID Parameter, PVOID *Context)
{
    (void)RunOnce;
    initializations++;
    *Context = initialized_context;
    return Parameter == NULL;
}

static void execute_once(void *argument)
{
    assert_int_equal(RtlRunOnceExecuteOnce(&once, initialize_once, NULL, argument), STATUS_SUCCESS);
}

static void initialized_once(void **state)
{
    struct helper helpers[THREADS];
    void *contexts[THREADS] = {0};
    (void)state;
    initializations = 0;
    RtlRunOnceInitialize(&once);
    assert_int_equal(RtlRunOnceBeginInitialize(&once, RTL_RUN_ONCE_CHECK_ONLY, NULL), STATUS_UNSUCCESSFUL);
    assert_int_equal(RtlRunOnceExecuteOnce(&once, initialize_once, contexts, NULL), STATUS_UNSUCCESSFUL);
    assert_int_equal(initializations, 1); /* it failed: the next one tries again */
    for (int i = 0; i < THREADS; i++) {
        helper_start(&helpers[i], execute_once, &contexts[i]);
    }
    for (int i = 0; i < THREADS; i++) {
        helper_join(&helpers[i]);
        assert_ptr_equal(contexts[i], initialized_context);
    }
    assert_int_equal(initializations, 2);
    assert_int_equal(RtlRunOnceComplete(&once, 0, NULL), STATUS_UNSUCCESSFUL);
    assert_int_equal(RtlRunOnceComplete(&once, 0, (void *)1), STATUS_INVALID_PARAMETER);
    assert_int_equal(RtlRunOnceBeginInitialize(&once, 3, NULL), STATUS_INVALID_PARAMETER);
}

static void processors_are_four(void **state)
{
    PROCESSOR_NUMBER number = {0};
    KAFFINITY active = 0;
    (void)state;
    assert_int_equal(KeQueryActiveProcessorCount(&active), 4);
    assert_int_equal(active, 0xF);
    assert_int_equal(KeQueryActiveProcessorCountEx(0), 4);
    assert_int_equal(KeQueryActiveProcessorCountEx(1), 0);
    assert_int_equal(KeGetProcessorNumberFromIndex(3, &number), STATUS_SUCCESS);
    assert_int_equal(number.Number, 3);
    assert_int_equal(KeGetProcessorIndexFromNumber(&number), 3);
    assert_int_equal(KeGetProcessorNumberFromIndex(4, &number), STATUS_INVALID_PARAMETER);
    assert_true(KeGetCurrentProcessorNumberEx(&number) < 4);
    assert_true(ExIsProcessorFeaturePresent(PF_XMMI64_INSTRUCTIONS_AVAILABLE));
    assert_false(ExIsProcessorFeaturePresent(9999));
}

/* --------------------------------------------------------------------------------------------------------- misuse */

static void corrupt_list(void)
{
    LIST_ENTRY entry;
    InitializeListHead(&head);
    KeInitializeSpinLock(&lock);
    InsertTailList(&head, &entry);
    RemoveEntryList(&entry);
    entry.Flink = &head;
    head.Flink = &entry;
    ExInterlockedRemoveHeadList(&head, &lock);
}

static void driver_ends_it(void)
{
    KeBugCheckEx(VIDEO_TDR_FAILURE, 1, 2, 3, 4);
}

static void driver_raises(void)
{
    ExRaiseStatus(STATUS_INSUFFICIENT_RESOURCES);
}

static void paged_list_at_dispatch(void)
{
    static PAGED_LOOKASIDE_LIST paged;
    ExInitializePagedLookasideList(&paged, NULL, NULL, 0, 64, 0x74736554, 0);
    KeRaiseIrqlToDpcLevel();
    ExAllocateFromPagedLookasideList(&paged);
}

// clang-format off
static const struct misuse misuses[] = {
    {"a list that is corrupt: 0x139",            KERNEL_SECURITY_CHECK_FAILURE, corrupt_list},
    {"KeBugCheckEx: its own code",               VIDEO_TDR_FAILURE,             driver_ends_it},
    {"ExRaiseStatus: 0x1E",                      KMODE_EXCEPTION_NOT_HANDLED,   driver_raises},
    {"a paged lookaside list at DISPATCH: 0xA",  IRQL_NOT_LESS_OR_EQUAL,        paged_list_at_dispatch},
};
// clang-format on

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW_TEST(misuses[0], ends_in_bugcheck),
        ROW_TEST(misuses[1], ends_in_bugcheck),
        ROW_TEST(misuses[2], ends_in_bugcheck),
        ROW_TEST(misuses[3], ends_in_bugcheck),
        WITH_MACHINE(bits_set_and_cleared),
        WITH_MACHINE(bits_found),
        WITH_MACHINE(runs_found),
        WITH_MACHINE(bits_copied),
        WITH_MACHINE(interlocked_lists),
        WITH_MACHINE(sequenced_list_is_a_stack),
        WITH_MACHINE(sequenced_list_loses_nothing),
        WITH_MACHINE(lookaside_lists_are_pool),
        WITH_MACHINE(clocks_agree),
        WITH_MACHINE(time_fields),
        WITH_MACHINE(version_is_windows_11),
        WITH_MACHINE(routines_are_found_by_name),
        WITH_MACHINE(processors_are_four),
        WITH_MACHINE(lengths_of_resources),
        WITH_MACHINE(initialized_once),
    };
    return cmocka_run_group_tests_name("nt-rtl", tests, NULL, NULL);
}
