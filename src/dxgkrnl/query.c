/*
 * query.c: questions about an adapter – what the kernel asks the miniport when it starts, and what clients ask through
 * D3DKMTQueryAdapterInfo.
 */
#include "dxgkrnl/query.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/capture.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/segment.h"
#include "dxgkrnl/status.h"
#include "nt/bugcheck.h"
#include "nt/log.h"

#include <stdio.h>
#include <string.h>

#define MOST_NODES        64u
#define BUS_TYPE_PCI      1u
#define OUR_DEVICE_NUMBER 1u
#define ENTRY_OVERRUN     0x5u /* of BAD_POOL_HEADER, as an escape that writes too far */

NTSTATUS dxg_query_ask(struct dxg_adapter *adapter, const DXGKARG_QUERYADAPTERINFO *args)
{
    PDXGKDDI_QUERYADAPTERINFO query = adapter->driver->ddi.DxgkDdiQueryAdapterInfo;
    NTSTATUS status = query(adapter->miniport_context, args);
    dxg_contract_check("DxgkDdiQueryAdapterInfo", (const void *)query, PASSIVE_LEVEL);
    return status;
}

/* ---- at start ---- */

static NTSTATUS ask(struct dxg_adapter *adapter, DXGK_QUERYADAPTERINFOTYPE type, void *input, UINT input_bytes,
                    void *output, UINT output_bytes)
{
    const DXGKARG_QUERYADAPTERINFO args = {
        .Type = type,
        .pInputData = input,
        .InputDataSize = input_bytes,
        .pOutputData = output,
        .OutputDataSize = output_bytes,
    };
    return dxg_query_ask(adapter, &args);
}

static void set_caps(struct dxg_adapter *adapter, const void *caps, uint32_t bytes)
{
    memset(&adapter->caps, 0, sizeof adapter->caps);
    memcpy(&adapter->caps, caps, bytes);
    atomic_store_explicit(&adapter->nodes, adapter->caps.GpuEngineTopology.NbAsymetricProcessingNodes,
                          memory_order_relaxed);
    atomic_store_explicit(&adapter->compute_only, adapter->caps.MiscCaps.ComputeOnly, memory_order_relaxed);
    atomic_store_explicit(&adapter->can_be_removed, adapter->caps.SupportSurpriseRemoval != 0, memory_order_relaxed);
}

/* What no driver means: it filled the block with something else, or not at all. */
static NTSTATUS check_caps(const DXGK_DRIVERCAPS *caps, struct dxg_error *error)
{
    const struct {
        const char *member;
        bool is_garbage;
        uint32_t value;
        const char *why;
    } rules[] = {
        {"GpuEngineTopology.NbAsymetricProcessingNodes",
         caps->GpuEngineTopology.NbAsymetricProcessingNodes > MOST_NODES,
         caps->GpuEngineTopology.NbAsymetricProcessingNodes, "no adapter has so many engines (64 at most)"},
        {"WDDMVersion", caps->WDDMVersion != 0 && (caps->WDDMVersion < DXGKDDI_WDDMv1 || caps->WDDMVersion > 0xFFFF),
         (uint32_t)caps->WDDMVersion, "no version of WDDM has that number"},
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        if (rules[i].is_garbage) {
            dxg_error_set(error, STATUS_INVALID_PARAMETER,
                          "DxgkDdiQueryAdapterInfo (DXGKQAITYPE_DRIVERCAPS) gave %s 0x%X: %s", rules[i].member,
                          rules[i].value, rules[i].why);
            return STATUS_INVALID_PARAMETER;
        }
    }
    return STATUS_SUCCESS;
}

/* The driver fills a block of exactly the size that its version has, so that a sanitizer sees one that writes more. */
static NTSTATUS query_caps(struct dxg_adapter *adapter, struct dxg_error *error)
{
    uint32_t bytes = dxg_version_caps_size(adapter->driver->version);
    void *caps = os_alloc(bytes);
    if (caps == NULL) {
        dxg_error_set(error, STATUS_NO_MEMORY, "no memory for the driver's caps");
        return STATUS_NO_MEMORY;
    }
    NTSTATUS status = ask(adapter, DXGKQAITYPE_DRIVERCAPS, NULL, 0, caps, bytes);
    if (NT_SUCCESS(status)) {
        set_caps(adapter, caps, bytes);
        status = check_caps(&adapter->caps, error);
    } else {
        char text[DXG_STATUS_TEXT];
        dxg_error_set(error, status, "DxgkDdiQueryAdapterInfo (DXGKQAITYPE_DRIVERCAPS) returned %s",
                      dxg_status_text(status, text));
    }
    os_free(caps);
    return status;
}

