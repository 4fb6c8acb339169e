/*
 * vagpu_escape.h: what a user-mode driver sends through vagpu's escape – a header with a size, and a structure that may
 * grow at its end. Strings lie behind the structure, at an offset from the packet's start.
 */
#ifndef VAGPU_ESCAPE_H
#define VAGPU_ESCAPE_H

#define VAGPU_INTERFACE 3u

typedef enum _VAGPU_ESCAPE_CODE {
    VAGPU_ESCAPE_HELLO = 0x100,
    VAGPU_ESCAPE_DEVICE_STATISTICS = 0x101, /* of hDevice */
    VAGPU_ESCAPE_SET_PRIORITY = 0x102,      /* of hContext */
    VAGPU_ESCAPE_GET_PRIORITY = 0x103,
    VAGPU_ESCAPE_SET_LABEL = 0x104, /* of hDevice */
    VAGPU_ESCAPE_GET_LABEL = 0x105,
    VAGPU_ESCAPE_READ_CLOCK = 0x106, /* a register: HardwareAccess */
} VAGPU_ESCAPE_CODE;

typedef struct _VAGPU_ESCAPE {
    UINT32 Code;
    UINT32 Size; /* of the whole packet */
} VAGPU_ESCAPE;

typedef struct _VAGPU_HELLO {
    VAGPU_ESCAPE Head;
    UINT32 Interface; /* in: the caller's; out: the miniport's */
    UINT32 Revision;
    UINT64 MemoryBytes;
    UINT32 AddressBits; /* since interface 2 */
    UINT32 Engines;     /* since interface 2 */
} VAGPU_HELLO;

#define VAGPU_HELLO_V1_BYTES 24u

typedef struct _VAGPU_DEVICE_STATISTICS {
    VAGPU_ESCAPE Head;
    UINT32 Contexts;
    UINT32 Allocations;
    UINT64 Submissions;
} VAGPU_DEVICE_STATISTICS;

#define VAGPU_PRIORITY_LEAST (-7)
#define VAGPU_PRIORITY_MOST  7

typedef struct _VAGPU_PRIORITY {
    VAGPU_ESCAPE Head;
    INT32 Priority;
    UINT32 Reserved; /* zero */
} VAGPU_PRIORITY;

#define VAGPU_LABEL_BYTES 64u

typedef struct _VAGPU_LABEL {
    VAGPU_ESCAPE Head;
    UINT32 Offset; /* of the label, from the packet's start */
    UINT32 Bytes;  /* in: of the label, or of its room; out: of the label */
} VAGPU_LABEL;

typedef struct _VAGPU_CLOCK {
    VAGPU_ESCAPE Head;
    UINT32 Commands;
    UINT32 Reserved; /* zero */
} VAGPU_CLOCK;

#endif
