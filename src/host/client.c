/*
 * client.c: processes of the embedding program, and the escapes that they send.
 */
#include "host/state.h"

#include "dxgkrnl/escape.h"
#include "dxgkrnl/process.h"

struct host_process *host_process_create(struct host *host, const char *name)
{
    struct host_process *process = os_alloc(sizeof *process);
    if (!process) {
        return NULL;
    }
    process->host = host;
    process->dxg = dxg_process_create(name);
    if (!process->dxg) {
        os_free(process);
        return NULL;
    }
    os_lock(&host->lock);
    process->next = host->processes;
    host->processes = process;
    os_unlock(&host->lock);
    return process;
}

void host_process_destroy(struct host_process *process)
{
    if (!process) {
        return;
    }
    struct host *host = process->host;
    os_lock(&host->lock);
    struct host_process **at = &host->processes;
    while (*at != process) {
        at = &(*at)->next;
    }
    *at = process->next;
    os_unlock(&host->lock);
    dxg_process_destroy(process->dxg);
    os_free(process);
}

void host_process_attach(struct host_process *process)
{
    dxg_process_attach(process ? process->dxg : NULL);
}

struct nt_process *host_process_enter(const struct host_process *process)
{
    struct nt_thread *thread = nt_thread_current();
    struct nt_process *before = thread->process;
    nt_thread_attach(process->dxg->nt);
    return before;
}

void host_process_leave(struct nt_process *before)
{
    nt_thread_attach(before);
}

NTSTATUS host_escape(struct host_process *process, const D3DKMT_ESCAPE *args, uint64_t *driver_ns)
{
    struct dxg_escape_report report = {0};
    struct nt_process *before = host_process_enter(process);
    NTSTATUS status = dxg_escape(process->dxg, args, driver_ns ? &report : NULL);
    host_process_leave(before);
    if (driver_ns) {
        *driver_ns = report.driver_ns;
    }
    return status;
}
