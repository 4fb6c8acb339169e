/* scheduler_test.c: packets in order, fences, preemption, faults, and what a stop or a reset leaves. */
#include "rig.h"

#include "dxgkrnl/packet.h"
#include "nt/machine.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define MANY 200

static D3DKMT_HANDLE new_context(struct rig *rig)
{
    return rig_virtual_context(rig, rig_device(rig));
}

static NTSTATUS drain(struct rig *rig)
{
    NTSTATUS status = dxg_level_two_enter(rig->adapter);
    if (NT_SUCCESS(status)) {
        assert_true(dxg_scheduler_is_idle(rig->adapter));
        dxg_level_two_leave(rig->adapter);
    }
    return status;
}

static void runs_in_order(struct rig *rig)
{
    D3DKMT_HANDLE context = new_context(rig);
    for (int i = 0; i < MANY; i++) {
        assert_int_equal(rig_submit(rig, context), STATUS_SUCCESS);
    }
    assert_int_equal(drain(rig), STATUS_SUCCESS);
    assert_int_equal(atomic_load(&rig->submits), MANY);
    assert_int_equal(atomic_load(&rig->last_fence), MANY);
    assert_int_equal(rig->adapter->scheduler.completed, MANY);
    assert_int_equal(rig->adapter->scheduler.last_completed_fence, MANY);
}

static void two_are_with_the_hardware(struct rig *rig)
{
    rig->engine = RIG_HOLDS;
    D3DKMT_HANDLE context = new_context(rig);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(rig_submit(rig, context), STATUS_SUCCESS);
    }
    rig_wait(&rig->submits, 2);
    assert_int_equal(atomic_load(&rig->submits), 2);
    rig_complete(rig, 1);
    rig_wait(&rig->submits, 3);
    rig_complete(rig, 3); /* one report for two packets */
    rig_wait(&rig->submits, 5);
    assert_int_equal(dxg_scheduler_count(rig->adapter, dxg_context_find(rig->process, context)), 2);
    rig_complete(rig, 5);
    assert_int_equal(drain(rig), STATUS_SUCCESS);
}

static void old_fences_change_nothing(struct rig *rig)
{
    rig->engine = RIG_HOLDS;
    D3DKMT_HANDLE context = new_context(rig);
    assert_int_equal(rig_submit(rig, context), STATUS_SUCCESS);
    assert_int_equal(rig_submit(rig, context), STATUS_SUCCESS);
    rig_wait(&rig->submits, 2);
    rig_complete(rig, 1);
    rig_complete(rig, 1);
    rig_complete(rig, 0);
    assert_int_equal(rig->adapter->scheduler.last_completed_fence, 1);
    assert_false(dxg_scheduler_is_idle(rig->adapter));
    rig_complete(rig, 2);
}

static void counts_once_the_dpc_says_so(struct rig *rig)
{
    rig->engine = RIG_HOLDS;
    D3DKMT_HANDLE context = new_context(rig);
    assert_int_equal(rig_submit(rig, context), STATUS_SUCCESS);
    rig_wait(&rig->submits, 1);
    DXGKARGCB_NOTIFY_INTERRUPT_DATA data = {.InterruptType = DXGK_INTERRUPT_DMA_COMPLETED};
    data.DmaCompleted.SubmissionFenceId = 1;
    dxg_scheduler_interrupt(rig->adapter, &data);
    assert_false(dxg_scheduler_is_idle(rig->adapter));
    dxg_scheduler_dpc(rig->adapter);
    assert_int_equal(drain(rig), STATUS_SUCCESS);
}

static void *waits_for_the_engine(void *argument)
{
    struct rig *rig = argument;
    assert_int_equal(dxg_level_two_enter(rig->adapter), STATUS_SUCCESS);
    assert_int_equal(rig->adapter->scheduler.completed, 2);
    dxg_level_two_leave(rig->adapter);
    return NULL;
}