NTSTATUS dxg_query_at_start(struct dxg_adapter *adapter, struct dxg_error *error)
{
    NTSTATUS status = query_caps(adapter, error);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = dxg_segments_query(adapter, error);
    return NT_SUCCESS(status) ? dxg_child_start(adapter, error) : status;
}

/* ---- from clients ---- */

static void widen(WCHAR *to, size_t count, const char *from)
{
    size_t i = 0;
    for (; i + 1 < count && from[i] != '\0'; i++) {
        to[i] = (WCHAR)(unsigned char)from[i];
    }
    to[i] = 0;
}

static NTSTATUS answer_segment_sizes(struct dxg_adapter *adapter, void *data)
{
    D3DKMT_SEGMENTSIZEINFO *answer = data;
    *answer = (D3DKMT_SEGMENTSIZEINFO){
        .DedicatedVideoMemorySize = adapter->dedicated_bytes,
        .SharedSystemMemorySize = adapter->shared_bytes,
    };
    return STATUS_SUCCESS;
}

static NTSTATUS answer_guid(struct dxg_adapter *adapter, void *data)
{
    memcpy(data, &adapter->guid, sizeof adapter->guid);
    return STATUS_SUCCESS;
}

static NTSTATUS answer_address(struct dxg_adapter *adapter, void *data)
{
    (void)adapter;
    D3DKMT_ADAPTERADDRESS *answer = data;
    *answer = (D3DKMT_ADAPTERADDRESS){.DeviceNumber = OUR_DEVICE_NUMBER};
    return STATUS_SUCCESS;
}

static NTSTATUS answer_registry_info(struct dxg_adapter *adapter, void *data)
{
    D3DKMT_ADAPTERREGISTRYINFO *answer = data;
    memset(answer, 0, sizeof *answer);
    const char *name = dxg_bus_model(adapter->bus)->name;
    widen(answer->AdapterString, sizeof answer->AdapterString / sizeof(WCHAR), name);
    widen(answer->ChipType, sizeof answer->ChipType / sizeof(WCHAR), name);
    return STATUS_SUCCESS;
}

static NTSTATUS answer_driver_version(struct dxg_adapter *adapter, void *data)
{
    uint32_t number = dxg_version_number(adapter->driver->version);
    memcpy(data, &number, sizeof number);
    return STATUS_SUCCESS;
}

static NTSTATUS answer_type(struct dxg_adapter *adapter, void *data)
{
    D3DKMT_ADAPTERTYPE *answer = data;
    *answer = (D3DKMT_ADAPTERTYPE){
        .RenderSupported = adapter->can_render,
        .DisplaySupported = adapter->sources != 0,
        .HybridDiscrete = adapter->caps.HybridDiscrete != 0,
        .HybridIntegrated = adapter->caps.HybridIntegrated != 0,
        .Detachable = adapter->caps.MiscCaps.Detachable,
        .ComputeOnly = adapter->caps.MiscCaps.ComputeOnly,
        .RuntimePowerManagement = adapter->caps.SupportRuntimePowerManagement != 0,
    };
    return STATUS_SUCCESS;
}

static NTSTATUS answer_caps_1_2(struct dxg_adapter *adapter, void *data)
{
    D3DKMT_WDDM_1_2_CAPS *answer = data;
    *answer = (D3DKMT_WDDM_1_2_CAPS){
        .PreemptionCaps = adapter->caps.PreemptionCaps,
        .SupportNonVGA = adapter->caps.SupportNonVGA != 0,
        .SupportSmoothRotation = adapter->caps.SupportSmoothRotation != 0,
        .SupportPerEngineTDR = adapter->caps.SupportPerEngineTDR != 0,
    };
    return STATUS_SUCCESS;
}

