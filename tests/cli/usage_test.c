/*
 * usage_test.c: each wrong word of a command line, and each file that is no driver – one clear message, one status.
 */
#include "program.h"

#include <elf.h>

static char folder[] = "/tmp/escapement-usage-XXXXXX";

/* ----------------------------------------------------------------------------------------------------- wrong usage */

#define D "driver.so" /* never looked at: the command line is judged first */

struct usage {
    const char *name;
    const char *words[12];
    const char *says;
};

// clang-format off
static struct usage usages[] = {
    {"no verb",                        {NULL},                                "no verb given"},
    {"unknown verb",                   {"cal"},                               "unknown verb 'cal'"},
    {"unknown option in a verb's place", {"--jsn"},                           "unknown option '--jsn'"},
    {"call: nothing",                  {"call"},                              "no DRIVER given"},
    {"call: no payload",               {"call", D},                           "no PAYLOAD given"},
    {"call: unknown option",           {"call", D, "00", "--jsn"},            "call: unknown option '--jsn'"},
    {"call: one dash",                 {"call", D, "00", "-x"},               "call: unknown option '-x'"},
    {"call: odd digits",               {"call", D, "--hex", "01 2"},          "'2' has 1 hexadecimal digits"},
    {"call: odd digits behind 0x",     {"call", D, "0x123"},                  "'0x123' has 3 hexadecimal digits"},
    {"call: 0x alone",                 {"call", D, "0x"},                     "'0x' has 0 hexadecimal digits"},
    {"call: no digit",                 {"call", D, "01 0g"},                  "'g' is no digit"},
    {"call: --hex without a value",    {"call", D, "--hex"},                  "--hex wants a value"},
    {"call: --file without a value",   {"call", D, "--file"},                 "--file wants a value"},
    {"call: --file that is not there", {"call", D, "--file", "/nonexistent"},
     "/nonexistent could not be opened: No such"},
    {"call: --file that is a folder",  {"call", D, "--file", "/"},            "/ could not be read: Is a directory"},
    {"call: --flags without a value",  {"call", D, "00", "--flags"},          "--flags wants a value"},
    {"call: --flags of no name",       {"call", D, "--flags", "Hardware", "00"},
     "'Hardware' is neither a 32-bit number nor a flag of D3DDDI_ESCAPEFLAGS, which are HardwareAccess, "},
    {"call: --flags empty",            {"call", D, "--flags", "", "00"},      "--flags: no flag is named"},
    {"call: --flags of 33 bits",       {"call", D, "--flags", "0x100000000", "00"}, "'0x100000000' is neither"},
    {"call: --type of no name",        {"call", D, "--type", "PRIVATE", "00"}, "'PRIVATE' is neither a 32-bit number"},
    {"call: --size no number",         {"call", D, "--size", "big", "00"},    "'big' is no number from 0 to"},
    {"call: --size negative",          {"call", D, "--size", "-1", "00"},     "'-1' is no number"},
    {"call: --size too large",         {"call", D, "--size", "4294967296"},   "'4294967296' is no number"},
    {"call: --repeat 0",               {"call", D, "--repeat", "0", "00"},    "'0' is no number from 1"},
    {"call: --repeat with a tail",     {"call", D, "--repeat", "3x", "00"},   "'3x' is no number"},
    {"call: --threads 0",              {"call", D, "--threads", "0", "00"},   "'0' is no number from 1 to 1024"},
    {"call: --threads too many",       {"call", D, "--threads", "1025", "00"}, "'1025' is no number from 1 to 1024"},
    {"call: --processes 0",            {"call", D, "--processes=0", "00"},    "'0' is no number from 1 to 256"},
    {"call: --limit 0",                {"call", D, "--limit", "0", "00"},     "'0' is no number from 1"},
    {"call: --timeout no number",      {"call", D, "--timeout", "1.5", "00"}, "'1.5' is no number from 0 to 86400"},
    {"call: --device without a value", {"call", D, "00", "--device"},         "--device wants a value"},
    {"call: --json with a value",      {"call", D, "--json=1", "00"},         "--json takes no value"},
    {"run: nothing",                   {"run"},                               "run: no DRIVER given"},
    {"run: two drivers",               {"run", D, "other.so"},                "'other.so' is another"},
    {"run: unknown option",            {"run", D, "--hex", "00"},             "run: unknown option '--hex'"},
    {"run: --cycles without a value",  {"run", D, "--cycles"},                "--cycles wants a value"},
    {"run: --cycles 0",                {"run", D, "--cycles", "0"},           "'0' is no number from 1"},
    {"run: --cycles no number",        {"run", D, "--cycles", "many"},        "'many' is no number"},
    {"run: --timeout no number",       {"run", D, "--timeout", "soon"},       "'soon' is no number"},
    {"run: --log with a value",        {"run", D, "--log=all"},               "--log takes no value"},
};
// clang-format on

