/*
 * walk_test.c: every allocation of the host and of the drivers fails in turn, in each part of a kernel's life – alone,
 * and with every later one.
 *
 * A walk fails the first allocation of a part, then the second, until a pass does not come so far. Each pass has a
 * kernel of its own, with everything open that the part needs, and ends in one of the statuses that the part's row has;
 * the same call succeeds afterwards; and when the kernel has ended nothing is left of it.
 */
#include "scene.h"

#include "../../drivers/softgpu/shared/softgpu_escape.h"
#include "../../drivers/softgpu/shared/softgpu_isa.h"
#include "../../drivers/softgpu/shared/softgpu_umd.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <winerror.h>

#define WALK_MOST 5000

static struct scene scene;

/* -------------------------------------------------------------------------------------------------- life of handles */

static NTSTATUS processes(void)
{
    struct host_process *process = host_process_create(scene.host, "another");
    NTSTATUS status = process ? STATUS_SUCCESS : STATUS_NO_MEMORY;
    host_process_destroy(process);
    return status;
}

static NTSTATUS open_and_close(void)
{
    D3DKMT_OPENADAPTERFROMLUID open = {.AdapterLuid = host_adapter_luid(scene.host)};
    NTSTATUS status = D3DKMTOpenAdapterFromLuid(&open);
    if (status == STATUS_SUCCESS) {
        assert_status(D3DKMTCloseAdapter(&(D3DKMT_CLOSEADAPTER){.hAdapter = open.hAdapter}), STATUS_SUCCESS);
    }
    return status;
}

/* As a process of its own, in which nothing is open yet: open, device, both contexts, and everything closed. */
static NTSTATUS open_everything_in(struct scene *other)
{
    D3DKMT_OPENADAPTERFROMLUID open = {.AdapterLuid = host_adapter_luid(scene.host)};
    NTSTATUS status = D3DKMTOpenAdapterFromLuid(&open);
    other->adapter = open.hAdapter;
    if (status == STATUS_SUCCESS) {
        D3DKMT_CREATEDEVICE create = {.hAdapter = open.hAdapter};
        status = D3DKMTCreateDevice(&create);
        other->device = create.hDevice;
    }
    if (status == STATUS_SUCCESS) {
        status = D3DKMTCreateContext(&(D3DKMT_CREATECONTEXT){.hDevice = other->device});
    }
    if (status == STATUS_SUCCESS) {
        status = D3DKMTCreateContextVirtual(&(D3DKMT_CREATECONTEXTVIRTUAL){.hDevice = other->device});
    }
    return status;
}

static NTSTATUS whole_process(void)
{
    struct scene other = {.process = host_process_create(scene.host, "whole")};
    if (!other.process) {
        return STATUS_NO_MEMORY;
    }
    host_process_attach(other.process);
    NTSTATUS status = open_everything_in(&other);
    host_process_attach(scene.process);
    host_process_destroy(other.process); /* closes what is open, with the allocation failing or not */
    return status;
}

static NTSTATUS enumerate(void)
{
    D3DKMT_ADAPTERINFO info[2];
    D3DKMT_ENUMADAPTERS2 args = {.NumAdapters = 2, .pAdapters = info};
    NTSTATUS status = D3DKMTEnumAdapters2(&args);
    for (ULONG i = 0; status == STATUS_SUCCESS && i < args.NumAdapters; i++) {
        assert_status(D3DKMTCloseAdapter(&(D3DKMT_CLOSEADAPTER){.hAdapter = info[i].hAdapter}), STATUS_SUCCESS);
    }
    return status;
}

static NTSTATUS query(void)
{
    static unsigned char data[64];
    D3DKMT_QUERYADAPTERINFO args = {
        .hAdapter = scene.adapter,
        .Type = KMTQAITYPE_UMDRIVERPRIVATE,
        .pPrivateDriverData = data,
        .PrivateDriverDataSize = sizeof data,
    };
    NTSTATUS status = D3DKMTQueryAdapterInfo(&args);
    args.Type = KMTQAITYPE_ADAPTERGUID;
    return status == STATUS_SUCCESS ? D3DKMTQueryAdapterInfo(&args) : status;
}

