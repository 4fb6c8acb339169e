/*
 * scheduler.c: one queue to one engine – packets in order to the hardware, done when the driver's DPC says so.
 *
 * The worker alone enters the driver, and so alone submits; completed packets are retired by whoever holds the lock
 * while the worker is not in the driver. The driver's interrupt routine reports (dxg_scheduler_interrupt), and what it
 * reported counts once its DPC confirms it (dxg_scheduler_dpc), as Windows has it.
 */
#include "dxgkrnl/scheduler.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/device.h"
#include "dxgkrnl/packet.h"
#include "dxgkrnl/residency.h"
#include "nt/bugcheck.h"
#include "nt/clock.h"
#include "nt/process.h"

#define INVALID_FENCE  1u
#define PREEMPT_FAILED 2u

/* What the hardware holds at once, as RequiredDmaQueueEntry told the driver. */
#define FLYING_AT_MOST 2u
/* What a context may have waiting before its process waits. */
#define PACKETS_OF_A_CONTEXT 64u

/* Fences count modulo 2^32. */
static bool fence_is_after(UINT a, UINT b)
{
    return (INT)(a - b) > 0;
}

static UINT completed_fence(const struct dxg_scheduler *scheduler)
{
    return atomic_load_explicit(&scheduler->last_completed_fence, memory_order_relaxed);
}

static bool nothing_left(const struct dxg_scheduler *scheduler)
{
    return !scheduler->queued_first && !scheduler->flying_first && !scheduler->busy;
}

/* ----------------------------------------------------------------------------------------------- lists of packets */

static void append(struct dxg_packet **first, struct dxg_packet **last, struct dxg_packet *packet)
{
    packet->next = NULL;
    *(*first ? &(*last)->next : first) = packet;
    *last = packet;
}

static struct dxg_packet *take_first(struct dxg_packet **first, struct dxg_packet **last)
{
    struct dxg_packet *packet = *first;
    *first = packet->next;
    if (!*first) {
        *last = NULL;
    }
    packet->next = NULL;
    return packet;
}

static void free_all(struct dxg_packet *packet)
{
    while (packet) {
        struct dxg_packet *next = packet->next;
        dxg_packet_destroy(packet);
        packet = next;
    }
}

/* Under the lock: what the packet uses, for as long as it is here. */
static void count_uses(const struct dxg_packet *packet, int by)
{
    for (UINT i = 0; i < packet->used_count; i++) {
        packet->used[i]->uses += (uint32_t)by;
        packet->used[i]->moves += packet->is_paging ? (uint32_t)by : 0;
    }
}

/* Under the lock: the packet is nobody's any more, its context may go. Returns the longer list of such packets. */
static struct dxg_packet *let_go(struct dxg_packet *packet, struct dxg_packet *gone)
{
    packet->context->packets--;
    count_uses(packet, -1);
    packet->next = gone;
    return packet;
}

/* Under the lock: take what the engine is done with off the list, unless the worker may be looking at it. */
static struct dxg_packet *retire(struct dxg_scheduler *scheduler)
{
    struct dxg_packet *gone = NULL;
    UINT completed = completed_fence(scheduler);
    while (!scheduler->busy && scheduler->flying_first && !fence_is_after(scheduler->flying_first->fence, completed)) {
        struct dxg_packet *packet = take_first(&scheduler->flying_first, &scheduler->flying_last);
        scheduler->flying--;
        scheduler->completed++;
        scheduler->progress_ns = nt_clock_now_ns();
        gone = let_go(packet, gone);
    }
    if (gone) {
        os_condition_wake_all(&scheduler->changed);
    }
    return gone;
}

/* -------------------------------------------------------------------------------------------------------- callers */

NTSTATUS dxg_scheduler_queue(struct dxg_adapter *adapter, struct dxg_packet *packet)
{
    struct dxg_scheduler *scheduler = &adapter->scheduler;
    NTSTATUS status = STATUS_DEVICE_REMOVED;
    os_lock(&scheduler->lock);
    if (scheduler->running) {
        packet->context->packets++;
        count_uses(packet, 1);
        append(&scheduler->queued_first, &scheduler->queued_last, packet);
        os_condition_wake_all(&scheduler->changed);
        status = STATUS_SUCCESS;
    }
    os_unlock(&scheduler->lock);
    return status;
}

