/*
 * submit.c: from a client's command buffer, by way of DxgkDdiRender, to packets for the scheduler.
 */
#include "dxgkrnl/submit.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/allocation.h"
#include "dxgkrnl/capture.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/packet.h"
#include "nt/bugcheck.h"

#include <assert.h>
#include <string.h>

#define SUBMIT_FAILED 2u

/* D3DKMT_RENDERFLAGS and D3DKMT_SUBMITCOMMANDFLAGS. */
#define RENDER_FLAGS  0x7Fu
#define RENDER_RESIZE 0x07u /* command buffer, allocation list, patch location list */
#define RENDER_NULL   0x08u
#define SUBMIT_FLAGS  0x07u
#define SUBMIT_NULL   0x01u

#define LARGEST_BUFFER (UINT64_C(16) << 20) /* that a client may ask a command buffer or a list to become */
#define BROADCAST_MOST 64u

/* One buffer of the client's: whole pages of its own. */
struct client_buffer {
    void *memory; /* null where it has no bytes */
    uint32_t count;
    uint32_t entry_bytes;
};

struct dxg_submission {
    struct client_buffer commands;
    struct client_buffer allocations; /* D3DDDI_ALLOCATIONLIST */
    struct client_buffer patches;     /* D3DDDI_PATCHLOCATIONLIST */
};

static size_t bytes_of(const struct client_buffer *buffer)
{
    return (size_t)buffer->count * buffer->entry_bytes;
}

static NTSTATUS make_buffer(struct client_buffer *buffer, uint32_t count, uint32_t entry_bytes)
{
    *buffer = (struct client_buffer){.count = count, .entry_bytes = entry_bytes};
    if (count == 0) {
        return STATUS_SUCCESS;
    }
    buffer->memory = os_map_pages(bytes_of(buffer), 0);
    return buffer->memory ? STATUS_SUCCESS : STATUS_NO_MEMORY;
}

static void free_buffer(struct client_buffer *buffer)
{
    if (buffer->memory) {
        os_unmap_pages(buffer->memory, bytes_of(buffer));
    }
    *buffer = (struct client_buffer){0};
}

NTSTATUS dxg_submission_create(const DXGK_CONTEXTINFO *info, struct dxg_submission **submission)
{
    struct dxg_submission *made = os_alloc(sizeof *made);
    if (!made) {
        return STATUS_NO_MEMORY;
    }
    NTSTATUS status = make_buffer(&made->commands, info->DmaBufferSize, 1);
    if (NT_SUCCESS(status)) {
        status = make_buffer(&made->allocations, info->AllocationListSize, sizeof(D3DDDI_ALLOCATIONLIST));
    }
    if (NT_SUCCESS(status)) {
        status = make_buffer(&made->patches, info->PatchLocationListSize, sizeof(D3DDDI_PATCHLOCATIONLIST));
    }
    if (!NT_SUCCESS(status)) {
        dxg_submission_destroy(made);
        return status;
    }
    *submission = made;
    return STATUS_SUCCESS;
}

void dxg_submission_destroy(struct dxg_submission *submission)
{
    if (!submission) {
        return;
    }
    free_buffer(&submission->commands);
    free_buffer(&submission->allocations);
    free_buffer(&submission->patches);
    os_free(submission);
}

void dxg_submission_describe(const struct dxg_submission *submission, D3DKMT_CREATECONTEXT *args)
{
    args->pCommandBuffer = submission->commands.memory;
    args->CommandBufferSize = submission->commands.count;
    args->pAllocationList = submission->allocations.memory;
    args->AllocationListSize = submission->allocations.count;
    args->pPatchLocationList = submission->patches.memory;
    args->PatchLocationListSize = submission->patches.count;
    args->CommandBuffer = 0;
}

/* A client's wish, which may be refused: then the buffer stays as it is. */
static void resize(struct client_buffer *buffer, uint32_t count)
{
    struct client_buffer other;
    if (count == 0 || count == buffer->count || (uint64_t)count * buffer->entry_bytes > LARGEST_BUFFER ||
        !NT_SUCCESS(make_buffer(&other, count, buffer->entry_bytes))) {
        return;
    }
    free_buffer(buffer);
    *buffer = other;
}