/* Versions come from an INF file, which no driver here has. */
static NTSTATUS answer_zero_version(struct dxg_adapter *adapter, void *data)
{
    (void)adapter;
    memset(data, 0, sizeof(LARGE_INTEGER));
    return STATUS_SUCCESS;
}

static NTSTATUS answer_node_metadata(struct dxg_adapter *adapter, void *data)
{
    D3DKMT_NODEMETADATA *answer = data;
    PDXGKDDI_GETNODEMETADATA get = adapter->driver->ddi.DxgkDdiGetNodeMetadata;
    UINT node = answer->NodeOrdinalAndAdapterIndex & 0xFFFFu;
    UINT physical_adapter = answer->NodeOrdinalAndAdapterIndex >> 16;
    if (physical_adapter != 0 || node >= adapter->caps.GpuEngineTopology.NbAsymetricProcessingNodes) {
        return STATUS_INVALID_PARAMETER;
    }
    if (get == NULL) {
        return STATUS_NOT_SUPPORTED;
    }
    DXGKARG_GETNODEMETADATA metadata = {0};
    NTSTATUS status = get(adapter->miniport_context, node, &metadata);
    if (NT_SUCCESS(status)) {
        memcpy(&answer->NodeData, &metadata, sizeof answer->NodeData);
    }
    return status;
}

static NTSTATUS answer_physical_adapter_count(struct dxg_adapter *adapter, void *data)
{
    (void)adapter;
    *(D3DKMT_PHYSICAL_ADAPTER_COUNT *)data = (D3DKMT_PHYSICAL_ADAPTER_COUNT){.Count = 1};
    return STATUS_SUCCESS;
}