static void is_wrong_usage(void **state)
{
    const struct usage *row = *state;
    program_run_with(row->words, "", 0);
    assert_status_is(2);
    assert_says_in(program.errors, "escapement: ");
    assert_says_in(program.errors, row->says);
    assert_string_equal(program.out, "");
}

static void helps(void **state)
{
    const char *verb = *state;
    PROGRAM_RUN(verb, "--help");
    assert_status_is(0);
    assert_says_in(program.out, "usage: escapement ");
    assert_says_in(program.out, verb);
    assert_string_equal(program.errors, "");
}

/* --------------------------------------------------------------------------------------------------- broken files */

struct bytes {
    uint8_t data[1 << 20];
    size_t size;
};
static struct bytes bytes;

/* Null is no answer; cmocka's own assertions return, as far as an analyzer can tell. */
static FILE *opened(FILE *file)
{
    if (!file) {
        perror("a file of the test");
        abort();
    }
    return file;
}

static void read_driver(void)
{
    FILE *in = opened(fopen(program_driver("cli-obeys"), "re"));
    bytes.size = fread(bytes.data, 1, sizeof bytes.data, in);
    assert_true(bytes.size > 4096 && bytes.size < sizeof bytes.data);
    fclose(in);
}

static void make_empty(void)
{
    bytes.size = 0;
}

static void make_text(void)
{
    bytes.size = (size_t)snprintf((char *)bytes.data, sizeof bytes.data, "#!/bin/sh\nexit 0\n");
}

static void make_windows(void)
{
    memset(bytes.data, 0, 4096);
    memcpy(bytes.data, "MZ", 2);
    bytes.size = 4096;
}

static void make_truncated(void)
{
    bytes.size = bytes.size / 2;
}

static void make_header_only(void)
{
    bytes.size = sizeof(Elf64_Ehdr);
}

static void make_32_bit(void)
{
    bytes.data[EI_CLASS] = ELFCLASS32;
}

static void make_arm(void)
{
    ((Elf64_Ehdr *)bytes.data)->e_machine = EM_AARCH64;
}

/* An executable of Linux', cut where the buffer ends: this very test. */
static void make_linux_program(void)
{
    FILE *self = opened(fopen("/proc/self/exe", "re"));
    bytes.size = fread(bytes.data, 1, 65536, self);
    fclose(self);
}

struct broken {
    const char *name;
    void (*make)(void);
    const char *says;
};

// clang-format off
static struct broken brokens[] = {
    {"empty",                 make_empty,         ".so: "},
    {"a script",              make_text,          ".so: "},
    {"a Windows driver",      make_windows,       "Windows"},
    {"truncated",             make_truncated,     "the file is truncated"},
    {"a header alone",        make_header_only,   ".so: "},
    {"32-bit",                make_32_bit,        "32-bit"},
    {"for another processor", make_arm,           ".so: "},
    {"a program of Linux', cut",    make_linux_program, ".so: "},
};
// clang-format on

static void is_no_driver(void **state)
{
    const struct broken *row = *state;
    char path[512];
    snprintf(path, sizeof path, "%s/broken.so", folder);
    read_driver();
    row->make();
    FILE *out = opened(fopen(path, "we"));
    fwrite(bytes.data, 1, bytes.size, out);
    assert_int_equal(fclose(out), 0);
    static const char *const verbs[] = {"run", "call"};
    for (size_t i = 0; i < 2; i++) {
        program_run_with((const char *const[]){verbs[i], path, i == 1 ? "00" : NULL, NULL}, "", 0);
        assert_status_is(3);
        assert_says_in(program.errors, "escapement: ");
        assert_says_in(program.errors, "broken.so: ");
        assert_says_in(program.errors, row->says);
        assert_string_equal(program.out, "");
    }
    PROGRAM_RUN("call", "--json", path, "00");
    assert_status_is(3);
    json_t *object = program_json();
    assert_int_equal(json_array_size(json_object_get(object, "escapes")), 0);
    assert_non_null(strstr(json_string_value(json_object_get(json_object_get(object, "error"), "text")), row->says));
    json_decref(object);
}

