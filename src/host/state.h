/*
 * state.h: the running kernel as the files of this room share it.
 */
#ifndef ESCAPEMENT_HOST_STATE_H
#define ESCAPEMENT_HOST_STATE_H

#include "dxgkrnl/adapter.h"
#include "host/device_model.h"
#include "image/image.h"
#include "nt/os.h"
#include "nt/thread.h"

struct host_process {
    struct host *host;
    struct dxg_process *dxg;
    struct host_process *next;
};

struct host {
    struct image *image;
    struct host_device_model model;
    struct dxg_driver *driver;
    struct dxg_adapter *adapter;
    struct os_lock lock; /* guards `processes` */
    struct host_process *processes;
    host_log *log;
    void *log_context;
    host_register_trace *trace;
    void *trace_context;
};

/** Fill an error, which may be null. Returns false, so that a check can end with it. */
bool host_fail(struct host_error *error, enum host_failure failure, NTSTATUS status, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/** Have the accesses to registers told, if the options ask for it; and no longer. No device exists. */
void host_trace_begin(struct host *host, const struct host_options *options);
void host_trace_end(void);

/** Load an image and tell the bugcheck report of it; and the reverse. */
struct image *host_image_load(const char *path, enum image_mode mode, const struct nt_export_table *tables,
                              size_t count, struct host_error *error);
void host_image_unload(struct image *image);

/** Run as `process` until host_process_leave gives the thread back to whom it belonged to. */
struct nt_process *host_process_enter(const struct host_process *process);
void host_process_leave(struct nt_process *before);

/** The driver is unloaded and the kernel about to end: keep what it left behind for host_leftovers. */
void host_leftovers_keep(void);
void host_leftovers_forget(void);

#endif
