/*
 * fault_test.c: every allocation of the host and of the drivers failing in turn – each call ends in a documented
 * status, and nothing is left.
 */
#include "../runtime/fixture.h"

#include <stdio.h>
#include <string.h>
#include <winerror.h>

static struct host_error error; /* it is large */

/* One walk: n-th allocation after n-th, until a pass does not reach the one that is to fail. */
struct walk {
    uint64_t n;
    uint64_t failures; /* passes that ended otherwise than in success */
    bool persistent;
};

static void arm(const struct walk *walk)
{
    if (walk->persistent) {
        host_fail_allocations_from(walk->n);
    } else {
        host_fail_allocation(walk->n);
    }
}

static void report(const struct walk *walk, const char *what)
{
    print_message("# %s: %llu allocations, %llu of which the call needs\n", what, (unsigned long long)walk->n - 1,
                  (unsigned long long)walk->failures);
}

/* ---- start ---- */

static void walk_start(bool persistent)
{
    char path[4096];
    driver_path(path, "pair");
    struct walk walk = {.persistent = persistent};
    for (walk.n = 1;; walk.n++) {
        arm(&walk);
        struct host *host = host_start(path, NULL, &error);
        uint64_t reached = host_allocations();
        host_fail_allocation(0);
        if (host) {
            assert_int_equal(error.failure, HOST_OK);
            host_stop(host);
        } else {
            walk.failures++;
            assert_true(error.failure == HOST_NO_MEMORY || error.failure == HOST_ENTRY_FAILED ||
                        error.failure == HOST_START_FAILED);
            assert_true(error.status == 0 || error.status == STATUS_NO_MEMORY ||
                        error.status == STATUS_INSUFFICIENT_RESOURCES);
            assert_true(error.text[0] != '\0');
        }
        struct host_leftovers left;
        host_leftovers(&left);
        assert_int_equal(left.pool_blocks, 0);
        if (reached < walk.n) {
            assert_non_null(host);
            break;
        }
    }
    report(&walk, persistent ? "start, from the n-th on" : "start");
    assert_true(walk.failures > 10);
}

static void start(void **state)
{
    (void)state;
    walk_start(false);
    walk_start(true);
}

/* ---- calls ---- */

static struct fixture fx;

static NTSTATUS call_open(void)
{
    D3DKMT_OPENADAPTERFROMLUID args = {.AdapterLuid = host_adapter_luid(fx.host)};
    NTSTATUS status = D3DKMTOpenAdapterFromLuid(&args);
    if (NT_SUCCESS(status)) {
        D3DKMT_CLOSEADAPTER close = {.hAdapter = args.hAdapter};
        D3DKMTCloseAdapter(&close);
    }
    return status;
}

static NTSTATUS call_enum(void)
{
    D3DKMT_ADAPTERINFO info;
    D3DKMT_ENUMADAPTERS2 args = {.NumAdapters = 1, .pAdapters = &info};
    NTSTATUS status = D3DKMTEnumAdapters2(&args);
    if (NT_SUCCESS(status)) {
        D3DKMT_CLOSEADAPTER close = {.hAdapter = info.hAdapter};
        D3DKMTCloseAdapter(&close);
    }
    return status;
}

static NTSTATUS call_query(void)
{
    struct pair_query query = {.magic = PAIR_CONTEXT_MAGIC};
    D3DKMT_QUERYADAPTERINFO args = {.hAdapter = fx.adapter,
                                    .Type = KMTQAITYPE_UMDRIVERPRIVATE,
                                    .pPrivateDriverData = &query,
                                    .PrivateDriverDataSize = sizeof query};
    return D3DKMTQueryAdapterInfo(&args);
}

static NTSTATUS call_device(void)
{
    D3DKMT_CREATEDEVICE args = {.hAdapter = fx.adapter};
    NTSTATUS status = D3DKMTCreateDevice(&args);
    if (NT_SUCCESS(status)) {
        D3DKMT_DESTROYDEVICE destroy = {.hDevice = args.hDevice};
        D3DKMTDestroyDevice(&destroy);
    }
    return status;
}

static D3DKMT_HANDLE device;

static NTSTATUS call_context_and_render(void)
{
    uint32_t magic = PAIR_CONTEXT_MAGIC;
    D3DKMT_CREATECONTEXT args = {
        .hDevice = device, .pPrivateDriverData = &magic, .PrivateDriverDataSize = sizeof magic};
    NTSTATUS status = D3DKMTCreateContext(&args);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    memset(args.pCommandBuffer, 0, 16);
    D3DKMT_RENDER render = {.hContext = args.hContext, .CommandLength = 16};
    status = D3DKMTRender(&render);
    D3DKMT_DESTROYCONTEXT destroy = {.hContext = args.hContext};
    D3DKMTDestroyContext(&destroy);
    return status;
}