static void missing_file(void **state)
{
    (void)state;
    PROGRAM_RUN("run", "/nonexistent.so");
    assert_status_is(3);
    assert_says_in(program.errors, "escapement: /nonexistent.so: ");
    assert_says_in(program.errors, "No such file or directory");
    PROGRAM_RUN("run", folder);
    assert_status_is(3);
    PROGRAM_RUN("call", "--json", "/non\377existent.so", "00");
    assert_status_is(3);
    json_decref(program_json());
}

/* ------------------------------------------------------------------------------------- drivers that do not start */

struct unstarted {
    const char *name, *driver;
    int status;
    const char *says[3];
};

// clang-format off
static struct unstarted unstarteds[] = {
    {"missing imports, all named",       "image-missing",      3, {"NobodyHasThis", "NorThis", "malloc"}},
    {"no DriverEntry",                   "image-no-entry",     3, {"DriverEntry"}},
    {"a user-mode driver",               "image-user",         3, {"user-mode driver"}},
    {"DriverEntry crashes",              "cli-entry-crashes",  4, {"bugcheck 0x00000050", "DriverEntry", "entry.c:"}},
    {"DriverEntry fails",                "cli-entry-fails",    3, {"DriverEntry returned STATUS_ACCESS_DENIED"}},
    {"DxgkInitialize is never called",   "cli-entry-forgets",  3, {"DxgkInitialize was never called"}},
    {"a version that is none",           "cli-entry-version",  3, {"0x4242", "STATUS_REVISION_MISMATCH"}},
    {"callbacks that are missing",       "cli-entry-lacks",    3, {"DxgkDdiRemoveDevice", "DxgkDdiQueryAdapterInfo"}},
    {"DxgkDdiStartDevice fails",         "cli-entry-starts",   3,
     {"DxgkDdiStartDevice returned STATUS_DEVICE_CONF", "it left behind: 1 blocks of pool, 100 bytes of pool\n"}},
    {"DriverEntry never returns",        "cli-entry-loops",    3,
     {"the driver did not complete its start within 1 second\n", "DriverEntry"}},
};
// clang-format on

static void does_not_start(void **state)
{
    const struct unstarted *row = *state;
    PROGRAM_RUN("run", "--timeout", strstr(row->driver, "loops") ? "1" : "60", program_driver(row->driver));
    assert_status_is(row->status);
    for (size_t i = 0; i < 3 && row->says[i]; i++) {
        assert_says_in(program.errors, row->says[i]);
    }
    assert_string_equal(program.out, "");
}

static void device_model_is_wrong(void **state)
{
    (void)state;
    PROGRAM_RUN("run", "--device", "/nonexistent.device.so", program_driver("cli-obeys"));
    assert_status_is(3);
    assert_says_in(program.errors, "/nonexistent.device.so: the device model cannot be opened");
    PROGRAM_RUN("run", "--device", program_driver("cli-obeys"), "--", program_driver("cli-obeys"));
    assert_status_is(3);
    assert_says_in(program.errors, "device model");
}

/* ---------------------------------------------------------------------------------------------------------- main */

#define MOST 96

static struct CMUnitTest tests[MOST];
static size_t test_count;

static void add(const char *name, CMUnitTestFunction test, void *row)
{
    assert_true(test_count < MOST);
    tests[test_count++] = (struct CMUnitTest){.name = name, .test_func = test, .initial_state = row};
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    char path[512];
    snprintf(path, sizeof path, "%s/broken.so", folder);
    unlink(path);
    return rmdir(folder);
}

int main(void)
{
    for (size_t i = 0; i < sizeof usages / sizeof usages[0]; i++) {
        add(usages[i].name, is_wrong_usage, &usages[i]);
    }
    add("call --help", helps, "call");
    add("run --help", helps, "run");
    for (size_t i = 0; i < sizeof brokens / sizeof brokens[0]; i++) {
        add(brokens[i].name, is_no_driver, &brokens[i]);
    }
    add("a file that is not there, a folder, a name that is no text", missing_file, NULL);
    for (size_t i = 0; i < sizeof unstarteds / sizeof unstarteds[0]; i++) {
        add(unstarteds[i].name, does_not_start, &unstarteds[i]);
    }
    add("a device model that is none", device_model_is_wrong, NULL);
    return _cmocka_run_group_tests("cli-usage", tests, test_count, make_folder, remove_folder);
}