/* -------------------------------------------------------------------------------------------------------- render */

/* One D3DKMTRender: what was captured, and what the driver made of it. */
struct rendering {
    struct dxg_adapter *adapter;
    struct dxg_context *context;
    UINT flags;
    struct dxg_capture commands;
    struct dxg_capture allocations;
    struct dxg_capture patches;
    struct dxg_opened **opened; /* of the allocation list; null for an entry without a handle */
    UINT allocation_count;
    UINT patch_count;
    UINT resident; /* how many of those are in their segments, and pinned */
    UINT multipass_offset;
    uint32_t packets; /* handed to the scheduler */
};

/* Part of a client's buffer, as long as it lies inside. */
static NTSTATUS capture_part(struct dxg_capture *capture, const struct client_buffer *buffer, uint32_t first,
                             uint32_t count)
{
    if (first > buffer->count || count > buffer->count - first) {
        return STATUS_INVALID_PARAMETER;
    }
    return dxg_capture_take(capture, (const char *)buffer->memory + (size_t)first * buffer->entry_bytes,
                            count * buffer->entry_bytes);
}

static NTSTATUS capture_rendering(struct rendering *rendering, const D3DKMT_RENDER *args)
{
    const struct dxg_submission *submission = rendering->context->submission;
    NTSTATUS status =
        capture_part(&rendering->commands, &submission->commands, args->CommandOffset, args->CommandLength);
    if (NT_SUCCESS(status)) {
        status = capture_part(&rendering->allocations, &submission->allocations, 0, args->AllocationCount);
    }
    if (NT_SUCCESS(status)) {
        status = capture_part(&rendering->patches, &submission->patches, 0, args->PatchLocationCount);
    }
    rendering->allocation_count = args->AllocationCount;
    rendering->patch_count = args->PatchLocationCount;
    return status;
}

static NTSTATUS check_lists(struct rendering *rendering)
{
    const D3DDDI_ALLOCATIONLIST *allocations = rendering->allocations.data;
    struct dxg_device *device = rendering->context->device;
    rendering->opened = os_alloc((rendering->allocation_count + 1) * sizeof(struct dxg_opened *));
    if (!rendering->opened) {
        return STATUS_NO_MEMORY;
    }
    for (UINT i = 0; i < rendering->allocation_count; i++) {
        if (allocations[i].hAllocation != 0) {
            rendering->opened[i] = dxg_opened_find(device->open->process, device, allocations[i].hAllocation);
            if (!rendering->opened[i]) {
                return STATUS_INVALID_HANDLE;
            }
        }
    }
    const D3DDDI_PATCHLOCATIONLIST *patches = rendering->patches.data;
    for (UINT i = 0; i < rendering->patch_count; i++) {
        if (patches[i].AllocationIndex >= rendering->allocation_count) {
            return STATUS_INVALID_PARAMETER;
        }
    }
    return STATUS_SUCCESS;
}

/* How far the driver moved a pointer into a buffer of ours: beyond its end, and memory is broken. */
static UINT advanced(const void *start, const void *now, UINT size, const char *because)
{
    uintptr_t moved = (uintptr_t)now - (uintptr_t)start;
    if (moved > size) {
        nt_bugcheck(VIDEO_SCHEDULER_INTERNAL_ERROR, SUBMIT_FAILED, (uint32_t)STATUS_BUFFER_OVERFLOW, (uintptr_t)now,
                    size, because);
    }
    return (UINT)moved;
}

static void note_progress(struct dxg_packet *packet, const DXGKARG_RENDER *args)
{
    packet->dma_used = advanced(packet->dma, args->pDmaBuffer, packet->dma_bytes,
                                "DxgkDdiRender moved pDmaBuffer beyond the DMA buffer");
    packet->private_used = advanced(packet->private_data, args->pDmaBufferPrivateData, packet->private_bytes,
                                    "DxgkDdiRender moved pDmaBufferPrivateData beyond its buffer");
    UINT bytes =
        advanced(packet->patches, args->pPatchLocationListOut, packet->patch_count * (UINT)sizeof *packet->patches,
                 "DxgkDdiRender moved pPatchLocationListOut beyond the list");
    packet->patches_used = bytes / (UINT)sizeof *packet->patches;
}

