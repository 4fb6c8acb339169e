/*
 * ddi_test.c: each call of each of the driver's functions fails in turn, once and from then on – what fails with it,
 * what goes on in spite of it, and what ends in a bugcheck.
 *
 * A session calls every function: start, open, escape, query, render, submit, reset, close, restart, surprise removal,
 * end. Row by row one function fails at its first call of the session, then at its second, and so on. The step that it
 * fails in answers the driver's own status, or none of its business, as the row says; the steps that follow answer what
 * is documented for a caller whose handles were not made; and nothing is left at the end.
 */
#include "scene.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static struct scene scene;

/* ------------------------------------------------------------------------------------------------------- session */

static NTSTATUS start(void)
{
    return scene_start(&scene, SCENE_STEERED) ? STATUS_SUCCESS : scene_error.status;
}

static NTSTATUS open_adapter(void)
{
    D3DKMT_OPENADAPTERFROMLUID args = {.AdapterLuid = host_adapter_luid(scene.host)};
    if (!scene.process) {
        scene.process = host_process_create(scene.host, "session");
        assert_non_null(scene.process);
        host_process_attach(scene.process);
    }
    NTSTATUS status = D3DKMTOpenAdapterFromLuid(&args);
    scene.adapter = status == STATUS_SUCCESS ? args.hAdapter : 0;
    return status;
}

static NTSTATUS create_device(void)
{
    D3DKMT_CREATEDEVICE args = {.hAdapter = scene.adapter};
    NTSTATUS status = D3DKMTCreateDevice(&args);
    scene.device = status == STATUS_SUCCESS ? args.hDevice : 0;
    return status;
}

static NTSTATUS create_context(void)
{
    D3DKMT_CREATECONTEXT args = {.hDevice = scene.device};
    NTSTATUS status = D3DKMTCreateContext(&args);
    scene.context = status == STATUS_SUCCESS ? args.hContext : 0;
    return status;
}

static NTSTATUS create_virtual_context(void)
{
    D3DKMT_CREATECONTEXTVIRTUAL args = {.hDevice = scene.device};
    NTSTATUS status = D3DKMTCreateContextVirtual(&args);
    scene.virtual_context = status == STATUS_SUCCESS ? args.hContext : 0;
    return status;
}

static NTSTATUS escape(void)
{
    return scene_operate(&scene, 0, STEERED_INVERT, 0);
}

static NTSTATUS escape_alone(void)
{
    return scene_operate(&scene, 1, STEERED_REGISTERS, 7);
}

static NTSTATUS query(void)
{
    char data[16] = {0};
    D3DKMT_QUERYADAPTERINFO args = {
        .hAdapter = scene.adapter,
        .Type = KMTQAITYPE_UMDRIVERPRIVATE,
        .pPrivateDriverData = data,
        .PrivateDriverDataSize = sizeof data,
    };
    return D3DKMTQueryAdapterInfo(&args);
}

static NTSTATUS render(void)
{
    return D3DKMTRender(&(D3DKMT_RENDER){.hContext = scene.context, .CommandLength = 16});
}

static NTSTATUS submit(void)
{
    D3DKMT_SUBMITCOMMAND args = {
        .CommandLength = 16, .BroadcastContextCount = 1, .BroadcastContext = {scene.virtual_context}};
    return D3DKMTSubmitCommand(&args);
}

/* Alone in the adapter, so that nothing is queued: whether a reset takes a device does not depend on time. */
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

static NTSTATUS destroy_context(void)
{
    return D3DKMTDestroyContext(&(D3DKMT_DESTROYCONTEXT){.hContext = scene.context});
}

static NTSTATUS destroy_device(void)
{
    return D3DKMTDestroyDevice(&(D3DKMT_DESTROYDEVICE){.hDevice = scene.device});
}

static NTSTATUS restart(void)
{
    return host_restart_adapter(scene.host);
}

static NTSTATUS surprise(void)
{
    host_surprise_remove(scene.host);
    return STATUS_SUCCESS;
}

static NTSTATUS end(void)
{
    scene_end(&scene);
    return STATUS_SUCCESS;
}

struct step {
    const char *name;
    NTSTATUS (*run)(void);
};