static void level_two_waits_for_the_engine(struct rig *rig)
{
    rig->engine = RIG_HOLDS;
    D3DKMT_HANDLE context = new_context(rig);
    assert_int_equal(rig_submit(rig, context), STATUS_SUCCESS);
    assert_int_equal(rig_submit(rig, context), STATUS_SUCCESS);
    rig_wait(&rig->submits, 2);
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, waits_for_the_engine, rig), 0);
    rig_complete(rig, 1);
    rig_complete(rig, 2);
    pthread_join(thread, NULL);
}

static void set_delay(struct rig *rig, uint64_t milliseconds)
{
    assert_int_equal(dxg_level_three_enter(rig->adapter, true, UINT64_MAX), STATUS_SUCCESS);
    rig->adapter->tdr.level = DXG_TDR_RECOVER;
    rig->adapter->tdr.delay_ns = milliseconds * 1000000;
    dxg_level_three_leave(rig->adapter);
}

/* The engine gives the packets back when it is asked to, and does them at the second try. */
static void preempted_packets_run_again(struct rig *rig)
{
    D3DKMT_HANDLE context = new_context(rig);
    D3DKMT_HANDLE device = 0x40000040;
    set_delay(rig, 400);
    rig->engine = RIG_HOLDS;
    assert_int_equal(rig_submit(rig, context), STATUS_SUCCESS);
    assert_int_equal(rig_submit(rig, context), STATUS_SUCCESS);
    rig_wait(&rig->submits, 4); /* each of them twice */
    assert_int_equal(atomic_load(&rig->preempts), 1);
    assert_int_equal(atomic_load(&rig->last_fence), 5); /* 1, 2, the preemption's 3, then 4 and 5 */
    assert_non_null(strstr(rig->trace, "VVEWW"));
    rig_complete(rig, 5);
    assert_int_equal(drain(rig), STATUS_SUCCESS);
    assert_int_equal(atomic_load(&rig->resets), 0);
    assert_int_equal(rig_state(rig, device), D3DKMT_DEVICEEXECUTION_ACTIVE);
}

static void a_hung_engine_is_reset(struct rig *rig)
{
    D3DKMT_HANDLE guilty = rig_device(rig);
    D3DKMT_HANDLE innocent = rig_device(rig);
    D3DKMT_HANDLE idle = rig_device(rig);
    D3DKMT_HANDLE first = rig_virtual_context(rig, guilty);
    D3DKMT_HANDLE second = rig_virtual_context(rig, innocent);
    set_delay(rig, 30);
    rig->engine = RIG_HANGS;
    assert_int_equal(rig_submit(rig, first), STATUS_SUCCESS);
    assert_int_equal(rig_submit(rig, second), STATUS_SUCCESS);
    rig_wait(&rig->resets, 1);
    rig->engine = RIG_COMPLETES;
    assert_int_equal(drain(rig), STATUS_SUCCESS);
    assert_int_equal(atomic_load(&rig->resets), 1);
    assert_int_equal(atomic_load(&rig->preempts), 1);
    assert_non_null(strstr(rig->trace, "VVEITt")); /* preempt, debug information, reset, restart */
    assert_int_equal(rig_state(rig, guilty), D3DKMT_DEVICEEXECUTION_HUNG);
    assert_int_equal(rig_state(rig, innocent), D3DKMT_DEVICEEXECUTION_RESET);
    assert_int_equal(rig_state(rig, idle), D3DKMT_DEVICEEXECUTION_ACTIVE);
    assert_int_equal(rig_submit(rig, first), STATUS_DEVICE_REMOVED);
    assert_int_equal(rig_submit(rig, new_context(rig)), STATUS_SUCCESS); /* a fresh device works */
    assert_int_equal(drain(rig), STATUS_SUCCESS);
}

/* The one who drains finds the engine hung, and resets it on its way to level two. */
static void level_two_resets_a_hung_engine(struct rig *rig)
{
    D3DKMT_HANDLE context = new_context(rig);
    set_delay(rig, 30);
    rig->engine = RIG_HANGS;
    assert_int_equal(rig_submit(rig, context), STATUS_SUCCESS);
    assert_int_equal(drain(rig), STATUS_SUCCESS);
    assert_int_equal(atomic_load(&rig->resets), 1);
    assert_int_equal(drain(rig), STATUS_SUCCESS);
    assert_int_equal(atomic_load(&rig->resets), 1);
}

