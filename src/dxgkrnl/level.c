/*
 * level.c: who may be in the miniport beside whom.
 *
 * A caller of level zero writes the adapter's address to its thread's slot and then looks at the gate. Who wants to be
 * alone closes the gate and then looks at all slots. Each writes before it reads, so one of the two sees the other: the
 * caller needs a compiler barrier for that, because the other pays for a barrier on every processor
 * (os_heavy_barrier). docs/levels.md has the protocol and why nobody starves.
 */
#include "dxgkrnl/level.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/thread.h"
#include "nt/clock.h"

#include <assert.h>

/* Added to the adapter's address in a slot. */
#define UNSYNCHRONIZED ((uintptr_t)1)

struct dxg_level_slot {
    alignas(OS_CACHE_LINE) _Atomic uintptr_t inside; /* the adapter, or 0 */
    struct dxg_level_slot *next;
    _Atomic bool taken;
};

/* Every slot that was ever made. */
static struct dxg_level_slot *_Atomic slots;

struct dxg_level_waiter {
    enum dxg_gate gate;
    struct dxg_level_waiter *next;
};

static _Thread_local char self; /* its address is the thread */

struct dxg_level_slot *dxg_level_slot_take(void)
{
    struct dxg_level_slot *slot = atomic_load_explicit(&slots, memory_order_acquire);
    for (; slot; slot = slot->next) {
        if (!atomic_exchange_explicit(&slot->taken, true, memory_order_acquire)) {
            return slot;
        }
    }
    slot = os_alloc_aligned(OS_CACHE_LINE, sizeof *slot);
    if (!slot) {
        return NULL;
    }
    atomic_init(&slot->inside, 0);
    atomic_init(&slot->taken, true);
    slot->next = atomic_load_explicit(&slots, memory_order_relaxed);
    while (
        !atomic_compare_exchange_weak_explicit(&slots, &slot->next, slot, memory_order_release, memory_order_relaxed)) {
    }
    return slot;
}

void dxg_level_slot_give(struct dxg_level_slot *slot)
{
    atomic_store_explicit(&slot->taken, false, memory_order_release);
}

static uintptr_t mark_of(const struct dxg_adapter *adapter, enum dxg_gate keeps_out)
{
    return (uintptr_t)adapter | (keeps_out == DXG_GATE_ALL ? UNSYNCHRONIZED : 0);
}

static bool gate_is_closed(const struct dxg_level *level, enum dxg_gate keeps_out)
{
    return atomic_load_explicit(&level->closed, memory_order_acquire) >= (uint32_t)keeps_out;
}

/* ------------------------------------------------------------------------------------------------- beside others */

static void note_longest(uint64_t *longest, uint64_t since_ns)
{
    uint64_t waited = nt_clock_now_ns() - since_ns;
    if (waited > *longest) {
        *longest = waited;
    }
}

/* The gate was closed: wait until it opens, or until the one alone lets this caller's batch in. */
static void wait_at_gate(struct dxg_level *level, struct dxg_level_slot *slot, uintptr_t mark, enum dxg_gate keeps_out)
{
    uint64_t since = nt_clock_now_ns();
    os_lock(&level->lock);
    uint32_t batch = level->batch;
    level->waiting_zero++;
    while (batch == level->batch && gate_is_closed(level, keeps_out)) {
        os_condition_wait(&level->changed, &level->lock, UINT64_MAX);
    }
    atomic_store_explicit(&slot->inside, mark, memory_order_relaxed);
    if (batch == level->batch) {
        level->waiting_zero--;
    } else if (--level->admitted == 0) {
        os_condition_wake_all(&level->changed);
    }
    note_longest(&level->longest_wait_zero_ns, since);
    os_unlock(&level->lock);
}

static inline void leave_slot(struct dxg_adapter *adapter, struct dxg_level_slot *slot)
{
    atomic_store_explicit(&slot->inside, 0, memory_order_release);
    os_light_barrier();
    if (__builtin_expect(atomic_load_explicit(&adapter->level.closed, memory_order_relaxed) != DXG_GATE_OPEN, 0)) {
        dxg_level_wake(adapter);
    }
}

