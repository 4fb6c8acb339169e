/*
 * segment.c: asks a starting driver for its memory segments and holds the answer against what segments can be.
 */
#include "dxgkrnl/segment.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/gpuva_caps.h"
#include "dxgkrnl/query.h"
#include "dxgkrnl/status.h"
#include "nt/log.h"

#include <string.h>

#define VERSION_WIN8    0x300Eu /* DXGKQAITYPE_QUERYSEGMENT3 */
#define VERSION_WDDM2_0 0x5023u /* DXGKQAITYPE_QUERYSEGMENT4 */

#define LARGEST_PAGING_BUFFER (16u << 20)
#define SEGMENT_FLAGS         0x3FFFFFu /* those that the newest version names */

const struct dxg_segment *dxg_segment_of(const struct dxg_segments *segments, uint32_t id)
{
    return id == 0 || id > segments->count ? NULL : &segments->rows[id - 1];
}

/* The out-structures of the three forms, which begin alike; the last has a stride besides. */
union segment_answer {
    DXGK_QUERYSEGMENTOUT win7;
    DXGK_QUERYSEGMENTOUT3 win8;
    DXGK_QUERYSEGMENTOUT4 wddm2;
};

union segment_input {
    DXGK_QUERYSEGMENTIN win7;
    DXGK_QUERYSEGMENTIN4 wddm2;
};

/* One form of the question. */
struct segment_form {
    const char *name;
    DXGK_QUERYADAPTERINFOTYPE type;
    uint32_t input_bytes;
    uint32_t output_bytes;
    uint32_t descriptor_bytes;
    void (*read)(struct dxg_segment *segment, const void *descriptor);
};

static void read_segment1(struct dxg_segment *segment, const void *descriptor)
{
    const DXGK_SEGMENTDESCRIPTOR *from = descriptor;
    *segment = (struct dxg_segment){
        .flags = from->Flags,
        .base = (uint64_t)from->BaseAddress.QuadPart,
        .bytes = from->Size,
        .commit_limit = from->CommitLimit,
        .cpu_address = from->Flags.CpuVisible ? (uint64_t)from->CpuTranslatedAddress.QuadPart : 0,
        .banks = from->NbOfBanks,
    };
}

static void read_segment3(struct dxg_segment *segment, const void *descriptor)
{
    const DXGK_SEGMENTDESCRIPTOR3 *from = descriptor;
    *segment = (struct dxg_segment){
        .flags = from->Flags,
        .base = (uint64_t)from->BaseAddress.QuadPart,
        .bytes = from->Size,
        .commit_limit = from->CommitLimit,
        .cpu_address = from->Flags.CpuVisible ? (uint64_t)from->CpuTranslatedAddress.QuadPart : 0,
        .banks = from->NbOfBanks,
    };
}

static void read_segment4(struct dxg_segment *segment, const void *descriptor)
{
    const DXGK_SEGMENTDESCRIPTOR4 *from = descriptor;
    *segment = (struct dxg_segment){
        .flags = from->Flags,
        .base = (uint64_t)from->BaseAddress.QuadPart,
        .bytes = from->Size,
        .commit_limit = from->CommitLimit,
        .cpu_address = from->Flags.CpuVisible ? (uint64_t)from->CpuTranslatedAddress.QuadPart : 0,
    };
}

// clang-format off
static const struct segment_form segment1 = {"QUERYSEGMENT", DXGKQAITYPE_QUERYSEGMENT,
    sizeof(DXGK_QUERYSEGMENTIN), sizeof(DXGK_QUERYSEGMENTOUT), sizeof(DXGK_SEGMENTDESCRIPTOR), read_segment1};
static const struct segment_form segment3 = {"QUERYSEGMENT3", DXGKQAITYPE_QUERYSEGMENT3,
    sizeof(DXGK_QUERYSEGMENTIN), sizeof(DXGK_QUERYSEGMENTOUT3), sizeof(DXGK_SEGMENTDESCRIPTOR3), read_segment3};
static const struct segment_form segment4 = {"QUERYSEGMENT4", DXGKQAITYPE_QUERYSEGMENT4,
    sizeof(DXGK_QUERYSEGMENTIN4), sizeof(DXGK_QUERYSEGMENTOUT4), sizeof(DXGK_SEGMENTDESCRIPTOR4), read_segment4};
// clang-format on

static NTSTATUS ask(struct dxg_adapter *adapter, const struct segment_form *form, union segment_answer *answer)
{
    union segment_input input = {0};
    const DXGKARG_QUERYADAPTERINFO args = {
        .Type = form->type,
        .pInputData = &input,
        .InputDataSize = form->input_bytes,
        .pOutputData = answer,
        .OutputDataSize = form->output_bytes,
    };
    return dxg_query_ask(adapter, &args);
}