static NTSTATUS call_render(struct rendering *rendering, struct dxg_packet *packet)
{
    PDXGKDDI_RENDER ddi = rendering->adapter->driver->ddi.DxgkDdiRender;
    DXGKARG_RENDER args = {
        .pCommand = rendering->commands.data,
        .CommandLength = rendering->commands.size,
        .pDmaBuffer = packet->dma,
        .DmaSize = packet->dma_bytes,
        .pDmaBufferPrivateData = packet->private_data,
        .DmaBufferPrivateDataSize = packet->private_bytes,
        .pAllocationList = packet->allocations,
        .AllocationListSize = packet->allocation_count,
        .pPatchLocationListIn = rendering->patches.data,
        .PatchLocationListInSize = rendering->patch_count,
        .pPatchLocationListOut = packet->patches,
        .PatchLocationListOutSize = packet->patch_count,
        .MultipassOffset = rendering->multipass_offset,
    };
    NTSTATUS status = ddi(rendering->context->driver_handle, &args);
    dxg_contract_check("DxgkDdiRender", (const void *)ddi, PASSIVE_LEVEL);
    if (NT_SUCCESS(status) || status == STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER) {
        note_progress(packet, &args);
        rendering->multipass_offset = args.MultipassOffset;
    }
    return status;
}

/* Everything that the list names is in a segment and stays there: until it is queued by a pin, then by its use. */
static NTSTATUS page_in(struct rendering *rendering)
{
    for (; rendering->resident < rendering->allocation_count; rendering->resident++) {
        const struct dxg_opened *opened = rendering->opened[rendering->resident];
        if (opened) {
            NTSTATUS status = dxg_vidmm_page_in(rendering->adapter, opened->allocation);
            if (!NT_SUCCESS(status)) {
                return status;
            }
            dxg_vidmm_pin(rendering->adapter, opened->allocation);
        }
    }
    return STATUS_SUCCESS;
}

static void unpin(struct rendering *rendering)
{
    while (rendering->resident > 0) {
        const struct dxg_opened *opened = rendering->opened[--rendering->resident];
        if (opened) {
            dxg_vidmm_unpin(rendering->adapter, opened->allocation);
        }
    }
}

static void fill_allocations(struct dxg_packet *packet, const struct rendering *rendering)
{
    const D3DDDI_ALLOCATIONLIST *from = rendering->allocations.data;
    for (UINT i = 0; i < packet->allocation_count; i++) {
        struct dxg_opened *opened = rendering->opened[i];
        DXGK_ALLOCATIONLIST *to = &packet->allocations[i];
        *to = (DXGK_ALLOCATIONLIST){.WriteOperation = from[i].WriteOperation};
        if (opened) {
            uint32_t segment;
            to->hDeviceSpecificAllocation = opened->driver_handle;
            to->PhysicalAddress.QuadPart =
                (LONGLONG)dxg_vidmm_address(rendering->adapter, opened->allocation, &segment);
            to->SegmentId = segment & 0x1F;
            packet->used[packet->used_count++] = &opened->allocation->residency;
        }
    }
}

/*
 * One pass: a fresh DMA buffer, filled by the driver and given to the scheduler. The driver's status:
 * STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER asks for another pass.
 */
