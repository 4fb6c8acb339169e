/*
 * fixture.c: starts the test pair's miniport and talks to it.
 */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void driver_path(char path[4096], const char *name)
{
    const char *build = getenv("ESCAPEMENT_BUILD");
    snprintf(path, 4096, "%s/tests/drivers/%s-" ESCAPEMENT_VARIANT ".so", build ? build : "build", name);
}

/* What a failed test did not close, so that it alone fails. */
static struct host *running;

void fixture_stop(void)
{
    host_fail_allocation(0);
    host_stop(running);
    running = NULL;
}

void fixture_open(struct fixture *fx, const struct host_options *options)
{
    static struct host_error error; /* it is large */
    memset(fx, 0, sizeof *fx);
    fixture_stop();
    driver_path(fx->path, "pair");
    fx->host = host_start(fx->path, options, &error);
    if (!fx->host) {
        fail_msg("%s", error.text);
    }
    running = fx->host;
    fx->process = host_process_create(fx->host, "client");
    assert_non_null(fx->process);
    host_process_attach(fx->process);
    fx->adapter = open_adapter(fx);
}

void fixture_close(struct fixture *fx)
{
    host_process_attach(NULL);
    host_process_destroy(fx->process);
    fixture_stop();
    struct host_leftovers left;
    static const struct host_leftovers nothing;
    host_leftovers(&left);
    assert_memory_equal(&left, &nothing, sizeof left);
}

D3DKMT_HANDLE open_adapter(const struct fixture *fx)
{
    D3DKMT_OPENADAPTERFROMLUID args = {.AdapterLuid = host_adapter_luid(fx->host)};
    assert_status(D3DKMTOpenAdapterFromLuid(&args), STATUS_SUCCESS);
    return args.hAdapter;
}

D3DKMT_HANDLE create_device(const struct fixture *fx)
{
    D3DKMT_CREATEDEVICE args = {.hAdapter = fx->adapter};
    assert_status(D3DKMTCreateDevice(&args), STATUS_SUCCESS);
    return args.hDevice;
}

D3DKMT_HANDLE create_context(D3DKMT_HANDLE device)
{
    uint32_t magic = PAIR_CONTEXT_MAGIC;
    D3DKMT_CREATECONTEXT args = {
        .hDevice = device, .pPrivateDriverData = &magic, .PrivateDriverDataSize = sizeof magic};
    assert_status(D3DKMTCreateContext(&args), STATUS_SUCCESS);
    return args.hContext;
}

NTSTATUS send(const struct fixture *fx, D3DKMT_HANDLE device, D3DKMT_HANDLE context, struct pair_escape *escape)
{
    D3DKMT_ESCAPE args = {
        .hAdapter = fx->adapter,
        .hDevice = device,
        .hContext = context,
        .Type = D3DKMT_ESCAPE_DRIVERPRIVATE,
        .pPrivateDriverData = escape,
        .PrivateDriverDataSize = sizeof *escape,
    };
    return D3DKMTEscape(&args);
}

void tell(const struct fixture *fx, enum pair_operation operation, uint32_t value)
{
    struct pair_escape escape = {.operation = operation, .value = value};
    assert_status(send(fx, 0, 0, &escape), STATUS_SUCCESS);
}

void assert_status_at(NTSTATUS actual, NTSTATUS expected, const char *file, int line)
{
    if (actual != expected) {
        const char *got = host_status_name(actual);
        const char *wanted = host_status_name(expected);
        print_error("%s (0x%08X), not %s (0x%08X)\n", got ? got : "a status without a name", (unsigned)actual,
                    wanted ? wanted : "the status expected", (unsigned)expected);
        _fail(file, line);
    }
}
