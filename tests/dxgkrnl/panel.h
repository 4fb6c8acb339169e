/*
 * panel.h: the display side of the fake miniport – a driver with outputs, a list of modes and whatever faults a test
 * wants it to have.
 */
#ifndef ESCAPEMENT_TESTS_DXGKRNL_PANEL_H
#define ESCAPEMENT_TESTS_DXGKRNL_PANEL_H

#include "fake.h"

#include "dxgkrnl/edid.h"

#define PANEL_OUTPUTS 4
#define PANEL_UID     0x100u /* of the first output, as fake.c has it */

struct panel {
    /* what the driver does */
    struct {
        UINT width, height;
    } modes[8];       /* that its sources have; ends with a zero */
    const char *fail; /* the call that fails, with fail_with */
    NTSTATUS fail_with;
    NTSTATUS recommended; /* what DxgkDdiRecommendFunctionalVidPn returns; a success: it pins modes[0] */
    NTSTATUS presented;   /* what DxgkDdiPresentDisplayOnly returns */
    unsigned most_paths;  /* that it supports at once */
    bool always_connected;
    bool connected[PANEL_OUTPUTS];
    bool has_edid[PANEL_OUTPUTS];
    bool leaks;          /* releases nothing */
    bool no_targets;     /* adds no target modes */
    bool no_progress;    /* a pending present never ends */
    bool only_stretches; /* of the scalings */
    unsigned components; /* of power, each with three F-states */
    bool completes;      /* its transitions itself */
    bool never_completes;
    SIZE_T primary_bytes; /* of a primary surface; 0: as its size wants */
    UINT primary_set;     /* the segments that it may be in */
    ULONG acpi_flags;     /* that DxgkDdiNotifyAcpiEvent answers */
    struct {
        unsigned target, status;
    } changes[4]; /* of connections, that it has to tell; ends with a zero status */

    /* what was seen */
    char trace[2048];         /* the calls in order, with their arguments */
    unsigned enumerations[8]; /* by pivot type */
    unsigned commits;
    unsigned told; /* of the changes */
    HANDLE power_handle;
    HANDLE committed_primary; /* of source 0 */
    unsigned primaries;       /* made and not destroyed */
    DXGKARG_SETVIDPNSOURCEADDRESS address;
    D3DKMDT_SHAREDPRIMARYSURFACEDATA surface;
    unsigned presents;
    bool visible[PANEL_OUTPUTS];
    bool vsync;
    UINT committed_width; /* of source 0, as CommitVidPn found it pinned */
    UINT committed_target_width;
    D3DKMDT_VIDPN_PRESENT_PATH_SCALING committed_scaling;
    D3DKMDT_VIDPN_PRESENT_PATH_ROTATION rotation;
    DXGK_DISPLAY_INFORMATION post;
    uint8_t edid[DXG_EDID_BLOCK];
    NTSTATUS worst; /* of the calls that must not fail */
};
extern struct panel panel;

/** After fake_reset: one source and output, connected, with a descriptor; 1024 x 768, 800 x 600 and 640 x 480. */
void panel_reset(void);
/** A full driver, with primary surfaces. */
void panel_set_full(void);
/** The calls whose name begins so are in the trace that often. */
unsigned panel_count(const char *call);

#endif