static void without_preemption_it_is_reset_too(struct rig *rig)
{
    rig->driver.ddi.DxgkDdiPreemptCommand = NULL;
    level_two_resets_a_hung_engine(rig);
    assert_int_equal(atomic_load(&rig->preempts), 0);
}

static void a_fault_loses_its_device(struct rig *rig)
{
    D3DKMT_HANDLE device = rig_device(rig);
    D3DKMT_HANDLE context = rig_virtual_context(rig, device);
    D3DKMT_HANDLE other = rig_device(rig);
    rig->engine = RIG_FAULTS;
    assert_int_equal(rig_submit(rig, context), STATUS_SUCCESS);
    rig_wait(&rig->submits, 1);
    assert_int_equal(drain(rig), STATUS_SUCCESS);
    assert_int_equal(rig_state(rig, device), D3DKMT_DEVICEEXECUTION_ERROR_DMAFAULT);
    assert_int_equal(rig_state(rig, other), D3DKMT_DEVICEEXECUTION_ACTIVE);
    assert_int_equal(rig_submit(rig, context), STATUS_DEVICE_REMOVED);
    assert_int_equal(atomic_load(&rig->resets), 0);
}

static void a_page_fault_may_ask_for_a_reset(struct rig *rig)
{
    D3DKMT_HANDLE device = rig_device(rig);
    D3DKMT_HANDLE context = rig_virtual_context(rig, device);
    rig->engine = RIG_PAGE_FAULTS;
    assert_int_equal(rig_submit(rig, context), STATUS_SUCCESS);
    rig_wait(&rig->resets, 1);
    assert_int_equal(drain(rig), STATUS_SUCCESS);
    assert_int_equal(rig_state(rig, device), D3DKMT_DEVICEEXECUTION_ERROR_DMAPAGEFAULT);
}

static void a_stop_waits_for_the_engine(struct rig *rig)
{
    D3DKMT_HANDLE context = new_context(rig);
    for (int i = 0; i < 20; i++) {
        assert_int_equal(rig_submit(rig, context), STATUS_SUCCESS);
    }
    rig_stop(rig);
    assert_int_equal(rig->adapter->scheduler.completed, 20);
    assert_int_equal(rig_submit(rig, context), STATUS_DEVICE_REMOVED);
    rig_start(rig);
    assert_int_equal(rig_submit(rig, context), STATUS_DEVICE_REMOVED); /* the old device stays lost */
    assert_int_equal(rig_submit(rig, new_context(rig)), STATUS_SUCCESS);
    assert_int_equal(drain(rig), STATUS_SUCCESS);
}

static void a_removal_does_not_wait(struct rig *rig)
{
    D3DKMT_HANDLE device = rig_device(rig);
    D3DKMT_HANDLE context = rig_virtual_context(rig, device);
    rig->engine = RIG_HANGS; /* and nobody watches it: TDR is off */
    assert_int_equal(rig_submit(rig, context), STATUS_SUCCESS);
    rig_wait(&rig->submits, 1);
    rig_stop(rig);
    assert_int_equal(rig->adapter->scheduler.aborted, 1);
    rig->engine = RIG_COMPLETES;
}

/* A stop at level three while the worker waits for level three to reset: the worker gives way. */
static void *stops(void *argument)
{
    struct rig *rig = argument;
    rig_stop(rig);
    return NULL;
}

static void a_stop_during_a_hang(struct rig *rig)
{
    D3DKMT_HANDLE context = new_context(rig);
    set_delay(rig, 10);
    rig->engine = RIG_HANGS;
    assert_int_equal(rig_submit(rig, context), STATUS_SUCCESS);
    assert_int_equal(dxg_level_zero_enter(rig->adapter), STATUS_SUCCESS); /* holds up the reset, and the stop */
    while (!dxg_scheduler_hangs(rig->adapter)) {
        os_thread_yield();
    }
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, stops, rig), 0);
    dxg_level_zero_leave(rig->adapter);
    pthread_join(thread, NULL);
    assert_int_equal(dxg_adapter_state(rig->adapter), DXG_ADAPTER_STOPPED);
    rig->engine = RIG_COMPLETES;
}

