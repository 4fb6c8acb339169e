/* segment_test.c: what a driver says of its memory – each form of the question, and each answer that is none. */
#include "fake.h"

#include "dxgkrnl/segment.h"

#include <string.h>

/* What the driver answers; a row spoils one thing of it. */
static struct {
    UINT count, count_again; /* the second where it is not 0 is what the second call says */
    DXGK_SEGMENTDESCRIPTOR4 segments[4];
    UINT paging_segment, paging_bytes, paging_private;
    NTSTATUS segments_status, which_status;
    DXGK_GPUMMUCAPS mmu;
    DXGK_PAGE_TABLE_LEVEL_DESC levels[DXGK_MAX_PAGE_TABLE_LEVEL_COUNT];
    NTSTATUS mmu_status, level_status;
    DXGK_PHYSICALADAPTERCAPS physical;
    NTSTATUS physical_status;
    DXGK_NODEMETADATA node;
    NTSTATUS node_status;
    unsigned asked1, asked3, asked4;
} answer;

static void answer_segments4(const DXGKARG_QUERYADAPTERINFO *args)
{
    DXGK_QUERYSEGMENTOUT4 *out = args->pOutputData;
    answer.asked4++;
    assert_int_equal(args->OutputDataSize, sizeof *out);
    assert_int_equal(out->SegmentDescriptorStride, sizeof(DXGK_SEGMENTDESCRIPTOR4));
    if (out->pSegmentDescriptor == NULL) {
        out->NbSegment = answer.count;
        return;
    }
    assert_int_equal(out->NbSegment, answer.count);
    memcpy(out->pSegmentDescriptor, answer.segments, out->NbSegment * sizeof(DXGK_SEGMENTDESCRIPTOR4));
    out->NbSegment = answer.count_again != 0 ? answer.count_again : answer.count;
    out->PagingBufferSegmentId = answer.paging_segment;
    out->PagingBufferSize = answer.paging_bytes;
    out->PagingBufferPrivateDataSize = answer.paging_private;
}

static void answer_segments3(const DXGKARG_QUERYADAPTERINFO *args)
{
    DXGK_QUERYSEGMENTOUT3 *out = args->pOutputData;
    answer.asked3++;
    out->NbSegment = answer.count;
    for (UINT i = 0; out->pSegmentDescriptor != NULL && i < answer.count; i++) {
        out->pSegmentDescriptor[i] = (DXGK_SEGMENTDESCRIPTOR3){
            .Flags = answer.segments[i].Flags,
            .BaseAddress = answer.segments[i].BaseAddress,
            .Size = answer.segments[i].Size,
            .CommitLimit = answer.segments[i].CommitLimit,
        };
    }
    out->PagingBufferSize = answer.paging_bytes;
}

static void answer_segments1(const DXGKARG_QUERYADAPTERINFO *args)
{
    DXGK_QUERYSEGMENTOUT *out = args->pOutputData;
    answer.asked1++;
    out->NbSegment = answer.count;
    for (UINT i = 0; out->pSegmentDescriptor != NULL && i < answer.count; i++) {
        out->pSegmentDescriptor[i] = (DXGK_SEGMENTDESCRIPTOR){
            .Flags = answer.segments[i].Flags,
            .BaseAddress = answer.segments[i].BaseAddress,
            .Size = answer.segments[i].Size,
            .CommitLimit = answer.segments[i].CommitLimit,
        };
    }
    out->PagingBufferSize = answer.paging_bytes;
}