static NTSTATUS escape_of(uint32_t size, bool hardware_access)
{
    static unsigned char data[1 << 20];
    memset(data, 0, sizeof(struct pair_escape));
    D3DKMT_ESCAPE args = {
        .hAdapter = fx.adapter, .hDevice = device, .pPrivateDriverData = data, .PrivateDriverDataSize = size};
    args.Flags.HardwareAccess = hardware_access;
    return D3DKMTEscape(&args);
}

static NTSTATUS call_escape_none(void)
{
    return escape_of(0, false);
}

static NTSTATUS call_escape_small(void)
{
    return escape_of(64, true);
}

static NTSTATUS call_escape_page(void)
{
    return escape_of(4097, false);
}

static NTSTATUS call_escape_large(void)
{
    return escape_of(1 << 20, true);
}

static NTSTATUS call_escape_allocate(void)
{
    struct pair_escape escape = {.operation = PAIR_ALLOCATE, .value = 100};
    return send(&fx, device, 0, &escape);
}

static NTSTATUS call_process(void)
{
    struct host_process *process = host_process_create(fx.host, "short");
    host_process_destroy(process);
    return process ? STATUS_SUCCESS : STATUS_NO_MEMORY;
}

static NTSTATUS call_restart(void)
{
    NTSTATUS status = host_restart_adapter(fx.host);
    if (!NT_SUCCESS(status)) {
        struct pair_escape escape = {.operation = PAIR_ECHO};
        assert_status(send(&fx, 0, 0, &escape), STATUS_DEVICE_REMOVED);
    }
    return status;
}

static NTSTATUS call_umd(void)
{
    char path[4096];
    driver_path(path, "pair_umd");
    struct host_umd *umd = host_umd_load(fx.process, path, 0, &error);
    if (!umd) {
        assert_true(error.failure == HOST_NO_MEMORY || (HRESULT)error.status == E_OUTOFMEMORY);
        return STATUS_NO_MEMORY;
    }
    HRESULT result;
    struct host_umd_device *made = host_umd_device_create(umd, &result);
    assert_true(made ? result == S_OK : result == E_OUTOFMEMORY);
    host_umd_device_destroy(made);
    host_umd_unload(umd);
    return made ? STATUS_SUCCESS : STATUS_NO_MEMORY;
}

struct call_row {
    const char *name;
    NTSTATUS (*call)(void);
};

// clang-format off
static struct call_row calls[] = {
    {"D3DKMTOpenAdapterFromLuid",                   call_open},
    {"D3DKMTEnumAdapters2",                         call_enum},
    {"D3DKMTQueryAdapterInfo",                      call_query},
    {"D3DKMTCreateDevice",                          call_device},
    {"D3DKMTCreateContext and D3DKMTRender",        call_context_and_render},
    {"an escape without data",                      call_escape_none},
    {"an escape of 64 bytes, HardwareAccess",       call_escape_small},
    {"an escape of a page and a byte",              call_escape_page},
    {"an escape of 1 MiB, HardwareAccess",          call_escape_large},
    {"an escape whose handler allocates",           call_escape_allocate},
    {"a process",                                   call_process},
    {"a restart of the adapter",                    call_restart},
    {"a user-mode driver and its device",           call_umd},
};
// clang-format on

static bool no_memory(NTSTATUS status)
{
    return status == STATUS_NO_MEMORY || status == STATUS_INSUFFICIENT_RESOURCES;
}

static void walk_call(const struct call_row *row, bool persistent)
{
    struct walk walk = {.persistent = persistent};
    for (walk.n = 1;; walk.n++) {
        /* A fresh kernel each time: what the call caches the first time is cached no more. */
        fixture_open(&fx, NULL);
        device = row->call == call_device ? 0 : create_device(&fx);
        arm(&walk);
        NTSTATUS status = row->call();
        uint64_t reached = host_allocations();
        host_fail_allocation(0);
        if (status != STATUS_SUCCESS) {
            assert_true(no_memory(status));
            walk.failures++;
        }
        assert_status(row->call(), STATUS_SUCCESS); /* the same call works once there is memory again */
        fixture_close(&fx);
        if (reached < walk.n) {
            assert_status(status, STATUS_SUCCESS);
            break;
        }
        assert_true(walk.n < 10000);
    }
    report(&walk, row->name);
}

static void call(void **state)
{
    const struct call_row *row = *state;
    walk_call(row, false);
    walk_call(row, true);
}

enum { CALLS = sizeof calls / sizeof calls[0] };

int main(void)
{
    static struct CMUnitTest tests[1 + CALLS] = {cmocka_unit_test(start)};
    for (size_t i = 0; i < CALLS; i++) {
        tests[1 + i] = (struct CMUnitTest){calls[i].name, call, NULL, NULL, &calls[i]};
    }
    return cmocka_run_group_tests_name("host-fault", tests, NULL, NULL);
}