static NTSTATUS devices(void)
{
    D3DKMT_CREATEDEVICE create = {.hAdapter = scene.adapter};
    NTSTATUS status = D3DKMTCreateDevice(&create);
    if (status == STATUS_SUCCESS) {
        assert_status(D3DKMTDestroyDevice(&(D3DKMT_DESTROYDEVICE){.hDevice = create.hDevice}), STATUS_SUCCESS);
    }
    return status;
}

static NTSTATUS contexts(void)
{
    static char private_data[5000];
    D3DKMT_CREATECONTEXT create = {
        .hDevice = scene.device,
        .pPrivateDriverData = private_data,
        .PrivateDriverDataSize = sizeof private_data,
    };
    NTSTATUS status = D3DKMTCreateContext(&create);
    if (status == STATUS_SUCCESS) {
        assert_status(D3DKMTDestroyContext(&(D3DKMT_DESTROYCONTEXT){.hContext = create.hContext}), STATUS_SUCCESS);
    }
    return status;
}

static NTSTATUS virtual_contexts(void)
{
    D3DKMT_CREATECONTEXTVIRTUAL create = {.hDevice = scene.device};
    NTSTATUS status = D3DKMTCreateContextVirtual(&create);
    if (status == STATUS_SUCCESS) {
        assert_status(D3DKMTDestroyContext(&(D3DKMT_DESTROYCONTEXT){.hContext = create.hContext}), STATUS_SUCCESS);
    }
    return status;
}

/* --------------------------------------------------------------------------------------------------------- escapes */

/* A buffer that a failure leaves as it was, and a success inverts. */
static NTSTATUS escape_of(uint32_t bytes, uint32_t flags)
{
    static unsigned char data[1 << 20];
    memset(data, 0, bytes);
    NTSTATUS status = scene_escape(&scene, flags, data, bytes);
    for (uint32_t i = 0; i < bytes; i++) {
        assert_int_equal(data[i], status == STATUS_SUCCESS ? 0xFF : 0);
    }
    return status;
}

static NTSTATUS escape_0(void)
{
    return escape_of(0, 0);
}
static NTSTATUS escape_64(void)
{
    return escape_of(64, 0);
}
static NTSTATUS escape_4k(void)
{
    return escape_of(4096, 0);
}
static NTSTATUS escape_64k(void)
{
    return escape_of(65536, 0);
}
static NTSTATUS escape_1m(void)
{
    return escape_of(1 << 20, 0);
}
static NTSTATUS escape_hardware(void)
{
    return escape_of(64, 0x01);
}
static NTSTATUS escape_1m_hardware(void)
{
    return escape_of(1 << 20, 0x01);
}
static NTSTATUS escape_unsynchronized(void)
{
    return escape_of(4097, 0x08);
}
static NTSTATUS escape_of_another(void)
{
    struct steered_escape data = {.operation = STEERED_INVERT};
    D3DKMT_ESCAPE args = {
        .hAdapter = scene.adapter,
        .pPrivateDriverData = &data,
        .PrivateDriverDataSize = sizeof data,
    };
    uint64_t driver_ns;
    host_process_attach(NULL);
    NTSTATUS status = host_escape(scene.process, &args, &driver_ns);
    host_process_attach(scene.process);
    return status;
}
static NTSTATUS handler_allocates(void)
{
    return scene_operate(&scene, 0, STEERED_ALLOCATE, 60000);
}
static NTSTATUS handler_keeps(void)
{
    return scene_operate(&scene, 0, STEERED_KEEP, 100);
}
static NTSTATUS handler_makes_a_thread(void)
{
    return scene_operate(&scene, 0, STEERED_THREAD, 0);
}
static NTSTATUS handler_waits_for_a_timer(void)
{
    return scene_operate(&scene, 0, STEERED_TIMER, 0);
}
static NTSTATUS handler_pokes_registers(void)
{
    return scene_operate(&scene, 1, STEERED_REGISTERS, 5);
}

/* ------------------------------------------------------------------------------------------------------------ work */

static NTSTATUS render(void)
{
    D3DKMT_RENDER args = {.hContext = scene.context, .CommandLength = 64};
    args.Flags.ResizeCommandBuffer = 1;
    args.NewCommandBufferSize = 8192;
    return D3DKMTRender(&args);
}

