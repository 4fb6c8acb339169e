/*
 * example_test.c: the program of docs/host.md, compiled as it stands there and run against a driver.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[] = "/tmp/escapement-example-XXXXXX";

static const char *variable(const char *name, const char *otherwise)
{
    const char *value = getenv(name);
    return value ? value : otherwise;
}

/* The page's first block of C. */
static int extract(const char *page_path, const char *to_path)
{
    static char page[1 << 16];
    FILE *from = fopen(page_path, "r");
    FILE *to = fopen(to_path, "w");
    size_t size = from ? fread(page, 1, sizeof page - 1, from) : 0;
    char *start = strstr(page, "```c\n");
    char *end = start ? strstr(start + 5, "```") : NULL;
    if (end && to) {
        fwrite(start + 5, 1, (size_t)(end - start - 5), to);
    }
    if (from) {
        fclose(from);
    }
    if (to) {
        fclose(to);
    }
    return size && end && to ? 0 : -1;
}

/* Runs a shell's command; returns its exit status, with what it printed in `output`. */
static int run(const char *command, char *output, size_t room)
{
    FILE *pipe = popen(command, "r"); // NOLINT(cert-env33-c): what a reader of the page types goes to a shell too
    if (!pipe) {
        return -1;
    }
    size_t size = fread(output, 1, room - 1, pipe);
    output[size] = '\0';
    int status = pclose(pipe);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int setup(void **state)
{
    (void)state;
    char page[4096];
    char source[4096];
    if (!mkdtemp(folder)) {
        return -1;
    }
    snprintf(page, sizeof page, "%s/docs/host.md", variable("ESCAPEMENT_SOURCE", "."));
    snprintf(source, sizeof source, "%s/example.c", folder);
    return extract(page, source);
}

static int teardown(void **state)
{
    (void)state;
    char command[4096];
    char output[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return run(command, output, sizeof output);
}

/* What is installed is the plain library; a host with a sanitizer is linked with that variant's. */
static const char *const compilers[][2] = {
    {"plain", "cc example.c $build/libescapement.so -Wl,-rpath,$build"},
    {"check", "clang-19 -fsanitize=address,undefined example.c $build/libescapement-check.a $libraries"},
    {"tsan", "clang-19 -fsanitize=thread example.c $build/libescapement-tsan.a $libraries"},
};

static const char *compiler(void)
{
    for (size_t i = 0; i < sizeof compilers / sizeof compilers[0]; i++) {
        if (strcmp(compilers[i][0], ESCAPEMENT_VARIANT) == 0) {
            return compilers[i][1];
        }
    }
    return "false";
}

static void compiles(void **state)
{
    (void)state;
    char command[16384];
    static char output[1 << 16];
    snprintf(command, sizeof command,
             "build=%s; source=%s; libraries=$(pkg-config --libs libelf libdw liburcu-memb jansson); cd %s && %s "
             "-std=c11 -Wall -Wextra -Werror -I$source/include -isystem $source/include/wdk -o example 2>&1",
             variable("ESCAPEMENT_BUILD", "build"), variable("ESCAPEMENT_SOURCE", "."), folder, compiler());
    if (run(command, output, sizeof output) != 0) {
        fail_msg("%s", output);
    }
}

static int run_with(const char *driver, char *output, size_t room)
{
    char command[8192];
    snprintf(command, sizeof command, "%s/example %s 2>&1", folder, driver);
    return run(command, output, room);
}

static void runs(void **state)
{
    (void)state;
    char driver[4096];
    static char output[1 << 16];
    snprintf(driver, sizeof driver, "%s/tests/drivers/pair-" ESCAPEMENT_VARIANT ".so",
             variable("ESCAPEMENT_BUILD", "build"));
    int status = run_with(driver, output, sizeof output);
    /* The pair's escapes are longer than the example's: the driver refuses it by a status of its own. */
    if (status != 1 || !strstr(output, "escape: STATUS_BUFFER_TOO_SMALL (0xC0000023), first byte 0\n") ||
        !strstr(output, "left behind: 0 pool blocks\n")) {
        fail_msg("status %d: %s", status, output);
    }
}

static void says_what_is_wrong(void **state)
{
    (void)state;
    static char output[1 << 16];
    assert_int_equal(run_with("/nonexistent.so", output, sizeof output), 3);
    assert_non_null(strstr(output, "/nonexistent.so"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compiles),
        cmocka_unit_test(runs),
        cmocka_unit_test(says_what_is_wrong),
    };
    return cmocka_run_group_tests_name("host-example", tests, setup, teardown);
}
