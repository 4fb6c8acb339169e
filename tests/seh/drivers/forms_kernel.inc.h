/*
 * forms_kernel.inc.h: what routines of the kernel raise, and the table of all forms; the other two come first.
 */

/* One that goes on: where a filter says so, it returns. */
static void continue_of_RtlRaiseException(void)
{
    EXCEPTION_RECORD record;
    RtlZeroMemory(&record, sizeof record);
    record.ExceptionCode = STATUS_A;
    record.NumberParameters = 1;
    record.ExceptionInformation[0] = 6;
    __try {
        RtlRaiseException(&record);
        say("g");
    } __except (say_number("q", (ULONG)(GetExceptionInformation())->ExceptionRecord->ExceptionInformation[0]),
                EXCEPTION_CONTINUE_EXECUTION) {
        say("never");
    }
}

static void raised_access_violation(void)
{
    __try {
        ExRaiseAccessViolation();
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
    __try {
        ExRaiseDatatypeMisalignment();
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
}

static void probe(volatile void *address, SIZE_T length, ULONG alignment, BOOLEAN write)
{
    __try {
        if (write) {
            ProbeForWrite(address, length, alignment);
        } else {
            ProbeForRead(address, length, alignment);
        }
        say("+");
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        NTSTATUS code = (NTSTATUS)GetExceptionCode();
        say(code == STATUS_ACCESS_VIOLATION ? "v" : code == STATUS_DATATYPE_MISALIGNMENT ? "m" : "?");
    }
}
static void probes_for_reading(void)
{
    volatile char *page = (volatile char *)world.mapped;
    probe(page, 16, 4, FALSE);
    probe(page + 1, 16, 4, FALSE);
    probe(page + 1, 16, 1, FALSE);
    probe(page + 1, 0, 4, FALSE);
    probe(world.unmapped, 16, 4, FALSE); /* a probe for reading reads nothing */
    probe(world.kernel, 16, 4, FALSE);
    probe((volatile void *)0xFFFFF80000001000ULL, 16, 4, FALSE);
    probe((volatile void *)0xFFFFF80000001000ULL, 0, 4, FALSE);
    probe(page, (SIZE_T)0 - 4096, 1, FALSE); /* past the end of user addresses */
    probe(page, ~(SIZE_T)0, 1, FALSE);       /* wraps */
}

static void probes_for_writing(void)
{
    volatile char *page = (volatile char *)world.mapped;
    probe(page, 16, 4, TRUE);
    probe(page + 2, 16, 4, TRUE);
    probe(page + 2, 0, 4, TRUE);
    probe(world.unmapped, 16, 4, TRUE);
    probe(page + 4092, 8, 4, TRUE); /* the page behind it is not there */
    probe(world.readonly, 16, 4, TRUE);
    probe(world.kernel, 16, 4, TRUE);
    probe((volatile void *)0xFFFFF80000001000ULL, 16, 4, TRUE);
}

static void pool_that_raises(void)
{
    __try {
        (void)ExAllocatePool2(POOL_FLAG_NON_PAGED | POOL_FLAG_RAISE_ON_FAILURE, (SIZE_T)1 << 46, 'meht');
        say("never");
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
}

static void semaphore_and_mutex(void)
{
    KSEMAPHORE semaphore;
    KMUTEX mutex;
    KeInitializeSemaphore(&semaphore, 1, 1);
    KeInitializeMutex(&mutex, 0);
    __try {
        KeReleaseSemaphore(&semaphore, 0, 1, FALSE);
        say("never");
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
    __try {
        KeReleaseMutex(&mutex, FALSE);
        say("never");
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
    say_number("s", (ULONG)KeReadStateSemaphore(&semaphore));
}

static void locked_pages(void)
{
    PMDL mdl = IoAllocateMdl((PVOID)(ULONG_PTR)world.unmapped, 64, FALSE, FALSE, NULL);
    if (!mdl) {
        return;
    }
    __try {
        MmProbeAndLockPages(mdl, UserMode, IoWriteAccess);
        say("never");
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
    IoFreeMdl(mdl);
}

static void irql_stays(void)
{
    KIRQL irql;
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    __try {
        raise(STATUS_A);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("i", KeGetCurrentIrql());
    }
    KeLowerIrql(irql);
}

// clang-format off
static const struct seh_form forms[] = {
    {"return in try",                            return_in_try,                   "t=7"},
    {"return through finally",                   return_through_finally,          "fa=2"},
    {"return through two finallys",              return_through_two,              "12=5"},
    {"the end of a block",                       falls_through,                   "tufn."},
    {"leave",                                    leave_goes_to_the_end,           "abfn."},
    {"leave in nested loops",                    leave_in_nested_loops,           "fni1j2"},
    {"leave the inner of two",                   leave_inner_of_two,              "1o2"},
    {"break and continue",                       break_and_continue,              "ai1naj1."},
    {"goto out of two blocks",                   goto_out,                        "1a."},
    {"blocks in a switch",                       switch_in_and_out,               "01d"},
    {"raised in the block",                      raised_in_the_block,             "txE0000001."},
    {"raised in a callee",                       raised_in_a_callee,              "xE0000001"},
    {"a filter that declines",                   filter_declines,                 "12x"},
    {"finally runs after the filters",           finally_runs_after_filters,      "qfax"},
    {"finallys of callees, youngest first",      finally_of_callees,              "qf0f1f2f3x"},
    {"raised in a handler",                      raised_in_a_handler,             "1xE0000002"},
    {"raised in a finally",                      raised_in_a_finally,             "qE0000001fqE0000002xE0000002"},
    {"caught in a finally",                      caught_in_a_finally,             "iE0000002h2h3xE0000001"},
    {"caught in a filter",                       caught_in_a_filter,              "fxE0000001"},
    {"raised again and again",                   raised_again_and_again,          "7D0"},
    {"locals in a handler",                      locals_in_a_handler,             "a2b1a3b1Onep23"},
    {"locals in a filter and a finally",         locals_in_filter_and_finally,    "l5s40E"},
    {"parameters and registers",                 parameters_and_registers,        " 19 1B 1Dk17rB"},
    {"alloca in a block",                        alloca_in_a_block,               "AM"},
    {"read of an unmapped address",              read_of_an_unmapped_address,     "xC0000005"},
    {"a page that is unmapped meanwhile",        unmapped_meanwhile,              "r5xC0000005"},
    {"read of null",                             read_of_null,                    "xC0000005"},
    {"what a filter sees of a fault",            what_a_filter_sees,              "cC0000005n2w1ai.cC0000005n2w0ai."},
    {"a copy by the kernel",                     copy_by_the_kernel,              "xC0000005"},
    {"a fault after an inner block",             fault_after_an_inner_block,      "ioifo"},
    {"a fault behind a goto out of the block",   fault_behind_a_goto,             "o1"},
    {"a fault in a handler",                     fault_in_a_handler,              "hxC0000005"},
    {"a fault in a finally",                     fault_in_a_finally,              "tfxC0000005"},
    {"a division by zero",                       division_by_zero,                "xC0000094"},
    {"a breakpoint",                             breakpoint,                      "x80000003x80000003"},
    {"going on after a breakpoint",              continue_after_a_breakpoint,     "g5"},
    {"going on after ExRaiseStatus",             continue_of_ExRaiseStatus,       "xC0000025"},
    {"going on after RtlRaiseException",         continue_of_RtlRaiseException,   "q6g"},
    {"ExRaiseAccessViolation and its like",      raised_access_violation,         "xC0000005x80000002"},
    {"ProbeForRead",                             probes_for_reading,              "+m+++vv+vv"},
    {"ProbeForWrite",                            probes_for_writing,              "+m+vvvvv"},
    {"pool that raises",                         pool_that_raises,                "xC000009A"},
    {"KeReleaseSemaphore and KeReleaseMutex",    semaphore_and_mutex,             "xC0000047xC0000046s1"},
    {"MmProbeAndLockPages",                      locked_pages,                    "xC0000005"},
    {"the IRQL stays",                           irql_stays,                      "i2"},
#ifdef __cplusplus
    {"in a method",                              in_a_method,                     "xE0000001m3"},
    {"in a lambda",                              in_a_lambda,                     "x4"},
    {"in templates",                             in_templates,                    "4x2"},
    {"no destructor for an exception",           destructors,                     "c~cx"},
#endif
};
// clang-format on

/* ------------------------------------------------------------------------------------------------- called by the test
 */
int form_count(void);
const char *form_name(int index);
const char *form_trace(int index);
const char *form_run(int index, const struct seh_world *with);

int form_count(void)
{
    return (int)ARRAYSIZE(forms);
}

const char *form_name(int index)
{
    return forms[index].name;
}

const char *form_trace(int index)
{
    return forms[index].trace;
}

const char *form_run(int index, const struct seh_world *with)
{
    world = *with;
    traced = 0;
    trace[0] = 0;
    forms[index].run();
    return trace;
}

DRIVER_INITIALIZE DriverEntry;
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}

#ifdef __cplusplus
}
#endif