static NTSTATUS query(const DXGKARG_QUERYADAPTERINFO *args)
{
    switch ((int)args->Type) {
    case DXGKQAITYPE_QUERYSEGMENT:
        answer_segments1(args);
        return answer.segments_status;
    case DXGKQAITYPE_QUERYSEGMENT3:
        answer_segments3(args);
        return answer.segments_status;
    case DXGKQAITYPE_QUERYSEGMENT4:
        answer_segments4(args);
        return answer.asked4 == 1 ? answer.segments_status : answer.which_status;
    case DXGKQAITYPE_GPUMMUCAPS:
        memcpy(args->pOutputData, &answer.mmu, sizeof answer.mmu);
        return answer.mmu_status;
    case DXGKQAITYPE_PAGETABLELEVELDESC: {
        const DXGK_QUERYPAGETABLELEVELDESCIN *in = args->pInputData;
        assert_true(in->LevelIndex < answer.mmu.PageTableLevelCount);
        memcpy(args->pOutputData, &answer.levels[in->LevelIndex], sizeof answer.levels[0]);
        return answer.level_status;
    }
    case DXGKQAITYPE_PHYSICALADAPTERCAPS:
        memcpy(args->pOutputData, &answer.physical, sizeof answer.physical);
        return answer.physical_status;
    default:
        return STATUS_PENDING;
    }
}

static NTSTATUS NTAPI get_node_metadata(IN_CONST_HANDLE hAdapter, UINT NodeOrdinalAndAdapterIndex,
                                        OUT_PDXGKARG_GETNODEMETADATA pGetNodeMetadata)
{
    (void)hAdapter;
    assert_true(NodeOrdinalAndAdapterIndex < 2);
    *pGetNodeMetadata = answer.node;
    return answer.node_status;
}

static NTSTATUS NTAPI build_paging_buffer(IN_CONST_HANDLE hAdapter, IN_PDXGKARG_BUILDPAGINGBUFFER pBuildPagingBuffer)
{
    (void)hAdapter;
    (void)pBuildPagingBuffer;
    return STATUS_SUCCESS;
}

static SIZE_T NTAPI get_root_page_table_size(IN_CONST_HANDLE hAdapter,
                                             INOUT_PDXGKARG_GETROOTPAGETABLESIZE pGetRootPageTableSize)
{
    (void)hAdapter;
    return pGetRootPageTableSize->NumberOfPte * sizeof(ULONGLONG);
}

/* A driver of 40 bits of address and two segments, all of it right. */
static void prepare(void)
{
    memset(&answer, 0, sizeof answer);
    answer.count = 2;
    answer.segments[0] =
        (DXGK_SEGMENTDESCRIPTOR4){.BaseAddress.QuadPart = 0, .Size = 0x1000000, .CommitLimit = 0x1000000};
    answer.segments[1] = (DXGK_SEGMENTDESCRIPTOR4){.Flags.Aperture = 1, .Size = 0x400000, .CommitLimit = 0x200000};
    answer.segments[2] = (DXGK_SEGMENTDESCRIPTOR4){.BaseAddress.QuadPart = 0x1000000, .Size = 0x1000};
    answer.paging_bytes = 0x4000;
    answer.paging_private = 64;
    answer.mmu = (DXGK_GPUMMUCAPS){.VirtualAddressBitCount = 39, .PageTableLevelCount = 3};
    for (unsigned i = 0; i < DXGK_MAX_PAGE_TABLE_LEVEL_COUNT; i++) {
        answer.levels[i] = (DXGK_PAGE_TABLE_LEVEL_DESC){.PageTableIndexBitCount = 9, .PageTableSizeInBytes = 4096};
    }
    answer.physical = (DXGK_PHYSICALADAPTERCAPS){.NumExecutionNodes = 2, .PagingNodeIndex = 1};
    answer.node = (DXGK_NODEMETADATA){.EngineType = DXGK_ENGINE_TYPE_3D, .GpuMmuSupported = TRUE};
    memset(answer.node.FriendlyName, 0xFF, sizeof answer.node.FriendlyName);
    answer.node.FriendlyName[0] = '3';
    fake.at_query = query;
    fake.table.DxgkDdiGetNodeMetadata = get_node_metadata;
    fake.table.DxgkDdiBuildPagingBuffer = build_paging_buffer;
    fake.caps.GpuEngineTopology.NbAsymetricProcessingNodes = 2;
    fake.caps.MemoryManagementCaps.VirtualAddressingSupported = 1;
    fake.caps.MemoryManagementCaps.GpuMmuSupported = 1;
}

