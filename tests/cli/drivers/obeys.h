/*
 * obeys.h: the first byte of an escape to obeys.c.
 */
#ifndef OBEYS_H
#define OBEYS_H

enum obeys_command {
    OBEYS_COMPLEMENT = 0x10, /* every byte behind the first becomes its complement */
    OBEYS_TELL = 0x11,       /* flags; bit 0: a device, bit 1: a context; size */
    OBEYS_REFUSE = 0x12,     /* the buffer is written, and STATUS_ILLEGAL_INSTRUCTION returned */
    OBEYS_UNNAMED = 0x13,    /* a status without a name */
    OBEYS_PRINT = 0x14,
    OBEYS_LEAK = 0x15, /* 100 bytes of paged pool, 'Leak' */
    OBEYS_RACE = 0x16, /* counts in a variable of its own without a lock */
    OBEYS_CRASH = 0x20,
    OBEYS_BUGCHECK = 0x21,
    OBEYS_IRQL = 0x22,     /* returns at DISPATCH_LEVEL */
    OBEYS_UNDERRUN = 0x23, /* writes ahead of a pool block, and frees it */
    OBEYS_SPIN = 0x30,
    OBEYS_WAIT = 0x31,
};

#endif
