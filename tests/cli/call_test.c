/*
 * call_test.c: `escapement call` over a driver that obeys – what is sent, what is printed, and how it ends.
 */
#include "drivers/obeys.h"
#include "program.h"

#include <sys/prctl.h>
#include <time.h>

#define OBEYS program_driver("cli-obeys")

/* ------------------------------------------------------------------------------------------------ what is sent */

/* The member of the escape with that index. */
static json_t *escape_at(json_t *object, size_t index)
{
    json_t *escape = json_array_get(json_object_get(object, "escapes"), index);
    if (!escape) {
        program_fail("too few escapes");
    }
    return escape;
}

static const char *text_of(json_t *object, const char *member)
{
    const char *text = json_string_value(json_object_get(object, member));
    if (!text) {
        program_fail(member);
    }
    return text;
}

static long long number_of(json_t *object, const char *member)
{
    json_t *number = json_object_get(object, member);
    if (!json_is_integer(number)) {
        program_fail(member);
    }
    return json_integer_value(number);
}

/* One escape, as words of the command line, and as it arrives. */
struct sent {
    const char *name;
    const char *words[12];
    const char *input; /* on standard input */
    const char *in, *out;
    const char *status;
    long long flags;
    const char *refused_by;
};

#define OK      "STATUS_SUCCESS"
#define INVALID "STATUS_INVALID_PARAMETER"

// clang-format off
static struct sent sents[] = {
    {"--hex with blanks",      {"--hex", "10 01 02"},             "", "100102", "10fefd", OK, 0, NULL},
    {"--hex without",          {"--hex", "100102"},               "", "100102", "10fefd", OK, 0, NULL},
    {"--hex with commas, 0x",  {"--hex", " 0x10,0X01,\t02\n"},    "", "100102", "10fefd", OK, 0, NULL},
    {"--hex upper case",       {"--hex=10FF"},                    "", "10ff",   "1000",   OK, 0, NULL},
    {"--hex of nothing",       {"--hex", ""},                     "", "",       "",       OK, 0, NULL},
    {"a word is hex too",      {"10ff"},                          "", "10ff",   "1000",   OK, 0, NULL},
    {"--file -",               {"--file", "-"},      "\x10\xAA", "10aa",   "1055",   OK, 0, NULL},
    {"a word -",               {"-"},                "\x10\xAA", "10aa",   "1055",   OK, 0, NULL},
    {"--size pads",            {"--size", "4", "10ff"},           "", "10ff0000", "1000ffff", OK, 0, NULL},
    {"--size cuts",            {"--size", "2", "10ffffff"},       "", "10ff",   "1000",   OK, 0, NULL},
    {"--size 0",               {"--size", "0", "10ff"},           "", "",       "",       OK, 0, NULL},
    {"--size without payload", {"--size", "3"},                   "", "000000", "000000", INVALID, 0,
     NULL},
    {"--size behind",          {"10ff", "--size", "3"},           "", "10ff00", "1000ff", OK, 0, NULL},
    {"--flags by name",        {"--flags", "HardwareAccess", "11000000"}, "", "11000000", "11010104", OK, 1,
     NULL},
    {"--flags behind",         {"11000000", "--flags", "hardwareaccess"}, "", "11000000", "11010104", OK, 1,
     NULL},
    {"--flags, two",           {"--flags", "HardwareAccess,NoAdapterSynchronization", "11000000"}, "", "11000000",
     "11090104", OK, 9, NULL},
    {"--flags by number",      {"--flags", "0x8 | 1", "11000000"}, "", "11000000", "11090104", OK, 9, NULL},
    {"--no-device",            {"--no-device", "11000000"},       "", "11000000", "11000004", OK, 0, NULL},
    {"--flags that exclude",   {"--flags", "3", "10"},            "", "10", "10", INVALID, 3,
     "flags.one-of"},
    {"--flags reserved",       {"--flags", "0x100", "10"},        "", "10", "10", INVALID, 256,
     "flags.reserved"},
    {"--flags of the kernel",  {"--flags", "VirtualMachineData", "10"}, "", "10", "10", INVALID, 32,
     "flags.kernel"},
    {"--type",                 {"--type", "vidmm", "10"},         "", "10", "10", "STATUS_NOT_SUPPORTED", 0, "type"},
    {"--type by number",       {"--type", "0x10", "10"},          "", "10", "10", "STATUS_NOT_SUPPORTED", 0, "type"},
    {"--limit",                {"--limit", "2", "100000"},        "", "100000", "100000", INVALID, 0,
     "size.limit"},
    {"no buffer on failure",   {"12345678"},                      "", "12345678", "12345678",
     "STATUS_ILLEGAL_INSTRUCTION", 0, NULL},
    {"a status without a name", {"13"},                           "", "13", "13", "0xC0FFEE00", 0, NULL},
};
// clang-format on