static NTSTATUS submit(void)
{
    char data[16] = {0};
    D3DKMT_SUBMITCOMMAND args = {
        .CommandLength = 16,
        .BroadcastContextCount = 1,
        .BroadcastContext = {scene.virtual_context},
        .pPrivateDriverData = data,
        .PrivateDriverDataSize = sizeof data,
    };
    return D3DKMTSubmitCommand(&args);
}

/* A reset with nothing queued: no device is lost. */
static NTSTATUS reset(void)
{
    D3DKMT_TDRDBGCTRL_ESCAPE control = {.TdrControl = D3DKMT_TDRDBGCTRLTYPE_FORCETDR};
    D3DKMT_ESCAPE args = {
        .hAdapter = scene.adapter,
        .Type = D3DKMT_ESCAPE_TDRDBGCTRL,
        .pPrivateDriverData = &control,
        .PrivateDriverDataSize = sizeof control,
    };
    return D3DKMTEscape(&args);
}

/* The adapter's owner starts it again; what clients had is lost. */
static NTSTATUS started_again(void)
{
    NTSTATUS status = host_restart_adapter(scene.host);
    assert_status(scene_operate(&scene, 0, STEERED_INVERT, 0), STATUS_DEVICE_REMOVED);
    return status;
}

static NTSTATUS stop_and_restart(void)
{
    host_stop_adapter(scene.host);
    return started_again();
}

static NTSTATUS removal_and_restart(void)
{
    host_surprise_remove(scene.host);
    return started_again();
}

/* -------------------------------------------------------------------------------------------------------- threads */

struct thread_call {
    NTSTATUS (*call)(void);
    struct host_process *process;
    NTSTATUS status;
};

static void *thread_body(void *argument)
{
    struct thread_call *call = argument;
    host_process_attach(call->process);
    call->status = call->call();
    host_process_attach(NULL);
    return NULL;
}

/* A thread's first call allocates what the kernel holds for it. */
static NTSTATUS in_another_thread(NTSTATUS (*call)(void))
{
    struct thread_call args = {.call = call, .process = scene.process};
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, thread_body, &args), 0);
    pthread_join(thread, NULL);
    return args.status;
}

static NTSTATUS thread_escape(void)
{
    return in_another_thread(escape_64);
}
static NTSTATUS thread_escape_64k(void)
{
    return in_another_thread(escape_64k);
}
static NTSTATUS thread_hardware(void)
{
    return in_another_thread(escape_hardware);
}
static NTSTATUS thread_process(void)
{
    return in_another_thread(whole_process);
}
static NTSTATUS thread_render(void)
{
    return in_another_thread(render);
}

/* -------------------------------------------------------------------------------------------------------- softgpu */

static NTSTATUS soft_send(uint32_t command, uint32_t version, void *payload, uint32_t size, uint32_t flags)
{
    *(struct softgpu_header *)payload = (struct softgpu_header){command, version, size, 0};
    return scene_escape(&scene, flags, payload, size);
}

static NTSTATUS soft_handshake(void)
{
    struct softgpu_handshake handshake = {.umd_interface = SOFTGPU_INTERFACE};
    return soft_send(SOFTGPU_HANDSHAKE, 1, &handshake, sizeof handshake, 0);
}

static NTSTATUS soft_query(void)
{
    struct softgpu_query answer = {0};
    return soft_send(SOFTGPU_QUERY, 3, &answer, SOFTGPU_QUERY_SIZE_3, 0);
}

static NTSTATUS soft_register(void)
{
    struct softgpu_register_access access = {.offset = 0};
    return soft_send(SOFTGPU_READ_REGISTER, 1, &access, sizeof access, 1);
}

static NTSTATUS soft_object(void)
{
    struct softgpu_allocate allocate = {.bytes = 10000};
    NTSTATUS status = soft_send(SOFTGPU_ALLOCATE, 1, &allocate, sizeof allocate, 0);
    if (status == STATUS_SUCCESS) {
        struct softgpu_free given = {.id = allocate.id};
        status = soft_send(SOFTGPU_FREE, 1, &given, sizeof given, 1);
    }
    return status;
}

