/*
 * gpuva_caps.c: asks a starting driver how its GPU translates addresses, and what its engines are.
 */
#include "dxgkrnl/gpuva_caps.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/query.h"
#include "dxgkrnl/segment.h"
#include "dxgkrnl/status.h"

#include <string.h>

#define VERSION_WDDM2_0    0x5023u
#define PAGE_BITS          12u
#define LARGEST_INDEX_BITS 24u
#define LARGEST_TABLE      (64u << 20)
#define MOST_ADDRESS_BITS  57u

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

static NTSTATUS failed(struct dxg_error *error, const char *question, NTSTATUS status)
{
    char text[DXG_STATUS_TEXT];
    dxg_error_set(error, status, "DxgkDdiQueryAdapterInfo (DXGKQAITYPE_%s) returned %s", question,
                  dxg_status_text(status, text));
    return status;
}

static NTSTATUS refuse(struct dxg_error *error, const char *question, const char *why, uint64_t value)
{
    dxg_error_set(error, STATUS_INVALID_PARAMETER, "DxgkDdiQueryAdapterInfo (DXGKQAITYPE_%s) %s (0x%llx)", question,
                  why, (unsigned long long)value);
    return STATUS_INVALID_PARAMETER;
}

/* ------------------------------------------------------------------------------------------------ page tables */

static bool is_power_of_two(uint32_t number)
{
    return number != 0 && (number & (number - 1)) == 0;
}

/* In system memory a table is a page at most. */
static bool is_table_place(const struct dxg_segments *model, uint32_t segment, uint32_t bytes)
{
    return segment == 0 ? bytes <= DXG_PAGE_BYTES : dxg_segment_of(model, segment) != NULL;
}

/* The root table of two levels may grow, and then has no size of its own yet. */
static bool may_grow(const struct dxg_segments *model, uint32_t level)
{
    return model->mmu.PageTableLevelCount == 2 && level == 1;
}

static NTSTATUS check_level(const struct dxg_segments *model, uint32_t level, struct dxg_error *error)
{
    const char *question = "PAGETABLELEVELDESC";
    const DXGK_PAGE_TABLE_LEVEL_DESC *desc = &model->levels[level];
    if (desc->PageTableIndexBitCount > LARGEST_INDEX_BITS ||
        (desc->PageTableIndexBitCount == 0 && !may_grow(model, level))) {
        return refuse(error, question, "gave a level a number of index bits that none can have",
                      desc->PageTableIndexBitCount);
    }
    if ((desc->PageTableSizeInBytes == 0 && !may_grow(model, level)) || desc->PageTableSizeInBytes > LARGEST_TABLE) {
        return refuse(error, question, "gave a level tables of a size that none can have", desc->PageTableSizeInBytes);
    }
    if (desc->PageTableAlignmentInBytes != 0 && !is_power_of_two(desc->PageTableAlignmentInBytes)) {
        return refuse(error, question, "gave an alignment that is no power of two", desc->PageTableAlignmentInBytes);
    }
    if (!is_table_place(model, desc->PageTableSegmentId, desc->PageTableSizeInBytes)) {
        return refuse(error, question, "wants page tables in a segment that cannot hold them",
                      desc->PageTableSegmentId);
    }
    if (!is_table_place(model, desc->PagingProcessPageTableSegmentId, desc->PageTableSizeInBytes)) {
        return refuse(error, question, "wants the paging process's page tables in a segment that cannot hold them",
                      desc->PagingProcessPageTableSegmentId);
    }
    return STATUS_SUCCESS;
}

