/*
 * state.c: opens the kernel and the clients that a benchmark's figures are taken with.
 */
#include "bench.h"

#include <fcntl.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PAGE 4096u

double bench_fail(struct bench *bench, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(bench->why, sizeof bench->why, format, args);
    va_end(args);
    return NAN;
}

/* As the process it makes: an adapter handle, a device, a payload whose pages are there. */
static bool open_client(struct bench *bench, struct bench_client *client, const char *name)
{
    client->process = host_process_create(bench->host, name);
    unsigned char *payload = aligned_alloc(PAGE, BENCH_LARGE);
    if (!client->process || !payload) {
        free(payload);
        bench_fail(bench, "no memory for a process");
        return false;
    }
    memset(payload, 0, BENCH_LARGE);
    client->args = (D3DKMT_ESCAPE){
        .Type = D3DKMT_ESCAPE_DRIVERPRIVATE,
        .pPrivateDriverData = payload,
        .PrivateDriverDataSize = BENCH_LARGE,
    };
    host_process_attach(client->process);
    D3DKMT_OPENADAPTERFROMLUID open = {.AdapterLuid = host_adapter_luid(bench->host)};
    NTSTATUS status = D3DKMTOpenAdapterFromLuid(&open);
    D3DKMT_CREATEDEVICE create = {.hAdapter = open.hAdapter};
    if (NT_SUCCESS(status)) {
        status = D3DKMTCreateDevice(&create);
    }
    if (!NT_SUCCESS(status)) {
        bench_fail(bench, "a process could not open the adapter: %s", host_status_name(status));
        return false;
    }
    client->args.hAdapter = open.hAdapter;
    client->args.hDevice = create.hDevice;
    return true;
}

/* The driver that is called must be the one that counts up. */
static bool driver_answers(struct bench *bench)
{
    const D3DKMT_ESCAPE *args = &bench->clients[0].args;
    uint32_t before;
    uint32_t after;
    memcpy(&before, args->pPrivateDriverData, sizeof before);
    NTSTATUS status = D3DKMTEscape(args);
    memcpy(&after, args->pPrivateDriverData, sizeof after);
    if (!NT_SUCCESS(status) || after != before + 1) {
        bench_fail(bench, "an escape did not reach the bench's driver: %s", host_status_name(status));
        return false;
    }
    return true;
}

bool bench_open(struct bench *bench)
{
    *bench = (struct bench){.null = -1};
    char driver[PATH_MAX];
    snprintf(driver, sizeof driver, "%s/bench-driver.so", bench_directory());
    struct host_error error;
    bench->host = host_start(driver, NULL, &error);
    if (!bench->host) {
        bench_fail(bench, "%s", error.text);
        return false;
    }
    bench->copy = aligned_alloc(PAGE, BENCH_LARGE);
    bench->null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (!bench->copy || bench->null < 0) {
        bench_fail(bench, "no memory, or no /dev/null");
        return false;
    }
    memset(bench->copy, 0, BENCH_LARGE);
    if (!open_client(bench, &bench->clients[1], "second") || !open_client(bench, &bench->clients[0], "first")) {
        return false;
    }
    return driver_answers(bench);
}

void bench_close(struct bench *bench)
{
    host_stop(bench->host);
    for (size_t i = 0; i < sizeof bench->clients / sizeof bench->clients[0]; i++) {
        free(bench->clients[i].args.pPrivateDriverData);
    }
    free(bench->copy);
    if (bench->null >= 0) {
        close(bench->null);
    }
    bench->host = NULL;
}