void dxg_scheduler_wait_room(struct dxg_adapter *adapter, struct dxg_context *context)
{
    struct dxg_scheduler *scheduler = &adapter->scheduler;
    os_lock(&scheduler->lock);
    while (context->packets >= PACKETS_OF_A_CONTEXT) {
        os_condition_wait(&scheduler->changed, &scheduler->lock, UINT64_MAX);
    }
    os_unlock(&scheduler->lock);
}

uint32_t dxg_scheduler_count(struct dxg_adapter *adapter, struct dxg_context *context)
{
    os_lock(&adapter->scheduler.lock);
    uint32_t count = context->packets;
    os_unlock(&adapter->scheduler.lock);
    return count;
}

uint32_t dxg_scheduler_uses(struct dxg_adapter *adapter, const struct dxg_residency *residency)
{
    os_lock(&adapter->scheduler.lock);
    uint32_t uses = residency->uses;
    os_unlock(&adapter->scheduler.lock);
    return uses;
}

uint32_t dxg_scheduler_moves(struct dxg_adapter *adapter, const struct dxg_residency *residency)
{
    os_lock(&adapter->scheduler.lock);
    uint32_t moves = residency->moves;
    os_unlock(&adapter->scheduler.lock);
    return moves;
}

uint64_t dxg_scheduler_ended(struct dxg_adapter *adapter)
{
    os_lock(&adapter->scheduler.lock);
    uint64_t ended = adapter->scheduler.completed + adapter->scheduler.aborted;
    os_unlock(&adapter->scheduler.lock);
    return ended;
}

void dxg_scheduler_wait_ended(struct dxg_adapter *adapter, uint64_t ended)
{
    struct dxg_scheduler *scheduler = &adapter->scheduler;
    os_lock(&scheduler->lock);
    while (scheduler->completed + scheduler->aborted == ended) {
        os_condition_wait(&scheduler->changed, &scheduler->lock, UINT64_MAX);
    }
    os_unlock(&scheduler->lock);
}

void dxg_scheduler_wait_unused(struct dxg_adapter *adapter, const struct dxg_residency *residency)
{
    struct dxg_scheduler *scheduler = &adapter->scheduler;
    os_lock(&scheduler->lock);
    while (residency->uses > 0) {
        os_condition_wait(&scheduler->changed, &scheduler->lock, UINT64_MAX);
    }
    os_unlock(&scheduler->lock);
}

void dxg_scheduler_wait_context(struct dxg_adapter *adapter, struct dxg_context *context)
{
    struct dxg_scheduler *scheduler = &adapter->scheduler;
    os_lock(&scheduler->lock);
    while (context->packets > 0) {
        os_condition_wait(&scheduler->changed, &scheduler->lock, UINT64_MAX);
    }
    os_unlock(&scheduler->lock);
}

NTSTATUS dxg_scheduler_drain(struct dxg_adapter *adapter)
{
    struct dxg_scheduler *scheduler = &adapter->scheduler;
    os_lock(&scheduler->lock);
    while (!scheduler->hung && !nothing_left(scheduler)) {
        os_condition_wait(&scheduler->changed, &scheduler->lock, UINT64_MAX);
    }
    NTSTATUS status = scheduler->hung ? STATUS_TIMEOUT : STATUS_SUCCESS;
    os_unlock(&scheduler->lock);
    return status;
}

bool dxg_scheduler_is_idle(struct dxg_adapter *adapter)
{
    os_lock(&adapter->scheduler.lock);
    bool idle = nothing_left(&adapter->scheduler);
    os_unlock(&adapter->scheduler.lock);
    return idle;
}

bool dxg_scheduler_hangs(struct dxg_adapter *adapter)
{
    os_lock(&adapter->scheduler.lock);
    bool hangs = adapter->scheduler.hung;
    os_unlock(&adapter->scheduler.lock);
    return hangs;
}