static void model_is_what_the_driver_said(void **state)
{
    (void)state;
    prepare();
    struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
    const struct dxg_segments *model = &adapter->memory_model;
    assert_int_equal(model->count, 2);
    assert_null(dxg_segment_of(model, 0));
    assert_null(dxg_segment_of(model, 3));
    assert_int_equal(dxg_segment_of(model, 1)->bytes, 0x1000000);
    assert_true(dxg_segment_of(model, 2)->flags.Aperture);
    assert_int_equal(model->paging_bytes, 0x4000);
    assert_int_equal(model->paging_private_bytes, 64);
    assert_int_equal(model->paging_node, 1);
    assert_int_equal(model->addressing, DXG_ADDRESSING_GPUMMU);
    assert_int_equal(model->mmu.PageTableLevelCount, 3);
    assert_int_equal(model->levels[2].PageTableIndexBitCount, 9);
    assert_int_equal(model->nodes, 2);
    assert_true(model->node[1].known && model->node[1].gpu_mmu);
    assert_int_equal(model->node[0].type, DXGK_ENGINE_TYPE_3D);
    assert_int_equal(model->node[0].name[0], '3');
    assert_int_equal(model->node[0].name[31], 0);
    assert_int_equal(adapter->segments, 2);
    assert_int_equal(adapter->dedicated_bytes, 0x1000000);
    assert_int_equal(adapter->shared_bytes, 0x200000);
    fake_end(adapter);
}

