/*
 * rounds.c: takes the rounds of a row, ours and the reference's in turn, and finds their medians.
 */
#include "bench.h"

#include <math.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static int in_order(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a > b) - (a < b);
}

double bench_quantile(const double *sorted, size_t count, double part)
{
    double place = part * (double)(count - 1);
    size_t below = (size_t)place;
    size_t above = below + 1 < count ? below + 1 : below;
    return sorted[below] + (sorted[above] - sorted[below]) * (place - (double)below);
}

double bench_median(const double *numbers, size_t count)
{
    double *sorted = count > 0 ? malloc(count * sizeof *sorted) : NULL;
    if (!sorted) {
        return 0;
    }
    memcpy(sorted, numbers, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, in_order);
    double median = bench_quantile(sorted, count, 0.5);
    free(sorted);
    return median;
}

bool bench_within(const struct bench_result *result)
{
    if (result->rounds == 0) {
        return false;
    }
    double median = bench_quantile(result->judged, result->rounds, 0.5);
    switch (result->row->kind) {
    case BENCH_AT_MOST:
        return median <= result->row->bound;
    case BENCH_AT_LEAST:
        return median >= result->row->bound;
    case BENCH_FREE:
        break;
    }
    return true;
}

/* --------------------------------------------------------------------------------------------- in another process */

/* What a process of our own prints for `--alone KEY`: a number, or why there is none. */
static double ask_process(struct bench *bench, const char *key)
{
    int ends[2];
    char answer[256] = "";
    char *command[] = {"/proc/self/exe", "--alone", (char *)key, NULL};
    posix_spawn_file_actions_t actions;
    if (pipe(ends) != 0) {
        return bench_fail(bench, "no pipe to a process");
    }
    pid_t child;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    int failed = posix_spawn(&child, command[0], &actions, NULL, command, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    FILE *from = failed ? NULL : fdopen(ends[0], "r");
    if (!from) {
        close(ends[0]);
    } else {
        if (!fgets(answer, sizeof answer, from)) {
            answer[0] = '\0';
        }
        fclose(from);
    }
    if (!failed) {
        waitpid(child, NULL, 0);
    }
    answer[strcspn(answer, "\n")] = '\0';
    char *end;
    double figure = strtod(answer, &end);
    return end != answer && *end == '\0' ? figure : bench_fail(bench, "%s", answer[0] ? answer : "its process died");
}

/* ---------------------------------------------------------------------------------------------------- the rounds */

static bool take_round(struct bench *bench, struct bench_result *result, size_t round)
{
    const struct bench_row *row = result->row;
    double ours = row->alone ? ask_process(bench, row->key) : row->ours(bench);
    result->ours[round] = ours;
    result->judged[round] = ours;
    if (row->reference) {
        result->reference[round] = row->reference(bench);
        result->judged[round] = ours / result->reference[round];
    }
    return isfinite(result->judged[round]);
}

static void take_rounds(struct bench *bench, struct bench_result *result, size_t rounds)
{
    bool taken = result->row->alone || bench_open(bench);
    /* The first round warms caches and branches, and does not count. */
    for (size_t round = 0; taken && round < rounds + 1; round++) {
        taken = take_round(bench, result, round == 0 ? 0 : round - 1);
    }
    if (taken) {
        result->rounds = rounds;
        qsort(result->judged, rounds, sizeof *result->judged, in_order);
    } else {
        memcpy(result->why, bench->why, sizeof result->why);
    }
    bench_close(bench);
}

bool bench_run(const struct bench_row *row, size_t rounds, struct bench_result *result)
{
    struct bench bench = {.null = -1};
    *result = (struct bench_result){.row = row};
    if (row->rounds_most != 0 && rounds > row->rounds_most) {
        rounds = row->rounds_most;
    }
    result->ours = calloc(rounds, sizeof *result->ours);
    result->reference = row->reference ? calloc(rounds, sizeof *result->reference) : NULL;
    result->judged = calloc(rounds, sizeof *result->judged);
    if (!result->ours || !result->judged || (row->reference && !result->reference)) {
        return false;
    }
    take_rounds(&bench, result, rounds);
    return true;
}

void bench_result_fini(struct bench_result *result)
{
    free(result->ours);
    free(result->reference);
    free(result->judged);
    *result = (struct bench_result){0};
}
