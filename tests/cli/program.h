/*
 * program.h: runs the program as a person does, and keeps what it said.
 */
#ifndef ESCAPEMENT_TESTS_CLI_PROGRAM_H
#define ESCAPEMENT_TESTS_CLI_PROGRAM_H

// clang-format off
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PROGRAM_TEXT = 1 << 20, PROGRAM_WORDS = 40 };

/* One run: its exit status (128 + n after a signal), and what it printed. */
struct program {
    int status;
    char out[PROGRAM_TEXT];
    char errors[PROGRAM_TEXT];
};

static struct program program; /* the last run */

static inline const char *program_variable(const char *name)
{
    const char *value = getenv(name);
    if (!value) {
        fprintf(stderr, "%s is not set: run this by ./dev test\n", name);
        abort();
    }
    return value;
}

/* A driver of the build in this test's variant. */
static inline const char *program_driver(const char *name)
{
    static char path[4096];
    snprintf(path, sizeof path, "%s/tests/drivers/%s-%s.so", program_variable("ESCAPEMENT_BUILD"), name,
             ESCAPEMENT_VARIANT);
    return path;
}

static inline FILE *program_file(void)
{
    FILE *file = tmpfile();
    if (!file) {
        perror("tmpfile");
        abort();
    }
    return file;
}

static inline void program_read(FILE *file, char text[PROGRAM_TEXT])
{
    size_t bytes = fseek(file, 0, SEEK_SET) == 0 ? fread(text, 1, PROGRAM_TEXT - 1, file) : 0;
    text[bytes] = '\0';
    fclose(file);
}

static inline pid_t program_start_as(const char *file, const char *const *words, int in, int out, int errors)
{
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        const char *argv[PROGRAM_WORDS + 2] = {file};
        for (size_t i = 0; words[i] && i < PROGRAM_WORDS; i++) {
            argv[i + 1] = words[i];
        }
        signal(SIGPIPE, SIG_DFL);
        if ((in >= 0 && dup2(in, 0) < 0) || (out >= 0 && dup2(out, 1) < 0) || (errors >= 0 && dup2(errors, 2) < 0)) {
            _exit(127);
        }
        if (out < 0) {
            close(1);
        }
        execv(argv[0], (char **)(uintptr_t)argv);
        _exit(127);
    }
    assert_true(pid > 0);
    return pid;
}

static inline pid_t program_start(const char *const *words, int in, int out, int errors)
{
    return program_start_as(program_variable("ESCAPEMENT"), words, in, out, errors);
}

static inline int program_wait(pid_t pid)
{
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* `words` end with null; `input` is what it reads. */
static inline void program_run_with(const char *const *words, const char *input, size_t input_size)
{
    FILE *in = program_file();
    FILE *out = program_file();
    FILE *errors = program_file();
    fwrite(input, 1, input_size, in);
    assert_int_equal(fseek(in, 0, SEEK_SET), 0);
    program.status = program_wait(program_start(words, fileno(in), fileno(out), fileno(errors)));
    fclose(in);
    program_read(out, program.out);
    program_read(errors, program.errors);
}

#define PROGRAM_RUN(...) program_run_with((const char *const[]){__VA_ARGS__, NULL}, "", 0)

static inline void program_fail(const char *what)
{
    fail_msg("%s; exit status %d\n--- standard output:\n%.4000s\n--- standard error:\n%.4000s", what, program.status,
             program.out, program.errors);
}

static inline void assert_status_is(int status)
{
    if (program.status != status) {
        char what[64];
        snprintf(what, sizeof what, "the exit status is not %d", status);
        program_fail(what);
    }
}

static inline void assert_says_in(const char *where, const char *text)
{
    if (!strstr(where, text)) {
        char what[512];
        snprintf(what, sizeof what, "does not say: %s", text);
        program_fail(what);
    }
}

/* What it printed is one JSON object. The caller gives it to json_decref. */
static inline json_t *program_json(void)
{
    json_error_t error;
    json_t *object = json_loads(program.out, JSON_REJECT_DUPLICATES, &error);
    if (!json_is_object(object)) {
        program_fail("no JSON object");
    }
    return object;
}

#endif