static void arrives(void **state)
{
    const struct sent *row = *state;
    const char *words[16] = {"call", "--json", OBEYS};
    for (size_t i = 0; row->words[i]; i++) {
        words[3 + i] = row->words[i];
    }
    program_run_with(words, row->input, strlen(row->input));
    bool succeeds = strcmp(row->status, "STATUS_SUCCESS") == 0;
    assert_status_is(succeeds ? 0 : 1);
    json_t *object = program_json();
    json_t *escape = escape_at(object, 0);
    assert_string_equal(text_of(object, "driver"), OBEYS);
    assert_int_equal(json_array_size(json_object_get(object, "escapes")), 1);
    assert_string_equal(text_of(escape, "status"), row->status);
    assert_int_equal(number_of(escape, "flags"), row->flags);
    assert_string_equal(text_of(escape, "in"), row->in);
    assert_string_equal(text_of(escape, "out"), row->out);
    assert_true(succeeds == (number_of(escape, "code") == 0));
    if (row->refused_by) {
        assert_string_equal(text_of(escape, "refused_by"), row->refused_by);
    } else {
        assert_true(json_is_null(json_object_get(escape, "refused_by")));
    }
    assert_string_equal(text_of(object, "ended"), "done");
    json_decref(object);
}

static void code_is_unsigned(void **state)
{
    (void)state;
    PROGRAM_RUN("call", "--json", OBEYS, "13");
    json_t *object = program_json();
    assert_int_equal(number_of(escape_at(object, 0), "code"), 0xC0FFEE00LL);
    json_decref(object);
}

static void sequence(void **state)
{
    (void)state;
    PROGRAM_RUN("call", "--json", OBEYS, "1001", "--flags", "1", "--size", "4", "11", "11", "--flags", "0", "--size",
                "2", "10", "--no-device");
    assert_status_is(0);
    json_t *object = program_json();
    static const char *const outs[] = {"10fe", "11010004", "11010004", "10ff"};
    static const int flags[] = {0, 1, 1, 0};
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(text_of(escape_at(object, i), "out"), outs[i]);
        assert_int_equal(number_of(escape_at(object, i), "flags"), flags[i]);
        assert_string_equal(text_of(escape_at(object, i), "handles"), "adapter");
    }
    json_decref(object);
}

static void file(void **state)
{
    (void)state;
    char path[] = "/tmp/escapement-call-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, "\x10\0\n\xFF", 4), 4);
    close(fd);
    PROGRAM_RUN("call", "--json", OBEYS, "--file", path);
    unlink(path);
    assert_status_is(0);
    json_t *object = program_json();
    assert_string_equal(text_of(escape_at(object, 0), "in"), "10000aff");
    assert_string_equal(text_of(escape_at(object, 0), "out"), "10fff500");
    json_decref(object);
}

static void context_needs_the_driver(void **state)
{
    (void)state;
    PROGRAM_RUN("call", "--json", "--context", OBEYS, "11000000"); /* the driver makes no contexts */
    assert_status_is(1);
    assert_says_in(program.errors, "no context could be made (DxgkDdiCreateContext): STATUS_NOT_SUPPORTED");
    json_t *object = program_json();
    assert_int_equal(json_array_size(json_object_get(object, "escapes")), 0);
    assert_string_equal(text_of(json_object_get(object, "error"), "status"), "STATUS_NOT_SUPPORTED");
    json_decref(object);
}

