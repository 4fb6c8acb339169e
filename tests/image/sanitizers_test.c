/*
 * sanitizers_test.c: what a driver does wrong is reported by the sanitizer of its variant, with the driver's own line.
 *
 * Each fault runs in a process of its own, since the report ends it: this program again, told which one.
 */
#include "support.h"

#include <errno.h>
#include <pthread.h>
#include <sys/wait.h>

#define ON_CHECK (1 << IMAGE_CHECK)
#define ON_TSAN  (1 << IMAGE_TSAN)
#define ON_ALL   (ON_CHECK | ON_TSAN | 1 << IMAGE_PLAIN)

/* clang-format off */
static const struct fault {
    const char *name; /* the driver's function */
    int argument;
    int variants;     /* where it is found */
    const char *says; /* null: nothing is wrong */
    bool summary_is_elsewhere; /* in the runtime's own memset, or on either side of the race */
} faults[] = {
    {"heap_overflow",    10,      ON_CHECK, "AddressSanitizer: heap-buffer-overflow", false},
    {"heap_overflow",    -1,      ON_CHECK, "AddressSanitizer: heap-buffer-overflow", false},
    {"use_after_free",   3,       ON_CHECK, "AddressSanitizer: heap-use-after-free", false},
    {"global_overflow",  16,      ON_CHECK, "AddressSanitizer: global-buffer-overflow", false},
    {"stack_overflow",   8,       ON_CHECK, "AddressSanitizer: stack-buffer-overflow", false},
    {"set_overflow",     11,      ON_CHECK, "AddressSanitizer: heap-buffer-overflow", true},
    {"use_after_return", 0,       ON_CHECK, "AddressSanitizer: stack-use-after-return", false},
    {"shift",            32,      ON_CHECK, "runtime error: shift exponent 32 is too large", false},
    {"add",              1,       ON_CHECK, "runtime error: signed integer overflow", false},
    {"misaligned",       1,       ON_CHECK, "runtime error: load of misaligned address", false},
    {"index_outside",    4,       ON_CHECK, "runtime error: index 4 out of bounds", false},
    {"race",             1,       ON_TSAN,  "ThreadSanitizer: data race", false},
    {"unaligned_race",   1,       ON_TSAN,  "ThreadSanitizer: data race", false},
    {"mixed_race",       1,       ON_TSAN,  "ThreadSanitizer: data race", true},
    {"no_race",          1,       ON_ALL,   NULL, false},
    {"nothing_wrong",    3,       ON_ALL,   NULL, false},
};
/* clang-format on */

/* -------------------------------------------------------------------------------------------------- in the child */
static _Atomic int expected_line;

static void ABI expect(int line)
{
    if (expected_line != line) {
        expected_line = line;
        fprintf(stderr, "expected faults.c:%d\n", line);
    }
}

static void *ABI allocate(unsigned long long bytes)
{
    return malloc(bytes);
}

static void ABI release(void *block)
{
    free(block);
}

static void *ABI set(void *block, int value, size_t bytes)
{
    return memset(block, value, bytes);
}

typedef void ABI race_routine(void *);
struct racer {
    race_routine *routine;
    void *context;
};

static void *run_racer(void *argument)
{
    const struct racer *racer = argument;
    racer->routine(racer->context);
    return NULL;
}

static void ABI race(race_routine *routine, void *context)
{
    struct racer racer = {routine, context};
    pthread_t threads[2];
    for (int i = 0; i < 2; i++) {
        if (pthread_create(&threads[i], NULL, run_racer, &racer) != 0) {
            abort();
        }
    }
    for (int i = 0; i < 2; i++) {
        pthread_join(threads[i], NULL);
    }
}

static const struct nt_export rows[] = {
    {"HostExpect", expect}, {"HostAllocate", allocate}, {"HostFree", release}, {"HostRace", race}, {"memset", set}};
static const struct nt_export_table table = {rows, sizeof rows / sizeof rows[0]};

static int run_fault(const char *name, int argument)
{
    struct image *image;
    struct image_error error;
    char path[512];
    if (!image_load(support_path("image-faults", path), IMAGE_KERNEL, &table, 1, &image, &error)) {
        fprintf(stderr, "%s\n", error.text);
        return 2;
    }
    void(ABI * routine)(int) = image_symbol(image, name);
    if (routine == NULL) {
        return 3;
    }
    routine(argument);
    image_unload(image);
    return 0;
}

/* ------------------------------------------------------------------------------------------------- in the parent */
static char report[65536];

static int run_child(const struct fault *fault)
{
    char argument[16];
    int pipes[2];
    size_t used = 0;
    ssize_t got;
    int status;
    snprintf(argument, sizeof argument, "%d", fault->argument);
    assert_int_equal(pipe(pipes), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(pipes[1], STDERR_FILENO);
        close(pipes[0]);
        close(pipes[1]);
        setenv("UBSAN_OPTIONS", "print_stacktrace=1", 1);
        setenv("TSAN_OPTIONS", "halt_on_error=1", 1);
        execl("/proc/self/exe", "sanitizers_test", fault->name, argument, (char *)NULL);
        _exit(99);
    }
    close(pipes[1]);
    while ((got = read(pipes[0], report + used, sizeof report - 1 - used)) > 0 || (got < 0 && errno == EINTR)) {
        used += got > 0 ? (size_t)got : 0;
    }
    report[used] = '\0';
    close(pipes[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static const char *line_of_report(const char *marker)
{
    static char line[1024];
    const char *at = strstr(report, marker);
    if (at == NULL) {
        fail_msg("the report has no '%s':\n%s", marker, report);
        return "";
    }
    snprintf(line, sizeof line, "%.*s", (int)strcspn(at, "\n"), at);
    return line;
}

static void is_reported(void **state)
{
    const struct fault *fault = *state;
    char expected[64];
    int status = run_child(fault);
    if (fault->says == NULL) {
        if (status != 0) {
            fail_msg("a report where nothing is wrong:\n%s", report);
        }
        return;
    }
    assert_int_not_equal(status, 0);
    line_of_report(fault->says);
    /* The line that the driver announced is in a stack, and the summary (what a person reads) names it too. */
    line_of_report("expected faults.c:");
    snprintf(expected, sizeof expected,
             "faults.c:%ld:", strtol(strstr(report, "expected faults.c:") + strlen("expected faults.c:"), NULL, 10));
    line_of_report(expected);
    const char *summary = line_of_report("SUMMARY: ");
    if (!fault->summary_is_elsewhere && strstr(summary, expected) == NULL) {
        fail_msg("the summary does not name %s %s\n%s", expected, summary, report);
    }
}

int main(int argc, char **argv)
{
    enum { FAULTS = sizeof faults / sizeof faults[0] };
    struct CMUnitTest tests[FAULTS];
    char names[FAULTS][64];
    if (argc == 3) {
        return run_fault(argv[1], (int)strtol(argv[2], NULL, 10));
    }
    size_t count = 0;
    for (size_t i = 0; i < FAULTS; i++) {
        if ((faults[i].variants & 1 << image_own_variant()) == 0) {
            continue;
        }
        snprintf(names[i], sizeof names[i], "%s(%d)", faults[i].name, faults[i].argument);
        tests[count++] = (struct CMUnitTest){
            .name = names[i], .test_func = is_reported, .initial_state = (void *)(uintptr_t)&faults[i]};
    }
    return _cmocka_run_group_tests("faults", tests, count, NULL, NULL);
}