NTSTATUS dxg_scheduler_pause(struct dxg_adapter *adapter, uint64_t deadline_ns)
{
    struct dxg_scheduler *scheduler = &adapter->scheduler;
    NTSTATUS status = STATUS_SUCCESS;
    os_lock(&scheduler->lock);
    scheduler->paused++;
    while (scheduler->busy) {
        if (os_condition_wait(&scheduler->changed, &scheduler->lock, nt_clock_to_os_deadline(deadline_ns)) != 0 &&
            nt_clock_now_ns() >= deadline_ns) {
            scheduler->paused--;
            status = STATUS_TIMEOUT;
            break;
        }
    }
    os_unlock(&scheduler->lock);
    return status;
}

void dxg_scheduler_resume(struct dxg_adapter *adapter)
{
    struct dxg_scheduler *scheduler = &adapter->scheduler;
    os_lock(&scheduler->lock);
    if (--scheduler->paused == 0) {
        os_condition_wake_all(&scheduler->changed);
    }
    os_unlock(&scheduler->lock);
}

/* Under the lock. The packet at the head of those flying had the engine: with a reset, its device is to blame. */
static struct dxg_packet *forget_list(struct dxg_packet *packet, D3DKMT_DEVICEEXECUTION_STATE first,
                                      D3DKMT_DEVICEEXECUTION_STATE others, struct dxg_packet *gone, uint32_t *count)
{
    D3DKMT_DEVICEEXECUTION_STATE state = first;
    while (packet) {
        struct dxg_packet *next = packet->next;
        if (packet->is_paging) {
            dxg_packet_carry_out(packet); /* the bytes are where the memory manager has them all the same */
        } else {
            dxg_device_set_lost(packet->context->device, state);
        }
        state = others;
        gone = let_go(packet, gone);
        packet = next;
        ++*count;
    }
    return gone;
}

uint32_t dxg_scheduler_abort(struct dxg_adapter *adapter, D3DKMT_DEVICEEXECUTION_STATE state)
{
    struct dxg_scheduler *scheduler = &adapter->scheduler;
    D3DKMT_DEVICEEXECUTION_STATE to_blame = state == D3DKMT_DEVICEEXECUTION_RESET ? D3DKMT_DEVICEEXECUTION_HUNG : state;
    uint32_t count = 0;
    os_lock(&scheduler->lock);
    struct dxg_packet *gone = retire(scheduler);
    gone = forget_list(scheduler->flying_first, to_blame, state, gone, &count);
    gone = forget_list(scheduler->queued_first, state, state, gone, &count);
    scheduler->flying_first = scheduler->flying_last = NULL;
    scheduler->queued_first = scheduler->queued_last = NULL;
    scheduler->flying = 0;
    scheduler->aborted += count;
    scheduler->preempting = false;
    scheduler->hung = false;
    scheduler->notified = (struct dxg_notified){0};
    atomic_store_explicit(&scheduler->last_completed_fence, scheduler->last_submitted_fence, memory_order_relaxed);
    os_condition_wake_all(&scheduler->changed);
    os_unlock(&scheduler->lock);
    free_all(gone);
    return count;
}

/* --------------------------------------------------------------------------------------------- from the hardware */

/* A fence that the hardware was never given names nothing. */
static void check_fence(const struct dxg_scheduler *scheduler, UINT fence, const DXGKARGCB_NOTIFY_INTERRUPT_DATA *data)
{
    if (fence_is_after(fence, scheduler->last_submitted_fence)) {
        nt_bugcheck(VIDEO_SCHEDULER_INTERNAL_ERROR, INVALID_FENCE, fence, scheduler->last_submitted_fence,
                    (uint64_t)data->InterruptType,
                    "DxgkCbNotifyInterrupt reported a fence that was never submitted (parameter 2; the last submitted "
                    "is parameter 3)");
    }
}

static void note_completed(struct dxg_notified *notified, UINT fence)
{
    if (!notified->completed || fence_is_after(fence, notified->completed_fence)) {
        notified->completed_fence = fence;
    }
    notified->completed = true;
}

static void note_fault(struct dxg_notified *notified, UINT fence, D3DKMT_DEVICEEXECUTION_STATE state, bool reset)
{
    notified->faulted = true;
    notified->faulted_fence = fence;
    notified->fault = state;
    notified->reset_required = notified->reset_required || reset;
}