static NTSTATUS answer_device_ids(struct dxg_adapter *adapter, void *data)
{
    D3DKMT_QUERY_DEVICE_IDS *answer = data;
    if (answer->PhysicalAdapterIndex != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    const struct escapement_device_model *model = dxg_bus_model(adapter->bus);
    answer->DeviceIds = (D3DKMT_DEVICE_IDS){
        .VendorID = model->vendor_id,
        .DeviceID = model->device_id,
        .SubVendorID = model->subsystem_vendor_id,
        .SubSystemID = model->subsystem_id,
        .RevisionID = model->revision,
        .BusType = BUS_TYPE_PCI,
    };
    return STATUS_SUCCESS;
}

static NTSTATUS answer_unique_guid(struct dxg_adapter *adapter, void *data)
{
    D3DKMT_QUERY_ADAPTER_UNIQUE_GUID *answer = data;
    const GUID *guid = &adapter->guid;
    char text[sizeof answer->AdapterUniqueGUID / sizeof(WCHAR)];
    snprintf(text, sizeof text, "{%08X-%04X-%04X-%02X%02X-%02X%02X%02X%02X%02X%02X}", (unsigned)guid->Data1,
             guid->Data2, guid->Data3, guid->Data4[0], guid->Data4[1], guid->Data4[2], guid->Data4[3], guid->Data4[4],
             guid->Data4[5], guid->Data4[6], guid->Data4[7]);
    memset(answer, 0, sizeof *answer);
    widen(answer->AdapterUniqueGUID, sizeof answer->AdapterUniqueGUID / sizeof(WCHAR), text);
    return STATUS_SUCCESS;
}

static NTSTATUS answer_description(struct dxg_adapter *adapter, void *data)
{
    D3DKMT_DRIVER_DESCRIPTION *answer = data;
    memset(answer, 0, sizeof *answer);
    widen(answer->DriverDescription, sizeof answer->DriverDescription / sizeof(WCHAR), adapter->driver->name);
    return STATUS_SUCCESS;
}

static NTSTATUS answer_no_caps(struct dxg_adapter *adapter, void *data)
{
    (void)adapter;
    memset(data, 0, sizeof(UINT));
    return STATUS_SUCCESS;
}

struct question {
    KMTQUERYADAPTERINFOTYPE type;
    uint32_t bytes;
    NTSTATUS (*answer)(struct dxg_adapter *adapter, void *data); /* `data` holds what the caller gave */
};

// clang-format off
static const struct question questions[] = { /* facts/d3dkmt.md 3; DXGKQAITYPE_UMDRIVERPRIVATE apart */
    {KMTQAITYPE_GETSEGMENTSIZE,            sizeof(D3DKMT_SEGMENTSIZEINFO),           answer_segment_sizes},
    {KMTQAITYPE_ADAPTERGUID,               sizeof(GUID),                             answer_guid},
    {KMTQAITYPE_ADAPTERADDRESS,            sizeof(D3DKMT_ADAPTERADDRESS),            answer_address},
    {KMTQAITYPE_ADAPTERREGISTRYINFO,       sizeof(D3DKMT_ADAPTERREGISTRYINFO),       answer_registry_info},
    {KMTQAITYPE_DRIVERVERSION,             sizeof(UINT),                             answer_driver_version},
    {KMTQAITYPE_ADAPTERTYPE,               sizeof(D3DKMT_ADAPTERTYPE),               answer_type},
    {KMTQAITYPE_WDDM_1_2_CAPS,             sizeof(D3DKMT_WDDM_1_2_CAPS),             answer_caps_1_2},
    {KMTQAITYPE_UMD_DRIVER_VERSION,        sizeof(LARGE_INTEGER),                    answer_zero_version},
    {KMTQAITYPE_WDDM_1_3_CAPS,             sizeof(UINT),                             answer_no_caps},
    {KMTQAITYPE_WDDM_2_0_CAPS,             sizeof(UINT),                             answer_no_caps},
    {KMTQAITYPE_NODEMETADATA,              sizeof(D3DKMT_NODEMETADATA),              answer_node_metadata},
    {KMTQAITYPE_PHYSICALADAPTERCOUNT,      sizeof(D3DKMT_PHYSICAL_ADAPTER_COUNT),    answer_physical_adapter_count},
    {KMTQAITYPE_PHYSICALADAPTERDEVICEIDS,  sizeof(D3DKMT_QUERY_DEVICE_IDS),          answer_device_ids},
    {KMTQAITYPE_KMD_DRIVER_VERSION,        sizeof(LARGE_INTEGER),                    answer_zero_version},
    {KMTQAITYPE_ADAPTERGUID_RENDER,        sizeof(GUID),                             answer_guid},
    {KMTQAITYPE_ADAPTERADDRESS_RENDER,     sizeof(D3DKMT_ADAPTERADDRESS),            answer_address},
    {KMTQAITYPE_ADAPTERREGISTRYINFO_RENDER,sizeof(D3DKMT_ADAPTERREGISTRYINFO),       answer_registry_info},
    {KMTQAITYPE_DRIVERVERSION_RENDER,      sizeof(UINT),                             answer_driver_version},
    {KMTQAITYPE_ADAPTERTYPE_RENDER,        sizeof(D3DKMT_ADAPTERTYPE),               answer_type},
    {KMTQAITYPE_WDDM_1_2_CAPS_RENDER,      sizeof(D3DKMT_WDDM_1_2_CAPS),             answer_caps_1_2},
    {KMTQAITYPE_WDDM_1_3_CAPS_RENDER,      sizeof(UINT),                             answer_no_caps},
    {KMTQAITYPE_QUERY_ADAPTER_UNIQUE_GUID, sizeof(D3DKMT_QUERY_ADAPTER_UNIQUE_GUID), answer_unique_guid},
    {KMTQAITYPE_DRIVER_DESCRIPTION,        sizeof(D3DKMT_DRIVER_DESCRIPTION),        answer_description},
    {KMTQAITYPE_DRIVER_DESCRIPTION_RENDER, sizeof(D3DKMT_DRIVER_DESCRIPTION),        answer_description},
    {KMTQAITYPE_WDDM_2_7_CAPS,             sizeof(UINT),                             answer_no_caps},
};
// clang-format on

/* The process's turn and level zero, in which every answer is given: what a start changes does not change under it. */
static NTSTATUS enter(struct dxg_process *process, struct dxg_adapter *adapter)
{
    os_lock(&process->turn);
    NTSTATUS status = dxg_level_zero_enter(adapter);
    if (!NT_SUCCESS(status)) {
        os_unlock(&process->turn);
    }
    return status;
}

static void leave(struct dxg_process *process, struct dxg_adapter *adapter)
{
    dxg_level_zero_leave(adapter);
    os_unlock(&process->turn);
}

/* The second private channel into the driver: one copy in, one copy out, as for an escape. */
static NTSTATUS ask_driver(struct dxg_open *open, const D3DKMT_QUERYADAPTERINFO *args)
{
    struct dxg_adapter *adapter = open->adapter;
    if (args->PrivateDriverDataSize > dxg_kernel.escape_limit) {
        return STATUS_INVALID_PARAMETER;
    }
    struct dxg_capture capture;
    NTSTATUS status = dxg_capture_take(&capture, args->pPrivateDriverData, args->PrivateDriverDataSize);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = enter(open->process, adapter);
    if (NT_SUCCESS(status)) {
        const DXGKARG_QUERYADAPTERINFO query = {
            .Type = DXGKQAITYPE_UMDRIVERPRIVATE,
            .pInputData = capture.data,
            .InputDataSize = capture.size,
            .pOutputData = capture.data,
            .OutputDataSize = capture.size,
            .hKmdProcessHandle = open->kmd_process,
        };
        status = dxg_query_ask(adapter, &query);
        leave(open->process, adapter);
        if (!dxg_capture_intact(&capture)) {
            nt_bugcheck(BAD_POOL_HEADER, ENTRY_OVERRUN, (uintptr_t)capture.data, (uintptr_t)capture.data + capture.size,
                        (uintptr_t)adapter->driver->ddi.DxgkDdiQueryAdapterInfo,
                        "DxgkDdiQueryAdapterInfo wrote past the end of the private data that it was given");
        }
        if (NT_SUCCESS(status)) {
            status = dxg_capture_return(&capture, args->pPrivateDriverData);
        }
    }
    dxg_capture_drop(&capture);
    return status;
}

static const struct question *find_question(KMTQUERYADAPTERINFOTYPE type)
{
    for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
        if (questions[i].type == type) {
            return &questions[i];
        }
    }
    return NULL;
}

