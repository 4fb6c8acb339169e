/*
 * bugcheck_callback_test.c: what drivers registered for a bugcheck runs then, once, and not when it was taken back.
 */
#include "kernel.h"

static KBUGCHECK_CALLBACK_RECORD record;
static KBUGCHECK_REASON_CALLBACK_RECORD reason_record;
static UCHAR buffer[32];
static UCHAR component[] = "the test's device";

static void NTAPI on_bugcheck(PVOID given, ULONG length)
{
    static const char text[] = "CALLED AT HIGH_LEVEL\n";
    if (given == buffer && length == sizeof buffer && KeGetCurrentIrql() == HIGH_LEVEL) {
        os_write(2, text, sizeof text - 1);
    }
}

static void NTAPI that_crashes(PVOID given, ULONG length)
{
    (void)given, (void)length;
    __builtin_trap();
}

static void NTAPI on_dump(KBUGCHECK_CALLBACK_REASON reason, PKBUGCHECK_REASON_CALLBACK_RECORD own, PVOID data,
                          ULONG length)
{
    KBUGCHECK_SECONDARY_DUMP_DATA *dump = data;
    if (reason == KbCallbackSecondaryDumpData && own == &reason_record && length == sizeof *dump) {
        dump->OutBuffer = dump->InBuffer;
        dump->OutBufferLength = 12;
    }
}

static BOOLEAN register_plain(PKBUGCHECK_CALLBACK_ROUTINE routine)
{
    return KeRegisterBugCheckCallback(&record, routine, buffer, sizeof buffer, component);
}

static void stop_with_callbacks(void *argument)
{
    nt_machine_init();
    KeInitializeCallbackRecord(&record);
    KeInitializeCallbackRecord(&reason_record);
    register_plain(argument ? that_crashes : on_bugcheck);
    KeRegisterBugCheckReasonCallback(&reason_record, on_dump, KbCallbackSecondaryDumpData, component);
    KeBugCheckEx(0x1234, 1, 2, 3, 4);
}

static void run_at_a_bugcheck(void **state)
{
    (void)state;
    static struct child child;
    child_run(&child, stop_with_callbacks, NULL);
    assert_bugcheck(&child, 0x1234);
    assert_says(&child, "CALLED AT HIGH_LEVEL");
    assert_says(&child, "of the test's device: called with its 32 bytes");
    assert_says(&child, "it has 12 bytes");
}

static void crash_in_one_keeps_the_report(void **state)
{
    (void)state;
    static struct child child;
    child_run(&child, stop_with_callbacks, &child);
    assert_bugcheck(&child, 0x1234);
}

static void stop_without(void *argument)
{
    (void)argument;
    nt_machine_init();
    register_plain(on_bugcheck);
    KeDeregisterBugCheckCallback(&record);
    KeBugCheckEx(0x1234, 1, 2, 3, 4);
}

static void taken_back_does_not_run(void **state)
{
    (void)state;
    static struct child child;
    child_run(&child, stop_without, NULL);
    assert_bugcheck(&child, 0x1234);
    assert_null(strstr(child.errors, "CALLED"));
}

static void registration(void **state)
{
    (void)state;
    KeInitializeCallbackRecord(&record);
    KeInitializeCallbackRecord(&reason_record);
    assert_false(KeDeregisterBugCheckCallback(&record));
    assert_true(register_plain(on_bugcheck));
    assert_false(register_plain(on_bugcheck)); /* it stands there already */
    assert_true(KeDeregisterBugCheckCallback(&record));
    assert_true(register_plain(on_bugcheck));
    assert_true(KeDeregisterBugCheckCallback(&record));
    assert_false(KeRegisterBugCheckReasonCallback(&reason_record, on_dump, KbCallbackInvalid, component));
    assert_true(KeRegisterBugCheckReasonCallback(&reason_record, on_dump, KbCallbackAddPages, component));
    assert_false(KeRegisterBugCheckReasonCallback(&reason_record, on_dump, KbCallbackAddPages, component));
    assert_true(KeDeregisterBugCheckReasonCallback(&reason_record));
    assert_false(KeDeregisterBugCheckReasonCallback(&reason_record));
}

/* ---- processors ---- */

static unsigned starts, completes, failures;
static NTSTATUS answer;

static void NTAPI on_processor(PVOID context, PKE_PROCESSOR_CHANGE_NOTIFY_CONTEXT change, PNTSTATUS status)
{
    assert_ptr_equal(context, &starts);
    starts += change->State == KeProcessorAddStartNotify;
    completes += change->State == KeProcessorAddCompleteNotify;
    failures += change->State == KeProcessorAddFailureNotify;
    *status = answer;
}

static void processors_that_are_there(void **state)
{
    (void)state;
    ULONG count = KeQueryActiveProcessorCountEx(ALL_PROCESSOR_GROUPS);
    starts = completes = failures = 0;
    answer = STATUS_SUCCESS;
    void *quiet = KeRegisterProcessorChangeCallback(on_processor, &starts, 0);
    assert_non_null(quiet);
    assert_int_equal(starts, 0);
    void *handle = KeRegisterProcessorChangeCallback(on_processor, &starts, KE_PROCESSOR_CHANGE_ADD_EXISTING);
    assert_non_null(handle);
    assert_int_equal(starts, count);
    assert_int_equal(completes, count);
    answer = STATUS_UNSUCCESSFUL;
    assert_null(KeRegisterProcessorChangeCallback(on_processor, &starts, KE_PROCESSOR_CHANGE_ADD_EXISTING));
    assert_int_equal(failures, 1);
    KeDeregisterProcessorChangeCallback(handle);
    KeDeregisterProcessorChangeCallback(quiet);
}

static BOOLEAN NTAPI on_nmi(PVOID context, BOOLEAN handled)
{
    (void)context;
    return handled;
}

static void handles_of_kinds(void **state)
{
    (void)state;
    void *handle = KeRegisterNmiCallback(on_nmi, NULL);
    assert_non_null(handle);
    assert_int_equal(KeDeregisterBoundCallback(handle), STATUS_INVALID_HANDLE); /* of another kind */
    assert_int_equal(KeDeregisterNmiCallback(handle), STATUS_SUCCESS);
    assert_int_equal(KeDeregisterNmiCallback(handle), STATUS_INVALID_HANDLE);
    os_fail_nth(1, false);
    assert_null(KeRegisterNmiCallback(on_nmi, NULL));
    os_fail_nth(0, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(run_at_a_bugcheck),       cmocka_unit_test(crash_in_one_keeps_the_report),
        cmocka_unit_test(taken_back_does_not_run), WITH_MACHINE(registration),
        WITH_MACHINE(processors_that_are_there),   WITH_MACHINE(handles_of_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