static NTSTATUS render_pass(struct rendering *rendering)
{
    struct dxg_context *context = rendering->context;
    UINT room = context->info.PatchLocationListSize > rendering->patch_count ? context->info.PatchLocationListSize
                                                                             : rendering->patch_count;
    UINT dma_bytes = context->info.DmaBufferSize > 0 ? context->info.DmaBufferSize : 1;
    struct dxg_packet *packet = dxg_packet_create(context, dma_bytes, context->info.DmaBufferPrivateDataSize,
                                                  rendering->allocation_count, room);
    if (!packet) {
        return STATUS_NO_MEMORY;
    }
    packet->null_rendering = (rendering->flags & RENDER_NULL) != 0;
    fill_allocations(packet, rendering);
    UINT multipass_before = rendering->multipass_offset;
    NTSTATUS status = call_render(rendering, packet);
    bool again = status == STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER;
    if (again && packet->dma_used == 0 && rendering->multipass_offset == multipass_before) {
        status = STATUS_NO_MEMORY; /* an empty buffer was not enough, nor would the next be */
        again = false;
    }
    bool submit = NT_SUCCESS(status) || (again && packet->dma_used > 0);
    if (submit) {
        NTSTATUS queued = dxg_scheduler_queue(rendering->adapter, packet);
        if (NT_SUCCESS(queued)) {
            rendering->packets++;
            return status;
        }
        status = queued;
    }
    dxg_packet_destroy(packet);
    return status;
}

