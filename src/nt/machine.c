/*
 * machine.c: starts the kernel's parts in order, and stops them in the opposite one.
 */
#include "nt/machine.h"
#include "nt/bugcheck.h"
#include "nt/bugcheck_callback.h"
#include "nt/clock.h"
#include "nt/device_object.h"
#include "nt/device_property.h"
#include "nt/dpc.h"
#include "nt/etw.h"
#include "nt/fault.h"
#include "nt/hook.h"
#include "nt/interrupt.h"
#include "nt/iospace.h"
#include "nt/log.h"
#include "nt/mdl.h"
#include "nt/object.h"
#include "nt/os.h"
#include "nt/pnp.h"
#include "nt/pool.h"
#include "nt/process.h"
#include "nt/registry.h"
#include "nt/section.h"
#include "nt/security.h"
#include "nt/systhread.h"
#include "nt/thread.h"
#include "nt/timer.h"
#include "nt/workitem.h"

#include <string.h>

/* A part of the kernel: `init` gives 0 or -errno with nothing left, `fini` undoes it. */
struct part {
    int (*init)(void);
    void (*fini)(void);
};

static int start_clock(void)
{
    nt_clock_init();
    return 0;
}

static int start_bugcheck(void)
{
    nt_bugcheck_init();
    return 0;
}

/* The thread that starts the machine runs drivers: a fault on it is theirs. */
static int adopt_thread(void)
{
    nt_thread_current();
    return 0;
}

static int nothing_to_start(void)
{
    return 0;
}

static void drop_hooks(void)
{
    nt_section_drop_all();
    nt_device_objects_drop_all();
    nt_pnp_drop_all();
    nt_device_properties_drop_all();
    nt_hook_drop_all();
    nt_etw_drop_all();
    nt_bugcheck_callbacks_drop();
}

static void drop_pool(void)
{
    nt_pool_drop_all();
}

/* In order. A part may use those above it. */
// clang-format off
static const struct part parts[] = {
    {os_init,           NULL},
    {adopt_thread,      NULL},
    {start_clock,       NULL},
    {nt_fault_init,     nt_fault_fini},
    {start_bugcheck,    nt_bugcheck_fini},
    {nothing_to_start,  nt_log_flush},
    {nt_process_init,   nt_process_fini},
    {nt_security_init,  nt_security_fini},
    {nt_registry_init,  nt_registry_fini},
    {nt_object_init,    nt_object_fini},
    {nothing_to_start,  drop_pool},
    {nothing_to_start,  drop_hooks},
    {nothing_to_start,  nt_ram_fini},
    {nothing_to_start,  nt_mdl_fini},
    {nothing_to_start,  nt_iospace_fini},
    {nt_dpc_init,       nt_dpc_fini},
    {nt_timer_init,     nt_timer_fini},
    {nt_interrupt_init, nt_interrupt_fini},
    {nt_workitem_init,  nt_workitem_fini},
    {nt_systhread_init, nt_systhread_fini},
};
// clang-format on
enum { PARTS = sizeof parts / sizeof parts[0] };

static void stop(size_t count)
{
    while (count-- > 0) {
        if (parts[count].fini) {
            parts[count].fini();
        }
    }
}

int nt_machine_init(void)
{
    for (size_t i = 0; i < PARTS; i++) {
        int error = parts[i].init();
        if (error) {
            stop(i);
            return error;
        }
    }
    return 0;
}

void nt_machine_fini(void)
{
    stop(PARTS);
}

void nt_leftovers(struct nt_leftovers *leftovers)
{
    memset(leftovers, 0, sizeof *leftovers);
    nt_pool_totals(&leftovers->pool_blocks, &leftovers->pool_bytes);
    leftovers->timers_armed = nt_timer_count();
    leftovers->dpcs_queued = nt_dpc_count();
    leftovers->threads = nt_systhread_count();
    leftovers->handles = nt_handle_count();
    leftovers->mappings = nt_io_mappings() + nt_mdl_mappings() + nt_section_views();
    leftovers->mdls = nt_mdl_count();
    leftovers->contiguous_bytes = nt_contiguous_bytes();
}

/* What would start something goes before what it would start. */
void nt_machine_drop_leftovers(void)
{
    nt_hook_drop_all();
    nt_etw_drop_all();
    nt_bugcheck_callbacks_drop();
    nt_timer_drop_all();
    nt_workitem_drop_all();
    nt_systhread_fini();
    nt_timer_drop_all();
    nt_dpc_drop_all();
}
