/*
 * vidpn.h: a video present network – which sources are shown on which targets, in which modes – as the kernel builds it
 * and as a driver reads and changes it through DXGK_VIDPN_INTERFACE.
 *
 * A driver knows a VidPN by a handle, which means something only while a DDI that was given it runs (dxg_vidpn_open to
 * dxg_vidpn_close), and may change what that DDI may change. Every handle and every pointer that it passes is looked up
 * among what there is: a wrong one is a status. One lock guards all that is open; what is closed is its owner's alone.
 *
 * Windows' pages name statuses for wrong handles and ids. Where they are silent, here: a source or target that no path
 * has answers SOURCE_NOT_IN_TOPOLOGY or TARGET_NOT_IN_TOPOLOGY; a change that the current DDI may not make answers
 * ACCESS_DENIED; a second new mode set for a source that has one unassigned answers UNASSIGNED_MODESET_ALREADY_EXISTS;
 * an empty set that is assigned is an invalid set. What a driver forgets to release is taken back, and told.
 */
#ifndef ESCAPEMENT_DXGKRNL_VIDPN_H
#define ESCAPEMENT_DXGKRNL_VIDPN_H

#include "dxgkrnl/modeset.h"
#include "nt/os.h"

struct dxg_vidpn_path {
    D3DKMDT_VIDPN_PRESENT_PATH info; /* first: its address is the path's */
    struct dxg_vidpn_path *next;
    uint32_t acquired;
    bool added;
};

/** What the DDI that is given a VidPN may change of it. */
enum dxg_vidpn_right {
    DXG_VIDPN_READ = 0,
    DXG_VIDPN_TOPOLOGY = 1, /* paths come and go */
    DXG_VIDPN_MODES = 2,    /* mode sets are assigned, modes pinned */
    DXG_VIDPN_SUPPORT = 4,  /* pfnUpdatePathSupportInfo */
};

struct dxg_vidpn {
    struct dxg_vidpn *next; /* among those that are open */
    uint32_t rights;
    uint32_t sources; /* ids 0 to sources - 1 */
    uint32_t target_count;
    uint32_t *targets; /* their ids */
    struct dxg_vidpn_path *paths;
    struct dxg_mode_set *sets;                /* of sources and targets, assigned ones and new ones */
    struct D3DKMDT_HVIDPNTOPOLOGY__ topology; /* its address is the topology's handle */
};

/** Empty, closed. Null: no memory. */
struct dxg_vidpn *dxg_vidpn_create(uint32_t sources, const uint32_t *targets, uint32_t target_count);
/** Closed. Null does nothing. */
void dxg_vidpn_destroy(struct dxg_vidpn *vidpn);

/** Its handle means something from here on. */
void dxg_vidpn_open(struct dxg_vidpn *vidpn, uint32_t rights);
/** And no longer. Returns how many references the driver had not given back, which are gone. */
uint32_t dxg_vidpn_close(struct dxg_vidpn *vidpn);
static inline D3DKMDT_HVIDPN dxg_vidpn_handle(struct dxg_vidpn *vidpn)
{
    return (D3DKMDT_HVIDPN)vidpn;
}
/** Whether a driver's handle is that of an open one. Threads any. */
bool dxg_vidpn_is_open(D3DKMDT_HVIDPN handle);

/* For the owner of a closed one. */

/** A path with nothing pinned. STATUS_NO_MEMORY; or what pfnAddPath answers for a path that cannot be added. */
NTSTATUS dxg_vidpn_connect(struct dxg_vidpn *vidpn, uint32_t source, uint32_t target);
/** Every path, with what hangs on it. */
void dxg_vidpn_clear(struct dxg_vidpn *vidpn);
struct dxg_vidpn_path *dxg_vidpn_first_path(const struct dxg_vidpn *vidpn);
struct dxg_vidpn_path *dxg_vidpn_next_path(const struct dxg_vidpn_path *path);
size_t dxg_vidpn_paths(const struct dxg_vidpn *vidpn);
/** The assigned set of a source or target that a path has; null where none has it. */
struct dxg_mode_set *dxg_vidpn_modes(const struct dxg_vidpn *vidpn, enum dxg_mode_kind kind, uint32_t of);
/** Give a source or target a set of one mode, and pin it: what the kernel wants and the driver is to judge. */
NTSTATUS dxg_vidpn_set_mode(struct dxg_vidpn *vidpn, enum dxg_mode_kind kind, uint32_t of,
                            const union dxg_mode_info *mode);

/** What DxgkCbQueryVidPnInterface gives: version 1, and 2, which has the same functions. */
const DXGK_VIDPN_INTERFACE *dxg_vidpn_interface(DXGK_VIDPN_INTERFACE_VERSION version);

/*
 * For the interfaces' tables. All of these with `dxg_vidpn_lock` held, which dxg_vidpn_enter takes after a remark to
 * the log where `function` is called above PASSIVE_LEVEL.
 */
void dxg_vidpn_enter(const char *function);
NTSTATUS dxg_vidpn_leave(NTSTATUS status);
struct dxg_vidpn *dxg_vidpn_of_handle(D3DKMDT_HVIDPN handle);
struct dxg_vidpn *dxg_vidpn_of_topology(D3DKMDT_HVIDPNTOPOLOGY handle);
/** The set of a kind behind a handle, and in `vidpn`, which may be null, whose it is. */
struct dxg_mode_set *dxg_vidpn_set_of_handle(const void *handle, enum dxg_mode_kind kind, struct dxg_vidpn **vidpn);
/** Free it unless it is assigned or the driver has it. */
void dxg_vidpn_drop_set(struct dxg_vidpn *vidpn, struct dxg_mode_set *set);
bool dxg_vidpn_has_source(const struct dxg_vidpn *vidpn, uint32_t source);
bool dxg_vidpn_has_target(const struct dxg_vidpn *vidpn, uint32_t target);
/** A path that was added; D3DDDI_ID_ANY stands for either. */
struct dxg_vidpn_path *dxg_vidpn_find_path(const struct dxg_vidpn *vidpn, uint32_t source, uint32_t target);
NTSTATUS dxg_vidpn_create_path(struct dxg_vidpn *vidpn, struct dxg_vidpn_path **path);
NTSTATUS dxg_vidpn_add_path(struct dxg_vidpn *vidpn, struct dxg_vidpn_path *path);
/** Out of the topology; its memory goes once the driver has it no longer. */
void dxg_vidpn_drop_path(struct dxg_vidpn *vidpn, struct dxg_vidpn_path *path);

extern const DXGK_VIDPNTOPOLOGY_INTERFACE dxg_vidpn_topology_interface;
extern const DXGK_VIDPNSOURCEMODESET_INTERFACE dxg_vidpn_source_modes_interface;
extern const DXGK_VIDPNTARGETMODESET_INTERFACE dxg_vidpn_target_modes_interface;

#endif
