/*
 * main.c: runs the benchmarks that the command line names, and judges them by their bounds.
 */
#include "bench.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS       51
#define MOST_ROUNDS  10000
#define ROWS_AT_MOST 32

enum { DONE = 0, MISSED = 1, USAGE = 2 };

struct request {
    const char *json;
    const char *alone;
    bool chosen[ROWS_AT_MOST]; /* by --only */
    bool chooses;
    size_t rounds;
};

static void print_help(FILE *out)
{
    fprintf(
        out,
        "usage: escapement-bench [--json FILE] [--only KEY]... [--rounds N]\n\n"
        "Measures escapes and what is around them. Each figure is the median of N rounds (%d when not given), its\n"
        "own and its reference's in turn on one pinned processor. Exit status: 0 every bound holds; 1 one does not,\n"
        "or a figure could not be taken; 2 wrong usage.\n\n"
        "  --json FILE  write all of it to FILE as well: \"ratios\", \"values\", \"machine\", \"samples\"\n"
        "  --only KEY   measure this; may be repeated\n"
        "  --rounds N   1 to %d; nine at least for a figure that is to be quoted\n"
        "  --alone KEY  print one raw figure and nothing else, as the rows do whose rounds are processes\n\n"
        "KEY is one of:\n",
        ROUNDS, MOST_ROUNDS);
    for (const struct bench_row *row = bench_rows; row->key; row++) {
        fprintf(out, "  %-14s %s%s%s\n", row->key, row->what, row->to ? ", to " : "", row->to ? row->to : "");
    }
    fputs("\nExample: escapement-bench --only escape_64 --rounds 101\n", out);
}

static const struct bench_row *find_row(const char *key)
{
    const struct bench_row *row = bench_rows;
    while (row->key && strcmp(row->key, key) != 0) {
        row++;
    }
    return row->key ? row : NULL;
}

static int wrong(const char *what, const char *value)
{
    fprintf(stderr, "escapement-bench: %s%s%s\n  next  escapement-bench --help lists the options and keys\n", what,
            value ? " " : "", value ? value : "");
    return USAGE;
}

static bool parse_rounds(const char *text, size_t *rounds)
{
    char *end;
    errno = 0;
    long number = strtol(text, &end, 10);
    if (errno || end == text || *end != '\0' || number < 1 || number > MOST_ROUNDS) {
        return false;
    }
    *rounds = (size_t)number;
    return true;
}

/* -1: go on; else the exit status. */
static int parse(int argc, char **argv, struct request *request)
{
    static const struct option options[] = {
        {"help", no_argument, NULL, 'h'},        {"json", required_argument, NULL, 'j'},
        {"only", required_argument, NULL, 'o'},  {"rounds", required_argument, NULL, 'r'},
        {"alone", required_argument, NULL, 'a'}, {0},
    };
    int option;
    opterr = 0;
    while ((option = getopt_long(argc, argv, ":h", options, NULL)) != -1) {
        switch (option) {
        case 'h':
            print_help(stdout);
            return DONE;
        case 'j':
            request->json = optarg;
            break;
        case 'o':
            if (!find_row(optarg)) {
                return wrong("no such key:", optarg);
            }
            request->chosen[find_row(optarg) - bench_rows] = true;
            request->chooses = true;
            break;
        case 'r':
            if (!parse_rounds(optarg, &request->rounds)) {
                return wrong("--rounds takes a number from 1 to 10000, not", optarg);
            }
            break;
        case 'a':
            if (!find_row(optarg)) {
                return wrong("no such key:", optarg);
            }
            request->alone = optarg;
            break;
        case ':':
            return wrong("an argument is missing after", argv[optind - 1]);
        default:
            return wrong("unknown option", argv[optind - 1]);
        }
    }
    return optind < argc ? wrong("unexpected argument", argv[optind]) : -1;
}

/* One figure. What could not be taken is said where the number would be, for the process that asked. */
static int print_alone(const char *key)
{
    const struct bench_row *row = find_row(key);
    struct bench bench = {.null = -1};
    double figure = row->alone || bench_open(&bench) ? row->ours(&bench) : NAN;
    if (isfinite(figure)) {
        printf("%.17g\n", figure);
    } else {
        printf("%s\n", bench.why);
    }
    bench_close(&bench);
    return isfinite(figure) ? DONE : MISSED;
}

int main(int argc, char **argv)
{
    struct request request = {.rounds = ROUNDS};
    int status = parse(argc, argv, &request);
    if (status >= 0) {
        return status;
    }
    bench_pin(bench_processor(0));
    if (request.alone) {
        return print_alone(request.alone);
    }
    struct bench_result results[ROWS_AT_MOST];
    size_t count = 0;
    status = DONE;
    bench_print_head();
    for (const struct bench_row *row = bench_rows; row->key; row++) {
        if (request.chooses && !request.chosen[row - bench_rows]) {
            continue;
        }
        struct bench_result *result = &results[count++];
        if (!bench_run(row, request.rounds, result)) {
            fputs("escapement-bench: no memory\n", stderr);
            return MISSED;
        }
        bench_print(result);
        status = bench_within(result) ? status : MISSED;
    }
    int error = request.json ? bench_write_json(request.json, results, count) : 0;
    if (error) {
        fprintf(stderr, "escapement-bench: %s: %s\n", request.json, strerror(-error));
        status = MISSED;
    }
    for (size_t i = 0; i < count; i++) {
        bench_result_fini(&results[i]);
    }
    return status;
}