static bool does_not_know(NTSTATUS status)
{
    return status == STATUS_NOT_SUPPORTED || status == STATUS_NOT_IMPLEMENTED || status == STATUS_INVALID_PARAMETER;
}

static NTSTATUS refuse(struct dxg_error *error, const struct segment_form *form, const char *why, uint64_t value)
{
    dxg_error_set(error, STATUS_INVALID_PARAMETER, "DxgkDdiQueryAdapterInfo (DXGKQAITYPE_%s) %s (0x%llx)", form->name,
                  why, (unsigned long long)value);
    return STATUS_INVALID_PARAMETER;
}

static NTSTATUS failed(struct dxg_error *error, const struct segment_form *form, NTSTATUS status)
{
    char text[DXG_STATUS_TEXT];
    dxg_error_set(error, status, "DxgkDdiQueryAdapterInfo (DXGKQAITYPE_%s) returned %s", form->name,
                  dxg_status_text(status, text));
    return status;
}

/* ------------------------------------------------------------------------------------------------ what is none */

static bool overlap(const struct dxg_segment *a, const struct dxg_segment *b)
{
    return a->flags.Aperture == b->flags.Aperture && a->base < b->base + b->bytes && b->base < a->base + a->bytes;
}

static NTSTATUS check_segment(const struct dxg_segments *segments, uint32_t index, const struct segment_form *form,
                              struct dxg_error *error)
{
    const struct dxg_segment *segment = &segments->rows[index];
    if (segment->bytes == 0) {
        return refuse(error, form, "named a segment of no bytes, of number", index + 1);
    }
    if (segment->bytes % DXG_PAGE_BYTES != 0 || segment->base % DXG_PAGE_BYTES != 0) {
        return refuse(error, form, "named a segment that is not of whole pages, of size", segment->bytes);
    }
    if (segment->bytes > UINT64_MAX - segment->base) {
        return refuse(error, form, "named a segment beyond the end of all addresses, of size", segment->bytes);
    }
    if ((segment->flags.Value & ~SEGMENT_FLAGS) != 0) {
        return refuse(error, form, "set reserved flags of a segment", segment->flags.Value);
    }
    if (segment->flags.UseBanking && segment->banks == 0 && form != &segment4) {
        return refuse(error, form, "named a segment with banks and said of no bank, of number", index + 1);
    }
    for (uint32_t other = 0; other < index; other++) {
        if (overlap(segment, &segments->rows[other])) {
            return refuse(error, form, "named two segments that overlap, the second at", segment->base);
        }
    }
    return STATUS_SUCCESS;
}

static NTSTATUS check_paging_buffer(const struct dxg_adapter *adapter, const struct dxg_segments *segments,
                                    const struct segment_form *form, struct dxg_error *error)
{
    const struct dxg_segment *segment = dxg_segment_of(segments, segments->paging_segment);
    if (segments->paging_segment != 0 && segment == NULL) {
        return refuse(error, form, "wants its paging buffer in a segment that there is not", segments->paging_segment);
    }
    if (segment != NULL && !segment->flags.Aperture && segment->cpu_address == 0) {
        return refuse(error, form, "wants its paging buffer in a segment that the CPU cannot see",
                      segments->paging_segment);
    }
    bool pages = adapter->driver->ddi.DxgkDdiBuildPagingBuffer != NULL;
    if ((pages && segments->paging_bytes == 0) || segments->paging_bytes > LARGEST_PAGING_BUFFER ||
        segments->paging_private_bytes > LARGEST_PAGING_BUFFER) {
        return refuse(error, form, "wants a paging buffer of a size that none can have",
                      segments->paging_bytes == 0 ? 0 : (uint64_t)segments->paging_bytes);
    }
    return STATUS_SUCCESS;
}

/* A segment that the CPU is said to see where no base address of the device is. */
static void remark_on_windows(const struct dxg_adapter *adapter, const struct dxg_segments *segments)
{
    for (uint32_t i = 0; i < segments->count; i++) {
        const struct dxg_segment *segment = &segments->rows[i];
        if (segment->cpu_address != 0 && !dxg_bus_owns(adapter->bus, segment->cpu_address, segment->bytes)) {
            nt_log(NT_LOG_KERNEL,
                   "segment %u is said to be visible at %#llx, where the device has no such range: "
                   "host memory stands in for it",
                   i + 1, (unsigned long long)segment->cpu_address);
        }
    }
}

