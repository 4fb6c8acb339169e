/*
 * bugcheck.c: the report of a driver that broke a rule, and the end of the Linux process that ran it.
 */
#include "nt/bugcheck.h"
#include "nt/backtrace.h"
#include "nt/bugcheck_callback.h"
#include "nt/fault.h"
#include "nt/iospace.h"
#include "nt/log.h"
#include "nt/os.h"
#include "nt/process.h"
#include "nt/seh.h"
#include "nt/systhread.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <ntstatus.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FRAMES_MAX = 64, REPORT_SECONDS = 20 };

/* What one report is made of. */
struct report {
    uint32_t code;
    uint64_t parameters[4];
    const char *because;
    const char *unimplemented; /* the routine that was called, or null */
    uint64_t addresses[FRAMES_MAX];
    size_t count;
    bool first_is_exact;
    bool is_bare; /* naming the places takes memory from a heap that the driver has broken */
};

static struct {
    _Atomic uint32_t reporter; /* the thread that reports, or 0 */
    _Atomic int report_fd;
    void (*_Atomic annotate)(int fd);
    const struct report *report; /* the reporter's own, from when it is complete */
    bool says_json;
} state = {.report_fd = -1};

void nt_bugcheck_set_report(int fd)
{
    atomic_store(&state.report_fd, fd);
}

void nt_bugcheck_set_annotate(void (*annotate)(int fd))
{
    atomic_store(&state.annotate, annotate);
}

/* ---------------------------------------------------------------------------------------------------------- saying */

enum { ERROR_FD = 2 };

__attribute__((format(printf, 2, 3))) static void say(int fd, const char *format, ...)
{
    char text[2048];
    va_list arguments;
    va_start(arguments, format);
    int bytes = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (bytes > 0) {
        os_write(fd, text, (size_t)bytes < sizeof text ? (size_t)bytes : sizeof text - 1);
    }
}