/* `keeps_out`: the gate that stops this kind of caller. */
static inline NTSTATUS enter_slot(struct dxg_adapter *adapter, enum dxg_gate keeps_out)
{
    struct dxg_thread *thread = dxg_thread_current();
    if (!thread) {
        return STATUS_NO_MEMORY;
    }
    struct dxg_level_slot *slot = thread->slot;
    assert(atomic_load_explicit(&slot->inside, memory_order_relaxed) == 0 && "the levels are not recursive");
    uintptr_t mark = mark_of(adapter, keeps_out);
    atomic_store_explicit(&slot->inside, mark, memory_order_relaxed);
    os_light_barrier();
    if (__builtin_expect(gate_is_closed(&adapter->level, keeps_out), 0)) {
        leave_slot(adapter, slot);
        wait_at_gate(&adapter->level, slot, mark, keeps_out);
    }
    /* Inside, so that a stop which this does not see waits for this caller. */
    if (__builtin_expect(dxg_adapter_state(adapter) != DXG_ADAPTER_STARTED, 0)) {
        leave_slot(adapter, slot);
        return STATUS_DEVICE_REMOVED;
    }
    return STATUS_SUCCESS;
}

NTSTATUS dxg_level_zero_enter(struct dxg_adapter *adapter)
{
    return enter_slot(adapter, DXG_GATE_ZERO);
}

void dxg_level_zero_leave(struct dxg_adapter *adapter)
{
    leave_slot(adapter, dxg_thread_current()->slot);
}

NTSTATUS dxg_level_unsynchronized_enter(struct dxg_adapter *adapter)
{
    return enter_slot(adapter, DXG_GATE_ALL);
}

void dxg_level_unsynchronized_leave(struct dxg_adapter *adapter)
{
    leave_slot(adapter, dxg_thread_current()->slot);
}

/* --------------------------------------------------------------------------------------------------------- alone */

static bool somebody_is_inside(const struct dxg_adapter *adapter, enum dxg_gate gate)
{
    const struct dxg_level_slot *slot = atomic_load_explicit(&slots, memory_order_acquire);
    for (; slot; slot = slot->next) {
        uintptr_t inside = atomic_load_explicit(&slot->inside, memory_order_acquire);
        if (inside == mark_of(adapter, DXG_GATE_ZERO) ||
            (gate == DXG_GATE_ALL && inside == mark_of(adapter, DXG_GATE_ALL))) {
            return true;
        }
    }
    return false;
}

/* Close the gate as far as the one alone and those who wait to be need it, and no further. Under the lock. */
static void set_gate(struct dxg_level *level)
{
    enum dxg_gate gate = level->holder;
    for (const struct dxg_level_waiter *waiter = level->waiting; waiter; waiter = waiter->next) {
        if (waiter->gate > gate) {
            gate = waiter->gate;
        }
    }
    atomic_store_explicit(&level->closed, (uint32_t)gate, memory_order_release);
}

/* A start, a stop and a reset go before all who wait for level two: what these wait for may be gone after it. */
static void line_up(struct dxg_level *level, struct dxg_level_waiter *waiter)
{
    struct dxg_level_waiter **link = &level->waiting;
    while (*link && (*link)->gate >= waiter->gate) {
        link = &(*link)->next;
    }
    waiter->next = *link;
    *link = waiter;
    set_gate(level);
}

static void step_out(struct dxg_level *level, const struct dxg_level_waiter *waiter)
{
    struct dxg_level_waiter **link = &level->waiting;
    while (*link != waiter) {
        link = &(*link)->next;
    }
    *link = waiter->next;
    set_gate(level);
    os_condition_wake_all(&level->changed);
}

static uint64_t deadline_after(uint64_t now_ns, uint64_t timeout_ns)
{
    return timeout_ns > UINT64_MAX - now_ns ? UINT64_MAX : now_ns + timeout_ns;
}

