/*
 * storm.h: the board between the tests of the levels and their driver – what the driver saw that must not be.
 *
 * Memory of the test's own, whose address the driver learns by an escape of `struct storm_attach`; accessed atomically.
 */
#ifndef LEVELS_STORM_H
#define LEVELS_STORM_H

#define STORM_MAGIC 0xC2B2AE3D27D4EB4Full

/* What an observer inside the driver can find wrong. */
enum storm_violation {
    STORM_TWO_OF_A_PROCESS, /* two threads of one process are inside */
    STORM_ZERO_BESIDE_TWO,  /* somebody is inside beside level two */
    STORM_TWO_BESIDE_TWO,   /* two are at level two */
    STORM_BESIDE_THREE,     /* somebody is inside beside a start, a stop or a reset */
    STORM_ENGINE_AT_TWO,    /* the engine has work at level two */
    STORM_SUBMITTED_AT_TWO, /* the scheduler submits at level two or three */
    STORM_ENGINE_AT_STOP,   /* the engine has work when the device is stopped in order */
    STORM_NOT_STARTED,      /* a call reaches a driver that is not started */
    STORM_IRQL,             /* a call is not at its documented IRQL */
    STORM_VIOLATIONS,
};

struct storm_board {
    int violations[STORM_VIOLATIONS];
    int zero; /* escapes, by the level that they asked for */
    int unsynchronized;
    int two;
    int renders;     /* DxgkDdiRender */
    int completed;   /* packets */
    int most_beside; /* callers inside at once */
    int starts;
    int stops;
    int resets;
    int removals;
};

struct storm_attach {
    unsigned long long magic;
    struct storm_board *board;
};

/* The payload of every other escape. */
struct storm_order {
    unsigned int stay;  /* microseconds to sleep inside; 0: none */
    unsigned int calls; /* out: escapes of this level so far */
};

#endif
