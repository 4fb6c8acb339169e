/*
 * export_tables.h: the export tables of this room, one a source file that implements what drivers import.
 *
 * A file that does so ends with
 *
 *     static const struct nt_export rows[] = {
 *         NT_EXPORT(ExAllocatePool2),
 *         NT_EXPORT_AS(memcpy, nt_memcpy),
 *     };
 *     const struct nt_export_table nt_pool_exports = NT_EXPORT_TABLE(rows);
 *
 * is declared here, and has a line in exports.c.
 */
#ifndef ESCAPEMENT_NT_EXPORT_TABLES_H
#define ESCAPEMENT_NT_EXPORT_TABLES_H

#include "nt/export_row.h"

extern const struct nt_export_table nt_irql_exports;
extern const struct nt_export_table nt_pool_exports;
extern const struct nt_export_table nt_register_exports;
extern const struct nt_export_table nt_ram_exports;
extern const struct nt_export_table nt_mdl_exports;
extern const struct nt_export_table nt_memory_exports;
extern const struct nt_export_table nt_crt_printf_exports;
extern const struct nt_export_table nt_crt_memory_exports;
extern const struct nt_export_table nt_crt_string_exports;
extern const struct nt_export_table nt_crt_number_exports;
extern const struct nt_export_table nt_debugprint_exports;
extern const struct nt_export_table nt_wpp_exports;
extern const struct nt_export_table nt_apc_region_exports;
extern const struct nt_export_table nt_bitmap_exports;
extern const struct nt_export_table nt_spinlock_exports;
extern const struct nt_export_table nt_wait_exports;
extern const struct nt_export_table nt_event_exports;
extern const struct nt_export_table nt_mutex_exports;
extern const struct nt_export_table nt_timer_exports;
extern const struct nt_export_table nt_dpc_exports;
extern const struct nt_export_table nt_systhread_exports;
extern const struct nt_export_table nt_object_exports;
extern const struct nt_export_table nt_handle_exports;
extern const struct nt_export_table nt_ps_exports;
extern const struct nt_export_table nt_time_exports;
extern const struct nt_export_table nt_misc_exports;
extern const struct nt_export_table nt_string_exports;
extern const struct nt_export_table nt_string_convert_exports;
extern const struct nt_export_table nt_string_number_exports;
extern const struct nt_export_table nt_zwkey_exports;
extern const struct nt_export_table nt_rtl_registry_exports;
extern const struct nt_export_table nt_workitem_exports;
extern const struct nt_export_table nt_interlocked_exports;
extern const struct nt_export_table nt_rundown_exports;
extern const struct nt_export_table nt_lookaside_exports;
extern const struct nt_export_table nt_security_exports;
extern const struct nt_export_table nt_seh_exports;
extern const struct nt_export_table nt_seh_user_exports; /* what user-mode images need of it; not in exports.c */
extern const struct nt_export_table nt_io_exports;
extern const struct nt_export_table nt_resource_exports;
extern const struct nt_export_table nt_memio_exports;
extern const struct nt_export_table nt_run_once_exports;
extern const struct nt_export_table nt_callback_exports;
extern const struct nt_export_table nt_extimer_exports;
extern const struct nt_export_table nt_etw_exports;
extern const struct nt_export_table nt_bugcheck_callback_exports;
extern const struct nt_export_table nt_processor_callback_exports;
extern const struct nt_export_table nt_device_queue_exports;
extern const struct nt_export_table nt_push_lock_exports;
extern const struct nt_export_table nt_irp_exports;
extern const struct nt_export_table nt_irp_send_exports;
extern const struct nt_export_table nt_device_object_exports;
extern const struct nt_export_table nt_bus_device_exports;
extern const struct nt_export_table nt_dma_exports;
extern const struct nt_export_table nt_power_setting_exports;
extern const struct nt_export_table nt_power_exports;
extern const struct nt_export_table nt_power_framework_exports;
extern const struct nt_export_table nt_ps_notify_exports;
extern const struct nt_export_table nt_pnp_exports;
extern const struct nt_export_table nt_io_notice_exports;
extern const struct nt_export_table nt_section_exports;
extern const struct nt_export_table nt_zwobject_exports;
extern const struct nt_export_table nt_rtl_misc_exports;
extern const struct nt_export_table nt_stack_exports;
extern const struct nt_export_table nt_sid_exports;
extern const struct nt_export_table nt_security_descriptor_exports;
extern const struct nt_export_table nt_generic_table_exports;
extern const struct nt_export_table nt_device_property_exports;

#endif