/* Wait in the line until this waiter is its first, nobody is alone and nobody inside. Under the lock. */
static NTSTATUS wait_alone(struct dxg_adapter *adapter, const struct dxg_level_waiter *waiter, uint64_t deadline_ns,
                           const _Atomic bool *cancelled)
{
    struct dxg_level *level = &adapter->level;
    bool expired = false;
    bool fenced = false;
    for (;;) {
        if (level->waiting == waiter && !atomic_load_explicit(&level->alone, memory_order_relaxed) &&
            level->admitted == 0) {
            /* Once is enough: the gate has been closed for this waiter since it lined up, and stays so. */
            if (!fenced) {
                os_heavy_barrier();
                fenced = true;
            }
            if (!somebody_is_inside(adapter, waiter->gate)) {
                return STATUS_SUCCESS;
            }
        }
        if (cancelled && atomic_load_explicit(cancelled, memory_order_acquire)) {
            return STATUS_CANCELLED;
        }
        if (expired) {
            return STATUS_TIMEOUT;
        }
        expired = os_condition_wait(&level->changed, &level->lock, nt_clock_to_os_deadline(deadline_ns)) != 0 &&
                  nt_clock_now_ns() >= deadline_ns;
    }
}

static NTSTATUS alone_enter(struct dxg_adapter *adapter, enum dxg_gate gate, uint64_t timeout_ns,
                            const _Atomic bool *cancelled)
{
    struct dxg_level *level = &adapter->level;
    struct dxg_level_waiter waiter = {.gate = gate};
    uint64_t since = nt_clock_now_ns();
    os_lock(&level->lock);
    line_up(level, &waiter);
    NTSTATUS status = wait_alone(adapter, &waiter, deadline_after(since, timeout_ns), cancelled);
    if (status == STATUS_SUCCESS) {
        level->holder = gate;
        atomic_store_explicit(&level->alone, &self, memory_order_relaxed);
    }
    step_out(level, &waiter);
    os_unlock(&level->lock);
    return status;
}

/* The wait ends where the engine is idle, which may take longer than the others' leaving. */
static void note_wait_alone(struct dxg_level *level, uint64_t since_ns)
{
    os_lock(&level->lock);
    note_longest(&level->longest_wait_alone_ns, since_ns);
    os_unlock(&level->lock);
}

/* Those whom the gate kept out meanwhile go in before the next one at level two; before one at level three nobody. */
static void alone_leave(struct dxg_adapter *adapter)
{
    struct dxg_level *level = &adapter->level;
    os_lock(&level->lock);
    atomic_store_explicit(&level->alone, NULL, memory_order_relaxed);
    level->holder = DXG_GATE_OPEN;
    bool three_is_next = level->waiting && level->waiting->gate == DXG_GATE_ALL;
    if (level->waiting_zero > 0 && !three_is_next) {
        level->admitted = level->waiting_zero;
        level->waiting_zero = 0;
        level->batch++;
    }
    set_gate(level);
    os_condition_wake_all(&level->changed);
    os_unlock(&level->lock);
}

void dxg_level_wake(struct dxg_adapter *adapter)
{
    struct dxg_level *level = &adapter->level;
    os_lock(&level->lock);
    os_condition_wake_all(&level->changed);
    os_unlock(&level->lock);
}

uint32_t dxg_level_waiting_alone(struct dxg_level *level)
{
    uint32_t count = 0;
    os_lock(&level->lock);
    for (const struct dxg_level_waiter *waiter = level->waiting; waiter; waiter = waiter->next) {
        count++;
    }
    os_unlock(&level->lock);
    return count;
}

bool dxg_level_is_alone(struct dxg_adapter *adapter)
{
    return atomic_load_explicit(&adapter->level.alone, memory_order_relaxed) == &self;
}

