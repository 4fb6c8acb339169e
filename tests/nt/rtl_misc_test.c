/*
 * rtl_misc_test.c: seconds, check sums, random numbers, masks, DOS errors, back traces, stacks.
 */
#include "kernel.h"

#include <ntifs.h>

static void seconds(void **state)
{
    (void)state;
    ULONG since = 9;
    LARGE_INTEGER time = {.QuadPart = INT64_C(116444736000000000)};
    LARGE_INTEGER back;
    assert_true(RtlTimeToSecondsSince1970(&time, &since));
    assert_int_equal(since, 0);
    time.QuadPart -= 1; /* the second before */
    assert_false(RtlTimeToSecondsSince1970(&time, &since));
    time.QuadPart = INT64_C(116444736000000000) + INT64_C(10000000) * 0x100000000;
    assert_false(RtlTimeToSecondsSince1970(&time, &since)); /* in 2106 */
    RtlSecondsSince1970ToTime(1000000000, &back);
    assert_true(RtlTimeToSecondsSince1970(&back, &since));
    assert_int_equal(since, 1000000000);
    RtlSecondsSince1980ToTime(5, &back);
    assert_true(RtlTimeToSecondsSince1980(&back, &since));
    assert_int_equal(since, 5);
    assert_true(RtlTimeToSecondsSince1970(&back, &since));
    assert_int_equal(since, 315532805);
}

static void check_sums_and_patterns(void **state)
{
    (void)state;
    static const ULONG pattern[] = {7, 7, 7, 8};
    UCHAR bytes[9] = {0};
    assert_int_equal(RtlCrc32("123456789", 9, 0), 0xCBF43926);
    assert_int_equal(RtlCrc32("56789", 5, RtlCrc32("1234", 4, 0)), 0xCBF43926);
    assert_int_equal(RtlCompareMemoryUlong((PVOID)(uintptr_t)pattern, sizeof pattern, 7), 12);
    assert_int_equal(RtlCompareMemoryUlong((PVOID)(uintptr_t)pattern, 7, 7), 4); /* whole patterns */
    assert_true(RtlIsZeroMemory(bytes, sizeof bytes));
    RtlFillMemoryNonTemporal(bytes, sizeof bytes, 3);
    assert_false(RtlIsZeroMemory(bytes, sizeof bytes));
    assert_int_equal(bytes[8], 3);
}

static void random_numbers(void **state)
{
    (void)state;
    ULONG seed = 1;
    ULONG again = 1;
    ULONG last = 0;
    for (int i = 0; i < 1000; i++) {
        ULONG number = RtlRandomEx(&seed);
        assert_true(number < MAXLONG);
        assert_int_equal(number, RtlRandomEx(&again)); /* from the seed alone */
        assert_true(number != last);
        last = number;
    }
    GUID one;
    GUID two;
    assert_int_equal(ExUuidCreate(&one), STATUS_SUCCESS);
    assert_int_equal(ExUuidCreate(&two), STATUS_SUCCESS);
    assert_memory_not_equal(&one, &two, sizeof one);
    assert_int_equal(one.Data3 >> 12, 4);
}

static void masks(void **state)
{
    (void)state;
    RTL_OSVERSIONINFOEXW version = {.dwOSVersionInfoSize = sizeof version, .dwMajorVersion = 6};
    ULONGLONG condition = VerSetConditionMask(0, VER_MAJORVERSION, VER_GREATER_EQUAL);
    assert_int_equal(RtlVerifyVersionInfo(&version, VER_MAJORVERSION, condition), STATUS_SUCCESS);
    condition = VerSetConditionMask(0, VER_MAJORVERSION, VER_LESS);
    assert_int_equal(RtlVerifyVersionInfo(&version, VER_MAJORVERSION, condition), STATUS_REVISION_MISMATCH);
    static const GENERIC_MAPPING mapping = {1, 2, 4, 0xFF};
    ACCESS_MASK mask = GENERIC_READ | GENERIC_EXECUTE | 0x100;
    RtlMapGenericMask(&mask, &mapping);
    assert_int_equal(mask, 0x105);
}

static void dos_errors(void **state)
{
    (void)state;
    assert_int_equal(RtlNtStatusToDosError(STATUS_SUCCESS), 0);
    assert_int_equal(RtlNtStatusToDosError(STATUS_ACCESS_DENIED), 5);
    assert_int_equal(RtlNtStatusToDosError(STATUS_INVALID_PARAMETER), 87);
    assert_int_equal(RtlNtStatusToDosError((NTSTATUS)0xCABCABCA), 317);
}

static void back_traces(void **state)
{
    (void)state;
    PVOID frames[16] = {NULL};
    PVOID fewer[16] = {NULL};
    ULONG hash = 0;
    USHORT count = RtlCaptureStackBackTrace(0, 16, frames, &hash);
    assert_true(count >= 1);
    assert_true(hash != 0);
    USHORT skipped = RtlCaptureStackBackTrace(1, 16, fewer, NULL);
    assert_int_equal(skipped, count - 1);
    assert_int_equal(RtlCaptureStackBackTrace(0, 1, fewer, NULL), 1);
    assert_int_equal(RtlWalkFrameChain(fewer, 16, 1), 0); /* no user mode's */
}

/* ---- the stack ---- */

static unsigned called;

static VOID NTAPI callout(PVOID parameter)
{
    assert_ptr_equal(parameter, &called);
    called++;
}

static VOID NTAPI callout_that_raises(PVOID parameter)
{
    KIRQL before;
    (void)parameter;
    KeRaiseIrql(DISPATCH_LEVEL, &before);
}

static void stacks(void **state)
{
    (void)state;
    ULONG_PTR low;
    ULONG_PTR high;
    called = 0;
    IoGetStackLimits(&low, &high);
    ULONG_PTR here = (ULONG_PTR)__builtin_frame_address(0); /* AddressSanitizer keeps variables elsewhere */
    assert_true(here > low && here < high);
    assert_true(IoGetRemainingStackSize() > 4096 && IoGetRemainingStackSize() < high - low);
    assert_true(IoWithinStackLimits(here, 8));
    assert_false(IoWithinStackLimits((ULONG_PTR)&called, sizeof called));
    assert_int_equal(KeExpandKernelStackAndCallout(callout, &called, MAXIMUM_EXPANSION_SIZE), STATUS_SUCCESS);
    assert_int_equal(called, 1);
    assert_int_equal(KeExpandKernelStackAndCalloutEx(callout, &called, MAXIMUM_EXPANSION_SIZE + 1, TRUE, NULL),
                     STATUS_INVALID_PARAMETER_3);
    assert_int_equal(called, 1);
    assert_true(KeSetKernelStackSwapEnable(FALSE));
    assert_false(KeSetKernelStackSwapEnable(TRUE));
}

static void returns_raised(void)
{
    KeExpandKernelStackAndCallout(callout_that_raises, NULL, 100);
}

static const struct misuse misuses[] = {{"a callout that returns raised", IRQL_UNEXPECTED_VALUE, returns_raised}};

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW_TEST(misuses[0], ends_in_bugcheck),
        WITH_MACHINE(seconds),
        WITH_MACHINE(check_sums_and_patterns),
        WITH_MACHINE(random_numbers),
        WITH_MACHINE(masks),
        WITH_MACHINE(dos_errors),
        WITH_MACHINE(back_traces),
        WITH_MACHINE(stacks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