void dxg_scheduler_interrupt(struct dxg_adapter *adapter, const DXGKARGCB_NOTIFY_INTERRUPT_DATA *data)
{
    struct dxg_scheduler *scheduler = &adapter->scheduler;
    struct dxg_notified *notified = &scheduler->notified;
    os_lock(&scheduler->lock);
    switch ((int)data->InterruptType) {
    case DXGK_INTERRUPT_DMA_COMPLETED:
        check_fence(scheduler, data->DmaCompleted.SubmissionFenceId, data);
        note_completed(notified, data->DmaCompleted.SubmissionFenceId);
        break;
    case DXGK_INTERRUPT_DMA_PREEMPTED:
        check_fence(scheduler, data->DmaPreempted.PreemptionFenceId, data);
        check_fence(scheduler, data->DmaPreempted.LastCompletedFenceId, data);
        note_completed(notified, data->DmaPreempted.LastCompletedFenceId);
        notified->preempted = true;
        notified->preempted_fence = data->DmaPreempted.PreemptionFenceId;
        break;
    case DXGK_INTERRUPT_DMA_FAULTED:
        check_fence(scheduler, data->DmaFaulted.FaultedFenceId, data);
        note_fault(notified, data->DmaFaulted.FaultedFenceId, D3DKMT_DEVICEEXECUTION_ERROR_DMAFAULT, false);
        break;
    case DXGK_INTERRUPT_DMA_PAGE_FAULTED:
        check_fence(scheduler, data->DmaPageFaulted.FaultedFenceId, data);
        note_fault(notified, data->DmaPageFaulted.FaultedFenceId, D3DKMT_DEVICEEXECUTION_ERROR_DMAPAGEFAULT,
                   (data->DmaPageFaulted.PageFaultFlags &
                    (DXGK_PAGE_FAULT_ADAPTER_RESET_REQUIRED | DXGK_PAGE_FAULT_ENGINE_RESET_REQUIRED)) != 0);
        break;
    default: /* the display's: nothing here waits for it */
        break;
    }
    os_unlock(&scheduler->lock);
}

/* Under the lock: what flew comes back to the head of the queue, in its order. */
static void take_back(struct dxg_scheduler *scheduler)
{
    if (!scheduler->flying_first) {
        return;
    }
    scheduler->flying_first->preemptions++;
    for (struct dxg_packet *packet = scheduler->flying_first; packet; packet = packet->next) {
        packet->resubmission = true;
        scheduler->preempted++;
    }
    scheduler->flying_last->next = scheduler->queued_first;
    if (!scheduler->queued_first) {
        scheduler->queued_last = scheduler->flying_last;
    }
    scheduler->queued_first = scheduler->flying_first;
    scheduler->flying_first = scheduler->flying_last = NULL;
    scheduler->flying = 0;
}

/* Under the lock. The packet itself is over; what else its device has queued is dropped before it is submitted. */
static void lose_faulted(struct dxg_scheduler *scheduler, UINT fence, D3DKMT_DEVICEEXECUTION_STATE state)
{
    for (struct dxg_packet *packet = scheduler->flying_first; packet; packet = packet->next) {
        if (packet->fence == fence && !packet->is_paging) {
            dxg_device_set_lost(packet->context->device, state);
        }
    }
}

static void advance(struct dxg_scheduler *scheduler, UINT fence)
{
    if (fence_is_after(fence, completed_fence(scheduler))) {
        atomic_store_explicit(&scheduler->last_completed_fence, fence, memory_order_relaxed);
    }
}

void dxg_scheduler_dpc(struct dxg_adapter *adapter)
{
    struct dxg_scheduler *scheduler = &adapter->scheduler;
    os_lock(&scheduler->lock);
    struct dxg_notified notified = scheduler->notified;
    scheduler->notified = (struct dxg_notified){0};
    if (notified.completed) {
        advance(scheduler, notified.completed_fence);
    }
    if (notified.faulted) {
        lose_faulted(scheduler, notified.faulted_fence, notified.fault);
        advance(scheduler, notified.faulted_fence);
        scheduler->hung = scheduler->hung || notified.reset_required;
    }
    struct dxg_packet *gone = retire(scheduler);
    if (notified.preempted && scheduler->preempting && notified.preempted_fence == scheduler->preemption_fence) {
        take_back(scheduler);
        scheduler->preempting = false;
        advance(scheduler, notified.preempted_fence);
    }
    os_condition_wake_all(&scheduler->changed);
    os_unlock(&scheduler->lock);
    free_all(gone);
}