static void form_is_that_of_the_version(void **state)
{
    (void)state;
    static const struct {
        uint32_t version;
        unsigned one, three, four;
    } rows[] = {
        {DXGKDDI_INTERFACE_VERSION_VISTA, 2, 0, 0},   {DXGKDDI_INTERFACE_VERSION_WIN7, 2, 0, 0},
        {DXGKDDI_INTERFACE_VERSION_WIN8, 0, 2, 0},    {DXGKDDI_INTERFACE_VERSION_WDDM1_3, 0, 2, 0},
        {DXGKDDI_INTERFACE_VERSION_WDDM2_0, 0, 0, 2}, {DXGKDDI_INTERFACE_VERSION_WDDM3_1, 0, 0, 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        fake_reset();
        prepare();
        fake_set_version(rows[i].version);
        struct dxg_adapter *adapter = fake_start(&dxg_plain_device);
        assert_int_equal(answer.asked1, rows[i].one);
        assert_int_equal(answer.asked3, rows[i].three);
        assert_int_equal(answer.asked4, rows[i].four);
        assert_int_equal(adapter->memory_model.count, 2);
        assert_int_equal(adapter->memory_model.addressing,
                         rows[i].four != 0 ? DXG_ADDRESSING_GPUMMU : DXG_ADDRESSING_PHYSICAL);
        fake_end(adapter);
    }
}

/* ------------------------------------------------------------------------------------------ answers that are none */

struct spoilt {
    const char *name;
    void (*spoil)(void);
    const char *says; /* null: it starts */
};

#define SPOIL(function, line)                                                                                          \
    static void function(void)                                                                                         \
    {                                                                                                                  \
        line;                                                                                                          \
    }

SPOIL(fail_count, answer.segments_status = STATUS_UNSUCCESSFUL)
SPOIL(not_supported, answer.segments_status = STATUS_NOT_SUPPORTED)
SPOIL(not_implemented, answer.segments_status = STATUS_NOT_IMPLEMENTED)
SPOIL(fail_which, answer.which_status = STATUS_NO_MEMORY)
SPOIL(no_segment, answer.count = 0)
SPOIL(all_ones, answer.count = 0xFFFFFFFF)
SPOIL(too_many, answer.count = 32)
SPOIL(another_count, answer.count_again = 3)
SPOIL(no_bytes, answer.segments[1].Size = 0)
SPOIL(half_page, answer.segments[0].Size += 0x800)
SPOIL(base_in_page, answer.segments[0].BaseAddress.QuadPart = 0x10)
SPOIL(wraps, answer.segments[0].BaseAddress.QuadPart = -0x1000)
SPOIL(overlaps, answer.count = 3; answer.segments[2].BaseAddress.QuadPart = 0xFFF000)
SPOIL(touches, answer.count = 3)
SPOIL(reserved_flag, answer.segments[1].Flags.Value |= 0x80000000)
SPOIL(paging_nowhere, answer.paging_segment = 3)
SPOIL(paging_unseen, answer.paging_segment = 1)
SPOIL(paging_aperture, answer.paging_segment = 2)
SPOIL(paging_empty, answer.paging_bytes = 0)
SPOIL(paging_huge, answer.paging_bytes = 0x80000000)
SPOIL(paging_node, answer.physical.PagingNodeIndex = 2)
SPOIL(no_nodes, answer.physical.NumExecutionNodes = 0)
SPOIL(physical_unknown, answer.physical_status = STATUS_NOT_SUPPORTED)
SPOIL(engine_type, answer.node.EngineType = DXGK_ENGINE_TYPE_MAX)
SPOIL(node_unknown, answer.node_status = STATUS_INVALID_PARAMETER)
SPOIL(mmu_fails, answer.mmu_status = STATUS_NOT_SUPPORTED)
SPOIL(one_level, answer.mmu.PageTableLevelCount = 1)
SPOIL(seven_levels, answer.mmu.PageTableLevelCount = 7)
SPOIL(no_address, answer.mmu.VirtualAddressBitCount = 12)
SPOIL(wide_address, answer.mmu.VirtualAddressBitCount = 64)
SPOIL(other_address, answer.mmu.VirtualAddressBitCount = 40)
SPOIL(update_mode, memset(&answer.mmu.PageTableUpdateMode, 0x7F, sizeof answer.mmu.PageTableUpdateMode))
SPOIL(level_fails, answer.level_status = STATUS_UNSUCCESSFUL)
SPOIL(level_bits, answer.levels[1].PageTableIndexBitCount = 0)
SPOIL(level_size, answer.levels[0].PageTableSizeInBytes = 0)
SPOIL(level_align, answer.levels[0].PageTableAlignmentInBytes = 3)
SPOIL(level_segment, answer.levels[0].PageTableSegmentId = 9)
SPOIL(level_in_system, answer.levels[0].PageTableSizeInBytes = 8192)
SPOIL(level_paging, answer.levels[2].PagingProcessPageTableSegmentId = 9)
SPOIL(growing_root, answer.mmu.PageTableLevelCount = 2; answer.levels[1].PageTableIndexBitCount = 0;
      answer.levels[1].PageTableSizeInBytes = 0; fake.table.DxgkDdiGetRootPageTableSize = get_root_page_table_size)
SPOIL(unknown_root, growing_root(); fake.table.DxgkDdiGetRootPageTableSize = NULL)

// clang-format off
static const struct spoilt spoilt[] = {
    {"QUERYSEGMENT4 fails: not started",                     fail_count,       "returned STATUS_UNSUCCESSFUL"},
    {"QUERYSEGMENT4 is not supported: no segments",          not_supported,    NULL},
    {"QUERYSEGMENT4 is not implemented: no segments",        not_implemented,  NULL},
    {"QUERYSEGMENT4 fails the second time: not started",     fail_which,       "returned STATUS_NO_MEMORY"},
    {"segments: none",                                       no_segment,       NULL},
    {"segments: 2^32 - 1",                                   all_ones,         "more segments"},
    {"segments: 32",                                         too_many,         "more segments"},
    {"segments: another count when asked which",             another_count,    "another number"},
    {"segment: no bytes",                                    no_bytes,         "no bytes"},
    {"segment: half a page",                                 half_page,        "whole pages"},
    {"segment: a base within a page",                        base_in_page,     "whole pages"},
    {"segment: beyond all addresses",                        wraps,            "beyond the end"},
    {"segments: overlap",                                    overlaps,         "overlap"},
    {"segments: touch",                                      touches,          NULL},
    {"segment: reserved flags",                              reserved_flag,    "reserved flags"},
    {"paging buffer: in no segment",                         paging_nowhere,   "paging buffer"},
    {"paging buffer: in memory that the CPU cannot see",     paging_unseen,    "paging buffer"},
    {"paging buffer: in an aperture",                        paging_aperture,  NULL},
    {"paging buffer: of no bytes",                           paging_empty,     "of a size"},
    {"paging buffer: of 2 GiB",                              paging_huge,      "of a size"},
    {"paging node: one that there is not",                   paging_node,      "pages on node 2"},
    {"PHYSICALADAPTERCAPS: no nodes",                        no_nodes,         "nodes"},
    {"PHYSICALADAPTERCAPS: not supported",                   physical_unknown, NULL},
    {"node: an engine of no type",                           engine_type,      "of a type"},
    {"node: without metadata",                               node_unknown,     NULL},
    {"GPUMMUCAPS fails: not started",                        mmu_fails,        "GPUMMUCAPS) returned"},
    {"GPUMMUCAPS: one level",                                one_level,        "number of page table levels"},
    {"GPUMMUCAPS: seven levels",                             seven_levels,     "number of page table levels"},
    {"GPUMMUCAPS: addresses of a page",                      no_address,       "number of bits"},
    {"GPUMMUCAPS: addresses of 64 bits",                     wide_address,     "number of bits"},
    {"GPUMMUCAPS: levels that make up another address",      other_address,    "do not make up"},
    {"GPUMMUCAPS: an update mode that there is not",         update_mode,      "update mode"},
    {"PAGETABLELEVELDESC fails: not started",                level_fails,      "PAGETABLELEVELDESC) returned"},
    {"level: no index",                                      level_bits,       "index bits"},
    {"level: tables of no bytes",                            level_size,       "of a size"},
    {"level: alignment of 3",                                level_align,      "power of two"},
    {"level: tables in no segment",                          level_segment,    "page tables in a segment"},
    {"level: tables of two pages in system memory",          level_in_system,  "page tables in a segment"},
    {"level: paging process's tables in no segment",         level_paging,     "paging process"},
    {"level: a root of two levels that may grow",            growing_root,     NULL},
    {"level: a root of no size, and nobody who knows it",    unknown_root,     "DxgkDdiGetRootPageTableSize"},
};
// clang-format on

static void answer_is_held_against_the_rules(void **state)
{
    const struct spoilt *row = *state;
    fake_machine_up(NULL);
    prepare();
    row->spoil();
    struct dxg_driver *driver;
    struct dxg_adapter *adapter;
    struct dxg_error error = {0};
    assert_int_equal(fake_load(&driver, &error), STATUS_SUCCESS);
    assert_int_equal(dxg_adapter_add(driver, &dxg_plain_device, &adapter, &error), STATUS_SUCCESS);
    NTSTATUS status = dxg_adapter_start(adapter, &error);
    if (row->says == NULL) {
        assert_int_equal(status, STATUS_SUCCESS);
    } else {
        assert_false(NT_SUCCESS(status));
        assert_int_equal(status, error.status);
        if (strstr(error.text, row->says) == NULL) {
            fail_msg("\"%s\" does not say \"%s\"", error.text, row->says);
        }
        assert_int_equal(adapter->memory_model.count, 0);
    }
    fake_end(adapter);
    assert_int_equal(fake_machine_down(NULL), 0);
}

int main(void)
{
    enum { ROWS = sizeof spoilt / sizeof spoilt[0], OTHERS = 2 };
    struct CMUnitTest tests[OTHERS + ROWS] = {
        cmocka_unit_test_setup_teardown(model_is_what_the_driver_said, fake_machine_up, fake_machine_down),
        cmocka_unit_test_setup_teardown(form_is_that_of_the_version, fake_machine_up, fake_machine_down),
    };
    for (size_t i = 0; i < ROWS; i++) {
        tests[OTHERS + i] = (struct CMUnitTest){.name = spoilt[i].name,
                                                .test_func = answer_is_held_against_the_rules,
                                                .initial_state = (void *)(uintptr_t)&spoilt[i]};
    }
    return cmocka_run_group_tests_name("dxg-segment", tests, NULL, NULL);
}