/* How many bytes at `text` are one character of UTF-8; 0: none, and a reader of JSON would refuse it. */
static size_t utf8_length(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    size_t length = at[0] < 0x80 ? 1 : at[0] >= 0xC2 && at[0] < 0xE0 ? 2 : (at[0] & 0xF0) == 0xE0 ? 3 : 4;
    if (length == 4 && (at[0] < 0xF0 || at[0] > 0xF4)) {
        return 0;
    }
    for (size_t i = 1; i < length; i++) {
        if ((at[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    bool is_overlong = (at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xF0 && at[1] < 0x90);
    bool is_no_character = (at[0] == 0xED && at[1] >= 0xA0) || (at[0] == 0xF4 && at[1] >= 0x90);
    return is_overlong || is_no_character ? 0 : length;
}

static void say_json_string(int fd, const char *text)
{
    char quoted[2048];
    size_t used = 0;
    if (!text) {
        say(fd, "null");
        return;
    }
    for (; *text && used < sizeof quoted - 8; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\') {
            quoted[used++] = '\\';
            quoted[used++] = (char)c;
        } else if (c < 0x20) {
            used += (size_t)snprintf(quoted + used, sizeof quoted - used, "\\u%04x", c);
        } else if (c >= 0x80) {
            size_t length = utf8_length(text);
            memcpy(&quoted[used], length > 0 ? text : "?", length > 0 ? length : 1);
            used += length > 0 ? length : 1;
            text += length > 0 ? length - 1 : 0;
        } else {
            quoted[used++] = (char)c;
        }
    }
    quoted[used] = 0;
    say(fd, "\"%s\"", quoted);
}

static void say_frame(void *context, uint64_t address, const struct nt_backtrace_place *place)
{
    unsigned *number = context;
    say(ERROR_FD, "    #%-2u 0x%016llx", (*number)++, (unsigned long long)address);
    if (place->function) {
        say(ERROR_FD, " %s", place->function);
    }
    if (place->file) {
        say(ERROR_FD, " %s:%d", place->file, place->line);
    }
    if (place->module) {
        say(ERROR_FD, " (%s+0x%llx)", place->module, (unsigned long long)place->offset);
    }
    say(ERROR_FD, "\n");
}

struct json_frames {
    int fd;
    bool any;
};

static void say_json_frame(void *context, uint64_t address, const struct nt_backtrace_place *place)
{
    struct json_frames *frames = context;
    say(frames->fd, "%s{\"address\": \"0x%llx\"", frames->any ? ", " : "", (unsigned long long)address);
    frames->any = true;
    if (place->function) {
        say(frames->fd, ", \"function\": ");
        say_json_string(frames->fd, place->function);
    }
    if (place->file) {
        say(frames->fd, ", \"file\": ");
        say_json_string(frames->fd, place->file);
        say(frames->fd, ", \"line\": %d", place->line);
    }
    if (place->module) {
        say(frames->fd, ", \"module\": ");
        say_json_string(frames->fd, place->module);
    }
    say(frames->fd, "}");
}

static const char *thread_process_name(void)
{
    const struct nt_thread *thread = nt_thread_self;
    return thread && thread->process ? thread->process->name : "no process of the kernel's";
}

static void describe_places(const struct report *report, nt_backtrace_visitor *visit, void *context)
{
    if (report->is_bare) {
        nt_backtrace_describe_bare(report->addresses, report->count, visit, context);
    } else {
        nt_backtrace_describe(report->addresses, report->count, report->first_is_exact, visit, context);
    }
}

static void say_report(const struct report *report)
{
    const char *name = nt_bugcheck_name(report->code);
    const uint64_t *p = report->parameters;
    unsigned number = 0;
    say(ERROR_FD, "\nescapement: bugcheck 0x%08X %s\n", report->code, name ? name : "(a code without a name)");
    say(ERROR_FD, "  parameters  0x%016llx 0x%016llx 0x%016llx 0x%016llx\n", (unsigned long long)p[0],
        (unsigned long long)p[1], (unsigned long long)p[2], (unsigned long long)p[3]);
    if (report->because) {
        say(ERROR_FD, "  because     %s\n", report->because);
    }
    say(ERROR_FD, "  at          %s, thread %u of process \"%s\"\n", nt_irql_name(nt_irql()), os_thread_id(),
        thread_process_name());
    say(ERROR_FD, "  back trace\n");
    describe_places(report, say_frame, &number);
}

static void say_json(const struct report *report, int fd)
{
    struct json_frames frames = {.fd = fd};
    say(fd, "{\"code\": %u, \"name\": ", report->code);
    say_json_string(fd, nt_bugcheck_name(report->code));
    say(fd, ", \"parameters\": [");
    for (int i = 0; i < 4; i++) {
        say(fd, "%s\"0x%llx\"", i ? ", " : "", (unsigned long long)report->parameters[i]);
    }
    say(fd, "], \"because\": ");
    say_json_string(fd, report->because);
    if (report->unimplemented) {
        say(fd, ", \"unimplemented\": ");
        say_json_string(fd, report->unimplemented);
    }
    say(fd, ", \"irql\": %u, \"thread\": \"%u\", \"backtrace\": [", nt_irql(), os_thread_id());
    describe_places(report, say_json_frame, &frames);
    say(fd, "]}\n");
}

/* ---------------------------------------------------------------------------------------------------------- ending */

static _Noreturn void end_a_report_that_crashed(void);

/* One thread reports. Another that crashes meanwhile waits for the end; the same one again is a report that crashes. */
static void become_reporter(void)
{
    uint32_t nobody = 0;
    uint32_t self = os_thread_id();
    if (atomic_compare_exchange_strong(&state.reporter, &nobody, self)) {
        /* Reading debug information takes locks that the crashed thread may hold: the end comes in any case. */
        os_exit_after(REPORT_SECONDS, NT_BUGCHECK_EXIT);
        return;
    }
    if (nobody == self) {
        end_a_report_that_crashed();
    }
    for (;;) {
        os_thread_yield();
    }
}

static void say_line(const char *line)
{
    say(ERROR_FD, "%s\n", line);
}

static _Noreturn void end_with(const struct report *report)
{
    void (*annotate)(int) = atomic_load(&state.annotate);
    int fd = atomic_load(&state.report_fd);
    nt_log_flush();
    state.report = report;
    say_report(report);
    if (annotate) {
        annotate(ERROR_FD);
    }
    state.says_json = true;
    if (fd >= 0) {
        say_json(report, fd);
    }
    nt_bugcheck_callbacks_run(say_line);
    os_exit(NT_BUGCHECK_EXIT);
}

/* What needs no memory is said all the same. */
static void end_a_report_that_crashed(void)
{
    int fd = atomic_load(&state.report_fd);
    if (state.report && !state.says_json) {
        struct report bare = *state.report;
        unsigned number = 0;
        bare.is_bare = true;
        state.says_json = true; /* a third crash is the end */
        say(ERROR_FD, "    the places cannot be named: the driver left too little memory intact\n");
        describe_places(&bare, say_frame, &number);
        if (fd >= 0) {
            say_json(&bare, fd);
        }
    }
    os_exit(NT_BUGCHECK_EXIT);
}

void nt_bugcheck(uint32_t code, uint64_t p1, uint64_t p2, uint64_t p3, uint64_t p4, const char *because)
{
    struct report report = {.code = code, .parameters = {p1, p2, p3, p4}, .because = because};
    become_reporter();
    report.count = nt_backtrace_walk((uint64_t)(uintptr_t)__builtin_frame_address(0), report.addresses, FRAMES_MAX);
    end_with(&report);
}

void nt_bugcheck_unimplemented(const char *routine, uint64_t caller, const char *because)
{
    struct report report = {.code = KMODE_EXCEPTION_NOT_HANDLED,
                            .parameters = {(uint64_t)(int64_t)STATUS_NOT_IMPLEMENTED, caller},
                            .because = because,
                            .unimplemented = routine};
    become_reporter();
    report.count = nt_backtrace_walk((uint64_t)(uintptr_t)__builtin_frame_address(0), report.addresses, FRAMES_MAX);
    end_with(&report);
}

void nt_bugcheck_interrupted(uint32_t code, uint64_t instruction, uint64_t frame, const char *because)
{
    struct report report = {.code = code, .because = because, .first_is_exact = true, .count = 1};
    become_reporter();
    report.addresses[0] = instruction;
    report.count += nt_backtrace_walk(frame, &report.addresses[1], FRAMES_MAX - 1);
    end_with(&report);
}

void nt_bugcheck_aborted(uint64_t instruction, uint64_t frame, const char *because)
{
    struct report report = {.code = DRIVER_CORRUPTED_EXPOOL, .because = because, .is_bare = true, .count = 1};
    become_reporter();
    report.addresses[0] = instruction;
    report.count += nt_backtrace_walk(frame, &report.addresses[1], FRAMES_MAX - 1);
    end_with(&report);
}

static uint32_t unhandled_code(void)
{
    return nt_systhread_is_current() ? SYSTEM_THREAD_EXCEPTION_NOT_HANDLED : KMODE_EXCEPTION_NOT_HANDLED;
}

void nt_bugcheck_exception(const EXCEPTION_RECORD *record, const char *because)
{
    nt_bugcheck(unhandled_code(), (uint64_t)(int64_t)record->ExceptionCode,
                (uint64_t)(uintptr_t)record->ExceptionAddress,
                record->NumberParameters > 0 ? record->ExceptionInformation[0] : 0,
                record->NumberParameters > 1 ? record->ExceptionInformation[1] : 0, because);
}

void nt_raise_status(int32_t status, const void *routine, const char *because)
{
    nt_seh_raise(status, routine);
    nt_bugcheck(unhandled_code(), (uint64_t)(int64_t)status, (uint64_t)(uintptr_t)routine, 0, 0, because);
}

/* ---------------------------------------------------------------------------------------------------------- faults */

enum { STACK_OVERFLOW_REACH = 256 * 1024 };

static void say_exception(struct report *report, NTSTATUS status, uint64_t instruction, uint64_t information,
                          const char *because)
{
    report->code = unhandled_code();
    report->parameters[0] = (uint64_t)(int64_t)status; /* sign-extended, as Windows shows it */
    report->parameters[1] = instruction;
    report->parameters[2] = 0;
    report->parameters[3] = information;
    report->because = because;
}

static bool is_stack_overflow(const struct os_fault *fault)
{
    uint64_t distance = fault->address > fault->stack ? fault->address - fault->stack : fault->stack - fault->address;
    return distance < STACK_OVERFLOW_REACH;
}

/* Windows' operation numbers: how an address was accessed. */
static uint64_t operation(const struct os_fault *fault)
{
    return fault->execute ? 0x10 : fault->write ? 2 : 0;
}

/* Something is there, and its protection forbids to write or to execute it. */
static bool is_protected(const struct os_fault *fault)
{
    char byte;
    return (fault->write || fault->execute) && nt_fault_copy(&byte, (const void *)(uintptr_t)fault->address, 1);
}

static void describe_protection(struct report *report, const struct os_fault *fault)
{
    report->code = fault->execute ? ATTEMPTED_EXECUTE_OF_NOEXECUTE_MEMORY : ATTEMPTED_WRITE_TO_READONLY_MEMORY;
    report->parameters[1] = operation(fault);
    report->parameters[2] = fault->instruction;
    report->because =
        fault->execute ? "a jump to memory that holds data, not code" : "a write to memory that can only be read";
}

static void describe_page_fault(struct report *report, const struct os_fault *fault, const char *because)
{
    KIRQL irql = nt_irql();
    report->parameters[0] = fault->address;
    report->because = because;
    if (fault->is_beyond_file) {
        report->because =
            "the file that is mapped here was cut short: was the driver's file written over while it ran?";
    }
    if (nt_backtrace_removed_image(fault->address)) {
        report->code = DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS;
        report->parameters[1] = operation(fault);
        report->parameters[2] = fault->instruction;
        report->because =
            "the driver was unloaded while a thread, a DPC or a timer of its own still ran: end them, and "
            "wait for it, in DxgkDdiStopDevice, DxgkDdiRemoveDevice or DxgkDdiUnload";
    } else if (is_stack_overflow(fault)) {
        report->code = UNEXPECTED_KERNEL_MODE_TRAP;
        report->parameters[0] = 8; /* a double fault, which is what an exhausted kernel stack ends in */
        report->parameters[1] = fault->address;
        report->parameters[2] = fault->stack;
        report->parameters[3] = fault->instruction;
        report->because = "the stack overflowed";
    } else if (irql > APC_LEVEL) {
        report->code = DRIVER_IRQL_NOT_LESS_OR_EQUAL;
        report->parameters[1] = irql;
        report->parameters[2] = fault->execute ? 8 : fault->write;
        report->parameters[3] = fault->instruction;
    } else if (!because && is_protected(fault)) {
        describe_protection(report, fault);
    } else {
        report->code = PAGE_FAULT_IN_NONPAGED_AREA;
        report->parameters[1] = operation(fault);
        report->parameters[2] = fault->instruction;
        report->parameters[3] = 2; /* no mapping */
    }
    if (!report->because) {
        report->because = fault->execute ? "a jump to an address where nothing is mapped"
                          : fault->write ? "a write to an address where nothing is mapped for it"
                                         : "a read of an address where nothing is mapped";
    }
}

/* "int 29h", "int 2Ch" and "int 3" are not for Linux' programs; the first two arrive as general protection faults. */
static bool describe_trap_instruction(struct report *report, const struct os_fault *fault)
{
    unsigned char bytes[2];
    if (!nt_fault_copy(bytes, (const void *)(uintptr_t)fault->instruction, sizeof bytes) || bytes[0] != 0xCD) {
        return false;
    }
    if (bytes[1] == 0x29) {
        report->code = KERNEL_SECURITY_CHECK_FAILURE;
        report->parameters[0] = fault->rcx;
        report->because = fault->rcx == 3 ? "__fastfail: a LIST_ENTRY is corrupt" : "__fastfail";
        return true;
    }
    if (bytes[1] == 0x2C) {
        say_exception(report, STATUS_ASSERTION_FAILURE, fault->instruction, 0, "an assertion of the driver failed");
        return true;
    }
    return false;
}

static void describe_fault(struct report *report, const struct os_fault *fault)
{
    const char *window = fault->has_address ? nt_io_describe_fault((const void *)(uintptr_t)fault->address) : NULL;
    if (fault->has_address) {
        describe_page_fault(report, fault, window);
    } else if (describe_trap_instruction(report, fault)) {
        return;
    } else if (fault->is_trap) {
        say_exception(report, STATUS_BREAKPOINT, fault->instruction, 0, "a breakpoint, and no debugger is there");
    } else if (fault->is_illegal) {
        say_exception(report, STATUS_ILLEGAL_INSTRUCTION, fault->instruction, 0,
                      "the processor has no such instruction");
    } else if (fault->divide_by_zero) {
        say_exception(report, STATUS_INTEGER_DIVIDE_BY_ZERO, fault->instruction, 0, "an integer division by zero");
    } else if (fault->is_arithmetic) {
        say_exception(report, fault->floating_point ? STATUS_FLOAT_INVALID_OPERATION : STATUS_INTEGER_OVERFLOW,
                      fault->instruction, 0, "an arithmetic exception");
    } else {
        say_exception(report, STATUS_ACCESS_VIOLATION, fault->instruction, UINT64_MAX,
                      "an access to an address that no processor has, or a privileged instruction");
    }
}

void nt_bugcheck_fault(const struct os_fault *fault)
{
    struct report report = {0};
    become_reporter();
    describe_fault(&report, fault);
    report.addresses[0] = fault->instruction;
    report.first_is_exact = !fault->is_trap; /* a breakpoint is the instruction before, as a call is */
    report.count = 1 + nt_backtrace_walk(fault->frame, &report.addresses[1], FRAMES_MAX - 1);
    end_with(&report);
}

/* ------------------------------------------------------------------------------------------------------ sanitizers */

struct finding_code {
    const char *what; /* how a finding's description begins */
    uint32_t code;
    const char *because;
};

/* Each finding as the stop that Driver Verifier's special pool, or the kernel itself, would make of it. */
// clang-format off
static const struct finding_code finding_codes[] = {
    {"heap-use-after-free",  DRIVER_PAGE_FAULT_IN_FREED_SPECIAL_POOL,    "AddressSanitizer: a freed block"},
    {"heap-buffer-overflow", DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION, "AddressSanitizer: outside of a block"},
    {"stack-",               KERNEL_SECURITY_CHECK_FAILURE,              "AddressSanitizer: outside of a variable"},
    {"dynamic-stack-",       KERNEL_SECURITY_CHECK_FAILURE,              "AddressSanitizer: outside of a variable"},
    {"double-free",          BAD_POOL_CALLER,                            "AddressSanitizer: a second free of a block"},
    {"attempting",           BAD_POOL_CALLER,                            "AddressSanitizer: a free of no block"},
};
// clang-format on

static void on_sanitizer(const struct os_sanitizer_finding *finding)
{
    struct report report = {.code = PAGE_FAULT_IN_NONPAGED_AREA, .because = "AddressSanitizer: see its report above"};
    become_reporter();
    report.parameters[0] = finding->address;
    report.parameters[1] = finding->write;
    report.parameters[2] = finding->instruction;
    for (size_t i = 0; i < sizeof finding_codes / sizeof finding_codes[0]; i++) {
        const struct finding_code *row = &finding_codes[i];
        if (strncmp(finding->what, row->what, strlen(row->what)) == 0) {
            report.code = row->code;
            report.because = row->because;
        }
    }
    if (finding->from == OS_SANITIZER_UNDEFINED) {
        say_exception(&report, STATUS_ASSERTION_FAILURE, finding->instruction, 0,
                      "UndefinedBehaviorSanitizer: see its report above");
    }
    report.count = nt_backtrace_walk((uint64_t)(uintptr_t)__builtin_frame_address(0), report.addresses, FRAMES_MAX);
    end_with(&report);
}

void nt_bugcheck_init(void)
{
    os_sanitizer_end_set(on_sanitizer);
}

void nt_bugcheck_fini(void)
{
    os_sanitizer_end_set(NULL);
}