/* --------------------------------------------------------------------------------------------------- the worker */

/* What the worker is to do next, by the state under the lock. */
enum work { WORK_STOP, WORK_RECOVER, WORK_SUBMIT, WORK_PREEMPT, WORK_WAIT };

/* A paging packet moves what others use: nothing flies beside it. */
static bool may_join(const struct dxg_scheduler *scheduler)
{
    return !scheduler->flying_first || (!scheduler->flying_last->is_paging && !scheduler->queued_first->is_paging &&
                                        scheduler->flying < FLYING_AT_MOST);
}

static bool can_submit(const struct dxg_scheduler *scheduler)
{
    return scheduler->queued_first && may_join(scheduler) && !scheduler->preempting && scheduler->paused == 0;
}

static bool can_preempt(const struct dxg_adapter *adapter)
{
    const struct dxg_scheduler *scheduler = &adapter->scheduler;
    return adapter->driver->ddi.DxgkDdiPreemptCommand && !scheduler->preempting &&
           scheduler->flying_first->preemptions == 0;
}

/* `deadline_ns`: for WORK_WAIT, when to look again. */
static enum work next_work(struct dxg_adapter *adapter, uint64_t *deadline_ns)
{
    struct dxg_scheduler *scheduler = &adapter->scheduler;
    if (atomic_load_explicit(&scheduler->stopping, memory_order_relaxed)) {
        return WORK_STOP;
    }
    if (scheduler->hung) {
        return WORK_RECOVER;
    }
    if (can_submit(scheduler)) {
        return WORK_SUBMIT;
    }
    *deadline_ns = UINT64_MAX;
    if (!scheduler->flying_first || adapter->tdr.level == DXG_TDR_OFF) {
        return WORK_WAIT;
    }
    bool preempt = can_preempt(adapter);
    uint64_t allowed = preempt ? adapter->tdr.delay_ns / 2 : adapter->tdr.delay_ns;
    if (nt_clock_now_ns() - scheduler->progress_ns < allowed) {
        *deadline_ns = scheduler->progress_ns + allowed;
        return WORK_WAIT;
    }
    if (preempt && scheduler->paused == 0) {
        return WORK_PREEMPT;
    }
    scheduler->hung = !preempt;
    return preempt ? WORK_WAIT : WORK_RECOVER;
}

/* Under the lock on entry and on return, as what follows. */
static void enter_driver(struct dxg_scheduler *scheduler)
{
    scheduler->busy = true;
    os_unlock(&scheduler->lock);
}

static void leave_driver(struct dxg_scheduler *scheduler)
{
    os_lock(&scheduler->lock);
    scheduler->busy = false;
    struct dxg_packet *gone = retire(scheduler);
    os_condition_wake_all(&scheduler->changed);
    if (gone) {
        os_unlock(&scheduler->lock);
        free_all(gone);
        os_lock(&scheduler->lock);
    }
}

static void submit_first(struct dxg_adapter *adapter)
{
    struct dxg_scheduler *scheduler = &adapter->scheduler;
    struct dxg_packet *packet = take_first(&scheduler->queued_first, &scheduler->queued_last);
    if (!NT_SUCCESS(dxg_device_alive(packet->context->device))) {
        scheduler->aborted++;
        packet = let_go(packet, NULL);
        os_condition_wake_all(&scheduler->changed);
        os_unlock(&scheduler->lock);
        dxg_packet_destroy(packet);
        os_lock(&scheduler->lock);
        return;
    }
    packet->fence = ++scheduler->last_submitted_fence;
    if (!scheduler->flying_first) {
        scheduler->progress_ns = nt_clock_now_ns();
    }
    /* On the list before the driver has it: the interrupt may come before the call returns. */
    append(&scheduler->flying_first, &scheduler->flying_last, packet);
    scheduler->flying++;
    enter_driver(scheduler);
    dxg_packet_submit(adapter, packet);
    leave_driver(scheduler);
}