static void repeat_and_threads(void **state)
{
    (void)state;
    PROGRAM_RUN("call", "--json", OBEYS, "1001", "12", "--repeat", "5", "--threads", "3", "--processes", "2");
    assert_status_is(1);
    json_t *object = program_json();
    size_t seen[2][5][2][3] = {0};
    for (size_t i = 0; i < 60; i++) {
        json_t *escape = escape_at(object, i);
        long long payload = number_of(escape, "payload");
        assert_string_equal(text_of(escape, "status"), payload == 0 ? "STATUS_SUCCESS" : "STATUS_ILLEGAL_INSTRUCTION");
        seen[payload][number_of(escape, "round")][number_of(escape, "process")][number_of(escape, "thread")]++;
    }
    assert_int_equal(json_array_size(json_object_get(object, "escapes")), 60);
    for (size_t i = 0; i < 60; i++) {
        assert_int_equal((&seen[0][0][0][0])[i], 1);
    }
    json_decref(object);
}

static void large_payload(void **state)
{
    (void)state;
    PROGRAM_RUN("call", OBEYS, "10", "--size", "1000000");
    assert_status_is(0);
    assert_says_in(program.out, "out 000003f0  ff ff");
    assert_says_in(program.out, "... and 62436 more lines");
    assert_says_in(program.out, "999999 of 1000000 bytes changed");
    PROGRAM_RUN("call", OBEYS, "--size", "4294967295");
    assert_status_is(1);
    assert_says_in(program.out, "check \"size.limit\"");
}

/* ------------------------------------------------------------------------------------------------- for people */

static void says_what_came_back(void **state)
{
    (void)state;
    PROGRAM_RUN("call", OBEYS, "10 41", "12", "13", "14", "--flags=HardwareAccess,DeviceStatusQuery", "10");
    assert_status_is(1);
    assert_says_in(program.out, ".so: escape 1: STATUS_SUCCESS (0x00000000), 2 bytes, level zero, ");
    assert_says_in(program.out, "    in  00000000  10 41                                            |.A|\n"
                                "    out 00000000  10 be                                            |..|\n"
                                "    1 of 2 bytes changed\n");
    assert_says_in(program.out,
                   "escape 2 failed with STATUS_ILLEGAL_INSTRUCTION (0xC000001D), the driver's own, 1 byte,");
    assert_says_in(program.out, "escape 3 failed with 0xC0FFEE00, the driver's own");
    assert_says_in(program.out, "the payload came back as it was sent");
    assert_says_in(program.out, "escape 5 refused with STATUS_INVALID_PARAMETER (0xC000000D), before the driver was "
                                "called\n  why   check \"flags.one-of\": HardwareAccess, DeviceStatusQuery and "
                                "ChangeFrameLatency exclude one another\n  next  set one of them at most\n");
}

static void sums_up(void **state)
{
    (void)state;
    PROGRAM_RUN("call", OBEYS, "1041", "12", "--repeat", "100");
    assert_status_is(1);
    assert_says_in(program.out, "payload 1: 100 times STATUS_SUCCESS (0x00000000), in the driver ");
    assert_says_in(program.out, "payload 2: 100 times STATUS_ILLEGAL_INSTRUCTION");
    assert_says_in(program.out, "escape 1 (payload 1, round 1): STATUS_SUCCESS");
    assert_null(strstr(program.out, "escape 3 "));
}

static void level_two(void **state)
{
    (void)state;
    PROGRAM_RUN("call", OBEYS, "10", "--flags", "HardwareAccess");
    assert_status_is(0);
    assert_says_in(program.out, "1 byte, level two, ");
}

static void log_of_the_driver(void **state)
{
    (void)state;
    PROGRAM_RUN("call", "--log", "--json", OBEYS, "14");
    assert_status_is(0);
    assert_says_in(program.errors, "driver: obeys: a line with ");
    json_decref(program_json());
    PROGRAM_RUN("call", OBEYS, "14");
    assert_null(strstr(program.errors, "obeys: a line"));
}

static void leak_is_told(void **state)
{
    (void)state;
    PROGRAM_RUN("call", OBEYS, "15");
    assert_status_is(0);
    assert_says_in(program.out, "the driver left behind 1 pool block, 100 bytes of pool");
}

/* ------------------------------------------------------------------------------------------- how a driver ends it */

