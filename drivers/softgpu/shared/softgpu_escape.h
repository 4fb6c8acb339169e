/*
 * softgpu_escape.h: the private interface of softgpu's two drivers – what goes through DxgkDdiEscape.
 *
 * Every payload begins with a softgpu_header. `size` is that of the whole payload, so that a structure can grow: its
 * version says how much of it is there. The user-mode driver sends HANDSHAKE first; the miniport speaks the interface
 * versions SOFTGPU_INTERFACE_OLDEST to SOFTGPU_INTERFACE and refuses others with STATUS_GRAPHICS_DRIVER_MISMATCH.
 */
#ifndef SOFTGPU_ESCAPE_H
#define SOFTGPU_ESCAPE_H

#include <basetsd.h>

#define SOFTGPU_INTERFACE        3u
#define SOFTGPU_INTERFACE_OLDEST 2u

enum softgpu_command {
    SOFTGPU_HANDSHAKE = 0,
    SOFTGPU_QUERY = 1,
    SOFTGPU_GET_SETTING = 2,
    SOFTGPU_SET_SETTING = 3,
    SOFTGPU_COUNTERS_READ = 4,
    SOFTGPU_READ_REGISTER = 5,
    SOFTGPU_WRITE_REGISTER = 6,
    SOFTGPU_SUBMIT = 7,
    SOFTGPU_ALLOCATE = 8,
    SOFTGPU_FREE = 9,
    SOFTGPU_READ_OBJECT = 10,
    SOFTGPU_COMMANDS = 11,
};

struct softgpu_header {
    UINT32 command; /* enum softgpu_command */
    UINT32 version; /* of the structure that follows, from 1 */
    UINT32 size;    /* bytes of the whole payload, this header included */
    UINT32 flags;   /* 0 unless the command says otherwise */
};

/* HANDSHAKE: do the two drivers fit? */
struct softgpu_handshake {
    struct softgpu_header header;
    UINT32 umd_interface; /* in */
    UINT32 kmd_interface; /* out */
    UINT32 hardware_revision;
    UINT32 reserved;
};

/* QUERY: what the adapter has. Version 1 ends before `engine_channels`, version 2 before `largest_stream`. */
struct softgpu_query {
    struct softgpu_header header;
    UINT64 memory_bytes;
    UINT64 memory_free_bytes;
    UINT32 engine_channels; /* from version 2 */
    UINT32 user_registers;
    UINT32 largest_stream; /* from version 3: bytes of one SUBMIT */
    UINT32 largest_object; /* bytes of one ALLOCATE */
};
#define SOFTGPU_QUERY_SIZE_1 32u
#define SOFTGPU_QUERY_SIZE_2 40u
#define SOFTGPU_QUERY_SIZE_3 48u

/* GET_SETTING, SET_SETTING: one of the device's settings. */
enum softgpu_setting {
    SOFTGPU_SETTING_ALPHA = 0,       /* what user register 0 is when a stream begins: 0 to 255 */
    SOFTGPU_SETTING_CLEAR_COLOR = 1, /* what a new object is filled with: any */
    SOFTGPU_SETTING_VERBOSE = 2,     /* 1: a line in the debug log for each stream: 0 or 1 */
    SOFTGPU_SETTINGS = 3,
};
struct softgpu_setting_access {
    struct softgpu_header header;
    UINT32 setting;
    UINT32 value;
};

/* COUNTERS_READ: what the engine counted since power-on. */
struct softgpu_counters {
    struct softgpu_header header;
    UINT64 streams;
    UINT64 instructions;
    UINT64 pixels;
    UINT64 faults;
};

/* READ_REGISTER, WRITE_REGISTER: need HardwareAccess, since the engine must stand still. */
struct softgpu_register_access {
    struct softgpu_header header;
    UINT32 offset; /* in BAR 0 */
    UINT32 value;
};

/* SUBMIT: run a stream on the driver's channel, return when it is done. The instructions follow the structure. */
struct softgpu_submit {
    struct softgpu_header header;
    UINT32 stream_bytes;
    UINT32 fence; /* out: the number of this work on the driver's channel */
};
#define SOFTGPU_LARGEST_STREAM 0x10000u

/* ALLOCATE: an object in VRAM that the caller's streams may use; it belongs to the device's process. */
struct softgpu_allocate {
    struct softgpu_header header;
    UINT32 bytes; /* in: rounded up to pages */
    UINT32 id;    /* out: not zero */
    UINT32 address;
    UINT32 reserved;
};
#define SOFTGPU_LARGEST_OBJECT 0x800000u

/*
 * FREE: once a process has rendered through the scheduler, one of its DMA buffers may be on its way to the engine with
 * the object's address in it; from then on FREE needs HardwareAccess, which drains them.
 */
struct softgpu_free {
    struct softgpu_header header;
    UINT32 id;
    UINT32 reserved;
};

/* READ_OBJECT: bytes of an object; they follow the structure. */
struct softgpu_read_object {
    struct softgpu_header header;
    UINT32 id;
    UINT32 offset;
    UINT32 bytes;
    UINT32 reserved;
};

#endif