static _Atomic uint32_t sent;

static void *submits_too_many(void *argument)
{
    struct rig *rig = argument;
    D3DKMT_HANDLE context = new_context(rig);
    for (int i = 0; i < 100; i++) {
        assert_int_equal(rig_submit(rig, context), STATUS_SUCCESS);
        atomic_fetch_add(&sent, 1);
    }
    return NULL;
}

static void a_client_waits_for_room(struct rig *rig)
{
    rig->engine = RIG_HOLDS;
    atomic_store(&sent, 0);
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, submits_too_many, rig), 0);
    rig_wait(&sent, 64);
    assert_int_equal(atomic_load(&sent), 64);
    for (UINT fence = 1; fence <= 100; fence++) {
        rig_wait(&rig->submits, fence);
        rig_complete(rig, fence);
    }
    pthread_join(thread, NULL);
    assert_int_equal(atomic_load(&sent), 100);
}

static void without_an_engine_nothing_to_drain(struct rig *rig)
{
    rig_stop(rig);
    rig->driver.ddi.DxgkDdiSubmitCommand = NULL;
    rig->driver.ddi.DxgkDdiSubmitCommandVirtual = NULL;
    rig_start(rig);
    assert_null(rig->adapter->scheduler.worker);
    assert_int_equal(drain(rig), STATUS_SUCCESS);
    D3DKMT_CREATECONTEXTVIRTUAL args = {.hDevice = rig_device(rig)};
    assert_int_equal(dxg_context_create_virtual(rig->process, &args), STATUS_NOT_SUPPORTED);
}

/* ------------------------------------------------------------------------------------------------------ bugchecks */

static void fails_submit(struct rig *rig)
{
    D3DKMT_HANDLE context = new_context(rig);
    rig->failing = "SubmitCommandVirtual";
    rig_submit(rig, context);
}

static void fails_preempt(struct rig *rig)
{
    D3DKMT_HANDLE context = new_context(rig);
    set_delay(rig, 10);
    rig->engine = RIG_HANGS;
    rig->failing = "PreemptCommand";
    rig_submit(rig, context);
}

static void reports_a_fence_of_the_future(struct rig *rig)
{
    rig_complete(rig, 7);
}

static void fails_reset(struct rig *rig)
{
    D3DKMT_HANDLE context = new_context(rig);
    set_delay(rig, 10);
    rig->engine = RIG_HANGS;
    rig->failing = "ResetFromTimeout";
    rig_submit(rig, context);
}

static void fails_restart(struct rig *rig)
{
    D3DKMT_HANDLE context = new_context(rig);
    set_delay(rig, 10);
    rig->engine = RIG_HANGS;
    rig->failing = "RestartFromTimeout";
    rig_submit(rig, context);
}

static void stuck_in_the_driver(struct rig *rig)
{
    D3DKMT_HANDLE context = new_context(rig);
    set_delay(rig, 10);
    rig->adapter->tdr.ddi_delay_ns = 20000000;
    rig->engine = RIG_HANGS;
    rig_submit(rig, context);
    dxg_level_zero_enter(rig->adapter); /* and never leaves */
}

static void hangs_too_often(struct rig *rig)
{
    for (int i = 0; i < 6; i++) {
        D3DKMT_HANDLE context = new_context(rig);
        set_delay(rig, 4);
        rig->engine = RIG_HANGS;
        rig_submit(rig, context);
        rig_wait(&rig->resets, (uint32_t)i + 1);
        rig->engine = RIG_COMPLETES;
    }
}

static void level_one_is_a_bugcheck(struct rig *rig)
{
    D3DKMT_HANDLE context = new_context(rig);
    set_delay(rig, 10);
    dxg_level_three_enter(rig->adapter, true, UINT64_MAX);
    rig->adapter->tdr.level = DXG_TDR_BUGCHECK;
    dxg_level_three_leave(rig->adapter);
    rig->engine = RIG_HANGS;
    rig_submit(rig, context);
}

