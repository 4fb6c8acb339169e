/*
 * basicdisp_escape.h: what programs send through basicdisp's escape – a header, then records, each a type, a length and
 * its body, carried out in order. A record that fails ends the call with its status.
 */
#ifndef BASICDISP_ESCAPE_H
#define BASICDISP_ESCAPE_H

#define BASICDISP_MAGIC   0x50534442 /* "BDSP" as it lies in memory */
#define BASICDISP_VERSION 2

typedef struct _BASICDISP_HEADER {
    ULONG Magic;
    USHORT Version; /* of the caller's interface: BASICDISP_VERSION */
    USHORT Records;
    ULONG Bytes; /* of the records that follow, all together */
} BASICDISP_HEADER;

typedef enum _BASICDISP_RECORD_TYPE {
    BASICDISP_QUERY_MODE = 1,
    BASICDISP_QUERY_COUNTERS = 2,
    BASICDISP_FILL = 3, /* writes the screen: HardwareAccess */
    BASICDISP_READ_PIXELS = 4,
    BASICDISP_STORE = 5, /* from the caller's memory into the driver's store */
    BASICDISP_LOAD = 6,  /* the way back */
} BASICDISP_RECORD_TYPE;

typedef struct _BASICDISP_RECORD {
    USHORT Type;
    USHORT Length; /* of what follows this head; records follow one another without a gap, in multiples of 4 */
} BASICDISP_RECORD;

/* QUERY_MODE grew with version 2; a body of either length is answered. */
typedef struct _BASICDISP_MODE_V1 {
    ULONG Width;
    ULONG Height;
} BASICDISP_MODE_V1;

typedef struct _BASICDISP_MODE {
    BASICDISP_MODE_V1 Size;
    ULONG Pitch;
    ULONG Visible;
} BASICDISP_MODE;

typedef struct _BASICDISP_COUNTERS {
    ULONG Presents;
    ULONG DirtyRects;
    ULONG Moves;
    ULONG Fills;
} BASICDISP_COUNTERS;

typedef struct _BASICDISP_RECT {
    ULONG X;
    ULONG Y;
    ULONG Width;
    ULONG Height;
} BASICDISP_RECT;

typedef struct _BASICDISP_FILL_BODY {
    BASICDISP_RECT Rect;
    ULONG Color;
} BASICDISP_FILL_BODY;

/* The pixels, four bytes each and row by row, come back behind the rectangle: Length says how many have room. */
typedef struct _BASICDISP_READ_BODY {
    BASICDISP_RECT Rect;
} BASICDISP_READ_BODY;

#define BASICDISP_STORE_BYTES 4096

/* The address is an unsigned number of 64 bits in two halves, so that a record need not be aligned to eight. */
typedef struct _BASICDISP_TRANSFER_BODY {
    ULONG AddressLow;
    ULONG AddressHigh;
    ULONG Bytes;
    ULONG Offset; /* in the driver's store */
} BASICDISP_TRANSFER_BODY;

#endif