static NTSTATUS soft_submit(void)
{
    struct {
        struct softgpu_submit submit;
        uint32_t words[2];
    } stream = {.submit.stream_bytes = sizeof stream.words};
    stream.words[0] = stream.words[1] = SOFTGPU_INSTRUCTION(SOFTGPU_OP_NOP, 1);
    return soft_send(SOFTGPU_SUBMIT, 1, &stream, sizeof stream, 0);
}

/* The user-mode driver: loaded, a device, its functions through pfnEscapeCb. What the HRESULT is for is the row's. */
static NTSTATUS from_result(HRESULT result)
{
    assert_true(result == S_OK || result == E_OUTOFMEMORY);
    return result == S_OK ? STATUS_SUCCESS : STATUS_NO_MEMORY;
}

static HRESULT use_umd_device(const struct host_umd *umd, struct host_umd_device *device)
{
    SOFTGPU_FUNCTIONS functions;
    SOFTGPU_GET_FUNCTIONS *get;
    void *symbol = host_umd_symbol(umd, "SoftgpuGetFunctions");
    assert_non_null(symbol);
    memcpy(&get, &symbol, sizeof get);
    get(&functions);
    HANDLE handle = host_umd_device_handle(device);
    struct softgpu_query answer;
    HRESULT result = functions.Query(handle, 3, &answer);
    UINT32 id = 0;
    UINT32 address;
    if (result == S_OK) {
        result = functions.Allocate(handle, 4096, &id, &address);
    }
    if (result == S_OK) {
        const UINT32 nop = SOFTGPU_INSTRUCTION(SOFTGPU_OP_NOP, 1);
        functions.Record(handle, &nop);
        result = functions.Flush(handle);
    }
    if (id != 0) {
        HRESULT freed = functions.Free(handle, id);
        result = result == S_OK ? freed : result;
    }
    return result;
}

static NTSTATUS user_mode_driver(void)
{
    struct host_umd *umd = host_umd_load(scene.process, scene_image(SCENE_SOFTGPU, true), 0, &scene_error);
    if (!umd) {
        assert_true(scene_error.failure == HOST_NO_MEMORY || scene_error.failure == HOST_ENTRY_FAILED);
        return scene_error.failure == HOST_NO_MEMORY ? STATUS_NO_MEMORY : from_result((HRESULT)scene_error.status);
    }
    HRESULT result;
    struct host_umd_device *device = host_umd_device_create(umd, &result);
    if (device) {
        result = use_umd_device(umd, device);
    }
    host_umd_device_destroy(device);
    host_umd_unload(umd);
    return from_result(result);
}

/* ------------------------------------------------------------------------------------------------------ start, end */

/* A row of its own kind: there is no kernel before. */
static NTSTATUS start_with(enum scene_driver driver)
{
    struct scene started;
    if (scene_start(&started, driver)) {
        scene_end(&started);
        return STATUS_SUCCESS;
    }
    assert_true(scene_error.text[0] != '\0');
    assert_true(scene_error.failure == HOST_NO_MEMORY || scene_error.failure == HOST_ENTRY_FAILED ||
                scene_error.failure == HOST_START_FAILED || scene_error.failure == HOST_BAD_DEVICE);
    return scene_error.status != 0 ? scene_error.status : STATUS_NO_MEMORY;
}

static NTSTATUS start_steered(void)
{
    return start_with(SCENE_STEERED);
}
static NTSTATUS start_softgpu(void)
{
    return start_with(SCENE_SOFTGPU);
}

/* The end of all does not fail, whatever does. */
static NTSTATUS end_of_kernel(void)
{
    scene_end(&scene);
    return STATUS_SUCCESS;
}

static NTSTATUS end_of_process(void)
{
    host_process_attach(NULL);
    host_process_destroy(scene.process);
    scene.process = NULL;
    return STATUS_SUCCESS;
}

static NTSTATUS stop_only(void)
{
    host_stop_adapter(scene.host);
    return STATUS_SUCCESS;
}

static NTSTATUS removal_only(void)
{
    host_surprise_remove(scene.host);
    assert_int_equal(scene_count(STEERED_SURPRISE), 1); /* the driver is told, once */
    return STATUS_SUCCESS;
}