struct crash {
    const char *name, *payload;
    const char *says[4];
    long long code;
    const char *code_name;
};

// clang-format off
static struct crash crashes[] = {
    {"a wild write",      "20", {"bugcheck 0x00000050 PAGE_FAULT_IN_NONPAGED_AREA", "ObeysEscape", "obeys.c:"}, 0x50,
     "PAGE_FAULT_IN_NONPAGED_AREA"},
    {"KeBugCheckEx",      "21", {"bugcheck 0x000000D1 DRIVER_IRQL_NOT", "0x0000000000000004", "ObeysEscape"}, 0xD1,
     "DRIVER_IRQL_NOT_LESS_OR_EQUAL"},
    {"a raised IRQL",     "22", {"bugcheck 0x0000004A IRQL_GT_ZERO_AT_SYSTEM_SERVICE", "DISPATCH_LEVEL"}, 0x4A,
     "IRQL_GT_ZERO_AT_SYSTEM_SERVICE"},
};
// clang-format on

static void crash_is_an_answer(void **state)
{
    const struct crash *row = *state;
    PROGRAM_RUN("call", OBEYS, "1001", row->payload, "1002");
    assert_status_is(4);
    assert_says_in(program.out, "escape 1: STATUS_SUCCESS");
    for (size_t i = 0; i < 4 && row->says[i]; i++) {
        assert_says_in(program.errors, row->says[i]);
    }
    char last[64];
    snprintf(last, sizeof last, "2: device, flags none, 1 byte: %s: not finished", row->payload);
    assert_says_in(program.errors, last);
    assert_says_in(program.errors, "1: device, flags none, 2 bytes: 10 01: STATUS_SUCCESS");
    assert_says_in(program.errors, ".so: the driver crashed: bugcheck ");
}

static void crash_in_json(void **state)
{
    const struct crash *row = *state;
    PROGRAM_RUN("call", "--json", OBEYS, "1001", row->payload, "1002");
    assert_status_is(4);
    json_t *object = program_json();
    json_t *bugcheck = json_object_get(object, "bugcheck");
    assert_int_equal(json_array_size(json_object_get(object, "escapes")), 1);
    assert_int_equal(number_of(bugcheck, "code"), row->code);
    assert_string_equal(text_of(bugcheck, "name"), row->code_name);
    assert_int_equal(json_array_size(json_object_get(bugcheck, "parameters")), 4);
    assert_true(json_array_size(json_object_get(bugcheck, "backtrace")) > 0);
    assert_string_equal(text_of(object, "ended"), "crashed");
    json_decref(object);
}

/* Under a sanitizer the write itself is what ends the driver. */
static void broken_heap_is_a_crash(void **state)
{
    (void)state;
    if (strcmp(ESCAPEMENT_VARIANT, "plain") != 0) {
        skip();
    }
    PROGRAM_RUN("call", "--json", OBEYS, "23");
    assert_status_is(4);
    json_t *object = program_json();
    assert_int_equal(number_of(json_object_get(object, "bugcheck"), "code"), 0xC5);
    json_decref(object);
    assert_says_in(program.errors, "DRIVER_CORRUPTED_EXPOOL");
    assert_says_in(program.errors, "wrote outside of a block");
    assert_says_in(program.errors, ".so: the driver crashed: bugcheck 0x000000C5");
}

struct hang {
    const char *name, *payload, *threads;
    const char *where; /* in the report; null: ThreadSanitizer delivers no signal there */
};

// clang-format off
static struct hang hangs[] = {
    {"a loop",                 "30", "1", "ObeysEscape"},
    {"a wait",                 "31", "1", "KeWaitForSingleObject"},
    {"a wait, of one thread among several", "31", "3", "KeWaitForSingleObject"},
};
// clang-format on

static void hang_ends(void **state)
{
    const struct hang *row = *state;
    PROGRAM_RUN("call", "--json", "--timeout", "1", "--threads", row->threads, OBEYS, row->payload);
    assert_status_is(4);
    assert_says_in(program.errors, "no answer from the driver for 1 second\n");
    json_t *object = program_json();
    assert_string_equal(text_of(object, "ended"), "hung");
    if (strcmp(ESCAPEMENT_VARIANT, "tsan") != 0) {
        assert_says_in(program.errors, "bugcheck 0x000000E2 MANUALLY_INITIATED_CRASH");
        assert_says_in(program.errors, row->where);
        assert_int_equal(number_of(json_object_get(object, "bugcheck"), "code"), 0xE2);
    }
    json_decref(object);
}