static NTSTATUS answer_question(struct dxg_open *open, const struct question *question,
                                const D3DKMT_QUERYADAPTERINFO *args)
{
    void *data = os_alloc(question->bytes);
    if (data == NULL) {
        return STATUS_NO_MEMORY;
    }
    NTSTATUS status = dxg_capture_in(data, args->pPrivateDriverData, question->bytes);
    if (NT_SUCCESS(status)) {
        status = enter(open->process, open->adapter);
    }
    if (NT_SUCCESS(status)) {
        status = question->answer(open->adapter, data);
        leave(open->process, open->adapter);
        if (NT_SUCCESS(status)) {
            NTSTATUS copied = dxg_capture_out(args->pPrivateDriverData, data, question->bytes);
            status = NT_SUCCESS(copied) ? status : copied;
        }
    }
    os_free(data);
    return status;
}

NTSTATUS dxg_query_adapter_info(struct dxg_process *process, const D3DKMT_QUERYADAPTERINFO *args)
{
    D3DKMT_QUERYADAPTERINFO query;
    NTSTATUS status = dxg_capture_in(&query, args, sizeof query);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    struct dxg_open *open = dxg_process_find_open(process, query.hAdapter);
    if (open == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    enum dxg_adapter_state state = dxg_adapter_state(open->adapter);
    if (state != DXG_ADAPTER_STARTED && state != DXG_ADAPTER_RESETTING) {
        return STATUS_DEVICE_REMOVED;
    }
    if (query.pPrivateDriverData == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    if (query.Type == KMTQAITYPE_UMDRIVERPRIVATE) {
        return ask_driver(open, &query);
    }
    const struct question *question = find_question(query.Type);
    if (question == NULL) {
        return query.Type > KMTQAITYPE_WDDM_3_0_CAPS || query.Type < 0 ? STATUS_INVALID_PARAMETER
                                                                       : STATUS_NOT_SUPPORTED;
    }
    if (query.PrivateDriverDataSize < question->bytes) {
        return STATUS_INVALID_PARAMETER;
    }
    return answer_question(open, question, &query);
}
