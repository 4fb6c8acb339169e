/*
 * display.h: an adapter's displays – the frame buffer that the firmware left, the way from a started driver to a
 * picture (children, monitors, a VidPN that the driver supports and commits), and what is shown on them afterwards.
 *
 * A full or display-only miniport with video present sources is brought up once it is started. A driver that fails
 * there has started all the same, as on Windows, where the display stays as the firmware left it; the log says which
 * call failed. docs/display.md has the order of the calls.
 */
#ifndef ESCAPEMENT_DXGKRNL_DISPLAY_H
#define ESCAPEMENT_DXGKRNL_DISPLAY_H

#include "dxgkrnl/child.h"
#include "nt/os.h"

#include <dispmprt.h>
#include <stdatomic.h>

struct dxg_adapter;
struct dxg_primary;
struct dxg_vidpn;

#define DXG_SOURCES_MOST 64u /* of video present; no hardware has so many */

/** Part of an adapter. Zeroed memory is one without displays. */
struct dxg_display {
    struct os_lock lock; /* guards the children's state against DxgkCbIndicateChildStatus */
    uint32_t child_count;
    struct dxg_child *children;
    bool connectors_changed;  /* the driver has connection changes to tell */
    struct dxg_vidpn *active; /* committed; changed by who is alone in the adapter, as what follows */
    struct dxg_primary *primaries[DXG_SOURCES_MOST]; /* of a full driver, by source */
    bool has_post;                                   /* the firmware left a picture on this adapter */
    bool post_acquired;
    bool has_vsync;    /* the driver was told to raise it, and agreed */
    void *post_memory; /* of a frame buffer that is not the device's own */
    DXGK_DISPLAY_INFORMATION post;
    _Atomic uint64_t vsyncs;
    struct os_lock update_lock; /* guards what follows */
    bool update_queued;         /* a worker is about to look at the children */
    uint32_t updating;          /* and how many do */
    struct os_condition idle;
    WORK_QUEUE_ITEM update;
    uint32_t presents; /* how often the driver said that a present is over */
    uint32_t failed_presents;
};

/** A picture that is shown: what of it is not known is zero. */
struct dxg_display_mode {
    uint32_t source, target;
    uint32_t width, height;
    uint32_t stride_bytes;
    D3DDDIFORMAT format;
    uint32_t refresh_millihertz;
    D3DKMDT_VIDPN_PRESENT_PATH_ROTATION rotation;
    D3DKMDT_VIDPN_PRESENT_PATH_SCALING scaling;
};

/** After StartDevice and the queries, at level three. Never fails: see above. */
void dxg_display_start(struct dxg_adapter *adapter);
/** Before StopDevice: the picture goes, vertical synchronization is switched off. At level three. */
void dxg_display_stop(struct dxg_adapter *adapter);
/** After dxg_display_stop, with the adapter still started: the picture comes back. At level three. */
void dxg_display_resume(struct dxg_adapter *adapter);
/** Primary surfaces are destroyed. Before vidmm and the driver stop. At level three. */
void dxg_display_drop_primaries(struct dxg_adapter *adapter);
/** After StopDevice: children, monitors, the VidPN. */
void dxg_display_forget(struct dxg_adapter *adapter);
/** The adapter is not started (any more), and nobody is in it: wait for a worker that is about to look at it. */
void dxg_display_wait_idle(struct dxg_adapter *adapter);

/** A worker looks at the children and brings the displays up again. IRQL <= DISPATCH_LEVEL. */
void dxg_display_request_update(struct dxg_adapter *adapter);
/** The same at once, on the calling thread. STATUS_DEVICE_REMOVED where the adapter is not started. */
NTSTATUS dxg_display_update(struct dxg_adapter *adapter);

/** The same after the driver was asked which outputs are connected. */
NTSTATUS dxg_display_poll(struct dxg_adapter *adapter);
/** DxgkDdiNotifyAcpiEvent, at level two; what its flags ask for is done. STATUS_NOT_SUPPORTED without the function. */
NTSTATUS dxg_display_notify_acpi(struct dxg_adapter *adapter, DXGK_EVENT_TYPE type, ULONG event, PVOID argument,
                                 ULONG *flags);
/** DxgkDdiDispatchIoRequest, at level two. */
NTSTATUS dxg_display_io_request(struct dxg_adapter *adapter, uint32_t source, VIDEO_REQUEST_PACKET *packet);

/** Fill at most `count` modes, one a path of the committed VidPN; returns how many there are. Enters level two; 0 where
 * the adapter is not started. */