/* Two processes are in the driver at once at level zero, and nothing of ours orders what they do there. */
static void race_is_found(void **state)
{
    (void)state;
    PROGRAM_RUN("call", "--processes", "4", "--repeat", "200", OBEYS, "16");
    if (strcmp(ESCAPEMENT_VARIANT, "tsan") == 0) {
        assert_status_is(1);
        assert_says_in(program.errors, "WARNING: ThreadSanitizer: data race");
        assert_says_in(program.errors, "obeys.c:");
        assert_says_in(program.errors, ".so: the thread sanitizer found what is printed above");
    } else {
        assert_status_is(0);
    }
    PROGRAM_RUN("call", "--processes", "4", "--repeat", "200", OBEYS, "16", "--flags", "HardwareAccess");
    assert_status_is(0); /* level two is alone in the driver */
}

/* -------------------------------------------------------------------------------------------- how we ourselves end */

/* Starts a call that stays in the driver, and comes back once it is there. */
static pid_t start_waiting_call(FILE *errors, FILE *out)
{
    static const struct timespec tenth = {.tv_nsec = 10000000};
    char text[256] = "";
    pid_t pid =
        program_start((const char *const[]){"call", "--log", OBEYS, "14", "31", NULL}, -1, fileno(out), fileno(errors));
    while (!strstr(text, "obeys: a line")) {
        nanosleep(&tenth, NULL);
        ssize_t count = pread(fileno(errors), text, sizeof text - 1, 0);
        text[count > 0 ? count : 0] = '\0';
        assert_int_equal(waitpid(pid, NULL, WNOHANG), 0);
    }
    return pid;
}

/* Descendants become this process' children once their parents are gone: none must be left. */
static void assert_no_descendants(void)
{
    assert_int_equal(waitpid(-1, NULL, 0), -1);
    assert_int_equal(errno, ECHILD);
}

static void ends_by_signal(void **state)
{
    const int *number = *state;
    FILE *errors = program_file();
    FILE *out = program_file();
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    pid_t pid = start_waiting_call(errors, out);
    kill(pid, *number);
    assert_int_equal(program_wait(pid), 128 + *number);
    if (*number != SIGKILL) {
        assert_no_descendants(); /* it waited for its child */
    } else {
        while (waitpid(-1, NULL, 0) > 0) { /* the child ends with it: this does not wait for ever */
        }
    }
    fclose(errors);
    fclose(out);
}

static void interrupted_json_is_whole(void **state)
{
    (void)state;
    FILE *out = program_file();
    FILE *errors = program_file();
    static const struct timespec tenth = {.tv_nsec = 10000000};
    char text[256] = "";
    pid_t pid = program_start((const char *const[]){"call", "--json", "--log", OBEYS, "14", "31", NULL}, -1,
                              fileno(out), fileno(errors));
    while (!strstr(text, "obeys: a line")) {
        nanosleep(&tenth, NULL);
        ssize_t count = pread(fileno(errors), text, sizeof text - 1, 0);
        text[count > 0 ? count : 0] = '\0';
    }
    kill(pid, SIGINT);
    assert_int_equal(program_wait(pid), 128 + SIGINT);
    program_read(out, program.out);
    program_read(errors, program.errors);
    json_t *object = program_json();
    assert_string_equal(text_of(object, "ended"), "interrupted");
    json_decref(object);
}

static void output_is_full(void **state)
{
    (void)state;
    static const char *const commands[][8] = {{"call", "1001", NULL}, {"call", "--json", "1001", NULL},
                                              {"run", NULL},          {"run", "--json", NULL},
                                              {"--help", NULL},       {"--version", NULL}};
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        const char *words[8] = {commands[i][0], OBEYS};
        for (size_t w = 1; commands[i][w]; w++) {
            words[w + 1] = commands[i][w];
        }
        FILE *errors = program_file();
        int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
        program.status = program_wait(program_start(words, -1, full, fileno(errors)));
        close(full);
        program_read(errors, program.errors);
        assert_status_is(1);
        assert_says_in(program.errors, "could not be written to standard output: No space left on device");
    }
}