// clang-format off
static const struct step session[] = {
    {"start",                      start},
    {"D3DKMTOpenAdapterFromLuid",  open_adapter},
    {"D3DKMTCreateDevice",         create_device},
    {"D3DKMTCreateContext",        create_context},
    {"D3DKMTCreateContextVirtual", create_virtual_context},
    {"D3DKMTEscape",               escape},
    {"D3DKMTQueryAdapterInfo",     query},
    {"D3DKMTRender",               render},
    {"D3DKMTSubmitCommand",        submit},
    {"escape, HardwareAccess",     escape_alone},
    {"reset",                      reset},
    {"D3DKMTDestroyContext",       destroy_context},
    {"D3DKMTDestroyDevice",        destroy_device},
    {"a second device",            create_device},
    {"a second context",           create_context},
    {"restart",                    restart},
    {"a handle of before",         open_adapter},
    {"a third device",             create_device},
    {"a second escape",            escape},
    {"surprise removal",           surprise},
    {"restart after it",           restart},
    {"a fourth device",            create_device},
    {"end",                        end},
};
// clang-format on
enum { STEPS = sizeof session / sizeof session[0] };

/* ---------------------------------------------------------------------------------------------------------- rows */

enum effect {
    REACHES_CALLER, /* the step answers the driver's status */
    IS_IGNORED,     /* the step succeeds */
    REACHES_CLIENT, /* what a client asks answers the driver's status; what the kernel asks does not matter */
    IS_BUGCHECK,
};

struct row {
    const char *name;
    enum steered_ddi ddi;
    enum effect effect;
    unsigned bugcheck;
};

// clang-format off
static struct row rows[] = {
    {"DriverEntry",                        STEERED_DRIVER_ENTRY,    REACHES_CALLER, 0},
    {"DxgkDdiAddDevice",                   STEERED_ADD_DEVICE,      REACHES_CALLER, 0},
    {"DxgkDdiExchangePreStartInfo",        STEERED_PRE_START,       REACHES_CALLER, 0},
    {"DxgkDdiStartDevice",                 STEERED_START_DEVICE,    REACHES_CALLER, 0},
    {"DxgkDdiStopDevice",                  STEERED_STOP_DEVICE,     IS_IGNORED,     0},
    {"DxgkDdiRemoveDevice",                STEERED_REMOVE_DEVICE,   IS_IGNORED,     0},
    {"DxgkDdiQueryAdapterInfo: the caps",  STEERED_CAPS,            REACHES_CALLER, 0},
    {"DxgkDdiQueryAdapterInfo: segments",  STEERED_SEGMENTS,        REACHES_CALLER, 0},
    {"DxgkDdiQueryAdapterInfo: other",     STEERED_QUERY,           REACHES_CLIENT, 0},
    {"DxgkDdiSetPowerState",               STEERED_POWER,           REACHES_CALLER, 0},
    {"DxgkDdiCreateProcess",               STEERED_CREATE_PROCESS,  REACHES_CALLER, 0},
    {"DxgkDdiDestroyProcess",              STEERED_DESTROY_PROCESS, IS_IGNORED,     0},
    {"DxgkDdiCreateDevice",                STEERED_CREATE_DEVICE,   REACHES_CALLER, 0},
    {"DxgkDdiDestroyDevice",               STEERED_DESTROY_DEVICE,  IS_IGNORED,     0},
    {"DxgkDdiCreateContext",               STEERED_CREATE_CONTEXT,  REACHES_CALLER, 0},
    {"DxgkDdiDestroyContext",              STEERED_DESTROY_CONTEXT, IS_IGNORED,     0},
    {"DxgkDdiRender",                      STEERED_RENDER,          REACHES_CALLER, 0},
    {"DxgkDdiEscape",                      STEERED_ESCAPE,          REACHES_CALLER, 0},
    {"DxgkDdiCollectDbgInfo",              STEERED_DEBUG_INFO,      IS_IGNORED,     0},
    {"DxgkDdiPatch",                       STEERED_PATCH,           IS_BUGCHECK,    0x119},
    {"DxgkDdiSubmitCommand",               STEERED_SUBMIT,          IS_BUGCHECK,    0x119},
    {"DxgkDdiPreemptCommand",              STEERED_PREEMPT,         IS_BUGCHECK,    0x119},
    {"DxgkDdiResetFromTimeout",            STEERED_RESET,           IS_BUGCHECK,    0x116},
    {"DxgkDdiRestartFromTimeout",          STEERED_RESTART,         IS_BUGCHECK,    0x116},
    {"DxgkDdiNotifySurpriseRemoval",       STEERED_SURPRISE,        IS_BUGCHECK,    0x113},
};
// clang-format on
enum { ROWS = sizeof rows / sizeof rows[0] };