/* A thread for which the kernel holds nothing yet, and cannot. */
static NTSTATUS thread_end_of_process(void)
{
    host_process_attach(NULL);
    return in_another_thread(end_of_process);
}
static NTSTATUS thread_stop(void)
{
    return in_another_thread(stop_only);
}
static NTSTATUS thread_removal(void)
{
    return in_another_thread(removal_only);
}

/* ------------------------------------------------------------------------------------------------------- the walk */

enum { NEVER_FAILS = 1, NO_SCENE = 2, ONCE = 4 };

struct part {
    const char *name;
    NTSTATUS (*call)(void);
    enum scene_driver driver;
    int how; /* NEVER_FAILS, whatever allocation does; NO_SCENE before it; ONCE: it cannot be repeated */
};

// clang-format off
static struct part parts[] = {
    {"start",                                       start_steered,             SCENE_STEERED, NO_SCENE | ONCE},
    {"start, of softgpu and its hardware",          start_softgpu,             SCENE_SOFTGPU, NO_SCENE | ONCE},
    {"processes",                                   processes,                 SCENE_STEERED, 0},
    {"D3DKMTOpenAdapterFromLuid",                   open_and_close,            SCENE_STEERED, 0},
    {"D3DKMTEnumAdapters2",                         enumerate,                 SCENE_STEERED, 0},
    {"D3DKMTQueryAdapterInfo",                      query,                     SCENE_STEERED, 0},
    {"D3DKMTCreateDevice",                          devices,                   SCENE_STEERED, 0},
    {"D3DKMTCreateContext",                         contexts,                  SCENE_STEERED, 0},
    {"D3DKMTCreateContextVirtual",                  virtual_contexts,          SCENE_STEERED, 0},
    {"a process with everything open",              whole_process,             SCENE_STEERED, 0},
    {"escape of nothing",                           escape_0,                  SCENE_STEERED, 0},
    {"escape of 64 bytes",                          escape_64,                 SCENE_STEERED, 0},
    {"escape of 4 KiB",                             escape_4k,                 SCENE_STEERED, 0},
    {"escape of 64 KiB",                            escape_64k,                SCENE_STEERED, 0},
    {"escape of 1 MiB",                             escape_1m,                 SCENE_STEERED, 0},
    {"escape, HardwareAccess",                      escape_hardware,           SCENE_STEERED, 0},
    {"escape of 1 MiB, HardwareAccess",             escape_1m_hardware,        SCENE_STEERED, 0},
    {"escape, NoAdapterSynchronization",            escape_unsynchronized,     SCENE_STEERED, 0},
    {"escape as another process",                   escape_of_another,         SCENE_STEERED, 0},
    {"escape whose handler allocates",              handler_allocates,         SCENE_STEERED, 0},
    {"escape whose handler keeps a block",          handler_keeps,             SCENE_STEERED, 0},
    {"escape whose handler makes a thread",         handler_makes_a_thread,    SCENE_STEERED, 0},
    {"escape whose handler waits for a timer",      handler_waits_for_a_timer, SCENE_STEERED, 0},
    {"escape whose handler pokes registers",        handler_pokes_registers,   SCENE_STEERED, 0},
    {"D3DKMTRender",                                render,                    SCENE_STEERED, 0},
    {"D3DKMTSubmitCommand",                         submit,                    SCENE_STEERED, 0},
    {"reset",                                       reset,                     SCENE_STEERED, 0},
    {"stop and restart",                            stop_and_restart,          SCENE_STEERED, 0},
    {"surprise removal and restart",                removal_and_restart,       SCENE_STEERED, 0},
    {"another thread: escape of 64 bytes",          thread_escape,             SCENE_STEERED, 0},
    {"another thread: escape of 64 KiB",            thread_escape_64k,         SCENE_STEERED, 0},
    {"another thread: escape, HardwareAccess",      thread_hardware,           SCENE_STEERED, 0},
    {"another thread: a process, everything open",  thread_process,            SCENE_STEERED, 0},
    {"another thread: D3DKMTRender",                thread_render,             SCENE_STEERED, 0},
    {"softgpu: handshake",                          soft_handshake,            SCENE_SOFTGPU, 0},
    {"softgpu: query",                              soft_query,                SCENE_SOFTGPU, 0},
    {"softgpu: a register, HardwareAccess",         soft_register,             SCENE_SOFTGPU, 0},
    {"softgpu: an object, allocated and freed",     soft_object,               SCENE_SOFTGPU, 0},
    {"softgpu: a stream",                           soft_submit,               SCENE_SOFTGPU, 0},
    {"softgpu: a process",                          processes,                 SCENE_SOFTGPU, 0},
    {"softgpu: a device",                           devices,                   SCENE_SOFTGPU, 0},
    {"softgpu: its user-mode driver and a device",  user_mode_driver,          SCENE_SOFTGPU, 0},
    {"stop",                                        stop_only,                 SCENE_STEERED, NEVER_FAILS},
    {"surprise removal",                            removal_only,              SCENE_STEERED, NEVER_FAILS},
    {"end of a process",                            end_of_process,            SCENE_STEERED, NEVER_FAILS | ONCE},
    {"another thread: stop",                        thread_stop,               SCENE_STEERED, NEVER_FAILS},
    {"another thread: surprise removal",            thread_removal,            SCENE_STEERED, NEVER_FAILS},
    {"another thread: end of a process",            thread_end_of_process,     SCENE_STEERED, NEVER_FAILS | ONCE},
    {"end of the kernel",                           end_of_kernel,             SCENE_STEERED, NEVER_FAILS | ONCE},
    {"softgpu: end of the kernel",                  end_of_kernel,             SCENE_SOFTGPU, NEVER_FAILS | ONCE},
};
// clang-format on
enum { PARTS = sizeof parts / sizeof parts[0] };

