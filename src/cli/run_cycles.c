/*
 * run_cycles.c: the child of `escapement run` – starts the adapter and stops it, as often as was asked, with escapes in
 * between that ask nothing of the driver but to refuse what it does not know.
 */
#include "cli/last_escapes.h"
#include "cli/run.h"
#include "host/state.h"

#include <string.h>

/* ---------------------------------------------------------------------------------------------------------- facts */

static struct cli_run_facts facts_of(const struct host *host)
{
    const struct dxg_adapter *adapter = host->adapter;
    const struct dxg_driver *driver = host->driver;
    const struct escapement_device_model *model = host->model.model;
    struct cli_run_facts facts = {
        .version = driver->version,
        .sources = adapter->sources,
        .children = adapter->children,
        .segments = adapter->segments,
        .engines = adapter->caps.GpuEngineTopology.NbAsymetricProcessingNodes,
        .dedicated_bytes = adapter->dedicated_bytes,
        .shared_bytes = adapter->shared_bytes,
        .vendor_id = model->vendor_id,
        .device_id = model->device_id,
        .device_revision = model->revision,
        .is_display_only = driver->display_only,
        .can_render = adapter->can_render,
        .has_escape = driver->ddi.DxgkDdiEscape != NULL,
        .has_processes = driver->ddi.DxgkDdiCreateProcess != NULL,
        .removes_by_surprise = adapter->caps.SupportSurpriseRemoval != 0,
        .resets_one_engine = adapter->caps.SupportPerEngineTDR != 0,
        .is_non_vga = adapter->caps.SupportNonVGA != 0,
        .manages_power = adapter->caps.SupportRuntimePowerManagement != 0,
    };
    snprintf(facts.device, sizeof facts.device, "%s", model->name);
    return facts;
}

/* -------------------------------------------------------------------------------------------------------- escapes */

/* What can be sent without knowing the driver: zeros, of these sizes. */
static const UINT sizes[] = {0, 4, 16, 64, 4096};
static const UINT flags[] = {0, 1}; /* level zero; HardwareAccess: level two */

static void count_status(struct cli_run_cycle *cycle, NTSTATUS status)
{
    for (size_t i = 0; i < CLI_RUN_STATUSES; i++) {
        if (cycle->statuses[i].count == 0 || cycle->statuses[i].status == status) {
            cycle->statuses[i].status = status;
            cycle->statuses[i].count++;
            return;
        }
    }
}

static void send_escape(struct cli_run_cycle *cycle, D3DKMT_ESCAPE *args, UINT size)
{
    static unsigned char zeros[4096];
    memset(zeros, 0, sizeof zeros);
    args->pPrivateDriverData = size > 0 ? zeros : NULL;
    args->PrivateDriverDataSize = size;
    cycle->escapes++;
    uint32_t place = cli_last_escape_begins(cycle->escapes, args);
    NTSTATUS status = D3DKMTEscape(args);
    cli_last_escape_ends(place, status);
    count_status(cycle, status);
    cli_child_send(CLI_RUN_BUSY, NULL, 0);
}

static void send_escapes(struct cli_run_cycle *cycle, D3DKMT_HANDLE adapter, D3DKMT_HANDLE device)
{
    for (size_t f = 0; f < sizeof flags / sizeof flags[0]; f++) {
        for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
            D3DKMT_ESCAPE args = {.hAdapter = adapter, .hDevice = device, .Flags = {.Value = flags[f]}};
            send_escape(cycle, &args, sizes[s]);
        }
    }
}

/* Without a device, and with one where the driver makes one. The process' end closes what is open. */
static void be_a_client(struct cli_run_cycle *cycle, struct host *host)
{
    struct host_process *process = host_process_create(host, "run");
    D3DKMT_OPENADAPTERFROMLUID open = {.AdapterLuid = host_adapter_luid(host)};
    if (!process) {
        return;
    }
    host_process_attach(process);
    if (NT_SUCCESS(D3DKMTOpenAdapterFromLuid(&open))) {
        D3DKMT_CREATEDEVICE create = {.hAdapter = open.hAdapter};
        send_escapes(cycle, open.hAdapter, 0);
        if (NT_SUCCESS(D3DKMTCreateDevice(&create))) {
            send_escapes(cycle, open.hAdapter, create.hDevice);
        }
    }
    host_process_attach(NULL);
    host_process_destroy(process);
}

/* --------------------------------------------------------------------------------------------------------- cycles */

static void look_at_what_is_left(struct cli_run_cycle *cycle)
{
    host_leftovers(&cycle->left);
    size_t tags = host_pool_usage(cycle->tags, CLI_RUN_TAGS);
    cycle->tag_count = (uint32_t)(tags < CLI_RUN_TAGS ? tags : CLI_RUN_TAGS);
}

static bool do_cycle(const struct cli_run_request *request, uint32_t number)
{
    static struct host_error error;
    static struct cli_run_cycle cycle;
    struct host_options options = cli_child_host_options(request->log);
    cli_hardware_apply(&request->hardware, &options);
    if (request->trace) {
        cli_run_trace_send(&options);
    }
    memset(&cycle, 0, sizeof cycle);
    cycle.number = number;
    struct host *host = host_start(request->driver, &options, &error);
    if (!host) {
        cli_child_send(CLI_RUN_FAILED, &error, sizeof error);
        return false;
    }
    cli_child_send(CLI_MESSAGE_STARTED, NULL, 0);
    cli_child_send(CLI_RUN_BUSY, NULL, 0);
    if (number == 1) {
        cli_run_picture_send(host);
        struct cli_run_facts facts = facts_of(host);
        cli_child_send(CLI_RUN_FACTS, &facts, sizeof facts);
    }
    if (request->cycles > 0) {
        be_a_client(&cycle, host);
    }
    host_stop(host);
    look_at_what_is_left(&cycle);
    cli_child_send(CLI_RUN_CYCLE, &cycle, sizeof cycle);
    return true;
}

void cli_run_cycles(const struct cli_run_request *request)
{
    uint32_t cycles = request->cycles > 0 ? request->cycles : 1;
    bool goes_on = true;
    cli_last_escapes_show();
    cli_child_enters_driver();
    for (uint32_t number = 1; goes_on && number <= cycles; number++) {
        goes_on = do_cycle(request, number);
    }
    cli_child_left_driver();
}
