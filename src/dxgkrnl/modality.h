/*
 * modality.h: what an adapter can show at once – a topology and a mode for each of its ends, found together with the
 * driver, which judges every step.
 *
 * Where Windows' pages leave the choice to the kernel: a full driver's recommendation is taken where it has one
 * (DxgkDdiRecommendFunctionalVidPn, then DxgkDdiRecommendVidPnTopology); else, and for a display-only driver, sources
 * go to connected targets in order, as many as DxgkDdiIsSupportedVidPn takes. A source gets the mode of its monitor's
 * preferred size, 32 bits a pixel, or the largest that fits into it; a target one of its source's size, at the
 * preferred rate; scaling and rotation are the identity where the driver supports it.
 */
#ifndef ESCAPEMENT_DXGKRNL_MODALITY_H
#define ESCAPEMENT_DXGKRNL_MODALITY_H

#include "dxgkrnl/vidpn.h"

#include <stdbool.h>
#include <stdint.h>

struct dxg_adapter;

struct dxg_modality {
    struct dxg_adapter *adapter;
    struct dxg_vidpn *vidpn; /* what is found; the caller destroys it */
    bool has_request;        /* of one source */
    uint32_t source, width, height, refresh_millihertz;
    const char *failed; /* after a failure: the function of the driver's, or what was looked for */
};

/** The ids of all video outputs, and of those with a monitor. At most `most` are filled. */
uint32_t dxg_modality_targets(struct dxg_adapter *adapter, bool connected, uint32_t *targets, uint32_t most);
/** An empty VidPN of the adapter. Null: no memory. */
struct dxg_vidpn *dxg_modality_create_vidpn(struct dxg_adapter *adapter);
/** Whether the driver has the functions that the search needs. */
bool dxg_modality_is_possible(const struct dxg_adapter *adapter);

/**
 * Alone in the adapter. `vidpn` empty: a topology is looked for first. With paths, and perhaps pinned modes: the rest
 * is. On success everything is pinned and the driver supports it.
 */
NTSTATUS dxg_modality_find(struct dxg_modality *modality);
/** Only the first step: fill the mode sets for what is pinned. */
NTSTATUS dxg_modality_enumerate(struct dxg_modality *modality);

#endif