static NTSTATUS query_levels(struct dxg_adapter *adapter, struct dxg_error *error)
{
    struct dxg_segments *model = &adapter->memory_model;
    uint32_t bits = PAGE_BITS;
    for (uint32_t level = 0; level < model->mmu.PageTableLevelCount; level++) {
        DXGK_QUERYPAGETABLELEVELDESCIN input = {.LevelIndex = (WORD)level};
        NTSTATUS status = ask(adapter, DXGKQAITYPE_PAGETABLELEVELDESC, &input, sizeof input, &model->levels[level],
                              sizeof model->levels[level]);
        if (!NT_SUCCESS(status)) {
            return failed(error, "PAGETABLELEVELDESC", status);
        }
        status = check_level(model, level, error);
        if (!NT_SUCCESS(status)) {
            return status;
        }
        bits += model->levels[level].PageTableIndexBitCount;
    }
    if (model->levels[1].PageTableSizeInBytes == 0 && !adapter->driver->ddi.DxgkDdiGetRootPageTableSize) {
        return refuse(error, "PAGETABLELEVELDESC",
                      "leaves the size of the root table to DxgkDdiGetRootPageTableSize, "
                      "which there is not, at level",
                      1);
    }
    /* A root that may grow makes up the address at its largest. */
    bool grows = model->mmu.PageTableLevelCount == 2;
    if (grows ? bits > model->mmu.VirtualAddressBitCount : bits != model->mmu.VirtualAddressBitCount) {
        return refuse(error, "PAGETABLELEVELDESC",
                      "gave levels whose index bits and the 12 of a page do not make up VirtualAddressBitCount", bits);
    }
    return STATUS_SUCCESS;
}

static NTSTATUS query_mmu(struct dxg_adapter *adapter, struct dxg_error *error)
{
    struct dxg_segments *model = &adapter->memory_model;
    DXGK_QUERYGPUMMUCAPSIN input = {0};
    NTSTATUS status = ask(adapter, DXGKQAITYPE_GPUMMUCAPS, &input, sizeof input, &model->mmu, sizeof model->mmu);
    if (!NT_SUCCESS(status)) {
        return failed(error, "GPUMMUCAPS", status);
    }
    if (model->mmu.PageTableLevelCount < DXGK_MIN_PAGE_TABLE_LEVEL_COUNT ||
        model->mmu.PageTableLevelCount > DXGK_MAX_PAGE_TABLE_LEVEL_COUNT) {
        return refuse(error, "GPUMMUCAPS", "gave a number of page table levels that is not 2 to 6",
                      model->mmu.PageTableLevelCount);
    }
    if (model->mmu.VirtualAddressBitCount <= PAGE_BITS || model->mmu.VirtualAddressBitCount > MOST_ADDRESS_BITS) {
        return refuse(error, "GPUMMUCAPS", "gave virtual addresses of a number of bits that none have",
                      model->mmu.VirtualAddressBitCount);
    }
    if ((UINT)model->mmu.PageTableUpdateMode > DXGK_PAGETABLEUPDATE_GPU_PHYSICAL) {
        return refuse(error, "GPUMMUCAPS", "gave a page table update mode that there is not",
                      (uint64_t)model->mmu.PageTableUpdateMode);
    }
    return query_levels(adapter, error);
}

/* ---------------------------------------------------------------------------------------------------- engines */

static NTSTATUS query_node(struct dxg_adapter *adapter, uint32_t number, struct dxg_error *error)
{
    PDXGKDDI_GETNODEMETADATA get = adapter->driver->ddi.DxgkDdiGetNodeMetadata;
    struct dxg_node *node = &adapter->memory_model.node[number];
    DXGKARG_GETNODEMETADATA metadata = {0};
    NTSTATUS status = get(adapter->miniport_context, number, &metadata);
    dxg_contract_check("DxgkDdiGetNodeMetadata", (const void *)get, PASSIVE_LEVEL);
    if (!NT_SUCCESS(status)) {
        return STATUS_SUCCESS;
    }
    if ((UINT)metadata.EngineType >= DXGK_ENGINE_TYPE_MAX) {
        dxg_error_set(error, STATUS_INVALID_PARAMETER,
                      "DxgkDdiGetNodeMetadata said that node %u is an engine of a type that there is not (%u)", number,
                      (UINT)metadata.EngineType);
        return STATUS_INVALID_PARAMETER;
    }
    *node = (struct dxg_node){
        .known = true,
        .type = metadata.EngineType,
        .gpu_mmu = metadata.GpuMmuSupported != FALSE,
        .io_mmu = metadata.IoMmuSupported != FALSE,
    };
    memcpy(node->name, metadata.FriendlyName, sizeof node->name);
    node->name[sizeof node->name / sizeof node->name[0] - 1] = 0;
    return STATUS_SUCCESS;
}