static void output_is_closed(void **state)
{
    (void)state;
    FILE *errors = program_file();
    program.status =
        program_wait(program_start((const char *const[]){"call", OBEYS, "1001", NULL}, -1, -1, fileno(errors)));
    program_read(errors, program.errors);
    assert_status_is(1);
    assert_says_in(program.errors, "standard output is closed");
}

static void reader_goes_away(void **state)
{
    (void)state;
    int ends[2];
    FILE *errors = program_file();
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    program.status = program_wait(
        program_start((const char *const[]){"call", "--json", "--repeat", "4000000000", OBEYS, "1001", NULL}, -1,
                      ends[1], fileno(errors)));
    close(ends[1]);
    program_read(errors, program.errors);
    assert_status_is(1);
    assert_says_in(program.errors, "could not be written to standard output: Broken pipe");
}

/* --------------------------------------------------------------------------------------------------------- variants */

static void runs_in_the_program_of_its_variant(void **state)
{
    (void)state;
    char driver[4096];
    char plain[4096];
    snprintf(plain, sizeof plain, "%s/escapement", program_variable("ESCAPEMENT_BUILD"));
    if (strcmp(ESCAPEMENT_VARIANT, "plain") == 0 || access(plain, X_OK) != 0) {
        skip();
    }
    snprintf(driver, sizeof driver, "%s", OBEYS);
    FILE *out = program_file();
    FILE *errors = program_file();
    program.status = program_wait(
        program_start_as(plain, (const char *const[]){"run", driver, NULL}, -1, fileno(out), fileno(errors)));
    program_read(out, program.out);
    program_read(errors, program.errors);
    assert_status_is(0);
    assert_says_in(program.out, ESCAPEMENT_VARIANT " variant");
}

/* ------------------------------------------------------------------------------------------------------------ main */

#define MOST 96

static struct CMUnitTest tests[MOST];
static size_t test_count;

static void add(const char *name, CMUnitTestFunction test, void *row)
{
    assert_true(test_count < MOST);
    tests[test_count++] = (struct CMUnitTest){.name = name, .test_func = test, .initial_state = row};
}

int main(void)
{
    static int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGKILL};
    static const char *const signal_names[] = {"SIGINT ends it and its child", "SIGTERM ends it and its child",
                                               "SIGHUP ends it and its child", "its child ends with it"};
    for (size_t i = 0; i < sizeof sents / sizeof sents[0]; i++) {
        add(sents[i].name, arrives, &sents[i]);
    }
    add("code is an unsigned number", code_is_unsigned, NULL);
    add("a sequence, and what options hold for", sequence, NULL);
    add("--file", file, NULL);
    add("--context of a driver without contexts", context_needs_the_driver, NULL);
    add("--repeat, --threads, --processes", repeat_and_threads, NULL);
    add("a large payload", large_payload, NULL);
    add("says what came back", says_what_came_back, NULL);
    add("many escapes are summed up", sums_up, NULL);
    add("says level two", level_two, NULL);
    add("--log", log_of_the_driver, NULL);
    add("what is left behind is told", leak_is_told, NULL);
    for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++) {
        add(crashes[i].name, crash_is_an_answer, &crashes[i]);
        add("the same with --json", crash_in_json, &crashes[i]);
    }
    add("a broken heap", broken_heap_is_a_crash, NULL);
    for (size_t i = 0; i < sizeof hangs / sizeof hangs[0]; i++) {
        add(hangs[i].name, hang_ends, &hangs[i]);
    }
    add("a data race in the driver", race_is_found, NULL);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        add(signal_names[i], ends_by_signal, &signals[i]);
    }
    add("interrupted JSON is whole", interrupted_json_is_whole, NULL);
    add("the disk is full", output_is_full, NULL);
    add("standard output is closed", output_is_closed, NULL);
    add("the reader goes away", reader_goes_away, NULL);
    add("a driver of another variant", runs_in_the_program_of_its_variant, NULL);
    return _cmocka_run_group_tests("cli-call", tests, test_count, NULL, NULL);
}