/* With the turn. */
static NTSTATUS render(struct rendering *rendering)
{
    NTSTATUS status = dxg_level_zero_enter(rendering->adapter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = dxg_device_alive(rendering->context->device);
    if (NT_SUCCESS(status)) {
        status = page_in(rendering);
    }
    if (NT_SUCCESS(status)) {
        do {
            status = render_pass(rendering);
        } while (status == STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER);
    }
    unpin(rendering);
    dxg_level_zero_leave(rendering->adapter);
    return status;
}

static void hand_out_buffers(struct dxg_submission *submission, D3DKMT_RENDER *args, UINT flags)
{
    struct client_buffer *const buffers[] = {&submission->commands, &submission->allocations, &submission->patches};
    const UINT wanted[] = {args->NewCommandBufferSize, args->NewAllocationListSize, args->NewPatchLocationListSize};
    for (UINT i = 0; i < sizeof buffers / sizeof buffers[0]; i++) {
        if ((flags & RENDER_RESIZE & 1u << i) != 0) {
            resize(buffers[i], wanted[i]);
        }
    }
    args->pNewCommandBuffer = submission->commands.memory;
    args->NewCommandBufferSize = submission->commands.count;
    args->pNewAllocationList = submission->allocations.memory;
    args->NewAllocationListSize = submission->allocations.count;
    args->pNewPatchLocationList = submission->patches.memory;
    args->NewPatchLocationListSize = submission->patches.count;
    args->NewCommandBuffer = 0;
}

static NTSTATUS check_render(const struct dxg_context *context, const D3DKMT_RENDER *args, UINT flags)
{
    if (!context || context->is_virtual || (flags & ~RENDER_FLAGS) != 0 ||
        args->BroadcastContextCount > BROADCAST_MOST) {
        return STATUS_INVALID_PARAMETER;
    }
    bool unsupported = (flags & ~(RENDER_RESIZE | RENDER_NULL)) != 0 || args->BroadcastContextCount > 0;
    return unsupported || !context->device->open->adapter->driver->ddi.DxgkDdiRender ? STATUS_NOT_SUPPORTED
                                                                                     : STATUS_SUCCESS;
}

/* With the turn, for the context that the handle still names. */
static NTSTATUS render_in_turn(struct dxg_context *context, D3DKMT_RENDER *args, UINT flags)
{
    NTSTATUS status = check_render(context, args, flags);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    struct rendering rendering = {
        .adapter = context->device->open->adapter,
        .context = context,
        .flags = flags,
    };
    status = capture_rendering(&rendering, args);
    if (NT_SUCCESS(status)) {
        status = check_lists(&rendering);
    }
    if (NT_SUCCESS(status)) {
        status = render(&rendering);
    }
    os_free(rendering.opened);
    dxg_capture_drop(&rendering.patches);
    dxg_capture_drop(&rendering.allocations);
    dxg_capture_drop(&rendering.commands);
    if (NT_SUCCESS(status)) {
        hand_out_buffers(context->submission, args, flags);
        args->QueuedBufferCount = dxg_scheduler_count(rendering.adapter, context);
    }
    return status;
}

NTSTATUS dxg_render(struct dxg_process *process, D3DKMT_RENDER *args)
{
    UINT flags;
    static_assert(sizeof args->Flags == sizeof flags, "the flags are one word");
    memcpy(&flags, &args->Flags, sizeof flags);
    struct dxg_context *context = dxg_context_find(process, args->hContext);
    if (!context) {
        return STATUS_INVALID_PARAMETER;
    }
    dxg_scheduler_wait_room(context->device->open->adapter, context);
    os_lock(&process->turn);
    NTSTATUS status =
        dxg_context_is(context, args->hContext) ? render_in_turn(context, args, flags) : STATUS_INVALID_PARAMETER;
    os_unlock(&process->turn);
    return status;
}

/* ------------------------------------------------------------------------------------------------ submit command */

static NTSTATUS check_submit(const D3DKMT_SUBMITCOMMAND *args, UINT flags)
{
    if (args->BroadcastContextCount == 0 || args->BroadcastContextCount > BROADCAST_MOST ||
        (flags & ~SUBMIT_FLAGS) != 0 || args->NumPrimaries > sizeof args->WrittenPrimaries / sizeof(D3DKMT_HANDLE) ||
        (args->PrivateDriverDataSize > 0 && !args->pPrivateDriverData)) {
        return STATUS_INVALID_PARAMETER;
    }
    /* They name allocations, of which none exist. */
    if (args->NumPrimaries > 0 || args->NumHistoryBuffers > 0) {
        return STATUS_INVALID_PARAMETER;
    }
    return args->BroadcastContextCount > 1 ? STATUS_NOT_SUPPORTED : STATUS_SUCCESS;
}

/* With the turn. The driver's private data begin with the client's, and go one way. */
static NTSTATUS submit_in_turn(struct dxg_context *context, const D3DKMT_SUBMITCOMMAND *args, UINT flags)
{
    UINT private_bytes = context->info.DmaBufferPrivateDataSize;
    if (!context->is_virtual || args->PrivateDriverDataSize > private_bytes) {
        return STATUS_INVALID_PARAMETER;
    }
    struct dxg_adapter *adapter = context->device->open->adapter;
    NTSTATUS status = dxg_level_zero_enter(adapter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    struct dxg_packet *packet = NULL;
    status = dxg_device_alive(context->device);
    if (!NT_SUCCESS(status)) {
        goto leave;
    }
    packet = dxg_packet_create(context, 0, private_bytes, 0, 0);
    if (!packet) {
        status = STATUS_NO_MEMORY;
        goto leave;
    }
    packet->null_rendering = (flags & SUBMIT_NULL) != 0;
    packet->dma_address = args->Commands;
    packet->dma_used = args->CommandLength;
    packet->private_used = args->PrivateDriverDataSize;
    status = dxg_capture_in(packet->private_data, args->pPrivateDriverData, args->PrivateDriverDataSize);
    if (NT_SUCCESS(status)) {
        status = dxg_scheduler_queue(adapter, packet);
    }
    if (!NT_SUCCESS(status)) {
        dxg_packet_destroy(packet);
    }

leave:
    dxg_level_zero_leave(adapter);
    return status;
}

NTSTATUS dxg_submit_command(struct dxg_process *process, const D3DKMT_SUBMITCOMMAND *args)
{
    UINT flags;
    static_assert(sizeof args->Flags == sizeof flags, "the flags are one word");
    memcpy(&flags, &args->Flags, sizeof flags);
    struct dxg_context *context = dxg_context_find(process, args->BroadcastContext[0]);
    NTSTATUS status = context ? check_submit(args, flags) : STATUS_INVALID_PARAMETER;
    if (!NT_SUCCESS(status)) {
        return status;
    }
    dxg_scheduler_wait_room(context->device->open->adapter, context);
    os_lock(&process->turn);
    status = dxg_context_is(context, args->BroadcastContext[0]) ? submit_in_turn(context, args, flags)
                                                                : STATUS_INVALID_PARAMETER;
    os_unlock(&process->turn);
    return status;
}
