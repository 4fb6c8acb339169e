/*
 * rows.c: the table of the benchmarks.
 */
#include "bench.h"

// clang-format off
const struct bench_row bench_rows[] = {
    /* key, what, unit, ours
     *     reference and what it is, alone, bound, rounds at most */
    {"escape_64", "D3DKMTEscape, 64 bytes, level zero", "ns", bench_escape_64,
          bench_ioctl, "ioctl on /dev/null", false, BENCH_AT_MOST, 0.35, 0},
    {"escape_4k", "D3DKMTEscape, 4 KiB, level zero", "ns", bench_escape_4k,
          bench_ioctl, "ioctl on /dev/null", false, BENCH_AT_MOST, 1.0, 0},
    {"escape_1m", "D3DKMTEscape, 1 MiB, level zero", "ns", bench_escape_1m,
          bench_two_copies, "two plain copies of 1 MiB", false, BENCH_AT_MOST, 1.15, 0},
    {"two_processes", "two processes' escapes, two processors", "escapes/us", bench_two_processes,
          bench_one_process, "one process's on one", false, BENCH_AT_LEAST, 1.9, 0},
    {"level_two", "D3DKMTEscape, 64 bytes, HardwareAccess", "ns", bench_level_two,
          bench_ioctl, "ioctl on /dev/null", false, BENCH_FREE, 0, 0},
    {"start_stop", "an adapter's stop and start", "us", bench_start_stop,
          NULL, NULL, false, BENCH_FREE, 0, 0},
    {"start_ms", "softgpu, from nothing to its first escape", "ms", bench_start,
          NULL, NULL, true, BENCH_AT_MOST, 50, 0},
    {"cold_call", "escapement call, from fork to exit", "ms", bench_cold_call,
          bench_cold_true, "/bin/true, likewise", false, BENCH_FREE, 0, 0},
    {"call_memory", "escapement call, peak memory", "MiB", bench_call_memory,
          NULL, NULL, true, BENCH_AT_MOST, 24, 0},
    {"device_memory", "a thousand open devices", "MiB", bench_device_memory,
          NULL, NULL, true, BENCH_AT_MOST, 4, 0},
    {"cc_20k", "escapement cc -O1, a miniport of 20,000 lines", "ms", bench_cc,
          bench_clang, "clang alone, after preprocessing", false, BENCH_AT_MOST, 1.3, 5},
    {0},
};
// clang-format on