static NTSTATUS query_nodes(struct dxg_adapter *adapter, struct dxg_error *error)
{
    struct dxg_segments *model = &adapter->memory_model;
    uint32_t nodes = dxg_adapter_nodes(adapter);
    model->nodes = nodes < DXG_NODES_KEPT ? nodes : DXG_NODES_KEPT;
    NTSTATUS status = STATUS_SUCCESS;
    for (uint32_t i = 0; adapter->driver->ddi.DxgkDdiGetNodeMetadata && i < model->nodes && NT_SUCCESS(status); i++) {
        status = query_node(adapter, i, error);
    }
    return status;
}

/* The node that pages: of the driver's caps, or of the physical adapter where the driver describes it. */
static NTSTATUS query_paging_node(struct dxg_adapter *adapter, struct dxg_error *error)
{
    struct dxg_segments *model = &adapter->memory_model;
    uint32_t nodes = dxg_adapter_nodes(adapter);
    model->paging_node = adapter->caps.MemoryManagementCaps.PagingNode;
    DXGK_QUERYPHYSICALADAPTERCAPSIN input = {0};
    DXGK_PHYSICALADAPTERCAPS physical = {0};
    if (adapter->driver->version >= VERSION_WDDM2_0 &&
        NT_SUCCESS(ask(adapter, DXGKQAITYPE_PHYSICALADAPTERCAPS, &input, sizeof input, &physical, sizeof physical))) {
        if (physical.NumExecutionNodes == 0 || physical.NumExecutionNodes > nodes) {
            return refuse(error, "PHYSICALADAPTERCAPS", "gave the physical adapter nodes that the adapter has not",
                          physical.NumExecutionNodes);
        }
        model->paging_node = physical.PagingNodeIndex;
    }
    if (model->count > 0 && model->paging_node >= nodes) {
        dxg_error_set(error, STATUS_INVALID_PARAMETER,
                      "the driver pages on node %u (PagingNode of its caps, or PagingNodeIndex) and has %u",
                      model->paging_node, nodes);
        return STATUS_INVALID_PARAMETER;
    }
    return STATUS_SUCCESS;
}

static enum dxg_addressing addressing_of(const struct dxg_adapter *adapter)
{
    const DXGK_VIDMMCAPS *caps = &adapter->caps.MemoryManagementCaps;
    if (adapter->driver->version < VERSION_WDDM2_0 || !caps->VirtualAddressingSupported) {
        return DXG_ADDRESSING_PHYSICAL;
    }
    return caps->GpuMmuSupported  ? DXG_ADDRESSING_GPUMMU
           : caps->IoMmuSupported ? DXG_ADDRESSING_IOMMU
                                  : DXG_ADDRESSING_PHYSICAL;
}

NTSTATUS dxg_gpuva_query(struct dxg_adapter *adapter, struct dxg_error *error)
{
    adapter->memory_model.addressing = addressing_of(adapter);
    NTSTATUS status = query_paging_node(adapter, error);
    if (NT_SUCCESS(status)) {
        status = query_nodes(adapter, error);
    }
    if (NT_SUCCESS(status) && adapter->memory_model.addressing == DXG_ADDRESSING_GPUMMU) {
        status = query_mmu(adapter, error);
    }
    return status;
}