/* Documented ones, one of no header, and those that the kernel itself answers. */
static const NTSTATUS statuses[] = {
    STATUS_UNSUCCESSFUL, STATUS_NO_MEMORY, STATUS_GRAPHICS_DRIVER_MISMATCH, STATUS_DEVICE_REMOVED, (NTSTATUS)0xE0001234,
};

static void steer(enum steered_ddi ddi, int at, int count, NTSTATUS status)
{
    struct steered_page *page = scene_page();
    memset(page, 0, sizeof *page);
    page->fail_status = (int)status;
    page->fail_count = count;
    page->fail_at = at;
    page->fail_ddi = (int)ddi;
}

static int failures_left(void)
{
    return __atomic_load_n(&scene_page()->fail_count, __ATOMIC_SEQ_CST);
}

/* For what follows a failure: a handle that was not made, an adapter that is stopped, the failure again. */
static bool is_consequence(NTSTATUS status, NTSTATUS failure)
{
    return status == STATUS_SUCCESS || status == failure || status == STATUS_INVALID_PARAMETER ||
           status == STATUS_DEVICE_REMOVED;
}

/* Between the queue and the engine the session waits, so that what fails fails in its own step. */
static void run_session(const struct row *row, int count, NTSTATUS failure)
{
    bool has_failed = false;
    for (size_t i = 0; i < STEPS; i++) {
        if (!scene.host && i > 0) {
            break;
        }
        NTSTATUS status = session[i].run();
        bool fails_now = !has_failed && failures_left() < count;
        has_failed = has_failed || fails_now;
        bool reaches = row->effect == REACHES_CALLER || (row->effect == REACHES_CLIENT && session[i].run == query);
        NTSTATUS due = fails_now && reaches ? failure : STATUS_SUCCESS;
        /* A device that a stop took away is there, and lost, until it is destroyed. */
        if (fails_now || !has_failed ? status != due : !is_consequence(status, failure)) {
            fail_msg("%s: %s, and %s was due", session[i].name, scene_status(status), scene_status(due));
        }
    }
    scene_end(&scene);
    scene_assert_clean();
}

static int calls_of(enum steered_ddi ddi)
{
    static const struct row none = {.ddi = STEERED_NONE};
    steer(STEERED_NONE, 0, 0, STATUS_SUCCESS);
    run_session(&none, 0, STATUS_SUCCESS);
    return scene_count(ddi);
}

/* In a child: its exit status, and whether its report names the bugcheck. */
static void assert_bugchecks(const struct row *row, int at, NTSTATUS failure)
{
    int report = memfd_create("report", MFD_CLOEXEC);
    char text[512] = "";
    char code[32];
    int status;
    assert_true(report >= 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        if (report < 0 || dup2(report, STDERR_FILENO) < 0) {
            _exit(1);
        }
        steer(row->ddi, at, 1, failure);
        if (row->ddi == STEERED_PREEMPT) { /* which only an engine that hangs is asked for */
            scene_page()->engine = STEERED_HANGS;
            scene_tdr_delay_ms = 20;
        }
        for (size_t i = 0; i < STEPS; i++) {
            session[i].run();
        }
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    ssize_t bytes = pread(report, text, sizeof text - 1, 0);
    text[bytes > 0 ? bytes : 0] = '\0';
    close(report);
    snprintf(code, sizeof code, "bugcheck 0x%08X", row->bugcheck);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 134 || !strstr(text, code)) {
        fail_msg("call %d: wait status 0x%X, and the report is: %s", at, (unsigned)status, text);
    }
}

static void fails(void **state)
{
    const struct row *row = *state;
    int calls = row->ddi == STEERED_PREEMPT ? 1 : calls_of(row->ddi);
    assert_true(calls > 0);
    for (int at = 1; at <= calls; at++) {
        if (row->effect == IS_BUGCHECK) {
            assert_bugchecks(row, at, statuses[at % 5]);
            continue;
        }
        for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
            steer(row->ddi, at, 1, statuses[i]);
            run_session(row, 1, statuses[i]);
            steer(row->ddi, at, calls, statuses[i]);
            run_session(row, calls, statuses[i]);
        }
    }
    print_message("# %s: %d calls\n", row->name, calls);
}

/* A failed test leaves a kernel. */
static int clear(void **state)
{
    (void)state;
    scene_page()->fail_ddi = STEERED_NONE;
    scene_end(&scene);
    return 0;
}

int main(void)
{
    static struct CMUnitTest tests[ROWS];
    scene_page();
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] = (struct CMUnitTest){rows[i].name, fails, NULL, clear, &rows[i]};
    }
    return cmocka_run_group_tests_name("faults-ddi", tests, NULL, NULL);
}
