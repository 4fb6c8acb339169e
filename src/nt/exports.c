/*
 * exports.c: gathers the tables of this room's files into one that is sorted by name.
 */
#include "nt/exports.h"
#include "nt/export_tables.h"
#include "nt/os.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A line a file. */
// clang-format off
static const struct nt_export_table *const tables[] = {
    &nt_irql_exports,
    &nt_pool_exports,
    &nt_register_exports,
    &nt_ram_exports,
    &nt_mdl_exports,
    &nt_memory_exports,
    &nt_crt_printf_exports,
    &nt_crt_memory_exports,
    &nt_crt_string_exports,
    &nt_crt_number_exports,
    &nt_debugprint_exports,
    &nt_apc_region_exports,
    &nt_bitmap_exports,
    &nt_spinlock_exports,
    &nt_wait_exports,
    &nt_event_exports,
    &nt_mutex_exports,
    &nt_timer_exports,
    &nt_dpc_exports,
    &nt_systhread_exports,
    &nt_object_exports,
    &nt_handle_exports,
    &nt_ps_exports,
    &nt_time_exports,
    &nt_misc_exports,
    &nt_string_exports,
    &nt_string_convert_exports,
    &nt_string_number_exports,
    &nt_zwkey_exports,
    &nt_rtl_registry_exports,
    &nt_workitem_exports,
    &nt_wpp_exports,
    &nt_interlocked_exports,
    &nt_rundown_exports,
    &nt_lookaside_exports,
    &nt_security_exports,
    &nt_seh_exports,
    &nt_io_exports,
    &nt_resource_exports,
    &nt_memio_exports,
    &nt_run_once_exports,
    &nt_callback_exports,
    &nt_extimer_exports,
    &nt_etw_exports,
    &nt_bugcheck_callback_exports,
    &nt_processor_callback_exports,
    &nt_device_queue_exports,
    &nt_push_lock_exports,
    &nt_irp_exports,
    &nt_irp_send_exports,
    &nt_device_object_exports,
    &nt_bus_device_exports,
    &nt_dma_exports,
    &nt_power_setting_exports,
    &nt_power_exports,
    &nt_power_framework_exports,
    &nt_ps_notify_exports,
    &nt_pnp_exports,
    &nt_io_notice_exports,
    &nt_section_exports,
    &nt_zwobject_exports,
    &nt_rtl_misc_exports,
    &nt_stack_exports,
    &nt_sid_exports,
    &nt_security_descriptor_exports,
    &nt_generic_table_exports,
    &nt_device_property_exports,
};
// clang-format on

enum { ROWS_MAX = 4096 };

static struct {
    struct os_lock lock;
    _Atomic bool made;
    struct nt_export rows[ROWS_MAX];
    struct nt_export_table table;
} all;

static int compare_names(const void *left, const void *right)
{
    const struct nt_export *a = left;
    const struct nt_export *b = right;
    return strcmp(a->name, b->name);
}

static void gather(void)
{
    size_t count = 0;
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        assert(tables[i]->count <= ROWS_MAX - count);
        memcpy(&all.rows[count], tables[i]->rows, tables[i]->count * sizeof all.rows[0]);
        count += tables[i]->count;
    }
    qsort(all.rows, count, sizeof all.rows[0], compare_names);
    all.table.rows = all.rows;
    all.table.count = count;
}

const struct nt_export_table *nt_exports(void)
{
    if (!atomic_load_explicit(&all.made, memory_order_acquire)) {
        os_lock(&all.lock);
        if (!atomic_load_explicit(&all.made, memory_order_relaxed)) {
            gather();
            atomic_store_explicit(&all.made, true, memory_order_release);
        }
        os_unlock(&all.lock);
    }
    return &all.table;
}

const void *nt_export_find(const struct nt_export_table *table, const char *name)
{
    struct nt_export key = {.name = name};
    const struct nt_export *row = bsearch(&key, table->rows, table->count, sizeof key, compare_names);
    return row ? row->address : NULL;
}