struct death {
    const char *name;
    void (*run)(struct rig *rig);
    const char *code, *says;
};

static const struct death deaths[] = {
    {"bugcheck: SubmitCommandVirtual fails", fails_submit, "119", "DxgkDdiSubmitCommandVirtual failed"},
    {"bugcheck: PreemptCommand fails", fails_preempt, "119", "DxgkDdiPreemptCommand failed"},
    {"bugcheck: a fence that was never submitted", reports_a_fence_of_the_future, "119", "never submitted"},
    {"bugcheck: ResetFromTimeout fails", fails_reset, "116", "DxgkDdiResetFromTimeout failed"},
    {"bugcheck: RestartFromTimeout fails", fails_restart, "116", "DxgkDdiRestartFromTimeout failed"},
    {"bugcheck: a thread stays in the driver", stuck_in_the_driver, "116", "did not leave the driver"},
    {"bugcheck: one reset too many", hangs_too_often, "116", "TdrLimitCount"},
    {"bugcheck: TdrLevel 1", level_one_is_a_bugcheck, "116", "TdrLevel is 1"},
};

static void dies(void **state)
{
    const struct death *row = *state;
    int out[2];
    assert_int_equal(pipe(out), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(out[1], STDERR_FILENO);
        dup2(out[1], STDOUT_FILENO);
        close(out[0]);
        struct rig *rig = rig_open();
        rig->fail = STATUS_UNSUCCESSFUL;
        row->run(rig);
        sleep(30);
        _exit(0);
    }
    close(out[1]);
    static char text[65536];
    size_t length = 0;
    ssize_t got;
    while ((got = read(out[0], text + length, sizeof text - 1 - length)) > 0) {
        length += (size_t)got;
    }
    text[length] = '\0';
    close(out[0]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 134 || !strstr(text, row->code) || !strstr(text, row->says)) {
        print_error("status 0x%x, report:\n%s\n", status, text);
        fail();
    }
}

struct row {
    const char *name;
    void (*run)(struct rig *rig);
};

static const struct row rows[] = {
    {"packets: run in order", runs_in_order},
    {"packets: two are with the hardware at once", two_are_with_the_hardware},
    {"packets: a client waits for room", a_client_waits_for_room},
    {"fences: old ones change nothing", old_fences_change_nothing},
    {"fences: count once the DPC says so", counts_once_the_dpc_says_so},
    {"level two: waits for the engine", level_two_waits_for_the_engine},
    {"level two: resets a hung engine", level_two_resets_a_hung_engine},
    {"level two: nothing to drain without an engine", without_an_engine_nothing_to_drain},
    {"preemption: packets run again", preempted_packets_run_again},
    {"preemption: a driver without it", without_preemption_it_is_reset_too},
    {"hang: the engine is reset, what it had is lost", a_hung_engine_is_reset},
    {"fault: its device is lost", a_fault_loses_its_device},
    {"fault: a page fault may ask for a reset", a_page_fault_may_ask_for_a_reset},
    {"stop: waits for the engine", a_stop_waits_for_the_engine},
    {"stop: a removal does not wait", a_removal_does_not_wait},
    {"stop: during a hang", a_stop_during_a_hang},
};

static void in_a_rig(void **state)
{
    const struct row *row = *state;
    struct rig *rig = rig_open();
    row->run(rig);
    rig_close(rig);
}

int main(void)
{
    enum { ROWS = sizeof rows / sizeof rows[0], DEATHS = sizeof deaths / sizeof deaths[0] };
    struct CMUnitTest tests[ROWS + DEATHS];
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] = (struct CMUnitTest){.name = rows[i].name, .test_func = in_a_rig, .initial_state = (void *)&rows[i]};
    }
    for (size_t i = 0; i < DEATHS; i++) {
        tests[ROWS + i] =
            (struct CMUnitTest){.name = deaths[i].name, .test_func = dies, .initial_state = (void *)&deaths[i]};
    }
    return cmocka_run_group_tests_name("dxg-scheduler", tests, NULL, NULL);
}