static bool is_documented(const struct part *part, NTSTATUS status)
{
    return status == STATUS_SUCCESS ||
           (!(part->how & NEVER_FAILS) && (status == STATUS_NO_MEMORY || status == STATUS_INSUFFICIENT_RESOURCES));
}

/* One pass. False: the allocation that was to fail was not reached. */
static bool pass(const struct part *part, uint64_t n, bool persistent, unsigned *failures)
{
    memset(scene_page(), 0, sizeof *scene_page());
    if (!(part->how & NO_SCENE)) {
        if (!scene_start(&scene, part->driver)) {
            fail_msg("%s", scene_error.text);
        }
        scene_open(&scene);
    }
    persistent ? host_fail_allocations_from(n) : host_fail_allocation(n);
    NTSTATUS status = part->call();
    uint64_t reached = host_allocations();
    host_fail_allocation(0);
    if (!is_documented(part, status)) {
        fail_msg("allocation %llu%s: %s", (unsigned long long)n, persistent ? " and every later one" : "",
                 scene_status(status));
    }
    *failures += status != STATUS_SUCCESS;
    if (!(part->how & ONCE)) {
        assert_status(part->call(), STATUS_SUCCESS);
    }
    scene_end(&scene);
    scene_assert_clean();
    return reached >= n;
}

static void walk(const struct part *part, bool persistent)
{
    unsigned failures = 0;
    uint64_t n = 1;
    while (pass(part, n, persistent, &failures)) {
        n++;
        assert_true(n < WALK_MOST);
    }
    print_message("# %s%s: %llu allocations, %u of which it needs\n", part->name, persistent ? ", persistent" : "",
                  (unsigned long long)n - 1, failures);
}

static void walks(void **state)
{
    const struct part *part = *state;
    pass(part, 0, false, &(unsigned){0}); /* what is allocated once for all */
    struct scene_holdings before = scene_holdings();
    walk(part, false);
    walk(part, true);
    print_message("# %s: %zu bytes mapped before and after\n", part->name, before.mapped_bytes);
    scene_assert_holds(&before);
}

/* A failed test leaves a kernel. */
static int clear(void **state)
{
    (void)state;
    host_fail_allocation(0);
    scene_end(&scene);
    return 0;
}

int main(void)
{
    static struct CMUnitTest tests[PARTS];
    for (size_t i = 0; i < PARTS; i++) {
        tests[i] = (struct CMUnitTest){parts[i].name, walks, NULL, clear, &parts[i]};
    }
    return cmocka_run_group_tests_name("faults-walk", tests, NULL, NULL);
}
