/*
 * child.h: runs what ends a Linux process in a child of its own, and gives what it said.
 */
#ifndef ESCAPEMENT_TESTS_NT_CHILD_H
#define ESCAPEMENT_TESTS_NT_CHILD_H

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
#include <nt/bugcheck.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct child {
    int status; /* the exit status; -1: by a signal */
    char errors[262144];
    char report[65536];
};

static inline FILE *child_file(void)
{
    FILE *file = tmpfile();
    if (!file) {
        perror("tmpfile");
        abort();
    }
    return file;
}

static inline void child_read(FILE *file, char *text, size_t size)
{
    size_t bytes = fseek(file, 0, SEEK_SET) == 0 ? fread(text, 1, size - 1, file) : 0;
    text[bytes] = 0;
    fclose(file);
}

/* cmocka's, which would go on with the next test in the child. */
static inline void child_forget_handlers(void)
{
    static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        signal(signals[i], SIG_DFL);
    }
}

static inline void child_run(struct child *child, void (*body)(void *argument), void *argument)
{
    FILE *errors = child_file();
    FILE *report = child_file();
    int status = 0;
    fflush(NULL);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        dup2(fileno(errors), 2);
        nt_bugcheck_set_report(fileno(report));
        child_forget_handlers();
        body(argument);
        _exit(0);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    child->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    child_read(errors, child->errors, sizeof child->errors);
    child_read(report, child->report, sizeof child->report);
}

/* Its bugcheck's parameter, of four. */
static inline uint64_t child_parameter(const struct child *child, size_t number)
{
    json_t *report = json_loads(child->report, 0, NULL);
    assert_non_null(report);
    const char *text = json_string_value(json_array_get(json_object_get(report, "parameters"), number - 1));
    assert_non_null(text);
    uint64_t value = strtoull(text, NULL, 16);
    json_decref(report);
    return value;
}

static inline void assert_bugcheck(const struct child *child, uint32_t code)
{
    json_t *report = json_loads(child->report, 0, NULL);
    if (child->status != NT_BUGCHECK_EXIT || !report) {
        print_error("status %d\n%s\n%s\n", child->status, child->errors, child->report);
    }
    assert_int_equal(child->status, NT_BUGCHECK_EXIT);
    assert_non_null(report);
    assert_int_equal((uint32_t)json_integer_value(json_object_get(report, "code")), code);
    json_decref(report);
}

static inline void assert_says(const struct child *child, const char *text)
{
    if (!strstr(child->errors, text)) {
        print_error("not said: %s\n%s\n", text, child->errors);
    }
    assert_non_null(strstr(child->errors, text));
}

/* A table's row as a test of its own, named by the row. */
#define ROW_TEST(row, function)                                                                                        \
    {.name = (row).name, .test_func = (function), .initial_state = (void *)(uintptr_t)&(row)}

#endif
