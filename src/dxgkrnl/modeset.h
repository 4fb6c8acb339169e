/*
 * modeset.h: an ordered set of modes – a video present source's, a target's or a monitor's – as a driver walks it, adds
 * to it and pins one of it.
 *
 * Nothing a driver passes is trusted: who calls here has found the set among its owner's, and a mode is known by its
 * address among its set's. All of it is guarded by its owner's lock.
 */
#ifndef ESCAPEMENT_DXGKRNL_MODESET_H
#define ESCAPEMENT_DXGKRNL_MODESET_H

#include <d3dkmddi.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum dxg_mode_kind { DXG_MODES_SOURCE, DXG_MODES_TARGET, DXG_MODES_MONITOR, DXG_MODES_KINDS };

/** What the driver sees of a mode. Every kind begins with its id. */
union dxg_mode_info {
    UINT id;
    D3DKMDT_VIDPN_SOURCE_MODE source;
    D3DKMDT_VIDPN_TARGET_MODE target;
    D3DKMDT_MONITOR_SOURCE_MODE monitor;
};

struct dxg_mode {
    union dxg_mode_info info; /* first: its address is the mode's */
    struct dxg_mode *next;
    uint32_t acquired; /* how often the driver has it */
    bool added;        /* else made by pfnCreateNewModeInfo and not added yet */
};

struct dxg_mode_set {
    struct dxg_mode_set *next; /* its owner's */
    enum dxg_mode_kind kind;
    uint32_t of;         /* the source or target that it was made for */
    uint32_t references; /* the driver's: acquired, or created and neither assigned nor released */
    bool assigned;
    uint32_t last_id;
    struct dxg_mode *modes;
    const struct dxg_mode *pinned; /* of a monitor's: the preferred one */
};

/** Null: no memory. */
struct dxg_mode_set *dxg_mode_set_create(enum dxg_mode_kind kind, uint32_t of);
/** Null does nothing. */
void dxg_mode_set_destroy(struct dxg_mode_set *set);
/** Whether the driver still has the set, or a mode of it. */
bool dxg_mode_set_is_held(const struct dxg_mode_set *set);

/** What the driver has of it is its no longer: references, acquired modes, modes that it made and did not add. How many
 * that were. */
uint32_t dxg_mode_set_take_back(struct dxg_mode_set *set);

/** How many were added. */
size_t dxg_mode_set_count(const struct dxg_mode_set *set);
/** The first added mode; the one after `mode`; null at the end. */
const struct dxg_mode *dxg_mode_set_first(const struct dxg_mode_set *set);
const struct dxg_mode *dxg_mode_set_next(const struct dxg_mode *mode);
/** The same for the driver: STATUS_GRAPHICS_DATASET_IS_EMPTY, STATUS_GRAPHICS_NO_MORE_ELEMENTS_IN_DATASET (successes
 * with a null mode), or the kind's invalid mode for a `current` that is none of the set's. */
NTSTATUS dxg_mode_set_acquire_first(struct dxg_mode_set *set, const void **info);
NTSTATUS dxg_mode_set_acquire_next(struct dxg_mode_set *set, const void *current, const void **info);
/** STATUS_GRAPHICS_MODE_NOT_PINNED, of a monitor's STATUS_GRAPHICS_NO_PREFERRED_MODE: successes with a null mode. */
NTSTATUS dxg_mode_set_acquire_pinned(struct dxg_mode_set *set, const void **info);
/** Gives back a mode that was acquired, or frees one that was created and not added. */
NTSTATUS dxg_mode_set_release(struct dxg_mode_set *set, const void *info);

/** A mode with a new id and else zeroes. STATUS_NO_MEMORY. */
NTSTATUS dxg_mode_set_create_mode(struct dxg_mode_set *set, void **info);
/**
 * Add what dxg_mode_set_create_mode made; the driver does not release it then. Refused, and left to be released, where
 * it breaks the kind's rules (modeset.c has them), repeats an id, or a mode that is in the set already.
 */
NTSTATUS dxg_mode_set_add(struct dxg_mode_set *set, const void *info);
/** The kind's invalid mode for an id that no mode of the set has. */
NTSTATUS dxg_mode_set_pin(struct dxg_mode_set *set, UINT id);
/** The mode of `set` that is as `mode`, ids apart; null: none. */
const struct dxg_mode *dxg_mode_set_like(const struct dxg_mode_set *set, const struct dxg_mode *mode);
/** A copy of the modes that were added with their ids and the pinned one. Null: no memory. */
struct dxg_mode_set *dxg_mode_set_copy(const struct dxg_mode_set *set);

/** STATUS_GRAPHICS_INVALID_VIDPN_SOURCEMODESET and its like. */
NTSTATUS dxg_mode_set_invalid(enum dxg_mode_kind kind);

#endif
