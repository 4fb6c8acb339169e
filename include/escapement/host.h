/*
 * host.h: the graphics kernel embedded in a program – start a driver, send it escapes, make its allocations fail, stop
 * it. docs/host.md has an example.
 *
 * One kernel lives in a Linux process at a time. Start it, create processes (in the NT sense: a handle table and a turn
 * in the driver), attach threads to them, and call the D3DKMT* functions of d3dkmthk.h, or host_escape. A driver's
 * bugcheck ends the Linux process with a report on standard error: run a driver that you do not trust in a child.
 */
#ifndef ESCAPEMENT_HOST_H
#define ESCAPEMENT_HOST_H

#include <d3dkmthk.h>
#include <escapement/api.h>
#include <ntstatus.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <winerror.h>

#ifdef __cplusplus
extern "C" {
#endif

struct host;
struct host_process;

/** Why a driver did not start: one of the command line's reasons, and sentences for a person. */
enum host_failure {
    HOST_OK = 0,
    HOST_BAD_IMAGE,    /* not a driver, truncated, another machine, imports that nobody exports */
    HOST_BAD_DEVICE,   /* the device model could not be loaded */
    HOST_ENTRY_FAILED, /* DriverEntry, its table, or DxgkInitialize; OpenAdapter of a user-mode driver */
    HOST_START_FAILED, /* AddDevice, StartDevice or what follows */
    HOST_NO_MEMORY,
    HOST_BUSY,         /* a kernel is running in this Linux process already */
    HOST_BAD_REGISTRY, /* the file for the registry cannot be read, or says what cannot be */
};
struct host_error {
    enum host_failure failure;
    NTSTATUS status; /* the NTSTATUS behind it, or 0 */
    char text[4096];
};

/** Receives what the driver prints and what the kernel remarks, a line at a time, from any thread. */
typedef void host_log(void *context, bool from_driver, const char *line);

/** One access of the driver's to a register or an I/O port, and where in the driver it stands. */
struct host_register_access {
    uint32_t bar; /* 6: `offset` is the number of a port that is no bar's */
    uint32_t width;
    uint64_t offset;
    uint64_t value; /* what was read, or is written */
    bool is_write;
    const char *name;     /* the device model's for the register; null: it has none */
    const char *function; /* null, and null and 0, where the driver's image does not say */
    const char *file;
    int line;
};
/** Receives each access, in the order in which they are made, on the thread that makes it and at its IRQL; the strings
 * are gone when it returns. */
typedef void host_register_trace(void *context, const struct host_register_access *access);

/** Zeroed memory is the default. */
struct host_options {
    const char *device;    /* a device model's file or a preset's name (docs/device.md), or null: the driver's own
                              (DRIVER without .so, then .device.so) where it exists, else the preset plain */
    const char *registry;  /* null, or what the registry holds besides: a .reg or an .inf file (docs/registry.md) */
    const char *registers; /* null, or a file of registers: in front of that device, or one of its own */
    uint32_t escape_limit; /* largest payload in bytes; 0: 16 MiB */
    host_log *log;
    void *log_context;
    host_register_trace *trace;
    void *trace_context;
    int report_fd;         /* receives a JSON line when the driver bugchecks; 0: none */
    bool tdr_test_mode;    /* TdrTestMode = 1: D3DKMT_ESCAPE_TDRDBGCTRL is answered */
    uint32_t tdr_delay_ms; /* how long an engine may hang, in place of TdrDelay's seconds; 0: TdrDelay, 2 seconds */
};

/**
 * Load a driver, start an adapter. On failure null, with `error` filled and nothing left behind.
 * Threads: one at a time. `error` may be null.
 */
ESCAPEMENT_API struct host *host_start(const char *driver, const struct host_options *options,
                                       struct host_error *error);
/** Stop and remove the adapter, end the processes that are left, unload the driver, end the kernel. User-mode drivers
 * must be unloaded, and no other thread may be in a call. Null does nothing. */
ESCAPEMENT_API void host_stop(struct host *host);

/** The adapter, for D3DKMTOpenAdapterFromLuid. Changes with each start. */
ESCAPEMENT_API LUID host_adapter_luid(const struct host *host);
/**
 * Take the adapter from under its clients, from any thread, while calls are in flight: stop it, as a rebalance does, or
 * pull it out by surprise. Calls that wait, and all later ones with handles to it, answer STATUS_DEVICE_REMOVED. An
 * adapter that is stopped already stays so.
 */
ESCAPEMENT_API void host_stop_adapter(struct host *host);
ESCAPEMENT_API void host_surprise_remove(struct host *host);
/** Stop it if it runs, and start it again. STATUS_SUCCESS, or why it did not start; it is stopped then. */
ESCAPEMENT_API NTSTATUS host_restart_adapter(struct host *host);

/** A process. Null: no memory. */
ESCAPEMENT_API struct host_process *host_process_create(struct host *host, const char *name);
/** As the end of a process: everything it holds is closed. No thread may be attached to it. Null does nothing. */
ESCAPEMENT_API void host_process_destroy(struct host_process *process);
/** Move the calling thread to it; null: back to the initial process. */
ESCAPEMENT_API void host_process_attach(struct host_process *process);

/**
 * Send one escape as `process`, whichever process the calling thread belongs to.
 *
 * @param args       user memory, read once; an unreadable address is an answer, not a crash
 * @param driver_ns  receives the time spent inside the driver, in nanoseconds; may be null
 * @return STATUS_SUCCESS, the driver's bytes copied to the caller's buffer; otherwise, with the buffer untouched, the
 *         status of the check that refused (docs/architecture.md), or the driver's own, unchanged
 */
ESCAPEMENT_API NTSTATUS host_escape(struct host_process *process, const D3DKMT_ESCAPE *args, uint64_t *driver_ns);

/*
 * Displays: what a driver with video present sources shows, and how a program has it show something else. Numbers that
 * are not known are zero. All of it answers nothing, or STATUS_DEVICE_REMOVED, while the adapter is stopped.
 */

/** One of the adapter's children, as DxgkDdiQueryChildRelations named it. */
struct host_child {
    uint32_t uid;
    bool is_output;     /* a video present target */
    int32_t technology; /* of an output: D3DKMDT_VIDEO_OUTPUT_TECHNOLOGY */
    bool has_monitor;
    bool has_descriptor; /* the monitor's EDID came from the driver */
    uint32_t modes;      /* of the monitor */
    char name[16];       /* its own: "Panel", or its maker's letters and number */
};
/** Fill at most `count`; returns how many there are. */
ESCAPEMENT_API size_t host_children(struct host *host, struct host_child *children, size_t count);

/** A path of the active VidPN: a source in its mode, on a target. */
struct host_display_mode {
    uint32_t source, target;
    uint32_t width, height, stride_bytes;
    uint32_t format; /* D3DDDIFORMAT */
    uint32_t refresh_millihertz;
    uint32_t rotation_degrees;
};
/** What is shown. Fill at most `count`; returns how many paths there are. */
ESCAPEMENT_API size_t host_display_modes(struct host *host, struct host_display_mode *modes, size_t count);
/** What the driver offers for a source in the topology that is active. */
ESCAPEMENT_API size_t host_display_source_modes(struct host *host, uint32_t source, struct host_display_mode *modes,
                                                size_t count);
/**
 * Set a source's size, and its rate where that is not 0. STATUS_GRAPHICS_MODE_NOT_IN_MODESET for what the driver does
 * not offer, STATUS_GRAPHICS_NO_ACTIVE_VIDPN where nothing is shown, the driver's own status otherwise; what was shown
 * is shown then.
 */
ESCAPEMENT_API NTSTATUS host_display_set_mode(struct host *host, uint32_t source, uint32_t width, uint32_t height,
                                              uint32_t refresh_millihertz);
/** DxgkDdiPresentDisplayOnly: pixels of 32 bits, as large as the source's mode, of which a rectangle is new; null: all.
 * They stay until the driver is done. STATUS_NOT_SUPPORTED for a full driver. */
ESCAPEMENT_API NTSTATUS host_display_present(struct host *host, uint32_t source, void *pixels, uint32_t pitch_bytes,
                                             const RECT *rect);
/** How often the driver reported vertical synchronization. */
ESCAPEMENT_API uint64_t host_display_vsyncs(const struct host *host);
/** Ask the driver which monitors are connected, as for children whose HpdAwareness says that they are polled. */
ESCAPEMENT_API NTSTATUS host_poll_children(struct host *host);

/** The frame buffer that the firmware left, which display-only drivers write to. False: this adapter has none. */
struct host_framebuffer {
    uint64_t physical;
    uint32_t width, height, pitch_bytes, format;
};
ESCAPEMENT_API bool host_framebuffer(struct host *host, struct host_framebuffer *framebuffer);
/** Copy out of it. STATUS_NOT_FOUND, or STATUS_INVALID_PARAMETER beyond its end. */
ESCAPEMENT_API NTSTATUS host_framebuffer_read(struct host *host, uint64_t offset, void *to, size_t bytes);

/** DxgkDdiSetPowerState: 0 for D0 to 3 for D3, with the displays dark below D0. STATUS_INVALID_PARAMETER,
 * STATUS_NOT_SUPPORTED without the function. */
ESCAPEMENT_API NTSTATUS host_power(struct host *host, uint32_t d_state);
/** DxgkDdiSetPowerComponentFState, waited for. STATUS_DEVICE_BUSY while the driver has the component active. */
ESCAPEMENT_API NTSTATUS host_power_component(struct host *host, uint32_t component, uint32_t f_state);

/** Make the n-th allocation from now fail (1: the next), the kernel's and the drivers' counted together; 0 ends it. */
ESCAPEMENT_API void host_fail_allocation(uint64_t n);
/** The same for the n-th and every later one. */
ESCAPEMENT_API void host_fail_allocations_from(uint64_t n);
/** How many were counted since. */
ESCAPEMENT_API uint64_t host_allocations(void);

/** What a driver holds at this moment; after host_stop, what it had left behind: all zero for a clean one. */
struct host_leftovers {
    uint64_t pool_blocks, pool_bytes, timers_armed, dpcs_queued, threads, mappings, mdls, handles, contiguous_bytes;
};
ESCAPEMENT_API void host_leftovers(struct host_leftovers *leftovers);

/** The same for the pool, by tag. */
struct host_pool_tag {
    char name[5]; /* what DbgPrint shows of it: its four characters */
    uint32_t tag;
    uint64_t blocks, bytes, paged_bytes;
};
/** Fill at most `count` rows (64 at most), largest first. Returns how many tags have blocks. */
ESCAPEMENT_API size_t host_pool_usage(struct host_pool_tag *tags, size_t count);

/*
 * A user-mode display driver: an image that `escapement cc --user` made, which the Direct3D runtime opens and which
 * reaches its miniport by pfnEscapeCb. Everything happens as the process that it was loaded into; functions of the
 * image that the program calls itself (host_umd_symbol, the device's functions) want the thread attached to it.
 */
struct host_umd;
struct host_umd_device;

/**
 * Load the image and open the adapter with its OpenAdapter. `interface` is Direct3D's version as the driver is told; 0:
 * 9. On failure null, with `error` filled (its status an HRESULT where OpenAdapter failed) and nothing left behind.
 */
ESCAPEMENT_API struct host_umd *host_umd_load(struct host_process *process, const char *file, uint32_t interface,
                                              struct host_error *error);
/** Destroys the devices that are left, closes the adapter with pfnCloseAdapter, unloads the image. Before its process
 * is destroyed. Null does nothing. */
ESCAPEMENT_API void host_umd_unload(struct host_umd *umd);
/** A function or variable that the image exports, or null. Functions have Microsoft's convention. */
ESCAPEMENT_API void *host_umd_symbol(const struct host_umd *umd, const char *name);
ESCAPEMENT_API D3DKMT_HANDLE host_umd_adapter(const struct host_umd *umd);

/** A device by the driver's CreateDevice. Null: `result`, which may be null, says why. */
ESCAPEMENT_API struct host_umd_device *host_umd_device_create(struct host_umd *umd, HRESULT *result);
/** The driver's pfnDestroyDevice, and the contexts that are left. Null does nothing. */
ESCAPEMENT_API void host_umd_device_destroy(struct host_umd_device *device);
/** The driver's own handle, which the functions of d3dumddi.h's D3DDDI_DEVICEFUNCS want; and these functions. */
ESCAPEMENT_API void *host_umd_device_handle(const struct host_umd_device *device);
ESCAPEMENT_API const struct _D3DDDI_DEVICEFUNCS *host_umd_device_functions(const struct host_umd_device *device);
ESCAPEMENT_API D3DKMT_HANDLE host_umd_device_kernel_handle(const struct host_umd_device *device);
/** What ChangeFrameLatency asks about the application: all false at first, and then it is refused. */
ESCAPEMENT_API void host_umd_device_set_application(struct host_umd_device *device, bool linked_adapters,
                                                    bool was_exclusive, bool chose_latency_itself);
/** Frames that may be queued before submission: 3, or what ChangeFrameLatency asked for. */
ESCAPEMENT_API uint32_t host_umd_device_frame_latency(const struct host_umd_device *device);

/** "STATUS_INVALID_PARAMETER"; null for a number without a name. */
ESCAPEMENT_API const char *host_status_name(NTSTATUS status);

#ifdef __cplusplus
}
#endif

#endif