static void preempt(struct dxg_adapter *adapter)
{
    struct dxg_scheduler *scheduler = &adapter->scheduler;
    PDXGKDDI_PREEMPTCOMMAND ddi = adapter->driver->ddi.DxgkDdiPreemptCommand;
    scheduler->preemption_fence = ++scheduler->last_submitted_fence;
    scheduler->preempting = true;
    scheduler->progress_ns = nt_clock_now_ns();
    DXGKARG_PREEMPTCOMMAND args = {
        .PreemptionFenceId = scheduler->preemption_fence,
        .NodeOrdinal = scheduler->flying_first->node_ordinal,
    };
    enter_driver(scheduler);
    dxg_level_class_enter(adapter, DXG_CLASS_SCHEDULER);
    nt_irql_set(DISPATCH_LEVEL);
    NTSTATUS status = ddi(adapter->miniport_context, &args);
    dxg_contract_check("DxgkDdiPreemptCommand", (const void *)ddi, DISPATCH_LEVEL);
    nt_irql_set(PASSIVE_LEVEL);
    dxg_level_class_leave(adapter, DXG_CLASS_SCHEDULER);
    if (!NT_SUCCESS(status)) {
        nt_bugcheck(VIDEO_SCHEDULER_INTERNAL_ERROR, PREEMPT_FAILED, (uint32_t)status, (uintptr_t)&args, 0,
                    "DxgkDdiPreemptCommand failed, which it must not");
    }
    leave_driver(scheduler);
}

/* Who drains meanwhile sees that the engine hangs, too, and whoever is alone first resets it. */
static void recover(struct dxg_adapter *adapter)
{
    struct dxg_scheduler *scheduler = &adapter->scheduler;
    os_condition_wake_all(&scheduler->changed);
    os_unlock(&scheduler->lock);
    dxg_tdr_engine_hangs(adapter);
    os_lock(&scheduler->lock);
}

static void work(void *argument)
{
    struct dxg_adapter *adapter = argument;
    struct dxg_scheduler *scheduler = &adapter->scheduler;
    uint64_t deadline_ns = UINT64_MAX;
    nt_thread_attach(nt_process_system());
    os_lock(&scheduler->lock);
    for (;;) {
        switch (next_work(adapter, &deadline_ns)) {
        case WORK_STOP:
            os_unlock(&scheduler->lock);
            return;
        case WORK_RECOVER:
            recover(adapter);
            break;
        case WORK_SUBMIT:
            submit_first(adapter);
            break;
        case WORK_PREEMPT:
            preempt(adapter);
            break;
        case WORK_WAIT:
            os_condition_wait(&scheduler->changed, &scheduler->lock, nt_clock_to_os_deadline(deadline_ns));
            break;
        }
    }
}

NTSTATUS dxg_scheduler_start(struct dxg_adapter *adapter)
{
    struct dxg_scheduler *scheduler = &adapter->scheduler;
    const DRIVER_INITIALIZATION_DATA *ddi = &adapter->driver->ddi;
    if (!ddi->DxgkDdiSubmitCommand && !ddi->DxgkDdiSubmitCommandVirtual) {
        return STATUS_SUCCESS; /* nothing will be queued, so there is nothing to drain */
    }
    atomic_store_explicit(&scheduler->stopping, false, memory_order_relaxed);
    if (os_thread_create(&scheduler->worker, "dxg-scheduler", work, adapter) != 0) {
        scheduler->worker = NULL;
        return STATUS_NO_MEMORY;
    }
    os_lock(&scheduler->lock);
    scheduler->running = true;
    os_unlock(&scheduler->lock);
    return STATUS_SUCCESS;
}

void dxg_scheduler_stop(struct dxg_adapter *adapter)
{
    struct dxg_scheduler *scheduler = &adapter->scheduler;
    if (!scheduler->worker) {
        return;
    }
    os_lock(&scheduler->lock);
    scheduler->running = false;
    atomic_store_explicit(&scheduler->stopping, true, memory_order_release);
    os_condition_wake_all(&scheduler->changed);
    os_unlock(&scheduler->lock);
    dxg_level_wake(adapter); /* the worker may wait there, to reset an engine that hung */
    os_thread_join(scheduler->worker);
    scheduler->worker = NULL;
    dxg_scheduler_abort(adapter, D3DKMT_DEVICEEXECUTION_STOPPED);
}
