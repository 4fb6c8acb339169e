/*
 * bench.h: a benchmark as a row – what is measured, what it is held against, and the bound.
 */
#ifndef ESCAPEMENT_BENCH_H
#define ESCAPEMENT_BENCH_H

#include <escapement/host.h>
#include <stdbool.h>
#include <stddef.h>

#define BENCH_LARGE (1u << 20) /* the largest payload */

/** One process at the bench's adapter, in the NT sense, with a device of its own. */
struct bench_client {
    struct host_process *process;
    D3DKMT_ESCAPE args; /* ready for D3DKMTEscape, with a payload of BENCH_LARGE bytes */
};

/** A kernel with the bench's driver in it; each row has a new one. */
struct bench {
    struct host *host;
    struct bench_client clients[2]; /* the calling thread belongs to the first */
    int null;                       /* /dev/null */
    unsigned char *copy;            /* BENCH_LARGE bytes */
    char why[256];                  /* a figure could not be taken */
};

/** One round of one side: a figure in the row's unit. Not a number where it could not be taken, and `why` tells why. */
typedef double bench_figure(struct bench *bench);

enum bench_bound { BENCH_FREE, BENCH_AT_MOST, BENCH_AT_LEAST };

struct bench_row {
    const char *key; /* in the JSON, and for --only */
    const char *what;
    const char *unit; /* of both sides */
    bench_figure *ours;
    bench_figure *reference; /* null: the figure is what counts, else its ratio to the reference */
    const char *to;          /* what the reference is */
    bool alone;              /* each round is a process of its own: a figure of memory, which only grows */
    enum bench_bound kind;
    double bound;
    size_t rounds_most; /* of a row whose rounds take seconds; 0: as many as asked for */
};

/** Key NULL at the end. */
extern const struct bench_row bench_rows[];

/** False: `why` says what failed. Close it in either case. */
bool bench_open(struct bench *bench);
void bench_close(struct bench *bench);

/** Note why a figure could not be taken, and be not a number. */
double bench_fail(struct bench *bench, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** The directory that escapement-bench lies in, and the program of the same build. */
const char *bench_directory(void);
const char *bench_program(void);

/** The n-th processor that this process may use (n from 0), or -1. */
int bench_processor(int n);
/** Keep the calling thread on it. */
void bench_pin(int processor);

/** Figures about escapes, in escapes.c. */
bench_figure bench_escape_64, bench_escape_4k, bench_escape_1m, bench_level_two, bench_two_processes;
bench_figure bench_ioctl, bench_two_copies, bench_one_process;
/** About the compiler, in compile.c. */
bench_figure bench_cc, bench_clang;
/** About the adapter and the program, in lives.c. */
bench_figure bench_start_stop, bench_start, bench_cold_call, bench_cold_true, bench_call_memory, bench_device_memory;

/** What came of a row: a figure for each round and side. */
struct bench_result {
    const struct bench_row *row;
    size_t rounds; /* 0: not measured */
    char why[256];
    double *ours;
    double *reference; /* null without one */
    double *judged;    /* ratios, or the figures themselves, in order of size */
};

/** The median, a quartile, ... of numbers in order of size: `part` from 0 to 1. */
double bench_quantile(const double *sorted, size_t count, double part);
/** The same of numbers in any order; 0: no memory. */
double bench_median(const double *numbers, size_t count);
/** True as well where there is no bound. A row that was not measured is not within. */
bool bench_within(const struct bench_result *result);

/** Take the rounds of a row, its sides in turn. False: no memory. */
bool bench_run(const struct bench_row *row, size_t rounds, struct bench_result *result);
void bench_result_fini(struct bench_result *result);

/** A line of the table, and the line above it. */
void bench_print_head(void);
void bench_print(const struct bench_result *result);
/** Write the JSON, whole or not at all. 0 or -errno. */
int bench_write_json(const char *file, const struct bench_result *results, size_t count);

#endif
