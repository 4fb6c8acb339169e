/*
 * thread.c: makes and frees what the graphics kernel keeps for a thread.
 */
#include "dxgkrnl/thread.h"

#include "dxgkrnl/level.h"

static void free_thread(void *upper)
{
    struct dxg_thread *thread = upper;
    dxg_level_slot_give(thread->slot);
    os_free(thread->large);
    os_free(thread);
}

struct dxg_thread *dxg_thread_make(void)
{
    struct dxg_thread *thread = os_alloc_aligned(OS_CACHE_LINE, sizeof *thread);
    if (!thread) {
        return NULL;
    }
    thread->slot = dxg_level_slot_take();
    if (!thread->slot) {
        os_free(thread);
        return NULL;
    }
    thread->large = NULL;
    thread->large_bytes = 0;
    thread->large_taken = false;
    thread->area_taken = false;
    nt_thread_set_upper(nt_thread_current(), thread, free_thread);
    return thread;
}
