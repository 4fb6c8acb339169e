/*
 * lives.c: how long an adapter and the program take to start and end, and how much memory they hold.
 */
#include "bench.h"

#include <fcntl.h>
#include <limits.h>
#include <math.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define RESTARTS 4
#define DEVICES  1000
#define USAGE    2 /* the program's exit status for a verb that it does not have */

extern char **environ;

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

double bench_start_stop(struct bench *bench)
{
    NTSTATUS worst = STATUS_SUCCESS;
    double start = now_ms();
    for (int i = 0; i < RESTARTS; i++) {
        worst |= host_restart_adapter(bench->host);
    }
    double taken = now_ms() - start;
    return NT_SUCCESS(worst) ? taken * 1e3 / RESTARTS : bench_fail(bench, "the adapter did not start again");
}

/* The first escape: softgpu's HANDSHAKE, by number. Not a number where it fails. */
static double shake_hands(struct bench *bench, struct host *host)
{
    struct {
        UINT command, version, size, flags, umd_interface, rest[3];
    } handshake = {.command = 0, .version = 1, .size = sizeof handshake, .umd_interface = 3};
    D3DKMT_OPENADAPTERFROMLUID open = {.AdapterLuid = host_adapter_luid(host)};
    struct host_process *process = host_process_create(host, "bench");
    if (!process) {
        return bench_fail(bench, "no memory for a process");
    }
    host_process_attach(process);
    NTSTATUS status = D3DKMTOpenAdapterFromLuid(&open);
    if (NT_SUCCESS(status)) {
        D3DKMT_ESCAPE args = {.hAdapter = open.hAdapter,
                              .Type = D3DKMT_ESCAPE_DRIVERPRIVATE,
                              .pPrivateDriverData = &handshake,
                              .PrivateDriverDataSize = sizeof handshake};
        status = D3DKMTEscape(&args);
    }
    return NT_SUCCESS(status) ? now_ms() : bench_fail(bench, "the first escape: %s", host_status_name(status));
}

/* With a process of its own a round, so that nothing is warm but the files. */
double bench_start(struct bench *bench)
{
    char driver[PATH_MAX];
    struct host_error error;
    snprintf(driver, sizeof driver, "%s/../drivers/softgpu/softgpu.so", bench_directory());
    double start = now_ms();
    struct host *host = host_start(driver, NULL, &error);
    if (!host) {
        return bench_fail(bench, "%.200s", error.text);
    }
    double end = shake_hands(bench, host);
    host_stop(host);
    return end - start;
}

/* ------------------------------------------------------------------------------------------------ the program */

/* Run a command without output. Its wait status, or -1; `usage` may be null. */
static int run(char *const *command, struct rusage *usage)
{
    posix_spawn_file_actions_t quiet;
    pid_t child;
    int status = -1;
    if (posix_spawn_file_actions_init(&quiet) != 0) {
        return -1;
    }
    int failed = posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    failed = failed ? failed : posix_spawn_file_actions_addopen(&quiet, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    failed = failed ? failed : posix_spawn(&child, command[0], &quiet, NULL, command, environ);
    posix_spawn_file_actions_destroy(&quiet);
    if (!failed && wait4(child, &status, 0, usage) < 0) {
        status = -1;
    }
    return failed ? -1 : status;
}

/* `escapement call` with an escape of 64 bytes to the bench's driver. False: `why` says what was the matter. */
static bool call(struct bench *bench, struct rusage *usage)
{
    char driver[PATH_MAX];
    snprintf(driver, sizeof driver, "%s/bench-driver.so", bench_directory());
    char *command[] = {(char *)bench_program(), "call", driver, "--hex", "00000000", "--size", "64", NULL};
    int status = run(command, usage);
    if (status == 0) {
        return true;
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == USAGE) {
        bench_fail(bench, "%s has no verb 'call'", bench_program());
    } else {
        bench_fail(bench, "%s call: wait status 0x%x", bench_program(), (unsigned)status);
    }
    return false;
}

double bench_cold_call(struct bench *bench)
{
    double start = now_ms();
    return call(bench, NULL) ? now_ms() - start : NAN;
}

double bench_cold_true(struct bench *bench)
{
    char *command[] = {"/bin/true", NULL};
    double start = now_ms();
    return run(command, NULL) == 0 ? now_ms() - start : bench_fail(bench, "/bin/true failed");
}

/* ---------------------------------------------------------------------------------------------------- memory */

/*
 * Linux counts what a process had before it became the program, and that is this one's memory: hence `alone`, and no
 * kernel here. A child of the program counts where it is the larger.
 */
double bench_call_memory(struct bench *bench)
{
    struct rusage usage;
    return call(bench, &usage) ? (double)usage.ru_maxrss / 1024 : NAN;
}

/* Counted page by page; /proc/self/statm may lag by a quarter of a megabyte. */
static double resident_mib(void)
{
    char line[256];
    unsigned long kib = 0;
    bool found = false;
    FILE *file = fopen("/proc/self/smaps_rollup", "r");
    while (file && !found && fgets(line, sizeof line, file)) {
        found = strncmp(line, "Rss:", 4) == 0;
        kib = found ? strtoul(line + 4, NULL, 10) : 0;
    }
    if (file) {
        fclose(file);
    }
    return found ? (double)kib / 1024 : NAN;
}

double bench_device_memory(struct bench *bench)
{
    if (!bench_open(bench)) {
        return NAN;
    }
    double before = resident_mib();
    for (int i = 0; i < DEVICES; i++) {
        D3DKMT_CREATEDEVICE create = {.hAdapter = bench->clients[0].args.hAdapter};
        NTSTATUS status = D3DKMTCreateDevice(&create);
        if (!NT_SUCCESS(status)) {
            return bench_fail(bench, "device %d: %s", i + 1, host_status_name(status));
        }
    }
    return resident_mib() - before;
}
