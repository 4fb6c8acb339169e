/*
 * oldgpu_escape.h: what oldgpu's user-mode driver sends through the escape – one packet of fixed size, a header and a
 * union, as drivers of the Vista years did it. The table command alone is longer: it carries an array at an offset.
 */
#ifndef OLDGPU_ESCAPE_H
#define OLDGPU_ESCAPE_H

#define OLDGPU_MAGIC 0x47444C4F /* "OLDG" as it lies in memory */

typedef enum _OLDGPU_COMMAND {
    OLDGPU_GET_VERSION = 1,
    OLDGPU_GET_MODE = 2,
    OLDGPU_GET_STATISTICS = 3,
    OLDGPU_RESET_STATISTICS = 4,
    OLDGPU_READ_SCRATCH = 5,  /* HardwareAccess */
    OLDGPU_WRITE_SCRATCH = 6, /* HardwareAccess */
    OLDGPU_GET_EVENTS = 7,
    OLDGPU_SET_GAMMA_TABLE = 8, /* OLDGPU_GAMMA_PACKET; HardwareAccess */
} OLDGPU_COMMAND;

typedef struct _OLDGPU_HEADER {
    ULONG Magic;
    ULONG Command; /* OLDGPU_COMMAND */
} OLDGPU_HEADER;

#define OLDGPU_SCRATCH_REGISTERS 16
#define OLDGPU_EVENTS            8

typedef struct _OLDGPU_STATISTICS {
    ULONGLONG Rendered; /* DMA buffers that were made */
    ULONGLONG Submitted;
    ULONGLONG Completed;
    ULONGLONG PagesMapped;
} OLDGPU_STATISTICS;

typedef struct _OLDGPU_EVENT {
    ULONG Kind; /* 1 start, 2 mode, 3 reset */
    ULONG Value;
} OLDGPU_EVENT;

typedef struct _OLDGPU_PACKET {
    OLDGPU_HEADER Header;
    union {
        struct {
            ULONG Major;
            ULONG Minor;
            ULONG InterfaceVersion; /* the miniport's DXGKDDI_INTERFACE_VERSION */
        } Version;
        struct {
            ULONG Width;
            ULONG Height;
            ULONG Pitch;   /* bytes */
            ULONG Visible; /* 0 or 1 */
        } Mode;
        OLDGPU_STATISTICS Statistics;
        struct {
            ULONG Index; /* below OLDGPU_SCRATCH_REGISTERS */
            ULONG Value;
        } Scratch;
        struct {
            ULONG Asked;    /* in: how many, the newest first */
            ULONG Returned; /* out: at most what was asked, and OLDGPU_EVENTS */
            OLDGPU_EVENT Events[OLDGPU_EVENTS];
        } Events;
    };
} OLDGPU_PACKET;

/* SET_GAMMA_TABLE: Count entries of 16 bits each lie at Offset, counted from the packet's start. */
#define OLDGPU_GAMMA_ENTRIES 256
typedef struct _OLDGPU_GAMMA_PACKET {
    OLDGPU_HEADER Header;
    ULONG First; /* where in the hardware's table of OLDGPU_GAMMA_ENTRIES */
    ULONG Count;
    ULONG Offset; /* behind this structure, even */
    ULONG Reserved;
} OLDGPU_GAMMA_PACKET;

#endif