/* At level two, the engine hangs: keep unsynchronized callers out as well, as a reset needs it. */
static void rise_to_three(struct dxg_adapter *adapter, uint64_t deadline_ns)
{
    struct dxg_level *level = &adapter->level;
    os_lock(&level->lock);
    level->holder = DXG_GATE_ALL;
    set_gate(level);
    os_heavy_barrier();
    while (somebody_is_inside(adapter, DXG_GATE_ALL)) {
        if (os_condition_wait(&level->changed, &level->lock, nt_clock_to_os_deadline(deadline_ns)) != 0 &&
            nt_clock_now_ns() >= deadline_ns) {
            dxg_tdr_thread_is_stuck(adapter);
        }
    }
    os_unlock(&level->lock);
}

static void fall_to_two(struct dxg_adapter *adapter)
{
    struct dxg_level *level = &adapter->level;
    os_lock(&level->lock);
    level->holder = DXG_GATE_ZERO;
    set_gate(level);
    os_condition_wake_all(&level->changed);
    os_unlock(&level->lock);
}

/* Alone: wait until the engine is idle, and reset it when it hangs. `gate`: what the caller keeps out already. */
static void drain_engine(struct dxg_adapter *adapter, enum dxg_gate gate)
{
    while (dxg_scheduler_drain(adapter) == STATUS_TIMEOUT) {
        uint64_t deadline = deadline_after(nt_clock_now_ns(), adapter->tdr.ddi_delay_ns);
        if (gate != DXG_GATE_ALL) {
            rise_to_three(adapter, deadline);
        }
        if (dxg_scheduler_pause(adapter, deadline) != STATUS_SUCCESS) {
            dxg_tdr_thread_is_stuck(adapter);
        }
        dxg_tdr_reset(adapter);
        dxg_scheduler_resume(adapter);
        if (gate != DXG_GATE_ALL) {
            fall_to_two(adapter);
        }
    }
}

NTSTATUS dxg_level_two_enter(struct dxg_adapter *adapter)
{
    uint64_t since = nt_clock_now_ns();
    alone_enter(adapter, DXG_GATE_ZERO, UINT64_MAX, NULL);
    if (dxg_adapter_state(adapter) != DXG_ADAPTER_STARTED) {
        alone_leave(adapter);
        return STATUS_DEVICE_REMOVED;
    }
    drain_engine(adapter, DXG_GATE_ZERO);
    note_wait_alone(&adapter->level, since);
    return STATUS_SUCCESS;
}

void dxg_level_two_leave(struct dxg_adapter *adapter)
{
    alone_leave(adapter);
}

static NTSTATUS three_enter(struct dxg_adapter *adapter, bool drained, uint64_t timeout_ns,
                            const _Atomic bool *cancelled)
{
    uint64_t since = nt_clock_now_ns();
    uint64_t deadline = deadline_after(since, timeout_ns);
    NTSTATUS status = alone_enter(adapter, DXG_GATE_ALL, timeout_ns, cancelled);
    if (status != STATUS_SUCCESS) {
        return status;
    }
    if (drained) {
        drain_engine(adapter, DXG_GATE_ALL);
    }
    status = dxg_scheduler_pause(adapter, deadline);
    if (status != STATUS_SUCCESS) {
        alone_leave(adapter);
        return status;
    }
    note_wait_alone(&adapter->level, since);
    return STATUS_SUCCESS;
}

NTSTATUS dxg_level_three_enter(struct dxg_adapter *adapter, bool drain, uint64_t timeout_ns)
{
    return three_enter(adapter, drain, timeout_ns, NULL);
}

NTSTATUS dxg_level_three_enter_unless(struct dxg_adapter *adapter, uint64_t timeout_ns, const _Atomic bool *cancelled)
{
    return three_enter(adapter, false, timeout_ns, cancelled);
}

void dxg_level_three_leave(struct dxg_adapter *adapter)
{
    dxg_scheduler_resume(adapter);
    alone_leave(adapter);
}

/* ---------------------------------------------------------------------------------------------------- level one */

void dxg_level_class_enter(struct dxg_adapter *adapter, enum dxg_class class)
{
    os_lock(&adapter->level.classes[class]);
}

void dxg_level_class_leave(struct dxg_adapter *adapter, enum dxg_class class)
{
    os_unlock(&adapter->level.classes[class]);
}