size_t dxg_display_modes(struct dxg_adapter *adapter, struct dxg_display_mode *modes, size_t count);
/** The modes that a source could be set to, as the driver enumerates them for the topology that is active. */
size_t dxg_display_source_modes(struct dxg_adapter *adapter, uint32_t source, struct dxg_display_mode *modes,
                                size_t count);
/**
 * Set a source to a size, and a rate where `refresh_millihertz` is not zero. STATUS_GRAPHICS_NO_ACTIVE_VIDPN without a
 * topology, STATUS_GRAPHICS_INVALID_VIDEO_PRESENT_SOURCE, STATUS_GRAPHICS_MODE_NOT_IN_MODESET for what the driver does
 * not offer, the driver's own status otherwise; what was shown is shown then. Enters level two.
 */
NTSTATUS dxg_display_set_mode(struct dxg_adapter *adapter, uint32_t source, uint32_t width, uint32_t height,
                              uint32_t refresh_millihertz);

/* ---- post.c ---- */

/** Find, or make, the frame buffer that the firmware drew on. STATUS_NO_MEMORY. Before StartDevice. */
NTSTATUS dxg_post_prepare(struct dxg_adapter *adapter);
void dxg_post_forget(struct dxg_adapter *adapter);
/** DxgkCbAcquirePostDisplayOwnership: zeroes where there is none. */
void dxg_post_acquire(struct dxg_adapter *adapter, DXGK_DISPLAY_INFORMATION *info);
/** Whether a physical range lies within a frame buffer that is not the device's own. */
bool dxg_post_owns(struct dxg_adapter *adapter, uint64_t physical, uint64_t bytes);
/** The driver gave it back with DxgkDdiStopDeviceAndReleasePostDisplayOwnership, in the mode that it is in. */
void dxg_post_release(struct dxg_adapter *adapter, const DXGK_DISPLAY_INFORMATION *info);
/**
 * Copy `bytes` from `offset` on out of the frame buffer. STATUS_NOT_FOUND where there is none, STATUS_INVALID_PARAMETER
 * beyond its end.
 */
NTSTATUS dxg_post_read(struct dxg_adapter *adapter, uint64_t offset, void *to, size_t bytes);

/* ---- display_show.c ---- */

/** DxgkDdiPresentDisplayOnly with one dirty rectangle, or all of the source where `rect` is null; waits for a driver
 * that says STATUS_PENDING. STATUS_NOT_SUPPORTED for a full driver. */
NTSTATUS dxg_display_present(struct dxg_adapter *adapter, uint32_t source, void *pixels, uint32_t pitch_bytes,
                             const RECT *rect);
NTSTATUS dxg_display_set_visibility(struct dxg_adapter *adapter, uint32_t source, bool visible);
NTSTATUS dxg_display_set_pointer_shape(struct dxg_adapter *adapter, const DXGKARG_SETPOINTERSHAPE *shape);
NTSTATUS dxg_display_set_pointer_position(struct dxg_adapter *adapter, const DXGKARG_SETPOINTERPOSITION *position);
NTSTATUS dxg_display_set_palette(struct dxg_adapter *adapter, const DXGKARG_SETPALETTE *palette);
NTSTATUS dxg_display_scan_line(struct dxg_adapter *adapter, DXGKARG_GETSCANLINE *line);
/** DxgkDdiUpdateActiveVidPnPresentPath: the path of `source` and `target`, turned or scaled otherwise. */
NTSTATUS dxg_display_update_path(struct dxg_adapter *adapter, uint32_t source, uint32_t target,
                                 D3DKMDT_VIDPN_PRESENT_PATH_ROTATION rotation);
/** DxgkDdiQueryVidPnHWCapability of the active VidPN. */
NTSTATUS dxg_display_hw_capability(struct dxg_adapter *adapter, uint32_t source, uint32_t target,
                                   D3DKMDT_VIDPN_HW_CAPABILITY *capability);
/** DxgkDdiSetVidPnSourceAddress: scan out a primary. At the IRQL that the caller runs at. */
NTSTATUS dxg_display_set_address(struct dxg_adapter *adapter, const DXGKARG_SETVIDPNSOURCEADDRESS *address);
/** Told of by DxgkCbNotifyInterrupt, at the device's IRQL. */
void dxg_display_interrupt(struct dxg_adapter *adapter, const DXGKARGCB_NOTIFY_INTERRUPT_DATA *data);

#endif
