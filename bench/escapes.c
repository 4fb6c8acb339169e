/*
 * escapes.c: how long an escape takes, and what it is held against.
 *
 * Each figure is one round: enough calls for some hundred microseconds, so that few rounds are interrupted. What one
 * function measures, its reference measures with the same loop.
 */
#include "bench.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>

#define CALLS       4096u
#define LARGE_CALLS 16u
#define SECOND_NS   1000000000u
#define WINDOW_NS   500000u /* of throughput */
#define WINDOWS     5       /* of a round, the best of which counts: on a busy machine few are free for two threads */
#define SOME        64u     /* escapes between two looks at the clock */

static uint64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * SECOND_NS + (uint64_t)now.tv_nsec;
}

/* ---------------------------------------------------------------------------------------------------- latency */

static double escape(struct bench *bench, uint32_t bytes, bool hardware_access, uint32_t calls)
{
    D3DKMT_ESCAPE args = bench->clients[0].args;
    args.PrivateDriverDataSize = bytes;
    args.Flags.HardwareAccess = hardware_access;
    NTSTATUS worst = STATUS_SUCCESS;
    uint64_t start = now_ns();
    for (uint32_t i = 0; i < calls; i++) {
        worst |= D3DKMTEscape(&args);
    }
    uint64_t taken = now_ns() - start;
    return worst == STATUS_SUCCESS ? (double)taken / calls : bench_fail(bench, "an escape failed");
}

double bench_escape_64(struct bench *bench)
{
    return escape(bench, 64, false, CALLS);
}

double bench_escape_4k(struct bench *bench)
{
    return escape(bench, 4096, false, CALLS);
}

double bench_escape_1m(struct bench *bench)
{
    return escape(bench, BENCH_LARGE, false, LARGE_CALLS);
}

double bench_level_two(struct bench *bench)
{
    return escape(bench, 64, true, CALLS / 8);
}

/* A request that no device knows: into the kernel, to the file, and back. */
double bench_ioctl(struct bench *bench)
{
    unsigned char payload[64] = {0};
    int worst = -1;
    uint64_t start = now_ns();
    for (uint32_t i = 0; i < CALLS; i++) {
        worst &= ioctl(bench->null, _IOWR('G', 0x0D, payload), payload);
    }
    uint64_t taken = now_ns() - start;
    return worst == -1 ? (double)taken / CALLS : bench_fail(bench, "/dev/null answered an ioctl");
}

/* To the copy and back, as an escape's payload travels. */
double bench_two_copies(struct bench *bench)
{
    void *payload = bench->clients[0].args.pPrivateDriverData;
    uint64_t start = now_ns();
    for (uint32_t i = 0; i < LARGE_CALLS; i++) {
        memcpy(bench->copy, payload, BENCH_LARGE);
        __asm__ volatile("" ::: "memory"); /* or the compiler could leave a copy out */
        memcpy(payload, bench->copy, BENCH_LARGE);
        __asm__ volatile("" ::: "memory");
    }
    return (double)(now_ns() - start) / LARGE_CALLS;
}

/* ------------------------------------------------------------------------------------------------- throughput */

struct worker {
    const struct bench_client *client;
    atomic_uint *at_start; /* workers that are still to come */
    int processor;
    double escapes_per_us; /* 0: an escape failed */
};

static void *work(void *argument)
{
    struct worker *worker = argument;
    bench_pin(worker->processor);
    host_process_attach(worker->client->process);
    D3DKMT_ESCAPE args = worker->client->args;
    args.PrivateDriverDataSize = 64;
    NTSTATUS worst = STATUS_SUCCESS;
    for (uint32_t i = 0; i < CALLS; i++) {
        worst |= D3DKMTEscape(&args);
    }
    atomic_fetch_sub(worker->at_start, 1);
    while (atomic_load(worker->at_start) > 0) {
        __builtin_ia32_pause();
    }
    uint64_t start = now_ns();
    uint64_t now;
    uint64_t count = 0;
    do {
        for (uint32_t i = 0; i < SOME; i++) {
            worst |= D3DKMTEscape(&args);
        }
        count += SOME;
        now = now_ns();
    } while (now - start < WINDOW_NS);
    worker->escapes_per_us = worst == STATUS_SUCCESS ? (double)count * 1000 / (double)(now - start) : 0;
    return NULL;
}

/* The first `count` workers from `first` on, at the same time; the sum of what they do. */
static double throughput(struct bench *bench, int first, int count)
{
    pthread_t threads[2];
    struct worker workers[2];
    atomic_uint at_start = (unsigned)count;
    int started = 0;
    for (; started < count; started++) {
        int number = first + started;
        workers[started] = (struct worker){&bench->clients[number], &at_start, bench_processor(number), 0};
        if (workers[started].processor < 0) {
            bench_fail(bench, "it takes two processors");
            break;
        }
        if (pthread_create(&threads[started], NULL, work, &workers[started]) != 0) {
            bench_fail(bench, "no memory for a thread");
            break;
        }
    }
    atomic_fetch_sub(&at_start, (unsigned)(count - started));
    double sum = 0;
    bool failed = started < count;
    for (int i = 0; i < started; i++) {
        pthread_join(threads[i], NULL);
        sum += workers[i].escapes_per_us;
        if (workers[i].escapes_per_us <= 0) {
            bench_fail(bench, "an escape failed");
            failed = true;
        }
    }
    return failed ? bench_fail(bench, "%s", bench->why) : sum;
}

static double best_throughput(struct bench *bench, int first, int count)
{
    double best = 0;
    for (int i = 0; i < WINDOWS; i++) {
        double sum = throughput(bench, first, count);
        if (!isfinite(sum)) {
            return sum;
        }
        best = sum > best ? sum : best;
    }
    return best;
}

double bench_two_processes(struct bench *bench)
{
    return best_throughput(bench, 0, 2);
}

/* Each process by itself, on its processor; their mean, since one processor may be slower than the other. */
double bench_one_process(struct bench *bench)
{
    return (best_throughput(bench, 0, 1) + best_throughput(bench, 1, 1)) / 2;
}
