/* rig.c: the fake driver behind the rig, and its engine. */
#include "rig.h"

#include "dxgkrnl/submit.h"
#include "nt/machine.h"
#include "nt/thread.h"

#include <string.h>
#include <time.h>

static NTSTATUS called(struct rig *rig, char letter, const char *name)
{
    uint32_t place = atomic_fetch_add(&rig->traced, 1);
    if (place < RIG_TRACE - 1) {
        rig->trace[place] = letter;
    }
    return rig->failing && strcmp(rig->failing, name) == 0 ? rig->fail : STATUS_SUCCESS;
}

static NTSTATUS NTAPI escape(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_ESCAPE pEscape)
{
    struct rig *rig = hAdapter;
    atomic_fetch_add(&rig->escapes, 1);
    if (rig->on_escape) {
        return rig->on_escape(rig, pEscape);
    }
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI create_process(IN_CONST_HANDLE hAdapter, INOUT_PDXGKARG_CREATEPROCESS pArgs)
{
    struct rig *rig = hAdapter;
    NTSTATUS status = called(rig, 'P', "CreateProcess");
    if (NT_SUCCESS(status)) {
        atomic_fetch_add(&rig->processes, 1);
        pArgs->hKmdProcess = &rig->processes;
    }
    return status;
}

static NTSTATUS NTAPI destroy_process(IN_CONST_HANDLE hAdapter, IN_CONST_HANDLE hKmdProcess)
{
    struct rig *rig = hAdapter;
    assert_ptr_equal(hKmdProcess, &rig->processes);
    atomic_fetch_sub(&rig->processes, 1);
    return called(rig, 'p', "DestroyProcess");
}

/* A device's and a context's driver handle is a small object that knows its rig. */
struct object {
    struct rig *rig;
};

static NTSTATUS NTAPI create_device(IN_CONST_HANDLE hAdapter, INOUT_PDXGKARG_CREATEDEVICE pCreateDevice)
{
    struct rig *rig = hAdapter;
    NTSTATUS status = called(rig, 'D', "CreateDevice");
    if (NT_SUCCESS(status)) {
        struct object *object = test_malloc(sizeof *object);
        object->rig = rig;
        pCreateDevice->hDevice = object;
        atomic_fetch_add(&rig->devices, 1);
    }
    return status;
}

static NTSTATUS NTAPI destroy_device(IN_CONST_HANDLE hDevice)
{
    struct object *object = hDevice;
    struct rig *rig = object->rig;
    atomic_fetch_sub(&rig->devices, 1);
    test_free(object);
    return called(rig, 'd', "DestroyDevice");
}

static NTSTATUS NTAPI create_context(IN_CONST_HANDLE hDevice, INOUT_PDXGKARG_CREATECONTEXT pCreateContext)
{
    struct rig *rig = ((struct object *)hDevice)->rig;
    NTSTATUS status = called(rig, 'C', "CreateContext");
    if (NT_SUCCESS(status)) {
        struct object *object = test_malloc(sizeof *object);
        object->rig = rig;
        pCreateContext->hContext = object;
        pCreateContext->ContextInfo.DmaBufferSize = rig->dma_bytes;
        pCreateContext->ContextInfo.DmaBufferPrivateDataSize = rig->private_bytes;
        pCreateContext->ContextInfo.AllocationListSize = rig->allocations;
        pCreateContext->ContextInfo.PatchLocationListSize = rig->patches;
        atomic_fetch_add(&rig->contexts, 1);
    }
    return status;
}

static NTSTATUS NTAPI destroy_context(IN_CONST_HANDLE hContext)
{
    struct object *object = hContext;
    struct rig *rig = object->rig;
    atomic_fetch_sub(&rig->contexts, 1);
    test_free(object);
    return called(rig, 'c', "DestroyContext");
}

static NTSTATUS NTAPI render(IN_CONST_HANDLE hContext, INOUT_PDXGKARG_RENDER pRender)
{
    struct rig *rig = ((struct object *)hContext)->rig;
    NTSTATUS status = called(rig, 'R', "Render");
    if (!NT_SUCCESS(status) || rig->on_render) {
        return NT_SUCCESS(status) ? rig->on_render(rig, pRender) : status;
    }
    memcpy(pRender->pDmaBuffer, pRender->pCommand, pRender->CommandLength);
    pRender->pDmaBuffer = (char *)pRender->pDmaBuffer + pRender->CommandLength;
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI patch(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_PATCH pPatch)
{
    (void)pPatch;
    return called(hAdapter, 'A', "Patch");
}

static void report(struct rig *rig, const DXGKARGCB_NOTIFY_INTERRUPT_DATA *data)
{
    dxg_scheduler_interrupt(rig->adapter, data);
    dxg_scheduler_dpc(rig->adapter);
}

void rig_complete(struct rig *rig, UINT fence)
{
    atomic_store(&rig->completed, fence);
    DXGKARGCB_NOTIFY_INTERRUPT_DATA data = {.InterruptType = DXGK_INTERRUPT_DMA_COMPLETED};
    data.DmaCompleted.SubmissionFenceId = fence;
    report(rig, &data);
}

static void run_packet(struct rig *rig, UINT fence)
{
    atomic_store(&rig->last_fence, fence);
    DXGKARGCB_NOTIFY_INTERRUPT_DATA data = {.InterruptType = DXGK_INTERRUPT_DMA_FAULTED};
    switch (atomic_load(&rig->engine)) {
    case RIG_COMPLETES:
        rig_complete(rig, fence);
        break;
    case RIG_FAULTS:
        data.DmaFaulted.FaultedFenceId = fence;
        report(rig, &data);
        break;
    case RIG_PAGE_FAULTS:
        data.InterruptType = DXGK_INTERRUPT_DMA_PAGE_FAULTED;
        data.DmaPageFaulted.FaultedFenceId = fence;
        data.DmaPageFaulted.PageFaultFlags = DXGK_PAGE_FAULT_ADAPTER_RESET_REQUIRED;
        report(rig, &data);
        break;
    case RIG_HOLDS:
    case RIG_HANGS:
        break;
    }
    atomic_fetch_add(&rig->submits, 1);
}

static NTSTATUS NTAPI submit_command(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_SUBMITCOMMAND pSubmitCommand)
{
    struct rig *rig = hAdapter;
    assert_int_equal(nt_irql(), DISPATCH_LEVEL);
    NTSTATUS status = called(rig, 'S', "SubmitCommand");
    run_packet(rig, pSubmitCommand->SubmissionFenceId);
    return status;
}

static NTSTATUS NTAPI submit_command_virtual(IN_CONST_HANDLE hAdapter,
                                             IN_CONST_PDXGKARG_SUBMITCOMMANDVIRTUAL pSubmitCommand)
{
    struct rig *rig = hAdapter;
    assert_int_equal(nt_irql(), PASSIVE_LEVEL);
    NTSTATUS status = called(rig, pSubmitCommand->Flags.Resubmission ? 'W' : 'V', "SubmitCommandVirtual");
    run_packet(rig, pSubmitCommand->SubmissionFenceId);
    return status;
}

static NTSTATUS NTAPI preempt_command(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_PREEMPTCOMMAND pPreemptCommand)
{
    struct rig *rig = hAdapter;
    assert_int_equal(nt_irql(), DISPATCH_LEVEL);
    NTSTATUS status = called(rig, 'E', "PreemptCommand");
    if (rig->engine != RIG_HANGS) {
        DXGKARGCB_NOTIFY_INTERRUPT_DATA data = {.InterruptType = DXGK_INTERRUPT_DMA_PREEMPTED};
        data.DmaPreempted.PreemptionFenceId = pPreemptCommand->PreemptionFenceId;
        data.DmaPreempted.LastCompletedFenceId = atomic_load(&rig->completed);
        report(rig, &data);
    }
    atomic_fetch_add(&rig->preempts, 1);
    return status;
}

static NTSTATUS NTAPI collect_dbg_info(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_COLLECTDBGINFO pCollectDbgInfo)
{
    assert_int_equal(pCollectDbgInfo->Reason, 0x117);
    return called(hAdapter, 'I', "CollectDbgInfo");
}

static NTSTATUS NTAPI reset_from_timeout(IN_CONST_HANDLE hAdapter)
{
    struct rig *rig = hAdapter;
    assert_true(dxg_level_is_alone(rig->adapter));
    return called(rig, 'T', "ResetFromTimeout");
}

static NTSTATUS NTAPI restart_from_timeout(IN_CONST_HANDLE hAdapter)
{
    struct rig *rig = hAdapter;
    atomic_fetch_add(&rig->resets, 1);
    return called(rig, 't', "RestartFromTimeout");
}

static const DRIVER_INITIALIZATION_DATA ddi = {
    .DxgkDdiEscape = escape,
    .DxgkDdiCreateProcess = create_process,
    .DxgkDdiDestroyProcess = destroy_process,
    .DxgkDdiCreateDevice = create_device,
    .DxgkDdiDestroyDevice = destroy_device,
    .DxgkDdiCreateContext = create_context,
    .DxgkDdiDestroyContext = destroy_context,
    .DxgkDdiRender = render,
    .DxgkDdiPatch = patch,
    .DxgkDdiSubmitCommand = submit_command,
    .DxgkDdiSubmitCommandVirtual = submit_command_virtual,
    .DxgkDdiPreemptCommand = preempt_command,
    .DxgkDdiCollectDbgInfo = collect_dbg_info,
    .DxgkDdiResetFromTimeout = reset_from_timeout,
    .DxgkDdiRestartFromTimeout = restart_from_timeout,
};

#define TDR_LIMIT 5u

void rig_start(struct rig *rig)
{
    struct dxg_adapter *adapter = rig->adapter;
    assert_int_equal(dxg_level_three_enter(adapter, false, UINT64_MAX), STATUS_SUCCESS);
    adapter->tdr.level = DXG_TDR_OFF;
    adapter->tdr.delay_ns = UINT64_C(20000000);
    adapter->tdr.ddi_delay_ns = UINT64_C(60000000000);
    adapter->tdr.limit_count = TDR_LIMIT;
    adapter->tdr.limit_time_ns = UINT64_C(60000000000);
    adapter->tdr.recoveries = 0;
    assert_int_equal(dxg_scheduler_start(adapter), STATUS_SUCCESS);
    atomic_store(&adapter->state, DXG_ADAPTER_STARTED);
    dxg_level_three_leave(adapter);
}

void rig_stop(struct rig *rig)
{
    struct dxg_adapter *adapter = rig->adapter;
    assert_int_equal(dxg_level_three_enter(adapter, rig->engine != RIG_HANGS, UINT64_MAX), STATUS_SUCCESS);
    atomic_store(&adapter->state, DXG_ADAPTER_STOPPED);
    dxg_scheduler_abort(adapter, D3DKMT_DEVICEEXECUTION_STOPPED);
    dxg_device_tear_down_all(adapter);
    for (struct dxg_open *open = adapter->opens; open; open = open->next_of_adapter) {
        dxg_open_drop_kmd_process(open);
    }
    dxg_scheduler_stop(adapter);
    dxg_level_three_leave(adapter);
}

struct rig *rig_open_version(uint32_t version)
{
    assert_int_equal(nt_machine_init(), 0);
    assert_int_equal(dxg_kernel_init(), STATUS_SUCCESS);
    struct rig *rig = test_calloc(1, sizeof *rig);
    rig->driver.version = version;
    rig->driver.ddi = ddi;
    rig->dma_bytes = 256;
    rig->private_bytes = 32;
    rig->allocations = 4;
    rig->patches = 4;
    struct dxg_adapter *adapter = os_alloc_aligned(OS_CACHE_LINE, sizeof *adapter);
    assert_non_null(adapter);
    memset(adapter, 0, sizeof *adapter);
    rig->adapter = adapter;
    adapter->driver = &rig->driver;
    adapter->miniport_context = rig;
    atomic_store(&adapter->references, 1);
    rig_start(rig);
    rig->process = dxg_process_create("rig");
    assert_non_null(rig->process);
    assert_int_equal(dxg_process_open_adapter(rig->process, adapter, &rig->handle), STATUS_SUCCESS);
    return rig;
}

struct rig *rig_open(void)
{
    return rig_open_version(DXGKDDI_INTERFACE_VERSION_WDDM3_1);
}

void rig_close(struct rig *rig)
{
    os_fail_nth(0, false);
    dxg_process_destroy(rig->process);
    if (dxg_adapter_state(rig->adapter) == DXG_ADAPTER_STARTED) {
        rig_stop(rig);
    }
    assert_int_equal(atomic_load(&rig->devices), 0);
    assert_int_equal(atomic_load(&rig->contexts), 0);
    assert_int_equal(atomic_load(&rig->processes), 0);
    assert_true(dxg_scheduler_is_idle(rig->adapter));
    dxg_adapter_put(rig->adapter);
    test_free(rig);
    dxg_kernel_fini();
    nt_machine_fini();
}

D3DKMT_HANDLE rig_device(struct rig *rig)
{
    D3DKMT_CREATEDEVICE args = {.hAdapter = rig->handle};
    assert_int_equal(dxg_device_create(rig->process, &args), STATUS_SUCCESS);
    assert_int_not_equal(args.hDevice, 0);
    return args.hDevice;
}

D3DKMT_HANDLE rig_context(struct rig *rig, D3DKMT_HANDLE device)
{
    D3DKMT_CREATECONTEXT args = {.hDevice = device};
    assert_int_equal(dxg_context_create(rig->process, &args), STATUS_SUCCESS);
    assert_int_not_equal(args.hContext, 0);
    return args.hContext;
}

D3DKMT_HANDLE rig_virtual_context(struct rig *rig, D3DKMT_HANDLE device)
{
    D3DKMT_CREATECONTEXTVIRTUAL args = {.hDevice = device};
    assert_int_equal(dxg_context_create_virtual(rig->process, &args), STATUS_SUCCESS);
    assert_int_not_equal(args.hContext, 0);
    return args.hContext;
}

D3DKMT_DEVICEEXECUTION_STATE rig_state(struct rig *rig, D3DKMT_HANDLE device)
{
    D3DKMT_GETDEVICESTATE args = {.hDevice = device, .StateType = D3DKMT_DEVICESTATE_EXECUTION};
    assert_int_equal(dxg_device_get_state(rig->process, &args), STATUS_SUCCESS);
    return args.ExecutionState;
}

NTSTATUS rig_submit(struct rig *rig, D3DKMT_HANDLE context)
{
    D3DKMT_SUBMITCOMMAND args = {.Commands = 0x1000, .CommandLength = 64, .BroadcastContextCount = 1};
    args.BroadcastContext[0] = context;
    return dxg_submit_command(rig->process, &args);
}

void rig_wait(_Atomic uint32_t *counter, uint32_t at_least)
{
    for (int i = 0; i < 30000 && atomic_load(counter) < at_least; i++) {
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
    assert_true(atomic_load(counter) >= at_least);
}