/* -------------------------------------------------------------------------------------------------- the two calls */

static NTSTATUS read_answer(struct dxg_adapter *adapter, const struct segment_form *form,
                            const union segment_answer *answer, const unsigned char *descriptors,
                            struct dxg_error *error)
{
    struct dxg_segments *segments = &adapter->memory_model;
    for (uint32_t i = 0; i < segments->count; i++) {
        form->read(&segments->rows[i], descriptors + (size_t)i * form->descriptor_bytes);
        NTSTATUS status = check_segment(segments, i, form, error);
        if (!NT_SUCCESS(status)) {
            return status;
        }
    }
    segments->paging_segment = answer->win7.PagingBufferSegmentId;
    segments->paging_bytes = answer->win7.PagingBufferSize;
    segments->paging_private_bytes = answer->win7.PagingBufferPrivateDataSize;
    return check_paging_buffer(adapter, segments, form, error);
}

static NTSTATUS ask_which(struct dxg_adapter *adapter, const struct segment_form *form, uint32_t count,
                          struct dxg_error *error)
{
    unsigned char *descriptors = os_alloc((size_t)count * form->descriptor_bytes);
    if (descriptors == NULL) {
        dxg_error_set(error, STATUS_NO_MEMORY, "no memory for the descriptors of segments");
        return STATUS_NO_MEMORY;
    }
    union segment_answer answer = {.wddm2 = {.NbSegment = count, .pSegmentDescriptor = descriptors}};
    if (form == &segment4) {
        answer.wddm2.SegmentDescriptorStride = form->descriptor_bytes;
    }
    NTSTATUS status = ask(adapter, form, &answer);
    if (!NT_SUCCESS(status)) {
        failed(error, form, status);
    } else if (answer.win7.NbSegment != count) {
        status = refuse(error, form, "named another number of segments when it was asked which", answer.win7.NbSegment);
    } else {
        adapter->memory_model.count = count;
        status = read_answer(adapter, form, &answer, descriptors, error);
    }
    os_free(descriptors);
    return status;
}

static NTSTATUS query_form(struct dxg_adapter *adapter, const struct segment_form *form, struct dxg_error *error)
{
    union segment_answer answer = {0};
    if (form == &segment4) {
        answer.wddm2.SegmentDescriptorStride = form->descriptor_bytes;
    }
    NTSTATUS status = ask(adapter, form, &answer);
    if (does_not_know(status)) {
        nt_log(NT_LOG_KERNEL, "the driver renders and names no segments (DXGKQAITYPE_%s), which Windows requires",
               form->name);
        return STATUS_SUCCESS;
    }
    if (!NT_SUCCESS(status)) {
        return failed(error, form, status);
    }
    if (answer.win7.NbSegment > DXG_SEGMENTS_MOST) {
        return refuse(error, form, "named more segments than the 31 that can be numbered", answer.win7.NbSegment);
    }
    return answer.win7.NbSegment == 0 ? STATUS_SUCCESS : ask_which(adapter, form, answer.win7.NbSegment, error);
}

static const struct segment_form *form_of(uint32_t version)
{
    return version >= VERSION_WDDM2_0 ? &segment4 : version >= VERSION_WIN8 ? &segment3 : &segment1;
}

static void add_up(struct dxg_adapter *adapter)
{
    const struct dxg_segments *segments = &adapter->memory_model;
    adapter->segments = segments->count;
    adapter->dedicated_bytes = 0;
    adapter->shared_bytes = 0;
    for (uint32_t i = 0; i < segments->count; i++) {
        const struct dxg_segment *segment = &segments->rows[i];
        if (segment->flags.Aperture) {
            adapter->shared_bytes += segment->commit_limit;
        } else {
            adapter->dedicated_bytes += segment->bytes;
        }
    }
}

NTSTATUS dxg_segments_query(struct dxg_adapter *adapter, struct dxg_error *error)
{
    memset(&adapter->memory_model, 0, sizeof adapter->memory_model);
    add_up(adapter);
    if (!adapter->can_render) {
        return STATUS_SUCCESS;
    }
    NTSTATUS status = query_form(adapter, form_of(adapter->driver->version), error);
    if (NT_SUCCESS(status)) {
        status = dxg_gpuva_query(adapter, error);
    }
    if (!NT_SUCCESS(status)) {
        memset(&adapter->memory_model, 0, sizeof adapter->memory_model);
        return status;
    }
    add_up(adapter);
    remark_on_windows(adapter, &adapter->memory_model);
    return STATUS_SUCCESS;
}
