/*
 * submit.h: D3DKMTRender and D3DKMTSubmitCommand – a client's commands become a DMA buffer that the scheduler owns.
 */
#ifndef ESCAPEMENT_DXGKRNL_SUBMIT_H
#define ESCAPEMENT_DXGKRNL_SUBMIT_H

#include "dxgkrnl/device.h"

struct dxg_submission;

/** The command buffer and lists that D3DKMTCreateContext hands to the client, by the sizes that the driver asked for.
 * STATUS_NO_MEMORY. */
NTSTATUS dxg_submission_create(const DXGK_CONTEXTINFO *info, struct dxg_submission **submission);
/** Null does nothing. */
void dxg_submission_destroy(struct dxg_submission *submission);
/** Fill the out-members of D3DKMT_CREATECONTEXT. */
void dxg_submission_describe(const struct dxg_submission *submission, D3DKMT_CREATECONTEXT *args);

/**
 * As the D3DKMT functions answer (facts/d3dkmt.md 2). Where Windows is silent:
 * - the command buffer and the lists are captured before the driver is called, so the client may fill the same ones
 *   again at once; D3DKMTRender hands them out as the new ones, resized where it was asked to and could;
 * - an allocation list may have entries without a handle; a handle that is no allocation's of the device is
 *   STATUS_INVALID_HANDLE; what the list names is brought into its segments before the driver is called, so that
 *   DxgkDdiRender sees the addresses that DxgkDdiPatch gets;
 * - linked adapters do not exist either: a broadcast to more than the context itself is STATUS_NOT_SUPPORTED;
 * - STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER from a driver that made no progress in an empty buffer: STATUS_NO_MEMORY;
 * - a context with 64 packets waiting makes its client wait.
 */
NTSTATUS dxg_render(struct dxg_process *process, D3DKMT_RENDER *args);
NTSTATUS dxg_submit_command(struct dxg_process *process, const D3DKMT_SUBMITCOMMAND *args);

#endif
