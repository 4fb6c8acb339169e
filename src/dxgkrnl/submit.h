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
void dxg_submission_destroy(struct dxg_submission *submission);
/** Fill the out-members of D3DKMT_CREATECONTEXT. */
void dxg_submission_describe(const struct dxg_submission *submission, D3DKMT_CREATECONTEXT *args);

/** As the D3DKMT functions answer (facts/d3dkmt.md 2). */
NTSTATUS dxg_render(struct dxg_process *process, D3DKMT_RENDER *args);
NTSTATUS dxg_submit_command(struct dxg_process *process, const D3DKMT_SUBMITCOMMAND *args);

#endif
